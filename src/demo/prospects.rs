//! What may be sold in a sample portfolio, and what became of it: told for some clients, made up for the rest.

use jiff::civil::Date;
use serde::Deserialize;

use super::days::Days;
use super::tales::{Deal, Tales, Words};
use super::weave::{Slots, fill};
use crate::domain::calendar::{days_between, later};
use crate::domain::stage::{LOST, WON, is_closed};
use crate::domain::{
    CloseReason, Code, Currency, Opportunity, Purchase, PurchaseId, PurchaseKind, Qualification, Stages,
};

/// The hundredth part of a unit of money.
const HUNDRED: i64 = 100;
/// The stages that the texts name.
const TOLD: [&str; 4] = ["lead", "qualified", "proposal", "agreement"];
/// About how many days something stays in each stage.
const STAYS: [i64; 4] = [9, 12, 15, 6];
/// Of so many purchases of a told client one was a possible sale first.
const EVERY: usize = 4;

/// A possible sale, as it is told.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Hope {
    /// The client, by its name.
    pub(super) client: String,
    title: String,
    /// In whole units.
    amount: Option<i64>,
    /// The stages that it came into, each with how many days ago; `won` or `lost` last where it is closed.
    pub(super) path: Vec<(String, i64)>,
    /// In how many days it should close.
    expect: Option<i64>,
    chance: Option<u8>,
    terms: Option<u16>,
    competitor: Option<String>,
    /// What they need it for, by when, what happens if they wait, and who decides; as far as it was asked.
    #[serde(default)]
    asked: Vec<String>,
    why: Option<CloseReason>,
    /// Why, in words.
    #[serde(default)]
    said: String,
    /// Which of what is planned with the client is its next step.
    pub(super) step: Option<usize>,
}

/// A possible sale with its past, before it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prospect {
    /// As it is now; it names its purchase by its place, from 1 on.
    pub opportunity: Opportunity,
    /// The stages that it came through before, each with its day.
    pub before: Vec<(String, Date)>,
    /// Which of what is planned with the client is its next step, from 0 on.
    pub step: Option<usize>,
}

/// What may be sold to a client of this name.
pub(super) fn told(tales: &Tales, name: &str, currency: Currency, stages: &Stages, days: &Days<'_>) -> Vec<Prospect> {
    let hopes = tales.hopes.iter().filter(|hope| hope.client == name);
    let prospect = |hope: &Hope| {
        let path = hope.path.iter().map(|(stage, ago)| (set(stage, stages), *ago)).collect();
        let [need, timing, consequence, influence] =
            [0, 1, 2, 3].map(|point| hope.asked.get(point).cloned().unwrap_or_default());
        let (before, opportunity) = laid_out(&hope.title, path, currency, days)?;
        Some(Prospect {
            opportunity: Opportunity {
                amount: hope.amount.map(|whole| whole * HUNDRED),
                probability: hope.chance,
                expect_on: hope.expect.map(|ahead| later(days.today, ahead)),
                terms: hope.terms,
                competitor: hope.competitor.clone(),
                qualification: Qualification { need, timing, consequence, influence },
                why: hope.why,
                why_note: hope.said.clone(),
                ..opportunity
            },
            before,
            step: hope.step,
        })
    };
    hopes.filter_map(prospect).collect()
}

/// A stage of the texts as the user set it: the one that stands about as far on.
fn set(stage: &str, stages: &Stages) -> String {
    let Some(place) = TOLD.iter().position(|told| *told == stage) else { return stage.to_owned() };
    if stages.place(stage).is_some() {
        return stage.to_owned();
    }
    let open = stages.open();
    open.get(place * open.len() / TOLD.len()).map_or_else(|| stage.to_owned(), |stage| stage.code.clone())
}

/// An opportunity that came into these stages so many days ago each, and the stages before its last.
fn laid_out(
    title: &str,
    path: Vec<(String, i64)>,
    currency: Currency,
    days: &Days<'_>,
) -> Option<(Vec<(String, Date)>, Opportunity)> {
    // Each stage has a day of its own, whatever weekends lie between.
    let mut moves: Vec<(String, Date)> = Vec::with_capacity(path.len());
    for (stage, ago) in path.into_iter().rev() {
        let on = days.past(ago);
        let on = moves.last().filter(|(_, next)| on >= *next).map_or(on, |(_, next)| days.before(*next));
        if moves.last().is_none_or(|(next, _)| *next != stage) {
            moves.push((stage, on));
        }
    }
    moves.reverse();
    let opened_on = moves.first()?.1;
    let (stage, since) = moves.pop()?;
    let closed_on = is_closed(&stage).then_some(since);
    let opportunity = Opportunity {
        opened_on,
        closed_on,
        expect_on: closed_on,
        ..Opportunity::new(super::NOBODY, title, stage, since, currency)
    };
    Some((moves, opportunity))
}

/// Which of the reasons it was.
fn reason(won: bool, number: usize) -> CloseReason {
    let fit: Vec<CloseReason> = CloseReason::ALL.iter().copied().filter(|why| !won || why.wins()).collect();
    fit.get(number % fit.len().max(1)).copied().unwrap_or(CloseReason::Other)
}

fn title(words: &Words, deal: Option<&Deal>, who: &str, number: usize) -> String {
    let template = words.titles.get(number % words.titles.len().max(1)).map_or("", String::as_str);
    fill(template, Slots { who, deal })
}

/// What became of what a told client might have bought: every fourth purchase was a possible sale first, and now and then
/// one more came to nothing.
pub(super) fn earlier(
    tales: &Tales,
    (place, deals): (usize, &[Deal]),
    purchases: &[Purchase],
    begin: Date,
    days: &Days<'_>,
    stages: &Stages,
) -> Vec<Prospect> {
    let sales = purchases.iter().enumerate().filter(|(_, bought)| bought.kind == PurchaseKind::Sale);
    let mut prospects = Vec::new();
    for (n, bought) in sales {
        let (won, number) = ((n + place) % EVERY == 1, place * 7 + n * 5);
        if !won && (n + place) % EVERY < 2 {
            continue;
        }
        let jitter = i64::try_from(number % 11).unwrap_or(0) - 4;
        // What came to nothing did so some days after something else was bought.
        let closed = days_between(bought.made_on, days.today) - if won { 0 } else { 8 };
        // Most of what comes to nothing does so early.
        let early = [1, 1, 2, 1, 3, 1, 2, 4, 1, 2].get(number % 10).copied().unwrap_or(1);
        let reached = if won { TOLD.len() } else { early };
        let mut ago = closed;
        let mut path = vec![(if won { WON } else { LOST }.to_owned(), closed)];
        for stage in (0..reached).rev() {
            ago += (STAYS.get(stage).copied().unwrap_or(9) + jitter).max(2);
            path.insert(0, (set(TOLD.get(stage).copied().unwrap_or("lead"), stages), ago));
        }
        if closed < 1 || later(days.today, -ago - 4) < begin {
            continue;
        }
        let deal = deals.get(n % deals.len().max(1));
        let Some((before, opportunity)) =
            laid_out(&title(&tales.large, deal, "", place + n), path, bought.currency, days)
        else {
            continue;
        };
        let total = bought.total().minor;
        let competitor = tales.large.rivals.get(number % tales.large.rivals.len().max(1)).cloned();
        let why = reason(won, number);
        prospects.push(Prospect {
            opportunity: Opportunity {
                amount: Some(if won { total } else { (total / HUNDRED + total / HUNDRED / 3) / 10 * 10 * HUNDRED }),
                // It is the purchase, to the day.
                closed_on: opportunity.closed_on.map(|on| if won { bought.made_on } else { on }),
                stage_since: if won { bought.made_on } else { opportunity.stage_since },
                moved_on: if won { bought.made_on } else { opportunity.moved_on },
                competitor: competitor.filter(|_| why == CloseReason::Competitor),
                why: Some(why),
                purchase: won.then(|| i64::try_from(n + 1).ok().map(PurchaseId)).flatten(),
                ..opportunity
            },
            before,
            step: None,
        });
    }
    prospects
}

/// What may be sold to a made-up client: to every second one something, of which a fifth is still open.
pub(super) fn made_up(
    words: &Words,
    roll: &mut impl FnMut(usize) -> usize,
    (begin, currency): (Date, Currency),
    days: &Days<'_>,
) -> Vec<Prospect> {
    // Nothing is older than the client, whatever weekends lie between: a fifth of the clients is too new.
    let room = days_between(begin, days.today) - 12;
    if roll(8) > 4 || room < 20 {
        return Vec::new();
    }
    let mut number = |from: i64, to: i64| {
        let span = usize::try_from(to - from + 1).unwrap_or(1);
        from + i64::try_from(roll(span)).unwrap_or(0)
    };
    let (open, won) = (number(1, 5) == 1, number(1, 100) <= 45);
    let reached = match (open, won) {
        (false, true) => 4,
        _ => [1, 1, 1, 2, 2, 2, 3, 3, 3, 4].get(usize::try_from(number(0, 9)).unwrap_or(0)).copied().unwrap_or(1),
    };
    // What is open came into its stage some days or weeks ago; what is closed was so at any time.
    let last = if open { number(1, 60).min(room - 6) } else { number(1, (room - 6).max(1)) };
    let closing = (!open).then(|| (if won { WON } else { LOST }.to_owned(), last));
    let mut ago = if open { last } else { last + number(2, 12) };
    let mut path: Vec<(String, i64)> = closing.into_iter().collect();
    for stage in (0..reached).rev() {
        path.insert(0, (TOLD.get(stage).copied().unwrap_or("lead").to_owned(), ago.min(room)));
        ago += number(2, 2 * STAYS.get(stage).copied().unwrap_or(9));
    }
    let (amount, digit) = (number(4, 900) * number(1, 30), number(0, 9));
    let expect = (open && digit > 0).then(|| number(-3, 130));
    let which = usize::try_from(number(0, 999)).unwrap_or(0);
    let deal = words.deals.get(which % words.deals.len().max(1));
    let title = title(words, deal, "", which / 7);
    let Some((before, opportunity)) = laid_out(&title, path, currency, days) else { return Vec::new() };
    let why = (!open).then(|| reason(won, which));
    let competitor = words.rivals.get(which % words.rivals.len().max(1)).cloned();
    vec![Prospect {
        opportunity: Opportunity {
            amount: (digit != 5).then_some(amount * 10 * HUNDRED),
            expect_on: if open { expect.map(|ahead| later(days.today, ahead)) } else { opportunity.closed_on },
            competitor: competitor.filter(|_| why == Some(CloseReason::Competitor) || (open && digit > 6)),
            why,
            ..opportunity
        },
        before,
        step: None,
    }]
}
