//! The stable field names of `--json`.
//!
//! Lists are spoken of by their codes (`"light": "red"`, `"kind": "call"`), days as `2026-11-23`, moments as
//! `2026-11-23T10:30`, hours as `10:30`; what is not known is `null`. Fields may be added, and none is renamed.

use jiff::civil::{Date, DateTime, Time};
use serde_json::{Value, json};

use crate::agenda::{self, Agenda, Card, ClientRow, DayPlan, Progress};
use crate::domain::alert::Turn;
use crate::domain::{BestHour, Code, FollowUp, Interaction, Light, Money, Satisfaction};

/// An hour.
pub(super) fn time(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// A moment.
pub(super) fn moment(at: DateTime) -> String {
    format!("{}T{}", at.date(), time(at.time()))
}

/// A light; `null` for a client that takes no part.
pub(super) fn light(light: Option<Light>) -> Value {
    light.map_or(Value::Null, |light| light.code().into())
}

/// A row of a list: `id`, `name`, `company`, `city`, `light`, `reason`, `next`, `last`, `reach`.
pub(super) fn row(agenda: &Agenda, row: &ClientRow, day: Date) -> agenda::Result<Value> {
    let next = row.next.as_ref().map(|next| {
        json!({
            "date": next.due_on.to_string(),
            "time": next.due_at.map(time),
            "channel": next.channel.code(),
            "purpose": next.purpose,
        })
    });
    let last = agenda.last_word(row.id)?.map(|last| {
        json!({
            "id": last.id.0,
            "at": moment(last.at),
            "kind": last.kind.code(),
            "outcome": last.outcome.map(Code::code),
            "text": last.text,
        })
    });
    Ok(json!({
        "id": row.id.0,
        "name": row.name,
        "company": agenda.through_whom(row)?,
        "city": row.city,
        "light": light(row.light.light(day)),
        "reason": row.light.reason(day),
        "attempts": row.light.attempts,
        "next": next,
        "last": last,
        "reach": agenda.reach(row.id)?,
    }))
}

/// A follow-up: `id`, `date`, `time`, `channel`, `purpose`, `snoozes`, `planned`, `lead`, `opportunity` (its number,
/// when it is the next step of one), `rule`.
pub(super) fn follow_up(follow_up: &FollowUp) -> Value {
    json!({
        "id": follow_up.id.0,
        "date": follow_up.due_on.to_string(),
        "time": follow_up.due_at.map(time),
        "channel": follow_up.channel.code(),
        "purpose": follow_up.purpose,
        "snoozes": follow_up.snoozes,
        "planned": follow_up.planned_on.to_string(),
        "lead": follow_up.lead,
        "opportunity": follow_up.opportunity.map(|id| id.0),
        "rule": follow_up.series.as_ref().map(|series| series.rule.to_string()),
    })
}

/// A playbook that runs with a client: `playbook`, `name`, `step` (which comes next), `steps`, `started`, `cause`.
pub(super) fn progress(progress: &Progress) -> Value {
    let run = &progress.run;
    json!({
        "playbook": run.playbook,
        "name": run.name,
        "step": progress.next,
        "steps": run.steps,
        "started": run.started_on.to_string(),
        "cause": run.cause_code(),
    })
}

/// A follow-up as a day lists it: `id`, `date`, `time`, `channel`, `purpose`, `snoozes`.
pub(super) fn day_plan(plan: &DayPlan) -> Value {
    json!({
        "id": plan.id.0,
        "date": plan.due_on.to_string(),
        "time": plan.due_at.map(time),
        "channel": plan.channel.code(),
        "purpose": plan.purpose,
        "snoozes": plan.snoozes,
    })
}

/// An interaction: `id`, `at`, `kind`, `outcome`, `direction`, `contact`, `text`, `resolved`,
/// `score`, and `amount` and `expense` (`minor`, in the smallest unit, and `currency`).
pub(super) fn interaction(interaction: &Interaction, card: &Card) -> Value {
    json!({
        "id": interaction.id.0,
        "at": moment(interaction.at),
        "kind": interaction.kind.code(),
        "outcome": interaction.outcome.map(Code::code),
        "direction": interaction.direction.code(),
        "contact": interaction.contact.and_then(|id| card.contact(id)).map(|contact| contact.name.as_str()),
        "text": interaction.text,
        "resolved": interaction.resolved_on.map(|day| day.to_string()),
        "amount": interaction.amount.map(money),
        "score": interaction.score,
        "expense": interaction.expense.map(money),
    })
}

/// An amount: `minor`, in the smallest unit, and `currency`.
fn money(money: Money) -> Value {
    json!({ "minor": money.minor, "currency": money.currency.code() })
}

/// How satisfied a client is: `last`, `on`, `average`, `count`, `trend`.
pub(super) fn satisfaction(told: &Satisfaction) -> Value {
    json!({
        "last": told.last,
        "on": told.on.to_string(),
        "average": f64::from(told.average) / 10.0,
        "count": told.count,
        "trend": told.trend.map(Code::code),
    })
}

/// The hours in which a client usually answers: `from`, `to`, `answered`, `attempts`.
pub(super) fn best_hour(best: BestHour) -> Value {
    json!({ "from": best.from, "to": best.to, "answered": best.answered, "attempts": best.attempts })
}

/// A turn of a light: `on`, `level`, `fired`, and the `reason` with its `rule`.
pub(super) fn turn(turn: &Turn, day: Date) -> Value {
    json!({
        "on": turn.on.to_string(),
        "level": turn.level.code(),
        "fired": turn.on <= day,
        "reason": turn.reason,
    })
}
