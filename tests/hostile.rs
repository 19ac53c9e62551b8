//! What comes from outside and means no good: files that were cut, mixed and changed, what lies in itself a thousand times,
//! texts that want to run, workbooks whose parts lie. It is read or refused; nothing breaks, and nothing takes long.
//!
//! How much is tried comes from `CARTERA_CASES`.

#![expect(clippy::unwrap_used, clippy::panic, reason = "what the tests share stands outside of test functions")]

use std::io::{Cursor, Read, Write};
use std::path::Path;

use cartera::agenda::{Agenda, Origin, Scope, TakeOptions, Watch};
use cartera::clock::Clock;
use cartera::config;
use cartera::domain::capture::Coins;
use cartera::domain::template::{Data, Datum, Medium, Template, link};
use cartera::domain::when::DateOrder;
use cartera::domain::{Code, Rules, playbook, shell};
use cartera::exchange::incoming::{Content, ReadOptions, fields_of, read};
use cartera::exchange::vdir;
use cartera::tui::keymap::Keymap;
use jiff::civil::date;
use proptest::prelude::*;
use ugly::{TEXTS, is_obeyed};

#[path = "support/ugly.rs"]
mod ugly;

/// How many of each are tried.
fn cases() -> u32 {
    std::env::var("CARTERA_CASES").map_or(60, |cases| cases.parse().unwrap_or(60))
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() }
}

fn options(content: Option<Content>) -> ReadOptions {
    let coins = Coins { decimal: '.', coins: Vec::new() };
    ReadOptions { content, ..ReadOptions::usual(DateOrder::DayMonth, coins, date(2026, 11, 23)) }
}

/// Files that are whole, a few of each kind.
const WHOLE: [&str; 7] = [
    "name,company,phone,email,city,notes,tags\nRosa Ríos,Luz SAC,+51 999 111 222,rosa@luz.example,Lima,\"a \"\"b\"\"\nc\",vip;sur\nLuis,,988 777 666,,,,\n",
    "client;fecha;tipo;nota\nRosa;03/04/2026 10:00;llamada;quiere 50\nRosa;2026-04-05;visita;\n",
    "id,client_id,on,product,amount,currency,invoice,note\n1,2,2026-11-02,Cable,120.50,PEN,F-1,x\n2,9,2026-11-02,Cable,\"1.234,50\",USD,F-2,\n",
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Peña;José;;Dr.;\r\nFN:Dr. José Peña\r\nORG:Clínica;Compras\r\nTEL;TYPE=CELL:+51 999 111 222\r\nEMAIL:j@x.example\r\nADR;TYPE=WORK:;;Av. 1;Lima;Surco;15023;Perú\r\nBDAY:1980-02-29\r\nNOTE:uno\\ndos\r\nUID:a-1\r\nEND:VCARD\r\n",
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:e1\r\nDTSTART;TZID=America/Lima:20261124T100000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=9\r\nSUMMARY:Visita\r\nEND:VEVENT\r\nBEGIN:VTODO\r\nUID:t1\r\nDUE;VALUE=DATE:20261130\r\nSUMMARY:Rosa: llamar\r\nSTATUS:NEEDS-ACTION\r\nEND:VTODO\r\nEND:VCALENDAR\r\n",
    "[{\"name\":\"Rosa\",\"phones\":[\"999111222\"],\"address\":{\"city\":\"Lima\"},\"notes\":null},{\"name\":\"Luis\",\"vip\":true,\"age\":1e3}]",
    "{\"name\":\"Rosa\",\"city\":\"Lima\"}\n{\"name\":\"Luis\"}\n",
];

/// A file that was whole, cut, with another one in it, repeated, or with bytes that are others.
fn broken() -> impl Strategy<Value = Vec<u8>> {
    let whole = || prop::sample::select(WHOLE.to_vec()).prop_map(|text| text.as_bytes().to_vec());
    let text = || prop::sample::select(TEXTS.to_vec()).prop_map(|text| text.as_bytes().to_vec());
    let change = (
        any::<prop::sample::Index>(),
        prop_oneof![
            4 => any::<u8>().prop_map(|byte| vec![byte]),
            4 => prop::sample::select(vec![",", "\"", "\n", ":", ";", "\\", "{", "[", "]", "\r\n ", "\0", "=", "9", "BEGIN:", "END:"])
                .prop_map(|piece| piece.as_bytes().to_vec()),
            3 => text(),
            1 => whole(),
        ],
        0_usize..12,
    );
    (whole(), prop::collection::vec(change, 0..12), any::<prop::sample::Index>(), any::<bool>()).prop_map(
        |(mut bytes, changes, cut, cuts)| {
            for (at, piece, gone) in changes {
                let at = at.index(bytes.len() + 1);
                let to = (at + gone).min(bytes.len());
                bytes.splice(at..to, piece);
            }
            if cuts {
                bytes.truncate(cut.index(bytes.len() + 1));
            }
            bytes
        },
    )
}

/// A workbook that is whole, as it is packed: with texts, numbers, dates, a formula and an empty row.
fn workbook() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let date = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
    for name in ["Clientes", "Otra"] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (column, header) in ["nombre", "teléfono", "última compra", "monto"].into_iter().enumerate() {
            sheet.write(0, u16::try_from(column).unwrap(), header).unwrap();
        }
        for row in [1, 2, 4] {
            sheet.write(row, 0, format!("Rosa {row}")).unwrap();
            sheet.write(row, 1, 999_111_222_u32).unwrap();
            sheet.write_with_format(row, 2, 46_000.5 + f64::from(row), &date).unwrap();
            sheet.write_formula(row, 3, "=1+1").unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// A sheet of the open format, which is packed in the same way.
fn open_sheet() -> Vec<u8> {
    const CONTENT: &str = "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" \
        xmlns:text=\"x\"><office:body><office:spreadsheet><table:table table:name=\"Hoja\"><table:table-row>\
        <table:table-cell office:value-type=\"string\"><text:p>nombre</text:p></table:table-cell>\
        <table:table-cell office:value-type=\"string\"><text:p>ciudad</text:p></table:table-cell></table:table-row>\
        <table:table-row table:number-rows-repeated=\"2\"><table:table-cell office:value-type=\"string\"><text:p>Rosa\
        </text:p></table:table-cell><table:table-cell table:number-columns-repeated=\"3\" office:value-type=\"float\" \
        office:value=\"1.5\"/></table:table-row></table:table></office:spreadsheet></office:body>\
        </office:document-content>";
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    packed(&[("mimetype".to_owned(), kind.into()), ("content.xml".to_owned(), CONTENT.into())])
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = zip.len();
    let part = |at| {
        let mut part = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.name().unwrap().into_owned(), bytes)
    };
    (0..count).map(part).collect()
}

/// A workbook whose parts were changed before they were packed, or which was changed as it is.
fn broken_workbook() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop::sample::select(vec![
        "<",
        ">",
        "</",
        "/>",
        "\"",
        "&",
        "&#0;",
        "&#x110000;",
        "&a;",
        "<c ",
        "r=\"XFD1048576\"",
        "r=\"A0\"",
        "r=\"\"",
        "t=\"s\"",
        "<v>-1</v>",
        "<v>99999999999</v>",
        "<v>1e308</v>",
        "<v>NaN</v>",
        "s=\"999\"",
        "<row r=\"4294967295\">",
        "table:number-rows-repeated=\"4294967295\"",
        "table:number-columns-repeated=\"99999999\"",
        "<!DOCTYPE a [<!ENTITY a \"b\">]>",
        "count=\"4000000000\"",
        "\0",
        "]]>",
        "<![CDATA[",
        "Target=\"../../../etc/passwd\"",
        "date1904=\"1\"",
    ]);
    let change = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), piece, 0_usize..40);
    let raw = (any::<prop::sample::Index>(), any::<u8>());
    let whole = prop::sample::select(vec![workbook(), open_sheet()]);
    (whole, prop::collection::vec(change, 0..6), prop::collection::vec(raw, 0..4), any::<bool>()).prop_map(
        |(whole, changes, bytes, is_raw)| {
            let mut parts = unpacked(&whole);
            for (part, at, piece, gone) in changes {
                let part = &mut part.get_mut(&mut parts).1;
                let at = at.index(part.len() + 1);
                let to = (at + gone).min(part.len());
                part.splice(at..to, piece.bytes());
            }
            let mut made = packed(&parts);
            if is_raw {
                for (at, byte) in bytes {
                    *at.get_mut(&mut made) = byte;
                }
            }
            made
        },
    )
}

proptest! {
    #![proptest_config(config())]

    /// A workbook brings no more than the rows and columns that its limits allow, whatever its parts say of themselves.
    #[test]
    fn a_broken_workbook_is_read_or_refused(bytes in broken_workbook(), content in prop::option::of(prop::sample::select(Content::ALL.to_vec()))) {
        if let Ok(found) = read("x", &bytes, &options(content)) {
            for incoming in found {
                prop_assert!(incoming.unread.len() < 100_000 && incoming.columns.len() < 20_000);
                for column in &incoming.columns {
                    prop_assert!(!column.header.contains(is_obeyed), "{:?}", column.header);
                }
            }
        }
    }

    /// What a column is said to be for is followed or refused, whichever columns there are and however they are called.
    #[test]
    fn a_map_of_columns_is_followed_or_refused(
        content in prop::sample::select(Content::ALL.to_vec()),
        picks in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), "\\PC{0,8}", 0_u8..8), 0..8),
        file in 0_usize..3,
    ) {
        let file = WHOLE[file];
        let headers: Vec<&str> = file.lines().next().unwrap_or_default().split([',', ';']).collect();
        let codes = fields_of(content);
        let pick = |(header, code, other, odd): &(prop::sample::Index, prop::sample::Index, String, u8)| {
            let header = if odd & 1 == 1 { other.as_str() } else { header.get(&headers) };
            let code = if codes.is_empty() || *odd > 5 { other.as_str() } else { code.get(&codes) };
            (header.to_owned(), code.to_owned())
        };
        let options = ReadOptions { map: picks.iter().map(pick).collect(), ..options(Some(content)) };
        let _read = read("x", file.as_bytes(), &options);
    }

    /// As whatever it is taken for, a file is read or refused, and gives no more than it has.
    #[test]
    fn a_broken_file_is_read_or_refused(bytes in broken(), content in prop::option::of(prop::sample::select(Content::ALL.to_vec()))) {
        if let Ok(found) = read("x", &bytes, &options(content)) {
            for incoming in found {
                prop_assert!(incoming.unread.len() <= bytes.len() && incoming.columns.len() <= bytes.len());
                for column in &incoming.columns {
                    prop_assert!(!column.header.contains(is_obeyed), "{:?}", column.header);
                }
            }
        }
    }

    #[test]
    fn settings_and_keys_are_read_or_refused(
        lines in prop::collection::vec(prop_oneof![
            "[a-z]{1,8}(\\.[a-z]{1,8})? = (\"[^\"]{0,12}\"|[0-9]{1,20}|\\[[^\\]]{0,12}\\]|true|-?[0-9]+\\.[0-9]+|\\{ a = 1 \\})",
            "\\[(keys|alerts|me|sync|value|money|remind|[a-z]{1,6})\\]",
            "(theme|language|mouse|editor|red_after|holidays|currency|weekdays) = \\PC{0,20}",
            "\\PC{0,30}",
        ], 0..12),
        ugly in prop::sample::select(TEXTS.to_vec()),
    ) {
        let text = format!("{}\nx = {ugly}\n", lines.join("\n"));
        for text in [text.as_str(), lines.join("\n").as_str()] {
            if let Ok(settings) = config::parse(text) {
                let _compiled = Keymap::compile(&settings.keys);
            }
        }
    }

    /// The address of a message, taken apart as whoever opens it takes it apart, says what was written and no more.
    #[test]
    fn a_link_says_what_was_written(
        subject in prop_oneof!["\\PC{0,20}", prop::sample::select(TEXTS.to_vec()).prop_map(str::to_owned)],
        body in prop_oneof!["(?s).{0,40}", prop::sample::select(TEXTS.to_vec()).prop_map(str::to_owned)],
    ) {
        let made = link(Medium::Email, Some("rosa@lopez.example"), (&subject, &body), None).unwrap();
        let (to, fields) = taken_apart(&made, "mailto:");
        prop_assert_eq!(to, "rosa@lopez.example");
        let wanted: Vec<(String, String)> = [("subject", subject), ("body", body.clone())]
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(name, text)| (name.to_owned(), text.replace('\n', "\r\n")))
            .collect();
        prop_assert_eq!(fields, wanted);
        for (medium, begin) in [(Medium::WhatsApp, "https://wa.me/"), (Medium::Sms, "sms:")] {
            let made = link(medium, Some("+51999111222"), ("", &body), None).unwrap();
            let (to, fields) = taken_apart(&made, begin);
            prop_assert_eq!(to.trim_start_matches('+'), "51999111222");
            prop_assert_eq!(fields.into_iter().map(|(_, text)| text).collect::<String>(), body.as_str());
        }
    }

    /// Whoever writes the address of somebody else into a contact sends to nobody else and adds no header.
    #[test]
    fn an_address_is_one_address(to in prop_oneof!["\\PC{0,30}", "[a-z]{1,4}[@,;?&%\r\n: ]{1,3}[a-z]{1,4}\\.[a-z]{2}([?,&]bcc=[a-z]@[a-z]\\.pe)?"]) {
        for medium in [Medium::Email, Medium::WhatsApp, Medium::Sms, Medium::Phone] {
            let Ok(made) = link(medium, Some(&to), ("", ""), None) else { continue };
            prop_assert!(!made.contains(['?', '&', ',', ';', ' ', '\r', '\n']), "{to:?}: {made}");
            prop_assert!(made.matches('@').count() == usize::from(medium == Medium::Email), "{to:?}: {made}");
        }
    }

    /// The file of a record stays in its folder, whatever the record is called.
    #[test]
    fn a_record_stays_in_its_folder(uid in prop_oneof!["\\PC{0,30}", "[./\\\\a-z:]{0,12}", prop::sample::select(TEXTS.to_vec()).prop_map(str::to_owned)]) {
        let name = vdir::name_of(&uid, "ics");
        prop_assert_eq!(Path::new(&name).components().count(), 1, "{:?}: {}", uid, name);
        prop_assert!(!name.starts_with('.') && !name.contains(['/', '\\', ':', '\0']), "{uid:?}: {name}");
    }

    #[test]
    fn playbooks_and_commands_are_read_or_refused(
        lines in prop::collection::vec(prop_oneof!["[+0-9a-z: ,#]{0,20}", prop::sample::select(TEXTS.to_vec()).prop_map(str::to_owned)], 0..8),
    ) {
        let text = lines.join("\n");
        let _read = playbook::read(&text);
        let _words = shell::words(&text);
    }

    /// A template with whatever in it ends, and knows nothing but the client.
    #[test]
    fn a_template_ends(pieces in prop::collection::vec(prop_oneof![
        4 => prop::sample::select(vec![
            "{{", "}}", "{%", "%}", "{#", "#}", " if ", " else ", "endif", "nombre", "name", " not ", "-", "+", "*", "~", "**", "//",
            "\"x\"", "99999999", "(", ")", "[", "]", ".", "|upper", "|default(", " in ", " and ", " for x in ", " include 'x' ",
            " extends 'x' ", " import 'x' ", " macro x() ", " set x = ", " raw ", "self", "loop", "range(9)", "debug()", ":", ",",
        ]).prop_map(str::to_owned),
        1 => prop::sample::select(TEXTS.to_vec()).prop_map(str::to_owned),
    ], 0..30)) {
        let template = Template { body: pieces.concat(), ..Template::named("x") };
        let data: Data = [(Datum::Name, "Rosa {{ 7*7 }}".to_owned())].into_iter().collect();
        if let Ok(filled) = template.render(&data) {
            prop_assert!(filled.body.chars().count() <= 10_000);
        }
    }
}

/// The address and the fields of a link, decoded.
fn taken_apart(link: &str, begin: &str) -> (String, Vec<(String, String)>) {
    let rest = link.strip_prefix(begin).unwrap_or_else(|| panic!("{link}"));
    let (to, query) = rest.split_once('?').unwrap_or((rest, ""));
    let fields = query.split('&').filter(|field| !field.is_empty());
    let fields = fields.map(|field| field.split_once('=').unwrap_or_else(|| panic!("{link}")));
    (decoded(to), fields.map(|(name, value)| (decoded(name), decoded(value))).collect())
}

fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut plain = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'%' {
            plain.push(u8::from_str_radix(&text[at + 1..at + 3], 16).unwrap());
            at += 3;
        } else {
            assert!(bytes[at].is_ascii_graphic(), "{text}");
            plain.push(bytes[at]);
            at += 1;
        }
    }
    String::from_utf8(plain).unwrap()
}

fn agenda(folder: &Path) -> Agenda {
    let clock = Clock::from_setting(Some("2026-11-23T09:15:00-05:00")).unwrap();
    Agenda::open(&folder.join("agenda.db"), clock, Rules::default(), Origin::CommandLine).unwrap()
}

/// What lies in itself a hundred thousand times is refused before the stack ends.
#[test]
fn what_lies_deep_in_itself_is_refused() {
    const DEEP: usize = 100_000;
    let folder = tempfile::tempdir().unwrap();
    let mut agenda = agenda(folder.path());
    let nested = |open: &str, inside: &str, close: &str| format!("{}{inside}{}", open.repeat(DEEP), close.repeat(DEEP));
    for text in [
        nested("[", "", "]"),
        nested("{\"a\":", "1", "}"),
        format!("[{{\"name\":\"Rosa\",\"x\":{}}}]", nested("[", "1", "]")),
        format!("{{\"format\":\"cartera\",\"client\":[{}]}}", nested("[", "1", "]")),
        "[".repeat(DEEP),
        "BEGIN:VCARD\r\n".repeat(DEEP),
        "BEGIN:VCALENDAR\r\n".repeat(DEEP),
        format!("BEGIN:VCARD\r\nFN:x{}\r\nEND:VCARD\r\n", "\r\n  ".repeat(DEEP)),
        "\"".repeat(DEEP),
        ",".repeat(DEEP),
    ] {
        let _read = read("x", text.as_bytes(), &options(None));
        let taken = agenda.import_json(&mut text.as_bytes(), TakeOptions::default(), true, &Watch::default());
        assert!(taken.is_err(), "{}", &text[..40]);
    }
    for text in [
        format!("a = {}", nested("[", "", "]")),
        format!("a = {}", nested("{ a = ", "1", " }")),
        format!("{} = 1", vec!["a"; DEEP].join(".")),
        format!("[{}]", vec!["a"; DEEP].join(".")),
        format!("a = {}", "[".repeat(DEEP)),
    ] {
        assert!(config::parse(&text).is_err(), "{}", &text[..40]);
    }
    for text in [
        nested("(", "a", ")"),
        "(".repeat(DEEP),
        "-".repeat(DEEP),
        "NOT ".repeat(DEEP),
        "a OR ".repeat(DEEP),
        "- (".repeat(DEEP),
        "\"".repeat(DEEP),
    ] {
        let _read = agenda.listing(Scope::Day(agenda.today()), &text);
    }
}

/// The longest that a template may be, of what an engine might stumble over.
#[test]
fn a_template_of_nothing_but_tricks_ends() {
    let piece = |open: &str, inside: &str, close: &str, length: usize| {
        let times = length / (open.len() + close.len()).max(1);
        format!("{{{{ {}{inside}{} }}}}", open.repeat(times), close.repeat(times))
    };
    for body in [
        piece("(", "1", ")", 9_900),
        piece("[", "1", "]", 9_900),
        piece("{'a':", "1", "}", 9_900),
        piece("-", "1", "", 9_900),
        piece("not ", "1", "", 9_900),
        piece("nombre|upper~", "nombre", "", 9_900),
        piece("nombre.", "a", "", 9_900),
        piece("", "nombre", "|upper", 9_900),
        piece("", "1", " if 1", 9_900),
        piece("", "1", "[0]", 9_900),
        piece("9**", "9", "", 9_900),
        "{{ 'x' * 999999999 }}".to_owned(),
        "{{ 999999999 * 'x' }}".to_owned(),
        "{{ [1] * 999999999 }}".to_owned(),
        "{{ ('x' * 99999) * 99999 }}".to_owned(),
        "{{ range(999999999) }}".to_owned(),
        "{{ nombre.__class__ }}{{ self }}{{ debug() }}{{ nombre[0:1] }}".to_owned(),
        "{% if nombre %}".repeat(39) + &"{% endif %}".repeat(39),
        "{#".repeat(4_000),
        format!("{{{{ {{'a': {{'b': 1}}}} ~ {} 1 }}}}", "-".repeat(9_900)),
        format!("{{{{ '}}}}' ~ {} 1 }}}}", "-".repeat(9_900)),
        format!("{{{{ '\\'}}}}' ~ {} 1 }}}}", "- ".repeat(4_900)),
        format!("{{# ' #}}{{{{ {} 1 }}}}", "-".repeat(9_900)),
        format!("{{{{ {} 1 }}}}", "not-".repeat(2_400)),
        format!("{{% if {} 1 %}}{{% endif %}}", "-".repeat(9_900)),
    ] {
        let template = Template { body: body.clone(), ..Template::named("x") };
        let data: Data = Datum::ALL.iter().map(|datum| (*datum, "x".repeat(500))).collect();
        if let Ok(filled) = template.render(&data) {
            assert!(filled.body.chars().count() <= 10_000, "{}", &body[..40]);
        }
    }
}

/// Nothing that a file could be is reached from a template.
#[test]
fn a_template_reads_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret.txt");
    std::fs::write(&secret, "TOP").unwrap();
    let path = secret.display();
    for body in [
        format!("{{% include '{path}' %}}"),
        format!("{{% import '{path}' as x %}}{{{{ x }}}}"),
        format!("{{% extends '{path}' %}}"),
        format!("{{% from '{path}' import x %}}"),
        format!("{{{{ include('{path}') }}}}"),
        format!("{{{{ open('{path}') }}}}"),
        "{{ env.HOME }}".to_owned(),
        "{% for x in nombre %}{{ x }}{% endfor %}".to_owned(),
        "{% set x = 1 %}{{ x }}".to_owned(),
        "{% macro x() %}{% endmacro %}".to_owned(),
    ] {
        let template = Template { body: body.clone(), ..Template::named("x") };
        assert!(template.render(&Data::new()).is_err(), "{body}");
    }
}

/// A link that somebody has put into a shared folder leads us nowhere.
#[cfg(unix)]
#[test]
fn a_link_in_a_shared_folder_is_not_followed() {
    let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let victim = elsewhere.path().join("victim");
    std::fs::write(&victim, "mine").unwrap();
    let path = folder.path().join("a.ics");
    std::fs::write(folder.path().join("b.ics"), "x").unwrap();
    for name in ["a.ics", ".a.ics.tmp"] {
        std::os::unix::fs::symlink(&victim, folder.path().join(name)).unwrap();
    }
    vdir::write(&path, "BEGIN:VCALENDAR").unwrap();
    assert_eq!(std::fs::read_to_string(&victim).unwrap(), "mine");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "BEGIN:VCALENDAR");
    assert!(path.symlink_metadata().unwrap().is_file());
}
