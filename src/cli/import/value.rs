//! What became of files, for a program. Rows are written one by one: a file may have a million.

use std::io;
use std::path::Path;

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::super::context::Context;
use super::super::{Streams, purchases};
use super::Done;
use crate::agenda::{About, RowReport, Verdict};
use crate::domain::Code;
use crate::exchange::csv::Origin;

/// All of it.
#[derive(Serialize)]
struct Answer<'a> {
    dry_run: bool,
    files: Vec<File<'a>>,
    rejects: Option<String>,
}

/// What became of a file.
#[derive(Serialize)]
struct File<'a> {
    #[serde(flatten)]
    said: Map<String, Value>,
    rows: Rows<'a>,
}

/// Its rows.
struct Rows<'a>(&'a [RowReport]);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|row| value(row)))
    }
}

/// Writes what became of files.
pub(super) fn write(
    cx: &Context,
    done: &[Done],
    rehearse: bool,
    rejects: Option<&Path>,
    to: &mut Streams,
) -> io::Result<()> {
    let files = done.iter().map(|done| File { said: said(cx, done), rows: Rows(&done.report.rows) });
    let rejects = rejects.map(|path| path.display().to_string());
    let answer = Answer { dry_run: rehearse, files: files.collect(), rejects };
    serde_json::to_writer_pretty(&mut *to.out, &answer)?;
    writeln!(to.out)
}

fn said(cx: &Context, done: &Done) -> Map<String, Value> {
    let Done { file, report, .. } = done;
    let origin = |origin| match origin {
        Origin::Asked => "asked",
        Origin::Known => "known",
        Origin::Guessed => "guessed",
        Origin::Unmapped => "unmapped",
        Origin::Helper => "helper",
    };
    let columns = file.columns.iter().map(|column| {
        json!({
            "header": column.header,
            "field": column.field,
            "origin": origin(column.origin),
            "samples": column.samples,
        })
    });
    let refusals = report
        .refused
        .iter()
        .map(|refusal| json!({ "line": refusal.line, "reason": cx.texts.sale_refusal(&refusal.why, cx.today()) }));
    let rejects = file.unread.iter().map(|unread| {
        json!({
            "line": unread.line,
            "reason": cx.texts.unread(report.content, &unread.reason),
            "text": unread.raw,
        })
    });
    let warnings = file.doubts.iter().map(|doubt| {
        json!({
            "line": doubt.line,
            "column": doubt.column,
            "value": doubt.value,
            "reason": cx.texts.doubt(doubt.reason),
        })
    });
    let count = |verdict| report.count(verdict);
    let said = json!({
        "file": file.name,
        "kind": report.content.code(),
        "format": file.format.code(),
        "made_by": file.made_by.map(Code::code),
        "encoding": file.encoding,
        "delimiter": file.delimiter.map(|delimiter| char::from(delimiter).to_string()),
        "new": count(Verdict::New),
        "updated": count(Verdict::Updates),
        "same": count(Verdict::Same),
        "conflicts": count(Verdict::Conflict),
        "refused": report.refused.len(),
        "unread": file.unread.len(),
        "added": report.added,
        "bought": report.bought,
        "spare": report.spare,
        "columns": columns.collect::<Vec<_>>(),
        "refusals": refusals.collect::<Vec<_>>(),
        "rejects": rejects.collect::<Vec<_>>(),
        "warnings": warnings.collect::<Vec<_>>(),
        "warnings_left_out": file.doubts_left_out,
    });
    match said {
        Value::Object(said) => said,
        _ => Map::new(),
    }
}

/// What became of a row.
fn value(row: &RowReport) -> Value {
    let mut said = json!({ "line": row.line, "name": row.name, "match": row.verdict.code() });
    let mut put = |key: &str, value: Value| {
        if let Value::Object(said) = &mut said {
            said.insert(key.to_owned(), value);
        }
    };
    if !row.clashes.is_empty() {
        let clashes =
            row.clashes.iter().map(|clash| json!({ "field": clash.field, "here": clash.here, "there": clash.there }));
        put("clashes", clashes.collect());
    }
    if !row.perhaps.is_empty() {
        put("perhaps", json!(row.perhaps));
    }
    match &row.about {
        About::Name => {}
        About::Interaction(at, kind) => {
            put("at", json!(at.to_string()));
            put("kind", json!(kind.code()));
        }
        About::FollowUp(on, kind, purpose) => {
            put("date", json!(on.to_string()));
            put("kind", json!(kind.code()));
            put("purpose", json!(purpose));
        }
        About::Purchase(on, total) => {
            put("date", json!(on.to_string()));
            put("total", purchases::money(*total));
        }
        About::Opportunity(title, stage, amount) => {
            put("client", json!(row.name));
            put("name", json!(title));
            put("stage", json!(stage));
            put("amount", amount.map_or(Value::Null, purchases::money));
        }
    }
    said
}
