//! What is in the shared folder, and what of it changed since both sides agreed.

use std::collections::{BTreeMap, BTreeSet};

use super::hear::kind_of;
use super::{Collection, Result, Share, SyncOptions, SyncTrouble, trouble};
use crate::domain::{ClientId, Code};
use crate::exchange::component::Component;
use crate::exchange::vdir::{self, Strange};
use crate::store::{Entity, Store, Synced};

/// The mark of a file that both sides agreed not to have any more.
pub(super) const GONE: &str = "gone";

/// A file that is new or was changed there.
#[derive(Debug)]
pub(super) struct Fresh {
    pub(super) collection: Collection,
    pub(super) file: String,
    pub(super) mark: String,
    pub(super) raw: String,
    pub(super) text: Component,
    pub(super) uid: String,
    pub(super) entity: Entity,
    /// What was agreed upon, if anything was.
    pub(super) row: Option<Synced>,
}

/// What is in the shared folder.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// The shared folder, as it is remembered.
    pub(super) place: String,
    /// Whether another folder was shared before.
    pub(super) moved: bool,
    /// Up to which change both sides were even.
    pub(super) since: Option<i64>,
    /// The newest change when it was looked.
    pub(super) newest: i64,
    /// What is agreed upon, by folder and name of the record.
    pub(super) agreed: BTreeMap<(Collection, String), Synced>,
    /// New and changed files, clients first.
    pub(super) fresh: Vec<Fresh>,
    /// What was agreed upon and has no file any more.
    pub(super) missing: Vec<(Collection, Synced)>,
    /// Files whose mark changed and whose text did not: the row and the mark.
    pub(super) touched: Vec<(i64, String)>,
    /// What is left alone.
    pub(super) strange: Vec<(Collection, String, Strange)>,
    /// Whose records may have no name yet; `None` for everybody's.
    pub(super) to_name: Option<Vec<ClientId>>,
    /// Folders that are not there.
    absent: BTreeSet<Collection>,
}

impl Scan {
    /// Looks.
    pub(super) fn of(store: &Store, share: &Share) -> Result<Self> {
        let reader = store.read();
        let place = share.options.folder.to_string_lossy().into_owned();
        let before = reader.synced_place()?;
        let moved = before.as_ref() != Some(&place);
        let since = reader.synced_until()?.filter(|_| !moved);
        let newest = reader.newest_change()?;
        let stirred = since.map(|since| reader.stirred(since)).transpose()?.unwrap_or_default();
        let clients: BTreeSet<i64> = stirred.iter().filter_map(|row| row.client).collect();
        let to_name = since.map(|_| clients.into_iter().map(ClientId).collect());
        let mut scan = Self { place, moved, since, newest, to_name, ..Self::default() };
        let rows = if moved { Vec::new() } else { reader.synced()? };
        for row in rows {
            if let Some(collection) = Collection::from_code(&row.folder) {
                scan.agreed.insert((collection, row.uid.clone()), row);
            }
        }
        for collection in Collection::ALL {
            scan.look_into(*collection, store, share)?;
        }
        let order = share.entities();
        scan.fresh.retain(|fresh| order.contains(&fresh.entity));
        scan.fresh.sort_by_key(|fresh| (order.iter().position(|entity| *entity == fresh.entity), fresh.file.clone()));
        Ok(scan)
    }

    fn look_into(&mut self, collection: Collection, store: &Store, share: &Share) -> Result<()> {
        let folder = share.folder(collection);
        let listing = vdir::list(&folder, collection.ending()).map_err(trouble(&folder))?;
        if !listing.there {
            self.absent.insert(collection);
        }
        let mut unseen: BTreeSet<String> = listing.strange.iter().map(|(name, _)| name.clone()).collect();
        self.strange.extend(listing.strange.into_iter().map(|(name, why)| (collection, name, why)));
        let by_file: BTreeMap<&str, &Synced> = self
            .agreed
            .iter()
            .filter(|((its, _), _)| *its == collection)
            .map(|(_, row)| (row.file.as_str(), row))
            .collect();
        let mut seen: BTreeSet<String> = BTreeSet::new();
        let mut fresh = Vec::new();
        let mut strange = Vec::new();
        let mut touched = Vec::new();
        // What is as it was comes first: a copy of it is the second of the two.
        for (file, mark) in &listing.files {
            if let Some(row) = by_file.get(file.as_str()).filter(|row| row.mark == *mark) {
                seen.insert(row.uid.clone());
            }
        }
        for (file, mark) in &listing.files {
            let row = by_file.get(file.as_str()).copied();
            if row.is_some_and(|row| row.mark == *mark) {
                continue;
            }
            let read = vdir::read(&folder.join(file));
            if let (Some(row), Ok(text)) = (row, &read)
                && row.mark != GONE
                && store.read().agreed(row.id)?.body == *text
            {
                seen.insert(row.uid.clone());
                touched.push((row.id, mark.clone()));
                continue;
            }
            let parsed = read.and_then(|raw| {
                let text = Component::parse(&raw).map_err(|_| Strange::NoRecord)?;
                let (entity, uid) = kind_of(&text, collection)?;
                Ok(Fresh { collection, file: file.clone(), mark: mark.clone(), raw, text, uid, entity, row: None })
            });
            match parsed {
                Ok(new) => fresh.push(new),
                Err(why) => {
                    // It is there, whatever is in it.
                    unseen.insert(file.clone());
                    strange.push((collection, file.clone(), why));
                }
            }
        }
        // The file in which a record was before is the one that counts.
        let is_known = |new: &Fresh| by_file.get(new.file.as_str()).is_some_and(|row| row.uid == new.uid);
        fresh.sort_by_key(|new| (!is_known(new), new.file.clone()));
        for new in fresh {
            if seen.insert(new.uid.clone()) {
                let row = self.agreed.get(&(collection, new.uid.clone())).cloned();
                self.fresh.push(Fresh { row, ..new });
            } else {
                unseen.insert(new.file.clone());
                strange.push((collection, new.file, Strange::Twice));
            }
        }
        let missing = self.agreed.iter().filter(|((its, uid), row)| {
            *its == collection && row.mark != GONE && !seen.contains(uid) && !unseen.contains(&row.file)
        });
        self.missing.extend(missing.map(|((its, _), row)| (*its, row.clone())).collect::<Vec<_>>());
        self.strange.extend(strange);
        self.touched.extend(touched);
        Ok(())
    }

    /// A folder that lost nearly everything was not emptied by a user: a disk is missing, or a server began anew.
    pub(super) fn refuse_emptied(&self, options: &SyncOptions) -> Result<()> {
        if options.accept_deletions {
            return Ok(());
        }
        for collection in Collection::ALL {
            let count = |rows: &mut dyn Iterator<Item = (Collection, &Synced)>| {
                rows.filter(|(its, row)| its == collection && row.mark != GONE).count()
            };
            let of = count(&mut self.agreed.iter().map(|((its, _), row)| (*its, row)));
            let gone = count(&mut self.missing.iter().map(|(its, row)| (*its, row)));
            let absent = self.absent.contains(collection) && of > 0;
            if absent || (of >= 3 && gone == of) || (of > 20 && gone * 2 > of) {
                return Err(SyncTrouble::Emptied { collection: *collection, gone, of }.into());
            }
        }
        Ok(())
    }
}
