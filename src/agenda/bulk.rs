//! The same for many clients at once, as one step: shown first, undone at once.

use super::clients::attend;
use super::error::Result;
use super::{Action, Agenda, Plan};
use crate::domain::text::{clean_line, fold};
use crate::domain::{Attention, Cadence, Client, ClientId, Standing};
use crate::store::Write;

/// What is to be done to each of the clients.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bulk {
    /// Tags that all get.
    pub tag: Vec<String>,
    /// Tags that all lose.
    pub untag: Vec<String>,
    /// The light by hand.
    pub attention: Option<Attention>,
    /// Where they go.
    pub standing: Option<Standing>,
    /// How often they want contact.
    pub cadence: Option<Cadence>,
    /// What is planned with each.
    pub plan: Option<Plan>,
}

/// What was done, or would be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BulkReport {
    /// How many clients were meant.
    pub meant: usize,
    /// Those for whom something changed, with their names.
    pub changed: Vec<(ClientId, String)>,
}

impl Bulk {
    /// Whether nothing is to be done.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The client as it is afterwards.
    fn apply(&self, client: &mut Client, today: jiff::civil::Date) {
        client.tags.retain(|tag| !self.untag.iter().any(|gone| fold(gone) == fold(tag)));
        for tag in &self.tag {
            if !client.tags.iter().any(|known| fold(known) == fold(tag)) {
                client.tags.push(tag.clone());
            }
        }
        // Who has that light keeps the day since which it has it.
        if let Some(attention) = self.attention.filter(|attention| *attention != client.attention) {
            attend(client, attention, today);
        }
        client.standing = self.standing.unwrap_or(client.standing);
        client.cadence = self.cadence.or(client.cadence);
    }
}

impl Agenda {
    /// Does the same to each of these clients as one operation; with `rehearse` says what would happen and writes
    /// nothing.
    pub fn bulk(&mut self, clients: &[ClientId], bulk: &Bulk, rehearse: bool) -> Result<BulkReport> {
        let today = self.today();
        let plain = |tags: &[String]| -> Vec<String> {
            let tags = tags.iter().map(|tag| clean_line(tag).trim_start_matches('#').trim().to_owned());
            tags.filter(|tag| !tag.is_empty()).collect()
        };
        let bulk = Bulk {
            tag: plain(&bulk.tag),
            untag: plain(&bulk.untag),
            plan: bulk.plan.clone().map(|plan| plan.checked(today)).transpose()?,
            ..bulk.clone()
        };
        let work = |write: &mut Write| {
            let mut report = BulkReport { meant: clients.len(), changed: Vec::new() };
            for id in clients {
                let before = write.read().client(*id)?;
                let mut after = before.clone();
                bulk.apply(&mut after, today);
                write.set_client(&after)?;
                if let Some(plan) = &bulk.plan {
                    write.add_follow_up(&plan.follow_up(*id, today))?;
                }
                if after != before || bulk.plan.is_some() {
                    report.changed.push((*id, after.name));
                }
            }
            let first = report.changed.first().map(|(_, name)| name.clone()).unwrap_or_default();
            write.call_it(first, report.changed.len());
            Ok(report)
        };
        if rehearse { self.store.rehearse(&self.rules, work) } else { self.operate(Action::Bulk, work) }
    }

    /// The clients whom a filter means, by number, of those on the usual shelf.
    pub fn clients_of(&self, typed: &str) -> Result<Vec<ClientId>> {
        let listing = self.listing(super::Scope::Clients(super::Order::Name, super::Shelf::Current), typed)?;
        let mut clients: Vec<ClientId> = self.everybody(&listing)?;
        clients.sort();
        Ok(clients)
    }

    /// Every client of a listing, in its order.
    pub fn everybody(&self, listing: &super::Listing) -> Result<Vec<ClientId>> {
        self.store.at_once(|| {
            let super::Scope::Clients(order, shelf) = listing.scope else {
                let entries = self.entries(listing, None, super::Direction::After, usize::MAX)?;
                return Ok(entries.into_iter().map(|entry| entry.row.id).collect());
            };
            let from = (None, super::Direction::After);
            let places = self.store.places((order, shelf), listing.within.as_deref(), from, usize::MAX)?;
            Ok(places.into_iter().map(|place| place.client).collect())
        })
    }
}
