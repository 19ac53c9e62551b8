//! One field of a form: a line, a choice, or a text over several lines.

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use tui_input::backend::crossterm::EventHandler;

use super::area::Area;
use super::name::{Name, Section};
use crate::domain::CustomField;
use crate::domain::text::{clean_text, fold};
use crate::tui::keys::is_letter;
use crate::tui::paste;

/// How what a field says about itself is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// This is how it is understood.
    Understood,
    /// Advice, to be read or not.
    Advice,
    /// This is not understood.
    Wrong,
}

/// What a field says about its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// One line in the user's language.
    pub text: String,
    /// How it is meant.
    pub tone: Tone,
}

/// One of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Code and word of each option.
    pub options: Vec<(String, String)>,
    /// Which one, by its place; beyond the last for none.
    pub chosen: usize,
}

/// What is typed into.
#[derive(Clone, Debug)]
pub enum Input {
    /// One line.
    Line(tui_input::Input),
    /// One of several.
    Choice(Choice),
    /// Several lines.
    Area(Box<Area>),
}

/// A field of a form.
#[derive(Clone, Debug)]
pub struct Field {
    /// Which.
    pub name: Name,
    /// What is typed into.
    pub input: Input,
    /// What it says about its content.
    pub said: Option<Said>,
    /// Whether the user has changed it.
    pub touched: bool,
    /// Whether the line is an offer, which the first letter typed replaces.
    pub offered: bool,
    /// On which part of the form it is.
    pub section: Section,
    /// What it is when the user defined it.
    pub own: Option<Box<CustomField>>,
}

/// What a key did to a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Took {
    Nothing,
    Moved,
    Changed,
    /// An option was chosen by its number: on to the next field.
    Chosen,
}

impl Field {
    fn of(name: Name, input: Input) -> Self {
        Self { name, input, said: None, touched: false, offered: false, section: Section::Main, own: None }
    }

    /// A field of one line.
    #[must_use]
    pub fn line(name: Name, value: &str) -> Self {
        Self::of(name, Input::Line(tui_input::Input::new(value.to_owned())))
    }

    /// A field of several lines.
    #[must_use]
    pub fn area(name: Name, value: &str) -> Self {
        Self::of(name, Input::Area(Box::new(Area::new(value))))
    }

    /// A field that chooses one of several (code, word), beginning with `chosen`.
    #[must_use]
    pub fn choice(name: Name, options: Vec<(String, String)>, chosen: &str) -> Self {
        let chosen = options.iter().position(|(code, _)| code == chosen).unwrap_or(0);
        Self::of(name, Input::Choice(Choice { options, chosen }))
    }

    /// A field that chooses one of several, of which none is chosen yet.
    #[must_use]
    pub fn open_choice(name: Name, options: Vec<(String, String)>) -> Self {
        let chosen = options.len();
        Self::of(name, Input::Choice(Choice { options, chosen }))
    }

    /// What is typed, or the code that is chosen.
    #[must_use]
    pub fn value(&self) -> String {
        match &self.input {
            Input::Line(line) => line.value().to_owned(),
            Input::Area(area) => area.lines().join("\n"),
            Input::Choice(choice) => {
                choice.options.get(choice.chosen).map(|(code, _)| code.clone()).unwrap_or_default()
            }
        }
    }

    /// The code that is chosen.
    #[must_use]
    pub fn chosen(&self) -> Option<&str> {
        match &self.input {
            Input::Choice(choice) => choice.options.get(choice.chosen).map(|(code, _)| code.as_str()),
            _ => None,
        }
    }

    /// Puts something else into the field.
    pub fn set(&mut self, value: &str) {
        self.offered = false;
        match &mut self.input {
            Input::Line(line) => *line = tui_input::Input::new(value.to_owned()),
            Input::Area(text) => **text = Area::new(value),
            Input::Choice(choice) => {
                if let Some(at) = choice.options.iter().position(|(code, _)| code == value) {
                    choice.chosen = at;
                }
            }
        }
    }

    /// Puts an offer into the field, to be accepted as it is or typed over.
    pub(super) fn offer(&mut self, value: &str) {
        self.set(value);
        self.offered = !value.is_empty();
    }

    pub(super) fn say(&mut self, tone: Tone, text: impl Into<String>) {
        self.said = Some(Said { text: text.into(), tone });
    }

    pub(super) fn at_top(&self) -> bool {
        matches!(&self.input, Input::Area(area) if area.at_top())
    }

    pub(super) fn at_bottom(&self) -> bool {
        matches!(&self.input, Input::Area(area) if area.at_bottom())
    }

    pub(super) fn key(&mut self, key: KeyEvent) -> Took {
        if std::mem::take(&mut self.offered) && is_letter(key) {
            self.set("");
        }
        let took = match &mut self.input {
            Input::Line(line) => line_key(line, key),
            Input::Area(area) => area.key(key),
            Input::Choice(choice) => choice_key(choice, key),
        };
        self.touched |= matches!(took, Took::Changed | Took::Chosen);
        took
    }

    pub(super) fn paste(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        if std::mem::take(&mut self.offered) {
            self.set("");
        }
        match &mut self.input {
            Input::Line(line) => {
                paste::insert(line, &text);
            }
            Input::Area(area) => area.insert(&clean_text(&text)),
            Input::Choice(_) => return,
        }
        self.touched = true;
    }
}

fn line_key(line: &mut tui_input::Input, key: KeyEvent) -> Took {
    let typed = matches!(key.code, KeyCode::Char(_));
    if typed && key.modifiers.intersects(KeyModifiers::ALT | KeyModifiers::SUPER) {
        return Took::Nothing;
    }
    match line.handle_event(&Event::Key(key)) {
        Some(change) if change.value => Took::Changed,
        Some(_) => Took::Moved,
        None => Took::Nothing,
    }
}

fn choice_key(choice: &mut Choice, key: KeyEvent) -> Took {
    let count = choice.options.len().max(1);
    match key.code {
        KeyCode::Left => choice.chosen = (choice.chosen + count - 1) % count,
        KeyCode::Right | KeyCode::Char(' ') => choice.chosen = (choice.chosen + 1) % count,
        KeyCode::Char(digit @ '1'..='9') => {
            let at = usize::from(u8::try_from(digit).unwrap_or(b'1') - b'1');
            if at >= choice.options.len() {
                return Took::Nothing;
            }
            choice.chosen = at;
            return Took::Chosen;
        }
        KeyCode::Char(c) if is_letter(key) => {
            // The next option that begins with the letter.
            let wanted = fold(&c.to_string());
            let later = (1..=count).map(|n| (choice.chosen + n) % count);
            let found = later
                .into_iter()
                .find(|at| choice.options.get(*at).is_some_and(|(_, word)| fold(word).starts_with(&wanted)));
            match found {
                Some(at) => choice.chosen = at,
                None => return Took::Nothing,
            }
        }
        _ => return Took::Nothing,
    }
    Took::Changed
}
