//! Files that only a passphrase opens, as the tool `age` writes and reads them.

use std::io::{self, Read, Write};

use age::DecryptError;
use age::secrecy::SecretString;

/// What such a file is called behind its own name.
pub const ENDING: &str = "age";
/// How every such file begins.
const MARK: &[u8] = b"age-encryption.org/v1\n";

/// Whether this is the beginning of such a file.
#[must_use]
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(MARK)
}

/// Writes what `write` writes so that only `passphrase` opens it.
pub fn seal<T, E: From<io::Error>>(
    passphrase: &str,
    to: &mut dyn Write,
    write: impl FnOnce(&mut dyn Write) -> Result<T, E>,
) -> Result<T, E> {
    let passphrase = SecretString::from(passphrase.to_owned());
    let mut sealed = age::Encryptor::with_user_passphrase(passphrase).wrap_output(to)?;
    let written = write(&mut sealed)?;
    sealed.finish()?;
    Ok(written)
}

/// Why a file was not opened.
#[derive(Debug)]
pub enum Unopened {
    /// Another passphrase opens it.
    Passphrase,
    /// It is opened by something other than a passphrase.
    OtherKey,
    /// It is damaged, or could not be read.
    Damaged,
}

/// What is in such a file.
pub fn unseal<R: Read>(passphrase: &str, from: R) -> Result<impl Read + use<R>, Unopened> {
    let sealed = age::Decryptor::new(from).map_err(|_| Unopened::Damaged)?;
    if !sealed.is_scrypt() {
        return Err(Unopened::OtherKey);
    }
    let identity = age::scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    sealed.decrypt(std::iter::once(&identity as &dyn age::Identity)).map_err(|error| match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed | DecryptError::NoMatchingKeys => {
            Unopened::Passphrase
        }
        _ => Unopened::Damaged,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(passphrase: &str, bytes: &[u8]) -> Result<Vec<u8>, String> {
        let mut plain = Vec::new();
        unseal(passphrase, bytes)
            .map_err(|why| format!("{why:?}"))?
            .read_to_end(&mut plain)
            .map_err(|error| error.to_string())?;
        Ok(plain)
    }

    #[test]
    fn what_is_sealed_is_read_by_its_passphrase_alone() {
        let (said, mut sealed) = ("Ferretería López\n".repeat(10_000), Vec::new());
        let write = |to: &mut dyn Write| to.write_all(said.as_bytes());
        seal("correct horse", &mut sealed, write).unwrap();
        assert!(is_sealed(&sealed) && !is_sealed(said.as_bytes()));
        assert!(!sealed.windows(10).any(|part| part == b"Ferreter\xc3\xad"));
        assert_eq!(read("correct horse", &sealed).unwrap(), said.as_bytes());
        assert_eq!(read("another", &sealed).unwrap_err(), "Passphrase");
        // A changed byte, and one that is missing, are noticed.
        let mut changed = sealed.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert!(read("correct horse", &changed).is_err());
        assert!(read("correct horse", &sealed[..sealed.len() - 1]).is_err());
        assert_eq!(read("correct horse", b"age-encryption.org/v1\nx").unwrap_err(), "Damaged");
    }
}
