//! Many images in one row of the journal: of rows that came new in one operation, as many as go into a page, with the names
//! of their columns once. That is a third of what they take one by one.
//!
//! It is an array: the names first, then of each row the values that are there, and behind them which of the columns those
//! are of, a bit each.

use rusqlite::Row;
use rusqlite::types::ValueRef;
use serde_json::Value;

use crate::store::error::{Result, StoreError};

/// How long it may become: what is longer does not stand in one page.
const ROOM: usize = 3_800;

/// Images, as they gather.
pub(super) struct Pack<'c> {
    columns: &'c [String],
    first: i64,
    text: Vec<u8>,
    /// How long the last row was.
    last: usize,
}

impl<'c> Pack<'c> {
    /// Of rows that have these columns, the number first.
    pub(super) fn of(columns: &'c [String]) -> Self {
        Self { columns, first: 0, text: Vec::with_capacity(ROOM), last: 0 }
    }

    /// Adds a row.
    pub(super) fn add(&mut self, row: &Row) -> Result<()> {
        if self.text.is_empty() {
            self.first = row.get(0)?;
            self.text.push(b'[');
            serde_json::to_writer(&mut self.text, self.columns).map_err(|_| StoreError::Conflict)?;
        }
        let before = self.text.len();
        self.text.extend(b",[");
        let mut which = 0_u64;
        for at in 0..self.columns.len() {
            match row.get_ref(at)? {
                ValueRef::Null => continue,
                ValueRef::Integer(number) => push_number(&mut self.text, number),
                ValueRef::Text(text) => {
                    let text = str::from_utf8(text).map_err(|_| StoreError::Conflict)?;
                    serde_json::to_writer(&mut self.text, text).map_err(|_| StoreError::Conflict)?;
                }
                // No column of facts is of another kind.
                _ => return Err(StoreError::Conflict),
            }
            self.text.push(b',');
            which |= 1_u64.checked_shl(u32::try_from(at).unwrap_or(u32::MAX)).ok_or(StoreError::Conflict)?;
        }
        self.text.extend(which.to_string().bytes());
        self.text.push(b']');
        self.last = self.text.len() - before;
        Ok(())
    }

    /// Whether another row like the last one would be too much.
    pub(super) fn is_full(&self) -> bool {
        self.text.len() + self.last > ROOM
    }

    /// Hands out what there is, with the number of its first row, and begins anew.
    pub(super) fn hand_out(&mut self, mut take: impl FnMut(i64, &str) -> Result<()>) -> Result<()> {
        if !self.text.is_empty() {
            self.text.push(b']');
            take(self.first, str::from_utf8(&self.text).map_err(|_| StoreError::Conflict)?)?;
            self.text.clear();
        }
        Ok(())
    }
}

fn push_number(text: &mut Vec<u8>, number: i64) {
    if let Ok(digit @ 0..=9) = u8::try_from(number) {
        text.push(b'0' + digit);
    } else {
        text.extend(number.to_string().bytes());
    }
}

/// The images of a text that is many in one, each with the number of its row; `None` for one that is one image.
pub(super) fn images(text: &str) -> Option<Result<Vec<(i64, String)>>> {
    text.starts_with('[').then(|| unpack(text).ok_or(StoreError::Conflict))
}

fn unpack(text: &str) -> Option<Vec<(i64, String)>> {
    let rows: Vec<Vec<Value>> = serde_json::from_str(text).ok()?;
    let (columns, rows) = rows.split_first()?;
    let image = |row: &Vec<Value>| {
        let (which, values) = row.split_last()?;
        let which = which.as_u64()?;
        let there = columns.iter().enumerate().filter(|(at, _)| which >> at & 1 == 1).map(|(_, column)| column);
        // A row that is put back from it has no value where none is named.
        let pairs: Vec<String> = there.zip(values).map(|(column, value)| format!("{column}:{value}")).collect();
        Some((values.first()?.as_i64()?, format!("{{{}}}", pairs.join(","))))
    };
    rows.iter().map(image).collect()
}

#[cfg(test)]
mod tests {
    use rusqlite::params;

    use super::*;

    #[test]
    fn what_is_packed_comes_out_as_it_was() {
        let conn = rusqlite::Connection::open_in_memory().unwrap();
        conn.execute_batch("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, amount INTEGER, note TEXT)").unwrap();
        let said = ["", "[", "di \"hola\"\\\n\t\u{1}\u{7f}\u{2028} 🦙 ñ", "x".repeat(5_000).leak(), "null", "1"];
        for (n, said) in said.iter().cycle().take(700).enumerate() {
            let amount = [None, Some(0), Some(-7), Some(i64::MAX), Some(i64::MIN)][n % 5];
            let note = (n % 3 == 0).then_some(said);
            conn.execute(
                "INSERT INTO t VALUES (?1, ?2, ?3, ?4)",
                params![i64::try_from(n).unwrap() + 5, said, amount, note],
            )
            .unwrap();
        }
        let columns = ["id", "name", "amount", "note"].map(str::to_owned);
        let (mut pack, mut out, mut packs) = (Pack::of(&columns), Vec::new(), 0);
        let mut rows = conn.prepare("SELECT * FROM t ORDER BY id").unwrap();
        let mut rows = rows.query([]).unwrap();
        let mut keep = |first: i64, text: &str| {
            packs += 1;
            let images = images(text).unwrap().unwrap();
            assert_eq!(images.first().map(|(id, _)| *id), Some(first));
            out.extend(images);
            Ok(())
        };
        while let Some(row) = rows.next().unwrap() {
            pack.add(row).unwrap();
            if pack.is_full() {
                pack.hand_out(&mut keep).unwrap();
            }
        }
        pack.hand_out(&mut keep).unwrap();
        pack.hand_out(&mut keep).unwrap();
        assert!(packs < 500, "{packs}");
        // As SQLite says it, without what has no value.
        let sql = "SELECT id, json_object('id', id, 'name', name, 'amount', amount, 'note', note) FROM t ORDER BY id";
        let mut all = conn.prepare(sql).unwrap();
        let all = all.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))).unwrap();
        let all: Vec<(i64, Value)> = all.map(|row| row.unwrap()).map(|(id, text)| (id, whole(&text))).collect();
        let out: Vec<(i64, Value)> = out.iter().map(|(id, text)| (*id, whole(text))).collect();
        assert!(out == all);
    }

    fn whole(text: &str) -> Value {
        let mut value: Value = serde_json::from_str(text).unwrap();
        value.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        value
    }

    #[test]
    fn one_image_is_no_pack_and_a_broken_one_is_refused() {
        assert!(images("{\"id\":1}").is_none());
        for broken in ["[", "[]", "[[\"id\"],[1]]", "[[\"id\"],[\"x\",1]]", "[1]", "[[\"id\"],[]]"] {
            assert!(images(broken).unwrap().is_err(), "{broken}");
        }
    }
}
