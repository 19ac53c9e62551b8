//! What a form is for: how it is reviewed, and what saving it means.

use jiff::civil::Date;

use super::closing::{self, Closing, Ended};
use super::export::{self, Export, Reach};
use super::log::{self, Target};
use super::message::{self, Letter, Outgoing};
use super::opportunity::{self, Hope, Hoped};
use super::plan;
use super::purchase::{self, Basket, Returned, Trade};
use super::{Context, Form, Name, Problem, client, goals, links, playbook, product, said};
use crate::agenda::{Buy, Log, Plan, Record};
use crate::domain::when::{Lean, When};
use crate::domain::{
    Campaign, CampaignId, ClientId, Code, FollowUp, FollowUpId, GoalKind, Interaction, Loss, LossReason, Money,
    OpportunityId, Playbook, Product, Purchase, RelationKind, Template, Topic, TopicKind,
};
use crate::tui::dialog::{NewCampaign, Writing};

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
        /// For when something else is planned.
        planned: Option<Date>,
    },
    /// Put off clients, or one follow-up of one.
    Snooze {
        /// Whom.
        clients: Vec<ClientId>,
        /// Which; `None` for all that is due.
        follow_up: Option<FollowUpId>,
    },
    /// Write down something that was said, or correct it.
    Topic {
        /// By whom, or to whom.
        client: ClientId,
        /// As it was; `None` for something new.
        before: Option<Box<Topic>>,
    },
    /// Write down that clients went away.
    Lose(Vec<ClientId>),
    /// Record a purchase, correct one, or bring something of one back.
    Purchase(Box<Basket>),
    /// Begin an opportunity, or change one.
    Opportunity(Box<Hope>),
    /// Close an opportunity.
    Close(Box<Closing>),
    /// Add this product, or change it.
    Product(Box<Product>),
    /// Write this playbook.
    Playbook(Box<Playbook>),
    /// Start a campaign, or change this one.
    Campaign(Option<Box<Campaign>>),
    /// Set the goals from this month on.
    Goals(Date),
    /// Look a message over before it goes out.
    Message(Box<Letter>),
    /// Add this template, or change it; and the message that is being written meanwhile.
    Template(Box<Template>, Option<Box<Writing>>),
    /// Add a file or an address to a client.
    Attach(ClientId),
    /// Note what a client is to another one.
    Relate(ClientId),
    /// Write what there is into a file.
    Export(Box<Reach>),
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
    /// Write down what was said, or reword it.
    Topic(ClientId, Option<Box<Topic>>, TopicKind, String),
    /// Write down that clients went away.
    Lose(Vec<ClientId>, Loss),
    /// Record this purchase.
    Buy(Box<Buy>),
    /// Take over what the user corrected of a purchase: from the first to the second.
    Purchase(Box<Purchase>, Box<Purchase>),
    /// Bring this back.
    Return(Returned),
    /// Begin this opportunity, or take over what the user changed of one.
    Opportunity(Hoped),
    /// Close an opportunity.
    Close(OpportunityId, Box<Ended>),
    /// Add this product, or take over what the user changed of it.
    Product(Box<Product>),
    /// Write this playbook.
    Playbook(Box<Playbook>),
    /// Start the playbook of this key as a campaign.
    Campaign(String, NewCampaign),
    /// Take over what a campaign is called and what it costs.
    EditCampaign(CampaignId, String, Option<Money>),
    /// Set these goals from this month on.
    Goals(Date, Vec<(GoalKind, i64)>),
    /// Have this message sent.
    Message(Box<Outgoing>),
    /// Add this template, or take over what the user changed of it.
    Template(Box<Template>, Option<Box<Writing>>),
    /// Add a file or an address, called so, to a client.
    Attach(ClientId, String, String),
    /// Note what the first client is to the second.
    Relate(ClientId, RelationKind, ClientId),
    /// Write this into a file.
    Export(Export),
}

impl Purpose {
    /// With whom it will log something.
    #[must_use]
    pub fn logs_with(&self) -> Option<ClientId> {
        match self {
            Self::Log(target) => Some(target.client),
            _ => None,
        }
    }

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
            Self::Topic { before: None, .. } => "form-topic",
            Self::Topic { before: Some(_), .. } => "form-edit-topic",
            Self::Lose(_) => "form-lose",
            Self::Purchase(basket) => basket.key(),
            Self::Opportunity(hope) => hope.key(),
            Self::Close(_) => "form-close",
            Self::Product(_) => "form-product",
            Self::Playbook(_) => "form-playbook",
            Self::Campaign(_) => "form-campaign",
            Self::Goals(_) => "form-goals",
            Self::Message(_) => "form-message",
            Self::Template(..) => "form-template",
            Self::Attach(_) => "form-attach",
            Self::Relate(_) => "form-relate",
            Self::Export(_) => "form-export-file",
        }
    }

    /// Under which key a half-typed form is kept: those in which one writes.
    pub(super) fn draft_key(&self) -> Option<String> {
        match self {
            Self::Log(target) => Some(format!("log:{}", target.client.0)),
            Self::EditInteraction(interaction) => Some(format!("interaction:{}", interaction.id.0)),
            Self::AddClient => Some("client:new".to_owned()),
            Self::EditClient(record) => Some(format!("client:{}", record.client.id.0)),
            Self::Purchase(basket) => basket.draft_key(),
            Self::Playbook(playbook) => Some(format!("playbook:{}", playbook.key())),
            Self::Opportunity(hope) => hope.draft_key(),
            Self::Message(letter) => Some(format!("message:{}", letter.to.client.id.0)),
            _ => None,
        }
    }
}

pub(super) fn review(form: &mut Form, cx: Context) {
    let advice = |key: &str| Some(cx.texts.get(key).to_owned());
    match &form.purpose {
        Purpose::Log(_) | Purpose::EditInteraction(_) => log::review(form, cx),
        Purpose::AddClient | Purpose::EditClient(_) => client::review(form, cx),
        Purpose::Done { planned, .. } => {
            let empty = plan::without(*planned, cx);
            plan::say_date(form, Name::NextOn, Lean::Future, Some(empty), cx);
        }
        Purpose::Plan(_) | Purpose::EditFollowUp(_) => {
            plan::say_rule(form, cx);
            plan::say_lead(form, cx);
            plan::say_date(form, Name::NextOn, Lean::Future, advice("form-date-advice"), cx);
        }
        Purpose::Snooze { .. } => plan::say_date(form, Name::Until, Lean::Future, advice("form-date-advice"), cx),
        Purpose::Attach(_) => links::review_attach(form, cx),
        Purpose::Relate(_) => links::review_relate(form, cx),
        Purpose::Topic { .. } => {}
        Purpose::Lose(_) => plan::say_date(form, Name::When, Lean::Past, None, cx),
        Purpose::Export(reach) => {
            let reach = reach.clone();
            export::review(form, &reach, cx);
        }
        Purpose::Purchase(_) => purchase::review(form, cx),
        Purpose::Opportunity(_) => opportunity::review(form, cx),
        Purpose::Close(_) => closing::review(form, cx),
        Purpose::Product(_) => product::review(form, cx),
        Purpose::Playbook(_) => playbook::review(form, cx),
        Purpose::Campaign(_) => playbook::review_campaign(form, cx),
        Purpose::Goals(_) => goals::review(form, cx),
        Purpose::Message(_) => message::review(form, cx),
        Purpose::Template(..) => message::review_template(form, cx),
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
            if next.is_none() && planned.is_none() && !plan::is_on_purpose(&form.value(Name::NextOn)) {
                return Err(problem(Name::NextOn, "form-next-missing"));
            }
            Ok(Saved::Done(*follow_up, next))
        }
        Purpose::Snooze { clients, follow_up } => {
            Ok(Saved::Snooze(clients.clone(), *follow_up, plan::date(form, Name::Until, cx)?))
        }
        Purpose::Attach(client) => links::save_attach(form, *client, cx),
        Purpose::Relate(client) => links::save_relate(form, *client, cx),
        Purpose::Topic { client, before } => {
            let (kind, text) = said::save_topic(form, cx)?;
            Ok(Saved::Topic(*client, before.clone(), kind, text))
        }
        Purpose::Lose(clients) => {
            let why = form.chosen(Name::Why).and_then(LossReason::from_code).unwrap_or(LossReason::Other);
            let note = Some(form.value(Name::Text)).filter(|note| !note.is_empty());
            let on = plan::date(form, Name::When, cx)?.date;
            Ok(Saved::Lose(clients.clone(), Loss { on, why, note }))
        }
        Purpose::Export(reach) => export::save(form, reach, cx).map(Saved::Export),
        Purpose::Purchase(basket) => match &basket.trade {
            Trade::New { planned } => purchase::save(form, basket, *planned, cx).map(|buy| Saved::Buy(Box::new(buy))),
            Trade::Edit(before) => {
                let after = purchase::save_edit(form, basket, cx)?;
                Ok(Saved::Purchase(before.clone(), Box::new(after)))
            }
            Trade::Return(sale, left) => purchase::save_return(form, sale, left, cx).map(Saved::Return),
        },
        Purpose::Opportunity(hope) => opportunity::save(form, hope, cx).map(Saved::Opportunity),
        Purpose::Close(closing) => {
            let (id, ended) = closing::save(form, closing, cx)?;
            Ok(Saved::Close(id, Box::new(ended)))
        }
        Purpose::Product(before) => product::save(form, before, cx).map(|product| Saved::Product(Box::new(product))),
        Purpose::Playbook(before) => playbook::save(form, before, cx),
        Purpose::Campaign(before) => playbook::save_campaign(form, before.as_deref(), cx),
        Purpose::Goals(month) => goals::save(form, *month, cx),
        Purpose::Message(letter) => message::save(form, letter, cx).map(|outgoing| Saved::Message(Box::new(outgoing))),
        Purpose::Template(before, writing) => {
            Ok(Saved::Template(Box::new(message::typed(form, before, cx)), writing.clone()))
        }
    }
}
