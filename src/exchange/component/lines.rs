//! Lines to components and back: folding, groups, parameters. What other programs write is read as it is meant; a line
//! that means nothing is kept and left alone.

use super::{Component, DEEPEST, Param, Property};

/// How many octets a line has at the most.
const WIDTH: usize = 75;

/// Why a text is no component.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing begins in it.
    #[error("no component")]
    Nothing,
    /// What begins does not end: the text was cut off.
    #[error("a component does not end")]
    Unclosed,
    /// There are several, or lines outside of it.
    #[error("more than one component")]
    Several,
    /// Components stand too deep in one another.
    #[error("components too deep in one another")]
    TooDeep,
}

/// A component of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The line on which it begins, from 1.
    pub line: u64,
    /// The component.
    pub component: Component,
    /// Whether the text ended before it did.
    pub cut_off: bool,
}

/// All components of a text, whatever stands between them. What is too deep in others is left out.
pub fn parse_all(text: &str) -> impl Iterator<Item = Found> {
    let mut reading = Reading { lines: Lines { rest: text, number: 0 }, open: Vec::new(), skipped: 0, stray: false };
    std::iter::from_fn(move || reading.next_one())
}

/// The only component of a text.
pub(super) fn one(text: &str) -> Result<Component, TextError> {
    let mut reading = Reading { lines: Lines { rest: text, number: 0 }, open: Vec::new(), skipped: 0, stray: false };
    let Some(found) = reading.next_one() else { return Err(TextError::Nothing) };
    if found.cut_off {
        return Err(TextError::Unclosed);
    }
    let more = reading.next_one().is_some();
    if more || reading.stray { Err(TextError::Several) } else { Ok(found.component) }
        .and_then(|component| if reading.skipped == 0 { Ok(component) } else { Err(TextError::TooDeep) })
}

/// Components that are being read, the outermost first.
struct Reading<'t> {
    lines: Lines<'t>,
    open: Vec<(u64, Component)>,
    /// How many lines of what is too deep were left out.
    skipped: usize,
    /// Whether a line stood outside of all.
    stray: bool,
}

impl Reading<'_> {
    fn next_one(&mut self) -> Option<Found> {
        let mut too_deep = 0_usize;
        while let Some((number, line)) = self.lines.next() {
            if line.trim().is_empty() {
                continue;
            }
            // Blanks at its beginning are left of an empty line that went on; written so, it would go on from another one.
            let property = property(line.trim_start_matches([' ', '\t']));
            let name = || property.value.trim().to_owned();
            if property.is("BEGIN") && property.group.is_none() {
                if too_deep > 0 || self.open.len() >= DEEPEST {
                    too_deep += 1;
                    self.skipped += 1;
                } else {
                    self.open.push((number, Component::new(&name())));
                }
            } else if property.is("END") && property.group.is_none() {
                if too_deep > 0 {
                    too_deep -= 1;
                    continue;
                }
                let name = name();
                // What was left open inside of it ends with it; what never began does not.
                if !self.open.iter().any(|(_, open)| open.is(&name)) {
                    continue;
                }
                while let Some((line, component)) = self.open.pop() {
                    let last = component.is(&name);
                    match self.open.last_mut() {
                        None => return Some(Found { line, component, cut_off: false }),
                        Some((_, parent)) => parent.children.push(component),
                    }
                    if last {
                        break;
                    }
                }
            } else if too_deep > 0 {
                self.skipped += 1;
            } else if let Some((_, open)) = self.open.last_mut() {
                open.properties.push(property);
            } else {
                self.stray = true;
            }
        }
        // The text is over: whatever is open ends here.
        while let Some((line, component)) = self.open.pop() {
            match self.open.last_mut() {
                None => return Some(Found { line, component, cut_off: true }),
                Some((_, parent)) => parent.children.push(component),
            }
        }
        None
    }
}

/// The lines of a text, long ones put together again.
struct Lines<'t> {
    rest: &'t str,
    number: u64,
}

impl<'t> Lines<'t> {
    /// The next line as it stands.
    fn raw(&mut self) -> Option<&'t str> {
        if self.rest.is_empty() {
            return None;
        }
        let end = self.rest.find(['\n', '\r']).unwrap_or(self.rest.len());
        let (line, rest) = self.rest.split_at(end);
        self.rest = rest.strip_prefix("\r\n").or_else(|| rest.get(1..)).unwrap_or("");
        self.number += 1;
        Some(line)
    }

    /// The next line, with what goes on in the lines after it.
    fn next(&mut self) -> Option<(u64, String)> {
        let mut line = self.raw()?.trim_start_matches('\u{feff}').to_owned();
        let number = self.number;
        let (quoted, packed) = encoding(&line);
        loop {
            if quoted && line.ends_with('=') {
                let Some(more) = self.raw() else { break };
                line.pop();
                line.push_str(more);
            } else if self.rest.starts_with([' ', '\t']) {
                let more = self.raw().unwrap_or_default();
                line.push_str(more.get(1..).unwrap_or_default());
            } else if packed && self.goes_on_packed() {
                line.push_str(self.raw().unwrap_or_default().trim());
            } else {
                break;
            }
        }
        // An empty line may go on with a mark, too.
        if line.starts_with('\u{feff}') {
            line = line.trim_start_matches('\u{feff}').to_owned();
        }
        Some((number, line))
    }

    /// Whether the next line can be no property, but a line of a picture that was not folded as it should.
    fn goes_on_packed(&self) -> bool {
        let next = self.rest.lines().next().unwrap_or_default().trim();
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=');
        !next.is_empty() && next.chars().all(plain)
    }
}

/// Whether the value of a line is quoted-printable, and whether it is Base64.
fn encoding(line: &str) -> (bool, bool) {
    let head = line.split(':').next().unwrap_or_default().to_ascii_uppercase();
    let says = |word: &str| head.split([';', '=', ',']).skip(1).any(|part| part.trim() == word);
    (says("QUOTED-PRINTABLE"), says("BASE64") || says("B"))
}

/// A line as a property; one that is none keeps its text and has no name.
fn property(line: &str) -> Property {
    read(line, true).or_else(|| read(line, false)).unwrap_or_else(|| Property::new("", line))
}

fn read(line: &str, quotes: bool) -> Option<Property> {
    let mut quoted = false;
    let mut cuts = Vec::new();
    let mut colon = None;
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            b'"' if quotes => quoted = !quoted,
            b';' if !quoted => cuts.push(at),
            b':' if !quoted => {
                colon = Some(at);
                break;
            }
            _ => {}
        }
    }
    let colon = colon?;
    let mut parts = Vec::new();
    let mut from = 0;
    for cut in cuts.into_iter().chain([colon]) {
        parts.push(line.get(from..cut)?);
        from = cut + 1;
    }
    let mut parts = parts.into_iter();
    let whole = parts.next()?.trim();
    let (group, name) = match whole.split_once('.') {
        Some((group, name)) if !group.is_empty() => (Some(group.to_owned()), name),
        _ => (None, whole),
    };
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/');
    if name.is_empty() || !name.chars().all(fits) {
        return None;
    }
    let params = parts.filter(|part| !part.is_empty()).map(|part| match part.split_once('=') {
        Some((name, value)) => Param { name: name.trim().to_owned(), value: value.to_owned() },
        None => Param { name: String::new(), value: part.to_owned() },
    });
    let (params, value) = (params.collect(), line.get(colon + 1..)?.to_owned());
    Some(Property { group, name: name.to_owned(), params, value })
}

/// Writes a component.
pub(super) fn write(component: &Component, text: &mut String) {
    fold(&format!("BEGIN:{}", component.name), text);
    for property in &component.properties {
        let mut line = String::new();
        if let Some(group) = &property.group {
            line.push_str(group);
            line.push('.');
        }
        line.push_str(&property.name);
        for param in &property.params {
            line.push(';');
            if !param.name.is_empty() {
                line.push_str(&param.name);
                line.push('=');
            }
            line.push_str(&param.value);
        }
        if !property.name.is_empty() {
            line.push(':');
        }
        line.push_str(&property.value);
        fold(&line, text);
    }
    for child in &component.children {
        write(child, text);
    }
    fold(&format!("END:{}", component.name), text);
}

/// Writes a line in pieces of [`WIDTH`] octets, cut between letters.
fn fold(line: &str, text: &mut String) {
    let mut room = WIDTH;
    for c in line.chars() {
        if c.len_utf8() > room {
            text.push_str("\r\n ");
            room = WIDTH - 1;
        }
        room -= c.len_utf8();
        text.push(c);
    }
    text.push_str("\r\n");
}
