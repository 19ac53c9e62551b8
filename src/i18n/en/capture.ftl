### Capture: one line that logs what happened and what comes next.

capture-part-client = client
capture-part-kind = what
capture-part-outcome = outcome
capture-part-happened = when
capture-part-next = next step
capture-part-tag = tag
capture-part-amount = amount
capture-part-expense = expense
capture-part-score = satisfaction
capture-part-topic = kept apart
capture-part-attention = light by hand
capture-part-escape = literal
capture-part-note = note

## What can be written

capture-token-name = NAME:
capture-token-at = @NAME
capture-token-kind = what it was
capture-token-incoming = who began it
capture-token-outcome = how it went
capture-token-order = an order
capture-token-next = >WHEN
capture-token-none = >-
capture-token-happened = <WHEN
capture-token-tag = #TAG
capture-token-amount = $AMOUNT
capture-token-expense = spent $
capture-token-topic = promise: …
capture-token-score = satisfaction N
capture-token-attention = !LIGHT
capture-token-escape = \

capture-help-name = the client: the name or part of it, or its number (#12)
capture-help-at = the client, anywhere; in quotes if the name has several words
capture-help-kind = at the start: called, visit, email, wa, meeting, sample, survey, note
capture-help-incoming = it was the client: they called, they wrote, emailed me
capture-help-outcome = between commas: no answer, call back, awaiting reply, complaint…
capture-help-order = ordered or bought, with how many; the words stay in the note
capture-help-next = next step: date, channel and purpose; ends at ; or with the line
capture-help-none = no next step, on purpose; >auto takes the suggested one
capture-help-happened = when it happened, if not now
capture-help-tag = a tag for the client
capture-help-amount = an amount; also S/ 120, US$ 30, 30 EUR
capture-help-expense = what the contact cost; also expense, gasto
capture-help-topic = kept apart: complaint, promise, question, objection, needs, opinion, competitor
capture-help-score = how satisfied they are, from 0 to 10; in a survey 8/10 is enough
capture-help-attention = the light: !red, !yellow, !green, !auto
capture-help-escape = before a sign or a word: it is taken as text

## What is not understood

capture-trouble-literal = { $why } To leave it as text, put \ before it.
capture-trouble-next-in-past = The next step cannot be on a day that has passed ({ $day }).
capture-trouble-future = That has not happened yet ({ $day }).
capture-trouble-amount = The amount “{ $amount }” is not clear: write, for example, { $example }.
capture-trouble-attention = There is no light “{ $typed }”; is it !{ $near }?
capture-trouble-twice = Said twice: { $what }.

## How it is understood

capture-now = now
capture-in = incoming { $kind }
capture-quoted = “{ $text }”
capture-next-none = none, on purpose (○)
capture-next-missing = not said
capture-new = { $name } · new client
capture-at-hand = the one in view
capture-several = “{ $typed }” can be:
capture-unknown = No client is called “{ $typed }”.
capture-near = Is it one of these?
capture-create = add “{ $name }”
capture-nobody = Who? Begin with the name and a colon: Harlow: called…
capture-nothing = Write what happened.

## The dialog

capture-title = Capture
capture-example = Harlow: called, wants 50 units #quote >fri 10:00 visit
capture-foot = Enter saves · Esc leaves, keeping the line
capture-foot-bare = Tab finds the client · Enter saves
capture-foot-choose = ↑↓ choose · Tab completes · Enter saves
capture-foot-help = F1 what can be written
capture-help-title = What can be written in a line
capture-choose = Choose whom with ↑ and ↓, or complete the name with Tab.
capture-draft = A capture was left half typed

## The command log

capture-line-refused = line { $n }: { $why }
capture-line-text = the line: { $text }
capture-lines-none = no line was logged; mend them, or use --partial to log those that are understood:
capture-lines-left =
    { $n ->
        [one] { $n } line was not logged:
       *[other] { $n } lines were not logged:
    }
capture-no-client = the client is missing: begin the line with the name and a colon, or use --client.
