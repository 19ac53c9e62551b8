### La ficha completa de un cliente: fechas, campos propios, hora de otro lugar.

record-once = una vez
record-age = cumple { $n }
record-years =
    { $n ->
        [one] { $n } año
       *[other] { $n } años
    }
record-there = allí son las { $time }, { $ahead } h
record-no-day = en «{ $typed }» falta el día: por ejemplo cumpleaños 3 dic 1980; Rosa
record-no-such-day = «{ $typed }» no es un día que exista.
record-once-no-year = una fecha que viene una sola vez necesita su año.
record-no-number = { $field }: «{ $typed }» no es un número.
record-no-date = { $field }: { $why }
record-no-choice = { $field }: «{ $typed }» no es ninguna de las opciones: { $choices }

### Las órdenes de la ficha.

cli-val-size = TAMAÑO
cli-val-language = IDIOMA
cli-val-tone = TRATO
cli-val-potential = IMPORTE
cli-val-occasion = FECHA
cli-val-field-value = CAMPO=VALOR
cli-val-own-field = CAMPO
cli-val-field-kind = TIPO
cli-val-choices = A,B,C
cli-val-to = NOMBRE|LUGAR
cli-val-tag = ETIQUETA
cli-val-hue = COLOR
cli-val-target = ARCHIVO|DIRECCIÓN
cli-val-relation = RELACIÓN
cli-opt-size = El tamaño: microempresa, pequeña, mediana o grande
cli-opt-language = El idioma en que se le habla
cli-opt-tone = El trato: formal o informal
cli-opt-time-zone = La hora por la que se rige: una ciudad, o America/Bogota
cli-opt-interest = Los productos por los que pregunta
cli-opt-potential = Lo más que podría comprar en un año, según calculas
cli-opt-birthday = Cuándo cumple años: 3 dic 1980
cli-opt-occasion = Una fecha de cada año: renovación 15/3 30d; cumpleaños 3 dic; Rosa
cli-opt-field = Lo que se sabe en un campo propio; sin valor lo vacía
cli-fields = Tus campos propios: los define, los cambia o los borra
cli-fields-more =
    Sin opciones, los lista. --add «Metros» --kind número; --add «Pago» --choices contado,crédito. Con --move y --to, el
    lugar en la ficha. Borrar un campo borra lo que había en él, y se deshace con «cartera undo».
    Con --json: una lista, cada uno con name, kind, choices y clients.
cli-fields-add = Define un campo con este nombre
cli-fields-kind = Qué se escribe en él: texto, número, fecha u opciones
cli-fields-choices = Las opciones, separadas por comas
cli-fields-rename = Cambia el nombre de un campo, por el de --to
cli-fields-move = Cambia de lugar un campo, al de --to
cli-fields-to = El nombre nuevo, o el lugar, desde 1
cli-fields-remove = Borra un campo y lo que hay en él
cli-fields-none = Aún no hay campos propios: cartera fields --add NOMBRE
cli-fields-gone =
    { $n ->
        [0] Ningún cliente tenía nada en él.
        [one] Tenía algo en él un cliente; «cartera undo» lo devuelve.
       *[other] Tenían algo en él { $n } clientes; «cartera undo» lo devuelve.
    }
cli-clients =
    { $n ->
        [one] { $n } cliente
       *[other] { $n } clientes
    }
cli-tags = Las etiquetas, con sus colores y cuántos clientes las tienen
cli-tags-more =
    Con una etiqueta y --hue le da un color, o none se lo quita; con --rename le cambia el nombre en todos los clientes.
    Con --json: una lista, cada una con name, clients y hue.
cli-tags-tag = La etiqueta
cli-tags-hue = Su color: rojo, naranja, amarillo, verde, turquesa, azul, violeta, rosa, gris, o none
cli-tags-rename = El nombre nuevo
cli-tags-none = Ningún cliente tiene etiquetas.
cli-attach = Adjunta a un cliente un archivo o una dirección de internet
cli-attach-more =
    Se anota dónde está; el archivo no se copia ni se mueve.
    Con --json: done, client (id, name), light y next.
cli-attach-target = El archivo, o una dirección que empiece con https://
cli-attach-label = Cómo llamarlo
cli-attach-remove = Lo quita de la ficha; el archivo se queda donde está
cli-attach-missing = Ojo: ahora no hay ningún archivo en { $path }
cli-relate = Anota qué es un cliente de otro
cli-relate-more =
    RELACIÓN es referred_by (referido por), belongs_to (pertenece a), partner_of (trabaja con) o family_of (familia o
    amigo de); también al revés: «refirió a».
    Con --json: done, client (id, name), light y next.
cli-relate-kind = Qué es del otro
cli-relate-other = El otro cliente
cli-relate-remove = Borra la relación
cli-label-time-zone = hora de
cli-label-size = tamaño
cli-label-interest = le interesa
cli-label-potential = potencial
cli-label-manner = trato
cli-label-lost = se fue
cli-label-occasion = fecha
cli-label-relation = relación
cli-label-attachment = archivo
error-cli-accepts-amount = un importe como 12500, S/ 12.500 o USD 3000
error-cli-which-tag = di qué etiqueta: cartera tags ETIQUETA --hue azul
error-cli-no-attachment = el cliente no tiene ningún archivo «{ $typed }»: «cartera show» los enseña.
error-cli-no-relation = no hay esa relación entre los dos: «cartera show» enseña las que hay.

### El formulario de la ficha, sus partes y sus campos.

section-main = Contacto
section-place = Lugar y trato
section-class = Clasificación
section-dates = Fechas
section-own = Propios
form-sections = RePág/AvPág
form-zone-advice = si no es la tuya: una ciudad, Bogotá
form-potential-advice = lo más que podría comprar en un año
form-potential-wrong = El potencial es un importe: 12500, S/ 12.500 o USD 3000.
form-occasions-advice = una por línea: cumpleaños 3 dic 1980; Rosa · renovación 15/3; 30 días antes · aniversario 1/6/2010
field-address = Dirección
field-time-zone = Hora de
field-language = Idioma
field-tone = Trato
field-size = Tamaño
field-interest = Interés
field-potential = Potencial
field-occasions = Fechas
field-own = Campo propio
field-label = Nombre
field-relation = Relación
field-other = Con

### Etiquetas, archivos y relaciones en las pantallas.

cmd-client-tags = etiquetas
cmd-client-tags-doc = Poner y quitar etiquetas, y darles color
cmd-client-links = archivos y relaciones
cmd-client-links-doc = Abrir un archivo o un cliente relacionado, añadir o quitar
cmd-client-attach = adjuntar
cmd-client-attach-doc = Adjuntar un archivo o una dirección de internet
cmd-client-relate = relacionar
cmd-client-relate-doc = Anotar qué es de otro cliente
cmd-card-open = abre
cmd-card-open-doc = Abrir el archivo o el cliente elegido en la ficha
tags-title = Etiquetas · { $client }
tags-advice = escribe para buscar o crear
tags-new = + nueva: { $tag }
tags-keys = Espacio marca · ←→ color · Enter guarda
tags-said =
    { $n ->
        [one] { $changes }
       *[other] { $changes } · a { $n } clientes
    }
menu-links = Archivos y relaciones · { $client }
menu-links-attach = + adjuntar un archivo o una dirección…
menu-links-relate = + relacionar con otro cliente…
menu-links-take = − quitar…
form-attach = Adjuntar
form-attach-advice = la ruta de un archivo, arrastrado aquí, o https://…
form-attach-missing = No hay ningún archivo ahí.
form-attach-nothing = Falta el archivo o la dirección.
form-relate = Relacionar
form-relate-advice = el nombre del otro cliente, o parte de él
form-relate-missing = Falta el otro cliente.
card-people = Personas y canales
card-dates = Fechas
card-class = Datos
card-own = Campos propios
card-relations = Relaciones
card-files = Archivos
card-lost = Se fue
notice-opened = Se abre { $target }.
error-file-missing = ya no hay ningún archivo en { $path }: quizá se movió; quítalo con Supr y adjúntalo de nuevo.
error-not-opened = no se pudo abrir: { $detail }
import-field-birthday = cumpleaños
import-field-size = tamaño
import-field-tone = trato
import-field-interest = interés
import-field-timezone = zona horaria
import-field-parent = pertenece a
