//! Which fields and parts forms have, by the names under which the language files have their labels.

use crate::domain::code::codes;

codes! {
    /// Which field; the labels are in the language files.
    Name in "field" {
        /// What kind of interaction.
        Kind = "kind",
        /// How it went.
        Outcome = "outcome",
        /// With which person.
        With = "with",
        /// When it happened.
        When = "when",
        /// Who began it.
        Direction = "direction",
        /// What was said.
        Text = "text",
        /// When the next step is.
        NextOn = "next-on",
        /// How.
        NextHow = "next-how",
        /// What for.
        NextFor = "next-for",
        /// How many days before its day it is announced.
        Lead = "lead",
        /// By which rule it comes again.
        Repeats = "repeats",
        /// A client's name.
        ClientName = "name",
        /// Person or company.
        ClientKind = "client-kind",
        /// The company of a person.
        Company = "company",
        /// What the person does there.
        Role = "role",
        /// City.
        City = "city",
        /// Zone.
        Zone = "zone",
        /// Country.
        Country = "country",
        /// Line of business.
        Sector = "sector",
        /// How the client came.
        Source = "source",
        /// Tax number.
        TaxId = "tax-id",
        /// Labels.
        Tags = "tags",
        /// How often contact is wanted.
        Cadence = "cadence",
        /// Ways to reach the client, one a line.
        Channels = "channels",
        /// People at the client, one a line.
        Contacts = "contacts",
        /// Lasting remarks.
        Notes = "notes",
        /// A day to put off to.
        Until = "until",
        /// What something that was said is.
        Topic = "topic",
        /// What was said, in one line.
        Said = "said",
        /// How satisfied the client was.
        Score = "score",
        /// What it cost.
        Expense = "expense",
        /// Why a client went away.
        Why = "why",
        /// Of whom something is.
        Whom = "whom",
        /// How a file is written.
        Format = "format",
        /// What kinds are in a file.
        Contents = "contents",
        /// A file.
        Path = "path",
        /// Where to send something or to go.
        Address = "address",
        /// By which clocks the client lives.
        TimeZone = "time-zone",
        /// The language in which it is spoken to.
        Language = "language",
        /// How it is spoken to.
        Tone = "tone",
        /// How large it is.
        Size = "size",
        /// The products that it asks about.
        Interest = "interest",
        /// What a year of it could bring.
        Potential = "potential",
        /// Dates that matter, one a line.
        Occasions = "occasions",
        /// What the user wants to know beyond what there is a place for.
        Own = "own",
        /// What a file is called.
        Label = "label",
        /// What a client is to another one.
        Relation = "relation",
        /// The other client.
        Other = "other",
        /// Something that was bought.
        Line = "line",
        /// What is taken off the whole.
        Discount = "discount",
        /// How it is paid.
        Method = "method",
        /// Until when it is to be paid.
        Due = "due",
        /// Whether it is paid.
        Paid = "paid",
        /// Whose idea it was.
        Initiative = "initiative",
        /// What it is sold for.
        Price = "price",
        /// What it costs.
        Cost = "cost",
        /// Its number in the catalogue.
        Code = "code",
        /// Its group in the catalogue.
        Category = "category",
        /// A playbook as a text.
        Script = "script",
        /// Which playbook.
        Playbook = "playbook",
        /// Whom something is for.
        Filter = "filter",
        /// What an opportunity is about.
        Title = "title",
        /// In which stage it is.
        Stage = "stage",
        /// What it would bring.
        Amount = "amount",
        /// When it is expected to be won.
        Expect = "expect",
        /// How likely it is won.
        Likely = "likely",
        /// After how many days it would be paid.
        Terms = "terms",
        /// Against whom.
        Competitor = "competitor",
        /// What they need it for.
        Need = "need",
        /// By when they need it.
        Timing = "timing",
        /// What happens if they wait.
        Consequence = "consequence",
        /// Who decides.
        Influence = "influence",
        /// How it ended.
        Ending = "ending",
        /// Whether it is recorded as a purchase.
        Bought = "bought",
        /// How much is to be sold in a month.
        GoalRevenue = "goal-revenue",
        /// How many calls are to be made in a month.
        GoalCalls = "goal-calls",
        /// How many visits.
        GoalVisits = "goal-visits",
        /// How many clients are to be won.
        GoalNewClients = "goal-new_clients",
        /// By which way a message goes out.
        Route = "route",
        /// By what a template goes out.
        Medium = "medium",
        /// The subject of a message.
        Subject = "subject",
        /// The text of a message.
        Body = "body",
    }
}

codes! {
    /// A part of a form that is shown by itself.
    Section in "section" {
        /// Who it is and how to reach them; all of a form without parts.
        Main = "main",
        /// Where they are, and how they are spoken to.
        Place = "place",
        /// What kind of client it is.
        Class = "class",
        /// Dates that matter.
        Dates = "dates",
        /// The user's own fields.
        Own = "own",
        /// What an opportunity is about, and what comes next.
        Sale = "sale",
        /// Its products, and how it is paid.
        Products = "products",
        /// What makes it a possible sale.
        Qualification = "qualification",
    }
}
