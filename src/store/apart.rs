//! A search index that is built beside the work: on a thread of its own and in memory, while the file is written, and then
//! taken over page by page.
//!
//! Only one that is empty is built so: what it comes to hold is all that was built.

use std::io::{Error, ErrorKind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{Builder, JoinHandle};

use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, params_from_iter};

use super::error::{Result, StoreError};
use super::indexing::{Index, each_once};

/// How many bytes of texts are handed over at a time, and how many such parcels may wait: the texts of a large portfolio, so
/// that whoever hands them over goes on with other work.
const PARCEL: usize = 32 * 1024;
const WAITING: usize = 768;

/// The tables in which SQLite keeps what a search index holds, by what stands behind its name; its settings stay.
const SHADOWS: [&str; 3] = ["data", "idx", "docsize"];

/// A row of the index, and its text as it is.
type Text = (i64, String);

/// An index that is being built.
#[derive(Debug)]
pub(super) struct Apart {
    table: &'static str,
    parcel: Vec<Text>,
    /// How many bytes are in it.
    size: usize,
    /// Where texts go; an empty parcel is the last one. Nobody is left to read when building failed.
    texts: SyncSender<Vec<Text>>,
    builder: JoinHandle<Result<Connection>>,
}

impl Apart {
    /// Begins to build an index that is empty.
    pub(super) fn begin(conn: &Connection, index: &Index) -> Result<Self> {
        let made_by: String =
            conn.query_row("SELECT sql FROM main.sqlite_schema WHERE name = ?1", [index.table], |row| row.get(0))?;
        let (texts, waiting) = sync_channel(WAITING);
        let index = *index;
        let builder = Builder::new().spawn(move || build(&made_by, &index, &waiting))?;
        Ok(Self { table: index.table, parcel: Vec::new(), size: 0, texts, builder })
    }

    /// Hands a text over; rows come in their order.
    pub(super) fn add(&mut self, row: i64, text: &str) {
        self.parcel.push((row, text.to_owned()));
        self.size += text.len();
        if self.size > PARCEL {
            self.send();
        }
    }

    fn send(&mut self) {
        let parcel = std::mem::take(&mut self.parcel);
        self.size = 0;
        // Why nobody takes it is told when the index is asked for.
        let _untaken = self.texts.send(parcel);
    }

    /// Says that no more texts come: what is left to do is done while other work goes on.
    pub(super) fn end(&mut self) {
        if !self.parcel.is_empty() {
            self.send();
        }
        self.send();
    }

    /// Waits for the index, and puts it in its place.
    pub(super) fn take_over(self, conn: &Connection) -> Result<()> {
        let Self { table, builder, .. } = self;
        let built = builder.join().map_err(|_| StoreError::Io(Error::from(ErrorKind::Interrupted)))??;
        conn.execute(&format!("INSERT INTO {table} ({table}) VALUES ('delete-all')"), [])?;
        for shadow in SHADOWS {
            let mut from = built.prepare(&format!("SELECT * FROM {table}_{shadow}"))?;
            let columns = from.column_count();
            let marks = vec!["?"; columns].join(", ");
            let mut into = conn.prepare(&format!("INSERT OR REPLACE INTO main.{table}_{shadow} VALUES ({marks})"))?;
            let mut rows = from.query([])?;
            while let Some(row) = rows.next()? {
                let values = (0..columns).map(|at| row.get_ref(at).map(ToSqlOutput::Borrowed));
                into.execute(params_from_iter(values.collect::<rusqlite::Result<Vec<_>>>()?))?;
            }
        }
        // What this connection remembers of the index is that it is empty; going back over nothing makes it look again.
        Ok(conn.execute_batch("SAVEPOINT taken_over; ROLLBACK TO taken_over; RELEASE taken_over")?)
    }
}

/// Builds an index of its own from the texts that come.
fn build(made_by: &str, index: &Index, texts: &Receiver<Vec<Text>>) -> Result<Connection> {
    let conn = Connection::open_in_memory()?;
    conn.execute_batch(made_by)?;
    conn.execute_batch("PRAGMA journal_mode = OFF; BEGIN")?;
    index.set_for_many(&conn)?;
    let mut add = conn.prepare(&format!("INSERT INTO {} (rowid, body) VALUES (?1, ?2)", index.table))?;
    loop {
        // Whoever called the work off wants no index.
        let parcel = texts.recv().map_err(|_| StoreError::Io(Error::from(ErrorKind::Interrupted)))?;
        if parcel.is_empty() {
            break;
        }
        for (row, text) in parcel {
            add.execute((row, each_once(&text)))?;
        }
    }
    drop(add);
    index.make_whole(&conn)?;
    conn.execute_batch("COMMIT")?;
    Ok(conn)
}
