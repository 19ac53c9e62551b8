//! What a phone does to the files, and what other programs leave of them.

use super::*;

#[test]
fn a_task_that_is_ticked_off_on_a_phone_asks_how_it_went_and_goes_on_once() {
    let mut pair = Pair::begun();
    let hotel = pair.client(0, "Hotel Sol").id;
    let weekly = Plan { repeats: Some("FREQ=WEEKLY".parse().unwrap()), ..plan(1, "pedido") };
    pair.desks[0].plan(hotel, weekly).unwrap();
    pair.sync(0);
    pair.sync(1);
    let task = pair.file_with("PURPOSE:pedido");
    Pair::phone(&task, "STATUS:NEEDS-ACTION", "STATUS:COMPLETED\r\nCOMPLETED:20261123T150000Z");
    // Both hear of it from the phone.
    let raw = fs::read(&task).unwrap();
    pair.sync(0);
    fs::write(&task, raw).unwrap();
    pair.sync(1);
    pair.meet();
    for side in [0, 1] {
        let asked = pair.desks[side].unsaid().unwrap();
        assert_eq!(asked.iter().map(|asked| &*asked.follow_up.purpose).collect::<Vec<_>>(), ["pedido"]);
        let open = pair.desks[side].open_of(pair.client(side, "Hotel Sol").id);
        assert_eq!(open.iter().filter(|open| open.purpose == "pedido").count(), 1, "{open:?}");
    }
    // So it stays, whatever else comes in of it.
    pair.edit(0, "Hotel Sol", |record| record.client.name = "Hotel Sol y Luna".into());
    pair.meet();
    assert_eq!([0, 1].map(|side| pair.desks[side].unsaid().unwrap().len()), [1, 1]);
    pair.edit(1, "Hotel Sol y Luna", |record| record.client.name = "Hotel Sol".into());
    pair.meet();
    // Who says how it went says it for both.
    let log = pair.desks[1].call(pair.client(1, "Hotel Sol").id, Outcome::Spoke);
    pair.desks[1].log(&log).unwrap();
    pair.meet();
    assert_eq!(pair.desks[0].unsaid().unwrap(), []);
}

/// The clock of a phone runs ahead, or it is in another time zone: there it is tomorrow already.
#[test]
fn a_task_that_is_ticked_off_on_a_later_day_is_told_by_what_is_logged_today() {
    let mut pair = Pair::begun();
    let task = pair.file_with("PURPOSE:renovar");
    Pair::phone(&task, "STATUS:NEEDS-ACTION", "STATUS:COMPLETED\r\nCOMPLETED:20270102T150000Z");
    pair.meet();
    for side in [0, 1] {
        let today = pair.desks[side].today();
        let asked = pair.desks[side].unsaid().unwrap();
        assert_eq!(asked.iter().map(|asked| asked.on).collect::<Vec<_>>(), [today]);
    }
    let log = pair.desks[1].call(pair.client(1, "Hotel Sol").id, Outcome::Spoke);
    pair.desks[1].log(&log).unwrap();
    pair.meet();
    for side in [0, 1] {
        assert_eq!(pair.desks[side].unsaid().unwrap(), []);
    }
}

#[test]
fn a_day_that_is_moved_on_a_phone_moves_here() {
    let mut pair = Pair::begun();
    let task = pair.file_with("PURPOSE:renovar");
    Pair::phone(&task, "20261126", "20261130");
    Pair::phone(&task, "SUMMARY:Hotel Sol: renovar", "SUMMARY:Hotel Sol: renovar y subir");
    pair.meet();
    for side in [0, 1] {
        let hotel = pair.client(side, "Hotel Sol").id;
        assert_eq!(brief(&pair.desks[side].open_of(hotel)), ["+7 renovar y subir ×0"]);
    }
}

#[test]
fn what_a_phone_writes_becomes_a_client_and_a_plan_and_what_it_knows_besides_stays() {
    let mut pair = Pair::begun();
    pair.put(
        "contacts/x.vcf",
        "BEGIN:VCARD\nVERSION:3.0\nUID:x\nFN:Taller Ñandú\nTEL:+51 988\nX-ODD;A=b:keep\nEND:VCARD\n",
    );
    pair.put(
        "calendar/y.ics",
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VTODO\nUID:y\nSUMMARY:Taller Ñandú: muestra\nDUE;VALUE=DATE:20261130\nEND:VTODO\nEND:VCALENDAR\n",
    );
    let stranger = "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VTODO\nUID:z\nSUMMARY:pan\nDUE;VALUE=DATE:20261130\nEND:VTODO\nEND:VCALENDAR\n";
    pair.put("calendar/z.ics", stranger);
    let report = pair.sync(0);
    assert_eq!(
        (report.received.added, report.left_alone),
        (2, vec![(Collection::Calendar, "z.ics".into(), Strange::Foreign)])
    );
    pair.meet();
    pair.edit(1, "Taller Ñandú", |record| record.client.city = Some("Puno".into()));
    pair.meet();
    let card = fs::read_to_string(pair.file_with("Taller")).unwrap();
    for part in ["X-ODD;A=b:keep", "Puno", "UID:x\r\n"] {
        let has = fs::read_to_string(pair.options().folder.join("contacts/x.vcf")).unwrap();
        assert!(has.contains(part), "{part}: {card}");
    }
    let taller = pair.client(0, "Taller Ñandú").id;
    assert_eq!(brief(&pair.desks[0].open_of(taller)), ["+7 muestra ×0"]);
    assert!(fs::read_to_string(pair.options().folder.join("calendar/z.ics")).unwrap().contains("SUMMARY:pan"));
}

#[test]
fn strange_files_are_left_alone() {
    let mut pair = Pair::begun();
    let card = fs::read_to_string(pair.file_with("FN:Ana")).unwrap();
    pair.put("contacts/copy.vcf", &card.replace("\r\n", "\n"));
    pair.put("contacts/text.vcf", "hola");
    pair.put("contacts/cut.vcf", "BEGIN:VCARD\nUID:q\n");
    pair.put("contacts/nameless.vcf", "BEGIN:VCARD\nVERSION:3.0\nUID:w\nEND:VCARD\n");
    fs::write(pair.options().folder.join("contacts/bytes.vcf"), [0xff, 0xfe, 0]).unwrap();
    fs::create_dir(pair.options().folder.join("contacts/folder.vcf")).unwrap();
    let left: Vec<_> = pair.sync(0).left_alone.into_iter().map(|(_, file, why)| (file, why)).collect();
    let expected = [
        ("bytes.vcf", Strange::NoRecord),
        ("copy.vcf", Strange::Twice),
        ("cut.vcf", Strange::NoRecord),
        ("folder.vcf", Strange::NoFile),
        ("nameless.vcf", Strange::NoRecord),
        ("text.vcf", Strange::NoRecord),
    ];
    assert_eq!(left, expected.map(|(file, why)| (file.to_owned(), why)));
    // The file of Ana becomes unreadable: she stays.
    let file = pair.file_with("FN:Ana");
    fs::write(&file, "x").unwrap();
    pair.sync(0);
    assert_eq!(pair.client(0, "Ana Peña").standing, Standing::Active);
}

#[test]
fn a_program_that_drops_what_it_does_not_know_takes_nothing_away() {
    let mut pair = Pair::begun();
    pair.edit(0, "Ana Peña", |record| record.client.sector = Some("hotel".into()));
    pair.meet();
    let file = pair.file_with("FN:Ana");
    let text = fs::read_to_string(&file).unwrap();
    let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("X-CARTERA")).collect();
    fs::write(&file, kept.join("\r\n").replace("FN:Ana Peña", "FN:Ana Peña Ruiz")).unwrap();
    pair.meet();
    assert_eq!(pair.client(1, "Ana Peña Ruiz").sector.as_deref(), Some("hotel"));
}

#[test]
fn what_is_overruled_where_a_server_was_in_the_way_is_in_the_history() {
    let mut pair = Pair::begun();
    pair.edit(0, "Ana Peña", |record| record.client.notes = "al principio".into());
    pair.meet();
    let text = fs::read_to_string(pair.file_with("FN:Ana")).unwrap();
    let said = |note: &str, at: &str| {
        let lines = text.lines().filter(|line| !line.starts_with("REV")).map(|line| match line {
            "END:VCARD" => format!("REV:{at}\r\nEND:VCARD"),
            line => line.replace("al principio", note),
        });
        lines.collect::<Vec<_>>().join("\r\n") + "\r\n"
    };
    let (mine, theirs) = (said("de aquí", "20261124T100000Z"), said("de allá", "20261124T110000Z"));
    pair.desks[0].sync_carried().unwrap();
    let one = pair.desks[0].resolve_texts(&mine, &theirs, &Plain).unwrap().unwrap();
    assert!(one.contains("NOTE:de allá") && !one.contains("de aquí"), "{one}");
    let ana = pair.client(0, "Ana Peña").id;
    let history = pair.desks[0].card(ana, 9).unwrap().interactions;
    assert_eq!(history.iter().filter(|note| note.text == "NOTE: de aquí").count(), 1, "{history:?}");
    assert_eq!(pair.desks[0].resolve_texts(&mine, "x", &Plain).unwrap(), None);
}

/// What is written for many records at once goes into its place later than each was looked at.
#[test]
fn what_somebody_writes_while_much_goes_out_is_not_written_over() {
    let mut pair = Pair::begun();
    let names: Vec<String> = (0..90).map(|n| format!("Cliente {n}")).collect();
    for name in &names {
        pair.desks[0].client_called(name);
    }
    let (watch, contacts) = (Watch::default(), pair.options().folder.join("contacts"));
    let hidden = move || {
        let names = fs::read_dir(&contacts).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter_map(|name| Some(name.strip_prefix('.')?.strip_suffix(".tmp")?.to_owned())).min()
    };
    let place = pair.options().folder.join("contacts");
    let written = Arc::new(std::sync::Mutex::new(None));
    let wrote = Arc::clone(&written);
    watch.tell(move |_, _| {
        let mut wrote = wrote.lock().unwrap();
        if wrote.is_none()
            && let Some(file) = hidden()
        {
            let path = place.join(file);
            fs::write(&path, "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:x\r\nFN:Taller\r\nEND:VCARD\r\n").unwrap();
            *wrote = Some(path);
        }
    });
    let options = pair.options();
    let report = pair.desks[0].sync(&options, false, &watch).unwrap();
    assert_eq!((report.sent.added, report.busy), (89, 1));
    let path = written.lock().unwrap().clone().unwrap();
    assert!(fs::read_to_string(&path).unwrap().contains("FN:Taller"));
    pair.sync(0);
    pair.sync(1);
    assert_eq!((&*pair.client(1, "Taller").name, pair.desks[1].names_found("cliente").len()), ("Taller", 89));
}
