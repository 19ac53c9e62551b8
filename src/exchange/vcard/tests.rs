//! Cards: what is written onto any text is read again, and nothing foreign is lost.

use jiff::civil::date;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::*;
use crate::domain::{
    Attachment, AttachmentId, Channel, ChannelId, ChannelKind, Client, ClientId, ClientKind, Contact, ContactId,
};
use crate::exchange::any;

fn now() -> Timestamp {
    "2026-11-23T14:15:00Z".parse().unwrap()
}

fn today() -> Date {
    date(2026, 11, 23)
}

fn parsed(lines: &str) -> Component {
    Component::parse(&format!("BEGIN:VCARD\n{lines}\nEND:VCARD\n")).unwrap()
}

fn client(component: &Component) -> ClientCard {
    match read(component, today()) {
        Card::Client(card) => *card,
        Card::Person(card) => panic!("{card:?}"),
    }
}

/// The same lines as a server gives them that sorts them by their names.
fn sorted(component: &Component) -> Component {
    let mut sorted = component.clone();
    sorted.props_mut().sort_by_key(|property| property.name.to_uppercase());
    for property in sorted.props_mut() {
        property.name = property.name.to_uppercase();
    }
    sorted
}

prop_compose! {
    fn attachment()(target in any::line(), label in prop_oneof![Just(String::new()), any::line()], added_on in any::day())
        -> Attachment {
        Attachment { id: AttachmentId(0), client: ClientId(0), interaction: None, target, label, added_on }
    }
}

prop_compose! {
    fn client_card()(
        uid in any::uid(), client in any::client(), channels in vec(any::channel(), 0..6),
        occasions in vec(any::occasion(), 0..4), values in vec((any::field(), any::line()), 0..3),
        relations in vec((any::code(), any::uid()), 0..3), attachments in vec(attachment(), 0..3),
    ) -> ClientCard {
        ClientCard { uid, client, channels, occasions, values, relations, attachments }
    }
}

prop_compose! {
    fn person_card()(
        uid in any::uid(), client in any::uid(), client_name in any::line(), place in 0_usize..9, name in any::line(),
        role in any::maybe(), influence in option::of(any::code()), channels in vec(any::channel(), 0..6),
        occasions in vec(any::occasion(), 0..4),
    ) -> PersonCard {
        let contact = Contact { id: ContactId(0), name, role, influence };
        PersonCard { uid, client, client_name, place, contact, channels, occasions }
    }
}

const FOREIGN: &str = "item7.X-FOREIGN;A=\"b:c\":d\\,e,f\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\nitem9.EMAIL:x@y.pe\n\
    item9.X-ABLabel:Casa\nX-ABADR:pe\nGEO:1;2\nTEL;TYPE=FAX:123";

fn foreign_lives(component: &Component) -> bool {
    let lost = ["X-FOREIGN", "PHOTO", "X-ABADR", "GEO"].iter().any(|name| component.get(name).is_none());
    !lost && component.all("TEL").any(|line| line.has_type("fax"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_client_is_read_as_it_was_written(
        card in client_card(), before in client_card(), version in any::code::<Version>(),
    ) {
        let fresh = card.render(None, version, now());
        let again = Component::parse(&fresh.to_text()).unwrap();
        prop_assert_eq!(client(&again), card.clone());
        prop_assert_eq!(client(&sorted(&again)), card.clone());
        // Written once more nothing changes, not even the time.
        prop_assert_eq!(&card.render(Some(&again), version, Timestamp::UNIX_EPOCH), &again);
        prop_assert_eq!(&card.render(Some(&sorted(&again)), version, Timestamp::UNIX_EPOCH), &sorted(&again));
        // Onto what another program has.
        let mut there = before.render(Some(&parsed(FOREIGN)), Version::Three, now());
        there.props_mut().push(Property::new("X-LAST", "1"));
        let onto = card.render(Some(&there), version, now());
        prop_assert_eq!(client(&onto), card.clone());
        prop_assert!(foreign_lives(&onto), "{}", onto.to_text());
        prop_assert_eq!(&card.render(Some(&onto), version, Timestamp::UNIX_EPOCH), &onto);
    }

    #[test]
    fn a_person_is_read_as_it_was_written(
        card in person_card(), before in person_card(), version in any::code::<Version>(),
    ) {
        let fresh = card.render(None, version, now());
        let again = Component::parse(&fresh.to_text()).unwrap();
        prop_assert_eq!(read(&again, today()), Card::Person(Box::new(card.clone())));
        let there = before.render(Some(&parsed(FOREIGN)), Version::Three, now());
        let onto = card.render(Some(&there), version, now());
        prop_assert_eq!(read(&onto, today()), Card::Person(Box::new(card.clone())));
        prop_assert!(foreign_lives(&onto), "{}", onto.to_text());
    }
}

fn way(kind: ChannelKind, value: &str, preferred: bool) -> Channel {
    Channel { id: ChannelId(0), contact: None, kind, value: value.to_owned(), preferred }
}

#[test]
fn a_card_is_what_a_phone_understands() {
    let mut card = ClientCard::of(
        "u-1",
        Client {
            kind: ClientKind::Company,
            role: None,
            city: Some("Lima".into()),
            zone: Some("Surco".into()),
            tags: vec!["vip".into(), "zona, sur".into()],
            notes: "Paga a 30 días;\nllamar temprano".into(),
            ..Client::named("Ferretería López, S.A.C.", today())
        },
    );
    card.channels = vec![
        way(ChannelKind::WhatsApp, "+51 999 111 222", true),
        way(ChannelKind::Mobile, "999 333 444", false),
        way(ChannelKind::Phone, "01 444 5555", false),
        way(ChannelKind::Email, "rosa@lopez.pe", false),
        way(ChannelKind::Address, "Av. Grau 123; int. 4", false),
    ];
    let text = card.render(None, Version::Three, now()).to_text().replace("\r\n", "\n");
    assert_eq!(
        text,
        "BEGIN:VCARD\nVERSION:3.0\nUID:u-1\nN:;;;;\nFN:Ferretería López\\, S.A.C.\nX-ABShowAs:COMPANY\n\
         ORG:Ferretería López\\, S.A.C.\nADR:;;Av. Grau 123\\; int. 4;Lima;Surco;;\n\
         item1.TEL;TYPE=CELL;TYPE=pref:+51 999 111 222\nitem1.X-ABLabel:WhatsApp\nTEL;TYPE=CELL:999 333 444\n\
         TEL;TYPE=VOICE:01 444 5555\nEMAIL;TYPE=INTERNET:rosa@lopez.pe\nCATEGORIES:vip,zona\\, sur\nNOTE:Paga a 30 días\\;\\nllamar temprano\nX-CARTERA-CREATED-ON:2026-11-23\n\
         REV:20261123T141500Z\nEND:VCARD\n"
    );
}

#[test]
fn only_what_changed_is_written() {
    let there = parsed(
        "VERSION:3.0\nUID:u-1\nN:Paz;Ana;;Dra.;\nFN:Dra. Ana Paz\nORG:Sur SAC;Ventas;Norte\nitem1.TEL;TYPE=CELL,X-P:1\n\
         item1.X-ABLabel:Casa\nTEL;WORK:2\nitem2.ADR;TYPE=WORK:;Of. 3;Av. Grau 1;Lima;Surco;15023;Perú\n\
         item2.X-ABADR:pe\nBDAY:19800322\nNOTE:uno\nX-CARTERA-CREATED-ON:2026-11-23\nREV:20200101T000000Z",
    );
    let card = client(&there);
    assert_eq!(card.render(Some(&there), Version::Three, now()).to_text(), {
        let mut same = modern(&there);
        // What this program adds of the birthday.
        same.set(
            "X-CARTERA-OCCASION",
            card.render(None, Version::Three, now()).all("X-CARTERA-OCCASION").cloned().collect(),
        );
        same.set("REV", vec![Property::new("REV", "20261123T141500Z")]);
        same.to_text()
    });
    let change = |alter: &dyn Fn(&mut ClientCard)| {
        let mut changed = card.clone();
        alter(&mut changed);
        let text = changed.render(Some(&there), Version::Three, now()).to_text().replace("\r\n", "\n");
        assert_eq!(client(&Component::parse(&text).unwrap()), changed);
        text
    };
    let text = change(&|card| card.client.city = Some("Callao".into()));
    assert!(text.contains("item2.ADR;TYPE=WORK:;Of. 3;Av. Grau 1;Callao;Surco;15023;Perú\n"), "{text}");
    assert!(text.contains("item2.X-ABADR:pe"), "{text}");
    let text = change(&|card| card.channels[0].preferred = true);
    assert!(
        text.contains("item1.TEL;TYPE=\"CELL,X-P\"") || text.contains("item1.TEL;TYPE=CELL,X-P;TYPE=pref:1"),
        "{text}"
    );
    let text = change(&|card| {
        card.channels.remove(0);
    });
    assert!(!text.contains("Casa") && text.contains("TEL;TYPE=WORK:2"), "{text}");
    let text = change(&|card| card.occasions[0].year = None);
    assert!(text.contains("BDAY;VALUE=date;X-APPLE-OMIT-YEAR=1604:1604-03-22\n"), "{text}");
    let text = change(&|card| card.client.company = Some("Norte SAC".into()));
    assert!(text.contains("ORG:Norte SAC\n") && text.contains("FN:Dra. Ana Paz\nORG"), "{text}");
    let text = change(&|card| card.client.name = "Ana Paz Ruiz".into());
    assert!(text.contains("N:Paz Ruiz;Ana;;;\n") && text.contains("ORG:Sur SAC;Ventas;Norte"), "{text}");
}

#[test]
fn what_a_phone_takes_away_is_gone() {
    let mut card = ClientCard::of("u", Client::named("Ana", today()));
    card.occasions = vec![any_birthday()];
    let mut there = card.render(None, Version::Three, now());
    there.remove("BDAY");
    assert_eq!(client(&there).occasions, []);
    there.props_mut().push(Property::new("BDAY", "1990-01-02"));
    let moved = &client(&there).occasions[0];
    assert_eq!((moved.month, moved.day, moved.year, moved.lead), (1, 2, Some(1990), 7));
}

fn any_birthday() -> crate::domain::Occasion {
    crate::domain::Occasion {
        id: crate::domain::OccasionId(0),
        contact: None,
        kind: crate::domain::OccasionKind::Birthday,
        label: "torta".into(),
        month: 3,
        day: 22,
        year: Some(1980),
        yearly: true,
        lead: 7,
        since: today(),
    }
}

#[test]
fn ways_are_told_apart_as_programs_write_them() {
    for (line, expected) in [
        ("TEL;TYPE=CELL:1", Some((ChannelKind::Mobile, "1"))),
        ("TEL;CELL;VOICE:1", Some((ChannelKind::Mobile, "1"))),
        ("TEL;TYPE=iPhone,CELL,VOICE,pref:1", Some((ChannelKind::Mobile, "1"))),
        ("TEL;VALUE=uri;TYPE=\"voice,home\":tel:+51-1-444;ext=5", Some((ChannelKind::Phone, "+51-1-444"))),
        ("TEL;TYPE=WORK,FAX:1", None),
        ("TEL;TYPE=X-WHATSAPP:1", Some((ChannelKind::WhatsApp, "1"))),
        ("a.TEL:1\na.X-ABLabel:WhatsApp Business", Some((ChannelKind::WhatsApp, "1"))),
        ("IMPP;X-SERVICE-TYPE=WhatsApp;TYPE=HOME:whatsapp:+51999", Some((ChannelKind::WhatsApp, "+51999"))),
        ("IMPP;TYPE=home:xmpp:a@b.pe", Some((ChannelKind::Social, "xmpp:a@b.pe"))),
        ("X-SOCIALPROFILE;TYPE=facebook;X-USER=anapaz:x-apple:", Some((ChannelKind::Social, "anapaz"))),
        ("X-SOCIALPROFILE;TYPE=twitter:http://twitter.com/ana", Some((ChannelKind::Social, "http://twitter.com/ana"))),
        ("EMAIL;TYPE=INTERNET:mailto:a@b.pe", Some((ChannelKind::Email, "a@b.pe"))),
        ("URL;TYPE=WORK:http\\://www.b.pe", Some((ChannelKind::Web, "http://www.b.pe"))),
        ("ADR:;;;;;;", None),
        ("ADR:;;Uno\\nDos;Lima;;15001;Perú", Some((ChannelKind::Address, "Uno, Dos, 15001"))),
        ("TEL: ", None),
    ] {
        let found: Vec<Channel> = reach::read(&modern(&parsed(line)));
        let found: Vec<(ChannelKind, &str)> = found.iter().map(|it| (it.kind, it.value.as_str())).collect();
        assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{line}");
    }
}

#[test]
fn what_vcard_2_quotes_is_read() {
    let card = client(&parsed(
        "VERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Pe=C3=B1a;Jos=C3=A9;;;\n\
         NOTE;ENCODING=QUOTED-PRINTABLE:uno=0D=0Ad=F3s=\n, tres\nTEL;CELL;PREF:9",
    ));
    assert_eq!(card.client.name, "José Peña");
    assert_eq!(card.client.notes, "uno\ndós, tres");
    assert!(card.channels[0].preferred && card.channels[0].kind == ChannelKind::Mobile);
    let written = card.render(
        Some(&parsed("VERSION:2.1\nX-A;ENCODING=QUOTED-PRINTABLE:=C3=B1\nTEL;CELL;PREF:9")),
        Version::Three,
        now(),
    );
    let text = written.to_text();
    assert!(text.contains("VERSION:3.0\r\n") && text.contains("X-A:ñ\r\n") && !text.contains("QUOTED"), "{text}");
}
