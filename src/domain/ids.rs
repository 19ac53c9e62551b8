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
}
