//! `cartera export`: the agenda, or the part of it that a filter, a segment or a name means, as a file of another program
//! or as its own.
//!
//! With `--json` and a file: `format`, `rows` and `path`.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};
use serde_json::json;

use super::args::Shape;
use super::context::{Context, words};
use super::{Fail, Result, Streams, codes, keep, output, segments};
use crate::agenda::{Agenda, AgendaError, ExportFormat, StoreError, Story, Unwritten, Watch};
use crate::domain::{ClientId, Code, text};
use crate::exchange::incoming::Content;
use crate::exchange::sealed;
use crate::exchange::sheet::{Book, CsvTable, Tables};
use crate::exchange::vcard::Version;
use crate::exchange::write_file_by;
use crate::i18n::Texts;

pub(super) const NAME: &str = "export";

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .optional_words("filter", "cli-val-filter")
        .option("format", "cli-val-export-format")
        .many("kind", "cli-val-kind")
        .option("client", "cli-val-client")
        .option("segment", "cli-val-segment")
        .file("output", "cli-val-file")
        .short("output", 'o')
        .flag("force")
        .with("force", "output")
        .flag("encrypt")
        .with("encrypt", "output")
        .file("passphrase-file", "cli-val-file")
        .with("passphrase-file", "output")
        .done()
}

/// What goes out.
struct Asked {
    format: ExportFormat,
    kinds: Vec<Content>,
    /// Of whom; of everybody when nobody is named.
    clients: Option<Vec<ClientId>>,
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let path = args.get_one::<PathBuf>("output").filter(|path| path.as_os_str() != "-");
    let sealed = path.filter(|path| path.extension().is_some_and(|ending| ending == sealed::ENDING));
    // Of `clients.csv.age`, what is inside is `clients.csv`.
    let inside = sealed.map(|path| path.with_extension(""));
    let format = format(cx, args, inside.as_deref().or(path.map(PathBuf::as_path)))?;
    let kinds = kinds(cx, args, format)?;
    if path.is_none() && format == ExportFormat::Xlsx && io::stdout().is_terminal() {
        return Err(cx.usage("error-cli-export-terminal"));
    }
    let agenda = cx.agenda()?;
    let asked = Asked { format, kinds, clients: clients(cx, &agenda, args)? };
    let Some(path) = path else {
        let mut out = Out { to: &mut *to.out, failed: None };
        let written = write(cx, &agenda, &asked, &mut out);
        // What the output says is the reason; a reader that went away is none.
        return out.failed.map_or_else(|| Ok(written.map(drop)?), |error| Err(Fail::Output(error)));
    };
    let passphrase =
        (args.get_flag("encrypt") || sealed.is_some()).then(|| cx.new_passphrase(args, false)).transpose()?;
    let rows = write_file_by(path, args.get_flag("force"), |file| match &passphrase {
        Some(passphrase) => {
            sealed::seal(passphrase, file, |file| write(cx, &agenda, &asked, file).map_err(Unwritten::from))
        }
        None => write(cx, &agenda, &asked, file).map_err(Unwritten::from),
    });
    let rows = rows.map_err(|error| match error {
        Unwritten::File(error) => keep::unwritten(cx, path, &error),
        Unwritten::Agenda(error) => error.into(),
    })?;
    let shown = text::clean_line(&path.display().to_string());
    if cx.json {
        let value = json!({ "format": format.code(), "rows": rows, "path": shown });
        return Ok(output::json(to.out, &value)?);
    }
    let args = [("n", rows.into()), ("path", shown.into())];
    Ok(writeln!(to.out, "{}", cx.texts.with("cli-exported", &args))?)
}

/// The output, which remembers why it took no more.
struct Out<'a> {
    to: &'a mut dyn Write,
    failed: Option<io::Error>,
}

impl Out<'_> {
    fn note<T>(&mut self, done: io::Result<T>) -> io::Result<T> {
        done.map_err(|error| {
            let kind = error.kind();
            self.failed = Some(error);
            kind.into()
        })
    }
}

impl Write for Out<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes);
        self.note(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        let done = self.to.flush();
        self.note(done)
    }
}

fn write(cx: &Context, agenda: &Agenda, asked: &Asked, to: &mut dyn Write) -> std::result::Result<usize, AgendaError> {
    let (clients, watch) = (asked.clients.as_deref(), Watch::default());
    let sheets = |mut tables: Box<dyn Tables + '_>| {
        let title = |kind: Content| cx.texts.word(kind).to_owned();
        let header = |kind: Content, code: &str| cx.texts.column(kind, code);
        let rows = agenda.export_sheets(&asked.kinds, clients, (&title, &header), tables.as_mut(), &watch)?;
        tables.finish().map_err(StoreError::Io)?;
        Ok(rows)
    };
    match asked.format {
        ExportFormat::Csv => sheets(Box::new(CsvTable::new(to))),
        ExportFormat::Xlsx => sheets(Box::new(Book::new(to))),
        ExportFormat::Json => agenda.export_json(clients, to, &watch),
        ExportFormat::Vcard => agenda.export_vcards(clients, Version::Three, to, &watch),
        ExportFormat::Vcard4 => agenda.export_vcards(clients, Version::Four, to, &watch),
        ExportFormat::Ics => agenda.export_calendar(clients, &cx.texts, to, &watch),
        ExportFormat::Markdown => {
            let told = |story: &Story| cx.texts.story(story, cx.today());
            agenda.export_stories(clients, &told, to, &watch)
        }
    }
}

/// The format that is asked for, or that of the file, or the one that everybody reads.
fn format(cx: &Context, args: &ArgMatches, path: Option<&Path>) -> Result<ExportFormat> {
    let all = || ExportFormat::ALL.iter().map(|format| format.code()).collect::<Vec<_>>().join(", ");
    match (args.get_one::<String>("format"), path) {
        (Some(typed), _) => codes::find(cx, typed, ExportFormat::ALL)
            .or_else(|| ExportFormat::of_path(Path::new(&format!("x.{}", typed.trim()))))
            .ok_or_else(|| cx.bad_value("--format", typed, &all())),
        (None, Some(path)) => ExportFormat::of_path(path).ok_or_else(|| {
            let shown = text::clean_line(&path.display().to_string());
            Fail::Usage(cx.texts.with("error-cli-export-format", &[("path", shown.into())]))
        }),
        (None, None) if cx.json => Ok(ExportFormat::Json),
        (None, None) => Ok(ExportFormat::Csv),
    }
}

/// The kinds of data that are asked for, or those that the format has room for.
fn kinds(cx: &Context, args: &ArgMatches, format: ExportFormat) -> Result<Vec<Content>> {
    let mut kinds = Vec::new();
    for typed in args.get_many::<String>("kind").into_iter().flatten() {
        let kind = codes::find(cx, &typed.replace('-', "_"), Content::ALL).ok_or_else(|| {
            let all: Vec<String> = Content::ALL.iter().map(|kind| kind.code().replace('_', "-")).collect();
            cx.bad_value("--kind", typed, &all.join(", "))
        })?;
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    if let Some(only) = format.only()
        && kinds.iter().any(|kind| *kind != only)
    {
        let args = [("format", cx.texts.word(format).into()), ("kind", cx.texts.word(only).into())];
        return Err(Fail::Usage(cx.texts.with("error-cli-export-kind", &args)));
    }
    match (format, kinds.len()) {
        (ExportFormat::Csv, 2..) => Err(cx.usage("error-cli-export-one-kind")),
        (ExportFormat::Json, 1..) => Err(cx.usage("error-cli-export-whole")),
        (ExportFormat::Csv, 0) => Ok(vec![Content::Clients]),
        (ExportFormat::Xlsx, 0) => Ok(Content::ALL.to_vec()),
        _ => Ok(kinds),
    }
}

/// Of whom: of everybody when nobody is named.
fn clients(cx: &Context, agenda: &Agenda, args: &ArgMatches) -> Result<Option<Vec<ClientId>>> {
    let filter = words(args, "filter");
    let (client, segment) = (args.get_one::<String>("client"), args.get_one::<String>("segment"));
    match (filter.trim().is_empty(), client, segment) {
        (true, None, None) => Ok(None),
        (false, None, None) => Ok(Some(agenda.clients_of(&filter)?)),
        (true, Some(client), None) => Ok(Some(vec![agenda.resolve(client)?])),
        (true, None, Some(segment)) => Ok(Some(agenda.clients_of(&segments::named(cx, agenda, segment)?.filter)?)),
        _ => Err(cx.usage("error-cli-export-whose")),
    }
}
