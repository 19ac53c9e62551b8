# Elegir archivos
picker-title = Traer archivos
picker-empty = Esta carpeta está vacía.
picker-none = Nada aquí se llama así.
picker-marked =
    { $n ->
        [one] 1 archivo marcado: Enter lo lee
       *[other] { $n } archivos marcados: Enter los lee juntos
    }
picker-hidden =
    { $n ->
        [one] 1 oculto: Ctrl+T lo muestra
       *[other] { $n } ocultos: Ctrl+T los muestra
    }
picker-foot = Enter abre · Espacio marca · ← sube · escribe un nombre o pega una ruta
picker-locked-foot = Enter abre con la contraseña · Esc vuelve
error-folder-missing = No existe la carpeta { $path }.
error-folder-denied = No hay permiso para ver la carpeta { $path }.
error-folder-none = { $path } no es una carpeta.
error-folder = No se puede ver la carpeta { $path } ({ $detail }).

# Lo que pasaría al traerlos
intake-title = Traer { $file }
intake-which = { $at } de { $of } [ ]
intake-rows =
    { $n ->
        [one] 1 fila
       *[other] { $n } filas
    }
intake-header = títulos en la línea { $line }
intake-lossy = algunas letras no se entienden
intake-unclear = No queda claro qué es cada columna de { $file } ({ $content }): di para qué es, o di que las filas son otra cosa.
intake-part-summary = Resumen
intake-part-columns = Columnas
intake-part-rows = Filas
intake-part-conflicts = Dicen otra cosa
intake-part-out = Sin traer
intake-confirm = Enter lo trae todo de una vez, y se puede deshacer
intake-nothing = Aquí no hay nada nuevo que traer
intake-first = Primeras filas
intake-foot-summary = Tab siguiente parte · ↑ ↓ · Espacio cambia · Esc lo deja
intake-foot-columns = Espacio elige para qué es · s guarda la lectura · u usa una guardada · Tab · Esc
intake-foot-rows = ↑ ↓ recorre · Tab siguiente parte · Esc lo deja
intake-foot-conflicts = Espacio decide esta fila · * todas · Tab siguiente parte · Esc lo deja
intake-new =
    { $n ->
        [one] nuevo
       *[other] nuevos
    }
intake-updates =
    { $n ->
        [one] se completa con datos que faltaban
       *[other] se completan con datos que faltaban
    }
intake-same =
    { $n ->
        [one] ya está y no cambia
       *[other] ya están y no cambian
    }
intake-conflict =
    { $n ->
        [one] ya está y el archivo dice otra cosa
       *[other] ya están y el archivo dice otra cosa
    }
intake-strangers-new =
    { $n ->
        [one] cliente se añade porque lo nombran
       *[other] clientes se añaden porque los nombran
    }
intake-bought =
    { $n ->
        [one] ganada se anota también como compra
       *[other] ganadas se anotan también como compras
    }
intake-refused =
    { $n ->
        [one] fila no se trae
       *[other] filas no se traen
    }
intake-unread =
    { $n ->
        [one] fila no se puede leer
       *[other] filas no se pueden leer
    }
intake-doubts =
    { $n ->
        [one] dato suelto no se entiende
       *[other] datos sueltos no se entienden
    }
intake-spare-columns =
    { $n ->
        [one] dato o columna no tiene sitio
       *[other] datos o columnas no tienen sitio
    }
intake-content = Qué son las filas
intake-encoding = Codificación
intake-delimiter = Separador
intake-order = Fechas como 03/04
intake-strangers = Clientes que no están
intake-nameless = Filas sin cliente
intake-won = Ganadas como compras
intake-spare = Columnas sin sitio
intake-decision = Donde dice otra cosa
intake-seen = { $value } (se ve en el archivo)
intake-order-auto = como se ve en el archivo
intake-order-day = día/mes
intake-order-month = mes/día
intake-left-out = se dejan fuera
intake-added = se añaden
intake-to = a «{ $name }»
intake-nobody = Sin cliente
intake-yes = sí
intake-no = no
intake-decision-but =
    { $n ->
        [one] { $word }, menos en 1 fila
       *[other] { $word }, menos en { $n } filas
    }
intake-unused = no se usa
intake-helper = acompaña a otra
intake-guessed = { $field } (¿?)
intake-column = columna { $n }
intake-line = línea { $line }
intake-hidden = oculto en la vista privada
intake-fields = ¿Para qué es «{ $column }»?
intake-maps = Lecturas guardadas
intake-maps-none = Todavía no hay ninguna lectura guardada: s guarda la de este archivo.
intake-map-name = Guardar esta lectura como
intake-map-foot = Enter guarda · Esc lo deja
intake-map-saved = Guardada como «{ $name }»: u la usa en otro archivo.
intake-reading = Leyendo
intake-looking = Leyendo de nuevo
intake-taking = Trayendo
intake-stopping = Dejándolo…
intake-step = { $what }: { $done } de { $of } · Esc lo deja
intake-no-step = { $what }… · Esc lo deja
intake-wait = Un momento: todavía se está leyendo.
intake-broken = Así no se puede traer: cambia cómo se lee, o Esc.
intake-stopped = No se ha traído nada.
delimiter-comma = coma
delimiter-semicolon = punto y coma
delimiter-tab = tabulador
delimiter-bar = barra

# Lo que se trajo
taken-new =
    { $n ->
        [one] 1 nuevo
       *[other] { $n } nuevos
    }
taken-updates =
    { $n ->
        [one] 1 completado
       *[other] { $n } completados
    }
taken-conflict =
    { $n ->
        [one] 1 decía otra cosa
       *[other] { $n } decían otra cosa
    }
taken-same = { $n } sin cambios
taken-out = { $n } sin traer
notice-taken = { $what } · { $undo } deshace
taken-title = Traído
taken-undo = { $undo } lo deshace todo de una vez.
taken-kept =
    { $n ->
        [one] 1 fila no se trajo. r la guarda, con el porqué, en { $path }
       *[other] { $n } filas no se trajeron. r las guarda, con el porqué, en { $path }
    }
taken-written = Guardadas en { $path }
taken-foot = r guarda lo que no se trajo · Esc cierra
taken-foot-plain = ↑ ↓ recorre · Esc cierra
rejects-file = { $file } sin traer.csv
rejects-line = línea
rejects-why = porqué
rejects-row = fila

# Lo que se marcó hecho en el teléfono
unsaid-line =
    { $n ->
        [one] 1 hecho en el teléfono: ¿cómo fue?
       *[other] { $n } hechos en el teléfono: ¿cómo fue?
    }
unsaid-none = Nada de lo hecho en el teléfono espera que digas cómo fue.
unsaid-title = { $client }: { $what }, hecho el { $day }
unsaid-log = Anotar cómo fue
unsaid-nothing = No hay nada que decir
unsaid-later = Más tarde
cmd-followup-say = cómo fue
cmd-followup-say-doc = Decir cómo fue lo que se marcó hecho en el teléfono

# Llevarse lo que hay a un archivo
export-title = a un archivo
export-marked =
    { $n ->
        [one] el marcado
       *[other] los { $n } marcados
    }
export-listed =
    { $n ->
        [one] el de la lista
       *[other] los { $n } de la lista
    }
export-everybody = toda la cartera
export-all-kinds = todo
export-file = cartera
export-one-kind = En CSV cabe una sola cosa: elige cuál, o Excel.
export-whole = con todo lo que tienen
export-path = un archivo nuevo
export-exists = ya existe: elige otro nombre
export-is-folder = es una carpeta: añade un nombre
export-no-folder = esa carpeta no existe
export-working = Exportando
export-done =
    { $n ->
        [one] 1 fila en { $path }
       *[other] { $n } filas en { $path }
    }
field-whom = De quién
field-format = Formato
field-contents = Qué

# Compartir con el teléfono y otros equipos
sync-title = Sincronizar
sync-unset = Todavía no se comparte con nada. «cartera sync --setup» prepara el servidor al que también va tu teléfono.
sync-unset-folder = Para compartir solo una carpeta, di cuál en la configuración: folder, en [sync].
sync-folder = Carpeta { $path }
sync-server-has-it = El servidor lo tiene todo.
sync-undo = { $undo } deshace lo recibido.
cmd-app-sync = sincronizar
cmd-app-sync-doc = Sincronizar con el teléfono y otros equipos

# Una cartera completa
intake-working = Trabajando
whole-would = Es una cartera completa: { $new } filas nuevas, de ellas { $clients } clientes; { $same } ya están.
whole-differs =
    { $n ->
        [one] 1 fila dice otra cosa que aquí: se queda la de aquí.
       *[other] { $n } filas dicen otra cosa que aquí: se quedan las de aquí.
    }
whole-taken = { $new } filas nuevas, de ellas { $clients } clientes; { $same } ya estaban · { $undo } deshace
export-only = en este formato van { $kind }
