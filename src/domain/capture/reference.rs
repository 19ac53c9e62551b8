//! What can be written in a line: the table from which the help and the README are made.

use super::Part;

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// Its code: how it is written is under `capture-token-` in the language files, what it means under `capture-help-`.
    pub code: &'static str,
    /// What the example has in it.
    pub part: Part,
    /// An example in Spanish.
    pub es: &'static str,
    /// The same in English.
    pub en: &'static str,
}

const fn row(code: &'static str, part: Part, [es, en]: [&'static str; 2]) -> Example {
    Example { code, part, es, en }
}

/// Every token, in the order in which one meets them.
pub const REFERENCE: &[Example] = &[
    row("name", Part::Client, ["López: llamé, quiere 50 uds", "Harlow: called, wants 50 units"]),
    row("at", Part::Client, ["visita a planta @\"Hotel Sol\"", "visit to the plant @\"Hotel Sol\""]),
    row("kind", Part::Kind, ["visita, pidió catálogo", "visit, asked for a catalogue"]),
    row("incoming", Part::Kind, ["me llamó, pide precio", "they called, want a price"]),
    row("outcome", Part::Outcome, ["llamé, no contesta", "called, no answer"]),
    row("order", Part::Note, ["pedido 50 cajas", "ordered 50 boxes"]),
    row("next", Part::Next, ["llamé >vie 10:00 visita llevar muestras", "called >fri 10:00 visit take samples"]),
    row("none", Part::Next, ["llamé, no le interesa >-", "called, not interested >-"]),
    row("happened", Part::Happened, ["visita <ayer 17:00", "visit <yesterday 17:00"]),
    row("tag", Part::Tag, ["quiere 50 uds #cotización", "wants 50 units #quote"]),
    row("amount", Part::Amount, ["pedido, pagó $12.50", "order, paid $12.50"]),
    row("expense", Part::Expense, ["visita, gasto $12.50 en taxi", "visit, spent $12.50 on a taxi"]),
    row("topic", Part::Note, ["llamé, promesa: enviar fotos", "called, promise: send photos"]),
    row("score", Part::Note, ["encuesta, satisfacción 8", "survey, satisfaction 8"]),
    row("attention", Part::Attention, ["quiere precio ya !rojo", "wants a price now !red"]),
    row("escape", Part::Escape, ["pidió el modelo \\#A4", "asked for model \\#A4"]),
];
