//! Bytes, dialects and headers.

use encoding_rs::{MACINTOSH, WINDOWS_1252};

use super::*;
use crate::exchange::incoming::{
    ChannelHint, FileKind, Limited, MAX_BYTES, MAX_COLUMNS, MAX_ROWS, ReadError, RejectReason,
};
use crate::exchange::table::tests::{Written, read_clients as read};

pub(in crate::exchange) fn sheet(text: &str) -> Written {
    read(text.as_bytes(), &Options::default()).unwrap_or_else(|error| panic!("{error:?} of {text:?}"))
}

fn error(bytes: &[u8]) -> ReadError {
    read(bytes, &Options::default()).expect_err("should not be read")
}

fn names(sheet: &Sheet) -> Vec<&str> {
    sheet.rows.iter().map(|row| row.person.name.as_str()).collect()
}

/// The codes of the columns of a header, `-` for none, `?` after a guess.
fn targets(header: &str) -> String {
    let sheet = sheet(&format!("{header}\n"));
    let code = |column: &Column| {
        let guess = if column.origin == Origin::Guessed { "?" } else { "" };
        column.target.map_or("-".to_owned(), |field| format!("{}{guess}", field.code()))
    };
    sheet.columns.iter().map(code).collect::<Vec<_>>().join(" ")
}

#[test]
fn codes_round_trip_and_are_unique() {
    for field in Field::ALL {
        assert_eq!(Field::from_code(field.code()), Some(field));
        assert_eq!(Target::from_code(&field.code().to_uppercase()), Some(Target::Field(field)));
        assert_eq!(Field::ALL.iter().filter(|other| **other == field).count(), 1);
    }
    assert_eq!(Target::from_code("ignore"), Some(Target::Ignore));
    assert_eq!(Target::from_code("-"), Some(Target::Ignore));
    assert_eq!(Target::from_code("status"), None);
}

#[test]
fn encodings_are_told_apart() {
    let text = "Nombre;Ciudad;Notas\nJosé Ñañez;Córdoba;Mañana — café\nÁngel Núñez;León;«sí»\n";
    let utf16 = |swap: bool, bom: bool| {
        let units = bom.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
        units.flat_map(|unit| if swap { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect::<Vec<u8>>()
    };
    let cases: [(&str, Vec<u8>, &str); 8] = [
        ("utf-8", text.into(), "UTF-8"),
        ("utf-8 bom", [b"\xEF\xBB\xBF", text.as_bytes()].concat(), "UTF-8"),
        ("utf-16le bom", utf16(false, true), "UTF-16LE"),
        ("utf-16be bom", utf16(true, true), "UTF-16BE"),
        ("utf-16le", utf16(false, false), "UTF-16LE"),
        ("utf-16be", utf16(true, false), "UTF-16BE"),
        ("windows-1252", WINDOWS_1252.encode(text).0.into(), "windows-1252"),
        ("mac", mac(text), "macintosh"),
    ];
    for (case, bytes, encoding) in cases {
        let sheet = read(&bytes, &Options::default()).expect(case);
        assert_eq!(sheet.encoding, encoding, "{case}");
        assert_eq!(names(&sheet), ["José Ñañez", "Ángel Núñez"], "{case}");
        assert_eq!(sheet.columns[0].header, "Nombre", "{case}");
        assert_eq!(sheet.rows[0].person.notes, "Mañana — café", "{case}");
        assert!(!sheet.lossy, "{case}");
    }
}

/// Mac OS Roman, which the encoding library does not write.
fn mac(text: &str) -> Vec<u8> {
    let byte = |c: char| (0..=255_u8).find(|byte| MACINTOSH.decode_without_bom_handling(&[*byte]).0.chars().eq([c]));
    text.chars().map(|c| byte(c).expect("in Mac OS Roman")).collect()
}

#[test]
fn short_and_apostrophised_western_texts_stay_windows_1252() {
    for (text, name) in [
        ("Nombre\nGarc\u{ed}a\n", "García"),
        ("Nombre\nPe\u{f1}a\n", "Peña"),
        ("Name\nO\u{92}Brien\n", "O’Brien"),
        ("Name\nAna\u{97}Paz\n", "Ana—Paz"),
        ("Nombre\nMU\u{d1}OZ\n", "MUÑOZ"),
    ] {
        let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        let sheet = read(&bytes, &Options::default()).expect(name);
        assert_eq!((sheet.encoding, names(&sheet)), ("windows-1252", vec![name]));
    }
}

#[test]
fn damaged_utf8_is_still_utf8() {
    let cut = read("Nombre\nJosé Ñáñez\nInés Peñ".as_bytes().split_last().unwrap().1, &Options::default()).unwrap();
    assert_eq!((cut.encoding, cut.lossy), ("UTF-8", true));
    assert_eq!(names(&cut), ["José Ñáñez", "Inés Pe\u{fffd}"]);
}

#[test]
fn an_asked_encoding_is_obeyed_unless_a_mark_says_otherwise() {
    let options = Options { encoding: Some(WINDOWS_1252), ..Options::default() };
    assert_eq!(names(&read("Nombre\nJosé".as_bytes(), &options).unwrap()), ["JosÃ©"]);
    assert_eq!(names(&read("\u{feff}Nombre\nJosé".as_bytes(), &options).unwrap()), ["José"]);
}

#[test]
fn what_is_not_text_is_refused_by_kind() {
    let cases: [(&[u8], FileKind); 16] = [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", FileKind::Image),
        (b"\xFF\xD8\xFF\xE0\0\x10JFIF", FileKind::Image),
        (b"RIFF\x10\0\0\0WEBPVP8 ", FileKind::Image),
        (b"PK\x03\x04\x14\0[Content_Types].xml xl/workbook.xml", FileKind::Xlsx),
        (b"PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet", FileKind::Ods),
        (b"PK\x03\x04\x14\0notes.txt", FileKind::Zip),
        (b"%PDF-1.7\n", FileKind::Pdf),
        (b"SQLite format 3\0\x10\0", FileKind::Sqlite),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0", FileKind::Xls),
        (b"\x1F\x8B\x08\0", FileKind::Compressed),
        (b"BEGIN:VCARD\r\nVERSION:3.0\r\n", FileKind::VCard),
        (b"\xEF\xBB\xBF<!DOCTYPE html><table>", FileKind::Html),
        (b"<?xml version=\"1.0\"?>", FileKind::Xml),
        (b"[\n  {\"name\": \"Ana\"}]", FileKind::Json),
        (b"{\"name\": \"Ana\"}", FileKind::Json),
        (b"\xFF\xFE\0\0N\0\0\0", FileKind::Utf32),
    ];
    for (bytes, kind) in cases {
        assert_eq!(error(bytes), ReadError::NotText { kind }, "{bytes:?}");
    }
    let noise: Vec<u8> = (0..4000_u32).map(|n| u8::try_from(n * n % 251 % 32).unwrap()).collect();
    assert_eq!(error(&noise), ReadError::NotText { kind: FileKind::Unknown });
    assert_eq!(error(&[0; 5000]), ReadError::NotText { kind: FileKind::Unknown });
}

#[test]
fn empty_files_say_so() {
    for bytes in ["", " ", "\n\n\r\n", "\u{feff}", "\u{feff}\n", ",,,\n,,\n", "sep=;\n"] {
        assert_eq!(error(bytes.as_bytes()), ReadError::Empty, "{bytes:?}");
    }
}

#[test]
fn limits_are_errors() {
    let wide = format!("name{}\n", ",x".repeat(MAX_COLUMNS));
    assert_eq!(error(wide.as_bytes()), ReadError::TooLarge { what: Limited::Columns, limit: MAX_COLUMNS });
    let long = format!("name\n{}", "a\n".repeat(MAX_ROWS + 1));
    assert_eq!(error(long.as_bytes()), ReadError::TooLarge { what: Limited::Rows, limit: MAX_ROWS });
    let big = vec![0; MAX_BYTES + 1];
    assert_eq!(error(&big), ReadError::TooLarge { what: Limited::Bytes, limit: MAX_BYTES });
}

#[test]
fn delimiters_are_guessed() {
    for (case, text, delimiter, phone) in [
        ("comma", "name,phone\nAna,555111\n", b',', "555111"),
        ("semicolon", "Nombre;Teléfono\nPaz, Ana;555111\n", b';', "555111"),
        ("tab", "name\tphone\nPaz, Ana; x\t555111\n", b'\t', "555111"),
        ("bar", "name|phone\nAna|555111\n", b'|', "555111"),
        ("quoted delimiters", "name;phone\n\"Paz, Ana, etc\";555111\n\"A, B, C\";555222\n", b';', "555111"),
        ("unknown header among known data", "foo;tel\nx;555111\n", b';', "555111"),
        ("sep line", "sep=|\nname|phone\nAna|555111\n", b'|', "555111"),
        ("padded sep line", "\"sep=;\",\nname;phone\nAna;555111\n", b';', "555111"),
        ("title", "Mis clientes, 2024\n\nname;phone\nAna;555111\n", b';', "555111"),
        ("cr", "name,phone\rAna,555111\rLuz,555222", b',', "555111"),
    ] {
        let sheet = sheet(text);
        assert_eq!(sheet.delimiter, delimiter, "{case}");
        assert_eq!(sheet.rows[0].person.phones, [(ChannelHint::Phone, phone.to_owned())], "{case}");
    }
}

#[test]
fn one_column_keeps_its_commas() {
    let sheet = sheet("Nombre\nPaz, Ana\nDíaz, Luz\n");
    assert_eq!(names(&sheet), ["Paz, Ana", "Díaz, Luz"]);
}

#[test]
fn an_asked_delimiter_is_obeyed_or_refused() {
    let with = |delimiter| Options { delimiter: Some(delimiter), ..Options::default() };
    let sheet = read(b"name^phone\nAna,1^555111\n", &with(b'^')).unwrap();
    assert_eq!(names(&sheet), ["Ana,1"]);
    for bad in [b'"', b'\n', b'\r', b'a', b'7', 0xC3, 0] {
        assert_eq!(read(b"name\nAna\n", &with(bad)), Err(ReadError::BadDelimiter), "{bad}");
    }
}

#[test]
fn lines_are_physical_and_blanks_are_counted() {
    let text = "name,notes\n\nAna,\"one\ntwo\"\n , \n\n\nLuz,x\nname,notes\n\"Sol\",y";
    for (case, text) in
        [("lf", text.to_owned()), ("crlf", text.replace('\n', "\r\n")), ("cr", text.replace('\n', "\r"))]
    {
        let sheet = sheet(&text);
        let lines: Vec<u64> = sheet.rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [3, 8, 10], "{case}");
        assert_eq!(sheet.blank, 5, "{case}: 2, 5, 6, 7 and the repeated header");
        assert_eq!(sheet.rows[0].person.notes, "one\ntwo", "{case}");
    }
    let sep = sheet("sep=,\n\nname,notes\nAna,x\n");
    assert_eq!((sep.header_line, sep.rows[0].line), (3, 4));
}

#[test]
fn quoting_survives() {
    let cases = [
        ("doubled", "name,city\n\"Ana \"\"Nita\"\" Paz\",Lima\n", "Ana \"Nita\" Paz", "Lima"),
        ("after spaces", "name, city\n  \"Paz, Ana\" ,  \"Lima, Perú\"  \n", "Paz, Ana", "Lima, Perú"),
        ("a mark inside", "name,city\nAna 5\" Paz,Lima\n", "Ana 5\" Paz", "Lima"),
        ("a mark after spaces that is text", "name,city\nx, \"Lima\" Perú\n", "x", "\"Lima\" Perú"),
    ];
    for (case, text, name, city) in cases {
        let sheet = sheet(text);
        let person = &sheet.rows[0].person;
        assert_eq!((person.name.as_str(), person.city.as_deref()), (name, Some(city)), "{case}");
        assert_eq!(person.unmapped, [], "{case}");
    }
}

#[test]
fn an_open_quote_costs_one_record() {
    let sheet = sheet("name,city\nAna,Lima\n\"Luz,Cusco\nSol,Ica\nMar,Puno\n");
    assert_eq!(names(&sheet), ["Ana", "Sol", "Mar"]);
    assert_eq!(sheet.rows[1].line, 4);
    assert_eq!(sheet.rejects.len(), 1);
    assert_eq!((sheet.rejects[0].line, &sheet.rejects[0].reason), (3, &RejectReason::OpenQuote));
    assert_eq!(sheet.rejects[0].raw, "\"Luz,Cusco");
    // A note cut short is not a list of clients.
    let cut = self::sheet("name,notes\nAna,x\nLuz,\"first\nsecond\nthird");
    assert_eq!(names(&cut), ["Ana"]);
    assert_eq!(cut.rejects.len(), 1);
    // Hostile: every line opens a mark again.
    let hostile = self::sheet(&format!("name,city\n{}", "a\"b,\"\n".repeat(5_000)));
    assert!(hostile.rejects.len() <= 17);
}

#[test]
fn ragged_rows_lose_nothing() {
    let sheet = sheet("name,city,phone\nAna\nLuz,Lima,555111,,extra,\nSol,,\n");
    assert_eq!(names(&sheet), ["Ana", "Luz", "Sol"]);
    assert_eq!(sheet.rows[0].person.city, None);
    assert_eq!(sheet.rows[1].person.unmapped, [("…".into(), "extra".to_owned())]);
}

#[test]
fn the_header_may_come_after_a_preamble() {
    for (case, text, line) in [
        ("title", "Lista de clientes\nNombre,Teléfono\nAna,555111\n", 2),
        ("padded title", "Clientes,,\n,,\nNombre,Teléfono,x\nAna,555111,\n", 3),
        ("pairs", "Empresa,ACME SAC\nFecha,2024-01-01\n\nNombre,Teléfono\nAna,555111\n", 4),
        ("none", "Nombre,Teléfono\nAna,555111\n", 1),
        ("data that sounds like a header", "Nombre,Foo,Bar,Baz,Qux\nAna,cliente,empresa,x,y\n", 1),
    ] {
        let sheet = sheet(text);
        assert_eq!(sheet.header_line, line, "{case}");
        assert_eq!(sheet.rows[0].person.name, "Ana", "{case}");
    }
}

#[test]
fn headers_without_a_name_or_missing_are_errors() {
    assert_eq!(error(b"a,b,c\n1,2,3\n"), ReadError::NoNameColumn { headers: vec!["a".into(), "b".into(), "c".into()] });
    assert_eq!(
        error(b"city,country\nLima,Peru\n"),
        ReadError::NoNameColumn { headers: vec!["city".into(), "country".into()] }
    );
    assert_eq!(error("Ana Paz,ana@x.pe,Lima\nLuz,luz@x.pe,Ica\n".as_bytes()), ReadError::NoHeader);
    assert_eq!(error(b"Ana;+51 999 888 777\n"), ReadError::NoHeader);
}

#[test]
fn the_map_rules() {
    let map = |pairs: &[(&str, Target)]| Options {
        map: pairs.iter().map(|(column, target)| ((*column).to_owned(), *target)).collect(),
        ..Options::default()
    };
    let text = b"A.b,val,Phone,City\nAna,Lima,555111,Ica\n";
    let options =
        map(&[("a B", Target::Field(Field::Name)), ("VAL", Target::Field(Field::City)), ("phone", Target::Ignore)]);
    let sheet = read(text, &options).unwrap();
    let person = &sheet.rows[0].person;
    assert_eq!((person.name.as_str(), person.city.as_deref()), ("Ana", Some("Lima")));
    assert_eq!(person.phones, []);
    assert_eq!(person.unmapped, [("City".into(), "Ica".to_owned())]);
    assert_eq!(sheet.columns[0].origin, Origin::Asked);
    assert_eq!(
        read(text, &map(&[("nope", Target::Ignore)])),
        Err(ReadError::UnknownColumn {
            column: "nope".into(),
            headers: ["A.b", "val", "Phone", "City"].map(String::from).to_vec()
        })
    );
}

#[test]
fn no_alias_means_two_things() {
    let mut seen = std::collections::HashSet::new();
    let lists = super::aliases::ALIASES.iter().map(|(_, _, names)| *names).chain([super::aliases::OTHERS]);
    for name in lists.flat_map(str::split_whitespace) {
        assert!(seen.insert(name), "{name} twice");
        assert!(name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()), "{name} is not folded");
    }
}

#[test]
fn known_headers() {
    for (case, header, want) in [
        (
            "google, new",
            "First Name,Middle Name,Last Name,Organization Name,Organization Title,Labels,E-mail 1 - Label,\
             E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Formatted,Address 1 - Street,\
             Address 1 - City,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Website 1 - Value,Notes",
            "given middle family company role tags - email - phone address address city zone - country web notes",
        ),
        (
            "google, old",
            "Name,Given Name,Additional Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,\
             E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,Organization 1 - Title",
            "name given middle family tags - email email - phone company role",
        ),
        (
            "outlook, English",
            "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,\
             Business Street 2,Business City,Business Country/Region,Business Fax,Business Phone,Home Phone,\
             Mobile Phone,Categories,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,Web Page,Notes",
            "- given middle family - company - role address address city country - phone phone mobile tags email - - \
             email web notes",
        ),
        (
            "outlook, Spanish",
            "Tratamiento,Nombre,Segundo nombre,Apellidos,Organización,Puesto,Calle del trabajo,Ciudad del trabajo,\
             País o región del trabajo,Teléfono del trabajo,Teléfono particular,Móvil,Categorías,\
             Dirección de correo electrónico,Página Web,Notas",
            "- given middle family company role address city country phone phone mobile tags email web notes",
        ),
        (
            "hubspot",
            "Record ID,First Name,Last Name,Email,Phone Number,Lead Status,Contact owner,Original Source,Company name,\
             Country/Region,Create Date,Last Activity Date,Mobile Phone Number,Website URL,Street Address",
            "id given family email phone - - source company country created last mobile web address",
        ),
        (
            "salesforce",
            "Account Name,Full Name,Title,Lead Source,Mobile,Mailing City,Mailing Country,Owner Alias,Created Date",
            "company name role source mobile city country - created",
        ),
        (
            "Spanish sheet",
            "Razón Social,Contacto,Cargo,RUC,Teléfono,Celular,WhatsApp,Correo Electrónico,Distrito,Ciudad,País,\
             Dirección,Rubro,Etiquetas,Observaciones,Frecuencia (días),Última gestión,Próximo contacto,Fecha de alta,\
             Origen,Código,Provincia",
            "company name role taxid phone mobile whatsapp email zone city country address sector tags notes cadence \
             last next created source id -",
        ),
        (
            "English sheet",
            "CUSTOMER,E-Mail,cell phone,wsp,Industry,Comments,Last Contact,Next follow-up,Job title,Website,State",
            "name email mobile whatsapp sector notes last next role web zone",
        ),
        (
            "the program's own",
            "id,name,company,role,sector,city,country,phone,email,status,tags,cadence_days,created_on,\
             last_contact_on,next_contact_on,notes",
            "id name company role sector city country phone email - tags cadence created last next notes",
        ),
        ("camel case", "firstName,lastName,emailAddress,phoneNumber,companyName", "given family email phone company"),
        ("dots", "N.I.F.,Nombre,Tel.,C.P.", "taxid name phone -"),
        ("name and family", "Nombre,Apellido Paterno,Apellido Materno", "given family family"),
        ("client and contact", "Cliente,Contacto,Tel", "company name phone"),
        ("client, company and contact", "Cliente,Empresa,Contacto", "name company name"),
        ("client alone", "Cliente,Ciudad", "name city"),
        ("company parts", "Nombre de la empresa,Company phone,Nombre del contacto", "company phone name"),
        ("typos", "Nmae,Emial,Phne,Compny,Statu", "name? email? phone? company? -"),
        ("more typos", "Nombre,Telefno,Cuidad,Direcion,Observacones", "name phone? city? address? notes?"),
        (
            "lookalikes",
            "Name,Largo,Foto,Size,Contrato,Vote,Stage,Cost,First contact,Country code,Lead owner",
            "name - - - - - - - - - -",
        ),
    ] {
        assert_eq!(targets(header), want, "{case}");
    }
}
