//! The two signs that a date follows: `>` for what comes next, `<` for when it happened.

use super::kinds::planned;
use super::scan::{CLOSING, SIGNS, Sign, begins, is_literal, word_begins};
use super::words::{is_none, is_suggested};
use super::{Context, Next, Repeats, Step, Trouble};
use crate::domain::text::fold;
use crate::domain::when::{self, Lean, When, WhenError};

/// When it happened.
pub(super) fn past(after: &str, cx: &Context) -> Option<(Sign, usize)> {
    let dates = when::Context { lean: Lean::Past, ..cx.dates };
    let (read, length) = date(after, &dates, &ONE)?;
    let sign = match read {
        Ok(when) if is_future(when, &dates) => Sign::Trouble(Trouble::HappenedInFuture(when)),
        Ok(when) => Sign::Happened(when),
        Err(trouble) => Sign::Trouble(trouble),
    };
    Some((sign, 1 + length))
}

fn is_future(when: When, cx: &when::Context) -> bool {
    match when.time {
        Some(time) => when.date.to_datetime(time) > cx.now,
        None => when.date > cx.now.date(),
    }
}

/// What reads dates: one only, or also those that come again.
pub(super) struct Reader<T> {
    prefix: fn(&str, &when::Context) -> Option<(T, usize)>,
    whole: fn(&str, &when::Context) -> Result<(), WhenError>,
}

/// What happened did so once.
const ONE: Reader<When> = Reader { prefix: when::read_prefix, whole: |phrase, cx| when::read(phrase, cx).map(drop) };

/// What comes next may come again.
pub(super) const ANY: Reader<when::Reading> =
    Reader { prefix: when::read_any_prefix, whole: |phrase, cx| when::read_any(phrase, cx).map(drop) };

/// The date with which a text begins, and its length: nothing when nobody would take it for one, as in `5 > 3`.
pub(super) fn date<T>(after: &str, cx: &when::Context, reader: &Reader<T>) -> Option<(Result<T, Trouble>, usize)> {
    let phrase = phrase(after);
    // "5 > 3", "más de > 3 días" compare.
    let spaced = after.starts_with(char::is_whitespace);
    if spaced && phrase.trim_start().starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if let Some((when, length)) = (reader.prefix)(phrase, cx) {
        return Some((Ok(when), length));
    }
    if !after.starts_with(char::is_alphanumeric) && !after.starts_with('+') {
        return None;
    }
    let (phrase, error) = refused(phrase, cx, reader.whole);
    let length = phrase.len();
    Some((Err(Trouble::Date { phrase: phrase.to_owned(), error }), length))
}

/// The words that are to blame for there being no date, and why.
fn refused<'a>(
    phrase: &'a str,
    cx: &when::Context,
    read: fn(&str, &when::Context) -> Result<(), WhenError>,
) -> (&'a str, WhenError) {
    const MOST: usize = 6;
    let mut first = None;
    let spaces = phrase.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    let ends = spaces.chain([phrase.len()]).filter(|end| !phrase[..*end].trim().is_empty()).take(MOST);
    // "31/02 visita": the longest beginning that is nearly a date tells more than the first word that is none.
    for end in ends.collect::<Vec<_>>().into_iter().rev() {
        let words = phrase[..end].trim_end();
        match read(words, cx) {
            Ok(()) => {}
            Err(WhenError::NotUnderstood { at, word }) => first = Some((words, WhenError::NotUnderstood { at, word })),
            Err(error) => return (words, error),
        }
    }
    first.unwrap_or((phrase, WhenError::Empty))
}

/// What stands before the next sign, before a `;`, or before a "todo" that goes on with something else than days.
fn phrase(after: &str) -> &str {
    let is_end = |(at, c): (usize, char)| {
        c == ';' || (at > 0 && word_begins(after, at) && ((SIGNS.contains(&c) && c != ':') || is_remark(&after[at..])))
    };
    let end = after.char_indices().find(|it| is_end(*it)).map_or(after.len(), |(at, _)| at);
    &after[..end]
}

/// "Todo bien" behind a date is no repetition.
fn is_remark(rest: &str) -> bool {
    let mut words = rest.split_whitespace().map(str::to_lowercase);
    words.next().as_deref() == Some("todo")
        && words.next().is_none_or(|next| !matches!(next.as_str(), "el" | "los" | "la" | "las" | "lo" | "dia" | "día"))
}

/// The next step, which takes what follows as its purpose.
pub(super) fn next(line: &str, at: usize, cx: &Context) -> Option<(Sign, usize)> {
    let start = at + 1;
    let after = line.get(start..)?;
    if let Some((next, length)) = deliberate(after) {
        return Some((Sign::Next(next), 1 + length));
    }
    let dates = when::Context { lean: Lean::Future, ..cx.dates };
    let (read, length) = date(after, &dates, &ANY)?;
    let reading = match read {
        Err(trouble) => return Some((Sign::Trouble(trouble), 1 + length)),
        Ok(reading) if reading.first().date < cx.dates.now.date() => {
            return Some((Sign::Trouble(Trouble::NextInPast(reading.first())), 1 + length));
        }
        Ok(reading) => reading,
    };
    let said = after.get(..length)?.trim().trim_end_matches([',', ';', '.']);
    let repeats = reading.rule().map(|rule| Repeats { rule: rule.clone(), said: said.to_owned() });
    let when = reading.first();
    let mut end = start + length;
    let mut channel = None;
    let stops = line.get(..end)?.ends_with([',', ';']);
    if !stops && let Some((kind, length)) = planned(line.get(end..)?) {
        (channel, end) = (Some(kind), end + length);
    }
    // A comma right behind the date, or a stop behind the channel, ends the step.
    let rest = line.get(end..)?;
    let (purpose, end) = match rest.chars().next() {
        _ if stops => (String::new(), end),
        Some(',' | '.' | ';') => (String::new(), end + 1),
        _ => purpose(line, end, cx),
    };
    Some((Sign::Next(Next::Step(Step { when, repeats, channel, purpose })), end - at))
}

/// `-`, `nada`, `none`: no next step, on purpose; `auto`: the suggested one.
pub(super) fn deliberate(after: &str) -> Option<(Next, usize)> {
    let word = after.split(char::is_whitespace).next()?.trim_end_matches(CLOSING);
    let said = fold(word);
    let next = if is_none(&said) {
        Next::Nothing
    } else if is_suggested(&said) {
        Next::Suggested
    } else {
        return None;
    };
    Some((next, word.len()))
}

/// What a next step is for, and where it ends: at the next sign, at a `;`, or with the line.
fn purpose(line: &str, from: usize, cx: &Context) -> (String, usize) {
    let rest = line.get(from..).unwrap_or("");
    let mut end = from + usize::from(rest.starts_with(':'));
    let mut at = end;
    let mut text = String::new();
    while let Some(c) = line.get(at..).and_then(|rest| rest.chars().next()) {
        if c == ';' {
            return (text.trim().to_owned(), at + 1);
        }
        let literal = is_literal(line, at, cx);
        // The first word may be one that would be the channel, or belong to the date.
        let first = c == '\\' && text.trim().is_empty();
        if literal || first {
            at += 1;
        } else if begins(line, at, cx) {
            break;
        }
        let Some(c) = line.get(at..).and_then(|rest| rest.chars().next()) else { break };
        text.push(c);
        at += c.len_utf8();
        // White space before the next token belongs to nobody.
        if !c.is_whitespace() {
            end = at;
        }
    }
    (text.trim().to_owned(), end)
}
