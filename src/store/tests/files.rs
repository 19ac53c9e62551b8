//! What is opened, what is refused, and that a refused file stays as it was.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::*;
use crate::domain::Client;

/// Opens a file that must be refused, and makes sure that nothing about its folder changes by that.
fn refused(path: &Path) -> StoreError {
    let before = contents(path.parent().unwrap());
    let error = Store::open(path).expect_err("was opened");
    assert!(contents(path.parent().unwrap()) == before, "the refused file or its folder changed: {error:?}");
    error
}

/// The files of a folder with what they hold.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.clone(), fs::read(&path).unwrap_or_default()))
        .collect();
    files.sort();
    files
}

/// A folder with one file of this content in it.
fn folder_with(content: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("agenda.db");
    fs::write(&path, content).unwrap();
    (folder, path)
}

/// An agenda with some clients in it, closed, all of it in one file.
fn closed_agenda() -> (TempDir, PathBuf) {
    let Temp { mut store, folder } = Temp::new();
    store
        .write::<_, StoreError>(ENTRY, &Rules::default(), |write| {
            (0..200).try_for_each(|n| write.add_client(&Client::named(format!("Cliente {n}"), TODAY)).map(drop))
        })
        .unwrap();
    let path = store.path().to_owned();
    drop(store);
    (folder, path)
}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    std::os::unix::fs::PermissionsExt::mode(&fs::metadata(path).unwrap().permissions()) & 0o777
}

#[cfg(unix)]
#[test]
fn a_new_agenda_and_its_side_files_are_readable_by_their_owner_alone() {
    let Temp { mut store, folder } = Temp::new();
    store
        .write::<_, StoreError>(ENTRY, &Rules::default(), |write| write.add_client(&Client::named("Ana", TODAY)))
        .unwrap();
    let files = contents(folder.path());
    assert!(files.len() > 1, "the write-ahead log is a file of its own");
    for (path, _) in files {
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}

#[cfg(unix)]
#[test]
fn a_new_folder_can_be_entered_by_its_owner_alone() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("uno/dos");
    super::super::create_private_folder(&inner).unwrap();
    assert_eq!((mode(&inner), mode(&folder.path().join("uno"))), (0o700, 0o700));
}

#[test]
fn a_missing_folder_is_named_and_not_created() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("nada");
    let error = Store::open(&missing.join("agenda.db")).unwrap_err();
    assert!(matches!(error, StoreError::NoFolder(path) if path == missing));
    assert!(!missing.exists());
}

#[test]
fn a_folder_is_no_agenda() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("agenda.db");
    fs::create_dir(&inner).unwrap();
    assert!(matches!(refused(&inner), StoreError::NotAFile(path) if path == inner));
}

#[test]
fn other_files_are_no_agenda() {
    let long = b"Ana;999 123 456\n".repeat(1_000);
    let png = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &[7; 5_000]].concat();
    let contents: [&[u8]; 5] = [b"x", b"SQLite format 3", b"nombre;tel\n", &long, &png];
    for content in contents {
        let (_folder, path) = folder_with(content);
        assert!(matches!(refused(&path), StoreError::NotAnAgenda(refused) if refused == path), "{content:?}");
    }
}

#[test]
fn an_empty_file_becomes_an_agenda() {
    let (_folder, path) = folder_with(b"");
    Store::open(&path).unwrap().assert_sound();
}

#[test]
fn another_programs_database_is_refused_and_left_alone() {
    for sql in [
        "CREATE TABLE music (title TEXT); INSERT INTO music VALUES ('Contigo')",
        "PRAGMA user_version = 1",
        "PRAGMA user_version = 7; CREATE TABLE client (id INTEGER PRIMARY KEY)",
        "PRAGMA application_id = 42",
        "PRAGMA application_id = 42; CREATE TABLE client (id INTEGER PRIMARY KEY)",
    ] {
        let (_folder, path) = folder_with(b"");
        let other = Connection::open(&path).unwrap();
        other.execute_batch(sql).unwrap();
        other.close().unwrap();
        assert!(matches!(refused(&path), StoreError::NotAnAgenda(refused) if refused == path), "{sql}");
    }
}

#[test]
fn an_agenda_of_a_newer_version_is_refused_and_left_alone() {
    let (_folder, path) = closed_agenda();
    let known = open::known_version();
    let newer = Connection::open(&path).unwrap();
    newer.pragma_update(None, "user_version", known + 1).unwrap();
    newer.close().unwrap();
    assert!(matches!(refused(&path), StoreError::Newer { found, known: k } if found == known + 1 && k == known));
}

#[test]
fn a_damaged_agenda_is_named_as_such_and_left_alone() {
    let (_folder, path) = closed_agenda();
    let sound = fs::read(&path).unwrap();
    let with = |at: usize, garbage: &[u8]| {
        let mut bytes = sound.clone();
        bytes[at..at + garbage.len()].copy_from_slice(garbage);
        bytes
    };
    let cases = [
        ("cut within the header", sound[..60].to_vec()),
        ("cut within the first page", sound[..1_000].to_vec()),
        ("cut after the first page", sound[..4_096].to_vec()),
        ("cut in the middle", sound[..sound.len() / 2].to_vec()),
        ("a page size of nonsense", with(16, &[0x12, 0x34])),
        ("a schema of nonsense", with(100, &[0xa5; 3_000])),
    ];
    for (name, content) in cases {
        let (_folder, path) = folder_with(&content);
        assert!(matches!(refused(&path), StoreError::Damaged(refused) if refused == path), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_may_only_be_read_is_read_and_not_written() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, path) = closed_agenda();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    if fs::OpenOptions::new().append(true).open(&path).is_ok() {
        return; // The administrator may write anything.
    }
    let mut store = Store::open(&path).unwrap();
    assert_eq!(store.count(super::super::Shelf::Current, None).unwrap(), 200);
    let error = store
        .write::<_, StoreError>(ENTRY, &Rules::default(), |write| write.add_client(&Client::named("Ana", TODAY)))
        .unwrap_err();
    assert!(matches!(error, StoreError::ReadOnly));
}

#[test]
fn several_programs_that_create_the_same_agenda_get_one() {
    for _ in 0..4 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("agenda.db");
        std::thread::scope(|scope| {
            let open = || Store::open(&path).map(|store| store.assert_sound());
            let opened: Vec<_> = (0..4).map(|_| scope.spawn(open)).collect();
            for thread in opened {
                thread.join().unwrap().unwrap();
            }
        });
    }
}
