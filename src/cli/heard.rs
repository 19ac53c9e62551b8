//! The options of `cartera log` for what was said: `--topic`, `--score`, `--expense`.

use clap::ArgMatches;

use super::args::Shape;
use super::context::Context;
use super::{Fail, Result, codes};
use crate::domain::interaction::BEST_SCORE;
use crate::domain::topic::marked_by;
use crate::domain::{Code, Money, TopicKind, satisfaction, text};

/// What the options say.
#[derive(Clone, Debug, Default)]
pub(super) struct Heard {
    pub(super) topics: Vec<(TopicKind, String)>,
    pub(super) score: Option<u8>,
    pub(super) expense: Option<Money>,
}

/// Adds the options.
pub(super) fn options(shape: Shape<'_>) -> Shape<'_> {
    shape.many("topic", "cli-val-topic-text").option("score", "cli-val-score").option("expense", "cli-val-amount")
}

/// What the options say.
pub(super) fn read(cx: &Context, args: &ArgMatches) -> Result<Heard> {
    let topics = args.get_many::<String>("topic").into_iter().flatten();
    let score = match args.get_one::<String>("score") {
        Some(typed) => {
            let accepted = format!("0-{BEST_SCORE}");
            Some(satisfaction::typed(typed).ok_or_else(|| cx.bad_value("--score", typed, &accepted))?)
        }
        None => None,
    };
    let expense = match args.get_one::<String>("expense") {
        Some(typed) => Some(cx.texts.read_money(typed).ok_or_else(|| unclear(cx, typed))?),
        None => None,
    };
    Ok(Heard { topics: topics.map(|typed| topic(cx, typed)).collect::<Result<_>>()?, score, expense })
}

/// A topic as it is typed: its kind, by its code or by a word for it, and what was said.
fn topic(cx: &Context, typed: &str) -> Result<(TopicKind, String)> {
    let said = typed.split_once(':').and_then(|(kind, said)| {
        let kind = codes::find(cx, kind, TopicKind::ALL).or_else(|| marked_by(kind.trim()))?;
        Some((kind, said.trim().to_owned())).filter(|(_, said)| !said.is_empty())
    });
    said.ok_or_else(|| {
        let kinds: Vec<&str> = TopicKind::ALL.iter().map(|kind| cx.texts.word(*kind)).collect();
        let args = [("typed", quoted(typed).into()), ("kinds", kinds.join(", ").into())];
        Fail::Usage(cx.texts.with("error-cli-topic-kind", &args))
    })
}

fn unclear(cx: &Context, typed: &str) -> Fail {
    let example = cx.texts.money(Money { minor: 4_500, currency: cx.texts.home_currency() });
    let args = [("typed", quoted(typed).into()), ("example", example.into())];
    Fail::Usage(cx.texts.with("error-cli-amount", &args))
}

fn quoted(typed: &str) -> String {
    text::clean_line(typed).chars().take(60).collect()
}
