### Lo que no se pudo hacer: una línea que dice por qué y qué hacer.

## La configuración

error-config-at = { $file }, línea { $line }: { $problem }
error-config-file = { $file }: { $problem }

error-config-unreadable = no se puede leer la configuración.
error-config-no-permission = falta permiso para leer la configuración.
error-config-is-folder = la configuración debe ser un archivo y es una carpeta.
error-config-not-text = esto no es texto en UTF-8; guarda el archivo con esa codificación.
error-config-syntax = esto no se entiende: { $found } (se espera nombre = valor, los textos entre comillas y ningún nombre dos veces)
error-config-unknown-key = no existe el ajuste «{ $key }».
error-config-unknown-key-near = no existe el ajuste «{ $key }»; ¿será «{ $nearest }»?
error-config-bad-value = { $key } no puede ser { $found }: se espera { $accepted }.
error-config-bad-key = «{ $found }» no es una tecla ({ $command }): se espera una como s, G, ñ, ctrl-r, alt-enter, f5, space o esc.

error-config-accepts-one-of = una de estas palabras: { $words }
error-config-accepts-number = un número entero entre { $least } y { $most }
error-config-accepts-pair = [a, b], dos números enteros entre { $least } y { $most }, el segundo no menor que el primero
error-config-accepts-yes-no = true o false
error-config-accepts-text = un texto entre comillas
error-config-accepts-language = "es" o "en", con región si se quiere, como "es-PE"
error-config-accepts-currency = el código de una moneda entre comillas, como "PEN"
error-config-accepts-rate = un número mayor que cero, de doce cifras como mucho, como "3.75"
error-config-accepts-weekdays = una lista de días, como ["lun", "mar", "mié"]
error-config-accepts-holidays = una lista de fechas, año-mes-día o mes-día, como ["2026-12-24", "12-25"]
error-config-accepts-keys = una tecla entre comillas, o una lista de ellas, como ["q", "ctrl-q"]
error-config-accepts-stage = como mucho 12 etapas con nombres de hasta 30 caracteres; «won» y «lost» están siempre
error-config-accepts-table = una sección con sus ajustes, como [alerts]

## Clientes y formularios

error-empty-name = falta el nombre: escribe al menos una letra.
error-too-long-name = el nombre es demasiado largo: tiene { $length } caracteres y caben { $most }.
error-too-long-line = un dato es demasiado largo: tiene { $length } caracteres y caben { $most }; lo largo va en las notas.
error-too-long-text = el texto es demasiado largo: tiene { $length } caracteres y caben { $most }; repártelo en varias notas.
error-next-in-past = el próximo paso no puede ser un día que ya pasó ({ $day }): elige hoy o un día que venga.
error-happened-in-future = eso aún no ha pasado ({ $day }): anótalo cuando pase, o prevé un próximo contacto.
error-too-far = esa fecha queda demasiado lejos ({ $day }): revisa el año.
error-nothing-to-log = no hay nada que anotar: escribe un texto o di cómo fue.
error-unknown-client = ningún cliente se llama «{ $typed }»: búscalo por una parte del nombre o añádelo.
error-unknown-client-near = ningún cliente se llama «{ $typed }»; ¿será alguno de estos? { $near }
error-unknown-zone = no hay ninguna zona «{ $typed }». Las que hay: { $known }
error-no-zones = no hay ninguna zona «{ $typed }»: ningún cliente tiene zona; ponla con «cartera edit CLIENTE --zone».
error-unknown-time-zone = no hay zona horaria «{ $typed }». ¿Será una de estas? { $known }
error-no-time-zone = no hay zona horaria «{ $typed }»: escribe una ciudad grande de la misma hora, como Lima o America/Bogota.
error-unknown-field = no hay ningún campo «{ $typed }». Los que hay: { $known }
error-no-fields = no hay ningún campo «{ $typed }»: aún no definiste ninguno; hazlo con «cartera fields --add NOMBRE».
error-field-exists = ya hay un campo «{ $name }»: dale otro nombre.
error-no-choices = un campo de opciones necesita al menos una: escríbelas separadas por comas.
error-unknown-tag = no hay ninguna etiqueta «{ $typed }». Las que hay: { $known }
error-no-tags = no hay ninguna etiqueta «{ $typed }»: ningún cliente tiene etiquetas.
error-own-relation = un cliente no puede relacionarse consigo mismo: elige a otro.
error-no-target = «{ $typed }» no es la ruta completa de un archivo ni una dirección que empiece con https://.
error-ambiguous-client =
    { $count ->
        [one] «{ $typed }» puede ser otro cliente: di cuál por su número.
       *[other] «{ $typed }» puede ser cualquiera de { $count } clientes: di cuál por su número.
    }
error-candidate = #{ $id } { $name }
error-candidate-at = #{ $id } { $name } · { $place }
error-candidates-more =
    { $n ->
        [one] … y otro más
       *[other] … y { $n } más
    }
error-empty-filter = un segmento necesita un filtro: escribe primero a quiénes reúne.
error-segment-exists = ya hay un segmento que se llama «{ $name }»: elige otro nombre.
error-cadence-by-light = un segmento que depende de la luz no puede dar frecuencia, porque la luz depende de ella: cambia su filtro.
error-same-client = las dos fichas son la misma: elige otra.
error-nothing-planned = no hay nada previsto con este cliente.
error-changed-since = otra ventana cambió algo entretanto; no se ha deshecho ni rehecho nada: míralo y vuelve a intentarlo.

## El archivo

error-store-no-folder = no existe la carpeta { $path }: créala o elige otro sitio.
error-store-not-a-file = { $path } no es un archivo: elige el archivo de la agenda.
error-store-not-an-agenda = { $path } no es una agenda de cartera, y no se ha tocado: elige otro archivo; si lo era, «cartera salvage» salva lo que se pueda.
error-store-newer = la agenda la escribió una versión más nueva de cartera (formato { $found }; esta conoce hasta el { $known }): actualiza cartera.
error-store-read-only = la agenda es de solo lectura y no se ha cambiado nada: da permiso de escritura al archivo y a su carpeta.
error-store-denied = no tienes permiso para abrir { $path }: revisa los permisos del archivo y de su carpeta.
error-store-damaged = la agenda { $path } está dañada. «cartera salvage» salva lo que se pueda en un archivo nuevo; «cartera restore» vuelve a una copia de seguridad. Lo dañado se conserva.
error-store-damaged-here = la agenda está dañada y no se ha guardado nada. «cartera salvage» salva lo que se pueda en un archivo nuevo; «cartera restore» vuelve a una copia de seguridad. Lo dañado se conserva.
error-store-no-backup = no hay ninguna copia de seguridad en { $path }. «cartera restore» muestra las que hay.
error-store-away = la agenda ya no está en su sitio, o hay otra, y no se ha guardado nada: devuelve { $path } a su lugar, o cierra cartera y ábrela de nuevo.
error-store-no-room = no queda sitio en el disco: libera espacio.
error-store-rescued = alguien borró la agenda mientras estaba abierta: cierra cartera y vuelve con «cartera restore» a { $path }, que tiene todo lo guardado.
error-store-full = no queda sitio en el disco y no se ha guardado nada: libera espacio y vuelve a intentarlo.
error-store-busy = otro programa tiene ocupada la agenda y no se ha guardado nada: vuelve a intentarlo.
error-store-gone = eso ya no está en la agenda; no se ha cambiado nada.
error-store-conflict = algo cambió desde entonces por otro camino, y no se ha pisado: no se ha cambiado nada.
error-store-nothing-left = no queda nada que deshacer ni rehacer.
error-store-other = la agenda no respondió y no se ha guardado nada: { $detail }

## Fechas

error-when-empty = falta la fecha: por ejemplo «mañana», «vie 10:00», «15/12» o «en 3 semanas».
error-when-phrase = no se entiende la fecha «{ $phrase }»: prueba con «mañana», «vie 10:00», «15/12» o «en 3 semanas».
error-when-word = en la fecha «{ $phrase }» no se entiende «{ $word }»: prueba con «mañana», «vie 10:00», «15/12» o «en 3 semanas».
error-when-no-date = no existe la fecha «{ $phrase }».
error-when-no-date-near = no existe la fecha «{ $phrase }»; la más cercana es { $nearest }.
error-when-no-time = en «{ $phrase }» la hora no existe: escríbela como 10:00 o 5pm.
error-when-or = {" o "}
error-when-ambiguous = «{ $phrase }» se puede leer de varias formas ({ $readings }): escribe la que quieres.
error-when-contradiction = en «{ $phrase }» el día de la semana no es el de la fecha: ¿{ $date } o { $weekday }?
error-when-bounds = «{ $phrase }» queda fuera del calendario: los años van de 1900 a 2200.
error-when-no-working-day = para «{ $phrase }» no hay ningún día laborable: revisa los festivos en la configuración.
error-when-recurring = «{ $phrase }» se repite, y hace falta una sola fecha.
error-when-range = «{ $phrase }» son varios días, y hace falta uno solo.

## Compras y productos

error-purchase-no-lines = una compra necesita al menos una línea: un producto, o un importe.
error-purchase-too-many-lines = una compra tiene { $most } líneas como mucho: repártela en varias.
error-purchase-empty-line = la línea { $line } no dice qué es ni cuánto cuesta.
error-purchase-quantity = la cantidad de la línea { $line } tiene que ser mayor que cero.
error-purchase-price = el precio de la línea { $line } no puede ser ese: escribe un importe de cero o más.
error-purchase-discount = el descuento de la línea { $line } tiene que estar entre 0 % y 100 %.
error-purchase-product = el producto de la línea { $line } ya no está en el catálogo: escríbelo de nuevo.
error-purchase-whole-discount = el descuento no puede ser mayor que la suma de las líneas.
error-purchase-too-large = el importe es demasiado grande: revisa cantidades y precios.
error-purchase-due-before = no puede vencer antes de la fecha de la compra.
error-purchase-paid-in-future = el pago no puede estar en el futuro: si aún no pagó, deja la fecha de vencimiento.
error-purchase-returned = de la línea { $line } no queda tanto por devolver; no se ha guardado nada.
error-purchase-nothing-to-return = de esa compra no queda nada por devolver.
error-purchase-is-return = eso es una devolución: lo que se devuelve es una compra.
error-purchase-already-paid = esa compra ya está pagada.
error-product-exists = ya hay un producto con ese nombre o código: { $name }.
error-product-in-use = { $name } se vendió alguna vez y no se puede borrar: retíralo, y deja de ofrecerse.
error-product-price = un precio o un costo no puede ser menor que cero ni tan grande.
error-line-empty = falta qué se compró: un producto, o un texto con su precio, como «cable x 3 @ 12».
error-line-quantity = «{ $typed }» no es una cantidad: escribe un número mayor que cero, con tres decimales como mucho.
error-line-price = «{ $typed }» no es un precio claro: escribe por ejemplo { $example }.
error-line-discount = «{ $typed } %» no es un descuento: tiene que estar entre 0 % y 100 %.
error-line-no-price = «{ $name }» no tiene precio en el catálogo: dilo con @, como «{ $name } @ { $example }».
error-line-several = «{ $name }» puede ser más de un producto: { $names }
error-line-currency = el precio está en { $currency }, y el resto de la compra en otra moneda: haz una compra por moneda.
error-discount-typed = «{ $typed }» no es un descuento de esta compra: escribe un importe o una parte, como 10 %.
