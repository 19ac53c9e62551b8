//! The board: everything that is open in piles by stage, with what each comes to, and what was won and lost this month.

use super::{Agenda, Result};
use crate::domain::forecast::{Chance, Forecast, History, Outlook, Sums};
use crate::domain::stage::{LOST, WON};
use crate::store::{CardSpot, DealCard, Direction, PileOf};

/// Whose cards lie in a lane of the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LaneOf {
    /// What is open in a stage.
    Stage(Chance),
    /// What was won this month.
    Won,
    /// What was lost this month.
    Lost,
}

impl LaneOf {
    /// The stage of the cards in it.
    #[must_use]
    pub fn stage(&self) -> &str {
        match self {
            Self::Stage(chance) => &chance.stage,
            Self::Won => WON,
            Self::Lost => LOST,
        }
    }

    /// Whether what lies in it is closed.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        !matches!(self, Self::Stage(_))
    }
}

/// A lane of the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Whose cards lie in it.
    pub of: LaneOf,
    /// What they come to.
    pub sum: Outlook,
}

/// A card of the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardCard {
    /// The opportunity.
    pub deal: DealCard,
    /// Whether nothing moved for too long.
    pub stale: bool,
}

/// The heads of the board: its lanes from left to right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// The stages in their order, then those that are in the settings no more, then what was won and lost.
    pub lanes: Vec<Lane>,
    /// What is to be expected of it all; nothing is said in it of what has to be paid.
    pub forecast: Forecast,
}

impl Agenda {
    /// The lanes of the board with what they come to, by the chances that this history gives them.
    pub fn board(&self, history: &History) -> Result<Board> {
        self.store.at_once(|| {
            let (reader, rules, today) = (self.store.read(), self.rules(), self.today());
            let forecast = self.forecasting(history.clone())?.forecast(&rules.money);
            let forecast = Forecast { goal: self.revenue_goal()?, ..forecast };
            let mut lost = Sums::default();
            reader.each_closed(LOST, today.first_of_month(), today, |amount, _| lost.add(amount, 0))?;
            let lost = lost.outlook(&rules.money, &mut std::collections::BTreeSet::new());
            let won = forecast.won_month;
            let won = Outlook { count: won.count, unpriced: 0, total: won.amount, weighted: won.amount };
            let stage =
                forecast.stages.iter().map(|stage| Lane { of: LaneOf::Stage(stage.chance.clone()), sum: stage.open });
            let closed = [Lane { of: LaneOf::Won, sum: won }, Lane { of: LaneOf::Lost, sum: lost }];
            let lanes = stage.chain(closed).collect();
            Ok(Board { lanes, forecast })
        })
    }

    /// Up to `limit` cards of a lane after or before a place in it, or from its beginning or its end; in its order.
    pub fn board_cards(
        &self,
        lane: &LaneOf,
        from: Option<CardSpot>,
        direction: Direction,
        limit: usize,
    ) -> Result<Vec<BoardCard>> {
        let (reader, today) = (self.store.read(), self.today());
        let pile = match lane {
            LaneOf::Stage(chance) => PileOf::Stage(&chance.stage),
            LaneOf::Won => PileOf::Closed(WON, today.first_of_month()),
            LaneOf::Lost => PileOf::Closed(LOST, today.first_of_month()),
        };
        let cards = reader.cards(pile, from, direction, limit)?;
        cards.into_iter().map(|deal| self.board_card(deal)).collect()
    }

    fn board_card(&self, deal: DealCard) -> Result<BoardCard> {
        let (days, today) = (self.rules().stale_days, self.today());
        // Only of what was left alone for long enough it must be known when the client was met.
        let stale = deal.closed_on.is_none()
            && is_quiet(deal.moved_on, days, today)
            && self.store.read().last_met(deal.client)?.is_none_or(|met| is_quiet(met, days, today));
        Ok(BoardCard { deal, stale })
    }
}

fn is_quiet(since: jiff::civil::Date, days: u16, today: jiff::civil::Date) -> bool {
    crate::domain::calendar::days_between(since, today) >= i64::from(days)
}
