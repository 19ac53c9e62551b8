//! The public list of naughty strings, and our own ugly ones, through every field: what is stored reads back as it was, but
//! for what a terminal obeys, and nothing of that is drawn.

use cartera::agenda::{Agenda, Log, Scope, Window};
use cartera::domain::text::{clean_line, clean_text};
use cartera::domain::{Client, Kind};
use cartera::tui::dialog::Dialog;
use cartera::tui::form::Input;
use cartera::tui::update::Msg;

use crate::support::{Desk, Manner, named, november};
use crate::ugly::{TEXTS, is_obeyed};

/// The strings of the public list.
fn public() -> Vec<String> {
    let folder = std::env::var_os("CARTERA_PUBLIC_DATA").unwrap();
    let list = std::fs::read(std::path::Path::new(&folder).join("nasty/blns.txt")).unwrap();
    let list = String::from_utf8_lossy(&list);
    let strings: Vec<String> =
        list.split('\n').filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect();
    assert!(strings.len() > 400);
    strings
}

fn own() -> Vec<String> {
    TEXTS.iter().map(|text| (*text).to_owned()).collect()
}

fn is_harmless(desk: &Desk, what: &str) {
    for cell in desk.screen().content() {
        assert!(!cell.symbol().contains(is_obeyed), "{:?} is drawn after {what:?}", cell.symbol());
    }
}

/// Pastes a text into every field of the form that is open, and saves it; saved or refused, it is said in a line.
fn fill_in(desk: &mut Desk, text: &str) {
    for _ in 0..desk.form().fields.len() {
        desk.keys("<C-u>");
        desk.send(Msg::Paste(text.to_owned()));
        let Some(Dialog::Form(form)) = &desk.model.dialog else { panic!("{text:?} closed the form") };
        let field = form.focused().unwrap();
        match &field.input {
            // Of an area the line at the cursor was cleared, and the rest stays.
            Input::Area(_) => assert!(field.value().contains(&clean_text(text)), "{text:?} as {:?}", field.value()),
            Input::Line(_) => assert_eq!(field.value(), clean_line(text)),
            Input::Choice(_) => {}
        }
        desk.keys("<Tab>");
        if !matches!(desk.model.dialog, Some(Dialog::Form(_))) {
            break;
        }
    }
    is_harmless(desk, text);
    desk.keys("<C-s>");
    if let Some(Dialog::Form(form)) = &desk.model.dialog {
        let problem = form.problem.as_deref().unwrap_or_default();
        assert!(!problem.contains(is_obeyed), "{problem:?}");
    }
    is_harmless(desk, text);
    desk.keys("<A-x> <Esc> <Esc> <Esc> 1");
    is_harmless(desk, text);
}

fn every_form(strings: &[String], step: usize) {
    for (n, keys) in ["a", "<Enter> e", "c", "n", "f", "s", "p", "o", "N", "e"].into_iter().enumerate() {
        let mut desk = Desk::demo(Manner::default());
        for text in strings.iter().skip(n % step).step_by(step) {
            desk.keys(keys);
            if matches!(desk.model.dialog, Some(Dialog::Form(_))) {
                fill_in(&mut desk, text);
            }
            desk.keys("<Esc> <Esc> 1 <Home>");
        }
    }
}

/// Stores a text wherever the agenda takes one, and reads it back.
fn stored(strings: &[String]) {
    let mut desk = Desk::of(Manner::default(), |agenda| {
        for text in strings {
            store(agenda, text);
        }
    });
    for keys in ["2", "/ <text:a>", "<Esc> <End>", "<Enter>", "<Tab>", "<Esc> g", "<Esc> <C-k>", "<Esc> 3", "H"] {
        desk.keys(keys);
        for size in [(80, 24), (120, 40), (300, 100)] {
            desk.resize(size);
            is_harmless(&desk, keys);
        }
    }
}

fn store(agenda: &mut Agenda, text: &str) {
    let (line, long) = (clean_line(text), clean_text(text));
    let mut record = named(&format!("N {text}"));
    record.client = Client {
        city: Some(text.to_owned()),
        sector: Some(text.to_owned()),
        notes: text.to_owned(),
        ..Client::named(format!("N {text}"), november(2))
    };
    // What is too long is refused, and says so.
    let Ok(id) = agenda.add_client(record, None) else {
        assert!(line.chars().count() > 100, "{text:?} was refused");
        return;
    };
    let client = agenda.client(id).unwrap();
    assert_eq!(client.name, clean_line(&format!("N {text}")));
    assert_eq!((client.city.unwrap_or_default(), client.sector.unwrap_or_default()), (line.clone(), line.clone()));
    assert_eq!(client.notes, long);
    let at = november(19).at(10, 0, 0, 0);
    let logged = agenda.log(&Log { text: text.to_owned(), ..Log::new(id, Kind::Note, at) });
    assert!(logged.is_ok() || long.trim().is_empty(), "{text:?}: {logged:?}");
    if logged.is_ok() {
        assert_eq!(agenda.card(id, 9).unwrap().interactions[0].text, long);
    }
    // As a filter, a name and a line it is understood or refused.
    let _found = agenda.listing(Scope::Day(agenda.today()), text).and_then(|listing| Window::open(agenda, listing, 9));
    let _found = agenda.resolve(text);
}

#[test]
fn ugly_strings_are_stored_as_they_are_and_drawn_harmless() {
    stored(&own());
    every_form(&own(), 25);
}

#[test]
#[ignore = "needs the public data folder in CARTERA_PUBLIC_DATA"]
fn naughty_strings_are_stored_as_they_are_and_drawn_harmless() {
    stored(&public());
    every_form(&public(), 60);
}
