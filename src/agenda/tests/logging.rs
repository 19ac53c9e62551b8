//! Logging what happened: what it closes, what it leaves, what it plans.

use super::*;
use crate::domain::{Attention, Contact, ContactId, Interaction, Standing};

/// The mistake of others: the light is computed when contact is logged, and never turns again.
#[test]
fn a_client_that_was_called_turns_yellow_and_red_again() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    assert_eq!(desk.light(ana), Some(Light::Unplanned));
    let log = Log { next: Next::Plan(plan(3, "precios")), ..desk.call(ana, Outcome::Spoke) };
    desk.log(&log).unwrap();
    let lights = [0, 2, 3, 4, 90].map(|n| desk.light_on(ana, day(n)).unwrap());
    assert_eq!(lights, [Light::Green, Light::Green, Light::Yellow, Light::Red, Light::Red]);
}

#[test]
fn contact_closes_what_was_due_and_leaves_what_comes_later() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    let overdue = desk.plan(ana, plan(0, "ayer")).unwrap();
    desk.plan(ana, plan(5, "luego")).unwrap();
    desk.on_day(1);
    let today = desk.plan(ana, plan(1, "hoy")).unwrap();
    let logged = desk.log(&desk.call(ana, Outcome::Spoke)).unwrap();
    let closed: Vec<FollowUpId> = logged.closed.iter().map(|closed| closed.id).collect();
    assert_eq!(closed, [overdue, today]);
    assert_eq!(brief(&desk.open_of(ana)), ["+5 luego ×0"]);
    let stored = desk.store.rows_of("SELECT state, closed_on, closed_by FROM follow_up ORDER BY id");
    assert_eq!(stored, "\"done\"|\"2026-11-24\"|1\n\"open\"|~|~\n\"done\"|\"2026-11-24\"|1\n");
}

/// The mistake of others: what is completed goes on nagging.
#[test]
fn what_is_closed_never_nags_again() {
    let mut desk = Desk::new();
    let ana = desk.add_client(record("Ana"), Some(plan(0, "precios"))).unwrap();
    desk.log(&desk.call(ana, Outcome::AwaitingReply)).unwrap();
    assert_eq!([0, 1, 4].map(|n| desk.light_on(ana, day(n)).unwrap()), [Light::Green; 3]);
    let once = desk.open_of(ana);
    assert_eq!(brief(&once), [""; 0]);
}

#[test]
fn an_attempt_without_a_plan_leaves_the_old_one_standing() {
    let mut desk = Desk::new();
    let ana = desk.add_client(record("Ana"), Some(plan(0, "precios"))).unwrap();
    let logged = desk.log(&desk.call(ana, Outcome::NoAnswer)).unwrap();
    assert_eq!(logged.closed, []);
    assert_eq!(brief(&desk.open_of(ana)), ["+0 precios ×0"]);
    assert_eq!(desk.light(ana), Some(Light::Yellow));
}

#[test]
fn an_attempt_with_a_plan_puts_the_new_one_in_place_of_the_old() {
    let mut desk = Desk::new();
    let ana = desk.add_client(record("Ana"), Some(plan(0, "precios"))).unwrap();
    let log = Log { next: Next::Plan(plan(1, "otra vez")), ..desk.call(ana, Outcome::NoAnswer) };
    assert_eq!(desk.log(&log).unwrap().closed.len(), 1);
    assert_eq!(brief(&desk.open_of(ana)), ["+1 otra vez ×0"]);
}

/// The mistake of others: "no answer" counts as contact.
#[test]
fn an_unanswered_call_resets_no_cadence() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    desk.log(&desk.call(ana, Outcome::Spoke)).unwrap();
    desk.on_day(29);
    desk.log(&desk.call(ana, Outcome::NoAnswer)).unwrap();
    assert_eq!(desk.light_on(ana, day(30)), Some(Light::Yellow));
    assert_eq!(desk.light_on(ana, day(45)), Some(Light::Red));
    assert_eq!(desk.card(ana, 0).unwrap().alert.attempts, 1);
}

/// The mistake of others: a cadence that does not look at recent contact.
#[test]
fn contact_of_whatever_kind_puts_the_cadence_off() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    desk.log(&desk.call(ana, Outcome::Spoke)).unwrap();
    desk.on_day(29);
    desk.log(&Log::new(ana, Kind::Visit, desk.clock().wall())).unwrap();
    assert_eq!(desk.light_on(ana, day(58)), Some(Light::Unplanned));
    assert_eq!(desk.light_on(ana, day(59)), Some(Light::Yellow));
}

#[test]
fn an_appointment_of_another_kind_later_that_day_stays() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    for (hour, channel) in [(8, Kind::Visit), (9, Kind::Visit), (10, Kind::Visit), (11, Kind::Call)] {
        desk.plan(ana, appointment(0, hour, channel)).unwrap();
    }
    desk.log(&desk.call(ana, Outcome::Spoke)).unwrap();
    assert_eq!(brief(&desk.open_of(ana)), ["+0/10  ×0"], "the call at eleven was this one, a little earlier");
}

#[test]
fn the_follow_up_from_which_it_was_logged_is_closed_whatever_its_day() {
    let mut desk = Desk::new();
    let (ana, eva) = (desk.client_called("Ana"), desk.client_called("Eva"));
    let later = desk.plan(ana, plan(9, "luego")).unwrap();
    let hers = desk.plan(eva, plan(0, "de Eva")).unwrap();
    let log = Log { fulfils: Some(hers), ..desk.call(ana, Outcome::Spoke) };
    assert_eq!(desk.log(&log).unwrap().closed, [], "another client's is none of hers");
    let log = Log { fulfils: Some(later), ..desk.call(ana, Outcome::Spoke) };
    assert_eq!(desk.log(&log).unwrap().closed.len(), 1);
    assert_eq!(brief(&desk.open_of(eva)), ["+0 de Eva ×0"]);
}

#[test]
fn what_happened_before_closes_what_was_due_by_then() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    desk.plan(ana, plan(0, "lunes")).unwrap();
    desk.plan(ana, plan(2, "miércoles")).unwrap();
    desk.on_day(2);
    let yesterday = Log { at: day(1).at(16, 0, 0, 0), ..desk.call(ana, Outcome::Spoke) };
    desk.log(&yesterday).unwrap();
    assert_eq!(brief(&desk.open_of(ana)), ["+2 miércoles ×0"]);
    assert_eq!(desk.store.rows_of("SELECT closed_on FROM follow_up WHERE id = 1"), "\"2026-11-24\"\n");
}

#[test]
fn what_happened_long_ago_does_not_come_before_what_happened_since() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    desk.log(&desk.call(ana, Outcome::Spoke)).unwrap();
    let before = desk.card(ana, 9).unwrap().alert;
    let long_ago = Log { at: day(-300).at(9, 0, 0, 0), ..desk.call(ana, Outcome::NoAnswer) };
    desk.log(&long_ago).unwrap();
    let card = desk.card(ana, 9).unwrap();
    assert_eq!(card.alert, before);
    assert_eq!(card.interactions[1].at, long_ago.at);
}

#[test]
fn a_note_of_our_own_closes_nothing_and_is_no_contact() {
    let mut desk = Desk::new();
    let ana = desk.add_client(record("Ana"), Some(plan(0, "precios"))).unwrap();
    let note = Log { text: "le gusta el café".into(), ..Log::new(ana, Kind::Note, desk.clock().wall()) };
    assert_eq!(desk.log(&note).unwrap().closed, []);
    assert_eq!(desk.light(ana), Some(Light::Yellow));
    let empty = Log::new(ana, Kind::Note, desk.clock().wall());
    assert!(matches!(desk.log(&empty), Err(AgendaError::NothingToLog)));
}

#[test]
fn a_complaint_is_red_at_once_until_it_is_resolved() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    let complaint = Log { next: Next::Plan(plan(3, "")), ..desk.call(ana, Outcome::Complaint) };
    desk.log(&complaint).unwrap();
    desk.log(&complaint).unwrap();
    assert_eq!(desk.light(ana), Some(Light::Red));
    assert_eq!(desk.resolve_complaints(ana).unwrap(), 2);
    assert_eq!(desk.light(ana), Some(Light::Green));
    let history = desk.history(9).unwrap().len();
    assert_eq!(desk.resolve_complaints(ana).unwrap(), 0);
    assert_eq!(desk.history(9).unwrap().len(), history, "what changes nothing leaves no trace");
}

/// A form that was open since before the complaint was resolved does not open it again.
#[test]
fn correcting_a_complaint_leaves_it_resolved() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    desk.log(&desk.call(ana, Outcome::Complaint)).unwrap();
    let in_form = desk.card(ana, 1).unwrap().interactions[0].clone();
    desk.window().resolve_complaints(ana).unwrap();
    desk.edit_interaction(&in_form, Interaction { text: "llegó tarde".into(), ..in_form.clone() }).unwrap();
    let stored = &desk.card(ana, 1).unwrap().interactions[0];
    assert_eq!((stored.text.as_str(), stored.resolved_on), ("llegó tarde", Some(day(0))));
    desk.edit_interaction(&in_form, Interaction { outcome: Some(Outcome::Spoke), ..in_form.clone() }).unwrap();
    assert_eq!(desk.card(ana, 1).unwrap().interactions[0].resolved_on, None, "only a complaint is resolved");
}

/// What two windows corrected in one interaction, and in one follow-up, is all there.
#[test]
fn corrections_in_two_windows_are_both_kept() {
    let mut desk = Desk::new();
    let ana = desk.add_client(record("Ana"), Some(plan(3, "precios"))).unwrap();
    desk.log(&desk.call(ana, Outcome::Spoke)).unwrap();
    let said = desk.card(ana, 1).unwrap().interactions[0].clone();
    let open = desk.card(ana, 0).unwrap().follow_ups[0].clone();
    let mut other = desk.window();
    other.edit_interaction(&said, Interaction { kind: Kind::Visit, ..said.clone() }).unwrap();
    other.edit_follow_up(&open, plan(5, "precios")).unwrap();
    desk.edit_interaction(&said, Interaction { text: "pide tornillos".into(), ..said.clone() }).unwrap();
    desk.edit_follow_up(&open, plan(3, "precios y plazos")).unwrap();
    let card = desk.card(ana, 1).unwrap();
    assert_eq!((card.interactions[0].kind, card.interactions[0].text.as_str()), (Kind::Visit, "pide tornillos"));
    assert_eq!((card.follow_ups[0].due_on, card.follow_ups[0].purpose.as_str()), (day(5), "precios y plazos"));
}

#[test]
fn a_corrected_interaction_moves_the_light_and_the_search() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    desk.log(&Log { text: "tornillos".into(), ..desk.call(ana, Outcome::Spoke) }).unwrap();
    let logged = desk.card(ana, 1).unwrap().interactions[0].clone();
    // To another year, which the search keeps apart.
    let corrected = Interaction { at: day(-400).at(8, 0, 0, 0), text: "clavos".into(), ..logged.clone() };
    desk.correct(corrected).unwrap();
    assert_eq!(desk.light(ana), Some(Light::Red), "the last contact was too long ago");
    assert_eq!((desk.names_found("tornillos").len(), desk.names_found("clavos").len()), (0, 1));
    desk.delete_interaction(logged.id).unwrap();
    assert_eq!(desk.light(ana), Some(Light::Unplanned));
    assert_eq!(desk.names_found("clavos").len(), 0);
    assert!(matches!(desk.delete_interaction(logged.id), Err(AgendaError::Store(crate::store::StoreError::Gone))));
}

#[test]
fn what_a_deleted_interaction_had_closed_stays_done() {
    let mut desk = Desk::new();
    let ana = desk.add_client(record("Ana"), Some(plan(0, "precios"))).unwrap();
    let logged = desk.log(&desk.call(ana, Outcome::Spoke)).unwrap();
    desk.delete_interaction(logged.id).unwrap();
    assert_eq!(desk.open_of(ana), []);
    desk.store.assert_sound();
}

#[test]
fn attention_goes_with_the_log() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    desk.log(&Log { attention: Some(Attention::Red), ..desk.call(ana, Outcome::NoAnswer) }).unwrap();
    assert_eq!(desk.light(ana), Some(Light::Red));
    assert_eq!(desk.history(1).unwrap()[0].action, Action::LogCall);
}

#[test]
fn what_was_said_with_somebody_who_has_left_meanwhile_is_written_down_all_the_same() {
    let mut desk = Desk::new();
    let eva = Contact { id: ContactId(0), name: "Eva".into(), role: None, influence: None };
    let hotel = desk.add_client(Record { contacts: vec![eva], ..record("Hotel Sol") }, None).unwrap();
    let before = desk.record(hotel).unwrap();
    let form = Log { contact: Some(before.contacts[0].id), ..desk.call(hotel, Outcome::Spoke) };
    desk.log(&form).unwrap();
    desk.window().edit_client(&before, Record { contacts: Vec::new(), ..before.clone() }).unwrap();
    desk.log(&form).unwrap();
    let interactions = desk.card(hotel, 9).unwrap().interactions;
    assert!(interactions.len() == 2 && interactions.iter().all(|interaction| interaction.contact.is_none()));
    desk.correct(Interaction { contact: form.contact, ..interactions[0].clone() }).unwrap();
    desk.store.assert_sound();
}

#[test]
fn nothing_is_logged_with_a_client_that_is_gone() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    desk.set_standing(&[ana], Standing::Trashed).unwrap();
    desk.remove_client(ana).unwrap();
    let facts = desk.store.facts();
    let gone = crate::store::StoreError::Gone.to_string();
    assert_eq!(desk.log(&desk.call(ana, Outcome::Spoke)).unwrap_err().to_string(), gone);
    assert_eq!(desk.plan(ana, plan(1, "")).unwrap_err().to_string(), gone);
    assert_eq!(desk.snooze(&[ana], day(1), None).unwrap_err().to_string(), gone);
    assert_eq!(desk.store.facts(), facts);
}

/// What is done beforehand is taken back, and waits for nobody.
#[test]
fn what_is_made_ready_for_a_form_leaves_no_trace() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    desk.plan(ana, plan(0, "precios")).unwrap();
    let seen = |agenda: &Agenda| {
        let patience = agenda.store.rows_of("PRAGMA busy_timeout");
        (agenda.store.version().unwrap(), agenda.store.tables(), agenda.history(9).unwrap().len(), patience)
    };
    for (client, is_written) in [(ana, false), (ClientId(99), false), (ana, true)] {
        let (mut agenda, other) = (desk.window(), desk.window());
        let before = seen(&agenda);
        if is_written {
            other.store.rows_of("BEGIN IMMEDIATE");
        }
        agenda.expect_log(client);
        if is_written {
            other.store.rows_of("COMMIT");
        }
        assert_eq!(seen(&agenda), before, "{client:?}, another is writing: {is_written}");
        assert!(agenda.store.take_written().unwrap().is_none());
        let call = agenda.call(ana, Outcome::Spoke);
        agenda.log(&call).unwrap();
        agenda.store.assert_sound();
    }
}
