//! Those who may be here twice: looking for them, telling them apart, making one of two.

use super::{Effect, Effects, did};
use crate::agenda::{Duplicates, Result};
use crate::domain::ClientId;
use crate::tui::dialog::{Comparison, Dialog, TwinAnswer, TwinList};
use crate::tui::model::{Model, Mood};

/// How many pairs the list shows at most.
pub(in crate::tui) const LISTED: usize = 500;

/// Begins to look for those who may be here twice.
pub(super) fn look_for(model: &mut Model) -> Effects {
    model.working = Some(model.texts.get("working-duplicates").to_owned());
    Effects::one(Effect::Duplicates)
}

/// Shows who was found.
pub(in crate::tui) fn show(model: &mut Model, found: Duplicates) {
    if found.pairs.is_empty() {
        let text = model.texts.get("notice-no-duplicates").to_owned();
        model.say(Mood::Hint, text);
    } else {
        model.dialog = Some(Dialog::Twins(TwinList::new(found)));
    }
}

/// Shows the two marked clients side by side.
pub(super) fn compare_marked(model: &mut Model) -> Result<()> {
    if let [keep, gone] = model.meant().as_slice() {
        return compare(model, *keep, *gone, None);
    }
    let text = model.texts.get("notice-mark-two").to_owned();
    model.say(Mood::Hint, text);
    Ok(())
}

fn compare(model: &mut Model, keep: ClientId, gone: ClientId, list: Option<Box<TwinList>>) -> Result<()> {
    let merging = model.agenda.merging(keep, gone)?;
    model.dialog = Some(Dialog::Comparison(Box::new(Comparison::new(merging, list))));
    Ok(())
}

/// Takes a key in the list.
pub(in crate::tui) fn key_in_list(
    model: &mut Model,
    mut list: TwinList,
    key: ratatui::crossterm::event::KeyEvent,
) -> Result<()> {
    let answer = list.key(key);
    decide(model, answer, None, Some(Box::new(list)))
}

/// Takes a key while two are side by side.
pub(in crate::tui) fn key_in_comparison(
    model: &mut Model,
    mut comparison: Box<Comparison>,
    key: ratatui::crossterm::event::KeyEvent,
    leaves: bool,
) -> Result<()> {
    if leaves {
        model.dialog = comparison.list.map(|list| Dialog::Twins(*list));
        return Ok(());
    }
    let answer = comparison.key(key);
    let list = if answer == TwinAnswer::Nothing { None } else { comparison.list.take() };
    decide(model, answer, Some(comparison), list)
}

fn decide(
    model: &mut Model,
    answer: TwinAnswer,
    comparison: Option<Box<Comparison>>,
    mut list: Option<Box<TwinList>>,
) -> Result<()> {
    match answer {
        TwinAnswer::Nothing => {
            let listed = || list.map(|list| Dialog::Twins(*list));
            model.dialog = comparison.map(Dialog::Comparison).or_else(listed);
            return Ok(());
        }
        TwinAnswer::Compare(keep, gone) => return compare(model, keep, gone, list),
        TwinAnswer::Apart(a, b) => {
            model.agenda.tell_apart(a, b)?;
            if let Some(list) = &mut list {
                list.settle(|one, other| (one, other) == (a.min(b), a.max(b)));
            }
        }
        TwinAnswer::Merge => {
            let Some(comparison) = comparison else { return Ok(()) };
            let (keep, gone) = comparison.pair();
            let texts = std::rc::Rc::clone(&model.texts);
            model.agenda.merge_clients(keep, gone, &comparison.taken, texts.locale().region_code())?;
            if let Some(list) = &mut list {
                list.settle(|one, other| one == gone || other == gone);
            }
        }
    }
    did(model)?;
    model.dialog = list.filter(|list| !list.found.pairs.is_empty()).map(|list| Dialog::Twins(*list));
    Ok(())
}

/// Whom somebody who was just added looks like, as a line to be said; `None` for nobody.
pub(super) fn warning(model: &Model, client: ClientId) -> Result<Option<String>> {
    let texts = &model.texts;
    let record = model.agenda.record(client)?;
    let alike = model.agenda.look_alikes(&record, texts.locale().region_code())?;
    Ok(alike.first().map(|one| {
        let name = crate::tui::veil::other(model, &one.name);
        texts.with("notice-looks-like", &[("name", name.into()), ("signs", texts.signs(&one.signs).into())])
    }))
}
