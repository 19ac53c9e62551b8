//! A document as it is walked through: its tables, their rows, and the values of these.

use std::collections::BTreeMap;
use std::fmt;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use serde::de::{self, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::super::{Column, FORMAT, META, checks};
use super::sheets::{Sheet, Sheets, derive, is_of_two};
use super::{DumpFlaw, Parts, Place, STEP, Wrong};
use crate::domain::text;
use crate::store::error::StoreError;
use crate::store::open;

/// Tells how many rows there are; whether to go on.
pub(super) type Step<'a> = &'a mut dyn FnMut(usize) -> bool;

/// The whole of a document.
pub(super) struct Document<'a, 'c> {
    pub(super) sheets: &'a mut Sheets<'c>,
    pub(super) at: &'a Place,
    pub(super) step: Step<'a>,
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
