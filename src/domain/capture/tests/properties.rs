//! What holds for any line.

use proptest::prelude::*;

use super::*;

/// Lines made of what lines are made of, and of what should not be there.
fn lines() -> impl Strategy<Value = String> {
    let words = [
        "Ana",
        "López:",
        "Ana\\: x:",
        "@Ruiz",
        "@\"Hotel Sol\"",
        "#12:",
        "llamé,",
        "llamé",
        "me llamó",
        "visita:",
        "Nota",
        "no",
        "contesta,",
        "contesta",
        "no contesta",
        "pedido",
        "50",
        "cajas",
        "de",
        "y",
        "reclamo.",
        "hablamos",
        "-",
        ">vie",
        ">mañana 10:00",
        ">31/02",
        ">-",
        ">auto",
        "visita",
        "llamar;",
        "<ayer",
        "<mañana",
        "#vip",
        "#ñandú,",
        "#1",
        "$12.50",
        "gasto",
        "promesa:",
        "8/10",
        "$1.234",
        "30 €",
        "S/ 120",
        "USD",
        "$",
        "!rojo",
        "!rjo",
        "!ya",
        "\\",
        "\\#vip",
        "\\llamé",
        "\\no",
        "\\30 €",
        ",",
        ":",
        ";",
        ".",
        "(",
        "\"",
        "«a»",
        "10:00",
        "todo",
        "a.b@c.d",
        "渡辺",
        "e\u{301}",
        "\u{202e}",
        "\t",
        "👩‍👩‍👧",
        "que",
        "volver a llamar",
        ">cada 2 semanas",
        ">every monday",
        "compra",
        "\\>",
        ">",
        "<",
        "@",
        "#",
        "!",
    ];
    let spaces = prop_oneof![8 => Just(" "), 1 => Just(""), 1 => Just("  ")];
    let token = (proptest::sample::select(words.to_vec()), spaces).prop_map(|(word, space)| format!("{word}{space}"));
    prop_oneof![
        6 => proptest::collection::vec(token, 0..12).prop_map(|tokens| tokens.concat()),
        1 => "\\PC{0,60}",
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    /// Nothing that was typed is lost: the parts lie side by side from one end of the line to the other.
    #[test]
    fn the_parts_tile_the_line(line in lines()) {
        let read = understood(&line);
        let mut at = 0;
        for (span, _) in &read.parts {
            prop_assert_eq!(span.start, at, "{:?}", read.parts);
            prop_assert!(span.end > span.start && line.is_char_boundary(span.end));
            at = span.end;
        }
        prop_assert_eq!(at, line.len());
        for (span, _) in &read.troubles {
            prop_assert!(line.get(span.clone()).is_some());
        }
    }

    /// Of the note only white space changes, and a comma goes that would stand twice where a token stood.
    #[test]
    fn the_note_has_every_letter_of_its_pieces(line in lines()) {
        let read = understood(&line);
        let pieces = read.parts.iter().enumerate().filter(|(n, _)| note::stays(&line, &read.parts, *n));
        let typed: String = pieces.map(|(_, (span, _))| &line[span.clone()]).collect();
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != ',').collect::<String>();
        prop_assert_eq!(letters(&read.note), letters(&typed));
        let commas = |text: &str| text.matches(',').count();
        let tokens = (0..read.parts.len()).filter(|n| !note::stays(&line, &read.parts, *n)).count();
        prop_assert!(commas(&read.note) <= commas(&typed) && commas(&typed) - commas(&read.note) <= tokens);
        prop_assert_eq!(read.note.trim(), &read.note);
    }

    /// Words that are no tokens are a note, to the letter.
    #[test]
    fn words_without_signs_are_a_note(words in proptest::collection::vec("x[a-zñé]{0,6}[,.;!?]?", 1..8)) {
        let line = words.join("  ");
        let read = understood(&line);
        prop_assert_eq!(&read.note, &line);
        prop_assert_eq!(read.parts, vec![(0..line.len(), Part::Note)]);
    }

    /// What was understood can be said again, and is understood the same.
    #[test]
    fn what_is_understood_can_be_said_again(line in lines()) {
        with('.', |cx| {
            let read_once = read(&line, cx);
            let again = read_once.line(cx);
            let read_twice = read(&again, cx);
            let facts = |line: &Captured| Captured { parts: Vec::new(), troubles: Vec::new(), ..line.clone() };
            prop_assert_eq!(facts(&read_once), facts(&read_twice), "{:?} as {:?}", line, again);
            prop_assert!(read_twice.troubles.is_empty(), "{:?}", read_twice.troubles);
            Ok(())
        })?;
    }
}

/// Lines that were once understood otherwise when they were said again.
#[test]
fn what_was_once_said_otherwise_is_said_again() {
    for line in ["llamé, <ayer e\u{301} volver a llamar @\"Hotel Sol\"Ana ", "llamada: <ayer; y no contesta, espera"] {
        with('.', |cx| {
            let read_once = read(line, cx);
            let read_twice = read(&read_once.line(cx), cx);
            assert_eq!((read_once.note, read_once.outcome), (read_twice.note, read_twice.outcome), "{line}");
        });
    }
}

/// A paste of a book is read as fast as it comes, whatever is in it.
#[test]
fn long_lines_are_read_too() {
    for piece in [">vie a ", "> ", "@a ", "\\", "$1 ", "no contesta, ", "Ana: ", "<", "#a ", "!r ", "x", ">lun "] {
        let line = piece.repeat(20_000 / piece.len());
        assert_eq!(understood(&line).parts.last().map(|(span, _)| span.end), Some(line.len()), "{piece}");
    }
}
