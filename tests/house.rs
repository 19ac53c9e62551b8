//! What holds the house together: which layer knows which, where colours, SQL and the clock live, and that every text
//! a user reads is in the language files of both languages.

#![expect(clippy::panic, reason = "what the tests share stands outside of test functions")]

#[path = "support/source.rs"]
mod source;

use std::collections::BTreeSet;
use std::fmt::Write;

use cartera::i18n::{self, Lang};
use cartera::tui::command::{Group, REGISTER};
use source::{Kind, Source};

/// Which parts of the crate each part may name, itself aside. Data flows down this list.
const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("clock", &["domain"]),
    ("store", &["domain"]),
    ("exchange", &["domain"]),
    ("demo", &["domain"]),
    ("desktop", &["domain"]),
    ("agenda", &["domain", "clock", "store", "exchange", "demo"]),
    ("config", &["domain", "i18n"]),
    // It puts the values and the failures of these into words, and says which sample portfolio speaks its language.
    ("i18n", &["domain", "clock", "exchange", "demo", "desktop", "agenda", "config"]),
    ("cli", &["domain", "clock", "exchange", "demo", "desktop", "agenda", "config", "i18n"]),
    ("tui", &["domain", "clock", "exchange", "demo", "desktop", "agenda", "config", "i18n"]),
    ("lib", &[]),
    ("main", &["cli", "tui", "i18n"]),
];

/// Crates that only these parts may name.
const CONFINED: &[(&str, &[&str])] =
    &[("rusqlite", &["store"]), ("ratatui", &["tui"]), ("clap", &["cli"]), ("fluent_bundle", &["i18n"])];

/// Literals of several words that no user reads, or that no language has a say in; each with its reason.
const NO_TEXTS: &[(&str, &str, &str)] = &[
    ("src/cli/context.rs", "es, en", "values of --lang, the same in every language"),
    ("src/cli/context.rs", "auto, always, never", "values of --color, the same in every language"),
    ("src/cli/encrypt.rs", "convert, delete, keep", "values of --backups, the same in every language"),
    ("src/cli/log.rs", "cartera plan '#{}' {on} --channel {}", "a command to type, the same in every language"),
];

/// Literals that look like the key of a text and are none; each with its reason.
const NO_KEYS: &[(&str, &str)] = &[
    ("month-short", "a variable of texts"),
    ("weekday-short", "a variable of texts"),
    ("time-zone", "the code of a field of a form, and an option of the command line"),
    ("date-order", "an option of the command line"),
    ("export-format", "the prefix of a closed list"),
    ("told-field", "the prefix of a closed list"),
    ("sync-part", "the prefix of a closed list"),
    ("client-kind", "the code of a field of a form, and the prefix of a closed list"),
];

/// Files that may be longer than [`LONGEST`]; each with its reason.
const LONG: &[(&str, &str)] = &[];

/// The most lines of a file.
const LONGEST: usize = 600;

/// The system for which dependencies are looked at: what it needs has been fetched wherever the tests run on it.
const HOST: &str = if cfg!(target_os = "macos") {
    "aarch64-apple-darwin"
} else if cfg!(windows) {
    "x86_64-pc-windows-msvc"
} else {
    "x86_64-unknown-linux-gnu"
};

fn complain(rule: &str, offences: &[String]) {
    let list = offences.iter().fold(String::new(), |mut list, offence| {
        let _ = write!(list, "\n  {offence}");
        list
    });
    assert!(offences.is_empty(), "{rule}:{list}");
}

/// A test that looks for offences must see the code in the first place.
#[test]
fn sources_are_read_as_code() {
    let text = r#"
        //! use crate::store;
        use crate::{agenda::{self, Agenda as A}, i18n::Texts};
        use super::super::clock::Clock;
        use super::near::crate_of;
        #[error("no text")]
        fn f() { g("two\u{20}words", 'x', crate::domain::text::cut) } // crate::tui
        #[cfg(test)]
        mod tests { use crate::store::Store; }
        fn h() { "after" }
    "#;
    let source = Source::of("src/cli/add.rs".to_owned(), text.to_owned());
    let paths: Vec<_> = source.paths().into_iter().map(|(_, path)| path.join("::")).collect();
    assert_eq!(paths, ["agenda::self", "agenda::Agenda", "i18n::Texts", "clock::Clock", "domain::text"]);
    assert_eq!(source.texts().map(|(_, text)| text).collect::<Vec<_>>(), ["two words", "after"]);
    let (sources, keys) = (Source::all(), keys());
    assert!(sources.len() > 100, "only {} files", sources.len());
    assert!(sources.iter().flat_map(Source::paths).count() > 200);
    assert!(sources.iter().flat_map(Source::texts).filter(|(_, text)| keys.contains(*text)).count() > 200);
}

#[test]
fn prose_is_told_from_codes() {
    for prose in ["No clients", "a día", "Hola, mundo", "{n} more rows", "día"] {
        assert!(is_prose(prose), "{prose}");
    }
    for code in ["cli-add", "{} {}", " {key}  ", "#{} · {}", "\u{1b}[{code}m{text}", "tax_id", "a b", "● {name}"] {
        assert!(!is_prose(code), "{code}");
    }
}

#[test]
fn each_layer_knows_only_those_it_may() {
    let mut offences = Vec::new();
    for source in Source::all() {
        let part = source.part();
        let Some((_, known)) = LAYERS.iter().find(|(name, _)| *name == part) else {
            offences.push(format!("{}: no layer of this name", source.path));
            continue;
        };
        for (line, path) in source.paths() {
            let other = path[0].as_str();
            if other != part && !known.contains(&other) {
                offences.push(format!("{}:{line}: {part} may not know {}", source.path, path.join("::")));
            }
        }
        for (line, other) in outer(source) {
            if !known.contains(&other.as_str()) {
                offences.push(format!("{}:{line}: {part} may not know {other}", source.path));
            }
        }
    }
    complain("Data flows one way: see the list of layers in this test", &offences);
}

/// The parts of the crate that the program names from outside of the library: `cartera::cli`.
fn outer(source: &Source) -> Vec<(usize, String)> {
    let tokens = &source.tokens;
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let colons = |at: usize| (0..2).all(|n| tokens.get(at + n).is_some_and(|it| it.kind == Kind::Sign(':')));
        if tokens[at].kind.word() == Some("cartera")
            && colons(at + 1)
            && let Some(part) = tokens.get(at + 3).and_then(|token| token.kind.word())
        {
            found.push((tokens[at].line, part.to_owned()));
        }
    }
    found
}

#[test]
fn the_sample_portfolio_knows_languages_and_no_texts() {
    let mut offences = Vec::new();
    for source in Source::all().iter().filter(|source| source.part() == "demo") {
        for (line, path) in source.paths() {
            if path[0] == "i18n" && path.get(1).is_none_or(|item| item != "Lang") {
                offences.push(format!("{}:{line}: {}", source.path, path.join("::")));
            }
        }
    }
    complain("Of the texts, the sample portfolio knows `Lang` alone", &offences);
}

#[test]
fn some_crates_are_known_to_one_layer_alone() {
    let mut offences = Vec::new();
    for source in Source::all() {
        for (name, parts) in CONFINED {
            if let Some(line) = source.names(name).filter(|_| !source.is_in(parts)) {
                offences.push(format!("{}:{line}: {name} belongs to {}", source.path, parts.join(", ")));
            }
        }
    }
    complain("A crate that one layer wraps is not for the others", &offences);
}

/// A table for spreadsheets is written in two places, which defuse formulas: nothing else quotes a cell, and nothing
/// writes a formula.
#[test]
fn tables_for_spreadsheets_are_written_where_formulas_are_defused() {
    let mut offences = Vec::new();
    for source in Source::all() {
        let writes = |name: &str, homes: &[&str]| {
            let found = source.tokens.iter().find(|token| token.kind.word() == Some(name)).map(|token| token.line);
            found.filter(|_| !homes.contains(&source.path.as_str()))
        };
        let found = [
            // A record that was not understood, as it stood in its file; it is a cell of what is left out.
            writes("WriterBuilder", &["src/exchange/table/walk.rs"]),
            writes("rust_xlsxwriter", &["src/exchange/sheet.rs"]),
            writes("write_formula", &[]),
            writes("write_url", &[]),
        ];
        offences.extend(found.into_iter().flatten().map(|line| format!("{}:{line}", source.path)));
        let quotes = source.texts().find(|(_, text)| *text == "\"\"");
        if let Some((line, _)) = quotes.filter(|_| source.path != "src/exchange/csv/write.rs") {
            offences.push(format!("{}:{line}: a quoted cell", source.path));
        }
    }
    complain("What goes into a spreadsheet goes through src/exchange/csv/write.rs or src/exchange/sheet.rs", &offences);
}

/// The oldest Rust that `Cargo.toml` promises is one with which everything that it needs can be built. What the code
/// itself uses is looked at by the lint `incompatible_msrv`.
#[test]
fn no_dependency_needs_a_newer_rust_than_is_promised() {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let asked = ["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", HOST];
    let told = std::process::Command::new(cargo).args(asked).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let told: serde_json::Value = serde_json::from_slice(&told.stdout).unwrap();
    let version = |package: &serde_json::Value| -> Vec<u32> {
        let said = package["rust_version"].as_str().unwrap_or("1.0");
        said.split('.').map(|part| part.parse().unwrap()).collect()
    };
    let packages = told["packages"].as_array().unwrap();
    let ours = version(packages.iter().find(|package| package["name"] == env!("CARGO_PKG_NAME")).unwrap());
    assert!(packages.len() > 100 && ours > vec![1, 85], "{} packages, {ours:?}", packages.len());
    let newer = packages.iter().filter(|package| version(package)[..2] > ours[..2]);
    let offences: Vec<String> = newer
        .map(|package| format!("{} {} needs {}", package["name"], package["version"], package["rust_version"]))
        .collect();
    complain("A dependency needs a newer Rust than the rust-version of Cargo.toml", &offences);
}

#[test]
fn sql_is_written_in_the_store_alone() {
    const VERBS: [&str; 7] = ["SELECT ", "INSERT ", "UPDATE ", "DELETE FROM", "CREATE ", "ALTER ", "PRAGMA "];
    let mut offences = Vec::new();
    for source in Source::all().iter().filter(|source| source.part() != "store") {
        for (line, text) in source.texts().filter(|(_, text)| VERBS.iter().any(|verb| text.contains(verb))) {
            offences.push(format!("{}:{line}: {text:?}", source.path));
        }
    }
    complain("Queries belong into src/store", &offences);
}

#[test]
fn colours_are_named_in_the_theme_alone() {
    let mut offences = Vec::new();
    for source in Source::all().iter().filter(|source| source.path != "src/tui/theme.rs") {
        if let Some(line) = source.names("Color") {
            offences.push(format!("{}:{line}", source.path));
        }
    }
    complain("A colour is a meaning of src/tui/theme.rs", &offences);
}

#[test]
fn the_machine_is_asked_for_the_time_in_one_place() {
    let mut offences = Vec::new();
    for source in Source::all().iter().filter(|source| source.path != "src/clock.rs") {
        for five in source.tokens.windows(4) {
            let asks = five[3].kind.word() == Some("now")
                && matches!(five[0].kind.word(), Some("Zoned" | "Timestamp" | "SystemTime"));
            if asks {
                offences.push(format!("{}:{}", source.path, five[0].line));
            }
        }
    }
    complain("Time is a parameter: take it from `clock::Clock`", &offences);
}

#[test]
fn every_file_says_what_it_is_for_and_is_short() {
    let mut offences = Vec::new();
    for source in Source::all() {
        let header = source.text.lines().next().and_then(|line| line.strip_prefix("//! "));
        if header.is_none_or(|header| header.len() < 10) {
            offences.push(format!("{}: begin with a header, `//! …`, that says what it is for", source.path));
        }
        let lines = source.text.lines().count();
        if lines > LONGEST && !LONG.iter().any(|(path, _)| *path == source.path) {
            offences.push(format!("{}: {lines} lines; split it ({LONGEST} at most)", source.path));
        }
    }
    complain("A file has a purpose and a measure", &offences);
}

#[test]
fn no_text_for_the_user_is_in_the_code() {
    let mut offences = Vec::new();
    let mut used = BTreeSet::new();
    for source in Source::all().iter().filter(|source| source.is_in(&["cli", "tui", "agenda", "main"])) {
        for (line, text) in source.texts().filter(|(_, text)| is_prose(text)) {
            match NO_TEXTS.iter().position(|(path, allowed, _)| *path == source.path && *allowed == text) {
                Some(at) => {
                    used.insert(at);
                }
                None => offences.push(format!("{}:{line}: {text:?}", source.path)),
            }
        }
    }
    for (at, (path, text, _)) in NO_TEXTS.iter().enumerate() {
        if !used.contains(&at) {
            offences.push(format!("the exception for {text:?} in {path} is no longer needed"));
        }
    }
    complain("Texts belong into the language files, src/i18n/*/*.ftl", &offences);
}

/// Whether a text has two words side by side, or a letter that English codes do not have.
fn is_prose(text: &str) -> bool {
    let is_word = |word: &str| {
        let word = word.trim_matches(|c: char| c.is_ascii_punctuation() && c != '{' && c != '}');
        word.chars().count() > 1 && word.chars().all(char::is_alphabetic)
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let beside = words.windows(2).any(|pair| is_word(pair[0]) && is_word(pair[1]));
    beside || text.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
}

#[test]
fn every_key_that_code_names_is_in_the_language_files() {
    let known = keys();
    let families: BTreeSet<&str> = known.iter().filter_map(|key| family(key)).collect();
    let mut offences = Vec::new();
    let mut used = BTreeSet::new();
    for source in Source::all().iter().filter(|source| !source.is_in(&["domain", "exchange", "demo"])) {
        for (at, token) in source.tokens.iter().enumerate() {
            let Some(text) = token.kind.text().filter(|text| is_key(text) && !known.contains(*text)) else { continue };
            let asked = asks_for_text(source, at);
            let alike = family(text).is_some_and(|family| families.contains(family));
            if NO_KEYS.iter().any(|(other, _)| *other == text) {
                used.insert(text.to_owned());
            } else if asked || alike {
                offences.push(format!("{}:{}: {text:?}", source.path, token.line));
            }
        }
    }
    for (text, _) in NO_KEYS.iter().filter(|(text, _)| !used.contains(*text)) {
        offences.push(format!("the exception for {text:?} is no longer needed"));
    }
    complain("There is no such text in src/i18n/*/*.ftl", &offences);
}

/// Whether the literal at this place is the first argument of a look-up in the texts: `texts.get("…")`.
fn asks_for_text(source: &Source, at: usize) -> bool {
    let before = |n: usize| at.checked_sub(n).map(|at| &source.tokens[at].kind);
    let verb = before(2).and_then(Kind::word).is_some_and(|verb| ["get", "with", "find"].contains(&verb));
    let owner = before(4).and_then(Kind::word).is_some_and(|owner| owner == "texts");
    verb && owner && before(1) == Some(&Kind::Open('(')) && before(3) == Some(&Kind::Sign('.'))
}

#[test]
fn every_text_is_used() {
    let sources = Source::all();
    let texts: BTreeSet<&str> = sources.iter().flat_map(Source::texts).map(|(_, text)| text).collect();
    let patterns: Vec<&str> = texts.iter().copied().filter(|text| is_pattern(text)).collect();
    let mut named: BTreeSet<String> = texts.iter().map(|text| (*text).to_owned()).collect();
    for entry in REGISTER {
        named.extend([entry.name_key(), entry.doc_key()]);
    }
    named.extend(Group::ALL.map(|group| group.key().to_owned()));
    named.extend(sources.iter().flat_map(words_of_lists));
    let composed = |key: &str| patterns.iter().any(|pattern| fills(pattern, key, &texts));
    let stale: Vec<_> = keys().into_iter().filter(|key| !named.contains(key) && !composed(key)).collect();
    complain("No code names these texts: use them or remove them from both languages", &stale);
}

/// The keys of both languages, which a test of the texts holds to be the same.
fn keys() -> BTreeSet<String> {
    [Lang::Es, Lang::En].into_iter().flat_map(i18n::keys).map(str::to_owned).collect()
}

fn is_key(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    text.contains('-') && text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(plain)
}

/// The first word of a key, by which keys of one kind begin.
fn family(key: &str) -> Option<&str> {
    key.split_once('-').map(|(family, _)| family)
}

/// Whether a format string can compose a key: it has holes, and between them nothing but parts of a key.
fn is_pattern(text: &str) -> bool {
    let mut fixed = text.split('{').enumerate().map(|(n, part)| match part.split_once('}') {
        Some((_, fixed)) if n > 0 => fixed,
        _ => part,
    });
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    text.contains('{') && fixed.clone().all(|part| part.chars().all(plain)) && fixed.any(|part| part.len() > 1)
}

/// Whether a format string gives this key, each of its holes being filled with a literal of the code or with a number.
fn fills(pattern: &str, key: &str, texts: &BTreeSet<&str>) -> bool {
    let Some((fixed, rest)) = pattern.split_once('{') else { return pattern == key };
    let (Some(key), Some((_, rest))) = (key.strip_prefix(fixed), rest.split_once('}')) else { return false };
    let ends = key.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.map(|end| key.split_at(end)).any(|(hole, after)| {
        let known = texts.contains(hole) || hole.chars().all(|c| c.is_ascii_digit());
        known && fills(rest, after, texts)
    })
}

/// The keys of the closed lists that a file declares with `codes!`.
fn words_of_lists(source: &Source) -> Vec<String> {
    let tokens = &source.tokens;
    let mut keys = Vec::new();
    for at in 0..tokens.len() {
        let (Some("in"), Some(prefix)) =
            (tokens[at].kind.word(), tokens.get(at + 1).and_then(|token| token.kind.text()))
        else {
            continue;
        };
        let members = tokens[at + 2..].iter().take_while(|token| token.kind != Kind::Close('}'));
        keys.extend(members.filter_map(|token| token.kind.text()).map(|code| format!("{prefix}-{code}")));
    }
    keys
}
