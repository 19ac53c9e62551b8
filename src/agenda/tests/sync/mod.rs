//! Two computers and a phone that share a folder: whatever each does, in whatever order, all come to the same, and nothing
//! is lost or doubled.

mod deletions;
mod phones;
mod random;
mod united;
mod yours;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use super::*;
use crate::domain::{Channel, ChannelId, ChannelKind, FollowUpState, Opportunity, Purchase, Standing};
use crate::exchange::component::Component;
use crate::exchange::merge::{Overruled, same_record};
use crate::exchange::vdir::Strange;

#[derive(Debug)]
struct Plain;

impl SyncTexts for Plain {
    fn planned(&self, follow_up: &FollowUp, client: &str) -> String {
        format!("{client}: {}", follow_up.purpose)
    }
    fn happened(&self, _: &Interaction, client: &str) -> String {
        client.to_owned()
    }
    fn bought(&self, _: &Purchase, client: &str) -> String {
        client.to_owned()
    }
    fn hoped(&self, opportunity: &Opportunity, client: &str) -> String {
        format!("{client}: {}", opportunity.title)
    }
    fn overruled(&self, overruled: &Overruled) -> Option<String> {
        Some(format!("{}: {}", overruled.name, overruled.said))
    }
}

/// Two computers that share a folder.
struct Pair {
    desks: [Desk; 2],
    folder: TempDir,
}

impl Pair {
    fn new() -> Self {
        Self { desks: [Desk::new(), Desk::new()], folder: tempfile::tempdir().unwrap() }
    }

    fn options(&self) -> SyncOptions {
        SyncOptions {
            folder: self.folder.path().join("shared"),
            interactions: true,
            accept_deletions: false,
            texts: Arc::new(Plain),
        }
    }

    fn try_sync(&mut self, side: usize) -> Result<SyncReport> {
        let options = self.options();
        self.desks[side].sync(&options, false, &Watch::default())
    }

    fn sync(&mut self, side: usize) -> SyncReport {
        self.try_sync(side).unwrap()
    }

    /// Until both have all of it: a second time nothing is left to do.
    fn meet(&mut self) {
        for side in [0, 1, 0, 1, 0] {
            self.sync(side);
        }
        let marks = self.files();
        for side in [1, 0] {
            let report = self.sync(side);
            assert!(report.is_even(), "{report:?}");
        }
        assert_eq!(self.files(), marks, "who has nothing to say touches no file");
        let [here, there] = [0, 1].map(|side| told(&self.desks[side]));
        for (one, other) in [(&here, &there), (&there, &here)] {
            let alone: Vec<String> =
                one.iter().filter(|(uid, _)| !other.contains_key(*uid)).map(|(_, text)| text.to_text()).collect();
            assert!(alone.is_empty(), "only on one:\n{}", alone.join("\n"));
        }
        for (uid, text) in &here {
            assert!(same_record(text, &there[uid]), "{uid}\n{}\n{}", text.to_text(), there[uid].to_text());
        }
    }

    /// Every file with the mark that changes with it.
    fn files(&self) -> BTreeMap<PathBuf, String> {
        let mut files = BTreeMap::new();
        for collection in ["contacts", "calendar", "history"] {
            let folder = self.options().folder.join(collection);
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if let Some(mark) = crate::exchange::vdir::mark_of(&path) {
                    files.insert(path, mark);
                }
            }
        }
        files
    }

    /// The file in which something stands.
    fn file_with(&self, what: &str) -> PathBuf {
        let found =
            self.files().into_keys().find(|path| fs::read_to_string(path).is_ok_and(|text| text.contains(what)));
        found.unwrap_or_else(|| panic!("no file has {what}"))
    }

    /// A phone changes a text.
    fn phone(file: &PathBuf, from: &str, to: &str) {
        let text = fs::read_to_string(file).unwrap();
        assert!(text.contains(from), "{text}");
        fs::write(file, text.replace(from, to)).unwrap();
    }

    fn put(&self, file: &str, text: &str) {
        fs::write(self.options().folder.join(file), text.replace('\n', "\r\n")).unwrap();
    }

    fn client(&self, side: usize, name: &str) -> Client {
        let reader = self.desks[side].store.read();
        let found = reader.by_name_key(&crate::domain::text::sort_key(name)).unwrap();
        assert_eq!(found.len(), 1, "{name}");
        reader.client(found[0]).unwrap()
    }

    fn edit(&mut self, side: usize, name: &str, change: impl Fn(&mut Record)) {
        let id = self.client(side, name).id;
        let before = self.desks[side].record(id).unwrap();
        let mut after = before.clone();
        change(&mut after);
        self.desks[side].edit_client(&before, after).unwrap();
    }

    /// Ana and a hotel with a plan, on both.
    fn begun() -> Self {
        let mut pair = Self::new();
        let ana = pair.desks[0].client_called("Ana Peña");
        let hotel = pair.desks[0].client_called("Hotel Sol");
        let log = pair.desks[0].call(ana, Outcome::Spoke);
        pair.desks[0].log(&log).unwrap();
        pair.desks[0].plan(hotel, plan(3, "renovar")).unwrap();
        pair.meet();
        pair
    }
}

/// Every record of an agenda as it is told, by its name.
fn told(desk: &Desk) -> BTreeMap<String, Component> {
    crate::agenda::sync::told(desk, Arc::new(Plain))
}

#[test]
fn what_one_has_the_other_gets_whole() {
    let mut pair = Pair::begun();
    let client = pair.client(1, "Hotel Sol");
    assert_eq!(brief(&pair.desks[1].open_of(client.id)), ["+3 renovar ×0"]);
    assert_eq!(told(&pair.desks[0]).len(), 4);
    assert!(pair.sync(0).is_even());
}

#[test]
fn what_each_changed_comes_together() {
    let mut pair = Pair::begun();
    pair.edit(0, "Ana Peña", |record| record.client.city = Some("Lima".into()));
    pair.edit(1, "Ana Peña", |record| record.client.notes = "llamar tarde".into());
    pair.edit(1, "Ana Peña", |record| record.client.tags = vec!["vip".into()]);
    pair.meet();
    for side in [0, 1] {
        let ana = pair.client(side, "Ana Peña");
        assert_eq!(
            (ana.city.as_deref(), &*ana.notes, &*ana.tags),
            (Some("Lima"), "llamar tarde", &["vip".to_owned()][..])
        );
    }
}

#[test]
fn where_both_changed_the_same_the_newer_counts_and_the_other_is_in_the_history() {
    for (hours, expected, lost) in [([10, 11], "de B", "NOTE: de A"), ([11, 10], "de A", "NOTE: de B")] {
        let mut pair = Pair::begun();
        for (side, notes) in [(0, "de A"), (1, "de B")] {
            pair.desks[side].clock = clock(&format!("2026-11-23T{}:00:00-05:00", hours[side]));
            pair.edit(side, "Ana Peña", |record| record.client.notes = notes.into());
        }
        pair.sync(0);
        let report = pair.sync(1);
        assert_eq!(report.conflicts.len(), 1);
        pair.meet();
        for side in [0, 1] {
            let ana = pair.client(side, "Ana Peña");
            assert_eq!(ana.notes, expected);
            let history = pair.desks[side].card(ana.id, 9).unwrap().interactions;
            assert!(history.iter().any(|note| note.kind == Kind::Note && note.text == lost), "{history:?}");
        }
    }
}

#[test]
fn who_is_here_already_is_not_doubled_by_a_card_of_another_name() {
    let mut pair = Pair::new();
    let id = pair.desks[0].client_called("Ana Peña");
    let mobile = |value: &str| Channel {
        id: ChannelId(0),
        contact: None,
        kind: ChannelKind::Mobile,
        value: value.into(),
        preferred: true,
    };
    let before = pair.desks[0].record(id).unwrap();
    let after = Record { channels: vec![(None, mobile("999 111"))], ..before.clone() };
    pair.desks[0].edit_client(&before, after).unwrap();
    fs::create_dir_all(pair.options().folder.join("contacts")).unwrap();
    pair.put(
        "contacts/p.vcf",
        "BEGIN:VCARD\nVERSION:3.0\nUID:p\nFN:Ana Peña\nTEL:999-111\nNOTE:del banco\nEND:VCARD\n",
    );
    pair.meet();
    assert_eq!((told(&pair.desks[0]).len(), &*pair.client(1, "Ana Peña").notes), (1, "del banco"));
}

#[test]
fn what_came_in_is_undone_at_once_and_comes_in_again() {
    let mut pair = Pair::begun();
    pair.edit(0, "Ana Peña", |record| record.client.city = Some("Lima".into()));
    pair.desks[0].client_called("Nueva");
    pair.sync(0);
    pair.sync(1);
    // What goes out afterwards is in the way of nothing.
    pair.edit(1, "Hotel Sol", |record| record.client.city = Some("Cusco".into()));
    pair.sync(1);
    pair.desks[1].travel(Way::Back, None).unwrap();
    pair.desks[1].travel(Way::Back, None).unwrap();
    assert_eq!(pair.client(1, "Ana Peña").city, None);
    assert_eq!(pair.desks[1].names_found("nueva"), [""; 0]);
    pair.meet();
    assert_eq!(pair.client(1, "Ana Peña").city.as_deref(), Some("Lima"));
    assert_eq!(pair.desks[0].names_found("nueva"), ["Nueva"]);
    assert_eq!(pair.client(0, "Hotel Sol").city, None);
}

#[test]
fn a_rehearsal_writes_nothing() {
    let mut pair = Pair::begun();
    pair.edit(0, "Ana Peña", |record| record.client.city = Some("Lima".into()));
    pair.put("contacts/x.vcf", "BEGIN:VCARD\nVERSION:3.0\nUID:x\nFN:Taller\nEND:VCARD\n");
    let (files, options) = (pair.files(), pair.options());
    let facts = pair.desks[0].store.facts();
    let report = pair.desks[0].sync(&options, true, &Watch::default()).unwrap();
    assert_eq!((report.received.added, report.sent.changed), (1, 1));
    assert_eq!((pair.files(), pair.desks[0].store.facts()), (files, facts));
}

#[test]
fn two_of_one_name_stay_two_and_what_a_client_is_to_another_stays() {
    let mut pair = Pair::begun();
    let (one, other) = (pair.desks[0].client_called("Juan Pérez"), pair.desks[0].client_called("Juan Pérez"));
    pair.desks[0].relate(one, crate::domain::RelationKind::ReferredBy, other).unwrap();
    pair.meet();
    assert_eq!(pair.desks[1].names_found("juan"), ["Juan Pérez", "Juan Pérez"]);
    // One is related here while its card is changed there.
    let (ana, hotel) = (pair.client(0, "Ana Peña").id, pair.client(0, "Hotel Sol").id);
    pair.desks[0].relate(ana, crate::domain::RelationKind::ReferredBy, hotel).unwrap();
    pair.edit(1, "Ana Peña", |record| record.client.city = Some("Lima".into()));
    pair.sync(1);
    pair.meet();
    for side in [0, 1] {
        let related = pair.desks[side].store.read().relations(pair.client(side, "Ana Peña").id).unwrap();
        assert_eq!(related.len(), 1);
    }
}
