//! Watching over long work: how far it is, and calling it off.

use std::fmt;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{AgendaError, Result};
use crate::store::{Interrupter, StoreError};

/// Who is told how far the work is: so many of so many steps.
type Tell = Box<dyn Fn(usize, usize) + Send + Sync>;

/// Looks over the shoulder of long work, from the thread that does it and from others.
#[derive(Default)]
pub struct Watch {
    stopped: AtomicBool,
    interrupt: Mutex<Option<Interrupter>>,
    tell: Mutex<Option<Tell>>,
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watch").field("stopped", &self.stopped).finish_non_exhaustive()
    }
}

impl Watch {
    /// Calls the work off, in the midst of a query if need be.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::SeqCst);
        if let Ok(interrupt) = self.interrupt.lock()
            && let Some(interrupt) = &*interrupt
        {
            interrupt.interrupt();
        }
    }

    /// Whether it was called off.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::SeqCst)
    }

    /// Says who is to be told how far the work is.
    pub fn tell(&self, tell: impl Fn(usize, usize) + Send + Sync + 'static) {
        if let Ok(mut told) = self.tell.lock() {
            *told = Some(Box::new(tell));
        }
    }

    /// Does work that can be interrupted so.
    pub(super) fn over<T>(&self, interrupter: Interrupter, work: impl FnOnce() -> Result<T>) -> Result<T> {
        self.hold(Some(interrupter));
        let done = self.step(0, 1).and_then(|()| work());
        self.hold(None);
        if self.is_stopped() && done.is_ok() {
            return Err(AgendaError::Stopped);
        }
        match done {
            // What a query says that was interrupted is nobody's failure.
            Err(AgendaError::Store(StoreError::Sqlite(_))) if self.is_stopped() => Err(AgendaError::Stopped),
            done => done,
        }
    }

    fn hold(&self, interrupter: Option<Interrupter>) {
        if let Ok(mut held) = self.interrupt.lock() {
            *held = interrupter;
        }
    }

    /// Says that so many of so many steps are done; refuses to go on when the work was called off.
    pub(super) fn step(&self, done: usize, of: usize) -> Result<()> {
        if self.is_stopped() {
            return Err(AgendaError::Stopped);
        }
        if let Ok(tell) = self.tell.lock()
            && let Some(tell) = &*tell
        {
            tell(done, of);
        }
        Ok(())
    }
}
