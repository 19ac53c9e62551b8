//! Working days and holidays, as the configuration writes them.

use jiff::civil::{Date, Weekday};

use super::toml_lines::Entry;
use super::{Accepted, ConfigError};
use crate::domain::text::fold;

/// What the configuration says of the calendar.
#[derive(Debug, Default)]
pub(super) struct Days {
    /// The days of the week that are worked, when they are named.
    pub(super) week: Option<Vec<Weekday>>,
    /// Holidays of one year.
    pub(super) once: Vec<Date>,
    /// Holidays of every year, as (month, day).
    pub(super) yearly: Vec<(i8, i8)>,
}

/// The names of the days in both languages, without accents.
const NAMES: [(Weekday, [&str; 4]); 7] = [
    (Weekday::Monday, ["mon", "monday", "lun", "lunes"]),
    (Weekday::Tuesday, ["tue", "tuesday", "mar", "martes"]),
    (Weekday::Wednesday, ["wed", "wednesday", "mie", "miercoles"]),
    (Weekday::Thursday, ["thu", "thursday", "jue", "jueves"]),
    (Weekday::Friday, ["fri", "friday", "vie", "viernes"]),
    (Weekday::Saturday, ["sat", "saturday", "sab", "sabado"]),
    (Weekday::Sunday, ["sun", "sunday", "dom", "domingo"]),
];

/// The days of the week that are worked: a list of names, at least one.
pub(super) fn week(entry: &Entry<'_>) -> Result<Vec<Weekday>, ConfigError> {
    let items = entry.items().filter(|items| !items.is_empty()).ok_or_else(|| entry.bad(Accepted::Weekdays))?;
    items.iter().map(|item| weekday(item).ok_or_else(|| item.bad(Accepted::Weekdays))).collect()
}

fn weekday(item: &Entry<'_>) -> Option<Weekday> {
    let name = fold(item.text()?.trim());
    NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(day, _)| *day)
}

/// Holidays: a list of dates with a year, or without one for those that come back.
pub(super) fn holidays(entry: &Entry<'_>, days: &mut Days) -> Result<(), ConfigError> {
    for item in entry.items().ok_or_else(|| entry.bad(Accepted::Holidays))? {
        // TOML has dates of its own, which need no quotes.
        let native = item.value.get_ref().as_datetime().map(ToString::to_string);
        let written = native.as_deref().or(item.text()).map(str::trim);
        match written.and_then(holiday) {
            Some(Holiday::Once(date)) => days.once.push(date),
            Some(Holiday::Yearly(month, day)) => days.yearly.push((month, day)),
            None => return Err(item.bad(Accepted::Holidays)),
        }
    }
    Ok(())
}

enum Holiday {
    Once(Date),
    Yearly(i8, i8),
}

fn holiday(written: &str) -> Option<Holiday> {
    let parts: Vec<&str> = written.split('-').collect();
    let small = |part: &str| part.parse::<i8>().ok().filter(|_| part.bytes().all(|byte| byte.is_ascii_digit()));
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => {
            Date::new(year.parse().ok()?, small(month)?, small(day)?).ok().map(Holiday::Once)
        }
        [month, day] => {
            // The year is a leap year, for whoever keeps the 29th of February.
            let date = Date::new(2024, small(month)?, small(day)?).ok()?;
            Some(Holiday::Yearly(date.month(), date.day()))
        }
        _ => None,
    }
}
