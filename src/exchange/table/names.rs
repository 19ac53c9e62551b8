//! Finds the header of a table whose columns have agreed names, and says what each column is.

use super::clients::headers::fold;
use super::clients::{Origin, Target};
use super::records::{Place, is_blank};
use super::typos::nearest;
use super::{Table, clean};
use crate::domain::Code;
use crate::domain::text::words;
use crate::exchange::incoming::{Content, ReadError};

/// The header is looked for among so many records.
const HEADER_RECORDS: usize = 20;
/// The longest header, in bytes: a paragraph is none.
const LONGEST: usize = 120;
/// What some programs put before each header: `Deal - Title`.
pub(super) const PREFIXES: [&str; 8] =
    ["deal", "activity", "person", "organization", "product", "lead", "account", "contact"];

/// The names of each field, folded; a comma stands between them.
pub(in crate::exchange) type Names<F> = [(F, &'static str)];

/// A column, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange) struct Column<F> {
    /// Its header, cleaned.
    pub(in crate::exchange) header: String,
    /// What it says.
    pub(in crate::exchange) field: Option<F>,
    /// Who decided that.
    pub(in crate::exchange) origin: Origin,
}

/// A header row.
#[derive(Clone, Debug)]
pub(in crate::exchange) struct Head<F> {
    /// Its columns.
    pub(in crate::exchange) columns: Vec<Column<F>>,
    /// Its line.
    pub(in crate::exchange) line: u64,
    /// The place after it.
    pub(in crate::exchange) after: Place,
}

impl<F: Code> Head<F> {
    /// How many columns say something.
    pub(in crate::exchange) fn known(&self) -> usize {
        known(&self.columns)
    }

    /// Their headers, to be named.
    pub(in crate::exchange) fn headers(&self) -> Vec<String> {
        let headers = self.columns.iter().map(|column| column.header.clone());
        headers.filter(|header| !header.is_empty()).collect()
    }
}

/// Whether a column says this.
pub(in crate::exchange) fn says<F: Code>(columns: &[Column<F>], field: F) -> bool {
    columns.iter().any(|column| column.field == Some(field))
}

fn known<F: Code>(columns: &[Column<F>]) -> usize {
    columns.iter().filter(|column| column.field.is_some()).count()
}

/// What the person asked for some columns, for the fields of a content.
#[derive(Debug)]
pub(in crate::exchange) struct Asked<F>(Vec<(String, Option<F>)>);

impl<F: Code> Asked<F> {
    /// By headers and the codes of fields.
    pub(in crate::exchange) fn of(map: &[(String, String)]) -> Result<Self, ReadError> {
        let target = |code: &str| {
            let code = code.trim().to_lowercase();
            if code == "-" || code == Target::IGNORE {
                return Ok(None);
            }
            F::from_code(&code).map(Some).ok_or_else(|| ReadError::UnknownField {
                field: code,
                fields: F::ALL.iter().filter(|field| field.code() != FOREIGN).map(|field| field.code()).collect(),
            })
        };
        let asked: Result<Vec<_>, _> = map.iter().map(|(header, code)| Ok((fold(header), target(code)?))).collect();
        asked.map(Self)
    }

    /// What is asked for a header: the field, or that it be left out.
    fn for_header(&self, header: &str) -> Option<&(String, Option<F>)> {
        if self.0.is_empty() || header.is_empty() {
            return None;
        }
        let folded = fold(header);
        self.0.iter().find(|(asked, _)| *asked == folded)
    }

    /// Whether every header that is asked for is there.
    pub(in crate::exchange) fn check(&self, map: &[(String, String)], head: &Head<F>) -> Result<(), ReadError> {
        for ((asked, _), (typed, _)) in self.0.iter().zip(map) {
            if !head.columns.iter().any(|column| fold(&column.header) == *asked) {
                return Err(ReadError::UnknownColumn { column: typed.clone(), headers: head.headers() });
            }
        }
        Ok(())
    }
}

/// The code of a field that only says that the file is another one.
pub(in crate::exchange) const FOREIGN: &str = "foreign";

/// The record that has the most columns of a known name; where hardly any is known, the one with the most cells, so that
/// somebody can say what they are.
pub(in crate::exchange) fn find<F: Code>(table: Table<'_>, names: &Names<F>, asked: &Asked<F>) -> Option<Head<F>> {
    let mut records = table.records();
    let mut record = ::csv::StringRecord::new();
    let mut best: Option<Head<F>> = None;
    let mut widest: Option<(usize, Head<F>)> = None;
    let mut seen = 0;
    while seen < HEADER_RECORDS
        && let Some(span) = records.next(&mut record)
    {
        if is_blank(&record) {
            continue;
        }
        seen += 1;
        let columns = recognise(record.iter(), names, asked);
        let named = columns.iter().any(|column| column.origin == Origin::Asked);
        if known(&columns) + usize::from(named) > best.as_ref().map_or(1, Head::known) {
            best = Some(Head { columns, line: span.line, after: records.after(span) });
        } else {
            let wide = columns.iter().filter(|column| !column.header.is_empty()).count();
            if widest.as_ref().is_none_or(|(most, _)| wide > *most) {
                widest = Some((wide, Head { columns, line: span.line, after: records.after(span) }));
            }
        }
    }
    best.or(widest.map(|(_, head)| head))
}

/// Reads the headers that say nothing through a typo, for what none of the others says.
pub(in crate::exchange) fn guess<F: Code>(head: &mut Head<F>, names: &Names<F>) {
    for at in 0..head.columns.len() {
        let open: Vec<(&str, F)> = names
            .iter()
            .filter(|(field, _)| field.code() != FOREIGN && !says(&head.columns, *field))
            .flat_map(|(field, names)| names.split(',').map(|name| (name.trim(), *field)))
            .collect();
        let Some(column) = head.columns.get_mut(at) else { continue };
        if column.origin == Origin::Unmapped
            && let Some(field) = nearest(&words(&column.header).concat(), open.into_iter(), |one, other| one == other)
        {
            (column.field, column.origin) = (Some(field), Origin::Guessed);
        }
    }
}

/// What each header says. Of several columns that say the same, the one whose name stands first in the list has it.
fn recognise<'h, F: Code>(
    headers: impl Iterator<Item = &'h str>,
    names: &Names<F>,
    asked: &Asked<F>,
) -> Vec<Column<F>> {
    let mut columns: Vec<Column<F>> = headers
        .map(|header| {
            let header = clean::line(&clean::cut(header, LONGEST));
            let (field, origin) = match asked.for_header(&header) {
                Some((_, field)) => (*field, Origin::Asked),
                None => (None, Origin::Unmapped),
            };
            Column { header, field, origin }
        })
        .collect();
    let said: Vec<[String; 4]> = columns.iter().map(|column| spoken(&column.header)).collect();
    for (field, names) in names {
        if says(&columns, *field) {
            continue;
        }
        let code = field.code().replace('_', " ");
        let named = names.split(',').map(str::trim).filter(|name| !name.is_empty()).chain([code.as_str()]);
        let found = named.into_iter().find_map(|name| {
            let free = |(said, column): (&[String; 4], &Column<F>)| {
                column.origin == Origin::Unmapped && said.iter().any(|said| said == name)
            };
            said.iter().zip(&columns).position(free)
        });
        if let Some(column) = found.and_then(|at| columns.get_mut(at)) {
            (column.field, column.origin) = (Some(*field), Origin::Known);
        }
    }
    columns
}

/// The words of a header: as it stands, behind what its program puts before each of them, with words that are written
/// together apart, and without what stands in brackets.
fn spoken(header: &str) -> [String; 4] {
    let said = |header: &str| words(header).join(" ");
    let whole = said(header);
    let behind = header.split_once(" - ").filter(|(before, _)| PREFIXES.contains(&said(before).as_str()));
    let apart = header.chars().zip(header.chars().skip(1)).any(|(one, next)| one.is_lowercase() && next.is_uppercase());
    let bare = header.split_once('(').map(|(before, _)| before);
    [
        behind.map(|(_, behind)| said(behind)).unwrap_or_default(),
        if apart { said(&split(header)) } else { String::new() },
        bare.map(said).unwrap_or_default(),
        whole,
    ]
}

/// `CloseDate` as `Close Date`.
fn split(header: &str) -> String {
    let mut out = String::with_capacity(header.len() + 8);
    let mut lower = false;
    for c in header.chars() {
        if lower && c.is_uppercase() {
            out.push(' ');
        }
        lower = c.is_lowercase();
        out.push(c);
    }
    out
}

/// A header that must say all that a content needs.
pub(in crate::exchange) fn whole<F: Code>(
    head: Option<Head<F>>,
    content: Content,
    is_whole: impl Fn(&[Column<F>]) -> bool,
) -> Result<Head<F>, ReadError> {
    let head = head.ok_or(ReadError::NotWhole { content, headers: Vec::new() })?;
    if !is_whole(&head.columns) {
        return Err(ReadError::NotWhole { content, headers: head.headers() });
    }
    Ok(head)
}
