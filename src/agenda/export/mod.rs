//! What goes out of the agenda: as tables, as the agenda itself, as contacts, as a calendar, as a text to be read.

mod cards;
mod json;
mod sheets;
mod story;
mod unwritten;

pub use json::DumpReport;
pub use sheets::columns as columns_of;
pub use story::Story;
pub use unwritten::Unwritten;

use super::{Agenda, Record, Result};
use crate::domain::code::codes;
use crate::domain::{ChannelKind, ClientId, ClientKind, Code, OccasionKind};
use crate::exchange::csv::Field;
use crate::exchange::incoming::Content;

codes! {
    /// How what goes out is written.
    ExportFormat in "export-format" {
        /// A table as text.
        Csv = "csv",
        /// A workbook.
        Xlsx = "xlsx",
        /// The agenda itself, without a loss.
        Json = "json",
        /// Clients and the people at them as contacts, as every phone reads them.
        Vcard = "vcard",
        /// The same in the newer version.
        Vcard4 = "vcard4",
        /// What is planned, as a calendar.
        Ics = "ics",
        /// What there is to tell of each client, to be read.
        Markdown = "markdown",
    }
}

impl ExportFormat {
    /// How the names of such files end.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Vcard | Self::Vcard4 => "vcf",
            Self::Ics => "ics",
            Self::Markdown => "md",
        }
    }

    /// The one kind of data that it has room for; `None` where it has room for more.
    #[must_use]
    pub fn only(self) -> Option<Content> {
        match self {
            Self::Vcard | Self::Vcard4 | Self::Markdown => Some(Content::Clients),
            Self::Ics => Some(Content::FollowUps),
            Self::Csv | Self::Xlsx | Self::Json => None,
        }
    }

    /// The format of a file, by how its name ends.
    #[must_use]
    pub fn of_path(path: &std::path::Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        Self::ALL.iter().copied().find(|format| format.ending() == ending)
    }
}

/// The columns of a table of clients.
pub const EXPORTED: [Field; 27] = [
    Field::Name,
    Field::Company,
    Field::Role,
    Field::Sector,
    Field::City,
    Field::Zone,
    Field::Country,
    Field::Phone,
    Field::Mobile,
    Field::WhatsApp,
    Field::Email,
    Field::Web,
    Field::Address,
    Field::Tags,
    Field::Source,
    Field::TaxId,
    Field::Birthday,
    Field::Size,
    Field::Tone,
    Field::Interest,
    Field::TimeZone,
    Field::ExternalId,
    Field::CadenceDays,
    Field::CreatedOn,
    Field::LastContactOn,
    Field::NextContactOn,
    Field::Notes,
];

impl Agenda {
    /// These clients, a row each with a cell for each of [`EXPORTED`].
    pub fn export(&self, clients: &[ClientId]) -> Result<Vec<Vec<String>>> {
        self.store.at_once(|| clients.iter().map(|client| self.export_one(*client)).collect())
    }

    fn export_one(&self, id: ClientId) -> Result<Vec<String>> {
        let record = Record::read(self.store.read(), id)?;
        let (last, next) = self.last_and_next(id)?;
        Ok(EXPORTED.iter().map(|field| cell(*field, &record, last.as_deref(), next.as_deref())).collect())
    }

    /// When a client was met last, and when it is to be met next, as a table says it.
    fn last_and_next(&self, id: ClientId) -> Result<(Option<String>, Option<String>)> {
        let rows = self.store.rows([id])?;
        let row = rows.first();
        let last = row.and_then(|row| row.last_on).map(|on| on.to_string());
        let next = row.and_then(|row| row.next.as_ref()).map(|next| {
            let hour = next.due_at.map(|at| format!(" {:02}:{:02}", at.hour(), at.minute())).unwrap_or_default();
            format!("{}{hour}", next.due_on)
        });
        Ok((last, next))
    }
}

/// Whether a column of clients holds days.
fn holds_day(field: Field) -> bool {
    matches!(field, Field::CreatedOn | Field::LastContactOn | Field::NextContactOn | Field::Birthday)
}

fn cell(field: Field, record: &Record, last: Option<&str>, next: Option<&str>) -> String {
    let client = &record.client;
    let line = |value: &Option<String>| value.clone().unwrap_or_default();
    let is_company = client.kind == ClientKind::Company;
    match field {
        // A row that is named by its company alone is a company.
        Field::Name if is_company => String::new(),
        Field::Name => client.name.clone(),
        Field::Company if is_company => client.name.clone(),
        Field::Company => line(&client.company),
        Field::Role => line(&client.role),
        Field::Sector => line(&client.sector),
        Field::City => line(&client.city),
        Field::Zone => line(&client.zone),
        Field::Country => line(&client.country),
        Field::Phone => ways(record, ChannelKind::Phone),
        Field::Mobile => ways(record, ChannelKind::Mobile),
        Field::WhatsApp => ways(record, ChannelKind::WhatsApp),
        Field::Email => ways(record, ChannelKind::Email),
        Field::Web => ways(record, ChannelKind::Web),
        Field::Address => ways(record, ChannelKind::Address),
        Field::Tags => client.tags.join("; "),
        Field::Source => line(&client.source),
        Field::TaxId => line(&client.tax_id),
        Field::Birthday => birthday(record),
        Field::Size => client.size.map(Code::code).unwrap_or_default().to_owned(),
        Field::Tone => client.tone.map(Code::code).unwrap_or_default().to_owned(),
        Field::Interest => line(&client.interest),
        Field::TimeZone => line(&client.time_zone),
        Field::ExternalId => line(&client.external_id),
        Field::CadenceDays => client.cadence.map(|cadence| cadence.ideal.to_string()).unwrap_or_default(),
        Field::CreatedOn => client.created_on.to_string(),
        Field::LastContactOn => last.unwrap_or_default().to_owned(),
        Field::NextContactOn => next.unwrap_or_default().to_owned(),
        Field::Notes => client.notes.clone(),
        Field::GivenName | Field::MiddleName | Field::FamilyName | Field::Parent | Field::Uid | Field::Social => {
            String::new()
        }
        Field::Language => client.language.map_or_else(String::new, |language| language.code().to_owned()),
    }
}

/// The client's own day of birth, when the year is known.
fn birthday(record: &Record) -> String {
    let mut own =
        record.occasions.iter().filter(|(owner, date)| owner.is_none() && date.kind == OccasionKind::Birthday);
    let born = own.find_map(|(_, date)| Some(format!("{:04}-{:02}-{:02}", date.year?, date.month, date.day)));
    born.unwrap_or_default()
}

/// Every way of a kind, of the client and of its people.
fn ways(record: &Record, kind: ChannelKind) -> String {
    let ways = record.channels.iter().filter(|(_, channel)| channel.kind == kind);
    ways.map(|(_, channel)| channel.value.as_str()).collect::<Vec<_>>().join("; ")
}
