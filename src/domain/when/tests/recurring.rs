//! Phrases for what comes again: the rule and the first day of each.

use super::*;

/// The rule and the first day, or the refusal.
fn repeated(phrase: &str, cx: &Context) -> String {
    match read_recurring(phrase, cx) {
        Ok(repeated) => format!("{} {}", repeated.rule, iso(repeated.first)),
        Err(error) => brief(&error),
    }
}

fn check_rules(cx: &Context, table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .map(|(phrase, expected)| (phrase, expected, repeated(phrase, cx)))
        .filter(|(_, expected, found)| *expected != found)
        .map(|(phrase, expected, found)| format!("{phrase:?}: {found}, not {expected}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn periods() {
    check_rules(
        &planning(),
        &[
            ("cada día", "FREQ=DAILY 2026-11-22"),
            ("todos los días", "FREQ=DAILY 2026-11-22"),
            ("diario", "FREQ=DAILY 2026-11-22"),
            ("every day", "FREQ=DAILY 2026-11-22"),
            ("daily", "FREQ=DAILY 2026-11-22"),
            ("each day at 10", "FREQ=DAILY 2026-11-21T10:00"),
            ("cada día a las 9", "FREQ=DAILY 2026-11-22T09:00"),
            ("every morning", "FREQ=DAILY 2026-11-22T09:00"),
            ("todas las tardes", "FREQ=DAILY 2026-11-21T16:00"),
            ("cada 3 días", "FREQ=DAILY;INTERVAL=3 2026-11-24"),
            ("every other day", "FREQ=DAILY;INTERVAL=2 2026-11-23"),
            ("día por medio", "FREQ=DAILY;INTERVAL=2 2026-11-23"),
            ("un día sí y otro no", "FREQ=DAILY;INTERVAL=2 2026-11-23"),
            ("cada 15 días", "FREQ=DAILY;INTERVAL=15 2026-12-06"),
            ("cada quince días", "FREQ=WEEKLY;INTERVAL=2 2026-12-05"),
            ("cada ocho días", "FREQ=WEEKLY 2026-11-28"),
            ("every ten days", "FREQ=DAILY;INTERVAL=10 2026-12-01"),
            ("cada semana", "FREQ=WEEKLY 2026-11-28"),
            ("todas las semanas", "FREQ=WEEKLY 2026-11-28"),
            ("semanal", "FREQ=WEEKLY 2026-11-28"),
            ("semanalmente", "FREQ=WEEKLY 2026-11-28"),
            ("weekly", "FREQ=WEEKLY 2026-11-28"),
            ("every week", "FREQ=WEEKLY 2026-11-28"),
            ("once a week", "FREQ=WEEKLY 2026-11-28"),
            ("una vez por semana", "FREQ=WEEKLY 2026-11-28"),
            ("cada 2 semanas", "FREQ=WEEKLY;INTERVAL=2 2026-12-05"),
            ("Cada dos semanas", "FREQ=WEEKLY;INTERVAL=2 2026-12-05"),
            ("every 2 weeks", "FREQ=WEEKLY;INTERVAL=2 2026-12-05"),
            ("every other week", "FREQ=WEEKLY;INTERVAL=2 2026-12-05"),
            ("every second week", "FREQ=WEEKLY;INTERVAL=2 2026-12-05"),
            ("every fortnight", "FREQ=WEEKLY;INTERVAL=2 2026-12-05"),
            ("semana por medio", "FREQ=WEEKLY;INTERVAL=2 2026-12-05"),
            ("every couple of weeks", "FREQ=WEEKLY;INTERVAL=2 2026-12-05"),
            ("cada 6 semanas", "FREQ=WEEKLY;INTERVAL=6 2027-01-02"),
            ("cada mes", "FREQ=MONTHLY 2026-12-21"),
            ("todos los meses", "FREQ=MONTHLY 2026-12-21"),
            ("mensual", "FREQ=MONTHLY 2026-12-21"),
            ("monthly", "FREQ=MONTHLY 2026-12-21"),
            ("once a month", "FREQ=MONTHLY 2026-12-21"),
            ("una vez al mes", "FREQ=MONTHLY 2026-12-21"),
            ("cada 3 meses", "FREQ=MONTHLY;INTERVAL=3 2027-02-21"),
            ("cada trimestre", "FREQ=MONTHLY;INTERVAL=3 2027-02-21"),
            ("quarterly", "FREQ=MONTHLY;INTERVAL=3 2027-02-21"),
            ("bimestral", "FREQ=MONTHLY;INTERVAL=2 2027-01-21"),
            ("semestral", "FREQ=MONTHLY;INTERVAL=6 2027-05-21"),
            ("every 6 months", "FREQ=MONTHLY;INTERVAL=6 2027-05-21"),
            ("cada año", "FREQ=YEARLY 2027-11-21"),
            ("yearly", "FREQ=YEARLY 2027-11-21"),
            ("every 2 years", "FREQ=YEARLY;INTERVAL=2 2028-11-21"),
            ("cada quincena", "FREQ=MONTHLY;BYMONTHDAY=-1,15 2026-11-30"),
        ],
    );
}

#[test]
fn weekdays() {
    check_rules(
        &planning(),
        &[
            ("cada lunes", "FREQ=WEEKLY;BYDAY=MO 2026-11-23"),
            ("todos los lunes", "FREQ=WEEKLY;BYDAY=MO 2026-11-23"),
            ("los lunes", "FREQ=WEEKLY;BYDAY=MO 2026-11-23"),
            ("CADA LUN", "FREQ=WEEKLY;BYDAY=MO 2026-11-23"),
            ("cada mar", "FREQ=WEEKLY;BYDAY=TU 2026-11-24"),
            ("cada sábado", "FREQ=WEEKLY;BYDAY=SA 2026-11-28"),
            ("sábados", "FREQ=WEEKLY;BYDAY=SA 2026-11-28"),
            ("los sábados a las 11", "FREQ=WEEKLY;BYDAY=SA 2026-11-21T11:00"),
            ("los sábados a las 8", "FREQ=WEEKLY;BYDAY=SA 2026-11-28T08:00"),
            ("every monday", "FREQ=WEEKLY;BYDAY=MO 2026-11-23"),
            ("each friday", "FREQ=WEEKLY;BYDAY=FR 2026-11-27"),
            ("mondays", "FREQ=WEEKLY;BYDAY=MO 2026-11-23"),
            ("on mondays", "FREQ=WEEKLY;BYDAY=MO 2026-11-23"),
            ("cada lunes y jueves", "FREQ=WEEKLY;BYDAY=MO,TH 2026-11-23"),
            ("todos los lunes y jueves", "FREQ=WEEKLY;BYDAY=MO,TH 2026-11-23"),
            ("los jueves y los lunes", "FREQ=WEEKLY;BYDAY=MO,TH 2026-11-23"),
            ("cada lunes, miércoles y viernes", "FREQ=WEEKLY;BYDAY=MO,WE,FR 2026-11-23"),
            ("every monday and thursday", "FREQ=WEEKLY;BYDAY=MO,TH 2026-11-23"),
            ("on tuesdays and thursdays", "FREQ=WEEKLY;BYDAY=TU,TH 2026-11-24"),
            ("every mon, wed and fri", "FREQ=WEEKLY;BYDAY=MO,WE,FR 2026-11-23"),
            ("every mon/wed/fri", "FREQ=WEEKLY;BYDAY=MO,WE,FR 2026-11-23"),
            ("de lunes a viernes", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR 2026-11-23"),
            ("todos los días de lunes a viernes", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR 2026-11-23"),
            ("de martes a jueves a las 9:30", "FREQ=WEEKLY;BYDAY=TU,WE,TH 2026-11-24T09:30"),
            ("every monday to friday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR 2026-11-23"),
            ("every day from monday to thursday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH 2026-11-23"),
            ("every mon-fri", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR 2026-11-23"),
            ("cada día hábil", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR 2026-11-23"),
            ("todos los días laborables", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR 2026-11-23"),
            ("every weekday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR 2026-11-23"),
            ("on weekdays at 9", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR 2026-11-23T09:00"),
            ("every business day", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR 2026-11-23"),
            ("entre semana", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR 2026-11-23"),
            ("cada semana el lunes", "FREQ=WEEKLY;BYDAY=MO 2026-11-23"),
            ("lunes cada semana", "FREQ=WEEKLY;BYDAY=MO 2026-11-23"),
            ("weekly on monday", "FREQ=WEEKLY;BYDAY=MO 2026-11-23"),
            ("semanal los viernes", "FREQ=WEEKLY;BYDAY=FR 2026-11-27"),
            ("cada 2 semanas los martes a las 10", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU 2026-11-24T10:00"),
            ("cada 2 semanas, los martes", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU 2026-11-24"),
            ("los martes cada 2 semanas", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU 2026-11-24"),
            ("every 2 weeks on tuesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU 2026-11-24"),
            ("every other tuesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU 2026-11-24"),
            ("lunes por medio", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO 2026-11-23"),
            ("cada 2 lunes", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO 2026-11-23"),
            ("cada quince días los viernes", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR 2026-11-27"),
            ("cada lunes a las 10", "FREQ=WEEKLY;BYDAY=MO 2026-11-23T10:00"),
            ("a las 10 cada lunes", "FREQ=WEEKLY;BYDAY=MO 2026-11-23T10:00"),
            ("every friday at half past four", "FREQ=WEEKLY;BYDAY=FR 2026-11-27T16:30"),
            ("los viernes por la tarde", "FREQ=WEEKLY;BYDAY=FR 2026-11-27T16:00"),
            ("every monday morning", "FREQ=WEEKLY;BYDAY=MO 2026-11-23T09:00"),
        ],
    );
}

#[test]
fn days_of_the_month() {
    check_rules(
        &planning(),
        &[
            ("cada 15 del mes", "FREQ=MONTHLY;BYMONTHDAY=15 2026-12-15"),
            ("el 15 de cada mes", "FREQ=MONTHLY;BYMONTHDAY=15 2026-12-15"),
            ("los 15 de cada mes", "FREQ=MONTHLY;BYMONTHDAY=15 2026-12-15"),
            ("todos los 15", "FREQ=MONTHLY;BYMONTHDAY=15 2026-12-15"),
            ("cada mes el 15", "FREQ=MONTHLY;BYMONTHDAY=15 2026-12-15"),
            ("cada mes el día 15", "FREQ=MONTHLY;BYMONTHDAY=15 2026-12-15"),
            ("el 21 de cada mes", "FREQ=MONTHLY;BYMONTHDAY=21 2026-11-21"),
            ("el 21 de cada mes a las 8", "FREQ=MONTHLY;BYMONTHDAY=21 2026-12-21T08:00"),
            ("el 15", "FREQ=MONTHLY;BYMONTHDAY=15 2026-12-15"),
            ("el 15 del mes", "FREQ=MONTHLY;BYMONTHDAY=15 2026-12-15"),
            ("every 15th", "FREQ=MONTHLY;BYMONTHDAY=15 2026-12-15"),
            ("every 15th of the month", "FREQ=MONTHLY;BYMONTHDAY=15 2026-12-15"),
            ("on the 15th of every month", "FREQ=MONTHLY;BYMONTHDAY=15 2026-12-15"),
            ("the 15th of each month", "FREQ=MONTHLY;BYMONTHDAY=15 2026-12-15"),
            ("monthly on the 15th", "FREQ=MONTHLY;BYMONTHDAY=15 2026-12-15"),
            ("primero de cada mes", "FREQ=MONTHLY;BYMONTHDAY=1 2026-12-01"),
            ("el 1 y el 15 de cada mes", "FREQ=MONTHLY;BYMONTHDAY=1,15 2026-12-01"),
            ("1st and 15th of every month", "FREQ=MONTHLY;BYMONTHDAY=1,15 2026-12-01"),
            ("el 15 y el último día de cada mes", "FREQ=MONTHLY;BYMONTHDAY=-1,15 2026-11-30"),
            ("el 30 de cada mes", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1 2026-11-30"),
            ("el 31 de cada mes", "FREQ=MONTHLY;BYMONTHDAY=-1 2026-11-30"),
            ("cada 3 meses el 15", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15 2026-12-15"),
            ("el primer lunes de cada mes", "FREQ=MONTHLY;BYDAY=1MO 2026-12-07"),
            ("cada primer lunes", "FREQ=MONTHLY;BYDAY=1MO 2026-12-07"),
            ("cada primer lunes del mes", "FREQ=MONTHLY;BYDAY=1MO 2026-12-07"),
            ("primer lunes del mes", "FREQ=MONTHLY;BYDAY=1MO 2026-12-07"),
            ("first monday of the month", "FREQ=MONTHLY;BYDAY=1MO 2026-12-07"),
            ("first monday of every month", "FREQ=MONTHLY;BYDAY=1MO 2026-12-07"),
            ("every first monday of the month", "FREQ=MONTHLY;BYDAY=1MO 2026-12-07"),
            ("cada último viernes del mes", "FREQ=MONTHLY;BYDAY=-1FR 2026-11-27"),
            ("el último viernes de cada mes", "FREQ=MONTHLY;BYDAY=-1FR 2026-11-27"),
            ("last friday of each month", "FREQ=MONTHLY;BYDAY=-1FR 2026-11-27"),
            ("every last friday", "FREQ=MONTHLY;BYDAY=-1FR 2026-11-27"),
            ("el segundo martes de cada mes", "FREQ=MONTHLY;BYDAY=2TU 2026-12-08"),
            ("every 2nd tuesday of the month", "FREQ=MONTHLY;BYDAY=2TU 2026-12-08"),
            ("el primer y el tercer lunes de cada mes", "FREQ=MONTHLY;BYDAY=1MO,3MO 2026-12-07"),
            ("cada 2 meses el primer lunes", "FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO 2026-12-07"),
            ("fin de cada mes", "FREQ=MONTHLY;BYMONTHDAY=-1 2026-11-30"),
            ("a fin de cada mes", "FREQ=MONTHLY;BYMONTHDAY=-1 2026-11-30"),
            ("cada fin de mes", "FREQ=MONTHLY;BYMONTHDAY=-1 2026-11-30"),
            ("todos los fines de mes", "FREQ=MONTHLY;BYMONTHDAY=-1 2026-11-30"),
            ("at the end of every month", "FREQ=MONTHLY;BYMONTHDAY=-1 2026-11-30"),
            ("every end of month", "FREQ=MONTHLY;BYMONTHDAY=-1 2026-11-30"),
            ("último día de cada mes", "FREQ=MONTHLY;BYMONTHDAY=-1 2026-11-30"),
            ("last day of every month", "FREQ=MONTHLY;BYMONTHDAY=-1 2026-11-30"),
            ("a mediados de cada mes", "FREQ=MONTHLY;BYMONTHDAY=15 2026-12-15"),
            ("a principios de cada mes", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1 2026-12-01"),
            ("el primer día hábil de cada mes", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1 2026-12-01"),
            ("last business day of every month", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 2026-11-30"),
        ],
    );
}

#[test]
fn days_of_the_year() {
    check_rules(
        &planning(),
        &[
            ("cada año el 3 de mayo", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=3 2027-05-03"),
            ("cada 3 de mayo", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=3 2027-05-03"),
            ("todos los 3 de mayo", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=3 2027-05-03"),
            ("el 3 de mayo de cada año", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=3 2027-05-03"),
            ("every may 3rd", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=3 2027-05-03"),
            ("every 3rd of may", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=3 2027-05-03"),
            ("yearly on may 3", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=3 2027-05-03"),
            ("every year on december 1", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1 2026-12-01"),
            ("every mar 15", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15 2027-03-15"),
            ("cada 2 años el 3 de mayo", "FREQ=YEARLY;INTERVAL=2;BYMONTH=5;BYMONTHDAY=3 2027-05-03"),
            ("cada 29 de febrero", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1 2027-02-28"),
            ("el primer lunes de marzo de cada año", "FREQ=YEARLY;BYMONTH=3;BYDAY=1MO 2027-03-01"),
            ("last day of june every year", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1 2027-06-30"),
        ],
    );
}

#[test]
fn beginnings_and_ends() {
    check_rules(
        &planning(),
        &[
            ("cada lunes hasta fin de año", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261231 2026-11-23"),
            ("cada lunes hasta el 15/12", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261215 2026-11-23"),
            ("every monday until december", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261231 2026-11-23"),
            ("weekly until march 2027", "FREQ=WEEKLY;UNTIL=20270331 2026-11-28"),
            ("cada 2 semanas, 10 veces", "FREQ=WEEKLY;INTERVAL=2;COUNT=10 2026-12-05"),
            ("every week for 10 times", "FREQ=WEEKLY;COUNT=10 2026-11-28"),
            ("diez veces cada lunes", "what? 5 veces"),
            ("monthly, 3 times", "FREQ=MONTHLY;COUNT=3 2026-12-21"),
            ("cada semana durante 3 meses", "FREQ=WEEKLY;UNTIL=20270228 2026-11-28"),
            ("every friday for 6 weeks", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20270108 2026-11-27"),
            ("cada semana desde el 1 de diciembre", "FREQ=WEEKLY 2026-12-01"),
            ("cada 2 semanas a partir del lunes", "FREQ=WEEKLY;INTERVAL=2 2026-11-23"),
            ("cada 2 semanas a partir del 15", "FREQ=WEEKLY;INTERVAL=2 2026-12-15"),
            ("every 2 weeks starting monday", "FREQ=WEEKLY;INTERVAL=2 2026-11-23"),
            ("cada lunes desde enero", "what? 17 enero"),
            ("cada lunes desde el 15/12 a las 9, 4 veces", "FREQ=WEEKLY;BYDAY=MO;COUNT=4 2026-12-21T09:00"),
            ("cada mes desde el 31/12", "FREQ=MONTHLY;BYMONTHDAY=-1 2026-12-31"),
        ],
    );
}

#[test]
fn repetitions_that_are_refused() {
    check_rules(
        &planning(),
        &[
            ("", "empty"),
            ("cada", "what? 0 cada"),
            ("cada hora", "what? 5 hora"),
            ("cada 3 días hábiles", "what? 12 hábiles"),
            ("cada gato", "what? 5 gato"),
            ("lunes", "what? 0 lunes"),
            ("lunes y jueves", "what? 8 jueves"),
            ("cada 15", "what? 5 15"),
            ("cada lunes asdf", "what? 11 asdf"),
            ("cada lunes 25:00", "no time"),
            ("cada lunes a las 99", "no time"),
            ("cada 99999 días", "what? 11 días"),
            ("cada 0 semanas", "far"),
            ("cada 2000 semanas", "far"),
            ("dos veces por semana", "what? 4 veces"),
            ("cada semana 2 veces por semana", "what? 24 semana"),
            ("biweekly", "what? 0 biweekly"),
            ("cada 31 de febrero", "no date 2026-02-28"),
            ("cada 45 del mes", "no date -"),
            ("el sexto lunes de cada mes", "no date -"),
            ("cada lunes hasta ayer", "no date 2026-11-23"),
            ("cada mes los lunes", "what? 13 lunes"),
            ("every month on friday", "what? 15 friday"),
            ("quincenal", "either FREQ=WEEKLY;INTERVAL=2 FREQ=MONTHLY;BYMONTHDAY=-1,15"),
            ("every weekend", "either FREQ=WEEKLY;BYDAY=SA FREQ=WEEKLY;BYDAY=SA,SU"),
            ("los fines de semana", "either FREQ=WEEKLY;BYDAY=SA FREQ=WEEKLY;BYDAY=SA,SU"),
            ("every second monday", "either FREQ=WEEKLY;INTERVAL=2;BYDAY=MO FREQ=MONTHLY;BYDAY=2MO"),
            ("cada tercer martes", "either FREQ=WEEKLY;INTERVAL=3;BYDAY=TU FREQ=MONTHLY;BYDAY=3TU"),
            ("el 15 y el 30 de cada mes", "either FREQ=MONTHLY;BYMONTHDAY=-1,15 FREQ=MONTHLY;BYMONTHDAY=15,30"),
            ("cada lunes a medianoche", "either 2026-11-23T00:00 2026-11-24T00:00"),
        ],
    );
}

#[test]
fn months_shorter_than_their_day() {
    check_rules(
        &context(date(2027, 1, 31).at(9, 0, 0, 0)),
        &[
            ("cada mes", "FREQ=MONTHLY;BYMONTHDAY=-1 2027-02-28"),
            ("cada 2 meses", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-1 2027-03-31"),
        ],
    );
    check_rules(
        &context(date(2027, 1, 30).at(9, 0, 0, 0)),
        &[("cada mes", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1 2027-02-28")],
    );
    check_rules(
        &context(date(2028, 2, 29).at(9, 0, 0, 0)),
        &[("cada año", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1 2029-02-28")],
    );
}

/// A repetition lies ahead even where single days are looked for in the past.
#[test]
fn looking_back_changes_nothing() {
    check_rules(&looking_back(), &[("cada lunes", "FREQ=WEEKLY;BYDAY=MO 2026-11-23")]);
}

#[test]
fn one_day_or_many() {
    let any = |phrase: &str| match read_any(phrase, &planning()) {
        Ok(Reading::One(when)) => iso(when),
        Ok(Reading::Repeated(repeated)) => format!("{} {}", repeated.rule, iso(repeated.first)),
        Err(error) => brief(&error),
    };
    for (phrase, expected) in [
        ("lunes", "2026-11-23"),
        ("vie 10:00", "2026-11-27T10:00"),
        ("cada lunes", "FREQ=WEEKLY;BYDAY=MO 2026-11-23"),
        ("de lunes a viernes", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR 2026-11-23"),
        ("primer lunes del mes", "2026-12-07"),
        ("el 15 del mes", "2026-12-15"),
        ("lunes y jueves", "range"),
        ("del 3 al 5", "range"),
        ("31 de febrero", "no date 2027-02-28"),
        ("cada 31 de febrero", "no date 2026-02-28"),
        ("cada gato", "what? 5 gato"),
        ("asdf", "what? 0 asdf"),
        ("", "empty"),
        ("quincenal", "either FREQ=WEEKLY;INTERVAL=2 FREQ=MONTHLY;BYMONTHDAY=-1,15"),
    ] {
        assert_eq!(any(phrase), expected, "{phrase:?}");
    }
}

#[test]
fn prefixes() {
    let cx = planning();
    let any = |text: &str| {
        let (reading, used) = read_any_prefix(text, &cx)?;
        let rule = reading.rule().map_or("once".to_owned(), ToString::to_string);
        Some(format!("{rule} {} | {}", iso(reading.first()), text[used..].trim()))
    };
    for (text, expected) in [
        ("cada 2 semanas llamada", Some("FREQ=WEEKLY;INTERVAL=2 2026-12-05 | llamada")),
        ("cada lunes a las 10 visita a Ana", Some("FREQ=WEEKLY;BYDAY=MO 2026-11-23T10:00 | visita a Ana")),
        ("cada lunes y llamar", Some("FREQ=WEEKLY;BYDAY=MO 2026-11-23 | y llamar")),
        ("every friday call", Some("FREQ=WEEKLY;BYDAY=FR 2026-11-27 | call")),
        ("el 15 de cada mes cobrar", Some("FREQ=MONTHLY;BYMONTHDAY=15 2026-12-15 | cobrar")),
        ("los lunes llamar", Some("FREQ=WEEKLY;BYDAY=MO 2026-11-23 | llamar")),
        ("cada lunes 10 cajas", Some("FREQ=WEEKLY;BYDAY=MO 2026-11-23 | 10 cajas")),
        ("vie 10:00 visita", Some("once 2026-11-27T10:00 | visita")),
        ("primer lunes del mes visita", Some("once 2026-12-07 | visita")),
        ("cada lunes o martes llamar", None),
        ("cada lunes 25:00 llamar", None),
        ("cada lunes mañana", None),
        ("cada 2 semanas o 3 llamar", None),
        ("quincenal llamar", None),
        ("cada cliente llamar", None),
        ("lunes y jueves llamar", None),
        ("31/02 visita", None),
        ("", None),
    ] {
        assert_eq!(any(text).as_deref(), expected, "{text:?}");
    }
}
