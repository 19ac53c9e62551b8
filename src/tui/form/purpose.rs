//! What a form is for: how it is reviewed, and what saving it means.

use std::path::PathBuf;

use super::log::{self, Target};
use super::plan;
use super::{Context, Field, Form, Name, Problem, Tone, client, links};
use crate::agenda::{Log, Plan, Record};
use crate::domain::when::{Lean, When};
use crate::domain::{ClientId, ContactId, FollowUp, FollowUpId, Interaction, Kind, RelationKind};

/// What a form is for.
#[derive(Clone, Debug)]
pub enum Purpose {
    /// Log an interaction.
    Log(Target),
    /// Correct an interaction.
    EditInteraction(Interaction),
    /// Add a client.
    AddClient,
    /// Edit the client that is as it is here.
    EditClient(Box<Record>),
    /// Plan a follow-up with these clients.
    Plan(Vec<ClientId>),
    /// Change a follow-up.
    EditFollowUp(FollowUp),
    /// Mark a follow-up as done, and plan the next step.
    Done {
        /// Which.
        follow_up: FollowUpId,
        /// Whether something else is planned.
        planned: bool,
    },
    /// Put off clients, or one follow-up of one.
    Snooze {
        /// Whom.
        clients: Vec<ClientId>,
        /// Which; `None` for all that is due.
        follow_up: Option<FollowUpId>,
    },
    /// Name a file to be taken in.
    Import,
    /// Add a file or an address to a client.
    Attach(ClientId),
    /// Note what a client is to another one.
    Relate(ClientId),
}

/// What saving a form means.
#[derive(Clone, Debug)]
pub enum Saved {
    /// Log this.
    Log(Log),
    /// Take over what the user corrected: from the first to the second.
    Interaction(Box<Interaction>, Box<Interaction>),
    /// Add this client.
    Add(Box<Record>, Option<Plan>),
    /// Take over what the user changed: from the first to the second.
    Edit(Box<Record>, Box<Record>),
    /// Plan this.
    Plan(Vec<ClientId>, Plan),
    /// Take over what the user changed of a follow-up.
    FollowUp(Box<FollowUp>, Plan),
    /// Mark as done, and plan this.
    Done(FollowUpId, Option<Plan>),
    /// Put off.
    Snooze(Vec<ClientId>, Option<FollowUpId>, When),
    /// Take in this file.
    Import(PathBuf),
    /// Add a file or an address, called so, to a client.
    Attach(ClientId, String, String),
    /// Note what the first client is to the second.
    Relate(ClientId, RelationKind, ClientId),
}

impl Form {
    /// The form that logs an interaction of this kind.
    #[must_use]
    pub fn log(target: Target, kind: Kind, people: &[(ContactId, String)], cx: Context) -> Form {
        log::open(target, kind, people, cx)
    }

    /// The form of a turn in the queue.
    #[must_use]
    pub fn turn(target: Target, kind: Kind, people: &[(ContactId, String)], cx: Context) -> Form {
        log::open_turn(target, kind, people, cx)
    }

    /// The form that corrects an interaction.
    #[must_use]
    pub fn edit_interaction(
        interaction: Interaction,
        name: String,
        people: &[(ContactId, String)],
        cx: Context,
    ) -> Form {
        log::open_edit(interaction, name, people, cx)
    }

    /// The form of a new client.
    #[must_use]
    pub fn add_client(cx: Context) -> Form {
        client::open(cx)
    }

    /// The form of a client that is here already.
    #[must_use]
    pub fn edit_client(record: Record, cx: Context) -> Form {
        client::open_edit(record, cx)
    }

    /// The form that plans a follow-up.
    #[must_use]
    pub fn plan(clients: Vec<ClientId>, name: String, cx: Context) -> Form {
        opened(Purpose::Plan(clients), name, plan::all_fields(cx, None), cx)
    }

    /// The form that changes a follow-up.
    #[must_use]
    pub fn edit_follow_up(follow_up: FollowUp, name: String, cx: Context) -> Form {
        let plan = Plan::of(&follow_up);
        opened(Purpose::EditFollowUp(follow_up), name, plan::all_fields(cx, Some(&plan)), cx)
    }

    /// The form that marks a follow-up as done and asks what comes next.
    #[must_use]
    pub fn done(follow_up: FollowUpId, planned: bool, name: String, cx: Context) -> Form {
        opened(Purpose::Done { follow_up, planned }, name, plan::fields(cx, None), cx)
    }

    /// The form that puts off.
    #[must_use]
    pub fn snooze(clients: Vec<ClientId>, follow_up: Option<FollowUpId>, name: String, cx: Context) -> Form {
        let tomorrow = cx.agenda.rules().calendar.next(cx.agenda.today());
        let phrase = plan::phrase(cx, plan::whole_day(tomorrow), Lean::Future);
        let mut until = Field::line(Name::Until, "");
        until.offer(&phrase);
        opened(Purpose::Snooze { clients, follow_up }, name, vec![until], cx)
    }

    /// The form that adds a file or an address to a client.
    #[must_use]
    pub fn attach(client: ClientId, name: String, cx: Context) -> Form {
        opened(Purpose::Attach(client), name, links::attach_fields(), cx)
    }

    /// The form that notes what a client is to another one.
    #[must_use]
    pub fn relate(client: ClientId, name: String, cx: Context) -> Form {
        opened(Purpose::Relate(client), name, links::relate_fields(cx), cx)
    }

    /// The form that names a file.
    #[must_use]
    pub fn import(cx: Context) -> Form {
        opened(Purpose::Import, cx.texts.get("form-import").to_owned(), vec![Field::line(Name::Path, "")], cx)
    }
}

impl Purpose {
    /// The key in the language files of what the form does.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Log(_) => "form-log",
            Self::EditInteraction(_) => "form-edit-interaction",
            Self::AddClient => "form-add",
            Self::EditClient(_) => "form-edit-client",
            Self::Plan(_) => "form-plan",
            Self::EditFollowUp(_) => "form-edit-follow-up",
            Self::Done { .. } => "form-done",
            Self::Snooze { .. } => "form-snooze",
            Self::Import => "form-import-file",
            Self::Attach(_) => "form-attach",
            Self::Relate(_) => "form-relate",
        }
    }

    /// Under which key a half-typed form is kept: those in which one writes.
    pub(super) fn draft_key(&self) -> Option<String> {
        match self {
            Self::Log(target) => Some(format!("log:{}", target.client.0)),
            Self::EditInteraction(interaction) => Some(format!("interaction:{}", interaction.id.0)),
            Self::AddClient => Some("client:new".to_owned()),
            Self::EditClient(record) => Some(format!("client:{}", record.client.id.0)),
            _ => None,
        }
    }
}

fn opened(purpose: Purpose, title: String, fields: Vec<Field>, cx: Context) -> Form {
    let mut form = Form::new(purpose, title, fields);
    form.review(cx);
    form
}

pub(super) fn review(form: &mut Form, cx: Context) {
    let advice = |key: &str| Some(cx.texts.get(key).to_owned());
    match &form.purpose {
        Purpose::Log(_) | Purpose::EditInteraction(_) => log::review(form, cx),
        Purpose::AddClient | Purpose::EditClient(_) => client::review(form, cx),
        Purpose::Done { planned: true, .. } => {
            plan::say_date(form, Name::NextOn, Lean::Future, advice("form-planned-already"), cx);
        }
        Purpose::Done { .. } => {
            plan::say_date(form, Name::NextOn, Lean::Future, advice("form-next-missing-advice"), cx);
        }
        Purpose::Plan(_) | Purpose::EditFollowUp(_) => {
            plan::say_rule(form, cx);
            plan::say_lead(form, cx);
            plan::say_date(form, Name::NextOn, Lean::Future, advice("form-date-advice"), cx);
        }
        Purpose::Snooze { .. } => plan::say_date(form, Name::Until, Lean::Future, advice("form-date-advice"), cx),
        Purpose::Attach(_) => links::review_attach(form, cx),
        Purpose::Relate(_) => links::review_relate(form, cx),
        Purpose::Import => {
            if let Some(field) = form.field_mut(Name::Path) {
                field.say(Tone::Advice, cx.texts.get("form-path-advice"));
            }
        }
    }
}

pub(super) fn save(form: &Form, cx: Context) -> Result<Saved, Problem> {
    let problem = |field, key: &str| Problem { field: Some(field), text: cx.texts.get(key).to_owned() };
    let must_plan = || plan::plan(form, cx)?.ok_or_else(|| problem(Name::NextOn, "form-date-missing"));
    match &form.purpose {
        Purpose::Log(target) => log::save(form, target, cx).map(Saved::Log),
        Purpose::EditInteraction(before) => {
            let after = log::save_edit(form, before, cx)?;
            Ok(Saved::Interaction(Box::new(before.clone()), Box::new(after)))
        }
        Purpose::AddClient => client::save(form, None, cx).map(|(record, plan)| Saved::Add(Box::new(record), plan)),
        Purpose::EditClient(before) => {
            let (after, _) = client::save(form, Some(before), cx)?;
            Ok(Saved::Edit(before.clone(), Box::new(after)))
        }
        Purpose::Plan(clients) => Ok(Saved::Plan(clients.clone(), must_plan()?)),
        Purpose::EditFollowUp(follow_up) => Ok(Saved::FollowUp(Box::new(follow_up.clone()), must_plan()?)),
        Purpose::Done { follow_up, planned } => {
            let next = plan::plan(form, cx)?;
            if next.is_none() && !planned && !plan::is_on_purpose(&form.value(Name::NextOn)) {
                return Err(problem(Name::NextOn, "form-next-missing"));
            }
            Ok(Saved::Done(*follow_up, next))
        }
        Purpose::Snooze { clients, follow_up } => {
            Ok(Saved::Snooze(clients.clone(), *follow_up, plan::date(form, Name::Until, cx)?))
        }
        Purpose::Attach(client) => links::save_attach(form, *client, cx),
        Purpose::Relate(client) => links::save_relate(form, *client, cx),
        Purpose::Import => {
            let typed = form.value(Name::Path);
            if typed.is_empty() {
                return Err(problem(Name::Path, "form-path-missing"));
            }
            Ok(Saved::Import(home(&typed)))
        }
    }
}

/// A path as it is typed or dropped on the terminal: quotes around it go, `~` is the user's home.
pub(super) fn home(typed: &str) -> PathBuf {
    let typed = typed.trim_matches(['\'', '"']).replace("\\ ", " ");
    match (typed.strip_prefix("~/"), directories::BaseDirs::new()) {
        (Some(rest), Some(dirs)) => dirs.home_dir().join(rest),
        _ => PathBuf::from(typed),
    }
}
