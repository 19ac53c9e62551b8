//! Files whose columns are known by their names: the header is looked for, and what stands in a column is read as the
//! whole of it proves.

use ::csv::StringRecord;
use jiff::civil::Date;

use super::records::{Records, is_blank};
use super::sales::numbers::{self, Decimal, Mark, decimal, mark_of, proof};
use super::{
    CsvError, Limited, MAX_BYTES, MAX_COLUMNS, MAX_ROWS, RAW_MAX, SaleOptions, clean, dates, decode, dialect, spaces,
};
use crate::domain::Currency;
use crate::domain::text::words;
use crate::domain::when::DateOrder;
use crate::exchange::incoming::Content;

/// Delimiters that are tried.
const DELIMITERS: [u8; 4] = *b",;\t|";
/// The header is looked for among so many records.
const HEADER_RECORDS: usize = 20;

/// The names of each field, folded; a comma stands between them.
pub(super) type Names<F> = [(F, &'static str)];

/// The header of each column, and what it says.
pub(super) type Columns<F> = Vec<(String, Option<F>)>;

/// A value that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadCell {
    /// It is no date.
    Date(String),
    /// It is no number.
    Number(String),
    /// There is no such currency.
    Currency(String),
}

/// A file, cell by cell.
pub(super) struct Table<F> {
    pub(super) encoding: &'static str,
    pub(super) delimiter: u8,
    pub(super) columns: Columns<F>,
    /// The rows, each with its line.
    pub(super) rows: Vec<(u64, Vec<String>)>,
    /// The line in which a quotation mark opens that never closes.
    pub(super) open_quote: Option<u64>,
}

struct Head<F> {
    delimiter: u8,
    /// Records before it that are not blank.
    skip: usize,
    columns: Columns<F>,
}

/// Whether a file has a header of which this is true.
pub(super) fn has_header<F: Copy + Eq>(bytes: &[u8], names: &Names<F>, is_whole: impl Fn(&Columns<F>) -> bool) -> bool {
    let Ok(decoded) = decode::decode(bytes, None) else { return false };
    header(&decoded.text, None, names).is_some_and(|head| is_whole(&head.columns))
}

/// Reads a file whose header must be whole.
pub(super) fn read<F: Copy + Eq>(
    bytes: &[u8],
    options: &SaleOptions,
    names: &Names<F>,
    is_whole: impl Fn(&Columns<F>) -> bool,
    content: Content,
) -> Result<Table<F>, CsvError> {
    if bytes.len() > MAX_BYTES {
        return Err(CsvError::TooLarge { what: Limited::Bytes, limit: MAX_BYTES });
    }
    if options.delimiter.is_some_and(|delimiter| !dialect::usable(delimiter)) {
        return Err(CsvError::BadDelimiter);
    }
    let decoded = decode::decode(bytes, options.encoding)?;
    let head =
        header(&decoded.text, options.delimiter, names).ok_or(CsvError::NotWhole { content, headers: Vec::new() })?;
    if !is_whole(&head.columns) {
        let headers = head.columns.into_iter().map(|(header, _)| header).collect();
        return Err(CsvError::NotWhole { content, headers });
    }
    if head.columns.len() > MAX_COLUMNS {
        return Err(CsvError::TooLarge { what: Limited::Columns, limit: MAX_COLUMNS });
    }
    let text = &*spaces::unspace(&decoded.text, head.delimiter);
    let mut records = Records::new(text, head.delimiter, 0, 1);
    let mut record = StringRecord::new();
    let (mut rows, mut open_quote, mut skip) = (Vec::new(), None, head.skip + 1);
    while let Some(span) = records.next(&mut record) {
        if is_blank(&record) {
            continue;
        }
        if skip > 0 {
            skip -= 1;
            continue;
        }
        if rows.len() >= MAX_ROWS {
            return Err(CsvError::TooLarge { what: Limited::Rows, limit: MAX_ROWS });
        }
        if records.is_open(span) {
            open_quote = Some(span.line);
            break;
        }
        rows.push((span.line, record.iter().map(clean::line).collect()));
    }
    Ok(Table { encoding: decoded.encoding, delimiter: head.delimiter, columns: head.columns, rows, open_quote })
}

/// The record that has the most columns of a known name, read with the delimiter by which it has the most.
fn header<F: Copy + Eq>(text: &str, delimiter: Option<u8>, names: &Names<F>) -> Option<Head<F>> {
    let tried = delimiter.map_or(DELIMITERS.to_vec(), |delimiter| vec![delimiter]);
    let known = |columns: &Columns<F>| columns.iter().filter(|(_, known)| known.is_some()).count();
    let mut best: Option<Head<F>> = None;
    for delimiter in tried {
        let mut records = Records::new(text, delimiter, 0, 1);
        let mut record = StringRecord::new();
        let mut skip = 0;
        while skip < HEADER_RECORDS
            && let Some(_) = records.next(&mut record)
        {
            if is_blank(&record) {
                continue;
            }
            let columns = recognise(record.iter(), names);
            if known(&columns) > best.as_ref().map_or(1, |best| known(&best.columns)) {
                best = Some(Head { delimiter, skip, columns });
            }
            skip += 1;
        }
    }
    best
}

/// What each header says. Of several columns that say the same, the one whose name stands first in the list has it.
fn recognise<'h, F: Copy + Eq>(headers: impl Iterator<Item = &'h str>, names: &Names<F>) -> Columns<F> {
    let headers: Vec<String> = headers.map(clean::line).collect();
    let said: Vec<String> = headers.iter().map(|header| words(header).join(" ")).collect();
    let mut columns: Columns<F> = headers.into_iter().map(|header| (header, None)).collect();
    for (field, names) in names {
        let named = names.split(',').map(str::trim);
        let found = named
            .filter(|name| !name.is_empty())
            .find_map(|name| said.iter().zip(&columns).position(|(said, (_, taken))| said == name && taken.is_none()));
        if let Some((_, taken)) = found.and_then(|at| columns.get_mut(at)) {
            *taken = Some(*field);
        }
    }
    columns
}

/// How the columns of a table are read, once all that stands in them is known.
pub(super) struct Reading<'t, F> {
    table: &'t Table<F>,
    options: &'t SaleOptions,
    /// What the marks of the numbers in each column mean.
    marks: Vec<Mark>,
    /// The order of the dates in each column.
    orders: Vec<DateOrder>,
}

impl<'t, F: Copy + Eq> Reading<'t, F> {
    pub(super) fn of(table: &'t Table<F>, options: &'t SaleOptions, is_number: impl Fn(F) -> bool) -> Self {
        let usual = if options.day_first { DateOrder::DayMonth } else { DateOrder::MonthDay };
        let cells = |at: usize| table.rows.iter().filter_map(move |(_, cells)| cells.get(at)).map(String::as_str);
        let count = table.columns.len();
        let proofs: Vec<Option<Mark>> = (0..count).map(|at| proof(cells(at))).collect();
        let number = |at: &usize| table.columns.get(*at).and_then(|(_, field)| *field).is_some_and(&is_number);
        let others = (0..count).filter(number).find_map(|at| proofs.get(at).copied().flatten());
        let home = mark_of(options.coins.decimal);
        let marks = proofs.iter().map(|proof| proof.or(others).unwrap_or(home)).collect();
        let order = |at: usize| {
            let proven = cells(at).filter_map(|cell| match dates::parse(cell, usual) {
                dates::Cell::Date(reading) => reading.proves,
                _ => None,
            });
            let (mut day, mut month) = (false, false);
            proven.for_each(|order| if order == DateOrder::DayMonth { day = true } else { month = true });
            match (day, month) {
                (true, false) => Some(DateOrder::DayMonth),
                (false, true) => Some(DateOrder::MonthDay),
                _ => None,
            }
        };
        let orders: Vec<Option<DateOrder>> = (0..count).map(order).collect();
        // As with numbers: one program writes all dates of a file.
        let other = orders.iter().find_map(|order| *order).unwrap_or(usual);
        let orders = orders.into_iter().map(|order| order.unwrap_or(other)).collect();
        Self { table, options, marks, orders }
    }

    fn place(&self, field: F) -> Option<usize> {
        self.table.columns.iter().position(|(_, known)| *known == Some(field))
    }

    /// What the column of a field is called; empty without one.
    pub(super) fn header(&self, field: F) -> &str {
        self.place(field).and_then(|at| self.table.columns.get(at)).map_or("", |(header, _)| header)
    }

    /// What stands in a column; empty for nothing.
    pub(super) fn cell<'c>(&self, cells: &'c [String], field: F) -> &'c str {
        let cell = self.place(field).and_then(|at| cells.get(at)).map_or("", |cell| cell.trim());
        if clean::is_placeholder(cell) { "" } else { cell }
    }

    pub(super) fn text(&self, cells: &[String], field: F) -> Option<String> {
        Some(self.cell(cells, field).to_owned()).filter(|text| !text.is_empty())
    }

    pub(super) fn date(&self, cells: &[String], field: F) -> Result<Option<Date>, BadCell> {
        let order = self.place(field).and_then(|at| self.orders.get(at)).copied().unwrap_or(DateOrder::DayMonth);
        let cell = self.cell(cells, field);
        match dates::parse(cell, order) {
            dates::Cell::Absent => Ok(None),
            dates::Cell::Date(reading) => Ok(Some(reading.date)),
            dates::Cell::Bad => Err(BadCell::Date(clean::cut(cell, RAW_MAX))),
        }
    }

    /// A number, and the currency whose sign stands beside it.
    pub(super) fn amount(&self, cells: &[String], field: F) -> Result<Option<(Decimal, Option<Currency>)>, BadCell> {
        let cell = self.cell(cells, field);
        if cell.is_empty() {
            return Ok(None);
        }
        let mark = self.place(field).and_then(|at| self.marks.get(at)).copied().unwrap_or(Mark::Point);
        let (plain, currency) = numbers::without_sign(cell, &self.options.coins);
        let plain = plain.strip_suffix('%').unwrap_or(plain).trim_end();
        let read = decimal(plain, mark).ok_or_else(|| BadCell::Number(clean::cut(cell, RAW_MAX)))?;
        Ok(Some((read, currency)))
    }

    pub(super) fn currency(&self, cells: &[String], field: F) -> Result<Option<Currency>, BadCell> {
        let said = self.cell(cells, field);
        if said.is_empty() {
            return Ok(None);
        }
        let sign = self.options.coins.coins.iter().find(|coin| coin.symbol.eq_ignore_ascii_case(said));
        let known = sign.map(|coin| coin.currency).or_else(|| said.parse().ok());
        known.map(Some).ok_or_else(|| BadCell::Currency(clean::cut(said, RAW_MAX)))
    }
}
