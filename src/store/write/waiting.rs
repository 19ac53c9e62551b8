//! Rows that come new by the thousand wait until there are several for one statement: what a statement costs beside its row
//! is more than half of it. Whoever reads or writes otherwise has them written first, so that nobody sees them missing.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params_from_iter};

use crate::store::error::{Result, StoreError};

/// How many rows are written with one statement.
const TOGETHER: usize = 16;
/// How many may wait for those that they belong to.
const MOST: usize = 256;

/// A table into which many rows may come.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) struct Table {
    /// Where its rows wait.
    place: usize,
    name: &'static str,
    /// The columns that are written; where a row has a number, SQLite counts it up by itself. To name it would have SQLite
    /// keep a way back for each statement.
    columns: &'static str,
    /// What becomes of a row that is in the way.
    or: &'static str,
    /// Whether the first column is a number that counts up.
    is_numbered: bool,
}

/// An error ends the whole transaction: no way back is kept for each statement.
const FAIL: &str = "FAIL";

impl Table {
    const fn of(place: usize, name: &'static str, columns: &'static str) -> Self {
        Self { place, name, columns, or: FAIL, is_numbered: true }
    }

    // The columns are those of `client_columns`, in its order.
    pub(in crate::store) const CLIENT: Self = Self::of(
        0,
        "client",
        "name, name_key, city_key, kind, company, role, sector, city, zone, country, source, tax_id, external_id, notes,
         cadence_ideal, cadence_maximum, attention, attention_since, snoozed_until, standing, created_on, size, time_zone,
         language, tone, interest, potential, potential_currency, left_on, left_why, left_note",
    );
    pub(in crate::store) const TAG: Self = Self::of(1, "tag", "client_id, position, name");
    pub(in crate::store) const CHANNEL: Self =
        Self::of(2, "channel", "client_id, contact_id, position, kind, value, lookup, preferred");
    pub(in crate::store) const INTERACTION: Self = Self::of(
        3,
        "interaction",
        "client_id, contact_id, at, kind, outcome, direction, text, resolved_on, amount, currency, score, expense,
         expense_currency, external_id",
    );
    pub(in crate::store) const FOLLOW_UP: Self = Self::of(
        4,
        "follow_up",
        "client_id, due_on, due_at, channel, purpose, snoozes, rule, series_from, lead, opportunity_id, run_id, step,
         template, state, planned_on, made_on, unsaid",
    );
    pub(in crate::store) const TAKEN_ROW: Self = Self::of(5, "taken_row", "client_id, mark, manner");
    /// A record that is gone may still have the name.
    pub(in crate::store) const IDENTITY: Self =
        Self { place: 6, name: "identity", columns: "entity, row_id, uid", or: "REPLACE", is_numbered: false };
    const COUNT: usize = 7;

    /// The statement that writes so many rows.
    fn statement(self, rows: usize) -> String {
        let Self { name, columns, or, .. } = self;
        let marks = vec!["?"; columns.split(',').count()].join(", ");
        let rows = vec![format!("({marks})"); rows].join(", ");
        format!("INSERT OR {or} INTO {name} ({columns}) VALUES {rows}")
    }

    /// Writes a row at once; its number.
    pub(super) fn add(self, conn: &Connection, row: impl IntoIterator<Item = Value>) -> Result<i64> {
        conn.prepare_cached(&self.statement(1))?.execute(params_from_iter(row))?;
        Ok(conn.last_insert_rowid())
    }
}

/// The rows that wait for one table.
#[derive(Debug, Default)]
struct Rows {
    /// The number of the next row.
    next: Option<i64>,
    count: usize,
    values: Vec<Value>,
    one: String,
    several: String,
}

/// The rows that wait.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    tables: [Rows; Table::COUNT],
    /// How many there are in all tables.
    count: usize,
    /// What kept rows from being written when nobody could be told.
    trouble: Option<StoreError>,
}

impl Waiting {
    /// Has a row wait; its number, where rows have one. Rows of this table come by no other way meanwhile.
    pub(super) fn add(&mut self, conn: &Connection, table: Table, row: impl IntoIterator<Item = Value>) -> Result<i64> {
        self.tell()?;
        let Some(rows) = self.tables.get_mut(table.place) else { return table.add(conn, row) };
        let mut id = 0;
        if table.is_numbered {
            id = match rows.next {
                Some(next) => next,
                None => after(conn, table)?,
            };
            rows.next = Some(id + 1);
        }
        rows.values.extend(row);
        rows.count += 1;
        let waiting = rows.count;
        self.count += 1;
        // What belongs to a client waits until that one is written: of each client who comes after it, SQLite would look
        // into every table that speaks of clients.
        match self.tables.get(Table::CLIENT.place).map_or(0, |clients| clients.count) {
            0 | TOGETHER => {
                for table in ALL {
                    let Some(rows) = self.tables.get_mut(table.place) else { continue };
                    self.count -= rows.write(conn, table, false)?;
                }
            }
            _ if waiting == MOST => self.write(conn),
            _ => {}
        }
        Ok(id)
    }

    /// Writes all that wait; what keeps them from it is told to who asks next.
    pub(super) fn write(&mut self, conn: &Connection) {
        if self.count == 0 {
            return;
        }
        self.count = 0;
        for table in ALL {
            let written = self.tables.get_mut(table.place).map_or(Ok(0), |rows| rows.write(conn, table, true));
            if let Err(trouble) = written {
                self.trouble.get_or_insert(trouble);
            }
        }
    }

    /// Tells what kept rows from being written.
    pub(super) fn tell(&mut self) -> Result<()> {
        self.trouble.take().map_or(Ok(()), Err)
    }
}

const ALL: [Table; Table::COUNT] = [
    Table::CLIENT,
    Table::TAG,
    Table::CHANNEL,
    Table::INTERACTION,
    Table::FOLLOW_UP,
    Table::TAKEN_ROW,
    Table::IDENTITY,
];

impl Rows {
    /// Writes as many rows as fill statements, and the rest too if that is wanted; how many.
    fn write(&mut self, conn: &Connection, table: Table, with_rest: bool) -> Result<usize> {
        let count = if with_rest { self.count } else { self.count - self.count % TOGETHER };
        let Some(columns) = self.values.len().checked_div(self.count).filter(|_| count > 0) else { return Ok(0) };
        if self.several.is_empty() {
            (self.one, self.several) = (table.statement(1), table.statement(TOGETHER));
        }
        self.count -= count;
        let values: Vec<Value> = self.values.drain(..count * columns).collect();
        let lots = values.chunks_exact(TOGETHER * columns);
        let rest = lots.remainder();
        for lot in lots {
            conn.prepare_cached(&self.several)?.execute(params_from_iter(lot))?;
        }
        for row in rest.chunks_exact(columns) {
            conn.prepare_cached(&self.one)?.execute(params_from_iter(row))?;
        }
        // Whoever wrote of a row named it by the number that it was to have.
        let last = self.next.map(|next| next - 1 - i64::try_from(self.count).unwrap_or(i64::MAX));
        if last.is_some_and(|last| last != conn.last_insert_rowid()) {
            return Err(StoreError::Conflict);
        }
        Ok(count)
    }
}

/// The number of the next row of a table: none is ever used again.
fn after(conn: &Connection, table: Table) -> Result<i64> {
    let mut last = conn.prepare_cached("SELECT seq FROM sqlite_sequence WHERE name = ?1")?;
    Ok(last.query_row([table.name], |row| row.get::<_, i64>(0)).optional()?.unwrap_or(0) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file with these tables, in which a row of a client says nothing of it.
    fn file(tables: &[Table]) -> Connection {
        let conn = Connection::open_in_memory().unwrap();
        for Table { name, columns, .. } in tables {
            conn.execute_batch(&format!("CREATE TABLE {name} (id INTEGER PRIMARY KEY AUTOINCREMENT, {columns})"))
                .unwrap();
        }
        conn
    }

    fn client() -> Vec<Value> {
        vec![Value::Null; Table::CLIENT.columns.split(',').count()]
    }

    fn count(conn: &Connection, what: &str) -> i64 {
        conn.query_row(&format!("SELECT count(*) FROM {what}"), [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn what_belongs_to_a_client_is_written_after_it_and_by_its_number() {
        let conn = file(&[Table::CLIENT, Table::TAG]);
        let mut waiting = Waiting::default();
        for client_number in 1..=100 {
            assert_eq!(waiting.add(&conn, Table::CLIENT, client()).unwrap(), client_number);
            for position in 1..=3 {
                let tag = [client_number.into(), position.into(), "x".to_owned().into()];
                assert_eq!(waiting.add(&conn, Table::TAG, tag).unwrap(), client_number * 3 - 3 + position);
                assert_eq!(count(&conn, "tag WHERE client_id NOT IN (SELECT id FROM client)"), 0);
            }
        }
        // They do not wait for the end.
        assert!(count(&conn, "tag") > 250);
        waiting.write(&conn);
        waiting.tell().unwrap();
        assert_eq!([count(&conn, "client"), count(&conn, "tag")], [100, 300]);
        assert_eq!(count(&conn, "tag WHERE id <> client_id * 3 - 3 + position"), 0);
    }

    #[test]
    fn what_belongs_to_few_clients_does_not_wait_for_more_of_them() {
        let conn = file(&[Table::CLIENT, Table::TAG]);
        let mut waiting = Waiting::default();
        waiting.add(&conn, Table::CLIENT, client()).unwrap();
        for position in 0..1_000 {
            waiting.add(&conn, Table::TAG, [1.into(), position.into(), "x".to_owned().into()]).unwrap();
            assert!(position - count(&conn, "tag") < 256, "{position}");
        }
    }

    #[test]
    fn a_row_that_would_have_another_number_than_was_said_is_refused() {
        let conn = file(&[Table::CLIENT]);
        let elsewhere = "BEGIN; INSERT INTO client (id) VALUES (10); UPDATE sqlite_sequence SET seq = 3; COMMIT";
        conn.execute_batch(elsewhere).unwrap();
        let mut waiting = Waiting::default();
        assert_eq!(waiting.add(&conn, Table::CLIENT, client()).unwrap(), 4);
        waiting.write(&conn);
        assert!(matches!(waiting.tell(), Err(StoreError::Conflict)));
    }
}
