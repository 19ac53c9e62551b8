//! The screens.
//!
//! [`Model`] is the state, [`update`](update::update) the only place where it changes, [`view`] draws it, and effects
//! are values that the loop here carries out. One thread owns the terminal; long work runs on another with its own
//! connection. Idle means asleep: no ticks, no polling.

mod act;
pub mod asking;
mod at_hand;
pub mod board;
pub mod calendar;
mod canvas;
mod capture_view;
pub mod command;
pub mod dialog;
mod dialog_view;
pub mod effect;
mod export;
pub mod form;
mod form_view;
mod frames;
pub mod headless;
mod help;
pub mod intake;
pub mod jobs;
mod jump_view;
pub mod keymap;
mod keys;
pub mod model;
pub mod open_card;
mod open_queue;
mod paste;
mod paths;
mod picker_view;
mod playbooks_view;
mod preview_view;
mod products_view;
mod proposal_view;
pub mod reminders;
mod report_view;
pub mod reports;
mod screens;
pub mod segments;
mod segments_view;
pub mod sharing;
mod tags_view;
mod templates_view;
mod terminal;
pub mod theme;
mod twins_view;
pub mod update;
mod veil;
pub mod view;
mod wake;
mod work;

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use ratatui::crossterm::event::{self, Event};

use crate::agenda::{Agenda, AgendaError, DayPlan};
use crate::config::{Settings, Theme as ThemeSetting};
use crate::desktop::hook::Ends;
use crate::desktop::{self, Around, System, copying};
use crate::i18n::{Locale, Texts};
use effect::{Effect, Effects};
use keymap::Keymap;
use model::{Model, Parts};
use sharing::Sharing;
use terminal::Screen;
use theme::{Theme, ThemeName};
use update::{Msg, update, welcome};
use wake::{Input, Looks, Wake};

/// How long without a key until what is half typed is kept.
const MOMENT: Duration = Duration::from_millis(400);

/// What the screens are opened with.
#[derive(Debug)]
pub struct Opening {
    /// The door to the file.
    pub agenda: Agenda,
    /// The user's language.
    pub texts: Texts,
    /// The settings.
    pub settings: Settings,
    /// The file of the settings, for what is wrong in its table of keys.
    pub config: PathBuf,
    /// Whether a queue is opened at once: of whom a filter means, or of the day when it says nothing.
    pub queue: Option<String>,
    /// Whether it is the sample portfolio, which is shared with nobody.
    pub sample: bool,
    /// How commands of the user's end that are started for what is logged.
    pub ends: Ends,
}

/// Why the screens could not be opened, or ended other than by the user's wish.
#[derive(Debug, thiserror::Error)]
pub enum ScreenError {
    /// There is no terminal to draw on.
    #[error("no terminal")]
    NoTerminal,
    /// The table of keys has a mistake.
    #[error("bad keys in {1}: {0:?}")]
    Keys(keymap::KeymapError, PathBuf),
    /// The agenda could not be read.
    #[error(transparent)]
    Agenda(#[from] AgendaError),
    /// The terminal could not be used.
    #[error(transparent)]
    Terminal(#[from] io::Error),
}

impl ScreenError {
    /// The line for the user.
    #[must_use]
    pub fn describe(&self, texts: &Texts) -> String {
        match self {
            Self::NoTerminal => texts.get("error-no-terminal").to_owned(),
            Self::Keys(error, file) => error.describe(texts, file),
            Self::Agenda(error) => texts.failure(error),
            Self::Terminal(error) => texts.with("error-screen", &[("detail", error.to_string().into())]),
        }
    }
}

/// The theme that the settings and the surroundings ask for, and whether the terminal shows more than sixteen colours.
#[must_use]
pub fn theme(setting: ThemeSetting, env: impl Fn(&str) -> Option<String>) -> (Theme, bool) {
    let truecolor = env("COLORTERM").is_some_and(|value| value.contains("truecolor") || value.contains("24bit"));
    let plain = env("NO_COLOR").is_some_and(|value| !value.is_empty()) || env("TERM").as_deref() == Some("dumb");
    // Terminals that say so tell their colours as "foreground;background", 7 and 15 being light.
    let light = env("COLORFGBG").is_some_and(|value| matches!(value.rsplit(';').next(), Some("7" | "15")));
    let name = match setting {
        _ if plain => ThemeName::Mono,
        ThemeSetting::Auto if light => ThemeName::Light,
        ThemeSetting::Auto | ThemeSetting::Dark => ThemeName::Dark,
        ThemeSetting::Light => ThemeName::Light,
        ThemeSetting::ColourBlind => ThemeName::ColourBlind,
        ThemeSetting::Mono => ThemeName::Mono,
    };
    (Theme::of(name, truecolor), truecolor)
}

/// Runs the screens until the user leaves.
pub fn run(opening: Opening) -> Result<(), ScreenError> {
    let Opening { agenda, texts, settings, config, queue, sample, ends } = opening;
    let sharing = (!sample).then(|| Sharing::of(&settings.sync, &config, agenda.path()));
    let locale = texts.locale();
    let keymap = Keymap::compile(&settings.keys).map_err(|error| ScreenError::Keys(error, config))?;
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        return Err(ScreenError::NoTerminal);
    }
    let (theme, truecolor) = theme(settings.theme, |name| std::env::var(name).ok());
    heed_panics(texts.get("error-internal").to_owned());
    let size = ratatui::crossterm::terminal::size()?;
    agenda.spare_memory()?;
    let mut model = Model::new(Parts { agenda, texts: Rc::new(texts), theme, truecolor, keymap, size })?;
    model.me = settings.me.clone();
    (model.sharing, model.browse) = (sharing, paths::home().unwrap_or(model.browse));
    welcome(&mut model)?;
    if let Some(filter) = queue {
        open_queue(&mut model, &filter)?;
    }
    let mut screen = Screen::take(settings.mouse)?;
    // The first look for input is what makes the system tell of a new size; what became of it before is asked for.
    event::poll(Duration::ZERO)?;
    let (columns, rows) = ratatui::crossterm::terminal::size()?;
    if (columns, rows) != size {
        let _resizing_asks_for_nothing = update(&mut model, Msg::Resize(columns, rows));
    }
    draw(&mut screen, &mut model)?;
    // Whoever opens the screens sees the day before anything else is seen to.
    let (stale, unsaved) = (model.agenda.is_behind()?, model.agenda.needs_backup()?);
    model.reminders.follow(settings.remind, &model.agenda)?;
    let (wake, waked) = channel();
    let input = Input::start(wake.clone());
    let _watcher = wake::watch(model.agenda.path(), wake.clone());
    wake::heed(ends, wake.clone());
    let desktop = Arc::new(System::new(Around::of_process(true)));
    // After the terminal was given back: whoever leaves waits for no backup.
    let _called_off = model.agenda.leaving();
    let mut outside = Outside { screen, editor: settings.editor.clone(), locale, wake, desktop };
    if stale || unsaved {
        // The dates on the screen were computed by other rules, or the day has no backup; the worker sees to both.
        model.working = stale.then(|| model.texts.get("working-rules").to_owned());
        outside.carry_out(&mut model, Effects::one(Effect::BeginDay))?;
    }
    let ended = turns(&mut model, &mut outside, &input, &waked);
    // However it ended, and be it that the terminal is gone: what is half typed is offered the next time.
    let _kept = update(&mut model, Msg::Rest);
    ended
}

/// Turn after turn: sleeps until something happens, does what is to be done, and shows it, until the user leaves.
fn turns(model: &mut Model, outside: &mut Outside, input: &Input, waked: &Receiver<Wake>) -> Result<(), ScreenError> {
    input.ask();
    let (mut rest_at, mut looks) = (None, Looks::default());
    loop {
        // While keys come it can wait: what it takes would hold up what the terminal is still being told.
        if rest_at.is_none() {
            model.reminders.catch_up(&model.agenda)?;
        }
        let woken = match [rest_at, looks.next(), next_turn(model)].into_iter().flatten().min() {
            Some(at) => waked.recv_timeout(at.saturating_duration_since(Instant::now())),
            None => waked.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        let now = Instant::now();
        let mut answered = false;
        let (goes_on, redraw) = match woken {
            Ok(Wake::Input(events)) => {
                (rest_at, answered) = (Some(now + MOMENT), true);
                (outside.take_in(model, events)?, true)
            }
            Ok(Wake::Written(written)) => {
                // Before looking: what is written while it looks is to be told.
                written.heard();
                looks.begin(now);
                (true, look(model))
            }
            Ok(Wake::Worker(msg)) => {
                let effects = update(model, *msg);
                (outside.carry_out(model, effects)?, true)
            }
            Ok(Wake::End) | Err(RecvTimeoutError::Disconnected) => return Ok(()),
            Err(RecvTimeoutError::Timeout) => {
                let mut redraw = model.narrowing;
                if redraw {
                    let effects = update(model, Msg::Finish);
                    outside.carry_out(model, effects)?;
                }
                if rest_at.take_if(|at| *at <= now).is_some() {
                    let effects = update(model, Msg::Rest);
                    outside.carry_out(model, effects)?;
                }
                model.reminders.catch_up(&model.agenda)?;
                if model.reminders.next().is_some_and(|at| at <= model.agenda.clock().wall()) {
                    let effects = update(model, Msg::Remind);
                    outside.carry_out(model, effects)?;
                    redraw = true;
                }
                if model.agenda.today() != model.date {
                    let effects = update(model, Msg::Changed);
                    outside.carry_out(model, effects)?;
                    redraw = true;
                }
                redraw |= looks.is_due(now) && look(model);
                (true, redraw)
            }
        };
        if !goes_on {
            return Ok(());
        }
        if redraw {
            draw(&mut outside.screen, model)?;
        }
        if answered {
            input.ask();
        }
    }
}

/// When something is to be done although nobody presses a key: at midnight, when an appointment is near, and at once for
/// a search that is not finished.
fn next_turn(model: &Model) -> Option<Instant> {
    let midnight = model.agenda.clock().until_tomorrow().and_then(|span| span.try_into().ok());
    let midnight = midnight.map(|span: Duration| Instant::now() + span);
    let reminder = model.reminders.next().and_then(|at| model.agenda.clock().until(at));
    let reminder = reminder.map(|span| Instant::now() + span);
    let unfinished = model.narrowing.then(Instant::now);
    [midnight, reminder, unfinished].into_iter().flatten().min()
}

/// Opens the queue of the day, or of those whom a filter means, under what was left half typed.
fn open_queue(model: &mut Model, filter: &str) -> Result<(), ScreenError> {
    let offered = model.dialog.take();
    if filter.is_empty() {
        let _opening_asks_for_nothing = act::run(model, command::Command::Queue)?;
    } else {
        act::open_round(model, filter)?;
    }
    model.dialog = offered.or(model.dialog.take());
    Ok(())
}

/// Looks whether another program has written or the day has changed; says whether there is something new to show.
fn look(model: &mut Model) -> bool {
    let date = model.date;
    match model.notice_others() {
        Ok(changed) => changed || model.date != date,
        Err(error) => {
            update::refuse(model, &error);
            true
        }
    }
}

/// Shows the model, and makes ready, once that is seen, what the next key may ask for: that is further off than this takes.
fn draw(screen: &mut Screen, model: &mut Model) -> Result<(), ScreenError> {
    screen.show(model.size, |area, buf| view::draw(model, area, buf))?;
    if model.dialog.is_some() {
        model.agenda.expect_changes()?;
    }
    let typed = open_queue::typed(model.dialog.as_ref(), model.queue.as_ref());
    if let Some(client) = typed.and_then(|form| form.purpose.logs_with()) {
        model.agenda.expect_log(client);
    }
    Ok(())
}

/// What lies outside of the model.
struct Outside {
    screen: Screen,
    editor: Option<String>,
    locale: Locale,
    wake: Sender<Wake>,
    desktop: Arc<System>,
}

impl Outside {
    /// Takes in all input that was waiting; says whether to go on.
    fn take_in(&mut self, model: &mut Model, events: Vec<Event>) -> io::Result<bool> {
        for msg in wake::heard(model, events) {
            let effects = update(model, msg);
            if !self.carry_out(model, effects)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Carries effects out; says whether to go on.
    fn carry_out(&mut self, model: &mut Model, effects: Effects) -> io::Result<bool> {
        for effect in effects {
            match effect {
                Effect::Quit => return Ok(false),
                Effect::Suspend => {
                    self.screen.lend(terminal::stop)?;
                    let size = ratatui::crossterm::terminal::size()?;
                    self.take_in(model, vec![Event::Resize(size.0, size.1)])?;
                }
                Effect::Redraw => self.screen.redraw(),
                Effect::Copy(text) => self.screen.tell(&copying(&text))?,
                Effect::Remind(due) => self.remind(model, due)?,
                Effect::Edit(text) => {
                    let editor = desktop::editor(self.editor.as_deref());
                    let edited = self.screen.lend(|| desktop::edit(&editor, &text))?;
                    let effects = update(model, Msg::Edited(edited));
                    self.carry_out(model, effects)?;
                }
                long => self.start(model, long),
            }
        }
        Ok(true)
    }

    /// Rings, and shows what begins on the desktop, as the settings say. A desktop that does not answer is waited for
    /// on the worker.
    fn remind(&mut self, model: &Model, due: Vec<DayPlan>) -> io::Result<()> {
        let settings = model.reminders.settings();
        if settings.bell {
            self.screen.tell("\u{7}")?;
        }
        if !settings.desktop {
            return Ok(());
        }
        let notices = model.texts.notices(&due, model.agenda.clock().wall());
        let told: Vec<String> = notices.iter().filter_map(|notice| self.desktop.for_terminal(notice)).collect();
        if told.is_empty() {
            self.start(model, Effect::Remind(due));
            return Ok(());
        }
        told.iter().try_for_each(|sequence| self.screen.tell(sequence))
    }

    /// Starts long work on a thread with its own connection.
    fn start(&self, model: &Model, effect: Effect) {
        let (wake, locale, desktop) = (self.wake.clone(), self.locale, Arc::clone(&self.desktop));
        if let Effect::Report(asked) = &effect {
            let (id, wake) = (asked.id, self.wake.clone());
            asked.watch.tell(move |done, of| {
                let _ended = wake.send(Wake::Worker(Box::new(Msg::ReportStep(id, (done, of)))));
            });
        }
        if let Some(job) = effect.job() {
            let (id, wake) = (job.id, self.wake.clone());
            job.watch.tell(move |done, of| {
                let _ended = wake.send(Wake::Worker(Box::new(Msg::Step(id, (done, of)))));
            });
        }
        let another = model.agenda.another();
        thread::spawn(move || {
            let texts = Arc::new(Texts::new(locale));
            let msg = match another.open() {
                Ok(mut agenda) => work::work(effect, &mut agenda, &texts, &*desktop),
                // What is on the screen was said.
                Err(_) if matches!(effect, Effect::Remind(_)) => None,
                Err(error) => Some(Msg::Unworked(texts.failure(&error))),
            };
            if let Some(msg) = msg {
                let _ended = wake.send(Wake::Worker(Box::new(msg)));
            }
        });
    }
}

/// A mistake of ours gives the terminal back before it says anything.
fn heed_panics(line: String) {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        terminal::leave();
        let _gone = writeln!(io::stderr(), "cartera: {line}");
        before(info);
    }));
}
