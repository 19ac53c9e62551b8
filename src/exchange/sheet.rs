//! Tables as files of their own: a row after the other, so that however many there are, few are in memory.

use std::io::{self, Write};

use jiff::civil::{Date, DateTime};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::csv::line;

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A day.
    Day(Date),
    /// A day and a time.
    Moment(DateTime),
    /// A number of which so many digits are decimals.
    Number(i64, u8),
}

impl Cell {
    /// A text, or nothing.
    #[must_use]
    pub fn of(text: Option<&str>) -> Self {
        text.filter(|text| !text.is_empty()).map_or(Self::Empty, |text| Self::Text(text.to_owned()))
    }

    /// A day, or nothing.
    #[must_use]
    pub fn day(day: Option<Date>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }

    /// As text, the same in every language.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Day(day) => day.to_string(),
            Self::Moment(at) => format!("{} {:02}:{:02}", at.date(), at.hour(), at.minute()),
            Self::Number(number, digits) => decimal(*number, *digits),
        }
    }
}

/// A number with a point before its decimals.
#[must_use]
pub fn decimal(number: i64, digits: u8) -> String {
    let sign = if number < 0 { "-" } else { "" };
    let (all, digits) = (number.unsigned_abs().to_string(), usize::from(digits));
    if digits == 0 {
        return format!("{sign}{all}");
    }
    let all = format!("{all:0>width$}", width = digits + 1);
    let (whole, part) = all.split_at(all.len() - digits);
    format!("{sign}{whole}.{part}")
}

/// Something that tables are written into, one after the other.
pub trait Tables {
    /// Begins a table.
    fn begin(&mut self, name: &str, headers: &[String]) -> io::Result<()>;
    /// Writes a row of it.
    fn row(&mut self, cells: &[Cell]) -> io::Result<()>;
    /// Everything is written.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

/// A table as CSV, in UTF-8 with the mark by which spreadsheets know it. Formulas are defused.
pub struct CsvTable<W> {
    to: W,
    begun: bool,
}

impl<W: Write> CsvTable<W> {
    /// An empty one.
    pub fn new(to: W) -> Self {
        Self { to, begun: false }
    }
}

impl<W: Write> Tables for CsvTable<W> {
    fn begin(&mut self, _: &str, headers: &[String]) -> io::Result<()> {
        let mut text = String::from(if self.begun { "\r\n" } else { "\u{feff}" });
        self.begun = true;
        line(&mut text, headers);
        self.to.write_all(text.as_bytes())
    }

    fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        let cells: Vec<String> = cells.iter().map(Cell::text).collect();
        let mut text = String::new();
        line(&mut text, &cells);
        self.to.write_all(text.as_bytes())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.to.flush()
    }
}

/// The most rows of a sheet, its header among them.
const MOST_ROWS: u32 = 1_048_576;
/// The most characters of a cell.
const LONGEST: usize = 32_767;
/// The most characters of the name of a sheet.
const LONGEST_NAME: usize = 31;

/// A workbook with a sheet for each table. Numbers and days are such, and what begins like a formula is a text.
pub struct Book<W> {
    to: W,
    file: Workbook,
    name: String,
    headers: Vec<String>,
    /// How many sheets this table has, and the row that comes next.
    sheets: u32,
    row: u32,
}

impl<W: Write> Book<W> {
    /// An empty one.
    pub fn new(to: W) -> Self {
        Self { to, file: Workbook::new(), name: String::new(), headers: Vec::new(), sheets: 0, row: 0 }
    }

    fn sheet(&mut self) -> io::Result<&mut Worksheet> {
        self.file.worksheets_mut().last_mut().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn add_sheet(&mut self) -> io::Result<()> {
        self.sheets += 1;
        let more = if self.sheets > 1 { format!(" {}", self.sheets) } else { String::new() };
        let room = LONGEST_NAME.saturating_sub(more.chars().count());
        let kept = |c: &char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\');
        let name: String = self.name.chars().filter(kept).take(room).chain(more.chars()).collect();
        let bold = Format::new().set_bold();
        let headers = self.headers.clone();
        let sheet = self.file.add_worksheet_with_constant_memory().map_err(failed)?;
        sheet.set_name(&name).map_err(failed)?.set_freeze_panes(1, 0).map_err(failed)?;
        for (column, header) in (0_u16..).zip(&headers) {
            let width = u32::try_from(header.chars().count()).unwrap_or(8).clamp(10, 30);
            sheet.set_column_width(column, width).map_err(failed)?;
        }
        for (column, header) in (0_u16..).zip(&headers) {
            sheet.write_string_with_format(0, column, header, &bold).map_err(failed)?;
        }
        self.row = 1;
        Ok(())
    }
}

impl<W: Write> Tables for Book<W> {
    fn begin(&mut self, name: &str, headers: &[String]) -> io::Result<()> {
        (self.name, self.headers, self.sheets) = (name.to_owned(), headers.to_vec(), 0);
        self.add_sheet()
    }

    fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        if self.row >= MOST_ROWS {
            self.add_sheet()?;
        }
        let row = self.row;
        let sheet = self.sheet()?;
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => {
                    let text: String = text.chars().take(LONGEST).collect();
                    sheet.write_string(row, column, text).map_err(failed)?;
                }
                Cell::Day(day) => {
                    write_day(sheet, (row, column), day.at(0, 0, 0, 0), "yyyy-mm-dd")?;
                }
                Cell::Moment(at) => {
                    write_day(sheet, (row, column), *at, "yyyy-mm-dd hh:mm")?;
                }
                Cell::Number(..) => {
                    // A number of a workbook is one of floating point: what a spreadsheet shows of it is the same.
                    let number = cell.text().parse().unwrap_or(0.0);
                    sheet.write_number(row, column, number).map_err(failed)?;
                }
            }
        }
        self.row += 1;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        // A workbook is written back and forth; where it goes may be a pipe.
        let mut written = tempfile::tempfile()?;
        self.file.save_to_writer(&mut written).map_err(failed)?;
        io::Seek::rewind(&mut written)?;
        io::copy(&mut written, &mut self.to)?;
        self.to.flush()
    }
}

fn write_day(sheet: &mut Worksheet, (row, column): (u32, u16), at: DateTime, shown: &str) -> io::Result<()> {
    let serial = serial(at);
    let format = Format::new().set_num_format(shown);
    if serial < 1.0 {
        // Spreadsheets know no day before the year 1900.
        let text = if at.time() == jiff::civil::Time::MIN { at.date().to_string() } else { Cell::Moment(at).text() };
        return sheet.write_string(row, column, text).map_err(failed).map(drop);
    }
    sheet.write_number_with_format(row, column, serial, &format).map_err(failed).map(drop)
}

/// A moment as spreadsheets count it: days since the last one of 1899, with their 29 February of 1900 that never was.
fn serial(at: DateTime) -> f64 {
    let days = at.date().duration_since(Date::constant(1899, 12, 30)).as_hours() / 24;
    let minutes = i64::from(at.hour()) * 60 + i64::from(at.minute());
    let days = if days < 61 { days - 1 } else { days };
    f64::from(i32::try_from(days).unwrap_or(0)) + f64::from(i32::try_from(minutes).unwrap_or(0)) / 1_440.0
}

fn failed(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        error => io::Error::other(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use calamine::{Data, Reader, Xlsx};
    use jiff::civil::date;

    use super::*;

    #[test]
    fn numbers_are_written_exactly() {
        for (number, digits, expected) in [
            (0, 0, "0"),
            (0, 2, "0.00"),
            (-5, 2, "-0.05"),
            (123_456, 2, "1234.56"),
            (7, 3, "0.007"),
            (i64::MIN, 2, "-92233720368547758.08"),
        ] {
            assert_eq!(decimal(number, digits), expected);
        }
    }

    #[test]
    fn a_table_as_csv_has_a_header_and_defuses_formulas() {
        let mut out = Vec::new();
        let mut table = Box::new(CsvTable::new(&mut out));
        table.begin("x", &["a".into(), "b".into()]).unwrap();
        table.row(&[Cell::Text("=1+2".into()), Cell::Number(-1_250, 2)]).unwrap();
        table.row(&[Cell::Empty, Cell::Moment(date(2026, 11, 23).at(9, 5, 0, 0))]).unwrap();
        table.finish().unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "\u{feff}a,b\r\n\"'=1+2\",-12.50\r\n,2026-11-23 09:05\r\n");
    }

    #[test]
    fn a_workbook_has_days_numbers_and_texts_and_no_formula() {
        let mut out = Vec::new();
        let mut book = Box::new(Book::new(&mut out));
        for name in ["Clientes: [todos]", "Compras de todos los clientes de la cartera"] {
            book.begin(name, &["a".into(), "b".into(), "c".into(), "d".into()]).unwrap();
            book.row(&[
                Cell::Text("=HYPERLINK(\"x\")".into()),
                Cell::Number(-1_250, 2),
                Cell::Day(date(2026, 11, 23)),
                Cell::Moment(date(2026, 11, 23).at(12, 0, 0, 0)),
            ])
            .unwrap();
            book.row(&[Cell::Empty, Cell::Empty, Cell::Day(date(1850, 1, 1)), Cell::Empty]).unwrap();
        }
        book.finish().unwrap();
        let mut read: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(out)).unwrap();
        assert_eq!(read.sheet_names(), ["Clientes todos", "Compras de todos los clientes d"]);
        let range = read.worksheet_range("Clientes todos").unwrap();
        let row: Vec<Data> = range.rows().nth(1).unwrap().to_vec();
        assert_eq!(row[0], Data::String("=HYPERLINK(\"x\")".into()));
        assert_eq!(row[1], Data::Float(-12.5));
        assert!(matches!(&row[2], Data::DateTime(day) if (day.as_f64() - 46_349.0).abs() < 1e-9), "{:?}", row[2]);
        assert!(matches!(&row[3], Data::DateTime(day) if (day.as_f64() - 46_349.5).abs() < 1e-9), "{:?}", row[3]);
        assert_eq!(range.rows().nth(2).unwrap()[2], Data::String("1850-01-01".into()));
        assert!(read.worksheet_formula("Clientes todos").unwrap().is_empty());
    }
}
