//! Opening the file: who may, what it is, which version it has, and how it is set up.

use std::fs::{self, OpenOptions};
use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::error::{Result, StoreError};
use super::key::{self, Form, Key, connect};
use super::room::Room;
use super::{backup, convert, indexing};

/// "CRTR": marks a file as an agenda of ours.
pub(super) const APPLICATION_ID: i32 = 0x4352_5452;
/// The migrations, by number from the first version on; a file's `user_version` says how many it has seen.
pub(super) const MIGRATIONS: &[&str] = &[
    include_str!("001.sql"),
    include_str!("002.sql"),
    include_str!("003.sql"),
    include_str!("004.sql"),
    include_str!("005.sql"),
    include_str!("006.sql"),
    include_str!("007.sql"),
    include_str!("008.sql"),
    include_str!("009.sql"),
];
/// The number of the last migration after which the clients are to be found by other words, or otherwise.
pub(super) const SEARCHED_ANEW: usize = 7;
/// How long a writer waits for another program's transaction.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// The schema that this program writes.
pub(crate) fn known_version() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// Opens the agenda at `path`, creating it when there is none; its folder must exist. Says with which key it is open:
/// with none when it is not encrypted, whatever is given.
pub(crate) fn open<'k>(path: &Path, key: Option<&'k Key>) -> Result<(Connection, Option<&'k Key>)> {
    let (access, form) = check(path)?;
    let key = match (form, key) {
        (Form::Encrypted, None) => return Err(StoreError::Locked(path.to_owned())),
        (Form::Encrypted, key) => key,
        _ => None,
    };
    let flags = match access {
        Access::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Access::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    let conn = connect(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX, key).map_err(|error| named(error, path))?;
    conn.busy_timeout(PATIENCE)?;
    // Before anything is set up: that writes into the file, which may turn out to be another program's.
    version(&conn, path).map_err(|error| damaged(error, path))?;
    let mut conn = set_up(conn, access).map_err(|error| damaged(error, path))?;
    migrate(&mut conn, path, key, access).map_err(|error| damaged(error, path))?;
    if access == Access::Write {
        convert::clear_up(path);
    }
    Ok((conn, key))
}

/// What the file system lets us do with the file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Access {
    Write,
    Read,
}

fn check(path: &Path) -> Result<(Access, Form)> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty())
        && !folder.is_dir()
    {
        return Err(StoreError::NoFolder(folder.to_owned()));
    }
    match fs::metadata(path) {
        Ok(meta) if !meta.is_file() => return Err(StoreError::NotAFile(path.to_owned())),
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => {
            create_private(path).map_err(|error| denied(error, path))?;
            return Ok((Access::Write, Form::Empty));
        }
        Err(error) => return Err(denied(error, path)),
    }
    let form = key::form(path).map_err(|error| denied(error, path))?;
    if form == Form::Other {
        return Err(StoreError::NotAnAgenda(path.to_owned()));
    }
    let writable = OpenOptions::new().append(true).open(path).is_ok();
    Ok((if writable { Access::Write } else { Access::Read }, form))
}

/// Creates an empty file that only its owner may read; SQLite gives its side files the same mode.
pub(super) fn create_private(path: &Path) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        // Another program was quicker: that file serves as well.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        other => other.map(drop),
    }
}

/// Creates a folder, and those above it, that only its owner may enter.
pub fn create_private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

pub(super) fn denied(error: std::io::Error, path: &Path) -> StoreError {
    match error.kind() {
        ErrorKind::PermissionDenied => StoreError::Denied(path.to_owned()),
        ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::Full,
        _ => StoreError::Io(error),
    }
}

pub(super) fn named(error: rusqlite::Error, path: &Path) -> StoreError {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::CannotOpen | rusqlite::ErrorCode::PermissionDenied) => {
            StoreError::Denied(path.to_owned())
        }
        _ => damaged(error.into(), path),
    }
}

/// What keeps a file from being opened, as the user is told.
pub(super) fn named_trouble(error: StoreError, path: &Path) -> StoreError {
    match error {
        StoreError::Sqlite(error) => named(error, path),
        other => other,
    }
}

pub(super) fn damaged(error: StoreError, path: &Path) -> StoreError {
    match error {
        StoreError::Sqlite(error)
            if matches!(
                error.sqlite_error_code(),
                Some(rusqlite::ErrorCode::DatabaseCorrupt | rusqlite::ErrorCode::NotADatabase)
            ) =>
        {
            // What an encrypted file holds is legible to its key alone, and to any other as good as damaged.
            let unread = error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase);
            if unread && key::is_encrypted(path) {
                StoreError::WrongKey(path.to_owned())
            } else {
                StoreError::Damaged(path.to_owned())
            }
        }
        other => other,
    }
}

fn set_up(conn: Connection, access: Access) -> Result<Connection> {
    if access == Access::Write {
        // WAL lets others read while one writes; FULL makes what is acknowledged survive a power cut. A checkpoint
        // copies pages while a key waits, so it is rarer than SQLite's own thousand pages: see `Store::tidy`.
        write_ahead(&conn)?;
        conn.pragma_update(None, "synchronous", "FULL")?;
        conn.pragma_update(None, "wal_autocheckpoint", 8_000)?;
    }
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // The file is not mapped into memory: a command reads too few pages for that to be worth its while, and a file that
    // somebody cuts short would end the program in the middle of whatever it does.
    conn.pragma_update(None, "mmap_size", 0)?;
    Room::Usual.give(&conn)?;
    conn.set_prepared_statement_cache_capacity(128);
    // Once the statistics are known, SQLite would plan a statement anew for every value that is bound to it.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(conn)
}

/// Sets a connection up that writes nothing.
pub(super) fn set_up_to_read(conn: Connection) -> Result<Connection> {
    set_up(conn, Access::Read)
}

/// Turns the write-ahead log on. Two programs that do so to a new file at once stand in each other's way, of which
/// SQLite tells one at once instead of letting it wait.
fn write_ahead(conn: &Connection) -> Result<()> {
    for _ in 0..100 {
        match conn.pragma_update(None, "journal_mode", "WAL").map_err(StoreError::from) {
            Err(StoreError::Busy) => std::thread::sleep(PATIENCE / 100),
            other => return other,
        }
    }
    Err(StoreError::Busy)
}

/// How many migrations the file has seen; refuses what is no agenda, and one of a newer version.
pub(super) fn version(conn: &Connection, path: &Path) -> Result<i64> {
    // All of it at one moment: another program may be creating the same file.
    let _moment = conn.is_autocommit().then(|| conn.unchecked_transaction()).transpose()?;
    let found: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let id: i32 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let something = || conn.query_row("SELECT EXISTS (SELECT 1 FROM sqlite_schema)", [], |row| row.get(0));
    if id != APPLICATION_ID && (id != 0 || found != 0 || something()?) {
        return Err(StoreError::NotAnAgenda(path.to_owned()));
    }
    if found > known_version() {
        return Err(StoreError::Newer { found, known: known_version() });
    }
    Ok(found)
}

fn migrate(conn: &mut Connection, path: &Path, key: Option<&Key>, access: Access) -> Result<()> {
    if version(conn, path)? == known_version() {
        return Ok(());
    }
    if access == Access::Read {
        return Err(StoreError::ReadOnly);
    }
    if version(conn, path)? > 0 {
        backup::keep_version(conn, key, path, version(conn, path)?)?;
    }
    // Another program may be migrating the same file: look again once the lock is ours.
    let tx = conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let done = usize::try_from(version(&tx, path)?).unwrap_or(0);
    for migration in MIGRATIONS.iter().skip(done) {
        tx.execute_batch(migration)?;
    }
    if done < SEARCHED_ANEW {
        indexing::index_everybody(&tx)?;
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", known_version())?;
    Ok(tx.commit()?)
}
