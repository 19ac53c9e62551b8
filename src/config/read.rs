//! From the settings as the file gives them to the settings as the program uses them.

use super::days::{self, Days};
use super::known::nearest;
use super::toml_lines::{Entry, document, entries};
use super::{Accepted, ConfigError, Settings, Theme, keys, worth};
use crate::domain::stage::is_closed;
use crate::domain::text::{clean_line, clean_text};
use crate::domain::{Cadence, Code, Currency, Rate, Rules, Stage, Stages, WorkCalendar};
use crate::i18n::Locale;

/// Intervals in days, where zero would mean at once.
pub(super) const DAYS: (u16, u16) = (1, Cadence::LONGEST);
/// Working days are counted one by one, so not by thousands.
const WORKING_DAYS: (u16, u16) = (1, 366);
/// Attempts that are worth saying.
const ATTEMPTS: (u16, u16) = (1, 99);

/// Parts of a client's rhythm, and more than one of it.
const PERCENT: (u16, u16) = (10, 1_000);
/// Clients that one person contacts in a day.
const CAPACITY: (u16, u16) = (1, 999);
/// How likely something is, in percent.
const LIKELY: (u16, u16) = (0, 100);
/// Days from a sale to its payment.
const TERMS: (u16, u16) = (0, 366);
/// The longest name of a stage.
const STAGE_NAME: usize = 30;
/// The most stages: a board of more could not be looked over.
const MOST_STAGES: usize = 12;
/// Minutes before an appointment: half a day at most.
const REMINDER: (u16, u16) = (0, 720);

const THEMES: &[&str] = &["auto", "dark", "light", "colour-blind", "mono"];

/// What several settings say together, until all of them are read.
#[derive(Default)]
struct Draft<'t> {
    cadence: Option<u16>,
    cadence_max: Option<(u16, Entry<'t>)>,
    days: Days,
    stages: Vec<Stage>,
}

/// The settings that this text gives.
pub(super) fn settings(text: &str) -> Result<Settings, ConfigError> {
    // Some editors of Windows begin a file with this mark, which is no part of it.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let document = document(text)?;
    let mut settings = Settings::default();
    let mut draft = Draft::default();
    for entry in entries(text, document.get_ref(), is_table) {
        read(entry, &mut settings, &mut draft)?;
    }
    settings.rules.cadence = cadence(draft.cadence, draft.cadence_max)?;
    settings.rules.calendar = calendar(draft.days);
    settings.rules.stages = Stages::new(draft.stages);
    Ok(settings)
}

/// The names of commands have dots, which make tables of their own when they are not in quotes.
fn is_table(path: &str) -> bool {
    matches!(
        path,
        "alerts"
            | "work"
            | "money"
            | "money.rates"
            | "stages"
            | "opportunities"
            | "classes"
            | "effort"
            | "remind"
            | "sync"
            | "me"
            | "hooks"
            | "security"
            | "keys"
    ) || path.starts_with("keys.")
}

fn read<'t>(entry: Entry<'t>, settings: &mut Settings, draft: &mut Draft<'t>) -> Result<(), ConfigError> {
    let rules = &mut settings.rules;
    match entry.path.as_str() {
        "lang" => settings.lang = Some(lang(&entry)?),
        "theme" => settings.theme = theme(&entry)?,
        "mouse" => settings.mouse = yes_no(&entry)?,
        "editor" => settings.editor = Some(editor(&entry)?),
        "alerts.cadence_days" => draft.cadence = Some(number(&entry, (0, Cadence::LONGEST))?),
        "alerts.cadence_max_days" => draft.cadence_max = Some((number(&entry, DAYS)?, entry)),
        "alerts.awaiting_reply_days" => rules.awaiting_reply = pair(&entry, DAYS)?,
        "alerts.attention_days" => rules.watchful = pair(&entry, WORKING_DAYS)?,
        "alerts.purchase_percent" => rules.rhythm = pair(&entry, PERCENT)?,
        "alerts.payment_days" => rules.payment_late = number(&entry, DAYS)?,
        "alerts.attempts" => rules.attempts = number(&entry, ATTEMPTS)?,
        "work.days" => draft.days.week = Some(days::week(&entry)?),
        "work.capacity" => rules.capacity = number(&entry, CAPACITY)?,
        "work.holidays" => days::holidays(&entry, &mut draft.days)?,
        "money.currency" => settings.currency = Some(currency(&entry)?),
        "opportunities.stale_days" => rules.stale_days = number(&entry, DAYS)?,
        "opportunities.terms_days" => rules.terms = number(&entry, TERMS)?,
        "remind.minutes" => settings.remind.minutes = number(&entry, REMINDER)?,
        "remind.desktop" => settings.remind.desktop = yes_no(&entry)?,
        "me.name" => settings.me.name = Some(said(&entry)?),
        "me.company" => settings.me.company = Some(said(&entry)?),
        "me.signature" => settings.me.signature = Some(said(&entry)?),
        "hooks.after_log" => settings.after_log = Some(command(&entry)?),
        "security.passphrase_command" => settings.passphrase_command = Some(command(&entry)?),
        "remind.bell" => settings.remind.bell = yes_no(&entry)?,
        "sync.folder" => settings.sync.folder = Some(editor(&entry)?),
        "sync.interactions" => settings.sync.interactions = yes_no(&entry)?,
        "alerts" | "work" | "money" | "money.rates" | "stages" | "opportunities" | "remind" | "sync" | "me"
        | "hooks" | "security" | "keys" => {
            return Err(entry.bad(Accepted::Table));
        }
        path => {
            if let Some(command) = path.strip_prefix("keys.") {
                settings.keys.push(keys::binding(&entry, command)?);
            } else if let Some(abroad) = path.strip_prefix("money.rates.").and_then(|code| code.parse().ok()) {
                rules.money.rates.insert(abroad, rate(&entry)?);
            } else if let Some(code) = path.strip_prefix("stages.") {
                draft.stages.push(stage(&entry, code, &draft.stages)?);
            } else if !worth::read(&entry, rules)? {
                return Err(entry.unknown(nearest(path)));
            }
        }
    }
    Ok(())
}

fn yes_no(entry: &Entry<'_>) -> Result<bool, ConfigError> {
    entry.value.get_ref().as_bool().ok_or_else(|| entry.bad(Accepted::YesNo))
}

fn lang(entry: &Entry<'_>) -> Result<String, ConfigError> {
    let name = entry.text().filter(|name| Locale::is_known(name));
    name.map(str::to_owned).ok_or_else(|| entry.bad(Accepted::Language))
}

fn theme(entry: &Entry<'_>) -> Result<Theme, ConfigError> {
    entry.text().and_then(Theme::from_code).ok_or_else(|| entry.bad(Accepted::OneOf(THEMES)))
}

fn editor(entry: &Entry<'_>) -> Result<String, ConfigError> {
    let command = entry.text().map(str::trim).filter(|command| !command.is_empty());
    command.map(str::to_owned).ok_or_else(|| entry.bad(Accepted::Text))
}

/// The words of a command.
fn command(entry: &Entry<'_>) -> Result<Vec<String>, ConfigError> {
    entry.text().and_then(crate::domain::shell::words).ok_or_else(|| entry.bad(Accepted::Text))
}

/// Something that the user says of himself, perhaps over several lines.
fn said(entry: &Entry<'_>) -> Result<String, ConfigError> {
    let said = entry.text().map(clean_text).filter(|said| !said.trim().is_empty());
    said.map(|said| said.trim().to_owned()).ok_or_else(|| entry.bad(Accepted::Text))
}

fn currency(entry: &Entry<'_>) -> Result<Currency, ConfigError> {
    entry.text().and_then(|code| code.parse().ok()).ok_or_else(|| entry.bad(Accepted::Currency))
}

pub(super) fn rate(entry: &Entry<'_>) -> Result<Rate, ConfigError> {
    entry.decimal().and_then(|rate| rate.parse().ok()).ok_or_else(|| entry.bad(Accepted::Rate))
}

pub(super) fn number(entry: &Entry<'_>, (least, most): (u16, u16)) -> Result<u16, ConfigError> {
    entry.number(least, most).ok_or_else(|| entry.bad(Accepted::Number { least, most }))
}

/// Two numbers, the second no less than the first: a reminder, and when it is late.
pub(super) fn pair(entry: &Entry<'_>, (least, most): (u16, u16)) -> Result<(u16, u16), ConfigError> {
    let numbers: Option<Vec<u16>> =
        entry.items().and_then(|items| items.iter().map(|item| item.number(least, most)).collect());
    match numbers.as_deref() {
        Some([first, second]) if first <= second => Ok((*first, *second)),
        _ => Err(entry.bad(Accepted::Pair { least, most })),
    }
}

/// The house's cadence: none for zero days; without a maximum, the usual one.
fn cadence(ideal: Option<u16>, maximum: Option<(u16, Entry<'_>)>) -> Result<Option<Cadence>, ConfigError> {
    let usual = match ideal {
        Some(0) => return Ok(None),
        Some(days) => Some(Cadence::every(days)),
        None => Rules::default().cadence,
    };
    match (usual, maximum) {
        (Some(cadence), Some((days, entry))) if days < cadence.ideal => {
            Err(entry.bad(Accepted::Number { least: cadence.ideal, most: Cadence::LONGEST }))
        }
        (Some(cadence), Some((days, _))) => Ok(Some(Cadence { maximum: days, ..cadence })),
        (usual, _) => Ok(usual),
    }
}

/// A stage and how likely whatever is in it is won.
fn stage(entry: &Entry<'_>, code: &str, before: &[Stage]) -> Result<Stage, ConfigError> {
    let code = clean_line(code);
    let is_name = !code.is_empty() && code.chars().count() <= STAGE_NAME && !is_closed(&code);
    if !is_name || before.len() == MOST_STAGES {
        return Err(entry.bad(Accepted::Stage));
    }
    let probability = u8::try_from(number(entry, LIKELY)?).unwrap_or(100);
    Ok(Stage { code, probability })
}

fn calendar(days: Days) -> WorkCalendar {
    // A week of no days is taken for the usual one, so the usual one need not be named here.
    WorkCalendar::new(days.week.unwrap_or_default(), days.once, days.yearly)
}

#[cfg(test)]
mod tests {
    use super::super::known::KNOWN;
    use super::*;

    #[test]
    fn what_errors_offer_is_what_is_read() {
        let themes: Vec<_> = Theme::ALL.iter().map(|theme| theme.code()).collect();
        assert_eq!(themes, THEMES);
        for known in KNOWN.iter().filter(|known| !is_table(known)) {
            let (table, key) = known.rsplit_once('.').map_or((String::new(), *known), |(t, k)| (format!("[{t}]\n"), k));
            let error = settings(&format!("{table}{key} = {{}}")).unwrap_err();
            assert!(matches!(error, ConfigError::BadValue { .. }), "{known}: {error:?}");
        }
    }
}
