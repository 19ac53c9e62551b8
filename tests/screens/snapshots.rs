//! What the screens look like, at both sizes and in both languages, and with data that nobody would choose.

use std::fmt::Write;

use cartera::agenda::{Agenda, Log, Next};
use cartera::domain::calendar::later;
use cartera::domain::{ClientId, Currency, Kind, Opportunity, Outcome};
use cartera::tui::calendar::Span;
use jiff::civil::Time;

use crate::support::{BOTH, Desk, LARGE, Manner, SMALL, TODAY, named, november, plan};

/// Takes a picture of each place at each size; the pictures of one group are one file.
fn album(group: &str, lang: &'static str, sizes: &[(u16, u16)], places: &[(&str, &str)]) {
    let mut album = String::new();
    for (place, keys) in places {
        let mut desk = Desk::demo(Manner { lang, ..Manner::default() });
        desk.keys(keys);
        for size in sizes {
            push(&mut album, place, &desk.shot(*size), *size);
        }
    }
    insta::assert_snapshot!(format!("{group}.{}", &lang[..2]), album);
}

fn push(album: &mut String, place: &str, shot: &str, (columns, rows): (u16, u16)) {
    let title = format!(" {place} {columns}×{rows} ");
    write!(album, "\n{title:=^80}\n{shot}\n").unwrap();
}

const LANGS: [&str; 2] = ["es-PE", "en-US"];

#[test]
fn lists() {
    for lang in LANGS {
        album("lists", lang, &BOTH, &[("today", ""), ("clients", "2 <Down>")]);
    }
}

/// Where words were found stands beside the name.
#[test]
fn searches() {
    for (lang, keys) in LANGS.into_iter().zip(["2 / <text:cuarto>", "2 / <text:quarter>"]) {
        album("search", lang, &BOTH, &[("search", keys)]);
    }
}

#[test]
fn a_card() {
    for lang in LANGS {
        album("card", lang, &BOTH, &[("card", "<Enter> <Down>"), ("data", "<Enter> <Tab>")]);
    }
}

#[test]
fn messages() {
    for lang in LANGS {
        let places = [
            ("templates for a message", "m <Down> <Right>"),
            ("message", "m <Enter>"),
            ("templates", ": <text:app.templates> <Enter> <Down>"),
            ("template with a slip", ": <text:app.templates> <Enter> <Enter> <text: {{ nmbre }}>"),
        ];
        album("messages", lang, &BOTH, &places);
    }
}

#[test]
fn calendar() {
    for lang in LANGS {
        let places = [
            ("month", "3"),
            ("list of a day", "3 <Enter> <Down>"),
            ("week", "3 w <Right> <Right>"),
            ("held", "3 <Enter> <Space> <Right> <Down>"),
        ];
        album("calendar", lang, &BOTH, &places);
    }
}

#[test]
fn the_board() {
    for lang in LANGS {
        let places = [
            ("board", "4 <Right> <Right> <Down>"),
            ("held", "4 <Right> <Space> <Right>"),
            ("won", "4 <Tab> <Tab> <Tab> <Tab> <Tab>"),
            ("hidden", "4 <Right> X"),
        ];
        album("board", lang, &BOTH, &places);
    }
}

/// Names and amounts that no lane holds, many stages, hundreds in one of them, the smallest window.
#[test]
fn a_crowded_board() {
    let mut album = String::new();
    let mut desk = Desk::of(Manner::default(), |agenda| {
        ugly(agenda);
        for (n, stage) in ["lead", "qualified", "proposal"].into_iter().enumerate() {
            for client in 1..=7 {
                let title = "Suministro anual de empaques, etiquetas y envases para las cuatro plantas del norte";
                let new = Opportunity::new(ClientId(client), title, stage, november(2), Currency::USD);
                let amount = (client > 1).then_some(98_765_432_100 + client);
                let expect_on = (client != 3).then(|| later(TODAY, 9 * client - 20 + i64::try_from(n).unwrap()));
                agenda.open_opportunity(&Opportunity { amount, expect_on, ..new }, &Next::Nothing).unwrap();
            }
        }
        for n in 0..150 {
            let new = Opportunity::new(ClientId(7), format!("n.º {n}"), "lead", november(2), Currency::USD);
            agenda.open_opportunity(&new, &Next::Nothing).unwrap();
        }
    });
    desk.keys("4 <Down>");
    for size in [SMALL, LARGE, (60, 16), (200, 50)] {
        push(&mut album, "board", &desk.shot(size), size);
    }
    desk.keys("<End>");
    push(&mut album, "end", &desk.shot(SMALL), SMALL);
    insta::assert_snapshot!("board-crowded", album);
}

/// Days with hundreds, names that no column holds, hours at which everything happens at once, the smallest window.
#[test]
fn a_crowded_calendar() {
    let mut album = String::new();
    let mut desk = Desk::of(Manner::default(), |agenda| {
        ugly(agenda);
        let client = agenda.add_client(named("渡辺商店株式会社渡辺商店株式会社"), None).unwrap();
        for n in 0..345 {
            let at = (n % 7 == 0).then(|| Time::constant(7 + i8::try_from(n / 7 % 13).unwrap(), 30, 0, 0));
            agenda.plan(client, plan(november(25), at, Kind::Visit, "")).unwrap();
        }
    });
    desk.keys("3");
    for size in [SMALL, LARGE, (60, 16)] {
        push(&mut album, "month", &desk.shot(size), size);
    }
    desk.keys("w <Right> <Right>");
    for size in [SMALL, LARGE, (60, 16)] {
        push(&mut album, "week", &desk.shot(size), size);
    }
    for (place, phrase) in
        [("six weeks", "1/8/2027"), ("four weeks", "1/2/2027"), ("first", "1/1/1900"), ("last", "31/12/2199")]
    {
        desk.keys(&format!("/ <text:{phrase}> <Enter>"));
        if desk.model.calendar.span == Span::Week {
            desk.keys("w");
        }
        push(&mut album, place, &desk.shot(SMALL), SMALL);
    }
    insta::assert_snapshot!("calendar-crowded", album);
}

#[test]
fn the_queue() {
    for lang in LANGS {
        let places = [("queue", "g"), ("a note", "g 2 <text:nadie en la oficina> <Down>")];
        album("queue", lang, &BOTH, &places);
        album("close", lang, &[SMALL], &[("close of the day", "g 2 <Enter> 1 <Enter> C <Down> <Space>")]);
        album("private", lang, &[SMALL], &[("private", "X"), ("private card", "X <Enter>")]);
    }
}

#[test]
fn reports() {
    for lang in LANGS {
        let places = [
            ("portfolio", "5 <Tab> j j j j j j j j"),
            ("sales", "5 <Tab> <Tab>"),
            ("zones", "5 <Tab> <Tab> <Tab> <Tab> <Tab> j j j"),
            ("retention", "5 <Tab> <Tab> <Tab> <Tab> <Tab> <Tab> <Tab> <Tab> j j j j j j <Right>"),
            ("hours", "5 <BackTab> <BackTab> <BackTab> j j j j <Right> <Right>"),
            ("goals", "5 <BackTab> <BackTab>"),
            ("form of the goals", ": <text:metas> <Enter>"),
        ];
        let places =
            places.map(|(place, keys)| (place, keys.replace("metas", if lang == "es-PE" { "metas" } else { "goals" })));
        let places: Vec<(&str, &str)> = places.iter().map(|(place, keys)| (*place, keys.as_str())).collect();
        album("reports", lang, &BOTH, &places);
    }
}

#[test]
fn forms() {
    for lang in LANGS {
        album("forms", lang, &[SMALL], &[("log a call", "c 2"), ("edit a client", "<Enter> e"), ("snooze", "s")]);
    }
    album("forms-large", "es-PE", &[LARGE], &[("log a call", "c 2"), ("new client", "a")]);
}

/// What may be sold: its form, page by page, how it is closed, and where it stands on the card.
#[test]
fn opportunities() {
    for lang in LANGS {
        let mut album = String::new();
        let mut desk = Desk::of(Manner { lang, ..Manner::default() }, |agenda| {
            crate::support::shop(agenda);
            crate::opportunities::hopes(agenda);
        });
        desk.open_card("Ferretería López");
        for (place, keys) in [
            ("card", ""),
            ("opportunities", "<BackTab>"),
            ("one of them", "<Down>"),
            ("change it", "e"),
            ("its products", "<PgDn>"),
            ("qualification", "<PgDn>"),
            ("close it", "<Esc> d"),
            ("lost", "2"),
            ("a closed one", "<Esc> <End>"),
            ("a new one", "o"),
        ] {
            desk.keys(keys);
            let sizes: &[(u16, u16)] = if place.contains("one") || place == "card" { &BOTH } else { &[SMALL] };
            for size in sizes {
                push(&mut album, place, &desk.shot(*size), *size);
            }
        }
        insta::assert_snapshot!(format!("opportunities.{}", &lang[..2]), album);
    }
}

#[test]
fn dialogs() {
    for lang in LANGS {
        let places = [("help", "?"), ("palette", ": <text:no>"), ("menu", "!"), ("history", "s <Enter> H")];
        album("dialogs", lang, &[SMALL], &places);
    }
}

#[test]
fn beginnings() {
    for lang in LANGS {
        let mut album = String::new();
        let mut desk = Desk::empty(lang);
        for size in BOTH {
            push(&mut album, "welcome", &desk.shot(size), size);
        }
        push(&mut album, "too small", &desk.shot((50, 12)), (50, 12));
        insta::assert_snapshot!(format!("beginnings.{}", &lang[..2]), album);
    }
}

/// Names of 80 letters, wide, right to left, of many parts; a note of 100 kB; a purpose of 300 letters; nothing at all.
fn ugly(agenda: &mut Agenda) {
    let names = [
        "Comercializadora Internacional de Insumos y Empaques para la Industria Alimentaria",
        "渡辺商店株式会社渡辺商店株式会社渡辺商店株式会社",
        "متجر السلام للأدوات المنزلية والهدايا",
        "👩‍👩‍👧‍👦 Familia Ñ 🇵🇪 y Compañía 🧑🏽‍🌾",
        "חנות הכל בשקל",
        "e\u{301}\u{323}\u{300}lu\u{308}",
        "-",
    ];
    let long = "Confirmar cantidades, medidas y colores con almacén; ".repeat(6);
    for (n, name) in names.iter().enumerate() {
        let purpose = &long[..300.min(long.len() - n % 2)];
        let next = (n != 6).then(|| plan(november(20 + i8::try_from(n).unwrap()), None, Kind::Call, purpose));
        let id = agenda.add_client(named(name), next).unwrap();
        if n == 1 {
            note(agenda, id);
        }
    }
}

fn note(agenda: &mut Agenda, client: ClientId) {
    let text = "株式会社の注文、お願いします。 Entregar por atrás. ".repeat(2_000);
    let at = november(19).at(10, 0, 0, 0);
    agenda.log(&Log { text, outcome: Some(Outcome::NoAnswer), ..Log::new(client, Kind::Call, at) }).unwrap();
}

#[test]
fn ugly_data() {
    let mut album = String::new();
    let mut desk = Desk::of(Manner::default(), ugly);
    desk.model.day.counts.red = 123_456;
    desk.model.day.counts.unplanned = 999_999;
    for size in BOTH {
        push(&mut album, "today", &desk.shot(size), size);
    }
    push(&mut album, "today", &desk.shot((60, 16)), (60, 16));
    desk.keys("2 <Down>");
    push(&mut album, "clients", &desk.shot(SMALL), SMALL);
    desk.keys("1 <Down> <Enter> <End>");
    push(&mut album, "card of a long note", &desk.shot(SMALL), SMALL);
    desk.keys("e");
    push(&mut album, "form of a long note", &desk.shot(SMALL), SMALL);
    desk.keys("<A-x> <Esc> <Esc> g");
    push(&mut album, "queue", &desk.shot(SMALL), SMALL);
    push(&mut album, "queue", &desk.shot((60, 16)), (60, 16));
    desk.keys("<Tab>");
    push(&mut album, "queue, wide letters", &desk.shot(LARGE), LARGE);
    desk.keys("<Esc> <End> <Enter>");
    push(&mut album, "card without anything", &desk.shot(SMALL), SMALL);
    insta::assert_snapshot!("ugly", album);
    assert_eq!(desk.model.date, TODAY);
}
