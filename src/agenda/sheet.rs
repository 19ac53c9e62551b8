//! The sheet of a day, to take along: what is planned, zone by zone, and who else is wanted where one passes.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::{Agenda, AgendaError, Card, Result};
use crate::domain::{ClientId, FollowUp, Kind, Light, text};

/// Interactions that are looked at for what was said last: the newest often has no text.
const HISTORY: usize = 5;
/// How many are named of those who are wanted where one passes.
const PASSING: usize = 12;

/// What is planned with a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// What, when and what for.
    pub follow_up: FollowUp,
    /// With whom.
    pub card: Card,
}

/// What is planned in a city of a zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The zone; `None` where none is known.
    pub zone: Option<String>,
    /// The city; `None` where none is known.
    pub city: Option<String>,
    /// What is planned there: face to face first, and then by the hour.
    pub stops: Vec<Stop>,
}

/// The sheet of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The day.
    pub day: Date,
    /// What is planned, place by place.
    pub stretches: Vec<Stretch>,
    /// The zone through which one passes, as it is written.
    pub zone: Option<String>,
    /// The first of those who are wanted there without a plan for the day, worst first.
    pub passing: Vec<Card>,
    /// How many of them there are.
    pub passing_count: usize,
}

impl Sheet {
    /// What is planned, everywhere.
    pub fn stops(&self) -> impl Iterator<Item = &Stop> {
        self.stretches.iter().flat_map(|stretch| &stretch.stops)
    }
}

impl Stop {
    /// Whether one has to be there.
    #[must_use]
    pub fn is_face_to_face(&self) -> bool {
        matches!(self.follow_up.channel, Kind::Visit | Kind::Meeting)
    }
}

impl Agenda {
    /// The sheet of a day; with those who are wanted in a zone too, whose accents and case do not matter.
    pub fn sheet(&self, day: Date, zone: Option<&str>) -> Result<Sheet> {
        self.store.at_once(|| {
            let mut stops = Vec::new();
            for plan in self.day_plans(day, usize::MAX)? {
                let card = self.card(plan.client, HISTORY)?;
                let follow_up = card.follow_ups.iter().find(|open| open.id == plan.id).cloned();
                stops.extend(follow_up.map(|follow_up| Stop { follow_up, card }));
            }
            let planned: Vec<ClientId> = stops.iter().map(|stop| stop.follow_up.client).collect();
            let (zone, wanted) = match zone {
                Some(typed) => {
                    let (zone, wanted) = self.wanted_in(day, typed)?;
                    (Some(zone), wanted)
                }
                None => (None, Vec::new()),
            };
            let wanted: Vec<ClientId> = wanted.into_iter().filter(|client| !planned.contains(client)).collect();
            let passing =
                wanted.iter().take(PASSING).map(|client| self.card(*client, HISTORY)).collect::<Result<_>>()?;
            Ok(Sheet { day, stretches: stretches(stops), zone, passing, passing_count: wanted.len() })
        })
    }

    /// The zone that is meant, and those in it who are wanted on a day: red ones first, then who was wanted first.
    fn wanted_in(&self, day: Date, typed: &str) -> Result<(String, Vec<ClientId>)> {
        let key = text::sort_key(typed);
        let all = self.store.zones()?;
        let meant: Vec<&String> = all.iter().filter(|zone| text::sort_key(zone) == key).collect();
        let Some(zone) = meant.first() else {
            return Err(AgendaError::UnknownZone { typed: text::clean_line(typed), zones: by_name(&all) });
        };
        let mut wanted = Vec::new();
        // One zone may be written in several ways.
        for zone in &meant {
            wanted.extend(self.store.wanted_in(day, zone)?);
        }
        let rows = self.store.rows(wanted)?;
        let mut wanted: Vec<_> = rows
            .iter()
            .map(|row| (Reverse(row.light.light(day) == Some(Light::Red)), row.light.wanted_on(), row.id))
            .collect();
        wanted.sort_unstable();
        Ok(((*zone).clone(), wanted.into_iter().map(|(_, _, id)| id).collect()))
    }
}

/// Zones as they are listed: each once, whatever its accents and case, in alphabetical order.
fn by_name(zones: &[String]) -> Vec<String> {
    let mut zones: Vec<(String, &String)> = zones.iter().map(|zone| (text::sort_key(zone), zone)).collect();
    zones.sort_unstable();
    zones.dedup_by(|one, other| one.0 == other.0);
    zones.into_iter().map(|(_, zone)| zone.clone()).collect()
}

/// What is planned, place by place in alphabetical order; where no zone or city is known comes last.
fn stretches(mut stops: Vec<Stop>) -> Vec<Stretch> {
    let place = |name: &Option<String>| {
        let key = name.as_deref().map(text::sort_key).unwrap_or_default();
        (key.is_empty(), key)
    };
    let place = |stop: &Stop| (place(&stop.card.client.zone), place(&stop.card.client.city));
    stops.sort_by_cached_key(|stop| {
        let name = text::sort_key(&stop.card.client.name);
        (place(stop), !stop.is_face_to_face(), stop.follow_up.order(), name, stop.follow_up.id)
    });
    let mut stretches: Vec<(_, Stretch)> = Vec::new();
    for stop in stops {
        let here = place(&stop);
        match stretches.last_mut() {
            Some((there, stretch)) if *there == here => stretch.stops.push(stop),
            _ => {
                let (zone, city) = (stop.card.client.zone.clone(), stop.card.client.city.clone());
                stretches.push((here, Stretch { zone, city, stops: vec![stop] }));
            }
        }
    }
    stretches.into_iter().map(|(_, stretch)| stretch).collect()
}
