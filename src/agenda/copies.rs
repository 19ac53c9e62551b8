//! The backups that are being made, on whichever thread, through all the doors to one agenda: one at a time, and all of
//! them called off when the user leaves.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use super::{AgendaError, Result};
use crate::store::{self, Halt, StoreError};

/// How long a copy has to end when the user leaves; what it has not done away with by then, the next one does.
const PATIENCE: Duration = Duration::from_millis(150);

/// Sees to it that backups are made one after the other.
#[derive(Debug, Default)]
pub(super) struct Copies {
    halt: Halt,
    busy: Mutex<bool>,
    ended: Condvar,
}

/// Calls off whatever backup is being made when it is dropped: nobody who leaves waits for it.
#[derive(Debug)]
pub struct Leaving(Arc<Copies>);

impl Drop for Leaving {
    fn drop(&mut self) {
        self.0.end();
    }
}

impl Copies {
    /// Makes a copy, when no other is being made any more.
    pub(super) fn make<T>(&self, copy: impl FnOnce(&Halt) -> store::Result<T>) -> Result<T> {
        let busy = self.busy.lock().unwrap_or_else(PoisonError::into_inner);
        let mut busy = self.ended.wait_while(busy, |busy| *busy).unwrap_or_else(PoisonError::into_inner);
        *busy = true;
        drop(busy);
        let _turn = Turn(self);
        if self.halt.is_called() {
            return Err(AgendaError::Stopped);
        }
        match copy(&self.halt) {
            // What SQLite says that was interrupted is nobody's failure.
            Err(StoreError::Sqlite(_)) if self.halt.is_called() => Err(AgendaError::Stopped),
            done => Ok(done?),
        }
    }

    /// Calls off what is being made, for good, and waits a moment for it to be done away with.
    fn end(&self) {
        self.halt.call();
        let busy = self.busy.lock().unwrap_or_else(PoisonError::into_inner);
        let _gone_or_left_to_the_next = self.ended.wait_timeout_while(busy, PATIENCE, |busy| *busy);
    }

    /// What ends them when the user leaves.
    pub(super) fn leaving(self: &Arc<Self>) -> Leaving {
        Leaving(Arc::clone(self))
    }
}

/// Somebody's turn, which ends however it goes.
struct Turn<'c>(&'c Copies);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        *self.0.busy.lock().unwrap_or_else(PoisonError::into_inner) = false;
        self.0.ended.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::thread;

    use super::*;

    #[test]
    fn one_at_a_time_and_none_after_leaving() {
        let copies = Arc::new(Copies::default());
        let (begun, begins) = channel();
        let (goes_on, waits) = channel::<()>();
        let first = {
            let copies = Arc::clone(&copies);
            thread::spawn(move || {
                copies.make(|halt| {
                    begun.send(()).unwrap();
                    waits.recv().unwrap();
                    halt.check()
                })
            })
        };
        begins.recv().unwrap();
        let second = {
            let copies = Arc::clone(&copies);
            thread::spawn(move || copies.make(|_| panic!("never begun") as store::Result<()>))
        };
        copies.halt.call();
        goes_on.send(()).unwrap();
        for made in [first, second] {
            assert!(matches!(made.join().unwrap(), Err(AgendaError::Stopped)));
        }
        drop(copies.leaving());
        assert!(!*copies.busy.lock().unwrap());
    }

    #[test]
    fn what_fails_by_itself_is_said_and_the_next_has_its_turn() {
        let copies = Copies::default();
        let failed = copies.make(|_| Err::<(), _>(StoreError::Full));
        assert!(matches!(failed, Err(AgendaError::Store(StoreError::Full))));
        assert_eq!(copies.make(|_| Ok(1)).unwrap(), 1);
    }
}
