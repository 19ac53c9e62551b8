//! Names: what a client or a person is called, and whether it is an organisation.

use super::Version;
use crate::domain::ClientKind;
use crate::domain::text::{clean_line, fold};
use crate::exchange::component::{Component, Property};

/// What a card calls whom it is about; empty where it has nothing that calls anybody.
pub(super) fn read(card: &Component) -> (String, ClientKind) {
    let shown = card.all("FN").map(|name| clean_line(&name.text())).find(|name| !name.is_empty());
    let parts = from_parts(card);
    let company = company(card);
    let kind = if says_company(card) || (parts.is_none() && is_company(shown.as_deref(), company.as_deref())) {
        ClientKind::Company
    } else {
        ClientKind::Person
    };
    (shown.or(parts).or(company).unwrap_or_default(), kind)
}

/// The company of a card: the first part, without the departments.
pub(super) fn company(card: &Component) -> Option<String> {
    let first = card.get("ORG")?.parts().into_iter().next()?;
    Some(clean_line(&first)).filter(|company| !company.is_empty())
}

fn says_company(card: &Component) -> bool {
    let says = |name, word: &str| card.text(name).is_some_and(|text| text.trim().eq_ignore_ascii_case(word));
    says("KIND", "org") || says("X-ABShowAs", "COMPANY")
}

/// Whether what is shown is the company, or there is nothing else.
fn is_company(shown: Option<&str>, company: Option<&str>) -> bool {
    company.is_some_and(|company| shown.is_none_or(|shown| fold(shown) == fold(company)))
}

/// The name that its parts make, in the order in which they are spoken.
fn from_parts(card: &Component) -> Option<String> {
    let parts = card.get("N")?.parts();
    let part = |at: usize| parts.get(at).map(String::as_str).unwrap_or_default().replace(',', " ");
    let name = [part(3), part(1), part(2), part(0), part(4)].join(" ");
    Some(clean_line(&name)).filter(|name| !name.is_empty())
}

/// Writes the name and the kind, if the card does not say the same already.
pub(super) fn write(card: &mut Component, name: &str, kind: ClientKind, version: Version) {
    if card.get("N").is_none() || card.get("FN").is_none() || read(card) != (name.to_owned(), kind) {
        let parts = match kind {
            ClientKind::Company => [""; 5].map(str::to_owned),
            ClientKind::Person => {
                let (given, family) = split(name);
                [family, given, String::new(), String::new(), String::new()]
            }
        };
        card.set("N", vec![Property::of_parts("N", parts.iter().map(String::as_str))]);
        card.set_text("FN", Some(name));
        card.remove("X-ABShowAs");
        card.remove("KIND");
        match (kind, version) {
            (ClientKind::Company, Version::Three) => card.set_text("X-ABShowAs", Some("COMPANY")),
            (ClientKind::Company, Version::Four) => card.set_text("KIND", Some("org")),
            (ClientKind::Person, _) => {}
        }
    }
}

/// The given names and the family names: phones that show the parts show them in the order of the whole.
///
/// Of three words two are of the family, and of four or more all but two, as most names of Spanish-speaking countries
/// are. What goes before a family name goes with it.
fn split(name: &str) -> (String, String) {
    const BEFORE: &[&str] = &["de", "del", "la", "las", "los", "da", "do", "dos", "van", "von", "san"];
    let words: Vec<&str> = name.split(' ').collect();
    let given = match words.len() {
        0 | 1 => return (name.to_owned(), String::new()),
        2 | 3 => 1,
        _ if words.get(1).is_some_and(|word| BEFORE.contains(&fold(word).as_str())) => 1,
        _ => 2,
    };
    let (given, family) = words.split_at_checked(given).unwrap_or((&words, &[]));
    (given.join(" "), family.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_given_and_family_names() {
        for (name, given, family) in [
            ("Rosa", "Rosa", ""),
            ("Rosa López", "Rosa", "López"),
            ("Rosa López Díaz", "Rosa", "López Díaz"),
            ("Juan Carlos Pérez Rojas", "Juan Carlos", "Pérez Rojas"),
            ("Ana de la Cruz", "Ana", "de la Cruz"),
            ("Juan Carlos de la Cruz", "Juan Carlos", "de la Cruz"),
            ("", "", ""),
        ] {
            assert_eq!(split(name), (given.to_owned(), family.to_owned()), "{name}");
        }
    }

    #[test]
    fn a_card_calls_somebody() {
        for (lines, name, kind) in [
            ("FN:Ana Paz\nN:Paz;Ana;;;", "Ana Paz", ClientKind::Person),
            ("N:Paz;Ana;María;Dra.;", "Dra. Ana María Paz", ClientKind::Person),
            ("FN: \nN:Paz;Ana", "Ana Paz", ClientKind::Person),
            ("ORG:Sur SAC;Ventas", "Sur SAC", ClientKind::Company),
            ("FN:SUR SAC\nN:;;;;\nORG:Sur SAC", "SUR SAC", ClientKind::Company),
            ("FN:Ana\nORG:Sur SAC", "Ana", ClientKind::Person),
            ("FN:Sur\nN:Sur;;;;\nX-ABSHOWAS:COMPANY\nORG:Sur SAC", "Sur", ClientKind::Company),
            ("KIND:org\nFN:Sur", "Sur", ClientKind::Company),
            ("NOTE:x", "", ClientKind::Person),
        ] {
            let card = Component::parse(&format!("BEGIN:VCARD\n{lines}\nEND:VCARD")).unwrap();
            assert_eq!(read(&card), (name.to_owned(), kind), "{lines}");
        }
    }
}
