//! Which client a row is: by what outside programs call it, its tax number, its numbers and addresses, its name.
//!
//! Two who share a desk are two, so a number or an address alone says nothing of who is called otherwise. What speaks for
//! two clients at once is never decided here.

use super::directory::{Candidate, Directory, Traits, sign};
use crate::domain::{ClientId, ClientKind, duplicate, text};
use crate::exchange::incoming::Whose;

/// Which client a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Nobody who is here.
    Nobody,
    /// One of these: the first, unless another one has all that the row says already.
    One(Vec<ClientId>),
    /// Perhaps one of these; the user is to say.
    Unsure(Vec<ClientId>),
}

/// What must be said of a number or an address for whoever has it to be meant.
const REACH: u8 = sign::PHONE | sign::EMAIL;

impl Directory {
    /// Which client somebody is.
    pub(super) fn find(&self, traits: &Traits) -> Found {
        let candidates = self.candidates(traits);
        let accepted: Vec<Candidate> = candidates.iter().filter(|one| self.accepts(traits, one)).copied().collect();
        let Some(best) = accepted.first() else { return self.in_doubt(traits, &candidates) };
        if best.alike && best.signs & (sign::NUMBER | sign::TAX) != 0 {
            return Found::One(ids(&accepted));
        }
        // What the row says of somebody else, and never of this one.
        let torn = candidates.iter().fold(0, |all, one| all | one.signs) & (sign::TAX | REACH) & !best.signs;
        if torn != 0 {
            let others = candidates.iter().filter(|one| one.signs & torn != 0 && one.id != best.id);
            return Found::Unsure([best.id].into_iter().chain(others.map(|one| one.id)).collect());
        }
        if best.signs == sign::NAME && accepted.len() > 1 {
            let (exactly, others): (Vec<ClientId>, Vec<ClientId>) =
                ids(&accepted).into_iter().partition(|id| self.is_exactly(traits, *id));
            // Who was given all that the row says, by an earlier time, may be somebody else by now.
            return if exactly.is_empty() { Found::Unsure(others) } else { Found::One([exactly, others].concat()) };
        }
        Found::One(ids(&accepted))
    }

    fn accepts(&self, traits: &Traits, one: &Candidate) -> bool {
        let has = |signs: u8| one.signs & signs != 0;
        let both_people = !traits.is_company && self.known(one.id).is_some_and(|known| !known.is_company);
        let by_number = has(sign::NUMBER) && (one.alike || has(sign::TAX | REACH));
        let by_tax = has(sign::TAX) && (one.alike || !both_people && !self.is_numbered_apart(traits, one.id));
        by_number || by_tax || has(REACH) && one.alike || has(sign::NAME)
    }

    /// Nobody is called so; but two things that speak for one client, or one each for two, are no accident.
    fn in_doubt(&self, traits: &Traits, candidates: &[Candidate]) -> Found {
        let telling = |one: &Candidate| one.signs & (sign::TAX | REACH);
        let near: Vec<&Candidate> =
            candidates.iter().filter(|one| telling(one) != 0 && !self.is_numbered_apart(traits, one.id)).collect();
        let several = near.iter().fold(0, |all, one| all | telling(one)).count_ones() > 1;
        if several { Found::Unsure(near.into_iter().map(|one| one.id).collect()) } else { Found::Nobody }
    }
}

fn ids(candidates: &[Candidate]) -> Vec<ClientId> {
    candidates.iter().map(|one| one.id).collect()
}

/// Why it is not known whose something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Nobody {
    /// Nobody is called so.
    Unknown,
    /// It may be one of these.
    OneOf(Vec<ClientId>),
    /// The number is of one and the address of another one.
    Torn(Vec<ClientId>),
}

impl Directory {
    /// The client whom a row of something else means.
    pub(super) fn meant(&self, whose: &Whose) -> Result<ClientId, Nobody> {
        let name = whose.name.as_deref().unwrap_or("");
        let named = if name.is_empty() { Vec::new() } else { self.named(&text::sort_key(name)) };
        // A number or an address says nothing of who is called otherwise.
        let fits = |id: &ClientId| {
            let kind = |company| if company { ClientKind::Company } else { ClientKind::Person };
            let known = self.known(*id);
            name.is_empty()
                || named.contains(id)
                || known.is_some_and(|known| duplicate::may_be_one(name, &known.name, kind(known.is_company)))
        };
        let numbered: Vec<ClientId> = whose.number.iter().flat_map(|number| self.numbered(number)).copied().collect();
        let by_number: Vec<ClientId> = numbered.iter().copied().filter(fits).collect();
        if let Some(found) = single(&by_number) {
            return found;
        }
        let phone: Vec<ClientId> = whose.phone.iter().flat_map(|phone| self.at_phone(phone)).filter(fits).collect();
        let email: Vec<ClientId> = whose.email.iter().flat_map(|email| self.at_email(email)).filter(fits).collect();
        let both: Vec<ClientId> = phone.iter().copied().filter(|id| email.contains(id)).collect();
        if !phone.is_empty() && !email.is_empty() && both.is_empty() {
            return Err(Nobody::Torn([phone, email].concat()));
        }
        let reached = [both, email, phone].into_iter().find(|ids| !ids.is_empty()).unwrap_or_default();
        let exactly: Vec<ClientId> = reached.iter().copied().filter(|id| named.contains(id)).collect();
        for ids in [&exactly, &reached, &named] {
            if let Some(found) = single(ids) {
                return found;
            }
        }
        // Nobody is called so: whoever has the number may be called otherwise here, and who had no name is called by an
        // address.
        let addresses = [&whose.email, &whose.phone].into_iter().flatten().filter(|_| name.is_empty());
        let called: Vec<ClientId> = addresses.flat_map(|said| self.named(&text::sort_key(said))).collect();
        single(&numbered).or_else(|| single(&called)).unwrap_or(Err(Nobody::Unknown))
    }
}

fn single(ids: &[ClientId]) -> Option<Result<ClientId, Nobody>> {
    match ids {
        [] => None,
        [one] => Some(Ok(*one)),
        several => Some(Err(Nobody::OneOf(several.to_vec()))),
    }
}
