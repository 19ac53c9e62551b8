//! The fields that say when, how and what for: a next step, a snooze, a follow-up.

use jiff::civil::Date;

use super::{Context, Field, Form, Name, Problem, Purpose, Tone};
use crate::agenda::Plan;
use crate::domain::calendar::later;
use crate::domain::text::fold;
use crate::domain::when::{self, Lean, Reading, Repeated, When};
use crate::domain::{Code, Kind, Recurrence};

/// Typed for "none, on purpose".
const ON_PURPOSE: [&str; 5] = ["-", "—", "no", "ninguno", "none"];

/// The options of a closed list, in its order.
pub(super) fn options<C: Code>(members: &[C], cx: Context) -> Vec<(String, String)> {
    members.iter().map(|member| (member.code().to_owned(), cx.texts.word(*member).to_owned())).collect()
}

/// The three fields of a plan, and how it comes again when it does.
pub(super) fn fields(cx: Context, plan: Option<&Plan>) -> Vec<Field> {
    let channel = plan.map_or(Kind::Call, |plan| plan.channel);
    let when = plan.map(|plan| phrase(cx, When { date: plan.on, time: plan.at }, Lean::Future)).unwrap_or_default();
    let mut fields = vec![
        Field::line(Name::NextOn, &when),
        Field::choice(Name::NextHow, options(Kind::PLANNABLE, cx), channel.code()),
        Field::line(Name::NextFor, plan.map_or("", |plan| plan.purpose.as_str())),
    ];
    if let Some(rule) = plan.and_then(|plan| plan.repeats.as_ref()) {
        fields.insert(1, Field::line(Name::Repeats, &cx.texts.recurrence(rule)));
    }
    fields
}

/// The fields of a plan that is the form's own matter: with how early it is announced, which seldom is other than usual.
pub(super) fn all_fields(cx: Context, plan: Option<&Plan>) -> Vec<Field> {
    let lead = plan.map(|plan| plan.lead).filter(|lead| *lead > 0).map(|lead| lead.to_string());
    let mut fields = fields(cx, plan);
    fields.push(Field::line(Name::Lead, lead.as_deref().unwrap_or_default()));
    fields
}

/// What the field of the announcement says: the day on which it comes.
pub(super) fn say_lead(form: &mut Form, cx: Context) {
    let day = date_of(form, cx);
    let lead = read_lead(&form.value(Name::Lead));
    let Some(field) = form.field_mut(Name::Lead) else { return };
    field.said = None;
    match (lead, day) {
        (None, _) => field.say(Tone::Wrong, cx.texts.with("form-lead-wrong", &[("most", Plan::MOST_LEAD.into())])),
        (Some(0), _) => field.say(Tone::Advice, cx.texts.get("form-lead-none")),
        (Some(lead), Some(day)) => {
            let from = later(day, -i64::from(lead));
            let args = [("n", lead.into()), ("day", cx.texts.day(from, cx.agenda.today()).into())];
            field.say(Tone::Understood, cx.texts.with("form-lead", &args));
        }
        (Some(_), None) => {}
    }
}

/// The day that the form plans for, if it can be read.
fn date_of(form: &Form, cx: Context) -> Option<Date> {
    read_any(&form.value(Name::NextOn), Name::NextOn, Lean::Future, cx).ok().map(|reading| reading.first().date)
}

/// A number of days; nothing typed is none at all.
fn read_lead(typed: &str) -> Option<u16> {
    if typed.is_empty() { Some(0) } else { typed.parse().ok().filter(|days| *days <= Plan::MOST_LEAD) }
}

/// A date as a phrase that reads back as itself: as people write it where that does, else year, month and day.
pub(super) fn phrase(cx: Context, when: When, lean: Lean) -> String {
    let time = when.time.map(|time| format!(" {:02}:{:02}", time.hour(), time.minute())).unwrap_or_default();
    let short = format!("{}{time}", cx.texts.day(when.date, cx.agenda.today()));
    if read(&short, lean, cx).is_ok_and(|read| read == when) { short } else { format!("{}{time}", when.date) }
}

/// Reads a date as the user types it.
pub(super) fn read(typed: &str, lean: Lean, cx: Context) -> Result<When, String> {
    when::read(typed, &context(lean, cx)).map_err(|error| cx.texts.when_error(typed, &error))
}

/// Reads a date, or what comes again where the field asks what comes next.
fn read_any(typed: &str, name: Name, lean: Lean, cx: Context) -> Result<Reading, String> {
    if name != Name::NextOn {
        return read(typed, lean, cx).map(Reading::One);
    }
    when::read_any(typed, &context(lean, cx)).map_err(|error| cx.texts.when_error(typed, &error))
}

pub(super) fn context(lean: Lean, cx: Context<'_>) -> when::Context<'_> {
    when::Context {
        now: cx.agenda.clock().wall(),
        order: cx.texts.locale().date_order(),
        work_days: &cx.agenda.rules().calendar,
        lean,
    }
}

/// Reads by which rule something comes again: as before, when that is what is written.
fn read_rule(typed: &str, before: Option<&Recurrence>, cx: Context) -> Result<Recurrence, String> {
    if let Some(before) = before.filter(|before| cx.texts.recurrence(before) == typed) {
        return Ok(before.clone());
    }
    let read = when::read_recurring(typed, &context(Lean::Future, cx));
    read.map(|repeated| repeated.rule).map_err(|error| cx.texts.when_error(typed, &error))
}

/// The rule of the follow-up that a form changes.
fn rule_before(form: &Form) -> Option<&Recurrence> {
    match &form.purpose {
        Purpose::EditFollowUp(before) => before.series.as_ref().map(|series| &series.rule),
        _ => None,
    }
}

/// What the field of the rule says of its content.
pub(super) fn say_rule(form: &mut Form, cx: Context) {
    let typed = form.value(Name::Repeats);
    let before = rule_before(form).cloned();
    let Some(field) = form.field_mut(Name::Repeats) else { return };
    field.said = None;
    if typed.is_empty() || is_on_purpose(&typed) {
        field.say(Tone::Advice, cx.texts.get("form-repeats-no-more"));
        return;
    }
    match read_rule(&typed, before.as_ref(), cx) {
        Ok(rule) => field.say(Tone::Understood, cx.texts.repeats(&rule)),
        Err(why) => field.say(Tone::Wrong, why),
    }
}

/// What it means when no next step is typed: for when one is `planned` already, or that the client would be without one.
pub(super) fn without(planned: Option<Date>, cx: Context) -> String {
    match planned {
        Some(day) => cx.texts.with("form-planned-already", &[("date", cx.texts.day(day, cx.agenda.today()).into())]),
        None => cx.texts.get("form-next-missing-advice").to_owned(),
    }
}

/// What a date field says of its content: the date in full, unless it is typed so, and how far away it is, or why not.
pub(super) fn say_date(form: &mut Form, name: Name, lean: Lean, empty: Option<String>, cx: Context) {
    let typed = form.value(name);
    let today = cx.agenda.today();
    // An overdue follow-up may keep its day.
    let kept = matches!(form.purpose, Purpose::EditFollowUp(_)) && form.field(name).is_some_and(|field| !field.touched);
    let Some(field) = form.field_mut(name) else { return };
    field.said = None;
    if typed.is_empty() {
        if let Some(empty) = empty {
            field.say(Tone::Advice, empty);
        }
        return;
    }
    if is_on_purpose(&typed) && name == Name::NextOn {
        field.say(Tone::Advice, cx.texts.get("form-no-next-step"));
        return;
    }
    match read_any(&typed, name, lean, cx) {
        Ok(Reading::Repeated(repeated)) => field.say(Tone::Understood, say_repeated(&repeated, cx)),
        Ok(Reading::One(when)) if lean == Lean::Future && when.date < today && !kept => field
            .say(Tone::Wrong, cx.texts.with("form-in-the-past", &[("date", cx.texts.day(when.date, today).into())])),
        Ok(Reading::One(when)) => {
            let day = cx.texts.day_at(when.date, when.time, today);
            let away = cx.texts.relative(when.date, today);
            // A day that stands there as it would be said is not said again.
            let mut said = if fold(&day) == fold(&typed) { away } else { format!("{day} · {away}") };
            if lean == Lean::Future && !cx.agenda.rules().calendar.is_working(when.date) {
                said = format!("{said} {}", cx.texts.get("form-day-off"));
            }
            field.say(Tone::Understood, said);
        }
        Err(why) => field.say(Tone::Wrong, why),
    }
}

/// What comes again, its first day first, which a narrow screen must not cut: `lun 30 nov 10:00 · ↻ cada 2 semanas`.
fn say_repeated(repeated: &Repeated, cx: Context) -> String {
    let When { date, time } = repeated.first;
    let first = cx.texts.day_at(date, time, cx.agenda.today());
    let rule = cx.texts.recurrence(&repeated.rule);
    cx.texts.with("form-repeats-from", &[("rule", rule.into()), ("first", first.into())])
}

/// Whether the user said that there shall be no next step.
pub(super) fn is_on_purpose(typed: &str) -> bool {
    ON_PURPOSE.contains(&typed.to_lowercase().as_str())
}

/// The plan that the three fields say; `None` when no date is typed.
pub(super) fn plan(form: &Form, cx: Context) -> Result<Option<Plan>, Problem> {
    let typed = form.value(Name::NextOn);
    if typed.is_empty() || is_on_purpose(&typed) {
        return Ok(None);
    }
    let reading =
        read_any(&typed, Name::NextOn, Lean::Future, cx).map_err(|text| Problem { field: Some(Name::NextOn), text })?;
    let When { date, time } = reading.first();
    let channel = form.chosen(Name::NextHow).and_then(Kind::from_code).unwrap_or(Kind::Call);
    let wrong = || cx.texts.with("form-lead-wrong", &[("most", Plan::MOST_LEAD.into())]);
    let lead = read_lead(&form.value(Name::Lead)).ok_or_else(|| Problem { field: Some(Name::Lead), text: wrong() })?;
    let repeats = match reading {
        Reading::Repeated(repeated) => Some(repeated.rule),
        Reading::One(_) => rule(form, cx)?,
    };
    Ok(Some(Plan { repeats, lead, ..Plan::once(date, time, channel, form.value(Name::NextFor)) }))
}

/// The rule in the field for it, when the form has that field.
fn rule(form: &Form, cx: Context) -> Result<Option<Recurrence>, Problem> {
    let typed = form.value(Name::Repeats);
    if form.field(Name::Repeats).is_none() || typed.is_empty() || is_on_purpose(&typed) {
        return Ok(None);
    }
    let rule = read_rule(&typed, rule_before(form), cx);
    rule.map(Some).map_err(|text| Problem { field: Some(Name::Repeats), text })
}

/// The date in a field that must have one.
pub(super) fn date(form: &Form, name: Name, cx: Context) -> Result<When, Problem> {
    let problem = |text: String| Problem { field: Some(name), text };
    let typed = form.value(name);
    if typed.is_empty() {
        return Err(problem(cx.texts.get("form-date-missing").to_owned()));
    }
    let lean = if name == Name::When { Lean::Past } else { Lean::Future };
    read(&typed, lean, cx).map_err(problem)
}

/// A day without an hour.
#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;
    use crate::agenda::{Agenda, Origin};
    use crate::clock::Clock;
    use crate::domain::Rules;
    use crate::domain::calendar::later;
    use crate::i18n::{Locale, Texts};

    /// What a form offers in a date field is what it reads when the user leaves it as it is.
    #[test]
    fn a_date_that_a_form_offers_reads_back_as_itself() {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::from_setting(Some("2026-11-23T09:15:00-05:00")).unwrap();
        let agenda = Agenda::open(&folder.path().join("agenda.db"), clock, Rules::default(), Origin::Screens).unwrap();
        for locale in ["es-PE", "en-GB", "en-US"] {
            let texts = Texts::new(Locale::parse(locale));
            let cx = Context { agenda: &agenda, texts: &texts };
            for lean in [Lean::Future, Lean::Past] {
                for (n, at) in (-800..800).flat_map(|n| [(n, None), (n, Some(time(8, 5, 0, 0)))]) {
                    let when = When { date: later(date(2026, 11, 23), n), time: at };
                    let phrase = phrase(cx, when, lean);
                    assert_eq!(read(&phrase, lean, cx), Ok(when), "{phrase} in {locale}");
                }
            }
        }
        let es = Texts::new(Locale::parse("es-PE"));
        let cx = Context { agenda: &agenda, texts: &es };
        assert_eq!(phrase(cx, When::on(date(2026, 12, 4)), Lean::Future), "vie 4 dic");
    }
}
