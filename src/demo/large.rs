//! Portfolios of any size, made up client by client from lists of words and a number.

use jiff::civil::Date;

use super::Sample;
use super::days::Days;
use super::market::made_up;
use super::prospects;
use super::tales::{Arc, Tales, Words};
use super::weave::{Entry, Slots, fill, follow_up, history};
use crate::domain::text::fold;
use crate::domain::{
    Cadence, Channel, ChannelId, ChannelKind, Client, ClientKind, Contact, ContactId, Outcome, WorkCalendar,
};

/// Spreads consecutive numbers over all pairs of surnames; a prime, so that none comes twice before all have come.
const STRIDE: usize = 1_000_003;

/// The first contact with a client lies at most about so many days back.
const OLDEST: i64 = 640;
/// Between two arcs lie at most so many days.
const LONGEST_PAUSE: i64 = 240;

/// The clients `0..count`.
pub(super) fn clients(tales: Tales, today: Date, count: usize) -> impl Iterator<Item = Sample> {
    let calendar = WorkCalendar::default();
    (0..count).map(move |number| client(&tales, number, &Days { today, calendar: &calendar }))
}

/// A small generator of numbers (splitmix64) that gives the same ones for the same client for ever.
#[derive(Debug)]
struct Dice(u64);

impl Dice {
    /// A number below `sides`.
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let sides = u64::try_from(sides.max(1)).unwrap_or(1);
        usize::try_from((bits ^ (bits >> 31)) % sides).unwrap_or(0)
    }

    /// A number of days from `low` to `high`.
    fn days(&mut self, low: i64, high: i64) -> i64 {
        let span = usize::try_from(high - low + 1).unwrap_or(1);
        low + i64::try_from(self.roll(span)).unwrap_or(0)
    }

    /// One of these.
    fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.roll(from.len()))
    }

    /// One of these words, or nothing.
    fn word(&mut self, from: &[String]) -> String {
        self.pick(from).cloned().unwrap_or_default()
    }
}

/// The words from which one client's name is made.
#[derive(Debug)]
struct Name<'a> {
    first: &'a str,
    last: &'a str,
    other: &'a str,
    /// Which line of business it has, when it is a company.
    business: usize,
}

impl<'a> Name<'a> {
    /// The name that belongs to this number. Names repeat only when all pairs of surnames have been used with every
    /// first name, or line of business: after about a hundred thousand.
    fn of(words: &'a Words, number: usize) -> Self {
        let get = |list: &'a [String], place: usize| list.get(place % list.len().max(1)).map_or("", String::as_str);
        let lasts = words.lasts.len().max(1);
        let round = number / (lasts * lasts);
        let pair = number.wrapping_mul(STRIDE) % (lasts * lasts);
        let turn = (pair % lasts) * 7 + pair / lasts + round;
        Self {
            first: get(&words.firsts, turn),
            last: get(&words.lasts, pair),
            other: get(&words.lasts, pair / lasts),
            business: turn % words.companies.len().max(1),
        }
    }

    fn written(&self, pattern: &str) -> String {
        let mut name = String::with_capacity(48);
        for (place, part) in pattern.split(['{', '}']).enumerate() {
            name.push_str(match (place % 2, part) {
                (1, "first") => self.first,
                (1, "last") => self.last,
                (1, "other") => self.other,
                _ => part,
            });
        }
        name
    }
}

fn client(tales: &Tales, number: usize, days: &Days<'_>) -> Sample {
    let words = &tales.large;
    let mut dice = Dice(u64::try_from(number).unwrap_or(0).wrapping_mul(0xd6e8_feb8_6659_fd93));
    let name = Name::of(words, number);
    let company = (dice.roll(3) > 0).then(|| words.companies.get(name.business)).flatten();
    let contacts: Vec<Contact> = company
        .map(|_| Contact {
            id: ContactId(1),
            name: name.written(&words.person),
            role: Some(dice.word(&words.roles)),
            influence: None,
        })
        .into_iter()
        .collect();

    // What is planned first: the history has to fit it.
    let ahead = match dice.roll(100) {
        0..=7 => Some(-dice.days(1, 12)),
        8..=17 => Some(dice.days(0, 3)),
        18..=22 => None,
        _ => Some(dice.days(4, 60)),
    };
    let purpose = dice.pick(&words.purposes);
    let follow_ups: Vec<_> =
        ahead.zip(purpose).map(|(ahead, (how, text))| follow_up(ahead, how, text, days)).into_iter().collect();
    let interactions = history(past(tales, &mut dice, name.first), contacts.len(), tales.market.home, days);
    let created_on = interactions.first().map_or(days.today, |first| first.at.date());

    let cadence = (dice.roll(3) == 0).then(|| Cadence::every(dice.pick(&[30, 45, 60, 90]).copied().unwrap_or(30)));
    let tags = if dice.roll(4) == 0 { vec![dice.word(&words.tags)] } else { Vec::new() };
    let client = Client {
        kind: if company.is_some() { ClientKind::Company } else { ClientKind::Person },
        sector: company.map(|(_, sector)| sector.clone()),
        city: Some(dice.word(&words.cities)),
        country: Some(words.country.clone()),
        source: Some(dice.word(&words.sources)),
        tags,
        cadence,
        ..Client::named(name.written(company.map_or(&words.person, |(pattern, _)| pattern)), created_on)
    };
    // The last dice that roll: what was made up before stays as it is.
    let purchases = made_up(&tales.market, &mut |sides| dice.roll(sides), created_on, days);
    let prospects = prospects::made_up(words, &mut |sides| dice.roll(sides), (created_on, tales.market.home), days);
    Sample {
        client,
        channels: channels(words, &name, number, contacts.first()),
        contacts,
        interactions,
        follow_ups,
        purchases,
        prospects,
        occasions: Vec::new(),
        values: Vec::new(),
        topics: Vec::new(),
        files: Vec::new(),
        relations: Vec::new(),
    }
}

/// A telephone number of its own, and for two of three an e-mail address.
fn channels(words: &Words, name: &Name<'_>, number: usize, contact: Option<&Contact>) -> Vec<Channel> {
    let channel = |kind, value, preferred| Channel {
        id: ChannelId(0),
        contact: contact.map(|contact| contact.id),
        kind,
        value,
        preferred,
    };
    let kind = if number.is_multiple_of(2) { ChannelKind::WhatsApp } else { ChannelKind::Mobile };
    let serial = format!("{:07}", number % 10_000_000);
    let mut digits = serial.chars();
    let phone = words.phone.chars().map(|c| if c == '#' { digits.next().unwrap_or('0') } else { c }).collect();
    let mut channels = vec![channel(kind, phone, true)];
    if !number.is_multiple_of(3) {
        let address = format!("{}.{}{number}@{}.example", name.first, name.last, name.other);
        let address = fold(&address).replace([' ', '\''], "");
        channels.push(channel(ChannelKind::Email, address, false));
    }
    channels
}

/// Five to fifteen steps, oldest first: how the client was won, then arcs in turn, the last one perhaps unfinished.
fn past<'a>(tales: &'a Tales, dice: &mut Dice, who: &str) -> Vec<Entry<'a>> {
    let count = 5 + dice.roll(11);
    let opening = pick_arc(tales, dice.roll(tales.arcs.len()), true, 0);
    let start = dice.roll(tales.arcs.len());
    let since = dice.days(60, OLDEST);
    let minutes = 5 * dice.days(-4, 4);

    let mut steps = Vec::with_capacity(count);
    for turn in 0..tales.arcs.len() {
        let arc = if turn == 0 { opening } else { pick_arc(tales, start, false, turn - 1) };
        let deal = dice.pick(&tales.large.deals);
        for (place, (gap, how, text)) in arc.map_or(&[][..], |arc| &arc.steps).iter().enumerate() {
            if steps.len() < count {
                // Between two arcs a pause, which is told when all of them are known.
                let gap = (place > 0 || turn == 0).then_some(*gap);
                steps.push((gap, Entry { ago: 0, how, minutes, text: fill(text, Slots { who, deal }) }));
            }
        }
    }
    // What stops at a question was asked yesterday: it is still on track.
    let unfinished = steps.last().is_some_and(|(_, last)| last.how.outcome == Some(Outcome::AwaitingReply));
    let mut ago = if unfinished { 1 } else { dice.days(1, 12) };
    let busy: i64 = steps.iter().filter_map(|(gap, _)| *gap).sum();
    let pauses = i64::try_from(steps.iter().filter(|(gap, _)| gap.is_none()).count()).unwrap_or(1);
    let pause = ((since - busy) / pauses.max(1)).clamp(25, LONGEST_PAUSE);
    for (gap, entry) in steps.iter_mut().rev() {
        entry.ago = ago;
        ago += gap.unwrap_or(pause);
    }
    steps.into_iter().map(|(_, entry)| entry).collect()
}

/// The arc `turn` places after `start` among those that open a history, or among the others.
fn pick_arc(tales: &Tales, start: usize, opens: bool, turn: usize) -> Option<&Arc> {
    let fit = || tales.arcs.iter().filter(move |arc| arc.opens == opens);
    fit().nth((start + turn) % fit().count().max(1))
}
