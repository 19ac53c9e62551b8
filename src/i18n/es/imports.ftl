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
load-file = { $file }:
load-products = productos nuevos: { $new } · completados: { $updated } · sin cambios: { $same } · sin leer: { $refused }
load-contacts = clientes nuevos: { $new } · completados: { $updated } · sin cambios: { $same } · sin leer: { $refused }
load-deals = oportunidades nuevas: { $new } · ya estaban: { $same } · sin traer: { $refused } · clientes añadidos: { $added }
load-bought =
    { $n ->
        [one] { $n } ganada se anotó también como compra
       *[other] { $n } ganadas se anotaron también como compras
    }
load-stage = { $stage } { $n }
load-refused = línea { $line }: { $reason }
load-nameless =
    { $n ->
        [one] { $n } oportunidad no dice de qué cliente es: con --nameless NOMBRE se anota a un cliente de ese nombre.
       *[other] { $n } oportunidades no dicen de qué cliente son: con --nameless NOMBRE se anotan a un cliente de ese nombre.
    }
load-nobody = Sin cliente
load-title-products = Productos de { $file }
load-title-deals = Oportunidades de { $file }
load-confirm = Enter las trae, Esc no.
load-strangers-left =
    { $n ->
        [one] { $n } es de quien no está en la cartera: a lo añade.
       *[other] { $n } son de quienes no están en la cartera: a los añade.
    }
load-strangers-added =
    { $n ->
        [one] { $n } es de quien no está en la cartera y se añade: a lo deja fuera.
       *[other] { $n } son de quienes no están en la cartera y se añaden: a los deja fuera.
    }
load-nameless-left =
    { $n ->
        [one] { $n } no dice de quién es: n la anota a «Sin cliente».
       *[other] { $n } no dicen de quién son: n las anota a «Sin cliente».
    }
load-nameless-added =
    { $n ->
        [one] { $n } no dice de quién es y va a «Sin cliente»: n la deja fuera.
       *[other] { $n } no dicen de quién son y van a «Sin cliente»: n las deja fuera.
    }
notice-loaded = { $what } · { $undo } deshace
error-cli-import-alone = { $file } es de compras: se trae solo, sin otros archivos.
cli-import-nameless = A qué cliente se anotan las oportunidades que no dicen de quién son
cli-import-won-as-purchases = Anota las oportunidades ganadas también como compras
