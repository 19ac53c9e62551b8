//! What a sales agenda is about, as plain values and pure functions.
//!
//! Nothing here does I/O, reads a clock, or knows of SQL, of a terminal or of a language that a user reads. Days and
//! times are the user's wall clock ([`jiff::civil`]): a call logged on Tuesday at six stays there when the user flies
//! to another zone.

pub mod alert;
pub mod best_hour;
pub mod buying;
pub mod calendar;
pub mod called;
pub mod campaign;
pub mod capture;
pub mod cells;
pub mod classes;
pub mod client;
pub mod code;
pub mod custom;
pub mod duplicate;
pub mod filter;
pub mod follow_up;
pub mod forecast;
pub mod goal;
pub mod hue;
pub mod ids;
pub mod interaction;
pub mod money;
pub mod next_step;
pub mod occasion;
pub mod opportunity;
pub mod order;
pub mod playbook;
pub mod portfolio;
pub mod purchase;
pub mod recurrence;
pub mod relation;
pub mod report;
pub mod rhythm;
pub mod rotation;
pub mod satisfaction;
pub mod segment;
pub mod shell;
pub mod snippet;
pub mod spread;
pub mod stage;
pub mod template;
pub mod text;
pub mod topic;
pub mod urgency;
pub mod value;
pub mod when;

pub use alert::{Alert, Level, Light, Reason, Rules};
pub use best_hour::BestHour;
pub use calendar::WorkCalendar;
pub use called::Called;
pub use campaign::Campaign;
pub use classes::{Abc, Activity, ClassRules, Classes, Cycle, Loyalty, Quadrant, Rfm};
pub use client::{
    Attention, Cadence, Channel, ChannelKind, Client, ClientKind, Contact, Influence, Language, Loss, LossReason, Size,
    Standing, Tone,
};
pub use code::Code;
pub use custom::{CustomField, CustomValue, FieldKind, Misfit};
pub use follow_up::{FollowUp, FollowUpState, Series};
pub use goal::{Goal, GoalKind};
pub use hue::Hue;
pub use ids::{
    AttachmentId, CampaignId, ChannelId, ClientId, ContactId, FieldId, FollowUpId, InteractionId, OccasionId,
    OpportunityId, PlaybookId, ProductId, PurchaseId, RelationId, RunId, SegmentId, TemplateId, TopicId,
};
pub use interaction::{Direction, Interaction, Kind, Outcome};
pub use money::{Currency, House, Money, Rate};
pub use occasion::{NoOccasion, Occasion, OccasionKind};
pub use opportunity::{CloseReason, Opportunity, Qualification};
pub use playbook::{Playbook, Run};
pub use portfolio::Portfolio;
pub use purchase::{Initiative, PaymentMethod, Product, Purchase, PurchaseKind, PurchaseLine};
pub use recurrence::Recurrence;
pub use relation::{Attachment, Relation, RelationKind};
pub use report::{Behind, Period, Report, ReportName};
pub use rhythm::Rhythm;
pub use satisfaction::Satisfaction;
pub use segment::Segment;
pub use stage::{Stage, Stages};
pub use template::{Medium, Template};
pub use topic::{Topic, TopicKind};
pub use value::Value;
