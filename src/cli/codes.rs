//! Members of closed lists as people type them: by code or by word, in either language.

use clap::ArgMatches;

use super::Result;
use super::context::Context;
use crate::domain::stage::{LOST, WON};
use crate::domain::{Attention, Code, Light, text};
use crate::i18n::{Lang, Locale, Texts};

/// The member of a closed list that an option names, one of `accepted`.
pub(super) fn member<C: Code>(cx: &Context, args: &ArgMatches, option: &str, accepted: &[C]) -> Result<Option<C>> {
    let Some(typed) = args.get_one::<String>(option) else { return Ok(None) };
    find(cx, typed, accepted).map(Some).ok_or_else(|| {
        let words: Vec<&str> = accepted.iter().map(|member| cx.texts.word(*member)).collect();
        cx.bad_value(&format!("--{option}"), typed, &words.join(", "))
    })
}

/// The member whose code, or whose word in either language, this is; case, accents, hyphens and spaces never matter.
pub(super) fn find<C: Code>(cx: &Context, typed: &str, accepted: &[C]) -> Option<C> {
    let wanted = plain(typed);
    let named = |texts: &Texts| accepted.iter().copied().find(|member| plain(texts.word(*member)) == wanted);
    let coded = accepted.iter().copied().find(|member| plain(member.code()) == wanted);
    coded.or_else(|| named(&cx.texts)).or_else(|| named(&other_language(cx)))
}

/// The light that `--attention` sets: by its colour, or by what it is for.
pub(super) fn attention(cx: &Context, args: &ArgMatches) -> Result<Option<Attention>> {
    let Some(typed) = args.get_one::<String>("attention") else { return Ok(None) };
    let colour = match find(cx, typed, &[Light::Red, Light::Yellow, Light::Green]) {
        Some(Light::Red) => Some(Attention::Red),
        Some(Light::Yellow) => Some(Attention::Yellow),
        Some(Light::Green) => Some(Attention::Green),
        _ => None,
    };
    if let Some(attention) = colour.or_else(|| find(cx, typed, Attention::ALL)) {
        return Ok(Some(attention));
    }
    let words = [Light::Red, Light::Yellow, Light::Green].map(|light| cx.texts.word(light));
    Err(cx.bad_value("--attention", typed, &format!("{}, {}", words.join(", "), Attention::Auto.code())))
}

/// The stage that `--stage` names: one of these, by its code, its word in either language, or as the user called it; what
/// is won or lost as well.
pub(super) fn stage(cx: &Context, args: &ArgMatches, stages: &[String]) -> Result<Option<String>> {
    let Some(typed) = args.get_one::<String>("stage") else { return Ok(None) };
    let (wanted, other) = (plain(typed), other_language(cx));
    let closed = [WON, LOST].map(str::to_owned);
    let named = |stage: &&String| {
        [(*stage).clone(), cx.texts.stage(stage), other.stage(stage)].iter().any(|name| plain(name) == wanted)
    };
    let all: Vec<&String> = stages.iter().chain(&closed).collect();
    if let Some(stage) = all.iter().find(|stage| named(stage)) {
        return Ok(Some((*stage).clone()));
    }
    let words: Vec<String> = all.iter().map(|stage| cx.texts.stage(stage)).collect();
    Err(cx.bad_value("--stage", typed, &words.join(", ")))
}

fn other_language(cx: &Context) -> Texts {
    let lang = match cx.texts.locale().lang {
        Lang::Es => Lang::En,
        Lang::En => Lang::Es,
    };
    Texts::new(Locale { lang, region: None })
}

fn plain(word: &str) -> String {
    text::words(word).concat()
}
