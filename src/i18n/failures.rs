//! What could not be done, and what was, in one line of the user's language.
//!
//! A failure says what happened, that nothing was changed where somebody may wonder, and what to do about it. Whatever
//! it quotes is made harmless first.

use std::path::Path;

use jiff::civil::Date;

use super::filters::pointed_at;
use super::{Arg, Texts};
use crate::agenda::{Action, AgendaError, DumpFlaw, Part, Step, StoreError, Wrong};
use crate::domain::Code;
use crate::domain::text::{clean_line, first_line};
use crate::domain::when::{When, WhenError};

/// The most of a text that a line quotes, in characters.
const QUOTED: usize = 60;
/// How many zones, tags or fields are named when none of them was meant.
const NAMED: usize = 20;

impl Texts {
    /// Why the agenda did not do it.
    #[must_use]
    pub fn failure(&self, error: &AgendaError) -> String {
        match error {
            AgendaError::EmptyName => self.get("error-empty-name").to_owned(),
            AgendaError::TooLong { part, length, most } => {
                let key = match part {
                    Part::Name => "error-too-long-name",
                    Part::Line => "error-too-long-line",
                    Part::Text => "error-too-long-text",
                };
                self.with(key, &[("length", (*length).into()), ("most", (*most).into())])
            }
            AgendaError::NextInPast(day) => self.about_day("error-next-in-past", *day),
            AgendaError::HappenedInFuture(day) => self.about_day("error-happened-in-future", *day),
            AgendaError::TooFar(day) => self.about_day("error-too-far", *day),
            AgendaError::NothingToLog => self.get("error-nothing-to-log").to_owned(),
            AgendaError::UnknownClient { typed, near } => self.unknown_client(typed, near),
            AgendaError::AmbiguousClient { typed, total, .. } => {
                self.with("error-ambiguous-client", &[("typed", quoted(typed).into()), ("count", (*total).into())])
            }
            AgendaError::CadenceByLight => self.get("error-cadence-by-light").to_owned(),
            AgendaError::EmptyFilter => self.get("error-empty-filter").to_owned(),
            AgendaError::SegmentExists(name) => self.with("error-segment-exists", &[("name", quoted(name).into())]),
            AgendaError::Template(flaw) => self.template_flaw(flaw),
            AgendaError::EmptyTemplate => self.get("error-empty-template").to_owned(),
            AgendaError::TemplateExists(name) => self.with("error-template-exists", &[("name", quoted(name).into())]),
            AgendaError::SameClient => self.get("error-same-client").to_owned(),
            AgendaError::UnknownZone { typed, zones } => {
                self.among(("error-unknown-zone", "error-no-zones"), typed, zones)
            }
            AgendaError::UnknownTimeZone { typed, near } => {
                self.among(("error-unknown-time-zone", "error-no-time-zone"), typed, near)
            }
            AgendaError::UnknownField { typed, known } => {
                self.among(("error-unknown-field", "error-no-fields"), typed, known)
            }
            AgendaError::FieldExists(name) => self.with("error-field-exists", &[("name", quoted(name).into())]),
            AgendaError::NoChoices => self.get("error-no-choices").to_owned(),
            AgendaError::UnknownTag { typed, known } => {
                self.among(("error-unknown-tag", "error-no-tags"), typed, known)
            }
            AgendaError::OwnRelation => self.get("error-own-relation").to_owned(),
            AgendaError::NoTarget(typed) => self.with("error-no-target", &[("typed", quoted(typed).into())]),
            AgendaError::Filter { error, .. } => self.refusal(error).line(),
            AgendaError::NothingPlanned => self.get("error-nothing-planned").to_owned(),
            AgendaError::Purchase(flaw) => self.flaw(*flaw),
            AgendaError::Opportunity(hitch) => self.hitch(*hitch),
            AgendaError::UnknownStage { typed, known } => {
                let known: Vec<String> = known.iter().map(|stage| self.stage(stage)).collect();
                self.among(("error-unknown-stage", "error-unknown-stage"), typed, &known)
            }
            AgendaError::ProductExists(name) => self.with("error-product-exists", &[("name", quoted(name).into())]),
            AgendaError::ProductInUse(name) => self.with("error-product-in-use", &[("name", quoted(name).into())]),
            AgendaError::Stopped => self.get("error-stopped").to_owned(),
            AgendaError::Playbook(flaw) => self.playbook_flaw(flaw),
            AgendaError::ChangedSince => self.get("error-changed-since").to_owned(),
            AgendaError::Sync(trouble) => self.sync_trouble(trouble),
            AgendaError::Store(error) => self.store_failure(error),
        }
    }

    /// What helps with a failure, a line each: the clients among which an ambiguous name must choose, or where in a
    /// filter the mistake is; nothing for any other.
    #[must_use]
    pub fn candidates(&self, error: &AgendaError) -> Vec<String> {
        if let AgendaError::Filter { typed, error } = error {
            return pointed_at(typed, error);
        }
        if let AgendaError::Playbook(flaw) = error {
            return Self::playbook_pointed_at(flaw);
        }
        let AgendaError::AmbiguousClient { candidates, total, .. } = error else { return Vec::new() };
        let mut lines: Vec<String> = candidates
            .iter()
            .map(|(id, name, place)| {
                let id = id.0.to_string();
                let args = [("id", id.into()), ("name", clean_line(name).into())];
                match place {
                    None => self.with("error-candidate", &args),
                    Some(place) => {
                        let [id, name] = args;
                        self.with("error-candidate-at", &[id, name, ("place", clean_line(place).into())])
                    }
                }
            })
            .collect();
        if let Some(more) = total.checked_sub(candidates.len()).filter(|more| *more > 0) {
            lines.push(self.with("error-candidates-more", &[("n", more.into())]));
        }
        lines
    }

    /// Why a file was not written.
    #[must_use]
    pub fn unwritten(&self, path: &Path, error: &std::io::Error) -> String {
        let path = ("path", Arg::from(clean_line(&path.display().to_string())));
        if error.kind() == std::io::ErrorKind::AlreadyExists {
            return self.with("error-cli-exists", &[path]);
        }
        self.with("error-cli-write", &[path, ("detail", clean_line(&error.to_string()).into())])
    }

    /// That a command of the user's failed that was started for what was logged; without a code it was stopped.
    #[must_use]
    pub fn hook_failure(&self, code: Option<i32>) -> String {
        match code {
            Some(code) => self.with("hook-ended", &[("code", code.to_string().into())]),
            None => self.get("hook-stopped").to_owned(),
        }
    }

    /// What a step of the past did: `llamada a Ferretería López`.
    #[must_use]
    pub fn step(&self, step: &Step) -> String {
        self.action(step.action, &step.subject, step.count)
    }

    /// What doing this to that client, or to so many, is called.
    #[must_use]
    pub fn action(&self, action: Action, subject: &str, count: usize) -> String {
        self.with(&action.key(), &[("subject", clean_line(subject).into()), ("count", count.into())])
    }

    /// Why a date phrase is not one, and the nearest reading where there is one.
    #[must_use]
    pub fn when_error(&self, phrase: &str, error: &WhenError) -> String {
        let said = phrase.trim();
        let phrase = ("phrase", Arg::from(quoted(phrase)));
        match error {
            WhenError::Empty => self.get("error-when-empty").to_owned(),
            WhenError::NotUnderstood { word, .. } if word == said => self.with("error-when-phrase", &[phrase]),
            WhenError::NotUnderstood { word, .. } => {
                self.with("error-when-word", &[phrase, ("word", quoted(word).into())])
            }
            WhenError::NoSuchDate { nearest: None } => self.with("error-when-no-date", &[phrase]),
            WhenError::NoSuchDate { nearest: Some(nearest) } => {
                self.with("error-when-no-date-near", &[phrase, ("nearest", self.short_when(*nearest).into())])
            }
            WhenError::NoSuchTime => self.with("error-when-no-time", &[phrase]),
            WhenError::Ambiguous { readings } => {
                let readings: Vec<String> = readings.iter().map(|reading| self.short_when(*reading)).collect();
                let between = self.get("error-when-or");
                self.with("error-when-ambiguous", &[phrase, ("readings", readings.join(between).into())])
            }
            WhenError::AmbiguousRule { readings } => {
                let readings: Vec<String> = readings.iter().map(|rule| self.recurrence(rule)).collect();
                let between = self.get("error-when-or");
                self.with("error-when-ambiguous", &[phrase, ("readings", readings.join(between).into())])
            }
            WhenError::Contradiction { by_date, by_weekday } => {
                let (date, weekday) = (self.short_when(*by_date), self.short_when(*by_weekday));
                self.with("error-when-contradiction", &[phrase, ("date", date.into()), ("weekday", weekday.into())])
            }
            WhenError::OutOfBounds => self.with("error-when-bounds", &[phrase]),
            WhenError::NoWorkingDay => self.with("error-when-no-working-day", &[phrase]),
            WhenError::Recurring => self.with("error-when-recurring", &[phrase]),
            WhenError::Range => self.with("error-when-range", &[phrase]),
        }
    }

    /// A day in a message: with its weekday and its year, and short.
    fn short_when(&self, when: When) -> String {
        let year = when.date.year().to_string();
        self.with_time(format!("{} {year}", self.day(when.date, when.date)), when.time)
    }

    /// How a date phrase was understood: the day in full, with its hour when one was said.
    #[must_use]
    pub fn when(&self, when: When) -> String {
        self.with_time(self.day_long(when.date), when.time)
    }

    fn about_day(&self, key: &str, day: Date) -> String {
        self.with(key, &[("day", self.day_long(day).into())])
    }

    fn unknown_client(&self, typed: &str, near: &[String]) -> String {
        let typed = ("typed", Arg::from(quoted(typed)));
        if near.is_empty() {
            return self.with("error-unknown-client", &[typed]);
        }
        let near: Vec<String> = near.iter().map(|name| quoted(name)).collect();
        self.with("error-unknown-client-near", &[typed, ("near", near.join(" · ").into())])
    }

    /// That something is none of those that there are, which are named; with another text when there are none.
    fn among(&self, (some, none): (&str, &str), typed: &str, known: &[String]) -> String {
        let typed = ("typed", Arg::from(quoted(typed)));
        if known.is_empty() {
            return self.with(none, &[typed]);
        }
        let mut named: Vec<String> = known.iter().take(NAMED).map(|name| quoted(name)).collect();
        if known.len() > NAMED {
            named.push("…".to_owned());
        }
        self.with(some, &[typed, ("known", named.join(" · ").into())])
    }

    /// Why something beside what was saved could not be done.
    #[must_use]
    pub fn obstacle(&self, error: &AgendaError) -> String {
        match error {
            AgendaError::Store(StoreError::Full) => self.get("error-store-no-room").to_owned(),
            AgendaError::Store(error @ (StoreError::Sqlite(_) | StoreError::Io(_))) if !error.is_damage() => {
                quoted(&error.to_string())
            }
            error => self.failure(error),
        }
    }

    fn store_failure(&self, error: &StoreError) -> String {
        let at = |key, path: &Path| self.with(key, &[("path", clean_line(&path.display().to_string()).into())]);
        match error {
            StoreError::NoFolder(path) => at("error-store-no-folder", path),
            StoreError::NotAFile(path) => at("error-store-not-a-file", path),
            StoreError::NotAnAgenda(path) => at("error-store-not-an-agenda", path),
            StoreError::Newer { found, known } => {
                let args = [("found", found.to_string().into()), ("known", known.to_string().into())];
                self.with("error-store-newer", &args)
            }
            StoreError::ReadOnly => self.get("error-store-read-only").to_owned(),
            StoreError::Denied(path) => at("error-store-denied", path),
            StoreError::NoBackup(path) => at("error-store-no-backup", path),
            StoreError::Damaged(path) => at("error-store-damaged", path),
            StoreError::Locked(path) => at("error-store-locked", path),
            StoreError::WrongKey(path) => at("error-store-wrong-key", path),
            StoreError::InUse(path) => at("error-store-in-use", path),
            StoreError::Away(path) => at("error-store-away", path),
            StoreError::Full => self.get("error-store-full").to_owned(),
            StoreError::Busy => self.get("error-store-busy").to_owned(),
            StoreError::Gone => self.get("error-store-gone").to_owned(),
            StoreError::Conflict => self.get("error-store-conflict").to_owned(),
            StoreError::NothingLeft => self.get("error-store-nothing-left").to_owned(),
            StoreError::NotAQuestion => self.get("error-query-reads-only").to_owned(),
            StoreError::Question(detail) => self.with("error-query", &[("detail", clean_line(detail).into())]),
            StoreError::Dump(flaw) => self.bad_document(flaw),
            error if error.is_damage() => self.get("error-store-damaged-here").to_owned(),
            StoreError::Sqlite(_) | StoreError::Io(_) => {
                self.with("error-store-other", &[("detail", quoted(&error.to_string()).into())])
            }
        }
    }
}

impl Texts {
    /// What is wrong with a document that should be taken in, and where.
    fn bad_document(&self, flaw: &DumpFlaw) -> String {
        let place = match (flaw.table.is_empty(), flaw.column.is_empty()) {
            (true, _) => String::new(),
            (false, true) => quoted(&flaw.table),
            (false, false) => format!("{}.{}", quoted(&flaw.table), quoted(&flaw.column)),
        };
        let args = [("line", flaw.line.to_string().into()), ("place", place.into())];
        let key = match flaw.wrong {
            Wrong::NotOurs => "error-dump-not-ours",
            Wrong::Newer => "error-dump-newer",
            Wrong::NoJson => "error-dump-no-json",
            Wrong::UnknownTable => "error-dump-unknown-table",
            Wrong::UnknownColumn => "error-dump-unknown-column",
            Wrong::Value => "error-dump-value",
            Wrong::Missing => "error-dump-missing",
            Wrong::Twice => "error-dump-twice",
            Wrong::Dangling => "error-dump-dangling",
        };
        self.with(key, &args)
    }
}

/// The beginning of a foreign text, on one line.
fn quoted(text: &str) -> String {
    let line = clean_line(first_line(text));
    match line.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or("")),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use jiff::civil::date;

    use super::*;
    use crate::domain::ClientId;
    use crate::i18n::Locale;

    fn both() -> [Texts; 2] {
        ["es-PE", "en-GB"].map(|name| Texts::new(Locale::parse(name)))
    }

    /// One line, nothing unfilled, and no key in place of a text.
    fn reads_well(said: &str) {
        assert!(!said.contains(['{', '}', '$', '\n', '\u{1b}']), "{said}");
        assert!(!said.is_empty() && !said.starts_with("error-") && !said.starts_with("action-"), "{said}");
    }

    #[test]
    fn every_failure_is_one_line_in_both_languages() {
        let file = || PathBuf::from("some\u{1b}where/agenda.db");
        let day = date(2026, 11, 23);
        let ambiguous = AgendaError::AmbiguousClient {
            typed: "López".into(),
            candidates: vec![
                (ClientId(3), "Ana\u{7} López".into(), None),
                (ClientId(4), "López".into(), Some("Lima".into())),
            ],
            total: 12,
        };
        let errors = [
            AgendaError::EmptyName,
            AgendaError::TooLong { part: Part::Name, length: 400, most: 300 },
            AgendaError::TooLong { part: Part::Line, length: 4_000, most: 1_000 },
            AgendaError::TooLong { part: Part::Text, length: 400_000, most: 200_000 },
            AgendaError::NextInPast(day),
            AgendaError::HappenedInFuture(day),
            AgendaError::TooFar(day),
            AgendaError::NothingToLog,
            AgendaError::UnknownClient { typed: "x\u{1b}[31m\ny".repeat(90), near: Vec::new() },
            AgendaError::UnknownClient { typed: String::new(), near: vec!["López".into(), "Lara".into()] },
            ambiguous,
            AgendaError::UnknownZone { typed: "x\ny".into(), zones: Vec::new() },
            AgendaError::UnknownZone { typed: String::new(), zones: vec!["Norte\u{7}".into(); 50] },
            AgendaError::SameClient,
            AgendaError::EmptyFilter,
            AgendaError::CadenceByLight,
            AgendaError::SegmentExists("a\nb".into()),
            AgendaError::NothingPlanned,
            AgendaError::Stopped,
            AgendaError::ChangedSince,
            StoreError::NoFolder(file()).into(),
            StoreError::NotAFile(file()).into(),
            StoreError::NotAnAgenda(file()).into(),
            StoreError::Newer { found: 9, known: 1 }.into(),
            StoreError::ReadOnly.into(),
            StoreError::Denied(file()).into(),
            StoreError::Damaged(file()).into(),
            StoreError::Locked(file()).into(),
            StoreError::WrongKey(file()).into(),
            StoreError::InUse(file()).into(),
            StoreError::Away(file()).into(),
            StoreError::Full.into(),
            StoreError::Busy.into(),
            StoreError::Gone.into(),
            StoreError::Conflict.into(),
            StoreError::NothingLeft.into(),
            StoreError::Io(std::io::Error::other("two\nlines")).into(),
            StoreError::NotAQuestion.into(),
            StoreError::Question("no such column: x".into()).into(),
            StoreError::Dump(DumpFlaw { wrong: Wrong::Value, line: 7, table: "a\nb".into(), column: "c".into() })
                .into(),
        ];
        for texts in both() {
            for error in &errors {
                reads_well(&texts.failure(error));
                for line in texts.candidates(error) {
                    reads_well(&line);
                }
            }
        }
    }

    #[test]
    fn every_action_has_its_label() {
        for texts in both() {
            for action in Action::ALL {
                for count in [1, 60] {
                    reads_well(&texts.action(*action, "Ferretería López", count));
                }
            }
        }
        let [es, en] = both();
        assert_eq!(es.action(Action::LogCall, "Ferretería López", 1), "llamada a Ferretería López");
        assert_eq!(es.action(Action::Import, "", 60), "importación de 60 clientes");
        assert_eq!(en.action(Action::Import, "", 1), "import of 1 client");
    }

    #[test]
    fn every_bad_date_says_why() {
        let when = When { date: date(2027, 2, 28), time: Some(jiff::civil::time(10, 0, 0, 0)) };
        let errors = [
            WhenError::Empty,
            WhenError::NotUnderstood { at: 0, word: "xyz".into() },
            WhenError::NoSuchDate { nearest: None },
            WhenError::NoSuchDate { nearest: Some(when) },
            WhenError::NoSuchTime,
            WhenError::Ambiguous { readings: vec![when, when] },
            WhenError::AmbiguousRule { readings: vec!["FREQ=DAILY".parse().unwrap(), "FREQ=WEEKLY".parse().unwrap()] },
            WhenError::Contradiction { by_date: when, by_weekday: when },
            WhenError::OutOfBounds,
            WhenError::NoWorkingDay,
            WhenError::Recurring,
            WhenError::Range,
        ];
        for texts in both() {
            for error in &errors {
                reads_well(&texts.when_error("xyz\u{1b}\n", error));
            }
        }
        let [es, _] = both();
        let said = es.when_error("31 de febrero", &WhenError::NoSuchDate { nearest: Some(when) });
        assert!(said.contains("dom 28 feb 2027 10:00"), "{said}");
        let rules = ["FREQ=DAILY;INTERVAL=2", "FREQ=WEEKLY"].map(|rule| rule.parse().unwrap()).to_vec();
        let said = es.when_error("x", &WhenError::AmbiguousRule { readings: rules });
        assert!(said.contains("(cada 2 días o cada semana)"), "{said}");
    }
}
