//! Words that were meant, through a slip or two of the fingers.

/// The one of some names that a word of a header is but for a typo; `None` where two that do not mean the same are as
/// near.
pub(in crate::exchange) fn nearest<'n, T: Copy>(
    word: &str,
    names: impl Iterator<Item = (&'n str, T)>,
    same: impl Fn(T, T) -> bool,
) -> Option<T> {
    let key: Vec<char> = word.chars().collect();
    if !(4..=24).contains(&key.len()) {
        return None;
    }
    let mut best = 3;
    let mut found: Option<T> = None;
    let mut split = false;
    for (name, meaning) in names {
        let name: Vec<char> = name.chars().filter(|c| *c != ' ').collect();
        // People get the first letter right, and that alone keeps "Largo" from being read as "Cargo".
        if name.len() < 4 || name.first() != key.first() {
            continue;
        }
        let shortest = name.len().min(key.len());
        let allowed = if shortest >= 9 { 2 } else { 1 };
        if name.len().abs_diff(key.len()) > allowed {
            continue;
        }
        let distance = edits(&name, &key);
        // One letter changed in a word of four is more often another word ("foto", "fono").
        let other_word = shortest == 4 && name.len() == key.len() && !same_letters(&name, &key);
        if distance > allowed || other_word || distance > best {
            continue;
        }
        if distance < best {
            best = distance;
            found = Some(meaning);
            split = false;
        } else if found.is_some_and(|other| !same(other, meaning)) {
            split = true;
        }
    }
    found.filter(|_| !split)
}

fn same_letters(one: &[char], other: &[char]) -> bool {
    let sorted = |word: &[char]| {
        let mut word = word.to_vec();
        word.sort_unstable();
        word
    };
    sorted(one) == sorted(other)
}

/// Edits between two words, counting two swapped neighbours as one (optimal string alignment).
fn edits(one: &[char], other: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    let mut last_a = None;
    for (row, a) in one.iter().enumerate() {
        let mut current = vec![row + 1];
        let mut last_b = None;
        for (column, b) in other.iter().enumerate() {
            let cell = |line: &[usize], at: usize| line.get(at).copied().unwrap_or(usize::MAX - 1);
            let mut least = (cell(&above, column + 1) + 1)
                .min(cell(&current, column) + 1)
                .min(cell(&above, column) + usize::from(a != b));
            if last_a == Some(b) && last_b == Some(a) && column > 0 {
                least = least.min(cell(&before, column - 1) + 1);
            }
            current.push(least);
            last_b = Some(b);
        }
        before = std::mem::replace(&mut above, current);
        last_a = Some(a);
    }
    above.last().copied().unwrap_or(0)
}
