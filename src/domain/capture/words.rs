//! The vocabulary: kinds, outcomes, lights and channels in Spanish and in English.
//!
//! Spellings are already folded (lower case, no accents): "llamé" is looked up as `llame`. Words of one phrase are
//! separated by one space.

use crate::domain::{Attention, Direction, Kind, Outcome};

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

/// How a clause that begins with the phrase may go on without meaning something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum More {
    /// In any way.
    Any,
    /// With a circumstance: when, since when, why, about what.
    Linked,
    /// With a number, or an amount of money, of what was ordered.
    Counted,
    /// It must be the whole clause.
    Nothing,
}

use More::{Any, Counted, Linked, Nothing};

/// What says how it went.
pub(super) const OUTCOMES: &[(&str, Outcome, More)] = &[
    ("hablamos", Outcome::Spoke, Linked),
    ("hable con", Outcome::Spoke, Any),
    ("hable", Outcome::Spoke, Nothing),
    ("conversamos", Outcome::Spoke, Linked),
    ("converse con", Outcome::Spoke, Any),
    ("atendio", Outcome::Spoke, Nothing),
    ("contesto", Outcome::Spoke, Nothing),
    ("me contesto", Outcome::Spoke, Nothing),
    ("me atendio", Outcome::Spoke, Linked),
    ("respondio", Outcome::Spoke, Nothing),
    ("spoke", Outcome::Spoke, Nothing),
    ("spoke with", Outcome::Spoke, Any),
    ("spoke to", Outcome::Spoke, Any),
    ("talked to", Outcome::Spoke, Any),
    ("talked with", Outcome::Spoke, Any),
    ("answered", Outcome::Spoke, Nothing),
    ("no contesta", Outcome::NoAnswer, Linked),
    ("no contesto", Outcome::NoAnswer, Linked),
    ("no contestan", Outcome::NoAnswer, Linked),
    ("no contestaron", Outcome::NoAnswer, Linked),
    ("no me contesta", Outcome::NoAnswer, Linked),
    ("no me contesto", Outcome::NoAnswer, Linked),
    ("no responde", Outcome::NoAnswer, Linked),
    ("no respondio", Outcome::NoAnswer, Linked),
    ("no atiende", Outcome::NoAnswer, Linked),
    ("no atendio", Outcome::NoAnswer, Linked),
    ("sin respuesta", Outcome::NoAnswer, Linked),
    ("no estaba", Outcome::NoAnswer, Linked),
    ("no esta", Outcome::NoAnswer, Nothing),
    ("buzon", Outcome::NoAnswer, Nothing),
    ("buzon de voz", Outcome::NoAnswer, Linked),
    ("apagado", Outcome::NoAnswer, Nothing),
    ("telefono apagado", Outcome::NoAnswer, Linked),
    ("ocupado", Outcome::NoAnswer, Nothing),
    ("no answer", Outcome::NoAnswer, Linked),
    ("no reply", Outcome::NoAnswer, Linked),
    ("no response", Outcome::NoAnswer, Linked),
    ("didn't answer", Outcome::NoAnswer, Linked),
    ("did not answer", Outcome::NoAnswer, Linked),
    ("doesn't answer", Outcome::NoAnswer, Linked),
    ("didn't pick up", Outcome::NoAnswer, Linked),
    ("voicemail", Outcome::NoAnswer, Nothing),
    ("left voicemail", Outcome::NoAnswer, Linked),
    ("left a voicemail", Outcome::NoAnswer, Linked),
    ("nobody there", Outcome::NoAnswer, Linked),
    ("not there", Outcome::NoAnswer, Nothing),
    ("busy", Outcome::NoAnswer, Nothing),
    ("volver a llamar", Outcome::CallBack, Any),
    ("llamar luego", Outcome::CallBack, Any),
    ("llamar mas tarde", Outcome::CallBack, Any),
    ("llamar despues", Outcome::CallBack, Any),
    ("que llame luego", Outcome::CallBack, Any),
    ("que llame mas tarde", Outcome::CallBack, Any),
    ("que llame despues", Outcome::CallBack, Any),
    ("pide que llame", Outcome::CallBack, Any),
    ("pidio que llame", Outcome::CallBack, Any),
    ("call back", Outcome::CallBack, Any),
    ("call again", Outcome::CallBack, Any),
    ("call later", Outcome::CallBack, Any),
    ("asked to call back", Outcome::CallBack, Any),
    ("asked me to call back", Outcome::CallBack, Any),
    ("espera respuesta", Outcome::AwaitingReply, Linked),
    ("esperando respuesta", Outcome::AwaitingReply, Linked),
    ("espero respuesta", Outcome::AwaitingReply, Linked),
    ("espero su respuesta", Outcome::AwaitingReply, Linked),
    ("a la espera de respuesta", Outcome::AwaitingReply, Linked),
    ("lo va a pensar", Outcome::AwaitingReply, Any),
    ("lo esta pensando", Outcome::AwaitingReply, Any),
    ("quedo en responder", Outcome::AwaitingReply, Any),
    ("quedo en contestar", Outcome::AwaitingReply, Any),
    ("quedo en avisar", Outcome::AwaitingReply, Any),
    ("va a responder", Outcome::AwaitingReply, Any),
    ("awaiting reply", Outcome::AwaitingReply, Linked),
    ("awaiting answer", Outcome::AwaitingReply, Linked),
    ("waiting for reply", Outcome::AwaitingReply, Linked),
    ("waiting for a reply", Outcome::AwaitingReply, Linked),
    ("waiting for answer", Outcome::AwaitingReply, Linked),
    ("will think about it", Outcome::AwaitingReply, Any),
    ("will think it over", Outcome::AwaitingReply, Any),
    ("will get back to me", Outcome::AwaitingReply, Any),
    ("will get back to us", Outcome::AwaitingReply, Any),
    ("pedido", Outcome::Order, Counted),
    ("pedido confirmado", Outcome::Order, Linked),
    ("pedido cerrado", Outcome::Order, Linked),
    ("nuevo pedido", Outcome::Order, Counted),
    ("hizo pedido", Outcome::Order, Any),
    ("hizo un pedido", Outcome::Order, Any),
    ("hizo el pedido", Outcome::Order, Any),
    ("confirmo pedido", Outcome::Order, Any),
    ("confirmo el pedido", Outcome::Order, Any),
    ("cerro pedido", Outcome::Order, Any),
    ("cerre venta", Outcome::Order, Any),
    ("venta", Outcome::Order, Counted),
    ("venta cerrada", Outcome::Order, Linked),
    ("vendi", Outcome::Order, Counted),
    ("compra", Outcome::Order, Counted),
    ("compro", Outcome::Order, Counted),
    ("order", Outcome::Order, Counted),
    ("new order", Outcome::Order, Counted),
    ("order placed", Outcome::Order, Linked),
    ("order confirmed", Outcome::Order, Linked),
    ("placed an order", Outcome::Order, Any),
    ("placed order", Outcome::Order, Any),
    ("ordered", Outcome::Order, Counted),
    ("purchase", Outcome::Order, Counted),
    ("bought", Outcome::Order, Counted),
    ("sold", Outcome::Order, Counted),
    ("no le interesa", Outcome::NotInterested, Linked),
    ("no les interesa", Outcome::NotInterested, Linked),
    ("no esta interesado", Outcome::NotInterested, Linked),
    ("no esta interesada", Outcome::NotInterested, Linked),
    ("no interesado", Outcome::NotInterested, Linked),
    ("sin interes", Outcome::NotInterested, Linked),
    ("not interested", Outcome::NotInterested, Linked),
    ("isn't interested", Outcome::NotInterested, Linked),
    ("no interest", Outcome::NotInterested, Linked),
    ("reclamo", Outcome::Complaint, Linked),
    ("queja", Outcome::Complaint, Linked),
    ("se quejo", Outcome::Complaint, Linked),
    ("se queja", Outcome::Complaint, Linked),
    ("complaint", Outcome::Complaint, Linked),
    ("complained", Outcome::Complaint, Linked),
];

/// What a circumstance begins with. A number goes as well: "10 minutos", "3 veces".
pub(super) const LINKS: &[&str] = &[
    "desde",
    "por",
    "porque",
    "pues",
    "hasta",
    "hoy",
    "ayer",
    "ahora",
    "todavia",
    "aun",
    "de",
    "del",
    "sobre",
    "nunca",
    "otra",
    "nuevamente",
    "en",
    "tras",
    "antes",
    "since",
    "for",
    "because",
    "until",
    "till",
    "today",
    "yesterday",
    "now",
    "yet",
    "about",
    "of",
    "from",
    "again",
    "still",
    "so",
    "at",
    "after",
    "before",
    "all",
    "toda",
    "todo",
    "tampoco",
    "either",
    "twice",
    "dos",
    "tres",
    "by",
    "with",
    "con",
];

/// What speaks of a habit, of others or of something that did not come: no order is told of with it.
pub(super) const HABITS: &[&str] = &[
    "cada",
    "siempre",
    "mes",
    "meses",
    "mensual",
    "mensuales",
    "semana",
    "semanal",
    "semanales",
    "ano",
    "anual",
    "suele",
    "normalmente",
    "otro",
    "otra",
    "otros",
    "competencia",
    "every",
    "always",
    "usually",
    "month",
    "monthly",
    "week",
    "weekly",
    "year",
    "yearly",
    "per",
    "elsewhere",
    "competitor",
    "ago",
    "hace",
    "atras",
    "pasado",
    "pasada",
    "last",
    "if",
    "si",
    "pendiente",
    "pending",
    "no",
    "not",
    "never",
    "nunca",
];

/// Words for small numbers, with which an order is counted.
pub(super) const NUMBERS: &[&str] = &[
    "un", "una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "doce", "veinte", "cien",
    "docena", "media", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve",
    "twenty", "hundred", "dozen", "half",
];

/// What may stand between an order and its number.
pub(super) const OF: &[&str] = &["de", "por", "for", "of", "worth", "x"];

/// What may stand between a kind and an outcome of its own.
pub(super) const JOINS: &[&str] = &["y", "e", "pero", "and", "but"];

/// How a next step may be done: the names of kinds, and the verbs for what is still to be done.
pub(super) fn planned(text: &str) -> Option<(Kind, usize)> {
    let start = text.len() - text.trim_start().len();
    let raw = text.get(start..)?.split(char::is_whitespace).next()?;
    let word = raw.trim_end_matches(super::scan::CLOSING);
    let kind = match crate::domain::text::fold(word).as_str() {
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
    };
    (start > 0).then_some((kind, start + word.len()))
}

/// Whether a word says that there shall be no next step.
pub(super) fn is_none(word: &str) -> bool {
    matches!(word, "-" | "—" | "no" | "nada" | "ninguno" | "none" | "nothing")
}

/// Whether a word asks for the next step that is suggested.
pub(super) fn is_suggested(word: &str) -> bool {
    matches!(word, "auto" | "sugerido" | "suggested")
}

/// The light that a word names, or that it almost names.
pub(super) fn attention(word: &str) -> Option<Result<Attention, Attention>> {
    const LIGHTS: &[(&str, Attention)] = &[
        ("rojo", Attention::Red),
        ("roja", Attention::Red),
        ("red", Attention::Red),
        ("amarillo", Attention::Yellow),
        ("amarilla", Attention::Yellow),
        ("yellow", Attention::Yellow),
        ("verde", Attention::Green),
        ("green", Attention::Green),
        ("auto", Attention::Auto),
    ];
    if let Some((_, attention)) = LIGHTS.iter().find(|(light, _)| *light == word) {
        return Some(Ok(*attention));
    }
    // A slip of the finger in a word of three letters makes any other word.
    let slips = |light: &str| if light.len() > 5 { 2 } else { 1 };
    let near = LIGHTS.iter().find(|(light, _)| light.len() > 3 && distance(word, light) <= slips(light));
    near.map(|(_, attention)| Err(*attention))
}

/// How many letters must be changed, added or taken away to make one word of the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    if one.len() > 2 * other.len() {
        return one.len();
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (n, c) in one.chars().enumerate() {
        let mut before = n;
        if let Some(first) = row.first_mut() {
            *first = n + 1;
        }
        let mut left = n + 1;
        for (cell, wanted) in row.iter_mut().skip(1).zip(&other) {
            let changed = before + usize::from(c != *wanted);
            before = *cell;
            left = changed.min(before + 1).min(left + 1);
            *cell = left;
        }
    }
    row.last().copied().unwrap_or(0)
}
