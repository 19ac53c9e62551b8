//! A folder of records, a file each, as vdirsyncer and the programs around it keep them: what is there, what changed, and
//! writing so that nobody ever sees half a file.

use std::collections::BTreeMap;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

/// The most bytes of a file that is looked into: a contact with a picture is far below.
pub const LARGEST: u64 = 8 << 20;

/// What is in a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Whether the folder is there at all.
    pub there: bool,
    /// The files of the kind that was asked for, each with the mark that changes with it.
    pub files: BTreeMap<String, String>,
    /// What was left alone, and why.
    pub strange: Vec<(String, Strange)>,
}

/// Why a file is left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strange {
    /// It is a link, a folder or a device.
    NoFile,
    /// It is too large.
    Huge,
    /// It cannot be read.
    Unreadable,
    /// What it holds is no record, or no text.
    NoRecord,
    /// Its record is in another file too.
    Twice,
    /// It is of nobody in the agenda.
    Foreign,
}

/// What is in a folder, of files with this ending. Hidden files belong to other programs.
pub fn list(folder: &Path, ending: &str) -> io::Result<Listing> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Listing::default()),
        entries => entries?,
    };
    let mut listing = Listing { there: true, ..Listing::default() };
    for entry in entries {
        let entry = entry?;
        let Some(name) = entry.file_name().to_str().map(str::to_owned) else {
            let shown = entry.file_name().to_string_lossy().into_owned();
            listing.strange.push((shown, Strange::NoRecord));
            continue;
        };
        if name.starts_with('.') || !is_of(&name, ending) {
            continue;
        }
        // Of the link itself: what it leads to may be anywhere.
        match fs::symlink_metadata(entry.path()) {
            Ok(meta) if !meta.is_file() => listing.strange.push((name, Strange::NoFile)),
            Ok(meta) if meta.len() > LARGEST => listing.strange.push((name, Strange::Huge)),
            Ok(meta) => {
                listing.files.insert(name, mark(&meta));
            }
            // It went while we looked.
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(_) => listing.strange.push((name, Strange::Unreadable)),
        }
    }
    listing.strange.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(listing)
}

fn is_of(name: &str, ending: &str) -> bool {
    let (stem, found) = name.rsplit_once('.').unwrap_or((name, ""));
    !stem.is_empty() && found.eq_ignore_ascii_case(ending)
}

/// What changes whenever somebody writes the file: a new file in its place is another one, whatever its clock says.
fn mark(meta: &Metadata) -> String {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        format!("{}.{}:{}:{}", meta.ctime(), meta.ctime_nsec(), meta.len(), meta.ino())
    }
    #[cfg(not(unix))]
    {
        let since = meta.modified().ok().and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok());
        format!("{}:{}", since.unwrap_or_default().as_nanos(), meta.len())
    }
}

/// The mark of a file; `None` when it is not there.
#[must_use]
pub fn mark_of(path: &Path) -> Option<String> {
    fs::symlink_metadata(path).ok().filter(Metadata::is_file).map(|meta| mark(&meta))
}

/// The text of a file.
pub fn read(path: &Path) -> Result<String, Strange> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|_| Strange::Unreadable)?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|_| Strange::Unreadable)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > LARGEST) {
        return Err(Strange::Huge);
    }
    String::from_utf8(bytes).map_err(|_| Strange::NoRecord)
}

/// The name of the file of a record: its UID as far as that can be a name.
#[must_use]
pub fn name_of(uid: &str, ending: &str) -> String {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '@');
    let plain: String = uid.chars().take(120).collect();
    if !plain.is_empty() && !plain.starts_with('.') && plain.len() == uid.len() && uid.chars().all(fits) {
        return format!("{uid}.{ending}");
    }
    let hash = uuid::Uuid::new_v5(&uuid::Uuid::NAMESPACE_OID, uid.as_bytes());
    format!("{hash}.{ending}")
}

/// Writes a file that only its owner may read: whoever reads sees the old one or the new one. Returns its mark.
pub fn write(path: &Path, text: &str) -> io::Result<String> {
    lay(path, text)?.place(false)
}

/// A file that is written beside its place, where nobody looks; it is gone when it is not put there.
#[derive(Debug)]
pub struct Laid {
    beside: PathBuf,
    path: PathBuf,
    placed: bool,
}

/// Writes a file that only its owner may read beside its place.
pub fn lay(path: &Path, text: &str) -> io::Result<Laid> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // Programs that share such folders leave alone what is hidden and what ends so.
    let beside = path.with_file_name(format!(".{name}.tmp"));
    // What another run left half written goes, and so does a link that somebody put there to lead us elsewhere.
    remove(&beside)?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&beside)?;
    let laid = Laid { beside, path: path.to_owned(), placed: false };
    file.write_all(text.as_bytes())?;
    Ok(laid)
}

impl Laid {
    /// The place.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Puts it into its place once the disk keeps it, which it may do already; returns its mark.
    pub fn place(mut self, kept: bool) -> io::Result<String> {
        if !kept {
            OpenOptions::new().write(true).open(&self.beside)?.sync_all()?;
        }
        fs::rename(&self.beside, &self.path)?;
        self.placed = true;
        mark_of(&self.path).ok_or_else(|| ErrorKind::NotFound.into())
    }
}

impl Drop for Laid {
    fn drop(&mut self) {
        if !self.placed {
            let _gone = fs::remove_file(&self.beside);
        }
    }
}

/// Has the disk keep all that was written into a folder, at once: asked for one by one, each of many files is waited for.
/// Says whether the system knows how to.
#[cfg(target_os = "linux")]
pub fn keep_all(folder: &Path) -> io::Result<bool> {
    rustix::fs::syncfs(File::open(folder)?)?;
    Ok(true)
}

/// Has the disk keep all that was written into a folder at once, which this system does not know how to.
#[cfg(not(target_os = "linux"))]
pub fn keep_all(_: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Removes a file; one that is gone already is gone.
pub fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// Has the disk keep what was written into a folder and taken out of it.
pub fn settle(folder: &Path) -> io::Result<()> {
    // Windows knows no way to do so for a folder.
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Keeps a folder for one program at a time, as long as it is held.
#[derive(Debug)]
pub struct Held {
    _file: File,
}

/// Holds a folder; `None` when another program does.
pub fn hold(folder: &Path) -> io::Result<Option<Held>> {
    let path: PathBuf = folder.join(".cartera.lock");
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(Held { _file: file })),
        Err(fs::TryLockError::WouldBlock) => Ok(None),
        // A file system that knows no locks has one user.
        Err(fs::TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => Ok(Some(Held { _file: file })),
        Err(fs::TryLockError::Error(error)) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_record_of_the_kind_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in ["a.ics", "B.ICS", ".hidden.ics", "c.vcf", "d.ics.tmp", ".ics", "ics"] {
            fs::write(at(name), "x").unwrap();
        }
        fs::create_dir(at("folder.ics")).unwrap();
        File::create(at("huge.ics")).unwrap().set_len(LARGEST + 1).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink("/etc/passwd", at("link.ics")).unwrap();
        let listing = list(folder.path(), "ics").unwrap();
        assert_eq!(listing.files.keys().collect::<Vec<_>>(), ["B.ICS", "a.ics"]);
        let strange: Vec<_> = listing.strange.iter().map(|(name, why)| (name.as_str(), *why)).collect();
        let mut expected = vec![("folder.ics", Strange::NoFile), ("huge.ics", Strange::Huge)];
        if cfg!(unix) {
            expected.push(("link.ics", Strange::NoFile));
        }
        assert_eq!(strange, expected);
        assert_eq!(list(&at("nowhere"), "ics").unwrap(), Listing::default());
        assert!(read(&at("folder.ics")).is_err() && read(&at("huge.ics")) == Err(Strange::Huge));
    }

    #[test]
    fn a_new_text_has_a_new_mark_and_leaves_nothing_beside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ics");
        let first = write(&path, "uno").unwrap();
        assert_eq!((mark_of(&path), read(&path).as_deref()), (Some(first.clone()), Ok("uno")));
        let second = write(&path, "dos").unwrap();
        assert_ne!(first, second);
        assert_eq!(list(folder.path(), "ics").unwrap().files, BTreeMap::from([("a.ics".to_owned(), second)]));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert!(write(&folder.path().join("no/a.ics"), "x").is_err());
        remove(&path).unwrap();
        remove(&path).unwrap();
        assert_eq!(mark_of(&path), None);
    }

    #[test]
    fn what_is_laid_is_seen_once_it_is_placed_and_gone_when_it_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ics");
        write(&path, "uno").unwrap();
        let inside = || fs::read_dir(folder.path()).unwrap().count();
        let laid = lay(&path, "dos").unwrap();
        assert_eq!((read(&path).as_deref(), laid.path(), inside()), (Ok("uno"), path.as_path(), 2));
        drop(laid);
        assert_eq!((read(&path).as_deref(), inside()), (Ok("uno"), 1));
        let laid = lay(&path, "dos").unwrap();
        let kept = keep_all(folder.path()).unwrap();
        let mark = laid.place(kept).unwrap();
        assert_eq!((read(&path).as_deref(), mark_of(&path), inside()), (Ok("dos"), Some(mark), 1));
    }

    #[test]
    fn names_stay_in_the_folder() {
        assert_eq!(name_of("a-1@b.c", "vcf"), "a-1@b.c.vcf");
        for odd in ["../x", ".x", "a/b", "ñ", "", &"x".repeat(200)] {
            let name = name_of(odd, "ics");
            assert!(!name.contains('/') && !name.starts_with('.') && name.len() < 130, "{odd}: {name}");
        }
    }

    #[test]
    fn a_folder_is_held_once() {
        let folder = tempfile::tempdir().unwrap();
        let held = hold(folder.path()).unwrap();
        assert!(held.is_some() && hold(folder.path()).unwrap().is_none());
        drop(held);
        assert!(hold(folder.path()).unwrap().is_some());
    }
}
