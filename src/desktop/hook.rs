//! Running a command of the user's, with something to read on its standard input, without ever waiting for it.

use std::io::{Seek, Write};
use std::process::{Command, Stdio};
use std::thread;

/// Starts a command that reads `input` and whose output nobody sees; says in one line why it could not be started.
pub fn start(command: &[String], input: &[u8]) -> Result<(), String> {
    let [program, args @ ..] = command else { return Ok(()) };
    let run = || -> std::io::Result<()> {
        // A file and not a pipe: whoever reads slowly, or not at all, keeps nobody waiting.
        let mut said = tempfile::tempfile()?;
        said.write_all(input)?;
        said.rewind()?;
        let mut command = Command::new(program);
        command.args(args).stdin(said).stdout(Stdio::null()).stderr(Stdio::null());
        #[cfg(unix)]
        // What is typed at the terminal is not for it.
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut child = command.spawn()?;
        thread::spawn(move || child.wait());
        Ok(())
    };
    run().map_err(|error| format!("{program}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::shell::words;

    #[cfg(unix)]
    #[test]
    fn a_command_reads_what_it_is_given_and_nobody_waits() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("said");
        let command = words(&format!("sh -c 'cat > \"{0}.new\" && mv \"{0}.new\" \"{0}\"'", file.display())).unwrap();
        let text = "ñandú\n".repeat(100_000);
        start(&command, text.as_bytes()).unwrap();
        while !file.exists() {
            thread::yield_now();
        }
        assert_eq!(std::fs::read_to_string(file).unwrap(), text);
        assert!(start(&["/nowhere/at-all".to_owned()], b"").unwrap_err().starts_with("/nowhere/at-all: "));
    }
}
