//! `cartera log`: lines that log what happened, together with what comes next.
//!
//! Options fill in what a line does not say, and override what it says. Without a next step nothing is planned: the
//! suggestion is only named. `--next auto` takes it, `--next none` leaves the client without one on purpose. Several
//! lines, from the input, are one operation: all of them, or none unless `--partial` takes those that can be taken.
//!
//! With `--json`: for one line see [`report::done`]; for several `lines` with the same fields and `line`, and `refused`
//! with `line`, `text` and `why`. With `--dry-run`: see [`dry`](super::log_dry).

use std::io::Read;

use clap::{ArgMatches, Command};
use jiff::civil::DateTime;
use serde_json::{Value, json};

use super::args::Shape;
use super::context::{Context, words};
use super::heard::{self, Heard};
use super::next::{self, Asked};
use super::{Fail, Result, Streams, codes, log_dry, output, report};
use crate::agenda::{Agenda, AgendaError, LONGEST_TEXT, Line, Meant, Next, Plan, Report, Understood, Who, moment};
use crate::domain::capture::{self, Coins};
use crate::domain::next_step::Suggestion;
use crate::domain::when::{Lean, iso};
use crate::domain::{ClientId, Code, ContactId, Direction, Kind, Outcome, text};
use crate::i18n::Texts;

pub(super) const NAME: &str = "log";

/// Where a text comes from that is not on the command line.
const INPUT: &str = "-";
/// More bytes than this are more than the longest text in any case.
const MOST_INPUT: usize = LONGEST_TEXT * 4 + 1;

pub(super) fn shape(texts: &Texts) -> Command {
    let shape = Shape::new(texts, NAME)
        .optional_words("line", "cli-val-line")
        .option("client", "cli-val-client")
        .flag("new")
        .option("kind", "cli-val-kind")
        .option("outcome", "cli-val-outcome")
        .option("note", "cli-val-text")
        .option("at", "cli-val-when")
        .flag("in")
        .option("contact", "cli-val-name");
    let shape = heard::options(shape);
    let shape = next::options(shape).option("attention", "cli-val-light").flag("partial").flag("dry-run").done();
    shape.after_long_help(help(texts))
}

/// What the help says of the line: every token with an example.
fn help(texts: &Texts) -> String {
    let rows: Vec<[&str; 3]> = capture::REFERENCE.iter().map(|row| texts.example(row)).collect();
    let wide = rows.iter().map(|[token, ..]| crate::domain::cells::width(token)).max().unwrap_or(0);
    let lines = rows.iter().map(|[token, means, example]| {
        let token = crate::domain::cells::fit(token, wide);
        let indent = " ".repeat(wide + 4);
        format!("  {token}  {means}\n{indent}{example}\n")
    });
    let title = texts.get("capture-help-title");
    format!("{title}:\n{}\n{}", lines.collect::<String>(), texts.get("cli-log-more"))
}

/// A line as it was typed, and its number.
struct Typed {
    number: usize,
    text: String,
}

/// A line that is understood and can be carried out.
pub(super) struct Ready {
    pub(super) understood: Understood,
    pub(super) line: Line,
    /// What is suggested, when nothing was said of what comes next.
    hint: Option<Suggestion>,
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let asked = Options::of(cx, args, to)?;
    let (typed, several) = lines(cx, args, to)?;
    let mut agenda = cx.agenda()?;
    let asked = Options { client: client(&agenda, args)?, ..asked };
    let coins = cx.texts.coins();
    let read: Vec<Result<Ready>> =
        typed.iter().map(|line| asked.ready(cx, &agenda, &line.text, args, &coins)).collect();
    if args.get_flag("dry-run") {
        let rows = typed.iter().zip(&read).map(|(typed, read)| (typed.number, typed.text.as_str(), read.as_ref()));
        return log_dry::run(cx, &agenda, &coins, rows.collect(), to);
    }
    let mut good = Vec::new();
    let mut refused = Vec::new();
    for (typed, read) in typed.iter().zip(read) {
        match read {
            Ok(ready) => good.push((typed, ready)),
            Err(fail) => refused.push((typed, fail)),
        }
    }
    let of = |good: &[(&Typed, Ready)]| good.iter().map(|(_, ready)| ready.line.clone()).collect::<Vec<_>>();
    let wrong = agenda.refusals(&of(&good));
    for (at, error) in wrong.into_iter().rev() {
        refused.push((good.remove(at).0, error.into()));
    }
    refused.sort_by_key(|(typed, _)| typed.number);
    if !several {
        return match (good.pop(), refused.pop()) {
            (Some((_, ready)), _) => one(cx, &mut agenda, &ready, to),
            (None, Some((typed, fail))) => Err(repeated(cx, fail, &typed.text)),
            (None, None) => Ok(()),
        };
    }
    if !refused.is_empty() && !args.get_flag("partial") {
        return Err(Fail::Lines(cx.texts.get("capture-lines-none").to_owned(), left(cx, refused)));
    }
    let reports = agenda.capture(&of(&good))?;
    tell(cx, &agenda, &good, &reports, &refused, to)?;
    match refused.len() {
        0 => Ok(()),
        n => Err(Fail::Lines(cx.texts.with("capture-lines-left", &[("n", n.into())]), left(cx, refused))),
    }
}

/// What the options ask for.
struct Options {
    client: Option<Who>,
    kind: Option<Kind>,
    outcome: Option<Outcome>,
    at: Option<DateTime>,
    note: Option<String>,
    heard: Heard,
}

impl Options {
    fn of(cx: &Context, args: &ArgMatches, from: &mut Streams) -> Result<Self> {
        let at = match args.get_one::<String>("at") {
            Some(phrase) => Some(moment(cx.when(phrase, Lean::Past)?, cx.clock.wall())),
            None => None,
        };
        let kind = codes::member(cx, args, "kind", Kind::ALL)?;
        let outcome = codes::member(cx, args, "outcome", Outcome::ALL)?;
        codes::attention(cx, args)?;
        next::asked(cx, args, Kind::Call)?;
        let note = match args.get_one::<String>("note").map(String::as_str) {
            Some(INPUT) if words(args, "line") == INPUT => return Err(cx.usage("error-cli-input-twice")),
            Some(INPUT) => Some(input(cx, from)?),
            note => note.map(str::to_owned),
        };
        let heard = heard::read(cx, args)?;
        Ok(Self { client: None, kind, outcome, at, note, heard })
    }

    /// A line with all that the options say.
    fn ready(&self, cx: &Context, agenda: &Agenda, typed: &str, args: &ArgMatches, coins: &Coins) -> Result<Ready> {
        let capturing = capture::Context { dates: cx.dates(Lean::Future), coins };
        let mut line = capture::read(typed, &capturing);
        if let Some((_, trouble)) = line.troubles.first() {
            return Err(Fail::Said(cx.texts.trouble(trouble)));
        }
        line.said_kind = self.kind.or(line.said_kind);
        line.expense = self.heard.expense.or(line.expense);
        line.outcome = self.outcome.or(line.outcome);
        line.attention = codes::attention(cx, args)?.or(line.attention);
        if args.get_flag("in") {
            line.direction = Direction::Incoming;
        }
        if let Some(note) = &self.note {
            line.note = if line.note.is_empty() { note.clone() } else { format!("{}\n{note}", line.note) };
        }
        let now = cx.clock.wall();
        let at = self.at.unwrap_or_else(|| line.happened.map_or(now, |when| moment(when, now)));
        let who = match (&self.client, &line.client) {
            (Some(who), _) => who.clone(),
            (None, Some(name)) => whom(agenda, name, args.get_flag("new"))?,
            (None, None) => return Err(cx.said("capture-no-client")),
        };
        let kind = line.kind();
        let usual = if kind == Kind::Note { Kind::Call } else { kind };
        let asked = next::asked(cx, args, usual)?;
        if matches!(asked, Asked::Suggestion) {
            line.next = Some(capture::Next::Suggested);
        }
        let known = if let Who::Client(client) = &who { Some(*client) } else { None };
        let suggestion = agenda.suggest_after(&line, known, at.date(), &capturing.dates)?;
        let understood = Understood { line, meant: Meant::Nobody, at, suggestion };
        let (next, hint) = match asked {
            Asked::Plan(plan) => (Next::Plan(plan), None),
            Asked::Suggestion => (next::suggested(cx, args, suggestion)?.map_or(Next::Nothing, Next::Plan), None),
            Asked::Nothing => (Next::Nothing, None),
            Asked::Unsaid => match understood.next() {
                Some(next) => (next, None),
                None => (Next::Nothing, suggestion),
            },
        };
        let contact = match &who {
            Who::Client(client) => contact(cx, agenda, *client, args)?,
            Who::New(_) => None,
        };
        let mut line = Line::of(&understood.line, who, at, next).with(contact).saying(self.heard.topics.clone());
        line.log.score = self.heard.score.or(line.log.score);
        line.happened |= self.heard.score.is_some() || self.heard.expense.is_some();
        Ok(Ready { understood, line, hint })
    }
}

/// The client whom `--client` names.
fn client(agenda: &Agenda, args: &ArgMatches) -> Result<Option<Who>> {
    let name = args.get_one::<String>("client");
    name.map(|name| whom(agenda, name, args.get_flag("new"))).transpose()
}

/// The client of this name, or somebody new when that is allowed and nobody is called so.
fn whom(agenda: &Agenda, name: &str, new: bool) -> Result<Who> {
    match agenda.resolve(name) {
        Ok(client) => Ok(Who::Client(client)),
        Err(AgendaError::UnknownClient { typed, .. }) if new && !typed.starts_with('#') => Ok(Who::New(typed)),
        Err(error) => Err(error.into()),
    }
}

/// The lines, and whether they are several: those of the input are, however many come.
fn lines(cx: &Context, args: &ArgMatches, from: &mut Streams) -> Result<(Vec<Typed>, bool)> {
    let words = words(args, "line");
    if words != INPUT {
        if words.is_empty() && !args.contains_id("client") {
            let what = format!("<{}>", cx.texts.get("cli-val-line"));
            return Err(Fail::Usage(cx.texts.with("error-usage-missing", &[("what", what.into())])));
        }
        return Ok((vec![Typed { number: 1, text: words }], false));
    }
    let all = input(cx, from)?;
    let lines = all.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    Ok((lines.map(|(n, line)| Typed { number: n + 1, text: line.to_owned() }).collect(), true))
}

/// What is piped in.
fn input(cx: &Context, from: &mut Streams) -> Result<String> {
    let mut bytes = Vec::new();
    let mut input = (&mut *from.input).take(u64::try_from(MOST_INPUT).unwrap_or(u64::MAX));
    input.read_to_end(&mut bytes).map_err(|error| {
        let detail = text::clean_line(&error.to_string());
        Fail::Said(cx.texts.with("error-cli-input", &[("detail", detail.into())]))
    })?;
    // What is cut in the middle of a letter is too long anyway, and is refused for that.
    if bytes.len() < MOST_INPUT && std::str::from_utf8(&bytes).is_err() {
        return Err(cx.said("error-cli-input-not-text"));
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Carries one line out, and names the next step that was suggested and not planned.
fn one(cx: &Context, agenda: &mut Agenda, ready: &Ready, to: &mut Streams) -> Result<()> {
    let reports = agenda.capture(std::slice::from_ref(&ready.line))?;
    let Some(report) = reports.first() else { return Ok(()) };
    report::done(cx, agenda, report.client, report.action, to)?;
    match ready.hint {
        Some(suggestion) => remind(cx, report.client, suggestion, to),
        None => Ok(()),
    }
}

/// Names the next step that was suggested and not planned.
fn remind(cx: &Context, client: ClientId, suggestion: Suggestion, to: &mut Streams) -> Result<()> {
    let Suggestion::Plan { when, channel } = suggestion else { return Ok(()) };
    let plan = Plan::once(when.date, when.time, channel, "");
    let on = iso(when);
    let command = format!("cartera plan '#{}' {on} --channel {}", client.0, channel.code());
    let args = [("step", cx.texts.plan(&plan, cx.today()).into()), ("command", command.into())];
    Ok(report::remark(cx, "cli-suggestion", &args, to)?)
}

/// Says what several lines did.
fn tell(
    cx: &Context,
    agenda: &Agenda,
    good: &[(&Typed, Ready)],
    reports: &[Report],
    refused: &[(&Typed, Fail)],
    to: &mut Streams,
) -> Result<()> {
    if cx.json {
        let mut lines = Vec::new();
        for ((typed, _), report) in good.iter().zip(reports) {
            let mut value = report::value(agenda, report.client, report.action)?;
            value["line"] = typed.number.into();
            value["new"] = report.new.into();
            lines.push(value);
        }
        let refused = refused.iter().map(
            |(typed, fail)| json!({ "line": typed.number, "text": typed.text, "why": super::said(&cx.texts, fail).0 }),
        );
        let value = json!({ "lines": lines, "refused": refused.collect::<Vec<Value>>() });
        return Ok(output::json(to.out, &value)?);
    }
    for report in reports {
        let label = cx.texts.action(report.action, &report.name, 1);
        let mut line = cx.texts.with("cli-done-what", &[("what", label.into())]);
        if let Some(next) = &report.next {
            line = format!("{line} · {}: {}", cx.texts.get("cli-next-step"), cx.texts.plan(next, cx.today()));
        }
        writeln!(to.out, "{line}")?;
    }
    Ok(())
}

/// Each line that was not logged: its number, why, the clients to choose from, and the line itself, so that nothing that
/// was typed is lost.
fn left(cx: &Context, refused: Vec<(&Typed, Fail)>) -> Vec<String> {
    let mut lines = Vec::new();
    for (typed, fail) in refused {
        let (why, more) = super::said(&cx.texts, &fail);
        let args = [("n", typed.number.to_string().into()), ("why", why.into())];
        lines.push(cx.texts.with("capture-line-refused", &args));
        lines.extend(more.into_iter().map(|line| format!("  {line}")));
        lines.push(format!("  {}", text::clean_line(&typed.text)));
    }
    lines
}

/// A failure with the line that it is about.
fn repeated(cx: &Context, fail: Fail, line: &str) -> Fail {
    let (said, mut more) = match &fail {
        // What is wrong with an option has nothing to do with the line.
        Fail::Usage(_) | Fail::Output(_) => return fail,
        other => super::said(&cx.texts, other),
    };
    let line = text::clean_line(line);
    if !line.is_empty() {
        more.push(cx.texts.with("capture-line-text", &[("text", line.into())]));
    }
    Fail::Lines(said, more)
}

/// The person at the client whose name begins with, or contains, what was typed.
fn contact(cx: &Context, agenda: &Agenda, client: ClientId, args: &ArgMatches) -> Result<Option<ContactId>> {
    let Some(typed) = args.get_one::<String>("contact") else { return Ok(None) };
    let contacts = agenda.card(client, 0)?.contacts;
    let wanted = text::words(typed);
    let whole: Vec<_> = contacts.iter().filter(|contact| text::fold(&contact.name) == text::fold(typed)).collect();
    let meant: Vec<_> = contacts
        .iter()
        .filter(|contact| {
            let words = text::words(&contact.name);
            !wanted.is_empty() && wanted.iter().all(|wanted| words.iter().any(|word| word.starts_with(wanted)))
        })
        .collect();
    match (whole.as_slice(), meant.as_slice()) {
        ([one], _) | ([], [one]) => Ok(Some(one.id)),
        _ => {
            let names: Vec<_> = contacts.iter().map(|contact| text::clean_line(&contact.name)).collect();
            let typed: String = text::clean_line(typed).chars().take(60).collect();
            let key = if names.is_empty() { "error-cli-no-contacts" } else { "error-cli-contact" };
            let args = [("typed", typed.into()), ("names", names.join(", ").into())];
            Err(Fail::Said(cx.texts.with(key, &args)))
        }
    }
}
