//! Somebody who presses anything, on screens that another program writes under: nothing breaks, and what is shown agrees
//! with the file.
//!
//! How many keys come from `CARTERA_MONKEY_KEYS`; a run is told by `CARTERA_MONKEY_SEED`, its first life, which a
//! failure names.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use cartera::agenda::{Agenda, Log, Origin, Scope, Watch, Way, Window};
use cartera::domain::calendar::later;
use cartera::domain::{Code, Kind, Light, Standing};
use cartera::tui::command::REGISTER;
use cartera::tui::dialog::Dialog;
use cartera::tui::form::{Input, Name};
use cartera::tui::model::Screen;
use cartera::tui::update::Msg;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::support::{Desk, Manner, shop};
use crate::ugly::{TEXTS, is_obeyed};

/// Numbers that look random and are the same in every run (the generator known as `SplitMix64`).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(sides).unwrap()).unwrap()
    }

    fn of<T: Copy>(&mut self, these: &[T]) -> T {
        these[self.roll(these.len())]
    }
}

/// Something that happens.
#[derive(Clone, Debug)]
enum Event {
    /// On the screens.
    Here(Told),
    /// By another program, with the client at this place of the list of the day.
    Elsewhere(usize, usize),
    /// The computer is put to sleep and wakes on another day, or the program is ended and opened again.
    Reopened(&'static str),
}

/// What comes to the screens: a message that can be told again.
#[derive(Clone, Debug)]
enum Told {
    Key(KeyEvent),
    Paste(String),
    Mouse(MouseEvent),
    Resize(u16, u16),
    Rest,
    Changed,
    Remind,
}

impl From<Told> for Msg {
    fn from(told: Told) -> Self {
        match told {
            Told::Key(key) => Msg::Key(key),
            Told::Paste(text) => Msg::Paste(text),
            Told::Mouse(mouse) => Msg::Mouse(mouse),
            Told::Resize(columns, rows) => Msg::Resize(columns, rows),
            Told::Rest => Msg::Rest,
            Told::Changed => Msg::Changed,
            Told::Remind => Msg::Remind,
        }
    }
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Here(Told::Key(KeyEvent::new(code, modifiers)))
}

fn letter(c: char) -> Event {
    key(KeyCode::Char(c), if c.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE })
}

/// Days between which one travels, there and back.
const DAYS: [&str; 6] = [
    "2026-11-23T09:15:00-05:00",
    "2026-11-23T23:59:00-05:00",
    "2026-11-24T00:00:00-05:00",
    "2026-11-22T09:15:00-05:00",
    "2027-02-28T12:00:00-03:00[America/Santiago]",
    "2028-02-29T12:00:00Z",
];

/// What happens next: keys as a user's hand finds them, those that do something far more often than the others.
fn next(dice: &mut Dice) -> Vec<Event> {
    const LETTERS: &str = "cnfsdvmMEae!Rz/OV1233334444kjGhluwpptTN<>?:HigggSCX*ii-123456789   xñ漢éPPD@5[]r";
    const CODES: [KeyCode; 14] = [
        KeyCode::Enter,
        KeyCode::Esc,
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::Backspace,
        KeyCode::Delete,
    ];
    let one = match dice.roll(1_000) {
        ..410 => {
            let letters: Vec<char> = LETTERS.chars().collect();
            letter(dice.of(&letters))
        }
        410..730 => key(dice.of(&CODES), KeyModifiers::NONE),
        730..820 => {
            let c = dice.of(&['s', 's', 's', 'r', 'o', 'u', 'w', 'k', 'l', 'z', 'c', 't', 'f', 'b', 'y']);
            key(KeyCode::Char(c), KeyModifiers::CONTROL)
        }
        820..830 => key(KeyCode::Char('x'), KeyModifiers::ALT),
        830..835 => key(dice.of(&[KeyCode::Left, KeyCode::Right]), KeyModifiers::SHIFT),
        835..885 => Event::Here(Told::Paste(dice.of(TEXTS).to_owned())),
        885..890 => {
            let lines = [dice.of(TEXTS), dice.of(TEXTS), dice.of(TEXTS)];
            Event::Here(Told::Paste(lines.join(dice.of(&["\n", " ", ", ", ":"]))))
        }
        890..915 => Event::Here(Told::Rest),
        915..920 => Event::Here(Told::Changed),
        920..922 => Event::Here(Told::Remind),
        922..945 => {
            let (columns, rows) = ([1, 40, 60, 80, 99, 100, 120, 300], [1, 10, 16, 24, 40, 100]);
            Event::Here(Told::Resize(dice.of(&columns), dice.of(&rows)))
        }
        945..980 => mouse(dice),
        980..984 => Event::Elsewhere(dice.roll(6), dice.roll(30)),
        984 if dice.roll(3) == 0 => Event::Reopened(dice.of(&DAYS)),
        _ => return called(dice),
    };
    vec![one]
}

/// Any command of the register by its name.
fn called(dice: &mut Dice) -> Vec<Event> {
    let id = REGISTER[dice.roll(REGISTER.len())].id;
    let out = (0..dice.roll(3)).map(|_| key(KeyCode::Esc, KeyModifiers::NONE));
    let typed = id.chars().map(letter);
    out.chain([letter(':')]).chain(typed).chain([key(KeyCode::Enter, KeyModifiers::NONE)]).collect()
}

/// A hand on the mouse, which may do things in any order.
fn mouse(dice: &mut Dice) -> Event {
    let left = MouseButton::Left;
    let kinds = [
        MouseEventKind::Down(left),
        MouseEventKind::Down(left),
        MouseEventKind::Drag(left),
        MouseEventKind::Up(left),
        MouseEventKind::ScrollDown,
        MouseEventKind::ScrollUp,
        MouseEventKind::Moved,
    ];
    let (column, row) = (dice.roll(120).try_into().unwrap(), dice.roll(40).try_into().unwrap());
    Event::Here(Told::Mouse(MouseEvent { kind: dice.of(&kinds), column, row, modifiers: KeyModifiers::NONE }))
}

/// What another program does to some client, or to what was done.
fn elsewhere(desk: &Desk, what: usize, which: usize) {
    let mut other = Agenda::open(
        desk.model.agenda.path(),
        desk.model.agenda.clock().clone(),
        desk.model.agenda.rules().clone(),
        Origin::CommandLine,
    )
    .unwrap();
    let listing = other.listing(Scope::Day(other.today()), "").unwrap();
    let window = Window::open(&other, listing, 40).unwrap();
    let client = window.visible(40).nth(which).map(|(_, entry)| entry.row.id);
    let now = other.clock().wall();
    // That something cannot be done is told to its user, who is not the one who is watched here.
    let _done = match (what, client) {
        (0, _) => other.travel(Way::Back, None).map(drop),
        (1, _) => other.travel(Way::Forth, None).map(drop),
        (2, Some(client)) => other.set_standing(&[client], Standing::Trashed),
        (3, Some(client)) => {
            other.set_standing(&[client], Standing::Trashed).and_then(|()| other.remove_client(client))
        }
        (4, Some(client)) => {
            other.log(&Log { text: "por otro lado".into(), ..Log::new(client, Kind::Visit, now) }).map(drop)
        }
        (_, Some(client)) => other.snooze(&[client], later(now.date(), 3), None),
        _ => Ok(()),
    };
}

/// What holds after each event.
fn holds(desk: &Desk) {
    let model = &desk.model;
    let screen = desk.screen();
    for cell in screen.content() {
        assert!(!cell.symbol().contains(is_obeyed), "{:?} is drawn", cell.symbol());
    }
    for list in [&model.today, &model.clients] {
        assert!(list.selected() < list.total() || list.total() == 0, "a row is selected that is not there");
    }
    if model.card.is_none() && model.queue.is_none() && matches!(model.screen, Screen::Today | Screen::Clients) {
        let list = model.list();
        assert_eq!(list.current().is_some(), list.total() > 0, "what is selected is at hand");
        assert!(list.top() <= list.selected());
        let seen: Vec<_> = list.visible(200).map(|(n, entry)| (n, entry.row.id)).collect();
        assert!(seen.iter().zip(list.top()..).all(|((n, _), place)| *n == place), "{seen:?} from {}", list.top());
        let distinct: BTreeSet<_> = seen.iter().map(|(_, id)| *id).collect();
        assert_eq!(distinct.len(), seen.len(), "somebody is listed twice");
        let current = list.current().map(|entry| entry.row.id).filter(|_| model.is_wide());
        assert_eq!(
            model.preview.as_ref().map(|seen| seen.card.client.id),
            current,
            "the preview is of the selected one"
        );
    }
    if let Some(open) = &model.card {
        assert!(open.selected < open.count());
    }
    let calendar = &model.calendar;
    assert!(calendar.row(calendar.selected).is_some() || calendar.total() == 0, "a row is selected that is not there");
    assert!(!calendar.in_day || calendar.total() > 0, "keys go to a list of nothing");
    assert!(model.screen != Screen::Calendar || calendar.weeks.load(calendar.day).is_some());
    let board = &model.board;
    assert!(board.lane < board.piles.len().max(1), "a lane is at hand that is not there");
    for pile in &board.piles {
        assert!(
            pile.selected < pile.cards.len().max(1) && pile.top <= pile.selected,
            "a card is selected that is not there"
        );
    }
    if let Some(notice) = &model.notice {
        assert!(!notice.text.contains(is_obeyed), "{notice:?}");
        let internal = ["no respondió", "did not answer", "dañada", "damaged"];
        assert!(!internal.iter().any(|word| notice.text.contains(word)), "{notice:?}");
    }
    open_dialog(desk);
}

/// What holds of what lies over the screen.
fn open_dialog(desk: &Desk) {
    let within = |selected: usize, count: usize| assert!(selected < count.max(1), "{selected} of {count}");
    match &desk.model.dialog {
        Some(Dialog::Form(form)) => {
            assert!(form.focus < form.fields.len());
            for field in &form.fields {
                let typed = field.value();
                let area = matches!(field.input, Input::Area(_));
                assert!(!typed.contains(|c| is_obeyed(c) && !(area && c == '\n')), "{typed:?} is in a field");
            }
        }
        Some(Dialog::Menu(menu)) => within(menu.selected, menu.lines.len()),
        Some(Dialog::Palette(palette)) => within(palette.selected, palette.found.len()),
        Some(Dialog::Jump(jump)) => within(jump.selected, jump.found.len()),
        Some(Dialog::Tags(picker)) => within(picker.selected, picker.lines.len()),
        Some(Dialog::Picker(picker)) => within(picker.selected, picker.shown().len()),
        Some(Dialog::Twins(list)) => within(list.selected, list.found.pairs.len()),
        Some(Dialog::Playbooks(list)) => within(list.selected, list.playbooks.len()),
        Some(Dialog::Campaigns(list)) => within(list.selected, list.campaigns.len()),
        Some(Dialog::Products(list)) => within(list.selected, list.products.len()),
        Some(Dialog::Templates(list)) => within(list.selected, list.lines.len()),
        Some(Dialog::Preview(preview)) => within(preview.selected(), preview.len(preview.part)),
        _ => {}
    }
}

/// The counts of the day are those of its list, and the dates that are stored are those that the rules give.
fn agrees(desk: &Desk) {
    let agenda = &desk.model.agenda;
    let day = agenda.day().unwrap();
    assert_eq!(desk.model.date, agenda.today());
    assert_eq!(desk.model.day, day, "the header shows what the file says");
    assert_eq!(desk.model.past, agenda.past().unwrap(), "what can be undone is named");
    let listing = agenda.listing(Scope::Day(agenda.today()), "").unwrap();
    let window = Window::open(agenda, listing, 10_000).unwrap();
    for light in Light::ALL {
        let listed = window.visible(10_000).filter(|(_, entry)| entry.spot.band.unwrap().light() == *light).count();
        assert_eq!(listed, day.counts.of(*light), "{light:?}");
    }
    for (_, entry) in window.visible(10_000) {
        let card = agenda.card(entry.row.id, 0).unwrap();
        assert_eq!(card.alert.light(agenda.today()), entry.row.light.light(agenda.today()), "{}", entry.row.name);
    }
    for marked in &desk.model.marked {
        agenda.client(*marked).unwrap();
    }
    assert!(agenda.examine().unwrap().is_sound(), "{:?}", agenda.examine().unwrap());
}

/// Everything there is, as it is written into a file; but for the numbers and names that a row was given once and that no
/// other row is given after it, and for the day until which the calendar was looked at.
fn everything(desk: &Desk) -> String {
    let mut document = Vec::new();
    desk.model.agenda.export_json(None, &mut document, &Watch::default()).unwrap();
    let document = String::from_utf8(document).unwrap();
    let lasting =
        |line: &&str| !["\"sequence\"", "\"meta\"", "{\"entity\""].iter().any(|begin| line.starts_with(begin));
    document.lines().filter(lasting).map(|line| line.trim_end_matches(',')).collect::<Vec<_>>().join("\n")
}

/// The first line in which two documents differ.
fn difference(a: &str, b: &str) -> Option<(String, String)> {
    if a == b {
        return None;
    }
    let (mut a, mut b) = (a.lines(), b.lines());
    loop {
        let pair = (a.next().unwrap_or("").to_owned(), b.next().unwrap_or("").to_owned());
        if pair.0 != pair.1 {
            return Some(pair);
        }
    }
}

/// Undoes all that was done; how much that was.
fn undone(desk: &mut Desk) -> usize {
    let agenda = &mut desk.model.agenda;
    let mut steps = 0;
    while let Some(step) = agenda.past().unwrap().undo {
        agenda.travel(Way::Back, Some(step.id)).unwrap();
        steps += 1;
    }
    steps
}

fn done_again(desk: &mut Desk, steps: usize) {
    for _ in 0..steps {
        desk.model.agenda.travel(Way::Forth, None).unwrap();
    }
}

/// What there was before anything was done.
struct Beginning {
    path: PathBuf,
    all: String,
}

impl Beginning {
    fn of(desk: &mut Desk) -> Self {
        let steps = undone(desk);
        let all = everything(desk);
        done_again(desk, steps);
        Self { path: desk.model.agenda.path().to_owned(), all }
    }

    /// All that was done since can be undone, one after the other, and done again.
    fn there_and_back(&self, desk: &mut Desk) {
        let last = everything(desk);
        let steps = undone(desk);
        assert!(desk.model.agenda.examine().unwrap().is_sound(), "after undoing {steps} steps");
        assert_eq!(difference(&everything(desk), &self.all), None, "{steps} steps undone");
        done_again(desk, steps);
        assert_eq!(difference(&everything(desk), &last), None, "{steps} steps done again");
    }
}

/// Keeps a hand from files that are none of its business: those outside of the folder of the agenda.
fn stays_at_home(desk: &mut Desk) {
    let home = desk.path("");
    let away = match &desk.model.dialog {
        Some(Dialog::Form(form)) => {
            form.field(Name::Path).is_some_and(|path| !Path::new(path.value().trim()).starts_with(&home))
        }
        Some(Dialog::Picker(picker)) => !picker.target().0.starts_with(&home) || !picker.folder.starts_with(&home),
        _ => false,
    };
    if away {
        desk.model.dialog = None;
        desk.model.browse = home;
    }
}

fn desk_of(life: u64) -> Desk {
    let lang = if life.is_multiple_of(2) { "en-US" } else { "es-PE" };
    let manner = Manner { lang, ..Manner::default() };
    match life % 8 {
        3 => Desk::of(manner, shop),
        7 => Desk::empty(lang),
        _ => Desk::demo(manner),
    }
}

/// A life of so many keys; how many there were.
fn live(life: u64, keys: usize) -> usize {
    let mut dice = Dice(life);
    let mut desk = desk_of(life);
    let (mut beginning, mut count) = (Beginning::of(&mut desk), 0);
    let mut told: Vec<Event> = Vec::new();
    while count < keys {
        for event in next(&mut dice) {
            count += 1;
            told.push(event.clone());
            let outcome = catch_unwind(AssertUnwindSafe(|| {
                stays_at_home(&mut desk);
                match event {
                    Event::Here(msg) => desk.send(msg.into()),
                    Event::Elsewhere(what, which) => {
                        elsewhere(&desk, what, which);
                        desk.send(Msg::Changed);
                    }
                    // The sample portfolio ends with the program.
                    Event::Reopened(now) if desk.model.agenda.path() == desk.path("agenda.db") => {
                        let empty = std::mem::replace(&mut desk, Desk::empty("es-PE"));
                        desk = empty.reopened(now);
                        let begun = desk.model.agenda.follow_rules();
                        desk.send(Msg::DayBegun(begun, None));
                    }
                    Event::Reopened(_) => {}
                }
                holds(&desk);
                if desk.model.agenda.path() != beginning.path {
                    // The sample portfolio was opened instead.
                    beginning = Beginning::of(&mut desk);
                }
                if count % 100 == 99 {
                    desk.send(Msg::Changed);
                    agrees(&desk);
                }
            }));
            let before = &told[told.len().saturating_sub(12)..];
            assert!(outcome.is_ok(), "CARTERA_MONKEY_SEED={life}, event {count}, after {before:#?}");
        }
    }
    let outcome = catch_unwind(AssertUnwindSafe(|| beginning.there_and_back(&mut desk)));
    assert!(outcome.is_ok(), "CARTERA_MONKEY_SEED={life} CARTERA_MONKEY_KEYS={keys}, at the end");
    count
}

#[test]
fn random_keys_pastes_and_sizes_break_nothing() {
    /// The longest life: what is done in it is undone as a whole.
    const LIFE: usize = 2_500;
    let number = |name: &str, usual: u64| {
        std::env::var(name).ok().map_or(usual, |text| text.parse().expect("a number in the environment"))
    };
    let total = usize::try_from(number("CARTERA_MONKEY_KEYS", 2_400)).unwrap();
    let mut life = number("CARTERA_MONKEY_SEED", 1);
    let mut left = total;
    while left > 0 {
        let keys = left.min(LIFE).min((total / 4).max(1));
        left = left.saturating_sub(live(life, keys));
        life += 1;
        if total > 100_000 {
            println!("{left} keys left, next life {life}");
        }
    }
}
