//! Where the platform keeps a program's files.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;

/// The folders of this user; none of them needs to exist yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    /// What must not be lost: the agenda and its backups.
    pub data: PathBuf,
    /// What the user sets.
    pub config: PathBuf,
    /// What is worth keeping between two starts, such as a half-typed note.
    pub state: PathBuf,
}

impl Paths {
    /// The folders of the user who runs the program; `None` when that user has no home.
    #[must_use]
    pub fn of_user() -> Option<Self> {
        let folders = ProjectDirs::from("", "", "cartera")?;
        let (data, local) = (folders.data_dir(), folders.data_local_dir());
        Some(Self {
            data: data.to_owned(),
            config: folders.config_dir().to_owned(),
            // Only Linux sets a folder apart for it.
            state: folders.state_dir().unwrap_or(local).to_owned(),
        })
    }

    /// The database that is opened when none is named.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.data.join("agenda.db")
    }

    /// The configuration that is read when none is named.
    #[must_use]
    pub fn config_file(&self) -> PathBuf {
        self.config.join("config.toml")
    }

    /// All three below one folder, for a test or a portable installation.
    #[must_use]
    pub fn below(folder: &Path) -> Self {
        Self { data: folder.join("data"), config: folder.join("config"), state: folder.join("state") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_have_their_names() {
        let paths = Paths::below(Path::new("somewhere"));
        assert!(paths.database().ends_with("data/agenda.db"));
        assert!(paths.config_file().ends_with("config/config.toml"));
    }

    #[test]
    fn the_folders_of_a_user_are_named_after_the_program() {
        if let Some(paths) = Paths::of_user() {
            for folder in [paths.data, paths.config, paths.state] {
                assert!(folder.is_absolute() && folder.to_string_lossy().contains("cartera"), "{folder:?}");
            }
        }
    }
}
