//! On which days: "los lunes y jueves", "el 15 de cada mes", "every first monday", "cada 3 de mayo".

use jiff::civil::Weekday;

use super::super::day::{Day, Point, Scope};
use super::super::grammar::{Grammar, Ways};
use super::super::shape::{Shape, Year};
use super::super::words::{self, Unit};
use super::{EACH, On, Said};

/// Monday to Friday: what a rule takes for the days that are worked.
const WORKED: [Weekday; 5] =
    [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];

/// "Of every month": what makes a day of a month come again.
const OF_EACH_MONTH: [&str; 12] = [
    "de cada mes",
    "de todos los meses",
    "cada mes",
    "todos los meses",
    "of every month",
    "of each month",
    "every month",
    "each month",
    "en cada mes",
    "al mes",
    "mensualmente",
    "monthly",
];

const OF_THE_MONTH: [&str; 5] = ["del mes", "de mes", "of the month", "of month", "in the month"];

const OF_EACH_YEAR: [&str; 10] = [
    "de cada ano",
    "de todos los anos",
    "cada ano",
    "todos los anos",
    "of every year",
    "of each year",
    "every year",
    "each year",
    "yearly",
    "annually",
];

impl Grammar<'_> {
    /// The days on which something comes again.
    pub(super) fn repeated_days(&self, at: usize) -> Ways<Said> {
        let mut found = self.weekdays_said(at);
        found.extend(self.working_days_said(at));
        found.extend(self.weekends_said(at));
        found.extend(self.month_days_said(at));
        found.extend(self.year_days_said(at));
        found
    }

    /// "cada lunes y jueves", "los martes", "on mondays", "every other friday", "de lunes a viernes".
    fn weekdays_said(&self, at: usize) -> Ways<Said> {
        let mut found: Ways<Said> = Vec::new();
        let mut openings: Ways<(bool, u16)> = self.any(at, &EACH).into_iter().map(|n| ((true, 1), n)).collect();
        openings.extend(self.any(at, &["los", "los dias", "de los"]).into_iter().map(|n| ((true, 1), n)));
        openings.extend(self.optional(at, &["el", "on", "on the"]).into_iter().map(|n| ((false, 1), n)));
        for start in self.any(at, &["cada", "every", "each"]) {
            openings.extend(self.any(start, &["other", "alternate"]).into_iter().map(|n| ((true, 2), n)));
            for (count, next) in self.count(start) {
                openings.extend(u16::try_from(count).map(|count| ((true, count), next)));
            }
            // "Every second monday" may also be the second one of each month, which is read elsewhere.
            if let Some((nth @ 2.., next)) = self.nth(start) {
                openings.extend(u16::try_from(nth).map(|nth| ((true, nth), next)));
            }
        }
        for ((each, weeks), start) in openings {
            for ((days, plural), next) in self.weekday_list(start) {
                found.push(((On::Weekdays(days.clone(), weeks), each || plural), next));
                for next in self.any(next, &["por medio", "de por medio", "si y otro no"]) {
                    if weeks == 1 {
                        found.push(((On::Weekdays(days.clone(), 2), true), next));
                    }
                }
            }
        }
        for start in self.optional(at, &["de", "from", "on"]) {
            // Without a word that says so, only "de lunes a viernes" is a habit: the others are days of one week.
            let each = self.literal(at, "de").is_some();
            for (days, next) in self.weekday_span(start) {
                found.push(((On::Weekdays(days, 1), each), next));
            }
        }
        for start in self.any(at, &EACH) {
            found.extend(self.weekday_span(start).into_iter().map(|(days, n)| ((On::Weekdays(days, 1), true), n)));
        }
        found
    }

    /// Weekdays one after another, and whether they were in the plural.
    fn weekday_list(&self, at: usize) -> Ways<(Vec<Weekday>, bool)> {
        let mut found: Ways<(Vec<Weekday>, bool)> = Vec::new();
        let Some(((first, mut plural), mut next)) = self.weekday_or_plural(at) else {
            return self.weekdays_in_a_word(at);
        };
        let mut days = vec![first];
        found.push(((days.clone(), plural), next));
        // However long the list is, a part of it is another list.
        while let Some(((weekday, more), after)) = self.next_in_list(next) {
            if days.contains(&weekday) {
                break;
            }
            days.push(weekday);
            plural |= more;
            next = after;
            found.push(((days.clone(), plural), next));
        }
        found
    }

    fn next_in_list(&self, at: usize) -> Option<((Weekday, bool), usize)> {
        let joins = ["y", "e", "and", "&", "y el", "y los", "y cada", "and on", "and every", "los", "el"];
        self.optional(at, &joins).into_iter().find_map(|start| self.weekday_or_plural(start))
    }

    fn weekday_or_plural(&self, at: usize) -> Option<((Weekday, bool), usize)> {
        let word = self.text(at)?;
        let plural = words::is_plural_weekday(word);
        let weekday = words::weekday(word).or_else(|| words::weekday(word.strip_suffix('s')?))?;
        Some(((weekday, plural), self.reach(at + 1)))
    }

    /// "mon/wed/fri".
    fn weekdays_in_a_word(&self, at: usize) -> Ways<(Vec<Weekday>, bool)> {
        let Some(word) = self.text(at) else { return Vec::new() };
        let days: Option<Vec<Weekday>> = word.split('/').map(words::weekday).collect();
        days.filter(|days| days.len() > 1).map(|days| ((days, false), self.reach(at + 1))).into_iter().collect()
    }

    /// "lunes a viernes", "monday through friday", `mon-fri`.
    fn weekday_span(&self, at: usize) -> Ways<Vec<Weekday>> {
        let span = |from: Weekday, to: Weekday| {
            let days = (0..7i64).map(|n| from.wrapping_add(n));
            let mut span: Vec<Weekday> = days.clone().take_while(|day| *day != to).collect();
            span.push(to);
            span
        };
        let mut found = Vec::new();
        if let Some((from, to)) = self.text(at).and_then(|word| word.split_once('-'))
            && let (Some(from), Some(to)) = (words::weekday(from), words::weekday(to))
        {
            found.push((span(from, to), self.reach(at + 1)));
        }
        if let Some((from, next)) = self.word(at, words::weekday) {
            for next in self.any(next, &["a", "al", "to", "through", "thru"]) {
                if let Some((to, next)) = self.word(next, words::weekday) {
                    found.push((span(from, to), next));
                }
            }
        }
        found
    }

    /// "cada día hábil", "every weekday".
    fn working_days_said(&self, at: usize) -> Ways<Said> {
        let on = || On::Weekdays(WORKED.to_vec(), 1);
        let mut found: Ways<Said> = Vec::new();
        for start in self.any(at, &EACH) {
            found.extend(self.any(start, &["weekday", "weekdays"]).into_iter().map(|next| ((on(), true), next)));
        }
        for start in self.any(at, &["cada", "todos los", "los", "every", "each", "on", "all"]) {
            let working = self.unit(start).into_iter().filter(|(unit, _)| *unit == Unit::WorkingDay);
            found.extend(working.map(|(_, next)| ((on(), true), next)));
        }
        let alone = ["weekdays", "on weekdays", "entre semana", "los dias de semana", "cada dia de semana"];
        found.extend(self.any(at, &alone).into_iter().map(|next| ((on(), true), next)));
        found
    }

    fn weekends_said(&self, at: usize) -> Ways<Said> {
        let phrases = [
            "cada fin de semana",
            "cada finde",
            "todos los fines de semana",
            "los fines de semana",
            "fines de semana",
            "every weekend",
            "each weekend",
            "weekends",
            "on weekends",
        ];
        self.any(at, &phrases).into_iter().map(|next| ((On::Weekend, true), next)).collect()
    }

    /// "el 15 de cada mes", "cada primer lunes", "fin de cada mes", "every 15th".
    fn month_days_said(&self, at: usize) -> Ways<Said> {
        let mut found: Ways<Said> = Vec::new();
        // "Quincena" is its two days, as it is where one of them is meant.
        for start in self.any(at, &EACH) {
            for next in self.any(start, &["quincena", "quincenas", "fin de quincena"]) {
                found.push(((On::Month(vec![Point::Day(15), Point::LastDay]), true), next));
            }
        }
        let mut openings: Ways<bool> = self.any(at, &EACH).into_iter().map(|next| (true, next)).collect();
        let articles = ["el", "los", "the", "on the", "a", "at", "at the", "on", "para el"];
        openings.extend(self.optional(at, &articles).into_iter().map(|next| (false, next)));
        for (each, start) in openings {
            for ((points, alone), next) in self.month_points(start) {
                let on = On::Month(points.clone());
                if alone && (each || start > at) {
                    found.push(((on.clone(), each), next));
                }
                found.extend(self.any(next, &OF_EACH_MONTH).into_iter().map(|next| ((on.clone(), true), next)));
                found.extend(self.any(next, &OF_THE_MONTH).into_iter().map(|next| ((on.clone(), each), next)));
            }
        }
        found.extend(self.or_last(&found));
        found
    }

    /// "… o el último día": what a short month has instead of its 30th.
    fn or_last(&self, found: &Ways<Said>) -> Ways<Said> {
        let mut more = Vec::new();
        for ((on, each), next) in found {
            let phrases =
                ["o el ultimo dia", "o el ultimo dia del mes", "or the last day", "or the last day of the month"];
            for next in self.any(*next, &phrases) {
                match on {
                    On::Month(points) => {
                        if let [Point::Day(day)] = points[..] {
                            more.push(((On::MonthOrLast(day), *each), next));
                        }
                    }
                    On::Year(month, Point::Day(day)) => more.push(((On::YearOrLast(*month, *day), *each), next)),
                    _ => {}
                }
            }
        }
        more
    }

    /// Points of a month, and whether they can be told for such without "of the month".
    fn month_points(&self, at: usize) -> Ways<(Vec<Point>, bool)> {
        let mut found = self.day_list(at);
        found.extend(self.nth_list(at));
        let edges: [(&[&str], Point); 3] = [
            (
                &["principio", "principios", "inicio", "inicios", "comienzos", "beginning", "start"],
                Point::FirstWorkingDay,
            ),
            (&["mediados", "middle"], Point::Day(15)),
            (&["fin", "fines", "final", "finales", "end"], Point::LastDay),
        ];
        for (words, point) in edges {
            found.extend(self.any(at, words).into_iter().map(|next| ((vec![point], false), next)));
        }
        found
    }

    /// "15", "1 y 15", "15th", "día 15", "1 y el último día".
    fn day_list(&self, at: usize) -> Ways<(Vec<Point>, bool)> {
        let mut found: Ways<(Vec<Point>, bool)> = Vec::new();
        let Some(((first, mut alone), mut next)) = self.numbered_day(at) else { return found };
        // After an article the number needs no more, unless it counts what follows: "el 15", "los 3 primeros".
        alone |= self.text(at.saturating_sub(1)).is_some_and(|word| at > 0 && matches!(word, "el" | "the" | "los"));
        let mut points = vec![first];
        found.push(((points.clone(), alone), next));
        while let Some(((point, _), after)) = self.next_numbered_day(next) {
            if points.contains(&point) {
                break;
            }
            points.push(point);
            next = after;
            found.push(((points.clone(), alone), next));
        }
        found
    }

    fn next_numbered_day(&self, at: usize) -> Option<((Point, bool), usize)> {
        let joins = ["y", "and", "&", "y el", "and the", "y los", "el", "the"];
        self.optional(at, &joins).into_iter().find_map(|start| self.numbered_day(start))
    }

    fn numbered_day(&self, at: usize) -> Option<((Point, bool), usize)> {
        let last = ["ultimo dia", "last day"];
        if let Some(next) = self.any(at, &last).pop() {
            return Some(((Point::LastDay, true), next));
        }
        let dia = self.any(at, &["dia", "dias", "day", "days"]).pop();
        let (day, next) = self.day_number(dia.unwrap_or(at))?;
        let counts = self.text(next).is_some_and(|word| words::unit(word).is_some() || words::month(word).is_some());
        let ordinal = matches!(self.shape(at), Some(Shape::Ordinal(_)));
        (!counts).then_some(((Point::Day(day), ordinal || dia.is_some()), next))
    }

    /// "primer lunes", "primer y tercer lunes", "last friday", "primer día hábil".
    fn nth_list(&self, at: usize) -> Ways<(Vec<Point>, bool)> {
        let Some((first, mut next)) = self.place_in_month(at) else { return Vec::new() };
        let mut places = vec![first];
        while let Some((place, after)) =
            self.optional(next, &["y", "and", "y el", "and the"]).into_iter().find_map(|at| self.place_in_month(at))
        {
            places.push(place);
            next = after;
        }
        let mut found = Vec::new();
        if let Some((weekday, next)) = self.word(next, words::weekday) {
            let point = |place: Option<u32>| place.map_or(Point::Last(weekday), |nth| Point::Nth(nth, weekday));
            found.push(((places.iter().map(|place| point(*place)).collect(), true), next));
        }
        let working = match places[..] {
            [Some(1)] => Point::FirstWorkingDay,
            [None] => Point::LastWorkingDay,
            _ => return found,
        };
        let weekday = self.any(next, &["weekday"]).into_iter().map(|next| (Unit::WorkingDay, next));
        for (unit, next) in self.unit(next).into_iter().chain(weekday) {
            let point = match (unit, working) {
                (Unit::WorkingDay, point) => point,
                (Unit::Day, Point::FirstWorkingDay) => Point::Day(1),
                _ => continue,
            };
            found.push(((vec![point], true), next));
        }
        found
    }

    /// A place in a row; the last one is `None`.
    fn place_in_month(&self, at: usize) -> Option<(Option<u32>, usize)> {
        if let Some(next) = self.any(at, &["ultimo", "last"]).pop() {
            return Some((None, next));
        }
        self.nth(at).map(|(nth, next)| (Some(nth), next))
    }

    /// "primer", "2nd".
    fn nth(&self, at: usize) -> Option<(u32, usize)> {
        if let Some(Shape::Ordinal(nth)) = self.shape(at) {
            return Some((nth, self.reach(at + 1)));
        }
        self.word(at, words::ordinal)
    }

    /// "cada 3 de mayo", "el primer lunes de marzo de cada año", "yearly on may 3".
    fn year_days_said(&self, at: usize) -> Ways<Said> {
        let mut found: Ways<Said> = Vec::new();
        let mut openings: Ways<bool> = self.any(at, &EACH).into_iter().map(|next| (true, next)).collect();
        openings.extend(self.optional(at, &["el", "los", "the", "on", "on the"]).into_iter().map(|next| (false, next)));
        for (each, start) in openings {
            let mut days = self.day_then_month(start);
            days.extend(self.month_then_day(start));
            days.extend(self.nth_of_month(start));
            for (day, next) in days {
                let Day::Point(point, Scope::Month(month, Year::Unsaid)) = day else { continue };
                let on = On::Year(month, point);
                found.push(((on.clone(), each), next));
                found.extend(self.any(next, &OF_EACH_YEAR).into_iter().map(|next| ((on.clone(), true), next)));
            }
        }
        found.extend(self.or_last(&found));
        found
    }
}
