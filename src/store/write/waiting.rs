//! Rows that come new by the thousand wait until there are several for one statement: what a statement costs beside its row
//! is more than half of it. Whoever reads or writes otherwise has them written first, so that nobody sees them missing.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params_from_iter};

use crate::store::error::{Result, StoreError};

/// How many rows are written with one statement.
const TOGETHER: usize = 16;

/// A table into which many rows may come.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) struct Table {
    /// Where its rows wait.
    place: usize,
    name: &'static str,
    /// The columns that are written, after the number of the row.
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
        let Self { name, columns, or, is_numbered, .. } = self;
        let (id, columns) = (if is_numbered { "id, " } else { "" }, columns);
        let marks = vec!["?"; columns.split(',').count() + usize::from(is_numbered)].join(", ");
        let rows = vec![format!("({marks})"); rows].join(", ");
        format!("INSERT OR {or} INTO {name} ({id}{columns}) VALUES {rows}")
    }

    /// Writes a row at once; its number.
    pub(super) fn add(self, conn: &Connection, row: impl IntoIterator<Item = Value>) -> Result<i64> {
        let id = self.is_numbered.then_some(Value::Null);
        conn.prepare_cached(&self.statement(1))?.execute(params_from_iter(id.into_iter().chain(row)))?;
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
            rows.values.push(Value::Integer(id));
        }
        rows.values.extend(row);
        rows.count += 1;
        self.count += 1;
        if rows.count == TOGETHER {
            self.count -= TOGETHER;
            rows.write(conn, table)?;
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
            let written = self.tables.get_mut(table.place).map_or(Ok(()), |rows| rows.write(conn, table));
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
    fn write(&mut self, conn: &Connection, table: Table) -> Result<()> {
        if self.several.is_empty() {
            (self.one, self.several) = (table.statement(1), table.statement(TOGETHER));
        }
        let count = std::mem::take(&mut self.count);
        let mut values = std::mem::take(&mut self.values);
        if count == TOGETHER {
            conn.prepare_cached(&self.several)?.execute(params_from_iter(&values))?;
        } else if let Some(columns) = values.len().checked_div(count) {
            let mut one = conn.prepare_cached(&self.one)?;
            for row in values.chunks(columns) {
                one.execute(params_from_iter(row))?;
            }
        }
        values.clear();
        self.values = values;
        Ok(())
    }
}

/// The number of the next row of a table: none is ever used again.
fn after(conn: &Connection, table: Table) -> Result<i64> {
    let mut last = conn.prepare_cached("SELECT seq FROM sqlite_sequence WHERE name = ?1")?;
    Ok(last.query_row([table.name], |row| row.get::<_, i64>(0)).optional()?.unwrap_or(0) + 1)
}
