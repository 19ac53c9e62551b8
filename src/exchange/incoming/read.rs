//! One door for every format: what a file is shows in its bytes, not in its name.

use jiff::tz::TimeZone;

use super::{
    Content, Doubt, FileKind, Format, Incoming, Limited, MAX_BYTES, NO_HEADER, Program, ReadError, ReadOptions, Rows,
    WarningReason, program,
};
use crate::exchange::csv::{Text, can_delimit, decode};
use crate::exchange::table::deals::Deals;
use crate::exchange::table::follow_ups::FollowUps;
use crate::exchange::table::interactions::Interactions;
use crate::exchange::table::products::Products;
use crate::exchange::table::reading::{self, known, looks_like};
use crate::exchange::table::sales::Sales;
use crate::exchange::table::{Grid, Table, clients};
use crate::exchange::{ical, json, vcard, workbook};

/// Whether a file is the whole of an agenda, as this program writes it: that is not read here but taken back as it was.
#[must_use]
pub fn is_agenda(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let Some(first) = text.strip_prefix(b"{").map(<[u8]>::trim_ascii_start) else { return false };
    first.strip_prefix(b"\"cartera\"").is_some_and(|rest| rest.trim_ascii_start().starts_with(b":"))
}

/// [`read_in`] where no time of another zone is to be expected.
///
/// # Errors
/// See [`ReadError`]; a single bad record is never an error.
pub fn read(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Vec<Incoming>, ReadError> {
    read_in(name, bytes, options, &TimeZone::UTC)
}

/// Reads a file of any format: what it brings, a list for each sheet and kind. The times of a calendar are those that
/// the clocks of `zone` show.
///
/// # Errors
/// See [`ReadError`]; a single bad record is never an error.
pub fn read_in(name: &str, bytes: &[u8], options: &ReadOptions, zone: &TimeZone) -> Result<Vec<Incoming>, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge { what: Limited::Bytes, limit: MAX_BYTES });
    }
    if options.delimiter.is_some_and(|delimiter| !can_delimit(delimiter)) {
        return Err(ReadError::BadDelimiter);
    }
    if is_agenda(bytes) {
        return Err(ReadError::Agenda);
    }
    match FileKind::of_bytes(bytes) {
        None => {}
        Some(kind @ (FileKind::Xlsx | FileKind::Ods | FileKind::Xls | FileKind::Zip)) => {
            return sheets(name, Format::Workbook, workbook::sheets(bytes, kind)?, options, zone);
        }
        Some(kind) => return Err(ReadError::NotText { kind }),
    }
    let decoded = decode(bytes, options.encoding)?;
    let mut read = match FileKind::of_text(&decoded.text) {
        None => vec![delimited(name, &decoded.text, options, zone)?],
        Some(FileKind::Json) => {
            let json::Lists { tables, made_by, broken } = json::tables(&decoded.text)?;
            let mut read = sheets(name, Format::Json, tables, options, zone)?;
            for read in &mut read {
                read.made_by = made_by.or(read.made_by);
            }
            if let Some(first) = read.first_mut() {
                first.unread.extend(broken);
                first.unread.sort_by_key(|unread| unread.line);
            }
            read
        }
        Some(FileKind::VCard) => return Ok(vec![vcard::incoming(name, bytes, options)?]),
        Some(FileKind::ICalendar) => return ical::incoming(name, bytes, options, zone),
        Some(kind) => return Err(ReadError::NotText { kind }),
    };
    for read in &mut read {
        (read.encoding, read.lossy) = (Some(decoded.encoding), decoded.lossy);
    }
    Ok(read)
}

/// Reads delimited text.
fn delimited(name: &str, text: &str, options: &ReadOptions, zone: &TimeZone) -> Result<Incoming, ReadError> {
    let text = Text::of(text, options.delimiter);
    let tries = text.tries();
    let tables: Vec<Table> = tries.iter().map(|(_, table)| *table).collect();
    let (content, best) = content(&tables, options)?;
    let delimiter = match tries.get(best) {
        Some((delimiter, _)) if content != Content::Clients => *delimiter,
        _ => text.of_clients(&clients::asked(options)?),
    };
    let delimited = text.delimited(delimiter);
    let read = table(name, Format::Csv, delimited.table(), content, (options, zone))?;
    Ok(Incoming { delimiter: Some(delimiter), ..read })
}

/// Reads the sheets of a workbook, or the lists of a JSON file: those that are tables.
fn sheets(
    name: &str,
    format: Format,
    grids: Vec<(String, Grid)>,
    options: &ReadOptions,
    zone: &TimeZone,
) -> Result<Vec<Incoming>, ReadError> {
    let several = grids.len() > 1;
    let mut read: Vec<Incoming> = Vec::new();
    let (mut first_error, mut left_out) = (None, Vec::new());
    for (sheet, grid) in grids {
        let named = if several && !sheet.is_empty() { format!("{name}: {sheet}") } else { name.to_owned() };
        let of = Table::Cells(&grid);
        match content(&[of], options).and_then(|(content, _)| table(&named, format, of, content, (options, zone))) {
            Ok(mut incoming) => {
                incoming.doubts.extend(grid.beyond().iter().map(|row| Doubt {
                    line: u64::from(*row),
                    column: NO_HEADER.to_owned(),
                    value: String::new(),
                    reason: WarningReason::TooLong,
                }));
                read.push(incoming);
            }
            // A sheet beside the others may hold anything.
            Err(error) => {
                left_out.push(sheet);
                first_error = first_error.or(Some(error));
            }
        }
    }
    match read.first_mut() {
        Some(first) => first.left_out = left_out,
        None => return Err(first_error.unwrap_or(ReadError::Empty)),
    }
    Ok(read)
}

/// What a table is, and which of the ways to read it shows that best.
fn content(tables: &[Table<'_>], options: &ReadOptions) -> Result<(Content, usize), ReadError> {
    type Known = fn(Table<'_>, &ReadOptions) -> Result<usize, ReadError>;
    type Looks = fn(Table<'_>, &ReadOptions, bool) -> Option<usize>;
    // In this order: a purchase has a date and a note too.
    let shapes: [(Content, Looks, Known); 5] = [
        (Content::Opportunities, looks_like::<Deals>, known::<Deals>),
        (Content::Products, looks_like::<Products>, known::<Products>),
        (Content::Purchases, looks_like::<Sales>, known::<Sales>),
        (Content::FollowUps, looks_like::<FollowUps>, known::<FollowUps>),
        (Content::Interactions, looks_like::<Interactions>, known::<Interactions>),
    ];
    if let Some((content, _, known)) = shapes.iter().find(|(content, ..)| options.content == Some(*content)) {
        let mut best = (0, 0);
        for (at, table) in tables.iter().enumerate() {
            best = best.max((known(*table, options)?, usize::MAX - at));
        }
        return Ok((*content, usize::MAX - best.1.max(1)));
    }
    // What is written right says more than what may have been meant; of that, what most columns may mean is it.
    for through_typos in [false, true].into_iter().filter(|_| options.content.is_none()) {
        let mut best: Option<(usize, Content, usize)> = None;
        for (content, looks, _) in shapes {
            let known = |(at, table): (usize, &Table<'_>)| Some((looks(*table, options, through_typos)?, at));
            let found = tables.iter().enumerate().filter_map(known);
            let Some((known, at)) = found.max_by_key(|(known, at)| (*known, usize::MAX - at)) else { continue };
            if !through_typos {
                // What was said may name an amount too: then most of its columns mean nothing in a purchase.
                let said = tables.get(at).and_then(|table| looks_like::<Interactions>(*table, options, false));
                let is_said = content == Content::Purchases && said.is_some_and(|said| said > known + 2);
                return Ok((if is_said { Content::Interactions } else { content }, at));
            }
            if best.is_none_or(|(most, ..)| known > most) {
                best = Some((known, content, at));
            }
        }
        if let Some((_, content, at)) = best {
            return Ok((content, at));
        }
    }
    Ok((Content::Clients, 0))
}

/// Reads a table of a content.
fn table(
    name: &str,
    format: Format,
    table: Table<'_>,
    content: Content,
    (options, zone): (&ReadOptions, &TimeZone),
) -> Result<Incoming, ReadError> {
    let mut read = match content {
        Content::Clients => clients::read(name, format, table, options)?,
        Content::Interactions => reading::read::<Interactions>(name, format, table, options, zone)?,
        Content::FollowUps => reading::read::<FollowUps>(name, format, table, options, zone)?,
        Content::Purchases => reading::read::<Sales>(name, format, table, options, zone)?,
        Content::Products => reading::read::<Products>(name, format, table, options, zone)?,
        Content::Opportunities => reading::read::<Deals>(name, format, table, options, zone)?,
    };
    read.made_by = program::of(&read.columns);
    if read.made_by == Some(Program::LinkedIn)
        && let Rows::Clients(rows) = &mut read.rows
    {
        program::profiles(rows);
    }
    Ok(read)
}
