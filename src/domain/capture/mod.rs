//! Reader of the line that logs in one go: `Ferretería López: llamé, quiere 50 uds #cotización >vie 10:00 visita`.
//!
//! Spanish and English are understood at once; case and accents never matter. The line is cut into [tokens](Part) and
//! pieces of the note, which lie side by side without a gap: nothing that was typed is lost. [`REFERENCE`] lists what can
//! be written; the help, the README and a test are made from it.
//!
//! # Decisions
//!
//! * A sign begins a token only where a word begins, and only if what it announces follows: `a@b.c`, `C#`, `->`, `5 > 3`
//!   and `#1234` are text. `>` or `<` with something that is no date, an amount that has two readings, a light misspelt
//!   or something said twice is a [`Trouble`], and stays in the note as well.
//! * The name ends at the first colon that a space follows, unless what stands before it is the name of a kind or an
//!   outcome ("llamada: …"), begins with a verb of ours ("llamé y dijo: …") or is longer than a name.
//! * The kind is the first word that is said. An outcome is a clause of its own, which leaves the note, or the beginning
//!   of a clause that goes on in a way that cannot change its meaning ("pedido 50 cajas", "no contesta desde el lunes"),
//!   whose words stay. "Le envié el pedido" and "no le interesa el modelo viejo" say nothing.
//! * The next step runs to the next token, to a `;`, or to the end; a comma right after its date or its channel ends it.
//! * A mark in an amount that one or two digits follow is the decimal one. Three digits make thousands where the region
//!   writes thousands so; `$1.234` where the point is the decimal mark has two readings, and is refused.
//! * The words of an amount stay in the note with the words of their clause: "le vendí 3 cajas por S/ 350" would make no
//!   sense without them. An amount that is a clause of its own, or follows an outcome, leaves the note.
//! * An amount behind "gasto", "gasté" or "spent" is what the contact cost us. "Su gasto de $45" is text, and its amount an
//!   amount.
//! * In the note only white space changes, and only where a token stood: what remains on both sides is joined by one
//!   space, or by none before closing punctuation, and the ends are trimmed. Punctuation behind a token with nothing of the
//!   note before it goes with the token, and the comma before an outcome that ends the note goes with the outcome.

mod amount;
mod expense;
mod kinds;
mod note;
mod outcomes;
mod phrases;
mod reference;
mod render;
mod scan;
mod steps;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub use amount::{Coin, Coins, number, read_amount};
pub use expense::spent;
pub use kinds::named as named_kind;
pub(in crate::domain) use kinds::planned_kind;
pub use outcomes::named as named_outcome;
pub use phrases::called_back;
pub use reference::{Example, REFERENCE};

use super::code::codes;
use super::when::{self, When, WhenError};
use super::{Attention, Direction, Kind, Money, Outcome, Recurrence, TopicKind, satisfaction, topic};

/// A piece of the line, in bytes.
pub type Span = Range<usize>;

/// What a line has to be read against.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Dates; which way they lean is decided by the sign before them.
    pub dates: when::Context<'a>,
    /// Amounts.
    pub coins: &'a Coins,
}

codes! {
    /// What a piece of the line is.
    Part in "capture-part" {
        /// Whom it is about.
        Client = "client",
        /// What happened.
        Kind = "kind",
        /// How it went.
        Outcome = "outcome",
        /// When it happened.
        Happened = "happened",
        /// What comes next.
        Next = "next",
        /// A label for the client.
        Tag = "tag",
        /// How much money.
        Amount = "amount",
        /// What it cost beyond the usual effort.
        Expense = "expense",
        /// How satisfied the client is; its words stay in the note.
        Score = "score",
        /// What is kept apart of what was said; its words stay in the note.
        Topic = "topic",
        /// The light to set by hand.
        Attention = "attention",
        /// A backslash that takes what follows literally.
        Escape = "escape",
        /// What was said.
        Note = "note",
    }
}

/// What comes next, as the line says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// This.
    Step(Step),
    /// What the outcome suggests.
    Suggested,
    /// None, on purpose.
    Nothing,
}

/// That a step comes again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeats {
    /// By which rule.
    pub rule: Recurrence,
    /// As it was said, with its first day and its hour.
    pub said: String,
}

/// A next step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// When, for the first time if it comes again.
    pub when: When,
    /// That it comes again, if it does.
    pub repeats: Option<Repeats>,
    /// How, if that was said.
    pub channel: Option<Kind>,
    /// What for.
    pub purpose: String,
}

/// Why a piece of the line was not taken for what it looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No date follows `>` or `<`.
    Date {
        /// What follows it.
        phrase: String,
        /// Why it is no date.
        error: WhenError,
    },
    /// What comes next lies in the past.
    NextInPast(When),
    /// What happened lies in the future.
    HappenedInFuture(When),
    /// The amount has more than one reading, or none.
    Amount(String),
    /// No light is called that, but one almost is.
    Attention {
        /// What was typed.
        typed: String,
        /// What was meant, perhaps.
        near: Attention,
    },
    /// It was said before.
    Twice(Part),
}

/// A line as it is understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Captured {
    /// The client, as it was typed.
    pub client: Option<String>,
    /// What happened, if that was said.
    pub said_kind: Option<Kind>,
    /// Who began it.
    pub direction: Direction,
    /// How it went.
    pub outcome: Option<Outcome>,
    /// When it happened, if that was said.
    pub happened: Option<When>,
    /// What comes next, if that was said.
    pub next: Option<Next>,
    /// Labels for the client.
    pub tags: Vec<String>,
    /// How much money.
    pub amount: Option<Money>,
    /// What it cost beyond the usual effort.
    pub expense: Option<Money>,
    /// The light to set by hand.
    pub attention: Option<Attention>,
    /// What was said.
    pub note: String,
    /// The whole line, piece by piece.
    pub parts: Vec<(Span, Part)>,
    /// What was not understood, and where.
    pub troubles: Vec<(Span, Trouble)>,
}

impl Captured {
    /// What happened. Who was not reached was called, unless something else was said; anything else is a note.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.said_kind.unwrap_or(match self.outcome {
            Some(Outcome::NoAnswer | Outcome::CallBack) => Kind::Call,
            _ => Kind::Note,
        })
    }

    /// What of the note is kept apart: promises, questions, needs.
    #[must_use]
    pub fn topics(&self) -> Vec<(TopicKind, String)> {
        topic::raised(&self.note, self.outcome)
    }

    /// How satisfied the client is, as the note says.
    #[must_use]
    pub fn score(&self) -> Option<u8> {
        satisfaction::score(&self.note, self.kind())
    }

    /// Whether nothing at all is said but, perhaps, whom it is about.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.note.is_empty()
            && self.parts.iter().all(|(_, part)| matches!(part, Part::Client | Part::Escape | Part::Note))
    }
}

/// Reads a line. Every line can be read: what is no token is note.
#[must_use]
pub fn read(line: &str, cx: &Context) -> Captured {
    let mut found = scan::Found::of(line, cx);
    // What stands behind a token at the head is no part of what is said; the kind may make more of them.
    found.settle(line);
    phrases::find(line, &mut found);
    found.settle(line);
    let note = note::text(line, &found.parts);
    let scan::Found { parts, troubles, client, kind, outcome, happened, next, tags, amount, expense, attention } =
        found;
    Captured {
        client,
        said_kind: kind.map(|(kind, _)| kind),
        direction: kind.map_or(Direction::Outgoing, |(_, direction)| direction),
        outcome,
        happened,
        next,
        tags,
        amount,
        expense,
        attention,
        note,
        parts,
        troubles,
    }
}

impl std::fmt::Debug for Context<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Context").field("now", &self.dates.now).field("coins", &self.coins).finish_non_exhaustive()
    }
}
