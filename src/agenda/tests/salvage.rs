//! Damaged files: what is saved of them is what was there, and what is not is counted.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use super::*;
use crate::demo::Tongue;

/// The size of the pages of these files.
const PAGE: usize = 4_096;
/// How such a page of a table begins that holds rows, and not the way to them.
const TABLE_LEAF: u8 = 13;
const NOTE: &str = "Notas de varias palabras. ";

/// Numbers that look random and are the same for the same seed.
struct Dice(u64);

impl Dice {
    fn of(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

/// An agenda that was closed, all of it in one file: some of it with a journal, some without.
struct Closed {
    folder: TempDir,
    bytes: Vec<u8>,
    /// The rows of each table, in order.
    rows: BTreeMap<String, Vec<String>>,
}

impl Closed {
    fn new() -> Self {
        let (mut agenda, folder) = open_sample(clock(MORNING), Rules::default(), Origin::Screens, Tongue::Es).unwrap();
        for n in 0..120 {
            let mut client = Client::named(format!("Cliente {n}"), agenda.today());
            // Some spill over into pages of their own.
            client.notes = NOTE.repeat(if n % 20 == 7 { 400 } else { n % 40 });
            agenda.add_client(Record::of(client), None).unwrap();
        }
        let path = agenda.path().to_owned();
        // What was long ago deleted lies about on free pages.
        agenda.store.meddle(
            "CREATE TABLE gone (text TEXT); INSERT INTO gone SELECT name || notes FROM client; DROP TABLE gone",
        );
        let rows = rows(&agenda);
        agenda.store.meddle("PRAGMA wal_checkpoint(TRUNCATE)");
        drop(agenda);
        let bytes = fs::read(path).unwrap();
        Self { folder, bytes, rows }
    }

    /// The pages that begin so and hold where what the journal says of a client ends.
    fn of_the_journal(&self, first: u8) -> Vec<usize> {
        let (pages, end) = (self.bytes.chunks_exact(PAGE).enumerate(), b"\"left_note\":null}");
        let holds = |page: &[u8]| page[0] == first && page.windows(end.len()).any(|bytes| bytes == end);
        pages.filter(|(_, page)| holds(page)).map(|(at, _)| at).collect()
    }

    /// A file with these bytes.
    fn file(&self, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join("damaged.db");
        fs::write(&path, bytes).unwrap();
        path
    }

    fn salvage(&self, bytes: &[u8]) -> Result<(Agenda, Salvaged)> {
        self.salvage_with(bytes, None)
    }

    fn salvage_with(&self, bytes: &[u8], key: Option<&Key>) -> Result<(Agenda, Salvaged)> {
        let (path, to) = (self.file(bytes), self.folder.path().join("saved.db"));
        let _none_yet = fs::remove_file(&to);
        let before = fs::read(&path).unwrap();
        let name = |id| format!("Sin nombre {id}");
        let salvaged = salvage(&path, Some(&to), key, (&clock(MORNING), &Rules::default()), &name);
        assert!(fs::read(&path).unwrap() == before, "the damaged file is only read");
        let beside: Vec<_> = fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        let unfinished = beside.iter().find(|path| path.to_string_lossy().contains("unfinished"));
        assert_eq!(unfinished, None, "nothing half made stays");
        let (to, salvaged) = salvaged?;
        assert_eq!(is_encrypted(&to), key.is_some());
        Ok((Agenda::unlock(&to, key, clock(MORNING), Rules::default(), Origin::Screens)?, salvaged))
    }

    /// The same file, encrypted.
    fn encrypted(&self, key: &Key) -> Vec<u8> {
        let path = self.file(&self.bytes);
        rekey(&path, None, Some(key), OldBackups::Keep).unwrap();
        fs::read(path).unwrap()
    }
}

/// The rows of each table that is told about.
fn rows(agenda: &Agenda) -> BTreeMap<String, Vec<String>> {
    let mut tables = agenda.store.tables();
    for derived in ["light", "value", "tally", "sqlite_sequence", "meta"] {
        tables.remove(derived);
    }
    for more in ["operation", "change", "draft", "travelled"] {
        tables.insert(more.to_owned(), agenda.store.rows_of(&format!("SELECT * FROM {more} ORDER BY 1")));
    }
    tables.into_iter().map(|(table, rows)| (table, rows.lines().map(str::to_owned).collect())).collect()
}

/// Whatever was saved whole is as it was, and what is said of the rest is true.
fn is_true(closed: &Closed, (agenda, salvaged): &(Agenda, Salvaged), what: &str) {
    let saved = rows(agenda);
    for (table, before) in closed.rows.iter().filter(|(table, _)| *table != "synced") {
        let counts = salvaged.tables.iter().find(|counts| counts.table == *table).cloned().unwrap_or_default();
        let nameless = if table == "client" { salvaged.nameless } else { 0 };
        let there = &saved[table];
        let strange = there.iter().filter(|row| !before.contains(row)).count();
        // What can be undone no more is noted in the operation.
        let free = counts.in_part + nameless + if table == "operation" { there.len() } else { 0 };
        assert!(strange <= free, "{what}: {table} has {strange} rows that were not there: {counts:?}");
        let kept = counts.saved + counts.rebuilt + counts.in_part;
        assert_eq!(kept + nameless, there.len(), "{what}: {table} {counts:?}");
        assert!(kept <= before.len(), "{what}: {table}");
        if counts.certain {
            assert_eq!(kept + counts.lost, before.len(), "{what}: {table} {counts:?}");
        } else {
            assert!(kept + counts.lost <= before.len() || counts.in_part > 0, "{what}: {table} {counts:?}");
        }
    }
    let health = agenda.examine().unwrap();
    assert!(health.is_sound(), "{what}: {health:?}");
}

#[test]
fn of_a_file_without_damage_all_is_saved() {
    let closed = Closed::new();
    let (mut agenda, salvaged) = closed.salvage(&closed.bytes).unwrap();
    assert!(salvaged.is_whole() && !salvaged.undone_for_good, "{salvaged:?}");
    assert_eq!(salvaged.sum().rebuilt, 0);
    assert_eq!(rows(&agenda), closed.rows);
    assert!(agenda.examine().unwrap().is_sound());
    // What was done can be undone as ever, and no number is given twice.
    let last = agenda.store.rows_of("SELECT seq FROM sqlite_sequence WHERE name = 'client'");
    agenda.travel(Way::Back, None).unwrap();
    let id = agenda.add_client(Record::of(Client::named("Otra", agenda.today())), None).unwrap();
    assert!(id.0 > last.trim().parse::<i64>().unwrap());
}

#[test]
fn around_damaged_pages_all_else_is_saved_and_what_is_lost_is_counted() {
    let closed = Closed::new();
    let pages = closed.bytes.len() / PAGE;
    let tries = std::env::var("CARTERA_SALVAGES").ok().and_then(|tries| tries.parse().ok()).unwrap_or(3);
    let (mut whole, mut lost) = (0, 0);
    for seed in 0..tries {
        let mut dice = Dice(seed);
        let mut bytes = closed.bytes.clone();
        let mut damaged: Vec<usize> = (0..=dice.of(6)).map(|_| dice.of(pages)).collect();
        if dice.of(3) == 0 {
            damaged.push(0);
        }
        for page in &damaged {
            // A disk that has lost a page often gives zeros for it.
            let garbage = u8::try_from(dice.of(256) * dice.of(2)).unwrap();
            bytes[page * PAGE..(page + 1) * PAGE].fill(garbage);
        }
        if dice.of(4) == 0 {
            bytes.truncate(bytes.len() - dice.of(bytes.len() / 4));
        }
        let salvaged = closed.salvage(&bytes).unwrap_or_else(|error| panic!("{seed} {damaged:?}: {error}"));
        is_true(&closed, &salvaged, &format!("{seed}: pages {damaged:?}"));
        whole += usize::from(salvaged.1.is_whole());
        lost += salvaged.1.sum().lost;
    }
    println!("{tries} damaged files: {whole} saved whole, {lost} rows lost");
}

#[test]
fn what_spilled_over_into_a_damaged_page_is_not_taken_for_what_was_said() {
    let closed = Closed::new();
    for page in closed.of_the_journal(0).into_iter().take(3) {
        for garbage in [0, b'A'] {
            let mut bytes = closed.bytes.clone();
            bytes[page * PAGE..(page + 1) * PAGE].fill(garbage);
            is_true(&closed, &closed.salvage(&bytes).unwrap(), &format!("page {page} full of {garbage}"));
        }
    }
}

#[test]
fn of_a_file_that_was_cut_off_no_row_is_saved_that_the_cut_goes_through() {
    let closed = Closed::new();
    for page in closed.of_the_journal(TABLE_LEAF).into_iter().rev().take(3) {
        let cut = &closed.bytes[..page * PAGE + PAGE * 3 / 4];
        is_true(&closed, &closed.salvage(cut).unwrap(), &format!("cut off in page {page}"));
    }
}

/// The first pages say where all tables are.
#[test]
fn whichever_of_the_first_pages_is_damaged_an_agenda_is_one() {
    let closed = Closed::new();
    for page in 0..12 {
        let mut bytes = closed.bytes.clone();
        bytes[page * PAGE..(page + 1) * PAGE].fill(0xa5);
        let salvaged = closed.salvage(&bytes).unwrap_or_else(|error| panic!("{page}: {error}"));
        is_true(&closed, &salvaged, &format!("page {page}"));
    }
}

#[test]
fn whatever_bytes_are_changed_a_sound_agenda_comes_out_or_one_line_says_why_not() {
    let closed = Closed::new();
    let tries = std::env::var("CARTERA_SALVAGES").ok().and_then(|tries| tries.parse().ok()).unwrap_or(3);
    for seed in 0..tries {
        let mut dice = Dice(seed + 1_000_000);
        let mut bytes = closed.bytes.clone();
        for _ in 0..=dice.of(60) {
            let (at, length) = (dice.of(bytes.len()), 1 + dice.of(80));
            for byte in bytes.iter_mut().skip(at).take(length) {
                *byte = u8::try_from(dice.of(256)).unwrap();
            }
        }
        let (agenda, _) = closed.salvage(&bytes).unwrap_or_else(|error| panic!("{seed}: {error}"));
        let health = agenda.examine().unwrap();
        assert!(health.is_sound(), "{seed}: {health:?}");
    }
}

#[test]
fn what_is_no_agenda_is_none() {
    let closed = Closed::new();
    for (name, bytes) in [
        ("nothing", Vec::new()),
        ("a piece of the header", closed.bytes[..60].to_vec()),
        ("something else", b"Ana;999 123 456\n".repeat(10_000)),
        ("zeros", vec![0; 50_000]),
    ] {
        let refused = closed.salvage(&bytes);
        assert!(matches!(refused, Err(AgendaError::Store(StoreError::NotAnAgenda(_)))), "{name}: {:?}", refused.err());
        assert!(!closed.folder.path().join("saved.db").exists(), "{name}");
    }
    let missing = closed.folder.path().join("none.db");
    let refused = salvage(&missing, None, None, (&clock(MORNING), &Rules::default()), &|_| String::new());
    assert!(matches!(refused, Err(AgendaError::Store(StoreError::NotAFile(_)))));
}

/// What was acknowledged and not yet copied into the file lies in its log.
#[test]
fn what_lies_in_the_log_is_saved_too() {
    let desk = {
        let mut desk = Desk::new();
        for n in 0..50 {
            let client = Client::named(format!("Cliente {n}"), desk.today());
            desk.add_client(Record::of(client), None).unwrap();
        }
        desk
    };
    let folder = tempfile::tempdir().unwrap();
    for end in ["", "-wal"] {
        let name = format!("{}{end}", desk.path().display());
        fs::copy(name, folder.path().join(format!("copy.db{end}"))).unwrap();
    }
    let mut bytes = fs::read(folder.path().join("copy.db")).unwrap();
    let length = bytes.len().min(100);
    bytes[..length].fill(0xa5);
    fs::write(folder.path().join("copy.db"), bytes).unwrap();
    let from = folder.path().join("copy.db");
    let (to, salvaged) = salvage(&from, None, None, (&clock(MORNING), &Rules::default()), &|_| String::new()).unwrap();
    assert!(salvaged.is_whole(), "{salvaged:?}");
    let saved = Agenda::open(&to, clock(MORNING), Rules::default(), Origin::Screens).unwrap();
    assert_eq!(saved.store.facts(), desk.store.facts());
    let listed = backups(&from).unwrap();
    assert_eq!((listed.len(), listed[0].cause, &listed[0].path), (1, BackupCause::Salvage, &to));
}

/// The pages of an encrypted file are deciphered one by one: one that is damaged costs no other.
#[test]
fn an_encrypted_agenda_is_saved_around_its_damaged_pages_and_stays_encrypted() {
    let closed = Closed::new();
    let key = Key::of("una contraseña larga");
    let whole = closed.encrypted(&key);
    let (agenda, salvaged) = closed.salvage_with(&whole, Some(&key)).unwrap();
    assert!(salvaged.is_whole() && salvaged.sum().rebuilt == 0, "{salvaged:?}");
    assert_eq!(rows(&agenda), closed.rows);
    drop(agenda);
    let tries = std::env::var("CARTERA_SALVAGES").ok().and_then(|tries| tries.parse().ok()).unwrap_or(3);
    for seed in 0..tries {
        let mut dice = Dice(seed + 2_000_000);
        let mut bytes = whole.clone();
        // A byte anywhere in a page makes all of it illegible.
        let damaged: Vec<usize> = (0..=dice.of(6)).map(|_| PAGE + dice.of(bytes.len() - PAGE)).collect();
        for at in &damaged {
            bytes[*at] ^= 0x5a;
        }
        if dice.of(4) == 0 {
            bytes.truncate(bytes.len() - dice.of(bytes.len() / 4));
        }
        let salvaged = closed.salvage_with(&bytes, Some(&key)).unwrap_or_else(|error| panic!("{seed}: {error}"));
        is_true(&closed, &salvaged, &format!("{seed}: bytes {damaged:?}"));
    }
    // Without the key, or with another, nothing is guessed.
    let refused = |bytes: &[u8], key: Option<&Key>| match closed.salvage_with(bytes, key) {
        Err(AgendaError::Store(error)) => error,
        other => panic!("{:?}", other.map(|(_, salvaged)| salvaged)),
    };
    assert!(matches!(refused(&whole, None), StoreError::Locked(_)));
    assert!(matches!(refused(&whole, Some(&Key::of("otra"))), StoreError::WrongKey(_)));
}

/// It proves the key and holds its salt, which all copies of the agenda share.
#[test]
fn behind_a_damaged_first_page_an_encrypted_agenda_is_saved_as_long_as_its_salt_is_known() {
    let closed = Closed::new();
    let (key, other) = (Key::of("una contraseña larga"), Key::of("otra"));
    let damaged = |whole: &[u8], from: usize| {
        let mut bytes = whole.to_vec();
        bytes[from..PAGE].fill(0);
        bytes
    };
    let refused = |bytes: &[u8], key: Option<&Key>| match closed.salvage_with(bytes, key) {
        Err(AgendaError::Store(error)) => error,
        other => panic!("{:?}", other.map(|(_, salvaged)| salvaged)),
    };
    let saved = |bytes: &[u8], what: &str| {
        let salvaged = closed.salvage_with(bytes, Some(&key)).unwrap_or_else(|error| panic!("{what}: {error}"));
        is_true(&closed, &salvaged, what);
        salvaged
    };
    let whole = closed.encrypted(&key);
    let salted = damaged(&whole, 24);
    let (agenda, salvaged) = saved(&salted, "the salt is there");
    assert!(salvaged.is_whole() && rows(&agenda) == closed.rows, "{salvaged:?}");
    assert!(matches!(refused(&salted, None), StoreError::Locked(_)));
    assert!(matches!(refused(&salted, Some(&other)), StoreError::WrongKey(_)));
    let mut more = salted.clone();
    for at in [3, 9, 20] {
        more[at * PAGE + 77] ^= 0x5a;
    }
    assert!(!saved(&more, "more is damaged").1.is_whole());
    // Without its salt the key is of no use to anybody.
    let unsalted = damaged(&whole, 0);
    let mut another = whole.clone();
    another[..16].fill(7);
    assert!(matches!(refused(&another, Some(&key)), StoreError::WrongKey(_)));
    assert!(matches!(refused(&unsalted, Some(&key)), StoreError::NotAnAgenda(_)));

    let path = closed.file(&whole);
    let agenda = Agenda::unlock(&path, Some(&key), clock(MORNING), Rules::default(), Origin::Screens).unwrap();
    let backup = agenda.back_up(None).unwrap();
    drop(agenda);
    for (what, bytes) in [("nothing of it is there", &unsalted), ("another salt", &another)] {
        let (agenda, salvaged) = saved(bytes, what);
        assert!(salvaged.is_whole() && rows(&agenda) == closed.rows, "{what}: {salvaged:?}");
        assert!(matches!(refused(bytes, None), StoreError::Locked(_)), "{what}");
        assert!(matches!(refused(bytes, Some(&other)), StoreError::WrongKey(_)), "{what}");
    }
    // A backup is put in its place for who has the key.
    closed.file(&salted);
    let keys = |agenda| Keys { agenda: Some(agenda), backup: Some(&key) };
    let put = restore(&path, &backup, keys(&other), &clock(MORNING));
    assert!(matches!(put, Err(AgendaError::Store(StoreError::WrongKey(_)))), "{put:?}");
    assert_eq!(fs::read(&path).unwrap(), salted);
    assert_eq!(key_of(&path, Some(&key)).unwrap(), Some(key.clone()));
    let kept = restore(&path, &backup, keys(&key), &clock(MORNING)).unwrap().unwrap();
    assert_eq!(fs::read(kept).unwrap(), salted);
    let agenda = Agenda::unlock(&path, Some(&key), clock(MORNING), Rules::default(), Origin::Screens).unwrap();
    assert_eq!(rows(&agenda), closed.rows);
}

/// The log of an encrypted file is encrypted too.
#[test]
fn what_lies_in_the_log_of_an_encrypted_agenda_is_saved_too() {
    let folder = tempfile::tempdir().unwrap();
    let (path, copy) = (folder.path().join("agenda.db"), folder.path().join("copy.db"));
    let key = Key::of("una contraseña larga");
    drop(Agenda::open(&path, clock(MORNING), Rules::default(), Origin::Screens).unwrap());
    rekey(&path, None, Some(&key), OldBackups::Keep).unwrap();
    let mut agenda = Agenda::unlock(&path, Some(&key), clock(MORNING), Rules::default(), Origin::Screens).unwrap();
    for n in 0..50 {
        let client = Client::named(format!("Cliente {n}"), agenda.today());
        agenda.add_client(Record::of(client), None).unwrap();
    }
    for end in ["", "-wal"] {
        fs::copy(format!("{}{end}", path.display()), format!("{}{end}", copy.display())).unwrap();
    }
    assert!(fs::metadata(folder.path().join("copy.db-wal")).unwrap().len() > 0);
    let (to, salvaged) =
        salvage(&copy, None, Some(&key), (&clock(MORNING), &Rules::default()), &|_| String::new()).unwrap();
    assert!(salvaged.is_whole(), "{salvaged:?}");
    let saved = Agenda::unlock(&to, Some(&key), clock(MORNING), Rules::default(), Origin::Screens).unwrap();
    assert_eq!(saved.store.facts(), agenda.store.facts());
}
