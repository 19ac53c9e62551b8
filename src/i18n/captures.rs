//! How a captured line is understood, piece by piece, and what is not understood in it.

use jiff::civil::Date;

use super::{Arg, Lang, Texts};
use crate::agenda::{Next, Plan, Understood};
use crate::domain::calendar::later;
use crate::domain::capture::{Example, Part, Trouble};
use crate::domain::next_step::Suggestion;
use crate::domain::text::clean_line;
use crate::domain::{Attention, Code, Currency, Direction, Light, Money};

/// The most of a piece that is quoted, in characters.
const QUOTED: usize = 60;

impl Texts {
    /// Why a piece of a line was not taken for what it looks like, and what to do about it.
    #[must_use]
    pub fn trouble(&self, trouble: &Trouble) -> String {
        let why = match trouble {
            Trouble::Date { phrase, error } => capital(&self.when_error(phrase, error)),
            Trouble::NextInPast(when) => {
                self.with("capture-trouble-next-in-past", &[("day", self.day_long(when.date).into())])
            }
            Trouble::HappenedInFuture(when) => self.with("capture-trouble-future", &[("day", self.when(*when).into())]),
            Trouble::Amount(amount) => {
                let example = self.money(Money { minor: 1_250_050, currency: Currency::USD });
                let args = [("amount", quoted(amount)), ("example", example.into())];
                self.with("capture-trouble-amount", &args)
            }
            Trouble::Attention { typed, near } => {
                let args = [("typed", quoted(typed)), ("near", self.light_of(*near).into())];
                self.with("capture-trouble-attention", &args)
            }
            Trouble::Twice(part) => self.with("capture-trouble-twice", &[("what", self.word(*part).into())]),
        };
        self.with("capture-trouble-literal", &[("why", why.into())])
    }

    /// What a line says happened, each thing in full: all but whom it is about and what comes next.
    #[must_use]
    pub fn captured(&self, understood: &Understood, today: Date) -> Vec<(Part, String)> {
        let line = &understood.line;
        let mut rows = Vec::new();
        let told = line.outcome.is_some() || line.amount.is_some() || line.expense.is_some();
        if line.said_kind.is_some() || told || !line.note.is_empty() {
            let kind = self.word(line.kind());
            let kind = match line.direction {
                Direction::Incoming => self.with("capture-in", &[("kind", kind.into())]),
                Direction::Outgoing => kind.to_owned(),
            };
            let when = match line.happened {
                None => self.get("capture-now").to_owned(),
                Some(_) => {
                    format!("{} · {}", self.moment(understood.at, today), self.relative(understood.at.date(), today))
                }
            };
            rows.push((Part::Kind, format!("{kind} · {when}")));
        }
        rows.extend(line.outcome.map(|outcome| (Part::Outcome, self.word(outcome).to_owned())));
        if !line.note.is_empty() {
            let note = self.with("capture-quoted", &[("text", clean_line(&line.note).into())]);
            rows.push((Part::Note, note));
        }
        rows.extend(line.amount.map(|amount| (Part::Amount, self.money(amount))));
        rows.extend(line.expense.map(|expense| (Part::Expense, self.money(expense))));
        rows.extend(line.score().map(|score| (Part::Score, self.score(score))));
        rows.extend(self.kept(&line.topics(), None, None).into_iter().map(|kept| (Part::Topic, kept)));
        if !line.tags.is_empty() {
            let tags: Vec<String> = line.tags.iter().map(|tag| format!("#{}", clean_line(tag))).collect();
            rows.push((Part::Tag, tags.join(" ")));
        }
        rows.extend(line.attention.map(|attention| (Part::Attention, self.light_of(attention).to_owned())));
        rows
    }

    /// What comes next after a line: what it says, or else what is suggested; nothing when nothing happened.
    #[must_use]
    pub fn captured_next(&self, understood: &Understood, remind: u16, today: Date) -> Option<String> {
        match (understood.next(), understood.suggestion) {
            (Some(Next::Plan(plan)), _) => Some(self.plan(&plan, today)),
            (Some(Next::Nothing), _) => Some(self.get("capture-next-none").to_owned()),
            (None, Some(Suggestion::Plan { .. })) => match understood.suggested() {
                Next::Plan(plan) => Some(format!("{} · {}", self.plan(&plan, today), self.get("form-suggested"))),
                Next::Nothing => None,
            },
            (None, Some(Suggestion::Wait)) => {
                let day = later(understood.at.date(), remind.into());
                Some(self.with("form-waits", &[("date", self.day(day, today).into())]))
            }
            (None, Some(Suggestion::Planned(day))) => {
                Some(self.with("form-planned-already", &[("date", self.day(day, today).into())]))
            }
            (None, None) => None,
        }
    }

    /// A plan in one line: `vie 27 nov 10:00 · visita · cotización · ↻ cada 2 semanas`.
    #[must_use]
    pub fn plan(&self, plan: &Plan, today: Date) -> String {
        let mut line = format!("{} · {}", self.day_at(plan.on, plan.at, today), self.word(plan.channel));
        let purpose = clean_line(&plan.purpose);
        if !purpose.is_empty() {
            line = format!("{line} · {purpose}");
        }
        match &plan.repeats {
            None => line,
            Some(rule) => format!("{line} · {}", self.repeats(rule)),
        }
    }

    /// How something is written in a line, what it means, and an example.
    #[must_use]
    pub fn example(&self, row: &Example) -> [&str; 3] {
        let example = match self.locale().lang {
            Lang::Es => row.es,
            Lang::En => row.en,
        };
        let [token, help] =
            ["token", "help"].map(|what| self.find(&format!("capture-{what}-{}", row.code)).unwrap_or(""));
        [token, help, example]
    }

    /// The colour of a light that is set by hand.
    fn light_of(&self, attention: Attention) -> &str {
        match attention {
            Attention::Red => self.word(Light::Red),
            Attention::Yellow => self.word(Light::Yellow),
            Attention::Green => self.word(Light::Green),
            Attention::Auto => attention.code(),
        }
    }
}

fn quoted(text: &str) -> Arg<'static> {
    clean_line(text).chars().take(QUOTED).collect::<String>().into()
}

/// A line with a capital letter at its beginning.
fn capital(line: &str) -> String {
    let mut chars = line.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
