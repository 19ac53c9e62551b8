//! A rule as text, in the form of RFC 5545: `FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO`.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, Weekday};

use super::{ByDay, End, Freq, Parts, Recurrence, RuleError};

const FREQS: [(&str, Freq); 4] =
    [("DAILY", Freq::Daily), ("WEEKLY", Freq::Weekly), ("MONTHLY", Freq::Monthly), ("YEARLY", Freq::Yearly)];

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("MO", Weekday::Monday),
    ("TU", Weekday::Tuesday),
    ("WE", Weekday::Wednesday),
    ("TH", Weekday::Thursday),
    ("FR", Weekday::Friday),
    ("SA", Weekday::Saturday),
    ("SU", Weekday::Sunday),
];

fn value_of<T: Copy>(list: &[(&str, T)], name: &str) -> Result<T, RuleError> {
    list.iter().find(|(known, _)| *known == name).map(|(_, value)| *value).ok_or(RuleError::Form)
}

fn name_of<T: Copy + PartialEq>(list: &[(&'static str, T)], value: T) -> &'static str {
    list.iter().find(|(_, known)| *known == value).map_or("", |(name, _)| name)
}

impl FromStr for Recurrence {
    type Err = RuleError;

    /// Reads a rule, with or without `RRULE:` before it, in any order and case.
    fn from_str(text: &str) -> Result<Self, RuleError> {
        let text = text.trim().to_ascii_uppercase();
        let text = text.strip_prefix("RRULE:").unwrap_or(&text);
        let mut freq = None;
        let mut parts = Parts::every(1, Freq::Daily);
        let mut seen: Vec<&str> = Vec::new();
        for part in text.trim_end_matches(';').split(';') {
            let (name, value) = part.split_once('=').ok_or(RuleError::Form)?;
            if seen.contains(&name) {
                return Err(RuleError::Form);
            }
            seen.push(name);
            match name {
                "FREQ" => freq = Some(value_of(&FREQS, value)?),
                "INTERVAL" => parts.interval = value.parse().map_err(|_| RuleError::Range)?,
                "BYMONTH" => parts.by_month = list(value)?,
                "BYWEEKNO" => parts.by_week = list(value)?,
                "BYYEARDAY" => parts.by_year_day = list(value)?,
                "BYMONTHDAY" => parts.by_month_day = list(value)?,
                "BYSETPOS" => parts.by_place = list(value)?,
                "BYDAY" => parts.by_day = value.split(',').map(by_day).collect::<Result<_, _>>()?,
                "WKST" => parts.week_start = value_of(&WEEKDAYS, value)?,
                "COUNT" if parts.end == End::Never => {
                    parts.end = End::Count(value.parse().map_err(|_| RuleError::Range)?);
                }
                "UNTIL" if parts.end == End::Never => parts.end = End::Until(until(value)?),
                _ => return Err(RuleError::Form),
            }
        }
        parts.freq = freq.ok_or(RuleError::Form)?;
        Self::new(parts)
    }
}

fn list<T: FromStr>(value: &str) -> Result<Vec<T>, RuleError> {
    value.split(',').map(|item| item.parse().map_err(|_| RuleError::Range)).collect()
}

/// `MO`, `1MO`, `-1FR`.
fn by_day(item: &str) -> Result<ByDay, RuleError> {
    let at = item.len().checked_sub(2).ok_or(RuleError::Form)?;
    let (nth, weekday) = item.split_at_checked(at).ok_or(RuleError::Form)?;
    let nth = if nth.is_empty() { None } else { Some(nth.parse().map_err(|_| RuleError::Range)?) };
    Ok(ByDay { nth, weekday: value_of(&WEEKDAYS, weekday)? })
}

/// The day of `20261231` or `20261231T235959Z`: what hour it ends does not matter to whole days.
fn until(value: &str) -> Result<Date, RuleError> {
    let day = value.split('T').next().unwrap_or(value);
    Date::strptime("%Y%m%d", day).map_err(|_| RuleError::Form)
}

impl fmt::Display for Recurrence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = &self.0;
        write!(f, "FREQ={}", name_of(&FREQS, parts.freq))?;
        if parts.interval > 1 {
            write!(f, ";INTERVAL={}", parts.interval)?;
        }
        write_list(f, "BYMONTH", &parts.by_month)?;
        write_list(f, "BYWEEKNO", &parts.by_week)?;
        write_list(f, "BYYEARDAY", &parts.by_year_day)?;
        write_list(f, "BYMONTHDAY", &parts.by_month_day)?;
        write_list(f, "BYDAY", &parts.by_day)?;
        write_list(f, "BYSETPOS", &parts.by_place)?;
        if parts.week_start != Weekday::Monday {
            write!(f, ";WKST={}", name_of(&WEEKDAYS, parts.week_start))?;
        }
        match parts.end {
            End::Never => Ok(()),
            End::Count(count) => write!(f, ";COUNT={count}"),
            End::Until(day) => write!(f, ";UNTIL={}", day.strftime("%Y%m%d")),
        }
    }
}

fn write_list(f: &mut fmt::Formatter<'_>, name: &str, list: &[impl fmt::Display]) -> fmt::Result {
    for (at, item) in list.iter().enumerate() {
        if at == 0 {
            write!(f, ";{name}={item}")?;
        } else {
            write!(f, ",{item}")?;
        }
    }
    Ok(())
}

impl fmt::Display for ByDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(nth) = self.nth {
            write!(f, "{nth}")?;
        }
        f.write_str(name_of(&WEEKDAYS, self.weekday))
    }
}

impl TryFrom<String> for Recurrence {
    type Error = RuleError;

    fn try_from(text: String) -> Result<Self, RuleError> {
        text.parse()
    }
}

impl From<Recurrence> for String {
    fn from(rule: Recurrence) -> Self {
        rule.to_string()
    }
}
