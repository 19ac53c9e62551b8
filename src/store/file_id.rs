//! Which file is open. A file that was moved away, deleted or replaced while it is open takes whatever is written into it,
//! and nobody ever reads it again: so that is looked at before each change.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::error::{Result, StoreError};
use super::open::denied;

/// What a file is, whatever it is called; `None` where the system does not say, and where it keeps whoever would from
/// taking an open file away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FileId(Option<(u64, u64)>);

impl FileId {
    /// The file at a path.
    pub(super) fn of(path: &Path) -> Self {
        Self(fs::metadata(path).ok().and_then(|meta| numbers(&meta)))
    }

    /// Makes sure that it still is the file at a path.
    pub(super) fn is_at(self, path: &Path) -> Result<()> {
        if self.0.is_none() {
            return Ok(());
        }
        match fs::metadata(path) {
            Ok(meta) if numbers(&meta) == self.0 => Ok(()),
            Ok(_) => Err(StoreError::Away(path.to_owned())),
            Err(error) if error.kind() == ErrorKind::NotFound => Err(StoreError::Away(path.to_owned())),
            Err(error) => Err(denied(error, path)),
        }
    }
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems do not say")]
fn numbers(meta: &fs::Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    Some((meta.dev(), meta.ino()))
}

#[cfg(not(unix))]
fn numbers(_: &fs::Metadata) -> Option<(u64, u64)> {
    None
}
