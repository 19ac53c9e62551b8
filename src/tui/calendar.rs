//! The calendar that is open: which weeks are shown, which day is at hand, what is planned for it, whose light turns on
//! it, and what is held.

use jiff::civil::Date;

use crate::agenda::{Agenda, ClientRow, DayOccasion, DayPlan, FIRST_DAY, LAST_DAY, Result, Weeks};
use crate::domain::calendar::{later, monday};
use crate::domain::{ClientId, Reason};

/// Follow-ups of a day that are fetched at first, and again when their end comes near.
const FETCHED: usize = 60;

/// How much of the calendar is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// The weeks of a month.
    Month,
    /// A week with its hours.
    Week,
}

/// A row of the list of a day.
#[derive(Clone, Copy, Debug)]
pub enum Row<'c> {
    /// A follow-up that is planned for it.
    Plan(&'c DayPlan),
    /// A client whose light turns on it.
    Turning(&'c ClientRow),
    /// A date that matters to a client.
    Occasion(&'c DayOccasion),
}

impl Row<'_> {
    /// Whom it is about.
    #[must_use]
    pub fn client(&self) -> ClientId {
        match self {
            Row::Plan(plan) => plan.client,
            Row::Turning(client) => client.id,
            Row::Occasion(date) => date.client,
        }
    }
}

/// A follow-up that is picked up, until it is put down on another day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// What is held.
    pub plan: DayPlan,
    /// Its place in the list of its day.
    row: usize,
}

/// The calendar.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// The day at hand.
    pub day: Date,
    /// How much is shown.
    pub span: Span,
    /// How much there is in each day that is shown.
    pub weeks: Weeks,
    /// What is planned for each day of the week, where a week is shown: the first of it.
    pub week: Vec<Vec<DayPlan>>,
    /// What is planned for the day at hand, as far as it was fetched.
    pub plans: Vec<DayPlan>,
    /// The clients whose light turns on the day at hand, listed after what is planned.
    pub turning: Vec<ClientRow>,
    /// The dates that matter on the day at hand, listed last: those that no light tells of on it.
    pub occasions: Vec<DayOccasion>,
    /// The selected row of them all.
    pub selected: usize,
    /// Whether keys go to the list of the day instead of the days.
    pub in_day: bool,
    /// What is picked up.
    pub held: Option<Held>,
    /// The date that is being typed, to go there.
    pub typed: Option<tui_input::Input>,
    /// The follow-up on which the mouse was pressed, by its place: it is picked up when the mouse moves on.
    pub pressed: Option<usize>,
    /// How many follow-ups were asked for.
    fetched: usize,
}

impl Calendar {
    /// A calendar of which nothing has been fetched yet.
    #[must_use]
    pub fn closed(day: Date) -> Self {
        Self {
            day,
            span: Span::Month,
            weeks: Weeks::none(day),
            week: Vec::new(),
            plans: Vec::new(),
            turning: Vec::new(),
            occasions: Vec::new(),
            selected: 0,
            in_day: false,
            held: None,
            typed: None,
            pressed: None,
            fetched: FETCHED,
        }
    }

    /// The follow-up at hand: the selected one of the day, when keys go to its list.
    #[must_use]
    pub fn plan(&self) -> Option<&DayPlan> {
        self.plans.get(self.selected).filter(|_| self.in_day && self.held.is_none())
    }

    /// The client at hand: of what is held, else of the selected row, when keys go to the list.
    #[must_use]
    pub fn client(&self) -> Option<ClientId> {
        let held = self.held.as_ref().map(|held| held.plan.client);
        held.or_else(|| self.row(self.selected).filter(|_| self.in_day).map(|row| row.client()))
    }

    /// How many follow-ups the day at hand has.
    fn planned(&self) -> usize {
        let counted = self.weeks.load(self.day).map_or(0, |load| load.planned);
        // Where fewer came than were asked for, there are no more.
        if self.plans.len() < self.fetched { self.plans.len() } else { counted.max(self.plans.len()) }
    }

    /// How many rows the list of the day has.
    #[must_use]
    pub fn total(&self) -> usize {
        self.planned() + self.turning.len() + self.occasions.len()
    }

    /// A row of the list of the day, if it is at hand.
    #[must_use]
    pub fn row(&self, place: usize) -> Option<Row<'_>> {
        match place.checked_sub(self.planned()) {
            None => self.plans.get(place).map(Row::Plan),
            Some(place) => match place.checked_sub(self.turning.len()) {
                None => self.turning.get(place).map(Row::Turning),
                Some(place) => self.occasions.get(place).map(Row::Occasion),
            },
        }
    }

    /// Fetches everything anew, after something changed. The selection stays on its row, wherever that has gone.
    pub(super) fn refresh(&mut self, agenda: &Agenda) -> Result<()> {
        let plan = self.plans.get(self.selected).map(|plan| plan.id);
        let client = self.row(self.selected).map(|row| row.client());
        self.fetch_weeks(agenda)?;
        self.fetch_day(agenda)?;
        let again = match plan {
            Some(plan) => self.plans.iter().position(|other| other.id == plan),
            None => (self.planned()..self.total()).find(|place| self.row(*place).map(|row| row.client()) == client),
        };
        self.selected = again.unwrap_or(self.selected);
        self.keep_selection();
        Ok(())
    }

    fn fetch_weeks(&mut self, agenda: &Agenda) -> Result<()> {
        self.week.clear();
        match self.span {
            Span::Month => self.weeks = agenda.month(self.day)?,
            Span::Week => {
                self.weeks = agenda.week(self.day)?;
                for (day, _) in self.weeks.days() {
                    self.week.push(agenda.day_plans(day, FETCHED)?);
                }
            }
        }
        Ok(())
    }

    fn fetch_day(&mut self, agenda: &Agenda) -> Result<()> {
        self.plans = agenda.day_plans(self.day, self.fetched)?;
        // What turned on a day that is past is on the list of today.
        let ahead = self.day >= agenda.today();
        self.turning = if ahead { agenda.turning(self.day, FETCHED)? } else { Vec::new() };
        self.occasions = agenda.occasions_on(self.day, FETCHED)?;
        let day = self.day;
        let tells = |row: &ClientRow| matches!(row.light.reason(day), Some(Reason::Occasion { on, .. }) if on == day);
        self.occasions.retain(|date| !self.turning.iter().any(|row| row.id == date.client && tells(row)));
        Ok(())
    }

    fn keep_selection(&mut self) {
        self.selected = self.selected.min(self.total().saturating_sub(1));
        if self.row(self.selected).is_none() {
            self.selected = self.plans.len().saturating_sub(1);
        }
        self.in_day &= self.total() > 0;
    }

    /// Makes another day the one at hand; what lies beyond the ends of the calendar gives the end.
    pub(super) fn go(&mut self, agenda: &Agenda, day: Date) -> Result<()> {
        let day = day.clamp(FIRST_DAY, LAST_DAY);
        if day == self.day {
            return Ok(());
        }
        let before = std::mem::replace(&mut self.day, day);
        (self.selected, self.fetched, self.in_day) = (0, FETCHED, false);
        let shown = match self.span {
            Span::Month => before.first_of_month() == day.first_of_month(),
            Span::Week => monday(before) == monday(day),
        };
        if !shown {
            self.fetch_weeks(agenda)?;
        }
        self.fetch_day(agenda)
    }

    /// Moves the day at hand by so many days.
    pub(super) fn go_by(&mut self, agenda: &Agenda, days: i64) -> Result<()> {
        self.go(agenda, later(self.day, days))
    }

    /// Moves the day at hand by what is shown: months, keeping the day of the month where there is one, or weeks.
    pub(super) fn turn(&mut self, agenda: &Agenda, pages: i32) -> Result<()> {
        let day = match self.span {
            Span::Month => {
                let span = jiff::Span::new().try_months(pages).and_then(|span| self.day.checked_add(span));
                span.unwrap_or(if pages < 0 { FIRST_DAY } else { LAST_DAY })
            }
            Span::Week => later(self.day, i64::from(pages) * 7),
        };
        self.go(agenda, day)
    }

    /// Shows the month instead of the week, or the week instead of the month.
    pub(super) fn switch(&mut self, agenda: &Agenda) -> Result<()> {
        self.span = match self.span {
            Span::Month => Span::Week,
            Span::Week => Span::Month,
        };
        self.fetch_weeks(agenda)
    }

    /// Gives the keys to the list of the day, when there is anything in it.
    pub(super) fn enter(&mut self) -> bool {
        self.in_day = self.total() > 0;
        self.in_day
    }

    /// Selects a row of the day, and fetches more as the end of what is at hand comes near.
    pub(super) fn select(&mut self, agenda: &Agenda, row: usize) -> Result<()> {
        let row = row.min(self.total().saturating_sub(1));
        if row.saturating_add(FETCHED / 3) >= self.plans.len() && self.plans.len() >= self.fetched {
            self.fetched = row + 2 * FETCHED;
            self.fetch_day(agenda)?;
        }
        self.selected = row;
        self.keep_selection();
        Ok(())
    }

    /// Picks the selected follow-up up; from then on keys choose its day.
    pub(super) fn pick_up(&mut self) -> bool {
        if let Some(plan) = self.plan().cloned() {
            self.held = Some(Held { plan, row: self.selected });
            self.in_day = false;
        }
        self.held.is_some()
    }

    /// Lets go of what is held, and goes back to the list from which it was taken.
    pub(super) fn put_back(&mut self, agenda: &Agenda) -> Result<()> {
        if let Some(Held { plan, row }) = self.held.take() {
            self.go(agenda, plan.due_on)?;
            self.select(agenda, row)?;
            self.enter();
        }
        Ok(())
    }

    /// Points at a day that is shown, for what is held to be put down there; what is shown stays where it is.
    pub(super) fn point(&mut self, agenda: &Agenda, day: Date) -> Result<()> {
        if day != self.day && self.weeks.load(day).is_some() && (FIRST_DAY..=LAST_DAY).contains(&day) {
            (self.day, self.selected, self.fetched) = (day, 0, FETCHED);
            self.fetch_day(agenda)?;
        }
        Ok(())
    }

    /// Follows a follow-up to the day to which it was moved, however far down it stands there.
    pub(super) fn follow(&mut self, agenda: &Agenda, plan: &DayPlan, to: Date) -> Result<()> {
        self.go(agenda, to)?;
        self.refresh(agenda)?;
        let mut row = 0;
        while self.plans.get(row).is_some_and(|found| found.id != plan.id) {
            row += 1;
            // Fetches more as the end of what is at hand comes near.
            self.select(agenda, row)?;
        }
        self.select(agenda, row)?;
        self.enter();
        Ok(())
    }
}
