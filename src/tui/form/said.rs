//! The fields for what was said: what of a note is kept apart, how satisfied the client is, what the contact cost.

use super::open::opened;
use super::plan::options;
use super::{Context, Field, Form, Input, Name, Problem, Purpose, Tone};
use crate::domain::interaction::BEST_SCORE;
use crate::domain::{ClientId, Code, Kind, Money, Outcome, Topic, TopicKind, capture, satisfaction, topic};

/// Says under the note what of it is kept apart, and beside score and expense how they are understood.
pub(super) fn review(form: &mut Form, kind: Kind, outcome: Option<Outcome>, cx: Context) {
    let note = form.value(Name::Text);
    // What stands in a field counts, whatever the note says.
    let in_note = |name: Name| form.value(name).is_empty();
    let score = satisfaction::score(&note, kind).filter(|_| in_note(Name::Score));
    let expense = capture::spent(&note, &cx.texts.coins()).filter(|_| in_note(Name::Expense));
    let kept = cx.texts.kept(&topic::raised(&note, outcome), score, expense).join(" · ");
    if let Some(field) = form.field_mut(Name::Text) {
        let area = matches!(field.input, Input::Area(_));
        field.said = None;
        if !kept.is_empty() {
            field.say(Tone::Understood, cx.texts.with("form-kept", &[("what", kept.into())]));
        } else if area {
            field.say(Tone::Advice, cx.texts.get("form-note-advice"));
        }
    }
    let best = BEST_SCORE.to_string();
    let typed = form.value(Name::Score);
    if let Some(field) = form.field_mut(Name::Score) {
        field.said = None;
        match satisfaction::typed(&typed) {
            _ if typed.is_empty() => {
                field.say(Tone::Advice, cx.texts.with("form-score-advice", &[("best", best.into())]));
            }
            Some(_) => {}
            None => field.say(Tone::Wrong, cx.texts.with("form-score-wrong", &[("best", best.into())])),
        }
    }
    let typed = form.value(Name::Expense);
    if let Some(field) = form.field_mut(Name::Expense) {
        field.said = None;
        match cx.texts.read_money(&typed) {
            _ if typed.is_empty() => field.say(Tone::Advice, example(cx, "form-expense-advice")),
            Some(money) => field.say(Tone::Understood, cx.texts.money(money)),
            None => field.say(Tone::Wrong, example(cx, "form-expense-wrong")),
        }
    }
}

/// Puts what is known into the fields.
pub(super) fn fill(form: &mut Form, (score, expense): (Option<u8>, Option<Money>), cx: Context) {
    if let (Some(field), Some(score)) = (form.field_mut(Name::Score), score) {
        field.set(&score.to_string());
    }
    if let (Some(field), Some(expense)) = (form.field_mut(Name::Expense), expense) {
        field.set(&cx.texts.money(expense));
    }
}

/// How satisfied the client is: as the field says, else as the note does.
pub(super) fn score(form: &Form, kind: Kind, cx: Context) -> Result<Option<u8>, Problem> {
    let typed = form.value(Name::Score);
    if typed.is_empty() {
        return Ok(satisfaction::score(&form.value(Name::Text), kind));
    }
    let best = BEST_SCORE.to_string();
    let wrong = || cx.texts.with("form-score-wrong", &[("best", best.into())]);
    satisfaction::typed(&typed).map(Some).ok_or_else(|| Problem { field: Some(Name::Score), text: wrong() })
}

/// What it cost: as the field says, else as the note does.
pub(super) fn expense(form: &Form, cx: Context) -> Result<Option<Money>, Problem> {
    let typed = form.value(Name::Expense);
    if typed.is_empty() {
        return Ok(capture::spent(&form.value(Name::Text), &cx.texts.coins()));
    }
    let wrong = || Problem { field: Some(Name::Expense), text: example(cx, "form-expense-wrong") };
    cx.texts.read_money(&typed).map(Some).ok_or_else(wrong)
}

fn example(cx: Context, key: &str) -> String {
    let example = cx.texts.money(Money { minor: 4_500, currency: cx.texts.home_currency() });
    cx.texts.with(key, &[("example", example.into())])
}

/// The form for something that was said.
pub(super) fn open_topic(client: ClientId, before: Option<Topic>, name: String, cx: Context) -> Form {
    let kind = before.as_ref().map_or(TopicKind::Promise, |topic| topic.kind);
    let text = before.as_ref().map(|topic| topic.text.clone()).unwrap_or_default();
    let fields =
        vec![Field::choice(Name::Topic, options(TopicKind::ALL, cx), kind.code()), Field::line(Name::Said, &text)];
    let mut form = opened(Purpose::Topic { client, before: before.map(Box::new) }, name, fields, cx);
    if !text.is_empty() {
        form.go_to(Name::Said);
    }
    form
}

/// What it is, and what was said.
pub(super) fn save_topic(form: &Form, cx: Context) -> Result<(TopicKind, String), Problem> {
    let text = form.value(Name::Said);
    if text.is_empty() {
        return Err(Problem { field: Some(Name::Said), text: cx.texts.get("form-topic-missing").to_owned() });
    }
    let kind = form.chosen(Name::Topic).and_then(TopicKind::from_code).unwrap_or(TopicKind::Promise);
    Ok((kind, text))
}
