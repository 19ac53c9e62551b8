//! What the user wants done whenever something is logged: a command, which reads what it was as JSON.
//!
//! The JSON has `interaction`, `client` (see [`row`](super::json::row), with `external_id`) and `next` (a follow-up, or `null`).

use serde_json::json;

use super::json::{follow_up, interaction, row};
use crate::agenda::{Agenda, Listener};
use crate::desktop::hook::Starter;
use crate::domain::Interaction;

/// Has the command run after each interaction that is logged.
pub(super) fn listener(command: Option<&Vec<String>>, starter: &Starter) -> Option<Listener> {
    let (command, starter) = (command?.clone(), starter.clone());
    Some(Listener::new(move |agenda, said| {
        let input = told(agenda, said).map_err(|error| error.to_string())?;
        starter.start(&command, &input)
    }))
}

fn told(agenda: &Agenda, said: &Interaction) -> crate::agenda::Result<Vec<u8>> {
    let card = agenda.card(said.client, 0)?;
    let mut client = match agenda.row(said.client)? {
        Some(it) => row(agenda, &it, agenda.today())?,
        None => json!({ "id": said.client.0 }),
    };
    if let Some(fields) = client.as_object_mut() {
        fields.insert("external_id".to_owned(), json!(card.client.external_id));
    }
    let value = json!({
        "interaction": interaction(said, &card),
        "client": client,
        "next": card.follow_ups.first().map(follow_up),
    });
    Ok(format!("{value}\n").into_bytes())
}
