### Lo que dicen los clientes: puntos abiertos, satisfacción, gastos.

trend-up = sube
trend-level = se mantiene
trend-down = baja

action-add_topic = apunte de { $subject }
action-edit_topic = corrección de un apunte de { $subject }
action-keep = promesa cumplida con { $subject }
action-answer = pregunta respondida a { $subject }
action-overcome = objeción superada de { $subject }
action-serve = necesidad atendida de { $subject }
action-reopen_topic = punto reabierto de { $subject }
action-delete_topic = apunte borrado de { $subject }

## Un punto abierto

point-line = { $kind } ({ $ago }): { $text }
point-line-bare = { $kind } ({ $ago })
point-closed-complaint = resuelta
point-closed-promise = cumplida
point-closed-question = respondida
point-closed-objection = superada
point-closed-need = atendida
point-closed-on = { $word } el { $day }
satisfaction-last = { $last }/{ $best } el { $day }
satisfaction-all = { $last }/{ $best } el { $day } · promedio { $average } de { $n } · { $glyph } { $trend }
kept-topic = { $kind } «{ $text }»
kept-score = satisfacción { $score }/{ $best }
kept-expense = gasto { $amount }

## En las pantallas

card-points = Pendiente
card-said = Dicen
card-score = Satisfacción
form-kept = aparte: { $what }
form-note-advice = lo que se dijo; «promesa: …», «pregunta: …», «necesita: …» quedan aparte
form-topic = Apuntar
form-edit-topic = Corregir apunte
form-score-advice = de 0 a { $best }
form-score-wrong = La satisfacción va de 0 a { $best }.
form-expense-advice = lo que costó: { $example }
form-expense-wrong = El gasto no está claro: escribe, por ejemplo, { $example }.
form-topic-missing = Falta qué se dijo.
field-topic = Qué es
field-said = Lo dicho
field-score = Puntaje
field-expense = Gasto
cmd-topic-add = Apuntar lo dicho
cmd-topic-add-doc = Apunta una promesa, pregunta, objeción, necesidad, opinión o queja, sin más gestión
notice-point-is-contact = Es una gestión entera: { $edit } la corrige y { $resolve } la da por resuelta.

## En la línea de comandos

cli-topics = Lo que dicen los clientes: promesas, preguntas, quejas…
cli-topics-more =
    Sin CLIENTE, todo lo que está abierto, lo más antiguo primero; con él, también lo cerrado y lo que opina.
    Con --json: topics, cada uno con id (t1, i1), client (id, name), kind, text, since, days, closed e interaction.
cli-topics-client = El cliente; sin él, todos
cli-topics-open = Solo lo que está abierto
cli-topics-kind = Solo de un tipo: queja, promesa, pregunta, objeción, necesidad, opinión, competencia
cli-topics-none = No hay nada abierto.
cli-topics-none-said = Todavía no hay nada apuntado de este cliente.
cli-close = Cierra un punto: promesa cumplida, pregunta respondida, queja resuelta…
cli-close-more =
    El número es el que muestra topics: t12, o i34 si es un reclamo entero.
    Con --json: done, client (id, name), light y next.
cli-close-topic = El número del punto, como lo muestra topics
cli-close-reopen = Lo abre otra vez
cli-close-delete = Lo borra; la nota conserva sus palabras
cli-close-text = Lo corrige con estas palabras
cli-val-topic = PUNTO
cli-val-topic-text = TIPO: TEXTO
cli-val-score = 0-10
cli-val-amount = IMPORTE
cli-log-topic = Algo que se dijo y queda aparte: 'promesa: enviar fotos'; se puede repetir
cli-log-score = Qué tan satisfecho está, de 0 a 10
cli-log-expense = Lo que costó la gestión, además del tiempo: S/ 45
cli-label-score = satisfacción
cli-show-points = Pendiente
cli-show-said = Dicen
cli-expense = gasto { $amount }
cli-sheet-open = pendiente
error-cli-topic = no hay ningún punto «{ $typed }»: topics muestra sus números (t12, i34).
error-cli-topic-kind = «{ $typed }» no dice de qué se trata: escribe, por ejemplo, «promesa: enviar fotos» ({ $kinds }).
error-cli-topic-whole = un reclamo entero no se borra ni se reescribe así: corrige la gestión en las pantallas.
error-cli-amount = «{ $typed }» no es un importe claro: escribe, por ejemplo, { $example }.
