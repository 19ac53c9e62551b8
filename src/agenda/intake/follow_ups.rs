//! What is planned, what was done of it, and what was called off.
//!
//! One that is here already is known by what it is called outside, by its number in the program that it comes from, or by
//! its day, its time and what it is for. What a file says is done is done here too; what is done here is never opened
//! again.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::error::{LONGEST_LINE, LONGEST_TEXT};
use super::super::{FIRST_DAY, LAST_DAY, Result};
use super::client::name_it;
use super::outcome::{About, Clash, Decision, RowReport, SaleRefusal, Verdict};
use super::{Taken, Taking};
use crate::domain::{ClientId, FollowUp, FollowUpId, FollowUpState, Kind, Series, text};
use crate::exchange::incoming::FollowUpRow;
use crate::store::{Entity, Reader, Write};

pub(super) fn take(taking: &mut Taking, write: &mut Write, rows: &[FollowUpRow], taken: &mut Taken) -> Result<()> {
    let mut plans: HashMap<ClientId, Plans> = HashMap::new();
    let mut used: HashSet<FollowUpId> = HashSet::new();
    for row in rows {
        taking.step()?;
        let client = match taking.client(write, &row.whose, taken)? {
            Ok(client) => client,
            Err(why) => {
                taken.refuse(row.line, why);
                continue;
            }
        };
        if let Some(why) = refusal(row) {
            taken.refuse(row.line, why);
            continue;
        }
        let plans = match plans.entry(client) {
            std::collections::hash_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::hash_map::Entry::Vacant(new) => new.insert(Plans::read(write.read(), client)?),
        };
        let made = follow_up(row, client);
        let uid = row.uid.as_deref().map(|uid| write.read().by_uid(Entity::FollowUp, uid)).transpose()?.flatten();
        let uid = uid.map(FollowUpId).filter(|id| plans.known.contains_key(id));
        let by_name = uid.or_else(|| plans.numbers.get(row.number.as_ref()?).copied());
        let mut clashes = Vec::new();
        let on = row.closed_on.unwrap_or(row.due_on).min(taking.today);
        let free = plans.free(&used, row.number.is_some());
        let (id, mut verdict) = if let Some(id) = by_name.or_else(|| same(&free, &made)) {
            let takes = taken.decision(taking.options, row.line) == Decision::Take && !used.contains(&id);
            let Some(known) = plans.known.get_mut(&id) else { continue };
            (id, complete(write, known, &made, on, takes, &mut clashes)?)
        } else {
            // A day without an hour and without a word may be said in full now.
            let id = match bare(&free, &made) {
                Some(id) => {
                    let planned_on = plans.known.get(&id).map_or(made.planned_on, |known| known.planned_on);
                    let full = FollowUp { id, state: FollowUpState::Open, planned_on, ..made.clone() };
                    write.set_follow_up(&full)?;
                    id
                }
                None => write.add_follow_up(&FollowUp { state: FollowUpState::Open, ..made.clone() })?,
            };
            let open = FollowUp { id, state: FollowUpState::Open, ..made.clone() };
            if made.state != FollowUpState::Open {
                write.close_follow_up(&open, made.state, on, None)?;
            }
            plans.known.insert(id, FollowUp { id, ..made.clone() });
            (id, Verdict::New)
        };
        used.insert(id);
        if let Some(uid) = row.uid.as_deref().filter(|uid| taking.is_first(Entity::FollowUp, uid)) {
            name_it(write, Entity::FollowUp, id.0, uid)?;
        }
        if let Some(number) = &row.number
            && plans.number(write, id, number)?
            && verdict == Verdict::Same
        {
            verdict = Verdict::Updates;
        }
        let verdict = if clashes.is_empty() { verdict } else { Verdict::Conflict };
        let about = About::FollowUp(row.due_on, row.channel, made.purpose);
        let (line, name, perhaps) = (row.line, taking.who.name(client), Vec::new());
        taken.rows.push(RowReport { line, name, about, verdict, clashes, perhaps });
    }
    Ok(())
}

/// Why something cannot be planned so.
fn refusal(row: &FollowUpRow) -> Option<SaleRefusal> {
    let far = !(FIRST_DAY..=LAST_DAY).contains(&row.due_on);
    (far || row.purpose.chars().count() > LONGEST_TEXT).then_some(SaleRefusal::Beyond)
}

fn follow_up(row: &FollowUpRow, client: ClientId) -> FollowUp {
    let purpose: String = text::clean_text(&row.purpose).chars().take(LONGEST_LINE).collect();
    FollowUp {
        id: FollowUpId(0),
        client,
        due_on: row.due_on,
        due_at: row.due_at.map(|at| jiff::civil::time(at.hour(), at.minute(), 0, 0)),
        // Nobody plans a remark.
        channel: if row.channel == Kind::Note { Kind::Call } else { row.channel },
        purpose: purpose.trim_end().to_owned(),
        state: row.state,
        snoozes: 0,
        planned_on: row.due_on,
        made_on: None,
        series: row.rule.clone().map(|rule| Series { rule, from: row.due_on }),
        lead: row.lead,
        opportunity: None,
        run: None,
        step: None,
        template: None,
        unsaid: false,
    }
}

/// What is known of what is planned with a client.
struct Plans {
    known: BTreeMap<FollowUpId, FollowUp>,
    /// By the number in the other program.
    numbers: HashMap<String, FollowUpId>,
}

impl Plans {
    fn read(reader: Reader, client: ClientId) -> Result<Self> {
        let known = reader.follow_ups(client)?.into_iter().map(|plan| (plan.id, plan)).collect();
        let numbers = reader.numbers_of(Entity::FollowUp, client)?;
        Ok(Self { known, numbers: numbers.into_iter().map(|(id, number)| (number, FollowUpId(id))).collect() })
    }

    /// Those that none of the file was found to be; what has another number is another one.
    fn free(&self, used: &HashSet<FollowUpId>, has_number: bool) -> Vec<&FollowUp> {
        let numbered: HashSet<&FollowUpId> =
            if has_number { self.numbers.values().collect() } else { HashSet::default() };
        self.known.values().filter(|known| !used.contains(&known.id) && !numbered.contains(&known.id)).collect()
    }

    /// Notes the number of one in the other program; says whether it had none.
    fn number(&mut self, write: &mut Write, id: FollowUpId, number: &str) -> Result<bool> {
        if self.numbers.contains_key(number) || self.numbers.values().any(|known| *known == id) {
            return Ok(false);
        }
        self.numbers.insert(number.to_owned(), id);
        write.set_number(Entity::FollowUp, id.0, number)?;
        Ok(true)
    }
}

/// The one of that day and time for the same.
fn same(free: &[&FollowUp], made: &FollowUp) -> Option<FollowUpId> {
    let purpose = text::fold(&made.purpose);
    let is_same = |known: &&&FollowUp| {
        (known.due_on, known.due_at) == (made.due_on, made.due_at) && text::fold(&known.purpose) == purpose
    };
    free.iter().find(is_same).map(|known| known.id)
}

/// An open one of that day of which nothing else is known.
fn bare(free: &[&FollowUp], made: &FollowUp) -> Option<FollowUpId> {
    let is_bare = |known: &&&FollowUp| {
        known.due_on == made.due_on
            && known.due_at.is_none()
            && known.purpose.is_empty()
            && known.state == FollowUpState::Open
            && known.series.is_none()
            && known.run.is_none()
            && known.opportunity.is_none()
    };
    free.iter().find(is_bare).map(|known| known.id)
}

/// Brings one that is here up to what the file says of it.
fn complete(
    write: &mut Write,
    known: &mut FollowUp,
    made: &FollowUp,
    on: jiff::civil::Date,
    takes: bool,
    clashes: &mut Vec<Clash>,
) -> Result<Verdict> {
    if known.state != FollowUpState::Open {
        return Ok(Verdict::Same);
    }
    let before = known.clone();
    known.series = known.series.take().or_else(|| made.series.clone());
    let said = |plan: &FollowUp| {
        let at = plan.due_at.map(|at| format!(" {:02}:{:02}", at.hour(), at.minute())).unwrap_or_default();
        format!("{}{at}", plan.due_on)
    };
    if (known.due_on, known.due_at) != (made.due_on, made.due_at) {
        clashes.push(Clash { field: "due", here: said(known), there: said(made) });
        if takes {
            (known.due_on, known.due_at) = (made.due_on, made.due_at);
        }
    }
    if text::fold(&known.purpose) != text::fold(&made.purpose) {
        clashes.push(Clash { field: "purpose", here: known.purpose.clone(), there: made.purpose.clone() });
        if takes {
            known.purpose.clone_from(&made.purpose);
        }
    }
    let changed = *known != before;
    if changed {
        write.set_follow_up(known)?;
    }
    if made.state == FollowUpState::Open {
        return Ok(if changed { Verdict::Updates } else { Verdict::Same });
    }
    write.close_follow_up(known, made.state, on, None)?;
    known.state = made.state;
    Ok(Verdict::Updates)
}
