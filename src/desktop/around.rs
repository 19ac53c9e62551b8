//! What surrounds the program, and by which ways a notice can be shown there.

use std::path::{Path, PathBuf};

use super::{Route, Undelivered};

/// The families of systems that show notices in their own ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Os {
    /// Linux and its kin, with the service of freedesktop.org.
    Unix,
    /// macOS.
    Mac,
    /// Windows.
    Windows,
}

impl Os {
    /// The system that this program was built for.
    #[must_use]
    pub fn current() -> Self {
        match std::env::consts::OS {
            "macos" => Self::Mac,
            "windows" => Self::Windows,
            _ => Self::Unix,
        }
    }
}

/// How a terminal that shows notices is told one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Terminal {
    /// One line (OSC 9).
    Line,
    /// A title and a text (OSC 777).
    TitleAndText,
}

impl Terminal {
    /// The terminal that these variables name; others would print what they do not know.
    fn named(env: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let is = |name: &str, value: &str| env(name).is_some_and(|found| found == value);
        if is("TERM_PROGRAM", "WezTerm") || is("TERM", "wezterm") || is("TERM", "foot") {
            return Some(Self::TitleAndText);
        }
        let line = [("TERM_PROGRAM", "iTerm.app"), ("TERM_PROGRAM", "ghostty")];
        let lines = line.into_iter().chain([("TERM", "xterm-ghostty"), ("TERM", "xterm-kitty")]);
        lines.into_iter().any(|(name, value)| is(name, value)).then_some(Self::Line)
    }
}

/// What surrounds the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Around {
    /// The system.
    pub os: Os,
    /// Whether the user sits at another machine.
    pub remote: bool,
    /// Whether programs that are run here have where to show their windows.
    pub windows: bool,
    /// Whether the standard output is a terminal that shows notices, and how it is told one.
    pub terminal: Option<Terminal>,
    /// The address of the session's bus, if there is one.
    pub bus: Option<String>,
    /// The programs that are there, each with its file.
    pub programs: Vec<(Route, PathBuf)>,
}

impl Around {
    /// What surrounds this process. Whether its output is a terminal, and free to be written to, says the caller.
    #[must_use]
    pub fn of_process(has_terminal: bool) -> Self {
        let env = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let os = Os::current();
        let routes = match os {
            Os::Unix => &[Route::NotifySend, Route::Busctl][..],
            Os::Mac => &[Route::Osascript],
            Os::Windows => &[Route::PowerShell],
        };
        let folders: Vec<PathBuf> = std::env::var_os("PATH").iter().flat_map(std::env::split_paths).collect();
        let programs = routes.iter().filter_map(|route| Some((*route, find(&folders, route.program()?)?)));
        Self {
            os,
            remote: ["SSH_CONNECTION", "SSH_TTY"].into_iter().any(|name| env(name).is_some()),
            windows: os != Os::Unix
                || ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"].into_iter().any(|name| env(name).is_some()),
            terminal: Terminal::named(env).filter(|_| has_terminal),
            bus: env("DBUS_SESSION_BUS_ADDRESS").or_else(|| bus(env("XDG_RUNTIME_DIR").as_deref())),
            programs: programs.collect(),
        }
    }

    /// The ways by which a notice can be shown, the best first; or why there is none.
    pub fn routes(&self) -> Result<Vec<Route>, Undelivered> {
        let terminal = self.terminal.map(|_| Route::Terminal);
        if self.remote {
            // The desktop of this machine is not the one that the user looks at.
            return terminal.map(|route| vec![route]).ok_or(Undelivered::Remote);
        }
        let has_session = self.os != Os::Unix || self.bus.is_some();
        let programs = self.programs.iter().map(|(route, _)| *route).filter(|_| has_session);
        let routes: Vec<Route> = programs.chain(terminal).collect();
        match routes.is_empty() {
            false => Ok(routes),
            true if has_session => Err(Undelivered::NoProgram),
            true => Err(Undelivered::NoSession),
        }
    }
}

fn find(folders: &[PathBuf], program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    folders.iter().filter(|folder| folder.is_absolute()).map(|folder| folder.join(&name)).find(|file| file.is_file())
}

/// The session's bus where it usually is. Timers of the system are told of no session, although there is one.
fn bus(runtime: Option<&str>) -> Option<String> {
    let folder = match runtime {
        Some(runtime) => PathBuf::from(runtime),
        None => Path::new("/run/user").join(user()?),
    };
    let socket = folder.join("bus");
    socket.exists().then(|| format!("unix:path={}", socket.display()))
}

/// The number of the user whose process this is.
#[cfg(unix)]
fn user() -> Option<String> {
    let own = std::fs::metadata("/proc/self").ok()?;
    Some(std::os::unix::fs::MetadataExt::uid(&own).to_string())
}

#[cfg(not(unix))]
fn user() -> Option<String> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unix() -> Around {
        let programs = vec![(Route::NotifySend, "/usr/bin/notify-send".into()), (Route::Busctl, "/bin/busctl".into())];
        Around {
            os: Os::Unix,
            remote: false,
            windows: true,
            terminal: None,
            bus: Some("unix:path=/x".into()),
            programs,
        }
    }

    #[test]
    fn the_way_follows_from_what_is_there() {
        let terminal = Some(Terminal::Line);
        let mac = Around { os: Os::Mac, bus: None, programs: vec![(Route::Osascript, "/x".into())], ..unix() };
        let cases = [
            ("a desktop", unix(), Ok(vec![Route::NotifySend, Route::Busctl])),
            ("a desktop and a terminal", Around { terminal, ..unix() }, {
                Ok(vec![Route::NotifySend, Route::Busctl, Route::Terminal])
            }),
            ("nobody is logged in", Around { bus: None, ..unix() }, Err(Undelivered::NoSession)),
            ("a console that shows notices", Around { bus: None, terminal, ..unix() }, Ok(vec![Route::Terminal])),
            ("no program", Around { programs: vec![], ..unix() }, Err(Undelivered::NoProgram)),
            ("over SSH", Around { remote: true, ..unix() }, Err(Undelivered::Remote)),
            ("over SSH in a terminal", Around { remote: true, terminal, ..unix() }, Ok(vec![Route::Terminal])),
            ("macOS needs no bus", mac, Ok(vec![Route::Osascript])),
        ];
        for (name, around, expected) in cases {
            assert_eq!(around.routes(), expected, "{name}");
        }
    }

    #[test]
    fn only_terminals_that_are_known_are_told() {
        for (name, value, expected) in [
            ("TERM_PROGRAM", "iTerm.app", Some(Terminal::Line)),
            ("TERM_PROGRAM", "WezTerm", Some(Terminal::TitleAndText)),
            ("TERM", "xterm-kitty", Some(Terminal::Line)),
            ("TERM", "foot", Some(Terminal::TitleAndText)),
            ("TERM", "xterm-256color", None),
            ("TERM", "tmux-256color", None),
            ("TERM_PROGRAM", "Apple_Terminal", None),
        ] {
            let named = Terminal::named(|asked| (asked == name).then(|| value.to_owned()));
            assert_eq!(named, expected, "{name}={value}");
        }
    }
}
