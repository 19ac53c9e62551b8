//! How much is read: beyond that a file is refused, and never fills the memory.

/// The largest file that is read: a million interactions as this program exports them are 240 million bytes.
pub const MAX_BYTES: usize = 320 * 1024 * 1024;
/// The most columns a header may have.
pub const MAX_COLUMNS: usize = 256;
/// The most clients (rows and rejects together) of one file.
pub const MAX_ROWS: usize = 500_000;
/// The most records of anything else in one file.
pub const MAX_RECORDS: usize = 2_000_000;
/// The most cells kept for columns without a field, over the whole file.
pub const MAX_UNMAPPED: usize = 8_000_000;
/// The most warnings kept; the rest are only counted.
pub const MAX_WARNINGS: usize = 10_000;
/// The longest name, in characters.
pub const NAME_MAX: usize = 300;
/// The longest value of any other one-line field, in characters.
pub const LINE_MAX: usize = 1_000;
/// The most phones, e-mails, webs or tags of one client.
pub const MAX_VALUES: usize = 100;
/// How much of a value that cannot be used is shown, in characters.
pub const RAW_MAX: usize = 200;
/// Header of a value that stands beyond the last column, or under a column without a header.
pub const NO_HEADER: &str = "…";
