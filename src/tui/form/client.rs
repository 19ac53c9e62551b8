//! The form of a client: its data, the ways to reach it, the people at it.
//!
//! Ways and people are one a line: a number, an address, `whatsapp: …`; `Rosa López; purchasing; +51 999 111 222`. What
//! kind of way a line is, is seen from it; the preferred one is the first, or that with a star before it.

use super::plan::{self, options};
use super::{Context, Field, Form, Name, Problem, Purpose, Tone};
use crate::agenda::{Plan, Record};
use crate::domain::text::{clean_line, fold, words};
use crate::domain::when::Lean;
use crate::domain::{Cadence, Channel, ChannelId, ChannelKind, Client, ClientKind, Code, Contact, ContactId};

/// The form of a new client, with its first next step.
pub(super) fn open(cx: Context) -> Form {
    // What is known of somebody new is a name, a number and when to call: they come first, the rest can wait.
    const FIRST: [Name; 2] = [Name::ClientName, Name::Channels];
    let (mut fields, rest): (Vec<_>, Vec<_>) =
        fields(&cx.agenda.blank_record(), cx).into_iter().partition(|field| FIRST.contains(&field.name));
    fields.extend(plan::fields(cx, None));
    fields.extend(rest);
    let mut form = Form::new(Purpose::AddClient, cx.texts.get("form-add-client").to_owned(), fields);
    form.review(cx);
    form
}

/// The form of a client that is here already.
pub(super) fn open_edit(record: Record, cx: Context) -> Form {
    let fields = fields(&record, cx);
    let title = record.client.name.clone();
    let mut form = Form::new(Purpose::EditClient(Box::new(record)), title, fields);
    form.review(cx);
    form
}

fn fields(record: &Record, cx: Context) -> Vec<Field> {
    let client = &record.client;
    let opt = |value: &Option<String>| value.clone().unwrap_or_default();
    let cadence = client.cadence.map(cadence_text).unwrap_or_default();
    let own = || record.channels.iter().filter(|(owner, _)| owner.is_none()).map(|(_, channel)| channel);
    let (preferred, others) = (own().filter(|own| own.preferred), own().filter(|own| !own.preferred));
    let channels: Vec<_> = preferred.chain(others).map(|channel| channel_text(channel, cx)).collect();
    let contacts: Vec<_> =
        record.contacts.iter().enumerate().map(|(at, contact)| contact_text(record, at, contact, cx)).collect();
    vec![
        Field::line(Name::ClientName, &client.name),
        Field::choice(Name::ClientKind, options(ClientKind::ALL, cx), client.kind.code()),
        Field::line(Name::Company, &opt(&client.company)),
        Field::line(Name::Role, &opt(&client.role)),
        Field::area(Name::Channels, &channels.join("\n")),
        Field::area(Name::Contacts, &contacts.join("\n")),
        Field::line(Name::City, &opt(&client.city)),
        Field::line(Name::Zone, &opt(&client.zone)),
        Field::line(Name::Country, &opt(&client.country)),
        Field::line(Name::Sector, &opt(&client.sector)),
        Field::line(Name::Source, &opt(&client.source)),
        Field::line(Name::TaxId, &opt(&client.tax_id)),
        Field::line(Name::Tags, &client.tags.join(", ")),
        Field::line(Name::Cadence, &cadence),
        Field::area(Name::Notes, &client.notes),
    ]
}

/// Reads channels, cadence and the next step aloud.
pub(super) fn review(form: &mut Form, cx: Context) {
    let channels: Vec<_> =
        lines(&form.value(Name::Channels)).filter_map(|line| read_channel(line, cx)).map(|(kind, _)| kind).collect();
    let said = channels.iter().map(|kind| cx.texts.word(*kind)).collect::<Vec<_>>().join(" · ");
    let advice = |form: &mut Form, name, key| {
        if form.value(name).is_empty()
            && let Some(field) = form.field_mut(name)
        {
            field.say(Tone::Advice, cx.texts.get(key));
        }
    };
    if let Some(field) = form.field_mut(Name::Channels) {
        field.say(Tone::Understood, said);
    }
    if let Some(field) = form.field_mut(Name::Contacts) {
        field.said = None;
    }
    advice(form, Name::Channels, "form-channels-advice");
    advice(form, Name::Contacts, "form-contacts-advice");
    let cadence = read_cadence(&form.value(Name::Cadence), cx);
    let house = cx.agenda.rules().cadence;
    if let Some(field) = form.field_mut(Name::Cadence) {
        field.said = None;
        match (cadence, house) {
            (Ok(Some(cadence)), _) => field.say(Tone::Understood, cadence_said(cadence, cx)),
            (Ok(None), Some(house)) => field.say(
                Tone::Advice,
                cx.texts
                    .with("form-cadence-house", &[("ideal", house.ideal.into()), ("maximum", house.maximum.into())]),
            ),
            (Ok(None), None) => {}
            (Err(problem), _) => field.say(Tone::Wrong, problem.text),
        }
    }
    if matches!(form.purpose, Purpose::AddClient) {
        let advice = cx.texts.get("form-next-first").to_owned();
        plan::say_date(form, Name::NextOn, Lean::Future, Some(advice), cx);
    }
}

/// The record that the form says, and the first next step of a new client.
pub(super) fn save(form: &Form, before: Option<&Record>, cx: Context) -> Result<(Record, Option<Plan>), Problem> {
    let name = clean_line(&form.value(Name::ClientName));
    if name.is_empty() {
        let text = cx.texts.get("form-name-missing").to_owned();
        return Err(Problem { field: Some(Name::ClientName), text });
    }
    let blank = cx.agenda.blank_record();
    let before = before.unwrap_or(&blank);
    let opt = |field| Some(form.value(field)).filter(|value| !value.is_empty());
    let client = Client {
        name,
        kind: form.chosen(Name::ClientKind).and_then(ClientKind::from_code).unwrap_or(ClientKind::Person),
        company: opt(Name::Company),
        role: opt(Name::Role),
        sector: opt(Name::Sector),
        city: opt(Name::City),
        zone: opt(Name::Zone),
        country: opt(Name::Country),
        source: opt(Name::Source),
        tax_id: opt(Name::TaxId),
        notes: form.field(Name::Notes).map(Field::value).unwrap_or_default(),
        tags: form.value(Name::Tags).split(',').map(clean_line).filter(|tag| !tag.is_empty()).collect(),
        cadence: read_cadence(&form.value(Name::Cadence), cx)?,
        ..before.client.clone()
    };
    let mut record = Record::of(client);
    let is_touched = |name| form.field(name).is_some_and(|field| field.touched);
    if is_touched(Name::Channels) || is_touched(Name::Contacts) {
        for line in lines(&form.value(Name::Channels)) {
            push_channel(&mut record, before, None, line, cx);
        }
        let people = form.value(Name::Contacts);
        let people: Vec<&str> = lines(&people).collect();
        let known = who_is_who(&people, &before.contacts);
        for (line, known) in people.into_iter().zip(known) {
            push_contact(&mut record, before, (line, known), cx);
        }
    } else {
        // What nobody touched stays as it is, also where a line cannot say all of it.
        (record.contacts, record.channels) = (before.contacts.clone(), before.channels.clone());
    }
    let plan = if matches!(form.purpose, Purpose::AddClient) { plan::plan(form, cx)? } else { None };
    Ok((record, plan))
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// The person that each line is about: of the same name, or else, where the name was corrected, on the same line with a
/// word of the name left. Everybody is on one line only.
fn who_is_who(lines: &[&str], before: &[Contact]) -> Vec<Option<ContactId>> {
    let names: Vec<String> = lines.iter().map(|line| fold(line.split(';').next().unwrap_or("").trim())).collect();
    let mut known: Vec<Option<ContactId>> = Vec::new();
    for name in &names {
        let same =
            |contact: &&Contact| fold(&person_text(&contact.name)) == *name && !known.contains(&Some(contact.id));
        known.push(before.iter().find(same).map(|contact| contact.id));
    }
    for (n, name) in names.iter().enumerate() {
        if let (None, Some(contact)) = (known[n], before.get(n))
            && !known.contains(&Some(contact.id))
            && words(&contact.name).iter().any(|word| words(name).contains(word))
        {
            known[n] = Some(contact.id);
        }
    }
    known
}

/// `name; role; way; way…`
fn push_contact(record: &mut Record, before: &Record, (line, known): (&str, Option<ContactId>), cx: Context) {
    let mut parts = line.split(';').map(str::trim).filter(|part| !part.is_empty());
    let Some(name) = parts.next() else { return };
    let owner = record.contacts.len();
    record.contacts.push(Contact {
        id: known.unwrap_or(ContactId(0)),
        name: name.to_owned(),
        role: None,
        influence: None,
    });
    for part in parts {
        let is_way = read_channel(starred(part).1, cx)
            .is_some_and(|(kind, _)| kind != ChannelKind::Address || part.contains(':'));
        if is_way {
            push_channel(record, before, Some(owner), part, cx);
        } else if let Some(contact) = record.contacts.last_mut() {
            contact.role = Some(part.to_owned());
        }
    }
}

fn push_channel(record: &mut Record, before: &Record, owner: Option<usize>, line: &str, cx: Context) {
    let (is_starred, line) = starred(line);
    let Some((kind, value)) = read_channel(line, cx) else { return };
    let whose = owner.and_then(|owner| record.contacts.get(owner)).map(|contact| contact.id);
    let taken: Vec<ChannelId> = record.channels.iter().map(|(_, channel)| channel.id).collect();
    let known = before
        .channels
        .iter()
        .map(|(_, channel)| channel)
        .filter(|channel| channel.contact == whose && !taken.contains(&channel.id))
        .find(|channel| channel.value == value && channel.kind == kind);
    let preferred = is_starred || record.channels.is_empty();
    if is_starred {
        for (_, other) in &mut record.channels {
            other.preferred = false;
        }
    }
    let id = known.map_or(ChannelId(0), |known| known.id);
    record.channels.push((owner, Channel { id, contact: whose, kind, value, preferred }));
}

/// Whether a star says that a way is the preferred one, and the way without it.
fn starred(line: &str) -> (bool, &str) {
    let way = line.trim_start().trim_start_matches(['★', '*']).trim_start();
    (way.len() < line.trim_start().len(), way)
}

/// Short names of channels that people type before a value, in either language.
const SHORT: &[(&str, ChannelKind)] = &[
    ("wa", ChannelKind::WhatsApp),
    ("wsp", ChannelKind::WhatsApp),
    ("tel", ChannelKind::Phone),
    ("fijo", ChannelKind::Phone),
    ("cel", ChannelKind::Mobile),
    ("movil", ChannelKind::Mobile),
    ("mobile", ChannelKind::Mobile),
    ("cell", ChannelKind::Mobile),
    ("mail", ChannelKind::Email),
    ("email", ChannelKind::Email),
    ("correo", ChannelKind::Email),
    ("dir", ChannelKind::Address),
    ("ig", ChannelKind::Social),
];

/// What kind of way a line is: by the word before its colon, or by its look.
fn read_channel(line: &str, cx: Context) -> Option<(ChannelKind, String)> {
    let line = clean_line(line);
    if let Some((word, value)) = line.split_once(':').filter(|(_, value)| !value.starts_with("//")) {
        let word = fold(word.trim());
        let named =
            ChannelKind::ALL.iter().copied().find(|kind| fold(cx.texts.word(*kind)) == word || kind.code() == word);
        let named = named.or_else(|| SHORT.iter().find(|(short, _)| *short == word).map(|(_, kind)| *kind));
        if let Some(kind) = named {
            let value = value.trim();
            return (!value.is_empty()).then(|| (kind, value.to_owned()));
        }
    }
    Some((look(&line)?, line))
}

fn look(line: &str) -> Option<ChannelKind> {
    let digits = line.chars().filter(char::is_ascii_digit).count();
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    match line {
        "" => None,
        line if line.starts_with('@') => Some(ChannelKind::Social),
        line if line.contains('@') && !line.contains(' ') => Some(ChannelKind::Email),
        line if line.starts_with("http") || line.starts_with("www.") => Some(ChannelKind::Web),
        _ if digits >= 5 && letters == 0 => Some(ChannelKind::Mobile),
        _ => Some(ChannelKind::Address),
    }
}

/// A channel as a line that reads back as itself. Beside a person an address says that it is one: it could be a role.
fn channel_text(channel: &Channel, cx: Context) -> String {
    let is_plain = look(&channel.value) == Some(channel.kind) && !channel.value.contains(':');
    if is_plain && (channel.contact.is_none() || channel.kind != ChannelKind::Address) {
        channel.value.clone()
    } else {
        format!("{}: {}", cx.texts.word(channel.kind), channel.value)
    }
}

/// A name or a role as a part of a line: what ends a part there is no part of it.
fn person_text(text: &str) -> String {
    text.replace(';', ",")
}

fn contact_text(record: &Record, at: usize, contact: &Contact, cx: Context) -> String {
    let ways = record.channels.iter().filter(|(owner, _)| *owner == Some(at)).map(|(_, channel)| {
        let star = if channel.preferred { "★ " } else { "" };
        format!("{star}{}", person_text(&channel_text(channel, cx)))
    });
    let role = contact.role.as_deref().map(person_text);
    let parts = std::iter::once(person_text(&contact.name)).chain(role).chain(ways);
    parts.collect::<Vec<_>>().join("; ")
}

/// `30`, or `30/45` with the longest interval.
fn read_cadence(typed: &str, cx: Context) -> Result<Option<Cadence>, Problem> {
    if typed.is_empty() {
        return Ok(None);
    }
    let days = |text: &str| text.trim().parse::<u16>().ok().filter(|days| (1..=Cadence::LONGEST).contains(days));
    let cadence = match typed.split_once('/') {
        None => days(typed).map(Cadence::every),
        Some((ideal, maximum)) => {
            days(ideal).zip(days(maximum)).filter(|(i, m)| i <= m).map(|(ideal, maximum)| Cadence { ideal, maximum })
        }
    };
    let problem = || Problem { field: Some(Name::Cadence), text: cx.texts.get("form-cadence-wrong").to_owned() };
    cadence.map(Some).ok_or_else(problem)
}

fn cadence_text(cadence: Cadence) -> String {
    if cadence == Cadence::every(cadence.ideal) {
        cadence.ideal.to_string()
    } else {
        format!("{}/{}", cadence.ideal, cadence.maximum)
    }
}

fn cadence_said(cadence: Cadence, cx: Context) -> String {
    cx.texts.with("form-cadence-said", &[("ideal", cadence.ideal.into()), ("maximum", cadence.maximum.into())])
}
