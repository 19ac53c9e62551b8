//! What a column can be for: all fields of its kind, and nothing.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent};
use tui_input::backend::crossterm::EventHandler;

use crate::exchange::csv::Target;
use crate::exchange::incoming::{Incoming, fields_of};
use crate::i18n::Texts;

/// The fields that are offered for a column.
#[derive(Clone, Debug)]
pub struct FieldMenu {
    /// The header of the column.
    pub header: String,
    /// What is typed.
    pub typed: tui_input::Input,
    /// The fields, each with its code and its name.
    all: Vec<(&'static str, String)>,
    /// Which of them fit what is typed.
    shown: Vec<usize>,
    /// The selected one of those.
    pub selected: usize,
}

/// What a key did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// Nothing is chosen yet.
    Open,
    /// The column of this header is for the field of this code.
    Field(String, &'static str),
}

impl FieldMenu {
    /// The menu for a column of a file.
    #[must_use]
    pub fn of(incoming: &Incoming, column: usize, texts: &Texts) -> Option<Self> {
        let column = incoming.columns.get(column)?;
        let content = incoming.content();
        let mut all = vec![(Target::IGNORE, texts.get("intake-unused").to_owned())];
        all.extend(fields_of(content).into_iter().map(|code| (code, texts.field_of(content, code))));
        let now = column.field.unwrap_or(Target::IGNORE);
        let selected = all.iter().position(|(code, _)| *code == now).unwrap_or(0);
        let shown = (0..all.len()).collect();
        Some(Self { header: column.header.clone(), typed: tui_input::Input::default(), all, shown, selected })
    }

    /// What is shown, from above.
    #[must_use]
    pub fn shown(&self) -> impl ExactSizeIterator<Item = &str> {
        self.shown.iter().map(|at| self.all[*at].1.as_str())
    }

    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent) -> Picked {
        let last = self.shown.len().saturating_sub(1);
        match key.code {
            KeyCode::Up => self.selected = self.selected.saturating_sub(1),
            KeyCode::Down | KeyCode::Tab => self.selected = (self.selected + 1).min(last),
            KeyCode::PageUp => self.selected = self.selected.saturating_sub(10),
            KeyCode::PageDown => self.selected = (self.selected + 10).min(last),
            KeyCode::Enter => {
                if let Some(at) = self.shown.get(self.selected) {
                    return Picked::Field(self.header.clone(), self.all[*at].0);
                }
            }
            _ => {
                if self.typed.handle_event(&Event::Key(key)).is_some_and(|change| change.value) {
                    self.narrow();
                }
            }
        }
        Picked::Open
    }

    fn narrow(&mut self) {
        let pattern = Pattern::parse(self.typed.value(), CaseMatching::Ignore, Normalization::Smart);
        let (mut matcher, mut buffer) = (Matcher::new(Config::DEFAULT), Vec::new());
        let mut scored: Vec<(u32, usize)> = self
            .all
            .iter()
            .enumerate()
            .filter_map(|(at, (code, name))| {
                let text = format!("{name} {code}");
                Some((pattern.score(Utf32Str::new(&text, &mut buffer), &mut matcher)?, at))
            })
            .collect();
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        (self.shown, self.selected) = (scored.into_iter().map(|(_, at)| at).collect(), 0);
    }
}
