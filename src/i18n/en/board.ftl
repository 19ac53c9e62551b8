# The board of opportunities, and the forecast
screen-board-short = Opport.
screen-board = Opportunities
board-open =
    { $n ->
        [one] { $n } open opportunity
       *[other] { $n } open opportunities
    }
board-sums = { $total } · { $weighted } expected
board-won = won in { $month }: { $amount }
board-goal = sold in { $month }: { $sold } of { $goal }
board-left-out = no rate: { $currencies }
board-weighted = { $percent }% → { $amount }
board-weighted-measured = { $percent }%* → { $amount }
board-lane-won = won
board-lane-lost = lost
board-no-day = no date
board-no-amount = no amount
board-age = { $n } d
board-empty = There is no opportunity yet: { $key } on a client opens the first one.
board-empty-lane = Nothing in this stage.
board-chance = { $percent }%
board-chance-own = { $percent }%, set by hand
board-chance-measured = { $percent }%*, from your history
board-in-stage =
    { $stage } { $n ->
        [0] since today
        [one] for { $n } day
       *[other] for { $n } days
    }
board-in-stage-usual =
    { $stage } { $n ->
        [0] since today
        [one] for { $n } day
       *[other] for { $n } days
    } (usually { $usual })
board-expected = closes { $day } ({ $away })
board-late = was to close { $day } ({ $away })
board-stale = nothing moved for { $n } days or more
board-next = next: { $plan }
board-against = against { $competitor }
board-was-won = Won { $day }
board-was-lost = Lost { $day }
board-forecast = Expected
board-part-late = late
board-part-undated = no date
notice-no-card = There is no opportunity here: choose another stage.
notice-no-further-stage = There are no more stages on that side.
notice-closed-already = It is closed already: take it to a stage first.
cmd-screen-board = opportunities
cmd-screen-board-doc = The board of opportunities by stage
cmd-board-open = open
cmd-board-open-doc = Open the client's card; put down what is held
cmd-opportunity-hold = carry
cmd-opportunity-hold-doc = Pick up the opportunity and take it to another stage

# cartera forecast
cli-forecast = What to expect of the opportunities: by month, by stage, and when the money comes
cli-forecast-more =
    Each amount counts by its chance: its own, that of your history once there is enough of it, or that of its stage.
    With --json: currency, today, open (count, unpriced, total, weighted), months (month, and the same as late, beyond and
    undated: count, unpriced, total, weighted, due, cash), stages (stage, count, unpriced, total, weighted, percent, set,
    closed, won, share, between, stays, days), won_month and won_year (count, amount), goal and sold, history (closed, won,
    between, cycle_days, cycle) and left_out. Amounts are in the smallest unit of the currency.
forecast-title = What to expect
forecast-open = Open
forecast-open-sums = { $n } · { $total } · { $weighted } expected
forecast-unpriced =
    { $n ->
        [one] { $n } without an amount
       *[other] { $n } without an amount
    }
forecast-won = Won
forecast-won-sums = { $month }: { $amount } ({ $n }) · { $year }: { $year-amount } ({ $year-n })
forecast-goal = Goal
forecast-goal-sums = { $sold } of { $goal }
forecast-history = History
forecast-history-sums = { $won } won of { $closed } closed{ $between }
forecast-between = , between { $low } and { $high }%
forecast-cycle =
    { $n ->
        [one] half of those won took { $n } day or less
       *[other] half of those won took { $n } days or less
    } ({ $cycle } cycle)
forecast-left-out = Without an exchange rate, and so in no sum: { $currencies }
forecast-months = By month
forecast-col-count = no.
forecast-col-total = amount
forecast-col-weighted = expected
forecast-col-due = to be paid
forecast-col-cash = expected cash
forecast-late = late
forecast-beyond = later
forecast-undated = no date
forecast-stages = By stage
forecast-col-percent = counts
forecast-col-set = set
forecast-col-measured = measured
forecast-col-days = days
forecast-percent = { $percent }%
forecast-measured = { $percent }% ({ $won } of { $closed }; { $low } to { $high }%)
forecast-note = From { $fewest } closed on the measured chance counts; before, the one that is set. Days: half stayed in the stage that long or less.
