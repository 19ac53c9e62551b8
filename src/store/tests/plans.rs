//! How SQLite runs the statements: by an index, never by reading a whole table, never by sorting what an index has in
//! order. A timed test would say so on one machine only; the plan says it on all.

use super::super::lights::{history, stored};
use super::super::list_row;
use super::super::lists::{Band, Direction, Order, Shelf, Source};
use super::super::purchases as bought;
use super::super::{days, details, playbooks, read, topics};
use super::*;
use crate::domain::{Client, Code, FollowUp, FollowUpId, FollowUpState, Interaction, InteractionId, Kind};

/// An empty store, and one whose statistics SQLite knows: it may choose otherwise once it counts.
pub(super) fn stores() -> [Temp; 2] {
    let (empty, mut full) = (Temp::new(), Temp::new());
    full.store.hurry();
    full.store
        .fill::<_, StoreError>(&Rules::default(), |write| {
            for n in 0..300 {
                let product = write.add_product(&purchases::product("Tornillos"))?;
                let client = write.add_client(&Client {
                    city: Some(format!("Ciudad {}", n % 5)),
                    external_id: Some(n.to_string()),
                    tags: vec!["vip".into()],
                    ..Client::named(format!("Cliente {n}"), TODAY)
                })?;
                write.add_interaction(&interaction(client))?;
                write.add_follow_up(&follow_up(client))?;
                write.add_purchase(&purchases::purchase(client, Some(product)))?;
                write.add_opportunity(&opportunities::opportunity(client))?;
            }
            Ok(())
        })
        .unwrap();
    full.store.analyze().unwrap();
    [empty, full]
}

fn interaction(client: ClientId) -> Interaction {
    Interaction {
        id: InteractionId(0),
        client,
        contact: None,
        at: TODAY.at(9, 0, 0, 0),
        kind: Kind::Call,
        outcome: None,
        direction: crate::domain::Direction::Outgoing,
        text: "quiere precios".into(),
        resolved_on: None,
        amount: None,
        score: None,
        expense: None,
    }
}

fn follow_up(client: ClientId) -> FollowUp {
    FollowUp {
        id: FollowUpId(0),
        client,
        due_on: crate::domain::calendar::later(TODAY, client.0 % 90),
        due_at: None,
        channel: Kind::Call,
        purpose: String::new(),
        state: FollowUpState::Open,
        snoozes: 0,
        planned_on: TODAY,
        made_on: Some(TODAY),
        series: None,
        lead: 0,
        opportunity: None,
        run: None,
        step: None,
        template: None,
        unsaid: false,
    }
}

/// What a statement does that none of the program's may, if anything.
pub(super) fn offence(plan: &str) -> Option<&str> {
    plan.lines().find(|step| {
        // A virtual table says SCAN for a look-up too; a list of one row is no table.
        let scans = step.starts_with("SCAN") && !step.contains("VIRTUAL TABLE") && !step.contains("CONSTANT ROW");
        scans || step.contains("TEMP B-TREE") || step.contains("AUTOMATIC")
    })
}

fn assert_runs_by(index: &str, sql: &str) {
    for temp in stores() {
        let plan = temp.store.plan(sql).unwrap();
        assert_eq!(offence(&plan), None, "{sql}\n{plan}");
        assert!(plan.contains(index), "{sql}\nshould run by {index}:\n{plan}");
    }
}

#[test]
fn every_order_of_the_list_is_walked_by_its_index() {
    let [empty, full] = stores();
    let index = |order| match order {
        Order::Name => "client_by_name",
        Order::City => "client_by_city",
        Order::Newest => "client_by_age",
        Order::Urgency => "light_by_wanted",
        Order::LastContact => "light_by_last",
        Order::Value => "value_by_year",
        Order::Bought => "value_by_last",
        Order::Due => "value_by_next",
    };
    for (order, shelf) in Order::ALL.iter().flat_map(|order| Shelf::ALL.iter().map(move |shelf| (*order, *shelf))) {
        for (n, source) in Source::order(order, shelf).iter().enumerate() {
            let index = if n == 0 { index(order) } else { "client_by_name" };
            for (from, direction) in ways() {
                let sql = source.sql(from, direction);
                for store in [&empty.store, &full.store] {
                    assert_walks(store, &sql, index);
                }
            }
        }
    }
}

#[test]
fn every_band_of_the_day_is_walked_by_its_index() {
    let [empty, full] = stores();
    let index = |band| match band {
        Band::Red => "light_red",
        Band::Timed => "light_timed",
        Band::Yellow => "light_wanted",
        Band::Green | Band::Unplanned => "light_quiet",
    };
    for band in Band::ALL {
        let source = Source::band(*band, TODAY);
        for (from, direction) in ways() {
            let sql = source.sql(from, direction);
            for store in [&empty.store, &full.store] {
                assert_walks(store, &sql, index(*band));
            }
        }
    }
}

#[test]
fn a_place_is_counted_by_the_index_of_its_order() {
    let [empty, full] = stores();
    let shelf = Shelf::Current;
    let orders = Order::ALL.iter().flat_map(|order| Source::order(*order, shelf));
    let orders = orders.map(|part| part.count_sql(true));
    let first = [Order::Value, Order::Bought, Order::Due].map(|order| Source::order(order, shelf)[0].count_sql(false));
    let orders = orders.chain(first);
    let bands = Band::ALL.iter().map(|band| Source::band(*band, TODAY));
    let bands = bands.flat_map(|band| [band.count_sql(false), band.count_sql(true)]);
    for sql in orders.chain(bands) {
        for store in [&empty.store, &full.store] {
            let plan = store.plan(&sql).unwrap();
            assert_eq!(offence(&plan), None, "{sql}\n{plan}");
        }
    }
}

#[test]
fn the_appointments_of_a_day_are_counted_without_a_look_at_their_lights() {
    assert_runs_by("COVERING INDEX light_timed (next_on=?", &Source::band(Band::Timed, TODAY).count_sql(false));
}

fn ways() -> impl Iterator<Item = (bool, Direction)> {
    [false, true].into_iter().flat_map(|from| [Direction::After, Direction::Before].map(|direction| (from, direction)))
}

fn assert_walks(store: &Store, sql: &str, index: &str) {
    let plan = store.plan(sql).unwrap();
    assert_eq!(offence(&plan), None, "{sql}\n{plan}");
    assert!(plan.contains(&format!("INDEX {index} ")), "{sql}\n{plan}");
}

#[test]
fn the_counts_of_the_day_read_the_tally_and_no_light() {
    assert_runs_by("tally USING PRIMARY KEY", stored::COUNTS);
}

#[test]
fn the_facts_of_a_client_are_read_by_its_indexes() {
    let (history, order) = (history::HISTORY, history::HISTORY_ORDER);
    // The notes, which are long, are not even looked at.
    assert_runs_by("COVERING INDEX interaction_of_client", &format!("{history} WHERE client_id = ?1 {order}"));
    let (plans, order) = (history::PLANS, history::PLANS_ORDER);
    assert_runs_by("COVERING INDEX follow_up_open", &format!("{plans} AND client_id = ?1 {order}"));
}

#[test]
fn what_was_said_is_read_by_its_indexes() {
    assert_runs_by("INDEX topic_of_client (client_id=?)", topics::OF_CLIENT);
    assert_runs_by("INDEX topic_of_interaction", topics::OF_INTERACTION);
    assert_runs_by("INDEX topic_open_by_kind (kind=?)", topics::OPEN);
    assert_runs_by("COVERING INDEX interaction_score (client_id=?)", topics::SCORES);
    assert_runs_by("INDEX topic_open (client_id=? AND kind=?)", &format!("{} AND client_id = ?1", topics::ALARMS));
    // What is open everywhere is listed whole, from an index that holds nothing else.
    for temp in stores() {
        let plan = temp.store.plan(topics::COMPLAINTS).unwrap();
        assert!(plan.contains("SCAN i USING INDEX interaction_open_complaint") && !plan.contains("B-TREE"), "{plan}");
    }
}

#[test]
fn calls_are_counted_without_their_notes() {
    assert_runs_by("COVERING INDEX interaction_of_client", super::super::read::ATTEMPTS);
}

#[test]
fn appointments_and_those_of_a_zone_are_read_by_their_day() {
    assert_runs_by("INDEX follow_up_by_day (due_on=? AND <expr>=? AND due_at>?)", days::TIMED);
    assert_runs_by("INDEX light_wanted (wanted_on<?)", super::super::zones::WANTED_IN);
}

#[test]
fn what_days_hold_is_counted_and_listed_by_indexes() {
    assert_runs_by("INDEX follow_up_by_day (due_on>? AND due_on<?)", days::PLANNED);
    assert_runs_by("INDEX light_away", days::AWAY);
    assert_runs_by("COVERING INDEX follow_up_open (client_id=? AND due_on>? AND due_on<?)", days::AWAY);
    assert_runs_by("INDEX light_wanted (wanted_on>? AND wanted_on<?)", days::ASKING);
    assert_runs_by("tally USING PRIMARY KEY", days::REDDENING);
    assert_runs_by("COVERING INDEX follow_up_closed_on (closed_on>? AND closed_on<?)", days::DONE);
    assert_runs_by("COVERING INDEX interaction_by_day (at>? AND at<?)", days::CONTACTS);
    assert_runs_by("INDEX follow_up_by_day (due_on=?)", days::PLANS);
    assert_runs_by("INDEX follow_up_made_on (made_on=?)", days::PROMISED);
    assert_runs_by("INDEX follow_up_unsaid", super::super::unsaid::UNSAID);
    assert_runs_by("INDEX light_wanted (wanted_on=?)", days::ASKING_CLIENTS);
    assert_runs_by("INDEX light_red (red_on=?)", days::REDDENING_CLIENTS);
}

#[test]
fn purchases_are_read_by_their_indexes() {
    assert_runs_by("INDEX purchase_of_client (client_id=?)", bought::OF_CLIENT);
    assert_runs_by("INDEX purchase_by_day (made_on>? AND made_on<?)", bought::OF_DAYS);
    assert_runs_by("INDEX purchase_unpaid (due_on>?)", bought::UNPAID);
    assert_runs_by("INDEX purchase_line_of_client (client_id=?)", bought::BOUGHT);
    // Whoever renames a product looks its buyers up, and no line of theirs.
    assert_runs_by("COVERING INDEX purchase_line_of_product (product_id=?)", bought::BUYERS);
    assert_runs_by(
        "INDEX product_by_name (retired=?)",
        "SELECT * FROM product WHERE retired = ?1 ORDER BY name_key, id",
    );
}

/// Reports pass over many rows, once and in the order of an index that holds all that they ask for.
#[test]
fn reports_read_indexes_and_sort_nothing() {
    use super::super::goals;
    use super::super::reports::{self, deals, sales};
    let statements = [
        (reports::CONTACTS, "COVERING INDEX interaction_by_day (at>? AND at<?)"),
        (reports::CLOSED, "COVERING INDEX follow_up_closed_on (closed_on>? AND closed_on<?)"),
        (sales::SALES, "COVERING INDEX purchase_by_day (made_on>? AND made_on<?)"),
        (sales::ITEMS, "COVERING INDEX purchase_by_day (made_on>? AND made_on<?)"),
        (sales::ITEMS, "INDEX purchase_line_of_purchase (purchase_id=?)"),
        (sales::BUYING_DAYS, "COVERING INDEX purchase_of_client"),
        (sales::FIRST_DAYS, "COVERING INDEX value_by_first (first_on>? AND first_on<?)"),
        (sales::ZONES, "COVERING INDEX client_in_zone"),
        (deals::MOVES, "COVERING INDEX opportunity_move_of_opportunity"),
        (deals::LOST, "INDEX client_by_loss (shelf=? AND left_on>? AND left_on<?)"),
        (goals::SOLD, "COVERING INDEX purchase_by_day (made_on>? AND made_on<?)"),
        (goals::CALLED, "COVERING INDEX interaction_by_day (at>? AND at<?)"),
        (goals::FIRST, "COVERING INDEX value_by_first (first_on>? AND first_on<?)"),
    ];
    for (sql, index) in statements {
        for temp in stores() {
            let plan = temp.store.plan(sql).unwrap();
            assert!(plan.contains(index), "{sql}\nshould run by {index}:\n{plan}");
            assert!(!plan.contains("TEMP B-TREE") && !plan.contains("AUTOMATIC"), "{sql}\n{plan}");
        }
    }
    // Each client, possible sale and promise counts somewhere: their tables are read as they lie.
    for sql in [deals::DEALS, reports::PROMISED, reports::STANDS] {
        for temp in stores() {
            let plan = temp.store.plan(sql).unwrap();
            assert!(!plan.contains("TEMP B-TREE") && !plan.contains("AUTOMATIC"), "{sql}\n{plan}");
        }
    }
}

#[test]
fn opportunities_are_read_by_their_indexes() {
    use super::super::filter::opportunities as asked;
    use super::super::opportunities as deals;
    let hopes = format!("{} AND client_id = ?1 {}", history::HOPES, history::HOPES_ORDER);
    assert_runs_by("COVERING INDEX opportunity_open (client_id=?)", &hopes);
    assert_runs_by("INDEX opportunity_open (client_id=?)", deals::OPEN_OF_CLIENT);
    let steps = format!("{} {}", read::FOLLOW_UPS, deals::STEPS_OF);
    assert_runs_by("INDEX follow_up_of_opportunity (opportunity_id=? AND state=?)", &steps);
    assert_runs_by("COVERING INDEX interaction_of_client (client_id=?)", deals::CONTACTS);
    assert_runs_by("COVERING INDEX opportunity_by_stage (stage>?)", deals::NEXT_STAGE);
    assert_runs_by("COVERING INDEX opportunity_by_stage (stage=?)", asked::IN_STAGE);
    assert_runs_by("COVERING INDEX opportunity_against (competitor>?)", asked::NEXT_COMPETITOR);
    assert_runs_by("COVERING INDEX opportunity_against (competitor=?)", asked::AGAINST);
    // What is open is few among all that ever was: it is read whole, from indexes that hold nothing else.
    for temp in stores() {
        for sql in [asked::CLOSING, asked::AMOUNTS, asked::MOVED, asked::CLOSED] {
            let plan = temp.store.plan(sql).unwrap();
            assert!(plan.contains("USING COVERING INDEX opportunity_") && !plan.contains("B-TREE"), "{sql}\n{plan}");
        }
        let whole = format!("{} {}", history::HOPES, history::HOPES_ORDER);
        let plan = temp.store.plan(&whole).unwrap();
        assert!(plan.contains("COVERING INDEX opportunity_open") && !plan.contains("B-TREE"), "{plan}");
    }
}

#[test]
fn the_row_of_a_list_is_put_together_by_indexes() {
    for temp in stores() {
        for sql in [list_row::ROW, list_row::FIRST, list_row::LAST, list_row::REACH] {
            let plan = temp.store.plan(sql).unwrap();
            assert_eq!(offence(&plan), None, "{plan}");
        }
    }
}

#[test]
fn the_history_of_a_client_is_read_by_indexes() {
    for temp in stores() {
        let happened = [read::NEWEST, read::COMPLAINTS].map(|which| format!("{} {which}", read::INTERACTIONS));
        let planned = format!("{} {}", read::FOLLOW_UPS, read::OPEN);
        for sql in happened.into_iter().chain([planned]) {
            let plan = temp.store.plan(&sql).unwrap();
            assert_eq!(offence(&plan), None, "{plan}");
        }
    }
}

#[test]
fn what_filters_ask_is_answered_by_indexes() {
    use super::super::filter::columns;
    use super::super::filter::texts::distinct;
    use crate::domain::Light;
    use crate::domain::filter::{Field, REGISTER};
    let index = |field| match field {
        Field::Last => Some("COVERING INDEX light_by_last (shelf=? AND last_on>? AND last_on<?)"),
        Field::Next => Some("COVERING INDEX light_by_next (shelf=? AND next_on>? AND next_on<?)"),
        Field::Bought => Some("COVERING INDEX value_by_last (shelf=? AND last_on>? AND last_on<?)"),
        Field::Due => Some("COVERING INDEX value_by_next (shelf=? AND next_on>? AND next_on<?)"),
        // Read from end to end on purpose: faster than to look up each client of an index.
        _ => None,
    };
    for entry in REGISTER {
        let (Some(sql), Some(index)) = (columns::sql(entry.field), index(entry.field)) else { continue };
        assert_runs_by(index, sql);
    }
    assert_runs_by("COVERING INDEX light_by_last (shelf=?)", columns::EVERYBODY);
    for field in [Field::Attention, Field::Standing, Field::Kind, Field::Left, Field::Cadence, Field::Created] {
        for temp in stores() {
            let sql = columns::sql(field).unwrap();
            let plan = temp.store.plan(sql).unwrap();
            assert!(plan.contains("USING COVERING INDEX client_traits"), "{sql}: the table is not read:\n{plan}");
        }
    }
    for light in Light::ALL {
        assert_runs_by("INDEX light_", columns::light_sql(*light));
    }
    for field in [Field::City, Field::Sector, Field::Zone, Field::Tag] {
        let [next, clients] = distinct(field).unwrap();
        assert_runs_by("INDEX ", next);
        assert_runs_by("COVERING INDEX ", clients);
    }
}

#[test]
fn the_board_is_walked_by_its_indexes_and_its_sums_read_nothing_else() {
    use super::super::pipeline::{CARDS, CLOSED, DUE, MOVES, OPEN, OUTCOMES, TRASH};
    let [dated, undated, closed] = CARDS;
    for (index, statements) in [
        ("o USING INDEX opportunity_by_stage (stage=? AND <expr>=? AND expect_on", dated),
        ("o USING INDEX opportunity_by_stage (stage=? AND <expr>=? AND expect_on=? AND id", undated),
        ("o USING INDEX opportunity_closed (stage=? AND ", closed),
    ] {
        for sql in statements {
            assert_runs_by(index, sql);
        }
    }
    assert_runs_by("COVERING INDEX opportunity_closed (stage=? AND closed_on>? AND closed_on<?)", CLOSED);
    assert_runs_by("INDEX client_by_name (shelf=?)", TRASH);
    for (index, sql) in [
        ("COVERING INDEX opportunity_by_stage", OPEN),
        ("COVERING INDEX opportunity_closed", OUTCOMES),
        ("COVERING INDEX opportunity_move_of_opportunity", MOVES),
        ("INDEX purchase_unpaid", DUE),
    ] {
        for temp in stores() {
            let plan = temp.store.plan(sql).unwrap();
            assert!(plan.contains(index) && !plan.contains("B-TREE"), "{sql}\n{plan}");
        }
    }
}
#[test]
fn what_belongs_to_a_client_and_the_dates_of_a_day_are_found_by_their_indexes() {
    let marked = format!("{} WHERE o.client_id = ?1 {}", history::OCCASIONS, history::OCCASIONS_ORDER);
    assert_runs_by("occasion_of_client", &marked);
    assert_runs_by("occasion_by_day", details::ON_DAY);
    assert_runs_by("custom_value_of_client", details::VALUES);
    assert_runs_by("relation_to_client", details::RELATIONS);
    assert_runs_by("relation_of_client", details::RELATIONS);
}

#[test]
fn what_runs_with_a_client_and_what_came_of_it_is_found_by_its_index() {
    assert_runs_by("run_of_client", playbooks::RUNNING);
    assert_runs_by("run_of_playbook", playbooks::BEGAN);
    assert_runs_by("follow_up_of_run", &format!("{} {}", read::FOLLOW_UPS, playbooks::STEPS));
    assert_runs_by("follow_up_of_run", playbooks::NEXT_STEP);
    assert_runs_by("run_of_campaign", playbooks::OF_CAMPAIGN);
    assert_runs_by("run_of_campaign", playbooks::RUNS_OF_CAMPAIGN);
    assert_runs_by("interaction_of_client", playbooks::MET);
    assert_runs_by("COVERING INDEX purchase_of_client", playbooks::BOUGHT);
}
