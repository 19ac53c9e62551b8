//! Searching, and which client is meant by what somebody typed.

use super::*;
use crate::domain::{Channel, ChannelId, ChannelKind, Contact, ContactId, Standing};

fn portfolio() -> Desk {
    let mut desk = Desk::new();
    let channel = |kind, value: &str| {
        (None, Channel { id: ChannelId(0), contact: None, kind, value: value.into(), preferred: false })
    };
    let mut lopez = record("Ferretería López");
    lopez.client.city = Some("Arequipa".into());
    lopez.client.tags = vec!["mayorista".into()];
    lopez.client.notes = "cierra los lunes".into();
    lopez.contacts =
        vec![Contact {
            id: ContactId(0), name: "Begoña Ibáñez".into(), role: Some("compras".into()), influence: None
        }];
    lopez.channels = vec![
        channel(ChannelKind::Mobile, "+51 999-123-456"),
        channel(ChannelKind::Email, "Compras@lopez-hnos.example"),
    ];
    let lopez = desk.add_client(lopez, None).unwrap();
    let mut pena = record("Íñigo Peña");
    pena.client.company = Some("Hotel Sol".into());
    pena.channels = vec![channel(ChannelKind::Phone, "014567890")];
    desk.add_client(pena, None).unwrap();
    desk.client_called("Straße & Łódź 🌞");
    let text = "preguntó por *tornillos* \"galvanizados\" NEAR la caja: 3-4 kg".to_owned();
    desk.log(&Log { text, ..desk.call(lopez, Outcome::Spoke) }).unwrap();
    desk
}

#[test]
fn accents_and_case_never_matter() {
    let desk = portfolio();
    for typed in
        ["lopez", "LÓPEZ", "ferreteria", "FERRETERÍA lóp", "lo\u{301}pez", "begona", "IBAÑEZ", "ibañ", "arequipa"]
    {
        assert_eq!(desk.names_found(typed), ["Ferretería López"], "{typed}");
    }
    for typed in ["inigo", "ÍÑIGO", "pena", "Peña", "pen\u{303}a", "hotel sol"] {
        assert_eq!(desk.names_found(typed), ["Íñigo Peña"], "{typed}");
    }
    assert_eq!(desk.names_found("strasse lodz"), ["Straße & Łódź 🌞"]);
}

/// The mistake of others: a search that misses notes.
#[test]
fn every_word_is_looked_for_in_fields_and_in_what_was_said() {
    let desk = portfolio();
    for typed in ["mayorista", "#mayorista", "lunes", "compras", "tornillos", "preguntó arequipa", "galva lopez lun"] {
        assert_eq!(desk.names_found(typed), ["Ferretería López"], "{typed}");
    }
    for typed in ["tornillos la caja", "por tornillos 3-4 kg", "lopez la caja"] {
        assert_eq!(desk.names_found(typed), ["Ferretería López"], "{typed}: short words are taken for said");
    }
    for typed in ["kg", "peña la", "peña la caja", "3-4"] {
        assert_eq!(desk.names_found(typed), [""; 0], "{typed}: but they are not looked for in notes");
    }
    assert_eq!(desk.names_found("tornillos peña"), [""; 0], "each word is said, but not of the same client");
    let names = |typed| desk.store.search_names(typed).unwrap().unwrap().len();
    assert_eq!((names("lunes"), names("tornillos")), (1, 0));
}

#[test]
fn a_number_is_found_by_its_end_and_however_it_is_spaced() {
    let desk = portfolio();
    for typed in
        ["+51 999-123-456", "51999123456", "999123456", "999 123 456", "99 91 23 456", "123456", "123-456", "9991"]
    {
        assert_eq!(desk.names_found(typed), ["Ferretería López"], "{typed}");
    }
    for typed in ["014567890", "01 456 7890", "(01) 4567-890", "4567890", "456 78 90"] {
        assert_eq!(desk.names_found(typed), ["Íñigo Peña"], "{typed}");
    }
    assert_eq!(desk.names_found("999 123 457"), [""; 0]);
    assert_eq!(desk.names_found("lopez 999 123 456"), ["Ferretería López"]);
    assert_eq!(desk.names_found("peña 999 123 456"), [""; 0]);
}

#[test]
fn an_address_is_found_by_its_parts() {
    let desk = portfolio();
    for typed in ["compras@lopez-hnos.example", "hnos.example", "@lopez", "COMPRAS@", "lopez-hnos"] {
        assert_eq!(desk.names_found(typed), ["Ferretería López"], "{typed}");
    }
}

#[test]
fn signs_of_the_search_engine_are_only_signs() {
    let desk = portfolio();
    for typed in
        ["\"galvanizados\"", "*tornillos*", "near", "NEAR(tornillos)", "torni*", "caja", "\"lopez'\"", "lopez'"]
    {
        assert_eq!(desk.names_found(typed), ["Ferretería López"], "{typed}");
    }
    for typed in ["AND", "NOT lopez", "^xyz", "z\0b", "'; DROP TABLE client; --", "{}[]\\%_ zz"] {
        assert_eq!(desk.names_found(typed), [""; 0], "{typed}");
    }
    assert_eq!(
        desk.names_found("lopez - tornillos"),
        ["Ferretería López"],
        "a sign that stands alone excludes nothing"
    );
    assert_eq!(desk.names_found("lopez OR sol"), ["Ferretería López", "Íñigo Peña"]);
}

#[test]
fn without_any_letter_or_digit_nothing_is_looked_for() {
    let desk = portfolio();
    for typed in ["", "  ", "\"\"", "***", "🌞", "-", "🌞 : 👍🏽"] {
        assert_eq!(desk.names_found(typed).len(), 3, "{typed}");
    }
}

/// Letters that the search engine takes for signs, or that no folding reaches, are no error.
#[test]
fn any_character_can_be_typed() {
    let desk = Desk::new();
    let mut wrong = Vec::new();
    // Of the large alphabets, some letters stand for all.
    let numbers = (0..0x3000_u32).chain((0x3000..0x1_0000).step_by(61)).chain((0x1_0000..0x2_0000).step_by(7));
    for c in numbers.filter_map(char::from_u32).filter(|c| c.is_alphanumeric()) {
        if let Err(error) = desk.store.search(&format!("ab{c}cd")) {
            wrong.push((c, error.to_string()));
        }
    }
    assert!(wrong.is_empty(), "{} characters, such as {:?}", wrong.len(), &wrong[..wrong.len().min(9)]);
}

#[test]
fn the_search_follows_edits_and_deletions() {
    let mut desk = portfolio();
    let lopez = desk.resolve("Ferretería López").unwrap();
    let before = desk.record(lopez).unwrap();
    let mut after = before.clone();
    after.client.name = "Ferretería Núñez".into();
    after.client.tags = vec!["minorista".into()];
    after.contacts.clear();
    after.channels.clear();
    desk.edit_client(&before, after).unwrap();
    for gone in ["lopez", "mayorista", "begona", "999123456", "hnos"] {
        assert_eq!(desk.names_found(gone), [""; 0], "{gone}");
    }
    assert_eq!(desk.names_found("nunez minorista tornillos"), ["Ferretería Núñez"]);
    let said = desk.card(lopez, 1).unwrap().interactions[0].id;
    desk.delete_interaction(said).unwrap();
    assert_eq!(desk.names_found("tornillos"), [""; 0]);
    desk.travel(Way::Back, None).unwrap();
    desk.travel(Way::Back, None).unwrap();
    assert_eq!(desk.names_found("tornillos 123456 begoña"), ["Ferretería López"]);
}

#[test]
fn what_was_said_in_one_year_is_found_when_another_changes() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    for (days, text) in [(-800, "clavos"), (-400, "tuercas"), (0, "tornillos")] {
        let at = day(days).at(8, 0, 0, 0);
        desk.log(&Log { at, text: text.into(), ..desk.call(ana, Outcome::Spoke) }).unwrap();
    }
    assert_eq!(desk.names_found("clavos tuercas tornillos"), ["Ana"]);
    let middle = desk.card(ana, 3).unwrap().interactions[1].id;
    desk.delete_interaction(middle).unwrap();
    assert_eq!(desk.names_found("tuercas"), [""; 0]);
    assert_eq!(desk.names_found("clavos tornillos"), ["Ana"]);
}

#[test]
fn who_is_put_away_is_found_on_its_shelf_alone() {
    let mut desk = portfolio();
    let lopez = desk.resolve("Ferretería López").unwrap();
    let on = |desk: &Desk, shelf| {
        let listing = desk.listing(Scope::Clients(Order::Urgency, shelf), "tornillos").unwrap();
        assert_eq!(desk.count(&listing).unwrap(), desk.names(&listing).len());
        desk.names(&listing).len()
    };
    for (standing, expected) in [
        (Standing::Resting, [1, 0, 0]),
        (Standing::Archived, [0, 1, 0]),
        (Standing::Trashed, [0, 0, 1]),
        (Standing::Active, [1, 0, 0]),
    ] {
        desk.set_standing(&[lopez], standing).unwrap();
        assert_eq!([Shelf::Current, Shelf::Archived, Shelf::Trashed].map(|shelf| on(&desk, shelf)), expected);
    }
}

fn unknown(desk: &Desk, typed: &str) -> Vec<String> {
    match desk.resolve(typed) {
        Err(AgendaError::UnknownClient { near, .. }) => near,
        other => panic!("{typed}: {other:?}"),
    }
}

fn ambiguous(desk: &Desk, typed: &str) -> (Vec<String>, usize) {
    match desk.resolve(typed) {
        Err(AgendaError::AmbiguousClient { candidates, total, .. }) => {
            (candidates.into_iter().map(|(_, name, _)| name).collect(), total)
        }
        other => panic!("{typed}: {other:?}"),
    }
}

#[test]
fn one_client_is_meant_by_its_name_its_number_or_its_words() {
    let mut desk = portfolio();
    let name = |desk: &Desk, typed: &str| desk.client(desk.resolve(typed).unwrap()).unwrap().name;
    for typed in
        ["ferreteria lopez", " Ferretería  López\n", "FERRETERÍA LÓPEZ.", "#1", "lop ferr", "begoña", "999123456"]
    {
        assert_eq!(name(&desk, typed), "Ferretería López", "{typed}");
    }
    assert_eq!(name(&desk, "hotel sol"), "Íñigo Peña", "by its company");
    // A whole name is meant before a longer one that begins likewise, and a name before an address.
    desk.client_called("Ferretería López Sur");
    desk.client_called("Arequipa Tours");
    assert_eq!(name(&desk, "ferretería lópez"), "Ferretería López");
    assert_eq!(name(&desk, "arequipa"), "Arequipa Tours");
}

#[test]
fn a_whole_company_is_meant_before_words_of_a_longer_one() {
    let mut desk = Desk::new();
    for (name, company) in [("Ana", "Hotel Sol"), ("Luis", "Hotel Sol y Luna")] {
        let mut record = record(name);
        record.client.company = Some(company.into());
        desk.add_client(record, None).unwrap();
    }
    assert_eq!(desk.resolve("hotel sol").unwrap(), ClientId(1));
    assert_eq!(ambiguous(&desk, "hotel"), (vec!["Ana".into(), "Luis".into()], 2));
}

#[test]
fn several_clients_are_told_as_candidates() {
    let mut desk = Desk::new();
    for n in 0..12 {
        desk.client_called(&format!("Bodega {n:02}"));
    }
    let (candidates, total) = ambiguous(&desk, "bodega");
    assert_eq!((candidates.len(), candidates[0].as_str(), total), (8, "Bodega 00", 12));
    desk.client_called("Bodega");
    desk.client_called("bodéga");
    assert_eq!(ambiguous(&desk, "Bodega"), (vec!["Bodega".into(), "bodéga".into()], 2), "two of the very same name");
}

#[test]
fn an_unknown_client_is_told_with_names_that_are_near() {
    let desk = portfolio();
    assert_eq!(unknown(&desk, "Ferretería Loaiza"), ["Ferretería López"]);
    for typed in ["zzz", "#99", "#-1", "#10000000000000000000", "", "  ", "🌞", "#"] {
        assert_eq!(unknown(&desk, typed), [""; 0], "{typed:?}");
    }
}

#[test]
fn who_is_put_away_is_meant_by_the_whole_name_or_the_number() {
    let mut desk = portfolio();
    let lopez = desk.resolve("#1").unwrap();
    desk.set_standing(&[lopez], Standing::Archived).unwrap();
    assert_eq!(desk.resolve("ferretería lópez").unwrap(), lopez);
    assert_eq!(desk.resolve("#1").unwrap(), lopez);
    assert_eq!(unknown(&desk, "ferretería"), [""; 0]);
    let other = desk.client_called("Ferretería López");
    assert_eq!(desk.resolve("ferretería lópez").unwrap(), other, "the current one of that name");
}

#[test]
fn a_name_without_letters_is_no_name_for_nothing() {
    let mut desk = Desk::new();
    let stars = desk.client_called("***");
    assert_eq!(unknown(&desk, ""), [""; 0]);
    assert_eq!(unknown(&desk, "🌞"), [""; 0]);
    assert_eq!(desk.resolve("***").unwrap(), stars);
}
