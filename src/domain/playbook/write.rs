//! A playbook back to its text.

use std::fmt::Write;

use super::words::{CHANNELS, HEADINGS, Heading, STOPS, TEMPLATE, TRIGGERS, UNITS, written};
use super::{Offset, Script};
use crate::domain::cells::{fit, width};

impl Offset {
    /// How it is written: `+5d`.
    #[must_use]
    pub fn write(self, spanish: bool) -> String {
        format!("+{}{}", self.count, written(UNITS, &self.unit, spanish))
    }
}

impl Script {
    /// The text that says this, in Spanish or in English; it reads as the same playbook.
    #[must_use]
    pub fn write(&self, spanish: bool) -> String {
        let heading = |heading| written(HEADINGS, &heading, spanish);
        let mut text = format!("{}\n", self.name);
        if self.trigger.is_some() {
            let trigger = written(TRIGGERS, &self.trigger, spanish);
            let _ = writeln!(text, "{}: {trigger}", heading(Heading::Starts));
        }
        let stops: Vec<_> = self.stops.iter().map(|stop| written(STOPS, &Some(*stop), spanish)).collect();
        let stops = if stops.is_empty() { written(STOPS, &None, spanish).to_owned() } else { stops.join(", ") };
        let _ = writeln!(text, "{}: {stops}", heading(Heading::Stops));
        let rows: Vec<[String; 4]> = self
            .steps
            .iter()
            .map(|step| {
                let at = step.at.map(|at| format!("{}:{:02}", at.hour(), at.minute())).unwrap_or_default();
                let keyword = TEMPLATE.get(usize::from(!spanish)).copied().unwrap_or("");
                let template = step.template.as_ref().map(|name| format!("  {keyword} {name}")).unwrap_or_default();
                let what = format!("{}{template}", step.purpose);
                [step.offset.write(spanish), at, written(CHANNELS, &step.channel, spanish).to_owned(), what]
            })
            .collect();
        let widest = |column: usize| rows.iter().map(|row| width(&row[column])).max().unwrap_or(0);
        let widths = [widest(0), widest(1), widest(2)];
        for row in &rows {
            let mut line = String::new();
            for (cell, wide) in row.iter().zip(widths).filter(|(_, wide)| *wide > 0) {
                line.push_str(&fit(cell, wide));
                line.push_str("  ");
            }
            line.push_str(&row[3]);
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }
}
