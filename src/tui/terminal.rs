//! The terminal while the screens own it: taken, given back, and given back in any case.

use std::io::{self, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use ratatui::buffer::Buffer;
use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::{
    DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste, EnableFocusChange,
    EnableMouseCapture,
};
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, SetTitle, disable_raw_mode, enable_raw_mode,
};
use ratatui::layout::Rect;

use super::frames::Frames;

/// Whether the terminal is ours now: a panic gives it back once, and only then.
static OURS: AtomicBool = AtomicBool::new(false);

/// The terminal in raw mode on its other screen. Dropping it gives the terminal back.
pub(super) struct Screen {
    out: Stdout,
    frames: Frames,
    mouse: bool,
}

impl Screen {
    /// Takes the terminal.
    pub(super) fn take(mouse: bool) -> io::Result<Self> {
        enter(mouse)?;
        Ok(Self { out: io::stdout(), frames: Frames::default(), mouse })
    }

    /// Shows a frame of so many columns and rows.
    pub(super) fn show(&mut self, size: (u16, u16), draw: impl FnOnce(Rect, &mut Buffer)) -> io::Result<()> {
        // It is written at once: what a key changes appears in one piece.
        send(&mut self.out, self.frames.draw(size, draw))
    }

    /// Tells the terminal something that is no part of a frame.
    pub(super) fn tell(&mut self, sequence: &str) -> io::Result<()> {
        send(&mut self.out, sequence)
    }

    /// Gives the terminal to something else while it runs, and takes it again.
    pub(super) fn lend<T>(&mut self, work: impl FnOnce() -> T) -> io::Result<T> {
        leave();
        let result = work();
        enter(self.mouse)?;
        self.redraw();
        Ok(result)
    }

    /// Makes the next frame write every cell.
    pub(super) fn redraw(&mut self) {
        self.frames.forget();
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        leave();
    }
}

fn send(out: &mut Stdout, sequence: &str) -> io::Result<()> {
    let mut out = out.lock();
    out.write_all(sequence.as_bytes())?;
    out.flush()
}

fn enter(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    OURS.store(true, Ordering::SeqCst);
    let mut out = io::stdout();
    // A computer that slept did not count the time until midnight: whoever comes back to the window is told by the
    // terminal, and then it is looked what day it is.
    execute!(out, EnterAlternateScreen, EnableBracketedPaste, EnableFocusChange, SetTitle("cartera"))?;
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
