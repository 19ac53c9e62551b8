//! Backups: whole, private, rotated, put back, and never at the cost of what is there.

use std::fs;
#[cfg(unix)]
use std::os::unix::fs::PermissionsExt;

use super::super::backup::{BackupCause, folder};
use super::super::{Halt, restore};
use super::*;
use crate::domain::Client;
use crate::domain::calendar::later;

fn named(name: &'static str) -> impl FnOnce(&mut super::super::Write) -> Result<(), StoreError> {
    move |write| write.add_client(&Client::named(name, TODAY)).map(drop)
}

fn write(store: &mut Store, work: impl FnOnce(&mut super::super::Write) -> Result<(), StoreError>) {
    store.write(ENTRY, &Rules::default(), work).unwrap();
}

#[test]
fn a_backup_is_the_file_as_it_was_and_for_its_owner_alone() {
    let mut temp = Temp::new();
    write(&mut temp.store, named("Ana"));
    let facts = temp.store.facts();
    assert!(!temp.store.is_backed_up(TODAY).unwrap());
    let path = temp.store.back_up(TODAY.at(9, 15, 0, 0), BackupCause::Daily).unwrap();
    assert!(temp.store.is_backed_up(TODAY).unwrap());
    write(&mut temp.store, named("Eva"));
    assert_eq!(temp.store.back_up(TODAY.at(18, 0, 0, 0), BackupCause::Daily).unwrap(), path, "a day has one");

    #[cfg(unix)]
    for (path, mode) in [(path.as_path(), 0o600), (path.parent().unwrap(), 0o700)] {
        assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, mode);
    }
    let files: Vec<_> = fs::read_dir(path.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(files, ["2026-11-23.db"], "nothing half made, no log beside it");
    assert_eq!(Store::open(&path).unwrap().facts(), facts);
}

#[test]
fn a_file_with_nothing_in_it_needs_no_backup_and_one_that_came_from_elsewhere_does() {
    let mut temp = Temp::new();
    temp.store.begin(TODAY, Rules::default().money.currency).unwrap();
    temp.store.follow_rules(&Rules::default(), TODAY).unwrap();
    assert!(temp.store.is_backed_up(TODAY).unwrap());
    // Filled without anybody having done anything that could be undone.
    temp.store.fill(&Rules::default(), named("Ana")).unwrap();
    assert!(temp.store.history(1).unwrap().is_empty());
    assert!(!temp.store.is_backed_up(TODAY).unwrap());
    temp.store.back_up(TODAY.at(9, 0, 0, 0), BackupCause::Daily).unwrap();
    assert!(temp.store.is_backed_up(TODAY).unwrap());
}

/// At whichever step it is called off, while it is copied or looked through.
#[test]
fn a_backup_that_is_called_off_leaves_nothing() {
    let mut temp = Temp::new();
    temp.store.hurry();
    write(&mut temp.store, named("Ana"));
    // More than is copied at one step.
    temp.store.meddle(
        "CREATE TABLE filler (x);
         INSERT INTO filler WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 2500)
         SELECT zeroblob(3000) FROM n",
    );
    let (at, copies) = (TODAY.at(9, 0, 0, 0), folder(temp.store.path()));
    let there = || fs::read_dir(&copies).unwrap().map(|entry| entry.unwrap().file_name()).collect::<Vec<_>>();
    let mut refusals = 0;
    let made = loop {
        match temp.store.back_up_unless(&Halt::after(refusals), at, BackupCause::Daily) {
            Ok(made) => break made,
            Err(StoreError::Sqlite(error)) => {
                assert_eq!(error.sqlite_error_code(), Some(rusqlite::ErrorCode::OperationInterrupted));
                assert!(there().is_empty(), "{refusals}: {:?}", there());
                assert!(!temp.store.is_backed_up(TODAY).unwrap());
            }
            Err(error) => panic!("{refusals}: {error}"),
        }
        refusals += 1;
    };
    // Once for each step of the copy, and then while it is looked through.
    assert!(refusals > 4, "{refusals}");
    assert_eq!(there(), ["2026-11-23.db"]);
    assert_eq!(Store::open(&made).unwrap().facts(), temp.store.facts());
}

#[test]
fn days_are_rotated_and_of_what_was_special_the_newest_are_kept() {
    let mut temp = Temp::new();
    write(&mut temp.store, named("Ana"));
    for ago in (0..40).rev() {
        let at = later(TODAY, -ago).at(9, 0, 0, 0);
        temp.store.back_up(at, BackupCause::Daily).unwrap();
        if ago % 2 == 0 {
            temp.store.back_up(at, BackupCause::Import).unwrap();
        }
    }
    let left = super::super::backups(temp.store.path()).unwrap();
    let of = |cause| left.iter().filter(|backup| backup.cause == cause).count();
    // Seven days; the two Sundays before them, and October's last day.
    assert_eq!((of(BackupCause::Daily), of(BackupCause::Import)), (10, 12));
    assert!(left.is_sorted_by(|a, b| a.made_at >= b.made_at));
}

#[test]
fn going_back_keeps_what_it_replaces_and_other_programs_see_it() {
    let mut temp = Temp::new();
    write(&mut temp.store, named("Ana"));
    let before = temp.store.facts();
    let backup = temp.store.back_up(TODAY.at(9, 0, 0, 0), BackupCause::Hand).unwrap();
    write(&mut temp.store, named("Eva"));
    let after = temp.store.facts();

    let kept =
        restore::restore(temp.store.path(), &backup, restore::Keys::default(), TODAY.at(10, 0, 0, 0)).unwrap().unwrap();
    assert_eq!(temp.store.facts(), before, "through a door that was open all the time");
    temp.store.assert_sound();
    assert_eq!(Store::open(&kept).unwrap().facts(), after);
    restore::restore(temp.store.path(), &kept, restore::Keys::default(), TODAY.at(11, 0, 0, 0)).unwrap();
    assert_eq!(temp.store.facts(), after);
    write(&mut temp.store, named("Luz"));
    temp.store.assert_sound();
}

/// An agenda that nobody has open, its backup, and what is in both.
struct Closed {
    path: std::path::PathBuf,
    backup: std::path::PathBuf,
    facts: String,
    _folder: tempfile::TempDir,
}

fn closed() -> Closed {
    let mut temp = Temp::new();
    write(&mut temp.store, named("Ana"));
    let facts = temp.store.facts();
    let backup = temp.store.back_up(TODAY.at(9, 0, 0, 0), BackupCause::Daily).unwrap();
    let path = temp.store.path().to_owned();
    Closed { path, backup, facts, _folder: temp.folder }
}

#[test]
fn a_damaged_file_is_kept_as_it_is_and_gone_back_from() {
    let Closed { path, backup, facts, _folder } = closed();
    for garbage in [vec![b'x'; 10_000], [b"SQLite format 3\0".as_slice(), &[7; 9_000]].concat()] {
        fs::write(&path, &garbage).unwrap();
        let kept = restore::restore(&path, &backup, restore::Keys::default(), TODAY.at(10, 0, 0, 0));
        let Ok(Some(kept)) = kept else {
            assert!(matches!(kept, Err(StoreError::NotAnAgenda(_))), "{kept:?}");
            continue;
        };
        assert_eq!(fs::read(kept).unwrap(), garbage);
        let store = Store::open(&path).unwrap();
        assert_eq!(store.facts(), facts);
        store.assert_sound();
    }
}

/// Whatever stops it half-way, there is the damaged file or the whole one, and never none.
#[cfg(unix)]
#[test]
fn a_damaged_file_stays_until_the_whole_one_is_there() {
    let Closed { path, backup, facts, _folder } = closed();
    let garbage = [b"SQLite format 3\0".as_slice(), &[7; 9_000]].concat();
    fs::write(&path, &garbage).unwrap();
    let log = path.with_file_name(format!("{}-wal", path.file_name().unwrap().to_str().unwrap()));
    fs::write(&log, b"what was not yet in the file").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    let link = path.with_file_name("link.db");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    // What stands where the new file is to be written cannot be removed.
    let in_the_way = path.with_extension(format!("unfinished-{}", std::process::id()));
    fs::create_dir_all(in_the_way.join("x")).unwrap();
    let at = TODAY.at(10, 0, 0, 0);
    let stopped = restore::restore(&path, &backup, restore::Keys::default(), at);
    assert!(stopped.is_err() && fs::read(&path).unwrap() == garbage, "{stopped:?}");
    fs::remove_dir_all(in_the_way).unwrap();
    let keys = restore::Keys::default();
    // The copies lie beside the name by which it was called.
    let kept = restore::restore(&link, &backup, keys, at).unwrap().unwrap();
    assert_eq!(fs::read(kept).unwrap(), garbage);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    let store = Store::open(&path).unwrap();
    assert_eq!(store.facts(), facts);
    store.assert_sound();
}

#[test]
fn only_a_sound_agenda_is_put_back() {
    let mut temp = Temp::new();
    write(&mut temp.store, named("Ana"));
    let facts = temp.store.facts();
    let path = temp.store.path().to_owned();
    let backup = temp.store.back_up(TODAY.at(9, 0, 0, 0), BackupCause::Hand).unwrap();
    let mut bytes = fs::read(&backup).unwrap();
    // The middle of a page of cells.
    let middle = bytes.len() / 2;
    bytes[middle - 3_000..middle + 3_000].fill(0xAA);
    let broken = path.with_file_name("broken.db");
    fs::write(&broken, &bytes).unwrap();
    let other = path.with_file_name("other.db");
    rusqlite::Connection::open(&other).unwrap().execute_batch("CREATE TABLE t (x)").unwrap();
    let at = TODAY.at(9, 0, 0, 0);
    assert!(matches!(restore::restore(&path, &broken, restore::Keys::default(), at), Err(StoreError::Damaged(_))));
    assert!(matches!(restore::restore(&path, &other, restore::Keys::default(), at), Err(StoreError::NotAnAgenda(_))));
    assert!(matches!(
        restore::restore(&path, &path.with_file_name("none.db"), restore::Keys::default(), at),
        Err(StoreError::NoBackup(_))
    ));
    assert_eq!(temp.store.facts(), facts);
    assert!(matches!(temp.store.back_up_to(&backup), Err(StoreError::Io(_))), "nothing is written over");
}

#[test]
fn where_no_backup_can_be_written_that_is_said_and_nothing_is_left() {
    let mut temp = Temp::new();
    write(&mut temp.store, named("Ana"));
    fs::write(folder(temp.store.path()), "a file stands in the way").unwrap();
    assert!(temp.store.back_up(TODAY.at(9, 0, 0, 0), BackupCause::Daily).is_err());
    assert!(!temp.store.is_backed_up(TODAY).unwrap());
}

#[test]
fn what_is_derived_wrongly_is_found_and_derived_anew() {
    let mut temp = Temp::new();
    write(&mut temp.store, named("Ana"));
    write(&mut temp.store, named("Eva"));
    temp.store.follow_rules(&Rules::default(), TODAY).unwrap();
    let (sound, lights) = (temp.store.examine(&Rules::default()).unwrap(), temp.store.lights());
    assert!(sound.is_sound(), "{sound:?}");
    temp.store.meddle("UPDATE light SET red_on = '2026-01-01' WHERE client_id = 2; UPDATE tally SET clients = 9");
    let found = temp.store.examine(&Rules::default()).unwrap();
    assert_eq!((found.lights, found.counts, found.can_be_derived()), (1, true, true));
    let before = temp.store.rows_of("PRAGMA data_version");
    let other = Store::open(temp.store.path()).unwrap();
    other.examine(&Rules::default()).unwrap();
    assert_eq!(temp.store.rows_of("PRAGMA data_version"), before, "to look through is to write nothing");
    temp.store.derive_anew(&Rules::default()).unwrap();
    assert!(temp.store.examine(&Rules::default()).unwrap().is_sound());
    assert_eq!(temp.store.lights(), lights);
    assert!(!temp.store.search("eva").unwrap().unwrap().is_empty());
}

#[test]
fn a_search_index_that_is_wrong_is_no_damage_and_is_made_anew() {
    let mut temp = Temp::new();
    write(&mut temp.store, named("Ana"));
    write(&mut temp.store, named("Eva"));
    temp.store.follow_rules(&Rules::default(), TODAY).unwrap();
    temp.store.meddle("UPDATE client_search_data SET block = zeroblob(length(block)) WHERE id > 1000");
    let found = temp.store.examine(&Rules::default()).unwrap();
    assert!(found.search && found.can_be_derived(), "{found:?}");
    temp.store.derive_anew(&Rules::default()).unwrap();
    assert!(temp.store.examine(&Rules::default()).unwrap().is_sound());
    assert!(!temp.store.search("eva").unwrap().unwrap().is_empty());
}

#[test]
fn what_is_left_of_a_copy_that_was_never_finished_goes_after_a_day() {
    let mut temp = Temp::new();
    write(&mut temp.store, named("Ana"));
    let made = temp.store.back_up(TODAY.at(9, 0, 0, 0), BackupCause::Hand).unwrap();
    let now = fs::metadata(&made).unwrap().modified().unwrap();
    let left = |name: &str, hours: u64| {
        let path = made.with_file_name(name);
        fs::write(&path, "half").unwrap();
        let then = now - std::time::Duration::from_secs(hours * 3_600);
        fs::File::options().write(true).open(&path).unwrap().set_modified(then).unwrap();
        path
    };
    // Of programs that held no lock.
    let (old, new, other) = (left("a.partial-1", 30), left("b.partial-2", 2), left("notes.txt", 900));
    temp.store.back_up(TODAY.at(10, 0, 0, 0), BackupCause::Hand).unwrap();
    assert_eq!((old.exists(), new.exists(), other.exists()), (false, true, true));
    // Of one that is gone, and of one that is at it.
    let (gone, journal) = (left("c.unfinished-3", 0), left("c.unfinished-3-journal", 0));
    let somebody = fs::File::open(made.parent().unwrap()).unwrap();
    somebody.lock_shared().unwrap();
    temp.store.back_up(TODAY.at(11, 0, 0, 0), BackupCause::Hand).unwrap();
    assert_eq!((gone.exists(), journal.exists()), (true, true), "it may be theirs");
    drop(somebody);
    temp.store.back_up(TODAY.at(12, 0, 0, 0), BackupCause::Hand).unwrap();
    assert_eq!((gone.exists(), journal.exists(), new.exists()), (false, false, true));
}
