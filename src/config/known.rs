//! The settings that exist, and which of them a mistyped name was probably meant for.

use crate::domain::text::distance;

/// Every setting with its table, and the tables themselves.
pub(super) const KNOWN: &[&str] = &[
    "lang",
    "theme",
    "mouse",
    "editor",
    "alerts",
    "alerts.cadence_days",
    "alerts.cadence_max_days",
    "alerts.awaiting_reply_days",
    "alerts.attention_days",
    "alerts.attempts",
    "alerts.purchase_percent",
    "alerts.payment_days",
    "work",
    "work.days",
    "work.holidays",
    "work.capacity",
    "money",
    "money.currency",
    "money.rates",
    "stages",
    "opportunities",
    "opportunities.stale_days",
    "opportunities.terms_days",
    "classes",
    "classes.new_days",
    "classes.risk_days",
    "classes.inactive_days",
    "classes.lost_days",
    "classes.purchases",
    "classes.abc_percent",
    "classes.room_percent",
    "classes.cycle_days",
    "effort",
    "effort.call",
    "effort.visit",
    "effort.email",
    "effort.message",
    "effort.meeting",
    "effort.sample",
    "effort.survey",
    "remind",
    "remind.minutes",
    "remind.desktop",
    "remind.bell",
    "sync",
    "sync.folder",
    "sync.interactions",
    "me",
    "me.name",
    "me.company",
    "me.signature",
    "hooks",
    "hooks.after_log",
    "security",
    "security.passphrase_command",
    "keys",
];

/// The setting whose name is nearest to this one, when any is near: a slip of the finger, or the wrong table.
pub(super) fn nearest(key: &str) -> Option<&'static str> {
    let last = |name: &str| name.rsplit('.').next().unwrap_or("").to_owned();
    let misplaced = KNOWN.iter().copied().find(|known| last(known) == last(key));
    misplaced.or_else(|| {
        let near = KNOWN.iter().map(|known| (distance(key, known).min(1 + distance(&last(key), &last(known))), *known));
        let (slips, known) = near.min_by_key(|(slips, _)| *slips)?;
        (slips <= 1 + last(known).len() / 4).then_some(known)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_the_setting_and_nonsense_finds_none() {
        let cases = [
            ("langs", Some("lang")),
            ("Theme", Some("theme")),
            ("cadence_days", Some("alerts.cadence_days")),
            ("alerts.cadencedays", Some("alerts.cadence_days")),
            ("alerts.holidays", Some("work.holidays")),
            ("alert", Some("alerts")),
            ("key", Some("keys")),
            ("work.hollidays", Some("work.holidays")),
            ("database_password", None),
            ("zzz", None),
        ];
        for (typed, meant) in cases {
            assert_eq!(nearest(typed), meant, "{typed}");
        }
    }
}
