//! How countries number their telephones: what is dialled around a number and is no part of it, and the older ways of
//! writing one that people still have in their notebooks.

/// The numbering of one country.
#[derive(Debug)]
pub struct Numbering {
    /// The country's code (ISO 3166).
    pub(super) code: &'static str,
    /// What people call the country, folded.
    names: &'static [&'static str],
    /// What is dialled from abroad before the national number.
    pub(super) calling: &'static str,
    /// What is dialled within the country before the national number.
    trunks: &'static [&'static str],
    /// How many digits a national number has.
    lengths: &'static [usize],
    /// Brings the ways of writing that the country has had into the one of today.
    renewed: fn(&str) -> Option<String>,
}

impl Numbering {
    /// The numbering of a country as somebody wrote it: by its code or its name.
    #[must_use]
    pub fn of(country: &str) -> Option<&'static Self> {
        let wanted = crate::domain::text::words(country).join(" ");
        NUMBERINGS
            .iter()
            .find(|known| known.code.eq_ignore_ascii_case(&wanted) || known.names.contains(&wanted.as_str()))
    }

    /// The numbering to which a number with its country in front belongs.
    pub(super) fn of_number(digits: &str) -> Option<&'static Self> {
        NUMBERINGS.iter().filter(|known| digits.starts_with(known.calling)).max_by_key(|known| known.calling.len())
    }

    /// Whether a number is one of this country, with the country in front.
    #[must_use]
    pub fn reaches(&self, number: &str) -> bool {
        let national =
            number.strip_prefix(self.calling).and_then(|national| self.national(national).zip(Some(national)));
        national.is_some_and(|(today, written)| today == written)
    }

    /// Whether a number is one of a country that is known here, with the country in front.
    #[must_use]
    pub fn reaches_any(number: &str) -> bool {
        Self::of_number(number).is_some_and(|known| known.reaches(number))
    }

    /// All of them.
    #[cfg(test)]
    pub(super) fn all() -> &'static [Self] {
        NUMBERINGS
    }

    /// The national number as it is written today; `None` when these digits are none of this country.
    pub(super) fn national(&self, digits: &str) -> Option<String> {
        if let Some(renewed) = (self.renewed)(digits) {
            return Some(renewed);
        }
        let fits = |digits: &&str| self.lengths.contains(&digits.len());
        let dialled = self.trunks.iter().find_map(|trunk| digits.strip_prefix(trunk).filter(fits));
        dialled.or_else(|| Some(digits).filter(fits)).map(str::to_owned)
    }

    /// The longest national number.
    pub(super) fn longest(&self) -> usize {
        self.lengths.iter().copied().max().unwrap_or(0)
    }
}

/// For a country that has changed nothing that matters here.
fn as_it_is(_: &str) -> Option<String> {
    None
}

/// Until 2019 a mobile was dialled with a 1 from abroad, and with 044 or 045 within the country.
fn mexico(digits: &str) -> Option<String> {
    let old = ["044", "045", "01", "1"].iter().find_map(|prefix| digits.strip_prefix(prefix));
    old.filter(|number| number.len() == 10).map(str::to_owned)
}

/// Area codes of three digits: Buenos Aires has two, all others four.
const ARGENTINE_AREAS: [&str; 38] = [
    "220", "221", "223", "230", "236", "237", "249", "260", "261", "263", "264", "266", "280", "291", "294", "297",
    "298", "299", "336", "341", "342", "343", "345", "348", "351", "353", "358", "362", "364", "370", "376", "379",
    "380", "381", "383", "385", "387", "388",
];

/// A mobile has a 9 before the area from abroad, and a 15 after it within the country; the number itself has neither.
fn argentina(digits: &str) -> Option<String> {
    let digits = digits.strip_prefix('0').unwrap_or(digits);
    match digits.len() {
        11 => digits.strip_prefix('9').map(str::to_owned),
        12 => {
            let area = match digits.get(..3) {
                _ if digits.starts_with("11") => 2,
                Some(area) if ARGENTINE_AREAS.contains(&area) => 3,
                _ => 4,
            };
            let (area, number) = digits.split_at(area);
            number.strip_prefix("15").map(|number| format!("{area}{number}"))
        }
        // Eight digits after the 15 are those of Buenos Aires alone.
        10 => digits.strip_prefix("15").map(|number| format!("11{number}")),
        _ => None,
    }
}

/// A carrier may be dialled between the 0 and the area; mobiles of eight digits have got a 9 in front.
fn brazil(digits: &str) -> Option<String> {
    let number = match (digits.strip_prefix('0'), digits.len()) {
        (Some(number), 13 | 14) => number.get(2..)?,
        (Some(number), 11 | 12) => number,
        (None, 10 | 11) => digits,
        _ => return None,
    };
    let (area, local) = number.split_at_checked(2)?;
    let is_old_mobile = local.len() == 8 && local.starts_with(['6', '7', '8', '9']);
    Some(if is_old_mobile { format!("{area}9{local}") } else { number.to_owned() })
}

/// Of eight digits, those of Santiago begin with a 2 and want another before them; mobiles want a 9.
fn chile(digits: &str) -> Option<String> {
    let digits = digits.strip_prefix('0').unwrap_or(digits);
    match (digits.len(), digits.starts_with('2')) {
        (9, _) => Some(digits.to_owned()),
        (8, true) => Some(format!("2{digits}")),
        (8, false) => Some(format!("9{digits}")),
        _ => None,
    }
}

/// Since 2021 a land line has 60 before the digit of its region; a mobile was dialled with 03 before it.
fn colombia(digits: &str) -> Option<String> {
    match digits.len() {
        8 => Some(format!("60{digits}")),
        12 => digits.strip_prefix("03").map(str::to_owned),
        _ => None,
    }
}

macro_rules! numberings {
    ($($code:literal $calling:literal $trunks:tt $lengths:tt $renewed:ident $names:tt;)+) => {
        const NUMBERINGS: &[Numbering] = &[$(Numbering {
            code: $code,
            names: &$names,
            calling: $calling,
            trunks: &$trunks,
            lengths: &$lengths,
            renewed: $renewed,
        },)+];
    };
}

numberings! {
    "AR" "54" ["0"] [10] argentina ["argentina"];
    "BO" "591" ["0"] [8] as_it_is ["bolivia"];
    "BR" "55" ["0"] [10, 11] brazil ["brasil", "brazil"];
    "CA" "1" ["1"] [10] as_it_is ["canada"];
    "CL" "56" ["0"] [9] chile ["chile"];
    "CO" "57" ["0"] [10] colombia ["colombia"];
    "CR" "506" [] [8] as_it_is ["costa rica"];
    "CU" "53" ["0"] [8] as_it_is ["cuba"];
    "DE" "49" ["0"] [8, 9, 10, 11] as_it_is ["alemania", "germany", "deutschland"];
    "DO" "1" ["1"] [10] as_it_is ["republica dominicana", "dominican republic"];
    "EC" "593" ["0"] [8, 9] as_it_is ["ecuador"];
    "ES" "34" [] [9] as_it_is ["espana", "spain"];
    "FR" "33" ["0"] [9] as_it_is ["francia", "france"];
    "GB" "44" ["0"] [9, 10] as_it_is ["reino unido", "inglaterra", "united kingdom", "england", "uk"];
    "GT" "502" [] [8] as_it_is ["guatemala"];
    "HN" "504" [] [8] as_it_is ["honduras"];
    "IT" "39" [] [8, 9, 10, 11] as_it_is ["italia", "italy"];
    "MX" "52" ["01"] [10] mexico ["mexico"];
    "NI" "505" [] [8] as_it_is ["nicaragua"];
    "PA" "507" [] [7, 8] as_it_is ["panama"];
    "PE" "51" ["0"] [8, 9] as_it_is ["peru"];
    "PR" "1" ["1"] [10] as_it_is ["puerto rico"];
    "PT" "351" [] [9] as_it_is ["portugal"];
    "PY" "595" ["0"] [8, 9] as_it_is ["paraguay"];
    "SV" "503" [] [8] as_it_is ["el salvador"];
    "US" "1" ["1"] [10] as_it_is ["estados unidos", "eeuu", "ee uu", "usa", "united states"];
    "UY" "598" ["0"] [8] as_it_is ["uruguay"];
    "VE" "58" ["0"] [10] as_it_is ["venezuela"];
}
