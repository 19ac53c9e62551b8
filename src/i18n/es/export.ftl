# Lo que sale de la agenda, y la agenda entera como JSON.

error-dump-not-ours = No es una agenda exportada como JSON por cartera
error-dump-newer = La exportación es de una versión más nueva de cartera: actualiza el programa y prueba otra vez. No se cambió nada
error-dump-no-json = Línea { $line }: aquí el JSON está mal o se corta. No se cambió nada
error-dump-unknown-table = Línea { $line }: la agenda no tiene «{ $place }». No se cambió nada
error-dump-unknown-column = Línea { $line }: no existe el campo { $place }. No se cambió nada
error-dump-value = Línea { $line }: { $place } no puede tener ese valor. No se cambió nada
error-dump-missing = Línea { $line }: falta { $place }. No se cambió nada
error-dump-twice = Línea { $line }: esta fila de { $place } se repite o se contradice con otra. No se cambió nada
error-dump-dangling = Línea { $line }: { $place } remite a algo que no está en el archivo. No se cambió nada

export-col-client = Cliente
export-col-client_number = Código de cliente
export-col-client_uid = UID del cliente
export-col-contact = Contacto
export-col-at = Fecha
export-col-when = Vence
export-col-kind = Tipo
export-col-outcome = Resultado
export-col-direction = Sentido
export-col-note = Nota
export-col-amount = Monto
export-col-currency = Moneda
export-col-score = Puntuación
export-col-uid = UID
export-col-size = Tamaño
export-col-id = ID externo
export-col-taxid = ID fiscal
export-col-channel = Canal
export-col-purpose = Motivo
export-col-state = Estado
export-col-closed = Fecha de cierre
export-col-rule = Recurrencia
export-col-lead = Días de aviso
export-col-number = Número
export-col-date = Fecha
export-col-product = Producto
export-col-code = Código
export-col-quantity = Cantidad
export-col-price = Precio unitario
export-col-discount = Descuento
export-col-total = Total
export-col-due = Vencimiento
export-col-paid = Fecha de pago
export-col-unit_cost = Costo unitario
export-col-cost = Costo
export-col-method = Forma de pago
export-col-category = Categoría
export-col-retired = Retirado
export-col-title = Oportunidad
export-col-stage = Etapa
export-col-opened = Fecha de apertura
export-col-expected = Fecha estimada de cierre
export-col-probability = Probabilidad
export-col-competitor = Competidor
export-col-why = Razón del cierre

export-format-csv = CSV
export-format-xlsx = Excel (XLSX)
export-format-json = JSON, completo
export-format-vcard = vCard 3.0
export-format-vcard4 = vCard 4.0
export-format-ics = iCalendar
export-format-markdown = Markdown

cli-export = Saca la agenda, o parte de ella, a un archivo
cli-export-more =
    Sin -o escribe en la salida. El formato lo dice --format o la terminación del archivo. Sin filtro salen todos los clientes que no están en la papelera; con --format json sale la agenda completa, que «cartera import» recupera sin perder nada.

    Con --json y -o: «format», «rows» (filas escritas) y «path».
cli-export-filter = De quiénes: palabras, #etiqueta, city:lima, segment:nombre…; sin nada, de todos
cli-export-format = csv, xlsx, json, vcard, vcard4, ics, markdown
cli-export-kind = Qué: clients, interactions, follow-ups, purchases, products, opportunities; se puede repetir en XLSX
cli-export-client = De un solo cliente
cli-export-segment = De los clientes de un segmento
cli-export-output = El archivo; «-» es la salida
cli-export-force = Escribe aunque el archivo exista
cli-val-export-format = FORMATO
cli-exported = { $n ->
        [one] { $n } fila
       *[other] { $n } filas
    } en { $path }
error-cli-export-one-kind = En un CSV cabe un solo tipo de datos: elige un --kind, o exporta a XLSX
error-cli-export-whole = El JSON lleva todo de cada cliente: --kind no va con él
error-cli-export-kind = { $format } solo lleva este tipo de datos: { $kind }
error-cli-export-terminal = Un libro de Excel no se puede mostrar en la terminal: di en qué archivo con -o
error-cli-export-whose = Elige una forma de decir de quiénes: un filtro, --client o --segment
error-cli-export-format = No se sabe el formato por la terminación de «{ $path }»: dilo con --format

# Preguntas en SQL.
cli-query = Responde una pregunta en SQL; no puede cambiar nada
cli-query-more =
    Solo SELECT y WITH. Se pregunta a estas vistas, cuyas columnas explica --schema: clients, contacts, channels, interactions, follow_ups, purchases, purchase_lines, products, opportunities, lights, tags, fields, topics, occasions, relations, segments. Los días van como 2026-11-23, los montos como números con decimales junto a su moneda.

    Con --json: una lista con un objeto por fila; con --schema «view», «text» y «columns» («name», «text»).
cli-query-sql = La pregunta; «-» la lee de la entrada
cli-query-csv = La respuesta como CSV
cli-query-schema = Muestra las vistas y sus columnas
cli-query-none = Ninguna fila.
cli-val-sql = SQL
error-cli-query-nothing = Falta la pregunta: por ejemplo «select name, city from clients», o --schema para ver qué hay
error-query-reads-only = Solo se puede preguntar, y una cosa a la vez: un SELECT o un WITH. No se cambió nada
error-query = La pregunta no se entiende: { $detail }. «cartera query --schema» muestra qué hay
view-clients = los clientes, con su alerta de hoy
view-contacts = las personas de cada cliente
view-channels = teléfonos, correos y otros canales
view-interactions = las gestiones: lo que pasó
view-follow_ups = los próximos contactos, abiertos y cerrados
view-purchases = las compras
view-purchase_lines = lo que se compró en cada compra
view-products = el catálogo
view-opportunities = las oportunidades
view-lights = las alertas de hoy
view-tags = las etiquetas
view-fields = tus campos propios, con su valor
view-topics = lo que se dijo: quejas, promesas, objeciones…
view-occasions = cumpleaños y otras fechas
view-relations = lo que un cliente es de otro
view-segments = los segmentos que guardaste
view-column-id = número en la agenda
view-column-name = nombre
view-column-kind = tipo
view-column-company = empresa
view-column-role = cargo
view-column-sector = rubro
view-column-size = tamaño
view-column-city = ciudad
view-column-zone = zona
view-column-country = país
view-column-time_zone = zona horaria
view-column-source = de dónde vino
view-column-tax_id = documento tributario
view-column-number = número en otro programa
view-column-language = idioma
view-column-tone = trato
view-column-interest = lo que le interesa
view-column-light = alerta de hoy: red, yellow, green, none
view-column-last_contact_on = último contacto
view-column-next_on = próximo contacto
view-column-cadence_days = frecuencia, en días
view-column-cadence_max_days = frecuencia máxima, en días
view-column-attention = seguimiento a mano
view-column-standing = active, resting, archived, trashed
view-column-snoozed_until = pospuesto hasta
view-column-potential = lo que podría comprar en un año
view-column-potential_currency = su moneda
view-column-created_on = en la cartera desde
view-column-lost_on = se fue con otro el
view-column-lost_why = por qué se fue
view-column-note = nota
view-column-uid = nombre que vale fuera de la agenda, si ya salió
view-column-client_id = número del cliente
view-column-client = nombre del cliente
view-column-influence = peso en la compra
view-column-contact = la persona
view-column-value = valor
view-column-preferred = 1 si se prefiere
view-column-at = día y hora
view-column-day = día
view-column-outcome = resultado
view-column-direction = out: yo a ellos, in: ellos a mí
view-column-amount = monto
view-column-currency = moneda
view-column-score = satisfacción, de 0 a 10
view-column-expense = gasto
view-column-expense_currency = moneda del gasto
view-column-resolved_on = queja resuelta el
view-column-due_on = día que toca
view-column-due_at = hora
view-column-channel = por qué canal
view-column-purpose = para qué
view-column-state = open, done, cancelled
view-column-planned_on = día planeado al principio
view-column-closed_on = cerrado el
view-column-snoozes = veces pospuesto
view-column-rule = repetición (RFC 5545)
view-column-opportunity_id = número de la oportunidad
view-column-made_on = día de la compra
view-column-total = total
view-column-cost = lo que te costó
view-column-method = forma de pago
view-column-paid_on = pagado el
view-column-initiative = de quién partió
view-column-purchase_id = número de la compra
view-column-product_id = número del producto
view-column-product = producto
view-column-code = código
view-column-category = categoría
view-column-quantity = cantidad
view-column-price = precio de la unidad
view-column-discount_percent = descuento, en %
view-column-unit_cost = costo de la unidad
view-column-retired = 1 si ya no se vende
view-column-title = de qué trata
view-column-stage = etapa
view-column-probability = probabilidad propia, en %
view-column-opened_on = abierta el
view-column-stage_since = en su etapa desde
view-column-expected_on = cierre esperado
view-column-closed_why = por qué se cerró
view-column-competitor = competidor
view-column-yellow_on = día en que pasa a amarillo
view-column-red_on = día en que pasa a rojo
view-column-next_at = hora del próximo contacto
view-column-attempts = intentos seguidos sin respuesta
view-column-tag = etiqueta
view-column-field = el campo
view-column-raised_on = se dijo el
view-column-label = cómo se llama
view-column-month = mes
view-column-day_of_month = día del mes
view-column-year = año, si se sabe
view-column-other_id = número del otro cliente
view-column-other = nombre del otro cliente
view-column-filter = el filtro

# La orden que sigue a una gestión.
hook-failed = No se pudo ejecutar la orden de [hooks] after_log: { $why }. La gestión quedó guardada
hook-ended = Se guardó, pero tu orden after_log terminó con el error { $code }: ejecútala para ver por qué
hook-stopped = Se guardó, pero tu orden after_log fue detenida antes de terminar

cli-import-agenda-did = { $clients ->
        [one] { $clients } cliente nuevo
       *[other] { $clients } clientes nuevos
    }; { $new } filas nuevas en total, { $same } ya estaban
cli-import-agenda-would = { $clients ->
        [one] Sería { $clients } cliente nuevo
       *[other] Serían { $clients } clientes nuevos
    }; { $new } filas nuevas en total, { $same } ya están
cli-import-agenda-kept = { $n ->
        [one] { $n } dice otra cosa aquí: quedó como estaba
       *[other] { $n } dicen otra cosa aquí: quedaron como estaban
    }
cli-import-agenda-taken = { $n ->
        [one] { $n } decía otra cosa aquí: ahora dice lo del archivo
       *[other] { $n } decían otra cosa aquí: ahora dicen lo del archivo
    }
