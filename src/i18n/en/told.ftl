# Taking in files: what became of each row
told-file = { $file } ({ $kind })
told-new = new: { $n }
told-updated = completed: { $n }
told-same = unchanged: { $n }
told-conflicts = say otherwise: { $n }
told-refused = left out: { $n }
told-unread = not read: { $n }
told-added = clients added: { $n }
told-clash = { $field }: “{ $here }”, and the file says “{ $there }”
told-perhaps = may be { $them }
told-conflict = line { $line }, { $name }: { $what }
told-line = line { $line }: { $reason }
told-more = … and { $n } more
told-beside = { $field } (file)
told-decided-keep = what was here stayed; --conflicts take takes the file's word, --conflicts both keeps both
told-decided-take = the file's word was taken
told-decided-both = what was here stayed, and the file's word is in the notes
told-would-keep = what is here will stay; --conflicts take takes the file's word, --conflicts both keeps both
told-would-take = the file's word will be taken
told-would-both = what is here will stay, and the file's word will be in the notes
told-spare-leave = { $n ->
        [one] { $n } value stands in columns that fit nowhere ({ $columns }): --spare fields keeps it in fields of your own, --spare notes in the notes
       *[other] { $n } values stand in columns that fit nowhere ({ $columns }): --spare fields keeps them in fields of your own, --spare notes in the notes
    }
told-spare-fields = { $n ->
        [one] { $n } value is in fields of your own ({ $columns })
       *[other] { $n } values are in fields of your own ({ $columns })
    }
told-spare-notes = { $n ->
        [one] { $n } value is in the notes ({ $columns })
       *[other] { $n } values are in the notes ({ $columns })
    }
told-rejects = what did not come in is, as it was, in { $path }
told-rejects-line = line
told-rejects-reason = reason
told-rejects-row = row
told-rejects-file = file
told-one-of = “{ $typed }” may be { $them }
told-torn = the phone and the e-mail of “{ $typed }” are those of different clients: { $them }
told-empty = it says nothing
told-progress = { $percent }%
told-standard-input = (input)
told-field-client = Client
told-field-name = Name
told-field-company = Company
told-field-role = Role
told-field-sector = Sector
told-field-city = City
told-field-zone = Zone
told-field-country = Country
told-field-source = Source
told-field-taxid = Tax number
told-field-cadence = Cadence in days
told-field-size = Size
told-field-tone = Tone
told-field-interest = Interest
told-field-timezone = Time zone
told-field-language = Language
told-field-birthday = Birthday
told-field-notes = Notes
told-field-own = Field of your own
told-field-price = Price
told-field-cost = Cost
told-field-code = Code
told-field-category = Group
told-field-outcome = Outcome
told-field-amount = Amount
told-field-text = Text
told-field-due = Day
told-field-purpose = Purpose
told-field-at = When
told-field-kind = Kind
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
