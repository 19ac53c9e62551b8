//! What a key costs on a large portfolio, inside the program.
#![expect(clippy::unwrap_used, reason = "without its portfolio a benchmark has nothing to measure")]

mod portfolio;

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};

use cartera::agenda::{Agenda, Buy, Direction, Log, Next, Order, Origin, Plan, Scope, Shelf, Watch, Way, Window};
use cartera::clock::Clock;
use cartera::domain::buying::{Buyer, Fit, Past};
use cartera::domain::capture;
use cartera::domain::report::Question;
use cartera::domain::when::{self, Lean};
use cartera::domain::{
    Cadence, ClientId, Code, GoalKind, Kind, Outcome, Period, Purchase, PurchaseLine, ReportName, Rules,
};
use cartera::i18n::{Locale, Texts};
use cartera::tui::headless::Headless;
use cartera::tui::keymap::Keymap;
use cartera::tui::model::Parts;
use cartera::tui::theme::{Theme, ThemeName};
use cartera::tui::update::Msg;
use criterion::Criterion;
use portfolio::{SIZE, open, portfolio, remove};
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// What is typed: a letter, two, a name, a rarer one, two words, a word of many notes and one of nearly all.
const TYPED: [&str; 7] = ["q", "qu", "quispe", "ñusta", "muñoz ar", "cotización", "con"];

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let made = portfolio();
    // Logging writes: the file that was made stays as it is.
    let path = made.with_extension("work.db");
    remove(&path);
    fs::copy(&made, &path).unwrap();
    opening(&mut criterion, &path);
    filtering(&mut criterion, &path);
    asking(&mut criterion, &path);
    capturing(&mut criterion, &path);
    moving(&mut criterion, &path);
    queueing(&mut criterion, &path);
    reporting(&mut criterion, &path);
    writing(&mut criterion, &path);
    recomputing(&mut criterion, &path);
    valuing(&mut criterion, &path);
    expecting(&mut criterion, &path);
    remove(&path);
    criterion.final_summary();
}

fn screens(path: &Path) -> Headless {
    Headless::open(Parts {
        agenda: open(path, Rules::default()),
        texts: Rc::new(Texts::new(Locale::parse("es-PE"))),
        theme: Theme::of(ThemeName::Dark, true),
        truecolor: true,
        keymap: Keymap::compile(&[]).unwrap(),
        size: SIZE,
    })
    .unwrap()
}

fn opening(criterion: &mut Criterion, path: &Path) {
    let mut group = criterion.benchmark_group("open");
    group.sample_size(50);
    group.bench_function("texts", |bench| bench.iter(|| Texts::new(black_box(Locale::parse("es-PE")))));
    group.bench_function("file", |bench| bench.iter(|| open(path, Rules::default())));
    group.bench_function("file, texts, the first page of Today, a frame", |bench| {
        bench.iter(|| screens(path).screen());
    });
    group.finish();
}

fn filtering(criterion: &mut Criterion, path: &Path) {
    let mut group = criterion.benchmark_group("filter");
    group.sample_size(30).measurement_time(Duration::from_secs(3));
    let agenda = open(path, Rules::default());
    let scope = Scope::Clients(Order::Name, Shelf::Current);
    let mut window = Window::open(&agenda, agenda.listing(scope, "").unwrap(), 34).unwrap();
    for typed in TYPED {
        group.bench_function(format!("list at a glance {typed}"), |bench| {
            bench.iter(|| window.list(&agenda, agenda.glance(scope, typed).unwrap()).unwrap());
        });
        group.bench_function(format!("list everybody {typed}"), |bench| {
            bench.iter(|| window.list(&agenda, agenda.listing(scope, typed).unwrap()).unwrap());
        });
    }
    for typed in TYPED {
        // The last letter of the word, with all that appears on the screen.
        let last = typed.char_indices().last().map_or(0, |(at, _)| at);
        group.bench_function(format!("key to frame {typed}"), |bench| {
            let mut screens = screens(path);
            screens.keys(&format!("/ <text:{}>", &typed[..last]));
            bench.iter_custom(|times| {
                let mut spent = Duration::ZERO;
                for _ in 0..times {
                    // One key and the frame that follows it at once; the list of very many comes after it.
                    let begin = Instant::now();
                    press(&mut screens, &typed[last..]);
                    black_box(screens.screen());
                    spent += begin.elapsed();
                    screens.keys("<BS>");
                }
                spent
            });
        });
    }
    group.finish();
}

/// Filters, one for each way in which a condition is asked.
const ASKED: [&str; 17] = [
    "alert:red",
    "alert:green",
    "city:lima",
    "alert:red city:lima",
    "-city:lima",
    "name:quispe",
    "country:peru",
    "kind:company",
    "#vip OR sector:ferreteria",
    "last>6w",
    "next<7d",
    "planned:visit",
    "outcome:no_answer",
    "value>1000",
    "activity:active",
    "abc:a -bought<30d",
    "\"precio final\"",
];

fn asking(criterion: &mut Criterion, path: &Path) {
    let mut group = criterion.benchmark_group("filter");
    let agenda = open(path, Rules::default());
    let scope = Scope::Clients(Order::Name, Shelf::Current);
    let mut window = Window::open(&agenda, agenda.listing(scope, "").unwrap(), 34).unwrap();
    for filter in ASKED {
        let asked = agenda.read_filter(filter).unwrap();
        group.bench_function(format!("whom {filter} means"), |bench| {
            bench.iter(|| agenda.filtered(black_box(&asked), Shelf::Current).unwrap());
        });
    }
    for filter in ["sort:value", "sort:last city:lima", "alert:red city:lima"] {
        group.bench_function(format!("list {filter}"), |bench| {
            bench.iter(|| window.list(&agenda, agenda.listing(scope, filter).unwrap()).unwrap());
        });
    }
    group.bench_function("values to be offered", |bench| bench.iter(|| agenda.known_values().unwrap()));
    group.bench_function("names to jump to", |bench| bench.iter(|| agenda.names_to_jump().unwrap()));
    for typed in ["q", "qusp", "mar quispe", "zzzz"] {
        group.bench_function(format!("jump to {typed}"), |bench| {
            let mut names = agenda.names_to_jump().unwrap();
            bench.iter(|| {
                agenda.jump(&mut names, "", 40).unwrap();
                agenda.jump(&mut names, black_box(typed), 40).unwrap()
            });
        });
    }
    group.finish();
}

fn capturing(criterion: &mut Criterion, path: &Path) {
    let mut group = criterion.benchmark_group("capture");
    let texts = Texts::new(Locale::parse("es-PE"));
    let (agenda, coins) = (open(path, Rules::default()), texts.coins());
    let calendar = &agenda.rules().calendar;
    let dates = when::Context {
        now: agenda.clock().wall(),
        order: texts.locale().date_order(),
        work_days: calendar,
        lean: Lean::Future,
    };
    let cx = capture::Context { dates, coins: &coins };
    let line = "llamé, quiere 50 uds #cotización S/ 2,150 !rojo <ayer 17:00 >vie 10:00 visita llevar muestras";
    group.bench_function("read a line", |bench| bench.iter(|| capture::read(black_box(line), &cx)));
    // One letter, a name that thousands have, two words, a number, a name that nobody has, with a letter wrong too.
    for name in ["q", "quispe", "quispe mar", "#5000", "zzzz", "quisppe"] {
        let line = format!("{name}: {line}");
        group.bench_function(format!("whom {name} means"), |bench| {
            bench.iter(|| agenda.understand(black_box(&line), None, &cx).unwrap());
        });
        group.bench_function(format!("key to frame {name}"), |bench| {
            let mut screens = screens(path);
            screens.keys(&format!("i <text:{line}>"));
            bench.iter_custom(|times| {
                let mut spent = Duration::ZERO;
                for _ in 0..times {
                    let begin = Instant::now();
                    press(&mut screens, "x");
                    black_box(screens.screen());
                    spent += begin.elapsed();
                    screens.keys("<BS>");
                }
                spent
            });
        });
    }
    group.finish();
}

fn press(screens: &mut Headless, letter: &str) {
    for letter in letter.chars() {
        screens.send(Msg::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE)));
    }
}

fn moving(criterion: &mut Criterion, path: &Path) {
    let mut group = criterion.benchmark_group("key to frame");
    for (name, begin, key) in [
        ("down in Today", "1", "j"),
        ("page down in Today", "1", "<PgDn>"),
        ("page down in Clients", "2", "<PgDn>"),
        ("open and close a card", "1", "<Enter> <Esc>"),
        ("another screen and back", "1", "2 1"),
        ("another day of the calendar and back", "3", "<Right> <Left>"),
        ("another month of the calendar and back", "3", "<PgDn> <PgUp>"),
        ("down and up on the board", "4", "j k"),
        ("a page of the board and back", "4", "<PgDn> <PgUp>"),
        ("another stage of the board and back", "4", "l h"),
        ("the board and back", "1", "4 1"),
    ] {
        let mut screens = screens(path);
        screens.keys(begin);
        group.bench_function(name, |bench| {
            bench.iter(|| {
                screens.keys(key);
                screens.screen()
            });
        });
    }
    let screens = screens(path);
    group.bench_function("the frame alone", |bench| bench.iter(|| screens.screen()));
    let agenda = open(path, Rules::default());
    group.bench_function("the days of a month alone", |bench| bench.iter(|| agenda.month(agenda.today()).unwrap()));
    group.bench_function("the days of a week alone", |bench| bench.iter(|| agenda.week(agenda.today()).unwrap()));
    group.bench_function("the counts alone", |bench| bench.iter(|| agenda.day().unwrap()));
    group.finish();
}

fn queueing(criterion: &mut Criterion, path: &Path) {
    let mut group = criterion.benchmark_group("queue");
    group.sample_size(20);
    let agenda = open(path, Rules::default());
    group.bench_function("who waits, in order", |bench| bench.iter(|| agenda.queue().unwrap()));
    let mut screens = screens(path);
    group.bench_function("open it and leave", |bench| {
        bench.iter(|| {
            screens.keys("g <Esc>");
            screens.screen()
        });
    });
    screens.keys("g");
    group.bench_function("log a turn and go on to the next", |bench| {
        bench.iter(|| {
            screens.keys("2 <Enter>");
            screens.screen()
        });
    });
    group
        .bench_function("propose how today is spread", |bench| bench.iter(|| agenda.overload(agenda.today()).unwrap()));
    group.finish();
}

fn writing(criterion: &mut Criterion, path: &Path) {
    let mut group = criterion.benchmark_group("write");
    let mut agenda = open(path, Rules::default());
    let mut client = 0;
    group.bench_function("log a call and its next step", |bench| {
        bench.iter(|| {
            client = client % 1_000 + 1;
            let log = call(&agenda, ClientId(client));
            agenda.log(&log).unwrap()
        });
    });
    group.bench_function("undo and redo", |bench| {
        bench.iter(|| (agenda.travel(Way::Back, None).unwrap(), agenda.travel(Way::Forth, None).unwrap()));
    });
    group.finish();
}

fn call(agenda: &Agenda, client: ClientId) -> Log {
    let text = "Confirmó pedido de horno rotatorio; llamar el lunes para coordinar la entrega.".to_owned();
    let on = agenda.today().saturating_add(jiff::Span::new().days(5));
    let next = Plan::once(on, None, Kind::Call, "Coordinar la entrega");
    let at = agenda.clock().wall();
    Log { outcome: Some(Outcome::Spoke), text, next: Next::Plan(next), ..Log::new(client, Kind::Call, at) }
}

fn recomputing(criterion: &mut Criterion, path: &Path) {
    let mut group = criterion.benchmark_group("rules");
    group.sample_size(10).measurement_time(Duration::from_secs(10));
    let ours = Rules { cadence: Some(Cadence::every(45)), ..Rules::default() };
    let mut agendas = [open(path, ours), open(path, Rules::default())];
    group.bench_function("recompute every light", |bench| {
        bench.iter(|| {
            agendas.rotate_left(1);
            assert!(agendas[1].follow_rules().unwrap());
        });
    });
    group.finish();
}

/// What is open and what is to be expected of it.
fn expecting(criterion: &mut Criterion, path: &Path) {
    let mut group = criterion.benchmark_group("opportunities");
    group.sample_size(20);
    let mut agenda = open(path, Rules::default());
    agenda.follow_rules().unwrap();
    let history = agenda.stage_history().unwrap();
    group.bench_function("what became of what is closed", |bench| bench.iter(|| agenda.stage_history().unwrap()));
    group.bench_function("what the lanes of the board come to", |bench| bench.iter(|| agenda.board(&history).unwrap()));
    group.bench_function("the forecast", |bench| bench.iter(|| agenda.forecast().unwrap()));
    let board = agenda.board(&history).unwrap();
    let lane = &board.lanes.iter().max_by_key(|lane| lane.sum.count).unwrap().of;
    group.bench_function("a page of the fullest lane", |bench| {
        bench.iter(|| agenda.board_cards(lane, None, Direction::After, 40).unwrap());
    });
    let end = agenda.board_cards(lane, None, Direction::Before, 1).unwrap();
    group.bench_function("a page before its end", |bench| {
        let spot = end.first().map(|card| card.deal.spot());
        bench.iter(|| agenda.board_cards(lane, spot, Direction::Before, 40).unwrap());
    });
    let first = agenda.board_cards(lane, None, Direction::After, 1).unwrap().remove(0);
    let stages: Vec<String> = agenda.rules().stages.open().iter().map(|stage| stage.code.clone()).collect();
    let mut turn = 0;
    group.bench_function("move a card to another stage", |bench| {
        bench.iter(|| {
            turn += 1;
            agenda.move_opportunity(first.deal.id, &stages[turn % stages.len()]).unwrap();
        });
    });
    group.finish();
}

/// What clients are worth: after a purchase, on a new day, all together, and the models of what they will buy.
fn valuing(criterion: &mut Criterion, path: &Path) {
    let mut group = criterion.benchmark_group("value");
    group.sample_size(10).measurement_time(Duration::from_secs(5));
    let mut agenda = open(path, Rules::default());
    agenda.follow_rules().unwrap();
    let mut client = 0;
    group.bench_function("record a purchase", |bench| {
        bench.iter(|| {
            client = client % 1_000 + 1;
            let today = agenda.today();
            let line = PurchaseLine {
                product: None,
                description: "Harina panadera".to_owned(),
                quantity: 1_000,
                price: 12_350,
                discount: 0,
                cost: Some(9_000),
            };
            let purchase =
                Purchase { lines: vec![line], ..Purchase::new(ClientId(client), today, agenda.rules().money.currency) };
            agenda.buy(&Buy { purchase, how: None, next: Next::Nothing }).unwrap()
        });
    });
    group.bench_function("what one client is worth", |bench| bench.iter(|| agenda.worth(ClientId(1)).unwrap()));
    group.bench_function("what all are worth together", |bench| bench.iter(|| agenda.wealth().unwrap()));
    let tomorrow = Clock::from_setting(Some("2026-11-22T09:00:00-05:00")).unwrap();
    let mut days = [agenda, Agenda::open(path, tomorrow, Rules::default(), Origin::Screens).unwrap()];
    group.bench_function("a new day begins", |bench| {
        bench.iter(|| {
            days.rotate_left(1);
            assert!(days[0].follow_rules().unwrap());
        });
    });
    // Whoever bought on many days, most of them at different times: the hardest case for the models.
    let buyers: Vec<Buyer> = (0..100_000_u32)
        .map(|n| {
            let small = |n: u32| u16::try_from(n).unwrap();
            let (repeats, quiet) = (small(n.wrapping_mul(2_654_435_761) % 23), small(n % 211));
            let to_last = if repeats == 0 { 0 } else { small(n % 1_300) + repeats };
            Buyer { past: Past { repeats, to_last, seen: to_last + quiet }, mean: 20.0 + f64::from(n % 997) }
        })
        .collect();
    group.bench_function("fit the models to 100,000 buyers", |bench| bench.iter(|| Fit::of(black_box(&buyers))));
    group.finish();
}

/// Each report of its usual days, who is behind a number of one, and the progress of goals, which every change waits for.
fn reporting(criterion: &mut Criterion, path: &Path) {
    let mut agenda = open(path, Rules::default());
    agenda.set_goals(agenda.today(), &GoalKind::ALL.iter().map(|kind| (*kind, 1_000)).collect::<Vec<_>>()).unwrap();
    let mut group = criterion.benchmark_group("reports");
    group.sample_size(10);
    for name in ReportName::ALL {
        group.bench_function(format!("report {}", name.code()), |bench| {
            bench.iter(|| agenda.report(*name, None, &Watch::default()).unwrap());
        });
    }
    let when = Period::year(agenda.today());
    let bought = Question::Bought { when, what: None, zone: None };
    group.bench_function("who bought in twelve months", |bench| {
        bench.iter(|| agenda.behind(&bought, &Watch::default()).unwrap());
    });
    group.bench_function("how far goals are reached", |bench| {
        bench.iter(|| agenda.goals(agenda.today()).unwrap());
    });
    group.finish();
}
