//! From a phrase to one answer, or to the reason there is none.

use super::day::Day;
use super::grammar::{Grammar, Phrase};
use super::lexer::{Word, words};
use super::repeat::{self, Series};
use super::resolve::resolve;
use super::shape::Shape;
use super::words as vocabulary;
use super::{Context, Reading, Repeated, When, WhenError};

/// Reads a phrase that must be a date phrase from beginning to end.
///
/// # Errors
///
/// Every phrase that does not give one certain date is refused; see
/// [`WhenError`] for the reasons.
pub fn read(phrase: &str, cx: &Context) -> Result<When, WhenError> {
    let words = all_words(phrase)?;
    let grammar = Grammar::new(&words);
    let found = grammar.phrases(0);
    let whole = ending_at(&found, words.len());
    if whole.is_empty() {
        return Err(reason(&grammar, &words, &found));
    }
    agree(&whole, cx)
}

/// The words of a phrase that is read from beginning to end: some, and no more than a date can have.
fn all_words(phrase: &str) -> Result<Vec<Word<'_>>, WhenError> {
    let (words, more) = words(phrase);
    match words.last() {
        None => Err(WhenError::Empty),
        Some(last) if more => Err(not_understood(last)),
        Some(_) => Ok(words),
    }
}

/// Reads the longest leading run of words that is a date phrase.
///
/// Returns what it means and how many bytes it takes up; what follows belongs
/// to someone else. Returns nothing if the run is itself refused (31 February,
/// a contradicting weekday) or if the words after it show that it goes on as
/// something else (a second date, a range, a repetition): part of such a
/// phrase would be a wrong date.
#[must_use]
pub fn read_prefix(words: &str, cx: &Context) -> Option<(When, usize)> {
    let (words, _) = self::words(words);
    let grammar = Grammar::new(&words);
    let found = grammar.phrases(0);
    let end = found.iter().map(|(_, end)| *end).max()?;
    let run = words.get(..end)?;
    // What follows may keep words of the run from meaning what they mean alone: "mar 15th semana" is no Tuesday the 15th.
    let alone = Grammar::new(run).phrases(0);
    let readings = ending_at(&alone, end);
    let goes_on = end < words.len();
    if goes_on && (grammar.is_unfinished(end) || readings.iter().any(|r| stands_alone(r))) {
        return None;
    }
    Some((agree(&readings, cx).ok()?, run.last()?.end))
}

/// Reads a phrase that speaks of something that comes again, from beginning to end.
///
/// It need not say so where it names a day of each month: "first monday of the month".
///
/// # Errors
///
/// Every phrase that does not give one certain rule is refused.
pub fn read_recurring(phrase: &str, cx: &Context) -> Result<Repeated, WhenError> {
    recurring(phrase, true, cx)
}

/// Reads a phrase that names one day, or days that come again.
///
/// # Errors
///
/// Every phrase that does not give one certain date or rule is refused.
pub fn read_any(phrase: &str, cx: &Context) -> Result<Reading, WhenError> {
    let refused = match read(phrase, cx) {
        Ok(when) => return Ok(Reading::One(when)),
        Err(refused) => refused,
    };
    match recurring(phrase, false, cx) {
        Ok(repeated) => Ok(Reading::Repeated(repeated)),
        Err(error) if refused == WhenError::Recurring || !matches!(error, WhenError::NotUnderstood { .. }) => {
            Err(error)
        }
        Err(_) => Err(refused),
    }
}

/// Reads the longest leading run of words that names one day or days that come again, as [`read_prefix`] does.
#[must_use]
pub fn read_any_prefix(words: &str, cx: &Context) -> Option<(Reading, usize)> {
    let (split, _) = self::words(words);
    let grammar = Grammar::new(&split);
    let found = grammar.series(0, false);
    let Some(end) = found.iter().map(|(_, end)| *end).max() else {
        return read_prefix(words, cx).map(|(when, used)| (Reading::One(when), used));
    };
    if end < split.len() && grammar.is_unfinished(end) {
        return None;
    }
    let run = split.get(..end)?;
    let alone = Grammar::new(run).series(0, false);
    let repeated = agree_on_rule(&ending_at(&alone, end), cx).ok()?;
    Some((Reading::Repeated(repeated), run.last()?.end))
}

fn recurring(phrase: &str, asked: bool, cx: &Context) -> Result<Repeated, WhenError> {
    let words = all_words(phrase)?;
    let grammar = Grammar::new(&words);
    let found = grammar.series(0, asked);
    let whole = ending_at(&found, words.len());
    if whole.is_empty() {
        let stuck = grammar.stuck_at().min(words.len() - 1);
        return Err(words.get(stuck).map_or(WhenError::Empty, not_understood));
    }
    agree_on_rule(&whole, cx)
}

/// The rule that all the readings give, or the refusal they amount to.
fn agree_on_rule(found: &[&Series], cx: &Context) -> Result<Repeated, WhenError> {
    let mut outcomes: Vec<Result<Repeated, WhenError>> = Vec::new();
    for series in found {
        let outcome = repeat::resolve(series, cx);
        if !outcomes.contains(&outcome) {
            outcomes.push(outcome);
        }
    }
    if outcomes.len() == 1 {
        return outcomes.pop().unwrap_or(Err(WhenError::Empty));
    }
    let mut readings = Vec::new();
    for outcome in &outcomes {
        match outcome {
            Ok(repeated) => readings.push(repeated.rule.clone()),
            Err(WhenError::AmbiguousRule { readings: rules }) => readings.extend(rules.iter().cloned()),
            Err(_) => {}
        }
    }
    let mut once = Vec::new();
    readings.retain(|rule| {
        let new = !once.contains(rule);
        once.push(rule.clone());
        new
    });
    match readings.len() {
        0 => outcomes.into_iter().next().unwrap_or(Err(WhenError::Empty)),
        1 => outcomes.into_iter().find(Result::is_ok).unwrap_or(Err(WhenError::Empty)),
        _ => Err(WhenError::AmbiguousRule { readings }),
    }
}

/// Whether a phrase is a date only when nothing follows: "pasado" before other
/// words is more likely "after", and "5 días hábiles" a length of something.
fn stands_alone(phrase: &Phrase) -> bool {
    match phrase.day {
        Some(Day::EitherWay { .. }) => true,
        Some(Day::Elliptic) => phrase.clock.is_none() && phrase.part.is_none(),
        _ => false,
    }
}

/// The different phrases that take up exactly the words before `end`.
fn ending_at<T: PartialEq>(found: &[(T, usize)], end: usize) -> Vec<&T> {
    let mut whole: Vec<&T> = Vec::new();
    for (phrase, _) in found.iter().filter(|(_, next)| *next == end) {
        if !whole.contains(&phrase) {
            whole.push(phrase);
        }
    }
    whole
}

/// The answer all the readings give, or the refusal they amount to.
fn agree(phrases: &[&Phrase], cx: &Context) -> Result<When, WhenError> {
    let mut outcomes: Vec<Result<When, WhenError>> = Vec::new();
    for phrase in phrases {
        let outcome = resolve(phrase, cx);
        if !outcomes.contains(&outcome) {
            outcomes.push(outcome);
        }
    }
    if outcomes.len() == 1 {
        return outcomes.pop().unwrap_or(Err(WhenError::Empty));
    }
    let mut readings: Vec<When> = outcomes.iter().flat_map(offered).collect();
    readings.sort_by_key(|when| (when.date, when.time));
    readings.dedup();
    match readings.as_slice() {
        [] => outcomes.into_iter().next().unwrap_or(Err(WhenError::Empty)),
        [only] => Ok(*only),
        _ => Err(WhenError::Ambiguous { readings }),
    }
}

/// The dates an outcome may stand for.
fn offered(outcome: &Result<When, WhenError>) -> Vec<When> {
    match outcome {
        Ok(when) => vec![*when],
        Err(WhenError::Ambiguous { readings }) => readings.clone(),
        Err(WhenError::Contradiction { by_date, .. }) => vec![*by_date],
        Err(WhenError::NoSuchDate { nearest }) => nearest.iter().copied().collect(),
        Err(_) => Vec::new(),
    }
}

/// Why no reading takes up the whole phrase.
fn reason(grammar: &Grammar, words: &[Word], found: &[(Phrase, usize)]) -> WhenError {
    if is_recurring(words) {
        return WhenError::Recurring;
    }
    let end = found.iter().map(|(_, end)| *end).max().unwrap_or(0);
    let has_range = words.iter().any(|word| word.shape == Shape::Range);
    if has_range || grammar.begins_range() || (end > 0 && grammar.continues_range(end)) {
        return WhenError::Range;
    }
    let stuck = grammar.stuck_at().min(words.len().saturating_sub(1));
    words.get(stuck).map_or(WhenError::Empty, |word| not_understood(word))
}

/// Whether the phrase speaks of something repeated: "cada", "every", "los
/// lunes", "mondays".
fn is_recurring(words: &[Word]) -> bool {
    words.iter().any(|word| vocabulary::is_recurring(&word.text))
        || words.windows(2).any(|pair| match pair {
            [article, day] => article.text == "los" && vocabulary::weekday(&day.text).is_some(),
            _ => false,
        })
}

fn not_understood(word: &Word) -> WhenError {
    WhenError::NotUnderstood { at: word.at, word: word.raw.to_owned() }
}
