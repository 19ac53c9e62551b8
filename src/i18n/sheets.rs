//! What is wrong with a file, a row or a value of it, in the user's words.

use std::io::{self, ErrorKind};
use std::path::Path;

use super::{Arg, Texts};
use crate::domain::cells::cut;
use crate::domain::text::{clean_line, first_line};
use crate::exchange::csv::{CsvError, FileKind, Limited, RejectReason, WarningReason};

/// The most of a file's headers that a line lists, in columns of the terminal.
const HEADERS: usize = 200;

impl Texts {
    /// Why the whole file is refused.
    #[must_use]
    pub fn sheet_error(&self, path: &Path, error: &CsvError) -> String {
        let path = ("path", Arg::from(clean_line(&path.display().to_string())));
        let listed = |headers: &[String]| Arg::from(brief(&headers.join(", "), HEADERS));
        match error {
            CsvError::Empty => self.with("error-import-empty", &[path]),
            CsvError::NotText { kind } => {
                self.with("error-import-not-text", &[path, ("kind", self.get(file_kind(*kind)).into())])
            }
            CsvError::NoHeader => self.with("error-import-no-header", &[path]),
            CsvError::NoNameColumn { headers } => {
                self.with("error-import-no-name", &[path, ("headers", listed(headers))])
            }
            CsvError::UnknownColumn { column, headers } => {
                let column = Arg::from(brief(column, 60));
                self.with("error-import-no-column", &[path, ("column", column), ("headers", listed(headers))])
            }
            CsvError::BadDelimiter => self.get("error-import-delimiter").to_owned(),
            CsvError::TooLarge { what, limit } => {
                let what = match what {
                    Limited::Bytes => "import-limit-bytes",
                    Limited::Columns => "import-limit-columns",
                    Limited::Rows => "import-limit-rows",
                    Limited::Cells => "import-limit-cells",
                };
                let args = [path, ("limit", (*limit).into()), ("what", self.get(what).into())];
                self.with("error-import-too-large", &args)
            }
        }
    }

    /// Why a row gives no client.
    #[must_use]
    pub fn sheet_reject(&self, reason: &RejectReason) -> String {
        match reason {
            RejectReason::NoName => self.get("reject-no-name").to_owned(),
            RejectReason::TooLong { column } => self.with("reject-too-long", &[("column", brief(column, 60).into())]),
            RejectReason::OpenQuote => self.get("reject-open-quote").to_owned(),
        }
    }

    /// What is wrong with a value.
    #[must_use]
    pub fn sheet_warning(&self, reason: WarningReason) -> &str {
        self.get(match reason {
            WarningReason::BadDate => "warning-bad-date",
            WarningReason::BadNumber => "warning-bad-number",
            WarningReason::BadEmail => "warning-bad-email",
            WarningReason::BadPhone => "warning-bad-phone",
            WarningReason::RoundedPhone => "warning-rounded-phone",
            WarningReason::TooLong => "warning-too-long",
        })
    }

    /// Why a file could not be read at all.
    #[must_use]
    pub fn file_error(&self, path: &Path, error: &io::Error) -> String {
        let key = match error.kind() {
            ErrorKind::IsADirectory => "error-import-folder",
            ErrorKind::NotFound => "error-import-missing",
            _ => "error-import-file",
        };
        let (path, detail) = (clean_line(&path.display().to_string()), clean_line(&error.to_string()));
        self.with(key, &[("path", path.into()), ("detail", detail.into())])
    }
}

/// The first line of a foreign text, made harmless and short.
fn brief(text: &str, room: usize) -> String {
    cut(&clean_line(first_line(text)), room).into_owned()
}

fn file_kind(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Xlsx => "file-kind-xlsx",
        FileKind::Ods => "file-kind-ods",
        FileKind::Xls => "file-kind-xls",
        FileKind::Zip => "file-kind-zip",
        FileKind::Compressed => "file-kind-compressed",
        FileKind::Pdf => "file-kind-pdf",
        FileKind::Image => "file-kind-image",
        FileKind::Media => "file-kind-media",
        FileKind::Sqlite => "file-kind-sqlite",
        FileKind::Program => "file-kind-program",
        FileKind::Html => "file-kind-html",
        FileKind::Xml => "file-kind-xml",
        FileKind::Json => "file-kind-json",
        FileKind::VCard => "file-kind-vcard",
        FileKind::ICalendar => "file-kind-icalendar",
        FileKind::Rtf => "file-kind-rtf",
        FileKind::Utf32 => "file-kind-utf32",
        FileKind::Unknown => "file-kind-unknown",
    }
}
