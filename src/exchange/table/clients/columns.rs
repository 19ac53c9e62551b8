//! Decides what each column is for, looking at all the headers together.

use super::headers::{self, Hit, Kind, Label};
use super::{Column, Field, Options, Origin, Target};
use crate::exchange::incoming::{Limited, MAX_COLUMNS, NO_HEADER, ReadError};

/// What is done with the values of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::exchange) enum Use {
    /// They fill a field; `rest` if they are only the end of its value.
    Fill { field: Field, rest: bool },
    /// They say what kind of phone another column has, or nothing of worth.
    Label,
    /// They are dropped, as asked.
    Ignore,
    /// They are kept as they are.
    Keep,
}

/// What every column is for.
#[derive(Debug)]
pub(in crate::exchange) struct Plan {
    /// The columns as the caller sees them.
    pub(in crate::exchange) columns: Vec<Column>,
    /// What is done with each.
    pub(in crate::exchange) uses: Vec<Use>,
    /// For a phone column, the column of its label.
    pub(in crate::exchange) labels: Vec<Option<usize>>,
    /// The columns in the order to read them: where several fill one field, the best comes first.
    pub(in crate::exchange) order: Vec<usize>,
}

/// Makes the plan of a header row.
pub(in crate::exchange) fn plan(cells: &[String], options: &Options) -> Result<Plan, ReadError> {
    if cells.len() > MAX_COLUMNS {
        return Err(ReadError::TooLarge { what: Limited::Columns, limit: MAX_COLUMNS });
    }
    let folded: Vec<String> = cells.iter().map(|cell| headers::fold(cell)).collect();
    let asked = asked(cells, &folded, options)?;
    let mut hits: Vec<Option<Hit>> = cells
        .iter()
        .zip(&asked)
        .map(|(cell, asked)| match asked {
            Some(Target::Field(field)) => Some(Hit { field: *field, kind: Kind::Plain, guessed: false }),
            Some(Target::Ignore) => None,
            None if headers::label_of(cell).is_some() => None,
            None => headers::recognise(cell),
        })
        .collect();
    settle(&mut hits);

    let mut plan = Plan {
        columns: Vec::with_capacity(cells.len()),
        uses: Vec::with_capacity(cells.len()),
        labels: cells.iter().map(|cell| label_column(cell, cells)).collect(),
        order: Vec::new(),
    };
    for ((cell, asked), hit) in cells.iter().zip(&asked).zip(&hits) {
        let (use_, origin) = match (asked, hit) {
            (Some(Target::Ignore), _) => (Use::Ignore, Origin::Asked),
            (_, Some(hit)) => {
                let origin = match (asked, hit.guessed) {
                    (Some(_), _) => Origin::Asked,
                    (None, true) => Origin::Guessed,
                    (None, false) => Origin::Known,
                };
                let rest = hit.kind == Kind::Rest;
                (Use::Fill { field: hit.field, rest }, origin)
            }
            (None, None) if headers::label_of(cell).is_some() => (Use::Label, Origin::Helper),
            _ => (Use::Keep, Origin::Unmapped),
        };
        plan.uses.push(use_);
        plan.columns.push(Column { header: cell.clone(), target: hit.map(|hit| hit.field), origin, date_order: None });
    }
    if !hits.iter().flatten().any(|hit| hit.field.can_name()) {
        return Err(ReadError::NoNameColumn { headers: named(cells) });
    }
    let mut order: Vec<(usize, usize)> = asked
        .iter()
        .zip(&hits)
        .map(|(asked, hit)| rank(asked.is_some(), *hit))
        .enumerate()
        .map(|(column, rank)| (rank, column))
        .collect();
    order.sort_unstable();
    plan.order = order.into_iter().map(|(_, column)| column).collect();
    Ok(plan)
}

/// What the person asked for each column.
fn asked(cells: &[String], folded: &[String], options: &Options) -> Result<Vec<Option<Target>>, ReadError> {
    let mut asked = vec![None; cells.len()];
    for (column, target) in &options.map {
        let wanted = headers::fold(column);
        let mut found = false;
        for (slot, folded) in asked.iter_mut().zip(folded) {
            if *folded == wanted && !wanted.is_empty() {
                *slot = Some(*target);
                found = true;
            }
        }
        if !found {
            return Err(ReadError::UnknownColumn { column: column.clone(), headers: named(cells) });
        }
    }
    Ok(asked)
}

fn named(cells: &[String]) -> Vec<String> {
    cells.iter().filter(|cell| !cell.is_empty()).cloned().collect()
}

/// Settles what only the other columns can tell.
fn settle(hits: &mut [Option<Hit>]) {
    let has = |hits: &[Option<Hit>], wanted: &dyn Fn(&Hit) -> bool| hits.iter().flatten().any(wanted);
    // Any better column of the field leaves a weak one without it.
    let strong: Vec<Field> = hits.iter().flatten().filter(|hit| hit.kind != Kind::Weak).map(|hit| hit.field).collect();
    for slot in hits.iter_mut() {
        if slot.is_some_and(|hit| hit.kind == Kind::Weak && strong.contains(&hit.field)) {
            *slot = None;
        }
    }
    // "Nombre" beside "Apellidos" is the given name.
    if has(hits, &|hit| hit.field == Field::FamilyName) && !has(hits, &|hit| hit.field == Field::GivenName) {
        for hit in hits.iter_mut().flatten() {
            if hit.field == Field::Name && hit.kind == Kind::MaybeGiven {
                hit.field = Field::GivenName;
            }
        }
    }
    // "Cliente" beside a person's name and no company is the company.
    let person = has(hits, &|hit| {
        (hit.field == Field::Name && hit.kind != Kind::Client)
            || matches!(hit.field, Field::GivenName | Field::FamilyName)
    });
    if person && !has(hits, &|hit| hit.field == Field::Company) {
        for hit in hits.iter_mut().flatten() {
            if hit.field == Field::Name && hit.kind == Kind::Client {
                hit.field = Field::Company;
            }
        }
    }
}

/// Place of a column among those of its field, lower is better.
fn rank(asked: bool, hit: Option<Hit>) -> usize {
    match hit {
        Some(_) if asked => 0,
        Some(Hit { kind: Kind::Rest, .. }) => 6,
        Some(Hit { guessed: true, .. }) => 4,
        Some(Hit { kind, .. }) => match kind {
            Kind::Plain | Kind::MaybeGiven => 1,
            Kind::Contact => 2,
            Kind::Client => 3,
            Kind::Rest | Kind::Weak => 5,
        },
        None => 7,
    }
}

/// The column with the label of a phone column (`Phone 1 - Type` for `Phone 1 - Value`).
fn label_column(cell: &str, cells: &[String]) -> Option<usize> {
    let number = headers::phone_number(cell)?;
    cells.iter().position(|other| headers::label_of(other) == Some(Label::Phone(number)))
}

/// The header to show for a column.
pub(in crate::exchange) fn shown(header: &str) -> &str {
    if header.is_empty() { NO_HEADER } else { header }
}
