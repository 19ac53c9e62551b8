//! The state of the screens: what is open, what is selected, what was last said.
//!
//! Only [`update`](super::update::update) changes it; rendering reads it. Everything that comes from the file is kept
//! here between changes, so that drawing asks the store for nothing.

mod fetch;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use jiff::civil::Date;

use super::asking::Asking;
use super::board::{Fit, OpenBoard};
use super::calendar::Calendar;
use super::command::Command;
use super::dialog::Dialog;
use super::form;
use super::jobs::Jobs;
use super::keymap::Keymap;
use super::open_card::OpenCard;
use super::open_queue::OpenQueue;
use super::reminders::Reminders;
use super::reports::{Among, Reports};
use super::segments::Segments;
use super::sharing::Sharing;
use super::theme::Theme;
use crate::agenda::{Agenda, AgendaError, Day, Glimpse, Order, Past, Result, Scope, Shelf, Unsaid, Window};
use crate::domain::goal::Progress;
use crate::domain::template::Me;
use crate::domain::{ClientId, Segment};
use crate::i18n::Texts;

/// The smallest screen on which anything sensible fits.
pub const SMALLEST: (u16, u16) = (60, 16);
/// From this width on, a list shows a preview beside it.
pub const WIDE: u16 = 100;
/// Lines of a screen that are not its body: header, two rules, footer.
pub const FRAME: u16 = 4;
/// Interactions that the preview shows.
const PREVIEW: usize = 12;

/// A screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The day.
    Today,
    /// The clients.
    Clients,
    /// The calendar.
    Calendar,
    /// The board of opportunities.
    Board,
    /// The reports.
    Reports,
}

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// Something was done.
    Done,
    /// Something to know.
    Hint,
    /// Something begins soon; stays until it is put away.
    Reminder,
    /// Something could not be done.
    Failed,
}

/// One line about what just happened, shown until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The line.
    pub text: String,
    /// How it is meant.
    pub mood: Mood,
}

/// Everything that the screens know.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, and none excludes another")]
pub struct Model {
    /// The door to the file.
    pub agenda: Agenda,
    /// The user's language.
    pub texts: Rc<Texts>,
    /// The colours.
    pub theme: Theme,
    /// The keys.
    pub keymap: Keymap,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// Whether the terminal shows more than sixteen colours.
    pub truecolor: bool,
    /// Which screen lies under card and dialog.
    pub screen: Screen,
    /// The list of the day.
    pub today: Window,
    /// The list of clients.
    pub clients: Window,
    /// The calendar.
    pub calendar: Calendar,
    /// The board.
    pub board: OpenBoard,
    /// The reports.
    pub reports: Reports,
    /// The clients behind a number of a report, while they are listed by themselves.
    pub among: Option<Among>,
    /// How far the goals of the month are reached.
    pub goals: Vec<Progress>,
    /// What is typed into the filter line.
    pub filter: tui_input::Input,
    /// What there is to say of it.
    pub asking: Asking,
    /// Whether keys go to the filter line.
    pub filtering: bool,
    /// Whether the list of clients shows only the first of those whom the filter means.
    pub narrowing: bool,
    /// The card that is open.
    pub card: Option<OpenCard>,
    /// The queue that is open.
    pub queue: Option<OpenQueue>,
    /// The selected client, shown beside a list.
    pub preview: Option<Glimpse>,
    /// The segments, with how many clients each means.
    pub segments: Segments,
    /// The clients that are marked in the lists: what is done next is done to all of them.
    pub marked: BTreeSet<ClientId>,
    /// What lies over everything.
    pub dialog: Option<Dialog>,
    /// The counts of the day.
    pub day: Day,
    /// Whether what others may not read is hidden.
    pub private: bool,
    /// What can be undone and redone.
    pub past: Past,
    /// What was ticked off on a phone and asks how it went.
    pub unsaid: Vec<Unsaid>,
    /// Whether one is at saying it, one after the other.
    pub telling: bool,
    /// Appointments that are to be said.
    pub reminders: Reminders,
    /// Who writes the messages.
    pub me: Me,
    /// What was last said.
    pub notice: Option<Notice>,
    /// The day for which everything is shown.
    pub date: Date,
    /// Whether a half-typed form has not been kept yet.
    pub unsaved: bool,
    /// Whether something changed while a card covered the list.
    stale: bool,
    /// The long work of dialogs.
    pub jobs: Jobs,
    /// With whom it is shared.
    pub sharing: Option<Sharing>,
    /// The folder in which files are looked for.
    pub browse: PathBuf,
    /// Whether something runs on the worker.
    pub working: Option<String>,
    seen: i64,
    /// The folder of the sample portfolio that is shown instead of the user's agenda; it goes with the model.
    sample: Option<tempfile::TempDir>,
}

/// What the model is made of.
#[derive(Debug)]
pub struct Parts {
    /// The door to the file.
    pub agenda: Agenda,
    /// The user's language.
    pub texts: Rc<Texts>,
    /// The colours.
    pub theme: Theme,
    /// Whether the terminal shows more than sixteen colours.
    pub truecolor: bool,
    /// The keys.
    pub keymap: Keymap,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
}

impl Model {
    /// The state on opening: the day, with its first client selected.
    pub fn new(parts: Parts) -> Result<Self> {
        let Parts { agenda, texts, theme, truecolor, keymap, size } = parts;
        let agenda = agenda.with_playbooks(texts.playbooks());
        let date = agenda.today();
        let height = usize::from(size.1.saturating_sub(FRAME).max(1));
        let seen = agenda.foreign_version()?;
        let (today, clients, day, past, goals, unsaid) = agenda.at_once(|| {
            let today = Window::open(&agenda, agenda.listing(Scope::Day(date), "")?, height)?;
            let scope = Scope::Clients(Order::Name, Shelf::Current);
            // The list of clients is fetched when it is first looked at: see `show`.
            let clients = Window::closed(agenda.listing(scope, "")?);
            Ok::<_, AgendaError>((today, clients, agenda.day()?, agenda.past()?, agenda.goals(date)?, agenda.unsaid()?))
        })?;
        let browse = agenda.path().parent().map(Path::to_owned).unwrap_or_default();
        let mut model = Self {
            agenda,
            texts,
            theme,
            keymap,
            size,
            truecolor,
            screen: Screen::Today,
            today,
            clients,
            calendar: Calendar::closed(date),
            board: OpenBoard::closed(size),
            reports: Reports::default(),
            among: None,
            goals,
            filter: tui_input::Input::default(),
            asking: Asking::default(),
            filtering: false,
            narrowing: false,
            card: None,
            queue: None,
            preview: None,
            segments: Segments::default(),
            marked: BTreeSet::new(),
            dialog: None,
            day,
            private: false,
            past,
            unsaid,
            telling: false,
            reminders: Reminders::default(),
            me: Me::default(),
            notice: None,
            date,
            unsaved: false,
            stale: false,
            jobs: Jobs::default(),
            sharing: None,
            browse,
            working: None,
            seen,
            sample: None,
        };
        model.fit()?;
        Ok(model)
    }

    /// What forms need of the world.
    #[must_use]
    pub fn context(&self) -> form::Context<'_> {
        form::Context { agenda: &self.agenda, texts: &self.texts }
    }

    /// Whether the terminal is too small to show anything sensible.
    #[must_use]
    pub fn too_small(&self) -> bool {
        self.size.0 < SMALLEST.0 || self.size.1 < SMALLEST.1
    }

    /// What the clients in red brought in twelve months, when it is anything and nobody looks over the shoulder.
    pub(super) fn at_risk(&self) -> Option<String> {
        let amount = Some(self.day.at_risk).filter(|amount| *amount > 0 && !self.private)?;
        let amount = self.texts.money_round(self.agenda.rules().money.money(amount));
        Some(self.texts.with("header-at-risk", &[("amount", amount.into())]))
    }

    /// Whether a preview is shown beside the list.
    #[must_use]
    pub fn is_wide(&self) -> bool {
        self.size.0 >= WIDE
    }

    /// The list that is shown; that of the day where the screen has none of its own.
    #[must_use]
    pub fn list(&self) -> &Window {
        match self.screen {
            Screen::Today | Screen::Calendar | Screen::Board | Screen::Reports => &self.today,
            Screen::Clients => &self.clients,
        }
    }

    /// The order and shelf of the client list.
    #[must_use]
    pub fn shelf(&self) -> (Order, Shelf) {
        match self.clients.listing().scope {
            Scope::Clients(order, shelf) => (order, shelf),
            Scope::Day(_) => (Order::Name, Shelf::Current),
        }
    }

    /// The first key of a command, for a text that mentions it.
    #[must_use]
    pub fn key(&self, command: Command) -> String {
        self.keymap.key(command).unwrap_or_else(|| format!(":{}", command.entry().id))
    }

    /// What those whom a filter means are called together: as the segment that has it, or as the filter itself.
    #[must_use]
    pub fn segment_title(&self, filter: &str) -> String {
        let same = |segment: &&Segment| segment.filter.trim() == filter.trim();
        self.segments
            .list
            .iter()
            .map(|(segment, _)| segment)
            .find(same)
            .map_or_else(|| filter.trim().to_owned(), |segment| self.texts.segment(segment))
    }

    /// Says something until the next key.
    pub(super) fn say(&mut self, mood: Mood, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), mood });
    }

    /// Applies something to the list that is shown.
    pub(super) fn with_list(&mut self, work: impl FnOnce(&mut Window, &Agenda) -> Result<()>) -> Result<()> {
        let window = match self.screen {
            Screen::Today => &mut self.today,
            Screen::Clients => &mut self.clients,
            Screen::Calendar | Screen::Board | Screen::Reports => return self.look(),
        };
        work(window, &self.agenda)?;
        self.look()
    }

    /// Applies something to the calendar.
    pub(super) fn with_calendar(&mut self, work: impl FnOnce(&mut Calendar, &Agenda) -> Result<()>) -> Result<()> {
        work(&mut self.calendar, &self.agenda)?;
        self.look()
    }

    /// Applies something to the board.
    pub(super) fn with_board(&mut self, work: impl FnOnce(&mut OpenBoard, &Agenda) -> Result<()>) -> Result<()> {
        self.board.fit = Fit::of(self.size);
        work(&mut self.board, &self.agenda)?;
        self.look()
    }

    /// Shows a screen.
    pub(super) fn show(&mut self, screen: Screen) -> Result<()> {
        (self.card, self.queue) = (None, None);
        self.stop_filtering();
        (self.calendar.held, self.calendar.typed) = (None, None);
        self.board.put_back();
        self.screen = screen;
        if screen == Screen::Clients {
            self.segments.know(&self.agenda)?;
        }
        // Whatever changed while the other screen was shown is fetched now.
        match screen {
            Screen::Today | Screen::Clients if self.list().is_current(&self.agenda)? => self.show_list(None),
            _ => self.relist(),
        }
    }

    /// Leaves the filter line. What is no filter does not stay there: it says what the list shows.
    pub(super) fn stop_filtering(&mut self) {
        self.filtering = false;
        self.asking.close();
        if self.asking.refusal.take().is_some() {
            self.filter = self.asking.good().into();
        }
    }

    /// Opens a client's card.
    pub(super) fn open_card(&mut self, client: ClientId) -> Result<()> {
        self.card = Some(OpenCard::open(&self.agenda, client, self.preview.as_ref())?);
        Ok(())
    }
}
