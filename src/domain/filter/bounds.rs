//! What a test means in numbers and days: the stretches in which a value must lie.

use jiff::civil::Date;

use super::field::Toward;
use super::{Compare, Number, Operand, Piece, Test};
use crate::domain::calendar::later;

/// A stretch of values, both ends included; open where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds<T> {
    /// The smallest.
    pub from: Option<T>,
    /// The largest.
    pub to: Option<T>,
}

impl<T: PartialOrd + Copy> Bounds<T> {
    /// Whether a value lies within.
    #[must_use]
    pub fn hold(&self, value: T) -> bool {
        self.from.is_none_or(|from| from <= value) && self.to.is_none_or(|to| value <= to)
    }
}

impl Test {
    /// The stretches of whole numbers that are meant, where one unit of the column is `unit` ten-thousandths: 10,000
    /// for a count, 100 for an amount in cents. Nothing for any value at all.
    #[must_use]
    pub fn numbers(&self, unit: i64) -> Option<Vec<Bounds<i64>>> {
        let value = |operand: &Operand| match operand {
            Operand::Number(Number(number)) => *number,
            Operand::Days(days) => i64::from(*days).saturating_mul(10_000),
            _ => 0,
        };
        let unit = unit.max(1);
        // The first whole unit that is not smaller, and the last one that is not larger.
        let up = move |number: i64| -(-number).div_euclid(unit);
        let down = move |number: i64| number.div_euclid(unit);
        let bounds = |from, to| Bounds { from, to };
        match self {
            Self::Any => None,
            Self::Compare(compare, operand) => {
                let number = value(operand);
                Some(vec![match compare {
                    Compare::Less => bounds(None, Some(up(number).saturating_sub(1))),
                    Compare::AtMost => bounds(None, Some(down(number))),
                    Compare::More => bounds(Some(down(number).saturating_add(1)), None),
                    Compare::AtLeast => bounds(Some(up(number)), None),
                }])
            }
            Self::OneOf { pieces, .. } => Some(
                pieces
                    .iter()
                    .map(|piece| match piece {
                        Piece::Is(operand) => bounds(Some(up(value(operand))), Some(down(value(operand)))),
                        Piece::Between(from, to) => {
                            bounds(from.as_ref().map(|from| up(value(from))), to.as_ref().map(|to| down(value(to))))
                        }
                    })
                    .collect(),
            ),
        }
    }

    /// The stretches of days that are meant. Nothing for any day at all.
    #[must_use]
    pub fn days(&self, toward: Toward, today: Date) -> Option<Vec<Bounds<Date>>> {
        match self {
            Self::Any => None,
            Self::Compare(compare, operand) => Some(compared(*compare, operand, toward, today)),
            Self::OneOf { pieces, .. } => {
                Some(pieces.iter().flat_map(|piece| stretches(piece, toward, today)).collect())
            }
        }
    }
}

fn ways(toward: Toward) -> &'static [Toward] {
    match toward {
        Toward::Past => &[Toward::Past],
        Toward::Future => &[Toward::Future],
        Toward::Both => &[Toward::Past, Toward::Future],
    }
}

/// The stretch between two distances from today, the nearer one first, on one side of it.
fn apart(nearer: Option<Date>, farther: Option<Date>, way: Toward) -> Bounds<Date> {
    if way == Toward::Future { Bounds { from: nearer, to: farther } } else { Bounds { from: farther, to: nearer } }
}

fn compared(compare: Compare, operand: &Operand, toward: Toward, today: Date) -> Vec<Bounds<Date>> {
    match operand {
        Operand::Length(length) => ways(toward)
            .iter()
            .map(|way| {
                let there = if *way == Toward::Future { length.after(today) } else { length.before(today) };
                let step = if *way == Toward::Future { 1 } else { -1 };
                match compare {
                    Compare::Less => apart(Some(today), Some(later(there, -step)), *way),
                    Compare::AtMost => apart(Some(today), Some(there), *way),
                    Compare::More => apart(Some(later(there, step)), None, *way),
                    Compare::AtLeast => apart(Some(there), None, *way),
                }
            })
            .collect(),
        Operand::Day { from, to, .. } => vec![match compare {
            Compare::Less => Bounds { from: None, to: Some(later(*from, -1)) },
            Compare::AtMost => Bounds { from: None, to: Some(*to) },
            Compare::More => Bounds { from: Some(later(*to, 1)), to: None },
            Compare::AtLeast => Bounds { from: Some(*from), to: None },
        }],
        _ => Vec::new(),
    }
}

fn stretches(piece: &Piece, toward: Toward, today: Date) -> Vec<Bounds<Date>> {
    let there = |operand: &Operand, way: Toward| match operand {
        Operand::Length(length) if way == Toward::Future => Some(length.after(today)),
        Operand::Length(length) => Some(length.before(today)),
        _ => None,
    };
    match piece {
        Piece::Is(Operand::Day { from, to, .. }) => vec![Bounds { from: Some(*from), to: Some(*to) }],
        Piece::Is(operand) => {
            ways(toward).iter().map(|way| apart(there(operand, *way), there(operand, *way), *way)).collect()
        }
        Piece::Between(from, to) if [from, to].iter().any(|end| matches!(end, Some(Operand::Length(_)))) => {
            ways(toward)
                .iter()
                .map(|way| {
                    let end = |operand: &Option<Operand>| operand.as_ref().and_then(|operand| there(operand, *way));
                    // Nearer than today is not away at all.
                    apart(end(from).or(Some(today)), end(to), *way)
                })
                .collect()
        }
        Piece::Between(from, to) => {
            let first = |operand: &Operand| if let Operand::Day { from, .. } = operand { Some(*from) } else { None };
            let last = |operand: &Operand| if let Operand::Day { to, .. } = operand { Some(*to) } else { None };
            vec![Bounds { from: from.as_ref().and_then(first), to: to.as_ref().and_then(last) }]
        }
    }
}
