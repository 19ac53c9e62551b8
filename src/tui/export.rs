//! Writing what there is into a file: on the worker.

use std::io::Write;
use std::path::PathBuf;

use super::form::Export;
use super::jobs::Job;
use crate::agenda::{Agenda, AgendaError, ExportFormat, StoreError, Story, Unwritten, Watch};
use crate::exchange::incoming::Content;
use crate::exchange::sheet::{Book, CsvTable, Tables};
use crate::exchange::vcard::Version;
use crate::exchange::write_file_by;
use crate::i18n::Texts;

/// Writes it, all or nothing and never over another file: how many rows, and where; or one line says why not.
pub(super) fn work(job: &Job, export: &Export, agenda: &Agenda, texts: &Texts) -> Result<(usize, PathBuf), String> {
    let path = export.path.clone();
    let written =
        write_file_by(&path, false, |file| write(export, agenda, texts, file, &job.watch).map_err(Unwritten::from));
    match written {
        Ok(rows) => Ok((rows, path)),
        Err(Unwritten::File(error)) => Err(texts.unwritten(&path, &error)),
        Err(Unwritten::Agenda(error)) => Err(texts.failure(&error)),
    }
}

fn write(
    export: &Export,
    agenda: &Agenda,
    texts: &Texts,
    to: &mut dyn Write,
    watch: &Watch,
) -> Result<usize, AgendaError> {
    let clients = export.clients.as_deref();
    let mut tables: Box<dyn Tables + '_> = match export.format {
        ExportFormat::Json => return agenda.export_json(clients, to, watch),
        ExportFormat::Vcard => return agenda.export_vcards(clients, Version::Three, to, watch),
        ExportFormat::Vcard4 => return agenda.export_vcards(clients, Version::Four, to, watch),
        ExportFormat::Ics => return agenda.export_calendar(clients, texts, to, watch),
        ExportFormat::Markdown => {
            let told = |story: &Story| texts.story(story, agenda.today());
            return agenda.export_stories(clients, &told, to, watch);
        }
        ExportFormat::Xlsx => Box::new(Book::new(to)),
        ExportFormat::Csv => Box::new(CsvTable::new(to)),
    };
    let title = |kind: Content| texts.word(kind).to_owned();
    let header = |kind: Content, code: &str| texts.column(kind, code);
    let rows = agenda.export_sheets(&export.kinds, clients, (&title, &header), tables.as_mut(), watch)?;
    tables.finish().map_err(StoreError::Io)?;
    Ok(rows)
}
