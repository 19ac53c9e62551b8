//! Reminders from the shell: what is told when, that it is told once, and what happens where nobody can be told.

use serde_json::{Value, json};

use crate::{Home, Said, fields};

/// A home with a desktop: a program in the path that writes down what it is asked to show.
struct Desk {
    home: Home,
    path: String,
}

/// The arguments of each notice that was shown, one for each line.
const SHOW: &str = "for arg in \"$@\"; do printf '%s|' \"$arg\"; done >> \"$HOME/shown\"; echo >> \"$HOME/shown\"";

impl Desk {
    fn new(lang: &'static str, script: &str) -> Self {
        let home = Home::new(lang);
        let folder = home.path("bin");
        std::fs::create_dir(&folder).unwrap();
        let file = folder.join("notify-send");
        std::fs::write(&file, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
        for (name, when) in [("Hotel Sol", "hoy 10:10"), ("Bodega Ruiz", "hoy 16:00"), ("Ana", "hoy")] {
            home.done(&["add", name]);
            home.done(&["plan", name, when, "--channel", "visita", "--purpose", "renovar & <firmar>"]);
        }
        Self { path: folder.to_str().unwrap().to_owned(), home }
    }

    fn run(&self, now: &str, args: &[&str]) -> Said {
        let bus = ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
        self.home.run_with(args, &[("PATH", &self.path), ("CARTERA_NOW", now), bus], b"")
    }

    /// Tells what is new at an hour of the day; what it says.
    fn told(&self, hour: &str, more: &[&str]) -> String {
        let said = self.run(&format!("2026-11-23T{hour}-05:00"), &[&["today", "--notify"], more].concat());
        assert_eq!((said.code, said.err.as_str()), (0, ""));
        said.out
    }

    /// What was shown since the last time.
    fn shown(&self) -> Vec<String> {
        let file = self.home.path("shown");
        let shown = std::fs::read_to_string(&file).unwrap_or_default();
        let _none = std::fs::remove_file(file);
        let strip = |line: &str| line.split_once("--|").map_or(line, |(_, said)| said).trim_end_matches('|').to_owned();
        shown.lines().map(strip).collect()
    }
}

const DAY: &str = "Hoy, lun 23 nov: ● 0 rojo · ▲ 3 amarillo · 3 previstos para hoy\n";

#[test]
fn the_day_is_told_once_and_each_appointment_before_it_begins() {
    let desk = Desk::new("es-PE", SHOW);
    assert_eq!(desk.told("05:59", &[]), "", "not at night");
    assert_eq!(desk.told("09:54", &[]), DAY);
    assert_eq!(desk.shown(), ["Hoy, lun 23 nov|● 0 rojo · ▲ 3 amarillo · 3 previstos para hoy"]);
    assert_eq!(desk.told("09:55", &[]), "en 15 min: visita a Hotel Sol, 10:10\n");
    assert_eq!(desk.shown(), ["en 15 min: visita a Hotel Sol, 10:10|renovar &amp; &lt;firmar&gt;"]);
    assert_eq!(desk.told("10:00", &[]), "", "said already");
    assert!(desk.shown().is_empty());
    assert_eq!(desk.told("10:00", &["--again", "--within", "0"]), DAY, "the day again, and nothing has begun");
    assert_eq!(desk.shown().len(), 1);
    // A visit that is put off by an hour is another one.
    desk.home.done(&["snooze", "hotel", "hoy 11:00"]);
    assert_eq!(desk.told("10:50", &[]), "en 10 min: visita a Hotel Sol, 11:00\n");
    assert_eq!(desk.told("17:00", &[]), "hace 60 min: visita a Bodega Ruiz, 16:00\n", "begun, and not done");
    desk.home.done(&["done", "ruiz"]);
    let tomorrow = desk.run("2026-11-24T08:00-05:00", &["today", "--notify"]);
    assert_eq!(tomorrow.out, "Hoy, mar 24 nov: ● 2 rojo · ▲ 0 amarillo · 0 previstos para hoy\n");
}

#[test]
fn many_appointments_share_one_notice() {
    let desk = Desk::new("en-GB", SHOW);
    for n in 0..5 {
        desk.home.done(&["add", &format!("Shop {n}"), "--next", "today 10:05"]);
    }
    let said = desk.told("09:55", &[]);
    assert_eq!(said.lines().count(), 7, "{said}");
    let shown = desk.shown();
    assert_eq!(shown.len(), 2 + 5, "the day, and one notice of six lines: {shown:?}");
    assert_eq!(shown[1], "6 appointments|in 10 min: call to Shop 0, 10:05");
    assert!(shown[6].ends_with("… and 1 more"), "{shown:?}");
}

#[test]
fn the_field_names_are_stable() {
    let desk = Desk::new("es-PE", SHOW);
    let said: Value = serde_json::from_str(&desk.told("10:00", &["--json"])).unwrap();
    let announced = said["announced"].as_array().unwrap();
    assert_eq!(fields(&announced[0]), ["body", "counts", "kind", "planned", "title"]);
    assert_eq!(fields(&announced[1]), ["body", "client", "follow_up", "kind", "title"]);
    assert_eq!(announced[1]["client"], json!({ "id": 1, "name": "Hotel Sol" }));
    let nothing: Value = serde_json::from_str(&desk.told("10:00", &["--json"])).unwrap();
    assert_eq!(nothing, json!({ "announced": [] }));
    let shown: Value =
        serde_json::from_str(&desk.run("2026-11-23T10:00Z", &["remind", "--test", "--json"]).out).unwrap();
    assert_eq!(shown, json!({ "delivered": true, "by": "notify-send" }));
}

#[test]
fn what_the_desktop_refuses_is_said_and_told_again() {
    let desk = Desk::new("es-PE", "echo 'no hay servicio' >&2; exit 1");
    let fails = |desk: &Desk| {
        let said = desk.run("2026-11-23T10:00-05:00", &["today", "--notify"]);
        assert_eq!((said.code, said.out.lines().count()), (1, 2), "what is due is said all the same: {said:?}");
        assert!(said.err.starts_with("cartera: no se pudo mostrar el aviso: notify-send dice «no hay servicio»"));
        assert_eq!(said.err.lines().count(), 1);
    };
    fails(&desk);
    fails(&desk);
    std::fs::write(desk.home.path("bin").join("notify-send"), format!("#!/bin/sh\n{SHOW}\n")).unwrap();
    desk.told("10:00", &[]);
    assert_eq!(desk.shown().len(), 2);
}

#[test]
fn where_no_notice_can_be_shown_it_is_said_why() {
    let desk = Desk::new("es-PE", SHOW);
    let none = desk.home.path("none");
    std::fs::create_dir(&none).unwrap();
    let none = none.to_str().unwrap();
    let bus = ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
    let (here, ssh) = (("PATH", desk.path.as_str()), ("SSH_TTY", "/dev/pts/1"));
    for (name, variables, code, said) in [
        ("a desktop", vec![here, bus], 0, "Aviso de prueba mostrado por notify-send."),
        ("nobody is logged in", vec![here, ("XDG_RUNTIME_DIR", none)], 1, "no hay ninguna sesión de escritorio"),
        ("no program", vec![("PATH", none), bus], 1, "falta el programa que los muestra"),
        ("over SSH", vec![here, bus, ssh], 1, "la sesión es remota (SSH)"),
        ("a pipe is no terminal", vec![here, bus, ssh, ("TERM", "xterm-kitty")], 1, "la sesión es remota (SSH)"),
    ] {
        let tried = desk.home.run_with(&["remind", "--test"], &variables, b"");
        let all = format!("{}{}", tried.out, tried.err);
        assert!(tried.code == code && all.contains(said) && all.lines().count() == 1, "{name}: {tried:?}");
    }
    let wrong = desk.home.run(&["remind"]);
    assert!(wrong.code == 2 && wrong.err.contains("--install-help"), "{}", wrong.err);
    let wrong = desk.home.run(&["today", "--within", "5"]);
    assert!(wrong.code == 2 && wrong.err.contains("falta --notify"), "{}", wrong.err);
}

#[test]
fn the_minutes_are_those_of_the_settings() {
    let desk = Desk::new("es-PE", SHOW);
    std::fs::write(desk.home.path("mine.toml"), "[remind]\nminutes = 60\n").unwrap();
    assert!(desk.told("09:15", &["--config", "mine.toml"]).contains("en 55 min: visita a Hotel Sol"));
}

#[test]
fn timers_call_this_program_with_all_that_it_must_be_told() {
    let home = Home::new("es-PE");
    home.done(&["add", "Ana", "--db", "mi agenda.db"]);
    let said = home.done(&["remind", "--install-help", "--every", "10", "--db", "mi agenda.db"]);
    let (own, db) = (env!("CARGO_BIN_EXE_cartera"), home.path("mi agenda.db"));
    let db = db.display();
    let unit = format!("\nExecStart=\"{own}\" \"--db\" \"{db}\" \"--lang\" \"es-PE\" \"today\" \"--notify\"\n");
    let line = format!("\n*/10 * * * * {own} --db '{db}' --lang es-PE today --notify >/dev/null\n");
    let plist = format!("    <string>--db</string>\n    <string>{db}</string>\n");
    for part in [&unit, &line, &plist, "OnCalendar=*:0/10", "<integer>600</integer>", "/MO 10", "disable --now"] {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert!(said.find("OnCalendar").unwrap() < said.find("plist").unwrap() || cfg!(target_os = "macos"), "ours first");
    assert!(!home.done(&["remind", "--install-help"]).contains("--db"), "the usual agenda needs no name");
    for every in ["0", "60", "x"] {
        let wrong = home.run(&["remind", "--install-help", "--every", every]);
        assert!(wrong.code == 2 && wrong.err.contains("--every no puede ser"), "{}", wrong.err);
    }
}
