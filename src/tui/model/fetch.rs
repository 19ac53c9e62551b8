//! Keeping what is shown in step with the file: after a change, under another filter, for another size.

use super::{FRAME, Model, Mood, PREVIEW, Screen};
use crate::agenda::{Agenda, AgendaError, Listing, Order, Result, Scope, Shelf, StoreError};
use crate::tui::asking::Asking;
use crate::tui::board::OpenBoard;
use crate::tui::calendar::Calendar;
use crate::tui::reports::Reports;

impl Model {
    /// Lists the clients whom the filter means that is typed; of very many the first, until [`finish`](Self::finish).
    pub(in crate::tui) fn narrow(&mut self) -> Result<()> {
        let heard = self.glance(self.filter.value());
        if self.filtering {
            self.asking.offer(&self.filter, &self.agenda)?;
        } else {
            self.asking.close();
        }
        let listing = match heard {
            Err(AgendaError::Filter { error, .. }) => {
                // What is still being typed at the end of the line is left out; in the middle, the list stays.
                let typed = self.filter.value();
                let begun = typed.rsplit_once(char::is_whitespace).map_or("", |(before, _)| before).to_owned();
                let listing = self.glance(&begun);
                self.asking.heard(&begun, listing.is_ok(), Some(error));
                match listing {
                    Ok(listing) => listing,
                    Err(AgendaError::Filter { .. }) => return Ok(()),
                    Err(error) => return Err(error),
                }
            }
            heard => {
                self.asking.heard(self.filter.value(), true, None);
                heard?
            }
        };
        self.narrowing = !listing.whole;
        self.clients.list(&self.agenda, listing)?;
        self.look()
    }

    /// Lists everybody whom the filter means.
    pub(in crate::tui) fn finish(&mut self) -> Result<()> {
        if std::mem::take(&mut self.narrowing) {
            let listing = self.whole(self.clients.listing().scope)?;
            self.clients.list(&self.agenda, listing)?;
            self.look()?;
        }
        Ok(())
    }

    /// The listing of whom the filter means, as far as a key can wait for it.
    fn glance(&self, typed: &str) -> Result<Listing> {
        let listing = self.agenda.glance(self.clients.listing().scope, typed)?;
        Ok(match &self.among {
            Some(among) => among.narrow(listing),
            None => listing,
        })
    }

    /// The listing of all whom the filter means.
    fn whole(&self, scope: Scope) -> Result<Listing> {
        let listing = self.agenda.listing(scope, self.asking.good())?;
        Ok(match &self.among {
            Some(among) => among.narrow(listing),
            None => listing,
        })
    }

    /// Lists everybody again, and not only those behind a number of a report.
    pub(in crate::tui) fn forget_among(&mut self) -> Result<()> {
        if self.among.take().is_none() {
            return Ok(());
        }
        self.filter.reset();
        self.screen = Screen::Clients;
        self.narrow()
    }

    /// Lists the clients in another order, or from another shelf.
    pub(in crate::tui) fn rescope(&mut self, order: Order, shelf: Shelf) -> Result<()> {
        let listing = self.whole(Scope::Clients(order, shelf))?;
        self.narrowing = false;
        self.clients.list(&self.agenda, listing)?;
        self.look()
    }

    /// Fetches everything that is shown anew, after something changed.
    pub(in crate::tui) fn refresh(&mut self) -> Result<()> {
        self.date = self.agenda.today();
        self.day = self.agenda.day()?;
        self.past = self.agenda.past()?;
        self.goals = self.agenda.goals(self.date)?;
        self.unsaid = self.agenda.unsaid()?;
        self.reports.stale = true;
        self.segments.follow(&self.agenda)?;
        self.reminders.forget();
        let seen = std::mem::replace(&mut self.seen, self.agenda.foreign_version()?);
        if self.today.listing().scope != Scope::Day(self.date) {
            let listing = self.agenda.listing(Scope::Day(self.date), "")?;
            self.today.list(&self.agenda, listing)?;
        }
        match self.card.as_mut().map(|open| open.refresh(&self.agenda)) {
            // What was undone, or removed elsewhere, has no card.
            Some(Err(AgendaError::Store(StoreError::Gone))) => self.card = None,
            Some(refreshed) => refreshed?,
            None => {}
        }
        let agenda = &self.agenda;
        self.marked.retain(|client| agenda.client(*client).is_ok());
        if let Some(mut open) = self.queue.take() {
            // What another program did may have changed anything.
            open.attended = open.attended.filter(|_| self.seen == seen);
            open.renew(self.context())?;
            self.queue = Some(open);
        }
        (self.stale, self.board.unmeasured) = (true, true);
        if self.card.is_none() && self.queue.is_none() {
            self.catch_up()?;
        }
        Ok(())
    }

    /// Fetches the list anew if something changed while a card covered it.
    pub(in crate::tui) fn catch_up(&mut self) -> Result<()> {
        if self.stale && self.queue.is_none() { self.relist() } else { Ok(()) }
    }

    /// Fetches the list that is shown anew. What a change did to the search is seen too, and the selection stays.
    pub(in crate::tui) fn relist(&mut self) -> Result<()> {
        let listing = match self.screen {
            Screen::Today => self.agenda.listing(Scope::Day(self.date), "")?,
            Screen::Clients => self.whole(self.clients.listing().scope)?,
            Screen::Calendar => {
                self.stale = false;
                return self.with_calendar(Calendar::refresh);
            }
            Screen::Board => {
                self.stale = false;
                return self.with_board(OpenBoard::refresh);
            }
            Screen::Reports => {
                self.stale = false;
                return self.look();
            }
        };
        self.show_list(Some(listing))
    }

    /// Shows another list, or again the one that was shown before and to which nothing has happened.
    pub(in crate::tui) fn show_list(&mut self, listing: Option<Listing>) -> Result<()> {
        (self.stale, self.narrowing) = (false, false);
        let height = self.list_height();
        self.with_list(|window, agenda| {
            window.resize(agenda, height)?;
            listing.map_or(Ok(()), |listing| window.renew(agenda, listing))
        })
    }

    /// Fetches everything anew when another program has written since; says whether.
    pub(in crate::tui) fn notice_others(&mut self) -> Result<bool> {
        let foreign = self.agenda.foreign_version()? != self.seen;
        if foreign || self.agenda.today() != self.date {
            self.refresh()?;
        }
        Ok(foreign)
    }

    /// Shows a sample portfolio instead of the user's agenda.
    pub(in crate::tui) fn show_sample(&mut self, (agenda, folder): (Agenda, tempfile::TempDir)) -> Result<()> {
        self.agenda = agenda;
        self.sample = Some(folder);
        self.sharing = None;
        (self.card, self.queue, self.dialog) = (None, None, None);
        self.marked.clear();
        (self.reports, self.among) = (Reports::default(), None);
        self.filter.reset();
        self.asking = Asking::default();
        self.refresh()?;
        self.show(Screen::Today)?;
        let text = self.texts.get("notice-sample").to_owned();
        self.say(Mood::Hint, text);
        Ok(())
    }

    /// Fits the lists into the terminal.
    pub(in crate::tui) fn fit(&mut self) -> Result<()> {
        let height = self.list_height();
        if self.screen == Screen::Board {
            return self.with_board(OpenBoard::resize);
        }
        self.with_list(|window, agenda| window.resize(agenda, height))
    }

    /// How many rows of a list surely fit: the day's list gives up lines for its headings.
    fn list_height(&self) -> usize {
        let body = usize::from(self.size.1.saturating_sub(FRAME));
        let headings = match self.screen {
            Screen::Today => 7 + usize::from(!self.unsaid.is_empty()),
            Screen::Clients | Screen::Calendar | Screen::Board | Screen::Reports => 2,
        };
        body.saturating_sub(headings).max(1)
    }

    /// Fetches the preview of the selected client.
    pub(super) fn look(&mut self) -> Result<()> {
        let selected = match self.screen {
            Screen::Today | Screen::Clients => self.list().current().map(|entry| entry.row.id),
            // Shown before one goes into the day too: it is the first thing there.
            Screen::Calendar => self.calendar.row(self.calendar.selected).map(|row| row.client()),
            // What there is to say of the card at hand stands below the board.
            Screen::Board => {
                self.board.look(&self.agenda)?;
                None
            }
            Screen::Reports => None,
        };
        let selected = selected.filter(|_| self.is_wide());
        self.preview = selected.map(|client| self.agenda.glimpse(client, PREVIEW)).transpose()?;
        Ok(())
    }
}
