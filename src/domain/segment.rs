//! Saved filters.

use serde::{Deserialize, Serialize};

use super::code::codes;
use super::{Cadence, Code, Hue, SegmentId};

codes! {
    /// The segments that come ready made.
    ReadyMade in "segment" {
        /// The few that bring most.
        KeyAccounts = "key_accounts",
        /// Who has never bought.
        Potential = "potential",
        /// Who bought for the first time not long ago.
        New = "new",
        /// Who buys.
        Existing = "existing",
        /// Who comes again and again.
        Loyal = "loyal",
        /// Who should have bought by now.
        Overdue = "overdue",
        /// Who has not bought for long.
        Inactive = "inactive",
        /// Who went away.
        Lost = "lost",
        /// For whom nobody planned anything: the fourth light.
        Unplanned = "unplanned",
    }
}

impl ReadyMade {
    /// Whom it means.
    #[must_use]
    pub fn filter(self) -> &'static str {
        match self {
            Self::KeyAccounts => "abc:a",
            Self::Potential => "activity:prospect",
            Self::New => "activity:new",
            Self::Existing => "activity:active,at_risk",
            Self::Loyal => "loyalty:loyal",
            Self::Overdue => "due<+0d -activity:lost",
            Self::Inactive => "activity:inactive",
            Self::Lost => "activity:lost",
            Self::Unplanned => "alert:none",
        }
    }

    /// Its colour until the user gives it another one.
    #[must_use]
    pub fn hue(self) -> Hue {
        match self {
            Self::KeyAccounts => Hue::Violet,
            Self::Potential => Hue::Blue,
            Self::New => Hue::Teal,
            Self::Existing => Hue::Green,
            Self::Loyal => Hue::Pink,
            Self::Overdue => Hue::Orange,
            Self::Inactive | Self::Unplanned => Hue::Grey,
            Self::Lost => Hue::Red,
        }
    }

    /// As a segment that nobody has changed.
    #[must_use]
    pub fn segment(self) -> Segment {
        Segment {
            id: SegmentId(0),
            code: Some(self.code().to_owned()),
            name: String::new(),
            filter: self.filter().to_owned(),
            hue: Some(self.hue()),
            cadence: None,
            hidden: false,
        }
    }
}

/// A saved filter, with what holds for the clients that it finds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// Its row; zero while it is not stored.
    pub id: SegmentId,
    /// Which of those that come ready made it is.
    pub code: Option<String>,
    /// What the user calls it; empty for one that came ready made and was not renamed.
    pub name: String,
    /// The filter, as it is typed.
    pub filter: String,
    /// Its colour.
    pub hue: Option<Hue>,
    /// The cadence of its clients that have none of their own.
    pub cadence: Option<Cadence>,
    /// Whether it is not shown.
    pub hidden: bool,
}

impl Segment {
    /// A segment of the user's own.
    #[must_use]
    pub fn named(name: impl Into<String>, filter: impl Into<String>) -> Self {
        let (name, filter) = (name.into(), filter.into());
        Self { id: SegmentId(0), code: None, name, filter, hue: None, cadence: None, hidden: false }
    }

    /// Which of those that come ready made it is.
    #[must_use]
    pub fn ready_made(&self) -> Option<ReadyMade> {
        self.code.as_deref().and_then(ReadyMade::from_code)
    }

    /// Whether the two are one segment, perhaps before and after it was changed.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        if self.code.is_some() || other.code.is_some() { self.code == other.code } else { self.id == other.id }
    }
}
