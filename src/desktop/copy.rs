//! Copying a text by way of the terminal, which reaches the clipboard of the machine at which the user sits.

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;

/// What tells a terminal to copy a text (OSC 52): it works over SSH too, and a terminal that knows it not ignores it.
#[must_use]
pub fn copying(text: &str) -> String {
    let mut sequence = String::new();
    // A String takes all that is written into it.
    let _written = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut sequence);
    sequence
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_copied_never_reaches_the_terminal_raw() {
        assert_eq!(copying("Hola, Rosa\u{1b}]0;x\u{7}"), "\u{1b}]52;c;SG9sYSwgUm9zYRtdMDt4Bw==\u{1b}\\");
    }
}
