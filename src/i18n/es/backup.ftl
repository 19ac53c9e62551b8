# Copias de seguridad
backup-daily = del día
backup-import = antes de importar
backup-upgrade = antes de actualizar
backup-restore = antes de volver
backup-hand = pedida
backup-salvage = rescate
backup-away = archivo borrado
day-without-backup = lo hecho está guardado, pero no se pudo hacer la copia de seguridad de hoy: { $why }
bytes-b = { $n } B
bytes-k = { $n } kB
bytes-m = { $n } MB
bytes-g = { $n } GB
cli-backup = Hace ahora una copia de seguridad
cli-backup-more =
    La copia queda en la carpeta de copias, junto a la agenda, o en el archivo nuevo que se diga. Antes del primer cambio
    de cada día y antes de importar se hace una sola; se guardan 7 días, 4 semanas y 12 meses.
cli-backup-file = Un archivo nuevo
cli-backup-done = copia hecha: { $path } ({ $size })
cli-restore = Muestra las copias de seguridad y vuelve a una
cli-restore-more =
    Sin más, muestra las copias que hay. Con una fecha, un nombre de la lista o un archivo, la agenda vuelve a ser la de
    esa copia; la de ahora se guarda antes entre las copias, así que también se puede volver a ella.
    Con --json: lista de copias (path, made_at, cause, bytes), o restored y kept.
cli-restore-backup = La copia: una fecha, un nombre de la lista o un archivo
cli-val-backup = COPIA
cli-restore-none = todavía no hay copias de seguridad.
cli-restore-how = «cartera restore FECHA» vuelve a la de ese día; la agenda de ahora se guarda antes.
cli-restore-done = la agenda es ahora la de { $path }
cli-restore-kept = la que había está en { $path }
cli-check = Revisa la agenda entera
cli-check-more =
    Revisa que el archivo esté entero, que nada remita a lo que no existe, y que luces, cuentas y búsqueda sean las que
    salen de los datos. No cambia nada sin --repair.
    Con --json: sound, damage, orphans, lights, counts, search, indexes, repaired.
cli-check-repair = Rehace lo que se puede rehacer a partir de los datos
cli-check-sound = todo está bien: el archivo está entero, y luces, cuentas y búsqueda son las que salen de los datos.
cli-check-damage = el archivo está dañado:
cli-check-orphans = { $n ->
    [one] 1 fila remite a algo que no existe
   *[other] { $n } filas remiten a algo que no existe
}
cli-check-lights = { $n ->
    [one] la luz o el valor de 1 cliente no es el que sale de sus datos
   *[other] la luz o el valor de { $n } clientes no es el que sale de sus datos
}
cli-check-counts = las cuentas de las luces no cuadran
cli-check-search = el índice de búsqueda no cuadra
cli-check-indexes = un índice no cuadra con su tabla
cli-check-repaired = rehecho: ahora todo está bien.
error-cli-check-repair = hay algo que no cuadra; ningún dato se ha perdido. «cartera check --repair» lo rehace.
error-cli-check-damaged = el archivo está dañado. «cartera salvage» salva lo que se pueda en un archivo nuevo; «cartera restore» vuelve a una copia de seguridad.
error-cli-no-backup-of = no hay copia de seguridad de { $day }. «cartera restore» muestra las que hay.
cli-salvage = Salva lo que se pueda de una agenda dañada
cli-salvage-more =
    Lee el archivo página a página, rehace con el historial lo que falta y escribe una agenda nueva y entera entre las
    copias de seguridad, o en el archivo nuevo que se diga; la dañada no se toca. Dice cuánto se salvó y cuánto no.
    «cartera restore» la pone después en su lugar.
    Con --json: path, whole, saved, rebuilt, in_part, lost, certain, nameless, undo, tables.
cli-salvage-file = El archivo nuevo donde queda lo salvado; por omisión, uno entre las copias de seguridad
cli-salvage-done = { $n ->
    [one] 1 fila salvada, en { $path }
   *[other] { $n } filas salvadas, en { $path }
}
cli-salvage-whole = no falta nada.
cli-salvage-rebuilt = { $n ->
    [one] además, 1 fila rehecha con el historial
   *[other] además, { $n } filas rehechas con el historial
}
cli-salvage-in-part = { $n ->
    [one] además, 1 fila salvada solo en parte
   *[other] además, { $n } filas salvadas solo en parte
}
cli-salvage-lost = { $n ->
    [one] 1 fila perdida
   *[other] { $n } filas perdidas
}
cli-salvage-of-clients = { $n } de clientes
cli-salvage-of-contacts = { $n } de personas y sus teléfonos o correos
cli-salvage-of-interactions = { $n } de interacciones
cli-salvage-of-follow-ups = { $n } de contactos previstos
cli-salvage-of-purchases = { $n } de compras
cli-salvage-of-opportunities = { $n } de oportunidades
cli-salvage-of-products = { $n } de productos
cli-salvage-of-undo = { $n } del historial para deshacer
cli-salvage-of-others = { $n } de otros datos
cli-salvage-uncertain = puede que falte más: el daño alcanza también a lo que diría cuántas filas había.
cli-salvage-nameless = { $n ->
    [one] 1 cliente quedó sin su nombre: se llama «{ $name }»
   *[other] { $n } clientes quedaron sin su nombre: se llaman «{ $name }»
}
cli-salvage-name = Sin nombre { $id }
cli-salvage-no-undo = lo hecho hasta ahora ya no se puede deshacer.
cli-salvage-how = «{ $command }» la pone en lugar de la dañada, que se guarda aparte.
