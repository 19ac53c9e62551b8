//! The contacts of Monica's export, whose records are cut into properties and lists of fields.

use serde::Deserialize;
use serde_json::Value;

use crate::exchange::incoming::{FileKind, ReadError};
use crate::exchange::table::Grid;

/// The columns that its contacts have here.
const COLUMNS: [&str; 14] = [
    "uid",
    "first name",
    "middle name",
    "last name",
    "company",
    "job title",
    "notes",
    "tags",
    "birthday",
    "last contact",
    "email",
    "phone",
    "address",
    "nickname",
];
/// How much of the beginning is looked at for its marks.
const HEAD: usize = 4_096;

#[derive(Deserialize)]
struct Export {
    account: Account,
}

#[derive(Deserialize)]
struct Account {
    #[serde(default)]
    data: Vec<Group>,
}

#[derive(Deserialize)]
struct Group {
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default)]
    values: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Entry {
    Contact(Box<Contact>),
    Other(serde::de::IgnoredAny),
}

#[derive(Deserialize)]
struct Contact {
    uuid: String,
    #[serde(default)]
    properties: Properties,
    #[serde(default)]
    data: Vec<Part>,
}

#[derive(Deserialize, Default)]
struct Properties {
    first_name: Option<String>,
    middle_name: Option<String>,
    last_name: Option<String>,
    nickname: Option<String>,
    description: Option<String>,
    job: Option<String>,
    company: Option<String>,
    last_talked_to: Option<String>,
    #[serde(default)]
    tags: Vec<String>,
    birthdate: Option<SpecialDate>,
}

#[derive(Deserialize)]
struct SpecialDate {
    date: Option<String>,
    #[serde(default)]
    is_age_based: bool,
    #[serde(default)]
    is_year_unknown: bool,
}

#[derive(Deserialize)]
struct Part {
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default)]
    values: Vec<Value>,
}

/// Its contacts as a table; `None` for a file of another program.
pub(super) fn contacts(text: &str) -> Result<Option<Grid>, ReadError> {
    let head = text.get(..text.floor_char_boundary(HEAD)).unwrap_or(text);
    let marks = ["\"version\"", "\"app_version\"", "\"account\""];
    if !head.trim_start().starts_with('{') || !marks.iter().all(|mark| head.contains(mark)) {
        return Ok(None);
    }
    let export: Export = serde_json::from_str(text).map_err(|_| ReadError::Damaged { kind: FileKind::Json })?;
    let mut grid = Grid::default();
    grid.row(0);
    COLUMNS.iter().try_for_each(|column| grid.push(column))?;
    let groups = export.account.data.into_iter().filter(|group| group.kind.starts_with("contact"));
    let contacts = groups.flat_map(|group| group.values).filter_map(|entry| match entry {
        Entry::Contact(contact) => Some(contact),
        Entry::Other(_) => None,
    });
    for (line, contact) in (1..).zip(contacts) {
        grid.row(line);
        row(*contact).iter().try_for_each(|cell| grid.push(cell))?;
        grid.end_row();
    }
    Ok(Some(grid))
}

fn row(contact: Contact) -> [String; 14] {
    let texts = |kind: &str, key: &str| -> Vec<String> {
        let parts = contact.data.iter().filter(|part| part.kind == kind);
        let text = |value: &Value| value.get("properties")?.get(key)?.as_str().map(str::to_owned);
        parts.flat_map(|part| &part.values).filter_map(text).filter(|text| !text.is_empty()).collect()
    };
    let (emails, others): (Vec<String>, Vec<String>) =
        texts("contact_field", "data").into_iter().partition(|text| text.contains('@'));
    let digits = |text: &String| text.chars().filter(char::is_ascii_digit).count() >= 5 && !text.contains('/');
    let phones: Vec<String> = others.into_iter().filter(digits).collect();
    let place = |key| texts("address", key).into_iter().next();
    let address: Vec<String> = ["street", "city", "province", "country"].into_iter().filter_map(place).collect();
    let notes = texts("note", "body");
    let it = contact.properties;
    let text = Option::unwrap_or_default;
    // A day that follows from an age is none.
    let born = it.birthdate.filter(|born| !born.is_age_based);
    let birthday = born.and_then(|born| {
        let day = born.date?.get(..10)?.to_owned();
        Some(if born.is_year_unknown { format!("-{}", day.get(4..)?) } else { day })
    });
    [
        contact.uuid,
        text(it.first_name),
        text(it.middle_name),
        text(it.last_name),
        text(it.company),
        text(it.job),
        it.description.into_iter().chain(notes).collect::<Vec<_>>().join("\n"),
        it.tags.join(";"),
        text(birthday),
        text(it.last_talked_to.and_then(|at| at.get(..10).map(str::to_owned))),
        emails.join(";"),
        phones.join(";"),
        address.join(", "),
        text(it.nickname),
    ]
}
