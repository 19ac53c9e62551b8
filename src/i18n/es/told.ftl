# Traer archivos: qué pasó con cada fila
told-file = { $file } ({ $kind })
told-new = nuevos: { $n }
told-updated = completados: { $n }
told-same = sin cambios: { $n }
told-conflicts = dicen otra cosa: { $n }
told-refused = sin traer: { $n }
told-unread = sin leer: { $n }
told-added = clientes añadidos: { $n }
told-clash = { $field }: «{ $here }», y el archivo dice «{ $there }»
told-perhaps = puede ser { $them }
told-conflict = línea { $line }, { $name }: { $what }
told-line = línea { $line }: { $reason }
told-more = … y { $n } más
told-beside = { $field } (archivo)
told-decided-keep = se dejó lo que había; --conflicts take toma lo del archivo, --conflicts both conserva ambos
told-decided-take = se tomó lo del archivo
told-decided-both = se conservó lo que había, y lo del archivo quedó en las notas
told-would-keep = se dejará lo que hay; --conflicts take toma lo del archivo, --conflicts both conserva ambos
told-would-take = se tomará lo del archivo
told-would-both = se conservará lo que hay, y lo del archivo quedará en las notas
told-spare-leave = { $n ->
        [one] { $n } valor está en columnas sin lugar ({ $columns }): --spare fields lo guarda en campos propios, --spare notes en las notas
       *[other] { $n } valores están en columnas sin lugar ({ $columns }): --spare fields los guarda en campos propios, --spare notes en las notas
    }
told-spare-fields = { $n ->
        [one] { $n } valor está en campos propios ({ $columns })
       *[other] { $n } valores están en campos propios ({ $columns })
    }
told-spare-notes = { $n ->
        [one] { $n } valor está en las notas ({ $columns })
       *[other] { $n } valores están en las notas ({ $columns })
    }
told-rejects = lo que no entró está, tal como era, en { $path }
told-rejects-line = línea
told-rejects-reason = motivo
told-rejects-row = fila
told-rejects-file = archivo
told-one-of = «{ $typed }» puede ser { $them }
told-torn = el teléfono y el correo de «{ $typed }» son de clientes distintos: { $them }
told-empty = no dice nada
told-progress = { $percent } %
told-standard-input = (entrada)
told-field-client = Cliente
told-field-name = Nombre
told-field-company = Empresa
told-field-role = Cargo
told-field-sector = Rubro
told-field-city = Ciudad
told-field-zone = Zona
told-field-country = País
told-field-source = Origen
told-field-taxid = Número fiscal
told-field-cadence = Frecuencia en días
told-field-size = Tamaño
told-field-tone = Trato
told-field-interest = Interés
told-field-timezone = Zona horaria
told-field-language = Idioma
told-field-birthday = Cumpleaños
told-field-notes = Notas
told-field-own = Campo propio
told-field-price = Precio
told-field-cost = Costo
told-field-code = Código
told-field-category = Grupo
told-field-outcome = Resultado
told-field-amount = Importe
told-field-text = Texto
told-field-due = Día
told-field-purpose = Motivo
told-field-at = Momento
told-field-kind = Tipo
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
