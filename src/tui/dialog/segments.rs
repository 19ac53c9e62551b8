//! The segments, the zones and the sectors: one is chosen, and what is the user's is changed.

use crate::domain::Segment;

/// Which list is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shelf {
    /// Saved filters.
    #[default]
    Segments,
    /// The zones.
    Zones,
    /// The sectors.
    Sectors,
}

impl Shelf {
    /// The next one.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Segments => Self::Zones,
            Self::Zones => Self::Sectors,
            Self::Sectors => Self::Segments,
        }
    }

    /// The key of its name in the language files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Segments => "segments-title",
            Self::Zones => "segments-zones",
            Self::Sectors => "segments-sectors",
        }
    }
}

/// A name, or a cadence, that is being typed.
#[derive(Clone, Debug)]
pub struct Naming {
    /// For which segment, as it would be saved with it.
    pub segment: Segment,
    /// Whether it is the cadence.
    pub cadence: bool,
    /// What is typed.
    pub typed: tui_input::Input,
}

/// The dialog of the segments.
#[derive(Clone, Debug, Default)]
pub struct SegmentMenu {
    /// Which list is shown.
    pub shelf: Shelf,
    /// The selected line.
    pub selected: usize,
    /// The values of the list, each with how many clients have it; of zones and sectors.
    pub values: Vec<(String, usize)>,
    /// A name, or a cadence, that is being typed.
    pub naming: Option<Naming>,
    /// Whether the hidden segments are shown too.
    pub all: bool,
    /// Why something was not done.
    pub problem: Option<String>,
}
