//! Bytes to text: refuses what is not text, finds the encoding, leaves `\n` as the only line end.
//!
//! Order of trust: a byte order mark, the encoding asked for, UTF-16 shown by its NULs, valid UTF-8, UTF-8 with a few
//! damaged bytes, Mac OS Roman shown by its accents, and at last a detector biased to Spanish.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE};

use crate::exchange::incoming::{FileKind, Limited, ReadError};

/// How much of a file is looked at to tell text from binary.
const SAMPLE: usize = 64 * 1024;
/// How much text the detector gets: enough for a stable answer, little enough to be instant.
const DETECT: usize = 256 * 1024;

/// The largest file in another encoding than UTF-8.
const MAX_FOREIGN: usize = 64 * 1024 * 1024;

/// Text of a file.
#[derive(Debug)]
pub(in crate::exchange) struct Decoded<'a> {
    /// The text, without byte order mark and with `\n` line ends.
    pub(in crate::exchange) text: Cow<'a, str>,
    /// Name of its encoding.
    pub(in crate::exchange) encoding: &'static str,
    /// Whether some bytes became U+FFFD.
    pub(in crate::exchange) lossy: bool,
}

/// Decodes a file.
pub(in crate::exchange) fn decode<'a>(
    bytes: &'a [u8],
    asked: Option<&'static Encoding>,
) -> Result<Decoded<'a>, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if let Some(kind) = FileKind::of_bytes(bytes) {
        return Err(ReadError::NotText { kind });
    }
    let encoding = match (Encoding::for_bom(bytes), asked) {
        (Some((encoding, _)), _) | (None, Some(encoding)) => encoding,
        (None, None) => guess(bytes)?,
    };
    // Another encoding needs up to three times the room.
    if encoding != UTF_8 && bytes.len() > MAX_FOREIGN {
        return Err(ReadError::TooLarge { what: Limited::Bytes, limit: MAX_FOREIGN });
    }
    let (text, encoding, lossy) = encoding.decode(bytes);
    if looks_binary(&text) {
        return Err(ReadError::NotText { kind: FileKind::Unknown });
    }
    if text.trim_matches(|c: char| c.is_whitespace() || c == '\0').is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(Decoded { text: unix_lines(text), encoding: encoding.name(), lossy })
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
fn guess(bytes: &[u8]) -> Result<&'static Encoding, ReadError> {
    let head = bytes.get(..SAMPLE).unwrap_or(bytes);
    if let Some(encoding) = utf16_by_nuls(head) {
        return Ok(encoding);
    }
    let nuls: usize = head.iter().map(|byte| usize::from(*byte == 0)).sum();
    if nuls > 40 + head.len() / 100 {
        return Err(ReadError::NotText { kind: FileKind::Unknown });
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
