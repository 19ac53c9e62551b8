//! What a header means: folding, known names, qualifiers (`Business Phone`, `Ciudad del trabajo`) and typos.

use std::collections::HashMap;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::aliases::{ALIASES, OTHERS};
use super::{Field, Options};
use crate::exchange::table::names::PREFIXES;
use crate::exchange::table::typos::nearest;

/// Longest header, in characters, that may be known: a sentence is not one.
const LONGEST: usize = 60;

/// How a header names its field, where that matters for choosing among columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::exchange) enum Kind {
    /// Nothing to add.
    Plain,
    /// A name that is only the given name when the family name has a column of its own.
    MaybeGiven,
    /// The person to talk to.
    Contact,
    /// The client, who may be a person or a company.
    Client,
    /// The rest of a value: a second family name or address line.
    Rest,
    /// Good only when no other column has that field.
    Weak,
}

/// A header that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::exchange) struct Hit {
    /// The field.
    pub(in crate::exchange) field: Field,
    /// How it names it.
    pub(in crate::exchange) kind: Kind,
    /// Whether it was read through a typo.
    pub(in crate::exchange) guessed: bool,
}

type Known = Option<(Field, Kind)>;

/// Known headers; `None` for those known to have no field, so that no guess takes them for another.
fn table() -> &'static HashMap<&'static str, Known> {
    static TABLE: OnceLock<HashMap<&'static str, Known>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let fields = ALIASES
            .iter()
            .flat_map(|(field, kind, names)| names.split_whitespace().map(|name| (name, Some((*field, *kind)))));
        let others = OTHERS.split_whitespace().map(|name| (name, None));
        fields.chain(others).collect()
    })
}

/// Words of a header: no case, accents or punctuation, `camelCase` and digits apart, without articles.
pub(in crate::exchange) fn words(header: &str) -> Vec<String> {
    #[derive(PartialEq, Clone, Copy)]
    enum Class {
        Gap,
        Upper,
        Lower,
        Digit,
    }
    let mut words: Vec<String> = Vec::new();
    let mut last = Class::Gap;
    for c in header.nfkd().filter(|c| !is_combining_mark(*c)).take(400) {
        let class = match c {
            c if c.is_numeric() => Class::Digit,
            c if c.is_uppercase() => Class::Upper,
            c if c.is_alphabetic() => Class::Lower,
            _ => Class::Gap,
        };
        let starts = class != last && !(last == Class::Upper && class == Class::Lower);
        if class != Class::Gap {
            if starts || words.is_empty() {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                word.extend(c.to_lowercase());
            }
        }
        last = class;
    }
    let kept: Vec<String> = words.iter().filter(|word| !is_article(word)).cloned().collect();
    if kept.is_empty() { words } else { kept }
}

fn is_article(word: &str) -> bool {
    matches!(word, "de" | "del" | "la" | "el" | "los" | "las" | "y" | "the" | "of" | "and" | "your" | "su" | "tu")
}

fn is_number(word: &str) -> bool {
    word.chars().all(char::is_numeric)
}

/// Words that say whose or which a value is, not what it is.
fn is_qualifier(word: &str) -> bool {
    const WORDS: [&str; 44] = [
        "lead",
        "contact",
        "client",
        "customer",
        "cliente",
        "contacto",
        "prospecto",
        "persona",
        "primary",
        "main",
        "principal",
        "business",
        "work",
        "home",
        "personal",
        "other",
        "trabajo",
        "casa",
        "domicilio",
        "particular",
        "oficina",
        "office",
        "otro",
        "otra",
        "value",
        "mailing",
        "billing",
        "shipping",
        "address",
        "direccion",
        "alternate",
        "alternative",
        "secondary",
        "alternativo",
        "secundario",
        "default",
        "organization",
        "organizacion",
        "comercial",
        "facturacion",
        "fiscal",
        "crm",
        "n",
        "num",
    ];
    WORDS.contains(&word) || is_company(word)
}

fn is_company(word: &str) -> bool {
    matches!(word, "company" | "empresa" | "account" | "cuenta" | "negocio" | "organization" | "organizacion")
}

/// The folded form in which headers are compared: `E-mail` and `email` are the same.
pub(in crate::exchange) fn fold(header: &str) -> String {
    let folded = words(header).concat();
    // A header of symbols only still has to be found when the person names it.
    if folded.is_empty() { header.trim().to_owned() } else { folded }
}

/// Whether [`Options::map`] names this header.
pub(in crate::exchange) fn is_asked(header: &str, options: &Options) -> bool {
    !options.map.is_empty() && {
        let folded = fold(header);
        !folded.is_empty() && options.map.iter().any(|(column, _)| fold(column) == folded)
    }
}

/// Whether this header is known as it is, without a guess.
pub(in crate::exchange) fn is_known(header: &str) -> bool {
    exact(header).flatten().is_some()
}

/// The field of a header, if it is known or reads like a known one with a typo.
pub(in crate::exchange) fn recognise(header: &str) -> Option<Hit> {
    let (field, kind, guessed) = match exact(header) {
        Some(known) => known.map(|(field, kind)| (field, kind, false)),
        None => guess(header).map(|(field, kind)| (field, kind, true)),
    }?;
    Some(Hit { field, kind, guessed })
}

/// Looks a header up: whole, without digits, without qualifiers. The outer `None` is "never heard of it".
fn exact(header: &str) -> Option<Known> {
    if header.trim().is_empty() || header.chars().nth(LONGEST).is_some() {
        return None;
    }
    if let Some(behind) = behind(header) {
        return exact(behind);
    }
    let known = named(header);
    // "Last Activity Date (GMT-5)"
    known.or_else(|| header.split_once('(').and_then(|(before, _)| named(before)))
}

/// What stands behind the kind of record that Pipedrive puts before each header: `Person - Email - Work`.
fn behind(header: &str) -> Option<&str> {
    let (before, behind) = header.split_once(" - ")?;
    let before = fold(before);
    // An organization's name is no person's.
    let of_company = before == "organization" && fold(behind) == "name";
    (PREFIXES.contains(&before.as_str()) && !of_company).then_some(behind)
}

fn named(header: &str) -> Option<Known> {
    let table = table();
    let mut words = words(header);
    if let Some(known) = table.get(words.concat().as_str()) {
        return Some(*known);
    }
    words.retain(|word| !is_number(word));
    if let Some(known) = table.get(words.concat().as_str()) {
        return Some(*known);
    }
    let company = words.iter().any(|word| is_company(word));
    words.retain(|word| !is_qualifier(word));
    let key = words.concat();
    // "First contact" is not a first name once "contact" is taken away.
    if matches!(key.as_str(), "first" | "last" | "middle") {
        return None;
    }
    let known = *table.get(key.as_str())?;
    match known {
        Some((Field::Name | Field::GivenName | Field::FamilyName, _)) if company => {
            Some(Some((Field::Company, Kind::Plain)))
        }
        known => Some(known),
    }
}

/// Reads a header through a typo, if only one field is that near.
fn guess(header: &str) -> Known {
    let mut words = words(header);
    words.retain(|word| !is_number(word));
    let field = |known: Known| known.map(|(field, _)| field);
    let names = table().iter().map(|(name, known)| (*name, *known));
    nearest(&words.concat(), names, |one, other| field(one) == field(other)).flatten()
}

/// A column that says what kind of value another one has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::exchange) enum Label {
    /// Of the phone with this number: `Phone 1 - Type`.
    Phone(u32),
    /// Of an address, an e-mail and so on, which is of no use here.
    Other,
}

/// The label that a header stands for.
pub(in crate::exchange) fn label_of(header: &str) -> Option<Label> {
    let words = words(header);
    let (first, last) = (words.first()?, words.last()?);
    let number = words.iter().find_map(|word| word.parse().ok());
    let labelled = matches!(first.as_str(), "phone" | "e" | "email" | "address" | "website" | "organization" | "im");
    if !matches!(last.as_str(), "type" | "label") || !labelled {
        return None;
    }
    match (first.as_str(), number) {
        ("phone", Some(number)) => Some(Label::Phone(number)),
        // Outlook's "E-mail Type" is the only one without a number.
        ("e" | "email", _) | (_, Some(_)) => Some(Label::Other),
        _ => None,
    }
}

/// The number of `Phone 1 - Value`.
pub(in crate::exchange) fn phone_number(header: &str) -> Option<u32> {
    let words = words(header);
    (words.first()? == "phone" && words.last()? == "value")
        .then(|| words.iter().find_map(|word| word.parse().ok()))
        .flatten()
}
