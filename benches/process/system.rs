//! What Linux says of a process: its memory, and how often it wakes.

use std::fs;

/// What a process holds and did so far.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Usage {
    /// Memory that is its own, in KiB.
    pub(crate) own: u64,
    /// Memory in all, files that are mapped included, in KiB.
    pub(crate) all: u64,
    /// How often it woke.
    pub(crate) woken: u64,
    /// Bytes that it wrote.
    pub(crate) written: u64,
}

/// Looks at a process; zeros where the system does not say.
pub(crate) fn usage(process: u32) -> Usage {
    let rollup = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    let tasks = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let woken = tasks
        .filter_map(|task| fs::read_to_string(task.path().join("status")).ok())
        .map(|status| number(&status, "voluntary_ctxt_switches:"))
        .sum();
    let io = fs::read_to_string(format!("/proc/{process}/io")).unwrap_or_default();
    Usage { own: number(&rollup, "Anonymous:"), all: number(&rollup, "Rss:"), woken, written: number(&io, "wchar:") }
}

/// The most memory that a process had, in KiB.
pub(crate) fn peak(process: u32) -> u64 {
    number(&fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default(), "VmHWM:")
}

fn number(text: &str, name: &str) -> u64 {
    let line = text.lines().find(|line| line.starts_with(name));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok()).unwrap_or(0)
}
