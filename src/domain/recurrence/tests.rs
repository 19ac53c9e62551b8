//! What rules are taken, how they are spelled, and which days they give.

use std::path::PathBuf;

use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::*;

fn rule(text: &str) -> Recurrence {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn rules_have_one_spelling() {
    let cases = [
        ("the least", "FREQ=DAILY", "FREQ=DAILY"),
        ("as in a calendar file", "RRULE:FREQ=WEEKLY;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO"),
        ("lower case, another order", "byday=fr,mo;freq=weekly", "FREQ=WEEKLY;BYDAY=MO,FR"),
        ("what goes without saying", "FREQ=WEEKLY;INTERVAL=1;WKST=SU;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO"),
        ("where weeks begin matters", "FREQ=WEEKLY;INTERVAL=2;WKST=SU", "FREQ=WEEKLY;INTERVAL=2;WKST=SU"),
        ("twice the same", "FREQ=MONTHLY;BYMONTHDAY=15,1,15", "FREQ=MONTHLY;BYMONTHDAY=1,15"),
        ("the last Friday", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("a plus sign", "FREQ=MONTHLY;BYDAY=+1FR", "FREQ=MONTHLY;BYDAY=1FR"),
        ("an end with an hour", "FREQ=DAILY;UNTIL=20261231T235959Z", "FREQ=DAILY;UNTIL=20261231"),
        ("a closing semicolon", "FREQ=DAILY;COUNT=3;", "FREQ=DAILY;COUNT=3"),
    ];
    for (name, typed, spelled) in cases {
        assert_eq!(rule(typed).to_string(), spelled, "{name}");
        let json = serde_json::to_string(&rule(typed)).unwrap();
        assert_eq!(json, format!("{spelled:?}"), "{name}");
        assert_eq!(serde_json::from_str::<Recurrence>(&json).unwrap(), rule(typed), "{name}");
    }
}

#[test]
fn what_is_no_rule_for_days_is_refused() {
    use RuleError::{Form, Parts, Range};
    let cases = [
        ("", Form),
        ("INTERVAL=2", Form),
        ("FREQ=HOURLY", Form),
        ("FREQ=DAILY;BYHOUR=9", Form),
        ("FREQ=DAILY;BYEASTER=0", Form),
        ("FREQ=DAILY;FREQ=WEEKLY", Form),
        ("FREQ=DAILY;COUNT=2;UNTIL=20261231", Form),
        ("FREQ=DAILY;UNTIL=20260231", Form),
        ("FREQ=WEEKLY;BYDAY=XX", Form),
        ("FREQ=WEEKLY;BYDAY=ñ", Form),
        ("FREQ=DAILY;INTERVAL=0", Range),
        ("FREQ=DAILY;INTERVAL=90061", Range),
        ("FREQ=DAILY;INTERVAL=1001", Range),
        ("FREQ=DAILY;INTERVAL=-1", Range),
        ("FREQ=DAILY;COUNT=0", Range),
        ("FREQ=DAILY;UNTIL=99991231", Range),
        ("FREQ=MONTHLY;BYMONTHDAY=0", Range),
        ("FREQ=MONTHLY;BYMONTHDAY=32", Range),
        ("FREQ=YEARLY;BYMONTH=13", Range),
        ("FREQ=MONTHLY;BYDAY=54MO", Range),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0", Range),
        ("FREQ=WEEKLY;BYDAY=1MO", Parts),
        ("FREQ=WEEKLY;BYMONTHDAY=1", Parts),
        ("FREQ=MONTHLY;BYWEEKNO=1", Parts),
        ("FREQ=MONTHLY;BYYEARDAY=1", Parts),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO", Parts),
        ("FREQ=MONTHLY;BYSETPOS=1", Parts),
    ];
    for (text, error) in cases {
        assert_eq!(text.parse::<Recurrence>(), Err(error), "{text}");
        assert!(serde_json::from_str::<Recurrence>(&format!("{text:?}")).is_err(), "{text}");
    }
}

#[test]
fn the_days_of_a_rule() {
    let start = date(2026, 11, 21);
    let cases = [
        ("every day", "FREQ=DAILY", "2026-11-21 2026-11-22 2026-11-23"),
        ("every three days", "FREQ=DAILY;INTERVAL=3", "2026-11-21 2026-11-24 2026-11-27"),
        ("every two weeks, on the day of the start", "FREQ=WEEKLY;INTERVAL=2", "2026-11-21 2026-12-05 2026-12-19"),
        ("Mondays and Thursdays", "FREQ=WEEKLY;BYDAY=MO,TH", "2026-11-23 2026-11-26 2026-11-30"),
        ("the 15th and the last", "FREQ=MONTHLY;BYMONTHDAY=15,-1", "2026-11-30 2026-12-15 2026-12-31"),
        ("the first Monday", "FREQ=MONTHLY;BYDAY=1MO", "2026-12-07 2027-01-04 2027-02-01"),
        ("the last Friday", "FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27 2026-12-25 2027-01-29"),
        ("the first working day", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", "2026-12-01 2027-01-01 2027-02-01"),
        ("the 31st, where there is one", "FREQ=MONTHLY;BYMONTHDAY=31", "2026-12-31 2027-01-31 2027-03-31"),
        (
            "the 30th, or the last of February",
            "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1",
            "2026-11-30 2026-12-30 2027-01-30 2027-02-28",
        ),
        ("every third month", "FREQ=MONTHLY;INTERVAL=3", "2026-11-21 2027-02-21 2027-05-21"),
        ("3 May", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=3", "2027-05-03 2028-05-03"),
        ("29 February", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2028-02-29 2032-02-29"),
        ("the 100th day", "FREQ=YEARLY;BYYEARDAY=100", "2027-04-10 2028-04-09"),
        ("three times", "FREQ=DAILY;COUNT=3", "2026-11-21 2026-11-22 2026-11-23 -"),
        ("until a day that counts", "FREQ=WEEKLY;UNTIL=20261128", "2026-11-21 2026-11-28 -"),
        ("until before the first", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261122", "-"),
        ("never", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "-"),
    ];
    for (name, text, expected) in cases {
        let rule = rule(text);
        let mut days = rule.occurrences(start);
        for day in expected.split(' ') {
            let found = days.next().map_or("-".to_owned(), |day| day.to_string());
            assert_eq!(found, day, "{name}");
        }
    }
}

#[test]
fn the_next_day_is_strictly_after() {
    let start = date(2026, 11, 23);
    let cases = [
        ("the start itself is over", "FREQ=WEEKLY;INTERVAL=2", date(2026, 11, 23), Some(date(2026, 12, 7))),
        ("before the start", "FREQ=WEEKLY;INTERVAL=2", date(2026, 1, 1), Some(date(2026, 11, 23))),
        ("in between", "FREQ=WEEKLY;INTERVAL=2", date(2026, 12, 1), Some(date(2026, 12, 7))),
        ("much later, in step", "FREQ=WEEKLY;INTERVAL=2", date(2126, 11, 23), Some(date(2126, 11, 25))),
        ("the count is used up", "FREQ=DAILY;COUNT=2", date(2026, 11, 24), None),
        ("the end has come", "FREQ=DAILY;UNTIL=20261124", date(2026, 11, 24), None),
        ("the end of the calendar", "FREQ=DAILY", date(2199, 12, 31), None),
    ];
    for (name, text, after, expected) in cases {
        assert_eq!(rule(text).next_after(start, after), expected, "{name}");
    }
}

fn any_date() -> impl Strategy<Value = Date> {
    (1970i16..=2198, 1i8..=12, 1i8..=31).prop_filter_map("no such day", |(y, m, d)| Date::new(y, m, d).ok())
}

/// Rules of every kind, not all of which are valid.
fn any_text() -> impl Strategy<Value = String> {
    let days = vec!["MO", "TU", "WE", "TH", "FR", "SA", "SU", "1MO", "-1FR", "2TU", "5SU"];
    let by = vec![
        "BYMONTH=2",
        "BYMONTH=1,12",
        "BYMONTHDAY=31",
        "BYMONTHDAY=-1,15",
        "BYYEARDAY=-1,100",
        "BYWEEKNO=1,53",
        "BYSETPOS=-1",
        "BYSETPOS=1,3",
        "COUNT=7",
        "UNTIL=21001231",
        "WKST=SU",
        "INTERVAL=2",
        "INTERVAL=17",
    ];
    let freq = select(vec!["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]);
    (freq, subsequence(days, 0..4), subsequence(by, 0..4)).prop_map(|(freq, days, by)| {
        let mut parts = vec![format!("FREQ={freq}")];
        if !days.is_empty() {
            parts.push(format!("BYDAY={}", days.join(",")));
        }
        parts.extend(by.into_iter().map(str::to_owned));
        parts.join(";")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spellings_come_back(text in any_text()) {
        if let Ok(rule) = text.parse::<Recurrence>() {
            prop_assert_eq!(rule.to_string().parse::<Recurrence>(), Ok(rule));
        }
    }

    #[test]
    fn days_come_in_order_and_end(text in any_text(), start in any_date()) {
        if let Ok(rule) = text.parse::<Recurrence>() {
            let days: Vec<Date> = rule.occurrences(start).take(40).collect();
            prop_assert!(days.windows(2).all(|pair| pair[0] < pair[1]), "{days:?}");
            prop_assert!(days.iter().all(|day| *day >= start && day.year() <= LAST_YEAR));
            // The walk from any of its days on gives the same days, where nothing is counted.
            if let (Some(tenth), End::Never) = (days.get(9), rule.parts().end) {
                prop_assert_eq!(rule.next_after(start, *tenth), days.get(10).copied());
            }
        }
    }

    #[test]
    fn anything_typed_is_answered(text in "\\PC{0,40}") {
        let _ = text.parse::<Recurrence>();
        let _ = format!("FREQ=DAILY;{text}").parse::<Recurrence>();
    }
}

/// The vectors that speak of whole days: the others have parts for hours, a time zone, or break RFC 5545, and are
/// refused. An end at another hour than the start's is left out, because it does not fall on a day's border.
#[test]
#[ignore = "needs the public data folder in CARTERA_PUBLIC_DATA"]
fn public_vectors_give_their_days() {
    let folder = std::env::var_os("CARTERA_PUBLIC_DATA").expect("CARTERA_PUBLIC_DATA");
    let text = std::fs::read_to_string(PathBuf::from(folder).join("rrule/dateutil_vectors.json")).unwrap();
    let vectors: serde_json::Value = serde_json::from_str(&text).unwrap();
    let (mut compared, mut refused, mut wrong) = (0, 0, Vec::new());
    for vector in vectors.as_array().unwrap() {
        let whole = vector["rule"].as_str().unwrap();
        let lines: Vec<&str> = whole.lines().collect();
        let [start, rule] = lines[..] else { continue };
        let Some((start_day, hour)) = start.strip_prefix("DTSTART:").and_then(|at| at.split_once('T')) else {
            continue;
        };
        let start = Date::strptime("%Y%m%d", start_day).unwrap();
        let until = rule.split("UNTIL=").nth(1).map(|rest| rest.split(';').next().unwrap());
        if until.is_some_and(|until| !until.trim_end_matches('Z').ends_with(hour)) {
            continue;
        }
        let Ok(rule) = rule.parse::<Recurrence>() else {
            refused += 1;
            continue;
        };
        let expected: Vec<&str> =
            vector["expected"].as_array().unwrap().iter().map(|day| &day.as_str().unwrap()[..10]).collect();
        let found: Vec<String> = rule.occurrences(start).take(200).map(|day| day.to_string()).collect();
        compared += 1;
        if found != expected {
            wrong.push(format!("{whole}\n  {found:?}\n  {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {compared}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(compared > 120 && refused > 200, "{compared} compared, {refused} refused");
}
