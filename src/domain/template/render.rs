//! Filling a template in, within limits that no text can leave.
//!
//! The engine knows no filters, tests and functions but the few of here, no files and no other templates. Of its blocks
//! only `if` is let through: without loops, definitions and what could multiply a text, what comes out is never much
//! longer than what went in. Fuel and length end whatever would go on all the same.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use minijinja::value::{Object, ObjectRepr};
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior, Value};

use super::{Data, Datum, Template};
use crate::domain::Code;
use crate::domain::text::{clean_line, clean_text, distance};

/// The longest text of a template, and of what it is filled in to, in characters.
pub const LONGEST: usize = 10_000;
/// Steps of the engine: many times what a text of the greatest length needs.
const FUEL: u64 = 100_000;
/// How deep conditions may lie in one another.
const DEPTH: usize = 40;
/// The blocks that a text may have.
const BLOCKS: [&str; 4] = ["if", "elif", "else", "endif"];

/// The part of a template in which something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The subject.
    Subject,
    /// The text.
    Body,
}

/// Why a template cannot be filled in, whatever is known of a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// Where.
    pub part: Part,
    /// In which line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub kind: FlawKind,
}

/// What is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FlawKind {
    /// There is nothing of this name to fill in; and the name that is near.
    Unknown(String, Option<&'static str>),
    /// Something other than a condition.
    Block(String),
    /// The name of a change to a text that there is not.
    Filter(String),
    /// It is not understood.
    Syntax,
    /// There is too much of it.
    TooLong,
}

/// A template as it reads for a client.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The subject, in one line.
    pub subject: String,
    /// The text.
    pub body: String,
    /// What it asks for and is not known: each stands as `[name]` in the text.
    pub missing: Vec<Gap>,
}

/// A place of a text for which nothing is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gap {
    /// What should be there.
    pub datum: Datum,
    /// By which name the text asks for it.
    pub name: &'static str,
}

impl Gap {
    /// Every one that there can be.
    pub fn all() -> impl Iterator<Item = Self> {
        Datum::ALL.iter().flat_map(|datum| datum.names().map(|name| Self { datum: *datum, name }))
    }

    /// What stands in the text instead.
    #[must_use]
    pub fn mark(self) -> String {
        format!("[{}]", self.name)
    }
}

impl Template {
    /// Fills the template in.
    pub fn render(&self, data: &Data) -> Result<Rendered, Flaw> {
        let mut missing = BTreeSet::new();
        let subject = fill(&self.subject, Part::Subject, data, &mut missing)?;
        let body = fill(&self.body, Part::Body, data, &mut missing)?;
        Ok(Rendered {
            subject: clean_line(&subject),
            body: spaced(&clean_text(&body)),
            missing: missing.into_iter().collect(),
        })
    }

    /// Whether it can be filled in at all.
    pub fn check(&self) -> Result<(), Flaw> {
        // With everything known and with nothing known: each way takes the other branch of a condition.
        let known = Datum::ALL.iter().map(|datum| (*datum, datum.code().to_owned())).collect();
        self.render(&known)?;
        self.render(&Data::new()).map(drop)
    }
}

/// Three empty lines or more, as conditions leave them behind, become one.
fn spaced(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        if !(line.is_empty() && lines.last().is_none_or(|last| last.is_empty())) {
            lines.push(line);
        }
    }
    lines.join("\n").trim_end().to_owned()
}

fn fill(source: &str, part: Part, data: &Data, missing: &mut BTreeSet<Gap>) -> Result<String, Flaw> {
    let flaw = |line, kind| Flaw { part, line, kind };
    if source.chars().count() > LONGEST {
        return Err(flaw(1, FlawKind::TooLong));
    }
    blocks(source).and_then(|()| signs(source)).map_err(|(line, kind)| flaw(line, kind))?;
    let filled = run(source, data, missing).map_err(|(line, kind)| flaw(line, kind))?;
    if filled.chars().count() > LONGEST { Err(flaw(1, FlawKind::TooLong)) } else { Ok(filled) }
}

/// Refuses every block that is no condition, and conditions that lie too deep in one another. Each block begins with
/// these two signs, wherever they stand.
fn blocks(source: &str) -> Result<(), (usize, FlawKind)> {
    let mut depth = 0_usize;
    for (at, _) in source.match_indices("{%") {
        let inside = source[at + 2..].trim_start_matches(['-', '+']).trim_start();
        let word: String = inside.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        match word.as_str() {
            "if" => depth += 1,
            "endif" => depth = depth.saturating_sub(1),
            word if BLOCKS.contains(&word) => {}
            _ => return Err((line_of(source, at), FlawKind::Block(word))),
        }
        if depth > DEPTH {
            return Err((line_of(source, at), FlawKind::TooLong));
        }
    }
    Ok(())
}

/// Refuses more signs in a row of those that stand before a value than anybody needs: the engine goes into each of them,
/// and where it goes too deep the program ends.
fn signs(source: &str) -> Result<(), (usize, FlawKind)> {
    let mut at = 0;
    while let Some(found) = source.get(at..).and_then(|rest| rest.find('{')) {
        let begin = at + found;
        let inside = &source[begin + 1..];
        at = begin + 1;
        match inside.chars().next() {
            Some('#') => at += inside.find("#}").map_or(inside.len(), |end| end + 2),
            Some(mark @ ('{' | '%')) => {
                let (length, count) = tag(&inside[1..], if mark == '{' { "}}" } else { "%}" });
                if count > DEPTH {
                    return Err((line_of(source, begin), FlawKind::TooLong));
                }
                at += 1 + length;
            }
            _ => {}
        }
    }
    Ok(())
}

/// How long a tag is up to its end, and how many signs before values stand in it, outside of its texts.
fn tag(inside: &str, end: &str) -> (usize, usize) {
    let (mut count, mut open, mut word) = (0, 0_usize, String::new());
    let (mut quote, mut escaped) = (None, false);
    for (at, c) in inside.char_indices() {
        if let Some(mark) = quote {
            // A quotation mark after a backslash ends no text.
            (quote, escaped) = if c == mark && !escaped { (None, false) } else { (quote, c == '\\' && !escaped) };
            continue;
        }
        // In brackets there is no end.
        if open == 0 && inside[at..].starts_with(end) {
            return (at + end.len(), count);
        }
        count += usize::from(c == '-' || word == "not" && !c.is_alphanumeric());
        match c {
            '(' | '[' | '{' => open += 1,
            ')' | ']' | '}' => open = open.saturating_sub(1),
            '"' | '\'' => quote = Some(c),
            _ => {}
        }
        if c.is_alphanumeric() {
            word.push(c);
        } else {
            word.clear();
        }
    }
    (inside.len(), count)
}

fn line_of(source: &str, at: usize) -> usize {
    1 + source[..at].matches('\n').count()
}

/// What is asked for and is not known: false in a condition, a mark in a text.
#[derive(Debug)]
struct Unknown {
    gap: Gap,
    /// Where it is noted that it was written.
    written: Arc<Mutex<BTreeSet<Gap>>>,
}

impl Object for Unknown {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn is_true(self: &Arc<Self>) -> bool {
        false
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.written.lock().unwrap_or_else(PoisonError::into_inner).insert(self.gap);
        f.write_str(&self.gap.mark())
    }
}

/// The engine, with what it may do and no more.
fn engine() -> Environment<'static> {
    let mut engine = Environment::empty();
    engine.set_undefined_behavior(UndefinedBehavior::Strict);
    engine.set_auto_escape_callback(|_| AutoEscape::None);
    engine.set_fuel(Some(FUEL));
    for name in ["upper", "mayusculas"] {
        engine.add_filter(name, |value: &Value| value.to_string().to_uppercase());
    }
    for name in ["lower", "minusculas"] {
        engine.add_filter(name, |value: &Value| value.to_string().to_lowercase());
    }
    for name in ["default", "si_falta"] {
        let or = |value: &Value, other: &Value| if value.is_true() { value.clone() } else { other.clone() };
        engine.add_filter(name, or);
    }
    engine
}

fn run(source: &str, data: &Data, missing: &mut BTreeSet<Gap>) -> Result<String, (usize, FlawKind)> {
    let engine = engine();
    let template = engine.template_from_str(source).map_err(|error| kind_of(source, &error))?;
    if let Some(unknown) =
        template.undeclared_variables(false).into_iter().filter(|name| Datum::named(name).is_none()).min()
    {
        return Err((word_at(source, &unknown), FlawKind::Unknown(unknown.clone(), near(&unknown))));
    }
    let written = Arc::new(Mutex::new(BTreeSet::new()));
    let context = Datum::ALL.iter().flat_map(|datum| datum.names().map(|name| (*datum, name))).map(|(datum, name)| {
        let value = match data.get(&datum) {
            Some(known) => Value::from(known.as_str()),
            None => Value::from_object(Unknown { gap: Gap { datum, name }, written: Arc::clone(&written) }),
        };
        (name, value)
    });
    let filled = template.render(Value::from_pairs(context)).map_err(|error| kind_of(source, &error))?;
    missing.extend(written.lock().unwrap_or_else(PoisonError::into_inner).iter());
    Ok(filled)
}

fn kind_of(source: &str, error: &minijinja::Error) -> (usize, FlawKind) {
    let line = error.line().unwrap_or(1).max(1);
    let kind = match error.kind() {
        ErrorKind::UnknownFilter => {
            // The engine says its name in words of its own; the text says it in the user's.
            let behind = source.lines().nth(line - 1).and_then(|line| line.split_once('|'));
            let name = behind.map(|(_, behind)| behind.trim_start()).unwrap_or_default();
            FlawKind::Filter(name.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
        }
        ErrorKind::OutOfFuel => FlawKind::TooLong,
        _ => FlawKind::Syntax,
    };
    (line, kind)
}

/// The line in which a name first stands by itself.
fn word_at(source: &str, name: &str) -> usize {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let alone = |at: usize| {
        let (before, after) = (&source[..at], &source[at + name.len()..]);
        !before.ends_with(is_part) && !after.starts_with(is_part) && before.rfind('{') > before.rfind('}')
    };
    let found = source.match_indices(name).map(|(at, _)| at).find(|at| alone(*at));
    found.map_or(1, |at| line_of(source, at))
}

/// The name that was probably meant.
fn near(name: &str) -> Option<&'static str> {
    let folded = crate::domain::text::fold(name);
    let names = Datum::ALL.iter().flat_map(|datum| datum.names());
    let (slips, near) = names.map(|known| (distance(&folded, known), known)).min_by_key(|(slips, _)| *slips)?;
    (slips <= 1 + near.len() / 4).then_some(near)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the check of the blocks refuses, the engine would end by itself.
    #[test]
    fn fuel_ends_what_would_go_on() {
        let mut digits = "{% for a in \"0123456789\" %}".repeat(7);
        digits.push('x');
        digits.push_str(&"{% endfor %}".repeat(7));
        let ended = run(&digits, &Data::new(), &mut BTreeSet::new());
        assert!(matches!(ended, Err((_, FlawKind::TooLong | FlawKind::Syntax))), "{ended:?}");
        let lists = format!("{}x{}", "{% for a in [1,2,3,4,5,6,7,8,9,0] %}".repeat(7), "{% endfor %}".repeat(7));
        assert_eq!(run(&lists, &Data::new(), &mut BTreeSet::new()), Err((1, FlawKind::TooLong)));
    }
}
