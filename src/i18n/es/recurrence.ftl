### Lo que se repite. El lector de fechas entiende estos textos: una prueba lo comprueba.

rule-daily = cada día
rule-daily-n = cada { $n } días
rule-weekly = cada semana
rule-weekly-n = cada { $n } semanas
rule-weekly-on = cada { $days }
rule-weekly-on-n = cada { $n } semanas, los { $days }
rule-worked = de lunes a viernes
rule-worked-n = cada { $n } semanas, de lunes a viernes
rule-monthly = cada mes
rule-monthly-n = cada { $n } meses
rule-monthly-on = { $day } de cada mes
rule-monthly-on-n = cada { $n } meses, { $day }
rule-yearly = cada año
rule-yearly-n = cada { $n } años
rule-yearly-on = { $day } de { $month } de cada año
rule-yearly-on-n = cada { $n } años, { $day } de { $month }

rule-day = el { $n }
rule-day-last = el último día
rule-day-nth = el { $nth } { $weekday }
rule-day-worked = el { $nth } día hábil
rule-nth-1 = primer
rule-nth-2 = segundo
rule-nth-3 = tercer
rule-nth-4 = cuarto
rule-nth-5 = quinto
rule-last = último
rule-list = { $first } y { $last }

rule-or-last = { $rule } o el último día
rule-if-any = { $rule }, si lo hay
rule-once = { $rule }, una sola vez
rule-count = { $rule }, { $n } veces
rule-until = { $rule }, hasta el { $day }
rule-at = { $rule } · { $time }
rule-sign = ↻ { $rule }
rule-special = según la regla { $rule }
