//! What is wrong with a filter, and what would have been accepted; what fields and values are called where they are
//! typed.

use super::{Arg, Lang, Texts};
use crate::agenda::Habits;
use crate::domain::filter::{Completion, FilterError, Insert, Names, Problem};
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
        Refusal { what, accepted: self.accepted(&error.problem) }
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
