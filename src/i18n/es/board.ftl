# El tablero de oportunidades y la previsión
screen-board-short = Oport.
screen-board = Oportunidades
board-open =
    { $n ->
        [one] { $n } oportunidad abierta
       *[other] { $n } oportunidades abiertas
    }
board-sums = { $total } · se espera { $weighted }
board-won = ganado en { $month }: { $amount }
board-goal = vendido en { $month }: { $sold } de { $goal }
board-left-out = sin tasa: { $currencies }
board-weighted = { $percent } % → { $amount }
board-weighted-measured = { $percent } %* → { $amount }
board-lane-won = ganadas
board-lane-lost = perdidas
board-no-day = sin fecha
board-no-amount = sin importe
board-age = { $n } d
board-empty = Todavía no hay ninguna oportunidad: con { $key } en un cliente se abre la primera.
board-empty-lane = Nada en esta etapa.
board-chance = { $percent } %
board-chance-own = { $percent } %, puesto a mano
board-chance-measured = { $percent } %*, de tu historial
board-in-stage =
    { $stage } { $n ->
        [0] desde hoy
        [one] desde hace { $n } día
       *[other] desde hace { $n } días
    }
board-in-stage-usual =
    { $stage } { $n ->
        [0] desde hoy
        [one] desde hace { $n } día
       *[other] desde hace { $n } días
    } (lo usual: { $usual })
board-expected = cierre el { $day } ({ $away })
board-late = se esperaba cerrar el { $day } ({ $away })
board-stale = sin movimiento hace { $n } días o más
board-next = próximo: { $plan }
board-against = compite { $competitor }
board-was-won = Ganada el { $day }
board-was-lost = Perdida el { $day }
board-forecast = Se espera
board-part-late = atrasado
board-part-undated = sin fecha
notice-no-card = Aquí no hay ninguna oportunidad: elige otra etapa.
notice-no-further-stage = No hay más etapas hacia ese lado.
notice-closed-already = Ya está cerrada: llévala primero a una etapa.
cmd-screen-board = oportunidades
cmd-screen-board-doc = El tablero de oportunidades por etapa
cmd-board-open = abrir
cmd-board-open-doc = Abrir la ficha del cliente; soltar lo que se lleva
cmd-opportunity-hold = llevar
cmd-opportunity-hold-doc = Tomar la oportunidad y llevarla a otra etapa

# cartera forecast
cli-forecast = Qué se espera de las oportunidades: por mes, por etapa, y cuándo entra el dinero
cli-forecast-more =
    Cada importe cuenta por su probabilidad: la suya, la que da tu historial cuando hay suficiente, o la de su etapa.
    Con --json: currency, today, open (count, unpriced, total, weighted), months (month y lo mismo que late, beyond y
    undated: count, unpriced, total, weighted, due, cash), stages (stage, count, unpriced, total, weighted, percent, set,
    closed, won, share, between, stays, days), won_month y won_year (count, amount), goal y sold, history (closed, won, share, between,
    cycle_days, cycle) y left_out. Los importes están en la unidad menor de la moneda.
forecast-title = Lo que se espera
forecast-open = Abiertas
forecast-open-sums = { $n } · { $total } · se espera { $weighted }
forecast-unpriced =
    { $n ->
        [one] { $n } sin importe
       *[other] { $n } sin importe
    }
forecast-won = Ganado
forecast-won-sums = { $month }: { $amount } ({ $n }) · { $year }: { $year-amount } ({ $year-n })
forecast-goal = Meta
forecast-goal-sums = { $sold } de { $goal }
forecast-history = Historial
forecast-history-sums =
    { $won ->
        [one] { $won } ganada
       *[other] { $won } ganadas
    } de { $closed } { $closed ->
        [one] cerrada
       *[other] cerradas
    }{ $between }
forecast-between = , entre { $low } y { $high } %
forecast-cycle =
    { $n ->
        [one] la mitad de las ganadas se cerró en { $n } día o menos
       *[other] la mitad de las ganadas se cerró en { $n } días o menos
    } (ciclo { $cycle })
forecast-left-out = Sin tasa de cambio, y por eso fuera de las sumas: { $currencies }
forecast-months = Por mes
forecast-col-count = n.º
forecast-col-total = importe
forecast-col-weighted = se espera
forecast-col-due = por cobrar
forecast-col-cash = cobros esperados
forecast-late = atrasado
forecast-beyond = después
forecast-undated = sin fecha
forecast-stages = Por etapa
forecast-col-percent = cuenta
forecast-col-set = fijada
forecast-col-measured = medida
forecast-col-days = días
forecast-percent = { $percent } %
forecast-measured = { $percent } % ({ $won } de { $closed }; { $low } a { $high } %)
forecast-note = Desde { $fewest } cerradas cuenta la probabilidad medida; antes, la fijada. Días: la mitad pasó en la etapa esos o menos.
