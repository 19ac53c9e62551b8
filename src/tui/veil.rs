//! What nobody may read over the user's shoulder: while the veil is on, every client but the one at hand is hidden, and
//! numbers, addresses and amounts are dots.

use std::borrow::Cow;

use super::model::Model;
use crate::agenda::Step;
use crate::domain::ClientId;

/// What stands for a hidden name, whatever its length.
const HIDDEN: &str = "•••••••";
/// What stands before or after an amount.
const CURRENCIES: &[&str] = &["$", "€", "£", "₡", "₱", "₹", "S/", "Bs", "Bs.", "Gs.", "B/."];
/// From so many digits on a number may be a telephone's or an amount.
const TELLING: usize = 3;

/// Whether a client is hidden.
pub(super) fn hides(model: &Model, client: ClientId) -> bool {
    model.private && model.at_hand() != Some(client)
}

/// A client's name, or what stands for it.
pub(super) fn name<'n>(model: &Model, client: ClientId, name: &'n str) -> &'n str {
    if hides(model, client) { HIDDEN } else { name }
}

/// The name of somebody who is not at hand, or what stands for it.
pub(super) fn other<'n>(model: &Model, name: &'n str) -> &'n str {
    if model.private { HIDDEN } else { name }
}

/// What was done, without the name of whom it was done to.
pub(super) fn step(model: &Model, step: &Step) -> String {
    model.texts.action(step.action, other(model, &step.subject), step.count)
}

/// A number or an address: while the veil is on, dots for its letters and digits.
pub(super) fn way<'w>(model: &Model, way: &'w str) -> Cow<'w, str> {
    if !model.private {
        return way.into();
    }
    way.chars().map(|c| if c.is_alphanumeric() { '•' } else { c }).collect()
}

/// What was said: while the veil is on, with dots for the digits of amounts and telephone numbers.
pub(super) fn said<'s>(model: &Model, said: &'s str) -> Cow<'s, str> {
    if model.private { numbers_hidden(said).into() } else { said.into() }
}

fn numbers_hidden(said: &str) -> String {
    let mut hidden = String::with_capacity(said.len());
    let mut words = said.split_inclusive(char::is_whitespace).peekable();
    let mut before = "";
    while let Some(word) = words.next() {
        let after = words.peek().map_or("", |next| next.trim());
        let digits = word.chars().filter(char::is_ascii_digit).count();
        let currency =
            |word: &str| CURRENCIES.iter().any(|sign| word.trim_end_matches([',', ';', ')']).ends_with(sign));
        let amount = currency(before) || currency(after) || CURRENCIES.iter().any(|sign| word.contains(sign));
        // An hour has digits enough, and tells nothing.
        let telling = (digits >= TELLING && !word.contains(':')) || (digits > 0 && amount);
        if telling {
            hidden.extend(word.chars().map(|c| if c.is_ascii_digit() { '•' } else { c }));
        } else {
            hidden.push_str(word);
        }
        before = word.trim();
    }
    hidden
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_and_telephone_numbers_are_hidden_and_the_rest_is_not() {
        let cases = [
            ("quiere 50 uds antes de las 10:30", "quiere 50 uds antes de las 10:30"),
            ("cotización 50 uds, S/ 2.150", "cotización 50 uds, S/ •.•••"),
            ("a S/ 90 cada una", "a S/ •• cada una"),
            ("$90, o 80 €, o 70", "$••, o •• €, o 70"),
            ("llamar al +51 999 111 222", "llamar al +51 ••• ••• •••"),
            ("dos  espacios\ny líneas 1", "dos  espacios\ny líneas 1"),
            ("", ""),
        ];
        for (said, expected) in cases {
            assert_eq!(numbers_hidden(said), expected);
        }
    }
}
