//! The programs whose exports are known, by the headers that only they write.

use super::{ColumnUse, Program, Row};
use crate::domain::text::words;

/// Headers as words; a program is it when all of one line are there. The first that fits is meant.
const SIGNS: &[(Program, &[&str])] = &[
    (Program::LinkedIn, &["connected on", "url", "position"]),
    (Program::Google, &["e mail 1 value"]),
    (Program::Google, &["given name", "group membership"]),
    (Program::Google, &["phone 1 value", "labels"]),
    (Program::Outlook, &["e mail display name"]),
    (Program::Outlook, &["e mail address", "business phone"]),
    (Program::Outlook, &["direccion de correo electronico", "telefono del trabajo"]),
    (Program::Pipedrive, &["person name", "person owner"]),
    (Program::Pipedrive, &["person name", "person id"]),
    (Program::Pipedrive, &["organization name", "organization owner"]),
    (Program::Pipedrive, &["organization name", "organization id"]),
    (Program::Pipedrive, &["deal title"]),
    (Program::Pipedrive, &["activity subject"]),
    (Program::Zoho, &["record id", "created by", "modified by"]),
    (Program::Zoho, &["contact owner id"]),
    (Program::Zoho, &["lead owner id"]),
    (Program::Zoho, &["deal owner id"]),
    (Program::Zoho, &["contact id", "contact owner"]),
    (Program::Zoho, &["lead id", "lead owner"]),
    (Program::Zoho, &["potential id"]),
    (Program::HubSpot, &["record id", "lifecycle stage"]),
    (Program::HubSpot, &["record id", "deal name"]),
    (Program::HubSpot, &["record id", "company name", "company owner"]),
    (Program::HubSpot, &["record id", "contact owner"]),
    (Program::HubSpot, &["contact id", "lifecycle stage"]),
    (Program::Salesforce, &["isdeleted"]),
    (Program::Salesforce, &["systemmodstamp"]),
    (Program::Salesforce, &["opportunity owner"]),
    (Program::Salesforce, &["opportunity name", "account name"]),
    (Program::Salesforce, &["account owner", "account name"]),
    (Program::Salesforce, &["contact owner", "account name"]),
    (Program::Salesforce, &["assigned", "company account"]),
    (Program::Salesforce, &["lead owner", "lead source"]),
];

/// The program that wrote a table.
pub(super) fn of(columns: &[ColumnUse]) -> Option<Program> {
    let headers: Vec<String> = columns.iter().map(|column| words(&column.header).join(" ")).collect();
    let has = |sign: &&str| headers.iter().any(|header| header == sign);
    SIGNS.iter().find(|(_, signs)| signs.iter().all(has)).map(|(program, _)| *program)
}

/// The addresses of `LinkedIn` are no sites of the clients, but their profiles.
pub(super) fn profiles(rows: &mut [Row]) {
    for row in rows {
        row.person.socials.append(&mut row.person.webs);
    }
}
