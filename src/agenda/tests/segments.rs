//! Segments, rounds of any clients, the same for many, and clients who went away.

use super::*;
use crate::domain::{Attention, Cadence, Hue, Loss, LossReason, Segment, Standing};

/// Two hotels in Lima and a shop in Cusco.
fn three() -> (Desk, [ClientId; 3]) {
    let mut desk = Desk::new();
    let ids = [("Hotel Sol", "Lima", "Norte"), ("Hotel Mar", "Lima", "Sur"), ("Bodega Ruiz", "Cusco", "Norte")];
    let ids = ids.map(|(name, city, zone)| {
        let mut record = record(name);
        record.client.city = Some(city.into());
        record.client.zone = Some(zone.into());
        desk.add_client(record, None).unwrap()
    });
    (desk, ids)
}

fn names(desk: &Desk) -> Vec<String> {
    let own = |segment: &Segment| segment.code.is_none() || segment.id.0 != 0;
    desk.segments().unwrap().into_iter().filter(own).map(|segment| segment.name).collect()
}

#[test]
fn a_filter_is_saved_counted_changed_moved_and_removed_and_all_of_it_is_undone() {
    let (mut desk, _) = three();
    let before = desk.store.facts();
    desk.save_segment(Segment::named(" Hoteles \u{7}", "hotel lima")).unwrap();
    desk.save_segment(Segment::named("Bodegas", "bodega")).unwrap();
    assert_eq!(names(&desk), ["Hoteles", "Bodegas"]);
    let hotels = desk.segments().unwrap().into_iter().find(|segment| segment.name == "Hoteles").unwrap();
    assert_eq!(desk.count_segment(&hotels).unwrap(), 2);
    desk.save_segment(Segment { name: "Hoteles de Lima".into(), hue: Some(Hue::Teal), ..hotels.clone() }).unwrap();
    desk.move_segment(&hotels, 1).unwrap();
    assert_eq!(names(&desk).first().map(String::as_str), Some("Bodegas"));
    assert_eq!(names(&desk).get(1).map(String::as_str), Some("Hoteles de Lima"));
    let hotels = desk.segments().unwrap().into_iter().find(|segment| segment.id == hotels.id).unwrap();
    assert_eq!(hotels.hue, Some(Hue::Teal));
    desk.remove_segment(&hotels).unwrap();
    assert!(!names(&desk).contains(&"Hoteles de Lima".to_owned()));
    for _ in 0..5 {
        desk.travel(Way::Back, None).unwrap();
    }
    assert_eq!(desk.store.facts(), before);
}

#[test]
fn those_that_come_ready_made_are_there_until_they_are_hidden() {
    let (mut desk, _) = three();
    let ready = desk.segments().unwrap();
    assert!(ready.len() > 5 && ready.iter().all(|segment| segment.id.0 == 0 && !segment.hidden));
    assert_eq!(desk.store.rows_of("SELECT count(*) FROM segment"), "0\n", "nothing is written for them");
    let first = ready[0].clone();
    desk.save_segment(Segment { hidden: true, ..first.clone() }).unwrap();
    let hidden = desk.segments().unwrap().into_iter().find(|segment| segment.code == first.code).unwrap();
    desk.save_segment(Segment { name: "Los grandes".into(), ..hidden }).unwrap();
    let now = desk.segments().unwrap();
    assert_eq!(now.len(), ready.len(), "each is there once");
    let changed = now.iter().find(|segment| segment.code == first.code).unwrap();
    assert_eq!((changed.name.as_str(), changed.hidden), ("Los grandes", true));
    desk.remove_segment(changed).unwrap();
    assert_eq!(desk.segments().unwrap(), ready, "and is again what it was");
}

#[test]
fn a_segment_that_could_not_be_told_or_means_nobody_is_refused() {
    let (mut desk, _) = three();
    desk.save_segment(Segment::named("Hoteles", "hotel")).unwrap();
    let before = desk.store.facts();
    for (segment, refused) in [
        (Segment::named("", "hotel"), "empty name"),
        (Segment::named("Nadie", " "), "empty filter"),
        (Segment::named("HOTELES", "bodega"), "segment exists: HOTELES"),
        (Segment::named("Lost", "bodega"), "segment exists: Lost"),
    ] {
        assert_eq!(desk.save_segment(segment).unwrap_err().to_string(), refused);
    }
    assert_eq!(desk.store.facts(), before);
}

#[test]
fn groups_are_counted_by_what_clients_have_in_common() {
    let (mut desk, [sol, ..]) = three();
    assert_eq!(desk.groups(GroupBy::Zone).unwrap(), [("Norte".to_owned(), 2), ("Sur".to_owned(), 1)]);
    assert_eq!(desk.groups(GroupBy::Sector).unwrap(), []);
    desk.set_standing(&[sol], Standing::Archived).unwrap();
    assert_eq!(desk.groups(GroupBy::Zone).unwrap(), [("Norte".to_owned(), 1), ("Sur".to_owned(), 1)]);
}

#[test]
fn a_round_is_done_when_everybody_was_attended_to_or_passed_over() {
    let (mut desk, [sol, mar, ruiz]) = three();
    let call = desk.call(sol, Outcome::Spoke);
    desk.log(&call).unwrap();
    desk.plan(ruiz, plan(0, "saldo")).unwrap();
    let round = desk.begin_round(&[sol, ruiz, mar, ruiz]).unwrap();
    assert_eq!(round.len(), 3, "everybody once");
    let waiting = |desk: &Desk| -> Vec<ClientId> {
        desk.queue_of(&round).unwrap().waiting.into_iter().map(|waiting| waiting.client).collect()
    };
    // Who is wanted comes first; then who was never spoken with; what was before the round does not count.
    assert_eq!(waiting(&desk), [ruiz, mar, sol]);
    let call = desk.call(ruiz, Outcome::NoAnswer);
    desk.log(&call).unwrap();
    assert_eq!((waiting(&desk), desk.queue_of(&round).unwrap().attended), (vec![mar, sol], 1));
    desk.skip(mar).unwrap();
    assert_eq!(waiting(&desk), [sol], "and does not come again");
    desk.travel(Way::Back, None).unwrap();
    assert_eq!(waiting(&desk), [mar, sol]);
    desk.travel(Way::Forth, None).unwrap();
    let step = desk.plan(sol, plan(0, "muestra")).unwrap();
    desk.done(step, None).unwrap();
    assert_eq!((waiting(&desk), desk.queue_of(&round).unwrap().attended), (vec![], 2));
    desk.set_standing(&[mar], Standing::Archived).unwrap();
    assert_eq!(desk.begin_round(&[mar]).unwrap().len(), 0, "who is put away is in no round");
}

#[test]
fn the_same_is_done_to_many_as_one_step_after_it_was_shown() {
    let (mut desk, [sol, mar, ruiz]) = three();
    let before = desk.store.facts();
    let bulk = Bulk {
        tag: vec!["#VIP".into()],
        attention: Some(Attention::Yellow),
        plan: Some(plan(3, "saludo")),
        ..Bulk::default()
    };
    assert_eq!(desk.agenda.clients_of("hotel").unwrap(), [sol, mar]);
    let shown = desk.bulk(&[sol, mar], &bulk, true).unwrap();
    assert_eq!((shown.meant, shown.changed.len()), (2, 2));
    assert_eq!(desk.store.facts(), before, "it was only shown");
    assert_eq!(desk.bulk(&[sol, mar], &bulk, false).unwrap(), shown);
    let client = desk.client(sol).unwrap();
    assert_eq!((client.tags.as_slice(), client.attention), (["VIP".to_owned()].as_slice(), Attention::Yellow));
    assert_eq!(brief(&desk.open_of(mar)), ["+3 saludo ×0"]);
    assert!(desk.open_of(ruiz).is_empty());
    let again = Bulk { tag: vec!["vip".into()], untag: vec!["nada".into()], ..Bulk::default() };
    assert_eq!(desk.bulk(&[sol, mar], &again, false).unwrap().changed, [], "who has it already does not change");
    desk.travel(Way::Back, None).unwrap();
    assert_eq!(desk.store.facts(), before);
}

#[test]
fn who_went_away_is_told_with_the_reason_until_they_come_back() {
    let (mut desk, [sol, mar, _]) = three();
    let call = desk.call(sol, Outcome::Complaint);
    desk.log(&call).unwrap();
    desk.on_day(3);
    let loss = |days, note: Option<&str>| Loss { on: day(days), why: LossReason::Price, note: note.map(str::to_owned) };
    desk.lose(&[mar], &loss(1, None)).unwrap();
    desk.lose(&[sol], &loss(2, Some(" otro vende\nmás barato "))).unwrap();
    let lost = desk.lost_clients().unwrap();
    let told: Vec<_> =
        lost.iter().map(|lost| (lost.client, lost.loss.on, lost.loss.note.as_deref(), lost.last)).collect();
    assert_eq!(told, [(sol, day(2), Some("otro vende más barato"), Some(day(0))), (mar, day(1), None, None)]);
    for refused in [loss(4, None), Loss { on: jiff::civil::date(1800, 1, 1), ..loss(0, None) }] {
        assert!(desk.lose(&[mar], &refused).is_err());
    }
    desk.recover(&[sol]).unwrap();
    assert_eq!(desk.lost_clients().unwrap().len(), 1);
    desk.travel(Way::Back, None).unwrap();
    assert_eq!(desk.lost_clients().unwrap().len(), 2);
}

#[test]
fn whoever_buys_again_has_come_back() {
    let (mut desk, [sol, mar, _]) = three();
    desk.on_day(10);
    for client in [sol, mar] {
        desk.lose(&[client], &Loss { on: day(5), why: LossReason::Competitor, note: None }).unwrap();
    }
    let bought = |desk: &mut Desk, client, ago: i64| {
        let line = super::purchases::line("cable", 1, 500);
        desk.buy(&super::purchases::buy(super::purchases::purchase(client, ago - 10, vec![line]))).unwrap();
    };
    bought(&mut desk, sol, 1);
    bought(&mut desk, mar, 8);
    assert_eq!(desk.client(sol).unwrap().lost, None);
    assert!(desk.client(mar).unwrap().lost.is_some(), "what it bought before it went away says nothing");
    desk.travel(Way::Back, None).unwrap();
    desk.travel(Way::Back, None).unwrap();
    assert!(desk.client(sol).unwrap().lost.is_some());
}

#[test]
fn a_filter_may_name_a_segment_and_a_segment_another_one() {
    let (mut desk, [sol, mar, _]) = three();
    desk.save_segment(Segment::named("Hoteles", "hotel")).unwrap();
    desk.save_segment(Segment::named("Hoteles del norte", "segment:Hoteles zone:norte")).unwrap();
    assert_eq!(desk.agenda.clients_of("segment:\"hoteles del norte\"").unwrap(), [sol]);
    assert_eq!(desk.agenda.clients_of("segment:hoteles -zone:norte").unwrap(), [mar]);
    assert_eq!(desk.agenda.clients_of("segment:unplanned").unwrap().len(), 3, "and one that came ready made");
}

#[test]
fn every_segment_that_comes_ready_made_is_understood() {
    let (desk, _) = three();
    for segment in desk.segments().unwrap() {
        let count = desk.count_segment(&segment);
        assert!(count.is_ok(), "{}: {count:?}", segment.filter);
        let expected = if ["potential", "unplanned"].contains(&segment.code.as_deref().unwrap_or("")) { 3 } else { 0 };
        assert_eq!(count.unwrap(), expected, "{}", segment.filter);
    }
}

#[test]
fn a_segment_gives_its_cadence_to_those_who_have_none_of_their_own() {
    let (mut desk, [sol, mar, ruiz]) = three();
    for client in [sol, mar, ruiz] {
        let call = desk.call(client, Outcome::Spoke);
        desk.log(&call).unwrap();
    }
    let before = desk.record(mar).unwrap();
    let mut own = before.clone();
    own.client.cadence = Some(Cadence::every(20));
    desk.edit_client(&before, own).unwrap();
    let yellow = |desk: &Desk, client| {
        let alert = desk.card(client, 0).unwrap().alert;
        crate::domain::calendar::days_between(day(0), alert.first(crate::domain::Level::Yellow).unwrap().on)
    };
    let all = |desk: &Desk| [sol, mar, ruiz].map(|client| yellow(desk, client));
    assert_eq!(all(&desk), [30, 20, 30]);
    let weekly = Segment { cadence: Some(Cadence::every(7)), ..Segment::named("Hoteles", "hotel") };
    let all_of_lima = Segment { cadence: Some(Cadence::every(3)), ..Segment::named("Lima", "city:lima") };
    desk.save_segment(weekly).unwrap();
    desk.save_segment(all_of_lima).unwrap();
    assert_eq!(all(&desk), [7, 20, 30], "their own first, then that of the first segment");
    assert_eq!(desk.light_on(sol, day(7)), Some(Light::Yellow), "card and list agree");
    let suggested = desk.suggest(sol, Kind::Call, Some(Outcome::Spoke), day(0)).unwrap();
    assert_eq!(suggested, desk.suggest_by(Some(Cadence::every(7)), Kind::Call, Some(Outcome::Spoke), day(0)));
    assert_eq!(desk.understood_of("llamé, hablamos", Some(sol)).suggestion, suggested, "and so does a line");
    // Whoever comes to be meant has it at once, and undo takes it back.
    let before = desk.record(ruiz).unwrap();
    let mut moved = before.clone();
    moved.client.city = Some("Lima".into());
    desk.edit_client(&before, moved).unwrap();
    assert_eq!(all(&desk), [7, 20, 3]);
    desk.travel(Way::Back, None).unwrap();
    assert_eq!(all(&desk), [7, 20, 30]);
    let hotels = desk.segments().unwrap().into_iter().find(|segment| segment.name == "Hoteles").unwrap();
    desk.save_segment(Segment { cadence: Some(Cadence::every(9)), ..hotels.clone() }).unwrap();
    assert_eq!(yellow(&desk, sol), 9, "another cadence of the same segment");
    desk.move_segment(&hotels, 1).unwrap();
    assert_eq!(yellow(&desk, sol), 3, "another order");
    desk.store.meddle("DELETE FROM meta WHERE key = 'rules'");
    desk.follow_rules().unwrap();
    assert_eq!(all(&desk), [3, 20, 30], "the same when all is computed anew");
    for segment in desk.segments().unwrap().into_iter().filter(|segment| segment.cadence.is_some()) {
        desk.remove_segment(&segment).unwrap();
    }
    assert_eq!(all(&desk), [30, 20, 30]);
    desk.store.assert_sound();
}

#[test]
fn the_light_does_not_decide_who_has_which_cadence() {
    let (mut desk, _) = three();
    desk.save_segment(Segment::named("Rojos", "alert:red")).unwrap();
    for filter in ["alert:red", "city:lima -alert:green", "segment:rojos"] {
        let segment = Segment { cadence: Some(Cadence::every(7)), ..Segment::named("Otro", filter) };
        let refused = desk.save_segment(segment);
        assert!(matches!(refused, Err(AgendaError::CadenceByLight)), "{filter}: {refused:?}");
    }
}

#[test]
fn a_list_is_written_and_read_back() {
    let (mut desk, [sol, mar, ruiz]) = three();
    desk.plan(sol, appointment(2, 10, Kind::Visit)).unwrap();
    let rows = desk.export(&[ruiz, sol, mar]).unwrap();
    assert_eq!(rows.iter().map(|row| row[0].as_str()).collect::<Vec<_>>(), ["Bodega Ruiz", "Hotel Sol", "Hotel Mar"]);
    assert!(rows.iter().all(|row| row.len() == EXPORTED.len()));
    assert!(rows[1].contains(&format!("{} 10:00", day(2))), "{:?}", rows[1]);
    let headers: Vec<String> = EXPORTED.iter().map(|field| field.code().to_owned()).collect();
    let table = crate::exchange::csv::write(&headers, rows);
    let file = super::intake::file(std::str::from_utf8(&table).unwrap());
    let report = desk.take_in(&[file], &IntakeOptions::default(), true, &Watch::default()).unwrap();
    assert_eq!(report[0].count(Verdict::New), 0, "{report:?}");
}
