//! The real program in a real terminal: what it does to the terminal, and what survives when it is killed.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "what the tests share stands outside of test functions")]

mod idle;
mod kills;
mod leaving;
mod together;
mod trouble;

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

/// A Monday morning in Lima.
const NOW: &str = "2026-11-23T09:15:00-05:00";
/// How long to wait for what must come: a busy machine takes its time.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long to wait between two looks.
const LOOK: Duration = Duration::from_millis(10);

const PROGRAM: &str = env!("CARGO_BIN_EXE_cartera");

/// A user with an empty home.
struct Home(TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A home whose agenda has one client, who was to be called today.
    fn with_client() -> Self {
        let home = Self::new();
        home.run(&["add", "Ferretería López", "--next", "hoy", "--purpose", "cotización"]);
        home
    }

    fn variables(&self) -> Vec<(&'static str, String)> {
        let below = |name: &str| self.0.path().join(name).display().to_string();
        vec![
            ("HOME", below("")),
            ("XDG_DATA_HOME", below("data")),
            ("XDG_CONFIG_HOME", below("config")),
            ("XDG_STATE_HOME", below("state")),
            ("CARTERA_DB", below("agenda.db")),
            ("CARTERA_NOW", NOW.to_owned()),
            ("CARTERA_LANG", "es-PE".to_owned()),
            ("TERM", "xterm-256color".to_owned()),
            ("PATH", std::env::var("PATH").unwrap_or_default()),
        ]
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(args).env_clear().envs(self.variables());
        command
    }

    fn database(&self) -> PathBuf {
        self.0.path().join("agenda.db")
    }

    /// Runs the program without a terminal, as another shell would; what it says.
    fn run(&self, args: &[&str]) -> String {
        let output = self.command(args).output().unwrap();
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Waits until what is half typed is in the file: a moment after the last key.
    fn until_kept(&self, text: &str) {
        let file = self.database();
        let clock = cartera::clock::Clock::from_setting(Some(NOW)).unwrap();
        let begin = Instant::now();
        loop {
            let rules = cartera::domain::Rules::default();
            let origin = cartera::agenda::Origin::CommandLine;
            let agenda = cartera::agenda::Agenda::open(&file, clock.clone(), rules, origin).unwrap();
            if agenda.drafts().unwrap().iter().any(|draft| draft.body.contains(text)) {
                return;
            }
            assert!(begin.elapsed() < PATIENCE, "{text} is not kept");
            thread::sleep(LOOK);
        }
    }

    fn open(&self, args: &[&str]) -> Terminal {
        self.open_with(PROGRAM, args, &[])
    }

    fn open_with(&self, program: &str, args: &[&str], variables: &[(&str, &str)]) -> Terminal {
        let mut command = CommandBuilder::new(program);
        command.args(args);
        command.env_clear();
        command.cwd(self.0.path());
        for (name, value) in self.variables() {
            command.env(name, value);
        }
        for (name, value) in variables {
            command.env(name, value);
        }
        Terminal::run(command)
    }
}

/// What the terminal shows, and everything that was ever written to it.
struct Shown {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    /// What it shows when nobody looks at it any more.
    last: Option<String>,
}

/// A terminal of 80×24 in which a program runs.
struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    shown: Arc<Mutex<Shown>>,
}

impl Terminal {
    fn run(command: CommandBuilder) -> Self {
        let pair =
            native_pty_system().openpty(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 }).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut output = pair.master.try_clone_reader().unwrap();
        let shown = Shown { parser: vt100::Parser::new(cells(24), cells(80), 0), bytes: Vec::new(), last: None };
        let shown = Arc::new(Mutex::new(shown));
        let into = Arc::clone(&shown);
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(read) = output.read(&mut buffer) {
                let mut shown = into.lock().unwrap();
                if read == 0 {
                    return;
                }
                shown.parser.process(&buffer[..read]);
                shown.bytes.extend_from_slice(&buffer[..read]);
                if shown.last.as_ref().is_some_and(|last| shown.parser.screen().contents().contains(last)) {
                    return;
                }
            }
        });
        let keys = pair.master.take_writer().unwrap();
        Self { child, master: pair.master, keys, shown }
    }

    fn keys(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    fn look<T>(&self, look: impl FnOnce(&vt100::Screen) -> T) -> T {
        look(self.shown.lock().unwrap().parser.screen())
    }

    fn text(&self) -> String {
        self.look(vt100::Screen::contents)
    }

    fn bytes(&self) -> Vec<u8> {
        self.shown.lock().unwrap().bytes.clone()
    }

    /// Waits until the screen is as it must be.
    fn until(&mut self, what: &str, holds: impl Fn(&vt100::Screen) -> bool) {
        let begin = Instant::now();
        while !self.look(&holds) {
            assert!(begin.elapsed() < PATIENCE, "waited in vain for {what}:\n{}", self.text());
            thread::sleep(LOOK);
        }
    }

    fn until_text(&mut self, text: &str) {
        self.until(text, |screen| screen.contents().contains(text));
    }

    /// Leaves the form of a note. A Ctrl-C that was still under way while the program gives the terminal back would take
    /// with it what is written then.
    fn closes_the_form(&mut self) {
        self.keys("\u{3}");
        self.until("the form to close", |screen| !screen.contents().contains("Anotar · "));
    }

    /// Waits for the end of the program; its exit code.
    fn ended(&mut self) -> u32 {
        let begin = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            assert!(begin.elapsed() < PATIENCE, "it does not end:\n{}", self.text());
            thread::sleep(LOOK);
        }
    }

    fn signal(&self, signal: &str) {
        let process = self.child.process_id().unwrap().to_string();
        assert!(Command::new("kill").args([signal, &process]).status().unwrap().success());
    }

    /// Kills the program without giving it a moment.
    fn kill(&mut self) {
        self.signal("-KILL");
        self.ended();
    }

    /// Closes the terminal under the program as soon as it shows what these keys lead to: what is not read by then, the
    /// system throws away. A line feed and an end of input, which the library sends in parting, may still be read.
    fn close(mut self, keys: &str, last: &str) {
        self.shown.lock().unwrap().last = Some(last.to_owned());
        self.keys(keys);
        let begin = Instant::now();
        while Arc::strong_count(&self.shown) > 1 {
            assert!(begin.elapsed() < PATIENCE, "waited in vain for {last}:\n{}", self.text());
            thread::sleep(LOOK);
        }
    }

    /// Whether the terminal hands lines over and echoes keys, as a shell leaves it.
    fn is_cooked(&self, as_before: &str) -> bool {
        self.modes() == as_before
    }

    fn modes(&self) -> String {
        let modes = self.master.get_termios().unwrap();
        format!("{:?} {:?} {:?}", modes.local_flags, modes.input_flags, modes.output_flags)
    }

    /// Checks that the terminal is as it was before the program began.
    fn is_sane(&mut self, modes: &str) {
        self.until("the main screen", |screen| !screen.alternate_screen());
        assert!(self.look(|screen| !screen.hide_cursor()), "the cursor is shown");
        assert!(self.look(|screen| !screen.bracketed_paste()), "pastes are plain again");
        assert!(self.is_cooked(modes), "{} and not {modes}", self.modes());
    }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

/// The modes of a terminal in which nothing has run yet.
fn fresh_modes() -> String {
    let pair = native_pty_system().openpty(PtySize::default()).unwrap();
    let modes = pair.master.get_termios().unwrap();
    format!("{:?} {:?} {:?}", modes.local_flags, modes.input_flags, modes.output_flags)
}

const ENTER_OTHER_SCREEN: &[u8] = b"\x1b[?1049h";

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn the_first_start_offers_three_ways_and_q_leaves_the_terminal_as_it_was() {
    let home = Home::new();
    let mut terminal = home.open(&[]);
    terminal.until_text("Añadir tu primer cliente");
    let text = terminal.text();
    assert!(text.contains("Traer tus contactos") && text.contains("cartera de muestra"), "{text}");
    assert!(terminal.look(vt100::Screen::alternate_screen));
    assert!(!terminal.is_cooked(&fresh_modes()));
    terminal.keys("q");
    assert_eq!(terminal.ended(), 0);
    terminal.is_sane(&fresh_modes());
}

#[test]
fn the_demo_shows_the_day() {
    let home = Home::new();
    let mut terminal = home.open(&["demo"]);
    terminal.until_text("Rojo: contactar ya");
    terminal.until_text("lun 23  ●");
    terminal.keys("q");
    assert_eq!(terminal.ended(), 0);
    assert!(!home.0.path().join("agenda.db").exists(), "the user's own agenda is not touched");
}

/// What a turn of the queue or a captured line says is saved survives a kill, and the queue resumes behind it.
#[test]
fn the_queue_resumes_after_a_kill_with_what_was_saved_and_what_was_half_typed() {
    let home = Home::with_client();
    home.run(&["add", "Bodega Ruiz", "--next", "hoy"]);
    let mut terminal = home.open(&["queue"]);
    terminal.until_text("Cola de hoy  1/2");
    terminal.keys("2nadie en la tienda\r");
    terminal.until_text("Cola de hoy  2/2");
    terminal.keys("1a medias");
    terminal.until_text("a medias");
    home.until_kept("a medias");
    terminal.kill();
    assert!(home.run(&["show", "lopez"]).contains("nadie en la tienda"));
    let mut again = home.open(&["queue"]);
    again.until_text("Quedó algo a medio escribir");
    // Later: the queue has it too.
    again.keys("j\r");
    again.until_text("Cola de hoy  2/2");
    again.until_text("a medias");
    again.keys("\r");
    again.until_text("Cierre del día");
    again.kill();
    assert!(home.run(&["show", "ruiz"]).contains("a medias"));
}

/// As in a shell: the program is one of its jobs, is stopped, and is brought to the front again.
#[test]
fn ctrl_z_goes_to_the_shell_and_fg_comes_back() {
    let home = Home::with_client();
    let script = r#"set -m; "$0"; echo "stopped $?"; read line; fg; echo "ended $?""#;
    let mut terminal = home.open_with("sh", &["-c", script, PROGRAM], &[]);
    terminal.until_text("Ferretería López");
    terminal.keys("\u{1a}");
    terminal.until_text("stopped 1");
    assert!(terminal.look(|screen| !screen.alternate_screen() && !screen.hide_cursor()));
    terminal.keys("\r");
    terminal.until("the screens", |screen| screen.alternate_screen() && screen.contents().contains("Ferretería López"));
    terminal.keys("c");
    terminal.until_text("Anotar · Ferretería López");
    terminal.keys("\u{3}");
    terminal.until("the list", |screen| !screen.contents().contains("Anotar · "));
    terminal.keys("q");
    terminal.until_text("ended 0");
    assert_eq!(terminal.ended(), 0);
}

#[test]
fn a_friendly_signal_ends_the_program_with_a_sane_terminal_and_keeps_what_was_half_typed() {
    let home = Home::with_client();
    let mut terminal = home.open(&[]);
    terminal.until_text("Ferretería López");
    terminal.keys("n");
    terminal.until_text("Anotar · ");
    terminal.keys("a medias");
    terminal.until_text("a medias");
    terminal.signal("-TERM");
    assert_eq!(terminal.ended(), 0);
    terminal.is_sane(&fresh_modes());
    let mut again = home.open(&[]);
    again.until_text("a medio escribir");
    again.kill();
}

#[test]
fn what_the_screen_says_is_saved_survives_a_kill() {
    let home = Home::with_client();
    let mut terminal = home.open(&[]);
    terminal.until_text("Ferretería López");
    terminal.keys("c2\u{13}");
    terminal.until_text("✓ llamada a Ferretería López");
    terminal.kill();
    let mut again = home.open(&[]);
    again.until_text("Ferretería López");
    again.keys("\r");
    again.until_text("no contesta");
    again.keys("q");
    assert_eq!(again.ended(), 0);
    assert!(home.run(&["show", "Ferretería López"]).contains("no contesta"));
}

#[test]
fn half_a_note_survives_a_kill_and_is_offered_again() {
    let home = Home::with_client();
    let mut terminal = home.open(&[]);
    terminal.until_text("Ferretería López");
    terminal.keys("n");
    terminal.until_text("Anotar · ");
    terminal.keys("quiere 50 uni");
    terminal.until_text("quiere 50 uni");
    home.until_kept("quiere 50 uni");
    terminal.kill();
    let mut again = home.open(&[]);
    again.until_text("Quedó algo a medio escribir");
    again.keys("\r");
    again.until_text("quiere 50 uni");
    again.keys("dades\u{13}");
    again.until_text("✓ nota sobre Ferretería López");
    again.kill();
    assert!(home.run(&["show", "Ferretería López"]).contains("quiere 50 unidades"));
}

#[test]
fn what_another_program_writes_shows_without_a_key() {
    let home = Home::with_client();
    let mut terminal = home.open(&[]);
    terminal.until_text("Ferretería López");
    home.run(&["add", "Hotel Sol"]);
    terminal.until_text("Hotel Sol");
    home.run(&[
        "log",
        "--client",
        "Ferretería López",
        "--kind",
        "call",
        "--outcome",
        "no-answer",
        "--next",
        "vie 10:00",
        "ocupado",
    ]);
    terminal.until_text("27 nov");
    terminal.until_text("▲ 0");
    terminal.keys("q");
    assert_eq!(terminal.ended(), 0);
}

#[test]
fn the_window_is_drawn_anew_when_it_gets_another_size() {
    let home = Home::with_client();
    let mut terminal = home.open(&[]);
    terminal.until_text("Ferretería López");
    let resize = |terminal: &Terminal, rows: u16, cols: u16| {
        terminal.shown.lock().unwrap().parser.screen_mut().set_size(cells(rows), cells(cols));
        terminal.master.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
    };
    resize(&terminal, 10, 40);
    terminal.until_text("demasiado");
    resize(&terminal, 40, 120);
    terminal.until_text("cotización");
    terminal.until("the preview", |screen| screen.contents().matches("Ferretería López").count() == 2);
    terminal.keys("q");
    assert_eq!(terminal.ended(), 0);
}

/// Whether a selection of graphic rendition chooses a colour.
fn chooses_colour(codes: &str) -> bool {
    codes
        .split([';', ':'])
        .filter_map(|code| code.parse::<u16>().ok())
        .any(|code| matches!(code, 30..=38 | 40..=48 | 58 | 90..=97 | 100..=107))
}

/// Every `ESC [ … m` in what was written.
fn renditions(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let parts = text.split("\u{1b}[").skip(1);
    parts
        .filter_map(|part| {
            let end = part.find(|c: char| c.is_ascii_alphabetic())?;
            (part.as_bytes()[end] == b'm').then(|| part[..end].to_owned())
        })
        .collect()
}

#[test]
fn no_color_means_no_colour_and_the_selection_still_shows() {
    for (variables, coloured) in [(&[("NO_COLOR", "1")][..], false), (&[][..], true)] {
        let home = Home::new();
        let mut terminal = home.open_with(PROGRAM, &["demo"], variables);
        terminal.until_text("Rojo: contactar ya");
        terminal.keys("2");
        terminal.until_text("Empresa");
        terminal.keys("c");
        terminal.until_text("Anotar · ");
        terminal.keys("\u{1b}");
        terminal.until("the list", |screen| !screen.contents().contains("Anotar · "));
        let chosen = renditions(&terminal.bytes()).iter().any(|codes| chooses_colour(codes));
        assert_eq!(chosen, coloured, "{variables:?}");
        if !coloured {
            let reversed =
                terminal.look(|screen| (0..24).any(|y| screen.cell(y, 40).is_some_and(vt100::Cell::inverse)));
            assert!(reversed, "the selected row is in reverse video");
        }
        terminal.keys("q");
        assert_eq!(terminal.ended(), 0);
    }
}

#[test]
fn a_bad_key_in_the_configuration_is_one_line_before_any_screen() {
    for (line, part) in [
        ("\"log.call\" = \"no-hay-tal-tecla\"", "no-hay-tal-tecla"),
        ("\"log.cal\" = \"x\"", "log.cal"),
        ("\"log.call\" = \"n\"", "log.note"),
    ] {
        let home = Home::new();
        let file = home.0.path().join("mal.toml");
        std::fs::write(&file, format!("theme = \"dark\"\n[keys]\n{line}\n")).unwrap();
        let mut terminal = home.open(&["--config", file.to_str().unwrap()]);
        assert_eq!(terminal.ended(), 1, "{line}");
        terminal.until_text(part);
        let text = terminal.text();
        assert!(text.contains('3'), "the line is named: {text}");
        assert!(!holds(&terminal.bytes(), ENTER_OTHER_SCREEN), "no screen was entered");
        terminal.is_sane(&fresh_modes());
    }
}

#[test]
fn without_a_terminal_the_screens_say_what_to_do_instead() {
    let home = Home::with_client();
    let output = Command::new(PROGRAM).env_clear().envs(home.variables()).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), said.lines().count()), (Some(1), 1), "{said}");
    assert!(said.contains("cartera today"), "{said}");
}

/// Keys and foreign writes arrive at once: none of either is lost, and what is typed is kept all the while.
#[test]
fn no_key_is_lost_while_another_program_writes() {
    let home = Home::with_client();
    let mut terminal = home.open(&[]);
    terminal.until_text("Ferretería López");
    terminal.keys("n");
    terminal.until_text("Anotar · ");
    let typed = "abcdefghijklmnopqrstuvwxyz-0123456789";
    thread::scope(|scope| {
        let writer = scope.spawn(|| {
            for n in 0..8 {
                home.run(&["add", &format!("Hotel {n}")]);
            }
        });
        let mut keys = typed.chars().cycle();
        while !writer.is_finished() {
            terminal.keys(&keys.next().unwrap().to_string());
            thread::sleep(LOOK);
        }
        let rest: String = keys.take_while(|c| *c != '9').collect();
        terminal.keys(&format!("{rest}9!"));
    });
    terminal.until_text("9!");
    terminal.keys("\u{13}");
    terminal.until_text("✓ nota sobre Ferretería López");
    terminal.keys("q");
    assert_eq!(terminal.ended(), 0);
    let card = home.run(&["show", "Ferretería López"]);
    let kept: String = card.chars().filter(|c| !c.is_whitespace()).collect();
    let rounds = kept.matches(typed).count();
    assert!(rounds > 0 && kept.contains(&format!("{}!", typed.repeat(rounds))), "{card}");
    assert!(home.run(&["today", "--all"]).contains("Hotel 7"));
}

/// A home whose agenda only a passphrase opens.
fn encrypted() -> Home {
    let home = Home::with_client();
    let file = home.0.path().join("passphrase");
    std::fs::write(&file, "contraseña larga\n").unwrap();
    home.run(&["encrypt", "--passphrase-file", file.to_str().unwrap()]);
    home
}

#[test]
fn the_passphrase_is_asked_for_before_the_screens_and_never_shown() {
    let home = encrypted();
    let mut terminal = home.open(&[]);
    terminal.until_text("Contraseña de agenda.db:");
    terminal.keys("zzzzzzzz\r");
    terminal.until_text("No es esa.");
    terminal.keys("contraseña largax\x7f\r");
    // The worker has a door of its own.
    terminal.until("the day", |screen| screen.alternate_screen() && screen.contents().contains("Ferretería López"));
    terminal.keys("q");
    assert_eq!(terminal.ended(), 0);
    terminal.is_sane(&fresh_modes());
    for typed in ["zzz", "larga"] {
        assert!(!holds(&terminal.bytes(), typed.as_bytes()), "{typed}");
    }
}

#[test]
fn three_wrong_passphrases_or_escape_leave_the_agenda_closed() {
    let home = encrypted();
    for (keys, said) in
        [(&["uno\r", "dos\r", "tres\r"][..], "esa contraseña no abre"), (&["\x1b"], "sin la contraseña")]
    {
        let mut terminal = home.open(&["today"]);
        for (n, keys) in keys.iter().enumerate() {
            terminal.until("the question", |screen| screen.contents().matches("Contraseña de").count() > n);
            terminal.keys(keys);
        }
        terminal.until_text(said);
        assert_eq!(terminal.ended(), 1);
        assert!(terminal.is_cooked(&fresh_modes()));
        assert!(!terminal.text().contains("Ferretería"));
    }
}

#[test]
fn a_new_passphrase_is_typed_twice_with_a_warning() {
    let home = Home::with_client();
    let mut terminal = home.open(&["encrypt"]);
    terminal.until_text("nadie puede recuperarla");
    terminal.until_text("Contraseña nueva:");
    terminal.keys("contraseña larga\r");
    terminal.until_text("Otra vez:");
    terminal.keys("contraseña larguísima\r");
    terminal.until_text("No coinciden");
    terminal.until("the question again", |screen| screen.contents().matches("Contraseña nueva:").count() == 2);
    terminal.keys("contraseña larga\r");
    terminal.until("the question again", |screen| screen.contents().matches("Otra vez:").count() == 2);
    terminal.keys("contraseña larga\r");
    terminal.until_text("agenda cifrada");
    assert_eq!(terminal.ended(), 0);
    assert!(!holds(&terminal.bytes(), b"larga"));
    let mut again = home.open(&["today"]);
    again.until_text("Contraseña de");
    again.keys("contraseña larga\r");
    again.until_text("Ferretería López");
    assert_eq!(again.ended(), 0);
}
