//! What is refused, with nothing written.

use super::*;
use crate::domain::{Channel, ChannelId, ChannelKind, Contact, ContactId, Interaction, InteractionId};

/// Makes sure that an intention is refused, and that nothing at all was written by it.
fn refused<T: std::fmt::Debug>(desk: &mut Desk, intention: impl FnOnce(&mut Desk) -> Result<T>) -> AgendaError {
    let state = |desk: &Desk| (desk.store.facts(), desk.store.lights(), desk.store.rows_of("SELECT * FROM operation"));
    let before = state(desk);
    let error = intention(desk).expect_err("was taken");
    assert_eq!(state(desk), before, "{error:?}");
    error
}

fn line(length: usize) -> String {
    "ñ".repeat(length)
}

#[test]
fn a_name_is_needed_and_has_its_limit() {
    let mut desk = Desk::new();
    for name in ["", "   ", "\u{200b}\u{7}"] {
        assert!(matches!(refused(&mut desk, |desk| desk.add_client(record(name), None)), AgendaError::EmptyName));
    }
    let id = desk.client_called(&line(300));
    let error = refused(&mut desk, |desk| desk.add_client(record(&line(301)), None));
    assert!(matches!(error, AgendaError::TooLong { part: Part::Name, length: 301, most: LONGEST_NAME }));
    let before = desk.record(id).unwrap();
    let mut after = before.clone();
    after.client.name = " ".into();
    assert!(matches!(refused(&mut desk, |desk| desk.edit_client(&before, after)), AgendaError::EmptyName));
}

#[test]
fn every_line_has_its_limit() {
    type Fill = fn(&mut Record, String);
    let fields: [(&str, Fill); 13] = [
        ("company", |record, text| record.client.company = Some(text)),
        ("role", |record, text| record.client.role = Some(text)),
        ("sector", |record, text| record.client.sector = Some(text)),
        ("city", |record, text| record.client.city = Some(text)),
        ("zone", |record, text| record.client.zone = Some(text)),
        ("country", |record, text| record.client.country = Some(text)),
        ("source", |record, text| record.client.source = Some(text)),
        ("tax_id", |record, text| record.client.tax_id = Some(text)),
        ("external_id", |record, text| record.client.external_id = Some(text)),
        ("tag", |record, text| record.client.tags = vec![text]),
        ("contact", |record, text| {
            record.contacts.push(Contact { id: ContactId(0), name: text, role: None, influence: None });
        }),
        ("contact's role", |record, text| {
            record.contacts.push(Contact { id: ContactId(0), name: "Eva".into(), role: Some(text), influence: None });
        }),
        ("channel", |record, text| {
            let (kind, value) = (ChannelKind::Web, text);
            record.channels.push((None, Channel { id: ChannelId(0), contact: None, kind, value, preferred: false }));
        }),
    ];
    let mut desk = Desk::new();
    for (name, fill) in fields {
        let with = |length| {
            let mut record = record("Ana");
            fill(&mut record, line(length));
            record
        };
        let longest = if name == "contact" { LONGEST_NAME } else { LONGEST_LINE };
        desk.add_client(with(longest), None).unwrap();
        let error = refused(&mut desk, |desk| desk.add_client(with(longest + 1), None));
        let AgendaError::TooLong { length, most, .. } = error else { panic!("{name}: {error:?}") };
        assert_eq!((length, most), (longest + 1, longest), "{name}");
    }
}

#[test]
fn a_note_has_its_limit() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    let text = |length| line(length);
    let log = Log { text: text(LONGEST_TEXT), ..desk.call(ana, Outcome::Spoke) };
    desk.log(&log).unwrap();
    let log = Log { text: text(LONGEST_TEXT + 1), ..log };
    let too_long = |error| matches!(error, AgendaError::TooLong { part: Part::Text, length: 200_001, .. });
    assert!(too_long(refused(&mut desk, |desk| desk.log(&log))));
    let mut record = record("Eva");
    record.client.notes = text(LONGEST_TEXT + 1);
    assert!(too_long(refused(&mut desk, |desk| desk.add_client(record, None))));
    let error = refused(&mut desk, |desk| desk.plan(ana, plan(1, &line(LONGEST_LINE + 1))));
    assert!(matches!(error, AgendaError::TooLong { part: Part::Line, .. }));
}

#[test]
fn nothing_is_planned_for_the_past_or_for_another_age() {
    let mut desk = Desk::new();
    let ana = desk.add_client(record("Ana"), Some(plan(1, "precios"))).unwrap();
    let open = desk.open_of(ana)[0].id;
    let far = Date::constant(2200, 1, 1);
    for (on, past) in [(day(-1), true), (far, false)] {
        let plan = || Plan { on, ..plan(0, "") };
        let fits = |error| match error {
            AgendaError::NextInPast(refused) => past && refused == on,
            AgendaError::TooFar(refused) => !past && refused == on,
            _ => false,
        };
        assert!(fits(refused(&mut desk, |desk| desk.plan(ana, plan()))));
        assert!(fits(refused(&mut desk, |desk| desk.add_client(record("Eva"), Some(plan())))));
        assert!(fits(refused(&mut desk, |desk| desk.replan(open, plan()))));
        assert!(fits(refused(&mut desk, |desk| desk.done(open, Some(plan())))));
        assert!(fits(refused(&mut desk, |desk| desk.snooze(&[ana], on, None))));
        assert!(fits(refused(&mut desk, |desk| desk.snooze_follow_up(open, on, None))));
        let log = Log { next: Next::Plan(plan()), ..desk.call(ana, Outcome::Spoke) };
        assert!(fits(refused(&mut desk, |desk| desk.log(&log))));
    }
    desk.plan(ana, Plan { on: LAST_DAY, ..plan(0, "") }).unwrap();
}

#[test]
fn nothing_has_happened_in_the_future_or_in_another_age() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    let now = desk.clock().wall();
    let at = |at| Log { at, ..Log::new(ana, Kind::Call, now) };
    desk.log(&at(now)).unwrap();
    desk.log(&at(FIRST_DAY.at(0, 0, 0, 0))).unwrap();
    let soon = day(0).at(9, 1, 0, 0);
    assert!(
        matches!(refused(&mut desk, |desk| desk.log(&at(soon))), AgendaError::HappenedInFuture(on) if on == day(0))
    );
    let ancient = Date::constant(1899, 12, 31);
    let error = refused(&mut desk, |desk| desk.log(&at(ancient.at(9, 0, 0, 0))));
    assert!(matches!(error, AgendaError::TooFar(on) if on == ancient));
    let logged: Interaction = desk.store.read().interaction(InteractionId(1)).unwrap();
    for at in [soon, ancient.at(9, 0, 0, 0)] {
        refused(&mut desk, |desk| desk.correct(Interaction { at, ..logged.clone() }));
    }
}
