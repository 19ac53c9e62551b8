//! Cells, names, dates and the lists of a client.

use jiff::civil::{Date, date, time};

use super::tests::sheet;
use super::*;
use crate::domain::{Size, Tone};
use crate::exchange::incoming::{ChannelHint, ClientRow, LINE_MAX, MAX_VALUES, NAME_MAX, RejectReason};
use crate::exchange::table::tests::read_clients as read;

fn one(text: &str) -> ClientRow {
    let sheet = sheet(text);
    assert_eq!((sheet.rows.len(), sheet.rejects.len()), (1, 0), "{text:?}");
    sheet.rows[0].person.clone()
}

fn warned(text: &str) -> Vec<(u64, String, String, WarningReason)> {
    sheet(text).sheet.warnings.into_iter().map(|w| (w.line, w.column, w.value, w.reason)).collect()
}

#[test]
fn a_client_is_named_by_the_best_there_is() {
    let header = "Name,First Name,Middle Name,Last Name,Company,Email,Phone";
    for (row, name, company) in [
        ("Ana P.,Ana,Luz,Paz,Acme,a@x.pe,555111", "Ana P.", Some("Acme")),
        (",Ana,Luz,Paz,Acme,a@x.pe,555111", "Ana Luz Paz", Some("Acme")),
        (",,,Paz,Acme,a@x.pe,555111", "Paz", Some("Acme")),
        ("N/A,,-,,Acme,a@x.pe,555111", "Acme", None),
        (",,,,,a@x.pe,555111", "a@x.pe", None),
        (",,,,,,555111", "555111", None),
        ("Null,,,,,,", "Null", None),
    ] {
        let person = one(&format!("{header}\n{row}\n"));
        assert_eq!((person.name.as_str(), person.company.as_deref()), (name, company), "{row}");
    }
    let none = sheet("Name,City,Email\n,Lima,not-an-address\n");
    assert_eq!(none.rows, []);
    assert_eq!(none.rejects, [Reject { line: 2, reason: RejectReason::NoName, raw: ",Lima,not-an-address".into() }]);
}

#[test]
fn a_long_name_is_rejected_and_its_record_kept_whole() {
    let fits = "ñ".repeat(NAME_MAX);
    assert_eq!(one(&format!("city,nombre\nx,{fits}\n")).name, fits);
    let long = sheet(&format!("city,nombre\nx,{fits}ñ\n"));
    assert_eq!(long.rejects[0].reason, RejectReason::TooLong { column: "nombre".into() });
    assert_eq!(long.rejects[0].raw, format!("x,{fits}ñ"));
    // Any other text that long is kept aside.
    let address = "x".repeat(LINE_MAX + 1);
    let kept = one(&format!("nombre,dirección\nAna,{address}\n"));
    assert_eq!((kept.address, kept.unmapped), (None, vec![("dirección".into(), address)]));
}

#[test]
fn names_join_and_second_columns_do_not_overwrite() {
    assert_eq!(one("Nombre,Apellido Paterno,Apellido Materno\nAna,Paz,Ríos\n").name, "Ana Paz Ríos");
    assert_eq!(one("Apellidos,Nombres\nPaz Ríos,Ana\n").name, "Ana Paz Ríos");
    let twice = one("Name,Email,Phone,Name,Email,Phone\nAna,a@x.pe,555111,Nita,b@x.pe,555222\n");
    assert_eq!(twice.name, "Ana");
    assert_eq!(twice.emails, ["a@x.pe", "b@x.pe"]);
    assert_eq!(twice.phones.len(), 2);
    assert_eq!(twice.unmapped, [("Name".into(), "Nita".to_owned())]);
    // The second is used where the first is empty, and said once where they agree.
    assert_eq!(one("Name,Name,city\n,Nita,x\n").name, "Nita");
    assert_eq!(one("Name,Name\nAna,Ana\n").unmapped, []);
    let firm = one("Cliente,Contacto\nFerretería Sur,Ana Paz\n");
    assert_eq!((firm.name.as_str(), firm.company.as_deref()), ("Ana Paz", Some("Ferretería Sur")));
}

#[test]
fn hostile_cells_come_out_clean() {
    for (case, cell, name) in [
        ("escape sequence", "A\u{1b}[31mna", "A[31mna"),
        ("nul and bell", "An\u{0}a\u{7} Paz", "Ana Paz"),
        ("c1 control", "An\u{9b}a", "Ana"),
        ("right-to-left override", "\u{202e}Ana\u{202c} \u{2066}Paz\u{2069}", "Ana Paz"),
        ("mark inside", "\u{feff}Ana\u{feff}", "Ana"),
        ("spaces", "\u{a0} Ana \t\u{3000} Paz \u{2028}", "Ana Paz"),
        ("line end", "\"Ana\nPaz\"", "Ana Paz"),
        ("decomposed", "Jose\u{301} N\u{303}an\u{303}ez", "José Ñañez"),
        ("formula", "=SUM(A1:A10)", "=SUM(A1:A10)"),
        ("right to left script", "محمد", "محمد"),
        ("emoji sequence", "👩‍🌾 Ana", "👩‍🌾 Ana"),
    ] {
        assert_eq!(one(&format!("name,city\n{cell},x\n")).name, name, "{case}");
    }
    let notes = one("name,notes,foo\nAna,\"  a  b\r\n\u{1b}]0;x\u{7}\tc\n\",\"1\r2\u{202e}\"\n");
    assert_eq!(notes.notes, "a  b\n]0;x c");
    assert_eq!(notes.unmapped, [("foo".into(), "1\n2".to_owned())]);
    let reject = sheet("name,city\n,\u{1b}[2J\u{202e}Lima\n").rejects.remove(0);
    assert_eq!(reject.raw, ",[2JLima");
    assert_eq!(sheet("na\u{1b}me\u{202e},city\nAna,x\n").columns[0].header, "name");
}

#[test]
fn phones() {
    use ChannelHint::{Mobile, Phone, WhatsApp};
    for (case, text, want) in [
        ("defused", "name,phone\nAna,'+51 999 888 777\n", vec![(Phone, "+51 999 888 777")]),
        ("text formula", "name,phone\nAna,\"=\"\"0999888\"\"\"\n", vec![(Phone, "0999888")]),
        ("scheme", "name,phone\nAna,tel:+51999\n", vec![(Phone, "+51999")]),
        ("joined", "name,phone\nAna,555111 ::: 555222\n", vec![(Phone, "555111"), (Phone, "555222")]),
        ("slash", "name,phone\nAna,999111222 / 014445555\n", vec![(Phone, "999111222"), (Phone, "014445555")]),
        ("slash inside", "name,phone\nAna,030/1234567\n", vec![(Phone, "030/1234567")]),
        ("extension", "name,phone\nAna,\"4445555, ext. 12\"\n", vec![(Phone, "4445555, ext. 12")]),
        (
            "kinds",
            "name,tel,celular,wsp\nAna,111222,333444,555666\n",
            vec![(Phone, "111222"), (Mobile, "333444"), (WhatsApp, "555666")],
        ),
        (
            "same number",
            "name,tel,tel 2,wsp\nAna,111222,111-222,111222\n",
            vec![(Phone, "111222"), (WhatsApp, "111222")],
        ),
        (
            "labels",
            "Name,Phone 1 - Type,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Phone 3 - Label,Phone 3 - Value\n\
             Ana,* Móvil,111222,WhatsApp,333444,Work,555666\n",
            vec![(Mobile, "111222"), (WhatsApp, "333444"), (Phone, "555666")],
        ),
        ("fax", "Name,Phone 1 - Type,Phone 1 - Value\nAna,Work Fax,111222\n", vec![]),
        ("none", "name,phone\nAna,-\n", vec![]),
        ("rounded", "name,phone\nAna,5.1999E+10\n", vec![(Phone, "5.1999E+10")]),
    ] {
        let phones = one(text).phones;
        let got: Vec<_> = phones.iter().map(|(hint, phone)| (*hint, phone.as_str())).collect();
        assert_eq!(got, want, "{case}");
    }
    assert_eq!(warned("name,phone\nAna,5.1999E+10\n")[0].3, WarningReason::RoundedPhone);
    assert_eq!(one("name,phone\nAna,no tiene\n").unmapped, [("phone".into(), "no tiene".to_owned())]);
    assert_eq!(warned("name,phone\nAna,no tiene\n"), [(2, "phone".into(), "no tiene".into(), WarningReason::BadPhone)]);
}

#[test]
fn emails_webs_tags_and_notes() {
    let person = one("name,email,mail,web,tags,labels,notes,comments\n\
         Ana,\"Ana <ana@x.pe>; mailto:B@x.pe\",ANA@x.pe c@x.pe,x.pe ::: y.pe,\
         \"vip, norte; vip|sur\",* myContacts ::: Norte ::: feria ::: * starred,one,two\n");
    assert_eq!(person.emails, ["ana@x.pe", "B@x.pe", "c@x.pe"]);
    assert_eq!(person.webs, ["x.pe", "y.pe"]);
    assert_eq!(person.tags, ["vip", "norte", "sur", "feria"]);
    assert_eq!(person.notes, "one\ntwo");
    let bad = "name,email\nAna,write to ana@x.pe\n";
    assert_eq!(warned(bad), [(2, "email".into(), "write to ana@x.pe".into(), WarningReason::BadEmail)]);
    assert_eq!(one(bad).unmapped, [("email".into(), "write to ana@x.pe".to_owned())]);
    let many = (0..=MAX_VALUES).map(|n| format!("t{n}")).collect::<Vec<_>>().join(";");
    let full = one(&format!("name,tags\nAna,{many}\n"));
    assert_eq!((full.tags.len(), full.unmapped.len()), (MAX_VALUES, 1));
}

#[test]
fn addresses_and_places() {
    let outlook = one("name,Business Street,Business Street 2,Home City,Business City\nAna,Sol 1,Of. 2,Ica,Lima\n");
    assert_eq!(outlook.address.as_deref(), Some("Sol 1, Of. 2"));
    assert_eq!((outlook.city.as_deref(), &*outlook.unmapped[0].1), (Some("Ica"), "Lima"));
    let google = one("Name,Address 1 - Formatted,Address 1 - Street\nAna,\"Sol 1\nLima\",Sol 1\n");
    assert_eq!((google.address.as_deref(), google.unmapped.len()), (Some("Sol 1 Lima"), 0));
    let weak = one("name,state,distrito\nAna,Lima,Surco\n");
    assert_eq!((weak.zone.as_deref(), &*weak.unmapped[0].1), (Some("Surco"), "Lima"));
    let noise = one("First Name,Last Name,Birthday,Gender,Priority\nAna,Paz,0/0/00,Unspecified,Normal\n");
    assert_eq!(noise.unmapped, []);
    assert_eq!(one("name,ruc\nAna,'20123456789\n").tax_id.as_deref(), Some("20123456789"));
}

#[test]
fn dates() {
    let jan15 = Some(date(2024, 1, 15));
    for (cell, want) in [
        ("2024-01-15", jan15),
        ("2024/1/15", jan15),
        ("20240115", jan15),
        ("2024-01-15T14:30:00Z", jan15),
        ("2024-01-15 14:30:00+05:00", jan15),
        ("15/01/2024", jan15),
        ("01/15/2024", jan15),
        ("15.1.24", jan15),
        ("15-Jan-2024", jan15),
        ("15 ene 2024", jan15),
        ("15 de enero de 2024", jan15),
        ("lunes, 15 de enero de 2024", jan15),
        ("Jan 15, 2024", jan15),
        ("January 15th 2024", jan15),
        ("Mon, 15 Jan 2024 10:00:00", jan15),
        ("45306", jan15),
        ("45306.5", jan15),
        ("1/15/24 9:12 AM", jan15),
        ("mar 16 ene 2024", Some(date(2024, 1, 16))),
        ("Mar 20 2024", Some(date(2024, 3, 20))),
        ("5 set 1999", Some(date(1999, 9, 5))),
        ("01/02/99", Some(date(1999, 2, 1))),
        ("29/02/2024", Some(date(2024, 2, 29))),
        ("", None),
        ("-", None),
        ("0/0/00", None),
        ("0000-00-00 00:00:00", None),
        ("nunca", None),
    ] {
        let person = one(&format!("name,created\nAna,\"{cell}\"\n"));
        assert_eq!((person.created_on, person.unmapped.len()), (want, 0), "{cell}");
    }
    for cell in
        ["30/02/2024", "31/31/2024", "soon", "15/01", "2024", "19999", "60001", "15 foo 2024", "1/1/1800", "2024-13-40"]
    {
        let text = format!("name,created\nAna,{cell}\n");
        assert_eq!(one(&text).created_on, None, "{cell}");
        assert_eq!(warned(&text), [(2, "created".into(), cell.into(), WarningReason::BadDate)]);
        assert_eq!(one(&text).unmapped, [("created".into(), cell.to_owned())]);
    }
}

#[test]
fn the_order_of_a_date_comes_from_its_column_or_the_options() {
    let read_with = |text: &str, day_first: bool| {
        let sheet = read(text.as_bytes(), &Options { day_first, ..Options::default() }).unwrap();
        let days: Vec<Option<Date>> = sheet.rows.iter().map(|row| row.person.created_on).collect();
        (days, sheet.columns[1].date_order)
    };
    let (march, april) = (Some(date(2024, 3, 4)), Some(date(2024, 4, 3)));
    let alone = "name,created\nAna,03/04/2024\n";
    assert_eq!(read_with(alone, true), (vec![april], None));
    assert_eq!(read_with(alone, false), (vec![march], None));
    let proven = "name,created\nAna,03/04/2024\n,12/31/2024\nLuz,01/15/2024\n";
    assert_eq!(read_with(proven, true), (vec![march, Some(date(2024, 1, 15))], Some(DateOrder::MonthDay)));
    let mixed = "name,created\nAna,03/04/2024\nLuz,01/15/2024\nSol,15/01/2024\n";
    let (days, order) = read_with(mixed, true);
    assert_eq!((days[0], order), (april, None));
}

#[test]
fn times_and_cadences() {
    for (cell, want) in [
        ("2024-05-01 15:30", Some(time(15, 30, 0, 0))),
        ("1/5/2024 2:30 p. m.", Some(time(14, 30, 0, 0))),
        ("1/5/2024 12:05 AM", Some(time(0, 5, 0, 0))),
        ("2024-05-01T15:30:20.123Z", Some(time(15, 30, 20, 0))),
        ("45413.75", Some(time(18, 0, 0, 0))),
        ("2024-05-01 00:00:00", None),
        ("2024-05-01 99:99", None),
        ("2024-05-01", None),
    ] {
        let person = one(&format!("name,next contact\nAna,{cell}\n"));
        assert_eq!((person.next_contact_on, person.next_time), (Some(date(2024, 5, 1)), want), "{cell}");
    }
    for (cell, want) in [
        ("30", Some(30)),
        ("30 días", Some(30)),
        ("30.0", Some(30)),
        ("cada 2 semanas", Some(14)),
        ("Mensual", Some(30)),
        ("weekly", Some(7)),
        ("0", None),
        ("", None),
    ] {
        let person = one(&format!("name,frecuencia\nAna,{cell}\n"));
        assert_eq!((person.cadence_days, person.unmapped.len()), (want, 0), "{cell}");
    }
    for cell in ["-5", "often", "4000", "99999999999", "3.5"] {
        let text = format!("name,frecuencia\nAna,{cell}\n");
        assert_eq!(warned(&text), [(2, "frecuencia".into(), cell.into(), WarningReason::BadNumber)]);
        assert_eq!(one(&text).cadence_days, None, "{cell}");
    }
}

#[test]
fn the_rest_of_a_record_is_read_where_headers_say_so() {
    let header = "Nombre,Cumpleaños,Tamaño,Trato,Intereses,Zona horaria";
    let row = one(&format!("{header}\nAna,15/03/1980,Mediana,usted,toallas,America/Bogota\n"));
    assert_eq!((row.birthday, row.size, row.tone), (Some(date(1980, 3, 15)), Some(Size::Medium), Some(Tone::Formal)));
    assert_eq!((row.interest.as_deref(), row.time_zone.as_deref()), (Some("toallas"), Some("America/Bogota")));
    assert_eq!(row.unmapped, []);
    // What is none of the words is kept aside, and what Outlook writes for an unknown birthday is nothing.
    let row = one("Name,Birthday,Company size\nAna,0/0/00,11-50\n");
    assert_eq!((row.birthday, row.size, row.unmapped.len()), (None, None, 1));
}
