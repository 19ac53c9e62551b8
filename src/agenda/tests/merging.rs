//! Who may be here twice, and making one client of two: nothing is lost, and undo brings both back.

use super::*;
use crate::domain::duplicate::Sign;
use crate::domain::{Attention, Channel, ChannelId, ChannelKind, ClientKind, Contact, ContactId, Standing};

fn way(kind: ChannelKind, value: &str) -> Channel {
    Channel { id: ChannelId(0), contact: None, kind, value: value.into(), preferred: false }
}

fn person(name: &str, role: Option<&str>) -> Contact {
    Contact { id: ContactId(0), name: name.into(), role: role.map(str::to_owned), influence: None }
}

fn reached(name: &str, ways: &[(ChannelKind, &str)]) -> Record {
    let channels = ways.iter().map(|(kind, value)| (None, way(*kind, value))).collect();
    Record { channels, ..record(name) }
}

/// Two records of one shop, with something of everything that a client can have.
fn two_of_one() -> (Desk, ClientId, ClientId) {
    let mut desk = Desk::new();
    let mut keep = reached("Ferretería López", &[(ChannelKind::Phone, "999 111 222")]);
    keep.client.kind = ClientKind::Company;
    keep.client.tags = vec!["VIP".into(), "Norte".into()];
    keep.client.notes = "Cierra los lunes".into();
    keep.client.city = Some("Lima".into());
    keep.contacts = vec![person("Rosa Muñoz", None)];
    let mut gone = reached(
        "FERRETERIA LOPEZ SAC",
        &[(ChannelKind::Mobile, "+51 999-111-222"), (ChannelKind::Email, "ventas@lopez.example")],
    );
    gone.client.kind = ClientKind::Company;
    gone.client.tags = vec!["vip".into(), "sur".into()];
    gone.client.notes = "Pide factura".into();
    gone.client.city = Some("Callao".into());
    gone.client.zone = Some("Puerto".into());
    gone.client.created_on = day(-30);
    gone.contacts = vec![person("ROSA MUNOZ", Some("compras")), person("Iván Soto", None)];
    gone.channels.push((Some(0), way(ChannelKind::WhatsApp, "999 111 222")));
    let keep = desk.add_client(keep, Some(plan(3, "cotización"))).unwrap();
    let gone = desk.add_client(gone, Some(plan(5, "muestras"))).unwrap();
    let rosa = desk.record(gone).unwrap().contacts[0].id;
    let call = Log { contact: Some(rosa), text: "quiere bisagras".into(), ..desk.call(gone, Outcome::Spoke) };
    desk.log(&call).unwrap();
    let call = desk.call(keep, Outcome::Complaint);
    desk.log(&call).unwrap();
    desk.client_called("Hotel Sol");
    desk.skip(gone).unwrap();
    desk.store.meddle(
        "INSERT INTO occasion (client_id, contact_id, position, kind, month, day, since) VALUES (1, 1, 0, 'birthday', 2, 9, '2026-11-20');
         INSERT INTO occasion (client_id, contact_id, position, kind, month, day, year, since) VALUES (2, 2, 0, 'birthday', 2, 9, 1980, '2026-11-20');
         INSERT INTO custom_field (position, name, kind) VALUES (0, 'talla', 'text'), (1, 'ruta', 'text'), (2, 'color', 'text');
         INSERT INTO custom_value (client_id, field_id, value) VALUES (1, 1, 'M'), (2, 1, 'L'), (2, 2, 'A3'), (1, 3, 'azul'), (2, 3, 'rojo');
         INSERT INTO attachment (client_id, target, added_on) VALUES (1, '/tmp/a', '2026-11-20'), (2, '/tmp/a', '2026-11-20'), (2, '/tmp/b', '2026-11-20');
         INSERT INTO relation (client_id, other_id, kind) VALUES (1, 2, 'belongs_to'), (2, 3, 'referred_by'), (1, 3, 'referred_by'), (3, 2, 'partner_of');
         INSERT INTO topic (client_id, interaction_id, kind, text, raised_on) VALUES (2, 1, 'need', 'cable', '2026-11-20');
         INSERT INTO purchase (client_id, interaction_id, made_on, kind, currency, total) VALUES (2, 1, '2026-11-20', 'sale', 'PEN', 500);
         INSERT INTO purchase_line (client_id, purchase_id, position, quantity, price) VALUES (2, 1, 0, 1000, 500);
         INSERT INTO distinct_pair (client_id, other_id) VALUES (2, 3)",
    );
    (desk, keep, gone)
}

#[test]
fn everything_of_both_belongs_to_the_one_that_stays() {
    let (mut desk, keep, gone) = two_of_one();
    let before = desk.store.facts();
    desk.merge_clients(keep, gone, &Taken { custom: [crate::domain::FieldId(1)].into(), ..Taken::default() }, "PE")
        .unwrap();
    let merged = desk.record(keep).unwrap();
    assert_eq!(merged.client.name, "Ferretería López");
    assert_eq!(merged.client.tags, ["VIP", "Norte", "sur"]);
    assert_eq!(merged.client.notes, "Cierra los lunes\n\nPide factura");
    assert_eq!((merged.client.city.as_deref(), merged.client.zone.as_deref()), (Some("Lima"), Some("Puerto")));
    assert_eq!(merged.client.created_on, day(-30), "it has been here since the first of both came");
    let people: Vec<_> = merged.contacts.iter().map(|one| (one.name.as_str(), one.role.as_deref())).collect();
    assert_eq!(people, [("Rosa Muñoz", Some("compras")), ("Iván Soto", None)]);
    let ways: Vec<_> = merged.channels.iter().map(|(owner, way)| (*owner, way.kind, way.value.as_str())).collect();
    assert_eq!(
        ways,
        [
            (None, ChannelKind::Mobile, "999 111 222"),
            (None, ChannelKind::Email, "ventas@lopez.example"),
            (Some(0), ChannelKind::WhatsApp, "999 111 222"),
        ]
    );
    let card = desk.card(keep, 10).unwrap();
    assert_eq!(brief(&card.follow_ups), ["+3 cotización ×0", "+5 muestras ×0"]);
    assert_eq!(card.interactions.len(), 2);
    let said = card.interactions.iter().find(|said| said.text == "quiere bisagras").unwrap();
    assert_eq!(said.contact, Some(merged.contacts[0].id), "it was said by the same person");
    let rows = |sql: &str| desk.store.rows_of(sql);
    assert_eq!(rows("SELECT client_id, contact_id, year FROM occasion"), "1|1|1980\n", "the one that says the year");
    assert_eq!(
        rows("SELECT client_id, field_id, value FROM custom_value ORDER BY field_id"),
        "1|1|\"L\"\n1|2|\"A3\"\n1|3|\"azul\"\n"
    );
    assert_eq!(rows("SELECT client_id, target FROM attachment ORDER BY target"), "1|\"/tmp/a\"\n1|\"/tmp/b\"\n");
    assert_eq!(rows("SELECT client_id, other_id FROM relation ORDER BY client_id"), "1|3\n3|1\n");
    assert_eq!(rows("SELECT client_id, other_id FROM distinct_pair"), "1|3\n");
    for table in ["topic", "purchase", "purchase_line", "skip"] {
        assert_eq!(rows(&format!("SELECT client_id FROM {table}")), "1\n", "{table}");
    }
    assert!(matches!(desk.client(gone), Err(AgendaError::Store(StoreError::Gone))));
    assert_eq!(desk.names_found("bisagras"), ["Ferretería López"], "and is found by what was said with either");
    assert_eq!(desk.light(keep), Some(Light::Red), "the light is that of both");
    desk.store.assert_sound();

    desk.travel(Way::Back, None).unwrap();
    assert_eq!(desk.store.facts(), before);
    assert_eq!(desk.names_found("bisagras"), ["FERRETERIA LOPEZ SAC"]);
    assert_eq!(desk.store.lights(), desk.store.lights_anew(&desk.rules));
    desk.travel(Way::Forth, None).unwrap();
    assert_eq!(desk.record(keep).unwrap(), merged);
}

#[test]
fn no_row_of_any_table_stays_behind() {
    let (mut desk, keep, gone) = two_of_one();
    desk.merge_clients(keep, gone, &Taken::default(), "PE").unwrap();
    let tables = desk.store.rows_of(
        "SELECT m.name, f.[from] FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f
         WHERE m.type = 'table' AND f.[table] = 'client'",
    );
    assert!(tables.lines().count() > 15, "{tables}");
    for line in tables.lines() {
        let (table, column) = line.split_once('|').unwrap();
        let (table, column) = (table.trim_matches('"'), column.trim_matches('"'));
        let left = desk.store.rows_of(&format!("SELECT count(*) FROM {table} WHERE {column} = {}", gone.0));
        assert_eq!(left, "0\n", "{table}.{column}");
    }
}

#[test]
fn what_differs_is_chosen_field_by_field() {
    let (mut desk, keep, gone) = two_of_one();
    desk.set_standing(&[gone], Standing::Archived).unwrap();
    desk.set_attention(&[gone], Attention::Yellow).unwrap();
    let merging = desk.merging(keep, gone).unwrap();
    assert_eq!(merging.differing, [MergeField::Name, MergeField::City, MergeField::Standing]);
    assert_eq!(merging.filled, [MergeField::Zone, MergeField::Attention]);
    let custom: Vec<_> =
        merging.custom.iter().map(|field| (field.name.as_str(), field.keep.as_str(), field.gone.as_str())).collect();
    assert_eq!(custom, [("talla", "M", "L"), ("color", "azul", "rojo")]);
    assert_eq!((merging.moving.interactions, merging.moving.follow_ups, merging.moving.purchases), (1, 1, 1));
    let fields = [MergeField::Name, MergeField::City].into();
    desk.merge_clients(keep, gone, &Taken { fields, ..Taken::default() }, "PE").unwrap();
    let client = desk.client(keep).unwrap();
    assert_eq!((client.name.as_str(), client.city.as_deref()), ("FERRETERIA LOPEZ SAC", Some("Callao")));
    assert_eq!((client.standing, client.attention), (Standing::Active, Attention::Yellow));
}

#[test]
fn one_client_is_not_made_of_one() {
    let (mut desk, keep, _) = two_of_one();
    let before = desk.store.facts();
    for refused in [desk.merge_clients(keep, keep, &Taken::default(), "PE"), desk.tell_apart(keep, keep)] {
        assert!(matches!(refused, Err(AgendaError::SameClient)));
    }
    assert!(matches!(desk.merging(keep, keep), Err(AgendaError::SameClient)));
    let gone = desk.merge_clients(keep, ClientId(99), &Taken::default(), "PE");
    assert!(matches!(gone, Err(AgendaError::Store(StoreError::Gone))));
    assert_eq!(desk.store.facts(), before);
}

#[test]
fn those_who_may_be_here_twice_are_found_until_they_are_told_apart() {
    let (mut desk, keep, gone) = two_of_one();
    let pairs = |desk: &Desk| {
        let found = desk.duplicates("PE", 10).unwrap();
        assert_eq!(found.pairs.len(), found.total);
        found.pairs.into_iter().map(|twins| (twins.rows.map(|row| row.id), twins.signs)).collect::<Vec<_>>()
    };
    assert_eq!(pairs(&desk), [([keep, gone], vec![Sign::Name, Sign::Phone])]);
    desk.set_standing(&[gone], Standing::Trashed).unwrap();
    assert_eq!(pairs(&desk), [], "who is in the trash is here no more");
    desk.travel(Way::Back, None).unwrap();
    desk.tell_apart(gone, keep).unwrap();
    assert_eq!(pairs(&desk), []);
    desk.travel(Way::Back, None).unwrap();
    assert_eq!(pairs(&desk).len(), 1);
    assert_eq!(desk.duplicates("PE", 0).unwrap().total, 1);
}

#[test]
fn somebody_new_who_looks_like_a_client_is_told() {
    let (mut desk, keep, gone) = two_of_one();
    desk.set_standing(&[gone], Standing::Trashed).unwrap();
    for (name, record, expected) in [
        ("a number", reached("Luis Paz", &[(ChannelKind::Mobile, "0051 999111222")]), true),
        ("a name", record("Ferreteria Lopez EIRL"), true),
        ("neither", reached("Luis Paz", &[(ChannelKind::Mobile, "999 111 333")]), false),
    ] {
        let found: Vec<_> = desk.look_alikes(&record, "PE").unwrap().into_iter().map(|one| one.client).collect();
        assert_eq!(found, if expected { vec![keep] } else { vec![] }, "{name}");
    }
    let stored = desk.record(keep).unwrap();
    assert_eq!(desk.look_alikes(&stored, "PE").unwrap(), [], "nobody looks like themselves");
}
