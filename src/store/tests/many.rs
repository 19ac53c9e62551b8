//! Where many rows come at once, less is looked at on the way; nothing of it is forgotten, and afterwards all is as ever.

use super::super::Way;
use super::*;
use crate::domain::{Channel, ChannelId, ChannelKind, Client};

/// How an operation of many rows ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Kept,
    Failed,
    Rehearsed,
}

fn many(store: &mut Store, end: End) {
    let rules = Rules::default();
    let work = |write: &mut crate::store::Write| {
        write.expect_many()?;
        write.add_client(&Client::named("Ana", TODAY))?;
        write.add_client(&Client::named("Bruno", TODAY))?;
        if end == End::Failed { Err(StoreError::Conflict) } else { Ok(()) }
    };
    let done = match end {
        End::Rehearsed => store.rehearse(&rules, work),
        _ => store.write(ENTRY, &rules, work),
    };
    assert_eq!(done.is_ok(), end != End::Failed, "{end:?}");
}

fn names(store: &Store) -> String {
    store.rows_of("SELECT name FROM client ORDER BY id")
}

#[test]
fn what_comes_after_many_rows_is_journalled_whatever_became_of_them() {
    for end in [End::Kept, End::Failed, End::Rehearsed] {
        let (mut temp, rules) = (Temp::new(), Rules::default());
        let before = temp.store.rows_of("PRAGMA cache_size");
        many(&mut temp.store, end);
        assert_eq!(temp.store.rows_of("PRAGMA cache_size"), before, "{end:?}");
        let kept = names(&temp.store);
        assert_eq!(kept.lines().count(), if end == End::Kept { 2 } else { 0 }, "{end:?}");
        temp.store
            .write::<_, StoreError>(ENTRY, &rules, |write| {
                let id = write.add_client(&Client::named("Carla", TODAY))?;
                write.set_client(&Client { id, notes: "x".into(), ..Client::named("Carla", TODAY) })
            })
            .unwrap();
        let after = names(&temp.store);
        temp.store.assert_sound();
        temp.store.travel(Way::Back, None, &rules).unwrap();
        assert_eq!(names(&temp.store), kept, "{end:?}");
        if end == End::Kept {
            temp.store.travel(Way::Back, None, &rules).unwrap();
            assert_eq!(names(&temp.store), "");
            temp.store.travel(Way::Forth, None, &rules).unwrap();
        }
        temp.store.travel(Way::Forth, None, &rules).unwrap();
        assert_eq!(names(&temp.store), after, "{end:?}");
        temp.store.assert_sound();
    }
}

/// So many that nothing is left to the way in which single rows are written.
const CROWD: i64 = 10_500;

fn somebody(n: i64) -> Client {
    Client {
        city: (n % 3 == 0).then(|| format!("Ciudad {}", n % 7)),
        notes: if n % 5 == 0 { format!("dijo \"{n}\"\n\t\u{1}\u{7f} \\ ñandú 🦙") } else { String::new() },
        tags: vec![format!("t{}", n % 4)],
        ..Client::named(format!("Cliente {}", (n * 7_919) % CROWD), TODAY)
    }
}

fn crowd(store: &mut Store, end: End, is_empty: bool) {
    let rules = Rules::default();
    let work = |write: &mut crate::store::Write| {
        write.expect_many()?;
        for n in 0..CROWD {
            let client = write.add_client(&somebody(n))?;
            let number = Channel {
                id: ChannelId(0),
                contact: None,
                kind: ChannelKind::Phone,
                value: format!("+51 9{n:08}"),
                preferred: true,
            };
            write.add_reach(client, &[], &[(None, number)])?;
        }
        // What is new and changes again is one change; what was here is another one.
        let first = if is_empty { 1 } else { 3 };
        write.set_client(&Client { id: ClientId(first), zone: Some("Norte".into()), ..somebody(0) })?;
        if !is_empty {
            write.set_client(&Client { id: ClientId(1), notes: "antes".into(), ..Client::named("Ana", TODAY) })?;
        }
        write.all_came()?;
        if end == End::Failed { Err(StoreError::Conflict) } else { Ok(()) }
    };
    let done = match end {
        End::Rehearsed => store.rehearse(&rules, work),
        _ => store.write(ENTRY, &rules, work),
    };
    assert_eq!(done.is_ok(), end != End::Failed, "{end:?}");
}

#[test]
fn what_is_laid_aside_for_a_crowd_is_put_back_as_it_was() {
    for is_empty in [true, false] {
        let (mut temp, rules) = (Temp::new(), Rules::default());
        temp.store.hurry();
        if !is_empty {
            many(&mut temp.store, End::Kept);
        }
        let schema = |store: &Store| store.rows_of("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name");
        let found = |store: &Store, words: &str| {
            store.rows_of(&format!("SELECT count(*) FROM client_search WHERE client_search MATCH '{words}'"))
        };
        temp.store.analyze().unwrap();
        let (before, few) = (schema(&temp.store), temp.store.facts());
        for end in [End::Failed, End::Rehearsed, End::Kept] {
            crowd(&mut temp.store, end, is_empty);
            assert_eq!(schema(&temp.store), before, "{end:?}");
            temp.store.assert_sound();
            assert_eq!(temp.store.facts() == few, end != End::Kept, "{end:?}");
        }
        assert_eq!(temp.store.lights(), temp.store.lights_anew(&rules));
        let all = temp.store.facts();
        let words = [("\"cli\"*", CROWD), ("\"client\"*", CROWD), ("\"nandu\"", CROWD / 5), ("\"norte\"", 1)];
        for (words, clients) in words {
            assert_eq!(found(&temp.store, words), format!("{clients}\n"), "{words}");
        }
        assert_eq!(found(&temp.store, "\"00000042\"*"), "1\n", "the end of a number");
        // Whoever comes then is found beside them.
        temp.store
            .write::<_, StoreError>(ENTRY, &rules, |write| write.add_client(&Client::named("Clímaco", TODAY)))
            .unwrap();
        assert_eq!(found(&temp.store, "\"cli\"*"), format!("{}\n", CROWD + 1));
        temp.store.travel(Way::Back, None, &rules).unwrap();
        temp.store.travel(Way::Back, None, &rules).unwrap();
        assert_eq!(temp.store.facts(), few);
        assert_eq!(found(&temp.store, "\"cli\"*"), "0\n");
        temp.store.travel(Way::Forth, None, &rules).unwrap();
        assert!(temp.store.facts() == all, "what was undone comes back as it was");
        assert_eq!(found(&temp.store, "\"cli\"*"), format!("{CROWD}\n"));
        temp.store.assert_sound();
    }
}
