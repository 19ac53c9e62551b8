//! Taking in files: whom a row means, what it adds, what is decided, and that a second time changes nothing.

mod called;
mod many;
mod matching;
mod others;
mod random;

use super::*;
use crate::domain::capture::Coins;
use crate::domain::when::DateOrder;
use crate::exchange::incoming::{Format, Incoming, InteractionRow, ReadOptions, Rows, Whose, read};

/// How somebody in Peru reads a file.
pub(super) fn reading() -> ReadOptions {
    ReadOptions {
        content: None,
        map: Vec::new(),
        delimiter: None,
        encoding: None,
        date_order: None,
        usual_order: DateOrder::DayMonth,
        coins: Coins { decimal: '.', coins: Vec::new() },
        today: Date::constant(2026, 11, 23),
    }
}

/// What a text brings.
pub(super) fn file(text: &str) -> Incoming {
    let mut read = read("file.csv", text.as_bytes(), &reading()).unwrap();
    assert_eq!(read.len(), 1);
    read.remove(0)
}

/// Rows that came in no file.
fn made(rows: Rows) -> Incoming {
    Incoming::new("made", Format::Json, rows)
}

/// The options of somebody in Peru.
fn options(decision: Decision) -> IntakeOptions {
    IntakeOptions { region: "PE".to_owned(), decision, ..IntakeOptions::default() }
}

impl Desk {
    /// Takes files in, after a rehearsal that must say the same and leave everything as it is.
    fn take(&mut self, files: &[Incoming], options: &IntakeOptions) -> Vec<FileReport> {
        let before = self.store.facts();
        let rehearsed = self.take_in(files, options, true, &Watch::default()).unwrap();
        assert_eq!(self.store.facts(), before, "nothing is written in a rehearsal");
        let done = self.take_in(files, options, false, &Watch::default()).unwrap();
        assert_eq!(done, rehearsed);
        done
    }

    /// Takes one file in, and says what became of its rows.
    fn verdicts(&mut self, text: &str, options: &IntakeOptions) -> Vec<Verdict> {
        self.take(&[file(text)], options)[0].rows.iter().map(|row| row.verdict).collect()
    }
}
