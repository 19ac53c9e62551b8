//! Opportunities on the screens: typed, shown on the card, moved from stage to stage, won, lost and reopened.

use cartera::agenda::{Agenda, Lose, Next, Plan, Win};
use cartera::domain::calendar::later;
use cartera::domain::{CloseReason, Currency, Kind, Opportunity, Outcome, PurchaseLine, Qualification};
use cartera::tui::form::Name;
use cartera::tui::open_card::Page;

use crate::support::{Desk, LARGE, Manner, SMALL, TODAY, november, shop};

/// Opportunities that nobody would choose: one that is late and stale, one of a name that no column holds with products
/// and everything that can be known, one without anything, and two that are closed.
pub(crate) fn hopes(agenda: &mut Agenda) {
    let client = agenda.resolve("Ferretería López").unwrap();
    let usd = Currency::USD;
    let hope = |title: &str, stage: &str| Opportunity::new(client, title, stage, later(TODAY, -60), usd);
    let line = |name: &str, quantity: i64, price: i64| PurchaseLine {
        product: None,
        description: name.into(),
        quantity: quantity * 1_000,
        price,
        discount: 1_000,
        cost: None,
    };
    let long = "Doscientas sillas apilables para el comedor nuevo del tercer piso, con entrega en dos partes";
    let asked = Qualification {
        need: "abrir el comedor".into(),
        timing: "antes de las fiestas".into(),
        consequence: "siguen alquilando".into(),
        influence: "decide la gerente; compras escucha al jefe de cocina".into(),
    };
    let plan = Plan::once(november(25), None, Kind::Visit, "llevar muestras");
    for (opportunity, next) in [
        (Opportunity { amount: Some(215_000), expect_on: Some(november(20)), ..hope("50 mesas", "proposal") }, None),
        (
            Opportunity {
                lines: vec![line("silla apilable", 200, 4_350), line("flete", 1, 12_345_678)],
                expect_on: Some(november(30)),
                probability: Some(65),
                terms: Some(45),
                competitor: Some("Muebles Andina".into()),
                qualification: asked,
                note: "pidió tres colores".into(),
                ..hope(long, "agreement")
            },
            Some(plan),
        ),
        (hope("渡辺商店株式会社渡辺商店株式会社", "lead"), None),
    ] {
        agenda.open_opportunity(&opportunity, &next.map_or(Next::Nothing, Next::Plan)).unwrap();
    }
    let sold = Opportunity { amount: Some(99_000), ..hope("mostrador", "lead") };
    let sold = agenda.open_opportunity(&sold, &Next::Nothing).unwrap();
    let purchase = agenda.purchase_of(&agenda.opportunity(sold).unwrap(), november(2));
    let (why, on) = (Some(CloseReason::Service), november(2));
    let win = Win { on, why, note: String::new(), purchase, how: None, next: Next::Nothing };
    agenda.win_opportunity(sold, &win).unwrap();
    let gone = agenda.open_opportunity(&hope("letrero", "qualified"), &Next::Nothing).unwrap();
    let note = "lo hace su primo".into();
    let lose = Lose { on: november(9), why: CloseReason::Relationship, note, next: Next::Nothing };
    agenda.lose_opportunity(gone, &lose).unwrap();
}

/// Four clients.
fn stall() -> Desk {
    Desk::of(Manner::default(), shop)
}

impl Desk {
    fn hopes(&self, name: &str) -> Vec<Opportunity> {
        let client = self.card(name).client.id;
        self.model.agenda.opportunities_of(client).unwrap().list
    }

    /// The card of a client to whom tables may be sold, on the page where that stands.
    fn hopeful() -> Desk {
        let mut desk = stall();
        desk.open_card("Ferretería López");
        desk.keys("o <text:50 mesas> <Enter> 3 <text:2150> <Enter> <text:30 nov> <Enter> <text:Andina> <Enter>");
        desk.keys("<text:jue> <Enter> 2 <text:llevar muestras> <Enter>");
        assert!(desk.model.dialog.is_none(), "{}", desk.text());
        desk.keys("<BackTab>");
        assert_eq!(desk.model.card.as_ref().unwrap().page, Page::Hoped);
        desk
    }
}

#[test]
fn an_opportunity_is_typed_with_its_next_step() {
    let desk = Desk::hopeful();
    let hope = &desk.hopes("Ferretería López")[0];
    assert_eq!((hope.title.as_str(), hope.stage.as_str(), hope.amount), ("50 mesas", "proposal", Some(215_000)));
    assert_eq!((hope.expect_on, hope.competitor.as_deref()), (Some(november(30)), Some("Andina")));
    let card = desk.card("Ferretería López");
    let step = card.follow_ups.iter().find(|step| step.opportunity == Some(hope.id)).unwrap();
    assert_eq!((step.due_on, step.purpose.as_str()), (november(26), "llevar muestras"));
    assert!(desk.text().contains("50 mesas") && desk.text().contains("cierra el lun 30 nov"), "{}", desk.text());
}

#[test]
fn the_form_has_pages_and_asks_for_what_it_needs() {
    let mut desk = stall();
    desk.open_card("Ferretería López");
    desk.keys("o <C-s>");
    assert!(desk.text().contains("Falta decir qué se vendería"), "{}", desk.text());
    desk.keys("<text:mesas> <PgDn> <text:mesa x 50 @ 43>");
    assert!(desk.text().contains("US$ 2,150.00"), "{}", desk.text());
    desk.keys("<Enter> <Enter> <text:150> <C-s>");
    assert!(desk.text().contains("un número de 0 a 100"), "{}", desk.text());
    assert_eq!(desk.form().focused().unwrap().name, Name::Likely);
    desk.keys("<BS> <PgDn> <text:abrir en mayo> <C-s>");
    assert!(desk.model.dialog.is_none(), "{}", desk.text());
    let hope = &desk.hopes("Ferretería López")[0];
    assert_eq!((hope.amount, hope.probability, hope.lines.len()), (Some(215_000), Some(15), 1));
    assert_eq!(hope.qualification.need, "abrir en mayo");
}

#[test]
fn what_is_half_typed_is_offered_again() {
    let mut desk = stall();
    desk.open_card("Ferretería López");
    desk.keys("o <text:50 mesas> <Enter> 2 <text:99> <Esc> o");
    assert!(desk.form().recovered);
    assert_eq!(
        (desk.form().value(Name::Title), desk.form().value(Name::Stage)),
        ("50 mesas".into(), "qualified".into())
    );
}

#[test]
fn it_is_changed_moved_and_deleted_where_it_is_listed() {
    let mut desk = Desk::hopeful();
    desk.keys("<Down> <Enter>");
    assert_eq!(desk.form().value(Name::Title), "50 mesas");
    desk.keys("<text: de pino> <C-s>");
    assert_eq!(desk.hopes("Ferretería López")[0].title, "50 mesas de pino");
    let stage = |desk: &Desk| desk.hopes("Ferretería López")[0].stage.clone();
    desk.keys("<");
    assert_eq!(stage(&desk), "qualified");
    desk.keys("> >");
    assert_eq!(stage(&desk), "agreement");
    desk.keys(">");
    assert_eq!(desk.form().chosen(Name::Ending), Some("won"), "behind the last stage it is closed");
    desk.keys("<Esc> <Del>");
    assert_eq!(desk.hopes("Ferretería López"), []);
    desk.keys("u");
    assert_eq!(stage(&desk), "agreement");
}

#[test]
fn a_won_one_is_bought_in_one_step_and_comes_back_with_undo() {
    let mut desk = Desk::hopeful();
    let before = desk.card("Ferretería López").interaction_count;
    desk.keys("<Down> d");
    assert_eq!(desk.form().chosen(Name::Bought), Some("bought"));
    assert!(desk.text().contains("anotar US$ 2,150.00"), "{}", desk.text());
    desk.keys("1 1 <text:plazo corto> <Enter> <Enter> <Enter> 2 <text:en 2 semanas> <C-s>");
    assert!(desk.model.dialog.is_none(), "{}", desk.text());
    let hope = &desk.hopes("Ferretería López")[0];
    assert!(hope.is_won());
    assert_eq!((hope.why, hope.why_note.as_str()), (Some(CloseReason::Price), "plazo corto"));
    let card = desk.card("Ferretería López");
    assert_eq!((card.interaction_count, card.interactions[0].outcome), (before + 1, Some(Outcome::Order)));
    assert!(card.follow_ups.iter().all(|step| step.opportunity.is_none()));
    assert_eq!(desk.model.agenda.purchase(hope.purchase.unwrap()).unwrap().purchases[0].total().minor, 215_000);
    desk.keys("u");
    assert!(desk.hopes("Ferretería López")[0].is_open());
    assert_eq!(desk.card("Ferretería López").interaction_count, before);
}

#[test]
fn a_lost_one_must_say_why_and_is_opened_again() {
    let mut desk = Desk::hopeful();
    desk.keys("<Down> d 2 <C-s>");
    assert!(desk.form().field(Name::Bought).is_none(), "nothing is bought");
    assert!(desk.text().contains("Falta el motivo"), "{}", desk.text());
    desk.keys("6 <text:la otra casa> <C-s>");
    assert!(desk.model.dialog.is_none(), "{}", desk.text());
    let hope = &desk.hopes("Ferretería López")[0];
    assert_eq!((hope.is_lost(), hope.why), (true, Some(CloseReason::Competitor)));
    assert!(desk.text().contains("Cerradas 1"), "{}", desk.text());
    desk.keys("d");
    assert!(desk.hopes("Ferretería López")[0].is_open());
}

#[test]
fn list_and_queue_say_what_may_be_sold() {
    let mut desk = Desk::hopeful();
    desk.resize(LARGE);
    desk.keys("<Esc> 2");
    desk.pick("Ferretería López");
    assert!(desk.text().contains("50 mesas: propuesta"), "{}", desk.text());
    desk.keys("X");
    assert!(!desk.text().contains("2,150"), "{}", desk.text());
    let mut small = stall();
    small.resize(SMALL);
    small.open_card("Ferretería López");
    small.keys("o");
    assert!(small.text().contains("Calificación"), "{}", small.text());
}
