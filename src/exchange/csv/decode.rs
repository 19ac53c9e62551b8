//! Bytes to text: refuses what is not text, finds the encoding, leaves `\n` as the only line end.
//!
//! Order of trust: a byte order mark, the encoding asked for, UTF-16 shown by its NULs, valid UTF-8, UTF-8 with a few
//! damaged bytes, Mac OS Roman shown by its accents, and at last a detector biased to Spanish.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE};

use super::CsvError;

/// How much of a file is looked at to tell text from binary.
const SAMPLE: usize = 64 * 1024;
/// How much text the detector gets: enough for a stable answer, little enough to be instant.
const DETECT: usize = 256 * 1024;

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

/// Text of a file.
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    /// The text, without byte order mark and with `\n` line ends.
    pub(super) text: Cow<'a, str>,
    /// Name of its encoding.
    pub(super) encoding: &'static str,
    /// Whether some bytes became U+FFFD.
    pub(super) lossy: bool,
}

/// Decodes a file.
pub(super) fn decode<'a>(bytes: &'a [u8], asked: Option<&'static Encoding>) -> Result<Decoded<'a>, CsvError> {
    if bytes.is_empty() {
        return Err(CsvError::Empty);
    }
    if let Some(kind) = magic(bytes) {
        return Err(CsvError::NotText { kind });
    }
    let encoding = match (Encoding::for_bom(bytes), asked) {
        (Some((encoding, _)), _) | (None, Some(encoding)) => encoding,
        (None, None) => guess(bytes)?,
    };
    let (text, encoding, lossy) = encoding.decode(bytes);
    if looks_binary(&text) {
        return Err(CsvError::NotText { kind: FileKind::Unknown });
    }
    if let Some(kind) = markup(&text) {
        return Err(CsvError::NotText { kind });
    }
    if text.trim_matches(|c: char| c.is_whitespace() || c == '\0').is_empty() {
        return Err(CsvError::Empty);
    }
    Ok(Decoded { text: unix_lines(text), encoding: encoding.name(), lossy })
}

/// The kind of a binary file, by its first bytes.
fn magic(bytes: &[u8]) -> Option<FileKind> {
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
    let head = bytes.get(..SAMPLE).unwrap_or(bytes);
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
        inner.starts_with(['"', '{', '[']).then_some(FileKind::Json)
    }
}

/// Whether a text has more control characters than a hostile or damaged contacts file would.
fn looks_binary(text: &str) -> bool {
    let mut seen = 0_usize;
    let mut controls = 0_usize;
    for c in text.chars().take(SAMPLE) {
        seen += 1;
        if c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0b' | '\x0c' | '\x1b') {
            controls += 1;
        }
    }
    controls > 40 + seen / 50
}

/// The encoding of a file without byte order mark.
fn guess(bytes: &[u8]) -> Result<&'static Encoding, CsvError> {
    let head = bytes.get(..SAMPLE).unwrap_or(bytes);
    if let Some(encoding) = utf16_by_nuls(head) {
        return Ok(encoding);
    }
    let nuls: usize = head.iter().map(|byte| usize::from(*byte == 0)).sum();
    if nuls > 40 + head.len() / 100 {
        return Err(CsvError::NotText { kind: FileKind::Unknown });
    }
    if mostly_utf8(bytes) {
        return Ok(UTF_8);
    }
    if mac_roman(bytes) {
        return Ok(MACINTOSH);
    }
    // A long ASCII stretch teaches the detector nothing, so it starts near the first byte that does.
    let from = bytes.iter().position(|byte| !byte.is_ascii()).map_or(0, |at| at.saturating_sub(1024));
    let rest = bytes.get(from..).unwrap_or_default();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(rest.get(..DETECT).unwrap_or(rest), true);
    Ok(detector.guess(Some(b"es"), Utf8Detection::Deny))
}

/// UTF-16 by the NULs that ASCII characters (delimiters, digits, line ends at least) leave on one side only.
fn utf16_by_nuls(head: &[u8]) -> Option<&'static Encoding> {
    let mut pairs = 0_usize;
    let (mut first, mut second) = (0_usize, 0_usize);
    for pair in head.chunks_exact(2) {
        pairs += 1;
        first += usize::from(pair.first() == Some(&0));
        second += usize::from(pair.last() == Some(&0));
    }
    if pairs < 2 {
        return None;
    }
    if second * 4 > pairs && first * 20 <= pairs {
        Some(UTF_16LE)
    } else if first * 4 > pairs && second * 20 <= pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether a file is UTF-8, perhaps cut short or with a few damaged bytes: reading such a file as Windows-1252 would
/// garble every accent in it to save those few.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad == 0 || good > bad * 4
}

/// Mac OS Roman, which the detector does not know. Its `á` and `é` are `‡` and `Ž` in Windows-1252, which never follow
/// a lower-case letter; and a file with any Windows-1252 accent is not it.
fn mac_roman(bytes: &[u8]) -> bool {
    let mut mac = 0_usize;
    for pair in bytes.windows(2) {
        if let [before, byte] = *pair
            && before.is_ascii_alphabetic()
        {
            match byte {
                0x87 | 0x8E if before.is_ascii_lowercase() => mac += 1,
                0xE1 | 0xE9 | 0xED | 0xF1 | 0xF3 | 0xFA | 0xFC => return false,
                _ => {}
            }
        }
    }
    mac > 0
}

/// Leaves `\n` as the only line end, so that lines are counted and cells are split in one way.
fn unix_lines(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains('\r') {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest: &str = &text;
    while let Some((before, after)) = rest.split_once('\r') {
        out.push_str(before);
        out.push('\n');
        rest = after.strip_prefix('\n').unwrap_or(after);
    }
    out.push_str(rest);
    Cow::Owned(out)
}
