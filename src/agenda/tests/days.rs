//! The calendar: what each day holds, what is planned for it, and moving that.

use jiff::civil::date;

use super::*;
use crate::domain::{Attention, Standing};
use crate::store::StoreError;

fn load(desk: &Desk, days: i64) -> DayLoad {
    *desk.month(day(days)).unwrap().load(day(days)).unwrap()
}

#[test]
fn a_day_counts_what_is_planned_for_clients_that_take_part() {
    let mut desk = Desk::new();
    for (n, standing) in [Standing::Active, Standing::Active, Standing::Resting, Standing::Archived, Standing::Trashed]
        .iter()
        .enumerate()
    {
        let client = desk.client_called(&format!("Cliente {n}"));
        desk.plan(client, plan(2, "precios")).unwrap();
        desk.plan(client, appointment(2, 10, Kind::Visit)).unwrap();
        desk.set_standing(&[client], *standing).unwrap();
    }
    let expected = DayLoad { planned: 4, timed: 2, ..DayLoad::default() };
    assert_eq!(load(&desk, 2), expected);
    assert_eq!(load(&desk, 3).reddening, 2, "unless they are contacted");
    assert_eq!(load(&desk, 1), DayLoad::default());
}

#[test]
fn what_is_done_leaves_the_plans_of_its_day_and_counts_where_it_was_done() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    let [done, off, open] = [plan(1, "uno"), plan(1, "dos"), plan(1, "tres")].map(|it| desk.plan(ana, it).unwrap());
    desk.done(done, None).unwrap();
    desk.cancel(off).unwrap();
    assert_eq!((load(&desk, 1).planned, load(&desk, 0).done), (1, 1), "what is called off was not done");
    desk.on_day(2);
    desk.log(&desk.call(ana, Outcome::NoAnswer)).unwrap();
    assert_eq!((load(&desk, 2).contacts, load(&desk, 3).contacts), (1, 0));
    assert_eq!(desk.day_plans(day(1), 9).unwrap().iter().map(|plan| plan.id).collect::<Vec<_>>(), [open]);
}

#[test]
fn the_lights_tell_ahead_who_will_ask_and_who_turns_red() {
    let mut desk = Desk::new();
    let [ana, eva] = ["Ana", "Eva"].map(|name| desk.client_called(name));
    desk.log(&desk.call(ana, Outcome::AwaitingReply)).unwrap();
    assert_eq!((load(&desk, 5).asking, load(&desk, 10).reddening), (1, 1), "an answer is awaited");
    desk.plan(ana, plan(5, "preguntar")).unwrap();
    assert_eq!((load(&desk, 5).asking, load(&desk, 5).planned), (0, 1), "now it is planned for that day");
    let turning = |desk: &Desk, on| -> Vec<_> {
        desk.turning(day(on), 9).unwrap().into_iter().map(|row| (row.name, row.light.light(day(on)))).collect()
    };
    assert_eq!(turning(&desk, 5), []);
    assert_eq!(turning(&desk, 6), [("Ana".to_owned(), Some(Light::Red))], "unless she is contacted on the day before");
    let others = ["Iris", "Olga"].map(|name| desk.client_called(name));
    for client in [eva, others[0], others[1]] {
        desk.log(&desk.call(client, Outcome::AwaitingReply)).unwrap();
    }
    assert_eq!((turning(&desk, 5).len(), desk.turning(day(5), 2).unwrap().len()), (3, 2));
    desk.set_attention(&[eva], Attention::Red).unwrap();
    assert_eq!((load(&desk, 0).reddening, load(&desk, 1).reddening), (0, 1), "she was contacted today");
    assert_eq!((load(&desk, 1).asking, turning(&desk, 1).len()), (0, 1), "who turns red at once is told once");
}

#[test]
fn the_follow_ups_of_a_day_come_in_its_order_and_no_more_than_asked_for() {
    let mut desk = Desk::new();
    let [ana, eva] = ["Ana", "Eva"].map(|name| desk.client_called(name));
    for plan in [plan(3, "z"), appointment(3, 16, Kind::Visit), plan(4, "otro día"), plan(3, "a")] {
        desk.plan(ana, plan).unwrap();
    }
    desk.plan(eva, appointment(3, 9, Kind::Call)).unwrap();
    let brief = |limit| -> Vec<_> {
        let plans = desk.day_plans(day(3), limit).unwrap().into_iter();
        plans.map(|plan| (plan.name, plan.due_at.map(Time::hour), plan.purpose)).collect()
    };
    let all = [("Eva", Some(9), ""), ("Ana", Some(16), ""), ("Ana", None, "z"), ("Ana", None, "a")];
    let all = all.map(|(name, hour, purpose)| (name.to_owned(), hour, purpose.to_owned()));
    assert_eq!(brief(9), all);
    assert_eq!(brief(2), all[..2]);
}

#[test]
fn a_move_to_a_later_day_counts_as_put_off_and_one_to_an_earlier_day_does_not() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    let id = desk.plan(ana, Plan { purpose: "muestras".into(), ..appointment(3, 16, Kind::Visit) }).unwrap();
    for (to, expected) in [(5, "+5/16 muestras ×1"), (0, "+0/16 muestras ×1"), (9, "+9/16 muestras ×2")] {
        desk.move_follow_up(id, day(to)).unwrap();
        assert_eq!(brief(&desk.open_of(ana)), [expected]);
    }
    let moved = desk.follow_up(id).unwrap();
    assert_eq!((moved.channel, moved.planned_on), (Kind::Visit, day(3)));
    desk.travel(Way::Back, None).unwrap();
    assert_eq!(brief(&desk.open_of(ana)), ["+0/16 muestras ×1"], "one undo");
    assert_eq!(desk.past().unwrap().redo.unwrap().action, Action::Move);
}

#[test]
fn nothing_is_moved_into_the_past_nor_what_is_done_nor_to_where_it_is() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    let id = desk.plan(ana, plan(3, "precios")).unwrap();
    let steps = desk.history(99).unwrap().len();
    assert!(matches!(desk.move_follow_up(id, day(-1)), Err(AgendaError::NextInPast(_))));
    assert!(matches!(desk.move_follow_up(id, date(2300, 1, 1)), Err(AgendaError::TooFar(_))));
    desk.move_follow_up(id, day(3)).unwrap();
    assert_eq!((brief(&desk.open_of(ana)), desk.history(99).unwrap().len()), (vec!["+3 precios ×0".into()], steps));
    desk.cancel(id).unwrap();
    assert!(matches!(desk.move_follow_up(id, day(4)), Err(AgendaError::Store(StoreError::Gone))));
}

#[test]
fn who_was_left_in_peace_is_heard_on_the_day_to_which_a_contact_is_moved_up() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    let id = desk.plan(ana, plan(3, "precios")).unwrap();
    desk.snooze(&[ana], day(9), None).unwrap();
    desk.move_follow_up(id, day(12)).unwrap();
    assert_eq!(desk.client(ana).unwrap().snoozed_until, Some(day(9)), "still in peace until then");
    desk.move_follow_up(id, day(2)).unwrap();
    assert_eq!((desk.client(ana).unwrap().snoozed_until, desk.light_on(ana, day(2))), (None, Some(Light::Yellow)));
}

/// A month has the whole weeks that it touches, and no other, from one end of the calendar to the other.
#[test]
fn a_month_is_whole_weeks() {
    let desk = Desk::new();
    for days in (-46_000..63_000).step_by(97) {
        let on = day(days);
        let month = desk.month(on).unwrap();
        let shown: Vec<_> = month.days().map(|(day, _)| day).collect();
        assert_eq!(shown.len(), month.weeks.len() * 7);
        assert!((4..=6).contains(&month.weeks.len()), "{on}");
        assert_eq!(shown[0].weekday(), jiff::civil::Weekday::Monday);
        assert!(shown[..7].contains(&on.first_of_month()), "{on}");
        assert!(shown[shown.len() - 7..].contains(&on.last_of_month()), "{on}");
        assert!(month.load(on).is_some() && month.load(calendar::later(shown[0], -1)).is_none());
        assert_eq!(desk.week(on).unwrap().days().next().unwrap().0, calendar::monday(on));
    }
}
