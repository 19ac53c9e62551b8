//! Two records that may be one: in what they agree, and what each says in a field.

use jiff::civil::Date;

use super::Texts;
use crate::agenda::{Belongings, MergeField};
use crate::domain::duplicate::Sign;
use crate::domain::text::clean_line;
use crate::domain::{Attention, Client, Code, Light};

impl Texts {
    /// In what two records agree: `mismo teléfono · nombre parecido`.
    #[must_use]
    pub fn signs(&self, signs: &[Sign]) -> String {
        signs.iter().map(|sign| self.word(*sign)).collect::<Vec<_>>().join(" · ")
    }

    /// What comes over from the record that goes; empty when nothing does.
    #[must_use]
    pub fn belongings(&self, moving: &Belongings) -> String {
        let parts = [
            ("twins-interactions", moving.interactions),
            ("twins-follow-ups", moving.follow_ups),
            ("twins-purchases", moving.purchases),
            ("twins-opportunities", moving.opportunities),
            ("twins-files", moving.attachments),
        ];
        let said = parts.into_iter().filter(|(_, n)| *n > 0).map(|(key, n)| self.with(key, &[("n", n.into())]));
        said.collect::<Vec<_>>().join(", ")
    }

    /// What a client says in a field, in one line; a dash for nothing.
    #[must_use]
    pub fn merge_value(&self, field: MergeField, client: &Client, today: Date) -> String {
        let line = |value: &Option<String>| value.as_deref().map(clean_line);
        let word = |word: Option<&str>| word.map(str::to_owned);
        let value = match field {
            MergeField::Name => Some(clean_line(&client.name)),
            MergeField::Kind => word(Some(self.word(client.kind))),
            MergeField::Company => line(&client.company),
            MergeField::Role => line(&client.role),
            MergeField::Sector => line(&client.sector),
            MergeField::Size => word(client.size.map(|size| self.word(size))),
            MergeField::City => line(&client.city),
            MergeField::Zone => line(&client.zone),
            MergeField::Country => line(&client.country),
            MergeField::TimeZone => line(&client.time_zone),
            MergeField::Language => word(client.language.map(|language| self.word(language))),
            MergeField::Tone => word(client.tone.map(|tone| self.word(tone))),
            MergeField::Interest => line(&client.interest),
            MergeField::Potential => client.potential.map(|potential| self.money(potential)),
            MergeField::Source => line(&client.source),
            MergeField::TaxId => line(&client.tax_id),
            MergeField::ExternalId => line(&client.external_id),
            MergeField::Cadence => client.cadence.map(|cadence| format!("{}/{}", cadence.ideal, cadence.maximum)),
            MergeField::Attention => word(light(client.attention).map(|light| self.word(light))),
            MergeField::Snooze => client.snoozed_until.map(|until| self.day(until, today)),
            MergeField::Standing => word(Some(self.word(client.standing))),
            MergeField::Lost => {
                client.lost.as_ref().map(|lost| format!("{}, {}", self.word(lost.why), self.day(lost.on, today)))
            }
        };
        value.unwrap_or_else(|| "—".to_owned())
    }

    /// The field of a word that somebody typed: its code, or what it is called.
    #[must_use]
    pub fn merge_field(&self, typed: &str) -> Option<MergeField> {
        let plain = |text: &str| crate::domain::text::words(text).concat();
        let named =
            |field: &&MergeField| [field.code(), self.word(**field)].iter().any(|name| plain(name) == plain(typed));
        MergeField::ALL.iter().find(named).copied()
    }
}

fn light(attention: Attention) -> Option<Light> {
    match attention {
        Attention::Auto => None,
        Attention::Red => Some(Light::Red),
        Attention::Yellow => Some(Light::Yellow),
        Attention::Green => Some(Light::Green),
    }
}
