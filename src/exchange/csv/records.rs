//! Records of a decoded text, with the physical line and the bytes of each one.
//!
//! Lines are counted here, since the parser's own position of a record may lie on the empty lines before it.

use ::csv::{Reader, ReaderBuilder, StringRecord};

/// Where a record is in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    /// First byte.
    pub(super) start: usize,
    /// Byte after its line end.
    pub(super) end: usize,
    /// Physical line (from 1) of its first byte.
    pub(super) line: u64,
}

/// Reads records one by one.
pub(super) struct Records<'t> {
    text: &'t str,
    delimiter: u8,
    reader: Reader<&'t [u8]>,
    base: usize,
    counted: usize,
    line: u64,
    /// Empty lines passed so far.
    pub(super) blank: usize,
}

impl<'t> Records<'t> {
    /// Reads `text` from byte `from`, which lies on line `line`.
    pub(super) fn new(text: &'t str, delimiter: u8, from: usize, line: u64) -> Self {
        Self { text, delimiter, reader: reader(text, delimiter, from), base: from, counted: from, line, blank: 0 }
    }

    /// Reads the next record into `record`; `None` at the end.
    pub(super) fn next(&mut self, record: &mut StringRecord) -> Option<Span> {
        let mut start = self.position();
        // A record of valid UTF-8 in memory cannot fail to be read; should it, the text ends here.
        if !matches!(self.reader.read_record(record), Ok(true)) {
            return None;
        }
        let end = self.position();
        let lead = self.slice(start, end).bytes().take_while(|byte| *byte == b'\n').count();
        self.blank += lead;
        start += lead;
        self.line += newlines(self.slice(self.counted, start));
        self.counted = start;
        Some(Span { start, end, line: self.line })
    }

    /// The line of byte `at`, which is not before the last record.
    pub(super) fn line_at(&self, at: usize) -> u64 {
        self.line + newlines(self.slice(self.counted, at))
    }

    /// The text between two bytes; empty if they are not character boundaries.
    pub(super) fn slice(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Whether `span`, the last record of the text, ends inside quotation marks.
    pub(super) fn is_open(&self, span: Span) -> bool {
        span.end >= self.text.len() && ends_quoted(self.slice(span.start, span.end), self.delimiter)
    }

    /// Goes back to the line after the first of `span`, if that line reads as a record of `columns` cells: a stray
    /// quotation mark must not swallow the clients after it.
    pub(super) fn resume_inside(&mut self, span: Span, columns: usize) -> bool {
        let Some(first) = self.slice(span.start, span.end).find('\n') else {
            return false;
        };
        let from = span.start + first + 1;
        let mut record = StringRecord::new();
        let mut probe = Self::new(self.text, self.delimiter, from, span.line + 1);
        if probe.next(&mut record).is_none() || record.len() != columns || columns < 2 {
            return false;
        }
        let blank = self.blank;
        *self = Self::new(self.text, self.delimiter, from, span.line + 1);
        self.blank = blank;
        true
    }

    fn position(&self) -> usize {
        let read = usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX);
        self.base.saturating_add(read).min(self.text.len())
    }
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
pub(super) enum Quoting {
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
    pub(super) const fn next(self, byte: u8, delimiter: u8) -> Self {
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
pub(super) fn is_blank(record: &StringRecord) -> bool {
    record.iter().all(|cell| cell.chars().all(|c| c.is_whitespace() || super::clean::is_dropped(c)))
}
