//! `cartera sync --setup`: prepares a server, by writing what vdirsyncer has to know.

use std::io::{BufRead, BufReader, IsTerminal};
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::super::context::Context;
use super::super::{Fail, Result, Streams};
use crate::agenda::create_private_folder;
use crate::desktop::{Carrier, Uncarried};
use crate::domain::text::clean_line;
use crate::exchange::vdirsyncer::FILE;
use crate::exchange::{vdir, vdirsyncer};

/// What carries the shared folder, if a server was set up for it.
pub(super) fn carrier(cx: &Context, folder: &Path) -> Option<std::result::Result<Carrier, Uncarried>> {
    let setup = file(cx)?;
    let text = std::fs::read_to_string(&setup).ok()?;
    vdirsyncer::is_for(&text, folder).then(|| Carrier::new(&setup))
}

fn file(cx: &Context) -> Option<PathBuf> {
    let beside = cx.config.as_deref().and_then(Path::parent).filter(|folder| !folder.as_os_str().is_empty());
    let usual = || cx.paths.as_ref().map(|paths| paths.config.clone());
    Some(beside.map(Path::to_owned).or_else(usual)?.join(FILE))
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let folder = super::folder(cx)?;
    let setup = file(cx).ok_or_else(|| cx.said("error-cli-no-home"))?;
    let said = |name: &str| args.get_one::<String>(name).map(|text| text.trim().to_owned());
    let asks = std::io::stdin().is_terminal();
    let mut asked = Vec::new();
    for (name, question) in
        [("url", "cli-sync-ask-url"), ("user", "cli-sync-ask-user"), ("password-command", "cli-sync-ask-password")]
    {
        asked.push(match said(name).filter(|text| !text.is_empty()) {
            Some(text) => text,
            None if asks => ask(cx, question, to)?,
            None => {
                let what = format!("--{name}");
                return Err(Fail::Usage(cx.texts.with("error-sync-missing", &[("what", what.into())])));
            }
        });
    }
    let [url, user, command] = <[String; 3]>::try_from(asked).unwrap_or_default();
    if !is_address(&url) {
        return Err(Fail::Said(cx.texts.with("error-sync-url", &[("url", clean_line(&url).into())])));
    }
    let password_command = vdirsyncer::words(&command).ok_or_else(|| cx.said("error-sync-command"))?;
    let server = vdirsyncer::Server { url, user, password_command };
    let status = setup.with_file_name("vdirsyncer-status");
    let resolve = resolve(cx);
    let places = vdirsyncer::Places { folder: &folder, status: &status, resolve: &resolve };
    let failed = |error: std::io::Error| {
        let args = [
            ("path", clean_line(&setup.display().to_string()).into()),
            ("detail", clean_line(&error.to_string()).into()),
        ];
        Fail::Said(cx.texts.with("error-sync-setup", &args))
    };
    for folder in ["contacts", "calendar", "history"].map(|name| folder.join(name)) {
        create_private_folder(&folder).map_err(failed)?;
    }
    create_private_folder(&status).map_err(failed)?;
    vdir::write(&setup, &vdirsyncer::configuration(&server, &places)).map_err(failed)?;
    let path = clean_line(&setup.display().to_string());
    let key = match Carrier::new(&setup) {
        Ok(carrier) => {
            carrier.discover(&|| false).map_err(|why| Fail::Said(cx.texts.uncarried(&why)))?;
            "cli-sync-set-up"
        }
        Err(_) => "cli-sync-set-up-without",
    };
    writeln!(to.out, "{}", cx.texts.with(key, &[("path", path.into()), ("url", clean_line(&server.url).into())]))?;
    let folder = clean_line(&folder.display().to_string());
    Ok(writeln!(to.out, "{}", cx.texts.with("cli-sync-folder", &[("path", folder.into())]))?)
}

/// What vdirsyncer calls when both ends changed: this program, for this agenda.
fn resolve(cx: &Context) -> Vec<String> {
    let program = std::env::current_exe().unwrap_or_else(|_| super::super::args::PROGRAM.into());
    let mut words = vec![program.to_string_lossy().into_owned()];
    if let Some(db) = cx.named_db() {
        let whole = std::path::absolute(db).unwrap_or_else(|_| db.to_owned());
        words.extend(["--db".to_owned(), whole.to_string_lossy().into_owned()]);
    }
    words.extend([super::NAME.to_owned(), "--resolve".to_owned()]);
    words
}

/// Whether an address may be asked with a password: nothing of it crosses a network in the clear.
fn is_address(url: &str) -> bool {
    let host = |rest: &str| rest.split(['/', ':', '?']).next().unwrap_or_default().to_owned();
    if let Some(rest) = url.strip_prefix("https://") {
        return !host(rest).is_empty();
    }
    let local = ["127.0.0.1", "localhost"];
    url.strip_prefix("http://").is_some_and(|rest| local.contains(&host(rest).as_str()))
}

fn ask(cx: &Context, question: &str, to: &mut Streams) -> Result<String> {
    write!(to.out, "{} ", cx.texts.get(question))?;
    to.out.flush()?;
    let mut line = String::new();
    // A byte at a time: what follows the line belongs to the next question.
    BufReader::with_capacity(1, &mut *to.input).read_line(&mut line)?;
    Ok(line.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_never_crosses_a_network_in_the_clear() {
        for (url, expected) in [
            ("https://dav.example.com/rosa/", true),
            ("http://127.0.0.1:5232/", true),
            ("http://localhost", true),
            ("http://dav.example.com/", false),
            ("http://127.0.0.1.example.com/", false),
            ("https://", false),
            ("dav.example.com", false),
            ("ftp://x", false),
        ] {
            assert_eq!(is_address(url), expected, "{url}");
        }
    }
}
