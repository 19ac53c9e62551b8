//! From what was said about the time of day to a time.

use jiff::civil::{Time, time};

use super::WhenError;
use super::clock::{Clock, Part};
use super::shape::{ClockFace, Half};

/// A time of day, and whether it lies in the night between two days, so that
/// naming one of them does not settle the date.
#[derive(Clone, Copy)]
pub(super) struct Moment {
    pub time: Time,
    pub between_days: bool,
}

/// The time of a clock, of a part of the day, or of both together.
pub(super) fn moment(clock: Option<Clock>, part: Option<Part>) -> Result<Option<Moment>, WhenError> {
    match (clock, part) {
        (None, None) => Ok(None),
        (None, Some(part)) => at(usual_hour(part), 0, false).map(Some),
        (Some(Clock::Noon), None | Some(Part::Midday | Part::Afternoon)) => at(12, 0, false).map(Some),
        (Some(Clock::Midnight), None | Some(Part::Night)) => at(0, 0, true).map(Some),
        (Some(Clock::Noon | Clock::Midnight), Some(_)) => Err(WhenError::NoSuchTime),
        (Some(Clock::Face(face)), part) => face_moment(face, part).map(Some),
    }
}

fn at(hour: u32, minute: u32, between_days: bool) -> Result<Moment, WhenError> {
    let (Ok(hour @ 0..=23), Ok(minute @ 0..=59)) = (i8::try_from(hour), i8::try_from(minute)) else {
        return Err(WhenError::NoSuchTime);
    };
    Ok(Moment { time: time(hour, minute, 0, 0), between_days })
}

/// When a part of the day is, if no hour is said.
fn usual_hour(part: Part) -> u32 {
    match part {
        Part::SmallHours => 3,
        Part::Early | Part::Morning => 9,
        Part::MidMorning => 10,
        Part::Midday => 12,
        Part::Afternoon => 16,
        Part::Night => 20,
    }
}

/// The time a clock face shows in a part of the day.
pub(super) fn face_moment(face: ClockFace, part: Option<Part>) -> Result<Moment, WhenError> {
    let hour = face.hour;
    if hour > 23 || face.minute > 59 {
        return Err(WhenError::NoSuchTime);
    }
    let hour = match (face.half, part) {
        (Some(half), _) => hour_of_half(hour, half)?,
        (None, Some(part)) if (1..=12).contains(&hour) => {
            if part == Part::Night && hour == 12 {
                return at(0, face.minute, true);
            }
            hour_of_part(hour, part).ok_or(WhenError::NoSuchTime)?
        }
        (None, None) if !face.padded && (1..=6).contains(&hour) => hour + 12,
        (None, _) => hour,
    };
    if part.is_some_and(|part| !belongs(hour, part)) {
        return Err(WhenError::NoSuchTime);
    }
    at(hour, face.minute, false)
}

fn hour_of_half(hour: u32, half: Half) -> Result<u32, WhenError> {
    match (half, hour) {
        (Half::Am, 12) => Ok(0),
        // "15:00 pm" says the same thing twice.
        (Half::Am, 0..=11) | (Half::Pm, 12..=23) => Ok(hour),
        (Half::Pm, 1..=11) => Ok(hour + 12),
        _ => Err(WhenError::NoSuchTime),
    }
}

/// An hour from 1 to 12 on the 24-hour clock. Twelve "in the morning" is noon
/// for some and midnight for others.
fn hour_of_part(hour: u32, part: Part) -> Option<u32> {
    match (part, hour) {
        (Part::SmallHours, 12) => Some(0),
        (Part::SmallHours, 1..=6)
        | (Part::Early | Part::Morning | Part::MidMorning, 1..=11)
        | (Part::Midday | Part::Afternoon, 12) => Some(hour),
        (Part::Midday, 1..=3) | (Part::Afternoon, 1..=8) | (Part::Night, 6..=11) => Some(hour + 12),
        _ => None,
    }
}

/// Whether an hour of the 24-hour clock can be said to be in a part of the day.
fn belongs(hour: u32, part: Part) -> bool {
    match part {
        Part::SmallHours => hour <= 6,
        Part::Early | Part::Morning | Part::MidMorning => (1..=11).contains(&hour),
        Part::Midday => (12..=15).contains(&hour),
        Part::Afternoon => (12..=20).contains(&hour),
        Part::Night => (18..=23).contains(&hour),
    }
}
