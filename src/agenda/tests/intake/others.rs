//! Rows of other things: whose they are, what is here already, and what they leave open.

use super::*;
use crate::domain::{Direction, FollowUpState, Recurrence};
use crate::exchange::incoming::FollowUpRow;
use std::sync::Arc;

fn number(number: &str) -> Arc<Whose> {
    Arc::new(Whose { number: Some(number.to_owned()), ..Whose::default() })
}

pub(super) fn named(name: &str) -> Arc<Whose> {
    Arc::new(Whose { name: Some(name.to_owned()), ..Whose::default() })
}

pub(super) fn happened(line: u64, whose: Arc<Whose>, at: &str, kind: Kind, text: &str) -> InteractionRow {
    InteractionRow {
        line,
        uid: None,
        number: None,
        whose,
        contact: None,
        at: at.parse().unwrap(),
        kind,
        outcome: None,
        direction: None,
        text: text.to_owned(),
        amount: None,
    }
}

fn planned(line: u64, whose: Arc<Whose>, on: &str, at: Option<&str>, purpose: &str) -> FollowUpRow {
    FollowUpRow {
        line,
        uid: None,
        number: None,
        whose,
        due_on: on.parse().unwrap(),
        due_at: at.map(|at| at.parse().unwrap()),
        channel: Kind::Call,
        purpose: purpose.to_owned(),
        state: FollowUpState::Open,
        closed_on: None,
        rule: None,
        lead: 0,
    }
}

#[test]
fn files_find_one_another_whichever_way_they_are_named() {
    let clients = file("id,name,last_contact_on,next_contact_on\n7,Rosa Ríos,2026-11-10,2026-11-30\n");
    let past = made(Rows::Interactions(vec![
        happened(2, number("7"), "2026-11-10T10:30", Kind::Call, "Pidió precio"),
        happened(3, number("7"), "2026-10-01T09:00", Kind::Visit, "Primera visita"),
    ]));
    let plans = made(Rows::FollowUps(vec![planned(2, number("7"), "2026-11-30", Some("09:15"), "Cerrar")]));
    for files in [[&clients, &past, &plans], [&plans, &past, &clients]] {
        let mut desk = Desk::new();
        let files: Vec<Incoming> = files.into_iter().cloned().collect();
        let reports = desk.take(&files, &options(Decision::Keep));
        assert_eq!(reports.iter().map(|report| report.count(Verdict::New)).sum::<usize>(), 4);
        let card = desk.card(ClientId(1), 9).unwrap();
        let said: Vec<_> = card.interactions.iter().map(|it| (it.kind, it.text.as_str())).collect();
        assert_eq!(said, [(Kind::Call, "Pidió precio"), (Kind::Visit, "Primera visita")], "a day is told once");
        assert_eq!(card.follow_ups.len(), 1, "{:?}", card.follow_ups);
        assert_eq!(
            (card.follow_ups[0].due_at, card.follow_ups[0].purpose.as_str()),
            (Some("09:15".parse().unwrap()), "Cerrar")
        );
        let facts = desk.store.facts();
        let again = desk.take(&files, &options(Decision::Keep));
        assert_eq!(desk.store.facts(), facts);
        assert!(again.iter().all(|report| report.count(Verdict::Same) == report.rows.len()));
        desk.travel(Way::Back, None).unwrap();
        assert!(desk.client(ClientId(1)).is_err(), "one undo");
    }
}

#[test]
fn whose_a_row_is_may_be_said_in_several_ways() {
    let mut desk = Desk::new();
    let here = "id,Nombre,Tel,Email\n7,Rosa Ríos,999111222,rosa@x.example\n8,Luis Paz,988777666,luis@x.example\n9,Ana,,\n10,Ana,,\n";
    desk.take(&[file(here)], &options(Decision::Keep));
    let email = |email: &str| Arc::new(Whose { email: Some(email.to_owned()), ..Whose::default() });
    let phone = |phone: &str| Arc::new(Whose { phone: Some(phone.to_owned()), ..Whose::default() });
    let torn = Arc::new(Whose {
        phone: Some("999111222".to_owned()),
        email: Some("luis@x.example".to_owned()),
        ..Whose::default()
    });
    let other = Arc::new(Whose { name: Some("Luis Paz".to_owned()), number: Some("7".to_owned()), ..Whose::default() });
    let renamed = Arc::new(Whose { name: Some("Rosita".to_owned()), number: Some("7".to_owned()), ..Whose::default() });
    let cases: Vec<(&str, Arc<Whose>, std::result::Result<&str, SaleRefusal>)> = vec![
        ("a number", number("8"), Ok("Luis Paz")),
        ("an address", email("ROSA@X.example"), Ok("Rosa Ríos")),
        ("a phone", phone("+51 999-111-222"), Ok("Rosa Ríos")),
        ("a name", named("LUIS PAZ"), Ok("Luis Paz")),
        ("the number of another program", other, Ok("Luis Paz")),
        ("who is called otherwise here", renamed, Ok("Rosa Ríos")),
        ("nobody here", named("Zoe"), Err(SaleRefusal::Unknown("Zoe".into()))),
        ("one of two", named("Ana"), Err(SaleRefusal::OneOf("Ana".into(), vec!["Ana".into(), "Ana".into()]))),
        (
            "two at once",
            torn,
            Err(SaleRefusal::Torn("luis@x.example".into(), vec!["Rosa Ríos".into(), "Luis Paz".into()])),
        ),
        ("nobody", Arc::default(), Err(SaleRefusal::Nameless)),
    ];
    for (name, whose, expected) in cases {
        let rows = vec![happened(2, whose, "2026-11-01T10:00", Kind::Call, name)];
        let report = desk.take(&[made(Rows::Interactions(rows))], &options(Decision::Keep)).remove(0);
        let said = match report.refused.first() {
            Some(refusal) => Err(refusal.why.clone()),
            None => Ok(report.rows[0].name.as_str()),
        };
        assert_eq!(said, expected, "{name}");
    }
    let rows = vec![happened(2, named("Zoe"), "2026-11-01T10:00", Kind::Call, "hola")];
    let add = IntakeOptions { strangers: Strangers::Add, ..options(Decision::Keep) };
    let report = desk.take(&[made(Rows::Interactions(rows))], &add).remove(0);
    assert_eq!((report.added.as_slice(), report.rows.len()), (&["Zoe".to_owned()][..], 1));
}

#[test]
fn the_past_closes_nothing_and_cannot_lie_ahead() {
    let mut desk = Desk::new();
    desk.client_called("Rosa");
    let plans = vec![planned(2, named("Rosa"), "2026-11-20", None, "Llamar")];
    desk.take(&[made(Rows::FollowUps(plans))], &options(Decision::Keep));
    let rows = vec![
        happened(2, named("Rosa"), "2026-11-22T10:00", Kind::Call, "hablamos"),
        happened(3, named("Rosa"), "2026-11-22T10:00", Kind::Call, "hablamos"),
        happened(4, named("Rosa"), "2027-01-01T10:00", Kind::Call, "mañana"),
        happened(5, named("Rosa"), "2026-11-22T10:00", Kind::Note, ""),
        happened(6, named("Rosa"), "1492-10-12T10:00", Kind::Visit, "tierra"),
    ];
    let report = desk.take(&[made(Rows::Interactions(rows))], &options(Decision::Keep)).remove(0);
    assert_eq!(report.count(Verdict::New), 2, "two rows are two");
    let refused: Vec<_> = report.refused.iter().map(|refusal| (refusal.line, refusal.why.clone())).collect();
    let ahead = SaleRefusal::Future(Date::constant(2027, 1, 1));
    assert_eq!(refused, [(4, ahead), (5, SaleRefusal::Empty), (6, SaleRefusal::Beyond)]);
    let card = desk.card(ClientId(1), 9).unwrap();
    assert_eq!((card.follow_ups.len(), card.interactions.len()), (1, 2), "what is planned stays planned");
    assert_eq!(card.interactions[0].direction, Direction::Outgoing);
}

#[test]
fn what_is_done_elsewhere_is_done_here_and_what_comes_again_comes_again() {
    let mut desk = Desk::new();
    desk.client_called("Rosa");
    let rule: Recurrence = "FREQ=MONTHLY".parse().unwrap();
    let open = planned(2, named("Rosa"), "2026-11-20", None, "Llamar");
    let again = FollowUpRow { rule: Some(rule), ..planned(3, named("Rosa"), "2026-12-01", Some("10:00"), "Cobrar") };
    let done = FollowUpRow { state: FollowUpState::Done, ..planned(4, named("Rosa"), "2026-11-02", None, "Visita") };
    let rows = vec![open.clone(), again, done];
    let report = desk.take(&[made(Rows::FollowUps(rows.clone()))], &options(Decision::Keep)).remove(0);
    assert_eq!(report.count(Verdict::New), 3);
    let plans = desk.store.read().follow_ups(ClientId(1)).unwrap();
    assert_eq!(
        plans.iter().map(|plan| plan.state).collect::<Vec<_>>(),
        [FollowUpState::Done, FollowUpState::Open, FollowUpState::Open]
    );
    assert!(plans[2].series.is_some());
    let ticked = FollowUpRow { state: FollowUpState::Done, ..open };
    let report = desk.take(&[made(Rows::FollowUps(vec![ticked]))], &options(Decision::Keep)).remove(0);
    assert_eq!(report.count(Verdict::Updates), 1);
    assert_eq!(desk.store.read().follow_ups(ClientId(1)).unwrap()[1].state, FollowUpState::Done);
    let report = desk.take(&[made(Rows::FollowUps(rows))], &options(Decision::Keep)).remove(0);
    assert_eq!(report.count(Verdict::Same), 3, "what is done is not opened again");
}

#[test]
fn what_another_program_numbers_is_the_same_however_it_was_edited_there() {
    let mut desk = Desk::new();
    desk.client_called("Rosa");
    desk.client_called("Luis");
    let call = |at: &str, text: &str| InteractionRow {
        number: Some("a-7".to_owned()),
        ..happened(2, named("Rosa"), at, Kind::Call, text)
    };
    let task = |on: &str, purpose: &str| FollowUpRow {
        number: Some("t-1".to_owned()),
        ..planned(2, named("Rosa"), on, None, purpose)
    };
    let files = |call: InteractionRow, task: FollowUpRow| {
        [made(Rows::Interactions(vec![call])), made(Rows::FollowUps(vec![task]))]
    };
    desk.take(&files(call("2026-11-01T10:00", "hola"), task("2026-11-30", "cobrar")), &options(Decision::Keep));
    let edited = files(call("2026-11-02T11:30", "hola, otra vez"), task("2026-12-04", "cobrar todo"));
    let facts = desk.store.facts();
    let kept = desk.take(&edited, &options(Decision::Keep));
    assert_eq!(desk.store.facts(), facts, "what is here stays");
    let clashes: Vec<Vec<&str>> =
        kept.iter().map(|report| report.rows[0].clashes.iter().map(|clash| clash.field).collect()).collect();
    assert_eq!(clashes, [vec!["text", "at"], vec!["due", "purpose"]]);
    desk.take(&edited, &options(Decision::Take));
    let card = desk.card(ClientId(1), 9).unwrap();
    let said: Vec<_> = card.interactions.iter().map(|it| (it.at.to_string(), it.text.as_str())).collect();
    assert_eq!(said, [("2026-11-02T11:30:00".to_owned(), "hola, otra vez")]);
    let due: Vec<_> = card.follow_ups.iter().map(|it| (it.due_on.to_string(), it.purpose.as_str())).collect();
    assert_eq!(due, [("2026-12-04".to_owned(), "cobrar todo")]);
    let facts = desk.store.facts();
    let again = desk.take(&edited, &options(Decision::Take));
    assert_eq!(desk.store.facts(), facts);
    assert!(again.iter().all(|report| report.count(Verdict::Same) == 1));
    // The same words under another number are another one, and the same number of somebody else is another one too.
    let twin = InteractionRow { number: Some("a-8".to_owned()), ..call("2026-11-02T11:30", "hola, otra vez") };
    let other = InteractionRow { whose: named("Luis"), line: 3, ..call("2026-11-02T11:30", "hola, otra vez") };
    let report = desk.take(&[made(Rows::Interactions(vec![twin, other]))], &options(Decision::Keep)).remove(0);
    assert_eq!(report.count(Verdict::New), 2);
}

#[test]
fn what_came_without_a_number_gets_it_later() {
    let mut desk = Desk::new();
    desk.client_called("Rosa");
    let bare = happened(2, named("Rosa"), "2026-11-01T10:00", Kind::Call, "hola");
    let numbered = InteractionRow { number: Some("9".to_owned()), ..bare.clone() };
    let moved = InteractionRow { at: "2026-11-05T10:00".parse().unwrap(), ..numbered.clone() };
    for (row, expected) in [
        (bare, Verdict::New),
        (numbered.clone(), Verdict::Updates),
        (numbered, Verdict::Same),
        (moved, Verdict::Conflict),
    ] {
        let report = desk.take(&[made(Rows::Interactions(vec![row]))], &options(Decision::Keep)).remove(0);
        assert_eq!(report.rows[0].verdict, expected);
    }
    assert_eq!(desk.store.read().interaction_count(ClientId(1)).unwrap(), 1);
}

#[test]
fn who_is_named_comes_before_who_has_but_a_number() {
    let mut desk = Desk::new();
    let phone = |name: Option<&str>| {
        Arc::new(Whose { name: name.map(str::to_owned), phone: Some("999111222".to_owned()), ..Whose::default() })
    };
    let rows = vec![
        happened(2, phone(None), "2026-11-01T10:00", Kind::Call, "uno"),
        happened(3, phone(Some("Zoe")), "2026-11-02T10:00", Kind::Call, "dos"),
    ];
    let add = IntakeOptions { strangers: Strangers::Add, ..options(Decision::Keep) };
    let report = desk.take(&[made(Rows::Interactions(rows))], &add).remove(0);
    assert_eq!((report.added.as_slice(), report.count(Verdict::New)), (&["Zoe".to_owned()][..], 2));
}

#[test]
fn purchases_and_possible_sales_of_a_calendar_of_ours_come_in_whole() {
    use crate::domain::purchase::ONE;
    use crate::domain::{Currency, Opportunity, PaymentMethod, Purchase, PurchaseLine};
    use crate::exchange::ical::{Around, LineCard, OpportunityCard, PurchaseCard};
    let (pen, today) = ("PEN".parse::<Currency>().unwrap(), Date::constant(2026, 11, 20));
    let line = PurchaseLine {
        product: None,
        description: "Cable, 3 m".to_owned(),
        quantity: 3 * ONE,
        price: 1_050,
        discount: 250,
        cost: Some(700),
    };
    let bought = PurchaseCard {
        uid: "p-1".to_owned(),
        client: String::new(),
        interaction: None,
        returns: None,
        summary: "Rosa".to_owned(),
        purchase: Purchase {
            discount: 50,
            method: Some(PaymentMethod::Card),
            note: "urgente".to_owned(),
            ..Purchase::new(ClientId(0), today, pen)
        },
        lines: vec![LineCard::of(line, None, None)],
    };
    let hoped = OpportunityCard {
        uid: "o-1".to_owned(),
        client: String::new(),
        purchase: None,
        summary: "Rosa".to_owned(),
        opportunity: Opportunity { terms: Some(30), ..Opportunity::new(ClientId(0), "Obra", "proposal", today, pen) },
        lines: Vec::new(),
        moves: Vec::new(),
    };
    let won = OpportunityCard {
        uid: "o-2".to_owned(),
        purchase: Some("p-1".to_owned()),
        opportunity: Opportunity {
            closed_on: Some(today),
            ..Opportunity::new(ClientId(0), "Cables", "won", today, pen)
        },
        ..hoped.clone()
    };
    let mut desk = Desk::new();
    let (rosa, zone) = (desk.client_called("Rosa"), jiff::tz::TimeZone::UTC);
    desk.operate(Action::EditClient, |write| Ok(write.set_uid(crate::store::Entity::Client, rosa.0, "c-1")?)).unwrap();
    let around = Around { zone: &zone, revised: jiff::Timestamp::UNIX_EPOCH, rules: true };
    let cards = [
        PurchaseCard { client: "c-1".to_owned(), ..bought }.render(None, &around).to_text(),
        OpportunityCard { client: "c-1".to_owned(), ..hoped }.render(None, &around).to_text(),
        OpportunityCard { client: "c-1".to_owned(), ..won }.render(None, &around).to_text(),
    ];
    let files = read("todo.ics", cards.concat().as_bytes(), &super::reading()).unwrap();
    let reports = desk.take(&files, &options(Decision::Keep));
    assert!(reports.iter().all(|report| report.refused.is_empty()), "{reports:?}");
    assert_eq!(reports.iter().map(|report| report.count(Verdict::New)).sum::<usize>(), 3);
    let purchase = desk.store.read().purchases(rosa, 0, 9).unwrap().remove(0);
    assert_eq!(
        (purchase.method, purchase.note.as_str(), purchase.discount),
        (Some(PaymentMethod::Card), "urgente", 50)
    );
    assert_eq!((purchase.lines[0].discount, purchase.lines[0].cost), (250, Some(700)));
    let opportunity = |title: &str| {
        let all = desk.store.read().opportunities(rosa).unwrap();
        all.into_iter().find(|opportunity| opportunity.title == title).unwrap()
    };
    assert_eq!((opportunity("Obra").purchase, opportunity("Obra").terms), (None, Some(30)));
    assert_eq!(opportunity("Cables").purchase, Some(purchase.id));
    let facts = desk.store.facts();
    desk.take(&files, &options(Decision::Keep));
    assert_eq!(desk.store.facts(), facts);
}

#[test]
fn what_a_product_says_otherwise_is_decided() {
    for (decision, price) in [(Decision::Keep, Some(1_000)), (Decision::Take, Some(1_200))] {
        let mut desk = Desk::new();
        desk.take(&[file("Código,Producto,Precio\nC-1,Cable,10.00\n")], &options(Decision::Keep));
        let row = file("Código,Producto,Precio,Grupo\nC-1,Cable,12.00,Luz\n");
        let report = desk.take(std::slice::from_ref(&row), &options(decision)).remove(0);
        let clash = Clash { field: "price", here: "10.00".to_owned(), there: "12.00".to_owned() };
        assert_eq!((report.rows[0].verdict, report.rows[0].clashes.as_slice()), (Verdict::Conflict, &[clash][..]));
        let product = desk.products(false).unwrap().remove(0);
        assert_eq!((product.price, product.category.as_deref()), (price, Some("Luz")));
        let facts = desk.store.facts();
        desk.take(&[row], &options(decision));
        assert_eq!(desk.store.facts(), facts);
    }
}

#[test]
fn calling_it_off_leaves_nothing() {
    let mut desk = Desk::new();
    let facts = desk.store.facts();
    let text = (0..900).map(|n| format!("Cliente {n},9991{n:05}\n")).collect::<Vec<_>>().concat();
    let watch = std::sync::Arc::new(Watch::default());
    let stop = std::sync::Arc::downgrade(&watch);
    watch.tell(move |done, _| {
        if done > 300
            && let Some(watch) = stop.upgrade()
        {
            watch.stop();
        }
    });
    let said = desk.take_in(&[file(&format!("Nombre,Tel\n{text}"))], &options(Decision::Keep), false, &watch);
    assert!(matches!(said, Err(AgendaError::Stopped)), "{said:?}");
    assert_eq!((desk.store.facts(), desk.past().unwrap().undo), (facts, None));
}
