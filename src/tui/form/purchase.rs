//! The form of a purchase: a line for each thing that was bought, typed as one says it, with what it comes to beside it.
//!
//! From the empty line behind the last one Enter leads on to the terms. What is brought back is typed in the same way, beginning with all that is left.

use std::rc::Rc;

use jiff::civil::Date;

use super::plan::{self, is_on_purpose, options, phrase};
use super::{Context, Field, Form, Name, Problem, Purpose, Tone, lines};
use crate::agenda::{Buy, Card, Next, Purchases};
use crate::domain::next_step::Suggestion;
use crate::domain::order::{self, Catalogue, Understood};
use crate::domain::when::{Lean, When};
use crate::domain::{
    ClientId, Code, Currency, Initiative, Kind, Outcome, PaymentMethod, Purchase, PurchaseId, calendar, text,
};

/// The code of "paid already".
const PAID: &str = "paid";

/// What a purchase is typed against.
#[derive(Clone, Debug)]
pub struct Basket {
    /// Whose.
    pub client: ClientId,
    /// What is done.
    pub trade: Trade,
    /// What is sold.
    catalogue: Rc<Catalogue>,
}

/// What the form of a purchase does.
#[derive(Clone, Debug)]
pub enum Trade {
    /// Records a new one.
    New {
        /// For when something will still be planned when this contact is logged.
        planned: Option<Date>,
    },
    /// Corrects one.
    Edit(Box<Purchase>),
    /// Brings something of one back: its lines, and how much of each is left.
    Return(Box<Purchases>, Vec<i64>),
}

impl Basket {
    pub(super) fn key(&self) -> &'static str {
        match self.trade {
            Trade::New { .. } => "form-buy",
            Trade::Edit(_) => "form-edit-purchase",
            Trade::Return(..) => "form-return",
        }
    }

    /// What is sold.
    pub(super) fn catalogue(&self) -> &Rc<Catalogue> {
        &self.catalogue
    }

    /// Under which key what is half typed of a new purchase is kept.
    pub(super) fn draft_key(&self) -> Option<String> {
        matches!(self.trade, Trade::New { .. }).then(|| format!("purchase:{}", self.client.0))
    }

    /// The currency in which the purchase is already.
    fn currency(&self) -> Option<Currency> {
        match &self.trade {
            Trade::New { .. } => None,
            Trade::Edit(before) => Some(before.currency),
            Trade::Return(sale, _) => sale.purchases.first().map(|sale| sale.currency),
        }
    }
}

/// What came back: of which purchase, how much of which lines, and when.
pub type Returned = (PurchaseId, Vec<(usize, i64)>, Date);

/// The form of a new purchase.
pub(super) fn open(card: &Card, catalogue: Catalogue, cx: Context) -> Form {
    let today = cx.agenda.today();
    let planned = card.follow_ups.iter().filter_map(|open| open.stays_on(today)).min();
    let mut fields = vec![Field::line(Name::Line, "")];
    fields.extend(terms(None, cx));
    let mut kinds = options(Kind::ALL, cx);
    kinds.push((String::new(), cx.texts.get("form-no-contact").to_owned()));
    fields.push(Field::choice(Name::Kind, kinds, Kind::Note.code()));
    fields.extend(plan::fields(cx, None));
    let basket = Basket { client: card.client.id, trade: Trade::New { planned }, catalogue: Rc::new(catalogue) };
    opened(basket, card.client.name.clone(), fields, cx)
}

/// The form that corrects a purchase.
pub(super) fn open_edit(found: &Purchases, catalogue: &Catalogue, name: String, cx: Context) -> Option<Form> {
    let purchase = found.purchases.first()?.clone();
    let mut fields = lines::fields(&purchase.lines, purchase.currency, cx);
    fields.extend(terms(Some(&purchase), cx));
    let catalogue = lines::catalogue_for(&purchase.lines, catalogue, cx);
    let client = purchase.client;
    let basket = Basket { client, trade: Trade::Edit(Box::new(purchase)), catalogue: Rc::new(catalogue) };
    Some(opened(basket, name, fields, cx))
}

/// The form that brings something back.
pub(super) fn open_return(found: Purchases, left: Vec<i64>, name: String, cx: Context) -> Option<Form> {
    let sale = found.purchases.first()?;
    let client = sale.client;
    let mut fields: Vec<Field> = Vec::new();
    for (line, left) in sale.lines.iter().zip(&left).filter(|(_, left)| **left > 0) {
        let name = cx.texts.line_name(found.name(line));
        fields.push(Field::line(Name::Line, &format!("{name} x {}", cx.texts.quantity(*left))));
    }
    fields.push(Field::line(Name::When, ""));
    let trade = Trade::Return(Box::new(found), left);
    Some(opened(Basket { client, trade, catalogue: Rc::new(Catalogue::default()) }, name, fields, cx))
}

fn opened(basket: Basket, title: String, fields: Vec<Field>, cx: Context) -> Form {
    let mut form = Form::new(Purpose::Purchase(Box::new(basket)), title, fields);
    form.review(cx);
    form
}

/// The fields of when, how and until when it is paid.
fn terms(before: Option<&Purchase>, cx: Context) -> Vec<Field> {
    let day = |day: Date, lean| phrase(cx, When::on(day), lean);
    let discount = before.filter(|before| before.discount != 0);
    let discount = discount.map(|before| order::amount(before.discount, before.currency, cx.texts.coins().decimal));
    let made_on = before.map(|before| day(before.made_on, Lean::Past)).unwrap_or_default();
    let due_on = before.and_then(|before| before.due_on).map(|due_on| day(due_on, Lean::Future)).unwrap_or_default();
    let unsaid = |mut options: Vec<(String, String)>| {
        options.push((String::new(), cx.texts.get("form-unsaid").to_owned()));
        options
    };
    let method = before.and_then(|before| before.method).map_or("", Code::code);
    let initiative = before.and_then(|before| before.initiative).map_or("", Code::code);
    let paid = [("", "form-not-paid"), (PAID, "form-paid")];
    let paid = paid.map(|(code, key)| (code.to_owned(), cx.texts.get(key).to_owned())).to_vec();
    let is_paid = before.is_some_and(|before| before.paid_on.is_some());
    vec![
        Field::line(Name::Discount, discount.as_deref().unwrap_or_default()),
        Field::line(Name::When, &made_on),
        Field::choice(Name::Method, unsaid(options(PaymentMethod::ALL, cx)), method),
        Field::line(Name::Due, &due_on),
        Field::choice(Name::Paid, paid, if is_paid { PAID } else { "" }),
        Field::choice(Name::Initiative, unsaid(options(Initiative::ALL, cx)), initiative),
        Field::line(Name::Text, before.map_or("", |before| before.note.as_str())),
    ]
}

/// What the lines say, one by one.
fn lines(form: &Form, basket: &Basket, cx: Context) -> Vec<lines::Read> {
    lines::read(form, &basket.catalogue, basket.currency(), cx)
}

/// What the lines that are understood come to, as far as they go.
fn so_far(form: &Form, basket: &Basket, cx: Context) -> Purchase {
    let read: Vec<Understood> = lines(form, basket, cx).into_iter().flatten().flatten().collect();
    let home = cx.agenda.rules().money.currency;
    let currency = read.first().map(|read| read.currency).or(basket.currency()).unwrap_or(home);
    let lines = read.into_iter().map(|read| read.line).collect();
    Purchase { lines, ..Purchase::new(basket.client, cx.agenda.today(), currency) }
}

/// Which line of a sale a typed line brings back, and how much of it.
fn piece(typed: &str, sale: &Purchases, left: &[i64], cx: Context) -> Option<(usize, i64)> {
    let (name, quantity) = order::piece(typed, cx.texts.coins().decimal);
    let wanted = text::words(&name);
    let lines = sale.purchases.first().map(|sale| sale.lines.as_slice()).unwrap_or_default();
    let fits = |line: &crate::domain::PurchaseLine| {
        let words = text::words(&cx.texts.line_name(sale.name(line)));
        !wanted.is_empty() && wanted.iter().all(|word| words.iter().any(|known| known.starts_with(word.as_str())))
    };
    let mut meant = (0..lines.len()).filter(|at| lines.get(*at).is_some_and(fits));
    let at = meant.find(|at| left.get(*at).is_some_and(|left| *left > 0))?;
    Some((at, quantity.or_else(|| left.get(at).copied())?))
}

/// Keeps an empty line behind the last one, and reads everything aloud.
pub(super) fn review(form: &mut Form, cx: Context) {
    let Purpose::Purchase(basket) = &form.purpose else { return };
    let basket = basket.clone();
    plan::say_date(form, Name::When, Lean::Past, Some(cx.texts.get("form-now").to_owned()), cx);
    if let Trade::Return(sale, left) = &basket.trade {
        return say_return(form, sale, left, cx);
    }
    lines::review(form, &basket.catalogue, basket.currency(), cx);
    say_total(form, &basket, cx);
    say_due(form, cx);
    if let Trade::New { planned } = basket.trade {
        say_next(form, basket.client, planned, cx);
    }
}

/// What it comes to, beside what is taken off.
fn say_total(form: &mut Form, basket: &Basket, cx: Context) {
    let (purchase, typed) = (so_far(form, basket, cx), form.value(Name::Discount));
    let (tone, said) = match discount(&typed, &purchase, cx) {
        Some(discount) => {
            let total = cx.texts.money(Purchase { discount, ..purchase }.total());
            (Tone::Understood, cx.texts.with("form-total", &[("total", total.into())]))
        }
        None => (Tone::Wrong, wrong_discount(&typed, cx)),
    };
    if let Some(field) = form.field_mut(Name::Discount) {
        field.say(tone, said);
    }
}

fn discount(typed: &str, purchase: &Purchase, cx: Context) -> Option<i64> {
    if typed.is_empty() {
        return Some(0);
    }
    order::discount(typed, purchase.total().minor, purchase.currency, &cx.texts.coins())
}

fn wrong_discount(typed: &str, cx: Context) -> String {
    cx.texts.with("error-discount-typed", &[("typed", text::clean_line(typed).into())])
}

fn say_due(form: &mut Form, cx: Context) {
    let read = due(form, cx);
    let today = cx.agenda.today();
    let Some(field) = form.field_mut(Name::Due) else { return };
    match read {
        Ok(None) => field.say(Tone::Advice, cx.texts.get("form-due-advice")),
        Ok(Some(day)) => {
            let said = format!("{} · {}", cx.texts.day(day, today), cx.texts.relative(day, today));
            field.say(Tone::Understood, said);
        }
        Err(problem) => field.say(Tone::Wrong, problem.text),
    }
}

/// The next step that an order suggests, until the user types one.
fn say_next(form: &mut Form, client: ClientId, planned: Option<Date>, cx: Context) {
    let day = made_on(form, cx).unwrap_or_else(|_| cx.agenda.today());
    let kind = how(form).unwrap_or(Kind::Note);
    let suggestion = cx.agenda.suggest(client, kind, Some(Outcome::Order), day).unwrap_or_default();
    if let Some(field) = form.field_mut(Name::NextOn).filter(|field| !field.touched) {
        match suggestion {
            Some(Suggestion::Plan { when, .. }) if planned.is_none() => field.offer(&phrase(cx, when, Lean::Future)),
            _ => field.set(""),
        }
    }
    plan::say_date(form, Name::NextOn, Lean::Future, Some(plan::without(planned, cx)), cx);
}

fn say_return(form: &mut Form, sale: &Purchases, left: &[i64], cx: Context) {
    for field in form.fields.iter_mut().filter(|field| field.name == Name::Line) {
        let typed = field.value();
        let Some(line) = Some(typed.trim()).filter(|typed| !typed.is_empty()) else {
            field.say(Tone::Advice, cx.texts.get("form-return-none"));
            continue;
        };
        match piece(line, sale, left, cx) {
            Some((at, quantity)) => {
                let most = left.get(at).copied().unwrap_or(0);
                let args = [("n", cx.texts.quantity(quantity).into()), ("most", cx.texts.quantity(most).into())];
                let tone = if quantity > most { Tone::Wrong } else { Tone::Understood };
                field.say(tone, cx.texts.with("form-return-piece", &args));
            }
            None => field.say(Tone::Wrong, cx.texts.get("form-return-unknown")),
        }
    }
}

/// How it was ordered; `None` for no contact.
fn how(form: &Form) -> Option<Kind> {
    form.chosen(Name::Kind).and_then(Kind::from_code)
}

fn made_on(form: &Form, cx: Context) -> Result<Date, Problem> {
    if form.value(Name::When).is_empty() {
        return Ok(cx.agenda.today());
    }
    Ok(plan::date(form, Name::When, cx)?.date)
}

/// Until when it is to be paid: after so many days, or on a date.
fn due(form: &Form, cx: Context) -> Result<Option<Date>, Problem> {
    let typed = form.value(Name::Due);
    if typed.is_empty() || is_on_purpose(&typed) {
        return Ok(None);
    }
    let made_on = made_on(form, cx).unwrap_or_else(|_| cx.agenda.today());
    if let Some(days) = order::term(&typed) {
        return Ok(Some(calendar::later(made_on, days.into())));
    }
    // One that was due before stays what it was.
    if let Purpose::Purchase(basket) = &form.purpose
        && let Trade::Edit(before) = &basket.trade
        && form.field(Name::Due).is_some_and(|field| !field.touched)
    {
        return Ok(before.due_on);
    }
    match plan::read(&typed, Lean::Future, cx) {
        Ok(when) => Ok(Some(when.date)),
        Err(text) => Err(Problem { field: Some(Name::Due), text }),
    }
}

/// The purchase as the form says it.
fn purchase(form: &Form, basket: &Basket, cx: Context) -> Result<Purchase, Problem> {
    let problem = |field, text| Problem { field: Some(field), text };
    if let Some(slip) = lines(form, basket, cx).into_iter().flatten().find_map(Result::err) {
        return Err(problem(Name::Line, cx.texts.slip(&slip)));
    }
    let so_far = so_far(form, basket, cx);
    let typed = form.value(Name::Discount);
    let discount = discount(&typed, &so_far, cx).ok_or_else(|| problem(Name::Discount, wrong_discount(&typed, cx)))?;
    let made_on = made_on(form, cx)?;
    let before = if let Trade::Edit(before) = &basket.trade { (**before).clone() } else { so_far.clone() };
    let paid = form.chosen(Name::Paid) == Some(PAID);
    // What is corrected is paid now; what is recorded was paid when it was bought.
    let paid_on = if matches!(basket.trade, Trade::Edit(_)) { cx.agenda.today() } else { made_on };
    Ok(Purchase {
        lines: so_far.lines,
        currency: so_far.currency,
        discount,
        made_on,
        method: form.chosen(Name::Method).and_then(PaymentMethod::from_code),
        due_on: due(form, cx)?,
        paid_on: before.paid_on.filter(|_| paid).or(paid.then_some(paid_on)),
        initiative: form.chosen(Name::Initiative).and_then(Initiative::from_code),
        note: form.value(Name::Text),
        ..before
    })
}

/// What is to be recorded.
pub(super) fn save(form: &Form, basket: &Basket, planned: Option<Date>, cx: Context) -> Result<Buy, Problem> {
    let purchase = purchase(form, basket, cx)?;
    let (how, next) = (how(form), plan::plan(form, cx)?);
    let left_open = next.is_none() && !is_on_purpose(&form.value(Name::NextOn));
    if how.is_some() && left_open && planned.is_none() {
        return Err(Problem { field: Some(Name::NextOn), text: cx.texts.get("form-next-missing").to_owned() });
    }
    Ok(Buy { purchase, how, next: next.map_or(Next::Nothing, Next::Plan) })
}

/// The purchase as the form corrects it.
pub(super) fn save_edit(form: &Form, basket: &Basket, cx: Context) -> Result<Purchase, Problem> {
    purchase(form, basket, cx)
}

/// What comes back.
pub(super) fn save_return(form: &Form, sale: &Purchases, left: &[i64], cx: Context) -> Result<Returned, Problem> {
    let mut pieces = Vec::new();
    for typed in form.fields.iter().filter(|field| field.name == Name::Line).map(Field::value) {
        if typed.trim().is_empty() {
            continue;
        }
        let unknown = || Problem { field: Some(Name::Line), text: cx.texts.get("form-return-unknown").to_owned() };
        pieces.push(piece(typed.trim(), sale, left, cx).ok_or_else(unknown)?);
    }
    let id = sale.purchases.first().map_or(PurchaseId(0), |sale| sale.id);
    Ok((id, pieces, made_on(form, cx)?))
}
