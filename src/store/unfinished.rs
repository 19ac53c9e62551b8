//! Files that are being made. They bear a name of their own until they are whole, so that whatever bears another is; what
//! is called off or fails leaves nothing, unless it is so large that its end would be waited for; that, and what was left by
//! a program that was killed, goes before the next one is made.
//!
//! Whoever makes a file among the backups holds a lock on their folder meanwhile, together with all others who do. So who
//! has the folder for himself knows that nobody is at it, and that what is unfinished there will never be finished.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use rusqlite::ffi;

use super::convert;
use super::error::{Result, StoreError};

/// How the end of a name begins as long as the file is not whole.
const UNFINISHED: &str = "unfinished-";
/// The same as it was written by programs that held no lock.
const UNLOCKED: &str = "partial-";
/// How long what may be somebody's is left alone where no lock tells.
const A_DAY: Duration = Duration::from_hours(24);
/// How often, and after which time, a folder is asked for again that somebody else is sweeping.
const TRIES: usize = 20;
const PAUSE: Duration = Duration::from_millis(10);
/// From how many bytes on the room of a file takes longer to be given back than who called it off is to wait.
const LARGE: u64 = 32 * 1024 * 1024;
/// What SQLite may have left beside a file that it was writing.
const SIDES: [&str; 4] = ["", "-journal", "-wal", "-shm"];

/// By what long work is called off from another thread.
#[derive(Clone, Debug, Default)]
pub struct Halt {
    called: Arc<AtomicBool>,
    /// After how many questions it calls itself.
    #[cfg(test)]
    after: Option<Arc<std::sync::atomic::AtomicUsize>>,
}

impl Halt {
    /// Calls the work off.
    pub fn call(&self) {
        self.called.store(true, Ordering::SeqCst);
    }

    /// Whether it was called off.
    #[must_use]
    pub fn is_called(&self) -> bool {
        #[cfg(test)]
        if let Some(left) = &self.after
            && left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_err()
        {
            self.call();
        }
        self.called.load(Ordering::SeqCst)
    }

    /// One that calls itself after it was asked so often.
    #[cfg(test)]
    pub(crate) fn after(questions: usize) -> Self {
        Self { after: Some(Arc::new(questions.into())), ..Self::default() }
    }

    /// Refuses to go on when the work was called off, as SQLite does.
    pub fn check(&self) -> Result<()> {
        if self.is_called() {
            let interrupted = ffi::Error::new(ffi::SQLITE_INTERRUPT);
            return Err(StoreError::Sqlite(rusqlite::Error::SqliteFailure(interrupted, None)));
        }
        Ok(())
    }
}

/// A file that is being made; dropped before it is finished, it is gone.
pub(super) struct Unfinished {
    partial: PathBuf,
    to: PathBuf,
    /// Whether it is left to whoever makes the next one.
    stays: bool,
    /// What tells others that somebody is at it.
    _lock: Option<File>,
}

impl Unfinished {
    /// Begins a file that will be at `to`.
    pub(super) fn new(to: &Path) -> Self {
        Self { partial: unfinished(to), to: to.to_owned(), stays: false, _lock: None }
    }

    /// The same among the backups, where what is left of others is done away with first: it may be all the room there is.
    pub(super) fn among_backups(to: &Path) -> Self {
        Self { partial: unfinished(to), to: to.to_owned(), stays: false, _lock: to.parent().and_then(join) }
    }

    /// Where it is until it is whole.
    pub(super) fn path(&self) -> &Path {
        &self.partial
    }

    /// Gives the file up because it was called off: a large one stays until the next is made among the backups.
    pub(super) fn call_off(mut self) {
        self.stays = fs::metadata(&self.partial).is_ok_and(|meta| meta.len() > LARGE);
    }

    /// Gives the file, which is whole now, its name, for good.
    pub(super) fn finish(self) -> Result<()> {
        fs::rename(&self.partial, &self.to)?;
        #[cfg(unix)]
        if let Some(folder) = self.to.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            // The name is on the disk once the folder is.
            File::open(folder)?.sync_all()?;
        }
        Ok(())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // With what SQLite keeps beside it.
        for side in SIDES.into_iter().filter(|_| !self.stays) {
            let _nothing_half_made_stays = fs::remove_file(beside(&self.partial, side));
        }
    }
}

/// Writes a file under another name first, until it is whole.
pub(super) fn whole(to: &Path, write: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let made = Unfinished::new(to);
    write(made.path())?;
    made.finish()
}

/// What a file is called until it is whole.
pub(super) fn unfinished(to: &Path) -> PathBuf {
    to.with_extension(format!("{UNFINISHED}{}", std::process::id()))
}

/// What SQLite keeps beside a file has its name with this end.
pub(super) fn beside(path: &Path, side: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(side);
    PathBuf::from(name)
}

/// Joins those who make files in a folder, as far as the system can tell of it; who comes first sweeps.
fn join(folder: &Path) -> Option<File> {
    let lock = File::open(folder).ok()?;
    if lock.try_lock().is_ok() {
        sweep(folder, |name| name.starts_with(UNFINISHED), |_| true);
    }
    for _ in 0..TRIES {
        match lock.try_lock_shared() {
            Ok(()) => return Some(lock),
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            Err(TryLockError::Error(_)) => return None,
        }
    }
    None
}

/// Removes what was left of files that were never finished and is a day older than what was `made` now: by programs that
/// held no lock, and where there are none.
pub(super) fn sweep_old(made: &Path) -> Result<()> {
    let now = fs::metadata(made)?.modified()?;
    let old = |meta: &fs::Metadata| {
        let age = meta.modified().map(|then| now.duration_since(then));
        age.is_ok_and(|age| age.is_ok_and(|age| age > A_DAY))
    };
    if let Some(folder) = made.parent() {
        sweep(folder, |name| name.starts_with(UNLOCKED) || name.starts_with(UNFINISHED), old);
    }
    Ok(())
}

/// Does away with all that is unfinished of the agenda at `path`, beside it and among its backups, which nobody has open:
/// it may hold what only a key is to open from now on.
pub(super) fn erase_all(path: &Path, backups: &Path) {
    let is_unfinished = |name: &str| name.starts_with(UNLOCKED) || name.starts_with(UNFINISHED);
    let beside = path.parent().map(|folder| found(folder, is_unfinished)).unwrap_or_default();
    let of_it = beside.into_iter().filter(|other| other.file_stem() == path.file_stem());
    for left in of_it.chain(found(backups, is_unfinished)) {
        let _kept = convert::erase(&left);
    }
}

/// Removes those files of a folder whose names end so and that are meant; whoever cannot remove them keeps them.
fn sweep(folder: &Path, ends: impl Fn(&str) -> bool, is_meant: impl Fn(&fs::Metadata) -> bool) {
    for left in found(folder, ends) {
        if fs::metadata(&left).is_ok_and(|meta| is_meant(&meta)) {
            let _kept = fs::remove_file(&left);
        }
    }
}

/// The files of a folder whose names end so.
fn found(folder: &Path, ends: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let files = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file());
    files.filter(|path| path.extension().is_some_and(|end| ends(&end.to_string_lossy()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_finished_leaves_nothing_and_what_is_has_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let to = folder.path().join("a.db");
        let there = || fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect::<Vec<_>>();
        let failed = whole(&to, |partial| {
            for side in SIDES {
                fs::write(beside(partial, side), "half").unwrap();
            }
            Err(StoreError::Full)
        });
        assert!(matches!(failed, Err(StoreError::Full)) && there().is_empty(), "{:?}", there());
        whole(&to, |partial| Ok(fs::write(partial, "whole")?)).unwrap();
        assert_eq!(there(), ["a.db"]);
    }

    #[test]
    fn what_a_killed_program_left_goes_at_once_and_what_somebody_is_at_stays() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| {
            let path = folder.path().join(name);
            fs::write(&path, "half").unwrap();
            path
        };
        let (left, journal) = (file("a.unfinished-1"), file("a.unfinished-1-journal"));
        let (older, other) = (file("b.partial-1"), file("unfinished-notes.txt"));
        let (first, second) = (folder.path().join("c.db"), folder.path().join("d.db"));
        let somebody = Unfinished::among_backups(&first);
        assert!(!left.exists() && !journal.exists(), "nobody is at it");
        assert!(older.exists() && other.exists());
        fs::write(somebody.path(), "half").unwrap();
        let another = Unfinished::among_backups(&second);
        assert!(somebody.path().exists(), "somebody is at it");
        drop(another);
        somebody.finish().unwrap();
        assert!(first.exists() && !second.exists());
        drop(Unfinished::among_backups(&second));
        assert!(first.exists());
    }

    #[test]
    fn a_large_file_that_is_called_off_is_left_to_the_next_and_a_small_one_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let to = folder.path().join("a.db");
        for (bytes, stays) in [(LARGE, false), (LARGE + 1, true)] {
            let made = Unfinished::among_backups(&to);
            let partial = made.path().to_owned();
            File::create(&partial).unwrap().set_len(bytes).unwrap();
            made.call_off();
            assert_eq!(partial.exists(), stays, "{bytes}");
        }
        let next = Unfinished::among_backups(&to);
        assert!(!next.path().exists());
    }
}
