//! The command line from end to end: the built program, in a home of its own, at a fixed moment, in both languages.

#![expect(clippy::unwrap_used, reason = "what the tests share stands outside of test functions")]

// The means to look into a file come with the program.
use cartera as _;

mod backups;
mod bad;
mod capture;
mod cards;
mod changing;
mod escapes;
mod exports;
mod files;
mod forecast;
mod intake;
mod messages;
mod opportunities;
mod pipeline;
mod playbooks;
mod purchases;
mod queue;
mod reading;
mod record;
#[cfg(target_os = "linux")]
mod remind;
mod reports;
mod segments;
mod sheets;
mod sync;
mod topics;
mod twins;
#[path = "../support/ugly.rs"]
mod ugly;
mod value;
mod vault;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A Monday morning in Lima.
const NOW: &str = "2026-11-23T10:00-05:00";

/// A user with an empty home.
struct Home {
    folder: TempDir,
    lang: &'static str,
}

/// What a command said.
#[derive(Debug)]
struct Said {
    code: i32,
    out: String,
    err: String,
}

impl Home {
    fn new(lang: &'static str) -> Self {
        Self { folder: tempfile::tempdir().unwrap(), lang }
    }

    /// A home whose agenda has three clients: two hardware stores, and a hotel with a next step on Friday.
    fn with_clients(lang: &'static str) -> Self {
        let home = Self::new(lang);
        let mobile = ["--city", "Lima", "--mobile", "999 111 222", "--contact", "Rosa Muñoz; compras", "--tag", "vip"];
        home.done(&[&["add", "Ferretería López"], mobile.as_slice()].concat());
        home.done(&["add", "Ferretería Ruiz", "--city", "Cusco"]);
        home.done(&["add", "Hotel Sol", "--next", "vie 10:00 visita", "--purpose", "renovar contrato"]);
        home
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Where the agenda of this home is.
    fn database(&self) -> PathBuf {
        self.path(".local/share/cartera/agenda.db")
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cartera"));
        command.args(args).env_clear().current_dir(self.folder.path());
        command.env("HOME", self.folder.path()).env("CARTERA_NOW", NOW).env("CARTERA_LANG", self.lang);
        command
    }

    fn run(&self, args: &[&str]) -> Said {
        self.run_with(args, &[], b"")
    }

    fn run_with(&self, args: &[&str], variables: &[(&str, &str)], input: &[u8]) -> Said {
        let mut command = self.command(args);
        command.envs(variables.iter().copied());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A command that refuses before it reads closes the pipe.
        let _ = child.stdin.take().unwrap().write_all(input);
        let output = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Said { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Runs a command that must succeed; what it says.
    fn done(&self, args: &[&str]) -> String {
        let said = self.run(args);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{args:?}");
        said.out
    }

    /// Runs a command that must succeed with `--json`; its answer.
    fn json(&self, args: &[&str]) -> Value {
        serde_json::from_str(&self.done(&[args, &["--json"]].concat())).unwrap()
    }

    /// Everything that could tell that something was written.
    fn state(&self) -> (Value, Value) {
        (self.json(&["history", "--limit", "1000"]), self.json(&["today", "--all"]))
    }
}

/// The names of an object's fields, in alphabetical order.
fn fields(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

fn str_of(path: &Path) -> &str {
    path.to_str().unwrap()
}
