//! Sharing the agenda from the screens: where nobody said how it says how; else what came of it.

use std::fmt::Write;

use cartera::tui::dialog::Dialog;
use cartera::tui::sharing::Sharing;
use cartera::tui::update::Msg;

use crate::support::{BOTH, Desk, Manner, shop};

const SYNC: &str = ": <text:app.sync> <Enter>";

fn desk(lang: &'static str) -> Desk {
    let mut desk = Desk::of(Manner { lang, ..Manner::default() }, shop);
    let (folder, setup) = (desk.path("sync"), desk.path("vdirsyncer.conf"));
    desk.model.sharing = Some(Sharing { folder, interactions: true, setup, chosen: true });
    desk
}

#[test]
fn where_nobody_said_how_it_says_how() {
    let mut desk = Desk::shop();
    desk.keys(SYNC);
    assert!(desk.text().contains("cartera sync --setup"), "{}", desk.text());
    desk.keys("<Esc>");
    assert!(desk.model.dialog.is_none());
    let setup = desk.path("vdirsyncer.conf");
    desk.model.sharing = Some(Sharing { folder: desk.path("sync"), interactions: true, setup, chosen: false });
    desk.keys(SYNC);
    assert!(desk.text().contains("cartera sync --setup"), "{}", desk.text());
    assert!(!desk.path("sync").exists(), "nothing leaves unless it was asked for");
}

#[test]
fn what_came_of_it_is_said_and_undone() {
    let mut desk = desk("es-PE");
    desk.keys(SYNC);
    assert!(desk.text().contains("Enviado:") && desk.path("sync/contacts").is_dir(), "{}", desk.text());
    desk.keys("<Esc>");
    let before = desk.steps();
    // Somebody else changes a card.
    let card = std::fs::read_dir(desk.path("sync/contacts")).unwrap().map(|entry| entry.unwrap().path());
    let hotel = |path: &std::path::PathBuf| std::fs::read_to_string(path).unwrap().contains("Hotel Sol");
    let path = card.into_iter().find(hotel).unwrap();
    let text = std::fs::read_to_string(&path).unwrap().replace("Hotel Sol", "Hotel Luna");
    std::fs::write(&path, text).unwrap();
    desk.keys(SYNC);
    assert!(desk.text().contains("u deshace lo recibido"), "{}", desk.text());
    assert_eq!(desk.id("Hotel Luna"), desk.id("luna"));
    desk.keys("<Esc> u");
    assert!(desk.steps() > before && desk.model.agenda.resolve("Hotel Luna").is_err());
}

#[test]
fn a_folder_that_cannot_be_used_is_named() {
    let mut desk = desk("es-PE");
    std::fs::write(desk.path("sync"), "no folder").unwrap();
    let before = desk.steps();
    desk.keys(SYNC);
    assert!(matches!(desk.model.dialog, Some(Dialog::Report(_))) && desk.text().contains("sync"), "{}", desk.text());
    assert_eq!(desk.steps(), before);
    desk.send(Msg::Shared(99, Err("x".into())));
    desk.keys("<Esc>");
    assert!(desk.model.dialog.is_none());
}

#[test]
fn what_it_looks_like() {
    for lang in ["es-PE", "en-US"] {
        let mut album = String::new();
        let mut desk = desk(lang);
        for place in ["first", "again"] {
            desk.keys(SYNC);
            if place == "again" {
                std::fs::write(desk.path("sync/contacts/ajeno.vcf"), "no card").unwrap();
                desk.keys(&format!("<Esc> {SYNC}"));
            }
            for size in BOTH {
                let shot = desk.shot(size);
                let title = format!(" {place} {}×{} ", size.0, size.1);
                write!(album, "\n{title:=^80}\n{shot}\n").unwrap();
            }
            desk.keys("<Esc>");
        }
        insta::assert_snapshot!(format!("sharing.{}", &lang[..2]), album);
    }
}
