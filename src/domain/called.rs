//! What somebody is called, in so few letters that it is copied along with the reason of a light.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::text::{clean_line, fold};

/// The most bytes that are kept.
const MOST: usize = 30;
/// Words before a name that call nobody by themselves, folded.
const TITLES: &[&str] = &["don", "dona", "sra", "srta", "dra", "ing", "lic", "prof", "mrs", "miss"];

/// What somebody or something is called, in short.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Called {
    bytes: [u8; MOST],
    length: u8,
}

impl Called {
    /// The beginning of a text, cut at a letter.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let text = clean_line(text);
        let fits = |end: &usize| *end <= MOST;
        let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
        let length = ends.take_while(fits).last().unwrap_or(0);
        let mut bytes = [0; MOST];
        for (to, from) in bytes.iter_mut().zip(text.bytes().take(length)) {
            *to = from;
        }
        Self { bytes, length: u8::try_from(length).unwrap_or(0) }
    }

    /// A person by the first name; by what follows it too where that is a title or an initial.
    #[must_use]
    pub fn person(name: &str) -> Self {
        let mut words = name.split_whitespace();
        let first = words.next().unwrap_or("");
        match words.next() {
            Some(second) if is_title(first) => Self::of(&format!("{first} {second}")),
            _ => Self::of(first),
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let bytes = self.bytes.get(..usize::from(self.length)).unwrap_or(&[]);
        // Only whole letters get in.
        std::str::from_utf8(bytes).unwrap_or("")
    }

    /// Whether nobody is called so.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }
}

/// Whether a word is a title or an initial.
fn is_title(word: &str) -> bool {
    word.ends_with('.') || word.chars().count() <= 2 || TITLES.contains(&fold(word).as_str())
}

impl fmt::Debug for Called {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.as_str())
    }
}

impl Serialize for Called {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Called {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self::of(&text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_called_by_the_first_name() {
        for (name, called) in [
            ("Rosa López", "Rosa"),
            ("Dra. Inés Ñahui", "Dra. Inés"),
            ("Ana", "Ana"),
            ("Eva Paz", "Eva"),
            ("Lic Juan Paz", "Lic Juan"),
            ("Ma Luisa Paz", "Ma Luisa"),
            ("", ""),
            ("  Begoña  ", "Begoña"),
        ] {
            assert_eq!(Called::person(name).as_str(), called);
        }
    }

    #[test]
    fn a_long_text_is_cut_at_a_letter_and_comes_back_as_it_went() {
        let long = Called::of("ñññññññññññññññññññññññ");
        assert_eq!(long.as_str(), "ñ".repeat(15));
        let json = serde_json::to_string(&long).unwrap();
        assert_eq!(serde_json::from_str::<Called>(&json).unwrap(), long);
        assert_eq!(Called::of("a\u{1b}[31mb").as_str(), clean_line("a\u{1b}[31mb"));
    }
}
