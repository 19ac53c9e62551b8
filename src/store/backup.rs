//! Copies of the file: made by SQLite's own means while others write, looked through before they count, and put back.
//!
//! They lie in a folder beside the file, `agenda-backups` beside `agenda.db`. A copy gets its name only once it is whole
//! and sound, so whatever bears a name can be gone back to.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use jiff::Span;
use jiff::civil::{Date, DateTime, Time};
use rusqlite::backup::{Backup as Copying, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::error::{Result, StoreError};
use super::key::{self, Form, Key, Salt, connect, connect_new};
use super::open::{self, create_private, create_private_folder, denied};
use super::salvage::{self, Salvaged};
use super::unfinished::{Halt, Unfinished, sweep_old, whole};
use super::{Store, convert, journal};
use crate::domain::code::codes;
use crate::domain::{Code, Rules, rotation};

codes! {
    /// What a backup was made for.
    BackupCause in "backup" {
        /// A day began.
        Daily = "daily",
        /// Something was about to be imported.
        Import = "import",
        /// The file was about to be brought to a newer version.
        Upgrade = "upgrade",
        /// Another backup was about to be put back.
        Restore = "restore",
        /// The user asked for it.
        Hand = "hand",
        /// Not a copy, but what could be saved of a damaged file.
        Salvage = "salvage",
        /// The file was deleted while it was open.
        Away = "away",
    }
}

/// A backup that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Where.
    pub path: PathBuf,
    /// When it was made; that of a day at its beginning, and of one before an upgrade only the version is known.
    pub made_at: Option<DateTime>,
    /// What it was made for.
    pub cause: BackupCause,
    /// Its size in bytes.
    pub bytes: u64,
}

/// How many backups that were made for something special are kept.
const SPECIAL: usize = 12;
/// The end of the names of agendas that were set aside because they are damaged.
pub(super) const DAMAGED: &str = "damaged";
/// What the file is called behind which a key is tried.
const TRIED: &str = "tried.db";
/// Pages that are copied, and brought to the disk, before it is asked whether to go on.
const PAGES: i32 = 1_024;
/// How often it is asked while a copy is looked through, in steps of SQLite's.
const STEPS: i32 = 1_000;
/// How long whoever holds up a copy is waited for.
const PAUSE: Duration = Duration::from_millis(1);

/// The folder of the backups of the agenda at `path`.
#[must_use]
pub(super) fn folder(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy();
    path.with_file_name(format!("{stem}-backups"))
}

/// The name of a backup: of a day, `2026-11-23.db`; of anything else, `2026-11-23T101503-import.db`.
pub(super) fn named(at: DateTime, cause: BackupCause) -> String {
    let date = at.date();
    match cause {
        BackupCause::Daily => format!("{date}.db"),
        _ => format!("{date}T{:02}{:02}{:02}-{}.db", at.hour(), at.minute(), at.second(), cause.code()),
    }
}

/// The name of the backup that is made before a file of this version is brought to a newer one.
fn named_after(version: i64) -> String {
    format!("version-{version}.db")
}

/// When and for what a file of this name was made; `None` for one that is no backup of ours.
fn read_name(name: &str) -> Option<(Option<DateTime>, BackupCause)> {
    let stem = name.strip_suffix(".db")?;
    if let Some(version) = stem.strip_prefix("version-") {
        return version.parse::<u32>().ok().map(|_| (None, BackupCause::Upgrade));
    }
    let Some((moment, cause)) = stem.split_once('T').and_then(|(day, rest)| {
        let (time, cause) = rest.split_once('-')?;
        Some((format!("{day}T{time}"), cause))
    }) else {
        return Some((Some(dawn(stem.parse().ok()?)), BackupCause::Daily));
    };
    let made_at = DateTime::strptime("%Y-%m-%dT%H%M%S", &moment).ok()?;
    Some((Some(made_at), BackupCause::from_code(cause)?))
}

/// The first moment of a day.
fn dawn(day: Date) -> DateTime {
    day.to_datetime(Time::midnight())
}

/// The backups of the agenda at `path`, newest first.
pub fn backups(path: &Path) -> Result<Vec<Backup>> {
    let mut found = Vec::new();
    for entry in entries(path)? {
        let entry = entry?;
        if let Some((made_at, cause)) = entry.file_name().to_str().and_then(read_name) {
            found.push(Backup { path: entry.path(), made_at, cause, bytes: entry.metadata()?.len() });
        }
    }
    found.sort_by(|a, b| (b.made_at, &b.path).cmp(&(a.made_at, &a.path)));
    Ok(found)
}

/// What was put among the backups of the agenda at `path` because it is damaged: no backup, and kept.
pub(super) fn set_aside(path: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in entries(path)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == DAMAGED) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// What lies in the folder of the backups; nothing where there is none.
fn entries(path: &Path) -> Result<impl Iterator<Item = io::Result<fs::DirEntry>>> {
    let folder = folder(path);
    let entries = match fs::read_dir(&folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        entries => Some(entries.map_err(|error| denied(error, &folder))?),
    };
    Ok(entries.into_iter().flatten())
}

impl Store {
    /// Copies the file as it is at this moment into the folder of its backups, and removes those that are not worth
    /// keeping any more; where the copy is. A day has one daily backup: a second one is not made.
    pub fn back_up(&self, at: DateTime, cause: BackupCause) -> Result<PathBuf> {
        self.back_up_unless(&Halt::default(), at, cause)
    }

    /// The same, unless it is called off, which leaves nothing that the next does not do away with.
    pub fn back_up_unless(&self, halt: &Halt, at: DateTime, cause: BackupCause) -> Result<PathBuf> {
        let path = keep((&self.conn, self.key()), &self.path, (at, cause), halt)?;
        sweep_old(&path)?;
        for old in superfluous(&backups(&self.path)?, at) {
            fs::remove_file(&old.path)?;
        }
        Ok(path)
    }

    /// Copies the file as it is at this moment into a new file that the user names.
    pub fn back_up_to(&self, to: &Path) -> Result<()> {
        if to.exists() {
            return Err(StoreError::Io(ErrorKind::AlreadyExists.into()));
        }
        whole(to, |partial| copy_into(&self.conn, self.key(), partial, &Halt::default()))
    }

    /// The same into a file that only this key opens, whether the agenda itself is encrypted or not.
    pub fn back_up_with(&self, key: &Key, to: &Path) -> Result<()> {
        if to.exists() {
            return Err(StoreError::Io(ErrorKind::AlreadyExists.into()));
        }
        whole(to, |partial| {
            convert::write(&self.conn, self.key(), (Some(key), None), partial)?;
            sound(partial, Some(key))
        })
    }

    /// Whether anything was ever done in the file, or is in it without anybody having done it: a portfolio that was made
    /// up, or that came from another computer.
    pub fn is_begun(&self) -> Result<bool> {
        Ok(!journal::is_empty(&self.conn)? || journal::has_rows(&self.conn)?)
    }

    /// Whether a day has its backup, or needs none since there is nothing in the file.
    pub fn is_backed_up(&self, day: Date) -> Result<bool> {
        let name = named(dawn(day), BackupCause::Daily);
        Ok(folder(&self.path).join(name).exists() || !self.is_begun()?)
    }
}

/// Copies an open file into the folder of the backups of the agenda at `path`.
pub(super) fn keep(
    (conn, key): (&Connection, Option<&Key>),
    path: &Path,
    (at, cause): (DateTime, BackupCause),
    halt: &Halt,
) -> Result<PathBuf> {
    let to = place(path, at, cause)?;
    if !to.exists() {
        copy(conn, key, &to, halt)?;
    }
    Ok(to)
}

/// Where a new backup goes; that of a day may be there already.
fn place(path: &Path, at: DateTime, cause: BackupCause) -> Result<PathBuf> {
    let folder = folder(path);
    create_private_folder(&folder).map_err(|error| denied(error, &folder))?;
    let (mut at, mut to) = (at, folder.join(named(at, cause)));
    while cause != BackupCause::Daily && to.exists() {
        // Two within a second are two.
        at = at.saturating_add(Span::new().seconds(1));
        to = folder.join(named(at, cause));
    }
    Ok(to)
}

/// Saves what can be saved of the damaged agenda at `path` into a new file: the one that is named, or one among the
/// backups, from where it is put in place like any of them. An encrypted one is encrypted again with the same key. What
/// it became, and where it is.
pub fn salvage(
    path: &Path,
    to: Option<&Path>,
    key: Option<&Key>,
    (at, rules): (DateTime, &Rules),
    name: &dyn Fn(i64) -> String,
) -> Result<(PathBuf, Salvaged)> {
    if !path.is_file() {
        return Err(StoreError::NotAFile(path.to_owned()));
    }
    let (key, salts) = (key_for(path, key)?, salts(path)?);
    let is_named = to.is_some();
    let to = match to {
        Some(to) if to.exists() => return Err(StoreError::Io(ErrorKind::AlreadyExists.into())),
        Some(to) => to.to_owned(),
        None => place(path, at, BackupCause::Salvage)?,
    };
    let made = if is_named { Unfinished::new(&to) } else { Unfinished::among_backups(&to) };
    let key = key.map(|key| (key, salts.as_slice()));
    let salvaged = salvage::salvage(path, made.path(), key, (rules, at.date()), name)?;
    made.finish()?;
    Ok((to, salvaged))
}

/// Which key a damaged file needs: where its first page does not tell any more what it was, its backups do.
fn key_for<'k>(path: &Path, key: Option<&'k Key>) -> Result<Option<&'k Key>> {
    let form = key::form(path).map_err(|error| denied(error, path))?;
    let is_like_them = || Ok::<_, StoreError>(backups(path)?.iter().any(|copy| key::is_encrypted(&copy.path)));
    if form == Form::Other && !salvage::has_legible_pages(path)? && is_like_them()? {
        return key.map(Some).ok_or_else(|| StoreError::Locked(path.to_owned()));
    }
    needed(path, key)
}

/// The salts that an encrypted agenda may have, its own first.
fn salts(path: &Path) -> Result<Vec<Salt>> {
    let copies = backups(path)?;
    Ok(salvage::salts(path, copies.iter().map(|copy| copy.path.as_path())))
}

/// Whether a key opens any page of an agenda that it does not open as a whole: then the beginning is damaged.
pub(super) fn is_key_of(path: &Path, key: &Key) -> Result<bool> {
    let folder = folder(path);
    create_private_folder(&folder).map_err(|error| denied(error, &folder))?;
    let made = Unfinished::among_backups(&folder.join(TRIED));
    salvage::opens_any(path, key, &salts(path)?, made.path())
}

/// Copies a file of an older version before it is brought up to date.
pub(super) fn keep_version(conn: &Connection, key: Option<&Key>, path: &Path, version: i64) -> Result<()> {
    let folder = folder(path);
    create_private_folder(&folder).map_err(|error| denied(error, &folder))?;
    let to = folder.join(named_after(version));
    if to.exists() { Ok(()) } else { copy(conn, key, &to, &Halt::default()) }
}

/// What is not worth keeping: days by their [rotation], and of the others the oldest. What a clock that went wrong has
/// made for a moment that is yet to come counts by itself.
fn superfluous(backups: &[Backup], now: DateTime) -> Vec<&Backup> {
    let (daily, special): (Vec<&Backup>, Vec<&Backup>) =
        backups.iter().partition(|backup| backup.cause == BackupCause::Daily);
    let day = |backup: &&Backup| backup.made_at.map(DateTime::date);
    let kept = rotation::kept(&daily.iter().filter_map(day).collect(), now.date());
    let old = daily.into_iter().filter(|backup| day(backup).is_some_and(|day| !kept.contains(&day)));
    let special = special.into_iter().filter(|backup| backup.cause != BackupCause::Upgrade);
    // Two within a second are named a moment ahead of their time.
    let soon = now.saturating_add(Span::new().minutes(1));
    let (to_come, been): (Vec<&Backup>, Vec<&Backup>) =
        special.partition(|backup| backup.made_at.is_some_and(|at| at > soon));
    old.chain([been, to_come].into_iter().flat_map(|special| special.into_iter().skip(SPECIAL))).collect()
}

/// Copies an open file to a path among the backups where nothing is: under another name first, until it is whole and sound.
fn copy(conn: &Connection, key: Option<&Key>, to: &Path, halt: &Halt) -> Result<()> {
    let made = Unfinished::among_backups(to);
    match copy_into(conn, key, made.path(), halt) {
        Ok(()) => made.finish(),
        Err(error) => {
            if halt.is_called() {
                made.call_off();
            }
            Err(error)
        }
    }
}

fn copy_into(conn: &Connection, key: Option<&Key>, to: &Path, halt: &Halt) -> Result<()> {
    match fs::remove_file(to) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(denied(error, to)),
        _ => create_private(to).map_err(|error| denied(error, to))?,
    }
    let file = fs::OpenOptions::new().append(true).open(to)?;
    {
        let mut copied = match key {
            Some(key) => connect_new(to, key, conn.path().and_then(|path| key::salt(Path::new(path))))?,
            None => connect(to, OpenFlags::SQLITE_OPEN_READ_WRITE, None)?,
        };
        // The copy is brought to the disk by ourselves.
        copied.pragma_update(None, "synchronous", "OFF")?;
        // Of a copy that fails nothing is undone: it goes.
        copied.pragma_update(None, "journal_mode", "OFF")?;
        // One moment of the file, whatever others write meanwhile: else each of their writes would begin it anew.
        let _moment = conn.is_autocommit().then(|| conn.unchecked_transaction()).transpose()?;
        let copying = Copying::new(conn, &mut copied)?;
        copy_pages(&copying, &file, halt)?;
        drop(copying);
        // A copy is one file: it has no write-ahead log beside it.
        copied.pragma_update(None, "journal_mode", "DELETE")?;
    }
    sound_unless(halt, to, key)?;
    Ok(file.sync_all()?)
}

/// Copies all pages, unless it is called off.
fn copy_pages(copying: &Copying, file: &fs::File, halt: &Halt) -> Result<()> {
    loop {
        halt.check()?;
        match copying.step(PAGES)? {
            StepResult::Done => return Ok(()),
            // Piece by piece: all of a large file at once takes seconds, in which nobody could leave.
            StepResult::More => file.sync_data()?,
            _ => thread::sleep(PAUSE),
        }
    }
}

/// Makes sure that a file is an agenda that this program can read, without damage, with a key if it is encrypted.
pub(super) fn sound(path: &Path, key: Option<&Key>) -> Result<()> {
    sound_unless(&Halt::default(), path, key)
}

/// The same, unless it is called off.
fn sound_unless(halt: &Halt, path: &Path, key: Option<&Key>) -> Result<()> {
    if !path.is_file() {
        return Err(StoreError::NoBackup(path.to_owned()));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let key = needed(path, key)?;
    let mut conn = connect(path, flags, key).map_err(|error| open::named(error, path))?;
    let stop = halt.clone();
    conn.progress_handler(STEPS, Some(move || stop.is_called()))?;
    let looked = open::version(&conn, path)
        .and_then(|_| Ok(conn.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0))?));
    match looked.map_err(|error| open::damaged(error, path))? {
        said if said == "ok" => Ok(()),
        _ => Err(StoreError::Damaged(path.to_owned())),
    }
}

/// Which of the keys at hand a file needs: none when it is not encrypted.
pub(super) fn needed<'k>(path: &Path, key: Option<&'k Key>) -> Result<Option<&'k Key>> {
    match (key::form(path).map_err(|error| denied(error, path))?, key) {
        (Form::Encrypted, None) => Err(StoreError::Locked(path.to_owned())),
        (Form::Encrypted, key) => Ok(key),
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_name_says_when_and_for_what() {
        let at = date(2026, 11, 23).at(10, 15, 3, 0);
        for cause in BackupCause::ALL {
            let made_at = if *cause == BackupCause::Daily { dawn(at.date()) } else { at };
            assert_eq!(read_name(&named(at, *cause)), Some((Some(made_at), *cause)));
        }
        assert_eq!(read_name(&named_after(3)), Some((None, BackupCause::Upgrade)));
        for other in [
            "agenda.db",
            "2026-11-23.txt",
            "2026-11-31.db",
            "2026-11-23T1015-import.db",
            ".db",
            "2026-11-23T101503-x.db",
            "version-x.db",
        ] {
            assert_eq!(read_name(other), None, "{other}");
        }
        assert_eq!(folder(Path::new("/home/ana/agenda.db")), Path::new("/home/ana/agenda-backups"));
    }
}
