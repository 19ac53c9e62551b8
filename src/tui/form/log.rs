//! The form that logs what happened, with the next step in it.

use jiff::civil::{Date, DateTime, Time};

use super::plan::{self, is_on_purpose, options, phrase};
use super::{Context, Field, Form, Name, Problem, Purpose, Tone, said};
use crate::agenda::{Card, Log, Next};
use crate::domain::capture::called_back;
use crate::domain::next_step::Suggestion;
use crate::domain::when::{Lean, When};
use crate::domain::{ClientId, Code, ContactId, Direction, FollowUp, FollowUpId, Interaction, Kind, Outcome, topic};

/// The client whose interaction is logged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Which.
    pub client: ClientId,
    /// Its name.
    pub name: String,
    /// The follow-up from which the form was opened.
    pub fulfils: Option<FollowUpId>,
    /// For when something will still be planned when this contact is logged.
    pub planned: Option<Date>,
    /// What for the contact that is due was planned: an attempt carries it over.
    pub purpose: String,
}

impl Target {
    /// What a form is opened for: the client of this card, and the follow-up that it was opened from.
    #[must_use]
    pub fn of(card: &Card, fulfils: Option<FollowUpId>, today: Date) -> Self {
        let is_meant = |open: &FollowUp| Some(open.id) == fulfils;
        // What is due by today is done by this contact; what comes later stays planned.
        let stays = |open: &FollowUp| if is_meant(open) { open.next_on(today) } else { open.stays_on(today) };
        let planned = card.follow_ups.iter().filter_map(stays).min();
        let due = card.follow_ups.iter().find(|open| open.due_on <= today || is_meant(open));
        let purpose = due.map(|due| due.purpose.clone()).unwrap_or_default();
        Self { client: card.client.id, name: card.client.name.clone(), fulfils, planned, purpose }
    }
}

/// The form for a new interaction of this kind.
pub(super) fn open(target: Target, kind: Kind, people: &[(ContactId, String)], cx: Context) -> Form {
    open_on(target, kind, None, people, cx)
}

/// The form for an interaction of this kind, now or on a day.
pub(super) fn open_on(
    target: Target,
    kind: Kind,
    on: Option<Date>,
    people: &[(ContactId, String)],
    cx: Context,
) -> Form {
    let at = on.map(|on| phrase(cx, When::on(on), Lean::Past)).unwrap_or_default();
    let outcome = match kind {
        Kind::Call | Kind::Visit | Kind::Meeting => Outcome::Spoke.code(),
        _ => "",
    };
    // What is always said comes first; what is seldom other than usual comes last.
    let mut fields = what(kind, outcome, cx);
    fields.push(Field::area(Name::Text, ""));
    fields.extend(plan::fields(cx, None));
    // Where there is one person, it was with that one.
    let only = people.first().filter(|_| people.len() == 1 && kind != Kind::Note).map(|(id, _)| *id);
    fields.extend(circumstances(only, people, &at, Direction::Outgoing, cx));
    let title = target.name.clone();
    let mut form = Form::new(Purpose::Log(target), title, fields);
    form.go_to(if kind.is_live() { Name::Outcome } else { Name::Text });
    form.review(cx);
    form
}

/// The form of a turn in the queue: nothing is chosen yet, and the note is one line.
pub(super) fn open_turn(target: Target, kind: Kind, people: &[(ContactId, String)], cx: Context) -> Form {
    let mut fields = vec![
        Field::choice(Name::Kind, options(Kind::ALL, cx), kind.code()),
        Field::open_choice(Name::Outcome, options(Outcome::ALL, cx)),
        Field::line(Name::Text, ""),
    ];
    fields.extend(plan::fields(cx, None));
    let only = people.first().filter(|_| people.len() == 1).map(|(id, _)| *id);
    fields.extend(circumstances(only, people, "", Direction::Outgoing, cx));
    let title = target.name.clone();
    let mut form = Form::new(Purpose::Log(target), title, fields);
    form.review(cx);
    form
}

/// The form that corrects an interaction.
pub(super) fn open_edit(interaction: Interaction, name: String, people: &[(ContactId, String)], cx: Context) -> Form {
    let outcome = interaction.outcome.map_or("", Code::code);
    let at = phrase(cx, When { date: interaction.at.date(), time: Some(interaction.at.time()) }, Lean::Past);
    let mut fields = what(interaction.kind, outcome, cx);
    fields.push(Field::area(Name::Text, &interaction.text));
    fields.extend(circumstances(interaction.contact, people, &at, interaction.direction, cx));
    let told = (interaction.score, interaction.expense);
    let mut form = Form::new(Purpose::EditInteraction(interaction), name, fields);
    said::fill(&mut form, told, cx);
    form.go_to(Name::Text);
    form.review(cx);
    form
}

fn what(kind: Kind, outcome: &str, cx: Context) -> Vec<Field> {
    let mut outcomes = options(Outcome::ALL, cx);
    outcomes.push((String::new(), cx.texts.get("form-no-outcome").to_owned()));
    vec![
        Field::choice(Name::Kind, options(Kind::ALL, cx), kind.code()),
        Field::choice(Name::Outcome, outcomes, outcome),
    ]
}

fn circumstances(
    contact: Option<ContactId>,
    people: &[(ContactId, String)],
    at: &str,
    direction: Direction,
    cx: Context,
) -> Vec<Field> {
    let mut fields = Vec::new();
    if !people.is_empty() {
        let mut with: Vec<_> = people.iter().map(|(id, name)| (id.0.to_string(), name.clone())).collect();
        with.push((String::new(), cx.texts.get("form-nobody").to_owned()));
        let chosen = contact.map(|contact| contact.0.to_string()).unwrap_or_default();
        fields.push(Field::choice(Name::With, with, &chosen));
    }
    fields.push(Field::line(Name::When, at));
    fields.push(Field::choice(Name::Direction, options(Direction::ALL, cx), direction.code()));
    fields.extend([Field::line(Name::Score, ""), Field::line(Name::Expense, "")]);
    fields
}

fn kind(form: &Form) -> Kind {
    form.chosen(Name::Kind).and_then(Kind::from_code).unwrap_or(Kind::Note)
}

fn outcome(form: &Form) -> Option<Outcome> {
    form.chosen(Name::Outcome).and_then(Outcome::from_code)
}

/// When it happened: now when nothing is typed, noon for a day without an hour.
fn at(form: &Form, cx: Context) -> Result<DateTime, Problem> {
    let now = cx.agenda.clock().wall();
    if form.value(Name::When).is_empty() {
        return Ok(now);
    }
    let when = plan::date(form, Name::When, cx)?;
    let noon = Time::constant(12, 0, 0, 0);
    Ok(match when.time {
        Some(time) => when.date.to_datetime(time),
        None if when.date == now.date() => now,
        None => when.date.to_datetime(noon),
    })
}

/// Reads the dates aloud and keeps the suggestion in step with the outcome, until the user types a date.
pub(super) fn review(form: &mut Form, cx: Context) {
    plan::say_date(form, Name::When, Lean::Past, Some(cx.texts.get("form-now").to_owned()), cx);
    said::review(form, kind(form), outcome(form), cx);
    let Purpose::Log(target) = &form.purpose else { return };
    let target = target.clone();
    let day = at(form, cx).map_or_else(|_| cx.agenda.today(), jiff::civil::DateTime::date);
    let suggestion = cx.agenda.suggest(target.client, kind(form), outcome(form), day).unwrap_or_default();
    let asked = called_back(&form.value(Name::Text), &plan::context(Lean::Future, cx));
    let beside = |suggestion: Suggestion| suggestion.beside(target.planned, kind(form), outcome(form));
    let suggestion = suggestion.map(|suggestion| beside(suggestion).asked_for(asked));
    let own = form.field(Name::NextOn).is_some_and(|field| field.touched);
    if !own {
        let (when, how) = match suggestion {
            Some(Suggestion::Plan { when, channel }) => (phrase(cx, when, Lean::Future), Some(channel)),
            Some(Suggestion::Wait | Suggestion::Planned(_)) | None => (String::new(), None),
        };
        if let Some(field) = form.field_mut(Name::NextOn) {
            field.offer(&when);
        }
        if let (Some(field), Some(how)) = (form.field_mut(Name::NextHow), how)
            && !field.touched
        {
            field.set(how.code());
        }
    }
    let carried = matches!(outcome(form), Some(Outcome::NoAnswer | Outcome::CallBack));
    if let Some(field) = form.field_mut(Name::NextFor).filter(|field| !field.touched) {
        field.offer(if carried { &target.purpose } else { "" });
    }
    let empty = match suggestion {
        Some(Suggestion::Wait) => {
            let reminder = crate::domain::calendar::later(day, cx.agenda.rules().awaiting_reply.0.into());
            cx.texts.with("form-waits", &[("date", cx.texts.day(reminder, cx.agenda.today()).into())])
        }
        _ => plan::without(target.planned, cx),
    };
    plan::say_date(form, Name::NextOn, Lean::Future, Some(empty), cx);
    if !own
        && suggestion.is_some()
        && let Some(field) = form.field_mut(Name::NextOn)
        && let Some(said) = field.said.as_mut().filter(|said| said.tone == Tone::Understood)
    {
        said.text = format!("{} · {}", said.text, cx.texts.get("form-suggested"));
    }
}

/// What the form says happened, and what comes next.
pub(super) fn save(form: &Form, target: &Target, cx: Context) -> Result<Log, Problem> {
    let (kind, outcome) = (kind(form), outcome(form));
    let next = plan::plan(form, cx)?;
    let left_open = next.is_none() && !is_on_purpose(&form.value(Name::NextOn));
    let waits = outcome == Some(Outcome::AwaitingReply);
    if left_open && !waits && target.planned.is_none() && kind != Kind::Note {
        return Err(Problem { field: Some(Name::NextOn), text: cx.texts.get("form-next-missing").to_owned() });
    }
    Ok(Log {
        contact: contact(form),
        outcome,
        direction: direction(form),
        text: note(form),
        score: said::score(form, kind, cx)?,
        expense: said::expense(form, cx)?,
        topics: topic::raised(&note(form), outcome),
        next: next.map_or(Next::Nothing, Next::Plan),
        fulfils: target.fulfils,
        ..Log::new(target.client, kind, at(form, cx)?)
    })
}

/// The interaction as the form corrects it.
pub(super) fn save_edit(form: &Form, before: &Interaction, cx: Context) -> Result<Interaction, Problem> {
    Ok(Interaction {
        contact: contact(form),
        at: at(form, cx)?,
        kind: kind(form),
        outcome: outcome(form),
        direction: direction(form),
        text: note(form),
        score: said::score(form, kind(form), cx)?,
        expense: said::expense(form, cx)?,
        ..before.clone()
    })
}

fn note(form: &Form) -> String {
    form.field(Name::Text).map(Field::value).unwrap_or_default()
}

fn contact(form: &Form) -> Option<ContactId> {
    form.chosen(Name::With).and_then(|id| id.parse().ok()).map(ContactId)
}

fn direction(form: &Form) -> Direction {
    form.chosen(Name::Direction).and_then(Direction::from_code).unwrap_or(Direction::Outgoing)
}
