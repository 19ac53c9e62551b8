//! What a file is, by how it begins: whatever its name says.

/// How much of an archive is looked at for the names in it.
const HEAD: usize = 64 * 1024;

/// What a file that is not CSV text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// Excel workbook (`.xlsx`).
    Xlsx,
    /// Spreadsheet of `LibreOffice` and others (`.ods`).
    Ods,
    /// Old Excel workbook or other OLE document.
    Xls,
    /// ZIP of something else.
    Zip,
    /// Other compressed file.
    Compressed,
    /// PDF.
    Pdf,
    /// Picture.
    Image,
    /// Sound or video.
    Media,
    /// SQLite database.
    Sqlite,
    /// Program.
    Program,
    /// Web page, also one named `.xls`.
    Html,
    /// XML.
    Xml,
    /// JSON.
    Json,
    /// vCard.
    VCard,
    /// iCalendar.
    ICalendar,
    /// Rich text.
    Rtf,
    /// UTF-32 text, which nothing in use writes.
    Utf32,
    /// Something binary.
    Unknown,
}

impl FileKind {
    /// The kind of a file that is no text, by its first bytes.
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Option<Self> {
        binary(bytes)
    }

    /// The kind of a text that is no table, by how it starts.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        markup(text)
    }
}

/// The kind of a binary file, by its first bytes.
fn binary(bytes: &[u8]) -> Option<FileKind> {
    const MAGICS: &[(&[u8], FileKind)] = &[
        (b"\x89PNG", FileKind::Image),
        (b"\xFF\xD8\xFF", FileKind::Image),
        (b"GIF87a", FileKind::Image),
        (b"GIF89a", FileKind::Image),
        (b"II*\0", FileKind::Image),
        (b"MM\0*", FileKind::Image),
        (b"%PDF-", FileKind::Pdf),
        (b"SQLite format 3\0", FileKind::Sqlite),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", FileKind::Xls),
        (b"\x1F\x8B", FileKind::Compressed),
        (b"7z\xBC\xAF\x27\x1C", FileKind::Compressed),
        (b"\xFD7zXZ\0", FileKind::Compressed),
        (b"\x28\xB5\x2F\xFD", FileKind::Compressed),
        (b"Rar!\x1A\x07", FileKind::Compressed),
        (b"\x7FELF", FileKind::Program),
        (b"OggS\0", FileKind::Media),
        (b"ID3\x02", FileKind::Media),
        (b"ID3\x03", FileKind::Media),
        (b"ID3\x04", FileKind::Media),
        (b"\xFF\xFE\0\0", FileKind::Utf32),
        (b"\0\0\xFE\xFF", FileKind::Utf32),
    ];
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(zip_kind(bytes));
    }
    if bytes.starts_with(b"RIFF") {
        return match bytes.get(8..12) {
            Some(b"WEBP") => Some(FileKind::Image),
            Some(b"WAVE" | b"AVI ") => Some(FileKind::Media),
            _ => None,
        };
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some(match bytes.get(8..12) {
            Some(b"heic" | b"heix" | b"mif1" | b"avif") => FileKind::Image,
            _ => FileKind::Media,
        });
    }
    MAGICS.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind)
}

/// Tells the office formats apart by the member names near the start of the archive.
fn zip_kind(bytes: &[u8]) -> FileKind {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let has = |needle: &[u8]| head.windows(needle.len()).any(|window| window == needle);
    if has(b"application/vnd.oasis.opendocument.spreadsheet") {
        FileKind::Ods
    } else if has(b"xl/") {
        FileKind::Xlsx
    } else {
        FileKind::Zip
    }
}

/// The kind of a text that is not CSV, by how it starts.
fn markup(text: &str) -> Option<FileKind> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let starts = |prefix: &str| text.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
    if starts("BEGIN:VCARD") {
        Some(FileKind::VCard)
    } else if starts("BEGIN:VCALENDAR") {
        Some(FileKind::ICalendar)
    } else if starts("<!doctype html") || starts("<html") || starts("<table") {
        Some(FileKind::Html)
    } else if starts("<?xml") {
        Some(FileKind::Xml)
    } else if starts("{\\rtf") {
        Some(FileKind::Rtf)
    } else {
        let inner = text.strip_prefix(['{', '['])?.trim_start();
        inner.starts_with(['"', '{', '[', '}', ']']).then_some(FileKind::Json)
    }
}
