//! What is made while the program is built: SQLite itself, and the texts of the language files laid out to be found.
#![expect(clippy::print_stdout, reason = "so a build tells cargo what it depends on")]

mod language_file;
mod sqlite;
mod texts;

#[path = "../src/i18n/laid_out.rs"]
#[expect(dead_code, reason = "what reads them is in the program")]
mod laid_out;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build");
    sqlite::compile();
    texts::lay_out()
}
