//! The address that opens a message in the program that sends it.

use super::Medium;
use crate::domain::duplicate::{Numbering, email, phones};
use crate::domain::text::digits;

/// Why there is no address to open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoLink {
    /// It is no telephone number.
    NoNumber,
    /// It is not known of which country the number is.
    NoCountry,
    /// It is no e-mail address.
    NoAddress,
}

/// The address that opens a message to somebody, filled in. A number without its country is taken for one of `home`.
///
/// `mailto:` is written as RFC 6068 has it: everything but letters, digits and `-._~` is encoded, a line ends in
/// `%0D%0A`, and no second recipient or header can come in by way of a text.
pub fn link(
    medium: Medium,
    to: Option<&str>,
    (subject, body): (&str, &str),
    home: Option<&Numbering>,
) -> Result<String, NoLink> {
    match medium {
        Medium::Email => {
            let to = match to {
                Some(to) => address(to).ok_or(NoLink::NoAddress)?,
                None => String::new(),
            };
            let fields = [("subject", subject), ("body", body)].into_iter().filter(|(_, text)| !text.is_empty());
            let fields: Vec<String> =
                fields.map(|(name, text)| format!("{name}={}", encoded(&text.replace('\n', "\r\n")))).collect();
            let mark = if fields.is_empty() { "" } else { "?" };
            Ok(format!("mailto:{to}{mark}{}", fields.join("&")))
        }
        Medium::WhatsApp => {
            let number = match to {
                Some(to) => mobile(international(to, home).ok_or_else(|| no_number(to))?),
                None => String::new(),
            };
            let text = if body.is_empty() { String::new() } else { format!("?text={}", encoded(body)) };
            Ok(format!("https://wa.me/{number}{text}"))
        }
        Medium::Sms => {
            let number = match to {
                Some(to) => international(to, home)
                    .map_or_else(|| dialled(to, home), |known| Ok(format!("+{}", mobile(known))))?,
                None => String::new(),
            };
            let text = if body.is_empty() { String::new() } else { format!("?body={}", encoded(body)) };
            Ok(format!("sms:{number}{text}"))
        }
        Medium::Phone => Ok(format!("tel:{}", to.map_or(Err(NoLink::NoNumber), |to| dialled(to, home))?)),
    }
}

fn no_number(to: &str) -> NoLink {
    if phones(to, None).is_empty() { NoLink::NoNumber } else { NoLink::NoCountry }
}

/// A number with its country in front; `None` when it is none, or its country is not known.
fn international(to: &str, home: Option<&Numbering>) -> Option<String> {
    let number = phones(to, home).into_iter().next()?;
    let abroad = to.trim_start().starts_with('+') || digits(to).starts_with("00");
    // As it is written, a number without a country is not what the one with it is.
    let known = home.is_some_and(|home| home.reaches(&number)) || Numbering::reaches_any(&number);
    (abroad || known).then_some(number)
}

/// A number as that of a mobile: the one form of a number leaves out the 9 that Argentina has before those.
fn mobile(number: String) -> String {
    match number.strip_prefix("54") {
        Some(national) if national.len() == 10 => format!("549{national}"),
        _ => number,
    }
}

/// A number as it is dialled: with its country where that is known, else as it is written.
fn dialled(to: &str, home: Option<&Numbering>) -> Result<String, NoLink> {
    match international(to, home) {
        // With its country it is dialled as it is written, what the one form leaves out included.
        Some(_) if to.trim_start().starts_with('+') && !to.contains(char::is_alphabetic) => {
            Ok(format!("+{}", digits(&to.replace("(0)", ""))))
        }
        Some(number) => Ok(format!("+{number}")),
        None => phones(to, None).into_iter().next().ok_or(NoLink::NoNumber),
    }
}

/// An address, encoded but for the sign in it; `None` when it is none.
fn address(to: &str) -> Option<String> {
    let to = to.trim();
    let to = to.strip_prefix("mailto:").unwrap_or(to);
    email(to)?;
    let (name, host) = to.rsplit_once('@')?;
    let plain = !to.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, ',' | ';' | '<' | '>' | '"'));
    plain.then(|| format!("{}@{}", encoded(name), encoded(host)))
}

/// A text in an address: all but letters, digits and `-._~` of ASCII as the bytes of UTF-8.
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            const HEX: &[u8; 16] = b"0123456789ABCDEF";
            encoded.push('%');
            for half in [byte >> 4, byte & 15] {
                encoded.push(char::from(HEX[usize::from(half)]));
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_medium_has_its_address() {
        let home = Numbering::of("PE");
        let text = ("Cotización: 50 & más", "Hola, Rosa:\n¿50%? 👍 a=b");
        let encoded = "Hola%2C%20Rosa%3A%0A%C2%BF50%25%3F%20%F0%9F%91%8D%20a%3Db";
        let cases: &[(Medium, Option<&str>, Result<String, NoLink>)] = &[
            (
                Medium::Email,
                Some("rosa@lopez.example"),
                Ok(format!(
                    "mailto:rosa@lopez.example?subject=Cotizaci%C3%B3n%3A%2050%20%26%20m%C3%A1s&body={}",
                    encoded.replace("%0A", "%0D%0A")
                )),
            ),
            (
                Medium::Email,
                None,
                Ok(format!(
                    "mailto:?subject=Cotizaci%C3%B3n%3A%2050%20%26%20m%C3%A1s&body={}",
                    encoded.replace("%0A", "%0D%0A")
                )),
            ),
            (Medium::Email, Some("rosa"), Err(NoLink::NoAddress)),
            (Medium::Email, Some("a@b.example,c@d.example"), Err(NoLink::NoAddress)),
            (Medium::Email, Some("a@b.example?bcc=c@d.example"), Ok(String::new())),
            (Medium::WhatsApp, Some("999 111 222"), Ok(format!("https://wa.me/51999111222?text={encoded}"))),
            (Medium::WhatsApp, Some("+54 9 11 2345-6789"), Ok(format!("https://wa.me/5491123456789?text={encoded}"))),
            (Medium::WhatsApp, None, Ok(format!("https://wa.me/?text={encoded}"))),
            (Medium::WhatsApp, Some("Rosa"), Err(NoLink::NoNumber)),
            (Medium::WhatsApp, Some("12345678901234"), Err(NoLink::NoCountry)),
            (Medium::Sms, Some("0051 999111222"), Ok(format!("sms:+51999111222?body={encoded}"))),
            (Medium::Sms, Some("+54 11 2345-6789"), Ok(format!("sms:+5491123456789?body={encoded}"))),
            (Medium::Phone, Some("+54 9 11 2345-6789"), Ok("tel:+5491123456789".to_owned())),
            (Medium::Phone, Some("+44 (0)20 7946 0958"), Ok("tel:+442079460958".to_owned())),
            (Medium::Phone, Some("(01) 222-3333 anexo 12"), Ok("tel:+5112223333".to_owned())),
            (Medium::Phone, Some("123456"), Ok("tel:123456".to_owned())),
            (Medium::Phone, None, Err(NoLink::NoNumber)),
        ];
        for (medium, to, expected) in cases {
            let made = link(*medium, *to, text, home);
            if to.is_some_and(|to| to.contains('?')) {
                let made = made.unwrap();
                assert_eq!(made.matches('?').count(), 1, "{made}");
                assert_eq!(made.matches('&').count(), 1, "{made}");
            } else {
                assert_eq!(made, *expected, "{medium:?} {to:?}");
            }
        }
    }

    #[test]
    fn an_empty_message_opens_all_the_same() {
        for (medium, to, expected) in [
            (Medium::Email, Some("rosa@lopez.example"), "mailto:rosa@lopez.example"),
            (Medium::WhatsApp, Some("+51999111222"), "https://wa.me/51999111222"),
            (Medium::Sms, Some("+51999111222"), "sms:+51999111222"),
        ] {
            assert_eq!(link(medium, to, ("", ""), None).as_deref(), Ok(expected));
        }
    }

    proptest! {
        /// Whatever is written, the address has no sign in it that a shell, a browser or a mail program obeys.
        #[test]
        fn nothing_escapes(subject in "\\PC{0,30}", body in "(?s).{0,60}", to in "\\PC{0,20}") {
            for medium in [Medium::Email, Medium::WhatsApp, Medium::Sms] {
                for to in [None, Some(to.as_str())] {
                    let Ok(made) = link(medium, to, (&subject, &body), Numbering::of("MX")) else { continue };
                    prop_assert!(made.is_ascii());
                    prop_assert!(made.matches('?').count() <= 1 && made.matches('&').count() <= 1);
                    prop_assert!(!made.chars().any(|c| c.is_control() || " \"'<>\\^`{}|;$()".contains(c)), "{made}");
                }
            }
        }
    }
}
