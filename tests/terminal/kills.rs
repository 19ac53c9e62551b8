//! The program is killed at random moments, again and again: what it said is saved is there, the file and its backups are
//! whole, and what was half typed is offered again.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::Stdio;

use rusqlite::{Connection, OpenFlags};

use super::*;

/// A number that the environment sets: how long a test is to run.
pub(super) fn setting(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(usual)
}

/// How many interactions are logged.
fn rounds() -> u64 {
    setting("CARTERA_KILLS", 30)
}

/// Numbers that look random and are the same for the same seed.
struct Dice(u64);

impl Dice {
    fn new() -> Self {
        Self(setting("CARTERA_SEED", 7) ^ 0x9E37_79B9_7F4A_7C15)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// One of so many, from 0 on.
    fn of(&mut self, sides: u64) -> u64 {
        self.next() % sides
    }

    /// Part of a time.
    fn part(&mut self, whole: Duration) -> Duration {
        whole * u32::try_from(self.of(1_000)).unwrap() / 1_000
    }
}

/// What must be in the file whenever nobody has it open.
#[derive(Default)]
pub(super) struct Promised(BTreeSet<String>);

impl Promised {
    pub(super) fn add(&mut self, note: &str) {
        self.0.insert(note.to_owned());
    }

    /// Checks that all of it is there, once, and that the file is whole; what is half typed.
    pub(super) fn check(&self, home: &Home) -> Vec<String> {
        self.check_at(&home.database())
    }

    pub(super) fn check_at(&self, file: &Path) -> Vec<String> {
        let conn = Connection::open(file).unwrap();
        assert_eq!(integrity(&conn), "ok");
        let mut statement = conn.prepare("SELECT text FROM interaction WHERE text <> ''").unwrap();
        let notes: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        let there: BTreeSet<&String> = notes.iter().collect();
        assert_eq!(there.len(), notes.len(), "something is there twice");
        let lost: Vec<&String> = self.0.iter().filter(|note| !there.contains(note)).collect();
        assert!(lost.is_empty(), "was said to be saved: {lost:?}");
        let mut statement = conn.prepare("SELECT body FROM draft").unwrap();
        let drafts: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        for draft in &drafts {
            let both = there.iter().find(|note| draft.contains(note.as_str()));
            assert!(both.is_none(), "saved, and half typed as well: {draft}");
        }
        drafts
    }
}

fn integrity(conn: &Connection) -> String {
    conn.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap()
}

/// Whatever bears the name of a backup is whole.
fn check_backups(home: &Home) -> usize {
    let files = fs::read_dir(home.0.path().join("agenda-backups")).into_iter().flatten();
    let files: Vec<_> = files.map(|entry| entry.unwrap().path()).collect();
    let backups = files.iter().filter(|path| path.extension().is_some_and(|end| end == "db"));
    backups
        .map(|path| {
            let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
            assert_eq!(integrity(&conn), "ok", "{}", path.display());
        })
        .count()
}

#[test]
fn what_a_command_says_is_saved_survives_a_kill_at_any_moment() {
    let home = Home::with_client();
    let (mut dice, mut promised) = (Dice::new(), Promised::default());
    let (mut whole, mut killed) = (Duration::from_millis(50), 0);
    for round in 0..rounds() {
        let note = format!("aviso número {round}.");
        // Every few rounds a day begins: then the backup is made as well, and old ones go.
        let day = cartera::domain::calendar::later(jiff::civil::date(2026, 11, 23), i64::try_from(round / 4).unwrap());
        let mut command = home.command(&["log", "--client", "lopez", "--kind", "note", &note]);
        command.env("CARTERA_NOW", format!("{day}T10:00-05:00")).stdout(Stdio::null());
        let begin = Instant::now();
        let mut child = command.spawn().unwrap();
        if dice.of(4) == 0 {
            child.wait().unwrap();
            whole = (whole * 3 + begin.elapsed()) / 4;
        } else {
            thread::sleep(dice.part(whole * 5 / 4));
            child.kill().unwrap();
        }
        let status = child.wait().unwrap();
        if status.success() {
            promised.add(&note);
        } else {
            assert_eq!(status.signal(), Some(9), "it ended by itself, and not well: {status}");
            killed += 1;
        }
        promised.check(&home);
        if round % 16 == 15 {
            check_backups(&home);
        }
    }
    assert!(killed > 0 && !promised.0.is_empty(), "{killed} killed, {} not", promised.0.len());
    assert!(check_backups(&home) > 1);
    println!("{killed} of {} commands were killed; {} notes were acknowledged", rounds(), promised.0.len());
}

/// Types a note into the form that is open, and has it saved.
fn save(terminal: &mut Terminal, note: &str) {
    terminal.until_text(note);
    terminal.keys("\u{13}");
    terminal.until("the note to be saved", |screen| {
        let text = screen.contents();
        !text.contains("Anotar · ") && text.contains("✓ nota sobre Ferretería López")
    });
}

#[test]
fn what_the_screen_says_is_saved_survives_a_kill_at_any_moment() {
    let home = Home::with_client();
    let (mut dice, mut promised) = (Dice::new(), Promised::default());
    let (mut number, mut kills, mut offered) = (0, 0, 0);
    let mut drafts: Vec<String> = Vec::new();
    while number < rounds() {
        let mut terminal = home.open(&[]);
        terminal.until_text("Ferretería López");
        if let Some(half) = drafts.first() {
            // It is offered, taken up with all that was kept of it, and saved.
            terminal.until_text("Quedó algo a medio escribir");
            terminal.keys("\r");
            terminal.until_text("Anotar · ");
            let whole = format!("{number} retomado.");
            terminal.keys(&whole);
            save(&mut terminal, &whole);
            offered += 1;
            let conn = Connection::open(home.database()).unwrap();
            let saved: String =
                conn.query_row("SELECT text FROM interaction ORDER BY id DESC LIMIT 1", [], |row| row.get(0)).unwrap();
            let typed = saved.strip_suffix(&whole).unwrap();
            assert!(half.contains(typed) && !typed.is_empty(), "{saved:?} of {half:?}");
            promised.add(&saved);
            number += 1;
        }
        for _ in 0..dice.of(4) {
            let note = format!("aviso número {number}.");
            terminal.keys("n");
            terminal.until_text("Anotar · ");
            terminal.keys(&note);
            save(&mut terminal, &note);
            promised.add(&note);
            number += 1;
        }
        let half = format!("a medias {number},");
        terminal.keys("n");
        terminal.until_text("Anotar · ");
        terminal.keys(&half);
        terminal.until_text(&half);
        let kept = dice.of(3);
        match kept {
            0 => home.until_kept(&half),
            1 => thread::sleep(dice.part(Duration::from_millis(800))),
            _ => {
                if dice.of(2) == 0 {
                    home.until_kept(&half);
                }
                terminal.keys("\u{13}");
                thread::sleep(dice.part(Duration::from_millis(40)));
            }
        }
        terminal.kill();
        (kills, number) = (kills + 1, number + 1);
        drafts = promised.check(&home);
        assert!(kept != 0 || drafts.iter().any(|draft| draft.contains(&half)), "{half} is not offered: {drafts:?}");
    }
    assert!(kills > 0 && offered > 0);
    println!("{kills} kills; {} notes were acknowledged, {offered} half-typed ones taken up", promised.0.len());
}
