//! `cartera remind`: whether reminders can be shown here, and how the system is made to ask for them by itself.
//!
//! With `--test` and `--json`: `delivered` and `by`.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};
use minijinja::value::Serde;
use minijinja::{Environment, HtmlEscape, Value};
use serde::Serialize;
use serde_json::json;

use super::args::Shape;
use super::context::Context;
use super::{Fail, Result, Streams, output};
use crate::desktop::{Around, Desktop, Notice, Os, System};
use crate::domain::shell;
use crate::domain::text::clean_line;
use crate::i18n::Texts;

pub(super) const NAME: &str = "remind";

/// Minutes between two looks, unless others are asked for.
const EVERY: usize = 5;
/// The most minutes between two looks: less than an hour, as crontabs count.
const LONGEST: usize = 59;

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .flag("test")
        .flag("install-help")
        .option("every", "cli-val-number")
        .with("every", "install-help")
        .without("test", &["install-help"])
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    if args.get_flag("install-help") {
        return install_help(cx, args, to);
    }
    if !args.get_flag("test") {
        return Err(cx.usage("error-cli-remind-what"));
    }
    let around = Around::of_process(std::io::stdout().is_terminal() && !cx.json);
    try_out(cx, &System::new(around), to)
}

/// Shows a notice, and says by what.
fn try_out(cx: &Context, desktop: &dyn Desktop, to: &mut Streams) -> Result<()> {
    let text = |key| cx.texts.get(key).to_owned();
    let notice = Notice { title: text("remind-test-title"), body: text("remind-test-body") };
    let route = desktop.raise(&notice).map_err(|why| Fail::Said(cx.texts.undelivered(&why)))?;
    if cx.json {
        let by = route.program().unwrap_or("terminal");
        return Ok(output::json(to.out, &json!({ "delivered": true, "by": by }))?);
    }
    let said = match route.program() {
        Some(program) => cx.texts.with("cli-remind-delivered", &[("program", program.into())]),
        None => text("cli-remind-delivered-terminal"),
    };
    Ok(writeln!(to.out, "{said}")?)
}

/// A way to make the system ask by itself: its template, and how what is filled in is quoted there.
struct Way {
    os: Os,
    /// The prefix of its texts.
    key: &'static str,
    /// The name says by its ending whether what is filled in is escaped.
    template: (&'static str, &'static str),
    quote: fn(&[String]) -> String,
}

const WAYS: &[Way] = &[
    Way {
        os: Os::Unix,
        key: "systemd",
        template: ("systemd.txt", include_str!("templates/systemd.txt")),
        quote: systemd,
    },
    Way { os: Os::Unix, key: "cron", template: ("cron.txt", include_str!("templates/cron.txt")), quote: cron },
    Way {
        os: Os::Mac,
        key: "launchd",
        template: ("launchd.xml", include_str!("templates/launchd.xml")),
        quote: |_| String::new(),
    },
    Way {
        os: Os::Windows,
        key: "schtasks",
        template: ("schtasks.txt", include_str!("templates/schtasks.txt")),
        quote: windows,
    },
];

/// What is filled in.
#[derive(Serialize)]
struct Fill {
    /// The program and its arguments, one by one.
    args: Vec<String>,
    /// The same, quoted for the place where it stands.
    command: String,
    every: usize,
    seconds: usize,
    about: String,
}

/// Says what to write where: what is for this system first.
fn install_help(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    if cx.json {
        return Err(cx.no_json());
    }
    let every = cx.number(args, "every", 1)?.unwrap_or(EVERY);
    if every > LONGEST {
        let accepted = cx.texts.with("error-cli-accepts-between", &[("least", 1.into()), ("most", LONGEST.into())]);
        return Err(cx.bad_value("--every", &every.to_string(), &accepted));
    }
    let command = command(cx)?;
    let here = Os::current();
    writeln!(to.out, "{}", cx.texts.with("cli-remind-intro", &[("n", every.into())]))?;
    let (ours, others): (Vec<_>, Vec<_>) = WAYS.iter().partition(|way| way.os == here);
    for (n, way) in ours.iter().chain(&others).enumerate() {
        if n == ours.len() {
            writeln!(to.out, "\n# {}", cx.texts.get("cli-remind-others"))?;
        }
        writeln!(to.out, "\n# {}\n", cx.texts.get(&format!("cli-remind-{}", way.key)))?;
        writeln!(to.out, "{}", filled(cx, way, &command, every)?.trim_end())?;
        writeln!(to.out, "\n# {}", cx.texts.get(&format!("cli-remind-{}-off", way.key)))?;
    }
    Ok(())
}

/// A way with everything filled in.
fn filled(cx: &Context, way: &Way, args: &[String], every: usize) -> Result<String> {
    let mut templates = Environment::new();
    let about = cx.texts.get("cli-remind-about").to_owned();
    let command = (way.quote)(args);
    let fill = Fill { args: args.to_vec(), command, every, seconds: every * 60, about };
    // Slashes need no escape, and a path without them cannot be read.
    let path = |text: String| Value::from_safe_string(HtmlEscape(&text).to_string().replace("&#x2f;", "/"));
    templates.add_filter("path", path);
    let (name, source) = way.template;
    let template = templates.add_template(name, source).and_then(|()| templates.get_template(name));
    let text = template.and_then(|template| template.render(Serde(&fill)));
    text.map_err(|error| Fail::Output(std::io::Error::other(error.to_string())))
}

/// This very program, asking for what is new, with all that it would not know by itself.
fn command(cx: &Context) -> Result<Vec<String>> {
    let own = std::env::current_exe().map_err(|_| cx.said("error-cli-remind-self"))?;
    let mut args = vec![shown(cx, &own)?];
    for (option, path) in [("--db", cx.named_db()), ("--config", cx.named_config())] {
        if let Some(path) = path {
            let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
            args.extend([option.to_owned(), shown(cx, &path)?]);
        }
    }
    // A timer is told of no language.
    args.extend(["--lang".to_owned(), cx.texts.locale().tag()]);
    args.extend(["today", "--notify"].map(str::to_owned));
    Ok(args)
}

/// A path that can be written into a text of lines.
fn shown(cx: &Context, path: &Path) -> Result<String> {
    let text = path.to_str().filter(|text| !text.chars().any(char::is_control));
    text.map(str::to_owned).ok_or_else(|| {
        let path = clean_line(&PathBuf::from(path).display().to_string());
        Fail::Said(cx.texts.with("error-cli-remind-path", &[("path", path.into())]))
    })
}

/// As systemd takes words apart: what it would expand is doubled.
fn systemd(args: &[String]) -> String {
    let word = |(n, arg): (usize, &String)| {
        let arg = arg.replace('\\', "\\\\").replace('"', "\\\"").replace('%', "%%");
        // Nothing is expanded in the name of the program.
        let arg = if n == 0 { arg } else { arg.replace('$', "$$") };
        format!("\"{arg}\"")
    };
    args.iter().enumerate().map(word).collect::<Vec<_>>().join(" ")
}

/// As a shell takes words apart, in a crontab, where a percent sign ends the line.
fn cron(args: &[String]) -> String {
    // Wherever one is, the word is between quotes.
    let word = |arg: &String| shell::quoted(arg).replace('%', "'\\%'");
    args.iter().map(word).collect::<Vec<_>>().join(" ")
}

/// As the scheduler of Windows takes a command, itself between quotes.
fn windows(args: &[String]) -> String {
    let word = |arg: &String| if arg.contains(' ') { format!("\\\"{arg}\\\"") } else { arg.clone() };
    args.iter().map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(list: &[&str]) -> Vec<String> {
        list.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn paths_are_quoted_as_each_place_reads_them() {
        let args = words(&["/opt/my $bin/cartera", "--db", "/home/ana/50%/it's \"mine\"$.db", "--lang", "es-PE"]);
        assert_eq!(
            systemd(&args),
            r#""/opt/my $bin/cartera" "--db" "/home/ana/50%%/it's \"mine\"$$.db" "--lang" "es-PE""#
        );
        assert_eq!(cron(&args), r#"'/opt/my $bin/cartera' --db '/home/ana/50'\%'/it'\''s "mine"$.db' --lang es-PE"#);
        assert_eq!(windows(&words(&["C:\\My Programs\\cartera.exe", "--db", "C:\\a.db"])), {
            "\\\"C:\\My Programs\\cartera.exe\\\" --db C:\\a.db"
        });
    }
}
