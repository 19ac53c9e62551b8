//! What a contact cost beyond its usual effort: an amount behind a word that says so.

use super::amount::{Coins, Reading, amount};
use super::scan::word_begins;
use crate::domain::Money;
use crate::domain::text::fold;

/// The words behind which an amount is what we spent, folded.
const WORDS: [&str; 9] =
    ["gasto", "gastos", "gaste", "gastamos", "viatico", "viaticos", "expense", "expenses", "spent"];
/// What may stand between the word and the amount.
const LINKS: [&str; 2] = ["de", "of"];
/// The words behind which it is somebody else's spending that is told.
const NOT_OURS: [&str; 26] = [
    "su", "sus", "un", "el", "los", "tiene", "tienen", "de", "del", "con", "sin", "en", "que", "por", "al", "a", "an",
    "the", "his", "her", "their", "its", "of", "they", "he", "she",
];

/// The amount that was spent, when a word that says so begins at this place; with how many bytes all of it takes.
pub(super) fn expense(line: &str, at: usize, coins: &Coins) -> Option<Reading> {
    if !word_begins(line, at) {
        return None;
    }
    let rest = line.get(at..)?;
    let word = rest.split(|c: char| c.is_whitespace() || c == ':').next()?;
    if !WORDS.contains(&fold(word).as_str()) {
        return None;
    }
    let before = line.get(..at)?.split_whitespace().next_back().map(fold);
    if before.is_some_and(|before| NOT_OURS.contains(&before.as_str())) {
        return None;
    }
    let after = rest.get(word.len()..)?;
    let after = after.strip_prefix(':').unwrap_or(after);
    let mut amount_at = after.trim_start();
    for link in LINKS {
        let linked = amount_at.strip_prefix(link).filter(|rest| rest.starts_with(char::is_whitespace));
        amount_at = linked.map_or(amount_at, str::trim_start);
    }
    let skipped = rest.len() - amount_at.len();
    Some(match amount(amount_at, coins)? {
        Reading::Amount(money, length) => Reading::Amount(money, skipped + length),
        Reading::Unclear(length) => Reading::Unclear(skipped + length),
    })
}

/// The first amount that a note says was spent.
#[must_use]
pub fn spent(note: &str, coins: &Coins) -> Option<Money> {
    note.char_indices().find_map(|(at, c)| match c.is_alphabetic().then(|| expense(note, at, coins))?? {
        Reading::Amount(money, _) => Some(money),
        Reading::Unclear(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::capture::Coin;

    #[test]
    fn what_was_spent_is_told_from_what_they_spend() {
        let coins = Coins {
            decimal: '.',
            coins: vec![Coin { symbol: "$".to_owned(), currency: crate::domain::Currency::USD }],
        };
        let cases = [
            ("gasto $45", Some(4_500)),
            ("Gasté $12.50 en taxi", Some(1_250)),
            ("visita larga, gastos: $30, vuelvo el lunes", Some(3_000)),
            ("Viáticos de $8", Some(800)),
            ("spent $20 on lunch", Some(2_000)),
            ("Almuerzo con Rosa.\ngasto 45 $", Some(4_500)),
            ("tiene un gasto de $45 al mes", None),
            ("su gasto $45", None),
            ("they spent $45", None),
            ("gasto", None),
            ("gasto de envío $45", None),
            ("gasto45 $", None),
            ("gasto $1.2345", None),
            ("malgasto $45", None),
        ];
        for piece in ["x", "gasto ", "gasto de ", "$", "spent:", "\n"] {
            assert_eq!(spent(&piece.repeat(200_000 / piece.len()), &coins), None, "{piece}");
        }
        for (note, expected) in cases {
            assert_eq!(spent(note, &coins).map(|money| money.minor), expected, "{note}");
        }
    }
}
