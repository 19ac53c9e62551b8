### Informes y metas.

report-day = Día
report-week = Semana
report-portfolio = Cartera
report-sales = Ventas
report-clients = Clientes
report-products = Productos
report-zones = Zonas
report-funnel = Embudo
report-lost = Pérdidas
report-retention = Retención
report-promises = Cumplimiento
report-forecast = Pronóstico
report-campaigns = Campañas
report-hours = Horas
report-goals = Metas

goal-revenue = ventas
goal-calls = llamadas
goal-visits = visitas
goal-new_clients = clientes nuevos

# Qué es cada número, y qué se entiende por él

term-contacts = gestiones
meaning-contacts = todo lo que se hizo con clientes, menos las notas
term-effective = efectivas
meaning-effective = hablaron, se vieron o contestaron
term-attempts = intentos
meaning-attempts = se buscó al cliente y no hubo respuesta
term-effective_rate = % efectivas
meaning-effective_rate = cuántas de cada cien gestiones fueron efectivas
term-reached = clientes buscados
meaning-reached = clientes distintos con alguna gestión
term-done = próximos hechos
meaning-done = próximos contactos que se marcaron como hechos en esos días
term-revenue = ventas
meaning-revenue = lo vendido menos lo devuelto, en la moneda de la configuración
term-margin = margen
meaning-margin = lo que queda de las ventas cuyo costo se conoce
term-orders = compras
meaning-orders = cuántas compras hubo, sin contar devoluciones
term-ticket = compra media
meaning-ticket = ventas entre número de compras
term-new_buyers = primeras compras
meaning-new_buyers = clientes que compraron por primera vez en esos días
term-by_kind = por tipo
meaning-by_kind = gestiones según lo que fueron
term-by_outcome = por resultado
meaning-by_outcome = gestiones según cómo terminaron
term-course = en el tiempo
meaning-course = gestiones según cuándo fueron
term-clients = clientes
meaning-clients = clientes actuales, sin archivados ni papelera
term-year = 12 meses
meaning-year = lo que compraron en los últimos doce meses
term-at_risk = en riesgo
meaning-at_risk = lo que en doce meses compraron los que hoy están en rojo
term-owed = por cobrar
meaning-owed = lo vendido que aún no se pagó, vencido o no
term-by_light = por alerta
meaning-by_light = clientes que participan en el día, según su alerta de hoy
term-by_abc = por clase ABC
meaning-by_abc = A: los que traen la mayor parte; B: los del resto; C: los demás
term-by_activity = por actividad
meaning-by_activity = según cuánto hace que compraron
term-by_loyalty = por fidelidad
meaning-by_loyalty = según cuántas veces compran al año
term-by_quadrant = valor y potencial
meaning-by_quadrant = según lo que compran y lo que podrían comprar
term-abc_light = clase y alerta
meaning-abc_light = cuántos de cada clase tienen cada alerta hoy
term-before = antes
meaning-before = lo mismo en el período anterior, hasta el mismo punto si este no ha terminado
term-change = cambio
meaning-change = cuánto creció o bajó frente a antes
term-share = parte
meaning-share = qué parte es del total
term-buyers = compradores
meaning-buyers = clientes distintos que compraron
term-units = unidades
meaning-units = cantidad vendida menos la devuelta
term-sales_course = ventas en el tiempo
meaning-sales_course = ventas según cuándo fueron, y las del período anterior
term-by_client = por cliente
meaning-by_client = a quién se le vendió más
term-by_product = por producto
meaning-by_product = qué se vendió más; los descuentos de la compra entera se reparten entre sus líneas
term-by_zone = por zona
meaning-by_zone = ventas según la zona que el cliente tiene ahora
term-deals = empezadas
meaning-deals = oportunidades que empezaron en esos días
term-open_deals = abiertas hoy
meaning-open_deals = oportunidades que aún se pueden ganar
term-won = ganadas
meaning-won = oportunidades que se ganaron en esos días
term-lost_deals = perdidas
meaning-lost_deals = oportunidades que se perdieron en esos días
term-win_rate = % ganadas
meaning-win_rate = de las que se cerraron en esos días, cuántas de cada cien se ganaron
term-funnel = embudo
meaning-funnel = de las que empezaron en esos días, cuántas llegaron a cada etapa o más lejos
term-came = llegaron
meaning-came = cuántas llegaron a la etapa o más lejos
term-onward = pasaron
meaning-onward = cuántas de cada cien de la etapa anterior llegaron a esta
term-cycle_days = días hasta ganar
meaning-cycle_days = promedio desde que se abrieron hasta que se ganaron
term-amount = monto
meaning-amount = la suma de lo que valen
term-lost_clients = clientes perdidos
meaning-lost_clients = clientes que se fueron en esos días
term-lost_value = habían comprado
meaning-lost_value = todo lo que esos clientes compraron antes de irse
term-clients_why = clientes, por qué
meaning-clients_why = por qué se fueron los clientes
term-deals_why = ventas, por qué
meaning-deals_why = por qué se perdieron las oportunidades
term-again = volvieron a comprar
meaning-again = compraron en el período anterior y también en este
term-retained = % retención
meaning-retained = de los que compraron antes, cuántos de cada cien volvieron a comprar
term-came_back = regresaron
meaning-came_back = ya eran clientes, no compraron en el período anterior y ahora sí
term-gone = no volvieron
meaning-gone = compraron en el período anterior y en este no
term-cohorts = por primera compra
meaning-cohorts = de los que empezaron juntos, qué porcentaje compró después
term-cohort_size = eran
meaning-cohort_size = cuántos compraron por primera vez entonces
term-on_time = a tiempo
meaning-on_time = próximos contactos hechos a más tardar en su día
term-late = tarde
meaning-late = próximos contactos hechos después de su día
term-cancelled = cancelados
meaning-cancelled = próximos contactos que se cancelaron
term-overdue = vencidos hoy
meaning-overdue = próximos contactos sin hacer cuyo día ya pasó
term-kept_rate = % a tiempo
meaning-kept_rate = de los que se cerraron, cuántos de cada cien se hicieron a tiempo
term-kept_course = en el tiempo
meaning-kept_course = próximos contactos según cuándo se cerraron
term-promises = promesas
meaning-promises = lo que se prometió al cliente
term-made = promesas hechas
meaning-made = promesas que se anotaron en esos días
term-kept = promesas cumplidas
meaning-kept = promesas que se cumplieron en esos días
term-open_promises = promesas abiertas
meaning-open_promises = promesas que hoy siguen sin cumplirse
term-kept_days = días en cumplir
meaning-kept_days = promedio desde que se prometió hasta que se cumplió
term-tried = llamadas
meaning-tried = llamadas hechas a una hora conocida
term-answered = contestadas
meaning-answered = llamadas en las que alguien contestó
term-answer_rate = % contestadas
meaning-answer_rate = cuántas de cada cien llamadas se contestaron
term-heat = día y hora
meaning-heat = llamadas contestadas según el día y la hora; más oscuro, más
term-by_hour = por hora
meaning-by_hour = llamadas según la hora
term-by_weekday = por día
meaning-by_weekday = llamadas según el día de la semana
term-goals = metas del mes
meaning-goals = lo que se quiere lograr en el mes; una meta rige hasta que se cambia
term-target = meta
meaning-target = lo que se quiere lograr
term-reach = logrado
meaning-reach = ventas; llamadas hechas; visitas con alguien; clientes con su primera compra
term-progress = avance
meaning-progress = qué parte de la meta está lograda
term-pace = a este ritmo
meaning-pace = en qué termina el mes si sigue como van sus días laborables, hoy incluido
term-per_day = falta por día
meaning-per_day = lo que falta entre los días laborables que quedan, hoy incluido
term-goal_course = meses anteriores
meaning-goal_course = qué parte de cada meta se logró
term-weighted = ponderado
meaning-weighted = el monto por su probabilidad
term-forecast_course = por mes
meaning-forecast_course = oportunidades según el mes en que se espera ganarlas
term-cash = por entrar
meaning-cash = lo que se espera cobrar, según los plazos de pago
term-campaigns = campañas
meaning-campaigns = planes de contacto que se lanzaron a un grupo de clientes
term-targeted = destinatarios
meaning-targeted = clientes a los que se lanzó la campaña
term-cost = costo
meaning-cost = lo que costó la campaña aparte de las gestiones
term-campaign_sales = ventas
meaning-campaign_sales = lo que compraron sus clientes en los 90 días desde que empezó con ellos
term-won_year = ganado en el año
meaning-won_year = oportunidades ganadas desde el 1 de enero
term-this_month = este mes
meaning-this_month = lo ganado este mes más lo ponderado que falta de él
term-by_stage = por etapa
meaning-by_stage = lo abierto según su etapa
term-chance = probabilidad
meaning-chance = la de la etapa: medida en tu historia si alcanza, si no la de la configuración

# Cómo se dicen

reports-period-from-to = de { $from } a { $to }
reports-period-week = semana del { $from }
reports-period-now = al { $day }
reports-before = frente a: { $period }
reports-quarter = T{ $quarter } { $year }
reports-later = +{ $n }
reports-rest =
    { $n ->
        [one] { $n } más
       *[other] { $n } más
    }
reports-late = atrasado
reports-beyond = más adelante
reports-undated = sin fecha
reports-nameless = sin decir
reports-fold = ×{ $n }
reports-percent = { $n } %
reports-days =
    { $n ->
        [one] { $n } día
       *[other] { $n } días
    }
reports-left-out = Sin los montos en { $currencies }: no hay tasa de cambio en la configuración.
reports-empty = Todavía no hay nada que contar en estos días.
reports-no-goals = No hay metas. Se ponen con «cartera goals», o con «Metas del mes» en la paleta.
reports-made = cartera · { $day }
reports-unknown = No hay ningún informe «{ $typed }». Los que hay: { $names }.

# La pantalla

screen-reports = Informes
reports-computing = Calculando { $report }… Esc lo detiene.
reports-step = Calculando { $report }… { $done } de { $of }. Esc lo detiene.
reports-stopped = Detenido. { $key } lo calcula otra vez.
reports-among = { $report }: { $label }
reports-nobody = Nadie detrás de este número.
reports-none-behind = Detrás de este número no hay una lista de clientes.
working-behind = Buscando a los clientes detrás de este número…
cmd-screen-reports = informes
cmd-screen-reports-doc = Ver los informes, con sus gráficos
cmd-report-open = clientes
cmd-report-open-doc = En un informe: los clientes detrás de la fila elegida
cmd-report-earlier = antes
cmd-report-earlier-doc = En un informe: el período anterior
cmd-report-later = después
cmd-report-later-doc = En un informe: el período siguiente
cmd-report-again = recalcular
cmd-report-again-doc = En un informe: calcularlo otra vez, con su período habitual
cmd-goals-set = metas
cmd-goals-set-doc = Metas del mes: ventas, llamadas, visitas, clientes nuevos
header-goal = meta { $percent } %
header-goals = { $goal } { $percent } %

# Las metas

form-goals = Metas del mes
field-goal-revenue = Ventas
field-goal-calls = Llamadas
field-goal-visits = Visitas
field-goal-new_clients = Altas
form-hint-goals = Rigen desde este mes hasta que se cambien; vacío o 0 es sin meta.
form-goal-wrong = No es una cantidad: { $typed }

# Las órdenes

cli-report = Informes: actividad, cartera, ventas, embudo, retención, metas y más
cli-report-more =
    Con --json: report, from, to, before, currency, figures (term, unit, value, before) y tables (term, columns, rows; cada
    fila con label, values y filter si la hay). Los montos van en la unidad más pequeña de la moneda.
cli-report-name = Cuál; sin decirlo, la lista de los que hay. «all» los escribe todos en una página
cli-report-from = Desde qué día
cli-report-to = Hasta qué día
cli-report-month = De qué mes: 2026-11, o un día de él
cli-report-week = De qué semana: un día de ella
cli-report-format = Cómo: text, csv, json, html o svg
cli-report-out = En qué archivo
cli-report-written = Escrito: { $path }
cli-val-report = informe
cli-goals = Metas del mes: ver cómo van, o ponerlas
cli-goals-more =
    cartera goals revenue 20000 calls 120
    Una meta rige desde su mes hasta que se cambia; con 0 se quita.
    Con --json: month y goals (kind, target, reached, percent, pace, per_day).
cli-goals-goal = Qué y cuánto: revenue 20000, calls 120, visits 20, new_clients 5
cli-goals-month = De qué mes: 2026-11, o un día de él
cli-val-formats = text|csv|json|html|svg
cli-val-goal = meta
cli-goals-title = Metas de { $month }
cli-goals-none = No hay metas para { $month }. Por ejemplo: cartera goals revenue 20000 calls 120
cli-goals-line = { $reached } de { $target }
cli-goals-pace = a este ritmo: { $pace }
cli-goals-per-day = faltan { $n } por día
cli-goals-set = Metas desde { $month }:
error-cli-goals = Di qué y cuánto, por ejemplo: cartera goals revenue 20000. Se puede poner: { $kinds }.
error-cli-report-all-html = «all» se escribe en una página: agrega --format html --out ARCHIVO.
error-cli-report-no-chart = Este informe no tiene gráfico para esos días. Prueba --format text.
error-cli-report-backwards = El último día es anterior al primero.
error-cli-month = No es un mes: { $typed }. Por ejemplo: 2026-11.
error-stopped = Se detuvo antes de terminar; no cambió nada.
