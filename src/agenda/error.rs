//! Why something that the user asked for was not done.

use jiff::civil::Date;

use super::opportunities::Hitch;
use super::playbooks::PlaybookFlaw;
use super::purchases::Flaw;
use crate::domain::ClientId;
use crate::domain::filter::FilterError;
use crate::store::StoreError;

/// The longest name, in characters.
pub const LONGEST_NAME: usize = 300;
/// The longest of any other text of one line.
pub const LONGEST_LINE: usize = 1_000;
/// The longest note, in characters: a hundred pages.
pub const LONGEST_TEXT: usize = 200_000;

/// A part of a form that can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A client's or a contact's name.
    Name,
    /// Any other line.
    Line,
    /// A note.
    Text,
}

/// Why something was not done; nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum AgendaError {
    /// A client must have a name.
    #[error("empty name")]
    EmptyName,
    /// A text is too long.
    #[error("too long: {length} of at most {most}")]
    TooLong {
        /// Which kind of text.
        part: Part,
        /// Its length in characters.
        length: usize,
        /// The most that is taken.
        most: usize,
    },
    /// A next step cannot lie in the past.
    #[error("next step in the past: {0}")]
    NextInPast(Date),
    /// What happened cannot lie in the future.
    #[error("happened in the future: {0}")]
    HappenedInFuture(Date),
    /// A date so far away is a slip.
    #[error("too far away: {0}")]
    TooFar(Date),
    /// An interaction needs a text, an outcome, or to be more than a note.
    #[error("nothing to log")]
    NothingToLog,
    /// No client is called that.
    #[error("unknown client: {typed}")]
    UnknownClient {
        /// What was typed.
        typed: String,
        /// Names that are near.
        near: Vec<String>,
    },
    /// Several clients are called that.
    #[error("ambiguous client: {typed}")]
    AmbiguousClient {
        /// What was typed.
        typed: String,
        /// The first of them.
        candidates: Vec<(ClientId, String, Option<String>)>,
        /// How many there are.
        total: usize,
    },
    /// No client is in a zone of this name.
    #[error("unknown zone: {typed}")]
    UnknownZone {
        /// What was typed.
        typed: String,
        /// The zones that there are, in alphabetical order.
        zones: Vec<String>,
    },
    /// What was typed is no filter.
    #[error("{error}")]
    Filter {
        /// What was typed.
        typed: String,
        /// Why not.
        error: FilterError,
    },
    /// A segment must mean somebody.
    #[error("empty filter")]
    EmptyFilter,
    /// A cadence cannot be given by the light, which depends on it.
    #[error("cadence by light")]
    CadenceByLight,
    /// There is a segment of this name.
    #[error("segment exists: {0}")]
    SegmentExists(String),
    /// A template cannot be filled in.
    #[error("no such template: {0:?}")]
    Template(crate::domain::template::Flaw),
    /// A template must say something.
    #[error("empty template")]
    EmptyTemplate,
    /// There is a template of this name for the same use.
    #[error("template exists: {0}")]
    TemplateExists(String),
    /// One client cannot be made of one.
    #[error("twice the same client")]
    SameClient,
    /// No time zone, and no city of one, is called that.
    #[error("unknown time zone: {typed}")]
    UnknownTimeZone {
        /// What was typed.
        typed: String,
        /// Names that are near.
        near: Vec<String>,
    },
    /// The user has defined no field of this name.
    #[error("unknown field: {typed}")]
    UnknownField {
        /// What was typed.
        typed: String,
        /// The fields that there are, in the user's order.
        known: Vec<String>,
    },
    /// There is a field of this name already.
    #[error("field exists: {0}")]
    FieldExists(String),
    /// A field with choices needs some.
    #[error("no choices")]
    NoChoices,
    /// No client has a tag of this name.
    #[error("unknown tag: {typed}")]
    UnknownTag {
        /// What was typed.
        typed: String,
        /// The tags that there are, in alphabetical order.
        known: Vec<String>,
    },
    /// A client is nothing to itself.
    #[error("a relation with itself")]
    OwnRelation,
    /// It is neither the whole path of a file nor an address on the web.
    #[error("no target: {0}")]
    NoTarget(String),
    /// The client has nothing open that could be done, put off or called off.
    #[error("nothing is planned with this client")]
    NothingPlanned,
    /// A purchase cannot be so.
    #[error("no such purchase: {0:?}")]
    Purchase(Flaw),
    /// An opportunity cannot be so.
    #[error("no such opportunity: {0:?}")]
    Opportunity(Hitch),
    /// No stage is called that.
    #[error("unknown stage: {typed}")]
    UnknownStage {
        /// What was typed.
        typed: String,
        /// The stages that are set.
        known: Vec<String>,
    },
    /// A product of this name or number is in the catalogue already.
    #[error("product exists: {0}")]
    ProductExists(String),
    /// A product that was bought cannot be removed.
    #[error("product in use: {0}")]
    ProductInUse(String),
    /// The user called it off while it was being made.
    #[error("stopped")]
    Stopped,
    /// A playbook or a campaign cannot be so.
    #[error("no such playbook: {0:?}")]
    Playbook(PlaybookFlaw),
    /// The last operation is not the one that the user saw.
    #[error("another window changed something since")]
    ChangedSince,
    /// The shared folder cannot be synchronised.
    #[error(transparent)]
    Sync(#[from] super::SyncTrouble),
    /// The file did not take it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The result of an intention.
pub type Result<T> = std::result::Result<T, AgendaError>;
