//! What a user wants to know of every client beyond what there is a place for.

use serde::{Deserialize, Serialize};

use super::FieldId;
use super::code::codes;

codes! {
    /// What can be written into a field.
    FieldKind in "field-kind" {
        /// Any line.
        Text = "text",
        /// A number, perhaps with decimals.
        Number = "number",
        /// A day.
        Date = "date",
        /// One of the choices of the field.
        Choice = "choice",
    }
}

/// A field that the user defined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomField {
    /// Its row; zero while it is not stored yet.
    pub id: FieldId,
    /// What the user calls it; never empty.
    pub name: String,
    /// What can be written into it.
    pub kind: FieldKind,
    /// What can be chosen, when it is a choice.
    pub choices: Vec<String>,
}

/// What is known of a client in one of those fields: a line, a number with a point for decimals, a day as
/// `YYYY-MM-DD`, or one of the choices to the letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomValue {
    /// In which field.
    pub field: FieldId,
    /// What; never empty.
    pub value: String,
}
