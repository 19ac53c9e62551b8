//! The large portfolio that the benchmarks measure on: 100,000 clients with ten interactions and a follow-up each, unless
//! `CARTERA_BENCH_CLIENTS` says otherwise. It is made once and kept beside the build.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use cartera::agenda::{Agenda, Origin, fill};
use cartera::clock::Clock;
use cartera::demo::{self, Tongue};
use cartera::domain::Rules;

/// The day on which everything is measured.
pub(crate) const NOW: &str = "2026-11-21T09:00:00-05:00";
/// Columns and rows of the terminal.
pub(crate) const SIZE: (u16, u16) = (120, 40);
/// What decides what is in the file: when it changes, the file is made anew.
const MAKERS: [&str; 14] = [
    include_str!("../../src/store/001.sql"),
    include_str!("../../src/store/002.sql"),
    include_str!("../../src/store/003.sql"),
    include_str!("../../src/store/004.sql"),
    include_str!("../../src/store/005.sql"),
    include_str!("../../src/store/006.sql"),
    include_str!("../../src/store/007.sql"),
    include_str!("../../src/store/008.sql"),
    include_str!("../../src/store/indexing.rs"),
    include_str!("../../src/demo/large.rs"),
    include_str!("../../src/demo/market.rs"),
    include_str!("../../src/demo/prospects.rs"),
    include_str!("../../src/demo/weave.rs"),
    include_str!("../../src/demo/es.toml"),
];

/// How many clients are in it.
pub(crate) fn clients() -> usize {
    std::env::var("CARTERA_BENCH_CLIENTS").ok().and_then(|n| n.parse().ok()).unwrap_or(100_000)
}

/// The portfolio, made if need be.
pub(crate) fn portfolio() -> PathBuf {
    let clients = clients();
    let mut hasher = DefaultHasher::new();
    (MAKERS, NOW).hash(&mut hasher);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join(format!("agenda-{clients}-{:016x}.db", hasher.finish()));
    if !path.exists() {
        let unfinished = path.with_extension("part.db");
        remove(&unfinished);
        let mut agenda = open(&unfinished, Rules::default());
        let today = agenda.today();
        let stock = demo::large_stock(Tongue::Es).unwrap();
        fill(&mut agenda, &stock, demo::large(Tongue::Es, today, clients).unwrap(), |_| ()).unwrap();
        drop(agenda);
        fs::rename(unfinished, &path).unwrap();
    }
    path
}

/// Removes a database with what SQLite keeps beside it.
pub(crate) fn remove(path: &Path) {
    for end in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        let _there_is_none = fs::remove_file(name);
    }
}

/// Opens an agenda on the day on which everything is measured.
pub(crate) fn open(path: &Path, rules: Rules) -> Agenda {
    Agenda::open(path, Clock::from_setting(Some(NOW)).unwrap(), rules, Origin::Screens).unwrap()
}
