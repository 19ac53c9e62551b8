### Por qué cambia una luz: en pocas palabras y, con -long, en una frase. El cero es para lo que aún no llega.

reason-follow-up-due = previsto para el { $date }
reason-follow-up-due-long = Hay un próximo contacto previsto para el { $day }.

reason-follow-up-missed = previsto el { $date }, sin hacer
reason-follow-up-missed-long =
    { $days ->
        [0] El próximo contacto está previsto para el { $day }; si no se hace, estará atrasado.
        [one] El próximo contacto previsto para el { $day } lleva un día de retraso.
       *[other] El próximo contacto previsto para el { $day } lleva { $days } días de retraso.
    }

reason-daily-attention = seguimiento diario
reason-daily-attention-long = Pediste seguimiento diario desde el { $day }: quiere contacto cada día laborable.

reason-watchful-attention =
    { $days ->
        [0] a vigilar
        [one] a vigilar, un día sin contacto
       *[other] a vigilar, { $days } días sin contacto
    }
reason-watchful-attention-long =
    { $days ->
        [0] Pediste vigilar a este cliente; los días se cuentan desde el { $day }.
        [one] Pediste vigilar a este cliente y lleva un día sin contacto, desde el { $day }.
       *[other] Pediste vigilar a este cliente y lleva { $days } días sin contacto, desde el { $day }.
    }

reason-awaiting-reply =
    { $days ->
        [0] espera respuesta
        [one] espera respuesta desde ayer
       *[other] sin respuesta en { $days } días
    }
reason-awaiting-reply-long =
    { $days ->
        [0] Quedaron en responder el { $day }.
        [one] Quedaron en responder el { $day }, hace un día, y no lo han hecho.
       *[other] Quedaron en responder el { $day }, hace { $days } días, y no lo han hecho.
    }

reason-cadence =
    { $days ->
        [0] contacto hoy
        [one] sin contacto desde ayer
       *[other] sin contacto en { $days } días
    }
reason-cadence-long =
    { $days ->
        [0] El último contacto fue el { $day }; el plazo es de { $every } días.
        [one] El último contacto fue el { $day }, hace un día; el plazo es de { $every } días.
       *[other] El último contacto fue el { $day }, hace { $days } días; el plazo es de { $every } días.
    }

reason-open-complaint =
    { $days ->
        [0] reclamo abierto
        [one] reclamo abierto desde ayer
       *[other] reclamo abierto hace { $days } días
    }
reason-open-complaint-long =
    { $days ->
        [0] Hay un reclamo sin resolver del { $day }.
        [one] Hay un reclamo sin resolver desde el { $day }, hace un día.
       *[other] Hay un reclamo sin resolver desde el { $day }, hace { $days } días.
    }

reason-purchase-rhythm = toca pedido, cada { $every } días
reason-purchase-rhythm-long =
    { $days ->
        [0] Su última compra fue el { $day }; suele comprar cada { $every } días.
        [one] Su última compra fue el { $day }, hace un día; suele comprar cada { $every } días.
       *[other] Su última compra fue el { $day }, hace { $days } días; suele comprar cada { $every } días.
    }

reason-payment-overdue =
    { $days ->
        [0] por cobrar
        [one] pago vencido ayer
       *[other] pago vencido hace { $days } días
    }
reason-payment-overdue-long =
    { $days ->
        [0] Tiene un pago que vence el { $day }.
        [one] Tiene un pago vencido desde el { $day }, hace un día.
       *[other] Tiene un pago vencido desde el { $day }, hace { $days } días.
    }

reason-occasion = { $what } el { $date }
reason-occasion-long =
    { $left ->
        [0] Fecha señalada: { $what }, el { $day }.
        [one] Fecha mañana: { $what }, el { $day }.
       *[other] Fecha en { $left } días: { $what }, el { $day }.
    }
reason-occasion-of = { $what } de { $who }

reason-snooze-over = pospuesto hasta el { $date }
reason-snooze-over-long = Lo pospusiste hasta el { $day }.

reason-attempts =
    { $n ->
        [one] { $n } intento sin respuesta
       *[other] { $n } intentos sin respuesta
    }

### Por qué alguien va primero en la cola.

urgency-hour = cita a las { $time }
urgency-complaint = reclamo abierto
urgency-pledge = promesa pendiente
urgency-offer = espera una respuesta suya
urgency-orders =
    { $n ->
        [one] { $n } pedido
       *[other] { $n } pedidos
    }
urgency-red = en rojo
urgency-promised = previsto
urgency-late =
    { $n ->
        [one] { $n } día tarde
       *[other] { $n } días tarde
    }
