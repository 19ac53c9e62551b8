//! Reading the text of a playbook, and saying which line is wrong and what would have been taken.

use jiff::civil::Time;

use super::words::{CHANNELS, HEADINGS, Heading, STOPS, TEMPLATE, TRIGGERS, UNITS, find, nearest, plain};
use super::{Offset, Script, Step, Stop, Trigger, Unit};
use crate::domain::text::{clean_line, fold};
use crate::domain::{Kind, capture};

/// The longest text that is read, in characters.
pub const LONGEST: usize = 20_000;
/// The most steps.
pub const MOST_STEPS: usize = 60;
/// The most days, weeks or months after the beginning.
pub const MOST_DAYS: u16 = 3_650;
/// The longest name and the longest purpose, in characters.
const LONGEST_LINE: usize = 300;

/// What is wrong with the text of a playbook, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("playbook not understood at {line}:{column}: {problem:?}")]
pub struct TextError {
    /// The line, counted from 1.
    pub line: usize,
    /// The first character of the line that is meant, counted from 0.
    pub column: usize,
    /// How many characters are meant; none at the end of a line.
    pub length: usize,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The text is longer than any playbook may be.
    TooLong,
    /// The first line is no name.
    NoName,
    /// There is no step.
    NoSteps,
    /// There are more steps than anybody takes.
    TooManySteps,
    /// A line is neither a step nor says what starts or ends it; the heading that is near.
    UnknownLine(Option<Heading>),
    /// Something is said twice.
    Twice(Heading),
    /// Nothing follows the colon.
    Nothing(Heading),
    /// Nothing of that name starts a playbook; what is near.
    UnknownTrigger(Option<Option<Trigger>>),
    /// Nothing of that name ends a playbook; what is near.
    UnknownStop(Option<Option<Stop>>),
    /// No number follows the `+`.
    NoNumber,
    /// It is counted in nothing that is known.
    UnknownUnit(Option<Unit>),
    /// It is further away than anything is planned.
    TooFar,
    /// The clock has no such hour.
    NoSuchTime,
    /// It is not said how the step is done, or in a word that is not known; the kind that is near.
    NoChannel(Option<Kind>),
    /// No name follows `template:`.
    NoTemplate,
    /// The line is too long.
    LongLine,
}

/// A part of a line, with its place in it.
#[derive(Clone, Copy)]
struct Part<'t> {
    line: usize,
    column: usize,
    text: &'t str,
}

impl Part<'_> {
    fn error(&self, problem: Problem) -> TextError {
        let (line, column) = (self.line, self.column);
        TextError { line, column, length: self.text.trim_end().chars().count(), problem }
    }

    /// The part from this byte on.
    fn from(&self, at: usize) -> Self {
        let (before, text) = self.text.split_at_checked(at).unwrap_or((self.text, ""));
        Self { column: self.column + before.chars().count(), text, ..*self }
    }

    /// The part before this byte.
    fn until(&self, at: usize) -> Self {
        Self { text: self.text.get(..at).unwrap_or(self.text), ..*self }
    }

    /// Without the white space around it.
    fn trimmed(&self) -> Self {
        let part = self.from(self.text.len() - self.text.trim_start().len());
        Self { text: part.text.trim_end(), ..part }
    }

    /// The first word, and what follows it.
    fn word(&self) -> (Self, Self) {
        let part = self.trimmed();
        let end = part.text.find(char::is_whitespace).unwrap_or(part.text.len());
        (part.until(end), part.from(end).trimmed())
    }
}

/// Reads the text of a playbook.
pub fn read(text: &str) -> Result<Script, TextError> {
    if text.chars().count() > LONGEST {
        return Err(TextError { line: 1, column: 0, length: 0, problem: Problem::TooLong });
    }
    let (mut name, mut trigger, mut stops) = (None, None, None);
    let mut steps: Vec<Step> = Vec::new();
    for (text, line) in text.lines().zip(1..) {
        let part = Part { line, column: 0, text }.trimmed();
        if part.text.is_empty() || part.text.starts_with('#') {
            continue;
        }
        if name.is_none() {
            name = Some(read_name(part)?);
        } else if part.text.starts_with('+') {
            if steps.len() == MOST_STEPS {
                return Err(part.error(Problem::TooManySteps));
            }
            steps.push(read_step(part)?);
        } else {
            match read_heading(part)? {
                (Heading::Starts, value) if trigger.is_none() => trigger = Some(read_trigger(value)?),
                (Heading::Stops, value) if stops.is_none() => stops = Some(read_stops(value)?),
                (heading, _) => return Err(part.error(Problem::Twice(heading))),
            }
        }
    }
    let end = Part { line: text.lines().count().max(1), column: 0, text: "" };
    let name = name.ok_or_else(|| end.error(Problem::NoName))?;
    if steps.is_empty() {
        return Err(end.error(Problem::NoSteps));
    }
    steps.sort_by_key(|step| step.offset.about());
    let stops = stops.unwrap_or_else(|| Stop::USUAL.to_vec());
    Ok(Script { name, trigger: trigger.flatten(), stops, steps })
}

/// The first line: whatever is neither a step nor a line with a heading.
fn read_name(part: Part) -> Result<String, TextError> {
    let heading = part.text.split_once(':').and_then(|(before, _)| find(HEADINGS, before));
    let name = clean_line(part.text);
    if part.text.starts_with('+') || heading.is_some() || name.is_empty() {
        return Err(part.error(Problem::NoName));
    }
    short(part, name)
}

fn short(part: Part, text: String) -> Result<String, TextError> {
    if text.chars().count() > LONGEST_LINE { Err(part.error(Problem::LongLine)) } else { Ok(text) }
}

/// A line with a colon: what it speaks of, and what it says.
fn read_heading(part: Part) -> Result<(Heading, Part), TextError> {
    let Some(colon) = part.text.find(':') else {
        let (word, _) = part.word();
        return Err(word.error(Problem::UnknownLine(nearest(HEADINGS, word.text))));
    };
    let before = part.until(colon).trimmed();
    let heading = find(HEADINGS, before.text)
        .ok_or_else(|| before.error(Problem::UnknownLine(nearest(HEADINGS, before.text))))?;
    let value = part.from(colon + 1).trimmed();
    if value.text.is_empty() { Err(value.error(Problem::Nothing(heading))) } else { Ok((heading, value)) }
}

fn read_trigger(part: Part) -> Result<Option<Trigger>, TextError> {
    find(TRIGGERS, part.text).ok_or_else(|| part.error(Problem::UnknownTrigger(nearest(TRIGGERS, part.text))))
}

fn read_stops(part: Part) -> Result<Vec<Stop>, TextError> {
    let mut stops = Vec::new();
    let mut at = 0;
    for piece in part.text.split_inclusive([',', ';']) {
        let one = part.from(at).until(piece.trim_end_matches([',', ';']).len()).trimmed();
        at += piece.len();
        let unknown = || one.error(Problem::UnknownStop(nearest(STOPS, one.text)));
        match find(STOPS, one.text).ok_or_else(unknown)? {
            Some(stop) if !stops.contains(&stop) => stops.push(stop),
            Some(_) => {}
            // "Never" is said alone.
            None if at == part.text.len() && stops.is_empty() => {}
            None => return Err(unknown()),
        }
    }
    Ok(stops)
}

/// `+5d 10:00 call what for  template: name`.
fn read_step(part: Part) -> Result<Step, TextError> {
    let (offset, rest) = read_offset(part)?;
    let (word, after) = rest.word();
    let (at, rest) = match read_time(word)? {
        Some(at) => (Some(at), after),
        None => (None, rest),
    };
    let (word, rest) = rest.word();
    let channel =
        read_channel(word.text).ok_or_else(|| word.error(Problem::NoChannel(nearest(CHANNELS, word.text))))?;
    let (purpose, template) = read_template(rest)?;
    Ok(Step { offset, at, channel, purpose: short(rest, clean_line(purpose.text))?, template })
}

/// How long after the beginning: a number behind the sign, and its unit behind it or as the next word or two.
fn read_offset(part: Part) -> Result<(Offset, Part), TextError> {
    let number = part.from(1).trimmed();
    let digits = number.text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        return Err(part.word().0.error(Problem::NoNumber));
    }
    let count = number.until(digits);
    let value = count.text.parse().ok().filter(|count| *count <= MOST_DAYS);
    let value: u16 = value.ok_or_else(|| count.error(Problem::TooFar))?;
    let rest = number.from(digits);
    let (word, after) = rest.word();
    let (next, beyond) = after.word();
    // "5 días hábiles" are other days than "5 días".
    let (unit, rest) = match find(UNITS, &format!("{} {}", word.text, next.text)) {
        Some(unit) => (Some(unit), beyond),
        None => (find(UNITS, word.text), after),
    };
    let unit = unit.ok_or_else(|| word.error(Problem::UnknownUnit(nearest(UNITS, word.text))))?;
    Ok((Offset { count: value, unit }, rest))
}

/// An hour such as `10:00`; `None` for a word that is none.
fn read_time(part: Part) -> Result<Option<Time>, TextError> {
    let Some((hours, minutes)) = part.text.split_once(':') else { return Ok(None) };
    let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<i8>().ok()).flatten();
    if hours.is_empty() || !hours.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(None);
    }
    let time = number(hours).zip(number(minutes).filter(|_| minutes.len() == 2));
    let time = time.and_then(|(hour, minute)| Time::new(hour, minute, 0, 0).ok());
    time.map(Some).ok_or_else(|| part.error(Problem::NoSuchTime))
}

/// How a step is done, in the words that quick capture takes for a next step.
fn read_channel(word: &str) -> Option<Kind> {
    find(CHANNELS, word).or_else(|| capture::planned_kind(word))
}

/// What stands before `template:` and what behind it.
fn read_template(part: Part) -> Result<(Part, Option<String>), TextError> {
    let lower = |text: &str| fold(text);
    let begins = part.text.char_indices().filter(|(at, _)| {
        part.text.get(..*at).and_then(|before| before.chars().next_back()).is_none_or(char::is_whitespace)
    });
    for (at, _) in begins {
        let rest = part.from(at);
        let Some(colon) = rest.text.find(':') else { break };
        let keyword = rest.until(colon + 1);
        if !TEMPLATE.contains(&lower(keyword.text).as_str()) {
            continue;
        }
        let name = rest.from(colon + 1).trimmed();
        let template = clean_line(name.text);
        if template.is_empty() {
            return Err(keyword.error(Problem::NoTemplate));
        }
        return Ok((part.until(at).trimmed(), Some(short(name, template)?)));
    }
    Ok((part, None))
}

impl Script {
    /// What it is called, as two names are compared.
    #[must_use]
    pub fn folded_name(&self) -> String {
        plain(&self.name)
    }
}
