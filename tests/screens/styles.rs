//! Styles that carry meaning: lights, selection, failure; and themes without colour.

use cartera::domain::Light;
use cartera::tui::form::Name;
use cartera::tui::theme::{Theme, ThemeName};
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

use crate::support::{BOTH, Desk, LARGE, Manner, PLACES, SMALL, cell, find, shop};

const THEMES: [(ThemeName, bool); 7] = [
    (ThemeName::Dark, true),
    (ThemeName::Dark, false),
    (ThemeName::Light, true),
    (ThemeName::Light, false),
    (ThemeName::ColourBlind, true),
    (ThemeName::ColourBlind, false),
    (ThemeName::Mono, false),
];

fn with(theme: (ThemeName, bool)) -> Manner {
    Manner { theme, ..Manner::default() }
}

#[test]
fn every_light_has_its_colour_and_its_glyph_in_every_theme() {
    for (name, truecolor) in THEMES {
        let theme = Theme::of(name, truecolor);
        let mut desk = Desk::of(with((name, truecolor)), shop);
        desk.resize(LARGE);
        let day = desk.screen();
        desk.resize(SMALL);
        for (light, heading) in [
            (Light::Red, "● Rojo: contactar ya"),
            (Light::Yellow, "▲ Amarillo: toca hoy"),
            (Light::Green, "■ Verde: en marcha"),
            (Light::Unplanned, "○ Sin próximo paso"),
        ] {
            let colour = theme.light(light).fg.unwrap_or(Color::Reset);
            assert_eq!(cell(&day, heading).fg, colour, "{name:?}: heading of {light:?}");
            assert_eq!(cell(&day, &format!("{} 1", light.glyph())).fg, colour, "{name:?}: count of {light:?}");
        }
        desk.keys("2");
        let clients = desk.screen();
        for (client, light) in [
            ("Bodega Ruiz", Light::Red),
            ("Ferretería López", Light::Yellow),
            ("Hotel Sol", Light::Green),
            ("Óptica Núñez", Light::Unplanned),
        ] {
            let (x, y) = find(&clients, &format!("{}  {client}", light.glyph())).unwrap();
            let colour = theme.light(light).fg.unwrap_or(Color::Reset);
            assert_eq!(clients[(x, y)].fg, colour, "{name:?}: row of {client}");
        }
    }
}

/// Whether every cell of a row to the right of `x` bears the selection.
fn is_selected(screen: &Buffer, theme: &Theme, row: u16, columns: std::ops::Range<u16>) -> bool {
    columns.into_iter().all(|x| {
        let cell = &screen[(x, row)];
        match theme.selection.bg {
            Some(colour) => cell.bg == colour,
            None => cell.modifier.contains(Modifier::REVERSED),
        }
    })
}

#[test]
fn one_row_bears_the_selection_from_end_to_end_in_every_theme() {
    for (name, truecolor) in THEMES {
        let theme = Theme::of(name, truecolor);
        for (keys, names) in
            [("<Down>", ["Ferretería López", "Bodega Ruiz"]), ("2 <Down>", ["Ferretería López", "Bodega Ruiz"])]
        {
            let mut desk = Desk::of(with((name, truecolor)), shop);
            desk.keys(keys);
            let screen = desk.screen();
            let row = |name| find(&screen, name).unwrap().1;
            assert!(is_selected(&screen, &theme, row(names[0]), 0..80), "{name:?} {keys}");
            assert!(!is_selected(&screen, &theme, row(names[1]), 0..80), "{name:?} {keys}");
        }
        for keys in ["!", "z", ":"] {
            let mut desk = Desk::of(with((name, truecolor)), shop);
            desk.keys(keys);
            desk.keys("<Down>");
            let screen = desk.screen();
            let (top, bottom) = (find(&screen, "╭").unwrap().1, find(&screen, "╰").unwrap().1);
            let marked = (top..bottom).filter(|y| is_selected(&screen, &theme, *y, 35..45)).count();
            assert_eq!(marked, 1, "{name:?} {keys}");
        }
    }
}

/// A text in the colour of its ground is not there.
#[test]
fn no_text_has_the_colour_of_its_ground() {
    for theme in THEMES {
        for (place, keys) in PLACES {
            let mut desk = Desk::demo(with(theme));
            desk.keys(keys);
            let screen = desk.screen();
            for (n, cell) in screen.content.iter().enumerate() {
                let hidden = cell.fg == cell.bg && cell.fg != Color::Reset && cell.symbol() != " ";
                assert!(!hidden, "{theme:?} {place}: {:?} at {:?}", cell.symbol(), screen.pos_of(n));
            }
        }
    }
}

/// With `NO_COLOR` every colour becomes a reset that takes bold and reverse with it: there must be none.
#[test]
fn the_mono_theme_sets_no_colour_anywhere() {
    for size in BOTH {
        for (place, keys) in PLACES {
            let mut desk = Desk::demo(with((ThemeName::Mono, true)));
            desk.resize(size);
            desk.keys(keys);
            for cell in &desk.screen().content {
                assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset), "{place}: {:?}", cell.symbol());
            }
        }
    }
    let mut desk = Desk::empty("es-PE");
    desk.model.theme = Theme::of(ThemeName::Mono, true);
    assert!(desk.screen().content.iter().all(|cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset)));
}

#[test]
fn what_is_wrong_is_said_in_the_style_of_a_failure() {
    for (name, truecolor) in THEMES {
        let theme = Theme::of(name, truecolor);
        let colour = theme.failure.fg.unwrap_or(Color::Reset);
        let mut desk = Desk::of(with((name, truecolor)), shop);
        desk.keys("f");
        desk.fill(Name::NextOn, "31/02");
        let wrong = desk.form().focused().unwrap().said.clone().unwrap().text;
        let beginning: String = wrong.chars().take(20).collect();
        let screen = desk.screen();
        let said = cell(&screen, &beginning);
        assert_eq!((said.fg, said.modifier.contains(Modifier::BOLD)), (colour, true), "{name:?}: {wrong}");
        desk.keys("<C-s>");
        let screen = desk.screen();
        let refused = cell(&screen, "✗ ");
        assert_eq!((refused.fg, refused.modifier.contains(Modifier::BOLD)), (colour, true), "{name:?}");
    }
}

#[test]
fn the_theme_changes_while_the_screens_are_open() {
    let mut desk = Desk::shop();
    let mut seen = vec![desk.model.theme.name];
    for _ in 0..4 {
        desk.keys(": <text:app.theme> <Enter>");
        seen.push(desk.model.theme.name);
        assert!(desk.notice().starts_with("Colores: "), "{}", desk.notice());
    }
    let round = [ThemeName::Dark, ThemeName::Light, ThemeName::ColourBlind, ThemeName::Mono, ThemeName::Dark];
    assert_eq!(seen, round);
}

/// The frame of a dialog is whole, whatever lies under it: half of a wide letter would push it aside.
#[test]
fn the_frame_of_a_dialog_is_whole_over_wide_letters() {
    let mut desk = Desk::of(Manner::default(), |agenda| {
        for n in 0..60 {
            let name = format!("{}{}", "x".repeat(n % 3), "渡辺商店株式会社".repeat(6));
            agenda.add_client(crate::support::named(&name), None).unwrap();
        }
    });
    for size in [SMALL, LARGE, (81, 24)] {
        desk.resize(size);
        for keys in ["1 !", "2 !", "2 z", "2 :", "1 s"] {
            desk.keys("<Esc>");
            desk.keys(keys);
            let screen = desk.screen();
            let (left, top) = find(&screen, "╭").unwrap();
            let (_, bottom) = find(&screen, "╰").unwrap();
            for y in top..=bottom {
                let before = screen[(left - 1, y)].symbol();
                assert!(unicode_width::UnicodeWidthStr::width(before) < 2, "{keys} {size:?}: {before} in row {y}");
            }
        }
    }
}
