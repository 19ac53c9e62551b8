//! What is deleted on one side, and what is there on purpose.

use super::*;

#[test]
fn deletions_go_both_ways_and_an_edit_outlives_them() {
    let mut pair = Pair::begun();
    let ana = pair.client(0, "Ana Peña").id;
    pair.desks[0].set_standing(&[ana], Standing::Trashed).unwrap();
    pair.meet();
    assert_eq!(pair.client(1, "Ana Peña").standing, Standing::Trashed);
    assert_eq!(pair.desks[1].card(pair.client(1, "Ana Peña").id, 9).unwrap().interaction_count, 1);
    // It comes back with all that belongs to it.
    let there = pair.client(1, "Ana Peña").id;
    pair.desks[1].set_standing(&[there], Standing::Active).unwrap();
    pair.meet();
    assert_eq!(pair.client(0, "Ana Peña").standing, Standing::Active);
    // Deleted on one side, edited on the other.
    pair.desks[0].set_standing(&[ana], Standing::Trashed).unwrap();
    pair.edit(1, "Ana Peña", |record| record.client.city = Some("Lima".into()));
    pair.sync(1);
    pair.meet();
    assert_eq!(pair.client(0, "Ana Peña").standing, Standing::Active);
    assert_eq!(pair.client(0, "Ana Peña").city.as_deref(), Some("Lima"));
}

#[test]
fn a_plan_that_is_deleted_on_a_phone_is_called_off_and_one_that_is_done_stays_done() {
    let mut pair = Pair::begun();
    let hotel = pair.client(0, "Hotel Sol").id;
    let done = pair.desks[0].plan(hotel, plan(0, "hecho")).unwrap();
    pair.desks[0].done(done, None).unwrap();
    pair.meet();
    for purpose in ["PURPOSE:renovar", "PURPOSE:hecho"] {
        fs::remove_file(pair.file_with(purpose)).unwrap();
    }
    // A folder that lost all of its few files is no decision of a user's.
    let hotel_plan = pair.desks[0].plan(hotel, plan(9, "otra")).unwrap();
    pair.meet();
    let reader = pair.desks[0].store.read();
    assert_eq!(reader.follow_up(done).unwrap().state, FollowUpState::Done);
    assert_eq!(reader.follow_up(hotel_plan).unwrap().state, FollowUpState::Open);
    assert_eq!(brief(&pair.desks[1].open_of(pair.client(1, "Hotel Sol").id)), ["+9 otra ×0"]);
}

#[test]
fn what_a_phone_changed_of_a_client_who_is_gone_everywhere_stays_there_and_nobody_waits_for_it() {
    let mut pair = Pair::begun();
    let task = pair.file_with("PURPOSE:renovar");
    Pair::phone(&task, "STATUS:NEEDS-ACTION", "STATUS:COMPLETED");
    for side in [0, 1] {
        let hotel = pair.client(side, "Hotel Sol").id;
        pair.desks[side].set_standing(&[hotel], Standing::Trashed).unwrap();
        pair.desks[side].remove_client(hotel).unwrap();
    }
    pair.meet();
    let file = task.file_name().unwrap().to_str().unwrap().to_owned();
    assert_eq!(pair.sync(0).left_alone, [(Collection::Calendar, file, Strange::Foreign)]);
    assert!(fs::read_to_string(&task).unwrap().contains("STATUS:COMPLETED"));
    // Who comes back after all has it as it was changed.
    pair.desks[0].travel(Way::Back, None).unwrap();
    pair.desks[0].travel(Way::Back, None).unwrap();
    pair.meet();
    for side in [0, 1] {
        let asked = pair.desks[side].unsaid().unwrap();
        assert_eq!(asked.iter().map(|asked| &*asked.follow_up.purpose).collect::<Vec<_>>(), ["renovar"]);
    }
}

#[test]
fn an_emptied_folder_changes_nothing() {
    let mut pair = Pair::begun();
    for name in ["Uno", "Dos", "Tres"] {
        pair.desks[0].client_called(name);
    }
    pair.meet();
    let before = told(&pair.desks[0]).len();
    fs::remove_dir_all(pair.options().folder.join("contacts")).unwrap();
    let refused = pair.try_sync(0);
    assert!(matches!(refused, Err(AgendaError::Sync(SyncTrouble::Emptied { gone: 5, of: 5, .. }))), "{refused:?}");
    fs::create_dir_all(pair.options().folder.join("contacts")).unwrap();
    assert!(pair.try_sync(0).is_err());
    assert_eq!(told(&pair.desks[0]).len(), before);
    let accepted = SyncOptions { accept_deletions: true, ..pair.options() };
    pair.desks[0].sync(&accepted, false, &Watch::default()).unwrap();
    assert_eq!(told(&pair.desks[0]).len(), 0);
    assert_eq!(pair.client(0, "Uno").standing, Standing::Trashed);
}
