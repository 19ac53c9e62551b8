//! Sizes of files.

use super::Texts;

impl Texts {
    /// So many bytes, in the largest unit of which there is a whole one.
    #[must_use]
    pub fn bytes(&self, bytes: u64) -> String {
        let units = [("bytes-g", 1_000_000_000), ("bytes-m", 1_000_000), ("bytes-k", 1_000)];
        let (key, size) = units.into_iter().find(|(_, size)| bytes >= *size).unwrap_or(("bytes-b", 1));
        let rounded = usize::try_from((bytes + size / 2) / size).unwrap_or(usize::MAX);
        self.with(key, &[("n", rounded.into())])
    }
}
