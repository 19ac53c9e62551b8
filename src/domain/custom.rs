//! What a user wants to know of every client beyond what there is a place for.

use serde::{Deserialize, Serialize};

use super::FieldId;
use super::code::codes;
use super::text::{clean_line, fold};
use super::when::{self, Context, WhenError};

codes! {
    /// What can be written into a field.
    FieldKind in "field-kind" {
        /// Any line.
        Text = "text",
        /// A number, perhaps with decimals.
        Number = "number",
        /// A day.
        Date = "date",
        /// One of the choices of the field.
        Choice = "choice",
    }
}

/// A field that the user defined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomField {
    /// Its row; zero while it is not stored yet.
    pub id: FieldId,
    /// What the user calls it; never empty.
    pub name: String,
    /// What can be written into it.
    pub kind: FieldKind,
    /// What can be chosen, when it is a choice.
    pub choices: Vec<String>,
}

/// What is known of a client in one of those fields: a line, a number with a point for decimals, a day as
/// `YYYY-MM-DD`, or one of the choices to the letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomValue {
    /// In which field.
    pub field: FieldId,
    /// What; never empty.
    pub value: String,
}

/// Why something cannot stand in a field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    /// It is no number.
    #[error("no number")]
    Number,
    /// It is no day.
    #[error("no day: {0}")]
    Date(WhenError),
    /// It is none of the choices.
    #[error("no choice")]
    Choice,
}

impl CustomField {
    /// What is typed as it is kept; `None` for nothing. A number is read with the decimal mark of the region.
    pub fn read(&self, typed: &str, dates: &Context, decimal: char) -> Result<Option<String>, Misfit> {
        let typed = clean_line(typed);
        if typed.is_empty() {
            return Ok(None);
        }
        match self.kind {
            FieldKind::Text => Ok(typed),
            FieldKind::Number => number(&typed, decimal).ok_or(Misfit::Number),
            FieldKind::Date => when::read(&typed, dates).map(|when| when.date.to_string()).map_err(Misfit::Date),
            FieldKind::Choice => self.choice(&typed).ok_or(Misfit::Choice),
        }
        .map(Some)
    }

    /// The choice that is meant: by its name, or by the beginning of one only.
    fn choice(&self, typed: &str) -> Option<String> {
        let wanted = fold(typed);
        let whole = self.choices.iter().find(|choice| fold(choice) == wanted);
        let mut near = self.choices.iter().filter(|choice| fold(choice).starts_with(&wanted));
        whole.or_else(|| near.next().filter(|_| near.next().is_none())).cloned()
    }
}

/// A number with a point for its decimals and nothing between its thousands.
fn number(typed: &str, decimal: char) -> Option<String> {
    let (sign, digits) = match typed.strip_prefix(['-', '−']) {
        Some(digits) => ("-", digits),
        None => ("", typed),
    };
    let digits: String = digits.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\'')).collect();
    let (whole, fraction) = match digits.rfind(['.', ',']) {
        None => (digits.as_str(), ""),
        Some(at) => {
            let (before, mark, after) = (&digits[..at], &digits[at..=at], &digits[at + 1..]);
            let twice = before.contains(mark);
            let groups = twice || (after.len() == 3 && !mark.starts_with(decimal) && !before.contains(['.', ',']));
            if groups { (digits.as_str(), "") } else { (before, after) }
        }
    };
    let whole = ungrouped(whole)?;
    let fraction = fraction.trim_end_matches('0');
    let plain = !whole.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let (point, whole) = (if fraction.is_empty() { "" } else { "." }, whole.trim_start_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    let sign = if whole == "0" && fraction.is_empty() { "" } else { sign };
    (plain && whole.len() + fraction.len() <= 30).then(|| format!("{sign}{whole}{point}{fraction}"))
}

/// A whole number without what stands between its groups of three.
fn ungrouped(number: &str) -> Option<String> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let Some(mark) = number.chars().find(|c| !c.is_ascii_digit()) else { return Some(number.to_owned()) };
    let mut groups = number.split(mark);
    let first = groups.next().filter(|first| digits(first) && first.len() <= 3)?;
    let rest: Vec<&str> = groups.collect();
    rest.iter().all(|group| group.len() == 3 && digits(group)).then(|| format!("{first}{}", rest.concat()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::WorkCalendar;
    use crate::domain::when::{DateOrder, Lean};

    fn said(kind: FieldKind, typed: &str) -> Result<Option<String>, String> {
        let days = WorkCalendar::default();
        let now = date(2026, 11, 23).at(9, 0, 0, 0);
        let dates = Context { now, order: DateOrder::DayMonth, work_days: &days, lean: Lean::Past };
        let choices = ["Contado", "Crédito 30", "Crédito 60"].map(str::to_owned).into();
        let field = CustomField { id: FieldId(1), name: "Pago".into(), kind, choices };
        field
            .read(typed, &dates, ',')
            .map_err(|misfit| format!("{misfit:?}").split('(').next().unwrap_or("").to_owned())
    }

    #[test]
    fn a_number_is_read_as_people_write_it() {
        for (typed, expected) in [
            ("12", Some("12")),
            ("12,5", Some("12.5")),
            ("12.5", Some("12.5")),
            ("1.250", Some("1250")),
            ("1.234.567,80", Some("1234567.8")),
            ("1,234,567.8", Some("1234567.8")),
            ("-0,50", Some("-0.5")),
            ("-0", Some("0")),
            ("007", Some("7")),
            ("1 250", Some("1250")),
            ("12.34.56", None),
            ("doce", None),
            ("1e5", None),
            (",", None),
            ("5,", Some("5")),
        ] {
            let number = said(FieldKind::Number, typed);
            assert_eq!(number, expected.map(|n| Some(n.to_owned())).ok_or_else(|| "Number".into()), "{typed}");
        }
    }

    #[test]
    fn each_kind_takes_what_it_is() {
        let kept = |text: &str| Ok(Some(text.to_owned()));
        assert_eq!(said(FieldKind::Text, "  a\tb "), kept(&clean_line("  a\tb ")));
        assert_eq!(said(FieldKind::Date, "15/3/2020"), kept("2020-03-15"));
        assert_eq!(said(FieldKind::Date, "31/4/2020"), Err("Date".into()));
        assert_eq!(said(FieldKind::Choice, "credito 30"), kept("Crédito 30"));
        assert_eq!(said(FieldKind::Choice, "cont"), kept("Contado"));
        assert_eq!(said(FieldKind::Choice, "cred"), Err("Choice".into()));
        assert_eq!(said(FieldKind::Number, "  "), Ok(None));
    }
}
