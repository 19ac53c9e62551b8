//! Whether a value is one that its column can hold: what a document brings must be readable once it is in.

use jiff::civil::{Date, DateTime, Time};
use rusqlite::types::Value;

use crate::domain::playbook::{Ending, RunState};
use crate::domain::{
    Attention, ChannelKind, ClientKind, CloseReason, Code, Currency, Direction, FieldKind, FollowUpState, GoalKind,
    Hue, Influence, Initiative, Kind, Language, LossReason, Medium, OccasionKind, Outcome, PaymentMethod, PurchaseKind,
    Recurrence, RelationKind, Size, Standing, Tone, TopicKind,
};
use crate::store::row::{stored_moment, stored_time};

/// Whether the column can hold this; what is empty is looked at elsewhere.
pub(in crate::store) fn fits(table: &str, column: &str, value: &Value) -> bool {
    match value {
        Value::Text(text) => text_fits(table, column, text),
        Value::Integer(number) => number_fits(table, column, *number),
        _ => true,
    }
}

fn text_fits(table: &str, column: &str, text: &str) -> bool {
    match (table, column) {
        ("client", "kind") => is::<ClientKind>(text),
        ("client", "attention") => is::<Attention>(text),
        ("client", "standing") => is::<Standing>(text),
        ("client", "size") => is::<Size>(text),
        (_, "language") => is::<Language>(text),
        (_, "tone") => is::<Tone>(text),
        ("client", "left_why") => is::<LossReason>(text),
        ("contact", "influence") => is::<Influence>(text),
        ("channel", "kind") => is::<ChannelKind>(text),
        ("interaction", "kind") | ("follow_up", "channel") => is::<Kind>(text),
        ("interaction", "outcome") => is::<Outcome>(text),
        ("interaction", "direction") => is::<Direction>(text),
        ("follow_up", "state") => is::<FollowUpState>(text),
        ("follow_up", "rule") => text.parse::<Recurrence>().is_ok(),
        ("occasion", "kind") => is::<OccasionKind>(text),
        ("custom_field", "kind") => is::<FieldKind>(text),
        ("relation", "kind") => is::<RelationKind>(text),
        ("topic", "kind") => is::<TopicKind>(text),
        ("purchase", "kind") => is::<PurchaseKind>(text),
        ("purchase", "method") => is::<PaymentMethod>(text),
        ("purchase", "initiative") => is::<Initiative>(text),
        ("opportunity", "why") => is::<CloseReason>(text),
        ("run", "state") => is::<RunState>(text),
        ("run", "why") => is::<Ending>(text),
        ("template", "channel") => text == "any" || is::<Medium>(text),
        ("goal", "kind") => is::<GoalKind>(text),
        ("goal", "month") => format!("{text}-01").parse::<Date>().is_ok(),
        (_, "hue") => is::<Hue>(text),
        ("channel" | "custom_value", "value") | ("topic", "text") | ("run", "playbook") | ("taken_row", "mark") => {
            !text.is_empty()
        }
        (_, "name" | "target" | "uid" | "title" | "stage") => needs_text(table, column) <= text.len(),
        ("interaction", "at") => text.parse::<DateTime>().is_ok_and(|at| stored_moment(at) == text),
        ("follow_up", "due_at") => text.parse::<Time>().is_ok_and(|at| stored_time(at) == text),
        ("skip", "day") | (_, "since" | "series_from" | "attention_since" | "snoozed_until" | "stage_since") => {
            is_day(text)
        }
        (_, column) if column.ends_with("_on") => is_day(text),
        (_, column) if column.ends_with("currency") => text.parse::<Currency>().is_ok(),
        _ => true,
    }
}

/// The shortest text that the schema takes where a name is asked for: what came ready made has none of its own.
fn needs_text(table: &str, column: &str) -> usize {
    usize::from(column != "name" || !matches!(table, "segment" | "playbook" | "template" | "run"))
}

fn number_fits(table: &str, column: &str, number: i64) -> bool {
    let (least, most) = match (table, column) {
        (_, "cadence_ideal" | "cadence_maximum" | "lead" | "snoozes" | "step" | "steps" | "terms") => {
            (0, u16::MAX.into())
        }
        ("interaction", "score") => (0, u8::MAX.into()),
        ("opportunity", "probability") => (0, 100),
        ("occasion", "month") => (1, 12),
        ("occasion", "day") => (1, 31),
        ("occasion", "year") => (-9_999, 9_999),
        ("goal", "target") => (0, i64::MAX),
        (_, "yearly" | "preferred" | "retired" | "automatic" | "hidden" | "unsaid") => (0, 1),
        (_, "id" | "row_id") => (1, i64::MAX >> 16),
        _ => (i64::MIN, i64::MAX),
    };
    (least..=most).contains(&number)
}

fn is<C: Code>(code: &str) -> bool {
    C::from_code(code).is_some()
}

fn is_day(text: &str) -> bool {
    text.parse::<Date>().is_ok_and(|day| day.to_string() == text)
}
