### Why a light turns: in a few words and, with -long, in a sentence. Zero is for what has not come yet.

reason-follow-up-due = planned for { $date }
reason-follow-up-due-long = A follow-up is planned for { $day }.

reason-follow-up-missed = planned for { $date }, not done
reason-follow-up-missed-long =
    { $days ->
        [0] The follow-up is planned for { $day }; it will be late if it is not done.
        [one] The follow-up planned for { $day } is one day late.
       *[other] The follow-up planned for { $day } is { $days } days late.
    }

reason-daily-attention = daily follow-up
reason-daily-attention-long = You asked for daily follow-up since { $day }: contact is wanted every working day.

reason-watchful-attention =
    { $days ->
        [0] being watched
        [one] being watched, a day without contact
       *[other] being watched, { $days } days without contact
    }
reason-watchful-attention-long =
    { $days ->
        [0] You asked to keep an eye on this client; the days count from { $day }.
        [one] You asked to keep an eye on this client, and there has been no contact for one day, since { $day }.
       *[other] You asked to keep an eye on this client, and there has been no contact for { $days } days, since { $day }.
    }

reason-awaiting-reply =
    { $days ->
        [0] awaiting their reply
        [one] awaiting reply since yesterday
       *[other] no reply for { $days } days
    }
reason-awaiting-reply-long =
    { $days ->
        [0] They said on { $day } that they would answer.
        [one] They said on { $day }, one day ago, that they would answer, and they have not.
       *[other] They said on { $day }, { $days } days ago, that they would answer, and they have not.
    }

reason-cadence =
    { $days ->
        [0] contact today
        [one] no contact since yesterday
       *[other] no contact for { $days } days
    }
reason-cadence-long =
    { $days ->
        [0] The last contact was on { $day }; the interval is { $every } days.
        [one] The last contact was on { $day }, one day ago; the interval is { $every } days.
       *[other] The last contact was on { $day }, { $days } days ago; the interval is { $every } days.
    }

reason-open-complaint =
    { $days ->
        [0] open complaint
        [one] complaint open since yesterday
       *[other] complaint open for { $days } days
    }
reason-open-complaint-long =
    { $days ->
        [0] A complaint of { $day } is not resolved.
        [one] A complaint has been open since { $day }, one day ago.
       *[other] A complaint has been open since { $day }, { $days } days ago.
    }

reason-purchase-rhythm = order due, every { $every } days
reason-purchase-rhythm-long =
    { $days ->
        [0] It last bought on { $day }, and buys every { $every } days.
        [one] It last bought on { $day }, one day ago, and buys every { $every } days.
       *[other] It last bought on { $day }, { $days } days ago, and buys every { $every } days.
    }

reason-payment-overdue =
    { $days ->
        [0] to be paid
        [one] payment due yesterday
       *[other] payment overdue by { $days } days
    }
reason-payment-overdue-long =
    { $days ->
        [0] A payment is due on { $day }.
        [one] A payment has been overdue since { $day }, one day ago.
       *[other] A payment has been overdue since { $day }, { $days } days ago.
    }

reason-occasion = { $what } on { $date }
reason-occasion-long =
    { $left ->
        [0] A date that matters: { $what }, on { $day }.
        [one] Tomorrow: { $what }, on { $day }.
       *[other] In { $left } days: { $what }, on { $day }.
    }
reason-occasion-of = { $who }’s { $what }

reason-snooze-over = snoozed until { $date }
reason-snooze-over-long = You snoozed it until { $day }.

reason-attempts =
    { $n ->
        [one] { $n } attempt without an answer
       *[other] { $n } attempts without an answer
    }

### Why somebody comes first in the queue.

urgency-hour = appointment at { $time }
urgency-complaint = open complaint
urgency-pledge = promise to keep
urgency-offer = awaiting their answer
urgency-orders =
    { $n ->
        [one] { $n } order
       *[other] { $n } orders
    }
urgency-red = red
urgency-promised = promised
urgency-late =
    { $n ->
        [one] { $n } day late
       *[other] { $n } days late
    }
