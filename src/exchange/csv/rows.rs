//! Goes through the records: skips the blank ones, rejects the bad ones, settles dates once columns are complete.

use std::sync::Arc;

use ::csv::StringRecord;
use jiff::civil::Date;

use super::columns::{Plan, shown};
use super::person::{Builder, date_slot};
use super::records::{Records, is_blank};
use super::{
    CsvError, Field, Limited, MAX_ROWS, MAX_UNMAPPED, MAX_WARNINGS, Options, RAW_MAX, Reject, RejectReason, Row, Sheet,
    clean,
};
use crate::domain::when::DateOrder;

/// How often a stray quotation mark is survived. Each time reads the rest of the file again.
const MAX_RESUMES: usize = 16;

/// A date that both orders can read, to be settled once the whole column is known.
struct Ambiguous {
    row: usize,
    column: usize,
    field: Field,
    swapped: Date,
}

/// Reads every record into `sheet`.
pub(super) fn fill(
    mut records: Records<'_>,
    plan: &Plan,
    options: &Options,
    sheet: &mut Sheet,
) -> Result<(), CsvError> {
    let headers: Vec<Arc<str>> = plan.columns.iter().map(|column| Arc::from(shown(&column.header))).collect();
    let order = if options.day_first { DateOrder::DayMonth } else { DateOrder::MonthDay };
    let mut proofs = vec![[0_usize; 2]; plan.columns.len()];
    let mut ambiguous: Vec<Ambiguous> = Vec::new();
    let mut record = StringRecord::new();
    let mut kept = 0;
    let mut resumes = 0;
    let mut blank = 0;
    while let Some(span) = records.next(&mut record) {
        if is_blank(&record) || repeats_header(&record, plan) {
            blank += 1;
            continue;
        }
        if sheet.rows.len() + sheet.rejects.len() >= MAX_ROWS {
            return Err(CsvError::TooLarge { what: Limited::Rows, limit: MAX_ROWS });
        }
        let reject =
            |reason| Reject { line: span.line, reason, raw: clean::cut(records.slice(span.start, span.end), RAW_MAX) };
        if records.is_open(span) {
            sheet.rejects.push(reject(RejectReason::OpenQuote));
            if resumes == MAX_RESUMES || !records.resume_inside(span, plan.columns.len()) {
                break;
            }
            resumes += 1;
            continue;
        }
        let mut builder = Builder::new(plan, &headers, order, span.line);
        builder.read(&record);
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
            Err(reason) => sheet.rejects.push(reject(reason)),
            Ok(person) => {
                kept += person.unmapped.len();
                if kept > MAX_UNMAPPED {
                    return Err(CsvError::TooLarge { what: Limited::Cells, limit: MAX_UNMAPPED });
                }
                let row = sheet.rows.len();
                ambiguous.extend(dates.into_iter().map(|(column, field, swapped)| Ambiguous {
                    row,
                    column,
                    field,
                    swapped,
                }));
                sheet.rows.push(Row { line: span.line, person });
                for warning in warnings {
                    if sheet.warnings.len() < MAX_WARNINGS {
                        sheet.warnings.push(warning);
                    } else {
                        sheet.warnings_left_out += 1;
                    }
                }
            }
        }
    }
    sheet.blank = records.blank + blank;
    settle_dates(sheet, &proofs, &ambiguous, order);
    Ok(())
}

/// Rewrites the dates that either order can read in the columns whose other dates prove the order not asked for: in a
/// column with 01/15/2024 and nothing to the contrary, 01/05/2024 is 5 January.
fn settle_dates(sheet: &mut Sheet, proofs: &[[usize; 2]], ambiguous: &[Ambiguous], order: DateOrder) {
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
        if proven.is_some_and(|proven| proven != order)
            && let Some(row) = sheet.rows.get_mut(date.row)
            && let Some(slot) = date_slot(&mut row.person, date.field)
        {
            *slot = Some(date.swapped);
        }
    }
}

/// Whether a record is the header again, as in sheets pasted one under another.
fn repeats_header(record: &StringRecord, plan: &Plan) -> bool {
    record.len() > 1
        && record.len() == plan.columns.len()
        && record.iter().zip(&plan.columns).all(|(cell, column)| cell.trim() == column.header)
}
