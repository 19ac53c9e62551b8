//! Reads the language files and lays their texts out for the program: for each language all of them as one text, and the
//! tables by which they are found.

use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use super::laid_out::{Form, hash};
use super::language_file::{entries_of, files_of, split_line};

/// The languages, by the folders of their files.
const LANGUAGES: [&str; 2] = ["es", "en"];

/// Writes the texts of every language, and `texts.rs` with the tables.
pub(super) fn lay_out() -> Result<(), Box<dyn Error>> {
    let home = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("src/i18n");
    let out = env::var("OUT_DIR")?;
    let mut tables = String::new();
    for language in LANGUAGES {
        let folder = home.join(language);
        println!("cargo:rerun-if-changed={}", folder.display());
        let (text, table) = language_of(language, &files_of(&folder)?)?;
        fs::write(Path::new(&out).join(language), text)?;
        tables.push_str(&table);
    }
    println!("cargo:rerun-if-changed={}", home.join("laid_out.rs").display());
    Ok(fs::write(Path::new(&out).join("texts.rs"), tables)?)
}

/// All texts of a language, and the tables as Rust.
fn language_of(language: &str, files: &[String]) -> Result<(String, String), Box<dyn Error>> {
    let (mut text, mut entries, mut sheets) = (String::new(), String::new(), 0_u16);
    let keys: Vec<_> = files.iter().flat_map(|file| entries_of(file)).collect();
    for (key, begin) in &keys {
        let (form, said) = text_of(begin);
        let form = match form {
            Form::Fluent(_) => {
                sheets += 1;
                format!("Fluent({})", sheets - 1)
            }
            other => format!("{other:?}"),
        };
        let (at, length) = (text.len(), said.len());
        let long = u8::try_from(key.len())?;
        writeln!(entries, "Entry {{ at: {at}, key: {long}, text: {length}, form: Form::{form} }},")?;
        text.push_str(key);
        text.push_str(&said);
    }
    let mut slots = vec![0; (2 * keys.len()).next_power_of_two()];
    for (number, (key, _)) in (1_u16..).zip(&keys) {
        let mut slot = hash(key) as usize & (slots.len() - 1);
        while slots[slot] != 0 {
            slot = (slot + 1) & (slots.len() - 1);
        }
        slots[slot] = number;
    }
    let name = language.to_uppercase();
    let table = format!(
        "static {name}: Laid = Laid {{ text: include_str!(concat!(env!(\"OUT_DIR\"), \"/{language}\")), \
         entries: &{name}_ENTRIES, slots: &{name}_SLOTS, sheets: {sheets} }};\n\
         static {name}_ENTRIES: [Entry; {}] = [\n{entries}];\nstatic {name}_SLOTS: [u16; {}] = {slots:?};\n",
        keys.len(),
        slots.len(),
    );
    Ok((text, table))
}

/// The text that begins here and goes on in the indented lines after its first.
fn text_of(begin: &str) -> (Form, String) {
    let (first, mut rest) = split_line(begin);
    let after_first = rest;
    let mut end = 0;
    loop {
        let (line, after) = split_line(rest);
        // An empty line is passed over: the text may go on after it. A choice may end in the first column.
        let goes_on = line.starts_with([' ', '}']) || (line.is_empty() && !after.is_empty());
        if !goes_on {
            break;
        }
        rest = after;
        // Empty lines belong to a text only when it goes on after them.
        if !line.trim_end().is_empty() {
            end = after_first.len() - after.len();
        }
    }
    let more = &after_first[..end];
    let said = first.trim();
    let fluent = || (Form::Fluent(0), format!(" ={first}\n{more}"));
    if more.is_empty() {
        if !said.contains(['{', '}']) {
            return (Form::Plain, said.to_owned());
        }
        return with_slots(said).map_or_else(fluent, |said| (Form::Slots, said));
    }
    if [first, more].iter().any(|part| part.contains(['{', '}'])) {
        return fluent();
    }
    let indents = more.lines().filter(|line| !line.is_empty()).map(|line| line.len() - line.trim_start().len());
    let indent = indents.min().unwrap_or(0);
    let lines = more.lines().map(|line| line.get(indent..).unwrap_or("").trim_end());
    let said = (!said.is_empty()).then_some(said);
    (Form::Plain, said.into_iter().chain(lines).collect::<Vec<_>>().join("\n"))
}

/// A text whose variables only stand in it, each without blanks; `None` when there is more to it.
fn with_slots(text: &str) -> Option<String> {
    let mut parts = text.split('{');
    let mut said = parts.next()?.to_owned();
    for part in parts {
        let (slot, after) = part.split_once('}')?;
        let slot = slot.trim();
        let name = slot.strip_prefix('$')?;
        if !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_') {
            return None;
        }
        said.extend(["{", slot, "}", after]);
    }
    Some(said)
}
