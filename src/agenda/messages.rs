//! Messages: whom one writes to, what there is to say, and the templates.

use jiff::civil::Date;

use super::error::{AgendaError, LONGEST_LINE, LONGEST_NAME, Part, Result};
use super::{Action, Agenda, fits};
use crate::domain::calendar::days_between;
use crate::domain::interaction::Touch;
use crate::domain::template::{LONGEST, ReadyMade, Route, ready_made, routes};
use crate::domain::{
    Client, ClientId, Code, Contact, ContactId, FollowUp, FollowUpId, Interaction, Kind, Money, OccasionKind,
    Opportunity, Outcome, PurchaseKind, Template, TemplateId, text,
};

/// Where those that come ready made stand: behind the user's own.
const READY_MADE_FROM: i64 = 1_000;
/// How far back the last contact is looked for, in interactions.
const HISTORY: usize = 50;
/// After so many days without contact it is asked how the client is.
const QUIET: i64 = 60;
/// So many days after a purchase it is still thanked for.
const THANKS: i64 = 5;

/// Whom a message goes to, and what it can speak of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressee {
    /// The client.
    pub client: Client,
    /// The people at it.
    pub people: Vec<Contact>,
    /// The ways for a message to go out, the best first; never empty.
    pub routes: Vec<Route>,
    /// The day of the last purchase.
    pub bought_on: Option<Date>,
    /// What was bought then, or else what the client asks about.
    pub product: Option<String>,
    /// The day of the last effective contact.
    pub met_on: Option<Date>,
    /// What happened last.
    pub last: Option<Interaction>,
    /// The next step.
    pub next: Option<FollowUp>,
    /// The open opportunity: its title, and what it comes to.
    pub opportunity: Option<(String, Option<Money>)>,
    /// What is overdue, and since when.
    pub owed: Option<(Money, Date)>,
    /// Whether somebody has a birthday today.
    pub birthday: bool,
}

impl Addressee {
    /// The person whom a message by this way is for: whose channel it is, or the only one there is.
    #[must_use]
    pub fn person(&self, contact: Option<ContactId>) -> Option<&Contact> {
        match contact {
            Some(id) => self.people.iter().find(|person| person.id == id),
            None => self.people.first().filter(|_| self.people.len() == 1),
        }
    }

    /// Where a template stands among those that are offered: those that fit today first, and to introduce oneself to who
    /// is known last.
    #[must_use]
    pub fn place(&self, template: &Template, fitting: &[String]) -> usize {
        let key = template.key();
        let known = self.last.is_some() || self.bought_on.is_some();
        let late = usize::from(known && key == ReadyMade::Introduction.code());
        fitting.iter().position(|fits| *fits == key).unwrap_or(fitting.len() + late)
    }

    /// The keys of the templates that fit today, the most fitting first: what the next step asks for, then what follows
    /// from what happened.
    #[must_use]
    pub fn fitting(&self, inactive_days: u16, today: Date) -> Vec<String> {
        let since = |day: Option<Date>| day.map(|day| days_between(day, today));
        let last = self.last.as_ref();
        let is_last = |kind: Kind| last.is_some_and(|last| last.kind == kind && last.touch() != Touch::None);
        let waits = last.is_some_and(|last| last.outcome == Some(Outcome::AwaitingReply));
        let bought = since(self.bought_on);
        let fitting = [
            (ReadyMade::Birthday, self.birthday),
            (ReadyMade::Payment, self.owed.is_some()),
            (ReadyMade::Thanks, bought.is_some_and(|days| days <= THANKS)),
            (ReadyMade::AfterSample, is_last(Kind::Sample)),
            (
                ReadyMade::Quotation,
                self.opportunity.is_some() || (waits && last.is_some_and(|last| last.amount.is_some())),
            ),
            (ReadyMade::AfterCall, is_last(Kind::Call) && since(self.met_on) == Some(0)),
            (ReadyMade::Introduction, self.last.is_none() && self.bought_on.is_none()),
            (
                ReadyMade::Reactivation,
                bought.is_some_and(|days| days >= i64::from(inactive_days))
                    || since(self.met_on).is_some_and(|days| days >= QUIET),
            ),
        ];
        let asked = self.next.as_ref().and_then(|next| next.template.as_deref()).map(text::fold);
        let fitting = fitting.into_iter().filter(|(_, fits)| *fits).map(|(ready, _)| ready.code().to_owned());
        let mut keys: Vec<String> = asked.into_iter().collect();
        keys.extend(fitting.filter(|key| !keys.contains(key)).collect::<Vec<_>>());
        keys
    }
}

impl Agenda {
    /// Whom a message to a client goes to. `about` is the follow-up from which it is written, else the next step.
    pub fn addressee(&self, id: ClientId, about: Option<FollowUpId>) -> Result<Addressee> {
        let (reader, today) = (self.store.read(), self.today());
        self.store.at_once(|| {
            let client = reader.client(id)?;
            let history = reader.interactions(id, 0, HISTORY)?;
            let sale = reader.purchases(id, 0, HISTORY)?.into_iter().find(|it| it.kind == PurchaseKind::Sale);
            let bought = sale.as_ref().and_then(|sale| sale.lines.first());
            let product = match bought.map(|line| (line.product, &line.description)) {
                Some((Some(product), _)) => Some(reader.product(product)?.name),
                Some((None, description)) => Some(description.clone()).filter(|what| !what.is_empty()),
                None => None,
            };
            let overdue: Vec<_> =
                reader.unpaid_of(id)?.into_iter().filter(|it| it.due_on.is_some_and(|due| due < today)).collect();
            let owed = overdue.first().and_then(|first| Some((first.currency, first.due_on?)));
            let owed = owed.map(|(currency, since)| {
                let same = overdue.iter().filter(|it| it.currency == currency);
                (Money { minor: same.fold(0, |sum, it| i64::saturating_add(sum, it.total().minor)), currency }, since)
            });
            let plans = reader.open_follow_ups(id)?;
            let born = |it: &crate::domain::Occasion| {
                it.kind == OccasionKind::Birthday && (it.month, it.day) == (today.month(), today.day())
            };
            Ok(Addressee {
                people: reader.contacts(id)?,
                routes: preferred_first(&reader.channels(id)?),
                bought_on: sale.as_ref().map(|sale| sale.made_on),
                product: product.or_else(|| client.interest.clone()),
                met_on: history.iter().find(|it| it.touch() == Touch::Effective).map(|it| it.at.date()),
                last: history.into_iter().next(),
                next: plans.iter().find(|plan| Some(plan.id) == about).or(plans.first()).cloned(),
                opportunity: reader.opportunities(id)?.into_iter().find(Opportunity::is_open).map(|it| {
                    let money = it.money();
                    (it.title, money)
                }),
                owed: owed.filter(|(money, _)| money.minor > 0),
                birthday: reader.occasions(id)?.iter().any(born),
                client,
            })
        })
    }

    /// Every template: the user's own, then those that come ready made, hidden ones among them.
    pub fn templates(&self) -> Result<Vec<Template>> {
        Ok(self.placed_templates()?.into_iter().map(|(_, template)| template).collect())
    }

    /// Adds a template, or takes over what the user changed of one.
    pub fn save_template(&mut self, template: Template) -> Result<()> {
        let template = self.sound_template(template)?;
        let known = self.placed_templates()?;
        let is_known = template.code.is_some() || template.id != TemplateId(0);
        let before = known.iter().find(|(_, other)| is_known && other.is_same(&template));
        let action = if before.is_some() { Action::EditTemplate } else { Action::AddTemplate };
        let position = match before {
            Some((position, _)) => *position,
            None => known.iter().filter(|(_, other)| other.code.is_none()).map(|(at, _)| at + 1).max().unwrap_or(0),
        };
        self.operate(action, |write| {
            write.put_template(position, &template)?;
            write.call_it(label(&template), 1);
            Ok(())
        })
    }

    /// Shows a template and its variants no more, or again.
    pub fn hide_template(&mut self, key: &str, hidden: bool) -> Result<()> {
        let meant = |(_, template): &(i64, Template)| template.key() == key && template.hidden != hidden;
        let variants: Vec<_> = self.placed_templates()?.into_iter().filter(meant).collect();
        let Some((_, first)) = variants.first() else { return Ok(()) };
        let called = label(first);
        self.operate(Action::EditTemplate, |write| {
            for (position, template) in variants {
                write.put_template(position, &Template { hidden, ..template })?;
            }
            write.call_it(called, 1);
            Ok(())
        })
    }

    /// Removes a template of the user's own. One that came ready made becomes again what it was.
    pub fn remove_template(&mut self, template: &Template) -> Result<()> {
        self.operate(Action::RemoveTemplate, |write| {
            write.remove_template(template.id)?;
            write.call_it(label(template), 1);
            Ok(())
        })
    }

    /// The stored ones, and those that come ready made and were left as they are.
    fn placed_templates(&self) -> Result<Vec<(i64, Template)>> {
        let mut placed = self.store.templates()?;
        for (at, ready) in (READY_MADE_FROM..).zip(ready_made()) {
            if !placed.iter().any(|(_, stored)| stored.code == ready.code) {
                placed.push((at, ready));
            }
        }
        placed.sort_by_key(|(position, template)| (*position, template.id == TemplateId(0)));
        Ok(placed)
    }

    /// Makes foreign text harmless, and refuses a template that has no name or no text, that cannot be filled in, or that
    /// could not be told from another one.
    fn sound_template(&self, template: Template) -> Result<Template> {
        let checked = Template {
            name: text::clean_line(&template.name),
            subject: text::clean_line(&template.subject),
            body: text::clean_text(&template.body),
            ..template
        };
        fits(Part::Name, &checked.name, LONGEST_NAME)?;
        fits(Part::Line, &checked.subject, LONGEST_LINE)?;
        fits(Part::Text, &checked.body, LONGEST)?;
        if checked.name.is_empty() && checked.code.is_none() {
            return Err(AgendaError::EmptyName);
        }
        if checked.body.trim().is_empty() {
            return Err(AgendaError::EmptyTemplate);
        }
        checked.check().map_err(AgendaError::Template)?;
        let same_use = |other: &Template| {
            (other.medium, other.language, other.tone) == (checked.medium, checked.language, checked.tone)
        };
        let itself =
            |other: &Template| (checked.code.is_some() || checked.id != TemplateId(0)) && other.is_same(&checked);
        let taken = self
            .templates()?
            .into_iter()
            .any(|other| other.key() == checked.key() && same_use(&other) && !itself(&other));
        if taken { Err(AgendaError::TemplateExists(checked.name)) } else { Ok(checked) }
    }
}

fn preferred_first(channels: &[crate::domain::Channel]) -> Vec<Route> {
    let preferred = channels.iter().filter(|channel| channel.preferred);
    routes(preferred.chain(channels.iter().filter(|channel| !channel.preferred)))
}

/// What the journal calls it: one that came ready made is named in the user's language elsewhere.
fn label(template: &Template) -> String {
    if template.name.is_empty() { template.key() } else { template.name.clone() }
}
