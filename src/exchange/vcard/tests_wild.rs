//! Cards of other programs as clients to be taken in.

use std::path::PathBuf;

use proptest::prelude::*;

use super::*;
use crate::exchange::any::options;
use crate::exchange::csv::{ChannelHint, ClientRow, WarningReason};
use crate::exchange::incoming::{Incoming, Program, ReadError, Reason, Rows};

fn read_all(bytes: &[u8]) -> Incoming {
    incoming("x.vcf", bytes, &options()).unwrap()
}

fn rows(incoming: &Incoming) -> Vec<&ClientRow> {
    match &incoming.rows {
        Rows::Clients(rows) => rows.iter().map(|row| &row.person).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_card_of_apple_is_a_client() {
    let file = read_all(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Apple Inc.//iPhone OS 17.1//EN\r\nN:Peña;José;;Dr.;\r\nFN:Dr. José Peña\r\n\
         ORG:Clínica Sur;Compras;\r\nTITLE:Jefe\r\nitem1.EMAIL;type=INTERNET;type=pref:jose@sur.pe\r\n\
         item2.TEL;type=pref:+51 999 111 222\r\nitem2.X-ABLabel:WhatsApp\r\nTEL;type=CELL;type=VOICE:999 333 444\r\n\
         TEL;type=WORK;type=FAX:01 555\r\nTEL:x\r\nEMAIL:nada\r\nitem3.ADR;type=WORK:;;Av. Grau 1\\nOf. 2;Lima;Surco;15023;Perú\r\n\
         item3.X-ABADR:pe\r\nADR;type=HOME:;;Casa 5;Ica;;;\r\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-03-22\r\nNOTE:uno\\ndos\r\n\
         CATEGORIES:vip,sur\r\nitem4.X-ABRELATEDNAMES:Ana\r\nitem4.X-ABLabel:_$!<Spouse>!$_\r\nNICKNAME:Pepe\r\n\
         PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\r\nX-SOCIALPROFILE;type=twitter:http://twitter.com/jp\r\nUID:a-1\r\nEND:VCARD\r\n"
            .as_bytes(),
    );
    assert_eq!(file.made_by, Some(Program::Apple));
    let row = rows(&file)[0];
    assert_eq!(
        (row.name.as_str(), row.company.as_deref(), row.role.as_deref()),
        ("Dr. José Peña", Some("Clínica Sur"), Some("Jefe"))
    );
    assert_eq!(
        (row.city.as_deref(), row.zone.as_deref(), row.country.as_deref()),
        (Some("Lima"), Some("Surco"), Some("Perú"))
    );
    assert_eq!(row.address.as_deref(), Some("Av. Grau 1, Of. 2, 15023"));
    let phones =
        [(ChannelHint::WhatsApp, "+51 999 111 222".to_owned()), (ChannelHint::Mobile, "999 333 444".to_owned())];
    assert_eq!(row.phones, phones);
    assert_eq!(
        (row.emails.clone(), row.socials.clone()),
        (vec!["jose@sur.pe".to_owned()], vec!["http://twitter.com/jp".to_owned()])
    );
    assert_eq!((row.born, row.birthday), (Some((3, 22)), None));
    assert_eq!((row.notes.as_str(), row.tags.len(), row.uid.as_deref()), ("uno\ndos", 2, Some("a-1")));
    let spare: Vec<(&str, &str)> = row.unmapped.iter().map(|(header, value)| (&**header, value.as_str())).collect();
    for known in [
        ("ORG", "Compras"),
        ("ADR", "Casa 5, Ica"),
        ("Spouse", "Ana"),
        ("NICKNAME", "Pepe"),
        ("TEL", "x"),
        ("EMAIL", "nada"),
    ] {
        assert!(spare.contains(&known), "{known:?} {spare:?}");
    }
    assert_eq!(spare.len(), 6, "{spare:?}");
    let doubts: Vec<WarningReason> = file.doubts.iter().map(|doubt| doubt.reason).collect();
    assert_eq!(doubts, [WarningReason::BadPhone, WarningReason::BadEmail]);
}

#[test]
fn all_encodings_are_read() {
    let text = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:José Peña\r\nN:Peña;José\r\nTEL:999111222\r\nEND:VCARD\r\n";
    let wide = |little: bool| -> Vec<u8> {
        let units = text.encode_utf16();
        units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    };
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    // A letter that a program folded in its middle.
    let folded =
        [b"BEGIN:VCARD\r\nFN:Jos\xc3\r\n \xa9 Pe\xc3\xb1a\r\nTEL:999111222\r\nEND:VCARD\r\n".as_slice()].concat();
    let marked = [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat();
    let cases = [
        ("utf-8", text.as_bytes().to_vec()),
        ("marked", marked),
        ("latin", latin),
        ("folded", folded),
        ("le", wide(true)),
        ("be", wide(false)),
    ];
    for (name, bytes) in cases {
        assert_eq!(rows(&read_all(&bytes))[0].name, "José Peña", "{name}");
    }
}

#[test]
fn several_cards_lists_and_bad_ones_are_told_apart() {
    let file = read_all(
        b"BEGIN:VCARD\nFN:Ana\nEND:VCARD\n\nBEGIN:VCARD\nNOTE:x\nEND:VCARD\nBEGIN:VCARD\nKIND:group\nFN:Todos\nEND:VCARD\n\
          BEGIN:VCARD\nEMAIL:b@c.pe\nEND:VCARD\nbasura\nBEGIN:VCARD\nFN:Cortado\nTEL:99",
    );
    assert_eq!(rows(&file).iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Ana", "b@c.pe", "Cortado"]);
    assert_eq!((file.blank, file.unread.len(), file.unread[0].line), (1, 1, 5));
    assert!(matches!(file.unread[0].reason, Reason::Client(_)) && file.unread[0].raw.contains("NOTE:x"));
    assert!(matches!(incoming("x", b"FN:Ana\n", &options()), Err(ReadError::Damaged { .. })));
}

#[test]
fn people_come_with_their_client() {
    let file = read_all(
        b"BEGIN:VCARD\nUID:p-1\nFN:Luis\nORG:Sur\nX-CARTERA-CLIENT:c-1\nTEL:999888777\nEND:VCARD\n\
          BEGIN:VCARD\nUID:c-1\nFN:Sur\nORG:Sur\nN:;;;;\nEND:VCARD\n\
          BEGIN:VCARD\nUID:p-2\nFN:Eva\nORG:Norte\nX-CARTERA-CLIENT:c-2\nEND:VCARD\n\
          BEGIN:VCARD\nUID:p-3\nFN:Leo\nORG:Norte\nX-CARTERA-CLIENT:c-2\nEND:VCARD\n",
    );
    let found: Vec<(&str, Vec<&str>)> = rows(&file)
        .iter()
        .map(|row| (row.name.as_str(), row.people.iter().map(|it| it.name.as_str()).collect()))
        .collect();
    assert_eq!(found, [("Sur", vec!["Luis"]), ("Norte", vec!["Eva", "Leo"])]);
    assert!(rows(&file).iter().all(|row| row.named_by_company));
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_harm(
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
        lines in "(?s)(BEGIN:VCARD\n|END:VCARD\n|N:|FN:|TEL;|ADR:|BDAY:|ENCODING=QUOTED-PRINTABLE:|=|;|:|,|\n |\n|.){0,60}",
    ) {
        let _ = incoming("x", &bytes, &options());
        let _ = incoming("x", lines.as_bytes(), &options());
    }
}

/// The cards of many programs, and each as another reader wrote it again: names, numbers and addresses are the same.
#[test]
#[ignore = "reads public files: CARTERA_PUBLIC_DATA=FOLDER"]
fn cards_of_all_programs_are_read() {
    let folder = PathBuf::from(std::env::var("CARTERA_PUBLIC_DATA").expect("CARTERA_PUBLIC_DATA")).join("vcard");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let (mut files, mut cards, mut other) = (0, 0, Vec::new());
    for path in paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "vcf")) {
        files += 1;
        let bytes = std::fs::read(path).unwrap();
        let shown = path.file_name().unwrap().to_string_lossy().into_owned();
        let Ok(read) = incoming(&shown, &bytes, &options()) else {
            println!("{shown}: no card");
            continue;
        };
        cards += rows(&read).len();
        for row in rows(&read) {
            assert!(!row.name.is_empty() && !row.name.chars().any(char::is_control), "{shown}: {row:?}");
        }
        let Ok(again) = std::fs::read(path.with_extension("vcf.out")) else { continue };
        let Ok(again) = incoming(&shown, &again, &options()) else { continue };
        let told = |row: &&ClientRow| (row.name.clone(), row.phones.clone(), row.emails.clone());
        let (one, two) =
            (rows(&read).iter().map(told).collect::<Vec<_>>(), rows(&again).iter().map(told).collect::<Vec<_>>());
        if one != two {
            println!("{shown}:\n  {one:?}\n  {two:?}");
            other.push(shown);
        }
    }
    println!("{files} files, {cards} cards, {} otherwise", other.len());
    assert!(files >= 70 && cards >= 70, "{files} {cards}");
    assert!(other.len() <= 3, "{other:?}");
}
