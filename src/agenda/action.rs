//! What the user did, as the journal and the label of undo name it.

use super::Origin;
use crate::domain::code::codes;
use crate::domain::{Code, Kind, Standing, TopicKind};
use crate::store;

codes! {
    /// One kind of operation.
    Action in "action" {
        /// A client was added.
        AddClient = "add_client",
        /// A client's data was edited.
        EditClient = "edit_client",
        /// A client was put back among the current ones.
        Activate = "activate",
        /// A client was put to rest.
        Rest = "rest",
        /// A client was archived.
        Archive = "archive",
        /// A client was moved to the trash.
        Trash = "trash",
        /// A client was removed for good.
        Remove = "remove",
        /// The light was set by hand.
        Attention = "attention",
        /// A call was logged.
        LogCall = "log_call",
        /// A visit was logged.
        LogVisit = "log_visit",
        /// An e-mail was logged.
        LogEmail = "log_email",
        /// A message was logged.
        LogMessage = "log_message",
        /// A meeting was logged.
        LogMeeting = "log_meeting",
        /// A sample was logged.
        LogSample = "log_sample",
        /// A survey was logged.
        LogSurvey = "log_survey",
        /// A note was written.
        LogNote = "log_note",
        /// An interaction was edited.
        EditInteraction = "edit_interaction",
        /// An interaction was deleted.
        DeleteInteraction = "delete_interaction",
        /// A complaint was resolved.
        ResolveComplaint = "resolve_complaint",
        /// Something that was said was written down.
        AddTopic = "add_topic",
        /// Something that was said was corrected.
        EditTopic = "edit_topic",
        /// A promise was kept.
        Keep = "keep",
        /// A question was answered.
        Answer = "answer",
        /// An objection was overcome.
        Overcome = "overcome",
        /// A need was served.
        Serve = "serve",
        /// Something closed was opened again.
        ReopenTopic = "reopen_topic",
        /// Something that was said was deleted.
        DeleteTopic = "delete_topic",
        /// A follow-up was planned.
        Plan = "plan",
        /// A follow-up was edited.
        EditFollowUp = "edit_follow_up",
        /// A follow-up was moved to another day.
        Move = "move",
        /// A follow-up was done.
        Done = "done",
        /// A client was put off.
        Snooze = "snooze",
        /// A follow-up was called off.
        Cancel = "cancel",
        /// Of a follow-up that was ticked off elsewhere there is nothing to say.
        SayDone = "say_done",
        /// What was changed on other computers and phones came in.
        Sync = "sync",
        /// A client was passed over in the queue.
        Skip = "skip",
        /// The overload of a day was spread over others.
        Spread = "spread",
        /// Several lines were captured.
        Capture = "capture",
        /// Two clients became one.
        Merge = "merge",
        /// Two clients who look like one were said to be two.
        TellApart = "tell_apart",
        /// Clients went away.
        Lose = "lose",
        /// Clients came back.
        Recover = "recover",
        /// The same was done to many clients.
        Bulk = "bulk",
        /// A segment was added.
        AddSegment = "add_segment",
        /// A segment was changed.
        EditSegment = "edit_segment",
        /// A segment was removed.
        RemoveSegment = "remove_segment",
        /// A template was added.
        AddTemplate = "add_template",
        /// A template was changed.
        EditTemplate = "edit_template",
        /// A template was removed.
        RemoveTemplate = "remove_template",
        /// Clients were imported.
        Import = "import",
        /// Several files were imported.
        ImportFiles = "import_files",
        /// A purchase was recorded.
        Buy = "buy",
        /// A purchase was edited.
        EditPurchase = "edit_purchase",
        /// A purchase was deleted.
        DeletePurchase = "delete_purchase",
        /// A purchase was paid.
        Pay = "pay",
        /// Something was brought back.
        Return = "return",
        /// Purchases were imported.
        ImportPurchases = "import_purchases",
        /// A product was added.
        AddProduct = "add_product",
        /// A product was edited.
        EditProduct = "edit_product",
        /// A product was removed.
        RemoveProduct = "remove_product",
        /// An opportunity was begun.
        OpenOpportunity = "open_opportunity",
        /// An opportunity was changed.
        EditOpportunity = "edit_opportunity",
        /// An opportunity was moved into another stage.
        MoveOpportunity = "move_opportunity",
        /// An opportunity was won.
        Win = "win",
        /// An opportunity was lost.
        LoseOpportunity = "lose_opportunity",
        /// A closed opportunity was opened again.
        ReopenOpportunity = "reopen_opportunity",
        /// An opportunity was removed.
        RemoveOpportunity = "remove_opportunity",
        /// Clients were given tags, or tags were taken from them.
        Tags = "tags",
        /// Goals were set.
        SetGoal = "set_goal",
        /// A tag was given a colour.
        TagColour = "tag_colour",
        /// A tag was called otherwise.
        RenameTag = "rename_tag",
        /// A field of the user's own was defined.
        AddField = "add_field",
        /// A field was called otherwise, moved, or given other choices.
        EditField = "edit_field",
        /// A field was removed with all that was known in it.
        RemoveField = "remove_field",
        /// A file or an address was added to a client.
        Attach = "attach",
        /// A file or an address was taken from a client.
        Detach = "detach",
        /// It was noted what a client is to another one.
        Relate = "relate",
        /// It was forgotten what a client is to another one.
        Unrelate = "unrelate",
        /// A playbook was added.
        AddPlaybook = "add_playbook",
        /// A playbook was changed.
        EditPlaybook = "edit_playbook",
        /// A playbook was removed, or became again what it was.
        RemovePlaybook = "remove_playbook",
        /// A playbook was started on clients.
        StartPlaybook = "start_playbook",
        /// What ran with a client was ended.
        StopPlaybook = "stop_playbook",
        /// A campaign was started.
        StartCampaign = "start_campaign",
        /// A campaign was changed.
        EditCampaign = "edit_campaign",
        /// A campaign was ended.
        EndCampaign = "end_campaign",
    }
}

impl Action {
    /// The action of logging an interaction of this kind.
    #[must_use]
    pub fn log(kind: Kind) -> Self {
        match kind {
            Kind::Call => Self::LogCall,
            Kind::Visit => Self::LogVisit,
            Kind::Email => Self::LogEmail,
            Kind::Message => Self::LogMessage,
            Kind::Meeting => Self::LogMeeting,
            Kind::Sample => Self::LogSample,
            Kind::Survey => Self::LogSurvey,
            Kind::Note => Self::LogNote,
        }
    }

    /// The journal entry of this action, done at this moment (UTC, RFC 3339) from this program.
    pub(super) fn entry(self, at: &str, origin: Origin) -> store::Entry<'_> {
        store::Entry { at, action: self.code(), origin: origin.code() }
    }

    /// Whether what it does may start a playbook: what is taken in from a file, or is no news, does not.
    #[must_use]
    pub fn may_start(self) -> bool {
        !matches!(self, Self::Import | Self::ImportFiles | Self::ImportPurchases | Self::Merge | Self::Sync)
    }

    /// The action of closing something open of this kind.
    #[must_use]
    pub fn close(kind: TopicKind) -> Self {
        match kind {
            TopicKind::Complaint => Self::ResolveComplaint,
            TopicKind::Promise => Self::Keep,
            TopicKind::Question => Self::Answer,
            TopicKind::Objection => Self::Overcome,
            TopicKind::Need => Self::Serve,
            TopicKind::Opinion | TopicKind::Competitor => Self::EditTopic,
        }
    }

    /// The action of moving a client to this standing.
    #[must_use]
    pub fn stand(standing: Standing) -> Self {
        match standing {
            Standing::Active => Self::Activate,
            Standing::Resting => Self::Rest,
            Standing::Archived => Self::Archive,
            Standing::Trashed => Self::Trash,
        }
    }
}
