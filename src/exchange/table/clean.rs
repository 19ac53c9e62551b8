//! Makes a cell safe to show and to store, and splits the cells that hold several values.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::domain::text::is_hostile;

/// Google Contacts joins several values of one cell with this.
const JOINT: &str = ":::";

/// Whether a character is dropped: what drives a terminal, reorders or hides text, but for the ends of lines and tabs.
pub(in crate::exchange) fn is_dropped(c: char) -> bool {
    is_hostile(c) && !c.is_whitespace()
}

/// A one-line value: trimmed, runs of white space as one space, NFC.
pub(in crate::exchange) fn line(raw: &str) -> String {
    let raw = raw.trim();
    if is_plain(raw) {
        return raw.to_owned();
    }
    let mut out = String::with_capacity(raw.len());
    for c in raw.chars().filter(|c| !is_dropped(*c)) {
        if !c.is_whitespace() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    nfc(out)
}

/// [`line`] without a copy where there is nothing to clean.
pub(in crate::exchange) fn line_of(raw: &str) -> Cow<'_, str> {
    let raw = raw.trim();
    if is_plain(raw) { Cow::Borrowed(raw) } else { Cow::Owned(line(raw)) }
}

/// A value of several lines: only its ends are trimmed, and `\n` is the only line end.
pub(in crate::exchange) fn notes(raw: &str) -> String {
    let raw = raw.trim();
    if raw.bytes().all(|b| matches!(b, b'\n' | b' '..=b'~')) {
        return raw.to_owned();
    }
    let mut out = String::with_capacity(raw.len());
    for c in raw.chars().filter(|c| !is_dropped(*c)) {
        out.push(match c {
            '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            c if c.is_whitespace() => ' ',
            c => c,
        });
    }
    let trimmed = out.trim();
    if trimmed.len() < out.len() {
        return nfc(trimmed.to_owned());
    }
    nfc(out)
}

/// The first `max` characters of a text, cleaned.
pub(in crate::exchange) fn cut(raw: &str, max: usize) -> String {
    let end = raw.char_indices().nth(max).map_or(raw.len(), |(at, _)| at);
    notes(raw.get(..end).unwrap_or(raw))
}

/// Whether a text has more than `max` characters.
pub(in crate::exchange) fn is_longer(text: &str, max: usize) -> bool {
    text.len() > max && text.chars().nth(max).is_some()
}

/// Printable ASCII without a run of spaces: nothing to do, and nearly every cell is like this.
fn is_plain(raw: &str) -> bool {
    let mut last = 0;
    raw.bytes().all(|byte| {
        let fine = matches!(byte, b' '..=b'~') && !(byte == b' ' && last == b' ');
        last = byte;
        fine
    })
}

fn nfc(text: String) -> String {
    // Nothing below the first combining mark ever composes, and that is nearly all Spanish text.
    if text.chars().all(|c| c < '\u{300}') || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        text
    } else {
        text.nfc().collect()
    }
}

/// Whether a value only says that there is none.
pub(in crate::exchange) fn is_placeholder(value: &str) -> bool {
    const NONE: [&str; 20] = [
        "-",
        "--",
        "---",
        "—",
        "–",
        "?",
        ".",
        "n/a",
        "n.a.",
        "n/d",
        "s/d",
        "#n/a",
        "#n/d",
        "#ref!",
        "#value!",
        "#name?",
        "#div/0!",
        "#¡ref!",
        "#¡valor!",
        "#¿nombre?",
    ];
    value.len() <= 14 && NONE.iter().any(|none| none.eq_ignore_ascii_case(value))
}

/// The tags of a cell, without Google's system groups (`* myContacts`).
pub(in crate::exchange) fn tags(raw: &str) -> impl Iterator<Item = String> {
    raw.split(JOINT)
        .flat_map(|part| part.split([';', ',', '|', '\n']))
        .filter(|part| !part.trim_start().starts_with("* "))
        .map(line)
        .filter(|tag| !tag.is_empty() && !is_placeholder(tag))
}

/// The web addresses of a cell.
pub(in crate::exchange) fn webs(raw: &str) -> impl Iterator<Item = String> {
    raw.split(JOINT)
        .flat_map(|part| part.split([';', '\n']))
        .map(line)
        .filter(|web| !web.is_empty() && !is_placeholder(web))
}

/// The e-mail addresses of a cell, or `Err` with each part that is not one.
pub(in crate::exchange) fn emails(raw: &str) -> impl Iterator<Item = Result<String, String>> {
    raw.split(JOINT)
        .flat_map(|part| part.split([';', ',', '\n']))
        .map(line)
        .filter(|part| !part.is_empty() && !is_placeholder(part))
        .flat_map(|part| {
            // Two addresses with only a space between them, but not a sentence that mentions one.
            if part.contains(' ') && part.split(' ').all(|word| bare_email(word).is_some()) {
                part.split(' ').map(email).collect()
            } else {
                vec![email(&part)]
            }
        })
}

fn email(part: &str) -> Result<String, String> {
    // `Ana Paz <ana@x.pe>` and `mailto:ana@x.pe`.
    let inner = match (part.rfind('<'), part.rfind('>')) {
        (Some(open), Some(close)) if open < close => part.get(open + 1..close).unwrap_or(part),
        _ => part,
    };
    bare_email(inner).map(str::to_owned).ok_or_else(|| part.to_owned())
}

fn bare_email(text: &str) -> Option<&str> {
    let text = text.trim().trim_matches(['\'', '"']);
    let text = match text.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => text.get(7..)?,
        _ => text,
    };
    let (user, host) = text.rsplit_once('@')?;
    let fine = !user.is_empty() && !host.is_empty() && !text.contains(char::is_whitespace);
    fine.then_some(text)
}

/// The phones of a cell, or `Err` with each part that is not one.
pub(in crate::exchange) fn phones(raw: &str) -> impl Iterator<Item = Result<String, String>> {
    raw.split(JOINT)
        .flat_map(|part| part.split([';', '|', '\n']))
        .flat_map(split_numbers)
        .map(line)
        .filter(|part| !part.is_empty() && !is_placeholder(part))
        .map(|part| {
            let phone = text_formula(&part);
            let phone = match phone.get(..4) {
                Some(scheme) if scheme.eq_ignore_ascii_case("tel:") => phone.get(4..).unwrap_or(phone),
                _ => phone,
            };
            if digits(phone) >= 3 { Ok(phone.trim().to_owned()) } else { Err(part) }
        })
}

/// Splits `999 111 222 / 01 444 5555` but neither `030/1234567` nor `444-5555, ext. 12`.
fn split_numbers(part: &str) -> Vec<&str> {
    let pieces: Vec<&str> = part.split(['/', ',']).collect();
    if pieces.len() > 1 && pieces.iter().all(|piece| digits(piece) >= 6) { pieces } else { vec![part] }
}

/// How many digits, of any script, a text has.
pub(in crate::exchange) fn digits(text: &str) -> usize {
    text.chars().filter(|c| c.is_numeric()).count()
}

/// Undoes the two ways in which spreadsheets keep a number as text: `'0999` and `="0999"`.
pub(in crate::exchange) fn text_formula(value: &str) -> &str {
    if let Some(inner) = value.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        return inner.trim();
    }
    value.strip_prefix('\'').unwrap_or(value).trim_start()
}

/// Whether a number was rounded by a spreadsheet, as `5.1999E+10`.
pub(in crate::exchange) fn is_rounded(phone: &str) -> bool {
    phone.split_once(['E', 'e']).is_some_and(|(mantissa, exponent)| {
        let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
        let whole =
            |text: &str, extra: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || extra.contains(c));
        whole(mantissa, ".,") && whole(exponent, "")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_kept_that_moves_or_hides_its_neighbours() {
        for mark in ['\u{7}', '\u{61c}', '\u{200b}', '\u{200e}', '\u{200f}', '\u{202e}', '\u{2066}', '\u{feff}'] {
            let raw = format!("{mark}a\u{f1}{mark}\tb{mark}");
            assert_eq!((line(&raw).as_str(), notes(&raw).as_str()), ("a\u{f1} b", "a\u{f1} b"), "{mark:?}");
        }
    }
}
