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
error-config-accepts-weekdays = a list of days, such as ["mon", "tue", "wed"]
error-config-accepts-holidays = a list of dates, year-month-day or month-day, such as ["2026-12-24", "12-25"]
error-config-accepts-keys = a key in quotes, or a list of them, such as ["q", "ctrl-q"]
error-config-accepts-table = a section with settings of its own, such as [alerts]
