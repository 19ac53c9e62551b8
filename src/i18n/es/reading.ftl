# Lo que se lee de un archivo, y por qué no se puede

## Por qué no se lee un archivo
error-import-file = no se puede leer { $path }: { $detail }
error-import-folder = { $path } es una carpeta: di qué archivo.
error-import-missing = no existe el archivo { $path }.
error-read-empty = { $path } está vacío: no hay nada que traer.
error-read-foreign = { $path } no es un archivo de datos ({ $kind }): hace falta una hoja (CSV, Excel u ODS), tarjetas de contacto, un calendario o JSON.
error-read-damaged = { $path } está dañado o incompleto ({ $kind }): consigue otra copia.
error-read-locked = { $path } está protegido con contraseña: guárdalo sin ella y prueba otra vez.
error-read-agenda = { $path } es una cartera completa: tráela sola, sin otros archivos ni opciones de lectura.
error-read-no-header = { $path } no tiene una primera fila con los nombres de las columnas: añádela.
error-read-no-name = en { $path } ninguna columna da un nombre, un teléfono o un correo: di cuál con --map «columna=name». Columnas: { $headers }
error-read-interactions = en { $path } no se reconocen las columnas de unas gestiones: hacen falta el cliente, la fecha y el tipo o lo que se dijo. Di cuáles con --map. Columnas: { $headers }
error-read-follow-ups = en { $path } no se reconocen las columnas de unos próximos contactos: hacen falta el cliente y el día. Di cuáles con --map. Columnas: { $headers }
error-read-purchases = en { $path } no se reconocen las columnas de unas compras: hacen falta cliente, fecha y total o precio. Di cuáles con --map. Columnas: { $headers }
error-read-products = en { $path } no se reconocen las columnas de un catálogo: hacen falta el nombre y el precio. Di cuáles con --map. Columnas: { $headers }
error-read-opportunities = en { $path } no se reconocen las columnas de unas oportunidades: hacen falta la etapa, el cliente o el asunto, y el importe o el cierre. Di cuáles con --map. Columnas: { $headers }
error-read-no-column = en { $path } no hay ninguna columna «{ $column }». Columnas: { $headers }
error-read-no-field = no hay ningún campo «{ $field }». Campos: { $fields }
error-read-delimiter = ese separador no sirve: usa una coma, un punto y coma o tab.
error-read-too-large = { $path } es demasiado grande (el límite es { $limit } { $what }): repártelo en varios.
read-limit-bytes = bytes
read-limit-unpacked = bytes una vez descomprimido
read-limit-columns = columnas
read-limit-rows = filas
read-limit-cells = celdas

file-kind-xlsx = libro de Excel
file-kind-ods = hoja de LibreOffice
file-kind-xls = documento antiguo de Office
file-kind-zip = archivo ZIP
file-kind-compressed = archivo comprimido
file-kind-pdf = PDF
file-kind-image = imagen
file-kind-media = sonido o vídeo
file-kind-sqlite = base de datos
file-kind-program = programa
file-kind-html = página web
file-kind-xml = XML
file-kind-json = JSON
file-kind-vcard = tarjeta de contacto
file-kind-icalendar = calendario
file-kind-rtf = texto con formato
file-kind-utf32 = UTF-32
file-kind-unknown = no es texto

## Por qué un registro no da nada
unread-no-name = falta el nombre
unread-too-long = el nombre de la columna { $column } es demasiado largo
unread-open-quote = unas comillas se abren y no se cierran
unread-nobody = no dice de qué cliente es
unread-no-product = no dice cómo se llama el producto
unread-no-title = no dice de qué se trata ni para quién
unread-nothing = no dice qué es
unread-no-stage = no dice en qué etapa está
unread-no-date = le falta la fecha
unread-no-amount = le falta el importe
unread-bad-date = «{ $typed }» no es una fecha
unread-bad-number = «{ $typed }» no es un número
unread-bad-currency = «{ $typed }» no es una moneda: se espera su código, como PEN
unread-bad-rule = no se entiende la repetición «{ $typed }»
unread-broken = la línea está dañada: no es JSON

## Qué tiene un valor que no se usa
doubt-bad-date = no es una fecha
doubt-bad-days = no es un número de días
doubt-bad-number = no es un número
doubt-bad-email = no es un correo
doubt-bad-phone = no es un teléfono
doubt-rounded-phone = la hoja de cálculo redondeó el número y perdió cifras
doubt-too-long = demasiado largo
doubt-unknown-word = no se reconoce

## Los programas cuyos archivos se conocen
program-google = Contactos de Google
program-outlook = Outlook
program-apple = Contactos de Apple
program-hubspot = HubSpot
program-pipedrive = Pipedrive
program-zoho = Zoho CRM
program-salesforce = Salesforce
program-linkedin = LinkedIn
program-monica = Monica
program-khard = khard
program-cartera = cartera

## Qué dice una columna de gestiones
interaction-field-foreign = otra cosa
interaction-field-due = vencimiento
interaction-field-uid = UID
interaction-field-client_number = número de cliente
interaction-field-client_uid = UID del cliente
interaction-field-client = cliente
interaction-field-contact = contacto
interaction-field-email = su correo
interaction-field-phone = su teléfono
interaction-field-at = fecha
interaction-field-time = hora
interaction-field-kind = tipo
interaction-field-outcome = resultado
interaction-field-direction = quién inició
interaction-field-subject = asunto
interaction-field-text = lo que se dijo
interaction-field-amount = importe
interaction-field-currency = moneda
interaction-field-number = número

## Qué dice una columna de próximos contactos
follow-up-field-foreign = otra cosa
follow-up-field-uid = UID
follow-up-field-client_number = número de cliente
follow-up-field-client_uid = UID del cliente
follow-up-field-client = cliente
follow-up-field-contact = contacto
follow-up-field-email = su correo
follow-up-field-phone = su teléfono
follow-up-field-due = día
follow-up-field-time = hora
follow-up-field-kind = tipo
follow-up-field-subject = asunto
follow-up-field-purpose = para qué
follow-up-field-priority = prioridad
follow-up-field-done = si está hecho
follow-up-field-closed = cuándo se hizo
follow-up-field-rule = cuándo se repite
follow-up-field-lead = días de aviso
follow-up-field-number = número

## Qué más dice una columna de compras, productos u oportunidades
sale-field-client_uid = UID del cliente
sale-field-email = su correo
sale-field-phone = su teléfono
sale-field-uid = UID
product-field-uid = UID
deal-field-uid = UID
deal-field-client_uid = UID del cliente
deal-field-email = su correo
deal-field-phone = su teléfono
deal-field-contact = contacto
deal-field-status = ganada o perdida
