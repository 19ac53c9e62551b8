//! Pages that no tree leads to any more, given back to the damaged tables whose rows they hold.
//!
//! A page does not say whose it is. Where it could be of several tables, its numbers tell little, since all tables count
//! from one; what the indexes of a table say of rows with these numbers does.

use std::collections::HashMap;

use rusqlite::types::Value;

use super::tree::{Row, Seen, Shape, stray, walk};
use super::{Found, Put, Salvage};
use crate::store::error::Result;

/// What the indexes of a table say of its rows: of each, by its number, some columns and what stands in them.
type Told = HashMap<i64, Vec<(usize, Value)>>;

impl Salvage<'_> {
    /// Saves the rows of the pages that no tree leads to any more.
    pub(super) fn strays(&mut self) -> Result<()> {
        let damaged = |found: &Found| found.broken > 0 && found.table.shape == Shape::Table;
        if !self.tables.iter().any(damaged) {
            return Ok(());
        }
        let mut told: HashMap<usize, Told> = HashMap::new();
        for number in 2..=self.source.count() {
            if self.seen.has(number) {
                continue;
            }
            let Some(rows) = stray(&mut self.source, number) else { continue };
            let may_be_of = |found: &Found| damaged(found) && rows.iter().all(|row| found.table.fits(row));
            let whose = self.tables.iter().enumerate().filter(|(_, found)| may_be_of(found)).map(|(at, _)| at);
            let at = match whose.collect::<Vec<_>>()[..] {
                [] => continue,
                [only] => only,
                ref several => {
                    for at in several {
                        told.entry(*at).or_insert_with(|| self.told(*at));
                    }
                    let agreed = |at: &usize| told.get(at).map_or(0, |told| agreed(told, &rows));
                    let most = several.iter().map(agreed).max().unwrap_or(0);
                    let mut best = several.iter().filter(|at| agreed(at) == most);
                    match (best.next(), best.next()) {
                        (Some(at), None) if most > 0 => *at,
                        _ => continue,
                    }
                }
            };
            let Some(found) = self.tables.get_mut(at) else { continue };
            let mut put = Put::new(self.conn, &found.table);
            for row in &rows {
                // What was deleted may still lie on a page that is free.
                let was_there = !found.told || found.expected.contains(&row.id);
                if was_there && !found.saved.contains(&row.id) && put.row(row)? {
                    found.saved.insert(row.id);
                }
            }
        }
        Ok(())
    }

    /// What the indexes of a table say of its rows, as far as they can be read.
    fn told(&mut self, at: usize) -> Told {
        let mut told = Told::new();
        let Some(found) = self.tables.get(at) else { return told };
        let place = |name: &String| {
            let at = found.table.columns.iter().position(|column| column.name == *name)?;
            (!found.table.columns[at].is_id).then_some(at)
        };
        for index in &found.table.indexes {
            let Some(root) = self.roots.get(&index.name) else { continue };
            let places: Vec<Option<usize>> = index.columns.iter().map(|name| place(name.as_ref()?)).collect();
            let mut seen = Seen::new(&self.source);
            walk(&mut self.source, *root, Shape::Index, &mut seen, &mut |entry| {
                let Some((Value::Integer(id), values)) = entry.values.split_last() else { return };
                if values.len() == places.len() {
                    let said = places.iter().zip(values).filter_map(|(at, value)| Some(((*at)?, value.clone())));
                    told.entry(*id).or_default().extend(said);
                }
            });
        }
        told
    }
}

/// Of how many of the rows it is told what they say; none, if anything else is told of any.
fn agreed(told: &Told, rows: &[Row]) -> usize {
    let mut agreed = 0;
    for row in rows {
        let Some(said) = told.get(&row.id).filter(|said| !said.is_empty()) else { continue };
        if !said.iter().all(|(at, value)| row.values.get(*at).is_none_or(|own| are_same(own, value))) {
            return 0;
        }
        agreed += 1;
    }
    agreed
}

/// Whether two values are the same, however their numbers are kept.
fn are_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        #[expect(clippy::cast_precision_loss, reason = "so does SQLite, which keeps whole numbers shorter")]
        (Value::Integer(whole), Value::Real(number)) | (Value::Real(number), Value::Integer(whole)) => {
            (*whole as f64).total_cmp(number).is_eq()
        }
        (one, other) => one == other,
    }
}
