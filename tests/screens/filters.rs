//! The filter line: what it finds, what it says of a mistake, what it offers, and the jump to a client.

use cartera::tui::dialog::Dialog;
use cartera::tui::model::Screen;
use ratatui::style::Modifier;

use crate::support::{Desk, LARGE, cell};

#[test]
fn a_filter_is_typed_where_words_are() {
    let mut desk = Desk::shop();
    let cases: &[(&str, &[&str])] = &[
        ("alerta:rojo", &["Bodega Ruiz"]),
        ("-alert:red sol", &["Hotel Sol"]),
        ("ciudad:lima", &["Ferretería López"]),
        ("hotel O bodega", &["Bodega Ruiz", "Hotel Sol"]),
        ("orden:-nombre ruiz O sol", &["Hotel Sol", "Bodega Ruiz"]),
    ];
    for (filter, expected) in cases {
        desk.keys("/");
        desk.keys(&format!("<text:{filter}>"));
        assert_eq!(desk.names(), *expected, "{filter}");
        desk.keys("<Esc>");
        assert_eq!(desk.names().len(), 4, "{filter}");
    }
}

#[test]
fn while_a_filter_is_unfinished_the_list_shows_what_stands_before_it() {
    let mut desk = Desk::shop();
    desk.keys("/ <text:sol> <Space> <text:ciudad:>");
    assert_eq!(desk.names(), ["Hotel Sol"]);
    assert!(desk.text().contains("falta el valor, pegado al signo"), "{}", desk.text());
    desk.keys("<Enter>");
    assert!(desk.model.filtering, "what is no filter yet is not left behind");
    desk.keys(&format!("{} <text:ciudda:x> <Space>", "<BS>".repeat(7)));
    assert_eq!(desk.names(), ["Hotel Sol"], "a mistake in the middle leaves the list as it is");
    let screen = desk.screen();
    assert!(desk.text().contains("no hay ningún campo “ciudda”"), "{}", desk.text());
    assert!(cell(&screen, "ciudda").modifier.contains(Modifier::BOLD), "the mistake stands out");
    desk.keys("<C-c>");
    assert_eq!(
        (desk.model.filter.value(), desk.model.filtering),
        ("sol", false),
        "what the list shows is what is said"
    );
}

#[test]
fn what_could_follow_is_offered_and_taken() {
    let mut desk = Desk::shop();
    desk.keys("/ <text:ciu>");
    assert!(desk.text().contains("Tab ciudad:"), "{}", desk.text());
    desk.keys("<Tab>");
    assert_eq!(desk.model.filter.value(), "ciudad:");
    assert!(desk.text().contains("│ Lima"), "the values that there are: {}", desk.text());
    desk.keys("<Tab>");
    assert_eq!((desk.model.filter.value(), desk.names()), ("ciudad:Lima", vec!["Ferretería López".to_owned()]));
    desk.keys("<Space> <text:alerta:> <Down> <Down> <Enter>");
    assert_eq!(desk.model.filter.value(), "ciudad:Lima alerta:amarillo");
    assert!(desk.model.filtering, "Enter took what was chosen");
    desk.keys("<Enter>");
    assert!(!desk.model.filtering);
    assert!(!desk.text().contains("sin_paso"), "nothing is offered any more: {}", desk.text());
    desk.keys("<Esc> / <text:sol> <Down>");
    assert!(desk.model.asking.chosen.is_none(), "of names of fields none is chosen: the list moves");
}

#[test]
fn a_row_shows_where_the_words_were_found() {
    let mut desk = Desk::shop();
    desk.pick("Hotel Sol");
    desk.keys("n <text:Quieren toallas más grandes para la temporada> <C-s>");
    desk.keys("2 / <text:toallas>");
    desk.resize(LARGE);
    let screen = desk.screen();
    assert!(desk.text().contains("Quieren toallas más grandes"), "{}", desk.text());
    let lit = cell(&screen, "toallas más").style();
    assert_ne!(lit, cell(&screen, "más grandes").style(), "the word stands out");
    assert!(desk.text().contains("por relevancia"), "{}", desk.text());
    desk.keys("X <Esc>");
    desk.keys("X");
}

#[test]
fn any_client_is_a_few_letters_away() {
    let mut desk = Desk::shop();
    desk.keys("<C-k>");
    assert!(desk.text().contains("Ir a un cliente"), "{}", desk.text());
    for (typed, expected) in [("ftlpz", "Ferretería López"), ("opt nun", "Óptica Núñez"), ("muñoz", "Ferretería López")]
    {
        desk.keys(&format!("<text:{typed}>"));
        let Some(Dialog::Jump(jump)) = &desk.model.dialog else { panic!("{typed}") };
        assert_eq!(jump.found.first().map(|row| row.name.as_str()), Some(expected), "{typed}");
        desk.keys(&"<BS>".repeat(typed.chars().count()));
    }
    desk.keys("<text:hotel> <Enter>");
    assert_eq!(desk.model.card.as_ref().map(|open| open.card.client.name.as_str()), Some("Hotel Sol"));
    desk.keys("<Esc>");
    assert_eq!((desk.model.screen, desk.model.card.is_none()), (Screen::Today, true));
    desk.keys("<C-k> <text:zzz> <Enter>");
    assert!(matches!(desk.model.dialog, Some(Dialog::Jump(_))), "nobody is called that");
    assert!(desk.text().contains("Nadie se llama así"), "{}", desk.text());
    desk.keys("<Esc>");
    assert!(desk.model.dialog.is_none());
}
