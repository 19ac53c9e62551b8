//! Whatever happens where, all come to the same.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::super::deeds::{Deed, act, any_deed};
use super::*;
use crate::domain::{FieldKind, GoalKind, Hue, Segment, Template, TopicKind};

#[derive(Clone, Debug)]
enum Turn {
    /// Somebody does something, with the first, the second or the third client.
    Does(usize, i64, Deed),
    Undoes(usize),
    Syncs(usize),
    /// Somebody plans what comes again.
    Repeats(usize, i64),
    /// Somebody sets something up, or takes it away again.
    Sets(usize, u8, usize),
    /// A phone writes a note into a card, ticks a task off, moves one, or deletes a file.
    Phone(u8, usize),
}

fn any_turn() -> impl Strategy<Value = Turn> {
    prop_oneof![
        6 => (0_usize..2, 0_i64..3, any_deed()).prop_map(|(side, client, deed)| Turn::Does(side, client, deed)),
        1 => (0_usize..2).prop_map(Turn::Undoes),
        1 => (0_usize..2, 0_i64..3).prop_map(|(side, client)| Turn::Repeats(side, client)),
        2 => (0_usize..2, 0_u8..9, 0_usize..3).prop_map(|(side, what, how)| Turn::Sets(side, what, how)),
        3 => (0_usize..2).prop_map(Turn::Syncs),
        2 => (0_u8..4, any::<usize>()).prop_map(|(what, which)| Turn::Phone(what, which)),
    ]
}

const NAMES: [&str; 3] = ["vip", "Norte", "Ñandú"];

/// Sets something up that belongs to no client, changes it, or takes it away; refusals are part of the game.
fn set_up(desk: &mut Desk, what: u8, how: usize) -> Result<()> {
    let (name, today) = (NAMES[how], desk.today());
    match what {
        0 => {
            let known = desk.segments()?.into_iter().find(|segment| segment.name == name);
            let segment = known.unwrap_or_else(|| Segment::named(name, "city:lima"));
            desk.save_segment(Segment { hue: Some(Hue::ALL[how]), ..segment })
        }
        1 => {
            let own = desk.segments()?.into_iter().rfind(|segment| segment.code.is_none() && !segment.name.is_empty());
            own.map_or(Ok(()), |segment| desk.remove_segment(&segment))
        }
        2 => {
            let known = desk.templates()?.into_iter().find(|template| template.name == name);
            let template = known.unwrap_or_else(|| Template::named(name));
            desk.save_template(Template { body: format!("hola {today}"), ..template })
        }
        3 => {
            let own = desk.templates()?.into_iter().rfind(|template| NAMES.contains(&&*template.name));
            own.map_or(Ok(()), |template| desk.remove_template(&template))
        }
        4 => {
            let goals = [(GoalKind::Calls, 10 * i64::try_from(how).unwrap())];
            desk.set_goals(today, &goals)
        }
        5 => desk.add_topic(ClientId(i64::try_from(how).unwrap() + 1), TopicKind::Promise, name).map(drop),
        6 => {
            let topics = desk.topics(ClientId(i64::try_from(how).unwrap() + 1))?;
            topics.last().map_or(Ok(()), |topic| desk.delete_topic(topic.id))
        }
        7 => desk.add_field(name, FieldKind::Text, &[]),
        _ => {
            let fields = desk.fields()?;
            fields.first().map_or(Ok(()), |field| desk.remove_field(field.id).map(drop))
        }
    }
}

/// A phone does something to one of the files; what it cannot do to it, it does not.
fn phone(pair: &Pair, what: u8, which: usize) {
    let files: Vec<PathBuf> = pair.files().into_keys().collect();
    let Some(file) = files.get(which % files.len().max(1)) else { return };
    let text = fs::read_to_string(file).unwrap();
    let changed = match what {
        0 if text.contains("FN:") => text.replace("END:VCARD", &format!("NOTE:del teléfono {which}\r\nEND:VCARD")),
        1 => text.replace("STATUS:NEEDS-ACTION", "STATUS:COMPLETED"),
        2 => text.replace("DUE;VALUE=DATE:2026", "DUE;VALUE=DATE:2027"),
        3 if files.len() > 6 => {
            fs::remove_file(file).unwrap();
            return;
        }
        _ => return,
    };
    if changed != text {
        fs::write(file, changed).unwrap();
    }
}

/// How many cases: as many as `PROPTEST_CASES` says, few where it does not.
fn cases(few: u32) -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|said| said.parse().ok()).unwrap_or(few)
}

/// The same few cases each time, and others whenever a number of them is asked for.
fn seed() -> RngSeed {
    if std::env::var_os("PROPTEST_CASES").is_some() { RngSeed::Random } else { RngSeed::Fixed(20_261_123) }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(24), max_shrink_iters: 4_000, failure_persistence: None, rng_seed: seed(), ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_where_all_come_to_the_same(turns in prop::collection::vec(any_turn(), 1..24)) {
        let mut pair = Pair::begun();
        for turn in &turns {
            match turn {
                Turn::Does(side, client, deed) => {
                    let _refused = act(&mut pair.desks[*side], ClientId(*client + 1), deed);
                }
                Turn::Repeats(side, client) => {
                    let weekly = Plan { repeats: Some("FREQ=WEEKLY".parse().unwrap()), ..plan(1, "pedido") };
                    let _refused = pair.desks[*side].plan(ClientId(*client + 1), weekly);
                }
                Turn::Sets(side, what, how) => {
                    let _refused = set_up(&mut pair.desks[*side], *what, *how);
                }
                Turn::Undoes(side) => {
                    let _nothing_left = pair.desks[*side].travel(Way::Back, None);
                }
                Turn::Syncs(side) => {
                    // What nearly empties a folder is refused.
                    let _refused = pair.try_sync(*side);
                }
                Turn::Phone(what, which) => phone(&pair, *what, *which),
            }
        }
        let accepted = SyncOptions { accept_deletions: true, ..pair.options() };
        for side in [0, 1] {
            pair.desks[side].sync(&accepted, false, &Watch::default()).unwrap();
        }
        pair.meet();
        for side in [0, 1] {
            pair.desks[side].store.assert_sound();
        }
    }
}
