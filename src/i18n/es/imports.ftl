# Traer archivos de lo que se vende y de oportunidades
deal-field-number = número
deal-field-client = cliente
deal-field-client_number = número del cliente
deal-field-title = de qué se trata
deal-field-product = producto
deal-field-stage = etapa
deal-field-opened = desde cuándo
deal-field-closed = cierre
deal-field-expected = cierre previsto
deal-field-amount = monto
deal-field-currency = moneda
deal-field-probability = probabilidad
deal-field-competitor = competidor
deal-field-note = nota
product-field-name = producto
product-field-code = código
product-field-category = grupo
product-field-price = precio
product-field-cost = costo
product-field-currency = moneda
product-field-foreign = (no se usa)
action-import_files =
    { $count ->
        [one] importación de archivos: { $count } cambio
       *[other] importación de archivos: { $count } cambios
    }
load-bought =
    { $n ->
        [one] { $n } ganada se anotó también como compra
       *[other] { $n } ganadas se anotaron también como compras
    }
load-stage = { $stage } { $n }
load-nameless =
    { $n ->
        [one] { $n } oportunidad no dice de qué cliente es: con --nameless NOMBRE se anota a un cliente de ese nombre.
       *[other] { $n } oportunidades no dicen de qué cliente son: con --nameless NOMBRE se anotan a un cliente de ese nombre.
    }
cli-import-nameless = A qué cliente se anotan las oportunidades que no dicen de quién son
cli-import-won-as-purchases = Anota las oportunidades ganadas también como compras
