//! Clients who went away: why, and that they came back.

use jiff::civil::Date;

use super::error::{AgendaError, LONGEST_LINE, Part, Result};
use super::{Action, Agenda, FIRST_DAY, fits};
use crate::domain::{ClientId, Loss, Money, text};
use crate::store::Write;

/// A client who went away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostClient {
    /// Who.
    pub client: ClientId,
    /// The name.
    pub name: String,
    /// When and why.
    pub loss: Loss,
    /// The day of the last contact.
    pub last: Option<Date>,
    /// All that it bought, in the house currency.
    pub value: Money,
}

impl Agenda {
    /// Who went away, the latest first.
    pub fn lost_clients(&self) -> Result<Vec<LostClient>> {
        self.store.at_once(|| {
            let lost = self.store.lost()?.into_iter().map(|(client, total)| {
                let row = self.store.read().client(client)?;
                let last = self.store.last_contact(client)?.and_then(|day| day.parse().ok());
                let value = self.rules.money.money(total);
                Ok(row.lost.map(|loss| LostClient { client, name: row.name, loss, last, value }))
            });
            lost.filter_map(Result::transpose).collect()
        })
    }

    /// Writes down that clients went away, and why.
    pub fn lose(&mut self, clients: &[ClientId], loss: &Loss) -> Result<()> {
        if loss.on > self.today() {
            return Err(AgendaError::HappenedInFuture(loss.on));
        }
        if loss.on < FIRST_DAY {
            return Err(AgendaError::TooFar(loss.on));
        }
        let note = loss.note.as_deref().map(text::clean_line).filter(|note| !note.is_empty());
        fits(Part::Line, note.as_deref().unwrap_or(""), LONGEST_LINE)?;
        let loss = Loss { note, ..loss.clone() };
        self.alter(clients, Action::Lose, |client| client.lost = Some(loss.clone()))
    }

    /// Writes down that clients came back.
    pub fn recover(&mut self, clients: &[ClientId]) -> Result<()> {
        self.alter(clients, Action::Recover, |client| client.lost = None)
    }
}

/// Whoever buys on a day has come back by then.
pub(super) fn came_back(write: &mut Write, client: ClientId, on: Date) -> Result<()> {
    let mut row = write.read().client(client)?;
    if row.lost.as_ref().is_some_and(|lost| lost.on <= on) {
        row.lost = None;
        write.set_client(&row)?;
    }
    Ok(())
}
