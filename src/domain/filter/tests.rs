//! Filters and what they are read as.

mod completing;
mod properties;
mod refusals;
mod table;

use jiff::civil::{Date, date};

use super::*;
use crate::domain::when::{DateOrder, Lean};
use crate::domain::{FieldKind, WorkCalendar};

/// A Monday.
const TODAY: Date = date(2026, 11, 23);

fn own() -> Vec<CustomField> {
    let field = |id, name: &str, kind, choices: &[&str]| CustomField {
        id: FieldId(id),
        name: name.into(),
        kind,
        choices: choices.iter().map(|choice| (*choice).to_owned()).collect(),
    };
    vec![
        field(1, "Fin de contrato", FieldKind::Date, &[]),
        field(2, "Turno", FieldKind::Choice, &["Mañana", "Tarde", "Todo el día"]),
        field(3, "Empleados", FieldKind::Number, &[]),
        field(4, "City", FieldKind::Text, &[]),
    ]
}

/// Reads a line in a region with this decimal mark.
fn read_in(line: &str, decimal: char) -> std::result::Result<Filter, FilterError> {
    let calendar = WorkCalendar::default();
    let dates = when::Context {
        now: TODAY.at(9, 0, 0, 0),
        order: DateOrder::DayMonth,
        work_days: &calendar,
        lean: Lean::Future,
    };
    read(line, &Context { dates, decimal, own: &own() })
}

fn read_here(line: &str) -> std::result::Result<Filter, FilterError> {
    read_in(line, '.')
}

/// What a line offers at a place, in Spanish.
fn offered(line: &str, cursor: usize) -> Vec<String> {
    let calendar = WorkCalendar::default();
    let dates = when::Context {
        now: TODAY.at(9, 0, 0, 0),
        order: DateOrder::DayMonth,
        work_days: &calendar,
        lean: Lean::Future,
    };
    let own = own();
    let known = Known {
        values: vec![
            (Field::City, vec!["Lima".into(), "San Juan".into(), "Cusco".into()]),
            (Field::Tag, vec!["vip".into(), "cliente frecuente".into()]),
        ],
    };
    let cx = Context { dates, decimal: '.', own: &own };
    let mut offered = Vec::new();
    for completion in complete(line, cursor, &known, &cx) {
        let mut chars: Vec<char> = line.chars().collect();
        assert!(completion.range.end <= chars.len(), "{line}");
        chars.splice(completion.range, completion.insert.text(true).chars());
        offered.push(chars.into_iter().collect());
    }
    offered
}
