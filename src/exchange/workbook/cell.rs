//! A cell as a person would write it: days as days, numbers without powers of ten, errors as nothing.

use calamine::{Data, DataRef, ExcelDateTime};

/// The text of a cell; empty for nothing.
pub(super) fn text(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::Empty | DataRef::Error(_) => String::new(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => decimal(*number),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(moment) => day(moment),
        DataRef::DateTimeIso(text) => iso(text),
        DataRef::DurationIso(text) => duration(text),
    }
}

/// The text of a cell that is held.
pub(super) fn of(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => decimal(*number),
        Data::Bool(yes) => yes.to_string(),
        Data::DateTime(moment) => day(moment),
        Data::DateTimeIso(text) => iso(text),
        Data::DurationIso(text) => duration(text),
    }
}

/// A number as a spreadsheet shows it: to fifteen digits, without a power of ten.
pub(in crate::exchange) fn decimal(number: f64) -> String {
    if !number.is_finite() {
        return String::new();
    }
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    let mut text = rounded.to_string();
    // Three decimals look like thousands where a comma is usual: one more says what they are.
    if text.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3) {
        text.push('0');
    }
    text
}

fn day(moment: &ExcelDateTime) -> String {
    if moment.is_duration() || moment.as_f64() < 1.0 {
        // Rounded to the second: a share of a day is seldom exact.
        let days = moment.as_f64().clamp(0.0, 3_650.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most ten years of seconds")]
        let seconds = (days * 86_400.0).round() as u64;
        return clock(seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if hour == 0 && minute == 0 && second == 0 && milli == 0 {
        return date;
    }
    format!("{date} {}", clock(hour.into(), minute.into(), second.into()))
}

fn clock(hour: u64, minute: u64, second: u64) -> String {
    if second == 0 { format!("{hour:02}:{minute:02}") } else { format!("{hour:02}:{minute:02}:{second:02}") }
}

/// `2024-05-01T00:00:00` is a day.
pub(super) fn iso(text: &str) -> String {
    match text.split_once('T') {
        Some((day, time)) if time.trim_start_matches(['0', ':', '.']).is_empty() => day.to_owned(),
        Some((day, time)) => format!("{day} {}", time.split('.').next().unwrap_or(time)),
        None => text.to_owned(),
    }
}

/// `PT10H30M00S` is half past ten.
pub(super) fn duration(text: &str) -> String {
    let part = |ends: char| -> Option<u64> {
        let (before, _) = text.strip_prefix("PT")?.split_once(ends)?;
        before.rsplit(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
    };
    match (part('H'), part('M')) {
        (Some(hour), Some(minute)) => clock(hour, minute, part('S').unwrap_or(0)),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_write_them() {
        for (number, expected) in [
            (51_999_111_222.0, "51999111222"),
            (1.0e9, "1000000000"),
            (0.1 + 0.2, "0.3"),
            (12.5, "12.5"),
            (1.234, "1.2340"),
            (-0.5, "-0.5"),
            (f64::NAN, ""),
        ] {
            assert_eq!(decimal(number), expected, "{number}");
        }
    }

    #[test]
    fn iso_moments_are_days_and_times() {
        assert_eq!(iso("2024-05-01T00:00:00"), "2024-05-01");
        assert_eq!(iso("2024-05-01T10:30:00.000"), "2024-05-01 10:30:00");
        assert_eq!(duration("PT10H30M00S"), "10:30");
        assert_eq!(duration("P1D"), "P1D");
    }
}
