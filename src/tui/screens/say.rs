//! What is said of a client in a list: why it is there, and when.

use jiff::civil::Date;

use crate::agenda::ClientRow;
use crate::domain::calendar::days_between;
use crate::domain::text::first_line;
use crate::domain::{Kind, Light, Reason};
use crate::i18n::Texts;

/// Why a client has its light, in a few words.
pub(crate) fn why(row: &ClientRow, today: Date, texts: &Texts, attempts: u16) -> String {
    let planned = row.next.as_ref().map(|next| first_line(&next.purpose)).filter(|purpose| !purpose.is_empty());
    let light = row.light.light(today);
    let mut said = match (row.light.reason(today), light) {
        (Some(Reason::FollowUpDue { .. } | Reason::FollowUpMissed { .. }), _) if planned.is_some() => {
            planned.unwrap_or_default().to_owned()
        }
        (Some(reason), _) => texts.reason(reason, today),
        (None, Some(Light::Green)) => green(row, planned, today, texts),
        (None, Some(_)) => match &row.last {
            Some(last) => texts.with("why-last", &[("ago", texts.relative(last.at.date(), today).into())]),
            None => texts.get("why-never").to_owned(),
        },
        (None, None) => texts.get("why-resting").to_owned(),
    };
    if row.light.attempts >= attempts && light.is_some() {
        said = format!("{} · {said}", texts.attempts(row.light.attempts));
    }
    said
}

fn green(row: &ClientRow, planned: Option<&str>, today: Date, texts: &Texts) -> String {
    match (planned, &row.next, row.light.yellow) {
        (Some(purpose), ..) => purpose.to_owned(),
        (None, Some(next), _) => texts.word(next.channel).to_owned(),
        (None, None, Some((_, reason))) => texts.reason(reason, today),
        (None, None, None) => texts.get("why-on-track").to_owned(),
    }
}

/// The hour of an appointment today, how late it is, or the day that is next.
pub(crate) fn when(row: &ClientRow, today: Date, texts: &Texts) -> String {
    let appointment = row.next.as_ref().filter(|next| next.due_on == today).and_then(|next| next.due_at);
    match (row.light.light(today), appointment, row.light.wanted_on()) {
        (Some(Light::Red | Light::Yellow), Some(at), _) => texts.time(at),
        (Some(Light::Red | Light::Yellow), None, Some(wanted)) => texts.days_late(days_between(wanted, today)),
        (Some(Light::Green), ..) => {
            row.next.as_ref().map(|next| texts.day_plain(next.due_on, today)).unwrap_or_default()
        }
        _ => String::new(),
    }
}

/// How the next contact is to be, where one is planned.
pub(crate) fn how(row: &ClientRow) -> Option<Kind> {
    row.next.as_ref().map(|next| next.channel)
}
