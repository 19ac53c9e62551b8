//! The key of an encrypted file, and connections that have it.
//!
//! A file is encrypted page by page with AEGIS-256, its write-ahead log too; the key of the cipher is derived from the
//! passphrase by Argon2id, with a salt of the file's own. Of the file's head, SQLite's own mark is the salt then; what is
//! left legible there tells such a file from any other.

use std::fmt::{self, Write as _};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use rusqlite::{Connection, OpenFlags};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// How files are encrypted.
const CIPHER: &str = "aegis";
/// The first bytes of every SQLite file that is not encrypted.
pub(super) const MAGIC: &[u8; 16] = b"SQLite format 3\0";
/// How much of a file tells what it is.
const HEAD: u64 = 24;

/// What makes the same passphrase another key in every agenda, and the same one in all copies of it.
pub(super) type Salt = [u8; 16];

/// What opens an encrypted file. It is forgotten when it is dropped, and never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(Zeroizing<String>);

impl Key {
    /// The key that a passphrase is. However a keyboard composes its letters, the same ones make the same key.
    #[must_use]
    pub fn of(passphrase: &str) -> Self {
        let composed: Zeroizing<String> = Zeroizing::new(passphrase.nfc().collect());
        Self(Zeroizing::new(hex(composed.as_bytes())))
    }

    /// Has a connection read and write with this key.
    pub(super) fn turn(&self, conn: &Connection) -> rusqlite::Result<()> {
        conn.pragma_update(None, "cipher", CIPHER)?;
        conn.pragma_update(None, "hexkey", self.0.as_str())
    }

    /// The new file at `path` as SQLite is told of one that has this key, and a salt if it is to be that of another.
    pub(super) fn uri(&self, path: &Path, salt: Option<Salt>) -> Zeroizing<String> {
        let mut uri = Zeroizing::new(String::with_capacity(path.as_os_str().len() * 3 + self.0.len() + 64));
        uri.push_str("file://");
        let path = path.to_string_lossy();
        if !path.starts_with('/') {
            uri.push('/');
        }
        for byte in path.bytes() {
            match byte {
                b'\\' if cfg!(windows) => uri.push('/'),
                b'/' | b':' | b'.' | b'_' | b'-' | b'~' => uri.push(byte.into()),
                _ if byte.is_ascii_alphanumeric() => uri.push(byte.into()),
                _ => {
                    let _never_fails = write!(uri, "%{byte:02X}");
                }
            }
        }
        for part in ["?cipher=", CIPHER, "&hexkey=", &self.0] {
            uri.push_str(part);
        }
        if let Some(salt) = salt {
            uri.push_str("&cipher_salt=");
            uri.push_str(&hex(&salt));
        }
        uri
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

/// What a file is by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Nothing is in it.
    Empty,
    /// An SQLite file that everybody can read.
    Plain,
    /// One that only a key opens.
    Encrypted,
    /// Anything else.
    Other,
}

/// What the file at `path` is.
pub(super) fn form(path: &Path) -> io::Result<Form> {
    // Read in one go: an empty file may be filled by another program the moment after.
    let mut head = Vec::new();
    File::open(path)?.take(HEAD).read_to_end(&mut head)?;
    Ok(form_of(&head))
}

fn form_of(head: &[u8]) -> Form {
    let Some((mark, rest)) = head.split_at_checked(MAGIC.len()) else {
        return if head.is_empty() { Form::Empty } else { Form::Other };
    };
    // The size of a page, two numbers of the format, the room that the cipher has in each page, and three numbers that
    // are the same in every SQLite file.
    match rest {
        _ if mark == MAGIC => Form::Plain,
        [high, low, 1 | 2, 1 | 2, room, 64, 32, 32, ..] if *room > 0 => {
            let size = u16::from_be_bytes([*high, *low]);
            if size == 1 || (size >= 512 && size.is_power_of_two()) { Form::Encrypted } else { Form::Other }
        }
        _ => Form::Other,
    }
}

/// Whether the file at `path` is one that only a passphrase opens.
#[must_use]
pub fn is_encrypted(path: &Path) -> bool {
    form(path).is_ok_and(|form| form == Form::Encrypted)
}

/// Opens a file that is encrypted with a key, or not at all.
pub(super) fn connect(path: &Path, flags: OpenFlags, key: Option<&Key>) -> rusqlite::Result<Connection> {
    let conn = Connection::open_with_flags(path, flags)?;
    if let Some(key) = key {
        key.turn(&conn)?;
    }
    Ok(conn)
}

/// Opens a new, empty file that is to be encrypted with a key and, if it is a copy of another, with the salt of that one:
/// so the first page of each copy can stand in for that of any other.
pub(super) fn connect_new(path: &Path, key: &Key, salt: Option<Salt>) -> rusqlite::Result<Connection> {
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    if let Some(salt) = salt {
        conn.pragma_update(None, "cipher_salt", hex(&salt))?;
    }
    key.turn(&conn)?;
    Ok(conn)
}

/// The salt of the file at `path`, if it is encrypted.
pub(super) fn salt(path: &Path) -> Option<Salt> {
    is_encrypted(path).then(|| first_bytes(path)).flatten()
}

/// What stands where an encrypted file has its salt.
pub(super) fn first_bytes(path: &Path) -> Option<Salt> {
    let mut salt = Salt::default();
    File::open(path).ok()?.read_exact(&mut salt).ok()?;
    Some(salt)
}

/// Bytes in hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    // Room for all of it at once: what grows leaves pieces behind.
    let mut hex = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        for half in [byte >> 4, byte & 15] {
            hex.extend(char::from_digit(half.into(), 16));
        }
    }
    hex
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_letters_make_the_same_key_and_it_is_never_shown() {
        let composed = Key::of("contraseña");
        assert_eq!(composed, Key::of("contrasen\u{303}a"));
        assert_eq!(*Key::of("aÿ").0, "61c3bf");
        assert_ne!(composed, Key::of("contrasena"));
        assert_eq!(format!("{composed:?}"), "Key(…)");
    }

    #[test]
    fn a_path_with_any_letter_is_one_that_sqlite_finds() {
        let (key, path) = (Key::of("k"), Path::new("/a b/ñ?#%&.db"));
        let uri = "file:///a%20b/%C3%B1%3F%23%25%26.db?cipher=aegis&hexkey=6b";
        assert_eq!(*key.uri(path, None), uri);
        let salted = format!("{uri}&cipher_salt=000102030405060708090a0b0c0d0eff");
        assert_eq!(*key.uri(path, Some([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 255])), salted);
    }

    #[test]
    fn a_file_is_told_by_its_head() {
        let salted = |rest: &[u8]| [b"0123456789abcdef".as_slice(), rest].concat();
        let plain = [MAGIC.as_slice(), &[16, 0, 2, 2, 0, 64, 32, 32]].concat();
        for (name, head, form) in [
            ("nothing", Vec::new(), Form::Empty),
            ("less than a mark", b"SQLite".to_vec(), Form::Other),
            ("plain", plain, Form::Plain),
            ("a mark alone", MAGIC.to_vec(), Form::Plain),
            ("encrypted", salted(&[16, 0, 2, 2, 64, 64, 32, 32]), Form::Encrypted),
            ("encrypted, no log", salted(&[16, 0, 1, 1, 64, 64, 32, 32]), Form::Encrypted),
            ("a damaged mark", salted(&[16, 0, 2, 2, 0, 64, 32, 32]), Form::Other),
            ("pages of no size", salted(&[3, 7, 2, 2, 64, 64, 32, 32]), Form::Other),
            ("a text", b"Dear Sir or Madam, thank you".to_vec(), Form::Other),
        ] {
            assert_eq!(form_of(&head), form, "{name}");
        }
    }
}
