//! `cartera message CLIENT [TEMPLATE]`: a message with the client's data, to be looked at, opened or copied. Nothing is
//! sent.
//!
//! With `--json`: `client`, `template`, `channel`, `to`, `language`, `tone`, `subject`, `body`, `missing` (`name`,
//! `what`), `link` and `logged`; without a template `templates`, each with `code`, `name` and `fits`.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal};

use clap::{ArgMatches, Command};
use serde_json::{Value, json};

use super::args::Shape;
use super::context::{Context, words};
use super::output::{self, Paint};
use super::{Fail, Result, Streams, codes};
use crate::agenda::{Addressee, Agenda, Log};
use crate::desktop::{Around, Desktop, System, copying};
use crate::domain::template::{Datum, Rendered, Route, best, best_of_each};
use crate::domain::text::{clean_line, fold};
use crate::domain::{Code, Medium, Outcome, Template};
use crate::i18n::Texts;

pub(super) const NAME: &str = "message";

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .words("client", "cli-val-addressee")
        .option("template", "cli-val-template")
        .option("via", "cli-val-medium")
        .option("to", "cli-val-text")
        .many("fill", "cli-val-fill")
        .flag("print")
        .flag("open")
        .flag("copy")
        .flag("log")
        .without("print", &["open", "copy"])
        .without("open", &["copy"])
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let mut agenda = cx.agenda()?;
    let templates = agenda.templates()?;
    let (client, template) = asked(cx, args, &agenda, &templates);
    let addressee = agenda.addressee(agenda.resolve(&client)?, None)?;
    let route = route(cx, args, &addressee)?;
    let wanted = cx.texts.suited(&addressee.client, Some(route.medium));
    let Some(key) = template else {
        return list(cx, &agenda, &addressee, &best_of_each(&templates, wanted), to);
    };
    let Some(template) = best(&templates, &key, wanted) else {
        let names: Vec<String> =
            best_of_each(&templates, wanted).iter().map(|known| cx.texts.template(known)).collect();
        let args = [("name", clean_line(&key).into()), ("names", names.join(", ").into())];
        return Err(Fail::Said(cx.texts.with("error-cli-no-template", &args)));
    };
    let message = composed(cx, args, template, &addressee, &route)?;
    let open = args.get_flag("open") || args.get_flag("copy") || args.get_flag("log");
    if open && !message.missing.is_empty() {
        let what = [("what", cx.texts.gaps(&message.missing).into())];
        return Err(Fail::Said(cx.texts.with("message-still-missing", &what)));
    }
    let link = cx.texts.message_link(&route, &addressee.client, &message.subject, &message.body);
    if args.get_flag("open") {
        let link = link.as_ref().map_err(|why| Fail::Said(why.clone()))?;
        let opened = System::new(Around::of_process(false)).open(link);
        opened.map_err(|why| Fail::Said(cx.texts.unopened(&why)))?;
    }
    if args.get_flag("copy") {
        copy(cx, &message.body, to)?;
    }
    if args.get_flag("log") {
        log(cx, &mut agenda, template, (&addressee, &route), &message)?;
    }
    if cx.json {
        return Ok(output::json(
            to.out,
            &value(cx, args, template, (&addressee, &route), (&message, link.ok().as_deref())),
        )?);
    }
    show(cx, args, (&addressee, &route), &message, &link, to)
}

/// As many letters of a name as say which one is meant.
const BEGINNING: usize = 3;

/// The client and the template that the words mean: as many of the last ones as name a template are its name.
fn asked(cx: &Context, args: &ArgMatches, agenda: &Agenda, templates: &[Template]) -> (String, Option<String>) {
    let whole = words(args, "client");
    let key = |typed: &str| {
        let typed = fold(typed.trim());
        let name = |known: &Template| fold(&cx.texts.template(known));
        let named = |known: &&Template| known.key() == typed || name(known) == typed;
        if let Some(known) = templates.iter().find(named) {
            return Some(known.key());
        }
        // The only one whose name begins so is meant, when enough of it is said.
        let begins = |known: &&Template| typed.chars().count() >= BEGINNING && name(known).starts_with(&typed);
        let mut keys: BTreeSet<String> = templates.iter().filter(begins).map(Template::key).collect();
        keys.pop_first().filter(|_| keys.is_empty())
    };
    if let Some(typed) = args.get_one::<String>("template") {
        return (whole, Some(key(typed).unwrap_or_else(|| typed.clone())));
    }
    let said: Vec<&str> = whole.split(' ').collect();
    let parts = (1..said.len()).find_map(|at| Some((said[..at].join(" "), key(&said[at..].join(" "))?)));
    match parts {
        // Somebody may be called like a template.
        Some((client, template)) if agenda.resolve(&whole).is_err() => (client, Some(template)),
        _ if agenda.resolve(&whole).is_err() && said.len() > 1 => {
            let (last, first) = said.split_last().map(|(last, first)| (*last, first.join(" "))).unwrap_or_default();
            // The client is known and the last word is no template: that is what was mistyped.
            match agenda.resolve(&first) {
                Ok(_) => (first, Some(last.to_owned())),
                Err(_) => (whole, None),
            }
        }
        _ => (whole, None),
    }
}

/// The way that the options mean; the best one when they say nothing.
fn route(cx: &Context, args: &ArgMatches, to: &Addressee) -> Result<Route> {
    let medium = codes::member(cx, args, "via", Medium::ALL)?;
    let typed = args.get_one::<String>("to").map(|typed| fold(typed.trim()));
    let is_meant = |route: &&Route| {
        let to_whom = route.contact.and_then(|id| to.people.iter().find(|person| person.id == id));
        let named = |typed: &String| {
            route.to.as_deref().is_some_and(|known| fold(known).contains(typed.as_str()))
                || to_whom.is_some_and(|person| fold(&person.name).contains(typed.as_str()))
        };
        medium.is_none_or(|medium| medium == route.medium) && typed.as_ref().is_none_or(named)
    };
    if let Some(route) = to.routes.iter().find(is_meant) {
        return Ok(route.clone());
    }
    if let (Some(medium @ (Medium::Sms | Medium::Phone)), None) = (medium, &typed) {
        // Without a number the program that opens asks for it.
        return Ok(Route { medium, to: None, contact: None });
    }
    let typed = args.get_one::<String>("to").or_else(|| args.get_one::<String>("via"));
    let routes: Vec<String> = to.routes.iter().map(|route| cx.texts.route(route, to)).collect();
    let typed = clean_line(typed.map_or("", String::as_str));
    let args = [("typed", typed.into()), ("routes", routes.join("; ").into())];
    Err(Fail::Said(cx.texts.with("error-cli-no-route", &args)))
}

/// The message, with what the options supply.
fn composed(cx: &Context, args: &ArgMatches, template: &Template, to: &Addressee, route: &Route) -> Result<Rendered> {
    let language = template.language.unwrap_or_else(|| cx.texts.suited(&to.client, None).language);
    let mut data = cx.texts.data((to, route.contact), &cx.settings.me, language, cx.today());
    for said in args.get_many::<String>("fill").into_iter().flatten() {
        let filled =
            said.split_once('=').and_then(|(name, text)| Some((Datum::named(fold(name.trim()).as_str())?, text)));
        let Some((datum, text)) = filled else {
            let names: Vec<&str> = Datum::ALL.iter().map(|datum| cx.texts.datum_names(*datum)[0]).collect();
            return Err(Fail::Usage(cx.texts.with("error-cli-fill", &[("names", names.join(", ").into())])));
        };
        data.insert(datum, clean_line(text));
    }
    template.render(&data).map_err(|flaw| Fail::Said(cx.texts.template_flaw(&flaw)))
}

/// Tells the terminal to copy a text, over SSH too.
fn copy(cx: &Context, text: &str, to: &mut Streams) -> Result<()> {
    let sequence = copying(text);
    if io::stdout().is_terminal() {
        return Ok(write!(to.out, "{sequence}")?);
    }
    if io::stderr().is_terminal() {
        return Ok(write!(to.err, "{sequence}")?);
    }
    Err(cx.said("error-cli-no-clipboard"))
}

fn log(
    cx: &Context,
    agenda: &mut Agenda,
    template: &Template,
    (to, route): (&Addressee, &Route),
    message: &Rendered,
) -> Result<()> {
    let log = Log {
        contact: route.contact,
        outcome: Some(Outcome::AwaitingReply),
        text: cx.texts.message_note(&cx.texts.template(template), &message.subject, &message.body),
        ..Log::new(to.client.id, route.medium.kind(), agenda.clock().wall())
    };
    agenda.log(&log)?;
    Ok(())
}

fn show(
    cx: &Context,
    args: &ArgMatches,
    (to, route): (&Addressee, &Route),
    message: &Rendered,
    link: &std::result::Result<String, String>,
    streams: &mut Streams,
) -> Result<()> {
    let (texts, out) = (&cx.texts, &mut *streams.out);
    let head = texts.with("cli-message-to-line", &[("to", texts.route(route, to).into())]);
    writeln!(out, "{}", cx.style.paint(Paint::Faint, &head))?;
    if route.medium == Medium::Email && !message.subject.is_empty() {
        let subject = texts.with("message-subject", &[("subject", message.subject.as_str().into())]);
        writeln!(out, "{}", cx.style.paint(Paint::Strong, &subject))?;
    }
    writeln!(out, "\n{}\n", message.body)?;
    if !message.missing.is_empty() {
        writeln!(out, "{}", texts.with("message-missing", &[("what", texts.gaps(&message.missing).into())]))?;
    }
    match link {
        Ok(link) if message.missing.is_empty() => writeln!(out, "{}", cx.style.paint(Paint::Faint, link))?,
        Ok(_) => {}
        Err(why) => writeln!(out, "{why}")?,
    }
    let done = [("copy", "message-copied"), ("open", "message-opened")];
    for (_, key) in done.into_iter().filter(|(flag, _)| args.get_flag(flag)) {
        writeln!(out, "{}", texts.get(key))?;
    }
    if args.get_flag("log") {
        let what = texts.word(route.medium.kind()).to_owned();
        writeln!(out, "{}", texts.with("cli-message-logged", &[("what", what.into())]))?;
    }
    Ok(())
}

fn value(
    cx: &Context,
    args: &ArgMatches,
    template: &Template,
    (to, route): (&Addressee, &Route),
    (message, link): (&Rendered, Option<&str>),
) -> Value {
    let missing = message.missing.iter().map(|gap| json!({ "name": gap.name, "what": cx.texts.word(gap.datum) }));
    json!({
        "client": to.client.id.0,
        "template": template.key(),
        "channel": route.medium.code(),
        "to": route.to,
        "language": template.language.map(Code::code),
        "tone": template.tone.map(Code::code),
        "subject": message.subject,
        "body": message.body,
        "missing": missing.collect::<Vec<_>>(),
        "link": link,
        "logged": args.get_flag("log"),
    })
}

/// The templates that there are for a client, those that fit first.
fn list(cx: &Context, agenda: &Agenda, to: &Addressee, templates: &[&Template], streams: &mut Streams) -> Result<()> {
    let all = agenda.templates()?;
    let fitting = cx.texts.fitting(to, &all, agenda.rules().classes.quiet_days.1, agenda.today());
    let fits = |template: &Template| fitting.contains(&template.key());
    let mut listed = templates.to_vec();
    listed.sort_by_key(|template| to.place(template, &fitting));
    if cx.json {
        let templates = listed.iter().map(
            |template| json!({ "code": template.key(), "name": cx.texts.template(template), "fits": fits(template) }),
        );
        return Ok(output::json(streams.out, &json!({ "templates": templates.collect::<Vec<_>>() }))?);
    }
    let rows: Vec<_> = listed
        .iter()
        .map(|template| {
            let fits = if fits(template) { cx.texts.get("cli-message-fits") } else { "" };
            vec![
                (Paint::Strong, output::brief(&cx.texts.template(template), 40)),
                (Paint::Plain, template.key()),
                (Paint::Faint, cx.texts.template_use(template)),
                (Paint::Plain, fits.to_owned()),
            ]
        })
        .collect();
    Ok(cx.style.table(streams.out, &rows)?)
}
