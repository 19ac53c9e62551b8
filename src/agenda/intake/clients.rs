//! Clients: each row is matched with those who are here, and with those who came before it in the same files.

use super::super::{Record, Result};
use super::ahead::{self, Ready};
use super::client::{Asked, Became, belong};
use super::memory::mark;
use super::outcome::{About, Decision, RowReport, SaleRefusal, Verdict};
use super::{Taken, Taking};
use crate::domain::{ClientId, text};
use crate::exchange::csv::Row;
use crate::store::Write;

/// A file of clients, and what became of its rows so far.
struct Sheet<'r> {
    rows: &'r [Row],
    taken: &'r mut Taken,
    reports: Vec<Option<RowReport>>,
    /// The place of its first row among those of all files.
    first: usize,
}

/// A row of which it is not clear yet whom it means.
struct Unsure {
    sheet: usize,
    at: usize,
    record: Record,
    lines: Vec<String>,
}

/// All files of clients, as they are taken in.
struct Pass<'r> {
    sheets: Vec<Sheet<'r>>,
    /// Who says to be a part of whom, and where.
    parts: Vec<(ClientId, &'r str, usize, usize)>,
}

/// Takes in clients, and then what they are to one another: who comes first may belong to who comes last.
pub(super) fn take(taking: &mut Taking, write: &mut Write, files: Vec<(&[Row], &mut Taken)>) -> Result<()> {
    if taking.takes {
        let named = files.iter().flat_map(|(rows, _)| *rows).map(|row| text::sort_key(&row.person.name));
        taking.called.extend(named);
    }
    let sheets =
        files.into_iter().map(|(rows, taken)| Sheet { rows, taken, reports: vec![None; rows.len()], first: 0 });
    let mut pass = Pass { sheets: sheets.collect(), parts: Vec::new() };
    let mut unsure = Vec::new();
    for sheet in 0..pass.sheets.len() {
        pass.read(taking, write, sheet, &mut unsure)?;
    }
    let unsure = pass.clear(taking, write, unsure)?;
    let (left, decided): (Vec<_>, Vec<_>) =
        unsure.into_iter().partition(|unsure| pass.decision(taking, unsure.sheet, unsure.at) == Decision::Keep);
    pass.again(taking, write, decided, true)?;
    // What is left out stays out only as long as it is not clear, when all that comes in is in.
    let left = pass.clear(taking, write, left)?;
    pass.again(taking, write, left, true)?;
    for (id, parent, sheet, at) in pass.parts {
        let added = belong(write, &taking.who, id, parent)?;
        let report = pass.sheets.get_mut(sheet).and_then(|sheet| sheet.reports.get_mut(at));
        if let Some(Some(report)) = report.filter(|_| added)
            && report.verdict == Verdict::Same
        {
            report.verdict = Verdict::Updates;
        }
    }
    for sheet in pass.sheets {
        sheet.taken.rows.extend(sheet.reports.into_iter().flatten());
    }
    Ok(())
}

impl<'r> Pass<'r> {
    fn decision(&self, taking: &Taking, sheet: usize, at: usize) -> Decision {
        let row = self.sheets.get(sheet).and_then(|sheet| Some((sheet, sheet.rows.get(at)?)));
        row.map_or(taking.options.decision, |(sheet, row)| sheet.taken.decision(taking.options, row.line))
    }

    /// Takes in the rows of a file, but for those of which it is not clear whom they mean.
    fn read(&mut self, taking: &mut Taking, write: &mut Write, sheet: usize, unsure: &mut Vec<Unsure>) -> Result<()> {
        let Some(of) = self.sheets.get_mut(sheet) else { return Ok(()) };
        of.first = taking.rows;
        let (rows, forms) = (of.rows, taking.who.forms.clone());
        ahead::each(rows, taking.today, &forms, taking.are_many, |at, row, Ready { mark, client }| {
            taking.step()?;
            let Some(of) = self.sheets.get_mut(sheet) else { return Ok(()) };
            of.taken.spare += row.person.unmapped.len();
            let decision = of.taken.decision(taking.options, row.line);
            let memory = taking.recall(write, &row.person, mark, decision)?;
            let (values, lines) = taking.spares.keep(write, &row.person.unmapped, !memory.is_told)?;
            let Some((record, traits)) = client else {
                of.taken.refuse(row.line, SaleRefusal::Beyond);
                return Ok(());
            };
            // What is kept in the user's own fields is as it may be.
            let record = Record { values, ..record };
            let at_all = of.first + at;
            let asked =
                Asked { row: &row.person, record: &record, lines: &lines, decision, memory: &memory, at: at_all };
            match taking.take_client(write, asked, traits, false)? {
                None => unsure.push(Unsure { sheet, at, record, lines }),
                Some(became) => self.settle(sheet, at, row, became),
            }
            Ok(())
        })
    }

    /// Takes in what is clear now and was not when less was known, until no more is: whoever comes first must not depend
    /// on whoever comes last.
    fn clear(&mut self, taking: &mut Taking, write: &mut Write, mut unsure: Vec<Unsure>) -> Result<Vec<Unsure>> {
        loop {
            let before = unsure.len();
            unsure = self.again(taking, write, unsure, false)?;
            if unsure.len() == before {
                return Ok(unsure);
            }
        }
    }

    /// Looks at rows once more; says which are still not clear, unless that is to be settled.
    fn again(
        &mut self,
        taking: &mut Taking,
        write: &mut Write,
        rows: Vec<Unsure>,
        settle: bool,
    ) -> Result<Vec<Unsure>> {
        let mut left = Vec::new();
        for unsure in rows {
            let Some(sheet) = self.sheets.get(unsure.sheet) else { continue };
            let Some(row) = sheet.rows.get(unsure.at) else { continue };
            let decision = sheet.taken.decision(taking.options, row.line);
            let memory = taking.recall(write, &row.person, mark(&row.person), decision)?;
            let (record, lines, at) = (&unsure.record, &unsure.lines[..], sheet.first + unsure.at);
            let asked = Asked { row: &row.person, record, lines, decision, memory: &memory, at };
            let traits = taking.who.forms.traits(record);
            match taking.take_client(write, asked, traits, settle)? {
                None => left.push(unsure),
                Some(became) => self.settle(unsure.sheet, unsure.at, row, became),
            }
        }
        Ok(left)
    }

    fn settle(&mut self, sheet: usize, at: usize, row: &'r Row, became: Became) {
        if let Some((client, parent)) = became.client.zip(row.person.parent.as_deref()) {
            self.parts.push((client, parent, sheet, at));
        }
        if let Some(report) = self.sheets.get_mut(sheet).and_then(|sheet| sheet.reports.get_mut(at)) {
            *report = Some(RowReport {
                line: row.line,
                name: text::clean_line(&row.person.name),
                about: About::Name,
                verdict: became.verdict,
                clashes: became.clashes,
                perhaps: became.perhaps,
            });
        }
    }
}
