//! What a file system does to a program: it fills up, fails, becomes read-only, and has the file taken away while it is
//! open. Each time one clear line, nothing half written, nothing lost of what was typed, and a sane terminal.

use std::fs;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Output;

use super::kills::Promised;
use super::*;

/// A file system of its own, small enough to fill; only an administrator can have one.
struct Small(TempDir);

impl Small {
    fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let args = ["-t", "tmpfs", "-o", "size=8m", "none"];
        let mounted = Command::new("mount").args(args).arg(folder.path()).output();
        mounted.is_ok_and(|output| output.status.success()).then_some(Self(folder))
    }

    fn database(&self) -> PathBuf {
        self.0.path().join("agenda.db")
    }

    fn again(&self, options: &str) {
        let mounted = Command::new("mount").args(["-o", &format!("remount,{options}")]).arg(self.0.path()).status();
        assert!(mounted.unwrap().success());
    }

    /// Leaves no room, nor any that was given back since it was called before.
    fn fill(&self) {
        let mut filler = fs::File::options().create(true).append(true).open(self.0.path().join("filler")).unwrap();
        for piece in [1 << 16, 1 << 10, 1] {
            while filler.write(&vec![0; piece]).is_ok_and(|written| written > 0) {}
        }
    }

    fn empty(&self) {
        fs::remove_file(self.0.path().join("filler")).unwrap();
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _unmounted = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

/// One line that says what is the matter.
fn refused(output: &Output, part: &str) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), said.lines().count()), (Some(1), 1), "{said}");
    assert!(said.contains(part) && said.starts_with("cartera: "), "{said}");
    assert!(output.stdout.is_empty(), "{}", String::from_utf8_lossy(&output.stdout));
}

/// A note so long that no room left by chance takes it.
fn long_note() -> String {
    format!("{} finfinfin.", "muchas palabras sin sentido ".repeat(4_000))
}

fn paste(terminal: &mut Terminal, text: &str) {
    terminal.keys(&format!("\u{1b}[200~{text}\u{1b}[201~"));
}

#[test]
fn a_full_disk_is_said_in_one_line_and_takes_nothing_away() {
    let Some(small) = Small::mount() else { return };
    for (lang, part) in [("es-PE", "no queda sitio en el disco"), ("en-GB", "there is no room left on the disk")] {
        let home = Home::new();
        let run = |args: &[&str]| {
            let mut command = home.command(args);
            command.env("CARTERA_DB", small.database()).env("CARTERA_LANG", lang).output().unwrap()
        };
        let mut promised = Promised::default();
        assert!(run(&["add", "Ferretería López"]).status.success());
        small.fill();
        let long = long_note();
        let mut refusals = 0;
        for note in ["corta.", "otra.", &long, "tercera."] {
            let note = format!("{lang} {note}");
            let output = run(&["log", "--client", "lopez", "--kind", "note", &note]);
            if output.status.success() {
                promised.add(&note);
            } else {
                refused(&output, part);
                refusals += 1;
            }
        }
        assert!(refusals > 0);
        // Looking something up needs no room.
        let shown = run(&["show", "lopez"]);
        assert!(shown.status.success(), "{}", String::from_utf8_lossy(&shown.stderr));
        small.empty();
        promised.check_at(&small.database());
        assert!(run(&["log", "--client", "lopez", "--kind", "note", &long]).status.success());
        promised.add(&long);
        promised.check_at(&small.database());
        for entry in fs::read_dir(small.0.path()).unwrap() {
            let path = entry.unwrap().path();
            let _is_a_folder = fs::remove_file(&path).or_else(|_| fs::remove_dir_all(&path));
        }
    }
}

#[test]
fn on_a_full_disk_a_note_stays_on_the_screen_until_there_is_room() {
    let Some(small) = Small::mount() else { return };
    let home = Home::new();
    let place = small.database().display().to_string();
    let variables = [("CARTERA_DB", place.as_str())];
    let added = home.command(&["add", "Ferretería López"]).envs(variables).output().unwrap();
    assert!(added.status.success());
    let mut terminal = home.open_with(PROGRAM, &[], &variables);
    terminal.until_text("Ferretería López");
    small.fill();
    terminal.keys("n");
    terminal.until_text("Anotar · ");
    let long = long_note();
    paste(&mut terminal, &long);
    terminal.until_text("finfinfin.");
    // What the program tried meanwhile, such as a copy of the file, gives its room back when it fails.
    for _ in 0..5 {
        small.fill();
        thread::sleep(Duration::from_millis(300));
    }
    small.fill();
    terminal.keys("\u{13}");
    terminal.until_text("no queda sitio en el disco");
    terminal.until_text("finfinfin.");
    small.empty();
    terminal.keys("\u{13}");
    terminal.until("the note to be saved", |screen| {
        screen.contents().contains("✓ nota sobre") && !screen.contents().contains("Anotar · ")
    });
    terminal.keys("q");
    assert_eq!(terminal.ended(), 0);
    terminal.is_sane(&fresh_modes());
    let mut promised = Promised::default();
    promised.add(&long);
    promised.check_at(&small.database());
}

/// A file that may not grow: what a failing disk answers.
#[test]
fn a_disk_that_fails_is_said_in_one_line_and_takes_nothing_away() {
    let home = Home::with_client();
    // 32 kB: room for what SQLite needs to read.
    let script = "trap '' XFSZ; ulimit -f 64; exec \"$0\" \"$@\"";
    let long = long_note();
    let mut command = Command::new("sh");
    command.env_clear().envs(home.variables()).args(["-c", script, PROGRAM]);
    let output = command.args(["log", "--client", "lopez", "--kind", "note", &long]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), said.lines().count()), (Some(1), 1), "{said}");
    assert!(said.contains("no se ha guardado nada"), "{said}");

    let mut terminal = home.open_with("sh", &["-c", script, PROGRAM], &[]);
    terminal.until_text("Ferretería López");
    terminal.keys("n");
    terminal.until_text("Anotar · ");
    paste(&mut terminal, &long);
    terminal.until_text("finfinfin.");
    terminal.keys("\u{13}");
    terminal.until_text("no se ha guardado nada");
    terminal.until_text("finfinfin.");
    terminal.signal("-TERM");
    terminal.ended();
    terminal.is_sane(&fresh_modes());
    Promised::default().check(&home);
    home.run(&["log", "--client", "lopez", "--kind", "note", "al fin"]);
}

#[test]
fn a_file_system_that_becomes_read_only_is_said_in_one_line() {
    let Some(small) = Small::mount() else { return };
    let home = Home::new();
    let place = small.database().display().to_string();
    let variables = [("CARTERA_DB", place.as_str())];
    let run = |args: &[&str]| home.command(args).envs(variables).output().unwrap();
    assert!(run(&["add", "Ferretería López"]).status.success());
    small.again("ro");
    refused(&run(&["log", "--client", "lopez", "--kind", "note", "no cabe"]), "solo lectura");
    assert!(run(&["show", "lopez"]).status.success(), "what is there can be read");
    let mut terminal = home.open_with(PROGRAM, &[], &variables);
    terminal.until_text("Ferretería López");
    terminal.keys("n");
    terminal.until_text("Anotar · ");
    terminal.keys("una nota");
    terminal.keys("\u{13}");
    terminal.until_text("solo lectura");
    terminal.until_text("una nota");
    small.again("rw");
    terminal.closes_the_form();
    terminal.signal("-TERM");
    terminal.ended();
    terminal.is_sane(&fresh_modes());
    Promised::default().check_at(&small.database());
}

/// Whoever writes into a file that has no name any more writes into the void.
#[test]
fn a_file_that_is_taken_away_while_it_is_open_is_missed() {
    for replaced in [false, true] {
        let (home, away) = (Home::with_client(), tempfile::tempdir().unwrap());
        let other = Home::with_client();
        let mut terminal = home.open(&[]);
        terminal.until_text("Ferretería López");
        terminal.keys("n");
        terminal.until_text("Anotar · ");
        terminal.keys("una nota");
        terminal.until_text("una nota");
        home.until_kept("una nota");
        for end in ["", "-wal", "-shm"] {
            let name = format!("agenda.db{end}");
            let _not_there = fs::rename(home.0.path().join(&name), away.path().join(&name));
        }
        if replaced {
            fs::copy(other.database(), home.database()).unwrap();
        }
        terminal.keys("\u{13}");
        terminal.until_text(if replaced { "ya no está" } else { "alguien borró" });
        terminal.until_text("una nota");
        terminal.closes_the_form();
        terminal.signal("-TERM");
        terminal.ended();
        terminal.is_sane(&fresh_modes());
        assert_eq!(home.database().exists(), replaced, "no empty agenda comes in its place");
        let drafts = Promised::default().check_at(&away.path().join("agenda.db"));
        assert!(drafts.iter().any(|draft| draft.contains("una nota")), "{drafts:?}");
    }
}

/// As somebody who is not the administrator, and who has no home.
fn as_nobody(home: &Home, args: &[&str], place: Option<&Path>) -> Option<Output> {
    let mut command = home.command(args);
    command.uid(65_534).gid(65_534).current_dir("/");
    for name in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "CARTERA_DB"] {
        command.env_remove(name);
    }
    if let Some(place) = place {
        command.env("CARTERA_DB", place);
    } else {
        command.uid(54_321);
    }
    // Only an administrator can be somebody else, and only where others may run the program.
    command.output().ok()
}

#[test]
fn a_folder_without_permission_and_a_user_without_a_home_are_said_in_one_line() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::with_client();
    let others = |path: &Path, mode: u32| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    others(home.0.path(), 0o755);
    let Some(output) = as_nobody(&home, &["today"], Some(&home.database())) else { return };
    refused(&output, "no tienes permiso para abrir");
    let new = home.0.path().join("nueva.db");
    refused(&as_nobody(&home, &["add", "Ana"], Some(&new)).unwrap(), "no tienes permiso");
    assert!(!new.exists());
    // It may be read, and not written; nor may its folder.
    others(&home.database(), 0o644);
    let shown = as_nobody(&home, &["show", "lopez"], Some(&home.database())).unwrap();
    assert!(shown.status.success(), "{}", String::from_utf8_lossy(&shown.stderr));
    let output = as_nobody(&home, &["log", "--client", "lopez", "x"], Some(&home.database())).unwrap();
    refused(&output, "solo lectura");
    // The file may be written, but nothing beside it.
    others(&home.database(), 0o666);
    let output = as_nobody(&home, &["log", "--client", "lopez", "x"], Some(&home.database())).unwrap();
    refused(&output, "permiso");
    refused(&as_nobody(&home, &["today"], None).unwrap(), "di dónde con --db");
    Promised::default().check(&home);
}
