//! Finding clients by any word about them: names, people, places, phones, e-mails, tags, notes, what was
//! said and what was bought.
//!
//! Two full-text tables over folded text, without copies of it. `client_search` has a row a client. `note_search` has a
//! row a client and a year of its history, so that logging indexes one year again at most, and one more for what it
//! bought: whoever types a name means nobody who bought something of that name. The client of a hit is part of its row
//! number: nothing has to be looked up to know whose it is. A search is the set of clients in which
//! every typed word begins some word.

use rusqlite::Connection;

use super::error::Result;
use super::indexing::{BOUGHT, YEAR_BITS};
use crate::domain::ClientId;
use crate::domain::text::words;

/// From how many letters on a word is looked for in notes: shorter ones begin half of all the words there.
const NOTE_WORD: usize = 3;

/// Places of a word that are looked at while a key waits: with a hundred thousand clients half of them have any letter.
pub(super) const GLANCE: usize = 1_500;
/// The same for one word alone.
pub(super) const GLANCE_AT_ONE: usize = 400;

/// A set of clients, a bit each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClientSet {
    bits: Vec<u64>,
}

impl ClientSet {
    /// Whether the client is in the set.
    #[must_use]
    pub fn contains(&self, client: ClientId) -> bool {
        let (word, bit) = place(client);
        self.bits.get(word).is_some_and(|bits| bits & bit != 0)
    }

    /// How many clients are in the set.
    #[must_use]
    pub fn len(&self) -> usize {
        self.bits.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether the set is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bits.iter().all(|word| *word == 0)
    }

    /// The clients, by number.
    pub fn iter(&self) -> impl Iterator<Item = ClientId> {
        self.bits.iter().zip(0_i64..).flat_map(|(word, n)| {
            (0..64).filter(move |bit| word & (1 << bit) != 0).map(move |bit| ClientId(n * 64 + bit))
        })
    }

    pub(in crate::store) fn insert(&mut self, client: ClientId) {
        let (word, bit) = place(client);
        if self.bits.len() <= word {
            self.bits.resize(word + 1, 0);
        }
        if let Some(bits) = self.bits.get_mut(word) {
            *bits |= bit;
        }
    }

    /// Keeps those who are in the other set too.
    pub fn intersect(&mut self, other: &Self) {
        self.bits.truncate(other.bits.len());
        for (word, other) in self.bits.iter_mut().zip(&other.bits) {
            *word &= other;
        }
    }

    /// Keeps the clients with smaller numbers than this one.
    pub(super) fn keep_below(&mut self, client: ClientId) {
        let (word, bit) = place(client);
        self.bits.truncate(word + 1);
        if let Some(bits) = self.bits.get_mut(word) {
            *bits &= bit - 1;
        }
    }

    pub(super) fn subtract(&mut self, other: &Self) {
        for (word, other) in self.bits.iter_mut().zip(&other.bits) {
            *word &= !other;
        }
    }

    pub(super) fn unite(&mut self, other: &Self) {
        if self.bits.len() < other.bits.len() {
            self.bits.resize(other.bits.len(), 0);
        }
        for (word, other) in self.bits.iter_mut().zip(&other.bits) {
            *word |= other;
        }
    }
}

impl FromIterator<ClientId> for ClientSet {
    fn from_iter<I: IntoIterator<Item = ClientId>>(clients: I) -> Self {
        let mut set = Self::default();
        clients.into_iter().for_each(|client| set.insert(client));
        set
    }
}

fn place(client: ClientId) -> (usize, u64) {
    let id = usize::try_from(client.0).unwrap_or(0);
    (id / 64, 1 << (id % 64))
}

/// How far a search reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// What is known of the client itself.
    Client,
    /// What was said with it too.
    Notes,
    /// What was said with it, and nothing else.
    Said,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The clients about whom every word is said.
    pub clients: ClientSet,
    /// Whether everybody was looked at, and not only the clients with the smallest numbers.
    pub whole: bool,
    /// The first client that was not looked at, if there is one.
    pub(super) below: Option<ClientId>,
}

/// The clients about whom every word of `typed` is said; `None` when nothing is typed.
///
/// Of each word at most `most` places are looked at. A word that has more limits the search to the clients up to where
/// it came, and of those nobody is missed.
pub(super) fn matches(conn: &Connection, typed: &str, reach: Reach, most: usize) -> Result<Option<Finding>> {
    let words = words(typed);
    let look = |word: &str| Found::of(conn, word, reach, most);
    let mut found = words.iter().map(|word| look(word)).collect::<Result<Vec<_>>>()?;
    let mut noted = ClientSet::default();
    found.iter().filter_map(|found| found.noted.as_ref()).for_each(|set| noted.unite(set));
    let mut all: Option<ClientSet> = None;
    let mut begin = 0;
    while begin < words.len() {
        let run = words[begin..].iter().take_while(|word| word.bytes().all(|byte| byte.is_ascii_digit())).count();
        let end = begin + run.max(1);
        let mut set = intersection(found[begin..end].iter().map(|found| found.all(&noted)));
        if run > 1 {
            // Numbers in a row may be one telephone number, which everybody spaces differently.
            let number = look(&words[begin..end].concat())?;
            set.get_or_insert_default().unite(&number.all(&noted));
            found.push(number);
        }
        all = intersection(all.into_iter().chain(set));
        begin = end;
    }
    let below = found.iter().filter_map(|found| found.below).min();
    Ok(all.map(|mut clients| {
        if let Some(below) = below {
            clients.keep_below(below);
        }
        Finding { clients, whole: below.is_none(), below }
    }))
}

/// The clients that are in every one of the sets; `None` of none.
fn intersection(sets: impl Iterator<Item = ClientSet>) -> Option<ClientSet> {
    sets.reduce(|mut all, set| {
        all.intersect(&set);
        all
    })
}

/// The clients about whom a word that begins with the one that is looked for is said.
struct Found {
    /// In what is known of them.
    known: ClientSet,
    /// In what was said with them, or what they bought; `None` when the word is too short to be looked for there.
    noted: Option<ClientSet>,
    /// In what they bought.
    bought: ClientSet,
    /// The first client that was not looked at, if there is one.
    below: Option<ClientId>,
}

impl Found {
    fn of(conn: &Connection, word: &str, reach: Reach, most: usize) -> Result<Self> {
        let prefix = format!("\"{word}\"*");
        let mut found = Self { known: ClientSet::default(), noted: None, bought: ClientSet::default(), below: None };
        if reach != Reach::Said {
            let known = &mut found.known;
            found.below = collect(conn, (FIND_CLIENT, &prefix), most, |row| known.insert(ClientId(row)))?.map(ClientId);
        }
        if reach == Reach::Client {
            found.noted = Some(ClientSet::default());
        } else if word.chars().count() >= NOTE_WORD {
            let (mut noted, bought) = (ClientSet::default(), &mut found.bought);
            let below = collect(conn, (FIND_NOTE, &prefix), most, |row| {
                let client = ClientId(row >> YEAR_BITS);
                let is_bought = row & ((1 << YEAR_BITS) - 1) == i64::from(BOUGHT);
                if is_bought {
                    bought.insert(client);
                }
                if !is_bought || reach != Reach::Said {
                    noted.insert(client);
                }
            })?;
            found.below = found.below.into_iter().chain(below.map(|row| ClientId(row >> YEAR_BITS))).min();
            found.noted = Some(noted);
        }
        Ok(found)
    }

    /// All of them; a short word such as "de" is taken for said wherever any of the longer ones was.
    fn all(&self, noted: &ClientSet) -> ClientSet {
        let mut all = self.known.clone();
        all.unite(self.noted.as_ref().unwrap_or(noted));
        all
    }
}

pub(super) const FIND_CLIENT: &str = "SELECT rowid FROM client_search WHERE client_search MATCH ?1 ORDER BY rowid";
pub(super) const FIND_NOTE: &str = "SELECT rowid FROM note_search WHERE note_search MATCH ?1 ORDER BY rowid";

/// Where words that begin with those that are looked for stand, one after the other: what is known of a client, what it
/// bought, and what was said with it.
pub(super) fn whereabouts(conn: &Connection, words: &[String], most: usize) -> Result<Vec<[ClientSet; 2]>> {
    let look = |word: &String| {
        let found = Found::of(conn, word, Reach::Notes, most)?;
        Ok([found.known, found.bought])
    };
    words.iter().map(look).collect()
}

/// Gives up to `most` rows to `see`; the next one, if there is one.
fn collect(
    conn: &Connection,
    (sql, prefix): (&str, &str),
    most: usize,
    mut see: impl FnMut(i64),
) -> Result<Option<i64>> {
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query([prefix])?;
    let mut left = most;
    while let Some(row) = rows.next()? {
        let row = row.get(0)?;
        if left == 0 {
            return Ok(Some(row));
        }
        left -= 1;
        see(row);
    }
    Ok(None)
}
