//! Segments beside the list, the queue of any filter, clients who went away, and the list as a file.

use cartera::domain::LossReason;
use cartera::tui::form::Name;
use cartera::tui::update::Msg;

use crate::support::{BOTH, Desk, LARGE, Manner, SMALL, TODAY, shop};

#[test]
fn segments_are_beside_a_wide_list_and_counted_when_nothing_else_is_to_be_done() {
    let mut desk = Desk::shop();
    desk.keys("2");
    let shown = desk.shot(LARGE);
    assert!(shown.contains("Segmentos T") && shown.contains("Cuentas clave"), "{shown}");
    assert!(shown.contains('…'), "not counted yet:\n{shown}");
    desk.send(Msg::Rest);
    let shown = desk.shot(LARGE);
    let line = shown.lines().find(|line| line.contains("Posibles")).unwrap();
    assert!(line.ends_with('4'), "{line:?}");
    assert!(!desk.shot(SMALL).contains("Cuentas clave"), "a narrow one has no room");
    // What changes is counted again.
    desk.keys("<Home> <Del>");
    desk.send(Msg::Rest);
    let shown = desk.shot(LARGE);
    assert!(shown.lines().any(|line| line.contains("Posibles") && line.ends_with('3')), "{shown}");
}

#[test]
fn a_segment_is_chosen_from_a_list_of_all() {
    let mut desk = Desk::shop();
    desk.keys("2 T");
    for size in BOTH {
        let shown = desk.shot(size);
        assert!(shown.contains("Sin próximo paso") && shown.contains("Enter lista"), "{shown}");
    }
    desk.keys("<End> <Enter>");
    assert_eq!(desk.names(), ["Óptica Núñez"]);
    desk.keys("T 0");
    assert_eq!(desk.names().len(), 4);
}

#[test]
fn the_filter_that_is_typed_becomes_a_segment_that_can_be_changed() {
    let mut desk = Desk::shop();
    desk.keys("2 T a");
    assert!(desk.text().contains("necesita un filtro"), "{}", desk.text());
    desk.keys("<Esc> / <text:hotel> <Enter> T a <text:Hoteles> <Enter>");
    let own = |desk: &Desk| desk.model.agenda.segments().unwrap().into_iter().find(|one| one.code.is_none());
    assert_eq!(own(&desk).map(|segment| (segment.name, segment.filter)), Some(("Hoteles".into(), "hotel".into())));
    desk.keys("<Home> f <text:siete> <Enter>");
    assert!(desk.text().contains("siete"), "what is wrong can be mended:\n{}", desk.text());
    desk.keys("<C-u> <text:7> <Enter>");
    assert_eq!(own(&desk).and_then(|segment| segment.cadence).map(|cadence| cadence.ideal), Some(7));
    assert!(desk.text().contains("cada 7 días"), "{}", desk.text());
    desk.keys("<Home> e <C-u> <text:Hoteles del sur> <Enter> c >");
    let segment = own(&desk).unwrap();
    assert_eq!((segment.name.as_str(), segment.hue.is_some()), ("Hoteles del sur", true));
    assert_ne!(desk.model.agenda.segments().unwrap()[0].name, "Hoteles del sur", "moved down");
    desk.keys("<Del>");
    assert_eq!(own(&desk), None);
    desk.keys("<Esc> u u u u u u");
    assert_eq!(own(&desk), None);
    assert!(desk.model.past.undo.as_ref().is_none_or(|step| !step.subject.contains("Hoteles")));
}

#[test]
fn one_that_came_ready_made_is_hidden_and_shown_again() {
    let mut desk = Desk::shop();
    desk.keys("2 T <Del>");
    assert!(!desk.text().contains("Cuentas clave"), "{}", desk.text());
    desk.keys("v");
    assert!(desk.text().contains("Cuentas clave (oculto)"), "{}", desk.text());
    desk.keys("<Home> h");
    assert!(!desk.text().contains("(oculto)"));
}

#[test]
fn zones_are_groups_to_choose_from() {
    let mut desk = Desk::of(Manner::default(), |agenda| {
        shop(agenda);
        let id = agenda.resolve("Hotel Sol").unwrap();
        let before = agenda.record(id).unwrap();
        let mut after = before.clone();
        after.client.zone = Some("Sur \"chico\"".into());
        agenda.edit_client(&before, after).unwrap();
    });
    desk.keys("2 T <Tab>");
    assert!(desk.text().contains("Por zona") && desk.text().contains("Sur \"chico\""), "{}", desk.text());
    desk.keys("<Tab>");
    assert!(desk.text().contains("todavía no hay nada"));
}

#[test]
fn the_queue_works_those_whom_the_filter_means() {
    let mut desk = Desk::shop();
    desk.keys("2 / <text:-ferreteria> <Enter> g");
    let first = desk.text();
    assert!(first.contains("-ferreteria 1/3") && first.contains("Bodega Ruiz"), "{first}");
    desk.keys("2 <text:nadie> <Enter>");
    assert!(desk.text().contains("2/3"), "{}", desk.text());
    desk.keys("<Tab>");
    let left = desk.text();
    assert!(left.contains("2/2"), "{left}");
    desk.keys("1 <text:todo bien> <Enter>");
    assert!(desk.model.queue.is_none());
    assert_eq!(desk.notice(), "Ronda terminada: 2 de 3 atendidos.");
}

#[test]
fn the_queue_works_those_who_are_marked() {
    let mut desk = Desk::shop();
    desk.keys("2 <Space> <Space> g");
    assert!(desk.text().contains("2 clientes 1/2"), "{}", desk.text());
    desk.keys("<Esc>");
    assert!(desk.model.queue.is_none() && desk.model.marked.is_empty());
}

#[test]
fn a_client_went_away_and_came_back() {
    let mut desk = Desk::shop();
    desk.keys("2");
    desk.pick("Hotel Sol");
    desk.keys(": <text:client.lost> <Enter> 4 <Tab>");
    desk.fill(Name::Text, "se fue con otro");
    desk.save();
    let lost = desk.card("Hotel Sol").client.lost.unwrap();
    assert_eq!((lost.why, lost.on, lost.note.as_deref()), (LossReason::Competitor, TODAY, Some("se fue con otro")));
    for keys in ["2", "<Enter>", "<Esc> / <C-u> <text:activity:lost> <Enter> g"] {
        desk.keys(keys);
        desk.resize(LARGE);
        let text = desk.text();
        assert!(text.contains("competencia · se fue"), "{keys}: {text}");
    }
    desk.keys("<Esc> <Esc> <Esc> 2");
    desk.pick("Hotel Sol");
    desk.keys("z");
    assert!(desk.text().contains("Volvió"), "{}", desk.text());
    let back = desk.menu().lines.iter().position(|(line, _)| line.contains("Volvió")).unwrap();
    desk.keys(&format!("{}", back + 1));
    assert_eq!(desk.card("Hotel Sol").client.lost, None);
    desk.keys("u");
    assert!(desk.card("Hotel Sol").client.lost.is_some());
    desk.keys(": <text:client.lost> <Enter>");
    desk.fill(Name::When, "mañana");
    assert!(desk.refused().contains("mañana") || desk.problem().contains("24"), "{}", desk.problem());
}

#[test]
fn the_list_is_written_into_a_new_file() {
    let mut desk = Desk::shop();
    let path = desk.path("lista.csv");
    desk.keys("2 / <text:hotel> <Enter>");
    desk.keys(": <text:list.export> <Enter>");
    desk.fill(Name::Path, &path.display().to_string());
    desk.save();
    assert!(desk.notice().starts_with("1 fila en"), "{}", desk.notice());
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("Hotel Sol") && !text.contains("Bodega"), "{text}");
    desk.keys(": <text:list.export> <Enter>");
    desk.fill(Name::Path, &path.display().to_string());
    assert!(desk.refused().contains("ya existe"), "never over another file");
}

#[test]
fn a_name_that_there_is_already_is_refused_and_can_be_mended() {
    let mut desk = Desk::shop();
    desk.keys("2 / <text:hotel> <Enter> T a <text:Hoteles> <Enter> a <text:hoteles> <Enter>");
    assert!(desk.text().contains("ya hay un segmento"), "{}", desk.text());
    desk.keys("<text: caros> <Enter>");
    assert_eq!(desk.model.agenda.segments().unwrap().iter().filter(|segment| segment.code.is_none()).count(), 2);
}
