//! What rows became that were taken in before.
//!
//! A row that says the same as one that was taken in is the client that that one became, whatever either is called by
//! now; and what it brought then it does not bring again. So the same file a second time changes nothing, and what the
//! user removed since does not come back.

use std::collections::HashSet;
use std::fmt::{Display, Write as _};
use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;
use uuid::Uuid;
use uuid::fmt::Simple;

use super::super::Result;
use super::Taking;
use super::interactions::hash;
use super::outcome::{Decision, Spare};
use crate::domain::{ClientId, Code};
use crate::exchange::incoming::{ClientRow, PersonRow};
use crate::store::{Entity, Reader, Write};

/// What is known of a row before it is looked at.
#[derive(Clone, Debug)]
pub(super) struct Memory {
    /// By what it is known again.
    mark: String,
    /// In which manners it was taken in, with that of now.
    manner: String,
    /// What it became before.
    pub(super) client: Option<ClientId>,
    /// Whether it can bring nothing that it did not bring then.
    pub(super) is_told: bool,
}

impl Taking<'_> {
    /// What is known of a row, by its mark.
    pub(super) fn recall(&self, write: &Write, row: &ClientRow, mark: String, decision: Decision) -> Result<Memory> {
        let spare = if row.unmapped.is_empty() { Spare::Leave } else { self.options.spare };
        let before = if self.known.may_have(&mark) { write.read().taken_as(&mark)? } else { None };
        let heard = before.as_ref().map_or("", |(_, heard)| heard.as_str());
        let (manner, is_told) = (heard_so(decision, spare, heard), says_no_more(decision, spare, heard));
        Ok(Memory { mark, manner, client: before.map(|(client, _)| client), is_told })
    }

    /// Whether no row of the files was called so outside yet. Only the first gives its name away: where it was found to be
    /// something that has another one, the name must find it again the next time, and not what a later row became.
    pub(super) fn is_first(&mut self, entity: Entity, uid: &str) -> bool {
        self.said.insert(hash(&(entity, uid)))
    }
}

impl Memory {
    /// Remembers what the row became.
    pub(super) fn keep(&self, write: &mut Write, known: &mut Marks, client: ClientId) -> Result<()> {
        if !self.is_told {
            write.remember_row(&self.mark, client, &self.manner, self.client.is_none())?;
            known.add(&self.mark);
        }
        Ok(())
    }
}

/// The marks of all rows that were taken in, so that of many that are new nobody asks the file. Without them, any may have
/// been.
#[derive(Debug, Default)]
pub(super) struct Marks(Option<HashSet<u64, FxBuildHasher>>);

impl Marks {
    /// Gathers them.
    pub(super) fn gather(reader: Reader) -> Result<Self> {
        let mut marks = HashSet::default();
        reader.taken_marks(|mark| {
            marks.insert(FxBuildHasher.hash_one(mark));
        })?;
        Ok(Self(Some(marks)))
    }

    fn may_have(&self, mark: &str) -> bool {
        self.0.as_ref().is_none_or(|marks| marks.contains(&FxBuildHasher.hash_one(mark)))
    }

    fn add(&mut self, mark: &str) {
        if let Some(marks) = &mut self.0 {
            marks.insert(FxBuildHasher.hash_one(mark));
        }
    }
}

/// Whether a row brings nothing by this manner that it did not bring before: gaps are filled in any manner.
fn says_no_more(decision: Decision, spare: Spare, heard: &str) -> bool {
    let Some((decided, spared)) = heard.split_once(' ') else { return false };
    let has = |codes: &str, code: &str| codes.split(',').any(|known| known == code);
    (decision == Decision::Keep || has(decided, decision.code()))
        && (spare == Spare::Leave || has(spared, spare.code()))
}

/// The manners in which a row was heard, and this one: two rows that say the same may be decided upon otherwise, and
/// neither makes forgotten how the other was heard.
fn heard_so(decision: Decision, spare: Spare, heard: &str) -> String {
    let with = |codes: &str, code: &str| match codes {
        "" => code.to_owned(),
        codes if codes.split(',').any(|known| known == code) => codes.to_owned(),
        codes => format!("{codes},{code}"),
    };
    let (decided, spared) = heard.split_once(' ').unwrap_or_default();
    format!("{} {}", with(decided, decision.code()), with(spared, spare.code()))
}

/// By what a row is known again: all that it says of a client who is here already. Since when that one is a client, and
/// when the last and the next contact are, is only ever heard of who is new.
pub(super) fn mark(row: &ClientRow) -> String {
    let ClientRow {
        name,
        named_by_company,
        company,
        role,
        sector,
        city,
        country,
        address,
        zone,
        phones,
        emails,
        webs,
        tags,
        notes,
        source,
        cadence_days,
        created_on: _,
        last_contact_on: _,
        next_contact_on: _,
        next_time: _,
        external_id,
        tax_id,
        birthday,
        size,
        tone,
        interest,
        time_zone,
        parent,
        uid,
        socials,
        born,
        language,
        people,
        unmapped,
    } = row;
    let mut said = Said::default();
    said.say("name", name);
    said.say("by", if *named_by_company { "company" } else { "" });
    let lines = [
        ("company", company),
        ("role", role),
        ("sector", sector),
        ("city", city),
        ("country", country),
        ("address", address),
        ("zone", zone),
        ("source", source),
        ("number", external_id),
        ("tax", tax_id),
        ("interest", interest),
        ("hours", time_zone),
        ("parent", parent),
        ("uid", uid),
    ];
    for (field, line) in lines {
        said.all(field, line);
    }
    for (hint, phone) in phones {
        said.say("phone", format_args!("{hint:?} {phone}"));
    }
    for (field, values) in [("email", emails), ("web", webs), ("tag", tags), ("social", socials)] {
        said.all(field, values);
    }
    said.say("notes", notes);
    said.all("cadence", cadence_days);
    said.all("birthday", birthday);
    said.all("size", size.map(Code::code));
    said.all("tone", tone.map(Code::code));
    said.all("language", language.map(Code::code));
    if let Some((month, day)) = born {
        said.say("born", format_args!("{month} {day}"));
    }
    for PersonRow { uid, name, role, influence, channels, born } in people {
        said.say("person", name);
        said.all("person-uid", uid);
        said.all("person-role", role);
        said.all("person-influence", influence.map(Code::code));
        for (kind, value) in channels {
            said.say("person-channel", format_args!("{} {value}", kind.code()));
        }
        if let Some((month, day, year)) = born {
            said.say("person-birthday", format_args!("{month} {day} {year:?}"));
        }
    }
    for (header, value) in unmapped {
        said.say("beside", format_args!("{header}\u{1f}{value}"));
    }
    said.mark()
}

/// What a row says, one thing after the other; what it does not say is not there, so that a field that is added later
/// changes nothing for rows without it.
#[derive(Default)]
struct Said(String);

impl Said {
    fn say(&mut self, field: &str, value: impl Display) {
        let before = self.0.len();
        // Writing to a text does not fail. What stands between values is in none of them.
        let _ = write!(self.0, "{field}\u{1f}");
        let begun = self.0.len();
        let _ = write!(self.0, "{value}");
        if self.0.len() == begun {
            self.0.truncate(before);
        } else {
            self.0.push('\u{1e}');
        }
    }

    fn all(&mut self, field: &str, values: impl IntoIterator<Item = impl Display>) {
        for value in values {
            self.say(field, value);
        }
    }

    /// Sixteen digits: among a million rows two are taken for one another once in forty million times.
    fn mark(&self) -> String {
        let mut digits = [0; Simple::LENGTH];
        let digits = Uuid::new_v5(&Uuid::nil(), self.0.as_bytes()).simple().encode_lower(&mut digits);
        digits.chars().take(16).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::incoming::ChannelHint;

    fn row() -> ClientRow {
        ClientRow { name: "Rosa".to_owned(), ..ClientRow::default() }
    }

    #[test]
    fn rows_are_told_apart_by_all_that_they_say() {
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let person = PersonRow { name: "Eva".to_owned(), ..PersonRow::default() };
        let rows = [
            row(),
            ClientRow { name: "rosa".to_owned(), ..row() },
            ClientRow { named_by_company: true, ..row() },
            ClientRow { city: Some("Lima".to_owned()), ..row() },
            ClientRow { zone: Some("Lima".to_owned()), ..row() },
            ClientRow { emails: texts(&["a@x.example"]), ..row() },
            ClientRow { emails: texts(&["a@x.example", "b@x.example"]), ..row() },
            ClientRow { tags: texts(&["a", "b"]), ..row() },
            ClientRow { tags: texts(&["ab"]), ..row() },
            ClientRow { phones: vec![(ChannelHint::Phone, "1".to_owned())], ..row() },
            ClientRow { phones: vec![(ChannelHint::Mobile, "1".to_owned())], ..row() },
            ClientRow { people: vec![person.clone()], ..row() },
            ClientRow { people: vec![PersonRow { role: Some("Jefa".to_owned()), ..person }], ..row() },
            ClientRow { unmapped: vec![("Mascota".into(), "Gato".to_owned())], ..row() },
        ];
        let marks: std::collections::BTreeSet<String> = rows.iter().map(mark).collect();
        assert_eq!(marks.len(), rows.len());
        assert_eq!(mark(&row()), mark(&ClientRow { created_on: Some(jiff::civil::date(2026, 1, 2)), ..row() }));
    }

    #[test]
    fn a_mark_is_what_it_was_in_files_that_are_here() {
        assert_eq!(mark(&row()), "252e279cdb625db2");
    }

    #[test]
    fn what_was_heard_is_not_heard_again() {
        use Decision::{Both, Keep, Take};
        for (decision, spare, before, expected) in [
            (Keep, Spare::Leave, "keep leave", true),
            (Keep, Spare::Leave, "take fields", true),
            (Take, Spare::Leave, "keep leave", false),
            (Take, Spare::Leave, "take leave", true),
            (Both, Spare::Notes, "both leave", false),
            (Keep, Spare::Fields, "keep notes", false),
            (Keep, Spare::Leave, "", false),
            (Both, Spare::Notes, "take,both leave,notes", true),
            (Both, Spare::Fields, "take,both leave,notes", false),
        ] {
            assert_eq!(says_no_more(decision, spare, before), expected, "{decision:?} {spare:?} after {before:?}");
            // What is heard now is not heard again, and what was heard stays so.
            let heard = heard_so(decision, spare, before);
            assert!(says_no_more(decision, spare, &heard), "{heard}");
            assert_eq!(heard_so(decision, spare, &heard), heard);
            assert!(before.split([' ', ',']).all(|code| heard.contains(code)), "{heard} after {before}");
        }
    }
}
