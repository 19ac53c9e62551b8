//! The embedded texts of a sample portfolio, as they are written in the TOML files.

use jiff::civil::Time;
use serde::Deserialize;

use super::Tongue;
use super::market::{Buys, Market};
use super::prospects::Hope;
use crate::domain::{
    Attention, ChannelKind, Code, Direction, Influence, Kind, LossReason, OccasionKind, Outcome, Recurrence,
    RelationKind, Size, Standing, Tone, TopicKind,
};

/// Everything that one language tells.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tales {
    /// What is written to clients at the end of a year.
    pub(super) greetings: Vec<(How, String)>,
    /// What is sold, for which money.
    pub(super) market: Market,
    /// The words from which [`large`](mod@super::large) makes clients up.
    pub(super) large: Words,
    /// The episodes that a past is made of.
    #[serde(rename = "arc")]
    pub(super) arcs: Vec<Arc>,
    /// What may be sold to the hand-made clients.
    #[serde(rename = "hope")]
    pub(super) hopes: Vec<Hope>,
    /// The hand-made clients.
    #[serde(rename = "client")]
    pub(super) clients: Vec<Told>,
}

impl Tales {
    /// The texts of this language.
    pub(super) fn of(tongue: Tongue) -> Result<Self, toml::de::Error> {
        toml::from_str(match tongue {
            Tongue::Es => include_str!("es.toml"),
            Tongue::En => include_str!("en.toml"),
        })
    }

    /// The arc of this name.
    pub(super) fn arc(&self, name: &str) -> Option<&Arc> {
        self.arcs.iter().find(|arc| arc.name == name)
    }
}

/// An episode with any client: its sentences leave who, what and how much open.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Arc {
    /// What clients call it by.
    pub(super) name: String,
    /// Whether it tells how a client was won, and so comes first.
    #[serde(default)]
    pub(super) opens: bool,
    /// Days since the step before, how, and what was said.
    pub(super) steps: Vec<(i64, How, String)>,
}

impl Arc {
    /// The days from the first step to the last.
    pub(super) fn days(&self) -> i64 {
        self.steps.iter().skip(1).map(|step| step.0).sum()
    }
}

/// What is sold: quantity, article, price.
pub(super) type Deal = (String, String, String);

/// A hand-made client. It is a company when it has people.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Told {
    pub(super) name: String,
    /// What the arcs call the person, when it is not the first name.
    pub(super) called: Option<String>,
    /// City, zone (may be empty), country.
    pub(super) at: (String, String, String),
    pub(super) sector: String,
    pub(super) source: Option<String>,
    pub(super) company: Option<String>,
    pub(super) role: Option<String>,
    #[serde(default)]
    pub(super) tags: Vec<String>,
    #[serde(default)]
    pub(super) notes: String,
    pub(super) cadence: Option<u16>,
    /// The light set by hand, and how many days ago.
    pub(super) attention: Option<(Attention, i64)>,
    pub(super) standing: Option<Standing>,
    /// Name and role of each contact.
    #[serde(default)]
    pub(super) people: Vec<(String, String)>,
    /// Kind, value, and whose: 0 the client's own, 1 the first contact's. The first one is preferred.
    pub(super) reach: Vec<(ChannelKind, String, usize)>,
    pub(super) size: Option<Size>,
    pub(super) tone: Option<Tone>,
    pub(super) interest: Option<String>,
    /// What each of the people has to say.
    #[serde(default)]
    pub(super) influence: Vec<Influence>,
    /// What a year could bring, in whole units.
    pub(super) potential: Option<i64>,
    pub(super) buys: Option<Buys>,
    /// Kind, whose (as in `reach`), when (`+12` days from today, or month and day), for how many years (or, below zero,
    /// the year itself), how many days before it is announced, and what it is called.
    #[serde(default)]
    pub(super) dates: Vec<(OccasionKind, usize, String, i16, u16, String)>,
    /// What is known in the user's own fields, by their places.
    #[serde(default)]
    pub(super) fields: Vec<(i64, String)>,
    /// What it is to other clients.
    #[serde(default)]
    pub(super) related: Vec<(RelationKind, String)>,
    /// Files, each with what it is called.
    #[serde(default)]
    pub(super) files: Vec<(String, String)>,
    /// How many days ago it went away, why, and what there is to say about it.
    pub(super) lost: Option<(i64, LossReason, String)>,
    /// What was said, oldest first: days ago, what it is, the words, and how many days ago it was dealt with (0 for not
    /// yet).
    #[serde(default)]
    pub(super) said: Vec<(i64, TopicKind, String, i64)>,
    /// About how many days ago the first arc begins.
    #[serde(default)]
    pub(super) since: i64,
    /// What this client buys.
    #[serde(default)]
    pub(super) deals: Vec<Deal>,
    /// The arcs of the past, oldest first, each with the deal that it is about.
    #[serde(default)]
    pub(super) past: Vec<(String, usize)>,
    /// The recent history, oldest first: days ago, how, and what was said.
    pub(super) story: Vec<(i64, How, String)>,
    /// What is planned: days ahead (negative when overdue), how, and what for.
    #[serde(default)]
    pub(super) next: Vec<(i64, How, String)>,
    /// The rule by which the first of it comes again.
    pub(super) repeats: Option<Recurrence>,
}

/// What the made-up clients of a large portfolio are composed of.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) firsts: Vec<String>,
    pub(super) lasts: Vec<String>,
    /// How the name of a person is put together of `{first}`, `{last}` and `{other}`.
    pub(super) person: String,
    /// How the name of a company is put together, and its sector.
    pub(super) companies: Vec<(String, String)>,
    pub(super) cities: Vec<String>,
    pub(super) country: String,
    /// A telephone number, with `#` for each of its last seven digits.
    pub(super) phone: String,
    pub(super) roles: Vec<String>,
    pub(super) sources: Vec<String>,
    pub(super) tags: Vec<String>,
    pub(super) deals: Vec<Deal>,
    /// What a possible sale is called.
    pub(super) titles: Vec<String>,
    /// Who else sells such things.
    pub(super) rivals: Vec<String>,
    pub(super) purposes: Vec<(How, String)>,
}

/// How something happened or is planned, written as one line of words: `10:30 call in order`.
///
/// The kind is the only word that must be there. `in` says that the client began, `@2` names the second contact
/// (`@0` nobody), `fixed:3` that a complaint was resolved three days later, `snoozed:2` that a plan was put off twice, `score:9` how satisfied
/// they were, `cost:35` what it cost.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct How {
    pub(super) at: Option<Time>,
    pub(super) kind: Kind,
    pub(super) outcome: Option<Outcome>,
    pub(super) direction: Direction,
    pub(super) contact: usize,
    pub(super) fixed: Option<i64>,
    pub(super) snoozed: u16,
    pub(super) score: Option<u8>,
    /// What it cost, in whole units.
    pub(super) cost: Option<i64>,
}

impl TryFrom<String> for How {
    type Error = String;

    fn try_from(line: String) -> Result<Self, String> {
        let wrong = |word: &str| format!("'{word}' in '{line}' is no kind, outcome, time or mark");
        let kind = line.split(' ').find_map(Kind::from_code).ok_or_else(|| format!("no kind in '{line}'"))?;
        let mut how = Self {
            at: None,
            kind,
            outcome: None,
            direction: Direction::Outgoing,
            contact: usize::from(kind != Kind::Note),
            fixed: None,
            snoozed: 0,
            score: None,
            cost: None,
        };
        for word in line.split(' ') {
            if word == "in" {
                how.direction = Direction::Incoming;
            } else if let Some(place) = word.strip_prefix('@') {
                how.contact = place.parse().map_err(|_| wrong(word))?;
            } else if let Some(days) = word.strip_prefix("fixed:") {
                how.fixed = Some(days.parse().map_err(|_| wrong(word))?);
            } else if let Some(times) = word.strip_prefix("snoozed:") {
                how.snoozed = times.parse().map_err(|_| wrong(word))?;
            } else if let Some(score) = word.strip_prefix("score:") {
                how.score = Some(score.parse().map_err(|_| wrong(word))?);
            } else if let Some(cost) = word.strip_prefix("cost:") {
                how.cost = Some(cost.parse().map_err(|_| wrong(word))?);
            } else if let Some(outcome) = Outcome::from_code(word) {
                how.outcome = Some(outcome);
            } else if let Some((hour, minute)) = word.split_once(':') {
                let number = |text: &str| text.parse::<i8>().map_err(|_| wrong(word));
                how.at = Some(Time::new(number(hour)?, number(minute)?, 0, 0).map_err(|_| wrong(word))?);
            } else if Kind::from_code(word) != Some(kind) {
                return Err(wrong(word));
            }
        }
        Ok(how)
    }
}
