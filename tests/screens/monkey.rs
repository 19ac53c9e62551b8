//! Somebody who presses anything: nothing breaks, and what is shown agrees with the file.

use cartera::agenda::{Scope, Window};
use cartera::domain::{Code, Light};
use cartera::tui::dialog::Dialog;
use cartera::tui::model::Screen;
use cartera::tui::update::Msg;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::support::{Desk, Manner};

/// Numbers that look random and are the same in every run (the generator known as `SplitMix64`).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(sides).unwrap()).unwrap()
    }

    fn of<T: Copy>(&mut self, these: &[T]) -> T {
        these[self.roll(these.len())]
    }
}

/// Keys as a user's hand finds them: those that do something far more often than the others.
fn event(dice: &mut Dice) -> Msg {
    const LETTERS: &str = "cnfsdvmMEae!Rz/OV1233334444kjGhluwpptTN<>?:HigggSCX*ii-123456789   xñ漢é";
    const WHOLE: [&str; 12] = [
        "lopez: llamé, no contesta >vie 10 #x $3 !rojo",
        "cada 2 semanas",
        "mañana",
        "vie 10:00",
        "31/02",
        "lima",
        "app.theme",
        "log.sample",
        "-",
        "Rosa; compras; 999 111 222",
        "ayer",
        "👨‍👩‍👧 ‏שלום ‎\u{1b}[31m\r\n\tx",
    ];
    const CODES: [KeyCode; 14] = [
        KeyCode::Enter,
        KeyCode::Esc,
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::Backspace,
        KeyCode::Delete,
    ];
    let key = |code, modifiers| Msg::Key(KeyEvent::new(code, modifiers));
    match dice.roll(104) {
        100.. => mouse(dice),
        0..45 => {
            let letters: Vec<char> = LETTERS.chars().collect();
            let letter = dice.of(&letters);
            key(KeyCode::Char(letter), if letter.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE })
        }
        45..78 => key(dice.of(&CODES), KeyModifiers::NONE),
        78..88 => {
            key(KeyCode::Char(dice.of(&['s', 's', 's', 'r', 'o', 'u', 'w', 'k', 'l', 'z', 'c'])), KeyModifiers::CONTROL)
        }
        88..90 => key(KeyCode::Char('x'), KeyModifiers::ALT),
        90..95 => Msg::Paste(dice.of(&WHOLE).to_owned()),
        95..97 => Msg::Rest,
        97..98 => Msg::Changed,
        _ => Msg::Resize(dice.of(&[1, 40, 60, 80, 99, 100, 120, 300]), dice.of(&[1, 10, 16, 24, 40, 100])),
    }
}

/// A hand on the mouse, which may do things in any order.
fn mouse(dice: &mut Dice) -> Msg {
    let left = MouseButton::Left;
    let kinds = [
        MouseEventKind::Down(left),
        MouseEventKind::Down(left),
        MouseEventKind::Drag(left),
        MouseEventKind::Up(left),
        MouseEventKind::ScrollDown,
        MouseEventKind::ScrollUp,
        MouseEventKind::Moved,
    ];
    let (column, row) = (dice.roll(120).try_into().unwrap(), dice.roll(40).try_into().unwrap());
    Msg::Mouse(MouseEvent { kind: dice.of(&kinds), column, row, modifiers: KeyModifiers::NONE })
}

fn holds(desk: &Desk) {
    let _drawn = desk.screen();
    for list in [&desk.model.today, &desk.model.clients] {
        assert!(list.selected() < list.total() || list.total() == 0, "a row is selected that is not there");
    }
    if let Some(open) = &desk.model.card {
        assert!(open.selected < open.count());
    }
    let calendar = &desk.model.calendar;
    assert!(calendar.row(calendar.selected).is_some() || calendar.total() == 0, "a row is selected that is not there");
    assert!(!calendar.in_day || calendar.total() > 0, "keys go to a list of nothing");
    assert!(desk.model.screen != Screen::Calendar || calendar.weeks.load(calendar.day).is_some());
    let board = &desk.model.board;
    assert!(board.lane < board.piles.len().max(1), "a lane is at hand that is not there");
    for pile in &board.piles {
        assert!(
            pile.selected < pile.cards.len().max(1) && pile.top <= pile.selected,
            "a card is selected that is not there"
        );
    }
    match &desk.model.dialog {
        Some(Dialog::Form(form)) => assert!(form.focus < form.fields.len()),
        Some(Dialog::Menu(menu)) => assert!(menu.selected < menu.lines.len()),
        Some(Dialog::Palette(palette)) => assert!(palette.selected < palette.found.len().max(1)),
        _ => {}
    }
}

/// The counts of the day are those of its list, and the dates that are stored are those that the rules give.
fn agrees(desk: &Desk) {
    let agenda = &desk.model.agenda;
    let day = agenda.day().unwrap();
    assert_eq!(desk.model.day, day, "the header shows what the file says");
    let listing = agenda.listing(Scope::Day(agenda.today()), "").unwrap();
    let window = Window::open(agenda, listing, 10_000).unwrap();
    for light in Light::ALL {
        let listed = window.visible(10_000).filter(|(_, entry)| entry.spot.band.unwrap().light() == *light).count();
        assert_eq!(listed, day.counts.of(*light), "{light:?}");
    }
    for (_, entry) in window.visible(10_000) {
        let card = agenda.card(entry.row.id, 0).unwrap();
        assert_eq!(card.alert.light(agenda.today()), entry.row.light.light(agenda.today()), "{}", entry.row.name);
    }
}

#[test]
fn random_keys_pastes_and_sizes_break_nothing() {
    for seed in 1..=4 {
        let mut dice = Dice(seed);
        let mut desk = Desk::demo(Manner::default());
        let mut last = Vec::new();
        for n in 0..750 {
            let msg = event(&mut dice);
            last.push(format!("{msg:?}"));
            let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                desk.send(msg);
                holds(&desk);
                if n % 50 == 49 {
                    desk.send(Msg::Changed);
                    agrees(&desk);
                }
            }));
            let before = &last[last.len().saturating_sub(8)..];
            assert!(outcome.is_ok(), "seed {seed}, event {n}, after {before:#?}");
        }
    }
}
