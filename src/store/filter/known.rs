//! What a filter may name that the user made.

use rusqlite::Connection;

use super::super::error::Result;
use super::super::lists::Shelf;
use super::texts::distinct;
use crate::domain::Code;
use crate::domain::filter::{Field, Known};

const SEGMENTS: &str = "SELECT coalesce(code, ''), name, filter FROM segment";

/// The saved filters: the code and the name of each, one of which may be empty, and its line.
pub(in crate::store) fn segments(conn: &Connection) -> Result<Vec<(String, String, String)>> {
    let mut statement = conn.prepare_cached(&format!("{SEGMENTS} ORDER BY position, id"))?;
    let segments = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(segments.collect::<rusqlite::Result<_>>()?)
}

/// How many values of a field are offered at most: whoever has more types some letters of them.
const MOST: usize = 400;
const PRODUCTS: &str = "SELECT name FROM product WHERE retired = 0 ORDER BY name_key LIMIT ?1";
const CATEGORIES: &str = "SELECT DISTINCT category FROM product WHERE category IS NOT NULL ORDER BY category LIMIT ?1";

/// The values of the fields that have few, each once.
pub(in crate::store) fn values(conn: &Connection) -> Result<Known> {
    let mut known = Known::default();
    for field in [Field::City, Field::Zone, Field::Sector, Field::Tag] {
        let Some([next, _]) = distinct(field) else { continue };
        let mut statement = conn.prepare_cached(next)?;
        let (mut key, mut values) = (String::new(), Vec::new());
        while values.len() < MOST {
            for (name, value) in [(":shelf", Shelf::Current.code()), (":a", key.as_str())] {
                if let Some(place) = statement.parameter_index(name)? {
                    statement.raw_bind_parameter(place, value)?;
                }
            }
            let mut rows = statement.raw_query();
            let Some(row) = rows.next()? else { break };
            values.extend(row.get::<_, Option<String>>(1)?);
            key = row.get(0)?;
        }
        known.values.push((field, values));
    }
    for (field, sql) in [(Field::Product, PRODUCTS), (Field::Category, CATEGORIES)] {
        let most = i64::try_from(MOST).unwrap_or(i64::MAX);
        let values = conn.prepare_cached(sql)?.query_map([most], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        known.values.push((field, values));
    }
    let names = segments(conn)?.into_iter().map(|(code, name, _)| if name.is_empty() { code } else { name });
    known.values.push((Field::Segment, names.collect()));
    Ok(known)
}
