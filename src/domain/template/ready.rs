//! The templates that come ready made: their texts are beside the other texts of a language.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Medium, Template};
use crate::domain::code::codes;
use crate::domain::{Code, Language, TemplateId, Tone};

/// The texts of each language.
const FILES: [(Language, &str); 2] = [
    (Language::Spanish, include_str!("../../i18n/es/messages.toml")),
    (Language::English, include_str!("../../i18n/en/messages.toml")),
];

codes! {
    /// What a template that comes ready made is for.
    ReadyMade in "template" {
        /// To introduce oneself.
        Introduction = "introduction",
        /// To thank for a talk and to say what follows.
        AfterCall = "after_call",
        /// To ask about a quotation that was sent.
        Quotation = "quotation",
        /// To ask how a sample did.
        AfterSample = "after_sample",
        /// To thank for an order.
        Thanks = "thanks",
        /// To remind of what is to be paid.
        Payment = "payment",
        /// To wish a happy birthday.
        Birthday = "birthday",
        /// To win back who has not bought for long.
        Reactivation = "reactivation",
        /// To thank who buys again and again.
        Loyalty = "loyalty",
        /// What to say in a call.
        Call = "call",
    }
}

/// The texts of one language: what it is for, then how it is spoken.
type File = BTreeMap<String, BTreeMap<String, Text>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    #[serde(default)]
    subject: String,
    body: String,
}

/// Those that come ready made, as nobody has changed them.
#[must_use]
pub fn ready_made() -> Vec<Template> {
    let files = FILES.iter().filter_map(|(language, text)| Some((*language, toml::from_str::<File>(text).ok()?)));
    let files: Vec<(Language, File)> = files.collect();
    let mut all = Vec::new();
    for ready in ReadyMade::ALL {
        for (language, file) in &files {
            for tone in Tone::ALL {
                let Some(text) = file.get(ready.code()).and_then(|tones| tones.get(tone.code())) else { continue };
                all.push(Template {
                    id: TemplateId(0),
                    code: Some([ready.code(), language.code(), tone.code()].join(".")),
                    name: String::new(),
                    medium: ready.medium(),
                    language: Some(*language),
                    tone: Some(*tone),
                    subject: text.subject.clone(),
                    body: text.body.trim().to_owned(),
                    hidden: false,
                });
            }
        }
    }
    all
}

impl ReadyMade {
    /// By what it goes out; `None` for any way.
    #[must_use]
    pub fn medium(self) -> Option<Medium> {
        (self == Self::Call).then_some(Medium::Phone)
    }
}
