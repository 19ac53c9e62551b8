//! `cartera brief`: what to know before dialling.
//!
//! With `--json`: as `show`, and `open` (`complaints` and `awaited`, each an interaction).

use std::io::Write;

use clap::{ArgMatches, Command};
use serde_json::json;

use super::args::Shape;
use super::context::{self, Context};
use super::output::{self, Paint};
use super::{Result, Streams, json, report, show};
use crate::agenda::{Card, OpenPoints, PointId};
use crate::domain::{Contact, Interaction, cells, text};
use crate::i18n::Texts;

pub(super) const NAME: &str = "brief";

/// How many interactions are told in full.
const LAST: usize = 5;

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME).words("client", "cli-val-client").done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let agenda = cx.agenda()?;
    let id = context::client(&agenda, args)?;
    let (card, open) = (agenda.card(id, LAST)?, agenda.open_points(id)?);
    if cx.json {
        let mut value = show::value(cx, &card, agenda.rules());
        let interaction = |it: &Interaction| json::interaction(it, &card);
        let mut complaints = Vec::new();
        for point in &open.points {
            if let PointId::Complaint(id) = point.id {
                complaints.push(interaction(&agenda.interaction(id)?));
            }
        }
        value["open"] = json!({
            "complaints": complaints,
            "awaited": open.awaited.as_ref().map(interaction),
        });
        return Ok(output::json(to.out, &value)?);
    }
    let mut page = Page { cx, out: to.out };
    page.line(0, &show::title(cx, &card))?;
    page.tags(&card)?;
    page.why(&card)?;
    page.plans(&card)?;
    page.reach(&card)?;
    page.open_points(&card, &open)?;
    page.opportunities(&card)?;
    page.history(&card)?;
    page.section("cli-brief-notes", &text::clean_text(&card.client.notes))
}

/// The briefing as it is written, section by section.
struct Page<'a> {
    cx: &'a Context,
    out: &'a mut dyn Write,
}

impl Page<'_> {
    /// A text of any length, as many columns from the margin.
    fn line(&mut self, margin: usize, text: &str) -> Result<()> {
        let room = self.cx.style.columns().saturating_sub(margin);
        for line in cells::wrap(text, room) {
            writeln!(self.out, "{}{line}", " ".repeat(if line.is_empty() { 0 } else { margin }))?;
        }
        Ok(())
    }

    fn heading(&mut self, title: &str) -> Result<()> {
        Ok(writeln!(self.out, "\n{}", self.cx.style.paint(Paint::Strong, title))?)
    }

    /// A heading with what belongs under it; nothing at all when that is nothing.
    fn section(&mut self, key: &str, body: &str) -> Result<()> {
        if body.is_empty() {
            return Ok(());
        }
        self.heading(self.cx.texts.get(key))?;
        self.line(2, body)
    }

    fn tags(&mut self, card: &Card) -> Result<()> {
        let tags: Vec<String> = card.client.tags.iter().map(|tag| format!("#{}", text::clean_line(tag))).collect();
        self.line(0, &tags.join(" "))
    }

    /// The light, and why it is what it is.
    fn why(&mut self, card: &Card) -> Result<()> {
        let (cx, today) = (self.cx, self.cx.today());
        writeln!(self.out, "\n{}", cx.style.light(&cx.texts, card.alert.light(today)))?;
        for turn in card.alert.fired(today) {
            self.line(2, &cx.texts.reason_long(turn.reason, today))?;
        }
        if card.alert.attempts > 0 {
            self.line(2, &cx.texts.attempts(card.alert.attempts))?;
        }
        Ok(())
    }

    /// The next step, and those behind it.
    fn plans(&mut self, card: &Card) -> Result<()> {
        let lines: Vec<String> = card.follow_ups.iter().map(|plan| report::follow_up_line(self.cx, plan)).collect();
        self.section("cli-brief-plans", &lines.join("\n"))
    }

    fn reach(&mut self, card: &Card) -> Result<()> {
        let mut lines: Vec<String> = Vec::new();
        lines.extend(card.best_hour.as_ref().map(|best| self.cx.texts.best_hour(best)));
        lines.extend(card.satisfaction.as_ref().map(|told| {
            let label = self.cx.texts.get("cli-label-score");
            format!("{label} {}", self.cx.texts.satisfaction(told, self.cx.today()))
        }));
        let person = |contact: &Contact| {
            let role = contact.role.iter().map(|role| text::clean_line(role));
            std::iter::once(text::clean_line(&contact.name)).chain(role).collect::<Vec<_>>().join(", ")
        };
        lines.extend(card.reach().map(|channel| {
            let star = if channel.preferred { "★ " } else { "" };
            let value = format!("{star}{} {}", self.cx.texts.word(channel.kind), text::clean_line(&channel.value));
            let owner = channel.contact.and_then(|id| card.contact(id)).map(person);
            owner.map_or(value.clone(), |owner| format!("{value} · {owner}"))
        }));
        // Who has a channel was named beside it.
        let silent = |contact: &&Contact| !card.channels.iter().any(|channel| channel.contact == Some(contact.id));
        lines.extend(card.contacts.iter().filter(silent).map(person));
        self.section("cli-brief-reach", &lines.join("\n"))
    }

    fn open_points(&mut self, card: &Card, open: &OpenPoints) -> Result<()> {
        if open.is_empty() {
            return Ok(());
        }
        let cx = self.cx;
        self.heading(cx.texts.get("cli-brief-open"))?;
        for point in &open.points {
            self.line(2, &cx.texts.point(point, cx.today()))?;
        }
        if let Some(interaction) = &open.awaited {
            let said = output::brief(&interaction.text, 200);
            let head = show::interaction_head(self.cx, interaction, card);
            self.line(2, &if said.is_empty() { head } else { format!("{head}: {said}") })?;
        }
        Ok(())
    }

    /// What may be sold, each with what is not known of it yet.
    fn opportunities(&mut self, card: &Card) -> Result<()> {
        let (texts, today) = (&self.cx.texts, self.cx.today());
        let line = |one| format!("{} · {}", texts.opportunity_called(one, today), texts.qualified(one));
        let lines: Vec<String> = card.opportunities.list.iter().map(line).collect();
        self.section("cli-show-opportunities", &lines.join("\n"))
    }

    /// What happened last, with what was said in full.
    fn history(&mut self, card: &Card) -> Result<()> {
        if card.interactions.is_empty() {
            return self.section("cli-brief-last", self.cx.texts.get("cli-brief-nothing"));
        }
        let last = self.cx.texts.get("cli-brief-last");
        let (shown, all) = (card.interactions.len(), card.interaction_count);
        let args = [("last", last.into()), ("shown", shown.into()), ("all", all.into())];
        let title = if shown < all { self.cx.texts.with("cli-brief-part", &args) } else { last.to_owned() };
        self.heading(&title)?;
        for interaction in &card.interactions {
            self.line(2, &show::interaction_head(self.cx, interaction, card))?;
            self.line(4, &text::clean_text(&interaction.text))?;
        }
        Ok(())
    }
}
