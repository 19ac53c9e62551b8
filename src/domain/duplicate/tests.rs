use proptest::prelude::*;

use super::*;

/// A record as `name | company | city | tax number | ways…`; a name in capitals is that of a company.
fn profile(client: i64, written: &str) -> Profile {
    let mut parts = written.split('|').map(str::trim);
    let mut next = || parts.next().filter(|part| !part.is_empty());
    let name = next().unwrap_or("");
    let kind = if name.chars().any(char::is_lowercase) { ClientKind::Person } else { ClientKind::Company };
    let mut profile = Profile::new(ClientId(client), name, kind).about(next(), next(), next());
    while let Some(way) = next() {
        let kind = if way.contains('@') { ChannelKind::Email } else { ChannelKind::Mobile };
        profile.reached(kind, way, Numbering::of("PE"));
    }
    profile
}

fn signs(records: &[&str]) -> Vec<(i64, i64, Vec<Sign>)> {
    let profiles: Vec<_> = records.iter().zip(1..).map(|(written, n)| profile(n, written)).collect();
    find(&profiles).into_iter().map(|pair| (pair.first.0, pair.second.0, pair.signs)).collect()
}

#[test]
fn two_who_agree_in_what_tells_them_apart_may_be_one() {
    use Sign::{City, Company, Email, Name, NearName, Phone, TaxId};
    let cases: &[(&str, &str, &str, &[Sign])] = &[
        ("a number", "Rosa López | | | | 999 111 222", "R. López | | | | +51 999-111-222", &[Phone, NearName]),
        ("a shop and its owner", "FERRETERÍA SOL | | | | 999 111 222", "Luis Paz | | | | 999111222", &[Phone]),
        ("an address", "Rosa López | | | | r.lopez@gmail.com", "Rosa M. López | | | | rlopez@gmail.com", &[Email]),
        ("a name", "FERRETERÍA LÓPEZ S.A.C. | | Lima", "FERRETERIA LOPEZ | | LIMA", &[Name, City]),
        ("how it sounds", "FERRETERÍA LOPES | | Lima", "FERRETERÍA LÓPEZ | | Lima", &[NearName, City]),
        ("a slip", "Rosa Quispe | Sol SAC", "Rsoa Quispe | SOL", &[NearName, Company]),
        ("a tax number", "BODEGA UNO | | | 20-123", "COMERCIAL DOS | | | 20123", &[TaxId]),
        ("another city", "FERRETERÍA LÓPEZ | | Lima", "FERRETERÍA LÓPEZ | | Cusco", &[]),
        ("another tax number", "FERRETERÍA LÓPEZ | | | 20123", "FERRETERÍA LÓPEZ | | | 20456", &[]),
        ("two at one desk", "Rosa López | Sol | | | 01 222 3333", "Luis Paz | Sol | | | 01 222 3333", &[]),
        ("no tax number", "BODEGA UNO | | | 0", "COMERCIAL DOS | | | 00", &[]),
        ("nothing", "Rosa López", "Luis Paz", &[]),
        ("no name at all", "·", "—", &[]),
    ];
    for (name, a, b, expected) in cases {
        let found = signs(&[a, b]);
        let found = found.first().map(|(_, _, signs)| signs.as_slice()).unwrap_or_default();
        // Of an e-mail the name is the weaker sign, and is told too.
        let expected: Vec<Sign> = match *expected {
            [Email] => vec![Email, NearName],
            other => other.to_vec(),
        };
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn what_many_have_says_little() {
    let three = signs(&["Juan Pérez", "Juan Pérez", "Juan Pérez"]);
    assert_eq!(three, [], "a name of three, and nothing else");
    let many: Vec<String> = (0..40).map(|n| format!("NEGOCIO {} | | | | 01 222 3333", "ab".repeat(n + 1))).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert_eq!(signs(&many), [], "a number of forty");
}

#[test]
fn those_for_whom_most_speaks_come_first() {
    let found = signs(&[
        "FERRETERÍA LÓPEZ | | Lima",
        "FERRETERIA LOPEZ | | Lima",
        "Rosa Paz | | Lima | | 999 111 222 | rosa@paz.example",
        "Rosa Paz | | Lima | | 999 111 222 | rosa@paz.example",
    ]);
    let pairs: Vec<_> = found.iter().map(|(a, b, _)| (*a, *b)).collect();
    assert_eq!(pairs, [(3, 4), (1, 2)]);
}

#[test]
fn somebody_new_is_compared_with_those_who_may_be_meant() {
    let here = [profile(1, "Rosa López | | | | 999 111 222"), profile(2, "Luis Paz")];
    let found = alike(&profile(0, "Rosa Lopes | | | | +51 999111222"), &here);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].second, found[0].signs.as_slice()), (ClientId(1), [Sign::Phone, Sign::NearName].as_slice()));
}

proptest! {
    /// Whatever the order in which they come, the same pairs are found; nobody is paired with themselves.
    #[test]
    fn the_order_of_the_records_does_not_matter(
        records in prop::collection::vec("(Ana|Luis|Rosa|BODEGA) (L[oó]pe[zs]|Paz|Ruiz)( \\| \\| (Lima|Cusco))?( \\| 9991112[0-3][0-3])?", 0..14)
    ) {
        let profiles: Vec<_> = records.iter().zip(1..).map(|(written, n)| profile(n, written)).collect();
        let found = find(&profiles);
        let turned: Vec<_> = profiles.iter().rev().cloned().collect();
        prop_assert_eq!(&find(&turned), &found);
        for pair in &found {
            prop_assert!(pair.first < pair.second && !pair.signs.is_empty());
        }
    }
}
