//! Between columns and domain values.

use std::str::FromStr;

use jiff::civil::{Date, DateTime, Time};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ValueRef};
use rusqlite::{Row, RowIndex};

use crate::domain::{Cadence, Code, Currency, InteractionId, Kind, Money, Outcome};

/// A member of a closed list, read from its code.
struct Coded<C>(C);

impl<C: Code> FromSql for Coded<C> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        C::from_code(value.as_str()?).map(Self).ok_or(FromSqlError::InvalidType)
    }
}

/// A day or a time, read from its text.
pub(super) struct Parsed<T>(pub(super) T);

impl<T: FromStr<Err: std::error::Error + Send + Sync + 'static>> FromSql for Parsed<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map(Self).map_err(|error| FromSqlError::Other(Box::new(error)))
    }
}

pub(super) fn code<C: Code, I: RowIndex>(row: &Row, column: I) -> rusqlite::Result<C> {
    row.get::<_, Coded<C>>(column).map(|coded| coded.0)
}

pub(super) fn opt_code<C: Code, I: RowIndex>(row: &Row, column: I) -> rusqlite::Result<Option<C>> {
    Ok(row.get::<_, Option<Coded<C>>>(column)?.map(|coded| coded.0))
}

pub(super) fn day<I: RowIndex>(row: &Row, column: I) -> rusqlite::Result<Date> {
    row.get::<_, Parsed<Date>>(column).map(|day| day.0)
}

pub(super) fn opt_day<I: RowIndex>(row: &Row, column: I) -> rusqlite::Result<Option<Date>> {
    Ok(row.get::<_, Option<Parsed<Date>>>(column)?.map(|day| day.0))
}

pub(super) fn moment<I: RowIndex>(row: &Row, column: I) -> rusqlite::Result<DateTime> {
    row.get::<_, Parsed<DateTime>>(column).map(|moment| moment.0)
}

pub(super) fn opt_time<I: RowIndex>(row: &Row, column: I) -> rusqlite::Result<Option<Time>> {
    Ok(row.get::<_, Option<Parsed<Time>>>(column)?.map(|time| time.0))
}

/// An amount, from the column of its smallest units and the column of its currency.
pub(super) fn money<I: RowIndex>(row: &Row, amount: I, currency: I) -> rusqlite::Result<Option<Money>> {
    let currency = row.get::<_, Option<Parsed<Currency>>>(currency)?.map(|currency| currency.0);
    Ok(row.get::<_, Option<i64>>(amount)?.zip(currency).map(|(minor, currency)| Money { minor, currency }))
}

/// A moment as the file keeps it, to the minute.
pub(super) fn stored_moment(at: DateTime) -> String {
    format!("{}T{}", at.date(), stored_time(at.time()))
}

/// A time as the file keeps it, to the minute.
pub(super) fn stored_time(at: Time) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// The last interaction, as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastWord {
    /// Which.
    pub id: InteractionId,
    /// When.
    pub at: DateTime,
    /// What it was.
    pub kind: Kind,
    /// How it went.
    pub outcome: Option<Outcome>,
    /// What was said.
    pub text: String,
}

/// A cadence, if there is one: its two columns, from the first on.
pub(super) fn pace(row: &Row, first: usize) -> rusqlite::Result<Option<Cadence>> {
    let (ideal, maximum): (Option<u16>, Option<u16>) = (row.get(first)?, row.get(first + 1)?);
    Ok(ideal.zip(maximum).map(|(ideal, maximum)| Cadence { ideal, maximum }))
}
