//! `cartera` is a personal sales agenda in the terminal: one salesperson, one file, a light for every client.
//!
//! This page is the map of the house. Data flows one way, and a module knows only those above it:
//!
//! | module | what it is | what it never does |
//! |---|---|---|
//! | [`domain`] | clients, follow-ups, purchases, opportunities, the rules of the lights; dates, lines, filters, playbooks and templates as they are typed; what a client is worth, what is to be expected, who comes first, what a report tells | I/O, clocks, SQL |
//! | [`clock`] | the time, as a value that is passed on | |
//! | [`store`] | one SQLite file: schema, queries by page, search, the journal behind undo, backups | decide anything |
//! | [`exchange`] | files of other programs to values and back, folders that are shared, and the merging of what two sides wrote; reports as pages and pictures | know the store |
//! | [`demo`] | the sample portfolio, and large ones to measure with | know the store |
//! | [`desktop`] | notices on the user's desktop, and opening files, by the programs that the system brings along; passphrases that its keyring keeps | decide what is worth one |
//! | [`agenda`] | what a user can do: a function for each intention, a transaction each | speak a language |
//! | [`i18n`] | every text in Spanish and English; dates and numbers as a region writes them | |
//! | [`config`] | the settings file | write it |
//! | [`cli`] | a file for each subcommand: parse, call the agenda, print | reach the store |
//! | [`tui`] | the screens: a model, one function that changes it, views that draw it | reach the store |
//!
//! The light of a client is not stored as a colour: [`domain::alert`] computes from the facts the days on which it will
//! turn yellow and red, the store keeps the two dates in the transaction that changes a fact, and the colour is a
//! comparison with today. Nothing has to run at midnight.
//!
//! Where to begin reading: [`domain::alert`] for what the program is about, [`agenda::Agenda`] for what it can do, and
//! then one way through the house, such as logging a call: from `cli/log.rs`, `tui/dialog/capture.rs` or
//! `tui/open_queue.rs` by way of `agenda/log.rs` and `store/transact.rs` to `store/write.rs`.

pub mod agenda;
pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod desktop;
pub mod domain;
pub mod exchange;
pub mod i18n;
pub mod store;
pub mod tui;
