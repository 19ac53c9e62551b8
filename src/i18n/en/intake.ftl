# Choosing files
picker-title = Bring in files
picker-empty = This folder is empty.
picker-none = Nothing here is called that.
picker-marked =
    { $n ->
        [one] 1 file marked: Enter reads it
       *[other] { $n } files marked: Enter reads them together
    }
picker-hidden =
    { $n ->
        [one] 1 hidden: Ctrl+T shows it
       *[other] { $n } hidden: Ctrl+T shows them
    }
picker-foot = Enter opens · Space marks · ← goes up · type a name or paste a path
picker-locked-foot = Enter opens with the passphrase · Esc goes back
error-folder-missing = There is no folder { $path }.
error-folder-denied = There is no permission to look into the folder { $path }.
error-folder-none = { $path } is not a folder.
error-folder = The folder { $path } cannot be looked into ({ $detail }).

# What bringing them in would do
intake-title = Bring in { $file }
intake-which = { $at } of { $of } [ ]
intake-rows =
    { $n ->
        [one] 1 row
       *[other] { $n } rows
    }
intake-header = headers in line { $line }
intake-lossy = some letters are not understood
intake-unclear = It is not clear what each column of { $file } ({ $content }) is: say what it is for, or that the rows are something else.
intake-part-summary = Summary
intake-part-columns = Columns
intake-part-rows = Rows
intake-part-conflicts = Say otherwise
intake-part-out = Left out
intake-confirm = Enter brings everything in at once, and it can be undone
intake-nothing = There is nothing new in it
intake-first = First rows
intake-foot-summary = Tab next part · ↑ ↓ · Space changes · Esc leaves it
intake-foot-columns = Space chooses what it is for · s saves the reading · u uses a saved one · Tab · Esc
intake-foot-rows = ↑ ↓ moves · Tab next part · Esc leaves it
intake-foot-conflicts = Space decides this row · * all · Tab next part · Esc leaves it
intake-new =
    { $n ->
        [one] new
       *[other] new
    }
intake-updates =
    { $n ->
        [one] is completed with what was missing
       *[other] are completed with what was missing
    }
intake-same =
    { $n ->
        [one] is here already and does not change
       *[other] are here already and do not change
    }
intake-conflict =
    { $n ->
        [one] is here already and the file says otherwise
       *[other] are here already and the file says otherwise
    }
intake-strangers-new =
    { $n ->
        [one] client is added because it is named
       *[other] clients are added because they are named
    }
intake-bought =
    { $n ->
        [one] won one is recorded as a purchase too
       *[other] won ones are recorded as purchases too
    }
intake-refused =
    { $n ->
        [one] row is left out
       *[other] rows are left out
    }
intake-unread =
    { $n ->
        [one] row cannot be read
       *[other] rows cannot be read
    }
intake-doubts =
    { $n ->
        [one] single value is not understood
       *[other] single values are not understood
    }
intake-spare-columns =
    { $n ->
        [one] value or column fits nowhere
       *[other] values or columns fit nowhere
    }
intake-content = What the rows are
intake-encoding = Encoding
intake-delimiter = Delimiter
intake-order = Dates like 03/04
intake-strangers = Clients who are not here
intake-nameless = Rows without a client
intake-won = Won ones as purchases
intake-spare = Columns that fit nowhere
intake-decision = Where it says otherwise
intake-seen = { $value } (seen in the file)
intake-order-auto = as seen in the file
intake-order-day = day/month
intake-order-month = month/day
intake-left-out = are left out
intake-added = are added
intake-to = to “{ $name }”
intake-nobody = No client
intake-yes = yes
intake-no = no
intake-decision-but =
    { $n ->
        [one] { $word }, but for 1 row
       *[other] { $word }, but for { $n } rows
    }
intake-unused = not used
intake-helper = goes with another
intake-guessed = { $field } (?)
intake-column = column { $n }
intake-line = line { $line }
intake-hidden = hidden in the private view
intake-fields = What is “{ $column }” for?
intake-maps = Saved readings
intake-maps-none = No reading is saved yet: s saves that of this file.
intake-map-name = Save this reading as
intake-map-foot = Enter saves · Esc leaves it
intake-map-saved = Saved as “{ $name }”: u uses it for another file.
intake-reading = Reading
intake-looking = Reading again
intake-taking = Bringing in
intake-stopping = Leaving it…
intake-step = { $what }: { $done } of { $of } · Esc leaves it
intake-no-step = { $what }… · Esc leaves it
intake-wait = One moment: it is still being read.
intake-broken = It cannot be brought in like this: change how it is read, or Esc.
intake-stopped = Nothing was brought in.
delimiter-comma = comma
delimiter-semicolon = semicolon
delimiter-tab = tab
delimiter-bar = bar

# What was brought in
taken-new = { $n } new
taken-updates = { $n } completed
taken-conflict =
    { $n ->
        [one] 1 said otherwise
       *[other] { $n } said otherwise
    }
taken-same = { $n } unchanged
taken-out = { $n } left out
notice-taken = { $what } · { $undo } undoes it
taken-title = Brought in
taken-undo = { $undo } undoes all of it at once.
taken-kept =
    { $n ->
        [one] 1 row was left out. r keeps it, with the reason, in { $path }
       *[other] { $n } rows were left out. r keeps them, with the reason, in { $path }
    }
taken-written = Kept in { $path }
taken-foot = r keeps what was left out · Esc closes
taken-foot-plain = ↑ ↓ moves · Esc closes
rejects-file = { $file } left out.csv
rejects-line = line
rejects-why = reason
rejects-row = row

# What was ticked off on the phone
unsaid-line =
    { $n ->
        [one] 1 done on the phone: how did it go?
       *[other] { $n } done on the phone: how did they go?
    }
unsaid-none = Nothing done on the phone is waiting for you to say how it went.
unsaid-title = { $client }: { $what }, done on { $day }
unsaid-log = Log how it went
unsaid-nothing = There is nothing to say
unsaid-later = Later
cmd-followup-say = how it went
cmd-followup-say-doc = Say how it went with what was ticked off on the phone

# Taking what there is along in a file
export-title = into a file
export-marked =
    { $n ->
        [one] the marked one
       *[other] the { $n } marked ones
    }
export-listed =
    { $n ->
        [one] the one of the list
       *[other] the { $n } of the list
    }
export-everybody = the whole portfolio
export-all-kinds = everything
export-file = cartera
export-one-kind = A CSV has room for one thing only: choose which, or Excel.
export-whole = with all that belongs to them
export-path = a new file
export-exists = it exists already: choose another name
export-is-folder = it is a folder: add a name
export-no-folder = there is no such folder
export-working = Exporting
export-done =
    { $n ->
        [one] 1 row in { $path }
       *[other] { $n } rows in { $path }
    }
field-whom = Of whom
field-format = Format
field-contents = What

# Sharing with the phone and other computers
sync-title = Synchronise
sync-unset = It is shared with nothing yet. “cartera sync --setup” prepares the server that your phone uses too.
sync-unset-folder = To share just a folder, say which in the settings: folder, in [sync].
sync-folder = Folder { $path }
sync-server-has-it = The server has all of it.
sync-undo = { $undo } undoes what was received.
cmd-app-sync = synchronise
cmd-app-sync-doc = Synchronise with the phone and other computers

# A whole portfolio
intake-working = Working
whole-would = It is a whole portfolio: { $new } new rows, { $clients } clients among them; { $same } are here already.
whole-differs =
    { $n ->
        [one] 1 row says something else than here: the one here stays.
       *[other] { $n } rows say something else than here: those here stay.
    }
whole-taken = { $new } new rows, { $clients } clients among them; { $same } were here already · { $undo } undoes it
export-only = in this format go { $kind }
