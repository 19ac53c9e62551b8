//! Cards of any program as clients to be taken in.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::{Card, ClientCard, PersonCard, is_list, read};
use crate::domain::text::{clean_line, digits};
use crate::domain::{Channel, ChannelKind, ClientKind, Code, Language, Occasion, OccasionKind};
use crate::exchange::component::{Component, Found, Property, decode, modern, parse_all};
use crate::exchange::csv::{
    ChannelHint, ClientRow, FileKind, LINE_MAX, MAX_ROWS, MAX_VALUES, NAME_MAX, PersonRow, RAW_MAX, RejectReason, Row,
    WarningReason,
};
use crate::exchange::incoming::{
    Doubt, Format, Incoming, Limited, Program, ReadError, ReadOptions, Reason, Rows, Unread,
};

/// The most doubts that are kept.
const MAX_DOUBTS: usize = 10_000;
/// The most lines of a card that find no field, and how long such a card may be to be kept whole.
const MAX_SPARE: usize = 40;
const MAX_RAW: usize = 64 * 1024;

/// Properties that a row has a place for, or that say nothing to people. What begins with `X-AB` or `X-CARTERA-` is among
/// them, and so are pictures and sounds.
const KNOWN: &[&str] = &[
    "VERSION",
    "PRODID",
    "UID",
    "REV",
    "N",
    "FN",
    "ORG",
    "TITLE",
    "TEL",
    "X-WHATSAPP",
    "EMAIL",
    "URL",
    "X-SOCIALPROFILE",
    "ADR",
    "LABEL",
    "BDAY",
    "NOTE",
    "CATEGORIES",
    "KIND",
    "PHOTO",
    "LOGO",
    "SOUND",
    "KEY",
    "AGENT",
    "MAILER",
    "SORT-STRING",
    "CLASS",
    "SOURCE",
    "NAME",
    "PROFILE",
    "TZ",
    "LANG",
    "CLIENTPIDMAP",
    "X-CLASS",
    "X-MS-CARDPICTURE",
    "X-MS-OL-DESIGN",
    "X-MS-OL-DEFAULT-POSTAL-ADDRESS",
    "X-EVOLUTION-FILE-AS",
    "X-PHONETIC-FIRST-NAME",
    "X-PHONETIC-LAST-NAME",
    "X-ADDRESSBOOKSERVER-KIND",
    "X-IMAGETYPE",
    "X-IMAGEHASH",
    "X-SHARED-PHOTO-DISPLAY-PREF",
    "X-MOZILLA-HTML",
];

/// Reads the cards of a file.
///
/// # Errors
/// A file without cards, or with too many of them; a single bad card is never an error.
pub fn incoming(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Incoming, ReadError> {
    let (text, encoding) = decode(bytes, options.encoding);
    let mut taking =
        Taking { options, rows: Vec::new(), people: Vec::new(), unread: Vec::new(), doubts: Vec::new(), left_out: 0 };
    let (mut cards, mut blank, mut made_by) = (0_usize, 0, None);
    for found in parse_all(&text).filter(|found| found.component.is("VCARD")) {
        cards += 1;
        if cards > MAX_ROWS {
            return Err(ReadError::TooLarge { what: Limited::Rows, limit: MAX_ROWS });
        }
        made_by = made_by.or_else(|| program(&found.component));
        if is_list(&found.component) {
            blank += 1;
        } else {
            taking.take(&found);
        }
    }
    if cards == 0 {
        return Err(ReadError::Damaged { kind: FileKind::VCard });
    }
    taking.place_people();
    let Taking { rows, unread, doubts, left_out, .. } = taking;
    Ok(Incoming {
        name: name.to_owned(),
        format: Format::Vcard,
        encoding: Some(encoding),
        lossy: text.contains('\u{fffd}'),
        delimiter: None,
        made_by,
        header_line: None,
        columns: Vec::new(),
        rows: Rows::Clients(rows),
        unread,
        doubts,
        doubts_left_out: left_out,
        blank,
        left_out: Vec::new(),
    })
}

/// The cards of a file as they stand there, by their lines.
pub(in crate::exchange) fn records(bytes: &[u8], wanted: &BTreeSet<u64>) -> BTreeMap<u64, String> {
    let (text, _) = decode(bytes, None);
    let cards = parse_all(&text).filter(|found| found.component.is("VCARD") && wanted.contains(&found.line));
    cards.map(|found| (found.line, raw(&found.component))).collect()
}

/// The program that wrote a card, where it says so.
fn program(card: &Component) -> Option<Program> {
    let by = card.text("PRODID")?.to_lowercase();
    let known = [
        ("cartera", Program::Cartera),
        ("khard", Program::Khard),
        ("apple", Program::Apple),
        ("google", Program::Google),
        ("outlook", Program::Outlook),
        ("microsoft", Program::Outlook),
    ];
    known.into_iter().find(|(name, _)| by.contains(name)).map(|(_, program)| program)
}

/// What was taken so far.
struct Taking<'o> {
    options: &'o ReadOptions,
    rows: Vec<Row>,
    /// People at clients, with what the client is called for ever and by its name.
    people: Vec<(u64, String, String, PersonRow)>,
    unread: Vec<Unread>,
    doubts: Vec<Doubt>,
    left_out: usize,
}

impl Taking<'_> {
    fn take(&mut self, found: &Found) {
        let read = read(&found.component, self.options.today);
        let (name, line) = (name_of(&read), found.line);
        if name.is_empty() || name.chars().count() > NAME_MAX {
            let reason =
                if name.is_empty() { RejectReason::NoName } else { RejectReason::TooLong { column: "FN".to_owned() } };
            self.unread.push(Unread { line, reason: Reason::Client(reason), raw: raw(&found.component) });
            return;
        }
        match read {
            Card::Client(card) => {
                let row = self.client(&found.component, *card, name, line);
                self.rows.push(Row { line, person: row });
            }
            Card::Person(card) => {
                let (client, client_name) = (card.client.clone(), card.client_name.clone());
                let person = person(*card, name);
                self.people.push((line, client, client_name, person));
            }
        }
    }

    fn client(&mut self, component: &Component, card: ClientCard, name: String, line: u64) -> ClientRow {
        let component = modern(component);
        let ClientCard { uid, client, channels, occasions, .. } = card;
        let is_company = client.kind == ClientKind::Company;
        let own = |text: &'static str| component.get(text).is_some();
        let mut row = ClientRow {
            name,
            named_by_company: is_company,
            company: client.company.filter(|_| !is_company),
            notes: client.notes,
            tags: client.tags.into_iter().take(MAX_VALUES).collect(),
            cadence_days: client.cadence.map(|cadence| cadence.ideal),
            created_on: own("X-CARTERA-CREATED-ON").then_some(client.created_on),
            size: client.size,
            tone: client.tone,
            language: client.language.or_else(|| language(&component)),
            time_zone: client.time_zone.or_else(|| zone(&component)),
            uid: Some(uid).filter(|uid| !uid.is_empty()),
            ..ClientRow::default()
        };
        let lines = [
            ("TITLE", client.role, &mut row.role),
            ("X-CARTERA-SECTOR", client.sector, &mut row.sector),
            ("ADR", client.city, &mut row.city),
            ("ADR", client.zone, &mut row.zone),
            ("ADR", client.country, &mut row.country),
            ("X-CARTERA-SOURCE", client.source, &mut row.source),
            ("X-CARTERA-TAX-ID", client.tax_id, &mut row.tax_id),
            ("X-CARTERA-NUMBER", client.external_id, &mut row.external_id),
            ("X-CARTERA-INTEREST", client.interest, &mut row.interest),
        ];
        for (column, value, place) in lines {
            match value {
                Some(value) if value.chars().count() > LINE_MAX => {
                    self.doubt(line, column, &value, WarningReason::TooLong);
                }
                value => *place = value,
            }
        }
        for channel in channels {
            self.way(&mut row, channel, line);
        }
        match born(&occasions) {
            Some((month, day, Some(year))) => row.birthday = Date::new(year, month, day).ok(),
            Some((month, day, None)) => row.born = Some((month, day)),
            None => {}
        }
        spare(&component, &mut row.unmapped);
        row
    }

    fn way(&mut self, row: &mut ClientRow, channel: Channel, line: u64) {
        let value = channel.value;
        if value.chars().count() > LINE_MAX {
            return self.doubt(line, channel.kind.code(), &value, WarningReason::TooLong);
        }
        let mut spare = |header: &str, value| row.unmapped.push((Arc::from(header), value));
        match channel.kind {
            kind @ (ChannelKind::Phone | ChannelKind::Mobile | ChannelKind::WhatsApp) => {
                if digits(&value).len() < 3 {
                    self.doubt(line, "TEL", &value, WarningReason::BadPhone);
                    spare("TEL", value);
                    return;
                }
                let hint = match kind {
                    ChannelKind::Mobile => ChannelHint::Mobile,
                    ChannelKind::WhatsApp => ChannelHint::WhatsApp,
                    _ => ChannelHint::Phone,
                };
                if !row.phones.iter().any(|(_, known)| *known == value) && row.phones.len() < MAX_VALUES {
                    row.phones.push((hint, value));
                }
            }
            ChannelKind::Email => {
                let fits = value.split_once('@').is_some_and(|(user, host)| !user.is_empty() && !host.is_empty());
                if !fits || value.contains(char::is_whitespace) {
                    self.doubt(line, "EMAIL", &value, WarningReason::BadEmail);
                    spare("EMAIL", value);
                    return;
                }
                push(&mut row.emails, value);
            }
            ChannelKind::Web => push(&mut row.webs, value),
            ChannelKind::Social => push(&mut row.socials, value),
            ChannelKind::Address if row.address.is_none() => row.address = Some(value),
            ChannelKind::Address => spare("ADR", value),
        }
    }

    fn doubt(&mut self, line: u64, column: &str, value: &str, reason: WarningReason) {
        if self.doubts.len() >= MAX_DOUBTS {
            self.left_out += 1;
            return;
        }
        let value = value.chars().take(RAW_MAX).collect();
        self.doubts.push(Doubt { line, column: column.to_owned(), value, reason });
    }

    /// Puts people to their clients; those of a client that is not in the file bring it along by its name.
    fn place_people(&mut self) {
        let uids = self.rows.iter().enumerate().filter_map(|(at, row)| Some((row.person.uid.clone()?, at)));
        let mut places: BTreeMap<String, usize> = uids.collect();
        for (line, uid, name, person) in std::mem::take(&mut self.people) {
            if let Some(row) = places.get(&uid).and_then(|at| self.rows.get_mut(*at)) {
                row.person.people.push(person);
                continue;
            }
            if name.is_empty() || name.chars().count() > NAME_MAX {
                self.unread.push(Unread { line, reason: Reason::Nobody, raw: person.name });
                continue;
            }
            places.insert(uid.clone(), self.rows.len());
            let people = vec![person];
            let row = ClientRow { name, named_by_company: true, uid: Some(uid), people, ..ClientRow::default() };
            self.rows.push(Row { line, person: row });
        }
    }
}

fn push(list: &mut Vec<String>, value: String) {
    if !list.contains(&value) && list.len() < MAX_VALUES {
        list.push(value);
    }
}

/// What a card calls whom it is about: by an address or a number where there is no name.
fn name_of(card: &Card) -> String {
    let (name, channels) = match card {
        Card::Client(card) => (&card.client.name, &card.channels),
        Card::Person(card) => (&card.contact.name, &card.channels),
    };
    if !name.is_empty() {
        return name.clone();
    }
    let of = |such: fn(&Channel) -> bool| channels.iter().find(|channel| such(channel));
    let reach = of(|channel| channel.kind == ChannelKind::Email).or_else(|| of(|channel| channel.kind.is_number()));
    reach.map(|channel| channel.value.clone()).unwrap_or_default()
}

fn person(card: PersonCard, name: String) -> PersonRow {
    let PersonCard { uid, contact, channels, occasions, .. } = card;
    PersonRow {
        uid: Some(uid).filter(|uid| !uid.is_empty()),
        name,
        role: contact.role.filter(|role| role.chars().count() <= LINE_MAX),
        influence: contact.influence,
        channels: channels
            .into_iter()
            .filter(|channel| channel.value.chars().count() <= LINE_MAX)
            .take(MAX_VALUES)
            .map(|channel| (channel.kind, channel.value))
            .collect(),
        born: born(&occasions),
    }
}

fn born(occasions: &[Occasion]) -> Option<(i8, i8, Option<i16>)> {
    let birthday = occasions.iter().find(|occasion| occasion.kind == OccasionKind::Birthday && occasion.yearly)?;
    Some((birthday.month, birthday.day, birthday.year))
}

/// The language in which somebody wants to be spoken to.
fn language(card: &Component) -> Option<Language> {
    let tag = card.text("LANG")?.trim().to_lowercase();
    Language::from_code(tag.split(['-', '_']).next()?).filter(|language| *language != Language::Other)
}

/// The zone of a card, where it is named and not told by its hours.
fn zone(card: &Component) -> Option<String> {
    card.text("TZ").map(|zone| clean_line(&zone)).filter(|zone| zone.contains('/') && zone.chars().count() <= LINE_MAX)
}

/// What a card says that a row has no place for.
fn spare(card: &Component, unmapped: &mut Vec<(Arc<str>, String)>) {
    let is_known = |line: &Property| {
        let name = line.name.to_uppercase();
        let technical = ["X-AB", "X-CARTERA-"].iter().any(|start| name.starts_with(start));
        let told = ["X-ABDATE", "X-ABRELATEDNAMES"].contains(&name.as_str());
        name.is_empty() || KNOWN.contains(&name.as_str()) || (technical && !told)
    };
    let departments = card.get("ORG").map(Property::parts).unwrap_or_default();
    let departments = departments.into_iter().skip(1).map(|part| ("ORG".to_owned(), part));
    let lines = card.props().iter().filter(|line| !is_known(line)).map(|line| {
        let parts = line.parts().into_iter().filter(|part| !part.trim().is_empty());
        (card.label(line).unwrap_or_else(|| line.name.clone()), parts.collect::<Vec<_>>().join(", "))
    });
    let lines = departments.chain(lines).map(|(header, value)| (clean_line(&header), clean_line(&value)));
    let lines = lines.filter(|(header, value)| !header.is_empty() && !value.is_empty());
    let short = lines.filter(|(_, value)| value.chars().count() <= LINE_MAX);
    unmapped.extend(short.take(MAX_SPARE).map(|(header, value)| (Arc::from(header), value)));
}

/// A card as it was, but for its pictures where it is large.
fn raw(card: &Component) -> String {
    let text = card.to_text();
    if text.len() <= MAX_RAW {
        return text;
    }
    let mut small = card.clone();
    small.props_mut().retain(|line| line.value.len() < LINE_MAX);
    small.to_text().chars().take(MAX_RAW).collect()
}
