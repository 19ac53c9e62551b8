//! Writing down what happened, with the next step in the same form.

use cartera::desktop::hook::Failure;
use cartera::domain::{Attention, Direction, Kind, Light, Outcome};
use cartera::tui::form::Name;
use cartera::tui::update::Msg;
use jiff::civil::{Time, date};

use crate::support::{Desk, SMALL, find, november};

#[test]
fn an_unanswered_call_closes_what_was_due_and_takes_over_the_suggested_next_step() {
    let mut desk = Desk::shop();
    desk.pick("Ferretería López");
    desk.keys("c 2");
    assert_eq!(desk.focus(), Name::Text, "the digit chose the outcome and went on");
    desk.save();
    let card = desk.card("Ferretería López");
    let call = &card.interactions[0];
    assert_eq!((call.kind, call.outcome, call.direction), (Kind::Call, Some(Outcome::NoAnswer), Direction::Outgoing));
    assert_eq!(call.at, date(2026, 11, 23).at(9, 15, 0, 0));
    assert_eq!(desk.plans("Ferretería López").len(), 1);
    assert_eq!(desk.plans("Ferretería López")[0].0, november(24));
    assert_eq!(desk.light("Ferretería López"), Some(Light::Green));
    assert_eq!(desk.notice(), "llamada a Ferretería López · u deshace · próximo: mar 24 nov");
    assert!(desk.model.dialog.is_none());
}

#[test]
fn who_asks_to_be_called_back_is_planned_for_then_unless_another_day_is_typed() {
    let mut desk = Desk::shop();
    desk.pick("Ferretería López");
    desk.keys("c 3 <text:volver a llamar el viernes 10am>");
    assert_eq!(desk.form().value(Name::NextOn), "vie 27 nov 10:00");
    desk.fill(Name::NextOn, "jue");
    desk.keys("<BackTab> <text:, o antes>");
    assert_eq!(desk.form().value(Name::NextOn), "jue", "what the user typed stays");
}

/// What is logged before the day of the next step plans no second one, unless somebody asks for it or it cannot wait.
#[test]
fn what_is_planned_already_is_the_next_step() {
    let mut desk = Desk::shop();
    desk.pick("Óptica Núñez");
    desk.keys("f <text:vie 10:00>");
    desk.save();
    let days = |desk: &Desk| desk.plans("Óptica Núñez").iter().map(|plan| plan.0).collect::<Vec<_>>();
    desk.keys("c 1");
    assert_eq!(desk.form().value(Name::NextOn), "");
    assert!(desk.text().contains("ya previsto: vie 27 nov"), "{}", desk.text());
    desk.save();
    assert_eq!(days(&desk), [november(27)]);
    desk.keys("i <text:llamé, quiere 50 uds>");
    assert!(desk.text().contains("próximo paso    ya previsto: vie 27 nov"), "{}", desk.text());
    desk.keys("<Enter>");
    assert_eq!(days(&desk), [november(27)]);
    desk.keys("i <text:llamé >auto> <Enter>");
    assert_eq!(days(&desk).len(), 2, "it was asked for");
    desk.keys("u c 2");
    desk.save();
    assert_eq!(days(&desk), [november(24), november(27)], "to be tried again does not wait");
}

/// Trying again tomorrow is still for what today's call was for.
#[test]
fn an_unanswered_call_keeps_what_the_next_one_is_for() {
    let mut desk = Desk::shop();
    desk.pick("Ferretería López");
    desk.keys("c 2");
    assert_eq!(desk.form().value(Name::NextFor), "cotización de bolsas");
    desk.save();
    assert_eq!(desk.plans("Ferretería López")[0].2, "cotización de bolsas");
}

/// Who was reached was told what the call was for.
#[test]
fn an_answered_call_asks_anew_what_the_next_one_is_for() {
    let mut desk = Desk::shop();
    desk.pick("Ferretería López");
    desk.keys("c 2 <BackTab> 1");
    assert_eq!(desk.form().value(Name::NextFor), "");
}

#[test]
fn a_call_is_logged_with_a_note_a_typed_date_a_channel_and_a_purpose() {
    let mut desk = Desk::shop();
    desk.pick("Ferretería López");
    desk.keys("c 1 <text:Pide muestra\n\nde la n.º 6>");
    desk.fill(Name::NextOn, "vie 10:00");
    desk.keys("<Tab> 2");
    assert_eq!(desk.focus(), Name::NextFor);
    desk.keys("<text:llevar muestra>");
    desk.tab_to(Name::With);
    desk.keys("2");
    desk.save();
    let card = desk.card("Ferretería López");
    assert_eq!(card.interactions[0].text, "Pide muestra\n\nde la n.º 6");
    assert_eq!(card.interactions[0].contact, Some(card.contacts[1].id));
    let next = &card.follow_ups[0];
    assert_eq!((next.due_on, next.channel), (november(27), Kind::Visit));
    assert_eq!(
        desk.plans("Ferretería López"),
        [(november(27), Some(Time::constant(10, 0, 0, 0)), "llevar muestra".to_owned(), 0)]
    );
}

#[test]
fn a_typed_date_is_read_aloud_and_survives_another_outcome() {
    let mut desk = Desk::shop();
    desk.pick("Ferretería López");
    desk.keys("c 2");
    desk.fill(Name::NextOn, "en 3 semanas");
    assert!(find(&desk.screen(), "lun 14 dic").is_some(), "{}", desk.text());
    desk.tab_to(Name::Outcome);
    desk.keys("1");
    assert_eq!(desk.form().value(Name::NextOn), "en 3 semanas");
}

#[test]
fn a_pasted_note_of_a_hundred_kilobytes_is_kept_to_the_letter() {
    let note = "Entregar por la puerta de atrás, preguntar por Ñusta. ".repeat(1_900);
    assert!(note.len() > 100_000);
    let mut desk = Desk::shop();
    desk.pick("Óptica Núñez");
    desk.keys("n");
    desk.send(Msg::Paste(note.clone()));
    assert!(desk.text().contains("puerta de atrás"));
    desk.save();
    assert_eq!(desk.card("Óptica Núñez").interactions[0].text, note.trim_end());
}

#[test]
fn a_note_that_is_too_long_is_refused_and_stays_on_the_screen() {
    let mut desk = Desk::shop();
    desk.keys("n");
    desk.send(Msg::Paste("x".repeat(200_001)));
    let why = desk.refused();
    assert!(why.contains("200"), "{why}");
    assert_eq!(desk.form().value(Name::Text).len(), 200_001);
}

#[test]
fn pasted_line_breaks_of_any_kind_become_lines_and_control_characters_go() {
    let mut desk = Desk::shop();
    desk.pick("Óptica Núñez");
    desk.keys("n");
    desk.send(Msg::Paste("uno\rdos\r\ntres\ncuatro\u{1b}[31m\u{7}".into()));
    desk.save();
    assert_eq!(desk.card("Óptica Núñez").interactions[0].text, "uno\ndos\ntres\ncuatro[31m");
}

#[test]
fn a_paste_into_a_line_stays_on_the_line() {
    let mut desk = Desk::shop();
    desk.keys("f <paste:vie\r10:00\r\n>");
    assert_eq!(desk.form().value(Name::NextOn), "vie 10:00");
    desk.save();
}

#[test]
fn what_happened_before_is_dated_back_and_tomorrow_is_refused() {
    let mut desk = Desk::shop();
    desk.pick("Óptica Núñez");
    desk.keys("c 1");
    desk.fill(Name::When, "mañana");
    desk.tab_to(Name::Text);
    desk.refused();
    assert_eq!(desk.focus(), Name::When, "the focus goes to where the mistake is");
    desk.fill(Name::When, "31/02");
    desk.tab_to(Name::Text);
    desk.refused();
    assert_eq!(desk.focus(), Name::When);
    desk.fill(Name::When, "viernes 16:30");
    desk.save();
    assert_eq!(desk.card("Óptica Núñez").interactions[0].at, date(2026, 11, 20).at(16, 30, 0, 0));
}

#[test]
fn logging_from_a_planned_contact_on_the_card_closes_that_one() {
    let mut desk = Desk::shop();
    desk.open_card("Hotel Sol");
    desk.keys("<Down>");
    assert_eq!(desk.model.card.as_ref().unwrap().follow_up().unwrap().purpose, "renovar contrato");
    desk.keys("v");
    desk.save();
    let plans = desk.plans("Hotel Sol");
    assert_eq!(plans.len(), 1);
    assert_ne!(plans[0].2, "renovar contrato", "Friday's visit took place today");
    assert_eq!(desk.card("Hotel Sol").interactions[0].kind, Kind::Visit);
}

#[test]
fn logging_from_the_list_leaves_what_is_planned_for_later() {
    let mut desk = Desk::shop();
    desk.pick("Hotel Sol");
    desk.keys("c 1");
    desk.fill(Name::NextOn, "");
    desk.save();
    assert_eq!(desk.plans("Hotel Sol").len(), 1, "Friday's visit is the next step");
}

#[test]
fn waiting_for_their_answer_needs_no_next_step() {
    let mut desk = Desk::shop();
    desk.pick("Óptica Núñez");
    desk.keys("c 4");
    assert_eq!(desk.form().value(Name::NextOn), "");
    desk.save();
    assert_eq!(desk.plans("Óptica Núñez"), []);
    assert_eq!(desk.light("Óptica Núñez"), Some(Light::Green));
}

#[test]
fn leaving_a_client_without_a_next_step_takes_a_deliberate_key() {
    for key in ["-", "ninguno"] {
        let mut desk = Desk::shop();
        desk.pick("Óptica Núñez");
        desk.keys("c 1");
        desk.fill(Name::NextOn, "");
        desk.tab_to(Name::Text);
        let why = desk.refused();
        assert!(why.contains("«-»"), "{why}");
        assert_eq!(desk.focus(), Name::NextOn);
        desk.fill(Name::NextOn, key);
        desk.save();
        assert_eq!(desk.card("Óptica Núñez").interactions.len(), 1);
        assert_eq!(desk.light("Óptica Núñez"), Some(Light::Unplanned));
    }
}

#[test]
fn a_next_step_in_the_past_or_on_no_day_is_refused_where_it_stands() {
    for (lang, wrong) in [("es-PE", "ayer"), ("es-PE", "31/02"), ("es-PE", "nunca jamás"), ("en-US", "feb 31")] {
        let manner = crate::support::Manner { lang, ..Default::default() };
        let mut desk = Desk::of(manner, crate::support::shop);
        desk.pick("Óptica Núñez");
        desk.keys("c 1");
        desk.fill(Name::NextOn, wrong);
        desk.tab_to(Name::Text);
        desk.refused();
        assert_eq!(desk.focus(), Name::NextOn, "{wrong}");
        assert_eq!(desk.form().value(Name::NextOn), wrong, "what was typed is there to be mended");
    }
}

#[test]
fn an_empty_note_is_refused() {
    let mut desk = Desk::shop();
    desk.keys("n");
    desk.refused();
    desk.keys("<text:algo>");
    assert_eq!(desk.problem(), "", "typing takes the complaint away");
    desk.save();
}

#[test]
fn every_kind_of_interaction_has_its_way_into_the_form() {
    let ways = [
        ("v", Kind::Visit),
        ("m m", Kind::Message),
        ("M", Kind::Email),
        (": <text:log.meeting> <Enter>", Kind::Meeting),
        (": <text:log.sample> <Enter>", Kind::Sample),
        (": <text:log.survey> <Enter>", Kind::Survey),
    ];
    for (keys, kind) in ways {
        let mut desk = Desk::shop();
        desk.pick("Óptica Núñez");
        desk.keys(keys);
        desk.fill(Name::NextOn, "+5b");
        desk.save();
        assert_eq!(desk.card("Óptica Núñez").interactions[0].kind, kind);
        assert_eq!(desk.plans("Óptica Núñez")[0].0, november(30));
    }
}

#[test]
fn an_interaction_is_corrected_and_deleted_from_the_card() {
    let mut desk = Desk::shop();
    desk.pick("Óptica Núñez");
    desk.keys("c 7 <text:llegó roto>");
    desk.save();
    assert_eq!(desk.light("Óptica Núñez"), Some(Light::Red), "a complaint is red at once");
    desk.open_card("Óptica Núñez");
    desk.keys("<End> e");
    assert_eq!(desk.form().value(Name::Text), "llegó roto");
    assert_eq!(desk.form().value(Name::When), "lun 23 nov 09:15");
    desk.keys("<text:: dos cajas>");
    desk.fill(Name::When, "ayer 18:00");
    desk.save();
    let corrected = &desk.card("Óptica Núñez").interactions[0];
    assert_eq!((corrected.text.as_str(), corrected.at), ("llegó roto: dos cajas", november(22).at(18, 0, 0, 0)));
    desk.keys("<End> <Del>");
    assert_eq!(desk.card("Óptica Núñez").interactions.len(), 0);
    assert_eq!(desk.light("Óptica Núñez"), Some(Light::Green), "the complaint went with it");
    desk.keys("u");
    assert_eq!(desk.card("Óptica Núñez").interactions.len(), 1);
}

#[test]
fn a_complaint_is_red_until_it_is_resolved() {
    let mut desk = Desk::shop();
    desk.pick("Óptica Núñez");
    desk.keys("R");
    assert_eq!(desk.notice(), "Este cliente no tiene reclamos abiertos.");
    assert_eq!(desk.model.past.undo.as_ref().unwrap().subject, "Óptica Núñez", "nothing was written");
    desk.keys("c 7");
    desk.save();
    assert_eq!(desk.light("Óptica Núñez"), Some(Light::Red));
    desk.pick("Óptica Núñez");
    desk.keys("R");
    assert_ne!(desk.light("Óptica Núñez"), Some(Light::Red));
    assert!(desk.notice().starts_with("reclamo resuelto de Óptica Núñez"), "{}", desk.notice());
}

#[test]
fn a_contact_ends_the_daily_follow_up_of_its_day() {
    let mut desk = Desk::shop();
    desk.pick("Óptica Núñez");
    desk.keys("! 1");
    assert_eq!(desk.card("Óptica Núñez").client.attention, Attention::Red);
    assert_eq!(desk.light("Óptica Núñez"), Some(Light::Red));
    desk.pick("Óptica Núñez");
    desk.keys("c 1");
    desk.save();
    assert_eq!(desk.light("Óptica Núñez"), Some(Light::Green), "until tomorrow");
    assert_eq!(desk.card("Óptica Núñez").alert.light(november(24)), Some(Light::Red));
}

#[test]
fn the_users_editor_takes_the_note_over_and_gives_it_back() {
    let mut desk = Desk::shop();
    desk.pick("Óptica Núñez");
    desk.keys("n <text:borrador>");
    desk.editor = Some("una línea\n\notra".into());
    desk.keys("<C-o>");
    assert_eq!(desk.form().value(Name::Text), "una línea\n\notra");
    desk.save();
    assert_eq!(desk.card("Óptica Núñez").interactions[0].text, "una línea\n\notra");
}

#[test]
fn an_editor_that_does_not_start_costs_nothing_of_what_was_typed() {
    let mut desk = Desk::shop();
    desk.keys("n <text:borrador>");
    desk.keys("<C-o>");
    assert!(desk.problem().contains("EDITOR"), "{}", desk.problem());
    assert_eq!(desk.form().value(Name::Text), "borrador");
}

/// The editor is for the note, wherever in the form the cursor stands.
#[test]
fn the_editor_opens_the_note_from_any_field() {
    let mut desk = Desk::shop();
    desk.pick("Óptica Núñez");
    desk.keys("c");
    assert_eq!(desk.focus(), Name::Outcome);
    desk.editor = Some("desde el editor".into());
    desk.keys("<C-o>");
    assert_eq!((desk.focus(), desk.form().value(Name::Text).as_str()), (Name::Text, "desde el editor"));
}

#[test]
fn a_command_that_failed_for_what_was_logged_is_told() {
    for (lang, code, said) in [
        ("es", Some(3), "terminó con el error 3"),
        ("es", None, "fue detenida"),
        ("en", Some(3), "ended with error 3"),
        ("en", None, "was stopped"),
    ] {
        let mut desk = Desk::empty(lang);
        desk.send(Msg::HookFailed(Failure { code }));
        assert!(desk.text().contains(said), "{}", desk.text());
    }
}

/// A note of one long line is corrected where it is wrong: arrows go by the rows that are seen, and only from the first one
/// on to the field before.
#[test]
fn arrows_go_through_the_rows_of_a_long_note() {
    let mut desk = Desk::shop();
    desk.pick("Hotel Sol");
    let said =
        "quiere la lista de precios de la temporada, y que vayamos a medir el comedor antes del viernes por la tarde";
    desk.keys(&format!("c <Tab> <text:{said}>"));
    assert!(desk.shot(SMALL).contains("Nota       quiere la lista de precios de la temporada, y que vayamos a"));
    desk.keys("<Up> <text:X>");
    let typed = desk.form().value(Name::Text);
    assert!(typed.len() == said.len() + 1 && !typed.ends_with('X'), "{typed}");
    assert_eq!(desk.form().focused().map(|field| field.name), Some(Name::Text));
    desk.keys("<Up>");
    assert_eq!(desk.form().focused().map(|field| field.name), Some(Name::Outcome));
}
