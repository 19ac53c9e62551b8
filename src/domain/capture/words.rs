//! The few words that a sign announces: no next step, the suggested one, the lights.

use crate::domain::Attention;
use crate::domain::text::distance;

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
