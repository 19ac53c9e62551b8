//! What other programs call the stages of a sale.

use crate::domain::stage::Known;
use crate::domain::text::words;

/// The names of each stage, folded and without blanks.
const NAMES: &[(Known, &str)] = &[
    (
        Known::Won,
        "won closedwon dealwon ganada ganado cerradaganada cerradoganado cierreganado ganadacerrada ventaganada success",
    ),
    (
        Known::Lost,
        "lost closedlost deallost perdida perdido cerradaperdida cerradoperdido cierreperdido ventaperdida abandoned
         descartada descartado",
    ),
    (
        Known::Lead,
        "lead new nuevo nueva prospecting prospect prospecto prospeccion prospectando interesado interesada contacto
         inicial appointmentscheduled citaprogramada leadin",
    ),
    (
        Known::Qualified,
        "qualified qualification qualifiedtobuy engaging engaged contacted contactado contactada encontacto calificado
         calificada calificacion cualificado cualificada needsanalysis analisisdenecesidades contactmade",
    ),
    (
        Known::Proposal,
        "proposal proposalsent proposalpricequote proposalmade propuesta propuestaenviada cotizacion cotizado cotizada
         cotizacionenviada presupuesto quote quoted quotesent presentationscheduled valueproposition demo",
    ),
    (
        Known::Agreement,
        "agreement verbalagreement acuerdo acuerdoverbal negotiation negotiationreview negotiationsstarted negociacion
         ennegociacion contractsent contratoenviado decisionmakerboughtin commitment compromiso",
    ),
];

/// The stage that is meant by what somebody's program calls it.
#[must_use]
pub fn stage_of(written: &str) -> Option<Known> {
    let said = words(written).concat();
    let named = |names: &str| names.split_whitespace().any(|name| name == said);
    NAMES.iter().find(|(_, names)| named(names)).map(|(known, _)| *known)
}
