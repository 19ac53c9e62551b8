# Messages: templates, what is filled in, and by what they go out
medium-email = e-mail
medium-whatsapp = WhatsApp
medium-sms = SMS
medium-phone = telephone
template-introduction = Introduction
template-after_call = After a call
template-quotation = Quotation follow-up
template-after_sample = After a sample
template-thanks = Thanks for the order
template-payment = Payment reminder
template-birthday = Birthday
template-reactivation = Reactivation
template-loyalty = Loyalty
template-call = Call script
datum-name = the first name
datum-full_name = the whole name
datum-client = the client
datum-company = the company
datum-product = the product
datum-last_purchase = the last purchase
datum-last_contact = the last contact
datum-next_step = the next step
datum-purpose = the purpose
datum-opportunity = the opportunity
datum-amount = the amount
datum-owed = what is owed
datum-due_since = the due date
datum-today = today's date
datum-me = your name in [me]
datum-my_company = your company in [me]
datum-signature = how you sign in [me]
action-add_template = new template: { $subject }
action-edit_template = change of the template { $subject }
action-remove_template = template { $subject } removed

message-day = { $weekday }, { $day } { $month }
message-day-month-first = { $weekday }, { $month } { $day }
message-choose = chosen when it opens
message-no-number = “{ $to }” is no telephone number: correct it in the client's data or choose another way.
message-no-country = it is not known of which country { $to } is: write it with + and the country code in the client's data.
message-no-address = “{ $to }” is no e-mail address: correct it in the client's data or choose another way.
message-missing = Missing: { $what }
message-still-missing = { $what } is missing: write it into the text, or delete it, before it goes out.
message-copied = Text copied
message-opened = Message opened; nothing is sent until you send it
message-copied-instead = It could not be opened ({ $detail }): the text was copied for { $to }
message-blank = Blank message
message-just-log = Log a message that was sent already
message-title = Message: { $client }
message-way = By { $route }
message-preview = How it reads
message-subject = Subject: { $subject }
message-foot = Enter uses · ←/→ way · m logs · a new · e edits · h { $hide } · v { $all }
message-foot-manage = Enter edits · a new · h { $hide } · v { $all } · Del removes
message-hide = hides
message-show = shows
message-all = all
message-fewer = fewer
message-hidden = hidden
templates-title =
    { $n ->
        [one] { $n } template
       *[other] { $n } templates
    }
templates-own-only = this template comes ready made and is not removed: h hides it.

flawed-in-subject = in the subject
flawed-in-line = in line { $line }
flawed = { $place }: { $why } Nothing was saved.
flawed-unknown = there is nothing called “{ $name }” to fill in.
flawed-unknown-near = there is nothing called “{ $name }” to fill in; is it “{ $near }”?
flawed-block = “{ $name }” cannot be used in a message: only conditions, {"{"}% if name %{"}"} … {"{"}% endif %{"}"}.
flawed-filter = the change “{ $name }” is not known: there are upper, lower and default("…").
flawed-syntax = this is not understood: see that each {"{"}{"{"} has its {"}"}{"}"} and each {"{"}% if … %{"}"} its {"{"}% endif %{"}"}.
flawed-too-long = it is too much: { $most } characters at most, and few conditions in one another.
error-empty-template = a template needs a text.
error-template-exists = there is a template “{ $name }” for that way, language and tone already: change one of them, or the name.

field-route = By
field-subject = Subject
field-body = Text
field-medium = Way
form-message = Message
form-template = Template
form-template-new = New template
form-message-advice = It opens in the program for that way; nothing is sent until you send it
form-subject-advice = goes with e-mails only
form-any-medium = any
form-any-language = any
form-any-tone = any
form-template-advice = Data goes in braces: {"{"}{"{"} name {"}"}{"}"}, {"{"}{"{"} company {"}"}{"}"}, {"{"}{"{"} product {"}"}{"}"}…
cmd-message-write = message
cmd-message-write-doc = Write a message with a template
cmd-form-copy = copies
cmd-form-copy-doc = Copy the text of the message
cmd-app-templates = templates
cmd-app-templates-doc = See and change the templates of messages

cli-message = Writes a message to a client with a template
cli-message-more =
    Without a template it lists those that there are, the ones that fit first. Nothing is sent: --open opens it in the
    program for that way and --copy copies it. What is missing is named; --fill name=Rosa supplies it.

    With --json: client, template, channel, to, language, tone, subject, body, missing (name, what), link and logged;
    without a template, templates (code, name, fits).
cli-message-template = The template, by its code or its name
cli-message-via = By what it goes out: email, WhatsApp, SMS or phone
cli-message-to = To which person, number or address of the client
cli-message-fill = Something that is missing, such as name=Rosa; may be repeated
cli-message-open = Opens it in the program for that way
cli-message-copy = Copies the text
cli-message-print = Shows it, which is what is done unless something else is asked for
cli-message-log = Logs it as sent, awaiting a reply
cli-message-to-line = To: { $to }
cli-message-logged = Logged: { $what }, awaiting a reply.
cli-message-fits = fits
error-cli-no-template = there is no template “{ $name }” for that way. There are: { $names }.
error-cli-no-route = this client has no “{ $typed }” to write to. There are: { $routes }.
error-cli-fill = a name and its value are expected, such as name=Rosa; there are: { $names }.
error-cli-no-clipboard = there is no terminal that copies: use --print.
cli-templates = The templates of messages: cartera templates [NAME | add NAME | remove NAME]
cli-templates-more =
    “templates NAME” shows it; with options it is changed. “templates add NAME --file TEXT” adds one; “-” reads the text
    from the input. Each datum has an English and a Spanish name, and both always work: --data lists them.

    With --json: templates, each with code, key, name, channel, language, tone, subject, body and hidden; with --data,
    data, each with names and what.
cli-templates-what = Which template, or add or remove and its name
cli-templates-file = The file with the text; - reads it from the input
cli-templates-subject = The subject, for e-mails
cli-templates-via = By what it goes out: email, WhatsApp, SMS, phone; any for any way
cli-templates-language = In which language it is; any for any
cli-templates-tone = How it speaks: formal, informal; any for both
cli-templates-rename = The new name
cli-templates-hide = Show it no more
cli-templates-show = Show it again
cli-templates-all = Those that are hidden too
cli-templates-data = What is filled in, and its names
cli-templates-removed = Template “{ $name }” removed.
cli-templates-hidden = Template “{ $name }” hidden: it comes ready made and is not removed; --show shows it again.
cli-val-template = TEMPLATE
cli-val-addressee = CLIENT [TEMPLATE]
cli-val-medium = WAY
cli-val-fill = NAME=VALUE
error-cli-template-text = the text is missing: --file FILE, or --file - to read it from the input.
error-cli-template-unknown = there is no template “{ $name }”. There are: { $names }.
error-cli-template-several = “{ $name }” has several variants: say which with --via, --language or --tone.
error-no-desktop = there is no desktop here that opens programs
