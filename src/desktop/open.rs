//! Opening a file or an address with the program that the user has for it.

use std::path::Path;

use super::Unopened;

/// Opens what is whole: the path of a file that is there, or an address on the web. Anything else could be taken for an
/// option or for a command by the program that opens it.
pub(super) fn open(target: &str) -> Result<(), Unopened> {
    let web = ["https://", "http://"].iter().any(|scheme| target.to_ascii_lowercase().starts_with(scheme));
    if !web {
        let path = Path::new(target);
        if !path.is_absolute() {
            return Err(Unopened::Refused(target.to_owned()));
        }
        if !path.exists() {
            return Err(Unopened::Missing(target.to_owned()));
        }
    }
    opener::open(target).map_err(|error| Unopened::Refused(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_whole_path_and_no_address_is_never_handed_on() {
        for target in ["-e", "--help", "oferta.pdf", "javascript:alert(1)", "file:///etc/passwd", ""] {
            assert!(matches!(open(target), Err(Unopened::Refused(_))), "{target}");
        }
        let missing = std::env::temp_dir().join("no-such-file-of-ours");
        assert!(matches!(open(missing.to_str().unwrap()), Err(Unopened::Missing(_))));
    }
}
