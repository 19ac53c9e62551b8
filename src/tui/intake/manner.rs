//! How a file is to be read where the user knows better than what it shows.

use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::agenda::Columns;
use crate::domain::when::DateOrder;
use crate::exchange::incoming::{Content, ReadOptions};
use crate::i18n::Texts;

/// The encodings that one can choose.
pub const ENCODINGS: [&Encoding; 5] = [UTF_8, WINDOWS_1252, MACINTOSH, UTF_16LE, UTF_16BE];
/// The delimiters that one can choose.
pub(super) const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// What the user says of a file; nothing is as the file shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Manner {
    /// What its rows are.
    pub content: Option<Content>,
    /// Headers, each with the code of the field that it fills, or with that of none.
    pub map: Vec<(String, String)>,
    /// Its encoding.
    pub encoding: Option<&'static Encoding>,
    /// Its delimiter.
    pub delimiter: Option<u8>,
    /// The order of its dates.
    pub order: Option<DateOrder>,
}

impl Manner {
    /// A manner that was kept.
    #[must_use]
    pub fn of(columns: Columns) -> Self {
        let Columns { content, map, delimiter, encoding, date_order: order } = columns;
        Self { content, map, encoding, delimiter, order }
    }

    /// Says what a column is for.
    pub fn say(&mut self, header: &str, code: &str) {
        self.map.retain(|(known, _)| known != header);
        self.map.push((header.to_owned(), code.to_owned()));
    }

    /// Chooses the next of what the file shows and the delimiters, or the one before.
    pub fn next_delimiter(&mut self, by: isize) {
        self.delimiter = turned(&DELIMITERS, self.delimiter, by);
    }

    /// The same for encodings.
    pub fn next_encoding(&mut self, by: isize) {
        self.encoding = turned(&ENCODINGS, self.encoding, by);
    }

    /// The same for the order of dates.
    pub fn next_order(&mut self, by: isize) {
        self.order = turned(&[DateOrder::DayMonth, DateOrder::MonthDay], self.order, by);
    }

    /// The same for what the rows are; what was said of the columns was said of other fields.
    pub fn next_content(&mut self, by: isize) {
        use crate::domain::Code;
        self.content = turned(Content::ALL, self.content, by);
        self.map.clear();
    }

    /// How a file is read so.
    #[must_use]
    pub fn options(&self, texts: &Texts, today: jiff::civil::Date) -> ReadOptions {
        ReadOptions {
            content: self.content,
            map: self.map.clone(),
            delimiter: self.delimiter,
            encoding: self.encoding,
            date_order: self.order,
            usual_order: texts.locale().date_order(),
            coins: texts.coins(),
            today,
        }
    }
}

/// The next of nothing and the members of a list, round and round.
fn turned<T: Copy + PartialEq>(all: &[T], now: Option<T>, by: isize) -> Option<T> {
    let at = now.and_then(|now| all.iter().position(|one| *one == now)).map_or(0, |at| at + 1);
    let turns = all.len() + 1;
    let to = (at + turns).saturating_add_signed(by) % turns;
    to.checked_sub(1).map(|at| all[at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_go_round_by_way_of_what_the_file_shows() {
        let all = [1, 2];
        assert_eq!([None, Some(1), Some(2)].map(|now| turned(&all, now, 1)), [Some(1), Some(2), None]);
        assert_eq!([None, Some(1), Some(2)].map(|now| turned(&all, now, -1)), [Some(2), None, Some(1)]);
    }

    #[test]
    fn what_is_said_last_of_a_column_counts() {
        let mut manner = Manner::default();
        manner.say("Móvil", "phone");
        manner.say("Móvil", "mobile");
        assert_eq!(manner.map, [("Móvil".to_owned(), "mobile".to_owned())]);
        manner.next_content(1);
        assert_eq!((manner.content, manner.map.len()), (Some(Content::Clients), 0));
    }
}
