//! Files of many rows: called off, undone, found and saved as few are.

use std::fs;

use super::*;

/// So many that no table of them is written on one page.
const ROWS: usize = 400;

/// The size of the pages of a file.
const PAGE: usize = 4_096;

fn sheet() -> Incoming {
    let row = |n: usize| format!("Cliente {n},{}@x.example,9{n:08},\"Lima\",\"feria,vip\",señal-{n}\n", n % 391);
    file(&format!("Nombre,Correo,Teléfono,Ciudad,Etiquetas,Notas\n{}", (0..ROWS).map(row).collect::<String>()))
}

fn taken() -> Desk {
    let mut desk = Desk::new();
    let reports = desk.take_so(&[sheet()], &options(Decision::Keep), true, false, &Watch::default()).unwrap();
    assert_eq!(reports[0].rows.len(), ROWS);
    desk
}

#[test]
fn what_is_called_off_in_the_midst_leaves_nothing() {
    let mut desk = Desk::new();
    let facts = desk.store.facts();
    let watch = std::sync::Arc::new(Watch::default());
    let other = std::sync::Arc::clone(&watch);
    watch.tell(move |done, _| {
        if done >= 256 {
            other.stop();
        }
    });
    let done = desk.take_so(&[sheet()], &options(Decision::Keep), true, false, &watch);
    assert!(matches!(done, Err(AgendaError::Stopped)), "{done:?}");
    assert_eq!(desk.store.facts(), facts);
    desk.store.assert_sound();
    // Whoever comes then is written as ever.
    desk.client_called("Ana");
    desk.travel(Way::Back, None).unwrap();
    assert_eq!(desk.store.rows_of("SELECT count(*) FROM client"), "0\n");
}

#[test]
fn a_synchronised_folder_hears_of_each_of_many_rows() {
    let desk = taken();
    let stirred = desk.store.read().stirred(0).unwrap();
    let clients = stirred.iter().filter(|it| it.table == "client").count();
    assert_eq!(clients.to_string(), desk.store.rows_of("SELECT count(*) FROM client").trim());
    assert!(stirred.iter().filter(|it| it.table == "tag").all(|it| it.client.is_some()));
}

#[test]
fn rows_of_a_damaged_page_are_put_together_from_what_the_journal_says_of_many() {
    let desk = taken();
    let all = |agenda: &Agenda| agenda.store.rows_of("SELECT * FROM client ORDER BY id");
    let before = all(&desk);
    desk.store.meddle("PRAGMA wal_checkpoint(TRUNCATE)");
    let mut bytes = fs::read(desk.path()).unwrap();
    let has = |page: &[u8], words: &[u8]| page.windows(words.len()).any(|window| window == words);
    let is_of_clients = |page: &&mut [u8]| has(page, "señal-200".as_bytes()) && !has(page, b"\"name_key\"");
    let mut hurt = 0;
    for page in bytes.chunks_mut(PAGE).filter(is_of_clients) {
        page.fill(0xA5);
        hurt += 1;
    }
    assert_eq!(hurt, 1);
    let folder = tempfile::tempdir().unwrap();
    let (path, to) = (folder.path().join("damaged.db"), folder.path().join("saved.db"));
    fs::write(&path, bytes).unwrap();
    let name = |id| format!("Sin nombre {id}");
    let (to, salvaged) = salvage(&path, Some(&to), None, (&clock(MORNING), &Rules::default()), &name).unwrap();
    let clients = salvaged.tables.iter().find(|counts| counts.table == "client").unwrap();
    assert!(clients.rebuilt > 0 && clients.lost == 0, "{clients:?}");
    assert_eq!(all(&open(&to)), before);
}
