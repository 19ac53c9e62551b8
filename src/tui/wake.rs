//! What can wake the loop: keys, another program's write, the worker, a signal. Between them nothing runs.

use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use notify::event::EventKind;
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use ratatui::crossterm::event::{self, Event};

use super::update::Msg;

/// A reason to wake up.
#[derive(Debug)]
pub(super) enum Wake {
    /// All input that was waiting.
    Input(Vec<Event>),
    /// The file was written.
    Written,
    /// Something finished on the worker.
    Worker(Box<Msg>),
    /// The system asks the program to end.
    End,
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

/// Watches the agenda's file; `None` where the system cannot, and then only keys bring news.
pub(super) fn watch(path: &Path, wake: Sender<Wake>) -> Option<RecommendedWatcher> {
    let folder =
        path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new(".")).to_owned();
    let name = path.file_name()?.to_owned();
    let ours = move |path: &Path| {
        path.file_name().is_some_and(|file| file.to_string_lossy().starts_with(name.to_string_lossy().as_ref()))
    };
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let Ok(event) = event else { return };
        let wrote = matches!(event.kind, EventKind::Modify(_) | EventKind::Create(_) | EventKind::Remove(_));
        if wrote && event.paths.iter().any(|path| ours(path)) {
            let _ended = wake.send(Wake::Written);
        }
    })
    .ok()?;
    watcher.watch(&folder, RecursiveMode::NonRecursive).ok()?;
    Some(watcher)
}

/// Ends the loop in an orderly way when the system asks for it.
pub(super) fn heed_signals(wake: Sender<Wake>) {
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
