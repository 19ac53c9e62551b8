//! `cartera sync --resolve`: makes one of two texts of a record that changed on both ends, for vdirsyncer.

use std::path::{Path, PathBuf};

use super::super::context::Context;
use super::super::{Fail, Result};
use crate::exchange::vdir;
use crate::i18n::Texts;

pub(super) fn run(cx: &Context, files: &[PathBuf]) -> Result<()> {
    let [here, there] = files else { return Err(cx.usage("error-sync-resolve")) };
    let unsolved = || cx.said("error-sync-resolve");
    let read = |path: &Path| vdir::read(path).map_err(|_| unsolved());
    let (mine, theirs) = (read(here)?, read(there)?);
    let text = cx.agenda()?.resolve_texts(&mine, &theirs, &Texts::new(cx.texts.locale()))?.ok_or_else(unsolved)?;
    for path in [here, there] {
        // They are files of vdirsyncer's own, which it reads where they stand.
        std::fs::write(path, &text).map_err(Fail::Output)?;
    }
    Ok(())
}
