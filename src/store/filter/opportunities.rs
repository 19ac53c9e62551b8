//! What may be sold to a client: in which stage it is, what it would bring and when, and whether anything moves.

use std::collections::HashMap;

use rusqlite::OptionalExtension;

use super::super::error::Result;
use super::super::read::Reader;
use super::super::row::day;
use super::super::search::ClientSet;
use super::Asker;
use super::columns::{codes, united};
use super::others::{hold, money};
use super::texts::Wanted;
use crate::domain::ClientId;
use crate::domain::calendar::days_between;
use crate::domain::filter::{Choice, Test, stage_choice};
use crate::domain::stage::{LOST, WON};

/// Those to whom something is expected to be sold on such a day.
pub(in crate::store) const CLOSING: &str = "SELECT client_id FROM opportunity INDEXED BY opportunity_open
  WHERE closed_on IS NULL AND expect_on BETWEEN :a AND :b";
/// Those to whom something in a stage may be sold.
pub(in crate::store) const IN_STAGE: &str = "SELECT client_id FROM opportunity INDEXED BY opportunity_by_stage
  WHERE closed_on IS NULL AND stage = :a";
/// Those to whom something was sold, or of whom it was hoped.
pub(in crate::store) const CLOSED: &str = "SELECT client_id FROM opportunity INDEXED BY opportunity_closed
  WHERE closed_on IS NOT NULL AND stage = :a";
/// What each may bring.
pub(in crate::store) const AMOUNTS: &str =
    "SELECT client_id, amount, currency FROM opportunity INDEXED BY opportunity_open
  WHERE closed_on IS NULL";
/// What was left alone since each day.
pub(in crate::store) const MOVED: &str = "SELECT client_id, moved_on FROM opportunity INDEXED BY opportunity_moved
  WHERE closed_on IS NULL";
/// The next competitor in alphabetical order.
pub(in crate::store) const NEXT_COMPETITOR: &str = "SELECT competitor FROM opportunity INDEXED BY opportunity_against
  WHERE competitor IS NOT NULL AND competitor > ?1 ORDER BY competitor LIMIT 1";
/// Those of whom somebody else wanted to sell to them.
pub(in crate::store) const AGAINST: &str = "SELECT client_id FROM opportunity INDEXED BY opportunity_against
  WHERE competitor IS NOT NULL AND competitor = :a";

impl Asker<'_> {
    /// Those to whom something may be sold that is in such a stage; of those that are over only when they are named.
    pub(super) fn stage(&self, test: &Test) -> Result<ClientSet> {
        let stages = Reader { conn: self.conn }.stages_in_use()?;
        let named = |stage: &str, wanted: &mut Wanted| {
            wanted.fits(stage) || stage_choice(stage).into_iter().flat_map(Choice::names).any(|word| wanted.fits(word))
        };
        let mut wanted = Wanted::of(test);
        let meant: Vec<String> = stages.into_iter().filter(|stage| named(stage, &mut wanted)).collect();
        let mut found = united(meant.iter().map(|stage| self.gather(IN_STAGE, &[(":a", stage)])))?;
        if *test != Test::Any {
            for stage in [WON, LOST].into_iter().filter(|stage| named(stage, &mut wanted)) {
                found.unite(&self.gather(CLOSED, &[(":a", &stage)])?);
            }
        }
        Ok(found)
    }

    /// What each client may bring that has anything open, as far as there is an amount and a rate for it.
    pub(super) fn deals(&self) -> Result<HashMap<ClientId, i64>> {
        let mut sums: HashMap<ClientId, i64> = HashMap::new();
        self.each(AMOUNTS, &[], |row| {
            let amount = money(row, 1, 2)?.and_then(|amount| self.asked.rules.money.convert(amount));
            let sum = sums.entry(ClientId(row.get(0)?)).or_default();
            *sum = sum.saturating_add(amount.unwrap_or(0));
            Ok(())
        })?;
        Ok(sums)
    }

    /// Those who may bring so much, all that is open together.
    pub(super) fn deal(&self, test: &Test) -> Result<ClientSet> {
        let bounds = test.numbers(self.unit());
        let sums = self.deals()?.into_iter();
        Ok(sums.filter(|(_, sum)| hold(bounds.as_deref(), *sum)).map(|(client, _)| client).collect())
    }

    /// Those with whom something open has gone stale, or nothing of it has.
    pub(super) fn stale(&self, test: &Test) -> Result<ClientSet> {
        let (today, days) = (self.asked.today, i64::from(self.asked.rules.stale_days));
        let reader = Reader { conn: self.conn };
        let (mut all, mut stale) = (ClientSet::default(), ClientSet::default());
        self.each(MOVED, &[], |row| {
            let client = ClientId(row.get(0)?);
            all.insert(client);
            // Only where it was left alone for long must it be known when the client was met.
            let is_old = |on| days_between(on, today) >= days;
            if is_old(day(row, 1)?) && !stale.contains(client) && reader.last_met(client)?.is_none_or(is_old) {
                stale.insert(client);
            }
            Ok(())
        })?;
        let wanted = codes(test);
        let fits = |code| wanted.as_ref().is_none_or(|codes| codes.contains(&code));
        all.subtract(&stale);
        let mut found = ClientSet::default();
        if fits("yes") {
            found.unite(&stale);
        }
        if fits("no") {
            found.unite(&all);
        }
        Ok(found)
    }

    /// Those to whom such a competitor wanted to sell, too.
    pub(super) fn competitor(&self, test: &Test) -> Result<ClientSet> {
        let mut wanted = Wanted::of(test);
        let mut found = ClientSet::default();
        let mut statement = self.conn.prepare_cached(NEXT_COMPETITOR)?;
        let mut last = String::new();
        while let Some(next) = statement.query_row([&last], |row| row.get::<_, String>(0)).optional()? {
            if wanted.fits(&next) {
                found.unite(&self.gather(AGAINST, &[(":a", &next)])?);
            }
            last = next;
        }
        Ok(found)
    }
}
