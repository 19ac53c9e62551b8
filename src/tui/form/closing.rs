//! The small form that closes an opportunity: won or lost, why, when, and what comes next.

use jiff::civil::Date;

use super::open::opened;
use super::plan::{self, is_on_purpose, options, phrase};
use super::{Context, Field, Form, Name, Problem, Purpose};
use crate::agenda::{Lose, Next, Win};
use crate::domain::next_step::Suggestion;
use crate::domain::stage::{LOST, WON};
use crate::domain::when::{Lean, When};
use crate::domain::{CloseReason, Code, Kind, Money, Opportunity, OpportunityId, Outcome, Purchase};

/// The code of "and record what is bought".
const BOUGHT: &str = "bought";

/// An opportunity that is to be closed.
#[derive(Clone, Debug)]
pub struct Closing {
    /// Which.
    pub opportunity: Opportunity,
    /// For when something else is planned with its client.
    planned: Option<Date>,
    /// What would be bought, if anything is known of it.
    purchase: Option<Purchase>,
}

/// How an opportunity ended.
#[derive(Clone, Debug)]
pub enum Ended {
    /// It was won.
    Won(Win),
    /// It was lost.
    Lost(Lose),
}

/// The form that closes an opportunity, beginning with how it is likely to have ended.
pub(super) fn open(opportunity: Opportunity, planned: Option<Date>, won: bool, name: String, cx: Context) -> Form {
    let purchase = cx.agenda.purchase_of(&opportunity, cx.agenda.today());
    let ends = [WON, LOST].map(|stage| (stage.to_owned(), cx.texts.stage(stage))).to_vec();
    let fields = vec![
        Field::choice(Name::Ending, ends, if won { WON } else { LOST }),
        Field::choice(Name::Why, reasons(won, cx), ""),
        Field::line(Name::Text, ""),
        Field::line(Name::When, &phrase(cx, When::on(cx.agenda.today()), Lean::Past)),
    ];
    let fields = fields.into_iter().chain(plan::fields(cx, None)).collect();
    opened(Purpose::Close(Box::new(Closing { opportunity, planned, purchase })), name, fields, cx)
}

/// Why something can have been won, or lost.
fn reasons(won: bool, cx: Context) -> Vec<(String, String)> {
    let reasons: Vec<CloseReason> = CloseReason::ALL.iter().copied().filter(|reason| !won || reason.wins()).collect();
    let mut reasons = options(&reasons, cx);
    reasons.push((String::new(), cx.texts.get("form-unsaid").to_owned()));
    reasons
}

fn is_won(form: &Form) -> bool {
    form.chosen(Name::Ending) == Some(WON)
}

/// Asks what fits how it ended, and reads it aloud.
pub(super) fn review(form: &mut Form, cx: Context) {
    let Purpose::Close(closing) = &form.purpose else { return };
    let closing = closing.clone();
    let won = is_won(form);
    let why = form.value(Name::Why);
    let touched = form.field(Name::Why).is_some_and(|field| field.touched);
    if let Some(field) = form.field_mut(Name::Why) {
        *field = Field { touched, ..Field::choice(Name::Why, reasons(won, cx), &why) };
        if why.is_empty() {
            field.set("");
        }
    }
    ask_what_was_bought(form, &closing, won, cx);
    plan::say_date(form, Name::When, Lean::Past, None, cx);
    let kind = form.chosen(Name::Kind).and_then(Kind::from_code).unwrap_or(Kind::Note);
    let suggestion = if won && closing.planned.is_none() {
        let day = on(form, cx).unwrap_or_else(|_| cx.agenda.today());
        cx.agenda.suggest(closing.opportunity.client, kind, Some(Outcome::Order), day).unwrap_or_default()
    } else {
        None
    };
    if let Some(field) = form.field_mut(Name::NextOn).filter(|field| !field.touched) {
        match suggestion {
            Some(Suggestion::Plan { when, .. }) => field.offer(&phrase(cx, when, Lean::Future)),
            _ => field.set(""),
        }
    }
    let empty = if won { plan::without(closing.planned, cx) } else { cx.texts.get("form-ask-again-advice").to_owned() };
    plan::say_date(form, Name::NextOn, Lean::Future, Some(empty), cx);
}

/// What was won may be recorded as a purchase, and was ordered somehow; what was lost was neither.
fn ask_what_was_bought(form: &mut Form, closing: &Closing, won: bool, cx: Context) {
    if !won {
        let gone = |field: &Field| matches!(field.name, Name::Bought | Name::Kind);
        let before = form.fields.iter().take(form.focus).filter(|field| gone(field)).count();
        form.fields.retain(|field| !gone(field));
        form.focus -= before;
        return;
    }
    if form.field(Name::Kind).is_some() {
        return;
    }
    let mut fields = Vec::new();
    if let Some(purchase) = &closing.purchase {
        let Money { minor, currency } = purchase.total();
        let amount = cx.texts.money(Money { minor, currency });
        let record = cx.texts.with("form-bought-yes", &[("amount", amount.into())]);
        let choices = vec![(BOUGHT.to_owned(), record), (String::new(), cx.texts.get("form-bought-no").to_owned())];
        fields.push(Field::choice(Name::Bought, choices, BOUGHT));
    }
    let mut kinds = options(Kind::ALL, cx);
    kinds.push((String::new(), cx.texts.get("form-no-contact").to_owned()));
    fields.push(Field::choice(Name::Kind, kinds, Kind::Note.code()));
    let at = form.fields.iter().position(|field| field.name == Name::When).map_or(0, |at| at + 1);
    if form.focus >= at {
        form.focus += fields.len();
    }
    form.fields.splice(at..at, fields);
}

fn on(form: &Form, cx: Context) -> Result<Date, Problem> {
    if form.value(Name::When).is_empty() {
        return Ok(cx.agenda.today());
    }
    Ok(plan::date(form, Name::When, cx)?.date)
}

/// How it ended, as the form says it.
pub(super) fn save(form: &Form, closing: &Closing, cx: Context) -> Result<(OpportunityId, Ended), Problem> {
    let problem = |field, key: &str| Problem { field: Some(field), text: cx.texts.get(key).to_owned() };
    let why = form.chosen(Name::Why).and_then(CloseReason::from_code);
    let (on, note, next) = (on(form, cx)?, form.value(Name::Text), plan::plan(form, cx)?);
    let id = closing.opportunity.id;
    if !is_won(form) {
        let why = why.or((!note.is_empty()).then_some(CloseReason::Other));
        let why = why.ok_or_else(|| problem(Name::Why, "form-why-missing"))?;
        return Ok((id, Ended::Lost(Lose { on, why, note, next: next.map_or(Next::Nothing, Next::Plan) })));
    }
    if next.is_none() && closing.planned.is_none() && !is_on_purpose(&form.value(Name::NextOn)) {
        return Err(problem(Name::NextOn, "form-next-missing"));
    }
    let bought = form.chosen(Name::Bought) == Some(BOUGHT);
    let win = Win {
        on,
        why,
        note,
        purchase: cx.agenda.purchase_of(&closing.opportunity, on).filter(|_| bought),
        how: form.chosen(Name::Kind).and_then(Kind::from_code),
        next: next.map_or(Next::Nothing, Next::Plan),
    };
    Ok((id, Ended::Won(win)))
}
