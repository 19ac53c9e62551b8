//! What watches over the tables: a trigger for each way in which a row of each may change.

use std::fmt::Write as _;

use rusqlite::Connection;

use super::ENTITIES;
use crate::store::error::Result;

/// Creates the triggers for the tables that there are, and the columns that they have now.
///
/// They belong to the connection, not to the file: a program that only reads would have to parse all of them before it
/// sees its first row.
pub(in crate::store) fn install(conn: &Connection) -> Result<()> {
    conn.execute_batch(&triggers(conn, "TEMP")?)?;
    Ok(())
}

/// The statements that create the triggers, in the schema that `lifetime` means.
pub(in crate::store) fn triggers(conn: &Connection, lifetime: &str) -> Result<String> {
    triggers_on(conn, lifetime, &["INSERT", "UPDATE", "DELETE"])
}

fn triggers_on(conn: &Connection, lifetime: &str, events: &[&str]) -> Result<String> {
    let mut sql = String::new();
    for entity in ENTITIES {
        let columns = columns(conn, entity)?;
        if columns.is_empty() {
            continue;
        }
        let (old, new) = (object(&columns, "OLD"), object(&columns, "NEW"));
        let operation = "(SELECT max(id) FROM operation)";
        // Only an update may leave a row what it was: to ask that of the others too would take longer to prepare.
        for (event, when, change) in [
            (
                "INSERT",
                "= 1",
                format!("(operation_id, entity, row_id, new) VALUES ({operation}, '{entity}', NEW.id, {new})"),
            ),
            (
                "UPDATE",
                "",
                format!(
                    "(operation_id, entity, row_id, old, new) SELECT {operation}, '{entity}', NEW.id, old, new
                     FROM (SELECT {old} AS old, {new} AS new) WHERE old IS NOT new"
                ),
            ),
            (
                "DELETE",
                "",
                format!("(operation_id, entity, row_id, old) VALUES ({operation}, '{entity}', OLD.id, {old})"),
            ),
        ] {
            if !events.contains(&event) {
                continue;
            }
            write!(
                sql,
                "CREATE {lifetime} TRIGGER journal_{entity}_{event} AFTER {event} ON {entity}
                 WHEN (SELECT recording FROM journal) {when} BEGIN INSERT INTO change {change}; END;\n"
            )
            .unwrap_or_default();
        }
    }
    Ok(sql)
}

/// What the row that is called `row` in a statement says, as an expression.
pub(in crate::store) fn image_of(conn: &Connection, entity: &str, row: &str) -> Result<String> {
    Ok(object(&columns(conn, entity)?, row))
}

fn object(columns: &[String], row: &str) -> String {
    let pairs: Vec<_> = columns.iter().map(|column| format!("'{column}', {row}.{column}")).collect();
    format!("json_object({})", pairs.join(", "))
}

pub(in crate::store) fn columns(conn: &Connection, entity: &str) -> Result<Vec<String>> {
    // `table_info` leaves generated columns out, which is what an image must do.
    let mut statement = conn.prepare("SELECT name FROM pragma_table_info(?1)")?;
    let names = statement.query_map([entity], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(names)
}

/// Takes away what looks at every row that comes new, as long as many come: SQLite keeps a way back for each statement
/// that something looks at. It is back when the transaction is taken back.
pub(in crate::store) fn look_away(conn: &Connection) -> Result<()> {
    let drops: Vec<_> = ENTITIES.iter().map(|entity| format!("DROP TRIGGER temp.journal_{entity}_INSERT;")).collect();
    Ok(conn.execute_batch(&drops.concat())?)
}

/// Puts back what looks at rows that come new.
pub(in crate::store) fn look_again(conn: &Connection) -> Result<()> {
    Ok(conn.execute_batch(&triggers_on(conn, "TEMP", &["INSERT"])?)?)
}
