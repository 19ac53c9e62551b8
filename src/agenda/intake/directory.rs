//! Who is here: what tells every client from others, gathered once so that each row of a long file is compared with all
//! of them at no cost, and kept up as rows are taken in.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use super::super::{Record, Result};
use super::boxes::Boxes;
use crate::domain::duplicate::{self, Numbering};
use crate::domain::{ChannelKind, Client, ClientId, ClientKind, Standing, text};
use crate::store::Reader;

/// In what a row and a client agree; each is a bit.
pub(super) mod sign {
    /// The number in the other program.
    pub(in super::super) const NUMBER: u8 = 1;
    /// The tax number.
    pub(in super::super) const TAX: u8 = 2;
    /// A telephone number.
    pub(in super::super) const PHONE: u8 = 4;
    /// An e-mail address.
    pub(in super::super) const EMAIL: u8 = 8;
    /// The name, with nothing that speaks against it.
    pub(in super::super) const NAME: u8 = 16;
}

/// From so many holders on, what they share tells nobody apart: only those of the same name are looked at.
const MOST: usize = 24;

/// What of somebody is compared.
#[derive(Clone, Debug, Default)]
pub(super) struct Traits {
    pub(super) name: String,
    pub(super) key: String,
    pub(super) is_company: bool,
    pub(super) company: String,
    pub(super) city: String,
    pub(super) number: Option<String>,
    tax_id: Option<String>,
    phones: Vec<String>,
    emails: Vec<String>,
}

impl Traits {
    fn is_reached(&self) -> bool {
        !self.phones.is_empty() || !self.emails.is_empty()
    }
}

/// Of a client what is compared without a box of its own.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) name: String,
    pub(super) key: String,
    pub(super) is_company: bool,
    company: String,
    city: String,
    number: Option<String>,
    is_reached: bool,
    is_current: bool,
}

/// Somebody who may be meant, and what speaks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) id: ClientId,
    pub(super) signs: u8,
    pub(super) alike: bool,
}

/// In which form people's numbers, addresses and names are compared.
#[derive(Clone, Debug, Default)]
pub(super) struct Forms {
    home: Option<&'static Numbering>,
    countries: HashMap<String, Option<&'static Numbering>>,
}

impl Forms {
    fn numbering(&mut self, country: &str) -> Option<&'static Numbering> {
        if let Some(known) = self.countries.get(country) {
            return *known;
        }
        let known = Numbering::of(country);
        self.countries.insert(country.to_owned(), known);
        known
    }

    /// The country in which a client's numbers are dialled.
    pub(super) fn home_of(&mut self, client: &Client) -> Option<&'static Numbering> {
        let own = client.country.as_deref().and_then(|country| self.numbering(country));
        own.or(self.home)
    }

    /// What of a record is compared.
    pub(super) fn traits(&mut self, record: &Record) -> Traits {
        let client = &record.client;
        let home = self.home_of(client);
        let mut traits = Traits {
            key: text::sort_key(&client.name),
            name: client.name.clone(),
            is_company: client.kind == ClientKind::Company,
            company: client.company.as_deref().map(duplicate::company).unwrap_or_default(),
            city: client.city.as_deref().map(text::sort_key).unwrap_or_default(),
            number: client.external_id.clone(),
            tax_id: client.tax_id.as_deref().and_then(duplicate::tax_id),
            phones: Vec::new(),
            emails: Vec::new(),
        };
        for (_, channel) in &record.channels {
            if channel.kind.is_number() {
                traits.phones.extend(duplicate::phones(&channel.value, home));
            } else if channel.kind == ChannelKind::Email {
                traits.emails.extend(duplicate::email(&channel.value));
            }
        }
        traits
    }
}

/// Who is here.
#[derive(Debug, Default)]
pub(super) struct Directory {
    pub(super) forms: Forms,
    known: HashMap<ClientId, Known, FxBuildHasher>,
    numbers: Boxes,
    tax_ids: Boxes,
    phones: Boxes,
    emails: Boxes,
    names: Boxes,
}

impl Directory {
    /// Gathers everybody; `region` is the code of the country in which numbers without a country are dialled.
    pub(super) fn gather(reader: Reader, region: &str) -> Result<Self> {
        let forms = Forms { home: Numbering::of(region), ..Forms::default() };
        let mut here = Self { forms, ..Self::default() };
        let mut homes: HashMap<ClientId, &'static Numbering> = HashMap::new();
        reader.everybody(|somebody| {
            if let Some(home) = somebody.country.and_then(|country| here.forms.numbering(country)) {
                homes.insert(somebody.id, home);
            }
            here.names.put(somebody.name_key, somebody.id);
            if let Some(number) = somebody.external_id {
                here.numbers.put(number, somebody.id);
            }
            if let Some(tax_id) = somebody.tax_id.and_then(duplicate::tax_id) {
                here.tax_ids.put(&tax_id, somebody.id);
            }
            let known = Known {
                name: somebody.name.to_owned(),
                key: somebody.name_key.to_owned(),
                is_company: somebody.kind == ClientKind::Company,
                company: somebody.company.map(duplicate::company).unwrap_or_default(),
                city: somebody.city_key.to_owned(),
                number: somebody.external_id.map(str::to_owned),
                is_reached: false,
                is_current: is_current(somebody.standing),
            };
            here.known.insert(somebody.id, known);
        })?;
        let home = here.forms.home;
        reader.everybodys_reach(|id, kind, value| here.reach(id, kind, value, homes.get(&id).copied().or(home)))?;
        Ok(here)
    }

    fn reach(&mut self, id: ClientId, kind: ChannelKind, value: &str, home: Option<&'static Numbering>) {
        let mut is_reached = false;
        if kind.is_number() {
            for phone in duplicate::phones(value, home) {
                self.phones.put(&phone, id);
                is_reached = true;
            }
        } else if kind == ChannelKind::Email
            && let Some(email) = duplicate::email(value)
        {
            self.emails.put(&email, id);
            is_reached = true;
        }
        // What nobody can be found by is no way to be reached, as for who comes later.
        if is_reached && let Some(known) = self.known.get_mut(&id) {
            known.is_reached = true;
        }
    }

    /// Takes note of what is known of a client now.
    pub(super) fn note(&mut self, id: ClientId, traits: Traits, standing: Standing) {
        self.names.put(&traits.key, id);
        for (boxes, form) in [(&mut self.numbers, &traits.number), (&mut self.tax_ids, &traits.tax_id)] {
            if let Some(form) = form {
                boxes.put(form, id);
            }
        }
        traits.phones.iter().for_each(|phone| self.phones.put(phone, id));
        traits.emails.iter().for_each(|email| self.emails.put(email, id));
        let known = Known {
            is_reached: traits.is_reached(),
            is_current: is_current(standing),
            name: traits.name,
            key: traits.key,
            is_company: traits.is_company,
            company: traits.company,
            city: traits.city,
            number: traits.number,
        };
        self.known.insert(id, known);
    }

    /// Forgets what a client is found by: it is known otherwise from now on.
    pub(super) fn forget(&mut self, id: ClientId, traits: &Traits) {
        traits.phones.iter().for_each(|phone| self.phones.take(phone, id));
        traits.emails.iter().for_each(|email| self.emails.take(email, id));
        traits.number.iter().for_each(|number| self.numbers.take(number, id));
        traits.tax_id.iter().for_each(|tax_id| self.tax_ids.take(tax_id, id));
        self.names.take(&traits.key, id);
    }

    /// What is known of a client.
    pub(super) fn known(&self, id: ClientId) -> Option<&Known> {
        self.known.get(&id)
    }

    /// The name of a client.
    pub(super) fn name(&self, id: ClientId) -> String {
        self.known.get(&id).map(|known| known.name.clone()).unwrap_or_default()
    }

    /// Those whose name has this key: who is current, as long as anybody is.
    pub(super) fn named(&self, key: &str) -> Vec<ClientId> {
        self.current(self.called(key))
    }

    /// All whose name has this key, whatever their standing.
    pub(super) fn called(&self, key: &str) -> Vec<ClientId> {
        let is_called = |id: &&ClientId| self.known.get(id).is_some_and(|known| known.key == key);
        self.names.of(key).iter().filter(is_called).copied().collect()
    }

    /// Those who have this number in the other program.
    pub(super) fn numbered(&self, number: &str) -> &[ClientId] {
        self.numbers.of(number)
    }

    /// Those who have one of the numbers of a line.
    pub(super) fn at_phone(&self, line: &str) -> Vec<ClientId> {
        let phones = duplicate::phones(line, self.forms.home);
        let mut ids: Vec<ClientId> = phones.iter().flat_map(|phone| self.phones.of(phone)).copied().collect();
        ids.sort_unstable();
        ids.dedup();
        self.current(ids)
    }

    /// Those who have this address.
    pub(super) fn at_email(&self, written: &str) -> Vec<ClientId> {
        let email = duplicate::email(written);
        self.current(email.map_or_else(Vec::new, |email| self.emails.of(&email).to_vec()))
    }

    fn current(&self, ids: Vec<ClientId>) -> Vec<ClientId> {
        let is_current = |id: &ClientId| self.known.get(id).is_some_and(|known| known.is_current);
        if ids.iter().any(is_current) { ids.into_iter().filter(is_current).collect() } else { ids }
    }

    /// Who may be meant, the likeliest first.
    pub(super) fn candidates(&self, traits: &Traits) -> Vec<Candidate> {
        let mut signs: Vec<(ClientId, u8)> = Vec::new();
        let mut speak = |ids: &[ClientId], sign: u8| {
            let many = ids.len() > MOST;
            let is_meant = |id: &&ClientId| !many || self.known.get(id).is_some_and(|known| known.key == traits.key);
            for id in ids.iter().filter(is_meant) {
                match signs.iter_mut().find(|(other, _)| other == id) {
                    Some((_, signs)) => *signs |= sign,
                    None => signs.push((*id, sign)),
                }
            }
        };
        traits.number.iter().for_each(|number| speak(self.numbers.of(number), sign::NUMBER));
        traits.tax_id.iter().for_each(|tax_id| speak(self.tax_ids.of(tax_id), sign::TAX));
        traits.phones.iter().for_each(|phone| speak(self.phones.of(phone), sign::PHONE));
        traits.emails.iter().for_each(|email| speak(self.emails.of(email), sign::EMAIL));
        let called = self.names.of(&traits.key);
        let many = called.len() > MOST;
        let named = called.iter().filter(|id| self.known.get(id).is_some_and(|known| is_named(traits, known, many)));
        let named: Vec<ClientId> = named.take(MOST).copied().collect();
        speak(&named, sign::NAME);
        let mut candidates: Vec<Candidate> = signs
            .into_iter()
            .map(|(id, signs)| Candidate { id, signs, alike: self.known.get(&id).is_some_and(|it| alike(traits, it)) })
            .collect();
        candidates.sort_by_key(|candidate| std::cmp::Reverse(self.rank(traits, candidate)));
        candidates
    }

    fn rank(&self, traits: &Traits, candidate: &Candidate) -> impl Ord + use<> {
        let Candidate { id, signs, alike } = *candidate;
        let numbered = alike && signs & sign::NUMBER != 0;
        let known = self.known.get(&id);
        let agree = |same: fn(&Traits, &Known) -> bool| known.is_some_and(|known| same(traits, known));
        (
            (numbered, alike, (signs & !sign::NAME).count_ones()),
            agree(|a, b| a.key == b.key),
            agree(|a, b| a.company == b.company),
            agree(|a, b| a.city == b.city),
            agree(|_, b| b.is_current),
            std::cmp::Reverse(id),
        )
    }

    /// Whether the other program numbers a client and the row differently: then they are two.
    pub(super) fn is_numbered_apart(&self, traits: &Traits, id: ClientId) -> bool {
        let known = self.known.get(&id).and_then(|known| known.number.as_ref());
        traits.number.as_ref().zip(known).is_some_and(|(one, other)| one != other)
    }

    /// Whether name, company and city are to the letter the same.
    pub(super) fn is_exactly(&self, traits: &Traits, id: ClientId) -> bool {
        let same =
            |known: &Known| (&known.key, &known.company, &known.city) == (&traits.key, &traits.company, &traits.city);
        self.known.get(&id).is_some_and(same)
    }
}

fn is_current(standing: Standing) -> bool {
    matches!(standing, Standing::Active | Standing::Resting)
}

/// Whether two of one name are one where no number or address tells: they are at one company, or there is nothing to
/// compare and nothing speaks against it.
fn is_named(traits: &Traits, known: &Known, strictly: bool) -> bool {
    let agree = |a: &str, b: &str| a == b || !strictly && (a.is_empty() || b.is_empty());
    let apart = traits.number.as_ref().zip(known.number.as_ref()).is_some_and(|(one, other)| one != other);
    let at_one_company = !traits.company.is_empty() && traits.company == known.company;
    let nothing_to_compare = !(traits.is_reached() && known.is_reached);
    known.key == traits.key
        && !apart
        && agree(&traits.city, &known.city)
        && (at_one_company || nothing_to_compare && agree(&traits.company, &known.company))
}

/// Whether two who share something may be one by what they are called.
fn alike(traits: &Traits, known: &Known) -> bool {
    use ClientKind::{Company, Person};
    if traits.key == known.key {
        return true;
    }
    match (traits.is_company, known.is_company) {
        // A shop and who buys for it are one client.
        (true, false) if !known.company.is_empty() => known.company == duplicate::company(&traits.name),
        (false, true) if !traits.company.is_empty() => traits.company == duplicate::company(&known.name),
        (a, b) => duplicate::may_be_one(&traits.name, &known.name, if a || b { Company } else { Person }),
    }
}
