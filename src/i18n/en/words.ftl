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
