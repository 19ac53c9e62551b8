//! Every text that the source names is in the language files.

#![expect(clippy::unwrap_used, reason = "what the tests share stands outside of test functions")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use cartera::i18n::{Lang, keys};

/// The string literals of a source file that look like keys: the files' first words, then parts with hyphens.
fn named(source: &str) -> impl Iterator<Item = &str> {
    let prefixes = ["cli-", "error-", "reject-", "warning-", "file-kind-", "import-limit-", "date-", "reason-", "tui-"];
    source.split('"').skip(1).step_by(2).filter(move |literal| {
        prefixes.iter().any(|prefix| literal.starts_with(prefix))
            && literal.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
            && !literal.ends_with('-')
    })
}

/// The source files below a folder, those of tests left out.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("");
        if path.is_dir() && name != "tests" {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") && !name.starts_with("tests") {
            found.push(path);
        }
    }
}

#[test]
fn every_key_that_the_source_names_exists() {
    let known: BTreeSet<&str> = keys(Lang::Es).collect();
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let mut checked = 0;
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        // What stands in character literals and in the tests at the end would put the quotes out of step.
        let code = text.split("#[cfg(test)]").next().unwrap_or("").replace("'\"'", "").replace("\\\"", "");
        let asked = [".get(\"", ".with(\""].into_iter().flat_map(|call| code.split(call).skip(1));
        let asked = asked.filter_map(|rest| rest.split('"').next()).filter(|key| key.contains('-'));
        for key in named(&code).chain(asked) {
            checked += 1;
            assert!(known.contains(key), "{}: {key}", file.display());
        }
    }
    assert!(checked > 200, "only {checked} keys were found");
}
