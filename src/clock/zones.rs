//! Zones of the world: found by the name of a city, and what a clock there shows.

use jiff::civil::Time;
use jiff::tz::TimeZone;

use super::Clock;
use crate::domain::text::{distance, fold};

/// How many names are offered when none was meant.
const NEAR: usize = 6;

/// What a clock elsewhere shows, when it is not what ours does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct There {
    /// The time there.
    pub time: Time,
    /// How many minutes it is ahead of ours; behind it, below zero.
    pub ahead: i64,
}

impl Clock {
    /// What a clock in this zone shows now; `None` when it is what ours shows, or there is no such zone.
    #[must_use]
    pub fn there(&self, zone: &str) -> Option<There> {
        let now = self.now();
        let there = now.with_time_zone(TimeZone::get(zone).ok()?);
        let ahead = i64::from(there.offset().seconds() - now.offset().seconds()) / 60;
        (ahead != 0).then(|| There { time: there.time(), ahead })
    }
}

/// The zone that is meant: by its name, or by that of its city, however it is written. Otherwise names that are near.
pub fn find_zone(typed: &str) -> Result<String, Vec<String>> {
    let wanted = plain(typed);
    let names: Vec<String> = jiff::tz::db().available().map(|name| name.as_str().to_owned()).filter(is_place).collect();
    if let Some(name) = names.iter().find(|name| plain(name) == wanted) {
        return Ok(name.clone());
    }
    let city = |name: &String| plain(name.rsplit('/').next().unwrap_or(name));
    let mut cities = names.iter().filter(|name| city(name) == wanted);
    if let (Some(name), None) = (cities.next(), cities.next()) {
        return Ok(name.clone());
    }
    let most = wanted.chars().count() / 4 + 1;
    let mut near: Vec<(usize, &String)> = names
        .iter()
        .filter_map(|name| {
            let city = city(name);
            let begins = !wanted.is_empty() && (city.starts_with(&wanted) || plain(name).contains(&wanted));
            let far = if begins { 0 } else { distance(&city, &wanted) };
            (far <= most && !wanted.is_empty()).then_some((far, name))
        })
        .collect();
    near.sort();
    Err(near.into_iter().take(NEAR).map(|(_, name)| name.clone()).collect())
}

/// Whether a zone is one of a place, and not the same under an older or a technical name.
fn is_place(name: &String) -> bool {
    const PLACES: [&str; 10] = [
        "Africa/",
        "America/",
        "Antarctica/",
        "Arctic/",
        "Asia/",
        "Atlantic/",
        "Australia/",
        "Europe/",
        "Indian/",
        "Pacific/",
    ];
    name == "UTC" || PLACES.iter().any(|place| name.starts_with(place))
}

fn plain(name: &str) -> String {
    fold(name.trim()).replace(['_', '-'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_found_by_its_city() {
        for (typed, expected) in [
            ("America/Lima", Ok("America/Lima")),
            ("america/lima", Ok("America/Lima")),
            ("lima", Ok("America/Lima")),
            ("Bogotá", Ok("America/Bogota")),
            ("ciudad x", Err(None)),
            ("mexico city", Ok("America/Mexico_City")),
            ("Limma", Err(Some("America/Lima"))),
            ("", Err(None)),
            ("../../etc/passwd", Err(None)),
        ] {
            let found = find_zone(typed);
            let found = found.as_deref().map_err(|near| near.first().map(String::as_str));
            assert_eq!(found, expected, "{typed}");
        }
    }

    #[test]
    fn a_clock_elsewhere_shows_another_time() {
        let clock = Clock::from_setting(Some("2026-11-23T09:15:00-05:00")).unwrap();
        let there = |zone| clock.there(zone).map(|there| (there.time.to_string(), there.ahead));
        assert_eq!(there("America/Lima"), None);
        assert_eq!(there("America/Santiago"), Some(("11:15:00".into(), 120)));
        assert_eq!(there("Asia/Kathmandu"), Some(("20:00:00".into(), 645)));
        assert_eq!(there("Nowhere/Else"), None);
    }
}
