//! Taking in files: whom a row means, what it adds, what is decided, and that a second time changes nothing.

mod matching;
mod random;
mod rows;

use super::*;
use crate::domain::when::DateOrder;
use crate::exchange::incoming::{ReadOptions, read};

/// What a text brings, read as a file of Peru.
fn file(text: &str) -> Incoming {
    let coins = crate::domain::capture::Coins { decimal: '.', coins: Vec::new() };
    let options = ReadOptions {
        content: None,
        map: Vec::new(),
        delimiter: None,
        encoding: None,
        date_order: None,
        usual_order: DateOrder::DayMonth,
        coins,
        today: jiff::civil::date(2026, 11, 23),
    };
    let mut read = read("file.csv", text.as_bytes(), &options).unwrap();
    assert_eq!(read.len(), 1);
    read.remove(0)
}

/// The usual options of somebody in Peru.
fn options(decision: Decision) -> IntakeOptions {
    IntakeOptions { region: "PE".to_owned(), decision, ..IntakeOptions::default() }
}
