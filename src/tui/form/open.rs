//! How forms are opened: a constructor for each purpose.

use jiff::civil::Date;

use super::export::Reach;
use super::log::Target;
use super::message::{self, Letter};
use super::purpose::Purpose;
use super::{Context, Field, Form, Name, client, closing, goals, links, log, opportunity, plan, playbook, product};
use super::{purchase, said};
use crate::agenda::{Card, Opportunities, Plan, Purchases, Record};
use crate::domain::order::Catalogue;
use crate::domain::template::Rendered;
use crate::domain::when::{Lean, When};
use crate::domain::{
    Campaign, ClientId, Code, ContactId, FollowUp, FollowUpId, Interaction, Kind, Loss, LossReason, Opportunity,
    Playbook, Product, Template, Topic,
};
use crate::tui::dialog::Writing;

impl Form {
    /// The form that logs an interaction of this kind.
    #[must_use]
    pub fn log(target: Target, kind: Kind, people: &[(ContactId, String)], cx: Context) -> Form {
        log::open(target, kind, people, cx)
    }

    /// The form that says how something went on a day.
    #[must_use]
    pub fn log_of(target: Target, kind: Kind, on: Option<Date>, people: &[(ContactId, String)], cx: Context) -> Form {
        log::open_on(target, kind, on, people, cx)
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
    pub fn done(follow_up: FollowUpId, planned: Option<Date>, name: String, cx: Context) -> Form {
        opened(Purpose::Done { follow_up, planned }, name, plan::fields(cx, None), cx)
    }

    /// The form that puts off.
    #[must_use]
    pub fn snooze(clients: Vec<ClientId>, follow_up: Option<FollowUpId>, name: String, cx: Context) -> Form {
        let tomorrow = cx.agenda.rules().calendar.next(cx.agenda.today());
        let phrase = plan::phrase(cx, When::on(tomorrow), Lean::Future);
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

    /// The form for something that was said: new, or as it was.
    #[must_use]
    pub fn topic(client: ClientId, before: Option<Topic>, name: String, cx: Context) -> Form {
        said::open_topic(client, before, name, cx)
    }

    /// The form that says why clients went away.
    #[must_use]
    pub fn lose(clients: Vec<ClientId>, name: String, loss: Option<&Loss>, cx: Context) -> Form {
        let why = loss.map_or(LossReason::Price, |loss| loss.why);
        let on = loss.map_or(cx.agenda.today(), |loss| loss.on);
        let fields = vec![
            Field::choice(Name::Why, plan::options(LossReason::ALL, cx), why.code()),
            Field::line(Name::Text, loss.and_then(|loss| loss.note.as_deref()).unwrap_or_default()),
            Field::line(Name::When, &plan::phrase(cx, When::on(on), Lean::Past)),
        ];
        opened(Purpose::Lose(clients), name, fields, cx)
    }

    /// The form that writes what there is into a file.
    #[must_use]
    pub fn export(reach: Reach, cx: Context) -> Form {
        super::export::open(reach, cx)
    }

    /// The form of a new purchase.
    #[must_use]
    pub fn purchase(card: &Card, catalogue: Catalogue, cx: Context) -> Form {
        purchase::open(card, catalogue, cx)
    }

    /// The form that corrects a purchase.
    #[must_use]
    pub fn edit_purchase(found: &Purchases, catalogue: &Catalogue, name: String, cx: Context) -> Option<Form> {
        purchase::open_edit(found, catalogue, name, cx)
    }

    /// The form that brings something of a purchase back.
    #[must_use]
    pub fn give_back(found: Purchases, left: Vec<i64>, name: String, cx: Context) -> Option<Form> {
        purchase::open_return(found, left, name, cx)
    }

    /// The form of a new opportunity.
    #[must_use]
    pub fn opportunity(card: &Card, catalogue: Catalogue, cx: Context) -> Form {
        opportunity::open(card, catalogue, cx)
    }

    /// The form that changes an opportunity.
    #[must_use]
    pub fn edit_opportunity(found: &Opportunities, catalogue: &Catalogue, name: String, cx: Context) -> Option<Form> {
        opportunity::open_edit(found, catalogue, name, cx)
    }

    /// The form that closes an opportunity, as won or as lost until the user says otherwise.
    #[must_use]
    pub fn close_opportunity(
        opportunity: Opportunity,
        planned: Option<Date>,
        won: bool,
        name: String,
        cx: Context,
    ) -> Form {
        closing::open(opportunity, planned, won, name, cx)
    }

    /// The form of a product, new or known.
    #[must_use]
    pub fn product(product: Option<Product>, cx: Context) -> Form {
        product::open(product, cx)
    }

    /// The form of a playbook, new or known.
    #[must_use]
    pub fn playbook(found: Option<Playbook>, cx: Context) -> Form {
        playbook::open(found, cx)
    }

    /// The form of a campaign, new or known.
    #[must_use]
    pub fn campaign(found: Option<Campaign>, playbooks: &[Playbook], filter: &str, cx: Context) -> Form {
        playbook::open_campaign(found, playbooks, filter, cx)
    }

    /// The form of the goals of this month.
    pub fn goals(cx: Context) -> crate::agenda::Result<Form> {
        goals::open(cx)
    }

    /// The form of a message, filled in, that goes out by this way.
    #[must_use]
    pub fn message(letter: Letter, route: usize, filled: &Rendered, cx: Context) -> Form {
        message::open(letter, route, filled, cx)
    }

    /// The form of a template, new or known; afterwards the message goes on that is being written.
    #[must_use]
    pub fn template(template: Option<Template>, writing: Option<Box<Writing>>, cx: Context) -> Form {
        message::open_template(template, writing, cx)
    }
}

pub(super) fn opened(purpose: Purpose, title: String, fields: Vec<Field>, cx: Context) -> Form {
    let mut form = Form::new(purpose, title, fields);
    form.review(cx);
    form
}
