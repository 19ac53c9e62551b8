//! What a filter may name that the user made.

use rusqlite::Connection;

use super::super::error::Result;

const SEGMENTS: &str = "SELECT coalesce(code, ''), name, filter FROM segment";

/// The saved filters: the code and the name of each, one of which may be empty, and its line.
pub(in crate::store) fn segments(conn: &Connection) -> Result<Vec<(String, String, String)>> {
    let mut statement = conn.prepare_cached(&format!("{SEGMENTS} ORDER BY position, id"))?;
    let segments = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(segments.collect::<rusqlite::Result<_>>()?)
}
