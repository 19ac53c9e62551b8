//! ODS: its own text, tag by tag. A row or a cell can say that it is repeated a million times, which the sheets of
//! others do for emptiness alone: only what has a value is taken so many times, up to a limit.

use std::io::BufReader;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::cell::{decimal, duration, iso};
use super::{MAX_COLUMNS, MAX_SHEETS, packed, put};
use crate::exchange::incoming::{FileKind, Limited, MAX_RECORDS, ReadError};
use crate::exchange::table::Grid;

/// The most repeats of a cell or a row with a value.
const MAX_REPEATS: u32 = 4_096;
/// The longest text of a cell, in bytes.
const MAX_TEXT: usize = 1024 * 1024;

/// A row as it gathers.
#[derive(Default)]
struct Line {
    cells: Vec<(u32, String)>,
    /// The column of the next cell.
    column: u32,
    /// How many rows are like it.
    times: u32,
}

/// A cell as it gathers.
#[derive(Default)]
struct Open {
    times: u32,
    /// What the file says that it holds, where it does.
    value: Option<String>,
    text: String,
    paragraphs: u32,
    /// Tags of no interest that are open: a remark, a picture.
    aside: u32,
}

/// The sheets of a workbook.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<(String, Grid)>, ReadError> {
    let mut archive = packed::open(bytes, FileKind::Ods)?;
    if let Ok(manifest) = archive.by_name("META-INF/manifest.xml") {
        is_open(BufReader::new(manifest))?;
    }
    let content = archive.by_name("content.xml").map_err(|error| packed::failed(&error, FileKind::Ods))?;
    content_of(BufReader::new(content))
}

/// Refuses what is locked.
fn is_open(manifest: impl std::io::BufRead) -> Result<(), ReadError> {
    let mut reader = Reader::from_reader(manifest);
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).map_err(|_| damaged())? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "encryption-data" => {
                return Err(ReadError::Locked);
            }
            Event::Eof => return Ok(()),
            _ => buffer.clear(),
        }
    }
}

fn content_of(content: impl std::io::BufRead) -> Result<Vec<(String, Grid)>, ReadError> {
    let mut reader = Reader::from_reader(content);
    let mut buffer = Vec::new();
    let mut sheets: Vec<(String, Grid)> = Vec::new();
    let (mut line, mut cell): (Option<Line>, Option<Open>) = (None, None);
    let (mut row, mut depth) = (0_u32, 0_u32);
    loop {
        let event = reader.read_event_into(&mut buffer).map_err(|_| damaged())?;
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                let ends = matches!(event, Event::Empty(_));
                match (tag.local_name().as_ref(), &mut cell) {
                    (_, Some(open)) if open.aside > 0 => open.aside += u32::from(!ends),
                    ("annotation" | "frame" | "shape", Some(open)) => open.aside += u32::from(!ends),
                    ("p" | "h", Some(open)) => {
                        if open.paragraphs > 0 {
                            open.text.push('\n');
                        }
                        open.paragraphs += 1;
                    }
                    ("s", Some(open)) => {
                        let spaces = number(tag, "c").unwrap_or(1).min(100);
                        (0..spaces).for_each(|_| open.text.push(' '));
                    }
                    ("tab" | "line-break", Some(open)) => open.text.push(' '),
                    ("table", None) if !ends => {
                        if sheets.len() >= MAX_SHEETS {
                            return Ok(sheets);
                        }
                        // A table within another is none of ours.
                        depth += 1;
                        if depth == 1 {
                            sheets.push((attribute(tag, "name").unwrap_or_default(), Grid::default()));
                            row = 0;
                        }
                    }
                    ("table-row", None) => {
                        let times = number(tag, "number-rows-repeated").unwrap_or(1).max(1);
                        if ends {
                            row = row.saturating_add(times);
                        } else {
                            line = Some(Line { times, ..Line::default() });
                        }
                    }
                    ("table-cell" | "covered-table-cell", None) => {
                        let open = begin(tag);
                        if ends {
                            end(&mut line, &open);
                        } else {
                            cell = Some(open);
                        }
                    }
                    _ => {}
                }
            }
            Event::End(tag) => match (tag.local_name().as_ref(), &mut cell) {
                (_, Some(open)) if open.aside > 0 => open.aside -= 1,
                ("table-cell" | "covered-table-cell", Some(_)) => {
                    if let Some(open) = cell.take() {
                        end(&mut line, &open);
                    }
                }
                ("table-row", None) => {
                    if let (Some(line), Some((_, grid))) = (line.take(), sheets.last_mut()) {
                        row = write(grid, row, &line)?;
                    }
                }
                ("table", None) => depth = depth.saturating_sub(1),
                _ => {}
            },
            Event::Text(text) => {
                if let Some(open) = cell.as_mut().filter(|open| open.aside == 0 && open.paragraphs > 0) {
                    push(&mut open.text, text)?;
                }
            }
            Event::CData(text) => {
                if let Some(open) = cell.as_mut().filter(|open| open.aside == 0 && open.paragraphs > 0) {
                    push(&mut open.text, text)?;
                }
            }
            Event::GeneralRef(entity) => {
                if let Some(open) = cell.as_mut().filter(|open| open.aside == 0) {
                    let named = quick_xml::escape::resolve_xml_entity(entity).map(str::to_owned);
                    let sign = named.or_else(|| entity.resolve_char_ref().ok().flatten().map(String::from));
                    open.text.push_str(sign.as_deref().unwrap_or_default());
                }
            }
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    // Text that breaks off within a table is not all of it.
    if depth > 0 || sheets.is_empty() {
        return Err(damaged());
    }
    for (_, grid) in &mut sheets {
        grid.end_row();
    }
    Ok(sheets)
}

/// What a cell says of itself.
fn begin(tag: &BytesStart<'_>) -> Open {
    let value = match attribute(tag, "value-type").as_deref() {
        Some("float" | "currency" | "percentage") => {
            attribute(tag, "value").and_then(|value| value.parse().ok()).map(decimal)
        }
        Some("date") => attribute(tag, "date-value").map(|value| iso(&value)),
        Some("time") => attribute(tag, "time-value").map(|value| duration(&value)),
        Some("boolean") => attribute(tag, "boolean-value"),
        _ => None,
    };
    Open { times: number(tag, "number-columns-repeated").unwrap_or(1).max(1), value, ..Open::default() }
}

/// Puts a cell into its row.
fn end(line: &mut Option<Line>, cell: &Open) {
    let Some(line) = line else { return };
    let text = cell.value.as_deref().unwrap_or(cell.text.trim());
    // What could not be computed.
    let text =
        if text.starts_with('#') && text.ends_with(['!', '?', 'A']) || text.starts_with("Err:") { "" } else { text };
    if !text.is_empty() {
        for at in 0..cell.times.min(MAX_REPEATS) {
            let column = line.column.saturating_add(at);
            // One more than may be, so that it is seen to be too many.
            if column > MAX_COLUMNS {
                break;
            }
            line.cells.push((column, text.to_owned()));
        }
    }
    line.column = line.column.saturating_add(cell.times);
}

/// Writes a row as often as it is repeated, and says which is the next.
fn write(grid: &mut Grid, row: u32, line: &Line) -> Result<u32, ReadError> {
    if !line.cells.is_empty() {
        for at in 0..line.times.min(MAX_REPEATS) {
            if grid.len() >= MAX_RECORDS {
                return Err(ReadError::TooLarge { what: Limited::Rows, limit: MAX_RECORDS });
            }
            grid.row(row.saturating_add(at).saturating_add(1));
            line.cells.iter().try_for_each(|(column, text)| put(grid, *column, text))?;
        }
    }
    Ok(row.saturating_add(line.times))
}

fn push(to: &mut String, text: &str) -> Result<(), ReadError> {
    if to.len() + text.len() > MAX_TEXT {
        return Err(ReadError::TooLarge { what: Limited::Unpacked, limit: MAX_TEXT });
    }
    to.push_str(text);
    Ok(())
}

/// An attribute, whatever the name of its space.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|it| it.key.local_name().as_ref() == name)?;
    let value = quick_xml::escape::unescape(&found.value).ok()?;
    Some(value.into_owned())
}

fn number(tag: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(tag, name)?.trim().parse().ok()
}

fn damaged() -> ReadError {
    ReadError::Damaged { kind: FileKind::Ods }
}
