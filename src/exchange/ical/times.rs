//! Days and times of a calendar, and the user's wall clock.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::NoEntry;
use super::zones::{is_named, offset_in};
use crate::exchange::component::{Component, Property};

/// By which clocks a calendar is read.
#[derive(Clone, Copy)]
pub(super) struct Zones<'a> {
    /// The user's.
    pub(super) own: &'a TimeZone,
    /// The calendar, which may say by which clocks its own zones go.
    pub(super) calendar: &'a Component,
}

/// A day, and the time on it.
pub(super) type Moment = (Date, Option<Time>);

impl Zones<'_> {
    /// The day and the time of a property on the user's wall clock.
    pub(super) fn read(&self, property: &Property) -> Result<Moment, NoEntry> {
        self.moment(property).ok_or_else(|| NoEntry::BadDate(property.value.clone()))
    }

    fn moment(&self, property: &Property) -> Option<Moment> {
        let value = property.value.trim();
        let plain: String = value.chars().filter(|c| !matches!(c, '-' | ':')).collect();
        let Some((day, time)) = plain.split_once(['T', 't']) else {
            return Some((day(&plain)?, None));
        };
        let (time, utc) = match time.strip_suffix(['Z', 'z']) {
            Some(time) => (time, true),
            None => (time, false),
        };
        let wall = self::day(day)?.to_datetime(self::time(time)?);
        let wall = match property.param("TZID") {
            _ if utc => self.at(TimeZone::UTC.to_timestamp(wall).ok()?),
            // Without a zone it is that of whoever looks.
            None => wall,
            Some(zone) => self.of_zone(wall, zone.trim_start_matches('/'))?,
        };
        Some((wall.date(), Some(to_minute(wall.time()))))
    }

    fn at(&self, moment: Timestamp) -> DateTime {
        moment.to_zoned(self.own.clone()).datetime()
    }

    fn of_zone(&self, wall: DateTime, zone: &str) -> Option<DateTime> {
        if self.own.iana_name().is_some_and(|own| own.eq_ignore_ascii_case(zone)) {
            return Some(wall);
        }
        if let Ok(zone) = TimeZone::get(zone) {
            return Some(self.at(zone.to_ambiguous_zoned(wall).compatible().ok()?.timestamp()));
        }
        // A zone that only this calendar knows; one that nobody knows is taken for the user's own.
        let Some(offset) = offset_in(self.calendar, zone, wall) else { return Some(wall) };
        Some(self.at(offset.to_timestamp(wall).ok()?))
    }
}

fn day(text: &str) -> Option<Date> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i16>().ok();
    let plain = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    let (year, month, day) = (number(0, 4)?, number(4, 6)?, number(6, 8)?);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().filter(|_| plain)
}

fn time(text: &str) -> Option<Time> {
    let plain = matches!(text.len(), 4 | 6) && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = |from: usize, to: usize| text.get(from..to).and_then(|text| text.parse::<i8>().ok());
    // A leap second is the end of its minute.
    Time::new(number(0, 2)?, number(2, 4)?, number(4, 6).unwrap_or(0).min(59), 0).ok().filter(|_| plain)
}

fn to_minute(time: Time) -> Time {
    Time::new(time.hour(), time.minute(), 0, 0).unwrap_or(time)
}

/// A day, or a moment on the user's wall clock: in its zone where that has a name, else as the moment that it is.
pub(super) fn property(name: &str, (day, time): Moment, zone: &TimeZone) -> Property {
    let Some(time) = time else {
        return Property::new(name, day.strftime("%Y%m%d").to_string()).with("VALUE", "DATE");
    };
    let wall = day.to_datetime(time);
    match zone.iana_name().filter(|_| is_named(zone)) {
        Some(zone) => Property::new(name, wall.strftime("%Y%m%dT%H%M%S").to_string()).with("TZID", zone),
        None if zone.is_unknown() => Property::new(name, wall.strftime("%Y%m%dT%H%M%S").to_string()),
        None => {
            let moment = zone.to_ambiguous_zoned(wall).compatible().map(|zoned| zoned.timestamp());
            let moment = moment.unwrap_or(Timestamp::UNIX_EPOCH);
            Property::new(name, moment.strftime("%Y%m%dT%H%M%SZ").to_string())
        }
    }
}

/// The noon of a day as a moment: what happened on a day happened then, wherever it is read.
pub(super) fn noon(name: &str, day: Date, zone: &TimeZone) -> Property {
    let noon = day.at(12, 0, 0, 0);
    let moment = zone.to_ambiguous_zoned(noon).compatible().map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp());
    Property::new(name, moment.strftime("%Y%m%dT%H%M%SZ").to_string())
}

/// Makes a property say a moment, unless it does already.
pub(super) fn set(item: &mut Component, name: &str, wanted: Option<Moment>, zones: &Zones) {
    let there = item.get(name).and_then(|property| zones.read(property).ok());
    if there != wanted || item.all(name).count() > 1 {
        item.set(name, wanted.map(|moment| property(name, moment, zones.own)).into_iter().collect());
    }
}

/// How long it is from one moment to another, when both have a time.
pub(super) fn between(from: Moment, to: Moment) -> Option<SignedDuration> {
    Some(from.0.to_datetime(from.1?).duration_until(to.0.to_datetime(to.1?)))
}

/// A moment so much later.
pub(super) fn after((day, time): Moment, by: SignedDuration) -> Option<Moment> {
    let later = day.to_datetime(time?).checked_add(by).ok()?;
    Some((later.date(), Some(later.time())))
}
