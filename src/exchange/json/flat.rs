//! Walks through JSON without holding it: each object of a list becomes cells with their keys.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::exchange::incoming::{MAX_COLUMNS, ReadError};
use crate::exchange::workbook::cell::decimal;

/// How deep objects may lie in one another to be columns.
const DEPTH: usize = 2;
/// The longest text of a list that is joined, in bytes.
const MAX_JOINED: usize = 64 * 1024;
/// Between the words of a list.
const JOINT: &str = "; ";
/// The keys of an object within a list that say what it is.
const TELLING: [&str; 6] = ["value", "name", "email", "number", "phone", "label"];

/// A flat object.
pub(super) struct Record {
    /// Its place in the list, or its line.
    pub(super) line: u32,
    /// Keys and values, in their order.
    pub(super) cells: Vec<(String, String)>,
}

/// What takes the records, by the name of their list.
type Take<'t> = dyn FnMut(&str, Record) -> Result<(), ReadError> + 't;

/// The whole text.
pub(super) struct Root<'r, 't> {
    /// Takes the records.
    pub(super) take: &'r mut Take<'t>,
    /// Why it would not take one.
    pub(super) failed: &'r mut Option<ReadError>,
    /// The line of an object that is a record of its own.
    pub(super) line: Option<u32>,
}

impl Root<'_, '_> {
    fn give<E: Error>(&mut self, list: &str, record: Record) -> Result<(), E> {
        (self.take)(list, record).map_err(|error| {
            *self.failed = Some(error);
            E::custom("refused")
        })
    }
}

impl<'de> DeserializeSeed<'de> for Root<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Root<'_, '_> {
    type Value = ();

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a list or an object")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        let mut line = 0;
        while let Some(item) = list.next_element_seed(Item)? {
            line += 1;
            if let Held::Object(cells) = item {
                self.give("", Record { line, cells })?;
            }
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let mut own = Vec::new();
        let mut listed = false;
        while let Some(key) = map.next_key::<String>()? {
            if self.line.is_some() {
                map.next_value_seed(Flat { key: &key, depth: 1, out: &mut own })?;
            } else {
                listed |= map.next_value_seed(Member { root: &mut self, key: &key, own: &mut own })?;
            }
        }
        if !listed && !own.is_empty() {
            let line = self.line.unwrap_or(1);
            self.give("", Record { line, cells: own })?;
        }
        Ok(())
    }
}

/// A member of the object that is the whole text: says whether it was a list of objects.
struct Member<'m, 'r, 't> {
    root: &'m mut Root<'r, 't>,
    key: &'m str,
    own: &'m mut Vec<(String, String)>,
}

impl<'de> DeserializeSeed<'de> for Member<'_, '_, '_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<bool, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Member<'_, '_, '_> {
    type Value = bool;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("anything")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<bool, A::Error> {
        let (mut line, mut joined) = (0, String::new());
        let mut listed = false;
        while let Some(item) = list.next_element_seed(Item)? {
            match item {
                Held::Object(cells) => {
                    line += 1;
                    listed = true;
                    self.root.give(self.key, Record { line, cells })?;
                }
                Held::Text(text) => join(&mut joined, &text),
            }
        }
        push(self.own, self.key, joined);
        Ok(listed)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<bool, A::Error> {
        Flat { key: self.key, depth: 1, out: self.own }.visit_map(map)?;
        Ok(false)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<bool, E> {
        push(self.own, self.key, text.to_owned());
        Ok(false)
    }

    fn visit_bool<E: Error>(self, yes: bool) -> Result<bool, E> {
        push(self.own, self.key, yes.to_string());
        Ok(false)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<bool, E> {
        push(self.own, self.key, number.to_string());
        Ok(false)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<bool, E> {
        push(self.own, self.key, number.to_string());
        Ok(false)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<bool, E> {
        push(self.own, self.key, decimal(number));
        Ok(false)
    }

    fn visit_unit<E: Error>(self) -> Result<bool, E> {
        Ok(false)
    }
}

/// An item of a list.
struct Item;

/// What an item holds.
enum Held {
    Object(Vec<(String, String)>),
    /// A word; empty for nothing.
    Text(String),
}

impl<'de> DeserializeSeed<'de> for Item {
    type Value = Held;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Held, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Item {
    type Value = Held;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("anything")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Held, A::Error> {
        let mut cells = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            map.next_value_seed(Flat { key: &key, depth: 1, out: &mut cells })?;
        }
        Ok(Held::Object(cells))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Held, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Held::Text(String::new()))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Held, E> {
        Ok(Held::Text(text.to_owned()))
    }

    fn visit_bool<E: Error>(self, yes: bool) -> Result<Held, E> {
        Ok(Held::Text(yes.to_string()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Held, E> {
        Ok(Held::Text(number.to_string()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Held, E> {
        Ok(Held::Text(number.to_string()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Held, E> {
        Ok(Held::Text(decimal(number)))
    }

    fn visit_unit<E: Error>(self) -> Result<Held, E> {
        Ok(Held::Text(String::new()))
    }
}

/// A value of a record, with the key that leads to it.
struct Flat<'f> {
    key: &'f str,
    depth: usize,
    out: &'f mut Vec<(String, String)>,
}

impl<'de> DeserializeSeed<'de> for Flat<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Flat<'_> {
    type Value = ();

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("anything")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if self.depth >= DEPTH {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let key = format!("{}.{key}", self.key);
            map.next_value_seed(Flat { key: &key, depth: self.depth + 1, out: self.out })?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut joined = String::new();
        while let Some(item) = list.next_element_seed(Item)? {
            match item {
                Held::Text(text) => join(&mut joined, &text),
                Held::Object(cells) => {
                    let telling = TELLING.iter().find_map(|key| cells.iter().find(|(known, _)| known == key));
                    if let Some((_, text)) = telling {
                        join(&mut joined, text);
                    }
                }
            }
        }
        push(self.out, self.key, joined);
        Ok(())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        push(self.out, self.key, text.to_owned());
        Ok(())
    }

    fn visit_bool<E: Error>(self, yes: bool) -> Result<(), E> {
        push(self.out, self.key, yes.to_string());
        Ok(())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        push(self.out, self.key, number.to_string());
        Ok(())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        push(self.out, self.key, number.to_string());
        Ok(())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<(), E> {
        push(self.out, self.key, decimal(number));
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        // A key without a value is still a column.
        push(self.out, self.key, String::new());
        Ok(())
    }
}

fn push(out: &mut Vec<(String, String)>, key: &str, text: String) {
    if out.len() <= MAX_COLUMNS {
        out.push((key.to_owned(), text));
    }
}

fn join(to: &mut String, text: &str) {
    if text.is_empty() || to.len() + text.len() > MAX_JOINED {
        return;
    }
    if !to.is_empty() {
        to.push_str(JOINT);
    }
    to.push_str(text);
}
