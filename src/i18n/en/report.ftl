### Reports and goals.

report-day = Day
report-week = Week
report-portfolio = Portfolio
report-sales = Sales
report-clients = Clients
report-products = Products
report-zones = Zones
report-funnel = Funnel
report-lost = Losses
report-retention = Retention
report-promises = Promises kept
report-forecast = Forecast
report-campaigns = Campaigns
report-hours = Hours
report-goals = Goals

goal-revenue = sales
goal-calls = calls
goal-visits = visits
goal-new_clients = new clients

# What each number is, and what is meant by it

term-contacts = contacts
meaning-contacts = everything done with clients, notes aside
term-effective = effective
meaning-effective = both sides spoke, met or answered
term-attempts = attempts
meaning-attempts = the client was sought and did not answer
term-effective_rate = % effective
meaning-effective_rate = how many in a hundred contacts were effective
term-reached = clients sought
meaning-reached = different clients with any contact
term-done = follow-ups done
meaning-done = follow-ups that were marked as done in these days
term-revenue = sales
meaning-revenue = what was sold less what was returned, in your home currency
term-margin = margin
meaning-margin = what is left of the sales whose cost is known
term-orders = purchases
meaning-orders = how many purchases there were, returns aside
term-ticket = average purchase
meaning-ticket = sales divided by the number of purchases
term-new_buyers = first purchases
meaning-new_buyers = clients who bought for the first time in these days
term-by_kind = by kind
meaning-by_kind = contacts by what they were
term-by_outcome = by outcome
meaning-by_outcome = contacts by how they went
term-course = over time
meaning-course = contacts by when they were
term-clients = clients
meaning-clients = current clients, without archive and trash
term-year = 12 months
meaning-year = what they bought in the last twelve months
term-at_risk = at risk
meaning-at_risk = what those in red today bought in twelve months
term-owed = unpaid
meaning-owed = what was sold and is not paid yet, due or not
term-by_light = by alert
meaning-by_light = clients who take part in the day, by their alert of today
term-by_abc = by class ABC
meaning-by_abc = A: those who bring most; B: those of the rest; C: the others
term-by_activity = by activity
meaning-by_activity = by how long ago they bought
term-by_loyalty = by loyalty
meaning-by_loyalty = by how often they buy in a year
term-by_quadrant = value and potential
meaning-by_quadrant = by what they buy and what they could buy
term-abc_light = class and alert
meaning-abc_light = how many of each class have each alert today
term-before = before
meaning-before = the same in the period before, up to the same point when this one is not over
term-change = change
meaning-change = how much it grew or fell against before
term-share = share
meaning-share = which part of the total it is
term-buyers = buyers
meaning-buyers = different clients who bought
term-units = units
meaning-units = quantity sold less what was returned
term-sales_course = sales over time
meaning-sales_course = sales by when they were, and those of the period before
term-by_client = by client
meaning-by_client = to whom most was sold
term-by_product = by product
meaning-by_product = what was sold most; discounts on a whole purchase are spread over its lines
term-by_zone = by zone
meaning-by_zone = sales by the zone that the client has now
term-deals = begun
meaning-deals = opportunities that began in these days
term-open_deals = open today
meaning-open_deals = opportunities that can still be won
term-won = won
meaning-won = opportunities won in these days
term-lost_deals = lost
meaning-lost_deals = opportunities lost in these days
term-win_rate = % won
meaning-win_rate = of those closed in these days, how many in a hundred were won
term-funnel = funnel
meaning-funnel = of those that began in these days, how many came to each stage or further
term-came = came
meaning-came = how many came to the stage or further
term-onward = went on
meaning-onward = how many in a hundred of the stage before came to this one
term-cycle_days = days to win
meaning-cycle_days = average from being opened to being won
term-amount = amount
meaning-amount = the sum of what they are worth
term-lost_clients = clients lost
meaning-lost_clients = clients who went away in these days
term-lost_value = had bought
meaning-lost_value = all that these clients bought before they went
term-clients_why = clients, why
meaning-clients_why = why clients went away
term-deals_why = sales, why
meaning-deals_why = why opportunities were lost
term-again = bought again
meaning-again = bought in the period before and in this one too
term-retained = % retention
meaning-retained = of those who bought before, how many in a hundred bought again
term-came_back = came back
meaning-came_back = were clients, did not buy in the period before, and did now
term-gone = did not come back
meaning-gone = bought in the period before and not in this one
term-cohorts = by first purchase
meaning-cohorts = of those who began together, how many percent bought later
term-cohort_size = were
meaning-cohort_size = how many bought for the first time then
term-on_time = on time
meaning-on_time = follow-ups done on their day at the latest
term-late = late
meaning-late = follow-ups done after their day
term-cancelled = cancelled
meaning-cancelled = follow-ups that were called off
term-overdue = overdue today
meaning-overdue = follow-ups not done whose day has passed
term-kept_rate = % on time
meaning-kept_rate = of those closed, how many in a hundred were done on time
term-kept_course = over time
meaning-kept_course = follow-ups by when they were closed
term-promises = promises
meaning-promises = what was promised to the client
term-made = promises made
meaning-made = promises written down in these days
term-kept = promises kept
meaning-kept = promises kept in these days
term-open_promises = promises open
meaning-open_promises = promises that are still not kept today
term-kept_days = days to keep
meaning-kept_days = average from the promise to its being kept
term-tried = calls
meaning-tried = calls that you made at a known hour
term-answered = answered
meaning-answered = calls that somebody took
term-answer_rate = % answered
meaning-answer_rate = how many in a hundred calls were answered
term-heat = day and hour
meaning-heat = answered calls by day and hour; the darker, the more
term-by_hour = by hour
meaning-by_hour = calls by the hour
term-by_weekday = by day
meaning-by_weekday = calls by the day of the week
term-goals = goals of the month
meaning-goals = what is to be reached in the month; a goal holds until it is changed
term-target = goal
meaning-target = what is to be reached
term-reach = reached
meaning-reach = sales; calls made; visits with somebody there; clients with their first purchase
term-progress = progress
meaning-progress = which part of the goal is reached
term-pace = at this pace
meaning-pace = where the month ends if it goes on as its working days went, today included
term-per_day = to go per day
meaning-per_day = what is missing, over the working days that are left, today included
term-goal_course = months before
meaning-goal_course = which part of each goal was reached
term-weighted = weighted
meaning-weighted = the amount times its probability
term-forecast_course = by month
meaning-forecast_course = opportunities by the month in which they are expected to be won
term-cash = to come in
meaning-cash = what is expected to be paid, by the terms of payment
term-campaigns = campaigns
meaning-campaigns = playbooks that were started on a group of clients
term-targeted = targeted
meaning-targeted = clients on whom the campaign was started
term-cost = cost
meaning-cost = what the campaign cost besides its contacts
term-campaign_sales = sales
meaning-campaign_sales = what its clients bought in the 90 days from its beginning with them
term-won_year = won this year
meaning-won_year = opportunities won since 1 January
term-this_month = this month
meaning-this_month = what was won this month and the weighted rest of it
term-by_stage = by stage
meaning-by_stage = what is open by its stage
term-chance = probability
meaning-chance = that of the stage: measured in your own history where it suffices, else as set

# How they are said

reports-period-from-to = { $from } to { $to }
reports-period-week = week of { $from }
reports-period-now = as of { $day }
reports-before = against: { $period }
reports-quarter = Q{ $quarter } { $year }
reports-later = +{ $n }
reports-rest =
    { $n ->
        [one] { $n } more
       *[other] { $n } more
    }
reports-late = overdue
reports-beyond = further ahead
reports-undated = undated
reports-nameless = not said
reports-fold = ×{ $n }
reports-percent = { $n } %
reports-days =
    { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
reports-left-out = Without the amounts in { $currencies }: the settings have no exchange rate for them.
reports-empty = There is nothing to count in these days yet.
reports-no-goals = There are no goals. Set them by “cartera goals”, or by “Goals of the month” in the palette.
reports-made = cartera · { $day }
reports-unknown = There is no report “{ $typed }”. There are: { $names }.

# The screen

screen-reports = Reports
reports-computing = Computing { $report }… Esc stops it.
reports-step = Computing { $report }… { $done } of { $of }. Esc stops it.
reports-stopped = Stopped. { $key } computes it again.
reports-among = { $report }: { $label }
reports-nobody = Nobody is behind this number.
reports-none-behind = There is no list of clients behind this number.
working-behind = Looking for the clients behind this number…
cmd-screen-reports = reports
cmd-screen-reports-doc = See the reports, with their charts
cmd-report-open = clients
cmd-report-open-doc = In a report: the clients behind the selected row
cmd-report-earlier = earlier
cmd-report-earlier-doc = In a report: the period before
cmd-report-later = later
cmd-report-later-doc = In a report: the next period
cmd-report-again = again
cmd-report-again-doc = In a report: compute it again, of its usual period
cmd-goals-set = goals
cmd-goals-set-doc = Goals of the month: sales, calls, visits, new clients
header-goal = goal { $percent } %
header-goals = { $goal } { $percent } %

# The goals

form-goals = Goals of the month
field-goal-revenue = Sales
field-goal-calls = Calls
field-goal-visits = Visits
field-goal-new_clients = New ones
form-hint-goals = They hold from this month on until they are changed; empty or 0 is no goal.
form-goal-wrong = This is no quantity: { $typed }

# The commands

cli-report = Reports: activity, portfolio, sales, funnel, retention, goals and more
cli-report-more =
    With --json: report, from, to, before, currency, figures (term, unit, value, before) and tables (term, columns, rows;
    each row with label, values and its filter if there is one). Amounts are in the smallest unit of the currency.
cli-report-name = Which one; without it, the list of those that there are. “all” writes them all on one page
cli-report-from = From which day on
cli-report-to = Up to which day
cli-report-month = Of which month: 2026-11, or a day of it
cli-report-week = Of which week: a day of it
cli-report-format = How: text, csv, json, html or svg
cli-report-out = Into which file
cli-report-written = Written: { $path }
cli-val-report = report
cli-goals = Goals of the month: see how they go, or set them
cli-goals-more =
    cartera goals revenue 20000 calls 120
    A goal holds from its month on until it is changed; 0 takes it away.
    With --json: month and goals (kind, target, reached, percent, pace, per_day).
cli-goals-goal = What and how much: revenue 20000, calls 120, visits 20, new_clients 5
cli-goals-month = Of which month: 2026-11, or a day of it
cli-val-formats = text|csv|json|html|svg
cli-val-goal = goal
cli-goals-title = Goals of { $month }
cli-goals-none = There are no goals for { $month }. For example: cartera goals revenue 20000 calls 120
cli-goals-line = { $reached } of { $target }
cli-goals-pace = at this pace: { $pace }
cli-goals-per-day = { $n } to go per day
cli-goals-set = Goals from { $month } on:
error-cli-goals = Say what and how much, for example: cartera goals revenue 20000. There are: { $kinds }.
error-cli-report-all-html = “all” is written on one page: add --format html --out FILE.
error-cli-report-no-chart = This report has no chart for these days. Try --format text.
error-cli-report-backwards = The last day is before the first.
error-cli-month = This is no month: { $typed }. For example: 2026-11.
error-stopped = It was stopped before it was done; nothing changed.
