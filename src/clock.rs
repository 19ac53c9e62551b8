//! Time as a parameter: the one place that asks the machine what time it is.

mod zones;

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, Timestamp, Zoned};

pub use zones::{There, find_zone};

/// What time it is: the machine's, or a fixed moment for tests and pictures.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock, in the user's time zone.
    System,
    /// Always this moment.
    Fixed(Zoned),
}

/// `CARTERA_NOW` holds something that is no moment.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no moment: {0}")]
pub struct BadMoment(pub String);

impl Clock {
    /// The clock that `CARTERA_NOW` asks for: an RFC 3339 moment, whose own offset is the zone unless it names one
    /// (`2026-11-23T09:00-05:00[America/Lima]`); without it, the machine's.
    pub fn from_setting(now: Option<&str>) -> Result<Self, BadMoment> {
        let Some(text) = now.map(str::trim).filter(|text| !text.is_empty()) else {
            return Ok(Self::System);
        };
        // Only a named zone is worth reading the machine's list of zones for.
        if text.contains('[')
            && let Ok(zoned) = text.parse::<Zoned>()
        {
            return Ok(Self::Fixed(zoned));
        }
        let pieces = jiff::fmt::temporal::DateTimeParser::new().parse_pieces(text).ok();
        let offset = pieces.as_ref().and_then(jiff::fmt::temporal::Pieces::to_numeric_offset);
        let zone = offset.map_or(TimeZone::UTC, TimeZone::fixed);
        match (text.parse::<Timestamp>(), text.parse::<DateTime>()) {
            (Ok(moment), _) => Ok(Self::Fixed(moment.to_zoned(zone))),
            (_, Ok(civil)) => civil.to_zoned(zone).map(Self::Fixed).map_err(|_| BadMoment(text.to_owned())),
            _ => Err(BadMoment(text.to_owned())),
        }
    }

    /// The user's time zone by the name by which others know it, for what is told to them. To find the name of the
    /// machine's takes longer than drawing a frame.
    #[must_use]
    pub fn named_zone(&self) -> TimeZone {
        let own = self.now().time_zone().clone();
        match self {
            Self::Fixed(_) => own,
            Self::System => Some(TimeZone::system()).filter(|zone| !zone.is_unknown()).unwrap_or(own),
        }
    }

    /// Now, in the user's time zone.
    #[must_use]
    pub fn now(&self) -> Zoned {
        match self {
            #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine")]
            Self::System => Timestamp::now().to_zoned(zone()),
            Self::Fixed(moment) => moment.clone(),
        }
    }

    /// Now on the user's wall clock, to the minute.
    #[must_use]
    pub fn wall(&self) -> DateTime {
        let now = self.now().datetime();
        now.date().at(now.hour(), now.minute(), 0, 0)
    }

    /// The user's day.
    #[must_use]
    pub fn today(&self) -> Date {
        self.now().date()
    }

    /// Now in UTC, as the journal writes it.
    #[must_use]
    pub fn stamp(&self) -> String {
        let moment = self.now().timestamp();
        moment.round(jiff::Unit::Second).unwrap_or(moment).to_string()
    }

    /// How long until the user's wall clock shows this; `None` when it never will. Nothing, when it has been.
    #[must_use]
    pub fn until(&self, wall: DateTime) -> Option<Duration> {
        match self {
            Self::System => wait_until(&self.now(), wall),
            Self::Fixed(_) => None,
        }
    }

    /// How long until the user's day changes; `None` when it never will.
    #[must_use]
    pub fn until_tomorrow(&self) -> Option<SignedDuration> {
        match self {
            Self::System => wait_for_tomorrow(&self.now()),
            Self::Fixed(_) => None,
        }
    }
}

/// How long from `now` until the wall clock there shows this or something later.
///
/// What the clock shows twice, in the night in which it is put back, is waited for as long as it is still to come; what
/// it never shows, in the night in which it is put forward, has come when the clock jumps over it.
fn wait_until(now: &Zoned, wall: DateTime) -> Option<Duration> {
    if now.datetime() >= wall {
        return Some(Duration::ZERO);
    }
    let zone = now.time_zone();
    let moment = match zone.to_ambiguous_timestamp(wall).offset() {
        AmbiguousOffset::Unambiguous { offset } => offset.to_timestamp(wall).ok()?,
        AmbiguousOffset::Fold { before, after } => {
            let [first, second] = [before.to_timestamp(wall).ok()?, after.to_timestamp(wall).ok()?];
            if first >= now.timestamp() { first } else { second }
        }
        AmbiguousOffset::Gap { after, .. } => {
            let before_the_jump = after.to_timestamp(wall).ok()?;
            zone.following(before_the_jump).next()?.timestamp()
        }
    };
    Some(now.timestamp().duration_until(moment).try_into().unwrap_or(Duration::ZERO))
}

/// How long from `now` until the next day begins there, be it at midnight or, where the clock jumps over that, later.
fn wait_for_tomorrow(now: &Zoned) -> Option<SignedDuration> {
    let tomorrow = now.date().tomorrow().ok()?;
    let wait = wait_until(now, tomorrow.to_datetime(Time::midnight()))?;
    SignedDuration::try_from(wait).ok()
}

/// How long the machine's time zone is trusted to be the same: the traveller's laptop stays on.
const FRESH: Duration = Duration::from_mins(1);

/// The machine's time zone.
///
/// Where the system keeps the zone itself in a file it is read from there: to find it by its name takes the list of all
/// zones, which takes longer than drawing a frame.
fn zone() -> TimeZone {
    static KEPT: Mutex<Option<(Instant, TimeZone)>> = Mutex::new(None);
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((since, zone)) = &*kept
        && since.elapsed() < FRESH
    {
        return zone.clone();
    }
    let named = std::env::var_os("TZ").is_some();
    let local = (!named).then(|| std::fs::read("/etc/localtime").ok()).flatten();
    let local = local.and_then(|rules| TimeZone::tzif("local", &rules).ok());
    let zone = local.unwrap_or_else(TimeZone::system);
    *kept = Some((Instant::now(), zone.clone()));
    zone
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_fixed_clock_keeps_the_wall_time_it_was_given() {
        for (text, wall) in [
            ("2026-11-23T09:00:00-05:00", "2026-11-23T09:00:00"),
            ("2026-11-23T23:30:00Z", "2026-11-23T23:30:00"),
            ("2026-11-23T09:00", "2026-11-23T09:00:00"),
            ("2026-11-23T09:00:00-05:00[America/Lima]", "2026-11-23T09:00:00"),
        ] {
            assert_eq!(Clock::from_setting(Some(text)).unwrap().wall().to_string(), wall, "{text}");
        }
    }

    /// A Latin American evening is already tomorrow in UTC: the day is the user's.
    #[test]
    fn the_day_is_the_users() {
        let evening = Clock::from_setting(Some("2026-11-23T21:00:00-05:00")).unwrap();
        assert_eq!(evening.today().to_string(), "2026-11-23");
        assert_eq!(evening.stamp(), "2026-11-24T02:00:00Z");
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "what the machine says is what is tested")]
    fn the_zone_that_is_read_is_the_machines() {
        let (ours, theirs) = (Clock::System.now(), Zoned::now());
        assert_eq!(ours.offset(), theirs.offset());
        assert!(ours.duration_until(&theirs).as_secs() < 60);
    }

    #[test]
    fn the_wait_for_an_hour_ends_with_it() {
        let now = Clock::System.wall();
        let wait = |wall: DateTime| Clock::System.until(wall).unwrap();
        assert_eq!(wait(now.saturating_sub(jiff::Span::new().hours(1))), Duration::ZERO);
        // Between two looks at the clock a minute may end, and in a night the clock may be moved by an hour.
        let ahead = wait(now.saturating_add(jiff::Span::new().hours(30))).as_secs();
        assert!((28 * 3_600..=31 * 3_600).contains(&ahead), "{ahead}");
        assert_eq!(Clock::from_setting(Some("2026-11-23T09:00Z")).unwrap().until(now), None);
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        assert_eq!(Clock::from_setting(Some("mañana")).unwrap_err(), BadMoment("mañana".into()));
        assert!(matches!(Clock::from_setting(Some("  ")), Ok(Clock::System)));
    }
    /// Nights in which the clock is put forward or back, at midnight or before it or after it; in Samoa over a whole day.
    #[test]
    fn what_the_clock_shows_twice_or_never_is_waited_for_until_it_has_come() {
        for (now, wall, minutes) in [
            // Spring, at midnight: from 23:59 to 01:00.
            ("2026-09-05T23:30[America/Santiago]", "2026-09-06T00:00", 30),
            ("2026-09-05T23:30[America/Santiago]", "2026-09-06T00:30", 30),
            ("2026-09-05T23:30[America/Santiago]", "2026-09-06T01:10", 40),
            ("2026-03-07T23:00[America/Havana]", "2026-03-08T00:20", 60),
            ("2023-09-30T23:00[America/Asuncion]", "2023-10-01T00:59", 60),
            ("2026-03-29T01:00[Europe/Madrid]", "2026-03-29T02:30", 60),
            ("2026-03-29T01:00[Europe/Madrid]", "2026-03-29T03:30", 90),
            // Autumn: the hour before midnight comes twice, or the one after it.
            ("2026-04-04T22:30[America/Santiago]", "2026-04-05T00:00", 150),
            ("2026-04-04T22:30[America/Santiago]", "2026-04-04T23:15", 45),
            ("2026-04-04T23:15-04:00[America/Santiago]", "2026-04-04T23:30", 15),
            ("2026-04-04T23:15-04:00[America/Santiago]", "2026-04-05T00:00", 45),
            ("2026-11-01T00:40-04:00[America/Havana]", "2026-11-01T00:50", 10),
            ("2026-11-01T00:40-05:00[America/Havana]", "2026-11-01T00:50", 10),
            ("2026-11-01T00:40-05:00[America/Havana]", "2026-11-01T00:30", 0),
            ("2026-10-25T02:30+02:00[Europe/Madrid]", "2026-10-25T03:00", 90),
            // A day that there was not.
            ("2011-12-29T23:00[Pacific/Apia]", "2011-12-30T00:00", 60),
            ("2026-11-23T09:00[America/Lima]", "2026-11-24T00:00", 900),
        ] {
            let (now, wall): (Zoned, DateTime) = (now.parse().unwrap(), wall.parse().unwrap());
            assert_eq!(wait_until(&now, wall), Some(Duration::from_mins(minutes)), "from {now} to {wall}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

        /// After the wait the clock shows it, and just before it did not: whoever waits so neither comes too late nor
        /// is woken again and again.
        #[test]
        fn the_wait_is_exact_wherever_one_is(
            seconds in 0_i64..4_133_980_800, ahead in 1_i64..100_000,
            zone in prop::sample::select(vec![
                "America/Santiago", "America/Asuncion", "America/Havana", "America/Lima", "America/Sao_Paulo",
                "America/St_Johns", "Europe/Madrid", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "UTC",
            ]),
        ) {
            let now = Timestamp::from_second(seconds).unwrap().in_tz(zone).unwrap();
            let wall = now.datetime().checked_add(SignedDuration::from_secs(ahead)).unwrap();
            for (wait, wall) in [
                (wait_until(&now, wall).unwrap(), wall),
                (wait_for_tomorrow(&now).unwrap().unsigned_abs(), now.date().tomorrow().unwrap().at(0, 0, 0, 0)),
            ] {
                prop_assert!(wait > Duration::ZERO);
                let then = &now + wait;
                prop_assert!(then.datetime() >= wall, "{wait:?} from {now} is {then}, before {wall}");
                let before = &then - SignedDuration::from_secs(1);
                prop_assert!(before.datetime() < wall, "{wait:?} from {now} is {then}, long after {wall}");
            }
        }
    }
}
