//! What can be said of a file as a whole, and of what it leaves open.

use super::{Preview, Wish, turned};
use crate::agenda::{Decision, SaleRefusal, Spare, Strangers, Verdict};
use crate::domain::Code;
use crate::exchange::incoming::{Content, Format, Incoming};
use crate::i18n::Texts;

/// Something that can be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// What the rows are.
    Content,
    /// The encoding.
    Encoding,
    /// The delimiter.
    Delimiter,
    /// The order of dates.
    Order,
    /// What is done with clients who are not here.
    Strangers,
    /// What is done with rows that name nobody.
    Nameless,
    /// Whether what was won is recorded as a purchase too.
    Won,
    /// What is done with columns that fit nowhere.
    Spare,
    /// What is done where the file says otherwise.
    Decision,
}

impl Preview {
    /// What can be said of what is shown, from above.
    #[must_use]
    pub fn settings(&self) -> Vec<Setting> {
        let Some(incoming) = self.incoming() else { return Vec::new() };
        let table = !incoming.columns.is_empty();
        let mut settings = Vec::new();
        if table {
            settings.push(Setting::Content);
        }
        if incoming.format == Format::Csv {
            settings.extend([Setting::Encoding, Setting::Delimiter]);
        }
        if table {
            settings.push(Setting::Order);
        }
        let refused = |is: fn(&SaleRefusal) -> bool| {
            self.looked.reports.iter().flat_map(|report| &report.refused).any(|refusal| is(&refusal.why))
        };
        if self.options.strangers == Strangers::Add || refused(|why| matches!(why, SaleRefusal::Unknown(_))) {
            settings.push(Setting::Strangers);
        }
        if self.options.nameless.is_some() || refused(|why| matches!(why, SaleRefusal::Nameless)) {
            settings.push(Setting::Nameless);
        }
        if incoming.content() == Content::Opportunities {
            settings.push(Setting::Won);
        }
        if self.options.spare != Spare::Leave || self.spare() > 0 {
            settings.push(Setting::Spare);
        }
        let conflicts = self.file_report().map_or(0, |report| report.count(Verdict::Conflict));
        if self.options.decision != Decision::Keep || conflicts > 0 {
            settings.push(Setting::Decision);
        }
        settings
    }

    /// How many values stand in columns that fit nowhere, or how many such columns there are.
    #[must_use]
    pub fn spare(&self) -> usize {
        let unused = |incoming: &Incoming| {
            let clients = incoming.content() == Content::Clients;
            incoming.columns.iter().filter(|column| clients && column.field.is_none()).count()
        };
        let values = self.file_report().map_or(0, |report| report.spare);
        values.max(self.incoming().map_or(0, unused))
    }

    /// Says the next of what can be said, or the one before.
    pub(super) fn turn_setting(&mut self, by: isize, texts: &Texts) -> Wish {
        let Some(setting) = self.settings().get(self.selected()).copied() else { return Wish::Nothing };
        let options = &mut self.options;
        match setting {
            Setting::Strangers => {
                options.strangers = match options.strangers {
                    Strangers::Leave => Strangers::Add,
                    Strangers::Add => Strangers::Leave,
                };
            }
            Setting::Nameless => {
                options.nameless = match options.nameless.take() {
                    None => Some(texts.get("intake-nobody").to_owned()),
                    Some(_) => None,
                };
            }
            Setting::Won => options.purchases = !options.purchases,
            Setting::Spare => options.spare = turned(Spare::ALL, options.spare, by),
            Setting::Decision => {
                options.decision = turned(Decision::ALL, options.decision, by);
                options.decisions.clear();
            }
            Setting::Content | Setting::Encoding | Setting::Delimiter | Setting::Order => {
                let Some(manner) = self.source_mut().map(|source| &mut source.manner) else { return Wish::Nothing };
                match setting {
                    Setting::Content => manner.next_content(by),
                    Setting::Encoding => manner.next_encoding(by),
                    Setting::Delimiter => manner.next_delimiter(by),
                    _ => manner.next_order(by),
                }
                // What was decided of single rows was decided of other rows.
                self.options.decisions.clear();
                return Wish::Again;
            }
        }
        Wish::Rehearse
    }
}

impl Setting {
    /// The key of its name in the language files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Content => "intake-content",
            Self::Encoding => "intake-encoding",
            Self::Delimiter => "intake-delimiter",
            Self::Order => "intake-order",
            Self::Strangers => "intake-strangers",
            Self::Nameless => "intake-nameless",
            Self::Won => "intake-won",
            Self::Spare => "intake-spare",
            Self::Decision => "intake-decision",
        }
    }

    /// What is said now, in the user's words.
    #[must_use]
    pub fn value(self, preview: &Preview, texts: &Texts) -> String {
        let Some(incoming) = preview.incoming() else { return String::new() };
        let manner = preview.source().map(|source| &source.manner);
        let options = &preview.options;
        let seen = |value: String, asked: bool| {
            if asked { value } else { texts.with("intake-seen", &[("value", value.into())]) }
        };
        match self {
            Self::Content => {
                let asked = manner.is_some_and(|manner| manner.content.is_some());
                seen(texts.word(incoming.content()).to_owned(), asked)
            }
            Self::Encoding => {
                let asked = manner.and_then(|manner| manner.encoding);
                let name = asked.map(encoding_rs::Encoding::name).or(incoming.encoding).unwrap_or("?");
                seen(name.to_owned(), asked.is_some())
            }
            Self::Delimiter => {
                let asked = manner.and_then(|manner| manner.delimiter);
                let name = asked.or(incoming.delimiter).map(|sign| texts.delimiter(sign)).unwrap_or_default();
                seen(name, asked.is_some())
            }
            Self::Order => match manner.and_then(|manner| manner.order) {
                None => texts.get("intake-order-auto").to_owned(),
                Some(crate::domain::when::DateOrder::DayMonth) => texts.get("intake-order-day").to_owned(),
                Some(crate::domain::when::DateOrder::MonthDay) => texts.get("intake-order-month").to_owned(),
            },
            Self::Strangers => texts
                .get(match options.strangers {
                    Strangers::Leave => "intake-left-out",
                    Strangers::Add => "intake-added",
                })
                .to_owned(),
            Self::Nameless => match &options.nameless {
                None => texts.get("intake-left-out").to_owned(),
                Some(name) => texts.with("intake-to", &[("name", name.as_str().into())]),
            },
            Self::Won => texts.get(if options.purchases { "intake-yes" } else { "intake-no" }).to_owned(),
            Self::Spare => texts.word(options.spare).to_owned(),
            Self::Decision => {
                let word = texts.word(options.decision).to_owned();
                match options.decisions.len() {
                    0 => word,
                    n => texts.with("intake-decision-but", &[("word", word.into()), ("n", n.into())]),
                }
            }
        }
    }
}
