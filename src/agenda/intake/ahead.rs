//! What can be known of a client's row before its turn comes: of many rows a second thread works it out, while those
//! before it are written.

use std::sync::mpsc::{Receiver, sync_channel};
use std::thread::{Builder, Scope};

use jiff::civil::Date;

use super::super::{Record, Result};
use super::directory::{Forms, Traits};
use super::memory::mark;
use super::row::record;
use crate::exchange::csv::Row;

/// How many rows are handed over at a time, and how many such parcels may wait.
const PARCEL: usize = 128;
const WAITING: usize = 8;

/// What is known of a row by itself.
pub(super) struct Ready {
    /// By what it is known again.
    pub(super) mark: String,
    /// The client that it makes, and what of it is compared; nothing where it says more than is kept.
    pub(super) client: Option<(Record, Traits)>,
}

impl Ready {
    fn of(row: &Row, today: Date, forms: &mut Forms) -> Self {
        let record = record(&row.person, today).checked().ok();
        let client = record.map(|record| {
            let traits = forms.traits(&record);
            (record, traits)
        });
        Self { mark: mark(&row.person), client }
    }
}

/// Shows each row with what is known of it, in their order; where there are many, it was worked out elsewhere.
pub(super) fn each<'r>(
    rows: &'r [Row],
    today: Date,
    forms: &Forms,
    are_many: bool,
    mut take: impl FnMut(usize, &'r Row, Ready) -> Result<()>,
) -> Result<()> {
    std::thread::scope(|scope| {
        let made = if are_many { make(scope, rows, today, forms.clone()) } else { None };
        let (mut forms, mut at) = (forms.clone(), 0);
        for parcel in rows.chunks(PARCEL) {
            // Where there is no second thread, it is worked out here.
            let ready = made.as_ref().and_then(|made| made.recv().ok());
            let ready = ready.unwrap_or_else(|| parcel.iter().map(|row| Ready::of(row, today, &mut forms)).collect());
            for (row, ready) in parcel.iter().zip(ready) {
                take(at, row, ready)?;
                at += 1;
            }
        }
        Ok(())
    })
}

/// Has it worked out on another thread, if there can be one; that ends when nobody waits for more.
fn make<'s>(scope: &'s Scope<'s, '_>, rows: &'s [Row], today: Date, mut forms: Forms) -> Option<Receiver<Vec<Ready>>> {
    let (to, made) = sync_channel(WAITING);
    let work = move || {
        for parcel in rows.chunks(PARCEL) {
            let ready: Vec<Ready> = parcel.iter().map(|row| Ready::of(row, today, &mut forms)).collect();
            if to.send(ready).is_err() {
                break;
            }
        }
    };
    Builder::new().spawn_scoped(scope, work).ok().map(|_| made)
}
