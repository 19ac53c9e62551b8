//! Purchases and opportunities as journal entries.

use serde::{Deserialize, Serialize};

use super::times::{self, Zones};
use super::{Around, ENTITY, NoEntry, begin, finish, framed};
use crate::domain::opportunity::StageMove;
use crate::domain::text::{clean_line, clean_text};
use crate::domain::{
    ClientId, Code, Currency, Opportunity, Product, ProductId, Purchase, PurchaseKind, PurchaseLine, Qualification,
};
use crate::exchange::component::Component;
use crate::exchange::component::slot::{self, Slot, code, day, line, number, pack, said, set_texts, texts, unpack};
use crate::exchange::vcard::CLIENT;

/// A line, and the product that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineCard {
    /// What of the catalogue; of a product its row is not said.
    pub product: Option<Product>,
    /// What the product is called for ever.
    pub uid: Option<String>,
    /// The line, without the row of its product.
    pub line: PurchaseLine,
}

impl LineCard {
    /// A line with its product, and what that is called for ever.
    #[must_use]
    pub fn of(line: PurchaseLine, product: Option<Product>, uid: Option<String>) -> Self {
        let product = product.map(|product| Product { id: ProductId(0), ..product });
        Self { uid: uid.filter(|_| product.is_some()), product, line: PurchaseLine { product: None, ..line } }
    }

    /// The line, with a row of a product or without one.
    #[must_use]
    pub fn line(&self, product: Option<ProductId>) -> PurchaseLine {
        PurchaseLine { product, ..self.line.clone() }
    }

    /// Both as one text; the product in its own members, within those of the line.
    fn pack(&self) -> Option<String> {
        let product = self.product.as_ref().and_then(|product| pack(product, &["id"]));
        pack(&Packed { line: self.line.clone(), of: product, uid: self.uid.clone() }, &["product"])
    }

    fn unpack(text: &str) -> Option<Self> {
        let packed: Packed = unpack(text, &[])?;
        let product = match packed.of {
            Some(product) => Some(unpack(&product, &[("id", 0)])?),
            None => None,
        };
        Some(Self { product, uid: packed.uid, line: packed.line })
    }
}

/// A line and the text of its product.
#[derive(Serialize, Deserialize)]
struct Packed {
    #[serde(flatten)]
    line: PurchaseLine,
    #[serde(default)]
    of: Option<String>,
    #[serde(default)]
    uid: Option<String>,
}

/// Something that was bought, or brought back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PurchaseCard {
    /// What it is called for ever.
    pub uid: String,
    /// What the client is called for ever.
    pub client: String,
    /// What the interaction is called in which it was ordered.
    pub interaction: Option<String>,
    /// What the purchase is called of which something is brought back.
    pub returns: Option<String>,
    /// What is shown of it in a list; it is not read back.
    pub summary: String,
    /// What was bought, without its lines.
    pub purchase: Purchase,
    /// Its lines.
    pub lines: Vec<LineCard>,
}

/// Something that may be sold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpportunityCard {
    /// What it is called for ever.
    pub uid: String,
    /// What the client is called for ever.
    pub client: String,
    /// What the purchase is called that it became.
    pub purchase: Option<String>,
    /// What is shown of it in a list; it is not read back.
    pub summary: String,
    /// What may be sold, without its lines.
    pub opportunity: Opportunity,
    /// Its lines.
    pub lines: Vec<LineCard>,
    /// The stages that it came into.
    pub moves: Vec<StageMove>,
}

const LINE: &str = "X-CARTERA-LINE";
const MOVE: &str = "X-CARTERA-MOVE";
const CURRENCY: &str = "X-CARTERA-CURRENCY";

const PURCHASE: &[Slot<PurchaseCard>] = &[
    Slot { name: CLIENT, get: |card| said(&card.client), set: |card, text| card.client = text.unwrap_or_default() },
    Slot {
        name: "X-CARTERA-INTERACTION",
        get: |card| card.interaction.clone(),
        set: |card, text| card.interaction = text,
    },
    Slot { name: "X-CARTERA-RETURNS", get: |card| card.returns.clone(), set: |card, text| card.returns = text },
    Slot {
        name: "X-CARTERA-KIND",
        get: |card| Some(card.purchase.kind.code().to_owned()),
        set: |card, text| card.purchase.kind = code(text).unwrap_or(PurchaseKind::Sale),
    },
    Slot {
        name: "X-CARTERA-DISCOUNT",
        get: |card| (card.purchase.discount != 0).then(|| card.purchase.discount.to_string()),
        set: |card, text| card.purchase.discount = number(text).unwrap_or(0),
    },
    Slot {
        name: "X-CARTERA-METHOD",
        get: |card| card.purchase.method.map(|method| method.code().to_owned()),
        set: |card, text| card.purchase.method = code(text),
    },
    Slot {
        name: "X-CARTERA-DUE-ON",
        get: |card| card.purchase.due_on.map(|day| day.to_string()),
        set: |card, text| card.purchase.due_on = day(text),
    },
    Slot {
        name: "X-CARTERA-PAID-ON",
        get: |card| card.purchase.paid_on.map(|day| day.to_string()),
        set: |card, text| card.purchase.paid_on = day(text),
    },
    Slot {
        name: "X-CARTERA-INITIATIVE",
        get: |card| card.purchase.initiative.map(|initiative| initiative.code().to_owned()),
        set: |card, text| card.purchase.initiative = code(text),
    },
    Slot {
        name: "DESCRIPTION",
        get: |card| said(&card.purchase.note),
        set: |card, text| card.purchase.note = clean_text(&text.unwrap_or_default()),
    },
    Slot {
        name: "X-CARTERA-NUMBER",
        get: |card| card.purchase.external_id.clone(),
        set: |card, text| card.purchase.external_id = line(text),
    },
];

const OPPORTUNITY: &[Slot<OpportunityCard>] = &[
    Slot { name: CLIENT, get: |card| said(&card.client), set: |card, text| card.client = text.unwrap_or_default() },
    Slot { name: "X-CARTERA-PURCHASE", get: |card| card.purchase.clone(), set: |card, text| card.purchase = text },
    Slot {
        name: "X-CARTERA-STAGE-SINCE",
        get: |card| Some(card.opportunity.stage_since.to_string()),
        set: |card, text| card.opportunity.stage_since = day(text).unwrap_or(card.opportunity.opened_on),
    },
    Slot {
        name: "X-CARTERA-MOVED-ON",
        get: |card| Some(card.opportunity.moved_on.to_string()),
        set: |card, text| card.opportunity.moved_on = day(text).unwrap_or(card.opportunity.opened_on),
    },
    Slot {
        name: "X-CARTERA-AMOUNT",
        get: |card| card.opportunity.amount.map(|amount| amount.to_string()),
        set: |card, text| card.opportunity.amount = number(text),
    },
    Slot {
        name: "X-CARTERA-PROBABILITY",
        get: |card| card.opportunity.probability.map(|percent| percent.to_string()),
        set: |card, text| card.opportunity.probability = number(text).filter(|percent| *percent <= 100),
    },
    Slot {
        name: "X-CARTERA-EXPECT-ON",
        get: |card| card.opportunity.expect_on.map(|day| day.to_string()),
        set: |card, text| card.opportunity.expect_on = day(text),
    },
    Slot {
        name: "X-CARTERA-TERMS",
        get: |card| card.opportunity.terms.map(|days| days.to_string()),
        set: |card, text| card.opportunity.terms = number(text),
    },
    Slot {
        name: "X-CARTERA-COMPETITOR",
        get: |card| card.opportunity.competitor.clone(),
        set: |card, text| card.opportunity.competitor = line(text),
    },
    Slot {
        name: "X-CARTERA-NEED",
        get: |card| said(&card.opportunity.qualification.need),
        set: |card, text| card.opportunity.qualification.need = clean_text(&text.unwrap_or_default()),
    },
    Slot {
        name: "X-CARTERA-TIMING",
        get: |card| said(&card.opportunity.qualification.timing),
        set: |card, text| card.opportunity.qualification.timing = clean_text(&text.unwrap_or_default()),
    },
    Slot {
        name: "X-CARTERA-CONSEQUENCE",
        get: |card| said(&card.opportunity.qualification.consequence),
        set: |card, text| card.opportunity.qualification.consequence = clean_text(&text.unwrap_or_default()),
    },
    Slot {
        name: "X-CARTERA-INFLUENCE",
        get: |card| said(&card.opportunity.qualification.influence),
        set: |card, text| card.opportunity.qualification.influence = clean_text(&text.unwrap_or_default()),
    },
    Slot {
        name: "DESCRIPTION",
        get: |card| said(&card.opportunity.note),
        set: |card, text| card.opportunity.note = clean_text(&text.unwrap_or_default()),
    },
    Slot {
        name: "X-CARTERA-CLOSED-ON",
        get: |card| card.opportunity.closed_on.map(|day| day.to_string()),
        set: |card, text| card.opportunity.closed_on = day(text),
    },
    Slot {
        name: "X-CARTERA-WHY",
        get: |card| card.opportunity.why.map(|why| why.code().to_owned()),
        set: |card, text| card.opportunity.why = code(text),
    },
    Slot {
        name: "X-CARTERA-WHY-NOTE",
        get: |card| said(&card.opportunity.why_note),
        set: |card, text| card.opportunity.why_note = clean_text(&text.unwrap_or_default()),
    },
    Slot {
        name: "X-CARTERA-NUMBER",
        get: |card| card.opportunity.external_id.clone(),
        set: |card, text| card.opportunity.external_id = line(text),
    },
];

/// Writes the lines. A product that has a name for ever is told by itself: what a line says of it stays as it is.
fn set_lines(item: &mut Component, lines: &[LineCard]) {
    let there: Vec<LineCard> = texts(item, LINE).iter().filter_map(|text| LineCard::unpack(text)).collect();
    let as_it_is = |line: &LineCard| {
        let known = there.iter().find(|known| known.uid.is_some() && known.uid == line.uid);
        let product = known.map_or_else(|| line.product.clone(), |known| known.product.clone());
        LineCard { product, ..line.clone() }
    };
    let packed = lines.iter().filter_map(|line| as_it_is(line).pack());
    set_texts(item, LINE, &packed.collect::<Vec<_>>());
}

/// The lines of a record; one that cannot be read makes the whole unreadable, for its sum would be another.
fn lines(item: &Component) -> Result<Vec<LineCard>, NoEntry> {
    texts(item, LINE).iter().map(|text| LineCard::unpack(text).ok_or(NoEntry::Broken(LINE))).collect()
}

fn currency(item: &Component) -> Result<Currency, NoEntry> {
    item.text(CURRENCY).and_then(|code| code.parse().ok()).ok_or(NoEntry::Broken(CURRENCY))
}

impl PurchaseCard {
    /// The calendar with it, written onto what is there.
    #[must_use]
    pub fn render(&self, onto: Option<&Component>, around: &Around) -> Component {
        let (mut item, _) = begin(onto, "VJOURNAL", &self.uid);
        let bare = item.clone();
        let zones = Zones { own: around.zone, calendar: onto.unwrap_or(&bare) };
        times::set(&mut item, "DTSTART", Some((self.purchase.made_on, None)), &zones);
        item.set_text("SUMMARY", said(&self.summary).as_deref());
        item.set_text(ENTITY, Some("purchase"));
        item.set_text(CURRENCY, Some(self.purchase.currency.code()));
        slot::write(PURCHASE, self, &mut item);
        set_lines(&mut item, &self.lines);
        framed(onto, finish(item, onto, around), around)
    }
}

/// Reads something that was bought.
pub(super) fn read_purchase(item: &Component, zones: &Zones) -> Result<PurchaseCard, NoEntry> {
    let (made_on, _) = zones.read(item.get("DTSTART").ok_or(NoEntry::NoDate)?)?;
    let mut card = PurchaseCard {
        uid: item.uid().unwrap_or_default(),
        client: String::new(),
        interaction: None,
        returns: None,
        summary: item.text("SUMMARY").map(|text| clean_line(&text)).unwrap_or_default(),
        purchase: Purchase::new(ClientId(0), made_on, currency(item)?),
        lines: lines(item)?,
    };
    slot::read(PURCHASE, item, &mut card);
    Ok(card)
}

impl OpportunityCard {
    /// The calendar with it, written onto what is there.
    #[must_use]
    pub fn render(&self, onto: Option<&Component>, around: &Around) -> Component {
        let (mut item, _) = begin(onto, "VJOURNAL", &self.uid);
        let bare = item.clone();
        let zones = Zones { own: around.zone, calendar: onto.unwrap_or(&bare) };
        times::set(&mut item, "DTSTART", Some((self.opportunity.opened_on, None)), &zones);
        item.set_text("SUMMARY", said(&self.summary).as_deref());
        item.set_text(ENTITY, Some("opportunity"));
        item.set_text(CURRENCY, Some(self.opportunity.currency.code()));
        item.set_text("X-CARTERA-TITLE", Some(&self.opportunity.title));
        item.set_text("X-CARTERA-STAGE", Some(&self.opportunity.stage));
        slot::write(OPPORTUNITY, self, &mut item);
        set_lines(&mut item, &self.lines);
        let moves = self.moves.iter().map(|moved| format!("{} {}", moved.entered_on, moved.stage));
        set_texts(&mut item, MOVE, &moves.collect::<Vec<_>>());
        framed(onto, finish(item, onto, around), around)
    }
}

/// Reads something that may be sold.
pub(super) fn read_opportunity(item: &Component, zones: &Zones) -> Result<OpportunityCard, NoEntry> {
    let (opened_on, _) = zones.read(item.get("DTSTART").ok_or(NoEntry::NoDate)?)?;
    let title = line(item.text("X-CARTERA-TITLE")).ok_or(NoEntry::Broken("X-CARTERA-TITLE"))?;
    let stage = line(item.text("X-CARTERA-STAGE")).ok_or(NoEntry::Broken("X-CARTERA-STAGE"))?;
    let mut opportunity = Opportunity::new(ClientId(0), title, stage, opened_on, currency(item)?);
    opportunity.qualification = Qualification::default();
    let moved = |text: &String| {
        let (day, stage) = text.split_once(' ')?;
        Some(StageMove { stage: stage.to_owned(), entered_on: day.parse().ok()? })
    };
    let mut card = OpportunityCard {
        uid: item.uid().unwrap_or_default(),
        client: String::new(),
        purchase: None,
        summary: item.text("SUMMARY").map(|text| clean_line(&text)).unwrap_or_default(),
        opportunity,
        lines: lines(item)?,
        moves: texts(item, MOVE).iter().filter_map(moved).collect(),
    };
    slot::read(OPPORTUNITY, item, &mut card);
    Ok(card)
}
