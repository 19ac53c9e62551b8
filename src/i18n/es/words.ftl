### Las palabras de las listas cerradas. La clave es el prefijo de la lista y el código de cada miembro.

lang-es = español
lang-en = inglés

theme-auto = automático
theme-dark = oscuro
theme-light = claro
theme-colour-blind = para daltonismo
theme-mono = sin colores

## Clientes

client-kind-person = persona
client-kind-company = empresa

attention-auto = automática
attention-red = seguimiento diario
attention-yellow = vigilar
attention-green = al día

standing-active = activo
standing-resting = en reposo
standing-archived = archivado
standing-trashed = en la papelera

channel-phone = teléfono
channel-mobile = móvil
channel-whatsapp = WhatsApp
channel-email = correo
channel-web = web
channel-social = red social
channel-address = dirección

## Gestiones

kind-call = llamada
kind-visit = visita
kind-email = correo
kind-message = mensaje
kind-meeting = reunión
kind-sample = muestra
kind-survey = encuesta
kind-note = nota

outcome-spoke = hablamos
outcome-no_answer = no contesta
outcome-call_back = volver a llamar
outcome-awaiting_reply = espera respuesta
outcome-order = pedido
outcome-not_interested = no le interesa
outcome-complaint = reclamo

direction-out = saliente
direction-in = entrante

## Próximos contactos

follow-up-state-open = pendiente
follow-up-state-done = hecho
follow-up-state-cancelled = cancelado

## Alertas

light-red = rojo
light-yellow = amarillo
light-green = verde
light-none = sin próximo paso

level-yellow = amarillo
level-red = rojo

## Listas, y quién hizo qué

order-name = por nombre
order-urgency = por urgencia
order-last = por último contacto
order-city = por ciudad
order-newest = los más nuevos
order-value = por ventas
order-bought = por última compra
order-due = por próxima compra

shelf-current = en la cartera
shelf-archived = archivados
shelf-trashed = en la papelera

band-red = rojo
band-timed = con hora hoy
band-yellow = amarillo
band-green = verde
band-none = sin próximo paso


origin-tui = pantallas
origin-cli = línea de comandos

## Lo que se hizo, como lo nombran deshacer, rehacer y el historial.

action-add_client = alta de { $subject }
action-edit_client = edición de { $subject }
action-activate =
    { $count ->
        [one] vuelta de { $subject } a la cartera
       *[other] vuelta de { $count } clientes a la cartera
    }
action-rest =
    { $count ->
        [one] reposo de { $subject }
       *[other] reposo de { $count } clientes
    }
action-archive =
    { $count ->
        [one] archivado de { $subject }
       *[other] archivado de { $count } clientes
    }
action-trash =
    { $count ->
        [one] envío de { $subject } a la papelera
       *[other] envío de { $count } clientes a la papelera
    }
action-remove = borrado de { $subject }
action-attention =
    { $count ->
        [one] alerta a mano de { $subject }
       *[other] alerta a mano de { $count } clientes
    }
action-log_call = llamada a { $subject }
action-log_visit = visita a { $subject }
action-log_email = correo a { $subject }
action-log_message = mensaje a { $subject }
action-log_meeting = reunión con { $subject }
action-log_sample = muestra para { $subject }
action-log_survey = encuesta a { $subject }
action-log_note = nota sobre { $subject }
action-edit_interaction = corrección de una gestión de { $subject }
action-delete_interaction = borrado de una gestión de { $subject }
action-resolve_complaint = reclamo resuelto de { $subject }
action-plan =
    { $count ->
        [one] próximo contacto con { $subject }
       *[other] próximo contacto con { $count } clientes
    }
action-edit_follow_up = cambio del próximo contacto con { $subject }
action-move = traslado del contacto con { $subject }
action-done = contacto hecho con { $subject }
action-snooze =
    { $count ->
        [one] aplazamiento de { $subject }
       *[other] aplazamiento de { $count } clientes
    }
action-cancel = cancelación del contacto con { $subject }
action-skip = salto en la cola: { $subject }
action-spread =
    { $count ->
        [one] cambio de día de { $subject }
       *[other] reparto de { $count } contactos
    }
action-capture =
    { $count ->
        [one] captura de { $count } línea ({ $subject })
       *[other] captura de { $count } líneas
    }
action-import =
    { $count ->
        [one] importación de { $count } cliente
       *[other] importación de { $count } clientes
    }

# The record of a client
size-micro = microempresa
size-small = pequeña
size-medium = mediana
size-large = grande
tone-formal = formal
tone-informal = informal
language-es = español
language-en = inglés
language-pt = portugués
language-qu = quechua
language-gn = guaraní
language-fr = francés
language-it = italiano
language-de = alemán
language-zh = chino
language-other = otro
loss-price = precio
loss-product = producto
loss-service = servicio
loss-competitor = competencia
loss-no_need = ya no lo necesita
loss-closed = cerró o se mudó
loss-unpaid = no pagaba
loss-other = otro motivo
influence-decides = decide
influence-influences = influye
influence-buys = compra
influence-uses = usa
influence-blocks = frena
occasion-birthday = cumpleaños
occasion-anniversary = aniversario
occasion-renewal = renovación
occasion-other = otra fecha
field-kind-text = texto
field-kind-number = número
field-kind-date = fecha
field-kind-choice = opciones
relation-referred_by = referido por
relation-belongs_to = pertenece a
relation-partner_of = trabaja con
relation-family_of = familia o amigo de
hue-red = rojo
hue-orange = naranja
hue-yellow = amarillo
hue-green = verde
hue-teal = turquesa
hue-blue = azul
hue-violet = violeta
hue-pink = rosa
hue-grey = gris

# What clients say
topic-complaint = queja
topic-promise = promesa
topic-question = pregunta
topic-objection = objeción
topic-need = necesidad
topic-opinion = opinión
topic-competitor = competencia

# What clients buy
purchase-sale = compra
purchase-return = devolución
payment-cash = efectivo
payment-transfer = transferencia
payment-card = tarjeta
payment-wallet = billetera móvil
payment-cheque = cheque
payment-credit = a cuenta
payment-other = otro medio
initiative-theirs = suya
initiative-ours = nuestra

# Purchases and products
action-buy = compra de { $subject }
action-edit_purchase = corrección de una compra de { $subject }
action-delete_purchase = borrado de una compra de { $subject }
action-pay = pago de { $subject }
action-return = devolución de { $subject }
action-import_purchases =
    { $count ->
        [one] importación de { $count } compra
       *[other] importación de { $count } compras
    }
action-add_product = alta del producto { $subject }
action-edit_product = edición del producto { $subject }
action-remove_product = borrado del producto { $subject }
bought-unnamed = pedido
bought-share = { $share } %
bought-discount = descuento
bought-total = total
bought-paid = pagada { $day }
bought-due = vence { $day }
bought-overdue = venció { $day }
bought-left-out = Sin contar lo que está en { $codes }: falta su tasa en los ajustes ([money.rates] { $example }).
product-retired = retirado

# Lo que un cliente es, según lo que compra
activity-prospect = prospecto
activity-new = nuevo
activity-active = activo
activity-at_risk = en riesgo
activity-inactive = inactivo
activity-lost = perdido
loyalty-transactional = ocasional
loyalty-recurring = recurrente
loyalty-loyal = fiel
abc-a = A
abc-b = B
abc-c = C
quadrant-retain = retener
quadrant-develop = desarrollar
quadrant-maintain = mantener
quadrant-let_go = no insistir
cycle-short = corto
cycle-medium = medio
cycle-long = largo

# The pages of the card
page-story = historia
page-data = datos
page-worth = valor

# Who may be here twice
sign-tax_id = mismo número fiscal
sign-phone = mismo teléfono
sign-email = mismo correo
sign-name = mismo nombre
sign-near_name = nombre parecido
sign-company = misma empresa
sign-city = misma ciudad
merge-name = Nombre
merge-kind = Tipo
merge-company = Empresa
merge-role = Cargo
merge-sector = Sector
merge-size = Tamaño
merge-city = Ciudad
merge-zone = Zona
merge-country = País
merge-time_zone = Huso horario
merge-language = Idioma
merge-tone = Trato
merge-interest = Interés
merge-potential = Potencial
merge-source = Origen
merge-tax_id = Nº fiscal
merge-external_id = Nº externo
merge-cadence = Frecuencia
merge-attention = Luz a mano
merge-snooze = Pospuesto
merge-standing = Estado
merge-lost = Perdido
action-merge = unión de dos fichas de { $subject }
action-tell_apart = distinción de { $subject } y otro cliente

# The record of a client: words of its actions, and of relations from the other side
action-tags =
    { $count ->
        [one] etiquetas de { $subject }
       *[other] etiquetas de { $count } clientes
    }
action-tag_colour = color de la etiqueta { $subject }
action-rename_tag = cambio de nombre a la etiqueta { $subject }
action-add_field = campo nuevo: { $subject }
action-edit_field = cambio del campo { $subject }
action-remove_field = borrado del campo { $subject }
action-attach = archivo para { $subject }
action-detach = archivo quitado de { $subject }
action-relate = relación de { $subject }
action-unrelate = relación quitada de { $subject }
related-referred_by = refirió a
related-belongs_to = tiene a
related-partner_of = trabaja con
related-family_of = familia o amigo de

# Segmentos
segment-key_accounts = Cuentas clave
segment-potential = Posibles
segment-new = Nuevos
segment-existing = Compran
segment-loyal = Fieles
segment-overdue = Les toca comprar
segment-inactive = Inactivos
segment-lost = Perdidos
segment-unplanned = Sin próximo paso
action-lose =
    { $count ->
        [one] { $subject }, perdido
       *[other] { $count } clientes, perdidos
    }
action-recover =
    { $count ->
        [one] regreso de { $subject }
       *[other] regreso de { $count } clientes
    }
action-bulk =
    { $count ->
        [one] cambio a { $subject }
       *[other] cambio a { $count } clientes
    }
action-add_segment = segmento nuevo: { $subject }
action-edit_segment = cambio del segmento { $subject }
action-remove_segment = borrado del segmento { $subject }

# A file of purchases
sale-field-client = cliente
sale-field-client_number = número de cliente
sale-field-date = fecha
sale-field-product = producto
sale-field-code = código de producto
sale-field-quantity = cantidad
sale-field-price = precio
sale-field-total = total
sale-field-discount = descuento
sale-field-currency = moneda
sale-field-number = número de compra
sale-field-paid = pagada
sale-field-due = vencimiento
sale-field-cost = costo
sale-field-note = nota
sales-unknown = «{ $typed }» no está en la cartera
sales-future = es del futuro ({ $day })
sales-currencies = sus líneas están en monedas distintas
sales-beyond = un texto o una fecha es demasiado

# Metas
action-set_goal = metas desde { $subject }

# Archivos que se traen
content-clients = clientes
content-interactions = gestiones
content-follow_ups = próximos contactos
content-purchases = compras
content-products = productos
content-opportunities = oportunidades
file-format-csv = texto separado
file-format-workbook = hoja de cálculo
file-format-vcard = tarjetas de contacto
file-format-calendar = calendario
file-format-json = JSON
verdict-new = nuevo
verdict-updates = se completa
verdict-same = sin cambios
verdict-conflict = dice otra cosa
decision-keep = dejar lo que hay
decision-take = tomar lo del archivo
decision-both = conservar ambos
spare-leave = dejarlas fuera
spare-fields = campos propios
spare-notes = líneas de las notas
# Lo que vuelve de otros equipos y del teléfono
action-say_done = nada que decir de un contacto con { $subject }
action-sync =
    { $count ->
        [one] sincronización de { $count } cambio
       *[other] sincronización de { $count } cambios
    }
