//! Who may be here twice: two records that agree in what tells people and companies apart.
//!
//! Nothing is compared with everything. Each record lies in some boxes (its numbers, its addresses, its name, how the
//! name sounds, a word of it with the first letter of another), and only those who share a box are looked at together.
//! What they agree in is weighed by how many others have it too: a name that two bear says more than one of fifty.

mod names;
mod plans;
mod reach;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

pub use plans::Numbering;
pub use reach::{email, phones};

use super::code::codes;
use super::{ChannelKind, ClientId, ClientKind, text};
use names::Likeness;

codes! {
    /// Something in which two records agree.
    Sign in "sign" {
        /// The same tax number.
        TaxId = "tax_id",
        /// A telephone number in common.
        Phone = "phone",
        /// An e-mail address in common.
        Email = "email",
        /// The same name.
        Name = "name",
        /// A name that is nearly the same.
        NearName = "near_name",
        /// The same company.
        Company = "company",
        /// The same city.
        City = "city",
    }
}

/// From so many points on, two records are shown to the user.
const ENOUGH: i32 = 60;
/// Records in one box beyond which it tells nobody apart.
const MOST: usize = 24;

/// What of a record tells it from others, in the form in which it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Whose.
    pub client: ClientId,
    kind: ClientKind,
    name: Vec<String>,
    key: String,
    company: String,
    city: String,
    tax_id: String,
    phones: Vec<String>,
    emails: Vec<String>,
}

impl Profile {
    /// The profile of a client who is called so.
    #[must_use]
    pub fn new(client: ClientId, name: &str, kind: ClientKind) -> Self {
        let name = names::parts(name, kind == ClientKind::Company);
        let key = names::key(&name);
        let (company, city, tax_id) = Default::default();
        Self { client, kind, name, key, company, city, tax_id, phones: Vec::new(), emails: Vec::new() }
    }

    /// The same, of this company, in this city, with this tax number.
    #[must_use]
    pub fn about(mut self, company: Option<&str>, city: Option<&str>, tax_id: Option<&str>) -> Self {
        self.company = self::company(company.unwrap_or(""));
        self.city = text::words(city.unwrap_or("")).join(" ");
        self.tax_id = self::tax_id(tax_id.unwrap_or("")).unwrap_or_default();
        self
    }

    /// Adds a way to reach the client, or somebody at it.
    pub fn reached(&mut self, kind: ChannelKind, value: &str, home: Option<&Numbering>) {
        if kind.is_number() {
            self.phones.extend(phones(value, home));
        } else if kind == ChannelKind::Email {
            self.emails.extend(email(value));
        }
    }

    /// The boxes in which it lies.
    fn boxes(&self) -> Vec<u64> {
        let mut boxes = self.telling();
        let sounds: Vec<String> = self.name.iter().map(|word| names::sound(word)).collect();
        boxes.push(hash("sound", &names::key(&sounds)));
        for (at, word) in sounds.iter().enumerate().filter(|(_, word)| word.chars().count() > 2) {
            let others = sounds.iter().enumerate().filter(|(other, _)| *other != at);
            boxes.extend(others.filter_map(|(_, other)| Some(hash(word, &other.chars().next()?))));
        }
        boxes
    }

    /// The boxes of which it matters how many lie in them.
    fn telling(&self) -> Vec<u64> {
        let phones = self.phones.iter().map(|phone| hash("phone", phone));
        let emails = self.emails.iter().map(|email| hash("email", email));
        let name = (!self.key.is_empty()).then(|| hash("name", &self.key));
        let tax_id = (!self.tax_id.is_empty()).then(|| hash("tax", &self.tax_id));
        phones.chain(emails).chain(name).chain(tax_id).collect()
    }
}

fn hash(kind: &str, what: &impl Hash) -> u64 {
    // Without a key of its own: the same pairs come in the same order everywhere.
    let mut hasher = DefaultHasher::new();
    (kind, what).hash(&mut hasher);
    hasher.finish()
}

/// The form in which two ways of writing a company's name are the same: without its legal form.
#[must_use]
pub fn company(name: &str) -> String {
    names::parts(name, true).join(" ")
}

/// The form in which two ways of writing a tax number are the same; `None` for what stands for none.
#[must_use]
pub fn tax_id(written: &str) -> Option<String> {
    let tax_id = text::words(written).concat();
    // A dash or a zero stands for none.
    tax_id.bytes().any(|byte| matches!(byte, b'1'..=b'9')).then_some(tax_id)
}

/// Whether two names may be those of one client, where something else speaks for it too: they are alike, or one has
/// only a part of the other.
#[must_use]
pub fn may_be_one(a: &str, b: &str, kind: ClientKind) -> bool {
    let [a, b] = [a, b].map(|name| names::parts(name, kind == ClientKind::Company));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let part = !short.is_empty() && short.iter().all(|word| long.contains(word));
    part || names::likeness(&a, &b).is_some()
}

/// Two records that may be one, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The older one.
    pub first: ClientId,
    /// The newer one.
    pub second: ClientId,
    /// How much speaks for it, up to 100.
    pub points: u8,
    /// In what they agree, the weightiest first.
    pub signs: Vec<Sign>,
}

/// The pairs among these that may be one, those for whom most speaks first.
#[must_use]
pub fn find(profiles: &[Profile]) -> Vec<Pair> {
    let mut places: Vec<(u64, usize)> = Vec::new();
    for (n, profile) in profiles.iter().enumerate() {
        places.extend(profile.boxes().into_iter().map(|place| (place, n)));
    }
    places.sort_unstable();
    places.dedup();
    let mut holders: HashMap<u64, usize> = HashMap::new();
    let mut near: Vec<(usize, usize)> = Vec::new();
    for held in places.chunk_by(|a, b| a.0 == b.0).filter(|held| held.len() > 1) {
        holders.extend(held.first().map(|(place, _)| (*place, held.len())));
        if held.len() <= MOST {
            for (at, (_, a)) in held.iter().enumerate() {
                near.extend(held.iter().skip(at + 1).map(|(_, b)| (*a, *b)));
            }
        }
    }
    near.sort_unstable();
    near.dedup();
    let held = |place| holders.get(&place).copied().unwrap_or(1);
    let pair = |(a, b): (usize, usize)| weigh(profiles.get(a)?, profiles.get(b)?, held);
    ordered(near.into_iter().filter_map(pair).collect())
}

/// Those of `others` who may be the same as `one`.
#[must_use]
pub fn alike(one: &Profile, others: &[Profile]) -> Vec<Pair> {
    let held = |place| 1 + others.iter().filter(|other| other.telling().contains(&place)).count();
    ordered(others.iter().filter_map(|other| weigh(one, other, held)).collect())
}

fn ordered(mut pairs: Vec<Pair>) -> Vec<Pair> {
    pairs.sort_by_key(|pair| (std::cmp::Reverse(pair.points), pair.first, pair.second));
    pairs
}

/// What speaks for two records being one, as long as it is enough.
fn weigh(a: &Profile, b: &Profile, held: impl Fn(u64) -> usize) -> Option<Pair> {
    let mut signs: Vec<(i32, Sign)> = Vec::new();
    let mut against = 0;
    match (a.tax_id.is_empty() || b.tax_id.is_empty(), a.tax_id == b.tax_id) {
        (true, _) => {}
        (false, true) => signs.push((90, Sign::TaxId)),
        (false, false) => against += 60,
    }
    let likeness = names::likeness(&a.name, &b.name);
    let shared = |mine: &[String], theirs: &[String], kind: &str| {
        mine.iter().filter(|one| theirs.contains(one)).map(|one| weight(held(hash(kind, one)))).max()
    };
    signs.extend(shared(&a.phones, &b.phones, "phone").map(|points| (points, Sign::Phone)));
    signs.extend(shared(&a.emails, &b.emails, "email").map(|points| (points, Sign::Email)));
    match likeness {
        Some(Likeness::Same) => signs.push((4 + weight(held(hash("name", &a.key))), Sign::Name)),
        Some(Likeness::Spelling) => signs.push((56, Sign::NearName)),
        Some(Likeness::Slip) => signs.push((50, Sign::NearName)),
        Some(Likeness::Shortened) => signs.push((42, Sign::NearName)),
        // Two people who share a desk, two shops of one owner; a shop and its owner are often one client.
        None if a.kind == b.kind => against += if a.kind == ClientKind::Person { 30 } else { 15 },
        None => {}
    }
    for (mine, theirs, points, otherwise, sign) in
        [(&a.company, &b.company, 14, 14, Sign::Company), (&a.city, &b.city, 6, 20, Sign::City)]
    {
        if mine.is_empty() || theirs.is_empty() {
            continue;
        }
        if mine == theirs {
            signs.push((points, sign));
        } else {
            against += otherwise;
        }
    }
    let points = signs.iter().map(|(points, _)| points).sum::<i32>() - against;
    if points < ENOUGH {
        return None;
    }
    signs.sort_by_key(|(points, sign)| (std::cmp::Reverse(*points), *sign));
    let (first, second) = (a.client.min(b.client), a.client.max(b.client));
    let signs = signs.into_iter().filter(|(points, _)| *points > 0).map(|(_, sign)| sign).collect();
    Some(Pair { first, second, points: u8::try_from(points.min(100)).unwrap_or(100), signs })
}

/// What something says that so many have.
fn weight(holders: usize) -> i32 {
    match holders {
        ..=2 => 60,
        3 => 48,
        4..=6 => 36,
        7..=MOST => 20,
        _ => 0,
    }
}
