//! What a text's variables are filled with.

use std::borrow::Cow;

use fluent_bundle::FluentValue;
use fluent_bundle::memoizer::MemoizerKind;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};

use super::Texts;

/// The value of a variable of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg<'a> {
    /// Shown as it is.
    Text(Cow<'a, str>),
    /// Chooses the plural, and is shown with its thousands grouped.
    Number(i64),
}

impl Arg<'_> {
    /// The value as a text shows it.
    pub(super) fn shown(&self, texts: &Texts) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(printed_form(*number, texts).unwrap_or_else(|| number.to_string())),
        }
    }

    /// The value that a message is formatted with.
    pub(super) fn value(&self, texts: &Texts) -> FluentValue<'_> {
        match self {
            Self::Text(text) => FluentValue::String(Cow::Borrowed(text)),
            Self::Number(number) => FluentValue::Number(number_value(*number, texts)),
        }
    }
}

/// A number that, when it has thousands to group, carries its printed form along, in an option that a plain number has
/// no other use for: the function that prints numbers is given nothing else to know the locale by.
///
/// A small number carries nothing, and so is the same to Fluent as the `[0]` or `[1]` of a message.
#[expect(clippy::cast_precision_loss, reason = "the value only chooses the plural; the printed form is exact")]
fn number_value(number: i64, texts: &Texts) -> FluentNumber {
    let printed = printed_form(number, texts);
    FluentNumber::new(number as f64, FluentNumberOptions { currency: printed, ..FluentNumberOptions::default() })
}

/// A number as the locale groups it; `None` for one that has nothing to group.
fn printed_form(number: i64, texts: &Texts) -> Option<String> {
    (number.unsigned_abs() >= 1_000).then(|| texts.integer(number))
}

/// Prints a number in the form that [`number_value`] gave it.
pub(super) fn printed<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => number.options.currency.clone(),
        _ => None,
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Arg<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

macro_rules! from_number {
    ($($number:ty)+) => {$(
        impl From<$number> for Arg<'_> {
            fn from(number: $number) -> Self {
                Self::Number(number.into())
            }
        }
    )+};
}

from_number!(i64 i32 u32 u16 u8);

macro_rules! from_wide_number {
    ($($number:ty)+) => {$(
        impl From<$number> for Arg<'_> {
            fn from(number: $number) -> Self {
                // Nothing that is counted here comes near the limit.
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )+};
}

from_wide_number!(usize u64);
