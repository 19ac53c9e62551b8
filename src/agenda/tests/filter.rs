//! Who is meant by a filter.

use super::*;
use crate::domain::{
    Cadence, Channel, ChannelId, ChannelKind, Contact, ContactId, Influence, Size, Standing, Tone, interaction,
};

/// Four clients that differ in everything.
fn portfolio() -> Desk {
    let mut desk = Desk::new();
    let channel = |kind, value: &str| {
        (None, Channel { id: ChannelId(0), contact: None, kind, value: value.into(), preferred: false })
    };
    let mut lopez = record("Ferretería López");
    lopez.client.kind = crate::domain::ClientKind::Company;
    lopez.client.city = Some("San Juan".into());
    lopez.client.zone = Some("Norte".into());
    lopez.client.sector = Some("Ferretería".into());
    lopez.client.country = Some("Perú".into());
    lopez.client.size = Some(Size::Small);
    lopez.client.tone = Some(Tone::Formal);
    lopez.client.tags = vec!["VIP".into(), "cliente frecuente".into()];
    lopez.client.cadence = Some(Cadence::every(14));
    lopez.client.notes = "cierra los lunes".into();
    lopez.client.created_on = day(-400);
    let begona = Contact {
        id: ContactId(0),
        name: "Begoña Ibáñez".into(),
        role: Some("compras".into()),
        influence: Some(Influence::Decides),
    };
    lopez.contacts = vec![begona];
    lopez.channels = vec![
        channel(ChannelKind::Mobile, "+51 999-123-456"),
        channel(ChannelKind::Email, "Compras@lopez-hnos.example"),
    ];
    let lopez = desk.add_client(lopez, None).unwrap();
    let mut pena = record("Íñigo Peña");
    pena.client.company = Some("Hotel Sol".into());
    pena.client.city = Some("Lima".into());
    pena.client.sector = Some("Hotelería".into());
    pena.client.zone = Some("Sur".into());
    pena.client.tags = vec!["vipa".into()];
    pena.client.created_on = day(-10);
    let pena = desk.add_client(pena, Some(plan(3, "cotización"))).unwrap();
    let mut sol = record("Panadería Sol");
    sol.client.city = Some("LIMA".into());
    sol.client.sector = Some("Alimentos".into());
    sol.client.created_on = day(-100);
    sol.client.attention = crate::domain::Attention::Red;
    sol.client.attention_since = Some(day(-1));
    desk.add_client(sol, Some(plan(10, ""))).unwrap();
    let rest = desk.client_called("Zapatos Rivera");
    desk.set_standing(&[rest], Standing::Resting).unwrap();
    let text = "la entrega tarde preocupa; entrega mañana".to_owned();
    desk.log(&Log { text, at: day(-20).at(9, 0, 0, 0), ..desk.call(lopez, Outcome::Complaint) }).unwrap();
    desk.log(&Log { at: day(-3).at(9, 0, 0, 0), ..desk.call(pena, Outcome::NoAnswer) }).unwrap();
    assert_eq!(interaction::BEST_SCORE, 10);
    desk
}

const LOPEZ: &str = "Ferretería López";
const PENA: &str = "Íñigo Peña";
const SOL: &str = "Panadería Sol";
const REST: &str = "Zapatos Rivera";

#[test]
fn every_field_finds_those_who_are_meant() {
    let desk = portfolio();
    let cases: &[(&str, &[&str])] = &[
        ("city:lima", &[PENA, SOL]),
        ("ciudad:\"san juan\"", &[LOPEZ]),
        ("city:juan", &[LOPEZ]),
        ("city=juan", &[]),
        ("city:lima,juan", &[LOPEZ, PENA, SOL]),
        ("-city:lima", &[LOPEZ, REST]),
        ("city:*", &[LOPEZ, PENA, SOL]),
        ("-city:*", &[REST]),
        ("zone:norte", &[LOPEZ]),
        ("zone:*", &[LOPEZ, PENA]),
        ("sector:hotel", &[PENA]),
        ("sector=hotel", &[]),
        ("sector=HOTELERIA", &[PENA]),
        ("#vip", &[LOPEZ]),
        ("#VIP,vipa", &[LOPEZ, PENA]),
        ("tag:vip", &[LOPEZ, PENA]),
        ("#\"cliente frecuente\"", &[LOPEZ]),
        ("-#*", &[SOL, REST]),
        ("name:sol", &[SOL]),
        ("name=\"panaderia sol\"", &[SOL]),
        ("company:sol", &[PENA]),
        ("company:*", &[PENA]),
        ("country:peru", &[LOPEZ]),
        ("-country:*", &[PENA, SOL, REST]),
        ("contact:begoña", &[LOPEZ]),
        ("contact:lopez", &[]),
        ("role:compras", &[LOPEZ]),
        ("influence:decides", &[LOPEZ]),
        ("kind:company", &[LOPEZ]),
        ("size:small,large", &[LOPEZ]),
        ("tone:formal", &[LOPEZ]),
        ("tone:*", &[LOPEZ]),
        ("phone:999123456", &[LOPEZ]),
        ("phone:9912", &[LOPEZ]),
        ("phone:\"999 123\"", &[LOPEZ]),
        ("phone:*", &[LOPEZ]),
        ("email:lopez-hnos", &[LOPEZ]),
        ("-email:*", &[PENA, SOL, REST]),
        ("channel:mobile", &[LOPEZ]),
        ("channel:phone", &[]),
        ("attention:red", &[SOL]),
        ("attention:*", &[SOL]),
        ("attention:auto", &[LOPEZ, PENA, REST]),
        ("standing:resting", &[REST]),
        ("alert:red", &[LOPEZ, SOL]),
        ("alerta:rojo,verde", &[LOPEZ, PENA, SOL]),
        ("-alert:*", &[REST]),
        ("cadence:*", &[LOPEZ]),
        ("cadence<3w", &[LOPEZ]),
        ("created<30d", &[PENA, REST]),
        ("created>1y", &[LOPEZ]),
        ("created:2026-08", &[SOL]),
        ("last<7d", &[PENA]),
        ("last>2w", &[LOPEZ]),
        ("-last:*", &[SOL, REST]),
        ("outcome:no_answer", &[PENA]),
        ("outcome:queja", &[LOPEZ]),
        ("next<7d", &[PENA]),
        ("next:7d..14d", &[SOL]),
        ("next:\"esta semana\"", &[PENA]),
        ("-next:*", &[LOPEZ, REST]),
        ("planned:call", &[PENA, SOL]),
        ("planned:visit", &[]),
        ("attempts>=1", &[PENA]),
        ("attempts:0", &[LOPEZ, SOL, REST]),
        ("open:complaint", &[LOPEZ]),
        ("open:*", &[LOPEZ]),
        ("topic:complaint", &[LOPEZ]),
        ("notes:entrega", &[LOPEZ]),
        ("notes:lunes", &[LOPEZ]),
        ("notes:lopez", &[]),
        ("activity:prospect", &[LOPEZ, PENA, SOL, REST]),
        ("activity:lost", &[]),
        ("bought:*", &[]),
        ("value>0", &[]),
        ("segment:nada", &[]),
    ];
    for (filter, expected) in cases {
        assert_eq!(desk.names_found(filter), *expected, "{filter}");
    }
}

#[test]
fn conditions_are_put_together() {
    let desk = portfolio();
    let cases: &[(&str, &[&str])] = &[
        ("alert:red city:lima", &[SOL]),
        ("sol -city:lima", &[]),
        ("sol city:lima -company:*", &[SOL]),
        ("#vip OR sector:hotel", &[LOPEZ, PENA]),
        ("-(#vip O sector:hotel)", &[SOL, REST]),
        ("(city:lima OR #vip) -alert:red", &[PENA]),
        ("lopez OR peña", &[LOPEZ, PENA]),
        ("-lopez", &[PENA, SOL, REST]),
        ("\"entrega tarde\"", &[LOPEZ]),
        ("\"tarde entrega\"", &[]),
        ("\"entreg tarde\"", &[]),
        ("\"LOS LUNES\"", &[LOPEZ]),
        ("-\"entrega tarde\"", &[PENA, SOL, REST]),
        ("\"***\" city:lima", &[PENA, SOL]),
        ("*** OR lopez", &[LOPEZ, PENA, SOL, REST]),
        ("-***", &[]),
        ("999 123 456 #vip", &[LOPEZ]),
        ("999 #vip 123 456", &[LOPEZ]),
    ];
    for (filter, expected) in cases {
        assert_eq!(desk.names_found(filter), *expected, "{filter}");
    }
}

/// What every filter does, whatever it says: parts the portfolio in two with its opposite, and finds at a glance what
/// it finds.
#[test]
fn every_field_parts_the_portfolio() {
    use crate::domain::filter::{REGISTER, ValueKind};
    let desk = portfolio();
    for entry in REGISTER {
        let name = crate::domain::Code::code(entry.field);
        let values: Vec<String> = match entry.kind {
            ValueKind::Choice(choices) => choices.iter().map(|choice| choice.code.to_owned()).collect(),
            ValueKind::Text => vec!["lima".into(), "\"***\"".into(), "123".into()],
            ValueKind::Number | ValueKind::Money => vec!["0".into(), "1..5".into(), "-3..".into()],
            ValueKind::Days => vec!["14d".into(), "..30d".into()],
            ValueKind::Date(_) => vec!["hoy".into(), "..30d".into(), "2026".into()],
        };
        for value in values.iter().map(String::as_str).chain(["*"]) {
            let filter = format!("{name}:{value}");
            let (mut with, without) = (desk.names_found(&filter), desk.names_found(&format!("-{filter}")));
            assert_eq!(with.len() + without.len(), 4, "{filter}");
            with.extend(without);
            with.sort();
            with.dedup();
            assert_eq!(with.len(), 4, "{filter}");
        }
    }
}

#[test]
fn what_is_no_filter_is_refused() {
    let desk = portfolio();
    let scope = Scope::Clients(Order::Name, Shelf::Current);
    for typed in ["ciudda:lima", "city:", "(a"] {
        for listed in [desk.listing(scope, typed), desk.glance(scope, typed)] {
            assert!(matches!(listed, Err(AgendaError::Filter { .. })), "{typed}");
        }
    }
}

#[test]
fn only_the_shelf_that_is_asked_for_is_meant() {
    let mut desk = portfolio();
    let sol = desk.resolve("Panadería Sol").unwrap();
    desk.set_standing(&[sol], Standing::Archived).unwrap();
    let on = |shelf, filter: &str| {
        let listing = desk.listing(Scope::Clients(Order::Name, shelf), filter).unwrap();
        let names = desk.names(&listing);
        assert_eq!(desk.count(&listing).unwrap(), names.len(), "{filter}");
        names
    };
    assert_eq!(on(Shelf::Current, "city:lima"), [PENA]);
    assert_eq!(on(Shelf::Archived, "city:lima"), [SOL]);
    assert_eq!(on(Shelf::Archived, "-city:cusco"), [SOL]);
    assert_eq!(on(Shelf::Current, "-planned:visit"), [LOPEZ, PENA, REST]);
    assert_eq!(on(Shelf::Current, "planned:call"), [PENA]);
}

#[test]
fn a_filter_puts_those_whom_it_finds_in_order() {
    let desk = portfolio();
    let cases: &[(&str, &[&str])] = &[
        ("sort:name", &[LOPEZ, PENA, SOL, REST]),
        ("sort:-name", &[REST, SOL, PENA, LOPEZ]),
        ("sort:created", &[REST, PENA, SOL, LOPEZ]),
        ("sort:-created", &[LOPEZ, SOL, PENA, REST]),
        ("sort:next", &[PENA, SOL, LOPEZ, REST]),
        ("sort:-next", &[SOL, PENA, LOPEZ, REST]),
        ("sort:last", &[LOPEZ, PENA, SOL, REST]),
        ("sort:city,-name", &[SOL, PENA, LOPEZ, REST]),
        ("sort:city -lopez", &[PENA, SOL, REST]),
        ("orden:rubro city:*", &[SOL, LOPEZ, PENA]),
        ("sort:attempts", &[PENA, LOPEZ, SOL, REST]),
        ("sort:cadence", &[LOPEZ, PENA, SOL, REST]),
        ("sort:value", &[LOPEZ, PENA, SOL, REST]),
    ];
    for (filter, expected) in cases {
        let listing = desk.listing(Scope::Clients(Order::Newest, Shelf::Current), filter).unwrap();
        assert_eq!(desk.names(&listing), *expected, "{filter}");
        assert_eq!(desk.count(&listing).unwrap(), expected.len(), "{filter}");
        // In pieces, forwards and backwards, and wherever one asks.
        let (mut from, mut names) = (None, Vec::new());
        while let Some(entry) = desk.entries(&listing, from.as_ref(), crate::store::Direction::After, 1).unwrap().pop()
        {
            assert_eq!(desk.rank(&listing, &entry.spot).unwrap(), names.len(), "{filter}");
            names.push(entry.row.name);
            from = Some(entry.spot);
        }
        assert_eq!(names, *expected, "{filter}");
        let before = desk.entries(&listing, from.as_ref(), crate::store::Direction::Before, 9).unwrap();
        let before: Vec<_> = before.into_iter().map(|entry| entry.row.name).collect();
        assert_eq!(before, expected[..expected.len() - 1], "{filter}");
    }
}

#[test]
fn the_values_that_there_are_are_offered() {
    use crate::domain::filter::Field;
    let desk = portfolio();
    let known = desk.known_values().unwrap();
    let of = |field| known.values.iter().find(|(known, _)| *known == field).map(|(_, values)| values.clone()).unwrap();
    assert_eq!(of(Field::City).len(), 2, "{:?}: however it is written", of(Field::City));
    assert_eq!(of(Field::Zone), ["Norte", "Sur"]);
    assert_eq!(of(Field::Tag), ["VIP", "cliente frecuente", "vipa"]);
    let offered = desk.complete_filter("city:san", 8, &known).unwrap();
    assert_eq!(offered.iter().map(|one| one.insert.text(true)).collect::<Vec<_>>(), ["\"San Juan\""]);
}

/// The names of a list in which words were looked for, each with where they stand.
fn ranked(desk: &Desk, typed: &str) -> Vec<(String, Option<crate::domain::snippet::Place>)> {
    let listing = desk.listing(Scope::Clients(Order::Name, Shelf::Current), typed).unwrap();
    let entries = desk.entries(&listing, None, crate::store::Direction::After, 99).unwrap();
    entries.into_iter().map(|entry| (entry.row.name, entry.matched.map(|matched| matched.place))).collect()
}

#[test]
fn those_come_first_who_are_meant_most_by_words() {
    use crate::domain::snippet::Place;
    let mut desk = Desk::new();
    let said = desk.client_called("Ana");
    desk.log(&Log { text: "preguntó por el sol".into(), ..desk.call(said, Outcome::Spoke) }).unwrap();
    let mut works = record("Berta");
    works.client.company = Some("Hotel Sol".into());
    desk.add_client(works, None).unwrap();
    let mut lives = record("Carlos");
    lives.client.city = Some("Costa del Sol".into());
    desk.add_client(lives, None).unwrap();
    desk.client_called("Panadería Sol");
    let expected =
        [("Panadería Sol", Place::Name), ("Berta", Place::People), ("Carlos", Place::Data), ("Ana", Place::Note)];
    assert_eq!(ranked(&desk, "sol"), expected.map(|(name, place)| (name.to_owned(), Some(place))));
    assert_eq!(ranked(&desk, "pana sol"), [("Panadería Sol".to_owned(), Some(Place::Name))]);
    assert_eq!(ranked(&desk, "berta hotel"), [("Berta".to_owned(), Some(Place::People))], "what the name has not");
    assert_eq!(ranked(&desk, "name:berta"), [("Berta".to_owned(), None)], "nothing is looked for");
    let by_contact = desk.listing(Scope::Clients(Order::Newest, Shelf::Current), "sol").unwrap();
    assert!(by_contact.sorted.is_none(), "an order that was chosen stays");
    // Who is put away is found on its shelf alone, in this order too.
    let berta = desk.resolve("Berta").unwrap();
    desk.set_standing(&[berta], Standing::Archived).unwrap();
    assert_eq!(ranked(&desk, "sol").len(), 3);
}

#[test]
fn among_those_meant_alike_who_is_wanted_first_comes_first() {
    let mut desk = Desk::new();
    desk.add_client(record("Sol Norte"), Some(plan(9, ""))).unwrap();
    desk.add_client(record("Sol Sur"), Some(plan(2, ""))).unwrap();
    desk.add_client(record("Sol Este"), Some(plan(5, ""))).unwrap();
    let names: Vec<_> = ranked(&desk, "sol").into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Sol Sur", "Sol Este", "Sol Norte"]);
}

#[test]
fn a_fragment_goes_to_a_client() {
    let desk = portfolio();
    let mut names = desk.names_to_jump().unwrap();
    let mut jump = |typed: &str| -> Vec<String> {
        desk.jump(&mut names, typed, 3).unwrap().into_iter().map(|row| row.name).collect()
    };
    assert_eq!(jump("ferr"), [LOPEZ]);
    assert_eq!(jump("ferrl"), [LOPEZ], "what is typed on fits no others");
    assert_eq!(jump("zp"), [REST], "and what is typed anew may fit any");
    assert_eq!(jump("ÍÑIGO"), [PENA]);
    assert_eq!(jump("hotel sol"), [PENA], "by the company");
    assert_eq!(jump("begoña"), [LOPEZ], "by somebody there");
    assert_eq!(jump("123456"), [LOPEZ], "by the end of a number");
    assert_eq!(jump("xyz"), [""; 0]);
    assert_eq!(jump(""), [PENA, LOPEZ, REST], "nothing means those with whom there was contact last");
}
