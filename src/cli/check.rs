//! `cartera check`: looks through the whole file, and with `--repair` derives anew what can be derived.
//!
//! With `--json`: `sound`, `damage` (lines), `orphans`, `lights`, `counts`, `search`, `indexes`, `repaired`.

use clap::{ArgMatches, Command};
use serde_json::json;

use super::args::Shape;
use super::context::Context;
use super::output::{self, Paint};
use super::{Fail, Result, Streams};
use crate::agenda::Health;
use crate::domain::text::clean_line;
use crate::i18n::Texts;

pub(super) const NAME: &str = "check";

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME).flag("repair").done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let mut agenda = cx.agenda()?;
    let found = agenda.examine()?;
    let repaired = !found.is_sound() && found.can_be_derived() && args.get_flag("repair");
    if repaired {
        agenda.derive_anew()?;
    }
    let left = if repaired { agenda.examine()? } else { found.clone() };
    if cx.json {
        let Health { damage, orphans, lights, counts, search, indexes } = &found;
        let value = json!({
            "sound": left.is_sound(), "damage": damage, "orphans": orphans, "lights": lights, "counts": counts,
            "search": search, "indexes": indexes, "repaired": repaired,
        });
        output::json(to.out, &value)?;
    } else {
        for line in lines(cx, &found) {
            writeln!(to.out, "{line}")?;
        }
        for line in &found.damage {
            writeln!(to.out, "  {}", cx.style.paint(Paint::Faint, &clean_line(line)))?;
        }
    }
    match (left.is_sound(), repaired) {
        (true, false) => Ok(()),
        (true, true) if cx.json => Ok(()),
        (true, true) => Ok(writeln!(to.out, "{}", cx.texts.get("cli-check-repaired"))?),
        (false, _) if left.can_be_derived() => Err(cx.said("error-cli-check-repair")),
        (false, _) => Err(Fail::Said(cx.texts.get("error-cli-check-damaged").to_owned())),
    }
}

/// What was found, a line each.
fn lines(cx: &Context, found: &Health) -> Vec<String> {
    let count = |key, n: usize| (n > 0).then(|| cx.texts.with(key, &[("n", n.into())]));
    let fact = |key, wrong: bool| wrong.then(|| cx.texts.get(key).to_owned());
    let wrong = [
        fact("cli-check-damage", !found.damage.is_empty()),
        count("cli-check-orphans", found.orphans),
        count("cli-check-lights", found.lights),
        fact("cli-check-counts", found.counts),
        fact("cli-check-search", found.search),
        fact("cli-check-indexes", found.indexes),
    ];
    let wrong: Vec<String> = wrong.into_iter().flatten().collect();
    if wrong.is_empty() { vec![cx.texts.get("cli-check-sound").to_owned()] } else { wrong }
}
