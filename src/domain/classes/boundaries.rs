//! The boundaries between classes that compare a client with all others: few numbers, kept beside the clients.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Abc, ClassRules, Rfm};
use crate::domain::purchase::scaled;
use crate::domain::value::Value;

/// With fewer clients there are no fifths.
const FEWEST: usize = 5;

/// What a year must bring at least to be of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbcFrom {
    /// To be an A client.
    pub a: i64,
    /// To be a B client.
    pub b: i64,
}

/// The boundaries that all clients make together, as on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Boundaries {
    /// Between A, B and C; `None` without revenue.
    pub abc: Option<AbcFrom>,
    /// The last days of purchase at the top of the four lower fifths.
    pub recency: Option<[Date; 4]>,
    /// The numbers of purchases there.
    pub frequency: Option<[u32; 4]>,
    /// The amounts there.
    pub money: Option<[i64; 4]>,
}

/// The places, in ascending order and counted from zero, at the top of the four lower fifths of so many; `None` when
/// there are too few.
#[must_use]
pub fn cuts(n: usize) -> Option<[usize; 4]> {
    (n >= FEWEST).then(|| [1, 2, 3, 4].map(|fifth| n * fifth / 5 - 1))
}

/// What a year must bring to be of a class, from what each client's year brought, the most first, and all of them
/// together. Whoever begins below a part of the whole belongs to it, and whoever brings as much does too.
#[must_use]
pub fn abc_from(years: impl IntoIterator<Item = i64>, total: i64, rules: &ClassRules) -> Option<AbcFrom> {
    let (mut sum, mut from) = (0_i128, None::<AbcFrom>);
    let reached = |sum: i128, percent: u16| sum * 100 >= i128::from(total) * i128::from(percent);
    for year in years {
        if year <= 0 || reached(sum, rules.abc.1) {
            break;
        }
        let a = if reached(sum, rules.abc.0) { from.map_or(year, |from| from.a) } else { year };
        from = Some(AbcFrom { a, b: year });
        sum += i128::from(year);
    }
    from
}

/// The fifth in which a value lies: one more for each boundary that it exceeds.
pub(super) fn fifth<T: Ord>(value: &T, tops: &[T; 4]) -> u8 {
    1 + tops.iter().map(|top| u8::from(value > top)).sum::<u8>()
}

impl Boundaries {
    /// The class of a client whose year brought this much.
    #[must_use]
    pub fn abc(&self, year: i64) -> Option<Abc> {
        let from = self.abc.filter(|_| year > 0)?;
        Some(if year >= from.a {
            Abc::A
        } else if year >= from.b {
            Abc::B
        } else {
            Abc::C
        })
    }

    /// In which fifths a client lies, provided that it bought in the last twelve months.
    #[must_use]
    pub fn rfm(&self, value: &Value) -> Option<Rfm> {
        let (_, last) = value.span.filter(|_| value.year_count > 0)?;
        Some(Rfm {
            recency: fifth(&last, &self.recency?),
            frequency: fifth(&value.year_count, &self.frequency?),
            money: fifth(&value.year.revenue, &self.money?),
        })
    }

    /// What must be left to be won of a client for a high potential.
    #[must_use]
    pub fn much_room(&self, rules: &ClassRules) -> Option<i64> {
        self.abc.map(|from| scaled(from.a, i64::from(rules.room), 100).max(1))
    }

    /// Whether a client could bring much more than it does; `None` when its potential is not known, or nobody brings
    /// anything to compare it with.
    #[must_use]
    pub fn could_bring_much(&self, value: &Value, rules: &ClassRules) -> Option<bool> {
        Some(value.room()? >= self.much_room(rules)?)
    }
}
