//! The register of fields: what can be asked about a client, how it is typed, and what kind of value it has.

use super::choices::{self, Choice};
use super::value::slug;
use crate::domain::code::codes;

codes! {
    /// Something that can be asked about a client.
    Field in "filter-field" {
        /// The light of today.
        Light = "alert",
        /// The light set by hand.
        Attention = "attention",
        /// Whether it takes part in the daily work.
        Standing = "standing",
        /// A person or a company.
        Kind = "kind",
        /// What it is called.
        Name = "name",
        /// The company of a person.
        Company = "company",
        /// The people at it.
        Contact = "contact",
        /// What they do there.
        Role = "role",
        /// What they have to say in a purchase.
        Influence = "influence",
        /// Line of business.
        Sector = "sector",
        /// How large it is.
        Size = "size",
        /// City or town.
        City = "city",
        /// District, route or sales zone.
        Zone = "zone",
        /// Country.
        Country = "country",
        /// How it came.
        Source = "source",
        /// Tax number.
        Tax = "tax",
        /// A telephone number, by its end.
        Phone = "phone",
        /// An e-mail address.
        Email = "email",
        /// A way to reach it.
        Channel = "channel",
        /// A label.
        Tag = "tag",
        /// The language in which it is spoken to.
        Language = "language",
        /// How it is spoken to.
        Tone = "tone",
        /// What it asks about.
        Interest = "interest",
        /// What is written in notes, its own and those of interactions.
        Notes = "notes",
        /// Its own days between contacts.
        Cadence = "cadence",
        /// Until when it was put off.
        Snoozed = "snoozed",
        /// When it entered the portfolio.
        Created = "created",
        /// The last interaction.
        Last = "last",
        /// How the last interaction went.
        Outcome = "outcome",
        /// The next step.
        Next = "next",
        /// How contact is planned.
        Planned = "planned",
        /// Attempts in a row without an answer.
        Attempts = "attempts",
        /// Points that are open.
        Open = "open",
        /// Points that were ever raised.
        Topic = "topic",
        /// The last score of satisfaction.
        Score = "score",
        /// The last purchase.
        Bought = "bought",
        /// When the next purchase is expected.
        Due = "due",
        /// The usual days between purchases.
        Rhythm = "rhythm",
        /// How many purchases.
        Purchases = "purchases",
        /// What the last twelve months brought.
        Value = "value",
        /// What all years brought.
        Total = "total",
        /// What of the last twelve months was gained.
        Margin = "margin",
        /// The average purchase of the last twelve months.
        Ticket = "ticket",
        /// What a year could bring at most.
        Potential = "potential",
        /// How much of that is won, in percent.
        Share = "share",
        /// What the effort of the last twelve months cost.
        Effort = "effort",
        /// What is unpaid.
        Owed = "owed",
        /// Since when something unpaid is due.
        Overdue = "overdue",
        /// What it bought.
        Product = "product",
        /// Of which group of products it bought.
        Category = "category",
        /// Prospect, new, active, at risk, inactive, lost.
        Activity = "activity",
        /// Transactional, recurring, loyal.
        Loyalty = "loyalty",
        /// A, B or C by what twelve months brought.
        Abc = "abc",
        /// How recently it bought, from 1 to 5.
        Recency = "r",
        /// How often it buys, from 1 to 5.
        Frequency = "f",
        /// How much it spends, from 1 to 5.
        Monetary = "m",
        /// Value by potential.
        Quadrant = "quadrant",
        /// How long a sale takes.
        Cycle = "cycle",
        /// In which stage something may be sold to it.
        Stage = "stage",
        /// What may be sold to it.
        Deal = "deal",
        /// When something is expected to be sold to it.
        Closing = "closing",
        /// Whether in something that may be sold to it nothing moved for long.
        Stale = "stale",
        /// Against whom.
        Competitor = "competitor",
        /// Why it went away.
        Left = "left",
        /// A birthday.
        Birthday = "birthday",
        /// Any date that matters.
        Occasion = "occasion",
        /// Who recommended it.
        Referred = "referred",
        /// Of whom it is a part.
        Belongs = "belongs",
        /// A saved filter.
        Segment = "segment",
    }
}

/// Which way from today a date lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    /// It has happened.
    Past,
    /// It is to come.
    Future,
    /// Either.
    Both,
}

/// What kind of value a field has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// One of a closed list.
    Choice(&'static [Choice]),
    /// Any text.
    Text,
    /// A number.
    Number,
    /// An amount in the house currency.
    Money,
    /// A number of days.
    Days,
    /// A day.
    Date(Toward),
}

/// Which way an order by a field usually runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Natural {
    /// From small to large, from A to Z, from long ago to far ahead.
    Up,
    /// The largest, or the newest, first.
    Down,
}

/// What the register knows of a field.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The field, whose code is how it is typed in English.
    pub field: Field,
    /// How it is typed in Spanish, the usual word first.
    pub es: &'static [&'static str],
    /// How else it may be typed in English.
    pub en: &'static [&'static str],
    /// What kind of value it has.
    pub kind: ValueKind,
    /// Which way an order by it runs; `None` when nothing can be ordered by it.
    pub order: Option<Natural>,
}

impl Field {
    /// What the register knows of it.
    #[must_use]
    pub fn entry(self) -> &'static Entry {
        // The register lists the members in the order of the enumeration.
        &REGISTER[self as usize]
    }

    /// The field that is typed so.
    #[must_use]
    pub fn called(typed: &str) -> Option<Self> {
        let typed = slug(typed);
        REGISTER.iter().find(|entry| entry.names().any(|name| slug(name) == typed)).map(|entry| entry.field)
    }
}

impl Entry {
    /// Every way to type it.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        use crate::domain::Code;
        [self.field.code()].into_iter().chain(self.es.iter().copied()).chain(self.en.iter().copied())
    }
}

const UP: Option<Natural> = Some(Natural::Up);
const DOWN: Option<Natural> = Some(Natural::Down);
const TEXT: ValueKind = ValueKind::Text;
const PAST: ValueKind = ValueKind::Date(Toward::Past);
const AHEAD: ValueKind = ValueKind::Date(Toward::Future);

const fn one_of(choices: &'static [Choice]) -> ValueKind {
    ValueKind::Choice(choices)
}

const fn entry(
    field: Field,
    es: &'static [&'static str],
    en: &'static [&'static str],
    kind: ValueKind,
    order: Option<Natural>,
) -> Entry {
    Entry { field, es, en, kind, order }
}

/// Every field.
pub const REGISTER: &[Entry] = &[
    entry(Field::Light, &["alerta", "luz", "semáforo"], &["light"], one_of(choices::LIGHTS), None),
    entry(Field::Attention, &["atención"], &[], one_of(choices::ATTENTIONS), None),
    entry(Field::Standing, &["estado"], &["status"], one_of(choices::STANDINGS), None),
    entry(Field::Kind, &["tipo", "clase"], &["type"], one_of(choices::CLIENT_KINDS), None),
    entry(Field::Name, &["nombre", "cliente"], &["client"], TEXT, UP),
    entry(Field::Company, &["empresa", "compañía"], &[], TEXT, UP),
    entry(Field::Contact, &["contacto", "persona"], &["person"], TEXT, None),
    entry(Field::Role, &["cargo", "puesto"], &["position"], TEXT, None),
    entry(Field::Influence, &["influencia"], &[], one_of(choices::INFLUENCES), None),
    entry(Field::Sector, &["sector", "rubro", "giro"], &["industry"], TEXT, UP),
    entry(Field::Size, &["tamaño"], &[], one_of(choices::SIZES), None),
    entry(Field::City, &["ciudad"], &["town"], TEXT, UP),
    entry(Field::Zone, &["zona", "ruta", "distrito"], &["route", "district"], TEXT, UP),
    entry(Field::Country, &["país"], &[], TEXT, UP),
    entry(Field::Source, &["origen", "fuente"], &["origin"], TEXT, None),
    entry(Field::Tax, &["fiscal", "ruc", "nit", "rfc", "nif", "cif", "cuit", "rut"], &["tax_id", "vat"], TEXT, None),
    entry(Field::Phone, &["teléfono", "tel", "móvil", "celular"], &["number", "mobile"], TEXT, None),
    entry(Field::Email, &["correo", "e-mail"], &["mail"], TEXT, None),
    entry(Field::Channel, &["canal"], &[], one_of(choices::CHANNELS), None),
    entry(Field::Tag, &["etiqueta"], &["label"], TEXT, None),
    entry(Field::Language, &["idioma"], &["lang"], one_of(choices::LANGUAGES), None),
    entry(Field::Tone, &["trato", "tono"], &[], one_of(choices::TONES), None),
    entry(Field::Interest, &["interés"], &[], TEXT, None),
    entry(Field::Notes, &["notas", "nota"], &["note"], TEXT, None),
    entry(Field::Cadence, &["frecuencia"], &["every"], ValueKind::Days, UP),
    entry(Field::Snoozed, &["pospuesto"], &[], AHEAD, UP),
    entry(Field::Created, &["alta", "creado"], &["added"], PAST, DOWN),
    entry(Field::Last, &["último", "última", "contactado"], &["contacted"], PAST, UP),
    entry(Field::Outcome, &["resultado"], &["result"], one_of(choices::OUTCOMES), None),
    entry(Field::Next, &["próximo", "próxima"], &[], AHEAD, UP),
    entry(Field::Planned, &["previsto", "planeado"], &[], one_of(choices::KINDS), None),
    entry(Field::Attempts, &["intentos"], &[], ValueKind::Number, DOWN),
    entry(Field::Open, &["abierto", "pendiente"], &["pending"], one_of(choices::OPEN_TOPICS), None),
    entry(Field::Topic, &["tema"], &[], one_of(choices::TOPICS), None),
    entry(Field::Score, &["satisfacción", "puntaje"], &["satisfaction"], ValueKind::Number, UP),
    entry(Field::Bought, &["comprado", "compró"], &["purchased"], PAST, UP),
    entry(Field::Due, &["toca"], &["expected"], AHEAD, UP),
    entry(Field::Rhythm, &["ritmo"], &["gap"], ValueKind::Days, UP),
    entry(Field::Purchases, &["compras"], &["orders"], ValueKind::Number, DOWN),
    entry(Field::Value, &["valor", "ingresos"], &["revenue"], ValueKind::Money, DOWN),
    entry(Field::Total, &["total"], &[], ValueKind::Money, DOWN),
    entry(Field::Margin, &["margen"], &[], ValueKind::Money, DOWN),
    entry(Field::Ticket, &["ticket", "promedio"], &["average"], ValueKind::Money, DOWN),
    entry(Field::Potential, &["potencial"], &[], ValueKind::Money, DOWN),
    entry(Field::Share, &["participación"], &[], ValueKind::Number, UP),
    entry(Field::Effort, &["esfuerzo"], &[], ValueKind::Money, DOWN),
    entry(Field::Owed, &["debe", "deuda"], &["debt"], ValueKind::Money, DOWN),
    entry(Field::Overdue, &["vencido"], &[], PAST, UP),
    entry(Field::Product, &["producto"], &[], TEXT, None),
    entry(Field::Category, &["categoría"], &[], TEXT, None),
    entry(Field::Activity, &["actividad"], &[], one_of(choices::ACTIVITIES), None),
    entry(Field::Loyalty, &["lealtad", "fidelidad"], &[], one_of(choices::LOYALTIES), None),
    entry(Field::Abc, &["abc"], &[], one_of(choices::ABC), None),
    entry(Field::Recency, &["recencia"], &["recency"], ValueKind::Number, DOWN),
    entry(Field::Frequency, &["repetición"], &["frequency"], ValueKind::Number, DOWN),
    entry(Field::Monetary, &["monto"], &["monetary"], ValueKind::Number, DOWN),
    entry(Field::Quadrant, &["cuadrante"], &[], one_of(choices::QUADRANTS), None),
    entry(Field::Cycle, &["ciclo"], &[], one_of(choices::CYCLES), None),
    entry(Field::Stage, &["etapa"], &[], TEXT, None),
    entry(Field::Deal, &["oportunidad", "oportunidades"], &["opportunity"], ValueKind::Money, DOWN),
    entry(Field::Closing, &["cierre", "cierra"], &["closes"], AHEAD, UP),
    entry(Field::Stale, &["estancada", "estancado"], &["stalled"], one_of(choices::YES_NO), None),
    entry(Field::Competitor, &["competidor", "competencia", "rival"], &["rival"], TEXT, None),
    entry(Field::Left, &["perdido", "motivo"], &["lost"], one_of(choices::LOSSES), None),
    entry(Field::Birthday, &["cumpleaños"], &[], AHEAD, UP),
    entry(Field::Occasion, &["fecha"], &["date"], AHEAD, UP),
    entry(Field::Referred, &["referido"], &["referred_by"], TEXT, None),
    entry(Field::Belongs, &["pertenece"], &["belongs_to"], TEXT, None),
    entry(Field::Segment, &["segmento"], &[], TEXT, None),
];
