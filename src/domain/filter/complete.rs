//! What could follow where the cursor stands: names of fields, members of closed lists, values that the user has.

use std::ops::Range;

use super::choices::STAGES;
use super::field::{Field, REGISTER, ValueKind};
use super::lexer::{Shape, Values, tokens};
use super::parser::{find, kind, orders};
use super::render::bare;
use super::value::slug;
use super::{Choice, Context, What};
use crate::domain::FieldKind;
use crate::domain::text::fold;

/// How many completions are given.
const MOST: usize = 8;

/// The values that the user has, to be offered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Of each field that has any, the values as they are written, the most usual first.
    pub values: Vec<(Field, Vec<String>)>,
}

impl Known {
    fn of(&self, field: Field) -> &[String] {
        self.values.iter().find(|(known, _)| *known == field).map_or(&[], |(_, values)| values)
    }
}

/// What a completion inserts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Insert {
    /// The name of a field, with its sign.
    Field(Field),
    /// The name of a field that the user defined, with its sign.
    Own(String),
    /// An order by a field.
    Order(Field),
    /// A member of a closed list.
    Choice(Choice),
    /// A value as it must be typed.
    Value(String),
}

/// Something that could stand in the place of what is typed there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What it replaces, in characters.
    pub range: Range<usize>,
    /// What it is.
    pub insert: Insert,
}

impl Insert {
    /// What is typed instead, in Spanish or in English.
    #[must_use]
    pub fn text(&self, spanish: bool) -> String {
        match self {
            Self::Field(field) => format!("{}:", field.name(spanish)),
            Self::Own(name) => format!("{name}:"),
            Self::Order(field) => field.name(spanish).to_owned(),
            Self::Choice(choice) => choice.name(spanish).to_owned(),
            Self::Value(value) => bare(value),
        }
    }
}

impl Field {
    /// How it is typed, in Spanish or in English.
    #[must_use]
    pub fn name(self, spanish: bool) -> &'static str {
        use crate::domain::Code;
        if spanish { self.entry().es.first().copied().unwrap_or(self.code()) } else { self.code() }
    }
}

impl Choice {
    /// How it is typed, in Spanish or in English.
    #[must_use]
    pub fn name(&self, spanish: bool) -> &'static str {
        if spanish { self.es.first().copied().unwrap_or(self.code) } else { self.code }
    }
}

/// What could stand where the cursor is, the likeliest first; `cursor` counts characters.
#[must_use]
pub fn complete(line: &str, cursor: usize, known: &Known, cx: &Context) -> Vec<Completion> {
    let chars: Vec<char> = line.chars().collect();
    let tokens = tokens(&chars);
    // What is typed ends at the cursor: behind it may stand anything.
    let Some(token) = tokens.iter().find(|token| token.at.start < cursor && cursor <= token.at.end) else {
        return Vec::new();
    };
    let typed = |at: Range<usize>| -> String { chars.get(at).unwrap_or_default().iter().collect() };
    let mut found = match &token.what {
        Shape::Word(_) => names(&typed(token.at.start..cursor), token.at.clone(), cx),
        Shape::Tag(values) => {
            let at = value_at(values, token.at.start + 1, cursor);
            texts(known.of(Field::Tag), &typed(at.start..cursor), &at)
        }
        Shape::Field { name, sign_at, values, .. } if cursor >= sign_at.end => {
            let at = value_at(values, sign_at.end, cursor);
            let begun = typed(at.start..cursor.max(at.start));
            values_of(&typed(name.clone()), &begun, &at, known, cx)
        }
        _ => Vec::new(),
    };
    // What stands there already needs no completing.
    found.retain(|completion| {
        let there = slug(&typed(completion.range.clone()));
        [false, true].iter().all(|spanish| slug(&completion.insert.text(*spanish)) != there)
    });
    found.truncate(MOST);
    found
}

/// The value in which the cursor stands.
fn value_at(values: &[Values], begin: usize, cursor: usize) -> Range<usize> {
    let there = values.iter().map(Values::at).find(|at| at.start <= cursor && cursor <= at.end);
    there.unwrap_or(begin.max(cursor)..begin.max(cursor))
}

/// The fields whose names begin so.
fn names(begun: &str, range: Range<usize>, cx: &Context) -> Vec<Completion> {
    let begun = slug(begun);
    if begun.is_empty() {
        return Vec::new();
    }
    let begins = |name: &str| slug(name).starts_with(&begun);
    let fields = REGISTER.iter().filter(|entry| entry.names().any(begins)).map(|entry| Insert::Field(entry.field));
    let own = cx.own.iter().map(|field| slug(&field.name)).filter(|name| begins(name)).map(Insert::Own);
    fields.chain(own).map(|insert| Completion { range: range.clone(), insert }).collect()
}

fn values_of(name: &str, begun: &str, at: &Range<usize>, known: &Known, cx: &Context) -> Vec<Completion> {
    let begun_slug = slug(begun.trim_start_matches(['"', '“', '«']));
    let put = |insert| Completion { range: at.clone(), insert };
    if matches!(slug(name).as_str(), "sort" | "order_by" | "orden" | "ordenar") {
        let minus = usize::from(begun.starts_with('-'));
        let wanted = slug(begun.get(minus..).unwrap_or_default());
        let range = at.start + minus..at.end;
        return REGISTER
            .iter()
            .filter(|entry| orders(&What::Known(entry.field)))
            .filter(|entry| entry.names().any(|name| slug(name).starts_with(&wanted)))
            .map(|entry| Completion { range: range.clone(), insert: Insert::Order(entry.field) })
            .collect();
    }
    let Some((what, own)) = find(name, cx) else { return Vec::new() };
    if let Some(own) = own.filter(|own| own.kind == FieldKind::Choice) {
        return texts(&own.choices, begun, at);
    }
    match (kind(&what, own), what) {
        (ValueKind::Choice(choices), _) => choices
            .iter()
            .filter(|choice| choice.names().any(|name| slug(name).starts_with(&begun_slug)))
            .map(|choice| put(Insert::Choice(*choice)))
            .collect(),
        (ValueKind::Text, What::Known(Field::Stage)) => {
            let (worded, named): (Vec<&String>, Vec<&String>) =
                known.of(Field::Stage).iter().partition(|stage| stage_choice(stage).is_some());
            let begins = |choice: &&Choice| choice.names().any(|name| slug(name).starts_with(&begun_slug));
            let worded = worded.into_iter().filter_map(|stage| stage_choice(stage)).filter(begins);
            let named: Vec<String> = named.into_iter().cloned().collect();
            worded.map(|choice| put(Insert::Choice(*choice))).chain(texts(&named, begun, at)).collect()
        }
        (ValueKind::Text, What::Known(field)) => texts(known.of(field), begun, at),
        _ => Vec::new(),
    }
}

/// The words of a stage, if it has some.
#[must_use]
pub fn stage_choice(code: &str) -> Option<&'static Choice> {
    STAGES.iter().find(|choice| choice.code == code)
}

/// The texts of which some word begins so; those that begin so themselves come first.
fn texts(known: &[String], begun: &str, at: &Range<usize>) -> Vec<Completion> {
    let begun = fold(begun.trim_start_matches(['"', '“', '«']));
    let (mut first, mut later) = (Vec::new(), Vec::new());
    for value in known {
        let folded = fold(value);
        let completion = || Completion { range: at.clone(), insert: Insert::Value(value.clone()) };
        if folded.starts_with(&begun) {
            first.push(completion());
        } else if folded.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(&begun)) {
            later.push(completion());
        }
        if first.len() >= MOST {
            break;
        }
    }
    first.extend(later);
    first
}
