//! Spreading what is too much for one day over the working days that follow.

use jiff::civil::Date;

use super::WorkCalendar;

/// How many days ahead room is looked for: whoever cannot be contacted within ten years will not be.
const FURTHEST: usize = 3_660;

/// The working days after `day` on which so many contacts find room, the earliest first and each as often as it has
/// room: `capacity` less what `load` says is there already. Fewer than asked for only when the calendar knows no more
/// working days.
#[must_use]
pub fn room_after(
    day: Date,
    count: usize,
    capacity: u16,
    calendar: &WorkCalendar,
    load: impl Fn(Date) -> usize,
) -> Vec<Date> {
    let mut days = Vec::with_capacity(count.min(FURTHEST));
    let mut at = day;
    for _ in 0..FURTHEST {
        if days.len() >= count {
            break;
        }
        let next = calendar.next(at);
        if next <= at {
            break;
        }
        at = next;
        // A day that is overloaded already takes nobody, and a capacity of nothing would never end.
        let free = usize::from(capacity.max(1)).saturating_sub(load(at));
        days.extend(std::iter::repeat_n(at, free.min(count - days.len())));
    }
    days
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const FRIDAY: Date = date(2026, 11, 20);

    #[test]
    fn the_overload_goes_where_there_is_room() {
        let monday = date(2026, 11, 23);
        let load = |day: Date| if day == monday { 2 } else { 0 };
        let calendar = WorkCalendar::new([], [date(2026, 11, 24)], []);
        let days = room_after(FRIDAY, 5, 3, &calendar, load);
        // Monday has room for one, Tuesday is a holiday.
        let wednesday = date(2026, 11, 25);
        assert_eq!(days, [monday, wednesday, wednesday, wednesday, date(2026, 11, 26)]);
        assert_eq!(room_after(FRIDAY, 0, 3, &calendar, load), []);
    }

    proptest! {
        #[test]
        fn no_day_takes_more_than_it_has_room_for(count in 0_usize..200, capacity in 1_u16..30, busy in 0_usize..40) {
            let calendar = WorkCalendar::default();
            let load = |day: Date| if day.day() % 2 == 0 { busy } else { 0 };
            let days = room_after(FRIDAY, count, capacity, &calendar, load);
            prop_assert_eq!(days.len(), count);
            prop_assert!(days.is_sorted());
            for day in &days {
                prop_assert!(*day > FRIDAY && calendar.is_working(*day));
                let taken = days.iter().filter(|other| *other == day).count();
                prop_assert!(taken + load(*day) <= usize::from(capacity), "{} takes {}", day, taken);
            }
        }
    }
}
