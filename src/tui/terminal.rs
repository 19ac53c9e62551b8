//! The terminal while the screens own it: taken, given back, and given back in any case.

use std::io::{self, BufWriter, Stdout, Write};
use std::mem::ManuallyDrop;
use std::sync::atomic::{AtomicBool, Ordering};

use ratatui::Terminal;
use ratatui::backend::{Backend as _, CrosstermBackend};
use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::{
    DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste, EnableFocusChange,
    EnableMouseCapture,
};
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, SetTitle, disable_raw_mode, enable_raw_mode,
};

use super::gapless::Gapless;

type Backend = Gapless<CrosstermBackend<BufWriter<Stdout>>>;

/// Whether the terminal is ours now: a panic gives it back once, and only then.
static OURS: AtomicBool = AtomicBool::new(false);

/// The terminal in raw mode on its other screen. Dropping it gives the terminal back.
pub(super) struct Screen {
    /// Never dropped: it would show the cursor, which is done here, and panic where there is no terminal any more.
    terminal: ManuallyDrop<Terminal<Backend>>,
    mouse: bool,
}

impl Screen {
    /// Takes the terminal.
    pub(super) fn take(mouse: bool) -> io::Result<Self> {
        enter(mouse)?;
        // A frame is written at once: what a key changes appears in one piece.
        let backend = CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout()));
        let size = backend.size()?;
        let terminal = ManuallyDrop::new(Terminal::new(Gapless::new(backend, size))?);
        Ok(Self { terminal, mouse })
    }

    pub(super) fn terminal(&mut self) -> &mut Terminal<Backend> {
        &mut self.terminal
    }

    /// Tells the terminal something that is no part of a frame.
    pub(super) fn tell(&mut self, sequence: &str) -> io::Result<()> {
        let out = self.terminal.backend_mut().inner();
        out.write_all(sequence.as_bytes())?;
        Write::flush(out)
    }

    /// Gives the terminal to something else while it runs, and takes it again.
    pub(super) fn lend<T>(&mut self, work: impl FnOnce() -> T) -> io::Result<T> {
        leave();
        let result = work();
        enter(self.mouse)?;
        self.redraw()?;
        Ok(result)
    }

    /// Makes the next frame write every cell.
    pub(super) fn redraw(&mut self) -> io::Result<()> {
        // Not `clear`, which would ask the terminal where its cursor is and wait for the answer.
        let size = self.terminal.size()?;
        self.terminal.resize(size.into())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        leave();
    }
}

fn enter(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    OURS.store(true, Ordering::SeqCst);
    let mut out = io::stdout();
    // A computer that slept did not count the time until midnight: whoever comes back to the window is told by the
    // terminal, and then it is looked what day it is.
    // A terminal without another screen shows what was there before, such as a question that was just answered.
    let empty = Clear(ClearType::All);
    execute!(out, EnterAlternateScreen, empty, EnableBracketedPaste, EnableFocusChange, SetTitle("cartera"))?;
    if mouse {
        execute!(out, EnableMouseCapture)?;
    }
    Ok(())
}

/// Gives the terminal back, if it is ours. A terminal that is gone cannot be mended, so failures are let go.
pub(super) fn leave() {
    if OURS.swap(false, Ordering::SeqCst) {
        let mut out = io::stdout();
        let _gone =
            execute!(out, DisableMouseCapture, DisableFocusChange, DisableBracketedPaste, LeaveAlternateScreen, Show);
        let _gone = out.flush();
        let _gone = disable_raw_mode();
    }
}

/// Stops the process as Ctrl-Z does outside, until the shell continues it.
pub(super) fn stop() {
    #[cfg(unix)]
    let _stopped = signal_hook::low_level::raise(signal_hook::consts::SIGTSTP);
}
