//! The line that logs in one go: typed over any screen, understood as it is typed, saved, left and taken up again.

use std::fmt::Write;

use cartera::agenda::Agenda;
use cartera::domain::{Attention, Kind, Outcome};
use cartera::tui::dialog::Capture;
use cartera::tui::dialog::Dialog;

use crate::support::{BOTH, Desk, Manner, NOW, SMALL, cell, named, november};

impl Desk {
    fn capture(&self) -> &Capture {
        match &self.model.dialog {
            Some(Dialog::Capture(capture)) => capture,
            other => panic!("no line is open but {other:?}"),
        }
    }

    fn line(&self) -> &str {
        self.capture().typed.value()
    }

    /// Types a line and saves it, which must succeed.
    fn say(&mut self, line: &str) {
        self.keys(&format!("i <text:{line}> <Enter>"));
        if let Some(Dialog::Capture(capture)) = &self.model.dialog {
            panic!("not saved: {:?}", capture.problem);
        }
    }

    /// Presses Enter, which must be refused with nothing written; the line that says why.
    fn held(&mut self) -> String {
        let before = self.steps();
        self.keys("<Enter>");
        assert_eq!(self.steps(), before, "something was written");
        self.capture().problem.clone().unwrap_or_default()
    }
}

#[test]
fn a_line_logs_for_the_client_whom_it_names() {
    let mut desk = Desk::shop();
    desk.pick("Hotel Sol");
    desk.say("ferr lopez: llamé, pedido 50 cajas S/ 120 #vip !rojo <ayer 17:00 >vie 10:00 visita cobrar");
    let card = desk.card("Ferretería López");
    let call = &card.interactions[0];
    assert_eq!(
        (call.kind, call.outcome, call.text.as_str()),
        (Kind::Call, Some(Outcome::Order), "pedido 50 cajas S/ 120")
    );
    assert_eq!(call.at, november(22).at(17, 0, 0, 0));
    assert_eq!(call.amount.map(|amount| amount.minor), Some(12_000));
    assert_eq!((card.client.tags.len(), card.client.attention), (1, Attention::Red));
    assert!(desk.plans("Ferretería López").iter().any(|plan| plan.0 == november(27) && plan.2 == "cobrar"));
    assert_eq!(desk.notice(), "llamada a Ferretería López · u deshace · próximo: vie 27 nov");
    assert!(desk.card("Hotel Sol").interactions.is_empty());
    desk.keys("u");
    assert!(desk.card("Ferretería López").interactions.is_empty());
}

/// On a card, in a list: whoever is at hand, unless the line names another one.
#[test]
fn without_a_name_the_client_at_hand_is_meant_and_the_dialog_says_so() {
    let mut desk = Desk::shop();
    desk.pick("Óptica Núñez");
    desk.keys("i <text:no contesta>");
    assert!(desk.text().contains("Óptica Núñez · el que está a la vista"), "{}", desk.text());
    desk.keys("<Enter>");
    assert_eq!(desk.card("Óptica Núñez").interactions[0].outcome, Some(Outcome::NoAnswer));
    desk.open_card("Hotel Sol");
    desk.say("visita, todo bien >-");
    assert_eq!(desk.card("Hotel Sol").interactions[0].kind, Kind::Visit);
}

/// The suggestion is shown, and Enter takes it; none takes a deliberate sign.
#[test]
fn a_next_step_that_is_not_said_is_the_suggested_one() {
    let mut desk = Desk::shop();
    desk.pick("Óptica Núñez");
    desk.keys("i <text:no contesta>");
    assert!(desk.text().contains("mar 24 nov · llamada · sugerido"), "{}", desk.text());
    desk.keys("<Enter>");
    assert_eq!(desk.plans("Óptica Núñez")[0].0, november(24));
    desk.keys("u i <text:no contesta >->");
    assert!(desk.text().contains("ninguno, a propósito"), "{}", desk.text());
    desk.keys("<Enter>");
    assert!(desk.plans("Óptica Núñez").is_empty());
    desk.keys("u i <text:espera respuesta>");
    assert!(desk.text().contains("se espera su respuesta; aviso el"), "{}", desk.text());
}

fn namesakes(agenda: &mut Agenda) {
    for name in ["Ferretería López", "Ferretería Ruiz", "Ferretería Ruiz", "Hotel Sol", "渡辺商店"] {
        agenda.add_client(named(name), None).unwrap();
    }
}

#[test]
fn one_of_several_is_chosen_by_arrows_and_stands_in_the_line_before_it_is_saved() {
    let mut desk = Desk::of(Manner::default(), namesakes);
    desk.keys("i <text:ferreteria: llamé >->");
    assert_eq!(desk.capture().candidates().len(), 3);
    assert_eq!(desk.held(), "Elige a quién con ↑ y ↓, o completa su nombre con Tab.");
    desk.keys("<Down> <Enter>");
    assert_eq!(desk.line(), "Ferretería López: llamé >-");
    desk.keys("<Enter>");
    assert_eq!(desk.card("#1").interactions.len(), 1);
    // Two are called the same: the number says which.
    desk.keys("i <text:ruiz: visita >-> <Down> <Down> <Enter>");
    assert_eq!(desk.line(), "#3: visita >-");
    desk.keys("<Enter>");
    assert_eq!((desk.card("#2").interactions.len(), desk.card("#3").interactions.len()), (0, 1));
}

#[test]
fn tab_completes_a_name_wherever_it_stands() {
    for (typed, expected) in [
        ("sol", "Hotel Sol: "),
        ("hot: llamé", "Hotel Sol: llamé"),
        ("llamé @hotel", "llamé @\"Hotel Sol\" "),
        ("llamé @hotel, bien", "llamé @\"Hotel Sol\", bien"),
        ("ferreteria lo", "Ferretería López: "),
        ("渡", "渡辺商店: "),
        ("feretería lópez: llamé", "Ferretería López: llamé"),
        ("", ""),
        ("llamé, bien", "llamé, bien"),
        ("quiere 50", "quiere 50"),
        ("👩", "👩"),
        ("ferr", "ferr: "),
    ] {
        let mut desk = Desk::of(Manner::default(), namesakes);
        desk.keys(&format!("i <text:{typed}> <Tab>"));
        assert_eq!(desk.line(), expected, "{typed}");
    }
}

#[test]
fn somebody_new_is_added_when_that_line_is_chosen() {
    let mut desk = Desk::shop();
    desk.keys("i <text:Ana Paz: llamé, quiere 50 >vie>");
    assert!(desk.text().contains("+ añadir a «Ana Paz»"), "{}", desk.text());
    assert!(!desk.held().is_empty(), "nobody is added by a slip");
    desk.keys("<Down> <Enter>");
    assert_eq!(desk.card("Ana Paz").interactions[0].text, "quiere 50");
    assert_eq!(desk.plans("Ana Paz")[0].0, november(27));
    desk.keys("u");
    assert!(desk.model.agenda.resolve("Ana Paz").is_err());
}

#[test]
fn what_is_not_understood_is_said_and_keeps_the_line() {
    let mut desk = Desk::shop();
    desk.pick("Hotel Sol");
    for (line, why) in [
        ("llamé >viernex", "«viernex»"),
        ("llamé >ayer", "ya pasó"),
        ("llamé <mañana", "aún no ha pasado"),
        ("llamé $1.2.3", "no está claro"),
        ("llamé !rjo", "¿será !rojo?"),
        ("llamé >lun >mar", "dos veces"),
        ("", "Escribe qué pasó."),
        ("nota", "no hay nada que anotar"),
    ] {
        desk.keys(&format!("i <C-u> <text:{line}>"));
        let said = desk.held();
        assert!(said.contains(why), "{line}: {said}");
        assert_eq!(desk.line(), line);
        desk.keys("<A-x>");
    }
    desk.keys("i <text:llamé \\>viernex >-> <Enter>");
    assert_eq!(desk.card("Hotel Sol").interactions[0].text, ">viernex", "mended with a backslash");
}

#[test]
fn without_anybody_at_hand_a_name_is_asked_for() {
    let mut desk = Desk::empty("es-PE");
    desk.keys(": <text:log.line> <Enter> <text:llamé>");
    assert!(desk.held().contains("¿A quién?"));
    desk.keys("<Home> <text:Ana: > <Down> <Enter>");
    assert_eq!(desk.card("Ana").interactions.len(), 1);
}

/// On the welcome screen the key still takes contacts in.
#[test]
fn on_an_empty_agenda_the_key_takes_contacts_in() {
    let mut desk = Desk::empty("es-PE");
    desk.keys("i");
    assert!(matches!(desk.model.dialog, Some(Dialog::Picker(_))));
}

#[test]
fn a_line_that_is_left_is_there_again_and_still_about_the_same_client() {
    let mut desk = Desk::shop();
    desk.pick("Hotel Sol");
    desk.keys("i <text:llamé, quie> <Esc>");
    assert_eq!(desk.notice(), "Lo escrito se conserva: al volver a abrirlo seguirá ahí.");
    desk.pick("Óptica Núñez");
    desk.keys("i");
    assert_eq!(desk.line(), "llamé, quie");
    assert!(desk.text().contains("Hotel Sol · el que está a la vista"), "{}", desk.text());
    desk.keys("<text:re 50> <Enter>");
    assert_eq!(desk.card("Hotel Sol").interactions[0].text, "quiere 50");
    desk.keys("i");
    assert_eq!(desk.line(), "", "what is saved is no draft");
    desk.keys("<text:x> <BS> <Esc>");
    assert_eq!((desk.notice(), desk.model.agenda.drafts().unwrap().len()), ("", 0), "nothing is nothing");
}

#[test]
fn a_line_survives_a_crash_and_is_offered() {
    let mut desk = Desk::shop();
    desk.pick("Hotel Sol");
    desk.keys("i <text:llamé, quiere> <rest>");
    let mut desk = desk.reopened(NOW);
    assert_eq!(desk.menu().title, "Quedó una captura a medio escribir");
    assert_eq!(desk.menu().lines[0].0, "Retomarlo: «llamé, quiere»");
    desk.keys("<Enter>");
    assert_eq!(desk.line(), "llamé, quiere");
    desk.keys("<text: 50 >-> <Enter>");
    assert_eq!(desk.card("Hotel Sol").interactions[0].text, "quiere 50");
    assert!(desk.model.agenda.drafts().unwrap().is_empty());
}

#[test]
fn a_paste_of_several_lines_is_one_line_and_orders_nothing_of_the_terminal() {
    let mut desk = Desk::shop();
    desk.pick("Hotel Sol");
    desk.keys("i <paste:llamé,\r\nquiere\u{1b}[31m\t50> <text: uds >-> <Enter>");
    assert_eq!(desk.card("Hotel Sol").interactions[0].text, "quiere[31m 50 uds");
}

#[test]
fn the_help_is_a_key_away_and_closes_without_losing_the_line() {
    let mut desk = Desk::shop();
    desk.keys("i ?");
    assert!(desk.text().contains("Lo que se puede escribir en una línea"), "{}", desk.text());
    desk.keys("<PgDn> <PgDn> <PgDn> <Up> <Esc> <text:qué? > <F1> <Esc>");
    assert_eq!(desk.line(), "qué? ", "within a line the sign is text");
    desk.keys("<Esc>");
    assert!(desk.model.dialog.is_none());
}

/// The queue goes on after a line as after a form.
#[test]
fn a_line_in_the_queue_is_about_whose_turn_it_is() {
    let mut desk = Desk::shop();
    desk.keys("g");
    let name = desk.model.agenda.client(desk.model.at_hand().unwrap()).unwrap().name;
    desk.keys("i <text:no contesta> <Enter>");
    assert_eq!(desk.card(&name).interactions.len(), 1);
    assert!(desk.model.queue.is_some());
    assert_ne!(desk.model.at_hand(), Some(desk.id(&name)), "on to the next one");
}

#[test]
fn tokens_are_told_by_their_meaning() {
    let mut desk = Desk::shop();
    desk.keys("i <text:hotel: llamé, quiere 50 #vip >viernex>");
    let (screen, theme) = (desk.screen(), desk.model.theme);
    assert_eq!(cell(&screen, "hotel:").style().fg, theme.focus.fg);
    assert_eq!(cell(&screen, "#vip").style().fg, theme.accent.fg);
    assert_eq!(cell(&screen, ">viernex").style().fg, theme.failure.fg);
    assert_ne!(cell(&screen, "quiere 50 #").style().fg, theme.accent.fg);
}

/// Names of 80 letters, wide, right to left, and lines that are longer than the dialog.
fn ugly(agenda: &mut Agenda) {
    for name in [
        "Comercializadora Internacional de Insumos y Empaques para la Industria Alimentaria",
        "渡辺商店株式会社渡辺商店株式会社渡辺商店株式会社",
        "متجر السلام للأدوات المنزلية والهدايا",
        "👩‍👩‍👧‍👦 Familia Ñ 🇵🇪 y Compañía 🧑🏽‍🌾",
    ] {
        agenda.add_client(named(name), None).unwrap();
    }
}

#[test]
fn snapshots() {
    for lang in ["es-PE", "en-US"] {
        let mut album = String::new();
        let (who, what) =
            if lang == "es-PE" { ("bodega", "llamé, quiere 50 uds") } else { ("bakery", "called, wants 50") };
        for (place, keys) in [
            ("empty", "i".to_owned()),
            ("understood", format!("i <text:{who}: {what} #vip $2,150 !red >+3d 10:00 visita muestras> <Tab>")),
            ("suggested", "i <text:no contesta>".to_owned()),
            ("several", "i <text:s: ok> <Down> <Down>".to_owned()),
            ("new", "i <text:zzzz: ok > <Down>".to_owned()),
            ("not understood", "i <text:ok >viernex $1.2.3> <Enter>".to_owned()),
            ("help", "i <F1>".to_owned()),
        ] {
            let mut desk = Desk::demo(Manner { lang, ..Manner::default() });
            desk.keys(&keys);
            for size in BOTH {
                let title = format!(" {place} {}×{} ", size.0, size.1);
                write!(album, "\n{title:=^80}\n{}\n", desk.shot(size)).unwrap();
            }
        }
        insta::assert_snapshot!(format!("capture.{}", &lang[..2]), album);
    }
    let mut album = String::new();
    let long = "株式会社の注文 entregar por atrás, مرحبا بكم en 👩‍👩‍👧 la puerta verde; ".repeat(8);
    for keys in ["i <text:com: llamé>", "i <text:渡: 電話 #日本>", "i <text:متجر: llamé >vie>", "i <text:👩: ok> <Tab>"]
    {
        let mut desk = Desk::of(Manner::default(), ugly);
        desk.keys(keys);
        write!(album, "\n{:=^80}\n{}\n", "", desk.shot(crate::support::SMALL)).unwrap();
        desk.keys(&format!("<text: {long}>"));
        write!(album, "\n{:=^80}\n{}\n", "", desk.shot(crate::support::SMALL)).unwrap();
    }
    insta::assert_snapshot!("capture-ugly", album);
}

/// What is not understood is told as far as there is room, and where there is none for all of it, that is to be seen.
#[test]
fn what_is_not_understood_is_told_in_whole_or_visibly_not() {
    let mut desk = Desk::shop();
    desk.keys("i <text:ok >viernex $1.2.3>");
    let shot = desk.shot(SMALL);
    for said in ["«viernex»", "«$1.2.3»"] {
        let from =
            shot.find(&format!("✗ No se entiende la fecha {said}")).or(shot.find(&format!("✗ El importe {said}")));
        let told = &shot[from.unwrap()..];
        assert!(told[..told.find('\\').unwrap()].contains("Para dejarlo como texto"), "{said}\n{shot}");
    }
    desk.keys("<text: <ayerx $1.2.4 $1.2.5 $1.2.6 $1.2.7>");
    let shot = desk.shot(SMALL);
    let told: Vec<&str> = shot.lines().filter_map(|line| line.split('│').nth(1)).map(str::trim).collect();
    let foot = told.iter().rposition(|line| !line.is_empty()).unwrap();
    let last = told[..foot].iter().rfind(|line| !line.is_empty()).unwrap();
    assert!(last.ends_with('…'), "{last}\n{shot}");
}
