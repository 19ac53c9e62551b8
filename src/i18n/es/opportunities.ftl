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
