//! A client's story, as a text that people read: what is known, who is there, what is open, what was bought, what
//! happened.

use jiff::civil::Date;

use super::Texts;
use crate::agenda::{Card, Plan, Story};
use crate::domain::text::{clean_line, clean_text};
use crate::domain::{Channel, ClientKind, ContactId, Interaction, Occasion, Standing};
use crate::exchange::markdown::Page;

impl Texts {
    /// The story of a client as Markdown.
    #[must_use]
    pub fn story(&self, story: &Story, today: Date) -> String {
        let mut page = Page::default();
        let card = &story.card;
        page.heading(1, &clean_line(&card.client.name));
        let about = self.story_about(card);
        if !about.is_empty() {
            page.line(&about);
        }
        for channel in card.reach().filter(|channel| channel.contact.is_none()) {
            page.item(self.word(channel.kind), &clean_line(&channel.value));
        }
        for (label, value) in self.about_client(card, today) {
            page.item(&label, &value);
        }
        let notes = clean_text(&card.client.notes);
        if !notes.trim().is_empty() {
            page.paragraph(&notes);
        }
        self.story_people(card, &mut page);
        self.story_open(card, today, &mut page);
        if !story.opportunities.is_empty() {
            page.heading(2, self.get("story-opportunities"));
            for opportunity in &story.opportunities {
                let note = clean_text(&opportunity.note);
                page.item(
                    &clean_line(&opportunity.title),
                    &format!("{}\n{note}", self.opportunity(opportunity, today)),
                );
            }
        }
        if !story.purchases.purchases.is_empty() {
            page.heading(2, self.get("story-purchases"));
            for purchase in &story.purchases.purchases {
                let what = self.what_was_bought(&story.purchases, purchase);
                let parts = [what, self.money(purchase.total()), self.payment(purchase, today)];
                let parts = parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>();
                let note = clean_text(&purchase.note);
                page.item(&self.day_plain(purchase.made_on, today), &format!("{}\n{note}", parts.join(" · ")));
            }
        }
        self.story_past(card, today, &mut page);
        page.finish()
    }

    /// Who it is, in one line.
    fn story_about(&self, card: &Card) -> String {
        let client = &card.client;
        let places = [&client.role, &client.company, &client.sector, &client.zone, &client.city, &client.country];
        let mut about: Vec<String> = places.into_iter().flatten().map(|place| clean_line(place)).collect();
        if client.kind == ClientKind::Company {
            about.push(self.word(client.kind).to_owned());
        }
        if client.standing != Standing::Active {
            about.push(self.word(client.standing).to_owned());
        }
        about.join(" · ")
    }

    fn story_people(&self, card: &Card, page: &mut Page) {
        if card.contacts.is_empty() {
            return;
        }
        page.heading(2, self.get("story-people"));
        for contact in &card.contacts {
            let role = contact.role.as_deref().map(clean_line);
            let influence = contact.influence.map(|influence| self.word(influence).to_owned());
            let of = |channel: &&Channel| channel.contact == Some(contact.id);
            let ways = card.channels.iter().filter(of).map(|channel| clean_line(&channel.value));
            let parts: Vec<String> = role.into_iter().chain(influence).chain(ways).collect();
            page.item(&clean_line(&contact.name), &parts.join(" · "));
        }
    }

    fn story_open(&self, card: &Card, today: Date, page: &mut Page) {
        if card.follow_ups.is_empty() && card.points.is_empty() && card.running.is_empty() {
            return;
        }
        page.heading(2, self.get("story-open"));
        for follow_up in &card.follow_ups {
            page.item("", &self.plan(&Plan::of(follow_up), today));
        }
        for point in &card.points {
            page.item("", &self.point(point, today));
        }
        for progress in &card.running {
            page.item("", &self.progress(progress));
        }
    }

    fn story_past(&self, card: &Card, today: Date, page: &mut Page) {
        if card.interactions.is_empty() {
            return;
        }
        page.heading(2, self.get("story-past"));
        let mut month = None;
        for done in &card.interactions {
            let this = (done.at.year(), done.at.month());
            if month != Some(this) {
                month = Some(this);
                page.heading(3, &self.month_year(done.at.date()));
            }
            page.item(&self.moment(done.at, today), &self.story_contact(card, done));
        }
    }

    fn story_contact(&self, card: &Card, done: &Interaction) -> String {
        let name = |id: ContactId| card.contact(id).map(|contact| clean_line(&contact.name));
        let parts = [
            Some(self.word(done.kind).to_owned()),
            done.outcome.map(|outcome| self.word(outcome).to_owned()),
            done.contact.and_then(name),
            done.amount.map(|amount| self.money(amount)),
            done.score.map(|score| self.score(score)),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        format!("{}\n{}", parts.join(" · "), clean_text(&done.text))
    }

    /// What is known of a client beside its ways and its people: what it is called and what it is.
    #[must_use]
    pub fn about_client(&self, card: &Card, today: Date) -> Vec<(String, String)> {
        let (client, details) = (&card.client, &card.details);
        let mut rows = Vec::new();
        let mut row = |label: &str, value: String| rows.push((self.get(label).to_owned(), value));
        if let Some(cadence) = client.cadence {
            let args = [("ideal", cadence.ideal.into()), ("maximum", cadence.maximum.into())];
            row("cli-label-cadence", self.with("cli-cadence", &args));
        }
        for (label, value) in [("cli-label-source", &client.source), ("cli-label-tax", &client.tax_id)] {
            if let Some(value) = value {
                row(label, clean_line(value));
            }
        }
        if !client.tags.is_empty() {
            let tags: Vec<String> = client.tags.iter().map(|tag| format!("#{}", clean_line(tag))).collect();
            row("cli-label-tags", tags.join(" "));
        }
        if let Some(size) = client.size {
            row("cli-label-size", self.word(size).to_owned());
        }
        if let Some(interest) = &client.interest {
            row("cli-label-interest", clean_line(interest));
        }
        if let Some(potential) = client.potential {
            row("cli-label-potential", self.money(potential));
        }
        let manner = [client.language.map(|l| self.word(l)), client.tone.map(|t| self.word(t))];
        let manner: Vec<&str> = manner.into_iter().flatten().collect();
        if !manner.is_empty() {
            row("cli-label-manner", manner.join(" · "));
        }
        if let Some(lost) = &client.lost {
            let day = self.day_plain(lost.on, today);
            let note = lost.note.as_deref().map(|note| format!(" · {}", clean_line(note))).unwrap_or_default();
            row("cli-label-lost", format!("{day} · {}{note}", self.word(lost.why)));
        }
        for occasion in &details.occasions {
            let (name, when) =
                (self.occasion_name(occasion, person(card, occasion)), self.occasion_when(occasion, today));
            row("cli-label-occasion", format!("{name} · {when}"));
        }
        for related in &details.relations {
            let kind = self.related(related.relation.kind, related.inverse);
            row("cli-label-relation", format!("{kind} {}", clean_line(&related.name)));
        }
        for attachment in &details.attachments {
            let label = Some(clean_line(&attachment.label)).filter(|label| !label.is_empty());
            let label = label.map(|label| format!("{label}: ")).unwrap_or_default();
            row("cli-label-attachment", format!("{label}{}", clean_line(&attachment.target)));
        }
        for (field, value) in &details.values {
            rows.push((clean_line(&field.name), self.field_value(field, value, today)));
        }
        rows
    }
}

fn person<'c>(card: &'c Card, occasion: &Occasion) -> Option<&'c str> {
    occasion.contact.and_then(|id| card.contact(id)).map(|contact| contact.name.as_str())
}
