//! What whole processes cost on a large portfolio, beside the least that a program of this kind can cost: starting, keys,
//! commands, files that are taken in, memory and idleness.
//!
//! `cargo bench --bench process` measures all of it; a word such as `screens`, `commands`, `memory` or `files` only that.
//! The two programs take turns, so that what else the machine does falls on both.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "without its portfolio a benchmark has nothing to measure"
)]

mod floor;
#[path = "../portfolio/mod.rs"]
mod portfolio;
mod system;
mod table;
mod terminal;

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;
use portfolio::{NOW, remove};
use table::Row;
use terminal::Terminal;

const PROGRAM: &str = env!("CARGO_BIN_EXE_cartera");
/// How often each program is started.
const RUNS: usize = 12;
/// What is measured of the screens.
const KEYS: [&str; 8] = [
    "start",
    "move",
    "page",
    "switch screen",
    "open a card",
    "filter, a letter: its first rows",
    "filter, a letter: all are counted",
    "a note, durable",
];
/// What is typed into the filter.
const TYPED: &str = "muñoz ar";
/// A name that says that the program is to be the floor.
const FLOOR: &str = "CARTERA_FLOOR";

fn main() {
    // The floor is this very program, started anew.
    if let Ok(part) = env::var(FLOOR) {
        let paths: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
        match (part.as_str(), &paths[..]) {
            ("screens", [db]) => floor::run(db),
            ("today", [db]) => floor::today(db),
            ("clients", [db, file]) => floor::import_clients(db, file),
            ("notes", [db, file]) => floor::import_notes(db, file),
            _ => {}
        }
        return;
    }
    let asked: Vec<String> = env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let is_asked = |part: &str| asked.is_empty() || asked.iter().any(|word| word == part);
    let home = tempfile::tempdir().unwrap();
    let bench = Bench::new(home.path());
    println!("{} clients", portfolio::clients());
    if is_asked("screens") {
        screens(&bench);
    }
    if is_asked("commands") {
        commands(&bench);
    }
    if is_asked("memory") {
        memory(&bench);
    }
    if is_asked("files") {
        files(&bench);
    }
    remove(&bench.ours);
    remove(&bench.floor);
}

/// Where the two programs are and work.
struct Bench<'h> {
    home: &'h Path,
    program: String,
    lowest: String,
    ours: PathBuf,
    floor: PathBuf,
}

impl<'h> Bench<'h> {
    fn new(home: &'h Path) -> Self {
        let made = portfolio::portfolio();
        let lowest = made.with_extension("floor.db");
        floor::make(&lowest, &made);
        let (ours, floor) = (made.with_extension("process.db"), made.with_extension("process-floor.db"));
        for (from, to) in [(&made, &ours), (&lowest, &floor)] {
            remove(to);
            fs::copy(from, to).unwrap();
        }
        // What a linker has just written lies in memory in smaller pieces than what was ever copied, which alone makes a
        // third of a command.
        let copied = |from: &Path, name: &str| {
            fs::copy(from, home.join(name)).unwrap();
            shown(home.join(name))
        };
        let program = copied(Path::new(PROGRAM), "cartera");
        let lowest = copied(&env::current_exe().unwrap(), "floor");
        let bench = Self { home, program, lowest, ours, floor };
        // The first change of a day makes a copy of the file, where anything was ever done in it: that is not what a key
        // costs.
        for _ in 0..2 {
            bench.timed(&bench.command(&["log", "--client", "#500", "llamada: hablamos"]));
        }
        bench
    }

    fn variables(&self) -> [(&'static str, String); 6] {
        let below = |name: &str| self.home.join(name).display().to_string();
        [
            ("HOME", below("")),
            ("XDG_DATA_HOME", below("data")),
            ("XDG_CONFIG_HOME", below("config")),
            ("XDG_STATE_HOME", below("state")),
            ("CARTERA_NOW", NOW.to_owned()),
            ("CARTERA_LANG", "es-PE".to_owned()),
        ]
    }

    /// The program with these words, on the large portfolio.
    fn command(&self, args: &[&str]) -> Vec<String> {
        let program = [self.program.clone(), "--db".to_owned(), shown(&self.ours)];
        program.into_iter().chain(args.iter().map(|arg| (*arg).to_owned())).collect()
    }

    /// Runs a command to its end; how long it took.
    fn timed(&self, command: &[String]) -> Duration {
        self.watched(command, None).0
    }

    /// Runs a command to its end, as the floor where a part of it is named; how long it took, and the most memory in KiB.
    fn watched(&self, command: &[String], floor: Option<&str>) -> (Duration, u64) {
        let mut child = Command::new(&command[0]);
        child.args(&command[1..]).envs(self.variables()).stdout(Stdio::null()).stderr(Stdio::null());
        if let Some(part) = floor {
            child.env(FLOOR, part);
        }
        let begin = Instant::now();
        let mut child = child.spawn().unwrap();
        let process = child.id();
        let (done, watch) = std::sync::mpsc::channel::<()>();
        let watching = thread::spawn(move || {
            let mut most = 0;
            while watch.recv_timeout(Duration::from_millis(20)) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
                most = system::peak(process).max(most);
            }
            most
        });
        let status = child.wait().unwrap();
        let took = begin.elapsed();
        drop(done);
        // Two clients of one name keep rows out, which 1 says.
        assert!(matches!(status.code(), Some(0 | 1)), "{command:?}");
        (took, watching.join().unwrap())
    }

    fn start(&self) -> (Terminal, Duration) {
        let mut command = CommandBuilder::new(&self.program);
        command.args(["--db", &shown(&self.ours)]);
        self.in_terminal(command)
    }

    fn start_floor(&self) -> (Terminal, Duration) {
        let mut command = CommandBuilder::new(&self.lowest);
        command.arg(&self.floor);
        command.env(FLOOR, "screens");
        self.in_terminal(command)
    }

    fn in_terminal(&self, mut command: CommandBuilder) -> (Terminal, Duration) {
        command.env("TERM", "xterm-256color");
        self.variables().iter().for_each(|(name, value)| command.env(name, value));
        Terminal::start(command)
    }
}

fn shown(path: impl AsRef<OsStr>) -> String {
    path.as_ref().to_string_lossy().into_owned()
}

/// What keys cost, of both programs in turn.
fn screens(bench: &Bench) {
    let mut all: [[Vec<Duration>; KEYS.len()]; 2] = Default::default();
    for _ in 0..RUNS {
        let (mut ours, took) = bench.start();
        let mut keys: [Vec<Duration>; KEYS.len()] = Default::default();
        keys[0].push(took);
        keys[1].extend((0..8).map(|_| ours.press("j")));
        keys[2].extend((0..3).map(|_| ours.press("\x1b[6~")));
        keys[3].extend(["2", "1"].map(|key| ours.press(key)));
        keys[4].push(ours.press("\r"));
        ours.drive("\x1b");
        ours.drive("2");
        ours.drive("/");
        for letter in TYPED.chars() {
            let (first, whole) = ours.answer(&letter.to_string());
            keys[5].push(first);
            keys[6].push(whole);
        }
        ours.drive("\x1b");
        ours.drive("\x1b");
        ours.drive("1");
        for _ in 0..4 {
            ours.drive("n");
            ours.drive("llamó, quiere la lista de precios");
            keys[7].push(ours.press("\x13"));
        }
        ours.drive("\x1b");
        ours.leave("q");
        let (mut floor, took) = bench.start_floor();
        let mut lowest: [Vec<Duration>; KEYS.len()] = Default::default();
        lowest[0].push(took);
        lowest[1].extend((0..8).map(|_| floor.press("j")));
        lowest[2].extend((0..3).map(|_| floor.press("\x1b[6~")));
        lowest[3].extend(["2", "1"].map(|key| floor.press(key)));
        lowest[4].push(floor.press("\r"));
        floor.drive("\x1b");
        floor.drive("/");
        for letter in TYPED.chars() {
            let (first, whole) = floor.answer(&letter.to_string());
            lowest[5].push(first);
            lowest[6].push(whole);
        }
        floor.drive("\x1b");
        for _ in 0..4 {
            lowest[7].push(floor.press("n"));
            floor.drive("\x1b");
        }
        floor.leave("q");
        for (into, from) in all.iter_mut().zip([keys, lowest]) {
            into.iter_mut().zip(from).for_each(|(into, from)| into.extend(from));
        }
    }
    let [ours, floor] = all;
    let rows: Vec<Row> =
        KEYS.into_iter().zip(ours.into_iter().zip(floor)).map(|(name, (a, b))| Row::new(name, a, b)).collect();
    table::print("Key to screen", &rows);
}

/// What commands cost, from the shell and back.
fn commands(bench: &Bench) {
    let lowest = [bench.lowest.clone(), shown(&bench.floor)];
    let mut rows = Vec::new();
    let asked: [(&'static str, &[&str]); 6] = [
        ("cartera today", &["today"]),
        ("cartera find --count alert:red", &["find", "--count", "alert:red"]),
        ("cartera find muñoz", &["find", "muñoz"]),
        ("cartera show '#500'", &["show", "#500"]),
        ("cartera log", &["log", "--client", "#500", "llamada: no contesta"]),
        ("cartera value", &["value"]),
    ];
    for (name, args) in asked {
        let command = bench.command(args);
        let (mut ours, mut floor) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            ours.push(bench.timed(&command));
            floor.push(bench.watched(&lowest, Some("today")).0);
        }
        rows.push(Row::new(name, ours, floor));
    }
    table::print("Commands, beside the floor's list of today", &rows);
}

/// What it holds after work, and what it does when nothing is asked of it.
fn memory(bench: &Bench) {
    let (mut terminal, _) = bench.start();
    let look = |terminal: &Terminal| system::usage(terminal.process());
    let mut rows = vec![("at the start", look(&terminal))];
    let work = |terminal: &mut Terminal, times: usize| {
        for _ in 0..times {
            for keys in ["j", "j", "k", "\r", "\x1b", "2", "/", "m", "u", "\x1b", "\x1b", "1"] {
                terminal.drive(keys);
            }
        }
    };
    work(&mut terminal, 10);
    rows.push(("after 120 keys", look(&terminal)));
    work(&mut terminal, 50);
    rows.push(("after 720 keys", look(&terminal)));
    println!("\nMemory\n\n| when | its own, MiB | in all, MiB |\n|---|---:|---:|");
    for (when, usage) in rows {
        println!("| {when} | {} | {} |", usage.own / 1024, usage.all / 1024);
    }
    // What is tidied up when nobody types is done by then.
    thread::sleep(Duration::from_secs(8));
    let before = look(&terminal);
    thread::sleep(Duration::from_secs(20));
    let after = look(&terminal);
    println!(
        "\nIdle for 20 s: woken {} times, {} bytes written",
        after.woken - before.woken,
        after.written - before.written
    );
    terminal.leave("q");
}

/// What it costs to take in and to write whole portfolios.
fn files(bench: &Bench) {
    let in_home = |name: &str| shown(bench.home.join(name));
    println!("\nFiles\n\n| what | s | MiB at most | floor, s | ratio |\n|---|---:|---:|---:|---:|");
    let told = |name: &str, (took, peak): (Duration, u64), floor: Option<Duration>| {
        let (floor, ratio) = floor.map_or_else(Default::default, |floor| {
            let floor = floor.as_secs_f64();
            (format!("{floor:.2}"), format!("{:.1}", took.as_secs_f64() / floor))
        });
        println!("| {name} | {:.2} | {} | {floor} | {ratio} |", took.as_secs_f64(), peak / 1024);
    };
    for (name, kind, file) in [
        ("export clients, CSV", "clients", "clients.csv"),
        ("export interactions, CSV", "interactions", "interactions.csv"),
    ] {
        let command = bench.command(&["export", "--format", "csv", "--kind", kind, "-o", &in_home(file)]);
        told(name, bench.watched(&command, None), None);
    }
    let command = bench.command(&["export", "--format", "json", "-o", &in_home("all.json")]);
    told("export everything, JSON", bench.watched(&command, None), None);
    cut(&in_home("interactions.csv"), &in_home("part.csv"));
    let (ours, lowest) = (in_home("new.db"), in_home("new-floor.db"));
    for (name, file, part) in [
        ("import clients, CSV", "clients.csv", Some("clients")),
        ("import clients, CSV, once more", "clients.csv", None),
        ("import interactions, CSV, half of them", "part.csv", Some("notes")),
    ] {
        let floor =
            part.map(|part| bench.watched(&[bench.lowest.clone(), lowest.clone(), in_home(file)], Some(part)).0);
        let command = [bench.program.as_str(), "--db", &ours, "import", &in_home(file)].map(str::to_owned);
        told(name, bench.watched(&command, None), floor);
    }
}

/// Copies half of the rows of a file: more is not taken in at once.
fn cut(from: &str, to: &str) {
    let mut reader = csv::Reader::from_path(from).unwrap();
    let mut writer = csv::Writer::from_path(to).unwrap();
    writer.write_record(reader.headers().unwrap()).unwrap();
    for row in reader.records().take(portfolio::clients() * 5) {
        writer.write_record(&row.unwrap()).unwrap();
    }
    writer.flush().unwrap();
}
