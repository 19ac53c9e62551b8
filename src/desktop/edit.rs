//! Letting the user change a text in an editor of their own.

use std::io::Write;
use std::process::Command;

/// The user's editor: as configured, else as the surroundings say.
#[must_use]
pub fn editor(setting: Option<&str>) -> String {
    let env = |name: &str| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
    setting.map(str::to_owned).or_else(|| env("VISUAL")).or_else(|| env("EDITOR")).unwrap_or_else(|| "vi".to_owned())
}

/// Lets the user's editor change a text; `None` when that did not work out.
#[must_use]
pub fn edit(editor: &str, text: &str) -> Option<String> {
    let mut file = tempfile::Builder::new().prefix("cartera-").suffix(".txt").tempfile().ok()?;
    file.write_all(text.as_bytes()).ok()?;
    file.flush().ok()?;
    let mut words = editor.split_whitespace();
    let status = Command::new(words.next()?).args(words).arg(file.path()).status().ok()?;
    if !status.success() {
        return None;
    }
    // Editors replace the file as often as they write into it: read it by its name.
    let edited = std::fs::read(file.path()).ok()?;
    Some(crate::domain::text::clean_text(&String::from_utf8_lossy(&edited)))
}
