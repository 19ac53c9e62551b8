//! Encrypting the whole file, decrypting it, and giving it another key.
//!
//! The file is never changed where it lies: a new one is written beside it, looked through, and put in its place in one
//! step, so that whatever happens in between leaves the old one or the new one, whole. What the old one held is
//! overwritten then. Nobody else may have the file open meanwhile: who had would go on writing into what nobody reads.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::Backup as Copying;
use rusqlite::{Connection, OpenFlags};

use super::error::{Result, StoreError};
use super::key::{self, Key, Salt, connect, connect_new, is_encrypted};
use super::open::{self, create_private, denied};
use super::{backup, unfinished};

/// How long somebody who is about to leave the file is waited for.
const PATIENCE: Duration = Duration::from_secs(2);
/// What the new file is called until it is in its place.
const NEW: &str = "converting";
/// What the old file is called until it is overwritten.
const OLD: &str = "replaced";

/// Writes the file at `path`, which `from` opens, anew as one that `to` opens; without a key it is not encrypted.
pub fn convert(path: &Path, from: Option<&Key>, to: Option<&Key>) -> Result<()> {
    convert_as(path, from, to, None)
}

/// The same, with the salt of another copy of the file.
fn convert_as(path: &Path, from: Option<&Key>, to: Option<&Key>, salt: Option<Salt>) -> Result<()> {
    let path = &fs::canonicalize(path).map_err(|error| denied(error, path))?;
    let conn = alone(path, from)?;
    let new = beside(path, NEW);
    let made = write(&conn, from, (to, salt), &new).and_then(|()| same(&conn, &new, to));
    if let Err(error) = made {
        let _nothing_half_made_stays = fs::remove_file(&new);
        return Err(error);
    }
    swap(conn, path, &new)?;
    unfinished::erase_all(path, &backup::folder(path));
    Ok(())
}

/// Gives the backups of the agenda at `path` another key, as far as the old one opens them, or they are legible; how many
/// have it now, and how many are left as they were.
pub fn convert_backups(path: &Path, from: Option<&Key>, to: Option<&Key>) -> Result<(usize, usize)> {
    let (mut done, mut left) = (0, 0);
    for copy in backup::backups(path)? {
        // What an interrupted conversion left beside it is not to be read either.
        clear_up(&copy.path);
        if is_of(&copy.path, to) {
            continue;
        }
        let old = backup::needed(&copy.path, from);
        match old.and_then(|old| convert_as(&copy.path, old, to, key::salt(path))) {
            Ok(()) => done += 1,
            Err(StoreError::Full) => return Err(StoreError::Full),
            // A damaged one, or one of another passphrase, is no reason to leave the others as they are.
            Err(_) => left += 1,
        }
    }
    Ok((done, left))
}

/// Whether a file already is what it would be with this key.
fn is_of(path: &Path, key: Option<&Key>) -> bool {
    match key {
        Some(_) => is_encrypted(path) && opens(path, key).is_ok(),
        None => !is_encrypted(path),
    }
}

/// Makes sure that a key opens a file, if it is encrypted; nothing of it is changed. With which one it is open.
pub fn opens(path: &Path, key: Option<&Key>) -> Result<Option<Key>> {
    if !path.is_file() {
        return Err(StoreError::NoBackup(path.to_owned()));
    }
    let key = backup::needed(path, key)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = connect(path, flags, key).map_err(|error| open::named(error, path))?;
    conn.busy_timeout(open::PATIENCE)?;
    open::version(&conn, path).map_err(|error| open::damaged(error, path))?;
    Ok(key.cloned())
}

/// Removes the backups of the agenda at `path` and what they held, with what was set aside because it is damaged; how many
/// there were.
pub fn erase_backups(path: &Path) -> Result<usize> {
    let backups = backup::backups(path)?.into_iter().map(|copy| copy.path);
    let all: Vec<PathBuf> = backups.chain(backup::set_aside(path)?).collect();
    for copy in &all {
        for side in ["-wal", "-shm"] {
            let _there_may_be_none = erase(&unfinished::beside(copy, side));
        }
        erase(copy).map_err(|error| denied(error, copy))?;
    }
    Ok(all.len())
}

/// The backups of the agenda at `path` that everybody can read, and what was set aside because it is damaged, of which it
/// cannot be told: no key is turned on that.
pub fn legible(path: &Path) -> Result<Vec<PathBuf>> {
    let backups = backup::backups(path)?.into_iter().map(|copy| copy.path);
    Ok(backups.chain(backup::set_aside(path)?).filter(|copy| !is_encrypted(copy)).collect())
}

/// Opens a file that nobody else has open, and lets nobody else in.
fn alone(path: &Path, key: Option<&Key>) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = connect(path, flags, key).map_err(|error| open::named(error, path))?;
    conn.busy_timeout(PATIENCE)?;
    let shut = || -> Result<bool> {
        open::version(&conn, path)?;
        // Whoever has the file open keeps it from losing its log.
        let mode: String = conn.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?;
        conn.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT")?;
        Ok(mode == "delete")
    };
    match shut().map_err(|error| open::damaged(error, path)) {
        Ok(true) => Ok(conn),
        Ok(false) | Err(StoreError::Busy) => Err(StoreError::InUse(path.to_owned())),
        Err(error) => Err(error),
    }
}

/// Writes all of a file into another one, which has another key, and a salt if it is to be that of another copy.
pub(super) fn write(
    conn: &Connection,
    from: Option<&Key>,
    (to, salt): (Option<&Key>, Option<Salt>),
    new: &Path,
) -> Result<()> {
    match fs::remove_file(new) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(denied(error, new)),
        _ => create_private(new).map_err(|error| denied(error, new))?,
    }
    if let (None, Some(key)) = (from, to) {
        // Straight into the encrypted file: nothing legible is written on the way.
        conn.execute("VACUUM INTO ?1", [key.uri(new, salt).as_str()])?;
    } else {
        let mut copied = match to.or(from) {
            Some(key) => connect_new(new, key, salt)?,
            None => connect(new, OpenFlags::SQLITE_OPEN_READ_WRITE, None)?,
        };
        copied.pragma_update(None, "synchronous", "OFF")?;
        Copying::new(conn, &mut copied)?.run_to_completion(i32::MAX, Duration::ZERO, None)?;
        copied.pragma_update(None, "journal_mode", "DELETE")?;
        if from.is_some() && to.is_none() {
            copied.pragma_update(None, "rekey", "")?;
        }
    }
    Ok(File::open(new)?.sync_all()?)
}

/// Makes sure that the new file is sound and holds as much as the old one.
fn same(conn: &Connection, new: &Path, key: Option<&Key>) -> Result<()> {
    backup::sound(new, key)?;
    let copied = connect(new, OpenFlags::SQLITE_OPEN_READ_ONLY, key)?;
    if contents(conn)? == contents(&copied)? { Ok(()) } else { Err(StoreError::Damaged(new.to_owned())) }
}

/// The tables of a file, and how many rows each has.
fn contents(conn: &Connection) -> Result<Vec<(String, i64)>> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name";
    let names = conn.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    let count = |name: String| {
        let rows = conn.query_row(&format!("SELECT count(*) FROM \"{name}\""), [], |row| row.get(0))?;
        Ok((name, rows))
    };
    names.into_iter().map(count).collect()
}

/// Puts the new file in the place of the old one, which nobody can read afterwards.
///
/// The old one stays locked until it is overwritten: who waited to open it finds no agenda there, instead of one into
/// which they would write for nobody.
fn swap(conn: Connection, path: &Path, new: &Path) -> Result<()> {
    let old = beside(path, OLD);
    let _none_is_left = fs::remove_file(&old);
    if cfg!(windows) {
        // A file that is open cannot be renamed there.
        drop(conn);
        fs::rename(path, &old)?;
        fs::rename(new, path)?;
        return Ok(erase(&old)?);
    }
    // A name by which it is found again should this be interrupted; not every file system gives two.
    let _only_one = fs::hard_link(path, &old);
    // Closing any handle gives the lock up, so this one outlives the connection.
    let mut content = OpenOptions::new().write(true).open(path).map_err(|error| denied(error, path))?;
    fs::rename(new, path).map_err(|error| denied(error, path))?;
    sync_folder(path);
    let overwritten = overwrite(&mut content);
    match fs::remove_file(&old) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    drop(conn);
    Ok(overwritten?)
}

/// Does away with what an interrupted conversion left beside the agenda, which is open.
pub(super) fn clear_up(path: &Path) {
    let Ok(path) = fs::canonicalize(path) else { return };
    let _not_there = fs::remove_file(beside(&path, NEW));
    let old = beside(&path, OLD);
    if old.exists() {
        // It may still be the agenda itself, by a second name.
        let _ = if is_same(&path, &old) { fs::remove_file(&old) } else { erase(&old) };
    }
}

/// Whether two names are of one file. When in doubt they are.
fn is_same(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let of = |path| fs::metadata(path).map(|meta| (meta.dev(), meta.ino()));
        of(one).ok().zip(of(other).ok()).is_none_or(|(one, other)| one == other)
    }
    #[cfg(not(unix))]
    {
        let _ = (one, other);
        // The old file is never there by two names.
        false
    }
}

/// Overwrites a file and removes it.
pub(super) fn erase(path: &Path) -> io::Result<()> {
    overwrite(&mut OpenOptions::new().write(true).open(path)?)?;
    fs::remove_file(path)
}

fn overwrite(file: &mut File) -> io::Result<()> {
    static NOTHING: [u8; 1 << 16] = [0; 1 << 16];
    let mut left = file.metadata()?.len();
    while left > 0 {
        let part = usize::try_from(left).unwrap_or(usize::MAX).min(NOTHING.len());
        file.write_all(&NOTHING[..part])?;
        left -= part as u64;
    }
    file.sync_all()
}

/// Makes a renaming last through a power cut, where folders can be told to.
fn sync_folder(path: &Path) {
    if let Some(folder) = path.parent() {
        let _where_folders_can_be_told_to = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

fn beside(path: &Path, what: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(what);
    path.with_file_name(name)
}
