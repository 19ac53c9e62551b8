//! The tokens that a sign announces: client, dates, tags, amounts, the light.

use super::amount::{Coin, Reading, amount};
use super::expense::expense;
use super::phrases;
use super::steps::{ANY, date, deliberate, next, past};
use super::words::attention;
use super::{Context, Next, Part, Span, Trouble};
use crate::domain::text::fold;
use crate::domain::when::{self, Lean, When};
use crate::domain::{Attention, Direction, Kind, Money, Outcome};

/// The characters that a backslash takes literally.
pub(super) const SIGNS: [char; 8] = ['@', '#', '$', '<', '>', '!', ':', '\\'];
/// Punctuation that stands right behind a word.
pub(super) const CLOSING: [char; 12] = [',', '.', ';', ':', '!', '?', ')', ']', '}', '»', '”', '…'];
/// More than this before a colon is no name.
const LONGEST_NAME: (usize, usize) = (16, 160);

/// As far as this a backslash looks for an amount.
const NUMBER: usize = 64;

/// What was found in a line so far.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) parts: Vec<(Span, Part)>,
    pub(super) troubles: Vec<(Span, Trouble)>,
    pub(super) client: Option<String>,
    pub(super) kind: Option<(Kind, Direction)>,
    pub(super) outcome: Option<Outcome>,
    pub(super) happened: Option<When>,
    pub(super) next: Option<Next>,
    pub(super) tags: Vec<String>,
    pub(super) amount: Option<Money>,
    pub(super) expense: Option<Money>,
    pub(super) attention: Option<Attention>,
}

/// What a sign announces, and where it ends.
pub(super) enum Sign {
    Client(String),
    Happened(When),
    Next(Next),
    Tag(String),
    Amount(Money),
    Expense(Money),
    Attention(Attention),
    Escape,
    Trouble(Trouble),
}

impl Sign {
    fn part(&self) -> Part {
        match self {
            Self::Client(_) => Part::Client,
            Self::Happened(_) => Part::Happened,
            Self::Next(_) => Part::Next,
            Self::Tag(_) => Part::Tag,
            Self::Amount(_) => Part::Amount,
            Self::Expense(_) => Part::Expense,
            Self::Attention(_) => Part::Attention,
            Self::Escape => Part::Escape,
            Self::Trouble(_) => Part::Note,
        }
    }
}

impl Found {
    /// Cuts the line at the tokens that a sign announces.
    pub(super) fn of(line: &str, cx: &Context) -> Self {
        let mut found = Self::default();
        let mut from = 0;
        if let Some((name, span)) = head(line, cx) {
            from = span.end;
            found.note(0..span.start);
            found.parts.push((span, Part::Client));
            found.client = Some(name);
        }
        let mut at = from;
        while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
            let step = rest.chars().next().map_or(1, char::len_utf8);
            let Some((sign, length)) = sign(line, at, cx) else {
                at += step;
                continue;
            };
            let end = at + length;
            if let Sign::Escape = sign {
                found.note(from..at);
                found.parts.push((at..end, Part::Escape));
                from = end;
                at = end + line.get(end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
                continue;
            }
            let span = at..end;
            match found.take(sign) {
                Ok(part) => {
                    found.note(from..at);
                    found.parts.push((at..end, part));
                    (from, at) = (end, end);
                }
                Err(trouble) => {
                    found.troubles.push((span, trouble));
                    at += step;
                }
            }
        }
        found.note(from..line.len());
        found
    }

    fn note(&mut self, span: Span) {
        if !span.is_empty() {
            self.parts.push((span, Part::Note));
        }
    }

    /// Gives the punctuation behind a token with nothing of the note before it to the token.
    pub(super) fn settle(&mut self, line: &str) {
        let mut parts: Vec<(Span, Part)> = Vec::with_capacity(self.parts.len());
        let mut noted = false;
        for (mut span, part) in std::mem::take(&mut self.parts) {
            noted |= part == Part::Escape;
            if part == Part::Note && !noted {
                let piece = line.get(span.clone()).unwrap_or("");
                if let Some((token, _)) = parts.last_mut() {
                    span.start += trailing(piece);
                    token.end = span.start;
                }
                noted = line.get(span.clone()).is_some_and(|piece| !piece.trim().is_empty());
            }
            if !span.is_empty() {
                parts.push((span, part));
            }
        }
        self.parts = parts;
    }

    /// Takes what a sign announces, unless it was said before.
    fn take(&mut self, sign: Sign) -> Result<Part, Trouble> {
        let part = sign.part();
        let taken = match sign {
            Sign::Trouble(trouble) => return Err(trouble),
            Sign::Client(name) => set(&mut self.client, name),
            Sign::Happened(when) => set(&mut self.happened, when),
            Sign::Next(next) => set(&mut self.next, next),
            Sign::Amount(amount) => set(&mut self.amount, amount),
            Sign::Expense(expense) => set(&mut self.expense, expense),
            Sign::Attention(attention) => set(&mut self.attention, attention),
            Sign::Tag(tag) => {
                if !self.tags.iter().any(|known| fold(known) == fold(&tag)) {
                    self.tags.push(tag);
                }
                true
            }
            Sign::Escape => true,
        };
        if taken { Ok(part) } else { Err(Trouble::Twice(part)) }
    }
}

fn set<T>(place: &mut Option<T>, value: T) -> bool {
    let free = place.is_none();
    if free {
        *place = Some(value);
    }
    free
}

/// How many bytes of punctuation right behind a token with nothing of the note before it go with it.
fn trailing(rest: &str) -> usize {
    let length = rest.len() - rest.trim_start_matches([',', ';', ':', '.']).len();
    let apart = rest.get(length..).is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
    if apart { length } else { 0 }
}

/// Whether a token may end before this: nothing, white space or closing punctuation follows.
pub(super) fn ends_here(rest: &str) -> bool {
    let rest = rest.trim_start_matches(CLOSING);
    rest.is_empty() || rest.starts_with(char::is_whitespace)
}

/// Whether a word begins at this place of a line.
pub(super) fn word_begins(line: &str, at: usize) -> bool {
    let before = line.get(..at).and_then(|before| before.chars().next_back());
    before.is_none_or(char::is_whitespace)
}

/// The name at the head of a line, unescaped, and where it stands with its colon.
fn head(line: &str, cx: &Context) -> Option<(String, Span)> {
    let start = line.len() - line.trim_start().len();
    let mut at = start;
    loop {
        let rest = line.get(at..)?;
        let c = rest.chars().next()?;
        let after = rest.get(c.len_utf8()..)?;
        match c {
            ':' if after.is_empty() || after.starts_with(char::is_whitespace) => break,
            '\\' if after.starts_with(SIGNS) => at += 1,
            // A client may be called by its number.
            '#' if at == start && after.starts_with(|c: char| c.is_ascii_digit()) => {}
            _ if begins(line, at, cx) => return None,
            _ => {}
        }
        at += line.get(at..)?.chars().next()?.len_utf8();
    }
    let name = unescaped(line.get(start..at)?.trim());
    let (words, letters) = LONGEST_NAME;
    let sensible = name.contains(char::is_alphanumeric)
        && name.split_whitespace().count() <= words
        && name.chars().count() <= letters
        && !phrases::is_said(line.get(start..at)?);
    sensible.then_some((name, start..at + 1))
}

/// A text without the backslashes that take something literally.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek() {
            Some(sign) if c == '\\' && SIGNS.contains(sign) => plain.extend(chars.next()),
            _ => plain.push(c),
        }
    }
    plain
}

/// What a sign at this place of a line announces, and how many bytes it takes.
fn sign(line: &str, at: usize, cx: &Context) -> Option<(Sign, usize)> {
    let rest = line.get(at..)?;
    let first = rest.chars().next()?;
    let after = rest.get(first.len_utf8()..)?;
    if first == '\\' {
        return is_literal(line, at, cx).then_some((Sign::Escape, 1));
    }
    if !word_begins(line, at) {
        return None;
    }
    match first {
        '@' => client(after).map(|(name, length)| (Sign::Client(name), 1 + length)),
        '#' => tag(after).map(|tag| (Sign::Tag(tag.to_owned()), 1 + tag.len())),
        '!' => light(after),
        '<' => past(after, cx),
        '>' => next(line, at, cx),
        _ => {
            let unclear = |length| Some((Sign::Trouble(Trouble::Amount(rest.get(..length)?.to_owned())), length));
            match expense(line, at, cx.coins) {
                Some(Reading::Amount(expense, length)) => return Some((Sign::Expense(expense), length)),
                Some(Reading::Unclear(length)) => return unclear(length),
                None => {}
            }
            match amount(rest, cx.coins)? {
                Reading::Amount(amount, length) => Some((Sign::Amount(amount), length)),
                Reading::Unclear(length) => unclear(length),
            }
        }
    }
}

/// `López`, `"two words"`, `#12`.
fn client(after: &str) -> Option<(String, usize)> {
    for (open, close) in [('"', '"'), ('“', '”'), ('«', '»')] {
        let Some(inner) = after.strip_prefix(open) else { continue };
        let end = inner.find(close)?;
        let name = inner.get(..end)?.trim();
        let length = open.len_utf8() + end + close.len_utf8();
        return name.contains(char::is_alphanumeric).then(|| (name.to_owned(), length));
    }
    let word = after.split(char::is_whitespace).next()?;
    let name = word.trim_end_matches(CLOSING);
    // "@10:00" is an hour.
    let numbered = name.strip_prefix('#').is_some_and(|number| number.parse::<i64>().is_ok());
    let named = name.starts_with(char::is_alphanumeric) && name.contains(char::is_alphabetic);
    (named || numbered).then(|| (name.to_owned(), name.len()))
}

fn tag(after: &str) -> Option<&str> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_') || is_mark(c);
    let end = after.find(|c: char| !is_part(c)).unwrap_or(after.len());
    let (tag, rest) = after.split_at(end);
    // `#1234` is the number of an invoice.
    (ends_here(rest) && tag.contains(char::is_alphabetic)).then_some(tag)
}

/// Whether a letter is written over the one before it.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

fn light(after: &str) -> Option<(Sign, usize)> {
    let end = after.find(|c: char| !(c.is_alphabetic() || is_mark(c))).unwrap_or(after.len());
    let (word, rest) = after.split_at(end);
    if word.is_empty() || !ends_here(rest) {
        return None;
    }
    let sign = match attention(&fold(word))? {
        Ok(attention) => Sign::Attention(attention),
        Err(near) => Sign::Trouble(Trouble::Attention { typed: word.to_owned(), near }),
    };
    Some((sign, 1 + end))
}

/// Whether a backslash stands here that takes what follows literally.
pub(super) fn is_literal(line: &str, at: usize, cx: &Context) -> bool {
    let Some(after) = line.get(at..).and_then(|rest| rest.strip_prefix('\\')) else { return false };
    let is_sign = |coin: &Coin| coin.symbol.contains(|c: char| !c.is_alphabetic()) && after.starts_with(&coin.symbol);
    let is_amount = || {
        // The sign behind the number may have its own backslash.
        let near: String = after.chars().take(NUMBER).collect();
        amount(&near, cx.coins).is_some() || amount(&near.replacen('\\', "", 1), cx.coins).is_some()
    };
    after.starts_with(SIGNS) || (word_begins(line, at) && (cx.coins.coins.iter().any(is_sign) || is_amount()))
}

/// Whether a sign stands here that announces something, understood or not.
pub(super) fn begins(line: &str, at: usize, cx: &Context) -> bool {
    match line.get(at..).and_then(|rest| rest.strip_prefix('>')) {
        // A step is not read for this: it would look for the next one itself.
        Some(after) => {
            let dates = when::Context { lean: Lean::Future, ..cx.dates };
            word_begins(line, at) && (deliberate(after).is_some() || date(after, &dates, &ANY).is_some())
        }
        None => sign(line, at, cx).is_some(),
    }
}
