//! Migrations, and the triggers of the journal.

use rusqlite::Connection;

use super::super::{journal, open::MIGRATIONS};
use super::*;
use crate::domain::Client;

/// A closed file as the version of the program left it that knew the first `version` migrations, with a client in it.
fn file_of_version(version: usize) -> (TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("agenda.db");
    let conn = Connection::open(&path).unwrap();
    conn.pragma_update(None, "journal_mode", "WAL").unwrap();
    for migration in &MIGRATIONS[..version] {
        conn.execute_batch(migration).unwrap();
    }
    if version < 3 {
        // Until then the journal's triggers were kept in the file.
        conn.execute_batch(&journal::triggers(&conn, "").unwrap()).unwrap();
    } else {
        journal::install(&conn).unwrap();
    }
    conn.pragma_update(None, "application_id", open::APPLICATION_ID).unwrap();
    conn.pragma_update(None, "user_version", i64::try_from(version).unwrap()).unwrap();
    conn.execute_batch(
        "INSERT INTO operation (at, action, origin) VALUES ('2026-11-20T14:00:00Z', 'add_client', 'cli');
         INSERT INTO client (name, name_key, kind, created_on) VALUES ('Ana Ñusta', 'ana nusta', 'person', '2026-11-20');
         INSERT INTO interaction (client_id, at, kind, direction) VALUES (1, '2026-11-20T10:00', 'call', 'out');
         INSERT INTO follow_up (client_id, due_on, channel, planned_on) VALUES (1, '2026-11-27', 'call', '2026-11-27');
         INSERT INTO light (client_id, shelf, counted, on_track) VALUES (1, 'current', 1, 0);",
    )
    .unwrap();
    conn.close().unwrap();
    (folder, path)
}

fn schema(store: &Store) -> String {
    store.rows_of("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name")
}

#[test]
fn a_file_of_any_version_is_brought_up_to_date_once_and_keeps_what_it_holds() {
    let new = Temp::new();
    for version in 1..=MIGRATIONS.len() {
        let (_folder, path) = file_of_version(version);
        let store = Store::open(&path).unwrap();
        store.assert_sound();
        assert_eq!(store.read().client(ClientId(1)).unwrap().name, "Ana Ñusta", "version {version}");
        // The rows of these files were never indexed: those of a later version would be, by whoever wrote them.
        if version < open::SEARCHED_ANEW {
            let found = store.rows_of("SELECT rowid FROM client_search WHERE client_search MATCH '\"nust\"*'");
            assert_eq!(found, "1\n", "version {version}: nobody is found");
        }
        assert_eq!(schema(&store), schema(&new.store), "version {version} ends with the schema of a new file");
        let (facts, schema_version) = (store.facts(), store.rows_of("PRAGMA schema_version"));
        drop(store);

        let again = Store::open(&path).unwrap();
        assert_eq!(again.rows_of("PRAGMA schema_version"), schema_version, "nothing is left to migrate");
        assert_eq!(again.facts(), facts);
        assert_eq!(again.rows_of("PRAGMA user_version"), format!("{}\n", open::known_version()));
    }
}

#[test]
fn what_was_done_before_a_migration_can_still_be_undone() {
    for version in 1..=MIGRATIONS.len() {
        let (_folder, path) = file_of_version(version);
        let mut store = Store::open(&path).unwrap();
        let facts = store.facts();
        store.travel(super::super::Way::Back, None, &Rules::default()).unwrap();
        assert_eq!(store.facts().replace("--\n", ""), "", "version {version}");
        store.travel(super::super::Way::Forth, None, &Rules::default()).unwrap();
        assert_eq!(store.facts(), facts, "version {version}");
        assert_eq!(store.read().client(ClientId(1)).unwrap().name, "Ana Ñusta", "version {version}");
    }
}

/// The tables that a user's work goes into: all but those that are derived, remembered, or the journal's own.
fn fact_tables(store: &Store) -> Vec<String> {
    const OTHERS: &[&str] = &[
        "light",
        "tally",
        "value",
        "operation",
        "change",
        "journal",
        "draft",
        "meta",
        "identity",
        "column_map",
        "travelled",
    ];
    let names = store.rows_of("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'");
    names
        .lines()
        .map(|name| name.trim_matches('"').to_owned())
        .filter(|name| !OTHERS.contains(&name.as_str()) && !name.starts_with("sqlite_"))
        .collect()
}

#[test]
fn the_journal_sees_every_column_of_every_table_of_facts() {
    let Temp { store, folder: _folder } = Temp::new();
    store.expect_changes().unwrap();
    let tables = fact_tables(&store);
    assert_eq!(tables.len(), journal::ENTITIES.len(), "{tables:?}");
    for table in &tables {
        let columns = store.rows_of(&format!("SELECT name FROM pragma_table_info('{table}')"));
        for event in ["INSERT", "UPDATE", "DELETE"] {
            let trigger =
                store.rows_of(&format!("SELECT sql FROM sqlite_temp_schema WHERE name = 'journal_{table}_{event}'"));
            assert!(!trigger.is_empty(), "{table} has no trigger on {event}");
            for column in columns.lines().map(|column| column.trim_matches('"')) {
                let seen = |row: &str| trigger.contains(&format!("'{column}', {row}.{column}"));
                assert!(event == "DELETE" || seen("NEW"), "{table}.{column} on {event}");
                assert!(event == "INSERT" || seen("OLD"), "{table}.{column} on {event}");
            }
        }
    }
}

/// A change to any one column, by whatever statement, can be undone.
#[test]
fn a_change_of_any_column_is_recorded() {
    let Temp { mut store, folder: _folder } = Temp::new();
    store
        .write::<_, StoreError>(ENTRY, &Rules::default(), |write| {
            write.add_client(&Client { tags: vec!["vip".into()], ..Client::named("Ana", TODAY) })
        })
        .unwrap();
    store.meddle(
        "INSERT INTO contact (client_id, position, name) VALUES (1, 0, 'Eva');
         INSERT INTO channel (client_id, position, kind, value, lookup) VALUES (1, 0, 'phone', '1', '1');
         INSERT INTO interaction (client_id, at, kind, direction) VALUES (1, '2026-11-20T10:00', 'call', 'out');
         INSERT INTO follow_up (client_id, due_on, channel, planned_on) VALUES (1, '2026-11-20', 'call', '2026-11-20');
         INSERT INTO skip (client_id, day) VALUES (1, '2026-11-20');
         INSERT INTO client (name, name_key, kind, created_on) VALUES ('Eva', 'eva', 'person', '2026-11-20');
         INSERT INTO tag_colour (name, hue) VALUES ('vip', 'red');
         INSERT INTO occasion (client_id, position, kind, month, day, since) VALUES (1, 0, 'birthday', 2, 9, '2026-11-20');
         INSERT INTO custom_field (position, name, kind) VALUES (0, 'talla', 'text');
         INSERT INTO custom_value (client_id, field_id, value) VALUES (1, 1, 'M');
         INSERT INTO attachment (client_id, target, added_on) VALUES (1, '/tmp/a', '2026-11-20');
         INSERT INTO relation (client_id, other_id, kind) VALUES (1, 2, 'referred_by');
         INSERT INTO distinct_pair (client_id, other_id) VALUES (1, 2);
         INSERT INTO topic (client_id, kind, text, raised_on) VALUES (1, 'need', 'cable', '2026-11-20');
         INSERT INTO product (name, name_key, currency) VALUES ('Cable', 'cable', 'PEN');
         INSERT INTO purchase (client_id, made_on, kind, currency, total) VALUES (1, '2026-11-20', 'sale', 'PEN', 5);
         INSERT INTO purchase_line (client_id, purchase_id, position, quantity, price) VALUES (1, 1, 0, 1000, 5);
         INSERT INTO segment (position, filter) VALUES (0, 'alert:red');
         INSERT INTO opportunity (client_id, title, stage, stage_since, opened_on, moved_on, currency)
           VALUES (1, 'mesas', 'lead', '2026-11-20', '2026-11-20', '2026-11-20', 'PEN');
         INSERT INTO opportunity_line (client_id, opportunity_id, position, quantity, price) VALUES (1, 1, 0, 1000, 5);
         INSERT INTO opportunity_move (client_id, opportunity_id, stage, entered_on) VALUES (1, 1, 'lead', '2026-11-20');
         INSERT INTO playbook (position, text) VALUES (0, '+1d');
         INSERT INTO campaign (name, filter, playbook, started_on, currency) VALUES ('mayo', '', '1', '2026-11-20', 'PEN');
         INSERT INTO run (client_id, playbook, name, steps, started_on, cause, cause_on)
           VALUES (1, '1', 'plan', 1, '2026-11-20', 'hand', '2026-11-20');
         INSERT INTO template (position, channel, body) VALUES (0, 'email', 'Hola');
         INSERT INTO goal (kind, month, target) VALUES ('calls', '2026-11', 0);
         INSERT INTO synced (folder, file, uid, body) VALUES ('contacts', 'a.vcf', 'a', 'BEGIN');
         INSERT INTO taken_row (client_id, mark) VALUES (1, 'a1')",
    );
    let before = store.facts();
    for table in fact_tables(&store) {
        let columns = store.rows_of(&format!("SELECT name FROM pragma_table_info('{table}') WHERE name <> 'id'"));
        for column in columns.lines().map(|column| column.trim_matches('"')) {
            let text = store.rows_of(&format!(
                "SELECT type FROM pragma_table_info('{table}') WHERE name = '{column}' AND type = 'TEXT'"
            ));
            // Numbers that refer to rows must go on doing so: those stay null or one.
            let value = match column {
                _ if !text.is_empty() => "'otra cosa'",
                "client_id" | "other_id" | "purchase_id" | "field_id" | "opportunity_id" => continue,
                "month" | "day" => "% + 1",
                _ => "1 - ifnull(%, 0)",
            };
            let sql = format!("UPDATE {table} SET {column} = {}", value.replace('%', column));
            store
                .write::<_, StoreError>(ENTRY, &Rules::default(), |write| Ok(write.conn().execute_batch(&sql)?))
                .unwrap_or_else(|error| panic!("{sql}: {error:?}"));
            assert_ne!(store.facts(), before, "{sql}");
            store.travel(super::super::Way::Back, None, &Rules::default()).unwrap();
            assert_eq!(store.facts(), before, "{sql}");
        }
    }
}
