//! One thing edited in two windows: what either changed is kept.
//!
//! A form knows what it began with. What the user left alone there is as it is in the file now; what the user changed is
//! as in the form. Tags, people and channels are told apart one by one, so that two windows may each add one.

use super::Record;
use crate::domain::{
    Channel, Client, Contact, ContactId, CustomValue, FieldId, FollowUp, Interaction, Occasion, Opportunity, Purchase,
    Qualification, text,
};

impl Record {
    /// What `self` makes of `stored` when the form began with `before`.
    pub(super) fn merged(self, before: &Self, stored: Self) -> Self {
        macro_rules! take {
            ($($field:ident)+) => {
                Client {
                    $($field: take(self.client.$field.clone(), &before.client.$field, stored.client.$field.clone()),)+
                    tags: tags(&self.client.tags, &before.client.tags, &stored.client.tags),
                    id: stored.client.id,
                }
            };
        }
        let client = take! {
            name kind company role sector size city zone country time_zone language tone interest potential lost source
            tax_id external_id notes cadence attention attention_since snoozed_until standing created_on
        };
        let values = values(&self.values, &before.values, &stored.values);
        let left_alone = (&self.contacts, &self.channels, &self.occasions)
            == (&before.contacts, &before.channels, &before.occasions);
        if left_alone {
            return Self { client, values, ..stored };
        }
        let (contacts, channels, occasions) = reach(&self, before, &stored);
        Self { client, contacts, channels, occasions, values }
    }

    /// The person at a place.
    fn owner(&self, place: Option<usize>) -> Option<ContactId> {
        place.and_then(|place| self.contacts.get(place)).map(|contact| contact.id)
    }

    /// The channels, each with the number of the person whose it is.
    fn owned(&self) -> Vec<Channel> {
        let own = |(place, channel): &(_, Channel)| Channel { contact: self.owner(*place), ..channel.clone() };
        self.channels.iter().map(own).collect()
    }

    /// The dates that matter, each with the number of the person whose it is.
    fn dated(&self) -> Vec<Occasion> {
        let own = |(place, date): &(_, Occasion)| Occasion { contact: self.owner(*place), ..date.clone() };
        self.occasions.iter().map(own).collect()
    }
}

impl Interaction {
    /// What `self` makes of `stored` when the form began with `before`.
    pub(super) fn merged(self, before: &Self, stored: Self) -> Self {
        Self {
            contact: take(self.contact, &before.contact, stored.contact),
            at: take(self.at, &before.at, stored.at),
            kind: take(self.kind, &before.kind, stored.kind),
            outcome: take(self.outcome, &before.outcome, stored.outcome),
            direction: take(self.direction, &before.direction, stored.direction),
            text: take(self.text, &before.text, stored.text),
            amount: take(self.amount, &before.amount, stored.amount),
            score: take(self.score, &before.score, stored.score),
            expense: take(self.expense, &before.expense, stored.expense),
            ..stored
        }
    }
}

impl FollowUp {
    /// What `self` makes of `stored` when the form began with `before`. An hour belongs to its day.
    pub(super) fn merged(self, before: &Self, stored: Self) -> Self {
        let due = |follow_up: &Self| (follow_up.due_on, follow_up.due_at);
        let (due_on, due_at) = take(due(&self), &due(before), due(&stored));
        Self {
            due_on,
            due_at,
            channel: take(self.channel, &before.channel, stored.channel),
            purpose: take(self.purpose, &before.purpose, stored.purpose),
            series: take(self.series, &before.series, stored.series),
            lead: take(self.lead, &before.lead, stored.lead),
            ..stored
        }
    }
}

impl Purchase {
    /// What `self` makes of `stored` when the form began with `before`. The lines belong together, with their currency
    /// and what is taken off their sum.
    pub(super) fn merged(self, before: &Self, stored: Self) -> Self {
        let sum = |purchase: &Self| (purchase.lines.clone(), purchase.currency, purchase.discount);
        let (lines, currency, discount) = take(sum(&self), &sum(before), sum(&stored));
        Self {
            lines,
            currency,
            discount,
            made_on: take(self.made_on, &before.made_on, stored.made_on),
            method: take(self.method, &before.method, stored.method),
            due_on: take(self.due_on, &before.due_on, stored.due_on),
            paid_on: take(self.paid_on, &before.paid_on, stored.paid_on),
            initiative: take(self.initiative, &before.initiative, stored.initiative),
            note: take(self.note, &before.note, stored.note),
            ..stored
        }
    }
}

impl Opportunity {
    /// What `self` makes of `stored` when the form began with `before`. Lines, amount and currency belong together; when
    /// it was closed and what was bought is not for a form to say.
    pub(super) fn merged(self, before: &Self, stored: Self) -> Self {
        let sum = |one: &Self| (one.lines.clone(), one.amount, one.currency);
        let (lines, amount, currency) = take(sum(&self), &sum(before), sum(&stored));
        let (asked, then, now) = (self.qualification, &before.qualification, stored.qualification.clone());
        Self {
            lines,
            amount,
            currency,
            title: take(self.title, &before.title, stored.title),
            stage: take(self.stage, &before.stage, stored.stage),
            opened_on: take(self.opened_on, &before.opened_on, stored.opened_on),
            probability: take(self.probability, &before.probability, stored.probability),
            expect_on: take(self.expect_on, &before.expect_on, stored.expect_on),
            terms: take(self.terms, &before.terms, stored.terms),
            competitor: take(self.competitor, &before.competitor, stored.competitor),
            qualification: Qualification {
                need: take(asked.need, &then.need, now.need),
                timing: take(asked.timing, &then.timing, now.timing),
                consequence: take(asked.consequence, &then.consequence, now.consequence),
                influence: take(asked.influence, &then.influence, now.influence),
            },
            note: take(self.note, &before.note, stored.note),
            why: take(self.why, &before.why, stored.why),
            why_note: take(self.why_note, &before.why_note, stored.why_note),
            ..stored
        }
    }
}

fn take<T: PartialEq>(ours: T, before: &T, stored: T) -> T {
    if ours == *before { stored } else { ours }
}

fn tags(ours: &[String], before: &[String], stored: &[String]) -> Vec<String> {
    if ours == before {
        return stored.to_vec();
    }
    let mut merged: Vec<String> =
        ours.iter().filter(|tag| !before.contains(tag) || stored.contains(tag)).cloned().collect();
    for added in stored.iter().filter(|tag| !before.contains(tag)) {
        if !merged.iter().any(|tag| text::fold(tag) == text::fold(added)) {
            merged.push(added.clone());
        }
    }
    merged
}

/// A row of the form: as it is stored when the user left it alone, which may be nowhere any more.
fn keep<T: Clone + PartialEq>(ours: &T, before: Option<&T>, stored: Option<&T>) -> Option<T> {
    if before == Some(ours) { stored.cloned() } else { Some(ours.clone()) }
}

/// What is known in the user's own fields, field by field.
fn values(ours: &[CustomValue], before: &[CustomValue], stored: &[CustomValue]) -> Vec<CustomValue> {
    let of = |values: &[CustomValue], field: FieldId| values.iter().find(|value| value.field == field).cloned();
    let mut fields: Vec<FieldId> = ours.iter().chain(before).chain(stored).map(|value| value.field).collect();
    fields.sort();
    fields.dedup();
    fields.into_iter().filter_map(|field| take(of(ours, field), &of(before, field), of(stored, field))).collect()
}

type Reach = (Vec<Contact>, Vec<(Option<usize>, Channel)>, Vec<(Option<usize>, Occasion)>);

fn reach(ours: &Record, before: &Record, stored: &Record) -> Reach {
    let mut contacts: Vec<Contact> = Vec::new();
    // Where each person of the form has come to stand.
    let mut places = Vec::with_capacity(ours.contacts.len());
    for contact in &ours.contacts {
        let same = |record: &Record| record.contacts.iter().position(|other| other.id == contact.id);
        let (then, now) = (same(before).map(|n| &before.contacts[n]), same(stored).map(|n| &stored.contacts[n]));
        let kept = keep(contact, then, now);
        places.push(kept.as_ref().map(|_| contacts.len()));
        contacts.extend(kept);
    }
    let is_new = |contact: &&Contact| !before.contacts.iter().any(|other| other.id == contact.id);
    contacts.extend(stored.contacts.iter().filter(is_new).cloned());

    let (then, now) = (before.owned(), stored.owned());
    // The place of a person that is stored.
    let place = |owner: Option<ContactId>| contacts.iter().position(|contact| Some(contact.id) == owner);
    let mut channels = Vec::new();
    for (channel, (owner, _)) in ours.owned().iter().zip(&ours.channels) {
        let same = |other: &&Channel| other.id == channel.id;
        let Some(kept) = keep(channel, then.iter().find(same), now.iter().find(same)) else { continue };
        let own = kept == *channel;
        let owner = if own { owner.and_then(|owner| places.get(owner).copied()?) } else { place(kept.contact) };
        channels.push((owner, kept));
    }
    let is_new = |channel: &&Channel| !then.iter().any(|other| other.id == channel.id);
    channels.extend(now.iter().filter(is_new).map(|channel| (place(channel.contact), channel.clone())));

    let (then, now) = (before.dated(), stored.dated());
    let mut occasions = Vec::new();
    for (date, (owner, _)) in ours.dated().iter().zip(&ours.occasions) {
        let same = |other: &&Occasion| other.id == date.id;
        let Some(kept) = keep(date, then.iter().find(same), now.iter().find(same)) else { continue };
        let own = kept == *date;
        let owner = if own { owner.and_then(|owner| places.get(owner).copied()?) } else { place(kept.contact) };
        occasions.push((owner, kept));
    }
    let is_new = |date: &&Occasion| !then.iter().any(|other| other.id == date.id);
    occasions.extend(now.iter().filter(is_new).map(|date| (place(date.contact), date.clone())));
    (contacts, channels, occasions)
}
