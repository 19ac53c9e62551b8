//! Lines that are refused: where, and with what.

use super::*;

/// What is wrong with a line, and the characters that are pointed at.
fn refused(line: &str) -> (String, String) {
    let error = read_here(line).expect_err(line);
    let there: String = line.chars().skip(error.column).take(error.length).collect();
    let names = |names: &Names| match names {
        Names::Fields(fields, own) => {
            let fields = fields.iter().map(|field| field.name(true).to_owned());
            fields.chain(own.iter().cloned()).collect::<Vec<_>>().join(" ")
        }
        Names::Choices(choices) => choices.iter().map(|choice| choice.name(true)).collect::<Vec<_>>().join(" "),
        Names::Own(names) => names.join("|"),
    };
    let near = |near: bool| if near { "near" } else { "any of" };
    let brief = match &error.problem {
        Problem::UnknownField { names: offer, near: is_near, .. } => {
            format!("field: {} {}", near(*is_near), names(offer))
        }
        Problem::UnknownOrder { names: offer, near: is_near, .. } => {
            format!("order: {} {}", near(*is_near), names(offer))
        }
        Problem::UnknownValue { names: offer, near: is_near, .. } => {
            format!("value: {} {}", near(*is_near), names(offer))
        }
        Problem::NoValue { names: Some(offer) } => format!("no value: {}", names(offer)),
        Problem::NoValue { names: None } => "no value".into(),
        Problem::NoDay(_, error) => format!("no day: {}", error.code()),
        other => format!("{other:?}").split(['(', ' ']).next().unwrap_or_default().to_owned(),
    };
    (there, brief)
}

#[test]
fn a_mistake_is_pointed_at_with_what_would_do() {
    let cases = [
        ("lima ciudda:lima", "ciudda", "field: near ciudad"),
        ("aler:red", "aler", "field: near alerta"),
        ("qwerty:x", "qwerty", "field: any of alerta ciudad etiqueta último comprado valor"),
        ("turn:x", "turn", "field: near turno"),
        ("alert:roj", "roj", "value: near rojo"),
        ("alert:azul", "azul", "value: any of rojo amarillo verde sin_paso"),
        ("alert:rojo,azul x", "azul", "value: any of rojo amarillo verde sin_paso"),
        ("turno:noche", "noche", "value: any of Mañana|Tarde|Todo el día"),
        ("alert:", "", "no value: rojo amarillo verde sin_paso"),
        ("city: lima", "", "no value"),
        ("city:lima,", "", "no value"),
        ("city:\"\"", "\"\"", "no value"),
        ("value:..", "..", "no value"),
        ("city>lima", ">", "NoComparison"),
        ("alert<=red", "<=", "NoComparison"),
        ("city:a..b", "a..b", "NoComparison"),
        ("value>mil", "mil", "NoNumber"),
        ("value>1..2", "1..2", "NoComparison"),
        ("value>1.500", "1.500", "UnclearNumber"),
        ("value:1,500", "1,500", "UnclearNumber"),
        ("value:20..10", "20..10", "Backwards"),
        ("bought:90d..30d", "90d..30d", "Backwards"),
        ("bought:30d..2026-01-01", "30d..2026-01-01", "Backwards"),
        ("cadence>pronto", "pronto", "NoDays"),
        ("last>pronto", "pronto", "no day: not_understood"),
        ("last:31/02", "31/02", "no day: no_such_date"),
        ("ñandú \"entrega", "\"entrega", "OpenQuote"),
        ("city:\"lima", "\"lima", "OpenQuote"),
        ("(a b", "(", "OpenParenthesis"),
        ("(", "(", "OpenParenthesis"),
        ("a) b", ")", "StrayParenthesis"),
        ("a () b", "(", "EmptyParentheses"),
        ("a OR", "OR", "LonelyOr"),
        ("OR a", "OR", "LonelyOr"),
        ("a OR OR b", "OR", "LonelyOr"),
        ("(a OR ) b", "OR", "LonelyOr"),
        ("-()", "(", "EmptyParentheses"),
        ("sort:alerta", "alerta", "order: any of ciudad último comprado valor nombre empresa"),
        ("sort:valro", "valro", "order: near valor"),
        ("sort:", "", "no value: ciudad último comprado valor nombre empresa"),
        ("(sort:value)", "sort", "OrderInside"),
        ("-sort:value", "sort", "OrderInside"),
    ];
    for (line, there, problem) in cases {
        assert_eq!(refused(line), (there.into(), problem.into()), "{line}");
    }
}

#[test]
fn what_is_too_much_is_refused() {
    let deep = format!("{}a{}", "(".repeat(DEEPEST + 1), ")".repeat(DEEPEST + 1));
    assert_eq!(read_here(&deep).unwrap_err().problem, Problem::TooDeep);
    assert!(read_here(&deep[1..deep.len() - 1]).is_ok());
    assert_eq!(read_here(&"-".repeat(1_000)).unwrap_err().problem, Problem::TooDeep);
    assert!(read_here(&"a".repeat(LONGEST)).is_ok());
    assert_eq!(read_here(&"a".repeat(LONGEST + 1)).unwrap_err().problem, Problem::TooLong);
}
