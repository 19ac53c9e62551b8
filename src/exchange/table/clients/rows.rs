//! Goes through the records: rejects the bad ones, settles dates once columns are complete.

use std::sync::Arc;

use jiff::civil::Date;

use super::columns::{Plan, shown};
use super::person::{Builder, date_slot};
use super::{Field, Options, Reject, Sheet};
use crate::domain::when::DateOrder;
use crate::exchange::incoming::{Limited, MAX_ROWS, MAX_UNMAPPED, MAX_WARNINGS, ReadError, RejectReason, Row};
use crate::exchange::table::samples::{Sample, Samples};
use crate::exchange::table::{Place, Table, Unreads, walk};

/// A date that both orders can read, to be settled once the whole column is known.
struct Ambiguous {
    row: usize,
    column: usize,
    field: Field,
    swapped: Date,
}

/// Reads every record into `sheet`, and the first values of each column.
pub(in crate::exchange) fn fill(
    table: Table<'_>,
    from: Place,
    plan: &Plan,
    options: &Options,
    sheet: &mut Sheet,
) -> Result<Vec<Sample>, ReadError> {
    let headers: Vec<Arc<str>> = plan.columns.iter().map(|column| Arc::from(shown(&column.header))).collect();
    let order = if options.day_first { DateOrder::DayMonth } else { DateOrder::MonthDay };
    let mut samples = Samples::of(plan.columns.len());
    let mut proofs = vec![[0_usize; 2]; plan.columns.len()];
    let mut ambiguous: Vec<Ambiguous> = Vec::new();
    let mut unread = Unreads::default();
    let mut kept = 0;
    let names = plan.columns.iter().map(|column| column.header.as_str());
    sheet.blank = walk(table, from, &names, MAX_ROWS, |step| {
        if step.open {
            unread.push(step, RejectReason::OpenQuote);
            return Ok(());
        }
        samples.see(step.cells);
        let mut builder = Builder::new(plan, &headers, order, step.line);
        builder.read(step.cells);
        for (column, proof) in &builder.proofs {
            if let Some(counts) = proofs.get_mut(*column) {
                let [day, month] = counts;
                match proof {
                    DateOrder::DayMonth => *day += 1,
                    DateOrder::MonthDay => *month += 1,
                }
            }
        }
        let warnings = std::mem::take(&mut builder.warnings);
        let dates = std::mem::take(&mut builder.ambiguous);
        match builder.finish() {
            Err(reason) => unread.push(step, reason),
            Ok(person) => {
                kept += person.unmapped.len();
                if kept > MAX_UNMAPPED {
                    return Err(ReadError::TooLarge { what: Limited::Cells, limit: MAX_UNMAPPED });
                }
                let row = sheet.rows.len();
                let known = |(column, field, swapped)| Ambiguous { row, column, field, swapped };
                ambiguous.extend(dates.into_iter().map(known));
                sheet.rows.push(Row { line: step.line, person });
                for warning in warnings {
                    if sheet.warnings.len() < MAX_WARNINGS {
                        sheet.warnings.push(warning);
                    } else {
                        sheet.warnings_left_out += 1;
                    }
                }
            }
        }
        Ok(())
    })?;
    sheet.rejects = unread.into_list().into_iter().map(|(line, reason, raw)| Reject { line, reason, raw }).collect();
    settle_dates(sheet, &proofs, &ambiguous, options.settled, order);
    Ok(samples.into_list())
}

/// Rewrites the dates that either order can read in the columns whose other dates prove the order not asked for: in a
/// column with 01/15/2024 and nothing to the contrary, 01/05/2024 is 5 January.
fn settle_dates(sheet: &mut Sheet, proofs: &[[usize; 2]], ambiguous: &[Ambiguous], settled: bool, order: DateOrder) {
    for (column, proof) in sheet.columns.iter_mut().zip(proofs) {
        let [day, month] = *proof;
        column.date_order = match (day, month) {
            (1.., 0) => Some(DateOrder::DayMonth),
            (0, 1..) => Some(DateOrder::MonthDay),
            _ => None,
        };
    }
    for date in ambiguous {
        let proven = sheet.columns.get(date.column).and_then(|c| c.date_order);
        if !settled
            && proven.is_some_and(|proven| proven != order)
            && let Some(row) = sheet.rows.get_mut(date.row)
            && let Some(slot) = date_slot(&mut row.person, date.field)
        {
            *slot = Some(date.swapped);
        }
    }
}
