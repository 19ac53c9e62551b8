//! Names of people and companies, compared as somebody would who has both before them.

use crate::domain::text::{distance, words};

/// Words that say nothing of whose name it is.
const PARTICLES: &[&str] = &[
    "de", "del", "la", "las", "los", "el", "y", "e", "da", "do", "dos", "das", "di", "van", "von", "der", "the", "of",
    "and",
];

/// What companies have at the end of their name by law; written with dots or without.
const LEGAL_FORMS: &[&str] = &[
    "sac",
    "saa",
    "sas",
    "srl",
    "scrl",
    "eirl",
    "ltda",
    "limitada",
    "cia",
    "slu",
    "sll",
    "sau",
    "sapi",
    "spa",
    "sarl",
    "sociedad",
    "anonima",
    "cerrada",
    "abierta",
    "responsabilidad",
    "inc",
    "incorporated",
    "llc",
    "ltd",
    "limited",
    "gmbh",
    "corp",
    "corporation",
    "company",
    "plc",
    "lda",
    "eireli",
    "epp",
    "pty",
    "rl",
    "cv",
    "scs",
    "sca",
    "scl",
    "sc",
];

/// Those that a person could be called as well.
const SHORT_FORMS: &[&str] = &["sa", "sl", "ag", "kg", "co", "bv", "nv", "ab", "oy", "me"];

/// The words by which a name is told from others; of a company without its legal form.
pub(super) fn parts(name: &str, is_company: bool) -> Vec<String> {
    let mut parts = words(name);
    while let Some(form) = ending(&parts, is_company).filter(|form| *form < parts.len()) {
        parts.truncate(parts.len() - form);
    }
    if parts.iter().any(|part| !is_particle(part)) {
        parts.retain(|part| !is_particle(part));
    }
    parts
}

fn is_particle(part: &str) -> bool {
    PARTICLES.contains(&part)
}

/// How many words at the end are a legal form, or what joins it to the name.
fn ending(parts: &[String], is_company: bool) -> Option<usize> {
    let is_form = |part: &str| LEGAL_FORMS.contains(&part) || (is_company && SHORT_FORMS.contains(&part));
    if parts.last().is_some_and(|last| is_form(last) || is_particle(last)) {
        return Some(1);
    }
    // Spelled letter by letter: "S. A. C.".
    let letters = parts.iter().rev().take_while(|part| part.chars().count() == 1).count();
    (2..=letters).rev().find(|letters| is_form(&parts[parts.len() - letters..].concat()))
}

/// The parts of a name in an order that does not depend on how it is written.
pub(super) fn key(parts: &[String]) -> String {
    let mut sorted: Vec<&str> = parts.iter().map(String::as_str).collect();
    sorted.sort_unstable();
    sorted.join(" ")
}

/// A word as it sounds in Spanish, roughly: what people mix up when they write is one.
pub(super) fn sound(word: &str) -> String {
    let mut sound = String::with_capacity(word.len());
    let mut letters = word.chars().peekable();
    while let Some(c) = letters.next() {
        let next = letters.peek().copied();
        let heard = match (c, next) {
            ('h', _) => continue,
            ('v', _) => 'b',
            ('c', Some('e' | 'i')) | ('z' | 'x', _) => 's',
            ('c' | 'q', _) => 'k',
            ('g', Some('e' | 'i')) => 'j',
            ('l', Some('l')) => {
                letters.next();
                'y'
            }
            (c, _) => c,
        };
        // "Que" and "gui" have a letter that is not heard.
        if c == 'q' && next == Some('u') {
            letters.next();
        }
        if !sound.ends_with(heard) {
            sound.push(heard);
        }
    }
    sound
}

/// How much one name is like another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// One has initials, or fewer names than the other.
    Shortened,
    /// A slip of a finger apart.
    Slip,
    /// They sound the same.
    Spelling,
    /// The same words, perhaps the surname first.
    Same,
}

/// How much two names are alike; `None` when they are not.
pub(super) fn likeness(a: &[String], b: &[String]) -> Option<Likeness> {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.is_empty() {
        return None;
    }
    let mut left: Vec<&String> = long.iter().collect();
    let mut weakest = Likeness::Same;
    let mut whole = 0;
    // What agrees to the letter is no longer there for what is merely near it.
    let mut open: Vec<&String> = Vec::new();
    for word in short {
        match left.iter().position(|other| *other == word) {
            Some(at) => {
                left.remove(at);
                whole += usize::from(word.chars().count() > 1);
            }
            None => open.push(word),
        }
    }
    for word in open {
        let best = left.iter().enumerate().filter_map(|(at, other)| Some((word_likeness(word, other)?, at))).max()?;
        left.remove(best.1);
        weakest = weakest.min(best.0);
    }
    match (left.is_empty(), weakest) {
        // "López, Rosa" is Rosa López; but who has the surnames the other way round is somebody else.
        (true, Likeness::Same) if !turned(a, b) => Some(Likeness::Slip),
        (true, Likeness::Shortened) if whole == 0 => None,
        (true, weakest) => Some(weakest),
        // Whoever has a second surname once has it always; of one word alone nobody is known.
        (false, Likeness::Same) if whole >= 2 => Some(Likeness::Shortened),
        (false, _) => None,
    }
}

/// Whether one is the other from some word on, with what comes before it at the end.
fn turned(a: &[String], b: &[String]) -> bool {
    (0..a.len()).any(|at| a.iter().cycle().skip(at).take(a.len()).eq(b))
}

fn word_likeness(a: &str, b: &str) -> Option<Likeness> {
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    if initial(a, b) || initial(b, a) {
        return Some(Likeness::Shortened);
    }
    // Numbers tell one branch from the other.
    if [a, b].iter().any(|word| word.bytes().any(|byte| byte.is_ascii_digit())) {
        return None;
    }
    if sound(a) == sound(b) {
        return Some(Likeness::Spelling);
    }
    let longest = a.chars().count().max(b.chars().count());
    let allowed = match longest {
        ..4 => 0,
        4..8 => 1,
        _ => 2,
    };
    (allowed > 0 && (swapped(a, b) || distance(a, b) <= allowed)).then_some(Likeness::Slip)
}

/// Whether two neighbours changed places.
fn swapped(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let Some(at) = a.iter().zip(&b).position(|(a, b)| a != b).filter(|_| a.len() == b.len()) else { return false };
    let mut back = b;
    if at + 1 < back.len() {
        back.swap(at, at + 1);
    }
    back == a
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn like(a: &str, b: &str) -> Option<Likeness> {
        likeness(&parts(a, true), &parts(b, true))
    }

    #[test]
    fn a_company_is_known_without_its_legal_form() {
        for (written, expected) in [
            ("Ferretería López S.A.C.", "ferreteria lopez"),
            ("FERRETERIA LOPEZ SAC", "ferreteria lopez"),
            ("Textiles del Norte, S.A. de C.V.", "textiles norte"),
            ("Comercial Ruiz E.I.R.L.", "comercial ruiz"),
            ("Müller Maschinen GmbH & Co. KG", "muller maschinen"),
            ("Acme Tools, Inc.", "acme tools"),
            ("Ferreira e Filhos Ltda.", "ferreira filhos"),
            ("Transportes Sol Sociedad Anónima Cerrada", "transportes sol"),
            ("S.A.", "s a"),
            ("La Casa", "casa"),
            ("De la Y", "de"),
            ("", ""),
        ] {
            assert_eq!(parts(written, true).join(" "), expected, "{written}");
        }
        assert_eq!(parts("Ana Sá", false), ["ana", "sa"], "a person may be called as a form is");
        assert_eq!(parts("R. A. López", false), ["r", "a", "lopez"]);
    }

    #[test]
    fn names_are_alike_in_several_ways() {
        use Likeness::{Same, Shortened, Slip, Spelling};
        for (a, b, expected) in [
            ("Rosa López", "López, Rosa", Some(Same)),
            ("Ferretería López S.A.C.", "FERRETERIA LOPEZ", Some(Same)),
            ("Rosa López Ruiz", "López Ruiz, Rosa", Some(Same)),
            ("Rosa López Ruiz", "Rosa Ruiz López", Some(Slip)),
            ("Ferretería Lopes", "Ferretería López", Some(Spelling)),
            ("Vicente Yépez", "Bisente Llepes", Some(Spelling)),
            ("Rosa Quispe", "Rsoa Quispe", Some(Slip)),
            ("Distribuidora Andina", "Distrbuidora Andina", Some(Slip)),
            ("Rosa López", "R. López", Some(Shortened)),
            ("Rosa Ana López", "López, R. A.", Some(Shortened)),
            ("Rosa López", "Rosa María López Quispe", Some(Shortened)),
            ("Rosa López", "Rosa Quispe", None),
            ("Rosa", "Rosa López", None),
            ("R. L.", "Rosa López", None),
            ("Sucursal 12", "Sucursal 13", None),
            ("Ana Ríos", "Eva Ríos", None),
            ("", "Ana", None),
            ("", "", None),
        ] {
            assert_eq!(like(a, b), expected, "{a} / {b}");
        }
    }

    proptest! {
        #[test]
        fn likeness_goes_both_ways_and_a_name_is_like_itself(a in "[a-zñáé .]{0,20}", b in "[a-zñáé .]{0,20}") {
            prop_assert_eq!(like(&a, &b).is_some(), like(&b, &a).is_some());
            if !parts(&a, true).is_empty() {
                prop_assert_eq!(like(&a, &a), Some(Likeness::Same));
            }
        }
    }
}
