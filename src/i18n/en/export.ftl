# What goes out of the agenda, and the whole agenda as JSON.

error-dump-not-ours = This is no agenda that cartera exported as JSON
error-dump-newer = This export is from a newer version of cartera: update the program and try again. Nothing was changed
error-dump-no-json = Line { $line }: the JSON is broken here, or ends too soon. Nothing was changed
error-dump-unknown-table = Line { $line }: the agenda has no “{ $place }”. Nothing was changed
error-dump-unknown-column = Line { $line }: there is no field { $place }. Nothing was changed
error-dump-value = Line { $line }: { $place } cannot have this value. Nothing was changed
error-dump-missing = Line { $line }: { $place } is missing. Nothing was changed
error-dump-twice = Line { $line }: this row of { $place } is there twice or contradicts another one. Nothing was changed
error-dump-dangling = Line { $line }: { $place } refers to something that is not in the file. Nothing was changed

export-col-client = Client
export-col-client_number = Client number
export-col-client_uid = Client UID
export-col-contact = Contact
export-col-at = Date
export-col-when = Due on
export-col-kind = Kind
export-col-outcome = Outcome
export-col-direction = Direction
export-col-note = Note
export-col-amount = Amount
export-col-currency = Currency
export-col-score = Score
export-col-uid = UID
export-col-size = Company size
export-col-id = External ID
export-col-taxid = Tax ID
export-col-channel = Channel
export-col-purpose = Purpose
export-col-state = State
export-col-closed = Closed on
export-col-rule = Recurrence
export-col-lead = Lead days
export-col-number = Number
export-col-date = Date
export-col-product = Product
export-col-code = Code
export-col-quantity = Quantity
export-col-price = Unit price
export-col-discount = Discount
export-col-total = Total
export-col-due = Due date
export-col-paid = Payment date
export-col-unit_cost = Unit cost
export-col-cost = Cost
export-col-method = Payment method
export-col-category = Category
export-col-retired = Retired
export-col-title = Opportunity
export-col-stage = Stage
export-col-opened = Open date
export-col-expected = Expected close date
export-col-probability = Probability
export-col-competitor = Competitor
export-col-why = Close reason

export-format-csv = CSV
export-format-xlsx = Excel (XLSX)
export-format-json = JSON, everything
export-format-vcard = vCard 3.0
export-format-vcard4 = vCard 4.0
export-format-ics = iCalendar
export-format-markdown = Markdown

cli-export = Writes the agenda, or a part of it, into a file
cli-export-more =
    Without -o it writes to the output. The format is said by --format or by the ending of the file. Without a filter all clients go out who are not in the trash; with --format json the whole agenda does, which “cartera import” takes back without losing anything.

    With --json and -o: “format”, “rows” (rows written) and “path”.
cli-export-filter = Of whom: words, #tag, city:lima, segment:name…; nothing for everybody
cli-export-format = csv, xlsx, json, vcard, vcard4, ics, markdown
cli-export-kind = What: clients, interactions, follow-ups, purchases, products, opportunities; several for XLSX
cli-export-client = Of one client
cli-export-segment = Of the clients of a segment
cli-export-output = The file; “-” is the output
cli-export-force = Writes even if the file exists
cli-val-export-format = FORMAT
cli-exported = { $n ->
        [one] { $n } row
       *[other] { $n } rows
    } in { $path }
error-cli-export-one-kind = A CSV file has room for one kind of data: choose one --kind, or export to XLSX
error-cli-export-whole = JSON has everything of each client: --kind does not go with it
error-cli-export-kind = { $format } has only this kind of data: { $kind }
error-cli-export-terminal = A workbook cannot be shown in the terminal: say into which file with -o
error-cli-export-whose = Choose one way to say of whom: a filter, --client or --segment
error-cli-export-format = The ending of “{ $path }” does not say the format: say it with --format

# Questions in SQL.
cli-query = Answers a question in SQL; it can change nothing
cli-query-more =
    Only SELECT and WITH. These views can be asked, whose columns --schema explains: clients, contacts, channels, interactions, follow_ups, purchases, purchase_lines, products, opportunities, lights, tags, fields, topics, occasions, relations, segments. Days are written 2026-11-23, amounts as decimal numbers beside their currency.

    With --json: an array with an object for each row; with --schema “view”, “text” and “columns” (“name”, “text”).
cli-query-sql = The question; “-” reads it from the input
cli-query-csv = The answer as CSV
cli-query-schema = Shows the views and their columns
cli-query-none = No rows.
cli-val-sql = SQL
error-cli-query-nothing = A question is missing: for example “select name, city from clients”, or --schema to see what there is
error-query-reads-only = One can only ask, and one thing at a time: a SELECT or a WITH. Nothing was changed
error-query = The question is not understood: { $detail }. “cartera query --schema” shows what there is
view-clients = the clients, with their light of today
view-contacts = the people at each client
view-channels = phones, e-mails and other channels
view-interactions = the interactions: what happened
view-follow_ups = the follow-ups, open and closed
view-purchases = the purchases
view-purchase_lines = what was bought in each purchase
view-products = the catalogue
view-opportunities = the opportunities
view-lights = the lights of today
view-tags = the tags
view-fields = your own fields, with their values
view-topics = what was said: complaints, promises, objections…
view-occasions = birthdays and other dates
view-relations = what a client is to another
view-segments = the segments that you saved
view-column-id = number in the agenda
view-column-name = name
view-column-kind = kind
view-column-company = company
view-column-role = role
view-column-sector = line of business
view-column-size = size
view-column-city = city
view-column-zone = zone
view-column-country = country
view-column-time_zone = time zone
view-column-source = where it came from
view-column-tax_id = tax number
view-column-number = number in another program
view-column-language = language
view-column-tone = tone
view-column-interest = what interests it
view-column-light = light of today: red, yellow, green, none
view-column-last_contact_on = last contact
view-column-next_on = next contact
view-column-cadence_days = cadence, in days
view-column-cadence_max_days = longest cadence, in days
view-column-attention = attention by hand
view-column-standing = active, resting, archived, trashed
view-column-snoozed_until = snoozed until
view-column-potential = what a year of it could bring
view-column-potential_currency = its currency
view-column-created_on = in the portfolio since
view-column-lost_on = went away on
view-column-lost_why = why it went away
view-column-note = note
view-column-uid = name that holds outside, once it was told
view-column-client_id = number of the client
view-column-client = name of the client
view-column-influence = influence on the purchase
view-column-contact = the person
view-column-value = value
view-column-preferred = 1 if preferred
view-column-at = day and time
view-column-day = day
view-column-outcome = outcome
view-column-direction = out: I to them, in: they to me
view-column-amount = amount
view-column-currency = currency
view-column-score = satisfaction, from 0 to 10
view-column-expense = expense
view-column-expense_currency = currency of the expense
view-column-resolved_on = complaint resolved on
view-column-due_on = day that it is due
view-column-due_at = time
view-column-channel = by which channel
view-column-purpose = what for
view-column-state = open, done, cancelled
view-column-planned_on = day first planned
view-column-closed_on = closed on
view-column-snoozes = times put off
view-column-rule = recurrence (RFC 5545)
view-column-opportunity_id = number of the opportunity
view-column-made_on = day of the purchase
view-column-total = total
view-column-cost = what it cost you
view-column-method = payment method
view-column-paid_on = paid on
view-column-initiative = whose initiative
view-column-purchase_id = number of the purchase
view-column-product_id = number of the product
view-column-product = product
view-column-code = code
view-column-category = category
view-column-quantity = quantity
view-column-price = price of a unit
view-column-discount_percent = discount, in %
view-column-unit_cost = cost of a unit
view-column-retired = 1 if no longer sold
view-column-title = what it is about
view-column-stage = stage
view-column-probability = own probability, in %
view-column-opened_on = opened on
view-column-stage_since = in its stage since
view-column-expected_on = expected close
view-column-closed_why = why it was closed
view-column-competitor = competitor
view-column-yellow_on = day that it turns yellow
view-column-red_on = day that it turns red
view-column-next_at = time of the next contact
view-column-attempts = attempts in a row without an answer
view-column-tag = tag
view-column-field = the field
view-column-raised_on = said on
view-column-label = how it is called
view-column-month = month
view-column-day_of_month = day of the month
view-column-year = year, if known
view-column-other_id = number of the other client
view-column-other = name of the other client
view-column-filter = the filter

# After something was logged.
hook-failed = The command of [hooks] after_log could not be run: { $why }. The interaction is saved
hook-ended = Saved, but your after_log command ended with error { $code }: run it yourself to see why
hook-stopped = Saved, but your after_log command was stopped before it was done

cli-import-agenda-did = { $clients ->
        [one] { $clients } new client
       *[other] { $clients } new clients
    }; { $new } new rows in all, { $same } were here already
cli-import-agenda-would = { $clients ->
        [one] There would be { $clients } new client
       *[other] There would be { $clients } new clients
    }; { $new } new rows in all, { $same } are here already
cli-import-agenda-kept = { $n ->
        [one] { $n } says something else here: it stays as it was
       *[other] { $n } say something else here: they stay as they were
    }
cli-import-agenda-taken = { $n ->
        [one] { $n } said something else here: it says now what the file says
       *[other] { $n } said something else here: they say now what the file says
    }
