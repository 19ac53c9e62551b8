//! Pasted text in a line that is typed into.

use tui_input::Input;

use crate::domain::text::clean_line;

/// Puts a text where the cursor stands, cleaned, as one line. At once and not letter by letter: each letter would look for
/// its place from the beginning, and a book would take hours.
pub(super) fn insert(line: &mut Input, text: &str) {
    let text = clean_line(text);
    let (value, cursor) = (line.value(), line.cursor());
    let at = value.char_indices().nth(cursor).map_or(value.len(), |(at, _)| at);
    let (before, after) = value.split_at(at);
    let (joined, cursor) = (format!("{before}{text}{after}"), cursor + text.chars().count());
    *line = std::mem::take(line).with_value(joined).with_cursor(cursor);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tui_input::InputRequest;

    use super::*;

    proptest! {
        /// As if it had been typed.
        #[test]
        fn what_is_pasted_stands_where_it_would_be_typed(before in "\\PC{0,12}", at in 0_usize..14, text in "(?s).{0,20}") {
            let mut pasted = Input::new(before).with_cursor(at);
            let mut typed = pasted.clone();
            insert(&mut pasted, &text);
            for c in clean_line(&text).chars() {
                typed.handle(InputRequest::InsertChar(c));
            }
            prop_assert_eq!((pasted.value(), pasted.cursor()), (typed.value(), typed.cursor()));
        }
    }

    #[test]
    fn a_book_is_pasted_as_fast_as_it_comes() {
        let mut line = Input::new("ab".into()).with_cursor(1);
        insert(&mut line, &"ñandú ".repeat(1_000_000));
        assert_eq!((line.value().chars().count(), line.cursor()), (6_000_001, 6_000_000));
    }
}
