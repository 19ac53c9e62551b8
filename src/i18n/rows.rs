//! What a list says of a client: why it is there, and when it is wanted.

use jiff::civil::Date;

use crate::agenda::{ClientRow, StoredTurn};
use crate::domain::calendar::days_between;
use crate::domain::text::first_line;
use crate::domain::{Light, Reason};

use super::Texts;

impl Texts {
    /// Why a client has its light on `today`, in a few words; from `attempts` unanswered attempts on with their number.
    #[must_use]
    pub fn why(&self, row: &ClientRow, today: Date, attempts: u16) -> String {
        let planned = row.next.as_ref().map(|next| first_line(&next.purpose)).filter(|purpose| !purpose.is_empty());
        let light = row.light.light(today);
        let mut said = match (row.light.reason(today), light) {
            (Some(Reason::FollowUpDue { .. } | Reason::FollowUpMissed { .. }), _) if planned.is_some() => {
                planned.unwrap_or_default().to_owned()
            }
            (Some(reason), _) => self.reason(reason, today),
            (None, Some(Light::Green)) => self.green(row, planned, today),
            (None, Some(_)) => match row.last_on {
                Some(on) => self.with("why-last", &[("ago", self.relative(on, today).into())]),
                None => self.get("why-never").to_owned(),
            },
            (None, None) => self.get("why-resting").to_owned(),
        };
        if row.light.attempts >= attempts && light.is_some() {
            said = format!("{} · {said}", self.attempts(row.light.attempts));
        }
        said
    }

    fn green(&self, row: &ClientRow, planned: Option<&str>, today: Date) -> String {
        match (planned, &row.next) {
            (Some(purpose), _) => purpose.to_owned(),
            (None, Some(next)) => self.word(next.channel).to_owned(),
            (None, None) => match row.light.yellow.as_ref().and_then(StoredTurn::reason) {
                Some(reason) => self.reason(reason, today),
                None => self.get("why-on-track").to_owned(),
            },
        }
    }

    /// When a client is wanted: the hour of an appointment today, how late it is, or the day that is next.
    #[must_use]
    pub fn wanted(&self, row: &ClientRow, today: Date) -> String {
        let appointment = row.next.as_ref().filter(|next| next.due_on == today).and_then(|next| next.due_at);
        match (row.light.light(today), appointment, row.light.wanted_on()) {
            (Some(Light::Red | Light::Yellow), Some(at), _) => self.time(at),
            (Some(Light::Red | Light::Yellow), None, Some(wanted)) => self.days_late(days_between(wanted, today)),
            (Some(Light::Green), ..) => {
                row.next.as_ref().map(|next| self.day_plain(next.due_on, today)).unwrap_or_default()
            }
            _ => String::new(),
        }
    }
}
