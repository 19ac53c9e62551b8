//! What a row adds to a client who is here: gaps are filled, channels, tags and people are added; where it says
//! otherwise, the user's decision counts.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Record;
use super::outcome::{Clash, Decision, Labels};
use super::people;
use crate::domain::duplicate::{self, Numbering};
use crate::domain::{Cadence, Channel, ChannelKind, ClientKind, Code, FieldId, Occasion, OccasionKind, text};
use crate::store::channel_lookup;

/// The fields of which a client has one value, in the order of their bits.
const FIELDS: &[&str] = &[
    "name", "company", "role", "sector", "city", "zone", "country", "source", "taxid", "cadence", "size", "tone",
    "interest", "timezone", "language", "birthday", "people", "own",
];

/// A client with what a row adds.
#[derive(Debug)]
pub(super) struct Filled {
    /// The client as it would be.
    pub(super) record: Record,
    /// Where the row says otherwise.
    pub(super) clashes: Vec<Clash>,
    /// The fields of which the row speaks, a bit each.
    pub(super) spoken: u32,
}

/// By what rules a row is added.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule<'a> {
    pub(super) decision: Decision,
    pub(super) labels: &'a Labels,
    /// Of which fields another row of the same files spoke before: that one counts.
    pub(super) spoken: u32,
    /// What the user's own fields are called.
    pub(super) own: &'a BTreeMap<FieldId, String>,
    /// Where the client's numbers are dialled.
    pub(super) home: Option<&'static Numbering>,
    /// What the clients of the files are called: whoever another row may mean keeps the name by which it is found.
    pub(super) called: &'a BTreeSet<String>,
}

/// One field after the other.
struct Filling<'a> {
    rule: Rule<'a>,
    notes: &'a str,
    clashes: Vec<Clash>,
    spoken: u32,
    /// Lines for the notes.
    beside: Vec<String>,
}

/// Adds to a client what a row says.
pub(super) fn fill(known: &Record, row: &Record, lines: &[String], rule: Rule) -> Filled {
    let mut filled = known.clone();
    let mut filling = Filling { rule, notes: &known.client.notes, clashes: Vec::new(), spoken: 0, beside: Vec::new() };
    let (client, new) = (&mut filled.client, &row.client);
    if client.kind == new.kind {
        let mut name = Some(client.name.clone());
        filling.field("name", &mut name, Some(&new.name), same_text, String::clone);
        let meant = rule.called.contains(&text::sort_key(&client.name));
        client.name = name.filter(|_| !meant).unwrap_or_else(|| client.name.clone());
    }
    let same_company = |a: &String, b: &String| same_text(a, b) || duplicate::company(a) == duplicate::company(b);
    // A shop that is a client of its own buys for nobody else.
    if client.kind == new.kind || client.kind == ClientKind::Person {
        filling.field("company", &mut client.company, new.company.as_ref(), same_company, String::clone);
        filling.field("role", &mut client.role, new.role.as_ref(), same_text, String::clone);
    }
    filling.field("sector", &mut client.sector, new.sector.as_ref(), same_text, String::clone);
    filling.field("city", &mut client.city, new.city.as_ref(), same_text, String::clone);
    filling.field("zone", &mut client.zone, new.zone.as_ref(), same_text, String::clone);
    filling.field("country", &mut client.country, new.country.as_ref(), same_country, String::clone);
    filling.field("source", &mut client.source, new.source.as_ref(), same_text, String::clone);
    let same_tax = |a: &String, b: &String| duplicate::tax_id(a) == duplicate::tax_id(b);
    filling.field("taxid", &mut client.tax_id, new.tax_id.as_ref(), same_tax, String::clone);
    let days = |cadence: &Cadence| cadence.ideal.to_string();
    filling.field("cadence", &mut client.cadence, new.cadence.as_ref(), |a, b| a.ideal == b.ideal, days);
    filling.field("size", &mut client.size, new.size.as_ref(), PartialEq::eq, |it| it.code().to_owned());
    filling.field("tone", &mut client.tone, new.tone.as_ref(), PartialEq::eq, |it| it.code().to_owned());
    filling.field("interest", &mut client.interest, new.interest.as_ref(), same_text, String::clone);
    filling.field("timezone", &mut client.time_zone, new.time_zone.as_ref(), PartialEq::eq, String::clone);
    filling.field("language", &mut client.language, new.language.as_ref(), PartialEq::eq, |it| it.code().to_owned());
    client.external_id = client.external_id.take().or_else(|| new.external_id.clone());
    for tag in &new.tags {
        if !client.tags.iter().any(|known| text::fold(known) == text::fold(tag)) {
            client.tags.push(tag.clone());
        }
    }
    filling.birthday(&mut filled.occasions, &row.occasions);
    let takes = !filling.speak_if("people", !row.contacts.is_empty());
    people::join(&mut filled, row, rule.home, |here, there| filling.clash("role", here, there) && takes);
    filling.values(&mut filled, row);
    filling.notes(&mut filled.client.notes, &row.client.notes, lines);
    let Filling { clashes, spoken, .. } = filling;
    Filled { record: filled, clashes, spoken }
}

impl Filling<'_> {
    fn field<T: Clone>(
        &mut self,
        field: &'static str,
        here: &mut Option<T>,
        there: Option<&T>,
        same: impl Fn(&T, &T) -> bool,
        show: impl Fn(&T) -> String,
    ) {
        let Some(there) = there else { return };
        let spoken = self.speak(field);
        match here {
            None => *here = Some(there.clone()),
            Some(known) if same(known, there) => {}
            Some(known) => {
                if self.clash(field, show(known), show(there)) && !spoken {
                    *here = Some(there.clone());
                }
            }
        }
    }

    /// Notes that the row speaks of a field; says whether another one did before.
    fn speak(&mut self, field: &'static str) -> bool {
        let bit = FIELDS.iter().position(|known| *known == field).map_or(0, |at| 1_u32 << at);
        self.spoken |= bit;
        self.rule.spoken & bit != 0
    }

    fn speak_if(&mut self, field: &'static str, speaks: bool) -> bool {
        speaks && self.speak(field)
    }

    /// Notes a clash; says whether the file's word is to be taken.
    fn clash(&mut self, field: &'static str, here: String, there: String) -> bool {
        let line = self.rule.labels.line(field, &there);
        self.clash_beside(field, here, there, line)
    }

    /// Notes a clash; where both are kept, the file's word becomes this line.
    fn clash_beside(&mut self, field: &'static str, here: String, there: String, line: String) -> bool {
        if self.rule.decision == Decision::Both {
            if has_line(self.notes, &line) {
                return false;
            }
            self.beside.push(line);
        }
        self.clashes.push(Clash { field, here, there });
        self.rule.decision == Decision::Take
    }

    /// The day of birth of the client itself.
    fn birthday(&mut self, here: &mut Vec<(Option<usize>, Occasion)>, there: &[(Option<usize>, Occasion)]) {
        let own =
            |(owner, occasion): &&(Option<usize>, Occasion)| owner.is_none() && occasion.kind == OccasionKind::Birthday;
        let Some((_, new)) = there.iter().find(own) else { return };
        let spoken = self.speak("birthday");
        let Some((_, known)) =
            here.iter_mut().find(|(owner, occasion)| owner.is_none() && occasion.kind == OccasionKind::Birthday)
        else {
            here.push((None, new.clone()));
            return;
        };
        let years_agree = known.year.is_none() || new.year.is_none() || known.year == new.year;
        if (known.month, known.day) == (new.month, new.day) && years_agree {
            known.year = known.year.or(new.year);
        } else if self.clash("birthday", people::born(known), people::born(new)) && !spoken {
            (known.month, known.day, known.year) = (new.month, new.day, new.year);
        }
    }

    /// What is known in the user's own fields.
    fn values(&mut self, here: &mut Record, there: &Record) {
        let spoken = self.speak_if("own", !there.values.is_empty());
        for new in &there.values {
            match here.values.iter_mut().find(|known| known.field == new.field) {
                None => here.values.push(new.clone()),
                Some(known) if same_text(&known.value, &new.value) => {}
                Some(known) => {
                    let name = self.rule.own.get(&new.field).map_or("", String::as_str);
                    let said = |value: &str| format!("{name}: {value}");
                    let line = self.rule.labels.named(name, &new.value);
                    if self.clash_beside("own", said(&known.value), said(&new.value), line) && !spoken {
                        known.value.clone_from(&new.value);
                    }
                }
            }
        }
    }

    /// The notes, and the lines that are kept in them.
    fn notes(&mut self, here: &mut String, there: &str, lines: &[String]) {
        if !there.is_empty() {
            if here.is_empty() {
                there.clone_into(here);
            } else if !here.contains(there) {
                self.clashes.push(Clash { field: "notes", here: here.clone(), there: there.to_owned() });
                match self.rule.decision {
                    // No text that somebody wrote is thrown away.
                    Decision::Take => *here = format!("{there}\n{here}"),
                    Decision::Both => add_line(here, there),
                    Decision::Keep => {}
                }
            }
        }
        for line in std::mem::take(&mut self.beside).iter().chain(lines) {
            if !has_line(here, line) {
                add_line(here, line);
            }
        }
    }
}

/// Adds lines to a text.
pub(super) fn add_line(notes: &mut String, line: &str) {
    if !notes.is_empty() {
        notes.push('\n');
    }
    notes.push_str(line);
}

fn has_line(notes: &str, line: &str) -> bool {
    notes.lines().any(|known| known.trim() == line.trim())
}

/// Whether two texts are the same but for case, accents and signs.
fn same_text(a: &String, b: &String) -> bool {
    a == b || text::sort_key(a) == text::sort_key(b)
}

fn same_country(a: &String, b: &String) -> bool {
    let [one, other] = [a, b].map(|country| Numbering::of(country).map(std::ptr::from_ref));
    same_text(a, b) || one.is_some() && one == other
}

/// Whether two channels reach the same.
pub(super) fn same_channel(a: &Channel, b: &Channel, home: Option<&'static Numbering>) -> bool {
    if a.kind.is_number() && b.kind.is_number() {
        if a.value == b.value {
            return true;
        }
        let [known, new] = [a, b].map(|channel| duplicate::phones(&channel.value, home));
        if !new.is_empty() {
            return new.iter().all(|phone| known.contains(phone));
        }
    } else if (a.kind, b.kind) == (ChannelKind::Email, ChannelKind::Email)
        && let [Some(known), Some(new)] = [a, b].map(|channel| duplicate::email(&channel.value))
    {
        return known == new;
    } else if a.kind.is_number() != b.kind.is_number() {
        return false;
    }
    channel_lookup(a.kind, &a.value) == channel_lookup(b.kind, &b.value)
}
