//! What can go wrong between the agenda and its file.

use std::path::PathBuf;

/// A failure of the store. Nothing was written unless the call says otherwise: every change is one transaction.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The path leads to a folder that does not exist.
    #[error("no such folder: {0}")]
    NoFolder(PathBuf),
    /// The path is not a file (a folder, a device…).
    #[error("not a file: {0}")]
    NotAFile(PathBuf),
    /// The file is no database, or another program's.
    #[error("not an agenda: {0}")]
    NotAnAgenda(PathBuf),
    /// The file was written by a newer version of the program.
    #[error("written by a newer version (schema {found}, known {known})")]
    Newer {
        /// The file's schema.
        found: i64,
        /// The newest schema that this program knows.
        known: i64,
    },
    /// The file may be read and not written.
    #[error("read-only")]
    ReadOnly,
    /// No right to read or create the file.
    #[error("permission denied: {0}")]
    Denied(PathBuf),
    /// The file's content is damaged.
    #[error("damaged: {0}")]
    Damaged(PathBuf),
    /// The file is encrypted, and no key was given.
    #[error("encrypted: {0}")]
    Locked(PathBuf),
    /// The file is encrypted with another key, or its beginning is damaged: nothing tells one from the other.
    #[error("wrong key: {0}")]
    WrongKey(PathBuf),
    /// Somebody else has the file open, and nobody may.
    #[error("in use: {0}")]
    InUse(PathBuf),
    /// There is no backup at this path.
    #[error("no backup: {0}")]
    NoBackup(PathBuf),
    /// The file is not at this path any more, or another one is.
    #[error("moved away: {0}")]
    Away(PathBuf),
    /// No room is left on the disk.
    #[error("disk full")]
    Full,
    /// Another program held the file for longer than we wait.
    #[error("busy")]
    Busy,
    /// The row is not there any more.
    #[error("gone")]
    Gone,
    /// A row that should be put back as it was has changed since by other means.
    #[error("changed since")]
    Conflict,
    /// There is nothing to undo, or to redo.
    #[error("nothing to undo or redo")]
    NothingLeft,
    /// A document cannot be taken in.
    #[error("no such document: {0:?}")]
    Dump(super::DumpFlaw),
    /// A question of the user's would change something, or is more than one.
    #[error("not a question")]
    NotAQuestion,
    /// A question of the user's cannot be answered.
    #[error("no such question: {0}")]
    Question(String),
    /// Anything else that SQLite reports.
    #[error(transparent)]
    Sqlite(rusqlite::Error),
    /// Anything else that the file system reports.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

impl StoreError {
    /// Whether the content of the file is damaged, found out while opening it or later.
    #[must_use]
    pub fn is_damage(&self) -> bool {
        use rusqlite::ErrorCode;
        match self {
            Self::Damaged(_) => true,
            Self::Sqlite(error) => {
                matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
            }
            _ => false,
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        if let rusqlite::Error::SqliteFailure(failure, _) = &error
            && failure.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE
        {
            // What SQLite keeps beside the file could not be made as large as it must be.
            return Self::Full;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            _ if matches!(error, rusqlite::Error::QueryReturnedNoRows) => Self::Gone,
            _ => Self::Sqlite(error),
        }
    }
}

/// The result of a call to the store.
pub type Result<T> = std::result::Result<T, StoreError>;
