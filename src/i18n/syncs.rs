//! What is shared with phones and other computers, in words: what files say, what became of them, and why not.

use super::Texts;
use crate::agenda::{Collection, Flow, SyncConflict, SyncReport, SyncTexts, SyncTrouble, Unsaid};
use crate::desktop::Uncarried;
use crate::domain::code::codes;
use crate::domain::text::clean_line;
use crate::domain::{Code, FollowUp, Interaction, Opportunity, Purchase};
use crate::exchange::merge::{Overruled, Side};
use crate::exchange::vdir::Strange;

codes! {
    /// A part of a record that both sides may have changed.
    SyncPart in "sync-part" {
        /// What it is called.
        Name = "fn",
        /// The notes.
        Notes = "note",
        /// The company.
        Company = "org",
        /// The role.
        Role = "title",
        /// The day and the hour.
        When = "dtstart",
        /// Whether it is done.
        State = "status",
        /// What it is for.
        Purpose = "summary",
        /// What was said.
        Text = "description",
        /// The birthday.
        Birthday = "bday",
        /// The sector.
        Sector = "x-cartera-sector",
        /// The stage of a possible sale.
        Stage = "x-cartera-stage",
        /// An amount.
        Amount = "x-cartera-amount",
        /// The line of a purchase.
        Line = "x-cartera-line",
        /// How it went.
        Outcome = "x-cartera-outcome",
        /// Something else.
        Other = "other",
    }
}

/// Properties that say nothing that a user would miss: what follows from others, and where something stands.
const SILENT: &[&str] = &[
    "X-ABSHOWAS",
    "X-CARTERA-CHANNELS",
    "X-CARTERA-DETAILS",
    "X-CARTERA-PLACE",
    "X-CARTERA-PURPOSE",
    "X-CARTERA-RUN",
    "X-CARTERA-SHOWN",
    "X-CARTERA-UNSAID",
];

impl SyncTexts for Texts {
    fn planned(&self, follow_up: &FollowUp, client: &str) -> String {
        let what = if follow_up.purpose.is_empty() { self.word(follow_up.channel) } else { &follow_up.purpose };
        format!("{client}: {what}")
    }

    fn happened(&self, interaction: &Interaction, client: &str) -> String {
        let kind = self.word(interaction.kind);
        match interaction.outcome {
            Some(outcome) => format!("{client}: {kind}, {}", self.word(outcome)),
            None => format!("{client}: {kind}"),
        }
    }

    fn bought(&self, purchase: &Purchase, client: &str) -> String {
        format!("{client}: {} {}", self.word(purchase.kind), self.money(purchase.total()))
    }

    fn hoped(&self, opportunity: &Opportunity, client: &str) -> String {
        format!("{client}: {}", opportunity.title)
    }

    fn overruled(&self, overruled: &Overruled) -> Option<String> {
        if SILENT.contains(&overruled.name.as_str()) || overruled.said.trim().is_empty() {
            return None;
        }
        let args = [("part", self.sync_part(overruled).into()), ("said", overruled.said.trim().into())];
        Some(self.with(if overruled.of == Side::Here { "sync-note-here" } else { "sync-note-there" }, &args))
    }
}

impl Texts {
    fn sync_part(&self, overruled: &Overruled) -> &str {
        let part = SyncPart::from_code(&overruled.name.to_ascii_lowercase()).unwrap_or(SyncPart::Other);
        self.word(part)
    }

    /// What became of a shared folder, a line each.
    #[must_use]
    pub fn sync_lines(&self, report: &SyncReport, rehearsed: bool) -> Vec<String> {
        let mut lines = Vec::new();
        let flow = |key: &str, flow: Flow| {
            let args =
                [("added", flow.added.into()), ("changed", flow.changed.into()), ("removed", flow.removed.into())];
            self.with(key, &args)
        };
        if report.is_even() {
            lines.push(self.get("sync-even").to_owned());
        } else {
            let keys =
                if rehearsed { ["sync-would-receive", "sync-would-send"] } else { ["sync-received", "sync-sent"] };
            for (key, of) in keys.into_iter().zip([report.received, report.sent]) {
                lines.push(flow(key, of));
            }
        }
        if report.busy > 0 {
            lines.push(self.with("sync-busy-files", &[("n", report.busy.into())]));
        }
        lines.extend(report.conflicts.iter().map(|conflict| self.sync_conflict(conflict)));
        lines.extend(report.left_alone.iter().map(|(collection, file, why)| {
            let file = clean_line(&format!("{}/{file}", collection.code()));
            self.with(strange(*why), &[("file", file.into())])
        }));
        lines
    }

    /// That both sides had changed the same.
    #[must_use]
    pub fn sync_conflict(&self, conflict: &SyncConflict) -> String {
        let args = [
            ("client", clean_line(&conflict.name).into()),
            ("part", self.sync_part(&conflict.overruled).into()),
            ("said", clean_line(&conflict.overruled.said).into()),
        ];
        self.with("sync-conflict", &args)
    }

    /// Why a folder cannot be shared.
    #[must_use]
    pub fn sync_trouble(&self, trouble: &SyncTrouble) -> String {
        match trouble {
            SyncTrouble::Busy => self.get("error-sync-busy").to_owned(),
            SyncTrouble::Emptied { collection, gone, of } => {
                let folder = self.collection(*collection);
                self.with(
                    "error-sync-emptied",
                    &[("folder", folder.into()), ("gone", (*gone).into()), ("of", (*of).into())],
                )
            }
            SyncTrouble::Folder { path, detail } => {
                let path = clean_line(&path.display().to_string());
                self.with("error-sync-folder", &[("path", path.into()), ("detail", clean_line(detail).into())])
            }
        }
    }

    fn collection(&self, collection: Collection) -> &str {
        self.word(collection)
    }

    /// Why nothing was carried to the server and back.
    #[must_use]
    pub fn uncarried(&self, why: &Uncarried) -> String {
        match why {
            Uncarried::NoProgram => self.get("error-sync-no-program").to_owned(),
            Uncarried::Stopped => self.get("error-stopped").to_owned(),
            Uncarried::Slow => self.get("error-sync-slow").to_owned(),
            Uncarried::Failed(detail) => self.with("error-sync-server", &[("detail", clean_line(detail).into())]),
        }
    }

    /// What was ticked off elsewhere, in one line.
    #[must_use]
    pub fn ticked_off(&self, asked: &Unsaid, today: jiff::civil::Date) -> String {
        let args = [
            ("client", clean_line(&asked.name).into()),
            ("what", clean_line(self.unsaid_what(asked)).into()),
            ("day", self.day(asked.on, today).into()),
        ];
        self.with("sync-ticked", &args)
    }

    fn unsaid_what<'a>(&'a self, asked: &'a Unsaid) -> &'a str {
        let plan = &asked.follow_up;
        if plan.purpose.is_empty() { self.word(plan.channel) } else { &plan.purpose }
    }
}

fn strange(why: Strange) -> &'static str {
    match why {
        Strange::NoFile => "sync-strange-no-file",
        Strange::Huge => "sync-strange-huge",
        Strange::Unreadable => "sync-strange-unreadable",
        Strange::NoRecord => "sync-strange-no-record",
        Strange::Twice => "sync-strange-twice",
        Strange::Foreign => "sync-strange-foreign",
    }
}
