//! How the texts of a language lie in the program: written when it is built, found by their keys when it runs.
//!
//! All of a language is one text, and beside it two tables without a single pointer: so nothing of them is touched at a
//! start but what is asked for.

/// The texts of a language.
pub(super) struct Laid {
    /// Every key, each with its text behind it.
    pub(super) text: &'static str,
    /// Where they are.
    pub(super) entries: &'static [Entry],
    /// By the [`hash`] of a key: the number of its entry and 1, or 0 where nothing is. What is taken already goes into
    /// the next that is free. As many as a power of two.
    pub(super) slots: &'static [u16],
    /// How many texts Fluent has to read.
    pub(super) sheets: usize,
}

/// Where a text is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    /// Where its key begins.
    pub(super) at: u32,
    /// How long its key is.
    pub(super) key: u8,
    /// How long the text behind the key is.
    pub(super) text: u32,
    /// What it is.
    pub(super) form: Form,
}

/// What can be said of a text without Fluent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// It has no variables.
    Plain,
    /// It is one line, and all that its variables do is stand in it: `{$name}`.
    Slots,
    /// It chooses between forms, or quotes a character: with its key it is a message of Fluent. The number that it has
    /// among such.
    Fluent(u16),
}

impl Laid {
    /// Where the text of a key is.
    #[must_use]
    pub(super) fn find(&self, key: &str) -> Option<Entry> {
        let last = self.slots.len().checked_sub(1)?;
        let mut slot = hash(key) as usize & last;
        loop {
            let number = usize::from(*self.slots.get(slot)?).checked_sub(1)?;
            let entry = *self.entries.get(number)?;
            if self.key(entry) == key {
                return Some(entry);
            }
            slot = (slot + 1) & last;
        }
    }

    /// The key of an entry.
    #[must_use]
    pub(super) fn key(&self, entry: Entry) -> &'static str {
        self.part(entry.at as usize, entry.key.into())
    }

    /// The text of an entry.
    #[must_use]
    pub(super) fn text(&self, entry: Entry) -> &'static str {
        self.part(entry.at as usize + usize::from(entry.key), entry.text as usize)
    }

    /// The key and the text of an entry.
    #[must_use]
    pub(super) fn message(&self, entry: Entry) -> &'static str {
        self.part(entry.at as usize, usize::from(entry.key) + entry.text as usize)
    }

    fn part(&self, at: usize, length: usize) -> &'static str {
        self.text.get(at..at + length).unwrap_or("")
    }
}

/// The FNV-1a hash of a key (Fowler, Noll, Vo), the same on every machine.
#[must_use]
pub(super) fn hash(key: &str) -> u32 {
    key.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
