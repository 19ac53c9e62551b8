### Lo que dicen las pantallas.

## Las pantallas

screen-today = Hoy
screen-clients = Clientes
screen-calendar-short = Calend.
screen-calendar = Calendario
header-private = privado
notice-private = Pantalla privada: solo se ve el cliente elegido, sin números. { $key } la quita.
notice-not-private = Pantalla privada quitada: se ve todo. { $key } la pone.
screen-too-small = La ventana es demasiado pequeña: hacen falta al menos { $columns } columnas y { $rows } filas.
today-red = Rojo: contactar ya
today-yellow = Amarillo: toca hoy
today-green = Verde: en marcha
today-none = Sin próximo paso
today-nobody = Nadie espera contacto: la cartera está vacía o en reposo.
why-last = último contacto { $ago }
why-never = sin contacto todavía
why-on-track = en marcha
why-resting = sin seguimiento
clients-count = { $total } · { $order }
clients-several = { $n } clientes
clients-marked =
    { $n ->
        [one] { $n } marcado
       *[other] { $n } marcados
    }
notice-too-many = Son más de { $most }: filtra la lista antes de marcarla entera.
clients-filter-hint = busca palabras, o filtra: alerta:rojo ciudad:lima #vip
clients-filter-tab = Tab
clients-ranked = por relevancia
clients-sorted = según el filtro
jump-title = Ir a un cliente
jump-none = Nadie se llama así.
clients-none-here = Aquí no hay clientes.
clients-none-found = Ningún cliente coincide.
column-name = Cliente
column-company = Empresa
column-city = Ciudad
column-last = Último
column-next = Próximo

## El calendario

calendar-week = Semana del { $from } al { $to }
calendar-capacity = { $planned } previstos · caben { $capacity } al día
calendar-load = { $planned } de { $capacity }
calendar-over = { $planned } de { $capacity }: sobran { $over }
calendar-timed = { $n } con hora
calendar-untimed = resto
calendar-asking =
    { $n ->
        [one] { $n } más pedirá contacto
       *[other] { $n } más pedirán contacto
    }
calendar-reddening =
    { $n ->
        [one] { $n } pasa a rojo
       *[other] { $n } pasan a rojo
    }
calendar-left = { $n } sin hacer
calendar-contacts =
    { $n ->
        [one] { $n } gestión
       *[other] { $n } gestiones
    }
calendar-contacts-many = { $n } gestiones o más
calendar-done =
    { $n ->
        [one] { $n } previsto hecho
       *[other] { $n } previstos hechos
    }
calendar-holiday = feriado
calendar-day-off = no laborable
calendar-nothing = No hay nada previsto.
calendar-nothing-left = No quedó nada sin hacer.
calendar-find-advice = ¿a qué día? vie, 15/12, en 2 semanas…
calendar-held-keys = { $enter } lo deja ahí · { $back } lo devuelve

## La ficha

card-light-red = Rojo: quiere contacto ya
card-light-yellow = Amarillo: conviene contactar
card-light-green = Verde: en marcha
card-light-none = Sin próximo paso
card-no-light = Sin alerta: no entra en el seguimiento diario
card-next-step = Próximo paso
card-plans = Previsto
card-history = Historial
card-no-history = Todavía no hay nada anotado.
card-no-data = No hay más datos.
card-snoozed =
    { $n ->
        [one] aplazado una vez, era para el { $day }
       *[other] aplazado { $n } veces, era para el { $day }
    }
card-lead =
    { $n ->
        [one] avisa un día antes
       *[other] avisa { $n } días antes
    }
card-resolved = resuelto
card-open = abierto
card-cadence = cada { $ideal } días, como mucho { $maximum }
card-since = En cartera
card-attention = Luz a mano

## La cola y el cierre del día

queue-progress = Cola de hoy  { $n }/{ $of }
queue-typing = Enter guarda y sigue   Tab campo siguiente   Esc a las órdenes
queue-not-yet = cita a las { $time }: aún no toca
queue-again = segunda vuelta
queue-no-way = Sin teléfono ni otra forma de contacto.
queue-why = Por qué
queue-open = Abierto
queue-log = Anotar: { $kind }
notice-queue-empty = Nadie espera contacto hoy.
notice-choose-outcome = Elige cómo fue con un número, o Tab para dejarlo para luego.
notice-overload = { $done } Hoy esperan { $n }: { $key } los reparte.
notice-no-overload =
    { $n ->
        [0] { $day }: no hay nadie que repartir.
       *[other] { $day }: no sobra nadie; son { $n } y en un día caben { $capacity }.
    }
close-title = Cierre del día · { $day }
close-attended =
    { $n ->
        [0] Hoy todavía no se atendió a nadie
        [one] Hoy se atendió a un cliente
       *[other] Hoy se atendió a { $n } clientes
    }
close-done = previsto: { $done } de { $planned } hechos
close-promised =
    { $n ->
        [0] Hoy no se prometió nada
        [one] Prometido hoy: un contacto
       *[other] Prometido hoy: { $n } contactos
    }
close-nothing-left = De lo previsto no queda nada por hacer. Buen trabajo.
close-moves =
    { $n ->
        [0] No se movería nada.
        [one] Queda uno previsto sin hacer, que pasaría a:
       *[other] Quedan { $n } previstos sin hacer, que pasarían a (hasta { $capacity } por día):
    }
spread-title = Repartir · { $day }
spread-moves =
    { $n ->
        [0] No se movería nada.
        [one] Se quedan { $stay }; uno pasaría a otro día:
       *[other] Se quedan { $stay }; { $n } pasarían a otros días, hasta { $capacity } por día:
    }
proposal-more = … y { $n } más
proposal-stays = se queda
proposal-foot = Enter mueve lo marcado   Espacio quita o pone   * todos   Esc deja todo como está
proposal-foot-none = Enter o Esc cierra

## Bienvenida

welcome-title = Tu cartera de clientes empieza aquí.
welcome-promise = Ningún cliente olvidado, y nada de lo anotado se pierde.
welcome-import = Traer tus contactos de un archivo
welcome-import-doc = De Google, Outlook, el teléfono o tu hoja de cálculo. Verás qué pasaría antes de que se guarde nada.
welcome-sample = Ver una cartera de muestra
welcome-sample-doc = Sesenta clientes inventados con dos años de historia, en un archivo aparte que se borra al salir.
welcome-add = Añadir tu primer cliente
welcome-add-doc = Con un nombre basta; lo demás puede venir después.
welcome-file = Se guarda en { $path }

## Formularios

form-log = Anotar
form-edit-interaction = Corregir
form-add = Nuevo
form-add-client = cliente
form-edit-client = Editar
form-plan = Próximo contacto
form-edit-follow-up = Cambiar lo previsto
form-done = Hecho: ¿y después?
form-snooze = Posponer
form-no-outcome = sin indicar
form-nobody = nadie en particular
form-now = ahora
form-suggested = sugerido
form-waits = se espera su respuesta; aviso el { $date }
form-planned-already = ya previsto: { $date }
form-next-missing-advice = fecha, o «-» para ninguno
form-next-missing = Falta el próximo paso: escribe una fecha, o «-» para dejarlo sin ninguno.
form-next-first = mañana, vie 10:00, en 2 semanas…
form-no-next-step = quedará sin próximo paso (○)
form-repeats-from = { $first } · ↻ { $rule }
form-repeats-no-more = ya no se repite
form-in-the-past = { $date } ya pasó
form-day-off = · no laborable
form-date-advice = mañana, vie 10:00, +5b, 15/12…
form-date-missing = Falta la fecha: por ejemplo mañana, vie 10:00, en 3 semanas.
form-name-missing = Falta el nombre: es lo único obligatorio.
form-channels-advice = uno por línea: número, correo, «whatsapp: +51 …»
form-contacts-advice = una por línea: Rosa López; compras; ★ +51 999 111 222
form-cadence-house = la de la casa: cada { $ideal } días, como mucho { $maximum }
form-cadence-said = cada { $ideal } días, como mucho { $maximum }
form-cadence-wrong = La frecuencia va en días: 30, o 30/45 con el máximo.
form-path-missing = Falta el archivo: escribe su ruta o arrástralo aquí.
form-foot = Tab sigue
form-foot-one = Enter acepta
form-recovered = ✓ recuperado: había quedado a medio escribir
field-kind = Tipo
field-outcome = Resultado
field-with = Con
field-when = Cuándo
field-direction = Sentido
field-text = Nota
field-next-on = Próximo
field-next-how = Cómo
field-next-for = Para
field-repeats = Se repite
field-lead = Avisar
form-lead =
    { $n ->
        [one] un día antes: { $day }
       *[other] { $n } días antes: { $day }
    }
form-lead-none = días antes; vacío, el mismo día
form-lead-wrong = Se avisa con un número de días de antelación, hasta { $most }.
field-name = Nombre
field-client-kind = Es
field-company = Empresa
field-role = Cargo
field-city = Ciudad
field-zone = Zona
field-country = País
field-sector = Sector
field-source = Origen
field-tax-id = Nº fiscal
field-tags = Etiquetas
field-cadence = Frecuencia
field-channels = Canales
field-contacts = Personas
field-notes = Notas
field-until = Hasta
field-path = Archivo

## Avisos

notice-done-before-others = { $done } · otro programa cambió algo después
notice-done = { $done } · { $undo } deshace
notice-next = { $done } · próximo: { $day }
notice-unchanged = No ha cambiado nada.
notice-undone = deshecho: { $done }
notice-redone = rehecho: { $done }
notice-nothing-to-undo = No hay nada que deshacer.
notice-nothing-to-redo = No hay nada que rehacer.
notice-changed-since = Otra ventana cambió algo entretanto. Ahora se desharía: { $next }. Pulsa otra vez si es lo que quieres.
notice-no-client-yet = Todavía no hay clientes: { $add } añade el primero.
notice-nothing-planned = No hay nada previsto con este cliente: { $plan } prevé un contacto.
notice-moved = { $from } → { $to } · { $done }
notice-into-the-day = { $enter } entra en el día: elige ahí el contacto.
notice-nothing-that-day = Ese día no hay nada previsto.
notice-no-complaint = Este cliente no tiene reclamos abiertos.
notice-no-editor = No se pudo usar el editor; lo escrito sigue aquí. Revisa EDITOR o «editor» en la configuración.
notice-draft-kept = Lo escrito se conserva: al volver a abrirlo seguirá ahí.
notice-theme = Colores: { $theme }
notice-unknown-key = Esa tecla no hace nada aquí; { $help } muestra las que sí.
notice-sample = Cartera de muestra: pruébalo todo, se borra al salir.
working-read = Leyendo el archivo…
working-rules = Poniendo al día las alertas…

## Menús y diálogos

menu-attention = Luz de { $client }
menu-attention-red = Rojo: seguimiento diario
menu-attention-yellow = Amarillo: recordatorio cada pocos días
menu-attention-green = Verde: está en marcha
menu-attention-auto = Que decidan las reglas
menu-standing = Ahora { $standing }: { $client }
menu-standing-active = Activo: con luz y en las cuentas
menu-standing-resting = En reposo: sin seguimiento, sigue en la lista
menu-standing-archived = Archivado: fuera de la vista
menu-standing-trashed = A la papelera
menu-standing-remove = Borrar del todo
menu-order = Orden de la lista
menu-shelf = Qué clientes
draft-of = Quedó algo a medio escribir: { $client }
draft-found = Quedó algo a medio escribir
draft-recover = Retomarlo
draft-recover-said = Retomarlo: «{ $said }»
draft-later = Dejarlo para luego
draft-forget = Descartarlo
dialog-leave = Esc cierra
help-title = Teclas
help-lights = Las luces
help-light-red = quiere contacto ya: algo venció, un reclamo, o lo pediste tú
help-light-yellow = toca hoy, o conviene recordarlo
help-light-green = hay algo previsto, o se espera su respuesta
help-light-none = nadie ha previsto nada: ponle una fecha
palette-title = Órdenes
palette-none = Ninguna orden coincide.
history-title = Lo que se hizo
history-none = Todavía no se ha hecho nada.
history-undone = deshecho

## Campos de un archivo

import-field-name = nombre
import-field-given = nombre de pila
import-field-middle = segundo nombre
import-field-family = apellidos
import-field-company = empresa
import-field-role = cargo
import-field-sector = sector
import-field-city = ciudad
import-field-country = país
import-field-address = dirección
import-field-zone = zona
import-field-phone = teléfono
import-field-mobile = móvil
import-field-whatsapp = WhatsApp
import-field-email = correo
import-field-web = web
import-field-tags = etiquetas
import-field-notes = notas
import-field-source = origen
import-field-cadence = frecuencia
import-field-created = fecha de alta
import-field-last = último contacto
import-field-next = próximo contacto
import-field-id = identificador
import-field-taxid = número fiscal

## Teclas

error-keymap-unknown = no existe la orden «{ $id }».
error-keymap-unknown-near = no existe la orden «{ $id }»; ¿será «{ $nearest }»?
error-keymap-clash = la tecla { $key } ya es de «{ $one }» y no puede ser también de «{ $other }».
error-internal = un fallo nuestro cerró el programa; lo que se dijo guardado está guardado, y lo escrito a medias se ofrecerá otra vez.
error-no-terminal = las pantallas necesitan un terminal; prueba «cartera today» o «cartera --help».
error-screen = no se pudo usar el terminal: { $detail }. No se ha perdido nada.
group-work = Anotar y planear
group-client = El cliente
group-move = Moverse
group-program = El programa
group-form = En un formulario

## Órdenes

cmd-queue-open = cola
cmd-queue-open-doc = Atender uno a uno a quienes esperan contacto hoy
cmd-queue-save = guarda y sigue
cmd-queue-save-doc = Guardar la gestión con su próximo paso y pasar al siguiente
cmd-queue-skip = salta
cmd-queue-skip-doc = Dejarlo para el final de la cola
cmd-queue-card = ficha del turno
cmd-queue-card-doc = Abrir la ficha de quien tiene el turno
cmd-day-close = cerrar el día
cmd-day-close-doc = Ver lo hecho y lo prometido hoy, y adónde pasaría lo pendiente
cmd-day-spread = repartir
cmd-day-spread-doc = Repartir lo que hoy no cabe entre los próximos días laborables
cmd-log-line = captura
cmd-log-line-doc = Anota en una línea: quién, qué pasó y qué viene después
cmd-log-call = llamada
cmd-log-call-doc = Anotar una llamada, con el próximo paso
cmd-log-note = nota
cmd-log-note-doc = Escribir una nota
cmd-followup-plan = próximo
cmd-followup-plan-doc = Prever un próximo contacto
cmd-followup-snooze = posponer
cmd-followup-snooze-doc = Posponer hasta un día; el motivo se conserva
cmd-followup-done = hecho
cmd-followup-done-doc = Dar por hecho lo previsto, y prever lo siguiente
cmd-followup-move = mover
cmd-followup-move-doc = Tomar lo previsto y llevarlo a otro día
cmd-followup-sooner = un día antes
cmd-followup-sooner-doc = Adelantar lo previsto un día laborable
cmd-followup-later = un día después
cmd-followup-later-doc = Retrasar lo previsto un día laborable
cmd-log-visit = visita
cmd-log-visit-doc = Anotar una visita
cmd-log-message = anotar mensaje
cmd-log-message-doc = Anotar un WhatsApp u otro mensaje
cmd-log-email = correo
cmd-log-email-doc = Anotar un correo
cmd-log-meeting = reunión
cmd-log-meeting-doc = Anotar una reunión
cmd-log-sample = muestra
cmd-log-sample-doc = Anotar una muestra entregada o enviada
cmd-log-survey = encuesta
cmd-log-survey-doc = Anotar una encuesta
cmd-followup-edit = cambiar lo previsto
cmd-followup-edit-doc = Cambiar fecha, canal o motivo de lo previsto
cmd-followup-cancel = anular lo previsto
cmd-followup-cancel-doc = Anular lo previsto
cmd-client-open = ficha
cmd-client-open-doc = Abrir la ficha del cliente
cmd-client-add = nuevo
cmd-client-add-doc = Añadir un cliente
cmd-client-edit = editar
cmd-client-edit-doc = Editar el cliente, o lo elegido en su ficha
cmd-client-attention = luz a mano
cmd-client-attention-doc = Poner la luz a mano, o dejarla a las reglas
cmd-client-resolve = reclamo resuelto
cmd-client-resolve-doc = Dar por resueltos los reclamos abiertos
cmd-client-standing = estado
cmd-client-standing-doc = Reposo, archivo, papelera, o de vuelta
cmd-client-delete = borrar
cmd-client-delete-doc = A la papelera; en la ficha y el calendario, borrar lo elegido
cmd-list-mark = marcar
cmd-list-mark-doc = Marcar el cliente: lo siguiente se hace a todos los marcados
cmd-list-mark-all = marcar todos
cmd-list-mark-all-doc = Marcar todos los de la lista, o quitar las marcas
cmd-client-jump = ir a un cliente
cmd-client-jump-doc = Ir a la ficha de cualquier cliente por un trozo de su nombre, empresa o teléfono
cmd-list-filter = filtrar
cmd-list-filter-doc = Filtrar los clientes por cualquier dato
cmd-list-sort = orden
cmd-list-sort-doc = Cambiar el orden de la lista
cmd-list-shelf = cartera, archivo, papelera
cmd-list-shelf-doc = Ver la cartera, los archivados o la papelera
cmd-screen-today = hoy
cmd-screen-today-doc = La pantalla del día
cmd-screen-clients = clientes
cmd-screen-clients-doc = La lista de clientes
cmd-screen-calendar = calendario
cmd-screen-calendar-doc = El calendario: mes y semana
cmd-calendar-enter = abrir
cmd-calendar-enter-doc = Entrar en el día; en él, abrir la ficha
cmd-calendar-span = mes o semana
cmd-calendar-span-doc = Cambiar entre el mes y la semana
cmd-calendar-find = ir a una fecha
cmd-calendar-find-doc = Ir a una fecha, escrita como se dice
cmd-move-up = subir
cmd-move-up-doc = Una fila arriba
cmd-move-down = bajar
cmd-move-down-doc = Una fila abajo
cmd-move-page-up = página arriba
cmd-move-page-up-doc = Una página arriba
cmd-move-page-down = página abajo
cmd-move-page-down-doc = Una página abajo
cmd-move-home = principio
cmd-move-home-doc = Al principio
cmd-move-end = final
cmd-move-end-doc = Al final
cmd-move-left = izquierda
cmd-move-left-doc = Un día atrás; fuera del calendario, volver
cmd-move-right = derecha
cmd-move-right-doc = Un día adelante
cmd-move-next-group = grupo siguiente
cmd-move-next-group-doc = Al grupo siguiente; en la ficha, a la otra página
cmd-move-previous-group = grupo anterior
cmd-move-previous-group-doc = Al grupo anterior
cmd-app-back = volver
cmd-app-back-doc = Volver atrás
cmd-app-undo = deshacer
cmd-app-undo-doc = Deshacer lo último, también de otra sesión
cmd-app-redo = rehacer
cmd-app-redo-doc = Rehacer lo deshecho
cmd-app-history = lo hecho
cmd-app-history-doc = Ver lo que se hizo, lo último primero
cmd-app-palette = órdenes
cmd-app-palette-doc = Cualquier orden por su nombre
cmd-app-help = ayuda
cmd-app-help-doc = Ver todas las teclas
cmd-app-import = importar
cmd-app-import-doc = Traer clientes, ventas y más de archivos
cmd-app-theme = colores
cmd-app-theme-doc = Cambiar de colores
cmd-app-private = pantalla privada
cmd-app-private-doc = Ocultar números, importes y a los demás clientes
cmd-app-redraw = redibujar
cmd-app-redraw-doc = Dibujar la pantalla de nuevo
cmd-app-suspend = suspender
cmd-app-suspend-doc = Ir al intérprete de órdenes y volver con fg
cmd-app-sample = cartera de muestra
cmd-app-sample-doc = Ver la cartera de muestra
cmd-app-quit = salir
cmd-app-quit-doc = Salir
cmd-form-save = guarda
cmd-form-save-doc = Guardar
cmd-form-editor = editor propio
cmd-form-editor-doc = Escribir la nota en tu editor
cmd-form-discard = descarta
cmd-form-discard-doc = Cerrar y descartar lo escrito

# Quién puede estar dos veces
duplicates-title =
    { $n ->
        [one] Una pareja que puede ser un mismo cliente
       *[other] { $n } parejas que pueden ser un mismo cliente
    }
duplicates-foot = Enter los compara · x son dos, no volver a ofrecerlos · ↑↓ otra pareja
twins-title = ¿El mismo cliente?
twins-stays = Se queda
twins-goes = Se va
twins-no-difference = Dicen lo mismo.
twins-filled = Se completa: { $what }
twins-moving = Pasan: { $what }
twins-interactions =
    { $n ->
        [one] 1 gestión
       *[other] { $n } gestiones
    }
twins-follow-ups =
    { $n ->
        [one] 1 próximo contacto
       *[other] { $n } próximos contactos
    }
twins-purchases =
    { $n ->
        [one] 1 compra
       *[other] { $n } compras
    }
twins-files =
    { $n ->
        [one] 1 archivo
       *[other] { $n } archivos
    }
twins-foot = Enter los une · Espacio elige el dato · Tab se queda el otro · x son dos
working-duplicates = Buscando clientes repetidos…
notice-no-duplicates = No hay nadie que parezca estar dos veces.
notice-mark-two = Marca dos clientes con Espacio: esos se comparan y se unen.
notice-looks-like = Añadido. Se parece a { $name } ({ $signs }): «repetidos» en las órdenes (:) los compara.
cmd-client-duplicates = repetidos
cmd-client-duplicates-doc = Buscar clientes que pueden estar dos veces
cmd-client-merge = unir
cmd-client-merge-doc = Comparar los dos clientes marcados y unirlos

# Rondas y segmentos
queue-round = { $title } { $n }/{ $of }
notice-round-empty = No queda nadie por atender ahí.
notice-round-done = Ronda terminada: { $n } de { $of } atendidos.
segments-title = Segmentos
segments-zones = Por zona
segments-sectors = Por sector
segments-none = Aquí todavía no hay nada.
segments-name = Nombre:
segments-foot-name = Enter guarda · Esc lo deja
segments-foot = Enter lista · a guarda el filtro · e nombre · f frecuencia · c color
segments-foot-more = < > orden · h oculta · v ver ocultos · Supr quita · 0 todos · Tab zonas
segments-foot-values = Enter lista · Tab lo siguiente · 0 todos
menu-standing-lost = Perdido: anotar por qué
menu-standing-back = Volvió: ya no está perdido
form-lose = Perdido
form-export-file = Exportar
field-why = Motivo
cmd-client-lost = perdido
cmd-client-lost-doc = Anotar que el cliente se perdió, y por qué
cmd-list-segments = segmentos
cmd-list-segments-doc = Elegir un segmento, guardar el filtro como uno, cambiarlos
cmd-list-export = exportar
cmd-list-export-doc = Escribir clientes y lo demás en un archivo

## Compras y productos

cmd-purchase-new = compra
cmd-purchase-new-doc = Anotar lo que compra el cliente
cmd-purchase-return = devolución
cmd-purchase-return-doc = Anotar lo que devuelve de una compra
cmd-app-products = productos
cmd-app-products-doc = El catálogo: productos y precios
field-line = Producto
field-discount = Descuento
field-method = Pago
field-due = Vence
field-paid = Pagada
field-initiative = Iniciativa
field-price = Precio
field-cost = Costo
field-code = Código
field-category = Grupo
form-buy = Compra
form-edit-purchase = Corregir compra
form-return = Devolución
form-product = Producto
form-new-product = nuevo
form-no-contact = sin contacto
form-unsaid = sin decir
form-not-paid = aún no
form-paid = ya está
form-line-advice = producto x cantidad @ precio -10%   (Tab completa)
form-line-more = otra línea, o Enter para seguir
form-line-several = ¿{ $names }?
form-line-no-price = falta su precio: @ y el importe
form-total = total { $total }
form-due-advice = en días (30d) o una fecha; vacío: no se sigue el pago
form-amount-advice = un importe, o nada
form-return-none = no vuelve
form-return-piece = vuelven { $n } de { $most }
form-return-unknown = eso no está en la compra, o ya se devolvió
notice-nothing-to-return = no queda nada por devolver.
page-bought = compras
card-purchases = Compras
card-no-purchases = Todavía no hay compras. { $key } anota una.
card-owed = Sin pagar
card-initiative = iniciativa { $whose }
products-title = Productos ({ $n })
products-none = Aún no hay productos: a añade uno.
products-not-found = Ningún producto coincide.
products-foot = / busca · a añade · Enter edita · r retira o vuelve a ofrecer · Supr borra
segments-cadence = Cada cuántos días (30 o 30/45; vacío: ninguna):
segments-every = cada { $ideal } días, tarde a los { $maximum }
