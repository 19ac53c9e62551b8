//! Playbooks: started on the client at hand or on the marked ones, written, switched on; campaigns and what came of them.

use cartera::domain::{Kind, Outcome};
use cartera::tui::dialog::Dialog;
use cartera::tui::form::Name;

use crate::support::{BOTH, Desk, LARGE, Manner, SMALL, TODAY, november};

/// What is planned with a client that is a step of a playbook, as day and purpose.
fn steps(desk: &Desk, name: &str) -> Vec<(jiff::civil::Date, Option<u16>)> {
    let steps = desk.card(name).follow_ups.into_iter().filter(|open| open.run.is_some());
    steps.map(|open| (open.due_on, open.step)).collect()
}

#[test]
fn one_is_chosen_shown_and_started_with_the_client_at_hand() {
    let mut desk = Desk::shop();
    desk.keys("2");
    desk.pick("Hotel Sol");
    desk.keys("P");
    for size in BOTH {
        let shown = desk.shot(size);
        assert!(shown.contains("¿Qué plan de contacto con Hotel Sol?") && shown.contains("2+2+2"), "{shown}");
        assert!(shown.contains("+0d  mensaje"), "the text of the selected one is beside it:\n{shown}");
    }
    // Nothing was ever said with them: they are new.
    desk.keys("<Down> <Enter>");
    let shown = desk.shot(SMALL);
    assert!(shown.contains("«Tras la muestra» empezaría con 1 cliente"), "{shown}");
    assert!(shown.contains("lun 30 nov") && shown.contains("¿qué le pareció la muestra?"), "{shown}");
    assert_eq!(steps(&desk, "Hotel Sol"), [], "nothing is planned before Enter");
    desk.keys("<Right> <Right> <Left>");
    assert!(desk.text().contains("desde el mar 24 nov"), "{}", desk.text());
    desk.keys("<Left> <Left> <Enter>");
    assert_eq!(steps(&desk, "Hotel Sol"), [(november(30), Some(1)), (jiff::civil::date(2026, 12, 8), Some(2))]);
    assert!(desk.notice().contains("plan de contacto con Hotel Sol"), "{}", desk.notice());
    desk.keys("<Enter>");
    for size in BOTH {
        let shown = desk.shot(size);
        assert!(shown.contains("Tras la muestra, paso 1 de 2"), "the card says how far it is:\n{shown}");
    }
    desk.keys("P <Down> <Enter>");
    assert!(desk.text().contains("Con 1 no: ya lo tiene en marcha"), "{}", desk.text());
    let before = desk.steps();
    desk.keys("<Enter> <Esc>");
    assert_eq!(desk.steps(), before, "there is nothing to start");
    desk.keys("u");
    assert_eq!(steps(&desk, "Hotel Sol"), []);
}

#[test]
fn the_marked_ones_get_it_together_and_one_undo_takes_it_back() {
    let mut desk = Desk::shop();
    desk.keys("2 * P <Enter> ");
    assert!(desk.text().contains("«Bienvenida» empezaría con 4 clientes"), "{}", desk.text());
    desk.keys("<Enter>");
    for name in ["Hotel Sol", "Bodega Ruiz", "Óptica Núñez", "Ferretería López"] {
        assert_eq!(steps(&desk, name).len(), 4, "{name}");
    }
    desk.pick("Bodega Ruiz");
    desk.keys(":<text:detener plan> <Enter>");
    assert_eq!(steps(&desk, "Bodega Ruiz"), []);
    desk.keys(":<text:detener plan> <Enter>");
    assert!(desk.notice().contains("no tiene ese plan"), "{}", desk.notice());
    desk.keys("u u");
    assert_eq!(steps(&desk, "Hotel Sol"), []);
}

#[test]
fn a_playbook_is_written_with_what_is_wrong_said_at_each_key() {
    let mut desk = Desk::shop();
    desk.keys(":<text:planes de> <Enter> a");
    assert!(desk.form().value(Name::Script).contains("cuando: a mano"), "it begins as a sketch");
    desk.keys("<Esc> :<text:planes de> <Enter> <Down> e");
    assert!(desk.text().contains("2 pasos · empieza: muestra · termina: pedido, no le interesa"), "{}", desk.text());
    // The cursor is at the end of the text, of which the last line takes two rows.
    desk.keys("<Up> <Up> <Up> <End> <text:, fiesta>");
    for size in BOTH {
        let shown = desk.shot(size);
        assert!(shown.contains("línea 3, columna 34: nada de eso termina un plan"), "{shown}");
        assert!(shown.contains("respuesta, contacto"), "it says what would be taken:\n{shown}");
    }
    let problem = desk.refused();
    assert!(problem.contains("línea 3"), "{problem}");
    desk.keys("<BS><BS><BS><BS><BS><BS><text:queja>");
    assert!(desk.text().contains("pedido, no le interesa, queja"), "{}", desk.text());
    desk.keys("<C-s>");
    let changed = desk.model.agenda.playbook_called("after_sample").unwrap();
    assert!(changed.text.contains("termina: pedido, no le interesa, queja"), "{}", changed.text);
    assert!(desk.text().contains("Planes de contacto"), "back in the list:\n{}", desk.text());
    // By itself, hidden, shown, and as it came.
    desk.keys("o");
    assert!(desk.text().contains("muestra · empieza solo"), "{}", desk.text());
    desk.keys("h");
    assert!(!desk.text().contains("2 pasos"), "{}", desk.text());
    desk.keys("v <Home> <Down>");
    assert!(desk.text().contains("empieza solo · oculto"), "{}", desk.text());
    desk.keys("<Del>");
    assert!(!desk.text().contains("· oculto") && !desk.text().contains("· empieza solo"), "{}", desk.text());
    desk.keys("<End> o");
    assert!(desk.text().contains("se empieza a mano"), "it says why not:\n{}", desk.text());
}

#[test]
fn one_that_is_switched_on_starts_by_itself() {
    let mut desk = Desk::shop();
    desk.keys(":<text:planes de> <Enter> <Down> o <Esc> 2");
    desk.pick("Óptica Núñez");
    desk.keys(":<text:muestra> <Enter>");
    assert!(matches!(desk.model.dialog, Some(Dialog::Form(_))), "{}", desk.text());
    desk.save();
    assert_eq!(steps(&desk, "Óptica Núñez").len(), 2);
    desk.keys("u");
    assert_eq!(steps(&desk, "Óptica Núñez").len(), 0);
}

#[test]
fn a_campaign_is_started_from_the_filter_and_tells_what_came_of_it() {
    let mut desk = Desk::shop();
    desk.keys("2 / <text:activity:prospect> <Enter> :<text:campañas> <Enter>");
    assert!(desk.text().contains("Todavía no hay campañas"), "{}", desk.text());
    desk.keys("a");
    assert_eq!(desk.form().value(Name::Filter), "activity:prospect");
    assert!(desk.refused().contains("nombre"));
    desk.fill(Name::ClientName, "Noviembre");
    desk.fill(Name::Cost, "150");
    desk.keys("<C-s>");
    assert!(desk.text().contains("Empezar la campaña «Noviembre»"), "{}", desk.text());
    desk.keys("<Enter>");
    assert!(desk.notice().contains("campaña Noviembre"), "{}", desk.notice());
    let hotel = desk.id("Hotel Sol");
    let mut log = cartera::agenda::Log::new(hotel, Kind::Call, TODAY.at(9, 0, 0, 0));
    log.outcome = Some(Outcome::Spoke);
    desk.other().log(&log).unwrap();
    desk.keys(":<text:campañas> <Enter>");
    for size in BOTH {
        let shown = desk.shot(size);
        assert!(shown.contains("4 clientes · contactados 1 (25 %) · respondieron 1 (25 %)"), "{shown}");
    }
    assert!(desk.shot(LARGE).contains("Contactados: se intentó"), "each figure has its definition:\n{}", desk.text());
    desk.keys("x");
    assert!(desk.text().contains("del lun 23 nov al lun 23 nov"), "{}", desk.text());
    assert_eq!(steps(&desk, "Hotel Sol"), []);
    desk.keys("x");
    assert!(desk.notice().contains("ya terminó"), "{}", desk.notice());
}

#[test]
fn all_of_it_speaks_english_too() {
    let mut desk = Desk::demo(Manner { lang: "en-US", ..Manner::default() });
    desk.keys("P");
    for (keys, said) in [
        ("", "Which playbook with"),
        ("<Home> <Enter>", "would start with 1 client"),
        ("<Esc> :<text:playbooks> <Enter> <Home> e", "starts: new client"),
        ("<Esc> :<text:campaigns> <Enter>", "There are no campaigns yet"),
    ] {
        desk.keys(keys);
        for size in BOTH {
            let shown = desk.shot(size);
            assert!(shown.contains(said), "{said}\n{shown}");
        }
    }
}
