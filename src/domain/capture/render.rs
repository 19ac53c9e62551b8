//! A line that says again what was understood of another one.

use std::fmt::Write;

use super::amount::{Coins, amount};
use super::kinds::KINDS;
use super::scan::{SIGNS, word_begins};
use super::{Captured, Context, Next, phrases, read};
use crate::domain::when;
use crate::domain::{Attention, Direction, Kind, Money, Outcome};

impl Captured {
    /// A line that is read as this one, with each token in its plainest form and the note behind them. What was not
    /// understood is taken literally.
    #[must_use]
    pub fn line(&self, cx: &Context) -> String {
        let mut line = self.client.as_deref().map(|name| client(name, cx)).unwrap_or_default();
        if let Some(kind) = self.said_kind {
            let _ = write!(line, "{}: ", kind_word(kind, self.direction));
        }
        if let Some(when) = self.happened {
            let _ = write!(line, "<{}; ", when::iso(when));
        }
        if let Some(attention) = self.attention {
            let _ = write!(line, "!{} ", light(attention));
        }
        for tag in &self.tags {
            let _ = write!(line, "#{tag} ");
        }
        if let Some(amount) = &self.amount {
            // By itself: in a clause of the note its words would be of the note too.
            let _ = write!(line, "{}; ", money(*amount));
        }
        if let Some(expense) = &self.expense {
            let _ = write!(line, "gasto {} ", money(*expense));
        }
        if let Some(outcome) = self.outcome {
            let _ = write!(line, "{}, ", outcome_word(outcome));
        }
        line.push_str(&self.literal_note(cx));
        match &self.next {
            None => {}
            Some(Next::Nothing) => line.push_str(" >-"),
            Some(Next::Suggested) => line.push_str(" >auto"),
            Some(Next::Step(step)) => {
                let iso = when::iso(step.when);
                let _ = write!(line, " >{}", step.repeats.as_ref().map_or(iso.as_str(), |repeats| &repeats.said));
                if let Some(channel) = step.channel {
                    let _ = write!(line, " {}", kind_word(channel, Direction::Outgoing));
                }
                if !step.purpose.is_empty() {
                    let begin =
                        if step.channel.is_some() && !step.purpose.starts_with([':', ',', '.']) { "" } else { "\\" };
                    let purpose = escaped(&step.purpose, cx.coins);
                    let begin = if purpose.starts_with('\\') { "" } else { begin };
                    let _ = write!(line, " {begin}{purpose}");
                }
            }
        }
        line.trim().to_owned()
    }

    /// The note with a backslash before all that would be a token in it.
    fn literal_note(&self, cx: &Context) -> String {
        let mut places = phrases::recognised(&self.note, self.said_kind.is_some(), self.outcome.is_some());
        let mut literal = String::new();
        for (at, c) in self.note.char_indices() {
            if places.last() == Some(&at) {
                places.pop();
                literal.push('\\');
            } else if needs_backslash(&self.note, at, c, cx.coins) {
                literal.push('\\');
            }
            literal.push(c);
        }
        literal
    }
}

/// Whether a sign or an amount stands at this place.
fn needs_backslash(text: &str, at: usize, c: char, coins: &Coins) -> bool {
    let after = || text.get(at + c.len_utf8()..).unwrap_or("");
    match c {
        '\\' => true,
        ':' => after().is_empty() || after().starts_with(char::is_whitespace),
        _ if !word_begins(text, at) => false,
        c => SIGNS.contains(&c) || text.get(at..).is_some_and(|rest| amount(rest, coins).is_some()),
    }
}

/// A text with a backslash before every sign, and before every amount that begins without one.
fn escaped(text: &str, coins: &Coins) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        if needs_backslash(text, at, c, coins) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// The client in the first form that is read as this name.
fn client(name: &str, cx: &Context) -> String {
    let forms = [
        format!("@\"{name}\" "),
        format!("@“{name}” "),
        format!("@«{name}» "),
        format!("@{name} "),
        format!("{name}: "),
    ];
    let fits = |form: &&String| read(form, cx).client.as_deref() == Some(name);
    forms.iter().find(fits).cloned().unwrap_or_else(|| format!("{}: ", escaped(name, cx.coins)))
}

/// The shortest phrase of a kind that somebody began.
fn kind_word(kind: Kind, direction: Direction) -> &'static str {
    let phrases = KINDS.iter().filter(|(_, of, by, _)| *of == kind && *by == direction);
    let shortest = phrases.min_by_key(|(phrase, ..)| (phrase.contains(' '), phrase.len()));
    match (kind, direction) {
        (Kind::Call, Direction::Outgoing) => "llamada",
        (Kind::Message, Direction::Outgoing) => "mensaje",
        (Kind::Visit, Direction::Outgoing) => "visita",
        (Kind::Meeting, Direction::Outgoing) => "reunion",
        _ => shortest.map_or("", |(phrase, ..)| phrase),
    }
}

fn outcome_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Spoke => "hablamos",
        Outcome::NoAnswer => "no contesta",
        Outcome::CallBack => "volver a llamar",
        Outcome::AwaitingReply => "espera respuesta",
        Outcome::Order => "pedido",
        Outcome::NotInterested => "no le interesa",
        Outcome::Complaint => "reclamo",
    }
}

fn light(attention: Attention) -> &'static str {
    match attention {
        Attention::Red => "rojo",
        Attention::Yellow => "amarillo",
        Attention::Green => "verde",
        Attention::Auto => "auto",
    }
}

/// An amount with its code before it and a point before its decimals.
fn money(amount: Money) -> String {
    let digits = usize::from(amount.currency.digits());
    let all = format!("{:0>width$}", amount.minor, width = digits + 1);
    let (whole, decimals) = all.split_at(all.len() - digits);
    let point = if digits == 0 { "" } else { "." };
    format!("{} {whole}{point}{decimals}", amount.currency)
}
