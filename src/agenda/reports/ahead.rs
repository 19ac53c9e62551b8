//! What is to be expected of the possible sales, and what came of campaigns.

use super::count;
use crate::agenda::{Agenda, Result, Watch};
use crate::domain::forecast::{Month, Part};
use crate::domain::report::{Behind, Cell, Chart, Deals, Figure, Label, Period, Question, Report, Row, Table, Term};

impl Agenda {
    pub(super) fn expected(&self, mut report: Report, watch: &Watch) -> Result<Report> {
        watch.step(1, 2)?;
        let forecast = self.forecast()?;
        let open = || Behind::Asked(Question::Deals(Deals::Open(None)));
        report.period = Period::day(self.today());
        report.figures = vec![
            Figure::new(Term::OpenDeals, Cell::Count(count(forecast.all.count))).of(open()),
            Figure::new(Term::Amount, Cell::Money(forecast.all.total)).of(open()),
            Figure::new(Term::Weighted, Cell::Money(forecast.all.weighted)).of(open()),
            Figure::new(Term::WonYear, Cell::Money(forecast.won_year.amount)),
            Figure::new(Term::ThisMonth, Cell::Money(forecast.this_month())),
        ];
        let cells = |part: &Part| {
            vec![
                Cell::Money(part.closing.weighted),
                Cell::Money(part.closing.total),
                Cell::Count(count(part.closing.count)),
                Cell::Money(part.due.saturating_add(part.cash)),
            ]
        };
        let month = |month: &Month| Row::new(Label::Month(month.first), cells(&month.part));
        let mut rows: Vec<Row> = forecast.months.iter().map(month).collect();
        let others = [
            ("reports-late", &forecast.late),
            ("reports-beyond", &forecast.beyond),
            ("reports-undated", &forecast.undated),
        ];
        let others = others.into_iter().filter(|(_, part)| !part.is_empty());
        rows.extend(others.map(|(key, part)| Row::new(Label::Word(key.to_owned()), cells(part))));
        let stages = forecast.stages.iter().map(|stage| {
            let cells = vec![
                Cell::Money(stage.open.weighted),
                Cell::Money(stage.open.total),
                Cell::Count(count(stage.open.count)),
                Cell::Percent(stage.chance.percent().into()),
            ];
            let code = stage.chance.stage.clone();
            let deals = Question::Deals(Deals::Open(Some(code.clone())));
            Row::new(Label::Stage(code), cells).of(Behind::Asked(deals))
        });
        let by_month = [Term::Weighted, Term::Amount, Term::OpenDeals, Term::Cash];
        let by_stage = [Term::Weighted, Term::Amount, Term::OpenDeals, Term::Chance];
        report.tables = vec![
            Table::new(Term::ForecastCourse, &by_month, rows, Chart::Bars(0)),
            Table::new(Term::ByStage, &by_stage, stages.collect(), Chart::Bars(0)),
        ];
        report.left_out = forecast.left_out;
        Ok(report)
    }

    pub(super) fn campaign_report(&self, mut report: Report, watch: &Watch) -> Result<Report> {
        let campaigns = self.campaigns()?;
        // A campaign belongs to the days of the report in which it began.
        let campaigns: Vec<_> =
            campaigns.into_iter().filter(|campaign| report.period.contains(campaign.started_on)).collect();
        let (mut rows, mut revenue, mut cost) = (Vec::new(), 0_i64, 0_i64);
        for (n, campaign) in campaigns.iter().enumerate() {
            watch.step(n, campaigns.len())?;
            let results = self.campaign_results(campaign.id)?;
            revenue = revenue.saturating_add(results.revenue);
            cost = cost.saturating_add(results.cost());
            let cells = vec![
                Cell::Count(count(results.clients)),
                Cell::Count(count(results.contacted)),
                Cell::Count(count(results.answered)),
                Cell::Count(count(results.sold)),
                Cell::Money(results.revenue),
                Cell::Money(results.cost()),
            ];
            let label = Label::Name(campaign.name.clone());
            rows.push(Row::new(label, cells).of(Behind::Filter(campaign.filter.clone())));
        }
        report.figures = vec![
            Figure::new(Term::Campaigns, Cell::Count(count(rows.len()))),
            Figure::new(Term::CampaignSales, Cell::Money(revenue)),
            Figure::new(Term::Cost, Cell::Money(cost)),
        ];
        let columns = [Term::Targeted, Term::Reached, Term::Effective, Term::Buyers, Term::CampaignSales, Term::Cost];
        report.tables = vec![Table::new(Term::Campaigns, &columns, rows, Chart::Bars(4))];
        Ok(report)
    }
}
