# Playbooks and campaigns

## Those that come ready made
ready-playbook-welcome = Welcome
playbook-welcome-text =
    when: new client
    ends: not interested
    +0d  message  introduce yourself  template: Introduction
    +2b  call     what do they need, by when, and who decides?
    +1w  email    send the catalogue and the prices of what they asked about
    +2w  call     did they see it? suggest a visit or a sample
ready-playbook-after_sample = After the sample
playbook-after_sample-text =
    when: sample
    ends: order, not interested
    +5d   call  how did they like the sample?  template: After a sample
    +15d  call  have they decided? settle quantity and price
ready-playbook-proposal = Proposal follow-up
playbook-proposal-text =
    when: proposal
    ends: order, not interested
    +2b  call     did the proposal arrive? any questions?
    +1w  call     deal with objections; who else decides?
    +2w  visit    close: adjust the proposal or settle a date
    +1m  message  one last question  template: Quotation follow-up
ready-playbook-two_two_two = 2+2+2 after buying
playbook-two_two_two-text =
    when: first purchase
    ends: not interested, complaint
    +2d  call  did everything arrive?  template: Thanks for the order
    +2w  call  how is it working for them? what could be better?
    +2m  call  what else do they need? ask to be recommended
ready-playbook-reactivation = Reactivation
playbook-reactivation-text =
    when: inactive
    ends: order, not interested
    +0d  message  news that is of use to them  template: Reactivation
    +1w  call     why did they stop buying? what has changed?
    +3w  visit    make them an offer to come back
    +2m  call     last attempt before they count as lost
ready-playbook-loyalty = Loyalty
playbook-loyalty-text =
    when: by hand
    ends: not interested, complaint
    +1w  message  thank them for their trust  template: Loyalty
    +1m  call     what would they like us to do better?
    +3m  visit    go through what they buy and what is ahead
    +6m  survey   how satisfied are they, from 0 to 10?
playbook-sketch =
    My playbook
    when: by hand
    ends: order, not interested
    +2d  call   what for
    +2w  visit  what for

## Words
trigger-new_client = new client
trigger-sample = sample
trigger-proposal = proposal
trigger-first_purchase = first purchase
trigger-birthday = birthday
trigger-inactive = inactive client
starts-by-hand = by hand
stop-answer = answer
stop-contact = contact
stop-order = order
stop-not_interested = not interested
stop-complaint = complaint
ends-never = nothing but its last step
run-state-running = running
run-state-finished = finished
run-state-stopped = stopped
run-end-answer = they answered
run-end-contact = there was contact
run-end-order = they ordered
run-end-not_interested = not interested
run-end-complaint = they complained
run-end-left = no longer active
run-end-campaign = the campaign ended
run-end-merged = records united
run-end-hand = by hand
run-ended = stopped: { $why }
run-progress = { $name }, step { $step } of { $steps }

## What was done
action-add_playbook = new playbook: { $subject }
action-edit_playbook = change of the playbook { $subject }
action-remove_playbook = playbook removed: { $subject }
action-start_playbook =
    { $count ->
        [one] playbook started with { $subject }
       *[other] playbook started with { $count } clients
    }
action-stop_playbook = playbook stopped with { $subject }
action-start_campaign = campaign { $subject }
action-edit_campaign = change of the campaign { $subject }
action-end_campaign = end of the campaign { $subject }

## What is wrong with a text
playbook-at = line { $line }, column { $column }: { $what }
playbook-too-long = the text is too long
playbook-no-name = the first line is the name of the playbook, and it is missing
playbook-no-steps = at least one step is missing, such as “+5d call how did they like it?”
playbook-too-many-steps = these are too many steps
playbook-unknown-line = this line is no step (those begin with +) and does not say when the playbook starts or ends
playbook-starts-twice = when it starts is said already
playbook-stops-twice = when it ends is said already
playbook-nothing = something is missing after the colon
playbook-unknown-trigger = nothing like that starts a playbook
playbook-unknown-stop = nothing like that ends a playbook
playbook-no-number = a number is missing after the +, as in +5d
playbook-unknown-unit = say what the number counts: +5d days, +5b working days, +2w weeks, +2m months
playbook-too-far = that is too far away
playbook-no-such-time = there is no such hour: write it as 9:30 or 16:00
playbook-no-channel = how the step is done is missing
playbook-no-template = the name of the template is missing
playbook-long-line = the line is too long
error-unknown-playbook = there is no playbook “{ $typed }”. There are: { $known }
error-no-playbooks = there is no playbook “{ $typed }”: there are none yet.
error-playbook-exists = there is a playbook called “{ $name }” already: choose another name.
error-playbook-by-hand = “{ $name }” is started by hand: for it to start by itself, say when in its text, as in “when: sample”.
error-not-running = { $name } has no such playbook running.
error-start-nobody = there is nobody to start with: this playbook cannot be started with any of them.
error-unknown-campaign = there is no campaign “{ $typed }”. There are: { $known }
error-no-campaigns = there is no campaign “{ $typed }”: there are none yet.
error-campaign-exists = there is a campaign called “{ $name }” already: choose another name.
error-campaign-ended = the campaign “{ $name }” has ended already.

## Starting
start-skip-running = has it running already
start-skip-away = at rest, archived or in the trash
start-skip-past = all its steps would lie in the past
start-would =
    { $n ->
        [0] “{ $name }” would start with nobody
        [one] “{ $name }” would start with 1 client
       *[other] “{ $name }” would start with { $n } clients
    }
start-done =
    { $n ->
        [0] “{ $name }” has started with nobody
        [one] “{ $name }” has started with 1 client
       *[other] “{ $name }” has started with { $n } clients
    }
start-span =
    { $n ->
        [one] 1 contact, on { $first }
       *[other] { $n } contacts, from { $first } to { $last }
    }
start-rest =
    { $n ->
        [one] … and 1 more
       *[other] … and { $n } more
    }

## Campaigns
campaign-share = { $n } ({ $percent }%)
campaign-line = { $clients } clients · contacted { $contacted } · answered { $answered } · bought { $sold } · sales { $revenue } · cost { $cost }
campaign-open = since { $day }
campaign-over = { $day } to { $end }
campaign-definitions =
    Contacted: we tried to speak with them at least once.
    Answered: both sides met.
    Bought: at least one sale; sales: what was bought less what was brought back.
    Cost: what each contact costs, with what was spent on it, and what the campaign cost.
    All of it with each client from the day its playbook began, until the campaign ends or { $days } days have passed.
campaign-unrated =
    { $n ->
        [one] 1 amount is not counted: there is no rate for its currency.
       *[other] { $n } amounts are not counted: there is no rate for their currency.
    }

## Command line
cli-val-playbook = PLAYBOOK
cli-val-campaign = CAMPAIGN
cli-playbooks = Show the playbooks, change them, let them start by themselves
cli-playbooks-more =
    cartera playbooks PLAYBOOK shows its text.
    add saves a new one, edit changes one in your editor (or with --text), on lets it start by itself when what it waits for happens, off leaves it
    to you, hide and show hide it and show it, reset makes one that came ready made again what it was, remove removes one of your own.

    A playbook is a text: its name on the first line, and a step on each line that begins with +.

        After the sample
        when: sample
        ends: answer, order, not interested
        +5d   call  how did they like it?   template: sample
        +15d  call  decision

    +5d are days, +5b working days, +2w weeks, +2m months. An hour may follow: +5d 10:00 visit.
    With --json: playbooks (code, name, automatic, hidden, starts, ends, steps, text).
cli-playbooks-what = add, edit, on, off, hide, show, reset or remove and a playbook; or the playbook alone
cli-playbooks-text = The text, from a file; - reads it from the input
cli-playbooks-all = The hidden ones too
cli-playbooks-automatic = starts by itself
cli-playbooks-steps =
    { $n ->
        [one] 1 step
       *[other] { $n } steps
    }
cli-playbooks-saved = Saved: { $name }
cli-playbooks-on = “{ $name }” will start by itself with every new case of: { $trigger }
cli-playbooks-off = “{ $name }” is started by hand.
cli-playbooks-removed = Removed: { $name }. “cartera undo” brings it back.
cli-playbooks-reset = As it came: { $name }. “cartera undo” brings yours back.
cli-playbooks-kept = What you wrote is in { $path }
error-cli-playbooks-verb = the playbook is missing: cartera playbooks { $verb } PLAYBOOK
error-cli-playbooks-own = “{ $name }” is your own: remove it with remove.
error-cli-playbooks-ready = “{ $name }” came ready made and is not removed: hide it with hide, or make it what it was with reset.
error-cli-playbooks-nothing = the text is empty: nothing was saved.
error-cli-no-editor = the editor could not be opened. Name one in $EDITOR, or give the text with --text FILE.
error-cli-read-text = { $path } could not be read: { $detail }
cli-start = Start a playbook with a client, or with everybody whom a filter means
cli-start-more =
    Its steps are spread as each day has room, and “cartera undo” takes all of it back at once.

    With --json: applied, playbook, planned, begun (id, name, steps: step and on) and skipped (id, name, why).
cli-start-playbook = The playbook, by its name or how that begins
cli-start-client = The client
cli-start-filter = With everybody whom this filter means
cli-start-segment = With everybody in this segment
cli-start-from = From when its steps are counted; today unless it is said
cli-start-dry-run = Only say what would be planned
cli-start-how = Nothing has been planned yet: repeat the command without --dry-run to do it.
cli-start-undo = “cartera undo” takes it back.
error-cli-start-whom = with whom is missing: a client, --filter or --segment (and only one of them)
cli-stop = Stop what runs with a client; what was still planned of it is called off
cli-stop-more =
    With --json: stopped, each with playbook and name, and client (id, name).
cli-stop-client = The client
cli-stop-playbook = This playbook alone
cli-stop-done = Stopped with { $client }: { $names }
cli-campaigns = Show the campaigns and what came of them; start one and end it
cli-campaigns-more =
    cartera campaigns start NAME --playbook PLAYBOOK --filter FILTER starts one: a playbook with everybody whom the filter means.
    cartera campaigns end NAME ends it; cartera campaigns NAME shows it, with what each figure means.

    With --json: campaigns (id, name, filter, playbook, started, ended and results: clients, running, contacted, answered, sold, revenue, effort,
    own_cost, cost, currency, unrated, percent).
cli-campaigns-what = start or end and a name; or the name alone
cli-campaigns-playbook = Which playbook
cli-campaigns-filter = With whom
cli-campaigns-segment = With those in this segment
cli-campaigns-from = From when; today unless it is said
cli-campaigns-cost = What it costs besides its contacts
cli-campaigns-rename = Another name
cli-campaigns-dry-run = Only say what would be planned
cli-campaigns-none = There are no campaigns yet. Start one with “cartera campaigns start”.
cli-campaigns-ended =
    { $n ->
        [0] Ended: { $name }.
        [one] Ended: { $name }. What was left with 1 client was called off.
       *[other] Ended: { $name }. What was left with { $n } clients was called off.
    }
cli-campaigns-running =
    { $n ->
        [one] still running with 1
       *[other] still running with { $n }
    }
error-cli-campaigns-start = something is missing: cartera campaigns start NAME --playbook PLAYBOOK --filter FILTER
error-cli-campaigns-name = the campaign is missing: cartera campaigns end NAME

## Screens
cmd-playbook-start = playbook
cmd-playbook-start-doc = Start a playbook with the client or the marked ones
cmd-playbook-stop = stop playbook
cmd-playbook-stop-doc = Stop the playbooks that run with the client
cmd-app-playbooks = playbooks
cmd-app-playbooks-doc = The playbooks: look at them, write them, let them start by themselves
cmd-app-campaigns = campaigns
cmd-app-campaigns-doc = The campaigns and what came of them
field-script = Playbook
field-playbook = Playbook
field-filter = Filter
form-playbook = Playbook
form-playbook-new = new
form-campaign = Campaign
form-campaign-new = new
form-campaign-filter = With whom, as in the list: city:lima activity:prospect
form-campaign-cost = What it costs besides its contacts
playbook-understood = { $steps } · starts: { $starts } · ends: { $ends }
playbooks-title = Playbooks
playbooks-pick-title = Which playbook with { $client }?
playbooks-foot = Enter changes · a new · o by itself or not · { $key } with a client
playbooks-foot-pick = Enter looks ahead · e its text · a new · o by itself or not
playbooks-foot-more = h hides it · v hidden ones too · Del removes it, or makes it what it was
start-title = Start “{ $name }”
start-title-campaign = Start the campaign “{ $name }”
start-from = from { $day }
start-skipped =
    { $n ->
        [one] Not with 1: { $why }
       *[other] Not with { $n }: { $why }
    }
start-foot = Enter starts it · ← → another day
start-foot-none = ← → another day
campaigns-title = Campaigns
campaigns-none = There are no campaigns yet. a starts one: a playbook with everybody whom a filter means.
campaigns-foot = a new · e name and cost · x ends it · Enter lists those of its filter
card-running = Running
working-outlook = Looking what would be planned…
working-start = Starting…
working-campaigns = Counting what came of them…
cli-running = running
