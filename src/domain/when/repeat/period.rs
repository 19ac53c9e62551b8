//! How often: "cada 2 semanas", "every other month", "semanal", "una vez al mes".

use super::super::clock::Part;
use super::super::grammar::{Grammar, Ways};
use super::super::words::{self, Unit};
use super::{EACH, Every};

/// Words that say how often by themselves.
const ADVERBS: [(&[&str], u16, Unit); 7] = [
    (&["daily", "diario", "diaria", "diariamente", "a diario"], 1, Unit::Day),
    (&["weekly", "semanal", "semanalmente"], 1, Unit::Week),
    (&["fortnightly", "catorcenal"], 2, Unit::Week),
    (&["monthly", "mensual", "mensualmente"], 1, Unit::Month),
    (&["bimestral", "bimestralmente", "cada bimestre"], 2, Unit::Month),
    (
        &[
            "quarterly",
            "every quarter",
            "each quarter",
            "trimestral",
            "trimestralmente",
            "cada trimestre",
            "todos los trimestres",
        ],
        3,
        Unit::Month,
    ),
    (&["semestral", "semestralmente", "cada semestre", "half-yearly", "every half year"], 6, Unit::Month),
];

/// The same for years, which have more names.
const YEARLY: [&str; 5] = ["yearly", "annually", "anual", "anualmente", "annual"];

impl Grammar<'_> {
    /// How often, with the part of the day where it is said in one: "every morning".
    pub(super) fn period(&self, at: usize) -> Ways<(Every, Option<Part>)> {
        let mut found = Vec::new();
        let mut add = |count: u16, unit: Unit, next: usize| found.push(((Every::Times(count, unit), None), next));
        for (phrases, count, unit) in ADVERBS {
            for next in self.any(at, phrases) {
                add(count, unit, next);
            }
        }
        for next in self.any(at, &YEARLY) {
            add(1, Unit::Year, next);
        }
        for (count, unit, next) in self.counted_period(at) {
            add(count, unit, next);
        }
        for (unit, next) in self.once_a(at) {
            add(1, unit, next);
        }
        for (unit, next) in self.alternating(at) {
            add(2, unit, next);
        }
        for next in self.any(at, &["quincenal", "quincenalmente"]) {
            found.push(((Every::Fortnightly, None), next));
        }
        for (part, next) in self.part_of_each_day(at) {
            found.push(((Every::Times(1, Unit::Day), Some(part)), next));
        }
        found
    }

    /// "cada semana", "cada 3 meses", "every other week", "cada quince días".
    fn counted_period(&self, at: usize) -> Vec<(u16, Unit, usize)> {
        let mut found = Vec::new();
        let openings = ["cada", "every", "each", "todos los", "todas las", "una vez cada", "1 vez cada", "once every"];
        for start in self.any(at, &openings) {
            for (unit, next) in self.calendar_unit(start) {
                found.push((1, unit, next));
            }
            for next in self.any(start, &["other", "second", "2nd", "segundo", "segunda", "alternate"]) {
                for (unit, next) in self.calendar_unit(next) {
                    found.push((2, unit, next));
                }
            }
            for (count, next) in self.count(start) {
                let Ok(count) = u16::try_from(count) else { continue };
                for (unit, next) in self.calendar_unit(next) {
                    // In words these are weeks; whoever counts days writes digits.
                    let (count, unit) = match (self.text(start), unit) {
                        (Some("ocho"), Unit::Day) => (1, Unit::Week),
                        (Some("quince"), Unit::Day) => (2, Unit::Week),
                        _ => (count, unit),
                    };
                    found.push((count, unit, next));
                }
            }
        }
        found
    }

    /// A unit of whole days. Working days are no unit here: no rule can count them.
    fn calendar_unit(&self, at: usize) -> Ways<Unit> {
        let units = self.word(at, words::unit).into_iter();
        units.filter(|(unit, _)| !matches!(unit, Unit::Minute | Unit::Hour | Unit::WorkingDay)).collect()
    }

    /// "una vez al mes", "once a week".
    fn once_a(&self, at: usize) -> Ways<Unit> {
        let openings =
            ["una vez al", "una vez a la", "una vez por", "1 vez al", "1 vez a la", "1 vez por", "once a", "once per"];
        self.any(at, &openings).into_iter().flat_map(|start| self.calendar_unit(start)).collect()
    }

    /// "semana por medio", "un mes sí y otro no".
    fn alternating(&self, at: usize) -> Ways<Unit> {
        let mut found = Vec::new();
        for start in self.optional(at, &["un", "una"]) {
            for (unit, next) in self.calendar_unit(start) {
                let ends = ["por medio", "de por medio", "si y otro no", "si y otra no", "si otro no", "si otra no"];
                for next in self.any(next, &ends) {
                    found.push((unit, next));
                }
            }
        }
        found
    }

    /// "cada mañana", "every evening".
    fn part_of_each_day(&self, at: usize) -> Ways<Part> {
        let mut found = Vec::new();
        for start in self.any(at, &EACH) {
            for (words, part) in [
                (["manana", "mananas", "morning", "mornings"], Part::Morning),
                (["tarde", "tardes", "afternoon", "afternoons"], Part::Afternoon),
                (["noche", "noches", "evening", "night"], Part::Night),
            ] {
                found.extend(self.any(start, &words).into_iter().map(|next| (part, next)));
            }
        }
        found
    }
}
