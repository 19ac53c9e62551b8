//! Which language and region the user reads, and what follows from the region.
//!
//! Only two languages are spoken; a region is kept whatever it is, because numbers, dates and money are written by it.

use icu_locale_core::subtags::Region;

use crate::demo::Tongue;
use crate::domain::Code;
use crate::domain::code::codes;

codes! {
    /// A language of the user interface.
    Lang in "lang" {
        /// Spanish.
        Es = "es",
        /// English.
        En = "en",
    }
}

pub use crate::domain::when::DateOrder;

impl From<Lang> for Tongue {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Es => Self::Es,
            Lang::En => Self::En,
        }
    }
}

/// A language and, when it is known, the region in which it is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locale {
    /// The language of every text.
    pub lang: Lang,
    /// The country, or a wider area such as `419` for Latin America.
    pub region: Option<Region>,
}

/// What a locale's name says before anything is made of it.
enum Named {
    /// Nothing: empty, or the `C` locale of a machine that was never told its user's language.
    Nothing,
    /// A language that is spoken here.
    Known(Locale),
    /// Another one, perhaps with a region.
    Foreign(Option<Region>),
}

impl Locale {
    /// Plain English: what is spoken when nothing better is known.
    pub const FALLBACK: Self = Self { lang: Lang::En, region: None };

    /// The locale of this name, in the form of POSIX (`es_PE.UTF-8`) or of BCP 47 (`es-419`).
    ///
    /// Never fails: another language, `C`, `POSIX` and the empty name are English.
    #[must_use]
    pub fn parse(name: &str) -> Self {
        match read(name) {
            Named::Known(locale) => locale,
            Named::Foreign(region) => Self { region, ..Self::FALLBACK },
            Named::Nothing => Self::FALLBACK,
        }
    }

    /// Whether the language of this name is one that is spoken here.
    #[must_use]
    pub fn is_known(name: &str) -> bool {
        matches!(read(name), Named::Known(_))
    }

    /// The locale to use, from what was asked for in order of precedence: option, environment, configuration, system.
    ///
    /// The first name that says anything decides the language. When it says no region, the first of the names after it
    /// that has the same language gives its own: `--lang es` on a Peruvian machine stays Peruvian.
    #[must_use]
    pub fn negotiate<'a>(wanted: impl IntoIterator<Item = Option<&'a str>>) -> Self {
        let mut names = wanted.into_iter().flatten().filter(|name| !matches!(read(name), Named::Nothing));
        let Some(mut chosen) = names.next().map(Self::parse) else { return Self::FALLBACK };
        if chosen.region.is_none() {
            chosen.region = names.filter(|name| speaks(name, chosen.lang)).find_map(|name| Self::parse(name).region);
        }
        chosen
    }

    /// The name of the system's locale, as a candidate for [`negotiate`](Self::negotiate).
    #[must_use]
    pub fn system() -> Option<String> {
        sys_locale::get_locale()
    }

    /// How dates in numbers are written here. Spanish and most of English put the day first.
    #[must_use]
    pub fn date_order(self) -> DateOrder {
        let month_first: &[&str] = match self.lang {
            Lang::En => &["US", "PR", "VI", "GU", "AS", "MP", "UM", "PH", "FM", "PW", "MH"],
            Lang::Es => &["PR"],
        };
        if month_first.contains(&self.region_code()) { DateOrder::MonthDay } else { DateOrder::DayMonth }
    }

    /// The name by BCP 47, such as `es-PE`.
    #[must_use]
    pub fn tag(self) -> String {
        match self.region {
            Some(region) => format!("{}-{region}", self.lang.code()),
            None => self.lang.code().to_owned(),
        }
    }

    /// The code of the region, empty when it is not known.
    #[must_use]
    pub fn region_code(&self) -> &str {
        self.region.as_ref().map_or("", Region::as_str)
    }
}

fn speaks(name: &str, lang: Lang) -> bool {
    matches!(read(name), Named::Known(locale) if locale.lang == lang)
}

fn read(name: &str) -> Named {
    // A codeset and a modifier (`.UTF-8`, `@euro`) say nothing about language or region.
    let name = name.split(['.', '@']).next().unwrap_or("").trim();
    let mut parts = name.split(['_', '-']);
    let language = parts.next().unwrap_or("").to_ascii_lowercase();
    if matches!(language.as_str(), "" | "c" | "posix") {
        return Named::Nothing;
    }
    // A region has two letters or three digits; what is longer before it is a script, such as `Latn`.
    let region = parts.find(|part| part.len() < 4).and_then(|part| part.parse().ok());
    let known = match language.as_str() {
        "spa" => Some(Lang::Es),
        "eng" => Some(Lang::En),
        code => Lang::from_code(code),
    };
    known.map_or(Named::Foreign(region), |lang| Named::Known(Locale { lang, region }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_locales_are_understood() {
        let cases = [
            ("es_PE.UTF-8", "es-PE"),
            ("es-419", "es-419"),
            ("es_ES@euro", "es-ES"),
            ("ES-mx", "es-MX"),
            ("es", "es"),
            ("es-Latn-AR", "es-AR"),
            ("spa_CL", "es-CL"),
            ("en-US", "en-US"),
            ("en_GB.ISO-8859-1", "en-GB"),
            ("fr_FR.UTF-8", "en-FR"),
            ("est_EE", "en-EE"),
            ("C", "en"),
            ("C.UTF-8", "en"),
            ("POSIX", "en"),
            ("", "en"),
            ("  ", "en"),
            ("_", "en"),
            ("es_¿?", "es"),
            ("es-", "es"),
            ("español", "en"),
        ];
        for (name, expected) in cases {
            assert_eq!(Locale::parse(name).tag(), expected, "{name:?}");
        }
    }

    #[test]
    fn the_first_name_that_says_something_decides() {
        let cases: [(&str, [Option<&str>; 4], &str); 11] = [
            ("nothing at all", [None; 4], "en"),
            ("a machine without a language", [None, None, None, Some("C")], "en"),
            ("the system alone", [None, None, None, Some("es_CO.UTF-8")], "es-CO"),
            ("the option wins", [Some("en"), Some("es"), Some("es-PE"), Some("es_PE")], "en"),
            ("the environment before the configuration", [None, Some("es-AR"), Some("en-US"), None], "es-AR"),
            ("an empty variable is not set", [None, Some(""), Some("es-CL"), Some("en_US")], "es-CL"),
            ("a bare language keeps the system's region", [Some("es"), None, None, Some("es_PE.UTF-8")], "es-PE"),
            ("or the configuration's", [Some("es"), None, Some("es-MX"), Some("es_PE")], "es-MX"),
            ("but not that of another language", [Some("es"), None, None, Some("en_US.UTF-8")], "es"),
            ("nor that of a language that falls to English", [Some("en"), None, None, Some("fr_FR")], "en"),
            ("an unknown language is English", [None, None, None, Some("pt_BR")], "en-BR"),
        ];
        for (name, wanted, expected) in cases {
            assert_eq!(Locale::negotiate(wanted).tag(), expected, "{name}");
        }
    }

    #[test]
    fn only_a_few_regions_put_the_month_first() {
        let cases = [
            ("en-US", DateOrder::MonthDay),
            ("en-PH", DateOrder::MonthDay),
            ("es-PR", DateOrder::MonthDay),
            ("en", DateOrder::DayMonth),
            ("en-GB", DateOrder::DayMonth),
            ("en-PE", DateOrder::DayMonth),
            ("es", DateOrder::DayMonth),
            ("es-US", DateOrder::DayMonth),
            ("es-419", DateOrder::DayMonth),
        ];
        for (name, expected) in cases {
            assert_eq!(Locale::parse(name).date_order(), expected, "{name}");
        }
    }
}
