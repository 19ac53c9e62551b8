# Mensajes: plantillas, lo que se rellena en ellas y por dónde salen
medium-email = correo
medium-whatsapp = WhatsApp
medium-sms = SMS
medium-phone = teléfono
template-introduction = Presentación
template-after_call = Tras una llamada
template-quotation = Cotización enviada
template-after_sample = Tras una muestra
template-thanks = Gracias por comprar
template-payment = Recordatorio de pago
template-birthday = Cumpleaños
template-reactivation = Reactivación
template-loyalty = Fidelidad
template-call = Guion de llamada
datum-name = el nombre
datum-full_name = el nombre completo
datum-client = el cliente
datum-company = la empresa
datum-product = el producto
datum-last_purchase = la última compra
datum-last_contact = el último contacto
datum-next_step = el próximo paso
datum-purpose = el motivo
datum-opportunity = la oportunidad
datum-amount = el monto
datum-owed = la deuda
datum-due_since = desde cuándo debe
datum-today = la fecha de hoy
datum-me = tu nombre en [me]
datum-my_company = tu empresa en [me]
datum-signature = tu firma en [me]
action-add_template = plantilla nueva: { $subject }
action-edit_template = cambio de la plantilla { $subject }
action-remove_template = borrado de la plantilla { $subject }

message-day = { $weekday } { $day } de { $month }
message-day-month-first = { $weekday } { $day } de { $month }
message-choose = se elige al abrir
message-no-number = «{ $to }» no es un número de teléfono: corrígelo en los datos del cliente o elige otra vía.
message-no-country = no se sabe de qué país es { $to }: escríbelo con + y el código del país en los datos del cliente.
message-no-address = «{ $to }» no es una dirección de correo: corrígela en los datos del cliente o elige otra vía.
message-missing = Falta: { $what }
message-still-missing = falta { $what }: escríbelo en el texto o bórralo antes de enviarlo.
message-copied = Texto copiado
message-opened = Mensaje abierto; nada se envía hasta que lo envíes tú
message-copied-instead = No se pudo abrir ({ $detail }): el texto quedó copiado para { $to }
message-blank = Mensaje en blanco
message-just-log = Registrar un mensaje que ya se envió
message-title = Mensaje: { $client }
message-way = Por { $route }
message-preview = Así queda
message-subject = Asunto: { $subject }
message-foot = Enter usa · ←/→ vía · m registra · a nueva · e edita · h { $hide } · v { $all }
message-foot-manage = Enter edita · a nueva · h { $hide } · v { $all } · Supr borra
message-hide = oculta
message-show = muestra
message-all = todas
message-fewer = menos
message-hidden = oculta
templates-title =
    { $n ->
        [one] { $n } plantilla
       *[other] { $n } plantillas
    }
templates-own-only = esta plantilla viene hecha y no se borra: h la oculta.

flawed-in-subject = en el asunto
flawed-in-line = en la línea { $line }
flawed = { $place }: { $why } No se guardó nada.
flawed-unknown = no hay ningún dato que se llame «{ $name }».
flawed-unknown-near = no hay ningún dato que se llame «{ $name }»; ¿es «{ $near }»?
flawed-block = «{ $name }» no se puede usar en un mensaje: solo condiciones, {"{"}% if nombre %{"}"} … {"{"}% endif %{"}"}.
flawed-filter = no se conoce el cambio «{ $name }»: hay mayusculas, minusculas y si_falta("…").
flawed-syntax = no se entiende: revisa que cada {"{"}{"{"} tenga su {"}"}{"}"} y cada {"{"}% if … %{"}"} su {"{"}% endif %{"}"}.
flawed-too-long = es demasiado: como mucho { $most } caracteres y pocas condiciones una dentro de otra.
error-empty-template = una plantilla necesita un texto.
error-template-exists = ya hay una plantilla «{ $name }» para esa vía, ese idioma y ese trato: cambia uno de ellos o el nombre.

field-route = Por
field-subject = Asunto
field-body = Texto
field-medium = Vía
form-message = Mensaje
form-template = Plantilla
form-template-new = Nueva plantilla
form-message-advice = Se abre en el programa de esa vía; nada se envía hasta que lo envíes tú
form-subject-advice = solo va en correos
form-any-medium = cualquiera
form-any-language = cualquiera
form-any-tone = cualquiera
form-template-advice = Entre llaves van los datos: {"{"}{"{"} nombre {"}"}{"}"}, {"{"}{"{"} empresa {"}"}{"}"}, {"{"}{"{"} producto {"}"}{"}"}…
cmd-message-write = mensaje
cmd-message-write-doc = Escribir un mensaje con una plantilla
cmd-form-copy = copia
cmd-form-copy-doc = Copiar el texto del mensaje
cmd-app-templates = plantillas
cmd-app-templates-doc = Ver y cambiar las plantillas de mensajes

cli-message = Escribe un mensaje a un cliente con una plantilla
cli-message-more =
    Sin plantilla se listan las que hay, primero las que vienen al caso. Nada se envía: --open lo abre en el programa de
    esa vía y --copy lo copia. Lo que falta se nombra; --fill nombre=Rosa lo completa.

    Con --json: client, template, channel, to, language, tone, subject, body, missing (name, what), link y logged; sin
    plantilla, templates (code, name, fits).
cli-message-template = La plantilla, por su código o su nombre
cli-message-via = Por dónde sale: correo, WhatsApp, SMS o teléfono
cli-message-to = A qué persona, número o dirección del cliente
cli-message-fill = Un dato que falta, como nombre=Rosa; se puede repetir
cli-message-open = Lo abre en el programa de esa vía
cli-message-copy = Copia el texto
cli-message-print = Lo muestra, que es lo que se hace si no se pide otra cosa
cli-message-log = Lo registra como enviado, a la espera de respuesta
cli-message-to-line = Para: { $to }
cli-message-logged = Registrado: { $what }, a la espera de respuesta.
cli-message-fits = viene al caso
error-cli-no-template = no hay ninguna plantilla «{ $name }» para esa vía. Hay: { $names }.
error-cli-no-route = este cliente no tiene «{ $typed }» por donde escribirle. Hay: { $routes }.
error-cli-fill = se espera un dato con su valor, como nombre=Rosa; hay: { $names }.
error-cli-no-clipboard = no hay una terminal que copie: usa --print.
cli-templates = Las plantillas de mensajes: cartera templates [NOMBRE | add NOMBRE | remove NOMBRE]
cli-templates-more =
    «templates NOMBRE» la muestra; con opciones la cambia. «templates add NOMBRE --file TEXTO» añade una; «-» lee el texto
    de la entrada. Cada dato tiene un nombre en español y otro en inglés, y los dos valen siempre: --data los enumera.

    Con --json: templates, cada una con code, key, name, channel, language, tone, subject, body y hidden; con --data,
    data, cada uno con names y what.
cli-templates-what = Qué plantilla, o add o remove y su nombre
cli-templates-file = El archivo con el texto; - lo lee de la entrada
cli-templates-subject = El asunto, para correos
cli-templates-via = Por dónde sale: correo, WhatsApp, SMS, teléfono; any para cualquiera
cli-templates-language = En qué idioma está; any para cualquiera
cli-templates-tone = Cómo trata: formal, informal; any para los dos
cli-templates-rename = El nombre nuevo
cli-templates-hide = No mostrarla más
cli-templates-show = Mostrarla otra vez
cli-templates-all = También las ocultas
cli-templates-data = Los datos que se rellenan y sus nombres
cli-templates-removed = Plantilla «{ $name }» borrada.
cli-templates-hidden = Plantilla «{ $name }» oculta: viene hecha y no se borra; --show la vuelve a mostrar.
cli-val-template = PLANTILLA
cli-val-addressee = CLIENTE [PLANTILLA]
cli-val-medium = VÍA
cli-val-fill = DATO=VALOR
error-cli-template-text = falta el texto: --file ARCHIVO, o --file - para leerlo de la entrada.
error-cli-template-unknown = no hay ninguna plantilla «{ $name }». Hay: { $names }.
error-cli-template-several = «{ $name }» tiene varias variantes: di cuál con --via, --language o --tone.
error-no-desktop = aquí no hay un escritorio que abra programas
