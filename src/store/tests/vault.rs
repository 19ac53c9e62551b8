//! Encryption: what is legible, what opens it, and that a conversion leaves the old file or the new one, whole.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::backup::{self, BackupCause, folder};
use super::super::restore::{self, Keys};
use super::super::{Key, convert, convert_backups, erase_backups, is_encrypted};
use super::*;
use crate::domain::Client;

/// A name that nothing else contains.
const NAME: &str = "Zacarías Quispialaya";

fn key() -> Key {
    Key::of("correct horse")
}

fn other() -> Key {
    Key::of("battery staple")
}

fn add(store: &mut Store, name: &str) {
    let added = store.write(ENTRY, &Rules::default(), |write| write.add_client(&Client::named(name, TODAY)).map(drop));
    let added: Result<(), StoreError> = added;
    added.unwrap();
}

/// An agenda that nobody has open, encrypted or not, and what it holds.
fn agenda(key: Option<&Key>) -> (TempDir, PathBuf, String) {
    let Temp { mut store, folder } = Temp::new();
    store.hurry();
    add(&mut store, NAME);
    store.keep_draft("log:1", NAME, ENTRY.at).unwrap();
    let (path, facts) = (store.path().to_owned(), store.facts());
    drop(store);
    if key.is_some() {
        convert(&path, None, key).unwrap();
    }
    (folder, path, facts)
}

/// Whether the name can be read in any file of a folder, or below it.
fn is_legible(folder: &Path) -> bool {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.into_iter().any(|path| {
        if path.is_dir() {
            return is_legible(&path);
        }
        let bytes = fs::read(&path).unwrap();
        bytes.windows(NAME.len()).any(|part| part == NAME.as_bytes())
    })
}

fn facts(path: &Path, key: Option<&Key>) -> String {
    let store = Store::unlock(path, key).unwrap();
    store.assert_sound();
    store.facts()
}

#[test]
fn nothing_of_an_encrypted_agenda_is_legible_and_only_its_key_opens_it() {
    let (folder, path, before) = agenda(None);
    assert!(is_legible(folder.path()), "else this test sees nothing");
    convert(&path, None, Some(&key())).unwrap();
    assert!(is_encrypted(&path) && !is_legible(folder.path()));
    assert!(matches!(Store::open(&path), Err(StoreError::Locked(_))));
    assert!(matches!(Store::unlock(&path, Some(&other())), Err(StoreError::WrongKey(_))));
    let mut store = Store::unlock(&path, Some(&key())).unwrap();
    assert_eq!(store.facts(), before);
    assert!(store.drafts().unwrap().iter().any(|draft| draft.body == NAME));
    // What is written meanwhile lies in the log beside it, and what is asked is asked by a connection of its own.
    add(&mut store, &format!("{NAME} 2"));
    assert!(!is_legible(folder.path()), "the log");
    let mut found = 0;
    let asked: Result<(), StoreError> = store.query("SELECT name FROM clients", TODAY, &mut |_| Ok(()), &mut |_| {
        found += 1;
        Ok(())
    });
    asked.unwrap();
    assert_eq!(found, 2);
    store.assert_sound();
    assert!(!format!("{store:?}").contains("636f7272656374"), "the key in hexadecimal digits");
}

#[test]
fn a_key_is_changed_and_taken_off() {
    let (folder, path, before) = agenda(Some(&key()));
    for (name, from, to) in [("changed", Some(key()), Some(other())), ("off", Some(other()), None)] {
        convert(&path, from.as_ref(), to.as_ref()).unwrap();
        assert_eq!(is_encrypted(&path), to.is_some(), "{name}");
        if to.is_some() {
            assert!(matches!(Store::unlock(&path, from.as_ref()), Err(StoreError::WrongKey(_))), "{name}");
            assert!(!is_legible(folder.path()), "{name}");
        }
        assert_eq!(facts(&path, to.as_ref()), before, "{name}");
    }
    // One that is not encrypted needs no key, and a key does no harm.
    assert_eq!(facts(&path, Some(&key())), before);
    let files: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(files, ["agenda.db"], "nothing stays beside it");
    // And back again, from a file that was encrypted once.
    convert(&path, None, Some(&key())).unwrap();
    assert_eq!(facts(&path, Some(&key())), before);
}

#[test]
fn a_wrong_key_and_an_agenda_that_is_open_change_nothing() {
    let (_folder, path, before) = agenda(Some(&key()));
    let bytes = fs::read(&path).unwrap();
    assert!(matches!(convert(&path, Some(&other()), None), Err(StoreError::WrongKey(_))));
    assert_eq!(fs::read(&path).unwrap(), bytes);
    let open = Store::unlock(&path, Some(&key())).unwrap();
    assert!(matches!(convert(&path, Some(&key()), None), Err(StoreError::InUse(_))));
    assert_eq!(open.facts(), before);
    drop(open);
    assert!(is_encrypted(&path));
    assert_eq!(facts(&path, Some(&key())), before);
}

#[test]
fn what_an_interrupted_conversion_leaves_is_done_away_with() {
    let (folder, path, before) = agenda(None);
    let beside = |ending: &str| folder.path().join(format!("agenda.db.{ending}"));
    // Killed while the new file was written, and while the old one had two names.
    fs::write(beside("converting"), b"half of it").unwrap();
    fs::hard_link(&path, beside("replaced")).unwrap();
    assert_eq!(facts(&path, None), before);
    assert!(!beside("converting").exists() && !beside("replaced").exists());
    assert_eq!(facts(&path, None), before, "the second name was not overwritten");
    // Killed once the new file was in its place.
    fs::copy(&path, beside("replaced")).unwrap();
    convert(&path, None, Some(&key())).unwrap();
    fs::write(beside("replaced"), NAME).unwrap();
    assert!(is_legible(folder.path()));
    assert_eq!(facts(&path, Some(&key())), before);
    assert!(!beside("replaced").exists() && !is_legible(folder.path()));
}

#[test]
fn who_waits_for_a_file_that_is_being_converted_finds_no_agenda_in_the_old_one() {
    let (folder, path, _) = agenda(None);
    let old = folder.path().join("second-name.db");
    fs::hard_link(&path, &old).unwrap();
    convert(&path, None, Some(&key())).unwrap();
    assert!(matches!(Store::open(&old), Err(StoreError::NotAnAgenda(_))));
    assert!(fs::read(&old).unwrap().iter().all(|byte| *byte == 0));
}

#[test]
fn a_damaged_page_is_noticed_and_a_damaged_beginning_is_no_agenda_to_any_key() {
    let (_folder, path, _) = agenda(Some(&key()));
    let whole = fs::read(&path).unwrap();
    // The head, a page of the middle, and the last.
    for at in [100, whole.len() / 2, whole.len() - 100] {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        fs::write(&path, &bytes).unwrap();
        let noticed = backup::sound(&path, Some(&key()));
        if at < 4_096 {
            assert!(matches!(noticed, Err(StoreError::WrongKey(_))), "{at}: {noticed:?}");
        } else {
            assert!(noticed.is_err(), "{at}");
        }
    }
}

#[test]
fn backups_are_encrypted_as_the_agenda_is_and_follow_it() {
    let (folder_of_all, path, before) = agenda(None);
    let at = |hour| TODAY.at(hour, 0, 0, 0);
    let plain = Store::open(&path).unwrap().back_up(at(8), BackupCause::Hand).unwrap();
    convert(&path, None, Some(&key())).unwrap();
    assert!(is_legible(folder_of_all.path()), "the backup of before");
    assert_eq!(convert_backups(&path, None, Some(&key())).unwrap(), (1, 0));
    assert!(!is_legible(folder_of_all.path()));
    assert_eq!(convert_backups(&path, None, Some(&key())).unwrap(), (0, 0), "done already");
    let store = Store::unlock(&path, Some(&key())).unwrap();
    for day in 1..12 {
        store.back_up(crate::domain::calendar::later(TODAY, day).at(9, 0, 0, 0), BackupCause::Daily).unwrap();
    }
    drop(store);
    assert!(!is_legible(folder_of_all.path()));
    let left = backup::backups(&path).unwrap();
    assert!(left.len() < 12 && left.iter().all(|backup| is_encrypted(&backup.path)), "rotated, and encrypted");
    assert_eq!(facts(&plain, Some(&key())), before);
    // The first page of each can stand in for that of the agenda, should it be lost.
    let salt = |path: &Path| fs::read(path).unwrap()[..16].to_vec();
    assert!(left.iter().all(|backup| salt(&backup.path) == salt(&path)));
    // One of another key stays as it is.
    convert(&plain, Some(&key()), Some(&other())).unwrap();
    assert_eq!(convert_backups(&path, Some(&key()), None).unwrap(), (left.len() - 1, 1));
    assert_eq!(erase_backups(&path).unwrap(), left.len());
    assert_eq!(fs::read_dir(folder(&path)).unwrap().count(), 0);
}

#[test]
fn an_agenda_stays_encrypted_or_legible_whatever_is_put_back() {
    let (key, other) = (key(), other());
    for (name, agenda_key, backup_key) in [
        ("both legible", None, None),
        ("both encrypted", Some(&key), Some(&key)),
        ("another key", Some(&key), Some(&other)),
        ("a legible backup", Some(&key), None),
        ("an encrypted backup", None, Some(&key)),
    ] {
        let (folder, path, before) = agenda(agenda_key);
        let copy = folder.path().join("copy.db");
        let mut store = Store::unlock(&path, agenda_key).unwrap();
        if let Some(key) = backup_key {
            store.back_up_with(key, &copy).unwrap();
        } else {
            store.back_up_to(&copy).unwrap();
            if agenda_key.is_some() {
                drop(store);
                convert(&copy, agenda_key, None).unwrap();
                store = Store::unlock(&path, agenda_key).unwrap();
            }
        }
        assert_eq!(is_encrypted(&copy), backup_key.is_some(), "{name}");
        add(&mut store, "Eva");
        let after = store.facts();
        drop(store);
        let keys = Keys { agenda: agenda_key, backup: backup_key };
        let kept = restore::restore(&path, &copy, keys, TODAY.at(10, 0, 0, 0)).unwrap().unwrap();
        assert_eq!(is_encrypted(&path), agenda_key.is_some(), "{name}");
        assert_eq!(is_encrypted(&kept), agenda_key.is_some(), "{name}");
        assert_eq!(facts(&path, agenda_key), before, "{name}");
        assert_eq!(facts(&kept, agenda_key), after, "{name}");
        // Without the agenda's key nothing is replaced.
        if agenda_key.is_some() {
            let keys = Keys { agenda: None, backup: backup_key };
            let refused = restore::restore(&path, &copy, keys, TODAY.at(11, 0, 0, 0));
            assert!(matches!(refused, Err(StoreError::Locked(_))), "{name}");
        }
        // Where no agenda is, it is as the backup is.
        let new = folder.path().join("new.db");
        let keys = Keys { agenda: None, backup: backup_key };
        assert_eq!(restore::restore(&new, &copy, keys, TODAY.at(12, 0, 0, 0)).unwrap(), None, "{name}");
        assert_eq!((is_encrypted(&new), facts(&new, backup_key)), (backup_key.is_some(), before), "{name}");
    }
}

#[test]
fn an_encrypted_agenda_of_an_older_version_is_brought_up_to_date() {
    let (_folder, path, before) = agenda(Some(&key()));
    let conn = super::super::key::connect(&path, rusqlite::OpenFlags::SQLITE_OPEN_READ_WRITE, Some(&key())).unwrap();
    let version: i64 = conn.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    assert_eq!(version, open::known_version());
    conn.pragma_update(None, "user_version", version + 1).unwrap();
    drop(conn);
    assert!(matches!(Store::unlock(&path, Some(&key())), Err(StoreError::Newer { .. })));
    assert!(!before.is_empty());
}
