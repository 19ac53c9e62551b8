# Opportunities: stages and why they were closed
stage-lead = lead
stage-qualified = qualified
stage-proposal = proposal
stage-agreement = verbal agreement
stage-won = won
stage-lost = lost
close-reason-price = price
close-reason-product = the product
close-reason-service = service
close-reason-delivery = delivery time
close-reason-relationship = the relationship
close-reason-competitor = a competitor
close-reason-budget = no budget
close-reason-timing = the moment
close-reason-no_need = no need any more
close-reason-silence = no answer any more
close-reason-other = another reason
