//! What goes out: a file for each record that changed here, and what both sides have from then on.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::scan::{GONE, Scan};
use super::tell::{Whereabouts, tell, whereabouts};
use super::{Agenda, AgendaError, Collection, Result, Share, SyncReport, Watch, trouble};
use crate::domain::{ClientId, Code, FollowUpId, FollowUpState};
use crate::exchange::component::Component;
use crate::exchange::ical::is_unsaid;
use crate::exchange::merge::{Side, Sides, merge, same_record};
use crate::exchange::vdir::{self, Laid, Strange};
use crate::store::{Agreed, Carried, Entity, Reader, Synced};

/// How many files are written before it is noted that they were.
const BATCH: usize = 200;
/// How many records are looked at together.
const STEP: usize = 64;
/// From how many files on the disk is told to keep all of them at once.
const MANY: usize = 16;

/// What is noted of a file.
enum Note {
    /// It has this text now and this mark; what is laid takes the place of the one with that mark, of none without any.
    Agreed { collection: Collection, file: String, uid: String, agreed: Agreed, mark: String, laid: Option<Laid> },
    /// It is gone.
    Gone(i64),
    /// Only its mark changed.
    Touched(i64, String),
}

impl Agenda {
    /// Writes what changed here.
    pub(super) fn send(
        &mut self,
        share: &Share,
        scan: &Scan,
        even: i64,
        report: &mut SyncReport,
        watch: &Watch,
    ) -> Result<()> {
        let busy_before = report.busy;
        if !share.rehearse {
            // What came in may have brought a note into a history.
            let stirred = self.store.read().stirred(scan.newest)?;
            let clients: BTreeSet<ClientId> = stirred.iter().filter_map(|row| row.client.map(ClientId)).collect();
            self.store.identify(Some(&clients.into_iter().collect::<Vec<_>>()))?;
        }
        let dirty = dirty(self.store.read(), share, scan)?;
        let known: BTreeMap<(String, String), Synced> =
            self.store.read().synced()?.into_iter().map(|row| ((row.folder.clone(), row.uid.clone()), row)).collect();
        let known = if share.rehearse && scan.moved { BTreeMap::new() } else { known };
        let mut notes: Vec<Note> = scan.touched.iter().map(|(id, mark)| Note::Touched(*id, mark.clone())).collect();
        let mut folders = BTreeSet::new();
        for (at, some) in dirty.chunks(STEP).enumerate() {
            watch.step(at * STEP, dirty.len())?;
            // At one moment: to look at each by itself would lock the file each time.
            self.store.at_once(|| {
                let reader = self.store.read();
                for (entity, id) in some {
                    let Some(uid) = reader.name_of(*entity, *id)? else {
                        // In a rehearsal nothing gets a name; whatever has none is new.
                        if share.rehearse && matches!(whereabouts(reader, *entity, *id)?, Whereabouts::Here(_)) {
                            report.sent.added += 1;
                        }
                        continue;
                    };
                    let collection = Collection::of(*entity);
                    let row = known.get(&(collection.code().to_owned(), uid.clone()));
                    let sending = Sending { reader, share, scan };
                    if let Some(note) = sending.one((*entity, *id), (collection, &uid), row, report)? {
                        folders.insert(collection);
                        notes.push(note);
                    }
                }
                Ok::<_, AgendaError>(())
            })?;
            if notes.len() >= BATCH {
                self.note(share, &mut folders, std::mem::take(&mut notes), report)?;
            }
        }
        self.note(share, &mut folders, notes, report)?;
        if share.rehearse {
            return Ok(());
        }
        let all_done = report.busy == 0 && busy_before == 0;
        self.store.fill(&self.rules, |write| {
            write.share_place(&scan.place)?;
            if all_done && write.read().synced_until()? != Some(even) {
                write.even_until(even)?;
            }
            Ok::<_, AgendaError>(())
        })
    }

    /// Puts what was laid into its place, and notes it once the disk keeps it.
    fn note(
        &mut self,
        share: &Share,
        folders: &mut BTreeSet<Collection>,
        notes: Vec<Note>,
        report: &mut SyncReport,
    ) -> Result<()> {
        if share.rehearse || notes.is_empty() {
            return Ok(());
        }
        let folders: Vec<_> = std::mem::take(folders).into_iter().map(|collection| share.folder(collection)).collect();
        let mut kept = notes.len() >= MANY;
        for folder in &folders {
            kept = kept && vdir::keep_all(folder).map_err(trouble(folder))?;
        }
        let mut placed = Vec::new();
        for mut note in notes {
            if let Note::Agreed { mark, laid, .. } = &mut note
                && let Some(laid) = laid.take()
            {
                let path = laid.path().to_owned();
                if vdir::mark_of(&path).unwrap_or_default() != *mark {
                    // Somebody wrote it meanwhile.
                    let sent = &mut report.sent;
                    *(if mark.is_empty() { &mut sent.added } else { &mut sent.changed }) -= 1;
                    report.busy += 1;
                    continue;
                }
                *mark = laid.place(kept).map_err(trouble(&path))?;
            }
            placed.push(note);
        }
        for folder in &folders {
            vdir::settle(folder).map_err(trouble(folder))?;
        }
        self.store.fill(&self.rules, |write| {
            for note in placed {
                match note {
                    Note::Agreed { collection, file, uid, agreed, mark, .. } => {
                        write.agree((collection.code(), &file), &uid, (&agreed, Carried::Before), &mark)?;
                    }
                    Note::Gone(id) => write.disagree(id)?,
                    Note::Touched(id, mark) => write.remark(id, &mark)?,
                }
            }
            Ok::<_, AgendaError>(())
        })
    }
}

/// What may have changed here: all of it, or what the journal tells since both sides were even.
fn dirty(reader: Reader, share: &Share, scan: &Scan) -> Result<Vec<(Entity, i64)>> {
    let entities = share.entities();
    let mut dirty: BTreeSet<(usize, i64)> = BTreeSet::new();
    match scan.since {
        None => {
            for (order, entity) in entities.iter().enumerate() {
                dirty.extend(reader.told(*entity)?.into_iter().map(|id| (order, id)));
            }
            for row in scan.agreed.values() {
                if let Some((entity, id)) = reader.named_ever(&row.uid)?
                    && let Some(order) = entities.iter().position(|known| *known == entity)
                {
                    dirty.insert((order, id));
                }
            }
        }
        Some(since) => {
            for row in reader.stirred(since)? {
                let mut add = |entity: Entity, id: i64| {
                    if let Some(order) = entities.iter().position(|known| *known == entity) {
                        dirty.insert((order, id));
                    }
                };
                match (row.table.as_str(), row.part_of) {
                    ("client", _) => {
                        // Everything of a client names it.
                        for entity in Entity::ALL {
                            reader.told_of(entity, row.row)?.into_iter().for_each(|id| add(entity, id));
                        }
                        add(Entity::Client, row.row);
                    }
                    ("topic" | "attachment", Some(interaction)) => add(Entity::Interaction, interaction),
                    ("purchase_line", Some(purchase)) => add(Entity::Purchase, purchase),
                    ("opportunity_line" | "opportunity_move", Some(opportunity)) => {
                        add(Entity::Opportunity, opportunity);
                    }
                    (table, _) => match Entity::of_table(table) {
                        Some(entity) => {
                            add(entity, row.row);
                            if let Some(client) = row.client.filter(|_| entity == Entity::Contact) {
                                that_tell_of_people(reader, client, &mut add)?;
                            }
                        }
                        None => {
                            if let Some(client) = row.client {
                                add(Entity::Client, client);
                                that_tell_of_people(reader, client, &mut add)?;
                            }
                        }
                    },
                }
            }
            // What was changed here and is gone there goes out anew.
            for (_, row) in &scan.missing {
                if let Some((entity, id)) = reader.named(&row.uid)?
                    && let Some(order) = entities.iter().position(|known| *known == entity)
                {
                    dirty.insert((order, id));
                }
            }
        }
    }
    Ok(dirty.into_iter().filter_map(|(order, id)| Some((*entities.get(order)?, id))).collect())
}

/// Adds what says who is at a client: the places of people are told by all of them, and whom to call by what is planned.
fn that_tell_of_people(reader: Reader, client: i64, add: &mut impl FnMut(Entity, i64)) -> Result<()> {
    reader.told_of(Entity::Contact, client)?.into_iter().for_each(|id| add(Entity::Contact, id));
    reader.open_follow_ups(ClientId(client))?.into_iter().for_each(|it| add(Entity::FollowUp, it.id.0));
    Ok(())
}

struct Sending<'r, 's> {
    reader: Reader<'r>,
    share: &'r Share<'s>,
    scan: &'r Scan,
}

impl Sending<'_, '_> {
    /// Sees to the file of a record.
    fn one(
        &self,
        (entity, id): (Entity, i64),
        (collection, uid): (Collection, &str),
        row: Option<&Synced>,
        report: &mut SyncReport,
    ) -> Result<Option<Note>> {
        let is_here = matches!(whereabouts(self.reader, entity, id)?, Whereabouts::Here(_));
        match (row, is_here) {
            (None, false) => Ok(None),
            (Some(row), false) => self.take_away(collection, row, report),
            (None, true) => self.add((entity, id), (collection, uid), report),
            (Some(row), true) => self.change((entity, id), (collection, uid), row, report),
        }
    }

    fn take_away(&self, collection: Collection, row: &Synced, report: &mut SyncReport) -> Result<Option<Note>> {
        let path = self.share.path(collection, &row.file);
        if row.mark != GONE {
            match vdir::mark_of(&path) {
                Some(mark) if !self.is_known(row, &mark) => {
                    if report.left_alone.contains(&(collection, row.file.clone(), Strange::Foreign)) {
                        // What was changed there stays there, and with its client gone nobody here waits for it.
                        return Ok(Some(Note::Gone(row.id)));
                    }
                    report.busy += 1;
                    return Ok(None);
                }
                Some(_) if !self.share.rehearse => vdir::remove(&path).map_err(trouble(&path))?,
                _ => {}
            }
            report.sent.removed += 1;
        }
        Ok(Some(Note::Gone(row.id)))
    }

    /// Whether a file is as both sides had it: also when only its mark changed.
    fn is_known(&self, row: &Synced, mark: &str) -> bool {
        row.mark == mark || self.scan.touched.iter().any(|(id, touched)| *id == row.id && touched == mark)
    }

    fn add(
        &self,
        (entity, id): (Entity, i64),
        (collection, uid): (Collection, &str),
        report: &mut SyncReport,
    ) -> Result<Option<Note>> {
        let file = vdir::name_of(uid, collection.ending());
        let path = self.share.path(collection, &file);
        if path.symlink_metadata().is_ok() {
            // Something that is not its record has its name, or came a moment ago.
            report.left_alone.push((collection, file, Strange::Twice));
            return Ok(None);
        }
        let body = tell(self.reader, self.share, (entity, id, uid), None)?.to_text();
        report.sent.added += 1;
        let laid = self.lay(&path, &body)?;
        let agreed = Agreed { ours: body.clone(), body };
        Ok(Some(Note::Agreed { collection, file, uid: uid.to_owned(), agreed, mark: String::new(), laid }))
    }

    /// Writes a file beside its place, where anything is written.
    fn lay(&self, path: &Path, body: &str) -> Result<Option<Laid>> {
        if self.share.rehearse { Ok(None) } else { vdir::lay(path, body).map(Some).map_err(trouble(path)) }
    }

    /// Whether of a follow-up that was done or called off, and has no file any more, something is to be said again.
    fn is_open_again(&self, (entity, id): (Entity, i64), ours: Option<&Component>, here: &Component) -> Result<bool> {
        if entity != Entity::FollowUp {
            return Ok(true);
        }
        let said = ours.is_some_and(|ours| is_unsaid(ours) != is_unsaid(here));
        Ok(said || self.reader.follow_up(FollowUpId(id))?.state == FollowUpState::Open)
    }

    fn change(
        &self,
        (entity, id): (Entity, i64),
        (collection, uid): (Collection, &str),
        row: &Synced,
        report: &mut SyncReport,
    ) -> Result<Option<Note>> {
        let Agreed { body, ours } = self.reader.agreed(row.id)?;
        let parse = |text: &str| Component::parse(text).ok();
        let (base, ours) = (parse(&body), parse(&ours));
        let here = tell(self.reader, self.share, (entity, id, uid), ours.as_ref())?;
        if ours.as_ref().is_some_and(|ours| same_record(ours, &here)) {
            return Ok(None);
        }
        if row.mark == GONE && !self.is_open_again((entity, id), ours.as_ref(), &here)? {
            return Ok(None);
        }
        // What goes out anew says all that is known here.
        let base = base.filter(|_| row.mark != GONE);
        let ours = ours.filter(|_| row.mark != GONE);
        let there = base.clone().unwrap_or_else(|| here.clone());
        let sides = Sides { ours: ours.as_ref(), here: &here, base: base.as_ref(), there: &there, newer: Side::Here };
        let text = merge(sides).text;
        let path = self.share.path(collection, &row.file);
        let (mut mark, mut laid) = (row.mark.clone(), None);
        if row.mark == GONE || base.is_none_or(|base| !same_record(&base, &text)) {
            let found = vdir::mark_of(&path);
            if !found.as_ref().map_or(row.mark == GONE, |found| self.is_known(row, found)) {
                report.busy += 1;
                return Ok(None);
            }
            report.sent.changed += 1;
            (mark, laid) = (found.unwrap_or_default(), self.lay(&path, &text.to_text())?);
        }
        let agreed = Agreed { body: text.to_text(), ours: here.to_text() };
        Ok(Some(Note::Agreed { collection, file: row.file.clone(), uid: uid.to_owned(), agreed, mark, laid }))
    }
}
