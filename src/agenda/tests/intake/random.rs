//! Random files, taken in twice under random decisions: the second time changes nothing, and one undo takes all back.

use proptest::prelude::*;

use super::*;
use crate::exchange::csv::{ChannelHint, ClientRow, Row};

/// Few values, so that rows have much in common. All are people: whether a company is meant by the name of a person is
/// told by what was known when the row was read.
fn person() -> impl Strategy<Value = ClientRow> {
    let pick = |values: &'static [&'static str]| {
        prop::option::of(prop::sample::select(values)).prop_map(|value| value.map(str::to_owned))
    };
    let name = prop::sample::select(&["Rosa Ríos", "Rosa Ríos Paz", "Luis Paz", "Rosa", "Ferretería Luz"][..]);
    let phones = prop::collection::vec(prop::sample::select(&["999111222", "+51 999 111 222", "988777666"][..]), 0..2);
    let emails = prop::collection::vec(prop::sample::select(&["a@x.example", "b@x.example"][..]), 0..2);
    let company = pick(&["Luz", "Luz SAC", "Sol"]);
    let number = pick(&["1", "2"]);
    let notes = prop::sample::select(&["", "una", "otra\nlínea"][..]);
    let details =
        (pick(&["Lima", "LIMA", "Cusco"]), pick(&["Dueña", "Jefa"]), pick(&["20123", "20-123", "20999"]), notes);
    (name, phones, emails, company, number, details, Just(false), prop::option::of(0..3_i8)).prop_map(
        |(name, phones, emails, company, number, (city, role, tax_id, notes), named_by_company, born)| ClientRow {
            name: name.to_owned(),
            phones: phones.into_iter().map(|phone| (ChannelHint::Mobile, phone.to_owned())).collect(),
            emails: emails.into_iter().map(str::to_owned).collect(),
            company: company.filter(|_| !named_by_company),
            external_id: number,
            city,
            role,
            tax_id,
            notes: notes.to_owned(),
            named_by_company,
            born: born.map(|day| (5, day + 1)),
            unmapped: born.map(|day| ("Mascota".into(), format!("gato {day}"))).into_iter().collect(),
            ..ClientRow::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn a_second_time_changes_nothing(
        before in prop::collection::vec(person(), 0..4),
        rows in prop::collection::vec(person(), 1..7),
        // What takes the place of names and numbers may change who is meant: that is told case by case.
        decision in prop::sample::select(&[Decision::Keep, Decision::Both][..]),
        spare in prop::sample::select(Spare::ALL),
    ) {
        let sheet = |people: Vec<ClientRow>| {
            let rows = people.into_iter().zip(2..).map(|(person, line)| Row { line, person });
            made(Rows::Clients(rows.collect()))
        };
        let mut desk = Desk::new();
        desk.take(&[sheet(before)], &options(Decision::Keep));
        let (facts, file) = (desk.store.facts(), sheet(rows));
        let options = IntakeOptions { spare, ..options(decision) };
        let report = desk.take(std::slice::from_ref(&file), &options);
        let after = desk.store.facts();
        let past = desk.past().unwrap().undo.map(|step| step.id);
        let again = desk.take(&[file], &options);
        prop_assert_eq!(&desk.store.facts(), &after, "{:?} then {:?}", report, again);
        prop_assert_eq!(desk.past().unwrap().undo.map(|step| step.id), past, "no operation");
        if after != facts {
            desk.travel(Way::Back, None).unwrap();
            prop_assert_eq!(desk.store.facts(), facts, "one undo");
        }
    }
}
