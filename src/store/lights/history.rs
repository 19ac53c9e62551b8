//! What lights and values are computed from: everything that a client's rows say, read for one by its indexes, or for all
//! by one pass over the same indexes.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row};

use crate::domain::alert::{Chance, Facts, Seen};
use crate::domain::value::{Ledger, Value};
use crate::domain::{Client, ClientId, FollowUpId, InteractionId, Rules};
use crate::store::error::Result;
use crate::store::merge::Merge;
use crate::store::row::{code, day, money, opt_code, opt_day};
use crate::store::{details, read, segments, topics, value};

pub(in crate::store) const HISTORY: &str =
    "SELECT client_id, substr(at, 1, 10) AS day, id, kind, outcome, direction, resolved_on FROM interaction";
pub(in crate::store) const HISTORY_ORDER: &str = "ORDER BY client_id, at, id";
pub(in crate::store) const PLANS: &str =
    "SELECT client_id, due_on, due_at, id, lead FROM follow_up WHERE state = 'open'";
pub(in crate::store) const PLANS_ORDER: &str = "ORDER BY client_id, due_on, due_at IS NULL, due_at, id";
/// The open opportunities; the index has all that is asked for.
pub(in crate::store) const HOPES: &str = "SELECT client_id, expect_on, id, stage, amount, currency, probability, title
    FROM opportunity INDEXED BY opportunity_open WHERE closed_on IS NULL";
pub(in crate::store) const HOPES_ORDER: &str = "ORDER BY client_id, expect_on, id";
/// The dates that matter, each with the person whose it is.
pub(in crate::store) const OCCASIONS: &str =
    "SELECT o.id, o.contact_id, o.kind, o.label, o.month, o.day, o.year, o.yearly, o.lead,
      o.since, o.client_id, p.name AS person
    FROM occasion o LEFT JOIN contact p ON p.id = o.contact_id";
pub(in crate::store) const OCCASIONS_ORDER: &str = "ORDER BY o.client_id, o.position";

/// What a client's rows say, as they go by.
pub(super) struct History {
    client: Client,
    pub(super) facts: Facts,
    pub(super) next: Option<(FollowUpId, Date, Option<String>)>,
    pub(super) last: Option<(InteractionId, Date)>,
    ledger: Ledger,
}

impl History {
    /// What the rows of a client say, and the shelf on which it lies.
    pub(super) fn of_one(
        conn: &Connection,
        client: ClientId,
        rules: &Rules,
        today: Date,
    ) -> Result<Option<(String, Self)>> {
        let Some((shelf, mut history)) = conn
            .prepare_cached(&format!("{} WHERE id = ?1", read::CLIENTS))?
            .query_row([client.0], |row| Self::of(row, today))
            .optional()?
        else {
            return Ok(None);
        };
        if history.facts.cadence.is_none() {
            history.facts.cadence = segments::pace_of(conn, client)?;
        }
        let mut plans = conn.prepare_cached(&format!("{PLANS} AND client_id = ?1 {PLANS_ORDER}"))?;
        let mut plans = plans.query([client.0])?;
        while let Some(row) = plans.next()? {
            history.plan(row)?;
        }
        let mut hoped = conn.prepare_cached(&format!("{HOPES} AND client_id = ?1 {HOPES_ORDER}"))?;
        let mut hoped = hoped.query([client.0])?;
        while let Some(row) = hoped.next()? {
            history.hope(row, rules)?;
        }
        let mut marked = conn.prepare_cached(&format!("{OCCASIONS} WHERE o.client_id = ?1 {OCCASIONS_ORDER}"))?;
        let mut marked = marked.query([client.0])?;
        while let Some(row) = marked.next()? {
            history.mark(row)?;
        }
        let mut seen = conn.prepare_cached(&format!("{HISTORY} WHERE client_id = ?1 {HISTORY_ORDER}"))?;
        let mut seen = seen.query([client.0])?;
        while let Some(row) = seen.next()? {
            history.see(row, rules)?;
        }
        for (kind, since) in topics::alarms(conn, client)? {
            history.facts.hear(kind, since);
        }
        let (purchases, order) = (value::PURCHASES, value::PURCHASES_ORDER);
        let mut bought = conn.prepare_cached(&format!("{purchases} WHERE client_id = ?1 {order}"))?;
        let mut bought = bought.query([client.0])?;
        while let Some(row) = bought.next()? {
            history.buy(row, rules)?;
        }
        let (expenses, order) = (value::EXPENSES, value::EXPENSES_ORDER);
        let mut spent = conn.prepare_cached(&format!("{expenses} AND client_id = ?1 {order}"))?;
        let mut spent = spent.query([client.0])?;
        while let Some(row) = spent.next()? {
            history.spend(row, rules)?;
        }
        Ok(Some((shelf, history.close())))
    }

    fn of(row: &Row, today: Date) -> rusqlite::Result<(String, Self)> {
        let client = read::client(row)?;
        let (facts, ledger) = (Facts::of(&client), Ledger::on(today));
        Ok((row.get(read::SHELF)?, Self { client, facts, next: None, last: None, ledger }))
    }

    /// Takes in an open follow-up; they come earliest first.
    fn plan(&mut self, row: &Row) -> rusqlite::Result<()> {
        let on = day(row, 1)?;
        self.facts.plan(on, row.get(4)?);
        if self.next.is_none() {
            self.next = Some((FollowUpId(row.get(3)?), on, row.get(2)?));
        }
        Ok(())
    }

    /// Takes in an open opportunity; they come by the day on which they are expected to be won.
    fn hope(&mut self, row: &Row, rules: &Rules) -> rusqlite::Result<()> {
        let (stage, title): (String, String) = (row.get("stage")?, row.get("title")?);
        let own: Option<u8> = row.get("probability")?;
        let likelihood = own.unwrap_or_else(|| rules.stages.probability(&stage)).min(100);
        let chance = Chance::of(likelihood, money(row, "amount", "currency")?, &rules.money);
        self.facts.hope(opt_day(row, "expect_on")?, &title, chance);
        Ok(())
    }

    /// Takes in something open that was said.
    fn hear(&mut self, row: &Row) -> rusqlite::Result<()> {
        let (kind, since) = topics::alarm(row)?;
        self.facts.hear(kind, since);
        Ok(())
    }

    /// Takes in a date that matters.
    fn mark(&mut self, row: &Row) -> rusqlite::Result<()> {
        let person: Option<String> = row.get("person")?;
        self.facts.mark(details::occasion(row)?, person.as_deref());
        Ok(())
    }

    /// Takes in an interaction; they come oldest first.
    fn see(&mut self, row: &Row, rules: &Rules) -> rusqlite::Result<()> {
        let (on, kind) = (day(row, 1)?, code(row, 3)?);
        self.last = Some((InteractionId(row.get(2)?), on));
        self.ledger.meet(on, kind, rules.effort.of(kind, &rules.money));
        self.facts.see(Seen {
            on,
            kind,
            outcome: opt_code(row, 4)?,
            direction: code(row, 5)?,
            resolved: opt_day(row, 6)?.is_some(),
        });
        Ok(())
    }

    /// Takes in a purchase; they come oldest first.
    fn buy(&mut self, row: &Row, rules: &Rules) -> rusqlite::Result<()> {
        self.ledger.buy(value::bought(row, rules)?);
        Ok(())
    }

    /// Takes in what an interaction cost beyond its usual effort.
    fn spend(&mut self, row: &Row, rules: &Rules) -> rusqlite::Result<()> {
        let (on, amount) = value::expense(row, rules)?;
        self.ledger.spend(on, amount);
        Ok(())
    }

    /// Everything has gone by: the facts learn what the purchases say.
    fn close(mut self) -> Self {
        // Whoever went away is not expected to buy, and still owes what it owes.
        self.facts.rhythm = self.ledger.rhythm().filter(|_| self.client.lost.is_none());
        self.facts.owed_since = self.ledger.owed_since();
        self
    }

    pub(super) fn value(&self, rules: &Rules) -> Value {
        let potential = self.client.potential.and_then(|potential| rules.money.convert(potential));
        self.ledger.value(&self.client, potential, &rules.classes)
    }
}

/// Hands over the history of every client, and the shelf on which it lies, in one pass over all their rows side by side.
pub(super) fn each(
    conn: &Connection,
    rules: &Rules,
    mut take: impl FnMut(ClientId, String, History) -> Result<()>,
) -> Result<()> {
    let mut clients = conn.prepare(&format!("{} ORDER BY id", read::CLIENTS))?;
    let mut plans = conn.prepare(&format!("{PLANS} {PLANS_ORDER}"))?;
    let mut seen = conn.prepare(&format!("{HISTORY} {HISTORY_ORDER}"))?;
    let mut marked = conn.prepare(&format!("{OCCASIONS} {OCCASIONS_ORDER}"))?;
    let mut bought = conn.prepare(&format!("{} {}", value::PURCHASES, value::PURCHASES_ORDER))?;
    let mut spent = conn.prepare(&format!("{} {}", value::EXPENSES, value::EXPENSES_ORDER))?;
    let mut heard = conn.prepare(&format!("{} {}", topics::ALARMS, topics::ALARMS_ORDER))?;
    let mut hoped = conn.prepare(&format!("{HOPES} {HOPES_ORDER}"))?;
    let mut clients = clients.query([])?;
    let mut hoped = Merge::new(hoped.query([])?)?;
    let mut plans = Merge::new(plans.query([])?)?;
    let mut seen = Merge::new(seen.query([])?)?;
    let mut marked = Merge::new(marked.query([])?)?;
    let mut bought = Merge::new(bought.query([])?)?;
    let mut spent = Merge::new(spent.query([])?)?;
    let mut heard = Merge::new(heard.query([])?)?;
    let today = value::valued_on(conn)?;
    let paces = segments::paces(conn)?;
    while let Some(row) = clients.next()? {
        let id = ClientId(row.get("id")?);
        let (shelf, mut history) = History::of(row, today)?;
        history.facts.cadence = history.facts.cadence.or_else(|| paces.get(&id).copied());
        plans.each(id, |row| history.plan(row))?;
        seen.each(id, |row| history.see(row, rules))?;
        marked.each(id, |row| history.mark(row))?;
        hoped.each(id, |row| history.hope(row, rules))?;
        bought.each(id, |row| history.buy(row, rules))?;
        spent.each(id, |row| history.spend(row, rules))?;
        heard.each(id, |row| history.hear(row))?;
        take(id, shelf, history.close())?;
    }
    Ok(())
}
