//! What is wrong with a filter, and what would have been accepted; what fields and values are called where they are
//! typed.

use super::{Arg, Lang, Texts};
use crate::agenda::Habits;
use crate::domain::cells::width;
use crate::domain::filter::{Choice, Completion, Field, FilterError, Insert, Names, Problem, Toward, ValueKind};
use crate::domain::text::clean_line;

/// The most of a piece that is quoted, in characters.
const QUOTED: usize = 40;

/// Why a filter was not understood, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong.
    pub what: String,
    /// What would have been accepted, where that can be said.
    pub accepted: Option<String>,
    /// What else could be done.
    pub hint: Option<String>,
}

impl Refusal {
    /// All of it in one line.
    #[must_use]
    pub fn line(&self) -> String {
        let parts = [Some(&self.what), self.accepted.as_ref(), self.hint.as_ref()];
        parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join("; ")
    }
}

impl Texts {
    /// How the user's region writes what is typed into a filter.
    #[must_use]
    pub fn habits(&self) -> Habits {
        Habits { order: self.locale().date_order(), decimal: self.coins().decimal }
    }

    /// Why a filter was not understood, and what would have been accepted.
    #[must_use]
    pub fn refusal(&self, error: &FilterError) -> Refusal {
        let about = |key: &str, typed: &str| self.with(key, &[("typed", quoted(typed))]);
        let what = match &error.problem {
            Problem::TooLong => self.get("filter-too-long").to_owned(),
            Problem::TooDeep => self.get("filter-too-deep").to_owned(),
            Problem::OpenQuote => self.get("filter-open-quote").to_owned(),
            Problem::OpenParenthesis => self.get("filter-open-parenthesis").to_owned(),
            Problem::StrayParenthesis => self.get("filter-stray-parenthesis").to_owned(),
            Problem::EmptyParentheses => self.get("filter-empty-parentheses").to_owned(),
            Problem::LonelyOr => self.get("filter-lonely-or").to_owned(),
            Problem::NothingExcluded => self.get("filter-nothing-excluded").to_owned(),
            Problem::OrderInside => self.get("filter-order-inside").to_owned(),
            Problem::NoComparison => self.get("filter-no-comparison").to_owned(),
            Problem::Backwards => self.get("filter-backwards").to_owned(),
            Problem::NoValue { .. } => self.get("filter-no-value").to_owned(),
            Problem::UnknownField { typed, .. } => about("filter-unknown-field", typed),
            Problem::UnknownOrder { typed, .. } => about("filter-unknown-order", typed),
            Problem::UnknownValue { typed, .. } => about("filter-unknown-value", typed),
            Problem::NoNumber(typed) => about("filter-no-number", typed),
            Problem::UnclearNumber(typed) => about("filter-unclear-number", typed),
            Problem::NoDays(typed) => about("filter-no-days", typed),
            Problem::NoDay(typed, error) => self.when_error(typed, error),
        };
        let is_text = matches!(error.problem, Problem::UnknownField { .. });
        let hint = is_text.then(|| self.get("filter-quote-it").to_owned());
        Refusal { what, accepted: self.accepted(&error.problem), hint }
    }

    fn accepted(&self, problem: &Problem) -> Option<String> {
        let (names, near) = match problem {
            Problem::UnknownField { names, near, .. }
            | Problem::UnknownOrder { names, near, .. }
            | Problem::UnknownValue { names, near, .. } => (names, *near),
            Problem::NoValue { names: Some(names) } => (names, false),
            _ => return None,
        };
        let names = self.names(names);
        let key = if near { "filter-near" } else { "filter-accepted" };
        (!names.is_empty()).then(|| self.with(key, &[("names", names.join(", ").into())]))
    }

    /// Names as they are typed in the user's language.
    fn names(&self, names: &Names) -> Vec<String> {
        let spanish = self.spanish();
        match names {
            Names::Fields(fields, own) => {
                fields.iter().map(|field| field.name(spanish).to_owned()).chain(own.iter().cloned()).collect()
            }
            Names::Choices(choices) => choices.iter().map(|choice| choice.name(spanish).to_owned()).collect(),
            Names::Own(names) => names.iter().map(|name| clean_line(name)).collect(),
        }
    }

    /// How a field is typed.
    #[must_use]
    pub fn field(&self, field: Field) -> &'static str {
        field.name(self.spanish())
    }

    /// How a member of a closed list is typed.
    #[must_use]
    pub fn choice(&self, choice: Choice) -> &'static str {
        choice.name(self.spanish())
    }

    /// What kind of value a field has: its code, and how such a value is written.
    #[must_use]
    pub fn value_kind(&self, kind: ValueKind) -> (&'static str, &str) {
        match kind {
            ValueKind::Choice(_) => ("choice", ""),
            ValueKind::Text => ("text", self.get("filter-kind-text")),
            ValueKind::Number => ("number", self.get("filter-kind-number")),
            ValueKind::Money => ("money", self.get("filter-kind-money")),
            ValueKind::Days => ("days", self.get("filter-kind-days")),
            ValueKind::Date(Toward::Future) => ("date", self.get("filter-kind-ahead")),
            ValueKind::Date(_) => ("date", self.get("filter-kind-past")),
        }
    }

    fn spanish(&self) -> bool {
        self.locale().lang == Lang::Es
    }

    /// What a completion puts into the line, and what it is about.
    #[must_use]
    pub fn completion(&self, completion: &Completion) -> (String, String) {
        let about = match &completion.insert {
            Insert::Field(field) | Insert::Order(field) => self.word(*field).to_owned(),
            Insert::Own(_) => self.get("filter-own-field").to_owned(),
            Insert::Choice(_) | Insert::Value(_) => String::new(),
        };
        (completion.insert.text(self.spanish()), about)
    }
}

fn quoted(text: &str) -> Arg<'static> {
    clean_line(text).chars().take(QUOTED).collect::<String>().into()
}

/// A filter, and under it a line that points at what is wrong with it.
pub(super) fn pointed_at(typed: &str, error: &FilterError) -> Vec<String> {
    pointing(typed, error.column, error.length)
}

/// A line, and under it one that points at so many characters from a column on.
pub(super) fn pointing(typed: &str, column: usize, length: usize) -> Vec<String> {
    // Signs that would move the terminal's cursor stay as wide as they are counted.
    let shown: Vec<char> = typed.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let cells = |part: &[char]| width(&part.iter().collect::<String>());
    let end = (column + length).min(shown.len());
    let column = column.min(end);
    let before = cells(shown.get(..column).unwrap_or_default());
    let there = cells(shown.get(column..end).unwrap_or_default()).max(1);
    let line = clean_line(&shown.iter().collect::<String>().replace(' ', "\u{a0}")).replace('\u{a0}', " ");
    vec![line, format!("{}{}", " ".repeat(before), "^".repeat(there))]
}
