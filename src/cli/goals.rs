//! `cartera goals`: how far the goals of a month are reached, or sets them.
//!
//! With `--json`: `month`, `currency` and `goals`, each with `kind`, `target`, `reached`, `percent`, `pace` and `per_day`;
//! amounts are in the smallest unit of the currency.

use clap::{ArgMatches, Command};
use jiff::civil::Date;
use serde_json::json;

use super::args::Shape;
use super::context::Context;
use super::output::{self, Paint};
use super::report_on::month;
use super::{Fail, Result, Streams, codes};
use crate::agenda::Agenda;
use crate::domain::capture::read_amount;
use crate::domain::goal::Progress;
use crate::domain::report::bars::bar;
use crate::domain::{Code, GoalKind, cells, text};
use crate::i18n::Texts;

pub(super) const NAME: &str = "goals";

/// How long the bar of a goal is.
const BAR: usize = 20;

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME).optional_words("goal", "cli-val-goal").option("month", "cli-val-when").done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let day = match args.get_one::<String>("month") {
        Some(typed) => month(cx, typed)?,
        None => cx.today(),
    };
    let words: Vec<&String> = args.get_many::<String>("goal").into_iter().flatten().collect();
    let mut agenda = cx.agenda()?;
    let targets = targets(cx, &agenda, &words)?;
    if !targets.is_empty() {
        agenda.set_goals(day, &targets)?;
        if !cx.json {
            let args = [("month", cx.texts.month_year(day).into())];
            writeln!(to.out, "{}", cx.texts.with("cli-goals-set", &args))?;
        }
    }
    let goals = agenda.goals(day)?;
    if cx.json {
        return Ok(output::json(to.out, &value(&agenda, day, &goals))?);
    }
    if targets.is_empty() {
        let key = if goals.is_empty() { "cli-goals-none" } else { "cli-goals-title" };
        let title = cx.texts.with(key, &[("month", cx.texts.month_year(day).into())]);
        writeln!(to.out, "{}", cx.style.paint(if goals.is_empty() { Paint::Plain } else { Paint::Strong }, &title))?;
    }
    Ok(cx.style.table(to.out, &goals.iter().map(|goal| line(cx, &agenda, goal)).collect::<Vec<_>>())?)
}

/// What is to be set: a kind and how much, as often as there are goals.
fn targets(cx: &Context, agenda: &Agenda, words: &[&String]) -> Result<Vec<(GoalKind, i64)>> {
    let wrong = || {
        let kinds: Vec<&str> = GoalKind::ALL.iter().map(|kind| kind.code()).collect();
        Fail::Usage(cx.texts.with("error-cli-goals", &[("kinds", kinds.join(", ").into())]))
    };
    // A goal may come as one word in quotation marks, and be called by two words.
    let words: Vec<&str> = words.iter().flat_map(|word| word.split_whitespace()).collect();
    let (mut targets, mut kind) = (Vec::new(), String::new());
    for word in words {
        if !word.starts_with(|c: char| c.is_ascii_digit()) {
            kind = format!("{kind} {word}");
            continue;
        }
        let known = codes::find(cx, &std::mem::take(&mut kind), GoalKind::ALL).ok_or_else(wrong)?;
        let much = amount(cx, agenda, known, word).ok_or_else(|| {
            Fail::Usage(cx.texts.with("form-goal-wrong", &[("typed", text::clean_line(word).into())]))
        })?;
        targets.push((known, much));
    }
    if kind.is_empty() { Ok(targets) } else { Err(wrong()) }
}

/// How much a goal is, as it was typed: an amount of the house currency, or a number.
fn amount(cx: &Context, agenda: &Agenda, kind: GoalKind, typed: &str) -> Option<i64> {
    if typed.trim() == "0" {
        return Some(0);
    }
    if kind == GoalKind::Revenue {
        let house = &agenda.rules().money;
        return house.convert(read_amount(typed, &cx.texts.coins(), house.currency)?);
    }
    typed.trim().parse().ok().filter(|n| *n >= 0)
}

fn line(cx: &Context, agenda: &Agenda, goal: &Progress) -> Vec<(Paint, String)> {
    let much = |n| cx.texts.goal_amount(goal.kind, n, &agenda.rules().money);
    let args = [("reached", much(goal.reached).into()), ("target", much(goal.target).into())];
    let pace = goal.pace().map(|pace| cx.texts.with("cli-goals-pace", &[("pace", much(pace).into())]));
    let per_day = goal.per_day().map(|n| cx.texts.with("cli-goals-per-day", &[("n", much(n).into())]));
    vec![
        (Paint::Plain, format!("  {}", cx.texts.word(goal.kind))),
        (Paint::Plain, cells::fit(&bar(goal.reached, goal.target, BAR), BAR)),
        (Paint::Strong, cx.texts.with("reports-percent", &[("n", goal.percent().into())])),
        (Paint::Plain, cx.texts.with("cli-goals-line", &args)),
        (Paint::Faint, pace.unwrap_or_default()),
        (Paint::Faint, per_day.unwrap_or_default()),
    ]
}

fn value(agenda: &Agenda, day: Date, goals: &[Progress]) -> serde_json::Value {
    let goal = |goal: &Progress| {
        json!({
            "kind": goal.kind.code(),
            "target": goal.target,
            "reached": goal.reached,
            "percent": goal.percent(),
            "pace": goal.pace(),
            "per_day": goal.per_day(),
        })
    };
    json!({
        "month": format!("{:04}-{:02}", day.year(), day.month()),
        "currency": agenda.rules().money.currency.code(),
        "goals": goals.iter().map(goal).collect::<Vec<_>>(),
    })
}
