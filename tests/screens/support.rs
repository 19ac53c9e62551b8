//! What the tests of the screens share: a desk with an agenda in a folder of its own, at a fixed moment, and short
//! words for looking at what is on it.

use std::ops::{Deref, DerefMut};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::OnceLock;

use cartera::agenda::{Agenda, Card, Origin, Plan, Record, open_sample};
use cartera::clock::Clock;
use cartera::config::{self, KeyBinding};
use cartera::demo::Tongue;
use cartera::domain::money::House;
use cartera::domain::{Client, ClientId, ClientKind, Contact, ContactId, Kind, Light, Rules};
use cartera::i18n::{Lang, Locale, Texts};
use cartera::tui::dialog::{Dialog, Menu};
use cartera::tui::form::{Form, Name};
use cartera::tui::headless::Headless;
use cartera::tui::keymap::Keymap;
use cartera::tui::model::Parts;
use cartera::tui::theme::{Theme, ThemeName};
use cartera::tui::update::Msg;
use jiff::civil::{Date, Time, date};
use ratatui::buffer::{Buffer, Cell};
use tempfile::TempDir;

/// A Monday morning in Lima.
pub(crate) const NOW: &str = "2026-11-23T09:15:00-05:00";
/// That Monday.
pub(crate) const TODAY: Date = date(2026, 11, 23);
/// The size on which everything must work.
pub(crate) const SMALL: (u16, u16) = (80, 24);
/// The size on which it is a pleasure.
pub(crate) const LARGE: (u16, u16) = (120, 40);
pub(crate) const BOTH: [(u16, u16); 2] = [SMALL, LARGE];

pub(crate) fn clock(moment: &str) -> Clock {
    Clock::from_setting(Some(moment)).unwrap()
}

/// A day of that November.
pub(crate) fn november(day: i8) -> Date {
    date(2026, 11, day)
}

/// The screens on an agenda in a folder of its own, which goes with the value.
pub(crate) struct Desk {
    screens: Headless,
    folder: TempDir,
    lang: &'static str,
}

impl Deref for Desk {
    type Target = Headless;
    fn deref(&self) -> &Headless {
        &self.screens
    }
}

impl DerefMut for Desk {
    fn deref_mut(&mut self) -> &mut Headless {
        &mut self.screens
    }
}

/// How the screens are opened.
pub(crate) struct Manner {
    pub(crate) lang: &'static str,
    pub(crate) theme: (ThemeName, bool),
    pub(crate) keys: Vec<KeyBinding>,
    pub(crate) now: &'static str,
}

impl Default for Manner {
    fn default() -> Self {
        Self { lang: "es-PE", theme: (ThemeName::Dark, true), keys: Vec::new(), now: NOW }
    }
}

impl Desk {
    fn open(folder: TempDir, manner: Manner) -> Self {
        Self::by(Rules::default(), folder, manner)
    }

    fn by(rules: Rules, folder: TempDir, Manner { lang, theme: (name, truecolor), keys, now }: Manner) -> Self {
        let path = folder.path().join("agenda.db");
        let agenda = Agenda::open(&path, clock(now), rules, Origin::Screens).unwrap();
        let texts = Rc::new(Texts::new(Locale::parse(lang)));
        let keymap = Keymap::compile(&keys).unwrap();
        let theme = Theme::of(name, truecolor);
        let screens = Headless::open(Parts { agenda, texts, theme, truecolor, keymap, size: SMALL }).unwrap();
        Self { screens, folder, lang }
    }

    /// An agenda without a client.
    pub(crate) fn empty(lang: &'static str) -> Self {
        Self::open(tempfile::tempdir().unwrap(), Manner { lang, ..Manner::default() })
    }

    /// The sample portfolio.
    pub(crate) fn demo(manner: Manner) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let lang = Locale::parse(manner.lang).lang;
        std::fs::write(folder.path().join("agenda.db"), sample(lang)).unwrap();
        Self::by(rules_of_sample(lang), folder, manner)
    }

    /// An agenda that `fill` has filled; it is Friday while it does, and Monday when the screens open.
    pub(crate) fn of(manner: Manner, fill: impl FnOnce(&mut Agenda)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let friday = clock("2026-11-20T09:00:00-05:00");
        let path = folder.path().join("agenda.db");
        fill(&mut Agenda::open(&path, friday, Rules::default(), Origin::Screens).unwrap());
        Self::open(folder, manner)
    }

    /// Four clients with a light each: see [`shop`].
    pub(crate) fn shop() -> Self {
        Self::of(Manner::default(), shop)
    }

    /// The screens opened anew on the same file, as after a crash: nothing that was only in memory is left.
    pub(crate) fn reopened(self, now: &'static str) -> Self {
        let Self { screens, folder, lang } = self;
        drop(screens);
        Self::open(folder, Manner { lang, now, ..Manner::default() })
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Another program on the same file.
    pub(crate) fn other(&self) -> Agenda {
        Agenda::open(&self.path("agenda.db"), clock(NOW), Rules::default(), Origin::CommandLine).unwrap()
    }

    pub(crate) fn resize(&mut self, (columns, rows): (u16, u16)) {
        self.send(Msg::Resize(columns, rows));
    }

    /// The screen at this size, with the folder under a name that is always the same.
    pub(crate) fn shot(&mut self, size: (u16, u16)) -> String {
        self.resize(size);
        self.text().replace(&*self.folder.path().to_string_lossy(), "/home/ana")
    }

    /// Moves down the list until this client is selected.
    pub(crate) fn pick(&mut self, name: &str) {
        self.keys("<Home>");
        for _ in 0..self.model.list().total() {
            if self.selected() == name {
                return;
            }
            self.keys("<Down>");
        }
        panic!("{name} is not in the list");
    }

    /// Opens the card of a client of the day.
    pub(crate) fn open_card(&mut self, name: &str) {
        self.pick(name);
        self.keys("<Enter>");
    }

    pub(crate) fn selected(&self) -> String {
        self.model.list().current().map(|entry| entry.row.name.clone()).unwrap_or_default()
    }

    /// The names on the list that is shown.
    pub(crate) fn names(&self) -> Vec<String> {
        self.model.list().visible(usize::MAX).map(|(_, entry)| entry.row.name.clone()).collect()
    }

    pub(crate) fn id(&self, name: &str) -> ClientId {
        self.model.agenda.resolve(name).unwrap()
    }

    /// The card as the file has it now.
    pub(crate) fn card(&self, name: &str) -> Card {
        self.model.agenda.card(self.id(name), 1_000).unwrap()
    }

    pub(crate) fn light(&self, name: &str) -> Option<Light> {
        self.card(name).alert.light(TODAY)
    }

    /// What is planned: day, hour, purpose, how often it was put off.
    pub(crate) fn plans(&self, name: &str) -> Vec<(Date, Option<Time>, String, u16)> {
        let plans = self.card(name).follow_ups.into_iter();
        plans.map(|plan| (plan.due_on, plan.due_at, plan.purpose, plan.snoozes)).collect()
    }

    /// How many steps the journal has: what must not change when something is refused.
    pub(crate) fn steps(&self) -> usize {
        self.model.agenda.history(1_000).unwrap().len()
    }

    pub(crate) fn notice(&self) -> &str {
        self.model.notice.as_ref().map_or("", |notice| &notice.text)
    }

    pub(crate) fn form(&self) -> &Form {
        match &self.model.dialog {
            Some(Dialog::Form(form)) => form,
            other => panic!("no form is open but {other:?}"),
        }
    }

    pub(crate) fn menu(&self) -> &Menu {
        match &self.model.dialog {
            Some(Dialog::Menu(menu)) => menu,
            other => panic!("no menu is open but {other:?}"),
        }
    }

    /// The line that says why the form was not saved.
    pub(crate) fn problem(&self) -> &str {
        self.form().problem.as_deref().unwrap_or("")
    }

    pub(crate) fn focus(&self) -> Name {
        self.form().focused().unwrap().name
    }

    /// Goes to a field with the Tab key and types something else into it.
    pub(crate) fn fill(&mut self, name: Name, text: &str) {
        self.tab_to(name);
        self.keys("<C-u>");
        self.keys(&format!("<text:{text}>"));
    }

    pub(crate) fn tab_to(&mut self, name: Name) {
        for _ in 0..self.form().fields.len() {
            if self.focus() == name {
                return;
            }
            self.keys("<Tab>");
        }
        panic!("the form has no field {name:?}");
    }

    /// Saves the form that is open, which must succeed.
    pub(crate) fn save(&mut self) {
        self.keys("<C-s>");
        if let Some(Dialog::Form(form)) = &self.model.dialog {
            panic!("not saved: {:?}", form.problem);
        }
    }

    /// Saves the form that is open, which must be refused with nothing written; the line that says why.
    pub(crate) fn refused(&mut self) -> String {
        let before = self.steps();
        self.keys("<C-s>");
        assert_eq!(self.steps(), before, "something was written");
        let problem = self.problem().to_owned();
        assert!(!problem.is_empty() && !problem.contains('\n'), "one line says why: {problem:?}");
        problem
    }
}

/// A client with a light each: a hardware store with two people whose follow-up is due today, a hotel with a visit on
/// Friday, a grocer's who was to be called on Friday last, and an optician nobody planned anything for.
pub(crate) fn shop(agenda: &mut Agenda) {
    let mut record = named("Ferretería López");
    record.client.kind = ClientKind::Company;
    record.client.city = Some("Lima".into());
    for (name, role) in [("Rosa Muñoz", "compras"), ("Iván Soto", "gerencia")] {
        record.contacts.push(Contact { id: ContactId(0), name: name.into(), role: Some(role.into()), influence: None });
    }
    agenda.add_client(record, Some(plan(TODAY, None, Kind::Call, "cotización de bolsas"))).unwrap();
    let visit = plan(november(27), Some(Time::constant(10, 0, 0, 0)), Kind::Visit, "renovar contrato");
    agenda.add_client(named("Hotel Sol"), Some(visit)).unwrap();
    agenda.add_client(named("Bodega Ruiz"), Some(plan(november(20), None, Kind::Call, "saldo"))).unwrap();
    agenda.add_client(named("Óptica Núñez"), None).unwrap();
}

pub(crate) fn named(name: &str) -> Record {
    let day = november(2);
    Record { client: Client::named(name, day), ..Record::new(day) }
}

pub(crate) fn plan(on: Date, at: Option<Time>, channel: Kind, purpose: &str) -> Plan {
    Plan::once(on, at, channel, purpose)
}

/// The file of the sample portfolio, made once for each language.
/// The rules of who counts in the money of the sample portfolio.
fn rules_of_sample(lang: Lang) -> Rules {
    let (currency, rates) = cartera::demo::rates(Tongue::from(lang)).unwrap();
    Rules { money: House { currency, chosen: true, rates }, ..Rules::default() }
}

fn sample(lang: Lang) -> &'static [u8] {
    static ES: OnceLock<Vec<u8>> = OnceLock::new();
    static EN: OnceLock<Vec<u8>> = OnceLock::new();
    let made = match lang {
        Lang::Es => &ES,
        Lang::En => &EN,
    };
    made.get_or_init(|| {
        let (rules, tongue) = (rules_of_sample(lang), Tongue::from(lang));
        let (agenda, folder) = open_sample(clock(NOW), rules, Origin::Screens, tongue).unwrap();
        // The last one to close the file writes everything into it.
        drop(agenda);
        std::fs::read(folder.path().join("agenda.db")).unwrap()
    })
}

/// A key of the configuration.
pub(crate) fn binding(command: &str, key: &str) -> KeyBinding {
    KeyBinding { command: command.into(), keys: vec![config::parse_key(key).unwrap()], line: 1 }
}

/// Every screen and dialog with something in it, each by the keys that lead there from the day of the sample portfolio.
pub(crate) const PLACES: &[(&str, &str)] = &[
    ("today", ""),
    ("further down the day", "<PgDn> <PgDn>"),
    ("clients", "2 <Down> <Down>"),
    ("filter", "2 / <text:botica>"),
    ("nothing found", "2 / <text:zzzz>"),
    ("board", "4 <Right>"),
    ("board, held", "4 <Space> <Right>"),
    ("card", "<Enter>"),
    ("history of a card", "<Enter> <Tab> <Tab> <Down>"),
    ("capture", "i <text:bodega: llamé, quiere 50 uds #vip >vie 10 visita>"),
    ("capture of somebody new", "i <text:zzzz zz: llamé >viernex>"),
    ("what a capture can say", "i <F1>"),
    ("log form", "c 2"),
    ("refused log form", "c <Tab> <Tab> <C-u> <C-s>"),
    ("note form", "n <text:una nota>"),
    ("client form", "<Enter> e"),
    ("new client", "a"),
    ("templates for a message", "m <Down>"),
    ("message", "m <Enter>"),
    ("templates", ": <text:app.templates> <Enter> <Down>"),
    ("template form", ": <text:app.templates> <Enter> <Enter>"),
    ("follow-up form", "f <text:31/02>"),
    ("snooze form", "s"),
    ("import form", ": <text:app.import> <Enter>"),
    ("help", "?"),
    ("palette", ": <text:no>"),
    ("attention menu", "!"),
    ("standing menu", "z"),
    ("order menu", "2 O"),
    ("shelf menu", "2 V"),
    ("queue", "g"),
    ("queue, a note", "g 2 <text:nadie en la oficina>"),
    ("queue, another next step", "g 1 <Down> <text:31/02>"),
    ("close of the day", "g 2 <Enter> C <Down> <Space>"),
    ("marked", "2 <Space> <Space> <Space>"),
    ("private", "X"),
    ("history", "s <Enter> u H"),
    ("notice", "u"),
    ("month", "3"),
    ("list of a day", "3 <Enter> <Down>"),
    ("week", "3 w <Right>"),
    ("list of a day of the week", "3 w <Enter>"),
    ("held follow-up", "3 <Enter> <Space> <Right> <Right>"),
    ("date that is typed", "3 / <text:en 2 semanas>"),
    ("date that is none", "3 / <text:31/02>"),
    ("card over the calendar", "3 <Enter> <Enter>"),
];

/// Where a text stands on the screen.
pub(crate) fn find(screen: &Buffer, text: &str) -> Option<(u16, u16)> {
    (0..screen.area.height).find_map(|y| {
        let cells: Vec<&str> = (0..screen.area.width).map(|x| screen[(x, y)].symbol()).collect();
        let at = (0..cells.len()).find(|x| cells[*x..].concat().starts_with(text))?;
        Some((u16::try_from(at).unwrap(), y))
    })
}

/// The cell where a text begins.
pub(crate) fn cell<'a>(screen: &'a Buffer, text: &str) -> &'a Cell {
    let at = find(screen, text).unwrap_or_else(|| panic!("{text:?} is not on the screen"));
    &screen[at]
}
