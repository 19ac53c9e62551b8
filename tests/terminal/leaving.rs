//! Leaving, wished for or not: with a terminal that goes away the program goes too, nobody waits for the day's backup, and
//! what is half made of one does not pile up.

use std::fs;

use super::*;

/// A home whose agenda takes its time to be copied.
fn large() -> Home {
    let home = Home::with_client();
    let file = rusqlite::Connection::open(home.database()).unwrap();
    file.execute_batch(
        "PRAGMA synchronous = OFF;
         CREATE TABLE filler (x);
         INSERT INTO filler WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 100)
         SELECT zeroblob(1000000) FROM n",
    )
    .unwrap();
    home
}

fn backups(home: &Home) -> Vec<String> {
    let Ok(entries) = fs::read_dir(home.0.path().join("agenda-backups")) else { return Vec::new() };
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn short_visits_leave_no_heap_of_unfinished_backups() {
    let home = large();
    for leaves in [true, false, true, false] {
        let mut terminal = home.open(&[]);
        terminal.until_text("Ferretería López");
        let begin = Instant::now();
        while backups(&home).is_empty() {
            assert!(begin.elapsed() < PATIENCE, "no backup is begun");
            thread::sleep(LOOK);
        }
        if leaves {
            terminal.keys("q");
            assert_eq!(terminal.ended(), 0);
            terminal.is_sane(&fresh_modes());
        } else {
            terminal.kill();
        }
        // Of a machine that is too slow to end a copy before the user is gone, one is left; the next visit sees to it.
        let files = |name: &&String| !name.ends_with("-journal");
        assert!(backups(&home).iter().filter(files).count() <= 1, "{:?}", backups(&home));
    }
    let mut terminal = home.open(&[]);
    let begin = Instant::now();
    while backups(&home) != ["2026-11-23.db"] {
        assert!(begin.elapsed() < PATIENCE, "{:?}", backups(&home));
        thread::sleep(LOOK);
    }
    terminal.keys("q");
    assert_eq!(terminal.ended(), 0);
}

#[test]
#[cfg(target_os = "linux")]
fn a_terminal_that_goes_away_takes_the_program_with_it() {
    let home = Home::with_client();
    let ended = home.0.path().join("ended");
    // Of the end of the terminal the system tells the shell alone, and this one keeps it to itself.
    let script = format!("trap '' HUP; {PROGRAM}; echo $? > {}", ended.display());
    let mut terminal = home.open_with("/bin/sh", &["-c", &script], &[]);
    terminal.until_text("Ferretería López");
    terminal.keys("ncotiza");
    home.until_kept("cotiza");
    terminal.close(".", "cotiza.");
    let code = || fs::read_to_string(&ended).unwrap_or_default();
    let begin = Instant::now();
    while code().is_empty() {
        assert!(begin.elapsed() < PATIENCE, "it goes on without a terminal");
        thread::sleep(LOOK);
    }
    // What it wanted to write may not have been written; a panic has a code of its own.
    assert!(matches!(code().trim(), "0" | "1"), "{}", code());
    home.until_kept("cotiza.");
}
