//! Undo and redo, across windows, and what they refuse.

use super::*;
use crate::domain::Attention;
use crate::store::StoreError;

fn subjects(agenda: &Agenda) -> Vec<(String, bool)> {
    agenda.history(99).unwrap().into_iter().map(|step| (step.subject, step.undone)).collect()
}

#[test]
fn undo_and_redo_go_step_by_step_and_end() {
    let mut desk = Desk::new();
    assert_eq!(desk.past().unwrap(), Past::default());
    let states: Vec<String> = ["Ana", "Eva", "Inés"]
        .into_iter()
        .map(|name| {
            let before = desk.store.facts();
            desk.client_called(name);
            before
        })
        .collect();
    let all = desk.store.facts();
    for (name, state) in ["Inés", "Eva", "Ana"].into_iter().zip(states.iter().rev()) {
        assert_eq!(desk.past().unwrap().undo.unwrap().subject, name);
        assert_eq!(desk.travel(Way::Back, None).unwrap().subject, name);
        assert_eq!(&desk.store.facts(), state);
    }
    let nothing = |result| matches!(result, Err(AgendaError::Store(StoreError::NothingLeft)));
    assert!(nothing(desk.travel(Way::Back, None)));
    for name in ["Ana", "Eva", "Inés"] {
        assert_eq!(desk.past().unwrap().redo.unwrap().subject, name);
        desk.travel(Way::Forth, None).unwrap();
    }
    assert!(nothing(desk.travel(Way::Forth, None)));
    assert_eq!(desk.store.facts(), all);
}

#[test]
fn undo_survives_a_restart_and_reaches_what_another_window_did() {
    let mut desk = Desk::new();
    desk.client_called("Ana");
    let mut other = desk.window();
    other.origin = Origin::CommandLine;
    other.client_called("Eva");
    let step = desk.travel(Way::Back, None).unwrap();
    assert_eq!((step.subject.as_str(), step.origin), ("Eva", Origin::CommandLine));
    assert_eq!(other.past().unwrap().redo.unwrap().subject, "Eva");
    drop(other);
    let mut later = desk.window();
    assert_eq!(later.travel(Way::Back, None).unwrap().subject, "Ana");
    assert!(desk.day().unwrap().empty);
    assert_eq!(desk.travel(Way::Forth, None).unwrap().subject, "Ana");
    assert_eq!(later.travel(Way::Forth, None).unwrap().subject, "Eva");
    desk.store.assert_sound();
}

#[test]
fn only_the_step_that_the_user_saw_is_undone() {
    let mut desk = Desk::new();
    desk.client_called("Ana");
    let seen = desk.past().unwrap().undo.unwrap().id;
    desk.window().client_called("Eva");
    let facts = desk.store.facts();
    assert!(matches!(desk.travel(Way::Back, Some(seen)), Err(AgendaError::ChangedSince)));
    assert_eq!((desk.store.facts(), subjects(&desk)), (facts, vec![("Eva".into(), false), ("Ana".into(), false)]));
    let last = desk.past().unwrap().undo.unwrap().id;
    desk.travel(Way::Back, Some(last)).unwrap();
    assert!(matches!(desk.travel(Way::Forth, Some(seen)), Err(AgendaError::ChangedSince)));
    desk.travel(Way::Forth, Some(last)).unwrap();
    assert_eq!(desk.names_found("").len(), 2);
}

#[test]
fn what_was_changed_by_other_means_is_not_overwritten() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    desk.log(&Log { next: Next::Plan(plan(3, "precios")), ..desk.call(ana, Outcome::Spoke) }).unwrap();
    for sql in [
        "UPDATE follow_up SET purpose = 'otra cosa' WHERE id = 1",
        "DELETE FROM follow_up WHERE id = 1",
        "UPDATE interaction SET text = 'otra cosa' WHERE id = 1",
    ] {
        let sound = desk.store.rows_of("SELECT * FROM operation");
        desk.store.meddle(sql);
        let (facts, lights) = (desk.store.facts(), desk.store.lights());
        let error = desk.travel(Way::Back, None).unwrap_err();
        assert!(matches!(error, AgendaError::Store(StoreError::Conflict)), "{sql}");
        assert_eq!((desk.store.facts(), desk.store.lights()), (facts, lights), "{sql}");
        assert_eq!(desk.store.rows_of("SELECT * FROM operation"), sound, "{sql}");
        desk.store.assert_sound();
        desk.store.meddle(
            "UPDATE interaction SET text = ''; UPDATE follow_up SET purpose = 'precios';
             INSERT OR IGNORE INTO follow_up (id, client_id, due_on, channel, purpose, planned_on, made_on)
             VALUES (1, 1, '2026-11-26', 'call', 'precios', '2026-11-26', '2026-11-23')",
        );
    }
    desk.travel(Way::Back, None).unwrap();
    desk.store.meddle(
        "INSERT INTO interaction (id, client_id, at, kind, direction) VALUES (1, 1, '2026-11-20T09:00', 'call', 'out')",
    );
    let facts = desk.store.facts();
    assert!(matches!(desk.travel(Way::Forth, None), Err(AgendaError::Store(StoreError::Conflict))));
    assert_eq!(desk.store.facts(), facts);
}

#[test]
fn new_work_after_an_undo_drops_the_redo_and_work_that_changes_nothing_does_not() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    desk.plan(ana, plan(1, "precios")).unwrap();
    desk.travel(Way::Back, None).unwrap();
    let record = desk.record(ana).unwrap();
    desk.edit_client(&record, record.clone()).unwrap();
    desk.resolve_complaints(ana).unwrap();
    assert!(desk.add_client(super::record(""), None).is_err());
    assert!(desk.past().unwrap().redo.is_some());
    desk.plan(ana, plan(2, "muestras")).unwrap();
    assert_eq!(desk.past().unwrap().redo, None);
    assert_eq!(subjects(&desk).len(), 2, "what was dropped is no history");
    // What is undone afterwards is the new work and then what came before the dropped one.
    let undone = [(); 2].map(|()| desk.travel(Way::Back, None).unwrap().action);
    assert_eq!(undone, [Action::Plan, Action::AddClient]);
    assert!(desk.store.rows_of("SELECT * FROM client").is_empty());
}

#[test]
fn a_row_that_one_step_changed_twice_is_put_back_to_what_it_was_before_both() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    desk.snooze(&[ana], day(9), None).unwrap();
    let (before, lights) = (desk.store.facts(), desk.store.lights());
    // The contact ends the snooze, and then the attention is set: both are in the client's row.
    desk.log(&Log { attention: Some(Attention::Red), ..desk.call(ana, Outcome::Spoke) }).unwrap();
    let (after, red) = (desk.store.facts(), desk.store.lights());
    assert_eq!(desk.store.rows_of("SELECT count(*) FROM change WHERE operation_id = 3 AND entity = 'client'"), "2\n");
    desk.travel(Way::Back, None).unwrap();
    assert_eq!((desk.store.facts(), desk.store.lights()), (before, lights));
    desk.travel(Way::Forth, None).unwrap();
    assert_eq!((desk.store.facts(), desk.store.lights()), (after, red));
}

#[test]
fn a_row_number_is_never_used_again() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    desk.travel(Way::Back, None).unwrap();
    let eva = desk.client_called("Eva");
    assert!(eva > ana);
}

#[test]
fn each_step_says_what_was_done_to_whom_when_and_by_which_program() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana López");
    desk.log(&Log { next: Next::Plan(plan(3, "")), ..desk.call(ana, Outcome::Spoke) }).unwrap();
    let open = desk.open_of(ana)[0].id;
    desk.done(open, None).unwrap();
    let history: Vec<_> = desk.history(2).unwrap();
    assert_eq!([history[0].action, history[1].action], [Action::Done, Action::LogCall]);
    assert!(history.iter().all(|step| step.subject == "Ana López" && step.count == 1 && !step.undone));
    assert!(history.iter().all(|step| step.at == "2026-11-23T14:00:00Z" && step.origin == Origin::Screens));
}
