//! What belongs to a client beside its row: dates that matter, the user's own fields, files, other clients, tags.

use super::*;
use crate::domain::text::fold;
use crate::domain::when::DateOrder;
use crate::domain::{Contact, ContactId, CustomValue, FieldKind, Hue, Reason, RelationKind, occasion};

fn person(name: &str) -> Contact {
    Contact { id: ContactId(0), name: name.into(), role: None, influence: None }
}

/// A hotel with two people and these dates.
fn hotel(desk: &mut Desk, dates: &[&str]) -> Record {
    let mut hotel = Record { contacts: vec![person("Eva Paz"), person("Luis")], ..record("Hotel Sol") };
    mark(&mut hotel, dates);
    let id = desk.add_client(hotel, None).unwrap();
    desk.record(id).unwrap()
}

fn mark(record: &mut Record, dates: &[&str]) {
    let read = |line: &&str| occasion::read(line, DateOrder::DayMonth, day(0), &record.contacts).unwrap();
    let read: Vec<_> = dates.iter().map(read).collect();
    record.occasions.extend(read);
}

/// Whose dates there are, and when.
fn dates(record: &Record) -> Vec<String> {
    let date = |(owner, date): &(Option<usize>, crate::domain::Occasion)| {
        let owner = owner.map_or("-", |owner| &record.contacts[owner].name);
        format!("{}/{} {owner}", date.day, date.month)
    };
    record.occasions.iter().map(date).collect()
}

#[test]
fn dates_are_kept_with_the_person_whose_they_are() {
    let mut desk = Desk::new();
    let before = hotel(&mut desk, &["cumpleaños 3 dic 1980; Eva", "renovación 15/3"]);
    assert_eq!(dates(&before), ["3/12 Eva Paz", "15/3 -"]);
    desk.edit_client(&before, before.clone()).unwrap();
    assert_eq!(desk.history(9).unwrap().len(), 1, "an edit that changes nothing leaves no trace");
    // Who leaves leaves the date behind, as the client's own.
    let mut after = before.clone();
    after.contacts.remove(0);
    after.occasions[0].0 = None;
    desk.edit_client(&before, after).unwrap();
    assert_eq!(dates(&desk.record(before.client.id).unwrap()), ["3/12 -", "15/3 -"]);
    desk.travel(Way::Back, None).unwrap();
    assert_eq!(desk.record(before.client.id).unwrap(), before);
    desk.store.assert_sound();
}

#[test]
fn two_windows_that_add_dates_and_fill_fields_lose_none() {
    let mut desk = Desk::new();
    for name in ["Pago", "Metros", "Ruta"] {
        desk.add_field(name, FieldKind::Text, &[]).unwrap();
    }
    let fields = desk.fields().unwrap();
    let value = |n: usize, value: &str| CustomValue { field: fields[n].id, value: value.into() };
    let mut before = hotel(&mut desk, &["cumpleaños 3 dic; Eva"]);
    let bare = before.clone();
    before.values = vec![value(0, "contado"), value(1, "80")];
    desk.edit_client(&bare, before.clone()).unwrap();
    let before = desk.record(before.client.id).unwrap();

    let mut theirs = before.clone();
    theirs.contacts.insert(0, person("Rosa"));
    theirs.occasions[0].0 = Some(1);
    mark(&mut theirs, &["cumpleaños 4 jul; Rosa"]);
    theirs.values = vec![value(0, "crédito"), value(1, "80")];
    desk.window().edit_client(&before, theirs).unwrap();
    let mut ours = before.clone();
    mark(&mut ours, &["aniversario 1/6/2010"]);
    ours.values = vec![value(0, "contado"), value(2, "norte")];
    desk.edit_client(&before, ours).unwrap();

    let stored = desk.record(before.client.id).unwrap();
    let mut found = dates(&stored);
    found.sort();
    assert_eq!(found, ["1/6 -", "3/12 Eva Paz", "4/7 Rosa"]);
    assert_eq!(stored.values, [value(0, "crédito"), value(2, "norte")]);
    desk.store.assert_sound();
}

#[test]
fn a_date_turns_the_light_yellow_until_contact_is_logged() {
    let mut desk = Desk::new();
    let eva = hotel(&mut desk, &["cumpleaños 29/2/1988; Eva"]);
    let alert = desk.card(eva.client.id, 0).unwrap().alert;
    let leap = calendar::days_between(day(0), jiff::civil::date(2027, 2, 28));
    assert_eq!(alert.light(day(leap - 1)), Some(Light::Unplanned));
    assert_eq!(alert.light(day(leap)), Some(Light::Yellow));
    let Some(Reason::Occasion { who, on, .. }) = alert.turns.first().map(|turn| turn.reason) else {
        panic!("{alert:?}")
    };
    assert_eq!((who.as_str(), on), ("Eva", day(leap)));
    // Another name for the person is another word in the reason, in the same transaction.
    let mut renamed = eva.clone();
    renamed.contacts[0].name = "Inés Paz".into();
    desk.edit_client(&eva, renamed).unwrap();
    assert!(desk.store.lights().contains("Inés"), "{}", desk.store.lights());
    assert_eq!(desk.store.lights(), desk.store.lights_anew(&Rules::default()));
    desk.travel(Way::Back, None).unwrap();
    assert!(desk.store.lights().contains("Eva"));
    assert_eq!(desk.occasions_on(day(leap), 9).unwrap()[0].person.as_deref(), Some("Eva Paz"));
    assert_eq!(desk.occasions_on(day(leap + 1), 9).unwrap(), []);
}

#[test]
fn fields_are_defined_renamed_moved_and_removed_with_what_is_known_in_them() {
    let mut desk = Desk::new();
    let names = |desk: &Desk| desk.fields().unwrap().into_iter().map(|field| field.name).collect::<Vec<_>>();
    desk.add_field(" Metros=2 ", FieldKind::Number, &[]).unwrap();
    desk.add_field("Pago", FieldKind::Choice, &["contado".into(), " ".into(), "Contado".into()]).unwrap();
    assert_eq!(names(&desk), ["Metros 2", "Pago"]);
    assert_eq!(desk.fields().unwrap()[1].choices, ["contado"]);
    assert!(matches!(desk.add_field("PAGO", FieldKind::Text, &[]), Err(AgendaError::FieldExists(_))));
    assert!(matches!(desk.add_field("Vacío", FieldKind::Choice, &[]), Err(AgendaError::NoChoices)));
    assert!(matches!(desk.add_field(" ", FieldKind::Text, &[]), Err(AgendaError::EmptyName)));
    let pago = desk.field_named("pag").unwrap();
    desk.move_field(pago.id, 0).unwrap();
    assert_eq!(names(&desk), ["Pago", "Metros 2"]);
    desk.set_field(&crate::domain::CustomField { name: "Cobro".into(), ..pago.clone() }).unwrap();
    assert!(matches!(desk.field_named("pago"), Err(AgendaError::UnknownField { known, .. }) if known.len() == 2));

    let mut known = record("Hotel Sol");
    known.values = vec![CustomValue { field: pago.id, value: "contado".into() }];
    let id = desk.add_client(known, None).unwrap();
    let facts = desk.store.facts();
    assert_eq!(desk.remove_field(pago.id).unwrap(), 1);
    assert_eq!((names(&desk), desk.record(id).unwrap().values.len()), (vec!["Metros 2".to_owned()], 0));
    desk.travel(Way::Back, None).unwrap();
    assert_eq!(desk.store.facts(), facts);
    assert_eq!(desk.card(id, 0).unwrap().details.values[0].1, "contado");
    desk.store.assert_sound();
}

#[test]
fn a_relation_is_seen_from_both_sides_and_said_once() {
    let mut desk = Desk::new();
    let [a, b] = ["Hotel Sol", "Hotel Luna"].map(|name| desk.add_client(record(name), None).unwrap());
    for kind in [RelationKind::ReferredBy, RelationKind::PartnerOf, RelationKind::PartnerOf] {
        desk.relate(a, kind, b).unwrap();
    }
    desk.relate(b, RelationKind::PartnerOf, a).unwrap();
    let seen = |desk: &Desk, id| {
        let related = desk.card(id, 0).unwrap().details.relations;
        related.iter().map(|r| (r.relation.kind.code(), r.inverse, r.name.clone())).collect::<Vec<_>>()
    };
    let both = |inverse: bool, name: &str| {
        vec![("partner_of", inverse, name.to_owned()), ("referred_by", inverse, name.to_owned())]
    };
    let sorted = |mut seen: Vec<_>| {
        seen.sort();
        seen
    };
    assert_eq!(sorted(seen(&desk, a)), both(false, "Hotel Luna"));
    assert_eq!(sorted(seen(&desk, b)), both(true, "Hotel Sol"));
    assert!(matches!(desk.relate(a, RelationKind::FamilyOf, a), Err(AgendaError::OwnRelation)));
    let first = desk.card(a, 0).unwrap().details.relations[0].relation.id;
    desk.unrelate(a, first).unwrap();
    assert_eq!(seen(&desk, b).len(), 1);
    // A client that goes for good takes its relations along, and undo brings them back.
    desk.set_standing(&[b], crate::domain::Standing::Trashed).unwrap();
    desk.remove_client(b).unwrap();
    assert_eq!(seen(&desk, a).len(), 0);
    desk.travel(Way::Back, None).unwrap();
    assert_eq!(seen(&desk, a).len(), 1);
    desk.store.assert_sound();
}

#[test]
fn only_whole_paths_and_addresses_of_the_web_are_attached() {
    let mut desk = Desk::new();
    let id = desk.add_client(record("Hotel Sol"), None).unwrap();
    for target in ["", "-rf", "oferta.pdf", "javascript:alert(1)", "file:///etc/passwd", "https://", "--help"] {
        assert!(matches!(desk.attach(id, target, ""), Err(AgendaError::NoTarget(_))), "{target}");
    }
    desk.attach(id, "https://example.com/a?b=1", "").unwrap();
    let pdf = desk.attach(id, "/tmp/oferta final.pdf", "Oferta").unwrap();
    let called = |desk: &Desk| {
        desk.card(id, 0).unwrap().details.attachments.iter().map(|a| a.called().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(called(&desk), ["example.com/a?b=1", "Oferta"]);
    desk.detach(pdf).unwrap();
    assert_eq!(called(&desk), ["example.com/a?b=1"]);
}

#[test]
fn tags_are_given_to_many_at_once_coloured_and_renamed() {
    let mut desk = Desk::new();
    let ids = ["A", "B", "C"].map(|name| desk.add_client(record(name), None).unwrap());
    let tags = |desk: &Desk, id| desk.client(id).unwrap().tags;
    desk.retag(&ids, (&["VIP".into(), "#norte".into()], &[]), &[("vip".into(), Some(Hue::Red))]).unwrap();
    desk.retag(&ids[..1], (&["vip".into(), "nuevo".into()], &["NORTE".into()]), &[]).unwrap();
    assert_eq!(
        (tags(&desk, ids[0]), tags(&desk, ids[1])),
        (vec!["VIP".into(), "nuevo".into()], vec!["VIP".into(), "norte".into()])
    );
    let all = desk.tags().unwrap();
    let all: Vec<_> = all.iter().map(|tag| (tag.name.as_str(), tag.clients, tag.hue)).collect();
    assert_eq!(all, [("norte", 2, None), ("nuevo", 1, None), ("VIP", 3, Some(Hue::Red))]);
    assert_eq!(desk.tags_of(&ids).unwrap().get("norte"), Some(&2));
    // Who has both has one then, and the colour goes along.
    assert_eq!(desk.rename_tag("vip", "Nuevo").unwrap(), 3);
    assert_eq!(tags(&desk, ids[0]), ["Nuevo"]);
    assert_eq!(desk.card(ids[1], 0).unwrap().details.hue("nuevo"), Some(Hue::Red));
    assert_eq!(desk.history(9).unwrap()[0].count, 3);
    desk.travel(Way::Back, None).unwrap();
    assert_eq!(tags(&desk, ids[0]), ["VIP", "nuevo"]);
    assert!(matches!(desk.tag_named("zzz"), Err(AgendaError::UnknownTag { known, .. }) if known.len() == 3));
    assert_eq!(fold(&desk.tag_named("#vip").unwrap().name), "vip");
}

#[test]
fn a_time_zone_is_kept_by_its_name_or_refused_with_those_that_are_near() {
    let mut desk = Desk::new();
    let in_zone = |zone: &str| {
        let mut record = record("Hotel Sol");
        record.client.time_zone = Some(zone.into());
        record
    };
    let id = desk.add_client(in_zone(" bogotá "), None).unwrap();
    assert_eq!(desk.client(id).unwrap().time_zone.as_deref(), Some("America/Bogota"));
    let refused = desk.add_client(in_zone("Bogta"), None);
    assert!(matches!(refused, Err(AgendaError::UnknownTimeZone { near, .. }) if near == ["America/Bogota"]));
}

#[test]
fn an_import_fills_the_record_and_a_second_one_changes_nothing() {
    let mut desk = Desk::new();
    let text = "Nombre,Cumpleaños,Tamaño,Zona horaria\nAna,15/03/1980,grande,bogotá\nEva,03/12/2030,enorme,Marte\n";
    let file = [super::intake::file(text)];
    desk.take_in(&file, &IntakeOptions::default(), false, &Watch::default()).unwrap();
    let [ana, eva] = ["Ana", "Eva"].map(|name| {
        let id = desk.resolve(name).unwrap();
        desk.record(id).unwrap()
    });
    assert_eq!((dates(&ana), ana.client.time_zone.as_deref()), (vec!["15/3 -".to_owned()], Some("America/Bogota")));
    assert_eq!((dates(&eva).len(), eva.client.time_zone, eva.client.size), (0, None, None));
    let facts = desk.store.facts();
    desk.take_in(&file, &IntakeOptions::default(), false, &Watch::default()).unwrap();
    assert_eq!(desk.store.facts(), facts);
}
