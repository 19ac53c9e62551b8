//! The language in which clients are found and grouped: `alert:red city:lima #vip bought<90d value>1.5k -sector:hotel`.
//!
//! The same line is typed in the list, on the command line and in saved segments. [`read`] makes a [`Filter`] of it, or a
//! [`FilterError`] that points at a column and says what would have been accepted; what the atoms mean in the file is
//! for the store. Spanish and English are understood at once; case and accents never matter.
//!
//! # Decisions
//!
//! * A name with a sign right behind it (`city:`, `value>`) is a field, and one that is not known is refused: to look for
//!   it literally one quotes it. Anything else is a word, and a line of words alone means what it always meant.
//! * What stands side by side must all hold; `OR`, `O` and `|` bind less tightly; `-` excludes what follows it.
//! * `:` finds a text by the beginnings of its words, `=` by the whole of it; for everything else the two are one. A tag
//!   behind `#` is meant whole. `field:*` is any value at all.
//! * `10..20` takes both ends in, and either may be left open. `a,b` is either.
//! * A length of time compares with the days between today and then: backwards for what has happened, forwards for what
//!   is to come. `bought<90d` is less than 90 days ago, `next<7d` is from today on in less than 7 days. A length with a
//!   sign is a day: `next<+7d` takes in what is late.
//! * A number with two readings in the user's region ("1.500") is refused.

mod bounds;
mod choices;
mod complete;
mod error;
mod field;
mod lexer;
mod parser;
mod render;
mod value;

#[cfg(test)]
mod tests;

use jiff::civil::Date;

pub use bounds::Bounds;
pub use choices::Choice;
pub use complete::{Completion, Insert, Known, complete, stage_choice};
pub use error::{FilterError, Names, Problem};
pub use field::{Entry, Field, Natural, REGISTER, Toward, ValueKind};
pub use lexer::{Part, parts};
pub use parser::read;
pub use value::{Length, Number, Unit, plain_number, slug};

use super::{CustomField, FieldId, when};

/// The longest filter, in characters.
pub const LONGEST: usize = 2_000;
/// How deep parentheses and exclusions may lie within each other.
pub const DEEPEST: usize = 24;

/// What a filter has to be read against.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Dates; which way they lean is decided by the field.
    pub dates: when::Context<'a>,
    /// The mark before the decimals.
    pub decimal: char,
    /// The fields that the user defined.
    pub own: &'a [CustomField],
}

/// What was typed: who is meant, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Who; `None` for everybody.
    pub expr: Option<Expr>,
    /// In which order, the weightiest key first; empty for that of the list.
    pub sort: Vec<Sort>,
}

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// Any of these; at least two.
    Or(Vec<Expr>),
    /// All of these; at least two.
    And(Vec<Expr>),
    /// Not this.
    Not(Box<Expr>),
    /// A field has such a value.
    Atom(Atom),
    /// This begins some word about the client.
    Word(String),
    /// These words stand somewhere about the client, whole and in this order.
    Phrase(String),
}

/// That a field has such a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Atom {
    /// Which field.
    pub what: What,
    /// Which values.
    pub test: Test,
}

/// A field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// One of the register.
    Known(Field),
    /// One that the user defined, and how its name is typed.
    Own(FieldId, String),
}

/// Which values are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// Any value at all.
    Any,
    /// One of these; `whole` when a text has to be exactly that.
    OneOf {
        /// Whether the whole text is meant, and not the beginnings of its words.
        whole: bool,
        /// The values.
        pieces: Vec<Piece>,
    },
    /// What compares so with this.
    Compare(Compare, Operand),
}

/// One of the values of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// This.
    Is(Operand),
    /// From this to that, both included; open where there is none.
    Between(Option<Operand>, Option<Operand>),
}

/// How a value compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    /// Smaller, earlier.
    Less,
    /// Not larger.
    AtMost,
    /// Larger, later.
    More,
    /// Not smaller.
    AtLeast,
}

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operand {
    /// A member of a closed list, by its code.
    Choice(&'static str),
    /// A text, as it was typed.
    Text(String),
    /// A number or an amount in the house currency.
    Number(Number),
    /// So many days.
    Days(u32),
    /// So far from today.
    Length(Length),
    /// A day, or all from one to another.
    Day {
        /// The first day.
        from: Date,
        /// The last day.
        to: Date,
        /// As it was typed.
        said: String,
    },
}

/// A key of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sort {
    /// By which field.
    pub what: What,
    /// Whether it runs against its usual way.
    pub reversed: bool,
}

/// A filter that has names, so that others can say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// What it is called: a stable code, or the user's name.
    pub names: Vec<String>,
    /// The filter.
    pub filter: Filter,
}

impl Filter {
    /// The words, when there is nothing else: what is looked for as it always was.
    #[must_use]
    pub fn only_words(&self) -> Option<String> {
        if !self.sort.is_empty() {
            return None;
        }
        match &self.expr {
            None => Some(String::new()),
            Some(Expr::Word(word)) => Some(word.clone()),
            Some(Expr::And(all)) => {
                let words: Option<Vec<&str>> =
                    all.iter().map(|one| if let Expr::Word(word) = one { Some(word.as_str()) } else { None }).collect();
                words.map(|words| words.join(" "))
            }
            Some(_) => None,
        }
    }

    /// The words and phrases that are looked for, and not those that are excluded.
    #[must_use]
    pub fn words(&self) -> Vec<&str> {
        fn gather<'e>(expr: &'e Expr, into: &mut Vec<&'e str>) {
            match expr {
                Expr::Word(text) | Expr::Phrase(text) => into.push(text),
                Expr::And(all) | Expr::Or(all) => all.iter().for_each(|one| gather(one, into)),
                Expr::Not(_) | Expr::Atom(_) => {}
            }
        }
        let mut words = Vec::new();
        self.expr.iter().for_each(|expr| gather(expr, &mut words));
        words
    }

    /// Whether any of the fields that a test names is looked at.
    #[must_use]
    pub fn looks_at(&self, test: impl Fn(&What) -> bool) -> bool {
        fn any(expr: &Expr, test: &impl Fn(&What) -> bool) -> bool {
            match expr {
                Expr::Atom(atom) => test(&atom.what),
                Expr::And(all) | Expr::Or(all) => all.iter().any(|one| any(one, test)),
                Expr::Not(one) => any(one, test),
                Expr::Word(_) | Expr::Phrase(_) => false,
            }
        }
        self.expr.as_ref().is_some_and(|expr| any(expr, &test)) || self.sort.iter().any(|sort| test(&sort.what))
    }
}
