# Backups
backup-daily = of the day
backup-import = before an import
backup-upgrade = before upgrading
backup-restore = before going back
backup-hand = asked for
backup-salvage = salvage
backup-away = deleted file
day-without-backup = what was done is saved, but today’s backup could not be made: { $why }
bytes-b = { $n } B
bytes-k = { $n } kB
bytes-m = { $n } MB
bytes-g = { $n } GB
cli-backup = Makes a backup now
cli-backup-more =
    The copy lies in the folder of the backups, beside the agenda, or in the new file that is named. Before the first
    change of each day and before an import one is made by itself; 7 days, 4 weeks and 12 months are kept.
cli-backup-file = A new file
cli-backup-done = backup made: { $path } ({ $size })
cli-restore = Shows the backups and goes back to one
cli-restore-more =
    By itself it shows the backups that there are. With a date, a name of the list or a file, the agenda is that of the
    backup again; the present one is kept among the backups before, so that one can go back to it as well.
    With --json: a list of backups (path, made_at, cause, bytes), or restored and kept.
cli-restore-backup = The backup: a date, a name of the list or a file
cli-val-backup = BACKUP
cli-restore-none = there are no backups yet.
cli-restore-how = “cartera restore DATE” goes back to that day’s; the present agenda is kept before.
cli-restore-done = the agenda is now that of { $path }
cli-restore-kept = the one before is in { $path }
cli-check = Looks through the whole agenda
cli-check-more =
    Looks whether the file is whole, whether nothing refers to what is not there, and whether lights, counts and search
    are what the data make of them. Changes nothing without --repair.
    With --json: sound, damage, orphans, lights, counts, search, indexes, repaired.
cli-check-repair = Makes anew what can be made from the data
cli-check-sound = all is well: the file is whole, and lights, counts and search are what the data make of them.
cli-check-damage = the file is damaged:
cli-check-orphans = { $n ->
    [one] 1 row refers to something that is not there
   *[other] { $n } rows refer to something that is not there
}
cli-check-lights = { $n ->
    [one] the light or value of 1 client is not what its data make of it
   *[other] the light or value of { $n } clients is not what their data make of it
}
cli-check-counts = the counts of the lights are wrong
cli-check-search = the search index is wrong
cli-check-indexes = an index does not agree with its table
cli-check-repaired = made anew: now all is well.
error-cli-check-repair = something is wrong; no data is lost. “cartera check --repair” makes it anew.
error-cli-check-damaged = the file is damaged. “cartera salvage” saves what can be saved into a new file; “cartera restore” goes back to a backup.
error-cli-no-backup-of = there is no backup of { $day }. “cartera restore” shows those that there are.
cli-salvage = Saves what can be saved of a damaged agenda
cli-salvage-more =
    Reads the file page by page, makes what is missing anew from the history, and writes a new and whole agenda among the
    backups, or into the new file that is named; the damaged one is not touched. Says how much was saved and how much was
    not. “cartera restore” puts it in its place afterwards.
    With --json: path, whole, saved, rebuilt, in_part, lost, certain, nameless, undo, tables.
cli-salvage-file = The new file for what is saved; by default, one among the backups
cli-salvage-done = { $n ->
    [one] 1 row saved, in { $path }
   *[other] { $n } rows saved, in { $path }
}
cli-salvage-whole = nothing is missing.
cli-salvage-rebuilt = { $n ->
    [one] besides, 1 row made anew from the history
   *[other] besides, { $n } rows made anew from the history
}
cli-salvage-in-part = { $n ->
    [one] besides, 1 row saved in part only
   *[other] besides, { $n } rows saved in part only
}
cli-salvage-lost = { $n ->
    [one] 1 row lost
   *[other] { $n } rows lost
}
cli-salvage-of-clients = { $n } of clients
cli-salvage-of-contacts = { $n } of people and their telephones or e-mails
cli-salvage-of-interactions = { $n } of interactions
cli-salvage-of-follow-ups = { $n } of planned contacts
cli-salvage-of-purchases = { $n } of purchases
cli-salvage-of-opportunities = { $n } of opportunities
cli-salvage-of-products = { $n } of products
cli-salvage-of-undo = { $n } of the history for undoing
cli-salvage-of-others = { $n } of other data
cli-salvage-uncertain = more may be missing: the damage reaches what would tell how many rows there were.
cli-salvage-nameless = { $n ->
    [one] 1 client lost its name: it is called “{ $name }”
   *[other] { $n } clients lost their name: they are called “{ $name }”
}
cli-salvage-name = Without a name { $id }
cli-salvage-no-undo = what was done until now cannot be undone any more.
cli-salvage-how = “{ $command }” puts it in the place of the damaged one, which is kept.
