//! `cartera duplicates`: who may be here twice, and why.
//!
//! With `--json`: `total`, and `pairs`, each with `points` (up to 100), `signs` and two `clients` (see
//! [`row`](super::json::row)), the one who was here first before the other.

use clap::{ArgMatches, Command};
use serde_json::json;

use super::args::Shape;
use super::context::Context;
use super::output::{self, Paint};
use super::{Result, Streams, json, report};
use crate::agenda::{self, ClientRow, Twins};
use crate::domain::Code;
use crate::i18n::Texts;

pub(super) const NAME: &str = "duplicates";

/// How many pairs are shown when nobody says how many.
const USUAL: usize = 30;

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME).option("limit", "cli-val-number").done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let limit = cx.number(args, "limit", 1)?.unwrap_or(if cx.json { usize::MAX } else { USUAL });
    let agenda = cx.agenda()?;
    let found = agenda.duplicates(cx.texts.locale().region_code(), limit)?;
    if cx.json {
        let pair = |twins: &Twins| {
            let [keep, gone] = &twins.rows;
            let clients = [keep, gone].map(|row| json::row(&agenda, row, agenda.today()));
            Ok(json!({
                "points": twins.points,
                "signs": twins.signs.iter().map(|sign| sign.code()).collect::<Vec<_>>(),
                "clients": clients.into_iter().collect::<agenda::Result<Vec<_>>>()?,
            }))
        };
        let pairs = found.pairs.iter().map(pair).collect::<Result<Vec<_>>>()?;
        return Ok(output::json(to.out, &json!({ "total": found.total, "pairs": pairs }))?);
    }
    let Some(first) = found.pairs.first() else {
        return Ok(writeln!(to.out, "{}", cx.texts.get("cli-duplicates-none"))?);
    };
    let lines: Vec<_> = found.pairs.iter().map(|twins| line(cx, twins)).collect();
    cx.style.table(to.out, &lines)?;
    let [keep, gone] = &first.rows;
    let ids = [("keep", keep.id.0.to_string().into()), ("gone", gone.id.0.to_string().into())];
    report::remark(cx, "cli-duplicates-how", &ids, to)?;
    if found.total > found.pairs.len() {
        report::remark(cx, "cli-duplicates-rest", &[("n", (found.total - found.pairs.len()).into())], to)?;
    }
    Ok(())
}

fn line(cx: &Context, twins: &Twins) -> Vec<(Paint, String)> {
    let who = |row: &ClientRow| {
        let city = row.city.as_deref().map(|city| format!(" · {city}")).unwrap_or_default();
        output::brief(&format!("{}{city}", row.name), 34)
    };
    let [keep, gone] = &twins.rows;
    vec![
        (Paint::Faint, format!("#{}", keep.id.0)),
        (Paint::Strong, who(keep)),
        (Paint::Faint, format!("#{}", gone.id.0)),
        (Paint::Strong, who(gone)),
        (Paint::Plain, cx.texts.signs(&twins.signs)),
    ]
}
