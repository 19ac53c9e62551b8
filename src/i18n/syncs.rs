//! What is shared with phones and other computers, in words: what files say, what became of them, and why not.

use jiff::civil::{Date, Time};

use super::Texts;
use crate::agenda::{Collection, Flow, SyncConflict, SyncReport, SyncTexts, SyncTrouble, Unsaid};
use crate::desktop::Uncarried;
use crate::domain::code::codes;
use crate::domain::playbook::RunState;
use crate::domain::text::clean_line;
use crate::domain::{
    Attention, CloseReason, Code, Direction, FollowUp, FollowUpState, Hue, Interaction, Kind, Language, LossReason,
    Money, Opportunity, Outcome, PaymentMethod, Purchase, PurchaseKind, Size, Standing, Tone,
};
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
        /// How it was, or how it is to be.
        Kind = "x-cartera-kind",
        /// The name of what the user set up.
        Called = "x-cartera-name",
        /// Whom a segment means.
        Filter = "x-cartera-filter",
        /// The text of a message.
        Body = "x-cartera-body",
        /// What a plan of contact or a topic says.
        Words = "x-cartera-text",
        /// The price of a product.
        Price = "x-cartera-price",
        /// What is to be reached.
        Target = "x-cartera-target",
        /// The colour.
        Hue = "x-cartera-hue",
        /// Something else.
        Other = "other",
    }
}

/// Properties that say nothing that a user would miss: what follows from others, and where something stands.
const SILENT: &[&str] = &[
    "X-ABSHOWAS",
    "X-CARTERA-CAMPAIGN",
    "X-CARTERA-CHANNELS",
    "X-CARTERA-CLIENT",
    "X-CARTERA-CLOSED-BY",
    "X-CARTERA-DETAILS",
    "X-CARTERA-INTERACTION",
    "X-CARTERA-OPPORTUNITY",
    "X-CARTERA-PLACE",
    "X-CARTERA-PLAYBOOK",
    "X-CARTERA-POSITION",
    "X-CARTERA-PURCHASE",
    "X-CARTERA-PURPOSE",
    "X-CARTERA-RELATION",
    "X-CARTERA-RETURNS",
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
        let args = [("part", self.sync_part(overruled).into()), ("said", self.sync_said(overruled).into())];
        Some(self.with(if overruled.of == Side::Here { "sync-note-here" } else { "sync-note-there" }, &args))
    }
}

impl Texts {
    fn sync_part(&self, overruled: &Overruled) -> &str {
        let part = SyncPart::from_code(&overruled.name.to_ascii_lowercase()).unwrap_or(SyncPart::Other);
        self.word(part)
    }

    /// What was overruled, as somebody says it: no code, and a day as it is written here.
    fn sync_said(&self, overruled: &Overruled) -> String {
        let said = overruled.said.trim();
        let state = match (overruled.name.as_str(), said) {
            ("STATUS", "NEEDS-ACTION" | "CONFIRMED") => Some(FollowUpState::Open),
            ("STATUS", "COMPLETED") => Some(FollowUpState::Done),
            ("STATUS", "CANCELLED") => Some(FollowUpState::Cancelled),
            _ => None,
        };
        if let Some(state) = state {
            return self.word(state).to_owned();
        }
        let word = match overruled.name.as_str() {
            "X-CARTERA-OUTCOME" => self.coded::<Outcome>(said),
            "X-CARTERA-KIND" => self.coded::<Kind>(said).or_else(|| self.coded::<PurchaseKind>(said)),
            "X-CARTERA-DIRECTION" => self.coded::<Direction>(said),
            "X-CARTERA-HUE" => self.coded::<Hue>(said),
            "X-CARTERA-METHOD" => self.coded::<PaymentMethod>(said),
            "X-CARTERA-STATE" => self.coded::<RunState>(said),
            "X-CARTERA-STANDING" => self.coded::<Standing>(said),
            "X-CARTERA-ATTENTION" => self.coded::<Attention>(said),
            "X-CARTERA-SIZE" => self.coded::<Size>(said),
            "X-CARTERA-TONE" => self.coded::<Tone>(said),
            "X-CARTERA-LANGUAGE" => self.coded::<Language>(said),
            "X-CARTERA-STAGE" => Some(self.stage(said)),
            "X-CARTERA-WHY" => self.coded::<LossReason>(said).or_else(|| self.coded::<CloseReason>(said)),
            _ => amount(said).map(|amount| self.money(amount)),
        };
        word.or_else(|| self.sync_moment(said)).unwrap_or_else(|| said.to_owned())
    }

    fn coded<C: Code>(&self, code: &str) -> Option<String> {
        C::from_code(code).map(|member| self.word(member).to_owned())
    }

    /// A day, perhaps with an hour, in the way of calendars.
    fn sync_moment(&self, said: &str) -> Option<String> {
        let (day, hour) = said.split_once('T').map_or((said, None), |(day, hour)| (day, Some(hour)));
        let date = Date::strptime(if day.len() == 8 { "%Y%m%d" } else { "%Y-%m-%d" }, day).ok()?;
        let time = hour.map(|hour| Time::strptime("%H%M%S", hour)).transpose().ok()?;
        Some(self.day_at(date, time, Date::MIN))
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
            ("said", clean_line(&self.sync_said(&conflict.overruled)).into()),
        ];
        self.with(if conflict.client.is_some() { "sync-conflict" } else { "sync-conflict-own" }, &args)
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

/// An amount as it is written into files: in its smallest unit, with its currency.
fn amount(said: &str) -> Option<Money> {
    let (minor, currency) = said.split_once(' ')?;
    Some(Money { minor: minor.parse().ok()?, currency: currency.parse().ok()? })
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
