# Lo que sale de la agenda, y la agenda entera como JSON.

error-dump-not-ours = No es una agenda exportada como JSON por cartera
error-dump-newer = La exportación es de una versión más nueva de cartera: actualiza el programa y prueba otra vez. No se cambió nada
error-dump-no-json = Línea { $line }: aquí el JSON está mal o se corta. No se cambió nada
error-dump-unknown-table = Línea { $line }: la agenda no tiene «{ $place }». No se cambió nada
error-dump-unknown-column = Línea { $line }: no existe el campo { $place }. No se cambió nada
error-dump-value = Línea { $line }: { $place } no puede tener ese valor. No se cambió nada
error-dump-missing = Línea { $line }: falta { $place }. No se cambió nada
error-dump-twice = Línea { $line }: esta fila de { $place } se repite o se contradice con otra. No se cambió nada
error-dump-dangling = Línea { $line }: { $place } remite a algo que no está en el archivo. No se cambió nada

export-col-client = Cliente
export-col-client_number = Código de cliente
export-col-client_uid = UID del cliente
export-col-contact = Contacto
export-col-at = Fecha
export-col-when = Fecha
export-col-kind = Tipo
export-col-outcome = Resultado
export-col-direction = Sentido
export-col-note = Nota
export-col-amount = Monto
export-col-currency = Moneda
export-col-score = Puntuación
export-col-uid = UID
export-col-channel = Canal
export-col-purpose = Motivo
export-col-state = Estado
export-col-closed = Fecha de cierre
export-col-rule = Repetición
export-col-lead = Aviso (días)
export-col-planned = Planeado
export-col-number = Número
export-col-date = Fecha
export-col-product = Producto
export-col-code = Código
export-col-quantity = Cantidad
export-col-price = Precio unitario
export-col-discount = Descuento
export-col-total = Total
export-col-due = Vencimiento
export-col-paid = Fecha de pago
export-col-unit_cost = Costo unitario
export-col-cost = Costo
export-col-method = Forma de pago
export-col-category = Categoría
export-col-retired = Retirado
export-col-title = Oportunidad
export-col-stage = Etapa
export-col-opened = Fecha de apertura
export-col-expected = Fecha estimada de cierre
export-col-probability = Probabilidad
export-col-competitor = Competidor
export-col-why = Razón del cierre

export-format-csv = CSV
export-format-xlsx = Excel (XLSX)
export-format-json = JSON, la agenda completa

cli-export = Saca la agenda, o parte de ella, a un archivo
cli-export-more =
    Sin -o escribe en la salida. El formato lo dice --format o la terminación del archivo. Sin filtro salen todos los clientes que no están en la papelera; con --format json sale la agenda completa, que «cartera import» recupera sin perder nada.

    Con --json y -o: «format», «rows» (filas escritas) y «path».
cli-export-filter = De quiénes: palabras, #etiqueta, city:lima, segment:nombre…; sin nada, de todos
cli-export-format = csv, xlsx, json
cli-export-kind = Qué: clients, interactions, follow-ups, purchases, products, opportunities; se puede repetir en XLSX
cli-export-client = De un solo cliente
cli-export-segment = De los clientes de un segmento
cli-export-output = El archivo; «-» es la salida
cli-export-force = Escribe aunque el archivo exista
cli-val-export-format = FORMATO
cli-exported = { $n ->
        [one] { $n } fila
       *[other] { $n } filas
    } en { $path }
error-cli-export-one-kind = En un CSV cabe un solo tipo de datos: elige un --kind, o exporta a XLSX
error-cli-export-whole = El JSON lleva todo de cada cliente: --kind no va con él
error-cli-export-terminal = Un libro de Excel no se puede mostrar en la terminal: di en qué archivo con -o
error-cli-export-whose = Elige una forma de decir de quiénes: un filtro, --client o --segment
error-cli-export-format = No se sabe el formato por la terminación de «{ $path }»: dilo con --format
