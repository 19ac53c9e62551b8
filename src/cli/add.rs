//! `cartera add`: adds a client, with its first next step when there is one.
//!
//! With `--json`: see [`report::done`].

use clap::{ArgMatches, Command};

use super::args::Shape;
use super::context::{Context, words};
use super::next::{self, Asked};
use super::{Result, Streams, form, report};
use crate::agenda::{Action, AgendaError};
use crate::domain::{ClientKind, Kind, text};
use crate::i18n::Texts;

pub(super) const NAME: &str = "add";

pub(super) fn shape(texts: &Texts) -> Command {
    next::options(form::options(Shape::new(texts, NAME).words("name", "cli-val-name"))).done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let mut agenda = cx.agenda()?;
    let mut record = agenda.blank_record();
    record.client.name = words(args, "name");
    if args.contains_id("contact") {
        // Only an organisation has people of its own.
        record.client.kind = ClientKind::Company;
    }
    form::fill(cx, &agenda, args, &mut record)?;
    let next = match next::asked(cx, args, Kind::Call)? {
        Asked::Plan(plan) => Some(plan),
        Asked::Suggestion => {
            let next = agenda.rules().calendar.next(agenda.today());
            Some(next::plan(cx, args, &next.to_string(), Kind::Call)?)
        }
        Asked::Nothing | Asked::Unsaid => None,
    };
    let name = record.client.name.clone();
    let alike = agenda.look_alikes(&record, cx.texts.locale().region_code())?.into_iter().next();
    let client = agenda.add_client(record, next)?;
    report::done(cx, &agenda, client, Action::AddClient, to)?;
    if let Some(alike) = alike {
        let args = [
            ("name", text::clean_line(&alike.name).into()),
            ("id", alike.client.0.to_string().into()),
            ("new", client.0.to_string().into()),
            ("signs", cx.texts.signs(&alike.signs).into()),
        ];
        report::remark(cx, "cli-looks-like", &args, to)?;
    } else if let Err(AgendaError::AmbiguousClient { candidates, .. }) = agenda.resolve(&name)
        && let Some((other, ..)) = candidates.iter().find(|(other, ..)| *other != client)
    {
        report::remark(cx, "cli-same-name", &[("id", other.0.to_string().into())], to)?;
    }
    Ok(())
}
