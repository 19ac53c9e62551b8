//! Lengths and shades for numbers, in letters: a bar in eighths of a cell, a shade in four steps, a line of columns.

/// A cell filled from the left, by eighths.
const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
/// A cell filled from below, by eighths.
const COLUMNS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
/// Shades, from none to full.
pub const SHADES: [&str; 5] = [" ", "░", "▒", "▓", "█"];

/// How many of `parts` parts a value is of the most that there is; anything at all is one at least.
#[must_use]
pub fn parts(value: i64, most: i64, parts: usize) -> usize {
    if value <= 0 || most <= 0 {
        return 0;
    }
    let scaled = i128::from(value.min(most)) * i128::try_from(parts).unwrap_or(0) * 2 + i128::from(most);
    usize::try_from(scaled / (i128::from(most) * 2)).unwrap_or(0).clamp(1.min(parts), parts)
}

/// A bar of at most `cells` cells.
#[must_use]
pub fn bar(value: i64, most: i64, cells: usize) -> String {
    let eighths = parts(value, most, cells * 8);
    format!("{}{}", "█".repeat(eighths / 8), EIGHTHS[eighths % 8])
}

/// How dark a value is, from 0 to 4; anything at all is 1 at least.
#[must_use]
pub fn shade(value: i64, most: i64) -> usize {
    parts(value, most, SHADES.len() - 1)
}

/// A column for each value, as high as it is.
#[must_use]
pub fn columns(values: &[i64]) -> String {
    let most = values.iter().copied().max().unwrap_or(0);
    let column = |value: &i64| match parts(*value, most, COLUMNS.len()) {
        0 => " ",
        height => COLUMNS[height - 1],
    };
    values.iter().map(column).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::cells::width;

    #[test]
    fn bars_are_as_long_as_their_numbers() {
        let cases = [
            (100, 100, 4, "████"),
            (50, 100, 4, "██"),
            (33, 100, 4, "█▍"),
            (1, 1_000_000, 4, "▏"),
            (0, 100, 4, ""),
            (-5, 100, 4, ""),
            (5, 0, 4, ""),
            (200, 100, 4, "████"),
            (7, 7, 0, ""),
        ];
        for (value, most, cells, expected) in cases {
            assert_eq!(bar(value, most, cells), expected, "{value} of {most}");
        }
        assert_eq!(columns(&[0, 1, 4, 8, -3]), " ▁▄█ ");
        assert_eq!(columns(&[]), "");
        assert_eq!([0, 1, 50, 100].map(|value| shade(value, 100)), [0, 1, 2, 4]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_bar_is_longer_than_its_room(value in any::<i64>(), most in any::<i64>(), cells in 0_usize..60) {
            prop_assert!(width(&bar(value, most, cells)) <= cells);
            prop_assert!(shade(value, most) < SHADES.len());
        }

        #[test]
        fn more_is_never_shorter(a in 0_i64..1_000_000, b in 0_i64..1_000_000, most in 1_i64..1_000_000) {
            let (less, more) = (a.min(b), a.max(b));
            prop_assert!(parts(less, most, 80) <= parts(more, most, 80));
        }
    }
}
