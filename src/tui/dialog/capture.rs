//! The line that logs in one go, as it is typed: how it is understood after each key, and whom it may mean.

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use serde::{Deserialize, Serialize};
use tui_input::backend::crossterm::EventHandler;

use crate::agenda::{Agenda, ClientRow, Line, Meant, Result, Understood, Who};
use crate::domain::ClientId;
use crate::domain::capture::{self, Coins, Part};
use crate::domain::when::{self, DateOrder, Lean};
use crate::i18n::Texts;
use crate::tui::paste;

/// Under which key a half-typed line is kept.
pub const DRAFT: &str = "capture:line";

/// A line being typed.
#[derive(Clone, Debug)]
pub struct Capture {
    /// What is typed.
    pub typed: tui_input::Input,
    /// Whom the line is about when it names nobody.
    pub at_hand: Option<ClientId>,
    /// How it is understood.
    pub understood: Understood,
    /// Which of the clients it may mean is marked; the last place is that of somebody new.
    pub selected: usize,
    /// Whether the user has moved the mark.
    pub chosen: bool,
    /// Why it was not saved.
    pub problem: Option<String>,
    /// Whether what can be written is shown, from which line on.
    pub help: Option<usize>,
    /// Whether the line was half typed before, and offered again.
    pub recovered: bool,
    coins: Coins,
    order: DateOrder,
}

/// A half-typed line as it is kept.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Kept {
    line: String,
    #[serde(default)]
    client: Option<ClientId>,
}

/// What a key is to lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Nothing more.
    Nothing,
    /// To save this.
    Save(Box<Line>),
}

impl Capture {
    /// An empty line about the client at hand, or the one that was left half typed.
    pub fn open(agenda: &Agenda, texts: &Texts, at_hand: Option<ClientId>) -> Result<Self> {
        let draft = agenda.drafts()?.into_iter().find(|draft| draft.key == DRAFT);
        let kept: Option<Kept> = draft.and_then(|draft| serde_json::from_str(&draft.body).ok());
        let recovered = kept.is_some();
        // What was typed about one client must not be logged for another.
        let (line, at_hand) = match kept {
            Some(kept) => (kept.line, kept.client.filter(|client| agenda.client(*client).is_ok())),
            None => (String::new(), at_hand),
        };
        let (coins, order) = (texts.coins(), texts.locale().date_order());
        let understood = understand(agenda, &line, at_hand, (&coins, order))?;
        let typed = tui_input::Input::new(line);
        let (selected, chosen, problem, help) = (0, false, None, None);
        Ok(Self { typed, at_hand, understood, selected, chosen, problem, help, recovered, coins, order })
    }

    /// The line of a draft.
    #[must_use]
    pub fn line_of(draft: &str) -> Option<String> {
        serde_json::from_str::<Kept>(draft).ok().map(|kept| kept.line)
    }

    /// The line as it is kept; `None` when nothing is typed.
    #[must_use]
    pub fn draft(&self) -> Option<String> {
        let kept = Kept { line: self.typed.value().to_owned(), client: self.at_hand };
        (!kept.line.trim().is_empty()).then(|| serde_json::to_string(&kept).unwrap_or_default())
    }

    /// The clients whom it may mean.
    #[must_use]
    pub fn candidates(&self) -> &[ClientRow] {
        self.understood.meant.candidates()
    }

    /// The name of somebody new, when nobody is called that.
    #[must_use]
    pub fn new_name(&self) -> Option<&str> {
        let name = self.understood.line.client.as_deref().filter(|name| !name.starts_with('#'))?;
        matches!(self.understood.meant, Meant::Unknown(_)).then_some(name)
    }

    /// Whether what is typed may still become a name: nothing else is said yet.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        let line = &self.understood.line;
        line.client.is_none() && !line.parts.is_empty() && line.parts.iter().all(|(_, part)| *part == Part::Note)
    }

    /// How many lines there are to choose from.
    #[must_use]
    pub fn choices(&self) -> usize {
        self.candidates().len() + usize::from(self.new_name().is_some())
    }

    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent, agenda: &Agenda, texts: &Texts) -> Result<Asked> {
        if let Some(top) = self.help {
            self.help = match key.code {
                KeyCode::Up => Some(top.saturating_sub(1)),
                KeyCode::Down => Some(top + 1),
                KeyCode::PageUp => Some(top.saturating_sub(10)),
                KeyCode::PageDown => Some(top + 10),
                _ => None,
            };
            return Ok(Asked::Nothing);
        }
        self.problem = None;
        let last = self.choices().saturating_sub(1);
        match key.code {
            KeyCode::F(1) => self.help = Some(0),
            KeyCode::Char('?') if self.typed.value().is_empty() => self.help = Some(0),
            KeyCode::Up => (self.selected, self.chosen) = (self.selected.saturating_sub(1), true),
            KeyCode::Down => {
                // The first press marks what stands first.
                let next = if self.chosen { self.selected + 1 } else { self.selected };
                (self.selected, self.chosen) = (next.min(last), true);
            }
            KeyCode::Tab => self.complete(agenda)?,
            KeyCode::Enter => return self.save(agenda, texts),
            KeyCode::Char(_) if key.modifiers.intersects(KeyModifiers::ALT | KeyModifiers::SUPER) => {}
            _ => {
                if self.typed.handle_event(&Event::Key(key)).is_some_and(|change| change.value) {
                    self.read(agenda)?;
                }
            }
        }
        Ok(Asked::Nothing)
    }

    /// Takes pasted text: several lines become one.
    pub fn paste(&mut self, text: &str, agenda: &Agenda) -> Result<()> {
        paste::insert(&mut self.typed, text);
        self.read(agenda)
    }

    fn read(&mut self, agenda: &Agenda) -> Result<()> {
        let before = self.understood.line.client.clone();
        self.understood = understand(agenda, self.typed.value(), self.at_hand, (&self.coins, self.order))?;
        if self.understood.line.client != before {
            (self.selected, self.chosen) = (0, false);
        }
        self.selected = self.selected.min(self.choices().saturating_sub(1));
        Ok(())
    }

    /// Writes the name of the marked client, or of the one who is meant, into the line.
    fn complete(&mut self, agenda: &Agenda) -> Result<()> {
        if self.understood.line.client.is_none() {
            // What stands before the cursor is the beginning of a name, if nothing else was said.
            if !self.is_bare() {
                return Ok(());
            }
            let before = (self.typed.clone(), self.understood.clone());
            let name = before.0.value().trim().to_owned();
            self.put(&format!("{name}: "), agenda)?;
            match self.understood.meant {
                // It may be anybody's: the clients are listed, and the next press takes the marked one.
                Meant::Several(_) if self.understood.line.client.is_some() => return Ok(()),
                Meant::One(_) if self.understood.line.client.is_some() => {}
                _ => {
                    (self.typed, self.understood) = before;
                    return Ok(());
                }
            }
        }
        let client = match &self.understood.meant {
            Meant::One(row) => Some(row.id),
            meant => meant.candidates().get(self.selected).map(|row| row.id),
        };
        match client {
            Some(client) => self.name(client, agenda),
            None => Ok(()),
        }
    }

    /// Writes a client's name where the line names one: in full, or the number where the name would not do.
    fn name(&mut self, client: ClientId, agenda: &Agenda) -> Result<()> {
        let line = self.typed.value().to_owned();
        let place = self.understood.line.parts.iter().find(|(_, part)| *part == Part::Client);
        let Some((span, _)) = place.cloned() else { return Ok(()) };
        let name = agenda.client(client)?.name;
        let token = line.get(span.clone()).unwrap_or("");
        let at = token.starts_with('@');
        // Punctuation that went with the token stays.
        let end = &token[token.trim_end_matches([',', ';', ':', '.']).len()..];
        let after = line.get(span.end..).unwrap_or("");
        let space = if after.is_empty() { " " } else { "" };
        let forms = if at {
            [format!("@\"{name}\"{end}"), format!("@“{name}”{end}"), format!("@#{}{end}", client.0)]
        } else {
            [format!("{name}:"), format!("@\"{name}\":"), format!("#{}:", client.0)]
        };
        for form in forms {
            let begin = line.get(..span.start).unwrap_or("");
            let whole = format!("{begin}{form}{space}{after}");
            let read = understand(agenda, &whole, self.at_hand, (&self.coins, self.order))?;
            if read.client() == Some(client) {
                return self.put(&whole, agenda);
            }
        }
        Ok(())
    }

    fn put(&mut self, line: &str, agenda: &Agenda) -> Result<()> {
        self.typed = tui_input::Input::new(line.to_owned());
        self.read(agenda)
    }

    /// The line to be saved; what cannot be saved yet says why, and stays.
    fn save(&mut self, agenda: &Agenda, texts: &Texts) -> Result<Asked> {
        let understood = &self.understood;
        let refuse = |key: &str| Some(texts.get(key).to_owned());
        if self.typed.value().trim().is_empty() || (understood.line.is_empty() && understood.line.client.is_none()) {
            self.problem = refuse("capture-nothing");
            return Ok(Asked::Nothing);
        }
        if let Some((_, trouble)) = understood.line.troubles.first() {
            self.problem = Some(texts.trouble(trouble));
            return Ok(Asked::Nothing);
        }
        let who = match &understood.meant {
            Meant::One(row) => Who::Client(row.id),
            Meant::Nobody => {
                self.problem = refuse("capture-nobody");
                return Ok(Asked::Nothing);
            }
            // Whoever is chosen stands in the line before it is saved: it must not be logged for somebody else.
            meant if self.chosen && self.selected < meant.candidates().len() => {
                self.complete(agenda)?;
                return Ok(Asked::Nothing);
            }
            _ => {
                let Some(name) = self.new_name().filter(|_| self.chosen) else {
                    self.problem = refuse("capture-choose");
                    return Ok(Asked::Nothing);
                };
                Who::New(name.to_owned())
            }
        };
        let next = understood.next().unwrap_or_else(|| understood.suggested());
        Ok(Asked::Save(Box::new(Line::of(&understood.line, who, understood.at, next))))
    }
}

fn understand(
    agenda: &Agenda,
    line: &str,
    at_hand: Option<ClientId>,
    (coins, order): (&Coins, DateOrder),
) -> Result<Understood> {
    let work_days = &agenda.rules().calendar;
    let dates = when::Context { now: agenda.clock().wall(), order, work_days, lean: Lean::Future };
    agenda.understand(line, at_hand, &capture::Context { dates, coins })
}
