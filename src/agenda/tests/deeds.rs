//! What a user may do to an agenda, at random.

use proptest::prelude::*;

use super::*;
use crate::domain::{
    Attention, Cadence, Channel, ChannelId, ChannelKind, Contact, ContactId, Direction, Interaction, Opportunity,
    Product, Purchase, PurchaseLine, Standing,
};

/// Something that the user does with one of the first three clients, chosen by number.
#[derive(Clone, Debug)]
pub(super) enum Deed {
    Add,
    Edit { name: bool, text: usize, cadence: Option<u16> },
    People { add: bool },
    Mark { ahead: i64, lead: u16, person: bool },
    Retag { add: bool, text: usize },
    Own { text: usize },
    Link,
    Stand(Standing),
    Remove,
    Attend(Attention),
    Log { kind: Kind, outcome: Option<Outcome>, incoming: bool, ago: i64, text: usize, next: Option<i64> },
    Correct { ago: i64, outcome: Option<Outcome>, text: usize },
    Delete,
    Resolve,
    Plan { ahead: i64, hour: Option<i8>, channel: Kind },
    Move { ahead: i64 },
    Done { next: Option<i64> },
    Cancel,
    Snooze { ahead: i64, hour: Option<i8>, one: bool },
    Skip,
    Spread { keep: usize },
    Buy { ago: i64, text: usize, product: bool, due: Option<i64>, logged: bool },
    Rebuy { ago: i64, text: usize },
    Unbuy,
    Return { some: bool },
    Pay,
    Rename { text: usize },
    Hope { amount: Option<i64>, expect: Option<i64>, stage: usize, text: usize, next: Option<i64> },
    Rethink { expect: Option<i64>, text: usize, line: bool },
    Advance { stage: usize },
    Win { bought: bool, logged: bool, next: Option<i64> },
    LoseIt { ago: i64, next: Option<i64> },
    Reopen,
    Forget,
    Merge { with: usize, take: bool },
    TellApart { from: usize },
    Tomorrow { days: i64 },
    Playbook { text: usize, automatic: bool },
    Start { ahead: i64 },
    Campaign { end: bool },
    Stop,
}

/// Playbooks of one name, so that one is saved over the other.
const PLAYBOOKS: [&str; 3] = [
    "Plan\ncuando: cliente nuevo\ntermina: respuesta, pedido\n+0d llamada\n+3d visita ver\n+2s correo",
    "Plan\ncuando: muestra\ntermina: contacto\n+1d llamada\n+5b mensaje",
    "Plan\ncuando: cumpleaños\ntermina: queja, no le interesa\n+0d mensaje\n+1m llamada",
];

const TEXTS: [&str; 5] = ["", "precios de tornillos", "muestra verde", "Ñandú, año nuevo", "999 123 456"];

fn any_of<T: Code + std::fmt::Debug>() -> impl Strategy<Value = T> {
    prop::sample::select(T::ALL)
}

pub(super) fn any_deed() -> impl Strategy<Value = Deed> {
    let (text, ahead, ago) = (0..TEXTS.len(), 0_i64..40, 0_i64..500);
    let next = || prop::option::of(0_i64..20);
    let hour = || prop::option::of(8_i8..19);
    prop_oneof![
        2 => Just(Deed::Add),
        3 => (any::<bool>(), text.clone(), prop::option::of(1_u16..60))
            .prop_map(|(name, text, cadence)| Deed::Edit { name, text, cadence }),
        2 => any::<bool>().prop_map(|add| Deed::People { add }),
        3 => (0_i64..400, 0_u16..40, any::<bool>())
            .prop_map(|(ahead, lead, person)| Deed::Mark { ahead, lead, person }),
        1 => (any::<bool>(), text.clone()).prop_map(|(add, text)| Deed::Retag { add, text }),
        1 => text.clone().prop_map(|text| Deed::Own { text }),
        1 => Just(Deed::Link),
        3 => any_of().prop_map(Deed::Stand),
        1 => Just(Deed::Remove),
        2 => any_of().prop_map(Deed::Attend),
        8 => (any_of(), prop::option::of(any_of()), any::<bool>(), ago.clone(), text.clone(), next()).prop_map(
            |(kind, outcome, incoming, ago, text, next)| Deed::Log { kind, outcome, incoming, ago, text, next }
        ),
        2 => (ago, prop::option::of(any_of()), text)
            .prop_map(|(ago, outcome, text)| Deed::Correct { ago, outcome, text }),
        1 => Just(Deed::Delete),
        1 => Just(Deed::Resolve),
        5 => (ahead.clone(), hour(), any_of()).prop_map(|(ahead, hour, channel)| Deed::Plan { ahead, hour, channel }),
        2 => ahead.clone().prop_map(|ahead| Deed::Move { ahead }),
        3 => next().prop_map(|next| Deed::Done { next }),
        1 => Just(Deed::Cancel),
        3 => (ahead, hour(), any::<bool>()).prop_map(|(ahead, hour, one)| Deed::Snooze { ahead, hour, one }),
        1 => Just(Deed::Skip),
        1 => (0_usize..3).prop_map(|keep| Deed::Spread { keep }),
        2 => (0_usize..3, any::<bool>()).prop_map(|(with, take)| Deed::Merge { with, take }),
        1 => (0_usize..3).prop_map(|from| Deed::TellApart { from }),
        5 => (prop::option::of(0..9_000_000_i64), prop::option::of(0_i64..40), 0_usize..4, text_number(), next())
            .prop_map(|(amount, expect, stage, text, next)| Deed::Hope { amount, expect, stage, text, next }),
        2 => (prop::option::of(0_i64..40), text_number(), any::<bool>())
            .prop_map(|(expect, text, line)| Deed::Rethink { expect, text, line }),
        2 => (0_usize..4).prop_map(|stage| Deed::Advance { stage }),
        3 => (any::<bool>(), any::<bool>(), next()).prop_map(|(bought, logged, next)| Deed::Win { bought, logged, next }),
        2 => (0_i64..3, next()).prop_map(|(ago, next)| Deed::LoseIt { ago, next }),
        1 => Just(Deed::Reopen),
        1 => Just(Deed::Forget),
        2 => (1_i64..15).prop_map(|days| Deed::Tomorrow { days }),
        5 => (0_i64..90, 0..TEXTS.len(), any::<bool>(), prop::option::of(0_i64..40), any::<bool>())
            .prop_map(|(ago, text, product, due, logged)| Deed::Buy { ago, text, product, due, logged }),
        1 => (0_i64..90, 0..TEXTS.len()).prop_map(|(ago, text)| Deed::Rebuy { ago, text }),
        1 => Just(Deed::Unbuy),
        2 => any::<bool>().prop_map(|some| Deed::Return { some }),
        2 => Just(Deed::Pay),
        2 => (0..TEXTS.len()).prop_map(|text| Deed::Rename { text }),
        2 => (0..PLAYBOOKS.len(), any::<bool>()).prop_map(|(text, automatic)| Deed::Playbook { text, automatic }),
        3 => (0_i64..9).prop_map(|ahead| Deed::Start { ahead }),
        1 => any::<bool>().prop_map(|end| Deed::Campaign { end }),
        1 => Just(Deed::Stop),
    ]
}

fn text_number() -> std::ops::Range<usize> {
    0..TEXTS.len()
}

fn next_plan(today: Date, ahead: i64, hour: Option<i8>, channel: Kind) -> Plan {
    let at = hour.map(|hour| Time::constant(hour, 0, 0, 0));
    Plan::once(calendar::later(today, ahead), at, channel, "seguir")
}

/// Does a deed that changes what is known of a client.
fn know(desk: &mut Desk, client: ClientId, deed: &Deed) -> Result<()> {
    let today = desk.today();
    match deed.clone() {
        Deed::Mark { ahead, lead, person } => {
            let before = desk.record(client)?;
            let mut after = before.clone();
            let on = calendar::later(today, ahead);
            let line = format!("cumpleaños {}/{}; {lead}d", on.day(), on.month());
            let order = crate::domain::when::DateOrder::DayMonth;
            let (_, date) = crate::domain::occasion::read(&line, order, today, &[]).unwrap();
            after.occasions.truncate(2);
            after.occasions.insert(0, (Some(0).filter(|_| person && !after.contacts.is_empty()), date));
            desk.edit_client(&before, after)?;
        }
        Deed::Retag { add, text } => {
            let tags = ["vip".to_owned(), format!("n{text}")];
            let (add, remove): (&[String], &[String]) = if add { (&tags, &[]) } else { (&[], &tags) };
            desk.retag(&[client], (add, remove), &[(tags[1].clone(), Some(crate::domain::Hue::Red))])?;
        }
        Deed::Own { text } => {
            if desk.fields()?.is_empty() {
                desk.add_field("Pago", crate::domain::FieldKind::Text, &[])?;
            }
            let field = desk.fields()?[0].id;
            let before = desk.record(client)?;
            let mut after = before.clone();
            after.values = vec![crate::domain::CustomValue { field, value: TEXTS[text].into() }];
            desk.edit_client(&before, after)?;
        }
        Deed::Link => {
            let kind = crate::domain::RelationKind::ReferredBy;
            let other = ClientId(client.0 % 3 + 1);
            desk.relate(client, kind, other)?;
            desk.attach(client, "/tmp/a.pdf", "")?;
        }
        Deed::Edit { name, text, cadence } => {
            let before = desk.record(client)?;
            let mut after = before.clone();
            after.client.name = if name { format!("{} Ñ", after.client.name) } else { after.client.name };
            after.client.notes = TEXTS[text].into();
            after.client.tags = vec![TEXTS[text].into(), "vip".into()];
            after.client.cadence = cadence.map(Cadence::every);
            desk.edit_client(&before, after)?;
        }
        Deed::People { add } => {
            let before = desk.record(client)?;
            let mut after = before.clone();
            if add {
                after.contacts.push(Contact { id: ContactId(0), name: "Begoña".into(), role: None, influence: None });
                let (kind, value) = (ChannelKind::Mobile, format!("98765432{}", after.contacts.len()));
                let channel = Channel { id: ChannelId(0), contact: None, kind, value, preferred: false };
                after.channels.push((Some(after.contacts.len() - 1), channel));
            } else {
                after.contacts.clear();
                after.channels.truncate(1);
                after.channels.iter_mut().for_each(|(owner, _)| *owner = None);
            }
            desk.edit_client(&before, after)?;
        }
        Deed::Remove => {
            desk.set_standing(&[client], Standing::Trashed)?;
            desk.remove_client(client)?;
        }
        _ => sell(desk, client, deed)?,
    }
    Ok(())
}

/// Does a deed, as far as it can be done; refusals are part of the game.
pub(super) fn act(desk: &mut Desk, client: ClientId, deed: &Deed) -> Result<()> {
    let (today, now) = (desk.today(), desk.clock().wall());
    let call = |ahead: Option<i64>| ahead.map(|ahead| next_plan(today, ahead, None, Kind::Call));
    let open =
        desk.store.read().open_follow_ups(client)?.first().map(|open| open.id).ok_or(AgendaError::NothingPlanned);
    match deed.clone() {
        Deed::Add => drop(desk.add_client(record("Tercera López"), Some(plan_of(today)))?),
        Deed::Stand(standing) => desk.set_standing(&[client], standing)?,
        Deed::Attend(attention) => desk.set_attention(&[client], attention)?,
        Deed::Log { kind, outcome, incoming, ago, text, next } => {
            // Every other one of now; the rest back-dated.
            let at = if ago % 2 == 0 { now } else { calendar::later(today, -ago).at(8, 0, 0, 0) };
            let contact = desk.record(client)?.contacts.first().map(|contact| contact.id);
            let log = Log {
                outcome,
                contact,
                direction: if incoming { Direction::Incoming } else { Direction::Outgoing },
                text: TEXTS[text].into(),
                next: call(next).map_or(Next::Nothing, Next::Plan),
                fulfils: open.ok().filter(|_| ago % 3 == 0),
                attention: (ago % 7 == 0).then_some(Attention::Red),
                ..Log::new(client, kind, at)
            };
            desk.log(&log)?;
        }
        Deed::Correct { ago, outcome, text } => {
            let last = desk.store.read().interactions(client, 0, 1)?.pop().ok_or(AgendaError::NothingToLog)?;
            let at = calendar::later(today, -ago).at(8, 0, 0, 0);
            desk.correct(Interaction { at, outcome, text: TEXTS[text].into(), ..last })?;
        }
        Deed::Delete => {
            let last = desk.store.read().interactions(client, 0, 1)?.pop().ok_or(AgendaError::NothingToLog)?;
            desk.delete_interaction(last.id)?;
        }
        Deed::Resolve => drop(desk.resolve_complaints(client)?),
        Deed::Plan { ahead, hour, channel } => drop(desk.plan(client, next_plan(today, ahead, hour, channel))?),
        Deed::Move { ahead } => desk.replan(open?, next_plan(today, ahead, None, Kind::Visit))?,
        Deed::Done { next } => desk.done(open?, call(next))?,
        Deed::Cancel => desk.cancel(open?)?,
        Deed::Snooze { ahead, hour, one } => {
            let (until, at) = (calendar::later(today, ahead), hour.map(|hour| Time::constant(hour, 0, 0, 0)));
            if one { desk.snooze_follow_up(open?, until, at)? } else { desk.snooze(&[client], until, at)? }
        }
        Deed::Skip => desk.skip(client)?,
        Deed::Spread { keep } => {
            let spread = desk.propose(today, keep)?;
            desk.spread(&spread.moves)?;
        }
        Deed::Buy { ago, text, product, due, logged } => {
            let known = desk.products(false)?.first().map(|product| product.id);
            let line = purchases::line(TEXTS[text], 2, 1_250);
            let line = PurchaseLine { product: known.filter(|_| product), ..line };
            let made_on = calendar::later(today, -ago);
            let purchase = Purchase {
                made_on,
                due_on: due.map(|due| calendar::later(made_on, due)),
                ..purchases::purchase(client, 0, vec![line.clone(), line])
            };
            desk.buy(&Buy { how: logged.then_some(Kind::Visit), ..purchases::buy(purchase) })?;
        }
        Deed::Rebuy { ago, text } => {
            let before = last_purchase(desk, client)?;
            let mut after = Purchase { made_on: calendar::later(today, -ago), due_on: None, ..before.clone() };
            after.lines.truncate(1);
            after.lines.push(purchases::line(TEXTS[text], 1, 999));
            desk.edit_purchase(&before, after)?;
        }
        Deed::Unbuy => {
            let id = last_purchase(desk, client)?.id;
            desk.delete_purchase(id)?;
        }
        Deed::Return { some } => {
            let id = last_purchase(desk, client)?.id;
            desk.return_purchase(id, some.then_some(&[(0, 1_000)]), today)?;
        }
        Deed::Pay => {
            let id = last_purchase(desk, client)?.id;
            desk.pay(id, today)?;
        }
        Deed::Rename { text } => match desk.products(false)?.pop() {
            Some(product) => desk.edit_product(&Product { name: TEXTS[text].into(), ..product })?,
            None => drop(desk.add_product(&purchases::product(TEXTS[text], None))?),
        },
        Deed::Merge { with, take } => {
            let fields = MergeField::ALL.iter().copied().filter(|_| take).collect();
            let gone = ClientId(i64::try_from(with).unwrap() + 1);
            desk.merge_clients(client, gone, &Taken { fields, ..Taken::default() }, "PE")?;
        }
        Deed::TellApart { from } => {
            let other = ClientId(i64::try_from(from).unwrap() + 1);
            desk.tell_apart(client, other)?;
        }
        Deed::Tomorrow { days } => {
            let moved = calendar::days_between(day(0), today) + days;
            desk.on_day(moved);
            desk.follow_calendar()?;
        }
        // What changes what is known of a client, or what may be sold to it.
        _ => know(desk, client, deed)?,
    }
    Ok(())
}

/// Does a deed with what may be sold: of the client's opportunities the one that is listed first.
fn sell(desk: &mut Desk, client: ClientId, deed: &Deed) -> Result<()> {
    let today = desk.today();
    let stages = ["lead", "qualified", "proposal", "agreement"];
    let ahead = |days: Option<i64>| days.map(|days| calendar::later(today, days));
    let next =
        |days: Option<i64>| days.map_or(Next::Nothing, |days| Next::Plan(next_plan(today, days, None, Kind::Call)));
    let first = desk.opportunities_of(client)?.list.into_iter().next();
    let first = first.ok_or(AgendaError::Opportunity(Hitch::NoTitle));
    match deed.clone() {
        Deed::Hope { amount, expect, stage, text, next: days } => {
            let hope = Opportunity {
                amount,
                expect_on: ahead(expect),
                title: TEXTS[text].into(),
                ..Opportunity::new(client, "", stages[stage], today, crate::domain::Currency::USD)
            };
            desk.open_opportunity(&hope, &next(days))?;
        }
        Deed::Rethink { expect, text, line } => {
            let before = first?;
            let line = line.then(|| purchases::line(TEXTS[text], 2, 1_250));
            let after = Opportunity { expect_on: ahead(expect), lines: line.into_iter().collect(), ..before.clone() };
            desk.edit_opportunity(&before, after, &Next::Nothing)?;
        }
        Deed::Advance { stage } => desk.move_opportunity(first?.id, stages[stage])?,
        Deed::Win { bought, logged, next: days } => {
            let id = first?.id;
            let won = opportunities::win(desk, id);
            let (purchase, how) = (won.purchase.clone().filter(|_| bought), logged.then_some(Kind::Visit));
            desk.win_opportunity(id, &Win { purchase, how, next: next(days), ..won })?;
        }
        Deed::LoseIt { ago, next: days } => {
            let lose = opportunities::lose(calendar::later(today, -ago));
            desk.lose_opportunity(first?.id, &Lose { next: next(days), ..lose })?;
        }
        Deed::Reopen => desk.reopen_opportunity(first?.id)?,
        Deed::Forget => desk.remove_opportunity(first?.id)?,
        _ => lead(desk, client, deed)?,
    }
    Ok(())
}

/// Does a deed with plans of contact.
fn lead(desk: &mut Desk, client: ClientId, deed: &Deed) -> Result<()> {
    let today = desk.today();
    match deed.clone() {
        Deed::Playbook { text, automatic } => {
            let known = desk.playbooks()?.pop().unwrap_or_else(|| Playbook::new(""));
            desk.save_playbook(Playbook { text: PLAYBOOKS[text].into(), automatic, ..known })?;
        }
        Deed::Start { ahead } => {
            let playbook = desk.playbook_called("plan")?;
            desk.start_playbook(&playbook, &[client], calendar::later(today, ahead), None)?;
        }
        Deed::Campaign { end: false } => {
            let playbook = desk.playbook_called("plan")?;
            desk.start_campaign("Todos", "activity:prospect", &playbook, today, None)?;
        }
        Deed::Campaign { end: true } => {
            let campaign = desk.campaign_called("todos")?;
            desk.end_campaign(campaign.id)?;
        }
        Deed::Stop => drop(desk.stop_playbook(client, None)?),
        _ => unreachable!(),
    }
    Ok(())
}

fn last_purchase(desk: &Desk, client: ClientId) -> Result<Purchase> {
    desk.purchases_of(client, 1)?.purchases.pop().ok_or(AgendaError::Purchase(Flaw::NoLines))
}

fn plan_of(today: Date) -> Plan {
    next_plan(today, 2, Some(10), Kind::Visit)
}
