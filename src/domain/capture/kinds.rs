//! What says which kind it was, in Spanish and in English, and which kind a next step is.
//!
//! Spellings are already folded (lower case, no accents): "llamé" is looked up as `llame`. Words of one phrase are
//! separated by one space.

use crate::domain::{Direction, Kind};

/// How a phrase that names a kind is told from the same words meaning something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// A verb of ours or theirs in the past: a line that begins so is no client's name.
    Verb,
    /// The name of the thing.
    Noun,
    /// A name that is a verb as well: "call him back", "email me".
    Either,
    /// A name that is a verb as well, and more often so: only with a preposition or nothing behind it.
    Rather,
}

use Direction::{Incoming as In, Outgoing as Out};
use Sense::{Either, Noun, Rather, Verb};

/// What says which kind it was, and who began it.
pub(super) const KINDS: &[(&str, Kind, Direction, Sense)] = &[
    ("llame", Kind::Call, Out, Verb),
    ("la llame", Kind::Call, Out, Verb),
    ("lo llame", Kind::Call, Out, Verb),
    ("le llame", Kind::Call, Out, Verb),
    ("los llame", Kind::Call, Out, Verb),
    ("llamamos", Kind::Call, Out, Verb),
    ("telefonee", Kind::Call, Out, Verb),
    ("hice una llamada", Kind::Call, Out, Verb),
    ("llamada", Kind::Call, Out, Noun),
    ("llamadas", Kind::Call, Out, Noun),
    ("llamada saliente", Kind::Call, Out, Noun),
    ("videollamada", Kind::Call, Out, Noun),
    ("tel", Kind::Call, Out, Noun),
    ("called", Kind::Call, Out, Verb),
    ("called back", Kind::Call, Out, Verb),
    ("i called", Kind::Call, Out, Verb),
    ("we called", Kind::Call, Out, Verb),
    ("phoned", Kind::Call, Out, Verb),
    ("i phoned", Kind::Call, Out, Verb),
    ("rang", Kind::Call, Out, Verb),
    ("i rang", Kind::Call, Out, Verb),
    ("phone call", Kind::Call, Out, Noun),
    ("video call", Kind::Call, Out, Noun),
    ("call", Kind::Call, Out, Either),
    ("me llamo", Kind::Call, In, Verb),
    ("nos llamo", Kind::Call, In, Verb),
    ("me llamaron", Kind::Call, In, Verb),
    ("nos llamaron", Kind::Call, In, Verb),
    ("llamo", Kind::Call, In, Verb),
    ("llamaron", Kind::Call, In, Verb),
    ("llamada entrante", Kind::Call, In, Noun),
    ("llamada recibida", Kind::Call, In, Noun),
    ("recibi llamada", Kind::Call, In, Verb),
    ("recibi una llamada", Kind::Call, In, Verb),
    ("they called", Kind::Call, In, Verb),
    ("he called", Kind::Call, In, Verb),
    ("she called", Kind::Call, In, Verb),
    ("called me", Kind::Call, In, Verb),
    ("called us", Kind::Call, In, Verb),
    ("incoming call", Kind::Call, In, Noun),
    ("visite", Kind::Visit, Out, Verb),
    ("lo visite", Kind::Visit, Out, Verb),
    ("la visite", Kind::Visit, Out, Verb),
    ("los visite", Kind::Visit, Out, Verb),
    ("visitamos", Kind::Visit, Out, Verb),
    ("hice una visita", Kind::Visit, Out, Verb),
    ("visita", Kind::Visit, Out, Noun),
    ("visited", Kind::Visit, Out, Verb),
    ("i visited", Kind::Visit, Out, Verb),
    ("we visited", Kind::Visit, Out, Verb),
    ("visit", Kind::Visit, Out, Either),
    ("me visito", Kind::Visit, In, Verb),
    ("nos visito", Kind::Visit, In, Verb),
    ("nos visitaron", Kind::Visit, In, Verb),
    ("they visited", Kind::Visit, In, Verb),
    ("they visited us", Kind::Visit, In, Verb),
    ("correo", Kind::Email, Out, Noun),
    ("correo electronico", Kind::Email, Out, Noun),
    ("mail", Kind::Email, Out, Either),
    ("email", Kind::Email, Out, Either),
    ("e-mail", Kind::Email, Out, Either),
    ("envie correo", Kind::Email, Out, Verb),
    ("envie un correo", Kind::Email, Out, Verb),
    ("le envie un correo", Kind::Email, Out, Verb),
    ("le envie correo", Kind::Email, Out, Verb),
    ("les envie un correo", Kind::Email, Out, Verb),
    ("le mande un correo", Kind::Email, Out, Verb),
    ("mande correo", Kind::Email, Out, Verb),
    ("mande un correo", Kind::Email, Out, Verb),
    ("le escribi un correo", Kind::Email, Out, Verb),
    ("escribi un correo", Kind::Email, Out, Verb),
    ("le envie un mail", Kind::Email, Out, Verb),
    ("le mande un mail", Kind::Email, Out, Verb),
    ("mande un mail", Kind::Email, Out, Verb),
    ("mande mail", Kind::Email, Out, Verb),
    ("le envie un email", Kind::Email, Out, Verb),
    ("le mande un email", Kind::Email, Out, Verb),
    ("emailed", Kind::Email, Out, Verb),
    ("i emailed", Kind::Email, Out, Verb),
    ("e-mailed", Kind::Email, Out, Verb),
    ("sent an email", Kind::Email, Out, Verb),
    ("sent an e-mail", Kind::Email, Out, Verb),
    ("sent email", Kind::Email, Out, Verb),
    ("me envio un correo", Kind::Email, In, Verb),
    ("me mando un correo", Kind::Email, In, Verb),
    ("me escribio un correo", Kind::Email, In, Verb),
    ("me mando un mail", Kind::Email, In, Verb),
    ("recibi correo", Kind::Email, In, Verb),
    ("recibi un correo", Kind::Email, In, Verb),
    ("correo recibido", Kind::Email, In, Noun),
    ("correo entrante", Kind::Email, In, Noun),
    ("they emailed", Kind::Email, In, Verb),
    ("he emailed", Kind::Email, In, Verb),
    ("she emailed", Kind::Email, In, Verb),
    ("emailed me", Kind::Email, In, Verb),
    ("got an email", Kind::Email, In, Verb),
    ("received an email", Kind::Email, In, Verb),
    ("incoming email", Kind::Email, In, Noun),
    ("wa", Kind::Message, Out, Noun),
    ("wsp", Kind::Message, Out, Noun),
    ("wpp", Kind::Message, Out, Noun),
    ("whats", Kind::Message, Out, Noun),
    ("wasap", Kind::Message, Out, Noun),
    ("guasap", Kind::Message, Out, Noun),
    ("whatsapp", Kind::Message, Out, Noun),
    ("sms", Kind::Message, Out, Noun),
    ("mensaje", Kind::Message, Out, Noun),
    ("le escribi", Kind::Message, Out, Verb),
    ("les escribi", Kind::Message, Out, Verb),
    ("escribi", Kind::Message, Out, Verb),
    ("le escribi por whatsapp", Kind::Message, Out, Verb),
    ("le envie un mensaje", Kind::Message, Out, Verb),
    ("le mande un mensaje", Kind::Message, Out, Verb),
    ("mande mensaje", Kind::Message, Out, Verb),
    ("mande un mensaje", Kind::Message, Out, Verb),
    ("envie mensaje", Kind::Message, Out, Verb),
    ("le envie un whatsapp", Kind::Message, Out, Verb),
    ("le mande un whatsapp", Kind::Message, Out, Verb),
    ("mande un whatsapp", Kind::Message, Out, Verb),
    ("le mande whatsapp", Kind::Message, Out, Verb),
    ("message", Kind::Message, Out, Either),
    ("messaged", Kind::Message, Out, Verb),
    ("texted", Kind::Message, Out, Verb),
    ("i texted", Kind::Message, Out, Verb),
    ("i messaged", Kind::Message, Out, Verb),
    ("sent a message", Kind::Message, Out, Verb),
    ("wrote to", Kind::Message, Out, Verb),
    ("i wrote", Kind::Message, Out, Verb),
    ("me escribio", Kind::Message, In, Verb),
    ("nos escribio", Kind::Message, In, Verb),
    ("me escribieron", Kind::Message, In, Verb),
    ("nos escribieron", Kind::Message, In, Verb),
    ("escribio", Kind::Message, In, Verb),
    ("escribieron", Kind::Message, In, Verb),
    ("me mando un mensaje", Kind::Message, In, Verb),
    ("me mando un whatsapp", Kind::Message, In, Verb),
    ("mensaje recibido", Kind::Message, In, Noun),
    ("mensaje entrante", Kind::Message, In, Noun),
    ("they wrote", Kind::Message, In, Verb),
    ("he wrote", Kind::Message, In, Verb),
    ("she wrote", Kind::Message, In, Verb),
    ("they messaged", Kind::Message, In, Verb),
    ("they texted", Kind::Message, In, Verb),
    ("messaged me", Kind::Message, In, Verb),
    ("texted me", Kind::Message, In, Verb),
    ("incoming message", Kind::Message, In, Noun),
    ("reunion", Kind::Meeting, Out, Noun),
    ("junta", Kind::Meeting, Out, Noun),
    ("me reuni", Kind::Meeting, Out, Verb),
    ("nos reunimos", Kind::Meeting, Out, Verb),
    ("meeting", Kind::Meeting, Out, Noun),
    ("met", Kind::Meeting, Out, Verb),
    ("we met", Kind::Meeting, Out, Verb),
    ("muestra", Kind::Sample, Out, Rather),
    ("muestras", Kind::Sample, Out, Rather),
    ("entregue muestra", Kind::Sample, Out, Verb),
    ("entregue muestras", Kind::Sample, Out, Verb),
    ("envie muestra", Kind::Sample, Out, Verb),
    ("envie muestras", Kind::Sample, Out, Verb),
    ("deje muestra", Kind::Sample, Out, Verb),
    ("deje muestras", Kind::Sample, Out, Verb),
    ("le deje muestras", Kind::Sample, Out, Verb),
    ("le envie muestras", Kind::Sample, Out, Verb),
    ("sample", Kind::Sample, Out, Rather),
    ("samples", Kind::Sample, Out, Rather),
    ("sent samples", Kind::Sample, Out, Verb),
    ("sent a sample", Kind::Sample, Out, Verb),
    ("left samples", Kind::Sample, Out, Verb),
    ("left a sample", Kind::Sample, Out, Verb),
    ("encuesta", Kind::Survey, Out, Noun),
    ("survey", Kind::Survey, Out, Either),
    ("nota", Kind::Note, Out, Noun),
    ("note", Kind::Note, Out, Either),
];

/// Behind any kind these speak of what is still to come: nothing has happened yet.
pub(super) const SOON: &[&str] = &["manana", "tomorrow", "proximo", "proxima", "next"];

/// Behind a noun these do as well.
pub(super) const TO_COME: &[&str] = &[
    "pasado",
    "luego",
    "despues",
    "later",
    "pendiente",
    "pending",
    "programada",
    "scheduled",
    "agendada",
    "cancelada",
    "cancelled",
    "canceled",
    "cada",
    "every",
    "daily",
    "weekly",
    "monthly",
];

/// Behind a word that is a verb as well these are what the verb is done to.
pub(super) const OBJECTS: &[&str] = &[
    "him", "her", "them", "me", "us", "it", "back", "again", "off", "out", "my", "his", "their", "that", "this",
    "center", "centre", "address", "is",
];

/// Behind a noun these make a sentence of it that tells nothing of what happened: "nota que…".
pub(super) const SENTENCES: &[&str] = &["que", "es", "is", "was", "that"];

/// What may stand behind a name that is a verb more often.
pub(super) const PREPOSITIONS: &[&str] = &[
    "de",
    "del",
    "a",
    "al",
    "para",
    "con",
    "por",
    "of",
    "to",
    "for",
    "with",
    "entregada",
    "entregadas",
    "enviada",
    "enviadas",
    "dejada",
    "dejadas",
    "sent",
    "delivered",
    "left",
];

/// How a next step may be done: the names of kinds, and the verbs for what is still to be done.
pub(super) fn planned(text: &str) -> Option<(Kind, usize)> {
    let start = text.len() - text.trim_start().len();
    let raw = text.get(start..)?.split(char::is_whitespace).next()?;
    let word = raw.trim_end_matches(super::scan::CLOSING);
    let kind = planned_kind(word)?;
    (start > 0).then_some((kind, start + word.len()))
}

/// The kind that a word names for what is still to be done.
pub(in crate::domain) fn planned_kind(word: &str) -> Option<Kind> {
    Some(match crate::domain::text::fold(word).as_str() {
        "llamar" | "llamarlo" | "llamarla" | "llamarle" | "llamada" | "tel" | "telefono" | "call" | "phone"
        | "ring" => Kind::Call,
        "visita" | "visitar" | "visitarlo" | "visitarla" | "visit" => Kind::Visit,
        "correo" | "mail" | "email" | "e-mail" => Kind::Email,
        "mensaje" | "wa" | "wsp" | "wpp" | "whats" | "whatsapp" | "sms" | "escribir" | "escribirle" | "message" => {
            Kind::Message
        }
        "reunion" | "reunirnos" | "junta" | "meeting" | "meet" => Kind::Meeting,
        "muestra" | "muestras" | "sample" | "samples" => Kind::Sample,
        "encuesta" | "survey" => Kind::Survey,
        _ => return None,
    })
}

/// The kind that folded words name, and who began it.
#[must_use]
pub fn named(words: &str) -> Option<(Kind, Direction)> {
    let said = KINDS.iter().find(|(phrase, ..)| *phrase == words).map(|(_, kind, direction, _)| (*kind, *direction));
    said.or_else(|| planned_kind(words).map(|kind| (kind, Direction::Outgoing)))
}
