# Taking in files of what is sold and of opportunities
deal-field-number = number
deal-field-client = client
deal-field-client_number = client's number
deal-field-title = what it is about
deal-field-product = product
deal-field-stage = stage
deal-field-opened = since when
deal-field-closed = close
deal-field-expected = expected close
deal-field-amount = amount
deal-field-currency = currency
deal-field-probability = probability
deal-field-competitor = competitor
deal-field-note = note
product-field-name = product
product-field-code = code
product-field-category = group
product-field-price = price
product-field-cost = cost
product-field-currency = currency
product-field-foreign = (not used)
action-import_files =
    { $count ->
        [one] import of files: { $count } change
       *[other] import of files: { $count } changes
    }
load-file = { $file }:
load-products = new products: { $new } · completed: { $updated } · unchanged: { $same } · not read: { $refused }
load-contacts = new clients: { $new } · completed: { $updated } · unchanged: { $same } · not read: { $refused }
load-deals = new opportunities: { $new } · here already: { $same } · left out: { $refused } · clients added: { $added }
load-bought =
    { $n ->
        [one] { $n } that was won was recorded as a purchase too
       *[other] { $n } that were won were recorded as purchases too
    }
load-stage = { $stage } { $n }
load-refused = line { $line }: { $reason }
load-nameless =
    { $n ->
        [one] { $n } opportunity does not say whose it is: with --nameless NAME it goes to a client of that name.
       *[other] { $n } opportunities do not say whose they are: with --nameless NAME they go to a client of that name.
    }
load-nobody = No client
load-title-products = Products of { $file }
load-title-deals = Opportunities of { $file }
load-confirm = Enter takes them in, Esc does not.
load-strangers-left =
    { $n ->
        [one] { $n } is of somebody who is not here: a adds them.
       *[other] { $n } are of people who are not here: a adds them.
    }
load-strangers-added =
    { $n ->
        [one] { $n } is of somebody who is not here and is added: a leaves it out.
       *[other] { $n } are of people who are not here and are added: a leaves them out.
    }
load-nameless-left =
    { $n ->
        [one] { $n } does not say whose it is: n puts it down to “No client”.
       *[other] { $n } do not say whose they are: n puts them down to “No client”.
    }
load-nameless-added =
    { $n ->
        [one] { $n } does not say whose it is and goes to “No client”: n leaves it out.
       *[other] { $n } do not say whose they are and go to “No client”: n leaves them out.
    }
notice-loaded = { $what } · { $undo } undoes it
error-cli-import-alone = { $file } has purchases: it is taken in by itself, without other files.
cli-import-nameless = To which client opportunities go that do not say whose they are
cli-import-won-as-purchases = Record opportunities that were won as purchases too
