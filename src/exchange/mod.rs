//! Between files of other programs and the domain: bytes to values and back, knowing no database.

#[cfg(test)]
mod any;
pub mod component;
pub mod csv;
pub mod folder;
pub mod html;
pub mod ical;
pub mod incoming;
mod json;
pub mod markdown;
pub mod merge;
pub mod raw;
pub mod sealed;
pub mod sheet;
pub mod svg;
mod table;
pub mod vcard;
pub mod vdir;
pub mod vdirsyncer;
mod workbook;

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

/// The bytes of a file, one more than `most` at the most: enough to see that there are too many, and no endless pipe
/// fills the memory.
pub fn read_file(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    if path.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    let mut bytes = Vec::new();
    let most = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes a new file that only its owner may read: all of it or nothing, and never over another file.
pub fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).inspect_err(|_| {
        // Half an answer is none.
        let _gone = std::fs::remove_file(path);
    })
}

/// Writes a file that only its owner may read, all of it or nothing; over another file only if `over` says so.
pub fn write_file_by<T, E: From<io::Error>>(
    path: &Path,
    over: bool,
    write: impl FnOnce(&mut dyn Write) -> Result<T, E>,
) -> Result<T, E> {
    if !over && path.symlink_metadata().is_ok() {
        return Err(io::Error::from(ErrorKind::AlreadyExists).into());
    }
    if path.is_dir() {
        return Err(io::Error::from(ErrorKind::IsADirectory).into());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    // Nobody but its owner may read a temporary file.
    let mut file = tempfile::Builder::new().prefix(".cartera-").tempfile_in(folder)?;
    let mut to = io::BufWriter::with_capacity(1 << 16, file.as_file_mut());
    let written = write(&mut to)?;
    to.flush()?;
    drop(to);
    file.as_file().sync_all()?;
    if over { file.persist(path) } else { file.persist_noclobber(path) }.map_err(|error| error.error)?;
    Ok(written)
}
