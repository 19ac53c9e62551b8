//! The closed lists of values: the stable code of each member, and how else it may be typed.

/// A member of a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its stable code, which is also how it is typed in English.
    pub code: &'static str,
    /// How it is typed in Spanish, the usual word first.
    pub es: &'static [&'static str],
    /// How else it may be typed in English.
    pub en: &'static [&'static str],
}

const fn choice(code: &'static str, es: &'static [&'static str], en: &'static [&'static str]) -> Choice {
    Choice { code, es, en }
}

pub(super) const LIGHTS: &[Choice] = &[
    choice("red", &["rojo", "roja"], &[]),
    choice("yellow", &["amarillo", "amarilla"], &[]),
    choice("green", &["verde"], &[]),
    choice("none", &["sin_paso", "sin_próximo_paso", "ninguna"], &["no_next_step"]),
];

pub(super) const YES_NO: &[Choice] = &[choice("yes", &["sí"], &[]), choice("no", &["no"], &[])];

/// The stages that have words; others are typed as the user called them.
pub(super) const STAGES: &[Choice] = &[
    choice("lead", &["interesado", "prospecto"], &[]),
    choice("qualified", &["calificada", "calificado"], &[]),
    choice("proposal", &["propuesta", "cotización"], &["quote"]),
    choice("agreement", &["acuerdo", "acuerdo_verbal"], &["verbal_agreement"]),
    choice("won", &["ganada", "ganado"], &[]),
    choice("lost", &["perdida", "perdido"], &[]),
];

pub(super) const ATTENTIONS: &[Choice] = &[
    choice("auto", &["automática", "reglas"], &["rules"]),
    choice("red", &["rojo", "roja", "diario"], &["daily"]),
    choice("yellow", &["amarillo", "amarilla"], &[]),
    choice("green", &["verde"], &[]),
];

pub(super) const STANDINGS: &[Choice] = &[
    choice("active", &["activo", "activa"], &[]),
    choice("resting", &["descanso", "en_descanso"], &["rest", "at_rest"]),
    choice("archived", &["archivado", "archivada"], &[]),
    choice("trashed", &["papelera", "en_la_papelera"], &["trash", "in_the_trash"]),
];

pub(super) const CLIENT_KINDS: &[Choice] =
    &[choice("person", &["persona"], &[]), choice("company", &["empresa"], &["organisation", "organization"])];

pub(super) const INFLUENCES: &[Choice] = &[
    choice("decides", &["decide"], &["decider"]),
    choice("influences", &["influye"], &["influencer"]),
    choice("buys", &["compra"], &["buyer"]),
    choice("uses", &["usa"], &["user"]),
    choice("blocks", &["frena", "bloquea"], &["blocker"]),
];

pub(super) const SIZES: &[Choice] = &[
    choice("micro", &["micro"], &[]),
    choice("small", &["pequeño", "pequeña", "chico"], &[]),
    choice("medium", &["mediano", "mediana"], &[]),
    choice("large", &["grande"], &["big"]),
];

pub(super) const LANGUAGES: &[Choice] = &[
    choice("es", &["español", "castellano"], &["spanish"]),
    choice("en", &["inglés"], &["english"]),
    choice("pt", &["portugués"], &["portuguese"]),
    choice("qu", &["quechua"], &["quechua"]),
    choice("gn", &["guaraní"], &["guarani"]),
    choice("fr", &["francés"], &["french"]),
    choice("it", &["italiano"], &["italian"]),
    choice("de", &["alemán"], &["german"]),
    choice("zh", &["chino"], &["chinese"]),
    choice("other", &["otro", "otra"], &[]),
];

pub(super) const TONES: &[Choice] = &[choice("formal", &["formal"], &[]), choice("informal", &["informal"], &[])];

pub(super) const CHANNELS: &[Choice] = &[
    choice("phone", &["teléfono", "fijo"], &["landline"]),
    choice("mobile", &["móvil", "celular"], &["cell"]),
    choice("whatsapp", &["whatsapp", "wa"], &["wa"]),
    choice("email", &["correo"], &["mail"]),
    choice("web", &["web", "sitio_web"], &["website", "web_site"]),
    choice("social", &["red_social"], &["social_network"]),
    choice("address", &["dirección"], &[]),
];

pub(super) const KINDS: &[Choice] = &[
    choice("call", &["llamada", "llamar"], &[]),
    choice("visit", &["visita", "visitar"], &[]),
    choice("email", &["correo"], &["mail"]),
    choice("message", &["mensaje", "wa", "whatsapp"], &["wa", "whatsapp"]),
    choice("meeting", &["reunión"], &[]),
    choice("sample", &["muestra"], &[]),
    choice("survey", &["encuesta"], &[]),
];

pub(super) const OUTCOMES: &[Choice] = &[
    choice("spoke", &["habló", "hablamos"], &["spoken"]),
    choice("no_answer", &["no_contesta", "sin_respuesta"], &[]),
    choice("call_back", &["llamar_luego"], &[]),
    choice("awaiting_reply", &["espera_respuesta"], &["awaiting"]),
    choice("order", &["pedido"], &["ordered"]),
    choice("not_interested", &["no_le_interesa", "sin_interés"], &[]),
    choice("complaint", &["queja"], &["complained"]),
];

pub(super) const TOPICS: &[Choice] = &[
    choice("complaint", &["queja"], &[]),
    choice("promise", &["promesa"], &[]),
    choice("question", &["pregunta"], &[]),
    choice("objection", &["objeción"], &[]),
    choice("need", &["necesidad"], &[]),
    choice("opinion", &["opinión"], &[]),
    choice("competitor", &["competencia"], &["competition"]),
];

pub(super) const OPEN_TOPICS: &[Choice] = TOPICS.split_at(5).0;

pub(super) const LOSSES: &[Choice] = &[
    choice("price", &["precio"], &[]),
    choice("product", &["producto"], &[]),
    choice("service", &["servicio"], &[]),
    choice("competitor", &["competencia"], &["competition"]),
    choice("no_need", &["sin_necesidad", "ya_no_lo_necesita"], &["no_longer_needs_it"]),
    choice("closed", &["cerró", "cerró_o_se_mudó"], &["closed_or_moved"]),
    choice("unpaid", &["no_pagaba", "impago"], &["did_not_pay"]),
    choice("other", &["otro", "otro_motivo"], &["another_reason"]),
];

pub(super) const ACTIVITIES: &[Choice] = &[
    choice("prospect", &["prospecto", "posible"], &[]),
    choice("new", &["nuevo", "nueva"], &[]),
    choice("active", &["activo", "activa"], &[]),
    choice("at_risk", &["en_riesgo", "riesgo"], &["risk"]),
    choice("inactive", &["inactivo", "inactiva"], &[]),
    choice("lost", &["perdido", "perdida"], &[]),
];

pub(super) const LOYALTIES: &[Choice] = &[
    choice("transactional", &["transaccional", "ocasional"], &["occasional"]),
    choice("recurring", &["recurrente"], &["recurrent"]),
    choice("loyal", &["fiel", "leal"], &[]),
];

pub(super) const ABC: &[Choice] = &[choice("a", &["a"], &[]), choice("b", &["b"], &[]), choice("c", &["c"], &[])];

pub(super) const QUADRANTS: &[Choice] = &[
    choice("retain", &["retener"], &["keep"]),
    choice("develop", &["desarrollar"], &["grow"]),
    choice("maintain", &["mantener"], &[]),
    choice("let_go", &["dejar_ir", "soltar"], &["drop"]),
];

pub(super) const CYCLES: &[Choice] =
    &[choice("short", &["corto"], &[]), choice("medium", &["medio", "mediano"], &[]), choice("long", &["largo"], &[])];
