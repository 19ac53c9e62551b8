//! Playbooks and campaigns in words: the texts of those that come ready made, what is wrong with a text, how far a run
//! is.

use super::filters::{Refusal, pointing};
use super::{Lang, Texts};
use crate::agenda::{PlaybookFlaw, Progress, Skip};
use crate::domain::campaign::Results;
use crate::domain::playbook::{Heading, Problem, ReadyMade, Run, RunState, Stop, TextError, Trigger, Vocabulary};
use crate::domain::text::clean_line;
use crate::domain::{Code, Playbook};

/// The most of a text that a line quotes, in characters.
const QUOTED: usize = 60;
/// How many are named when none of them was meant.
const NAMED: usize = 20;

impl Texts {
    /// The playbooks that come ready made.
    #[must_use]
    pub fn playbooks(&self) -> Vec<Playbook> {
        let steps = |ready: ReadyMade| self.find(&format!("playbook-{}-text", ready.code())).unwrap_or_default();
        ReadyMade::ALL.iter().map(|ready| Playbook::ready_made(*ready, self.word(*ready), steps(*ready))).collect()
    }

    /// What a new playbook begins as.
    #[must_use]
    pub fn playbook_sketch(&self) -> String {
        format!("{}\n", self.get("playbook-sketch"))
    }

    /// The words in which playbooks are written.
    #[must_use]
    pub fn vocabulary(&self) -> Vocabulary {
        Vocabulary { spanish: self.locale().lang == Lang::Es }
    }

    /// What starts a playbook.
    #[must_use]
    pub fn starts(&self, trigger: Option<Trigger>) -> &str {
        trigger.map_or_else(|| self.get("starts-by-hand"), |trigger| self.word(trigger))
    }

    /// What ends a playbook before its last step.
    #[must_use]
    pub fn ends(&self, stops: &[Stop]) -> String {
        if stops.is_empty() {
            return self.get("ends-never").to_owned();
        }
        stops.iter().map(|stop| self.word(*stop)).collect::<Vec<_>>().join(", ")
    }

    /// How far a playbook is that runs with a client: `Después de la muestra, paso 2 de 3`.
    #[must_use]
    pub fn progress(&self, progress: &Progress) -> String {
        let run = &progress.run;
        let name = clean_line(&run.name);
        match progress.next {
            Some(step) => {
                let args = [("name", name.into()), ("step", step.into()), ("steps", run.steps.into())];
                self.with("run-progress", &args)
            }
            None => name,
        }
    }

    /// How a run stands: running, finished, or why it was ended.
    #[must_use]
    pub fn run_state(&self, run: &Run) -> String {
        match (run.state, run.why) {
            (RunState::Stopped, Some(why)) => self.with("run-ended", &[("why", self.word(why).to_owned().into())]),
            (state, _) => self.word(state).to_owned(),
        }
    }

    /// Why a playbook is not started on a client.
    #[must_use]
    pub fn skip(&self, skip: Skip) -> &str {
        self.get(match skip {
            Skip::Running => "start-skip-running",
            Skip::Away => "start-skip-away",
            Skip::Past => "start-skip-past",
        })
    }

    /// What came of a campaign, in one line.
    #[must_use]
    pub fn campaign_line(&self, results: &Results, home: crate::domain::Currency) -> String {
        let share = |clients: usize| match results.percent(clients) {
            Some(percent) => self.with("campaign-share", &[("n", clients.into()), ("percent", percent.into())]),
            None => self.integer(0),
        };
        let money = |minor| self.money(crate::domain::Money { minor, currency: home });
        let args = [
            ("clients", results.clients.into()),
            ("contacted", share(results.contacted).into()),
            ("answered", share(results.answered).into()),
            ("sold", share(results.sold).into()),
            ("revenue", money(results.revenue).into()),
            ("cost", money(results.cost()).into()),
        ];
        self.with("campaign-line", &args)
    }

    /// Since when a campaign runs, or when it ran.
    #[must_use]
    pub fn campaign_time(&self, campaign: &crate::domain::Campaign, today: jiff::civil::Date) -> String {
        let day = ("day", self.day(campaign.started_on, today).into());
        match campaign.ended_on {
            Some(end) => self.with("campaign-over", &[day, ("end", self.day(end, today).into())]),
            None => self.with("campaign-open", &[day]),
        }
    }

    /// Why something was not done with a playbook or a campaign.
    pub(super) fn playbook_flaw(&self, flaw: &PlaybookFlaw) -> String {
        let about = |key: &str, name: &str| self.with(key, &[("name", quoted(name).into())]);
        match flaw {
            PlaybookFlaw::Text { error, .. } => self.text_refusal(error).line(),
            PlaybookFlaw::Unknown { typed, known } => {
                self.one_of(("error-unknown-playbook", "error-no-playbooks"), typed, known)
            }
            PlaybookFlaw::UnknownCampaign { typed, known } => {
                self.one_of(("error-unknown-campaign", "error-no-campaigns"), typed, known)
            }
            PlaybookFlaw::Exists(name) => about("error-playbook-exists", name),
            PlaybookFlaw::ByHand(name) => about("error-playbook-by-hand", name),
            PlaybookFlaw::NotRunning(name) => about("error-not-running", name),
            PlaybookFlaw::Nobody => self.get("error-start-nobody").to_owned(),
            PlaybookFlaw::CampaignExists(name) => about("error-campaign-exists", name),
            PlaybookFlaw::CampaignEnded(name) => about("error-campaign-ended", name),
        }
    }

    /// Where in the text of a playbook the mistake is: its line, and under it a line that points at it.
    pub(super) fn playbook_pointed_at(flaw: &PlaybookFlaw) -> Vec<String> {
        let PlaybookFlaw::Text { text, error } = flaw else { return Vec::new() };
        let line = text.lines().nth(error.line.saturating_sub(1)).unwrap_or("");
        if line.trim().is_empty() { Vec::new() } else { pointing(line, error.column, error.length) }
    }

    /// What is wrong with the text of a playbook, and what would have been accepted.
    #[must_use]
    pub fn text_refusal(&self, error: &TextError) -> Refusal {
        let words = self.vocabulary();
        let what = self.get(match &error.problem {
            Problem::TooLong => "playbook-too-long",
            Problem::NoName => "playbook-no-name",
            Problem::NoSteps => "playbook-no-steps",
            Problem::TooManySteps => "playbook-too-many-steps",
            Problem::UnknownLine(_) => "playbook-unknown-line",
            Problem::Twice(Heading::Starts) => "playbook-starts-twice",
            Problem::Twice(Heading::Stops) => "playbook-stops-twice",
            Problem::Nothing(_) => "playbook-nothing",
            Problem::UnknownTrigger(_) => "playbook-unknown-trigger",
            Problem::UnknownStop(_) => "playbook-unknown-stop",
            Problem::NoNumber => "playbook-no-number",
            Problem::UnknownUnit(_) => "playbook-unknown-unit",
            Problem::TooFar => "playbook-too-far",
            Problem::NoSuchTime => "playbook-no-such-time",
            Problem::NoChannel(_) => "playbook-no-channel",
            Problem::NoTemplate => "playbook-no-template",
            Problem::LongLine => "playbook-long-line",
        });
        let (near, all) = match &error.problem {
            Problem::UnknownLine(near) => (near.map(|near| words.heading(near)), words.headings()),
            Problem::UnknownTrigger(near) => (near.map(|near| words.trigger(near)), words.triggers()),
            Problem::Nothing(Heading::Starts) => (None, words.triggers()),
            Problem::UnknownStop(near) => (near.map(|near| words.stop(near)), words.stops()),
            Problem::Nothing(Heading::Stops) => (None, words.stops()),
            Problem::UnknownUnit(near) => (near.map(|near| words.unit(near)), words.units()),
            Problem::NoChannel(near) => (near.map(|near| words.channel(near)), words.channels()),
            _ => (None, Vec::new()),
        };
        let accepted = match near {
            Some(near) => Some(self.with("filter-near", &[("names", near.into())])),
            None if all.is_empty() => None,
            None => Some(self.with("filter-accepted", &[("names", all.join(", ").into())])),
        };
        let at = [("line", error.line.into()), ("column", (error.column + 1).into()), ("what", what.to_owned().into())];
        Refusal { what: self.with("playbook-at", &at), accepted, hint: None }
    }

    fn one_of(&self, (some, none): (&str, &str), typed: &str, known: &[String]) -> String {
        let typed = ("typed", quoted(typed).into());
        if known.is_empty() {
            return self.with(none, &[typed]);
        }
        let named: Vec<String> = known.iter().take(NAMED).map(|name| quoted(name)).collect();
        self.with(some, &[typed, ("known", named.join(" · ").into())])
    }
}

fn quoted(text: &str) -> String {
    clean_line(text).chars().take(QUOTED).collect()
}
