//! When a client usually answers, where somebody is about to dial.

use cartera::agenda::{Agenda, Log};
use cartera::domain::{Channel, ChannelId, ChannelKind, Kind, Outcome};

use crate::support::{BOTH, Desk, LARGE, Manner, find, named, november};

/// A client with two numbers who answers in the morning.
fn regular(agenda: &mut Agenda) {
    let mut record = named("Imprenta Rápida");
    for (value, preferred) in [("01 555 0100", false), ("999 111 222", true)] {
        let id = ChannelId(0);
        let channel = Channel { id, contact: None, kind: ChannelKind::Mobile, value: value.into(), preferred };
        record.channels.push((None, channel));
    }
    let client = agenda.add_client(record, None).unwrap();
    for (day, hour, outcome) in [
        (16, 10, Outcome::Spoke),
        (17, 11, Outcome::Spoke),
        (18, 11, Outcome::Order),
        (18, 16, Outcome::NoAnswer),
        (19, 17, Outcome::NoAnswer),
    ] {
        let call = Log::new(client, Kind::Call, november(day).at(hour, 30, 0, 0));
        agenda.log(&Log { outcome: Some(outcome), ..call }).unwrap();
    }
}

#[test]
fn card_and_preview_say_it_under_the_number() {
    for (lang, said) in
        [("es-PE", "suele contestar de 10 a 12 (3 de 3)"), ("en-US", "usually answers from 10 am to 12 pm (3 of 3)")]
    {
        let mut desk = Desk::of(Manner { lang, ..Manner::default() }, regular);
        desk.resize(LARGE);
        assert!(find(&desk.screen(), said).is_some(), "in the preview");
        desk.keys("<Enter>");
        for size in BOTH {
            desk.resize(size);
            let screen = desk.screen();
            let (number, hour) = (find(&screen, "★ 999 111 222").unwrap(), find(&screen, said).unwrap());
            assert_eq!(hour.1, number.1 + 1, "{size:?}");
        }
    }
}
