### Lo que vale un cliente: lo que compra, lo que trae, lo que cuesta, y lo que es según eso.

# En una línea, para listas y vista previa
worth-line-every =
    { $n ->
        [one] Compra cada día
       *[other] Compra cada { $n } días
    }
worth-line-due = toca el { $day }
worth-line-late = tocaba el { $day }
worth-line-last = Última compra { $when }
worth-line-year = { $amount } al año

# Filas de la ficha y de cartera value
worth-title = Valor
worth-rhythm = Compra
worth-every =
    { $n ->
        [one] cada día
       *[other] cada { $n } días
    }
worth-no-rhythm = sin ritmo todavía
worth-days =
    { $n ->
        [one] { $n } día de compra desde { $since }
       *[other] { $n } días de compra desde { $since }
    }
worth-last = la última { $when }
worth-next = Próxima
worth-day = { $day } ({ $when })
worth-year = 12 meses
worth-in-days =
    { $n ->
        [one] { $amount } en { $n } compra
       *[other] { $amount } en { $n } compras
    }
worth-total = Total
worth-margin = margen { $amount } ({ $percent } %)
worth-margin-known = margen { $amount } ({ $percent } %) de lo que tiene costo
worth-ticket = { $amount } por compra
worth-owed = Por cobrar
worth-overdue = vencido desde el { $day }
worth-due = vence el { $day }
worth-effort = Esfuerzo
worth-returned = rindió { $times } veces, en ventas
worth-returned-margin = rindió { $times } veces, en margen
worth-potential = Potencial
worth-a-year = { $amount } al año
worth-share = ganado el { $n } %
worth-forecast = Pronóstico
worth-expected = sigue siendo cliente: { $alive } % · { $purchases } compras y { $amount } en { $days } días
worth-too-few = todavía no: hacen falta { $fewest } clientes que compraron (hay { $clients }), { $fewest-again } que volvieron (hay { $again }) y { $shortest } días (hay { $days })
worth-unrated = Sin tasa
worth-left-out =
    { $n ->
        [one] { $n } importe en otra moneda, fuera de las sumas
       *[other] { $n } importes en otra moneda, fuera de las sumas
    }
worth-nothing = Todavía no ha comprado nada.

# Lo que es un cliente, y por qué
class-activity = Actividad
class-prospect-rule = todavía no ha comprado
class-left-rule = se fue el { $day }
class-new-rule =
    { $n ->
        [0] compró por primera vez hoy; nuevo hasta los { $most } días
        [one] compró por primera vez ayer; nuevo hasta los { $most } días
       *[other] compró por primera vez hace { $n } días; nuevo hasta los { $most }
    }
class-active-rule =
    { $n ->
        [0] compró hoy; en riesgo desde los { $from } días
        [one] compró ayer; en riesgo desde los { $from } días
       *[other] compró hace { $n } días; en riesgo desde los { $from }
    }
class-at-risk-rule = compró hace { $n } días; en riesgo desde los { $from }, inactivo desde los { $to }
class-inactive-rule = compró hace { $n } días; inactivo desde los { $from }, perdido desde los { $to }
class-lost-rule = compró hace { $n } días; perdido desde los { $from }
class-loyalty = Tipo
class-loyalty-rule =
    { $n ->
        [one] { $n } día de compra en 12 meses; recurrente desde { $recurring }, fiel desde { $loyal } y un año comprando
       *[other] { $n } días de compra en 12 meses; recurrente desde { $recurring }, fiel desde { $loyal } y un año comprando
    }
class-abc = ABC
class-abc-rule = trae { $year } al año; A desde { $a }, B desde { $b }
class-rfm = RFM
class-rfm-rule = reciente { $r }, frecuente { $f }, importe { $m }, de 5, entre quienes compraron en 12 meses
class-quadrant = Qué hacer
class-retain-rule = es A y queda por ganar { $room } al año; potencial alto desde { $much }
class-develop-rule = trae poco y queda por ganar { $room } al año; potencial alto desde { $much }
class-maintain-rule = es A y queda por ganar { $room } al año; potencial alto desde { $much }
class-let-go-rule = trae poco y queda por ganar { $room } al año; potencial alto desde { $much }
class-cycle = Ciclo
class-cycle-rule =
    { $n ->
        [one] { $n } día hasta la primera compra; medio desde { $medium }, largo desde { $long }
       *[other] { $n } días hasta la primera compra; medio desde { $medium }, largo desde { $long }
    }

# Toda la cartera
wealth-title = Valor de la cartera
wealth-clients = Clientes
wealth-bought =
    { $n ->
        [one] { $n } de { $of } ha comprado
       *[other] { $n } de { $of } han comprado
    }
wealth-at-risk = En riesgo
wealth-red = { $amount } al año, de clientes en rojo
wealth-late =
    { $n ->
        [one] vencido { $amount } de { $n } cliente
       *[other] vencido { $amount } de { $n } clientes
    }
wealth-expected = { $n } compras y { $amount } en { $days } días
wealth-part =
    { $n ->
        [one] { $n } cliente
       *[other] { $n } clientes
    }
wealth-share = { $n } %
header-at-risk = { $amount } en riesgo
