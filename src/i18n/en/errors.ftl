### What could not be done: one line that says why and what to do.

## The configuration

error-config-at = { $file }, line { $line }: { $problem }
error-config-file = { $file }: { $problem }

error-config-unreadable = the configuration cannot be read.
error-config-no-permission = there is no permission to read the configuration.
error-config-is-folder = the configuration must be a file, and this is a folder.
error-config-not-text = this is not text in UTF-8; save the file in that encoding.
error-config-syntax = this cannot be understood: { $found } (expected name = value, texts in quotes, and no name twice)
error-config-unknown-key = there is no setting “{ $key }”.
error-config-unknown-key-near = there is no setting “{ $key }”; did you mean “{ $nearest }”?
error-config-bad-value = { $key } cannot be { $found }: expected { $accepted }.
error-config-bad-key = “{ $found }” is not a key ({ $command }): expected one such as s, G, ñ, ctrl-r, alt-enter, f5, space or esc.

error-config-accepts-one-of = one of these words: { $words }
error-config-accepts-number = a whole number between { $least } and { $most }
error-config-accepts-pair = [a, b], two whole numbers between { $least } and { $most }, the second no less than the first
error-config-accepts-yes-no = true or false
error-config-accepts-text = a text in quotes
error-config-accepts-language = "es" or "en", perhaps with a region, such as "es-PE"
error-config-accepts-currency = the code of a currency in quotes, such as "PEN"
error-config-accepts-rate = a number above zero, of twelve digits at most, such as "3.75"
error-config-accepts-weekdays = a list of days, such as ["mon", "tue", "wed"]
error-config-accepts-holidays = a list of dates, year-month-day or month-day, such as ["2026-12-24", "12-25"]
error-config-accepts-keys = a key in quotes, or a list of them, such as ["q", "ctrl-q"]
error-config-accepts-stage = at most 12 stages with names of 30 characters at most; “won” and “lost” are always there
error-config-accepts-table = a section with settings of its own, such as [alerts]

## Clients and forms

error-empty-name = the name is missing: write at least one letter.
error-too-long-name = the name is too long: it has { $length } characters, and { $most } fit.
error-too-long-line = a field is too long: it has { $length } characters, and { $most } fit; long texts go into the notes.
error-too-long-text = the text is too long: it has { $length } characters, and { $most } fit; split it into several notes.
error-next-in-past = the next step cannot be on a day that has passed ({ $day }): choose today or a day to come.
error-happened-in-future = that has not happened yet ({ $day }): log it when it has, or plan a follow-up.
error-too-far = that date is too far away ({ $day }): check the year.
error-nothing-to-log = there is nothing to log: write a text or say how it went.
error-unknown-client = no client is called “{ $typed }”: search by a part of the name, or add the client.
error-unknown-client-near = no client is called “{ $typed }”; did you mean one of these? { $near }
error-unknown-zone = there is no zone “{ $typed }”. Those there are: { $known }
error-no-zones = there is no zone “{ $typed }”: no client has a zone; set it with “cartera edit CLIENT --zone”.
error-unknown-time-zone = there is no time zone “{ $typed }”. Is it one of these? { $known }
error-no-time-zone = there is no time zone “{ $typed }”: type a large city with the same time, such as Lima or America/Bogota.
error-unknown-field = there is no field “{ $typed }”. Those there are: { $known }
error-no-fields = there is no field “{ $typed }”: you have defined none yet; do so with “cartera fields --add NAME”.
error-field-exists = there is a field “{ $name }” already: give it another name.
error-no-choices = a field of choices needs at least one: type them with commas between them.
error-unknown-tag = there is no tag “{ $typed }”. Those there are: { $known }
error-no-tags = there is no tag “{ $typed }”: no client has tags.
error-own-relation = a client cannot be related to itself: choose another one.
error-no-target = “{ $typed }” is neither the whole path of a file nor an address that begins with https://.
error-ambiguous-client =
    { $count ->
        [one] “{ $typed }” may be another client: say which by number.
       *[other] “{ $typed }” may be any of { $count } clients: say which by number.
    }
error-candidate = #{ $id } { $name }
error-candidate-at = #{ $id } { $name } · { $place }
error-candidates-more =
    { $n ->
        [one] … and one more
       *[other] … and { $n } more
    }
error-empty-filter = a segment needs a filter: say first whom it gathers.
error-segment-exists = there is a segment called “{ $name }” already: choose another name.
error-cadence-by-light = a segment that depends on the light cannot give a cadence, because the light depends on it: change its filter.
error-same-client = both are the same client: choose another one.
error-nothing-planned = nothing is planned with this client.
error-changed-since = another window changed something meanwhile; nothing was undone or redone: have a look and try again.

## The file

error-store-no-folder = there is no folder { $path }: create it or choose another place.
error-store-not-a-file = { $path } is not a file: choose the file of the agenda.
error-store-not-an-agenda = { $path } is not an agenda of cartera, and was not touched: choose another file; if it was one, “cartera salvage” saves what can be saved.
error-store-newer = the agenda was written by a newer version of cartera (format { $found }; this one knows up to { $known }): update cartera.
error-store-read-only = the agenda is read-only and nothing was changed: allow writing to the file and its folder.
error-store-denied = you have no permission to open { $path }: check the permissions of the file and its folder.
error-store-damaged = the agenda { $path } is damaged. “cartera salvage” saves what can be saved into a new file; “cartera restore” goes back to a backup. What is damaged is kept.
error-store-damaged-here = the agenda is damaged and nothing was saved. “cartera salvage” saves what can be saved into a new file; “cartera restore” goes back to a backup. What is damaged is kept.
error-store-no-backup = there is no backup at { $path }. “cartera restore” shows those that there are.
error-store-away = the agenda is not at its place any more, or another one is, and nothing was saved: put { $path } back, or close cartera and open it again.
error-store-no-room = there is no room left on the disk: make room.
error-store-rescued = somebody deleted the agenda while it was open: close cartera and go back with “cartera restore” to { $path }, which has all that was saved.
error-store-full = there is no room left on the disk and nothing was saved: make room and try again.
error-store-busy = another program keeps the agenda busy and nothing was saved: try again.
error-store-gone = that is not in the agenda any more; nothing was changed.
error-store-conflict = something has changed since by other means and was not overwritten: nothing was changed.
error-store-nothing-left = there is nothing left to undo or redo.
error-store-other = the agenda did not answer and nothing was saved: { $detail }

## Dates

error-when-empty = the date is missing: for example “tomorrow”, “fri 10:00”, “15/12” or “in 3 weeks”.
error-when-phrase = the date “{ $phrase }” is not understood: try “tomorrow”, “fri 10:00”, “15/12” or “in 3 weeks”.
error-when-word = in the date “{ $phrase }”, “{ $word }” is not understood: try “tomorrow”, “fri 10:00”, “15/12” or “in 3 weeks”.
error-when-no-date = there is no date “{ $phrase }”.
error-when-no-date-near = there is no date “{ $phrase }”; the nearest is { $nearest }.
error-when-no-time = in “{ $phrase }” there is no such time: write it as 10:00 or 5pm.
error-when-or = {" or "}
error-when-ambiguous = “{ $phrase }” can be read in several ways ({ $readings }): write the one you want.
error-when-contradiction = in “{ $phrase }” the weekday is not that of the date: { $date } or { $weekday }?
error-when-bounds = “{ $phrase }” lies outside the calendar: years go from 1900 to 2200.
error-when-no-working-day = for “{ $phrase }” there is no working day: check the holidays in the configuration.
error-when-recurring = “{ $phrase }” repeats, and one date is needed.
error-when-range = “{ $phrase }” is several days, and one is needed.

## Purchases and products

error-purchase-no-lines = a purchase needs at least one line: a product, or an amount.
error-purchase-too-many-lines = a purchase has { $most } lines at most: make several of it.
error-purchase-empty-line = line { $line } says neither what it is nor what it costs.
error-purchase-quantity = the quantity of line { $line } must be above zero.
error-purchase-price = the price of line { $line } cannot be that: write an amount of zero or more.
error-purchase-discount = the discount of line { $line } must be between 0% and 100%.
error-purchase-product = the product of line { $line } is no longer in the catalogue: write it again.
error-purchase-whole-discount = the discount cannot be more than the lines come to.
error-purchase-too-large = the amount is too large: check quantities and prices.
error-purchase-due-before = it cannot be due before the day of the purchase.
error-purchase-paid-in-future = the payment cannot lie in the future: if it is not paid yet, leave the day on which it is due.
error-purchase-returned = not so much of line { $line } is left to be returned; nothing was saved.
error-purchase-nothing-to-return = nothing of that purchase is left to be returned.
error-purchase-is-return = that is a return: what is returned is a purchase.
error-purchase-already-paid = that purchase is paid already.
error-product-exists = there is a product of that name or code already: { $name }.
error-product-in-use = { $name } was sold before and cannot be deleted: retire it, and it is offered no more.
error-product-price = a price or a cost can be neither below zero nor that large.
error-line-empty = what was bought is missing: a product, or a text with its price, such as “cable x 3 @ 12”.
error-line-quantity = “{ $typed }” is no quantity: write a number above zero, with three decimals at most.
error-line-price = “{ $typed }” is no clear price: write, for example, { $example }.
error-line-discount = “{ $typed }%” is no discount: it must be between 0% and 100%.
error-line-no-price = “{ $name }” has no price in the catalogue: say it with @, as in “{ $name } @ { $example }”.
error-line-several = “{ $name }” may be more than one product: { $names }
error-line-currency = the price is in { $currency }, and the rest of the purchase in another currency: make one purchase for each.
error-discount-typed = “{ $typed }” is no discount of this purchase: write an amount or a share, such as 10%.
