//! The form of a client: its data, the ways to reach it, the people at it. It has sections, a page each; what one needs
//! for somebody new is on the first.
//!
//! Ways and people are one a line: a number, an address, `whatsapp: …`; `Rosa López; purchasing; decides; +51 999 111
//! 222`. What kind of way a line is, is seen from it; the preferred one is the first, or that with a star before it.

mod details;
mod people;

use super::plan::{self, options};
use super::{Context, Field, Form, Name, Problem, Purpose, Tone};
use crate::agenda::{Plan, Record};
use crate::domain::text::clean_line;
use crate::domain::when::Lean;
use crate::domain::{Cadence, ChannelKind, Client, ClientKind, Code};
use people::{channel_text, contact_text, lines, push_channel, push_contact, read_channel, who_is_who};

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
    // The first address has a field of its own.
    let mut address = details::address(record).map(|(_, value)| value);
    let mut own: Vec<_> =
        record.channels.iter().filter(|(owner, _)| owner.is_none()).map(|(_, channel)| channel).collect();
    own.retain(|channel| channel.kind != ChannelKind::Address || address.take().is_none_or(|own| own != channel.value));
    let (preferred, others): (Vec<_>, Vec<_>) = own.into_iter().partition(|own| own.preferred);
    let channels: Vec<_> = preferred.into_iter().chain(others).map(|channel| channel_text(channel, cx)).collect();
    let contacts: Vec<_> =
        record.contacts.iter().enumerate().map(|(at, contact)| contact_text(record, at, contact, cx)).collect();
    let mut fields = vec![
        Field::line(Name::ClientName, &client.name),
        Field::choice(Name::ClientKind, options(ClientKind::ALL, cx), client.kind.code()),
        Field::line(Name::Company, &opt(&client.company)),
        Field::line(Name::Role, &opt(&client.role)),
        Field::area(Name::Channels, &channels.join("\n")),
        Field::area(Name::Contacts, &contacts.join("\n")),
        Field::area(Name::Notes, &client.notes),
    ];
    fields.extend(details::fields(record, cx));
    fields
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
    details::review(form, cx);
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
    let mut client = Client {
        name,
        kind: form.chosen(Name::ClientKind).and_then(ClientKind::from_code).unwrap_or(ClientKind::Person),
        company: opt(Name::Company),
        role: opt(Name::Role),
        notes: form.field(Name::Notes).map(Field::value).unwrap_or_default(),
        tags: form.value(Name::Tags).split(',').map(clean_line).filter(|tag| !tag.is_empty()).collect(),
        cadence: read_cadence(&form.value(Name::Cadence), cx)?,
        ..before.client.clone()
    };
    details::save_client(form, &mut client, cx)?;
    let mut record = Record::of(client);
    let is_touched = |name| form.field(name).is_some_and(|field| field.touched);
    if [Name::Channels, Name::Contacts, Name::Address].into_iter().any(is_touched) {
        for line in lines(&form.value(Name::Channels)) {
            push_channel(&mut record, before, None, line, cx);
        }
        details::save_address(form, before, &mut record, cx);
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
    details::save_rest(form, before, &mut record, cx)?;
    let plan = if matches!(form.purpose, Purpose::AddClient) { plan::plan(form, cx)? } else { None };
    Ok((record, plan))
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
