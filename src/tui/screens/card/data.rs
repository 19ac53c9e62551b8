//! What is known of a client beyond what is needed to speak to it.

use jiff::civil::Date;
use ratatui::text::Line;

use super::{Block, heard, labelled};
use crate::agenda::Card;
use crate::domain::Attention;
use crate::domain::cells::wrap;
use crate::i18n::Texts;
use crate::tui::model::Model;
use crate::tui::open_card::OpenCard;
use crate::tui::veil;

/// Lines of what was said and is not open.
const SAID: usize = 10;

/// All that the record has.
pub(super) fn blocks(model: &Model, open: &OpenCard, width: usize) -> Vec<Block> {
    let lines = lines(model, &open.card, width);
    if lines.is_empty() { vec![Block::note(model, "card-no-data")] } else { vec![Block::plain(lines)] }
}

/// What else is known, label and value, and the lasting remarks.
pub(super) fn lines(model: &Model, card: &Card, width: usize) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for (label, value) in facts(card, &model.texts, model.date) {
        lines.extend(labelled(model, &label, &value, width));
    }
    if !card.said.is_empty() {
        if !lines.is_empty() {
            lines.push(Line::raw(""));
        }
        lines.push(Line::styled(model.texts.get("card-said").to_owned(), model.theme.accent));
        lines.extend(heard::said_lines(model, card, width, SAID));
    }
    if !card.client.notes.is_empty() {
        if !lines.is_empty() {
            lines.push(Line::raw(""));
        }
        lines.extend(wrap(&veil::said(model, &card.client.notes), width).into_iter().map(Line::raw));
    }
    lines
}

/// What else is known, label and value.
fn facts(card: &Card, texts: &Texts, today: Date) -> Vec<(String, String)> {
    let client = &card.client;
    let mut facts = Vec::new();
    let mut add = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            facts.push((texts.get(key).to_owned(), value));
        }
    };
    add(
        "field-cadence",
        client.cadence.map(|cadence| {
            texts.with("card-cadence", &[("ideal", cadence.ideal.into()), ("maximum", cadence.maximum.into())])
        }),
    );
    add("card-score", card.satisfaction.as_ref().map(|told| texts.satisfaction(told, today)));
    add("field-source", client.source.clone());
    add("field-tax-id", client.tax_id.clone());
    add("card-since", Some(texts.month_year(client.created_on)));
    let attention = Some(client.attention).filter(|attention| *attention != Attention::Auto);
    add("card-attention", attention.map(|attention| texts.word(attention).to_owned()));
    facts
}
