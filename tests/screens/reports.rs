//! The reports by their keys: turning, days, who is behind a number and the way back, goals, calling off, the veil.

use cartera::agenda::{Agenda, Watch};
use cartera::domain::{Code, GoalKind, ReportName};
use cartera::tui::model::Screen;
use cartera::tui::theme::ThemeName;
use cartera::tui::update::Msg;

use crate::support::{BOTH, Desk, LARGE, Manner, SMALL, find, named};

/// Turns to a report by its name.
fn go(desk: &mut Desk, name: ReportName) {
    desk.keys("5");
    for _ in ReportName::ALL {
        if desk.model.reports.name == name {
            return;
        }
        desk.keys("<Tab>");
    }
    panic!("{name:?} is not among the reports");
}

fn shows(desk: &Desk, what: &str) {
    assert!(find(&desk.screen(), what).is_some(), "{what:?} is not on:\n{}", desk.text());
}

#[test]
fn one_turns_from_report_to_report_and_back_to_the_day() {
    let mut desk = Desk::demo(Manner::default());
    desk.keys("5");
    assert_eq!(desk.model.screen, Screen::Reports);
    let mut seen = Vec::new();
    for _ in ReportName::ALL {
        seen.push(desk.model.reports.name);
        for size in BOTH {
            desk.resize(size);
            let title = desk.model.texts.word(desk.model.reports.name).to_owned();
            shows(&desk, &title);
        }
        desk.keys("<Tab>");
    }
    assert_eq!(desk.model.reports.name, seen[0], "after the last comes the first");
    seen.sort();
    assert_eq!(seen, ReportName::ALL);
    desk.keys("<BackTab>");
    assert_eq!(desk.model.reports.name, ReportName::Day);
    desk.keys("<Esc>");
    assert_eq!(desk.model.screen, Screen::Today);
}

#[test]
fn the_days_of_a_report_are_changed_by_its_keys() {
    let mut desk = Desk::demo(Manner::default());
    go(&mut desk, ReportName::Week);
    shows(&desk, "semana del 23 nov");
    desk.keys("[ [");
    shows(&desk, "semana del 9 nov");
    desk.keys("]");
    shows(&desk, "semana del 16 nov");
    desk.keys("r");
    shows(&desk, "semana del 23 nov");
    go(&mut desk, ReportName::Sales);
    shows(&desk, "de diciembre de 2025 a noviembre de 2026");
    desk.keys("[");
    shows(&desk, "de diciembre de 2024 a noviembre de 2025");
}

#[test]
fn whoever_is_behind_a_number_is_listed_and_one_comes_back() {
    let mut desk = Desk::demo(Manner::default());
    // By a filter: the clients in red.
    go(&mut desk, ReportName::Portfolio);
    desk.keys("j j j j <Enter>");
    assert_eq!(desk.model.screen, Screen::Clients);
    assert_eq!(desk.model.filter.value(), "alert:red");
    assert_eq!(desk.model.clients.total(), desk.model.day.counts.red);
    desk.keys("<Esc>");
    assert_eq!((desk.model.screen, desk.model.filter.value()), (Screen::Reports, ""));
    // A client by its card.
    go(&mut desk, ReportName::Clients);
    desk.keys("j j <Enter>");
    assert!(desk.model.card.is_some());
    desk.keys("<Esc>");
    assert!(desk.model.on_reports());
    // A set that no filter can say: who called at an hour. It can be narrowed further.
    go(&mut desk, ReportName::Hours);
    desk.keys("j j j j j <Right> <Right>");
    let told = desk.model.reports.shown.as_ref().unwrap().report.tables[0].rows[2].cells[2].number().unwrap();
    desk.keys("<Enter>");
    assert_eq!(desk.model.screen, Screen::Clients);
    let listed = desk.model.clients.total();
    assert!(listed > 0 && listed <= usize::try_from(told).unwrap(), "{listed} of {told} calls");
    shows(&desk, "Horas: mié · 10");
    desk.keys("/ <text:zzz>");
    assert_eq!(desk.model.clients.total(), 0);
    desk.keys("<Esc>");
    assert_eq!(desk.model.clients.total(), listed, "Esc in the filter line leaves the set");
    desk.keys("<Esc>");
    assert!(desk.model.on_reports());
    // Whoever goes to the list by its key sees everybody.
    desk.keys("<Enter> 2");
    assert!(desk.model.among.is_none());
    assert!(desk.model.clients.total() > listed);
}

#[test]
fn what_changes_is_computed_again_at_the_next_rest() {
    let mut desk = Desk::demo(Manner::default());
    go(&mut desk, ReportName::Day);
    let contacts = |desk: &Desk| desk.model.reports.shown.as_ref().unwrap().report.figures[0].value.number();
    let before = contacts(&desk).unwrap();
    desk.keys("1 c 1 <Tab> <Tab> <text:x> <C-s> 5");
    assert_eq!(contacts(&desk), Some(before + 1), "whoever comes back sees it");
    desk.keys("u");
    assert_eq!(contacts(&desk), Some(before + 1), "no key waits for a report");
    desk.keys("<rest>");
    assert_eq!(contacts(&desk), Some(before));
}

#[test]
fn a_report_that_is_no_longer_wanted_is_dropped() {
    let mut desk = Desk::demo(Manner::default());
    go(&mut desk, ReportName::Sales);
    let report = desk.model.agenda.report(ReportName::Week, None, &Watch::default()).unwrap();
    desk.send(Msg::Reported(999, Ok(Box::new(report))));
    assert_eq!(desk.model.reports.shown.as_ref().unwrap().report.name, ReportName::Sales);
}

#[test]
fn amounts_and_names_are_hidden_while_it_is_private() {
    let mut desk = Desk::demo(Manner::default());
    for name in ReportName::ALL {
        go(&mut desk, *name);
        desk.keys("X");
        for size in BOTH {
            desk.resize(size);
            let text = desk.text();
            let amount = text.split("S/ ").skip(1).any(|after| after.starts_with(|c: char| c.is_ascii_digit()));
            assert!(!amount, "{name:?}\n{text}");
        }
        if *name == ReportName::Clients {
            let shown = desk.model.reports.shown.as_ref().unwrap().page.tables[0].rows[0].label.clone();
            assert!(find(&desk.screen(), &shown).is_none(), "{shown} is legible");
        }
        desk.keys("X");
    }
}

#[test]
fn goals_are_set_in_a_form_and_stand_in_the_header_of_the_day() {
    let mut desk = Desk::of(Manner::default(), |agenda| {
        agenda.add_client(named("Ana"), None).unwrap();
    });
    assert!(find(&desk.screen(), "meta").is_none());
    desk.keys(": <text:metas> <Enter>");
    shows(&desk, "Rigen desde este mes");
    desk.keys("<text:x> <C-s>");
    shows(&desk, "No es una cantidad");
    desk.keys("<BS> <text:40000> <Tab> <text:200> <C-s>");
    let set: Vec<_> = desk.model.goals.iter().map(|goal| (goal.kind, goal.target)).collect();
    assert_eq!(set, [(GoalKind::Revenue, 4_000_000), (GoalKind::Calls, 200)]);
    let telling = desk.model.texts.goal_short(cartera::domain::goal::most_telling(&desk.model.goals).unwrap());
    for size in BOTH {
        desk.resize(size);
        let screen = desk.screen();
        let percent = telling.split(' ').nth(1).unwrap();
        let at = find(&screen, &format!("{percent} %"));
        // Where the head is narrow, the counts and the screens come first.
        assert!(at.is_none_or(|at| at.1 == 0), "{}", desk.text());
        assert!(size == SMALL || at.is_some(), "{}", desk.text());
        shows(&desk, "● 0");
    }
    desk.keys("2");
    assert!(find(&desk.screen(), "llamadas 0 %").is_none(), "it is a number of the day");
    go(&mut desk, ReportName::Goals);
    shows(&desk, "a este ritmo");
    desk.keys("u");
    assert_eq!(desk.model.goals, []);
}

/// Nothing that a report shows leaves its part of the screen, in any theme and however little there is.
#[test]
fn reports_are_legible_in_every_theme_and_of_any_agenda() {
    fn one(agenda: &mut Agenda) {
        agenda.add_client(named("渡辺商店株式会社渡辺商店株式会社渡辺商店株式会社"), None).unwrap();
    }
    for theme in [ThemeName::Dark, ThemeName::Light, ThemeName::ColourBlind, ThemeName::Mono] {
        let mut desk = Desk::of(Manner { theme: (theme, true), ..Manner::default() }, one);
        for name in ReportName::ALL {
            go(&mut desk, *name);
            for size in [SMALL, LARGE, (60, 16)] {
                desk.resize(size);
                assert!(desk.text().lines().count() == usize::from(size.1));
            }
        }
    }
    let mut empty = Desk::empty("es-PE");
    empty.keys("5");
}

/// In the theme without colours the selection and the shades are told by signs.
#[test]
fn shades_are_signs_too() {
    let mut desk = Desk::demo(Manner { theme: (ThemeName::Mono, true), ..Manner::default() });
    go(&mut desk, ReportName::Hours);
    for sign in ["░", "▒", "█", "▌"] {
        shows(&desk, sign);
    }
}
