//! What came in: one operation, with what both sides have from then on.

use std::collections::BTreeSet;

use super::hear::{self, Unheard, hear, relate, same_client};
use super::lost::{self, Whose};
use super::scan::{Fresh, GONE, Scan};
use super::tell::{Whereabouts, digits, tell, whereabouts};
use super::{Action, Agenda, Result, Share, SyncReport, Watch, trouble};
use crate::domain::{
    ClientId, Code, ContactId, FollowUpId, FollowUpState, InteractionId, OpportunityId, ProductId, PurchaseId, Standing,
};
use crate::exchange::component::Component;
use crate::exchange::ical::{self, close_as};
use crate::exchange::merge::{Merged, Side, Sides, changed_at, merge, same_record};
use crate::exchange::vcard::CREATED_ON;
use crate::exchange::vdir::{self, Strange};
use crate::store::{Agreed, Carried, Entity, Synced, Write};

/// What is read, merged and written while it comes in.
struct Receiving<'r, 's> {
    share: &'r Share<'s>,
    scan: &'r Scan,
    report: &'r mut SyncReport,
    /// Rows of what is agreed upon that need no operation: forgotten, or only touched.
    forgotten: Vec<i64>,
    touched: Vec<(i64, String)>,
    /// Clients whose cards came in, whose relations are noted as these texts say once all are here.
    related: Vec<(ClientId, usize, Component)>,
    /// Records that count as received once.
    seen: BTreeSet<(Entity, i64)>,
}

impl Agenda {
    /// Takes in what came; returns up to which change both sides are even, provided that nothing is left for next time.
    pub(super) fn receive(
        &mut self,
        share: &Share,
        scan: &Scan,
        report: &mut SyncReport,
        watch: &Watch,
    ) -> Result<i64> {
        let mut even = scan.newest;
        if !scan.fresh.is_empty() || !scan.missing.is_empty() {
            let mut receiving = Receiving {
                share,
                scan,
                report,
                forgotten: Vec::new(),
                touched: Vec::new(),
                related: Vec::new(),
                seen: BTreeSet::new(),
            };
            let work = |write: &mut Write| {
                let alone = write.read().newest_change()? == scan.newest;
                receiving.all(write, watch)?;
                let newest = write.read().newest_change()?;
                let received = receiving.report.received.total();
                write.call_it("", received.max(1));
                Ok(if alone { newest } else { scan.newest })
            };
            even = if share.rehearse {
                self.store.rehearse(&self.rules, work)?
            } else {
                self.operate(Action::Sync, work)?
            };
            let (forgotten, touched) = (receiving.forgotten, receiving.touched);
            let to_note = !forgotten.is_empty() || !touched.is_empty();
            if to_note && !share.rehearse {
                self.store.fill(&self.rules, |write| {
                    for id in forgotten {
                        write.disagree(id)?;
                    }
                    for (id, mark) in touched {
                        write.remark(id, &mark)?;
                    }
                    Ok::<_, super::AgendaError>(())
                })?;
            }
        }
        Ok(even)
    }
}

impl Receiving<'_, '_> {
    fn all(&mut self, write: &mut Write, watch: &Watch) -> Result<()> {
        let entities = self.share.entities();
        let of = self.scan.fresh.len() + self.scan.missing.len();
        let mut done = 0;
        // Who went takes along what is only there with it, so clients go first.
        let mut missing: Vec<(usize, Entity, i64, &Synced)> = Vec::new();
        for (_, row) in &self.scan.missing {
            match write.read().named(&row.uid)? {
                None => self.forgotten.push(row.id),
                Some((entity, id)) => {
                    if let Some(order) = entities.iter().position(|known| *known == entity) {
                        missing.push((order, entity, id, row));
                    }
                }
            }
        }
        missing.sort_by_key(|(order, _, id, _)| (*order, *id));
        for (_, entity, id, row) in missing {
            done += 1;
            watch.step(done, of)?;
            self.gone(write, entity, id, row)?;
        }
        for at in 0..self.scan.fresh.len() {
            done += 1;
            watch.step(done, of)?;
            self.came(write, at)?;
        }
        write.settle_runs()?;
        for (client, at, said) in std::mem::take(&mut self.related) {
            if let Some(fresh) = self.scan.fresh.get(at) {
                relate(write, client, &said, self.share)?;
                // How we write it says now what it is to others.
                if let Some(row) = write.read().synced_of(fresh.collection.code(), &fresh.uid)? {
                    let agreed = write.read().agreed(row.id)?;
                    let onto = Component::parse(&agreed.ours).ok();
                    let record = (Entity::Client, client.0, fresh.uid.as_str());
                    let ours = tell(write.read(), self.share, record, onto.as_ref())?.to_text();
                    write.word_anew(row.id, &ours, &row.mark)?;
                }
            }
        }
        Ok(())
    }

    /// A file that both sides had is gone there.
    fn gone(&mut self, write: &mut Write, entity: Entity, id: i64, row: &Synced) -> Result<()> {
        let Whereabouts::Here(_) = whereabouts(write.read(), entity, id)? else {
            self.forgotten.push(row.id);
            return Ok(());
        };
        let agreed = write.read().agreed(row.id)?;
        let ours = Component::parse(&agreed.ours).ok();
        let here = tell(write.read(), self.share, (entity, id, &row.uid), ours.as_ref())?;
        let needed = entity == Entity::Product && write.read().product_is_used(ProductId(id))?;
        if needed || ours.is_none_or(|ours| !same_record(&ours, &here)) {
            // It was changed here, or is needed here: it stays, and goes out anew.
            self.forgotten.push(row.id);
            return Ok(());
        }
        match entity {
            Entity::Client => {
                let mut trashed = write.read().client(ClientId(id))?;
                trashed.standing = Standing::Trashed;
                write.set_client(&trashed)?;
                write.disagree(row.id)?;
            }
            Entity::Contact => {
                hear::dismiss(write, ContactId(id))?;
                write.disagree(row.id)?;
            }
            Entity::FollowUp => {
                let follow_up = write.read().follow_up(FollowUpId(id))?;
                if follow_up.state == FollowUpState::Open {
                    write.close_follow_up(&follow_up, FollowUpState::Cancelled, self.share.today, None)?;
                    let ours = tell(write.read(), self.share, (entity, id, &row.uid), Some(&here))?.to_text();
                    write.word_anew(row.id, &ours, GONE)?;
                } else {
                    // Phones clear what is done away; here it stays what it was.
                    self.touched.push((row.id, GONE.to_owned()));
                    return Ok(());
                }
            }
            Entity::Interaction => {
                write.remove_interaction(InteractionId(id))?;
                write.disagree(row.id)?;
            }
            Entity::Purchase => {
                write.remove_purchase(PurchaseId(id))?;
                write.disagree(row.id)?;
            }
            Entity::Opportunity => {
                write.remove_opportunity(OpportunityId(id))?;
                write.disagree(row.id)?;
            }
            entity => {
                write.remove_row(entity, id)?;
                write.disagree(row.id)?;
            }
        }
        self.report.received.removed += 1;
        Ok(())
    }

    /// A file is new there, or was changed.
    fn came(&mut self, write: &mut Write, at: usize) -> Result<()> {
        let Some(fresh) = self.scan.fresh.get(at) else { return Ok(()) };
        match self.take(write, fresh, at) {
            Ok(()) => Ok(()),
            Err(Unheard::Strange(why)) => {
                self.report.left_alone.push((fresh.collection, fresh.file.clone(), why));
                Ok(())
            }
            Err(Unheard::Failed(error)) => Err(error),
        }
    }

    fn take(&mut self, write: &mut Write, fresh: &Fresh, at: usize) -> std::result::Result<(), Unheard> {
        let Fresh { entity, uid, row, .. } = fresh;
        let agreed = row.as_ref().map(|row| write.read().agreed(row.id)).transpose()?;
        let parse = |text: &String| Component::parse(text).ok();
        let base = agreed.as_ref().and_then(|agreed| parse(&agreed.body));
        let ours = agreed.as_ref().and_then(|agreed| parse(&agreed.ours));
        let was_gone = row.as_ref().is_some_and(|row| row.mark == GONE);
        if let (Some(row), Some(base)) = (row, &base)
            && same_record(base, &fresh.text)
            && !was_gone
        {
            if row.file == fresh.file {
                self.touched.push((row.id, fresh.mark.clone()));
            } else {
                write.rename_synced(row.id, &fresh.file, &fresh.mark)?;
            }
            return Ok(());
        }
        let mut there = with_ours(&fresh.text, base.as_ref());
        let found = match write.read().named(uid)? {
            Some((other, _)) if other != *entity => return Err(Unheard::Strange(Strange::Twice)),
            Some((_, id)) => Some(id),
            None => self.known_otherwise(write, fresh)?,
        };
        let whereabouts = found.map(|id| whereabouts(write.read(), *entity, id)).transpose()?;
        let Some((id, whereabouts)) = found.zip(whereabouts) else {
            return self.add(write, fresh, &there, at);
        };
        let here = tell(write.read(), self.share, (*entity, id, uid), ours.as_ref())?;
        if *entity == Entity::FollowUp {
            // Whom to call follows from the client, who came in before: two ways to say it are no conflict.
            ical::show_as(&mut there, &here);
        }
        let merged = match whereabouts {
            Whereabouts::Here(_) => {
                let ours = ours.as_ref().filter(|_| base.is_some());
                let newer = self.newer((*entity, id), &there, ours, &here);
                merge(Sides { ours, here: &here, base: base.as_ref(), there: &there, newer })
            }
            // What is in the trash comes back as it is there.
            _ => Merged { text: there.clone(), overruled: Vec::new() },
        };
        self.settle(write, fresh, id, merged, at)
    }

    /// Writes what was merged into the record and, where it says more than the file, into that.
    fn settle(
        &mut self,
        write: &mut Write,
        fresh: &Fresh,
        id: i64,
        mut merged: Merged,
        at: usize,
    ) -> std::result::Result<(), Unheard> {
        let Fresh { entity, uid, collection, .. } = fresh;
        let before = whereabouts(write.read(), *entity, id)?;
        let path = self.share.path(*collection, &fresh.file);
        if !self.share.rehearse && vdir::mark_of(&path).as_ref() != Some(&fresh.mark) {
            self.report.busy += 1;
            return Ok(());
        }
        let record = (*entity, id, uid.as_str());
        let bare = tell(write.read(), self.share, record, None)?;
        hear(write, self.share, (*entity, Some(id), uid), &merged.text)?;
        let came_back = matches!(before, Whereabouts::Trashed);
        if came_back || !same_record(&bare, &tell(write.read(), self.share, record, None)?) {
            self.count(*entity, id, false);
        }
        if *entity == Entity::Client {
            self.related.push((ClientId(id), at, merged.text.clone()));
        }
        let mut after = tell(write.read(), self.share, record, Some(&merged.text))?;
        keep_relations(&mut after, &merged.text);
        if *entity == Entity::FollowUp {
            // What we make of one that was ticked off goes along: each computer would make it anew.
            close_as(&mut merged.text, &after);
        }
        let as_it_is = same_record(&merged.text, &fresh.text);
        if let Whereabouts::Here(client) = before {
            let whose = client.map_or_else(|| Whose::Ours(merged.text.clone()), Whose::Client);
            let lost = std::mem::take(&mut merged.overruled);
            self.report.conflicts.extend(lost::tell(write, self.share, &whose, lost)?);
        }
        let mut agreed = Agreed { body: fresh.raw.clone(), ours: after.to_text() };
        let mut mark = fresh.mark.clone();
        if !as_it_is {
            agreed.body = merged.text.to_text();
            if !self.share.rehearse {
                mark = vdir::write(&path, &agreed.body).map_err(trouble(&path))?;
            }
            self.report.sent.changed += 1;
        }
        let carried = if as_it_is { Carried::This } else { Carried::That(&fresh.raw) };
        write.agree((collection.code(), &fresh.file), uid, (&agreed, carried), &mark)?;
        Ok(())
    }

    /// A record that is nowhere here.
    fn add(
        &mut self,
        write: &mut Write,
        fresh: &Fresh,
        there: &Component,
        at: usize,
    ) -> std::result::Result<(), Unheard> {
        let Fresh { entity, uid, collection, .. } = fresh;
        let id = hear(write, self.share, (*entity, None, uid), there)?;
        self.count(*entity, id, true);
        if *entity == Entity::Client {
            self.related.push((ClientId(id), at, there.clone()));
        }
        // What we made of it goes along, so that every computer makes the same of it.
        let mut text = tell(write.read(), self.share, (*entity, id, uid), Some(there))?;
        keep_relations(&mut text, there);
        let path = self.share.path(*collection, &fresh.file);
        let mut agreed = Agreed { body: fresh.raw.clone(), ours: text.to_text() };
        let mut mark = fresh.mark.clone();
        let is_ours = !same_record(&text, &fresh.text) && vdir::mark_of(&path).as_ref() == Some(&fresh.mark);
        if is_ours && !self.share.rehearse {
            agreed.body = text.to_text();
            mark = vdir::write(&path, &agreed.body).map_err(trouble(&path))?;
            self.report.sent.changed += 1;
        }
        let carried = if is_ours { Carried::That(&fresh.raw) } else { Carried::This };
        write.agree((collection.code(), &fresh.file), uid, (&agreed, carried), &mark)?;
        Ok(())
    }

    /// The record that a text of another name is about, if it is here and has no file of its own.
    fn known_otherwise(&self, write: &mut Write, fresh: &Fresh) -> std::result::Result<Option<i64>, Unheard> {
        let known = match fresh.entity {
            Entity::Client => same_client(write, &fresh.text, self.share)?.map(|id| id.0),
            entity => match ical::row(&fresh.text) {
                Some(card) => write.read().row_like(entity, &card.said)?,
                None => None,
            },
        };
        let Some(id) = known else { return Ok(None) };
        let known = write.read().uid_of(fresh.entity, id)?;
        let told = known.is_some_and(|known| {
            let key = (fresh.collection, known.clone());
            self.scan.agreed.contains_key(&key) || self.scan.fresh.iter().any(|other| other.uid == known)
        });
        match fresh.entity {
            // Two of one name that are known as two are two; what a phone writes of who is here is not.
            Entity::Client if told && fresh.text.get(CREATED_ON).is_none() => Err(Unheard::Strange(Strange::Twice)),
            _ if told => Ok(None),
            _ => Ok(Some(id)),
        }
    }

    fn count(&mut self, entity: Entity, id: i64, new: bool) {
        if self.seen.insert((entity, id)) {
            let flow = &mut self.report.received;
            *(if new { &mut flow.added } else { &mut flow.changed }) += 1;
        }
    }

    /// Who changed a record last; where one side did not change it, it makes no difference.
    fn newer(
        &self,
        (entity, id): (Entity, i64),
        there: &Component,
        ours: Option<&Component>,
        here: &Component,
    ) -> Side {
        if ours.is_some_and(|ours| same_record(ours, here)) {
            return Side::There;
        }
        let Some(theirs) = changed_at(there) else { return Side::There };
        let mine = self.share.changed_at(entity, id).map(digits);
        if mine.is_some_and(|mine| mine > theirs) { Side::Here } else { Side::There }
    }
}

/// What a client is to others is noted once all of them are here: until then it stays as the text says it.
fn keep_relations(text: &mut Component, said: &Component) {
    let relations = said.all("X-CARTERA-RELATION").cloned().collect();
    text.set("X-CARTERA-RELATION", relations);
}

/// A text with what only we know, where a program dropped all of it: nobody who takes a date of ours away takes the rest
/// along.
fn with_ours(there: &Component, base: Option<&Component>) -> Component {
    let ours = |component: &Component| -> Vec<_> {
        let lines = component.props().iter();
        lines.filter(|line| line.name.to_ascii_uppercase().starts_with("X-CARTERA-")).cloned().collect()
    };
    let Some(base) = base else { return there.clone() };
    let mut whole = there.clone();
    if ours(there).is_empty() {
        whole.props_mut().extend(ours(base));
    }
    let item = |child: &Component| ["VTODO", "VEVENT", "VJOURNAL"].iter().any(|name| child.is(name));
    if let Some(before) = base.children().iter().find(|child| item(child))
        && let Some(child) = whole.children_mut().iter_mut().find(|child| item(child))
        && ours(child).is_empty()
    {
        child.props_mut().extend(ours(before));
    }
    whole
}
