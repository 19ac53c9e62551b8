//! The queue: a turn after the other by few keys, what is passed over, put off, undone; and the close of the day.

use cartera::agenda::Log;
use cartera::domain::{Kind, Light, Outcome};
use cartera::tui::dialog::{Dialog, Proposal};
use cartera::tui::form::Name;
use jiff::civil::Time;

use crate::support::{Desk, Manner, TODAY, named, november, plan};

/// Whose turn it is; empty when the queue is closed.
fn turn(desk: &Desk) -> String {
    let turn = desk.model.queue.as_ref().and_then(|open| open.turn.as_ref());
    turn.map(|turn| turn.card.client.name.clone()).unwrap_or_default()
}

fn proposal(desk: &Desk) -> &Proposal {
    match &desk.model.dialog {
        Some(Dialog::Proposal(proposal)) => proposal,
        other => panic!("nothing is proposed but {other:?}"),
    }
}

/// Three who want contact: one late, two due today.
fn three() -> Desk {
    Desk::of(Manner::default(), |agenda| {
        for (name, day) in [("Ana", 20), ("Bea", 23), ("Cleo", 23)] {
            agenda.add_client(named(name), Some(plan(november(day), None, Kind::Call, "precios"))).unwrap();
        }
    })
}

#[test]
fn a_digit_a_note_and_enter_log_the_call_plan_the_next_step_and_go_on() {
    let mut desk = three();
    desk.keys("g");
    assert_eq!(turn(&desk), "Ana");
    desk.keys("2 <text:sale el jueves> <Enter>");
    let card = desk.card("Ana");
    let said = &card.interactions[0];
    assert_eq!((said.kind, said.outcome, said.text.as_str()), (Kind::Call, Some(Outcome::NoAnswer), "sale el jueves"));
    assert_eq!(
        desk.plans("Ana"),
        [(november(24), None, "precios".to_owned(), 0)],
        "the next working day, as suggested"
    );
    assert_eq!(turn(&desk), "Bea");
    assert!(desk.notice().contains("Ana"), "{}", desk.notice());
    desk.keys("1 <Enter>");
    assert_eq!(desk.card("Bea").interactions[0].outcome, Some(Outcome::Spoke));
    assert_eq!(turn(&desk), "Cleo");
}

#[test]
fn another_next_step_is_typed_over_the_suggested_one() {
    let mut desk = three();
    desk.keys("g 1 <text:quiere oferta> <Down> <text:vie 10:00> <Down> 2 <text:llevar catálogo> <Enter>");
    let plans = desk.plans("Ana");
    assert_eq!(plans, [(november(27), Some(Time::constant(10, 0, 0, 0)), "llevar catálogo".to_owned(), 0)]);
    assert_eq!(desk.card("Ana").follow_ups[0].channel, Kind::Visit);
}

#[test]
fn a_wrong_date_is_refused_and_the_line_stays_to_be_mended() {
    let mut desk = three();
    let before = desk.steps();
    desk.keys("g 1 <text:quiere oferta> <Down> <text:31/02> <Enter>");
    assert_eq!(desk.steps(), before);
    assert!(!desk.notice().is_empty());
    let form = desk.model.queue.as_ref().unwrap().form.as_ref().unwrap();
    assert_eq!((form.value(Name::Text), form.value(Name::NextOn)), ("quiere oferta".to_owned(), "31/02".to_owned()));
    desk.keys("<C-u> <text:28/02> <Enter>");
    assert_eq!(desk.plans("Ana")[0].0.to_string(), "2027-02-28");
    assert_eq!(turn(&desk), "Bea");
}

#[test]
fn enter_without_an_outcome_logs_nothing() {
    let mut desk = three();
    let before = desk.steps();
    desk.keys("g <Enter> <Enter>");
    assert_eq!((desk.steps(), turn(&desk).as_str()), (before, "Ana"));
    assert!(desk.notice().contains("Tab"), "{}", desk.notice());
}

#[test]
fn the_kind_of_contact_is_that_which_was_planned_or_that_of_a_key() {
    let mut desk = Desk::of(Manner::default(), |agenda| {
        agenda.add_client(named("Ana"), Some(plan(november(20), None, Kind::Visit, "medir"))).unwrap();
        agenda.add_client(named("Bea"), Some(plan(november(23), None, Kind::Call, "precios"))).unwrap();
    });
    desk.keys("g 1 <Enter> m m <text:le escribí> <Enter>");
    assert_eq!(desk.card("Ana").interactions[0].kind, Kind::Visit);
    let said = desk.card("Bea").interactions[0].clone();
    assert_eq!((said.kind, said.outcome, said.text.as_str()), (Kind::Message, None, "le escribí"));
}

#[test]
fn who_is_passed_over_comes_at_the_end_and_undo_brings_back_the_turn() {
    let mut desk = three();
    desk.keys("g <Tab>");
    assert_eq!(turn(&desk), "Bea");
    desk.keys("1 <Enter>");
    assert_eq!(turn(&desk), "Cleo");
    desk.keys("u");
    assert_eq!(turn(&desk), "Bea", "the call to Bea was undone");
    assert_eq!(desk.card("Bea").interactions, []);
    desk.keys("u");
    assert_eq!(turn(&desk), "Ana", "and the passing over");
    desk.keys("<C-r> <C-r>");
    assert_eq!(turn(&desk), "Cleo");
}

#[test]
fn a_client_is_put_off_from_the_queue() {
    let mut desk = three();
    desk.keys("g s <text:viernes> <Enter>");
    assert_eq!(desk.plans("Ana"), [(november(27), None, "precios".to_owned(), 1)]);
    assert_eq!(turn(&desk), "Bea");
}

#[test]
fn the_card_opens_over_the_queue_and_gives_it_back() {
    let mut desk = three();
    desk.keys("g <Right>");
    assert!(desk.model.card.is_some());
    desk.keys("<Esc>");
    assert_eq!(turn(&desk), "Ana");
    desk.keys("<Esc>");
    assert_eq!(turn(&desk), "");
}

#[test]
fn an_interrupted_queue_resumes_with_what_was_half_typed() {
    let mut desk = three();
    desk.keys("g 1 <Enter> <Tab> 3 <text:a medias> <rest>");
    let mut desk = desk.reopened(crate::support::NOW);
    assert!(matches!(desk.model.dialog, Some(Dialog::Menu(_))), "what was half typed is offered");
    desk.keys("<Esc> g");
    assert_eq!(turn(&desk), "Cleo");
    let form = desk.model.queue.as_ref().unwrap().form.as_ref().unwrap();
    assert_eq!((form.value(Name::Text).as_str(), form.chosen(Name::Outcome)), ("a medias", Some("call_back")));
    let queue = &desk.model.queue.as_ref().unwrap().queue;
    assert_eq!((queue.attended, queue.waiting.len()), (1, 2));
    desk.keys("<Enter>");
    assert_eq!(desk.card("Cleo").interactions[0].text, "a medias");
}

#[test]
fn leaving_keeps_what_is_typed_and_passing_over_too() {
    let mut desk = three();
    desk.keys("g 1 <text:uno> <Esc> <Esc>");
    assert_eq!(turn(&desk), "");
    desk.keys("g");
    let text = |desk: &Desk| desk.model.queue.as_ref().unwrap().form.as_ref().unwrap().value(Name::Text);
    assert_eq!(text(&desk), "uno");
    desk.keys("<Tab> <Tab> <Tab>");
    assert_eq!((turn(&desk).as_str(), text(&desk).as_str()), ("Ana", "uno"));
}

#[test]
fn another_program_may_attend_to_somebody_meanwhile() {
    let mut desk = three();
    desk.keys("g");
    let mut other = desk.other();
    let ana = desk.id("Ana");
    let call = |client| Log { outcome: Some(Outcome::Spoke), ..Log::new(client, Kind::Call, TODAY.at(9, 0, 0, 0)) };
    other.log(&call(ana)).unwrap();
    desk.send(cartera::tui::update::Msg::Changed);
    assert_eq!(turn(&desk), "Bea");
    desk.keys("1 <text:aquí escribo>");
    other.log(&call(desk.id("Cleo"))).unwrap();
    desk.send(cartera::tui::update::Msg::Changed);
    assert_eq!(turn(&desk), "Bea");
    let text = desk.model.queue.as_ref().unwrap().form.as_ref().unwrap().value(Name::Text);
    assert_eq!(text, "aquí escribo", "what is typed stays");
}

#[test]
fn after_the_last_turn_the_day_is_closed_and_nothing_moves_unseen() {
    let mut desk = three();
    desk.keys("g 1 <Enter> 2 <Enter> 1 <text:listo> <Enter>");
    assert_eq!(turn(&desk), "");
    let end = proposal(&desk).end.clone().unwrap();
    assert_eq!((end.attended, end.done, end.due, end.promised.len()), (3, 3, 0, 3));
    assert_eq!(proposal(&desk).spread.moves, []);
    let before = desk.steps();
    desk.keys("<Enter>");
    assert_eq!(desk.steps(), before);
    desk.keys("g");
    assert!(matches!(desk.model.dialog, Some(Dialog::Proposal(_))), "an empty queue shows the day");
}

#[test]
fn the_close_of_the_day_moves_what_is_left_marked_by_one_undo() {
    let mut desk = three();
    desk.keys("C");
    let names: Vec<_> = proposal(&desk).spread.moves.iter().map(|step| (step.name.as_str(), step.to)).collect();
    assert_eq!(names, [("Ana", november(24)), ("Bea", november(24)), ("Cleo", november(24))]);
    desk.keys("<Down> <Space> <Enter>");
    assert_eq!(desk.plans("Ana")[0].0, november(24));
    assert_eq!(desk.plans("Bea")[0].0, november(23), "who was taken out stays");
    assert_eq!(desk.plans("Cleo")[0].0, november(24));
    assert_eq!(desk.light("Ana"), Some(Light::Green));
    desk.keys("u");
    assert_eq!(desk.plans("Ana")[0].0, november(20));
    desk.keys("C <Esc>");
    assert_eq!(desk.plans("Ana")[0].0, november(20), "Esc leaves all as it is");
}

#[test]
fn a_day_that_is_not_too_full_has_nothing_to_spread() {
    let mut desk = three();
    desk.keys("S");
    assert!(desk.model.dialog.is_none());
    assert!(desk.notice().contains("20"), "{}", desk.notice());
}

#[test]
fn nobody_to_contact_is_said() {
    let mut desk = Desk::of(Manner::default(), |agenda| {
        agenda.add_client(named("Ana"), Some(plan(november(27), None, Kind::Call, ""))).unwrap();
    });
    desk.keys("g");
    assert_eq!(turn(&desk), "");
    assert!(desk.notice().contains("Nadie"), "{}", desk.notice());
}

/// Of a date and an hour nothing is cut, however a region writes them.
#[test]
fn what_is_promised_is_shown_with_its_whole_hour() {
    let mut desk = Desk::of(Manner { lang: "en-US", ..Manner::default() }, |agenda| {
        agenda.add_client(named("Ana"), None).unwrap();
    });
    desk.keys("c 1");
    desk.fill(Name::NextOn, "fri 10:45 pm");
    desk.keys("<C-s> C");
    let shown: String = desk.screen().content().iter().map(ratatui::buffer::Cell::symbol).collect();
    assert!(shown.contains("Fri Nov 27 10:45 pm  Ana"), "{shown}");
}
