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
