//! The templates over the screen: to write a message to a client, or to change them.

use ratatui::crossterm::event::{KeyCode, KeyEvent};

use crate::agenda::Addressee;
use crate::domain::template::{Rendered, Route};
use crate::domain::{FollowUpId, Template};

/// To whom a message is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writing {
    /// To whom, and what there is to speak of.
    pub to: Addressee,
    /// The follow-up from which it is written.
    pub about: Option<FollowUpId>,
    /// By which of the ways.
    pub route: usize,
}

impl Writing {
    /// The way that is chosen.
    #[must_use]
    pub fn route(&self) -> Option<&Route> {
        self.to.routes.get(self.route).or_else(|| self.to.routes.first())
    }
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Fill in this template; and whether it fits today.
    Template(Box<Template>, bool),
    /// Write without a template.
    Blank,
    /// Log a message that was sent already.
    Log,
}

/// The list of templates.
#[derive(Clone, Debug)]
pub struct TemplateList {
    /// To whom one writes; nobody when the templates are to be changed.
    pub writing: Option<Box<Writing>>,
    /// The lines.
    pub lines: Vec<Choice>,
    /// The selected one.
    pub selected: usize,
    /// Whether hidden templates are shown too.
    pub all: bool,
    /// How the selected template reads, or what is wrong with it.
    pub preview: Option<Result<Rendered, String>>,
    /// Why something was not done.
    pub problem: Option<String>,
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplateAnswer {
    /// Nothing more.
    Nothing,
    /// To show the selected one.
    Look,
    /// To leave.
    Leave,
    /// To use the selected line.
    Use,
    /// To go out by another way.
    Turn,
    /// To log a message that was sent already.
    Log,
    /// To add a template.
    Add,
    /// To change the selected one.
    Edit,
    /// To hide the selected one, or to show it again.
    Hide,
    /// To show the hidden ones too, or no more.
    All,
    /// To remove the selected one.
    Remove,
}

impl TemplateList {
    /// The selected template.
    #[must_use]
    pub fn template(&self) -> Option<&Template> {
        match self.lines.get(self.selected) {
            Some(Choice::Template(template, _)) => Some(template),
            _ => None,
        }
    }

    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent, leaves: bool) -> TemplateAnswer {
        if leaves {
            return TemplateAnswer::Leave;
        }
        self.problem = None;
        let (last, before) = (self.lines.len().saturating_sub(1), self.selected);
        self.selected = match key.code {
            KeyCode::Up | KeyCode::Char('k') => before.saturating_sub(1),
            KeyCode::Down | KeyCode::Char('j') => (before + 1).min(last),
            KeyCode::PageUp => before.saturating_sub(5),
            KeyCode::PageDown => (before + 5).min(last),
            KeyCode::Home => 0,
            KeyCode::End => last,
            _ => before.min(last),
        };
        if self.selected != before {
            return TemplateAnswer::Look;
        }
        match key.code {
            KeyCode::Enter => TemplateAnswer::Use,
            KeyCode::Left | KeyCode::Char('<') => self.turn(-1),
            KeyCode::Right | KeyCode::Char('>') | KeyCode::Tab => self.turn(1),
            KeyCode::Char('m') if self.writing.is_some() => TemplateAnswer::Log,
            KeyCode::Char('a') => TemplateAnswer::Add,
            KeyCode::Char('e') => TemplateAnswer::Edit,
            KeyCode::Char('h') => TemplateAnswer::Hide,
            KeyCode::Char('v') => TemplateAnswer::All,
            KeyCode::Delete if self.writing.is_none() => TemplateAnswer::Remove,
            _ => TemplateAnswer::Nothing,
        }
    }

    /// Goes on to another way for the message to go out.
    fn turn(&mut self, by: isize) -> TemplateAnswer {
        let Some(writing) = &mut self.writing else { return TemplateAnswer::Nothing };
        let count = writing.to.routes.len().max(1);
        let at = writing.route.checked_add_signed(by).unwrap_or(count - 1);
        writing.route = at % count;
        TemplateAnswer::Turn
    }
}
