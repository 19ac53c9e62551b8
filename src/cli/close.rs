//! `cartera close`: closes an open point, opens it again, rewords it, or deletes it.
//!
//! With `--json`: see [`report::done`].

use clap::{ArgMatches, Command};

use super::args::Shape;
use super::context::Context;
use super::{Fail, Result, Streams, report};
use crate::agenda::{Action, Agenda, AgendaError, PointId, StoreError};
use crate::domain::{InteractionId, TopicId, text};
use crate::i18n::Texts;

pub(super) const NAME: &str = "close";

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .operand("topic", "cli-val-topic")
        .flag("reopen")
        .flag("delete")
        .option("text", "cli-val-text")
        .without("reopen", &["delete", "text"])
        .without("delete", &["text"])
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let typed = args.get_one::<String>("topic").map_or("", String::as_str);
    let mut agenda = cx.agenda()?;
    let id = read(typed).ok_or_else(|| unknown(cx, typed))?;
    let client = match agenda.client_of(id) {
        Ok(client) => client.id,
        Err(AgendaError::Store(StoreError::Gone)) => return Err(unknown(cx, typed)),
        Err(error) => return Err(error.into()),
    };
    let action = change(cx, &mut agenda, args, id)?;
    report::done(cx, &agenda, client, action, to)
}

/// Does what the options say; without any the point is closed.
fn change(cx: &Context, agenda: &mut Agenda, args: &ArgMatches, id: PointId) -> Result<Action> {
    let reworded = args.get_one::<String>("text");
    match id {
        PointId::Complaint(_) if args.get_flag("delete") || reworded.is_some() => Err(cx.said("error-cli-topic-whole")),
        PointId::Topic(topic) if args.get_flag("delete") => {
            agenda.delete_topic(topic)?;
            Ok(Action::DeleteTopic)
        }
        PointId::Topic(topic) if reworded.is_some() => {
            let before = agenda.topic(topic)?;
            agenda.edit_topic(&before, before.kind, reworded.map_or("", String::as_str))?;
            Ok(Action::EditTopic)
        }
        id if args.get_flag("reopen") => {
            agenda.reopen_point(id)?;
            Ok(Action::ReopenTopic)
        }
        PointId::Topic(topic) => {
            let action = Action::close(agenda.topic(topic)?.kind);
            agenda.close_point(id)?;
            Ok(action)
        }
        PointId::Complaint(_) => {
            agenda.close_point(id)?;
            Ok(Action::ResolveComplaint)
        }
    }
}

/// The point that a number names: `t12`, `i34`; a number alone is a topic.
fn read(typed: &str) -> Option<PointId> {
    let typed = typed.trim().to_ascii_lowercase();
    let (kind, number) =
        typed.split_at_checked(1).filter(|(kind, _)| ["t", "i"].contains(kind)).unwrap_or(("t", &typed));
    let number = number.parse().ok()?;
    Some(if kind == "i" { PointId::Complaint(InteractionId(number)) } else { PointId::Topic(TopicId(number)) })
}

fn unknown(cx: &Context, typed: &str) -> Fail {
    let typed: String = text::clean_line(typed).chars().take(60).collect();
    Fail::Said(cx.texts.with("error-cli-topic", &[("typed", typed.into())]))
}
