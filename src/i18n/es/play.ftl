# Planes de contacto y campañas

## Los que vienen hechos
ready-playbook-welcome = Bienvenida
playbook-welcome-text =
    cuando: cliente nuevo
    termina: no le interesa
    +0d  mensaje  presentarse  plantilla: Presentación
    +2b  llamada  ¿qué necesita, para cuándo y quién decide?
    +1s  correo   enviar catálogo y precios de lo que le interesa
    +2s  llamada  ¿vio el catálogo? proponer una visita o una muestra
ready-playbook-after_sample = Tras la muestra
playbook-after_sample-text =
    cuando: muestra
    termina: pedido, no le interesa
    +5d   llamada  ¿qué le pareció la muestra?  plantilla: Tras una muestra
    +15d  llamada  ¿se decide? acordar cantidad y precio
ready-playbook-proposal = Tras la propuesta
playbook-proposal-text =
    cuando: propuesta
    termina: pedido, no le interesa
    +2b  llamada  ¿llegó bien la propuesta? ¿alguna duda?
    +1s  llamada  resolver objeciones; ¿quién más decide?
    +2s  visita   cerrar: ajustar la propuesta o acordar fecha
    +1m  mensaje  última consulta  plantilla: Cotización enviada
ready-playbook-two_two_two = 2+2+2 tras comprar
playbook-two_two_two-text =
    cuando: primera compra
    termina: no le interesa, queja
    +2d  llamada  ¿llegó todo bien?  plantilla: Gracias por comprar
    +2s  llamada  ¿cómo le va con lo que compró? ¿qué mejorar?
    +2m  llamada  ¿qué más necesita? pedir que nos recomiende
ready-playbook-reactivation = Reactivación
playbook-reactivation-text =
    cuando: inactivo
    termina: pedido, no le interesa
    +0d  mensaje  una novedad que le sirva  plantilla: Reactivación
    +1s  llamada  ¿por qué dejó de comprar? ¿qué cambió?
    +3s  visita   proponer una oferta para volver
    +2m  llamada  último intento antes de darlo por perdido
ready-playbook-loyalty = Fidelización
playbook-loyalty-text =
    cuando: a mano
    termina: no le interesa, queja
    +1s  mensaje   agradecer la preferencia  plantilla: Fidelidad
    +1m  llamada   ¿qué le gustaría que mejoráramos?
    +3m  visita    revisar juntos lo que compra y lo que viene
    +6m  encuesta  ¿qué tan satisfecho está, de 0 a 10?
playbook-sketch =
    Mi plan
    cuando: a mano
    termina: pedido, no le interesa
    +2d  llamada  para qué
    +2s  visita   para qué

## Palabras
trigger-new_client = cliente nuevo
trigger-sample = muestra
trigger-proposal = propuesta
trigger-first_purchase = primera compra
trigger-birthday = cumpleaños
trigger-inactive = cliente inactivo
starts-by-hand = a mano
stop-answer = respuesta
stop-contact = contacto
stop-order = pedido
stop-not_interested = no le interesa
stop-complaint = queja
ends-never = nada, solo su último paso
run-state-running = en marcha
run-state-finished = terminado
run-state-stopped = detenido
run-end-answer = respondió
run-end-contact = hubo contacto
run-end-order = hubo pedido
run-end-not_interested = no le interesa
run-end-complaint = hubo queja
run-end-left = ya no está activo
run-end-campaign = fin de la campaña
run-end-merged = fichas unidas
run-end-hand = a mano
run-ended = detenido: { $why }
run-progress = { $name }, paso { $step } de { $steps }

## Lo hecho
action-add_playbook = plan de contacto nuevo: { $subject }
action-edit_playbook = cambio del plan de contacto { $subject }
action-remove_playbook = plan de contacto quitado: { $subject }
action-start_playbook =
    { $count ->
        [one] plan de contacto con { $subject }
       *[other] plan de contacto con { $count } clientes
    }
action-stop_playbook = plan de contacto detenido con { $subject }
action-start_campaign = campaña { $subject }
action-edit_campaign = cambio de la campaña { $subject }
action-end_campaign = fin de la campaña { $subject }

## Lo que está mal en un texto
playbook-at = línea { $line }, columna { $column }: { $what }
playbook-too-long = el texto es demasiado largo
playbook-no-name = la primera línea es el nombre del plan, y falta
playbook-no-steps = falta al menos un paso, como «+5d llamada ¿qué le pareció?»
playbook-too-many-steps = son demasiados pasos
playbook-unknown-line = esta línea no es un paso (empieza con +) ni dice cuándo empieza o termina el plan
playbook-starts-twice = ya está dicho cuándo empieza
playbook-stops-twice = ya está dicho cuándo termina
playbook-nothing = después de los dos puntos falta algo
playbook-unknown-trigger = nada de eso empieza un plan
playbook-unknown-stop = nada de eso termina un plan
playbook-no-number = después del + falta un número, como en +5d
playbook-unknown-unit = falta decir de qué es el número: +5d días, +5b días hábiles, +2s semanas, +2m meses
playbook-too-far = eso queda demasiado lejos
playbook-no-such-time = esa hora no existe: se escribe como 9:30 o 16:00
playbook-no-channel = falta cómo se hace el paso
playbook-no-template = falta el nombre de la plantilla
playbook-long-line = la línea es demasiado larga
error-unknown-playbook = no hay ningún plan de contacto «{ $typed }». Los que hay: { $known }
error-no-playbooks = no hay ningún plan de contacto «{ $typed }»: todavía no hay planes.
error-playbook-exists = ya hay un plan de contacto que se llama «{ $name }»: elige otro nombre.
error-playbook-by-hand = «{ $name }» se empieza a mano: para que empiece solo, dile cuándo en su texto, como «cuando: muestra».
error-not-running = { $name } no tiene ese plan de contacto en marcha.
error-start-nobody = no hay con quién empezar: a nadie de ellos se le puede empezar este plan.
error-unknown-campaign = no hay ninguna campaña «{ $typed }». Las que hay: { $known }
error-no-campaigns = no hay ninguna campaña «{ $typed }»: todavía no hay campañas.
error-campaign-exists = ya hay una campaña que se llama «{ $name }»: elige otro nombre.
error-campaign-ended = la campaña «{ $name }» ya terminó.

## Empezar
start-skip-running = ya lo tiene en marcha
start-skip-away = en descanso, archivado o en la papelera
start-skip-past = todos sus pasos quedarían en el pasado
start-would =
    { $n ->
        [0] «{ $name }» no empezaría con nadie
        [one] «{ $name }» empezaría con 1 cliente
       *[other] «{ $name }» empezaría con { $n } clientes
    }
start-done =
    { $n ->
        [0] «{ $name }» no ha empezado con nadie
        [one] «{ $name }» ha empezado con 1 cliente
       *[other] «{ $name }» ha empezado con { $n } clientes
    }
start-span =
    { $n ->
        [one] 1 contacto, el { $first }
       *[other] { $n } contactos, del { $first } al { $last }
    }
start-rest =
    { $n ->
        [one] … y 1 más
       *[other] … y { $n } más
    }

## Campañas
campaign-share = { $n } ({ $percent } %)
campaign-line = { $clients } clientes · contactados { $contacted } · respondieron { $answered } · compraron { $sold } · ventas { $revenue } · costo { $cost }
campaign-open = desde el { $day }
campaign-over = del { $day } al { $end }
campaign-definitions =
    Contactados: se intentó hablar con ellos al menos una vez.
    Respondieron: hubo contacto de los dos lados.
    Compraron: al menos una venta; ventas: lo comprado menos lo devuelto.
    Costo: lo que cuesta cada contacto, más sus gastos, más lo de la campaña.
    Todo ello con cada cliente desde el día en que empezó su plan, hasta que termina la campaña o pasan { $days } días.
campaign-unrated =
    { $n ->
        [one] 1 importe no se ha contado: falta el cambio de su moneda.
       *[other] { $n } importes no se han contado: falta el cambio de su moneda.
    }

## Línea de órdenes
cli-val-playbook = PLAN
cli-val-campaign = CAMPAÑA
cli-playbooks = Muestra los planes de contacto, los cambia y deja que empiecen solos
cli-playbooks-more =
    cartera playbooks PLAN muestra su texto.
    add guarda uno nuevo, edit lo cambia en tu editor (o con --text), on deja que empiece solo cuando pasa lo que espera, off lo deja a mano,
    hide y show lo ocultan y lo muestran, reset deja como venía uno que viene hecho, remove quita uno tuyo.

    Un plan es un texto: en la primera línea su nombre, y cada línea con + un paso.

        Después de la muestra
        cuando: muestra
        termina: respuesta, pedido, no le interesa
        +5d   llamada  ¿qué le pareció?   plantilla: muestra
        +15d  llamada  decisión

    +5d son días, +5b días hábiles, +2s semanas, +2m meses. Detrás puede ir una hora: +5d 10:00 visita.
    Con --json: playbooks (code, name, automatic, hidden, starts, ends, steps, text).
cli-playbooks-what = add, edit, on, off, hide, show, reset o remove y un plan; o solo el plan
cli-playbooks-text = El texto, de un archivo; - lo lee de la entrada
cli-playbooks-all = También los ocultos
cli-playbooks-automatic = empieza solo
cli-playbooks-steps =
    { $n ->
        [one] 1 paso
       *[other] { $n } pasos
    }
cli-playbooks-saved = Guardado: { $name }
cli-playbooks-on = «{ $name }» empezará solo con cada caso nuevo de: { $trigger }
cli-playbooks-off = «{ $name }» se empieza a mano.
cli-playbooks-removed = Quitado: { $name }. «cartera undo» lo trae de vuelta.
cli-playbooks-reset = Como venía: { $name }. «cartera undo» trae de vuelta el tuyo.
cli-playbooks-kept = Lo que escribiste está en { $path }
error-cli-playbooks-verb = falta el plan: cartera playbooks { $verb } PLAN
error-cli-playbooks-own = «{ $name }» es tuyo: quítalo con remove.
error-cli-playbooks-ready = «{ $name }» viene hecho y no se quita: ocúltalo con hide o déjalo como venía con reset.
error-cli-playbooks-nothing = el texto está vacío: no se ha guardado nada.
error-cli-no-editor = no se pudo abrir el editor. Di cuál en $EDITOR, o da el texto con --text ARCHIVO.
error-cli-read-text = no se pudo leer { $path }: { $detail }
cli-start = Empieza un plan de contacto con un cliente, o con todos los de un filtro
cli-start-more =
    Sus pasos se reparten según lo que cabe cada día, y todo se deshace de una vez con «cartera undo».

    Con --json: applied, playbook, planned, begun (id, name, steps: step y on) y skipped (id, name, why).
cli-start-playbook = El plan, por su nombre o su comienzo
cli-start-client = El cliente
cli-start-filter = Con todos los que reúne este filtro
cli-start-segment = Con todos los de este segmento
cli-start-from = Desde cuándo se cuentan sus pasos; hoy si no se dice
cli-start-dry-run = Solo decir qué se planearía
cli-start-how = Todavía no se ha planeado nada: repite la orden sin --dry-run para hacerlo.
cli-start-undo = «cartera undo» lo deshace.
error-cli-start-whom = falta con quién: un cliente, --filter o --segment (y solo uno de ellos)
cli-stop = Detiene lo que está en marcha con un cliente; lo que quedaba planeado se cancela
cli-stop-more =
    Con --json: stopped, cada uno con playbook y name, y client (id, name).
cli-stop-client = El cliente
cli-stop-playbook = Solo este plan
cli-stop-done = Detenido con { $client }: { $names }
cli-campaigns = Muestra las campañas y lo que han dado; empieza una y la termina
cli-campaigns-more =
    cartera campaigns start NOMBRE --playbook PLAN --filter FILTRO empieza una: un plan de contacto con todos los del filtro.
    cartera campaigns end NOMBRE la termina; cartera campaigns NOMBRE la muestra, con qué quiere decir cada cifra.

    Con --json: campaigns (id, name, filter, playbook, started, ended y results: clients, running, contacted, answered, sold, revenue, effort, own_cost,
    cost, currency, unrated, percent).
cli-campaigns-what = start o end y un nombre; o solo el nombre
cli-campaigns-playbook = Qué plan de contacto
cli-campaigns-filter = Con quiénes
cli-campaigns-segment = Con los de este segmento
cli-campaigns-from = Desde cuándo; hoy si no se dice
cli-campaigns-cost = Lo que cuesta además de los contactos
cli-campaigns-rename = Otro nombre
cli-campaigns-dry-run = Solo decir qué se planearía
cli-campaigns-none = Todavía no hay campañas. Empieza una con «cartera campaigns start».
cli-campaigns-ended =
    { $n ->
        [0] Terminada: { $name }.
        [one] Terminada: { $name }. Se canceló lo que quedaba con 1 cliente.
       *[other] Terminada: { $name }. Se canceló lo que quedaba con { $n } clientes.
    }
cli-campaigns-running =
    { $n ->
        [one] sigue en marcha con 1
       *[other] sigue en marcha con { $n }
    }
error-cli-campaigns-start = falta algo: cartera campaigns start NOMBRE --playbook PLAN --filter FILTRO
error-cli-campaigns-name = falta la campaña: cartera campaigns end NOMBRE

## Pantallas
cmd-playbook-start = plan de contacto
cmd-playbook-start-doc = Empezar un plan de contacto con el cliente o los marcados
cmd-playbook-stop = detener plan
cmd-playbook-stop-doc = Detener los planes de contacto en marcha con el cliente
cmd-app-playbooks = planes de contacto
cmd-app-playbooks-doc = Los planes de contacto: verlos, escribirlos, que empiecen solos
cmd-app-campaigns = campañas
cmd-app-campaigns-doc = Las campañas y lo que han dado
field-script = Plan
field-playbook = Plan
field-filter = Filtro
form-playbook = Plan de contacto
form-playbook-new = nuevo
form-campaign = Campaña
form-campaign-new = nueva
form-campaign-filter = Con quiénes, como en la lista: city:lima activity:prospect
form-campaign-cost = Lo que cuesta además de los contactos
playbook-understood = { $steps } · empieza: { $starts } · termina: { $ends }
playbooks-title = Planes de contacto
playbooks-pick-title = ¿Qué plan de contacto con { $client }?
playbooks-foot = Enter cambia · a nuevo · o que empiece solo, o no · { $key } con un cliente
playbooks-foot-pick = Enter ve qué se planearía · e su texto · a nuevo · o que empiece solo
playbooks-foot-more = h oculta · v también los ocultos · Supr lo quita, o lo deja como venía
start-title = Empezar «{ $name }»
start-title-campaign = Empezar la campaña «{ $name }»
start-from = desde el { $day }
start-skipped =
    { $n ->
        [one] Con 1 no: { $why }
       *[other] Con { $n } no: { $why }
    }
start-foot = Enter lo empieza · ← → otro día
start-foot-none = ← → otro día
campaigns-title = Campañas
campaigns-none = Todavía no hay campañas. Con a empieza una: un plan de contacto con todos los de un filtro.
campaigns-foot = a nueva · e nombre y costo · x la termina · Enter lista los de su filtro
card-running = En marcha
working-outlook = Mirando qué se planearía…
working-start = Empezando…
working-campaigns = Contando lo que han dado…
cli-running = en marcha
