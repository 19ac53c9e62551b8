//! Adding, editing and putting away clients, also from two windows at once.

use super::*;
use crate::domain::{Attention, Channel, ChannelId, ChannelKind, Contact, ContactId, Standing};

fn contact(name: &str) -> Contact {
    Contact { id: ContactId(0), name: name.into(), role: None, influence: None }
}

fn phone(value: &str) -> Channel {
    Channel { id: ChannelId(0), contact: None, kind: ChannelKind::Phone, value: value.into(), preferred: false }
}

/// A hotel where two people work, each with a telephone, with one at the desk.
fn hotel(desk: &mut Desk) -> Record {
    let record = Record {
        contacts: vec![contact("Eva"), contact("Luis")],
        channels: vec![(Some(0), phone("111")), (Some(1), phone("222")), (None, phone("333"))],
        ..Record::of(Client {
            tags: vec!["vip".into()],
            city: Some("Lima".into()),
            ..Client::named("Hotel Sol", day(0))
        })
    };
    let id = desk.add_client(record, None).unwrap();
    desk.record(id).unwrap()
}

/// People with their role, and numbers with whose they are.
fn reach(record: &Record) -> (Vec<String>, Vec<String>) {
    let people = record.contacts.iter().map(|contact| {
        format!("{}{}", contact.name, contact.role.as_deref().map(|role| format!(" ({role})")).unwrap_or_default())
    });
    let numbers = record.channels.iter().map(|(owner, channel)| {
        let owner = owner.map(|owner| format!(" {}", record.contacts[owner].name)).unwrap_or_default();
        format!("{}{owner}", channel.value)
    });
    (people.collect(), numbers.collect())
}

#[test]
fn a_record_is_read_as_it_was_written() {
    let mut desk = Desk::new();
    let stored = hotel(&mut desk);
    assert_eq!(
        reach(&stored),
        (vec!["Eva".into(), "Luis".into()], vec!["111 Eva".into(), "222 Luis".into(), "333".into()])
    );
    assert_eq!(stored.client.tags, ["vip"]);
    assert_eq!(desk.card(stored.client.id, 0).unwrap().channels.len(), 3);
    desk.edit_client(&stored, stored.clone()).unwrap();
    assert_eq!(desk.history(9).unwrap().len(), 1, "an edit that changes nothing leaves no trace");
}

#[test]
fn only_what_the_form_changed_is_taken_over() {
    let mut desk = Desk::new();
    let before = hotel(&mut desk);
    let id = before.client.id;
    let mut theirs = before.clone();
    theirs.client.city = Some("Cusco".into());
    theirs.client.attention = Attention::Yellow;
    desk.window().edit_client(&before, theirs).unwrap();
    let mut ours = before.clone();
    ours.client.sector = Some("hoteles".into());
    desk.edit_client(&before, ours).unwrap();
    let stored = desk.client(id).unwrap();
    assert_eq!((stored.city.as_deref(), stored.sector.as_deref()), (Some("Cusco"), Some("hoteles")));
    assert_eq!(stored.attention, Attention::Yellow);
}

#[test]
fn two_windows_that_add_people_and_numbers_lose_none() {
    let mut desk = Desk::new();
    let before = hotel(&mut desk);
    let mut theirs = before.clone();
    theirs.contacts.insert(0, contact("Rosa"));
    theirs.channels = vec![(Some(1), before.channels[0].1.clone()), (Some(2), before.channels[1].1.clone())];
    theirs.channels.push((None, before.channels[2].1.clone()));
    theirs.channels.push((Some(0), phone("444")));
    theirs.client.tags = vec!["vip".into(), "norte".into()];
    desk.window().edit_client(&before, theirs).unwrap();
    let mut ours = before.clone();
    ours.contacts.push(contact("Inés"));
    ours.channels.push((Some(2), phone("555")));
    ours.client.tags = vec!["vip".into(), "hotel".into()];
    desk.edit_client(&before, ours).unwrap();

    let stored = desk.record(before.client.id).unwrap();
    let (mut people, mut numbers) = reach(&stored);
    people.sort();
    numbers.sort();
    assert_eq!(people, ["Eva", "Inés", "Luis", "Rosa"]);
    assert_eq!(numbers, ["111 Eva", "222 Luis", "333", "444 Rosa", "555 Inés"]);
    assert_eq!(stored.client.tags, ["vip", "hotel", "norte"]);
    desk.store.assert_sound();
}

#[test]
fn two_windows_that_change_different_people_and_numbers_both_have_their_way() {
    let mut desk = Desk::new();
    let before = hotel(&mut desk);
    let mut theirs = before.clone();
    theirs.contacts[0].role = Some("gerente".into());
    theirs.channels.remove(1);
    theirs.contacts.remove(1);
    theirs.client.tags.clear();
    desk.window().edit_client(&before, theirs).unwrap();
    let mut ours = before.clone();
    ours.channels[2].1.value = "999".into();
    desk.edit_client(&before, ours).unwrap();
    let stored = desk.record(before.client.id).unwrap();
    assert_eq!(reach(&stored), (vec!["Eva (gerente)".into()], vec!["111 Eva".into(), "999".into()]));
    assert_eq!(stored.client.tags, [""; 0]);
}

#[test]
fn what_one_window_removes_and_the_other_changes_is_kept_as_changed() {
    let mut desk = Desk::new();
    let before = hotel(&mut desk);
    let mut theirs = before.clone();
    theirs.contacts.remove(1);
    theirs.channels.remove(1);
    desk.window().edit_client(&before, theirs).unwrap();
    let mut ours = before.clone();
    ours.channels[1].1.value = "222 333".into();
    desk.edit_client(&before, ours).unwrap();
    let stored = desk.record(before.client.id).unwrap();
    assert_eq!(reach(&stored), (vec!["Eva".into()], vec!["111 Eva".into(), "222 333".into(), "333".into()]));
    desk.store.assert_sound();
}

#[test]
fn a_person_that_is_removed_leaves_the_numbers_and_what_was_said() {
    let mut desk = Desk::new();
    let before = hotel(&mut desk);
    let id = before.client.id;
    let log = Log { contact: Some(before.contacts[0].id), ..desk.call(id, Outcome::Spoke) };
    desk.log(&log).unwrap();
    let mut after = before.clone();
    after.contacts.remove(0);
    after.channels = after.channels.into_iter().map(|(_, channel)| (None, channel)).collect();
    desk.edit_client(&before, after).unwrap();
    let card = desk.card(id, 9).unwrap();
    assert_eq!((card.contacts.len(), card.channels.len(), card.interactions.len()), (1, 3, 1));
    assert_eq!(card.interactions[0].contact, None);
    desk.store.assert_sound();
}

#[test]
fn foreign_text_is_made_harmless_and_what_is_empty_is_dropped() {
    let mut desk = Desk::new();
    let mut foreign = record(" \u{1b}]0;título\u{7} Ana\u{202e} \n López ");
    foreign.client.city = Some(" \t\u{200b}".into());
    foreign.client.zone = Some("Norte\u{1b}[31m".into());
    foreign.client.external_id = Some(" 12\u{1b} ".into());
    foreign.client.notes = "uno\r\n\u{9b}dos\u{0}\n\n".into();
    foreign.client.tags = ["#VIP", "vip", " ", "#", "víp", "Norte \u{7}"].map(String::from).to_vec();
    foreign.contacts = vec![Contact { role: Some("  ".into()), ..contact("Eva\u{7}") }];
    foreign.channels = vec![(Some(0), phone(" \u{1b} ")), (Some(0), phone("999\u{7f} 123"))];
    let id = desk.add_client(foreign, None).unwrap();
    let stored = desk.record(id).unwrap();
    let Client { name, city, zone, notes, tags, external_id, .. } = stored.client.clone();
    assert_eq!((name.as_str(), city, zone.as_deref()), ("]0;título Ana López", None, Some("Norte[31m")));
    assert_eq!((notes.as_str(), external_id.as_deref()), ("uno\ndos", Some("12")));
    assert_eq!(tags, ["VIP", "Norte"]);
    assert_eq!(reach(&stored), (vec!["Eva".into()], vec!["999 123 Eva".into()]));
    assert_eq!(desk.store.read().by_external_id(" 12").unwrap(), Some(id));

    desk.plan(id, plan(1, "  pre\u{1b}cios\n")).unwrap();
    assert_eq!(desk.open_of(id)[0].purpose, "precios");
    desk.log(&Log { text: "dijo\u{1b}[2J\r\nsí\u{7}".into(), ..desk.call(id, Outcome::NoAnswer) }).unwrap();
    assert_eq!(desk.card(id, 1).unwrap().interactions[0].text, "dijo[2J\nsí");
    assert!(!desk.store.facts().chars().any(|c| c.is_control() && c != '\n'));
}

/// All clients on every shelf, in the counts, and with their light.
fn seen(desk: &Desk, id: ClientId) -> (Vec<Shelf>, usize, Option<Light>) {
    let shelves = [Shelf::Current, Shelf::Archived, Shelf::Trashed].into_iter().filter(|shelf| {
        Code::ALL.iter().all(|order| {
            let listing = desk.listing(Scope::Clients(*order, *shelf), "").unwrap();
            assert_eq!(desk.count(&listing).unwrap(), desk.names(&listing).len());
            !desk.names(&listing).is_empty()
        })
    });
    let day = desk.listing(Scope::Day(desk.today()), "").unwrap();
    assert_eq!(desk.count(&day).unwrap(), desk.names(&day).len());
    (shelves.collect(), desk.names(&day).len(), desk.light(id))
}

#[test]
fn who_is_put_away_has_no_light_and_is_not_counted() {
    let mut desk = Desk::new();
    let ana = desk.add_client(record("Ana"), Some(plan(0, "precios"))).unwrap();
    for (standing, shelf, counted) in [
        (Standing::Active, Shelf::Current, true),
        (Standing::Resting, Shelf::Current, false),
        (Standing::Archived, Shelf::Archived, false),
        (Standing::Trashed, Shelf::Trashed, false),
        (Standing::Active, Shelf::Current, true),
    ] {
        desk.set_standing(&[ana], standing).unwrap();
        let light = counted.then_some(Light::Yellow);
        assert_eq!(seen(&desk, ana), (vec![shelf], counted.into(), light), "{standing:?}");
        let sum = desk.day().unwrap().counts;
        assert_eq!(sum.yellow, usize::from(counted));
    }
}

#[test]
fn only_what_is_in_the_trash_is_removed_and_undo_brings_it_back() {
    let mut desk = Desk::new();
    let before = hotel(&mut desk);
    let id = before.client.id;
    desk.plan(id, plan(0, "precios")).unwrap();
    desk.log(&Log { contact: Some(before.contacts[0].id), text: "piscina".into(), ..desk.call(id, Outcome::Spoke) })
        .unwrap();
    for standing in [Standing::Active, Standing::Resting, Standing::Archived] {
        desk.set_standing(&[id], standing).unwrap();
        assert!(desk.remove_client(id).is_err(), "{standing:?}");
    }
    desk.set_standing(&[id], Standing::Trashed).unwrap();
    let (facts, lights) = (desk.store.facts(), desk.store.lights());
    desk.remove_client(id).unwrap();
    desk.store.assert_sound();
    assert!(!desk.store.facts().contains('|'), "nothing is left");
    assert_eq!(desk.store.lights(), "");
    assert!(desk.store.search("piscina").unwrap().unwrap().is_empty());
    assert!(desk.day().unwrap().empty);
    desk.travel(Way::Back, None).unwrap();
    assert_eq!((desk.store.facts(), desk.store.lights()), (facts, lights));
    assert_eq!(desk.store.search("piscina eva").unwrap().unwrap().len(), 1);
    desk.store.assert_sound();
}

#[test]
fn attention_is_set_by_hand_and_left_to_the_rules_again() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    for (attention, light) in [
        (Attention::Red, Light::Red),
        (Attention::Green, Light::Green),
        (Attention::Yellow, Light::Unplanned),
        (Attention::Auto, Light::Unplanned),
    ] {
        desk.set_attention(&[ana], attention).unwrap();
        assert_eq!(desk.light(ana), Some(light), "{attention:?}");
    }
    assert_eq!(desk.client(ana).unwrap().attention_since, None);

    desk.set_attention(&[ana], Attention::Red).unwrap();
    desk.log(&desk.call(ana, Outcome::Spoke)).unwrap();
    assert_eq!([0, 1].map(|n| desk.light_on(ana, day(n)).unwrap()), [Light::Unplanned, Light::Red], "daily");
    desk.set_attention(&[ana], Attention::Yellow).unwrap();
    // Three working days after Monday is Thursday; seven are the Wednesday of the week after.
    let lights = [2, 3, 8, 9].map(|n| desk.light_on(ana, day(n)).unwrap());
    assert_eq!(lights, [Light::Unplanned, Light::Yellow, Light::Yellow, Light::Red]);
}

#[test]
fn new_rules_give_new_lights_once() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    desk.log(&desk.call(ana, Outcome::Spoke)).unwrap();
    desk.follow_rules().unwrap();
    assert!(!desk.is_behind().unwrap());
    desk.agenda.rules.cadence = Some(crate::domain::Cadence::every(2));
    assert!(desk.is_behind().unwrap());
    assert!(desk.follow_rules().unwrap());
    assert!(!desk.follow_rules().unwrap());
    assert_eq!([2, 3].map(|n| desk.light_on(ana, day(n)).unwrap()), [Light::Yellow, Light::Red]);
}

#[test]
fn a_half_typed_form_is_kept_until_it_is_dropped() {
    let desk = Desk::new();
    desk.keep_draft("log 1", "quie").unwrap();
    desk.keep_draft("log 1", "quiere precios").unwrap();
    let other = desk.window();
    let drafts = other.drafts().unwrap();
    assert_eq!((drafts.len(), drafts[0].body.as_str()), (1, "quiere precios"));
    other.drop_draft("log 1").unwrap();
    assert_eq!(desk.drafts().unwrap(), []);
}
