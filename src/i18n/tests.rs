//! What must hold for every language file, whoever adds to it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::domain::alert::{Level, Light};
use crate::domain::{Attention, ChannelKind, ClientKind, Direction, FollowUpState, Kind, Outcome, Standing};

const LANGS: [Lang; 2] = [Lang::Es, Lang::En];

fn texts(locale: &str) -> Texts {
    Texts::new(Locale::parse(locale))
}

/// The language files of a language.
fn files(lang: Lang) -> &'static [&'static str] {
    static FILES: OnceLock<[Vec<&str>; 2]> = OnceLock::new();
    let read = |lang: Lang| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/i18n").join(lang.code());
        language_file::files_of(&folder).unwrap().into_iter().map(|file| &*file.leak()).collect()
    };
    &FILES.get_or_init(|| LANGS.map(read))[usize::from(lang == LANGS[1])]
}

/// All messages of a language, as Fluent reads the files.
fn whole(lang: Lang) -> FluentBundle<FluentResource> {
    bundle(lang, &files(lang).join("\n"))
}

/// The body of every message of a language, with all its lines.
fn messages(lang: Lang) -> BTreeMap<&'static str, String> {
    let mut messages = BTreeMap::new();
    let mut current = None;
    for line in files(lang).iter().flat_map(|file| file.lines()) {
        if let Some((key, _)) = language_file::definition(line) {
            current = Some(key);
        }
        if line.starts_with('#') {
            current = None;
        }
        if let Some(key) = current {
            let body: &mut String = messages.entry(key).or_default();
            body.push_str(line);
            body.push('\n');
        }
    }
    messages
}

/// The variables that a message names.
fn variables(body: &str) -> BTreeSet<&str> {
    let name_end = |rest: &str| rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
    // A variable stands in braces; an amount of money does not.
    body.split("{ $").skip(1).map(|rest| &rest[..name_end(rest).unwrap_or(rest.len())]).collect()
}

#[test]
fn the_language_files_have_no_mistake() {
    for lang in LANGS {
        for file in files(lang) {
            let parsed = FluentResource::try_new((*file).to_owned());
            let errors = parsed.err().map(|(_, errors)| errors);
            assert!(errors.is_none(), "{lang:?}: {errors:?} in a file that begins {:?}", file.lines().next());
        }
    }
}

#[test]
fn no_key_is_given_twice() {
    for lang in LANGS {
        let mut seen = BTreeSet::new();
        let twice: Vec<_> = keys(lang).filter(|key| !seen.insert(*key)).collect();
        assert!(twice.is_empty(), "{lang:?}: {twice:?}");
    }
}

#[test]
fn both_languages_have_the_same_keys_with_the_same_variables() {
    let (es, en) = (messages(Lang::Es), messages(Lang::En));
    let known = |of: &BTreeMap<&'static str, String>| of.keys().copied().collect::<BTreeSet<_>>();
    let missing: Vec<_> = known(&es).symmetric_difference(&known(&en)).copied().collect();
    assert!(missing.is_empty(), "in one language only: {missing:?}");
    for (key, body) in &es {
        assert_eq!(variables(body), variables(&en[key]), "{key}");
    }
}

#[test]
fn every_key_is_a_message_that_says_something() {
    for lang in LANGS {
        let texts = Texts::new(Locale { lang, region: None });
        let bundle = whole(lang);
        for key in keys(lang) {
            assert!(bundle.get_message(key).is_some_and(|message| message.value().is_some()), "{lang:?}: {key}");
            // What is taken from the file as it stands is what Fluent makes of it.
            assert_eq!(texts.get(key), format(&bundle, key, None), "{lang:?}: {key}");
            assert!(!texts.get(key).trim().is_empty(), "{lang:?}: {key}");
        }
        let written: usize = files(lang).iter().map(|file| language_file::entries_of(file).count()).sum();
        assert_eq!(keys(lang).count(), written);
    }
}

/// What is filled in without Fluent is what Fluent would make of it.
#[test]
fn filling_in_gives_what_fluent_gives() {
    for lang in LANGS {
        let texts = Texts::new(Locale { lang, region: None });
        let (bundle, mut filled) = (whole(lang), 0);
        for (key, body) in messages(lang) {
            filled += usize::from(texts.laid.find(key).unwrap().form == Form::Slots);
            for value in [Arg::from(" a\\{$b}\""), Arg::from(7), Arg::from(-12_345)] {
                let args: Vec<_> = variables(&body).into_iter().map(|name| (name, value.clone())).collect();
                let mut values = FluentArgs::new();
                for (name, arg) in &args {
                    values.set(*name, arg.value(&texts));
                }
                assert_eq!(texts.with(key, &args), format(&bundle, key, Some(&values)), "{lang:?}: {key}");
            }
        }
        assert!(filled > 100, "{lang:?}: {filled}");
    }
}

/// A variable in a message is one that somebody fills in; a message cannot name another or call a function.
#[test]
fn messages_stand_alone() {
    for lang in LANGS {
        for (key, body) in messages(lang) {
            for inner in body.split('{').skip(1) {
                let inner = inner.trim_start();
                assert!(inner.starts_with('$') || inner.starts_with('"'), "{lang:?}: {key}: {inner}");
            }
        }
    }
}

fn has_words<C: Code + std::fmt::Debug>() {
    for lang in LANGS {
        let texts = Texts::new(Locale { lang, region: None });
        for member in C::ALL {
            assert!(texts.find(&member.key()).is_some(), "{lang:?} has no {}", member.key());
            assert!(texts.word(*member).chars().count() <= 20, "{lang:?}: {member:?} is too long for a column");
        }
        let prefix = format!("{}-", C::PREFIX);
        let known: BTreeSet<String> = C::ALL.iter().map(|member| member.key()).collect();
        let stale: Vec<_> = keys(lang).filter(|key| key.starts_with(&prefix) && !known.contains(*key)).collect();
        assert!(stale.is_empty(), "{lang:?}: words of no member: {stale:?}");
    }
}

#[test]
fn every_member_of_a_closed_list_has_its_word() {
    has_words::<Attention>();
    has_words::<crate::agenda::ExportFormat>();
    has_words::<crate::domain::capture::Part>();
    has_words::<ChannelKind>();
    has_words::<crate::agenda::Collection>();
    has_words::<super::SyncPart>();
    has_words::<ClientKind>();
    has_words::<Direction>();
    has_words::<FollowUpState>();
    has_words::<Kind>();
    has_words::<crate::domain::playbook::Ending>();
    has_words::<crate::domain::playbook::ReadyMade>();
    has_words::<crate::domain::playbook::RunState>();
    has_words::<crate::domain::playbook::Stop>();
    has_words::<crate::domain::playbook::Trigger>();
    has_words::<Lang>();
    has_words::<Level>();
    has_words::<Light>();
    has_words::<Outcome>();
    has_words::<Standing>();
    has_words::<crate::domain::Abc>();
    has_words::<crate::domain::GoalKind>();
    has_words::<crate::domain::ReportName>();
    has_words::<crate::domain::report::Term>();
    has_words::<crate::domain::Activity>();
    has_words::<crate::domain::Cycle>();
    has_words::<crate::domain::Loyalty>();
    has_words::<crate::domain::Quadrant>();
    has_words::<crate::domain::FieldKind>();
    has_words::<crate::domain::filter::Field>();
    has_words::<crate::domain::snippet::Place>();
    has_words::<crate::domain::Hue>();
    has_words::<crate::domain::Influence>();
    has_words::<crate::domain::Initiative>();
    has_words::<crate::domain::Language>();
    has_words::<crate::domain::LossReason>();
    has_words::<crate::domain::OccasionKind>();
    has_words::<crate::domain::PaymentMethod>();
    has_words::<crate::domain::PurchaseKind>();
    has_words::<crate::domain::RelationKind>();
    has_words::<crate::domain::Size>();
    has_words::<crate::domain::satisfaction::Trend>();
    has_words::<crate::domain::Tone>();
    has_words::<crate::domain::TopicKind>();
    has_words::<crate::domain::duplicate::Sign>();
    has_words::<crate::agenda::MergeField>();
    has_words::<crate::domain::segment::ReadyMade>();
    has_words::<crate::domain::CloseReason>();
    has_words::<crate::domain::stage::Known>();
    has_words::<crate::domain::Medium>();
    has_words::<crate::domain::template::Datum>();
    has_words::<crate::domain::template::ReadyMade>();
    has_words::<crate::config::Theme>();
    has_words::<crate::agenda::BackupCause>();
    has_words::<crate::agenda::Band>();
    has_words::<crate::agenda::Order>();
    has_words::<crate::agenda::Origin>();
    has_words::<crate::agenda::Shelf>();
    has_words::<crate::exchange::incoming::Content>();
    has_words::<crate::exchange::incoming::Format>();
    has_words::<crate::exchange::incoming::Program>();
    has_words::<crate::agenda::Verdict>();
    has_words::<crate::agenda::Decision>();
    has_words::<crate::agenda::Spare>();
    has_words::<crate::agenda::ClashField>();
    has_words::<crate::exchange::incoming::InteractionField>();
    has_words::<crate::exchange::incoming::FollowUpField>();
    has_words::<crate::exchange::csv::SaleField>();
    has_words::<crate::exchange::csv::DealField>();
    has_words::<crate::exchange::csv::ProductField>();
    has_words::<crate::tui::open_card::Page>();
}

#[test]
fn words_are_those_of_the_language() {
    let (es, en) = (texts("es-PE"), texts("en-GB"));
    assert_eq!((es.word(Light::Unplanned), en.word(Light::Unplanned)), ("sin próximo paso", "no next step"));
    assert_eq!((es.word(Outcome::NoAnswer), en.word(Outcome::NoAnswer)), ("no contesta", "no answer"));
}

#[test]
fn numbers_choose_the_plural_and_are_grouped() {
    let cases = [
        ("es-ES", 0_i64, "0 intentos sin respuesta"),
        ("es-ES", 1, "1 intento sin respuesta"),
        ("es-ES", 2, "2 intentos sin respuesta"),
        ("es-ES", 12_345, "12.345 intentos sin respuesta"),
        ("es-PE", 1_000_000, "1,000,000 intentos sin respuesta"),
        ("en", 0, "0 attempts without an answer"),
        ("en", 1, "1 attempt without an answer"),
        ("en", 1_000, "1,000 attempts without an answer"),
    ];
    for (locale, n, expected) in cases {
        assert_eq!(texts(locale).with("reason-attempts", &[("n", n.into())]), expected, "{locale}");
    }
}

#[test]
fn a_mistake_in_a_key_shows_instead_of_stopping_anybody() {
    let texts = texts("es");
    assert_eq!(texts.get("no-such-key"), "no-such-key");
    assert_eq!(texts.with("no-such-key", &[("n", 1.into())]), "no-such-key");
    assert_eq!(texts.with("reason-snooze-over", &[]), "pospuesto hasta el {$date}");
    assert_eq!(texts.with("", &[]), "");
}

#[test]
fn texts_can_be_shared_and_printed() {
    fn shared<T: Send + Sync + fmt::Debug>(_: &T) {}
    let texts = texts("es-PE");
    shared(&texts);
    assert!(format!("{texts:?}").starts_with("Texts"));
}

proptest! {
    /// What a user wrote passes through a text unchanged, braces and dollars included.
    #[test]
    fn variables_are_taken_to_the_letter(text in "\\PC{0,20}", n: i64) {
        let texts = texts("en");
        let said = texts.with("clients-count", &[("total", n.into()), ("order", text.as_str().into())]);
        prop_assert_eq!(said, format!("{} · {text}", texts.integer(n)));
    }
}

#[test]
fn playbooks_that_come_ready_made_are_understood_and_name_templates_that_there_are() {
    use crate::domain::template;
    for lang in LANGS {
        let texts = Texts::new(Locale { lang, region: None });
        for ready in template::ReadyMade::ALL {
            let word = texts.word(*ready);
            assert_eq!(crate::domain::playbook::template_key(word), ready.code(), "{lang:?}: {word}");
        }
        let mut names = BTreeSet::new();
        for playbook in texts.playbooks() {
            let script = playbook.script().unwrap_or_else(|error| panic!("{lang:?}: {}: {error}", playbook.name));
            assert!(names.insert(script.name.clone()), "{lang:?}: {} is there twice", script.name);
            assert!(script.steps.len() > 1 && !script.stops.is_empty(), "{lang:?}: {}", script.name);
            for template in script.steps.iter().filter_map(|step| step.template.as_deref()) {
                let key = crate::domain::playbook::template_key(template);
                assert!(template::ReadyMade::from_code(&key).is_some(), "{lang:?}: {}: {template}", script.name);
            }
            // Both languages plan the same on the same days.
            let other = Texts::new(Locale { lang: if lang == Lang::Es { Lang::En } else { Lang::Es }, region: None });
            let same = other.playbooks().into_iter().find(|other| other.code == playbook.code).unwrap();
            let plain = |script: crate::domain::playbook::Script| {
                let steps = script.steps.into_iter().map(|step| (step.offset, step.channel)).collect::<Vec<_>>();
                (script.trigger, script.stops, steps)
            };
            assert_eq!(plain(same.script().unwrap()), plain(script), "{lang:?}: {:?}", playbook.code);
        }
        assert!(crate::domain::playbook::read(&texts.playbook_sketch()).is_ok(), "{lang:?}: what a new one begins as");
    }
}
