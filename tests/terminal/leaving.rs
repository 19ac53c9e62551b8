//! Leaving while the day's backup is being made: nobody waits for it, and what is half made does not pile up.

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
