//! Values of a record that are a property each: how they are written onto what was there and read from it.

use std::str::FromStr;

use jiff::civil::Date;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{Component, Property};
use crate::domain::Code;
use crate::domain::text::clean_line;

/// A value of a record that is a text of one property.
pub(in crate::exchange) struct Slot<T> {
    /// The property.
    pub(in crate::exchange) name: &'static str,
    /// What is written; nothing for a value that need not be said.
    pub(in crate::exchange) get: fn(&T) -> Option<String>,
    /// Takes over what is read.
    pub(in crate::exchange) set: fn(&mut T, Option<String>),
}

/// Reads the values of these properties.
pub(in crate::exchange) fn read<T>(slots: &[Slot<T>], from: &Component, record: &mut T) {
    for slot in slots {
        (slot.set)(record, from.text(slot.name));
    }
}

/// Writes the values of these properties. What reads as the same stays as it was written.
pub(in crate::exchange) fn write<T: Clone>(slots: &[Slot<T>], record: &T, onto: &mut Component) {
    for slot in slots {
        let wanted = (slot.get)(record);
        let there = onto.text(slot.name);
        if wanted == there && onto.all(slot.name).count() == usize::from(there.is_some()) {
            continue;
        }
        let mut as_read = record.clone();
        let is_there = there.is_some();
        (slot.set)(&mut as_read, there);
        if !is_there || wanted.is_none() || (slot.get)(&as_read) != wanted {
            onto.set_text(slot.name, wanted.as_deref());
        }
    }
}

/// A day, if the text is one.
pub(in crate::exchange) fn day(text: Option<String>) -> Option<Date> {
    text?.trim().parse().ok()
}

/// A text as a line, if anything is left of it.
pub(in crate::exchange) fn line(text: Option<String>) -> Option<String> {
    text.map(|text| clean_line(&text)).filter(|text| !text.is_empty())
}

/// A number, if the text is one.
pub(in crate::exchange) fn number<T: FromStr>(text: Option<String>) -> Option<T> {
    text?.trim().parse().ok()
}

/// A member of a closed list, if the text is its code.
pub(in crate::exchange) fn code<T: Code>(text: Option<String>) -> Option<T> {
    T::from_code(text?.trim())
}

/// A text that says something.
pub(in crate::exchange) fn said(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

/// Something of several parts as one text: JSON without the members that say where it is stored here.
pub(in crate::exchange) fn pack<T: Serialize>(value: &T, without: &[&str]) -> Option<String> {
    let mut value = serde_json::to_value(value).ok()?;
    if let Value::Object(members) = &mut value {
        members.retain(|name, member| !without.contains(&name.as_str()) && !member.is_null());
    }
    Some(value.to_string())
}

/// What [`pack`] made a text of; `with` is where it is stored here.
pub(in crate::exchange) fn unpack<T: DeserializeOwned>(text: &str, with: &[(&str, i64)]) -> Option<T> {
    let mut value: Value = serde_json::from_str(text).ok()?;
    let members = value.as_object_mut()?;
    for (name, number) in with {
        members.insert((*name).to_owned(), Value::from(*number));
    }
    serde_json::from_value(value).ok()
}

/// Makes the properties of a name say these texts, in their order. What says the same already stays as it is written.
pub(in crate::exchange) fn set_texts(component: &mut Component, name: &str, texts: &[String]) {
    if !component.all(name).map(Property::text).eq(texts.iter().cloned()) {
        component.set(name, texts.iter().map(|text| Property::of_text(name, text)).collect());
    }
}

/// The texts of the properties of a name.
pub(in crate::exchange) fn texts(component: &Component, name: &str) -> Vec<String> {
    component.all(name).map(Property::text).collect()
}
