//! A client's data as options: the same for `add` and `edit`.

mod details;

use clap::ArgMatches;

use super::Result;
use super::args::Shape;
use super::codes;
use super::context::Context;
use crate::agenda::{Agenda, Record};
use crate::domain::{
    Cadence, Channel, ChannelId, ChannelKind, Client, ClientKind, Code, Contact, ContactId, Influence, text,
};

/// Where a line of a client goes.
type Field = fn(&mut Client) -> &mut Option<String>;

/// The options that hold one line each.
const LINES: &[(&str, Field)] = &[
    ("company", |client| &mut client.company),
    ("role", |client| &mut client.role),
    ("sector", |client| &mut client.sector),
    ("city", |client| &mut client.city),
    ("zone", |client| &mut client.zone),
    ("country", |client| &mut client.country),
    ("time-zone", |client| &mut client.time_zone),
    ("interest", |client| &mut client.interest),
    ("source", |client| &mut client.source),
    ("tax-id", |client| &mut client.tax_id),
];

/// What else `--clear` can empty.
const CLEARED: &[&str] = &["contact", "tag", "cadence", "notes"];

/// Adds the options of a client's data.
pub(super) fn options(shape: Shape<'_>) -> Shape<'_> {
    let shape = shape.option("kind", "cli-val-client-kind");
    let shape = LINES.iter().fold(shape, |shape, (name, _)| shape.option(name, "cli-val-text"));
    let shape = ChannelKind::ALL.iter().fold(shape, |shape, kind| shape.many(kind.code(), "cli-val-text"));
    details::options(shape)
        .many("contact", "cli-val-contact")
        .many("tag", "cli-val-text")
        .option("cadence", "cli-val-cadence")
        .option("notes", "cli-val-text")
}

/// Writes the options that were given into a client's record.
pub(super) fn fill(cx: &Context, agenda: &Agenda, args: &ArgMatches, record: &mut Record) -> Result<()> {
    let value = |name: &str| args.get_one::<String>(name);
    if let Some(kind) = codes::member(cx, args, "kind", ClientKind::ALL)? {
        record.client.kind = kind;
    }
    for (name, field) in LINES {
        if let Some(value) = value(name) {
            *field(&mut record.client) = Some(value.clone());
        }
    }
    for kind in ChannelKind::ALL {
        for value in args.get_many::<String>(kind.code()).into_iter().flatten() {
            reach(record, *kind, value);
        }
    }
    for typed in args.get_many::<String>("contact").into_iter().flatten() {
        let influence = |word: &str| codes::find(cx, word, Influence::ALL);
        meet(record, typed, influence);
    }
    details::fill(cx, agenda, args, record)?;
    record.client.tags.extend(args.get_many::<String>("tag").into_iter().flatten().cloned());
    if let Some(typed) = value("cadence") {
        record.client.cadence = Some(Cadence::read(typed).ok_or_else(|| {
            let accepted = [("most", Cadence::LONGEST.into())];
            cx.bad_value("--cadence", typed, &cx.texts.with("error-cli-accepts-cadence", &accepted))
        })?);
    }
    if let Some(notes) = value("notes") {
        record.client.notes.clone_from(notes);
    }
    Ok(())
}

/// Empties what `--clear` names.
pub(super) fn clear(cx: &Context, args: &ArgMatches, record: &mut Record) -> Result<()> {
    for name in args.get_many::<String>("clear").into_iter().flatten() {
        let wanted = text::fold(name.trim());
        let client = &mut record.client;
        if let Some((_, field)) = LINES.iter().find(|(name, _)| *name == wanted) {
            *field(client) = None;
        } else if let Some(kind) = ChannelKind::from_code(&wanted) {
            record.channels.retain(|(_, channel)| channel.kind != kind);
        } else if !details::clear(&wanted, record) {
            let client = &mut record.client;
            match wanted.as_str() {
                "contact" => {
                    record.contacts.clear();
                    // What was a person's stays as the client's own: a number is never thrown away unasked.
                    record.channels.iter_mut().for_each(|(owner, _)| *owner = None);
                }
                "tag" => client.tags.clear(),
                "cadence" => client.cadence = None,
                "notes" => client.notes.clear(),
                _ => return Err(cx.bad_value("--clear", name, &clearable().join(", "))),
            }
        }
    }
    Ok(())
}

fn clearable() -> Vec<&'static str> {
    let lines = LINES.iter().map(|(name, _)| *name);
    let channels = ChannelKind::ALL.iter().map(|kind| kind.code());
    lines.chain(channels).chain([CLEARED, details::CLEARED].concat()).collect()
}

/// Adds a channel that is not there yet. The first one is the preferred one until somebody says otherwise.
fn reach(record: &mut Record, kind: ChannelKind, value: &str) {
    let plain = |value: &str| if kind.is_number() { text::digits(value) } else { text::fold(value) };
    let known =
        record.channels.iter().any(|(_, channel)| channel.kind == kind && plain(&channel.value) == plain(value));
    if !known {
        let preferred = record.channels.is_empty();
        let channel = Channel { id: ChannelId(0), contact: None, kind, value: value.to_owned(), preferred };
        record.channels.push((None, channel));
    }
}

/// Adds a person at the client, or gives one that is there another role or influence: `Rosa; compras; decide`, in which
/// a bar serves as well, for shells take a semicolon for themselves.
fn meet(record: &mut Record, typed: &str, influence: impl Fn(&str) -> Option<Influence>) {
    let mut parts = typed.split([';', '|']).map(text::clean_line);
    let name = parts.next().unwrap_or_default();
    let mut said = Contact { id: ContactId(0), name, role: None, influence: None };
    for part in parts.filter(|part| !part.is_empty()) {
        match influence(&part) {
            Some(influence) => said.influence = Some(influence),
            None => said.role = Some(part),
        }
    }
    match record.contacts.iter_mut().find(|contact| text::fold(&contact.name) == text::fold(&said.name)) {
        Some(contact) => {
            contact.role = said.role.or_else(|| contact.role.take());
            contact.influence = said.influence.or(contact.influence);
        }
        None => record.contacts.push(said),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_channel_or_a_person_is_added_once() {
        let mut record = Record::new(date(2026, 11, 23));
        for value in ["999 111 222", "999-111-222", "01 222 3333"] {
            reach(&mut record, ChannelKind::Mobile, value);
        }
        for typed in ["Rosa Muñoz", "rosa munoz; compras", "Rosa Muñoz|decide", "Luis;"] {
            meet(&mut record, typed, |word| (word == "decide").then_some(Influence::Decides));
        }
        let channels: Vec<_> = record.channels.iter().map(|(_, c)| (c.value.as_str(), c.preferred)).collect();
        assert_eq!(channels, [("999 111 222", true), ("01 222 3333", false)]);
        let contacts: Vec<_> = record.contacts.iter().map(|c| (c.name.as_str(), c.role.as_deref())).collect();
        assert_eq!(contacts, [("Rosa Muñoz", Some("compras")), ("Luis", None)]);
        assert_eq!(record.contacts[0].influence, Some(Influence::Decides));
    }
}
