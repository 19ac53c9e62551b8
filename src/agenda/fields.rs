//! The fields that the user defines: what is to be known of every client beyond what there is a place for.

use super::error::{AgendaError, LONGEST_LINE, LONGEST_NAME, Part, Result};
use super::{Action, Agenda, fits};
use crate::domain::text::{clean_line, fold};
use crate::domain::{CustomField, FieldId, FieldKind};
use crate::store::{StoreError, Write};

impl Agenda {
    /// The fields that the user defined, in the user's order.
    pub fn fields(&self) -> Result<Vec<CustomField>> {
        Ok(self.store.read().fields()?)
    }

    /// How many clients have something in a field.
    pub fn field_uses(&self, field: FieldId) -> Result<usize> {
        Ok(self.store.read().value_count(field)?)
    }

    /// The field that is called so: by its whole name, or by the beginning of one only.
    pub fn field_named(&self, typed: &str) -> Result<CustomField> {
        let (fields, wanted) = (self.fields()?, fold(typed.trim()));
        let whole = fields.iter().find(|field| fold(&field.name) == wanted);
        let mut near = fields.iter().filter(|field| !wanted.is_empty() && fold(&field.name).starts_with(&wanted));
        let found = whole.or_else(|| near.next().filter(|_| near.next().is_none())).cloned();
        found.ok_or_else(|| AgendaError::UnknownField {
            typed: typed.to_owned(),
            known: fields.into_iter().map(|field| field.name).collect(),
        })
    }

    /// Defines a field, as the last one.
    pub fn add_field(&mut self, name: &str, kind: FieldKind, choices: &[String]) -> Result<()> {
        let field = CustomField { id: FieldId(0), name: name.to_owned(), kind, choices: choices.to_vec() };
        self.change_fields(Action::AddField, |fields| {
            fields.push(field);
            Ok(fields.len() - 1)
        })
    }

    /// Calls a field otherwise, or gives it other choices. What is known in it stays as it is, also a choice that is none
    /// any more.
    pub fn set_field(&mut self, field: &CustomField) -> Result<()> {
        self.change_fields(Action::EditField, |fields| {
            let at = place(fields, field.id)?;
            // What was known of a client would not fit another kind.
            let kind = fields[at].kind;
            fields[at] = CustomField { kind, ..field.clone() };
            Ok(at)
        })
    }

    /// Puts a field at another place among the others.
    pub fn move_field(&mut self, field: FieldId, to: usize) -> Result<()> {
        self.change_fields(Action::EditField, |fields| {
            let moved = fields.remove(place(fields, field)?);
            let to = to.min(fields.len());
            fields.insert(to, moved);
            Ok(to)
        })
    }

    /// Removes a field with all that is known in it; says of how many clients something was.
    pub fn remove_field(&mut self, field: FieldId) -> Result<usize> {
        let uses = self.field_uses(field)?;
        self.operate(Action::RemoveField, |write| {
            let mut fields = write.read().fields()?;
            let gone = fields.remove(place(&fields, field)?);
            write.set_fields(&fields)?;
            write.call_it(gone.name, uses);
            Ok(())
        })?;
        Ok(uses)
    }

    /// Changes the list of fields by `work`, which says where the one in question stands then.
    fn change_fields(
        &mut self,
        action: Action,
        work: impl FnOnce(&mut Vec<CustomField>) -> Result<usize>,
    ) -> Result<()> {
        self.operate(action, |write: &mut Write| {
            let mut fields = write.read().fields()?;
            let at = work(&mut fields)?;
            let field = checked(fields[at].clone())?;
            if fields.iter().any(|other| other.id != field.id && fold(&other.name) == fold(&field.name)) {
                return Err(AgendaError::FieldExists(field.name));
            }
            write.call_it(field.name.clone(), 1);
            fields[at] = field;
            Ok(write.set_fields(&fields)?)
        })
    }
}

fn place(fields: &[CustomField], id: FieldId) -> Result<usize> {
    fields.iter().position(|field| field.id == id).ok_or(StoreError::Gone.into())
}

fn checked(mut field: CustomField) -> Result<CustomField> {
    // What parts a field from its value on the command line cannot be a part of its name.
    field.name = clean_line(&field.name.replace('=', " "));
    if field.name.is_empty() {
        return Err(AgendaError::EmptyName);
    }
    fits(Part::Name, &field.name, LONGEST_NAME)?;
    let mut choices: Vec<String> = Vec::new();
    for choice in field.choices.iter().map(|choice| clean_line(choice)).filter(|choice| !choice.is_empty()) {
        fits(Part::Line, &choice, LONGEST_LINE)?;
        if !choices.iter().any(|known| fold(known) == fold(&choice)) {
            choices.push(choice);
        }
    }
    if field.kind == FieldKind::Choice && choices.is_empty() {
        return Err(AgendaError::NoChoices);
    }
    field.choices = if field.kind == FieldKind::Choice { choices } else { Vec::new() };
    Ok(field)
}
