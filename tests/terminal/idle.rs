//! What the program costs when nothing happens, and after much has happened: no wake-up, no byte, no growth. What depends
//! on speed is measured and told; what must be so at any speed is checked.

#![cfg(target_os = "linux")]

use std::fs;

use super::kills::setting;
use super::*;

/// A number out of a file of the system about a process, by what stands before it.
fn number(process: u32, file: &str, name: &str) -> u64 {
    let text = fs::read_to_string(format!("/proc/{process}/{file}")).unwrap_or_default();
    let line = text.lines().find(|line| line.starts_with(name)).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|word| word.parse().ok()).unwrap_or(0)
}

/// How often the threads of a process were woken, and how many bytes it has written.
fn activity(process: u32) -> (u64, u64) {
    let tasks = fs::read_dir(format!("/proc/{process}/task")).unwrap();
    let names = tasks.map(|task| task.unwrap().file_name().to_string_lossy().into_owned());
    let woken = names.map(|task| number(process, &format!("task/{task}/status"), "voluntary_ctxt_switches")).sum();
    (woken, number(process, "io", "wchar:"))
}

/// Once the last key is dealt with, the program sleeps until something happens.
#[test]
fn when_nothing_happens_nothing_runs() {
    let home = Home::with_client();
    let mut terminal = home.open(&[]);
    terminal.until_text("Ferretería López");
    for keys in ["2", "\r", "\u{1b}", "1"] {
        terminal.keys(keys);
        thread::sleep(LOOK);
    }
    let process = terminal.child.process_id().unwrap();
    let span = Duration::from_millis(setting("CARTERA_IDLE", 700));
    // What follows from the last key ends at some time, however slow the machine: then it is quiet for good.
    let begin = Instant::now();
    let mut before = activity(process);
    loop {
        thread::sleep(span);
        let now = activity(process);
        if now == before {
            break;
        }
        before = now;
        assert!(begin.elapsed() < PATIENCE * 2, "it never sleeps: {before:?}");
    }
    thread::sleep(span);
    assert_eq!(activity(process), before, "it woke up, or wrote, without a reason");
    terminal.keys("q");
    assert_eq!(terminal.ended(), 0);
}

/// How many things a round of what is done all day is.
const ROUND: u64 = 6;

/// Does a round: lists, a note, taking it back, a form that is opened and left. Each step is waited for.
fn round(terminal: &mut Terminal) {
    terminal.keys("2");
    terminal.until_text("Empresa");
    terminal.keys("n");
    terminal.until_text("Anotar · ");
    terminal.keys("una nota\u{13}");
    terminal.until_text("✓ nota sobre");
    terminal.keys("u");
    terminal.until_text("deshecho");
    terminal.keys("1");
    terminal.until_text("Rojo: contactar ya");
    terminal.keys("c");
    terminal.until_text("Anotar · ");
    terminal.keys("\u{1b}");
    terminal.until("the list", |screen| !screen.contents().contains("Anotar · "));
}

/// Anonymous memory after a tenth of the rounds and after all of them. An allocator never gives back all: what is checked
/// is that it does not go on growing.
#[test]
fn memory_does_not_grow_with_what_is_done() {
    let home = Home::new();
    home.run(&["demo", "--write", home.database().to_str().unwrap()]);
    let mut terminal = home.open(&[]);
    terminal.until_text("Rojo: contactar ya");
    let process = terminal.child.process_id().unwrap();
    let actions = setting("CARTERA_ACTIONS", 400);
    let rounds = actions / ROUND;
    let mut early = 0;
    let mut told = Vec::new();
    for done in 0..rounds {
        round(&mut terminal);
        let now = number(process, "smaps_rollup", "Anonymous:");
        if done == rounds / 10 {
            early = now;
        }
        if done % (rounds / 10).max(1) == 0 {
            told.push(now);
        }
    }
    let late = number(process, "smaps_rollup", "Anonymous:");
    println!("anonymous memory after {actions} actions: {late} kB, after a tenth of them {early} kB; {told:?}");
    assert!(late < early + 4_096, "from {early} to {late} kB");
    terminal.keys("q");
    assert_eq!(terminal.ended(), 0);
}
