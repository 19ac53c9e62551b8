//! Adding, editing and putting away clients.

use jiff::civil::Date;

use super::error::Result;
use super::{Action, Agenda, Plan, Record};
use crate::domain::{Attention, Client, ClientId, Standing};
use crate::store::{StoreError, Write};

impl Agenda {
    /// Everything that a form shows of a client.
    pub fn record(&self, id: ClientId) -> Result<Record> {
        self.store.at_once(|| Record::read(self.store.read(), id))
    }

    /// Adds a client, with its first next step when there is one.
    pub fn add_client(&mut self, record: Record, next: Option<Plan>) -> Result<ClientId> {
        let record = record.checked()?;
        let today = self.today();
        let next = next.map(|plan| plan.checked(today)).transpose()?;
        self.operate(Action::AddClient, |write| {
            let id = add(write, &record)?;
            if let Some(plan) = next {
                write.add_follow_up(&plan.follow_up(id, today))?;
            }
            write.call_it(record.client.name.clone(), 1);
            Ok(id)
        })
    }

    /// Takes over what the user changed in a form that began with `before`.
    pub fn edit_client(&mut self, before: &Record, after: Record) -> Result<()> {
        let id = before.client.id;
        let after = after.checked()?;
        self.operate(Action::EditClient, |write| {
            let record = after.merged(before, Record::read(write.read(), id)?);
            write.set_client(&record.client)?;
            record.store(write, id)?;
            write.call_it(record.client.name, 1);
            Ok(())
        })
    }

    /// Puts clients to rest, into the archive, into the trash, or back.
    pub fn set_standing(&mut self, clients: &[ClientId], standing: Standing) -> Result<()> {
        self.alter(clients, Action::stand(standing), |client| client.standing = standing)
    }

    /// Sets the light of clients by hand, or leaves it to the rules again.
    pub fn set_attention(&mut self, clients: &[ClientId], attention: Attention) -> Result<()> {
        let today = self.today();
        self.alter(clients, Action::Attention, |client| attend(client, attention, today))
    }

    /// Removes a client from the trash, for good; undo still brings it back.
    pub fn remove_client(&mut self, id: ClientId) -> Result<()> {
        self.operate(Action::Remove, |write| {
            let client = write.read().client(id)?;
            if client.standing != Standing::Trashed {
                return Err(StoreError::Gone.into());
            }
            write.remove_client(id)?;
            write.call_it(client.name, 1);
            Ok(())
        })
    }

    pub(super) fn alter(&mut self, clients: &[ClientId], action: Action, change: impl Fn(&mut Client)) -> Result<()> {
        self.each(action, clients, |write, id| {
            let mut client = write.read().client(id)?;
            change(&mut client);
            Ok(write.set_client(&client)?)
        })
    }
}

/// Adds a checked record.
pub(super) fn add(write: &mut Write, record: &Record) -> Result<ClientId> {
    let id = write.add_client(&record.client)?;
    let people = write.add_reach(id, &record.contacts, &record.channels)?;
    write.add_occasions(id, &people, &record.occasions)?;
    if !record.values.is_empty() {
        write.set_values(id, &record.values)?;
    }
    Ok(id)
}

/// Sets the attention of a client, from `today` on; who asks for attention wants no snooze any more.
pub(super) fn attend(client: &mut Client, attention: Attention, today: Date) {
    client.attention = attention;
    client.snoozed_until = client.snoozed_until.filter(|_| attention == Attention::Auto);
    client.attention_since = (attention != Attention::Auto).then_some(today);
}
