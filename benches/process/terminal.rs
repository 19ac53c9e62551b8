//! A program in a terminal of its own: keys go in, and it is noted when the last byte came out.

use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::portfolio::SIZE;

/// After so long without a byte, what was asked for is on the screen.
const QUIET: Duration = Duration::from_millis(40);
/// How long an answer may take before something is wrong.
const PATIENCE: Duration = Duration::from_mins(1);

/// A program in a terminal.
pub(crate) struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    bytes: Receiver<Instant>,
}

impl Terminal {
    /// Starts a program; the time until its first screen is whole.
    pub(crate) fn start(command: CommandBuilder) -> (Self, Duration) {
        let size = PtySize { cols: SIZE.0, rows: SIZE.1, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut output = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let (tell, bytes) = channel();
        let begin = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        thread::spawn(move || {
            let mut buffer = vec![0; 1 << 16];
            while let Ok(read) = output.read(&mut buffer) {
                if read == 0 || tell.send(Instant::now()).is_err() {
                    return;
                }
            }
        });
        let terminal = Self { child, _master: pair.master, keys, bytes };
        let (_, took) = terminal.settled(begin).unwrap();
        (terminal, took)
    }

    /// Presses keys; the time until the screen shows what they did.
    pub(crate) fn press(&mut self, keys: &str) -> Duration {
        self.answer(keys).1
    }

    /// Presses keys; the time until the screen begins to show what they did, and until it shows all of it.
    pub(crate) fn answer(&mut self, keys: &str) -> (Duration, Duration) {
        while self.bytes.try_recv().is_ok() {}
        let begin = Instant::now();
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
        self.settled(begin).unwrap()
    }

    /// Presses keys that are not measured, and may do nothing.
    pub(crate) fn drive(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
        while self.bytes.recv_timeout(2 * QUIET).is_ok() {}
    }

    /// The time of the first byte and of the last before it is quiet; `None` when none came.
    fn settled(&self, begin: Instant) -> Option<(Duration, Duration)> {
        let first = self.bytes.recv_timeout(PATIENCE).ok()?;
        let mut last = first;
        loop {
            match self.bytes.recv_timeout(QUIET) {
                Ok(at) => last = at,
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    return Some((first - begin, last - begin));
                }
            }
        }
    }

    /// The number of the process.
    pub(crate) fn process(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Leaves the program.
    pub(crate) fn leave(mut self, keys: &str) {
        let _gone = self.keys.write_all(keys.as_bytes());
        let _flushed = self.keys.flush();
        let begin = Instant::now();
        while begin.elapsed() < Duration::from_secs(5) {
            if self.child.try_wait().unwrap().is_some() {
                return;
            }
            thread::sleep(Duration::from_millis(2));
        }
        self.child.kill().unwrap();
    }
}
