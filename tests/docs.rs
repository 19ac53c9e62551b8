//! The documents say what the program does: tables and pictures are made from it, and the commands in them work.
//!
//! `UPDATE_DOCS=1 cargo test --test docs` makes tables and pictures anew.

#![expect(clippy::unwrap_used, clippy::panic, reason = "what the tests share stands outside of test functions")]

#[path = "support/svg.rs"]
mod svg;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;

use cartera::agenda::{Origin, open_sample};
use cartera::clock::Clock;
use cartera::demo::Tongue;
use cartera::domain::Rules;
use cartera::domain::capture::REFERENCE;
use cartera::domain::money::House;
use cartera::domain::when::{self, Context, DateOrder, Lean};
use cartera::i18n::{Locale, Texts};
use cartera::tui::command::{Group, REGISTER};
use cartera::tui::headless::Headless;
use cartera::tui::keymap::Keymap;
use cartera::tui::model::Parts;
use cartera::tui::theme::{Theme, ThemeName};

const REGENERATE: &str = "run: UPDATE_DOCS=1 cargo test --test docs";
/// The moment at which pictures are taken and examples are read: a Monday morning.
const NOW: &str = "2026-11-23T09:15:00-05:00[America/Lima]";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).unwrap()
}

/// Holds a file to what it should be, or makes it so when that is asked for.
fn settle(path: &Path, expected: &str) {
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(path, expected).unwrap();
        return;
    }
    let found = fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    assert!(found == expected, "{} is out of date; {REGENERATE}", path.display());
}

/// Holds what stands between `<!-- NAME -->` and `<!-- /NAME -->` in the README to what it should be.
fn settle_part(readme: &str, name: &str, expected: &str) -> String {
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = readme.split_once(&open).unwrap_or_else(|| panic!("the README has no {open}"));
    let (_, after) = rest.split_once(&close).unwrap_or_else(|| panic!("the README has no {close}"));
    format!("{before}{open}{expected}{close}{after}")
}

/// Both tables in one test: two tests that write one file would undo each other's work.
#[test]
fn the_tables_of_the_readme_are_those_of_the_program() {
    let readme = readme().replace("\r\n", "\n");
    let with_keys = settle_part(&readme, "keys", &keys());
    let with_dates = settle_part(&with_keys, "dates", &dates());
    let with_lines = settle_part(&with_dates, "lines", &lines());
    settle(&root().join("README.md"), &with_lines);
}

/// The table of keys, group by group, from the register.
fn keys() -> String {
    let texts = Texts::new(Locale::parse("en"));
    let keymap = Keymap::compile(&[]).unwrap();
    let mut table = String::new();
    for group in Group::ALL {
        writeln!(table, "\n**{}**\n", texts.get(group.key())).unwrap();
        table.push_str("| keys | command | what it does | in the settings |\n|---|---|---|---|\n");
        for entry in REGISTER.iter().filter(|entry| entry.group == group) {
            let (name, doc) = (entry.name_key(), entry.doc_key());
            let keys: Vec<_> = keymap.keys(entry.command).iter().map(|key| format!("`{key}`")).collect();
            let keys = if keys.is_empty() { "by its name, with `:`".to_owned() } else { keys.join(" ") };
            writeln!(table, "| {keys} | {} | {} | `{}` |", texts.get(&name), texts.get(&doc), entry.id).unwrap();
        }
    }
    table.push('\n');
    table
}

/// The table of dates: what can be typed in English and in Spanish, and what it means on the day of the pictures.
fn dates() -> String {
    const PHRASES: [(&str, &str); 11] = [
        ("today", "hoy"),
        ("tomorrow at 4pm", "mañana a las 4pm"),
        ("fri 10:00", "vie 10:00"),
        ("next tue", "próximo martes"),
        ("in 3 weeks", "en 3 semanas"),
        ("+3d", "+3d"),
        ("+5b", "+5b"),
        ("15/12", "15/12"),
        ("15 dec 16:30", "15 dic 16:30"),
        ("end of month", "fin de mes"),
        ("2026-12-15", "2026-12-15"),
    ];
    let texts = Texts::new(Locale::parse("en-GB"));
    let (rules, now) = (Rules::default(), clock().wall());
    let cx = Context { now, order: DateOrder::DayMonth, work_days: &rules.calendar, lean: Lean::Future };
    let mut table = String::from("\n| English | Spanish | means |\n|---|---|---|\n");
    for (english, spanish) in PHRASES {
        let read = |phrase: &str| when::read(phrase, &cx).unwrap_or_else(|error| panic!("{phrase}: {error}"));
        let meant = read(english);
        assert_eq!(meant, read(spanish), "{english} / {spanish}");
        writeln!(table, "| `{english}` | `{spanish}` | {} |", texts.when(meant)).unwrap();
    }
    table.push('\n');
    table
}

/// The table of what a captured line can say, with an example in English and in Spanish.
fn lines() -> String {
    let texts = Texts::new(Locale::parse("en"));
    let mut table = String::from("\n| in the line | means | for example | in Spanish |\n|---|---|---|---|\n");
    for row in REFERENCE {
        let [token, means, example] = texts.example(row);
        let sign = !token.chars().next().is_some_and(char::is_lowercase);
        let token = if sign { format!("`{token}`") } else { token.to_owned() };
        writeln!(table, "| {token} | {means} | `{example}` | `{}` |", row.es).unwrap();
    }
    table.push('\n');
    table
}

fn clock() -> Clock {
    Clock::from_setting(Some(NOW)).unwrap()
}

/// A picture, the language that it is in, the keys that lead to what it shows, and what that is.
const PICTURES: &[(&str, &str, &str, &str)] = &[
    ("today.svg", "es-PE", "", "La pantalla Hoy de cartera: los clientes por su alerta, con el elegido al lado"),
    ("card.svg", "es-PE", "<Down><Down><Down><Enter>", "La ficha de un cliente en cartera, con su historial"),
    ("queue.svg", "es-PE", "g2", "La cola de cartera: un cliente en toda la pantalla, con el porqué"),
    ("queue-en.svg", "en-GB", "g2", "The queue of cartera: one client fills the screen, with why it comes now"),
    (
        "calendar.svg",
        "es-PE",
        "3<Enter>",
        "El calendario de cartera: un mes con lo que hay cada día, y el día elegido al lado",
    ),
    ("calendar-en.svg", "en-GB", "3<Enter>", "The calendar of cartera: a month with how much there is in each day"),
    ("today-en.svg", "en-GB", "", "The Today screen of cartera: the clients by their light, the selected one beside"),
    ("card-en.svg", "en-GB", "<Down><Enter>", "The card of a client in cartera, with its history"),
];

#[test]
fn the_pictures_show_the_program() {
    for (name, locale, script, title) in PICTURES {
        let locale = Locale::parse(locale);
        let tongue = Tongue::from(locale.lang);
        let (currency, rates) = cartera::demo::rates(tongue).unwrap();
        let rules = Rules { money: House { currency, chosen: true, rates }, ..Rules::default() };
        let (agenda, _folder) = open_sample(clock(), rules, Origin::Screens, tongue).unwrap();
        let mut screens = Headless::open(Parts {
            agenda,
            texts: Rc::new(Texts::new(locale)),
            theme: Theme::of(ThemeName::Dark, true),
            truecolor: true,
            keymap: Keymap::compile(&[]).unwrap(),
            size: (112, 32),
        })
        .unwrap();
        screens.keys(script);
        settle(&root().join("assets").join(name), &svg::svg(&screens.screen(), title));
    }
}

#[test]
fn every_picture_is_shown() {
    let readme = readme();
    for (name, ..) in PICTURES {
        assert!(readme.contains(&format!("](assets/{name})")), "the README does not show assets/{name}");
    }
}

#[test]
fn the_checks_run_the_test_command_of_the_readme() {
    let checks = fs::read_to_string(root().join(".ci/run")).unwrap();
    let command = checks.lines().find(|line| line.starts_with("cargo test") && !line.contains("--ignored"));
    let command = command.expect("no test command in .ci/run");
    assert!(readme().lines().any(|line| line.trim_end() == command), "the README does not say: {command}");
}

/// Every command in the README that ends by itself, on one agenda: first those of code blocks and tables in their order,
/// which tell a story, and then those that are only mentioned.
#[test]
fn the_commands_of_the_readme_work() {
    let folder = tempfile::tempdir().unwrap();
    let sheet = "Name,Company,Phone,City\nRosa Harlow,Harlow Hardware,+1 303 555 0142,Denver\n\
                 Piston Garage,,+44 113 496 0001,Leeds\n";
    for name in ["contacts.csv", "contactos.csv", "sheet.csv"] {
        fs::write(folder.path().join(name), sheet).unwrap();
    }
    let readme = readme();
    let [told, mentioned] = commands(&readme);
    assert!(told.len() > 15, "only {} commands found in the README", told.len());
    for command in told.into_iter().chain(mentioned) {
        let output = Command::new(env!("CARGO_BIN_EXE_cartera"))
            .args(&words(command)[1..])
            .current_dir(folder.path())
            .env_clear()
            .envs(kept())
            .env("CARTERA_DB", folder.path().join("agenda.db"))
            .env("CARTERA_LANG", "en-GB")
            .env("CARTERA_NOW", NOW)
            .env("HOME", folder.path())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{command}\n{said}");
    }
}

/// What programs need of the surroundings on some systems, to run at all.
fn kept() -> impl Iterator<Item = (String, String)> {
    ["PATH", "SystemRoot", "TEMP", "TMP"]
        .into_iter()
        .filter_map(|name| Some((name.to_owned(), std::env::var(name).ok()?)))
}

/// The commands in code blocks and tables, and those in running text. What opens the screens is left out.
fn commands(readme: &str) -> [Vec<&str>; 2] {
    let [mut told, mut mentioned] = [Vec::new(), Vec::new()];
    let mut in_block = false;
    for line in readme.lines().map(str::trim_start) {
        if line.starts_with("```") {
            in_block = !in_block;
        } else if in_block {
            told.push(line);
        } else {
            let spans = line.split('`').skip(1).step_by(2);
            if line.starts_with('|') { told.extend(spans) } else { mentioned.extend(spans) }
        }
    }
    [told, mentioned].map(|found| {
        let commands = found.into_iter().filter(|text| text.starts_with("cartera "));
        // What a shell does with the answer is left to the shell.
        let commands =
            commands.map(|text| [" > ", " | "].iter().fold(text, |text, mark| text.split(mark).next().unwrap_or(text)));
        commands.filter(|command| *command != "cartera demo").collect()
    })
}

/// The settings that the README shows are settings.
#[test]
fn the_settings_of_the_readme_are_understood() {
    let readme = readme();
    let blocks: Vec<&str> =
        readme.split("```toml\n").skip(1).map(|rest| rest.split_once("```").expect("an open code block").0).collect();
    let settings = cartera::config::parse(&blocks.join("\n")).expect("settings");
    assert!(!settings.keys.is_empty() && settings.after_log.is_some());
    let texts = Texts::new(Locale::parse("en"));
    Keymap::compile(&settings.keys)
        .unwrap_or_else(|error| panic!("{}", error.describe(&texts, Path::new("README.md"))));
}

/// The words of a command line, as a shell takes them apart.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for c in line.chars() {
        match (quote, c) {
            (None, '\'' | '"') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            (None, ' ') => words.push(String::new()),
            (_, c) => words.last_mut().unwrap().push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[test]
fn the_folders_are_named_where_the_house_is_explained() {
    let guide = fs::read_to_string(root().join("CONTRIBUTING.md")).unwrap();
    let folders = fs::read_dir(root().join("src")).unwrap().filter_map(Result::ok).map(|entry| entry.path());
    for folder in folders.filter(|path: &PathBuf| path.is_dir()) {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        assert!(guide.contains(&format!("{name}/")), "CONTRIBUTING.md does not say what src/{name} is");
    }
}
