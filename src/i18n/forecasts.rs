//! What is to be expected, in words: the sums row by row, and the months and stages as tables.

use super::Texts;
use crate::domain::forecast::{FEWEST, Forecast, Outlook, Part, Passed};
use crate::domain::{Currency, Cycle, Rules};

/// A table: its headings, and its rows of the same length. All columns but the first are numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What stands above each column.
    pub heads: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

impl Texts {
    /// The sums of a forecast, each with its name.
    #[must_use]
    pub fn forecast_rows(&self, forecast: &Forecast, rules: &Rules) -> Vec<(String, String)> {
        let money = |minor: i64| self.money_round(rules.money.money(minor));
        let mut rows = Vec::new();
        let mut add = |key: &str, value: String| rows.push((self.get(key).to_owned(), value));
        let all = &forecast.all;
        let args =
            [("n", all.count.into()), ("total", money(all.total).into()), ("weighted", money(all.weighted).into())];
        let open = self.with("forecast-open-sums", &args);
        let unpriced = (all.unpriced > 0).then(|| self.with("forecast-unpriced", &[("n", all.unpriced.into())]));
        add("forecast-open", [Some(open), unpriced].into_iter().flatten().collect::<Vec<_>>().join(" · "));
        let (month, year) = (forecast.won_month, forecast.won_year);
        let args = [
            ("month", self.month_short(forecast.today.month()).into()),
            ("amount", money(month.amount).into()),
            ("n", month.count.into()),
            ("year", forecast.today.year().to_string().into()),
            ("year-amount", money(year.amount).into()),
            ("year-n", year.count.into()),
        ];
        add("forecast-won", self.with("forecast-won-sums", &args));
        if let Some((goal, sold)) = forecast.goal {
            let args = [("sold", money(sold).into()), ("goal", money(goal).into())];
            add("forecast-goal", self.with("forecast-goal-sums", &args));
        }
        let history = &forecast.history;
        if history.all.closed > 0 {
            let between = history.all.between().map_or_else(String::new, |(low, high)| {
                self.with("forecast-between", &[("low", low.into()), ("high", high.into())])
            });
            let args =
                [("won", history.all.won.into()), ("closed", history.all.closed.into()), ("between", between.into())];
            let closed = self.with("forecast-history-sums", &args);
            let cycle = history.cycle.map(|days| {
                let cycle = self.word(Cycle::of(u16::try_from(days).unwrap_or(u16::MAX), &rules.classes));
                self.with("forecast-cycle", &[("n", i64::from(days).into()), ("cycle", cycle.into())])
            });
            add("forecast-history", [Some(closed), cycle].into_iter().flatten().collect::<Vec<_>>().join(" · "));
        }
        rows
    }

    /// The currencies that are in no sum, if there are any.
    #[must_use]
    pub fn forecast_left_out(&self, forecast: &Forecast) -> Option<String> {
        let codes: Vec<&str> = forecast.left_out.iter().map(Currency::code).collect();
        (!codes.is_empty()).then(|| self.with("forecast-left-out", &[("currencies", codes.join(", ").into())]))
    }

    /// The months of a forecast, with what belongs to none of them.
    #[must_use]
    pub fn forecast_months(&self, forecast: &Forecast, rules: &Rules) -> Table {
        let heads = ["forecast-months", "forecast-col-count", "forecast-col-total", "forecast-col-weighted"];
        let money = ["forecast-col-due", "forecast-col-cash"];
        let row = |name: String, part: &Part| {
            let money =
                |minor: i64| if minor == 0 { String::new() } else { self.money_round(rules.money.money(minor)) };
            let [count, total, weighted] = self.outlook_cells(&part.closing, rules);
            vec![name, count, total, weighted, money(part.due), money(part.cash)]
        };
        let part = |key: &str, part: &Part| (!part.is_empty()).then(|| row(self.get(key).to_owned(), part));
        let months = forecast.months.iter().map(|month| row(self.month_year(month.first), &month.part));
        let rows = part("forecast-late", &forecast.late)
            .into_iter()
            .chain(months)
            .chain(part("forecast-beyond", &forecast.beyond))
            .chain(part("forecast-undated", &forecast.undated));
        let heads = heads.into_iter().chain(money).map(|key| self.get(key).to_owned()).collect();
        Table { heads, rows: rows.collect() }
    }

    /// The stages of a forecast: what is in each, with which chance it counts, and why.
    #[must_use]
    pub fn forecast_stages(&self, forecast: &Forecast, rules: &Rules) -> Table {
        let heads = [
            "forecast-stages",
            "forecast-col-count",
            "forecast-col-total",
            "forecast-col-weighted",
            "forecast-col-percent",
            "forecast-col-set",
            "forecast-col-measured",
            "forecast-col-days",
        ];
        let percent = |percent: u8| self.with("forecast-percent", &[("percent", percent.into())]);
        let row = |stage: &crate::domain::forecast::StageOutlook| {
            let [count, total, weighted] = self.outlook_cells(&stage.open, rules);
            let chance = &stage.chance;
            let days = chance.passed.days.map(|days| self.integer(days.into())).unwrap_or_default();
            vec![
                self.stage(&chance.stage),
                count,
                total,
                weighted,
                percent(chance.percent()),
                percent(chance.set),
                self.measured(&chance.passed).unwrap_or_default(),
                days,
            ]
        };
        let heads = heads.map(|key| self.get(key).to_owned()).to_vec();
        Table { heads, rows: forecast.stages.iter().map(row).collect() }
    }

    /// What the tables of a forecast mean.
    #[must_use]
    pub fn forecast_note(&self) -> String {
        self.with("forecast-note", &[("fewest", i64::from(FEWEST).into())])
    }

    /// What was measured of a stage: the share, the counts, and between what it may lie.
    fn measured(&self, passed: &Passed) -> Option<String> {
        let (share, (low, high)) = passed.share().zip(passed.between())?;
        let args = [
            ("percent", share.into()),
            ("won", passed.won.into()),
            ("closed", passed.closed.into()),
            ("low", low.into()),
            ("high", high.into()),
        ];
        Some(self.with("forecast-measured", &args))
    }

    /// How many, for how much, and what is to be expected; empty where there is nothing.
    fn outlook_cells(&self, outlook: &Outlook, rules: &Rules) -> [String; 3] {
        if outlook.count == 0 {
            return Default::default();
        }
        let money = |minor: i64| self.money_round(rules.money.money(minor));
        let count = self.integer(i64::try_from(outlook.count).unwrap_or(i64::MAX));
        [count, money(outlook.total), money(outlook.weighted)]
    }
}
