//! An encrypted file whose first page is damaged. That page alone proves a key, and begins with the salt without which no
//! key can be derived; all other pages are deciphered by themselves. So a sound first page is made with the salt that the
//! file still has, or that its backups have, and put before a copy of the others.
//!
//! Without any salt nobody can read such a file, whoever knows the passphrase.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, params};

use super::pages::{PAGE, USUAL};
use crate::store::error::{Result, StoreError};
use crate::store::key::{self, Key, Salt, connect, connect_new};
use crate::store::open::{create_private, denied};
use crate::store::unfinished::beside;

/// Where the first page says how it is to be written, and where how many pages there are.
const WAY: u64 = 18;
const COUNT: usize = 28;
/// How many pages are tried with a key.
const TRIED: usize = 2_000;
/// Written with a write-ahead log, and without.
const LOGGED: [u8; 2] = [2, 2];
const UNLOGGED: [u8; 2] = [1, 1];

/// A copy with another first page, which goes when it is dropped.
pub(super) struct Copy {
    path: PathBuf,
}

impl Copy {
    /// A connection that deciphers the pages behind the first one of the file at `path`, through a copy at `scratch`, with
    /// the first of these salts with which the key opens any of them.
    pub(super) fn of(path: &Path, key: &Key, salts: &[Salt], scratch: &Path) -> Result<(Self, Connection)> {
        let copy = Self { path: scratch.to_owned() };
        if fs::metadata(path)?.len() > USUAL as u64 {
            create_private(scratch).map_err(|error| denied(error, scratch))?;
            let mut file = OpenOptions::new().write(true).open(scratch)?;
            io::copy(&mut File::open(path)?, &mut file).map_err(|error| denied(error, scratch))?;
            drop(file);
            let log = beside(path, "-wal");
            let way = if log.exists() { LOGGED } else { UNLOGGED };
            for salt in salts {
                // What SQLite made of the log before was of no use.
                copy.clear_sides();
                if log.exists() {
                    fs::copy(&log, beside(scratch, "-wal"))?;
                }
                let first = copy.another_first(key, *salt)?;
                let mut file = OpenOptions::new().write(true).open(scratch)?;
                file.write_all(&first)?;
                file.seek(SeekFrom::Start(WAY))?;
                file.write_all(&way)?;
                drop(file);
                let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
                let conn = connect(scratch, flags, Some(key))?;
                conn.pragma_update(None, "writable_schema", true)?;
                if opens_any(&conn)? {
                    return Ok((copy, conn));
                }
            }
        }
        Err(StoreError::WrongKey(path.to_owned()))
    }

    /// A first page that this key and this salt open, of a file of any length.
    fn another_first(&self, key: &Key, salt: Salt) -> Result<Vec<u8>> {
        let other = Self { path: beside(&self.path, "-first") };
        other.clear();
        create_private(&other.path).map_err(|error| denied(error, &other.path))?;
        {
            let conn = connect_new(&other.path, key, Some(salt))?;
            conn.pragma_update(None, "user_version", 1)?;
            let mut page: Vec<u8> = conn.query_row(PAGE, [1], |row| row.get(0))?;
            if let Some(count) = page.get_mut(COUNT..COUNT + 4) {
                // As many as there are.
                count.fill(0);
            }
            conn.execute("UPDATE sqlite_dbpage SET data = ?1 WHERE pgno = 1", params![page])?;
        }
        let mut page = vec![0; USUAL];
        File::open(&other.path)?.read_exact(&mut page)?;
        Ok(page)
    }

    fn clear(&self) {
        let _there_may_be_none = fs::remove_file(&self.path);
        self.clear_sides();
    }

    fn clear_sides(&self) {
        for side in ["-wal", "-shm", "-journal"] {
            let _there_may_be_none = fs::remove_file(beside(&self.path, side));
        }
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        self.clear();
    }
}

/// Whether any of many pages behind the first one can be deciphered: there is hardly a file of which all are damaged.
fn opens_any(conn: &Connection) -> Result<bool> {
    let count: u32 = conn.query_row("PRAGMA page_count", [], |row| row.get(0))?;
    let mut page = conn.prepare(PAGE)?;
    let apart = usize::try_from(count).unwrap_or(usize::MAX) / TRIED + 1;
    Ok((2..=count).step_by(apart).any(|number| page.query_row([number], |row| row.get::<_, Vec<u8>>(0)).is_ok()))
}

/// The salts that the file at `path` may have: its own first bytes, and those of these copies of it.
pub(in crate::store) fn salts<'p>(path: &Path, copies: impl Iterator<Item = &'p Path>) -> Vec<Salt> {
    let mut salts: Vec<Salt> = key::first_bytes(path).into_iter().collect();
    for salt in copies.filter_map(key::salt) {
        if !salts.contains(&salt) {
            salts.push(salt);
        }
    }
    salts
}
