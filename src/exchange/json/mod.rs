//! JSON: lists of flat objects to tables. A list may stand alone, within an object, or as an object a line.
//!
//! What is nested one level deep has a column of its own (`address.city`), lists of words are joined, and of a list of
//! objects their values are; what is deeper is left out. The text is read twice and never held as a tree.

mod flat;
mod monica;

use std::collections::HashMap;

use serde::de::{DeserializeSeed, IgnoredAny};

use super::incoming::{FileKind, Limited, MAX_COLUMNS, MAX_RECORDS, Program, ReadError};
use super::table::Grid;
use flat::{Record, Root};

/// The most lists of a file.
const MAX_LISTS: usize = 64;

/// Tables with their names.
type Tables = Vec<(String, Grid)>;

/// The columns of a list, in the order in which they are first seen, and its rows.
#[derive(Default)]
struct List {
    columns: HashMap<String, u32>,
    names: Vec<String>,
    grid: Grid,
}

/// The lists of a file with their names, and the program that wrote it where that shows.
pub(in crate::exchange) fn tables(text: &str) -> Result<(Tables, Option<Program>), ReadError> {
    if let Some(grid) = monica::contacts(text)? {
        return Ok((vec![(String::new(), grid)], Some(Program::Monica)));
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
    if tables.is_empty() { Err(ReadError::Empty) } else { Ok((tables, None)) }
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

/// Calls `take` with every record of a text, by the name of its list.
fn each(text: &str, take: &mut dyn FnMut(&str, Record) -> Result<(), ReadError>) -> Result<(), ReadError> {
    let lines = || text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let whole = |line: &str| serde_json::from_str::<IgnoredAny>(line).is_ok();
    let apart =
        lines().nth(1).is_some() && lines().next().is_some_and(|(_, line)| line.starts_with('{') && whole(line));
    if !apart {
        return one(text, None, take);
    }
    lines().try_for_each(|(at, line)| one(line, Some(u32::try_from(at + 1).unwrap_or(u32::MAX)), take))
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
