//! Whom a row of clients means.

use super::*;
use Decision::{Both, Keep, Take};
use Verdict::{Conflict, New, Same, Updates};

/// Each line: whom there is, the row, and what becomes of it.
#[test]
fn a_row_finds_whom_it_means() {
    let cases: &[(&str, &str, &str, Verdict)] = &[
        (
            "the same phone, written otherwise",
            "Nombre,Tel\nRosa Ríos,+51 999 111 222",
            "Nombre,Tel\nROSA RIOS,999111222",
            Same,
        ),
        (
            "a Mexican mobile with its old 1",
            "Nombre,Tel,País\nRosa Ríos,+52 1 55 1234 5678,México",
            "Nombre,Tel\nRosa Ríos,+525512345678",
            Same,
        ),
        (
            "an Argentine mobile by its 15",
            "Nombre,Tel,País\nRosa Ríos,011 15 2345 6789,Argentina",
            "Nombre,Tel\nRosa Ríos,+54 9 11 2345-6789",
            Same,
        ),
        (
            "a Brazilian mobile without its ninth digit",
            "Nombre,Tel,País\nRosa Ríos,11 8765-4321,Brasil",
            "Nombre,Tel\nRosa Ríos,+55 11 98765-4321",
            Same,
        ),
        (
            "a name cut short, by the phone",
            "Nombre,Tel\nRosa Ríos Paz,999111222",
            "Nombre,Tel\nRosa Ríos,999111222",
            Conflict,
        ),
        (
            "an address of Gmail, with its dots",
            "Nombre,Email\nRosa Ríos,rosa.rios@gmail.com",
            "Nombre,Email\nRosa Ríos,RosaRios+x@googlemail.com",
            Same,
        ),
        ("two who share a desk", "Nombre,Tel\nRosa Ríos,999111222", "Nombre,Tel\nLuis Paz,999111222", New),
        (
            "two companies of one tax number",
            "Empresa,RUC\nFerretería Luz SAC,20-123",
            "Empresa,RUC\nGrupo Luz,20123",
            Conflict,
        ),
        (
            "two people who write their company's tax number",
            "Nombre,RUC\nRosa Ríos,20123",
            "Nombre,RUC\nLuis Paz,20123",
            New,
        ),
        (
            "name and company",
            "Nombre,Empresa,Tel\nRosa Ríos,Luz S.A.C.,999111222",
            "Nombre,Empresa,Tel\nRosa Ríos,LUZ SAC,988777666",
            Updates,
        ),
        (
            "one name in two companies",
            "Nombre,Empresa,Tel\nRosa Ríos,Luz,999111222",
            "Nombre,Empresa,Tel\nRosa Ríos,Sol,988777666",
            New,
        ),
        (
            "one name, and nothing else to compare",
            "Nombre,Ciudad\nRosa Ríos,Lima",
            "Nombre,Ciudad,Tel\nRosa Ríos,Lima,999111222",
            Updates,
        ),
        ("one name in two cities", "Nombre,Ciudad\nRosa Ríos,Lima", "Nombre,Ciudad\nRosa Ríos,Cusco", New),
        ("one name with two numbers of the other program", "Id,Nombre\n1,Rosa Ríos", "Id,Nombre\n2,Rosa Ríos", New),
        ("a number of the other program alone", "Id,Nombre\n1,Rosa Ríos", "Id,Nombre\n1,Luis Paz", New),
        (
            "a number and a phone, called otherwise",
            "Id,Nombre,Tel\n1,Rosa Ríos,999111222",
            "Id,Nombre,Tel\n1,Luz Paz,999111222",
            Conflict,
        ),
        (
            "a shop and who buys for it",
            "Nombre,Empresa,Tel\nRosa Ríos,Ferretería Luz,999111222",
            "Empresa,Tel\nFerretería Luz,999111222",
            Same,
        ),
        (
            "phone and address of one who is called otherwise",
            "Nombre,Tel,Email\nRosa Ríos,999111222,r@x.example",
            "Nombre,Tel,Email\nLuis Paz,999111222,r@x.example",
            Conflict,
        ),
    ];
    for (name, here, row, expected) in cases {
        let mut desk = Desk::new();
        desk.verdicts(here, &options(Keep));
        assert_eq!(desk.verdicts(row, &options(Keep)), [*expected], "{name}");
        let facts = desk.store.facts();
        desk.verdicts(row, &options(Keep));
        assert_eq!(desk.store.facts(), facts, "{name}: twice");
    }
}

#[test]
fn two_rows_of_one_file_may_be_one_client() {
    let mut desk = Desk::new();
    let text = "Nombre,Tel,Ciudad\nRosa Ríos,+51 999 111 222,\nROSA RIOS,999111222,Lima\n";
    assert_eq!(desk.verdicts(text, &options(Keep)), [New, Updates]);
    assert_eq!(desk.client(ClientId(1)).unwrap().city.as_deref(), Some("Lima"));
    assert_eq!(desk.verdicts(text, &options(Keep)), [Same, Same]);
    desk.travel(Way::Back, None).unwrap();
    assert!(desk.client(ClientId(1)).is_err(), "one undo");
}

#[test]
fn what_speaks_for_two_is_left_to_the_user() {
    let here = "Nombre,Tel,Email\nRosa Ríos,999111222,\nLuis Paz,,luis@paz.example\n";
    let row = "Nombre,Tel,Email,Ciudad\nRosa Ríos,999111222,luis@paz.example,Cusco\n";
    for (decision, clients, city) in [(Keep, 2, None), (Take, 2, Some("Cusco")), (Both, 3, None)] {
        let mut desk = Desk::new();
        desk.verdicts(here, &options(Keep));
        let report = desk.take(&[file(row)], &options(decision)).remove(0);
        assert_eq!(
            (report.rows[0].verdict, report.rows[0].perhaps.as_slice()),
            (Conflict, &["Rosa Ríos".to_owned(), "Luis Paz".to_owned()][..])
        );
        let there = (1..=4).filter(|id| desk.client(ClientId(*id)).is_ok()).count();
        assert_eq!((there, desk.client(ClientId(1)).unwrap().city.as_deref()), (clients, city), "{decision:?}");
        let facts = desk.store.facts();
        desk.take(&[file(row)], &options(decision));
        assert_eq!(desk.store.facts(), facts, "{decision:?}: twice");
    }
}

#[test]
fn what_a_file_says_otherwise_is_decided() {
    let here = "Nombre,Tel,Ciudad,Cargo,Notas\nRosa Ríos,999111222,Lima,Dueña,Paga tarde";
    let row = "Nombre,Tel,Ciudad,Cargo,Notas\nRosa Ríos,999111222,Cusco,dueña,Llamar en enero";
    let mut labels = Labels { beside: "{} (archivo)".to_owned(), ..Labels::default() };
    labels.fields.insert("city", "Ciudad".to_owned());
    for (decision, city, notes) in [
        (Keep, "Lima", "Paga tarde"),
        (Take, "Cusco", "Llamar en enero\nPaga tarde"),
        (Both, "Lima", "Paga tarde\nLlamar en enero\nCiudad (archivo): Cusco"),
    ] {
        let mut desk = Desk::new();
        desk.verdicts(here, &options(Keep));
        let options = IntakeOptions { labels: labels.clone(), ..options(decision) };
        let report = desk.take(&[file(row)], &options).remove(0);
        let clashes: Vec<_> = report.rows[0]
            .clashes
            .iter()
            .map(|clash| (clash.field, clash.here.as_str(), clash.there.as_str()))
            .collect();
        assert_eq!(clashes, [("city", "Lima", "Cusco"), ("notes", "Paga tarde", "Llamar en enero")]);
        let client = desk.client(ClientId(1)).unwrap();
        assert_eq!((client.city.as_deref(), client.notes.as_str()), (Some(city), notes), "{decision:?}");
        let facts = desk.store.facts();
        desk.take(&[file(row)], &options);
        assert_eq!(desk.store.facts(), facts, "{decision:?}: twice");
    }
    let mut desk = Desk::new();
    desk.verdicts(here, &options(Keep));
    let single = IntakeOptions { decisions: [((0, 2), Take)].into(), ..options(Keep) };
    desk.take(&[file(row)], &single);
    assert_eq!(desk.client(ClientId(1)).unwrap().city.as_deref(), Some("Cusco"), "of one row");
}

#[test]
fn what_fits_nowhere_is_left_or_kept() {
    let text = "Nombre,Mascota,Equipo\nRosa Ríos,Gato,Alianza\nLuis Paz,,Cienciano\n";
    for (spare, notes, fields) in [
        (Spare::Leave, "", vec![]),
        (Spare::Notes, "Mascota: Gato\nEquipo: Alianza", vec![]),
        (Spare::Fields, "", vec!["Mascota", "Equipo"]),
    ] {
        let mut desk = Desk::new();
        let options = IntakeOptions { spare, ..options(Keep) };
        let report = desk.take(&[file(text)], &options).remove(0);
        assert_eq!(report.spare, 3, "they are counted either way");
        assert_eq!(desk.client(ClientId(1)).unwrap().notes, notes);
        let known: Vec<String> = desk.fields().unwrap().into_iter().map(|field| field.name).collect();
        assert_eq!(known, fields);
        assert_eq!(desk.record(ClientId(1)).unwrap().values.len(), fields.len());
        let facts = desk.store.facts();
        let again = desk.take(&[file(text)], &options).remove(0);
        assert_eq!((desk.store.facts(), again.count(Same)), (facts, 2), "{spare:?}");
        desk.travel(Way::Back, None).unwrap();
        assert!(desk.fields().unwrap().is_empty(), "one undo");
    }
}

/// One of two rows that say the same may be decided upon by itself.
#[test]
fn the_same_row_decided_upon_in_two_ways_changes_nothing_a_second_time() {
    let mut desk = Desk::new();
    let rows = [file("Nombre,Ciudad\nRosa,Lima\nRosa,Lima\nRosa,Lima\n")];
    let decisions = [((0, 2), Decision::Take)].into_iter().collect();
    let options = IntakeOptions { decisions, ..options(Decision::Both) };
    desk.take(&rows, &options);
    let past = desk.past().unwrap().undo.map(|step| step.id);
    desk.take(&rows, &options);
    assert_eq!(desk.past().unwrap().undo.map(|step| step.id), past, "no operation");
}
