//! Lines of products as they are typed, in the form of a purchase and of an opportunity: each with what it comes to beside
//! it, and behind the last one always an empty one, so that Enter leads from line to line.

use std::rc::Rc;

use super::{Context, Field, Form, Name, Purpose, Tone};
use crate::domain::order::{self, Catalogue, Shop, Slip, Understood};
use crate::domain::{Currency, Money, PurchaseLine, text};

/// What a typed line is, if it is anything.
pub(super) type Read = Option<Result<Understood, Slip>>;

/// The lines that are there already, as they would be typed.
pub(super) fn fields(lines: &[PurchaseLine], currency: Currency, cx: Context) -> Vec<Field> {
    let decimal = cx.texts.coins().decimal;
    let typed = |line: &PurchaseLine| {
        let product = line.product.and_then(|id| cx.agenda.product(id).ok());
        Field::line(Name::Line, &order::typed(line, product.as_ref(), currency, decimal))
    };
    lines.iter().map(typed).collect()
}

/// The catalogue with what is not offered any more and can still be what these lines are.
pub(super) fn catalogue_for(lines: &[PurchaseLine], catalogue: &Catalogue, cx: Context) -> Catalogue {
    let retired = lines.iter().filter_map(|line| cx.agenda.product(line.product?).ok());
    let retired = retired.filter(|product| product.retired);
    Catalogue::new(catalogue.products().cloned().chain(retired).collect())
}

/// What the lines say, one by one; the first that names a currency says that of all, unless one is given.
pub(super) fn read(form: &Form, catalogue: &Catalogue, currency: Option<Currency>, cx: Context) -> Vec<Read> {
    let coins = cx.texts.coins();
    let shop = Shop { catalogue, coins: &coins, home: cx.agenda.rules().money.currency };
    let mut currency = currency;
    let typed = form.fields.iter().filter(|field| field.name == Name::Line).map(Field::value);
    typed
        .map(|typed| {
            let empty = typed.trim().is_empty();
            let read = (!empty).then(|| order::line(&typed, currency, &shop))?;
            if let Ok(read) = &read {
                currency = Some(read.currency);
            }
            Some(read)
        })
        .collect()
}

/// Keeps an empty line behind the last one, and reads all of them aloud.
pub(super) fn review(form: &mut Form, catalogue: &Catalogue, currency: Option<Currency>, cx: Context) {
    keep_one_empty(form);
    let read = read(form, catalogue, currency, cx);
    let mut first = true;
    for (field, read) in form.fields.iter_mut().filter(|field| field.name == Name::Line).zip(&read) {
        say(field, read.as_ref(), std::mem::take(&mut first), cx);
    }
}

/// Keeps exactly one empty line behind the last one that says something.
fn keep_one_empty(form: &mut Form) {
    let is_line = |field: &Field| field.name == Name::Line;
    let is_empty = |field: &Field| is_line(field) && field.value().trim().is_empty();
    let Some(last) = form.fields.iter().rposition(is_line) else { return };
    let spare = form.fields[..=last].iter().rev().take_while(|field| is_empty(field)).count();
    if spare == 0 {
        let section = form.fields[last].section;
        form.fields.insert(last + 1, Field { section, ..Field::line(Name::Line, "") });
    }
    for at in (last + 2 - spare.clamp(1, last + 1)..=last).rev() {
        form.fields.remove(at);
        if form.focus >= at {
            form.focus -= 1;
        }
    }
}

fn say(field: &mut Field, read: Option<&Result<Understood, Slip>>, first: bool, cx: Context) {
    let texts = cx.texts;
    match read {
        None => field.say(Tone::Advice, texts.get(if first { "form-line-advice" } else { "form-line-more" })),
        Some(Ok(Understood { line, currency, product })) => {
            let total = texts.money(Money { minor: line.total(), currency: *currency });
            // What is typed in full need not be said again: how it comes to its amount does.
            let typed = text::fold(&order::piece(&field.value(), texts.coins().decimal).0);
            let meant = product.as_ref().filter(|product| text::fold(product) != typed);
            let what = meant.map_or_else(|| texts.reckoning(line, *currency), |product| text::clean_line(product));
            let plain = line.quantity == crate::domain::purchase::ONE && line.discount == 0 && meant.is_none();
            field.say(Tone::Understood, if plain { total } else { format!("{total} · {what}") });
        }
        Some(Err(Slip::Several(_, names))) => {
            let names: Vec<String> = names.iter().map(|name| text::clean_line(name)).collect();
            field.say(Tone::Advice, texts.with("form-line-several", &[("names", names.join(", ").into())]));
        }
        Some(Err(Slip::NoPrice(_))) => field.say(Tone::Advice, texts.get("form-line-no-price")),
        Some(Err(slip)) => field.say(Tone::Wrong, texts.slip(slip)),
    }
}

/// Completes the name of the product in the focused line; whether there was anything to complete.
pub(super) fn complete(form: &mut Form, cx: Context) -> bool {
    let catalogue = match &form.purpose {
        Purpose::Purchase(basket) => Rc::clone(basket.catalogue()),
        Purpose::Opportunity(hope) => Rc::clone(hope.catalogue()),
        _ => return false,
    };
    let Some(typed) = form.focused().filter(|field| field.name == Name::Line).map(Field::value) else { return false };
    let completed = order::completed(&typed, &catalogue, cx.texts.coins().decimal);
    let (Some(completed), Some(field)) = (completed, form.fields.get_mut(form.focus)) else { return false };
    field.set(&completed);
    field.touched = true;
    true
}
