//! What the numbers of reports are: each has a word, and a text that says what is meant by it.

use crate::domain::code::codes;

codes! {
    /// What a number is: the word for it is under `term-`, what it means under `meaning-`.
    Term in "term" {
        /// Everything but notes.
        Contacts = "contacts",
        /// Contacts in which both sides met.
        Effective = "effective",
        /// Contacts in which they did not.
        Attempts = "attempts",
        /// How many percent of the contacts were effective.
        EffectiveRate = "effective_rate",
        /// With how many clients contact was sought.
        Reached = "reached",
        /// Follow-ups that were done.
        Done = "done",
        /// What was sold.
        Revenue = "revenue",
        /// What was sold, less what it cost.
        Margin = "margin",
        /// Sales, returns aside.
        Orders = "orders",
        /// What a sale comes to on average.
        Ticket = "ticket",
        /// Clients who bought for the first time.
        NewBuyers = "new_buyers",
        /// Contacts by what they were.
        ByKind = "by_kind",
        /// Contacts by how they went.
        ByOutcome = "by_outcome",
        /// Contacts by hour, day or month.
        Course = "course",
        /// How many clients.
        Clients = "clients",
        /// What the last twelve months brought.
        Year = "year",
        /// What those in red brought.
        AtRisk = "at_risk",
        /// What is unpaid.
        Owed = "owed",
        /// Clients by their light.
        ByLight = "by_light",
        /// Clients by A, B and C.
        ByAbc = "by_abc",
        /// Clients by activity.
        ByActivity = "by_activity",
        /// Clients by loyalty.
        ByLoyalty = "by_loyalty",
        /// Clients by value and potential.
        ByQuadrant = "by_quadrant",
        /// Lights within classes.
        AbcLight = "abc_light",
        /// The same before.
        Before = "before",
        /// By how many percent it changed.
        Change = "change",
        /// How many percent of all.
        Share = "share",
        /// How many clients bought.
        Buyers = "buyers",
        /// How much of a product.
        Units = "units",
        /// Sales by hour, day or month.
        SalesCourse = "sales_course",
        /// Sales by client.
        ByClient = "by_client",
        /// Sales by product.
        ByProduct = "by_product",
        /// Sales by zone.
        ByZone = "by_zone",
        /// Possible sales.
        Deals = "deals",
        /// Those that are open.
        OpenDeals = "open_deals",
        /// Those that were won.
        Won = "won",
        /// Those that were lost.
        LostDeals = "lost_deals",
        /// How many percent of the closed ones were won.
        WinRate = "win_rate",
        /// Stages and how many came to each.
        Funnel = "funnel",
        /// How many came to a stage.
        Came = "came",
        /// How many percent of those of the stage before.
        Onward = "onward",
        /// Days until the sale.
        CycleDays = "cycle_days",
        /// What they are about.
        Amount = "amount",
        /// Clients who went away.
        LostClients = "lost_clients",
        /// What those had bought.
        LostValue = "lost_value",
        /// Clients by why they went away.
        ClientsWhy = "clients_why",
        /// Possible sales by why they were lost.
        DealsWhy = "deals_why",
        /// Those of before who bought again.
        Again = "again",
        /// How many percent of them.
        Retained = "retained",
        /// Those who had stopped and came back.
        CameBack = "came_back",
        /// Those of before who did not buy.
        Gone = "gone",
        /// By when they first bought.
        Cohorts = "cohorts",
        /// How many of a cohort there are.
        CohortSize = "cohort_size",
        /// Done by the day that was agreed.
        OnTime = "on_time",
        /// Done later.
        Late = "late",
        /// Called off.
        Cancelled = "cancelled",
        /// Open and past the day.
        Overdue = "overdue",
        /// How many percent were done on time.
        KeptRate = "kept_rate",
        /// Follow-ups by month.
        KeptCourse = "kept_course",
        /// What was promised in so many words.
        Promises = "promises",
        /// Promises that were made.
        Made = "made",
        /// Promises that were kept.
        Kept = "kept",
        /// Promises that are open.
        OpenPromises = "open_promises",
        /// Days until they were kept.
        KeptDays = "kept_days",
        /// Calls of ours.
        Tried = "tried",
        /// Calls that were answered.
        Answered = "answered",
        /// How many percent of them.
        AnswerRate = "answer_rate",
        /// By weekday and hour.
        Heat = "heat",
        /// By hour.
        ByHour = "by_hour",
        /// By weekday.
        ByWeekday = "by_weekday",
        /// Goals of a month.
        Goals = "goals",
        /// What is to be reached.
        Target = "target",
        /// What is reached.
        Reach = "reach",
        /// How many percent of the target.
        Progress = "progress",
        /// Where it leads at this pace.
        Pace = "pace",
        /// What is missing for each working day that is left.
        PerDay = "per_day",
        /// Goals of the months before.
        GoalCourse = "goal_course",
        /// Weighted by how likely it is.
        Weighted = "weighted",
        /// Months to come.
        ForecastCourse = "forecast_course",
        /// What is to be paid in.
        Cash = "cash",
        /// Campaigns.
        Campaigns = "campaigns",
        /// Clients of a campaign.
        Targeted = "targeted",
        /// What it cost.
        Cost = "cost",
        /// What the clients of a campaign bought.
        CampaignSales = "campaign_sales",
        /// What was won this year.
        WonYear = "won_year",
        /// What this month should bring.
        ThisMonth = "this_month",
        /// Possible sales by their stage.
        ByStage = "by_stage",
        /// How many percent are expected to be won.
        Chance = "chance",
    }
}
