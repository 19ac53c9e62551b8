//! What was ticked off on a phone: it asks how it went until somebody says so.

use super::error::Result;
use super::plan::name;
use super::{Action, Agenda};
use crate::domain::interaction::Touch;
use crate::domain::{FollowUpId, Interaction, InteractionId};
pub use crate::store::TickedOff as Unsaid;
use crate::store::Write;

impl Agenda {
    /// What was ticked off elsewhere and still asks how it went, the oldest first.
    pub fn unsaid(&self) -> Result<Vec<Unsaid>> {
        self.store.at_once(|| Ok(self.store.read().unsaid()?))
    }

    /// There is nothing to say of one: it asks no more. Whoever has something to say logs it, with the follow-up as what it
    /// [`fulfils`](super::Log::fulfils).
    pub fn say_done(&mut self, id: FollowUpId) -> Result<()> {
        self.operate(Action::SayDone, |write| {
            let follow_up = write.read().follow_up(id)?;
            write.leave_unsaid(id)?;
            name(write, follow_up.client)
        })
    }
}

/// What is logged says how it went with what was ticked off: with the one that is meant, whatever is said of it; and where
/// contact was sought, with all that was ticked off until that day.
pub(super) fn tell(
    write: &mut Write,
    meant: Option<FollowUpId>,
    (id, interaction): (InteractionId, &Interaction),
) -> Result<()> {
    let until = Some(interaction.at.date()).filter(|_| interaction.touch() != Touch::None);
    Ok(write.tell_unsaid(interaction.client, id, until, meant)?)
}
