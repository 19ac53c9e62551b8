//! The settings that exist, and which of them a mistyped name was probably meant for.

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
    "work",
    "work.days",
    "work.holidays",
    "work.capacity",
    "remind",
    "remind.minutes",
    "remind.desktop",
    "remind.bell",
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

/// How many letters must be typed, removed or changed to make one word of the other.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    // One row of the usual table: the cost of making the first n letters of `to` out of what was read of `from`.
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (read, c) in from.chars().enumerate() {
        let mut diagonal = read;
        let mut left = read + 1;
        for (cell, wanted) in row.iter_mut().skip(1).zip(&to) {
            let changed = diagonal + usize::from(c != *wanted);
            diagonal = *cell;
            left = changed.min(*cell + 1).min(left + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = read + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_counted_in_letters() {
        for (from, to, slips) in
            [("", "", 0), ("abc", "", 3), ("", "ab", 2), ("kitten", "sitting", 3), ("año", "ano", 1)]
        {
            assert_eq!(distance(from, to), slips, "{from} {to}");
            assert_eq!(distance(to, from), slips, "{to} {from}");
        }
    }

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
