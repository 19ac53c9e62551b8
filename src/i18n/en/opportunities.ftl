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

# What was done
action-open_opportunity = opportunity with { $subject }
action-edit_opportunity = change to an opportunity of { $subject }
action-move_opportunity = change of stage with { $subject }
action-win = sale won from { $subject }
action-lose_opportunity = opportunity lost with { $subject }
action-reopen_opportunity = opportunity reopened with { $subject }
action-remove_opportunity = deletion of an opportunity of { $subject }

# What cannot be
error-opportunity-no-title = the opportunity needs a name: say in a few words what would be sold.
error-opportunity-amount = the amount can be neither negative nor that large: check it.
error-opportunity-probability = the probability goes from 0 to 100.
error-opportunity-terms = the payment term is too long: it is in days from the sale.
error-opportunity-closed-before = it cannot have been closed before it began: check the date.
error-opportunity-is-closed = that opportunity is closed already: reopen it if it still stands.
error-opportunity-is-open = that opportunity is still open: there is nothing to reopen.
error-unknown-stage = there is no stage “{ $typed }”. Those there are: { $known }
