//! What holds whatever is typed.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;

/// What filters are made of.
const PIECES: &[&str] = &[
    "alert",
    "ciudad",
    "value",
    "last",
    "next",
    "cadence",
    "turno",
    "sort",
    "field.city",
    "empleados",
    "xyz",
    ":",
    "=",
    "<",
    ">",
    "<=",
    ">=",
    ",",
    "..",
    "-",
    "#",
    "(",
    ")",
    "\"",
    "«",
    "\\",
    " ",
    " ",
    " ",
    " OR ",
    " O ",
    "|",
    "*",
    "red",
    "rojo",
    "lima",
    "san juan",
    "90d",
    "6w",
    "2026",
    "2026-11-23",
    "1.5k",
    "1,500",
    "-3",
    "mañana",
    "hoy",
    "vip",
    "a",
    "ñ",
    "1..2",
    "30d..90d",
    "valor",
    "\u{301}",
    "🌞",
];

fn lines() -> impl Strategy<Value = String> {
    prop_oneof![vec(select(PIECES), 0..14).prop_map(|pieces| pieces.concat()), "\\PC{0,40}", ".{0,40}",]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    /// A filter is its canonical line; a refusal points into the line.
    #[test]
    fn a_filter_reads_back_as_it_was(line in lines(), decimal in select(vec!['.', ','])) {
        match read_in(&line, decimal) {
            Ok(filter) => {
                let canonical = filter.to_string();
                for decimal in ['.', ','] {
                    let again = read_in(&canonical, decimal);
                    prop_assert_eq!(again.as_ref(), Ok(&filter), "{:?} as {:?}", line, canonical);
                }
            }
            Err(error) => prop_assert!(error.column + error.length <= line.chars().count(), "{:?}: {:?}", line, error),
        }
    }

    /// Pieces lie side by side within the line, and completions replace something of it.
    #[test]
    fn pieces_and_completions_lie_within_the_line(line in lines(), at in 0..60_usize) {
        let length = line.chars().count();
        let mut end = 0;
        for (range, _) in parts(&line) {
            prop_assert!(end <= range.start && range.start < range.end && range.end <= length, "{:?}: {:?}", line, range);
            end = range.end;
        }
        offered(&line, at);
    }
}
