//! Finds in a note what was said that has to be kept apart: the lines that a mark begins.
//!
//! A mark is a word with a colon, in Spanish or English (`promesa: enviar fotos`, `need: 50 boxes`), where a line or a
//! clause begins; or, where a line begins, one of three signs with a space: `!` for a complaint, `?` for a question, `>`
//! for a promise. What it marks goes to the end of the line, to a `;`, or to the next mark. The note itself keeps every
//! word.
//!
//! # Decisions
//!
//! * Ordinary text is never taken for a mark: a word without its colon says nothing, `nota: …` and `dirección: …` are no
//!   marks, and a sign that touches what follows (`!rojo`, `?`, `->`) is none either.
//! * Lines that quote an e-mail begin with `>` too: where somebody is said to have written them, or where one of them is
//!   empty or quotes a quote, none of them is a promise.

use super::TopicKind;
use crate::domain::text::{clean_line, fold};

/// The longest text of a topic, in characters; the note has the rest.
pub const LONGEST: usize = 1_000;
/// The most topics that are read out of one note.
const MOST: usize = 60;

/// The words that mark a topic, folded.
const WORDS: &[(TopicKind, &[&str])] = &[
    (TopicKind::Complaint, &["queja", "quejas", "reclamo", "reclamos", "complaint", "complaints"]),
    (
        TopicKind::Promise,
        &["promesa", "promesas", "prometi", "prometimos", "compromiso", "promise", "promises", "promised"],
    ),
    (
        TopicKind::Question,
        &["pregunta", "preguntas", "pregunto", "preguntan", "duda", "dudas", "question", "questions", "asks", "asked"],
    ),
    (TopicKind::Objection, &["objecion", "objeciones", "objeta", "reparo", "objection", "objections", "objects"]),
    (TopicKind::Need, &["necesita", "necesitan", "necesidad", "necesidades", "requiere", "need", "needs"]),
    (TopicKind::Opinion, &["opinion", "opiniones", "opina", "opinan", "opinions", "thinks"]),
    (TopicKind::Competitor, &["competencia", "competidor", "competidores", "competitor", "competitors", "competition"]),
];

/// The signs that mark a topic where a line begins.
const SIGNS: [(char, TopicKind); 3] =
    [('!', TopicKind::Complaint), ('?', TopicKind::Question), ('>', TopicKind::Promise)];

/// What begins a line of a list.
const BULLETS: [char; 4] = ['-', '*', '•', '·'];
/// With what a clause ends.
const ENDS: [char; 10] = [',', ';', '.', '!', '?', '…', '—', '–', ')', '»'];

/// What a note says that is kept apart, in its order.
#[must_use]
pub fn read(note: &str) -> Vec<(TopicKind, String)> {
    let lines: Vec<&str> = note.lines().collect();
    let mut found = Vec::new();
    for (line, quoted) in lines.iter().zip(quoted(&lines)) {
        let marks = marks(line, quoted);
        for (place, (_, from, kind)) in marks.iter().enumerate() {
            let to = marks.get(place + 1).map_or(line.len(), |(next, ..)| *next);
            let text = line.get(*from..to).unwrap_or("");
            let text = clean_line(text.split(';').next().unwrap_or(text));
            let text = text.trim_end_matches([',', ';', '—', '–', '-', ' ']);
            let text = if text.contains('(') { text } else { text.trim_end_matches(')') };
            let text: String = text.chars().take(LONGEST).collect();
            if text.contains(char::is_alphanumeric) && found.len() < MOST {
                found.push((*kind, text));
            }
        }
    }
    found
}

/// The kind that a word marks when a colon follows.
#[must_use]
pub fn marked_by(word: &str) -> Option<TopicKind> {
    let word = fold(word);
    WORDS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(kind, _)| *kind)
}

/// The marks of a line: where each begins, where what it marks begins, and the kind.
fn marks(line: &str, quoted: bool) -> Vec<(usize, usize, TopicKind)> {
    let mut marks = Vec::new();
    let mut begin = line.len() - line.trim_start().len();
    if let Some(sign) = signed(line, begin).filter(|(.., kind)| !(quoted && *kind == TopicKind::Promise)) {
        marks.push(sign);
        begin = sign.1;
    } else {
        begin += bullet(&line[begin..]);
    }
    let mut clause = true;
    let mut word = begin;
    for (at, c) in line.char_indices().skip_while(|(at, _)| *at < begin) {
        if c == ':' && clause && word < at {
            let after = &line[at + 1..];
            let apart = after.starts_with(|c: char| c.is_whitespace() || matches!(c, '¿' | '¡' | '«' | '"'));
            // Looked up only where it can be a mark: a line of colons would be folded up to each of them.
            if let Some(kind) = apart.then(|| marked_by(&line[word..at])).flatten() {
                marks.push((word, at + 1, kind));
            }
        }
        if c.is_whitespace() {
            let before = line[begin..at].trim_end();
            clause = before.is_empty() || before.ends_with(ENDS) || before.ends_with(" -");
            word = at + c.len_utf8();
        } else if matches!(c, '¿' | '¡' | '«' | '"' | '(') && word == at {
            word = at + c.len_utf8();
        }
    }
    marks
}

/// The sign with which a line begins.
fn signed(line: &str, begin: usize) -> Option<(usize, usize, TopicKind)> {
    let mut chars = line.get(begin..)?.chars();
    let sign = chars.next()?;
    let (_, kind) = SIGNS.iter().find(|(known, _)| *known == sign)?;
    chars.next().is_some_and(char::is_whitespace).then_some((begin, begin + 1, *kind))
}

/// How many bytes the bullet takes with which a line begins.
fn bullet(line: &str) -> usize {
    let Some(first) = line.chars().next().filter(|first| BULLETS.contains(first)) else { return 0 };
    let rest = &line[first.len_utf8()..];
    if rest.starts_with(char::is_whitespace) { line.len() - rest.trim_start().len() } else { 0 }
}

/// Of each line whether it begins with `>` and stands among lines that quote somebody.
fn quoted(lines: &[&str]) -> Vec<bool> {
    let begins = |line: &str| line.trim_start().starts_with('>');
    let deeper = |line: &str| {
        let rest = line.trim_start().get(1..).unwrap_or("").trim();
        rest.is_empty() || rest.starts_with('>')
    };
    let mut quoted = Vec::with_capacity(lines.len());
    // Whether the last line that says something announces what others said.
    let mut told = false;
    for block in lines.chunk_by(|one, other| begins(one) == begins(other)) {
        if block.first().is_some_and(|line| begins(line)) {
            quoted.resize(quoted.len() + block.len(), told || block.iter().any(|line| deeper(line)));
            told = false;
        } else {
            quoted.resize(quoted.len() + block.len(), false);
            let last = block.iter().rev().find(|line| !line.trim().is_empty());
            told = last.map_or(told, |line| line.trim_end().ends_with(':'));
        }
    }
    quoted
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::TopicKind::{Competitor, Complaint, Need, Objection, Opinion, Promise, Question};
    use super::*;

    #[test]
    fn a_mark_keeps_what_follows_apart() {
        let cases: &[(&str, &[(TopicKind, &str)])] = &[
            ("promesa: enviar fotos", &[(Promise, "enviar fotos")]),
            ("Prometí: llamar el viernes.", &[(Promise, "llamar el viernes.")]),
            ("Promise: send the photos", &[(Promise, "send the photos")]),
            ("OBJECIÓN: el precio", &[(Objection, "el precio")]),
            ("pregunta: ¿hay en azul?", &[(Question, "¿hay en azul?")]),
            ("pregunta:¿hay en azul?", &[(Question, "¿hay en azul?")]),
            ("necesita: 50 cajas al mes", &[(Need, "50 cajas al mes")]),
            ("needs: 50 boxes a month", &[(Need, "50 boxes a month")]),
            ("opina: el nuevo rinde más", &[(Opinion, "el nuevo rinde más")]),
            ("competencia: la otra sale 8 % menos", &[(Competitor, "la otra sale 8 % menos")]),
            ("queja: llegó roto", &[(Complaint, "llegó roto")]),
            ("! llegó roto", &[(Complaint, "llegó roto")]),
            ("? tienen en azul", &[(Question, "tienen en azul")]),
            ("> enviar fotos", &[(Promise, "enviar fotos")]),
            ("  - promesa: enviar fotos", &[(Promise, "enviar fotos")]),
            ("• need: a larger size", &[(Need, "a larger size")]),
            (
                "Quiere precio, promesa: mandarlo hoy; pregunta: ¿hay en azul?",
                &[(Promise, "mandarlo hoy"), (Question, "¿hay en azul?")],
            ),
            ("Todo bien. Necesita: bolsas. Duda: ¿plazo?", &[(Need, "bolsas."), (Question, "¿plazo?")]),
            ("promesa: enviar fotos; quedó contenta", &[(Promise, "enviar fotos")]),
            ("! llegó roto, promesa: cambiarlo", &[(Complaint, "llegó roto"), (Promise, "cambiarlo")]),
            ("> enviar fotos\n> llamar el lunes", &[(Promise, "enviar fotos"), (Promise, "llamar el lunes")]),
            ("Hablamos largo.\npromesa: fotos\nOtra cosa.\n? precio", &[(Promise, "fotos"), (Question, "precio")]),
            ("(pregunta: el plazo)", &[(Question, "el plazo")]),
            ("n\u{303}o. Objecio\u{301}n: caro", &[(Objection, "caro")]),
        ];
        for (note, expected) in cases {
            let expected: Vec<_> = expected.iter().map(|(kind, text)| (*kind, (*text).to_owned())).collect();
            assert_eq!(read(note), expected, "{note}");
        }
    }

    #[test]
    fn ordinary_text_is_left_alone() {
        let cases = [
            "nota: llamar antes",
            "Dirección: Av. Grau 12",
            "Teléfono: 999 111 222",
            "hizo una pregunta difícil",
            "la promesa del año pasado",
            "necesita 50 uds",
            "su pregunta: la de siempre",
            "No tiene queja: todo bien",
            "promesa:",
            "promesa: …",
            "promesa",
            "need:for-speed",
            "10:30 llamada",
            "!rojo",
            "!",
            "? ",
            "?",
            ">vie 10:00",
            "-> seguir",
            "¡Qué bien!",
            "5 > 3 y 2 > 1",
            "dijo: > 50 cajas",
            "El lunes Rosa escribió:\n> necesito las cajas\n> para el martes",
            "> Hola\n>\n> Gracias",
            "> uno\n>> dos",
            "\\promesa: enviar",
            "",
            "\n\n",
        ];
        for note in cases {
            assert_eq!(read(note), [], "{note:?}");
        }
    }

    /// A paste of a book is read as fast as it comes, whatever is in it.
    #[test]
    fn long_notes_are_read_too() {
        for piece in ["x", "> \n", "> a\n", ": ", "promesa: ", "queja:", "a; ", "\n", "- ", "(", "«"] {
            let note = piece.repeat(200_000 / piece.len());
            assert!(read(&note).len() <= MOST, "{piece}");
        }
    }

    #[test]
    fn what_is_read_is_bounded() {
        let long = format!("promesa: {}", "a".repeat(5_000));
        assert_eq!(read(&long)[0].1.chars().count(), LONGEST);
        assert_eq!(read(&"? a\n".repeat(500)).len(), MOST);
    }

    proptest! {
        /// Whatever is typed, what is kept apart stands in the note, is one clean line and says something.
        #[test]
        fn what_is_kept_apart_stands_in_the_note(note in "([!?>-] ?|promesa:|[a-zñá:;,. ¿?\n\t]){0,60}") {
            for (_, text) in read(&note) {
                prop_assert!(clean_line(&note).contains(&text), "{text:?}");
                prop_assert_eq!(clean_line(&text), text);
            }
        }

        #[test]
        fn a_note_without_colons_and_signs_says_nothing(note in "[a-zA-ZñáéíóúÑ0-9,. \n]{0,80}") {
            prop_assert_eq!(read(&note), []);
        }

        #[test]
        fn nothing_that_can_be_typed_is_too_much(note in "\\PC{0,80}") {
            let _ = read(&note);
        }
    }
}
