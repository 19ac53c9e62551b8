//! The forms of a playbook, which is a text that is read as it is typed, and of a campaign.

use super::{Context, Field, Form, Name, Problem, Purpose, Saved, Tone};
use crate::agenda::AgendaError;
use crate::domain::capture::read_amount;
use crate::domain::playbook::read;
use crate::domain::{Campaign, Money, Playbook, order};
use crate::tui::dialog::NewCampaign;

/// The form of a playbook, new or known.
pub(super) fn open(playbook: Option<Playbook>, cx: Context) -> Form {
    let new = playbook.is_none();
    let playbook = playbook.unwrap_or_else(|| Playbook::new(cx.texts.playbook_sketch()));
    let title = if new { cx.texts.get("form-playbook-new").to_owned() } else { playbook.name.clone() };
    let fields = vec![Field::area(Name::Script, playbook.text.trim_end())];
    super::open::opened(Purpose::Playbook(Box::new(playbook)), title, fields, cx)
}

/// Says how the text is understood, or which line is not.
pub(super) fn review(form: &mut Form, cx: Context) {
    let typed = form.field(Name::Script).map(Field::value).unwrap_or_default();
    let said = match read(&typed) {
        Ok(script) => {
            let steps = cx.texts.with("cli-playbooks-steps", &[("n", script.steps.len().into())]);
            let args = [
                ("steps", steps.into()),
                ("starts", cx.texts.starts(script.trigger).to_owned().into()),
                ("ends", cx.texts.ends(&script.stops).into()),
            ];
            (Tone::Understood, cx.texts.with("playbook-understood", &args))
        }
        Err(error) => (Tone::Wrong, cx.texts.text_refusal(&error).line()),
    };
    if let Some(field) = form.field_mut(Name::Script) {
        field.say(said.0, said.1);
    }
}

/// The playbook as the form says it.
pub(super) fn save(form: &Form, before: &Playbook, cx: Context) -> Result<Saved, Problem> {
    let text = form.field(Name::Script).map(Field::value).unwrap_or_default();
    match read(&text) {
        Ok(script) => Ok(Saved::Playbook(Box::new(Playbook { text, name: script.name, ..before.clone() }))),
        Err(error) => Err(Problem { field: Some(Name::Script), text: cx.texts.text_refusal(&error).line() }),
    }
}

/// The form of a campaign: of a new one with the playbook and the filter, of a known one what can still be changed.
pub(super) fn open_campaign(campaign: Option<Campaign>, playbooks: &[Playbook], filter: &str, cx: Context) -> Form {
    let decimal = cx.texts.coins().decimal;
    let home = cx.agenda.rules().money.currency;
    let cost = campaign.as_ref().and_then(Campaign::own_cost).map(|cost| {
        let sign = if cost.currency == home { String::new() } else { format!("{} ", cost.currency) };
        format!("{sign}{}", order::amount(cost.minor, cost.currency, decimal))
    });
    let cost = Field::line(Name::Cost, &cost.unwrap_or_default());
    let name = Field::line(Name::ClientName, campaign.as_ref().map_or("", |campaign| campaign.name.as_str()));
    let fields = if campaign.is_some() {
        vec![name, cost]
    } else {
        let offered = playbooks.iter().filter(|playbook| !playbook.hidden);
        let options: Vec<_> = offered.map(|playbook| (playbook.key(), playbook.name.clone())).collect();
        let first = options.first().map(|(key, _)| key.clone()).unwrap_or_default();
        vec![name, Field::choice(Name::Playbook, options, &first), Field::line(Name::Filter, filter), cost]
    };
    let title = campaign.as_ref().map_or_else(|| cx.texts.get("form-campaign-new").to_owned(), |it| it.name.clone());
    super::open::opened(Purpose::Campaign(campaign.map(Box::new)), title, fields, cx)
}

/// Reads the filter and the amount aloud.
pub(super) fn review_campaign(form: &mut Form, cx: Context) {
    let filter = form.value(Name::Filter);
    if let Some(field) = form.field_mut(Name::Filter) {
        field.said = None;
        match cx.agenda.read_filter(&filter) {
            _ if filter.is_empty() => field.say(Tone::Advice, cx.texts.get("form-campaign-filter")),
            Ok(_) => {}
            Err(error) => field.say(Tone::Wrong, cx.texts.failure(&error)),
        }
    }
    let cost = cost(form, cx);
    if let Some(field) = form.field_mut(Name::Cost) {
        field.said = None;
        match cost {
            Ok(None) => field.say(Tone::Advice, cx.texts.get("form-campaign-cost")),
            Ok(Some(money)) => field.say(Tone::Understood, cx.texts.money(money)),
            Err(problem) => field.say(Tone::Wrong, problem.text),
        }
    }
}

fn cost(form: &Form, cx: Context) -> Result<Option<Money>, Problem> {
    let typed = form.value(Name::Cost);
    if typed.is_empty() {
        return Ok(None);
    }
    let home = cx.agenda.rules().money.currency;
    read_amount(&typed, &cx.texts.coins(), home).map(Some).ok_or_else(|| {
        let example = cx.texts.decimal(1_250, 2);
        let typed = crate::domain::text::clean_line(&typed);
        let text = cx.texts.with("error-line-price", &[("typed", typed.into()), ("example", example.into())]);
        Problem { field: Some(Name::Cost), text }
    })
}

/// The campaign as the form says it.
pub(super) fn save_campaign(form: &Form, before: Option<&Campaign>, cx: Context) -> Result<Saved, Problem> {
    let refused = |field, error: &AgendaError| Problem { field: Some(field), text: cx.texts.failure(error) };
    let name = form.value(Name::ClientName);
    if name.is_empty() {
        return Err(refused(Name::ClientName, &AgendaError::EmptyName));
    }
    let cost = cost(form, cx)?;
    if let Some(before) = before {
        return Ok(Saved::EditCampaign(before.id, name, cost));
    }
    let filter = form.value(Name::Filter);
    if filter.is_empty() {
        return Err(refused(Name::Filter, &AgendaError::EmptyFilter));
    }
    cx.agenda.read_filter(&filter).map_err(|error| refused(Name::Filter, &error))?;
    let key = form.chosen(Name::Playbook).unwrap_or_default().to_owned();
    Ok(Saved::Campaign(key, NewCampaign { name, filter, cost }))
}
