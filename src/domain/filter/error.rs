//! What is wrong with a filter, where, and what would have been accepted.

use super::choices::Choice;
use super::field::Field;
use crate::domain::when::WhenError;

/// Why a filter was not understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("filter not understood at {column}: {problem:?}")]
pub struct FilterError {
    /// The first character that is meant, counted from 0.
    pub column: usize,
    /// How many characters are meant; none at the end of the line.
    pub length: usize,
    /// What is wrong.
    pub problem: Problem,
}

/// Names that would have been accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Names {
    /// Fields of the register, and those that the user defined.
    Fields(Vec<Field>, Vec<String>),
    /// Members of a closed list.
    Choices(Vec<Choice>),
    /// Choices that the user defined.
    Own(Vec<String>),
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is longer than any filter may be.
    TooLong,
    /// Parentheses and exclusions lie too deep within each other.
    TooDeep,
    /// A quotation mark is not closed.
    OpenQuote,
    /// A parenthesis is not closed.
    OpenParenthesis,
    /// A parenthesis is closed that was not opened.
    StrayParenthesis,
    /// Nothing stands in the parentheses.
    EmptyParentheses,
    /// Nothing stands on one side of `OR`.
    LonelyOr,
    /// Nothing follows the sign that excludes.
    NothingExcluded,
    /// No field is called that.
    UnknownField {
        /// What was typed.
        typed: String,
        /// Names that are near, or the usual ones; `near` says which.
        names: Names,
        /// Whether the names are near what was typed.
        near: bool,
    },
    /// Nothing can be ordered by that.
    UnknownOrder {
        /// What was typed.
        typed: String,
        /// Names that are near, or the usual ones; `near` says which.
        names: Names,
        /// Whether the names are near what was typed.
        near: bool,
    },
    /// An order stands in parentheses, or behind a sign that excludes.
    OrderInside,
    /// No value follows the sign.
    NoValue {
        /// Values that a closed list has.
        names: Option<Names>,
    },
    /// The field has no such value.
    UnknownValue {
        /// What was typed.
        typed: String,
        /// Values that are near, or the first ones; `near` says which.
        names: Names,
        /// Whether the names are near what was typed.
        near: bool,
    },
    /// The values of this field are not larger or smaller than one another.
    NoComparison,
    /// It is no number.
    NoNumber(String),
    /// The number has two readings, or none.
    UnclearNumber(String),
    /// It is no number of days.
    NoDays(String),
    /// It is no day.
    NoDay(String, WhenError),
    /// The range runs backwards.
    Backwards,
}
