//! Values of the domain for property tests: as the agenda keeps them, and as unpleasant as it allows.

use jiff::civil::{Date, Time, date};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::incoming::ReadOptions;
use crate::domain::capture::Coins;
use crate::domain::text::{clean_line, clean_text};
use crate::domain::when::DateOrder;
use crate::domain::{
    Cadence, Channel, ChannelId, Client, ClientKind, Code, Currency, CustomField, FieldId, Loss, Money, Occasion,
    OccasionId,
};

/// How a file is read where nobody asked for anything.
pub(super) fn options() -> ReadOptions {
    ReadOptions {
        content: None,
        map: Vec::new(),
        delimiter: None,
        encoding: None,
        date_order: None,
        usual_order: DateOrder::DayMonth,
        coins: Coins { decimal: '.', coins: Vec::new() },
        today: date(2026, 11, 23),
    }
}

/// A line that says something.
pub(super) fn line() -> impl Strategy<Value = String> {
    let nasty = prop::sample::select(vec![
        "a,b;c:d\\e\"f^g",
        "\\n\\,\\;",
        "=0D=0A=",
        "BEGIN:VCARD",
        "END:VCALENDAR",
        "Peña 🌞 & Cía. (S.A.C.)",
        "x:y;TYPE=z",
        "{\"a\":1}",
        "ﷺ \u{202e} test",
        "ñ",
        "1604-03-22",
        "item1.TEL:1",
    ]);
    prop_oneof![2 => nasty.prop_map(str::to_owned), 3 => "(?s).{1,40}", 1 => "[a-zñ ,;]{60,200}"]
        .prop_map(|text| clean_line(&text))
        .prop_filter("empty", |text| !text.is_empty())
}

/// A line, or nothing.
pub(super) fn maybe() -> impl Strategy<Value = Option<String>> {
    option::of(line())
}

/// A text of several lines, or none.
pub(super) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        vec(line(), 1..5).prop_map(|lines| clean_text(&lines.join("\n"))),
        "(?s).{0,300}"
            .prop_map(|text| clean_text(&text))
            .prop_filter("blank", |text| text.is_empty() || !text.trim().is_empty())
    ]
}

/// A day.
pub(super) fn day() -> impl Strategy<Value = Date> {
    (1900_i16..2199, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

/// A time, to the minute.
pub(super) fn time() -> impl Strategy<Value = Time> {
    (0_i8..24, 0_i8..60).prop_map(|(hour, minute)| Time::constant(hour, minute, 0, 0))
}

/// A member of a closed list.
pub(super) fn code<T: Code + std::fmt::Debug>() -> impl Strategy<Value = T> {
    prop::sample::select(T::ALL)
}

/// A currency.
pub(super) fn currency() -> impl Strategy<Value = Currency> {
    prop::sample::select(vec!["PEN", "USD", "CLP"]).prop_map(|code| code.parse().unwrap())
}

/// An amount.
pub(super) fn money() -> impl Strategy<Value = Money> {
    (any::<i64>(), currency()).prop_map(|(minor, currency)| Money { minor, currency })
}

/// What a client is called for ever.
pub(super) fn uid() -> impl Strategy<Value = String> {
    "[0-9a-f]{8}-[0-9a-f]{4}"
}

prop_compose! {
    fn place()(
        city in maybe(), zone in maybe(), country in maybe(), time_zone in maybe(), sector in maybe(), source in maybe(),
        tax_id in maybe(), external_id in maybe(), interest in maybe(),
    ) -> Client {
        Client {
            sector, city, zone, country, time_zone, interest, source, tax_id, external_id,
            ..Client::named("x", date(2026, 1, 1))
        }
    }
}

prop_compose! {
    fn lost()(on in day(), why in code(), note in maybe()) -> Loss {
        Loss { on, why, note }
    }
}

prop_compose! {
    /// Any client.
    pub(super) fn client()(
        client in place(), name in line(), kind in code::<ClientKind>(), company in maybe(), role in maybe(),
        (size, language, tone) in (option::of(code()), option::of(code()), option::of(code())),
        (potential, lost) in (option::of(money()), option::of(lost())), notes in text(), mut tags in vec(line(), 0..4),
        (ideal, more, has) in (1_u16..1000, 0_u16..1000, any::<bool>()),
        (attention, attention_since, snoozed_until) in (code(), option::of(day()), option::of(day())),
        (standing, created_on) in (code(), day()),
    ) -> Client {
        tags.sort();
        tags.dedup();
        tags.reverse();
        let cadence = has.then_some(Cadence { ideal, maximum: ideal + more });
        Client {
            name, kind, company, role, size, language, tone, potential, lost, notes, tags, cadence, attention,
            attention_since, snoozed_until, standing, created_on, ..client
        }
    }
}

prop_compose! {
    /// Any way to reach somebody.
    pub(super) fn channel()(kind in code(), value in line(), preferred in any::<bool>()) -> Channel {
        Channel { id: ChannelId(0), contact: None, kind, value, preferred }
    }
}

prop_compose! {
    /// Any date that matters.
    pub(super) fn occasion()(
        kind in code(), label in prop_oneof![Just(String::new()), line()], month in 1_i8..=12, day in 1_i8..=31,
        year in option::of(1600_i16..2100), yearly in any::<bool>(), lead in 0_u16..100, since in day(),
    ) -> Occasion {
        let day = day.min(date(2024, month, 1).days_in_month());
        Occasion { id: OccasionId(0), contact: None, kind, label, month, day, year, yearly, lead, since }
    }
}

prop_compose! {
    /// Any field of the user's own.
    pub(super) fn field()(name in line(), kind in code(), choices in vec(line(), 0..3)) -> CustomField {
        CustomField { id: FieldId(0), name, kind, choices }
    }
}
