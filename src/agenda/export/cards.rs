//! Clients as contacts, and what is planned as a calendar, for other programs.

use std::io::Write;

use crate::agenda::sync::{SyncTexts, tell, tell_history};
use crate::agenda::{Agenda, Result, Watch};
use crate::domain::ClientId;
use crate::exchange::ical::{self, Around};
use crate::exchange::vcard::Version;
use crate::store::{Entity, StoreError};

/// After so many clients it is said how far the work is.
const STEP: usize = 100;
/// The years before and after this one of which a calendar says how the clocks go.
const YEARS: (i16, i16) = (1, 5);

impl Agenda {
    /// Writes these clients, or everybody who is not in the trash, and the people at them as contacts. Says how many.
    pub fn export_vcards(
        &self,
        clients: Option<&[ClientId]>,
        version: Version,
        to: &mut dyn Write,
        watch: &Watch,
    ) -> Result<usize> {
        let (reader, now) = (self.store.read(), self.clock().now().timestamp());
        let mut cards = 0;
        self.each_told(clients, watch, |client| {
            let uid = reader.uid_of(Entity::Client, client.0)?.unwrap_or_default();
            let card = tell::client(reader, client, &uid)?.render(None, version, now);
            to.write_all(card.to_text().as_bytes()).map_err(StoreError::Io)?;
            cards += 1;
            for contact in reader.contacts(client)? {
                let uid = reader.uid_of(Entity::Contact, contact.id.0)?.unwrap_or_default();
                let card = tell::person(reader, contact.id, &uid)?.render(None, version, now);
                to.write_all(card.to_text().as_bytes()).map_err(StoreError::Io)?;
                cards += 1;
            }
            Ok(())
        })?;
        Ok(cards)
    }

    /// Writes what is planned with these clients, or with everybody who is not in the trash, as a calendar in the user's
    /// zone. Says how much.
    pub fn export_calendar(
        &self,
        clients: Option<&[ClientId]>,
        texts: &dyn SyncTexts,
        to: &mut dyn Write,
        watch: &Watch,
    ) -> Result<usize> {
        let (reader, zone) = (self.store.read(), self.clock().named_zone());
        let around = Around { zone: &zone, revised: self.clock().now().timestamp(), rules: true };
        let mut calendar = ical::empty_calendar(&around);
        if ical::is_named(&zone) {
            let year = self.today().year();
            calendar.children_mut().push(ical::time_zone(&zone, (year - YEARS.0, year + YEARS.1)));
        }
        // What is planned stands before the end of the calendar.
        let frame = calendar.to_text();
        let (begin, end) = frame.split_at(frame.rfind("END:").unwrap_or(frame.len()));
        to.write_all(begin.as_bytes()).map_err(StoreError::Io)?;
        let mut planned = 0;
        self.each_told(clients, watch, |client| {
            for follow_up in reader.open_follow_ups(client)? {
                let uid = reader.uid_of(Entity::FollowUp, follow_up.id.0)?.unwrap_or_default();
                let item = tell_history::planned(reader, texts, follow_up.id, &uid)?.item(None, &around);
                to.write_all(item.to_text().as_bytes()).map_err(StoreError::Io)?;
                planned += 1;
            }
            Ok(())
        })?;
        to.write_all(end.as_bytes()).map_err(StoreError::Io)?;
        Ok(planned)
    }

    /// Does something with each of these clients, or with everybody who is not in the trash, as they are at one moment.
    pub(super) fn each_told(
        &self,
        clients: Option<&[ClientId]>,
        watch: &Watch,
        mut tell: impl FnMut(ClientId) -> Result<()>,
    ) -> Result<()> {
        self.name_records(clients)?;
        self.store.at_once(|| {
            let everybody;
            let clients = if let Some(clients) = clients {
                clients
            } else {
                everybody = self.store.read().kept()?;
                &everybody
            };
            for (at, client) in clients.iter().enumerate() {
                if at.is_multiple_of(STEP) {
                    watch.step(at, clients.len())?;
                }
                tell(*client)?;
            }
            Ok(())
        })
    }
}
