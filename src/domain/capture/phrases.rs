//! What happened and how it went, recognised in what is said.

use super::kinds::{KINDS, OBJECTS, PREPOSITIONS, SENTENCES, SOON, Sense, TO_COME};
use super::outcomes::{HABITS, JOINS, LINKS, More, NUMBERS, OF, OUTCOMES};
use super::scan::Found;
use super::{Part, Span};
use crate::domain::text::fold;
use crate::domain::topic::marked_by;
use crate::domain::when::{self, Lean, When};
use crate::domain::{Direction, Kind, Outcome};

/// Punctuation with which a clause ends.
pub(super) const ENDS: [char; 9] = [',', ';', ':', '.', '!', '?', '…', '—', '–'];
/// How many words are looked at to tell in which sense a phrase is used.
const IN_SIGHT: usize = 40;

/// A word of what is said.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, and none excludes another")]
struct Word {
    /// Where it stands, with its punctuation.
    span: Span,
    /// Its folded spelling without punctuation; empty when it is nothing else.
    text: String,
    /// Whether it is punctuation and nothing else.
    bare: bool,
    /// Whether a clause ends with it.
    ends: bool,
    /// Whether an amount stands behind it.
    priced: bool,
    /// Whether it follows the word before it with nothing but white space between.
    joined: bool,
}

impl Word {
    fn is_one_of(&self, words: &[&str]) -> bool {
        words.contains(&self.text.as_str())
    }

    fn counts(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit()) || self.is_one_of(NUMBERS)
    }
}

/// Finds kind and outcome in the note of a line, and makes tokens of them.
pub(super) fn find(line: &str, found: &mut Found) {
    let mut words = words(line, &found.parts);
    let mut from = 0;
    if let Some(n) = escaped(line, &words, 0, begins_kind) {
        cut(found, n..n + 1, Part::Escape);
        from = 1;
    } else if let Some((said, mut count)) = kind(&words) {
        found.kind = Some(said);
        // "llamada - quiere precio"
        let dash = words.get(count).is_some_and(|word| word.bare && word.joined);
        let apart =
            words.get(count - 1).is_some_and(|word| line.get(word.span.clone()).is_some_and(|raw| raw.ends_with(ENDS)));
        count += usize::from(dash && !apart);
        cut(found, span(&words[..count]), Part::Kind);
        words.drain(..count);
        if let Some(join) = join(&words) {
            if let Some(n) = escaped(line, &words, join + 1, begins_outcome) {
                cut(found, n..n + 1, Part::Escape);
            } else if take(line, &words, join, join + 1, found) {
                return;
            }
        }
    }
    let starts: Vec<usize> = clauses(&words).filter(|at| *at >= from).collect();
    for at in starts {
        if let Some(n) = escaped(line, &words, at, begins_outcome) {
            cut(found, n..n + 1, Part::Escape);
        } else if take(line, &words, at, at, found) {
            return;
        }
    }
}

/// Where a note needs a backslash so that no kind and no outcome are recognised in it, unless they are said before it;
/// the last place first.
pub(super) fn recognised(note: &str, said_kind: bool, said_outcome: bool) -> Vec<usize> {
    if said_outcome {
        return Vec::new();
    }
    let words = words(note, &[(0..note.len(), Part::Note)]);
    let mut places = Vec::new();
    if !said_kind && begins_kind(&words) {
        places.push(0);
    }
    let joined = join(&words).filter(|_| said_kind).map(|join| join + 1);
    let is_outcome = |at: &usize| words.get(*at..).is_some_and(begins_outcome);
    places.extend(clauses(&words).chain(joined).filter(is_outcome));
    places.sort_unstable();
    places.dedup();
    places.iter().rev().filter_map(|at| words.get(*at)).map(|word| word.span.start).collect()
}

/// The word that joins what follows to the kind before it, where one does. Punctuation that stood behind a token sets
/// nothing apart there: "llamada: <ayer; y no contesta".
fn join(words: &[Word]) -> Option<usize> {
    let first = words.iter().position(|word| !word.bare)?;
    words.get(first).filter(|word| word.is_one_of(JOINS) && !word.ends).map(|_| first)
}

/// The places at which a clause begins.
fn clauses(words: &[Word]) -> impl Iterator<Item = usize> {
    (0..words.len())
        .filter(|at| words.get(*at).is_some_and(|word| !word.text.is_empty()))
        .filter(|at| at.checked_sub(1).and_then(|before| words.get(before)).is_none_or(|before| before.ends))
}

fn begins_kind(words: &[Word]) -> bool {
    KINDS.iter().any(|(phrase, ..)| length(words, phrase).is_some())
}

fn begins_outcome(words: &[Word]) -> bool {
    OUTCOMES.iter().any(|(phrase, ..)| length(words, phrase).is_some())
}

/// Whether a text is the name of a kind, of an outcome or of a topic as a whole, or begins with a verb of ours: no client
/// is called that.
pub(super) fn is_said(text: &str) -> bool {
    if marked_by(text.trim()).is_some() {
        return true;
    }
    let words = words(text, &[(0..text.len(), Part::Note)]);
    let whole = |phrase: &str| length(&words, phrase) == Some(words.len());
    KINDS
        .iter()
        .any(|(phrase, _, _, sense)| whole(phrase) || (*sense == Sense::Verb && length(&words, phrase).is_some()))
        || OUTCOMES.iter().any(|(phrase, ..)| whole(phrase))
}

/// When somebody asked to be called back, if a note says so and a time that is to come follows: "volver a llamar el viernes
/// 10am".
#[must_use]
pub fn called_back(note: &str, dates: &when::Context) -> Option<When> {
    let asked_in = |line: &str| {
        let words = words(line, &[(0..line.len(), Part::Note)]);
        let behind = |at: usize| match outcome(words.get(at..)?)? {
            (Outcome::CallBack, count, false) => words.get(at + count - 1).map(|word| word.span.end),
            _ => None,
        };
        let asked = line.get(clauses(&words).find_map(behind)?..)?;
        let (when, _) = when::read_prefix(asked, &when::Context { lean: Lean::Future, ..*dates })?;
        (when.date >= dates.now.date()).then_some(when)
    };
    note.lines().find_map(asked_in)
}

/// Takes the outcome at `phrase`, in a clause that begins at `clause`; says whether there is one.
fn take(line: &str, words: &[Word], clause: usize, phrase: usize, found: &mut Found) -> bool {
    let Some(rest) = words.get(phrase..) else { return false };
    let Some((outcome, count, whole)) = outcome(rest) else { return false };
    // A join leads to an outcome of its own only: "llamé y no contesta".
    if clause < phrase && !whole {
        return false;
    }
    found.outcome = Some(outcome);
    if whole {
        let mut span = span(&words[clause..phrase + count]);
        // The comma before the last clause has nothing left to set apart.
        if phrase + count == words.len()
            && let Some(before) = clause.checked_sub(1).and_then(|before| words.get(before))
            && line.get(before.span.clone()).is_some_and(|word| word.ends_with([',', ';']))
            && words.get(clause).is_some_and(|word| word.joined)
        {
            span.start = before.span.end - 1;
        }
        cut(found, span, Part::Outcome);
    }
    true
}

/// Where the backslash stands before a phrase that would be recognised at this word.
fn escaped(line: &str, words: &[Word], at: usize, is_phrase: impl Fn(&[Word]) -> bool) -> Option<usize> {
    let first = words.get(at)?;
    let bare = first.text.strip_prefix('\\')?;
    let start = first.span.start;
    line.get(start..)?.starts_with('\\').then_some(())?;
    let copy = |word: &Word, text: &str| Word { span: word.span.clone(), text: text.to_owned(), ..*word };
    let mut plain = vec![copy(first, bare)];
    plain.extend(words.iter().skip(at + 1).take(IN_SIGHT).map(|word| copy(word, &word.text)));
    is_phrase(&plain).then_some(start)
}

/// The words of the note.
fn words(line: &str, parts: &[(Span, Part)]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let (mut joined, mut glued) = (false, false);
    for (span, part) in parts {
        if *part != Part::Note {
            if let Some(before) = words.last_mut().filter(|_| *part == Part::Amount) {
                before.priced = true;
            }
            joined = false;
            // What stands around a backslash is literal, whatever it would be; punctuation is what it is.
            glued = *part == Part::Escape && !line.get(span.end..).is_some_and(|rest| rest.starts_with(ENDS));
            if let Some(before) = words.last_mut().filter(|before| glued && before.span.end == span.start) {
                before.text.clear();
            }
            continue;
        }
        let piece = line.get(span.clone()).unwrap_or("");
        let mut at = 0;
        for raw in piece.split(char::is_whitespace) {
            let start = span.start + at;
            at +=
                raw.len() + piece.get(at + raw.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            if raw.is_empty() {
                glued = false;
                continue;
            }
            let core = raw.trim_end_matches(|c: char| ENDS.contains(&c) || c == '-');
            // A hyphen ends a clause when it stands alone.
            let ends = core.is_empty() || raw.ends_with(ENDS);
            let text = if std::mem::take(&mut glued) { String::new() } else { fold(core).replace('’', "'") };
            if core.is_empty()
                && let Some(before) = words.last_mut()
            {
                before.ends = true;
            }
            words.push(Word {
                span: start..start + raw.len(),
                text,
                bare: core.is_empty(),
                ends,
                priced: false,
                joined,
            });
            joined = true;
        }
    }
    words
}

/// How many words a phrase takes up at the beginning of these, if they begin with it.
fn length(words: &[Word], phrase: &str) -> Option<usize> {
    let mut count = 0;
    for wanted in phrase.split(' ') {
        let word = words.get(count)?;
        let apart = count > 0 && (!word.joined || words.get(count - 1).is_some_and(|before| before.ends));
        if word.text != wanted || apart {
            return None;
        }
        count += 1;
    }
    Some(count)
}

/// The kind that the first words name, who began it, and how many words that takes.
fn kind(words: &[Word]) -> Option<((Kind, Direction), usize)> {
    let found = KINDS
        .iter()
        .filter_map(|(phrase, kind, direction, sense)| Some((length(words, phrase)?, (*kind, *direction), *sense)));
    let (count, said, sense) = found.max_by_key(|(count, ..)| *count)?;
    // A longer phrase that is an outcome is meant: "call back".
    if OUTCOMES.iter().any(|(phrase, ..)| length(words, phrase).is_some_and(|longer| longer > count)) {
        return None;
    }
    let ended = words.get(count - 1).is_some_and(|word| word.ends);
    let Some(next) = words.get(count).filter(|_| !ended) else { return Some((said, count)) };
    let noun = !next.is_one_of(TO_COME) && !next.is_one_of(SENTENCES);
    let fits = !next.is_one_of(SOON)
        && match sense {
            Sense::Verb => true,
            Sense::Noun => noun,
            Sense::Either => noun && !next.is_one_of(OBJECTS),
            Sense::Rather => next.is_one_of(PREPOSITIONS) || next.counts() || next.text.is_empty(),
        };
    fits.then_some((said, count))
}

/// The outcome that the first of these words tell, how many words that takes, and whether they are the whole clause.
fn outcome(rest: &[Word]) -> Option<(Outcome, usize, bool)> {
    let mut found: Vec<_> =
        OUTCOMES.iter().filter_map(|(phrase, outcome, more)| Some((length(rest, phrase)?, *outcome, *more))).collect();
    // The longest phrase decides, so that what it says of its going on holds.
    found.sort_by_key(|(count, ..)| std::cmp::Reverse(*count));
    let (count, outcome, more) = *found.first()?;
    let ended = rest.get(count - 1).is_some_and(|word| word.ends);
    let Some(next) = rest.get(count).filter(|_| !ended) else { return Some((outcome, count, true)) };
    let clause = &rest[count..];
    let clause = clause.iter().position(|word| word.ends).map_or(clause, |end| &clause[..=end]);
    let clause = &clause[..clause.len().min(IN_SIGHT)];
    let goes_on = match more {
        More::Any => true,
        More::Linked => next.is_one_of(LINKS) || next.counts(),
        More::Counted => {
            let last = rest.get(count - 1);
            let priced = last.is_some_and(|word| word.priced) || (next.priced && next.is_one_of(OF));
            let number = if next.is_one_of(OF) { clause.get(1) } else { Some(next) };
            let counted = priced || number.is_some_and(Word::counts);
            counted && !clause.iter().any(|word| word.is_one_of(HABITS))
        }
        More::Nothing => false,
    };
    goes_on.then_some((outcome, count, false))
}

/// Where several words stand, with the white space between them.
fn span(words: &[Word]) -> Span {
    let start = words.first().map_or(0, |word| word.span.start);
    start..words.last().map_or(start, |word| word.span.end)
}

/// Cuts a token out of the piece of the note in which it stands.
fn cut(found: &mut Found, token: Span, part: Part) {
    let inside =
        |(span, part): &(Span, Part)| *part == Part::Note && span.start <= token.start && token.end <= span.end;
    let Some(at) = found.parts.iter().position(inside) else { return };
    let whole = found.parts[at].0.clone();
    let pieces = [(whole.start..token.start, Part::Note), (token.clone(), part), (token.end..whole.end, Part::Note)];
    found.parts.splice(at..=at, pieces.into_iter().filter(|(span, _)| !span.is_empty()));
}
