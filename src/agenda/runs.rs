//! Starting playbooks on clients, laying out their steps, and ending them: by hand, by what happened, by the calendar.

use jiff::civil::Date;

use super::error::Result;
use super::plan::{name, upcoming};
use super::playbooks::{PlaybookFlaw, script};
use super::{Action, Agenda};
use crate::domain::calendar::later;
use crate::domain::playbook::{Ending, Event, Laid, Room, Run, RunState, Script, Trigger, template_key};
use crate::domain::stage::{LOST, WON};
use crate::domain::{
    CampaignId, ClientId, FollowUp, FollowUpId, FollowUpState, Kind, OpportunityId, Playbook, Rules, RunId, Standing,
};
use crate::store::{Reader, Write};

/// How far ahead the days are looked at for what is planned on them already.
const AHEAD: usize = 400;
/// How many days that nobody looked at are made up for.
const MISSED: i64 = 7;
/// The stage of an opportunity that counts as a proposal.
const PROPOSAL: &str = "proposal";

/// Why a playbook is not started on a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skip {
    /// It runs with the client already.
    Running,
    /// The client rests, or was put away.
    Away,
    /// All of its steps would lie in the past.
    Past,
}

/// With whom a playbook begins, or would begin, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outlook {
    /// What it is called.
    pub name: String,
    /// With whom, and on which days its steps are.
    pub begun: Vec<(ClientId, String, Vec<Laid>)>,
    /// With whom not, and why.
    pub skipped: Vec<(ClientId, String, Skip)>,
}

impl Outlook {
    /// The first and the last of all the days.
    #[must_use]
    pub fn span(&self) -> Option<(Date, Date)> {
        let days = || self.begun.iter().flat_map(|(.., laid)| laid.iter().map(|laid| laid.on));
        days().min().zip(days().max())
    }

    /// How many steps are planned.
    #[must_use]
    pub fn planned(&self) -> usize {
        self.begun.iter().map(|(.., laid)| laid.len()).sum()
    }

    /// How many were passed over for this reason.
    #[must_use]
    pub fn count(&self, why: Skip) -> usize {
        self.skipped.iter().filter(|(.., skip)| *skip == why).count()
    }
}

/// What is started.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start<'a> {
    pub(super) playbook: &'a Playbook,
    pub(super) script: &'a Script,
    /// From which day its steps count.
    pub(super) from: Date,
    /// What started it, and when that happened.
    pub(super) cause: Option<(Trigger, Date)>,
    pub(super) campaign: Option<CampaignId>,
    pub(super) opportunity: Option<OpportunityId>,
}

impl<'a> Start<'a> {
    /// What the user starts.
    pub(super) fn by_hand(playbook: &'a Playbook, script: &'a Script, from: Date) -> Self {
        Self { playbook, script, from, cause: None, campaign: None, opportunity: None }
    }
}

impl Agenda {
    /// What would be planned if a playbook were started on these clients on a day.
    pub fn outlook(&self, playbook: &Playbook, clients: &[ClientId], from: Date) -> Result<Outlook> {
        upcoming(from, self.today())?;
        let script = script(&playbook.text)?;
        self.store.at_once(|| {
            let reader = self.store.read();
            let mut room = room(reader, &self.rules, self.today())?;
            let start = Start::by_hand(playbook, &script, from);
            let mut outlook = Outlook { name: script.name.clone(), ..Outlook::default() };
            for client in clients {
                lay(reader, &start, *client, self.today(), &mut room, &mut outlook)?;
            }
            Ok(outlook)
        })
    }

    /// Starts a playbook on these clients, its steps spread as each day has room, as one operation; whoever has it
    /// already, rests or was put away is passed over, and said.
    pub fn start_playbook(
        &mut self,
        playbook: &Playbook,
        clients: &[ClientId],
        from: Date,
        opportunity: Option<OpportunityId>,
    ) -> Result<Outlook> {
        let today = self.today();
        upcoming(from, today)?;
        let script = script(&playbook.text)?;
        let rules = self.rules.clone();
        self.operate(Action::StartPlaybook, |write| {
            let mut room = room(write.read(), &rules, today)?;
            let start = Start { opportunity, ..Start::by_hand(playbook, &script, from) };
            let outlook = begin_all(write, &start, clients, today, &mut room)?;
            let first = outlook.begun.first().map(|(_, name, _)| name.clone()).unwrap_or_default();
            write.call_it(first, outlook.begun.len());
            Ok(outlook)
        })
    }

    /// Ends what runs with a client, or the playbook of this key alone: what is still planned of it is called off. Says
    /// what ended.
    pub fn stop_playbook(&mut self, client: ClientId, key: Option<&str>) -> Result<Vec<Run>> {
        let today = self.today();
        self.operate(Action::StopPlaybook, |write| {
            let mut runs = write.read().running(client)?;
            runs.retain(|run| key.is_none_or(|key| run.playbook == key));
            if runs.is_empty() {
                return Err(PlaybookFlaw::NotRunning(write.read().client(client)?.name).into());
            }
            for run in &runs {
                stop(write, run, today, Ending::Hand)?;
            }
            name(write, client)?;
            Ok(runs)
        })
    }

    /// Starts what the calendar starts: on birthdays, and when a client becomes inactive. Says whether anything began.
    ///
    /// It looks once a day, and once only at whatever happened; nothing that was before it first looked starts anything.
    pub(super) fn follow_calendar(&mut self) -> Result<bool> {
        let today = self.today();
        let since = self.store.read().played_on()?;
        if since == Some(today) {
            return Ok(false);
        }
        if automatic(self.store.read())?.is_empty() {
            // Nothing can start: that the day was looked at is no change of the user's.
            self.store.note_played_on(today)?;
            return Ok(false);
        }
        let rules = self.rules.clone();
        self.operate(Action::StartPlaybook, |write| {
            // Another window may have looked meanwhile.
            let since = write.read().played_on()?.unwrap_or(today).min(today);
            write.set_played_on(today)?;
            let automatic = automatic(write.read())?;
            let since = since.max(later(today, -MISSED));
            let mut begun: Vec<String> = Vec::new();
            let mut room: Option<Room> = None;
            for (playbook, script) in &automatic {
                let who = match script.trigger {
                    Some(Trigger::Birthday) => {
                        let days = (1..=MISSED).map(|n| later(since, n)).take_while(|day| *day <= today);
                        let mut who = Vec::new();
                        for day in days {
                            who.extend(write.read().birthdays(day)?.into_iter().map(|client| (client, day, day)));
                        }
                        who
                    }
                    Some(Trigger::Inactive) => {
                        let inactive = write.read().became_inactive(since, today)?;
                        inactive.into_iter().map(|(client, day)| (client, day, today)).collect()
                    }
                    _ => continue,
                };
                for (client, on, from) in who {
                    if room.is_none() {
                        room = Some(self::room(write.read(), &rules, today)?);
                    }
                    let Some(room) = &mut room else { continue };
                    begun.extend(by_rule(write, (playbook, script), (client, on, from), None, today, room)?);
                }
            }
            write.call_it(begun.first().cloned().unwrap_or_default(), begun.len());
            Ok(!begun.is_empty())
        })
    }
}

/// Ends and starts what the events of a transaction end and start; nothing is started by what was taken in from a file.
pub(super) fn follow(write: &mut Write, rules: &Rules, today: Date, starts: bool) -> Result<()> {
    let events = write.take_events();
    if events.is_empty() {
        return Ok(());
    }
    // Where nothing runs, nothing ends: of a long file nobody is asked row by row.
    if write.read().is_anything_running()? {
        for event in &events {
            end_by(write, event, today)?;
        }
    }
    if !starts {
        return Ok(());
    }
    let automatic = automatic(write.read())?;
    if automatic.is_empty() {
        return Ok(());
    }
    let mut room: Option<Room> = None;
    for event in &events {
        let Some((trigger, client, on, opportunity)) = starts_by(write, event)? else { continue };
        for (playbook, script) in automatic.iter().filter(|(_, script)| script.trigger == Some(trigger)) {
            if room.is_none() {
                room = Some(self::room(write.read(), rules, today)?);
            }
            let Some(room) = &mut room else { continue };
            by_rule(write, (playbook, script), (client, on, on), opportunity, today, room)?;
        }
    }
    Ok(())
}

/// What an event starts, on whom, and as of which day.
#[expect(clippy::type_complexity, reason = "a tuple that is taken apart where it is made")]
fn starts_by(write: &Write, event: &Event) -> Result<Option<(Trigger, ClientId, Date, Option<OpportunityId>)>> {
    Ok(match event {
        Event::Added(client, on) => Some((Trigger::NewClient, *client, *on, None)),
        Event::Met(client, Kind::Sample, happened) => Some((Trigger::Sample, *client, happened.on, None)),
        Event::Bought(client, on) if write.read().purchase_count(*client)? == 1 => {
            Some((Trigger::FirstPurchase, *client, *on, None))
        }
        Event::Staged(client, opportunity, stage, on) if stage == PROPOSAL => {
            Some((Trigger::Proposal, *client, *on, Some(*opportunity)))
        }
        _ => None,
    })
}

/// Ends the runs of a client that something ends.
fn end_by(write: &mut Write, event: &Event, today: Date) -> Result<()> {
    use crate::domain::playbook::Happened;
    let (client, happened) = match event {
        Event::Met(client, _, happened) | Event::Corrected(client, happened) => (*client, Some(*happened)),
        Event::Bought(client, on) => (*client, Some(Happened::bought(*on))),
        Event::Left(client) => (*client, None),
        Event::Staged(client, opportunity, stage, _) => {
            return end_of_deal(write, (*client, *opportunity), stage, today);
        }
        Event::Added(..) => return Ok(()),
    };
    for run in write.read().running(client)? {
        let why = match &happened {
            Some(happened) => run.ended_by(happened),
            None => Some(Ending::Left),
        };
        if let Some(why) = why {
            stop(write, &run, today, why)?;
        }
    }
    Ok(())
}

/// Ends the runs that are about an opportunity which was won or lost.
fn end_of_deal(write: &mut Write, of: (ClientId, OpportunityId), stage: &str, today: Date) -> Result<()> {
    let why = match stage {
        WON => Ending::Order,
        LOST => Ending::NotInterested,
        _ => return Ok(()),
    };
    for run in write.read().running(of.0)?.iter().filter(|run| run.opportunity == Some(of.1)) {
        stop(write, run, today, why)?;
    }
    Ok(())
}

/// Of two runs of one playbook that a merged client came to have, the later one ends: nobody is asked twice.
pub(super) fn united(write: &mut Write, client: ClientId, today: Date) -> Result<()> {
    let mut runs = write.read().running(client)?;
    while let Some(run) = runs.first().cloned() {
        runs.remove(0);
        if runs.iter().any(|other| other.playbook == run.playbook) {
            stop(write, &run, today, Ending::Merged)?;
        }
    }
    Ok(())
}

/// Ends a run before its last step: what is still planned of it is called off.
pub(super) fn stop(write: &mut Write, run: &Run, today: Date, why: Ending) -> Result<()> {
    write.stop_run(run, today, why)?;
    for step in write.read().open_steps(run.id)? {
        write.close_follow_up(&step, FollowUpState::Cancelled, today, None)?;
    }
    Ok(())
}

/// The playbooks that start by themselves. One whose text is not understood, as an older program left it, starts nothing.
fn automatic(reader: Reader) -> Result<Vec<(Playbook, Script)>> {
    let playbooks = reader.playbooks()?.into_iter().map(|(_, playbook)| playbook);
    let automatic = playbooks.filter(|playbook| playbook.automatic && !playbook.hidden);
    Ok(automatic.filter_map(|playbook| playbook.script().ok().map(|script| (playbook, script))).collect())
}

/// Starts a playbook by its rule, unless what happened has started it before; the client's name if it began.
fn by_rule(
    write: &mut Write,
    (playbook, script): (&Playbook, &Script),
    (client, on, from): (ClientId, Date, Date),
    opportunity: Option<OpportunityId>,
    today: Date,
    room: &mut Room,
) -> Result<Option<String>> {
    let Some(trigger) = script.trigger else { return Ok(None) };
    if write.read().began(&playbook.key(), client, trigger, on)? {
        return Ok(None);
    }
    let start = Start { cause: Some((trigger, on)), opportunity, ..Start::by_hand(playbook, script, from) };
    let outlook = begin_all(write, &start, &[client], today, room)?;
    Ok(outlook.begun.into_iter().next().map(|(_, name, _)| name))
}

/// The room that the days have.
pub(super) fn room<'r>(reader: Reader, rules: &'r Rules, today: Date) -> Result<Room<'r>> {
    let load = reader.planned_ahead(today, AHEAD, today)?;
    Ok(Room::new(&rules.calendar, rules.capacity, load))
}

/// Says what would be planned with a client, or why nothing.
fn lay(
    reader: Reader,
    start: &Start,
    client: ClientId,
    today: Date,
    room: &mut Room,
    outlook: &mut Outlook,
) -> Result<bool> {
    let Some(someone) = reader.someone(client)? else { return Ok(false) };
    let key = start.playbook.key();
    let skip = if someone.standing != Standing::Active {
        Some(Skip::Away)
    } else if reader.running(client)?.iter().any(|run| run.playbook == key) {
        Some(Skip::Running)
    } else {
        None
    };
    let laid = if skip.is_none() { start.script.lay(start.from, today, room) } else { Vec::new() };
    match skip.or(laid.is_empty().then_some(Skip::Past)) {
        Some(why) => outlook.skipped.push((client, someone.name, why)),
        None => outlook.begun.push((client, someone.name, laid)),
    }
    Ok(skip.is_none())
}

/// Starts a playbook on clients: the runs, and a follow-up for each of their steps.
pub(super) fn begin_all(
    write: &mut Write,
    start: &Start,
    clients: &[ClientId],
    today: Date,
    room: &mut Room,
) -> Result<Outlook> {
    let mut outlook = Outlook { name: start.script.name.clone(), ..Outlook::default() };
    for client in clients {
        let before = outlook.begun.len();
        lay(write.read(), start, *client, today, room, &mut outlook)?;
        let Some((_, _, laid)) = outlook.begun.get(before) else { continue };
        let run = write.add_run(&run_of(start, *client))?;
        for laid in laid {
            if let Some(step) = follow_up(start, *client, (run, *laid), today) {
                write.add_follow_up(&step)?;
            }
        }
    }
    Ok(outlook)
}

fn run_of(start: &Start, client: ClientId) -> Run {
    Run {
        id: RunId(0),
        client,
        playbook: start.playbook.key(),
        name: start.script.name.clone(),
        steps: u16::try_from(start.script.steps.len()).unwrap_or(u16::MAX),
        started_on: start.from,
        cause: start.cause.map(|(trigger, _)| trigger),
        cause_on: start.cause.map_or(start.from, |(_, on)| on),
        stops: start.script.stops.clone(),
        campaign: start.campaign,
        opportunity: start.opportunity,
        state: RunState::Running,
        ended_on: None,
        why: None,
    }
}

/// A step as something that is planned.
fn follow_up(start: &Start, client: ClientId, (run, laid): (RunId, Laid), today: Date) -> Option<FollowUp> {
    let step = start.script.steps.get(usize::from(laid.step).checked_sub(1)?)?;
    Some(FollowUp {
        id: FollowUpId(0),
        client,
        due_on: laid.on,
        due_at: step.at,
        channel: step.channel,
        purpose: step.purpose.clone(),
        state: FollowUpState::Open,
        snoozes: 0,
        planned_on: laid.on,
        made_on: Some(today),
        series: None,
        lead: 0,
        opportunity: start.opportunity,
        run: Some(run),
        step: Some(laid.step),
        template: step.template.as_deref().map(template_key),
        unsaid: false,
    })
}
