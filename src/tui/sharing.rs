//! Sharing the agenda with phones and other computers, from the screens: what is shared, and doing it on the worker.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::jobs::Job;
use crate::agenda::{Agenda, SyncOptions, SyncReport, Watch};
use crate::desktop::{Carrier, Uncarried};
use crate::exchange::vdirsyncer;
use crate::i18n::Texts;

/// What is shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sharing {
    /// The shared folder.
    pub folder: PathBuf,
    /// Whether what happened is shared too.
    pub interactions: bool,
    /// How a server is reached, if that file is there.
    pub setup: PathBuf,
    /// Whether the settings name the folder.
    pub chosen: bool,
}

impl Sharing {
    /// What the settings, in this file, say of the agenda at a place.
    #[must_use]
    pub fn of(settings: &crate::config::Sync, config: &Path, agenda: &Path) -> Self {
        let whole = std::path::absolute(agenda).unwrap_or_else(|_| agenda.to_owned());
        let chosen = settings.folder.is_some();
        let folder = settings.folder.as_ref().map_or_else(|| Agenda::usual_sync_folder(&whole), PathBuf::from);
        let setup = config.with_file_name(vdirsyncer::FILE);
        Self { folder, interactions: settings.interactions, setup, chosen }
    }

    /// Whether anybody ever said that it is to be shared.
    #[must_use]
    pub fn is_set_up(&self) -> bool {
        self.chosen || self.folder.is_dir() || self.has_server()
    }

    /// Whether a server was set up for this folder.
    fn has_server(&self) -> bool {
        std::fs::read_to_string(&self.setup).is_ok_and(|text| vdirsyncer::is_for(&text, &self.folder))
    }
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Shared {
    /// What became of the folder.
    pub report: SyncReport,
    /// Whether a server has it now.
    pub server: bool,
    /// Why it was not carried to the server in the end.
    pub problem: Option<String>,
}

/// Shares the agenda; or one line says why not.
pub(super) fn work(job: &Job, sharing: &Sharing, agenda: &mut Agenda, texts: &Texts) -> Result<Shared, String> {
    let watch: &Watch = &job.watch;
    let stopped = || watch.is_stopped();
    let said = |why: &Uncarried| texts.uncarried(why);
    let carrier = sharing.has_server().then(|| Carrier::new(&sharing.setup)).transpose().map_err(|why| said(&why))?;
    if let Some(carrier) = &carrier {
        // What is there comes first, so that both sides are merged here and not by whoever is later.
        carrier.carry(&stopped).map_err(|why| said(&why))?;
    }
    let options = SyncOptions {
        folder: sharing.folder.clone(),
        interactions: sharing.interactions,
        accept_deletions: false,
        texts: Arc::new(Texts::new(texts.locale())),
    };
    let report = agenda.sync(&options, false, watch).map_err(|error| texts.failure(&error))?;
    let mut problem = None;
    if let Some(carrier) = &carrier {
        let carried = if report.sent.total() > 0 { carrier.carry(&stopped) } else { Ok(()) };
        match carried {
            Ok(()) => agenda.sync_carried().map_err(|error| texts.failure(&error))?,
            Err(why) => problem = Some(said(&why)),
        }
    }
    Ok(Shared { server: carrier.is_some() && problem.is_none(), report, problem })
}
