//! Who has a text: a name, a number, an address. Nearly every text has one holder, and there are as many texts as clients
//! have ways to be reached; so neither the texts are kept nor a list for each.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use rustc_hash::FxBuildHasher;

use crate::domain::ClientId;

/// The holders of texts, by the hash of each: of a million texts two are taken for one another once in thirty million
/// times, and no file can know which.
#[derive(Debug, Default)]
pub(super) struct Boxes {
    hasher: RandomState,
    first: HashMap<u64, ClientId, FxBuildHasher>,
    /// All who have a text that more than one had.
    several: HashMap<u64, Vec<ClientId>, FxBuildHasher>,
}

impl Boxes {
    /// Those who have a text, in the order in which they came.
    pub(super) fn of(&self, text: &str) -> &[ClientId] {
        let hash = self.hasher.hash_one(text);
        match self.several.get(&hash) {
            Some(ids) => ids,
            None => self.first.get(&hash).map_or(&[], std::slice::from_ref),
        }
    }

    /// Takes note that somebody has a text; nobody has an empty one.
    pub(super) fn put(&mut self, text: &str, id: ClientId) {
        if text.is_empty() {
            return;
        }
        let hash = self.hasher.hash_one(text);
        let first = *self.first.entry(hash).or_insert(id);
        if let Some(ids) = self.several.get_mut(&hash) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        } else if first != id {
            self.several.insert(hash, vec![first, id]);
        }
    }

    /// Takes note that somebody has a text no more.
    pub(super) fn take(&mut self, text: &str, id: ClientId) {
        let hash = self.hasher.hash_one(text);
        if let Some(ids) = self.several.get_mut(&hash) {
            ids.retain(|known| *known != id);
        } else if self.first.get(&hash) == Some(&id) {
            self.first.remove(&hash);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_those_who_have_it_in_their_order() {
        let [one, two, three] = [1, 2, 3].map(ClientId);
        let mut boxes = Boxes::default();
        for (text, id) in [("a", two), ("a", two), ("a", one), ("b", one), ("", one), ("a", three), ("a", one)] {
            boxes.put(text, id);
        }
        assert_eq!(
            [boxes.of("a"), boxes.of("b"), boxes.of(""), boxes.of("c")],
            [&[two, one, three][..], &[one], &[], &[]]
        );
        for (text, id) in [("a", two), ("b", two), ("b", one), ("c", one)] {
            boxes.take(text, id);
        }
        assert_eq!([boxes.of("a"), boxes.of("b")], [&[one, three][..], &[]]);
        boxes.take("a", one);
        boxes.take("a", three);
        assert!(boxes.of("a").is_empty());
        boxes.put("a", two);
        boxes.put("b", three);
        assert_eq!([boxes.of("a"), boxes.of("b")], [&[two][..], &[three]]);
    }
}
