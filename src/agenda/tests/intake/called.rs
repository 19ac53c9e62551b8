//! What is known by a name or a number of another program: it stays what it was found to be.

use super::others::{happened, named};
use super::*;

/// What is called the same for ever is the same, whomever a row names; of whom it is no more is told by that row.
#[test]
fn an_interaction_of_somebody_else_gets_neither_people_nor_numbers() {
    let mut desk = Desk::new();
    let row = |whose: &str, contact: Option<&str>, number: Option<&str>, uid: Option<&str>| InteractionRow {
        uid: uid.map(str::to_owned),
        number: number.map(str::to_owned),
        contact: contact.map(str::to_owned),
        ..happened(2, named(whose), "2026-11-01T10:00", Kind::Call, "")
    };
    let rows = vec![
        row("Rosa", Some("Eva"), Some("i1"), None),
        row("Rosa", None, None, Some("u")),
        row("Luis", Some("Ana"), Some("i1"), Some("u")),
    ];
    let options = IntakeOptions { strangers: Strangers::Add, ..options(Decision::Keep) };
    let file = [made(Rows::Interactions(rows))];
    desk.take(&file, &options);
    let facts = desk.store.facts();
    let history = |id| desk.store.read().interactions(ClientId(id), 0, 9).unwrap();
    assert_eq!(history(1).iter().filter(|it| it.contact.is_some()).count(), 1);
    assert_eq!((history(1).len(), history(2).len()), (2, 0));
    desk.take(&file, &options);
    assert_eq!(desk.store.facts(), facts);
}

#[test]
fn an_interaction_keeps_the_number_with_which_it_came() {
    let mut desk = Desk::new();
    desk.client_called("Rosa");
    let row = |number: &str, uid: Option<&str>| InteractionRow {
        uid: uid.map(str::to_owned),
        number: Some(number.to_owned()),
        ..happened(2, named("Rosa"), "2026-11-01T10:00", Kind::Call, "")
    };
    let file = [made(Rows::Interactions(vec![row("i3", Some("u")), row("i1", Some("u")), row("i3", None)]))];
    desk.take(&file, &options(Decision::Keep));
    assert_eq!(desk.store.read().interactions(ClientId(1), 0, 9).unwrap().len(), 1);
    let facts = desk.store.facts();
    desk.take(&file, &options(Decision::Keep));
    assert_eq!(desk.store.facts(), facts);
}

/// Sizes of one thing are called the same: who is told apart by a number stays apart, and is found again by it.
#[test]
fn products_of_one_name_and_two_numbers_are_two() {
    let mut desk = Desk::new();
    let rows = file("Código,Producto,Precio,Grupo\n,Cable,,\nC2,Cable,10,\nC1,Cable,10,A\nc1,Luz,,\nC3,Luz,,\n");
    let report = desk.take(std::slice::from_ref(&rows), &options(Decision::Keep)).remove(0);
    let verdicts: Vec<_> = report.rows.iter().map(|row| row.verdict).collect();
    assert_eq!(verdicts, [Verdict::New, Verdict::Updates, Verdict::New, Verdict::Same, Verdict::New]);
    let mut known: Vec<_> =
        desk.products(false).unwrap().into_iter().map(|it| (it.code, it.name, it.category)).collect();
    known.sort();
    let product = |code: &str, name: &str, category: Option<&str>| {
        (Some(code.to_owned()), name.to_owned(), category.map(str::to_owned))
    };
    assert_eq!(known, [product("C1", "Cable", Some("A")), product("C2", "Cable", None), product("C3", "Luz", None)]);
    let facts = desk.store.facts();
    desk.take(&[rows], &options(Decision::Keep));
    assert_eq!(desk.store.facts(), facts);
}

/// Two rows of one name: the first is found by its number to be something that is called otherwise. The second must not
/// have the name instead, or the first would be found to be the second the next time.
#[test]
fn a_name_that_two_rows_have_finds_neither_of_them_later() {
    let row = |line, whose: &str, number: Option<&str>, uid: &str, text: &str| InteractionRow {
        uid: Some(uid.to_owned()),
        number: number.map(str::to_owned),
        ..happened(line, named(whose), "2026-11-01T10:00", Kind::Call, text)
    };
    let rows = vec![
        row(2, "Rosa", Some("i3"), "u2", ""),
        row(3, "Rosa", Some("i3"), "u1", "hola"),
        row(4, "Luis", None, "u1", ""),
    ];
    let mut desk = Desk::new();
    let options = IntakeOptions { strangers: Strangers::Add, ..options(Decision::Take) };
    let file = [made(Rows::Interactions(rows))];
    desk.take(&file, &options);
    let facts = desk.store.facts();
    desk.take(&file, &options);
    assert_eq!(desk.store.facts(), facts);
}
