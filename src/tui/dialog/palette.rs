//! Any command by any part of its name.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent};
use tui_input::backend::crossterm::EventHandler;

use crate::i18n::Texts;
use crate::tui::command::{Command, Entry, Place, REGISTER};

/// The palette.
#[derive(Clone, Debug)]
pub struct Palette {
    /// What is typed.
    pub typed: tui_input::Input,
    /// The commands that fit, the best first.
    pub found: Vec<&'static Entry>,
    /// The selected one.
    pub selected: usize,
    place: Place,
}

impl Palette {
    /// The palette of the commands that apply in a place.
    #[must_use]
    pub fn open(place: Place, texts: &Texts) -> Self {
        let mut palette = Self { typed: tui_input::Input::default(), found: Vec::new(), selected: 0, place };
        palette.search(texts);
        palette
    }

    /// Takes a key; the command when one was chosen.
    pub fn key(&mut self, key: KeyEvent, texts: &Texts) -> Option<Command> {
        let last = self.found.len().saturating_sub(1);
        match key.code {
            KeyCode::Up => self.selected = self.selected.saturating_sub(1),
            KeyCode::Down | KeyCode::Tab => self.selected = (self.selected + 1).min(last),
            KeyCode::Enter => return self.found.get(self.selected).map(|entry| entry.command),
            _ => {
                if self.typed.handle_event(&Event::Key(key)).is_some_and(|change| change.value) {
                    self.search(texts);
                }
            }
        }
        None
    }

    fn search(&mut self, texts: &Texts) {
        let pattern = Pattern::parse(self.typed.value(), CaseMatching::Ignore, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        // A name that fits comes before a description that does.
        let mut scored: Vec<((u32, u32), &'static Entry)> = REGISTER
            .iter()
            .filter(|entry| entry.place.meets(self.place) && entry.command != Command::Palette)
            .filter_map(|entry| {
                let name = texts.get(&entry.name_key()).to_owned();
                let text = format!("{name} {} {}", texts.get(&entry.doc_key()), entry.id);
                let mut score = |text: &str| pattern.score(Utf32Str::new(text, &mut buffer), &mut matcher);
                Some(((score(&name).unwrap_or(0), score(&text)?), entry))
            })
            .collect();
        // Stable: what fits equally well stays in the order of the register.
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        self.found = scored.into_iter().map(|(_, entry)| entry).collect();
        self.selected = 0;
    }
}
