//! Writing what is searched: the words of what is known of a client, and of what was said with it and what it bought.
//!
//! What they are kept in, and how it is asked, is in `search`.

use std::collections::BTreeSet;
use std::ops::Range;

use rusqlite::{CachedStatement, Connection, Row, params};

use super::apart::Apart;
use super::error::Result;
use super::merge::Merge;
use super::row::code;
use crate::domain::text::digits;
use crate::domain::{ChannelKind, ClientId, text};

/// Bits of a note row's number that hold the year.
pub(super) const YEAR_BITS: u32 = 12;
/// The shortest end of a telephone number by which people look for it.
const SHORTEST_NUMBER: usize = 6;

/// From so many rows on it is worth while to write an index otherwise than row by row.
const MANY: usize = 10_000;

/// One of the search indexes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Index {
    pub(super) table: &'static str,
    /// How many bytes of new words are gathered before they are written, where there are many. The fewer pieces there are,
    /// the less is merged; but each beginning of a word is looked for among all that is gathered, and what lies far from the
    /// processor costs twice the time. The words of notes are the same over and over.
    piece: usize,
}

const CLIENTS: Index = Index { table: "client_search", piece: 2 * 1024 * 1024 };
const NOTES: Index = Index { table: "note_search", piece: 16 * 1024 * 1024 };

/// As SQLite has it: how many bytes are gathered, how many pieces of a size are merged on the way, and how many there may be.
const USUAL: [usize; 3] = [1024 * 1024, 4, 16];
/// Where many rows come, all pieces are merged once, at the end; so many can be.
const PIECES: usize = 1_500;

impl Index {
    /// Gets ready for many rows.
    pub(super) fn set_for_many(&self, conn: &Connection) -> Result<()> {
        self.set(conn, [self.piece, 0, PIECES])
    }

    /// Makes one piece of the many that were written.
    pub(super) fn make_whole(&self, conn: &Connection) -> Result<()> {
        let Self { table, .. } = self;
        conn.execute(&format!("INSERT INTO {table} ({table}) VALUES ('optimize')"), [])?;
        self.set(conn, USUAL)
    }

    fn set(&self, conn: &Connection, [gathered, merged, most]: [usize; 3]) -> Result<()> {
        let Self { table, .. } = self;
        Ok(conn.execute_batch(&format!(
            "INSERT INTO {table} ({table}, rank) VALUES ('hashsize', {gathered});
             INSERT INTO {table} ({table}, rank) VALUES ('automerge', {merged});
             INSERT INTO {table} ({table}, rank) VALUES ('crisismerge', {most});"
        ))?)
    }

    fn is_empty(&self, conn: &Connection) -> Result<bool> {
        let sql = format!("SELECT NOT EXISTS (SELECT 1 FROM {}_docsize)", self.table);
        Ok(conn.query_row(&sql, [], |row| row.get(0))?)
    }

    /// Writes so many rows; what is built beside the work is to be taken over at its end.
    fn write(
        &self,
        conn: &Connection,
        rows: usize,
        write: impl FnOnce(&mut Page) -> Result<()>,
    ) -> Result<Option<Apart>> {
        if rows < MANY {
            write(&mut Page::here(conn, self)?)?;
            return Ok(None);
        }
        if self.is_empty(conn)? {
            let mut page = Page::Apart(Apart::begin(conn, self)?);
            write(&mut page)?;
            let Page::Apart(mut apart) = page else { return Ok(None) };
            apart.end();
            return Ok(Some(apart));
        }
        self.set_for_many(conn)?;
        write(&mut Page::here(conn, self)?)?;
        self.make_whole(conn)?;
        Ok(None)
    }
}

/// Where the rows of an index are written.
enum Page<'c> {
    /// Into the file.
    Here { forget: CachedStatement<'c>, add: CachedStatement<'c> },
    /// Into one that is built beside the work.
    Apart(Apart),
}

impl<'c> Page<'c> {
    fn here(conn: &'c Connection, index: &Index) -> Result<Self> {
        let table = index.table;
        Ok(Self::Here {
            forget: conn.prepare_cached(&format!("DELETE FROM {table} WHERE rowid = ?1"))?,
            add: conn.prepare_cached(&format!("INSERT INTO {table} (rowid, body) VALUES (?1, ?2)"))?,
        })
    }

    /// Takes a row out.
    fn forget(&mut self, row: i64) -> Result<()> {
        if let Self::Here { forget, .. } = self {
            forget.execute([row])?;
        }
        Ok(())
    }

    /// Writes a row that is not there.
    fn add(&mut self, row: i64, text: &str) -> Result<()> {
        match self {
            Self::Here { add, .. } => {
                add.execute(params![row, each_once(text)])?;
            }
            Self::Apart(apart) => apart.add(row, text),
        }
        Ok(())
    }
}

/// Indexes that are being built while other work goes on.
#[derive(Debug, Default)]
#[must_use]
pub(super) struct Underway(Vec<Apart>);

impl Underway {
    /// Puts them in their places.
    pub(super) fn take_over(&mut self, conn: &Connection) -> Result<()> {
        self.0.drain(..).try_for_each(|apart| apart.take_over(conn))
    }
}

/// Indexes anew what is known of these clients, and what was said with clients in these years.
pub(super) fn index_all(
    conn: &Connection,
    clients: &BTreeSet<ClientId>,
    years: &BTreeSet<(ClientId, i16)>,
) -> Result<Underway> {
    let clients = CLIENTS.write(conn, clients.len(), |page| index_clients(conn, clients, page))?;
    let years = NOTES
        .write(conn, years.len(), |page| years.iter().try_for_each(|(id, year)| index_notes(conn, *id, *year, page)))?;
    Ok(Underway(clients.into_iter().chain(years).collect()))
}

/// Indexes anew what is known of every client.
pub(super) fn index_everybody(conn: &Connection) -> Result<()> {
    index_all(conn, &everybody(conn)?, &BTreeSet::new())?.take_over(conn)
}

/// The numbers of all clients.
pub(super) fn everybody(conn: &Connection) -> Result<BTreeSet<ClientId>> {
    let mut statement = conn.prepare("SELECT id FROM client ORDER BY id")?;
    Ok(statement.query_map([], |row| Ok(ClientId(row.get(0)?)))?.collect::<rusqlite::Result<_>>()?)
}

/// Indexes what is known of clients anew.
fn index_clients(conn: &Connection, clients: &BTreeSet<ClientId>, page: &mut Page) -> Result<()> {
    let mut ids = clients.iter().copied().peekable();
    while let Some(first) = ids.next() {
        let mut last = first;
        while let Some(next) = ids.next_if(|next| next.0 == last.0 + 1) {
            last = next;
        }
        (first.0..=last.0).try_for_each(|id| page.forget(id))?;
        index_row_of_clients(conn, [first.0, last.0], page)?;
    }
    Ok(())
}

/// Indexes what is known of clients who stand in a row, from the first to the last.
fn index_row_of_clients(conn: &Connection, range: [i64; 2], page: &mut Page) -> Result<()> {
    let mut clients = conn.prepare_cached(
        "SELECT id, name, company, role, sector, city, zone, country, source, tax_id, interest, notes FROM client
         WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
    )?;
    let mut tags =
        conn.prepare_cached("SELECT client_id, name FROM tag WHERE client_id BETWEEN ?1 AND ?2 ORDER BY client_id")?;
    let mut contacts = conn.prepare_cached(
        "SELECT client_id, name, role FROM contact WHERE client_id BETWEEN ?1 AND ?2 ORDER BY client_id",
    )?;
    let mut channels = conn.prepare_cached(
        "SELECT client_id, kind, value FROM channel WHERE client_id BETWEEN ?1 AND ?2 ORDER BY client_id",
    )?;
    let mut tags = Merge::new(tags.query(range)?)?;
    let mut contacts = Merge::new(contacts.query(range)?)?;
    let mut channels = Merge::new(channels.query(range)?)?;
    let mut clients = clients.query(range)?;
    let mut body = String::new();
    while let Some(row) = clients.next()? {
        let id = ClientId(row.get(0)?);
        body.clear();
        say(&mut body, row, 1..12)?;
        tags.each(id, |row| say(&mut body, row, 1..2))?;
        contacts.each(id, |row| say(&mut body, row, 1..3))?;
        channels.each(id, |row| {
            say(&mut body, row, 2..3)?;
            if code::<ChannelKind, _>(row, 1)?.is_number() {
                // A number is looked for by its end, with or without the country in front.
                let number = digits(row.get_ref(2)?.as_str().unwrap_or(""));
                for from in 0..=number.len().saturating_sub(SHORTEST_NUMBER) {
                    body.push_str(&number[from..]);
                    body.push('\n');
                }
            }
            Ok(())
        })?;
        page.add(id.0, &body)?;
    }
    Ok(())
}

/// Adds what some columns of a row say.
fn say(body: &mut String, row: &Row, columns: Range<usize>) -> rusqlite::Result<()> {
    for column in columns {
        body.push_str(row.get_ref(column)?.as_str().unwrap_or(""));
        body.push('\n');
    }
    Ok(())
}

/// The words of a text, each once: a search asks whether a word is said, not how often.
pub(super) fn each_once(body: &str) -> String {
    let spaced = text::spaced_words(body);
    let mut words: Vec<&str> = spaced.split(' ').filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.dedup();
    words.join(" ")
}

/// What a client bought, each once, a line each.
fn bought(conn: &Connection, id: ClientId) -> Result<String> {
    let mut statement = conn.prepare_cached(super::purchases::BOUGHT)?;
    let mut rows = statement.query([id.0])?;
    let mut bought = BTreeSet::new();
    while let Some(row) = rows.next()? {
        bought.extend(row.get::<_, Option<String>>(0)?);
        bought.insert(row.get(1)?);
    }
    Ok(Vec::from_iter(bought).join("\n").trim().to_owned())
}

/// What a client bought, each once.
pub(super) fn bought_by(conn: &Connection, id: ClientId) -> Result<Vec<String>> {
    Ok(bought(conn, id)?.lines().map(str::to_owned).collect())
}

/// The year under which it is indexed what a client bought, whenever that was.
pub(super) const BOUGHT: i16 = 0;

/// Indexes what was said with a client in a year anew, or what it [`BOUGHT`].
fn index_notes(conn: &Connection, id: ClientId, year: i16, page: &mut Page) -> Result<()> {
    let row = (id.0 << YEAR_BITS) | i64::from(year);
    page.forget(row)?;
    let body = if year == BOUGHT { bought(conn, id)? } else { said(conn, id, year)? };
    if body.is_empty() { Ok(()) } else { page.add(row, &body) }
}

/// What was said with a client in a year.
fn said(conn: &Connection, id: ClientId, year: i16) -> Result<String> {
    let mut statement = conn
        .prepare_cached("SELECT text FROM interaction WHERE client_id = ?1 AND at >= ?2 AND at < ?3 AND text <> ''")?;
    let mut rows = statement.query(params![id.0, format!("{year:04}"), format!("{:04}", year.saturating_add(1))])?;
    let mut body = String::new();
    while let Some(row) = rows.next()? {
        body.push_str(row.get_ref(0)?.as_str().unwrap_or(""));
        body.push('\n');
    }
    // What was said in an interaction stands in its note; the rest is in no note.
    let mut topics = conn.prepare_cached(
        "SELECT text FROM topic WHERE client_id = ?1 AND raised_on >= ?2 AND raised_on < ?3 AND interaction_id IS NULL",
    )?;
    let mut rows = topics.query(params![id.0, format!("{year:04}"), format!("{:04}", year.saturating_add(1))])?;
    while let Some(row) = rows.next()? {
        body.push_str(row.get_ref(0)?.as_str().unwrap_or(""));
        body.push('\n');
    }
    Ok(body)
}

/// The years of a client's history, and the one of what it [`BOUGHT`].
pub(super) fn years(conn: &Connection, id: ClientId) -> Result<BTreeSet<i16>> {
    let mut statement =
        conn.prepare_cached("SELECT DISTINCT CAST(substr(at, 1, 4) AS INTEGER) FROM interaction WHERE client_id = ?1")?;
    let mut years: BTreeSet<i16> = statement.query_map([id.0], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let mut statement =
        conn.prepare_cached("SELECT CAST(substr(raised_on, 1, 4) AS INTEGER) FROM topic WHERE client_id = ?1")?;
    years.extend(statement.query_map([id.0], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i16>>>()?);
    years.insert(BOUGHT);
    Ok(years)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_written_down_once_however_often_it_is_said() {
        assert_eq!(each_once("Ana, ana: ¡Ána!\n999 Ñandú 9 ana"), "9 999 ana nandu");
        assert_eq!(each_once(" · "), "");
    }
}
