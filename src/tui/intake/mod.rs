//! Files that are looked over before they are taken in: how each is read, what it brings, and what would become of it.

mod manner;
mod passphrase;
pub(super) mod work;

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

pub use manner::{ENCODINGS, Manner};
pub use passphrase::Passphrase;

use crate::agenda::{FileReport, IntakeOptions};
use crate::exchange::incoming::Incoming;

/// A file that was named.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where it is.
    pub path: PathBuf,
    /// What was in it when it was read: whatever is done with it, it is done with this.
    pub bytes: Arc<[u8]>,
    /// How it is to be read where the user knows better.
    pub manner: Manner,
    /// Which of what was read is from it.
    pub brought: Range<usize>,
    /// Why it was not read.
    pub problem: Option<String>,
}

/// Files that were read, and what taking them in would do.
#[derive(Clone, Debug)]
pub struct Looked {
    /// The files.
    pub sources: Vec<Source>,
    /// What they bring.
    pub brought: Arc<Vec<Incoming>>,
    /// What would become of it, in the same order.
    pub reports: Vec<FileReport>,
}

impl Looked {
    /// Whether anything of it is understood.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.sources.iter().any(|source| source.problem.is_none() && !source.brought.is_empty())
    }

    /// The place of the file from which something comes.
    #[must_use]
    pub fn source_of(&self, at: usize) -> Option<usize> {
        self.sources.iter().position(|source| source.brought.contains(&at))
    }
}

/// An agenda that was exported as a whole.
#[derive(Clone, Debug)]
pub struct Whole {
    /// Where it is.
    pub path: PathBuf,
    /// What was in it when it was read.
    pub bytes: Arc<[u8]>,
}

/// Files of which some are opened by a passphrase.
#[derive(Clone, Debug, Default)]
pub struct Locked {
    /// All that are to be read.
    pub files: Vec<PathBuf>,
    /// The first one that needs it.
    pub first: PathBuf,
    /// What is typed of it.
    pub typed: Passphrase,
    /// What was wrong with the one before.
    pub wrong: Option<String>,
}

/// What the worker is to do.
#[derive(Debug)]
pub enum Task {
    /// Look into a folder.
    Look(PathBuf),
    /// Read files, those that are encrypted with a passphrase, and say what taking them in would do.
    Read(Vec<PathBuf>, Option<Passphrase>),
    /// Read what was in the files once more, in another manner.
    Again(Vec<Source>, IntakeOptions),
    /// Say what taking it in would do, with other options.
    Rehearse(Arc<Vec<Incoming>>, IntakeOptions),
    /// Take it in.
    TakeIn(Arc<Vec<Incoming>>, IntakeOptions),
    /// Take in what was exported of an agenda as a whole, or say what that would do.
    Whole(Whole, bool),
    /// Write a new file.
    Write(PathBuf, Vec<u8>),
}
