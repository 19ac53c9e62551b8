//! The words of single cells: sizes, tones, languages, cadences, labels of phones, and what says nothing.

use crate::domain::{Language, Size, Tone};
use crate::exchange::incoming::{ChannelHint, ClientRow};

/// The words for the members of a closed list, folded, and where the member goes.
pub(super) type Words<T> = (&'static [(&'static str, T)], fn(&mut ClientRow) -> &mut Option<T>);

/// How people write a size.
pub(super) const SIZES: &[(&str, Size)] = &[
    ("micro", Size::Micro),
    ("microempresa", Size::Micro),
    ("small", Size::Small),
    ("pequena", Size::Small),
    ("pequeno", Size::Small),
    ("chica", Size::Small),
    ("chico", Size::Small),
    ("medium", Size::Medium),
    ("mediana", Size::Medium),
    ("mediano", Size::Medium),
    ("large", Size::Large),
    ("big", Size::Large),
    ("grande", Size::Large),
];
/// How people write a tone.
pub(super) const TONES: &[(&str, Tone)] = &[
    ("formal", Tone::Formal),
    ("usted", Tone::Formal),
    ("informal", Tone::Informal),
    ("tu", Tone::Informal),
    ("vos", Tone::Informal),
];

/// How people write a language.
pub(super) const LANGUAGES: &[(&str, Language)] = &[
    ("es", Language::Spanish),
    ("espanol", Language::Spanish),
    ("castellano", Language::Spanish),
    ("spanish", Language::Spanish),
    ("en", Language::English),
    ("ingles", Language::English),
    ("english", Language::English),
    ("pt", Language::Portuguese),
    ("portugues", Language::Portuguese),
    ("portuguese", Language::Portuguese),
    ("qu", Language::Quechua),
    ("quechua", Language::Quechua),
    ("gn", Language::Guarani),
    ("guarani", Language::Guarani),
    ("fr", Language::French),
    ("frances", Language::French),
    ("french", Language::French),
];

/// The size that so many people make, in the word for it.
pub(super) fn by_people(written: &str) -> Option<&'static str> {
    Some(match written.replace([',', '.'], "").parse::<u32>().ok()? {
        0..=9 => "micro",
        10..=49 => "small",
        50..=249 => "medium",
        _ => "large",
    })
}

/// What a phone's label says; `None` for a fax.
pub(super) fn hint(label: Option<&str>) -> Option<ChannelHint> {
    let label = label.map(super::headers::fold).unwrap_or_default();
    let any = |words: &[&str]| words.iter().any(|word| label.contains(word));
    if any(&["whatsapp", "wsp", "wasap"]) {
        Some(ChannelHint::WhatsApp)
    } else if any(&["mobile", "movil", "cell", "celular", "iphone"]) {
        Some(ChannelHint::Mobile)
    } else if any(&["fax"]) {
        None
    } else {
        Some(ChannelHint::Phone)
    }
}

/// A number of days: `30`, `30 días`, `2 semanas`, `mensual`.
pub(super) fn cadence(value: &str) -> Option<u16> {
    let words = super::headers::words(value);
    let mut number: Option<u32> = None;
    let mut days = 1;
    for word in &words {
        match word.as_str() {
            "cada" | "every" | "dia" | "dias" | "day" | "days" | "d" => {}
            "semana" | "semanas" | "week" | "weeks" => days = 7,
            "mes" | "meses" | "month" | "months" => days = 30,
            "ano" | "anos" | "year" | "years" => days = 365,
            "diario" | "diaria" | "daily" => number = Some(1),
            "semanal" | "weekly" => number = Some(7),
            "quincenal" | "biweekly" | "fortnightly" => number = Some(15),
            "mensual" | "monthly" => number = Some(30),
            "bimestral" | "bimensual" => number = Some(60),
            "trimestral" | "quarterly" => number = Some(90),
            "semestral" => number = Some(180),
            "anual" | "yearly" | "annual" => number = Some(365),
            // A spreadsheet's "30.0".
            "0" | "00" if number.is_some() && value.contains(['.', ',']) => {}
            digits if number.is_none() && !value.starts_with('-') => number = digits.parse().ok(),
            _ => return None,
        }
    }
    let total = number?.checked_mul(days)?;
    u16::try_from(total).ok().filter(|days| (1..=3650).contains(days))
}

/// What Outlook writes in every contact for "nothing here".
pub(super) fn is_noise(header: &str, value: &str) -> bool {
    match value {
        "" | "0/0/00" | "SMTP" => true,
        "Normal" | "False" | "Falso" | "Unspecified" | "Sin especificar" => matches!(
            super::headers::fold(header).as_str(),
            "priority"
                | "sensitivity"
                | "private"
                | "gender"
                | "prioridad"
                | "caracter"
                | "confidencialidad"
                | "privado"
                | "sexo"
        ),
        _ => false,
    }
}
