//! Where what was looked for stands about a client.

use super::{Agenda, Result};
use crate::domain::ClientId;
use crate::domain::snippet::{Place, hits};

/// How many notes of a client are looked through for a word.
const NOTES: usize = 300;

/// The text about a client in which the words stand that were looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matched {
    /// Where it is said.
    pub place: Place,
    /// The whole text.
    pub text: String,
}

impl Agenda {
    /// The text about a client that has most of the words which its name has not: in its company or people before other
    /// data, in what it bought before what was said. The name, when that has them all; `None` when nothing shows them,
    /// as for numbers that are written in pieces.
    pub fn matched(&self, (client, name): (ClientId, &str), wanted: &[String]) -> Result<Option<Matched>> {
        let missing: Vec<String> =
            wanted.iter().filter(|word| hits(name, std::slice::from_ref(*word)) == 0).cloned().collect();
        if missing.is_empty() {
            // Most are looked for by their names: nothing else of them has to be read then.
            return Ok((!wanted.is_empty()).then(|| Matched { place: Place::Name, text: name.to_owned() }));
        }
        let reader = self.store.read();
        let known = reader.client(client)?;
        let mut best: Option<(usize, Matched)> = None;
        let mut look = |place: Place, texts: Vec<String>| {
            for text in texts {
                let hits = hits(&text, &missing);
                if hits > best.as_ref().map_or(0, |(best, _)| *best) {
                    best = Some((hits, Matched { place, text }));
                }
            }
            best.as_ref().is_some_and(|(best, _)| *best == missing.len())
        };
        let contacts = reader.contacts(client)?;
        let people = known.company.iter().chain(contacts.iter().map(|contact| &contact.name)).cloned().collect();
        if look(Place::People, people) {
            return Ok(best.map(|(_, matched)| matched));
        }
        let own = [
            &known.role,
            &known.sector,
            &known.city,
            &known.zone,
            &known.country,
            &known.source,
            &known.tax_id,
            &known.interest,
        ];
        let mut data: Vec<String> = own.into_iter().flatten().cloned().collect();
        data.extend(known.tags.iter().map(|tag| format!("#{tag}")));
        data.extend(contacts.into_iter().filter_map(|contact| contact.role));
        data.extend(reader.channels(client)?.into_iter().map(|channel| channel.value));
        data.extend(known.notes.lines().map(str::to_owned));
        // Each is looked at only if nothing before it has all the words.
        if !look(Place::Data, data) && !look(Place::Product, self.store.bought_by(client)?) {
            look(Place::Note, self.store.said_with(client, NOTES)?);
        }
        Ok(best.map(|(_, matched)| matched))
    }
}
