//! The screens from the keys to the file: real keys through the real bindings, at a fixed moment, and then a look at the
//! buffer and into the agenda.

#![expect(clippy::unwrap_used, clippy::panic, reason = "what the tests share stands outside of test functions")]

mod best_hour;
mod board;
mod calendar;
mod capture;
mod clients;
mod drafts;
mod effort;
mod export;
mod filters;
mod intake;
mod keys;
mod lists;
mod logging;
mod marks;
mod messages;
mod monkey;
mod naughty;
mod opportunities;
mod others;
mod past;
mod planning;
mod playbooks;
mod purchases;
mod queue;
mod record;
mod remind;
mod reports;
mod segments;
mod sharing;
mod sizes;
mod snapshots;
mod styles;
mod support;
mod topics;
mod twins;
#[path = "../support/ugly.rs"]
mod ugly;
mod unsaid;
mod value;
