//! Every statement that stands in the source of the store runs by an index and sorts nothing, but for those that read a
//! whole table on purpose.

use std::fs;

use super::plans::{offence, stores};

/// The statements that stand in the source as they are, each with the file and its first words.
fn statements() -> Vec<(String, String)> {
    const FOLDERS: [&str; 3] = ["", "/lights", "/write"];
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/src/store");
    let mut statements = Vec::new();
    for entry in FOLDERS.into_iter().flat_map(|folder| fs::read_dir(format!("{root}{folder}")).unwrap()) {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        // Every second piece between quotation marks is a text; those of SQL have none within them.
        for text in source.split('"').skip(1) {
            let sql = text.trim();
            let begins = ["SELECT ", "INSERT ", "UPDATE ", "DELETE "].iter().any(|word| sql.starts_with(word));
            if begins && !sql.contains('{') && !sql.contains('\\') {
                statements.push((file.clone(), sql.to_owned()));
            }
        }
    }
    statements
}

/// Statements that read a whole table on purpose.
const WHOLE: &[&str] = &[
    // The beginning of what a client's history is read with.
    "SELECT id, client_id, contact_id, at, kind, outcome",
    // Rebuilding all lights passes over all clients.
    "SELECT id, name, kind, company, role, sector",
    "SELECT client_id, substr(at, 1, 10)",
    "SELECT client_id, due_on, due_at, id, lead FROM follow_up",
    "SELECT o.id, o.contact_id, o.kind, o.label, o.month, o.day, o.year, o.yearly, o.lead,\n      o.since, o.client_id, p.name AS person",
    // Whether a segment gives a cadence: there is a handful of them.
    "SELECT EXISTS (SELECT 1 FROM segment WHERE cadence_ideal IS NOT NULL)",
    // What was agreed upon with a shared folder is looked through as a whole, and what was undone since is little.
    "SELECT id, folder, file, uid, mark FROM synced NOT INDEXED",
    // Who is here and what was taken in, once for a file that is taken in.
    "SELECT mark FROM taken_row",
    "SELECT client_id, kind, value FROM channel WHERE kind IN",
    "SELECT id, name, name_key, city_key, kind, company, country, tax_id, external_id, standing FROM client",
    // The first row of an index that has nothing else.
    "SELECT EXISTS (SELECT 1 FROM run INDEXED BY run_running",
    // One row.
    "SELECT recording FROM journal",
    // The whole schema, to see that a copy has all of it.
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0",
    // A row for each table.
    "SELECT seq FROM sqlite_sequence WHERE name = ?1",
    // The first time, all that there is goes out.
    "SELECT id FROM client WHERE standing <> 'trashed' ORDER BY id",
    "SELECT c.entity, c.row_id, coalesce(c.new, c.old), NULL",
    "UPDATE synced NOT INDEXED SET carried = NULL",
    "DELETE FROM synced",
    "DELETE FROM travelled",
    // A handful of fields and colours, and every tag there is.
    "SELECT id, name, kind, choices FROM custom_field",
    "SELECT name, hue FROM tag_colour",
    "SELECT name, count(*) FROM tag INDEXED BY tag_by_name",
    "SELECT client_id, made_on, kind, currency, total",
    // The models learn from all who ever bought, and the sums of the portfolio are those of all.
    "SELECT purchases, first_on, last_on, total FROM value",
    // What was spent on contacts has an index of its own, of few rows, that is read as a whole when a day begins.
    "SELECT client_id FROM interaction INDEXED BY interaction_expense",
    // Whoever may be here twice is looked for among all.
    "SELECT id, name, kind, company, city, tax_id, country FROM client",
    "SELECT client_id, kind, value FROM channel ORDER BY client_id",
    "SELECT client_id, other_id FROM distinct_pair",
    // Every opportunity there is, for who asks for them; and all that is open, when all lights are rebuilt.
    "SELECT o.* FROM opportunity o JOIN client c",
    "SELECT client_id, expect_on, id, stage, amount, currency, probability, title\n    FROM opportunity",
    // The templates that the user wrote or changed.
    "SELECT position, id, code, name, nullif(channel, 'any')",
    // A handful of segments, and numbers that SQLite keeps itself.
    "SELECT position, id, code, name, filter, hue",
    "SELECT ifnull(max(seq), 0) FROM sqlite_sequence",
    // Every zone and every sector there is, each from an index that has nothing else, and in its order.
    "SELECT DISTINCT zone FROM client INDEXED BY client_in_zone",
    "SELECT zone, count(*) FROM client INDEXED BY client_in_zone",
    "SELECT sector, count(*) FROM client INDEXED BY client_in_sector",
    // One row, or a handful.
    "UPDATE journal SET recording",
    "SELECT EXISTS (SELECT 1 FROM sqlite_schema)",
    "SELECT key, body, saved_at FROM draft",
    "SELECT name FROM column_map ORDER BY name",
    // Whether there is any row is known at the first one.
    "SELECT EXISTS (SELECT 1 FROM client)",
    "SELECT NOT EXISTS (SELECT 1 FROM identity)",
    // The history is read from its end, as far as it is asked for.
    "SELECT * FROM operation WHERE state <> 'dropped' ORDER BY id DESC",
    // The clients of one name are sorted.
    "SELECT id FROM client WHERE shelf IN",
    // All that is open with anybody, from an index that has nothing else.
    "SELECT i.id, i.client_id, c.name, substr(i.at, 1, 10) AS day, i.text",
    "SELECT client_id, kind, raised_on FROM topic INDEXED BY topic_open",
    // Everybody whose cadence is that of a segment, likewise.
    "SELECT l.client_id, s.cadence_ideal, s.cadence_maximum FROM light l INDEXED BY light_of_segment",
    // The beginning of what plans and values are read with.
    "SELECT id, client_id, due_on, due_at, channel, purpose, state",
    "SELECT purchases, first_on, last_on, gap",
    // A handful of goals.
    "SELECT kind, month, target FROM goal",
    // The tables that there are, and what is laid aside of them.
    "SELECT sql FROM main.sqlite_schema",
    "SELECT type, name, tbl_name, sql FROM main.sqlite_schema",
    // How many there are, when thousands of them changed.
    "SELECT count(*) FROM client",
    // The search is made anew of all clients.
    "SELECT id FROM client ORDER BY id",
    // The sums of the board and of the forecast are those of everything that is open, and their chances those of everything
    // that was ever closed; each is in an index that has nothing else.
    "SELECT stage, expect_on, client_id, amount, currency, probability, terms",
    "SELECT id, stage FROM opportunity INDEXED BY opportunity_closed",
    "SELECT opportunity_id, entered_on, stage FROM opportunity_move",
    "SELECT due_on, client_id, total, currency FROM purchase INDEXED BY purchase_unpaid",
    // A handful of rows each.
    "SELECT position, id, code, name, text, automatic, hidden FROM playbook",
    "SELECT * FROM campaign ORDER BY started_on DESC",
    // Once a day, and only where a playbook waits for it.
    "SELECT client_id, inactive_on FROM value",
    // The years of one client's history.
    "SELECT DISTINCT CAST(substr(at, 1, 4) AS INTEGER) FROM interaction",
];

#[test]
fn no_statement_of_the_store_reads_a_whole_table_or_sorts() {
    let statements = statements();
    assert!(statements.len() > 40, "found {} statements only", statements.len());
    let mut offences = std::collections::BTreeSet::new();
    for temp in stores() {
        for (file, sql) in &statements {
            let plan = temp.store.plan(sql).unwrap_or_else(|error| panic!("{file}: {sql}: {error:?}"));
            if !WHOLE.iter().any(|known| sql.starts_with(known)) {
                offences.extend(offence(&plan).map(|offence| format!("{file}: {sql}\n  {offence}")));
            }
        }
    }
    assert!(offences.is_empty(), "{}", Vec::from_iter(offences).join("\n"));
}

#[test]
fn every_exception_still_stands_in_the_source() {
    let statements = statements();
    for known in WHOLE {
        assert!(statements.iter().any(|(_, sql)| sql.starts_with(known)), "{known}");
    }
}
