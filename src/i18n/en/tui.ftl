### What the screens say.

## Screens

screen-today = Today
screen-clients = Clients
screen-calendar-short = Calend.
screen-calendar = Calendar
header-private = private
notice-private = Private screen: only the client at hand is shown, without numbers. { $key } ends it.
notice-not-private = No longer private: everything is shown. { $key } hides it again.
screen-too-small = The window is too small: at least { $columns } columns and { $rows } rows are needed.
today-red = Red: contact now
today-yellow = Yellow: due today
today-green = Green: on track
today-none = No next step
today-nobody = Nobody to contact: the portfolio is empty or at rest.
why-last = last contact { $ago }
why-never = no contact yet
why-on-track = on track
why-resting = no follow-up wanted
clients-count = { $total } · { $order }
clients-several = { $n } clients
clients-marked =
    { $n ->
        [one] { $n } marked
       *[other] { $n } marked
    }
notice-too-many = There are more than { $most }: filter the list before marking all of it.
clients-filter-hint = words to look for, or a filter: alert:red city:lima #vip
clients-filter-tab = Tab
clients-ranked = by relevance
clients-sorted = as the filter says
jump-title = Go to a client
jump-none = Nobody is called that.
clients-none-here = There are no clients here.
clients-none-found = No client matches.
column-name = Client
column-company = Company
column-city = City
column-last = Last
column-next = Next

## The calendar

calendar-week = Week of { $from } to { $to }
calendar-capacity = { $planned } planned · room for { $capacity } a day
calendar-load = { $planned } of { $capacity }
calendar-over = { $planned } of { $capacity }: { $over } too many
calendar-timed = { $n } timed
calendar-untimed = other
calendar-asking = { $n } more will ask
calendar-reddening =
    { $n ->
        [one] { $n } turns red
       *[other] { $n } turn red
    }
calendar-left = { $n } not done
calendar-contacts =
    { $n ->
        [one] { $n } interaction
       *[other] { $n } interactions
    }
calendar-contacts-many = { $n } interactions or more
calendar-done =
    { $n ->
        [one] { $n } planned one done
       *[other] { $n } planned ones done
    }
calendar-holiday = holiday
calendar-day-off = day off
calendar-nothing = Nothing is planned.
calendar-nothing-left = Nothing was left undone.
calendar-find-advice = which day? fri, 15/12, in 2 weeks…
calendar-held-keys = { $enter } leaves it there · { $back } puts it back

## The card

card-light-red = Red: wants contact now
card-light-yellow = Yellow: worth a contact
card-light-green = Green: on track
card-light-none = No next step
card-no-light = No light: not part of the daily follow-up
card-next-step = Next step
card-plans = Planned
card-history = History
card-no-history = Nothing has been written down yet.
card-no-data = There is nothing more.
card-snoozed =
    { $n ->
        [one] snoozed once, was for { $day }
       *[other] snoozed { $n } times, was for { $day }
    }
card-lead =
    { $n ->
        [one] announced a day before
       *[other] announced { $n } days before
    }
card-resolved = resolved
card-open = open
card-cadence = every { $ideal } days, { $maximum } at most
card-since = Client since
card-attention = Set by hand

## The queue and the close of the day

queue-progress = Today's queue  { $n }/{ $of }
queue-typing = Enter save, next   Tab next field   Esc to the commands
queue-not-yet = appointment at { $time }: not yet
queue-again = second round
queue-no-way = No telephone or other way to reach them.
queue-why = Why
queue-open = Open
queue-log = Log: { $kind }
notice-queue-empty = Nobody wants contact today.
notice-choose-outcome = Choose how it went by its number, or Tab to leave it for later.
notice-overload = { $done } { $n } want contact today: { $key } spreads them.
notice-no-overload =
    { $n ->
        [0] { $day }: nobody is there to be spread.
       *[other] { $day }: not too full; there are { $n }, and a day takes { $capacity }.
    }
close-title = Close of the day · { $day }
close-attended =
    { $n ->
        [0] Nobody has been attended to today
        [one] One client was attended to today
       *[other] { $n } clients were attended to today
    }
close-done = planned: { $done } of { $planned } done
close-promised =
    { $n ->
        [0] Nothing was promised today
        [one] Promised today: one contact
       *[other] Promised today: { $n } contacts
    }
close-nothing-left = Nothing of what was planned is left to be done. Well done.
close-moves =
    { $n ->
        [0] Nothing would move.
        [one] One that was planned is not done, and would move to:
       *[other] { $n } that were planned are not done, and would move to (up to { $capacity } a day):
    }
spread-title = Spread · { $day }
spread-moves =
    { $n ->
        [0] Nothing would move.
        [one] { $stay } stay; one would move to another day:
       *[other] { $stay } stay; { $n } would move to other days, up to { $capacity } a day:
    }
proposal-more = … and { $n } more
proposal-stays = stays
proposal-foot = Enter moves what is marked   Space takes out or in   * all   Esc leaves all as it is
proposal-foot-none = Enter or Esc closes

## Welcome

welcome-title = Your client portfolio starts here.
welcome-promise = No client forgotten, and nothing written down is lost.
welcome-import = Bring your contacts from a file
welcome-import-doc = From Google, Outlook, a phone or your spreadsheet. You see what would happen before anything is saved.
welcome-sample = Look at a sample portfolio
welcome-sample-doc = Sixty made-up clients with two years of history, in a file of their own that goes when you leave.
welcome-add = Add your first client
welcome-add-doc = A name is enough; the rest can come later.
welcome-file = Kept in { $path }

## Forms

form-log = Log
form-edit-interaction = Correct
form-add = New
form-add-client = client
form-edit-client = Edit
form-plan = Follow-up
form-edit-follow-up = Change the follow-up
form-done = Done: what next?
form-snooze = Snooze
form-no-outcome = not said
form-nobody = nobody in particular
form-now = now
form-suggested = suggested
form-waits = waiting for their answer; reminder on { $date }
form-planned-already = planned already: { $date }
form-next-missing-advice = a date, or “-” for none
form-next-missing = The next step is missing: type a date, or “-” to leave it without one.
form-next-first = tomorrow, fri 10:00, in 2 weeks…
form-no-next-step = will be left without a next step (○)
form-repeats-from = { $first } · ↻ { $rule }
form-repeats-no-more = it comes no more
form-in-the-past = { $date } has passed
form-day-off = · not a working day
form-date-advice = tomorrow, fri 10:00, +5b, 15 dec…
form-date-missing = The date is missing: for example tomorrow, fri 10:00, in 3 weeks.
form-name-missing = The name is missing: it is the only thing required.
form-channels-advice = one a line: number, e-mail, “whatsapp: +51 …”
form-contacts-advice = one a line: Rosa Lopez; purchasing; ★ +51 999 111 222
form-cadence-house = the house's: every { $ideal } days, { $maximum } at most
form-cadence-said = every { $ideal } days, { $maximum } at most
form-cadence-wrong = The cadence is in days: 30, or 30/45 with the longest.
form-path-missing = The file is missing: type its path or drop it here.
form-foot = Tab next
form-foot-one = Enter accepts
form-recovered = ✓ recovered: it was left half typed
field-kind = Kind
field-outcome = Outcome
field-with = With
field-when = When
field-direction = Direction
field-text = Note
field-next-on = Next
field-next-how = How
field-next-for = For
field-repeats = Repeats
field-lead = Announce
form-lead =
    { $n ->
        [one] a day before: { $day }
       *[other] { $n } days before: { $day }
    }
form-lead-none = days before; empty, on its day
form-lead-wrong = It is announced a number of days before, up to { $most }.
field-name = Name
field-client-kind = Is a
field-company = Company
field-role = Role
field-city = City
field-zone = Zone
field-country = Country
field-sector = Sector
field-source = Source
field-tax-id = Tax number
field-tags = Tags
field-cadence = Cadence
field-channels = Channels
field-contacts = People
field-notes = Notes
field-until = Until
field-path = File

## Notices

notice-done-before-others = { $done } · another program changed something since
notice-done = { $done } · { $undo } undoes
notice-next = { $done } · next: { $day }
notice-unchanged = Nothing has changed.
notice-undone = undone: { $done }
notice-redone = redone: { $done }
notice-nothing-to-undo = There is nothing to undo.
notice-nothing-to-redo = There is nothing to redo.
notice-changed-since = Another window changed something meanwhile. Next would be: { $next }. Press again if that is what you want.
notice-no-client-yet = There are no clients yet: { $add } adds the first one.
notice-nothing-planned = Nothing is planned with this client: { $plan } plans a follow-up.
notice-moved = { $from } → { $to } · { $done }
notice-into-the-day = { $enter } goes into the day: choose the contact there.
notice-nothing-that-day = Nothing is planned for that day.
notice-no-complaint = This client has no open complaint.
notice-no-editor = The editor could not be used; what you typed is still here. Check EDITOR or “editor” in the configuration.
notice-draft-kept = What you typed is kept: it will be there when you open it again.
notice-theme = Colours: { $theme }
notice-unknown-key = That key does nothing here; { $help } shows those that do.
notice-sample = Sample portfolio: try everything, it goes when you leave.
working-read = Reading the file…
working-rules = Bringing the lights up to date…

## Menus and dialogs

menu-attention = Light of { $client }
menu-attention-red = Red: every working day
menu-attention-yellow = Yellow: a reminder every few days
menu-attention-green = Green: it is on track
menu-attention-auto = Let the rules decide
menu-standing = Now { $standing }: { $client }
menu-standing-active = Active: with a light, counted
menu-standing-resting = At rest: no follow-up, stays in the list
menu-standing-archived = Archived: out of sight
menu-standing-trashed = To the trash
menu-standing-remove = Delete for good
menu-order = Order of the list
menu-shelf = Which clients
draft-of = Something was left half typed: { $client }
draft-found = Something was left half typed
draft-recover = Take it up
draft-recover-said = Take it up: “{ $said }”
draft-later = Leave it for later
draft-forget = Throw it away
dialog-leave = Esc closes
help-title = Keys
help-lights = The lights
help-light-red = wants contact now: something is overdue, a complaint, or you asked for it
help-light-yellow = due today, or worth a reminder
help-light-green = something is planned, or their answer is awaited
help-light-none = nobody planned anything: give it a date
palette-title = Commands
palette-none = No command matches.
history-title = What was done
history-none = Nothing has been done yet.
history-undone = undone

## Fields of a file

import-field-name = name
import-field-given = given name
import-field-middle = middle name
import-field-family = family name
import-field-company = company
import-field-role = role
import-field-sector = sector
import-field-city = city
import-field-country = country
import-field-address = address
import-field-zone = zone
import-field-phone = phone
import-field-mobile = mobile
import-field-whatsapp = WhatsApp
import-field-email = e-mail
import-field-web = web
import-field-tags = tags
import-field-notes = notes
import-field-source = source
import-field-cadence = cadence
import-field-created = client since
import-field-last = last contact
import-field-next = next contact
import-field-id = identifier
import-field-taxid = tax number

## Keys

error-keymap-unknown = there is no command “{ $id }”.
error-keymap-unknown-near = there is no command “{ $id }”; did you mean “{ $nearest }”?
error-keymap-clash = the key { $key } already belongs to “{ $one }” and cannot also be for “{ $other }”.
error-internal = a fault of ours closed the program; what was said to be saved is saved, and what was half typed will be offered again.
error-no-terminal = the screens need a terminal; try “cartera today” or “cartera --help”.
error-screen = the terminal could not be used: { $detail }. Nothing was lost.
group-work = Write down and plan
group-client = The client
group-move = Get about
group-program = The program
group-form = In a form

## Commands

cmd-queue-open = queue
cmd-queue-open-doc = Work through those who want contact today, one by one
cmd-queue-save = save, next
cmd-queue-save-doc = Save what was typed with its next step and go on
cmd-queue-skip = skip
cmd-queue-skip-doc = Leave the client for the end of the queue
cmd-queue-card = card of the turn
cmd-queue-card-doc = Open the card of the client whose turn it is
cmd-day-close = close the day
cmd-day-close-doc = See what was done and promised today, and where the rest would go
cmd-day-spread = spread
cmd-day-spread-doc = Spread what is too much for today over the coming working days
cmd-log-line = capture
cmd-log-line-doc = Log in one line: who, what happened and what comes next
cmd-log-call = call
cmd-log-call-doc = Log a call, with the next step
cmd-log-note = note
cmd-log-note-doc = Write a note
cmd-followup-plan = follow-up
cmd-followup-plan-doc = Plan a follow-up
cmd-followup-snooze = snooze
cmd-followup-snooze-doc = Put off until a day; the reason is kept
cmd-followup-done = done
cmd-followup-done-doc = Mark what is planned as done, and plan what comes next
cmd-followup-move = move
cmd-followup-move-doc = Pick up what is planned and take it to another day
cmd-followup-sooner = a day sooner
cmd-followup-sooner-doc = Move what is planned to the working day before
cmd-followup-later = a day later
cmd-followup-later-doc = Move what is planned to the next working day
cmd-log-visit = visit
cmd-log-visit-doc = Log a visit
cmd-log-message = log message
cmd-log-message-doc = Log a WhatsApp or another message
cmd-log-email = e-mail
cmd-log-email-doc = Log an e-mail
cmd-log-meeting = meeting
cmd-log-meeting-doc = Log a meeting
cmd-log-sample = sample
cmd-log-sample-doc = Log a sample handed over or sent
cmd-log-survey = survey
cmd-log-survey-doc = Log a survey
cmd-followup-edit = change what is planned
cmd-followup-edit-doc = Change date, channel or purpose of what is planned
cmd-followup-cancel = call off
cmd-followup-cancel-doc = Call off what is planned
cmd-client-open = card
cmd-client-open-doc = Open the client's card
cmd-client-add = new
cmd-client-add-doc = Add a client
cmd-client-edit = edit
cmd-client-edit-doc = Edit the client, or what is selected on its card
cmd-client-attention = light by hand
cmd-client-attention-doc = Set the light by hand, or leave it to the rules
cmd-client-resolve = complaint resolved
cmd-client-resolve-doc = Mark open complaints as resolved
cmd-client-standing = standing
cmd-client-standing-doc = Rest, archive, trash, or back
cmd-client-delete = delete
cmd-client-delete-doc = To the trash; on a card or in the calendar, delete what is selected
cmd-list-mark = mark
cmd-list-mark-doc = Mark the client: what you do next is done to all that are marked
cmd-list-mark-all = mark all
cmd-list-mark-all-doc = Mark everybody in the list, or take the marks away
cmd-client-jump = go to a client
cmd-client-jump-doc = Go to the card of any client by a piece of its name, company or phone
cmd-list-filter = filter
cmd-list-filter-doc = Filter the clients by anything about them
cmd-list-sort = order
cmd-list-sort-doc = Change the order of the list
cmd-list-shelf = portfolio, archive, trash
cmd-list-shelf-doc = Show the portfolio, the archive or the trash
cmd-screen-today = today
cmd-screen-today-doc = The screen of the day
cmd-screen-clients = clients
cmd-screen-clients-doc = The list of clients
cmd-screen-calendar = calendar
cmd-screen-calendar-doc = The calendar: month and week
cmd-calendar-enter = open
cmd-calendar-enter-doc = Go into the day; in it, open the card
cmd-calendar-span = month or week
cmd-calendar-span-doc = Change between the month and the week
cmd-calendar-find = go to a date
cmd-calendar-find-doc = Go to a date, as you would say it
cmd-move-up = up
cmd-move-up-doc = One row up
cmd-move-down = down
cmd-move-down-doc = One row down
cmd-move-page-up = page up
cmd-move-page-up-doc = One page up
cmd-move-page-down = page down
cmd-move-page-down-doc = One page down
cmd-move-home = beginning
cmd-move-home-doc = To the beginning
cmd-move-end = end
cmd-move-end-doc = To the end
cmd-move-left = left
cmd-move-left-doc = A day back; outside of the calendar, go back
cmd-move-right = right
cmd-move-right-doc = A day on
cmd-move-next-group = next group
cmd-move-next-group-doc = To the next group; on a card, to the next page
cmd-move-previous-group = group before
cmd-move-previous-group-doc = To the group before
cmd-app-back = back
cmd-app-back-doc = Go back
cmd-app-undo = undo
cmd-app-undo-doc = Undo the last thing, also of another session
cmd-app-redo = redo
cmd-app-redo-doc = Redo what was undone
cmd-app-history = what was done
cmd-app-history-doc = See what was done, the newest first
cmd-app-palette = commands
cmd-app-palette-doc = Any command by its name
cmd-app-help = help
cmd-app-help-doc = See all keys
cmd-app-import = import
cmd-app-import-doc = Bring in clients, sales and more from files
cmd-app-theme = colours
cmd-app-theme-doc = Change the colours
cmd-app-private = private screen
cmd-app-private-doc = Hide numbers, amounts and all other clients
cmd-app-redraw = redraw
cmd-app-redraw-doc = Draw the screen again
cmd-app-suspend = suspend
cmd-app-suspend-doc = Go to the shell, and come back with fg
cmd-app-sample = sample portfolio
cmd-app-sample-doc = Look at the sample portfolio
cmd-app-quit = quit
cmd-app-quit-doc = Leave
cmd-form-save = saves
cmd-form-save-doc = Save
cmd-form-editor = own editor
cmd-form-editor-doc = Write the note in your own editor
cmd-form-discard = discards
cmd-form-discard-doc = Close and throw away what is typed

# Who may be here twice
duplicates-title =
    { $n ->
        [one] One pair that may be the same client
       *[other] { $n } pairs that may be the same client
    }
duplicates-foot = Enter compares them · x they are two, do not offer them again · ↑↓ another pair
twins-title = The same client?
twins-stays = Stays
twins-goes = Goes
twins-no-difference = They say the same.
twins-filled = Filled in: { $what }
twins-moving = Comes over: { $what }
twins-interactions =
    { $n ->
        [one] 1 interaction
       *[other] { $n } interactions
    }
twins-follow-ups =
    { $n ->
        [one] 1 follow-up
       *[other] { $n } follow-ups
    }
twins-purchases =
    { $n ->
        [one] 1 purchase
       *[other] { $n } purchases
    }
twins-files =
    { $n ->
        [one] 1 file
       *[other] { $n } files
    }
twins-foot = Enter makes them one · Space chooses · Tab the other one stays · x they are two
working-duplicates = Looking for duplicates…
notice-no-duplicates = Nobody seems to be here twice.
notice-mark-two = Mark two clients with Space: those are compared and made one.
notice-looks-like = Added. It looks like { $name } ({ $signs }): “duplicates” among the commands (:) compares them.
cmd-client-duplicates = duplicates
cmd-client-duplicates-doc = Look for clients who may be here twice
cmd-client-merge = merge
cmd-client-merge-doc = Compare the two marked clients and make them one

# Rounds and segments
queue-round = { $title } { $n }/{ $of }
notice-round-empty = Nobody is left to attend to there.
notice-round-done = Round done: { $n } of { $of } attended to.
segments-title = Segments
segments-zones = By zone
segments-sectors = By sector
segments-none = There is nothing here yet.
segments-name = Name:
segments-foot-name = Enter saves · Esc leaves it
segments-foot = Enter lists · a saves the typed filter · e name · f cadence · c colour
segments-foot-more = < > order · h hides · v hidden ones · Del removes · 0 everybody · Tab zones
segments-foot-values = Enter lists · Tab what comes next · 0 everybody
menu-standing-lost = Lost: write down why
menu-standing-back = Came back: lost no more
form-lose = Lost
form-export-file = Export
field-why = Why
cmd-client-lost = lost
cmd-client-lost-doc = Write down that the client went away, and why
cmd-list-segments = segments
cmd-list-segments-doc = Choose a segment, save the filter as one, change them
cmd-list-export = export
cmd-list-export-doc = Write clients and the rest into a file

## Purchases and products

cmd-purchase-new = purchase
cmd-purchase-new-doc = Record what the client buys
cmd-purchase-return = return
cmd-purchase-return-doc = Record what comes back of a purchase
cmd-app-products = products
cmd-app-products-doc = The catalogue: products and prices
field-line = Product
field-discount = Discount
field-method = Payment
field-due = Due
field-paid = Paid
field-initiative = Initiative
field-price = Price
field-cost = Cost
field-code = Code
field-category = Group
form-buy = Purchase
form-edit-purchase = Correct a purchase
form-return = Return
form-product = Product
form-new-product = new
form-no-contact = no contact
form-unsaid = not said
form-not-paid = not yet
form-paid = paid
form-line-advice = product x quantity @ price -10%   (Tab completes)
form-line-more = another line, or Enter to go on
form-line-several = { $names }?
form-line-no-price = its price is missing: @ and the amount
form-total = total { $total }
form-due-advice = in days (30d) or a date; empty: payment is not followed
form-amount-advice = an amount, or nothing
form-return-none = stays with them
form-return-piece = { $n } of { $most } come back
form-return-unknown = not in the purchase, or brought back already
notice-nothing-to-return = nothing is left to be returned.
page-bought = purchases
card-purchases = Purchases
card-no-purchases = There are no purchases yet. { $key } records one.
card-owed = Unpaid
card-initiative = initiative: { $whose }
products-title = Products ({ $n })
products-none = There are no products yet: a adds one.
products-not-found = No product matches.
products-foot = / finds · a adds · Enter edits · r retires or offers again · Del removes
segments-cadence = Every how many days (30 or 30/45; empty: none):
segments-every = every { $ideal } days, late after { $maximum }
