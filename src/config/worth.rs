//! The settings of what clients are worth: by which numbers they are classed, and what contacts cost.

use super::known::nearest;
use super::read::{DAYS, number, pair, rate};
use super::toml_lines::Entry;
use super::{Accepted, ConfigError};
use crate::domain::{Code, Kind, Rules};

/// Days of purchase in a year.
const TIMES: (u16, u16) = (1, 366);
/// Parts of a whole.
const PERCENT: (u16, u16) = (1, 100);
/// Room to grow may be more than a client brings now.
const ROOM: (u16, u16) = (1, 1_000);

/// Takes a setting of `[classes]` or `[effort]`; says whether it was one.
pub(super) fn read(entry: &Entry<'_>, rules: &mut Rules) -> Result<bool, ConfigError> {
    let classes = &mut rules.classes;
    match entry.path.as_str() {
        "classes.new_days" => classes.new_days = number(entry, DAYS)?,
        "classes.risk_days" => classes.quiet_days.0 = number(entry, DAYS)?,
        "classes.inactive_days" => classes.quiet_days.1 = number(entry, DAYS)?,
        "classes.lost_days" => classes.quiet_days.2 = number(entry, DAYS)?,
        "classes.purchases" => classes.regular = pair(entry, TIMES)?,
        "classes.abc_percent" => classes.abc = pair(entry, PERCENT)?,
        "classes.room_percent" => classes.room = number(entry, ROOM)?,
        "classes.cycle_days" => classes.cycle = pair(entry, DAYS)?,
        "classes" | "effort" => return Err(entry.bad(Accepted::Table)),
        path => {
            let Some(kind) = path.strip_prefix("effort.") else { return Ok(false) };
            let kind = Kind::from_code(kind).filter(|kind| Kind::PLANNABLE.contains(kind));
            let kind = kind.ok_or_else(|| entry.unknown(nearest(path)))?;
            let is_nothing = entry.decimal().is_some_and(|cost| cost.trim_matches(['0', '.', ',']).is_empty());
            rules.effort.set(kind, if is_nothing { None } else { Some(rate(entry)?) });
        }
    }
    Ok(true)
}
