//! The form of an opportunity, new or known: what would be sold, for how much and by when; behind that its products, and
//! what makes it a possible sale at all.

use std::rc::Rc;

use jiff::civil::Date;

use super::open::opened;
use super::plan::{self, is_on_purpose, phrase};
use super::{Context, Field, Form, Name, Problem, Purpose, Section, Tone, lines};
use crate::agenda::{Card, Next, Opportunities};
use crate::domain::order::{self, Catalogue, Slip, Understood};
use crate::domain::when::{Lean, When};
use crate::domain::{Currency, Money, Opportunity, Qualification, calendar, capture, text};

/// In how many working days a next step is offered.
const NEXT: u16 = 5;

/// What an opportunity is typed against.
#[derive(Clone, Debug)]
pub struct Hope {
    /// As it was; of a new one, as it begins.
    before: Opportunity,
    /// Whether it is a new one.
    new: bool,
    /// Whether it is asked what comes next: not of one that has its own next step, or is closed.
    asks: bool,
    /// Of a new one: for when something is planned with its client.
    planned: Option<Date>,
    /// What is sold.
    catalogue: Rc<Catalogue>,
}

/// What saving the form means: from the first to the second, with the next step.
pub type Hoped = (Box<Opportunity>, Box<Opportunity>, Next);

impl Hope {
    pub(super) fn key(&self) -> &'static str {
        if self.new { "form-opportunity" } else { "form-edit-opportunity" }
    }

    /// Under which key what is half typed of a new one is kept.
    pub(super) fn draft_key(&self) -> Option<String> {
        self.new.then(|| format!("opportunity:{}", self.before.client.0))
    }

    /// What is sold.
    pub(super) fn catalogue(&self) -> &Rc<Catalogue> {
        &self.catalogue
    }

    /// The currency of its lines; of a new one, of the first line.
    fn currency(&self) -> Option<Currency> {
        (!self.before.lines.is_empty()).then_some(self.before.currency)
    }
}

/// The form of a new opportunity.
pub(super) fn open(card: &Card, catalogue: Catalogue, cx: Context) -> Form {
    let rules = cx.agenda.rules();
    let stage = rules.stages.first().to_owned();
    let before = Opportunity::new(card.client.id, "", stage, cx.agenda.today(), rules.money.currency);
    let planned = card.follow_ups.iter().map(|open| open.due_on).min();
    let hope = Hope { before, new: true, asks: true, planned, catalogue: Rc::new(catalogue) };
    let mut form = opened_with(hope, card.client.name.clone(), cx);
    if let Some(next) = form.field_mut(Name::NextOn).filter(|_| planned.is_none()) {
        let day = rules.calendar.add(cx.agenda.today(), NEXT);
        next.offer(&phrase(cx, When::on(day), Lean::Future));
    }
    form.review(cx);
    form
}

/// The form of one that is here already.
pub(super) fn open_edit(found: &Opportunities, catalogue: &Catalogue, name: String, cx: Context) -> Option<Form> {
    let before = found.list.first()?.clone();
    let catalogue = Rc::new(lines::catalogue_for(&before.lines, catalogue, cx));
    let asks = before.is_open() && !found.next.contains_key(&before.id);
    Some(opened_with(Hope { before, new: false, asks, planned: None, catalogue }, name, cx))
}

fn opened_with(hope: Hope, title: String, cx: Context) -> Form {
    let fields = fields(&hope, cx);
    opened(Purpose::Opportunity(Box::new(hope)), title, fields, cx)
}

fn fields(hope: &Hope, cx: Context) -> Vec<Field> {
    let before = &hope.before;
    let rules = cx.agenda.rules();
    let mut stages: Vec<(String, String)> =
        rules.stages.open().iter().map(|stage| (stage.code.clone(), cx.texts.stage(&stage.code))).collect();
    // One that is not set any more stays until another is chosen.
    if !stages.iter().any(|(code, _)| *code == before.stage) {
        stages.push((before.stage.clone(), cx.texts.stage(&before.stage)));
    }
    let number = |number: Option<u16>| number.map(|number| number.to_string()).unwrap_or_default();
    let amount = before.money().filter(|_| before.lines.is_empty()).map(|amount| cx.texts.money(amount));
    let expect = before.expect_on.map(|on| phrase(cx, When::on(on), Lean::Future)).unwrap_or_default();
    let mut sale = vec![
        Field::line(Name::Title, &before.title),
        Field::choice(Name::Stage, stages, &before.stage),
        Field::line(Name::Amount, amount.as_deref().unwrap_or_default()),
        Field::line(Name::Expect, &expect),
        Field::line(Name::Competitor, before.competitor.as_deref().unwrap_or_default()),
    ];
    if !before.is_open() {
        sale.retain(|field| field.name != Name::Stage);
    }
    if hope.asks {
        sale.extend(plan::fields(cx, None));
    }
    let mut products = lines::fields(&before.lines, before.currency, cx);
    products.extend([
        Field::line(Name::Line, ""),
        Field::line(Name::Likely, &number(before.probability.map(u16::from))),
        Field::line(Name::Terms, &number(before.terms)),
    ]);
    let asked = &before.qualification;
    let asked = vec![
        Field::line(Name::Need, &asked.need),
        Field::line(Name::Timing, &asked.timing),
        Field::line(Name::Consequence, &asked.consequence),
        Field::line(Name::Influence, &asked.influence),
        Field::area(Name::Text, &before.note),
    ];
    [(Section::Sale, sale), (Section::Products, products), (Section::Qualification, asked)]
        .into_iter()
        .flat_map(|(section, fields)| fields.into_iter().map(move |field| Field { section, ..field }))
        .collect()
}

/// Reads everything aloud.
pub(super) fn review(form: &mut Form, cx: Context) {
    let Purpose::Opportunity(hope) = &form.purpose else { return };
    let hope = hope.clone();
    lines::review(form, &hope.catalogue, hope.currency(), cx);
    say_stage(form, cx);
    say_amount(form, &hope, cx);
    say_expect(form, cx);
    say_likely(form, &hope, cx);
    say_terms(form, cx);
    for (name, key) in [
        (Name::Title, "form-title-advice"),
        (Name::Competitor, "form-competitor-advice"),
        (Name::Need, "form-need-advice"),
        (Name::Timing, "form-timing-advice"),
        (Name::Consequence, "form-consequence-advice"),
        (Name::Influence, "form-influence-advice"),
    ] {
        if let Some(field) = form.field_mut(name) {
            field.said = None;
            if field.value().trim().is_empty() {
                field.say(Tone::Advice, cx.texts.get(key));
            }
        }
    }
    let empty = plan::without(hope.planned, cx);
    plan::say_date(form, Name::NextOn, Lean::Future, Some(empty), cx);
}

/// How likely whatever is in the stage is won.
fn say_stage(form: &mut Form, cx: Context) {
    let stage = form.chosen(Name::Stage).unwrap_or_default().to_owned();
    let likely = cx.agenda.rules().stages.probability(&stage);
    if let Some(field) = form.field_mut(Name::Stage) {
        field.say(Tone::Understood, cx.texts.with("opportunity-likely", &[("likely", likely.into())]));
    }
}

/// What the lines come to, if there are any.
fn sum(form: &Form, hope: &Hope, cx: Context) -> Option<Money> {
    let read: Vec<Understood> =
        lines::read(form, &hope.catalogue, hope.currency(), cx).into_iter().flatten().flatten().collect();
    let currency = read.first()?.currency;
    let minor = read.iter().fold(0_i64, |sum, read| sum.saturating_add(read.line.total()));
    Some(Money { minor, currency })
}

fn say_amount(form: &mut Form, hope: &Hope, cx: Context) {
    let (typed, sum) = (form.value(Name::Amount), sum(form, hope, cx));
    let Some(field) = form.field_mut(Name::Amount) else { return };
    match (sum, amount(&typed, cx)) {
        (Some(sum), _) => {
            let args = [("amount", cx.texts.money(sum).into())];
            field.say(Tone::Understood, cx.texts.with("form-amount-of-lines", &args));
        }
        (None, Ok(None)) => field.say(Tone::Advice, cx.texts.get("form-worth-advice")),
        (None, Ok(Some(amount))) => field.say(Tone::Understood, cx.texts.money(amount)),
        (None, Err(problem)) => field.say(Tone::Wrong, problem.text),
    }
}

fn amount(typed: &str, cx: Context) -> Result<Option<Money>, Problem> {
    if typed.is_empty() || is_on_purpose(typed) {
        return Ok(None);
    }
    let home = cx.agenda.rules().money.currency;
    let read = capture::read_amount(typed, &cx.texts.coins(), home);
    read.map(Some).ok_or_else(|| {
        let example = cx.texts.money(Money { minor: 215_000, currency: home });
        let text = cx.texts.with("form-amount-wrong", &[("example", example.into())]);
        Problem { field: Some(Name::Amount), text }
    })
}

/// One that has passed may stay: it says so, and the light with it.
fn say_expect(form: &mut Form, cx: Context) {
    let (read, today) = (expect(form, cx), cx.agenda.today());
    let Some(field) = form.field_mut(Name::Expect) else { return };
    match read {
        Ok(None) => field.say(Tone::Advice, cx.texts.get("form-expect-advice")),
        Ok(Some(day)) => {
            let tone = if day < today { Tone::Advice } else { Tone::Understood };
            field.say(tone, format!("{} · {}", cx.texts.day(day, today), cx.texts.relative(day, today)));
        }
        Err(problem) => field.say(Tone::Wrong, problem.text),
    }
}

fn expect(form: &Form, cx: Context) -> Result<Option<Date>, Problem> {
    let typed = form.value(Name::Expect);
    if typed.is_empty() || is_on_purpose(&typed) {
        return Ok(None);
    }
    // What stood there stays what it was, even where the same words mean another year by now.
    if let Purpose::Opportunity(hope) = &form.purpose
        && form.field(Name::Expect).is_some_and(|field| !field.touched)
    {
        return Ok(hope.before.expect_on);
    }
    match plan::read(&typed, Lean::Future, cx) {
        Ok(when) => Ok(Some(when.date)),
        Err(text) => Err(Problem { field: Some(Name::Expect), text }),
    }
}

fn say_likely(form: &mut Form, hope: &Hope, cx: Context) {
    let stage = form.chosen(Name::Stage).unwrap_or(&hope.before.stage).to_owned();
    let usual = cx.agenda.rules().stages.probability(&stage);
    let read = likely(form, cx);
    let Some(field) = form.field_mut(Name::Likely) else { return };
    match read {
        Ok(None) => field.say(Tone::Advice, cx.texts.with("form-likely-advice", &[("likely", usual.into())])),
        Ok(Some(own)) => {
            field.say(Tone::Understood, cx.texts.with("opportunity-likely", &[("likely", own.into())]));
        }
        Err(problem) => field.say(Tone::Wrong, problem.text),
    }
}

fn likely(form: &Form, cx: Context) -> Result<Option<u8>, Problem> {
    let typed = form.value(Name::Likely);
    let typed = typed.trim_end_matches('%').trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let wrong = || Problem { field: Some(Name::Likely), text: cx.texts.get("form-likely-wrong").to_owned() };
    typed.parse().ok().filter(|percent| *percent <= 100).map(Some).ok_or_else(wrong)
}

fn say_terms(form: &mut Form, cx: Context) {
    let read = terms(form, cx);
    let on = expect(form, cx).ok().flatten();
    let (usual, today) = (cx.agenda.rules().terms, cx.agenda.today());
    let Some(field) = form.field_mut(Name::Terms) else { return };
    match read {
        Ok(None) => field.say(Tone::Advice, cx.texts.with("form-terms-advice", &[("n", usual.into())])),
        Ok(Some(days)) => {
            let mut said = cx.texts.with("opportunity-terms", &[("n", days.into())]);
            if let Some(on) = on {
                let day = cx.texts.day(calendar::later(on, days.into()), today);
                said = format!("{said} · {day}");
            }
            field.say(Tone::Understood, said);
        }
        Err(problem) => field.say(Tone::Wrong, problem.text),
    }
}

fn terms(form: &Form, cx: Context) -> Result<Option<u16>, Problem> {
    let typed = form.value(Name::Terms);
    if typed.is_empty() {
        return Ok(None);
    }
    let plain = typed.parse().ok();
    let wrong = || Problem { field: Some(Name::Terms), text: cx.texts.get("form-terms-wrong").to_owned() };
    plain.or_else(|| order::term(&typed)).map(Some).ok_or_else(wrong)
}

/// The opportunity as the form says it, and its next step.
pub(super) fn save(form: &Form, hope: &Hope, cx: Context) -> Result<Hoped, Problem> {
    let problem = |field, text| Problem { field: Some(field), text };
    let title = text::clean_line(&form.value(Name::Title));
    if title.is_empty() {
        return Err(problem(Name::Title, cx.texts.get("form-title-missing").to_owned()));
    }
    let read = lines::read(form, &hope.catalogue, hope.currency(), cx);
    let read: Vec<Understood> = read
        .into_iter()
        .flatten()
        .collect::<Result<_, Slip>>()
        .map_err(|slip| problem(Name::Line, cx.texts.slip(&slip)))?;
    let typed = amount(&form.value(Name::Amount), cx)?;
    let before = &hope.before;
    // What the amount was said in stays when nobody changed it.
    let untouched = form.field(Name::Amount).is_some_and(|field| !field.touched) && before.lines.is_empty();
    let (minor, currency) = match (read.first(), typed) {
        (Some(line), _) => (before.amount, line.currency),
        (None, _) if untouched => (before.amount, before.currency),
        (None, Some(money)) => (Some(money.minor), money.currency),
        (None, None) => (None, before.currency),
    };
    let after = Opportunity {
        title,
        stage: form.chosen(Name::Stage).unwrap_or(&before.stage).to_owned(),
        amount: minor,
        currency,
        lines: read.into_iter().map(|read| read.line).collect(),
        expect_on: expect(form, cx)?,
        probability: likely(form, cx)?,
        terms: terms(form, cx)?,
        competitor: Some(form.value(Name::Competitor)).filter(|name| !name.is_empty()),
        qualification: Qualification {
            need: form.value(Name::Need),
            timing: form.value(Name::Timing),
            consequence: form.value(Name::Consequence),
            influence: form.value(Name::Influence),
        },
        note: form.value(Name::Text),
        ..before.clone()
    };
    let next = plan::plan(form, cx)?;
    if hope.new && next.is_none() && hope.planned.is_none() && !is_on_purpose(&form.value(Name::NextOn)) {
        return Err(problem(Name::NextOn, cx.texts.get("form-next-missing").to_owned()));
    }
    let next = next.map_or(Next::Nothing, Next::Plan);
    Ok((Box::new(before.clone()), Box::new(after), next))
}
