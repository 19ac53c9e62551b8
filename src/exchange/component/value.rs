//! How a value is written: what is escaped in a text, what parts it, and what stands in quotation marks in a parameter.

/// A text as it is written in a value.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ',' | ';' => written.extend(['\\', c]),
            '\n' => written.push_str("\\n"),
            // There is no way to write it, and nothing in a text that needs it.
            '\r' => {}
            c => written.push(c),
        }
    }
    written
}

/// The text of a value as it is written. A backslash before anything else is one: some programs escape nothing.
#[must_use]
pub fn unescape(value: &str) -> String {
    if !value.contains('\\') {
        return value.to_owned();
    }
    let mut text = String::with_capacity(value.len());
    let mut rest = value.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            text.push(c);
            continue;
        }
        match rest.next() {
            Some('n' | 'N') => text.push('\n'),
            Some(escaped @ ('\\' | ',' | ';' | ':' | '"')) => text.push(escaped),
            Some(other) => text.extend(['\\', other]),
            None => text.push('\\'),
        }
    }
    text
}

/// The texts between marks that are not escaped.
#[must_use]
pub fn split(value: &str, mark: char) -> Vec<String> {
    pieces(value, mark).into_iter().map(unescape).collect()
}

/// The parts of a value that has parts, each as a text.
#[must_use]
pub fn structured(value: &str) -> Vec<String> {
    split(value, ';')
}

fn pieces(value: &str, mark: char) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut from, mut escaped) = (0, false);
    for (at, c) in value.char_indices() {
        if escaped {
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if c == mark {
            pieces.push(value.get(from..at).unwrap_or_default());
            from = at + c.len_utf8();
        }
    }
    pieces.push(value.get(from..).unwrap_or_default());
    pieces
}

/// A value of a parameter as it is written (RFC 6868).
pub(super) fn quoted(plain: &str) -> String {
    let mut written = String::with_capacity(plain.len() + 2);
    for c in plain.chars() {
        match c {
            '^' => written.push_str("^^"),
            '\n' => written.push_str("^n"),
            '"' => written.push_str("^'"),
            '\r' => {}
            c => written.push(c),
        }
    }
    if written.contains([':', ';', ',']) { format!("\"{written}\"") } else { written }
}

/// The values of a parameter as it is written.
pub(super) fn unquoted(written: &str) -> Vec<String> {
    let mut values = vec![String::new()];
    let mut quoted = false;
    let mut rest = written.chars().peekable();
    while let Some(c) = rest.next() {
        let Some(value) = values.last_mut() else { break };
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => values.push(String::new()),
            '^' => match rest.peek() {
                Some('n') => value.push('\n'),
                Some('\'') => value.push('"'),
                Some('^') => value.push('^'),
                _ => {
                    value.push('^');
                    continue;
                }
            },
            c => value.push(c),
        }
        if c == '^' {
            rest.next();
        }
    }
    values
}
