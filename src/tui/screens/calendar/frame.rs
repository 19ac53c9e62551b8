//! Where everything of the calendar lies: drawing puts it there, and the mouse finds it there.

use jiff::civil::{Date, Time};
use ratatui::layout::{Position, Rect};

use super::week;
use crate::domain::calendar::later;
use crate::domain::cells::width;
use crate::tui::calendar::Span;
use crate::tui::canvas::{hundredths, top};
use crate::tui::model::Model;
use crate::tui::screens::halves;
use crate::tui::view;

/// The widest that a day gets: more would be empty.
const WIDEST: u16 = 18;
/// The most lines of a day in a month.
const TALLEST: u16 = 5;
/// What the list of the day keeps below the days: a rule, a heading, three rows.
const LIST: u16 = 5;
/// What it keeps beside the preview.
const LIST_BESIDE: u16 = 14;

/// The parts of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) struct Frame {
    /// What is shown, in one row.
    pub(super) title: Rect,
    /// The names of the days, and in a week how much there is in each.
    pub(super) heads: Rect,
    /// The days.
    pub(super) grid: Rect,
    /// What is planned for the day at hand, with its heading.
    pub(super) list: Rect,
    /// The selected client.
    pub(super) preview: Option<Rect>,
    /// The rule above the list; empty where there is none.
    pub(super) across: Rect,
    /// The rule beside the list; empty where there is none.
    pub(super) down: Rect,
    /// Columns before the first day.
    pub(super) margin: u16,
    /// Columns of a day.
    pub(super) columns: u16,
    /// Lines of a day.
    pub(super) lines: u16,
}

impl Frame {
    /// The calendar on the screen as it is now.
    pub(in crate::tui) fn now(model: &Model) -> Self {
        Self::of(model, view::body(model))
    }

    /// The calendar in this part of the screen.
    pub(super) fn of(model: &Model, body: Rect) -> Self {
        if model.is_wide() && model.calendar.span == Span::Month {
            let [left, down, right] = halves(body);
            let [list, below] = top(right, hundredths(right.height, 45));
            let [across, preview] = top(below, 1);
            return Self { list, preview: Some(preview), across, down, ..Self::grid(model, left) };
        }
        // The hours of a week need the whole width.
        let kept = if model.is_wide() { LIST_BESIDE.min(body.height / 2) } else { LIST };
        let frame = Self::grid(model, Rect { height: body.height.saturating_sub(kept), ..body });
        let across = frame.grid.bottom();
        let below = Rect { y: across + 1, height: body.bottom().saturating_sub(across + 1), ..body };
        let frame = Self { across: Rect { y: across, height: 1, ..body }, list: below, ..frame };
        if model.is_wide() {
            let [list, down, preview] = halves(below);
            return Self { list, preview: Some(preview), down, ..frame };
        }
        frame
    }

    /// The title and the days in a part of the screen.
    fn grid(model: &Model, area: Rect) -> Self {
        let weeks = u16::try_from(model.calendar.weeks.weeks.len()).unwrap_or(6).max(1);
        let heads = match model.calendar.span {
            Span::Month => 1,
            Span::Week => 2,
        };
        let room = area.height.saturating_sub(1 + heads);
        let (lines, margin) = match model.calendar.span {
            Span::Month => ((room / weeks).clamp(1, TALLEST), 1),
            Span::Week => {
                let lines = week::lines(&model.calendar, room.max(1).into());
                // The times of a day stand before it.
                let time = width(&model.texts.time(Time::constant(12, 30, 0, 0)));
                (u16::try_from(lines).unwrap_or(1), u16::try_from(time).unwrap_or(5) + 2)
            }
        };
        let columns = (area.width.saturating_sub(margin) / 7).min(WIDEST);
        let none = Rect { height: 0, width: 0, ..area };
        Self {
            title: Rect { height: 1, ..area },
            heads: Rect { y: area.y + 1, height: heads, ..area },
            grid: Rect { y: area.y + 1 + heads, height: lines * weeks, ..area },
            list: none,
            preview: None,
            across: none,
            down: none,
            margin,
            columns,
            lines,
        }
    }

    /// Where a day lies, by its place from the first one on.
    pub(super) fn cell(&self, place: usize) -> Rect {
        let (week, day) = (u16::try_from(place / 7).unwrap_or(0), u16::try_from(place % 7).unwrap_or(0));
        Rect {
            x: self.grid.x + self.margin + day * self.columns,
            y: self.grid.y + week * self.lines,
            width: self.columns,
            height: self.lines,
        }
    }

    /// Lines of the heading of the list.
    pub(super) fn heading(&self) -> u16 {
        if self.preview.is_some() { 2 } else { 1 }
    }

    /// The rows of the list.
    pub(in crate::tui) fn rows(&self) -> Rect {
        let heading = self.heading().min(self.list.height);
        Rect { y: self.list.y + heading, height: self.list.height - heading, ..self.list }
    }

    /// The row of the list that is shown first.
    pub(super) fn top(&self, model: &Model) -> usize {
        (model.calendar.selected + 1).saturating_sub(self.rows().height.into())
    }

    /// The day that is shown at a place of the screen, with its name above it.
    pub(in crate::tui) fn day_at(&self, model: &Model, (x, y): (u16, u16)) -> Option<Date> {
        let cells = model.calendar.weeks.weeks.len() * 7;
        let place = (0..cells).find(|place| {
            let cell = self.cell(*place);
            // The names of the days belong to them where each has one of its own.
            let above = if model.calendar.span == Span::Week { self.heads.height } else { 0 };
            let cell = Rect { y: cell.y - above, height: cell.height + above, ..cell };
            cell.contains(Position { x, y })
        })?;
        Some(later(model.calendar.weeks.monday, i64::try_from(place).ok()?))
    }

    /// The row of the list that is shown at a place of the screen.
    pub(in crate::tui) fn row_at(&self, model: &Model, (x, y): (u16, u16)) -> Option<usize> {
        let rows = self.rows();
        let row = rows.contains(Position { x, y }).then(|| self.top(model) + usize::from(y - rows.y))?;
        model.calendar.row(row).map(|_| row)
    }

    /// Whether a place of the screen belongs to the list.
    pub(in crate::tui) fn is_list(&self, (x, y): (u16, u16)) -> bool {
        self.list.contains(Position { x, y })
    }
}
