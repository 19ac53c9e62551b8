//! `cartera man`: the manual page, or one page for each command in a folder.

use std::fs;
use std::io;
use std::path::PathBuf;

use clap::{ArgMatches, Command};
use clap_mangen::Man;

use super::args::{self, PROGRAM, Shape};
use super::context::Context;
use super::keep::unwritten;
use super::{Result, Streams};
use crate::i18n::Texts;

pub(super) const NAME: &str = "man";

/// The headings that the generator writes, with the keys of ours.
const HEADINGS: &[(&str, &str)] = &[
    ("NAME", "cli-manual-name"),
    ("SYNOPSIS", "cli-manual-synopsis"),
    ("DESCRIPTION", "cli-manual-description"),
    ("OPTIONS", "cli-manual-options"),
    ("SUBCOMMANDS", "cli-manual-commands"),
    ("EXTRA", "cli-manual-more"),
    ("VERSION", "cli-manual-version"),
];

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME).file("dir", "cli-val-folder").done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    if cx.json {
        return Err(cx.no_json());
    }
    let mut program = args::program(&cx.texts);
    program.build();
    let Some(folder) = args.get_one::<PathBuf>("dir") else {
        return Ok(to.out.write_all(page(&cx.texts, program)?.as_bytes())?);
    };
    let mut pages = vec![(format!("{PROGRAM}.1"), program.clone())];
    for command in program.get_subcommands() {
        let name = format!("{PROGRAM}-{}", command.get_name());
        pages.push((format!("{name}.1"), command.clone().name(name)));
    }
    for (name, command) in pages {
        let file = folder.join(name);
        fs::write(&file, page(&cx.texts, command)?).map_err(|error| unwritten(cx, &file, &error))?;
    }
    Ok(())
}

/// A manual page with the headings of the user's language.
fn page(texts: &Texts, command: Command) -> io::Result<String> {
    let mut bytes = Vec::new();
    Man::new(command).render(&mut bytes)?;
    let page = String::from_utf8_lossy(&bytes);
    let lines = page.lines().map(|line| {
        let heading = line.strip_prefix(".SH ").map(|heading| heading.trim_matches('"'));
        let ours = heading.and_then(|heading| HEADINGS.iter().find(|(theirs, _)| *theirs == heading));
        match ours {
            Some((_, key)) => format!(".SH \"{}\"\n", texts.get(key)),
            None => format!("{line}\n"),
        }
    });
    Ok(lines.collect())
}
