//! Lines that log in one go: whom they mean, what they do, and that a batch is done as a whole or not at all.

use super::*;
use crate::domain::capture::{Coins, Context};
use crate::domain::when::{self, DateOrder, Lean};
use crate::domain::{Attention, Money};

fn coins() -> Coins {
    let coin = |symbol: &str, code: &str| crate::domain::capture::Coin {
        symbol: symbol.into(),
        currency: code.parse().unwrap(),
    };
    Coins { decimal: '.', coins: vec![coin("S/", "PEN"), coin("$", "USD")] }
}

impl Desk {
    pub(super) fn understood_of(&self, line: &str, at_hand: Option<ClientId>) -> Understood {
        let (coins, calendar) = (coins(), self.rules().calendar.clone());
        let dates = when::Context {
            now: self.clock().wall(),
            order: DateOrder::DayMonth,
            work_days: &calendar,
            lean: Lean::Future,
        };
        self.understand(line, at_hand, &Context { dates, coins: &coins }).unwrap()
    }

    fn understood(&self, line: &str) -> Understood {
        self.understood_of(line, None)
    }

    /// The line, for the client whom it means, with the next step that it says.
    fn line(&self, line: &str) -> Line {
        let understood = self.understood(line);
        let client = understood.client().unwrap_or_else(|| panic!("{line}: {:?}", understood.meant));
        let next = understood.next().unwrap_or(Next::Nothing);
        Line::of(&understood.line, Who::Client(client), understood.at, next)
    }

    fn all(&mut self, lines: &[&str]) -> Result<Vec<Report>> {
        let lines: Vec<Line> = lines.iter().map(|line| self.line(line)).collect();
        self.agenda.capture(&lines)
    }
}

fn shop() -> Desk {
    let mut desk = Desk::new();
    for name in ["Ferretería López", "Ferretería Ruiz", "Hotel Sol", "Luis Muñoz", "#cliente raro"] {
        desk.client_called(name);
    }
    desk
}

fn names(rows: &[ClientRow]) -> Vec<&str> {
    rows.iter().map(|row| row.name.as_str()).collect()
}

#[test]
fn a_name_means_one_client_or_some_or_nobody() {
    let desk = shop();
    let cases: &[(&str, &str, &[&str])] = &[
        ("the whole name", "hotel sol: llamé", &["=Hotel Sol"]),
        ("words that fit no other", "ferr lopez: llamé", &["=Ferretería López"]),
        ("words that fit two", "ferreteria: llamé", &["Ferretería López", "Ferretería Ruiz"]),
        ("a number", "#3: llamé", &["=Hotel Sol"]),
        ("an unknown number", "#99: llamé", &["?"]),
        ("a letter too few", "feretería lópez: llamé", &["?", "Ferretería López", "Ferretería Ruiz"]),
        ("a word that is another one", "hotel luna: llamé", &["?", "Hotel Sol"]),
        ("nobody at all", "zzzz: llamé", &["?"]),
        ("no name", "llamé", &["-"]),
        ("without letters", "@\"#cliente raro\" llamé", &["=#cliente raro"]),
    ];
    for (name, line, expected) in cases {
        let found: Vec<String> = match desk.understood(line).meant {
            Meant::Nobody => vec!["-".to_owned()],
            Meant::One(row) => vec![format!("={}", row.name)],
            Meant::Several(rows) => names(&rows).iter().map(|name| (*name).to_owned()).collect(),
            Meant::Unknown(rows) => std::iter::once("?").chain(names(&rows)).map(str::to_owned).collect(),
        };
        assert_eq!(found, *expected, "{name}");
    }
}

/// Whom the line names is meant before the client at hand.
#[test]
fn without_a_name_the_client_at_hand_is_meant() {
    let desk = shop();
    let hotel = desk.resolve("hotel").unwrap();
    assert_eq!(desk.understood_of("llamé", Some(hotel)).client(), Some(hotel));
    assert_ne!(desk.understood_of("luis: llamé", Some(hotel)).client(), Some(hotel));
    assert_eq!(desk.understood_of("zzzz: llamé", Some(hotel)).client(), None);
}

#[test]
fn a_line_does_all_that_it_says() {
    let mut desk = shop();
    let line =
        "ferr lopez: llamé, pedido 50 cajas S/ 120.50 #vip #tornillos !rojo <ayer 17:00 >vie 10:00 visita cobrar";
    let reports = desk.all(&[line]).unwrap();
    let [report] = reports.as_slice() else { panic!("{reports:?}") };
    assert_eq!((report.name.as_str(), report.new, report.action), ("Ferretería López", false, Action::LogCall));
    let card = desk.card(report.client, 10).unwrap();
    let call = &card.interactions[0];
    assert_eq!((call.kind, call.outcome), (Kind::Call, Some(Outcome::Order)));
    assert_eq!(call.text, "pedido 50 cajas S/ 120.50");
    assert_eq!(call.amount, Some(Money { minor: 12_050, currency: "PEN".parse().unwrap() }));
    assert_eq!(call.at.to_string(), "2026-11-22T17:00:00");
    assert_eq!(
        (card.client.tags.as_slice(), card.client.attention),
        (&["vip".to_owned(), "tornillos".to_owned()][..], Attention::Red)
    );
    let plan = &card.follow_ups[0];
    assert_eq!(
        (plan.due_on.to_string().as_str(), plan.channel, plan.purpose.as_str()),
        ("2026-11-27", Kind::Visit, "cobrar")
    );
    assert_eq!(report.next.as_ref().map(|next| next.on), Some(plan.due_on));
    desk.travel(Way::Back, None).unwrap();
    let card = desk.card(report.client, 10).unwrap();
    assert_eq!(
        (card.interactions.len(), card.follow_ups.len(), card.client.tags.len()),
        (0, 0, 0),
        "one undo takes all back"
    );
}

/// A line of which nothing happened plans, labels or sets the light, and logs nothing.
#[test]
fn a_line_may_only_plan_or_label() {
    let cases = [
        ("hotel: >vie visita", Action::Plan, 1, 0),
        ("hotel: #vip", Action::EditClient, 0, 1),
        ("hotel: !verde", Action::Attention, 0, 0),
        ("hotel: #vip !verde >vie", Action::Plan, 1, 1),
    ];
    for (line, action, plans, tags) in cases {
        let mut desk = shop();
        let report = desk.all(&[line]).unwrap().remove(0);
        let card = desk.card(report.client, 10).unwrap();
        assert_eq!((report.action, report.logged), (action, None), "{line}");
        assert_eq!(
            (card.interactions.len(), card.follow_ups.len(), card.client.tags.len()),
            (0, plans, tags),
            "{line}"
        );
    }
    let mut desk = shop();
    assert!(matches!(desk.all(&["hotel:"]), Err(AgendaError::NothingToLog)));
    assert!(matches!(desk.all(&["hotel: nota"]), Err(AgendaError::NothingToLog)));
}

#[test]
fn labels_are_added_once() {
    let mut desk = shop();
    desk.all(&["hotel: #vip llamé", "hotel: #VIP #nuevo llamé"]).unwrap();
    let client = desk.resolve("hotel").unwrap();
    assert_eq!(desk.client(client).unwrap().tags, ["vip", "nuevo"]);
}

#[test]
fn several_lines_are_one_operation() {
    let mut desk = shop();
    let before = desk.history(100).unwrap().len();
    let reports = desk.all(&["hotel: llamé", "luis: visita, todo bien >vie", "ruiz: nota: cierra los lunes"]).unwrap();
    assert_eq!(reports.len(), 3);
    let step = desk.history(1).unwrap().remove(0);
    assert_eq!((step.action, step.count, desk.history(100).unwrap().len()), (Action::Capture, 3, before + 1));
    desk.travel(Way::Back, None).unwrap();
    for report in reports {
        assert_eq!(desk.card(report.client, 1).unwrap().interaction_count, 0, "{}", report.name);
    }
}

#[test]
fn a_line_that_is_refused_keeps_all_from_being_done_and_is_named() {
    let mut desk = shop();
    let mut lines: Vec<Line> = ["hotel: llamé", "luis: nota", "ruiz: llamé"].map(|line| desk.line(line)).into();
    lines[2].who = Who::Client(ClientId(99));
    let refused: Vec<usize> = desk.refusals(&lines).into_iter().map(|(n, _)| n).collect();
    assert_eq!(refused, [1, 2]);
    let before = desk.history(100).unwrap();
    assert!(desk.agenda.capture(&lines).is_err());
    assert_eq!(desk.history(100).unwrap(), before);
    assert_eq!(desk.card(desk.resolve("hotel").unwrap(), 1).unwrap().interaction_count, 0);
    assert!(desk.agenda.capture(&[]).unwrap().is_empty());
}

#[test]
fn a_new_client_is_added_on_the_spot_and_once() {
    let mut desk = shop();
    let lines: Vec<Line> = ["Ana Paz: llamé >vie", "ANA PAZ: visita", "Ana Paz: #vip"]
        .map(|line| {
            let read = desk.understood(line);
            let next = read.next().unwrap_or(Next::Nothing);
            Line::of(&read.line, Who::New(read.line.client.clone().unwrap()), read.at, next)
        })
        .into();
    let reports = desk.agenda.capture(&lines).unwrap();
    assert_eq!(reports.iter().map(|report| report.new).collect::<Vec<_>>(), [true, false, false]);
    let client = desk.resolve("ana paz").unwrap();
    let card = desk.card(client, 10).unwrap();
    assert_eq!((card.interactions.len(), card.follow_ups.len(), card.client.tags.len()), (2, 1, 1));
    desk.travel(Way::Back, None).unwrap();
    assert!(desk.resolve("ana paz").is_err());
    let nobody = Line { who: Who::New(" ".into()), ..lines[0].clone() };
    assert!(matches!(desk.agenda.capture(&[nobody]), Err(AgendaError::EmptyName)));
}

#[test]
fn what_is_not_said_is_suggested() {
    let desk = shop();
    let friday = |line: &str| desk.understood(line).suggested();
    assert!(matches!(friday("hotel: no contesta"), Next::Plan(plan) if plan.channel == Kind::Call));
    assert_eq!(friday("hotel: espera respuesta"), Next::Nothing, "the alert comes by itself");
    assert_eq!(friday("hotel: cierra los lunes"), Next::Nothing, "a note asks for nothing");
    assert!(desk.understood("hotel: llamé").next().is_none());
    assert_eq!(desk.understood("hotel: llamé >-").next(), Some(Next::Nothing));
    assert_eq!(desk.understood("hotel: llamé >auto").next(), Some(friday("hotel: llamé")));
}

#[test]
fn an_order_with_an_amount_is_a_purchase_and_an_amount_elsewhere_is_none() {
    let cases: [(&str, Option<i64>, Action); 6] = [
        ("hotel sol: pedido S/ 1,250", Some(125_000), Action::Buy),
        ("hotel sol: llamé, compra $12.50 de tornillos", Some(1_250), Action::LogCall),
        ("hotel sol: cotización $12.50", None, Action::LogNote),
        ("hotel sol: pedido 50 cajas", None, Action::LogNote),
        ("hotel sol: pedido $0", None, Action::LogNote),
        ("hotel sol: me llamó, pedido $3 <ayer", Some(300), Action::LogCall),
    ];
    for (line, total, action) in cases {
        let mut desk = shop();
        let report = desk.all(&[line]).unwrap().remove(0);
        assert_eq!(report.action, action, "{line}");
        let purchases = desk.purchases_of(report.client, 9).unwrap().purchases;
        assert_eq!(purchases.first().map(|purchase| purchase.total().minor), total, "{line}");
        let Some(purchase) = purchases.first() else { continue };
        let interaction = desk.store.read().interaction(purchase.interaction.unwrap()).unwrap();
        assert_eq!((interaction.amount, interaction.at.date()), (Some(purchase.total()), purchase.made_on), "{line}");
        assert_eq!(purchase.initiative.is_some(), line.contains("me llamó"), "{line}");
        desk.travel(Way::Back, None).unwrap();
        assert_eq!(desk.bill(report.client, 1).unwrap().count, 0, "{line}: one step");
    }
}
