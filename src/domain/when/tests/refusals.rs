//! Phrases that are refused, and how.

use super::*;

#[test]
fn dates_that_do_not_exist() {
    check(
        &planning(),
        &[
            ("31/02", "no date 2027-02-28"),
            ("31 de febrero", "no date 2027-02-28"),
            ("february 31st", "no date 2027-02-28"),
            ("30/2/2028", "no date 2028-02-29"),
            ("31/11", "no date 2026-11-30"),
            ("31/12 25:00", "no time"),
            ("31 nov", "no date 2026-11-30"),
            ("31/11/2026", "no date 2026-11-30"),
            ("31/4 10:00", "no date 2027-04-30T10:00"),
            ("29/2/2027", "no date 2027-02-28"),
            ("29 feb 2027", "no date 2027-02-28"),
            ("29/2", "no date 2027-02-28"),
            ("13/13", "no date -"),
            ("0/5", "no date -"),
            ("5/0", "no date -"),
            ("45/1", "no date -"),
            ("2/30", "no date 2027-02-28"),
            ("2026-02-30", "no date 2026-02-28"),
            ("2026-13-01", "no date -"),
            ("20261340", "no date -"),
            ("2026-02-30T10:00", "no date 2026-02-28T10:00"),
            ("el 31", "no date 2026-11-30"),
            ("el 45", "no date -"),
            ("el 0", "no date -"),
            ("quinto lunes de diciembre", "no date 2026-12-28"),
        ],
    );
}

#[test]
fn times_that_do_not_exist() {
    check(
        &planning(),
        &[
            ("25:00", "no time"),
            ("24:00", "no time"),
            ("10:60", "no time"),
            ("a las 25", "no time"),
            ("at 99", "no time"),
            ("15am", "no time"),
            ("mañana 25:00", "no time"),
            ("12 de la mañana", "no time"),
            ("9 de la tarde", "no time"),
            ("3 de la noche", "no time"),
            ("15:00 de la mañana", "no time"),
            ("10am por la tarde", "no time"),
            ("2026-12-15T25:00", "no time"),
        ],
    );
}

#[test]
fn several_readings() {
    check(
        &planning(),
        &[
            ("mar 15", "2026-12-15 2027-03-15"),
            ("mar 10", "2026-11-24T10:00 2027-03-10"),
            ("viernes a medianoche", "2026-11-27T00:00 2026-11-28T00:00"),
            ("friday midnight", "2026-11-27T00:00 2026-11-28T00:00"),
            ("viernes a las 12 de la noche", "2026-11-27T00:00 2026-11-28T00:00"),
            ("en ocho días", "2026-11-28 2026-11-29"),
            ("pasado lunes", "2026-11-16 2026-11-23"),
            ("en quince días", "2026-12-05 2026-12-06"),
            ("hace quince días", "2026-11-06 2026-11-07"),
        ]
        .map(|(phrase, readings)| (phrase, format!("either {readings}")))
        .each_ref()
        .map(|(phrase, expected)| (*phrase, expected.as_str())),
    );
}

#[test]
fn contradictions() {
    check(
        &planning(),
        &[
            ("lunes 15/12", "clash 2026-12-15 2026-12-14"),
            ("monday december 15th", "clash 2026-12-15 2026-12-14"),
            ("viernes 15 de diciembre de 2026", "clash 2026-12-15 2026-12-18"),
            ("lunes 15/12 10:00", "clash 2026-12-15T10:00 2026-12-14T10:00"),
            ("viernes 20", "clash 2026-12-20 2026-12-18"),
            ("mañana lunes", "clash 2026-11-22 2026-11-23"),
            ("15/12/2026 lunes", "clash 2026-12-15 2026-12-14"),
        ],
    );
}

#[test]
fn out_of_bounds() {
    check(
        &planning(),
        &[
            ("en 99999999 días", "far"),
            ("en 99999999999999999999 días", "far"),
            ("in 99999999999999999999 months", "far"),
            ("in 5000 years", "far"),
            ("+999999999999h", "far"),
            ("+99999999b", "far"),
            ("-99999999999999999999a", "far"),
            ("15/12/1899", "far"),
            ("15/12/2201", "far"),
            ("15/12/9999", "far"),
            ("15/12/0000", "far"),
            ("en 20261215 días", "far"),
            ("hace 500 años", "far"),
        ],
    );
}

#[test]
fn recurrences() {
    check(
        &planning(),
        &[
            "cada 2 semanas",
            "cada lunes",
            "cada día a las 10",
            "todos los lunes",
            "todas las semanas",
            "los lunes",
            "los sábados",
            "sábados",
            "every monday",
            "every 2 weeks",
            "each friday",
            "on mondays",
            "mondays",
            "lunes cada semana",
            "el lunes semanalmente",
            "weekly",
        ]
        .map(|phrase| (phrase, "recurring")),
    );
}

#[test]
fn ranges_and_choices() {
    check(
        &planning(),
        &[
            "del 3 al 5",
            "del 3 al 5 de diciembre",
            "lunes o martes",
            "lunes y martes",
            "monday or tuesday",
            "lunes a viernes",
            "de lunes a viernes",
            "monday to friday",
            "from monday to friday",
            "entre el 3 y el 5",
            "between 10 and 12",
            "10:00 a 11:00",
            "10:00-11:00",
            "mañana de 10 a 12",
            "3-5",
            "10-12",
            "lun-vie",
            "15/12 - 18/12",
            "viernes hasta domingo",
        ]
        .map(|phrase| (phrase, "range")),
    );
}

#[test]
fn things_that_are_no_dates() {
    check(
        &planning(),
        &[
            ("", "empty"),
            ("   ", "empty"),
            (",", "empty"),
            ("asdf", "what? 0 asdf"),
            ("mañana asdf", "what? 7 asdf"),
            ("  éé ñandú", "what? 2 éé"),
            ("el próximo", "what? 3 próximo"),
            ("en 3 gatos", "what? 5 gatos"),
            ("15", "what? 0 15"),
            ("mañana 10", "what? 7 10"),
            ("10.30", "what? 0 10.30"),
            ("15.12", "what? 0 15.12"),
            ("vie 10.12", "what? 4 10.12"),
            ("3 días", "what? 2 días"),
            ("diciembre", "what? 0 diciembre"),
            ("esta semana", "what? 5 semana"),
            ("semana pasada", "what? 7 pasada"),
            ("last week", "what? 5 week"),
            ("el último viernes", "what? 10 viernes"),
            ("temprano", "what? 0 temprano"),
            ("primer mar", "what? 7 mar"),
            ("first mar", "what? 6 mar"),
            ("viernes siguiente", "what? 8 siguiente"),
            ("antes del viernes", "what? 6 del"),
            ("mañana 15/12", "what? 7 15/12"),
            ("mañana en 2 horas", "what? 10 2"),
            ("en 2 horas 10:00", "what? 11 10:00"),
            ("15/12/026", "what? 0 15/12/026"),
            ("2026-12-15T10:30Z", "what? 0 2026-12-15T10:30Z"),
            ("viernes?", "what? 0 viernes?"),
            ("+3", "what? 0 +3"),
            ("un rato", "what? 3 rato"),
            ("hace un rato", "what? 8 rato"),
        ],
    );
}

#[test]
fn a_calendar_without_work() {
    struct Never;
    impl WorkDays for Never {
        fn is_working_day(&self, _: Date) -> bool {
            false
        }
    }
    let cx = Context { work_days: &Never, ..planning() };
    check(
        &cx,
        &[("+5b", "far"), ("+0b", "no working day"), ("next month", "no working day"), ("next year", "no working day")],
    );
}
