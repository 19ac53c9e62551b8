//! The vocabulary: what single words name, in Spanish and in English.
//!
//! Spellings are already folded (lower case, no accents), so "miércoles" is
//! looked up as `miercoles` and "año" as `ano`.

use jiff::civil::Weekday;

/// A length of time that can be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Minute,
    Hour,
    Day,
    WorkingDay,
    Week,
    Fortnight,
    Month,
    Year,
}

/// The weekday a word names.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "lunes" | "lun" | "monday" | "mon" => Weekday::Monday,
        "martes" | "mar" | "tuesday" | "tues" | "tue" => Weekday::Tuesday,
        "miercoles" | "mierc" | "mier" | "mie" | "wednesday" | "weds" | "wed" => Weekday::Wednesday,
        "jueves" | "juev" | "jue" | "thursday" | "thurs" | "thur" | "thu" => Weekday::Thursday,
        "viernes" | "vier" | "vie" | "friday" | "fri" => Weekday::Friday,
        "sabado" | "sab" | "saturday" | "sat" => Weekday::Saturday,
        "domingo" | "dom" | "sunday" | "sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// Whether a word is a weekday in the plural, which speaks of all of them.
/// (In Spanish only Saturday and Sunday have a plural of their own.)
pub(super) fn is_plural_weekday(word: &str) -> bool {
    match word {
        "sabados" | "domingos" => true,
        other => other.strip_suffix('s').is_some_and(|one| one.ends_with("day") && weekday(one).is_some()),
    }
}

/// The month a word names, 1 to 12.
pub(super) fn month(word: &str) -> Option<u32> {
    Some(match word {
        "enero" | "ene" | "january" | "jan" => 1,
        "febrero" | "feb" | "february" => 2,
        "marzo" | "mar" | "march" => 3,
        "abril" | "abr" | "april" | "apr" => 4,
        "mayo" | "may" => 5,
        "junio" | "jun" | "june" => 6,
        "julio" | "jul" | "july" => 7,
        "agosto" | "ago" | "august" | "aug" => 8,
        "septiembre" | "setiembre" | "september" | "sept" | "sep" | "set" => 9,
        "octubre" | "october" | "oct" => 10,
        "noviembre" | "november" | "nov" => 11,
        "diciembre" | "dic" | "december" | "dec" => 12,
        _ => return None,
    })
}

/// The number a word names.
pub(super) fn cardinal(word: &str) -> Option<u32> {
    Some(match word {
        "un" | "uno" | "una" | "one" | "a" | "an" => 1,
        "dos" | "two" => 2,
        "tres" | "three" => 3,
        "cuatro" | "four" => 4,
        "cinco" | "five" => 5,
        "seis" | "six" => 6,
        "siete" | "seven" => 7,
        "ocho" | "eight" => 8,
        "nueve" | "nine" => 9,
        "diez" | "ten" => 10,
        "once" | "eleven" => 11,
        "doce" | "twelve" => 12,
        "trece" | "thirteen" => 13,
        "catorce" | "fourteen" => 14,
        "quince" | "fifteen" => 15,
        "dieciseis" | "sixteen" => 16,
        "diecisiete" | "seventeen" => 17,
        "dieciocho" | "eighteen" => 18,
        "diecinueve" | "nineteen" => 19,
        "veinte" | "twenty" => 20,
        "veintiuno" | "veintiun" | "veintiuna" => 21,
        "veintidos" => 22,
        "veintitres" => 23,
        "veinticuatro" => 24,
        "veinticinco" => 25,
        "veintiseis" => 26,
        "veintisiete" => 27,
        "veintiocho" => 28,
        "veintinueve" => 29,
        "treinta" | "thirty" => 30,
        "cuarenta" | "forty" => 40,
        "cincuenta" | "fifty" => 50,
        "sesenta" | "sixty" => 60,
        "setenta" | "seventy" => 70,
        "ochenta" | "eighty" => 80,
        "noventa" | "ninety" => 90,
        _ => return None,
    })
}

/// The place in a row a word names: first is 1.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    Some(match word {
        "primer" | "primero" | "primera" | "first" => 1,
        "segundo" | "segunda" | "second" => 2,
        "tercer" | "tercero" | "tercera" | "third" => 3,
        "cuarto" | "cuarta" | "fourth" => 4,
        "quinto" | "quinta" | "fifth" => 5,
        "sexto" | "sixth" => 6,
        "septimo" | "seventh" => 7,
        "octavo" | "eighth" => 8,
        "noveno" | "ninth" => 9,
        "decimo" | "tenth" => 10,
        "eleventh" => 11,
        "twelfth" => 12,
        "thirteenth" => 13,
        "fourteenth" => 14,
        "fifteenth" => 15,
        "sixteenth" => 16,
        "seventeenth" => 17,
        "eighteenth" => 18,
        "nineteenth" => 19,
        "vigesimo" | "twentieth" => 20,
        "trigesimo" | "thirtieth" => 30,
        _ => return None,
    })
}

/// The unit a single word names. Working days take two words and are read by
/// the grammar.
pub(super) fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "minuto" | "minutos" | "minute" | "minutes" | "min" | "mins" => Unit::Minute,
        "hora" | "horas" | "hour" | "hours" | "hr" | "hrs" => Unit::Hour,
        "dia" | "dias" | "day" | "days" | "days'" => Unit::Day,
        "workday" | "workdays" => Unit::WorkingDay,
        "semana" | "semanas" | "sem" | "sems" | "week" | "weeks" | "weeks'" | "wk" | "wks" => Unit::Week,
        "fortnight" | "fortnights" => Unit::Fortnight,
        "mes" | "meses" | "month" | "months" | "months'" => Unit::Month,
        "ano" | "anos" | "year" | "years" => Unit::Year,
        _ => return None,
    })
}

/// The unit of a compact offset such as `+3d`.
pub(super) fn compact_unit(letters: &str) -> Option<Unit> {
    Some(match letters {
        "min" => Unit::Minute,
        "h" => Unit::Hour,
        "d" => Unit::Day,
        "b" => Unit::WorkingDay,
        "w" | "s" => Unit::Week,
        "m" => Unit::Month,
        "y" | "a" => Unit::Year,
        _ => return None,
    })
}

/// Whether a word announces repetition.
pub(super) fn is_recurring(word: &str) -> bool {
    matches!(
        word,
        "cada"
            | "every"
            | "each"
            | "todo"
            | "todos"
            | "todas"
            | "daily"
            | "weekly"
            | "monthly"
            | "yearly"
            | "annually"
            | "fortnightly"
            | "biweekly"
            | "diario"
            | "diariamente"
            | "semanal"
            | "semanalmente"
            | "quincenal"
            | "quincenalmente"
            | "mensual"
            | "mensualmente"
            | "anualmente"
    ) || is_plural_weekday(word)
}

/// Whether a word can stand between the two ends of a range or a choice.
pub(super) fn joins(word: &str) -> bool {
    matches!(
        word,
        "o" | "u"
            | "y"
            | "e"
            | "a"
            | "al"
            | "hasta"
            | "or"
            | "and"
            | "to"
            | "till"
            | "til"
            | "until"
            | "through"
            | "thru"
            | "-"
            | "/"
            | "&"
            | "+"
    )
}

/// Whether a word can open a range.
pub(super) fn opens_range(word: &str) -> bool {
    matches!(word, "de" | "del" | "desde" | "entre" | "from" | "between" | "since")
}

/// Whether a word belongs to the date before it so closely that, left over, it
/// shows the date was misread: "dec 10 | am", "viernes | santo".
pub(super) fn binds_backwards(word: &str) -> bool {
    matches!(
        word,
        "am" | "pm"
            | "hs"
            | "hrs"
            | "ago"
            | "atras"
            | "santo"
            | "santa"
            | "negro"
            | "siguiente"
            | "subsiguiente"
            | "proximo"
            | "proxima"
            | "pasado"
            | "pasada"
            | "habil"
            | "habiles"
            | "laborable"
            | "laborables"
            | "week"
            | "fortnight"
    )
}
