//! What was half typed: kept, offered again, taken up with everything that was in it, or thrown away.

use cartera::domain::{Kind, Outcome};
use cartera::tui::form::Name;
use cartera::tui::update::Msg;

use crate::support::{Desk, NOW, SMALL, november};

/// As if the machine had lost its power a moment after the last key.
fn crashed(mut desk: Desk) -> Desk {
    desk.keys("<rest>");
    desk.reopened(NOW)
}

#[test]
fn a_half_typed_call_is_offered_again_with_everything_that_was_in_it() {
    let mut desk = Desk::shop();
    desk.pick("Ferretería López");
    desk.keys("c 7 <text:llegó roto\nla mitad>");
    desk.fill(Name::NextOn, "vie 10:00");
    desk.keys("<Tab> 2 <text:llevar otro>");
    desk.tab_to(Name::With);
    desk.keys("2");
    desk.fill(Name::When, "ayer 17:00");
    let mut desk = crashed(desk);
    assert_eq!(desk.menu().title, "Quedó algo a medio escribir: Ferretería López");
    assert_eq!(desk.menu().lines[0].0, "Retomarlo: «llegó roto»");
    desk.keys("<Enter>");
    assert!(desk.form().recovered);
    desk.save();
    let card = desk.card("Ferretería López");
    let call = &card.interactions[0];
    assert_eq!((call.kind, call.outcome), (Kind::Call, Some(Outcome::Complaint)));
    assert_eq!((call.text.as_str(), call.at), ("llegó roto\nla mitad", november(22).at(17, 0, 0, 0)));
    assert_eq!(call.contact, Some(card.contacts[1].id));
    assert!(desk.plans("Ferretería López").iter().any(|plan| plan.0 == november(27) && plan.2 == "llevar otro"));
}

/// What the form began with belongs to it as much as what was typed.
#[test]
fn a_half_typed_visit_is_a_visit_again() {
    let mut desk = Desk::shop();
    desk.open_card("Hotel Sol");
    desk.keys("<Down> v <Tab> <text:buena reunión>");
    let mut desk = crashed(desk);
    desk.keys("<Enter>");
    desk.save();
    let card = desk.card("Hotel Sol");
    assert_eq!((card.interactions[0].kind, card.interactions[0].outcome), (Kind::Visit, Some(Outcome::Spoke)));
    let purposes: Vec<_> = card.follow_ups.iter().map(|plan| plan.purpose.as_str()).collect();
    assert!(!purposes.contains(&"renovar contrato"), "it was logged from the visit that was planned");
}

/// A date that was typed is no offer any more: the next letter goes behind it.
#[test]
fn a_recovered_date_is_typed_on() {
    let mut desk = Desk::shop();
    desk.pick("Óptica Núñez");
    desk.keys("c 1");
    desk.fill(Name::NextOn, "vie");
    let mut desk = crashed(desk);
    desk.keys("<Enter>");
    desk.tab_to(Name::NextOn);
    desk.keys("<text: 10:00>");
    assert_eq!(desk.form().value(Name::NextOn), "vie 10:00");
}

#[test]
fn a_form_that_is_left_says_that_it_is_kept_and_comes_back_when_it_is_opened_again() {
    let mut desk = Desk::shop();
    desk.pick("Hotel Sol");
    desk.keys("n <text:a medias> <Esc>");
    assert_eq!(desk.notice(), "Lo escrito se conserva: al volver a abrirlo seguirá ahí.");
    desk.pick("Óptica Núñez");
    desk.keys("n");
    assert_eq!(desk.form().value(Name::Text), "", "another client's note is another one");
    desk.keys("<Esc>");
    assert_eq!(desk.notice(), "", "an untouched form leaves nothing");
    desk.pick("Hotel Sol");
    desk.keys("n");
    assert_eq!(desk.form().value(Name::Text), "a medias");
    desk.keys("<text: y entera>");
    desk.save();
    assert_eq!(desk.card("Hotel Sol").interactions[0].text, "a medias y entera");
    assert!(desk.model.agenda.drafts().unwrap().is_empty(), "saved is not half typed");
    let desk = crashed(desk);
    assert!(desk.model.dialog.is_none());
}

#[test]
fn what_is_discarded_is_gone() {
    let mut desk = Desk::shop();
    desk.keys("n <text:mejor no> <rest>");
    assert_eq!(desk.model.agenda.drafts().unwrap().len(), 1);
    desk.keys("<A-x>");
    assert!(desk.model.dialog.is_none());
    let mut desk = crashed(desk);
    assert!(desk.model.dialog.is_none());
    desk.keys("n");
    assert_eq!(desk.form().value(Name::Text), "");
}

#[test]
fn a_draft_can_wait_or_be_thrown_away() {
    let mut desk = Desk::shop();
    desk.pick("Hotel Sol");
    desk.keys("n <text:a medias>");
    let mut desk = crashed(desk);
    desk.keys("<Down> <Enter>");
    assert!(desk.model.dialog.is_none());
    let mut desk = crashed(desk);
    assert_eq!(desk.menu().lines.len(), 3, "it waited");
    desk.keys("<Down> <Down> <Enter>");
    let desk = crashed(desk);
    assert!(desk.model.dialog.is_none());
}

/// However long a name is, what is asked stands before it.
#[test]
fn what_is_offered_is_told_of_somebody_with_the_longest_name() {
    let mut desk = Desk::shop();
    desk.keys(&format!("a <text:{}> <C-s> n <text:a medias>", "Inmobiliaria ".repeat(9).trim()));
    let mut desk = crashed(desk);
    assert!(desk.shot(SMALL).contains("Quedó algo a medio escribir: Inmobiliaria"));
}

/// Who opens the agenda and types the digit of a screen at once has not seen yet that something is offered.
#[test]
fn no_key_of_a_screen_throws_away_what_is_offered() {
    let mut desk = Desk::shop();
    desk.pick("Hotel Sol");
    desk.keys("n <text:a medias>");
    let mut desk = crashed(desk);
    for key in ["1", "2", "3", "4", "5"] {
        desk.keys(key);
        assert_eq!(desk.menu().lines.len(), 3, "{key}");
    }
    desk.keys("<Esc> 3");
    let desk = crashed(desk);
    assert_eq!(desk.menu().title, "Quedó algo a medio escribir: Hotel Sol");
}

#[test]
fn a_half_typed_new_client_is_recovered_with_all_its_lines() {
    let mut desk = Desk::shop();
    desk.keys("a <text:Nuevo Cliente> <Tab> 2");
    desk.tab_to(Name::Channels);
    desk.keys("<text:999 111 222\na@b.example>");
    desk.tab_to(Name::Contacts);
    desk.keys("<text:Eva; compras>");
    desk.fill(Name::NextOn, "jueves");
    let mut desk = crashed(desk);
    assert_eq!(desk.menu().title, "Quedó algo a medio escribir");
    assert_eq!(desk.menu().lines[0].0, "Retomarlo: «Nuevo Cliente»");
    desk.keys("<Enter>");
    let shot = desk.shot(SMALL);
    for said in ["Ctrl-s guarda", "Alt-x descarta", "recuperado: había quedado a medio escribir "] {
        assert!(shot.contains(said), "{said}\n{shot}");
    }
    desk.save();
    let card = desk.card("Nuevo Cliente");
    assert_eq!((card.channels.len(), card.contacts.len()), (2, 1));
    assert_eq!(desk.plans("Nuevo Cliente")[0].0, november(26));
}

#[test]
fn a_half_made_edit_is_recovered_over_the_client_as_it_is_now() {
    let mut desk = Desk::shop();
    desk.pick("Hotel Sol");
    desk.keys("e");
    desk.fill(Name::City, "Arequipa");
    desk.keys("<rest>");
    let mut other = desk.other();
    let before = other.record(other.resolve("Hotel Sol").unwrap()).unwrap();
    let mut after = before.clone();
    after.client.sector = Some("hotelería".into());
    other.edit_client(&before, after).unwrap();
    let mut desk = crashed(desk);
    desk.keys("<Enter>");
    desk.save();
    let client = desk.card("Hotel Sol").client;
    assert_eq!((client.city.as_deref(), client.sector.as_deref()), (Some("Arequipa"), Some("hotelería")));
}

#[test]
fn a_half_made_correction_is_recovered() {
    let mut desk = Desk::shop();
    desk.pick("Óptica Núñez");
    desk.keys("n <text:primera> <C-s>");
    desk.open_card("Óptica Núñez");
    desk.keys("<End> e <text: y segunda>");
    let mut desk = crashed(desk);
    desk.keys("<Enter>");
    desk.save();
    assert_eq!(desk.card("Óptica Núñez").interactions[0].text, "primera y segunda");
}

#[test]
fn the_draft_of_a_client_that_is_gone_is_forgotten() {
    let mut desk = Desk::empty("es-PE");
    desk.keys("a <text:Uno> <C-s> n <text:algo> <rest>");
    desk.other().travel(cartera::agenda::Way::Back, None).unwrap();
    let mut desk = crashed(desk);
    if desk.model.dialog.is_some() {
        desk.keys("<Enter>");
    }
    assert!(desk.model.dialog.is_none());
    let mut desk = crashed(desk);
    assert!(desk.model.dialog.is_none(), "and it is not offered for ever");
    desk.keys("<rest>");
}

#[test]
fn a_paste_and_the_editors_text_are_kept_as_well() {
    for by_editor in [false, true] {
        let mut desk = Desk::shop();
        desk.keys("n");
        if by_editor {
            desk.editor = Some("un texto".into());
            desk.keys("<C-o>");
        } else {
            desk.send(Msg::Paste("un texto".into()));
        }
        let mut desk = crashed(desk);
        desk.keys("<Enter>");
        assert_eq!(desk.form().value(Name::Text), "un texto");
    }
}
