//! Templates of messages: the few words that one writes again and again, with the client's data filled in.
//!
//! A template is text with names in double braces, `{{ nombre }}`. Every [`Datum`] has an English and a Spanish name,
//! and both work in every template. What a client lacks is left as `[nombre]` and named, so that nothing goes out with
//! a hole in it. A text may ask whether something is known, `{% if producto %}…{% else %}…{% endif %}`, and may do no
//! more: it cannot loop, define, include, or read what is not listed here.

mod datum;
mod link;
mod ready;
mod render;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::code::codes;
use super::text::fold;
use super::{Channel, ChannelKind, Code, ContactId, Kind, Language, TemplateId, Tone};

pub use datum::{Data, Datum};
pub use link::{NoLink, link};
pub use ready::{ReadyMade, ready_made};
pub use render::{Flaw, FlawKind, Gap, LONGEST, Part, Rendered};

codes! {
    /// By what a message goes out.
    Medium in "medium" {
        /// An e-mail, which has a subject.
        Email = "email",
        /// WhatsApp.
        WhatsApp = "whatsapp",
        /// A text message.
        Sms = "sms",
        /// A call: the text is what to say.
        Phone = "phone",
    }
}

impl Medium {
    /// What is logged when it went out.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::Email => Kind::Email,
            Self::WhatsApp | Self::Sms => Kind::Message,
            Self::Phone => Kind::Call,
        }
    }

    /// The media that reach a channel, the usual one first.
    #[must_use]
    pub fn of(channel: ChannelKind) -> &'static [Self] {
        match channel {
            ChannelKind::Email => &[Self::Email],
            ChannelKind::WhatsApp => &[Self::WhatsApp, Self::Phone, Self::Sms],
            ChannelKind::Mobile => &[Self::WhatsApp, Self::Sms, Self::Phone],
            ChannelKind::Phone => &[Self::Phone, Self::WhatsApp],
            ChannelKind::Web | ChannelKind::Social | ChannelKind::Address => &[],
        }
    }
}

/// Who writes the messages, as the settings say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Me {
    /// The user's name.
    pub name: Option<String>,
    /// The company for which the user sells.
    pub company: Option<String>,
    /// How the user signs, perhaps over several lines.
    pub signature: Option<String>,
}

/// A way for a message to go out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// By what.
    pub medium: Medium,
    /// To which number or address, as it is written; `None` where the program that opens asks for it.
    pub to: Option<String>,
    /// Whose it is.
    pub contact: Option<ContactId>,
}

/// The ways for a message to go out to who has these channels, the best first: the usual medium of each channel, the
/// preferred channels before the others, and then what else would do. Where there is no channel, the program that opens
/// asks to whom.
#[must_use]
pub fn routes<'a>(channels: impl Iterator<Item = &'a Channel>) -> Vec<Route> {
    let channels: Vec<&Channel> = channels.collect();
    let nth = |n: usize| {
        channels.iter().filter_map(move |channel| {
            let medium = *Medium::of(channel.kind).get(n)?;
            Some(Route { medium, to: Some(channel.value.clone()), contact: channel.contact })
        })
    };
    let mut routes: Vec<Route> = Vec::new();
    for route in (0..Medium::ALL.len()).flat_map(nth) {
        // A number may be written down twice, as that of a telephone and of WhatsApp.
        if !routes.iter().any(|known| (known.medium, &known.to) == (route.medium, &route.to)) {
            routes.push(route);
        }
    }
    for medium in [Medium::Email, Medium::WhatsApp] {
        if !routes.iter().any(|route| route.medium == medium) {
            routes.push(Route { medium, to: None, contact: None });
        }
    }
    routes
}

/// A text with places for the client's data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// Its row; zero while it is not stored.
    pub id: TemplateId,
    /// Which of those that come ready made it is: what it is for, its language and its tone, with points between them.
    pub code: Option<String>,
    /// What the user calls it; empty for one that came ready made and was not renamed.
    pub name: String,
    /// By what it goes out; `None` for any way.
    pub medium: Option<Medium>,
    /// The language it is in; `None` for one that suits any.
    pub language: Option<Language>,
    /// How it speaks; `None` for one that suits both.
    pub tone: Option<Tone>,
    /// The subject of an e-mail.
    pub subject: String,
    /// The text.
    pub body: String,
    /// Whether it is not shown.
    pub hidden: bool,
}

impl Template {
    /// A template of the user's own, with nothing in it.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            id: TemplateId(0),
            code: None,
            name: name.into(),
            medium: None,
            language: None,
            tone: None,
            subject: String::new(),
            body: String::new(),
            hidden: false,
        }
    }

    /// Which of those that come ready made it is, in whichever language and tone.
    #[must_use]
    pub fn ready_made(&self) -> Option<ReadyMade> {
        let code = self.code.as_deref()?;
        ReadyMade::from_code(code.split('.').next().unwrap_or(code))
    }

    /// What its variants have in common, and what a follow-up names it by: the first part of its code, or its name.
    #[must_use]
    pub fn key(&self) -> String {
        match self.ready_made() {
            Some(ready) => ready.code().to_owned(),
            None => fold(self.name.trim()),
        }
    }

    /// Whether the two are one template, perhaps before and after it was changed.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        if self.code.is_some() || other.code.is_some() { self.code == other.code } else { self.id == other.id }
    }
}

/// What a template should be like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The language of the client.
    pub language: Language,
    /// How the client is spoken to.
    pub tone: Tone,
    /// By what it goes out; `None` while that is open.
    pub medium: Option<Medium>,
}

impl Wanted {
    /// How well a template suits; `None` when it is for another medium.
    fn suits(self, template: &Template) -> Option<u8> {
        let medium = match (template.medium, self.medium) {
            (Some(has), Some(wants)) if has != wants => return None,
            (Some(_), Some(_)) => 1,
            _ => 0,
        };
        let language = match template.language {
            Some(language) if language == self.language => 2,
            None => 1,
            Some(_) => 0,
        };
        let tone = match template.tone {
            Some(tone) if tone == self.tone => 2,
            None => 1,
            Some(_) => 0,
        };
        Some(language * 9 + tone * 3 + medium)
    }
}

/// Of the templates that share a key, the one that suits best. One that the user wrote goes before one that came.
#[must_use]
pub fn best<'t>(templates: &'t [Template], key: &str, wanted: Wanted) -> Option<&'t Template> {
    let wants = fold(key.trim());
    let named = templates.iter().filter(|template| !template.hidden && template.key() == wants);
    let suiting = named.filter_map(|template| Some((wanted.suits(template)?, template)));
    // Of equals the first is meant.
    suiting.rev().max_by_key(|(suits, _)| *suits).map(|(_, template)| template)
}

/// Each key once, with the template that suits best, in the order of the templates.
#[must_use]
pub fn best_of_each(templates: &[Template], wanted: Wanted) -> Vec<&Template> {
    let mut keys: Vec<String> = Vec::new();
    for template in templates {
        let key = template.key();
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys.iter().filter_map(|key| best(templates, key, wanted)).collect()
}
