//! A command as it is typed, and the words that it is made of.

/// The words of a command, parted at blanks; quotes and backslashes keep a word together as in a shell, and nothing else
/// is special. `None` when a quote is not closed or nothing is said.
#[must_use]
pub fn words(command: &str) -> Option<Vec<String>> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    let mut letters = command.chars();
    while let Some(letter) = letters.next() {
        match (quote, letter) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (None | Some('"'), '\\') => word.get_or_insert_default().push(letters.next()?),
            (None, c) if c.is_whitespace() => words.extend(word.take()),
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    (quote.is_none() && words.first().is_some_and(|first| !first.is_empty())).then_some(words)
}

/// A word as it is typed for a shell to read it as it is: between quotes, unless nothing in it is special anywhere.
#[must_use]
pub fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./=+:@,".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_parted_as_a_shell_parts_them() {
        for (command, expected) in [
            ("notify", Some(&["notify"] as &[_])),
            ("  a  b\tc ", Some(&["a", "b", "c"])),
            ("a 'b c' \"d e\"", Some(&["a", "b c", "d e"])),
            ("a b' 'c '' \"\"", Some(&["a", "b c", "", ""])),
            (r#"a \" b\ c "d\"e" 'f\g'"#, Some(&["a", "\"", "b c", "d\"e", r"f\g"])),
            ("a $HOME | b", Some(&["a", "$HOME", "|", "b"])),
            ("", None),
            ("''", None),
            ("a 'b", None),
            ("a \\", None),
        ] {
            assert_eq!(
                words(command),
                expected.map(|words| words.iter().map(|word| (*word).to_owned()).collect()),
                "{command}"
            );
        }
    }

    #[test]
    fn what_is_quoted_is_read_as_it_was() {
        for (word, typed) in [
            ("agenda.db", "agenda.db"),
            ("/home/ana/año_1-2.db", "/home/ana/año_1-2.db"),
            ("", "''"),
            ("mi agenda.db", "'mi agenda.db'"),
            ("it's", r"'it'\''s'"),
            ("~/$HOME;*", "'~/$HOME;*'"),
            ("a\\b\"", "'a\\b\"'"),
        ] {
            assert_eq!(quoted(word), typed);
            assert_eq!(
                words(&format!("cartera {typed}")),
                Some(vec!["cartera".to_owned(), word.to_owned()]),
                "{typed}"
            );
        }
    }
}
