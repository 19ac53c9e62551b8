//! Writing an answer into a file that the user names: readable by them alone, and never over another file.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::context::Context;
use super::{Fail, Result};
use crate::domain::text::clean_line;

/// Writes a new file.
pub(super) fn keep(cx: &Context, path: &Path, bytes: &[u8]) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let shown = || clean_line(&path.display().to_string());
    let mut file = options.open(path).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Fail::Said(cx.texts.with("error-cli-exists", &[("path", shown().into())])),
        _ => unwritten(cx, path, &error),
    })?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(|error| {
        // Half an answer is none.
        let _gone = std::fs::remove_file(path);
        unwritten(cx, path, &error)
    })
}

/// That a file could not be written.
pub(super) fn unwritten(cx: &Context, path: &Path, error: &std::io::Error) -> Fail {
    let path = clean_line(&path.display().to_string());
    let args = [("path", path.into()), ("detail", clean_line(&error.to_string()).into())];
    Fail::Said(cx.texts.with("error-cli-write", &args))
}
