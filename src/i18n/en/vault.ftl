# Encryption
vault-ask = Passphrase of { $name }:
vault-new = New passphrase:
vault-again = Once more:
vault-wrong = That is not it.
vault-differ = They differ; type it again.
vault-warning = Without this passphrase nobody can open the file, and nobody can recover it: keep it in another place too.
cli-encrypt = Encrypts the agenda with a passphrase
cli-encrypt-more =
    From then on nobody reads the file or its backups without the passphrase: once forgotten, nobody can recover it. The
    new agenda is written beside the other and looked through before it takes its place; the other is overwritten.
    The passphrase is asked for without showing it. It is also taken from the file in CARTERA_PASSPHRASE_FILE, from
    CARTERA_PASSPHRASE, from security.passphrase_command or from the desktop's keyring.
    With --json: encrypted, backups (converted, deleted, left), legible, keyring.
cli-encrypt-change = Gives another passphrase to an agenda that is encrypted
cli-opt-backups = The backups that there are: convert (changed too), delete (removed) or keep (left as they are)
cli-val-backups = WHAT
cli-encrypt-keyring = Has the desktop's keyring keep the passphrase
cli-opt-passphrase-file = Reads the passphrase from the first line of a file
cli-decrypt = Takes the encryption off the agenda
cli-decrypt-more =
    From then on whoever can read the file reads the agenda. The backups stay encrypted with their passphrase, unless
    with --backups convert.
    With --json: encrypted, backups (converted, deleted, left), legible, keyring.
cli-encrypt-done = agenda encrypted: only the passphrase opens { $path }
cli-encrypt-changed = passphrase changed: only the new one opens { $path }
cli-encrypt-again = the agenda { $path } was encrypted already
cli-decrypt-done = the agenda { $path } is not encrypted any more
cli-vault-converted = { $n ->
    [one] 1 backup changed too
   *[other] { $n } backups changed too
}
cli-vault-deleted = { $n ->
    [one] 1 backup removed
   *[other] { $n } backups removed
}
cli-vault-left = { $n ->
    [one] 1 backup is as it was: legible or with another passphrase
   *[other] { $n } backups are as they were: legible or with another passphrase
}
cli-vault-left-encrypted = { $n ->
    [one] 1 backup is as it was; if it is encrypted, it still needs the passphrase
   *[other] { $n } backups are as they were; those that are encrypted still need the passphrase
}
cli-vault-legible = not encrypted, and whoever can open the file can read it: { $path }
cli-vault-keyring = the desktop's keyring keeps the passphrase
cli-vault-elsewhere = Exports, printed sheets and the folder that is shared with the phone are not encrypted.
cli-backup-encrypt = Encrypts the copy with a passphrase of its own; the file must be said
cli-export-encrypt = Encrypts the file with a passphrase; “cartera import” or the tool age opens it
error-store-locked = { $path } is encrypted and needs its passphrase.
error-store-wrong-key = that passphrase does not open { $path }: it is another one, or the beginning of the file is damaged, and then “cartera salvage” saves what is behind it. Nothing was changed. A forgotten passphrase cannot be recovered.
error-salvage-key = that passphrase opens nothing of { $path }: it is another one, or the beginning of the file, without which the passphrase is of no use, is lost and no backup has it. Then move the file away, and “cartera restore” goes back to a backup. Nothing was changed.
error-store-in-use = another program has { $path } open: close it and try again. Nothing was changed.
error-vault-given-up = it cannot be opened without the passphrase; nothing was changed.
error-vault-no-terminal = a passphrase is needed and there is nowhere to ask for it: run it in a terminal, or set CARTERA_PASSPHRASE_FILE or security.passphrase_command.
error-vault-source = the passphrase could not be read from { $from }: { $detail }
error-vault-short = the passphrase is too short: use at least { $least } characters. Nothing was changed.
error-vault-encrypted = the agenda is encrypted already; “cartera encrypt --change” gives it another passphrase.
error-vault-plain = the agenda is not encrypted; “cartera encrypt” encrypts it.
error-vault-no-agenda = there is no agenda at { $path }.
error-vault-keyring = the agenda is encrypted, but the desktop's keyring did not keep the passphrase: { $detail }
error-vault-backup-where = say into which file: cartera backup --encrypt FILE.
error-sealed-passphrase = that passphrase does not open { $path }; nothing was imported.
error-sealed-other = { $path } is not opened by a passphrase but by a key: open it with the tool age first.
error-sealed-damaged = { $path } is damaged or incomplete: nothing was imported.
