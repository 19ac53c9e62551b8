//! The user's goals, and what of a month counts toward them. It is asked for after every change, so each number comes
//! from an index alone.

use jiff::civil::Date;
use rusqlite::{Connection, params};

use super::error::Result;
use super::row::{Parsed, code};
use super::write::Write;
use crate::domain::calendar::later;
use crate::domain::goal::Reached;
use crate::domain::{Code, Direction, Goal, Kind, Money, Outcome, Rules};

pub(super) const GOALS: &str = "SELECT kind, month, target FROM goal ORDER BY kind, month";

/// Every goal that was ever set.
pub(super) fn goals(conn: &Connection) -> Result<Vec<Goal>> {
    let mut statement = conn.prepare_cached(GOALS)?;
    let goals = statement.query_map([], |row| {
        let month: String = row.get(1)?;
        let month = format!("{month}-01").parse().unwrap_or(Date::MIN);
        Ok(Goal { kind: code(row, 0)?, month, target: row.get(2)? })
    })?;
    Ok(goals.collect::<rusqlite::Result<_>>()?)
}

pub(super) const SOLD: &str = "SELECT currency, total FROM purchase
  WHERE made_on BETWEEN ?1 AND ?2 AND client_id NOT IN (SELECT client_id FROM light WHERE shelf = 'trashed')";
pub(super) const CALLED: &str = "SELECT kind, outcome, direction FROM interaction
  WHERE at >= ?1 AND at < ?2 AND client_id NOT IN (SELECT client_id FROM light WHERE shelf = 'trashed')";
pub(super) const FIRST: &str =
    "SELECT count(*) FROM value WHERE first_on BETWEEN ?1 AND ?2 AND shelf <> 'trashed' AND purchases > 0";

/// What of the month of a day counts toward goals.
pub(super) fn reached(conn: &Connection, month: Date, rules: &Rules) -> Result<Reached> {
    let (first, last) = (month.first_of_month(), month.last_of_month());
    let mut reached = Reached::default();
    let mut statement = conn.prepare_cached(SOLD)?;
    let mut rows = statement.query([first.to_string(), last.to_string()])?;
    while let Some(row) = rows.next()? {
        let currency = row.get::<_, Parsed<_>>(0)?.0;
        let sold = rules.money.convert(Money { minor: row.get(1)?, currency });
        reached.revenue = reached.revenue.saturating_add(sold.unwrap_or(0));
    }
    let (call, visit) = (Kind::Call.code(), Kind::Visit.code());
    let mut statement = conn.prepare_cached(CALLED)?;
    let mut rows = statement.query([first.to_string(), later(last, 1).to_string()])?;
    while let Some(row) = rows.next()? {
        let kind = row.get_ref(0)?.as_str().unwrap_or_default();
        if kind == call {
            reached.calls += i64::from(row.get_ref(2)?.as_str().is_ok_and(|way| way == Direction::Outgoing.code()));
        } else if kind == visit {
            let shut = row.get_ref(1)?.as_str().is_ok_and(|outcome| outcome == Outcome::NoAnswer.code());
            reached.visits += i64::from(!shut);
        }
    }
    reached.new_clients =
        conn.prepare_cached(FIRST)?.query_row([first.to_string(), last.to_string()], |row| row.get(0))?;
    Ok(reached)
}

impl Write<'_> {
    /// Sets a goal from its month on.
    pub fn set_goal(&mut self, goal: &Goal) -> Result<()> {
        let month = format!("{:04}-{:02}", goal.month.year(), goal.month.month());
        self.conn()
            .prepare_cached(
                "INSERT INTO goal (kind, month, target) VALUES (?1, ?2, ?3)
                 ON CONFLICT (kind, month) DO UPDATE SET target = excluded.target",
            )?
            .execute(params![goal.kind.code(), month, goal.target])?;
        Ok(())
    }
}
