//! Between files of other programs and the domain: bytes to values and back, knowing no database.

pub mod csv;
