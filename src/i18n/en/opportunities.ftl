# Opportunities: stages and why they were closed
stage-lead = lead
stage-qualified = qualified
stage-proposal = proposal
stage-agreement = verbal agreement
stage-won = won
stage-lost = lost
close-reason-price = price
close-reason-product = product
close-reason-service = service
close-reason-delivery = delivery time
close-reason-relationship = relationship
close-reason-competitor = competitor
close-reason-budget = no budget
close-reason-timing = timing
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

# Why the light, and why in the queue
reason-opportunity =
    { $days ->
        [0] closes { $date }: { $brief }
       *[other] was to close { $date }: { $brief }
    }
reason-opportunity-long =
    { $days ->
        [0]
            { $left ->
                [0] The opportunity “{ $what }” is expected to close today, { $day }.
                [one] The opportunity “{ $what }” is expected to close tomorrow, { $day }.
               *[other] The opportunity “{ $what }” is expected to close on { $day }, in { $left } days.
            }
        [one] The opportunity “{ $what }” was to close yesterday, { $day }: close it or set another date.
       *[other] The opportunity “{ $what }” was to close on { $day }, { $days } days ago: close it or set another date.
    }
urgency-chance = opportunity at { $likely }%
urgency-chance-of = opportunity of { $amount } at { $likely }%

# Filters
filter-field-stage = stage of the sale
filter-field-deal = possible sales
filter-field-closing = expected close
filter-field-stale = sale gone stale
filter-field-competitor = competitor

# Making one client of two
twins-opportunities =
    { $n ->
        [one] 1 opportunity
       *[other] { $n } opportunities
    }

# How an opportunity is told
opportunity-closed = { $stage } on { $day }
opportunity-closes = closes { $day }
opportunity-late = was to close { $day }
opportunity-likely = { $likely }%
opportunity-chance = { $likely }% { $whence }
opportunity-weighted = { $likely }% { $whence }, weighted { $amount }
opportunity-likely-by-stage = by its stage
opportunity-likely-by-hand = set by hand
opportunity-since =
    { $n ->
        [0] since today
        [one] since { $day }, 1 day
       *[other] since { $day }, { $n } days
    }
opportunity-stale = stale
opportunity-no-step = no next step
opportunity-terms =
    { $n ->
        [0] on delivery
        [one] within 1 day
       *[other] within { $n } days
    }
opportunity-qualified = qualification { $n }/{ $of }
opportunity-label-likely = Probability
opportunity-label-since = In its stage
opportunity-label-next = Next step
opportunity-label-terms = Payment
opportunity-label-competitor = Competitor
opportunity-label-why = Reason
opportunity-label-note = Note
field-need = Need
field-timing = Timing
field-consequence = Delay
field-influence = Decides

# The command line
cli-val-stage = STAGE
cli-val-percent = %
cli-show-opportunities = Opportunities
cli-sheet-opportunity = Opportunity
cli-opportunity = Opens an opportunity to sell to a client, changes one, or deletes it
cli-opportunity-more =
    cartera opportunity 'Hotel Colonial' '50 tables' --amount 2150 --expect 'end of month' --next 'fri visit'
    With --opportunity N it changes the one of that number: only what is said; a dash, as in --expect -, takes it away.
    The amount is the sum of the lines (--line '50 x table @ 43') or what --amount says.
    With --json: done, client (id, name), light, next and opportunity, as in opportunities.
cli-opportunity-client = The client, in quotes
cli-opportunity-title = What would be sold, in a few words
cli-opportunity-opportunity = Changes the one of this number
cli-opportunity-stage = In which stage it is (the first if not said)
cli-opportunity-amount = What it would bring
cli-opportunity-line = What they would take, a line for each thing
cli-opportunity-expect = When it is expected to close
cli-opportunity-probability = Its own probability instead of that of the stage
cli-opportunity-terms = After how many days they would pay
cli-opportunity-competitor = Against whom
cli-opportunity-need = What they need it for
cli-opportunity-timing = By when they need it
cli-opportunity-consequence = What happens if they wait
cli-opportunity-influence = Who decides, and who is heard
cli-opportunity-note = What else there is to say
cli-opportunity-delete = Deletes it; its next step is cancelled
cli-opportunities = The open opportunities, the first to close first
cli-opportunities-more =
    With a filter only those of the clients that it finds: cartera opportunities zone:north deal>1000
    With --json: opportunities, total and weighted (minor, currency) of what is open, and left_out (currencies without a
    rate). Each is: id, client (id, name), title, stage, stage_since, days_in_stage, opened, moved, amount, probability,
    own, weighted, expect, terms, lines, competitor, need, timing, consequence, influence, qualified, note, closed, why,
    why_note, purchase, number, next and stale.
cli-opportunities-filter = Of the clients that a filter finds; without one, of everybody
cli-opportunities-stage = Only those in this stage
cli-opportunities-stale = Only those that have not moved for long
cli-opportunities-all = The won and the lost ones too
cli-opportunities-limit = How many are shown
cli-opportunities-none = there are no opportunities.
cli-opportunities-more-left =
    { $n ->
        [one] … and { $n } more (--limit)
       *[other] … and { $n } more (--limit)
    }
cli-opportunities-total = Open: { $total } · weighted: { $weighted }
cli-move = Moves an opportunity into another stage
cli-move-more =
    Without --stage it moves on to the next one.
    With --json: done, client (id, name), light, next and opportunity, as in opportunities.
cli-move-client = The client
cli-move-stage = Into which stage
cli-move-opportunity = Which one, by its number, if several are open
cli-win = An opportunity was won: it becomes a purchase and an order
cli-win-more =
    What is bought are its lines, or its amount, due by its payment term.
    With --json: done, client (id, name), light, next and opportunity, as in opportunities.
cli-win-client = The client
cli-win-opportunity = Which one, by its number, if several are open
cli-win-why = Why it was won
cli-win-note = The reason, in your own words
cli-win-on = When it was (today if not said)
cli-win-no-purchase = Without recording the purchase
cli-win-kind = How it was ordered: call, visit, message…
cli-win-no-contact = Without counting it as contact
cli-lose = An opportunity was lost, and why
cli-lose-more =
    If it is the client who went away, that is “cartera lost”. --next plans to ask again: --next '1 Mar'.
    With --json: done, client (id, name), light, next and opportunity, as in opportunities.
cli-lose-client = The client
cli-lose-opportunity = Which one, by its number, if several are open
cli-lose-why = Why it was lost
cli-lose-note = The reason, in your own words
cli-lose-on = When it was (today if not said)
cli-reopen = Reopens an opportunity that was won or lost, in the stage in which it was
cli-reopen-more =
    What was bought stays recorded, and is not recorded a second time if it is won again.
    With --json: done, client (id, name), light, next and opportunity, as in opportunities.
cli-reopen-client = The client
cli-reopen-opportunity = Which one, by its number, if several are closed
error-cli-which-opportunity = there are { $n } opportunities: say which with --opportunity.
error-cli-no-opportunity = that client has no opportunity “{ $typed }”: see their numbers with “cartera opportunities”.
error-cli-no-open-opportunity = that client has no open opportunity: open one with “cartera opportunity”.
error-cli-no-closed-opportunity = that client has no closed opportunity.
error-cli-opportunity-title = say what would be sold: cartera opportunity CLIENT 'WHAT'
error-cli-last-stage = it is in the last stage already: close it with “cartera win” or “cartera lose”.
error-cli-lose-why = the reason is missing: --why with one of { $reasons }

# The screens
page-hoped = opportunities
section-sale = Sale
section-products = Products and payment
section-qualification = Qualification
field-title = What
field-stage = Stage
field-amount = Amount
field-expect = Close
field-likely = Prob. %
field-terms = Payment
field-competitor = Competitor
field-ending = Ending
field-bought = Purchase
form-opportunity = Opportunity
form-edit-opportunity = Change opportunity
form-close = Close opportunity
form-title-advice = in a few words: 50 tables, renewal…
form-title-missing = Say what would be sold, in a few words.
form-worth-advice = what it would bring; lines of products add up by themselves
form-amount-of-lines = from the lines: { $amount }
form-amount-wrong = this is no amount: for example { $example }
form-expect-advice = when it is expected to close: end of month, 15 Dec…
form-likely-advice = that of the stage: { $likely }%
form-likely-wrong = a number from 0 to 100
form-terms-advice =
    { $n ->
        [0] days until they pay; usually on delivery
       *[other] days until they pay; usually { $n }
    }
form-terms-wrong = a number of days, such as 30
form-competitor-advice = against whom
form-need-advice = what do they need it for?
form-timing-advice = by when do they need it?
form-consequence-advice = what happens if they wait?
form-influence-advice = who decides, and who is heard?
form-why-missing = The reason is missing: choose one, or say it in your own words in the note.
form-ask-again-advice = when to ask again? Empty: never
form-bought-yes = record { $amount }
form-bought-no = do not record it
card-opportunity = Opportunity
card-opportunities = Open
card-opportunities-closed = Closed
card-no-opportunities = No opportunities yet. { $key } opens one.
notice-which-opportunity = Select an opportunity on the card first.
cmd-opportunity-new = opportunity
cmd-opportunity-new-doc = Open an opportunity to sell
cmd-opportunity-advance = next stage
cmd-opportunity-advance-doc = Move the opportunity on to the next stage
cmd-opportunity-retreat = stage before
cmd-opportunity-retreat-doc = Move the opportunity back to the stage before
cmd-opportunity-win = won
cmd-opportunity-win-doc = Close the opportunity as won, with its purchase
cmd-opportunity-lose = lost
cmd-opportunity-lose-doc = Close the opportunity as lost, with the reason
cmd-opportunity-reopen = reopen opportunity
cmd-opportunity-reopen-doc = Reopen the opportunity that was won or lost
