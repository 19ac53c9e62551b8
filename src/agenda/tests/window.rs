//! The window on a list, against the whole list: whatever is done, what is on the screen is what a full listing gives.

use std::collections::BTreeSet;
use std::rc::Rc;

use proptest::prelude::*;

use super::super::window::MARGIN;
use super::*;
use crate::domain::{Attention, Standing};
use crate::store::{Direction, Way};

/// Something that happens to a window, or to the clients behind it.
#[derive(Clone, Debug)]
enum Move {
    By(isize),
    Page(isize),
    Home,
    End,
    Resize(usize),
    Band(bool),
    Add(Vec<usize>),
    Alter(Vec<(usize, usize)>),
    AlterSelected(usize),
}

fn any_move() -> impl Strategy<Value = Move> {
    prop_oneof![
        6 => prop_oneof![-3_isize..4, -60_isize..61, Just(isize::MIN), Just(isize::MAX)].prop_map(Move::By),
        4 => (-4_isize..5).prop_map(Move::Page),
        2 => Just(Move::Home),
        2 => Just(Move::End),
        3 => (0_usize..25).prop_map(Move::Resize),
        3 => any::<bool>().prop_map(Move::Band),
        3 => prop::collection::vec(0_usize..1_000, 1..12).prop_map(Move::Add),
        4 => prop::collection::vec((0_usize..200, 0_usize..10), 1..12).prop_map(Move::Alter),
        3 => (0_usize..10).prop_map(Move::AlterSelected),
    ]
}

fn any_scope() -> impl Strategy<Value = Scope> {
    let clients = (prop::sample::select(Order::ALL), prop::sample::select(&[Shelf::Current, Shelf::Archived][..]));
    prop_oneof![Just(Scope::Day(day(0))), clients.prop_map(|(order, shelf)| Scope::Clients(order, shelf))]
}

/// A client about whom enough differs to stand in every band and order; some bear the same name.
fn fill(desk: &mut Desk, numbers: impl IntoIterator<Item = usize>) {
    let rules = desk.rules.clone();
    desk.agenda
        .store
        .fill::<_, AgendaError>(&rules, |write| {
            for n in numbers {
                let attention = [Attention::Auto, Attention::Red, Attention::Green][n % 5 % 3];
                let client = Client {
                    city: Some(format!("Ciudad {}", n % 3)),
                    notes: if n % 2 == 0 { "par".into() } else { String::new() },
                    attention,
                    attention_since: (attention != Attention::Auto).then(|| day(0)),
                    created_on: calendar::later(day(0), -i64::try_from(n % 9).unwrap()),
                    standing: if n % 11 == 10 { Standing::Archived } else { Standing::Active },
                    ..Client::named(format!("Cliente {:02}", n % 90), day(0))
                };
                let id = write.add_client(&client)?;
                if n % 4 == 1 {
                    let hour = (n % 8 == 1).then(|| Time::constant(9, 0, 0, 0));
                    write.add_follow_up(
                        &Plan { at: hour, ..plan(i64::try_from(n % 3).unwrap(), "") }.follow_up(id, day(0)),
                    )?;
                }
            }
            Ok(())
        })
        .unwrap();
}

/// Changes a client, as another window might: to another place in most orders and bands, or off the shelf.
fn alter(desk: &mut Desk, id: ClientId, how: usize) {
    let done = match how {
        0 => desk.set_standing(&[id], Standing::Archived),
        1 => desk.set_standing(&[id], Standing::Active),
        2 => desk.set_attention(&[id], Attention::Red),
        3 => desk.set_attention(&[id], Attention::Green),
        4 => desk.plan(id, appointment(0, 16, Kind::Visit)).map(drop),
        5 => desk.set_standing(&[id], Standing::Trashed).and_then(|()| desk.remove_client(id)),
        6 => desk.log(&desk.call(id, Outcome::Spoke)).map(drop),
        7 => desk.travel(Way::Back, None).map(drop),
        8 => desk.window().set_attention(&[id], Attention::Red),
        _ => desk.record(id).and_then(|before| {
            let mut after = before.clone();
            after.client.name = format!("Ahora {}", after.client.name);
            desk.edit_client(&before, after)
        }),
    };
    drop(done);
}

/// The whole list, from the slow way round: fetched one by one, backwards.
fn whole(desk: &Desk, listing: &Listing) -> Vec<Entry> {
    let forwards = desk.entries(listing, None, Direction::After, usize::MAX).unwrap();
    let backwards = desk.entries(listing, None, Direction::Before, usize::MAX).unwrap();
    assert_eq!(forwards, backwards, "both ways give one list");
    forwards
}

fn assert_shows(window: &Window, whole: &[Entry], height: usize) {
    let (top, selected) = (window.top(), window.selected());
    let state = format!("top {top}, selected {selected}, height {height}, of {}", whole.len());
    assert_eq!(window.total(), whole.len(), "{state}");
    let visible: Vec<_> = window.visible(height).collect();
    let expected: Vec<_> = whole.iter().enumerate().skip(top).take(height).collect();
    assert_eq!(visible, expected, "{state}");
    assert_eq!(window.current(), whole.get(selected), "{state}");
    assert!(whole.is_empty() || (top..top + height).contains(&selected), "{state}");
    assert!(top == 0 || top + height <= whole.len(), "{state}: lines are left empty at the end");
    assert_eq!(window.above(), top.checked_sub(1).map(|n| &whole[n]), "{state}");
    assert!(window.held() <= height * 6 + MARGIN * 3, "{state}: {} rows are held", window.held());
}

#[test]
fn a_search_that_looks_on_shows_the_first_whom_it_found_and_none_of_another_shelf() {
    let mut desk = Desk::new();
    fill(&mut desk, 0..2_000);
    for shelf in [Shelf::Current, Shelf::Archived] {
        let scope = Scope::Clients(Order::Name, shelf);
        let (first, all) = (desk.glance(scope, "cliente").unwrap(), desk.listing(scope, "cliente").unwrap());
        assert!(!first.whole && all.whole);
        let (first, all) = (whole(&desk, &first), whole(&desk, &all));
        assert!(!first.is_empty() && first.len() < all.len(), "{} of {}", first.len(), all.len());
        assert!(first.iter().all(|found| all.iter().any(|entry| entry.row == found.row)));
        let listing = desk.glance(scope, "cliente").unwrap();
        let mut window = Window::open(&desk, listing, 20).unwrap();
        assert_shows(&window, &first, 20.min(first.len()));
        window.list(&desk, desk.listing(scope, "cliente").unwrap()).unwrap();
        assert_shows(&window, &all, 20);
    }
}

#[test]
fn a_window_is_current_until_something_is_written_here_or_elsewhere() {
    let mut desk = Desk::new();
    let mut other = desk.window();
    fill(&mut desk, 0..20);
    let listing = |desk: &Desk| desk.listing(Scope::Day(day(0)), "").unwrap();
    let mut window = Window::closed(listing(&desk));
    assert!(!window.is_current(&desk).unwrap(), "nothing was fetched");
    window.refresh(&desk).unwrap();
    window.page(&desk, 1).unwrap();
    assert!(window.is_current(&desk).unwrap());
    desk.client_called("Ana");
    assert!(!window.is_current(&desk).unwrap());
    window.refresh(&desk).unwrap();
    assert!(window.is_current(&desk).unwrap());
    other.client_called("Eva");
    assert!(!window.is_current(&desk).unwrap());
    window.list(&desk, Listing { whole: false, ..listing(&desk) }).unwrap();
    assert!(!window.is_current(&desk).unwrap(), "somebody may be missing");
}

/// Something that is done to an agenda with a client.
type Step = fn(&mut Desk, ClientId);

#[test]
fn it_is_known_whom_the_last_change_was_about_and_no_more() {
    let mut desk = Desk::new();
    let [ana, eva] = ["Ana", "Eva"].map(|name| desk.client_called(name));
    let only = |clients: &[ClientId]| Some(clients.iter().copied().collect());
    let steps: [(&str, Step, Option<BTreeSet<ClientId>>); 7] = [
        ("nothing", |_, _| (), only(&[])),
        ("a call", |desk, ana| drop(desk.log(&desk.call(ana, Outcome::Spoke)).unwrap()), only(&[ana])),
        ("its undoing", |desk, _| drop(desk.travel(Way::Back, None).unwrap()), only(&[ana])),
        ("half a form", |desk, _| desk.keep_draft("log", "{}").unwrap(), only(&[])),
        ("two changes", |desk, ana| (0..2).for_each(|_| alter(desk, ana, 6)), None),
        ("a change elsewhere", |desk, ana| alter(desk, ana, 8), None),
        ("very many", |desk, _| fill(desk, 0..200), None),
    ];
    for (what, step, expected) in steps {
        let then = desk.store.version().unwrap();
        step(&mut desk, ana);
        assert_eq!(desk.store.changed_since(then).unwrap(), expected, "{what}");
    }
    let then = desk.store.version().unwrap();
    desk.set_standing(&[ana, eva], Standing::Archived).unwrap();
    assert_eq!(desk.store.changed_since(then).unwrap(), only(&[ana, eva]));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, max_shrink_iters: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_window_shows_what_the_whole_list_has(
        size in prop_oneof![0_usize..12, 0_usize..200],
        scope in any_scope(),
        searched in any::<bool>(),
        height in 0_usize..25,
        moves in prop::collection::vec(any_move(), 1..25),
    ) {
        let mut desk = Desk::new();
        fill(&mut desk, 0..size);
        let typed = if searched && matches!(scope, Scope::Clients(..)) { "par" } else { "" };
        let listing = |desk: &Desk| desk.listing(scope, typed).unwrap();
        let mut window = Window::open(&desk, listing(&desk), height).unwrap();
        let mut height = height.max(1);
        let mut list = whole(&desk, window.listing());
        assert_shows(&window, &list, height);
        prop_assert_eq!((window.top(), window.selected()), (0, 0));
        for step in moves {
            let (selected, last) = (window.selected(), list.len().saturating_sub(1));
            let by = |rows: isize| selected.saturating_add_signed(rows).min(last);
            match step {
                Move::By(rows) => {
                    window.move_by(&desk, rows).unwrap();
                    prop_assert_eq!(window.selected(), by(rows));
                }
                Move::Page(screens) => {
                    window.page(&desk, screens).unwrap();
                    let rows = screens * isize::try_from((height - 1).max(1)).unwrap();
                    prop_assert_eq!(window.selected(), by(rows));
                }
                Move::Home => {
                    window.home(&desk).unwrap();
                    prop_assert_eq!((window.top(), window.selected()), (0, 0));
                }
                Move::End => {
                    window.end(&desk).unwrap();
                    prop_assert_eq!(window.selected(), last);
                }
                Move::Resize(rows) => {
                    window.resize(&desk, rows).unwrap();
                    height = rows.max(1);
                    prop_assert_eq!(window.selected(), selected);
                }
                Move::Band(forwards) => {
                    let expected = band_jump(&desk, &window, &list, forwards);
                    window.jump_band(&desk, forwards).unwrap();
                    prop_assert_eq!(window.selected(), expected);
                }
                Move::Add(numbers) => {
                    fill(&mut desk, numbers);
                    refresh(&mut window, &desk, &listing(&desk), &mut list);
                }
                Move::Alter(clients) => {
                    for (n, how) in clients {
                        alter(&mut desk, ClientId(i64::try_from(n).unwrap()), how);
                    }
                    refresh(&mut window, &desk, &listing(&desk), &mut list);
                }
                Move::AlterSelected(how) => {
                    if let Some(id) = window.current().map(|entry| entry.row.id) {
                        alter(&mut desk, id, how);
                    }
                    refresh(&mut window, &desk, &listing(&desk), &mut list);
                }
            }
            assert_shows(&window, &list, height);
        }
    }

    /// While another program changes the list, before the screen hears of it: every key does something sensible, and
    /// the next refresh puts everything right.
    #[test]
    fn a_window_behind_the_times_can_be_moved_and_catches_up(
        size in 0_usize..120,
        scope in any_scope(),
        moves in prop::collection::vec(any_move(), 1..25),
    ) {
        let mut desk = Desk::new();
        fill(&mut desk, 0..size);
        let mut window = Window::open(&desk, desk.listing(scope, "").unwrap(), 7).unwrap();
        let mut height = 7;
        for step in moves {
            match step {
                Move::By(rows) => window.move_by(&desk, rows).unwrap(),
                Move::Page(screens) => window.page(&desk, screens).unwrap(),
                Move::Home => window.home(&desk).unwrap(),
                Move::End => window.end(&desk).unwrap(),
                Move::Band(forwards) => window.jump_band(&desk, forwards).unwrap(),
                Move::Resize(rows) => {
                    window.resize(&desk, rows).unwrap();
                    height = rows.max(1);
                }
                Move::Add(numbers) => fill(&mut desk, numbers),
                Move::Alter(clients) => {
                    for (n, how) in clients {
                        alter(&mut desk, ClientId(i64::try_from(n).unwrap()), how);
                    }
                }
                Move::AlterSelected(how) => {
                    if let Some(id) = window.current().map(|entry| entry.row.id) {
                        alter(&mut desk, id, how);
                    }
                }
            }
            prop_assert_eq!(window.current().is_some(), window.total() > 0);
            if window.is_current(&desk).unwrap() {
                assert_shows(&window, &whole(&desk, window.listing()), height);
            }
        }
        window.refresh(&desk).unwrap();
        assert_shows(&window, &whole(&desk, window.listing()), height);
    }
}

/// Refreshes a window; the selection stays on its client, or else on its line.
fn refresh(window: &mut Window, desk: &Desk, listing: &Listing, list: &mut Vec<Entry>) {
    let (line, was) = (window.selected() - window.top(), window.current().map(|entry| entry.row.id));
    let before = std::mem::replace(list, whole(desk, listing));
    window.renew(desk, listing.clone()).unwrap();
    let stayed = window.current().map(|entry| entry.row.id) == was;
    let same_line = window.selected() - window.top() == line || window.selected() + 1 == list.len();
    let moved_in = window.top() == 0 || window.top() + window.height() >= list.len();
    let ids = |entries: &[Entry]| entries.iter().map(|entry| entry.row.id).collect::<Vec<_>>();
    assert!(stayed || same_line || moved_in, "{:?}\n{:?}\n{was:?}", ids(&before), ids(list));
}

/// Where a jump to the next or the previous band leads: in the day's list, to the first row of another light, or of
/// this one when it is not selected yet.
fn band_jump(desk: &Desk, window: &Window, list: &[Entry], forwards: bool) -> usize {
    let selected = window.selected();
    if !matches!(window.listing().scope, Scope::Day(_)) || list.is_empty() {
        return selected;
    }
    let lights: Vec<_> = list.iter().map(|entry| desk.light(entry.row.id)).collect();
    let begins = (0..list.len()).filter(|n| *n == 0 || lights[*n] != lights[*n - 1]);
    if forwards {
        begins.into_iter().find(|begin| *begin > selected).unwrap_or(selected)
    } else {
        begins.into_iter().rfind(|begin| *begin < selected).unwrap_or(0)
    }
}

#[test]
fn a_narrowed_list_is_the_same_whether_its_clients_are_looked_up_or_come_by() {
    let mut desk = Desk::new();
    fill(&mut desk, 0..300);
    let ids = |entries: Vec<Entry>| entries.into_iter().map(|entry| entry.row.id).collect::<Vec<_>>();
    for order in Order::ALL {
        let listing = desk.listing(Scope::Clients(*order, Shelf::Current), "").unwrap();
        let all = ids(whole(&desk, &listing));
        // Nearly all of them come by at once; of two, each is looked up.
        for each in [1, 2, 30, 200] {
            let members: Vec<_> = all.iter().copied().step_by(each).collect();
            let narrowed = Listing { within: Some(Rc::new(members.iter().copied().collect())), ..listing.clone() };
            for limit in [1, 5, usize::MAX] {
                let first = desk.entries(&narrowed, None, Direction::After, limit).unwrap();
                assert_eq!(ids(first), members[..limit.min(members.len())], "{order:?}, {each}, {limit}");
                let last = desk.entries(&narrowed, None, Direction::Before, limit).unwrap();
                assert_eq!(ids(last), members[members.len().saturating_sub(limit)..], "{order:?}, {each}, {limit}");
            }
        }
    }
}
