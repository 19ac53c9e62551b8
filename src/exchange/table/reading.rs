//! Reads the rows of a table whose columns have agreed names: what stands in a column is read as the whole of it proves.

use std::borrow::Cow;
use std::sync::Arc;

use ::csv::StringRecord;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use super::clients::WarningReason;
use super::clients::headers::recognise;
use super::names::{self, Asked, Column, Head, Names};
use super::numbers::{self, Decimal, Mark, decimal, mark_of};
use super::samples::{Sample, Samples};
use super::{Table, Unreads, clean, dates, walk};
use crate::domain::capture::Coins;
use crate::domain::when::DateOrder;
use crate::domain::{Code, Currency};
use crate::exchange::incoming::{
    BadCell, ColumnUse, Content, Doubt, Format, Incoming, Limited, MAX_COLUMNS, MAX_RECORDS, MAX_WARNINGS, RAW_MAX,
    ReadError, ReadOptions, Reason, Rows, Unread, Whose,
};

/// What the rows of a content are made of.
pub(in crate::exchange) trait Shape {
    /// What a column says.
    type Field: Code;
    /// What a row gives.
    type Row;

    /// The content.
    const CONTENT: Content;
    /// The names of the columns.
    const NAMES: &'static Names<Self::Field>;

    /// Whether the columns say what must be said.
    fn is_whole(columns: &[Column<Self::Field>]) -> bool;
    /// What stands in the column of a field.
    fn holds(field: Self::Field) -> Holds;
    /// Reads a row.
    fn row(cells: &mut Cells<'_, Self::Field>) -> Result<Self::Row, Reason>;
    /// All rows.
    fn rows(rows: Vec<Self::Row>) -> Rows;
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange) enum Holds {
    /// Text.
    Text,
    /// A number.
    Number,
    /// A date.
    Date,
}

/// Whether a table has a header that says all that a content needs, and how much of it is known; through typos, only what
/// is less known as one of clients.
pub(in crate::exchange) fn looks_like<S: Shape>(
    table: Table<'_>,
    options: &ReadOptions,
    through_typos: bool,
) -> Option<usize> {
    // A field that this content does not have is asked of another one.
    let asked = Asked::of(&options.map).ok()?;
    let mut head = names::find(table, S::NAMES, &asked)?;
    if through_typos {
        names::guess(&mut head, S::NAMES);
        let of_clients = head.columns.iter().filter(|column| recognise(&column.header).is_some()).count();
        if head.known() <= of_clients {
            return None;
        }
    }
    S::is_whole(&head.columns).then(|| head.known())
}

/// How many columns of a table are known by the names of a content.
pub(in crate::exchange) fn known<S: Shape>(table: Table<'_>, options: &ReadOptions) -> Result<usize, ReadError> {
    let asked = Asked::of(&options.map)?;
    Ok(names::find(table, S::NAMES, &asked).map_or(0, |head| head.known()))
}

/// Reads a table.
pub(in crate::exchange) fn read<S: Shape>(
    name: &str,
    format: Format,
    table: Table<'_>,
    options: &ReadOptions,
    zone: &TimeZone,
) -> Result<Incoming, ReadError> {
    let asked = Asked::of(&options.map)?;
    let head = names::find(table, S::NAMES, &asked).map(|exact| {
        let mut guessed = exact.clone();
        names::guess(&mut guessed, S::NAMES);
        // No guess takes away what is known.
        if S::is_whole(&exact.columns) && !S::is_whole(&guessed.columns) { exact } else { guessed }
    });
    let head = names::whole(head, S::CONTENT, S::is_whole)?;
    asked.check(&options.map, &head)?;
    if head.columns.len() > MAX_COLUMNS {
        return Err(ReadError::TooLarge { what: Limited::Columns, limit: MAX_COLUMNS });
    }
    let headers = || head.columns.iter().map(|column| column.header.as_str());
    let reading = Reading::of::<S>(table, &head, options, zone)?;
    let (mut rows, mut unread, mut doubts, mut left_out) = (Vec::new(), Unreads::default(), Vec::new(), 0);
    let mut whose = None;
    let blank = walk(table, head.after, &headers(), MAX_RECORDS, |step| {
        if step.open {
            unread.push(step, Reason::OpenQuote);
            return Ok(());
        }
        let mut cells = Cells {
            reading: &reading,
            record: step.cells,
            line: step.line,
            doubts: &mut doubts,
            left_out: &mut left_out,
            whose: &mut whose,
        };
        match S::row(&mut cells) {
            Ok(row) => rows.push(row),
            Err(reason) => unread.push(step, reason),
        }
        Ok(())
    })?;
    let columns = head.columns.iter().zip(reading.samples).map(|(column, sample)| ColumnUse {
        header: column.header.clone(),
        field: column.field.map(Code::code),
        origin: column.origin,
        samples: sample.first,
        filled: sample.filled,
    });
    Ok(Incoming {
        header_line: Some(head.line),
        columns: columns.collect(),
        unread: unread.into_list().into_iter().map(|(line, reason, raw)| Unread { line, reason, raw }).collect(),
        doubts,
        doubts_left_out: left_out,
        blank,
        ..Incoming::new(name, format, S::rows(rows))
    })
}

/// How the columns of a table are read, once all that stands in them is known.
pub(in crate::exchange) struct Reading<'o, F> {
    coins: &'o Coins,
    /// Whose clocks show the times of other zones.
    zone: &'o TimeZone,
    /// The column of each field.
    places: Vec<(F, Place)>,
    headers: Vec<String>,
    samples: Vec<Sample>,
}

/// A column, and what is known of all that stands in it.
#[derive(Clone, Copy, Debug)]
struct Place {
    at: usize,
    /// What the marks of its numbers mean.
    mark: Mark,
    /// The order of its dates.
    order: DateOrder,
}

/// What the values of a column prove, so far.
#[derive(Clone, Copy, Debug, Default)]
struct Proof {
    /// That a point, and that a comma, stands before the decimals.
    marks: [bool; 2],
    /// That the day, and that the month, comes first.
    orders: [bool; 2],
}

impl Proof {
    fn mark(self) -> Option<Mark> {
        match self.marks {
            [true, false] => Some(Mark::Point),
            [false, true] => Some(Mark::Comma),
            _ => None,
        }
    }

    fn order(self) -> Option<DateOrder> {
        match self.orders {
            [true, false] => Some(DateOrder::DayMonth),
            [false, true] => Some(DateOrder::MonthDay),
            _ => None,
        }
    }

    /// Looks at a cell of a column that holds this.
    fn see(&mut self, holds: Holds, cell: &str, usual: DateOrder) {
        match holds {
            Holds::Number => match numbers::proven(cell) {
                Some(Mark::Point) => self.marks[0] = true,
                Some(Mark::Comma) => self.marks[1] = true,
                None => {}
            },
            Holds::Date => {
                if let dates::Cell::Date(reading) = dates::parse(cell, usual) {
                    match reading.proves {
                        Some(DateOrder::DayMonth) => self.orders[0] = true,
                        Some(DateOrder::MonthDay) => self.orders[1] = true,
                        None => {}
                    }
                }
            }
            Holds::Text => {}
        }
    }
}

impl<'o, F: Code> Reading<'o, F> {
    /// Looks at all the records.
    fn of<S: Shape<Field = F>>(
        table: Table<'_>,
        head: &Head<F>,
        options: &'o ReadOptions,
        zone: &'o TimeZone,
    ) -> Result<Self, ReadError> {
        let mut places: Vec<(F, usize)> = Vec::new();
        for (at, column) in head.columns.iter().enumerate() {
            if let Some(field) = column.field
                && !places.iter().any(|(known, _)| *known == field)
            {
                places.push((field, at));
            }
        }
        let mut samples = Samples::of(head.columns.len());
        let mut proofs = vec![Proof::default(); places.len()];
        let headers = head.columns.iter().map(|column| column.header.as_str());
        walk(table, head.after, &headers, MAX_RECORDS, |step| {
            if step.open {
                return Ok(());
            }
            samples.see(step.cells);
            for ((field, at), proof) in places.iter().zip(&mut proofs) {
                let cell = step.cells.get(*at).unwrap_or_default();
                proof.see(S::holds(*field), cell, options.usual_order);
            }
            Ok(())
        })?;
        // One program writes all numbers and all dates of a file.
        let mark = proofs.iter().find_map(|proof| proof.mark()).unwrap_or(mark_of(options.coins.decimal));
        let order = proofs.iter().find_map(|proof| proof.order()).unwrap_or(options.usual_order);
        let places = places.into_iter().zip(&proofs).map(|((field, at), proof)| {
            let order = options.date_order.or(proof.order()).unwrap_or(order);
            (field, Place { at, mark: proof.mark().unwrap_or(mark), order })
        });
        Ok(Self {
            coins: &options.coins,
            zone,
            places: places.collect(),
            headers: head.columns.iter().map(|column| column.header.clone()).collect(),
            samples: samples.into_list(),
        })
    }

    fn place(&self, field: F) -> Option<Place> {
        self.places.iter().find(|(known, _)| *known == field).map(|(_, place)| *place)
    }
}

/// The cells of a record.
pub(in crate::exchange) struct Cells<'r, F> {
    reading: &'r Reading<'r, F>,
    record: &'r StringRecord,
    /// The line on which it begins.
    pub(in crate::exchange) line: u64,
    doubts: &'r mut Vec<Doubt>,
    left_out: &'r mut usize,
    /// Whose the record before was: rows of one client often follow one another.
    whose: &'r mut Option<Arc<Whose>>,
}

impl<'r, F: Code> Cells<'r, F> {
    fn raw(&self, field: F) -> &'r str {
        self.reading.place(field).and_then(|place| self.record.get(place.at)).unwrap_or_default()
    }

    /// What the column of a field is called; empty without one.
    pub(in crate::exchange) fn header(&self, field: F) -> &'r str {
        let header = self.reading.place(field).and_then(|place| self.reading.headers.get(place.at));
        header.map_or("", String::as_str)
    }

    /// What stands in a column, as one line; empty for nothing.
    pub(in crate::exchange) fn cell(&self, field: F) -> Cow<'r, str> {
        let cell = clean::line_of(self.raw(field));
        if clean::is_placeholder(&cell) { Cow::Borrowed("") } else { cell }
    }

    /// What stands in a column, as one line.
    pub(in crate::exchange) fn text(&self, field: F) -> Option<String> {
        Some(self.cell(field)).filter(|text| !text.is_empty()).map(Cow::into_owned)
    }

    /// What identifies something, without the marks by which spreadsheets keep it as text.
    pub(in crate::exchange) fn number(&self, field: F) -> Option<String> {
        let cell = self.cell(field);
        Some(clean::text_formula(&cell).to_owned()).filter(|text| !text.is_empty())
    }

    /// What stands in a column, with its lines.
    pub(in crate::exchange) fn lines(&self, field: F) -> String {
        let text = clean::notes(self.raw(field));
        if clean::is_placeholder(&text) { String::new() } else { text }
    }

    /// A day.
    pub(in crate::exchange) fn date(&self, field: F) -> Result<Option<Date>, Reason> {
        Ok(self.moment(field)?.map(|(day, _)| day))
    }

    /// A day, and the time if one stands with it.
    pub(in crate::exchange) fn moment(&self, field: F) -> Result<Option<(Date, Option<Time>)>, Reason> {
        let Some(place) = self.reading.place(field) else { return Ok(None) };
        let cell = self.cell(field);
        match dates::parse(&cell, place.order) {
            dates::Cell::Absent => Ok(None),
            dates::Cell::Date(reading) => Ok(Some(reading.in_zone(self.reading.zone))),
            dates::Cell::Bad => Err(Reason::Cell(BadCell::Date(clean::cut(&cell, RAW_MAX)))),
        }
    }

    /// A time of the day.
    pub(in crate::exchange) fn time(&self, field: F) -> Option<Time> {
        dates::clock(&self.cell(field))
    }

    /// A number, and the currency whose sign stands beside it.
    pub(in crate::exchange) fn amount(&self, field: F) -> Result<Option<(Decimal, Option<Currency>)>, Reason> {
        let cell = self.cell(field);
        let Some(place) = self.reading.place(field).filter(|_| !cell.is_empty()) else { return Ok(None) };
        let (plain, currency) = numbers::without_sign(&cell, self.reading.coins);
        let plain = plain.strip_suffix('%').unwrap_or(plain).trim_end();
        let bad = || Reason::Cell(BadCell::Number(clean::cut(&cell, RAW_MAX)));
        let read = decimal(plain, place.mark).ok_or_else(bad)?;
        Ok(Some((read, currency)))
    }

    /// A currency, by its code or its sign.
    pub(in crate::exchange) fn currency(&self, field: F) -> Result<Option<Currency>, Reason> {
        let said = self.cell(field);
        if said.is_empty() {
            return Ok(None);
        }
        let sign = self.reading.coins.coins.iter().find(|coin| coin.symbol.eq_ignore_ascii_case(&said));
        let known = sign.map(|coin| coin.currency).or_else(|| said.parse().ok());
        known.map(Some).ok_or_else(|| Reason::Cell(BadCell::Currency(clean::cut(&said, RAW_MAX))))
    }

    /// Whose the record is, by the columns of: uid, number, name, address, telephone.
    pub(in crate::exchange) fn whose(&mut self, fields: [F; 5], else_name: Option<String>) -> Arc<Whose> {
        let [uid, number, name, email, phone] = fields;
        let whose = Whose {
            uid: self.number(uid),
            number: self.number(number),
            name: self.text(name).or(else_name),
            email: clean::emails(self.raw(email)).find_map(Result::ok),
            phone: clean::phones(self.raw(phone)).find_map(Result::ok),
        };
        match self.whose {
            Some(last) if **last == whose => Arc::clone(last),
            _ => Arc::clone(self.whose.insert(Arc::new(whose))),
        }
    }

    /// Says that a value is not used.
    pub(in crate::exchange) fn doubt(&mut self, field: F, reason: WarningReason) {
        if self.doubts.len() >= MAX_WARNINGS {
            *self.left_out += 1;
            return;
        }
        let value = clean::cut(self.raw(field), RAW_MAX);
        self.doubts.push(Doubt { line: self.line, column: self.header(field).to_owned(), value, reason });
    }
}
