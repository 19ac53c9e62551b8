//! Marks: what is done next is done to everybody who is marked, as one step.

use cartera::domain::{Attention, Standing};

use crate::support::{Desk, november};

#[test]
fn those_who_are_marked_are_put_off_together() {
    let mut desk = Desk::shop();
    desk.pick("Bodega Ruiz");
    desk.keys("<Space> <Space> s <text:vie> <Enter>");
    for name in ["Bodega Ruiz", "Ferretería López"] {
        assert_eq!(desk.plans(name)[0].0, november(27), "{name}");
    }
    assert_eq!(desk.plans("Hotel Sol")[0].3, 0, "who is not marked is left alone");
    assert!(desk.model.marked.is_empty(), "and the marks are gone");
    assert!(desk.notice().contains("2 clientes"), "{}", desk.notice());
    desk.keys("u");
    assert_eq!(desk.plans("Bodega Ruiz")[0].0, november(20));
    assert_eq!(desk.plans("Ferretería López")[0].0, november(23));
}

#[test]
fn a_plan_a_light_and_a_standing_are_given_to_all() {
    let mut desk = Desk::shop();
    desk.keys("2 * f <text:en 2 semanas> <Enter> 2 <text:saludo> <Enter>");
    for name in ["Bodega Ruiz", "Ferretería López", "Hotel Sol", "Óptica Núñez"] {
        assert_eq!(desk.plans(name).last().unwrap().2, "saludo", "{name}");
    }
    desk.keys("* ! 1");
    assert_eq!(desk.card("Óptica Núñez").client.attention, Attention::Red);
    desk.keys("* z 2");
    assert_eq!(desk.card("Hotel Sol").client.standing, Standing::Resting);
    desk.keys("* <Del>");
    assert_eq!(desk.card("Hotel Sol").client.standing, Standing::Trashed);
    assert_eq!(desk.names(), Vec::<String>::new());
    desk.keys("u u u u");
    assert_eq!(desk.plans("Óptica Núñez"), []);
}

#[test]
fn a_mark_is_taken_away_by_the_same_key_and_all_by_escape() {
    let mut desk = Desk::shop();
    desk.keys("2 <Space> <Up> <Space> <Space> <Space>");
    assert_eq!(desk.model.marked.len(), 2);
    desk.keys("<Esc>");
    assert!(desk.model.marked.is_empty());
    assert!(desk.text().contains("por nombre"), "and the list stays");
    desk.keys("* *");
    assert!(desk.model.marked.is_empty());
}

#[test]
fn on_a_card_its_client_alone_is_meant() {
    let mut desk = Desk::shop();
    desk.keys("2 *");
    desk.open_card("Hotel Sol");
    desk.keys("! 1");
    assert_eq!(desk.card("Hotel Sol").client.attention, Attention::Red);
    assert_eq!(desk.card("Bodega Ruiz").client.attention, Attention::Auto);
}

#[test]
fn the_private_screen_hides_numbers_and_everybody_else() {
    let mut desk = Desk::demo(crate::support::Manner::default());
    for size in crate::support::BOTH {
        desk.resize(size);
        desk.keys("X <Home>");
        let shown = desk.text();
        assert!(shown.contains("Agrícola Valle Verde"), "the client at hand is shown");
        for hidden in ["Ferretería López", "Clínica San Lucas", "Imprenta", "S/ 1", "+51 9"] {
            assert!(!shown.contains(hidden), "{hidden} at {size:?} in\n{shown}");
        }
        desk.keys("<Enter>");
        assert!(!desk.text().contains("+51 9"), "{}", desk.text());
        desk.keys("<Esc> 2");
        assert_eq!(desk.text().matches("•••••••").count().min(5), 5);
        desk.keys("1 C");
        assert!(!desk.text().contains("Ferretería López"));
        desk.keys("<Esc> H <Esc> X <Home>");
        assert!(desk.text().contains("Ferretería López"));
    }
}
