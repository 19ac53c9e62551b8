//! The whole record of a client on the screens: the parts of its form, tags, files, other clients, dates.

use cartera::agenda::{Agenda, Record};
use cartera::domain::{FieldKind, Hue, Influence, RelationKind, Size};
use cartera::tui::dialog::Dialog;
use cartera::tui::form::{Name, Section};
use jiff::civil::date;

use crate::support::{BOTH, Desk, Manner, named};

/// A hotel, somebody who recommended it, and two fields of the user's own.
fn hotel(agenda: &mut Agenda) {
    agenda.add_field("Metros", FieldKind::Number, &[]).unwrap();
    agenda.add_field("Pago", FieldKind::Choice, &["contado".into(), "crédito".into()]).unwrap();
    for name in ["Hotel Sol", "Rosa Paz"] {
        agenda.add_client(named(name), None).unwrap();
    }
}

fn desk() -> Desk {
    Desk::of(Manner::default(), hotel)
}

fn record(desk: &Desk, name: &str) -> Record {
    let id = desk.model.agenda.resolve(name).unwrap();
    desk.model.agenda.record(id).unwrap()
}

#[test]
fn the_whole_record_is_filled_in_part_by_part() {
    let mut desk = desk();
    desk.pick("Hotel Sol");
    desk.keys("e");
    desk.tab_to(Name::Contacts);
    desk.keys("<text:Eva Paz; compras; decide; 999 555 020>");
    assert_eq!(desk.form().section(), Section::Main);
    desk.keys("<PgDn>");
    assert_eq!((desk.form().section(), desk.focus()), (Section::Place, Name::Address));
    desk.keys("<text:Av. Grau 12>");
    desk.fill(Name::TimeZone, "bogotá");
    desk.fill(Name::Potential, "S/ 12,500");
    desk.fill(Name::Interest, "toallas");
    desk.tab_to(Name::Size);
    desk.keys("4");
    desk.tab_to(Name::Occasions);
    desk.keys("<text:cumpleaños 3 dic 1980; Eva\nrenovación 15/3>");
    assert!(desk.text().contains("cumpleaños de Eva Paz · jue 3 dic"), "{}", desk.text());
    desk.keys("<PgDn> <text:1.250,5> <Tab> 2");
    desk.save();
    let record = record(&desk, "Hotel Sol");
    assert_eq!(record.contacts[0].influence, Some(Influence::Decides));
    let client = &record.client;
    assert_eq!((client.time_zone.as_deref(), client.size), (Some("America/Bogota"), Some(Size::Medium)));
    assert_eq!(
        client.potential.map(|money| (money.minor, money.currency.to_string())),
        Some((1_250_000, "PEN".into()))
    );
    let dates: Vec<_> =
        record.occasions.iter().map(|(owner, date)| (*owner, date.day, date.month, date.lead)).collect();
    assert_eq!(dates, [(Some(0), 3, 12, 0), (None, 15, 3, 30)]);
    let values: Vec<_> = record.values.iter().map(|value| value.value.as_str()).collect();
    assert_eq!(values, ["1250.5", "contado"]);
    let addresses: Vec<_> = record.channels.iter().map(|(owner, way)| (owner.is_some(), way.value.as_str())).collect();
    assert_eq!(addresses, [(false, "Av. Grau 12"), (true, "999 555 020")]);
}

#[test]
fn a_form_that_changes_one_thing_leaves_the_rest_of_the_record_alone() {
    let mut desk = desk();
    desk.pick("Hotel Sol");
    desk.keys("e");
    desk.fill(Name::Address, "Av. Grau 12");
    desk.tab_to(Name::Contacts);
    desk.keys("<text:Eva Paz; decide>");
    desk.tab_to(Name::Occasions);
    desk.keys("<text:cumpleaños 29 feb; Eva; 3d>");
    desk.fill(Name::Potential, "USD 300.50");
    desk.save();
    let before = record(&desk, "Hotel Sol");
    for (field, value) in [(Name::City, "Tacna"), (Name::Sector, "hoteles")] {
        desk.keys("e");
        desk.fill(field, value);
        desk.save();
    }
    let mut after = record(&desk, "Hotel Sol");
    assert_eq!(after.client.city.take().as_deref(), Some("Tacna"));
    assert_eq!(after.client.sector.take().as_deref(), Some("hoteles"));
    assert_eq!(after, before);
    // Another person on top: the date stays with whose it is.
    desk.keys("e");
    desk.tab_to(Name::Contacts);
    desk.keys("<Home> <text:Ana Gil\n>");
    desk.save();
    let after = record(&desk, "Hotel Sol");
    assert_eq!((after.contacts.len(), after.occasions[0].0), (2, Some(1)));
    assert_eq!(after.occasions[0].1, before.occasions[0].1);
}

#[test]
fn what_is_wrong_is_said_where_it_is_whatever_part_is_open() {
    let mut desk = desk();
    desk.pick("Hotel Sol");
    for (name, typed, why) in [
        (Name::TimeZone, "Bogta", "America/Bogota"),
        (Name::Potential, "mucho", "importe"),
        (Name::Occasions, "cumpleaños 31/4", "no es un día"),
        (Name::Own, "muchos", "no es un número"),
    ] {
        desk.keys("e");
        desk.fill(name, typed);
        desk.tab_to(Name::ClientName);
        let said = desk.refused();
        assert!(said.contains(why), "{said}");
        assert_eq!(desk.focus(), name);
        desk.keys("<A-x>");
    }
}

#[test]
fn a_half_typed_record_is_offered_again_with_the_fields_of_ones_own() {
    let mut desk = desk();
    desk.pick("Hotel Sol");
    desk.keys("e");
    desk.tab_to(Name::Own);
    desk.keys("<text:80> <Tab> 3 <Esc> e");
    desk.save();
    let values: Vec<_> = record(&desk, "Hotel Sol").values.into_iter().map(|value| value.value).collect();
    assert_eq!(values, ["80", "crédito"]);
}

#[test]
fn tags_are_ticked_made_and_coloured_for_all_that_are_marked() {
    let mut desk = desk();
    desk.pick("Hotel Sol");
    desk.keys("t <text:vip> <Enter> <text:#norte> <Enter> <Down> <Right>");
    let Some(Dialog::Tags(picker)) = &desk.model.dialog else { panic!("no list of tags") };
    assert_eq!(picker.changes().add, ["norte", "vip"]);
    desk.keys("<Enter>");
    assert_eq!(record(&desk, "Hotel Sol").client.tags, ["norte", "vip"]);
    // Of two, one has them: what is left alone stays as it is with each.
    desk.keys("<Esc> * t");
    assert!(desk.text().contains("[~] #norte"), "{}", desk.text());
    desk.keys("<Down> <text: >");
    assert!(desk.text().contains("+vip · a 2 clientes"), "{}", desk.text());
    desk.keys("<Enter>");
    assert_eq!(record(&desk, "Rosa Paz").client.tags, ["vip"]);
    assert_eq!(record(&desk, "Hotel Sol").client.tags, ["norte", "vip"]);
    assert_eq!(desk.model.agenda.tag_named("vip").unwrap().hue, Some(Hue::Red));
    desk.keys("u");
    assert_eq!(record(&desk, "Rosa Paz").client.tags, [""; 0]);
}

#[test]
fn files_and_other_clients_are_added_opened_and_taken_away() {
    let mut desk = desk();
    let file = std::env::temp_dir().join(format!("cartera-{}.pdf", std::process::id()));
    desk.pick("Hotel Sol");
    desk.keys("<Enter> : <text:relacionar> <Enter> 1 <text:rosa>");
    desk.save();
    desk.keys(": <text:adjuntar> <Enter>");
    desk.keys(&format!("<text:{}>", file.display()));
    desk.refused();
    std::fs::write(&file, "x").unwrap();
    desk.keys("<BS> <text:f> <Tab> <text:Plano>");
    desk.save();
    for size in BOTH {
        desk.keys("<Esc> <Enter> <Tab>");
        desk.model.size = size;
        let text = desk.text();
        assert!(text.contains("referido por Rosa Paz") && text.contains("Plano · "), "{text}");
    }
    desk.keys("<Down> <Down> <Enter>");
    assert_eq!(desk.desktop.opened(), [file.display().to_string()]);
    desk.keys("<Up> <Enter>");
    assert_eq!(desk.model.card.as_ref().unwrap().card.client.name, "Rosa Paz");
    let id = desk.model.agenda.resolve("Rosa Paz").unwrap();
    let related = desk.model.agenda.card(id, 0).unwrap().details.relations;
    assert_eq!((related[0].relation.kind, related[0].inverse), (RelationKind::ReferredBy, true));
    desk.keys("<Tab> <Down> <Del>");
    assert_eq!(desk.model.agenda.card(id, 0).unwrap().details.relations, []);
    std::fs::remove_file(file).unwrap();
}

#[test]
fn the_calendar_shows_dates_on_their_day() {
    let mut desk = desk();
    desk.pick("Hotel Sol");
    desk.keys("e");
    desk.tab_to(Name::Occasions);
    desk.keys("<text:aniversario 24/11/2016; 2d>");
    desk.save();
    desk.keys("<Esc> 3 <Right>");
    assert_eq!(desk.model.calendar.day, date(2026, 11, 24));
    assert!(desk.text().contains("✦ · Hotel Sol") && desk.text().contains("aniversario · 10 años"), "{}", desk.text());
    desk.keys("<Left>");
    assert!(!desk.text().contains("✦"));
}
