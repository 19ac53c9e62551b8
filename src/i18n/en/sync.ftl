# Sharing the agenda with the phone and other computers
collection-contacts = contacts
collection-calendar = calendar
collection-history = history
sync-part-fn = the name
sync-part-note = the notes
sync-part-org = the company
sync-part-title = the role
sync-part-dtstart = the date
sync-part-status = the state
sync-part-summary = what it is for
sync-part-description = the text
sync-part-bday = the birthday
sync-part-x-cartera-sector = the sector
sync-part-x-cartera-stage = the stage
sync-part-x-cartera-amount = the amount
sync-part-x-cartera-line = what was bought
sync-part-x-cartera-outcome = the outcome
sync-part-x-cartera-kind = the kind
sync-part-x-cartera-name = the name
sync-part-x-cartera-filter = the filter
sync-part-x-cartera-body = the text
sync-part-x-cartera-text = the text
sync-part-x-cartera-price = the price
sync-part-x-cartera-target = the goal
sync-part-x-cartera-hue = the colour
sync-part-other = something else
sync-note-here = Changed in two places at once. Here { $part } said: { $said }
sync-note-there = Changed in two places at once. In the other { $part } said: { $said }
sync-even = No changes: everything is up to date.
sync-received = Received: { $added } new, { $changed } changed, { $removed } removed
sync-sent = Sent: { $added } new, { $changed } changed, { $removed } removed
sync-would-receive = Would be received: { $added } new, { $changed } changed, { $removed } removed
sync-would-send = Would be sent: { $added } new, { $changed } changed, { $removed } removed
sync-busy-files =
    { $n ->
        [one] { $n } file changed meanwhile: it is left for the next time.
       *[other] { $n } files changed meanwhile: they are left for the next time.
    }
sync-conflict = { $client }: { $part } changed on both sides; the newer one counts, and the other is in the client's history: { $said }
sync-conflict-own = { $client }: { $part } changed on both sides; the newer one counts. The other said: { $said }
sync-strange-no-file = { $file } is no ordinary file: it is left as it is.
sync-strange-huge = { $file } is too large: it is left as it is.
sync-strange-unreadable = { $file } cannot be read: it is left as it is.
sync-strange-no-record = { $file } is not understood: it is left as it is.
sync-strange-twice = { $file } repeats what is in another file: it is left as it is.
sync-strange-foreign = { $file } belongs to no client: it is left as it is.
sync-ticked = { $client }: { $what }, done on { $day }
sync-unsaid =
    { $n ->
        [one] { $n } contact was ticked off elsewhere: how did it go?
       *[other] { $n } contacts were ticked off elsewhere: how did they go?
    }
error-sync-busy = another window is synchronising: try again in a moment.
error-sync-emptied = { $gone } of { $of } files are missing in { $folder }: nothing is changed. If that is what you want, --accept-deletions accepts it.
error-sync-folder = { $path } cannot be used ({ $detail }): nothing is lost.
error-sync-no-program = vdirsyncer is missing, which carries the files to the server: install it, or use --folders-only.
error-sync-slow = the server takes too long: nothing is lost, try again later.
error-sync-server = the server could not ({ $detail }): nothing is lost, try again later.
cli-sync = Synchronises the agenda with the phone and other computers
cli-sync-more =
    Each record is a file in a folder that other programs share: contacts, calendar and history. What changed on one side
    goes to the other; where the same changed on both, the newer one counts and the other is kept in the client's history.
    With --setup a server (CalDAV and CardDAV) is prepared, to which vdirsyncer carries the folder. Nothing leaves the
    computer without this command.
    With --json: received and sent (added, changed, removed), conflicts (client, name, part, said), left_alone (file, why), busy,
    server (none, carried), unsaid.
cli-sync-folders-only = Only the folder, without going to the server
cli-sync-accept-deletions = Accepts that nearly all files of a folder are gone
cli-sync-dry-run = Only says what would happen
cli-sync-setup = Prepares a server: asks what is not said with --url, --user and --password-command
cli-sync-url = The address of the server
cli-sync-user = The user
cli-sync-password-command = The command that prints the password, such as 'pass show agenda'
cli-sync-resolve = Makes one of two texts that changed on both sides; vdirsyncer uses it
cli-val-url = ADDRESS
cli-val-command = COMMAND
cli-val-user = USER
cli-sync-ask-url = Address of the server (https://…):
cli-sync-ask-user = User:
cli-sync-ask-password = Command that prints the password (for example: pass show agenda):
cli-sync-set-up = done: { $path }. 'cartera sync' carries the agenda to { $url }.
cli-sync-set-up-without = { $path } is written. vdirsyncer is missing: install it and say 'cartera sync'.
cli-sync-folder = Folder: { $path }
error-sync-url = { $url } is no address that begins with https:// (or http:// on this very computer).
error-sync-missing = { $what } is still to be said.
error-sync-command = that command is not understood: a quotation mark is missing, or it is empty.
error-sync-setup = { $path } cannot be written ({ $detail }).
error-sync-resolve = these two texts cannot become one: they stay as they are.
