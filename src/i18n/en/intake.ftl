# Taking in files: what became of each row
intake-file = { $file } ({ $kind })
intake-new = new: { $n }
intake-updated = completed: { $n }
intake-same = unchanged: { $n }
intake-conflicts = say otherwise: { $n }
intake-refused = left out: { $n }
intake-unread = not read: { $n }
intake-added = clients added: { $n }
intake-clash = { $field }: “{ $here }”, and the file says “{ $there }”
intake-perhaps = may be { $them }
intake-conflict = line { $line }, { $name }: { $what }
intake-line = line { $line }: { $reason }
intake-more = … and { $n } more
intake-beside = { $field } (file)
intake-decided-keep = what was here stayed; --conflicts take takes the file's word, --conflicts both keeps both
intake-decided-take = the file's word was taken
intake-decided-both = what was here stayed, and the file's word is in the notes
intake-would-keep = what is here will stay; --conflicts take takes the file's word, --conflicts both keeps both
intake-would-take = the file's word will be taken
intake-would-both = what is here will stay, and the file's word will be in the notes
intake-spare-leave = { $n ->
        [one] { $n } value stands in columns that fit nowhere ({ $columns }): --spare fields keeps it in fields of your own, --spare notes in the notes
       *[other] { $n } values stand in columns that fit nowhere ({ $columns }): --spare fields keeps them in fields of your own, --spare notes in the notes
    }
intake-spare-fields = { $n ->
        [one] { $n } value is in fields of your own ({ $columns })
       *[other] { $n } values are in fields of your own ({ $columns })
    }
intake-spare-notes = { $n ->
        [one] { $n } value is in the notes ({ $columns })
       *[other] { $n } values are in the notes ({ $columns })
    }
intake-rejects = what did not come in is, as it was, in { $path }
intake-rejects-line = line
intake-rejects-reason = reason
intake-rejects-row = row
intake-rejects-file = file
intake-one-of = “{ $typed }” may be { $them }
intake-torn = the phone and the e-mail of “{ $typed }” are those of different clients: { $them }
intake-empty = it says nothing
intake-progress = { $percent }%
intake-standard-input = (input)
intake-field-name = Name
intake-field-company = Company
intake-field-role = Role
intake-field-sector = Sector
intake-field-city = City
intake-field-zone = Zone
intake-field-country = Country
intake-field-source = Source
intake-field-taxid = Tax number
intake-field-cadence = Cadence in days
intake-field-size = Size
intake-field-tone = Tone
intake-field-interest = Interest
intake-field-timezone = Time zone
intake-field-language = Language
intake-field-birthday = Birthday
intake-field-notes = Notes
intake-field-own = Field of your own
intake-field-price = Price
intake-field-cost = Cost
intake-field-code = Code
intake-field-category = Group
intake-field-outcome = Outcome
intake-field-amount = Amount
intake-field-text = Text
intake-field-due = Day
intake-field-purpose = Purpose
error-import-twice = standard input (-) can be named once only.
error-import-no-map = there are no columns saved as “{ $name }”. Saved: { $names }
error-import-no-maps = there are no columns saved as “{ $name }”: --save-map saves those of an import.
error-cli-accepts-date-order = day, month
error-import-rejects = { $path } cannot be written: { $detail }. What was read came in; import again with --rejects somewhere else to see the rest.
error-import-rejects-there = { $path } exists already: choose another name for --rejects.
cli-import-kind = What the file brings, when it is not guessed: clients, interactions, follow-ups, purchases, products, opportunities
cli-import-date-order = How to read 03/04: day (day first) or month (month first)
cli-import-spare = What to do with columns that fit nowhere: leave, fields (of your own) or notes
cli-import-conflicts = What to do where the file says otherwise: keep (what is here), take (the file's word) or both
cli-import-rejects = Where to write what did not come in, with its line and reason; beside the file unless you say
cli-import-save-map = Saves under this name how the columns were read
cli-import-use-map = Reads the columns as they were saved under this name
