//! Encryption from the shell: passphrases from files, variables and programs, never in an argument, and what opens what.

use super::*;

const NAME: &str = "Ferretería López";

/// A home with a few clients and a file with a passphrase.
fn home_with(passphrase: &str) -> (Home, PathBuf) {
    let home = Home::with_clients("en");
    let file = home.path("passphrase");
    std::fs::write(&file, format!("{passphrase}\n")).unwrap();
    (home, file)
}

fn encrypted(passphrase: &str) -> (Home, PathBuf) {
    let (home, file) = home_with(passphrase);
    home.done(&["encrypt", "--passphrase-file", str_of(&file)]);
    (home, file)
}

/// Runs a command to which the passphrase in this file is given.
fn with(home: &Home, file: &Path, args: &[&str]) -> Said {
    home.run_with(args, &[("CARTERA_PASSPHRASE_FILE", str_of(file))], b"")
}

fn well(home: &Home, file: &Path, args: &[&str]) -> String {
    let said = with(home, file, args);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{args:?}");
    said.out
}

fn is_legible(path: &Path) -> bool {
    std::fs::read(path).unwrap().windows(NAME.len()).any(|part| part == NAME.as_bytes())
}

#[test]
fn an_agenda_is_encrypted_opened_and_decrypted_again() {
    for (lang, done, needed, wrong, plain) in [
        ("es", "agenda cifrada", "hace falta una contraseña", "no abre", "ya no está cifrada"),
        ("en", "agenda encrypted", "a passphrase is needed", "does not open", "is not encrypted any more"),
    ] {
        let home = Home::with_clients(lang);
        let (file, bad) = (home.path("passphrase"), home.path("bad"));
        std::fs::write(&file, "correct horse\n").unwrap();
        std::fs::write(&bad, "battery staple\n").unwrap();
        assert!(is_legible(&home.database()));
        let said = home.done(&["encrypt", "--passphrase-file", str_of(&file)]);
        assert!(said.contains(done), "{said}");
        assert!(!is_legible(&home.database()));

        let none = home.run(&["find", "López"]);
        assert!(none.code == 1 && none.err.contains(needed), "{none:?}");
        let other = with(&home, &bad, &["find", "López"]);
        assert!(other.code == 1 && other.err.contains(wrong), "{other:?}");
        assert!(well(&home, &file, &["find", "López"]).contains(NAME));
        well(&home, &file, &["add", "Clínica San Lucas"]);
        well(&home, &file, &["check"]);
        assert!(well(&home, &file, &["query", "SELECT name FROM clients"]).contains(NAME));
        well(&home, &file, &["undo"]);

        let said = well(&home, &file, &["decrypt"]);
        assert!(said.contains(plain), "{said}");
        assert!(is_legible(&home.database()));
        assert!(home.done(&["find", "López"]).contains(NAME));
    }
}

#[test]
fn a_passphrase_comes_from_a_variable_a_file_or_a_program() {
    let (home, file) = encrypted("correct horse");
    let find = ["find", "López"];
    let variable = home.run_with(&find, &[("CARTERA_PASSPHRASE", "correct horse")], b"");
    assert_eq!(variable.code, 0, "{variable:?}");
    let config = home.path("own.toml");
    let command = |program: &str| std::fs::write(&config, format!("[security]\npassphrase_command = \"{program}\"\n"));
    let by_program = || home.run_with(&find, &[("CARTERA_CONFIG", str_of(&config)), ("PATH", "/usr/bin:/bin")], b"");
    command(&format!("cat '{}'", file.display())).unwrap();
    assert_eq!(by_program().code, 0, "{:?}", by_program());
    command("/nowhere/at-all").unwrap();
    assert!(by_program().code == 1 && by_program().err.contains("/nowhere/at-all"), "{:?}", by_program());
    let missing = with(&home, &home.path("none"), &find);
    assert!(missing.code == 1 && missing.err.contains("none"), "{missing:?}");
}

#[test]
fn a_passphrase_is_changed_and_the_backups_follow() {
    let (home, file) = home_with("correct horse");
    let new = home.path("new");
    std::fs::write(&new, "battery staple").unwrap();
    home.done(&["backup"]);
    let made = |home: &Home, said: &str| {
        let value: Value = serde_json::from_str(said).unwrap();
        assert_eq!(fields(&value), ["backups", "encrypted", "keyring", "legible"]);
        let listed = home.json(&["restore"]);
        let all = listed.as_array().unwrap();
        assert!(all.iter().all(|backup| !is_legible(Path::new(backup["path"].as_str().unwrap()))));
        value["backups"]["converted"].as_u64().unwrap()
    };
    let said = home.done(&["encrypt", "--passphrase-file", str_of(&file), "--json"]);
    let backups = made(&home, &said);
    assert!(backups >= 1);
    let again = with(&home, &file, &["encrypt"]);
    assert!(again.code == 1 && again.err.contains("--change"), "{again:?}");
    let said = well(&home, &file, &["encrypt", "--change", "--passphrase-file", str_of(&new), "--json"]);
    assert_eq!(made(&home, &said), backups);
    assert_eq!(with(&home, &file, &["find", "López"]).code, 1);
    assert!(well(&home, &new, &["find", "López"]).contains(NAME));

    well(&home, &new, &["add", "Clínica San Lucas"]);
    well(&home, &new, &["restore", "2026-11-23"]);
    assert_eq!(with(&home, &new, &["show", "Clínica"]).code, 1, "added after the backup");
    assert!(!is_legible(&home.database()));
    let said = well(&home, &new, &["decrypt", "--backups", "delete", "--json"]);
    let value: Value = serde_json::from_str(&said).unwrap();
    assert!(value["backups"]["deleted"].as_u64().unwrap() >= 1);
    assert_eq!(home.json(&["restore"]), serde_json::json!([]));
}

#[test]
fn what_cannot_be_is_said_and_changes_nothing() {
    let (home, file) = home_with("short");
    let plain = std::fs::read(home.database()).unwrap();
    for (args, said) in [
        (vec!["encrypt", "--passphrase-file", str_of(&file)], "at least 8"),
        (vec!["encrypt"], "a passphrase is needed"),
        (vec!["encrypt", "--change", "--passphrase-file", str_of(&file)], "is not encrypted"),
        (vec!["decrypt"], "is not encrypted"),
        (vec!["backup", "--encrypt"], "into which file"),
        (vec!["--db", "/tmp/none-of-these.db", "encrypt", "--passphrase-file", str_of(&file)], "no agenda"),
        (vec!["encrypt", "--backups", "burn"], "convert, delete, keep"),
    ] {
        let refused = home.run(&args);
        assert!(refused.code != 0 && refused.err.contains(said), "{args:?}: {refused:?}");
    }
    assert_eq!(std::fs::read(home.database()).unwrap(), plain);
    assert!(!Path::new("/tmp/none-of-these.db").exists());
    // What is no agenda stays what it is.
    let text = home.path("letter.txt");
    std::fs::write(&text, "Dear Sir or Madam, this is a letter.").unwrap();
    std::fs::write(&file, "correct horse").unwrap();
    let refused = home.run(&["--db", str_of(&text), "encrypt", "--passphrase-file", str_of(&file)]);
    assert!(refused.code == 1 && refused.err.contains("is not an agenda"), "{refused:?}");
}

#[test]
fn exports_and_backups_are_encrypted_on_request_and_come_back() {
    let (home, file) = home_with("correct horse");
    let (all, list, copy) = (home.path("all.json.age"), home.path("clients.csv"), home.path("copy.db"));
    home.done(&["export", "-o", str_of(&all), "--passphrase-file", str_of(&file)]);
    home.done(&["export", "--encrypt", "-o", str_of(&list), "--passphrase-file", str_of(&file)]);
    home.done(&["backup", "--encrypt", "--passphrase-file", str_of(&file), str_of(&copy)]);
    for path in [&all, &list, &copy] {
        assert!(!is_legible(path), "{}", path.display());
    }
    assert!(std::fs::read(&all).unwrap().starts_with(b"age-encryption.org/v1\n"));

    let other = Home::new("en");
    let wrong = other.path("wrong");
    std::fs::write(&wrong, "battery staple").unwrap();
    let refused = other.run(&["import", str_of(&all), "--passphrase-file", str_of(&wrong)]);
    assert!(refused.code == 1 && refused.err.contains("does not open"), "{refused:?}");
    let refused = other.run(&["import", str_of(&all)]);
    assert!(refused.code == 1 && refused.err.contains("a passphrase is needed"), "{refused:?}");
    other.done(&["import", str_of(&all), "--passphrase-file", str_of(&file)]);
    assert!(other.done(&["find", "López"]).contains(NAME));
    let third = Home::new("en");
    third.done(&["import", str_of(&list), "--passphrase-file", str_of(&file)]);
    assert!(third.done(&["find", "López"]).contains(NAME));
    // A backup with a passphrase of its own is put back into an agenda that has none.
    home.done(&["add", "Clínica San Lucas"]);
    assert_eq!(home.run(&["restore", str_of(&copy)]).code, 1);
    well(&home, &file, &["restore", str_of(&copy)]);
    assert!(is_legible(&home.database()) && home.run(&["show", "Clínica"]).code == 1);
}

#[cfg(unix)]
#[test]
fn killed_at_any_moment_the_agenda_is_the_old_one_or_the_new_one() {
    let (home, file) = home_with("correct horse");
    home.done(&["demo", "--clients", "300", "--write", str_of(&home.path("many.db"))]);
    let many = home.path("many.db");
    let db = ["--db", str_of(&many)];
    let count = |file: &Path| {
        let query = [&db[..], &["query", "SELECT count(*) FROM clients", "--json"]].concat();
        well(&home, file, &query)
    };
    let before = count(&file);
    for round in 0..12_u64 {
        let is_encrypted = !std::fs::read(&many).unwrap().starts_with(b"SQLite");
        let args = if is_encrypted { vec!["decrypt"] } else { vec!["encrypt"] };
        let mut command = home.command(&[&db[..], &args].concat());
        command.env("CARTERA_PASSPHRASE_FILE", &file).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(20 * round));
        let _it_may_have_ended = child.kill();
        child.wait().unwrap();
        assert_eq!(count(&file), before, "round {round}");
        let left: Vec<_> = std::fs::read_dir(home.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        let beside = |name: &std::ffi::OsString| {
            let name = name.to_string_lossy();
            name.ends_with(".converting") || name.ends_with(".replaced")
        };
        assert!(!left.iter().any(beside), "{left:?}");
        assert!(well(&home, &file, &[&db[..], &["check"]].concat()).starts_with("all is well"));
    }
}

#[test]
fn a_damaged_one_is_salvaged_with_its_passphrase_and_stays_encrypted() {
    for (what, first) in [("a page", false), ("the first page", true)] {
        let (home, file) = encrypted("correct horse");
        let shown = well(&home, &file, &["show", "lópez"]);
        let mut bytes = std::fs::read(home.database()).unwrap();
        let last = bytes.len() - 100;
        bytes[if first { 24..4_000 } else { last..last + 1 }].fill(0x5a);
        std::fs::write(home.database(), &bytes).unwrap();
        let saved = home.path("saved.db");
        let none = home.run(&["salvage", str_of(&saved)]);
        assert!(none.code == 1 && none.err.contains("a passphrase is needed"), "{what}: {none:?}");
        let wrong = home.run_with(&["salvage", str_of(&saved)], &[("CARTERA_PASSPHRASE", "battery staple")], b"");
        assert!(wrong.code == 1 && wrong.err.contains("opens nothing of"), "{what}: {wrong:?}");
        if first {
            let named = with(&home, &file, &["show", "lópez"]);
            assert!(named.code == 1 && named.err.contains("cartera salvage"), "{what}: {named:?}");
        }
        well(&home, &file, &["salvage", str_of(&saved)]);
        assert!(!is_legible(&saved), "{what}");
        well(&home, &file, &["restore", str_of(&saved)]);
        assert_eq!(well(&home, &file, &["show", "lópez"]), shown, "{what}");
        well(&home, &file, &["check"]);
    }
}

/// No key is turned on what is damaged: it is said that it is there, and it goes with the backups.
#[test]
fn what_was_set_aside_because_it_is_damaged_is_named_when_the_agenda_is_encrypted() {
    for (lang, said) in [("es", "lo puede leer cualquiera"), ("en", "can read it")] {
        let home = Home::with_clients(lang);
        let file = home.path("passphrase");
        std::fs::write(&file, "correct horse\n").unwrap();
        home.done(&["backup"]);
        let mut bytes = std::fs::read(home.database()).unwrap();
        bytes[100..4_000].fill(0xa5);
        std::fs::write(home.database(), &bytes).unwrap();
        let kept = home.json(&["restore", "2026-11-23"])["kept"].as_str().unwrap().to_owned();
        let folder = Path::new(&kept).parent().unwrap();
        assert!(kept.ends_with(".damaged") && is_legible(Path::new(&kept)), "{kept}");
        // What a killed program was making is nobody's.
        let half = folder.join("2026-11-24.unfinished-1");
        std::fs::write(&half, NAME).unwrap();
        let told = home.done(&["encrypt", "--passphrase-file", str_of(&file)]);
        assert!(told.contains(said) && told.contains(&kept), "{told}");
        assert!(!half.exists());
        let legible = |folder: &Path| {
            let all = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
            all.filter(|path| is_legible(path)).map(|path| path.display().to_string()).collect::<Vec<_>>()
        };
        assert_eq!(legible(folder), [kept.as_str()]);
        let told: Value = serde_json::from_str(&well(&home, &file, &["encrypt", "--json"])).unwrap();
        assert_eq!(told["legible"], serde_json::json!([kept]), "it is said again");
        let told = well(&home, &file, &["encrypt", "--backups", "delete"]);
        assert!(!told.contains(said), "{told}");
        assert!(legible(folder).is_empty());
        assert_eq!(with(&home, &file, &["encrypt"]).code, 1);
    }
}
