//! Saved filters.

use serde::{Deserialize, Serialize};

use super::{Cadence, SegmentId};
use crate::domain::hue::Hue;

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
