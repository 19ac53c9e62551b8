//! The board and the forecast: what lies in which lane, in which order, and what it comes to.

use proptest::prelude::*;

use super::*;
use crate::domain::stage::{LOST, WON};
use crate::domain::{CloseReason, Currency, Money, Opportunity, OpportunityId};

const USD: Currency = Currency::USD;

fn hope(client: ClientId, title: &str, stage: &str, minor: i64, ahead: Option<i64>) -> Opportunity {
    Opportunity {
        amount: Some(minor),
        expect_on: ahead.map(day),
        ..Opportunity::new(client, title, stage, day(0), USD)
    }
}

impl Desk {
    fn hope(&mut self, client: ClientId, stage: &str, minor: i64, ahead: Option<i64>) -> OpportunityId {
        self.open_opportunity(&hope(client, "mesas", stage, minor, ahead), &Next::Nothing).unwrap()
    }

    fn won(&mut self, id: OpportunityId, ago: i64) {
        let win = Win { on: day(-ago), why: None, note: String::new(), purchase: None, how: None, next: Next::Nothing };
        self.win_opportunity(id, &win).unwrap();
    }

    fn lost(&mut self, id: OpportunityId, ago: i64) {
        let lose = Lose { on: day(-ago), why: CloseReason::Price, note: String::new(), next: Next::Nothing };
        self.lose_opportunity(id, &lose).unwrap();
    }

    fn lanes(&self) -> Vec<(String, usize, i64, i64)> {
        let board = self.board(&self.stage_history().unwrap()).unwrap();
        let lane = |lane: &Lane| (lane.of.stage().to_owned(), lane.sum.count, lane.sum.total, lane.sum.weighted);
        board.lanes.iter().map(lane).collect()
    }

    fn lane(&self, stage: &str) -> LaneOf {
        let board = self.board(&History::default()).unwrap();
        board.lanes.into_iter().map(|lane| lane.of).find(|lane| lane.stage() == stage).unwrap()
    }

    fn pile(&self, stage: &str) -> Vec<OpportunityId> {
        let cards = self.board_cards(&self.lane(stage), None, Direction::After, 1_000).unwrap();
        cards.iter().map(|card| card.deal.id).collect()
    }
}

use crate::domain::forecast::History;

fn lane(stage: &str, count: usize, total: i64, weighted: i64) -> (String, usize, i64, i64) {
    (stage.to_owned(), count, total, weighted)
}

#[test]
fn a_lane_comes_to_what_lies_in_it_by_its_chance() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    assert_eq!(
        desk.lanes(),
        [
            lane("lead", 0, 0, 0),
            lane("qualified", 0, 0, 0),
            lane("proposal", 0, 0, 0),
            lane("agreement", 0, 0, 0),
            lane(WON, 0, 0, 0),
            lane(LOST, 0, 0, 0),
        ],
        "an empty board has its lanes"
    );
    desk.hope(ana, "proposal", 1_001, Some(9));
    desk.hope(ana, "proposal", 2_000, None);
    let own = hope(ana, "sillas", "lead", 5_000, None);
    desk.open_opportunity(&Opportunity { probability: Some(90), ..own }, &Next::Nothing).unwrap();
    let [won, lost] = [3_000, 700].map(|minor| desk.hope(ana, "agreement", minor, Some(1)));
    desk.won(won, 0);
    desk.lost(lost, 0);
    assert_eq!(
        desk.lanes(),
        [
            lane("lead", 1, 5_000, 4_500),
            lane("qualified", 0, 0, 0),
            lane("proposal", 2, 3_001, 1_501),
            lane("agreement", 0, 0, 0),
            lane(WON, 1, 3_000, 3_000),
            lane(LOST, 1, 700, 0),
        ]
    );
    desk.set_standing(&[ana], crate::domain::Standing::Trashed).unwrap();
    assert!(desk.lanes().iter().all(|(_, count, ..)| *count == 0), "what is in the trash is nowhere");
    assert!(desk.pile("proposal").is_empty() && desk.pile(WON).is_empty());
}

#[test]
fn what_should_close_first_lies_on_top_and_what_has_no_day_below() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    let ids = [Some(9), None, Some(-3), Some(9), None, Some(400)].map(|ahead| desk.hope(ana, "lead", 1, ahead));
    assert_eq!(desk.pile("lead"), [ids[2], ids[0], ids[3], ids[5], ids[1], ids[4]]);
    for (n, ago) in [(0, 3), (1, 0), (2, 3), (3, 20), (5, 30)] {
        // What was won before it began here would be refused.
        let opened = Opportunity { opened_on: day(-40), ..desk.opportunity(ids[n]).unwrap() };
        let before = desk.opportunity(ids[n]).unwrap();
        desk.edit_opportunity(&before, opened, &Next::Nothing).unwrap();
        desk.won(ids[n], ago);
    }
    assert_eq!(desk.pile(WON), [ids[1], ids[2], ids[0], ids[3]], "of this month, newest first");
}

#[test]
fn a_stage_that_is_not_set_any_more_keeps_its_lane_as_long_as_something_is_in_it() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    let id = desk.hope(ana, "proposal", 1_000, None);
    let stage = |code: &str, probability| crate::domain::Stage { code: code.to_owned(), probability };
    desk.agenda.rules.stages = crate::domain::Stages::new([stage("Demo", 40), stage("lead", 5)]);
    let stages = |desk: &Desk| desk.lanes().into_iter().map(|lane| lane.0).collect::<Vec<_>>();
    assert_eq!(stages(&desk), ["Demo", "lead", "proposal", WON, LOST]);
    assert_eq!(desk.lanes()[2], lane("proposal", 1, 1_000, 0));
    desk.move_opportunity(id, "Demo").unwrap();
    assert_eq!(stages(&desk), ["Demo", "lead", WON, LOST]);
}

#[test]
fn an_old_card_is_stale_unless_the_client_was_met() {
    let mut desk = Desk::new();
    let (ana, bea) = (desk.client_called("Ana"), desk.client_called("Bea"));
    desk.hope(ana, "lead", 1, None);
    desk.hope(bea, "lead", 1, None);
    let stale = |desk: &Desk| -> Vec<bool> {
        let cards = desk.board_cards(&desk.lane("lead"), None, Direction::After, 9).unwrap();
        cards.iter().map(|card| card.stale).collect()
    };
    desk.on_day(20);
    desk.log(&desk.call(bea, Outcome::Spoke)).unwrap();
    assert_eq!(stale(&desk), [false, false]);
    desk.on_day(21);
    assert_eq!(stale(&desk), [true, false]);
    desk.log(&desk.call(ana, Outcome::NoAnswer)).unwrap();
    assert_eq!(stale(&desk), [true, false], "nobody was met");
}

#[test]
fn what_was_measured_counts_once_there_is_enough_of_it() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    for n in 0..20 {
        let id = desk.hope(ana, "proposal", 100, None);
        if n % 4 == 0 {
            desk.won(id, 0);
        } else {
            desk.lost(id, 0);
        }
        if n == 18 {
            desk.hope(ana, "proposal", 1_000, None);
            assert_eq!(desk.lanes()[2], lane("proposal", 1, 1_000, 500), "as it is set");
        }
    }
    assert_eq!(desk.lanes()[2], lane("proposal", 1, 1_000, 250), "five of twenty were won");
    let forecast = desk.forecast().unwrap();
    let chance = &forecast.stages[2].chance;
    assert_eq!((chance.set, chance.passed.share(), chance.measured()), (50, Some(25), Some(25)));
    assert_eq!((forecast.history.all.closed, forecast.history.cycle), (20, Some(0)));
}

#[test]
fn a_forecast_knows_what_was_won_what_is_due_and_when_the_money_comes() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    let bought = purchases::purchase(ana, 3, vec![purchases::line("cable", 1, 500)]);
    desk.buy(&purchases::buy(crate::domain::Purchase { due_on: Some(day(20)), ..bought.clone() })).unwrap();
    desk.buy(&purchases::buy(crate::domain::Purchase { due_on: Some(day(-1)), ..bought })).unwrap();
    desk.hope(ana, "agreement", 1_000, Some(5));
    let late = desk.hope(ana, "agreement", 300, Some(-5));
    let won = desk.hope(ana, "agreement", 70, None);
    desk.won(won, 0);
    desk.agenda.rules.terms = 30;
    let told = desk.forecast().unwrap();
    let parts: Vec<_> =
        told.months.iter().map(|month| (month.part.closing.weighted, month.part.due, month.part.cash)).collect();
    assert_eq!(parts, [(800, 0, 0), (0, 500, 800), (0, 0, 0)]);
    assert_eq!((told.late.closing.total, told.late.due, told.late.cash), (300, 500, 240));
    assert_eq!((told.won_month.count, told.won_month.amount, told.won_year.amount), (1, 70, 70));
    assert_eq!(told.this_month(), 870);
    desk.remove_opportunity(late).unwrap();
    assert!(desk.forecast().unwrap().late.closing.count == 0);
    let euros = Opportunity { currency: "EUR".parse().unwrap(), ..hope(ana, "x", "lead", 9, None) };
    desk.open_opportunity(&euros, &Next::Nothing).unwrap();
    assert_eq!(desk.forecast().unwrap().left_out.into_iter().collect::<Vec<_>>(), [euros.currency]);
    let card = &desk.board_cards(&desk.lane("lead"), None, Direction::After, 9).unwrap()[0];
    assert_eq!(card.deal.amount, Some(Money { minor: 9, currency: euros.currency }));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Windows of any size, fetched forwards or backwards from any card, together make the whole pile.
    #[test]
    fn a_pile_is_the_same_however_it_is_fetched(
        aheads in prop::collection::vec(prop::option::of(-3_i64..4), 1..24),
        size in 1_usize..5,
    ) {
        let mut desk = Desk::new();
        let ana = desk.client_called("Ana");
        for (n, ahead) in aheads.iter().enumerate() {
            let id = desk.hope(ana, "lead", 1, *ahead);
            if n % 3 == 2 {
                desk.lost(id, 0);
            }
        }
        for stage in ["lead", LOST] {
            let (of, whole) = (desk.lane(stage), desk.pile(stage));
            for direction in [Direction::After, Direction::Before] {
                let (mut from, mut met) = (None, Vec::new());
                loop {
                    let mut cards = desk.board_cards(&of, from, direction, size).unwrap();
                    prop_assert!(cards.len() <= size);
                    if direction == Direction::Before {
                        cards.reverse();
                    }
                    let Some(last) = cards.last() else { break };
                    from = Some(last.deal.spot());
                    met.extend(cards.iter().map(|card| card.deal.id));
                }
                if direction == Direction::Before {
                    met.reverse();
                }
                prop_assert_eq!(&met, &whole);
            }
        }
    }
}
