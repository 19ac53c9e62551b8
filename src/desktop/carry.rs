//! Carrying a shared folder to a server and back: vdirsyncer does it, if it is installed and was set up by us.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::domain::cells::cut;
use crate::domain::text::clean_line;

/// The program that carries.
const PROGRAM: &str = "vdirsyncer";
/// How long it may take: the first time there is much to carry.
const PATIENCE: Duration = Duration::from_mins(30);
/// How often it is looked whether it has ended.
const LOOK: Duration = Duration::from_millis(40);
/// The most of what it complains that is repeated.
const COMPLAINT: usize = 200;
/// The most that is read of what it says.
const MOST: u64 = 1 << 20;

/// Why a folder was not carried.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Uncarried {
    /// The program is not installed.
    #[error("no vdirsyncer")]
    NoProgram,
    /// It was called off.
    #[error("called off")]
    Stopped,
    /// It did not end.
    #[error("takes too long")]
    Slow,
    /// It did not work: no network, or the server refuses.
    #[error("{0}")]
    Failed(String),
}

/// What carries a folder: the program, and how it was set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carrier {
    program: PathBuf,
    setup: PathBuf,
}

impl Carrier {
    /// The program with this setup.
    pub fn new(setup: &Path) -> Result<Self, Uncarried> {
        let folders: Vec<PathBuf> = std::env::var_os("PATH").iter().flat_map(std::env::split_paths).collect();
        let name = format!("{PROGRAM}{}", std::env::consts::EXE_SUFFIX);
        let places = folders.iter().filter(|folder| folder.is_absolute()).map(|folder| folder.join(&name));
        let program = places.into_iter().find(|file| file.is_file()).ok_or(Uncarried::NoProgram)?;
        Ok(Self { program, setup: setup.to_owned() })
    }

    /// Carries what changed, both ways.
    pub fn carry(&self, stopped: &dyn Fn() -> bool) -> Result<(), Uncarried> {
        self.run(&["sync"], "", stopped)
    }

    /// Looks for the collections on the server, and has those made that are not there.
    pub fn discover(&self, stopped: &dyn Fn() -> bool) -> Result<(), Uncarried> {
        self.run(&["discover"], &"y\n".repeat(16), stopped)
    }

    fn run(&self, args: &[&str], input: &str, stopped: &dyn Fn() -> bool) -> Result<(), Uncarried> {
        let failed = |error: std::io::Error| Uncarried::Failed(error.to_string());
        let mut command = Command::new(&self.program);
        command.arg("--config").arg(&self.setup).args(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(failed)?;
        if let Some(mut pipe) = child.stdin.take() {
            // A program that asks nothing closes it early.
            let _unread = pipe.write_all(input.as_bytes());
        }
        let said = [listen(child.stdout.take()), listen(child.stderr.take())];
        let ended = wait(&mut child, stopped);
        if ended.is_err() {
            let _gone = child.kill();
            let _reaped = child.wait();
        }
        let said: Vec<String> = said.into_iter().map(|reader| reader.join().unwrap_or_default()).collect();
        if ended? { Ok(()) } else { Err(Uncarried::Failed(complaint(&said))) }
    }
}

/// Waits until a program has ended; says whether it did what it should.
fn wait(child: &mut Child, stopped: &dyn Fn() -> bool) -> Result<bool, Uncarried> {
    let since = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status.success()),
            Ok(None) if stopped() => return Err(Uncarried::Stopped),
            Ok(None) if since.elapsed() > PATIENCE => return Err(Uncarried::Slow),
            Ok(None) => thread::sleep(LOOK),
            Err(error) => return Err(Uncarried::Failed(error.to_string())),
        }
    }
}

/// Reads what a program says, beside it: a full pipe would stop it.
fn listen(pipe: Option<impl Read + Send + 'static>) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut said = Vec::new();
        if let Some(mut pipe) = pipe {
            let _as_far_as_it_goes = pipe.by_ref().take(MOST).read_to_end(&mut said);
            let _drained = std::io::copy(&mut pipe, &mut std::io::sink());
        }
        String::from_utf8_lossy(&said).into_owned()
    })
}

/// The line that says most of why it did not work: the first that speaks of an error.
fn complaint(said: &[String]) -> String {
    let lines: Vec<&str> =
        said.iter().flat_map(|said| said.lines()).map(str::trim).filter(|line| !line.is_empty()).collect();
    let speaks = |line: &&str| ["error:", "critical:"].iter().any(|word| line.to_lowercase().starts_with(word));
    let line = lines.iter().copied().find(speaks).or(lines.last().copied()).unwrap_or(PROGRAM);
    let plain = line.split_once(": ").filter(|_| speaks(&line)).map_or(line, |(_, rest)| rest);
    cut(&clean_line(plain), COMPLAINT).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_complaint_is_one_line() {
        for (said, expected) in [
            (vec!["Syncing\nerror: 500, message='x'\nerror: b", ""], "500, message='x'"),
            (vec!["", "warning: a\ncritical: no config"], "no config"),
            (vec!["Traceback\n\nOSError: \u{1b}[31mno net"], "OSError: [31mno net"),
            (vec![""], "vdirsyncer"),
        ] {
            let said: Vec<String> = said.into_iter().map(str::to_owned).collect();
            assert_eq!(complaint(&said), expected);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_program_is_run_until_it_ends_or_is_called_off() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("carries");
        let carrier = Carrier { program: program.clone(), setup: "x".into() };
        let says = |script: &str| {
            std::fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
            std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o700)).unwrap();
        };
        let never = || false;
        says("test \"$1 $2 $3\" = '--config x sync'");
        assert_eq!(carrier.carry(&never), Ok(()));
        says("read a; test \"$a\" = y");
        assert_eq!(carrier.discover(&never), Ok(()));
        says("head -c 300000 /dev/zero; echo; echo 'error: no route to host' >&2; exit 1");
        assert_eq!(carrier.carry(&never), Err(Uncarried::Failed("no route to host".into())));
        says("exec sleep 60");
        assert_eq!(carrier.carry(&|| true), Err(Uncarried::Stopped));
    }
}
