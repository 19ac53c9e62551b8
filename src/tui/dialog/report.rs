//! What came of something long: some lines, and what can be kept of it in a file.

use std::path::PathBuf;

use crate::tui::form::Tone;
use crate::tui::intake::Whole;

/// The dialog.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// What it is about.
    pub title: String,
    /// What came of it.
    pub lines: Vec<(Tone, String)>,
    /// The first line that is shown.
    pub top: usize,
    /// Whether it is still being done.
    pub running: bool,
    /// An agenda that is taken in when Enter is pressed.
    pub whole: Option<Whole>,
    /// What was left out, to be kept in a file.
    pub rejects: Option<Rejects>,
}

/// What was left out.
#[derive(Clone, Debug)]
pub struct Rejects {
    /// The file in which it can be kept.
    pub path: PathBuf,
    /// It, as a table.
    pub body: Vec<u8>,
}
