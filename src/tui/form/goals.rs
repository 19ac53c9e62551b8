//! The form of the goals of this month: how much of each kind is to be reached.

use jiff::civil::Date;

use super::{Context, Field, Form, Name, Problem, Purpose, Saved, Tone};
use crate::agenda::Result;
use crate::domain::capture::read_amount;
use crate::domain::{Code, GoalKind, order};

/// The field of a kind.
fn name(kind: GoalKind) -> Name {
    match kind {
        GoalKind::Revenue => Name::GoalRevenue,
        GoalKind::Calls => Name::GoalCalls,
        GoalKind::Visits => Name::GoalVisits,
        GoalKind::NewClients => Name::GoalNewClients,
    }
}

/// The form, with the goals that hold.
pub(super) fn open(cx: Context) -> Result<Form> {
    let (today, currency) = (cx.agenda.today(), cx.agenda.rules().money.currency);
    let mut fields = Vec::new();
    for kind in GoalKind::ALL {
        let target = cx.agenda.goal(*kind, today)?;
        let typed = target.map(|target| match kind {
            GoalKind::Revenue => order::amount(target, currency, cx.texts.coins().decimal),
            _ => target.to_string(),
        });
        fields.push(Field::line(name(*kind), &typed.unwrap_or_default()));
    }
    let month = today.first_of_month();
    Ok(super::open::opened(Purpose::Goals(month), cx.texts.month_year(month), fields, cx))
}

/// Reads the goals aloud.
pub(super) fn review(form: &mut Form, cx: Context) {
    for kind in GoalKind::ALL {
        let typed = form.value(name(*kind));
        let read = read(*kind, &typed, cx);
        let Some(field) = form.field_mut(name(*kind)) else { continue };
        field.said = None;
        match read {
            Ok(0) if *kind == GoalKind::Revenue => field.say(Tone::Advice, cx.texts.get("form-hint-goals")),
            Ok(0) => {}
            Ok(target) => {
                field.say(Tone::Understood, cx.texts.goal_amount(*kind, target, &cx.agenda.rules().money));
            }
            Err(why) => field.say(Tone::Wrong, why),
        }
    }
}

/// How much is typed for a kind; zero for nothing.
fn read(kind: GoalKind, typed: &str, cx: Context) -> std::result::Result<i64, String> {
    let house = &cx.agenda.rules().money;
    let number = match kind {
        _ if typed.is_empty() => Some(0),
        GoalKind::Revenue if typed == "0" => Some(0),
        GoalKind::Revenue => {
            read_amount(typed, &cx.texts.coins(), house.currency).and_then(|amount| house.convert(amount))
        }
        _ => typed.parse().ok(),
    };
    number.filter(|number| *number >= 0).ok_or_else(|| {
        let typed = crate::domain::text::clean_line(typed);
        cx.texts.with("form-goal-wrong", &[("typed", typed.into())])
    })
}

/// The goals that differ from those that hold.
pub(super) fn save(form: &Form, month: Date, cx: Context) -> std::result::Result<Saved, Problem> {
    let mut targets = Vec::new();
    for kind in GoalKind::ALL {
        let field = name(*kind);
        let target = read(*kind, &form.value(field), cx).map_err(|text| Problem { field: Some(field), text })?;
        let held = cx.agenda.goal(*kind, month).ok().flatten().unwrap_or(0);
        if target != held {
            targets.push((*kind, target));
        }
    }
    Ok(Saved::Goals(month, targets))
}
