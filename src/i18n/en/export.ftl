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
export-col-when = Date
export-col-kind = Kind
export-col-outcome = Outcome
export-col-direction = Direction
export-col-note = Note
export-col-amount = Amount
export-col-currency = Currency
export-col-score = Score
export-col-uid = UID
export-col-channel = Channel
export-col-purpose = Purpose
export-col-state = State
export-col-closed = Closed on
export-col-rule = Recurrence
export-col-lead = Notice (days)
export-col-planned = Planned on
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
export-format-json = JSON, the whole agenda

cli-export = Writes the agenda, or a part of it, into a file
cli-export-more =
    Without -o it writes to the output. The format is said by --format or by the ending of the file. Without a filter all clients go out who are not in the trash; with --format json the whole agenda does, which “cartera import” takes back without losing anything.

    With --json and -o: “format”, “rows” (rows written) and “path”.
cli-export-filter = Of whom: words, #tag, city:lima, segment:name…; nothing for everybody
cli-export-format = csv, xlsx, json
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
error-cli-export-terminal = A workbook cannot be shown in the terminal: say into which file with -o
error-cli-export-whose = Choose one way to say of whom: a filter, --client or --segment
error-cli-export-format = The ending of “{ $path }” does not say the format: say it with --format
