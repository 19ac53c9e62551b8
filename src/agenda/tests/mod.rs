//! What a user can do, on an agenda in a temporary folder at a fixed moment.

mod board;
mod capture;
mod clients;
mod column_maps;
mod days;
mod deeds;
mod details;
mod filter;
mod find;
mod intake;
mod journal;
mod json;
mod limits;
mod logging;
mod merging;
mod opportunities;
mod planning;
mod playbooks;
mod purchases;
mod queue;
mod random;
mod reminding;
mod reports;
mod sales;
mod salvage;
mod segments;
mod series;
mod sync;
mod together;
mod topics;
mod unsaid;
mod window;

use std::ops::{Deref, DerefMut};

use jiff::civil::{Date, Time};
use tempfile::TempDir;

use super::*;
use crate::domain::{Client, ClientId, Code, FollowUp, FollowUpId, Interaction, Kind, Light, Outcome, calendar};

/// An agenda in a folder of its own, which goes when the test ends. It is Monday, 23 November 2026, nine in the morning
/// in Lima.
struct Desk {
    agenda: Agenda,
    _folder: TempDir,
}

impl Deref for Desk {
    type Target = Agenda;
    fn deref(&self) -> &Agenda {
        &self.agenda
    }
}

impl DerefMut for Desk {
    fn deref_mut(&mut self) -> &mut Agenda {
        &mut self.agenda
    }
}

const MORNING: &str = "2026-11-23T09:00:00-05:00";

fn clock(moment: &str) -> Clock {
    Clock::from_setting(Some(moment)).unwrap()
}

fn open(path: &Path) -> Agenda {
    let agenda = Agenda::open(path, clock(MORNING), Rules::default(), Origin::Screens).unwrap();
    agenda.store.hurry();
    agenda
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let agenda = open(&folder.path().join("agenda.db"));
        Self { agenda, _folder: folder }
    }

    /// As that of [`Agenda`], which could not be called with an argument that looks into the desk.
    fn log(&mut self, log: &Log) -> Result<Logged> {
        self.agenda.log(log)
    }

    /// Changes a follow-up in a form that is opened now.
    fn replan(&mut self, id: FollowUpId, plan: Plan) -> Result<()> {
        let before = self.agenda.store.read().follow_up(id)?;
        self.agenda.edit_follow_up(&before, plan)
    }

    /// Corrects an interaction in a form that is opened now.
    fn correct(&mut self, after: Interaction) -> Result<()> {
        let before = self.agenda.store.read().interaction(after.id)?;
        self.agenda.edit_interaction(&before, after)
    }

    /// Another window on the same file.
    fn window(&self) -> Agenda {
        let other = self.reopen().unwrap();
        other.store.hurry();
        other
    }
}

/// Short words for what the tests do most.
impl Agenda {
    /// Makes it nine in the morning of the day that is `days` after the first one.
    fn on_day(&mut self, days: i64) {
        self.clock = clock(&format!("{}T09:00:00-05:00", day(days)));
    }

    fn client_called(&mut self, name: &str) -> ClientId {
        self.add_client(record(name), None).unwrap()
    }

    /// What a call of now is logged with.
    fn call(&self, client: ClientId, outcome: Outcome) -> Log {
        Log { outcome: Some(outcome), ..Log::new(client, Kind::Call, self.clock().wall()) }
    }

    fn light(&self, client: ClientId) -> Option<Light> {
        self.light_on(client, self.today())
    }

    /// The light that is stored, which is also what all reasons together say.
    fn light_on(&self, client: ClientId, on: Date) -> Option<Light> {
        let stored = self.store.rows([client]).unwrap()[0].light.light(on);
        assert_eq!(self.card(client, 0).unwrap().alert.light(on), stored, "card and list agree");
        stored
    }

    fn open_of(&self, client: ClientId) -> Vec<FollowUp> {
        self.card(client, 0).unwrap().follow_ups
    }

    fn names_found(&self, typed: &str) -> Vec<String> {
        let listing = self.listing(Scope::Clients(Order::Name, Shelf::Current), typed).unwrap();
        let names: Vec<_> = self.names(&listing);
        assert_eq!(self.count(&listing).unwrap(), names.len(), "the count for {typed:?}");
        names
    }

    /// All names of a listing.
    fn names(&self, listing: &Listing) -> Vec<String> {
        let entries = self.entries(listing, None, crate::store::Direction::After, usize::MAX).unwrap();
        entries.into_iter().map(|entry| entry.row.name).collect()
    }
}

/// The day that is `days` after the first one.
fn day(days: i64) -> Date {
    calendar::later(crate::store::tests::TODAY, days)
}

fn record(name: &str) -> Record {
    Record::of(Client::named(name, day(0)))
}

fn plan(days: i64, purpose: &str) -> Plan {
    Plan::once(day(days), None, Kind::Call, purpose)
}

fn appointment(days: i64, hour: i8, channel: Kind) -> Plan {
    Plan::once(day(days), Some(Time::constant(hour, 0, 0, 0)), channel, "")
}

/// Follow-ups as `day/hour purpose ×snoozes`, to be read in a comparison.
fn brief(follow_ups: &[FollowUp]) -> Vec<String> {
    follow_ups
        .iter()
        .map(|open| {
            let hour = open.due_at.map(|at| format!("/{}", at.hour())).unwrap_or_default();
            let days = calendar::days_between(day(0), open.due_on);
            format!("+{days}{hour} {} ×{}", open.purpose, open.snoozes)
        })
        .collect()
}

/// Whoever opens a file in the shell of another region, or from a timer without one, sees the same sums.
#[test]
fn a_file_counts_in_the_currency_in_which_it_was_begun_unless_another_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("agenda.db");
    let opened = |code: &str, chosen: bool| {
        let mut rules = Rules::default();
        (rules.money.currency, rules.money.chosen) = (code.parse().unwrap(), chosen);
        let agenda = Agenda::open(&path, clock(MORNING), rules, Origin::Screens).unwrap();
        let again = agenda.reopen().unwrap();
        assert_eq!(again.rules().money, agenda.rules().money);
        agenda.rules().money.currency.to_string()
    };
    assert_eq!(opened("PEN", false), "PEN");
    assert_eq!(opened("USD", false), "PEN");
    assert_eq!(opened("EUR", true), "EUR");
    assert_eq!(opened("USD", false), "PEN");
}
