//! Delimited text as the tests of tables read it.

use std::ops::{Deref, DerefMut};

use super::clients::{self, Options, Sheet};
use crate::exchange::any::options;
use crate::exchange::csv::{Text, can_delimit, decode};
use crate::exchange::incoming::{self, Content, FileKind, Limited, MAX_BYTES, ReadError, ReadOptions};

/// A sheet of clients with all that is known of it, and how its text is written.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::exchange) struct Written {
    pub(in crate::exchange) sheet: Sheet,
    pub(in crate::exchange) encoding: &'static str,
    pub(in crate::exchange) lossy: bool,
    pub(in crate::exchange) delimiter: u8,
}

impl Deref for Written {
    type Target = Sheet;
    fn deref(&self) -> &Sheet {
        &self.sheet
    }
}

impl DerefMut for Written {
    fn deref_mut(&mut self) -> &mut Sheet {
        &mut self.sheet
    }
}

/// Text of clients, of which more is kept than [`incoming::read`] gives away; where both can read it they find the same.
pub(in crate::exchange) fn read_clients(bytes: &[u8], asked: &Options) -> Result<Written, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge { what: Limited::Bytes, limit: MAX_BYTES });
    }
    if asked.delimiter.is_some_and(|delimiter| !can_delimit(delimiter)) {
        return Err(ReadError::BadDelimiter);
    }
    let decoded = decode(bytes, asked.encoding)?;
    if let Some(kind) = FileKind::of_text(&decoded.text) {
        return Err(ReadError::NotText { kind });
    }
    let text = Text::of(&decoded.text, asked.delimiter);
    let delimited = text.delimited(text.of_clients(asked));
    let (sheet, _) = clients::sheet(delimited.table(), asked)?;
    let written = Written { sheet, encoding: decoded.encoding, lossy: decoded.lossy, delimiter: delimited.delimiter };
    if asked.map.is_empty() && asked.day_first {
        let (content, delimiter, encoding) = (Some(Content::Clients), asked.delimiter, asked.encoding);
        let read = incoming::read("", bytes, &ReadOptions { content, delimiter, encoding, ..options() })?.remove(0);
        let how = (read.encoding, read.lossy, read.delimiter);
        assert_eq!(how, (Some(written.encoding), written.lossy, Some(written.delimiter)));
        assert_eq!(
            (read.rows, read.unread.len()),
            (incoming::Rows::Clients(written.rows.clone()), written.rejects.len())
        );
    }
    Ok(written)
}

/// What a text is taken for where nobody says it.
pub(in crate::exchange) fn content_of(text: &str) -> Option<Content> {
    incoming::read("", text.as_bytes(), &options()).ok().map(|read| read[0].content())
}
