//! What belongs to a client beside its row: dates that matter, the user's own fields, files, other clients, and the
//! colours of its tags. Files and relations are added and taken one by one.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::error::{AgendaError, LONGEST_LINE, Part, Result};
use super::plan::name;
use super::{Action, Agenda, fits};
use crate::domain::text::{clean_line, fold};
use crate::domain::{
    Attachment, AttachmentId, ClientId, CustomField, Hue, Occasion, Relation, RelationId, RelationKind,
};
use crate::store::{DayOccasion, Reader, Related};

/// What belongs to a client beside its row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// The dates that matter to it, in the user's order.
    pub occasions: Vec<Occasion>,
    /// What is known in the fields that the user defined, in the user's order.
    pub values: Vec<(CustomField, String)>,
    /// Files and addresses, oldest first.
    pub attachments: Vec<Attachment>,
    /// What it is to others, and others to it.
    pub relations: Vec<Related>,
    /// The colours of tags, by the folded name.
    pub hues: BTreeMap<String, Hue>,
}

impl Details {
    pub(super) fn read(reader: Reader, id: ClientId) -> Result<Self> {
        let values = reader.values(id)?;
        // Most users define no field: then there is nothing to look for.
        let fields = if values.is_empty() { Vec::new() } else { reader.fields()? };
        let value = |field: CustomField| {
            let known = values.iter().find(|value| value.field == field.id)?;
            Some((field, known.value.clone()))
        };
        Ok(Self {
            occasions: reader.occasions(id)?,
            values: fields.into_iter().filter_map(value).collect(),
            attachments: reader.attachments(id)?,
            relations: reader.relations(id)?,
            hues: reader.tag_hues()?,
        })
    }

    /// The colour of a tag.
    #[must_use]
    pub fn hue(&self, tag: &str) -> Option<Hue> {
        self.hues.get(&fold(tag)).copied()
    }
}

impl Agenda {
    /// Adds a file, by its whole path, or an address on the web to a client.
    pub fn attach(&mut self, client: ClientId, target: &str, label: &str) -> Result<AttachmentId> {
        let (target, label) = (clean_line(target), clean_line(label));
        fits(Part::Line, &target, LONGEST_LINE)?;
        fits(Part::Line, &label, LONGEST_LINE)?;
        let added_on = self.today();
        let attachment = Attachment { id: AttachmentId(0), client, interaction: None, target, label, added_on };
        if !attachment.is_web() && !std::path::Path::new(&attachment.target).is_absolute() {
            return Err(AgendaError::NoTarget(attachment.target));
        }
        self.operate(Action::Attach, |write| {
            let id = write.add_attachment(&attachment)?;
            name(write, client)?;
            Ok(id)
        })
    }

    /// Takes a file or an address from its client; the file itself is left alone.
    pub fn detach(&mut self, id: AttachmentId) -> Result<()> {
        self.operate(Action::Detach, |write| {
            let attachment = write.read().attachment(id)?;
            write.remove_attachment(id)?;
            name(write, attachment.client)
        })
    }

    /// Notes what a client is to another one. What is noted already, from either side where it makes no difference,
    /// stays as it is.
    pub fn relate(&mut self, client: ClientId, kind: RelationKind, other: ClientId) -> Result<()> {
        if client == other {
            return Err(AgendaError::OwnRelation);
        }
        self.operate(Action::Relate, |write| {
            let is_known = |known: &Related| kind.is_mutual() && known.other == other && known.relation.kind == kind;
            if !write.read().relations(client)?.iter().any(is_known) {
                write.add_relation(&Relation { id: RelationId(0), client, other, kind })?;
            }
            name(write, client)
        })
    }

    /// Forgets one thing that a client is to another one.
    pub fn unrelate(&mut self, client: ClientId, id: RelationId) -> Result<()> {
        self.operate(Action::Unrelate, |write| {
            write.remove_relation(id)?;
            name(write, client)
        })
    }

    /// The first `limit` dates that matter on a day, of clients that take part.
    pub fn occasions_on(&self, day: Date, limit: usize) -> Result<Vec<DayOccasion>> {
        Ok(self.store.read().occasions_on(day, limit)?)
    }
}
