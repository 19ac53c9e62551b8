//! The board: going about in it, moving opportunities by keys and by mouse, and piles that no screen holds.

use cartera::agenda::{Agenda, Next};
use cartera::domain::{ClientId, Currency, Opportunity};
use cartera::tui::dialog::Dialog;
use cartera::tui::model::Screen;
use cartera::tui::update::Msg;
use jiff::civil::Date;
use ratatui::crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::support::{BOTH, Desk, LARGE, Manner, SMALL, find, named, november};

fn hope(agenda: &mut Agenda, client: ClientId, title: &str, stage: &str, expect_on: Option<Date>) {
    let opportunity = Opportunity {
        amount: Some(125_000),
        expect_on,
        ..Opportunity::new(client, title, stage, november(2), Currency::USD)
    };
    agenda.open_opportunity(&opportunity, &Next::Nothing).unwrap();
}

/// Three clients: one with a lead and a proposal, one with a lead, one with nothing.
fn market(agenda: &mut Agenda) {
    let [hotel, shop, _] =
        ["Hotel Sol", "Ferretería López", "Bodega Ruiz"].map(|name| agenda.add_client(named(name), None).unwrap());
    hope(agenda, hotel, "toallas", "lead", Some(november(30)));
    hope(agenda, shop, "pernos", "lead", Some(november(20)));
    hope(agenda, hotel, "jabones", "proposal", None);
}

fn desk() -> Desk {
    let mut desk = Desk::of(Manner::default(), market);
    desk.keys("4");
    desk
}

fn at_hand(desk: &Desk) -> String {
    desk.model.board.card().map(|card| card.deal.title.clone()).unwrap_or_default()
}

/// What lies in each lane.
fn lanes(desk: &Desk) -> Vec<Vec<String>> {
    let titles = |pile: &cartera::tui::board::Pile| pile.cards.iter().map(|card| card.deal.title.clone()).collect();
    desk.model.board.piles.iter().map(titles).collect()
}

#[test]
fn cards_and_lanes_are_gone_through_by_keys() {
    let mut desk = desk();
    assert_eq!(lanes(&desk)[..3], [vec!["pernos", "toallas"], vec![], vec!["jabones"]]);
    for (keys, expected) in [
        ("", "pernos"),
        ("<Down>", "toallas"),
        ("j", "toallas"),
        ("<Right>", ""),
        ("l", "jabones"),
        ("<Left> h", "toallas"),
        ("<Home>", "pernos"),
        ("<End>", "toallas"),
        ("k", "pernos"),
        ("<Tab> <Tab>", "jabones"),
        ("<BackTab> <BackTab> <PgDn>", "toallas"),
    ] {
        desk.keys(keys);
        assert_eq!(at_hand(&desk), expected, "{keys}");
    }
    desk.keys("1 4");
    assert_eq!(at_hand(&desk), "toallas", "the board stays where it was left");
}

#[test]
fn an_opportunity_goes_on_and_back_and_is_followed() {
    let mut desk = desk();
    desk.keys(">");
    assert_eq!((lanes(&desk)[1].clone(), at_hand(&desk)), (vec!["pernos".to_owned()], "pernos".to_owned()));
    assert!(desk.notice().contains("Ferretería López"), "{}", desk.notice());
    desk.keys("> <");
    assert_eq!((lanes(&desk)[1].clone(), desk.steps()), (vec!["pernos".to_owned()], 3 + 3 + 3));
    desk.keys("u u u");
    assert_eq!(lanes(&desk)[..3], [vec!["pernos", "toallas"], vec![], vec!["jabones"]]);
    desk.keys("<Left> <Left> <");
    assert!(desk.notice().contains("No hay más etapas"), "{}", desk.notice());
}

#[test]
fn what_is_held_is_put_down_in_another_stage_or_goes_back() {
    let mut desk = desk();
    desk.keys("<Down> <Space> <Right> <Right> <Right>");
    assert!(find(&desk.screen(), "↔ Hotel Sol  interesado → acuerdo verbal").is_some(), "{}", desk.text());
    desk.keys("<Esc>");
    assert_eq!((at_hand(&desk).as_str(), desk.steps()), ("toallas", 6));
    desk.keys("<Space> <Right> <Right> <Enter>");
    assert_eq!(
        (at_hand(&desk).as_str(), lanes(&desk)[2].clone()),
        ("toallas", vec!["toallas".to_owned(), "jabones".to_owned()])
    );
    // Whoever does something else has let go.
    desk.keys("<Space> <Left> c");
    assert!(desk.model.board.held.is_none() && desk.model.dialog.is_some());
    desk.keys("<Esc> <Space> <Right> 2");
    assert!(desk.model.board.held.is_none() && desk.model.screen == Screen::Clients);
}

/// Behind the last stage it is won; what was closed is opened again by taking it back.
#[test]
fn behind_the_last_stage_it_is_won_and_by_hand_it_is_lost() {
    let mut desk = desk();
    desk.keys("<Right> <Right> > >");
    assert!(
        desk.text().contains("Cerrar oportunidad") && matches!(desk.model.dialog, Some(Dialog::Form(_))),
        "{}",
        desk.text()
    );
    desk.save();
    let lane = |desk: &Desk, n: usize| lanes(desk)[n].clone();
    assert_eq!((lane(&desk, 3), lane(&desk, 4)), (vec![], vec!["jabones".to_owned()]));
    desk.keys("<Right> <");
    assert_eq!((at_hand(&desk).as_str(), lane(&desk, 3)), ("jabones", vec!["jabones".to_owned()]));
    desk.keys("<Space> <Right> <Right> <Enter>");
    assert!(matches!(desk.model.dialog, Some(Dialog::Form(_))), "losing asks why");
    desk.keys("<Esc>");
    assert_eq!(lane(&desk, 3), ["jabones"], "and without an answer nothing is lost");
    desk.keys("e");
    assert!(matches!(desk.model.dialog, Some(Dialog::Form(_))));
}

#[test]
fn the_client_at_hand_is_that_of_the_card() {
    let mut desk = desk();
    desk.keys("<Enter>");
    let open = desk.model.card.as_ref().unwrap();
    assert_eq!((open.card.client.name.as_str(), &*open.opportunity().unwrap().title), ("Ferretería López", "pernos"));
    desk.keys("<Esc>");
    assert!(desk.model.on_board());
    desk.keys("<Right>");
    let before = desk.steps();
    for keys in ["c", "<Del>", ">", "<Space>", "<Enter>", "f", "!"] {
        desk.keys(keys);
        assert!(
            desk.model.dialog.is_none() && desk.notice().contains("ninguna oportunidad"),
            "{keys}: {}",
            desk.text()
        );
    }
    assert_eq!(desk.steps(), before);
    desk.keys("<Left> <Del>");
    assert_eq!(lanes(&desk)[0], ["toallas"]);
    desk.keys("u");
    assert_eq!(lanes(&desk)[0], ["pernos", "toallas"]);
}

#[test]
fn an_empty_board_says_so() {
    for size in BOTH {
        let mut desk = Desk::shop();
        desk.resize(size);
        desk.keys("4");
        assert!(desk.text().contains("Todavía no hay ninguna oportunidad"), "{}", desk.text());
        desk.keys("> <Space> <Enter> <Del> <End> <PgDn> <Right> <Tab> <Home>");
        let _drawn = desk.screen();
        desk.keys("<Esc>");
        assert_eq!(desk.model.screen, Screen::Today);
    }
}

#[test]
fn amounts_and_others_are_hidden_from_who_looks_over_the_shoulder() {
    for size in BOTH {
        let mut desk = desk();
        desk.resize(size);
        desk.keys("X");
        let text = desk.text();
        assert!(!text.contains("1,250") && !text.contains("Hotel Sol") && text.contains("Ferretería López"), "{text}");
        assert!(!text.contains("toallas"), "{text}");
    }
}

/// Hundreds in one lane: a window of them is held, and every one can be come to.
#[test]
fn a_pile_that_no_screen_holds_is_gone_through() {
    let mut desk = Desk::of(Manner::default(), |agenda| {
        let client = agenda.add_client(named("Hotel Sol"), None).unwrap();
        for n in 0..300_i16 {
            let expect_on = (n % 10 != 0).then(|| november(1 + i8::try_from(n % 27).unwrap()));
            hope(agenda, client, &format!("n.º {n}"), "lead", expect_on);
        }
    });
    desk.keys("4");
    let held = |desk: &Desk| desk.model.board.piles[0].cards.len();
    assert!(desk.text().contains("300") && held(&desk) < 60, "{}", held(&desk));
    let mut met = Vec::new();
    for _ in 0..300 {
        met.push(at_hand(&desk));
        desk.keys("<Down>");
        assert!(held(&desk) < 80, "{}", held(&desk));
    }
    let mut back = Vec::new();
    for _ in 0..300 {
        back.insert(0, at_hand(&desk));
        desk.keys("<Up>");
    }
    assert_eq!(met, back);
    met.sort();
    met.dedup();
    assert_eq!(met.len(), 300, "each was met once");
    desk.keys("<End>");
    assert_eq!(at_hand(&desk), *back.last().unwrap());
    desk.keys("<PgUp> <PgUp> <PgUp> <PgUp> <PgUp> <PgUp>");
    let here = at_hand(&desk);
    desk.send(Msg::Changed);
    desk.resize(LARGE);
    assert_eq!(at_hand(&desk), here, "the selection stays on its card");
    desk.keys("<Home>");
    assert_eq!(at_hand(&desk), back[0]);
}

#[test]
fn what_others_do_is_seen() {
    let mut desk = desk();
    desk.keys("<Down>");
    let mut other = desk.other();
    let hotel = other.resolve("Hotel").unwrap();
    hope(&mut other, hotel, "batas", "lead", Some(november(3)));
    desk.send(Msg::Changed);
    assert_eq!(
        (lanes(&desk)[0].clone(), at_hand(&desk).as_str()),
        (vec!["batas".to_owned(), "pernos".to_owned(), "toallas".to_owned()], "toallas")
    );
}

const DOWN: MouseEventKind = MouseEventKind::Down(MouseButton::Left);
const DRAG: MouseEventKind = MouseEventKind::Drag(MouseButton::Left);
const UP: MouseEventKind = MouseEventKind::Up(MouseButton::Left);

fn mouse(desk: &mut Desk, kind: MouseEventKind, (column, row): (u16, u16)) {
    desk.send(Msg::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
}

#[test]
fn a_card_is_drawn_onto_a_lane_by_the_mouse() {
    for size in [SMALL, LARGE] {
        let mut desk = desk();
        desk.resize(size);
        let card = find(&desk.screen(), "30 nov").unwrap();
        let lane = find(&desk.screen(), "Calificada").unwrap();
        mouse(&mut desk, DOWN, card);
        mouse(&mut desk, UP, card);
        assert_eq!((at_hand(&desk).as_str(), desk.steps()), ("toallas", 6), "a press chooses a card");
        mouse(&mut desk, DOWN, card);
        mouse(&mut desk, DRAG, lane);
        assert!(find(&desk.screen(), "interesado → calificada").is_some(), "{}", desk.text());
        mouse(&mut desk, UP, lane);
        assert_eq!((at_hand(&desk).as_str(), lanes(&desk)[1].clone()), ("toallas", vec!["toallas".to_owned()]));
        let away = (1, size.1 - 1);
        mouse(&mut desk, DOWN, (lane.0, lane.1 + 5));
        mouse(&mut desk, DRAG, card);
        mouse(&mut desk, UP, away);
        assert_eq!(
            (lanes(&desk)[1].clone(), desk.steps()),
            (vec!["toallas".to_owned()], 7),
            "outside of the lanes it goes back"
        );
        mouse(&mut desk, MouseEventKind::ScrollDown, (1, 10));
        assert_eq!(at_hand(&desk), "pernos");
    }
}

/// The key means on the board what it means on the card: what may be sold is at its end.
#[test]
fn done_closes_what_is_at_hand() {
    let mut desk = desk();
    let id = desk.model.board.card().unwrap().deal.id;
    desk.keys("d");
    desk.save();
    assert!(desk.model.agenda.opportunity(id).unwrap().is_won());
}
