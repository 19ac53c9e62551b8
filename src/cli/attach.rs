//! `cartera attach`: adds a file or an address on the web to a client, or takes one away. The file stays where it is.
//!
//! With `--json`: see [`report::done`].

use std::path::Path;

use clap::{ArgMatches, Command};

use super::args::Shape;
use super::context::Context;
use super::{Fail, Result, Streams, report};
use crate::agenda::Action;
use crate::domain::relation::is_web;
use crate::domain::text::{clean_line, fold};
use crate::i18n::Texts;

pub(super) const NAME: &str = "attach";

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .operand("client", "cli-val-client")
        .operand("target", "cli-val-target")
        .option("label", "cli-val-text")
        .flag("remove")
        .without("remove", &["label"])
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let mut agenda = cx.agenda()?;
    let word = |name: &str| args.get_one::<String>(name).cloned().unwrap_or_default();
    let (client, typed) = (agenda.resolve(&word("client"))?, word("target"));
    let target = whole(&typed);
    if args.get_flag("remove") {
        let attachments = agenda.card(client, 0)?.details.attachments;
        let wanted = fold(&clean_line(&typed));
        let found = attachments.iter().find(|known| known.target == target || fold(known.called()) == wanted);
        let Some(found) = found else {
            let args = [("typed", clean_line(&typed).into())];
            return Err(Fail::Said(cx.texts.with("error-cli-no-attachment", &args)));
        };
        agenda.detach(found.id)?;
        return report::done(cx, &agenda, client, Action::Detach, to);
    }
    agenda.attach(client, &target, &word("label"))?;
    report::done(cx, &agenda, client, Action::Attach, to)?;
    if !is_web(&target) && !Path::new(&target).exists() {
        report::remark(cx, "cli-attach-missing", &[("path", clean_line(&target).into())], to)?;
    }
    Ok(())
}

/// The whole path of a file that is named from here; an address stays as it is.
fn whole(typed: &str) -> String {
    if is_web(typed) || typed.contains("://") {
        return typed.to_owned();
    }
    std::path::absolute(typed).map_or_else(|_| typed.to_owned(), |path| path.display().to_string())
}
