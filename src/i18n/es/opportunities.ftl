# Oportunidades: etapas y por qué se cerraron
stage-lead = interesado
stage-qualified = calificada
stage-proposal = propuesta
stage-agreement = acuerdo verbal
stage-won = ganada
stage-lost = perdida
close-reason-price = precio
close-reason-product = producto
close-reason-service = atención
close-reason-delivery = plazo de entrega
close-reason-relationship = relación
close-reason-competitor = competidor
close-reason-budget = sin presupuesto
close-reason-timing = momento
close-reason-no_need = ya no lo necesita
close-reason-silence = dejó de contestar
close-reason-other = otro motivo

# Lo que se hizo
action-open_opportunity = oportunidad con { $subject }
action-edit_opportunity = cambio en una oportunidad de { $subject }
action-move_opportunity = cambio de etapa con { $subject }
action-win = venta ganada a { $subject }
action-lose_opportunity = oportunidad perdida con { $subject }
action-reopen_opportunity = oportunidad reabierta con { $subject }
action-remove_opportunity = borrado de una oportunidad de { $subject }

# Lo que no se puede
error-opportunity-no-title = a la oportunidad le falta el nombre: di en pocas palabras qué se vendería.
error-opportunity-amount = el importe no puede ser negativo ni tan grande: revísalo.
error-opportunity-probability = la probabilidad va de 0 a 100.
error-opportunity-terms = el plazo de pago es demasiado largo: son días desde la venta.
error-opportunity-closed-before = no pudo cerrarse antes de empezar: revisa la fecha.
error-opportunity-is-closed = esa oportunidad ya está cerrada: reábrela si sigue en pie.
error-opportunity-is-open = esa oportunidad sigue abierta: no hay nada que reabrir.
error-unknown-stage = no hay ninguna etapa «{ $typed }». Las que hay: { $known }

# Por qué la luz y la cola
reason-opportunity =
    { $days ->
        [0] cierra el { $date }: { $brief }
       *[other] debía cerrar el { $date }: { $brief }
    }
reason-opportunity-long =
    { $days ->
        [0]
            { $left ->
                [0] La oportunidad «{ $what }» se cerraría hoy, { $day }.
                [one] La oportunidad «{ $what }» se cerraría mañana, { $day }.
               *[other] La oportunidad «{ $what }» se cerraría el { $day }, en { $left } días.
            }
        [one] La oportunidad «{ $what }» debía cerrarse ayer, { $day }: ciérrala o pon otra fecha.
       *[other] La oportunidad «{ $what }» debía cerrarse el { $day }, hace { $days } días: ciérrala o pon otra fecha.
    }
urgency-chance = oportunidad al { $likely } %
urgency-chance-of = oportunidad de { $amount } al { $likely } %

# Filtros
filter-field-stage = etapa de la venta
filter-field-deal = ventas posibles
filter-field-closing = cierre previsto
filter-field-stale = venta sin avance
filter-field-competitor = competidor

# Unir dos clientes
twins-opportunities =
    { $n ->
        [one] 1 oportunidad
       *[other] { $n } oportunidades
    }

# Cómo se dice una oportunidad
opportunity-closed = { $stage } el { $day }
opportunity-closes = cierra el { $day }
opportunity-late = debía cerrar el { $day }
opportunity-likely = { $likely } %
opportunity-chance = { $likely } % { $whence }
opportunity-weighted = { $likely } % { $whence }, ponderada { $amount }
opportunity-likely-by-stage = según su etapa
opportunity-likely-by-hand = puesto a mano
opportunity-since =
    { $n ->
        [0] desde hoy
        [one] desde el { $day }, 1 día
       *[other] desde el { $day }, { $n } días
    }
opportunity-stale = sin avance
opportunity-no-step = sin próximo paso
opportunity-terms =
    { $n ->
        [0] al contado
        [one] a 1 día
       *[other] a { $n } días
    }
opportunity-qualified = calificación { $n }/{ $of }
opportunity-label-likely = Probabilidad
opportunity-label-since = En su etapa
opportunity-label-next = Próximo paso
opportunity-label-terms = Pago
opportunity-label-competitor = Competidor
opportunity-label-why = Motivo
opportunity-label-note = Nota
field-need = Necesidad
field-timing = Plazo
field-consequence = Si espera
field-influence = Decide

# La línea de comandos
cli-val-stage = ETAPA
cli-val-percent = %
cli-show-opportunities = Oportunidades
cli-sheet-opportunity = Oportunidad
cli-opportunity = Abre una oportunidad de venta con un cliente, la cambia o la borra
cli-opportunity-more =
    cartera opportunity 'Hotel Colonial' '50 mesas' --amount 2150 --expect 'fin de mes' --next 'vie visita'
    Con --opportunity N cambia la que tiene ese número: solo lo que se diga; un guion, como --expect -, quita el dato.
    El importe es la suma de las líneas (--line '50 x mesa @ 43') o lo que diga --amount.
    Con --json: done, client (id, name), light, next y opportunity, como en opportunities.
cli-opportunity-client = El cliente, entre comillas
cli-opportunity-title = Qué se vendería, en pocas palabras
cli-opportunity-opportunity = Cambia la que tiene este número
cli-opportunity-stage = En qué etapa está (la primera si no se dice)
cli-opportunity-amount = Cuánto traería
cli-opportunity-line = Lo que se llevaría, una línea por cosa
cli-opportunity-expect = Cuándo se espera cerrarla
cli-opportunity-probability = Su propia probabilidad, en lugar de la de la etapa
cli-opportunity-terms = A cuántos días pagaría
cli-opportunity-competitor = Contra quién
cli-opportunity-need = Para qué lo necesita
cli-opportunity-timing = Para cuándo lo necesita
cli-opportunity-consequence = Qué pasa si espera
cli-opportunity-influence = Quién decide y a quién se escucha
cli-opportunity-note = Lo que haya que añadir
cli-opportunity-delete = La borra; su próximo paso se cancela
cli-opportunities = Las oportunidades abiertas, la que antes cierra primero
cli-opportunities-more =
    Con un filtro, solo las de los clientes que reúne: cartera opportunities zona:norte deal>1000
    Con --json: opportunities, total y weighted (minor, currency) de lo abierto, y left_out (monedas sin tasa). Cada una
    es: id, client (id, name), title, stage, stage_since, days_in_stage, opened, moved, amount, probability, own,
    weighted, expect, terms, lines, competitor, need, timing, consequence, influence, qualified, note, closed, why,
    why_note, purchase, number, next y stale.
cli-opportunities-filter = De los clientes que reúne un filtro; sin él, de todos
cli-opportunities-stage = Solo las de esta etapa
cli-opportunities-stale = Solo las que llevan tiempo sin avance
cli-opportunities-all = También las ganadas y las perdidas
cli-opportunities-limit = Cuántas se muestran
cli-opportunities-none = no hay oportunidades.
cli-opportunities-more-left =
    { $n ->
        [one] … y { $n } más (--limit)
       *[other] … y { $n } más (--limit)
    }
cli-opportunities-total = Abierto: { $total } · ponderado: { $weighted }
cli-move = Pasa una oportunidad a otra etapa
cli-move-more =
    Sin --stage pasa a la siguiente.
    Con --json: done, client (id, name), light, next y opportunity, como en opportunities.
cli-move-client = El cliente
cli-move-stage = A qué etapa
cli-move-opportunity = Cuál, por su número, si hay varias abiertas
cli-win = Una oportunidad se ganó: queda como compra y como pedido
cli-win-more =
    Se compra lo que dicen sus líneas, o su importe, y vence según su plazo de pago.
    Con --json: done, client (id, name), light, next y opportunity, como en opportunities.
cli-win-client = El cliente
cli-win-opportunity = Cuál, por su número, si hay varias abiertas
cli-win-why = Por qué se ganó
cli-win-note = El motivo, con tus palabras
cli-win-on = Cuándo fue (hoy si no se dice)
cli-win-no-purchase = Sin anotar la compra
cli-win-kind = Cómo fue el pedido: llamada, visita, mensaje…
cli-win-no-contact = Sin contarla como contacto
cli-lose = Una oportunidad se perdió, y por qué
cli-lose-more =
    Si el que se fue es el cliente, es «cartera lost». Con --next queda previsto volver a preguntar: --next '1 mar'.
    Con --json: done, client (id, name), light, next y opportunity, como en opportunities.
cli-lose-client = El cliente
cli-lose-opportunity = Cuál, por su número, si hay varias abiertas
cli-lose-why = Por qué se perdió
cli-lose-note = El motivo, con tus palabras
cli-lose-on = Cuándo fue (hoy si no se dice)
cli-reopen = Reabre una oportunidad ganada o perdida, en la etapa donde estaba
cli-reopen-more =
    Lo que se compró sigue anotado, y no se anota otra vez si se vuelve a ganar.
    Con --json: done, client (id, name), light, next y opportunity, como en opportunities.
cli-reopen-client = El cliente
cli-reopen-opportunity = Cuál, por su número, si hay varias cerradas
error-cli-which-opportunity = hay { $n } oportunidades: di cuál con --opportunity.
error-cli-no-opportunity = ese cliente no tiene la oportunidad «{ $typed }»: mira sus números con «cartera opportunities».
error-cli-no-open-opportunity = ese cliente no tiene ninguna oportunidad abierta: ábrela con «cartera opportunity».
error-cli-no-closed-opportunity = ese cliente no tiene ninguna oportunidad cerrada.
error-cli-opportunity-title = falta decir qué se vendería: cartera opportunity CLIENTE 'QUÉ'
error-cli-last-stage = ya está en la última etapa: ciérrala con «cartera win» o «cartera lose».
error-cli-lose-why = falta el motivo: --why con uno de { $reasons }

# Las pantallas
page-hoped = oportunidades
section-sale = Venta
section-products = Productos y pago
section-qualification = Calificación
field-title = Qué
field-stage = Etapa
field-amount = Importe
field-expect = Cierre
field-likely = Prob. %
field-terms = Pago
field-competitor = Competidor
field-ending = Final
field-bought = Compra
form-opportunity = Oportunidad
form-edit-opportunity = Cambiar oportunidad
form-close = Cerrar oportunidad
form-title-advice = en pocas palabras: 50 mesas, renovación…
form-title-missing = Falta decir qué se vendería, en pocas palabras.
form-worth-advice = lo que traería; las líneas de productos lo suman solas
form-amount-of-lines = lo dan las líneas: { $amount }
form-amount-wrong = no es un importe: por ejemplo { $example }
form-expect-advice = cuándo se espera cerrarla: fin de mes, 15/12…
form-likely-advice = la de la etapa: { $likely } %
form-likely-wrong = un número de 0 a 100
form-terms-advice =
    { $n ->
        [0] días hasta que paga; lo usual es al contado
       *[other] días hasta que paga; lo usual es { $n }
    }
form-terms-wrong = un número de días, como 30
form-competitor-advice = contra quién
form-need-advice = ¿para qué lo necesita?
form-timing-advice = ¿para cuándo lo necesita?
form-consequence-advice = ¿qué pasa si espera?
form-influence-advice = ¿quién decide, y a quién se escucha?
form-why-missing = Falta el motivo: elige uno o dilo con tus palabras en la nota.
form-ask-again-advice = ¿cuándo volver a preguntar? Vacío: nunca
form-bought-yes = anotar { $amount }
form-bought-no = no anotarla
card-opportunity = Oportunidad
card-opportunities = Abiertas
card-opportunities-closed = Cerradas
card-no-opportunities = Todavía no hay oportunidades. { $key } abre una.
notice-which-opportunity = Elige antes una oportunidad en la ficha.
cmd-opportunity-new = oportunidad
cmd-opportunity-new-doc = Abrir una oportunidad de venta
cmd-opportunity-advance = siguiente etapa
cmd-opportunity-advance-doc = Pasar la oportunidad a la etapa siguiente
cmd-opportunity-retreat = etapa anterior
cmd-opportunity-retreat-doc = Devolver la oportunidad a la etapa anterior
cmd-opportunity-win = ganada
cmd-opportunity-win-doc = Cerrar la oportunidad como ganada, con su compra
cmd-opportunity-lose = perdida
cmd-opportunity-lose-doc = Cerrar la oportunidad como perdida, con su motivo
cmd-opportunity-reopen = reabrir oportunidad
cmd-opportunity-reopen-doc = Reabrir la oportunidad ganada o perdida
