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

shelf-current = in the portfolio
shelf-archived = archived
shelf-trashed = in the trash

band-red = red
band-timed = at an hour today
band-yellow = yellow
band-green = green
band-none = no next step

match-new = new
match-updates = gaps filled
match-same = no change

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
