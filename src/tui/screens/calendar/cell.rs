//! How a day says how much there is in it: a number, a gauge or a bar against what a day takes, and lights.

use jiff::civil::Date;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::agenda::{DayLoad, MOST_CONTACTS};
use crate::domain::Light;
use crate::domain::cells::width;
use crate::tui::model::Model;

/// A column that fills as the day does.
const GAUGE: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// How full a day is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fill {
    /// What is counted: what is planned, and of days that are past what was done.
    count: usize,
    capacity: usize,
    /// Whether the day is past.
    past: bool,
}

impl Fill {
    pub(super) fn of(model: &Model, day: Date, load: &DayLoad) -> Self {
        let past = day < model.date;
        let capacity = usize::from(model.agenda.rules().capacity).max(1);
        Self { count: if past { load.contacts } else { load.planned }, capacity, past }
    }

    /// Whether more is planned than a day takes.
    fn is_too_much(self) -> bool {
        !self.past && self.count > self.capacity
    }

    /// The style of the number and of what is filled.
    pub(super) fn style(self, model: &Model) -> Style {
        match self {
            _ if self.is_too_much() => model.theme.failure,
            Self { past: true, .. } => model.theme.muted,
            _ => model.theme.text,
        }
    }

    /// The number in at most `cells` columns: with a mark where it is too much, another where it was done.
    pub(super) fn number(self, cells: usize) -> String {
        if self.count == 0 {
            return String::new();
        }
        let (before, after) = match (self.past, self.is_too_much()) {
            (true, _) => (DONE, ""),
            (false, true) => ("", "!"),
            (false, false) => ("", ""),
        };
        let digits = cells.saturating_sub(width(before) + width(after));
        format!("{before}{}{after}", short(self.count, digits))
    }

    /// The gauge; empty where there is nothing.
    pub(super) fn gauge(self) -> &'static str {
        if self.count == 0 {
            return " ";
        }
        let level = (self.count * GAUGE.len()).div_ceil(self.capacity).clamp(1, GAUGE.len());
        GAUGE.get(level - 1).copied().unwrap_or(" ")
    }

    /// A bar of `cells` columns, filled to the half of one; empty where there is nothing.
    pub(super) fn bar(self, model: &Model, cells: usize) -> Vec<Span<'static>> {
        if self.count == 0 {
            return Vec::new();
        }
        let halves = (self.count * 2 * cells).div_ceil(self.capacity).clamp(1, 2 * cells);
        let mut filled = "━".repeat(halves / 2);
        if halves % 2 == 1 {
            filled.push('╸');
        }
        let rest = "─".repeat(cells - halves.div_ceil(2));
        vec![Span::styled(filled, self.style(model)), Span::styled(rest, model.theme.rule)]
    }
}

/// A number in at most `digits` digits: what needs more is more than all of them say.
fn short(number: usize, digits: usize) -> String {
    let most = 10_usize.saturating_pow(u32::try_from(digits).unwrap_or(u32::MAX)).saturating_sub(1);
    number.min(most).to_string()
}

/// The sign of what has an hour.
pub(super) const TIMED: &str = "◷";
/// The sign of what was done.
pub(super) const DONE: &str = "✓";

/// The lights of a day, as many as `cells` columns hold: what is left undone of it, what will turn on it.
pub(super) fn lights(model: &Model, day: Date, load: &DayLoad, cells: usize) -> Vec<Span<'static>> {
    let theme = &model.theme;
    let (red, yellow) = (theme.light(Light::Red), theme.light(Light::Yellow));
    if day < model.date {
        return marks(&[(load.planned, Light::Red.glyph(), red)], cells);
    }
    marks(&[(load.reddening, Light::Red.glyph(), red), (load.asking, Light::Yellow.glyph(), yellow)], cells)
}

/// What else there is to say of a day, as far as `cells` columns hold it: appointments, and what was done today.
pub(super) fn rest(model: &Model, day: Date, load: &DayLoad, cells: usize) -> Vec<Span<'static>> {
    let done = if day == model.date { load.contacts } else { 0 };
    marks(&[(load.timed, TIMED, model.theme.muted), (done, DONE, model.theme.muted)], cells)
}

/// Signs with their numbers, those that fit, without the empty ones.
fn marks(parts: &[(usize, &str, Style)], cells: usize) -> Vec<Span<'static>> {
    let mut spans = Vec::new();
    let mut room = cells;
    for (count, sign, style) in parts.iter().filter(|(count, ..)| *count > 0) {
        let gap = if spans.is_empty() { "" } else { " " };
        let text = format!("{gap}{sign}{count}");
        if let Some(left) = room.checked_sub(width(&text)) {
            room = left;
            spans.push(Span::styled(text, *style));
        }
    }
    spans
}

/// How many interactions there were, where counting has not stopped.
pub(super) fn contacts(model: &Model, load: &DayLoad) -> Option<String> {
    let key = if load.contacts < MOST_CONTACTS { "calendar-contacts" } else { "calendar-contacts-many" };
    (load.contacts > 0).then(|| model.texts.with(key, &[("n", load.contacts.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(count: usize, past: bool) -> Fill {
        Fill { count, capacity: 20, past }
    }

    #[test]
    fn a_number_fits_and_says_when_it_is_too_much() {
        for (name, fill, cells, expected) in [
            ("nothing", fill(0, false), 4, ""),
            ("a few", fill(7, false), 4, "7"),
            ("as many as a day takes", fill(20, false), 4, "20"),
            ("too many", fill(21, false), 4, "21!"),
            ("hundreds", fill(345, false), 4, "345!"),
            ("hundreds in little room", fill(345, false), 3, "99!"),
            ("thousands", fill(12_345, false), 4, "999!"),
            ("done", fill(45, true), 4, "✓45"),
            ("no room at all", fill(45, true), 1, "✓0"),
        ] {
            assert_eq!(fill.number(cells), expected, "{name}");
        }
    }

    #[test]
    fn the_gauge_rises_with_the_day_and_no_further_than_its_top() {
        let levels: Vec<_> = [0, 1, 5, 10, 19, 20, 21, 9_999].map(|count| fill(count, false).gauge()).into();
        assert_eq!(levels, [" ", "▁", "▂", "▄", "█", "█", "█", "█"]);
    }
}
