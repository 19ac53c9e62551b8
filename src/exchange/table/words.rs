//! The words that sheets and other programs use for kinds, outcomes and states, beside those that quick capture knows.

use crate::domain::capture::{named_kind, named_outcome};
use crate::domain::text::words;
use crate::domain::{Code, Direction, FollowUpState, Kind, Outcome};

/// Names of kinds in programs of others.
const KINDS: &[(&str, Kind)] = &[
    ("phone call", Kind::Call),
    ("llamada telefonica", Kind::Call),
    ("telefonica", Kind::Call),
    ("telefonico", Kind::Call),
    ("visita en persona", Kind::Visit),
    ("presencial", Kind::Visit),
    ("correo electronico", Kind::Email),
    ("e mail", Kind::Email),
    ("mensaje de whatsapp", Kind::Message),
    ("whats app", Kind::Message),
    ("text message", Kind::Message),
    ("linkedin message", Kind::Message),
    ("chat", Kind::Message),
    ("event", Kind::Meeting),
    ("evento", Kind::Meeting),
    ("cita", Kind::Meeting),
    ("appointment", Kind::Meeting),
    ("demo", Kind::Meeting),
    ("demostracion", Kind::Meeting),
    ("lunch", Kind::Meeting),
    ("almuerzo", Kind::Meeting),
    ("videoconferencia", Kind::Meeting),
];
/// Names of outcomes in programs of others.
const OUTCOMES: &[(&str, Outcome)] = &[
    ("connected", Outcome::Spoke),
    ("contactado", Outcome::Spoke),
    ("contactada", Outcome::Spoke),
    ("left voicemail", Outcome::NoAnswer),
    ("left live message", Outcome::NoAnswer),
    ("busy", Outcome::NoAnswer),
    ("ocupado", Outcome::NoAnswer),
    ("no contesta", Outcome::NoAnswer),
    ("no contesto", Outcome::NoAnswer),
    ("wrong number", Outcome::NoAnswer),
    ("callback", Outcome::CallBack),
    ("call back", Outcome::CallBack),
    ("volver a llamar", Outcome::CallBack),
    ("espera respuesta", Outcome::AwaitingReply),
    ("awaiting reply", Outcome::AwaitingReply),
    ("pedido", Outcome::Order),
    ("order", Outcome::Order),
    ("venta", Outcome::Order),
    ("no le interesa", Outcome::NotInterested),
    ("no interesado", Outcome::NotInterested),
    ("no interesada", Outcome::NotInterested),
    ("not interested", Outcome::NotInterested),
    ("reclamo", Outcome::Complaint),
    ("queja", Outcome::Complaint),
    ("complaint", Outcome::Complaint),
    ("hablamos", Outcome::Spoke),
    ("hablo", Outcome::Spoke),
    ("se hablo", Outcome::Spoke),
    ("spoke", Outcome::Spoke),
];
const DONE: [&str; 22] = [
    "1",
    "x",
    "si",
    "yes",
    "true",
    "verdadero",
    "done",
    "hecho",
    "hecha",
    "completed",
    "complete",
    "completado",
    "completada",
    "terminado",
    "terminada",
    "closed",
    "cerrado",
    "cerrada",
    "realizado",
    "realizada",
    "finalizado",
    "finalizada",
];
const OPEN: [&str; 20] = [
    "0",
    "no",
    "false",
    "falso",
    "open",
    "abierto",
    "abierta",
    "pendiente",
    "pending",
    "not started",
    "no iniciada",
    "in progress",
    "en curso",
    "en progreso",
    "planned",
    "to do",
    "todo",
    "deferred",
    "waiting on someone else",
    "por hacer",
];
const CANCELLED: [&str; 7] = ["cancelled", "canceled", "cancelado", "cancelada", "anulado", "anulada", "descartada"];

/// The kind that a cell names, and who began it where it says so.
pub(super) fn kind(cell: &str) -> Option<(Kind, Option<Direction>)> {
    let said = words(cell).join(" ");
    if said.is_empty() {
        return None;
    }
    let known = KINDS.iter().find(|(name, _)| *name == said).map(|(_, kind)| (*kind, None));
    known.or_else(|| Kind::from_code(&said).map(|kind| (kind, None))).or_else(|| {
        // Only what came in is said by the name of a kind: a call is as often one of theirs as one of ours.
        named_kind(&said).map(|(kind, direction)| (kind, (direction == Direction::Incoming).then_some(direction)))
    })
}

/// How it went, as a cell says it.
pub(super) fn outcome(cell: &str) -> Option<Outcome> {
    let said = words(cell).join(" ");
    let known = OUTCOMES.iter().find(|(name, _)| *name == said).map(|(_, outcome)| *outcome);
    known.or_else(|| Outcome::from_code(&said.replace(' ', "_"))).or_else(|| named_outcome(&said))
}

/// Who began, as a cell says it.
pub(super) fn direction(cell: &str) -> Option<Direction> {
    match words(cell).join(" ").as_str() {
        "in" | "incoming" | "inbound" | "entrante" | "recibida" | "recibido" | "received" => Some(Direction::Incoming),
        "out" | "outgoing" | "outbound" | "saliente" | "enviada" | "enviado" | "realizada" | "sent" => {
            Some(Direction::Outgoing)
        }
        _ => None,
    }
}

/// Whether something planned is done, as a cell says it.
pub(super) fn state(cell: &str) -> Option<FollowUpState> {
    let said = words(cell).join(" ");
    let said = said.as_str();
    if DONE.contains(&said) {
        Some(FollowUpState::Done)
    } else if OPEN.contains(&said) {
        Some(FollowUpState::Open)
    } else if CANCELLED.contains(&said) {
        Some(FollowUpState::Cancelled)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_have_many_names() {
        for (said, expected) in [
            ("llamada", Some((Kind::Call, None))),
            ("Llamada entrante", Some((Kind::Call, Some(Direction::Incoming)))),
            ("correo", Some((Kind::Email, None))),
            ("Correo electrónico", Some((Kind::Email, None))),
            ("whatsapp", Some((Kind::Message, None))),
            ("visita", Some((Kind::Visit, None))),
            ("reunión", Some((Kind::Meeting, None))),
            ("MEETING", Some((Kind::Meeting, None))),
            ("e-mail", Some((Kind::Email, None))),
            ("nota", Some((Kind::Note, None))),
            ("survey", Some((Kind::Survey, None))),
            ("algo raro", None),
            ("", None),
        ] {
            assert_eq!(kind(said), expected, "{said}");
        }
    }

    #[test]
    fn outcomes_and_states_have_many_names() {
        assert_eq!(outcome("No contesta"), Some(Outcome::NoAnswer));
        assert_eq!(outcome("not_interested"), Some(Outcome::NotInterested));
        assert_eq!(outcome("Connected"), Some(Outcome::Spoke));
        assert_eq!(outcome("Habló"), Some(Outcome::Spoke));
        assert_eq!(outcome("quién sabe"), None);
        assert_eq!(state("1"), Some(FollowUpState::Done));
        assert_eq!(state("Not Started"), Some(FollowUpState::Open));
        assert_eq!(state("Cancelada"), Some(FollowUpState::Cancelled));
        assert_eq!(state("tal vez"), None);
    }
}
