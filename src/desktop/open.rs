//! Opening a file or an address with the program that the user has for it.

use std::path::Path;

use super::Unopened;

/// What an address begins with that is opened: the web, and the ways for a message to go out.
const SCHEMES: [&str; 5] = ["https://", "http://", "mailto:", "tel:", "sms:"];

/// Opens what is whole: the path of a file that is there, or an address. Anything else could be taken for an option or
/// for a command by the program that opens it. Where there are no windows, a program would take the terminal: nothing
/// is run there.
pub(super) fn open(target: &str, windows: bool) -> Result<(), Unopened> {
    let address = SCHEMES.iter().any(|scheme| target.to_ascii_lowercase().starts_with(scheme));
    if !address {
        let path = Path::new(target);
        if !path.is_absolute() {
            return Err(Unopened::Refused(target.to_owned()));
        }
        if !path.exists() {
            return Err(Unopened::Missing(target.to_owned()));
        }
    }
    if !windows {
        return Err(Unopened::NoDesktop);
    }
    opener::open(target).map_err(|error| Unopened::Refused(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_whole_path_and_no_address_is_never_handed_on() {
        for target in ["-e", "--help", "oferta.pdf", "javascript:alert(1)", "file:///etc/passwd", ""] {
            assert!(matches!(open(target, true), Err(Unopened::Refused(_))), "{target}");
        }
        let missing = std::env::temp_dir().join("no-such-file-of-ours");
        assert!(matches!(open(missing.to_str().unwrap(), true), Err(Unopened::Missing(_))));
    }

    #[test]
    fn without_windows_nothing_is_run() {
        for target in ["https://wa.me/51999111222", "mailto:rosa@lopez.example", "tel:+51999111222", "SMS:+51999111222"]
        {
            assert_eq!(open(target, false), Err(Unopened::NoDesktop), "{target}");
        }
    }
}
