//! Columns that fit nowhere: left out, kept in fields of the user's own, or as lines of the notes.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::super::Result;
use super::super::error::LONGEST_LINE;
use super::outcome::Spare;
use crate::domain::text::{clean_line, fold};
use crate::domain::{CustomField, CustomValue, FieldId, FieldKind};
use crate::exchange::csv::NO_HEADER;
use crate::store::Write;

/// What is done with columns that fit nowhere.
#[derive(Debug)]
pub(super) struct Spares {
    spare: Spare,
    fields: Option<HashMap<String, CustomField>>,
    /// What the fields are called.
    pub(super) names: BTreeMap<FieldId, String>,
}

impl Spares {
    pub(super) fn new(spare: Spare) -> Self {
        Self { spare, fields: None, names: BTreeMap::new() }
    }

    /// What is kept of the values of a row: in fields, which are made unless it `may_make` none, and as lines.
    pub(super) fn keep(
        &mut self,
        write: &mut Write,
        unmapped: &[(Arc<str>, String)],
        may_make: bool,
    ) -> Result<(Vec<CustomValue>, Vec<String>)> {
        let (mut values, mut lines): (Vec<CustomValue>, Vec<String>) = Default::default();
        if self.spare == Spare::Leave {
            return Ok((values, lines));
        }
        for (header, value) in unmapped {
            let (header, value) = (clean_line(header), clean_line(value));
            if value.is_empty() {
                continue;
            }
            let headless = header.is_empty() || header == NO_HEADER;
            let fits = value.chars().count() <= LONGEST_LINE && header.chars().count() <= LONGEST_LINE;
            if self.spare == Spare::Fields && !headless && fits {
                let field = self.field(write, &header, may_make)?;
                if let Some(field) = field.filter(|field| !values.iter().any(|known| known.field == *field)) {
                    values.push(CustomValue { field, value });
                    continue;
                }
            }
            lines.push(if headless { value } else { format!("{header}: {value}") });
        }
        Ok((values, lines))
    }

    /// The field of this name, made when there is none and one may be; `None` when no line can be written into it.
    fn field(&mut self, write: &mut Write, header: &str, may_make: bool) -> Result<Option<FieldId>> {
        let by_name = |fields: Vec<CustomField>| fields.into_iter().map(|field| (fold(&field.name), field)).collect();
        let known: &mut HashMap<String, CustomField> = match &mut self.fields {
            Some(known) => known,
            none => none.insert(by_name(write.read().fields()?)),
        };
        if may_make && !known.contains_key(&fold(header)) {
            let new =
                CustomField { id: FieldId(0), name: header.to_owned(), kind: FieldKind::Text, choices: Vec::new() };
            let mut fields = write.read().fields()?;
            fields.push(new);
            write.set_fields(&fields)?;
            *known = by_name(write.read().fields()?);
        }
        let field = known.get(&fold(header)).filter(|field| field.kind == FieldKind::Text);
        if let Some(field) = field {
            self.names.insert(field.id, field.name.clone());
        }
        Ok(field.map(|field| field.id))
    }
}
