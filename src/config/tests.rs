//! Configurations that are taken, and one for every way to get one wrong.

use jiff::civil::{Weekday, date};
use proptest::prelude::*;

use super::*;
use crate::domain::value::Effort;
use crate::domain::{Cadence, ClassRules, Currency, House, Kind, Stage, Stages};
use crate::i18n::{Locale, Texts};

#[test]
fn the_sample_says_what_the_defaults_are() {
    assert_eq!(parse(SAMPLE).unwrap(), Settings::default());
    assert_eq!(parse("").unwrap(), Settings::default());
}

#[test]
fn the_sample_shows_every_setting() {
    for known in known::KNOWN {
        let key = known.rsplit('.').next().unwrap();
        let shown = |line: &str| {
            let line = line.trim_start_matches(['#', '[']);
            line.starts_with(key) || line.starts_with(known)
        };
        assert!(SAMPLE.lines().any(shown), "{known}");
    }
}

#[test]
fn what_the_sample_leaves_out_can_be_put_in() {
    let is_setting = |line: &str| line.starts_with('#') && !line.starts_with("# ") && line.contains('=');
    let all: Vec<&str> = SAMPLE.lines().map(|line| if is_setting(line) { &line[1..] } else { line }).collect();
    let settings = parse(&all.join("\n")).unwrap();
    assert_eq!(settings.lang.as_deref(), Some("es-PE"));
    assert_eq!(settings.editor.as_deref(), Some("nano"));
    assert_eq!(settings.rules().cadence, Rules::default().cadence);
    assert_eq!(settings.keys.len(), 2);
    assert_eq!(settings.currency, "PEN".parse().ok());
    assert_eq!(settings.rules().money.rates.len(), 1);
    let commented = SAMPLE.lines().filter(|line| is_setting(line)).count();
    assert_eq!(settings.sync.folder.as_deref(), Some("/home/rosa/agenda"));
    assert_eq!(settings.passphrase_command, Some(["pass", "show", "cartera"].map(str::to_owned).to_vec()));
    assert_eq!(commented, 13, "settings that the sample shows without setting them");
}

#[test]
fn who_writes_is_taken() {
    let me = parse("[me]\nname = \" Rosa \"\ncompany = \"Sur\"\nsignature = \"Rosa\\n+51 999 111 222\"").unwrap().me;
    assert_eq!(
        [me.name, me.company, me.signature].map(Option::unwrap_or_default),
        ["Rosa", "Sur", "Rosa\n+51 999 111 222"]
    );
    assert!(parse("[me]\nname = \" \"").is_err());
}

#[test]
fn every_setting_is_taken() {
    let text = "\u{feff}lang = \"es_MX\"\r\ntheme = \"colour-blind\"\r\nmouse = true\r\neditor = \" hx -w \"
        [alerts]
        cadence_days = 1_0
        cadence_max_days = 0x14
        awaiting_reply_days = [2, 2]
        attention_days = [
            1, # at once
            5,
        ]
        attempts = 2
        purchase_percent = [90, 200]
        payment_days = 30
        [work]
        days = [\"Lunes\", \"mié\", \"Sábado\", \"sun\"]
        holidays = [2026-12-24, \"2026-11-23\", \"12-25\", \"02-29\"]
        capacity = 12
        [money]
        currency = \"pen\"
        rates.usd = \"3,75\"
        rates.EUR = 4.1
        rates.BOB = 1
        [stages]
        lead = 5
        \"Demo 2.0\" = 40
        agreement = 90
        [opportunities]
        stale_days = 14
        terms_days = 30
        [classes]
        new_days = 60
        risk_days = 61
        inactive_days = 62
        lost_days = 63
        purchases = [2, 4]
        abc_percent = [70, 90]
        room_percent = 100
        cycle_days = [8, 15]
        [effort]
        call = 2.5
        visit = \"30\"
        email = 0.00
        [remind]
        minutes = 0
        desktop = false
        bell = false
        [keys]
        \"followup.snooze\" = \"s\"
        app.quit = [\"q\", \"ctrl-q\"]
        app.help = \"\"
        app.redo = []
    ";
    let settings = parse(text).unwrap();
    assert_eq!((settings.lang.as_deref(), settings.theme), (Some("es_MX"), Theme::ColourBlind));
    assert_eq!((settings.mouse, settings.editor.as_deref()), (true, Some("hx -w")));
    let week = [Weekday::Monday, Weekday::Wednesday, Weekday::Saturday, Weekday::Sunday];
    let calendar = WorkCalendar::new(week, [date(2026, 12, 24), date(2026, 11, 23)], [(12, 25), (2, 29)]);
    let mut effort = Effort::default();
    effort.set(Kind::Call, "2.5".parse().ok());
    effort.set(Kind::Visit, "30".parse().ok());
    let expected = Rules {
        cadence: Some(Cadence { ideal: 10, maximum: 20 }),
        awaiting_reply: (2, 2),
        watchful: (1, 5),
        attempts: 2,
        capacity: 12,
        rhythm: (90, 200),
        payment_late: 30,
        classes: ClassRules {
            new_days: 60,
            quiet_days: (61, 62, 63),
            regular: (2, 4),
            abc: (70, 90),
            room: 100,
            cycle: (8, 15),
        },
        effort,
        stages: Stages::new(
            [("lead", 5), ("Demo 2.0", 40), ("agreement", 90)]
                .map(|(code, probability)| Stage { code: code.into(), probability }),
        ),
        stale_days: 14,
        terms: 30,
        calendar,
        money: House {
            chosen: false,
            currency: Currency::USD,
            rates: [("USD", "3.75"), ("EUR", "4.1"), ("BOB", "1")]
                .map(|(code, rate)| (code.parse().unwrap(), rate.parse().unwrap()))
                .into(),
        },
    };
    assert_eq!(settings.rules(), expected);
    let [sol, peso] = ["PEN", "MXN"].map(|code| code.parse::<Currency>().unwrap());
    assert_eq!(settings.clone().at_home(peso).rules().money.currency, sol, "what is set");
    assert_eq!(Settings::default().at_home(peso).rules().money.currency, peso, "what the region has");
    assert_eq!(settings.remind, Remind { minutes: 0, desktop: false, bell: false });
    let keys: Vec<_> = settings.keys.iter().map(|key| (key.command.as_str(), key.keys.len(), key.line)).collect();
    assert_eq!(keys, [("followup.snooze", 1, 50), ("app.quit", 2, 51), ("app.help", 0, 52), ("app.redo", 0, 53)]);
}

#[test]
fn the_cadence_follows_from_its_two_settings() {
    let cases = [
        ("cadence_days = 0", None),
        ("cadence_days = 0\ncadence_max_days = 5", None),
        ("cadence_days = 7", Some((7, 11))),
        ("cadence_days = 7\ncadence_max_days = 7", Some((7, 7))),
        ("cadence_max_days = 90", Some((30, 90))),
    ];
    for (text, expected) in cases {
        let rules = parse(&format!("[alerts]\n{text}")).unwrap().rules();
        assert_eq!(rules.cadence.map(|cadence| (cadence.ideal, cadence.maximum)), expected, "{text}");
    }
}

/// A mistake, the line that the error must name, and what the user must be told, in Spanish.
const MISTAKES: &[(&str, usize, &str)] = &[
    ("theme = \"dark\"\nlang = es", 2, "esto no se entiende: lang = es"),
    ("theme =\n", 1, "esto no se entiende: theme ="),
    ("\n[alerts\nattempts = 3", 2, "esto no se entiende: [alerts"),
    ("mouse = true\nmouse = false", 2, "esto no se entiende: mouse = false"),
    ("editor = \"nano", 1, "esto no se entiende: editor = \"nano"),
    ("theme = \"dark\"\n\ncolour = 3", 3, "no existe el ajuste «colour»."),
    ("[alerts]\ncadence_day = 3", 2, "no existe el ajuste «alerts.cadence_day»; ¿será «alerts.cadence_days»?"),
    ("attempts = 3", 1, "no existe el ajuste «attempts»; ¿será «alerts.attempts»?"),
    ("[alert]\nattempts = 3", 1, "no existe el ajuste «alert»; ¿será «alerts»?"),
    ("lang = \"pt-BR\"", 1, "lang no puede ser \"pt-BR\": se espera \"es\" o \"en\", con región si se quiere"),
    ("lang = 3", 1, "lang no puede ser 3"),
    ("\ntheme = \"drak\"", 2, "se espera una de estas palabras: \"auto\", \"dark\", \"light\""),
    ("mouse = \"yes\"", 1, "mouse no puede ser \"yes\": se espera true o false"),
    ("editor = \" \"", 1, "se espera un texto entre comillas"),
    ("alerts = 3", 1, "alerts no puede ser 3: se espera una sección"),
    ("theme = { dark = 1 }", 1, "theme no puede ser { dark = 1 }"),
    ("[alerts]\ncadence_days = 3661", 2, "se espera un número entero entre 0 y 3660"),
    ("[alerts]\ncadence_days = -1", 2, "alerts.cadence_days no puede ser -1"),
    ("[alerts]\ncadence_days = 30.5", 2, "alerts.cadence_days no puede ser 30.5"),
    ("[alerts]\ncadence_max_days = 10\ncadence_days = 20", 2, "se espera un número entero entre 20 y 3660"),
    ("[alerts]\nattempts = 0", 2, "se espera un número entero entre 1 y 99"),
    ("[alerts]\nawaiting_reply_days = [10, 5]", 2, "dos números enteros entre 1 y 3660, el segundo no menor"),
    ("[alerts]\nawaiting_reply_days = [5]", 2, "alerts.awaiting_reply_days no puede ser [5]"),
    ("[alerts]\nattention_days = 3", 2, "dos números enteros entre 1 y 366"),
    ("[work]\ndays = []", 2, "se espera una lista de días"),
    ("[work]\ndays = [\n  \"mon\",\n  \"domigno\",\n]", 4, "work.days no puede ser \"domigno\""),
    ("[work]\nholidays = [\"12-25\", \"25-12\"]", 2, "work.holidays no puede ser \"25-12\""),
    ("[work]\nholidays = [\"2026-02-29\"]", 2, "se espera una lista de fechas"),
    ("[work]\nholidays = \"12-25\"", 2, "se espera una lista de fechas"),
    ("[money]\ncurrency = \"soles\"", 2, "se espera el código de una moneda"),
    ("money = \"PEN\"", 1, "money no puede ser \"PEN\": se espera una sección"),
    ("[money.rates]\nUSD = \"3.\"", 2, "money.rates.USD no puede ser \"3.\": se espera un número mayor que cero"),
    ("[money.rates]\nUSD = -3.75", 2, "money.rates.USD no puede ser -3.75"),
    ("[money.rates]\ndolar = \"3.75\"", 2, "no existe el ajuste «money.rates.dolar»"),
    ("[classes]\nabc_percent = [95, 80]", 2, "dos números enteros entre 1 y 100, el segundo no menor"),
    ("[classes]\nlost_days = 0", 2, "se espera un número entero entre 1 y 3660"),
    ("[alerts]\npayment_days = \"x\"", 2, "alerts.payment_days no puede ser \"x\""),
    ("classes = 3", 1, "classes no puede ser 3: se espera una sección"),
    ("[effort]\ncall = -1", 2, "effort.call no puede ser -1: se espera un número mayor que cero"),
    ("[effort]\nnote = 1", 2, "no existe el ajuste «effort.note»"),
    ("[effort]\nvisits = 1", 2, "¿será «effort.visit»?"),
    ("[remind]\nminutes = 721", 2, "se espera un número entero entre 0 y 720"),
    ("[remind]\nminutes = \"15\"", 2, "remind.minutes no puede ser \"15\""),
    ("[remind]\n\nbell = 1", 3, "remind.bell no puede ser 1: se espera true o false"),
    ("[remind]\ndesktop = \"no\"", 2, "remind.desktop no puede ser \"no\": se espera true o false"),
    ("remind = 15", 1, "remind no puede ser 15: se espera una sección"),
    ("[remind]\nminute = 5", 2, "¿será «remind.minutes»?"),
    ("[keys]\n\"app.quit\" = \"ctlr-q\"", 2, "«ctlr-q» no es una tecla (app.quit)"),
    ("[keys]\n\"app.quit\" = [\n\"q\",\n\"\"]", 4, "«» no es una tecla (app.quit)"),
    ("[keys]\napp.quit = 3", 2, "keys.app.quit no puede ser 3: se espera una tecla"),
    ("[keys]\napp.quit = [3]", 2, "keys.app.quit no puede ser 3"),
];

#[test]
fn every_mistake_names_its_line_and_says_what_to_do() {
    let (es, en) = (Texts::new(Locale::parse("es")), Texts::new(Locale::parse("en")));
    let file = Path::new("config.toml");
    for (text, line, said) in MISTAKES {
        let error = parse(text).unwrap_err();
        assert_eq!(error.line(), Some(*line), "{text:?}: {error:?}");
        let message = error.describe(&es, file);
        assert!(message.starts_with(&format!("config.toml, línea {line}: ")), "{message}");
        assert!(message.contains(said), "{message}\n{said}");
        for message in [message, error.describe(&en, file)] {
            assert!(!message.contains(['\n', '$']) && !message.contains("error-config"), "{message}");
        }
    }
}

#[test]
fn the_first_mistake_of_the_file_is_the_one_that_is_told() {
    let error = parse("theme = 1\nmouse = 1\neditor = 1\n[alerts]\nattempts = \"x\"").unwrap_err();
    assert_eq!(error.line(), Some(1));
}

#[test]
fn a_file_is_read_and_a_missing_one_is_no_mistake() {
    let folder = std::env::temp_dir().join(format!("cartera-config-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("config.toml");
    assert_eq!(load(&file), Ok(Settings::default()));
    std::fs::write(&file, "mouse = true").unwrap();
    assert!(load(&file).unwrap().mouse);
    std::fs::write(&file, b"mouse = true\n# Ni\xf1o").unwrap();
    assert_eq!(load(&file), Err(ConfigError::NotText { line: 2 }));
    let error = load(&folder).unwrap_err();
    assert_eq!(error.line(), None);
    let message = error.describe(&Texts::new(Locale::parse("es")), &folder);
    assert!(message.contains("carpeta"), "{message} {error:?}");
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn what_an_error_repeats_is_short_and_harmless() {
    let error = parse(&format!("theme = \"\u{1f}{}\"", "ñ".repeat(500))).unwrap_err();
    let long = parse(&format!("theme = \"{}\"", "ñ".repeat(500))).unwrap_err();
    for message in [error, long].map(|error| error.describe(&Texts::new(Locale::parse("en")), Path::new("c"))) {
        assert!(message.chars().count() < 250 && !message.chars().any(char::is_control), "{message}");
    }
}

/// A line that looks like one of a configuration, or does not.
const LINE: &str = concat!(
    r"(\[(alerts|work|money|money.rates|remind|keys|x)\]",
    r#"|(lang|theme|mouse|days|attempts|holidays|a\.b) = ["\[\]a-z0-9, -]{0,12}"#,
    r"|\PC{0,12})"
);

proptest! {
    /// No text makes the reader panic, and every error names a line of the file.
    #[test]
    fn any_text_is_read_or_refused(lines in proptest::collection::vec(LINE, 0..8)) {
        let text = lines.join("\n");
        if let Err(error) = parse(&text) {
            let line = error.line().unwrap_or(0);
            prop_assert!((1..=lines.len().max(1)).contains(&line), "{line} of {text:?}: {error:?}");
        }
    }
}
