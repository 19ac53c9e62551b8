//! Clients: added, edited, put away and taken back, and what the forms make of people and ways.

use cartera::agenda::Agenda;
use cartera::domain::{
    Attention, Cadence, Channel, ChannelId, ChannelKind, ClientKind, Contact, ContactId, Light, Standing,
};
use cartera::tui::dialog::Dialog;
use cartera::tui::form::Name;
use cartera::tui::update::Msg;

use crate::support::{Desk, Manner, named, november};

#[test]
fn a_client_is_added_with_people_ways_and_a_first_step() {
    let mut desk = Desk::shop();
    desk.keys("a <text:Clínica Dental Sonríe>");
    desk.tab_to(Name::ClientKind);
    desk.keys("2");
    desk.tab_to(Name::Channels);
    desk.keys("<text:01 555 0199\nwhatsapp: +51 999 555 019\nhola@sonrie.example\ndir: Av. Grau 12>");
    desk.tab_to(Name::Contacts);
    desk.keys("<text:Inés Paz; compras; +51 999 555 020\nRaúl Gil; i@sonrie.example>");
    desk.fill(Name::City, "Tacna");
    desk.fill(Name::Tags, "vip, dental");
    desk.fill(Name::Cadence, "20/30");
    desk.tab_to(Name::Notes);
    desk.keys("<text:Abre a las 10>");
    desk.fill(Name::NextOn, "mañana");
    desk.keys("<Tab> <Tab> <text:presentarse>");
    desk.save();
    let open = &desk.model.card.as_ref().unwrap().card;
    assert_eq!(open.client.name, "Clínica Dental Sonríe", "its card opens");
    let card = desk.card("Clínica Dental Sonríe");
    let client = &card.client;
    assert_eq!((client.kind, client.city.as_deref()), (ClientKind::Company, Some("Tacna")));
    assert_eq!((client.tags.join(" "), client.notes.as_str()), ("vip dental".to_owned(), "Abre a las 10"));
    assert_eq!(client.cadence, Some(Cadence { ideal: 20, maximum: 30 }));
    let people: Vec<_> = card.contacts.iter().map(|one| (one.name.as_str(), one.role.as_deref())).collect();
    assert_eq!(people, [("Inés Paz", Some("compras")), ("Raúl Gil", None)]);
    let ways: Vec<_> =
        card.channels.iter().map(|way| (way.kind, way.value.as_str(), way.contact.is_some(), way.preferred)).collect();
    assert_eq!(
        ways,
        [
            (ChannelKind::Mobile, "01 555 0199", false, true),
            (ChannelKind::WhatsApp, "+51 999 555 019", false, false),
            (ChannelKind::Email, "hola@sonrie.example", false, false),
            (ChannelKind::Address, "Av. Grau 12", false, false),
            (ChannelKind::Mobile, "+51 999 555 020", true, false),
            (ChannelKind::Email, "i@sonrie.example", true, false),
        ]
    );
    assert_eq!(desk.plans("Clínica Dental Sonríe"), [(november(24), None, "presentarse".to_owned(), 0)]);
}

#[test]
fn a_client_without_a_name_or_with_a_wrong_cadence_is_refused_where_the_mistake_is() {
    let mut desk = Desk::shop();
    desk.keys("a <Tab> <Tab> <text:ACME>");
    desk.refused();
    assert_eq!(desk.focus(), Name::ClientName);
    desk.keys("<text:   >");
    desk.refused();
    desk.fill(Name::ClientName, "Alguien");
    for wrong in ["0", "30/20", "mucho", "99999"] {
        desk.fill(Name::Cadence, wrong);
        desk.tab_to(Name::Notes);
        desk.refused();
        assert_eq!(desk.focus(), Name::Cadence, "{wrong}");
    }
    desk.fill(Name::Cadence, "");
    desk.fill(Name::NextOn, "ayer");
    desk.tab_to(Name::Notes);
    desk.refused();
    assert_eq!(desk.focus(), Name::NextOn);
}

#[test]
fn a_name_that_is_too_long_is_refused_with_the_most_that_is_taken() {
    let mut desk = Desk::shop();
    desk.keys("a");
    desk.send(Msg::Paste("Ñ".repeat(301)));
    let why = desk.refused();
    assert!(why.contains("300"), "{why}");
    desk.keys("<BS>");
    desk.save();
}

/// What was said was said with somebody: editing the client leaves it so.
#[test]
fn editing_a_client_leaves_its_people_and_what_they_said_as_they_are() {
    let mut desk = Desk::shop();
    desk.pick("Ferretería López");
    desk.keys("c 1");
    desk.tab_to(Name::With);
    desk.keys("1");
    desk.save();
    let before = desk.card("Ferretería López");
    assert_eq!(before.interactions[0].contact, Some(before.contacts[0].id));
    desk.pick("Ferretería López");
    desk.keys("e");
    desk.fill(Name::City, "Callao");
    desk.tab_to(Name::Contacts);
    desk.keys("<text:\nOlga Ríos; almacén>");
    desk.save();
    let after = desk.card("Ferretería López");
    assert_eq!(after.client.city.as_deref(), Some("Callao"));
    assert_eq!(after.contacts[..2], before.contacts[..]);
    assert_eq!(after.contacts[2].name, "Olga Ríos");
    assert_eq!(after.interactions, before.interactions);
}

#[test]
fn a_person_whose_name_is_corrected_is_still_the_same_person() {
    let mut desk = Desk::shop();
    desk.pick("Ferretería López");
    desk.keys("c 1");
    desk.tab_to(Name::With);
    desk.keys("1");
    desk.save();
    let before = desk.card("Ferretería López");
    desk.pick("Ferretería López");
    desk.keys("e");
    desk.tab_to(Name::Contacts);
    desk.keys("<Up> <Home> <text:María >");
    desk.save();
    let after = desk.card("Ferretería López");
    assert_eq!(after.contacts[0].name, "María Rosa Muñoz");
    assert_eq!(after.contacts[0].id, before.contacts[0].id);
    assert_eq!(after.interactions[0].contact, Some(before.contacts[0].id));
}

/// An agenda whose people and ways no line of the form could say: they came from a file.
fn odd(agenda: &mut Agenda) {
    let mut record = named("Hostal Raro");
    let person = |name: &str, role: Option<&str>| Contact {
        id: ContactId(0),
        name: name.into(),
        role: role.map(str::to_owned),
        influence: None,
    };
    record.contacts = vec![person("Paz; Inés", Some("jefa")), person("Ana", None), person("Ana", Some("caja; tarde"))];
    let way = |kind, value: &str, preferred| Channel {
        id: ChannelId(0),
        contact: None,
        kind,
        value: value.into(),
        preferred,
    };
    record.channels = vec![
        (None, way(ChannelKind::Phone, "central: 12", false)),
        (Some(1), way(ChannelKind::Address, "Jr. Unión 5", true)),
        (Some(2), way(ChannelKind::Phone, "anexo 3", false)),
    ];
    record.client.tags = vec!["a".into()];
    agenda.add_client(record, None).unwrap();
}

#[test]
fn a_form_that_leaves_people_and_ways_alone_changes_nothing_about_them() {
    let mut desk = Desk::of(Manner::default(), odd);
    let before = desk.card("Hostal Raro");
    desk.keys("e");
    desk.fill(Name::City, "Puno");
    desk.save();
    let after = desk.card("Hostal Raro");
    assert_eq!(after.client.city.as_deref(), Some("Puno"));
    assert_eq!((after.contacts, after.channels), (before.contacts, before.channels));
}

#[test]
fn a_star_says_which_way_is_preferred_also_that_of_a_person() {
    let mut desk = Desk::of(Manner::default(), |agenda| {
        agenda.add_client(named("Café Lima"), None).unwrap();
    });
    let preferred = |desk: &Desk| {
        let ways = desk.card("Café Lima").channels.into_iter();
        ways.filter(|way| way.preferred).map(|way| way.value).collect::<Vec<_>>()
    };
    desk.keys("e");
    desk.fill(Name::Channels, "01 555 0199");
    desk.tab_to(Name::Contacts);
    desk.keys("<text:Inés; compras; 999 555 020; * ines@lima.example>");
    desk.save();
    assert_eq!(preferred(&desk), ["ines@lima.example"]);
    desk.keys("e");
    assert_eq!(desk.form().value(Name::Contacts), "Inés; compras; 999 555 020; ★ ines@lima.example");
    desk.fill(Name::City, "Lima");
    desk.save();
    assert_eq!(preferred(&desk), ["ines@lima.example"]);
    desk.keys("e");
    desk.tab_to(Name::Channels);
    desk.keys("<End> <text:\n★ 999 111 222>");
    desk.save();
    assert_eq!(preferred(&desk), ["ines@lima.example"], "the last star is meant");
    desk.keys("e");
    desk.tab_to(Name::Contacts);
    desk.keys("<C-a> <C-k>");
    desk.keys("<text:Inés; compras; 999 555 020; ines@lima.example>");
    desk.save();
    assert_eq!(preferred(&desk), ["01 555 0199"], "without any star it is the first");
}

#[test]
fn two_people_of_one_name_stay_two_and_an_address_stays_an_address() {
    let mut desk = Desk::of(Manner::default(), odd);
    let before = desk.card("Hostal Raro");
    desk.keys("e");
    desk.tab_to(Name::Contacts);
    desk.keys("<text:\nLuz; ventas>");
    desk.save();
    let after = desk.card("Hostal Raro");
    let ids: Vec<_> = after.contacts.iter().map(|one| one.id).collect();
    assert_eq!(ids[1..3], [before.contacts[1].id, before.contacts[2].id]);
    assert_eq!(after.contacts[3].name, "Luz");
    let address = after.channels.iter().find(|way| way.value == "Jr. Unión 5").unwrap();
    assert_eq!((address.kind, address.contact), (ChannelKind::Address, Some(before.contacts[1].id)));
}

#[test]
fn what_another_window_changed_meanwhile_is_kept() {
    let mut desk = Desk::shop();
    desk.pick("Ferretería López");
    desk.keys("e");
    desk.fill(Name::City, "Callao");
    let mut other = desk.other();
    let theirs = other.record(other.resolve("Ferretería López").unwrap()).unwrap();
    let mut changed = theirs.clone();
    changed.client.sector = Some("ferretería".into());
    changed.contacts.push(Contact { id: ContactId(0), name: "Olga Ríos".into(), role: None, influence: None });
    other.edit_client(&theirs, changed).unwrap();
    desk.send(Msg::Changed);
    assert_eq!(desk.form().value(Name::City), "Callao", "the form stays as it is");
    desk.save();
    let card = desk.card("Ferretería López");
    assert_eq!((card.client.city.as_deref(), card.client.sector.as_deref()), (Some("Callao"), Some("ferretería")));
    assert_eq!(card.contacts.len(), 3);
}

#[test]
fn a_client_is_put_to_rest_archived_trashed_and_taken_back() {
    let mut desk = Desk::shop();
    desk.keys("2");
    let all = desk.names();
    for (digit, standing, light, listed) in
        [("1", Standing::Resting, None, 4), ("2", Standing::Archived, None, 3), ("3", Standing::Trashed, None, 3)]
    {
        desk.pick("Bodega Ruiz");
        desk.keys("z");
        desk.keys(digit);
        assert_eq!(desk.card("Bodega Ruiz").client.standing, standing);
        assert_eq!((desk.light("Bodega Ruiz"), desk.names().len()), (light, listed));
        assert_eq!(desk.model.day.counts.red, 0, "no light, in no count");
        desk.keys("u");
        assert_eq!((desk.light("Bodega Ruiz"), desk.names()), (Some(Light::Red), all.clone()));
    }
    desk.pick("Bodega Ruiz");
    desk.keys("z 2 V 2");
    assert_eq!(desk.names(), ["Bodega Ruiz"], "the archive has a shelf");
    desk.keys("z 1");
    assert_eq!(desk.card("Bodega Ruiz").client.standing, Standing::Active);
    assert!(desk.names().is_empty());
    desk.keys("<Esc>");
    assert_eq!(desk.names(), all, "Esc goes back to the portfolio");
}

#[test]
fn a_client_goes_to_the_trash_from_there_for_good_and_undo_brings_it_back() {
    let mut desk = Desk::shop();
    desk.keys("2");
    desk.pick("Bodega Ruiz");
    let before = desk.card("Bodega Ruiz");
    desk.keys("<Del>");
    assert_eq!(desk.card("Bodega Ruiz").client.standing, Standing::Trashed);
    desk.keys("V 3");
    assert_eq!(desk.names(), ["Bodega Ruiz"]);
    desk.keys("<Del>");
    assert_eq!(desk.menu().title, "Ahora en la papelera: Bodega Ruiz", "for good only after a question");
    desk.keys("<End> <Enter>");
    assert!(desk.model.agenda.client(before.client.id).is_err());
    assert_eq!(desk.notice(), "borrado de Bodega Ruiz · u deshace");
    desk.keys("u u");
    assert_eq!(desk.card("Bodega Ruiz"), before);
}

#[test]
fn the_light_is_set_by_hand_and_given_back_to_the_rules() {
    let mut desk = Desk::shop();
    for (digit, attention, light) in [
        ("1", Attention::Red, Light::Red),
        ("2", Attention::Yellow, Light::Unplanned),
        ("3", Attention::Green, Light::Green),
        ("4", Attention::Auto, Light::Unplanned),
    ] {
        desk.pick("Óptica Núñez");
        desk.keys("!");
        desk.keys(digit);
        let card = desk.card("Óptica Núñez");
        assert_eq!((card.client.attention, card.alert.light(november(23))), (attention, Some(light)));
    }
}

#[test]
fn the_welcome_has_three_ways_to_begin() {
    let mut desk = Desk::empty("es-PE");
    desk.keys("i");
    assert!(matches!(desk.model.dialog, Some(Dialog::Picker(_))));
    desk.keys("<Esc> a");
    assert_eq!(desk.focus(), Name::ClientName);
    desk.keys("<Esc> c");
    assert!(desk.notice().contains("a añade el primero"), "{}", desk.notice());
    desk.keys("m");
    assert!(desk.model.day.counts.red > 1, "the sample portfolio");
    assert!(desk.other().day().unwrap().empty, "the user's own agenda is as it was");
}
