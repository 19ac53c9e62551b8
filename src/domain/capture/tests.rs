//! A table of lines with what each must be understood as, and properties that hold for any line.

mod properties;
mod table;

use jiff::civil::{DateTime, date};

use super::*;
use crate::domain::Code;
use crate::domain::WorkCalendar;
use crate::domain::when::{DateOrder, Lean};

/// A Monday morning.
fn now() -> DateTime {
    date(2026, 11, 23).at(9, 15, 0, 0)
}

/// Coins of Peru, where the point is the decimal mark.
fn coins(decimal: char) -> Coins {
    let coins = [
        ("S/", "PEN"),
        ("$", "USD"),
        ("US$", "USD"),
        ("€", "EUR"),
        ("£", "GBP"),
        ("L", "HNL"),
        ("PEN", "PEN"),
        ("USD", "USD"),
        ("EUR", "EUR"),
        ("CLP", "CLP"),
        ("HNL", "HNL"),
    ];
    let coin = |(symbol, code): (&str, &str)| Coin { symbol: symbol.into(), currency: code.parse().unwrap() };
    Coins { decimal, coins: coins.map(coin).to_vec() }
}

fn with<T>(decimal: char, work: impl FnOnce(&Context) -> T) -> T {
    let (calendar, coins) = (WorkCalendar::default(), coins(decimal));
    let dates = when::Context { now: now(), order: DateOrder::DayMonth, work_days: &calendar, lean: Lean::Future };
    work(&Context { dates, coins: &coins })
}

fn understood(line: &str) -> Captured {
    with('.', |cx| read(line, cx))
}

/// What is understood, in a few words: `client | call in no_answer <when | «note» | #tag | next`.
fn brief(line: &Captured) -> String {
    let mut said = Vec::new();
    said.extend(line.client.as_ref().map(|name| format!("{name}:")));
    said.extend(line.said_kind.map(|kind| kind.code().to_owned()));
    said.extend((line.direction == Direction::Incoming).then(|| "in".to_owned()));
    said.extend(line.outcome.map(|outcome| format!("={}", outcome.code())));
    said.extend(line.happened.map(|when| format!("<{}", when::iso(when))));
    said.extend(line.tags.iter().map(|tag| format!("#{tag}")));
    said.extend(line.amount.as_ref().map(|amount| format!("{} {}", amount.minor, amount.currency)));
    said.extend(line.expense.as_ref().map(|expense| format!("-{} {}", expense.minor, expense.currency)));
    said.extend(line.score().map(|score| format!("{score}/10")));
    said.extend(line.topics().into_iter().map(|(kind, text)| format!("[{}: {text}]", kind.code())));
    said.extend(line.attention.map(|attention| format!("!{}", attention.code())));
    if !line.note.is_empty() {
        said.push(format!("«{}»", line.note));
    }
    said.extend(line.next.as_ref().map(|next| match next {
        Next::Nothing => ">-".to_owned(),
        Next::Suggested => ">auto".to_owned(),
        Next::Step(step) => {
            let mut all = format!(">{}", when::iso(step.when));
            if let Some(repeats) = &step.repeats {
                all = format!("{all} {}", repeats.rule);
            }
            if let Some(channel) = step.channel {
                all = format!("{all} {}", channel.code());
            }
            if step.purpose.is_empty() { all } else { format!("{all} ({})", step.purpose) }
        }
    }));
    said.extend(line.troubles.iter().map(|(_, trouble)| match trouble {
        Trouble::Date { phrase, .. } => format!("?date {phrase}"),
        Trouble::NextInPast(when) => format!("?past {}", when::iso(*when)),
        Trouble::HappenedInFuture(when) => format!("?future {}", when::iso(*when)),
        Trouble::Amount(amount) => format!("?amount {amount}"),
        Trouble::Attention { typed, near } => format!("?light {typed} {}", near.code()),
        Trouble::Twice(part) => format!("?twice {}", part.code()),
    }));
    said.join(" ")
}

/// Reads every line of a table and reports all that went wrong at once.
fn check(table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .map(|(line, expected)| (line, expected, brief(&understood(line))))
        .filter(|(_, expected, found)| *expected != found)
        .map(|(line, expected, found)| format!("{line:?}\n   found {found}\n     not {expected}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every example of the reference has in it what the table says, and means the same in both languages.
#[test]
fn the_examples_give_what_the_table_says() {
    for row in REFERENCE {
        let [es, en] = [row.es, row.en].map(understood);
        for (line, read) in [(row.es, &es), (row.en, &en)] {
            assert!(read.parts.iter().any(|(_, part)| *part == row.part), "{line}");
            assert!(read.troubles.is_empty(), "{line}: {:?}", read.troubles);
        }
        let facts = |line: &Captured| {
            let step = match &line.next {
                Some(Next::Step(step)) => Some((step.when, step.channel)),
                _ => None,
            };
            (line.client.is_some(), line.said_kind, line.direction, line.outcome, line.happened, step, line.amount)
        };
        assert_eq!(facts(&es), facts(&en), "{} / {}", row.es, row.en);
        let value = match row.code {
            "name" | "at" => es.client.is_some(),
            "kind" => es.said_kind == Some(Kind::Visit),
            "incoming" => es.direction == Direction::Incoming,
            "outcome" => es.outcome == Some(Outcome::NoAnswer) && es.note.is_empty(),
            "order" => es.outcome == Some(Outcome::Order) && es.note == "pedido 50 cajas",
            "next" => matches!(&es.next, Some(Next::Step(step)) if step.purpose == "llevar muestras"),
            "none" => es.next == Some(Next::Nothing),
            "happened" => es.happened.is_some(),
            "tag" => es.tags == ["cotización"],
            "amount" => es.amount.as_ref().map(|amount| amount.minor) == Some(1_250),
            "expense" => es.expense.map(|expense| expense.minor) == Some(1_250) && es.note == "en taxi",
            "topic" => es.topics() == [(TopicKind::Promise, "enviar fotos".to_owned())],
            "score" => es.score() == Some(8) && en.score() == Some(8),
            "attention" => es.attention == Some(Attention::Red),
            "escape" => es.note == "pidió el modelo #A4" && es.tags.is_empty(),
            other => panic!("what does {other} give?"),
        };
        assert!(value, "{}: {}", row.es, brief(&es));
    }
    for word in ["llamé y dijo", "llamada", "Nota", "no contesta", "Pedido", "Promesa", "objeción"] {
        assert!(phrases::is_said(word), "{word}");
    }
    for word in ["Llamas SAC", "Nota Bene", "Correo Argentino", "Pedidos Ya", "Meeting Point", "La Promesa"] {
        assert!(!phrases::is_said(word), "{word}");
    }
}
