//! The screens without a terminal: real keys through the real bindings into a buffer. For tests, benchmarks and the
//! pictures in the README.

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Rect;

use super::effect::{Effect, Effects};
use super::model::{Model, Parts};
use super::update::{Msg, update, welcome};
use super::{view, wake, work};
use crate::agenda::Result;
use crate::config::Remind;
use crate::desktop::Recorder;

/// A driver of the screens.
#[derive(Debug)]
pub struct Headless {
    /// The state, to look into.
    pub model: Model,
    /// Whether the user has left.
    pub left: bool,
    /// The text that the editor is to give back, instead of starting one.
    pub editor: Option<String>,
    /// What was shown on the desktop.
    pub desktop: Recorder,
    /// What the terminal was told to copy.
    pub copied: Vec<String>,
    /// How often the terminal rang.
    pub rings: usize,
    /// How often every cell was to be drawn anew.
    pub redraws: usize,
}

impl Headless {
    /// Opens the screens.
    pub fn open(parts: Parts) -> Result<Self> {
        let mut model = Model::new(parts)?;
        model.reminders.follow(Remind::default(), &model.agenda)?;
        welcome(&mut model)?;
        Ok(Self {
            model,
            left: false,
            editor: None,
            desktop: Recorder::default(),
            copied: Vec::new(),
            rings: 0,
            redraws: 0,
        })
    }

    /// Presses keys, separated by blanks: `c`, `<Enter>`, `<C-s>`, or `<text:anything, blanks too>`; `<rest>` is a
    /// moment without keys.
    pub fn keys(&mut self, script: &str) {
        let mut rest = script;
        while let Some(start) = rest.find(|c: char| !c.is_whitespace()) {
            rest = &rest[start..];
            let (token, after) = token(rest);
            rest = after;
            match token.strip_prefix("text:").or_else(|| token.strip_prefix("paste:")) {
                Some(text) if token.starts_with("text:") => text.chars().for_each(|c| self.press(character(c))),
                Some(text) => self.send(Msg::Paste(text.to_owned())),
                None if token == "rest" => self.send(Msg::Rest),
                None => self.press(named(token)),
            }
        }
        if self.model.narrowing {
            self.send(Msg::Finish);
        }
    }

    /// Reminds of appointments as these settings say.
    pub fn remind(&mut self, settings: Remind) -> Result<()> {
        self.model.reminders.follow(settings, &self.model.agenda)
    }

    /// Takes in what the terminal tells, as the loop does.
    pub fn hear(&mut self, events: Vec<Event>) {
        for msg in wake::heard(&self.model, events) {
            self.send(msg);
        }
    }

    fn press(&mut self, key: KeyEvent) {
        self.send(Msg::Key(key));
    }

    /// Sends a message, and carries out what it leads to.
    pub fn send(&mut self, msg: Msg) {
        let effects = update(&mut self.model, msg);
        self.carry_out(effects);
        let _else_as_it_was = self.model.reminders.catch_up(&self.model.agenda);
    }

    fn carry_out(&mut self, effects: Effects) {
        for effect in effects {
            match effect {
                Effect::Quit => self.left = true,
                Effect::Edit(_) => {
                    let text = self.editor.take();
                    self.send(Msg::Edited(text));
                }
                Effect::Suspend => {}
                Effect::Redraw => self.redraws += 1,
                Effect::Copy(text) => self.copied.push(text),
                Effect::Remind(due) => {
                    let settings = self.model.reminders.settings();
                    self.rings += usize::from(settings.bell);
                    if settings.desktop {
                        self.work(Effect::Remind(due));
                    }
                }
                long => self.work(long),
            }
        }
    }

    /// Does at once what a worker would do.
    fn work(&mut self, long: Effect) {
        let texts = std::rc::Rc::clone(&self.model.texts);
        if let Some(msg) = work::work(long, &mut self.model.agenda, &texts, &self.desktop) {
            self.send(msg);
        }
    }

    /// The screen as it is drawn now.
    #[must_use]
    pub fn screen(&self) -> Buffer {
        let area = Rect::new(0, 0, self.model.size.0, self.model.size.1);
        let mut buf = Buffer::empty(area);
        view::draw(&self.model, area, &mut buf);
        buf
    }

    /// The screen as text, a line a row, without blanks at the ends.
    #[must_use]
    pub fn text(&self) -> String {
        let screen = self.screen();
        let row = |y: u16| {
            let mut line = String::new();
            let mut skip = 0_usize;
            for x in 0..screen.area.width {
                let Some(cell) = screen.cell((x, y)) else { continue };
                // A wide character stands in two cells, the second of which is empty.
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                line.push_str(cell.symbol());
                skip = crate::domain::cells::width(cell.symbol()).saturating_sub(1);
            }
            line.trim_end().to_owned()
        };
        (0..screen.area.height).map(row).collect::<Vec<_>>().join("\n")
    }
}

/// The first token of a script, and what follows it.
fn token(script: &str) -> (&str, &str) {
    // A text may have the sign in it that ends it: the last one before a blank or the next token does.
    let ends = |inner: &str, at: usize| {
        let typed = inner.starts_with("text:") || inner.starts_with("paste:");
        !typed || inner[at + 1..].chars().next().is_none_or(|c| c.is_whitespace() || c == '<')
    };
    if let Some(inner) = script.strip_prefix('<')
        && let Some((end, _)) = inner.match_indices('>').find(|(at, _)| *at > 0 && ends(inner, *at))
    {
        return (&inner[..end], &inner[end + 1..]);
    }
    let end = script.chars().next().map_or(0, char::len_utf8);
    (&script[..end], &script[end..])
}

fn character(c: char) -> KeyEvent {
    let shift = if c.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    let code = if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) };
    KeyEvent::new(code, shift)
}

fn named(token: &str) -> KeyEvent {
    let plain = |code| KeyEvent::new(code, KeyModifiers::NONE);
    if let Some(letter) = token.strip_prefix("C-").and_then(|rest| rest.chars().next()) {
        return KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL);
    }
    if let Some(letter) = token.strip_prefix("A-").and_then(|rest| rest.chars().next()) {
        return KeyEvent::new(KeyCode::Char(letter), KeyModifiers::ALT);
    }
    match token {
        "Enter" => plain(KeyCode::Enter),
        "Esc" => plain(KeyCode::Esc),
        "Tab" => plain(KeyCode::Tab),
        "BackTab" => KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT),
        "Up" => plain(KeyCode::Up),
        "Down" => plain(KeyCode::Down),
        "Left" => plain(KeyCode::Left),
        "Right" => plain(KeyCode::Right),
        "Home" => plain(KeyCode::Home),
        "End" => plain(KeyCode::End),
        "PgUp" => plain(KeyCode::PageUp),
        "PgDn" => plain(KeyCode::PageDown),
        "Del" => plain(KeyCode::Delete),
        "BS" => plain(KeyCode::Backspace),
        "F1" => plain(KeyCode::F(1)),
        "Space" => plain(KeyCode::Char(' ')),
        other => other.chars().next().map_or(plain(KeyCode::Null), character),
    }
}
