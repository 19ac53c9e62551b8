//! Notices on the user's desktop, by whatever the system has for it; and why one could not be shown.
//!
//! The programs that every desktop brings along are asked, instead of linking to each desktop's own library: nothing is
//! running between two notices, and nothing has to be installed to build. The keyring alone is spoken to directly: its
//! programs would be told the passphrase where every other program can see it.

mod around;
mod carry;
mod copy;
mod edit;
pub mod hook;
mod open;
pub mod secret;
mod system;

use std::fmt;
use std::sync::{Mutex, PoisonError};

pub use around::{Around, Os, Terminal};
pub use carry::{Carrier, Uncarried};
pub use copy::copying;
pub use edit::{edit, editor};
pub use system::System;

/// Something to show. It may hold foreign text, which is made harmless on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The line that stands out.
    pub title: String,
    /// What is said under it, over a few lines.
    pub body: String,
}

/// What shows a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The program of the freedesktop.org systems.
    NotifySend,
    /// The same service, asked by the tool that systemd brings along.
    Busctl,
    /// The scripts of macOS.
    Osascript,
    /// The scripts of Windows.
    PowerShell,
    /// The terminal in which we run.
    Terminal,
}

impl Route {
    /// The program that is run; the terminal needs none.
    #[must_use]
    pub fn program(self) -> Option<&'static str> {
        match self {
            Self::NotifySend => Some("notify-send"),
            Self::Busctl => Some("busctl"),
            Self::Osascript => Some("osascript"),
            Self::PowerShell => Some("powershell"),
            Self::Terminal => None,
        }
    }
}

/// Why a notice was not shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Undelivered {
    /// The desktop is on another machine, and the terminal shows no notices or there is none.
    #[error("over SSH")]
    Remote,
    /// Nobody is logged in on a desktop.
    #[error("no session bus")]
    NoSession,
    /// None of the programs that show notices is there.
    #[error("no program")]
    NoProgram,
    /// The program did not do it.
    #[error("{program}: {detail}")]
    Refused {
        /// Its name.
        program: &'static str,
        /// What it says.
        detail: String,
    },
    /// The program did not end.
    #[error("{program} takes too long")]
    Slow {
        /// Its name.
        program: &'static str,
    },
}

/// Why a file or an address was not opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unopened {
    /// There is no such file now.
    #[error("no such file: {0}")]
    Missing(String),
    /// Nobody is at a desktop here: what would be run has no window to show.
    #[error("no desktop")]
    NoDesktop,
    /// It is nothing that is opened, or the system has no program for it.
    #[error("not opened: {0}")]
    Refused(String),
}

/// Where notices go, and what files are opened with.
pub trait Desktop: fmt::Debug + Send + Sync {
    /// Opens a file, by its whole path, or an address on the web.
    fn open(&self, target: &str) -> Result<(), Unopened>;

    /// Shows a notice; says by what.
    fn raise(&self, notice: &Notice) -> Result<Route, Undelivered>;
}

/// A desktop that only remembers what it was shown: for tests, and for screens without a terminal.
#[derive(Debug, Default)]
pub struct Recorder {
    raised: Mutex<Vec<Notice>>,
    opened: Mutex<Vec<String>>,
}

impl Recorder {
    /// What was shown, oldest first.
    #[must_use]
    pub fn raised(&self) -> Vec<Notice> {
        self.raised.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What was opened, oldest first.
    #[must_use]
    pub fn opened(&self) -> Vec<String> {
        self.opened.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Desktop for Recorder {
    fn open(&self, target: &str) -> Result<(), Unopened> {
        self.opened.lock().unwrap_or_else(PoisonError::into_inner).push(target.to_owned());
        Ok(())
    }

    fn raise(&self, notice: &Notice) -> Result<Route, Undelivered> {
        self.raised.lock().unwrap_or_else(PoisonError::into_inner).push(notice.clone());
        Ok(Route::NotifySend)
    }
}
