//! What there is, written into a file from the screens: of whom, in which format, and where.

use std::fmt::Write;

use cartera::tui::form::Name;
use cartera::tui::update::Msg;

use crate::support::{BOTH, Desk, Manner, shop};

const EXPORT: &str = ": <text:list.export> <Enter>";

#[test]
fn a_good_name_is_proposed_and_follows_what_is_chosen() {
    let mut desk = Desk::shop();
    desk.keys("2");
    desk.keys(EXPORT);
    let proposed = |desk: &Desk| desk.form().value(Name::Path);
    assert_eq!(desk.form().chosen(Name::Whom), Some("listed"));
    assert!(proposed(&desk).ends_with("/clientes 2026-11-23.csv"), "{}", proposed(&desk));
    desk.tab_to(Name::Format);
    desk.keys("2");
    desk.tab_to(Name::Path);
    assert!(proposed(&desk).ends_with("/cartera 2026-11-23.xlsx"), "{}", proposed(&desk));
    desk.save();
    assert!(desk.notice().contains("cartera 2026-11-23.xlsx"), "{}", desk.notice());
    assert!(desk.path("cartera 2026-11-23.xlsx").metadata().unwrap().len() > 1_000);
}

#[test]
fn the_client_at_hand_goes_out_with_all_that_belongs_to_it() {
    let mut desk = Desk::shop();
    desk.open_card("Hotel Sol");
    desk.keys(EXPORT);
    assert_eq!(desk.form().chosen(Name::Whom), Some("client"));
    desk.tab_to(Name::Format);
    desk.keys("3");
    desk.save();
    let json = std::fs::read_to_string(desk.path("Hotel Sol 2026-11-23.json")).unwrap();
    assert!(json.contains("renovar contrato") && !json.contains("Bodega"), "{json}");
}

#[test]
fn the_marked_ones_go_out_and_what_cannot_be_is_said() {
    let mut desk = Desk::shop();
    desk.keys("2 <Space> <Space>");
    desk.keys(EXPORT);
    assert_eq!(desk.form().chosen(Name::Whom), Some("marked"));
    desk.tab_to(Name::Contents);
    desk.keys("1");
    assert!(desk.refused().contains("una sola cosa"), "{}", desk.problem());
    desk.tab_to(Name::Contents);
    desk.keys("2");
    desk.fill(Name::Path, "/no/hay/x.csv");
    assert!(desk.refused().contains("no existe"), "{}", desk.problem());
    let path = desk.path("dos.csv").display().to_string();
    desk.fill(Name::Path, &path);
    desk.save();
    assert_eq!(std::fs::read_to_string(&path).unwrap().lines().count(), 3);
}

/// What went out as a whole comes in again from the same screens.
#[test]
fn a_whole_portfolio_is_taken_in_after_a_look() {
    let mut desk = Desk::shop();
    desk.keys(EXPORT);
    desk.tab_to(Name::Whom);
    desk.keys("2");
    desk.tab_to(Name::Format);
    desk.keys("3");
    let path = desk.path("todo.json");
    desk.fill(Name::Path, &path.display().to_string());
    desk.save();
    let mut other = Desk::empty("es-PE");
    other.keys("i");
    other.keys(&format!("<paste:{}> <Enter>", path.display()));
    assert!(other.text().contains("Es una cartera completa"), "{}", other.text());
    assert!(other.model.day.empty, "nothing is written yet");
    other.keys("<Enter>");
    assert!(other.notice().contains("clientes"), "{}", other.notice());
    assert_eq!(other.id("Hotel Sol"), other.id("hotel"));
    other.keys("u");
    assert!(other.model.day.empty);
    std::fs::write(&path, "{\"cartera\": 1, ").unwrap();
    other.keys("i");
    other.keys(&format!("<paste:{}> <Enter>", path.display()));
    assert!(other.text().contains("No se cambió nada"), "{}", other.text());
}

#[test]
fn a_file_that_was_not_written_leaves_the_form() {
    let mut desk = Desk::shop();
    desk.keys("2");
    desk.keys(EXPORT);
    desk.send(Msg::Exported(7, Err("x".into())));
    assert!(desk.form().problem.is_none(), "the answer to something else");
    desk.keys("<Esc>");
    assert!(desk.model.dialog.is_none());
}

#[test]
fn what_it_looks_like() {
    for lang in ["es-PE", "en-US"] {
        let mut album = String::new();
        let mut desk = Desk::of(Manner { lang, ..Manner::default() }, shop);
        desk.keys("2 <Space>");
        desk.keys(EXPORT);
        for size in BOTH {
            let shot = desk.shot(size);
            let title = format!(" export {}×{} ", size.0, size.1);
            write!(album, "\n{title:=^80}\n{shot}\n").unwrap();
        }
        insta::assert_snapshot!(format!("export.{}", &lang[..2]), album);
    }
}
