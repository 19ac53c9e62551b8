//! What is told column by column: what the user set up, what runs with a client, and what was said beside any interaction.

use super::hear::Unheard;
use super::{Result, Share};
use crate::agenda::error::{LONGEST_LINE, LONGEST_TEXT, Part};
use crate::agenda::fits;
use crate::agenda::playbooks::script;
use crate::domain::text::{clean_line, clean_text};
use crate::exchange::ical::RowCard;
use crate::exchange::vdir::Strange;
use crate::store::{Entity, Reader, Said, StoreError, Write};

/// Columns that may say more than a line.
const TEXTS: &[&str] = &["text", "body", "choices"];

/// What a record says.
pub(super) fn said(reader: Reader, entity: Entity, id: i64, uid: &str) -> Result<RowCard> {
    let said = reader.row_said(entity, id)?.ok_or(StoreError::Gone)?;
    Ok(RowCard { uid: uid.to_owned(), entity: entity.table().to_owned(), summary: called(entity, &said), said })
}

/// What a record is called in a list: its name, or what it is about.
pub(super) fn called(entity: Entity, said: &Said) -> String {
    let text = |column: &str| said.iter().find(|(name, _)| name == column).map(|(_, text)| text.as_str());
    let parts: Vec<&str> = match entity {
        Entity::Goal => ["kind", "month"].into_iter().filter_map(text).collect(),
        _ => ["name", "text", "code"].into_iter().find_map(text).into_iter().collect(),
    };
    clean_line(&parts.join(" "))
}

/// Writes a record as a text says it.
pub(super) fn hear(
    write: &mut Write,
    share: &Share,
    (entity, id): (Entity, Option<i64>),
    card: RowCard,
) -> std::result::Result<i64, Unheard> {
    if entity.is_of_client() {
        let whose = card.said.iter().find(|(column, _)| column == "client");
        let client = whose.map(|(_, uid)| write.read().by_uid(Entity::Client, uid)).transpose()?.flatten();
        if client.is_none() {
            return Err(Unheard::Strange(Strange::Foreign));
        }
    }
    let said = clean(entity, card.said)?;
    let Some(number) = write.put_row(entity, id, &said)? else {
        let like = write.read().row_like(entity, &said)?.filter(|like| Some(*like) != id);
        return Err(Unheard::Strange(if like.is_some() { Strange::Twice } else { Strange::NoRecord }));
    };
    let automatic = said.iter().any(|(column, text)| column == "automatic" && text == "1");
    if entity == Entity::Playbook && automatic && write.read().played_on()?.is_none() {
        // What the calendar starts counts from now on.
        write.set_played_on(share.today)?;
    }
    Ok(number)
}

/// Makes foreign text harmless.
fn clean(entity: Entity, said: Said) -> std::result::Result<Said, Unheard> {
    let mut clean = Said::new();
    for (column, text) in said {
        // The text of something that was said is a line.
        let is_text = TEXTS.contains(&column.as_str()) && entity != Entity::Topic;
        let text = if is_text { clean_text(&text) } else { clean_line(&text) };
        let (part, most) =
            if is_text || column == "filter" { (Part::Text, LONGEST_TEXT) } else { (Part::Line, LONGEST_LINE) };
        let (part, most) = if entity == Entity::Topic { (Part::Text, LONGEST_TEXT) } else { (part, most) };
        fits(part, &text, most)?;
        clean.push((column, text));
    }
    if entity == Entity::Playbook {
        let text = clean.iter_mut().find(|(column, _)| column == "text").map(|(_, text)| text);
        let Some(text) = text else { return Err(Unheard::Strange(Strange::NoRecord)) };
        let name = script(text).map_err(|_| Unheard::Strange(Strange::NoRecord))?.name;
        *text = format!("{}\n", text.trim_end());
        clean.retain(|(column, _)| column != "name");
        clean.push(("name".to_owned(), name));
    }
    Ok(clean)
}
