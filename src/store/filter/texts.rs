//! Texts, which are compared here and not in SQL: accents and case never matter.
//!
//! Where the values are few and an index has them, each is compared once. Where they are many, the search finds those
//! about whom the words are said anywhere, and of these the value itself is looked at.

use std::collections::HashMap;

use super::super::error::Result;
use super::super::search::{self, ClientSet, Reach};
use super::Asker;
use crate::domain::ClientId;
use crate::domain::filter::{Field, Operand, Piece, Test};
use crate::domain::text::{digits, fold, words};

/// How many clients are looked up one by one; of more all are read from end to end, which is faster.
const FEW: usize = 8_000;

/// What a text must be like.
pub(super) struct Wanted {
    whole: bool,
    /// Of each value its folded text and its words; nothing for any text at all.
    values: Option<Vec<(String, Vec<String>)>>,
    /// What was compared already.
    seen: HashMap<String, bool>,
}

/// The texts that were typed.
pub(super) fn typed(test: &Test) -> Vec<&str> {
    let Test::OneOf { pieces, .. } = test else { return Vec::new() };
    pieces.iter().filter_map(text_of).collect()
}

fn text_of(piece: &Piece) -> Option<&str> {
    if let Piece::Is(Operand::Text(text)) = piece { Some(text) } else { None }
}

impl Wanted {
    pub(super) fn of(test: &Test) -> Self {
        let values = match test {
            Test::OneOf { .. } => Some(typed(test).into_iter().map(|text| (fold(text.trim()), words(text))).collect()),
            _ => None,
        };
        Self { whole: matches!(test, Test::OneOf { whole: true, .. }), values, seen: HashMap::new() }
    }

    /// Whether a text is one of those that are meant: the whole of it, or the beginnings of its words.
    pub(super) fn fits(&mut self, text: &str) -> bool {
        let Some(values) = &self.values else { return !text.trim().is_empty() };
        if let Some(known) = self.seen.get(text) {
            return *known;
        }
        let folded = fold(text.trim());
        let there = words(text);
        let fits = values.iter().any(|(value, wanted)| {
            if self.whole {
                return folded == *value;
            }
            if wanted.is_empty() {
                return folded.contains(value.as_str());
            }
            wanted.iter().all(|wanted| there.iter().any(|word| word.starts_with(wanted.as_str())))
        });
        self.seen.insert(text.to_owned(), fits);
        fits
    }
}

/// The statements of a field of the client's own row: the value of one client, and those of all.
fn column(field: Field) -> Option<[&'static str; 2]> {
    macro_rules! of {
        ($column:literal, $index:literal) => {
            Some([
                concat!("SELECT ", $column, " FROM client WHERE id = :id AND ", $column, " IS NOT NULL"),
                concat!("SELECT id, ", $column, " FROM client ", $index, " WHERE ", $column, " IS NOT NULL"),
            ])
        };
    }
    match field {
        Field::Name => of!("name", "NOT INDEXED"),
        Field::Company => of!("company", "NOT INDEXED"),
        Field::Role => of!("role", "NOT INDEXED"),
        Field::Country => of!("country", "INDEXED BY client_traits"),
        Field::Source => of!("source", "INDEXED BY client_traits"),
        Field::Tax => of!("tax_id", "NOT INDEXED"),
        Field::Interest => of!("interest", "NOT INDEXED"),
        Field::Notes => of!("notes", "NOT INDEXED"),
        _ => None,
    }
}

/// The statements of a field whose values an index has in order: the next value after `:a`, and its clients.
pub(in crate::store) fn distinct(field: Field) -> Option<[&'static str; 2]> {
    Some(match field {
        Field::City => [
            "SELECT city_key, city FROM client INDEXED BY client_in_city
             WHERE city_key <> '' AND city_key > :a ORDER BY city_key LIMIT 1",
            "SELECT id FROM client INDEXED BY client_in_city WHERE city_key <> '' AND city_key = :a",
        ],
        Field::Sector => [
            "SELECT sector, sector FROM client INDEXED BY client_in_sector WHERE sector > :a ORDER BY sector LIMIT 1",
            "SELECT id FROM client INDEXED BY client_in_sector WHERE sector = :a",
        ],
        Field::Zone => [
            "SELECT zone, zone FROM client INDEXED BY client_in_zone WHERE zone > :a ORDER BY zone LIMIT 1",
            "SELECT id FROM client INDEXED BY client_in_zone WHERE zone = :a",
        ],
        Field::Tag => [
            "SELECT name, name FROM tag INDEXED BY tag_by_name WHERE name > :a ORDER BY name LIMIT 1",
            "SELECT client_id FROM tag INDEXED BY tag_by_name WHERE name = :a",
        ],
        _ => return None,
    })
}

const CONTACTS: &str = "SELECT name FROM contact WHERE client_id = :id";
const ROLES: &str = "SELECT role FROM contact WHERE client_id = :id AND role IS NOT NULL";
const ALL_CONTACTS: &str = "SELECT client_id, name FROM contact";
const ALL_ROLES: &str = "SELECT client_id, role FROM contact WHERE role IS NOT NULL";
const CHANNELS: &str = "SELECT lookup FROM channel WHERE client_id = :id AND kind IN ('phone', 'mobile', 'whatsapp')";
const ADDRESSES: &str = "SELECT lookup FROM channel WHERE client_id = :id AND kind = 'email'";
const ALL_CHANNELS: &str = "SELECT client_id, lookup FROM channel WHERE kind IN ('phone', 'mobile', 'whatsapp')";
const ALL_ADDRESSES: &str = "SELECT client_id, lookup FROM channel WHERE kind = 'email'";

impl Asker<'_> {
    /// Those of whom a text is one of those that are meant.
    pub(super) fn text(&self, field: Field, test: &Test) -> Result<ClientSet> {
        if let Some([next, clients]) = distinct(field) {
            return self.by_values(next, clients, test);
        }
        if matches!(field, Field::Phone | Field::Email) {
            return self.by_channel(field, test);
        }
        let mut wanted = Wanted::of(test);
        let mut fits = |text: &str| wanted.fits(text);
        let mut all = ClientSet::default();
        if let Some([one, every]) = column(field) {
            all = self.looked_up(test, one, every, &mut fits)?;
        }
        match field {
            Field::Contact => all.unite(&self.looked_up(test, CONTACTS, ALL_CONTACTS, &mut fits)?),
            Field::Role => all.unite(&self.looked_up(test, ROLES, ALL_ROLES, &mut fits)?),
            Field::Notes => all.unite(&self.noted(test)?),
            _ => {}
        }
        Ok(all)
    }

    /// Goes from value to value, and gathers the clients of those that fit.
    fn by_values(&self, next: &str, clients: &str, test: &Test) -> Result<ClientSet> {
        let mut wanted = Wanted::of(test);
        let mut all = ClientSet::default();
        let mut key = String::new();
        loop {
            let mut found = None;
            self.each(next, &[(":a", &key)], |row| {
                found = Some((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?.unwrap_or_default()));
                Ok(())
            })?;
            let Some((value, text)) = found else { return Ok(all) };
            if wanted.fits(&text) {
                all.unite(&self.gather(clients, &[(":a", &value)])?);
            }
            key = value;
        }
    }

    /// The clients about whom what was typed is said anywhere, of whom `one` gives a text that fits. Where they are
    /// many, or nothing says who they could be, `every` gives the texts of all.
    fn looked_up(&self, test: &Test, one: &str, every: &str, fits: &mut impl FnMut(&str) -> bool) -> Result<ClientSet> {
        let mut all = ClientSet::default();
        match self.candidates(test)? {
            Some(candidates) if candidates.len() <= FEW => {
                for client in candidates.iter() {
                    let mut found = false;
                    self.each(one, &[(":id", &client.0)], |row| {
                        found |= fits(row.get_ref(0)?.as_str().unwrap_or_default());
                        Ok(())
                    })?;
                    if found {
                        all.insert(client);
                    }
                }
            }
            _ => self.each(every, &[], |row| {
                if fits(row.get_ref(1)?.as_str().unwrap_or_default()) {
                    all.insert(ClientId(row.get(0)?));
                }
                Ok(())
            })?,
        }
        Ok(all)
    }

    /// Those about whom one of the texts is said; `None` when that cannot be looked for.
    fn candidates(&self, test: &Test) -> Result<Option<ClientSet>> {
        let typed = typed(test);
        let mut all = ClientSet::default();
        for text in &typed {
            match search::matches(self.conn, text, Reach::Client, usize::MAX)? {
                Some(found) => all.unite(&found.clients),
                None => return Ok(None),
            }
        }
        Ok((!typed.is_empty()).then_some(all))
    }

    /// Those of whom a number has these digits in a row, or an address these characters.
    fn by_channel(&self, field: Field, test: &Test) -> Result<ClientSet> {
        let number = field == Field::Phone;
        let wanted: Vec<String> = typed(test)
            .into_iter()
            .map(|text| if number { digits(text) } else { fold(text.trim()) })
            .filter(|text| !text.is_empty())
            .collect();
        let any = *test == Test::Any;
        let mut fits = |lookup: &str| any || wanted.iter().any(|wanted| lookup.contains(wanted.as_str()));
        let (one, every) = if number { (CHANNELS, ALL_CHANNELS) } else { (ADDRESSES, ALL_ADDRESSES) };
        // An end of a number is indexed from six digits on, and an address by its words: anything else is in the middle.
        let mut all = ClientSet::default();
        if !any && wanted.iter().all(|wanted| !number || wanted.len() >= 6) {
            all = self.looked_up(test, one, every, &mut fits)?;
        }
        if all.is_empty() {
            self.each(every, &[], |row| {
                if fits(row.get_ref(1)?.as_str().unwrap_or_default()) {
                    all.insert(ClientId(row.get(0)?));
                }
                Ok(())
            })?;
        }
        Ok(all)
    }

    /// Those with whom the words were said.
    fn noted(&self, test: &Test) -> Result<ClientSet> {
        let typed = typed(test);
        if typed.is_empty() {
            return self.gather("SELECT client_id FROM interaction WHERE text <> ''", &[]);
        }
        let said = typed.iter().map(|text| {
            let found = search::matches(self.conn, text, Reach::Said, usize::MAX)?;
            Ok(found.map(|found| found.clients).unwrap_or_default())
        });
        self.united(said)
    }
}
