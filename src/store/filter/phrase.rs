//! Words that stand side by side: the search finds who has them all, and the texts themselves tell whether in this order.

use rusqlite::Connection;

use super::super::error::Result;
use super::super::search::{self, ClientSet, Reach};
use crate::domain::ClientId;
use crate::domain::text::words;

/// All texts in which something may be said about a client.
const TEXTS: &str = "
SELECT name FROM client WHERE id = ?1
UNION ALL SELECT company FROM client WHERE id = ?1
UNION ALL SELECT role FROM client WHERE id = ?1
UNION ALL SELECT sector FROM client WHERE id = ?1
UNION ALL SELECT city FROM client WHERE id = ?1
UNION ALL SELECT zone FROM client WHERE id = ?1
UNION ALL SELECT country FROM client WHERE id = ?1
UNION ALL SELECT source FROM client WHERE id = ?1
UNION ALL SELECT tax_id FROM client WHERE id = ?1
UNION ALL SELECT interest FROM client WHERE id = ?1
UNION ALL SELECT notes FROM client WHERE id = ?1
UNION ALL SELECT name FROM tag WHERE client_id = ?1
UNION ALL SELECT name FROM contact WHERE client_id = ?1
UNION ALL SELECT role FROM contact WHERE client_id = ?1
UNION ALL SELECT value FROM channel WHERE client_id = ?1
UNION ALL SELECT value FROM custom_value WHERE client_id = ?1
UNION ALL SELECT text FROM topic WHERE client_id = ?1
UNION ALL SELECT text FROM interaction WHERE client_id = ?1 AND text <> ''";

/// The clients about whom these words are said, whole and in this order; `None` when nothing is looked for.
pub(super) fn clients(conn: &Connection, phrase: &str) -> Result<Option<ClientSet>> {
    let wanted = words(phrase);
    let Some(found) = search::matches(conn, phrase, Reach::Notes, usize::MAX)? else { return Ok(None) };
    let mut set = ClientSet::default();
    for client in found.clients.iter() {
        if says(conn, client, &wanted)? {
            set.insert(client);
        }
    }
    Ok(Some(set))
}

fn says(conn: &Connection, client: ClientId, wanted: &[String]) -> Result<bool> {
    let mut statement = conn.prepare_cached(TEXTS)?;
    let mut rows = statement.query([client.0])?;
    while let Some(row) = rows.next()? {
        let text = row.get_ref(0)?.as_str_or_null().ok().flatten().unwrap_or_default();
        if words(text).windows(wanted.len()).any(|there| there == wanted) {
            return Ok(true);
        }
    }
    Ok(false)
}
