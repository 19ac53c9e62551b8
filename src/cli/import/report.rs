//! What became of files, in words: a line each, then what they say otherwise, then what is left out.

use std::collections::{BTreeMap, BTreeSet};

use super::super::context::Context;
use super::super::output::{self, Paint};
use super::super::{Result, Streams};
use super::Done;
use crate::agenda::{About, Decision, FileReport, IntakeOptions, RowReport, SaleRefusal, Spare, Verdict};
use crate::domain::text::clean_line;
use crate::exchange::csv::Origin;
use crate::exchange::incoming::{Content, Incoming};

/// Lines of one kind that are shown of a file.
const SHOWN: usize = 20;
/// Rows of a file that a rehearsal shows.
const ROWS: usize = 50;
/// Columns that fit nowhere that are named.
const NAMED: usize = 8;

/// Says what became of a file.
pub(super) fn say(cx: &Context, done: &Done, options: &IntakeOptions, rehearse: bool, to: &mut Streams) -> Result<()> {
    let Done { file, report, .. } = done;
    let kind = match file.made_by {
        Some(program) => format!("{}, {}", cx.texts.word(report.content), cx.texts.word(program)),
        None => cx.texts.word(report.content).to_owned(),
    };
    let title = [("file", clean_line(&file.name).into()), ("kind", kind.into())];
    writeln!(to.out, "{}", cx.style.paint(Paint::Strong, &cx.texts.with("told-file", &title)))?;
    if rehearse {
        cx.style.table(to.out, &columns(cx, file))?;
        cx.style.table(to.out, &rows(cx, report))?;
        more(cx, report.rows.len(), ROWS, to)?;
    }
    writeln!(to.out, "  {}", cx.texts.intake_counts(file, report))?;
    if !report.added.is_empty() {
        let added = [("n", report.added.len().into())];
        writeln!(to.out, "  {}", cx.texts.with("told-added", &added))?;
    }
    if report.content == Content::Opportunities && !report.rows.is_empty() {
        writeln!(to.out, "  {}", stages(cx, report))?;
    }
    if report.bought > 0 {
        writeln!(to.out, "  {}", cx.texts.with("load-bought", &[("n", report.bought.into())]))?;
    }
    conflicts(cx, report, options, rehearse, to)?;
    left_out(cx, file, report, to)?;
    doubts(cx, file, to)?;
    spare(cx, file, report, options, to)?;
    open_questions(cx, report, to)
}

fn more(cx: &Context, all: usize, shown: usize, to: &mut Streams) -> Result<()> {
    if all > shown {
        writeln!(to.out, "  {}", cx.texts.with("told-more", &[("n", (all - shown).into())]))?;
    }
    Ok(())
}

/// Which field each column fills.
fn columns(cx: &Context, file: &Incoming) -> Vec<Vec<(Paint, String)>> {
    let columns = file.columns.iter().filter(|column| column.origin != Origin::Helper).map(|column| {
        let unused = || cx.texts.get("cli-import-unused").to_owned();
        let field = column.field.map_or_else(unused, |field| cx.texts.field_of(file.content(), field));
        let guessed = if column.origin == Origin::Guessed { cx.texts.get("cli-import-guessed") } else { "" };
        vec![
            (Paint::Plain, format!("  {}", output::brief(&column.header, 40))),
            (Paint::Plain, field),
            (Paint::Faint, guessed.to_owned()),
        ]
    });
    columns.collect()
}

/// What becomes of the first rows.
fn rows(cx: &Context, report: &FileReport) -> Vec<Vec<(Paint, String)>> {
    let rows = report.rows.iter().take(ROWS).map(|row| {
        vec![
            (Paint::Faint, format!("  {}", row.line)),
            (Paint::Plain, output::brief(&row.name, 40)),
            (Paint::Plain, output::brief(&cx.texts.row_says(&row.about, cx.today()), 40)),
            (Paint::Plain, cx.texts.word(row.verdict).to_owned()),
        ]
    });
    rows.collect()
}

/// How many possible sales are in each stage: `ganada 4,238 · perdida 2,473`.
fn stages(cx: &Context, report: &FileReport) -> String {
    let mut stages: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &report.rows {
        if let About::Opportunity(_, stage, _) = &row.about {
            *stages.entry(stage).or_default() += 1;
        }
    }
    let mut stages: Vec<(&str, usize)> = stages.into_iter().collect();
    stages.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let said = stages
        .into_iter()
        .map(|(stage, n)| cx.texts.with("load-stage", &[("stage", cx.texts.stage(stage).into()), ("n", n.into())]));
    said.collect::<Vec<_>>().join(" · ")
}

/// What the file says otherwise, and what is done about it.
fn conflicts(
    cx: &Context,
    report: &FileReport,
    options: &IntakeOptions,
    rehearse: bool,
    to: &mut Streams,
) -> Result<()> {
    let torn: Vec<&RowReport> = report.rows.iter().filter(|row| row.verdict == Verdict::Conflict).collect();
    let Some(_) = torn.first() else { return Ok(()) };
    for said in torn.iter().take(SHOWN).filter_map(|row| cx.texts.intake_conflict(row)) {
        writeln!(to.out, "  {said}")?;
    }
    more(cx, torn.len(), SHOWN, to)?;
    let key = match (rehearse, options.decision) {
        (false, Decision::Keep) => "told-decided-keep",
        (false, Decision::Take) => "told-decided-take",
        (false, Decision::Both) => "told-decided-both",
        (true, Decision::Keep) => "told-would-keep",
        (true, Decision::Take) => "told-would-take",
        (true, Decision::Both) => "told-would-both",
    };
    Ok(writeln!(to.out, "  {}", cx.texts.get(key))?)
}

/// What is left out, by its line: why, in the order of the file.
pub(super) fn reasons(cx: &Context, file: &Incoming, report: &FileReport) -> Vec<(u64, String)> {
    let unread = file.unread.iter().map(|unread| (unread.line, cx.texts.unread(report.content, &unread.reason)));
    let refused = report.refused.iter().map(|refusal| (refusal.line, cx.texts.sale_refusal(&refusal.why, cx.today())));
    let mut reasons: Vec<(u64, String)> = unread.chain(refused).collect();
    reasons.sort();
    reasons
}

fn left_out(cx: &Context, file: &Incoming, report: &FileReport, to: &mut Streams) -> Result<()> {
    let reasons = reasons(cx, file, report);
    for (line, reason) in reasons.iter().take(SHOWN) {
        let args = [("line", line.to_string().into()), ("reason", reason.as_str().into())];
        writeln!(to.out, "  {}", cx.texts.with("told-line", &args))?;
    }
    more(cx, reasons.len(), SHOWN, to)
}

/// Values that could not be used.
fn doubts(cx: &Context, file: &Incoming, to: &mut Streams) -> Result<()> {
    for doubt in file.doubts.iter().take(SHOWN) {
        let args = [
            ("line", doubt.line.to_string().into()),
            ("column", output::brief(&doubt.column, 40).into()),
            ("reason", cx.texts.doubt(doubt.reason).into()),
            ("value", output::brief(&doubt.value, 40).into()),
        ];
        writeln!(to.out, "  {}", cx.texts.with("cli-import-warning", &args))?;
    }
    more(cx, file.doubts.len() + file.doubts_left_out, SHOWN, to)
}

/// Columns that fit nowhere.
fn spare(cx: &Context, file: &Incoming, report: &FileReport, options: &IntakeOptions, to: &mut Streams) -> Result<()> {
    if report.spare == 0 {
        return Ok(());
    }
    let unused = file.columns.iter().filter(|column| column.field.is_none() && column.origin == Origin::Unmapped);
    let mut columns: Vec<String> = unused.map(|column| output::brief(&column.header, 30)).collect();
    columns.retain(|header| !header.is_empty());
    if columns.len() > NAMED {
        columns.truncate(NAMED);
        columns.push("…".to_owned());
    }
    let key = match options.spare {
        Spare::Leave => "told-spare-leave",
        Spare::Fields => "told-spare-fields",
        Spare::Notes => "told-spare-notes",
    };
    let columns = if columns.is_empty() { "…".to_owned() } else { columns.join(", ") };
    let args = [("n", report.spare.into()), ("columns", columns.into())];
    Ok(writeln!(to.out, "  {}", cx.texts.with(key, &args))?)
}

/// What could be taken in if more were said.
fn open_questions(cx: &Context, report: &FileReport, to: &mut Streams) -> Result<()> {
    let unknown = |refusal: &SaleRefusal| matches!(refusal, SaleRefusal::Unknown(_));
    let strangers: BTreeSet<u64> =
        report.refused.iter().filter(|refusal| unknown(&refusal.why)).map(|refusal| refusal.line).collect();
    if !strangers.is_empty() {
        writeln!(to.out, "  {}", cx.texts.get("cli-import-strangers"))?;
    }
    let nameless = report.refused.iter().filter(|refusal| refusal.why == SaleRefusal::Nameless).count();
    if nameless > 0 {
        writeln!(to.out, "  {}", cx.texts.with("load-nameless", &[("n", nameless.into())]))?;
    }
    Ok(())
}
