//! What belongs to a client beside its row: people, dates that matter, the user's own fields, files, other clients.

use serde_json::{Value, json};

use super::super::context::Context;
use crate::agenda::Card;
use crate::domain::text::clean_line;
use crate::domain::{Code, Contact, Money, Occasion};

/// Rows of the card, label and value, of what is known and no more.
pub(super) fn rows(cx: &Context, card: &Card) -> Vec<(String, String)> {
    let (client, details, texts, today) = (&card.client, &card.details, &cx.texts, cx.today());
    let mut rows = Vec::new();
    let mut row = |label: &str, value: String| rows.push((texts.get(label).to_owned(), value));
    if let Some(zone) = &client.time_zone {
        let there = cx.clock.there(zone).map(|there| format!(" · {}", texts.there(there)));
        row("cli-label-time-zone", format!("{}{}", clean_line(zone), there.unwrap_or_default()));
    }
    if let Some(size) = client.size {
        row("cli-label-size", texts.word(size).to_owned());
    }
    if let Some(interest) = &client.interest {
        row("cli-label-interest", clean_line(interest));
    }
    if let Some(potential) = client.potential {
        row("cli-label-potential", texts.money(potential));
    }
    let manner = [client.language.map(|l| texts.word(l)), client.tone.map(|t| texts.word(t))];
    let manner: Vec<&str> = manner.into_iter().flatten().collect();
    if !manner.is_empty() {
        row("cli-label-manner", manner.join(" · "));
    }
    if let Some(lost) = &client.lost {
        let day = texts.day_plain(lost.on, today);
        let note = lost.note.as_deref().map(|note| format!(" · {}", clean_line(note))).unwrap_or_default();
        row("cli-label-lost", format!("{day} · {}{note}", texts.word(lost.why)));
    }
    for occasion in &details.occasions {
        let (name, when) =
            (texts.occasion_name(occasion, person(card, occasion)), texts.occasion_when(occasion, today));
        row("cli-label-occasion", format!("{name} · {when}"));
    }
    for related in &details.relations {
        let kind = texts.related(related.relation.kind, related.inverse);
        row("cli-label-relation", format!("{kind} {} #{}", clean_line(&related.name), related.other.0));
    }
    for attachment in &details.attachments {
        let label = Some(clean_line(&attachment.label)).filter(|label| !label.is_empty());
        let label = label.map(|label| format!("{label}: ")).unwrap_or_default();
        row("cli-label-attachment", format!("{label}{}", clean_line(&attachment.target)));
    }
    for (field, value) in &details.values {
        rows.push((clean_line(&field.name), texts.field_value(field, value, today)));
    }
    rows
}

/// A person at the client: role and influence behind the name.
pub(in crate::cli) fn contact(cx: &Context, contact: &Contact) -> String {
    let role = contact.role.as_deref().map(clean_line);
    let influence = contact.influence.map(|influence| cx.texts.word(influence).to_owned());
    let parts = [Some(clean_line(&contact.name)), role, influence];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn person<'c>(card: &'c Card, occasion: &Occasion) -> Option<&'c str> {
    occasion.contact.and_then(|id| card.contact(id)).map(|contact| contact.name.as_str())
}

/// The same for a program, key by key.
pub(super) fn fields(card: &Card, day: jiff::civil::Date) -> Vec<(&'static str, Value)> {
    let details = &card.details;
    let occasion = |occasion: &Occasion| {
        json!({
            "kind": occasion.kind.code(),
            "label": occasion.label,
            "contact": person(card, occasion),
            "month": occasion.month,
            "day": occasion.day,
            "year": occasion.year,
            "yearly": occasion.yearly,
            "lead": occasion.lead,
            "next": occasion.next(day).map(|day| day.to_string()),
        })
    };
    let value = |(field, value): &(crate::domain::CustomField, String)| json!({ "name": field.name, "kind": field.kind.code(), "value": value });
    let list = |values: Vec<Value>| Value::Array(values);
    vec![
        ("occasions", list(details.occasions.iter().map(occasion).collect())),
        ("fields", list(details.values.iter().map(value).collect())),
        (
            "attachments",
            list(
                details
                    .attachments
                    .iter()
                    .map(|a| json!({ "id": a.id.0, "target": a.target, "label": a.label }))
                    .collect(),
            ),
        ),
        (
            "relations",
            list(
                details
                    .relations
                    .iter()
                    .map(|related| {
                        json!({
                            "id": related.relation.id.0,
                            "kind": related.relation.kind.code(),
                            "inverse": related.inverse,
                            "client": { "id": related.other.0, "name": related.name },
                        })
                    })
                    .collect(),
            ),
        ),
        (
            "lost",
            card.client.lost.as_ref().map_or(
                Value::Null,
                |lost| json!({ "on": lost.on.to_string(), "why": lost.why.code(), "note": lost.note }),
            ),
        ),
    ]
}

/// An amount: `minor`, in the smallest unit, and `currency`.
pub(super) fn amount(money: Money) -> Value {
    json!({ "minor": money.minor, "currency": money.currency.code() })
}
