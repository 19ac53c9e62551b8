//! Taking in files in words: what became of each, what they say otherwise, and what was left out.

use super::Texts;
use crate::agenda::{Clash, ClashField, FileReport, Labels, RowReport, Verdict};
use crate::domain::cells::cut;
use crate::domain::text::{clean_line, first_line};
use crate::domain::{Code, Language, Outcome, Size, Tone};
use crate::exchange::incoming::Incoming;

/// The widest value that a line quotes, in columns of the terminal.
const QUOTED: usize = 40;

impl Texts {
    /// What fields are called where both values are kept.
    #[must_use]
    pub fn intake_labels(&self) -> Labels {
        let fields = ClashField::ALL.iter().map(|field| (field.code(), self.word(*field).to_owned())).collect();
        Labels { fields, beside: self.with("told-beside", &[("field", "{}".into())]) }
    }

    /// What became of the rows of a file, in one line: `nuevos: 12 · completados: 3`.
    #[must_use]
    pub fn intake_counts(&self, file: &Incoming, report: &FileReport) -> String {
        let counts = [
            ("told-new", report.count(Verdict::New)),
            ("told-updated", report.count(Verdict::Updates)),
            ("told-same", report.count(Verdict::Same)),
            ("told-conflicts", report.count(Verdict::Conflict)),
            ("told-refused", report.refused.len()),
            ("told-unread", file.unread.len()),
        ];
        let said = counts.into_iter().enumerate().filter(|(at, (_, n))| *at == 0 || *n > 0);
        let said = said.map(|(_, (key, n))| self.with(key, &[("n", n.into())]));
        said.collect::<Vec<_>>().join(" · ")
    }

    /// What a row says otherwise, or who it may be; `None` of one that is clear.
    #[must_use]
    pub fn intake_conflict(&self, row: &RowReport) -> Option<String> {
        let clashes = row.clashes.iter().filter(|clash| clash.field != ClashField::Client.code());
        let clashes = clashes.map(|clash| self.clash(clash));
        let perhaps = (!row.perhaps.is_empty()).then(|| {
            let them: Vec<String> = row.perhaps.iter().map(|name| quoted(name)).collect();
            self.with("told-perhaps", &[("them", them.join(" · ").into())])
        });
        let what: Vec<String> = perhaps.into_iter().chain(clashes).collect();
        let name = ("name", quoted(&row.name).into());
        let line = ("line", row.line.to_string().into());
        (!what.is_empty()).then(|| self.with("told-conflict", &[line, name, ("what", what.join("; ").into())]))
    }

    /// What a file says otherwise than what is here.
    #[must_use]
    pub fn clash(&self, clash: &Clash) -> String {
        let field = ClashField::from_code(clash.field).map_or(clash.field, |field| self.word(field));
        let value = |said: &str| match ClashField::from_code(clash.field) {
            Some(ClashField::Size) => Size::from_code(said).map(|size| self.word(size).to_owned()),
            Some(ClashField::Tone) => Tone::from_code(said).map(|tone| self.word(tone).to_owned()),
            Some(ClashField::Language) => Language::from_code(said).map(|language| self.word(language).to_owned()),
            Some(ClashField::Outcome) => Outcome::from_code(said).map(|outcome| self.word(outcome).to_owned()),
            _ => None,
        };
        let value = |said: &str| value(said).unwrap_or_else(|| quoted(said));
        let args =
            [("field", field.into()), ("here", value(&clash.here).into()), ("there", value(&clash.there).into())];
        self.with("told-clash", &args)
    }
}

fn quoted(said: &str) -> String {
    cut(&clean_line(first_line(said)), QUOTED).into_owned()
}
