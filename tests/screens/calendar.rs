//! The calendar: going about in it, moving what is planned by keys and by mouse, and what others do meanwhile.

use cartera::agenda::{Agenda, Log};
use cartera::domain::{Kind, Light, Rules, WorkCalendar};
use cartera::tui::calendar::Span;
use cartera::tui::model::Screen;
use cartera::tui::theme::{Theme, ThemeName};
use cartera::tui::update::Msg;
use jiff::civil::{Date, Time, date};
use ratatui::crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::style::Modifier;

use crate::support::{Desk, LARGE, Manner, SMALL, TODAY, cell, find, named, november, plan, shop};

const TEN: Time = Time::constant(10, 0, 0, 0);

/// The calendar of the shop, with the list of a day open.
fn into(day: &str) -> Desk {
    let mut desk = Desk::shop();
    desk.keys(&format!("3 / <text:{day}> <Enter> <Enter>"));
    assert!(desk.model.calendar.in_day, "{day}: {}", desk.text());
    desk
}

fn day(desk: &Desk) -> Date {
    desk.model.calendar.day
}

#[test]
fn days_weeks_and_months_are_gone_through_by_keys() {
    let mut desk = Desk::shop();
    for (keys, expected) in [
        ("3", TODAY),
        ("<Right>", november(24)),
        ("l l", november(26)),
        ("<Left> h", november(24)),
        ("<Down>", date(2026, 12, 1)),
        ("k k", november(17)),
        ("<PgDn>", date(2026, 12, 17)),
        ("<End>", date(2026, 12, 31)),
        ("<PgDn> <PgDn>", date(2027, 2, 28)),
        ("<PgUp>", date(2027, 1, 28)),
        ("<Home>", TODAY),
        ("w <PgDn>", november(30)),
        ("<Up> <Left>", november(22)),
        ("w <PgUp>", date(2026, 10, 22)),
    ] {
        desk.keys(keys);
        assert_eq!(day(&desk), expected, "{keys}");
        assert!(desk.model.calendar.weeks.load(expected).is_some(), "{keys}: the day is shown");
    }
    desk.keys("1 3");
    assert_eq!(day(&desk), date(2026, 10, 22), "the calendar stays where it was left");
}

#[test]
fn the_calendar_ends_where_dates_do() {
    let mut desk = Desk::shop();
    for (phrase, keys, end) in
        [("31/12/2199", "<PgDn> <Right> <Down>", "2199-12-31"), ("1/1/1900", "<PgUp> <Left> <Up>", "1900-01-01")]
    {
        for span in ["", "w"] {
            desk.keys(&format!("3 / <text:{phrase}> <Enter> {span} {keys}"));
            assert_eq!(day(&desk).to_string(), end, "{span}");
            let _drawn = desk.screen();
        }
    }
}

#[test]
fn a_date_is_found_as_it_is_said_and_a_wrong_one_stays_to_be_mended() {
    let mut desk = Desk::shop();
    desk.keys("3 / <text:dentro de 2 semanas>");
    assert!(find(&desk.screen(), "→ lun 7 dic · en 14 días").is_some(), "{}", desk.text());
    desk.keys("<Enter>");
    assert_eq!((day(&desk), &desk.model.calendar.typed.is_some()), (date(2026, 12, 7), &false));
    desk.keys("/ <text:31/02> <Enter>");
    assert_eq!(desk.model.calendar.typed.as_ref().map(|typed| typed.value().to_owned()), Some("31/02".to_owned()));
    let theme = Theme::of(ThemeName::Dark, true);
    assert_eq!(cell(&desk.screen(), "no existe la fecha").fg, theme.failure.fg.unwrap());
    desk.keys("<BS> 1 <Enter>");
    assert_eq!(day(&desk), date(2027, 1, 31));
    for leave in ["<Esc>", "<C-c>", "<BS> <BS> <Enter>"] {
        desk.keys(&format!("/ <text:1q> {leave}"));
        assert_eq!((day(&desk), desk.model.calendar.typed.is_some(), desk.left), (date(2027, 1, 31), false, false));
    }
    desk.keys("/ <paste:24/12> <Enter>");
    assert_eq!(day(&desk), date(2026, 12, 24));
}

#[test]
fn enter_goes_into_the_day_and_on_to_the_card_and_esc_comes_back() {
    let mut desk = into("vie 27");
    assert_eq!(desk.model.at_hand(), Some(desk.id("Hotel Sol")));
    desk.keys("<Enter>");
    assert_eq!(desk.model.card.as_ref().unwrap().card.client.name, "Hotel Sol");
    desk.keys("<Esc>");
    assert!(desk.model.card.is_none() && desk.model.calendar.in_day, "back in the list");
    desk.keys("<Esc>");
    assert!(!desk.model.calendar.in_day && desk.model.screen == Screen::Calendar);
    desk.keys("<Tab>");
    assert!(desk.model.calendar.in_day);
    desk.keys("h");
    assert_eq!((desk.model.calendar.in_day, day(&desk)), (false, november(27)), "left leaves the list first");
    desk.keys("<Esc>");
    assert_eq!(desk.model.screen, Screen::Today);
}

#[test]
fn what_needs_a_contact_says_where_to_choose_one() {
    let mut desk = Desk::shop();
    for keys in ["c", "s", "d", "E", "<Del>", "e", "!", "z", "<Space>", "<lt>", ">"] {
        desk.keys(&format!("3 / <text:vie 27> <Enter> {}", keys.replace("<lt>", "<")));
        assert_eq!(desk.notice(), "Enter entra en el día: elige ahí el contacto.", "{keys}");
        assert!(desk.model.dialog.is_none(), "{keys}");
        desk.keys("<Right> <Right>");
        desk.keys(&keys.replace("<lt>", "<"));
        assert_eq!(desk.notice(), "Ese día no hay nada previsto.", "{keys}");
    }
    desk.keys("<Enter>");
    assert_eq!(desk.notice(), "Ese día no hay nada previsto.");
    assert_eq!(desk.steps(), 4, "nothing but the four clients");
}

/// The keys of every other screen mean the selected follow-up here too, whichever is the client's next.
#[test]
fn the_selected_follow_up_is_logged_put_off_changed_done_and_called_off() {
    let two = |agenda: &mut Agenda| {
        shop(agenda);
        let hotel = agenda.resolve("Hotel Sol").unwrap();
        agenda.plan(hotel, plan(november(26), None, Kind::Call, "confirmar hora")).unwrap();
    };
    let first = (november(26), None, "confirmar hora".to_owned(), 0);
    for (keys, expected) in [
        ("s <C-u> <text:lun 30> <C-s>", Some((november(30), Some(TEN), "renovar contrato".to_owned(), 1))),
        ("E <Tab> <Tab> <C-u> <text:firmar> <C-s>", Some((november(27), Some(TEN), "firmar".to_owned(), 0))),
        ("d - <C-s>", None),
        ("<Del>", None),
        ("c 1 <C-s>", None),
    ] {
        let mut desk = Desk::of(Manner::default(), two);
        desk.keys("3 / <text:vie 27> <Enter> <Enter>");
        desk.keys(keys);
        let plans = desk.plans("Hotel Sol");
        assert_eq!(plans[0], first, "{keys}: the other one is left alone: {}", desk.text());
        assert_eq!(plans.get(1).filter(|_| expected.is_some()), expected.as_ref(), "{keys}");
        let still = plans.iter().any(|plan| plan.2 == "renovar contrato" && plan.0 == november(27));
        assert!(!still, "{keys}");
    }
}

/// After what is planned for a day stand those whose light turns on it: whom one might plan something for.
#[test]
fn whose_light_turns_on_a_day_is_listed_and_can_be_worked_on() {
    let mut desk = Desk::shop();
    desk.keys("3 <Right> <Enter>");
    let theme = Theme::of(ThemeName::Dark, true);
    let screen = desk.screen();
    for (text, light) in [("● Ferretería López", Light::Red), ("● 1 pasa a rojo", Light::Red)] {
        assert_eq!(cell(&screen, text).fg, theme.light(light).fg.unwrap(), "{text}");
    }
    assert_eq!(desk.model.at_hand(), Some(desk.id("Ferretería López")));
    let before = desk.steps();
    for keys in ["<Space>", "<Del>", ">"] {
        desk.keys(keys);
        assert_eq!(desk.notice(), "No hay nada previsto con este cliente: f prevé un contacto.", "{keys}");
    }
    assert_eq!((desk.steps(), desk.model.calendar.held.is_none()), (before, true));
    desk.keys("<Enter>");
    assert_eq!(desk.model.card.as_ref().unwrap().card.client.name, "Ferretería López");
    desk.keys("<Esc> s");
    desk.save();
    assert_eq!(desk.plans("Ferretería López")[0].0, november(24), "put off to the next working day");
    assert_eq!(desk.model.at_hand(), Some(desk.id("Ferretería López")), "now it is planned for that day");
    assert!(desk.model.calendar.plan().is_some());
}

/// While the screen is private only the client at hand can be read.
#[test]
fn a_private_calendar_names_nobody_but_the_client_at_hand() {
    for keys in ["", "w"] {
        for size in [SMALL, LARGE] {
            let mut desk = into("vie 27");
            desk.resize(size);
            desk.keys(keys);
            desk.keys("X");
            assert!(find(&desk.screen(), "■ Hotel Sol").is_some());
            desk.keys("<Esc>");
            assert!(find(&desk.screen(), "Hotel").is_none() && find(&desk.screen(), "contrato").is_none());
            desk.keys("X");
            assert!(find(&desk.screen(), "Hotel").is_some());
        }
    }
}

#[test]
fn a_follow_up_is_picked_up_and_put_down_on_another_day_with_one_undo() {
    let mut desk = into("vie 27");
    desk.keys("<Space> <Down> <Left>");
    assert!(find(&desk.screen(), "vie 27 nov → jue 3 dic").is_some(), "shown before it is done: {}", desk.text());
    assert_eq!(desk.plans("Hotel Sol")[0].0, november(27), "nothing is done yet");
    desk.keys("<Enter>");
    let moved = (date(2026, 12, 3), Some(TEN), "renovar contrato".to_owned(), 1);
    assert_eq!(desk.plans("Hotel Sol"), [moved]);
    assert_eq!(desk.notice(), "vie 27 nov → jue 3 dic · traslado del contacto con Hotel Sol · u deshace");
    assert_eq!(day(&desk), november(27), "back where it was taken from");
    desk.keys("u");
    assert_eq!(desk.plans("Hotel Sol"), [(november(27), Some(TEN), "renovar contrato".to_owned(), 0)]);
    assert_eq!(desk.model.calendar.plans.len(), 1, "the list shows it again");
}

#[test]
fn what_is_put_back_stays_where_it_was() {
    for (name, keys) in [
        ("put back", "<Right> <Esc>"),
        ("put down on its own day", "<Right> <Left> <Enter>"),
        ("another screen", "<Right> 1 3"),
        ("a form", "<Right> c <Esc>"),
        ("a menu", "<Right> : <Esc>"),
    ] {
        let mut desk = into("vie 27");
        let steps = desk.steps();
        desk.keys("<Space>");
        assert!(desk.model.calendar.held.is_some());
        desk.keys(keys);
        assert!(desk.model.calendar.held.is_none(), "{name}");
        assert_eq!((desk.steps(), desk.plans("Hotel Sol")[0].0), (steps, november(27)), "{name}");
    }
    let mut desk = into("vie 27");
    desk.keys("<Space> <Right> <Esc>");
    assert!(desk.model.calendar.in_day && day(&desk) == november(27));
}

#[test]
fn what_is_held_is_not_put_down_in_the_past() {
    let mut desk = into("vie 27");
    let steps = desk.steps();
    desk.keys("<Space> / <text:ayer> <Enter> <Enter>");
    assert!(desk.notice().contains("ya pasó"), "{}", desk.notice());
    assert_eq!(desk.steps(), steps);
    assert!(desk.model.calendar.held.is_some(), "still in hand, to be put down elsewhere");
    desk.keys("<Home> <Space>");
    assert_eq!(
        desk.plans("Hotel Sol"),
        [(TODAY, Some(TEN), "renovar contrato".to_owned(), 0)],
        "moved up, not put off"
    );
}

#[test]
fn a_follow_up_goes_from_working_day_to_working_day() {
    let mut desk = into("vie 27");
    for (keys, day, snoozes) in
        [(">", november(30), 1), (">", date(2026, 12, 1), 2), ("<", november(30), 2), ("< <", november(26), 2)]
    {
        desk.keys(keys);
        let plans = desk.plans("Hotel Sol");
        assert_eq!((plans[0].0, plans[0].3), (day, snoozes), "{keys}");
        assert_eq!(
            (desk.model.calendar.day, desk.model.at_hand()),
            (day, Some(desk.id("Hotel Sol"))),
            "it is gone with"
        );
    }
    let mut late = into("20/11/2026");
    late.keys("<");
    assert!(late.notice().contains("ya pasó"), "{}", late.notice());
    late.keys(">");
    assert_eq!(late.plans("Bodega Ruiz")[0].0, TODAY, "what is late comes to today at the earliest");
}

/// A crowd on one day: the list holds a part of it, and goes on as one goes down.
#[test]
fn a_long_day_is_gone_through_to_its_end() {
    let mut desk = Desk::of(Manner::default(), |agenda| {
        let client = agenda.add_client(named("Ana"), None).unwrap();
        for n in 0..250 {
            agenda.plan(client, plan(november(25), None, Kind::Call, &n.to_string())).unwrap();
        }
    });
    desk.keys("3 <Right> <Right> <Enter>");
    assert!(desk.model.calendar.plans.len() < 100, "not all of it is at hand");
    desk.keys("<End>");
    let last = |desk: &Desk| desk.model.calendar.plan().map(|plan| plan.purpose.clone());
    assert_eq!(last(&desk), Some("249".to_owned()));
    desk.keys("<PgUp> <PgUp> <Home> <Down>");
    assert_eq!(last(&desk), Some("1".to_owned()));
    desk.keys("<End> >");
    assert_eq!((last(&desk), day(&desk)), (Some("249".to_owned()), november(26)));
}

#[test]
fn what_another_program_does_shows_in_days_and_list() {
    let mut desk = into("vie 27");
    desk.keys("w");
    for span in [Span::Week, Span::Month] {
        assert_eq!(desk.model.calendar.span, span);
        let mut other = desk.other();
        let hotel = other.resolve("Óptica Núñez").unwrap();
        let before = desk.model.calendar.plans.len();
        other.plan(hotel, plan(november(27), Some(Time::constant(8, 0, 0, 0)), Kind::Call, "antes")).unwrap();
        desk.send(Msg::Changed);
        let calendar = &desk.model.calendar;
        assert_eq!(calendar.weeks.load(november(27)).unwrap().planned, before + 1);
        assert_eq!(calendar.plans.len(), before + 1);
        assert_eq!(desk.model.at_hand(), Some(desk.id("Hotel Sol")), "the selection stays on its follow-up");
        desk.keys("w");
    }
    let mut other = desk.other();
    let [hotel, optica] = ["Hotel Sol", "Óptica Núñez"].map(|name| other.resolve(name).unwrap());
    for client in [hotel, optica] {
        for open in other.card(client, 0).unwrap().follow_ups {
            other.cancel(open.id).unwrap();
        }
    }
    desk.send(Msg::Changed);
    assert!(!desk.model.calendar.in_day && desk.model.calendar.plans.is_empty(), "nothing is left to be in");
}

#[test]
fn what_another_program_did_with_what_is_held_is_said() {
    let mut desk = into("vie 27");
    desk.keys("<Space> <Right>");
    let mut other = desk.other();
    other.cancel(desk.model.calendar.held.as_ref().unwrap().plan.id).unwrap();
    desk.send(Msg::Changed);
    desk.keys("<Enter>");
    assert!(!desk.notice().is_empty());
    desk.keys("<Esc> <Esc>");
    assert_eq!(desk.plans("Hotel Sol"), []);
}

#[test]
fn past_days_show_what_was_done_and_what_was_left() {
    let mut desk = Desk::of(Manner::default(), |agenda| {
        shop(agenda);
        let hotel = agenda.resolve("Hotel Sol").unwrap();
        agenda.log(&Log { text: "hola".into(), ..Log::new(hotel, Kind::Call, november(19).at(9, 0, 0, 0)) }).unwrap();
    });
    desk.keys("3 / <text:20/11/2026> <Enter>");
    assert!(find(&desk.screen(), "vie 20 nov · ● 1 sin hacer").is_some(), "{}", desk.text());
    desk.keys("<Left>");
    assert!(find(&desk.screen(), "jue 19 nov · ✓ 1 gestión").is_some(), "{}", desk.text());
    assert!(find(&desk.screen(), "No quedó nada sin hacer.").is_some());
}

/// The week of the shop when a day takes one contact, with a holiday on its Thursday.
fn busy(theme: (ThemeName, bool)) -> Desk {
    let mut desk = Desk::of(Manner { theme, ..Manner::default() }, |agenda| {
        shop(agenda);
        let hotel = agenda.resolve("Hotel Sol").unwrap();
        agenda.plan(hotel, plan(november(27), None, Kind::Call, "otra vez")).unwrap();
    });
    let rules = Rules { capacity: 1, calendar: WorkCalendar::new([], [november(26)], []), ..Rules::default() };
    let clock = desk.model.agenda.clock().clone();
    let path = desk.path("agenda.db");
    desk.model.agenda = Agenda::open(&path, clock, rules, cartera::agenda::Origin::Screens).unwrap();
    desk.keys("3 w w");
    desk
}

#[test]
fn too_much_for_a_day_is_evident_with_and_without_colours() {
    for theme in [(ThemeName::Dark, true), (ThemeName::Light, false), (ThemeName::Mono, false)] {
        let mut desk = busy(theme);
        for (keys, size) in [("", SMALL), ("", LARGE), ("w", SMALL), ("w", LARGE)] {
            desk.keys(keys);
            desk.resize(size);
            let screen = desk.screen();
            let number = cell(&screen, "2!");
            assert!(number.modifier.contains(Modifier::BOLD), "{theme:?}");
            assert_eq!(number.fg, Theme::of(theme.0, theme.1).failure.fg.unwrap_or_default(), "{theme:?}");
            assert!(find(&screen, "1!").is_none(), "as much as a day takes is not too much");
        }
        desk.resize(SMALL);
        desk.keys("<Right> <Right> <Right> <Right>");
        assert!(find(&desk.screen(), "2 de 1: sobran 1").is_some(), "{}", desk.text());
    }
}

#[test]
fn today_stands_out_and_days_off_stand_back() {
    for theme in [(ThemeName::Dark, true), (ThemeName::Mono, false)] {
        let mut desk = busy(theme);
        // Where it is wide the head says the date in full, and no number of a day stands twice.
        desk.resize(LARGE);
        desk.keys("<Down>");
        let styles = Theme::of(theme.0, theme.1);
        let screen = desk.screen();
        let is = |text: &str, style: ratatui::style::Style| {
            let cell = cell(&screen, text);
            assert_eq!(cell.fg, style.fg.unwrap_or_default(), "{theme:?} {text}");
            assert_eq!(cell.modifier, style.add_modifier, "{theme:?} {text}");
        };
        is("23  ", styles.focus);
        is("26* ", styles.muted);
        is("21  ", styles.muted);
        is("25  ", styles.text);
        let red = cell(&screen, "●1").fg;
        assert_eq!(red, styles.light(Light::Red).fg.unwrap_or_default());
        desk.resize(SMALL);
        desk.keys("<Up> <Right> <Right> <Right>");
        assert!(find(&desk.screen(), "jue 26 nov · feriado").is_some(), "{}", desk.text());
        desk.keys("<Right> <Right>");
        assert!(find(&desk.screen(), "sáb 28 nov · no laborable").is_some(), "{}", desk.text());
    }
}

#[test]
fn a_new_size_keeps_the_day_and_the_selection_in_sight() {
    let mut desk = Desk::of(Manner::default(), |agenda| {
        let client = agenda.add_client(named("Ana"), None).unwrap();
        for n in 0..40 {
            agenda.plan(client, plan(november(25), None, Kind::Call, &format!("asunto {n}"))).unwrap();
        }
    });
    desk.keys("3 <Right> <Right> <Enter> <PgDn> <PgDn> <PgDn>");
    let purpose = desk.model.calendar.plan().unwrap().purpose.clone();
    for keys in ["", "w"] {
        desk.keys(keys);
        for size in [LARGE, (60, 16), SMALL, (300, 100), (100, 16), (99, 50)] {
            desk.resize(size);
            assert!(find(&desk.screen(), &purpose).is_some(), "{size:?}: {}", desk.text());
            assert_eq!(day(&desk), november(25));
        }
    }
}

fn mouse(desk: &mut Desk, kind: MouseEventKind, (column, row): (u16, u16)) {
    desk.send(Msg::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
}

/// Where the number of a day of the week of the 23rd stands on the screen.
fn spot(desk: &Desk, day: u16) -> (u16, u16) {
    let screen = desk.screen();
    let [monday, tuesday] = ["23", "24"].map(|number| {
        let text = if desk.model.calendar.span == Span::Week { number.to_owned() } else { format!("{number}  ") };
        let below = (3..screen.area.height).find_map(|y| {
            let cells: Vec<&str> = (0..screen.area.width).map(|x| screen[(x, y)].symbol()).collect();
            let at = (0..cells.len()).find(|x| cells[*x..].concat().starts_with(&text))?;
            Some((u16::try_from(at).unwrap(), y))
        });
        below.unwrap_or_else(|| panic!("{number}: {}", desk.text()))
    });
    (monday.0 + (day - 23) * (tuesday.0 - monday.0), monday.1)
}

const DOWN: MouseEventKind = MouseEventKind::Down(MouseButton::Left);
const DRAG: MouseEventKind = MouseEventKind::Drag(MouseButton::Left);
const UP: MouseEventKind = MouseEventKind::Up(MouseButton::Left);

#[test]
fn a_row_is_drawn_onto_a_day_by_the_mouse() {
    for (keys, size) in [("", SMALL), ("", LARGE), ("w", SMALL), ("w", LARGE)] {
        let mut desk = Desk::shop();
        desk.resize(size);
        desk.keys("3");
        desk.keys(keys);
        let friday = spot(&desk, 27);
        mouse(&mut desk, DOWN, friday);
        mouse(&mut desk, UP, friday);
        assert_eq!((day(&desk), desk.model.calendar.in_day), (november(27), false), "a press chooses a day");
        let row = find(&desk.screen(), "■ Hotel Sol").unwrap();
        mouse(&mut desk, DOWN, row);
        assert!(desk.model.calendar.in_day && desk.model.calendar.held.is_none());
        mouse(&mut desk, DRAG, (row.0 + 1, row.1));
        let wednesday = spot(&desk, 25);
        mouse(&mut desk, DRAG, wednesday);
        assert!(find(&desk.screen(), "vie 27 nov → mié 25 nov").is_some(), "{}", desk.text());
        assert_eq!(desk.plans("Hotel Sol")[0].0, november(27), "nothing is done yet");
        mouse(&mut desk, UP, wednesday);
        assert_eq!(desk.plans("Hotel Sol"), [(november(25), Some(TEN), "renovar contrato".to_owned(), 0)]);
        desk.keys("u");
        assert_eq!(desk.plans("Hotel Sol")[0].0, november(27));
    }
}

#[test]
fn what_the_mouse_lets_go_of_elsewhere_stays_where_it_was() {
    let mut desk = into("vie 27");
    let steps = desk.steps();
    let row = find(&desk.screen(), "■ Hotel Sol").unwrap();
    let past = find(&desk.screen(), "18  ").unwrap();
    let own = spot(&desk, 27);
    for (name, to) in
        [("the header", (0, 0)), ("the list", (row.0 + 2, row.1)), ("its own day", own), ("the past", past)]
    {
        mouse(&mut desk, DOWN, row);
        mouse(&mut desk, DRAG, past);
        mouse(&mut desk, DRAG, to);
        mouse(&mut desk, UP, to);
        assert_eq!((desk.steps(), desk.model.calendar.held.is_none()), (steps, true), "{name}");
        assert_eq!((day(&desk), desk.model.calendar.in_day), (november(27), true), "{name}");
    }
    assert!(desk.notice().contains("ya pasó"), "{}", desk.notice());
}

#[test]
fn the_wheel_turns_months_and_goes_through_the_list() {
    let mut desk = into("vie 27");
    let grid = find(&desk.screen(), "23  ").unwrap();
    mouse(&mut desk, MouseEventKind::ScrollDown, grid);
    assert_eq!(day(&desk), date(2026, 12, 27));
    mouse(&mut desk, MouseEventKind::ScrollUp, grid);
    assert_eq!(day(&desk), november(27));
    let row = find(&desk.screen(), "■ Hotel Sol").unwrap();
    mouse(&mut desk, MouseEventKind::ScrollDown, row);
    assert_eq!((day(&desk), desk.model.calendar.in_day), (november(27), true));
}

/// What the calendar counts for a day is what its list has, and what the lists of clients say of the same day.
#[test]
fn the_calendar_agrees_with_the_lists() {
    let desk = Desk::demo(Manner::default());
    let agenda = &desk.model.agenda;
    let month = agenda.month(TODAY).unwrap();
    for (day, load) in month.days() {
        let plans = agenda.day_plans(day, 1_000).unwrap();
        assert_eq!(
            (plans.len(), plans.iter().filter(|plan| plan.due_at.is_some()).count()),
            (load.planned, load.timed)
        );
        let yesterday = cartera::domain::calendar::later(day, -1);
        let [before, then] = [yesterday, day].map(|day| agenda.day_counts(day).unwrap().red);
        assert_eq!(then - before, load.reddening, "{day}");
    }
}
