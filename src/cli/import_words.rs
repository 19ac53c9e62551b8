//! What is wrong with a file, a row or a value of it, in the user's words.

use std::path::Path;

use super::output::brief;
use crate::domain::text::clean_line;
use crate::exchange::csv::{CsvError, FileKind, Limited, RejectReason, WarningReason};
use crate::i18n::{Arg, Texts};

/// The most of a file's headers that a line lists, in columns of the terminal.
const HEADERS: usize = 200;

/// Why the whole file is refused.
pub(super) fn refusal(texts: &Texts, path: &Path, error: &CsvError) -> String {
    let path = ("path", Arg::from(clean_line(&path.display().to_string())));
    let listed = |headers: &[String]| Arg::from(brief(&headers.join(", "), HEADERS));
    match error {
        CsvError::Empty => texts.with("error-import-empty", &[path]),
        CsvError::NotText { kind } => {
            texts.with("error-import-not-text", &[path, ("kind", texts.get(file_kind(*kind)).into())])
        }
        CsvError::NoHeader => texts.with("error-import-no-header", &[path]),
        CsvError::NoNameColumn { headers } => texts.with("error-import-no-name", &[path, ("headers", listed(headers))]),
        CsvError::UnknownColumn { column, headers } => {
            let column = Arg::from(brief(column, 60));
            texts.with("error-import-no-column", &[path, ("column", column), ("headers", listed(headers))])
        }
        CsvError::BadDelimiter => texts.get("error-import-delimiter").to_owned(),
        CsvError::TooLarge { what, limit } => {
            let what = match what {
                Limited::Bytes => "import-limit-bytes",
                Limited::Columns => "import-limit-columns",
                Limited::Rows => "import-limit-rows",
                Limited::Cells => "import-limit-cells",
            };
            let args = [path, ("limit", (*limit).into()), ("what", texts.get(what).into())];
            texts.with("error-import-too-large", &args)
        }
    }
}

/// Why a row gives no client.
pub(super) fn reject(texts: &Texts, reason: &RejectReason) -> String {
    match reason {
        RejectReason::NoName => texts.get("reject-no-name").to_owned(),
        RejectReason::TooLong { column } => texts.with("reject-too-long", &[("column", brief(column, 60).into())]),
        RejectReason::OpenQuote => texts.get("reject-open-quote").to_owned(),
    }
}

/// What is wrong with a value.
pub(super) fn warning(texts: &Texts, reason: WarningReason) -> &str {
    texts.get(match reason {
        WarningReason::BadDate => "warning-bad-date",
        WarningReason::BadNumber => "warning-bad-number",
        WarningReason::BadEmail => "warning-bad-email",
        WarningReason::BadPhone => "warning-bad-phone",
        WarningReason::RoundedPhone => "warning-rounded-phone",
        WarningReason::TooLong => "warning-too-long",
    })
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
