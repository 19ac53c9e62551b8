//! Whatever the user does, in whatever order: the stored lights are those of the facts, undo gives every earlier state
//! back to the letter, redo gives it forth again, and the search agrees at each step.

use proptest::prelude::*;

use super::deeds::{act, any_deed};
use super::*;

/// Everything that can be compared: the facts, and what the search says.
fn state(desk: &Desk) -> (String, Vec<Vec<ClientId>>) {
    let said = ["tornillos", "ñandu", "999123456", "lopez", "begona 987654321", "vip", "muestra ver"];
    let found = said.map(|typed| desk.store.search(typed).unwrap().unwrap().iter().collect());
    (desk.store.facts(), found.into())
}

/// What must hold after every deed, every undo and every redo.
fn assert_right(desk: &Desk) {
    assert_eq!(desk.store.lights(), desk.store.lights_anew(&desk.rules));
    assert_eq!(desk.store.rows_of("PRAGMA foreign_key_check"), "");
    // What runs has a step to come, and what does not run has none.
    let steps = "SELECT id, state FROM run
      WHERE (state = 'running') <> EXISTS (SELECT 1 FROM follow_up f WHERE f.run_id = run.id AND f.state = 'open')";
    assert_eq!(desk.store.rows_of(steps), "");
    let listing = desk.listing(Scope::Day(desk.today()), "").unwrap();
    assert_eq!(desk.names(&listing).len(), desk.count(&listing).unwrap(), "each counted client is in one band");
}

/// What the search should say, the slow way: a search index made from nothing.
fn assert_search_is_that_of_the_facts(desk: &Desk) {
    let (_, found) = state(desk);
    desk.store.index_anew();
    assert_eq!(state(desk).1, found);
}

/// The whole agenda as JSON.
fn exported(desk: &Desk) -> Vec<u8> {
    let mut document = Vec::new();
    desk.export_json(None, &mut document, &Watch::default()).unwrap();
    document
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, max_shrink_iters: 100, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is exported and taken in by an agenda without anything is the same agenda, whatever was done, undone and
    /// redone before; taken in a second time, it changes nothing.
    #[test]
    fn whatever_is_done_is_the_same_after_export_and_import(
        deeds in prop::collection::vec((0_i64..3, any_deed()), 1..26), back in 0_usize..4, forth in 0_usize..3
    ) {
        let mut desk = Desk::new();
        let clients = ["Ana Peña", "Hotel López"].map(|name| desk.client_called(name));
        for (n, deed) in &deeds {
            let client = clients.get(usize::try_from(*n).unwrap()).copied().unwrap_or(ClientId(3));
            let _refused = act(&mut desk, client, deed);
        }
        for (way, times) in [(Way::Back, back), (Way::Forth, forth)] {
            (0..times).for_each(|_| drop(desk.travel(way, None)));
        }
        let document = exported(&desk);
        let mut other = Desk::new();
        other.on_day(calendar::days_between(day(0), desk.today()));
        other.import_json(&mut &document[..], TakeOptions::default(), false, &Watch::default()).unwrap();
        prop_assert_eq!(desk.store.tables(), other.store.tables());
        prop_assert_eq!(state(&desk), state(&other));
        assert_right(&other);
        prop_assert_eq!(String::from_utf8(exported(&other)), String::from_utf8(document.clone()));
        let report = other.import_json(&mut &document[..], TakeOptions::default(), false, &Watch::default()).unwrap();
        prop_assert_eq!((report.added(), report.differing()), (0, 0));
        prop_assert_eq!(desk.store.tables(), other.store.tables());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_can_be_undone_and_redone_with_its_consequences(
        deeds in prop::collection::vec((0_i64..3, any_deed()), 1..26)
    ) {
        let mut desk = Desk::new();
        let mut states = vec![state(&desk)];
        let clients = ["Ana Peña", "Hotel López"].map(|name| {
            let id = desk.client_called(name);
            states.push(state(&desk));
            id
        });
        for (n, deed) in &deeds {
            let client = clients.get(usize::try_from(*n).unwrap()).copied().unwrap_or(ClientId(3));
            let before = desk.past().unwrap().undo;
            // Two steps in one deed are none of one: the state between them was not seen.
            let done = act(&mut desk, client, deed);
            assert_right(&desk);
            let now = state(&desk);
            if desk.past().unwrap().undo == before {
                prop_assert_eq!(&now, states.last().unwrap(), "{:?} left no trace but did something", done);
                continue;
            }
            let steps = desk.history(999).unwrap().len() + 1 - states.len();
            (1..steps).for_each(|_| {
                desk.travel(Way::Back, None).unwrap();
            });
            for _ in 1..steps {
                states.push(state(&desk));
                desk.travel(Way::Forth, None).unwrap();
            }
            prop_assert_eq!(&state(&desk), &now);
            states.push(now);
        }
        for expected in states.iter().rev().skip(1) {
            desk.travel(Way::Back, None).unwrap();
            assert_right(&desk);
            prop_assert_eq!(&state(&desk), expected);
        }
        prop_assert!(desk.past().unwrap().undo.is_none());
        for expected in states.iter().skip(1) {
            desk.travel(Way::Forth, None).unwrap();
            assert_right(&desk);
            prop_assert_eq!(&state(&desk), expected);
        }
        desk.store.assert_sound();
        assert_search_is_that_of_the_facts(&desk);
    }
}
