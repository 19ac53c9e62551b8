//! The agenda as a JSON document: nothing is lost on the way out and back, nothing is doubled, and what is wrong with a
//! document is said with its place before anything is written.

use super::*;
use crate::domain::Client;

fn exported(agenda: &Agenda, clients: Option<&[ClientId]>) -> String {
    let mut document = Vec::new();
    agenda.export_json(clients, &mut document, &Watch::default()).unwrap();
    String::from_utf8(document).unwrap()
}

fn import(agenda: &mut Agenda, document: &str, take: bool) -> Result<DumpReport> {
    agenda.import_json(&mut document.as_bytes(), TakeOptions { take }, false, &Watch::default())
}

/// The sample portfolio, on the morning of these tests.
fn sample() -> (Agenda, TempDir) {
    let (agenda, folder) =
        open_sample(clock(MORNING), Rules::default(), Origin::Screens, crate::demo::Tongue::Es).unwrap();
    agenda.store.hurry();
    (agenda, folder)
}

/// A new agenda that counts as the sample does.
fn beside(agenda: &Agenda, folder: &TempDir) -> Agenda {
    let path = folder.path().join("other.db");
    let other = Agenda::open(&path, clock(MORNING), agenda.rules().clone(), Origin::Screens).unwrap();
    other.store.hurry();
    other
}

#[test]
fn the_sample_is_the_same_in_every_table_after_export_and_import() {
    let (agenda, folder) = sample();
    let document = exported(&agenda, None);
    let mut other = beside(&agenda, &folder);
    let report = import(&mut other, &document, false).unwrap();
    other.follow_rules().unwrap();
    assert_eq!(report.known() + report.differing(), 0);
    let (before, after) = (agenda.store.tables(), other.store.tables());
    assert!(before.len() > 30, "{:?}", before.keys());
    for (table, rows) in &before {
        assert_eq!(after.get(table), Some(rows), "{table}");
    }
    other.store.assert_sound();
    assert_eq!(exported(&other, None), document);
    for typed in ["lopez", "tornillos", "999"] {
        assert_eq!(agenda.store.search(typed).unwrap(), other.store.search(typed).unwrap(), "{typed}");
    }
    other.travel(Way::Back, None).unwrap();
    assert_eq!(other.store.facts().trim_matches(['-', '\n']), "");
    other.travel(Way::Forth, None).unwrap();
    assert_eq!(other.store.tables(), after);
}

#[test]
fn a_document_is_json_with_a_row_a_line() {
    let (agenda, _folder) = sample();
    let document = exported(&agenda, None);
    let value: serde_json::Value = serde_json::from_str(&document).unwrap();
    let clients = value["client"].as_array().unwrap().len();
    assert_eq!(
        document.lines().filter(|line| line.contains("\"name_key\"")).count(),
        clients + value["product"].as_array().unwrap().len()
    );
    assert!(document.starts_with("{\"cartera\":1,\"schema\":"));
}

#[test]
fn a_document_a_second_time_changes_nothing() {
    let (agenda, folder) = sample();
    let document = exported(&agenda, None);
    let mut other = beside(&agenda, &folder);
    other.add_client(record("Otra persona"), None).unwrap();
    let first = import(&mut other, &document, false).unwrap();
    let tables = other.store.tables();
    for _ in 0..2 {
        let again = import(&mut other, &document, false).unwrap();
        assert_eq!((again.added(), again.differing()), (0, 0), "{again:?}");
        assert_eq!(again.known(), first.added() + first.known());
    }
    assert_eq!(other.store.tables(), tables);
    other.store.assert_sound();
    assert_eq!(other.store.lights(), other.store.lights_anew(&other.rules));
}

#[test]
fn among_other_clients_rows_get_new_numbers_and_stay_together() {
    let (agenda, folder) = sample();
    let document = exported(&agenda, None);
    let mut other = beside(&agenda, &folder);
    let own = other.add_client(record("Otra persona"), None).unwrap();
    import(&mut other, &document, false).unwrap();
    other.store.assert_sound();
    // Told without numbers, both agendas say the same of everybody who is in the document.
    let told = |agenda: &Agenda| {
        let sql = |table: &str, said: &str| {
            format!(
                "SELECT c.name, c.created_on, {said} FROM {table} t JOIN client c ON c.id = t.client_id
                     WHERE c.name <> 'Otra persona' ORDER BY 1, 2, 3, 4"
            )
        };
        [
            sql("interaction", "t.at, t.kind || t.text || ifnull((SELECT name FROM contact p WHERE p.id = t.contact_id), '')"),
            sql("follow_up", "t.due_on, t.purpose || ifnull((SELECT at FROM interaction i WHERE i.id = t.closed_by), '') || ifnull((SELECT title FROM opportunity o WHERE o.id = t.opportunity_id), '')"),
            sql("purchase_line", "(SELECT made_on FROM purchase p WHERE p.id = t.purchase_id), t.description || t.price || ifnull((SELECT name FROM product p WHERE p.id = t.product_id), '')"),
            sql("relation", "t.kind, (SELECT name FROM client o WHERE o.id = t.other_id)"),
            sql("custom_value", "t.value, (SELECT name FROM custom_field f WHERE f.id = t.field_id)"),
            sql("run", "t.playbook, t.started_on || t.state"),
            sql("channel", "t.value, t.preferred"),
            sql("opportunity_move", "t.stage, (SELECT title FROM opportunity o WHERE o.id = t.opportunity_id)"),
        ]
        .map(|sql| agenda.store.rows_of(&sql))
    };
    assert_eq!(told(&agenda), told(&other));
    assert_ne!(other.store.rows_of("SELECT id FROM client WHERE id > 1"), "");
    other.travel(Way::Back, None).unwrap();
    assert_eq!(other.store.rows_of("SELECT id, name FROM client"), format!("{}|\"Otra persona\"\n", own.0));
}

#[test]
fn who_is_known_by_name_and_telephone_is_not_doubled() {
    let mut here = Desk::new();
    let mut there = Desk::new();
    for desk in [&mut here, &mut there] {
        let mut ana = record("Ana Peña");
        let (kind, value) = (crate::domain::ChannelKind::Mobile, "+51 987 654 321".to_owned());
        let channel =
            crate::domain::Channel { id: crate::domain::ChannelId(0), contact: None, kind, value, preferred: false };
        ana.channels.push((None, channel));
        let ana = desk.add_client(ana, None).unwrap();
        desk.log(&Log { text: "quiere precios".into(), ..Log::new(ana, Kind::Call, desk.clock().wall()) }).unwrap();
    }
    let bruno = there.client_called("Bruno Paz");
    there.log(&Log { text: "hola".into(), ..Log::new(bruno, Kind::Call, there.clock().wall()) }).unwrap();
    let document = exported(&there, None);
    let report = import(&mut here, &document, false).unwrap();
    assert_eq!((report.of("client").added, report.of("client").known), (1, 1));
    assert_eq!((report.of("interaction").added, report.of("interaction").known), (1, 1));
    assert_eq!((report.of("channel").added, report.of("channel").known), (0, 1));
    here.store.assert_sound();
}

#[test]
fn what_is_said_otherwise_stays_unless_the_document_is_to_be_believed() {
    for take in [false, true] {
        let mut desk = Desk::new();
        let ana = desk.client_called("Ana Peña");
        let document = exported(&desk, None).replace("Ana Peña", "Ana María Peña");
        let report = import(&mut desk, &document, take).unwrap();
        assert_eq!((report.of("client").known, report.differing()), (1, 1), "{report:?}");
        let name = desk.record(ana).unwrap().client.name;
        assert_eq!(name, if take { "Ana María Peña" } else { "Ana Peña" });
        assert_eq!(desk.store.search("maria").unwrap().unwrap().iter().count(), usize::from(take));
        assert_eq!(import(&mut desk, &document, take).unwrap().differing(), usize::from(!take));
    }
}

#[test]
fn a_rehearsal_says_what_would_happen_and_writes_nothing() {
    let (agenda, folder) = sample();
    let document = exported(&agenda, None);
    let mut other = beside(&agenda, &folder);
    let before = other.store.tables();
    let would = other.import_json(&mut document.as_bytes(), TakeOptions::default(), true, &Watch::default()).unwrap();
    assert_eq!(other.store.tables(), before);
    assert_eq!(import(&mut other, &document, false).unwrap(), would);
}

#[test]
fn some_clients_come_with_all_that_is_theirs_and_nothing_of_others() {
    let (agenda, folder) = sample();
    let ids: Vec<ClientId> = [3, 5, 8].map(ClientId).into();
    let document = exported(&agenda, Some(&ids));
    let mut other = beside(&agenda, &folder);
    import(&mut other, &document, false).unwrap();
    other.store.assert_sound();
    for table in ["client", "interaction", "follow_up", "purchase", "purchase_line", "channel", "contact", "run", "tag"]
    {
        let owner = if table == "client" { "id" } else { "client_id" };
        let sql = format!("SELECT * FROM {table} WHERE {owner} IN (3, 5, 8) ORDER BY id");
        assert_eq!(agenda.store.rows_of(&sql), other.store.rows_of(&sql), "{table}");
        assert_eq!(other.store.rows_of(&format!("SELECT * FROM {table} WHERE {owner} NOT IN (3, 5, 8)")), "");
    }
}

#[test]
fn what_is_wrong_with_a_document_is_said_with_its_place_and_nothing_is_written() {
    let client = r#"{"id":1,"name":"Ana","kind":"person","created_on":"2026-11-23"}"#;
    let call = r#"{"id":1,"client_id":1,"at":"2026-11-23T10:00","kind":"call","direction":"out"}"#;
    let with = |tables: &str| format!("{{\"cartera\":1,\"schema\":5,\n{tables}}}");
    let of = |table: &str, rows: &str| with(&format!("\"client\":[\n{client}\n],\n\"{table}\":[\n{rows}\n]\n"));
    let changed = |from: &str, to: &str| of("interaction", &call.replace(from, to));
    for (document, wrong, line, place) in [
        (String::new(), Wrong::NotOurs, 0, ""),
        ("[]".to_owned(), Wrong::NotOurs, 0, ""),
        ("{\"clients\":[]}".to_owned(), Wrong::NotOurs, 0, ""),
        ("{\"cartera\":2}".to_owned(), Wrong::Newer, 0, ""),
        ("{\"cartera\":1,\"schema\":999}".to_owned(), Wrong::Newer, 0, ""),
        (with("\"boat\":[]"), Wrong::UnknownTable, 2, "boat."),
        (with("\"synced\":[]"), Wrong::UnknownTable, 2, "synced."),
        (with(&format!("\"client\":[\n{client}")), Wrong::NoJson, 3, "client."),
        (with(&format!("\"client\":[\n{client},\n{client}\n]")), Wrong::Twice, 4, "client."),
        (with(&format!("\"client\":[\n{}\n]", client.replace("person", "robot"))), Wrong::Value, 3, "client.kind"),
        (with(&format!("\"client\":[\n{}\n]", client.replace("\"Ana\"", "7"))), Wrong::Value, 3, "client.name"),
        (with(&format!("\"client\":[\n{}\n]", client.replace("\"Ana\"", "\"\""))), Wrong::Value, 3, "client.name"),
        (with(&format!("\"client\":[\n{}\n]", client.replace("\"id\":1", "\"id\":0"))), Wrong::Value, 3, "client.id"),
        (with(&format!("\"client\":[\n{}\n]", client.replace("\"id\":1,", ""))), Wrong::Missing, 3, "client.id"),
        (
            with(&format!(
                "\"client\":[\n{}\n]",
                client.replace("kind\":\"person", "kind\":\"person\",\"size\":\"robot")
            )),
            Wrong::Value,
            3,
            "client.size",
        ),
        (with(&format!("\"client\":[\n{}\n]", client.replace("kind", "boat"))), Wrong::UnknownColumn, 3, "client.boat"),
        (changed("\"client_id\":1", "\"client_id\":7"), Wrong::Dangling, 6, "interaction.client_id"),
        (changed("\"client_id\":1", "\"client_id\":1,\"contact_id\":1"), Wrong::Dangling, 6, "interaction.contact_id"),
        (changed("T10:00", "T25:00"), Wrong::Value, 6, "interaction.at"),
        (changed("T10:00", ""), Wrong::Value, 6, "interaction.at"),
        (changed("\"call\"", "{\"a\":[1]}"), Wrong::Value, 6, "interaction.kind"),
        (
            changed("\"direction\":\"out\"", "\"direction\":\"out\",\"score\":1000"),
            Wrong::Value,
            6,
            "interaction.score",
        ),
        (changed("\"direction\":\"out\"", "\"direction\":\"out\",\"score\":1.5"), Wrong::Value, 6, "interaction.score"),
        (
            of("relation", r#"{"id":1,"client_id":1,"other_id":1,"kind":"referred_by"}"#),
            Wrong::Value,
            6,
            "relation.other_id",
        ),
        (format!("{} x", changed("", "")), Wrong::NoJson, 8, "interaction."),
    ] {
        let mut desk = Desk::new();
        let before = desk.store.tables();
        match import(&mut desk, &document, false) {
            Err(AgendaError::Store(StoreError::Dump(flaw))) => {
                let found = (flaw.wrong, flaw.line, format!("{}.{}", flaw.table, flaw.column));
                let place = if place.is_empty() { "." } else { place };
                assert_eq!(found, (wrong, line, place.to_owned()), "{document}");
            }
            other => panic!("{document}: {other:?}"),
        }
        assert_eq!(desk.store.tables(), before);
        // Nothing of the attempt stands in the way of the next one.
        import(&mut desk, &changed("", ""), false).unwrap();
    }
}

#[test]
fn columns_that_are_not_named_hold_what_the_schema_says() {
    let mut desk = Desk::new();
    let document =
        r#"{"cartera":1,"schema":1,"client":[{"id":4,"name":"Ñandú","kind":"person","created_on":"2026-11-23"}]}"#;
    import(&mut desk, document, false).unwrap();
    let client = desk.record(ClientId(4)).unwrap().client;
    assert_eq!(client, Client { id: ClientId(4), ..Client::named("Ñandú", desk.today()) });
    assert_eq!(desk.store.search("nandu").unwrap().unwrap().iter().collect::<Vec<_>>(), [ClientId(4)]);
}

#[test]
fn what_was_called_off_leaves_nothing() {
    let (agenda, folder) = sample();
    let document = exported(&agenda, None);
    let mut other = beside(&agenda, &folder);
    let before = other.store.tables();
    let watch = Watch::default();
    watch.stop();
    let done = other.import_json(&mut document.as_bytes(), TakeOptions::default(), false, &watch);
    assert!(matches!(done, Err(AgendaError::Stopped)));
    assert_eq!(other.store.tables(), before);
    let mut nothing = Vec::new();
    assert!(matches!(agenda.export_json(None, &mut nothing, &watch), Err(AgendaError::Stopped)));
}
