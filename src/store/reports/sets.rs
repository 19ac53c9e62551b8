//! Whom a number of a report is about: what it was made of is passed over once more, and the clients are kept.

use std::collections::HashSet;

use rusqlite::Connection;

use super::{closed, contacts, deals, sales};
use crate::domain::best_hour::Attempt;
use crate::domain::report::{Bought, Deals, Met, Period, Promise, Question};
use crate::domain::stage::{LOST, WON};
use crate::domain::{ClientId, Code, FollowUpState, Kind};
use crate::store::ClientSet;
use crate::store::error::Result;

/// The clients whom a question is about.
pub(super) fn behind(conn: &Connection, question: &Question) -> Result<ClientSet> {
    let mut set = ClientSet::default();
    match question {
        Question::Met(met) => contacts(conn, met.when, &mut |contact| {
            if is_meant(met, contact) {
                set.insert(contact.client);
            }
        })?,
        Question::Bought { when, what, zone } => bought(conn, *when, what.as_ref(), zone.as_deref(), &mut set)?,
        Question::Cohort { first, again } => cohort(conn, *first, *again, &mut set)?,
        Question::Planned { when, how } => closed(conn, *when, &mut |plan| {
            let is = match (plan.state, plan.on <= plan.due_on) {
                (FollowUpState::Done, true) => Promise::OnTime,
                (FollowUpState::Done, false) => Promise::Late,
                _ => Promise::Cancelled,
            };
            if is == *how {
                set.insert(plan.client);
            }
        })?,
        Question::Deals(meant) => of_deals(conn, meant, &mut set)?,
        Question::Lost { when, why } => {
            for lost in deals::lost(conn, *when)? {
                if lost.why.map_or("", Code::code) == why {
                    set.insert(lost.client);
                }
            }
        }
    }
    Ok(set)
}

fn is_meant(met: &Met, contact: &super::Contacted) -> bool {
    let at = contact.at;
    let attempt = Attempt::of(contact.kind, contact.direction, contact.outcome, at);
    (contact.kind != Kind::Note || met.kind == Some(Kind::Note))
        && met.kind.is_none_or(|kind| kind == contact.kind)
        && met.outcome.is_none_or(|outcome| outcome == contact.outcome)
        && met.weekday.is_none_or(|day| day == at.date().weekday().to_monday_one_offset())
        && met.hour.is_none_or(|hour| hour == at.hour())
        && (!met.answered || attempt.is_some_and(|attempt| attempt.answered))
}

fn bought(
    conn: &Connection,
    when: Period,
    what: Option<&Bought>,
    zone: Option<&str>,
    set: &mut ClientSet,
) -> Result<()> {
    if let Some(what) = what {
        return sales::items(conn, when, &mut |item| {
            let same = match (&item.what, what) {
                (Some(Bought::Product(one)), Bought::Product(other)) => one == other,
                (Some(Bought::Other(one)), Bought::Other(other)) => one == other,
                // Without words, what was bought was not said.
                (None, Bought::Other(other)) => other.is_empty(),
                _ => false,
            };
            if same {
                set.insert(item.client);
            }
        });
    }
    let zones = if zone.is_some() { sales::zones(conn)? } else { std::collections::HashMap::new() };
    sales::sales(conn, when, &mut |sold| {
        let there = zone.is_none_or(|zone| zones.get(&sold.client).map_or("", String::as_str) == zone);
        if there {
            set.insert(sold.client);
        }
    })
}

fn cohort(conn: &Connection, first: Period, again: Period, set: &mut ClientSet) -> Result<()> {
    let mut at: Option<(ClientId, bool)> = None;
    sales::buying_days(conn, &mut |client, on| {
        let (_, belongs) = match at {
            Some(known) if known.0 == client => known,
            // The first day of a client comes first.
            _ => *at.insert((client, first.contains(on))),
        };
        if belongs && again.contains(on) {
            set.insert(client);
        }
    })
}

fn of_deals(conn: &Connection, meant: &Deals, set: &mut ClientSet) -> Result<()> {
    let reached = match meant {
        Deals::Opened(_, stages) if !stages.is_empty() => {
            let mut reached = HashSet::new();
            deals::moves(conn, &mut |deal, came| {
                if stages.iter().any(|stage| stage == came) {
                    reached.insert(deal);
                }
            })?;
            Some(reached)
        }
        _ => None,
    };
    deals::deals(conn, &mut |deal| {
        let closed_in = |when: Period| deal.closed_on.is_some_and(|on| when.contains(on));
        let is = match meant {
            Deals::Opened(when, _) => {
                when.contains(deal.opened_on) && reached.as_ref().is_none_or(|reached| reached.contains(&deal.id))
            }
            Deals::Open(stage) => deal.closed_on.is_none() && stage.as_ref().is_none_or(|stage| *stage == deal.stage),
            Deals::LostFor(when, why) => {
                let because = why.as_ref().is_none_or(|why| deal.why.map_or("", Code::code) == why);
                deal.stage == LOST && closed_in(*when) && because
            }
            Deals::Won(when) => deal.stage == WON && closed_in(*when),
        };
        if is {
            set.insert(deal.client);
        }
    })
}
