//! Going back to a backup: it takes the place of the agenda, which is kept.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::civil::DateTime;
use rusqlite::backup::Backup as Copying;
use rusqlite::{Connection, OpenFlags};

use super::backup::{self, BackupCause, DAMAGED, folder, keep, named, needed, sound};
use super::convert;
use super::error::{Result, StoreError};
use super::key::{self, Form, Key, connect};
use super::open::{self, create_private_folder, denied};
use super::unfinished::{Halt, beside, unfinished, whole};

/// What opens the agenda and what opens its backup, when they are encrypted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Keys<'a> {
    /// What opens the agenda.
    pub agenda: Option<&'a Key>,
    /// What opens the backup.
    pub backup: Option<&'a Key>,
}

/// Puts a backup in the place of the agenda at `path`, after keeping what it replaces; where that is kept, if there was
/// anything. An agenda stays encrypted, or legible, as it was, whatever the backup is.
pub fn restore(path: &Path, from: &Path, keys: Keys, at: DateTime) -> Result<Option<PathBuf>> {
    sound(from, keys.backup)?;
    let source = needed(from, keys.backup)?;
    if !path.exists() {
        open::create_private(path).map_err(|error| denied(error, path))?;
        put_back((path, source), (from, source))?;
        return Ok(None);
    }
    let target = match key::form(path).map_err(|error| denied(error, path))? {
        Form::Plain => None,
        Form::Encrypted => needed(path, keys.agenda)?,
        // Nobody can tell any more what it was.
        Form::Empty | Form::Other => source,
    };
    match keep_replaced(path, target, at) {
        Err(error) if is_of_damage(path, target, &error)? => {
            let kept = keep_damaged(path, at)?;
            put_anew((path, target), (from, source))?;
            Ok(Some(kept))
        }
        kept => {
            let kept = kept?;
            put_back((path, target), (from, source))?;
            Ok(Some(kept))
        }
    }
}

/// Whether what keeps an agenda from being opened is that it is damaged, and not that the key is another one.
fn is_of_damage(path: &Path, key: Option<&Key>, error: &StoreError) -> Result<bool> {
    match (error, key) {
        (StoreError::WrongKey(_), Some(key)) => backup::is_key_of(path, key),
        _ => Ok(error.is_damage()),
    }
}

/// Which key opens the agenda at `path`, whether it is sound or damaged.
pub fn key_of(path: &Path, key: Option<&Key>) -> Result<Option<Key>> {
    match convert::opens(path, key) {
        Err(error) if is_of_damage(path, key, &error)? => Ok(key.cloned()),
        other => other,
    }
}

/// Keeps the agenda that is about to be replaced.
fn keep_replaced(path: &Path, key: Option<&Key>, at: DateTime) -> Result<PathBuf> {
    sound(path, key)?;
    let conn = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, key)?;
    conn.busy_timeout(open::PATIENCE)?;
    keep((&conn, key), path, (at, BackupCause::Restore), &Halt::default())
}

/// Keeps an agenda that SQLite cannot copy as it lies there, with what was not yet written into it.
fn keep_damaged(path: &Path, at: DateTime) -> Result<PathBuf> {
    let folder = folder(path);
    create_private_folder(&folder).map_err(|error| denied(error, &folder))?;
    let to = folder.join(named(at, BackupCause::Restore)).with_extension(DAMAGED);
    fs::copy(path, &to).map_err(|error| denied(error, &to))?;
    for side in SIDES {
        if beside(path, side).exists() {
            fs::copy(beside(path, side), beside(&to, side))?;
        }
    }
    File::open(&to)?.sync_all()?;
    Ok(to)
}

/// Puts a backup in the place of an agenda into which SQLite cannot write: until the new file is whole, the damaged one
/// stays. Whoever has that one open notices that it went away.
fn put_anew((path, target): (&Path, Option<&Key>), (from, source): (&Path, Option<&Key>)) -> Result<()> {
    // Behind a link it is the file that is replaced.
    let path = fs::canonicalize(path)?;
    let backup = connect(from, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX, source)?;
    whole(&path, |partial| {
        // Under the same key it is a copy like all the others.
        let salt = if source == target { key::salt(from) } else { None };
        convert::write(&backup, source, (target, salt), partial)?;
        // Who may read it stays the same.
        fs::set_permissions(partial, fs::metadata(&path)?.permissions())?;
        // A log of the old file would be written into the new one.
        for side in SIDES {
            match fs::remove_file(beside(&path, side)) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(denied(error, &path)),
                _ => {}
            }
        }
        Ok(())
    })
}

/// What SQLite keeps beside a file that is open.
const SIDES: [&str; 2] = ["-wal", "-shm"];

/// Writes a backup over the agenda, as one change that other programs see at once.
fn put_back((path, target): (&Path, Option<&Key>), (from, source): (&Path, Option<&Key>)) -> Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let backup = connect(from, flags, source)?;
    let mut agenda = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, target)?;
    agenda.busy_timeout(open::PATIENCE)?;
    if source.is_some() == target.is_some() {
        return copy_over(&backup, &mut agenda);
    }
    // Pages that are encrypted have less room than those that are not: a copy of the agenda's kind comes in between.
    let between = unfinished(path);
    let put = convert::write(&backup, source, (target, None), &between)
        .and_then(|()| copy_over(&connect(&between, flags, target)?, &mut agenda));
    fs::remove_file(&between)?;
    put
}

fn copy_over(from: &Connection, to: &mut Connection) -> Result<()> {
    Copying::new(from, to)?.run_to_completion(i32::MAX, Duration::from_millis(50), None)?;
    Ok(())
}
