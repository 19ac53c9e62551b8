//! Names that hold outside of the file: the same in copies, never given twice, kept for what may come back.

use super::super::identity::{BY_UID, UID_OF};
use super::super::{Entity, Way};
use super::*;
use crate::domain::Client;

fn add(store: &mut Store, name: &str) -> ClientId {
    store
        .write::<_, StoreError>(ENTRY, &Rules::default(), |write| write.add_client(&Client::named(name, TODAY)))
        .unwrap()
}

fn identify(store: &mut Store, id: ClientId) -> String {
    store.write::<_, StoreError>(ENTRY, &Rules::default(), |write| write.identify(Entity::Client, id.0)).unwrap()
}

fn set(store: &mut Store, id: ClientId, uid: &str) -> bool {
    store.write::<_, StoreError>(ENTRY, &Rules::default(), |write| write.set_uid(Entity::Client, id.0, uid)).unwrap()
}

fn copy(temp: &Temp, name: &str) -> Store {
    let path = temp.folder.path().join(name);
    temp.store.conn.execute("VACUUM INTO ?1", [path.to_str().unwrap()]).unwrap();
    Store::open(&path).unwrap()
}

#[test]
fn a_record_is_named_once_and_found_by_its_name() {
    let mut temp = Temp::new();
    let ana = add(&mut temp.store, "Ana");
    assert_eq!(temp.store.read().uid_of(Entity::Client, ana.0).unwrap(), None);
    let uid = identify(&mut temp.store, ana);
    assert_eq!(uid.len(), 36);
    assert_eq!(identify(&mut temp.store, ana), uid);
    assert_eq!(temp.store.read().uid_of(Entity::Client, ana.0).unwrap(), Some(uid.clone()));
    assert_eq!(temp.store.read().by_uid(Entity::Client, &uid).unwrap(), Some(ana.0));
    assert_eq!(temp.store.read().by_uid(Entity::Contact, &uid).unwrap(), None);
    assert_eq!(temp.store.read().by_uid(Entity::Client, "another").unwrap(), None);
}

#[test]
fn copies_of_a_file_call_what_they_share_the_same_and_what_they_do_not_otherwise() {
    let mut temp = Temp::new();
    // Where the file began is known from its first day on.
    temp.store.begin(TODAY, Rules::default().money.currency).unwrap();
    let (bruno, mut other) = (add(&mut temp.store, "Bruno"), copy(&temp, "copy.db"));
    assert_eq!(identify(&mut temp.store, bruno), identify(&mut other, bruno));
    let (here, there) = (add(&mut temp.store, "Carla"), add(&mut other, "Dora"));
    assert_eq!(here, there, "the same number in both");
    assert_ne!(identify(&mut temp.store, here), identify(&mut other, there));
}

#[test]
fn files_that_began_apart_share_no_names() {
    let (mut one, mut other) = (Temp::new(), Temp::new());
    let (here, there) = (add(&mut one.store, "Ana"), add(&mut other.store, "Ana"));
    assert_eq!(here, there);
    assert_ne!(identify(&mut one.store, here), identify(&mut other.store, there));
}

#[test]
fn what_is_added_after_a_backup_was_restored_is_not_taken_for_what_was_lost() {
    let mut temp = Temp::new();
    temp.store.begin(TODAY, Rules::default().money.currency).unwrap();
    let mut backup = copy(&temp, "backup.db");
    let lost = add(&mut temp.store, "Bruno");
    let uid = identify(&mut temp.store, lost);
    let anew = add(&mut backup, "Zoila");
    assert_eq!(anew, lost);
    assert_ne!(identify(&mut backup, anew), uid);
    assert_eq!(backup.read().by_uid(Entity::Client, &uid).unwrap(), None);
}

#[test]
fn a_name_stays_for_what_comes_back_and_goes_to_what_comes_in_its_place() {
    let mut temp = Temp::new();
    let ana = add(&mut temp.store, "Ana");
    temp.store.identify(None).unwrap();
    let uid = temp.store.read().uid_of(Entity::Client, ana.0).unwrap().unwrap();
    temp.store.travel(Way::Back, None, &Rules::default()).unwrap();
    assert_eq!(temp.store.read().by_uid(Entity::Client, &uid).unwrap(), None);
    assert_eq!(temp.store.read().uid_of(Entity::Client, ana.0).unwrap(), None);
    temp.store.travel(Way::Forth, None, &Rules::default()).unwrap();
    assert_eq!(temp.store.read().by_uid(Entity::Client, &uid).unwrap(), Some(ana.0));
    temp.store.travel(Way::Back, None, &Rules::default()).unwrap();
    let again = add(&mut temp.store, "Ana");
    assert_ne!(again, ana);
    assert!(set(&mut temp.store, again, &uid));
    assert_eq!(temp.store.read().by_uid(Entity::Client, &uid).unwrap(), Some(again.0));
}

#[test]
fn no_name_is_taken_from_whoever_is_here() {
    let mut temp = Temp::new();
    let (ana, bruno) = (add(&mut temp.store, "Ana"), add(&mut temp.store, "Bruno"));
    assert!(set(&mut temp.store, ana, "from-the-phone"));
    assert!(set(&mut temp.store, ana, "from-the-phone"));
    assert!(!set(&mut temp.store, bruno, "from-the-phone"));
    assert!(set(&mut temp.store, ana, "called-otherwise"));
    assert!(set(&mut temp.store, bruno, "from-the-phone"));
    assert_eq!(identify(&mut temp.store, ana), "called-otherwise");
}

#[test]
fn everything_of_some_clients_is_named_with_what_the_user_set_up_and_nothing_of_others() {
    let [_, full] = plans::stores();
    let named = |store: &Store| store.rows_of("SELECT entity, count(*) FROM identity GROUP BY entity ORDER BY entity");
    full.store.identify(Some(&[ClientId(3), ClientId(7)])).unwrap();
    assert_eq!(
        named(&full.store),
        "\"client\"|2\n\"follow_up\"|2\n\"interaction\"|2\n\"opportunity\"|2\n\"product\"|300\n\"purchase\"|2\n"
    );
    full.store.identify(None).unwrap();
    assert_eq!(
        named(&full.store),
        "\"client\"|300\n\"follow_up\"|300\n\"interaction\"|300\n\"opportunity\"|300\n\"product\"|300\n\"purchase\"|300\n"
    );
    let before = full.store.rows_of("SELECT * FROM identity ORDER BY uid");
    full.store.identify(None).unwrap();
    assert_eq!(full.store.rows_of("SELECT * FROM identity ORDER BY uid"), before);
}

#[test]
fn names_are_looked_up_by_an_index() {
    for temp in plans::stores() {
        let mut statements = vec![UID_OF.to_owned(), BY_UID.to_owned()];
        for entity in Entity::ALL {
            statements.extend([true, false].map(|of_client| entity.unnamed(&temp.store.conn, of_client).unwrap()));
        }
        for sql in statements {
            let plan = temp.store.plan(&sql).unwrap();
            let sorts = sql.contains("client_id = ?1") && plan.contains("TEMP B-TREE");
            assert!(sorts || plans::offence(&plan).is_none(), "{sql}\n{plan}");
        }
    }
}
