### What clients say: open points, satisfaction, expenses.

trend-up = rising
trend-level = steady
trend-down = falling

action-add_topic = point noted for { $subject }
action-edit_topic = correction of a point of { $subject }
action-keep = promise to { $subject } kept
action-answer = question of { $subject } answered
action-overcome = objection of { $subject } overcome
action-serve = need of { $subject } served
action-reopen_topic = point of { $subject } reopened
action-delete_topic = point of { $subject } deleted

## An open point

point-line = { $kind } ({ $ago }): { $text }
point-line-bare = { $kind } ({ $ago })
point-closed-complaint = resolved
point-closed-promise = kept
point-closed-question = answered
point-closed-objection = overcome
point-closed-need = served
point-closed-on = { $word } on { $day }
satisfaction-last = { $last }/{ $best } on { $day }
satisfaction-all = { $last }/{ $best } on { $day } · average { $average } of { $n } · { $glyph } { $trend }
kept-topic = { $kind } “{ $text }”
kept-score = satisfaction { $score }/{ $best }
kept-expense = expense { $amount }

## On the screens

card-points = Open
card-said = They say
card-score = Satisfaction
form-kept = kept apart: { $what }
form-note-advice = what was said; “promise: …”, “question: …”, “needs: …” are kept apart
form-topic = Note
form-edit-topic = Correct a point
form-score-advice = from 0 to { $best }
form-score-wrong = Satisfaction goes from 0 to { $best }.
form-expense-advice = what it cost: { $example }
form-expense-wrong = The expense is not clear: write, for example, { $example }.
form-topic-missing = What was said is missing.
field-topic = What it is
field-said = Said
field-score = Satisfied
field-expense = Expense
cmd-topic-add = Note what was said
cmd-topic-add-doc = Notes a promise, question, objection, need, opinion or complaint, without a contact
notice-point-is-contact = It is a contact of its own: { $edit } corrects it and { $resolve } marks it as resolved.

## On the command line

cli-topics = What clients say: promises, questions, complaints…
cli-topics-more =
    Without CLIENT, all that is open, the oldest first; with one, also what is closed and what they think.
    With --json: topics, each with id (t1, i1), client (id, name), kind, text, since, days, closed and interaction.
cli-topics-client = The client; all of them without one
cli-topics-open = Only what is open
cli-topics-kind = Only one kind: complaint, promise, question, objection, need, opinion, competitor
cli-topics-none = Nothing is open.
cli-topics-none-said = Nothing that this client said has been noted yet.
cli-close = Closes a point: promise kept, question answered, complaint resolved…
cli-close-more =
    The number is the one that topics shows: t12, or i34 for a complaint that is a contact of its own.
    With --json: done, client (id, name), light and next.
cli-close-topic = The number of the point, as topics shows it
cli-close-reopen = Opens it again
cli-close-delete = Deletes it; the note keeps its words
cli-close-text = Corrects it with these words
cli-val-topic = POINT
cli-val-topic-text = KIND: TEXT
cli-val-score = 0-10
cli-val-amount = AMOUNT
cli-log-topic = Something that was said and is kept apart: 'promise: send photos'; may be given again
cli-log-score = How satisfied they are, from 0 to 10
cli-log-expense = What the contact cost beyond the time: $45
cli-label-score = satisfaction
cli-show-points = Open
cli-show-said = They say
cli-expense = expense { $amount }
cli-sheet-open = open
error-cli-topic = there is no point “{ $typed }”: topics shows their numbers (t12, i34).
error-cli-topic-kind = “{ $typed }” does not say what it is: write, for example, “promise: send photos” ({ $kinds }).
error-cli-topic-whole = a complaint that is a contact of its own is not deleted or reworded here: correct the contact on the screens.
error-cli-amount = “{ $typed }” is no clear amount: write, for example, { $example }.
