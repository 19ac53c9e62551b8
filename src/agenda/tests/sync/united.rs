//! What belongs together on one computer belongs together on the other: clients that became one, what comes again, and the
//! steps of what runs.

use super::*;
use crate::domain::playbook::RunState;
use crate::domain::{Contact, ContactId, Playbook};

#[test]
fn clients_who_become_one_become_one_there_with_all_that_belongs_to_either() {
    let mut pair = Pair::begun();
    let (ana, hotel) = (pair.client(0, "Ana Peña").id, pair.client(0, "Hotel Sol").id);
    pair.desks[0].plan(hotel, plan(5, "cobrar")).unwrap();
    let log = pair.desks[0].call(hotel, Outcome::Spoke);
    pair.desks[0].log(&log).unwrap();
    pair.edit(0, "Hotel Sol", |record| {
        let contact = Contact { id: ContactId(0), name: "Begoña".into(), role: None, influence: None };
        record.contacts.push(contact);
    });
    pair.meet();
    pair.desks[0].merge_clients(ana, hotel, &Taken::default(), "PE").unwrap();
    pair.meet();
    for side in [0, 1] {
        let ana = pair.client(side, "Ana Peña").id;
        let record = pair.desks[side].record(ana).unwrap();
        assert_eq!(record.contacts.iter().map(|contact| &*contact.name).collect::<Vec<_>>(), ["Begoña"]);
        assert_eq!(brief(&pair.desks[side].open_of(ana)), ["+3 renovar ×0", "+5 cobrar ×0"]);
        assert_eq!(pair.desks[side].card(ana, 9).unwrap().interaction_count, 2);
    }
    // What was one becomes two again.
    pair.desks[0].travel(Way::Back, None).unwrap();
    pair.meet();
    for side in [0, 1] {
        let hotel = pair.client(side, "Hotel Sol").id;
        assert_eq!(brief(&pair.desks[side].open_of(hotel)), ["+3 renovar ×0", "+5 cobrar ×0"]);
        assert_eq!(pair.desks[side].card(hotel, 9).unwrap().interaction_count, 1);
    }
}

/// However often it was attached, and on whichever days.
#[test]
fn what_is_attached_to_a_client_on_both_is_attached_once() {
    let mut pair = Pair::begun();
    for (side, days, times) in [(1, 0, 2), (0, 1, 1)] {
        pair.desks[side].on_day(days);
        for _ in 0..times {
            let ana = pair.client(side, "Ana Peña").id;
            pair.desks[side].attach(ana, "/tmp/a.pdf", "precios").unwrap();
        }
    }
    pair.meet();
    let card = fs::read_to_string(pair.file_with("precios")).unwrap();
    assert_eq!(card.matches("X-CARTERA-ATTACHMENT").count(), 1, "{card}");
    // What one takes away is gone on both.
    let ana = pair.client(0, "Ana Peña").id;
    let attached = pair.desks[0].store.read().attachments(ana).unwrap();
    for it in attached {
        pair.desks[0].detach(it.id).unwrap();
    }
    pair.meet();
    assert_eq!(pair.desks[1].store.read().attachments(pair.client(1, "Ana Peña").id).unwrap(), []);
}

/// Each computer has somebody of its own at the client, and both say whom to call in the same order.
#[test]
fn people_of_both_are_called_in_one_order() {
    let mut pair = Pair::begun();
    for (side, name) in [(0, "Begoña"), (1, "Nora")] {
        pair.edit(side, "Hotel Sol", |record| {
            let contact = Contact { id: ContactId(0), name: name.into(), role: None, influence: None };
            record.contacts.push(contact);
            let (kind, value) = (ChannelKind::Mobile, format!("98765432{side}"));
            let channel = Channel { id: ChannelId(0), contact: None, kind, value, preferred: false };
            record.channels.push((Some(0), channel));
        });
    }
    pair.meet();
    let task = fs::read_to_string(pair.file_with("PURPOSE:renovar")).unwrap();
    assert!(task.contains("Begoña: 987654320") && task.contains("Nora: 987654321"), "{task}");
}

#[test]
fn what_comes_again_and_is_done_on_both_goes_on_once() {
    let mut pair = Pair::begun();
    let weekly = Plan { repeats: Some("FREQ=WEEKLY".parse().unwrap()), ..plan(0, "pedido") };
    let hotel = pair.client(0, "Hotel Sol").id;
    pair.desks[0].plan(hotel, weekly).unwrap();
    pair.meet();
    for side in [0, 1] {
        let hotel = pair.client(side, "Hotel Sol").id;
        let task = pair.desks[side].open_of(hotel).into_iter().find(|open| open.purpose == "pedido").unwrap();
        pair.desks[side].on_day(i64::try_from(side).unwrap());
        pair.desks[side].done(task.id, None).unwrap();
    }
    pair.meet();
    for side in [0, 1] {
        let open = pair.desks[side].open_of(pair.client(side, "Hotel Sol").id);
        assert_eq!(open.iter().filter(|open| open.purpose == "pedido").count(), 1, "{open:?}");
    }
}

#[test]
fn a_playbook_runs_on_both_and_ends_on_both() {
    let mut pair = Pair::begun();
    let text = "Plan\ntermina: pedido\n+1d llamada uno\n+3d visita dos\n";
    pair.desks[0].save_playbook(Playbook::new(text)).unwrap();
    let (playbook, ana) = (pair.desks[0].playbook_called("plan").unwrap(), pair.client(0, "Ana Peña").id);
    pair.desks[0].start_playbook(&playbook, &[ana], day(0), None).unwrap();
    pair.meet();
    let there = pair.client(1, "Ana Peña").id;
    assert_eq!(brief(&pair.desks[1].open_of(there)), ["+1 uno ×0", "+3 dos ×0"]);
    let progress = pair.desks[1].progress(there).unwrap();
    let known = pair.desks[1].playbook_called("plan").unwrap();
    assert_eq!(progress.iter().map(|it| (it.next, &*it.run.playbook)).collect::<Vec<_>>(), [(Some(1), &*known.key())]);
    // A step that is done there is done here; the last one ends it.
    for step in [Some(2), None] {
        let next = pair.desks[1].open_of(there).remove(0);
        pair.desks[1].done(next.id, None).unwrap();
        pair.meet();
        assert_eq!(
            pair.desks[0].progress(ana).unwrap().iter().map(|it| it.next).collect::<Vec<_>>(),
            match step {
                Some(_) => vec![step],
                None => vec![],
            }
        );
    }
    let run = told(&pair.desks[0]).into_values().find(|text| text.to_text().contains("ENTITY:run")).unwrap().to_text();
    assert!(run.contains(&format!("X-CARTERA-STATE:{}", RunState::Finished.code())), "{run}");
}

#[test]
fn what_the_calendar_starts_on_both_runs_once() {
    let mut pair = Pair::begun();
    let text = "Saludo\ncuando: cliente nuevo\n+0d llamada hola\n+7d llamada seguir\n";
    let playbook = Playbook { automatic: true, ..Playbook::new(text) };
    for desk in &mut pair.desks {
        desk.save_playbook(playbook.clone()).unwrap();
    }
    pair.meet();
    // It was set up on both, and is one; who is new on one computer is greeted by that one.
    let nueva = pair.desks[0].client_called("Nueva");
    pair.meet();
    let there = pair.client(1, "Nueva").id;
    for (side, client) in [(0, nueva), (1, there)] {
        let desk = &pair.desks[side];
        assert_eq!(desk.playbooks().unwrap().iter().filter(|known| known.name == "Saludo").count(), 1);
        assert_eq!(brief(&desk.open_of(client)), ["+0 hola ×0", "+7 seguir ×0"]);
        assert_eq!(desk.progress(client).unwrap().len(), 1);
    }
}
