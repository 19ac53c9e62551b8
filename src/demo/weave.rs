//! A told client woven into the rows of an agenda: its arcs laid out over the past, its story dated, its plans set.

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime, Time};

use super::Sample;
use super::days::Days;
use super::market;
use super::prospects;
use super::tales::{Deal, How, Tales, Told};
use crate::domain::calendar::later;
use crate::domain::{
    Attention, Cadence, Channel, ChannelId, Client, ClientId, ClientKind, Contact, ContactId, Currency, CustomValue,
    FieldId, FollowUp, FollowUpId, FollowUpState, Interaction, InteractionId, Loss, Money, Occasion, OccasionId,
    OccasionKind, Outcome, Series, Stages, Standing, Topic, TopicId, TopicKind,
};

/// Between two arcs, and from the last to the story, there are at least so many days.
const PAUSE: i64 = 15;
/// When the text gives no hour.
const MORNING: Time = Time::constant(10, 0, 0, 0);

/// What the sentences of an arc leave open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slots<'a> {
    /// The person one speaks with.
    pub(super) who: &'a str,
    /// What it is about.
    pub(super) deal: Option<&'a Deal>,
}

/// One thing that happened, not dated yet.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    /// How many days ago, before weekends are seen to.
    pub(super) ago: i64,
    pub(super) how: &'a How,
    /// Minutes by which the hour differs from the one written down.
    pub(super) minutes: i64,
    pub(super) text: String,
}

/// A template with its slots filled: `{who}`, `{lot}` (quantity and article), `{item}` and `{amount}`.
pub(super) fn fill(template: &str, slots: Slots<'_>) -> String {
    let mut text = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
    {
        text.push_str(before);
        match (name, slots.deal) {
            ("who", _) => text.push_str(slots.who),
            ("lot", Some((quantity, item, _))) => {
                text.push_str(quantity);
                text.push(' ');
                text.push_str(item);
            }
            ("item", Some((_, item, _))) => text.push_str(item),
            ("amount", Some((_, _, amount))) => text.push_str(amount),
            _ => {}
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

/// The hand-made client that stands at `place` in the file.
pub(super) fn client(tales: &Tales, told: &Told, place: usize, days: &Days<'_>, stages: &Stages) -> Sample {
    let home = tales.market.home;
    let mut interactions = history(entries(tales, told, place), told.people.len(), home, days);
    if told.standing.is_none() {
        greet(&mut interactions, tales, place, days);
    }
    let created_on = interactions.first().map_or(days.today, |first| first.at.date());
    let currency = tales.market.currency(&told.at.2);
    let purchases = told.buys.as_ref().map(|buys| market::purchases(tales, buys, currency, &interactions, days));
    let purchases = purchases.unwrap_or_default();
    let mut sales = prospects::earlier(tales, (place, &told.deals), &purchases, created_on, days, stages);
    sales.extend(prospects::told(tales, &told.name, currency, stages, days));
    let zone = tales.market.clocks.get(&told.at.2).cloned();
    let potential = told.potential.map(|whole| Money { minor: whole * 100, currency });
    Sample {
        client: Client { time_zone: zone, potential, ..header(told, created_on, days) },
        occasions: told.dates.iter().filter_map(|date| occasion(date, told.people.len(), created_on, days)).collect(),
        values: told.fields.iter().map(|(place, value)| known(*place, value)).collect(),
        topics: told.said.iter().map(|said| topic(said, &interactions, days)).collect(),
        purchases,
        prospects: sales,
        files: told.files.clone(),
        relations: told.related.clone(),
        contacts: contacts(told),
        channels: channels(told),
        interactions,
        follow_ups: follow_ups(told, days),
    }
}

/// What is planned; the first of it again and again where it has a rule.
fn follow_ups(told: &Told, days: &Days<'_>) -> Vec<FollowUp> {
    let mut planned: Vec<_> = told.next.iter().map(|(ahead, how, text)| follow_up(*ahead, how, text, days)).collect();
    if let (Some(first), Some(rule)) = (planned.first_mut(), &told.repeats) {
        first.series = Some(Series { rule: rule.clone(), from: first.due_on });
    }
    planned
}

fn header(told: &Told, created_on: Date, days: &Days<'_>) -> Client {
    let (city, zone, country) = &told.at;
    let some = |text: &String| (!text.is_empty()).then(|| text.clone());
    Client {
        kind: if told.people.is_empty() { ClientKind::Person } else { ClientKind::Company },
        company: told.company.clone(),
        role: told.role.clone(),
        sector: some(&told.sector),
        city: some(city),
        zone: some(zone),
        country: some(country),
        source: told.source.clone(),
        size: told.size,
        tone: told.tone,
        interest: told.interest.clone(),
        lost: told.lost.as_ref().map(|(ago, why, note)| Loss { on: days.past(*ago), why: *why, note: some(note) }),
        notes: told.notes.clone(),
        tags: told.tags.clone(),
        cadence: told.cadence.map(Cadence::every),
        attention: told.attention.map_or(Attention::Auto, |(attention, _)| attention),
        attention_since: told.attention.map(|(_, ago)| days.past(ago)),
        standing: told.standing.unwrap_or(Standing::Active),
        ..Client::named(told.name.as_str(), created_on)
    }
}

fn contacts(told: &Told) -> Vec<Contact> {
    let some = |role: &String| (!role.is_empty()).then(|| role.clone());
    (1..)
        .zip(&told.people)
        .zip(told.influence.iter().map(Some).chain(std::iter::repeat(None)))
        .map(|((n, (name, role)), influence)| Contact {
            id: ContactId(n),
            name: name.clone(),
            role: some(role),
            influence: influence.copied(),
        })
        .collect()
}

fn channels(told: &Told) -> Vec<Channel> {
    let channel = |(place, (kind, value, whose)): (usize, &(_, String, usize))| Channel {
        id: ChannelId(0),
        contact: contact(*whose, told.people.len()),
        kind: *kind,
        value: value.clone(),
        preferred: place == 0,
    };
    told.reach.iter().enumerate().map(channel).collect()
}

/// The contact at this place (1 is the first), when the client has so many.
fn contact(place: usize, people: usize) -> Option<ContactId> {
    (place > 0 && place <= people).then(|| i64::try_from(place).ok().map(ContactId)).flatten()
}

/// Something planned `ahead` days from today.
pub(super) fn follow_up(ahead: i64, how: &How, purpose: &str, days: &Days<'_>) -> FollowUp {
    let due_on = days.planned(ahead);
    // Whoever puts something off does it by about a week.
    let first = later(due_on, -7 * i64::from(how.snoozed));
    FollowUp {
        id: FollowUpId(0),
        client: ClientId(0),
        due_on,
        due_at: how.at,
        channel: how.kind,
        purpose: purpose.to_owned(),
        state: FollowUpState::Open,
        snoozes: how.snoozed,
        planned_on: first,
        made_on: None,
        series: None,
        lead: 0,
        opportunity: None,
        run: None,
        step: None,
        template: None,
        unsaid: false,
    }
}

/// The arcs laid out between the first contact and the story, then the story.
fn entries<'a>(tales: &'a Tales, told: &'a Told, place: usize) -> Vec<Entry<'a>> {
    let name = told.people.first().map_or(&told.name, |(name, _)| name);
    // Titles ("Dra.", "Ing.") are no first names.
    let first = name.split(' ').find(|word| !word.ends_with('.')).unwrap_or(name);
    let who = told.called.as_deref().unwrap_or(first);
    let arcs: Vec<_> =
        told.past.iter().filter_map(|(name, deal)| Some((tales.arc(name)?, told.deals.get(*deal)))).collect();
    let story = told.story.first().map_or(1, |entry| entry.0);
    let busy: i64 = arcs.iter().map(|(arc, _)| arc.days()).sum();
    let pauses = i64::try_from(arcs.len()).unwrap_or(1).max(1);
    let pause = ((told.since - story - busy) / pauses).max(PAUSE);
    // Not everybody is called at the same minute.
    let minutes = 5 * (i64::try_from(place).unwrap_or(0) % 9 - 4);

    let mut ago = story + busy + pause * pauses;
    let mut entries = Vec::new();
    for (arc, deal) in arcs {
        for (step, (gap, how, text)) in arc.steps.iter().enumerate() {
            ago -= if step == 0 { 0 } else { *gap };
            entries.push(Entry { ago, how, minutes, text: fill(text, Slots { who, deal }) });
        }
        ago -= pause;
    }
    entries.extend(told.story.iter().map(|(ago, how, text)| Entry { ago: *ago, how, minutes: 0, text: text.clone() }));
    entries
}

/// Entries, oldest first, with their days and hours. Where a weekend pushes two of them together in the wrong order,
/// the older one moves to the working day before.
pub(super) fn history(entries: Vec<Entry<'_>>, people: usize, home: Currency, days: &Days<'_>) -> Vec<Interaction> {
    let mut next: Option<DateTime> = None;
    let mut history: Vec<Interaction> = entries
        .into_iter()
        .rev()
        .map(|entry| {
            let hour = entry.how.at.unwrap_or(MORNING).saturating_add(SignedDuration::from_mins(entry.minutes));
            let mut at = days.past(entry.ago).to_datetime(hour);
            if let Some(next) = next.filter(|next| at >= *next) {
                let same_day = next.date().to_datetime(hour);
                at = if same_day < next { same_day } else { days.before(next.date()).to_datetime(hour) };
            }
            next = Some(at);
            interaction(entry, at, (people, home), days)
        })
        .collect();
    history.reverse();
    history
}

fn interaction(entry: Entry<'_>, at: DateTime, (people, home): (usize, Currency), days: &Days<'_>) -> Interaction {
    let Entry { ago, how, text, .. } = entry;
    let fixed = how.fixed.filter(|_| how.outcome == Some(Outcome::Complaint));
    Interaction {
        contact: contact(how.contact, people),
        outcome: how.outcome,
        direction: how.direction,
        text,
        resolved_on: fixed.map(|after| days.past(ago - after).max(at.date())),
        score: how.score,
        expense: how.cost.map(|whole| Money { minor: whole * 100, currency: home }),
        ..Interaction::new(ClientId(0), how.kind, at)
    }
}

/// A date that matters, as it is told.
fn occasion(
    (kind, whose, when, years, lead, label): &(OccasionKind, usize, String, i16, u16, String),
    people: usize,
    since: Date,
    days: &Days<'_>,
) -> Option<Occasion> {
    let (month, day, year) = if let Some((month, day)) = when.split_once('-').filter(|(month, _)| !month.is_empty()) {
        (month.parse().ok()?, day.parse().ok()?, years.saturating_abs())
    } else {
        let on = later(days.today, when.parse().ok()?);
        (on.month(), on.day(), on.year().saturating_sub(*years))
    };
    Some(Occasion {
        id: OccasionId(0),
        contact: contact(*whose, people),
        kind: *kind,
        label: label.clone(),
        month,
        day,
        year: Some(year),
        yearly: true,
        lead: *lead,
        since,
    })
}

/// What is known in the field at this place.
fn known(place: i64, value: &str) -> CustomValue {
    CustomValue { field: FieldId(place + 1), value: value.to_owned() }
}

/// Something that was said, in the interaction of that day if there is one.
fn topic((ago, kind, text, closed): &(i64, TopicKind, String, i64), history: &[Interaction], days: &Days<'_>) -> Topic {
    let raised_on = days.past(*ago);
    let place = history.iter().position(|said| said.at.date() == raised_on);
    Topic {
        id: TopicId(0),
        client: ClientId(0),
        interaction: place.and_then(|place| i64::try_from(place + 1).ok()).map(InteractionId),
        kind: *kind,
        text: text.clone(),
        raised_on,
        closed_on: (*closed > 0).then(|| days.past(*closed).max(raised_on)),
    }
}

/// Two clients of three get a greeting before Christmas, in every year of their history.
fn greet(history: &mut Vec<Interaction>, tales: &Tales, place: usize, days: &Days<'_>) {
    let Some(first) = history.first().map(|first| first.at.date()) else { return };
    if place % 3 == 2 {
        return;
    }
    let shift = i8::try_from(place % 5).unwrap_or(0);
    for back in 0..=2_i16 {
        let year = days.today.year().saturating_sub(back);
        let Ok(day) = Date::new(year, 12, 18 + shift) else { continue };
        let day = if days.calendar.is_working(day) { day } else { days.before(day) };
        let number = place + usize::from(year.unsigned_abs());
        let Some((how, text)) = tales.greetings.get(number % tales.greetings.len().max(1)) else { continue };
        if day > first && day < days.today {
            let at = day.to_datetime(how.at.unwrap_or(MORNING));
            let people = usize::from(history.iter().any(|said| said.contact.is_some()));
            let entry = Entry { ago: 0, how, minutes: 0, text: text.clone() };
            history.push(interaction(entry, at, (people, tales.market.home), days));
        }
    }
    history.sort_by_key(|said| said.at);
}
