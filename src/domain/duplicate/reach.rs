//! Telephone numbers and e-mail addresses in the one form in which two ways of writing them are the same.

use super::plans::Numbering;
use crate::domain::text;

/// The fewest digits by which a number tells whose it is.
const SHORTEST: usize = 6;
/// From so many digits on, a number that is none of the home country may have its own country in front.
const WITH_COUNTRY: usize = 11;

/// The numbers that a line holds, each with its country in front and without signs: `51999111222`. What is written
/// without a country is taken for one of `home`; what fits no numbering stays as its digits.
#[must_use]
pub fn phones(line: &str, home: Option<&Numbering>) -> Vec<String> {
    let parts: Vec<&str> = line.split(['/', ';', ',']).collect();
    // A stroke may also stand within a number.
    let several = parts.iter().all(|part| text::digits(part).len() >= SHORTEST);
    let parts = if several { parts } else { vec![line] };
    parts.into_iter().filter_map(|part| phone(part, home)).collect()
}

fn phone(written: &str, home: Option<&Numbering>) -> Option<String> {
    let written = without_extension(written.trim());
    let digits = text::digits(written);
    if digits.len() < SHORTEST {
        return None;
    }
    let abroad = if written.starts_with('+') {
        Some(text::digits(&written.replace("(0)", "")))
    } else {
        digits.strip_prefix("00").map(str::to_owned)
    };
    if let Some(digits) = abroad {
        return Some(with_country(&digits).unwrap_or(digits)).filter(|digits| digits.len() >= SHORTEST);
    }
    let of =
        |known: &Numbering, national: Option<String>| national.map(|national| format!("{}{national}", known.calling));
    let own = home.and_then(|home| {
        let behind = digits.strip_prefix(home.calling).and_then(|digits| home.national(digits));
        let whole = home.national(&digits);
        // More digits than the country has begin with the country itself, rather than with something outdated.
        let first = if digits.len() > home.longest() { behind.or(whole) } else { whole.or(behind) };
        of(home, first)
    });
    let foreign = || {
        let long = digits.len() >= WITH_COUNTRY;
        long.then(|| with_country(&digits)).flatten()
    };
    Some(own.or_else(foreign).unwrap_or(digits))
}

/// A number that begins with its country, as it is written today; `None` when no country numbers so.
fn with_country(digits: &str) -> Option<String> {
    let known = Numbering::of_number(digits)?;
    let national = digits.strip_prefix(known.calling).and_then(|national| known.national(national))?;
    Some(format!("{}{national}", known.calling))
}

/// What stands before the extension: `01 222 3333 anexo 12`.
fn without_extension(written: &str) -> &str {
    let mut digits = 0;
    for (at, c) in written.char_indices() {
        if c.is_ascii_digit() {
            digits += 1;
        } else if digits >= SHORTEST && (c.is_alphabetic() || c == '#') {
            return &written[..at];
        }
    }
    written
}

/// An address in one form: no case and, where the provider ignores them, no dots and nothing after a plus.
#[must_use]
pub fn email(written: &str) -> Option<String> {
    let written = written.trim().to_lowercase();
    let written = written.strip_prefix("mailto:").unwrap_or(&written);
    let (name, host) = written.split_once('@').filter(|(name, host)| !name.is_empty() && host.contains('.'))?;
    if matches!(host, "gmail.com" | "googlemail.com") {
        let name = name.split('+').next().unwrap_or(name).replace('.', "");
        return Some(format!("{name}@gmail.com"));
    }
    Some(format!("{name}@{host}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Each line: where one is at home, the form, and the ways of writing that come to it.
    #[test]
    fn one_number_has_one_form_however_it_is_written() {
        let cases: &[(&str, &str, &[&str])] = &[
            (
                "PE",
                "51999111222",
                &["999 111 222", "+51 999-111-222", "0051 999111222", "51999111222", "999111222 (Rosa)"],
            ),
            (
                "PE",
                "5112223333",
                &["01 222 3333", "(01) 222-3333", "+51 1 222 3333", "01 2223333 anexo 12", "01/2223333"],
            ),
            (
                "MX",
                "525512345678",
                &[
                    "55 1234 5678",
                    "+52 1 55 1234 5678",
                    "+525512345678",
                    "044 55 1234 5678",
                    "01 55 1234 5678",
                    "5215512345678",
                ],
            ),
            (
                "AR",
                "541123456789",
                &[
                    "11 2345-6789",
                    "+54 9 11 2345 6789",
                    "011 15 2345 6789",
                    "15 2345 6789",
                    "+54 11 2345 6789",
                    "5491123456789",
                ],
            ),
            ("AR", "543515551234", &["0351 15 555 1234", "+54 9 351 555-1234", "351 555 1234"]),
            ("AR", "542966123456", &["02966 15 123456", "+54 9 2966 12 3456"]),
            (
                "BR",
                "5511987654321",
                &["(11) 98765-4321", "011 8765-4321", "+55 11 98765 4321", "0 15 11 98765-4321", "0 41 11 8765 4321"],
            ),
            ("BR", "551133334444", &["11 3333 4444", "0xx11 3333-4444".trim_start_matches("0xx"), "0 21 11 3333 4444"]),
            ("BR", "5555991112222", &["55 99111 2222", "+55 55 99111-2222", "(55) 9111-2222"]),
            ("CL", "56987654321", &["9 8765 4321", "+56 9 8765 4321", "09 8765 4321", "8765 4321"]),
            ("CL", "56222345678", &["2 2234 5678", "2234 5678", "+56 2 2234 5678"]),
            ("CO", "573001234567", &["300 123 4567", "+57 300 1234567", "03 300 123 4567"]),
            ("CO", "576012345678", &["(1) 234 5678", "60 1 234 5678", "+57 1 2345678"]),
            ("ES", "34612345678", &["612 34 56 78", "+34 612 345 678", "0034612345678"]),
            ("UY", "59899123456", &["099 123 456", "+598 99 123 456"]),
            ("GB", "442071234567", &["+44 (0)20 7123 4567", "020 7123 4567"]),
            ("US", "12125551234", &["(212) 555-1234", "1-212-555-1234", "+1 212 555 1234 x9"]),
        ];
        for (home, form, ways) in cases {
            for way in *ways {
                assert_eq!(phones(way, Numbering::of(home)), [*form], "{way:?} in {home}");
            }
        }
    }

    #[test]
    fn numbers_that_are_none_of_the_home_country_keep_theirs() {
        let home = Numbering::of("Perú");
        assert_eq!(phones("+52 1 55 1234 5678", home), ["525512345678"]);
        assert_eq!(phones("5491123456789", home), ["541123456789"], "without its plus");
        assert_eq!(phones("+970 59 123 4567", home), ["970591234567"], "of a country that is not listed");
        assert_eq!(phones("222 3333", home), ["2223333"], "without its area");
        assert_eq!(phones("222 3333", None), ["2223333"]);
        assert_eq!(phones("999111222 / 988777666", home), ["51999111222", "51988777666"]);
        for nothing in ["", "no tiene", "12 34", "anexo 4"] {
            assert_eq!(phones(nothing, home), [""; 0], "{nothing}");
        }
    }

    #[test]
    fn countries_are_known_by_their_code_and_their_names() {
        for (written, code) in
            [("PE", "PE"), ("pe", "PE"), ("Perú", "PE"), ("MÉXICO", "MX"), ("España ", "ES"), ("EE. UU.", "US")]
        {
            assert_eq!(Numbering::of(written).map(|known| known.code), Some(code), "{written}");
        }
        assert!(Numbering::of("Narnia").is_none());
        assert!(Numbering::of("").is_none());
    }

    #[test]
    fn addresses_have_one_form() {
        for (written, form) in [
            (" Rosa.Lopez@Gmail.com ", Some("rosalopez@gmail.com")),
            ("rosalopez+ventas@googlemail.com", Some("rosalopez@gmail.com")),
            ("mailto:Rosa.Lopez@Lopez.example", Some("rosa.lopez@lopez.example")),
            ("rosa+a@lopez.example", Some("rosa+a@lopez.example")),
            ("@rosa", None),
            ("rosa@", None),
            ("rosa", None),
        ] {
            assert_eq!(email(written).as_deref(), form, "{written}");
        }
    }

    proptest! {
        /// The form of a form is itself, wherever one is at home.
        #[test]
        fn a_form_is_found_once(written in "\\+?[0-9 ()/-]{0,20}", home in 0..Numbering::all().len()) {
            let home = Numbering::all().get(home);
            for phone in phones(&written, home) {
                prop_assert!(phone.len() >= SHORTEST && phone.bytes().all(|byte| byte.is_ascii_digit()));
                let again = phones(&format!("+{phone}"), home);
                // What fits no numbering may look like another country's once it has a plus before it.
                if with_country(&phone).as_deref() == Some(&phone) {
                    prop_assert_eq!(again, [phone]);
                }
            }
        }

        #[test]
        fn nothing_that_is_typed_upsets_it(written in ".{0,40}") {
            let _ = phones(&written, Numbering::of("BR"));
            let _ = email(&written);
        }
    }
}
