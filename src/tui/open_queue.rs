//! The queue that is open: whose turn it is, and what is typed about it.

use std::rc::Rc;

use super::dialog::Dialog;
use super::form::log::Target;
use super::form::{Context, Form, Name};
use crate::agenda::{Queue, Result, Round, Turn};
use crate::domain::{ClientId, Kind};

/// Interactions that a turn shows at most.
const HISTORY: usize = 40;
/// The fields among which one moves while typing; what was chosen by a key is no field to stop at.
const TYPED: [Name; 4] = [Name::Text, Name::NextOn, Name::NextHow, Name::NextFor];

/// The queue that is open.
#[derive(Clone, Debug, Default)]
pub struct OpenQueue {
    /// Who waits.
    pub queue: Queue,
    /// Of whom it is, and what they are called together; of the day when that is not said.
    pub round: Option<(Rc<Round>, String)>,
    /// Whose turn it is; `None` when nobody waits.
    pub turn: Option<Turn>,
    /// What is typed about it.
    pub form: Option<Box<Form>>,
    /// Whether keys go to the form.
    pub typing: bool,
    /// The client with whom contact was logged, when nothing else has changed since the queue was put in order.
    pub(super) attended: Option<ClientId>,
}

impl OpenQueue {
    pub(super) fn open(round: Option<(Rc<Round>, String)>, cx: Context) -> Result<Self> {
        let mut open = Self { round, ..Self::default() };
        open.renew(cx)?;
        Ok(open)
    }

    /// Whose turn it is.
    #[must_use]
    pub fn client(&self) -> Option<ClientId> {
        self.turn.as_ref().map(|turn| turn.card.client.id)
    }

    /// Whether something is typed that would be lost.
    #[must_use]
    pub fn is_touched(&self) -> bool {
        self.form.as_ref().is_some_and(|form| form.touched)
    }

    /// Puts the queue in order anew, after something changed. Whoever is being written about stays.
    pub(super) fn renew(&mut self, cx: Context) -> Result<()> {
        let less = match self.attended.take() {
            Some(client) => cx.agenda.queue_without(&self.queue, client)?,
            None => None,
        };
        self.queue = match (&self.round, less) {
            (Some((round, _)), _) => cx.agenda.queue_of(round)?,
            (None, Some(queue)) => queue,
            (None, None) => cx.agenda.queue()?,
        };
        let here = self.client().filter(|_| self.is_touched());
        let stays = here.filter(|here| self.queue.waiting.iter().any(|waiting| waiting.client == *here));
        let next = stays.or_else(|| self.queue.waiting.first().map(|waiting| waiting.client));
        let Some(next) = next else {
            let (queue, round) = (std::mem::take(&mut self.queue), self.round.take());
            *self = Self { queue, round, ..Self::default() };
            return Ok(());
        };
        let turn = cx.agenda.turn(next, HISTORY)?;
        if stays.is_none() {
            self.form = Some(Box::new(form(&turn, cx)?));
            self.typing = false;
        }
        self.turn = Some(turn);
        Ok(())
    }

    /// Begins to type about a contact of another kind.
    pub(super) fn begin(&mut self, kind: Kind, cx: Context) {
        if let Some(form) = &mut self.form {
            form.choose(Name::Kind, kind, cx);
            form.go_to(Name::Text);
            self.typing = true;
        }
    }

    /// Goes to the next field while typing, or to the one before.
    pub(super) fn step(&mut self, forwards: bool) {
        let Some(form) = &mut self.form else { return };
        let here = form.focused().and_then(|field| TYPED.iter().position(|name| *name == field.name)).unwrap_or(0);
        let there = if forwards { here + 1 } else { here + TYPED.len() - 1 };
        if let Some(name) = TYPED.get(there % TYPED.len()) {
            form.go_to(*name);
        }
    }
}

/// The form of a turn: what is planned says how the contact is made; what was half typed before is there again.
fn form(turn: &Turn, cx: Context) -> Result<Form> {
    let card = &turn.card;
    let planned = card.follow_ups.first().filter(|next| next.due_on <= cx.agenda.today());
    let people: Vec<_> = card.contacts.iter().map(|contact| (contact.id, contact.name.clone())).collect();
    let target = Target::of(card, None, cx.agenda.today());
    let kind = planned.map_or(Kind::Call, |next| next.channel);
    let mut form = Form::turn(target, kind, &people, cx);
    if let Some(key) = form.draft_key()
        && let Some(draft) = cx.agenda.drafts()?.into_iter().find(|draft| draft.key == key)
    {
        form.recover(&draft.body, cx);
    }
    form.go_to(Name::Text);
    Ok(form)
}

/// The form in which something is typed: of a dialog, else of the queue.
pub(super) fn typed<'m>(dialog: Option<&'m Dialog>, queue: Option<&'m OpenQueue>) -> Option<&'m Form> {
    match (dialog, queue) {
        (Some(Dialog::Form(form)), _) => Some(form),
        (None, Some(open)) => open.form.as_deref(),
        _ => None,
    }
}
