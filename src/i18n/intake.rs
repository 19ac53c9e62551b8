//! Files that are taken in, in words: how they are written, what their columns are for, what their rows say, and what is
//! wrong with them.

use std::io::{Error, ErrorKind};
use std::path::Path;

use jiff::civil::{Date, Time};

use super::Texts;
use crate::agenda::{About, ClashField, FileReport, Verdict};
use crate::domain::Code;
use crate::domain::text::{clean_line, first_line};
use crate::exchange::incoming::{ClientRow, Content, Doubt, Incoming, Rows};

impl Texts {
    /// The name of a field that a column can fill.
    #[must_use]
    pub fn field_of(&self, content: Content, code: &str) -> String {
        let key = match content {
            Content::Clients => format!("import-field-{code}"),
            Content::Purchases => format!("sale-field-{code}"),
            Content::Products => format!("product-field-{code}"),
            Content::Opportunities => format!("deal-field-{code}"),
            Content::Interactions => format!("interaction-field-{code}"),
            Content::FollowUps => format!("follow-up-field-{code}"),
        };
        self.find(&key).unwrap_or(code).to_owned()
    }

    /// The name of a field in which a file says otherwise.
    #[must_use]
    pub fn clashing(&self, code: &str) -> &str {
        ClashField::from_code(code).map_or("", |field| self.word(field))
    }

    /// The name of a delimiter.
    #[must_use]
    pub fn delimiter(&self, sign: u8) -> String {
        match sign {
            b',' => self.get("delimiter-comma").to_owned(),
            b';' => self.get("delimiter-semicolon").to_owned(),
            b'\t' => self.get("delimiter-tab").to_owned(),
            b'|' => self.get("delimiter-bar").to_owned(),
            other => char::from(other).to_string(),
        }
    }

    /// How a file is written, and how many rows it has: `texto separado · UTF-8 · punto y coma · 120 filas`.
    #[must_use]
    pub fn written_how(&self, incoming: &Incoming) -> String {
        let mut said = vec![self.word(incoming.content()).to_owned(), self.word(incoming.format).to_owned()];
        said.extend(incoming.made_by.map(|program| self.word(program).to_owned()));
        said.extend(incoming.encoding.map(str::to_owned));
        said.extend(incoming.delimiter.map(|sign| self.delimiter(sign)));
        said.push(self.with("intake-rows", &[("n", rows(incoming).into())]));
        let before = incoming.header_line.filter(|line| *line > 1);
        said.extend(before.map(|line| self.with("intake-header", &[("line", line.to_string().into())])));
        said.extend(incoming.lossy.then(|| self.get("intake-lossy").to_owned()));
        said.join(" · ")
    }

    /// What a row says beyond a name.
    #[must_use]
    pub fn row_says(&self, about: &About, today: Date) -> String {
        let parts = match about {
            About::Name => Vec::new(),
            // Sheets that know the day alone pad it with midnight.
            About::Interaction(at, kind) if at.time() == Time::midnight() => {
                vec![self.day(at.date(), today), self.word(*kind).to_owned()]
            }
            About::Interaction(at, kind) => vec![self.moment(*at, today), self.word(*kind).to_owned()],
            About::FollowUp(on, channel, purpose) => {
                vec![self.day(*on, today), self.word(*channel).to_owned(), clean_line(first_line(purpose))]
            }
            About::Purchase(on, total) => vec![self.day(*on, today), self.money(*total)],
            About::Opportunity(title, stage, amount) => {
                let amount = amount.map(|amount| self.money(amount)).unwrap_or_default();
                vec![clean_line(title), self.stage(stage), amount]
            }
        };
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// What a row says of a client beyond the name, in one line: `Rosa Quispe · +51 987 654 321 · Lima · hotelería`.
    #[must_use]
    pub fn client_says(&self, client: &ClientRow) -> String {
        let people = client.people.iter().map(|person| &person.name);
        let phones = client.phones.iter().map(|(_, phone)| phone);
        let places = [&client.city, &client.zone, &client.country, &client.sector, &client.tax_id];
        let said = client.company.iter().chain(people).chain(phones).chain(&client.emails);
        let said = said.chain(places.into_iter().flatten()).map(|text| clean_line(text));
        let notes = clean_line(first_line(&client.notes));
        said.chain([notes]).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// What is wrong with a value of a column.
    #[must_use]
    pub fn doubt_of(&self, doubt: &Doubt) -> String {
        format!("{}: {}", clean_line(&doubt.column), self.doubt(doubt.reason))
    }

    /// What taking files in did, in one line: `120 nuevos · 14 completados · 3 sin traer`.
    #[must_use]
    pub fn taken_in(&self, reports: &[FileReport], unread: usize) -> String {
        let count = |verdict| reports.iter().map(|report| report.count(verdict)).sum::<usize>();
        let refused: usize = reports.iter().map(|report| report.refused.len()).sum();
        let counts = [
            ("taken-new", count(Verdict::New)),
            ("taken-updates", count(Verdict::Updates)),
            ("taken-conflict", count(Verdict::Conflict)),
            ("taken-same", count(Verdict::Same)),
            ("taken-out", refused + unread),
        ];
        let said = counts.into_iter().filter(|(key, n)| *n > 0 || *key == "taken-new");
        said.map(|(key, n)| self.with(key, &[("n", n.into())])).collect::<Vec<_>>().join(" · ")
    }

    /// Why it is not known what lies in a folder.
    #[must_use]
    pub fn folder_error(&self, path: &Path, error: &Error) -> String {
        let key = match error.kind() {
            ErrorKind::NotFound => "error-folder-missing",
            ErrorKind::PermissionDenied => "error-folder-denied",
            ErrorKind::NotADirectory => "error-folder-none",
            _ => "error-folder",
        };
        let (path, detail) = (clean_line(&path.display().to_string()), clean_line(&error.to_string()));
        self.with(key, &[("path", path.into()), ("detail", detail.into())])
    }
}

/// How many records a file has, read or not.
fn rows(incoming: &Incoming) -> usize {
    let read = match &incoming.rows {
        Rows::Clients(rows) => rows.len(),
        Rows::Interactions(rows) => rows.len(),
        Rows::FollowUps(rows) => rows.len(),
        Rows::Purchases(rows) => rows.len(),
        Rows::Products(rows) => rows.len(),
        Rows::Opportunities(rows) => rows.len(),
    };
    read + incoming.unread.len()
}
