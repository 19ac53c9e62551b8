//! Encryption: whether the file is, and making it what it is not.

use std::path::{Path, PathBuf};

use super::Result;
use crate::store::{self, Key, Store, StoreError};

/// What becomes of the backups when the agenda gets another key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OldBackups {
    /// They get it too.
    Convert,
    /// They are removed.
    Delete,
    /// They stay as they are.
    Keep,
}

/// What became of the backups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rekeyed {
    /// How many have the new key.
    pub converted: usize,
    /// How many were removed.
    pub deleted: usize,
    /// How many are as they were.
    pub left: usize,
    /// What everybody can still read of the agenda: backups that are as they were, and what was set aside because it is
    /// damaged.
    pub legible: Vec<PathBuf>,
}

/// Whether the agenda at `path` is there and only a passphrase opens it.
#[must_use]
pub fn is_encrypted(path: &Path) -> bool {
    store::is_encrypted(path)
}

/// Brings the agenda at `path` up to date, if this key opens it; with which one it is open, when it is encrypted.
pub fn try_key(path: &Path, key: Option<&Key>) -> Result<Option<Key>> {
    Ok(Store::unlock(path, key)?.key().cloned())
}

/// Looks whether this key opens a file, of which nothing is changed; with which one it is open, when it is encrypted.
pub fn opens(path: &Path, key: Option<&Key>) -> Result<Option<Key>> {
    Ok(store::opens(path, key)?)
}

/// The same of an agenda that is about to be replaced, and may be damaged.
pub fn key_of(path: &Path, key: Option<&Key>) -> Result<Option<Key>> {
    Ok(store::key_of(path, key)?)
}

/// Writes the agenda at `path`, which `from` opens, anew as one that `to` opens: it is encrypted, decrypted, or gets
/// another key. Nobody may have it open. What became of its backups.
pub fn rekey(path: &Path, from: Option<&Key>, to: Option<&Key>, backups: OldBackups) -> Result<Rekeyed> {
    if !path.is_file() {
        return Err(StoreError::NotAFile(path.to_owned()).into());
    }
    store::convert(path, from, to)?;
    rekey_backups(path, from, to, backups)
}

/// The same for the backups alone.
pub fn rekey_backups(path: &Path, from: Option<&Key>, to: Option<&Key>, backups: OldBackups) -> Result<Rekeyed> {
    let done = match backups {
        OldBackups::Convert => {
            let (converted, left) = store::convert_backups(path, from, to)?;
            Rekeyed { converted, left, ..Rekeyed::default() }
        }
        OldBackups::Delete => Rekeyed { deleted: store::erase_backups(path)?, ..Rekeyed::default() },
        OldBackups::Keep => Rekeyed { left: store::backups(path)?.len(), ..Rekeyed::default() },
    };
    Ok(Rekeyed { legible: store::legible(path)?, ..done })
}
