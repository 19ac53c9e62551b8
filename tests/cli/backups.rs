//! Backups from the shell: made by themselves, shown, gone back to, and never lost.

use super::*;

#[test]
fn the_first_change_of_a_day_is_preceded_by_a_backup_to_which_one_can_go_back() {
    for (lang, of_the_day, restored) in
        [("es", "del día", "la agenda es ahora la de"), ("en", "of the day", "the agenda is now that of")]
    {
        let home = Home::with_clients(lang);
        let tomorrow = "2026-11-24T10:00-05:00";
        let next_day = |args: &[&str]| home.run_with(args, &[("CARTERA_NOW", tomorrow)], b"");
        assert_eq!(next_day(&["today"]).code, 0);
        let none = next_day(&["restore", "--json"]);
        let before: Value = serde_json::from_str(&none.out).unwrap();
        next_day(&["add", "Clínica San Lucas"]);
        let listed: Value = serde_json::from_str(&next_day(&["restore", "--json"]).out).unwrap();
        assert_eq!(listed.as_array().unwrap().len(), before.as_array().unwrap().len() + 1);
        assert_eq!(listed[0]["cause"], "daily");
        let shown = next_day(&["restore"]);
        assert!(shown.out.contains(of_the_day) && shown.out.contains("2026-11-24.db"), "{shown:?}");

        let back = next_day(&["restore", "2026-11-24"]);
        assert!(back.out.starts_with(restored), "{back:?}");
        assert_ne!(next_day(&["show", "Clínica"]).code, 0, "added after the backup");
        let listed: Value = serde_json::from_str(&next_day(&["restore", "--json"]).out).unwrap();
        let kept = listed.as_array().unwrap().iter().find(|backup| backup["cause"] == "restore").unwrap();
        next_day(&["restore", kept["path"].as_str().unwrap()]);
        assert_eq!(next_day(&["show", "Clínica"]).code, 0, "what was replaced can be gone back to");
    }
}

/// Nothing was ever done by hand in it, and there is much to lose.
#[test]
fn a_portfolio_that_came_from_elsewhere_is_backed_up_before_its_first_change() {
    let home = Home::new("es");
    let file = home.path("mine.db");
    home.done(&["demo", "--clients", "3", "--write", str_of(&file)]);
    let backups = || home.json(&["--db", str_of(&file), "restore"]).as_array().unwrap().len();
    home.done(&["--db", str_of(&file), "today"]);
    assert_eq!(backups(), 0);
    home.done(&["--db", str_of(&file), "add", "Clínica San Lucas"]);
    assert_eq!(backups(), 1);
    home.done(&["--db", str_of(&file), "restore", "2026-11-23"]);
    assert_ne!(home.run(&["--db", str_of(&file), "show", "Clínica San Lucas"]).code, 0);
}

#[test]
fn a_backup_can_be_asked_for_and_the_file_looked_through() {
    for (lang, well) in [("es", "todo está bien"), ("en", "all is well")] {
        let home = Home::with_clients(lang);
        let named = home.path("mine.db");
        let made = home.done(&["backup", named.to_str().unwrap()]);
        assert!(made.contains("mine.db") && named.exists());
        assert_eq!(home.run(&["backup", named.to_str().unwrap()]).code, 1, "nothing is written over");
        assert!(home.done(&["check"]).starts_with(well));
        let checked = home.json(&["check"]);
        assert_eq!((&checked["sound"], &checked["repaired"]), (&Value::Bool(true), &Value::Bool(false)));
        let bad = home.run(&["restore", "2020-01-01"]);
        assert_eq!(bad.code, 1, "{bad:?}");
    }
}

#[test]
fn a_damaged_agenda_is_salvaged_put_in_place_and_used_again() {
    for (lang, damaged, how, whole) in [
        ("es", "está dañada. «cartera salvage»", "la pone en lugar de la dañada", "no falta nada"),
        ("en", "is damaged. “cartera salvage”", "puts it in the place", "nothing is missing"),
    ] {
        let home = Home::with_clients(lang);
        let shown = home.done(&["show", "lopez"]);
        let mut bytes = std::fs::read(home.database()).unwrap();
        // What the first page says of the others.
        bytes[100..4_000].fill(0xa5);
        std::fs::write(home.database(), &bytes).unwrap();
        let refused = home.run(&["today"]);
        assert!(refused.code == 1 && refused.err.contains(damaged), "{refused:?}");
        let named = home.path("saved.db");
        let salvaged = home.json(&["salvage", named.to_str().unwrap()]);
        assert_eq!((&salvaged["lost"], &salvaged["whole"]), (&Value::from(0), &Value::Bool(true)), "{salvaged}");
        assert_eq!(home.run(&["salvage", named.to_str().unwrap()]).code, 1, "nothing is written over");
        let said = home.done(&["salvage"]);
        assert!(said.contains(how) && said.contains(whole), "{said}");
        assert_eq!(std::fs::read(home.database()).unwrap(), bytes, "the damaged file is only read");
        // An agenda that was named is the one to be replaced, and no other.
        let elsewhere = home.path("mi agenda.db");
        std::fs::write(&elsewhere, &bytes).unwrap();
        let said = home.done(&["--db", elsewhere.to_str().unwrap(), "salvage"]);
        assert!(said.contains(&format!("cartera --db '{}' restore ", elsewhere.display())), "{said}");
        let missing = home.run(&["--db", "none.db", "salvage"]);
        assert!(missing.code == 1 && missing.err.contains("none.db"), "{missing:?}");
        let listed: Value = serde_json::from_str(&home.done(&["restore", "--json"])).unwrap();
        let salvage = listed.as_array().unwrap().iter().find(|backup| backup["cause"] == "salvage").unwrap();
        let name = std::path::Path::new(salvage["path"].as_str().unwrap()).file_name().unwrap();
        home.done(&["restore", name.to_str().unwrap()]);
        assert_eq!(home.done(&["show", "lopez"]), shown);
        assert_eq!(home.json(&["check"])["sound"], Value::Bool(true));
        home.done(&["undo"]);
    }
}
