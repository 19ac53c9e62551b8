//! The values that there are, to be offered while a filter is typed.

use rusqlite::Connection;

use super::super::error::Result;
use super::texts::distinct;
use crate::domain::filter::{Field, Known};

/// How many values of a field are offered at most: whoever has more types some letters of them.
const MOST: usize = 400;
const PRODUCTS: &str = "SELECT name FROM product WHERE retired = 0 ORDER BY name_key LIMIT ?1";
const CATEGORIES: &str = "SELECT DISTINCT category FROM product WHERE category IS NOT NULL ORDER BY category LIMIT ?1";
const COMPETITORS: &str = "SELECT DISTINCT competitor FROM opportunity INDEXED BY opportunity_against
    WHERE competitor IS NOT NULL ORDER BY competitor LIMIT ?1";

/// The values of the fields that have few, each once.
pub(in crate::store) fn values(conn: &Connection) -> Result<Known> {
    let mut known = Known::default();
    for field in [Field::City, Field::Zone, Field::Sector, Field::Tag] {
        let Some([next, _]) = distinct(field) else { continue };
        let mut statement = conn.prepare_cached(next)?;
        let (mut key, mut values) = (String::new(), Vec::new());
        while values.len() < MOST {
            let mut rows = statement.query([&key])?;
            let Some(row) = rows.next()? else { break };
            values.extend(row.get::<_, Option<String>>(1)?);
            key = row.get(0)?;
        }
        known.values.push((field, values));
    }
    for (field, sql) in [(Field::Product, PRODUCTS), (Field::Category, CATEGORIES), (Field::Competitor, COMPETITORS)] {
        let most = i64::try_from(MOST).unwrap_or(i64::MAX);
        let values = conn.prepare_cached(sql)?.query_map([most], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        known.values.push((field, values));
    }
    Ok(known)
}
