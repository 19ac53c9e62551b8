//! `cartera undo` and `cartera redo`, across restarts and across programs.
//!
//! With `--json`: `undone` or `redone`, a step (see [`step`](super::history::step)).

use clap::{ArgMatches, Command};
use serde_json::json;

use super::args::Shape;
use super::context::Context;
use super::{Result, Streams, history, output};
use crate::agenda::{Step, Way};
use crate::i18n::Texts;

pub(super) const UNDO: &str = "undo";
pub(super) const REDO: &str = "redo";

pub(super) fn undo_shape(texts: &Texts) -> Command {
    Shape::new(texts, UNDO).done()
}

pub(super) fn redo_shape(texts: &Texts) -> Command {
    Shape::new(texts, REDO).done()
}

pub(super) fn undo(cx: &Context, _: &ArgMatches, to: &mut Streams) -> Result<()> {
    travel(cx, Way::Back, to)
}

pub(super) fn redo(cx: &Context, _: &ArgMatches, to: &mut Streams) -> Result<()> {
    travel(cx, Way::Forth, to)
}

fn travel(cx: &Context, way: Way, to: &mut Streams) -> Result<()> {
    let mut agenda = cx.agenda()?;
    let past = agenda.past()?;
    let (next, nothing, said, name) = match way {
        Way::Back => (past.undo, "error-cli-nothing-to-undo", "cli-undone", "undone"),
        Way::Forth => (past.redo, "error-cli-nothing-to-redo", "cli-redone", "redone"),
    };
    let next = next.ok_or_else(|| cx.said(nothing))?;
    // The step is told as it stands now, not as it was found.
    let step = Step { undone: way == Way::Back, ..agenda.travel(way, Some(next.id))? };
    if cx.json {
        return Ok(output::json(to.out, &json!({ name: history::step(cx, &step) }))?);
    }
    writeln!(to.out, "{}", cx.texts.with(said, &[("what", cx.texts.step(&step).into())]))?;
    Ok(())
}
