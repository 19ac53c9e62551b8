# Oportunidades: etapas y por qué se cerraron
stage-lead = interesado
stage-qualified = calificada
stage-proposal = propuesta
stage-agreement = acuerdo verbal
stage-won = ganada
stage-lost = perdida
close-reason-price = el precio
close-reason-product = el producto
close-reason-service = la atención
close-reason-delivery = el plazo de entrega
close-reason-relationship = la relación
close-reason-competitor = un competidor
close-reason-budget = sin presupuesto
close-reason-timing = el momento
close-reason-no_need = ya no lo necesita
close-reason-silence = dejó de contestar
close-reason-other = otro motivo

# Lo que se hizo
action-open_opportunity = oportunidad con { $subject }
action-edit_opportunity = cambio en una oportunidad de { $subject }
action-move_opportunity = cambio de etapa con { $subject }
action-win = venta ganada a { $subject }
action-lose_opportunity = oportunidad perdida con { $subject }
action-reopen_opportunity = oportunidad reabierta con { $subject }
action-remove_opportunity = borrado de una oportunidad de { $subject }

# Lo que no se puede
error-opportunity-no-title = a la oportunidad le falta el nombre: di en pocas palabras qué se vendería.
error-opportunity-amount = el importe no puede ser negativo ni tan grande: revísalo.
error-opportunity-probability = la probabilidad va de 0 a 100.
error-opportunity-terms = el plazo de pago es demasiado largo: son días desde la venta.
error-opportunity-closed-before = no pudo cerrarse antes de empezar: revisa la fecha.
error-opportunity-is-closed = esa oportunidad ya está cerrada: reábrela si sigue en pie.
error-opportunity-is-open = esa oportunidad sigue abierta: no hay nada que reabrir.
error-unknown-stage = no hay ninguna etapa «{ $typed }». Las que hay: { $known }
