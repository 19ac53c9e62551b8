//! What a command that changed something says: what was done, and how the client stands now.

use std::io;

use serde_json::{Value, json};

use super::args::PROGRAM;
use super::context::Context;
use super::json::{follow_up, light};
use super::output::{self, Paint};
use super::{Result, Streams};
use crate::agenda::{Action, Agenda, Card, Plan};
use crate::domain::{ClientId, Code, FollowUp};
use crate::i18n::Arg;

/// Says that `action` was done to a client.
///
/// With `--json`: `done` (the code of the action), `client` (`id`, `name`), `light`, `next` (a follow-up, or `null`).
pub(super) fn done(cx: &Context, agenda: &Agenda, client: ClientId, action: Action, to: &mut Streams) -> Result<()> {
    warn(cx, agenda, to)?;
    if cx.json {
        return Ok(output::json(to.out, &value(agenda, client, action)?)?);
    }
    let card = agenda.card(client, 0)?;
    let label = cx.texts.action(action, &card.client.name, 1);
    writeln!(to.out, "{}", cx.texts.with("cli-done-what", &[("what", label.into())]))?;
    Ok(stand(cx, agenda, &card, to)?)
}

/// Says that the day's backup could not be made: what was done is done all the same.
pub(super) fn warn(cx: &Context, agenda: &Agenda, to: &mut Streams) -> io::Result<()> {
    if let Some(why) = agenda.listener_trouble() {
        let why = crate::domain::text::clean_line(&why);
        writeln!(to.err, "{PROGRAM}: {}", cx.texts.with("hook-failed", &[("why", why.into())]))?;
    }
    let Some(trouble) = agenda.backup_trouble() else { return Ok(()) };
    let why = cx.texts.obstacle(&trouble.into());
    writeln!(to.err, "{PROGRAM}: {}", cx.texts.with("day-without-backup", &[("why", why.into())]))
}

/// The same for a program.
pub(super) fn value(agenda: &Agenda, client: ClientId, action: Action) -> Result<Value> {
    let card = agenda.card(client, 0)?;
    Ok(json!({
        "done": action.code(),
        "client": { "id": client.0, "name": card.client.name },
        "light": light(card.alert.light(agenda.today())),
        "next": card.follow_ups.first().map(follow_up),
    }))
}

/// Says what stands in the card's first place: the light and the next step.
fn stand(cx: &Context, agenda: &Agenda, card: &Card, to: &mut Streams) -> io::Result<()> {
    let light = cx.style.light(&cx.texts, card.alert.light(agenda.today()));
    match card.follow_ups.first() {
        Some(next) => {
            let label = cx.texts.get("cli-next-step");
            writeln!(to.out, "{light} · {label}: {}", follow_up_line(cx, next))
        }
        None => writeln!(to.out, "{light}"),
    }
}

/// A follow-up in one line, as the plan that it is.
pub(super) fn follow_up_line(cx: &Context, follow_up: &FollowUp) -> String {
    cx.texts.plan(&Plan::of(follow_up), cx.today())
}

/// A remark below an answer, for people only.
pub(super) fn remark(cx: &Context, key: &str, args: &[(&str, Arg<'_>)], to: &mut Streams) -> io::Result<()> {
    if cx.json {
        return Ok(());
    }
    writeln!(to.out, "{}", cx.style.paint(Paint::Faint, &cx.texts.with(key, args)))
}
