//! What is in a language file: keys, each with the beginning of its text.

use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

/// What the language files in a folder say, in the order of their names.
pub(super) fn files_of(folder: &Path) -> io::Result<Vec<String>> {
    let paths = fs::read_dir(folder)?.map(|file| Ok(file?.path())).collect::<io::Result<BTreeSet<_>>>()?;
    paths.iter().filter(|path| path.extension().is_some_and(|end| end == "ftl")).map(fs::read_to_string).collect()
}

/// The keys of a language file, each with what follows its sign: the beginning of its text.
pub(super) fn entries_of(file: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = file;
    std::iter::from_fn(move || {
        while !rest.is_empty() {
            let begin = rest;
            let (line, after) = split_line(rest);
            rest = after;
            if let Some((key, sign)) = definition(line) {
                return Some((key, &begin[sign..]));
            }
        }
        None
    })
}

/// The key that a line of a language file defines, if it does, and where its text begins: messages begin in the first
/// column with a letter.
pub(super) fn definition(line: &str) -> Option<(&str, usize)> {
    if !line.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let letters = line.bytes().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'_')).count();
    let (key, after) = line.split_at(letters);
    let text = after.trim_start().strip_prefix('=')?;
    Some((key, line.len() - text.len()))
}

/// A line and what follows it.
pub(super) fn split_line(text: &str) -> (&str, &str) {
    text.split_once('\n').unwrap_or((text, ""))
}
