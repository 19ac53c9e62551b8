//! One record to one client.

use std::sync::Arc;

use ::csv::StringRecord;
use jiff::civil::{Date, Time};

use super::columns::{Plan, Use};
use super::values::{LANGUAGES, SIZES, TONES, Words, by_people, cadence, hint, is_noise};
use super::{Field, Warning};
use crate::domain::when::DateOrder;
use crate::exchange::incoming::{
    ChannelHint, ClientRow, LINE_MAX, MAX_COLUMNS, MAX_VALUES, NAME_MAX, NO_HEADER, RAW_MAX, RejectReason,
    WarningReason,
};
use crate::exchange::table::{clean, dates};

/// Builds one client.
pub(in crate::exchange) struct Builder<'p> {
    plan: &'p Plan,
    headers: &'p [Arc<str>],
    order: DateOrder,
    line: u64,
    name: Option<String>,
    name_column: usize,
    given: Option<String>,
    middle: Option<String>,
    family: Option<String>,
    person: ClientRow,
    /// Values that could not be used.
    pub(in crate::exchange) warnings: Vec<Warning>,
    /// Columns whose date proves an order.
    pub(in crate::exchange) proofs: Vec<(usize, DateOrder)>,
    /// Column, field and other reading of each date that both orders can read.
    pub(in crate::exchange) ambiguous: Vec<(usize, Field, Date)>,
}

impl<'p> Builder<'p> {
    /// Starts the client of the record on `line`.
    pub(in crate::exchange) fn new(plan: &'p Plan, headers: &'p [Arc<str>], order: DateOrder, line: u64) -> Self {
        Self {
            plan,
            headers,
            order,
            line,
            name: None,
            name_column: 0,
            given: None,
            middle: None,
            family: None,
            person: ClientRow::default(),
            warnings: Vec::new(),
            proofs: Vec::new(),
            ambiguous: Vec::new(),
        }
    }

    /// Reads the cells of a record.
    pub(in crate::exchange) fn read(&mut self, record: &StringRecord) {
        for column in &self.plan.order {
            let Some(cell) = record.get(*column).filter(|cell| !cell.is_empty()) else {
                continue;
            };
            match self.plan.uses.get(*column) {
                Some(Use::Fill { field, rest }) => {
                    let label = self.plan.labels.get(*column).copied().flatten();
                    let label = label.and_then(|label| record.get(label));
                    self.fill(*column, *field, *rest, cell, label);
                }
                Some(Use::Keep) => {
                    let value = clean::notes(cell);
                    let header = self.headers.get(*column).map_or(NO_HEADER, |h| h);
                    if !is_noise(header, &value) {
                        self.keep(*column, value);
                    }
                }
                Some(Use::Label | Use::Ignore) | None => {}
            }
        }
        let mut beyond = record.iter().skip(self.plan.columns.len());
        for cell in beyond.by_ref().take(MAX_COLUMNS) {
            let value = clean::notes(cell);
            if !value.is_empty() {
                self.person.unmapped.push((Arc::from(NO_HEADER), value));
            }
        }
        if let Some(cell) = beyond.next() {
            self.warn(self.plan.columns.len(), cell, WarningReason::TooLong);
        }
    }

    fn fill(&mut self, column: usize, field: Field, rest: bool, cell: &str, label: Option<&str>) {
        match field {
            Field::Phone => match hint(label) {
                Some(hint) => self.phones(column, hint, cell),
                // A fax is no way to reach anybody from here.
                None => self.keep(column, clean::notes(cell)),
            },
            Field::Mobile => self.phones(column, ChannelHint::Mobile, cell),
            Field::WhatsApp => self.phones(column, ChannelHint::WhatsApp, cell),
            Field::Email => {
                let mut emails = clean::emails(cell);
                for email in emails.by_ref().take(room(&self.person.emails)) {
                    match email {
                        Ok(email) => push_new(&mut self.person.emails, email),
                        Err(text) => self.misfit(column, text, WarningReason::BadEmail),
                    }
                }
                self.overflow(column, cell, emails.next().is_some());
            }
            Field::Web => {
                let mut webs = clean::webs(cell);
                for web in webs.by_ref().take(room(&self.person.webs)) {
                    push_new(&mut self.person.webs, web);
                }
                self.overflow(column, cell, webs.next().is_some());
            }
            Field::Social => {
                let mut socials = clean::webs(cell);
                for social in socials.by_ref().take(room(&self.person.socials)) {
                    push_new(&mut self.person.socials, social);
                }
                self.overflow(column, cell, socials.next().is_some());
            }
            Field::Language => self.word(column, clean::line(cell), (LANGUAGES, |row| &mut row.language)),
            Field::Tags => {
                let mut tags = clean::tags(cell);
                for tag in tags.by_ref().take(room(&self.person.tags)) {
                    push_new(&mut self.person.tags, tag);
                }
                self.overflow(column, cell, tags.next().is_some());
            }
            Field::Notes => {
                let text = clean::notes(cell);
                if !self.person.notes.is_empty() && !text.is_empty() {
                    self.person.notes.push('\n');
                }
                self.person.notes.push_str(&text);
            }
            Field::Size => {
                let written = clean::line(cell);
                let size = by_people(&written).map_or(written, str::to_owned);
                self.word(column, size, (SIZES, |row| &mut row.size));
            }
            Field::Tone => self.word(column, clean::line(cell), (TONES, |row| &mut row.tone)),
            Field::CadenceDays => self.cadence(column, clean::line(cell)),
            field if field.is_date() => self.date(column, field, clean::line(cell)),
            field => self.text(column, field, rest, clean::line(cell)),
        }
    }

    /// A one-line text. The first value of a field stays: a later column never overwrites it.
    fn text(&mut self, column: usize, field: Field, rest: bool, value: String) {
        if value.is_empty() || clean::is_placeholder(&value) {
            return;
        }
        let value = match field {
            Field::ExternalId | Field::TaxId | Field::Uid => clean::text_formula(&value).to_owned(),
            _ => value,
        };
        // A name too long rejects the row, which `finish` does.
        let named = matches!(field, Field::Name | Field::GivenName | Field::FamilyName);
        if !named && clean::is_longer(&value, LINE_MAX) {
            return self.misfit(column, value, WarningReason::TooLong);
        }
        if named && self.name.is_none() {
            self.name_column = column;
        }
        let person = &mut self.person;
        let slot = match field {
            Field::Name => &mut self.name,
            Field::GivenName => &mut self.given,
            Field::MiddleName => &mut self.middle,
            Field::FamilyName => &mut self.family,
            Field::Company => &mut person.company,
            Field::Role => &mut person.role,
            Field::Sector => &mut person.sector,
            Field::City => &mut person.city,
            Field::Country => &mut person.country,
            Field::Address => &mut person.address,
            Field::Zone => &mut person.zone,
            Field::Source => &mut person.source,
            Field::ExternalId => &mut person.external_id,
            Field::Uid => &mut person.uid,
            Field::TaxId => &mut person.tax_id,
            Field::Interest => &mut person.interest,
            Field::TimeZone => &mut person.time_zone,
            Field::Parent => &mut person.parent,
            _ => return,
        };
        match slot {
            None => *slot = Some(value),
            Some(first) if rest => {
                first.push_str(if field == Field::Address { ", " } else { " " });
                first.push_str(&value);
            }
            // Google gives the street again inside the whole address.
            Some(first) if *first == value || (field == Field::Address && first.contains(&value)) => {}
            Some(_) => self.keep(column, value),
        }
    }

    fn phones(&mut self, column: usize, hint: ChannelHint, cell: &str) {
        let mut phones = clean::phones(cell);
        for phone in phones.by_ref().take(room(&self.person.phones)) {
            match phone {
                Ok(phone) => {
                    if clean::is_longer(&phone, LINE_MAX) {
                        self.misfit(column, phone, WarningReason::TooLong);
                        continue;
                    }
                    if clean::is_rounded(&phone) {
                        self.warn(column, &phone, WarningReason::RoundedPhone);
                    }
                    let number = |text: &str| text.chars().filter(|c| c.is_numeric()).collect::<String>();
                    let same = |(old, text): &(ChannelHint, String)| {
                        *old == hint && (*text == phone || number(text) == number(&phone))
                    };
                    if !self.person.phones.iter().any(same) {
                        self.person.phones.push((hint, phone));
                    }
                }
                Err(text) => self.misfit(column, text, WarningReason::BadPhone),
            }
        }
        self.overflow(column, cell, phones.next().is_some());
    }

    /// Keeps the whole cell when it has more values than a client may have.
    fn overflow(&mut self, column: usize, cell: &str, more: bool) {
        if more {
            self.misfit(column, clean::notes(cell), WarningReason::TooLong);
        }
    }

    fn cadence(&mut self, column: usize, value: String) {
        if value.is_empty() || value == "0" || clean::is_placeholder(&value) {
            return;
        }
        match cadence(&value) {
            Some(days) if self.person.cadence_days.is_none() => self.person.cadence_days = Some(days),
            Some(days) if self.person.cadence_days == Some(days) => {}
            Some(_) => self.keep(column, value),
            None => self.misfit(column, value, WarningReason::BadNumber),
        }
    }

    /// A member of a closed list, by a word that people use for it; what is none of them is kept as it is.
    fn word<T: Copy + PartialEq>(&mut self, column: usize, value: String, (known, slot): Words<T>) {
        if value.is_empty() || clean::is_placeholder(&value) {
            return;
        }
        let folded = super::headers::fold(&value);
        let found = known.iter().find(|(word, _)| *word == folded).map(|(_, member)| *member);
        let slot = slot(&mut self.person);
        match found {
            Some(found) if slot.is_none() => *slot = Some(found),
            Some(found) if *slot == Some(found) => {}
            _ => self.keep(column, value),
        }
    }

    fn date(&mut self, column: usize, field: Field, value: String) {
        // What Outlook writes for a birthday that nobody knows.
        if field == Field::Birthday && value == "0/0/00" {
            return;
        }
        let reading = match dates::parse(&value, self.order) {
            dates::Cell::Absent => return,
            dates::Cell::Bad => {
                let born = Some(field).filter(|field| *field == Field::Birthday && self.person.born.is_none());
                return match born.and_then(|_| dates::month_and_day(&value, self.order)) {
                    Some(born) => self.person.born = Some(born),
                    None => self.misfit(column, value, WarningReason::BadDate),
                };
            }
            dates::Cell::Date(reading) => reading,
        };
        if let Some(order) = reading.proves {
            self.proofs.push((column, order));
        }
        match date_slot(&mut self.person, field) {
            Some(slot) if slot.is_none() => *slot = Some(reading.date),
            Some(slot) if *slot == Some(reading.date) => return,
            _ => return self.keep(column, value),
        }
        if field == Field::NextContactOn {
            self.person.next_time = reading.time.filter(|time| *time != Time::midnight());
        }
        if let Some(swapped) = reading.swapped {
            self.ambiguous.push((column, field, swapped));
        }
    }

    /// Keeps a value that its field cannot take, and says so.
    fn misfit(&mut self, column: usize, value: String, reason: WarningReason) {
        self.warn(column, &value, reason);
        self.keep(column, value);
    }

    fn warn(&mut self, column: usize, value: &str, reason: WarningReason) {
        self.warnings.push(Warning {
            line: self.line,
            column: self.headers.get(column).map_or(NO_HEADER, |h| h).to_owned(),
            value: clean::cut(value, RAW_MAX),
            reason,
        });
    }

    fn keep(&mut self, column: usize, value: String) {
        if let Some(header) = self.headers.get(column)
            && !value.is_empty()
        {
            self.person.unmapped.push((Arc::clone(header), value));
        }
    }

    /// Names the client: its name, else its parts, else its company, first e-mail or first phone.
    pub(in crate::exchange) fn finish(mut self) -> Result<ClientRow, RejectReason> {
        let parts = [self.given, self.middle, self.family];
        let whole: Vec<String> = parts.into_iter().flatten().collect();
        // A middle name alone still names somebody, poorly; so does one of the others.
        let composed = (!whole.is_empty()).then(|| whole.join(" "));
        let mut person = self.person;
        let named = self.name.take().or(composed);
        person.named_by_company = named.is_none() && person.company.is_some();
        person.name = named
            .or_else(|| person.company.take())
            .or_else(|| person.emails.first().cloned())
            .or_else(|| person.phones.first().map(|(_, phone)| phone.clone()))
            .ok_or(RejectReason::NoName)?;
        if clean::is_longer(&person.name, NAME_MAX) {
            let header = self.headers.get(self.name_column).map_or(NO_HEADER, |h| h);
            return Err(RejectReason::TooLong { column: header.to_owned() });
        }
        Ok(person)
    }
}

/// How many more values a list takes. Looking for repeats is quadratic, and no client has a hundred phones.
fn room<T>(values: &[T]) -> usize {
    MAX_VALUES.saturating_sub(values.len())
}

fn push_new(values: &mut Vec<String>, value: String) {
    let lower = |text: &str| text.to_lowercase();
    if !values.iter().any(|old| *old == value || lower(old) == lower(&value)) {
        values.push(value);
    }
}

/// The date of a field, if it is one.
pub(in crate::exchange) fn date_slot(person: &mut ClientRow, field: Field) -> Option<&mut Option<Date>> {
    match field {
        Field::CreatedOn => Some(&mut person.created_on),
        Field::LastContactOn => Some(&mut person.last_contact_on),
        Field::NextContactOn => Some(&mut person.next_contact_on),
        Field::Birthday => Some(&mut person.birthday),
        _ => None,
    }
}
