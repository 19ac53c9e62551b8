//! Records of a table, with the line and the place of each one.
//!
//! Lines are counted here, since the parser's own position of a record may lie on the empty lines before it.

use ::csv::{Reader, ReaderBuilder, StringRecord};

use super::Grid;

/// Where a record is: in the text, or among the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::exchange) struct Span {
    /// First byte, or the row.
    pub(in crate::exchange) start: usize,
    /// Byte after its line end, or the row after it.
    pub(in crate::exchange) end: usize,
    /// Line (from 1) on which it begins.
    pub(in crate::exchange) line: u64,
}

/// A place between two records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::exchange) struct Place {
    /// The byte, or the row.
    pub(in crate::exchange) at: usize,
    /// Its line.
    pub(in crate::exchange) line: u64,
}

/// Reads records one by one.
pub(in crate::exchange) struct Records<'t> {
    source: Source<'t>,
    /// Empty lines passed so far.
    pub(in crate::exchange) blank: usize,
}

enum Source<'t> {
    Text { text: &'t str, delimiter: u8, reader: Box<Reader<&'t [u8]>>, base: usize, counted: usize, line: u64 },
    Cells { grid: &'t Grid, next: usize },
}

impl<'t> Records<'t> {
    /// Reads `text` from byte `from`, which lies on line `line`.
    pub(in crate::exchange) fn new(text: &'t str, delimiter: u8, from: usize, line: u64) -> Self {
        let reader = Box::new(reader(text, delimiter, from));
        Self { source: Source::Text { text, delimiter, reader, base: from, counted: from, line }, blank: 0 }
    }

    /// Reads cells from a row on.
    pub(in crate::exchange) fn of(grid: &'t Grid, from: usize) -> Self {
        Self { source: Source::Cells { grid, next: from }, blank: 0 }
    }

    /// Reads the next record into `record`; `None` at the end.
    pub(in crate::exchange) fn next(&mut self, record: &mut StringRecord) -> Option<Span> {
        match &mut self.source {
            Source::Text { text, reader, base, counted, line, .. } => {
                let mut start = position(text, reader, *base);
                // A record of valid UTF-8 in memory cannot fail to be read; should it, the text ends here.
                if !matches!(reader.read_record(record), Ok(true)) {
                    return None;
                }
                let end = position(text, reader, *base);
                let lead = slice(text, start, end).bytes().take_while(|byte| *byte == b'\n').count();
                self.blank += lead;
                start += lead;
                *line += newlines(slice(text, *counted, start));
                *counted = start;
                Some(Span { start, end, line: *line })
            }
            Source::Cells { grid, next } => {
                let line = u64::from(grid.number(*next)?);
                grid.read(*next, record);
                *next += 1;
                Some(Span { start: *next - 1, end: *next, line })
            }
        }
    }

    /// The place after the record that was read last.
    pub(in crate::exchange) fn after(&self, span: Span) -> Place {
        let line = match &self.source {
            Source::Text { text, counted, line, .. } => line + newlines(slice(text, *counted, span.end)),
            Source::Cells { .. } => span.line + 1,
        };
        Place { at: span.end, line }
    }

    /// A record as it was written; `None` where it was never written as one text.
    pub(in crate::exchange) fn written(&self, span: Span) -> Option<&'t str> {
        match &self.source {
            Source::Text { text, .. } => Some(slice(text, span.start, span.end)),
            Source::Cells { .. } => None,
        }
    }

    /// Whether `span`, the last record of the text, ends inside quotation marks.
    pub(in crate::exchange) fn is_open(&self, span: Span) -> bool {
        match &self.source {
            Source::Text { text, delimiter, .. } => {
                span.end >= text.len() && ends_quoted(slice(text, span.start, span.end), *delimiter)
            }
            Source::Cells { .. } => false,
        }
    }

    /// Goes back to the line after the first of `span`, if that line reads as a record of `columns` cells: a stray
    /// quotation mark must not swallow the records after it.
    pub(in crate::exchange) fn resume_inside(&mut self, span: Span, columns: usize) -> bool {
        let Source::Text { text, delimiter, .. } = self.source else { return false };
        let Some(first) = slice(text, span.start, span.end).find('\n') else {
            return false;
        };
        let from = span.start + first + 1;
        let mut record = StringRecord::new();
        let mut probe = Self::new(text, delimiter, from, span.line + 1);
        if probe.next(&mut record).is_none() || record.len() != columns || columns < 2 {
            return false;
        }
        let blank = self.blank;
        *self = Self::new(text, delimiter, from, span.line + 1);
        self.blank = blank;
        true
    }
}

fn position(text: &str, reader: &Reader<&[u8]>, base: usize) -> usize {
    let read = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
    base.saturating_add(read).min(text.len())
}

/// The text between two bytes; empty if they are not character boundaries.
fn slice(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).unwrap_or_default()
}

fn reader(text: &str, delimiter: u8, from: usize) -> Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.get(from..).unwrap_or_default().as_bytes())
}

fn newlines(text: &str) -> u64 {
    text.bytes().map(|byte| u64::from(byte == b'\n')).sum()
}

/// Where a byte stands with regard to quotation marks, by the parser's own rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::exchange) enum Quoting {
    /// At the start of a cell.
    Start,
    /// In a cell without marks, or after the closing one.
    Plain,
    /// Between marks.
    Quoted,
    /// Right after a mark that closes, unless another follows.
    Closed,
}

impl Quoting {
    /// The state after `byte`.
    pub(in crate::exchange) const fn next(self, byte: u8, delimiter: u8) -> Self {
        match (self, byte) {
            (Self::Quoted, b'"') => Self::Closed,
            (Self::Quoted, _) | (Self::Start | Self::Closed, b'"') => Self::Quoted,
            (_, b'\n') => Self::Start,
            (_, byte) if byte == delimiter => Self::Start,
            _ => Self::Plain,
        }
    }
}

/// Whether a record ends inside quotation marks.
fn ends_quoted(record: &str, delimiter: u8) -> bool {
    record.bytes().fold(Quoting::Start, |state, byte| state.next(byte, delimiter)) == Quoting::Quoted
}

/// Whether a record has no value at all.
pub(in crate::exchange) fn is_blank(record: &StringRecord) -> bool {
    record.iter().all(|cell| cell.chars().all(|c| c.is_whitespace() || super::clean::is_dropped(c)))
}
