//! A short menu: one of several, by arrow, or by digit where it was asked for.

use ratatui::crossterm::event::{KeyCode, KeyEvent};

use crate::agenda::{Order, Shelf};
use crate::domain::{AttachmentId, Attention, ClientId, FollowUpId, RelationId, Standing};

/// What choosing a line of a menu does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MenuChoice {
    /// Set the light of clients by hand.
    Attention(Vec<ClientId>, Attention),
    /// Change the standing of clients.
    Standing(Vec<ClientId>, Standing),
    /// Write down that clients went away.
    Lose(Vec<ClientId>),
    /// Write down that clients came back.
    Back(Vec<ClientId>),
    /// Remove a client from the trash for good.
    Remove(ClientId),
    /// Order the client list.
    Order(Order),
    /// Show another shelf.
    Shelf(Shelf),
    /// Take up a half-typed form.
    Recover(String),
    /// Throw a half-typed form away.
    Forget(String),
    /// Open the card of another client.
    OpenCard(ClientId),
    /// Open a file or an address.
    OpenFile(String),
    /// Add a file or an address to a client.
    Attach(ClientId),
    /// Note what a client is to another one.
    Relate(ClientId),
    /// Choose what to take from a client.
    Unlink(ClientId),
    /// Take a file or an address away.
    Detach(AttachmentId),
    /// Forget what a client is to another one.
    Unrelate(ClientId, RelationId),
    /// Say how it went with what was ticked off elsewhere.
    SayHow(FollowUpId),
    /// Say that there is nothing to say of it.
    SayNothing(FollowUpId),
    /// Do nothing.
    Nothing,
}

/// A menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Menu {
    /// What is asked.
    pub title: String,
    /// The lines, each with what it does.
    pub lines: Vec<(String, MenuChoice)>,
    /// The selected line.
    pub selected: usize,
    /// Whether it came by itself: then no digit chooses, since who types one means a screen and has not seen the menu yet.
    pub unasked: bool,
}

impl Menu {
    /// A menu with its first line selected.
    #[must_use]
    pub fn new(title: impl Into<String>, lines: Vec<(String, MenuChoice)>) -> Self {
        Self { title: title.into(), lines, selected: 0, unasked: false }
    }

    /// As [`new`](Self::new), where nobody asked for it.
    #[must_use]
    pub fn unasked(title: impl Into<String>, lines: Vec<(String, MenuChoice)>) -> Self {
        Self { unasked: true, ..Self::new(title, lines) }
    }

    /// Takes a key; the choice when one was made.
    pub fn key(&mut self, key: KeyEvent) -> Option<MenuChoice> {
        let last = self.lines.len().saturating_sub(1);
        match key.code {
            KeyCode::Up | KeyCode::Char('k') => self.selected = self.selected.saturating_sub(1),
            KeyCode::Down | KeyCode::Char('j') => self.selected = (self.selected + 1).min(last),
            KeyCode::Home => self.selected = 0,
            KeyCode::End => self.selected = last,
            KeyCode::Enter => return self.lines.get(self.selected).map(|(_, choice)| choice.clone()),
            KeyCode::Char(digit @ '1'..='9') if !self.unasked => {
                let at = usize::from(u8::try_from(digit).unwrap_or(b'1') - b'1');
                return self.lines.get(at).map(|(_, choice)| choice.clone());
            }
            _ => {}
        }
        None
    }
}
