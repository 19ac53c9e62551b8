//! Reading a document, row by row, into a file beside the agenda, where it is looked at as a whole before anything of it
//! comes in.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Read};

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use serde::de::{self, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{Column, FORMAT, META, TABLES, checks, columns, references};
use crate::domain::text;
use crate::store::error::{Result, StoreError};
use crate::store::{Store, open};

/// After so many rows it is said how many there are.
const STEP: usize = 1_000;

/// What is wrong with a document, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DumpFlaw {
    /// What.
    pub wrong: Wrong,
    /// In which line; 0 for the document as a whole.
    pub line: u64,
    /// In which table.
    pub table: String,
    /// In which column of it.
    pub column: String,
}

/// What can be wrong with a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wrong {
    /// It is no document of ours.
    #[default]
    NotOurs,
    /// A newer version of the program wrote it.
    Newer,
    /// It is no JSON there, or it ends there.
    NoJson,
    /// There is no such table.
    UnknownTable,
    /// There is no such column.
    UnknownColumn,
    /// The column cannot hold such a value.
    Value,
    /// The column must hold something.
    Missing,
    /// There is such a row already.
    Twice,
    /// The row that it refers to is not there.
    Dangling,
}

/// A document that was read, and lies beside the agenda until it is taken in.
#[derive(Debug)]
pub struct Staged {
    /// The file in which it lies: it goes with this value.
    _file: tempfile::TempPath,
    pub(super) sequence: BTreeMap<String, i64>,
    pub(super) meta: BTreeMap<String, String>,
    /// How many rows were read.
    pub rows: usize,
}

impl Store {
    /// Reads a document and looks whether it could be taken in as a whole; nothing of the agenda is changed. It must be
    /// [given up](Self::unstage) when it is done with.
    pub fn stage<E: From<StoreError>>(
        &self,
        from: &mut dyn Read,
        step: &mut dyn FnMut(usize) -> std::result::Result<(), E>,
    ) -> std::result::Result<Staged, E> {
        let folder = self.path().parent().filter(|folder| !folder.as_os_str().is_empty());
        let mut builder = tempfile::Builder::new();
        builder.prefix(".cartera-");
        let file = folder.map_or_else(|| builder.tempfile(), |folder| builder.tempfile_in(folder));
        let file = file.map_err(StoreError::Io)?.into_temp_path();
        self.unstage();
        let attach = || -> Result<()> {
            self.conn.execute("ATTACH ?1 AS incoming", [file.to_string_lossy()])?;
            self.conn.execute_batch(
                "PRAGMA incoming.journal_mode = OFF; PRAGMA incoming.synchronous = OFF;
                 PRAGMA incoming.locking_mode = EXCLUSIVE; PRAGMA incoming.cache_size = -16384; BEGIN",
            )?;
            Ok(())
        };
        let staged = attach().map_err(E::from).and_then(|()| {
            let mut sheets = Sheets::new(&self.conn)?;
            let read = read(from, &mut sheets, step)?;
            self.conn.execute_batch("COMMIT").map_err(StoreError::from)?;
            sheets.look_for_dangling()?;
            sheets.close()?;
            Ok(read)
        });
        match staged {
            Ok((rows, sequence, meta)) => Ok(Staged { _file: file, sequence, meta, rows }),
            Err(error) => {
                self.unstage();
                Err(error)
            }
        }
    }

    /// Forgets the document that was read.
    pub fn unstage(&self) {
        if !self.conn.is_autocommit() {
            // What could not be read is of no use; there is nothing to take back but that.
            let _ = self.conn.execute_batch("ROLLBACK");
        }
        let _ = self.conn.execute_batch("DETACH incoming");
    }
}

type Parts = (usize, BTreeMap<String, i64>, BTreeMap<String, String>);

/// What no two rows of a table may have in common.
const UNIQUE: [(&str, &str); 7] = [
    ("tag_colour", "name"),
    ("segment", "code"),
    ("playbook", "code"),
    ("goal", "kind, month"),
    ("custom_value", "client_id, field_id"),
    ("relation", "client_id, kind, other_id"),
    ("distinct_pair", "client_id, other_id"),
];

/// Reads a whole document into the sheets.
fn read<E: From<StoreError>>(
    from: &mut dyn Read,
    sheets: &mut Sheets,
    step: &mut dyn FnMut(usize) -> std::result::Result<(), E>,
) -> std::result::Result<Parts, E> {
    let at = Place::default();
    let mut stopped = None;
    let mut told = |rows| step(rows).map_err(|error| stopped = Some(error)).is_ok();
    let mut inner = io::BufReader::with_capacity(1 << 16, from);
    // Some editors begin a file with this mark, which is no part of it.
    if io::BufRead::fill_buf(&mut inner).map_err(StoreError::Io)?.starts_with(b"\xef\xbb\xbf") {
        io::BufRead::consume(&mut inner, 3);
    }
    let lines = Lines { inner, line: &at.line, failed: &at.failed };
    let mut reader = serde_json::Deserializer::from_reader(lines);
    let document = Document { sheets, at: &at, step: &mut told };
    let read = document.deserialize(&mut reader).and_then(|read| reader.end().map(|()| read));
    if let Some(error) = stopped {
        return Err(error);
    }
    read.map_err(|error| at.failure(&error).into())
}

/// Where the reading is, and why it ended if it is known better than JSON knows it.
#[derive(Debug, Default)]
struct Place {
    line: Cell<u64>,
    table: RefCell<String>,
    column: RefCell<String>,
    found: RefCell<Option<StoreError>>,
    failed: RefCell<Option<io::Error>>,
    begun: Cell<bool>,
}

impl Place {
    fn flaw(&self, wrong: Wrong) -> DumpFlaw {
        let line = self.line.get() + 1;
        DumpFlaw { wrong, line, table: self.table.borrow().clone(), column: self.column.borrow().clone() }
    }

    /// Ends the reading.
    fn stop<E: de::Error>(&self, wrong: Wrong) -> E {
        let flaw = self.flaw(wrong);
        self.fail(StoreError::Dump(flaw))
    }

    fn fail<E: de::Error>(&self, error: StoreError) -> E {
        self.found.replace(Some(error));
        E::custom("")
    }

    fn failure(&self, error: &serde_json::Error) -> StoreError {
        if let Some(failed) = self.failed.take() {
            return StoreError::Io(failed);
        }
        if let Some(found) = self.found.take() {
            return found;
        }
        if !self.begun.get() {
            return StoreError::Dump(DumpFlaw::default());
        }
        let line = u64::try_from(error.line()).unwrap_or(0);
        let wrong = if error.is_data() { Wrong::Value } else { Wrong::NoJson };
        StoreError::Dump(DumpFlaw { line, ..self.flaw(wrong) })
    }
}

/// Counts the lines that go by.
struct Lines<'a, R> {
    inner: R,
    line: &'a Cell<u64>,
    failed: &'a RefCell<Option<io::Error>>,
}

impl<R: Read> Read for Lines<'_, R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(to).map_err(|error| {
            let kind = error.kind();
            self.failed.replace(Some(error));
            io::Error::from(kind)
        })?;
        let ends = to.iter().take(read).filter(|byte| **byte == b'\n').count();
        self.line.set(self.line.get() + ends as u64);
        Ok(read)
    }
}

/// The tables into which rows are read.
struct Sheets<'c> {
    conn: &'c Connection,
    sheets: BTreeMap<&'static str, Sheet>,
}

struct Sheet {
    columns: Vec<Column>,
    insert: String,
}

impl<'c> Sheets<'c> {
    fn new(conn: &'c Connection) -> Result<Self> {
        let mut sheets = BTreeMap::new();
        for name in TABLES.iter().map(|table| table.name).chain(["identity"]) {
            let columns = columns(conn, name)?;
            let kinds: Vec<String> = columns
                .iter()
                .map(|column| {
                    let kind = if column.is_text { "TEXT" } else { "INTEGER" };
                    format!("{} {kind}{}", column.name, if column.name == "id" { " PRIMARY KEY" } else { "" })
                })
                .collect();
            // What has no number of its own is numbered by its line.
            let unique = match name {
                "identity" => ", id INTEGER PRIMARY KEY, UNIQUE (entity, row_id), UNIQUE (uid)",
                "column_map" => ", id INTEGER PRIMARY KEY, UNIQUE (name)",
                _ => "",
            };
            conn.execute_batch(&format!(
                "CREATE TABLE incoming.in_{name} (line INTEGER NOT NULL, {}{unique})",
                kinds.join(", ")
            ))?;
            if let Some((_, alike)) = UNIQUE.iter().find(|(table, _)| *table == name) {
                conn.execute_batch(&format!("CREATE UNIQUE INDEX incoming.alike_{name} ON in_{name} ({alike})"))?;
            }
            let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
            let marks: Vec<String> = (0..columns.len()).map(|n| format!("?{}", n + 2)).collect();
            let insert =
                format!("INSERT INTO in_{name} (line, {}) VALUES (?1, {})", names.join(", "), marks.join(", "));
            sheets.insert(name, Sheet { columns, insert });
        }
        Ok(Self { conn, sheets })
    }

    /// Everything is read: rows may be like each other from now on, when what they refer to is known to be one.
    fn close(&self) -> Result<()> {
        for (table, _) in UNIQUE {
            self.conn.execute_batch(&format!("DROP INDEX incoming.alike_{table}"))?;
        }
        Ok(())
    }

    /// Fails when a row refers to one that is not in the document.
    fn look_for_dangling(&self) -> Result<()> {
        for table in TABLES {
            for (column, to) in references(self.conn, table.name)? {
                let sql = format!(
                    "SELECT min(line) FROM in_{} s WHERE {column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM in_{to} t WHERE t.id = s.{column})",
                    table.name
                );
                if let Some(line) = self.conn.query_row(&sql, [], |row| row.get::<_, Option<i64>>(0))? {
                    let (line, table) = (u64::try_from(line).unwrap_or(0), table.name.to_owned());
                    return Err(StoreError::Dump(DumpFlaw { wrong: Wrong::Dangling, line, table, column }));
                }
            }
        }
        Ok(())
    }
}

/// What follows from other columns, and is never believed.
pub(in crate::store) fn derive(table: &str, columns: &[Column], row: &mut [Value]) {
    let at = |name: &str| columns.iter().position(|column| column.name == name);
    let text = |row: &[Value], name: &str| match at(name).and_then(|at| row.get(at)) {
        Some(Value::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let derived: Vec<(&str, String)> = match table {
        "client" => {
            vec![("name_key", text::sort_key(&text(row, "name"))), ("city_key", text::sort_key(&text(row, "city")))]
        }
        "product" => vec![("name_key", text::sort_key(&text(row, "name")))],
        "channel" => {
            let kind = crate::domain::Code::from_code(&text(row, "kind")).unwrap_or(crate::domain::ChannelKind::Phone);
            vec![("lookup", crate::store::channel_lookup(kind, &text(row, "value")))]
        }
        _ => Vec::new(),
    };
    for (name, value) in derived {
        if let Some(cell) = at(name).and_then(|at| row.get_mut(at)) {
            *cell = Value::Text(value);
        }
    }
}

/// Whether a row that is about two clients is about two; where neither comes first, the one with the smaller number does.
fn is_of_two(table: &str, columns: &[Column], row: &[Value]) -> bool {
    let number = |name: &str| {
        let at = columns.iter().position(|column| column.name == name)?;
        if let Some(Value::Integer(number)) = row.get(at) { Some(*number) } else { None }
    };
    match table {
        "relation" => number("client_id") != number("other_id"),
        "distinct_pair" => number("client_id") < number("other_id"),
        _ => true,
    }
}

/// Tells how many rows there are; whether to go on.
type Step<'a> = &'a mut dyn FnMut(usize) -> bool;

struct Document<'a, 'c> {
    sheets: &'a mut Sheets<'c>,
    at: &'a Place,
    step: Step<'a>,
}

impl<'de> DeserializeSeed<'de> for Document<'_, '_> {
    type Value = Parts;

    fn deserialize<D: de::Deserializer<'de>>(self, reader: D) -> std::result::Result<Parts, D::Error> {
        reader.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Document<'_, '_> {
    type Value = Parts;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an agenda")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Parts, A::Error> {
        let Self { sheets, at, step } = self;
        let (mut rows, mut sequence, mut meta) = (0, BTreeMap::new(), BTreeMap::new());
        match map.next_key::<String>()? {
            Some(key) if key == "cartera" => {}
            _ => return Err(at.fail(StoreError::Dump(DumpFlaw::default()))),
        }
        let newer = || StoreError::Dump(DumpFlaw { wrong: Wrong::Newer, ..DumpFlaw::default() });
        if map.next_value::<i64>()? > FORMAT {
            return Err(at.fail(newer()));
        }
        at.begun.set(true);
        while let Some(key) = map.next_key::<String>()? {
            at.table.replace(key.clone());
            at.column.replace(String::new());
            match key.as_str() {
                "schema" => {
                    if map.next_value::<i64>()? > open::known_version() {
                        return Err(at.fail(newer()));
                    }
                }
                "complete" => drop(map.next_value::<bool>()?),
                "sequence" => sequence = map.next_value()?,
                "meta" => {
                    meta = map.next_value::<BTreeMap<String, String>>()?;
                    meta.retain(|key, _| META.contains(&key.as_str()));
                }
                name => match sheets.sheets.get_key_value(name) {
                    Some((name, sheet)) => {
                        map.next_value_seed(Rows {
                            conn: sheets.conn,
                            name,
                            sheet,
                            at,
                            step: &mut *step,
                            read: &mut rows,
                        })?;
                    }
                    None => return Err(at.stop(Wrong::UnknownTable)),
                },
            }
        }
        Ok((rows, sequence, meta))
    }
}

struct Rows<'a> {
    conn: &'a Connection,
    name: &'static str,
    sheet: &'a Sheet,
    at: &'a Place,
    step: Step<'a>,
    read: &'a mut usize,
}

impl<'de> DeserializeSeed<'de> for Rows<'_> {
    type Value = ();

    fn deserialize<D: de::Deserializer<'de>>(self, reader: D) -> std::result::Result<(), D::Error> {
        reader.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Rows<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("rows")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> std::result::Result<(), A::Error> {
        let mut insert =
            self.conn.prepare(&self.sheet.insert).map_err(|error| self.at.fail::<A::Error>(error.into()))?;
        let (name, columns, at) = (self.name, &self.sheet.columns, self.at);
        while let Some(mut row) = seq.next_element_seed(Row { columns, at })? {
            for (column, value) in columns.iter().zip(&mut row) {
                if *value == Value::Null {
                    value.clone_from(&column.default);
                }
            }
            derive(name, columns, &mut row);
            for (column, value) in columns.iter().zip(&row) {
                let missing = column.needed && *value == Value::Null;
                if missing || !checks::fits(name, &column.name, value) {
                    at.column.replace(column.name.clone());
                    return Err(at.stop(if missing { Wrong::Missing } else { Wrong::Value }));
                }
            }
            if !is_of_two(name, columns, &row) {
                at.column.replace("other_id".to_owned());
                return Err(at.stop(Wrong::Value));
            }
            let line = Value::Integer(i64::try_from(at.line.get() + 1).unwrap_or(i64::MAX));
            if let Err(error) = insert.execute(params_from_iter([line].iter().chain(&row))) {
                at.column.replace(String::new());
                return Err(match error.sqlite_error_code() {
                    Some(rusqlite::ErrorCode::ConstraintViolation) => at.stop(Wrong::Twice),
                    _ => at.fail(error.into()),
                });
            }
            *self.read += 1;
            if self.read.is_multiple_of(STEP) && !(self.step)(*self.read) {
                return Err(de::Error::custom(""));
            }
        }
        Ok(())
    }
}

struct Row<'a> {
    columns: &'a [Column],
    at: &'a Place,
}

impl<'de> DeserializeSeed<'de> for Row<'_> {
    type Value = Vec<Value>;

    fn deserialize<D: de::Deserializer<'de>>(self, reader: D) -> std::result::Result<Vec<Value>, D::Error> {
        reader.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Row<'_> {
    type Value = Vec<Value>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a row")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Vec<Value>, A::Error> {
        let mut row = vec![Value::Null; self.columns.len()];
        let mut next = 0;
        while let Some(found) = map.next_key_seed(Key { columns: self.columns, next, at: self.at })? {
            let (Some(column), Some(cell)) = (self.columns.get(found), row.get_mut(found)) else { continue };
            let Some(value) = map.next_value_seed(Datum { is_text: column.is_text })? else {
                self.at.column.replace(column.name.clone());
                return Err(self.at.stop(Wrong::Value));
            };
            *cell = value;
            next = found + 1;
        }
        Ok(row)
    }
}

/// The name of a column: mostly the next one.
struct Key<'a> {
    columns: &'a [Column],
    next: usize,
    at: &'a Place,
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = usize;

    fn deserialize<D: de::Deserializer<'de>>(self, reader: D) -> std::result::Result<usize, D::Error> {
        reader.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a column")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> std::result::Result<usize, E> {
        let known = (self.next..self.columns.len()).chain(0..self.next);
        let mut known = known.filter(|at| self.columns.get(*at).is_some_and(|column| column.name == name));
        known.next().ok_or_else(|| {
            self.at.column.replace(text::clean_line(name).chars().take(60).collect());
            self.at.stop(Wrong::UnknownColumn)
        })
    }
}

/// A value; `None` for one of another kind.
struct Datum {
    is_text: bool,
}

impl<'de> DeserializeSeed<'de> for Datum {
    type Value = Option<Value>;

    fn deserialize<D: de::Deserializer<'de>>(self, reader: D) -> std::result::Result<Option<Value>, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Datum {
    type Value = Option<Value>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a text or a whole number")
    }

    fn visit_unit<E>(self) -> std::result::Result<Option<Value>, E> {
        Ok(Some(Value::Null))
    }

    fn visit_i64<E>(self, number: i64) -> std::result::Result<Option<Value>, E> {
        Ok((!self.is_text).then_some(Value::Integer(number)))
    }

    fn visit_u64<E>(self, number: u64) -> std::result::Result<Option<Value>, E> {
        Ok(i64::try_from(number).ok().filter(|_| !self.is_text).map(Value::Integer))
    }

    fn visit_f64<E>(self, _: f64) -> std::result::Result<Option<Value>, E> {
        Ok(None)
    }

    fn visit_bool<E>(self, _: bool) -> std::result::Result<Option<Value>, E> {
        Ok(None)
    }

    fn visit_str<E>(self, text: &str) -> std::result::Result<Option<Value>, E> {
        // What begins an order to a terminal is stored by no version of this program: it comes from elsewhere.
        let text = || text.chars().filter(|c| !matches!(c, '\u{1b}' | '\u{80}'..='\u{9f}')).collect();
        Ok(self.is_text.then(|| Value::Text(text())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> std::result::Result<Option<Value>, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Option<Value>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(None)
    }
}
