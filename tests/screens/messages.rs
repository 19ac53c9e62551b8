//! Messages: a template is chosen, what it leaves open is named, the program that sends is opened, and it is logged.

use cartera::agenda::Agenda;
use cartera::desktop::{Desktop, Notice, Route, Undelivered, Unopened};
use cartera::domain::template::Me;
use cartera::domain::{Channel, ChannelId, ChannelKind, Kind, Language, Medium, Outcome, Template, Tone};
use cartera::tui::dialog::{Dialog, TemplateChoice, TemplateList};
use cartera::tui::form::Name;
use cartera::tui::update::Msg;

use crate::support::{Desk, Manner, TODAY, named, plan};

/// An optician with a mobile and an e-mail, who is spoken to by first name.
fn optician(agenda: &mut Agenda) {
    let mut record = named("Óptica Núñez");
    record.client.tone = Some(Tone::Informal);
    for (kind, value) in [(ChannelKind::Mobile, "999 111 222"), (ChannelKind::Email, "vista@nunez.example")] {
        let channel = Channel { id: ChannelId(0), contact: None, kind, value: value.into(), preferred: false };
        record.channels.push((None, channel));
    }
    agenda.add_client(record, Some(plan(TODAY, None, Kind::Call, "cotización"))).unwrap();
}

fn desk() -> Desk {
    let mut desk = Desk::of(Manner::default(), optician);
    desk.model.me = Me { name: Some("Ana Quispe".into()), company: None, signature: None };
    desk.pick("Óptica Núñez");
    desk
}

fn list(desk: &Desk) -> &TemplateList {
    match &desk.model.dialog {
        Some(Dialog::Templates(list)) => list,
        other => panic!("no list of templates is open but {other:?}"),
    }
}

/// The keys of the templates in the list.
fn keys(desk: &Desk) -> Vec<String> {
    let key = |choice: &TemplateChoice| match choice {
        TemplateChoice::Template(template, _) => Some(template.key()),
        _ => None,
    };
    list(desk).lines.iter().filter_map(key).collect()
}

#[test]
fn a_message_is_opened_and_offered_to_be_logged() {
    let mut desk = desk();
    desk.keys("m <Enter>");
    assert!(desk.form().title.contains("Presentación"), "{}", desk.form().title);
    let body = desk.form().value(Name::Body);
    assert!(body.starts_with("Hola, Óptica:") && body.contains("Soy Ana Quispe."), "{body}");
    desk.tab_to(Name::Body);
    desk.keys("<text: & gracias>");
    desk.keys("<C-s>");
    let opened = desk.desktop.opened();
    assert_eq!(opened.len(), 1);
    assert!(opened[0].starts_with("https://wa.me/51999111222?text=Hola%2C%20%C3%93ptica%3A%0A"), "{opened:?}");
    assert!(opened[0].contains("%20%26%20gracias"), "{opened:?}");
    // Nothing is written until the user says so.
    let form = desk.form();
    assert_eq!((form.chosen(Name::Kind), form.chosen(Name::Outcome)), (Some("message"), Some("awaiting_reply")));
    assert!(desk.card("Óptica Núñez").interactions.is_empty());
    desk.save();
    let logged = &desk.card("Óptica Núñez").interactions[0];
    assert_eq!((logged.kind, logged.outcome), (Kind::Message, Some(Outcome::AwaitingReply)));
    assert!(logged.text.starts_with("Presentación\nHola, Óptica:"), "{}", logged.text);
    assert!(desk.plans("Óptica Núñez").is_empty(), "the call that was due is done by it");
}

#[test]
fn what_is_missing_is_named_and_keeps_the_message_here() {
    let mut desk = desk();
    desk.model.me = Me::default();
    desk.keys("m");
    assert!(desk.text().contains("Falta: tu nombre"), "{}", desk.text());
    desk.keys("<Enter>");
    assert!(desk.text().contains("Falta: tu nombre"), "{}", desk.text());
    let problem = desk.refused();
    assert!(problem.contains("tu nombre"), "{problem}");
    assert!(desk.desktop.opened().is_empty());
    // It may be typed over.
    let body = desk.form().value(Name::Body).replace("[yo]", "Ana");
    desk.editor = Some(body);
    desk.keys("<C-o>");
    assert!(!desk.text().contains("Falta"), "{}", desk.text());
    desk.keys("<C-s>");
    assert_eq!(desk.desktop.opened().len(), 1);
}

#[test]
fn another_way_asks_for_another_address() {
    let mut desk = desk();
    desk.keys("m <Right>");
    assert_eq!(list(&desk).writing.as_ref().unwrap().route().unwrap().medium, Medium::Email);
    assert!(desk.text().contains("Asunto: "), "{}", desk.text());
    // The script of a call is for no e-mail.
    assert!(!keys(&desk).contains(&"call".to_owned()));
    desk.keys("<Enter> <C-s>");
    let opened = desk.desktop.opened();
    assert!(
        opened[0].starts_with("mailto:vista@nunez.example?subject=Hola&body=Hola%2C%20%C3%93ptica%3A%0D%0A"),
        "{opened:?}"
    );
    assert_eq!(desk.form().chosen(Name::Kind), Some("email"));
    desk.keys("<Esc> <Esc>");
    desk.keys("m <Left> <Left>");
    let route = list(&desk).writing.as_ref().unwrap().route().unwrap().clone();
    assert_eq!(route.medium, Medium::Sms, "it goes round");
    desk.keys("<Esc>");
    // Written to by telephone, one reads and calls.
    desk.keys("m <Left>");
    assert_eq!(list(&desk).writing.as_ref().unwrap().route().unwrap().medium, Medium::Phone);
    assert!(keys(&desk).contains(&"call".to_owned()));
}

#[test]
fn what_cannot_be_opened_is_copied() {
    #[derive(Debug)]
    struct Bare;
    impl Desktop for Bare {
        fn open(&self, _: &str) -> Result<(), Unopened> {
            Err(Unopened::NoDesktop)
        }
        fn raise(&self, _: &Notice) -> Result<Route, Undelivered> {
            Err(Undelivered::NoSession)
        }
    }
    let mut desk = desk();
    desk.keys("m <Enter> <C-y>");
    let text = desk.form().value(Name::Body);
    assert_eq!(desk.copied, std::slice::from_ref(&text));
    assert_eq!(desk.notice(), "Texto copiado");
    desk.keys("<C-s>");
    let why = Bare.open("").map_err(|why| desk.model.texts.unopened(&why));
    let outgoing = cartera::tui::form::Outgoing {
        link: String::new(),
        text: text.clone(),
        whom: "Rosa".into(),
        client: desk.id("Óptica Núñez"),
        contact: None,
        kind: Kind::Message,
        note: String::new(),
        about: None,
    };
    desk.send(Msg::Sent(Box::new(outgoing), why));
    assert_eq!(desk.copied, [text.clone(), text]);
    assert!(desk.notice().contains("no hay un escritorio") && desk.notice().contains("Rosa"), "{}", desk.notice());
}

#[test]
fn a_message_that_was_sent_already_is_only_logged() {
    for how in ["m m", "m <End> <Enter>"] {
        let mut desk = desk();
        desk.keys(how);
        assert_eq!(desk.form().chosen(Name::Kind), Some("message"), "{how}");
        desk.keys("<text:le mandé el catálogo>");
        desk.save();
        assert_eq!(desk.card("Óptica Núñez").interactions[0].text, "le mandé el catálogo", "{how}");
        assert!(desk.desktop.opened().is_empty(), "{how}");
    }
}

#[test]
fn the_follow_up_says_which_template_comes_first() {
    let mut desk = desk();
    let client = desk.id("Óptica Núñez");
    desk.keys("m");
    assert_eq!(keys(&desk)[0], "introduction", "nobody knows them yet");
    desk.keys("<Esc> c 1 <text:hola> <C-s> <Esc>");
    desk.keys("m");
    assert_eq!(keys(&desk)[0], "after_call");
    assert_eq!(keys(&desk).iter().filter(|key| *key == "introduction").count(), 1);
    assert_eq!(desk.model.agenda.addressee(client, None).unwrap().client.id, client);
}

#[test]
fn templates_are_added_changed_hidden_and_removed() {
    let mut desk = desk();
    desk.keys(": <text:app.templates> <Enter> a <text:Feriado> ");
    desk.fill(Name::Body, "Hola, {{ nmbre }}");
    let problem = desk.refused();
    assert!(problem.contains("«nmbre»") && problem.contains("«nombre»") && problem.contains("línea 1"), "{problem}");
    desk.tab_to(Name::Body);
    desk.editor = Some("Hola, {{ nombre }}: feliz día.".into());
    desk.keys("<C-o> <C-s>");
    assert_eq!(keys(&desk)[0], "feriado");
    desk.keys("<Esc> m");
    assert!(keys(&desk).contains(&"feriado".to_owned()));
    desk.keys("<Esc> : <text:app.templates> <Enter> h");
    assert!(!keys(&desk).contains(&"feriado".to_owned()));
    desk.keys("v");
    assert!(desk.text().contains("oculta"), "{}", desk.text());
    assert_eq!(keys(&desk)[0], "feriado");
    desk.keys("h <Del>");
    assert!(!keys(&desk).contains(&"feriado".to_owned()));
    // One that came ready made stays.
    desk.keys("<Home> <Del>");
    assert!(desk.text().contains("viene hecha"), "{}", desk.text());
    desk.keys("<Esc> u");
    assert_eq!(desk.model.agenda.templates().unwrap()[0].name, "Feriado");
}

#[test]
fn a_ready_made_template_that_is_changed_keeps_its_name_in_both_languages() {
    let mut desk = desk();
    desk.keys(": <text:app.templates> <Enter> <Enter>");
    assert_eq!(desk.form().value(Name::ClientName), "Presentación");
    desk.editor = Some("Buenas, {{ nombre }}.".into());
    desk.keys("<C-o> <C-s>");
    let changed = &desk.model.agenda.templates().unwrap()[0];
    assert_eq!((changed.name.as_str(), changed.body.as_str()), ("", "Buenas, {{ nombre }}."));
    assert_eq!((changed.language, changed.tone), (Some(Language::Spanish), Some(Tone::Formal)));
}

#[test]
fn half_a_message_is_kept() {
    let mut desk = desk();
    desk.keys("m <Enter> <text: y algo más> <Esc>");
    desk.keys("m <Down>");
    for _ in 0..20 {
        if matches!(list(&desk).lines.get(list(&desk).selected), Some(TemplateChoice::Blank)) {
            break;
        }
        desk.keys("<Down>");
    }
    desk.keys("<Enter>");
    assert!(desk.form().value(Name::Body).ends_with("y algo más"), "{}", desk.form().value(Name::Body));
}

#[test]
fn a_template_of_ones_own_goes_before_for_its_way() {
    let mut desk = desk();
    let own = Template { medium: Some(Medium::WhatsApp), body: "Solo por WhatsApp".into(), ..Template::named("Aviso") };
    desk.model.agenda.save_template(own).unwrap();
    desk.keys("m");
    assert!(keys(&desk).contains(&"aviso".to_owned()));
    desk.keys("<Right>");
    assert!(!keys(&desk).contains(&"aviso".to_owned()), "not by e-mail");
}
