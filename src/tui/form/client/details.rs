//! The sections of a client's form behind the first one: where it is and how it is spoken to, what kind of client it is,
//! the dates that matter to it, and the user's own fields.

use super::super::plan::options;
use super::super::{Context, Field, Form, Name, Problem, Section, Tone};
use super::people::{lines, push_channel, starred};
use crate::agenda::Record;
use crate::clock::find_zone;
use crate::domain::when::{self, Lean};
use crate::domain::{
    ChannelKind, Client, Code, CustomField, CustomValue, FieldKind, Language, Occasion, Size, Tone as Manner, occasion,
};

/// More choices than this are typed instead of shown.
const MOST_CHOICES: usize = 8;

/// The fields of those sections.
pub(super) fn fields(record: &Record, cx: Context) -> Vec<Field> {
    let client = &record.client;
    let opt = |value: &Option<String>| value.clone().unwrap_or_default();
    let potential = client.potential.map(|money| cx.texts.money(money)).unwrap_or_default();
    let cadence = client.cadence.map(super::cadence_text).unwrap_or_default();
    let manner = vec![
        Field::line(Name::Address, &address_text(record)),
        Field::line(Name::City, &opt(&client.city)),
        Field::line(Name::Zone, &opt(&client.zone)),
        Field::line(Name::Country, &opt(&client.country)),
        Field::line(Name::TimeZone, &opt(&client.time_zone)),
        maybe(Name::Language, client.language, Language::ALL, cx),
        maybe(Name::Tone, client.tone, Manner::ALL, cx),
    ];
    let class = vec![
        Field::line(Name::Tags, &client.tags.join(", ")),
        Field::line(Name::Sector, &opt(&client.sector)),
        maybe(Name::Size, client.size, Size::ALL, cx),
        Field::line(Name::Interest, &opt(&client.interest)),
        Field::line(Name::Potential, &potential),
        Field::line(Name::Source, &opt(&client.source)),
        Field::line(Name::TaxId, &opt(&client.tax_id)),
        Field::line(Name::Cadence, &cadence),
    ];
    let dates = record.occasions.iter().map(|(owner, date)| {
        let person = owner.and_then(|owner| record.contacts.get(owner)).map(|person| person.name.as_str());
        cx.texts.occasion_line(date, person)
    });
    let dates = vec![Field::area(Name::Occasions, &dates.collect::<Vec<_>>().join("\n"))];
    let own = cx.agenda.fields().unwrap_or_default();
    let own = own.into_iter().map(|field| own_field(record, field, cx)).collect();
    [(Section::Place, manner), (Section::Class, class), (Section::Dates, dates), (Section::Own, own)]
        .into_iter()
        .flat_map(|(section, fields)| fields.into_iter().map(move |field| Field { section, ..field }))
        .collect()
}

/// One of a closed list, or none.
fn maybe<C: Code>(name: Name, chosen: Option<C>, members: &[C], cx: Context) -> Field {
    let mut choices = vec![(String::new(), cx.texts.get("form-no-outcome").to_owned())];
    choices.extend(options(members, cx));
    Field::choice(name, choices, chosen.map_or("", Code::code))
}

fn own_field(record: &Record, own: CustomField, cx: Context) -> Field {
    let value = record.values.iter().find(|value| value.field == own.id).map_or("", |value| value.value.as_str());
    let line = cx.texts.field_line(&own, value);
    let field = if own.kind == FieldKind::Choice && own.choices.len() <= MOST_CHOICES {
        let mut choices = vec![(String::new(), cx.texts.get("form-no-outcome").to_owned())];
        // What was a choice once stays what is known until another one is chosen.
        let former = Some(value.to_owned()).filter(|value| !value.is_empty() && !own.choices.contains(value));
        choices.extend(own.choices.iter().cloned().chain(former).map(|choice| (choice.clone(), choice)));
        Field::choice(Name::Own, choices, value)
    } else {
        Field::line(Name::Own, &line)
    };
    Field { own: Some(Box::new(own)), ..field }
}

/// The first address of the client's own; a star says that it is the preferred way.
fn address_text(record: &Record) -> String {
    let own = address(record);
    own.map(|(preferred, value)| format!("{}{value}", if preferred { "★ " } else { "" })).unwrap_or_default()
}

pub(super) fn address(record: &Record) -> Option<(bool, &str)> {
    let own = |(owner, channel): &&(Option<usize>, crate::domain::Channel)| {
        owner.is_none() && channel.kind == ChannelKind::Address
    };
    record.channels.iter().find(own).map(|(_, channel)| (channel.preferred, channel.value.as_str()))
}

/// Reads aloud what is typed.
pub(super) fn review(form: &mut Form, cx: Context) {
    let texts = cx.texts;
    let zone = form.value(Name::TimeZone);
    if let Some(field) = form.field_mut(Name::TimeZone) {
        field.said = None;
        match find_zone(&zone) {
            _ if zone.is_empty() => field.say(Tone::Advice, texts.get("form-zone-advice")),
            Ok(name) => {
                let there = cx.agenda.clock().there(&name).map(|there| texts.there(there));
                let name = Some(name).filter(|name| *name != zone);
                let parts: Vec<String> = name.into_iter().chain(there).collect();
                field.say(Tone::Understood, parts.join(" · "));
            }
            Err(near) => field.say(Tone::Wrong, zone_problem(&zone, near, cx)),
        }
    }
    let typed = form.value(Name::Potential);
    if let Some(field) = form.field_mut(Name::Potential) {
        field.said = None;
        match texts.read_money(&typed).filter(|money| money.minor >= 0) {
            _ if typed.is_empty() => field.say(Tone::Advice, texts.get("form-potential-advice")),
            Some(money) if texts.money(money) != typed => field.say(Tone::Understood, texts.money(money)),
            Some(_) => {}
            None => field.say(Tone::Wrong, texts.get("form-potential-wrong")),
        }
    }
    review_dates(form, cx);
    for field in form.fields.iter_mut().filter(|field| field.own.is_some()) {
        let typed = field.value();
        let Some(own) = field.own.clone() else { continue };
        field.said = None;
        match read_own(&own, &typed, cx) {
            Ok(Some(value)) if field.chosen().is_none() => {
                let said = texts.field_value(&own, &value, cx.agenda.today());
                if said != typed.trim() {
                    field.say(Tone::Understood, said);
                }
            }
            Ok(None) if own.kind == FieldKind::Choice && field.chosen().is_none() => {
                field.say(Tone::Advice, own.choices.join(", "));
            }
            Ok(_) => {}
            Err(text) => field.say(Tone::Wrong, text),
        }
    }
}

fn review_dates(form: &mut Form, cx: Context) {
    let people = people(form, cx);
    let typed = form.value(Name::Occasions);
    let said: Result<Vec<String>, Problem> = lines(&typed)
        .map(|line| {
            let (owner, date) = read_date(line, &people, cx)?;
            let person = owner.and_then(|owner| people.contacts.get(owner)).map(|person| person.name.as_str());
            let when = cx.texts.occasion_when(&date, cx.agenda.today());
            Ok(format!("{} · {when}", cx.texts.occasion_name(&date, person)))
        })
        .collect();
    let Some(field) = form.field_mut(Name::Occasions) else { return };
    match said {
        Ok(said) if said.is_empty() => field.say(Tone::Advice, cx.texts.get("form-occasions-advice")),
        Ok(said) => field.say(Tone::Understood, said.join("\n")),
        Err(problem) => field.say(Tone::Wrong, problem.text),
    }
}

/// The people that the form names, without their ways.
fn people(form: &Form, cx: Context) -> Record {
    let blank = cx.agenda.blank_record();
    let mut record = blank.clone();
    for line in lines(&form.value(Name::Contacts)) {
        super::people::push_contact(&mut record, &blank, (line, None), cx);
    }
    record
}

fn read_date(line: &str, people: &Record, cx: Context) -> Result<(Option<usize>, Occasion), Problem> {
    occasion::read(line, cx.texts.locale().date_order(), cx.agenda.today(), &people.contacts)
        .map_err(|why| Problem { field: Some(Name::Occasions), text: cx.texts.no_occasion(&why) })
}

fn read_own(own: &CustomField, typed: &str, cx: Context) -> Result<Option<String>, String> {
    let typed = typed.trim();
    if own.kind == FieldKind::Choice && own.choices.len() <= MOST_CHOICES {
        return Ok(Some(typed.to_owned()).filter(|typed| !typed.is_empty()));
    }
    let rules = cx.agenda.rules();
    let order = cx.texts.locale().date_order();
    let now = cx.agenda.clock().wall();
    let dates = when::Context { now, order, work_days: &rules.calendar, lean: Lean::Future };
    own.read(typed, &dates, cx.texts.coins().decimal).map_err(|why| cx.texts.misfit(own, typed, &why))
}

fn zone_problem(typed: &str, near: Vec<String>, cx: Context) -> String {
    cx.texts.failure(&crate::agenda::AgendaError::UnknownTimeZone { typed: typed.to_owned(), near })
}

/// What those sections say of the client itself.
pub(super) fn save_client(form: &Form, client: &mut Client, cx: Context) -> Result<(), Problem> {
    let opt = |field| Some(form.value(field)).filter(|value| !value.is_empty());
    client.sector = opt(Name::Sector);
    client.city = opt(Name::City);
    client.zone = opt(Name::Zone);
    client.country = opt(Name::Country);
    client.source = opt(Name::Source);
    client.tax_id = opt(Name::TaxId);
    client.interest = opt(Name::Interest);
    client.size = form.chosen(Name::Size).and_then(Size::from_code);
    client.language = form.chosen(Name::Language).and_then(Language::from_code);
    client.tone = form.chosen(Name::Tone).and_then(Manner::from_code);
    let problem = |field, text: String| Problem { field: Some(field), text };
    client.time_zone = match opt(Name::TimeZone) {
        None => None,
        Some(typed) => Some(find_zone(&typed).map_err(|near| problem(Name::TimeZone, zone_problem(&typed, near, cx)))?),
    };
    // What nobody touched stays as it is, also where its currency is written otherwise here.
    if form.field(Name::Potential).is_some_and(|field| field.touched) {
        client.potential = match opt(Name::Potential) {
            None => None,
            Some(typed) => {
                let money = cx.texts.read_money(&typed).filter(|money| money.minor >= 0);
                let wrong = || problem(Name::Potential, cx.texts.get("form-potential-wrong").to_owned());
                Some(money.ok_or_else(wrong)?)
            }
        };
    }
    Ok(())
}

/// Adds the address of the form to the channels.
pub(super) fn save_address(form: &Form, before: &Record, record: &mut Record, cx: Context) {
    let typed = form.value(Name::Address);
    let (is_starred, value) = starred(&typed);
    if !value.is_empty() {
        let star = if is_starred { "★ " } else { "" };
        let line = format!("{star}{}: {value}", ChannelKind::Address.code());
        push_channel(record, before, None, &line, cx);
    }
}

/// Reads dates and own fields into the record, whose people are there already.
pub(super) fn save_rest(form: &Form, before: &Record, record: &mut Record, cx: Context) -> Result<(), Problem> {
    let is_touched = |name| form.field(name).is_some_and(|field| field.touched);
    if is_touched(Name::Occasions) {
        let typed = form.value(Name::Occasions);
        let mut known: Vec<_> = before.occasions.iter().map(|(_, date)| date).collect();
        for line in lines(&typed) {
            let (owner, date) = read_date(line, record, cx)?;
            let same = |old: &&Occasion| (old.kind, old.month, old.day) == (date.kind, date.month, date.day);
            let of_kind = |old: &&Occasion| old.kind == date.kind;
            let at = known.iter().position(&same).or_else(|| known.iter().position(of_kind));
            let date = match at.map(|at| known.remove(at)) {
                // The same date; another day is waited for from today on.
                Some(old) if same(&old) => Occasion { id: old.id, contact: old.contact, since: old.since, ..date },
                Some(old) => Occasion { id: old.id, contact: old.contact, ..date },
                None => date,
            };
            record.occasions.push((owner, date));
        }
    } else {
        let person = |owner: Option<usize>| owner.and_then(|owner| before.contacts.get(owner)).map(|person| person.id);
        record.occasions = before
            .occasions
            .iter()
            .map(|(owner, date)| {
                let owner = person(*owner).and_then(|id| record.contacts.iter().position(|person| person.id == id));
                (owner, date.clone())
            })
            .collect();
    }
    for field in &form.fields {
        let Some(own) = &field.own else { continue };
        let stored = before.values.iter().find(|value| value.field == own.id);
        let value = if field.touched {
            let typed = field.value();
            let value = read_own(own, &typed, cx).map_err(|text| Problem { field: Some(Name::Own), text })?;
            value.map(|value| CustomValue { field: own.id, value })
        } else {
            stored.cloned()
        };
        record.values.extend(value);
    }
    Ok(())
}
