### The whole record of a client: dates, fields of one's own, the time elsewhere.

record-once = once only
record-age = turns { $n }
record-years =
    { $n ->
        [one] { $n } year
       *[other] { $n } years
    }
record-there = it is { $time } there, { $ahead } h
record-no-day = “{ $typed }” lacks the day: for instance birthday 3 Dec 1980; Rosa
record-no-such-day = “{ $typed }” is not a day that there is.
record-once-no-year = a date that comes only once needs its year.
record-no-number = { $field }: “{ $typed }” is not a number.
record-no-date = { $field }: { $why }
record-no-choice = { $field }: “{ $typed }” is none of the choices: { $choices }

### The commands of the record.

cli-val-size = SIZE
cli-val-language = LANGUAGE
cli-val-tone = TONE
cli-val-potential = AMOUNT
cli-val-occasion = DATE
cli-val-field-value = FIELD=VALUE
cli-val-own-field = FIELD
cli-val-field-kind = KIND
cli-val-choices = A,B,C
cli-val-to = NAME|PLACE
cli-val-tag = TAG
cli-val-hue = COLOUR
cli-val-target = FILE|ADDRESS
cli-val-relation = RELATION
cli-opt-size = How large it is: micro, small, medium or large
cli-opt-language = The language in which it is spoken to
cli-opt-tone = How it is spoken to: formal or informal
cli-opt-time-zone = The zone by whose clocks it lives: a city, or America/Bogota
cli-opt-interest = The products that it asks about
cli-opt-potential = The most that it could buy in a year, as you estimate
cli-opt-birthday = When the birthday is: 3 Dec 1980
cli-opt-occasion = A date of every year: renewal 15/3 30d; birthday 3 Dec; Rosa
cli-opt-field = What is known in a field of yours; without a value it is emptied
cli-fields = Your own fields: defines, changes or removes them
cli-fields-more =
    Without options it lists them. --add “Metres” --kind number; --add “Payment” --choices cash,credit. With --move and
    --to, the place on the card. To remove a field removes what was in it, and “cartera undo” brings it back.
    With --json: a list, each with name, kind, choices and clients.
cli-fields-add = Defines a field of this name
cli-fields-kind = What is written into it: text, number, date or choices
cli-fields-choices = The choices, with commas between them
cli-fields-rename = Renames a field, to what --to says
cli-fields-move = Moves a field, to where --to says
cli-fields-to = The new name, or the place, from 1 on
cli-fields-remove = Removes a field and what is in it
cli-fields-none = There are no fields of your own yet: cartera fields --add NAME
cli-fields-gone =
    { $n ->
        [0] No client had anything in it.
        [one] One client had something in it; “cartera undo” brings it back.
       *[other] { $n } clients had something in it; “cartera undo” brings it back.
    }
cli-clients =
    { $n ->
        [one] { $n } client
       *[other] { $n } clients
    }
cli-tags = The tags, with their colours and how many clients have them
cli-tags-more =
    With a tag and --hue it gets a colour, or loses it by none; with --rename it is called otherwise with every client.
    With --json: a list, each with name, clients and hue.
cli-tags-tag = The tag
cli-tags-hue = Its colour: red, orange, yellow, green, teal, blue, violet, pink, grey, or none
cli-tags-rename = The new name
cli-tags-none = No client has tags.
cli-attach = Attaches a file or an address on the web to a client
cli-attach-more =
    It is noted where it is; the file is neither copied nor moved.
    With --json: done, client (id, name), light and next.
cli-attach-target = The file, or an address that begins with https://
cli-attach-label = What to call it
cli-attach-remove = Takes it off the card; the file stays where it is
cli-attach-missing = Mind: there is no file now at { $path }
cli-relate = Notes what a client is to another one
cli-relate-more =
    RELATION is referred_by, belongs_to, partner_of or family_of; also from the other side: “referred”.
    With --json: done, client (id, name), light and next.
cli-relate-kind = What it is to the other one
cli-relate-other = The other client
cli-relate-remove = Removes the relation
cli-label-time-zone = time of
cli-label-size = size
cli-label-interest = interested in
cli-label-potential = potential
cli-label-manner = manner
cli-label-lost = went away
cli-label-occasion = date
cli-label-relation = relation
cli-label-attachment = file
error-cli-accepts-amount = an amount such as 12500, $12,500 or USD 3000
error-cli-which-tag = say which tag: cartera tags TAG --hue blue
error-cli-no-attachment = the client has no file “{ $typed }”: “cartera show” shows those there are.
error-cli-no-relation = there is no such relation between the two: “cartera show” shows those there are.

### The form of the record, its parts and its fields.

section-main = Contact
section-place = Place, manner
section-class = Classification
section-dates = Dates
section-own = Own
form-sections = PgUp/PgDn
form-zone-advice = if it is not yours: a city, Bogotá
form-potential-advice = the most that it could buy in a year
form-potential-wrong = The potential is an amount: 12500, $12,500 or USD 3000.
form-occasions-advice = one on each line: birthday 3 Dec 1980; Rosa · renewal 15 Mar; 30 days before · anniversary 1 Jun 2010
field-address = Address
field-time-zone = Time of
field-language = Language
field-tone = Manner
field-size = Size
field-interest = Interest
field-potential = Potential
field-occasions = Dates
field-own = Own field
field-label = Name
field-relation = Relation
field-other = With

### Tags, files and relations on the screens.

cmd-client-tags = tags
cmd-client-tags-doc = Give and take tags, and give them colours
cmd-client-links = files and relations
cmd-client-links-doc = Open a file or a related client, add or take away
cmd-client-attach = attach
cmd-client-attach-doc = Attach a file or an address on the web
cmd-client-relate = relate
cmd-client-relate-doc = Note what it is to another client
cmd-card-open = opens
cmd-card-open-doc = Open the file or client that is selected on the card
tags-title = Tags · { $client }
tags-advice = type to search or to make one
tags-new = + new: { $tag }
tags-keys = Space ticks · ←→ colour · Enter saves
tags-said =
    { $n ->
        [one] { $changes }
       *[other] { $changes } · for { $n } clients
    }
menu-links = Files and relations · { $client }
menu-links-attach = + attach a file or an address…
menu-links-relate = + relate to another client…
menu-links-take = − take away…
form-attach = Attach
form-attach-advice = the path of a file, dragged here, or https://…
form-attach-missing = There is no file there.
form-attach-nothing = The file or the address is missing.
form-relate = Relate
form-relate-advice = the name of the other client, or part of it
form-relate-missing = The other client is missing.
card-people = People and channels
card-dates = Dates
card-class = Data
card-own = Own fields
card-relations = Relations
card-files = Files
card-lost = Went away
notice-opened = { $target } is opened.
error-file-missing = there is no file any more at { $path }: perhaps it was moved; take it away with Del and attach it again.
error-not-opened = it could not be opened: { $detail }
import-field-birthday = birthday
import-field-size = size
import-field-tone = tone
import-field-interest = interest
import-field-timezone = time zone
import-field-parent = belongs to
