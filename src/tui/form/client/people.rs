//! People and ways to reach them, a line each: `Rosa López; purchasing; decides; +51 999 111 222`, `whatsapp: …`.

use crate::agenda::Record;
use crate::domain::text::{clean_line, fold, words};
use crate::domain::{Channel, ChannelId, ChannelKind, Code, Contact, ContactId, Influence};
use crate::tui::form::Context;

pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// The person that each line is about: of the same name, or else, where the name was corrected, on the same line with a
/// word of the name left. Everybody is on one line only.
pub(super) fn who_is_who(lines: &[&str], before: &[Contact]) -> Vec<Option<ContactId>> {
    let names: Vec<String> = lines.iter().map(|line| fold(line.split(';').next().unwrap_or("").trim())).collect();
    let mut known: Vec<Option<ContactId>> = Vec::new();
    for name in &names {
        let same =
            |contact: &&Contact| fold(&person_text(&contact.name)) == *name && !known.contains(&Some(contact.id));
        known.push(before.iter().find(same).map(|contact| contact.id));
    }
    for (n, name) in names.iter().enumerate() {
        if let (None, Some(contact)) = (known[n], before.get(n))
            && !known.contains(&Some(contact.id))
            && words(&contact.name).iter().any(|word| words(name).contains(word))
        {
            known[n] = Some(contact.id);
        }
    }
    known
}

/// `name; role; influence; way; way…`
pub(super) fn push_contact(
    record: &mut Record,
    before: &Record,
    (line, known): (&str, Option<ContactId>),
    cx: Context,
) {
    let mut parts = line.split(';').map(str::trim).filter(|part| !part.is_empty());
    let Some(name) = parts.next() else { return };
    let owner = record.contacts.len();
    record.contacts.push(Contact {
        id: known.unwrap_or(ContactId(0)),
        name: name.to_owned(),
        role: None,
        influence: None,
    });
    for part in parts {
        let is_way = read_channel(starred(part).1, cx)
            .is_some_and(|(kind, _)| kind != ChannelKind::Address || part.contains(':'));
        if is_way {
            push_channel(record, before, Some(owner), part, cx);
        } else if let Some(contact) = record.contacts.last_mut() {
            match influence(part, cx) {
                Some(influence) => contact.influence = Some(influence),
                None => contact.role = Some(part.to_owned()),
            }
        }
    }
}

/// What a word says that somebody has to say in a purchase.
fn influence(word: &str, cx: Context) -> Option<Influence> {
    let word = fold(word);
    Influence::ALL.iter().copied().find(|member| fold(cx.texts.word(*member)) == word || member.code() == word)
}

pub(super) fn push_channel(record: &mut Record, before: &Record, owner: Option<usize>, line: &str, cx: Context) {
    let (is_starred, line) = starred(line);
    let Some((kind, value)) = read_channel(line, cx) else { return };
    let whose = owner.and_then(|owner| record.contacts.get(owner)).map(|contact| contact.id);
    let taken: Vec<ChannelId> = record.channels.iter().map(|(_, channel)| channel.id).collect();
    let known = before
        .channels
        .iter()
        .map(|(_, channel)| channel)
        .filter(|channel| channel.contact == whose && !taken.contains(&channel.id))
        .find(|channel| channel.value == value && channel.kind == kind);
    let preferred = is_starred || record.channels.is_empty();
    if is_starred {
        for (_, other) in &mut record.channels {
            other.preferred = false;
        }
    }
    let id = known.map_or(ChannelId(0), |known| known.id);
    record.channels.push((owner, Channel { id, contact: whose, kind, value, preferred }));
}

/// Whether a star says that a way is the preferred one, and the way without it.
pub(super) fn starred(line: &str) -> (bool, &str) {
    let way = line.trim_start().trim_start_matches(['★', '*']).trim_start();
    (way.len() < line.trim_start().len(), way)
}

/// Short names of channels that people type before a value, in either language.
const SHORT: &[(&str, ChannelKind)] = &[
    ("wa", ChannelKind::WhatsApp),
    ("wsp", ChannelKind::WhatsApp),
    ("tel", ChannelKind::Phone),
    ("fijo", ChannelKind::Phone),
    ("cel", ChannelKind::Mobile),
    ("movil", ChannelKind::Mobile),
    ("mobile", ChannelKind::Mobile),
    ("cell", ChannelKind::Mobile),
    ("mail", ChannelKind::Email),
    ("email", ChannelKind::Email),
    ("correo", ChannelKind::Email),
    ("dir", ChannelKind::Address),
    ("ig", ChannelKind::Social),
];

/// What kind of way a line is: by the word before its colon, or by its look.
pub(super) fn read_channel(line: &str, cx: Context) -> Option<(ChannelKind, String)> {
    let line = clean_line(line);
    if let Some((word, value)) = line.split_once(':').filter(|(_, value)| !value.starts_with("//")) {
        let word = fold(word.trim());
        let named =
            ChannelKind::ALL.iter().copied().find(|kind| fold(cx.texts.word(*kind)) == word || kind.code() == word);
        let named = named.or_else(|| SHORT.iter().find(|(short, _)| *short == word).map(|(_, kind)| *kind));
        if let Some(kind) = named {
            let value = value.trim();
            return (!value.is_empty()).then(|| (kind, value.to_owned()));
        }
    }
    Some((look(&line)?, line))
}

fn look(line: &str) -> Option<ChannelKind> {
    let digits = line.chars().filter(char::is_ascii_digit).count();
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    match line {
        "" => None,
        line if line.starts_with('@') => Some(ChannelKind::Social),
        line if line.contains('@') && !line.contains(' ') => Some(ChannelKind::Email),
        line if line.starts_with("http") || line.starts_with("www.") => Some(ChannelKind::Web),
        _ if digits >= 5 && letters == 0 => Some(ChannelKind::Mobile),
        _ => Some(ChannelKind::Address),
    }
}

/// A channel as a line that reads back as itself. Beside a person an address says that it is one: it could be a role.
pub(super) fn channel_text(channel: &Channel, cx: Context) -> String {
    let is_plain = look(&channel.value) == Some(channel.kind) && !channel.value.contains(':');
    if is_plain && (channel.contact.is_none() || channel.kind != ChannelKind::Address) {
        channel.value.clone()
    } else {
        format!("{}: {}", cx.texts.word(channel.kind), channel.value)
    }
}

/// A name or a role as a part of a line: what ends a part there is no part of it.
fn person_text(text: &str) -> String {
    text.replace(';', ",")
}

pub(super) fn contact_text(record: &Record, at: usize, contact: &Contact, cx: Context) -> String {
    let ways = record.channels.iter().filter(|(owner, _)| *owner == Some(at)).map(|(_, channel)| {
        let star = if channel.preferred { "★ " } else { "" };
        format!("{star}{}", person_text(&channel_text(channel, cx)))
    });
    let role = contact.role.as_deref().map(person_text);
    let influence = contact.influence.map(|influence| cx.texts.word(influence).to_owned());
    let parts = std::iter::once(person_text(&contact.name)).chain(role).chain(influence).chain(ways);
    parts.collect::<Vec<_>>().join("; ")
}
