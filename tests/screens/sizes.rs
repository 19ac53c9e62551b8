//! Any size of the terminal at any moment.

use crate::support::{BOTH, Desk, Manner, PLACES, find};

const SIZES: [(u16, u16); 10] =
    [(60, 16), (1, 1), (300, 100), (59, 40), (120, 15), (99, 24), (100, 24), (61, 17), (0, 0), (500, 16)];

#[test]
fn every_screen_and_dialog_survives_every_size() {
    for (place, keys) in PLACES {
        let mut desk = Desk::demo(Manner::default());
        desk.keys(keys);
        for size in BOTH.into_iter().chain(SIZES).chain(BOTH) {
            desk.resize(size);
            let screen = desk.screen();
            assert_eq!((screen.area.width, screen.area.height), size, "{place}");
            desk.keys("<Down>");
            let _drawn = desk.screen();
        }
    }
}

#[test]
fn a_window_that_is_too_small_says_what_it_needs() {
    let mut desk = Desk::shop();
    for size in [(59, 24), (80, 15), (30, 5)] {
        let shot = desk.shot(size);
        assert!(shot.replace('\n', " ").contains("al menos 60 columnas"), "{shot}");
    }
    desk.resize((60, 16));
    assert!(find(&desk.screen(), "Bodega Ruiz").is_some());
}

/// Where the window is small, the field that has the focus and the reason of a refusal are on it.
#[test]
fn in_the_smallest_window_the_field_at_hand_is_in_sight() {
    for keys in ["c", "a", "e", "f", "s", "n"] {
        let mut desk = Desk::demo(Manner::default());
        desk.resize((60, 16));
        desk.keys(keys);
        for _ in 0..desk.form().fields.len() {
            // The user's own fields are called as the user likes.
            let own = desk.form().fields[desk.form().focus].own.as_ref().map(|own| own.name.clone());
            let label = own.unwrap_or_else(|| desk.model.texts.word(desk.focus()).to_owned());
            let screen = desk.screen();
            let at = find(&screen, "▸ ").unwrap_or_else(|| panic!("{keys} {label}: {}", desk.text()));
            assert_eq!(find(&screen, &format!("▸ {label}")), Some(at), "{keys}");
            desk.keys("<Tab>");
        }
    }
}

/// Every size from 1×1 to 300×100, for every screen and dialog. So many that each takes another part of them, unless
/// `CARTERA_SIZES` asks for every so-manieth, and with 1 for all.
#[test]
fn every_size_is_drawn() {
    const USUAL: usize = 1_499;
    let step = std::env::var("CARTERA_SIZES").map_or(USUAL, |step| step.parse().unwrap());
    for (n, (place, keys)) in PLACES.iter().enumerate() {
        let mut desk = Desk::demo(Manner::default());
        desk.keys(keys);
        for at in (n * 31 % step..300 * 100).step_by(step) {
            let size = (u16::try_from(at % 300 + 1).unwrap(), u16::try_from(at / 300 + 1).unwrap());
            desk.resize(size);
            let screen = desk.screen();
            assert_eq!((screen.area.width, screen.area.height), size, "{place}");
        }
    }
}
