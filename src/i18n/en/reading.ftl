# What is read of a file, and why it cannot be

## Why a file is not read
error-import-file = { $path } cannot be read: { $detail }
error-import-folder = { $path } is a folder: say which file.
error-import-missing = there is no file { $path }.
error-read-empty = { $path } is empty: there is nothing to take in.
error-read-foreign = { $path } is not a file of data ({ $kind }): it takes a sheet (CSV, Excel or ODS), contact cards, a calendar or JSON.
error-read-damaged = { $path } is damaged or incomplete ({ $kind }): get another copy.
error-read-locked = { $path } is protected by a password: save it without one and try again.
error-read-agenda = { $path } is a whole agenda: take it in alone, without other files or options for reading.
error-read-no-header = { $path } has no first row with the names of the columns: add it.
error-read-no-name = in { $path } no column gives a name, a phone or an e-mail: say which with --map “column=name”. Columns: { $headers }
error-read-interactions = in { $path } there are no columns of interactions: it takes the client, the date, and the kind or what was said. Say which with --map. Columns: { $headers }
error-read-follow-ups = in { $path } there are no columns of follow-ups: it takes the client and the day. Say which with --map. Columns: { $headers }
error-read-purchases = in { $path } there are no columns of purchases: it takes client, date, and total or price. Say which with --map. Columns: { $headers }
error-read-products = in { $path } there are no columns of a catalogue: it takes the name and the price. Say which with --map. Columns: { $headers }
error-read-opportunities = in { $path } there are no columns of opportunities: it takes the stage, the client or the title, and the amount or the close date. Say which with --map. Columns: { $headers }
error-read-no-column = in { $path } there is no column “{ $column }”. Columns: { $headers }
error-read-no-field = there is no field “{ $field }”. Fields: { $fields }
error-read-delimiter = that delimiter does not serve: use a comma, a semicolon or tab.
error-read-too-large = { $path } is too large (the limit is { $limit } { $what }): split it into several.
read-limit-bytes = bytes
read-limit-unpacked = bytes once unpacked
read-limit-columns = columns
read-limit-rows = rows
read-limit-cells = cells

file-kind-xlsx = Excel workbook
file-kind-ods = LibreOffice sheet
file-kind-xls = old Office document
file-kind-zip = ZIP file
file-kind-compressed = compressed file
file-kind-pdf = PDF
file-kind-image = picture
file-kind-media = sound or video
file-kind-sqlite = database
file-kind-program = program
file-kind-html = web page
file-kind-xml = XML
file-kind-json = JSON
file-kind-vcard = contact card
file-kind-icalendar = calendar
file-kind-rtf = formatted text
file-kind-utf32 = UTF-32
file-kind-unknown = not text

## Why a record gives nothing
unread-no-name = the name is missing
unread-too-long = the name in the column { $column } is too long
unread-open-quote = a quotation mark opens and never closes
unread-nobody = it does not say whose it is
unread-no-product = it does not say what the product is called
unread-no-title = it does not say what it is about, nor for whom
unread-nothing = it does not say what it is
unread-no-stage = it does not say in which stage it is
unread-no-date = the date is missing
unread-no-amount = the amount is missing
unread-bad-date = “{ $typed }” is not a date
unread-bad-number = “{ $typed }” is not a number
unread-bad-currency = “{ $typed }” is not a currency: it takes its code, such as PEN
unread-bad-rule = the repetition “{ $typed }” is not one that is understood
unread-broken = the line is damaged: it is not JSON

## What is wrong with a value that is not used
doubt-bad-date = not a date
doubt-bad-days = not a number of days
doubt-bad-number = not a number
doubt-bad-email = not an e-mail address
doubt-bad-phone = not a phone number
doubt-rounded-phone = a spreadsheet rounded the number and lost digits
doubt-too-long = too long
doubt-unknown-word = not recognised

## The programs whose files are known
program-google = Google Contacts
program-outlook = Outlook
program-apple = Apple Contacts
program-hubspot = HubSpot
program-pipedrive = Pipedrive
program-zoho = Zoho CRM
program-salesforce = Salesforce
program-linkedin = LinkedIn
program-monica = Monica
program-khard = khard
program-cartera = cartera

## What a column of interactions says
interaction-field-foreign = something else
interaction-field-due = due date
interaction-field-uid = UID
interaction-field-client_number = client number
interaction-field-client_uid = client UID
interaction-field-client = client
interaction-field-contact = contact
interaction-field-email = client’s e-mail
interaction-field-phone = client’s phone
interaction-field-at = date
interaction-field-time = time
interaction-field-kind = kind
interaction-field-outcome = outcome
interaction-field-direction = who began
interaction-field-subject = subject
interaction-field-text = what was said
interaction-field-amount = amount
interaction-field-currency = currency
interaction-field-number = number

## What a column of follow-ups says
follow-up-field-foreign = something else
follow-up-field-uid = UID
follow-up-field-client_number = client number
follow-up-field-client_uid = client UID
follow-up-field-client = client
follow-up-field-contact = contact
follow-up-field-email = client’s e-mail
follow-up-field-phone = client’s phone
follow-up-field-due = day
follow-up-field-time = time
follow-up-field-kind = kind
follow-up-field-subject = subject
follow-up-field-purpose = what for
follow-up-field-priority = priority
follow-up-field-done = whether it is done
follow-up-field-closed = when it was done
follow-up-field-rule = when it repeats
follow-up-field-lead = days of notice
follow-up-field-number = number

## What else a column of purchases, products or opportunities says
sale-field-client_uid = client UID
sale-field-email = client’s e-mail
sale-field-phone = client’s phone
sale-field-uid = UID
product-field-uid = UID
deal-field-uid = UID
deal-field-client_uid = client UID
deal-field-email = client’s e-mail
deal-field-phone = client’s phone
deal-field-contact = contact
deal-field-status = won or lost
