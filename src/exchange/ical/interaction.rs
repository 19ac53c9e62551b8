//! What happened with a client, as a journal entry.

use super::times::{self, Zones};
use super::{Around, ENTITY, INTERACTION, NoEntry, begin, finish, framed};
use crate::domain::text::{clean_line, clean_text};
use crate::domain::{Attachment, ClientId, Code, Direction, Interaction, Kind, Topic};
use crate::exchange::component::Component;
use crate::exchange::component::slot::{self, Slot, code, day, pack, set_texts, texts, unpack};
use crate::exchange::vcard::{CLIENT, pack_money, unpack_money};

/// Something that happened, and what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InteractionCard {
    /// What it is called for ever; empty where a calendar does not say.
    pub uid: String,
    /// What the client is called for ever; empty where a calendar does not say.
    pub client: String,
    /// What the person is called with whom it was.
    pub contact: Option<String>,
    /// What is shown of it in a list; it is not read back.
    pub summary: String,
    /// What happened.
    pub interaction: Interaction,
    /// What was said.
    pub topics: Vec<Topic>,
    /// What came with it.
    pub attachments: Vec<Attachment>,
}

const TOPIC: &str = "X-CARTERA-TOPIC";
const ATTACHMENT: &str = "X-CARTERA-ATTACHMENT";

const SLOTS: &[Slot<InteractionCard>] = &[
    Slot {
        name: CLIENT,
        get: |card| Some(card.client.clone()).filter(|client| !client.is_empty()),
        set: |card, text| card.client = text.unwrap_or_default(),
    },
    Slot { name: "X-CARTERA-CONTACT", get: |card| card.contact.clone(), set: |card, text| card.contact = text },
    Slot {
        name: "X-CARTERA-KIND",
        get: |card| Some(card.interaction.kind.code().to_owned()),
        set: |card, text| card.interaction.kind = code(text).unwrap_or(Kind::Note),
    },
    Slot {
        name: "X-CARTERA-OUTCOME",
        get: |card| card.interaction.outcome.map(|outcome| outcome.code().to_owned()),
        set: |card, text| card.interaction.outcome = code(text),
    },
    Slot {
        name: "X-CARTERA-DIRECTION",
        get: |card| Some(card.interaction.direction.code().to_owned()),
        set: |card, text| card.interaction.direction = code(text).unwrap_or(Direction::Outgoing),
    },
    Slot {
        name: "DESCRIPTION",
        get: |card| Some(card.interaction.text.clone()).filter(|text| !text.is_empty()),
        set: |card, text| card.interaction.text = clean_text(&text.unwrap_or_default()),
    },
    Slot {
        name: "X-CARTERA-RESOLVED",
        get: |card| card.interaction.resolved_on.map(|day| day.to_string()),
        set: |card, text| card.interaction.resolved_on = day(text),
    },
    Slot {
        name: "X-CARTERA-AMOUNT",
        get: |card| card.interaction.amount.map(pack_money),
        set: |card, text| card.interaction.amount = text.and_then(|text| unpack_money(&text)),
    },
    Slot {
        name: "X-CARTERA-SCORE",
        get: |card| card.interaction.score.map(|score| score.to_string()),
        set: |card, text| card.interaction.score = text.and_then(|text| text.trim().parse().ok()),
    },
    Slot {
        name: "X-CARTERA-EXPENSE",
        get: |card| card.interaction.expense.map(pack_money),
        set: |card, text| card.interaction.expense = text.and_then(|text| unpack_money(&text)),
    },
];

impl InteractionCard {
    /// The calendar with it, written onto what is there.
    #[must_use]
    pub fn render(&self, onto: Option<&Component>, around: &Around) -> Component {
        framed(onto, self.item(onto, around), around)
    }

    /// The component alone.
    #[must_use]
    pub fn item(&self, onto: Option<&Component>, around: &Around) -> Component {
        let (mut item, _) = begin(onto, "VJOURNAL", &self.uid);
        let there = item.clone();
        let zones = Zones { own: around.zone, calendar: onto.unwrap_or(&there) };
        let at = self.interaction.at;
        times::set(&mut item, "DTSTART", Some((at.date(), Some(at.time()))), &zones);
        item.set_text("SUMMARY", Some(&self.summary).filter(|summary| !summary.is_empty()).map(String::as_str));
        item.set_text(ENTITY, Some(INTERACTION));
        slot::write(SLOTS, self, &mut item);
        let topics = self.topics.iter().filter_map(|topic| pack(topic, &["id", "client", "interaction"]));
        set_texts(&mut item, TOPIC, &topics.collect::<Vec<_>>());
        let attachments = self.attachments.iter().filter_map(|it| pack(it, &["id", "client", "interaction"]));
        set_texts(&mut item, ATTACHMENT, &attachments.collect::<Vec<_>>());
        finish(item, onto, around)
    }
}

/// Reads something that happened.
pub(super) fn read(item: &Component, zones: &Zones) -> Result<InteractionCard, NoEntry> {
    let (on, at) = zones.read(item.get("DTSTART").ok_or(NoEntry::NoDate)?)?;
    let at = on.to_datetime(at.unwrap_or(jiff::civil::Time::midnight()));
    let topic = |text: &String| unpack::<Topic>(text, &[("id", 0), ("client", 0)]);
    let attachment = |text: &String| unpack::<Attachment>(text, &[("id", 0), ("client", 0)]);
    let mut card = InteractionCard {
        uid: item.uid().unwrap_or_default(),
        client: String::new(),
        contact: None,
        summary: item.text("SUMMARY").map(|text| clean_line(&text)).unwrap_or_default(),
        interaction: Interaction::new(ClientId(0), Kind::Note, at),
        topics: texts(item, TOPIC).iter().filter_map(topic).collect(),
        attachments: texts(item, ATTACHMENT).iter().filter_map(attachment).collect(),
    };
    slot::read(SLOTS, item, &mut card);
    if item.get(ENTITY).is_none() {
        // Somebody else's entry says in its title what it is about.
        let text: Vec<String> =
            [card.summary.clone(), card.interaction.text].into_iter().filter(|it| !it.is_empty()).collect();
        card.interaction.text = text.join("\n");
    }
    Ok(card)
}
