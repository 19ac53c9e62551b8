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
error-config-accepts-weekdays = una lista de días, como ["lun", "mar", "mié"]
error-config-accepts-holidays = una lista de fechas, año-mes-día o mes-día, como ["2026-12-24", "12-25"]
error-config-accepts-keys = una tecla entre comillas, o una lista de ellas, como ["q", "ctrl-q"]
error-config-accepts-table = una sección con sus ajustes, como [alerts]
