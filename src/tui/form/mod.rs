//! Forms: one engine for everything that is typed into fields.
//!
//! A [`Form`] is fields in order, one of which has the focus. Keys go to the focused field; after each key the form's
//! [`Purpose`] reviews it: reads dates aloud, offers the next step. Saving turns it into an intention for the agenda.

mod area;
mod client;
mod closing;
mod export;
pub mod field;
mod goals;
mod lines;
mod links;
pub mod log;
mod message;
mod name;
mod open;
mod opportunity;
mod plan;
mod playbook;
mod product;
mod purchase;
mod purpose;
mod said;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use serde::{Deserialize, Serialize};

pub use area::Area;
pub use closing::{Closing, Ended};
pub use export::{Export, Reach};
pub use field::{Choice, Field, Input, Said, Tone};
use log::Target;
pub use message::{Letter, Outgoing};
pub use name::{Name, Section};
pub use opportunity::{Hope, Hoped};
pub use purchase::{Basket, Returned, Trade};
pub use purpose::{Purpose, Saved};

use crate::agenda::Agenda;
use crate::domain::when::{Lean, When};
use crate::domain::{Code, FieldId, FollowUpId};
use crate::i18n::Texts;

/// What forms need of the world.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The agenda, for suggestions and checks.
    pub agenda: &'a Agenda,
    /// The user's language.
    pub texts: &'a Texts,
}

/// Reads a date that is yet to come, as the user types it; or one line says why it is none.
pub(super) fn read_date(typed: &str, cx: Context) -> Result<When, String> {
    plan::read(typed, Lean::Future, cx)
}

/// Something about a field that keeps the form from being saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The field to go to; `None` when it is the form as a whole.
    pub field: Option<Name>,
    /// One line in the user's language.
    pub text: String,
}

/// Fields to be filled in.
#[derive(Clone, Debug)]
pub struct Form {
    /// What it is for.
    pub purpose: Purpose,
    /// Its title.
    pub title: String,
    /// Its fields.
    pub fields: Vec<Field>,
    /// The field that has the focus.
    pub focus: usize,
    /// Why it could not be saved.
    pub problem: Option<String>,
    /// Whether the user has typed anything.
    pub touched: bool,
    /// Whether it was half typed before, and offered again.
    pub recovered: bool,
}

/// What a key did to a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The form took it.
    Taken,
    /// The last field was left with Enter: save.
    Save,
    /// The form has no use for it.
    Ignored,
}

/// A half-typed form as it is kept: the typed fields by their code, and what a log form was opened for.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Kept {
    fields: Vec<(Name, String)>,
    #[serde(default)]
    fulfils: Option<FollowUpId>,
    #[serde(default)]
    own: Vec<(FieldId, String)>,
}

/// By what a form is known again that was kept, the most telling first: what is chosen says too little.
const TELLING: [Name; 8] =
    [Name::Text, Name::Body, Name::ClientName, Name::Title, Name::Line, Name::Script, Name::Notes, Name::NextFor];

/// What was typed into a form that was kept, as far as its user knows it again by that.
#[must_use]
pub fn gist(draft: &str) -> Option<String> {
    let kept: Kept = serde_json::from_str(draft).ok()?;
    let typed = |name: &Name| kept.fields.iter().find(|(known, value)| known == name && !value.trim().is_empty());
    TELLING.iter().find_map(typed).map(|(_, value)| value.clone())
}

impl Form {
    fn new(purpose: Purpose, title: String, fields: Vec<Field>) -> Self {
        Self { purpose, title, fields, focus: 0, problem: None, touched: false, recovered: false }
    }

    /// The field of this name.
    #[must_use]
    pub fn field(&self, name: Name) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    fn field_mut(&mut self, name: Name) -> Option<&mut Field> {
        self.fields.iter_mut().find(|field| field.name == name)
    }

    /// What is typed into a field, trimmed; empty when there is no such field.
    #[must_use]
    pub fn value(&self, name: Name) -> String {
        self.field(name).map(Field::value).unwrap_or_default().trim().to_owned()
    }

    /// The code chosen in a field.
    #[must_use]
    pub fn chosen(&self, name: Name) -> Option<&str> {
        self.field(name)?.chosen()
    }

    /// The field that has the focus.
    #[must_use]
    pub fn focused(&self) -> Option<&Field> {
        self.fields.get(self.focus)
    }

    /// Whether there is a field of several lines in it.
    #[must_use]
    pub fn takes_text(&self) -> bool {
        self.fields.iter().any(|field| matches!(field.input, Input::Area(_)))
    }

    /// The parts of the form that have fields, in their order.
    #[must_use]
    pub fn sections(&self) -> Vec<Section> {
        let mut sections: Vec<Section> = self.fields.iter().map(|field| field.section).collect();
        sections.dedup();
        sections
    }

    /// The part of the form that is shown: that of the focused field.
    #[must_use]
    pub fn section(&self) -> Section {
        self.focused().map_or(Section::Main, |field| field.section)
    }

    /// Goes to the first field of the next part of the form, or of the one before.
    fn leaf(&mut self, by: isize) {
        let sections = self.sections();
        let at = sections.iter().position(|section| *section == self.section()).unwrap_or(0);
        let to = at.checked_add_signed(by).unwrap_or(sections.len().saturating_sub(1)) % sections.len().max(1);
        let first = |section: Section| self.fields.iter().position(|field| field.section == section);
        self.focus = sections.get(to).copied().and_then(first).unwrap_or(self.focus);
    }

    /// Gives a field the focus; of several of that name the first that is wrong.
    pub fn go_to(&mut self, name: Name) {
        let called = |field: &&Field| field.name == name;
        // Of several of one name the one that is not understood is meant.
        let puzzling = |field: &Field| {
            field.name == name
                && !field.value().trim().is_empty()
                && field.said.as_ref().is_some_and(|said| said.tone != Tone::Understood)
        };
        let several = self.fields.iter().filter(called).count() > 1;
        let found = self.fields.iter().position(|field| several && puzzling(field));
        if let Some(at) = found.or_else(|| self.fields.iter().position(|field| field.name == name)) {
            self.focus = at;
        }
    }

    /// Chooses a member of a closed list in a field.
    pub fn choose(&mut self, name: Name, member: impl Code, cx: Context) {
        if let Some(field) = self.field_mut(name) {
            field.set(member.code());
            field.touched = true;
            self.changed(cx);
        }
    }

    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent, cx: Context) -> Answer {
        // How early something is announced, or what it cost, is seldom said: Enter need not go by it.
        // What lies on the other pages of an opportunity may be said later, too.
        let seldom = |field: &Field| {
            matches!(field.name, Name::Lead | Name::Score | Name::Expense)
                || matches!(field.section, Section::Products | Section::Qualification)
                    && self.section() == Section::Sale
        };
        let last = self.fields.iter().skip(self.focus + 1).all(seldom);
        if key.code == KeyCode::Tab && lines::complete(self, cx) {
            self.changed(cx);
            return Answer::Taken;
        }
        let Some(field) = self.focused() else { return Answer::Ignored };
        let plain = key.modifiers.difference(KeyModifiers::SHIFT).is_empty();
        let area = matches!(field.input, Input::Area(_));
        let pages = self.sections().len() > 1;
        let Some(field) = self.fields.get_mut(self.focus) else { return Answer::Ignored };
        match key.code {
            KeyCode::PageDown if pages => self.leaf(1),
            KeyCode::PageUp if pages => self.leaf(-1),
            KeyCode::Tab => self.step(1),
            KeyCode::BackTab => self.step(-1),
            KeyCode::Enter if !area && plain => {
                if last {
                    return Answer::Save;
                }
                self.step(1);
            }
            KeyCode::Up if !area => self.step(-1),
            KeyCode::Down if !area => self.step(1),
            // At its edges an area lets the focus go on.
            KeyCode::Up if field.at_top() => self.step(-1),
            KeyCode::Down if field.at_bottom() => self.step(1),
            _ => match field.key(key) {
                field::Took::Nothing => return Answer::Ignored,
                field::Took::Moved => {}
                field::Took::Changed => self.changed(cx),
                field::Took::Chosen => {
                    self.changed(cx);
                    self.step(1);
                }
            },
        }
        Answer::Taken
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str, cx: Context) {
        if let Some(field) = self.fields.get_mut(self.focus) {
            field.paste(text);
            self.changed(cx);
        }
    }

    /// Replaces the text of the focused area by what the user's editor gave back.
    pub fn replace_text(&mut self, text: &str, cx: Context) {
        if let Some(field) = self.fields.get_mut(self.focus) {
            field.set(text);
            field.touched = true;
            self.changed(cx);
        }
    }

    /// Whether it is a message.
    #[must_use]
    pub fn is_message(&self) -> bool {
        matches!(self.purpose, Purpose::Message(_))
    }

    /// Puts something into a field, as if it had been typed.
    pub(super) fn prefill(&mut self, name: Name, value: &str, cx: Context) {
        if let Some(field) = self.field_mut(name) {
            let before = field.value();
            // What was half typed before is not lost to it.
            let is_text = matches!(field.input, Input::Area(_)) && !before.trim().is_empty();
            field.set(&if is_text { format!("{}\n\n{value}", before.trim_end()) } else { value.to_owned() });
            field.touched = true;
            self.changed(cx);
        }
    }

    fn changed(&mut self, cx: Context) {
        self.touched = true;
        self.problem = None;
        self.review(cx);
    }

    fn step(&mut self, by: isize) {
        let count = isize::try_from(self.fields.len()).unwrap_or(1).max(1);
        let at = isize::try_from(self.focus).unwrap_or(0);
        self.focus = usize::try_from((at + by).rem_euclid(count)).unwrap_or(0);
    }

    /// Reads the fields aloud and brings what depends on others up to date.
    pub fn review(&mut self, cx: Context) {
        purpose::review(self, cx);
    }

    /// What the form says, as something that can be done.
    pub fn save(&self, cx: Context) -> Result<Saved, Problem> {
        purpose::save(self, cx)
    }

    /// Shows why the form could not be saved, and goes there.
    pub fn refuse(&mut self, problem: Problem) {
        if let Some(field) = problem.field {
            self.go_to(field);
        }
        self.problem = Some(problem.text);
    }

    /// Under which key a half-typed form is kept; `None` for one that is not worth it.
    #[must_use]
    pub fn draft_key(&self) -> Option<String> {
        self.purpose.draft_key()
    }

    /// The form as it is kept.
    #[must_use]
    pub fn draft(&self) -> String {
        // What it was and how it went belong to a log form from its first letter on, whichever key opened it.
        let begun = |field: &Field| matches!(field.name, Name::Kind | Name::Outcome | Name::With);
        let (own, named): (Vec<_>, Vec<_>) =
            self.fields.iter().filter(|field| field.touched || begun(field)).partition(|field| field.own.is_some());
        let fields = named.into_iter().map(|field| (field.name, field.value())).collect();
        let own = own.into_iter().filter_map(|field| Some((field.own.as_ref()?.id, field.value()))).collect();
        let fulfils = if let Purpose::Log(target) = &self.purpose { target.fulfils } else { None };
        serde_json::to_string(&Kept { fields, fulfils, own }).unwrap_or_default()
    }

    /// Fills the form with what was kept.
    pub fn recover(&mut self, draft: &str, cx: Context) {
        let Ok(kept) = serde_json::from_str::<Kept>(draft) else { return };
        let mut met: Vec<Name> = Vec::new();
        for (name, value) in kept.fields {
            // Lines come one after the other, and more of them as each is filled.
            let place = met.iter().filter(|known| **known == name).count();
            met.push(name);
            if name == Name::Line {
                self.review(cx);
            }
            if let Some(field) = self.fields.iter_mut().filter(|field| field.name == name).nth(place) {
                field.set(&value);
                field.touched = true;
                self.recovered = true;
            }
        }
        for (id, value) in kept.own {
            let is_own = |field: &&mut Field| field.own.as_ref().is_some_and(|own| own.id == id);
            if let Some(field) = self.fields.iter_mut().find(is_own) {
                field.set(&value);
                field.touched = true;
                self.recovered = true;
            }
        }
        self.touched |= self.recovered;
        if let Purpose::Log(target) = &mut self.purpose
            && let Some(fulfils) = kept.fulfils
            && let Ok(card) = cx.agenda.card(target.client, 0)
        {
            *target = Target::of(&card, Some(fulfils), cx.agenda.today());
        }
        self.review(cx);
    }
}
