//! Lines, and the canonical line that each of them is.

use jiff::civil::date;

use super::*;

fn canonical(line: &str) -> String {
    read_here(line).map_or_else(|error| format!("{error:?}"), |filter| filter.to_string())
}

#[test]
fn a_line_is_read_as_its_canonical_form() {
    let cases = [
        ("", ""),
        ("   ", ""),
        ("lopez ferretería", "lopez ferretería"),
        ("alert:red city:lima #vip bought<90d", "alert:red city:lima tag=vip bought<90d"),
        ("ALERTA:Rojo Ciudad:LIMA", "alert:red city:LIMA"),
        ("alerta:rojo,amarilla", "alert:red,yellow"),
        ("alerta:sin-paso OR alerta:\"sin próximo paso\"", "alert:none OR alert:none"),
        ("a OR b c O d | e", "a OR b c OR d OR e"),
        ("(a OR b) c", "(a OR b) c"),
        ("((a)) (b c)", "a b c"),
        ("-(a OR b) -(c d) -(e)", "-(a OR b) -(c d) -e"),
        ("--a ---b", "a -b"),
        ("(01) 4567-890", "01 4567-890"),
        ("lopez - sol", "lopez - sol"),
        ("\"entrega tarde\"", "\"entrega tarde\""),
        ("«entrega tarde» “ya”", "\"entrega tarde\" \"ya\""),
        ("\"a\\\"b\"", "\"a\\\"b\""),
        ("#\"cliente frecuente\" -#vip,oro", "tag=\"cliente frecuente\" -tag=vip,oro"),
        ("#* -#*", "tag:* -tag:*"),
        ("etiqueta:vip tag=vip", "tag:vip tag=vip"),
        ("city:\"san juan\",lima", "city:\"san juan\",lima"),
        ("city=lima", "city=lima"),
        ("alert=red", "alert:red"),
        ("phone:* -email:*", "phone:* -email:*"),
        ("city:\"*\"", "city:\"*\""),
        ("value>1000 value>=1,500 value<1.5k valor<=2M", "value>1000 value>=1500 value<1500 value<=2000000"),
        ("value:>1000 value:<=5", "value>1000 value<=5"),
        ("value:10..20 value:10.. value:..20", "value:10..20 value:10.. value:..20"),
        ("value>12,500.50 margin<-3.5", "value>12500.5 margin<-3.5"),
        ("score>=8 r:4,5 f:1..3 participación<25%", "score>=8 r:4,5 f:1..3 share<25"),
        ("last>6w último>6s last>6", "last>6w last>6w last>6d"),
        ("cadence>2w ritmo<60d", "cadence>14d rhythm<60d"),
        ("bought:30d..90d", "bought:30d..90d"),
        ("created>2026-01-01 created:2026 created:2026-02", "created>2026-01-01 created:2026 created:2026-02"),
        ("next<+7d next:mañana next:\"fin de mes\"", "next<+7d next:mañana next:\"fin de mes\""),
        ("próximo:\"esta semana\"", "next:\"esta semana\""),
        ("last:ayer..hoy", "last:ayer..hoy"),
        ("sort:value lima orden:-último", "lima sort:value sort:-last"),
        ("sort:value,-name", "sort:value sort:-name"),
        ("fin_de_contrato<30d field.city:x turno:mañana", "field.fin_de_contrato<30d field.city:x field.turno:Mañana"),
        ("empleados>10", "field.empleados>10"),
        ("compras@lopez-hnos.example C# 3-4 10:30 ***", "compras@lopez-hnos.example C# 3-4 10:30 ***"),
        ("https://lopez.example", "https://lopez.example"),
    ];
    for (line, expected) in cases {
        assert_eq!(canonical(line), expected, "{line}");
    }
}

#[test]
fn a_number_is_read_as_the_region_writes_it() {
    let cases = [
        ("1.500", ',', Some("1500")),
        ("1.500", '.', None),
        ("1,500", '.', Some("1500")),
        ("1,500", ',', None),
        ("1.5", ',', Some("1.5")),
        ("1,5", '.', Some("1.5")),
        ("1.5250", ',', Some("1.5250")),
        ("1.234.567,8", '.', Some("1234567.8")),
        ("1'500", '.', Some("1500")),
        ("$12.5k", '.', Some("12500")),
        ("1.23456", '.', None),
        ("007", '.', None),
        ("99999999999999999999", '.', None),
        ("1.2.3", '.', None),
    ];
    for (typed, decimal, expected) in cases {
        let read = read_in(&format!("value>{typed}"), decimal).ok().map(|filter| filter.to_string());
        assert_eq!(read.as_deref(), expected.map(|number| format!("value>{number}")).as_deref(), "{typed} {decimal}");
    }
}

#[test]
fn every_name_means_one_field_and_every_value_one_member() {
    let mut seen: Vec<(String, Field)> = Vec::new();
    for entry in REGISTER {
        assert_eq!(entry.field.entry().field, entry.field, "the register is in the order of the fields");
        for name in entry.names() {
            assert_eq!(Field::called(name), Some(entry.field), "{name}");
            assert!(!seen.iter().any(|(other, field)| *other == slug(name) && *field != entry.field), "{name}");
            seen.push((slug(name), entry.field));
        }
        if let ValueKind::Choice(choices) = entry.kind {
            for (n, choice) in choices.iter().enumerate() {
                for name in choice.names() {
                    let first = choices.iter().position(|other| other.names().any(|other| slug(other) == slug(name)));
                    assert_eq!(first, Some(n), "{:?}: {name}", entry.field);
                }
            }
        }
    }
}

#[test]
fn the_closed_lists_are_those_of_the_domain() {
    use crate::domain::*;
    fn same<C: Code>(field: Field, members: &[C]) {
        let ValueKind::Choice(choices) = field.entry().kind else { panic!("{field:?}") };
        let codes: Vec<_> = choices.iter().map(|choice| choice.code).collect();
        assert_eq!(codes, members.iter().map(|member| member.code()).collect::<Vec<_>>(), "{field:?}");
    }
    same(Field::Light, Light::ALL);
    same(Field::Attention, Attention::ALL);
    same(Field::Standing, Standing::ALL);
    same(Field::Kind, ClientKind::ALL);
    same(Field::Influence, Influence::ALL);
    same(Field::Size, Size::ALL);
    same(Field::Language, Language::ALL);
    same(Field::Tone, Tone::ALL);
    same(Field::Channel, ChannelKind::ALL);
    same(Field::Planned, Kind::PLANNABLE);
    same(Field::Outcome, Outcome::ALL);
    same(Field::Topic, TopicKind::ALL);
    let open: Vec<_> = TopicKind::ALL.iter().copied().filter(|kind| kind.can_be_open()).collect();
    same(Field::Open, &open);
    same(Field::Left, LossReason::ALL);
}

/// The days that the test of a date means.
fn days(line: &str) -> Vec<String> {
    let filter = read_here(line).unwrap();
    let Some(Expr::Atom(atom)) = filter.expr else { panic!("{line}") };
    let toward = match atom.what {
        What::Known(field) => match field.entry().kind {
            ValueKind::Date(toward) => toward,
            _ => panic!("{line}"),
        },
        What::Own(..) => Toward::Both,
    };
    let end = |end: Option<Date>| end.map(|day| day.to_string()).unwrap_or_default();
    let stretches = atom.test.days(toward, TODAY).unwrap_or_default();
    stretches.iter().map(|stretch| format!("{}..{}", end(stretch.from), end(stretch.to))).collect()
}

#[test]
fn lengths_count_backwards_for_what_happened_and_forwards_for_what_comes() {
    let cases: [(&str, &[&str]); 22] = [
        ("bought<7d", &["2026-11-17..2026-11-23"]),
        ("bought<=7d", &["2026-11-16..2026-11-23"]),
        ("bought>7d", &["..2026-11-15"]),
        ("bought>=7d", &["..2026-11-16"]),
        ("bought:7d", &["2026-11-16..2026-11-16"]),
        ("bought:7d..14d", &["2026-11-09..2026-11-16"]),
        ("bought:7d..", &["..2026-11-16"]),
        ("bought:..7d", &["2026-11-16..2026-11-23"]),
        ("next<7d", &["2026-11-23..2026-11-29"]),
        ("next>7d", &["2026-12-01.."]),
        ("next:7d..14d", &["2026-11-30..2026-12-07"]),
        ("next<+7d", &["..2026-11-29"]),
        ("next<hoy", &["..2026-11-22"]),
        ("created:2026", &["2026-01-01..2026-12-31"]),
        ("created:2026-02", &["2026-02-01..2026-02-28"]),
        ("created>2025", &["2026-01-01.."]),
        ("created<2025-03", &["..2025-02-28"]),
        ("created:2025..2026-02", &["2025-01-01..2026-02-28"]),
        ("last:\"semana pasada\",hoy", &["2026-11-16..2026-11-22", "2026-11-23..2026-11-23"]),
        ("fin_de_contrato<7d", &["2026-11-17..2026-11-23", "2026-11-23..2026-11-29"]),
        ("last>1m", &["..2026-10-22"]),
        ("bought:*", &[]),
    ];
    for (line, expected) in cases {
        assert_eq!(days(line), expected, "{line}");
    }
    assert_eq!(TODAY, date(2026, 11, 23));
}

#[test]
fn amounts_compare_in_the_units_of_the_column() {
    let numbers = |line: &str, unit| {
        let filter = read_here(line).unwrap();
        let Some(Expr::Atom(atom)) = filter.expr else { panic!("{line}") };
        atom.test.numbers(unit).unwrap().iter().map(|bounds| (bounds.from, bounds.to)).collect::<Vec<_>>()
    };
    assert_eq!(numbers("value>10.5", 100), [(Some(1_051), None)]);
    assert_eq!(numbers("value>=10.5", 100), [(Some(1_050), None)]);
    assert_eq!(numbers("value<10.5", 100), [(None, Some(1_049))]);
    assert_eq!(numbers("value<=10.5", 100), [(None, Some(1_050))]);
    // Where there are no cents, half a unit lies between two.
    assert_eq!(numbers("value>10.5", 10_000), [(Some(11), None)]);
    assert_eq!(numbers("value<10.5", 10_000), [(None, Some(10))]);
    assert_eq!(numbers("value:10.5", 10_000), [(Some(11), Some(10))], "nothing");
    assert_eq!(numbers("value<-10.5", 10_000), [(None, Some(-11))]);
    assert_eq!(numbers("value:1..2,5", 100), [(Some(100), Some(200)), (Some(500), Some(500))]);
    assert_eq!(numbers("cadence>2w", 10_000), [(Some(15), None)]);
}

#[test]
fn words_alone_are_told_from_filters() {
    let only = |line: &str| read_here(line).unwrap().only_words();
    assert_eq!(only("lopez  999 123").as_deref(), Some("lopez 999 123"));
    assert_eq!(only("").as_deref(), Some(""));
    for line in ["lopez city:lima", "-lopez", "\"lopez\"", "a OR b", "sort:name"] {
        assert_eq!(only(line), None, "{line}");
    }
    assert_eq!(read_here("lopez -sol (\"a b\" OR c) city:x").unwrap().words(), ["lopez", "a b", "c"]);
}
