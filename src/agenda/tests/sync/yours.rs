//! What the user set up goes along: the catalogue, segments, texts, plans of contact, goals, fields, colours of tags.

use super::super::purchases;
use super::*;
use crate::domain::{FieldKind, GoalKind, Hue, Playbook, Product, PurchaseLine, Segment, Template, TopicKind};

fn ana(desk: &Desk) -> ClientId {
    desk.store.read().by_name_key(&crate::domain::text::sort_key("Ana Peña")).unwrap()[0]
}

/// Sets up one of each.
fn set_up(desk: &mut Desk) {
    desk.save_segment(Segment { hue: Some(Hue::Teal), ..Segment::named("Norte", "city:lima") }).unwrap();
    desk.save_template(Template { body: "Hola {{ nombre }}\n¿cómo va?".into(), ..Template::named("Saludo") }).unwrap();
    desk.save_playbook(Playbook::new("Tres pasos\n+1d llamada\n+3d visita ver\n")).unwrap();
    desk.set_goals(day(0), &[(GoalKind::Calls, 40)]).unwrap();
    desk.add_field("Pago", FieldKind::Choice, &["Contado".into(), "Crédito".into()]).unwrap();
    desk.add_product(&purchases::product("Tornillo", Some("T-1"))).unwrap();
    let tag = "vip".to_owned();
    let id = ana(desk);
    desk.retag(&[id], (std::slice::from_ref(&tag), &[]), &[(tag.clone(), Some(Hue::Red))]).unwrap();
    desk.add_topic(id, TopicKind::Promise, "mandar el catálogo").unwrap();
}

/// What is set up, to be compared.
fn seen(desk: &Desk) -> Vec<String> {
    let segments = desk.segments().unwrap().into_iter().filter(|it| it.code.is_none());
    let mut seen: Vec<String> = segments.map(|it| format!("{} {} {:?}", it.name, it.filter, it.hue)).collect();
    let templates = desk.templates().unwrap().into_iter().filter(|it| it.code.is_none());
    seen.extend(templates.map(|it| format!("{} {}", it.name, it.body)));
    seen.extend(desk.playbooks().unwrap().into_iter().filter(|it| it.code.is_none()).map(|it| it.text));
    seen.extend(desk.goal(GoalKind::Calls, day(0)).unwrap().map(|goal| goal.to_string()));
    seen.extend(desk.fields().unwrap().into_iter().map(|it| format!("{} {:?} {:?}", it.name, it.kind, it.choices)));
    seen.extend(
        desk.products(false).unwrap().into_iter().map(|it| format!("{:?} {} {:?}", it.code, it.name, it.price)),
    );
    seen.extend(desk.store.read().tag_hues().unwrap().get("vip").map(|hue| format!("{hue:?}")));
    seen.extend(desk.topics(ana(desk)).unwrap().into_iter().map(|topic| topic.text));
    seen
}

#[test]
fn what_is_set_up_on_one_is_set_up_on_the_other() {
    let mut pair = Pair::begun();
    set_up(&mut pair.desks[0]);
    pair.meet();
    assert_eq!(seen(&pair.desks[0]).len(), 8);
    assert_eq!(seen(&pair.desks[0]), seen(&pair.desks[1]));
    // What is changed and taken away there is changed and taken away here.
    let desk = &mut pair.desks[1];
    let segment = desk.segments().unwrap().into_iter().find(|it| it.name == "Norte").unwrap();
    desk.save_segment(Segment { name: "Sur".into(), filter: "city:tacna".into(), ..segment }).unwrap();
    let template = desk.templates().unwrap().into_iter().find(|it| it.name == "Saludo").unwrap();
    desk.remove_template(&template).unwrap();
    let field = desk.fields().unwrap()[0].id;
    desk.remove_field(field).unwrap();
    let topic = desk.topics(ana(desk)).unwrap()[0].id;
    desk.delete_topic(topic).unwrap();
    pair.meet();
    assert_eq!(seen(&pair.desks[0]).len(), 5);
    assert_eq!(seen(&pair.desks[0]), seen(&pair.desks[1]));
    assert_eq!(seen(&pair.desks[0])[0], "Sur city:tacna Some(Teal)");
}

#[test]
fn what_was_set_up_on_both_before_they_met_is_one() {
    let mut pair = Pair::begun();
    for desk in &mut pair.desks {
        set_up(desk);
    }
    // What was said of a client was said twice.
    let topic = pair.desks[1].topics(ana(&pair.desks[1])).unwrap()[0].id;
    pair.desks[1].delete_topic(topic).unwrap();
    pair.meet();
    assert_eq!(seen(&pair.desks[0]).len(), 8);
    assert_eq!(seen(&pair.desks[0]), seen(&pair.desks[1]));
}

#[test]
fn what_both_changed_comes_together_and_what_lost_is_said() {
    let mut pair = Pair::begun();
    pair.desks[0].save_segment(Segment::named("Norte", "city:lima")).unwrap();
    pair.meet();
    let change = |desk: &mut Desk, hour: i8, change: &dyn Fn(Segment) -> Segment| {
        desk.clock = clock(&format!("2026-11-23T{hour}:00:00-05:00"));
        let segment = desk.segments().unwrap().into_iter().find(|it| it.name == "Norte").unwrap();
        desk.save_segment(change(segment)).unwrap();
    };
    change(&mut pair.desks[0], 10, &|it| Segment { hue: Some(Hue::Red), filter: "city:cusco".into(), ..it });
    change(&mut pair.desks[1], 11, &|it| Segment { filter: "city:tacna".into(), ..it });
    pair.sync(0);
    let report = pair.sync(1);
    let said: Vec<_> = report.conflicts.iter().map(|it| (it.client, &*it.name, &*it.overruled.said)).collect();
    assert_eq!(said, [(None, "Norte", "city:cusco")]);
    pair.meet();
    for desk in &pair.desks {
        assert_eq!(seen(desk), ["Norte city:tacna Some(Red)"]);
    }
}

#[test]
fn a_product_that_is_renamed_is_the_same_in_what_was_bought() {
    let mut pair = Pair::begun();
    let desk = &mut pair.desks[0];
    let product = desk.add_product(&purchases::product("Tornillo", None)).unwrap();
    let ana = desk.client_called("Carla");
    let line = PurchaseLine { product: Some(product), ..purchases::line("", 2, 1_250) };
    desk.buy(&purchases::buy(purchases::purchase(ana, 0, vec![line]))).unwrap();
    pair.meet();
    let desk = &mut pair.desks[1];
    let known = desk.products(false).unwrap().remove(0);
    desk.edit_product(&Product { name: "Perno".into(), ..known }).unwrap();
    pair.sync(1);
    // Who comes to it now knows one product, by its new name.
    let mut third = Desk::new();
    third.sync(&pair.options(), false, &Watch::default()).unwrap();
    let names: Vec<String> = third.products(false).unwrap().into_iter().map(|product| product.name).collect();
    assert_eq!(names, ["Perno"]);
    pair.meet();
    assert_eq!(pair.desks[0].products(false).unwrap()[0].name, "Perno");
    // What was bought is not taken out of the catalogue by somebody who never bought it.
    fs::remove_file(pair.file_with("ENTITY:product")).unwrap();
    pair.meet();
    assert_eq!(pair.desks[1].products(false).unwrap().len(), 1);
}

#[test]
fn what_is_no_record_of_its_kind_is_left_alone() {
    let mut pair = Pair::begun();
    let record = |uid: &str, lines: &str| {
        format!("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VJOURNAL\nUID:{uid}\n{lines}\nEND:VJOURNAL\nEND:VCALENDAR\n")
    };
    for (uid, lines, why) in [
        (
            "a",
            "X-CARTERA-ENTITY:goal\nX-CARTERA-KIND:naps\nX-CARTERA-MONTH:2026-11\nX-CARTERA-TARGET:4",
            Strange::NoRecord,
        ),
        ("b", "X-CARTERA-ENTITY:goal\nX-CARTERA-KIND:calls\nX-CARTERA-TARGET:4", Strange::NoRecord),
        ("c", "X-CARTERA-ENTITY:playbook\nX-CARTERA-POSITION:1\nX-CARTERA-TEXT:nada", Strange::NoRecord),
        (
            "d",
            "X-CARTERA-ENTITY:topic\nX-CARTERA-CLIENT:nadie\nX-CARTERA-KIND:promise\nX-CARTERA-TEXT:x",
            Strange::Foreign,
        ),
        ("e", "X-CARTERA-ENTITY:journal\nX-CARTERA-RECORDING:0", Strange::Foreign),
        ("f", "X-CARTERA-ENTITY:tomorrow", Strange::Foreign),
    ] {
        let file = format!("{uid}.ics");
        pair.put(&format!("history/{file}"), &record(uid, lines));
        let report = pair.sync(0);
        assert_eq!(report.left_alone, [(Collection::History, file.clone(), why)], "{lines}");
        fs::remove_file(pair.options().folder.join("history").join(file)).unwrap();
    }
}
