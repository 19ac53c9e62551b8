//! What is wrong with a file, a row or a value of it, in the user's words.

use std::io::{self, ErrorKind};
use std::path::Path;

use super::{Arg, Texts};
use crate::domain::cells::cut;
use crate::domain::text::{clean_line, first_line};
use crate::exchange::csv::{BadCell, FileKind, RejectReason, WarningReason};
use crate::exchange::incoming::{Content, Limited, ReadError, Reason};

/// The most of a file's headers that a line lists, in columns of the terminal.
const HEADERS: usize = 200;

impl Texts {
    /// Why the whole file is refused.
    #[must_use]
    pub fn read_error(&self, path: &Path, error: &ReadError) -> String {
        let path = ("path", Arg::from(clean_line(&path.display().to_string())));
        let listed = |headers: &[String]| ("headers", Arg::from(brief(&headers.join(", "), HEADERS)));
        let of_kind = |kind: FileKind| ("kind", Arg::from(self.get(file_kind(kind))));
        match error {
            ReadError::Empty => self.with("error-read-empty", &[path]),
            ReadError::NotText { kind } => self.with("error-read-foreign", &[path, of_kind(*kind)]),
            ReadError::Damaged { kind } => self.with("error-read-damaged", &[path, of_kind(*kind)]),
            ReadError::Locked => self.with("error-read-locked", &[path]),
            ReadError::Agenda => self.with("error-read-agenda", &[path]),
            ReadError::NoHeader => self.with("error-read-no-header", &[path]),
            ReadError::NoNameColumn { headers } => self.with("error-read-no-name", &[path, listed(headers)]),
            ReadError::NotWhole { content, headers } => {
                let key = match content {
                    Content::Clients => "error-read-no-name",
                    Content::Interactions => "error-read-interactions",
                    Content::FollowUps => "error-read-follow-ups",
                    Content::Purchases => "error-read-purchases",
                    Content::Products => "error-read-products",
                    Content::Opportunities => "error-read-opportunities",
                };
                self.with(key, &[path, listed(headers)])
            }
            ReadError::UnknownColumn { column, headers } => {
                self.with("error-read-no-column", &[path, ("column", brief(column, 60).into()), listed(headers)])
            }
            ReadError::UnknownField { field, fields } => {
                let fields = ("fields", fields.join(", ").into());
                self.with("error-read-no-field", &[("field", brief(field, 60).into()), fields])
            }
            ReadError::BadDelimiter => self.get("error-read-delimiter").to_owned(),
            ReadError::TooLarge { what, limit } => {
                let what = match what {
                    Limited::Bytes => "read-limit-bytes",
                    Limited::Unpacked => "read-limit-unpacked",
                    Limited::Columns => "read-limit-columns",
                    Limited::Rows => "read-limit-rows",
                    Limited::Cells => "read-limit-cells",
                };
                let args = [path, ("limit", (*limit).into()), ("what", self.get(what).into())];
                self.with("error-read-too-large", &args)
            }
        }
    }

    /// Why a record gives nothing.
    #[must_use]
    pub fn unread(&self, content: Content, reason: &Reason) -> String {
        let typed = |key, typed: &str| self.with(key, &[("typed", brief(typed, 60).into())]);
        let key = match reason {
            Reason::Client(RejectReason::TooLong { column }) => {
                return self.with("unread-too-long", &[("column", brief(column, 60).into())]);
            }
            Reason::Cell(BadCell::Date(said)) => return typed("unread-bad-date", said),
            Reason::Cell(BadCell::Number(said)) => return typed("unread-bad-number", said),
            Reason::Cell(BadCell::Currency(said)) => return typed("unread-bad-currency", said),
            Reason::Cell(BadCell::Rule(said)) => return typed("unread-bad-rule", said),
            Reason::Client(RejectReason::NoName) => "unread-no-name",
            Reason::Client(RejectReason::OpenQuote) | Reason::OpenQuote => "unread-open-quote",
            Reason::Nobody => "unread-nobody",
            Reason::Nothing if content == Content::Products => "unread-no-product",
            Reason::Nothing if content == Content::Opportunities => "unread-no-title",
            Reason::Nothing => "unread-nothing",
            Reason::NoStage => "unread-no-stage",
            Reason::NoDate => "unread-no-date",
            Reason::NoAmount => "unread-no-amount",
            Reason::Broken => "unread-broken",
        };
        self.get(key).to_owned()
    }

    /// What is wrong with a value.
    #[must_use]
    pub fn doubt(&self, reason: WarningReason) -> &str {
        self.get(match reason {
            WarningReason::BadDate => "doubt-bad-date",
            WarningReason::BadNumber => "doubt-bad-days",
            WarningReason::BadAmount => "doubt-bad-number",
            WarningReason::BadEmail => "doubt-bad-email",
            WarningReason::BadPhone => "doubt-bad-phone",
            WarningReason::RoundedPhone => "doubt-rounded-phone",
            WarningReason::TooLong => "doubt-too-long",
            WarningReason::UnknownWord => "doubt-unknown-word",
        })
    }

    /// Why a row gives no client.
    #[must_use]
    pub fn sheet_reject(&self, reason: &RejectReason) -> String {
        self.unread(Content::Clients, &Reason::Client(reason.clone()))
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
