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
load-bought =
    { $n ->
        [one] { $n } that was won was recorded as a purchase too
       *[other] { $n } that were won were recorded as purchases too
    }
load-stage = { $stage } { $n }
load-nameless =
    { $n ->
        [one] { $n } opportunity does not say whose it is: with --nameless NAME it goes to a client of that name.
       *[other] { $n } opportunities do not say whose they are: with --nameless NAME they go to a client of that name.
    }
cli-import-nameless = To which client opportunities go that do not say whose they are
cli-import-won-as-purchases = Record opportunities that were won as purchases too
