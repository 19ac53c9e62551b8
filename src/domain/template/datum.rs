//! What a template can fill in, and by which names.

use std::collections::BTreeMap;

use crate::domain::Code;
use crate::domain::code::codes;

codes! {
    /// Something that a template can fill in. Its code is its English name.
    Datum in "datum" {
        /// The first name of the person who is written to.
        Name = "name",
        /// The whole name of that person.
        FullName = "full_name",
        /// What the client is called.
        Client = "client",
        /// The company: the client itself, or that of a person.
        Company = "company",
        /// What was bought last, or else what the client asks about.
        Product = "product",
        /// The day of the last purchase.
        LastPurchase = "last_purchase",
        /// The day of the last contact.
        LastContact = "last_contact",
        /// The day of the next step.
        NextStep = "next_step",
        /// What the next step is for.
        Purpose = "purpose",
        /// The open opportunity.
        Opportunity = "opportunity",
        /// What that comes to.
        Amount = "amount",
        /// What is owed and overdue.
        Owed = "owed",
        /// Since when.
        DueSince = "due_since",
        /// The day on which it is written.
        Today = "today",
        /// The user's name.
        Me = "me",
        /// The user's company.
        MyCompany = "my_company",
        /// How the user signs.
        Signature = "signature",
    }
}

impl Datum {
    /// Its name in Spanish.
    #[must_use]
    pub fn spanish(self) -> &'static str {
        match self {
            Self::Name => "nombre",
            Self::FullName => "nombre_completo",
            Self::Client => "cliente",
            Self::Company => "empresa",
            Self::Product => "producto",
            Self::LastPurchase => "ultima_compra",
            Self::LastContact => "ultimo_contacto",
            Self::NextStep => "proximo_paso",
            Self::Purpose => "motivo",
            Self::Opportunity => "oportunidad",
            Self::Amount => "monto",
            Self::Owed => "deuda",
            Self::DueSince => "vencido_desde",
            Self::Today => "hoy",
            Self::Me => "yo",
            Self::MyCompany => "mi_empresa",
            Self::Signature => "firma",
        }
    }

    /// Its names: the English one, which is its code, and the Spanish one.
    #[must_use]
    pub fn names(self) -> [&'static str; 2] {
        [self.code(), self.spanish()]
    }

    /// The datum of this name, in either language.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|datum| datum.names().contains(&name))
    }
}

/// What is known, in the words of the message's language; what is not known is not in it.
pub type Data = BTreeMap<Datum, String>;
