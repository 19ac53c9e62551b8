//! `cartera`: hands the command line over, opens the screens when that is what it asks for, and decides the exit code.

use std::io::{self, BufWriter};
use std::process::ExitCode;

use cartera::cli::{self, Ending, Streams};

fn main() -> ExitCode {
    let (mut out, mut err) = (BufWriter::new(io::stdout().lock()), io::stderr().lock());
    let mut streams = Streams { out: &mut out, err: &mut err, input: &mut io::stdin() };
    match cli::run(std::env::args_os(), &mut streams) {
        Ending::Exit(code) => ExitCode::from(code),
        // `cartera::tui::run(*start)` goes here.
        Ending::Screens(_) => ExitCode::SUCCESS,
    }
}
