//! What belongs to a client beside its row: people, dates that matter, the user's own fields, files, other clients.

use serde_json::{Value, json};

use super::super::context::Context;
use crate::agenda::Card;
use crate::domain::text::clean_line;
use crate::domain::{Code, Contact, Money, Occasion};

/// Rows of the card, label and value, of what is known and no more.
pub(super) fn rows(cx: &Context, card: &Card) -> Vec<(String, String)> {
    let zone = card.client.time_zone.iter().map(|zone| {
        let there = cx.clock.there(zone).map(|there| format!(" · {}", cx.texts.there(there)));
        (cx.texts.get("cli-label-time-zone").to_owned(), format!("{}{}", clean_line(zone), there.unwrap_or_default()))
    });
    let mut rows: Vec<(String, String)> = zone.collect();
    rows.extend(cx.texts.about_client(card, cx.today()));
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
