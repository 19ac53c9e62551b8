### Lo que dicen las órdenes de la línea de comandos.

cli-about = Tu agenda de ventas en el terminal: a quién contactar hoy, qué se dijo, qué viene después.
cli-after =
    Sin orden se abren las pantallas. Un cliente se nombra por su número (#12), su nombre o parte de él.
    Una fecha se escribe como se dice: hoy, mañana, vie 10:00, 15/12, en 3 semanas, +5b (días laborables).

    Códigos de salida: 0 hecho; 1 no se pudo, y una línea dice por qué; 2 orden mal escrita.
    Variables: CARTERA_DB, CARTERA_CONFIG, CARTERA_LANG, CARTERA_NOW, NO_COLOR.
cli-usage = Uso
cli-options = OPCIONES
cli-command = ORDEN

cli-heading-general = Opciones generales
cli-heading-commands = Órdenes
cli-heading-operands = Datos
cli-heading-options = Opciones

## Las órdenes

cli-today = El día: a quién contactar, por urgencia
cli-today-more =
    Con --json: day, counts (red, yellow, green, none), unsaid (lo hecho en otro equipo) y bands; cada una con band (red, timed, yellow, green, none) y
    clients. Un cliente es: id, name, company, city, light, reason (rule y su fecha), attempts, next (date, time,
    channel, purpose), last (id, at, kind, outcome, text) y reach.
    Con --notify y --json: announced, cada uno con kind (day, appointment), title y body; una cita, además client y
    follow_up; el día, counts y planned. Sin nada que avisar no dice nada; antes de las 6 no avisa del día.
cli-calendar = El mes o la semana, con lo que hay cada día
cli-calendar-more =
    Cada día lleva lo previsto sobre lo que cabe, con ! si es demasiado; los pasados, lo que se hizo (✓) y lo que quedó (●).
    ● son los clientes que pasan a rojo ese día, ▲ los que pedirán contacto sin nada previsto, * un feriado.
    Con --json: from, to, capacity y days (date, working, holiday, planned, timed, asking, reddening, done,
    interactions).
cli-queue = La cola: los clientes de hoy uno a uno, el más urgente primero
cli-queue-more =
    Sin opciones abre las pantallas en la cola.
    Con --json: day, attended y waiting, cada uno con client, light, until, skipped, reach, next y factors.
cli-queue-list = Mostrar la lista en lugar de abrir las pantallas
cli-queue-all = La lista entera
cli-queue-title = Cola de hoy: { $waiting } esperan, { $attended } atendidos
cli-queue-until = cita a las { $time }
cli-queue-skipped = segunda vuelta
cli-find = Busca clientes con palabras y filtros
cli-find-more =
    Las palabras sueltas se buscan en nombres, empresas, teléfonos, correos y notas; acentos y mayúsculas no importan.
    Un filtro es un campo pegado a su signo: alerta:rojo, ciudad:lima,cusco, comprado<90d, valor>1.5k, próximo<7d,
    #etiqueta, "una frase". Juntos valen todos; O es cualquiera, - excluye y hay paréntesis; orden:valor ordena.
    Con --fields, la lista de los campos. En la terminal, los signos < y > van entre comillas simples.
    Con --json: total y clients, como en today.
cli-show = La ficha de un cliente
cli-show-more =
    Con --json: client (id, name, kind, company, role, sector, size, city, zone, country, time_zone, language, tone,
    interest, potential, source, tax_id, notes, tags, cadence, attention, standing, snoozed_until, created), contacts
    (name, role, influence), channels (kind, value, contact, preferred), occasions, fields (name, kind, value),
    attachments (id, target, label), relations (id, kind, inverse, client), lost (on, why, note), light, turns (on, level, fired, reason), attempts, follow_ups (id, date, time, channel, purpose,
    snoozes, planned, lead, rule), running (playbook, name, step, steps, started, cause), interactions (id, at, kind, outcome, direction, contact, text, resolved, amount,
    score, expense), interaction_count, best_hour (from, to, answered, attempts),
    points y said (como en topics), satisfaction (last, on, average, count, trend) y value, como en value.
cli-brief = Lo que hay que saber antes de llamar
cli-brief-more =
    Con --json, lo mismo que show y además open (complaints, awaited), cada uno como las gestiones de show.
cli-value = Lo que vale un cliente, o toda la cartera
cli-value-more =
    Sin cliente: ventas de 12 meses, margen, por cobrar, valor en riesgo, pronóstico, y cómo se reparten los clientes.
    Con --json, de un cliente: client (id, name), currency, purchases, first, last, gap, expected, year y total (revenue,
    margin, costed), year_purchases, ticket, effort, returned (hundredths, of), potential, share, owed, owed_since,
    unrated, activity, loyalty, abc, rfm (recency, frequency, money), quadrant, cycle, cycle_days y forecast (days, alive,
    purchases_tenths, revenue). De la cartera: currency, clients, bought, year, total, effort, potential, won, owed, overdue
    (amount, clients), at_risk, unrated, activity, loyalty, abc, quadrant (clients, year) y forecast. Los importes, en la
    unidad más pequeña de la moneda.
cli-why = Por qué un cliente tiene su alerta, regla por regla
cli-why-more =
    Con --json: client (id, name), day, light, on_track, attempts, attention, standing, snoozed_until y turns (on, level,
    fired, reason, text).
cli-sheet = La hoja del día para imprimir y llevar: lo previsto, zona por zona
cli-sheet-more =
    Primero las visitas y reuniones de cada zona, por hora, y luego lo demás. Con --zone, también a quién toca contactar
    en esa zona, por si pasas. Para imprimir: --out hoja.html, y se abre con el navegador.
    Con --json: day, stretches (zone, city, stops), zone, passing y passing_count. Cada cliente tiene client (id, name,
    company, zone, city), with, phones, addresses, light, open y last; lo previsto, además follow_up.
cli-remind = Si aquí se pueden mostrar avisos, y cómo hacer que lleguen solos
cli-remind-more =
    Con las pantallas abiertas los avisos llegan solos. Sin ellas, un temporizador del sistema llama cada pocos minutos a
    «cartera today --notify»: --install-help escribe lo que hace falta.
    Con --test y --json: delivered y by.
cli-log = Anota lo que pasó con un cliente, y lo que viene después
cli-log-more =
    Las opciones completan lo que la línea no dice y mandan sobre lo que dice. Entre comillas simples la consola deja en
    paz los signos. Varias líneas se anotan todas o ninguna, y se deshacen juntas. Sin próximo paso no se prevé nada:
    solo se sugiere.
    Con --json: done (la acción), client (id, name), light y next; con varias líneas, lines (lo mismo, con line y new) y
    refused (line, text, why). Con --dry-run: lines (line, text, client, new, kind, outcome, direction, at, note, tags,
    amount, expense, score, topics, attention, next, parts y refused).
cli-plan = Prevé un próximo contacto
cli-plan-more = Con --json: done, client (id, name), light y next.
cli-done = Da por hecho el próximo contacto, o por resuelto un reclamo
cli-done-more = Con --json: done, client (id, name), light y next.
cli-snooze = Aplaza a un cliente hasta un día
cli-snooze-more = Con --json: done, client (id, name), light y next.
cli-spread = Repartir lo que un día no cabe entre los laborables siguientes
cli-spread-more =
    Sin --apply solo se muestra la propuesta. Con --json: day, stay, applied y moves, cada uno con client y to.
cli-spread-on = El día que se alivia; hoy si no se dice
cli-spread-keep = Cuántos contactos se quedan ese día; si no se dice, los que caben
cli-spread-apply = Hacerlo; se deshace entero con «cartera undo»
cli-spread-title =
    { $n ->
        [0] No sobra nadie: se quedan { $stay }, y en un día caben { $capacity }.
        [one] Se quedan { $stay }; uno pasa a otro día.
       *[other] Se quedan { $stay }; { $n } pasan a otros días, hasta { $capacity } por día.
    }
cli-spread-done = Hecho. «cartera undo» lo deshace.
cli-spread-how = Todavía no se ha movido nada: repite la orden con --apply para hacerlo.
cli-add = Añade un cliente
cli-add-more = Con --json: done, client (id, name), light y next.
cli-edit = Cambia los datos de un cliente, lo guarda o lo recupera
cli-edit-more =
    Los canales, contactos y etiquetas se añaden a los que hay; --clear vacía antes un dato: --clear phone --phone NUEVO.
    Con --json: done, client (id, name), light y next.
cli-undo = Deshace lo último que se hizo, aquí o en las pantallas
cli-undo-more = Con --json: undone (id, at, action, subject, count, origin, undone, label).
cli-redo = Rehace lo último que se deshizo
cli-redo-more = Con --json: redone (id, at, action, subject, count, origin, undone, label).
cli-history = Lo que se hizo, lo más reciente primero
cli-history-more = Con --json, una lista: id, at (en UTC), action, subject, count, origin, undone y label.
cli-when = Cómo se entiende una fecha, o algo que se repite
cli-when-more =
    Con --json: ok, date, time (o null), iso y repeats (null, o la regla en rule, sus palabras en words y las próximas
    fechas en next). Si no se entiende: ok (false), error y readings, lo que pudo querer decir.
cli-import = Trae lo que hay en archivos: clientes, gestiones, compras y más
cli-import-more =
    Hojas (CSV, Excel, ODS), tarjetas de contacto, calendarios y JSON; varios archivos a la vez, en cualquier orden, y con -
    lo que llega por la entrada estándar. Se entienden las exportaciones de Google, Outlook, Apple, HubSpot, Pipedrive,
    Zoho, Salesforce, LinkedIn y Monica, y las hojas sencillas en español o inglés. Lo que ya está se completa y no se
    repite; lo que no entra queda, tal como era, en un archivo aparte. Un solo «deshacer» lo quita todo.
    Campos de --map para clientes: name, given, middle, family, company, role, sector, city, country, address, zone, phone,
    mobile, whatsapp, email, web, tags, notes, source, cadence, created, last, next, id, taxid; ignore descarta la columna.
    Con --json: dry_run, rejects y files: file, kind, format, made_by, encoding, delimiter, new, updated, same, conflicts,
    refused, unread, added, bought, spare, columns (header, field, origin, samples), rows (line, name, match, clashes,
    perhaps y de qué es la fila), refusals (line, reason), rejects (line, reason, text), warnings (line, column, value,
    reason) y warnings_left_out.
cli-demo = Una cartera de muestra para mirar y probar
cli-demo-more =
    Sin opciones abre las pantallas con una cartera de muestra que desaparece al salir.
cli-completions = Escribe lo que necesita la consola para completar las órdenes
cli-man = Escribe la página de manual

## Los datos y las opciones

cli-val-file = ARCHIVO
cli-val-folder = CARPETA
cli-val-lang = es|en
cli-val-color = auto|always|never
cli-val-when = FECHA
cli-val-month = AAAA-MM
cli-val-moment = MOMENTO
cli-val-number = N
cli-val-order = ORDEN
cli-val-client = CLIENTE
cli-val-client-kind = TIPO
cli-val-kind = TIPO
cli-val-outcome = RESULTADO
cli-val-name = NOMBRE
cli-val-text = TEXTO
cli-val-line = LÍNEA
cli-val-light = LUZ
cli-val-contact = NOMBRE|CARGO|INFLUENCIA
cli-val-cadence = DÍAS[/MÁX]
cli-val-field = DATO
cli-val-shell = CONSOLA
cli-val-map = COLUMNA=CAMPO
cli-val-zone = ZONA
cli-val-format = text|html
cli-val-minutes = MINUTOS
cli-val-char = SIGNO

cli-opt-db = La agenda que se abre
cli-opt-config = La configuración que se lee
cli-opt-lang = El idioma de los textos
cli-opt-json = Responde en JSON, con nombres que no cambian
cli-opt-color = Cuándo usar colores
cli-opt-help = Muestra esta ayuda; con --help, entera
cli-opt-version = Muestra la versión

cli-calendar-on = Un día cualquiera del mes o de la semana
cli-calendar-month = El mes
cli-calendar-week = La semana en lugar del mes
cli-opt-client = El cliente: #número, nombre o parte del nombre
cli-opt-all = Todo, sin resumir
cli-opt-limit = Cuántos como mucho
cli-opt-next = El próximo paso: una fecha (y hora), auto para aceptar la sugerencia, none para dejarlo sin nada
cli-opt-channel = Cómo: llamada, visita, correo, mensaje, reunión, muestra, encuesta
cli-opt-purpose = Para qué
cli-opt-lead = Cuántos días antes se avisa
cli-opt-when = El día, y la hora si la hay: mañana, vie 10:00, 15/12, en 3 semanas
cli-opt-name = El nombre
cli-opt-company = La empresa para la que compra
cli-opt-role = Su cargo
cli-opt-sector = El rubro
cli-opt-city = La ciudad
cli-opt-zone = La zona o el distrito
cli-opt-country = El país
cli-opt-source = Cómo llegó
cli-opt-tax-id = El número de identificación fiscal
cli-opt-phone = Un teléfono fijo
cli-opt-mobile = Un móvil
cli-opt-whatsapp = Un número de WhatsApp
cli-opt-email = Un correo
cli-opt-web = Una página web
cli-opt-social = Un perfil en una red social
cli-opt-address = Una dirección
cli-opt-contact = Una persona en el cliente, con su cargo y su influencia si se quiere: Rosa|compras|decide
cli-opt-tag = Una etiqueta
cli-opt-cadence = Cada cuántos días quiere contacto, y a los cuántos ya es tarde
cli-opt-notes = Notas que duran
cli-opt-attention = La luz puesta a mano: rojo, amarillo, verde o auto
cli-add-kind = Persona o empresa
cli-edit-kind = Persona o empresa
cli-today-on = Otro día
cli-sheet-on = Otro día
cli-sheet-zone = Añade a quien toca contactar en esta zona, por si pasas
cli-sheet-format = El formato; sin él, por el nombre del archivo
cli-sheet-out = Escribe la hoja en este archivo nuevo
cli-today-notify = Avisa en el escritorio de lo que empieza pronto y, una vez al día, de lo que toca
cli-today-within = Con cuántos minutos de antelación; sin él, los de la configuración
cli-today-again = También lo que ya se avisó
cli-remind-test = Muestra un aviso de prueba y dice si se pudo
cli-remind-install-help = Escribe lo que hace falta para que el sistema avise solo, y cómo quitarlo
cli-remind-every = Cada cuántos minutos mira el sistema
cli-find-words = Lo que se busca; sin nada, todos
cli-find-sort = El orden: name, urgency, last, city, newest, value, bought, due, o cualquier campo
cli-find-count = Dice solo cuántos son
cli-find-fields = Lista los campos por los que se puede buscar
cli-find-archived = Entre los archivados
cli-find-trashed = En la papelera
cli-log-line = Lo que pasó, en una línea (ver abajo), o - para leer varias de la entrada, una por renglón
cli-log-client = Con quién, si la línea no lo dice
cli-log-new = Añade al cliente si nadie se llama así
cli-log-note = Lo que se dijo, al pie de la letra y en varias líneas si hace falta; - lo lee de la entrada
cli-log-partial = De varias líneas anota las que se entienden y devuelve las demás
cli-log-dry-run = Muestra cómo se entiende y no anota nada
cli-log-kind = Qué fue: llamada, visita, correo, mensaje, reunión, muestra, encuesta o nota
cli-log-outcome = Cómo fue: hablamos, no contesta, volver a llamar, espera respuesta, pedido, no le interesa, reclamo
cli-log-at = Cuándo pasó, si no fue ahora
cli-log-in = El cliente fue quien llamó o escribió
cli-log-contact = Con qué persona del cliente
cli-done-complaint = Da por resueltos sus reclamos
cli-edit-name = Otro nombre
cli-edit-clear = Vacía un dato
cli-edit-archive = Lo archiva
cli-edit-rest = Lo deja en reposo, sin alertas
cli-edit-activate = Lo vuelve a activar
cli-edit-trash = Lo manda a la papelera
cli-edit-restore = Lo saca de la papelera
cli-when-phrase = La fecha como se dice
cli-when-now = Como si fuera este momento
cli-when-past = Mira hacia atrás: «vie» es el viernes que pasó
cli-import-file = Los archivos; - es la entrada estándar
cli-import-map = Qué campo llena una columna
cli-import-dry-run = Solo dice qué pasaría
cli-import-delimiter = El separador: coma, punto y coma o tab
cli-import-encoding = La codificación, si no se acierta: utf-8, utf-16, windows-1252…
cli-demo-write = Guarda la cartera de muestra en este archivo
cli-demo-clients = Cuántos clientes inventar; pide --write
cli-completions-shell = bash, zsh, fish, powershell o elvish
cli-man-dir = Escribe en esta carpeta una página por orden

## Las respuestas

cli-no-light = sin alerta
cli-next-step = próximo paso
cli-later = después
cli-done-what = hecho: { $what }
cli-undone = deshecho: { $what }
cli-redone = rehecho: { $what }
cli-is-undone = deshecho
cli-empty = Aún no hay clientes: añade uno con «cartera add» o tráelos con «cartera import».
cli-today-rest =
    { $n ->
        [one] … y { $n } más (--all los muestra todos)
       *[other] … y { $n } más (--all los muestra todos)
    }
cli-find-none = Ningún cliente.
cli-find-rest =
    { $n ->
        [one] … y { $n } más (--limit muestra más)
       *[other] … y { $n } más (--limit muestra más)
    }
cli-show-history =
    { $n ->
        [one] { $n } gestión
       *[other] { $n } gestiones
    }
cli-show-rest =
    { $n ->
        [one] … y { $n } anterior (--all las muestra todas)
       *[other] … y { $n } anteriores (--all las muestra todas)
    }
cli-label-contact = contacto
cli-label-best-hour = hora
cli-label-cadence = frecuencia
cli-label-source = origen
cli-label-tax = identificación
cli-label-tags = etiquetas
cli-cadence = cada { $ideal } días, como mucho { $maximum }
cli-resolved = resuelto el { $day }
cli-suggestion = sugerencia: { $step } — para aceptarla: { $command }
cli-same-name = ojo: ya había otro cliente con ese nombre (#{ $id }); «cartera undo» quita este.
cli-brief-plans = Previsto
cli-brief-reach = Cómo contactar
cli-brief-open = Pendiente de resolver
cli-brief-last = Últimas gestiones
cli-brief-part = { $last } ({ $shown } de { $all })
cli-brief-nothing = Todavía no hay nada anotado.
cli-brief-notes = Notas
cli-sheet-title = Hoja del { $day }
cli-sheet-planned =
    { $n ->
        [one] { $n } contacto previsto
       *[other] { $n } contactos previstos
    }
cli-sheet-met =
    { $n ->
        [one] { $n } en persona
       *[other] { $n } en persona
    }
cli-sheet-nowhere = Sin zona
cli-sheet-any-time = sin hora
cli-sheet-passing =
    { $n ->
        [0] Nadie más espera contacto en { $zone }
        [one] Si pasas por { $zone }: { $n } cliente espera contacto
       *[other] Si pasas por { $zone }: { $n } clientes esperan contacto
    }
cli-sheet-rest =
    { $n ->
        [one] … y { $n } más en esa zona
       *[other] … y { $n } más en esa zona
    }
cli-sheet-last = Último: { $day }, { $kind }: { $said }
cli-sheet-nothing = No hay nada previsto para este día.
cli-sheet-written =
    { $n ->
        [one] { $path }: { $n } contacto previsto
       *[other] { $path }: { $n } contactos previstos
    }
cli-remind-delivered = Aviso de prueba mostrado por { $program }. Si no lo ves, mira si el escritorio tiene los avisos activados.
cli-remind-delivered-terminal = Aviso de prueba enviado al terminal. Si no lo ves, mira si el terminal tiene los avisos activados.
cli-remind-about = Avisos de cartera
cli-remind-intro =
    { $n ->
        [one] # Lo que sigue hace que el sistema mire cada minuto si hay algo que avisar. Elige una forma y cópiala.
       *[other] # Lo que sigue hace que el sistema mire cada { $n } minutos si hay algo que avisar. Elige una forma y cópiala.
    }
cli-remind-others = --- En otros sistemas, con la ruta que allí tenga cartera ---
cli-remind-systemd = Linux con systemd (lo más habitual): pega esto en el terminal
cli-remind-systemd-off = Para quitarlo: systemctl --user disable --now cartera-remind.timer
cli-remind-cron = Otros Linux y sistemas parecidos: añade esta línea con «crontab -e»
cli-remind-cron-off = Para quitarlo: borra la línea con «crontab -e»
cli-remind-launchd = macOS: pega esto en el terminal
cli-remind-launchd-off = Para quitarlo: launchctl bootout gui/$(id -u)/cartera.remind && rm ~/Library/LaunchAgents/cartera.remind.plist
cli-remind-schtasks = Windows: pega esto en el símbolo del sistema
cli-remind-schtasks-off = Para quitarlo: schtasks /Delete /F /TN cartera-remind
cli-why-turn = { $light } desde { $day }: { $why }
cli-why-green = Va bien: hay algo previsto, se espera su respuesta, o lo pusiste en verde.
cli-why-none = Nadie ha previsto nada con este cliente.
cli-why-away = No tiene alerta: está { $standing }.
cli-why-coming = Más adelante:
cli-history-none = Aún no se ha hecho nada.
cli-import-rehearsal = Esto es lo que pasaría; no se ha escrito nada.
cli-import-unused = (no se usa)
cli-import-guessed = (por parecido: revísalo, o usa --map)
cli-import-warning = línea { $line }, { $column }: { $reason } ({ $value })
cli-demo-written =
    { $n ->
        [one] { $path }: { $n } cliente
       *[other] { $path }: { $n } clientes
    }

## La página de manual

cli-manual-name = NOMBRE
cli-manual-synopsis = USO
cli-manual-description = DESCRIPCIÓN
cli-manual-options = OPCIONES
cli-manual-commands = ÓRDENES
cli-manual-more = MÁS
cli-manual-version = VERSIÓN

## Órdenes mal escritas

error-usage = { $problem } (ayuda: { $help })
error-usage-unknown-option = no existe la opción { $typed }; un texto que empieza por guion va detrás de --
error-usage-unknown-option-near = no existe la opción { $typed }; ¿será { $nearest }?
error-usage-unknown-word = sobra «{ $typed }»: si lleva espacios, ponlo entre comillas
error-usage-unknown-word-near = sobra «{ $typed }»; ¿será { $nearest }?
error-usage-unknown-command = no existe la orden «{ $typed }»
error-usage-unknown-command-near = no existe la orden «{ $typed }»; ¿será { $nearest }?
error-usage-missing = falta { $what }
error-usage-no-value = a { $option } le falta su valor
error-usage-value = { $option } no puede ser «{ $value }»
error-usage-twice = { $one } está dos veces
error-usage-conflict = { $one } y { $other } no van juntas
error-usage-not-text = un dato no es texto en UTF-8
error-usage-other = la orden no se entiende
error-cli-bad-value = { $option } no puede ser «{ $value }»: se espera { $accepted }.
error-cli-accepts-number = un número desde { $least }
error-cli-accepts-between = un número entre { $least } y { $most }
error-cli-accepts-cadence = un número de días hasta { $most }, o dos como 30/45
error-cli-accepts-map = columna=campo, con uno de estos campos: { $fields }
error-cli-accepts-delimiter = un signo, como «,», «;» o tab
error-cli-accepts-encoding = una codificación como utf-8, utf-16 o windows-1252
error-cli-no-json = esta orden no tiene respuesta en JSON: quita --json.
error-cli-needs-write = --clients inventa una cartera grande: di en qué archivo con --write.

## Lo que no se pudo hacer

error-cli-remind-what = di qué: --test prueba un aviso; --install-help dice cómo hacer que lleguen solos.
error-cli-remind-self = no se sabe dónde está este programa: no se puede decir qué ha de llamar el sistema.
error-cli-remind-path = { $path } no se puede escribir en un temporizador: mueve el archivo a una ruta sin signos raros.
error-cli-no-home = no se sabe dónde guardar la agenda: di dónde con --db.
error-cli-no-config = no existe la configuración { $path }: créala o nombra otra.
error-cli-bad-now = CARTERA_NOW no es un momento («{ $value }»): se espera algo como 2026-11-23T10:00-05:00.
error-cli-output = no se pudo escribir la respuesta: { $detail }
error-cli-write = no se pudo escribir { $path }: { $detail }
error-cli-input = no se pudo leer la entrada: { $detail }
error-cli-input-not-text = lo que llega por la entrada no es texto en UTF-8; no se ha anotado nada.
error-cli-input-twice = las líneas y la nota no pueden venir las dos de la entrada: da una de ellas en la orden.
error-cli-nothing-to-undo = no hay nada que deshacer.
error-cli-nothing-to-redo = no hay nada que rehacer.
error-cli-nothing-to-edit = no hay nada que cambiar: di qué con una opción, o ya estaba así.
error-cli-no-complaint = este cliente no tiene ningún reclamo abierto.
error-cli-no-contacts = este cliente no tiene contactos: añade a «{ $typed }» con «cartera edit CLIENTE --contact».
error-cli-contact = «{ $typed }» no es uno de sus contactos, o es más de uno: { $names }
error-cli-exists = { $path } ya existe y no se ha tocado: elige otro nombre.
error-cli-sample = la cartera de muestra está estropeada: { $detail }

# Quién puede estar dos veces
cli-duplicates = Busca clientes que pueden estar dos veces
cli-duplicates-more =
    Con --json: total y pairs, cada uno con points (hasta 100), signs y clients, los dos clientes.
    cartera merge une una pareja, o recuerda que son dos.
cli-duplicates-limit = Cuántas parejas como mucho
cli-duplicates-none = No hay nadie que parezca estar dos veces.
cli-duplicates-how = Para verlos lado a lado y unirlos: cartera merge '#{ $keep }' '#{ $gone }'. Si son dos: lo mismo con --apart.
cli-duplicates-rest =
    { $n ->
        [one] Hay otra pareja: --limit muestra más.
       *[other] Hay { $n } parejas más: --limit muestra más.
    }
cli-merge = Une dos fichas del mismo cliente en una
cli-merge-more =
    Sin --yes solo se muestra. Lo que está vacío se completa, y pasan todas las gestiones, contactos, compras y archivos.
    Con --json: applied, keep y gone (id, name), differing (field, keep, gone, taken), filled y moving.
cli-merge-keep = El cliente que se queda: #número, o su nombre entre comillas
cli-merge-gone = El cliente que se va, con todo lo suyo pasado al otro
cli-merge-take = Un dato que se toma del que se va; se puede repetir
cli-merge-apart = Son dos: recordarlo, y no volver a ofrecerlos
cli-merge-dry-run = Solo muestra qué pasaría
cli-merge-yes = Hacerlo; «cartera undo» los separa como estaban
cli-merge-clients = Cliente
cli-merge-done = Hecho. «cartera undo» los separa como estaban.
cli-merge-how = Todavía no ha cambiado nada: --yes lo hace; --take DATO toma un dato del que se va.
cli-merge-apart-done = Anotado: son dos.
cli-looks-like = ojo: se parece a { $name } (#{ $id }): { $signs }. Si es el mismo: cartera merge '#{ $id }' '#{ $new }'.

# Segmentos, perdidos y cambios a muchos
cli-val-filter = FILTRO
cli-val-segment = SEGMENTO
cli-val-why = MOTIVO
cli-queue-filter = Trabaja a los que reúne un filtro, en vez de la cola del día
cli-segments = Muestra los segmentos y cuántos clientes reúne cada uno
cli-segments-more =
    cartera segments add NOMBRE FILTRO guarda uno; cartera segments remove NOMBRE lo quita (los que vienen hechos se ocultan).
    Con el nombre de un segmento y --rename, --filter, --colour, --hide o --show lo cambia.
    Con --json: segments (code, name, filter, hue, hidden, clients), zones y sectors (value, clients).
cli-segments-what = add, remove, o el nombre de un segmento
cli-segments-colour = Su color
cli-segments-rename = Otro nombre
cli-segments-filter = Otro filtro
cli-segments-hide = Ocultarlo
cli-segments-show = Volver a mostrarlo
cli-segments-all = También los ocultos
cli-segments-removed = Quitado: { $name }. «cartera undo» lo trae de vuelta.
cli-segments-zones = Por zona: { $values }
cli-segments-sectors = Por sector: { $values }
segments-hidden = oculto
error-cli-segments-add = falta el nombre o el filtro: cartera segments add 'Hoteles de Lima' sector:hotel city:lima
error-cli-no-segment = no hay ningún segmento «{ $name }». Los que hay: { $names }
cli-bulk = Lo mismo para todos los clientes de un filtro, de una vez
cli-bulk-more =
    Sin --yes solo se muestra a cuántos y a quiénes cambiaría. Un solo «cartera undo» lo deshace entero.
    Con --json: applied, meant y changed (id, name); de un archivo, clients y path.
cli-bulk-filter = A quiénes: palabras, #etiqueta, city:lima, segment:nombre…
cli-bulk-tag = Una etiqueta que se les pone
cli-bulk-untag = Una etiqueta que se les quita
cli-bulk-plan = Un próximo contacto con cada uno: fecha y cómo, «vie llamada»
cli-bulk-archive = Los archiva
cli-bulk-rest = Los deja en reposo, sin alertas
cli-bulk-activate = Los vuelve a activar
cli-bulk-trash = Los manda a la papelera
cli-bulk-export = Escribe la lista en un archivo CSV nuevo
cli-bulk-dry-run = Solo muestra qué cambiaría
cli-bulk-yes = Hacerlo
cli-bulk-rest-n = { $n } más
cli-bulk-done = Hecho. «cartera undo» lo deshace entero.
cli-bulk-how = Todavía no ha cambiado nada: --yes lo hace.
cli-bulk-exported =
    { $n ->
        [one] Escrito: 1 cliente en { $path }
       *[other] Escrito: { $n } clientes en { $path }
    }
bulk-would = De { $meant }, cambiarían { $n }
bulk-changed = De { $meant }, han cambiado { $n }
error-cli-bulk-nothing = falta qué hacer con ellos: --tag, --untag, --attention, --cadence, --plan, --archive, --rest, --activate, --trash o --export
cli-lost = Anota que un cliente se perdió y por qué, o que volvió; solo, los que se perdieron
cli-lost-more =
    Con --json: done, client (id, name), light y next; sin cliente, clients (id, name, on, why, note, last, value).
cli-lost-why = Por qué: precio, producto, servicio, competencia, ya no lo necesita, cerró, no pagaba, otro
cli-lost-note = Lo que haya que decir de ello
cli-lost-on = Desde qué día; hoy si no se dice
cli-lost-back = Volvió
cli-lost-none = No hay ningún cliente perdido.
cli-lost-never = nunca
cli-lost-last = último contacto: { $ago }
error-cli-lost-whom = falta el cliente: cartera lost CLIENTE --why precio
error-cli-lost-why = falta --why, por qué se perdió: { $reasons }
## Compras y productos

cli-buy = Anota una compra: qué se llevó, cuánto y cómo paga
cli-buy-more =
    Una línea por cosa, entre comillas: 'tornillos x 3 @ 12.50 -10%'. Lo del catálogo ya tiene su precio; lo demás lo
    lleva tras @. Un importe solo también vale: '$1250'. Cuenta como contacto y cierra lo previsto para hoy.
    Con --json: done, client (id, name), light, next y purchase, como en purchases.
cli-buy-client = El cliente
cli-buy-lines = Qué compró, una línea por cosa
cli-buy-on = Cuándo fue (hoy si no se dice)
cli-buy-discount = Lo que se descuenta del total: un importe o una parte, como 10%
cli-buy-pay = Cómo paga: efectivo, transferencia, tarjeta…
cli-buy-due = Cuándo vence: en días (30d) o una fecha
cli-buy-paid = Ya está pagada
cli-buy-ours = La iniciativa fue nuestra
cli-buy-theirs = La iniciativa fue suya
cli-buy-kind = Cómo fue el pedido: llamada, visita, mensaje…
cli-buy-no-contact = Solo la compra, sin contarla como contacto
cli-buy-note = Lo que haya que añadir
cli-return = Anota lo que un cliente devuelve de una compra
cli-return-more =
    Sin nada más, lo que quede de su última compra. Con líneas, solo eso: 'tornillos x 1'.
    Con --json: done, client (id, name), light, next y purchase, la devolución.
cli-return-client = El cliente
cli-return-lines = Qué devuelve, y cuánto
cli-return-purchase = De qué compra, por su número
cli-return-on = Cuándo fue (hoy si no se dice)
cli-paid = Da por pagada una compra
cli-paid-more =
    Se paga entera: los pagos a cuenta no se llevan aquí.
    Con --json: done, client (id, name), light, next y purchase, como en purchases.
cli-paid-client = El cliente
cli-paid-purchase = Qué compra, por su número, si hay varias sin pagar
cli-paid-on = Cuándo pagó (hoy si no se dice)
cli-purchases = Lo que se ha comprado, lo último primero
cli-purchases-more =
    Con --json: purchases, total (minor, currency) y left_out (monedas sin tasa). Una compra es: id, client (id, name),
    date, kind, total, cost, discount, lines (product, name, quantity, price, discount, cost, total), method, due, paid,
    initiative, note, number, interaction y returns. Los importes van en la unidad más pequeña de su moneda.
cli-purchases-client = De un cliente; sin él, de todos
cli-purchases-unpaid = Solo lo que falta pagar, lo que antes venció primero
cli-purchases-from = Desde cuándo
cli-purchases-to = Hasta cuándo
cli-purchases-limit = Cuántas se muestran
cli-purchases-none = no hay compras.
cli-purchases-none-unpaid = no hay nada sin pagar.
cli-purchases-more-left =
    { $n ->
        [one] … y { $n } más (--limit)
       *[other] … y { $n } más (--limit)
    }
cli-purchases-total = Total: { $total }
cli-products = El catálogo: lo que se vende y a cuánto
cli-products-more =
    cartera products add 'Tornillos de acero' --price 12.50 --cost 7 --code T-1
    cartera products edit T-1 --price 13
    cartera products remove T-1
    Lo que ya se vendió no se borra: --retire deja de ofrecerlo, y --offer lo vuelve a ofrecer.
    Con --json: products (id, code, name, category, price, cost, retired); al cambiar uno, done y product.
cli-products-what = Palabras que buscar; o add, edit, remove y el producto
cli-products-name = Cómo se llama
cli-products-price = A cuánto se vende
cli-products-cost = Cuánto cuesta
cli-products-code = Su código
cli-products-category = Su grupo
cli-products-retire = Dejar de ofrecerlo
cli-products-offer = Volver a ofrecerlo
cli-products-all = También los retirados
cli-products-none = no hay productos: añade uno con «cartera products add NOMBRE --price PRECIO».
cli-val-method = MEDIO
cli-val-term = PLAZO
cli-val-product = PRODUCTO
error-cli-nothing-unpaid = ese cliente no tiene nada sin pagar.
error-cli-which-purchase = hay { $n } compras sin pagar: di cuál con --purchase.
error-cli-no-purchase = ese cliente no tiene la compra «{ $typed }»: mira sus números con «cartera purchases».
error-cli-nothing-to-return = ese cliente no tiene ninguna compra de la que quede algo por devolver.
error-cli-no-line = «{ $typed }» no está en esa compra. Lo que tiene: { $names }
error-cli-no-product = ningún producto se llama «{ $typed }»: mira el catálogo con «cartera products».
error-cli-which-product = «{ $typed }» puede ser más de un producto: escribe el nombre entero o su código.
error-cli-product-currencies = el precio y el costo de un producto van en la misma moneda.
cli-segments-cadence = Cada cuántos días quieren contacto sus clientes; none para quitarla
cli-import-purchases = Lo mismo que --kind compras
cli-import-new = Añade los clientes que las filas nombran y que no están en la cartera
cli-import-strangers = Los clientes que no están se pueden añadir con --new.
