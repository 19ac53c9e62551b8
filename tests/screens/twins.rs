//! Those who may be here twice: the list of pairs, two side by side, and the warning about somebody new.

use cartera::agenda::{Agenda, Plan};
use cartera::domain::{Channel, ChannelId, ChannelKind, Kind};
use cartera::tui::dialog::Dialog;

use crate::support::{BOTH, Desk, Manner, named, november};

fn add(agenda: &mut Agenda, name: &str, city: Option<&str>, mobile: &str) {
    let mut record = named(name);
    record.client.city = city.map(str::to_owned);
    let (kind, value) = (ChannelKind::Mobile, mobile.to_owned());
    record.channels.push((None, Channel { id: ChannelId(0), contact: None, kind, value, preferred: true }));
    let plan = Plan::once(november(27), None, Kind::Call, format!("llamar por {mobile}"));
    agenda.add_client(record, Some(plan)).unwrap();
}

/// Two pairs and one who is like nobody.
fn doubled(lang: &'static str) -> Desk {
    Desk::of(Manner { lang, ..Manner::default() }, |agenda| {
        add(agenda, "Ferretería López", Some("Lima"), "999 111 222");
        add(agenda, "FERRETERIA LOPEZ", Some("Callao"), "+51 999-111-222");
        add(agenda, "Rosa Quispe", Some("Cusco"), "988 777 666");
        add(agenda, "Rosa Kispe", None, "988777666");
        add(agenda, "Hotel Sol", None, "977 000 111");
    })
}

const LOOK: &str = ": <text:client.duplicates> <Enter>";

#[test]
fn two_records_become_one_and_undo_parts_them() {
    let mut desk = doubled("es-PE");
    desk.keys(LOOK);
    for size in BOTH {
        let shown = desk.shot(size);
        assert!(shown.contains("2 parejas") && shown.contains("mismo teléfono · nombre parecido"), "{shown}");
    }
    desk.keys("<Enter>");
    for size in BOTH {
        let shown = desk.shot(size);
        assert!(shown.contains("Se queda") && shown.contains("● Lima") && shown.contains("Callao"), "{shown}");
        assert!(shown.contains("Pasan: 1 próximo contacto"), "{shown}");
    }
    // The name stays, the city is that of the other.
    desk.keys("<Down> <Space> <Enter>");
    let card = desk.card("Ferretería López");
    assert_eq!(card.client.city.as_deref(), Some("Callao"));
    assert_eq!((card.follow_ups.len(), card.channels.len()), (2, 1));
    assert!(desk.notice().contains("unión de dos fichas de Ferretería López"), "{}", desk.notice());
    assert!(
        matches!(&desk.model.dialog, Some(Dialog::Twins(list)) if list.found.pairs.len() == 1),
        "the other pair is left"
    );
    desk.keys("<Esc> u");
    assert_eq!(desk.card("#2").client.city.as_deref(), Some("Callao"));
}

#[test]
fn the_other_one_can_stay_and_leaving_goes_back_to_the_list() {
    let mut desk = doubled("es-PE");
    desk.keys(LOOK);
    desk.keys("<Enter> <Tab>");
    let Some(Dialog::Comparison(comparison)) = &desk.model.dialog else { panic!("{:?}", desk.model.dialog) };
    assert_eq!(comparison.merging.keep.client.name, "FERRETERIA LOPEZ");
    let steps = desk.steps();
    desk.keys("<Esc>");
    assert!(matches!(&desk.model.dialog, Some(Dialog::Twins(_))));
    assert_eq!(desk.steps(), steps, "nothing was done");
    desk.keys("<Esc>");
    assert!(desk.model.dialog.is_none());
}

#[test]
fn those_who_are_two_are_not_offered_again() {
    let mut desk = doubled("es-PE");
    desk.keys(LOOK);
    desk.keys("x <Enter> x");
    assert!(desk.model.dialog.is_none(), "both are settled");
    desk.keys(LOOK);
    assert_eq!(desk.notice(), "No hay nadie que parezca estar dos veces.");
    desk.keys("u");
    desk.keys(LOOK);
    assert!(matches!(&desk.model.dialog, Some(Dialog::Twins(list)) if list.found.pairs.len() == 1));
}

#[test]
fn two_marked_clients_are_compared_whoever_they_are() {
    let mut desk = doubled("en-GB");
    desk.keys("2 <Space> : <text:client.merge> <Enter>");
    assert!(desk.notice().contains("Mark two clients"), "one is not enough: {}", desk.notice());
    desk.keys("<Space> : <text:client.merge> <Enter>");
    assert!(desk.text().contains("The same client?"), "{}", desk.text());
    desk.keys("X");
}

#[test]
fn somebody_new_who_looks_like_a_client_is_said() {
    let mut desk = doubled("es-PE");
    desk.keys("a <text:Hotel del Sol> <Tab> <text:+51 977 000 111>");
    desk.save();
    assert!(desk.notice().contains("Se parece a Hotel Sol (mismo nombre · mismo teléfono)"), "{}", desk.notice());
    desk.keys("<Esc> a <text:Zapatería Luna>");
    desk.save();
    assert!(desk.notice().contains("alta de Zapatería Luna"), "{}", desk.notice());
}

#[test]
fn the_private_screen_hides_both() {
    let mut desk = doubled("es-PE");
    desk.keys("X");
    desk.keys(LOOK);
    assert!(!desk.text().contains("Rosa Quispe = ") && !desk.text().contains("Kispe"), "{}", desk.text());
    desk.keys("<Enter>");
    for hidden in ["988", "Kispe", "Cusco"] {
        assert!(!desk.text().contains(hidden), "{hidden} in\n{}", desk.text());
    }
}
