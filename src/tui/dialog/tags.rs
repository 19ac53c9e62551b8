//! The tags of the clients that are meant: known ones to be ticked, new ones to be typed, each with its colour.

use std::collections::BTreeMap;

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use tui_input::backend::crossterm::EventHandler;

use crate::agenda::TagUse;
use crate::domain::text::{clean_line, fold};
use crate::domain::{ClientId, Code, Hue};

/// How many of the clients have a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tick {
    /// None.
    Off,
    /// Some, which stays so.
    Some,
    /// All.
    On,
}

/// A tag in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagLine {
    /// Its name.
    pub name: String,
    /// How many of all clients have it.
    pub clients: usize,
    /// Its colour.
    pub hue: Option<Hue>,
    /// How many of the clients that are meant will have it.
    pub tick: Tick,
    /// How it was when the list was opened.
    before: (Tick, Option<Hue>),
}

/// The list of tags.
#[derive(Clone, Debug)]
pub struct TagPicker {
    /// Whose tags.
    pub clients: Vec<ClientId>,
    /// What they are called.
    pub title: String,
    /// What is typed: the beginning of a tag, or a new one.
    pub typed: tui_input::Input,
    /// Every tag; those that the clients have come first.
    pub lines: Vec<TagLine>,
    /// Which of the lines that are shown is selected.
    pub selected: usize,
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagAnswer {
    /// Nothing more.
    Open,
    /// To write it down.
    Save,
}

/// What has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagChanges {
    /// Tags that all get.
    pub add: Vec<String>,
    /// Tags that all lose.
    pub remove: Vec<String>,
    /// Tags with another colour.
    pub hues: Vec<(String, Option<Hue>)>,
}

impl TagPicker {
    /// The list for some clients, of whom `counts` have each tag, by the folded name.
    #[must_use]
    pub fn new(clients: Vec<ClientId>, title: String, tags: Vec<TagUse>, counts: &BTreeMap<String, usize>) -> Self {
        let tick = |name: &str| match counts.get(&fold(name)) {
            None => Tick::Off,
            Some(count) if *count < clients.len() => Tick::Some,
            Some(_) => Tick::On,
        };
        let line = |tag: TagUse| {
            let tick = tick(&tag.name);
            TagLine { name: tag.name, clients: tag.clients, hue: tag.hue, tick, before: (tick, tag.hue) }
        };
        let mut lines: Vec<TagLine> = tags.into_iter().map(line).collect();
        // Stable: each part stays in the order of the alphabet.
        lines.sort_by_key(|line| line.tick == Tick::Off);
        Self { clients, title, typed: tui_input::Input::default(), lines, selected: 0 }
    }

    /// The places of the lines that are shown: those in which a word begins with what is typed.
    #[must_use]
    pub fn shown(&self) -> Vec<usize> {
        let wanted = fold(self.name().as_str());
        let fits = |name: &str| {
            let name = fold(name);
            name.starts_with(&wanted)
                || name.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(&wanted))
        };
        (0..self.lines.len()).filter(|at| self.lines.get(*at).is_some_and(|line| fits(&line.name))).collect()
    }

    /// The new tag that is typed; `None` when there is one of that name.
    #[must_use]
    pub fn new_tag(&self) -> Option<String> {
        let name = self.name();
        let known = self.lines.iter().any(|line| fold(&line.name) == fold(&name));
        Some(name).filter(|name| !name.is_empty() && !known)
    }

    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent) -> TagAnswer {
        let last = (self.shown().len() + usize::from(self.new_tag().is_some())).saturating_sub(1);
        let typing = !self.typed.value().is_empty();
        match key.code {
            KeyCode::Up => self.selected = self.selected.saturating_sub(1),
            KeyCode::Down => self.selected = (self.selected + 1).min(last),
            KeyCode::PageUp => self.selected = self.selected.saturating_sub(10),
            KeyCode::PageDown => self.selected = (self.selected + 10).min(last),
            KeyCode::Char('s') if key.modifiers.contains(KeyModifiers::CONTROL) => return TagAnswer::Save,
            // With something typed Enter takes it; with nothing it ends.
            KeyCode::Enter if !typing => return TagAnswer::Save,
            KeyCode::Enter | KeyCode::Tab => self.take(),
            KeyCode::Char(' ') if !typing => self.take(),
            KeyCode::Left | KeyCode::Right if !typing => self.paint(key.code == KeyCode::Right),
            _ => {
                if self.typed.handle_event(&Event::Key(key)).is_some_and(|change| change.value) {
                    self.selected = 0;
                }
            }
        }
        TagAnswer::Open
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) {
        self.typed = tui_input::Input::new(format!("{}{}", self.typed.value(), clean_line(text)));
        self.selected = 0;
    }

    /// Ticks the selected tag, or makes the one that is typed.
    fn take(&mut self) {
        let shown = self.shown();
        if let Some(line) = shown.get(self.selected).and_then(|at| self.lines.get_mut(*at)) {
            line.tick = match (line.tick, line.before.0) {
                (Tick::Off, Tick::Some) => Tick::Some,
                (Tick::Off | Tick::Some, _) => Tick::On,
                (Tick::On, _) => Tick::Off,
            };
        } else if let Some(name) = self.new_tag() {
            let before = (Tick::Off, None);
            self.lines.insert(0, TagLine { name, clients: 0, hue: None, tick: Tick::On, before });
            self.selected = 0;
        }
        if !self.typed.value().is_empty() {
            self.typed.reset();
            self.selected = 0;
        }
    }

    /// Gives the selected tag the next colour, or the one before.
    fn paint(&mut self, forwards: bool) {
        let shown = self.shown();
        let Some(line) = shown.get(self.selected).and_then(|at| self.lines.get_mut(*at)) else { return };
        // None, and then each colour.
        let count = Hue::ALL.len() + 1;
        let here = line.hue.and_then(|hue| Hue::ALL.iter().position(|other| *other == hue)).map_or(0, |at| at + 1);
        let next = (here + if forwards { 1 } else { count - 1 }) % count;
        line.hue = next.checked_sub(1).and_then(|at| Hue::ALL.get(at)).copied();
    }

    /// What has changed since the list was opened.
    #[must_use]
    pub fn changes(&self) -> TagChanges {
        let mut changes = TagChanges::default();
        for line in &self.lines {
            if line.tick != line.before.0 {
                match line.tick {
                    Tick::On => changes.add.push(line.name.clone()),
                    Tick::Off => changes.remove.push(line.name.clone()),
                    Tick::Some => {}
                }
            }
            if line.hue != line.before.1 {
                changes.hues.push((line.name.clone(), line.hue));
            }
        }
        changes
    }

    fn name(&self) -> String {
        clean_line(self.typed.value()).trim_start_matches('#').trim().to_owned()
    }
}
