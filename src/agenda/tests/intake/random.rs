//! Random files, taken in twice under random decisions: the second time changes nothing, and one undo takes all back.
//!
//! `CARTERA_INTAKE_CASES` says how many of each kind are tried.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::domain::{ChannelKind, FollowUpState, Language, Outcome, Size, Tone};
use crate::exchange::csv::{ChannelHint, ClientRow, PersonRow, Row};
use crate::exchange::incoming::FollowUpRow;

fn config() -> ProptestConfig {
    let cases = std::env::var("CARTERA_INTAKE_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(40);
    ProptestConfig { cases, ..ProptestConfig::default() }
}

type Picked = BoxedStrategy<Option<String>>;

/// One of few values, so that rows have much in common; or none.
fn pick(values: &'static [&'static str]) -> Picked {
    prop::option::of(prop::sample::select(values)).prop_map(|value| value.map(str::to_owned)).boxed()
}

fn some(values: &'static [&'static str]) -> BoxedStrategy<Vec<String>> {
    let value = prop::sample::select(values).prop_map(str::to_owned);
    prop::collection::vec(value, 0..3).boxed()
}

const NAMES: &[&str] = &["Rosa Ríos", "Rosa Ríos Paz", "Luis Paz", "Rosa", "ROSA", "Ferretería Luz", "Luz SAC", "Luz"];
const COMPANIES: &[&str] = &["Luz", "Luz SAC", "Sol", "Ferretería Luz"];
const EMAILS: &[&str] = &["a@x.example", "b@x.example", "A@X.example"];
const PHONES: &[&str] = &["999111222", "+51 999 111 222", "988777666", "(?)"];
const NUMBERS: &[&str] = &["1", "2"];
const UIDS: &[&str] = &["u1", "u2"];

/// Who a row is.
fn telling() -> impl Strategy<Value = ClientRow> {
    let name = prop::sample::select(NAMES);
    let phones = some(PHONES).prop_map(|phones| phones.into_iter().map(|phone| (ChannelHint::Mobile, phone)).collect());
    let rare = (0..6_u8, pick(UIDS)).prop_map(|(dice, uid)| uid.filter(|_| dice == 0));
    let tax_id = pick(&["20123", "20-123", "20999"]);
    (name, phones, some(EMAILS), pick(COMPANIES), pick(NUMBERS), tax_id, rare, 0..4_u8).prop_map(
        |(name, phones, emails, company, external_id, tax_id, uid, dice)| ClientRow {
            name: name.to_owned(),
            phones,
            emails,
            named_by_company: dice == 0,
            company: company.filter(|_| dice > 0),
            external_id,
            tax_id,
            uid,
            ..ClientRow::default()
        },
    )
}

/// What else it says.
fn saying() -> impl Strategy<Value = ClientRow> {
    let places = (pick(&["Lima", "LIMA", "Cusco"]), pick(&["Perú", "Chile", "CL"]), pick(&["Norte", "Sur"]));
    let work = (pick(&["Dueña", "Jefa"]), pick(&["Ropa", "Autos"]), pick(&["Feria", "Web"]), pick(&["cable", "luz"]));
    let reach = (some(&["x.example", "X.example/"]), some(&["@rosa", "@luz"]), pick(&["Calle 1", "calle 1", "Av. 2"]));
    let codes = (
        prop::option::of(prop::sample::select(Size::ALL)),
        prop::option::of(prop::sample::select(Tone::ALL)),
        prop::option::of(prop::sample::select(Language::ALL)),
        prop::option::of(prop::sample::select(&[0_u16, 7, 30][..])),
        pick(&["America/Lima", "Mars/Base"]),
    );
    let days = (prop::option::of(0..3_i8), prop::option::of(0..3_i8), prop::option::of(0..3_i8), any::<bool>());
    let texts = (some(&["vip", "VIP", "feria"]), prop::sample::select(&["", "una", "otra\nlínea", "una "][..]));
    let beside = (pick(&["gato", "perro  grande"]), pick(NAMES), prop::collection::vec(person(), 0..2));
    (places, work, reach, codes, days, texts, beside).prop_map(
        |(
            (city, country, zone),
            (role, sector, source, interest),
            (webs, socials, address),
            (size, tone, language, cadence_days, time_zone),
            (born, last, next, with_year),
            (tags, notes),
            (pet, parent, people),
        )| ClientRow {
            city,
            country,
            zone,
            role,
            sector,
            source,
            interest,
            webs,
            socials,
            address,
            size,
            tone,
            language,
            cadence_days,
            time_zone,
            tags,
            notes: notes.to_owned(),
            born: born.filter(|_| !with_year).map(|day| (5, day + 1)),
            birthday: born.filter(|_| with_year).map(|day| jiff::civil::date(1980, 5, day + 1)),
            last_contact_on: last.map(|day| jiff::civil::date(2026, 11, day + 1)),
            next_contact_on: next.map(|day| jiff::civil::date(2026, 11, day + 22)),
            unmapped: pet.map(|pet| ("Mascota".into(), pet)).into_iter().collect(),
            parent,
            people,
            ..ClientRow::default()
        },
    )
}

fn person() -> impl Strategy<Value = PersonRow> {
    let name = prop::sample::select(&["Eva", "EVA", "Rosa Ríos"][..]);
    let channel = (prop::sample::select(ChannelKind::ALL), prop::sample::select(EMAILS));
    (name, pick(&["Jefa", "Dueña"]), prop::option::of(channel), prop::option::of(1..3_i8)).prop_map(
        |(name, role, channel, born)| PersonRow {
            name: name.to_owned(),
            role,
            channels: channel.into_iter().map(|(kind, value)| (kind, value.to_owned())).collect(),
            born: born.map(|day| (6, day, None)),
            ..PersonRow::default()
        },
    )
}

fn client() -> impl Strategy<Value = ClientRow> {
    // Most say little beside who they are: so more of them may be one.
    (telling(), saying(), 0..3_u8).prop_map(|(who, what, dice)| {
        if dice == 0 {
            return who;
        }
        let ClientRow { name, named_by_company, company, phones, emails, external_id, tax_id, uid, .. } = who;
        ClientRow { name, named_by_company, company, phones, emails, external_id, tax_id, uid, ..what }
    })
}

fn sheet(clients: Vec<ClientRow>) -> Incoming {
    let rows = clients.into_iter().zip(2..).map(|(person, line)| Row { line, person });
    made(Rows::Clients(rows.collect()))
}

fn whose() -> impl Strategy<Value = Arc<Whose>> {
    (pick(NAMES), pick(NUMBERS), pick(EMAILS), pick(PHONES), pick(UIDS), 0..4_u8).prop_map(
        |(name, number, email, phone, uid, dice)| {
            Arc::new(Whose { uid: uid.filter(|_| dice == 0), number, name, email, phone })
        },
    )
}

fn interaction() -> impl Strategy<Value = InteractionRow> {
    let at = prop::sample::select(&["2026-11-01T10:00", "2026-11-02T00:00", "2030-01-01T00:00"][..]);
    let kind = prop::sample::select(&[Kind::Call, Kind::Visit, Kind::Note][..]);
    let outcome = prop::option::of(prop::sample::select(&[Outcome::Spoke, Outcome::NoAnswer][..]));
    let text = prop::sample::select(&["", "hola", "precio  alto"][..]);
    (whose(), at, kind, outcome, text, pick(&["i1", "i2", "i3"]), pick(UIDS), pick(&["Eva", "Rosa"])).prop_map(
        |(whose, at, kind, outcome, text, number, uid, contact)| InteractionRow {
            line: 0,
            uid: uid.map(|uid| format!("i{uid}")),
            number,
            whose,
            contact,
            at: at.parse().unwrap(),
            kind,
            outcome,
            direction: None,
            text: text.to_owned(),
            amount: None,
        },
    )
}

fn follow_up() -> impl Strategy<Value = FollowUpRow> {
    let on = prop::sample::select(&["2026-11-22", "2026-11-30"][..]);
    let at = prop::option::of(prop::sample::select(&["09:00", "10:30"][..]));
    let state = prop::sample::select(FollowUpState::ALL);
    let rule = (0..5_u8, pick(&["FREQ=WEEKLY"])).prop_map(|(dice, rule)| rule.filter(|_| dice == 0));
    let purpose = prop::sample::select(&["", "cobrar", "Cobrar"][..]);
    (whose(), on, at, state, purpose, rule, pick(&["f1", "f2"]), pick(UIDS)).prop_map(
        |(whose, on, at, state, purpose, rule, number, uid)| FollowUpRow {
            line: 0,
            uid: uid.map(|uid| format!("f{uid}")),
            number,
            whose,
            due_on: on.parse().unwrap(),
            due_at: at.map(|at| at.parse().unwrap()),
            channel: Kind::Call,
            purpose: purpose.to_owned(),
            state,
            closed_on: None,
            rule: rule.map(|rule| rule.parse().unwrap()),
            lead: 0,
        },
    )
}

/// A sheet of lines that are made of few words.
fn lines(head: &'static str, words: &'static [&'static [&'static str]]) -> BoxedStrategy<Option<Incoming>> {
    let cells: Vec<_> = words.iter().map(|words| prop::sample::select(*words).boxed()).collect();
    let lines = prop::collection::vec(cells.prop_map(|cells| cells.join(",")), 0..5);
    lines.prop_map(move |lines| (!lines.is_empty()).then(|| file(&format!("{head}\n{}\n", lines.join("\n"))))).boxed()
}

fn purchases() -> BoxedStrategy<Option<Incoming>> {
    lines(
        "Cliente,Teléfono,Fecha,Factura,Producto,Precio,Total,Moneda",
        &[
            NAMES,
            &["", "999111222"],
            &["2026-10-01", "2026-10-02", "2031-01-01"],
            &["", "F1", "F2"],
            &["Cable", "Luz", ""],
            &["", "10"],
            &["10", "-10", "0"],
            &["", "PEN", "USD"],
        ],
    )
}

fn deals() -> BoxedStrategy<Option<Incoming>> {
    lines(
        "Cliente,Oportunidad,Etapa,Monto,Fecha de cierre,Id,Producto",
        &[
            NAMES,
            &["Obra", "obra", ""],
            &["Ganada", "Propuesta", "Perdida"],
            &["", "500"],
            &["", "2026-10-01"],
            &["", "D1", "D2"],
            &["", "Cable"],
        ],
    )
}

fn products() -> BoxedStrategy<Option<Incoming>> {
    lines(
        "Código,Producto,Precio,Grupo",
        &[&["", "C1", "C2"], &["Cable", "CABLE", "Luz"], &["10", "12"], &["", "A", "B"]],
    )
}

fn number_lines(mut file: Incoming) -> Incoming {
    match &mut file.rows {
        Rows::Interactions(rows) => rows.iter_mut().zip(2..).for_each(|(row, line)| row.line = line),
        Rows::FollowUps(rows) => rows.iter_mut().zip(2..).for_each(|(row, line)| row.line = line),
        _ => {}
    }
    file
}

fn decisions() -> impl Strategy<Value = (Decision, Vec<(usize, u64, Decision)>)> {
    let decision = || prop::sample::select(Decision::ALL);
    (decision(), prop::collection::vec((0..2_usize, 2..9_u64, decision()), 0..3))
}

fn deciding((decision, single): (Decision, Vec<(usize, u64, Decision)>)) -> IntakeOptions {
    let decisions = single.into_iter().map(|(at, line, decision)| ((at, line), decision)).collect();
    IntakeOptions { decisions, ..options(decision) }
}

/// An agenda that is not copied before each file: nobody would ask for the copies of thousands.
fn hasty() -> Desk {
    let mut desk = Desk::new();
    desk.guard.careless = true;
    desk
}

/// Takes files in, and once more.
fn twice(desk: &mut Desk, files: &[Incoming], options: &IntakeOptions) -> std::result::Result<(), TestCaseError> {
    let facts = desk.store.facts();
    let report = desk.take(files, options);
    let after = desk.store.facts();
    let past = desk.past().unwrap().undo.map(|step| step.id);
    let again = desk.take(files, options);
    prop_assert_eq!(&desk.store.facts(), &after, "{:?} then {:?}", report, again);
    prop_assert_eq!(desk.past().unwrap().undo.map(|step| step.id), past, "no operation");
    if after != facts {
        desk.travel(Way::Back, None).unwrap();
        prop_assert_eq!(desk.store.facts(), facts, "one undo");
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn clients_a_second_time_change_nothing(
        before in prop::collection::vec(client(), 0..5),
        first in prop::collection::vec(client(), 1..7),
        second in prop::collection::vec(client(), 0..3),
        decisions in decisions(),
        spare in prop::sample::select(Spare::ALL),
    ) {
        let mut desk = hasty();
        desk.take(&[sheet(before)], &options(Decision::Both));
        let options = IntakeOptions { spare, ..deciding(decisions) };
        twice(&mut desk, &[sheet(first), sheet(second)], &options)?;
    }

    #[test]
    fn all_else_a_second_time_changes_nothing(
        before in prop::collection::vec(client(), 0..5),
        happened in prop::collection::vec(interaction(), 0..6),
        planned in prop::collection::vec(follow_up(), 0..6),
        sold in (purchases(), deals(), products()),
        decisions in decisions(),
        adds in any::<bool>(),
        nameless in any::<bool>(),
    ) {
        let mut desk = hasty();
        desk.take(&[sheet(before)], &options(Decision::Both));
        let mut files = vec![number_lines(made(Rows::Interactions(happened))), number_lines(made(Rows::FollowUps(planned)))];
        files.extend([sold.0, sold.1, sold.2].into_iter().flatten());
        let strangers = if adds { Strangers::Add } else { Strangers::Leave };
        let nameless = nameless.then(|| "Varios".to_owned());
        let options = IntakeOptions { strangers, nameless, purchases: adds, ..deciding(decisions) };
        twice(&mut desk, &files, &options)?;
    }

    /// Where many rows are expected, all is done otherwise, and what becomes of them is the same.
    #[test]
    fn many_rows_become_what_few_do(
        before in prop::collection::vec(client(), 0..4),
        files in (prop::collection::vec(client(), 1..9), prop::collection::vec(client(), 0..3)),
        happened in prop::collection::vec(interaction(), 0..4),
        planned in prop::collection::vec(follow_up(), 0..4),
        sold in (purchases(), deals()),
        decisions in decisions(),
        spare in prop::sample::select(Spare::ALL),
    ) {
        let mut all = vec![sheet(files.0), sheet(files.1)];
        all.push(number_lines(made(Rows::Interactions(happened))));
        all.push(number_lines(made(Rows::FollowUps(planned))));
        all.extend([sold.0, sold.1].into_iter().flatten());
        let decided = IntakeOptions { spare, strangers: Strangers::Add, ..deciding(decisions) };
        let told = [false, true].map(|are_many| {
            let mut desk = hasty();
            desk.take(&[sheet(before.clone())], &options(Decision::Both));
            let reports = desk.take_so(&all, &decided, are_many, false, &Watch::default()).unwrap();
            let (facts, lights, tallies) = (desk.store.facts(), desk.store.lights(), desk.store.tallies());
            desk.store.assert_sound();
            let named = desk.store.rows_of("SELECT * FROM identity ORDER BY 1, 2");
            desk.travel(Way::Back, None).ok();
            let undone = desk.store.facts();
            desk.travel(Way::Forth, None).ok();
            (reports, facts.clone(), lights, tallies, named, undone, desk.store.facts() == facts)
        });
        let [few, many] = told;
        prop_assert_eq!(few, many);
    }

    /// What was taken in is what it was, whatever else came in between, and whatever the client is called by then.
    #[test]
    fn rows_are_remembered_whatever_happened_since(
        first in prop::collection::vec(client(), 1..6),
        second in prop::collection::vec(client(), 1..6),
        name in prop::sample::select(NAMES),
    ) {
        let mut desk = hasty();
        let keep = options(Decision::Both);
        desk.take(&[sheet(first.clone())], &keep);
        desk.take(&[sheet(second)], &options(Decision::Take));
        let mut renamed = desk.client(ClientId(1)).unwrap();
        renamed.name = format!("{name} II");
        let _ = desk.operate(Action::EditClient, |write| Ok(write.set_client(&renamed)?));
        let facts = desk.store.facts();
        desk.take(&[sheet(first)], &keep);
        prop_assert_eq!(desk.store.facts(), facts);
    }
}
