//! What was overruled: said in the report, and kept in the history of its client.

use jiff::civil::DateTime;
use jiff::fmt::strtime;
use jiff::tz::TimeZone;

use super::{Result, Share, SyncConflict};
use crate::domain::{ClientId, Interaction, Kind, text};
use crate::exchange::component::Component;
use crate::exchange::ical;
use crate::exchange::merge::Overruled;
use crate::store::Write;

/// Whose a record is.
pub(super) enum Whose {
    /// A client's.
    Client(ClientId),
    /// The user's own: what it says.
    Ours(Component),
}

/// What lost is written into the client's history; of what belongs to no client it is only said.
pub(super) fn tell(
    write: &mut Write,
    share: &Share,
    whose: &Whose,
    overruled: Vec<Overruled>,
) -> Result<Vec<SyncConflict>> {
    let mut conflicts = Vec::new();
    for lost in overruled {
        let lost = as_here(lost, &share.zone);
        let Some(said) = share.options.texts.overruled(&lost) else { continue };
        let (client, name) = match whose {
            Whose::Client(client) => {
                note(write, *client, share.wall, &said)?;
                (Some(*client), write.read().client(*client)?.name)
            }
            Whose::Ours(text) => (None, ical::row(text).map(|card| card.summary).unwrap_or_default()),
        };
        conflicts.push(SyncConflict { client, name, overruled: lost });
    }
    Ok(conflicts)
}

/// What was overruled, with a moment on the user's own clock.
pub(super) fn as_here(lost: Overruled, zone: &TimeZone) -> Overruled {
    let moment = strtime::parse("%Y%m%dT%H%M%SZ", &lost.said).and_then(|parts| parts.to_datetime());
    match moment.and_then(|at| at.to_zoned(TimeZone::UTC)) {
        Ok(at) => Overruled { said: at.with_time_zone(zone.clone()).strftime("%Y%m%dT%H%M%S").to_string(), ..lost },
        Err(_) => lost,
    }
}

/// Writes a note into the history of a client.
pub(super) fn note(write: &mut Write, client: ClientId, at: DateTime, said: &str) -> Result<()> {
    let text = text::clean_text(said);
    write.add_interaction(&Interaction { text, ..Interaction::new(client, Kind::Note, at) })?;
    Ok(())
}
