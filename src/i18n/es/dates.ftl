### Días, meses y horas.

month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre

month-short-1 = ene
month-short-2 = feb
month-short-3 = mar
month-short-4 = abr
month-short-5 = may
month-short-6 = jun
month-short-7 = jul
month-short-8 = ago
month-short-9 = sep
month-short-10 = oct
month-short-11 = nov
month-short-12 = dic

## El lunes es el primero.

weekday-1 = lunes
weekday-2 = martes
weekday-3 = miércoles
weekday-4 = jueves
weekday-5 = viernes
weekday-6 = sábado
weekday-7 = domingo

weekday-short-1 = lun
weekday-short-2 = mar
weekday-short-3 = mié
weekday-short-4 = jue
weekday-short-5 = vie
weekday-short-6 = sáb
weekday-short-7 = dom

## Fechas. Las formas con el mes delante solo sirven al inglés de América.

date-day = { $weekday-short } { $day } { $month-short }
date-day-month-first = { $weekday-short } { $day } { $month-short }
date-plain = { $day } { $month-short }
date-plain-month-first = { $day } { $month-short }
date-year = { $day } { $month-short } { $year }
date-year-month-first = { $day } { $month-short } { $year }
date-long = { $weekday } { $day } de { $month } de { $year }
date-long-month-first = { $weekday } { $day } de { $month } de { $year }
date-month = { $month } de { $year }
date-month-month-first = { $month } de { $year }
date-moment = { $day } { $time }
date-late = −{ $days } d
date-late-today = hoy

time-24 = { $hour }:{ $minute }
time-12 = { $hour }:{ $minute } { $half }
time-am = a. m.
time-pm = p. m.
time-hour = { $hour } { $half }
best-hour = suele contestar de { $from } a { $to } ({ $answered } de { $attempts })

## A qué distancia está un día.

relative-today = hoy
relative-tomorrow = mañana
relative-yesterday = ayer
relative-days-ago =
    { $n ->
        [one] hace un día
       *[other] hace { $n } días
    }
relative-days-ahead =
    { $n ->
        [one] en un día
       *[other] en { $n } días
    }
relative-months-ago =
    { $n ->
        [one] hace un mes
       *[other] hace { $n } meses
    }
relative-months-ahead =
    { $n ->
        [one] en un mes
       *[other] en { $n } meses
    }
relative-years-ago =
    { $n ->
        [one] hace un año
       *[other] hace { $n } años
    }
relative-years-ahead =
    { $n ->
        [one] en un año
       *[other] en { $n } años
    }
