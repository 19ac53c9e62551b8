//! Purchases and the catalogue on the screens: their forms, paying, bringing back.

use ratatui::crossterm::event::KeyEvent;

use super::did;
use super::forms::{open_for_client, open_form};
use crate::agenda::Result;
use crate::domain::{Product, PurchaseKind};
use crate::tui::dialog::{Dialog, ProductAnswer, ProductList};
use crate::tui::form::Form;
use crate::tui::model::{Model, Mood};
use crate::tui::open_card::OpenCard;

/// Opens the form of a new purchase.
pub(super) fn buy(model: &mut Model) -> Result<()> {
    open_for_client(model, |model, client, _| {
        let card = model.agenda.card(client, 0)?;
        Ok(Form::purchase(&card, model.agenda.catalogue()?, model.context()))
    })
}

/// Opens the form that corrects the selected purchase.
pub(super) fn edit(model: &mut Model) -> Result<()> {
    let Some(id) = model.card.as_ref().and_then(OpenCard::purchase).map(|purchase| purchase.id) else { return Ok(()) };
    let (found, catalogue) = (model.agenda.purchase(id)?, model.agenda.catalogue()?);
    let name = model.card.as_ref().map(|open| open.card.client.name.clone()).unwrap_or_default();
    if let Some(form) = Form::edit_purchase(&found, &catalogue, name, model.context()) {
        model.dialog = Some(Dialog::Form(Box::new(form)));
    }
    Ok(())
}

/// Marks the selected purchase as paid.
pub(super) fn pay(model: &mut Model) -> Result<()> {
    let Some(id) = model.card.as_ref().and_then(OpenCard::purchase).map(|purchase| purchase.id) else { return Ok(()) };
    let today = model.agenda.today();
    model.agenda.pay(id, today)?;
    did(model)
}

/// Deletes the selected purchase.
pub(super) fn delete(model: &mut Model) -> Result<()> {
    let Some(id) = model.card.as_ref().and_then(OpenCard::purchase).map(|purchase| purchase.id) else { return Ok(()) };
    model.agenda.delete_purchase(id)?;
    did(model)
}

/// Opens the form that brings something back: of the selected purchase, or of the newest one.
pub(super) fn give_back(model: &mut Model) -> Result<()> {
    let Some(open) = &model.card else { return Ok(()) };
    let newest = open.bill.newest.purchases.iter().find(|purchase| purchase.kind == PurchaseKind::Sale);
    let meant = open.purchase().filter(|purchase| purchase.kind == PurchaseKind::Sale).or(newest);
    let name = open.card.client.name.clone();
    let form = match meant.map(|purchase| purchase.id) {
        Some(id) => {
            let left = model.agenda.left_of(id)?;
            let any = left.iter().any(|left| *left > 0);
            let found = model.agenda.purchase(id)?;
            any.then(|| Form::give_back(found, left, name, model.context())).flatten()
        }
        None => None,
    };
    if let Some(form) = form {
        model.dialog = Some(Dialog::Form(Box::new(form)));
    } else {
        let text = model.texts.get("notice-nothing-to-return").to_owned();
        model.say(Mood::Hint, text);
    }
    Ok(())
}

/// Opens the catalogue.
pub(super) fn products(model: &mut Model) -> Result<()> {
    list(model, ProductList::default())
}

/// Shows the catalogue as it is now, where it was left.
fn list(model: &mut Model, mut list: ProductList) -> Result<()> {
    list.products = model.agenda.products(false)?;
    list.products.extend(model.agenda.products(true)?);
    list.selected = list.selected.min(list.shown().count().saturating_sub(1));
    model.dialog = Some(Dialog::Products(Box::new(list)));
    Ok(())
}

/// Takes a key in the catalogue.
pub(in crate::tui) fn key_in_products(
    model: &mut Model,
    mut open: Box<ProductList>,
    key: KeyEvent,
    leaves: bool,
) -> Result<()> {
    match open.key(key, leaves) {
        ProductAnswer::Nothing => model.dialog = Some(Dialog::Products(open)),
        ProductAnswer::Leave => {}
        ProductAnswer::Add => open_form(model, |model| Ok(Form::product(None, model.context())))?,
        ProductAnswer::Edit(product) => open_form(model, |model| Ok(Form::product(Some(*product), model.context())))?,
        ProductAnswer::Retire(product) => {
            let retired = !product.retired;
            model.agenda.edit_product(&Product { retired, ..*product })?;
            did(model)?;
            list(model, *open)?;
        }
        ProductAnswer::Remove(product) => {
            let removed = model.agenda.remove_product(product.id);
            if removed.is_err() {
                model.dialog = Some(Dialog::Products(open));
                return removed;
            }
            did(model)?;
            list(model, *open)?;
        }
    }
    Ok(())
}

/// Shows the catalogue again after a product was saved.
pub(super) fn back_to_products(model: &mut Model) -> Result<()> {
    products(model)
}
