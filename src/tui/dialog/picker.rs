//! Choosing files: a folder with what lies in it, narrowed by what is typed, or a path that is typed or pasted.

use std::path::{Path, PathBuf};

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use tui_input::backend::crossterm::EventHandler;

use crate::exchange::folder::{Found, What};
use crate::tui::intake::{Locked, Passphrase};
use crate::tui::{paste, paths};

/// The dialog that chooses files.
#[derive(Clone, Debug)]
pub struct Picker {
    /// The folder in which one is.
    pub folder: PathBuf,
    /// What is typed: a part of a name, or a path.
    pub typed: tui_input::Input,
    /// The folder whose contents are shown; `None` until they are known.
    pub listed: Option<PathBuf>,
    /// What lies in it.
    found: Vec<Found>,
    /// Which of it fits what is typed.
    shown: Vec<usize>,
    /// The selected one of those.
    pub selected: usize,
    /// The files that are marked, in the order in which they were.
    pub marked: Vec<PathBuf>,
    /// Whether hidden files are shown.
    pub hidden: bool,
    /// Why there is nothing to see, or why something was not read.
    pub problem: Option<String>,
    /// The folder out of which one came, to be selected in the one above.
    came: Option<PathBuf>,
    /// Whether what was typed is to be opened as soon as it is known what is there.
    eager: bool,
    /// What is to be opened with a passphrase.
    pub locked: Option<Locked>,
}

/// What a key asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PickerAnswer {
    /// Nothing more.
    Nothing,
    /// To look into a folder.
    Look(PathBuf),
    /// To read these files.
    Open(Vec<PathBuf>),
    /// To read these files, some of them with a passphrase.
    Unlock(Vec<PathBuf>, Passphrase),
}

impl Picker {
    /// The dialog in a folder, which is to be looked into.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            typed: tui_input::Input::default(),
            listed: None,
            found: Vec::new(),
            shown: Vec::new(),
            selected: 0,
            marked: Vec::new(),
            hidden: false,
            problem: None,
            came: None,
            eager: false,
            locked: None,
        }
    }

    /// The folder that is to be shown, and the part of a name that is typed.
    #[must_use]
    pub fn target(&self) -> (PathBuf, String) {
        let typed = self.typed.value();
        if !paths::is_path(typed) {
            return (self.folder.clone(), typed.to_owned());
        }
        let path = self.folder.join(paths::read(typed));
        let ended = typed.trim_end().trim_end_matches(['\'', '"']);
        if ended.ends_with('/') || ended.ends_with(std::path::MAIN_SEPARATOR) || ended == "~" {
            return (path, String::new());
        }
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        (path.parent().map_or_else(|| self.folder.clone(), Path::to_owned), name)
    }

    /// What is shown: what fits what is typed.
    #[must_use]
    pub fn shown(&self) -> impl ExactSizeIterator<Item = &Found> {
        self.shown.iter().map(|at| &self.found[*at])
    }

    /// The selected one.
    #[must_use]
    pub fn current(&self) -> Option<&Found> {
        self.shown.get(self.selected).map(|at| &self.found[*at])
    }

    /// How many lie there that are not shown because they are hidden.
    #[must_use]
    pub fn concealed(&self) -> usize {
        if self.shows_hidden() { 0 } else { self.found.iter().filter(|found| found.is_hidden()).count() }
    }

    fn shows_hidden(&self) -> bool {
        self.hidden || self.target().1.starts_with('.')
    }

    /// Takes in what lies in a folder, or in one line why that is not known; what it asks for, where one pressed Enter
    /// before it was known.
    pub fn listed(&mut self, folder: PathBuf, found: Result<Vec<Found>, String>) -> PickerAnswer {
        (self.found, self.problem) = match found {
            Ok(found) => (found, None),
            Err(why) => (Vec::new(), Some(why)),
        };
        self.listed = Some(folder);
        self.narrow();
        if let Some(came) = self.came.take() {
            let at = self.shown().position(|found| found.path == came);
            self.selected = at.unwrap_or(0);
        }
        if std::mem::take(&mut self.eager) { self.enter() } else { PickerAnswer::Nothing }
    }

    /// Shows what fits what is typed, the best first.
    fn narrow(&mut self) {
        let (_, needle) = self.target();
        let hidden = self.shows_hidden();
        let seen = self.found.iter().enumerate().filter(|(_, found)| hidden || !found.is_hidden());
        if needle.is_empty() {
            self.shown = seen.map(|(at, _)| at).collect();
        } else {
            let pattern = Pattern::parse(&escaped(&needle), CaseMatching::Ignore, Normalization::Smart);
            let mut matcher = Matcher::new(Config::DEFAULT.match_paths());
            let mut buffer = Vec::new();
            let mut scored: Vec<_> = seen
                .filter_map(|(at, found)| {
                    let score = pattern.score(Utf32Str::new(&found.name, &mut buffer), &mut matcher)?;
                    Some(((found.name == needle, score), at))
                })
                .collect();
            // Stable: what fits equally well stays in the order of the folder.
            scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
            self.shown = scored.into_iter().map(|(_, at)| at).collect();
        }
        self.selected = 0;
    }

    /// Takes pasted text: a path to go to, or several files at once.
    pub fn paste(&mut self, text: &str) -> PickerAnswer {
        if let Some(locked) = &mut self.locked {
            locked.typed.paste(text);
            return PickerAnswer::Nothing;
        }
        let several = paths::several(text);
        if several.len() > 1 {
            for path in several {
                if !self.marked.contains(&path) {
                    self.marked.push(path);
                }
            }
            return PickerAnswer::Nothing;
        }
        paste::insert(&mut self.typed, text);
        self.changed()
    }

    /// Follows what is typed: into another folder where it says so.
    fn changed(&mut self) -> PickerAnswer {
        self.problem = None;
        let (folder, _) = self.target();
        if self.listed.as_ref() == Some(&folder) {
            self.narrow();
            return PickerAnswer::Nothing;
        }
        self.listed = None;
        (self.found, self.shown, self.selected) = (Vec::new(), Vec::new(), 0);
        PickerAnswer::Look(folder)
    }

    fn go(&mut self, folder: PathBuf) -> PickerAnswer {
        self.folder = folder;
        self.typed.reset();
        self.changed()
    }

    fn up(&mut self) -> PickerAnswer {
        let Some(above) = self.folder.parent().map(Path::to_owned) else { return PickerAnswer::Nothing };
        self.came = Some(self.folder.clone());
        self.go(above)
    }

    fn mark(&mut self) {
        let path = self.current().filter(|found| found.what != What::Folder).map(|found| found.path.clone());
        if let Some(path) = path {
            if self.marked.contains(&path) {
                self.marked.retain(|marked| *marked != path);
            } else {
                self.marked.push(path);
            }
        }
        self.selected = (self.selected + 1).min(self.shown.len().saturating_sub(1));
    }

    fn enter(&mut self) -> PickerAnswer {
        let (folder, needle) = self.target();
        if needle == ".." {
            self.typed.reset();
            return self.up();
        }
        let typed = paths::is_path(self.typed.value());
        if typed && self.listed.is_none() {
            // What is there is not known yet: it is opened as soon as it is.
            self.eager = true;
            return PickerAnswer::Nothing;
        }
        match self.current() {
            // Who has marked files goes into folders by the arrow.
            _ if !self.marked.is_empty() && !typed => PickerAnswer::Open(self.marked.clone()),
            Some(found) if found.what == What::Folder => {
                let path = found.path.clone();
                self.go(path)
            }
            Some(found) => PickerAnswer::Open(vec![found.path.clone()]),
            None if typed && needle.is_empty() => self.go(folder),
            // Whoever reads it says what is wrong with it.
            None if typed => PickerAnswer::Open(vec![folder.join(needle)]),
            None => PickerAnswer::Nothing,
        }
    }

    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent) -> PickerAnswer {
        match &mut self.locked {
            Some(Locked { files, typed, .. }) if key.code == KeyCode::Enter && typed.letters() > 0 => {
                return PickerAnswer::Unlock(files.clone(), std::mem::take(typed));
            }
            Some(locked) => {
                locked.typed.key(key);
                return PickerAnswer::Nothing;
            }
            None => {}
        }
        let last = self.shown.len().saturating_sub(1);
        let empty = self.typed.value().is_empty();
        match key.code {
            KeyCode::Up => self.selected = self.selected.saturating_sub(1),
            KeyCode::Down => self.selected = (self.selected + 1).min(last),
            KeyCode::PageUp => self.selected = self.selected.saturating_sub(10),
            KeyCode::PageDown => self.selected = (self.selected + 10).min(last),
            KeyCode::Home if empty => self.selected = 0,
            KeyCode::End if empty => self.selected = last,
            KeyCode::Enter => return self.enter(),
            KeyCode::Tab => self.mark(),
            KeyCode::Char(' ') if !paths::is_path(self.typed.value()) => self.mark(),
            KeyCode::Backspace | KeyCode::Left if empty => return self.up(),
            KeyCode::Right if empty => {
                if let Some(found) = self.current().filter(|found| found.what == What::Folder) {
                    let path = found.path.clone();
                    return self.go(path);
                }
            }
            KeyCode::Char('t') if key.modifiers.contains(KeyModifiers::CONTROL) => {
                self.hidden = !self.hidden;
                self.narrow();
            }
            _ => {
                if self.typed.handle_event(&Event::Key(key)).is_some_and(|change| change.value) {
                    return self.changed();
                }
            }
        }
        PickerAnswer::Nothing
    }
}

/// A part of a name to the letter: its signs mean nothing to the search.
fn escaped(needle: &str) -> String {
    let mut escaped = String::with_capacity(needle.len());
    for c in needle.chars() {
        if matches!(c, '\\' | '^' | '$' | '!' | '\'') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
