//! Reading playbooks, where they were started, and campaigns.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::days;
use super::error::Result;
use super::read::Reader;
use super::row::{Parsed, code, day, opt_code, opt_day};
use super::value;
use crate::domain::calendar::later;
use crate::domain::campaign::Results;
use crate::domain::interaction::{Touch, touch};
use crate::domain::playbook::{Run, RunState, Stop, Trigger};
use crate::domain::{
    Campaign, CampaignId, ClientId, Code, FollowUp, Money, OccasionKind, OpportunityId, Playbook, PlaybookId,
    PurchaseKind, Rules, RunId, Standing,
};

/// Where it is kept until which day it was looked what the calendar starts by itself.
pub(super) const PLAYED_ON: &str = "played_on";

/// A stored playbook and where it stands.
pub type PlacedPlaybook = (i64, Playbook);

/// What is asked of a client before anything is started on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Someone {
    /// The name.
    pub name: String,
    /// Where it stands.
    pub standing: Standing,
}

pub(super) const RUNNING: &str =
    "SELECT * FROM run WHERE client_id = ?1 AND state = 'running' ORDER BY started_on DESC, id DESC";
pub(super) const BEGAN: &str = "SELECT EXISTS
  (SELECT 1 FROM run WHERE playbook = ?1 AND client_id = ?2 AND cause = ?3 AND cause_on = ?4)";
/// The steps of a run that are open, among the [`FOLLOW_UPS`](super::read::FOLLOW_UPS).
pub(super) const STEPS: &str = "WHERE run_id = ?1 AND state = 'open' ORDER BY step";
pub(super) const NEXT_STEP: &str = "SELECT min(step) FROM follow_up WHERE run_id = ?1 AND state = 'open'";
pub(super) const OF_CAMPAIGN: &str =
    "SELECT client_id, started_on, state FROM run WHERE campaign_id = ?1 ORDER BY client_id";
pub(super) const RUNS_OF_CAMPAIGN: &str = "SELECT * FROM run WHERE campaign_id = ?1 ORDER BY client_id";
/// What happened with a client in some time, with what it cost besides the usual effort.
pub(super) const MET: &str = "SELECT kind, outcome, direction, expense, expense_currency FROM interaction
  WHERE client_id = ?1 AND at >= ?2 AND at < ?3";
/// What a client bought in some time, from the index alone.
pub(super) const BOUGHT: &str = "SELECT kind, currency, total FROM purchase
  WHERE client_id = ?1 AND made_on >= ?2 AND made_on <= ?3";
/// Who became inactive after a day and by another, and did not go away.
const INACTIVE: &str = "SELECT client_id, inactive_on FROM value
  WHERE shelf = 'current' AND purchases > 0 AND inactive_on > ?1 AND inactive_on <= ?2 AND lost_on > ?2
  ORDER BY inactive_on, client_id";

impl Reader<'_> {
    /// The playbooks that are stored, in their order.
    pub fn playbooks(&self) -> Result<Vec<PlacedPlaybook>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT position, id, code, name, text, automatic, hidden FROM playbook ORDER BY position, id",
        )?;
        let playbooks = statement.query_map([], |row| {
            let playbook = Playbook {
                id: PlaybookId(row.get(1)?),
                code: row.get(2)?,
                name: row.get(3)?,
                text: row.get(4)?,
                automatic: row.get(5)?,
                hidden: row.get(6)?,
            };
            Ok((row.get(0)?, playbook))
        })?;
        Ok(playbooks.collect::<rusqlite::Result<_>>()?)
    }

    /// What is asked of a client before anything is started on it; `None` for one who is gone.
    pub fn someone(&self, client: ClientId) -> Result<Option<Someone>> {
        let mut statement = self.conn.prepare_cached("SELECT name, standing FROM client WHERE id = ?1")?;
        let someone = statement.query_row([client.0], |row| Ok(Someone { name: row.get(0)?, standing: code(row, 1)? }));
        Ok(someone.optional()?)
    }

    /// A run.
    pub fn run(&self, id: RunId) -> Result<Run> {
        Ok(self.conn.prepare_cached("SELECT * FROM run WHERE id = ?1")?.query_row([id.0], run)?)
    }

    /// What runs with a client, what began last first.
    pub fn running(&self, client: ClientId) -> Result<Vec<Run>> {
        let mut statement = self.conn.prepare_cached(RUNNING)?;
        Ok(statement.query_map([client.0], run)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether anything runs with anybody.
    pub fn is_anything_running(&self) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM run INDEXED BY run_running WHERE state = 'running')";
        Ok(self.conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    /// Whether a playbook was ever started on a client by what happened on a day.
    pub fn began(&self, playbook: &str, client: ClientId, cause: Trigger, on: Date) -> Result<bool> {
        let mut statement = self.conn.prepare_cached(BEGAN)?;
        Ok(statement.query_row(params![playbook, client.0, cause.code(), on.to_string()], |row| row.get(0))?)
    }

    /// The steps of a run that are still to be done.
    pub fn open_steps(&self, id: RunId) -> Result<Vec<FollowUp>> {
        self.follow_ups_by(STEPS, id.0)
    }

    /// Which step of a run comes next.
    pub fn next_step_of(&self, id: RunId) -> Result<Option<u16>> {
        Ok(self.conn.prepare_cached(NEXT_STEP)?.query_row([id.0], |row| row.get(0))?)
    }

    /// The campaigns, what began last first.
    pub fn campaigns(&self) -> Result<Vec<Campaign>> {
        let mut statement = self.conn.prepare_cached("SELECT * FROM campaign ORDER BY started_on DESC, id DESC")?;
        Ok(statement.query_map([], campaign)?.collect::<rusqlite::Result<_>>()?)
    }

    /// A campaign.
    pub fn campaign(&self, id: CampaignId) -> Result<Campaign> {
        Ok(self.conn.prepare_cached("SELECT * FROM campaign WHERE id = ?1")?.query_row([id.0], campaign)?)
    }

    /// The runs of a campaign.
    pub fn runs_of_campaign(&self, id: CampaignId) -> Result<Vec<Run>> {
        let mut statement = self.conn.prepare_cached(RUNS_OF_CAMPAIGN)?;
        Ok(statement.query_map([id.0], run)?.collect::<rusqlite::Result<_>>()?)
    }

    /// How much is planned on each of `days` days from `from` on, and how many ask then.
    pub fn planned_ahead(&self, from: Date, days: usize, today: Date) -> Result<Vec<(Date, usize)>> {
        let loads = days::loads(self.conn, from, days, today)?;
        let day = |n| later(from, i64::try_from(n).unwrap_or(0));
        Ok(loads.iter().enumerate().map(|(n, load)| (day(n), load.planned + load.asking)).collect())
    }

    /// Until which day it was looked what the calendar starts by itself.
    pub fn played_on(&self) -> Result<Option<Date>> {
        Ok(super::notes::meta(self.conn, PLAYED_ON)?.and_then(|day| day.parse().ok()))
    }

    /// Who became inactive after a day and by another, and on which day.
    pub fn became_inactive(&self, after: Date, by: Date) -> Result<Vec<(ClientId, Date)>> {
        let mut statement = self.conn.prepare_cached(INACTIVE)?;
        let found = statement
            .query_map([after.to_string(), by.to_string()], |row| Ok((ClientId(row.get(0)?), day(row, 1)?)))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// Whose birthday, or that of whose people, a day is; each client once.
    pub fn birthdays(&self, on: Date) -> Result<Vec<ClientId>> {
        let mut clients: Vec<ClientId> = self
            .occasions_on(on, usize::MAX)?
            .into_iter()
            .filter(|day| day.occasion.kind == OccasionKind::Birthday)
            .map(|day| day.client)
            .collect();
        clients.sort();
        clients.dedup();
        Ok(clients)
    }
}

/// What came of a campaign by a day.
pub(super) fn results(conn: &Connection, campaign: &Campaign, rules: &Rules, today: Date) -> Result<Results> {
    let own = campaign.own_cost().map(|cost| rules.money.convert(cost));
    let mut results = Results { own_cost: own.flatten().unwrap_or(0), ..Results::default() };
    results.unrated += usize::from(own == Some(None));
    let mut members = conn.prepare_cached(OF_CAMPAIGN)?;
    let mut members = members.query([campaign.id.0])?;
    while let Some(row) = members.next()? {
        let (client, from) = (ClientId(row.get(0)?), day(row, 1)?);
        results.clients += 1;
        results.running += usize::from(code::<RunState, _>(row, 2)? == RunState::Running);
        let until = campaign.until(from, today);
        if until >= from {
            met(conn, client, (from, until), rules, &mut results)?;
            bought(conn, client, (from, until), rules, &mut results)?;
        }
    }
    Ok(results)
}

/// Adds the contacts of a client in some time.
fn met(conn: &Connection, client: ClientId, (from, to): (Date, Date), rules: &Rules, sum: &mut Results) -> Result<()> {
    let mut statement = conn.prepare_cached(MET)?;
    let mut rows = statement.query(params![client.0, from.to_string(), later(to, 1).to_string()])?;
    let (mut sought, mut answered) = (false, false);
    while let Some(row) = rows.next()? {
        let kind = code(row, 0)?;
        match touch(kind, opt_code(row, 1)?, code(row, 2)?) {
            Touch::Effective => (sought, answered) = (true, true),
            Touch::Attempt => sought = true,
            Touch::None => {}
        }
        sum.effort = sum.effort.saturating_add(rules.effort.of(kind, &rules.money));
        if let Some(minor) = row.get::<_, Option<i64>>(3)? {
            let currency = row.get::<_, Option<Parsed<_>>>(4)?.map_or(rules.money.currency, |known| known.0);
            match rules.money.convert(Money { minor, currency }) {
                Some(amount) => sum.effort = sum.effort.saturating_add(amount),
                None => sum.unrated += 1,
            }
        }
    }
    sum.contacted += usize::from(sought);
    sum.answered += usize::from(answered);
    Ok(())
}

/// Adds the purchases of a client in some time.
fn bought(
    conn: &Connection,
    client: ClientId,
    (from, to): (Date, Date),
    rules: &Rules,
    sum: &mut Results,
) -> Result<()> {
    let mut statement = conn.prepare_cached(BOUGHT)?;
    let mut rows = statement.query(params![client.0, from.to_string(), to.to_string()])?;
    let mut sold = false;
    while let Some(row) = rows.next()? {
        sold |= code::<PurchaseKind, _>(row, 0)? == PurchaseKind::Sale;
        match rules.money.convert(Money { minor: row.get(2)?, currency: row.get::<_, Parsed<_>>(1)?.0 }) {
            Some(amount) => sum.revenue = sum.revenue.saturating_add(amount),
            None => sum.unrated += 1,
        }
    }
    sum.sold += usize::from(sold);
    Ok(())
}

pub(super) fn run(row: &Row) -> rusqlite::Result<Run> {
    let stops: String = row.get("stops")?;
    Ok(Run {
        id: RunId(row.get("id")?),
        client: ClientId(row.get("client_id")?),
        playbook: row.get("playbook")?,
        name: row.get("name")?,
        steps: row.get("steps")?,
        started_on: day(row, "started_on")?,
        cause: Trigger::from_code(row.get_ref("cause")?.as_str().unwrap_or("")),
        cause_on: day(row, "cause_on")?,
        stops: stops.split(',').filter_map(Stop::from_code).collect(),
        campaign: row.get::<_, Option<i64>>("campaign_id")?.map(CampaignId),
        opportunity: row.get::<_, Option<i64>>("opportunity_id")?.map(OpportunityId),
        state: code(row, "state")?,
        ended_on: opt_day(row, "ended_on")?,
        why: opt_code(row, "why")?,
    })
}

fn campaign(row: &Row) -> rusqlite::Result<Campaign> {
    Ok(Campaign {
        id: CampaignId(row.get("id")?),
        name: row.get("name")?,
        filter: row.get("filter")?,
        playbook: row.get("playbook")?,
        started_on: day(row, "started_on")?,
        ended_on: opt_day(row, "ended_on")?,
        cost: row.get("cost")?,
        currency: row.get::<_, Parsed<_>>("currency")?.0,
    })
}

impl super::Store {
    /// What came of a campaign by a day.
    pub fn campaign_results(&self, campaign: &Campaign, rules: &Rules, today: Date) -> Result<Results> {
        results(&self.conn, campaign, rules, today)
    }

    /// The day as on which values are: who became inactive by then is known.
    pub fn valued_on(&self) -> Result<Date> {
        value::valued_on(&self.conn)
    }
}
