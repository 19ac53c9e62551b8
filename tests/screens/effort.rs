//! How many keys the daily tasks take. Letters and digits of names, notes and dates are what the user has to say, and are
//! not counted; everything else is.

use cartera::domain::{Kind, Outcome};

use crate::support::{Desk, Manner, SMALL, named, november, plan};

/// The keys of a script besides the letters that are typed as text.
fn keys(script: &str) -> usize {
    script
        .split_whitespace()
        .fold((0, false), |(keys, in_text), token| match (in_text, token.ends_with('>')) {
            (true, ends) => (keys, !ends),
            (false, ends) if token.starts_with("<text:") => (keys, !ends),
            (false, _) => (keys + 1, false),
        })
        .0
}

/// Plays a script, which must take so many keys.
fn play(desk: &mut Desk, script: &str, effort: usize) {
    assert_eq!(keys(script), effort, "{script}");
    desk.keys(script);
}

/// Five who want contact today, and two others.
fn desk() -> Desk {
    let mut desk = Desk::of(Manner::default(), |agenda| {
        for (name, day) in [("Ana Paz", 20), ("Bea Ruiz", 23), ("Cleo Soto", 23), ("Dora Gil", 23), ("Eva Luna", 23)] {
            let mut record = named(name);
            record.client.notes = format!("Lo de {name}");
            agenda.add_client(record, Some(plan(november(day), None, Kind::Call, "precios"))).unwrap();
        }
        agenda.add_client(named("Hotel Sol"), Some(plan(november(27), None, Kind::Visit, "contrato"))).unwrap();
    });
    desk.resize(SMALL);
    desk
}

#[test]
fn the_keys_of_a_script_are_counted_without_what_is_said() {
    assert_eq!(keys("g 2 <Enter>"), 3);
    assert_eq!(keys("g 1 <text:quiere precios, de a dos> <Down> <text:vie> <Enter>"), 4);
    assert_eq!(keys("<text:uno> x <text:a b c>"), 1);
}

#[test]
fn an_unanswered_call_is_logged_and_the_next_one_comes_by_two_keys() {
    let mut desk = desk();
    desk.keys("g");
    play(&mut desk, "2 <Enter>", 2);
    assert_eq!(desk.card("Ana Paz").interactions[0].outcome, Some(Outcome::NoAnswer));
    assert_eq!(desk.plans("Ana Paz")[0].0, november(24));
    assert_eq!(desk.model.at_hand(), Some(desk.id("Bea Ruiz")));
}

#[test]
fn a_call_with_a_note_and_the_suggested_step_takes_two_and_with_a_date_three() {
    let mut desk = desk();
    desk.keys("g");
    play(&mut desk, "1 <text:quiere 50 unidades> <Enter>", 2);
    assert_eq!(desk.card("Ana Paz").interactions[0].text, "quiere 50 unidades");
    assert_eq!(desk.plans("Ana Paz").len(), 1);
    play(&mut desk, "1 <text:lo piensa> <Down> <text:vie 10:00> <Enter>", 3);
    assert_eq!(desk.plans("Bea Ruiz")[0].0, november(27));
    // In one line, from anywhere.
    desk.keys("<Esc>");
    play(&mut desk, "i <text:cleo: llamé, quiere precios >vie 10:00 visita> <Enter>", 2);
    assert_eq!(desk.plans("Cleo Soto")[0].0, november(27));
}

#[test]
fn a_client_with_a_number_and_a_next_step_takes_four() {
    let mut desk = desk();
    play(&mut desk, "a <text:Fe Arce> <Tab> <text:999 111 222> <Tab> <text:lun> <C-s>", 4);
    let card = desk.card("Fe Arce");
    assert_eq!((card.channels[0].value.as_str(), card.follow_ups[0].due_on), ("999 111 222", november(30)));
}

#[test]
fn the_last_note_of_a_client_is_read_by_three() {
    let mut desk = desk();
    desk.keys("g 1 <text:lo que se dijo> <Enter> <Esc>");
    play(&mut desk, "/ <text:paz> <Enter> <Enter>", 3);
    assert!(desk.text().contains("lo que se dijo"), "{}", desk.text());
    // Where there is room for a preview, as one types.
    desk.keys("<Esc> <Esc>");
    desk.resize(crate::support::LARGE);
    play(&mut desk, "/ <text:paz>", 1);
    assert!(desk.text().contains("lo que se dijo"), "{}", desk.text());
}

#[test]
fn three_clients_are_put_off_to_friday_by_five() {
    let mut desk = desk();
    play(&mut desk, "<Space> <Space> <Space> s <text:vie> <Enter>", 5);
    let moved = ["Ana Paz", "Bea Ruiz", "Cleo Soto", "Dora Gil", "Eva Luna"].map(|name| desk.plans(name)[0].0);
    assert_eq!(moved.iter().filter(|day| **day == november(27)).count(), 3, "{moved:?}");
}
