### La captura: una línea que anota lo que pasó y lo que viene después.

capture-part-client = cliente
capture-part-kind = gestión
capture-part-outcome = resultado
capture-part-happened = cuándo
capture-part-next = próximo paso
capture-part-tag = etiqueta
capture-part-amount = importe
capture-part-expense = gasto
capture-part-score = satisfacción
capture-part-topic = aparte
capture-part-attention = alerta a mano
capture-part-escape = literal
capture-part-note = nota

## Lo que se puede escribir

capture-token-name = NOMBRE:
capture-token-at = @NOMBRE
capture-token-kind = qué fue
capture-token-incoming = quién empezó
capture-token-outcome = cómo fue
capture-token-order = un pedido
capture-token-next = >CUÁNDO
capture-token-none = >-
capture-token-happened = <CUÁNDO
capture-token-tag = #ETIQUETA
capture-token-amount = $IMPORTE
capture-token-expense = gasto $
capture-token-topic = promesa: …
capture-token-score = satisfacción N
capture-token-attention = !LUZ
capture-token-escape = \

capture-help-name = el cliente: su nombre o parte de él, o su número (#12)
capture-help-at = el cliente, en cualquier lugar; entre comillas si son varias palabras
capture-help-kind = al empezar: llamé, visita, correo, wa, reunión, muestra, encuesta, nota
capture-help-incoming = fue el cliente: me llamó, me escribió, nos visitó
capture-help-outcome = entre comas: no contesta, volver a llamar, espera respuesta, reclamo…
capture-help-order = pedido o compra con su cantidad; las palabras quedan en la nota
capture-help-next = próximo paso: fecha, canal y para qué; termina en ; o con la línea
capture-help-none = sin próximo paso, a propósito; >auto toma el sugerido
capture-help-happened = cuándo pasó, si no fue ahora
capture-help-tag = una etiqueta para el cliente
capture-help-amount = un importe; también S/ 120, US$ 30, 30 EUR
capture-help-expense = lo que costó la gestión; también gasté, viáticos
capture-help-topic = queda aparte: queja, promesa, pregunta, objeción, necesita, opina, competencia
capture-help-score = qué tan satisfecho está, de 0 a 10; en una encuesta basta 8/10
capture-help-attention = la luz: !rojo, !amarillo, !verde, !auto
capture-help-escape = antes de un signo o una palabra: se toma como texto

## Lo que no se entiende

capture-trouble-literal = { $why } Para dejarlo como texto, antepón \.
capture-trouble-next-in-past = El próximo paso no puede ser un día que ya pasó ({ $day }).
capture-trouble-future = Eso aún no ha pasado ({ $day }).
capture-trouble-amount = El importe «{ $amount }» no está claro: escribe, por ejemplo, { $example }.
capture-trouble-attention = No hay luz «{ $typed }»; ¿será !{ $near }?
capture-trouble-twice = Se dijo dos veces: { $what }.

## Cómo se entiende

capture-now = ahora
capture-in = { $kind } entrante
capture-quoted = «{ $text }»
capture-next-none = ninguno, a propósito (○)
capture-next-missing = sin decir
capture-new = { $name } · cliente nuevo
capture-at-hand = el que está a la vista
capture-several = «{ $typed }» puede ser:
capture-unknown = Ningún cliente se llama «{ $typed }».
capture-near = ¿Será alguno de estos?
capture-create = añadir a «{ $name }»
capture-nobody = ¿A quién? Empieza por su nombre y dos puntos: López: llamé…
capture-nothing = Escribe qué pasó.

## El diálogo

capture-title = Captura
capture-example = López: llamé, quiere 50 uds #cotización >vie 10:00 visita
capture-foot = Enter guarda · Esc deja la línea guardada
capture-foot-bare = Tab busca al cliente · Enter guarda
capture-foot-choose = ↑↓ elige · Tab completa · Enter guarda
capture-foot-help = F1 lo que se puede escribir
capture-help-title = Lo que se puede escribir en una línea
capture-choose = Elige a quién con ↑ y ↓, o completa su nombre con Tab.
capture-draft = Quedó una captura a medio escribir

## La orden log

capture-line-refused = línea { $n }: { $why }
capture-line-text = la línea: { $text }
capture-lines-none = no se ha anotado ninguna línea; corrígelas, o usa --partial para anotar las que se entienden:
capture-lines-left =
    { $n ->
        [one] quedó { $n } línea sin anotar:
       *[other] quedaron { $n } líneas sin anotar:
    }
capture-no-client = falta el cliente: empieza la línea por su nombre y dos puntos, o usa --client.
