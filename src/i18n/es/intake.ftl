# Traer archivos: qué pasó con cada fila
intake-file = { $file } ({ $kind })
intake-new = nuevos: { $n }
intake-updated = completados: { $n }
intake-same = sin cambios: { $n }
intake-conflicts = dicen otra cosa: { $n }
intake-refused = sin traer: { $n }
intake-unread = sin leer: { $n }
intake-added = clientes añadidos: { $n }
intake-clash = { $field }: «{ $here }», y el archivo dice «{ $there }»
intake-perhaps = puede ser { $them }
intake-conflict = línea { $line }, { $name }: { $what }
intake-line = línea { $line }: { $reason }
intake-more = … y { $n } más
intake-beside = { $field } (archivo)
intake-decided-keep = se dejó lo que había; --conflicts take toma lo del archivo, --conflicts both conserva ambos
intake-decided-take = se tomó lo del archivo
intake-decided-both = se conservó lo que había, y lo del archivo quedó en las notas
intake-would-keep = se dejará lo que hay; --conflicts take toma lo del archivo, --conflicts both conserva ambos
intake-would-take = se tomará lo del archivo
intake-would-both = se conservará lo que hay, y lo del archivo quedará en las notas
intake-spare-leave = { $n ->
        [one] { $n } valor está en columnas sin lugar ({ $columns }): --spare fields lo guarda en campos propios, --spare notes en las notas
       *[other] { $n } valores están en columnas sin lugar ({ $columns }): --spare fields los guarda en campos propios, --spare notes en las notas
    }
intake-spare-fields = { $n ->
        [one] { $n } valor está en campos propios ({ $columns })
       *[other] { $n } valores están en campos propios ({ $columns })
    }
intake-spare-notes = { $n ->
        [one] { $n } valor está en las notas ({ $columns })
       *[other] { $n } valores están en las notas ({ $columns })
    }
intake-rejects = lo que no entró está, tal como era, en { $path }
intake-rejects-line = línea
intake-rejects-reason = motivo
intake-rejects-row = fila
intake-rejects-file = archivo
intake-one-of = «{ $typed }» puede ser { $them }
intake-torn = el teléfono y el correo de «{ $typed }» son de clientes distintos: { $them }
intake-empty = no dice nada
intake-progress = { $percent } %
intake-standard-input = (entrada)
intake-field-name = Nombre
intake-field-company = Empresa
intake-field-role = Cargo
intake-field-sector = Rubro
intake-field-city = Ciudad
intake-field-zone = Zona
intake-field-country = País
intake-field-source = Origen
intake-field-taxid = Identificación fiscal
intake-field-cadence = Cadencia en días
intake-field-size = Tamaño
intake-field-tone = Trato
intake-field-interest = Interés
intake-field-timezone = Zona horaria
intake-field-language = Idioma
intake-field-birthday = Cumpleaños
intake-field-notes = Notas
intake-field-own = Campo propio
intake-field-price = Precio
intake-field-cost = Costo
intake-field-code = Código
intake-field-category = Grupo
intake-field-outcome = Resultado
intake-field-amount = Importe
intake-field-text = Texto
intake-field-due = Día
intake-field-purpose = Motivo
error-import-twice = la entrada estándar (-) se puede nombrar una sola vez.
error-import-no-map = no hay columnas guardadas como «{ $name }». Guardadas: { $names }
error-import-no-maps = no hay columnas guardadas como «{ $name }»: --save-map guarda las de una importación.
error-cli-accepts-date-order = day, month
error-import-rejects = no se puede escribir { $path }: { $detail }. Lo que se leyó entró; vuelve a importar con --rejects en otro lugar para ver lo demás.
error-import-rejects-there = { $path } ya existe: elige otro nombre para --rejects.
cli-import-kind = Qué trae el archivo, si no se acierta: clientes, gestiones, próximos contactos, compras, productos, oportunidades
cli-import-date-order = Cómo leer 03/04: day (día primero) o month (mes primero)
cli-import-spare = Qué hacer con las columnas sin lugar: leave, fields (campos propios) o notes
cli-import-conflicts = Qué hacer donde el archivo dice otra cosa: keep (dejar lo que hay), take (tomar lo del archivo) o both (conservar ambos)
cli-import-rejects = Dónde escribir lo que no entró, con su línea y su motivo; por defecto junto al archivo
cli-import-save-map = Guarda con este nombre cómo se leyeron las columnas
cli-import-use-map = Lee las columnas como se guardó con este nombre
