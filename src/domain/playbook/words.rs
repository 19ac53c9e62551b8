//! The words of a playbook's text, in both languages: the first of each list is the one that is written, all are read.

use super::{Stop, Trigger, Unit};
use crate::domain::{Code, Kind, template};

/// The words of something in Spanish and in English.
pub(super) struct Spelling<T: 'static> {
    pub(super) of: T,
    es: &'static [&'static str],
    en: &'static [&'static str],
}

impl<T> Spelling<T> {
    /// The word that is written.
    pub(super) fn written(&self, spanish: bool) -> &'static str {
        let words = if spanish { self.es } else { self.en };
        words.first().copied().unwrap_or("")
    }

    fn all(&self) -> impl Iterator<Item = &'static str> {
        self.es.iter().chain(self.en).copied()
    }
}

const fn spelling<T>(of: T, es: &'static [&'static str], en: &'static [&'static str]) -> Spelling<T> {
    Spelling { of, es, en }
}

/// What a line says before its colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// What it waits for.
    Starts,
    /// What ends it before its last step.
    Stops,
}

pub(super) const HEADINGS: &[Spelling<Heading>] = &[
    spelling(Heading::Starts, &["cuando", "empieza", "inicia"], &["when", "starts", "start"]),
    spelling(Heading::Stops, &["termina", "se detiene", "detiene", "fin"], &["ends", "stops", "stop", "end"]),
];

/// What starts it; `None` is the user's own hand.
pub(super) const TRIGGERS: &[Spelling<Option<Trigger>>] = &[
    spelling(None, &["a mano", "manual", "manualmente"], &["by hand", "manual", "manually"]),
    spelling(
        Some(Trigger::NewClient),
        &["cliente nuevo", "nuevo cliente", "nuevo", "prospecto nuevo"],
        &["new client", "new lead", "new"],
    ),
    spelling(
        Some(Trigger::Sample),
        &["muestra", "muestras", "muestra enviada", "muestra entregada"],
        &["sample", "samples", "sample sent", "samples sent"],
    ),
    spelling(
        Some(Trigger::Proposal),
        &["propuesta", "cotización", "propuesta enviada", "cotización enviada", "presupuesto"],
        &["proposal", "quote", "proposal sent", "quote sent"],
    ),
    spelling(Some(Trigger::FirstPurchase), &["primera compra", "primer pedido"], &["first purchase", "first order"]),
    spelling(Some(Trigger::Birthday), &["cumpleaños"], &["birthday"]),
    spelling(
        Some(Trigger::Inactive),
        &["inactivo", "se vuelve inactivo", "pasa a inactivo", "cliente inactivo"],
        &["inactive", "became inactive", "becomes inactive"],
    ),
];

/// What ends it; `None` is nothing but its last step.
pub(super) const STOPS: &[Spelling<Option<Stop>>] = &[
    spelling(None, &["nunca", "nada"], &["never", "nothing"]),
    spelling(Some(Stop::Answer), &["respuesta", "responde", "contesta"], &["answer", "reply", "answers", "replies"]),
    spelling(Some(Stop::Contact), &["contacto"], &["contact"]),
    spelling(Some(Stop::Order), &["pedido", "compra", "compra algo"], &["order", "purchase", "buys"]),
    spelling(
        Some(Stop::NotInterested),
        &["no le interesa", "sin interés", "no interesa"],
        &["not interested", "no interest"],
    ),
    spelling(Some(Stop::Complaint), &["queja", "reclamo"], &["complaint"]),
];

/// The units of an offset: behind the number without a space, or as a word.
pub(super) const UNITS: &[Spelling<Unit>] = &[
    spelling(Unit::Days, &["d", "día", "días"], &["d", "day", "days"]),
    spelling(
        Unit::Working,
        &["b", "hábil", "hábiles", "días hábiles", "día hábil"],
        &["b", "working days", "working day", "workdays", "workday", "business days"],
    ),
    spelling(Unit::Weeks, &["s", "sem", "semana", "semanas"], &["w", "week", "weeks"]),
    spelling(Unit::Months, &["m", "mes", "meses"], &["m", "month", "months"]),
];

/// How a step is done, as it is written; what is read besides is what quick capture reads.
pub(super) const CHANNELS: &[Spelling<Kind>] = &[
    spelling(Kind::Call, &["llamada"], &["call"]),
    spelling(Kind::Visit, &["visita"], &["visit"]),
    spelling(Kind::Email, &["correo"], &["email"]),
    spelling(Kind::Message, &["mensaje"], &["message"]),
    spelling(Kind::Meeting, &["reunión"], &["meeting"]),
    spelling(Kind::Sample, &["muestra"], &["sample"]),
    spelling(Kind::Survey, &["encuesta"], &["survey"]),
];

/// What stands before the name of a template.
pub(super) const TEMPLATE: &[&str] = &["plantilla:", "template:"];

/// The texts that come ready made, as the screens call them.
const TEMPLATES: &[Spelling<template::ReadyMade>] = &[
    spelling(template::ReadyMade::Introduction, &["presentación"], &["introduction"]),
    spelling(template::ReadyMade::AfterCall, &["tras una llamada"], &["after a call", "after_call"]),
    spelling(
        template::ReadyMade::Quotation,
        &["cotización enviada", "cotización"],
        &["quotation follow-up", "quotation"],
    ),
    spelling(
        template::ReadyMade::AfterSample,
        &["tras una muestra", "muestra"],
        &["after a sample", "after_sample", "sample"],
    ),
    spelling(template::ReadyMade::Thanks, &["gracias por comprar", "gracias"], &["thanks for the order", "thanks"]),
    spelling(template::ReadyMade::Payment, &["recordatorio de pago", "pago"], &["payment reminder", "payment"]),
    spelling(template::ReadyMade::Birthday, &["cumpleaños"], &["birthday"]),
    spelling(template::ReadyMade::Reactivation, &["reactivación"], &["reactivation"]),
    spelling(template::ReadyMade::Loyalty, &["fidelidad"], &["loyalty"]),
    spelling(template::ReadyMade::Call, &["guion de llamada", "guion"], &["call script"]),
];

/// By what a follow-up names a template: the code of one that comes ready made, else the name as it is written.
#[must_use]
pub fn template_key(named: &str) -> String {
    find(TEMPLATES, named).map_or_else(|| named.to_owned(), |ready| ready.code().to_owned())
}

/// The meaning of a word, whatever its accents and case.
pub(super) fn find<T: Copy>(list: &[Spelling<T>], typed: &str) -> Option<T> {
    let typed = plain(typed);
    list.iter().find(|spelling| spelling.all().any(|word| plain(word) == typed)).map(|spelling| spelling.of)
}

/// The meaning of the word that is most like what was typed, if one is.
pub(super) fn nearest<T: Copy>(list: &[Spelling<T>], typed: &str) -> Option<T> {
    let typed = plain(typed);
    let letters = typed.chars().count();
    // A word of three letters differs from half of the dictionary by two.
    let most = if letters < 4 { 1 } else { letters.min(9) / 3 };
    let slips = |spelling: &Spelling<T>| {
        let slips = spelling.all().filter(|word| word.chars().count() > 1);
        slips.map(|word| crate::domain::text::distance(&typed, &plain(word))).min().unwrap_or(usize::MAX)
    };
    let begins = |spelling: &&Spelling<T>| letters >= 3 && spelling.all().any(|word| plain(word).starts_with(&typed));
    let found = list
        .iter()
        .find(begins)
        .or_else(|| list.iter().min_by_key(|spelling| slips(spelling)).filter(|spelling| slips(spelling) <= most));
    found.map(|spelling| spelling.of)
}

/// The word that is written for something.
pub(super) fn written<T: PartialEq>(list: &[Spelling<T>], of: &T, spanish: bool) -> &'static str {
    list.iter().find(|spelling| spelling.of == *of).map_or("", |spelling| spelling.written(spanish))
}

/// A text as words are compared: without accents and case, and with one space between them.
pub(super) fn plain(text: &str) -> String {
    crate::domain::text::fold(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words that a playbook's text takes, as they are written in a language: for what is said of a mistake.
#[derive(Clone, Copy, Debug)]
pub struct Vocabulary {
    /// Whether Spanish.
    pub spanish: bool,
}

impl Vocabulary {
    /// What starts a playbook; `None` is the user's hand.
    #[must_use]
    pub fn trigger(self, trigger: Option<Trigger>) -> &'static str {
        written(TRIGGERS, &trigger, self.spanish)
    }

    /// What ends one; `None` is nothing but its last step.
    #[must_use]
    pub fn stop(self, stop: Option<Stop>) -> &'static str {
        written(STOPS, &stop, self.spanish)
    }

    /// How a step is done.
    #[must_use]
    pub fn channel(self, kind: Kind) -> &'static str {
        written(CHANNELS, &kind, self.spanish)
    }

    /// What stands before a colon.
    #[must_use]
    pub fn heading(self, heading: Heading) -> &'static str {
        written(HEADINGS, &heading, self.spanish)
    }

    /// In what an offset is counted.
    #[must_use]
    pub fn unit(self, unit: Unit) -> &'static str {
        written(UNITS, &unit, self.spanish)
    }

    /// Everything that starts a playbook.
    #[must_use]
    pub fn triggers(self) -> Vec<&'static str> {
        TRIGGERS.iter().map(|spelling| spelling.written(self.spanish)).collect()
    }

    /// Everything that ends one.
    #[must_use]
    pub fn stops(self) -> Vec<&'static str> {
        STOPS.iter().map(|spelling| spelling.written(self.spanish)).collect()
    }

    /// Every way in which a step is done.
    #[must_use]
    pub fn channels(self) -> Vec<&'static str> {
        CHANNELS.iter().map(|spelling| spelling.written(self.spanish)).collect()
    }

    /// Everything in which an offset is counted.
    #[must_use]
    pub fn units(self) -> Vec<&'static str> {
        UNITS.iter().map(|spelling| spelling.written(self.spanish)).collect()
    }

    /// Everything that stands before a colon.
    #[must_use]
    pub fn headings(self) -> Vec<&'static str> {
        HEADINGS.iter().map(|spelling| spelling.written(self.spanish)).collect()
    }
}
