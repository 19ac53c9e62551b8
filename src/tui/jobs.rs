//! Long work that is watched: what runs, how far it is, and calling it off. Of several the last counts.

use std::sync::Arc;

use crate::agenda::Watch;

/// Work that was asked for.
#[derive(Clone, Debug)]
pub struct Job {
    /// Its number: of several, the last counts.
    pub id: u64,
    /// By what it is called off.
    pub watch: Arc<Watch>,
}

/// The work of dialogs: one at a time.
#[derive(Debug, Default)]
pub struct Jobs {
    running: Option<Job>,
    step: Option<(usize, usize)>,
    next: u64,
}

impl Jobs {
    /// Begins some work; whatever ran before is called off, and its answer is no longer waited for.
    pub(super) fn begin(&mut self) -> Job {
        self.drop_running();
        let job = Job { id: self.next, watch: Arc::default() };
        self.next += 1;
        self.running = Some(job.clone());
        job
    }

    /// Calls off what runs; its answer says whether that came in time. Says whether anything runs.
    pub(super) fn stop(&self) -> bool {
        if let Some(job) = &self.running {
            job.watch.stop();
        }
        self.is_running()
    }

    /// Calls off what runs, and waits for no answer.
    pub(super) fn drop_running(&mut self) {
        self.stop();
        (self.running, self.step) = (None, None);
    }

    /// Whether this is the work that was asked for last; it is done then.
    pub(super) fn take(&mut self, id: u64) -> bool {
        let taken = self.running.take_if(|job| job.id == id).is_some();
        if taken {
            self.step = None;
        }
        taken
    }

    /// Notes how far some work is.
    pub(super) fn note(&mut self, id: u64, step: (usize, usize)) {
        if self.running.as_ref().is_some_and(|job| job.id == id) && step.1 > 1 {
            self.step = Some(step);
        }
    }

    /// Whether anything runs.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// How far it is: so many of so many steps.
    #[must_use]
    pub fn step(&self) -> Option<(usize, usize)> {
        self.step
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_one_counts() {
        let mut jobs = Jobs::default();
        let (first, second) = (jobs.begin(), jobs.begin());
        assert!(first.watch.is_stopped() && !second.watch.is_stopped());
        assert!(!jobs.take(first.id));
        jobs.note(first.id, (1, 9));
        assert_eq!(jobs.step(), None);
        jobs.note(second.id, (2, 9));
        assert_eq!(jobs.step(), Some((2, 9)));
        assert!(jobs.stop() && second.watch.is_stopped() && jobs.is_running(), "its answer is waited for");
        assert!(jobs.take(second.id));
        assert_eq!((jobs.is_running(), jobs.step()), (false, None));
    }
}
