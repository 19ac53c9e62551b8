//! Menus: what they offer, and what choosing does.

use super::drafts::recover;
use super::{Effect, Effects, did, links};
use crate::agenda::{Order, Result, Shelf};
use crate::domain::{Attention, Code, Standing};
use crate::tui::dialog::{Dialog, Menu, MenuChoice};
use crate::tui::model::Model;

pub(super) fn menu_of_attention(model: &mut Model) -> Result<()> {
    let clients = model.meant();
    let Some(first) = clients.first().copied() else { return Ok(()) };
    let texts = &model.texts;
    let line = |attention: Attention| {
        let word = texts.get(match attention {
            Attention::Auto => "menu-attention-auto",
            Attention::Red => "menu-attention-red",
            Attention::Yellow => "menu-attention-yellow",
            Attention::Green => "menu-attention-green",
        });
        (word.to_owned(), MenuChoice::Attention(clients.clone(), attention))
    };
    let order = [Attention::Red, Attention::Yellow, Attention::Green, Attention::Auto];
    let title = texts.with("menu-attention", &[("client", model.name_of(&clients)?.into())]);
    let mut menu = Menu::new(title, order.map(line).into());
    let now = model.agenda.client(first)?.attention;
    menu.selected = order.iter().position(|attention| *attention == now).unwrap_or(0);
    model.dialog = Some(Dialog::Menu(menu));
    Ok(())
}

pub(super) fn menu_of_standing(model: &mut Model) -> Result<()> {
    let clients = model.meant();
    let Some(first) = clients.first().copied() else { return Ok(()) };
    let row = model.agenda.client(first)?;
    let several = clients.len() > 1;
    let texts = &model.texts;
    let mut lines: Vec<_> = Standing::ALL
        .iter()
        .filter(|standing| several || **standing != row.standing)
        .map(|standing| {
            let key = format!("menu-standing-{}", standing.code());
            (texts.get(&key).to_owned(), MenuChoice::Standing(clients.clone(), *standing))
        })
        .collect();
    lines.push((texts.get("menu-standing-lost").to_owned(), MenuChoice::Lose(clients.clone())));
    if several || row.lost.is_some() {
        lines.push((texts.get("menu-standing-back").to_owned(), MenuChoice::Back(clients.clone())));
    }
    if row.standing == Standing::Trashed && !several {
        lines.push((texts.get("menu-standing-remove").to_owned(), MenuChoice::Remove(first)));
    }
    let title = if several {
        model.name_of(&clients)?
    } else {
        texts.with("menu-standing", &[("client", row.name.into()), ("standing", texts.word(row.standing).into())])
    };
    model.dialog = Some(Dialog::Menu(Menu::new(title, lines)));
    Ok(())
}

pub(super) fn menu_of_orders(model: &mut Model) {
    let lines = Order::ALL.iter().map(|order| (model.texts.word(*order).to_owned(), MenuChoice::Order(*order)));
    let mut menu = Menu::new(model.texts.get("menu-order"), lines.collect());
    menu.selected = Order::ALL.iter().position(|order| *order == model.shelf().0).unwrap_or(0);
    model.dialog = Some(Dialog::Menu(menu));
}

pub(super) fn menu_of_shelves(model: &mut Model) {
    let lines = Shelf::ALL.iter().map(|shelf| (model.texts.word(*shelf).to_owned(), MenuChoice::Shelf(*shelf)));
    let mut menu = Menu::new(model.texts.get("menu-shelf"), lines.collect());
    menu.selected = Shelf::ALL.iter().position(|shelf| *shelf == model.shelf().1).unwrap_or(0);
    model.dialog = Some(Dialog::Menu(menu));
}

/// Does what was chosen in a menu.
pub(in crate::tui) fn choose(model: &mut Model, choice: MenuChoice) -> Result<Effects> {
    match choice {
        MenuChoice::Attention(clients, attention) => {
            model.agenda.set_attention(&clients, attention)?;
            did(model)?;
        }
        MenuChoice::Standing(clients, standing) => {
            model.agenda.set_standing(&clients, standing)?;
            if matches!(standing, Standing::Archived | Standing::Trashed) {
                model.card = None;
            }
            did(model)?;
        }
        MenuChoice::Lose(clients) => super::forms::lose(model, clients)?,
        MenuChoice::Back(clients) => {
            model.agenda.recover(&clients)?;
            did(model)?;
        }
        MenuChoice::Remove(client) => {
            model.agenda.remove_client(client)?;
            model.card = None;
            did(model)?;
        }
        MenuChoice::Order(order) => model.rescope(order, model.shelf().1)?,
        MenuChoice::Shelf(shelf) => model.rescope(model.shelf().0, shelf)?,
        MenuChoice::Recover(key) => recover(model, &key)?,
        MenuChoice::Forget(key) => model.agenda.drop_draft(&key)?,
        MenuChoice::OpenCard(client) => model.open_card(client)?,
        MenuChoice::OpenFile(target) => return Ok(Effects::one(Effect::Open(target))),
        MenuChoice::Attach(client) => links::attach_to(model, client)?,
        MenuChoice::Relate(client) => links::relate_to(model, client)?,
        MenuChoice::Unlink(client) => links::menu_to_take(model, client)?,
        MenuChoice::Detach(id) => {
            model.agenda.detach(id)?;
            did(model)?;
        }
        MenuChoice::Unrelate(client, id) => {
            model.agenda.unrelate(client, id)?;
            did(model)?;
        }
        MenuChoice::SayHow(id) => return super::unsaid::say(model, id),
        MenuChoice::SayNothing(id) => return super::unsaid::say_nothing(model, id),
        MenuChoice::Nothing => model.telling = false,
    }
    Ok(Effects::none())
}
