//! The board that is open: its lanes, a window of cards in each, which card is at hand, and what is held.

use jiff::civil::Date;

use crate::agenda::{Agenda, Board, BoardCard, CardSpot, Direction, Lane, LaneOf, Opportunities, Result};
use crate::domain::forecast::History;
use crate::domain::{ClientId, OpportunityId};

/// Cards that are fetched beyond those that fit, so that a step at the edge of the screen fetches nothing.
const MARGIN: usize = 8;
/// A lane has at least so many columns.
const NARROWEST: u16 = 19;
/// From so many lines of the screen on, a card has a line for what it is about.
const TALL: u16 = 32;
/// Lines of the screen that are no cards: its frame, the title, the heads with their rule, and what is said of the card
/// at hand.
pub(super) const AROUND: u16 = super::model::FRAME + TITLE + HEADS + 1 + PANEL;
/// Lines of the title.
pub(super) const TITLE: u16 = 1;
/// Lines of the head of a lane.
pub(super) const HEADS: u16 = 3;
/// Lines of what is said of the card at hand, with the rule above.
pub(super) const PANEL: u16 = 4;

/// How much of the board the screen shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fit {
    /// Lines of a card.
    pub lines: u16,
    /// Cards of a lane.
    pub cards: usize,
    /// Lanes.
    pub lanes: usize,
}

impl Fit {
    /// Of a terminal of so many columns and rows.
    #[must_use]
    pub fn of((columns, rows): (u16, u16)) -> Self {
        let lines = if rows >= TALL { 3 } else { 2 };
        let cards = rows.saturating_sub(AROUND) / lines;
        Self { lines, cards: usize::from(cards.max(1)), lanes: usize::from((columns / NARROWEST).max(1)) }
    }
}

/// The cards of a lane that are at hand.
#[derive(Clone, Debug, Default)]
pub struct Pile {
    /// The cards, in the order of the lane.
    pub cards: Vec<BoardCard>,
    /// The selected one of them.
    pub selected: usize,
    /// The first one that is shown.
    pub top: usize,
    /// Whether the first one of them is the first of the lane.
    begins: bool,
    /// Whether the last one of them is the last of the lane.
    ends: bool,
}

impl Pile {
    /// The selected card.
    #[must_use]
    pub fn current(&self) -> Option<&BoardCard> {
        self.cards.get(self.selected)
    }

    /// Whether there are cards above those that are shown, and below.
    #[must_use]
    pub fn beyond(&self, shown: usize) -> (bool, bool) {
        (self.top > 0 || !self.begins, self.top + shown < self.cards.len() || !self.ends)
    }

    fn load_beginning(&mut self, agenda: &Agenda, lane: &LaneOf, fit: Fit) -> Result<()> {
        let asked = 2 * fit.cards + MARGIN;
        let cards = agenda.board_cards(lane, None, Direction::After, asked)?;
        *self = Self { begins: true, ends: cards.len() < asked, cards, ..Self::default() };
        Ok(())
    }

    fn load_end(&mut self, agenda: &Agenda, lane: &LaneOf, fit: Fit) -> Result<()> {
        let asked = 2 * fit.cards + MARGIN;
        let cards = agenda.board_cards(lane, None, Direction::Before, asked)?;
        *self =
            Self { begins: cards.len() < asked, ends: true, selected: cards.len().saturating_sub(1), cards, top: 0 };
        Ok(())
    }

    /// Fetches the cards around a place, wherever in the lane that is by now, with the first one at or after it selected
    /// and at the top.
    fn load_around(&mut self, agenda: &Agenda, lane: &LaneOf, fit: Fit, spot: CardSpot) -> Result<()> {
        let asked = 2 * fit.cards + MARGIN;
        let mut cards = agenda.board_cards(lane, Some(spot), Direction::Before, MARGIN)?;
        let before = cards.len();
        let last = cards.last().map(|card| card.deal.spot());
        let after = agenda.board_cards(lane, last, Direction::After, asked)?;
        let ends = after.len() < asked;
        cards.extend(after);
        let selected = before.min(cards.len().saturating_sub(1));
        *self = Self { begins: before < MARGIN, ends, top: selected, selected, cards };
        Ok(())
    }

    /// Fetches the same part of the lane anew. The selection stays on its card where it is still near, else on the same
    /// line, where the next one has moved up.
    fn renew(&mut self, agenda: &Agenda, lane: &LaneOf, fit: Fit) -> Result<()> {
        let selected = self.current().map(|card| card.deal.id);
        let line = self.selected.saturating_sub(self.top);
        match self.cards.get(self.top).map(|card| card.deal.spot()).filter(|_| self.top > 0 || !self.begins) {
            Some(spot) => self.load_around(agenda, lane, fit, spot)?,
            None => self.load_beginning(agenda, lane, fit)?,
        }
        let found = self.cards.iter().position(|card| Some(card.deal.id) == selected);
        self.selected = found.unwrap_or(self.top + line);
        self.show(agenda, lane, fit)
    }

    fn move_by(&mut self, agenda: &Agenda, lane: &LaneOf, fit: Fit, rows: isize) -> Result<()> {
        let mut left = rows;
        loop {
            let before = self.selected;
            let wanted = before.saturating_add_signed(left).min(self.cards.len().saturating_sub(1));
            let moved = wanted.cast_signed() - before.cast_signed();
            self.selected = wanted;
            let (first, count) = (self.cards.first().map(|card| card.deal.id), self.cards.len());
            self.show(agenda, lane, fit)?;
            left -= moved;
            let same = first == self.cards.first().map(|card| card.deal.id) && count == self.cards.len();
            if left == 0 || same {
                return Ok(());
            }
        }
    }

    /// Scrolls so that the selection is shown, and fetches what comes near.
    fn show(&mut self, agenda: &Agenda, lane: &LaneOf, fit: Fit) -> Result<()> {
        self.selected = self.selected.min(self.cards.len().saturating_sub(1));
        self.top = self.top.min(self.selected).max((self.selected + 1).saturating_sub(fit.cards));
        if self.top < MARGIN
            && !self.begins
            && let Some(first) = self.cards.first().map(|card| card.deal.spot())
        {
            let asked = 2 * fit.cards + MARGIN;
            let mut cards = agenda.board_cards(lane, Some(first), Direction::Before, asked)?;
            let more = cards.len();
            self.begins = more < asked;
            cards.append(&mut self.cards);
            self.cards = cards;
            (self.selected, self.top) = (self.selected + more, self.top + more);
            let most = self.top + 3 * fit.cards + MARGIN;
            if self.cards.len() > most {
                self.cards.truncate(most);
                self.ends = false;
            }
        }
        if self.top + fit.cards + MARGIN > self.cards.len()
            && !self.ends
            && let Some(last) = self.cards.last().map(|card| card.deal.spot())
        {
            let asked = 2 * fit.cards + MARGIN;
            let cards = agenda.board_cards(lane, Some(last), Direction::After, asked)?;
            self.ends = cards.len() < asked;
            self.cards.extend(cards);
            let surplus = self.top.saturating_sub(2 * fit.cards + MARGIN);
            if surplus > 0 {
                self.cards.drain(..surplus);
                (self.selected, self.top) = (self.selected - surplus, self.top - surplus);
                self.begins = false;
            }
        }
        // No empty lines at the end while there are cards above.
        let most = self.cards.len().saturating_sub(fit.cards);
        if self.ends {
            self.top = self.top.min(most);
        }
        Ok(())
    }
}

/// A card that is picked up, until it is put down in another lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The card.
    pub card: BoardCard,
    /// The lane from which it was taken.
    pub from: usize,
}

/// The board.
#[derive(Clone, Debug)]
pub struct OpenBoard {
    /// What is shown, with what it comes to; `None` before the board is looked at.
    pub board: Option<Board>,
    /// The cards of each lane.
    pub piles: Vec<Pile>,
    /// The lane at hand.
    pub lane: usize,
    /// The first lane that is shown.
    pub first: usize,
    /// What belongs to the card at hand.
    pub detail: Option<Opportunities>,
    /// What is picked up.
    pub held: Option<Held>,
    /// Whether the mouse was pressed on the card at hand: it is picked up when the mouse moves on.
    pub pressed: bool,
    /// What became of what is closed: with these chances the lanes count.
    pub history: History,
    /// Whether something changed since that was measured.
    pub unmeasured: bool,
    /// How much is shown.
    pub fit: Fit,
}

impl OpenBoard {
    /// A board of which nothing has been fetched yet.
    #[must_use]
    pub fn closed(size: (u16, u16)) -> Self {
        Self {
            board: None,
            piles: Vec::new(),
            lane: 0,
            first: 0,
            detail: None,
            held: None,
            pressed: false,
            history: History::default(),
            unmeasured: true,
            fit: Fit::of(size),
        }
    }

    /// The lanes.
    #[must_use]
    pub fn lanes(&self) -> &[Lane] {
        self.board.as_ref().map_or(&[], |board| &board.lanes)
    }

    /// The card at hand; none while one is held.
    #[must_use]
    pub fn card(&self) -> Option<&BoardCard> {
        self.piles.get(self.lane).and_then(Pile::current).filter(|_| self.held.is_none())
    }

    /// The client at hand: of what is held, else of the selected card.
    #[must_use]
    pub fn client(&self) -> Option<ClientId> {
        let held = self.held.as_ref().map(|held| held.card.deal.client);
        held.or_else(|| self.card().map(|card| card.deal.client))
    }

    /// Fetches everything anew, after something changed. The selection stays on its card where it can.
    pub(super) fn refresh(&mut self, agenda: &Agenda) -> Result<()> {
        let here = self.lanes().get(self.lane).map(|lane| lane.of.stage().to_owned());
        let before: Vec<String> = self.lanes().iter().map(|lane| lane.of.stage().to_owned()).collect();
        let mut piles: Vec<Option<Pile>> = std::mem::take(&mut self.piles).into_iter().map(Some).collect();
        let board = agenda.board(&self.history)?;
        for lane in &board.lanes {
            let known = before.iter().position(|stage| stage == lane.of.stage());
            let mut pile = known.and_then(|place| piles.get_mut(place)?.take()).unwrap_or_default();
            pile.renew(agenda, &lane.of, self.fit)?;
            self.piles.push(pile);
        }
        let place = board.lanes.iter().position(|lane| Some(lane.of.stage()) == here.as_deref());
        // On first sight, what is nearest to be won is not far: the first lane with anything in it.
        let first = board.lanes.iter().position(|lane| lane.sum.count > 0);
        self.lane = place.or(first).unwrap_or(0);
        self.board = Some(board);
        self.scroll();
        Ok(())
    }

    /// Shows as much as the screen has room for now.
    pub(super) fn resize(&mut self, agenda: &Agenda) -> Result<()> {
        for lane in 0..self.piles.len() {
            self.with_pile(agenda, lane, |pile, agenda, lane, fit| pile.move_by(agenda, lane, fit, 0))?;
        }
        self.scroll();
        Ok(())
    }

    fn with_pile(
        &mut self,
        agenda: &Agenda,
        lane: usize,
        work: impl FnOnce(&mut Pile, &Agenda, &LaneOf, Fit) -> Result<()>,
    ) -> Result<()> {
        let fit = self.fit;
        let of = self.board.as_ref().and_then(|board| board.lanes.get(lane)).map(|lane| &lane.of);
        match (self.piles.get_mut(lane), of) {
            (Some(pile), Some(of)) => work(pile, agenda, of, fit),
            _ => Ok(()),
        }
    }

    /// Brings the lane at hand into sight.
    fn scroll(&mut self) {
        let count = self.lanes().len();
        self.lane = self.lane.min(count.saturating_sub(1));
        let shown = self.fit.lanes.max(1);
        self.first =
            self.first.min(self.lane).max((self.lane + 1).saturating_sub(shown)).min(count.saturating_sub(shown));
    }

    /// Goes some lanes to the right or to the left; to the card on which each was left.
    pub(super) fn go_by(&mut self, lanes: isize) {
        self.lane = self.lane.saturating_add_signed(lanes).min(self.piles.len().saturating_sub(1));
        self.scroll();
    }

    /// Moves the selection in its lane.
    pub(super) fn move_by(&mut self, agenda: &Agenda, rows: isize) -> Result<()> {
        if self.held.is_some() {
            return Ok(());
        }
        self.with_pile(agenda, self.lane, |pile, agenda, lane, fit| pile.move_by(agenda, lane, fit, rows))
    }

    /// Moves the selection by as many cards as the screen shows.
    pub(super) fn page(&mut self, agenda: &Agenda, pages: isize) -> Result<()> {
        let screen = isize::try_from(self.fit.cards.max(2) - 1).unwrap_or(1);
        self.move_by(agenda, pages.saturating_mul(screen))
    }

    /// Selects the first or the last card of the lane.
    pub(super) fn end(&mut self, agenda: &Agenda, last: bool) -> Result<()> {
        if self.held.is_some() {
            return Ok(());
        }
        self.with_pile(agenda, self.lane, |pile, agenda, lane, fit| {
            if last {
                pile.load_end(agenda, lane, fit)?;
            } else {
                pile.load_beginning(agenda, lane, fit)?;
            }
            pile.show(agenda, lane, fit)
        })
    }

    /// Selects a card that is shown.
    pub(super) fn select(&mut self, agenda: &Agenda, lane: usize, card: usize) -> Result<()> {
        self.lane = lane;
        self.scroll();
        self.with_pile(agenda, lane, |pile, agenda, lane, fit| {
            pile.selected = card;
            pile.show(agenda, lane, fit)
        })
    }

    /// Follows an opportunity to the lane in which it is now, however far down it stands there.
    pub(super) fn follow(&mut self, agenda: &Agenda, id: OpportunityId) -> Result<()> {
        let opportunity = agenda.opportunity(id)?;
        let Some(lane) = self.lanes().iter().position(|lane| lane.of.stage() == opportunity.stage) else {
            return Ok(());
        };
        self.lane = lane;
        self.scroll();
        let spot = CardSpot { day: opportunity.closed_on.or(opportunity.expect_on), id };
        self.with_pile(agenda, lane, |pile, agenda, lane, fit| {
            let near = pile.cards.iter().position(|card| card.deal.id == id);
            match near {
                Some(card) => pile.selected = card,
                None => pile.load_around(agenda, lane, fit, spot)?,
            }
            pile.show(agenda, lane, fit)
        })
    }

    /// Picks the card at hand up; from then on keys choose its lane.
    pub(super) fn pick_up(&mut self) {
        if let Some(card) = self.card().cloned() {
            self.held = Some(Held { card, from: self.lane });
        }
    }

    /// Lets go of what is held, and goes back to the lane from which it was taken.
    pub(super) fn put_back(&mut self) {
        self.pressed = false;
        if let Some(held) = self.held.take() {
            self.lane = held.from;
            self.scroll();
        }
    }

    /// Points at a lane, for what is held to be put down there.
    pub(super) fn point(&mut self, lane: usize) {
        self.lane = lane.min(self.piles.len().saturating_sub(1));
    }

    /// Reads what belongs to the card at hand.
    pub(super) fn look(&mut self, agenda: &Agenda) -> Result<()> {
        let id = self.held.as_ref().map(|held| held.card.deal.id).or_else(|| self.card().map(|card| card.deal.id));
        self.detail = id.map(|id| agenda.opportunity_in_full(id)).transpose()?;
        Ok(())
    }

    /// The day on which the card at hand came into its stage.
    #[must_use]
    pub fn since(&self) -> Option<Date> {
        self.card().map(|card| card.deal.stage_since)
    }
}
