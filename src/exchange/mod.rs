//! Between files of other programs and the domain: bytes to values and back, knowing no database.

pub mod csv;

use std::fs::File;
use std::io::{self, ErrorKind, Read};
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
