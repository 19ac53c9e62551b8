//! What can wake the loop: keys, another program's write, the worker, a signal. Between them nothing runs.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use notify::event::EventKind;
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use ratatui::crossterm::event::{self, Event};

use super::model::Model;
use super::update::Msg;
use crate::desktop::hook::Ends;

/// A reason to wake up.
#[derive(Debug)]
pub(super) enum Wake {
    /// All input that was waiting.
    Input(Vec<Event>),
    /// The file was written.
    Written(Written),
    /// Something finished on the worker.
    Worker(Box<Msg>),
    /// The system asks the program to end.
    End,
}

/// That the file was written. One change is many writes, and what comes before the loop got to the first of them is told
/// with it.
#[derive(Clone, Debug, Default)]
pub(super) struct Written {
    told: Arc<AtomicBool>,
}

impl Written {
    fn tell(&self, wake: &Sender<Wake>) {
        if !self.told.swap(true, Ordering::SeqCst) {
            let _ended = wake.send(Wake::Written(self.clone()));
        }
    }

    /// What is written from now on is told again.
    pub(super) fn heard(&self) {
        self.told.store(false, Ordering::SeqCst);
    }
}

/// The thread that waits for input. It reads only when it is asked to, so that nobody but the user's editor reads the
/// keys that are typed into it.
pub(super) struct Input {
    ask: Sender<()>,
}

impl Input {
    pub(super) fn start(wake: Sender<Wake>) -> Self {
        let (ask, asked) = channel();
        thread::spawn(move || read(&asked, &wake));
        Self { ask }
    }

    /// Asks for the next input.
    pub(super) fn ask(&self) {
        // The thread ends with the terminal, and then the loop ends too.
        let _ended = self.ask.send(());
    }
}

fn read(asked: &Receiver<()>, wake: &Sender<Wake>) {
    while asked.recv().is_ok() {
        let Ok(first) = event::read() else { break };
        let mut events = vec![first];
        // Everything that is waiting goes into one frame; a paste of 100 kB is one event already.
        while events.len() < 1_000 && event::poll(Duration::ZERO).unwrap_or(false) {
            match event::read() {
                Ok(event) => events.push(event),
                Err(_) => break,
            }
        }
        if wake.send(Wake::Input(events)).is_err() {
            return;
        }
    }
    let _ended = wake.send(Wake::End);
}

/// What input is to the screens. Whatever it is, it is looked first what day it is: a computer that slept did not count the
/// time until midnight, and all that is told of it may be that somebody came back to the window.
pub(super) fn heard(model: &Model, events: Vec<Event>) -> Vec<Msg> {
    let new_day = (model.agenda.today() != model.date).then_some(Msg::Changed);
    let msg = |event| match event {
        Event::Key(key) => Some(Msg::Key(key)),
        Event::Paste(text) => Some(Msg::Paste(text)),
        Event::Mouse(mouse) => Some(Msg::Mouse(mouse)),
        Event::Resize(columns, rows) => Some(Msg::Resize(columns, rows)),
        Event::FocusGained | Event::FocusLost => None,
    };
    new_day.into_iter().chain(events.into_iter().filter_map(msg)).collect()
}

/// When to look again after the file was written.
///
/// The system tells of a write when it begins, and what is written counts only when it is safe on the disk, of which
/// nobody tells: one look at once could be the last one, and too early.
#[derive(Debug, Default)]
pub(super) struct Looks {
    written: Option<Instant>,
    taken: usize,
}

impl Looks {
    /// How long after a write to look: soon, and once more for a slow disk.
    const AFTER: [Duration; 4] =
        [Duration::from_millis(40), Duration::from_millis(250), Duration::from_millis(800), Duration::from_secs(3)];

    /// The file was written now.
    pub(super) fn begin(&mut self, now: Instant) {
        // The looks that a write before this one is still owed are not put off, or a busy writer would be seen never.
        if self.next().is_none() || self.taken > 1 {
            *self = Self { written: Some(now), taken: 0 };
        }
    }

    /// When to look next; `None` when nothing is to be expected any more.
    pub(super) fn next(&self) -> Option<Instant> {
        Some(self.written? + *Self::AFTER.get(self.taken)?)
    }

    /// Whether it is time to look, which is asked once for each look.
    pub(super) fn is_due(&mut self, now: Instant) -> bool {
        let is_due = self.next().is_some_and(|next| next <= now);
        self.taken += usize::from(is_due);
        is_due
    }
}

/// How long nobody listens after something was written.
const PAUSE: Duration = Duration::from_millis(50);

/// Watches the agenda's file; `None` where the system cannot, and then only keys bring news.
pub(super) fn watch(path: &Path, wake: Sender<Wake>) -> Option<RecommendedWatcher> {
    let folder =
        path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new(".")).to_owned();
    let name = path.file_name()?.to_owned();
    let ours = move |path: &Path| {
        path.file_name().is_some_and(|file| file.to_string_lossy().starts_with(name.to_string_lossy().as_ref()))
    };
    let written = Written::default();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let Ok(event) = event else { return };
        let wrote = matches!(event.kind, EventKind::Modify(_) | EventKind::Create(_) | EventKind::Remove(_));
        if wrote && event.paths.iter().any(|path| ours(path)) {
            written.tell(&wake);
            // A change is many writes, and whoever writes would wake this thread with each. While nobody waits for
            // them, the system makes one of them.
            thread::sleep(PAUSE);
        }
    })
    .ok()?;
    watcher.watch(&folder, RecursiveMode::NonRecursive).ok()?;
    Some(watcher)
}

/// Heeds what the system asks for, and how commands of the user's end that were started.
pub(super) fn heed(ends: Ends, wake: Sender<Wake>) {
    heed_signals(wake.clone());
    #[cfg(target_os = "linux")]
    heed_hangup(wake.clone());
    heed_hooks(ends, wake);
}

/// Has the loop tell of commands of the user's that fail after they were started.
fn heed_hooks(ends: Ends, wake: Sender<Wake>) {
    thread::spawn(move || {
        ends.each(|failure| {
            let _ended = wake.send(Wake::Worker(Box::new(Msg::HookFailed(failure))));
        });
    });
}

/// Ends the loop when the terminal is gone, of which a signal tells nobody but the program that was started in it first,
/// such as a script that started this one. Whoever goes on reading reads nothing, without end.
#[cfg(target_os = "linux")]
fn heed_hangup(wake: Sender<Wake>) {
    use rustix::event::{PollFd, PollFlags, poll};
    thread::spawn(move || {
        let input = std::io::stdin();
        // Nothing is asked for: that the other side is gone is told unasked.
        let mut looked_at = [PollFd::new(&input, PollFlags::empty())];
        while poll(&mut looked_at, None) == Err(rustix::io::Errno::INTR) {}
        let _ended = wake.send(Wake::End);
    });
}

/// Ends the loop in an orderly way when the system asks for it.
fn heed_signals(wake: Sender<Wake>) {
    #[cfg(unix)]
    {
        use signal_hook::consts::{SIGHUP, SIGTERM};
        if let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP]) {
            thread::spawn(move || {
                if signals.forever().next().is_some() {
                    let _ended = wake.send(Wake::End);
                }
            });
        }
    }
    #[cfg(not(unix))]
    drop(wake);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_writes_are_told_once_until_they_are_heard() {
        let ((wake, waked), written) = (channel(), Written::default());
        let told = || waked.try_iter().filter(|wake| matches!(wake, Wake::Written(_))).count();
        (0..40).for_each(|_| written.tell(&wake));
        assert_eq!(told(), 1);
        written.tell(&wake);
        assert_eq!(told(), 0, "the one that was told stands for it");
        written.heard();
        written.tell(&wake);
        assert_eq!(told(), 1, "what is written after that is news");
    }

    #[test]
    fn after_a_write_there_are_a_few_looks_and_then_none() {
        let (begin, mut looks) = (Instant::now(), Looks::default());
        assert_eq!(looks.next(), None, "idle means asleep");
        looks.begin(begin);
        let mut taken = 0;
        while let Some(next) = looks.next() {
            assert!(next > begin && !looks.is_due(begin), "not before its time");
            assert!(looks.is_due(next));
            taken += 1;
        }
        assert_eq!(taken, Looks::AFTER.len());
    }

    #[test]
    fn the_last_of_many_writes_is_looked_for_as_long_as_a_single_one() {
        let (begin, mut looks) = (Instant::now(), Looks::default());
        let last = (0..1_000).map(|n| begin + Duration::from_millis(n)).inspect(|now| {
            looks.begin(*now);
            looks.is_due(*now);
        });
        let last = last.last().unwrap();
        while let Some(next) = looks.next() {
            assert!(looks.is_due(next));
            if looks.next().is_none() {
                assert!(next >= last + Looks::AFTER[2], "a slow disk is waited for after the last write");
            }
        }
    }
}
