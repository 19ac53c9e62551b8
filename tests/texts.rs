//! Every text that the command line and the failures name is in the language files.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use cartera::i18n::{Lang, keys};

/// The string literals of a source file that look like keys: the files' first words, then parts with hyphens.
fn named(source: &str) -> impl Iterator<Item = &str> {
    let prefixes = ["cli-", "error-", "reject-", "warning-", "file-kind-", "import-limit-", "date-", "reason-"];
    source.split('"').skip(1).step_by(2).filter(move |literal| {
        prefixes.iter().any(|prefix| literal.starts_with(prefix))
            && literal.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
            && !literal.ends_with('-')
    })
}

#[test]
fn every_key_that_the_command_line_names_exists() {
    let known: BTreeSet<&str> = keys(Lang::Es).collect();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files: Vec<_> = fs::read_dir(source.join("cli")).unwrap().map(|file| file.unwrap().path()).collect();
    files.push(source.join("i18n/failures.rs"));
    let mut checked = 0;
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        // What stands in character literals and in the tests at the end would put the quotes out of step.
        let code = text.split("#[cfg(test)]").next().unwrap_or("").replace("'\"'", "");
        for key in named(&code) {
            checked += 1;
            assert!(known.contains(key), "{}: {key}", file.display());
        }
    }
    assert!(checked > 150, "only {checked} keys were found");
}
