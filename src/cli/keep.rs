//! Writing an answer into a file that the user names: readable by them alone, and never over another file.

use std::path::Path;

use super::context::Context;
use super::{Fail, Result};
use crate::exchange::write_file;

/// Writes a new file.
pub(super) fn keep(cx: &Context, path: &Path, bytes: &[u8]) -> Result<()> {
    write_file(path, bytes).map_err(|error| unwritten(cx, path, &error))
}

/// That a file could not be written.
pub(super) fn unwritten(cx: &Context, path: &Path, error: &std::io::Error) -> Fail {
    Fail::Said(cx.texts.unwritten(path, error))
}
