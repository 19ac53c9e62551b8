//! Row numbers with a type each, so that a client's number is never taken for a follow-up's.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta] $name:ident)+) => {$(
        #[$doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);
    )+};
}

id! {
    /// A [`Client`](super::Client).
    ClientId
    /// A [`Contact`](super::Contact): a person at a client.
    ContactId
    /// A [`Channel`](super::Channel): a way to reach a client or a contact.
    ChannelId
    /// An [`Interaction`](super::Interaction): something that happened.
    InteractionId
    /// A [`FollowUp`](super::FollowUp): something scheduled.
    FollowUpId
    /// An [`Occasion`](super::Occasion): a date that comes every year.
    OccasionId
    /// A [`CustomField`](super::CustomField): something that the user wants to know of every client.
    FieldId
    /// An [`Attachment`](super::Attachment): a file that belongs to a client.
    AttachmentId
    /// A [`Relation`](super::Relation) between two clients.
    RelationId
    /// A [`Topic`](super::Topic): something that was said.
    TopicId
    /// A [`Product`](super::Product) of the catalogue.
    ProductId
    /// A [`Purchase`](super::Purchase).
    PurchaseId
    /// A [`Segment`](super::Segment): a saved filter.
    SegmentId
    /// An [`Opportunity`](super::Opportunity): a possible sale.
    OpportunityId
    /// A playbook: a plan of contact.
    PlaybookId
    /// A playbook that was started on a client.
    RunId
    /// A campaign: a playbook on a group of clients.
    CampaignId
    /// A template: the text of a message.
    TemplateId
}
