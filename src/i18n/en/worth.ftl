### What a client is worth: what it buys, what it brings, what it costs, and what it is by that.

# In one line, for lists and the preview
worth-line-every =
    { $n ->
        [one] Buys every day
       *[other] Buys every { $n } days
    }
worth-line-due = due { $day }
worth-line-late = was due { $day }
worth-line-last = Last bought { $when }
worth-line-year = { $amount } a year

# Rows of the card and of cartera value
worth-title = Value
worth-rhythm = Buys
worth-every =
    { $n ->
        [one] every day
       *[other] every { $n } days
    }
worth-no-rhythm = no rhythm yet
worth-days =
    { $n ->
        [one] on { $n } day since { $since }
       *[other] on { $n } days since { $since }
    }
worth-last = last { $when }
worth-next = Next
worth-day = { $day } ({ $when })
worth-year = 12 months
worth-in-days =
    { $n ->
        [one] { $amount } in { $n } purchase
       *[other] { $amount } in { $n } purchases
    }
worth-total = Total
worth-margin = margin { $amount } ({ $percent }%)
worth-margin-known = margin { $amount } ({ $percent }%) where the cost is known
worth-ticket = { $amount } a purchase
worth-owed = Owes
worth-overdue = overdue since { $day }
worth-due = due { $day }
worth-effort = Effort
worth-returned = brought { $times } times as much in sales
worth-returned-margin = brought { $times } times as much in margin
worth-potential = Potential
worth-a-year = { $amount } a year
worth-share = { $n }% won
worth-forecast = Forecast
worth-expected = still a client: { $alive }% · { $purchases } purchases and { $amount } in { $days } days
worth-too-few = not yet: it takes { $fewest } clients who bought (so far { $clients }), { $fewest-again } who came again ({ $again }) and { $shortest } days ({ $days })
worth-unrated = No rate
worth-left-out =
    { $n ->
        [one] { $n } amount in another currency, in none of the sums
       *[other] { $n } amounts in another currency, in none of the sums
    }
worth-nothing = It has not bought anything yet.

# What a client is, and why
class-activity = Activity
class-prospect-rule = has not bought yet
class-left-rule = left on { $day }
class-new-rule =
    { $n ->
        [0] first bought today; new for { $most } days
        [one] first bought yesterday; new for { $most } days
       *[other] first bought { $n } days ago; new for { $most }
    }
class-active-rule =
    { $n ->
        [0] bought today; at risk from { $from } days on
        [one] bought yesterday; at risk from { $from } days on
       *[other] bought { $n } days ago; at risk from { $from } on
    }
class-at-risk-rule = bought { $n } days ago; at risk from { $from } on, inactive from { $to }
class-inactive-rule = bought { $n } days ago; inactive from { $from } on, lost from { $to }
class-lost-rule = bought { $n } days ago; lost from { $from } on
class-loyalty = Type
class-loyalty-rule =
    { $n ->
        [one] bought on { $n } day in 12 months; recurring from { $recurring }, loyal from { $loyal } and a year of buying
       *[other] bought on { $n } days in 12 months; recurring from { $recurring }, loyal from { $loyal } and a year of buying
    }
class-abc = ABC
class-abc-rule = brings { $year } a year; A from { $a }, B from { $b }
class-rfm = RFM
class-rfm-rule = recency { $r }, frequency { $f }, money { $m }, of 5, among those that bought in 12 months
class-quadrant = What to do
class-retain-rule = an A client, with { $room } a year left to win; high potential from { $much }
class-develop-rule = brings little, with { $room } a year left to win; high potential from { $much }
class-maintain-rule = an A client, with { $room } a year left to win; high potential from { $much }
class-let-go-rule = brings little, with { $room } a year left to win; high potential from { $much }
class-cycle = Cycle
class-cycle-rule =
    { $n ->
        [one] { $n } day to the first purchase; medium from { $medium }, long from { $long }
       *[other] { $n } days to the first purchase; medium from { $medium }, long from { $long }
    }

# The whole portfolio
wealth-title = Value of the portfolio
wealth-clients = Clients
wealth-bought =
    { $n ->
        [one] { $n } of { $of } has bought
       *[other] { $n } of { $of } have bought
    }
wealth-at-risk = At risk
wealth-red = { $amount } a year, of clients in red
wealth-late =
    { $n ->
        [one] { $amount } overdue from { $n } client
       *[other] { $amount } overdue from { $n } clients
    }
wealth-expected = { $n } purchases and { $amount } in { $days } days
wealth-part =
    { $n ->
        [one] { $n } client
       *[other] { $n } clients
    }
wealth-share = { $n }%
header-at-risk = { $amount } at risk
