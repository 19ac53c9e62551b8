//! What is planned with a client, as a task or an appointment.

use jiff::civil::{Date, Time};

use super::times::{self, Moment, Zones};
use super::{Around, NoEntry, begin, finish, framed};
use crate::domain::text::clean_line;
use crate::domain::{ClientId, Code, FollowUp, FollowUpId, FollowUpState, Kind, Recurrence, Series};
use crate::exchange::component::slot::{self, Slot, day};
use crate::exchange::component::{Component, Property};
use crate::exchange::vcard::CLIENT;

/// Something planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUpCard {
    /// What it is called for ever; empty where a calendar does not say.
    pub uid: String,
    /// What the client is called for ever; empty where a calendar does not say.
    pub client: String,
    /// What is shown of it: with whom and what for. Who changes it elsewhere changes what it is for.
    pub summary: String,
    /// What is shown besides: numbers to call. It is not read back.
    pub details: String,
    /// What is planned; which opportunity and which run it belongs to is said beside it.
    pub follow_up: FollowUp,
    /// The day on which it was done or called off.
    pub closed_on: Option<Date>,
    /// What the interaction is called that fulfilled it.
    pub closed_by: Option<String>,
    /// What the opportunity is called whose next step it is.
    pub opportunity: Option<String>,
    /// What the run of a playbook is called whose step it is.
    pub run: Option<String>,
    /// How many minutes before its time an alarm is rung, or after the beginning of its day where it has no time. Only
    /// said when it is written for the first time.
    pub alarm: Option<i32>,
}

/// What was last written as the summary: what differs from it was typed elsewhere.
const SHOWN: &str = "X-CARTERA-SHOWN";
const DETAILS: &str = "X-CARTERA-DETAILS";
const PURPOSE: &str = "X-CARTERA-PURPOSE";
const STATE: &str = "X-CARTERA-STATE";
const CLOSED_ON: &str = "X-CARTERA-CLOSED-ON";
const UNSAID: &str = "X-CARTERA-UNSAID";
const RULE: &str = "X-CARTERA-RRULE";
const SERIES_FROM: &str = "X-CARTERA-SERIES-FROM";

const SLOTS: &[Slot<FollowUpCard>] = &[
    Slot {
        name: CLIENT,
        get: |card| Some(card.client.clone()).filter(|client| !client.is_empty()),
        set: |card, text| card.client = text.unwrap_or_default(),
    },
    Slot {
        name: "X-CARTERA-KIND",
        get: |card| Some(card.follow_up.channel.code().to_owned()),
        set: |card, text| {
            let kind = text.and_then(|text| Kind::from_code(text.trim()));
            card.follow_up.channel = kind.unwrap_or(card.follow_up.channel);
        },
    },
    Slot {
        name: "X-CARTERA-SNOOZES",
        get: |card| (card.follow_up.snoozes > 0).then(|| card.follow_up.snoozes.to_string()),
        set: |card, text| card.follow_up.snoozes = text.and_then(|text| text.trim().parse().ok()).unwrap_or(0),
    },
    Slot {
        name: "X-CARTERA-PLANNED-ON",
        get: |card| Some(card.follow_up.planned_on.to_string()),
        set: |card, text| card.follow_up.planned_on = day(text).unwrap_or(card.follow_up.due_on),
    },
    Slot {
        name: "X-CARTERA-MADE-ON",
        get: |card| card.follow_up.made_on.map(|day| day.to_string()),
        set: |card, text| card.follow_up.made_on = day(text),
    },
    Slot {
        name: "X-CARTERA-LEAD",
        get: |card| (card.follow_up.lead > 0).then(|| card.follow_up.lead.to_string()),
        set: |card, text| card.follow_up.lead = text.and_then(|text| text.trim().parse().ok()).unwrap_or(0),
    },
    Slot {
        name: "X-CARTERA-STEP",
        get: |card| card.follow_up.step.map(|step| step.to_string()),
        set: |card, text| card.follow_up.step = text.and_then(|text| text.trim().parse().ok()),
    },
    Slot {
        name: "X-CARTERA-TEMPLATE",
        get: |card| card.follow_up.template.clone(),
        set: |card, text| card.follow_up.template = text,
    },
    Slot {
        name: UNSAID,
        get: |card| card.follow_up.unsaid.then(|| "1".to_owned()),
        set: |card, text| card.follow_up.unsaid = text.is_some(),
    },
    Slot {
        name: CLOSED_ON,
        get: |card| card.closed_on.map(|day| day.to_string()),
        set: |card, text| card.closed_on = day(text),
    },
    Slot { name: "X-CARTERA-CLOSED-BY", get: |card| card.closed_by.clone(), set: |card, text| card.closed_by = text },
    Slot {
        name: "X-CARTERA-OPPORTUNITY",
        get: |card| card.opportunity.clone(),
        set: |card, text| card.opportunity = text,
    },
    Slot { name: "X-CARTERA-RUN", get: |card| card.run.clone(), set: |card, text| card.run = text },
];

impl FollowUpCard {
    /// The calendar with it, written onto what is there.
    #[must_use]
    pub fn render(&self, onto: Option<&Component>, around: &Around) -> Component {
        framed(onto, self.item(onto, around), around)
    }

    /// The component alone.
    #[must_use]
    pub fn item(&self, onto: Option<&Component>, around: &Around) -> Component {
        let plan = &self.follow_up;
        let kind = if plan.due_at.is_some() { "VEVENT" } else { "VTODO" };
        let (mut item, is_new) = begin(onto, kind, &self.uid);
        let bare = item.clone();
        let zones = Zones { own: around.zone, calendar: onto.unwrap_or(&bare) };
        self.write_time(&mut item, &zones);
        self.write_state(&mut item, &zones);
        self.write_words(&mut item);
        slot::write(SLOTS, self, &mut item);
        self.write_rule(&mut item, around.rules);
        if let Some(minutes) = self.alarm.filter(|_| is_new && plan.state == FollowUpState::Open) {
            item.children_mut().push(self.alarm(minutes));
        }
        finish(item, onto, around)
    }

    fn write_time(&self, item: &mut Component, zones: &Zones) {
        let wanted: Moment = (self.follow_up.due_on, self.follow_up.due_at);
        let before = due(item, zones).ok().flatten();
        if before == Some(wanted) {
            return;
        }
        if item.is("VTODO") {
            times::set(item, "DUE", Some(wanted), zones);
            // What began after it was due, or is told by how long it takes, says nothing any more.
            item.remove("DURATION");
            item.remove("DTSTART");
            return;
        }
        let end = item.get("DTEND").and_then(|end| zones.read(end).ok());
        let length = before.zip(end).and_then(|(before, end)| times::between(before, end));
        times::set(item, "DTSTART", Some(wanted), zones);
        item.remove("DTEND");
        match (wanted.1, length.and_then(|length| times::after(wanted, length))) {
            (Some(_), Some(end)) => times::set(item, "DTEND", Some(end), zones),
            (Some(_), None) if item.get("DURATION").is_none() => {
                item.props_mut().push(Property::new("DURATION", "PT30M"));
            }
            (None, _) => item.remove("DURATION"),
            (Some(_), None) => {}
        }
    }

    fn write_state(&self, item: &mut Component, zones: &Zones) {
        let state = self.follow_up.state;
        if state_of(item) == state
            && item.get("STATUS").is_some()
            && (state != FollowUpState::Done || self.closed_on == done_on(item, zones))
        {
            return;
        }
        for name in ["COMPLETED", "PERCENT-COMPLETE", STATE] {
            item.remove(name);
        }
        let status = match (state, item.is("VTODO")) {
            (FollowUpState::Open, true) => "NEEDS-ACTION",
            (FollowUpState::Done, true) => "COMPLETED",
            (FollowUpState::Open | FollowUpState::Done, false) => "CONFIRMED",
            (FollowUpState::Cancelled, _) => "CANCELLED",
        };
        item.set("STATUS", vec![Property::new("STATUS", status)]);
        if state == FollowUpState::Done {
            if !item.is("VTODO") {
                item.set(STATE, vec![Property::new(STATE, state.code())]);
            } else if let Some(day) = self.closed_on {
                item.set("COMPLETED", vec![times::noon("COMPLETED", day, zones.own)]);
            }
        }
    }

    fn write_words(&self, item: &mut Component) {
        let purpose = &self.follow_up.purpose;
        // A summary that means the same stays, but for what this program itself wrote before.
        let ours = item.text("SUMMARY") == item.text(SHOWN);
        if purpose_of(item) != *purpose || item.get("SUMMARY").is_none() || ours {
            item.set_text("SUMMARY", Some(&self.summary).filter(|it| !it.is_empty()).map(String::as_str));
            item.set_text(SHOWN, Some(&self.summary).filter(|it| !it.is_empty()).map(String::as_str));
            item.set_text(PURPOSE, Some(purpose).filter(|it| !it.is_empty()).map(String::as_str));
        }
        // So with what is shown besides: what somebody wrote there is not ours to change.
        if shows_its_own(item) {
            for name in ["DESCRIPTION", DETAILS] {
                item.set_text(name, Some(&self.details).filter(|it| !it.is_empty()).map(String::as_str));
            }
        }
    }

    /// The rule is said to other programs only where the calendar is made to be read once.
    fn write_rule(&self, item: &mut Component, rules: bool) {
        let known = self.follow_up.series.as_ref();
        item.set_text(RULE, known.map(|series| series.rule.to_string()).as_deref());
        item.set_text(SERIES_FROM, known.map(|series| series.from.to_string()).as_deref());
        let open = self.follow_up.state == FollowUpState::Open;
        let series = self.follow_up.series.as_ref().filter(|_| open);
        if rules && let Some(series) = series {
            let rule = written_rule(series, self.follow_up.due_on, self.follow_up.due_at.is_some());
            item.set("RRULE", vec![Property::new("RRULE", rule)]);
            if item.is("VTODO")
                && let Some(due) = item.get("DUE").cloned()
            {
                item.set("DTSTART", vec![Property { name: "DTSTART".to_owned(), ..due }]);
            }
        } else if item.get("RRULE").and_then(|rule| rule.value.parse().ok()) != series.map(|series| series.rule.clone())
        {
            item.remove("RRULE");
        }
    }

    fn alarm(&self, minutes: i32) -> Component {
        let mut alarm = Component::new("VALARM");
        let timed = self.follow_up.due_at.is_some();
        let sign = if timed { "-" } else { "" };
        let trigger = Property::new("TRIGGER", format!("{sign}PT{minutes}M"));
        // A task has no beginning.
        let trigger = if timed { trigger } else { trigger.with("RELATED", "END") };
        let lines = [Property::new("ACTION", "DISPLAY"), Property::of_text("DESCRIPTION", &self.summary), trigger];
        alarm.props_mut().extend(lines);
        alarm
    }
}

/// A rule as a calendar says it from its next day on.
fn written_rule(series: &Series, due_on: Date, timed: bool) -> String {
    use crate::domain::recurrence::End;
    let left = match series.rule.parts().end {
        // What was counted before this day is behind it.
        End::Count(_) => {
            let ahead = series.rule.occurrences(series.from).filter(|day| *day > due_on).count();
            u16::try_from(ahead + 1).ok().and_then(|count| series.rule.ending(End::Count(count)).ok())
        }
        End::Never | End::Until(_) => None,
    };
    let rule = left.as_ref().unwrap_or(&series.rule).to_string();
    match (timed, rule.split_once(";UNTIL=")) {
        // The end is a moment where the beginning is one.
        (true, Some((before, until))) => format!("{before};UNTIL={until}T235959Z"),
        _ => rule,
    }
}

/// Makes a text show besides what another text of the same record shows, where nobody wrote anything else there.
pub fn show_as(text: &mut Component, shown: &Component) {
    let Some(shown) = super::item(shown).filter(|item| shows_its_own(item)) else { return };
    let Some(item) = super::item_mut(text).filter(|item| shows_its_own(item)) else { return };
    if item.text(DETAILS) != shown.text(DETAILS) {
        for name in ["DESCRIPTION", DETAILS] {
            item.set_text(name, shown.text(name).as_deref());
        }
    }
}

/// Whether what is shown besides is what this program wrote.
fn shows_its_own(item: &Component) -> bool {
    item.text("DESCRIPTION") == item.text(DETAILS)
}

/// Makes a text say of how it was closed what another text of the same record says.
pub fn close_as(text: &mut Component, said: &Component) {
    let Some(said) = super::item(said) else { return };
    let Some(item) = super::item_mut(text) else { return };
    for name in [CLOSED_ON, UNSAID, "COMPLETED"] {
        if item.text(name) != said.text(name) {
            item.set(name, said.get(name).cloned().into_iter().collect());
        }
    }
}

/// Whether a text says that it was ticked off where nobody asked how it went.
#[must_use]
pub fn is_unsaid(text: &Component) -> bool {
    super::item(text).is_some_and(|item| item.text(UNSAID).is_some())
}

/// When something is due: a task that does not say begins then at least.
fn due(item: &Component, zones: &Zones) -> Result<Option<Moment>, NoEntry> {
    let names: &[&str] = if item.is("VTODO") { &["DUE", "DTSTART"] } else { &["DTSTART"] };
    names.iter().find_map(|name| item.get(name)).map(|property| zones.read(property)).transpose()
}

fn state_of(item: &Component) -> FollowUpState {
    let status = item.text("STATUS").map(|status| status.trim().to_uppercase());
    let all = || item.text("PERCENT-COMPLETE").is_some_and(|percent| percent.trim() == "100");
    match status.as_deref() {
        Some("CANCELLED") => FollowUpState::Cancelled,
        Some("COMPLETED") => FollowUpState::Done,
        None if item.get("COMPLETED").is_some() || all() => FollowUpState::Done,
        _ if item.text(STATE).as_deref() == Some(FollowUpState::Done.code()) => FollowUpState::Done,
        _ => FollowUpState::Open,
    }
}

fn done_on(item: &Component, zones: &Zones) -> Option<Date> {
    let completed = item.get("COMPLETED").and_then(|property| zones.read(property).ok());
    completed.map(|(day, _)| day).or_else(|| day(item.text(CLOSED_ON)))
}

/// What it is for: as this program wrote it, or as somebody changed what is shown.
fn purpose_of(item: &Component) -> String {
    let (summary, shown) = (item.text("SUMMARY"), item.text(SHOWN));
    if shown.is_some() && summary == shown {
        return item.text(PURPOSE).unwrap_or_default();
    }
    let summary = clean_line(&summary.unwrap_or_default());
    // Before it stands with whom; a name may have such a mark in it.
    let shown = shown.unwrap_or_default();
    let ends = shown.match_indices(": ").map(|(at, mark)| at + mark.len());
    let with = ends.filter_map(|end| shown.get(..end)).filter(|with| summary.starts_with(with)).last();
    match with {
        Some(with) => summary.get(with.len()..).unwrap_or_default().to_owned(),
        None => summary,
    }
}

/// Reads something planned.
pub(super) fn read(item: &Component, zones: &Zones) -> Result<FollowUpCard, NoEntry> {
    let (due_on, due_at) = due(item, zones)?.ok_or(NoEntry::NoDate)?;
    let state = state_of(item);
    let follow_up = FollowUp {
        id: FollowUpId(0),
        client: ClientId(0),
        due_on,
        due_at: due_at.and_then(|at: Time| Time::new(at.hour(), at.minute(), 0, 0).ok()),
        // What others keep in a calendar, and not among tasks, is where one has to be.
        channel: if item.is("VEVENT") { Kind::Meeting } else { Kind::Call },
        purpose: purpose_of(item),
        state,
        snoozes: 0,
        planned_on: due_on,
        made_on: None,
        series: series(item, due_on)?,
        lead: 0,
        opportunity: None,
        run: None,
        step: None,
        template: None,
        unsaid: false,
    };
    let mut card = FollowUpCard {
        uid: item.uid().unwrap_or_default(),
        client: String::new(),
        summary: item.text("SUMMARY").map(|text| clean_line(&text)).unwrap_or_default(),
        details: item.text("DESCRIPTION").unwrap_or_default(),
        follow_up,
        closed_on: None,
        closed_by: None,
        opportunity: None,
        run: None,
        alarm: None,
    };
    slot::read(SLOTS, item, &mut card);
    if state == FollowUpState::Done {
        card.closed_on = done_on(item, zones);
    }
    Ok(card)
}

/// By which rule it comes again: that of the calendar where it says one, else what this program knows.
fn series(item: &Component, due_on: Date) -> Result<Option<Series>, NoEntry> {
    let known = item.text(RULE).and_then(|rule| rule.parse::<Recurrence>().ok());
    let from = day(item.text(SERIES_FROM)).unwrap_or(due_on);
    if known.is_some() && item.get("RRULE").is_none_or(|_| item.get(SERIES_FROM).is_some()) {
        return Ok(known.map(|rule| Series { rule, from }));
    }
    if item.get("RDATE").is_some() {
        return Err(NoEntry::BadRule("RDATE".to_owned()));
    }
    let Some(rule) = item.get("RRULE") else { return Ok(None) };
    let read = rule.value.parse().map_err(|_| NoEntry::BadRule(rule.value.clone()))?;
    Ok(Some(Series { rule: read, from: due_on }))
}
