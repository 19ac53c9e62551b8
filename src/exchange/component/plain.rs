//! Bytes of other programs to text, and the ways of vCard 2.1 to those of the later versions.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{Component, Param, Property};

/// How many bytes are looked at to tell the encoding.
const DETECT: usize = 256 * 1024;

/// The text of a file and the name of its encoding: as a mark at its beginning says, as the zeros in it show, UTF-8, or
/// what it looks like most.
#[must_use]
pub fn decode(bytes: &[u8], asked: Option<&'static Encoding>) -> (String, &'static str) {
    let named = Encoding::for_bom(bytes).map(|(encoding, _)| encoding).or(asked).or_else(|| wide(bytes));
    if let Some(encoding) = named {
        return (encoding.decode(bytes).0.into_owned(), encoding.name());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), UTF_8.name());
    }
    // Some programs fold in the middle of a letter.
    if let Ok(text) = String::from_utf8(unfolded(bytes)) {
        return (text, UTF_8.name());
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes.get(..DETECT).unwrap_or(bytes), true);
    let encoding = detector.guess(Some(b"es"), Utf8Detection::Allow);
    (encoding.decode(bytes).0.into_owned(), encoding.name())
}

/// The encoding of text in two bytes each: every other one is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).take(12).filter(|byte| **byte == 0).count();
    match (bytes.len() >= 12, zeros(0), zeros(1)) {
        (true, 6.., 0) => Some(UTF_16BE),
        (true, 0, 6..) => Some(UTF_16LE),
        _ => None,
    }
}

/// Bytes whose long lines are put together again.
fn unfolded(bytes: &[u8]) -> Vec<u8> {
    let mut whole = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, more)) = rest.split_first() {
        let folded = [b"\r\n ".as_slice(), b"\r\n\t", b"\n ", b"\n\t"];
        if let Some(after) = folded.into_iter().find_map(|fold| rest.strip_prefix(fold)) {
            rest = after;
        } else {
            whole.push(*first);
            rest = more;
        }
    }
    whole
}

/// The same component in the ways of the later versions: no quoted-printable, and each kind of use under `TYPE`.
#[must_use]
pub fn modern(component: &Component) -> Component {
    let mut modern = component.clone();
    for property in modern.props_mut() {
        modernise(property);
    }
    modern
}

fn modernise(property: &mut Property) {
    let charset = property.param("CHARSET");
    let says = |word: &str| {
        property.params.iter().any(|param| {
            (param.name.is_empty() || param.name.eq_ignore_ascii_case("ENCODING"))
                && param.value.eq_ignore_ascii_case(word)
        })
    };
    let (quoted, packed) = (says("QUOTED-PRINTABLE"), says("BASE64"));
    if quoted {
        let bytes = unquote(&property.value);
        let text = in_charset(&bytes, charset.as_deref());
        // The marks between parts were never encoded, and stay.
        property.value = text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\\n");
    }
    let encoded = |param: &Param| {
        param.name.eq_ignore_ascii_case("CHARSET")
            || (quoted || packed)
                && (param.name.is_empty() || param.name.eq_ignore_ascii_case("ENCODING"))
                && ["QUOTED-PRINTABLE", "BASE64"].iter().any(|word| param.value.eq_ignore_ascii_case(word))
    };
    property.params.retain(|param| !encoded(param));
    let of_transport = ["7BIT", "8BIT", "INLINE", "URL", "CONTENT-ID"];
    property
        .params
        .retain(|param| !(param.name.is_empty() && of_transport.contains(&param.value.to_uppercase().as_str())));
    for param in &mut property.params {
        if param.name.is_empty() {
            "TYPE".clone_into(&mut param.name);
        }
    }
    if packed {
        property.params.push(Param::new("ENCODING", "b"));
    }
}

/// The bytes of a quoted-printable text; what is badly quoted stays as it is.
fn unquote(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        let hex = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        if let (b'=', [high, low, after @ ..]) = (first, more)
            && let (Some(high), Some(low)) = (hex(*high), hex(*low))
        {
            bytes.push(high * 16 + low);
            rest = after;
        } else {
            bytes.push(*first);
            rest = more;
        }
    }
    bytes
}

fn in_charset(bytes: &[u8], charset: Option<&str>) -> String {
    // Many programs say nothing, or something else than what they do.
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let named = charset.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    named.unwrap_or(WINDOWS_1252).decode_without_bom_handling(bytes).0.into_owned()
}
