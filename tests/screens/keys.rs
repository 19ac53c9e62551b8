//! Keys: how many a task takes at most, and that they can be others.

use cartera::config::KeyBinding;
use cartera::tui::command::Command;
use cartera::tui::dialog::Dialog;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use cartera::tui::update::Msg;

use crate::support::{Desk, Manner, binding, find, november, shop};

/// What is done all day takes few keys: a task, from the client selected on the day, and the most keys it may take.
#[test]
fn tasks_take_few_keys() {
    type Check = fn(&Desk) -> bool;
    let tasks: [(&str, &str, usize, Check); 9] = [
        ("log an unanswered call and move on", "c 2 <C-s>", 3, |desk| desk.plans("Bodega Ruiz")[0].0 == november(24)),
        ("log a call that was answered", "c 1 <C-s>", 3, |desk| desk.card("Bodega Ruiz").interactions.len() == 1),
        ("put off until tomorrow", "s <Enter>", 2, |desk| desk.plans("Bodega Ruiz")[0].3 == 1),
        ("done, and nothing more", "d - <C-s>", 3, |desk| desk.plans("Bodega Ruiz").is_empty()),
        ("light to red by hand", "! 1", 2, |desk| desk.notice().contains("Bodega Ruiz")),
        ("put to rest", "z 1", 2, |desk| desk.light("Bodega Ruiz").is_none()),
        ("open the card", "<Enter>", 1, |desk| desk.model.card.is_some()),
        ("undo", "s <Enter> u", 3, |desk| desk.plans("Bodega Ruiz")[0].3 == 0),
        ("leave", "q", 1, |desk| desk.left),
    ];
    for (task, keys, most, done) in tasks {
        let mut desk = Desk::shop();
        assert_eq!(desk.selected(), "Bodega Ruiz", "the worst one is selected on opening");
        assert!(keys.split_whitespace().count() <= most, "{task}");
        desk.keys(keys);
        assert!(done(&desk), "{task}");
        assert!(desk.model.dialog.is_none(), "{task}: ready for the next one");
    }
}

/// After a call the worst of the rest is selected: no key between two clients.
#[test]
fn after_a_call_the_next_client_is_selected() {
    let mut desk = Desk::shop();
    desk.keys("c 2 <C-s>");
    assert_eq!(desk.selected(), "Ferretería López");
    desk.keys("c 2 <C-s>");
    assert_eq!(desk.model.day.counts.red + desk.model.day.counts.yellow, 0);
}

#[test]
fn to_draw_anew_changes_nothing_wherever_one_is() {
    let places = ["", "s <Enter>", "n <text:llamó>", "2 /", "2 / x", "? ", ":", "g", "f", "<Enter> f", "c 2 <Tab>"];
    for (n, keys) in places.into_iter().enumerate() {
        let mut desk = Desk::shop();
        desk.keys(keys);
        let before = desk.text();
        desk.keys("<C-l>");
        assert_eq!((desk.text(), desk.redraws), (before, 1), "{n}: {keys:?}");
    }
}

#[test]
fn a_letter_that_draws_anew_is_a_letter_where_one_types() {
    let keys = vec![binding("app.redraw", "ñ")];
    let mut desk = Desk::of(Manner { keys, ..Manner::default() }, shop);
    desk.keys("ñ n <text:ñññ>");
    assert_eq!(desk.redraws, 1);
    assert!(desk.text().contains("ñññ"), "{}", desk.text());
}

#[test]
fn a_moved_key_works_in_its_new_place_alone_and_is_shown() {
    let keys = vec![binding("followup.snooze", "x"), binding("form.save", "f2"), binding("app.help", "ctrl-h")];
    let mut desk = Desk::of(Manner { keys, ..Manner::default() }, shop);
    assert!(find(&desk.screen(), "x posponer").is_some(), "{}", desk.text());
    desk.keys("s");
    assert!(desk.model.dialog.is_none() && desk.notice().contains("Ctrl-h"), "{}", desk.notice());
    desk.keys("x");
    assert!(find(&desk.screen(), "F2 guarda").is_some(), "{}", desk.text());
    desk.keys("<C-s>");
    assert!(matches!(desk.model.dialog, Some(Dialog::Form(_))), "the old key saves nothing");
    desk.send(Msg::Key(KeyEvent::new(KeyCode::F(2), KeyModifiers::NONE)));
    assert_eq!(desk.plans("Bodega Ruiz")[0].3, 1);
    desk.keys("<C-h>");
    assert!(find(&desk.screen(), "Ctrl-h").is_some());
}

#[test]
fn a_command_without_a_key_is_still_in_the_palette() {
    let taken = KeyBinding { command: "log.call".into(), keys: Vec::new(), line: 1 };
    let mut desk = Desk::of(Manner { keys: vec![taken], ..Manner::default() }, shop);
    desk.keys("c");
    assert!(desk.model.dialog.is_none());
    assert_eq!(desk.model.key(Command::LogCall), ":log.call");
    desk.keys(": <text:llamada> <Enter>");
    assert!(matches!(desk.model.dialog, Some(Dialog::Form(_))));
}

/// Windows tells of keys that are let go, and of Shift with every character that needs it.
#[test]
fn keys_are_understood_as_other_terminals_report_them() {
    let mut desk = Desk::shop();
    let key = |c, modifiers| KeyEvent::new(KeyCode::Char(c), modifiers);
    let released = KeyEvent { kind: KeyEventKind::Release, ..key('c', KeyModifiers::NONE) };
    desk.send(Msg::Key(released));
    assert!(desk.model.dialog.is_none());
    for c in ['?', ':', '!', 'H'] {
        desk.send(Msg::Key(key(c, KeyModifiers::SHIFT)));
        assert!(desk.model.dialog.is_some(), "{c} with Shift");
        desk.keys("<Esc>");
    }
    desk.send(Msg::Key(key('/', KeyModifiers::SHIFT)));
    assert!(desk.model.filtering, "/ is Shift-7 on many keyboards");
    desk.send(Msg::Key(key('G', KeyModifiers::NONE)));
    assert_eq!(desk.model.filter.value(), "G");
}

#[test]
fn ctrl_c_leaves_a_dialog_first_and_then_the_program() {
    let mut desk = Desk::shop();
    desk.keys("n <text:a medias> <C-c>");
    assert!(desk.model.dialog.is_none() && !desk.left);
    assert_eq!(desk.model.agenda.drafts().unwrap().len(), 1, "and nothing is lost");
    desk.keys("<C-c>");
    assert!(desk.left);
}
