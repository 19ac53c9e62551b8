//! `cartera`: hands the command line over, opens the screens when that is what it asks for, and decides the exit code.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use cartera::cli::{self, Ending, Start, Streams};
use cartera::i18n::Texts;
use cartera::tui::{self, Opening};

fn main() -> ExitCode {
    let ending = {
        let (mut out, mut err) = (BufWriter::new(io::stdout().lock()), io::stderr().lock());
        cli::run(std::env::args_os(), &mut Streams { out: &mut out, err: &mut err, input: &mut io::stdin() })
    };
    match ending {
        Ending::Exit(code) => ExitCode::from(code),
        Ending::Screens(start) => screens(*start),
    }
}

/// Runs the screens; the folder of a sample portfolio lasts as long as they do.
fn screens(start: Start) -> ExitCode {
    let Start { agenda, texts, settings, config, queue, sample: until_they_close, ends, .. } = start;
    let locale = texts.locale();
    match tui::run(Opening {
        agenda,
        texts,
        settings,
        config: config.unwrap_or_default(),
        queue,
        sample: until_they_close.is_some(),
        ends,
    }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to be told when the error stream is closed.
            let _closed = writeln!(io::stderr(), "cartera: {}", error.describe(&Texts::new(locale)));
            ExitCode::FAILURE
        }
    }
}
