//! Copies of the file: made by SQLite's own means while others write, looked through before they count, and put back.
//!
//! They lie in a folder beside the file, `agenda-backups` beside `agenda.db`. A copy gets its name only once it is whole
//! and sound, so whatever bears a name can be gone back to.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Span;
use jiff::civil::{Date, DateTime, Time};
use rusqlite::backup::Backup as Copying;
use rusqlite::{Connection, OpenFlags};

use super::error::{Result, StoreError};
use super::key::{self, Form, Key, connect};
use super::open::{self, create_private, create_private_folder, denied};
use super::salvage::{self, Salvaged};
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
/// Pages that are copied before others may write again.
const PAGES: i32 = 4_096;

/// How the end of a name begins as long as the file is not whole.
const UNFINISHED: &str = "partial-";
const A_DAY: Duration = Duration::from_hours(24);

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
    let folder = folder(path);
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(denied(error, &folder)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry?;
        if let Some((made_at, cause)) = entry.file_name().to_str().and_then(read_name) {
            found.push(Backup { path: entry.path(), made_at, cause, bytes: entry.metadata()?.len() });
        }
    }
    found.sort_by(|a, b| (b.made_at, &b.path).cmp(&(a.made_at, &a.path)));
    Ok(found)
}

impl Store {
    /// Copies the file as it is at this moment into the folder of its backups, and removes those that are not worth
    /// keeping any more; where the copy is. A day has one daily backup: a second one is not made.
    pub fn back_up(&self, at: DateTime, cause: BackupCause) -> Result<PathBuf> {
        let path = keep(&self.conn, self.key(), &self.path, at, cause)?;
        sweep(&path)?;
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
        copy(&self.conn, self.key(), to)
    }

    /// The same into a file that only this key opens, whether the agenda itself is encrypted or not.
    pub fn back_up_with(&self, key: &Key, to: &Path) -> Result<()> {
        if to.exists() {
            return Err(StoreError::Io(ErrorKind::AlreadyExists.into()));
        }
        whole(to, |partial| {
            convert::write(&self.conn, self.key(), Some(key), partial)?;
            sound(partial, Some(key))
        })
    }

    /// Whether anything was ever done in the file.
    pub fn is_begun(&self) -> Result<bool> {
        Ok(!journal::is_empty(&self.conn)?)
    }

    /// Whether a day has its backup, or needs none since nothing was ever done in the file.
    pub fn is_backed_up(&self, day: Date) -> Result<bool> {
        let name = named(dawn(day), BackupCause::Daily);
        Ok(folder(&self.path).join(name).exists() || !self.is_begun()?)
    }
}

/// Copies an open file into the folder of the backups of the agenda at `path`.
pub(super) fn keep(
    conn: &Connection,
    key: Option<&Key>,
    path: &Path,
    at: DateTime,
    cause: BackupCause,
) -> Result<PathBuf> {
    let to = place(path, at, cause)?;
    if !to.exists() {
        copy(conn, key, &to)?;
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

/// Removes what was left of copies that were never finished, those of the day apart: another program may be at it.
fn sweep(made: &Path) -> Result<()> {
    let Some(folder) = made.parent() else { return Ok(()) };
    let now = fs::metadata(made)?.modified()?;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let unfinished = entry.path().extension().is_some_and(|end| end.to_string_lossy().starts_with(UNFINISHED));
        let age = entry.metadata().and_then(|meta| meta.modified()).map(|then| now.duration_since(then));
        if unfinished && age.is_ok_and(|age| age.is_ok_and(|age| age > A_DAY)) {
            // Whoever cannot remove it keeps it.
            let _kept = fs::remove_file(entry.path());
        }
    }
    Ok(())
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
    let key = needed(path, key)?;
    let to = match to {
        Some(to) if to.exists() => return Err(StoreError::Io(ErrorKind::AlreadyExists.into())),
        Some(to) => to.to_owned(),
        None => place(path, at, BackupCause::Salvage)?,
    };
    let partial = unfinished(&to);
    let salvaged = salvage::salvage(path, &partial, key, (rules, at.date()), name)
        .and_then(|salvaged| finish(&partial, &to).map(|()| salvaged));
    if salvaged.is_err() {
        for side in ["", "-wal", "-shm", "-journal"] {
            let _nothing_half_made_stays = fs::remove_file(beside(&partial, side));
        }
    }
    Ok((to, salvaged?))
}

/// Copies a file of an older version before it is brought up to date.
pub(super) fn keep_version(conn: &Connection, key: Option<&Key>, path: &Path, version: i64) -> Result<()> {
    let folder = folder(path);
    create_private_folder(&folder).map_err(|error| denied(error, &folder))?;
    let to = folder.join(named_after(version));
    if to.exists() { Ok(()) } else { copy(conn, key, &to) }
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

/// Copies an open file to a path where nothing is: under another name first, until it is whole and sound.
fn copy(conn: &Connection, key: Option<&Key>, to: &Path) -> Result<()> {
    whole(to, |partial| copy_into(conn, key, partial))
}

/// Writes a file under another name first, until it is whole.
pub(super) fn whole(to: &Path, write: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let partial = unfinished(to);
    let made = write(&partial).and_then(|()| finish(&partial, to));
    if made.is_err() {
        let _nothing_half_made_stays = fs::remove_file(&partial);
    }
    made
}

/// What a copy is called until it is whole.
pub(super) fn unfinished(to: &Path) -> PathBuf {
    to.with_extension(format!("{UNFINISHED}{}", std::process::id()))
}

/// Gives a whole copy its name, for good.
fn finish(partial: &Path, to: &Path) -> Result<()> {
    fs::rename(partial, to)?;
    #[cfg(unix)]
    if let Some(folder) = to.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        // The name is on the disk once the folder is.
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// What SQLite keeps beside a file has its name with this end.
pub(super) fn beside(path: &Path, side: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(side);
    PathBuf::from(name)
}

fn copy_into(conn: &Connection, key: Option<&Key>, to: &Path) -> Result<()> {
    match fs::remove_file(to) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(denied(error, to)),
        _ => create_private(to).map_err(|error| denied(error, to))?,
    }
    {
        let mut copied = connect(to, OpenFlags::SQLITE_OPEN_READ_WRITE, key)?;
        // The copy is synchronised once, when it is whole.
        copied.pragma_update(None, "synchronous", "OFF")?;
        // One moment of the file, whatever others write meanwhile: else each of their writes would begin it anew.
        let _moment = conn.is_autocommit().then(|| conn.unchecked_transaction()).transpose()?;
        Copying::new(conn, &mut copied)?.run_to_completion(PAGES, Duration::ZERO, None)?;
        // A copy is one file: it has no write-ahead log beside it.
        copied.pragma_update(None, "journal_mode", "DELETE")?;
    }
    sound(to, key)?;
    Ok(File::open(to)?.sync_all()?)
}

/// Makes sure that a file is an agenda that this program can read, without damage, with a key if it is encrypted.
pub(super) fn sound(path: &Path, key: Option<&Key>) -> Result<()> {
    if !path.is_file() {
        return Err(StoreError::NoBackup(path.to_owned()));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let key = needed(path, key)?;
    let conn = connect(path, flags, key).map_err(|error| open::named(error, path))?;
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
