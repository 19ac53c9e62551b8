//! `cartera edit`: changes a client's data, sets its light by hand, puts it away or takes it back. All of it is one
//! step for undo.
//!
//! With `--json`: see [`report::done`].

use clap::{ArgMatches, Command};

use super::args::Shape;
use super::context::{self, Context};
use super::{Result, Streams, codes, form, report};
use crate::agenda::Action;
use crate::domain::{Attention, Standing};
use crate::i18n::Texts;

pub(super) const NAME: &str = "edit";

/// Where each flag puts a client.
const STANDINGS: &[(&str, Standing)] = &[
    ("archive", Standing::Archived),
    ("rest", Standing::Resting),
    ("activate", Standing::Active),
    ("trash", Standing::Trashed),
    ("restore", Standing::Active),
];

pub(super) fn shape(texts: &Texts) -> Command {
    let shape = Shape::new(texts, NAME).words("client", "cli-val-client").option("name", "cli-val-name");
    let shape = form::options(shape).many("clear", "cli-val-field").option("attention", "cli-val-light");
    let names: Vec<&'static str> = STANDINGS.iter().map(|(name, _)| *name).collect();
    let shape = names.iter().fold(shape, |shape, name| shape.flag(name));
    let others = |name: &str| names.iter().copied().filter(|other| *other != name).collect::<Vec<_>>();
    names.iter().fold(shape, |shape, name| shape.without(name, &others(name))).done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let attention = codes::attention(cx, args)?;
    let standing = STANDINGS.iter().find(|(name, _)| args.get_flag(name)).map(|(_, standing)| *standing);
    let mut agenda = cx.agenda()?;
    let id = context::client(&agenda, args)?;
    let before = agenda.record(id)?;
    let mut after = before.clone();
    form::clear(cx, args, &mut after)?;
    form::fill(cx, &agenda, args, &mut after)?;
    if let Some(name) = args.get_one::<String>("name") {
        after.client.name.clone_from(name);
    }
    let plain = after == before;
    let action = match (standing, attention) {
        (None, None) if plain => return Err(cx.said("error-cli-nothing-to-edit")),
        // One thing alone is called by its own name in the history.
        (Some(standing), None) if plain => {
            agenda.set_standing(&[id], standing)?;
            Action::stand(standing)
        }
        (None, Some(attention)) if plain => {
            agenda.set_attention(&[id], attention)?;
            Action::Attention
        }
        (standing, attention) => {
            after.client.standing = standing.unwrap_or(after.client.standing);
            if let Some(attention) = attention {
                after.client.attention = attention;
                after.client.attention_since = (attention != Attention::Auto).then_some(agenda.today());
            }
            agenda.edit_client(&before, after)?;
            Action::EditClient
        }
    };
    report::done(cx, &agenda, id, action, to)
}
