//! Points of a month or a year: "fin de mes", "first monday of december", "el
//! fin de semana", "la quincena".

use super::dates::NEXT;
use super::day::{Day, Point, Scope, Which};
use super::grammar::{Grammar, Ways};
use super::shape::{Shape, Year};
use super::words::{self, Unit};

impl Grammar<'_> {
    /// Points of a month or a year, and the weekend.
    pub(super) fn point_of_time(&self, at: usize) -> Ways<Day> {
        let mut found = self.near_month(at);
        found.extend(self.edge_of_month(at));
        found.extend(self.nth_of_month(at));
        found.extend(self.year_edge(at));
        found.extend(self.weekend(at));
        found.extend(self.half_month(at));
        found.extend(self.feast(at));
        found
    }

    /// Feasts that fall on the same day everywhere.
    fn feast(&self, at: usize) -> Ways<Day> {
        let table: [(&[&str], u32, u32); 4] = [
            (&["navidad", "la navidad", "christmas", "christmas day", "xmas"], 25, 12),
            (&["nochebuena", "christmas eve"], 24, 12),
            (&["nochevieja", "new year's eve", "new years eve"], 31, 12),
            (&["ano nuevo", "new year's day", "new years day", "new year's", "new year", "new year day"], 1, 1),
        ];
        let mut found = Vec::new();
        for (names, day, month) in table {
            for next in self.any(at, names) {
                found.extend(self.year(next).into_iter().map(|(year, next)| (Day::of(day, month, year), next)));
            }
        }
        found
    }

    /// "el mes que viene", "next year": the first working day of it.
    fn near_month(&self, at: usize) -> Ways<Day> {
        let mut found = Vec::new();
        for start in self.optional(at, &["el", "the"]) {
            for (count, next) in self.near(start, &["mes", "month"]) {
                if count == 1 {
                    let scope = Scope::Plus(1);
                    found.push((Day::Point(Point::FirstWorkingDay, scope), next));
                }
            }
        }
        for (year, next) in self.near_year(at) {
            if year == Year::Plus(1) {
                found.push((Day::YearStart(year), next));
            }
        }
        found
    }

    /// "fin de mes", "principios de diciembre", "end of next month", "eom".
    fn edge_of_month(&self, at: usize) -> Ways<Day> {
        let starts = [
            "principio",
            "principios",
            "a principio",
            "a principios",
            "inicio",
            "inicios",
            "a inicios",
            "comienzos",
            "a comienzos",
            "beginning",
            "the beginning",
            "at the beginning",
            "start",
            "the start",
            "at the start",
        ];
        let middles = ["mediados", "a mediados", "middle", "the middle", "in the middle", "mid"];
        let ends = [
            "fin",
            "el fin",
            "a fin",
            "fines",
            "a fines",
            "final",
            "a final",
            "finales",
            "a finales",
            "end",
            "the end",
            "at end",
            "at the end",
        ];
        let mut found = Vec::new();
        for (openings, point) in
            [(&starts[..], Point::FirstWorkingDay), (&middles[..], Point::Day(15)), (&ends[..], Point::LastDay)]
        {
            for start in self.any(at, openings) {
                for (scope, next) in self.month_scope(start) {
                    found.push((Day::Point(point, scope), next));
                }
            }
        }
        for next in self.any(at, &["mid month", "mid-month"]) {
            found.push((Day::Point(Point::Day(15), Scope::Unsaid), next));
        }
        for next in self.any(at, &["eom"]) {
            found.push((Day::Point(Point::LastDay, Scope::Unsaid), next));
        }
        found
    }

    /// "de diciembre", "del mes", "of next month", "this month".
    pub(super) fn month_scope(&self, at: usize) -> Ways<Scope> {
        let mut found: Ways<Scope> = Vec::new();
        for next in self.any(at, &["de mes", "del mes", "of month", "of the month"]) {
            found.push((Scope::Unsaid, next));
        }
        for next in self.any(at, &["in the month", "of the current month", "en el mes"]) {
            found.push((Scope::Plus(0), next));
        }
        for start in self.optional(at, &["de", "del", "of", "of the", "de el", "in", "in the", "en", "en el"]) {
            for (count, next) in self.near(start, &["mes", "month"]) {
                found.push((Scope::Plus(if count > 0 { 1 } else { -1 }), next));
            }
            let this = ["este mes", "mes actual", "mes corriente", "corriente", "this month"];
            for next in self.any(start, &this) {
                found.push((Scope::Plus(0), next));
            }
            if let Some((month, next)) = self.word(start, words::month) {
                for (year, next) in self.year(next) {
                    found.push((Scope::Month(month, year), next));
                }
            }
        }
        found
    }

    /// "primer lunes de diciembre", "last friday of the month".
    pub(super) fn nth_of_month(&self, at: usize) -> Ways<Day> {
        let mut found = Vec::new();
        for start in self.optional(at, &["el", "the"]) {
            for (nth, next) in self.place(start) {
                for (point, next) in self.point_at_place(nth, next) {
                    for (scope, next) in self.month_scope(next) {
                        found.push((Day::Point(point, scope), next));
                    }
                }
            }
        }
        found
    }

    /// A place in a row; the last one is `None`.
    fn place(&self, at: usize) -> Ways<Option<u32>> {
        let mut found: Ways<Option<u32>> = Vec::new();
        if let Some((nth, next)) = self.word(at, words::ordinal) {
            found.push((Some(nth), next));
        }
        if let Some(Shape::Ordinal(nth)) = self.shape(at) {
            found.push((Some(nth), self.reach(at + 1)));
        }
        for next in self.any(at, &["ultimo", "last"]) {
            found.push((None, next));
        }
        found
    }

    fn point_at_place(&self, nth: Option<u32>, at: usize) -> Ways<Point> {
        let mut found: Ways<Point> = Vec::new();
        if let Some((weekday, next)) = self.word(at, words::weekday) {
            let point = nth.map_or(Point::Last(weekday), |nth| Point::Nth(nth, weekday));
            found.push((point, next));
        }
        let (calendar, working) = match nth {
            Some(1) => (Point::Day(1), Point::FirstWorkingDay),
            None => (Point::LastDay, Point::LastWorkingDay),
            Some(_) => return found,
        };
        for (unit, next) in self.unit(at) {
            match unit {
                Unit::Day => found.push((calendar, next)),
                Unit::WorkingDay => found.push((working, next)),
                _ => {}
            }
        }
        found
    }

    /// "fin de año", "end of next year", "eoy".
    fn year_edge(&self, at: usize) -> Ways<Day> {
        let unsaid = [
            "fin de ano",
            "a fin de ano",
            "a fines de ano",
            "fines de ano",
            "finales de ano",
            "a finales de ano",
            "end of year",
            "end of the year",
            "the end of the year",
            "at the end of the year",
            "eoy",
        ];
        let mut found = Vec::new();
        for next in self.any(at, &unsaid) {
            found.push((Day::YearEnd(Year::Unsaid), next));
        }
        let openings =
            ["fin de", "a fin de", "fines de", "a fines de", "fin del", "end of", "the end of", "at the end of"];
        for start in self.any(at, &openings) {
            for (year, next) in self.near_year(start) {
                found.push((Day::YearEnd(year), next));
            }
            if let Some(Shape::Number { value, digits: 4 }) = self.shape(start) {
                found.push((Day::YearEnd(Year::Full(value)), self.reach(start + 1)));
            }
        }
        found
    }

    /// "el fin de semana", "this weekend", "el finde pasado".
    fn weekend(&self, at: usize) -> Ways<Day> {
        const WEEKEND: [&str; 5] = ["fin de semana", "finde", "weekend", "week end", "week-end"];
        let mut found = Vec::new();
        let mut add = |starts: Vec<usize>, which: Which| {
            for start in starts {
                for next in self.any(start, &WEEKEND) {
                    found.push((Day::Weekend(which), next));
                }
            }
        };
        add(self.optional(at, &["el", "the", "at the", "over the"]), Which::Bare);
        add(self.any(at, &["este", "this"]), Which::This);
        for start in self.optional(at, &["el", "the", "este", "this"]) {
            add(self.any(start, &NEXT), Which::Next);
            add(self.any(start, &["pasado", "last"]), Which::Last);
        }
        for start in self.optional(at, &["el", "este"]) {
            for (count, next) in self.near(start, &WEEKEND) {
                let which = if count > 0 { Which::Next } else { Which::Last };
                found.push((Day::Weekend(which), next));
            }
        }
        found
    }

    /// "la quincena", "fin de quincena", "próxima quincena".
    fn half_month(&self, at: usize) -> Ways<Day> {
        let mut found = Vec::new();
        for next in self.any(at, &["quincena", "la quincena", "esta quincena", "fin de quincena", "a fin de quincena"])
        {
            found.push((Day::HalfMonth { strictly: false }, next));
        }
        for start in self.optional(at, &["la"]) {
            for (count, next) in self.near(start, &["quincena"]) {
                if count == 1 {
                    found.push((Day::HalfMonth { strictly: true }, next));
                }
            }
        }
        found
    }
}
