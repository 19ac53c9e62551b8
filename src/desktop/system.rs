//! Showing a notice: the program that does it is run, or the terminal is told.

use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use super::{Around, Desktop, Notice, Route, Terminal, Undelivered, Unopened, open};
use crate::domain::cells::cut;
use crate::domain::text::{clean_line, clean_text, first_line};

/// How long a program may take: a service that is not there is waited for in vain.
const PATIENCE: Duration = Duration::from_secs(8);
/// How often it is looked whether the program has ended.
const LOOK: Duration = Duration::from_millis(15);
/// The most of what a program complains that is repeated.
const COMPLAINT: usize = 120;
/// The sign beside a notice, by its name in every theme of icons.
const ICON: &str = "x-office-calendar";

/// The desktop of this system.
#[derive(Debug)]
pub struct System {
    around: Around,
}

/// A program that shows a notice: its file, its arguments, and what is put into its environment.
#[derive(Debug, PartialEq, Eq)]
struct Call {
    file: PathBuf,
    args: Vec<String>,
    env: Vec<(&'static str, String)>,
}

impl System {
    /// The desktop of what surrounds the program.
    #[must_use]
    pub fn new(around: Around) -> Self {
        Self { around }
    }

    /// What the terminal is to be told, when that is the way to show a notice: for whoever owns the terminal.
    #[must_use]
    pub fn for_terminal(&self, notice: &Notice) -> Option<String> {
        let first = self.around.routes().ok()?.first().copied();
        first.filter(|route| *route == Route::Terminal).and_then(|_| self.sequence(notice))
    }

    fn sequence(&self, notice: &Notice) -> Option<String> {
        let (title, body) = (clean_line(&notice.title), clean_line(&notice.body));
        Some(match self.around.terminal? {
            Terminal::Line => format!("\u{1b}]9;{title}: {body}\u{7}"),
            // What parts the title from the text cannot stand in the title.
            Terminal::TitleAndText => format!("\u{1b}]777;notify;{};{body}\u{7}", title.replace(';', ",")),
        })
    }

    fn call(&self, route: Route, notice: &Notice) -> Option<Call> {
        let (_, file) = self.around.programs.iter().find(|(known, _)| *known == route)?;
        let (title, body) = (clean_line(&notice.title), clean_text(&notice.body));
        let args = |list: &[&str]| list.iter().map(|arg| (*arg).to_owned()).collect();
        let bus = self.around.bus.clone().map(|bus| ("DBUS_SESSION_BUS_ADDRESS", bus));
        let (args, env): (Vec<String>, Vec<(&str, String)>) = match route {
            Route::NotifySend => {
                (args(&["--app-name=cartera", &format!("--icon={ICON}"), "--", &title, &escaped(&body)]), {
                    bus.into_iter().collect()
                })
            }
            Route::Busctl => {
                let service = "org.freedesktop.Notifications";
                let call = ["--user", "--", "call", service, "/org/freedesktop/Notifications", service, "Notify"];
                let values = ["susssasa{sv}i", "cartera", "0", ICON, &title, &escaped(&body), "0", "0", "-1"];
                (args(&[&call[..], &values[..]].concat()), bus.into_iter().collect())
            }
            // What is foreign comes as an argument, never as a part of the script.
            Route::Osascript => {
                let show = "display notification (item 2 of argv) with title (item 1 of argv)";
                (args(&["-e", "on run argv", "-e", show, "-e", "end run", "--", &title, &body]), Vec::new())
            }
            Route::PowerShell => {
                let script = include_str!("toast.ps1");
                let env = vec![("CARTERA_TITLE", title), ("CARTERA_BODY", body)];
                (args(&["-NoProfile", "-NonInteractive", "-Command", script]), env)
            }
            Route::Terminal => return None,
        };
        Some(Call { file: file.clone(), args, env })
    }

    fn try_route(&self, route: Route, notice: &Notice) -> Result<Route, Undelivered> {
        let program = route.program().unwrap_or_default();
        if let Some(call) = self.call(route, notice) {
            return run(&call, program).map(|()| route);
        }
        let sequence = self.sequence(notice).ok_or(Undelivered::NoProgram)?;
        let mut out = io::stdout();
        let told = out.write_all(sequence.as_bytes()).and_then(|()| out.flush());
        told.map(|()| route).map_err(|error| Undelivered::Refused { program, detail: error.to_string() })
    }
}

impl Desktop for System {
    fn open(&self, target: &str) -> Result<(), Unopened> {
        open::open(target, self.around.windows)
    }

    fn raise(&self, notice: &Notice) -> Result<Route, Undelivered> {
        let mut why = None;
        for route in self.around.routes()? {
            match self.try_route(route, notice) {
                Ok(route) => return Ok(route),
                // The best way's complaint says most.
                Err(error) => why = why.or(Some(error)),
            }
        }
        Err(why.unwrap_or(Undelivered::NoProgram))
    }
}

/// The text of a notice may hold marks as web pages have them, where the service reads them: it is to hold none.
fn escaped(body: &str) -> String {
    body.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn run(call: &Call, program: &'static str) -> Result<(), Undelivered> {
    let refused = |detail: &str| Undelivered::Refused { program, detail: cut(detail, COMPLAINT).into_owned() };
    let mut command = Command::new(&call.file);
    command.args(&call.args).envs(call.env.iter().map(|(name, value)| (name, value)));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| refused(&error.to_string()))?;
    let complaint = child.stderr.take();
    let until = Instant::now() + PATIENCE;
    let status = loop {
        match child.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) if Instant::now() < until => thread::sleep(LOOK),
            Ok(None) => {
                end(child);
                return Err(Undelivered::Slow { program });
            }
            Err(error) => return Err(refused(&error.to_string())),
        }
    };
    if status.success() {
        return Ok(());
    }
    let said = complaint.map(heard).unwrap_or_default();
    let said = clean_line(first_line(&said));
    Err(refused(if said.is_empty() { "?" } else { &said }))
}

/// Ends a program that does not end by itself.
fn end(mut child: Child) {
    let _gone = child.kill();
    let _gone = child.wait();
}

/// What a program that has ended complained of. Something that it left behind may still hold its output open.
fn heard(mut from: impl Read + Send + 'static) -> String {
    let (told, hear) = channel();
    thread::spawn(move || {
        let mut said = vec![0; 2_000];
        let length = from.read(&mut said).unwrap_or(0);
        said.truncate(length);
        let _nobody = told.send(said);
    });
    let said = hear.recv_timeout(Duration::from_millis(500)).unwrap_or_default();
    String::from_utf8_lossy(&said).into_owned()
}

#[cfg(test)]
mod tests {
    use super::super::Os;
    use super::*;

    fn system(route: Route, file: &str, terminal: Option<Terminal>) -> System {
        System::new(Around {
            os: Os::Unix,
            remote: false,
            windows: true,
            terminal,
            bus: Some("unix:path=/run/x/bus".into()),
            programs: vec![(route, file.into())],
        })
    }

    fn hostile() -> Notice {
        Notice { title: "-x; <b>López\u{1b}]9;\u{7}\n".into(), body: "uno & \"dos\" <i>\n\u{9b}tres $(id)".into() }
    }

    #[test]
    fn what_is_foreign_is_one_argument_and_no_mark() {
        let call = |route| system(route, "/bin/x", None).call(route, &hostile()).unwrap();
        let sent = call(Route::NotifySend);
        let expected = ["--", "-x; <b>López]9;", "uno &amp; \"dos\" &lt;i&gt;\ntres $(id)"];
        assert_eq!(sent.args[2..], expected);
        assert_eq!(sent.env, [("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/x/bus".to_owned())]);
        let called = call(Route::Busctl).args;
        let values: Vec<&str> = called.iter().skip(10).map(String::as_str).collect();
        assert_eq!(values, [ICON, expected[1], expected[2], "0", "0", "-1"]);
        let script = call(Route::Osascript).args;
        assert_eq!(script[6..], ["--", "-x; <b>López]9;", "uno & \"dos\" <i>\ntres $(id)"]);
        let shell = call(Route::PowerShell);
        assert!(!shell.args.concat().contains("López"), "in the environment, not in the script");
        assert_eq!(shell.env[0], ("CARTERA_TITLE", "-x; <b>López]9;".to_owned()));
    }

    #[test]
    fn a_terminal_is_told_in_one_sequence() {
        for (terminal, expected) in [
            (Terminal::Line, "\u{1b}]9;-x; <b>López]9;: uno & \"dos\" <i> tres $(id)\u{7}"),
            (Terminal::TitleAndText, "\u{1b}]777;notify;-x, <b>López]9,;uno & \"dos\" <i> tres $(id)\u{7}"),
        ] {
            let mut system = system(Route::NotifySend, "/bin/x", Some(terminal));
            assert_eq!(system.for_terminal(&hostile()), None, "the desktop is nearer");
            system.around.remote = true;
            assert_eq!(system.for_terminal(&hostile()).as_deref(), Some(expected));
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_fails_is_named_with_what_it_says() {
        let folder = tempfile::tempdir().unwrap();
        let script = |name: &str, body: &str| {
            let file = folder.path().join(name);
            std::fs::write(&file, format!("#!/bin/sh\n{body}\n")).unwrap();
            std::fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
            file.to_str().unwrap().to_owned()
        };
        let raise = |file: &str| system(Route::NotifySend, file, None).raise(&hostile());
        let refused = |detail: &str| Err(Undelivered::Refused { program: "notify-send", detail: detail.into() });
        assert_eq!(raise(&script("good", "exit 0")), Ok(Route::NotifySend));
        assert_eq!(raise(&script("bad", "echo 'no service\u{7}' >&2; exit 1")), refused("no service"));
        assert_eq!(raise(&script("mute", "exit 3")), refused("?"));
        // What it leaves behind holds its output open, and is not waited for.
        assert_eq!(raise(&script("parent", "sleep 3 & exit 3")), refused("?"));
        assert!(matches!(raise("/no/such/file"), Err(Undelivered::Refused { .. })));
    }
}
