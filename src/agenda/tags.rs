//! Tags: which there are, their colours and names, and giving them to many clients at once.

use super::error::{AgendaError, LONGEST_LINE, Part, Result};
use super::{Action, Agenda, fits};
use crate::domain::text::{clean_line, fold};
use crate::domain::{ClientId, Hue};
use crate::store::TagUse;

impl Agenda {
    /// Every tag, by name, with its colour and how many clients have it.
    pub fn tags(&self) -> Result<Vec<TagUse>> {
        Ok(self.store.read().tag_uses()?)
    }

    /// The tag that is called so, however it is written.
    pub fn tag_named(&self, typed: &str) -> Result<TagUse> {
        let wanted = fold(&plain(typed));
        let tags = self.tags()?;
        let found = tags.iter().find(|tag| fold(&tag.name) == wanted).cloned();
        found.ok_or_else(|| AgendaError::UnknownTag {
            typed: typed.to_owned(),
            known: tags.into_iter().map(|tag| tag.name).collect(),
        })
    }

    /// Gives a tag a colour, or takes it away.
    pub fn set_tag_hue(&mut self, tag: &str, hue: Option<Hue>) -> Result<()> {
        let tag = checked(tag)?;
        self.operate(Action::TagColour, |write| {
            write.set_tag_hue(&tag, hue)?;
            write.call_it(tag, 1);
            Ok(())
        })
    }

    /// Calls a tag otherwise with everybody who has it; says how many that are. Who has both has one then.
    pub fn rename_tag(&mut self, from: &str, to: &str) -> Result<usize> {
        let (from, to) = (fold(&plain(from)), checked(to)?);
        self.operate(Action::RenameTag, |write| {
            let reader = write.read();
            let mut clients: Vec<ClientId> = Vec::new();
            for name in reader.tag_names()?.iter().filter(|name| fold(name) == from) {
                clients.extend(reader.tagged(name)?);
            }
            clients.sort();
            clients.dedup();
            for id in &clients {
                let mut client = write.read().client(*id)?;
                let place = client.tags.iter().position(|tag| fold(tag) == from).unwrap_or(client.tags.len());
                let mut kept: Vec<String> = client.tags.drain(..).collect();
                kept.retain(|tag| fold(tag) != from && fold(tag) != fold(&to));
                kept.insert(place.min(kept.len()), to.clone());
                client.tags = kept;
                write.set_client(&client)?;
            }
            let hue = reader.tag_hues()?.get(&from).copied();
            if let Some(hue) = hue.filter(|_| from != fold(&to)) {
                write.set_tag_hue(&from, None)?;
                write.set_tag_hue(&to, Some(hue))?;
            }
            write.call_it(to, clients.len());
            Ok(clients.len())
        })
    }

    /// Gives clients tags and takes others from them, and gives tags their colours, all as one step.
    pub fn retag(
        &mut self,
        clients: &[ClientId],
        (add, remove): (&[String], &[String]),
        hues: &[(String, Option<Hue>)],
    ) -> Result<()> {
        let add = add.iter().map(|tag| checked(tag)).collect::<Result<Vec<_>>>()?;
        let remove: Vec<String> = remove.iter().map(|tag| fold(&plain(tag))).collect();
        self.operate(Action::Tags, |write| {
            for id in clients {
                let mut client = write.read().client(*id)?;
                client.tags.retain(|tag| !remove.contains(&fold(tag)));
                for tag in &add {
                    if !client.tags.iter().any(|known| fold(known) == fold(tag)) {
                        client.tags.push(tag.clone());
                    }
                }
                write.set_client(&client)?;
                write.call_it(client.name, clients.len());
            }
            for (tag, hue) in hues {
                write.set_tag_hue(&plain(tag), *hue)?;
            }
            Ok(())
        })
    }

    /// How many of these clients have each of their tags, by the folded name.
    pub fn tags_of(&self, clients: &[ClientId]) -> Result<std::collections::BTreeMap<String, usize>> {
        let mut counts = std::collections::BTreeMap::new();
        for id in clients {
            for tag in self.store.read().client(*id)?.tags {
                *counts.entry(fold(&tag)).or_default() += 1;
            }
        }
        Ok(counts)
    }
}

fn plain(tag: &str) -> String {
    clean_line(tag).trim_start_matches('#').trim().to_owned()
}

fn checked(tag: &str) -> Result<String> {
    let tag = plain(tag);
    if tag.is_empty() {
        return Err(AgendaError::EmptyName);
    }
    fits(Part::Line, &tag, LONGEST_LINE)?;
    Ok(tag)
}
