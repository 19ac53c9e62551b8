//! `cartera relate`: notes what a client is to another one, or forgets it.
//!
//! With `--json`: see [`report::done`].

use clap::{ArgMatches, Command};

use super::args::Shape;
use super::context::Context;
use super::{Fail, Result, Streams, codes, report};
use crate::agenda::Action;
use crate::domain::{Code, RelationKind};
use crate::i18n::Texts;

pub(super) const NAME: &str = "relate";

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .operand("client", "cli-val-client")
        .operand("kind", "cli-val-relation")
        .operand("other", "cli-val-client")
        .flag("remove")
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let mut agenda = cx.agenda()?;
    let word = |name: &str| args.get_one::<String>(name).map_or("", String::as_str);
    let (mut client, mut other) = (agenda.resolve(word("client"))?, agenda.resolve(word("other"))?);
    let said = word("kind");
    let kind = if let Some(kind) = codes::find(cx, said, RelationKind::ALL) {
        kind
    } else {
        // From the other side: who recommended somebody is said first.
        let inverse = |kind: &RelationKind| same(cx.texts.related(*kind, true), said);
        let Some(kind) = RelationKind::ALL.iter().copied().find(inverse) else {
            let words: Vec<&str> = RelationKind::ALL.iter().map(|kind| kind.code()).collect();
            return Err(cx.bad_value(cx.texts.get("cli-val-relation"), said, &words.join(", ")));
        };
        std::mem::swap(&mut client, &mut other);
        kind
    };
    if !args.get_flag("remove") {
        agenda.relate(client, kind, other)?;
        return report::done(cx, &agenda, client, Action::Relate, to);
    }
    let relations = agenda.card(client, 0)?.details.relations;
    let found = relations
        .iter()
        .find(|known| known.other == other && known.relation.kind == kind && (!known.inverse || kind.is_mutual()));
    let Some(found) = found else { return Err(Fail::Said(cx.texts.get("error-cli-no-relation").to_owned())) };
    agenda.unrelate(client, found.relation.id)?;
    report::done(cx, &agenda, client, Action::Unrelate, to)
}

fn same(a: &str, b: &str) -> bool {
    crate::domain::text::words(a).concat() == crate::domain::text::words(b).concat()
}
