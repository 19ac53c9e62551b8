//! Getting about: filter, order, shelves, palette, help, and from one group to the next.

use cartera::agenda::{Log, Order, Shelf};
use cartera::domain::{Code, Kind};
use cartera::tui::command::{Command, REGISTER};
use cartera::tui::dialog::Dialog;
use cartera::tui::model::Screen;
use jiff::civil::date;
use ratatui::style::Modifier;

use crate::support::{Desk, LARGE, Manner, SMALL, find, named, plan};

#[test]
fn the_filter_narrows_as_one_types_without_accents_or_case() {
    let mut desk = Desk::shop();
    desk.keys("/");
    assert_eq!((desk.model.screen, desk.model.filtering), (Screen::Clients, true));
    let mut most = desk.names().len();
    for letter in ["O", "P", "T", "I", "C", "A", "<Space>", "n", "u", "n", "e"] {
        desk.keys(letter);
        assert!(desk.names().len() <= most, "never more than before");
        most = desk.names().len();
    }
    assert_eq!(desk.names(), ["Óptica Núñez"]);
    desk.keys("<Esc>");
    assert_eq!((desk.names().len(), desk.model.filtering), (4, false), "Esc clears");
}

#[test]
fn the_filter_finds_what_was_said_and_the_people_at_a_client() {
    let mut desk = Desk::shop();
    desk.pick("Hotel Sol");
    desk.keys("n <text:Quieren toallas más grandes> <C-s>");
    for (typed, found) in [("toallas", "Hotel Sol"), ("munoz", "Ferretería López"), ("lima", "Ferretería López")] {
        desk.keys("/");
        desk.keys(&format!("<text:{typed}>"));
        assert_eq!(desk.names(), [found], "{typed}");
        desk.keys("<Esc>");
    }
}

#[test]
fn a_filter_stays_after_enter_and_goes_with_the_next_esc() {
    let mut desk = Desk::shop();
    desk.keys("/ <text:sol> <Enter>");
    assert_eq!((desk.names(), desk.model.filtering), (vec!["Hotel Sol".to_owned()], false));
    desk.keys("<Enter>");
    assert!(desk.model.card.is_some(), "keys are commands again");
    desk.keys("<Esc>");
    assert_eq!(desk.names(), ["Hotel Sol"], "and from the card back to what was found");
    desk.keys("<Esc>");
    assert_eq!(desk.names().len(), 4);
    desk.keys("<Esc>");
    assert_eq!(desk.model.screen, Screen::Today);
}

#[test]
fn text_is_pasted_into_the_filter_without_its_line_breaks() {
    let mut desk = Desk::shop();
    desk.keys("/ <paste:Hotel\r\nSol\r>");
    assert_eq!(desk.model.filter.value(), "Hotel Sol");
    assert_eq!(desk.names(), ["Hotel Sol"]);
}

/// Wide letters take two cells each: the cursor is where one types all the same.
#[test]
fn the_cursor_stays_in_sight_in_a_long_line_of_wide_letters() {
    for keys in ["/ <text:LONG>", "a <text:LONG>", "a <text:LONG> <Home>", "a <text:LONG> <Left> <Left> <Left>"] {
        let mut desk = Desk::shop();
        desk.keys(&keys.replace("LONG", &"渡辺商店".repeat(30)));
        let screen = desk.screen();
        let is_cursor = |at: &usize| screen.content[*at].modifier.contains(Modifier::REVERSED);
        let cursors: Vec<usize> = (0..screen.content.len()).filter(is_cursor).collect();
        assert_eq!(cursors.len(), 1, "{keys}: {}", desk.text());
        let beside = [cursors[0] - 2, cursors[0] + 2].map(|at| screen.content[at].symbol());
        assert!("渡辺商店".contains(beside[usize::from(keys.ends_with("<Home>"))]), "{keys}: {}", desk.text());
    }
}

#[test]
fn the_list_is_ordered_and_shows_the_other_shelves() {
    let mut desk = Desk::demo(Manner::default());
    desk.keys("2 <End> O");
    for (n, order) in Order::ALL.iter().enumerate() {
        if n > 0 {
            desk.keys("O");
        }
        desk.keys(&(n + 1).to_string());
        assert_eq!((desk.model.shelf().0, desk.model.clients.selected()), (*order, 0));
    }
    desk.keys("V 2");
    assert_eq!(desk.model.shelf().1, Shelf::ALL[1]);
    desk.keys("O 1 V");
    assert_eq!(desk.menu().selected, 1, "the menu stands where the list does");
    desk.keys("<Home> <Enter>");
    assert_eq!(desk.model.shelf(), (Order::ALL[0], Shelf::Current));
}

#[test]
fn tab_goes_from_light_to_light() {
    let mut desk = Desk::shop();
    let mut seen = vec![desk.selected()];
    for _ in 0..4 {
        desk.keys("<Tab>");
        seen.push(desk.selected());
    }
    assert_eq!(seen, ["Bodega Ruiz", "Ferretería López", "Hotel Sol", "Óptica Núñez", "Óptica Núñez"]);
    desk.keys("<BackTab> <BackTab>");
    assert_eq!(desk.selected(), "Ferretería López");
    desk.keys("G");
    assert_eq!(desk.selected(), "Óptica Núñez");
}

/// Half an hour is a wrong one, and so is a day of another year without its year.
#[test]
fn when_somebody_is_due_is_never_cut() {
    for (lang, first, last) in [("es-PE", "11:30 ", "4 ene 2027 "), ("en-US", "11:30 am ", "Jan 4, 2027 ")] {
        let mut desk = Desk::demo(Manner { lang, ..Manner::default() });
        assert!(desk.shot(SMALL).contains(first), "{lang}");
        desk.keys("G");
        assert!(desk.shot(SMALL).contains(last), "{lang}");
    }
}

/// The longest day there is has a blank before it, however long the reason is.
#[test]
fn the_longest_day_stands_apart_from_the_reason() {
    for (lang, day) in [("es-PE", "… 30 sep 2027 "), ("en-US", "… Sep 30, 2027 ")] {
        let mut desk = Desk::of(Manner { lang, ..Manner::default() }, |agenda| {
            let purpose = "abcdefghijklmnopqrstuvwxyz".repeat(3);
            let next = plan(date(2027, 9, 30), None, Kind::Call, &purpose);
            agenda.add_client(named("Hotel Sol"), Some(next)).unwrap();
        });
        let shown = desk.shot(SMALL);
        assert!(shown.contains(day), "{shown}");
    }
}

/// The palette finds every command by the name that the help and the hints give it.
#[test]
fn every_command_is_found_by_its_name_in_both_languages() {
    for lang in ["es-PE", "en-US"] {
        let mut desk = Desk::of(Manner { lang, ..Manner::default() }, crate::support::shop);
        desk.keys("2");
        let place = desk.model.place();
        for entry in REGISTER.iter().filter(|entry| entry.place.meets(place) && entry.command != Command::Palette) {
            let name = desk.model.texts.get(&entry.name_key()).to_owned();
            desk.keys(":");
            desk.keys(&format!("<text:{name}>"));
            let Some(Dialog::Palette(palette)) = &desk.model.dialog else { panic!("no palette") };
            let first = palette.found.iter().take(2).map(|entry| entry.id).collect::<Vec<_>>();
            assert!(first.contains(&entry.id), "{lang}: {name} finds {first:?}");
            desk.keys("<Esc>");
        }
    }
}

#[test]
fn the_palette_runs_what_was_typed() {
    for (lang, typed) in [("es-PE", "prever"), ("en-US", "follow"), ("es-PE", "PROXIMO"), ("en-US", "followup.plan")] {
        let mut desk = Desk::of(Manner { lang, ..Manner::default() }, crate::support::shop);
        desk.keys(":");
        desk.keys(&format!("<text:{typed}> <Enter>"));
        let Some(Dialog::Form(form)) = &desk.model.dialog else { panic!("{typed}: {:?}", desk.model.dialog) };
        assert!(matches!(form.purpose, cartera::tui::form::Purpose::Plan(_)), "{typed}: {:?}", form.purpose);
    }
}

#[test]
fn a_palette_without_a_match_says_so_and_does_nothing() {
    let mut desk = Desk::shop();
    desk.keys(": <text:qqqqq>");
    assert!(find(&desk.screen(), "Ninguna orden coincide.").is_some());
    desk.keys("<Enter>");
    assert!(matches!(desk.model.dialog, Some(Dialog::Palette(_))));
}

#[test]
fn the_help_lists_every_command_and_scrolls_by_what_is_hidden() {
    let mut desk = Desk::shop();
    desk.keys("?");
    let mut seen = desk.text();
    let top = seen.clone();
    for _ in 0..12 {
        desk.keys("<PgDn>");
        seen.push_str(&desk.text());
    }
    for entry in REGISTER {
        let key = entry.doc_key();
        let doc = desk.model.texts.get(&key);
        let beginning: String = doc.chars().take(40).collect();
        assert!(seen.contains(&beginning), "{doc}");
    }
    let bottom = desk.text();
    desk.keys("<End>");
    assert_eq!(desk.text(), bottom);
    desk.keys("<Up>");
    assert_ne!(desk.text(), bottom, "one key up from the end moves at once");
    desk.keys("<Home>");
    assert_eq!(desk.text(), top);
    desk.keys("x");
    assert!(desk.model.dialog.is_none());
}

#[test]
fn the_history_scrolls_by_what_is_hidden() {
    let mut desk = Desk::shop();
    for n in 0..30 {
        desk.keys(if n % 2 == 0 { "! 1" } else { "! 4" });
    }
    desk.keys("H");
    let top = desk.text();
    desk.keys("<End>");
    let bottom = desk.text();
    desk.keys("<Up>");
    assert_ne!(desk.text(), bottom);
    desk.keys("<Home>");
    assert_eq!(desk.text(), top);
}

#[test]
fn a_key_without_a_meaning_says_where_help_is() {
    let mut desk = Desk::shop();
    desk.keys("ñ");
    assert!(desk.notice().contains('?'), "{}", desk.notice());
    desk.keys("<Down>");
    assert_eq!(desk.notice(), "", "until the next key");
}

#[test]
fn the_preview_follows_the_selection_where_there_is_room() {
    let mut desk = Desk::shop();
    assert!(desk.model.preview.is_none());
    desk.resize(LARGE);
    for name in ["Bodega Ruiz", "Hotel Sol"] {
        desk.pick(name);
        assert_eq!(desk.model.preview.as_ref().unwrap().card.client.name, name);
    }
    desk.resize(SMALL);
    desk.resize(LARGE);
    assert_eq!(desk.model.preview.as_ref().unwrap().card.client.name, "Hotel Sol");
}

#[test]
fn the_selection_is_always_on_the_screen() {
    let mut desk = Desk::demo(Manner::default());
    for screen in ["1", "2"] {
        for size in [(60, 16), SMALL, LARGE] {
            desk.resize(size);
            desk.keys(screen);
            desk.keys("<Home>");
            for _ in 0..desk.model.list().total() {
                let name: String = desk.selected().chars().take(8).collect();
                assert!(find(&desk.screen(), "▌").is_some(), "{name} at {size:?}");
                assert!(desk.text().contains(&name), "{name} at {size:?}");
                desk.keys("<Down>");
            }
        }
    }
}

/// The header has no room for everything in a small window: names are shortened before they are left out, and so is the
/// day.
#[test]
fn the_header_shortens_what_it_has_no_room_for() {
    let mut desk = Desk::shop();
    let cases = [
        ((60, 16), "1 Hoy 2 3 4 5 ", "lun 23 nov   ●"),
        (SMALL, "1 Hoy 2 Clientes 3 Calend. 4 Oport. 5 Informes ", "lun 23  ●"),
        (LARGE, "cartera   1 Hoy  2 Clientes  3 Calendario  4 Oportunidades  5 Informes  ", "lun 23 nov   ●"),
    ];
    for (size, screens, day) in cases {
        desk.resize(size);
        let head = desk.text().lines().next().unwrap().to_owned();
        assert!(head.contains(screens) && head.contains(day), "{head}");
    }
}

/// Arabic letters that a font joins take their cells one by one all the same.
#[test]
fn a_row_in_arabic_ends_where_the_others_do() {
    let mut desk = Desk::of(Manner::default(), |agenda| {
        let late = || Some(crate::support::plan(crate::support::november(20), None, cartera::domain::Kind::Call, ""));
        agenda.add_client(named("متجر السلام للأدوات المنزلية والهدايا"), late()).unwrap();
        agenda.add_client(named("Hotel Sol"), late()).unwrap();
    });
    for size in [(60, 16), SMALL, LARGE] {
        desk.resize(size);
        let screen = desk.screen();
        let ends = [3, 4].map(|y| {
            let row = |x: u16| (x..screen.area.width).map(|x| screen[(x, y)].symbol()).collect::<String>();
            (0..screen.area.width).find(|x| row(*x).starts_with("−3 d"))
        });
        assert!(ends[0].is_some() && ends[0] == ends[1], "{ends:?} in {}", desk.text());
    }
}

/// A client with a note of some lines for each of so many days.
fn talked_with(days: i64) -> Desk {
    Desk::of(Manner::default(), |agenda| {
        let client = agenda.add_client(named("Hotel Sol"), None).unwrap();
        let now = agenda.clock().wall();
        for days in 0..days {
            let at = cartera::domain::calendar::later(now.date(), -days).to_datetime(now.time());
            let text = format!("hace {days} días. {}", "Va para largo. ".repeat(9));
            agenda.log(&Log { text, ..Log::new(client, Kind::Note, at) }).unwrap();
        }
    })
}

/// A long history is fetched piece by piece; the end key means its very first day all the same.
#[test]
fn the_end_of_a_card_is_the_first_day_of_a_long_history() {
    let mut desk = talked_with(300);
    desk.keys("<Enter> <End>");
    assert!(desk.text().contains("hace 299 días"), "{}", desk.text());
    desk.keys("<Home> <Down>");
    assert!(desk.text().contains("hace 0 días"), "{}", desk.text());
}

/// What is selected of a long history is in sight, on a page that is full until the first contact ends it.
#[test]
fn a_long_history_goes_by_with_the_selection() {
    let mut desk = talked_with(90);
    desk.keys("<Enter>");
    for size in [SMALL, LARGE] {
        for days in 0..90 {
            desk.keys("<Down>");
            let shown = desk.shot(size);
            assert!(shown.contains(&format!("hace {days} días.")), "{days} in {size:?}:\n{shown}");
            let last = shown.lines().nth(usize::from(size.1) - 3).unwrap_or_default();
            let is_full = last.rsplit('│').next().is_some_and(|page| !page.trim().is_empty());
            assert!(is_full || shown.contains("hace 89 días."), "after {days} in {size:?}:\n{shown}");
        }
        desk.keys("<Home>");
    }
}
