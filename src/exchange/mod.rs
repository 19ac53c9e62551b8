//! Between files of other programs and the domain: bytes to values and back, knowing no database.

pub mod csv;
pub mod html;
pub mod incoming;
mod json;
pub mod svg;
mod table;
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
