//! The record of a client in words: dates that matter, the user's own fields, zones, relations. What a form shows reads
//! back as itself.

use jiff::civil::Date;

use super::{Arg, Texts};
use crate::clock::There;
use crate::desktop::Unopened;
use crate::domain::text::clean_line;
use crate::domain::{
    Code, CustomField, FieldKind, Misfit, Money, NoOccasion, Occasion, OccasionKind, RelationKind, capture,
};

/// The most of a piece that is quoted, in characters.
const QUOTED: usize = 60;

impl Texts {
    /// A date that matters as a line that reads back as itself: `cumpleaños 3 dic 1980; Rosa López`.
    #[must_use]
    pub fn occasion_line(&self, occasion: &Occasion, person: Option<&str>) -> String {
        let year = occasion.year.map(|year| format!(" {year}")).unwrap_or_default();
        let month = self.month_short(occasion.month);
        let mut parts = vec![format!("{} {} {month}{year}", self.word(occasion.kind), occasion.day)];
        let plain = |part: &str| clean_line(part).replace([';', '|'], ",");
        parts.extend(person.map(plain));
        if occasion.lead != occasion.kind.lead() {
            parts.push(format!("{}d", occasion.lead));
        }
        if !occasion.yearly {
            parts.push(self.get("record-once").to_owned());
        }
        if !occasion.label.is_empty() {
            parts.push(plain(&occasion.label));
        }
        parts.join("; ")
    }

    /// What a date that matters is called in full: `cumpleaños de Rosa López`, `renovación: limpieza`.
    #[must_use]
    pub fn occasion_name(&self, occasion: &Occasion, person: Option<&str>) -> String {
        let label = clean_line(&occasion.label);
        let named = match (occasion.kind, person) {
            (OccasionKind::Other, None) if !label.is_empty() => return label,
            (kind, None) => self.word(kind).to_owned(),
            (kind, Some(person)) => self.occasion_called(kind, &clean_line(person)),
        };
        if label.is_empty() { named } else { format!("{named}: {label}") }
    }

    /// When a date that matters comes next, and for how many years then: `jue 3 dic · cumple 46`. One that is over says
    /// when it was.
    #[must_use]
    pub fn occasion_when(&self, occasion: &Occasion, today: Date) -> String {
        let Some(next) = occasion.next(today) else {
            let over = occasion.year.and_then(|year| occasion.in_year(year));
            return over.map(|day| self.day_plain(day, today)).unwrap_or_default();
        };
        let day = format!("{} · {}", self.day(next, today), self.relative(next, today));
        self.occasion_years(occasion, &day, next.year())
    }

    /// What is said of a date that matters, and for how many years it is in this year when that is known.
    #[must_use]
    pub fn occasion_years(&self, occasion: &Occasion, said: &str, year: i16) -> String {
        match occasion.years(year) {
            None => said.to_owned(),
            Some(years) => {
                let key = if occasion.kind == OccasionKind::Birthday { "record-age" } else { "record-years" };
                format!("{said} · {}", self.with(key, &[("n", i64::from(years).into())]))
            }
        }
    }

    /// Why a line is no date that matters.
    #[must_use]
    pub fn no_occasion(&self, why: &NoOccasion) -> String {
        match why {
            NoOccasion::NoDay(line) => self.with("record-no-day", &[("typed", quoted(line))]),
            NoOccasion::NoSuchDay(line) => self.with("record-no-such-day", &[("typed", quoted(line))]),
            NoOccasion::OnceWithoutYear => self.get("record-once-no-year").to_owned(),
        }
    }

    /// What is known in a field of the user's own, as it is read.
    #[must_use]
    pub fn field_value(&self, field: &CustomField, value: &str, today: Date) -> String {
        match field.kind {
            FieldKind::Text | FieldKind::Choice => clean_line(value),
            FieldKind::Number => {
                let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
                let digits = u8::try_from(fraction.len()).unwrap_or(u8::MAX);
                let minor = format!("{whole}{fraction}").parse::<i64>();
                // What is too long for a number is shown as it is kept.
                minor.map_or_else(|_| clean_line(value), |minor| self.decimal(minor, digits))
            }
            FieldKind::Date => value.parse().map_or_else(|_| clean_line(value), |day: Date| self.day_plain(day, today)),
        }
    }

    /// What is known in a field of the user's own, as it is typed.
    #[must_use]
    pub fn field_line(&self, field: &CustomField, value: &str) -> String {
        match field.kind {
            FieldKind::Number => value.replace('.', &self.coins().decimal.to_string()),
            FieldKind::Date => {
                value.parse().map_or_else(|_| value.to_owned(), |day: Date| self.written("date-year", day))
            }
            FieldKind::Text | FieldKind::Choice => value.to_owned(),
        }
    }

    /// Why something cannot stand in a field of the user's own.
    #[must_use]
    pub fn misfit(&self, field: &CustomField, typed: &str, why: &Misfit) -> String {
        let name = ("field", Arg::from(clean_line(&field.name)));
        match why {
            Misfit::Number => self.with("record-no-number", &[name, ("typed", quoted(typed))]),
            Misfit::Date(error) => self.with("record-no-date", &[name, ("why", self.when_error(typed, error).into())]),
            Misfit::Choice => {
                let choices = field.choices.join(", ").into();
                self.with("record-no-choice", &[name, ("typed", quoted(typed)), ("choices", choices)])
            }
        }
    }

    /// An amount as it is typed; without a sign it is of the user's own currency.
    #[must_use]
    pub fn read_money(&self, typed: &str) -> Option<Money> {
        capture::read_amount(typed, &self.coins(), self.home_currency())
    }

    /// What a clock elsewhere shows: `allí son las 10:15, −2 h`.
    #[must_use]
    pub fn there(&self, there: There) -> String {
        let sign = if there.ahead < 0 { "−" } else { "+" };
        let (hours, minutes) = (there.ahead.abs() / 60, there.ahead.abs() % 60);
        let ahead = if minutes == 0 { format!("{sign}{hours}") } else { format!("{sign}{hours}:{minutes:02}") };
        self.with("record-there", &[("time", self.time(there.time).into()), ("ahead", ahead.into())])
    }

    /// Why a file or an address was not opened.
    #[must_use]
    pub fn unopened(&self, why: &Unopened) -> String {
        match why {
            Unopened::Missing(path) => self.with("error-file-missing", &[("path", quoted(path))]),
            Unopened::NoDesktop => self.get("error-no-desktop").to_owned(),
            Unopened::Refused(detail) => self.with("error-not-opened", &[("detail", quoted(detail))]),
        }
    }

    /// What a client is to another one, as one of the two sees it: `referido por`, or from the other side `refirió a`.
    #[must_use]
    pub fn related(&self, kind: RelationKind, inverse: bool) -> &str {
        if inverse { self.find(&format!("related-{}", kind.code())).unwrap_or("") } else { self.word(kind) }
    }
}

fn quoted(text: &str) -> Arg<'static> {
    clean_line(text).chars().take(QUOTED).collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{Contact, ContactId, FieldId, OccasionId, occasion};
    use crate::i18n::{Lang, Locale};

    const TODAY: Date = date(2026, 11, 23);

    fn texts(locale: &str) -> Texts {
        Texts::new(Locale::parse(locale))
    }

    fn birthday() -> Occasion {
        Occasion {
            id: OccasionId(0),
            contact: None,
            kind: OccasionKind::Birthday,
            label: String::new(),
            month: 12,
            day: 3,
            year: Some(1980),
            yearly: true,
            lead: 0,
            since: TODAY,
        }
    }

    #[test]
    fn a_date_says_when_it_comes_and_how_old_it_is() {
        let (es, en) = (texts("es-PE"), texts("en"));
        assert_eq!(es.occasion_name(&birthday(), Some("Rosa López")), "cumpleaños de Rosa López");
        assert_eq!(es.occasion_when(&birthday(), TODAY), "jue 3 dic · en 10 días · cumple 46");
        assert_eq!(en.occasion_when(&birthday(), TODAY), "Thu 3 Dec · in 10 days · turns 46");
        let over = Occasion { yearly: false, year: Some(2025), kind: OccasionKind::Other, ..birthday() };
        assert_eq!(es.occasion_when(&over, TODAY), "3 dic 2025");
        assert_eq!(es.occasion_line(&over, None), "otra fecha 3 dic 2025; una vez");
    }

    #[test]
    fn a_clock_elsewhere_says_how_far_it_is() {
        let there = |ahead| There { time: time(10, 15, 0, 0), ahead };
        assert_eq!(texts("es-PE").there(there(-120)), "allí son las 10:15, −2 h");
        assert_eq!(texts("en-GB").there(there(345)), "it is 10:15 there, +5:45 h");
    }

    #[test]
    fn what_is_known_in_a_field_is_read_as_the_region_writes_it() {
        let field = |kind| CustomField { id: FieldId(1), name: "Metros".into(), kind, choices: Vec::new() };
        let es = texts("es-ES");
        assert_eq!(es.field_value(&field(FieldKind::Number), "12345.5", TODAY), "12.345,5");
        assert_eq!(es.field_line(&field(FieldKind::Number), "12345.5"), "12345,5");
        assert_eq!(es.field_value(&field(FieldKind::Date), "2026-03-15", TODAY), "15 mar");
        assert_eq!(es.field_line(&field(FieldKind::Date), "2026-03-15"), "15 mar 2026");
    }

    proptest! {
        /// What the form shows of a date is read as that date again, in any language.
        #[test]
        fn a_line_reads_back_as_itself(
            day in 1_i8..29, month in 1_i8..13, year in prop::option::of(1930_i16..2026), lead in 0_u16..90,
            kind in prop::sample::select(OccasionKind::ALL), person in any::<bool>(), once in any::<bool>(),
            label in "([A-Z][a-zñ]{2,8})?",
        ) {
            let people = [Contact { id: ContactId(1), name: "Rosa López".into(), role: None, influence: None }];
            prop_assume!(label != "Rosa");
            let yearly = !once || year.is_none();
            let written = Occasion { kind, label, month, day, year, yearly, lead, ..birthday() };
            for lang in [Lang::Es, Lang::En] {
                let texts = Texts::new(Locale { lang, region: None });
                let line = texts.occasion_line(&written, person.then_some("Rosa López"));
                let read = occasion::read(&line, texts.locale().date_order(), TODAY, &people);
                prop_assert_eq!(read, Ok((person.then_some(0), written.clone())), "{}", line);
            }
        }
    }
}
