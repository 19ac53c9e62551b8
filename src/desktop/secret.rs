//! A passphrase that somebody else keeps for the user: the keyring of the desktop, a program of theirs, or a file.

use std::path::Path;
use std::process::{Command, Stdio};

use zeroize::Zeroizing;

/// Under which name the keyring keeps what is ours.
const SERVICE: &str = "cartera";

/// The first line of a text, without its end: what a file or a program says.
fn line(bytes: Vec<u8>) -> Result<Zeroizing<String>, String> {
    let bytes = Zeroizing::new(bytes);
    let text = std::str::from_utf8(&bytes).map_err(|error| error.to_string())?;
    Ok(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned()))
}

/// The passphrase in a file: its first line.
pub fn in_file(path: &Path) -> Result<Zeroizing<String>, String> {
    line(std::fs::read(path).map_err(|error| error.to_string())?)
}

/// The passphrase that a program writes: the first line of its output. It may ask the user for something itself.
pub fn said_by(command: &[String]) -> Result<Zeroizing<String>, String> {
    let [program, args @ ..] = command else { return Err(String::new()) };
    let output = Command::new(program).args(args).stderr(Stdio::inherit()).stdin(Stdio::inherit()).output();
    let output = output.map_err(|error| error.to_string())?;
    if output.status.success() { line(output.stdout) } else { Err(output.status.to_string()) }
}

fn entry(path: &Path) -> Result<keyring::Entry, keyring::Error> {
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    keyring::Entry::new(SERVICE, &path.to_string_lossy())
}

/// What the keyring keeps for the file at `path`; nothing when there is no keyring, or the user does not open it.
#[must_use]
pub fn in_keyring(path: &Path) -> Option<Zeroizing<String>> {
    entry(path).and_then(|entry| entry.get_password()).ok().map(Zeroizing::new)
}

/// Has the keyring keep the passphrase of the file at `path`.
pub fn keep_in_keyring(path: &Path, passphrase: &str) -> Result<(), String> {
    entry(path).and_then(|entry| entry.set_password(passphrase)).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_is_the_passphrase() {
        for (bytes, read) in [("a b \n", "a b "), ("ñ\r\nx", "ñ"), ("", ""), ("last", "last"), ("\nx", "")] {
            assert_eq!(*line(bytes.as_bytes().to_vec()).unwrap(), read, "{bytes:?}");
        }
        assert!(line(vec![0xff]).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_program_says_it_or_why_not() {
        let says = |command: &str| said_by(&crate::domain::shell::words(command).unwrap());
        assert_eq!(*says("printf 'one two\\nthree'").unwrap(), "one two");
        assert!(says("false").is_err());
        assert!(says("/nowhere/at-all").is_err());
        let folder = tempfile::tempdir().unwrap();
        assert!(in_file(&folder.path().join("none")).is_err());
    }
}
