//! What belongs to a client: files, and other clients.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::code::codes;
use super::{AttachmentId, ClientId, InteractionId, RelationId};

codes! {
    /// What a client is to another one.
    RelationKind in "relation" {
        /// It was recommended to us by the other.
        ReferredBy = "referred_by",
        /// It is a part of the other: a branch, a subsidiary.
        BelongsTo = "belongs_to",
        /// They work together.
        PartnerOf = "partner_of",
        /// They are family or friends.
        FamilyOf = "family_of",
    }
}

impl RelationKind {
    /// Whether it is the same from either side.
    #[must_use]
    pub fn is_mutual(self) -> bool {
        matches!(self, Self::PartnerOf | Self::FamilyOf)
    }
}

/// That a client is something to another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// Its row; zero while it is not stored yet.
    pub id: RelationId,
    /// Who: it is referred by `other`, it belongs to `other`.
    pub client: ClientId,
    /// To whom.
    pub other: ClientId,
    /// What it is to it.
    pub kind: RelationKind,
}

/// A file or an address on the web that belongs to a client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Its row; zero while it is not stored yet.
    pub id: AttachmentId,
    /// Whose.
    pub client: ClientId,
    /// The interaction that it came with.
    pub interaction: Option<InteractionId>,
    /// Where it is: a path or an address.
    pub target: String,
    /// What the user calls it; may be empty.
    pub label: String,
    /// When it was added.
    pub added_on: Date,
}

impl Attachment {
    /// Whether it is an address on the web, and not a file.
    #[must_use]
    pub fn is_web(&self) -> bool {
        is_web(&self.target)
    }

    /// What it is called: as the user says, or else by the last part of where it is.
    #[must_use]
    pub fn called(&self) -> &str {
        let last = || self.target.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next();
        if !self.label.is_empty() {
            &self.label
        } else if self.is_web() {
            self.target.split_once("://").map_or(&self.target, |(_, address)| address)
        } else {
            last().filter(|name| !name.is_empty()).unwrap_or(&self.target)
        }
    }
}

/// Whether a target is an address on the web: nothing else that has a scheme is ever opened.
#[must_use]
pub fn is_web(target: &str) -> bool {
    let target = target.to_ascii_lowercase();
    ["https://", "http://"].iter().any(|scheme| target.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()))
}
