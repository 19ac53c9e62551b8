//! Playbooks: what is planned when one starts, what ends it, what starts it by itself; campaigns and what came of them.

use super::purchases::{buy, line, purchase};
use super::*;
use crate::domain::playbook::{Ending, Problem, ReadyMade, RunState};
use crate::domain::{Attention, Direction, Loss, LossReason, Money, Standing};

const SAMPLE: &str = "Después de la muestra\ncuando: muestra\ntermina: respuesta, pedido, no le interesa\n\
                      +5d  llamada  ¿qué le pareció?  plantilla: muestra\n+15d 10:00 visita decisión\n+2m llamada";

/// Something that is done to a client.
type Deed = fn(&mut Desk, ClientId);

/// A desk with a playbook of the user's own.
fn desk_with(text: &str, automatic: bool) -> (Desk, Playbook) {
    let mut desk = Desk::new();
    desk.save_playbook(Playbook { automatic, ..Playbook::new(text) }).unwrap();
    let playbook = desk.playbooks().unwrap().remove(0);
    (desk, playbook)
}

fn state_of(desk: &Desk, client: ClientId) -> (RunState, Option<Ending>) {
    let id = desk.store.rows_of(&format!("SELECT max(id) FROM run WHERE client_id = {}", client.0));
    let id: i64 = id.trim_matches(|c: char| !c.is_ascii_digit()).parse().unwrap();
    let run = desk.store.read().run(crate::domain::RunId(id)).unwrap();
    (run.state, run.why)
}

#[test]
fn the_steps_are_planned_and_what_was_shown_is_what_is_done() {
    let (mut desk, playbook) = desk_with(SAMPLE, false);
    let ana = desk.client_called("Ana");
    let shown = desk.outlook(&playbook, &[ana], day(0)).unwrap();
    assert_eq!(brief(&desk.open_of(ana)), [""; 0], "nothing happens by looking");
    let done = desk.start_playbook(&playbook, &[ana], day(0), None).unwrap();
    assert_eq!(done, shown);
    // The fifth day is a Saturday, and two months later is one too.
    assert_eq!(brief(&desk.open_of(ana)), ["+7 ¿qué le pareció? ×0", "+15/10 decisión ×0", "+63  ×0"]);
    let first = desk.open_of(ana).remove(0);
    let FollowUp { step, template, channel, .. } = first;
    assert_eq!((step, template.as_deref(), channel), (Some(1), Some("after_sample"), Kind::Call));
    let progress = desk.progress(ana).unwrap().remove(0);
    assert_eq!((progress.next, progress.run.steps, progress.run.name.as_str()), (Some(1), 3, "Después de la muestra"));
    desk.travel(Way::Back, None).unwrap();
    assert_eq!((desk.open_of(ana).len(), desk.progress(ana).unwrap().len()), (0, 0), "one undo takes all of it back");
    desk.travel(Way::Forth, None).unwrap();
    assert_eq!((desk.open_of(ana).len(), desk.progress(ana).unwrap().len()), (3, 1));
}

#[test]
fn many_are_spread_as_the_days_have_room_and_nobody_has_it_twice() {
    let (mut desk, playbook) = desk_with("Llamar\n+0d llamada\n+1s llamada", false);
    desk.rules.capacity = 2;
    let clients: Vec<ClientId> = (0..5).map(|n| desk.client_called(&format!("C{n}"))).collect();
    desk.start_playbook(&playbook, &clients[..1], day(0), None).unwrap();
    desk.set_standing(&clients[4..], Standing::Resting).unwrap();
    let done = desk.start_playbook(&playbook, &clients, day(0), None).unwrap();
    let skipped: Vec<_> = done.skipped.iter().map(|(id, _, why)| (*id, *why)).collect();
    assert_eq!(skipped, [(clients[0], Skip::Running), (clients[4], Skip::Away)]);
    let days: Vec<Vec<i64>> = done
        .begun
        .iter()
        .map(|(.., laid)| laid.iter().map(|laid| calendar::days_between(day(0), laid.on)).collect())
        .collect();
    assert_eq!(days, [[0, 7], [1, 8], [1, 8]], "the distance between steps stays");
    assert_eq!(desk.past().unwrap().undo.unwrap().count, 3);
    let nobody = desk.outlook(&playbook, &clients, day(-1));
    assert!(matches!(nobody, Err(AgendaError::NextInPast(_))));
}

#[test]
fn what_happens_ends_it_as_its_text_says() {
    let incoming = |log: Log| Log { direction: Direction::Incoming, ..log };
    let deeds: [(&str, Deed, Option<Ending>); 12] = [
        ("our own call is a step", |desk, ana| drop(desk.log(&desk.call(ana, Outcome::Spoke)).unwrap()), None),
        ("an order", |desk, ana| drop(desk.log(&desk.call(ana, Outcome::Order)).unwrap()), Some(Ending::Order)),
        (
            "a refusal",
            |desk, ana| drop(desk.log(&desk.call(ana, Outcome::NotInterested)).unwrap()),
            Some(Ending::NotInterested),
        ),
        ("nobody there", |desk, ana| drop(desk.log(&desk.call(ana, Outcome::NoAnswer)).unwrap()), None),
        (
            "a purchase",
            |desk, ana| drop(desk.buy(&Buy { how: None, ..buy(purchase(ana, 0, vec![line("x", 1, 100)])) }).unwrap()),
            Some(Ending::Order),
        ),
        (
            "a purchase of before it began",
            |desk, ana| drop(desk.buy(&Buy { how: None, ..buy(purchase(ana, 3, vec![line("x", 1, 100)])) }).unwrap()),
            None,
        ),
        ("archived", |desk, ana| desk.set_standing(&[ana], Standing::Archived).unwrap(), Some(Ending::Left)),
        (
            "lost",
            |desk, ana| desk.lose(&[ana], &Loss { on: day(0), why: LossReason::Price, note: None }).unwrap(),
            Some(Ending::Left),
        ),
        ("a light by hand", |desk, ana| desk.set_attention(&[ana], Attention::Red).unwrap(), None),
        ("by hand", |desk, ana| drop(desk.stop_playbook(ana, None).unwrap()), Some(Ending::Hand)),
        (
            "a complaint, which its text does not name",
            |desk, ana| drop(desk.log(&desk.call(ana, Outcome::Complaint)).unwrap()),
            None,
        ),
        ("put off", |desk, ana| desk.snooze(&[ana], day(9), None).unwrap(), None),
    ];
    for (name, deed, ends) in deeds {
        let (mut desk, playbook) = desk_with(SAMPLE, false);
        let ana = desk.client_called("Ana");
        desk.plan(ana, plan(30, "otra cosa")).unwrap();
        desk.start_playbook(&playbook, &[ana], day(0), None).unwrap();
        deed(&mut desk, ana);
        let stands = ends.map_or((RunState::Running, None), |why| (RunState::Stopped, Some(why)));
        assert_eq!(state_of(&desk, ana), stands, "{name}");
        let left: Vec<_> =
            desk.store.read().open_follow_ups(ana).unwrap().into_iter().map(|open| open.run.is_some()).collect();
        assert_eq!(left.contains(&true), ends.is_none(), "{name}: its steps are called off with it");
        assert!(left.contains(&false), "{name}: what was planned besides stays");
        desk.travel(Way::Back, None).unwrap();
        assert_eq!(state_of(&desk, ana), (RunState::Running, None), "{name}, undone");
        assert_eq!(desk.open_of(ana).len(), 4, "{name}, undone");
    }
    // They answered: in a contact that they began, or to what we wrote.
    let (mut desk, playbook) = desk_with(SAMPLE, false);
    let ana = desk.client_called("Ana");
    desk.start_playbook(&playbook, &[ana], day(0), None).unwrap();
    let call = incoming(desk.call(ana, Outcome::Spoke));
    desk.log(&call).unwrap();
    assert_eq!(state_of(&desk, ana), (RunState::Stopped, Some(Ending::Answer)));
}

#[test]
fn a_step_is_done_by_a_contact_and_the_last_one_finishes_it() {
    let (mut desk, playbook) = desk_with("Dos pasos\ntermina: nunca\n+1d llamada uno\n+2d llamada dos", false);
    let ana = desk.client_called("Ana");
    desk.start_playbook(&playbook, &[ana], day(0), None).unwrap();
    let first = desk.open_of(ana)[0].clone();
    desk.replan(first.id, plan(4, "uno, después")).unwrap();
    assert_eq!(desk.progress(ana).unwrap()[0].next, Some(1), "a moved step stays a step");
    desk.on_day(2);
    desk.log(&desk.call(ana, Outcome::Spoke)).unwrap();
    assert_eq!(desk.progress(ana).unwrap()[0].next, Some(1), "the second was done before the first");
    desk.on_day(4);
    let order = desk.call(ana, Outcome::Order);
    desk.log(&order).unwrap();
    assert_eq!(state_of(&desk, ana), (RunState::Finished, None));
    assert!(matches!(desk.stop_playbook(ana, None), Err(AgendaError::Playbook(PlaybookFlaw::NotRunning(_)))));
    desk.travel(Way::Back, None).unwrap();
    assert_eq!(state_of(&desk, ana), (RunState::Running, None));
}

#[test]
fn what_it_waits_for_starts_it_where_the_user_lets_it() {
    for (automatic, runs) in [(false, 0), (true, 1)] {
        let (mut desk, _) = desk_with(SAMPLE, automatic);
        let ana = desk.client_called("Ana");
        let sample = Log::new(ana, Kind::Sample, desk.clock().wall());
        desk.log(&sample).unwrap();
        assert_eq!(desk.progress(ana).unwrap().len(), runs, "switched on: {automatic}");
        assert_eq!(desk.past().unwrap().undo.unwrap().action, Action::LogSample, "it is one step with its cause");
        desk.log(&sample).unwrap();
        assert_eq!(desk.progress(ana).unwrap().len(), runs, "it runs already");
        (0..2).for_each(|_| drop(desk.travel(Way::Back, None).unwrap()));
        assert_eq!((desk.progress(ana).unwrap().len(), desk.open_of(ana).len()), (0, 0));
    }
}

#[test]
fn new_clients_first_purchases_and_old_samples() {
    let (mut desk, _) = desk_with("Bienvenida\ncuando: cliente nuevo\n+1d llamada", true);
    let ana = desk.client_called("Ana");
    assert_eq!(brief(&desk.open_of(ana)), ["+1  ×0"]);
    let second = Playbook {
        automatic: true,
        ..Playbook::new("Dos\ncuando: primera compra\ntermina: nunca\n+2d llamada\n+2s visita")
    };
    desk.save_playbook(second).unwrap();
    let sale = |ago| Buy { how: None, ..buy(purchase(ana, ago, vec![line("x", 1, 100)])) };
    desk.buy(&sale(3)).unwrap();
    // The first step would have been the day before yesterday.
    assert_eq!(brief(&desk.open_of(ana)), ["+1  ×0", "+11  ×0"]);
    desk.buy(&sale(1)).unwrap();
    assert_eq!(desk.progress(ana).unwrap().len(), 2, "the second purchase is not the first");
    let file = super::intake::file("nombre\nBeto\n");
    desk.take_in(&[file], &IntakeOptions::default(), false, &Watch::default()).unwrap();
    let beto = desk.resolve("Beto").unwrap();
    assert_eq!(desk.open_of(beto).len(), 0, "what is taken in from a file starts nothing");
}

#[test]
fn a_proposal_starts_it_and_the_end_of_the_opportunity_ends_it() {
    use crate::domain::{Opportunity, OpportunityId};
    let (mut desk, _) = desk_with("Propuesta\ncuando: propuesta\ntermina: nunca\n+2b llamada\n+1s visita", true);
    let ana = desk.client_called("Ana");
    let mut deal = Opportunity::new(ana, "Techo", "lead", day(0), crate::domain::Currency::USD);
    let id: OpportunityId = desk.operate(Action::Plan, |write| Ok(write.add_opportunity(&deal)?)).unwrap();
    assert_eq!(desk.progress(ana).unwrap().len(), 0);
    (deal.id, deal.stage) = (id, "proposal".into());
    desk.operate(Action::Plan, |write| Ok(write.set_opportunity(&deal)?)).unwrap();
    assert_eq!(desk.progress(ana).unwrap()[0].run.opportunity, Some(id));
    assert!(desk.open_of(ana).iter().all(|step| step.opportunity == Some(id)), "its steps are its next step");
    (deal.stage, deal.closed_on) = ("lost".into(), Some(day(0)));
    desk.operate(Action::Plan, |write| Ok(write.set_opportunity(&deal)?)).unwrap();
    assert_eq!(state_of(&desk, ana), (RunState::Stopped, Some(Ending::NotInterested)));
}

#[test]
fn birthdays_and_silence_start_it_once_when_their_day_comes() {
    let (mut desk, _) = desk_with("Feliz día\ncuando: cumpleaños\n+0d mensaje felicitar", true);
    let mut ana = record("Ana");
    let order = crate::domain::when::DateOrder::DayMonth;
    let (_, birthday) = crate::domain::occasion::read("cumpleaños 26/11", order, day(0), &[]).unwrap();
    ana.occasions.push((None, birthday));
    let ana = desk.add_client(ana, None).unwrap();
    for (days, runs) in [(0, 0), (2, 0), (3, 1), (3, 1), (4, 1)] {
        desk.on_day(days);
        desk.follow_rules().unwrap();
        let all = desk.store.rows_of("SELECT count(*) FROM run");
        assert_eq!(all.trim(), runs.to_string(), "on day {days}");
    }
    assert_eq!(desk.past().unwrap().undo.unwrap().action, Action::StartPlaybook);
    desk.travel(Way::Back, None).unwrap();
    desk.follow_rules().unwrap();
    assert_eq!(desk.open_of(ana).len(), 0, "what was undone does not come back the same day");

    let (mut desk, _) = desk_with("Volver\ncuando: inactivo\n+1d llamada", true);
    let bea = desk.client_called("Bea");
    let long = desk.rules.classes.quiet_days.1;
    desk.buy(&Buy { how: None, ..buy(purchase(bea, 0, vec![line("x", 1, 100)])) }).unwrap();
    desk.follow_rules().unwrap();
    desk.on_day(i64::from(long) - 1);
    desk.follow_rules().unwrap();
    assert_eq!(desk.progress(bea).unwrap().len(), 0);
    desk.on_day(i64::from(long));
    desk.follow_rules().unwrap();
    assert_eq!(desk.progress(bea).unwrap().len(), 1);
}

#[test]
fn texts_are_refused_with_the_line_and_names_are_one() {
    let (mut desk, own) = desk_with(SAMPLE, false);
    let ready = Playbook::ready_made(ReadyMade::Welcome, "Bienvenida", "+1d llamada");
    desk.agenda.ready = vec![ready.clone()];
    let wrong = desk.save_playbook(Playbook { text: "x\n+5d lamada".into(), ..own.clone() });
    let Err(AgendaError::Playbook(PlaybookFlaw::Text { error, .. })) = wrong else { panic!("{wrong:?}") };
    assert_eq!((error.line, error.problem), (2, Problem::NoChannel(Some(Kind::Call))));
    let twice = desk.save_playbook(Playbook::new("BIENVENIDA\n+1d llamada"));
    assert!(matches!(twice, Err(AgendaError::Playbook(PlaybookFlaw::Exists(_)))), "{twice:?}");
    let alone = desk.save_playbook(Playbook { automatic: true, ..ready.clone() });
    assert!(matches!(alone, Err(AgendaError::Playbook(PlaybookFlaw::ByHand(_)))), "{alone:?}");
    // One that came ready made is written when it is changed, and is again what it was when that is removed.
    desk.save_playbook(Playbook { text: "Hola\n+2d visita".into(), ..ready.clone() }).unwrap();
    let changed = desk.playbook_called("welcome").unwrap();
    assert_eq!((changed.name.as_str(), desk.playbooks().unwrap().len()), ("Hola", 2));
    assert_eq!(desk.playbook_called("hol").unwrap(), changed, "the beginning of a name is enough");
    desk.remove_playbook(&changed).unwrap();
    assert_eq!(desk.playbook_called("welcome").unwrap(), ready);
    let unknown = desk.playbook_called("nada");
    let Err(AgendaError::Playbook(PlaybookFlaw::Unknown { known, .. })) = unknown else { panic!("{unknown:?}") };
    assert_eq!(known, ["Después de la muestra", "Bienvenida"]);
}

#[test]
fn a_campaign_tells_what_came_of_it() {
    let (mut desk, playbook) = desk_with("Oferta\ntermina: pedido\n+0d llamada\n+1s llamada", false);
    desk.rules.effort.set(Kind::Call, "1.50".parse().ok());
    let clients: Vec<ClientId> = (0..4).map(|n| desk.client_called(&format!("C{n}"))).collect();
    desk.buy(&Buy { how: None, ..buy(purchase(clients[3], 5, vec![line("x", 1, 999)])) }).unwrap();
    let usd = crate::domain::Currency::USD;
    let cost = Some(Money { minor: 2_000, currency: usd });
    let (id, outlook) = desk.start_campaign("Noviembre", "activity:prospect,new", &playbook, day(0), cost).unwrap();
    assert_eq!(outlook.begun.len(), 4);
    desk.log(&desk.call(clients[0], Outcome::NoAnswer)).unwrap();
    desk.log(&desk.call(clients[1], Outcome::Spoke)).unwrap();
    desk.on_day(1);
    let sale = purchase(clients[2], -1, vec![line("x", 1, 5_000)]);
    let sold = desk.buy(&buy(sale)).unwrap().id;
    desk.on_day(2);
    desk.return_purchase(sold, None, day(2)).unwrap();
    desk.buy(&buy(purchase(clients[2], -2, vec![line("y", 1, 700)]))).unwrap();
    let results = desk.campaign_results(id).unwrap();
    assert_eq!((results.clients, results.contacted, results.answered, results.sold), (4, 3, 2, 1));
    assert_eq!((results.revenue, results.effort, results.own_cost, results.running), (700, 600, 2_000, 3));
    assert_eq!((results.cost(), results.returned()), (2_600, Some(27)));
    assert_eq!(desk.end_campaign(id).unwrap(), 3);
    assert!(matches!(desk.end_campaign(id), Err(AgendaError::Playbook(PlaybookFlaw::CampaignEnded(_)))));
    desk.on_day(3);
    desk.buy(&buy(purchase(clients[0], -3, vec![line("z", 1, 900)]))).unwrap();
    assert_eq!(desk.campaign_results(id).unwrap().sold, 1, "what comes after its end does not count");
    let twice = desk.start_campaign("NOVIEMBRE", "activity:prospect", &playbook, day(3), None);
    assert!(matches!(twice, Err(AgendaError::Playbook(PlaybookFlaw::CampaignExists(_)))), "{twice:?}");
    (0..2).for_each(|_| drop(desk.travel(Way::Back, None).unwrap()));
    assert_eq!(desk.campaign_results(id).unwrap().running, 3);
}

#[test]
fn two_who_become_one_are_not_asked_twice() {
    let (mut desk, playbook) = desk_with("Plan\n+1d llamada\n+9d llamada", false);
    let [ana, anna] = ["Ana", "Anna"].map(|name| desk.client_called(name));
    desk.start_playbook(&playbook, &[ana], day(0), None).unwrap();
    desk.start_playbook(&playbook, &[anna], day(2), None).unwrap();
    desk.merge_clients(ana, anna, &Taken::default(), "PE").unwrap();
    assert_eq!(desk.progress(ana).unwrap().len(), 1);
    assert_eq!(desk.open_of(ana).len(), 2);
}
