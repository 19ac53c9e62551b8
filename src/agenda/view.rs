//! What a screen or a report shows of one client, and of the day as a whole.

use jiff::civil::Date;

use super::brief::{OpenPoint, points};
use super::{
    Agenda, Band, ClientRow, Details, Direction, LightCounts, Opportunities, Progress, Record, Result, StoreError,
    Worth,
};
use crate::domain::interaction::Touch;
use crate::domain::{
    Alert, BestHour, Channel, Client, ClientId, Contact, FollowUp, Interaction, InteractionId, Outcome, Satisfaction,
    Topic, best_hour,
};
use crate::store::Version;

/// The card of a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Its data.
    pub client: Client,
    /// The people at it.
    pub contacts: Vec<Contact>,
    /// The ways to reach it and them.
    pub channels: Vec<Channel>,
    /// Its light, with all reasons.
    pub alert: Alert,
    /// What is planned, the next step first.
    pub follow_ups: Vec<FollowUp>,
    /// The playbooks that run with it, and how far they are.
    pub running: Vec<Progress>,
    /// What happened, newest first, as far as it was asked for.
    pub interactions: Vec<Interaction>,
    /// How many interactions there are.
    pub interaction_count: usize,
    /// When it usually answers the telephone, if the calls tell.
    pub best_hour: Option<BestHour>,
    /// What is open of what was said: complaints, promises, questions, objections, needs.
    pub points: Vec<OpenPoint>,
    /// What else was said, newest first.
    pub said: Vec<Topic>,
    /// What may be sold to it, what is expected first before all.
    pub opportunities: Opportunities,
    /// How satisfied it is, if it ever said.
    pub satisfaction: Option<Satisfaction>,
    /// What belongs to it beside its row.
    pub details: Details,
    /// What it is worth.
    pub worth: Worth,
}

impl Card {
    /// The person at the client with this number.
    #[must_use]
    pub fn contact(&self, id: crate::domain::ContactId) -> Option<&Contact> {
        self.contacts.iter().find(|contact| contact.id == id)
    }

    /// What the client said that they would answer, as long as they have not.
    #[must_use]
    pub fn awaited(&self) -> Option<&Interaction> {
        let news =
            |said: &&Interaction| said.outcome == Some(Outcome::AwaitingReply) || said.touch() == Touch::Effective;
        self.interactions.iter().find(news).filter(|said| said.outcome == Some(Outcome::AwaitingReply))
    }

    /// The channels, preferred ones first.
    pub fn reach(&self) -> impl Iterator<Item = &Channel> {
        let preferred = self.channels.iter().filter(|channel| channel.preferred);
        preferred.chain(self.channels.iter().filter(|channel| !channel.preferred))
    }
}

/// A card as it was seen with the first of its history, and when that was: while nothing is written and the day is the
/// same, most of a fuller card is in it.
#[derive(Clone, Debug)]
pub struct Glimpse {
    /// The card.
    pub card: Card,
    /// What the file held, and the day.
    of: (Version, Date),
}

/// The day as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Day {
    /// How many clients have each light.
    pub counts: LightCounts,
    /// What the clients that are red brought in twelve months, in the smallest unit of the house currency.
    pub at_risk: i64,
    /// Whether there is no client at all, not even put away.
    pub empty: bool,
}

/// How many clients each band of a day has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BandSizes {
    /// How many clients have each light.
    pub counts: LightCounts,
    timed: usize,
}

impl BandSizes {
    /// The size of one band.
    #[must_use]
    pub fn of(&self, band: Band) -> usize {
        match band {
            Band::Timed => self.timed,
            // Appointments are yellow too, and counted with the rest of them.
            Band::Yellow => self.counts.yellow.saturating_sub(self.timed),
            Band::Red | Band::Green | Band::Unplanned => self.counts.of(band.light()),
        }
    }
}

impl Agenda {
    /// Looks at several things as they are at one moment, whatever others write meanwhile. What is open meanwhile is a
    /// transaction: it is no place to wait for anybody.
    pub fn at_once<T, E: From<StoreError>>(
        &self,
        look: impl FnOnce() -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.store.at_once(look)
    }

    /// The card of a client, with its newest `history` interactions.
    pub fn card(&self, id: ClientId, history: usize) -> Result<Card> {
        let reader = self.store.read();
        self.store.at_once(|| {
            let topics = reader.topics(id)?;
            let points = points(&topics, &reader.open_complaints(id)?);
            Ok(Card {
                client: reader.client(id)?,
                contacts: reader.contacts(id)?,
                channels: reader.channels(id)?,
                alert: self.store.alert(id, self.rules())?,
                follow_ups: reader.open_follow_ups(id)?,
                running: self.progress(id)?,
                interactions: reader.interactions(id, 0, history)?,
                interaction_count: reader.interaction_count(id)?,
                best_hour: best_hour::best_hour(&reader.attempts(id)?),
                points,
                said: topics.into_iter().filter(|topic| !topic.is_open()).collect(),
                opportunities: self.in_full(reader.open_opportunities(id)?)?,
                satisfaction: Satisfaction::of(&reader.scores(id)?),
                details: Details::read(reader, id)?,
                worth: self.worth(id)?,
            })
        })
    }

    /// The card of a client, with its newest `history` interactions, to be remembered while others are looked at.
    pub fn glimpse(&self, id: ClientId, history: usize) -> Result<Glimpse> {
        self.store.at_once(|| Ok(Glimpse { card: self.card(id, history)?, of: self.moment()? }))
    }

    /// As [`card`](Self::card), read anew as far as it was not `seen`.
    pub fn card_after(&self, seen: Option<&Glimpse>, id: ClientId, history: usize) -> Result<Card> {
        self.store.at_once(|| {
            let now = self.moment()?;
            let Some(seen) = seen.filter(|seen| seen.card.client.id == id && seen.of == now) else {
                return self.card(id, history);
            };
            let interactions = if seen.card.interactions.len() < seen.card.interaction_count.min(history) {
                self.store.read().interactions(id, 0, history)?
            } else {
                seen.card.interactions.iter().take(history).cloned().collect()
            };
            Ok(Card { interactions, ..seen.card.clone() })
        })
    }

    /// What all that is shown depends on.
    fn moment(&self) -> Result<(Version, Date)> {
        Ok((self.store.version()?, self.today()))
    }

    /// The client's data, for a form.
    pub fn client(&self, id: ClientId) -> Result<Client> {
        Ok(self.store.read().client(id)?)
    }

    /// An interaction, for a form.
    pub fn interaction(&self, id: InteractionId) -> Result<Interaction> {
        Ok(self.store.read().interaction(id)?)
    }

    /// The counts of the day.
    pub fn day(&self) -> Result<Day> {
        self.store.at_once(|| {
            let (counts, at_risk) = (self.store.counts(self.today())?, self.store.at_risk(self.today())?);
            Ok(Day { counts, at_risk, empty: self.is_empty()? })
        })
    }

    /// Whether there is no client at all, not even put away.
    pub fn is_empty(&self) -> Result<bool> {
        Ok(self.store.read().is_empty()?)
    }

    /// The first `limit` clients of a band of a day.
    pub fn band(&self, band: Band, day: Date, limit: usize) -> Result<Vec<ClientRow>> {
        let places = self.store.band((band, day), (None, Direction::After), limit)?;
        Ok(self.store.day_rows(places.into_iter().map(|place| place.client))?)
    }

    /// How many clients are in each band of a day.
    pub fn band_sizes(&self, day: Date) -> Result<BandSizes> {
        self.store.at_once(|| {
            let (counts, timed) = (self.store.counts(day)?, self.store.band_rank((Band::Timed, day), None)?);
            Ok(BandSizes { counts, timed })
        })
    }

    /// How many clients have each light on another day.
    pub fn day_counts(&self, day: Date) -> Result<LightCounts> {
        Ok(self.store.counts(day)?)
    }

    /// An empty form of a client.
    #[must_use]
    pub fn blank_record(&self) -> Record {
        Record::new(self.today())
    }
}
