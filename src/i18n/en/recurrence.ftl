### What comes again. The reader of dates understands these texts: a test checks it.

rule-daily = every day
rule-daily-n = every { $n } days
rule-weekly = every week
rule-weekly-n = every { $n } weeks
rule-weekly-on = every { $days }
rule-weekly-on-n = every { $n } weeks, on { $days }
rule-worked = every weekday
rule-worked-n = every { $n } weeks, on weekdays
rule-monthly = every month
rule-monthly-n = every { $n } months
rule-monthly-on = on { $day } of every month
rule-monthly-on-n = every { $n } months, on { $day }
rule-yearly = every year
rule-yearly-n = every { $n } years
rule-yearly-on = on { $day } of { $month } every year
rule-yearly-on-n = every { $n } years, on { $day } of { $month }

rule-day =
    { $n ->
        [1] the 1st
        [2] the 2nd
        [3] the 3rd
        [21] the 21st
        [22] the 22nd
        [23] the 23rd
        [31] the 31st
       *[other] the { $n }th
    }
rule-day-last = the last day
rule-day-nth = the { $nth } { $weekday }
rule-day-worked = the { $nth } working day
rule-nth-1 = first
rule-nth-2 = second
rule-nth-3 = third
rule-nth-4 = fourth
rule-nth-5 = fifth
rule-last = last
rule-list = { $first } and { $last }

rule-or-last = { $rule } or the last day
rule-if-any = { $rule }, if there is one
rule-once = { $rule }, only once
rule-count = { $rule }, { $n } times
rule-until = { $rule }, until { $day }
rule-at = { $rule } · { $time }
rule-sign = ↻ { $rule }
rule-special = by the rule { $rule }
