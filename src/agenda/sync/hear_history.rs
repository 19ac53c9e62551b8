//! Texts of files as what is planned, what happened, what was bought and what may be sold.

use super::hear::Unheard;
use super::{Collection, Share};
use crate::agenda::error::{LONGEST_LINE, LONGEST_TEXT, Part};
use crate::agenda::plan::go_on;
use crate::agenda::{FIRST_DAY, LAST_DAY, fits};
use crate::domain::text::{clean_line, clean_text, fold, sort_key};
use crate::domain::{
    Attachment, ClientId, FollowUp, FollowUpId, FollowUpState, Interaction, InteractionId, Opportunity, OpportunityId,
    ProductId, Purchase, PurchaseId, PurchaseLine, RunId, Topic,
};
use crate::exchange::component::Component;
use crate::exchange::ical::{self, Entry, FollowUpCard, InteractionCard, LineCard, OpportunityCard, PurchaseCard};
use crate::exchange::vdir::Strange;
use crate::store::{Entity, Write};

type Heard<T> = Result<T, Unheard>;

const CLOSED_ON: &str = "X-CARTERA-CLOSED-ON";

/// What a file of a calendar is about, as far as that can be said without reading it.
pub(super) fn entity(text: &Component, collection: Collection) -> Result<Entity, Strange> {
    let Some(item) = ical::item(text).filter(|_| text.is("VCALENDAR")) else { return Err(Strange::NoRecord) };
    match (collection, item.is("VJOURNAL")) {
        (Collection::Calendar, false) => Ok(Entity::FollowUp),
        (Collection::History, true) => match item.text("X-CARTERA-ENTITY").as_deref().map(str::trim) {
            Some("purchase") => Ok(Entity::Purchase),
            Some("opportunity") => Ok(Entity::Opportunity),
            None | Some("interaction") => Ok(Entity::Interaction),
            Some(row) => Entity::of_table(row).filter(|entity| entity.is_row()).ok_or(Strange::Foreign),
        },
        _ => Err(Strange::Foreign),
    }
}

/// What the record of a calendar is called.
pub(super) fn uid(text: &Component) -> Option<String> {
    ical::item(text).and_then(Component::uid)
}

/// Writes a record as a text says it.
pub(super) fn hear(write: &mut Write, share: &Share, (id, uid): (Option<i64>, &str), text: &Component) -> Heard<i64> {
    let item = ical::item(text).ok_or(Unheard::Strange(Strange::NoRecord))?;
    let entry = ical::read(text, &share.zone).map_err(|_| Unheard::Strange(Strange::NoRecord))?;
    match entry {
        Entry::FollowUp(card) => planned(write, share, (id.map(FollowUpId), uid), *card, item).map(|id| id.0),
        Entry::Interaction(card) => happened(write, id.map(InteractionId), *card, item).map(|id| id.0),
        Entry::Purchase(card) => bought(write, id.map(PurchaseId), *card).map(|id| id.0),
        Entry::Opportunity(card) => hoped(write, id.map(OpportunityId), *card).map(|id| id.0),
        Entry::Row(card) => {
            let entity = Entity::of_table(&card.entity).ok_or(Unheard::Strange(Strange::Foreign))?;
            super::rows::hear(write, share, (entity, id), *card)
        }
    }
}

/// Whose a record is that is new here.
fn whose(write: &Write, uid: &str, item: &Component) -> Heard<ClientId> {
    let foreign = Unheard::Strange(Strange::Foreign);
    if let Some(client) = write.read().by_uid(Entity::Client, uid)? {
        return Ok(ClientId(client));
    }
    let whose = ical::whose(item);
    if let Some(uid) = &whose.uid
        && let Some(client) = write.read().by_uid(Entity::Client, uid)?
    {
        return Ok(ClientId(client));
    }
    if !uid.is_empty() {
        // It says whose it is, and that client is not here.
        return Err(foreign);
    }
    if let Some(name) = whose.name
        && let [client] = write.read().by_name_key(&sort_key(&name))?[..]
    {
        return Ok(client);
    }
    if let Some(address) = whose.email
        && let [client] = write.read().by_channel(&fold(&address))?[..]
    {
        return Ok(client);
    }
    Err(foreign)
}

fn on_days(days: impl IntoIterator<Item = jiff::civil::Date>) -> Heard<()> {
    let fits = days.into_iter().all(|day| (FIRST_DAY..=LAST_DAY).contains(&day));
    if fits { Ok(()) } else { Err(Unheard::Strange(Strange::NoRecord)) }
}

fn planned(
    write: &mut Write,
    share: &Share,
    (id, uid): (Option<FollowUpId>, &str),
    card: FollowUpCard,
    item: &Component,
) -> Heard<FollowUpId> {
    let before = id.map(|id| write.read().follow_up(id)).transpose()?;
    let client = match &before {
        Some(before) => before.client,
        None => whose(write, &card.client, item)?,
    };
    let mut wanted = FollowUp { id: FollowUpId(0), client, ..card.follow_up };
    if before.is_none() && card.client.is_empty() {
        // Somebody wrote with whom before what it is for.
        let name = write.read().client(client)?.name;
        let said = wanted.purpose.split_once(": ").filter(|(with, _)| sort_key(with) == sort_key(&name));
        if let Some(purpose) = said.map(|(_, purpose)| purpose.to_owned()) {
            wanted.purpose = purpose;
        }
        wanted.made_on = wanted.made_on.or(Some(share.today));
    }
    wanted.purpose = clean_line(&wanted.purpose);
    fits(Part::Line, &wanted.purpose, LONGEST_LINE)?;
    on_days([wanted.due_on, wanted.planned_on])?;
    wanted.opportunity = named(write, Entity::Opportunity, card.opportunity.as_deref())?.map(OpportunityId);
    let closed_by = named(write, Entity::Interaction, card.closed_by.as_deref())?.map(InteractionId);
    // A run that is not here yet takes no step from the one that it had.
    let run = named(write, Entity::Run, card.run.as_deref())?.map(RunId);
    wanted.run = run.or(before.as_ref().and_then(|before| before.run));
    let was_open = before.as_ref().is_none_or(|before| before.state == FollowUpState::Open);
    // Where this program closed it, it says the day; anybody else only ticks it off.
    let ticked = was_open && wanted.state == FollowUpState::Done && item.get(CLOSED_ON).is_none();
    // What an interaction fulfilled is said, whoever ticked it off besides.
    let unsaid = (wanted.unsaid || ticked) && card.closed_by.is_none();
    wanted.unsaid = wanted.state == FollowUpState::Done && unsaid;
    // The clock of a phone may be ahead: what is done there is done today at the latest, or no log of today would tell it.
    let is_ours = item.text(CLOSED_ON) == card.closed_on.map(|day| day.to_string());
    let latest = if is_ours { LAST_DAY } else { share.today };
    let closed_on =
        (wanted.state != FollowUpState::Open).then(|| card.closed_on.map_or(share.today, |on| on.min(latest)));
    let id = match before {
        Some(before) => before.id,
        None => write.add_follow_up(&FollowUp { state: FollowUpState::Open, unsaid: false, ..wanted.clone() })?,
    };
    let wanted = FollowUp { id, ..wanted };
    write.put_follow_up(&wanted, closed_on, closed_by)?;
    if ticked && let Some(on) = closed_on {
        if !write.set_uid(Entity::FollowUp, id.0, uid)? {
            return Err(Unheard::Strange(Strange::Twice));
        }
        go_on(write, &wanted, on, share.today)?;
    }
    Ok(id)
}

fn named(write: &Write, entity: Entity, uid: Option<&str>) -> Heard<Option<i64>> {
    Ok(uid.map(|uid| write.read().by_uid(entity, uid)).transpose()?.flatten())
}

fn happened(
    write: &mut Write,
    id: Option<InteractionId>,
    card: InteractionCard,
    item: &Component,
) -> Heard<InteractionId> {
    let before = id.map(|id| write.read().interaction(id)).transpose()?;
    let client = match &before {
        Some(before) => before.client,
        None => whose(write, &card.client, item)?,
    };
    on_days([card.interaction.at.date()])?;
    let text = clean_text(&card.interaction.text);
    fits(Part::Text, &text, LONGEST_TEXT)?;
    let contacts = write.read().contacts(client)?;
    let contact = card.contact.as_deref().and_then(|name| contacts.iter().find(|it| fold(&it.name) == fold(name)));
    let contact = contact.map(|contact| contact.id);
    let id = before.as_ref().map_or(InteractionId(0), |before| before.id);
    let wanted = Interaction { id, client, contact, text, ..card.interaction };
    let id = match before {
        None => write.add_interaction(&wanted)?,
        Some(before) => {
            if before != wanted {
                write.set_interaction(&wanted)?;
            }
            id
        }
    };
    say(write, client, id, card.topics)?;
    attach(write, client, id, &card.attachments)?;
    Ok(id)
}

/// Makes this what was said in an interaction.
fn say(write: &mut Write, client: ClientId, interaction: InteractionId, wanted: Vec<Topic>) -> Heard<()> {
    let mut known = write.read().topics_of(interaction)?;
    for topic in wanted {
        let topic = Topic { client, interaction: Some(interaction), text: clean_line(&topic.text), ..topic };
        if topic.text.is_empty() || fits(Part::Text, &topic.text, LONGEST_TEXT).is_err() {
            continue;
        }
        match known.iter().position(|it| (it.kind, &it.text) == (topic.kind, &topic.text)) {
            Some(at) => {
                let before = known.remove(at);
                let after = Topic { id: before.id, ..topic };
                if after != before {
                    write.set_topic(&after)?;
                }
            }
            None => {
                write.add_topic(&topic)?;
            }
        }
    }
    for gone in known {
        write.remove_topic(gone.id)?;
    }
    Ok(())
}

fn attach(write: &mut Write, client: ClientId, interaction: InteractionId, wanted: &[Attachment]) -> Heard<()> {
    let known = write.read().attachments(client)?;
    let own: Vec<&Attachment> = known.iter().filter(|it| it.interaction == Some(interaction)).collect();
    let same = |a: &Attachment, b: &Attachment| (&a.target, &a.label) == (&b.target, &b.label);
    for gone in own.iter().filter(|known| !wanted.iter().any(|it| same(it, known))) {
        write.remove_attachment(gone.id)?;
    }
    for new in wanted.iter().filter(|it| !own.iter().any(|known| same(it, known))) {
        write.add_attachment(&Attachment { client, interaction: Some(interaction), ..new.clone() })?;
    }
    Ok(())
}

/// The lines with the products of this catalogue; what is not in it is added.
fn lines(write: &mut Write, lines: &[LineCard]) -> Heard<Vec<PurchaseLine>> {
    let mut found = Vec::new();
    for line in lines {
        found.push(line.line(product_of(write, line)?));
    }
    Ok(found)
}

/// The product of a line: by what it is called for ever, by its number in the catalogue, or by its name.
fn product_of(write: &mut Write, line: &LineCard) -> Heard<Option<ProductId>> {
    let Some(product) = &line.product else { return Ok(None) };
    if let Some(known) = named(write, Entity::Product, line.uid.as_deref())? {
        return Ok(Some(ProductId(known)));
    }
    let numbered = product.code.as_deref().map(|code| write.read().product_numbered(code)).transpose()?.flatten();
    if let Some(known) = numbered {
        return Ok(Some(known.id));
    }
    let called = write.read().products_called(&product.name)?;
    if let Some(known) = called.into_iter().find(|known| known.code.is_none() || product.code.is_none()) {
        return Ok(Some(known.id));
    }
    fits(Part::Line, &product.name, LONGEST_LINE)?;
    let id = write.add_product(product)?;
    if let Some(uid) = &line.uid {
        write.set_uid(Entity::Product, id.0, uid)?;
    }
    Ok(Some(id))
}

fn bought(write: &mut Write, id: Option<PurchaseId>, card: PurchaseCard) -> Heard<PurchaseId> {
    let before = id.map(|id| write.read().purchase(id)).transpose()?;
    let client = match &before {
        Some(before) => before.client,
        None => client_named(write, &card.client)?,
    };
    on_days([card.purchase.made_on])?;
    fits(Part::Text, &card.purchase.note, LONGEST_TEXT)?;
    let interaction = named(write, Entity::Interaction, card.interaction.as_deref())?.map(InteractionId);
    let returns = named(write, Entity::Purchase, card.returns.as_deref())?.map(PurchaseId);
    let wanted = Purchase {
        id: before.as_ref().map_or(PurchaseId(0), |before| before.id),
        client,
        interaction: interaction.or(before.as_ref().and_then(|before| before.interaction)),
        returns,
        lines: lines(write, &card.lines)?,
        ..card.purchase
    };
    Ok(match before {
        None => write.add_purchase(&wanted)?,
        Some(before) => {
            if before != wanted {
                write.set_purchase(&wanted)?;
            }
            wanted.id
        }
    })
}

fn client_named(write: &Write, uid: &str) -> Heard<ClientId> {
    let client = write.read().by_uid(Entity::Client, uid)?;
    client.map(ClientId).ok_or(Unheard::Strange(Strange::Foreign))
}

fn hoped(write: &mut Write, id: Option<OpportunityId>, card: OpportunityCard) -> Heard<OpportunityId> {
    let before = id.map(|id| write.read().opportunity(id)).transpose()?;
    let client = match &before {
        Some(before) => before.client,
        None => client_named(write, &card.client)?,
    };
    on_days([card.opportunity.opened_on])?;
    fits(Part::Line, &card.opportunity.title, LONGEST_LINE)?;
    fits(Part::Text, &card.opportunity.note, LONGEST_TEXT)?;
    let purchase = named(write, Entity::Purchase, card.purchase.as_deref())?.map(PurchaseId);
    let wanted = Opportunity {
        id: before.as_ref().map_or(OpportunityId(0), |before| before.id),
        client,
        purchase,
        lines: lines(write, &card.lines)?,
        ..card.opportunity
    };
    let id = match before {
        None => write.add_opportunity(&wanted)?,
        Some(before) => {
            if before != wanted {
                write.set_opportunity(&wanted)?;
            }
            wanted.id
        }
    };
    if write.read().stage_moves(id)? != card.moves && !card.moves.is_empty() {
        write.set_stage_moves(id, client, &card.moves)?;
    }
    Ok(id)
}
