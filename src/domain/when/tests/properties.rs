//! What holds whatever is typed.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::super::{YEARS, lexer};
use super::*;

/// The words date phrases are made of, and a few that belong to none.
const VOCABULARY: &str = "hoy mañana pasado ayer anteayer lunes mar vie sáb domingo mon \
    friday sun el la los las on at the de del para by for este esta this próximo próxima next \
    last pasada que viene semana mes año week month year día días days hora horas media hour \
    half an a en in dentro aquí hace ago from now uno dos quince ten par couple of hábiles \
    business fin end weekend quincena principios mediados primer first último 15 3 31 99 2026 \
    99999999 15/12 31/02 12/15/2026 15.12 2026-12-15 2026-12-15T10:30 20261215 10:30 25:00 10am \
    10h30 10.30 am pm hs y menos cuarto past quarter to tarde noche morning tonight noon \
    mediodía midnight por diciembre dic december marzo 15th 1ro +3d -2w +5b +9999999999a cada \
    every o or al temprano visita , mismo antes después after todos lunes mondays weekday \
    monthly quincenal veces times hasta until desde medio around about las oh twenty thirty \
    treinta second third after before later despues minutes minutos pasadas past 1030 15.30 2.5 1/2 +2 now noche \
    navidad siguiente following previous mil two thousand";

/// The words of repetitions.
const REPEATING: &str = "2 quince lunes martes viernes sábados mondays fri y and , el los on the 15 30 31 29 1st 3rd \
    primer first último last día hábil weekday days semanas weeks mes months month año other de del of cada every mayo \
    feb fin end medio por hasta until desde a partir 10 veces times 10am tarde mar";

fn any_lean() -> impl Strategy<Value = Lean> {
    select(vec![Lean::Future, Lean::Past])
}

fn any_order() -> impl Strategy<Value = DateOrder> {
    select(vec![DateOrder::DayMonth, DateOrder::MonthDay])
}

fn any_date() -> impl Strategy<Value = Date> {
    (1970i16..=2100, 1i8..=12, 1i8..=31).prop_filter_map("no such day", |(y, m, d)| Date::new(y, m, d).ok())
}

/// Reads in both ways and checks what must hold of any answer.
fn sound(text: &str, cx: &Context) {
    sound_repetition(text, cx);
    let whole = read(text, cx);
    if let Ok(when) = whole {
        assert!(YEARS.contains(&when.date.year()), "{text:?}");
        assert_eq!(read(&iso(when), cx), Ok(when), "{text:?}");
        if text.split_whitespace().count() < lexer::MAX_WORDS {
            let used = read_prefix(text, cx);
            assert_eq!(used.map(|(when, _)| when), Some(when), "{text:?}");
        }
    }
    if let Err(WhenError::NotUnderstood { at, word }) = &whole {
        let there: String = text.chars().skip(*at).take(word.chars().count()).collect();
        assert_eq!(&there, word);
    }
    if let Some((when, used)) = read_prefix(text, cx) {
        assert!(YEARS.contains(&when.date.year()), "{text:?}");
        assert!(text.is_char_boundary(used));
        assert_eq!(read(&text[..used], cx), Ok(when), "{text:?}");
    }
}

/// What comes again begins with a day of its rule, and a prefix that is read means what it means alone.
fn sound_repetition(text: &str, cx: &Context) {
    if let Ok(repeated) = read_recurring(text, cx) {
        let first = repeated.first.date;
        assert!(first >= cx.now.date() || text.contains("desde"), "{text:?}");
        assert_eq!(repeated.rule.occurrences(first).next(), Some(first), "{text:?}: {}", repeated.rule);
    }
    if let Some((reading, used)) = read_any_prefix(text, cx) {
        assert!(text.is_char_boundary(used));
        assert_eq!(read_any(&text[..used], cx), Ok(reading), "{text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn iso_comes_back(date in any_date(), clock in proptest::option::of((0i8..24, 0i8..60)),
                      order in any_order(), lean in any_lean()) {
        let time = clock.map(|(h, m)| jiff::civil::time(h, m, 0, 0));
        let when = When { date, time };
        let cx = Context { order, lean, ..planning() };
        prop_assert_eq!(read(&iso(when), &cx), Ok(when));
        prop_assert_eq!(read(&iso(when).replace('T', " "), &cx), Ok(when));
    }

    #[test]
    fn typed_dates_come_back(date in any_date(), order in any_order()) {
        let cx = Context { order, ..planning() };
        let (day, month, year) = (date.day(), date.month(), date.year());
        let digits = match order {
            DateOrder::DayMonth => format!("{day}/{month}/{year}"),
            DateOrder::MonthDay => format!("{month}/{day}/{year}"),
        };
        prop_assert_eq!(read(&digits, &cx), Ok(When { date, time: None }));
    }

    #[test]
    fn anything_typed_is_answered(text in "\\PC{0,60}", lean in any_lean()) {
        sound(&text, &Context { lean, ..planning() });
    }

    #[test]
    fn digits_and_signs_are_answered(text in "[0-9+:/.,hapmTdbw -]{0,16}") {
        sound(&text, &planning());
    }

    #[test]
    fn own_words_in_any_order_are_answered(
        words in vec(select(VOCABULARY.split_whitespace().collect::<Vec<_>>()), 1..9),
        date in any_date(), lean in any_lean(), order in any_order(),
    ) {
        let cx = Context { order, lean, ..context(date.at(9, 15, 0, 0)) };
        sound(&words.join(" "), &cx);
    }

    #[test]
    fn repetitions_in_any_words_are_answered(
        opening in select(vec!["cada", "every", "los", "todos los", "a las 10 cada", "monthly"]),
        words in vec(select(REPEATING.split_whitespace().collect::<Vec<_>>()), 1..7),
        date in any_date(),
    ) {
        sound(&format!("{opening} {}", words.join(" ")), &context(date.at(9, 15, 0, 0)));
    }

    #[test]
    fn planning_never_looks_back(
        phrase in select(vec!["vie", "15/12", "el 15", "10:00", "a las 3", "fin de mes",
                              "quincena", "29/2", "primer lunes del mes", "this friday"]),
        date in any_date(), lean in any_lean(),
    ) {
        let now = date.at(11, 30, 0, 0);
        let cx = Context { lean, ..context(now) };
        if let Ok(when) = read(phrase, &cx) {
            match lean {
                Lean::Future => prop_assert!(when.date >= date),
                Lean::Past => prop_assert!(when.date <= date),
            }
        }
    }
}

#[test]
fn very_long_texts_are_refused_quickly() {
    let cx = planning();
    for text in [
        "de ".repeat(100_000),
        "el ".repeat(23),
        "a week from ".repeat(8),
        "9".repeat(1_000_000),
        "y menos ".repeat(12),
        "mañana ".repeat(24),
        "cada 2 semanas ".repeat(8),
        "cada lunes y martes y ".repeat(4),
        "10:00 por la tarde cada ".repeat(4),
    ] {
        assert!(read(&text, &cx).is_err());
        sound(&text, &cx);
    }
}
