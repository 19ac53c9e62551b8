//! All that there is to tell of a client, for a text that people read.

use std::io::Write;

use crate::agenda::{Agenda, Card, Purchases, Result, Watch};
use crate::domain::{ClientId, Opportunity};
use crate::store::StoreError;

/// A client, with all of its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// What the card shows, with everything that happened.
    pub card: Card,
    /// What it bought, newest first.
    pub purchases: Purchases,
    /// What may be sold to it and what was won or lost: the open ones first.
    pub opportunities: Vec<Opportunity>,
}

impl Agenda {
    /// All that there is to tell of a client.
    pub fn story(&self, client: ClientId) -> Result<Story> {
        self.store.at_once(|| {
            Ok(Story {
                card: self.card(client, usize::MAX)?,
                purchases: self.purchases_of(client, usize::MAX)?,
                opportunities: self.store.read().opportunities(client)?,
            })
        })
    }

    /// Writes what there is to tell of these clients, or of everybody who is not in the trash, in the words of `told`.
    /// Says of how many.
    pub fn export_stories(
        &self,
        clients: Option<&[ClientId]>,
        told: &dyn Fn(&Story) -> String,
        to: &mut dyn Write,
        watch: &Watch,
    ) -> Result<usize> {
        let mut stories = 0;
        self.each_told(clients, watch, |client| {
            let text = told(&self.story(client)?);
            let between = if stories == 0 { "" } else { "\n" };
            to.write_all(format!("{between}{text}").as_bytes()).map_err(StoreError::Io)?;
            stories += 1;
            Ok(())
        })?;
        Ok(stories)
    }
}
