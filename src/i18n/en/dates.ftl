### Days, months and times.

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

## Monday is the first.

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun

## Dates. The forms with the month first are for the English of America.

date-day = { $weekday-short } { $day } { $month-short }
date-day-month-first = { $weekday-short } { $month-short } { $day }
date-plain = { $day } { $month-short }
date-plain-month-first = { $month-short } { $day }
date-year = { $day } { $month-short } { $year }
date-year-month-first = { $month-short } { $day }, { $year }
date-long = { $weekday }, { $day } { $month } { $year }
date-long-month-first = { $weekday }, { $month } { $day }, { $year }
date-month = { $month } { $year }
date-month-month-first = { $month } { $year }
date-moment = { $day } { $time }
date-late = −{ $days } d
date-late-today = today

time-24 = { $hour }:{ $minute }
time-12 = { $hour }:{ $minute } { $half }
time-am = am
time-pm = pm
time-hour = { $hour } { $half }
best-hour = usually answers from { $from } to { $to } ({ $answered } of { $attempts })

## How far away a day is.

relative-today = today
relative-tomorrow = tomorrow
relative-yesterday = yesterday
relative-days-ago =
    { $n ->
        [one] one day ago
       *[other] { $n } days ago
    }
relative-days-ahead =
    { $n ->
        [one] in one day
       *[other] in { $n } days
    }
relative-months-ago =
    { $n ->
        [one] one month ago
       *[other] { $n } months ago
    }
relative-months-ahead =
    { $n ->
        [one] in one month
       *[other] in { $n } months
    }
relative-years-ago =
    { $n ->
        [one] one year ago
       *[other] { $n } years ago
    }
relative-years-ahead =
    { $n ->
        [one] in one year
       *[other] in { $n } years
    }
