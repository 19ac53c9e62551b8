//! Possible sales: one that is here already is known by what it is called outside, by its number, or by all that tells one
//! from another.

use std::collections::{BTreeMap, BTreeSet};

use super::super::error::{LONGEST_LINE, LONGEST_NAME, LONGEST_TEXT};
use super::super::purchases::LARGEST_AMOUNT;
use super::super::{FIRST_DAY, LAST_DAY, Result};
use super::client::name_it;
use super::outcome::{About, SaleRefusal, Verdict};
use super::purchases::line_of;
use super::{Taken, Taking};
use crate::domain::order::Catalogue;
use crate::domain::purchase::ONE;
use crate::domain::stage::{Known, LOST, WON};
use crate::domain::{ClientId, Code, Opportunity, OpportunityId, Product, Purchase, PurchaseId, PurchaseLine, text};
use crate::exchange::csv::{DealRow, stage_of};
use crate::exchange::ical::OpportunityCard;
use crate::store::{Entity, Write};

/// What is sold, by the loose name and by the code.
type Shelf = BTreeMap<String, Product>;

pub(super) fn take(taking: &mut Taking, write: &mut Write, rows: &[DealRow], taken: &mut Taken) -> Result<()> {
    let shelf = shelf(write)?;
    let reader = write.read();
    let catalogue = Catalogue::new([reader.products(false)?, reader.products(true)?].concat());
    let mut used = BTreeSet::new();
    for row in rows {
        taking.step()?;
        let client = match taking.client(write, &row.whose, taken)? {
            Ok(client) => client,
            Err(why) => {
                taken.refuse(row.line, why);
                continue;
            }
        };
        let made = match &row.whole {
            Some(card) => taking.whole(write, card, client, &catalogue)?,
            None => taking.opportunity(row, client, &shelf),
        };
        let opportunity = match made {
            Ok(made) => made,
            Err(why) => {
                taken.refuse(row.line, why);
                continue;
            }
        };
        let about = About::Opportunity(opportunity.title.clone(), opportunity.stage.clone(), opportunity.money());
        let uid = row.uid.as_deref();
        let called = uid.map(|uid| write.read().by_uid(Entity::Opportunity, uid)).transpose()?.flatten();
        let found = match called {
            Some(id) => Some(OpportunityId(id)),
            None => known(write, &opportunity, &used)?,
        };
        let (id, verdict) = match (found, &row.whole) {
            (Some(id), _) => (id, Verdict::Same),
            (None, Some(card)) => {
                let id = write.add_opportunity(&opportunity)?;
                if !card.moves.is_empty() {
                    write.set_stage_moves(id, client, &card.moves)?;
                }
                if let Some(uid) = card.purchase.clone().filter(|_| opportunity.purchase.is_none()) {
                    taking.became.insert(uid, id);
                }
                (id, Verdict::New)
            }
            (None, None) => (taking.write_opportunity(write, opportunity, taken)?, Verdict::New),
        };
        used.insert(id);
        if let Some(uid) = uid {
            name_it(write, Entity::Opportunity, id.0, uid)?;
        }
        taken.row(row.line, taking.who.name(client), about, verdict);
    }
    Ok(())
}

/// Notes that a purchase that came in is the one which a possible sale became.
pub(super) fn link(taking: &mut Taking, write: &mut Write, uid: &str, purchase: PurchaseId) -> Result<()> {
    let Some(id) = taking.became.remove(uid) else { return Ok(()) };
    let won = write.read().opportunity(id)?;
    if write.read().purchase(purchase)?.client == won.client {
        write.set_opportunity(&Opportunity { purchase: Some(purchase), ..won })?;
    }
    Ok(())
}

fn shelf(write: &Write) -> Result<Shelf> {
    let mut shelf = Shelf::new();
    for retired in [false, true] {
        for product in write.read().products(retired)? {
            let keys = [Some(loose(&product.name)), product.code.as_deref().map(loose)];
            for key in keys.into_iter().flatten().filter(|key| !key.is_empty()) {
                shelf.entry(key).or_insert_with(|| product.clone());
            }
        }
    }
    Ok(shelf)
}

/// A name as it is looked for: without blanks and signs, for `GTXPro` is `GTX Pro`.
fn loose(name: &str) -> String {
    text::words(name).concat()
}

impl Taking<'_> {
    /// Writes a possible sale, and what was bought. Where it began no file says: in the first stage.
    fn write_opportunity(
        &mut self,
        write: &mut Write,
        mut opportunity: Opportunity,
        taken: &mut Taken,
    ) -> Result<OpportunityId> {
        if opportunity.is_won() && self.options.purchases && opportunity.amount.is_some_and(|amount| amount > 0) {
            let on = opportunity.closed_on.unwrap_or(opportunity.opened_on);
            let bought = Purchase {
                lines: opportunity.lines.clone(),
                external_id: opportunity.external_id.clone(),
                ..Purchase::new(opportunity.client, on, opportunity.currency)
            };
            if !bought.lines.is_empty() {
                opportunity.purchase = Some(write.add_purchase(&bought)?);
                taken.bought += 1;
            }
        }
        if opportunity.is_open() {
            return Ok(write.add_opportunity(&opportunity)?);
        }
        // It began somewhere before it was closed: cycles and conversion are told from both.
        let begun = Opportunity {
            stage: self.rules.stages.first().to_owned(),
            stage_since: opportunity.opened_on,
            lines: Vec::new(),
            ..opportunity.clone()
        };
        let id = write.add_opportunity(&begun)?;
        write.set_opportunity(&Opportunity { id, ..opportunity })?;
        Ok(id)
    }

    /// A possible sale as this program wrote it.
    fn whole(
        &self,
        write: &Write,
        card: &OpportunityCard,
        client: ClientId,
        catalogue: &Catalogue,
    ) -> Result<std::result::Result<Opportunity, SaleRefusal>> {
        let known = &card.opportunity;
        let days = [Some(known.opened_on), known.closed_on, Some(known.stage_since), Some(known.moved_on)];
        if let Some(day) = days.into_iter().flatten().find(|day| *day > self.today) {
            return Ok(Err(SaleRefusal::Future(day)));
        }
        let long = known.title.chars().count() > LONGEST_NAME || known.note.chars().count() > LONGEST_TEXT;
        let mut days = days.into_iter().chain([known.expect_on]).flatten();
        if long
            || days.any(|day| !(FIRST_DAY..=LAST_DAY).contains(&day))
            || known.amount.is_some_and(|amount| !(0..=LARGEST_AMOUNT).contains(&amount))
        {
            return Ok(Err(SaleRefusal::Beyond));
        }
        let purchase = card.purchase.as_deref();
        let purchase = purchase.map(|uid| write.read().by_uid(Entity::Purchase, uid)).transpose()?.flatten();
        let lines = card.lines.iter().map(|line| line_of(line, catalogue)).collect();
        Ok(Ok(Opportunity { client, purchase: purchase.map(PurchaseId), lines, ..known.clone() }))
    }

    /// The possible sale that a row tells of.
    fn opportunity(
        &self,
        row: &DealRow,
        client: ClientId,
        shelf: &Shelf,
    ) -> std::result::Result<Opportunity, SaleRefusal> {
        let stage = self.stage(&row.stage);
        let closed = matches!(stage.as_str(), WON | LOST);
        let closed_on = closed.then(|| row.closed.or(row.opened).unwrap_or(self.today));
        let opened_on = row.opened.or(closed_on).unwrap_or(self.today).min(closed_on.unwrap_or(LAST_DAY));
        // An open one is not closed yet: that day is when it is expected.
        let expect_on = row.expected.or(row.closed.filter(|_| !closed));
        for day in [Some(opened_on), closed_on].into_iter().flatten() {
            if day > self.today {
                return Err(SaleRefusal::Future(day));
            }
        }
        if [Some(opened_on), closed_on, expect_on]
            .into_iter()
            .flatten()
            .any(|day| !(FIRST_DAY..=LAST_DAY).contains(&day))
        {
            return Err(SaleRefusal::Beyond);
        }
        let product = row.product.as_deref().and_then(|name| shelf.get(&loose(name)));
        let said = row.amount.map(|amount| amount.scaled(row.currency.unwrap_or(self.rules.money.currency).digits()));
        // Programs write nothing as zero where something was lost.
        let said = said.filter(|amount| *amount != 0 || stage == WON);
        let price = product.filter(|_| !closed).and_then(|product| product.price);
        let currency = match (row.currency, product) {
            (Some(currency), _) => currency,
            (None, Some(product)) if said.is_none() && price.is_some() => product.currency,
            _ => self.rules.money.currency,
        };
        let amount = said.or(price);
        if amount.is_some_and(|amount| !(0..=LARGEST_AMOUNT).contains(&amount)) {
            return Err(SaleRefusal::Beyond);
        }
        let title = [&row.title, &row.product, &row.whose.name].into_iter().flatten().next().map_or("", String::as_str);
        let title = match product {
            Some(product) if row.title.is_none() => product.name.clone(),
            _ => text::clean_line(title),
        };
        let line = |text: &str| text::clean_line(text).chars().take(LONGEST_LINE).collect::<String>();
        let lines = row.product.as_deref().map(|name| PurchaseLine {
            product: product.map(|product| product.id),
            description: if product.is_some() { String::new() } else { line(name) },
            quantity: ONE,
            price: amount.unwrap_or(0),
            discount: 0,
            cost: product.filter(|product| product.currency == currency).and_then(|product| product.cost),
        });
        let title: String = title.chars().take(LONGEST_NAME).collect();
        let since = closed_on.unwrap_or(opened_on);
        Ok(Opportunity {
            id: OpportunityId(0),
            stage_since: since,
            moved_on: since,
            opened_on,
            amount,
            probability: row.probability.filter(|_| !closed),
            expect_on,
            lines: lines.into_iter().collect(),
            competitor: row.competitor.as_deref().map(line).filter(|competitor| !competitor.is_empty()),
            note: text::clean_text(&row.note),
            closed_on,
            external_id: row.number.as_deref().map(line),
            ..Opportunity::new(client, title, stage, opened_on, currency)
        })
    }

    /// The stage that a row means: one of the user's own, one that goes by many names, or a new one of this name.
    fn stage(&self, written: &str) -> String {
        let own = self.rules.stages.open().iter().find(|stage| text::fold(&stage.code) == text::fold(written.trim()));
        match (own, stage_of(written)) {
            (Some(own), _) => own.code.clone(),
            (None, Some(known)) if matches!(known, Known::Won | Known::Lost) => known.code().to_owned(),
            (None, Some(known)) if self.rules.stages.place(known.code()).is_some() => known.code().to_owned(),
            _ => text::clean_line(written).chars().take(30).collect(),
        }
    }
}

/// The possible sale that is here already: by its number, or by all that tells one from another.
fn known(write: &Write, opportunity: &Opportunity, used: &BTreeSet<OpportunityId>) -> Result<Option<OpportunityId>> {
    let reader = write.read();
    if let Some(number) = &opportunity.external_id {
        return Ok(reader.opportunities_numbered(number)?.first().map(|known| known.id));
    }
    let alike = |known: &&Opportunity| {
        (known.opened_on, known.closed_on, known.amount)
            == (opportunity.opened_on, opportunity.closed_on, opportunity.amount)
            && text::sort_key(&known.title) == text::sort_key(&opportunity.title)
            && !used.contains(&known.id)
    };
    Ok(reader.opportunities(opportunity.client)?.iter().find(alike).map(|known| known.id))
}
