//! JSON: lists of flat objects to tables. A list may stand alone, within an object, or as an object a line.
//!
//! What is nested one level deep has a column of its own (`address.city`), lists of words are joined, and of a list of
//! objects their values are; what is deeper is left out. The text is read twice and never held as a tree.

mod flat;
mod monica;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::de::{DeserializeSeed, IgnoredAny};

use super::incoming::{FileKind, Limited, MAX_COLUMNS, MAX_RECORDS, Program, ReadError, Reason, Unread};
use super::table::Grid;
use super::table::clean::is_dropped;
use flat::{Record, Root};

/// The most lists of a file.
const MAX_LISTS: usize = 64;
/// How much of all lines that are damaged is kept, in bytes.
const MAX_RAW: usize = 48 * 1024 * 1024;

/// Tables with their names.
type Tables = Vec<(String, Grid)>;

/// The columns of a list, in the order in which they are first seen, and its rows.
#[derive(Default)]
struct List {
    columns: HashMap<String, u32>,
    names: Vec<String>,
    grid: Grid,
}

/// What a file brings.
#[derive(Debug)]
pub(in crate::exchange) struct Lists {
    /// The lists with their names.
    pub(in crate::exchange) tables: Tables,
    /// The program that wrote it, where that shows.
    pub(in crate::exchange) made_by: Option<Program>,
    /// Of an object a line, the lines that are none.
    pub(in crate::exchange) broken: Vec<Unread>,
}

/// The lists of a file.
pub(in crate::exchange) fn tables(text: &str) -> Result<Lists, ReadError> {
    if let Some(grid) = monica::contacts(text)? {
        let tables = vec![(String::new(), grid)];
        return Ok(Lists { tables, made_by: Some(Program::Monica), broken: Vec::new() });
    }
    let mut lists: Vec<(String, List)> = Vec::new();
    each(text, &mut |name, record: Record| {
        let list = list(&mut lists, name)?;
        for (key, _) in record.cells {
            if !list.columns.contains_key(&key) {
                if list.names.len() >= MAX_COLUMNS {
                    return Err(ReadError::TooLarge { what: Limited::Columns, limit: MAX_COLUMNS });
                }
                list.columns.insert(key.clone(), u32::try_from(list.names.len()).unwrap_or(u32::MAX));
                list.names.push(key);
            }
        }
        Ok(())
    })?;
    for (_, list) in &mut lists {
        list.grid.row(0);
        for name in &list.names {
            list.grid.push(name)?;
        }
    }
    each(text, &mut |name, record: Record| {
        let list = list(&mut lists, name)?;
        if list.grid.len() > MAX_RECORDS {
            return Err(ReadError::TooLarge { what: Limited::Rows, limit: MAX_RECORDS });
        }
        let place = |(key, value): (String, String)| list.columns.get(&key).map(|at| (*at as usize, value));
        let mut cells: Vec<(usize, String)> = record.cells.into_iter().filter_map(place).collect();
        cells.sort_by_key(|(at, _)| *at);
        list.grid.row(record.line);
        for (at, value) in cells {
            while list.grid.width() < at {
                list.grid.push("")?;
            }
            // Of a key that stands there twice the first value is meant.
            if list.grid.width() == at {
                list.grid.push(&value)?;
            }
        }
        list.grid.end_row();
        Ok(())
    })?;
    let named = lists.into_iter().map(|(name, list)| (name, list.grid));
    let tables: Tables = named.filter(|(_, grid)| grid.len() > 1).collect();
    if tables.is_empty() { Err(ReadError::Empty) } else { Ok(Lists { tables, made_by: None, broken: broken(text) }) }
}

/// The records of a list as they stood there, by their places: the line, or an object of what was read of it. The list is
/// that with whose name `called` ends; the only one need not be named.
pub(in crate::exchange) fn records(text: &str, called: &str, wanted: &BTreeSet<u64>) -> BTreeMap<u64, String> {
    if is_apart(text) {
        let all = text.lines().zip(1_u64..).filter(|(_, line)| wanted.contains(line));
        return all.map(|(written, line)| (line, clean(written))).collect();
    }
    let (mut found, mut names) = (BTreeMap::new(), BTreeSet::new());
    // Whoever asks has read it before: what cannot be read now gives nothing.
    let _ = each(text, &mut |name, _| {
        names.insert(name.to_owned());
        Ok(())
    });
    let _ = each(text, &mut |name, record: Record| {
        let is_it = names.len() == 1 || called.ends_with(&format!(": {name}"));
        if is_it && wanted.contains(&u64::from(record.line)) {
            let cells = record.cells.into_iter().map(|(key, value)| (key, serde_json::Value::String(value)));
            found.insert(u64::from(record.line), clean(&serde_json::Value::Object(cells.collect()).to_string()));
        }
        Ok(())
    });
    found
}

fn list<'l>(lists: &'l mut Vec<(String, List)>, name: &str) -> Result<&'l mut List, ReadError> {
    let at = match lists.iter().position(|(known, _)| known == name) {
        Some(at) => at,
        None if lists.len() >= MAX_LISTS => {
            return Err(ReadError::TooLarge { what: Limited::Cells, limit: MAX_LISTS });
        }
        None => {
            lists.push((name.to_owned(), List::default()));
            lists.len() - 1
        }
    };
    lists.get_mut(at).map(|(_, list)| list).ok_or(ReadError::Empty)
}

/// Whether a text is an object a line.
fn is_apart(text: &str) -> bool {
    let mut lines = lines(text);
    lines.next().is_some_and(|(_, line)| line.starts_with('{') && is_whole(line)) && lines.next().is_some()
}

fn lines(text: &str) -> impl Iterator<Item = (u64, &str)> {
    (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty())
}

fn is_whole(line: &str) -> bool {
    serde_json::from_str::<IgnoredAny>(line).is_ok()
}

/// Of an object a line, the lines that are none.
fn broken(text: &str) -> Vec<Unread> {
    if !is_apart(text) {
        return Vec::new();
    }
    let mut room = MAX_RAW;
    let unread = |(line, written): (u64, &str)| {
        let raw = if written.len() > room { String::new() } else { clean(written) };
        room -= raw.len().min(room);
        Unread { line, reason: Reason::Broken, raw }
    };
    lines(text).filter(|(_, line)| !is_whole(line)).map(unread).collect()
}

fn clean(written: &str) -> String {
    written.trim_end().chars().filter(|c| !is_dropped(*c)).collect()
}

/// Calls `take` with every record of a text, by the name of its list.
fn each(text: &str, take: &mut dyn FnMut(&str, Record) -> Result<(), ReadError>) -> Result<(), ReadError> {
    if !is_apart(text) {
        return one(text, None, take);
    }
    // One line that is damaged keeps none of the others out.
    let mut whole = lines(text).filter(|(_, line)| is_whole(line));
    whole.try_for_each(|(at, line)| one(line, Some(u32::try_from(at).unwrap_or(u32::MAX)), take))
}

fn one(
    text: &str,
    line: Option<u32>,
    take: &mut dyn FnMut(&str, Record) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let mut failed = None;
    let mut reader = serde_json::Deserializer::from_str(text);
    let read = Root { take, failed: &mut failed, line }.deserialize(&mut reader).and_then(|()| reader.end());
    match (failed, read) {
        (Some(error), _) => Err(error),
        (None, Err(_)) => Err(ReadError::Damaged { kind: FileKind::Json }),
        (None, Ok(())) => Ok(()),
    }
}

#[cfg(test)]
mod tests;
