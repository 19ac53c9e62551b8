//! `cartera why`: the alert of a client, rule by rule.
//!
//! With `--json`: `client` (`id`, `name`), `day`, `light`, `on_track`, `attempts`, `attention`, `standing`,
//! `snoozed_until`, and `turns`, each with `on`, `level`, `fired`, `reason` and its `text`.

use clap::{ArgMatches, Command};
use serde_json::json;

use super::args::Shape;
use super::context::{self, Context};
use super::output::{self, Paint};
use super::{Result, Streams, json};
use crate::agenda::Card;
use crate::domain::alert::Turn;
use crate::domain::{Code, Level, Light, Standing, text};
use crate::i18n::Texts;

pub(super) const NAME: &str = "why";

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME).words("client", "cli-val-client").done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let agenda = cx.agenda()?;
    let id = context::client(&agenda, args)?;
    let card = agenda.card(id, 0)?;
    let day = agenda.today();
    if cx.json {
        return answer(cx, &card, to);
    }
    let light = card.alert.light(day);
    let name = cx.style.paint(Paint::Strong, &text::clean_line(&card.client.name));
    writeln!(to.out, "{name} · #{} · {}", id.0, cx.style.light(&cx.texts, light))?;
    if card.client.standing != Standing::Active {
        let standing = cx.texts.word(card.client.standing);
        writeln!(to.out, "  {}", cx.texts.with("cli-why-away", &[("standing", standing.into())]))?;
        return Ok(());
    }
    for turn in card.alert.fired(day) {
        writeln!(to.out, "  {}", line(cx, turn))?;
    }
    match light {
        Some(Light::Green) => writeln!(to.out, "  {}", cx.texts.get("cli-why-green"))?,
        Some(Light::Unplanned) => writeln!(to.out, "  {}", cx.texts.get("cli-why-none"))?,
        _ => {}
    }
    if card.alert.attempts > 0 {
        writeln!(to.out, "  {}", cx.texts.attempts(card.alert.attempts))?;
    }
    let coming: Vec<_> = card.alert.turns.iter().filter(|turn| turn.on > day).collect();
    if !coming.is_empty() {
        writeln!(to.out, "{}", cx.texts.get("cli-why-coming"))?;
    }
    for turn in coming {
        writeln!(to.out, "  {}", line(cx, turn))?;
    }
    Ok(())
}

fn answer(cx: &Context, card: &Card, to: &mut Streams) -> Result<()> {
    let (client, day) = (&card.client, cx.today());
    let turns: Vec<_> = card
        .alert
        .turns
        .iter()
        .map(|turn| {
            let mut value = json::turn(turn, day);
            value["text"] = cx.texts.reason_long(turn.reason, day).into();
            value
        })
        .collect();
    let value = json!({
        "client": { "id": client.id.0, "name": client.name },
        "day": day.to_string(),
        "light": json::light(card.alert.light(day)),
        "on_track": card.alert.on_track,
        "attempts": card.alert.attempts,
        "attention": client.attention.code(),
        "standing": client.standing.code(),
        "snoozed_until": client.snoozed_until.map(|day| day.to_string()),
        "turns": turns,
    });
    Ok(output::json(to.out, &value)?)
}

/// A rule that fired or will: the level, since when, and why.
fn line(cx: &Context, turn: &Turn) -> String {
    let light = match turn.level {
        Level::Red => Light::Red,
        Level::Yellow => Light::Yellow,
    };
    let mark = cx.style.paint(Paint::Light(light), &format!("{} {}", light.glyph(), cx.texts.word(light)));
    let day = cx.texts.day(turn.on, cx.today());
    let args =
        [("light", mark.into()), ("day", day.into()), ("why", cx.texts.reason_long(turn.reason, cx.today()).into())];
    cx.texts.with("cli-why-turn", &args)
}
