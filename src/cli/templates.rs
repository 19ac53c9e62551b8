//! `cartera templates`: the texts of messages; `templates NAME` shows one, options change it, `templates add NAME`,
//! `templates remove NAME`.
//!
//! With `--json`: `templates`, each with `code`, `key`, `name`, `channel`, `language`, `tone`, `subject`, `body` and
//! `hidden`; with `--data`, `data`, each with `names` and `what`.

use std::io::Read;
use std::path::Path;

use clap::{ArgMatches, Command};
use serde_json::{Value, json};

use super::args::Shape;
use super::context::{Context, words};
use super::output::{self, Paint};
use super::{Fail, Result, Streams, codes};
use crate::agenda::Agenda;
use crate::domain::template::{Datum, LONGEST};
use crate::domain::text::{clean_line, fold};
use crate::domain::{Code, Language, Medium, Template, Tone};
use crate::exchange::read_file;
use crate::i18n::Texts;

pub(super) const NAME: &str = "templates";

/// For any way, language or tone.
const ANY: &str = "any";
/// The input, instead of a file.
const INPUT: &str = "-";

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .optional_words("what", "cli-val-template")
        .file("file", "cli-val-file")
        .option("subject", "cli-val-text")
        .option("via", "cli-val-medium")
        .option("language", "cli-val-language")
        .option("tone", "cli-val-tone")
        .option("rename", "cli-val-name")
        .flag("hide")
        .flag("show")
        .flag("all")
        .flag("data")
        .without("hide", &["show"])
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    if args.get_flag("data") {
        return data(cx, to);
    }
    let mut agenda = cx.agenda()?;
    let said = words(args, "what");
    match said.split_once(' ') {
        _ if said.is_empty() => {
            let mut templates = agenda.templates()?;
            templates.retain(|template| args.get_flag("all") || !template.hidden);
            list(cx, &templates, to)
        }
        Some(("add", name)) => {
            let Some(body) = body(cx, args, to)? else { return Err(cx.usage("error-cli-template-text")) };
            let template = with_options(cx, args, Template { body, ..Template::named(name) })?;
            agenda.save_template(template)?;
            show(cx, &named(cx, &agenda, name)?, to)
        }
        Some(("remove", name)) => remove(cx, args, &mut agenda, name, to),
        _ => change(cx, args, &mut agenda, &said, to),
    }
}

/// Changes the template that is named, or shows it.
fn change(cx: &Context, args: &ArgMatches, agenda: &mut Agenda, name: &str, to: &mut Streams) -> Result<()> {
    let mut variants = named(cx, agenda, name)?;
    if args.get_flag("hide") || args.get_flag("show") {
        let key = variants.first().map(Template::key).unwrap_or_default();
        agenda.hide_template(&key, args.get_flag("hide"))?;
        return show(cx, &named(cx, agenda, name)?, to);
    }
    let changes = ["file", "subject", "rename"];
    let changes = changes.into_iter().any(|option| args.contains_id(option) && args.value_source(option).is_some());
    if !changes {
        return show(cx, &narrowed(cx, args, variants)?, to);
    }
    if variants.len() > 1 {
        // Of several variants the options say which; of a single one they say what becomes of it.
        variants = narrowed(cx, args, variants)?;
        let [before] = variants.as_slice() else {
            let args = [("name", clean_line(name).into())];
            return Err(Fail::Said(cx.texts.with("error-cli-template-several", &args)));
        };
        let (medium, language, tone) = (before.medium, before.language, before.tone);
        let after = with_texts(cx, args, before.clone(), to)?;
        agenda.save_template(Template { medium, language, tone, ..after })?;
    } else if let Some(before) = variants.pop() {
        let after = with_options(cx, args, with_texts(cx, args, before, to)?)?;
        agenda.save_template(after)?;
    }
    let name = args.get_one::<String>("rename").map_or(name, String::as_str);
    show(cx, &narrowed(cx, args, named(cx, agenda, name)?)?, to)
}

fn remove(cx: &Context, args: &ArgMatches, agenda: &mut Agenda, name: &str, to: &mut Streams) -> Result<()> {
    let variants = narrowed(cx, args, named(cx, agenda, name)?)?;
    let ready = variants.iter().any(|variant| variant.code.is_some());
    if ready {
        // One that came ready made could not be added again.
        let key = variants.first().map(Template::key).unwrap_or_default();
        agenda.hide_template(&key, true)?;
    } else {
        for variant in &variants {
            agenda.remove_template(variant)?;
        }
    }
    if cx.json {
        return Ok(output::json(to.out, &json!({ "removed": name }))?);
    }
    let key = if ready { "cli-templates-hidden" } else { "cli-templates-removed" };
    Ok(writeln!(to.out, "{}", cx.texts.with(key, &[("name", clean_line(name).into())]))?)
}

/// The variants of the template that is called so, or has this code.
fn named(cx: &Context, agenda: &Agenda, typed: &str) -> Result<Vec<Template>> {
    let wanted = fold(typed.trim());
    let all = agenda.templates()?;
    let is_it = |template: &&Template| {
        let code = template.code.as_deref() == Some(wanted.as_str());
        code || template.key() == wanted || fold(&cx.texts.template(template)) == wanted
    };
    let found: Vec<Template> = all.iter().filter(is_it).cloned().collect();
    if found.is_empty() {
        let mut names: Vec<String> = all.iter().map(|template| cx.texts.template(template)).collect();
        names.dedup();
        let args = [("name", clean_line(typed).into()), ("names", names.join(", ").into())];
        return Err(Fail::Said(cx.texts.with("error-cli-template-unknown", &args)));
    }
    Ok(found)
}

/// Those of some variants that the options mean.
fn narrowed(cx: &Context, args: &ArgMatches, mut variants: Vec<Template>) -> Result<Vec<Template>> {
    let medium = either(cx, args, "via", Medium::ALL)?;
    let language = either(cx, args, "language", Language::ALL)?;
    let tone = either(cx, args, "tone", Tone::ALL)?;
    variants
        .retain(|variant| medium.means(variant.medium) && language.means(variant.language) && tone.means(variant.tone));
    Ok(variants)
}

/// The template with what the options say of its use.
fn with_options(cx: &Context, args: &ArgMatches, template: Template) -> Result<Template> {
    Ok(Template {
        medium: either(cx, args, "via", Medium::ALL)?.over(template.medium),
        language: either(cx, args, "language", Language::ALL)?.over(template.language),
        tone: either(cx, args, "tone", Tone::ALL)?.over(template.tone),
        subject: args.get_one::<String>("subject").cloned().unwrap_or(template.subject),
        ..template
    })
}

/// The template with the texts that the options give it.
fn with_texts(cx: &Context, args: &ArgMatches, template: Template, from: &mut Streams) -> Result<Template> {
    Ok(Template {
        body: body(cx, args, from)?.unwrap_or(template.body),
        subject: args.get_one::<String>("subject").cloned().unwrap_or(template.subject),
        name: args.get_one::<String>("rename").cloned().unwrap_or(template.name),
        ..template
    })
}

/// What an option says of a use.
enum Use<C> {
    /// Nothing.
    Left,
    /// That it is for any.
    Any,
    /// That it is for this one.
    This(C),
}

impl<C: Code> Use<C> {
    /// Whether it means a template of this use.
    fn means(&self, used: Option<C>) -> bool {
        match self {
            Self::Left => true,
            Self::Any => used.is_none(),
            Self::This(member) => used == Some(*member),
        }
    }

    /// What becomes of a use.
    fn over(self, before: Option<C>) -> Option<C> {
        match self {
            Self::Left => before,
            Self::Any => None,
            Self::This(member) => Some(member),
        }
    }
}

fn either<C: Code>(cx: &Context, args: &ArgMatches, option: &str, all: &[C]) -> Result<Use<C>> {
    if args.get_one::<String>(option).is_some_and(|typed| fold(typed.trim()) == ANY) {
        return Ok(Use::Any);
    }
    Ok(codes::member(cx, args, option, all)?.map_or(Use::Left, Use::This))
}

/// The text in the file that the options name.
fn body(cx: &Context, args: &ArgMatches, from: &mut Streams) -> Result<Option<String>> {
    let Some(path) = args.get_one::<std::path::PathBuf>("file") else { return Ok(None) };
    let bytes = if path == Path::new(INPUT) {
        let mut bytes = Vec::new();
        // A character may take four bytes; what is longer still is refused by its length.
        let most = u64::try_from(LONGEST * 4 + 1).unwrap_or(u64::MAX);
        (&mut *from.input).take(most).read_to_end(&mut bytes).map_err(|error| {
            Fail::Said(cx.texts.with("error-cli-input", &[("detail", clean_line(&error.to_string()).into())]))
        })?;
        bytes
    } else {
        read_file(path, LONGEST * 4).map_err(|error| Fail::Said(cx.texts.file_error(path, &error)))?
    };
    Ok(Some(String::from_utf8(bytes).map_err(|_| cx.said("error-cli-input-not-text"))?))
}

fn list(cx: &Context, templates: &[Template], to: &mut Streams) -> Result<()> {
    if cx.json {
        return Ok(output::json(to.out, &answer(cx, templates))?);
    }
    let rows: Vec<_> = templates
        .iter()
        .map(|template| {
            let hidden = if template.hidden { cx.texts.get("message-hidden") } else { "" };
            vec![
                (Paint::Strong, output::brief(&cx.texts.template(template), 40)),
                (Paint::Plain, output::brief(template.code.as_deref().unwrap_or(""), 40)),
                (Paint::Faint, cx.texts.template_use(template)),
                (Paint::Faint, hidden.to_owned()),
            ]
        })
        .collect();
    Ok(cx.style.table(to.out, &rows)?)
}

/// Shows templates as they are written.
fn show(cx: &Context, templates: &[Template], to: &mut Streams) -> Result<()> {
    if cx.json {
        return Ok(output::json(to.out, &answer(cx, templates))?);
    }
    for (n, template) in templates.iter().enumerate() {
        if n > 0 {
            writeln!(to.out)?;
        }
        let head = [cx.texts.template(template), cx.texts.template_use(template)];
        let head: Vec<String> = head.into_iter().filter(|part| !part.is_empty()).collect();
        writeln!(to.out, "{}", cx.style.paint(Paint::Strong, &head.join(" · ")))?;
        if !template.subject.is_empty() {
            let subject = clean_line(&template.subject);
            writeln!(to.out, "{}", cx.texts.with("message-subject", &[("subject", subject.into())]))?;
        }
        writeln!(to.out, "\n{}", crate::domain::text::clean_text(&template.body))?;
    }
    Ok(())
}

/// What can be filled in, by its names.
fn data(cx: &Context, to: &mut Streams) -> Result<()> {
    if cx.json {
        let data = Datum::ALL
            .iter()
            .map(|datum| json!({ "names": cx.texts.datum_names(*datum), "what": cx.texts.word(*datum) }));
        return Ok(output::json(to.out, &json!({ "data": data.collect::<Vec<_>>() }))?);
    }
    let rows: Vec<_> = Datum::ALL
        .iter()
        .map(|datum| {
            let [own, other] = cx.texts.datum_names(*datum);
            let (own, other) = ((Paint::Strong, own.to_owned()), (Paint::Plain, other.to_owned()));
            vec![own, other, (Paint::Faint, cx.texts.word(*datum).to_owned())]
        })
        .collect();
    Ok(cx.style.table(to.out, &rows)?)
}

fn answer(cx: &Context, templates: &[Template]) -> Value {
    let templates = templates.iter().map(|template| {
        json!({
            "code": template.code,
            "key": template.key(),
            "name": cx.texts.template(template),
            "channel": template.medium.map(Code::code),
            "language": template.language.map(Code::code),
            "tone": template.tone.map(Code::code),
            "subject": template.subject,
            "body": template.body,
            "hidden": template.hidden,
        })
    });
    json!({ "templates": templates.collect::<Vec<_>>() })
}
