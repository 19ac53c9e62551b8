//! Follow-ups: planned, changed, done, put off, called off, from the list and from the card.

use cartera::domain::{Kind, Light};
use cartera::tui::form::Name;
use jiff::civil::Time;

use crate::support::{Desk, november};

const TEN: Time = Time::constant(10, 0, 0, 0);

#[test]
fn a_contact_is_planned_from_the_list_and_from_the_card() {
    for from_card in [false, true] {
        let mut desk = Desk::shop();
        desk.pick("Óptica Núñez");
        if from_card {
            desk.keys("<Enter>");
        }
        desk.keys("f <text:en 2 semanas 16:00> <Enter> 2 <text:medir vitrinas> <Enter>");
        let card = desk.card("Óptica Núñez");
        let next = &card.follow_ups[0];
        assert_eq!(next.due_on.to_string(), "2026-12-07");
        assert_eq!((next.due_at, next.channel), (Some(Time::constant(16, 0, 0, 0)), Kind::Visit));
        assert_eq!(next.purpose, "medir vitrinas");
        assert_eq!(desk.light("Óptica Núñez"), Some(Light::Green));
        assert_eq!(desk.model.day.counts.unplanned, 0, "the header counts anew");
    }
}

#[test]
fn what_comes_again_is_read_aloud_kept_changed_and_ended() {
    let mut desk = Desk::shop();
    desk.pick("Óptica Núñez");
    desk.keys("f");
    desk.fill(Name::NextOn, "cada 2 semanas los martes 10:00");
    let said = desk.form().field(Name::NextOn).and_then(|field| field.said.clone()).map(|said| said.text);
    assert_eq!(said.as_deref(), Some("mar 24 nov 10:00 · ↻ cada 2 semanas, los martes"));
    desk.save();
    let rule = |desk: &Desk| {
        let next = desk.card("Óptica Núñez").follow_ups.remove(0);
        (next.due_on, next.series.map(|series| series.rule.to_string()))
    };
    let fortnightly = Some("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU".to_owned());
    assert_eq!(rule(&desk), (november(24), fortnightly.clone()));
    // Another day leaves the rule alone.
    desk.pick("Óptica Núñez");
    desk.keys("E");
    assert_eq!(desk.form().value(Name::NextOn), "mar 24 nov 10:00");
    assert_eq!(desk.form().value(Name::Repeats), "cada 2 semanas, los martes");
    desk.fill(Name::NextOn, "jueves 11:00");
    desk.save();
    assert_eq!(rule(&desk), (november(26), fortnightly));
    // Another rule, and one that is none.
    desk.pick("Óptica Núñez");
    desk.keys("E");
    desk.fill(Name::Repeats, "cada gato");
    desk.tab_to(Name::NextFor);
    desk.refused();
    assert_eq!(desk.focus(), Name::Repeats);
    desk.fill(Name::Repeats, "primer lunes del mes");
    desk.save();
    assert_eq!(rule(&desk), (november(26), Some("FREQ=MONTHLY;BYDAY=1MO".to_owned())));
    // Emptied, it comes no more.
    desk.pick("Óptica Núñez");
    desk.keys("E");
    desk.fill(Name::Repeats, "");
    desk.save();
    assert_eq!(rule(&desk), (november(26), None));
}

#[test]
fn what_is_announced_early_is_yellow_before_its_day() {
    let mut desk = Desk::shop();
    desk.pick("Óptica Núñez");
    desk.keys("f <text:vie> <Tab> <Tab> <text:medir vitrinas> <Tab> <text:cinco>");
    assert!(desk.refused().contains("número de días"), "{}", desk.problem());
    desk.fill(Name::Lead, "4");
    let said = desk.form().field(Name::Lead).and_then(|field| field.said.clone()).map(|said| said.text);
    assert_eq!(said.as_deref(), Some("4 días antes: lun 23 nov"));
    desk.keys("<Enter>");
    assert_eq!(desk.card("Óptica Núñez").follow_ups[0].lead, 4);
    assert_eq!(desk.light("Óptica Núñez"), Some(Light::Yellow));
    desk.pick("Óptica Núñez");
    desk.keys("E");
    assert_eq!(desk.form().value(Name::Lead), "4");
    desk.fill(Name::Lead, "2");
    desk.save();
    assert_eq!(desk.light("Óptica Núñez"), Some(Light::Green));
}

#[test]
fn a_plan_without_a_day_in_the_past_or_on_no_day_is_refused() {
    let mut desk = Desk::shop();
    desk.pick("Óptica Núñez");
    for wrong in ["", "-", "ayer", "31/02", "1/1/2300", "mañana a las 25:00"] {
        desk.keys("f");
        desk.fill(Name::NextOn, wrong);
        desk.tab_to(Name::NextFor);
        desk.refused();
        assert_eq!(desk.focus(), Name::NextOn, "{wrong:?}");
        desk.keys("<Esc>");
    }
}

#[test]
fn what_is_planned_is_changed_and_keeps_what_was_left_alone() {
    let mut desk = Desk::shop();
    desk.pick("Hotel Sol");
    desk.keys("E");
    assert_eq!(desk.form().value(Name::NextOn), "vie 27 nov 10:00");
    desk.fill(Name::NextOn, "jueves 11:00");
    desk.save();
    assert_eq!(
        desk.plans("Hotel Sol"),
        [(november(26), Some(Time::constant(11, 0, 0, 0)), "renovar contrato".to_owned(), 0)]
    );
    desk.open_card("Hotel Sol");
    desk.keys("<Down> e");
    desk.fill(Name::NextFor, "firmar");
    desk.save();
    assert_eq!(desk.plans("Hotel Sol")[0].2, "firmar");
}

/// Its day has passed, and stays as it is while only the purpose is mended.
#[test]
fn an_overdue_plan_is_changed_without_another_day() {
    let mut desk = Desk::shop();
    desk.pick("Bodega Ruiz");
    desk.keys("E");
    desk.fill(Name::NextFor, "saldo de octubre");
    desk.save();
    assert_eq!(desk.plans("Bodega Ruiz"), [(november(20), None, "saldo de octubre".to_owned(), 0)]);
}

#[test]
fn done_asks_what_comes_next() {
    let mut desk = Desk::shop();
    desk.pick("Bodega Ruiz");
    desk.keys("d");
    let why = desk.refused();
    assert!(why.contains("«-»"), "{why}");
    assert_eq!(desk.focus(), Name::NextOn);
    desk.fill(Name::NextOn, "+3d");
    desk.save();
    assert_eq!(desk.plans("Bodega Ruiz"), [(november(26), None, String::new(), 0)]);
    assert_eq!(desk.light("Bodega Ruiz"), Some(Light::Green));
    desk.pick("Bodega Ruiz");
    desk.keys("d -");
    desk.save();
    assert_eq!(desk.light("Bodega Ruiz"), Some(Light::Unplanned));
    desk.pick("Bodega Ruiz");
    desk.keys("d");
    assert_eq!(desk.notice(), "No hay nada previsto con este cliente: f prevé un contacto.");
}

#[test]
fn snooze_keeps_the_purpose_and_counts() {
    let mut desk = Desk::shop();
    desk.pick("Bodega Ruiz");
    desk.keys("s <Enter>");
    assert_eq!(desk.plans("Bodega Ruiz"), [(november(24), None, "saldo".to_owned(), 1)]);
    assert_eq!(desk.light("Bodega Ruiz"), Some(Light::Green));
    desk.pick("Bodega Ruiz");
    desk.keys("E");
    desk.fill(Name::NextFor, "saldo de octubre");
    desk.save();
    assert_eq!(desk.plans("Bodega Ruiz"), [(november(24), None, "saldo de octubre".to_owned(), 1)], "through edits");
}

#[test]
fn snoozing_a_client_without_a_plan_keeps_it_quiet() {
    let mut desk = Desk::shop();
    desk.pick("Óptica Núñez");
    desk.keys("! 1");
    desk.pick("Óptica Núñez");
    desk.keys("s");
    desk.fill(Name::Until, "jueves");
    desk.save();
    assert_ne!(desk.light("Óptica Núñez"), Some(Light::Red));
    assert_eq!(desk.card("Óptica Núñez").alert.light(november(26)), Some(Light::Red));
}

#[test]
fn on_the_card_only_the_selected_plan_is_put_off() {
    let mut desk = Desk::shop();
    desk.pick("Hotel Sol");
    desk.keys("f <text:jue> <Enter> <Enter> <text:confirmar hora> <Enter>");
    desk.open_card("Hotel Sol");
    desk.keys("<Down> <Down> s");
    desk.fill(Name::Until, "lun 30 10:00");
    desk.save();
    assert_eq!(
        desk.plans("Hotel Sol"),
        [
            (november(26), None, "confirmar hora".to_owned(), 0),
            (november(30), Some(TEN), "renovar contrato".to_owned(), 1)
        ]
    );
}

#[test]
fn nothing_is_put_off_into_the_past() {
    let mut desk = Desk::shop();
    desk.pick("Bodega Ruiz");
    for wrong in ["ayer", "", "31/02"] {
        desk.keys("s");
        desk.fill(Name::Until, wrong);
        desk.refused();
        assert_eq!(desk.focus(), Name::Until);
        desk.keys("<Esc>");
    }
}

#[test]
fn a_plan_is_called_off_from_the_list_and_from_the_card() {
    let mut desk = Desk::shop();
    desk.pick("Hotel Sol");
    desk.keys(": <text:anular> <Enter>");
    assert_eq!(desk.plans("Hotel Sol"), []);
    assert!(desk.notice().starts_with("cancelación del contacto con Hotel Sol"), "{}", desk.notice());
    desk.keys("u");
    desk.open_card("Hotel Sol");
    desk.keys("<Down> <Del>");
    assert_eq!(desk.plans("Hotel Sol"), []);
    assert!(desk.model.card.is_some(), "the client itself stays");
}

/// On the card the follow-up that is selected is meant, whichever is the next.
#[test]
fn on_the_card_the_selected_plan_is_done() {
    let mut desk = Desk::shop();
    desk.pick("Hotel Sol");
    desk.keys("f <text:jue> <Enter> <Enter> <text:confirmar hora> <Enter>");
    desk.open_card("Hotel Sol");
    desk.keys("<Down> <Down> d");
    desk.save();
    assert_eq!(desk.plans("Hotel Sol"), [(november(26), None, "confirmar hora".to_owned(), 0)]);
}
