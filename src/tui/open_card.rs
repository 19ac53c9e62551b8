//! The card that is open: what it shows, and what is selected on it.

use crate::agenda::{Agenda, Bill, Card, Glimpse, OpenPoint, Opportunities, Result};
use crate::domain::code::codes;
use crate::domain::{ClientId, Code, FollowUp, Interaction, Opportunity, OpportunityId, Purchase};

/// Interactions that a card fetches at first, and again when its end comes near.
const HISTORY: usize = 60;
/// Purchases that a card fetches at first, and again when its end comes near.
const PURCHASES: usize = 30;

codes! {
    /// What is shown of a client beside what is needed to speak to it.
    Page in "page" {
        /// What is open, what is planned, and what happened.
        Story = "story",
        /// What is known of it.
        Data = "data",
        /// What it bought.
        Bought = "bought",
        /// What it is worth.
        Worth = "worth",
        /// What may be sold to it, and what was won and lost.
        Hoped = "hoped",
    }
}

/// What is selected on a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// The client itself.
    Client,
    /// An open point, by its place.
    Point(usize),
    /// An open follow-up, by its place.
    FollowUp(usize),
    /// An interaction, by its place.
    Interaction(usize),
    /// Another client that has to do with this one, by its place.
    Relation(usize),
    /// A file or an address, by its place.
    Attachment(usize),
    /// A class in which the client is, by its place.
    Class(usize),
    /// A purchase, by its place.
    Purchase(usize),
    /// An opportunity, by its place.
    Opportunity(usize),
}

/// The card that is open.
#[derive(Clone, Debug)]
pub struct OpenCard {
    /// What it shows.
    pub card: Card,
    /// What it bought.
    pub bill: Bill,
    /// What may be sold to it, and what was won and lost.
    pub opportunities: Opportunities,
    /// Which page of it.
    pub page: Page,
    /// Which of the page's items is selected.
    pub selected: usize,
    /// How many lines of a page without items have gone by.
    pub scroll: usize,
    /// How many interactions were fetched.
    fetched: usize,
    /// How many purchases were fetched.
    bought: usize,
}

impl OpenCard {
    /// Opens a card, of which some may have been seen beside a list.
    pub(super) fn open(agenda: &Agenda, client: ClientId, seen: Option<&Glimpse>) -> Result<Self> {
        let (fetched, bought) = (HISTORY, PURCHASES);
        let (card, bill, opportunities) = fetch(agenda, client, seen, (fetched, bought))?;
        Ok(Self { card, bill, opportunities, page: Page::Story, selected: 0, scroll: 0, fetched, bought })
    }

    /// What can be selected on the open page: the client itself, and then what the page lists, from top to bottom.
    pub fn items(&self) -> impl Iterator<Item = Item> {
        let story = self.page == Page::Story;
        let points = (0..self.card.points.len()).filter(move |_| story).map(Item::Point);
        let plans = (0..self.card.follow_ups.len()).filter(move |_| story).map(Item::FollowUp);
        let history = (0..self.card.interactions.len()).filter(move |_| story).map(Item::Interaction);
        let (data, details) = (self.page == Page::Data, &self.card.details);
        let relations = (0..details.relations.len()).filter(move |_| data).map(Item::Relation);
        let attachments = (0..details.attachments.len()).filter(move |_| data).map(Item::Attachment);
        let classes = if self.page == Page::Worth { self.card.worth.classes.count() } else { 0 };
        let classes = (0..classes).map(Item::Class);
        let bought = self.page == Page::Bought;
        let purchases = (0..self.bill.newest.purchases.len()).filter(move |_| bought).map(Item::Purchase);
        let hoped = self.page == Page::Hoped;
        let opportunities = (0..self.opportunities.list.len()).filter(move |_| hoped).map(Item::Opportunity);
        let listed = points.chain(plans).chain(history).chain(classes).chain(purchases).chain(opportunities);
        [Item::Client].into_iter().chain(listed).chain(relations).chain(attachments)
    }

    /// How many items there are: the client itself at least.
    #[must_use]
    pub fn count(&self) -> usize {
        self.items().count()
    }

    /// What is selected.
    #[must_use]
    pub fn item(&self) -> Item {
        self.items().nth(self.selected).unwrap_or(Item::Client)
    }

    /// Opens the next page, or the one before; after the last comes the first.
    pub(super) fn turn(&mut self, forwards: bool) {
        let here = Page::ALL.iter().position(|page| *page == self.page).unwrap_or(0);
        let step = if forwards { 1 } else { Page::ALL.len() - 1 };
        self.page = Page::ALL[(here + step) % Page::ALL.len()];
        (self.selected, self.scroll) = (0, 0);
    }

    /// Shows what may be sold to the client, with one of it selected.
    pub(super) fn show_opportunity(&mut self, id: OpportunityId) {
        self.page = Page::Hoped;
        let place = self.opportunities.list.iter().position(|opportunity| opportunity.id == id);
        // The client itself is the first item.
        (self.selected, self.scroll) = (place.map_or(0, |place| place + 1), 0);
    }

    /// The selected open point.
    #[must_use]
    pub fn point(&self) -> Option<&OpenPoint> {
        match self.item() {
            Item::Point(at) => self.card.points.get(at),
            _ => None,
        }
    }

    /// The selected follow-up.
    #[must_use]
    pub fn follow_up(&self) -> Option<&FollowUp> {
        match self.item() {
            Item::FollowUp(at) => self.card.follow_ups.get(at),
            _ => None,
        }
    }

    /// The selected interaction.
    #[must_use]
    pub fn interaction(&self) -> Option<&Interaction> {
        match self.item() {
            Item::Interaction(at) => self.card.interactions.get(at),
            _ => None,
        }
    }

    /// The selected purchase.
    #[must_use]
    pub fn purchase(&self) -> Option<&Purchase> {
        match self.item() {
            Item::Purchase(at) => self.bill.newest.purchases.get(at),
            _ => None,
        }
    }

    /// The selected opportunity.
    #[must_use]
    pub fn opportunity(&self) -> Option<&Opportunity> {
        match self.item() {
            Item::Opportunity(at) => self.opportunities.list.get(at),
            _ => None,
        }
    }

    /// Moves the selection, and fetches more history as its end comes near: to the very last for the end key.
    pub(super) fn move_by(&mut self, agenda: &Agenda, rows: isize) -> Result<()> {
        let target = self.selected.saturating_add_signed(rows);
        while self.page == Page::Story
            && target.saturating_add(HISTORY / 3) >= self.count()
            && self.fetched < self.card.interaction_count
        {
            self.fetched *= 2;
            self.refresh(agenda)?;
        }
        while self.page == Page::Bought
            && target.saturating_add(PURCHASES / 3) >= self.count()
            && self.bought < self.bill.count
        {
            self.bought *= 2;
            self.refresh(agenda)?;
        }
        self.selected = target.min(self.count() - 1);
        Ok(())
    }

    /// Fetches the card anew, after something changed.
    pub(super) fn refresh(&mut self, agenda: &Agenda) -> Result<()> {
        (self.card, self.bill, self.opportunities) =
            fetch(agenda, self.card.client.id, None, (self.fetched, self.bought))?;
        self.selected = self.selected.min(self.count() - 1);
        Ok(())
    }
}

/// What a card shows, with so many interactions and purchases.
fn fetch(
    agenda: &Agenda,
    client: ClientId,
    seen: Option<&Glimpse>,
    (interactions, purchases): (usize, usize),
) -> Result<(Card, Bill, Opportunities)> {
    agenda.at_once(|| {
        let (card, bill) = (agenda.card_after(seen, client, interactions)?, agenda.bill(client, purchases)?);
        Ok((card, bill, agenda.opportunities_of(client)?))
    })
}
