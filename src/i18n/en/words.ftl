### The words of the closed lists. The key is the prefix of the list and the code of each member.

lang-es = Spanish
lang-en = English

theme-auto = automatic
theme-dark = dark
theme-light = light
theme-colour-blind = colour-blind safe
theme-mono = no colours

## Clients

client-kind-person = person
client-kind-company = company

attention-auto = automatic
attention-red = daily follow-up
attention-yellow = keep an eye on
attention-green = on track

standing-active = active
standing-resting = resting
standing-archived = archived
standing-trashed = in the trash

channel-phone = phone
channel-mobile = mobile
channel-whatsapp = WhatsApp
channel-email = e-mail
channel-web = web
channel-social = social
channel-address = address

## Interactions

kind-call = call
kind-visit = visit
kind-email = e-mail
kind-message = message
kind-meeting = meeting
kind-sample = sample
kind-survey = survey
kind-note = note

outcome-spoke = spoke
outcome-no_answer = no answer
outcome-call_back = call back
outcome-awaiting_reply = awaiting reply
outcome-order = order
outcome-not_interested = not interested
outcome-complaint = complaint

direction-out = outgoing
direction-in = incoming

## Follow-ups

follow-up-state-open = open
follow-up-state-done = done
follow-up-state-cancelled = cancelled

## Alerts

light-red = red
light-yellow = yellow
light-green = green
light-none = no next step

level-yellow = yellow
level-red = red

## Lists, and who did what

order-name = by name
order-urgency = by urgency
order-last = by last contact
order-city = by city
order-newest = newest first
order-value = by sales
order-bought = by last purchase
order-due = by next purchase

shelf-current = in the portfolio
shelf-archived = archived
shelf-trashed = in the trash

band-red = red
band-timed = at an hour today
band-yellow = yellow
band-green = green
band-none = no next step


origin-tui = screens
origin-cli = command line

## What was done, as undo, redo and the history call it.

action-add_client = adding { $subject }
action-edit_client = edit of { $subject }
action-activate =
    { $count ->
        [one] return of { $subject } to the portfolio
       *[other] return of { $count } clients to the portfolio
    }
action-rest =
    { $count ->
        [one] rest of { $subject }
       *[other] rest of { $count } clients
    }
action-archive =
    { $count ->
        [one] archiving of { $subject }
       *[other] archiving of { $count } clients
    }
action-trash =
    { $count ->
        [one] move of { $subject } to the trash
       *[other] move of { $count } clients to the trash
    }
action-remove = removal of { $subject }
action-attention =
    { $count ->
        [one] alert set by hand for { $subject }
       *[other] alert set by hand for { $count } clients
    }
action-log_call = call to { $subject }
action-log_visit = visit to { $subject }
action-log_email = e-mail to { $subject }
action-log_message = message to { $subject }
action-log_meeting = meeting with { $subject }
action-log_sample = sample for { $subject }
action-log_survey = survey of { $subject }
action-log_note = note on { $subject }
action-edit_interaction = correction of an interaction with { $subject }
action-delete_interaction = deletion of an interaction with { $subject }
action-resolve_complaint = complaint of { $subject } resolved
action-plan =
    { $count ->
        [one] follow-up with { $subject }
       *[other] follow-up with { $count } clients
    }
action-edit_follow_up = change of the follow-up with { $subject }
action-move = move of the follow-up with { $subject }
action-done = follow-up done with { $subject }
action-snooze =
    { $count ->
        [one] snooze of { $subject }
       *[other] snooze of { $count } clients
    }
action-cancel = cancelling of the follow-up with { $subject }
action-skip = skip in the queue: { $subject }
action-spread =
    { $count ->
        [one] move of { $subject }
       *[other] spreading of { $count } contacts
    }
action-capture =
    { $count ->
        [one] capture of { $count } line ({ $subject })
       *[other] capture of { $count } lines
    }
action-import =
    { $count ->
        [one] import of { $count } client
       *[other] import of { $count } clients
    }

# The record of a client
size-micro = micro
size-small = small
size-medium = medium
size-large = large
tone-formal = formal
tone-informal = informal
language-es = Spanish
language-en = English
language-pt = Portuguese
language-qu = Quechua
language-gn = Guarani
language-fr = French
language-it = Italian
language-de = German
language-zh = Chinese
language-other = other
loss-price = price
loss-product = product
loss-service = service
loss-competitor = competitor
loss-no_need = no need any more
loss-closed = closed or moved
loss-unpaid = did not pay
loss-other = other reason
influence-decides = decides
influence-influences = influences
influence-buys = buys
influence-uses = uses
influence-blocks = blocks
occasion-birthday = birthday
occasion-anniversary = anniversary
occasion-renewal = renewal
occasion-other = other date
field-kind-text = text
field-kind-number = number
field-kind-date = date
field-kind-choice = choices
relation-referred_by = referred by
relation-belongs_to = belongs to
relation-partner_of = works with
relation-family_of = family or friend of
hue-red = red
hue-orange = orange
hue-yellow = yellow
hue-green = green
hue-teal = teal
hue-blue = blue
hue-violet = violet
hue-pink = pink
hue-grey = grey

# What clients say
topic-complaint = complaint
topic-promise = promise
topic-question = question
topic-objection = objection
topic-need = need
topic-opinion = opinion
topic-competitor = competitor

# What clients buy
purchase-sale = purchase
purchase-return = return
payment-cash = cash
payment-transfer = bank transfer
payment-card = card
payment-wallet = mobile wallet
payment-cheque = cheque
payment-credit = on account
payment-other = other means
initiative-theirs = theirs
initiative-ours = ours

# Purchases and products
action-buy = purchase of { $subject }
action-edit_purchase = correction of a purchase of { $subject }
action-delete_purchase = deletion of a purchase of { $subject }
action-pay = payment of { $subject }
action-return = return of { $subject }
action-import_purchases =
    { $count ->
        [one] import of { $count } purchase
       *[other] import of { $count } purchases
    }
action-add_product = adding the product { $subject }
action-edit_product = edit of the product { $subject }
action-remove_product = deletion of the product { $subject }
bought-unnamed = order
bought-share = { $share }%
bought-discount = discount
bought-total = total
bought-paid = paid { $day }
bought-due = due { $day }
bought-overdue = was due { $day }
bought-left-out = Without what is in { $codes }: its rate is missing in the settings ([money.rates] { $example }).
product-retired = retired

# What a client is, by what it buys
activity-prospect = prospect
activity-new = new
activity-active = active
activity-at_risk = at risk
activity-inactive = inactive
activity-lost = lost
loyalty-transactional = occasional
loyalty-recurring = recurring
loyalty-loyal = loyal
abc-a = A
abc-b = B
abc-c = C
quadrant-retain = retain
quadrant-develop = develop
quadrant-maintain = maintain
quadrant-let_go = let go
cycle-short = short
cycle-medium = medium
cycle-long = long

# The pages of the card
page-story = history
page-data = data
page-worth = value

# Who may be here twice
sign-tax_id = same tax number
sign-phone = same telephone
sign-email = same e-mail
sign-name = same name
sign-near_name = similar name
sign-company = same company
sign-city = same city
merge-name = Name
merge-kind = Kind
merge-company = Company
merge-role = Role
merge-sector = Sector
merge-size = Size
merge-city = City
merge-zone = Zone
merge-country = Country
merge-time_zone = Time zone
merge-language = Language
merge-tone = Tone
merge-interest = Interest
merge-potential = Potential
merge-source = Source
merge-tax_id = Tax number
merge-external_id = External no.
merge-cadence = Cadence
merge-attention = Light by hand
merge-snooze = Put off
merge-standing = Standing
merge-lost = Lost
action-merge = two records of { $subject } made one
action-tell_apart = { $subject } told apart from another client

# The record of a client: words of its actions, and of relations from the other side
action-tags =
    { $count ->
        [one] tags of { $subject }
       *[other] tags of { $count } clients
    }
action-tag_colour = colour of the tag { $subject }
action-rename_tag = renaming of the tag { $subject }
action-add_field = new field: { $subject }
action-edit_field = change of the field { $subject }
action-remove_field = removal of the field { $subject }
action-attach = file for { $subject }
action-detach = file taken from { $subject }
action-relate = relation of { $subject }
action-unrelate = relation taken from { $subject }
related-referred_by = referred
related-belongs_to = has
related-partner_of = works with
related-family_of = family or friend of

# Segments
segment-key_accounts = Key accounts
segment-potential = Prospects
segment-new = New
segment-existing = Buying
segment-loyal = Loyal
segment-overdue = Due to buy
segment-inactive = Inactive
segment-lost = Lost
segment-unplanned = No next step
action-lose =
    { $count ->
        [one] { $subject }, lost
       *[other] { $count } clients, lost
    }
action-recover =
    { $count ->
        [one] return of { $subject }
       *[other] return of { $count } clients
    }
action-bulk =
    { $count ->
        [one] change to { $subject }
       *[other] change to { $count } clients
    }
action-add_segment = new segment: { $subject }
action-edit_segment = change of the segment { $subject }
action-remove_segment = segment { $subject } removed

# A file of purchases
sale-field-client = client
sale-field-client_number = client number
sale-field-date = date
sale-field-product = product
sale-field-code = product code
sale-field-quantity = quantity
sale-field-price = price
sale-field-total = total
sale-field-discount = discount
sale-field-currency = currency
sale-field-number = purchase number
sale-field-paid = paid
sale-field-due = due
sale-field-cost = cost
sale-field-note = note
sales-unknown = “{ $typed }” is not in the portfolio
sales-future = it lies in the future ({ $day })
sales-currencies = its lines are in different currencies
sales-beyond = a text or a date is too much

# Goals
action-set_goal = goals from { $subject } on

# Files that are taken in
content-clients = clients
content-interactions = interactions
content-follow_ups = follow-ups
content-purchases = purchases
content-products = products
content-opportunities = opportunities
file-format-csv = delimited text
file-format-workbook = workbook
file-format-vcard = contact cards
file-format-calendar = calendar
file-format-json = JSON
verdict-new = new
verdict-updates = completed
verdict-same = no change
verdict-conflict = says otherwise
decision-keep = keep what is here
decision-take = take the file's
decision-both = keep both
spare-leave = leave them out
spare-fields = fields of your own
spare-notes = lines of the notes
# What comes back from other computers and the phone
action-say_done = nothing to say about a contact with { $subject }
action-sync =
    { $count ->
        [one] sync of { $count } change
       *[other] sync of { $count } changes
    }
