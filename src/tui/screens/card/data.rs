//! What is known of a client beyond what is needed to speak to it: people, dates that matter, what kind of client it is,
//! the user's own fields, other clients, files, and lasting remarks. What is not known is not shown.

use ratatui::text::{Line, Span};

use super::{Block, Item, heard, labelled, reach_lines};
use crate::agenda::{Card, Related};
use crate::domain::cells::{cut, wrap};
use crate::domain::text::clean_line;
use crate::domain::{Attachment, Attention, Occasion};
use crate::tui::model::Model;
use crate::tui::open_card::OpenCard;
use crate::tui::veil;

/// Lines of what was said and is not open.
const SAID: usize = 10;
/// A label, and what belongs to it.
type Fact = (String, String);

/// All that the record has, under headings; other clients and files can be selected.
pub(super) fn blocks(model: &Model, open: &OpenCard, width: usize) -> Vec<Block> {
    let card = &open.card;
    let facts = |facts: Vec<Fact>| {
        facts.into_iter().flat_map(|(label, value)| labelled(model, &label, &value, width)).collect::<Vec<_>>()
    };
    // Where there is room the people stand beside the page.
    let people = if model.is_wide() { Vec::new() } else { reach_lines(model, card, width) };
    let notes = wrap(&veil::said(model, &card.client.notes), width).into_iter().map(Line::raw).collect();
    let notes: Vec<Line> = if card.client.notes.is_empty() { Vec::new() } else { notes };
    let mut blocks = Vec::new();
    let mut part = |key: &str, parts: Vec<Block>| {
        if parts.iter().any(|part| !part.lines.is_empty()) {
            if !blocks.is_empty() {
                blocks.push(Block::gap());
            }
            blocks.push(Block::plain(vec![Line::styled(model.texts.get(key).to_owned(), model.theme.accent)]));
            blocks.extend(parts);
        }
    };
    part("card-people", vec![Block::plain(people)]);
    part("card-dates", vec![Block::plain(facts(dates(model, card)))]);
    part("card-class", vec![Block::plain(facts(class(model, card)))]);
    let said = if card.said.is_empty() { Vec::new() } else { heard::said_lines(model, card, width, SAID) };
    part("card-own", vec![Block::plain(facts(own(model, card)))]);
    let item = |item: Item, line: String| {
        let selected = open.item() == item;
        let mark = Span::styled(if selected { "▌ " } else { "  " }, model.theme.accent);
        Block::item(item, vec![Line::from(vec![mark, Span::raw(cut(&line, width.saturating_sub(2)).into_owned())])])
    };
    let related = card.details.relations.iter().enumerate();
    part("card-relations", related.map(|(n, one)| item(Item::Relation(n), relation(model, one))).collect());
    let attached = card.details.attachments.iter().enumerate();
    part("card-files", attached.map(|(n, one)| item(Item::Attachment(n), file(model, one))).collect());
    part("card-said", vec![Block::plain(said)]);
    part("field-notes", vec![Block::plain(notes)]);
    if blocks.is_empty() { vec![Block::note(model, "card-no-data")] } else { blocks }
}

/// The same in few lines, beside another page.
pub(super) fn lines(model: &Model, card: &Card, width: usize) -> Vec<Line<'static>> {
    let mut facts = dates(model, card);
    facts.extend(class(model, card));
    facts.extend(own(model, card));
    let label = |key: &str| model.texts.get(key).to_owned();
    facts.extend(card.details.relations.iter().map(|one| (label("field-relation"), relation(model, one))));
    facts.extend(card.details.attachments.iter().map(|one| (label("field-path"), file(model, one))));
    let mut lines: Vec<Line> =
        facts.into_iter().flat_map(|(label, value)| labelled(model, &label, &value, width)).collect();
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

/// The dates that matter, the nearest first.
fn dates(model: &Model, card: &Card) -> Vec<Fact> {
    let (texts, today) = (&model.texts, model.date);
    let mut occasions: Vec<&Occasion> = card.details.occasions.iter().collect();
    // What is over comes last.
    occasions.sort_by_key(|occasion| occasion.next(today).map_or((true, today), |next| (false, next)));
    let fact = |occasion: &Occasion| {
        let whose = occasion.contact.and_then(|id| card.contact(id)).map(|contact| clean_line(&contact.name));
        let label = Some(clean_line(&occasion.label)).filter(|label| !label.is_empty());
        let parts = [whose, label, Some(texts.occasion_when(occasion, today))];
        (texts.word(occasion.kind).to_owned(), parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
    };
    occasions.into_iter().map(fact).collect()
}

/// What kind of client it is, and since when.
fn class(model: &Model, card: &Card) -> Vec<Fact> {
    let (client, texts) = (&card.client, &model.texts);
    let mut facts = Vec::new();
    let mut add = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            facts.push((texts.get(key).to_owned(), value));
        }
    };
    add("field-time-zone", client.time_zone.clone());
    add("field-language", client.language.map(|language| texts.word(language).to_owned()));
    add("field-tone", client.tone.map(|tone| texts.word(tone).to_owned()));
    add("field-size", client.size.map(|size| texts.word(size).to_owned()));
    add("field-interest", client.interest.clone());
    add("field-potential", client.potential.map(|money| veil::way(model, &texts.money(money)).into_owned()));
    add(
        "field-cadence",
        client.cadence.map(|cadence| {
            texts.with("card-cadence", &[("ideal", cadence.ideal.into()), ("maximum", cadence.maximum.into())])
        }),
    );
    add("card-score", card.satisfaction.as_ref().map(|told| texts.satisfaction(told, model.date)));
    add("field-source", client.source.clone());
    add("field-tax-id", client.tax_id.clone());
    add("card-since", Some(texts.month_year(client.created_on)));
    add("card-lost", loss(model, card));
    let attention = Some(client.attention).filter(|attention| *attention != Attention::Auto);
    add("card-attention", attention.map(|attention| texts.word(attention).to_owned()));
    facts
}

/// When the client went away, and why.
pub(in crate::tui::screens) fn loss(model: &Model, card: &Card) -> Option<String> {
    card.client.lost.as_ref().map(|lost| {
        let note = lost.note.as_deref().map(|note| format!(" · {}", veil::said(model, note))).unwrap_or_default();
        format!("{} · {}{note}", model.texts.day_plain(lost.on, model.date), model.texts.word(lost.why))
    })
}

/// What is known in the fields that the user defined.
fn own(model: &Model, card: &Card) -> Vec<Fact> {
    let values = card.details.values.iter();
    let fact = |(field, value): &(crate::domain::CustomField, String)| {
        let value = model.texts.field_value(field, value, model.date);
        (clean_line(&field.name), veil::said(model, &value).into_owned())
    };
    values.map(fact).collect()
}

/// `referido por Hotel Sol`.
pub(in crate::tui) fn relation(model: &Model, related: &Related) -> String {
    let kind = model.texts.related(related.relation.kind, related.inverse);
    format!("{kind} {}", veil::other(model, &clean_line(&related.name)))
}

/// What a file is called, and where it is when that says more.
pub(in crate::tui) fn file(model: &Model, attachment: &Attachment) -> String {
    let (called, target) = (clean_line(attachment.called()), veil::way(model, &attachment.target));
    if attachment.label.is_empty() { called } else { format!("{called} · {}", clean_line(&target)) }
}
