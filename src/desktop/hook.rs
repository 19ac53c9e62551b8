//! Running commands of the user's, with something to read on their standard input. Nobody waits for them; how they ended is
//! known to whoever asks.

use std::io::{Seek, Write};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// A command that was started and did not do what it was to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure {
    /// With which code it ended; `None` when it was stopped.
    pub code: Option<i32>,
}

impl Failure {
    fn of(status: ExitStatus) -> Option<Self> {
        (!status.success()).then(|| Self { code: status.code() })
    }
}

/// What starts commands.
#[derive(Clone, Debug)]
pub struct Starter {
    started: Arc<AtomicUsize>,
    ended: Sender<Option<Failure>>,
}

/// How the commands ended that a [`Starter`] started.
#[derive(Debug)]
pub struct Ends {
    started: Arc<AtomicUsize>,
    ended: Receiver<Option<Failure>>,
}

/// Something to start commands with, and how these end.
#[must_use]
pub fn starter() -> (Starter, Ends) {
    let (tell, ended) = channel();
    let started = Arc::<AtomicUsize>::default();
    (Starter { started: Arc::clone(&started), ended: tell }, Ends { started, ended })
}

impl Starter {
    /// Starts a command that reads `input` and whose output nobody sees; says in one line why it could not be started.
    pub fn start(&self, command: &[String], input: &[u8]) -> Result<(), String> {
        let [program, args @ ..] = command else { return Ok(()) };
        let run = || -> std::io::Result<()> {
            // A file and not a pipe: whoever reads slowly, or not at all, keeps nobody waiting.
            let mut said = tempfile::tempfile()?;
            said.write_all(input)?;
            said.rewind()?;
            let mut command = Command::new(program);
            command.args(args).stdin(said).stdout(Stdio::null()).stderr(Stdio::null());
            #[cfg(unix)]
            // What is typed at the terminal is not for it.
            std::os::unix::process::CommandExt::process_group(&mut command, 0);
            let mut child = command.spawn()?;
            self.started.fetch_add(1, Ordering::SeqCst);
            let ended = self.ended.clone();
            thread::spawn(move || {
                let failure = child.wait().ok().and_then(Failure::of);
                let _nobody_asks = ended.send(failure);
            });
            Ok(())
        };
        run().map_err(|error| format!("{program}: {error}"))
    }
}

impl Ends {
    /// Waits until all that were started have ended, but no longer than this; the last of those that failed.
    #[must_use]
    pub fn within(&self, patience: Duration) -> Option<Failure> {
        let until = Instant::now() + patience;
        let mut failed = None;
        for _ in 0..self.started.swap(0, Ordering::SeqCst) {
            let Ok(end) = self.ended.recv_timeout(until.saturating_duration_since(Instant::now())) else { break };
            failed = end.or(failed);
        }
        failed
    }

    /// Tells of each that fails, as long as any can be started.
    pub fn each(self, mut tell: impl FnMut(Failure)) {
        self.ended.iter().flatten().for_each(&mut tell);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::shell::words;

    /// Longer than anything takes.
    const LONG: Duration = Duration::from_mins(10);

    #[cfg(unix)]
    #[test]
    fn a_command_reads_what_it_is_given_and_nobody_waits() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("said");
        let command = words(&format!("sh -c 'cat > \"{0}.new\" && mv \"{0}.new\" \"{0}\"'", file.display())).unwrap();
        let text = "ñandú\n".repeat(100_000);
        let (starter, ends) = starter();
        starter.start(&command, text.as_bytes()).unwrap();
        assert_eq!(ends.within(LONG), None);
        assert_eq!(std::fs::read_to_string(file).unwrap(), text);
        assert!(starter.start(&["/nowhere/at-all".to_owned()], b"").unwrap_err().starts_with("/nowhere/at-all: "));
        // What never ends is waited for no longer than asked.
        starter.start(&words("sh -c 'exec sleep 600'").unwrap(), b"").unwrap();
        assert_eq!(ends.within(Duration::ZERO), None);
    }

    #[cfg(unix)]
    #[test]
    fn how_a_command_ended_is_known_to_who_asks() {
        for (name, ends_with, expected) in [
            ("well", "exit 0", None),
            ("with a code", "exit 3", Some(Failure { code: Some(3) })),
            ("stopped", "kill -9 $$", Some(Failure { code: None })),
        ] {
            let (starter, ends) = starter();
            for command in ["exit 0", ends_with, "exit 0"] {
                starter.start(&["sh".into(), "-c".into(), command.into()], b"").unwrap();
            }
            assert_eq!(ends.within(LONG), expected, "{name}");
            assert_eq!(ends.within(LONG), None, "{name} is told once");
            starter.start(&["sh".into(), "-c".into(), ends_with.into()], b"").unwrap();
            drop(starter);
            let mut told = Vec::new();
            ends.each(|failure| told.push(failure));
            assert_eq!(told, Vec::from_iter(expected), "{name}");
        }
    }
}
