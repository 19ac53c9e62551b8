//! Where many rows come at once, less is looked at on the way; nothing of it is forgotten, and afterwards all is as ever.

use super::super::Way;
use super::*;
use crate::domain::Client;

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
