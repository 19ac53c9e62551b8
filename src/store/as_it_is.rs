//! Reading where nothing can be written: no room on the disk, a folder of somebody else's, a file system that is read-only.
//!
//! SQLite keeps two files beside one that is open, even to read it. Where they cannot be made, the file is read as it lies
//! there, provided that all of it is in the one file.

use std::fs;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::error::{Result, StoreError};
use super::key::{Key, connect, is_encrypted};
use super::open;
use super::unfinished::beside;

/// Opens a file for reading alone, if `trouble` is of the kind that is in the way of nothing but writing.
pub(super) fn open(path: &Path, key: Option<&Key>, trouble: &StoreError) -> Result<Option<Connection>> {
    let only_writing = match trouble {
        StoreError::Full | StoreError::ReadOnly => true,
        StoreError::Sqlite(error) => error.sqlite_error_code() == Some(rusqlite::ErrorCode::CannotOpen),
        _ => false,
    };
    let is_whole = fs::metadata(beside(path, "-wal")).map_or(0, |meta| meta.len()) == 0;
    if !only_writing || !is_whole || fs::metadata(path).map_or(0, |meta| meta.len()) == 0 {
        return Ok(None);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = connect(Path::new(&address(path)), flags, key.filter(|_| is_encrypted(path)))?;
    if open::version(&conn, path)? != open::known_version() {
        return Ok(None);
    }
    Ok(Some(open::set_up_to_read(conn)?))
}

/// The path as SQLite wants it when more is to be said than the path.
fn address(path: &Path) -> String {
    let mut address = String::from("file:");
    for c in path.to_string_lossy().chars() {
        match c {
            '%' => address.push_str("%25"),
            '?' => address.push_str("%3f"),
            '#' => address.push_str("%23"),
            '\\' if cfg!(windows) => address.push('/'),
            c => address.push(c),
        }
    }
    address.push_str("?immutable=1");
    address
}
