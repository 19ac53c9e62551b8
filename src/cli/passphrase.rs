//! Passphrases: where they come from, and asking for one at the terminal without showing it.
//!
//! They are never an argument and never in the settings. What opens the agenda is looked for in the file that
//! `CARTERA_PASSPHRASE_FILE` names, in `CARTERA_PASSPHRASE`, in the output of the command in the settings, and in the
//! desktop's keyring; and where a terminal is, the user is asked.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use zeroize::Zeroizing;

use super::context::{Context, variable};
use super::{Fail, Result};
use crate::agenda::{self, AgendaError, Key, StoreError};
use crate::desktop::secret;
use crate::domain::text::clean_line;

/// A passphrase, which is forgotten when it is dropped.
pub(super) type Passphrase = Zeroizing<String>;

/// How often one is asked for.
const TRIES: usize = 3;
/// The fewest characters of a new one.
const SHORTEST: usize = 8;
/// Room for any that somebody types, so that none is moved about in memory.
const ROOM: usize = 1_024;

impl Context {
    /// Opens what may be encrypted: with the key at hand, what the surroundings give, or what the user types.
    pub(super) fn unlocked<T>(
        &self,
        path: &Path,
        mut open: impl FnMut(Option<&Key>) -> agenda::Result<T>,
    ) -> Result<T> {
        match open(self.key.get()) {
            Err(error) if is_locked(&error) => {}
            other => return Ok(other?),
        }
        let mut wrong = None;
        let mut attempt = |passphrase: &Passphrase| match open(Some(&Key::of(passphrase))) {
            Err(error) if is_locked(&error) => {
                wrong = Some(error);
                None
            }
            other => Some(other),
        };
        let keep = |passphrase: &Passphrase| {
            // The one with which the agenda was opened is tried first on whatever comes after.
            let _another_one_was = self.key.set(Key::of(passphrase));
        };
        if let Some(given) = self.given()? {
            if let Some(opened) = attempt(&given) {
                keep(&given);
                return Ok(opened?);
            }
        } else if let Some(kept) = secret::in_keyring(path)
            && let Some(opened) = attempt(&kept)
        {
            keep(&kept);
            return Ok(opened?);
        }
        let Ok(asker) = Asker::begin() else {
            return Err(wrong.map_or_else(|| self.said("error-vault-no-terminal"), Fail::Agenda));
        };
        for n in 0..TRIES {
            let typed = asker.ask(&self.question(path))?.ok_or_else(|| self.said("error-vault-given-up"))?;
            if let Some(opened) = attempt(&typed) {
                keep(&typed);
                return Ok(opened?);
            }
            if n + 1 < TRIES {
                asker.say(self.texts.get("vault-wrong"))?;
            }
        }
        Err(wrong.map_or_else(|| self.said("error-vault-given-up"), Fail::Agenda))
    }

    /// Which passphrase is asked for.
    fn question(&self, path: &Path) -> String {
        let name = clean_line(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy());
        self.texts.with("vault-ask", &[("name", name.into())])
    }

    /// The passphrase that the surroundings give, if they give any.
    fn given(&self) -> Result<Option<Passphrase>> {
        let unread = |from: &str, why: String| {
            let args = [("from", clean_line(from).into()), ("detail", clean_line(&why).into())];
            Fail::Said(self.texts.with("error-vault-source", &args))
        };
        if let Some(file) = variable("CARTERA_PASSPHRASE_FILE").map(PathBuf::from) {
            return secret::in_file(&file).map(Some).map_err(|why| unread(&file.to_string_lossy(), why));
        }
        if let Some(said) = variable("CARTERA_PASSPHRASE") {
            return Ok(Some(Zeroizing::new(said.to_string_lossy().into_owned())));
        }
        let Some(command) = &self.settings.passphrase_command else { return Ok(None) };
        let program = command.first().map_or("", String::as_str);
        secret::said_by(command).map(Some).map_err(|why| unread(program, why))
    }

    /// A passphrase for something new: in the file that an option names, typed twice, or else what the surroundings give,
    /// first if `given_first` says so.
    pub(super) fn new_passphrase(&self, args: &ArgMatches, given_first: bool) -> Result<Passphrase> {
        let passphrase = self.chosen(args, given_first)?;
        match passphrase.chars().count() {
            0..SHORTEST => Err(Fail::Said(self.texts.with("error-vault-short", &[("least", SHORTEST.into())]))),
            _ => Ok(passphrase),
        }
    }

    fn chosen(&self, args: &ArgMatches, given_first: bool) -> Result<Passphrase> {
        if let Some(file) = args.get_one::<PathBuf>("passphrase-file") {
            return secret::in_file(file).map_err(|why| {
                let args = [("from", clean_line(&file.to_string_lossy()).into()), ("detail", clean_line(&why).into())];
                Fail::Said(self.texts.with("error-vault-source", &args))
            });
        }
        if given_first && let Some(given) = self.given()? {
            return Ok(given);
        }
        let Ok(asker) = Asker::begin() else {
            let given = if given_first { None } else { self.given()? };
            return given.ok_or_else(|| self.said("error-vault-no-terminal"));
        };
        asker.say(self.texts.get("vault-warning"))?;
        for _ in 0..TRIES {
            let typed = asker.ask(self.texts.get("vault-new"))?.ok_or_else(|| self.said("error-vault-given-up"))?;
            if typed.chars().count() < SHORTEST {
                return Ok(typed);
            }
            let again = asker.ask(self.texts.get("vault-again"))?.ok_or_else(|| self.said("error-vault-given-up"))?;
            if typed == again {
                return Ok(typed);
            }
            asker.say(self.texts.get("vault-differ"))?;
        }
        Err(self.said("error-vault-given-up"))
    }

    /// The passphrase of a file that came from elsewhere: in the file that an option names, what is typed, or else what
    /// the surroundings give.
    pub(super) fn passphrase_of(&self, args: &ArgMatches, path: &Path) -> Result<Passphrase> {
        if args.get_one::<PathBuf>("passphrase-file").is_some() {
            return self.chosen(args, false);
        }
        if let Some(before) = self.foreign.get() {
            return Ok(before.clone());
        }
        let Ok(asker) = Asker::begin() else {
            return self.given()?.ok_or_else(|| self.said("error-vault-no-terminal"));
        };
        let typed = asker.ask(&self.question(path))?.ok_or_else(|| self.said("error-vault-given-up"))?;
        Ok(self.foreign.get_or_init(|| typed).clone())
    }
}

fn is_locked(error: &AgendaError) -> bool {
    matches!(error, AgendaError::Store(StoreError::Locked(_) | StoreError::WrongKey(_)))
}

/// The terminal while passphrases are asked for. Until it is dropped nothing that is typed is shown, not even by who types
/// faster than they are asked.
struct Asker(io::Stderr);

impl Asker {
    /// Takes the terminal; fails where there is nobody to ask.
    fn begin() -> io::Result<Self> {
        if !io::stderr().is_terminal() {
            return Err(io::ErrorKind::Unsupported.into());
        }
        enable_raw_mode().map(|()| Self(io::stderr()))
    }

    /// Says something beside the answer, which may be read by a program.
    fn say(&self, text: &str) -> io::Result<()> {
        write!(self.0.lock(), "{text}\r\n")
    }

    /// Asks, and shows nothing of the answer; nothing when the user leaves it.
    fn ask(&self, question: &str) -> io::Result<Option<Passphrase>> {
        write!(self.0.lock(), "{question} ")?;
        self.0.lock().flush()?;
        let mut typed = Zeroizing::new(String::with_capacity(ROOM));
        let answered = loop {
            match event::read()? {
                Event::Key(key) if key.kind != KeyEventKind::Release => match heed(key, &mut typed) {
                    Heard::More => {}
                    Heard::Enough => break true,
                    Heard::Nothing => break false,
                },
                Event::Paste(pasted) => {
                    let pasted = Zeroizing::new(pasted);
                    typed.push_str(pasted.lines().next().unwrap_or_default());
                }
                _ => {}
            }
        };
        self.say("")?;
        Ok(answered.then_some(typed))
    }
}

impl Drop for Asker {
    fn drop(&mut self) {
        let _gone = disable_raw_mode();
    }
}

/// What a key comes to.
#[derive(Debug, PartialEq, Eq)]
enum Heard {
    More,
    Enough,
    Nothing,
}

fn heed(key: KeyEvent, typed: &mut String) -> Heard {
    let control = key.modifiers.contains(KeyModifiers::CONTROL) && !key.modifiers.contains(KeyModifiers::ALT);
    match key.code {
        KeyCode::Enter => return Heard::Enough,
        KeyCode::Esc => return Heard::Nothing,
        KeyCode::Char('c' | 'd') if control => return Heard::Nothing,
        KeyCode::Char('j' | 'm') if control => return Heard::Enough,
        KeyCode::Char('u') if control => typed.clear(),
        KeyCode::Backspace => {
            typed.pop();
        }
        KeyCode::Char(letter) if !control => typed.push(letter),
        _ => {}
    }
    Heard::More
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_can_be_mended_and_left() {
        let plain = |code| KeyEvent::new(code, KeyModifiers::NONE);
        let control = |letter| KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL);
        let letters = |text: &str| text.chars().map(|letter| plain(KeyCode::Char(letter))).collect::<Vec<_>>();
        let enter = || vec![plain(KeyCode::Enter)];
        for (name, keys, heard, typed) in [
            ("typed", [letters("ñ a"), enter()].concat(), Heard::Enough, "ñ a"),
            ("mended", [letters("ab"), vec![plain(KeyCode::Backspace)], enter()].concat(), Heard::Enough, "a"),
            ("begun anew", [letters("ab"), vec![control('u')], letters("c"), enter()].concat(), Heard::Enough, "c"),
            ("left", [letters("ab"), vec![plain(KeyCode::Esc)]].concat(), Heard::Nothing, "ab"),
            ("interrupted", vec![control('c')], Heard::Nothing, ""),
            ("other keys", [vec![control('x'), plain(KeyCode::Up)], enter()].concat(), Heard::Enough, ""),
        ] {
            let mut said = String::new();
            let all: Vec<Heard> = keys.into_iter().map(|key| heed(key, &mut said)).collect();
            let (last, before) = all.split_last().unwrap();
            assert_eq!((last, said.as_str()), (&heard, typed), "{name}");
            assert!(before.iter().all(|heard| *heard == Heard::More), "{name}");
        }
    }
}
