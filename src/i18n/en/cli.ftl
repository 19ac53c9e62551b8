### What the commands of the command line say.

cli-about = Your sales agenda in the terminal: who to contact today, what was said, what comes next.
cli-after =
    Without a command the screens open. A client is named by number (#12), by name or by part of it.
    A date is written as it is said: today, tomorrow, fri 10:00, 15/12, in 3 weeks, +5b (working days).

    Exit codes: 0 done; 1 it could not be done, and one line says why; 2 wrong usage.
    Variables: CARTERA_DB, CARTERA_CONFIG, CARTERA_LANG, CARTERA_NOW, NO_COLOR.
cli-usage = Usage
cli-options = OPTIONS
cli-command = COMMAND

cli-heading-general = General options
cli-heading-commands = Commands
cli-heading-operands = Arguments
cli-heading-options = Options

## The commands

cli-today = The day: who to contact, by urgency
cli-today-more =
    With --json: day, counts (red, yellow, green, none), unsaid (ticked off elsewhere) and bands; each has band (red, timed, yellow, green, none) and
    clients. A client is: id, name, company, city, light, reason (rule and its date), attempts, next (date, time,
    channel, purpose), last (id, at, kind, outcome, text) and reach.
    With --notify and --json: announced, each with kind (day, appointment), title and body; an appointment also has
    client and follow_up, the day counts and planned. With nothing to tell it says nothing; before 6 it tells of no day.
cli-calendar = The month or the week, with what there is in each day
cli-calendar-more =
    Each day has what is planned over what it takes, with ! where that is too much; past days, what was done (✓) and left (●).
    ● are the clients that turn red on that day, ▲ those that will ask for contact with nothing planned, * a holiday.
    With --json: from, to, capacity and days (date, working, holiday, planned, timed, asking, reddening, done,
    interactions).
cli-queue = The queue: today's clients one by one, the most urgent first
cli-queue-more =
    Without options it opens the screens on the queue.
    With --json: day, attended and waiting, each with client, light, until, skipped, reach, next and factors.
cli-queue-list = Show the list instead of opening the screens
cli-queue-all = The whole list
cli-queue-title = Today's queue: { $waiting } wait, { $attended } attended to
cli-queue-until = appointment at { $time }
cli-queue-skipped = second round
cli-find = Finds clients by words and filters
cli-find-more =
    Plain words are looked for in names, companies, phones, e-mails and notes; accents and case never matter.
    A filter is a field with its sign right behind it: alert:red, city:lima,cusco, bought<90d, value>1.5k, next<7d,
    #tag, "a phrase". Side by side all must hold; OR is any, - excludes, and there are parentheses; sort:value sorts.
    With --fields, the list of the fields. In a shell, the signs < and > belong in single quotes.
    With --json: total and clients, as in today.
cli-show = The card of a client
cli-show-more =
    With --json: client (id, name, kind, company, role, sector, size, city, zone, country, time_zone, language, tone,
    interest, potential, source, tax_id, notes, tags, cadence, attention, standing, snoozed_until, created), contacts
    (name, role, influence), channels (kind, value, contact, preferred), occasions, fields (name, kind, value),
    attachments (id, target, label), relations (id, kind, inverse, client), lost (on, why, note), light, turns (on, level, fired, reason), attempts, follow_ups (id, date, time, channel, purpose,
    snoozes, planned, lead, rule), running (playbook, name, step, steps, started, cause), interactions (id, at, kind, outcome, direction, contact, text, resolved, amount,
    score, expense), interaction_count, best_hour (from, to, answered, attempts),
    points and said (as in topics), satisfaction (last, on, average, count, trend) and value, as in value.
cli-brief = What to know before you call
cli-brief-more =
    With --json, the same as show and also open (complaints, awaited), each like the interactions of show.
cli-value = What a client is worth, or the whole portfolio
cli-value-more =
    Without a client: twelve months' sales, margin, what is owed, value at risk, forecast, and how clients divide.
    With --json, of a client: client (id, name), currency, purchases, first, last, gap, expected, year and total (revenue,
    margin, costed), year_purchases, ticket, effort, returned (hundredths, of), potential, share, owed, owed_since,
    unrated, activity, loyalty, abc, rfm (recency, frequency, money), quadrant, cycle, cycle_days and forecast (days, alive,
    purchases_tenths, revenue). Of the portfolio: currency, clients, bought, year, total, effort, potential, won, owed,
    overdue (amount, clients), at_risk, unrated, activity, loyalty, abc, quadrant (clients, year) and forecast. Amounts are
    in the smallest unit of the currency.
cli-why = Why a client has its alert, rule by rule
cli-why-more =
    With --json: client (id, name), day, light, on_track, attempts, attention, standing, snoozed_until and turns (on,
    level, fired, reason, text).
cli-sheet = The sheet of a day, to print and take along: what is planned, zone by zone
cli-sheet-more =
    The visits and meetings of each zone come first, by the hour, and then the rest. With --zone, also who wants contact
    in that zone, in case you pass by. To print: --out sheet.html, and open it in a browser.
    With --json: day, stretches (zone, city, stops), zone, passing and passing_count. Each client has client (id, name,
    company, zone, city), with, phones, addresses, light, open and last; what is planned also has follow_up.
cli-remind = Whether reminders can be shown here, and how to make them come by themselves
cli-remind-more =
    While the screens are open, reminders come by themselves. Without them, a timer of the system calls
    “cartera today --notify” every few minutes: --install-help writes what it takes.
    With --test and --json: delivered and by.
cli-log = Logs what happened with a client, and what comes next
cli-log-more =
    Options fill in what the line does not say, and override what it says. In single quotes the shell leaves the signs
    alone. Several lines are logged all or none, and undone together. Without a next step nothing is planned: it is only
    suggested.
    With --json: done (the action), client (id, name), light and next; for several lines, lines (the same, with line and
    new) and refused (line, text, why). With --dry-run: lines (line, text, client, new, kind, outcome, direction, at,
    note, tags, amount, expense, score, topics, attention, next, parts and refused).
cli-plan = Plans a follow-up
cli-plan-more = With --json: done, client (id, name), light and next.
cli-done = Marks the next step as done, or a complaint as resolved
cli-done-more = With --json: done, client (id, name), light and next.
cli-snooze = Puts a client off until a day
cli-snooze-more = With --json: done, client (id, name), light and next.
cli-spread = Spread what is too much for a day over the working days after it
cli-spread-more =
    Without --apply it only shows the proposal. With --json: day, stay, applied and moves, each with client and to.
cli-spread-on = The day to relieve; today unless said
cli-spread-keep = How many contacts stay on that day; as many as it takes unless said
cli-spread-apply = Do it; «cartera undo» takes all of it back
cli-spread-title =
    { $n ->
        [0] Nobody is too many: { $stay } stay, and a day takes { $capacity }.
        [one] { $stay } stay; one moves to another day.
       *[other] { $stay } stay; { $n } move to other days, up to { $capacity } a day.
    }
cli-spread-done = Done. «cartera undo» takes it back.
cli-spread-how = Nothing has moved yet: give the command again with --apply to do it.
cli-add = Adds a client
cli-add-more = With --json: done, client (id, name), light and next.
cli-edit = Changes a client's data, puts it away or takes it back
cli-edit-more =
    Channels, contacts and tags are added to those there are; --clear empties a field first: --clear phone --phone NEW.
    With --json: done, client (id, name), light and next.
cli-undo = Undoes what was done last, here or in the screens
cli-undo-more = With --json: undone (id, at, action, subject, count, origin, undone, label).
cli-redo = Redoes what was undone last
cli-redo-more = With --json: redone (id, at, action, subject, count, origin, undone, label).
cli-history = What was done, newest first
cli-history-more = With --json, a list: id, at (in UTC), action, subject, count, origin, undone and label.
cli-when = How a date, or something that comes again, is understood
cli-when-more =
    With --json: ok, date, time (or null), iso and repeats (null, or the rule in rule, its words in words and the next
    dates in next). When it is not understood: ok (false), error, and readings, what it may have meant.
cli-import = Takes in what files hold: clients, interactions, purchases and more
cli-import-more =
    Sheets (CSV, Excel, ODS), contact cards, calendars and JSON; several files at once, in any order, and with - what comes
    through standard input. The exports of Google, Outlook, Apple, HubSpot, Pipedrive, Zoho, Salesforce, LinkedIn and
    Monica are understood, and plain sheets in Spanish or English. What is here already is completed and never repeated;
    what does not come in is kept, as it was, in a file of its own. One undo takes all of it back.
    Fields of --map for clients: name, given, middle, family, company, role, sector, city, country, address, zone, phone,
    mobile, whatsapp, email, web, tags, notes, source, cadence, created, last, next, id, taxid; ignore drops the column.
    With --json: dry_run, rejects and files: file, kind, format, made_by, encoding, delimiter, new, updated, same,
    conflicts, refused, unread, added, bought, spare, columns (header, field, origin, samples), rows (line, name, match,
    clashes, perhaps and what the row is of), refusals (line, reason), rejects (line, reason, text), warnings (line,
    column, value, reason) and warnings_left_out.
cli-demo = A sample portfolio to look at and try
cli-demo-more =
    Without options it opens the screens on a sample portfolio that is gone when you leave.
cli-completions = Writes what the shell needs to complete the commands
cli-man = Writes the manual page

## Values and options

cli-val-file = FILE
cli-val-folder = FOLDER
cli-val-lang = es|en
cli-val-color = auto|always|never
cli-val-when = DATE
cli-val-month = YYYY-MM
cli-val-moment = MOMENT
cli-val-number = N
cli-val-order = ORDER
cli-val-client = CLIENT
cli-val-client-kind = KIND
cli-val-kind = KIND
cli-val-outcome = OUTCOME
cli-val-name = NAME
cli-val-text = TEXT
cli-val-line = LINE
cli-val-light = LIGHT
cli-val-contact = NAME|ROLE|INFLUENCE
cli-val-cadence = DAYS[/MAX]
cli-val-field = FIELD
cli-val-shell = SHELL
cli-val-map = COLUMN=FIELD
cli-val-zone = ZONE
cli-val-format = text|html
cli-val-minutes = MINUTES
cli-val-char = CHARACTER

cli-opt-db = The agenda that is opened
cli-opt-config = The configuration that is read
cli-opt-lang = The language of the texts
cli-opt-json = Answers in JSON, with names that do not change
cli-opt-color = When to use colours
cli-opt-help = Shows this help; with --help, all of it
cli-opt-version = Shows the version

cli-calendar-on = Any day of the month or the week
cli-calendar-month = The month
cli-calendar-week = The week instead of the month
cli-opt-client = The client: #number, name or part of the name
cli-opt-all = Everything, nothing left out
cli-opt-limit = How many at most
cli-opt-next = The next step: a date (and hour), auto to accept the suggestion, none to leave it open
cli-opt-channel = How: call, visit, e-mail, message, meeting, sample, survey
cli-opt-purpose = What for
cli-opt-lead = How many days before it is announced
cli-opt-when = The day, and the hour if there is one: tomorrow, fri 10:00, 15/12, in 3 weeks
cli-opt-name = The name
cli-opt-company = The company that it buys for
cli-opt-role = The role there
cli-opt-sector = The line of business
cli-opt-city = The city
cli-opt-zone = The zone or district
cli-opt-country = The country
cli-opt-source = How it came
cli-opt-tax-id = The tax number
cli-opt-phone = A land line
cli-opt-mobile = A mobile
cli-opt-whatsapp = A WhatsApp number
cli-opt-email = An e-mail address
cli-opt-web = A web site
cli-opt-social = A profile in a social network
cli-opt-address = An address
cli-opt-contact = A person at the client, perhaps with a role and an influence: Rosa|purchasing|decides
cli-opt-tag = A tag
cli-opt-cadence = After how many days it wants contact, and after how many it is late
cli-opt-notes = Lasting notes
cli-opt-attention = The light set by hand: red, yellow, green or auto
cli-add-kind = Person or company
cli-edit-kind = Person or company
cli-today-on = Another day
cli-sheet-on = Another day
cli-sheet-zone = Adds who wants contact in this zone, in case you pass by
cli-sheet-format = The format; without it, by the name of the file
cli-sheet-out = Writes the sheet into this new file
cli-today-notify = Tells on the desktop what begins soon and, once a day, what the day wants
cli-today-within = How many minutes ahead; without it, those of the settings
cli-today-again = Also what was told already
cli-remind-test = Shows a notice to try it out, and says whether it could
cli-remind-install-help = Writes what it takes for the system to remind by itself, and how to take it away
cli-remind-every = Every how many minutes the system looks
cli-find-words = What is searched for; without it, all
cli-find-sort = The order: name, urgency, last, city, newest, value, bought, due, or any field
cli-find-count = Says only how many they are
cli-find-fields = Lists the fields that can be asked for
cli-find-archived = Among the archived ones
cli-find-trashed = In the trash
cli-log-line = What happened, in one line (see below), or - to read several from the input, one in each row
cli-log-client = With whom, if the line does not say so
cli-log-new = Adds the client if nobody is called that
cli-log-note = What was said, to the letter and in several lines if need be; - reads it from the input
cli-log-partial = Of several lines, logs those that are understood and returns the others
cli-log-dry-run = Shows how it is understood and logs nothing
cli-log-kind = What it was: call, visit, e-mail, message, meeting, sample, survey or note
cli-log-outcome = How it went: spoke, no answer, call back, awaiting reply, order, not interested, complaint
cli-log-at = When it happened, if not now
cli-log-in = It was the client who called or wrote
cli-log-contact = With which person at the client
cli-done-complaint = Marks its complaints as resolved
cli-edit-name = Another name
cli-edit-clear = Empties a field
cli-edit-archive = Archives it
cli-edit-rest = Lets it rest, without alerts
cli-edit-activate = Makes it active again
cli-edit-trash = Moves it to the trash
cli-edit-restore = Takes it out of the trash
cli-when-phrase = The date as it is said
cli-when-now = As if it were this moment
cli-when-past = Looks back: “fri” is the Friday that has passed
cli-import-file = The files; - is standard input
cli-import-map = Which field a column fills
cli-import-dry-run = Only says what would happen
cli-import-delimiter = The delimiter: comma, semicolon or tab
cli-import-encoding = The encoding, when it is not found out: utf-8, utf-16, windows-1252…
cli-demo-write = Keeps the sample portfolio in this file
cli-demo-clients = How many clients to make up; needs --write
cli-completions-shell = bash, zsh, fish, powershell or elvish
cli-man-dir = Writes one page for each command into this folder

## The answers

cli-no-light = no alert
cli-next-step = next step
cli-later = later
cli-done-what = done: { $what }
cli-undone = undone: { $what }
cli-redone = redone: { $what }
cli-is-undone = undone
cli-empty = There are no clients yet: add one with “cartera add” or bring them in with “cartera import”.
cli-today-rest =
    { $n ->
        [one] … and { $n } more (--all shows them all)
       *[other] … and { $n } more (--all shows them all)
    }
cli-find-none = No clients.
cli-find-rest =
    { $n ->
        [one] … and { $n } more (--limit shows more)
       *[other] … and { $n } more (--limit shows more)
    }
cli-show-history =
    { $n ->
        [one] { $n } interaction
       *[other] { $n } interactions
    }
cli-show-rest =
    { $n ->
        [one] … and { $n } before (--all shows them all)
       *[other] … and { $n } before (--all shows them all)
    }
cli-label-contact = contact
cli-label-best-hour = hour
cli-label-cadence = cadence
cli-label-source = source
cli-label-tax = tax number
cli-label-tags = tags
cli-cadence = every { $ideal } days, { $maximum } at most
cli-resolved = resolved on { $day }
cli-suggestion = suggestion: { $step } — to accept it: { $command }
cli-same-name = mind: there was another client of that name already (#{ $id }); “cartera undo” takes this one away.
cli-brief-plans = Planned
cli-brief-reach = How to reach them
cli-brief-open = Still open
cli-brief-last = Last interactions
cli-brief-part = { $last } ({ $shown } of { $all })
cli-brief-nothing = Nothing has been logged yet.
cli-brief-notes = Notes
cli-sheet-title = Sheet for { $day }
cli-sheet-planned =
    { $n ->
        [one] { $n } contact planned
       *[other] { $n } contacts planned
    }
cli-sheet-met =
    { $n ->
        [one] { $n } in person
       *[other] { $n } in person
    }
cli-sheet-nowhere = No zone
cli-sheet-any-time = any time
cli-sheet-passing =
    { $n ->
        [0] Nobody else wants contact in { $zone }
        [one] If you pass through { $zone }: { $n } client wants contact
       *[other] If you pass through { $zone }: { $n } clients want contact
    }
cli-sheet-rest =
    { $n ->
        [one] … and { $n } more in that zone
       *[other] … and { $n } more in that zone
    }
cli-sheet-last = Last: { $day }, { $kind }: { $said }
cli-sheet-nothing = Nothing is planned for this day.
cli-sheet-written =
    { $n ->
        [one] { $path }: { $n } contact planned
       *[other] { $path }: { $n } contacts planned
    }
cli-remind-delivered = Test notice shown by { $program }. If you do not see it, check whether the desktop has notices switched on.
cli-remind-delivered-terminal = Test notice sent to the terminal. If you do not see it, check whether the terminal has notices switched on.
cli-remind-about = Reminders of cartera
cli-remind-intro =
    { $n ->
        [one] # What follows makes the system look every minute whether there is something to tell. Choose one way and copy it.
       *[other] # What follows makes the system look every { $n } minutes whether there is something to tell. Choose one way and copy it.
    }
cli-remind-others = --- On other systems, with the path that cartera has there ---
cli-remind-systemd = Linux with systemd (the usual one): paste this into the terminal
cli-remind-systemd-off = To take it away: systemctl --user disable --now cartera-remind.timer
cli-remind-cron = Other Linux and similar systems: add this line with “crontab -e”
cli-remind-cron-off = To take it away: delete the line with “crontab -e”
cli-remind-launchd = macOS: paste this into the terminal
cli-remind-launchd-off = To take it away: launchctl bootout gui/$(id -u)/cartera.remind && rm ~/Library/LaunchAgents/cartera.remind.plist
cli-remind-schtasks = Windows: paste this into the command prompt
cli-remind-schtasks-off = To take it away: schtasks /Delete /F /TN cartera-remind
cli-why-turn = { $light } since { $day }: { $why }
cli-why-green = On track: something is planned, an answer is awaited, or you set it to green.
cli-why-none = Nobody has planned anything with this client.
cli-why-away = It has no alert: it is { $standing }.
cli-why-coming = Later on:
cli-history-none = Nothing has been done yet.
cli-import-rehearsal = This is what would happen; nothing was written.
cli-import-unused = (not used)
cli-import-guessed = (by likeness: check it, or use --map)
cli-import-warning = line { $line }, { $column }: { $reason } ({ $value })
cli-demo-written =
    { $n ->
        [one] { $path }: { $n } client
       *[other] { $path }: { $n } clients
    }

## The manual page

cli-manual-name = NAME
cli-manual-synopsis = SYNOPSIS
cli-manual-description = DESCRIPTION
cli-manual-options = OPTIONS
cli-manual-commands = COMMANDS
cli-manual-more = MORE
cli-manual-version = VERSION

## Wrong usage

error-usage = { $problem } (help: { $help })
error-usage-unknown-option = there is no option { $typed }; a text that begins with a hyphen goes behind --
error-usage-unknown-option-near = there is no option { $typed }; did you mean { $nearest }?
error-usage-unknown-word = “{ $typed }” is too much: put what has spaces in quotes
error-usage-unknown-word-near = “{ $typed }” is too much; did you mean { $nearest }?
error-usage-unknown-command = there is no command “{ $typed }”
error-usage-unknown-command-near = there is no command “{ $typed }”; did you mean { $nearest }?
error-usage-missing = { $what } is missing
error-usage-no-value = { $option } lacks its value
error-usage-value = { $option } cannot be “{ $value }”
error-usage-twice = { $one } is given twice
error-usage-conflict = { $one } and { $other } do not go together
error-usage-not-text = an argument is not text in UTF-8
error-usage-other = the command is not understood
error-cli-bad-value = { $option } cannot be “{ $value }”: expected { $accepted }.
error-cli-accepts-number = a number from { $least } on
error-cli-accepts-between = a number between { $least } and { $most }
error-cli-accepts-cadence = a number of days up to { $most }, or two such as 30/45
error-cli-accepts-map = column=field, with one of these fields: { $fields }
error-cli-accepts-delimiter = a character such as “,”, “;” or tab
error-cli-accepts-encoding = an encoding such as utf-8, utf-16 or windows-1252
error-cli-no-json = this command has no answer in JSON: leave --json out.
error-cli-needs-write = --clients makes up a large portfolio: say in which file with --write.

## What could not be done

error-cli-remind-what = say what: --test tries a notice; --install-help says how to make them come by themselves.
error-cli-remind-self = it is not known where this program is: there is no saying what the system is to call.
error-cli-remind-path = { $path } cannot be written into a timer: move the file to a path without odd characters.
error-cli-no-home = there is no place known for the agenda: say where with --db.
error-cli-no-config = there is no configuration { $path }: create it or name another.
error-cli-bad-now = CARTERA_NOW is not a moment (“{ $value }”): expected one such as 2026-11-23T10:00-05:00.
error-cli-output = the answer could not be written: { $detail }
error-cli-write = { $path } could not be written: { $detail }
error-cli-input = the input could not be read: { $detail }
error-cli-input-not-text = what comes from the input is not text in UTF-8; nothing was logged.
error-cli-input-twice = the lines and the note cannot both come from the input: give one of them in the command.
error-cli-nothing-to-undo = there is nothing to undo.
error-cli-nothing-to-redo = there is nothing to redo.
error-cli-nothing-to-edit = there is nothing to change: say what with an option, or it was so already.
error-cli-no-complaint = this client has no open complaint.
error-cli-no-contacts = this client has no contacts: add “{ $typed }” with “cartera edit CLIENT --contact”.
error-cli-contact = “{ $typed }” is none of its contacts, or more than one: { $names }
error-cli-exists = { $path } exists already and was not touched: choose another name.
error-cli-sample = the sample portfolio is broken: { $detail }

# Who may be here twice
cli-duplicates = Look for clients who may be here twice
cli-duplicates-more =
    With --json: total, and pairs, each with points (up to 100), signs and clients, the two clients.
    cartera merge makes one of a pair, or remembers that they are two.
cli-duplicates-limit = How many pairs at most
cli-duplicates-none = Nobody seems to be here twice.
cli-duplicates-how = To see them side by side and make them one: cartera merge '#{ $keep }' '#{ $gone }'. If they are two: the same with --apart.
cli-duplicates-rest =
    { $n ->
        [one] There is one more pair: --limit shows more.
       *[other] There are { $n } more pairs: --limit shows more.
    }
cli-merge = Make one of two records of the same client
cli-merge-more =
    Without --yes it is only shown. What is empty is filled in, and all interactions, contacts, purchases and files come over.
    With --json: applied, keep and gone (id, name), differing (field, keep, gone, taken), filled and moving.
cli-merge-keep = The client that stays: #number, or the name in quotes
cli-merge-gone = The client that goes, after all it has went to the other
cli-merge-take = A field that is taken from the one that goes; may be repeated
cli-merge-apart = They are two: remember it, and do not offer them again
cli-merge-dry-run = Only show what would happen
cli-merge-yes = Do it; “cartera undo” parts them as they were
cli-merge-clients = Client
cli-merge-done = Done. “cartera undo” parts them as they were.
cli-merge-how = Nothing has changed yet: --yes does it; --take FIELD takes a field from the one that goes.
cli-merge-apart-done = Noted: they are two.
cli-looks-like = mind: looks like { $name } (#{ $id }): { $signs }. If it is the same: cartera merge '#{ $id }' '#{ $new }'.

# Segments, lost clients and changes to many
cli-val-filter = FILTER
cli-val-segment = SEGMENT
cli-val-why = REASON
cli-queue-filter = Work those whom a filter means instead of the queue of the day
cli-segments = Show the segments and how many clients each means
cli-segments-more =
    cartera segments add NAME FILTER saves one; cartera segments remove NAME takes it away (those that come ready made are hidden).
    With the name of a segment and --rename, --filter, --colour, --hide or --show it is changed.
    With --json: segments (code, name, filter, hue, hidden, clients), zones and sectors (value, clients).
cli-segments-what = add, remove, or the name of a segment
cli-segments-colour = Its colour
cli-segments-rename = Another name
cli-segments-filter = Another filter
cli-segments-hide = Hide it
cli-segments-show = Show it again
cli-segments-all = The hidden ones too
cli-segments-removed = Removed: { $name }. “cartera undo” brings it back.
cli-segments-zones = By zone: { $values }
cli-segments-sectors = By sector: { $values }
segments-hidden = hidden
error-cli-segments-add = the name or the filter is missing: cartera segments add 'Hotels in Lima' sector:hotel city:lima
error-cli-no-segment = there is no segment “{ $name }”. Those there are: { $names }
cli-bulk = The same for all clients whom a filter means, at once
cli-bulk-more =
    Without --yes it only shows how many and who would change. One “cartera undo” takes all of it back.
    With --json: applied, meant and changed (id, name); of a file, clients and path.
cli-bulk-filter = Whom: words, #tag, city:lima, segment:name…
cli-bulk-tag = A tag that they get
cli-bulk-untag = A tag that they lose
cli-bulk-plan = A follow-up with each: date and how, “fri call”
cli-bulk-archive = Archive them
cli-bulk-rest = Put them to rest, without alerts
cli-bulk-activate = Make them active again
cli-bulk-trash = Move them to the trash
cli-bulk-export = Write the list into a new CSV file
cli-bulk-dry-run = Only show what would change
cli-bulk-yes = Do it
cli-bulk-rest-n = { $n } more
cli-bulk-done = Done. “cartera undo” takes all of it back.
cli-bulk-how = Nothing has changed yet: --yes does it.
cli-bulk-exported =
    { $n ->
        [one] Written: 1 client into { $path }
       *[other] Written: { $n } clients into { $path }
    }
bulk-would = Of { $meant }, { $n } would change
bulk-changed = Of { $meant }, { $n } have changed
error-cli-bulk-nothing = say what to do with them: --tag, --untag, --attention, --cadence, --plan, --archive, --rest, --activate, --trash or --export
cli-lost = Write down that a client went away and why, or that it came back; alone, who went away
cli-lost-more =
    With --json: done, client (id, name), light and next; without a client, clients (id, name, on, why, note, last, value).
cli-lost-why = Why: price, product, service, competitor, no longer needs it, closed, did not pay, another
cli-lost-note = What there is to say about it
cli-lost-on = Since which day; today unless said
cli-lost-back = It came back
cli-lost-none = No client went away.
cli-lost-never = never
cli-lost-last = last contact: { $ago }
error-cli-lost-whom = the client is missing: cartera lost CLIENT --why price
error-cli-lost-why = say --why it went away: { $reasons }
## Purchases and products

cli-buy = Records a purchase: what was taken, how much of it, and how it is paid
cli-buy-more =
    A line for each thing, in quotes: 'screws x 3 @ 12.50 -10%'. What is in the catalogue has its price; anything else
    has it after @. An amount alone will do too: '$1250'. It counts as contact and does what was planned for today.
    With --json: done, client (id, name), light, next and purchase, as in purchases.
cli-buy-client = The client
cli-buy-lines = What was bought, a line for each thing
cli-buy-on = When it was (today unless said)
cli-buy-discount = What is taken off the whole: an amount or a share, such as 10%
cli-buy-pay = How it is paid: cash, transfer, card…
cli-buy-due = When it is due: in days (30d) or a date
cli-buy-paid = It is paid already
cli-buy-ours = The initiative was ours
cli-buy-theirs = The initiative was theirs
cli-buy-kind = How it was ordered: call, visit, message…
cli-buy-no-contact = Only the purchase, without counting it as contact
cli-buy-note = What else there is to say
cli-return = Records what a client brings back of a purchase
cli-return-more =
    Without anything more, all that is left of its last purchase. With lines, only those: 'screws x 1'.
    With --json: done, client (id, name), light, next and purchase, the return.
cli-return-client = The client
cli-return-lines = What comes back, and how much
cli-return-purchase = Of which purchase, by its number
cli-return-on = When it was (today unless said)
cli-paid = Marks a purchase as paid
cli-paid-more =
    It is paid as a whole: payments in parts are not kept here.
    With --json: done, client (id, name), light, next and purchase, as in purchases.
cli-paid-client = The client
cli-paid-purchase = Which purchase, by its number, when several are unpaid
cli-paid-on = When it was paid (today unless said)
cli-purchases = What was bought, newest first
cli-purchases-more =
    With --json: purchases, total (minor, currency) and left_out (currencies without a rate). A purchase is: id, client
    (id, name), date, kind, total, cost, discount, lines (product, name, quantity, price, discount, cost, total), method,
    due, paid, initiative, note, number, interaction and returns. Amounts are in the smallest unit of their currency.
cli-purchases-client = Of one client; without it, of all
cli-purchases-unpaid = Only what is unpaid, what was due first before all
cli-purchases-from = From which day on
cli-purchases-to = Up to which day
cli-purchases-limit = How many are shown
cli-purchases-none = there are no purchases.
cli-purchases-none-unpaid = nothing is unpaid.
cli-purchases-more-left =
    { $n ->
        [one] … and { $n } more (--limit)
       *[other] … and { $n } more (--limit)
    }
cli-purchases-total = Total: { $total }
cli-products = The catalogue: what is sold, and for how much
cli-products-more =
    cartera products add 'Steel screws' --price 12.50 --cost 7 --code T-1
    cartera products edit T-1 --price 13
    cartera products remove T-1
    What was sold before is not removed: --retire offers it no more, and --offer offers it again.
    With --json: products (id, code, name, category, price, cost, retired); when one is changed, done and product.
cli-products-what = Words to look for; or add, edit, remove and the product
cli-products-name = What it is called
cli-products-price = What it is sold for
cli-products-cost = What it costs
cli-products-code = Its code
cli-products-category = Its group
cli-products-retire = Offer it no more
cli-products-offer = Offer it again
cli-products-all = Those that are retired, too
cli-products-none = there are no products: add one with “cartera products add NAME --price PRICE”.
cli-val-method = METHOD
cli-val-term = TERM
cli-val-product = PRODUCT
error-cli-nothing-unpaid = that client has nothing unpaid.
error-cli-which-purchase = { $n } purchases are unpaid: say which one with --purchase.
error-cli-no-purchase = that client has no purchase “{ $typed }”: see their numbers with “cartera purchases”.
error-cli-nothing-to-return = that client has no purchase of which anything is left to be returned.
error-cli-no-line = “{ $typed }” is not in that purchase. What it has: { $names }
error-cli-no-product = no product is called “{ $typed }”: see the catalogue with “cartera products”.
error-cli-which-product = “{ $typed }” may be more than one product: write the whole name or its code.
error-cli-product-currencies = price and cost of a product are in one currency.
cli-segments-cadence = Every how many days its clients want contact; none to take it away
cli-import-purchases = The same as --kind purchases
cli-import-new = Adds the clients whom the rows name and who are not here
cli-import-strangers = Clients who are not here can be added with --new.
