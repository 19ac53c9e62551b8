//! Saving what can be saved of a damaged file into a new one; the damaged one is only read.
//!
//! The rows of each table are read page by page, around the pages that are damaged; pages that no tree leads to any more
//! are given back to the table whose rows they hold. The indexes say which rows there were: those that are missing are
//! put together from the journal, which holds what every change made of a row, or else from what the indexes themselves
//! hold. What is derived is derived anew. So the count of what is lost is a true one as long as one index of a table, or
//! the table itself, is whole.

mod first;
mod layout;
mod mend;
mod pages;
mod strays;
mod tree;

use std::collections::{HashMap, HashSet};
use std::path::Path;

use jiff::civil::Date;
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params_from_iter};

use super::error::{Result, StoreError};
use super::journal::ENTITIES;
use super::key::{Key, Salt, connect};
use super::open::{self, APPLICATION_ID, MIGRATIONS};
use super::unfinished::beside;
use super::{Store, notes, upkeep};
use crate::domain::Rules;
pub(super) use first::salts;
use layout::{Index, Table};
use pages::Pages;
use tree::{Row, Seen, Shape, walk};

/// What became of the rows of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedTable {
    /// Which.
    pub table: String,
    /// How many rows were saved as they were.
    pub saved: usize,
    /// How many were put together from the journal.
    pub rebuilt: usize,
    /// How many were saved in part.
    pub in_part: usize,
    /// How many are known to be lost.
    pub lost: usize,
    /// Whether it is known of all rows that there were; else more may be lost than was counted.
    pub certain: bool,
}

/// What was saved of a damaged file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Salvaged {
    /// Table by table, as far as there was anything in them.
    pub tables: Vec<SavedTable>,
    /// Clients of whom only what belongs to them is left, and who got a name in place of theirs.
    pub nameless: usize,
    /// How many of the latest operations can be undone no more; all, if it is not known.
    pub undone_for_good: bool,
}

impl Salvaged {
    /// Of all tables together.
    #[must_use]
    pub fn sum(&self) -> SavedTable {
        let mut sum = SavedTable { certain: true, ..SavedTable::default() };
        for table in &self.tables {
            sum.saved += table.saved;
            sum.rebuilt += table.rebuilt;
            sum.in_part += table.in_part;
            sum.lost += table.lost;
            sum.certain &= table.certain;
        }
        sum
    }

    /// Whether everything that there was is saved as it was.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let sum = self.sum();
        sum.certain && self.nameless == 0 && sum.lost + sum.in_part == 0
    }
}

/// Saves what can be saved of the file at `path` into a new file at `to`, where nothing is, both with this key, if they are
/// encrypted, and one of these salts; `name` gives a name to a client, by its number, whose own is lost.
pub(super) fn salvage(
    path: &Path,
    to: &Path,
    key: Option<(&Key, &[Salt])>,
    (rules, today): (&Rules, Date),
    name: &dyn Fn(i64) -> String,
) -> Result<Salvaged> {
    let mut source = match key {
        None => Pages::on_disk(path)?,
        Some((key, salts)) => Pages::deciphered(path, key, salts, &beside(to, COPY))?,
    };
    let key = key.map(|(key, _)| key);
    let mut seen = Seen::new(&source);
    let (roots, _) = layout::roots(&mut source, &mut seen);
    let tables = layout::tables()?;
    // Where the file keeps a table may be lost too: its rows are found all the same.
    if source.is_empty() || tables.iter().filter(|table| roots.contains_key(&table.name)).count() < KNOWN {
        return Err(StoreError::NotAnAgenda(path.to_owned()));
    }
    open::create_private(to).map_err(|error| open::denied(error, to))?;
    let salvaged = {
        let mut conn = connect(to, OpenFlags::SQLITE_OPEN_READ_WRITE, key)?;
        conn.pragma_update(None, "synchronous", "OFF")?;
        // What refers to what is seen to in the end.
        conn.pragma_update(None, "foreign_keys", false)?;
        let tx = conn.transaction()?;
        for migration in MIGRATIONS {
            tx.execute_batch(migration)?;
        }
        tx.execute("DELETE FROM meta", [])?;
        tx.pragma_update(None, "application_id", APPLICATION_ID)?;
        tx.pragma_update(None, "user_version", open::known_version())?;
        let salvaged = Salvage { source, seen, roots, conn: &tx, tables: Vec::new() }.run(tables, today, name)?;
        notes::drop_meta(&tx, upkeep::RULES)?;
        tx.commit()?;
        salvaged
    };
    let mut store = Store::unlock(to, key)?;
    store.begin(today, rules.money.currency)?;
    let mut rules = rules.clone();
    if let Some(home) = store.home()?.filter(|_| !rules.money.chosen) {
        rules.money.currency = home;
    }
    store.derive_anew(&rules)?;
    if !store.is_whole()? {
        return Err(StoreError::Damaged(to.to_owned()));
    }
    // One file, with nothing beside it, like any backup.
    store.conn.pragma_update(None, "journal_mode", "DELETE")?;
    drop(store);
    std::fs::File::open(to)?.sync_all()?;
    Ok(salvaged)
}

/// Whether a key with one of these salts opens any page of the file at `path`.
pub(super) fn opens_any(path: &Path, key: &Key, salts: &[Salt], scratch: &Path) -> Result<bool> {
    match Pages::deciphered(path, key, salts, scratch) {
        Ok(_) => Ok(true),
        Err(StoreError::WrongKey(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Whether pages of the file at `path` can be read without a key.
pub(super) fn has_legible_pages(path: &Path) -> Result<bool> {
    Pages::look_legible(path)
}

/// A file in which so many tables are called like ours is an agenda.
const KNOWN: usize = 3;
/// The end of the name of a copy that is made to be read.
const COPY: &str = "-copy";

/// A table while it is being saved.
struct Found {
    table: Table,
    /// The rows that were there, as far as the indexes tell.
    expected: HashSet<i64>,
    saved: HashSet<i64>,
    /// What of its own pages could not be read.
    broken: usize,
    /// Whether a whole index tells which rows there were.
    told: bool,
}

impl Found {
    /// The rows that were there and are not saved.
    fn missing(&self) -> HashSet<i64> {
        if self.broken == 0 && !self.told {
            return HashSet::new();
        }
        self.expected.difference(&self.saved).copied().collect()
    }
}

struct Salvage<'c> {
    source: Pages,
    seen: Seen,
    roots: HashMap<String, u32>,
    conn: &'c Connection,
    tables: Vec<Found>,
}

impl Salvage<'_> {
    fn run(mut self, tables: Vec<Table>, today: Date, name: &dyn Fn(i64) -> String) -> Result<Salvaged> {
        for table in tables {
            let found = self.table(table)?;
            self.tables.push(found);
        }
        self.see_the_rest();
        self.strays()?;
        let numbers = self.numbers();
        let mut mending = mend::Mending::new(self.conn);
        for found in &self.tables {
            mending.table(&found.table, found.missing());
        }
        mending.by_the_journal()?;
        for found in &self.tables {
            if mending.is_missing(&found.table.name) {
                for index in &found.table.indexes {
                    let Some(root) = self.roots.get(&index.name) else { continue };
                    let mut seen = Seen::new(&self.source);
                    walk(&mut self.source, *root, Shape::Index, &mut seen, &mut |entry| {
                        mending.note(&found.table.name, index, &entry);
                    });
                }
            }
        }
        mending.in_part()?;
        let nameless = mending.complete(today, name)?;
        let undone_for_good = mending.journal(&self.tables)?;
        self.count_on(&numbers)?;
        let mut salvaged = Salvaged { tables: Vec::new(), nameless, undone_for_good };
        for found in &self.tables {
            let (name, (mended, left)) = (&found.table.name, mending.of(&found.table.name));
            let rows: i64 = self.conn.query_row(&format!("SELECT count(*) FROM {name}"), [], |row| row.get(0))?;
            let others = if name == "client" { nameless } else { 0 } + mended.rebuilt.len() + mended.in_part.len();
            let table = SavedTable {
                table: name.clone(),
                saved: usize::try_from(rows).unwrap_or(0).saturating_sub(others),
                rebuilt: mended.rebuilt.len(),
                in_part: mended.in_part.len(),
                lost: left + mended.dropped,
                certain: found.broken == 0 || found.told,
            };
            // What was agreed with others about what is lost was forgotten on purpose.
            let is_worth_a_word = table.saved + table.rebuilt + table.in_part + table.lost > 0 || !table.certain;
            if name != "synced" && is_worth_a_word {
                salvaged.tables.push(table);
            }
        }
        Ok(salvaged)
    }

    /// Saves the rows of a table as far as its tree can be walked, after its indexes have told which there were.
    fn table(&mut self, table: Table) -> Result<Found> {
        let mut found = Found { table, expected: HashSet::new(), saved: HashSet::new(), broken: 0, told: false };
        let (mut told, mut some) = (Vec::new(), HashSet::new());
        for index in &found.table.indexes {
            let (ids, whole) = self.index(index);
            if whole && index.is_full {
                told.push(ids);
            } else {
                some.extend(ids);
            }
        }
        found.told = !told.is_empty();
        found.expected = if found.told { told.into_iter().flatten().collect() } else { some };
        let Some(root) = self.roots.get(&found.table.name).copied() else {
            found.broken = 1;
            return Ok(found);
        };
        let mut put = Put::new(self.conn, &found.table);
        let (shape, table) = (found.table.shape, &found.table);
        let (mut saved, mut refused, mut failed) = (HashSet::new(), 0, None);
        found.broken = walk(&mut self.source, root, shape, &mut self.seen, &mut |row| {
            if !table.fits(&row) || saved.contains(&row.id) {
                refused += 1;
                return;
            }
            match put.row(&row) {
                // The rows of a table without numbers bear none.
                Ok(true) => drop(shape == Shape::Table && saved.insert(row.id)),
                Ok(false) => refused += 1,
                Err(error) => failed = Some(error),
            }
        }) + refused;
        if let Some(error) = failed {
            return Err(error);
        }
        found.saved = saved;
        Ok(found)
    }

    /// The numbers of the rows that an index has, and whether it is whole.
    fn index(&mut self, index: &Index) -> (HashSet<i64>, bool) {
        let mut ids = HashSet::new();
        let Some(root) = self.roots.get(&index.name) else { return (ids, false) };
        let mut strange = 0;
        let broken =
            walk(&mut self.source, *root, Shape::Index, &mut self.seen, &mut |entry| match entry.values.last() {
                Some(Value::Integer(id)) if *id > 0 && entry.values.len() == index.columns.len() + 1 => {
                    ids.insert(*id);
                }
                _ => strange += 1,
            });
        (ids, broken + strange == 0)
    }

    /// Notes the pages of everything that is not saved, and those that are free: no row of ours strayed there.
    fn see_the_rest(&mut self) {
        tree::note_free(&mut self.source, &mut self.seen);
        let roots: Vec<u32> = self.roots.values().copied().collect();
        for root in roots {
            if !self.seen.has(root) {
                walk(&mut self.source, root, Shape::Table, &mut self.seen, &mut |_| {});
            }
        }
    }

    /// The last number that each table gave, so that none is given twice.
    fn numbers(&mut self) -> HashMap<String, i64> {
        let mut numbers = HashMap::new();
        if let Some(root) = self.roots.get("sqlite_sequence") {
            let mut seen = Seen::new(&self.source);
            walk(&mut self.source, *root, Shape::Table, &mut seen, &mut |row| {
                if let [Value::Text(table), Value::Integer(number)] = row.values.as_slice() {
                    numbers.insert(table.clone(), *number);
                }
            });
        }
        for found in &self.tables {
            let last = found.expected.iter().chain(&found.saved).max().copied().unwrap_or(0);
            let number = numbers.entry(found.table.name.clone()).or_insert(0);
            *number = last.max(*number);
        }
        numbers
    }

    fn count_on(&self, numbers: &HashMap<String, i64>) -> Result<()> {
        let mut statement = self.conn.prepare("UPDATE sqlite_sequence SET seq = max(seq, ?2) WHERE name = ?1")?;
        let mut first = self.conn.prepare("INSERT INTO sqlite_sequence (name, seq) VALUES (?1, ?2)")?;
        for (table, number) in numbers {
            let counts = ENTITIES.contains(&table.as_str()) || ["operation", "change"].contains(&table.as_str());
            if counts && *number > 0 && statement.execute((table, number))? == 0 {
                first.execute((table, number))?;
            }
        }
        Ok(())
    }
}

/// Puts rows of the disk into a table of the new file.
struct Put<'c> {
    conn: &'c Connection,
    table: &'c Table,
    /// The statement for rows of so many values.
    statements: HashMap<usize, String>,
}

impl<'c> Put<'c> {
    fn new(conn: &'c Connection, table: &'c Table) -> Self {
        Self { conn, table, statements: HashMap::new() }
    }

    /// Whether the table took the row: a damaged one may be what no row can be.
    fn row(&mut self, row: &Row) -> Result<bool> {
        let table = self.table;
        let columns = table.order.iter().take(row.values.len()).map(|at| &table.columns[*at]);
        let sql = self.statements.entry(row.values.len()).or_insert_with(|| {
            let names: Vec<&str> = columns.clone().map(|column| column.name.as_str()).collect();
            let marks = vec!["?"; names.len()].join(", ");
            format!("INSERT INTO {} ({}) VALUES ({marks})", table.name, names.join(", "))
        });
        let id = Value::Integer(row.id);
        let values = columns.zip(&row.values).map(|(column, value)| if column.is_id { &id } else { value });
        taken(self.conn.prepare_cached(sql)?.execute(params_from_iter(values)))
    }
}

/// Whether a row was taken: one that the table does not allow is none.
fn taken(put: rusqlite::Result<usize>) -> Result<bool> {
    match put {
        Ok(rows) => Ok(rows > 0),
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
