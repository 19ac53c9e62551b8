//! `cartera completions`: what a shell needs to complete our commands and options.

use clap::{ArgMatches, Command, ValueEnum};
use clap_complete::Shell;

use super::args::{self, PROGRAM, Shape};
use super::context::Context;
use super::{Result, Streams};
use crate::i18n::Texts;

pub(super) const NAME: &str = "completions";

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME).operand("shell", "cli-val-shell").done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    if cx.json {
        return Err(cx.no_json());
    }
    let typed = args.get_one::<String>("shell").map_or("", String::as_str);
    let shell = Shell::from_str(typed, true).map_err(|_| {
        let shells: Vec<String> = Shell::value_variants().iter().map(ToString::to_string).collect();
        cx.bad_value(cx.texts.get("cli-val-shell"), typed, &shells.join(", "))
    })?;
    // Written into memory first: the generator stops the program when a pipe closes.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut args::program(&cx.texts), PROGRAM, &mut script);
    Ok(to.out.write_all(&script)?)
}
