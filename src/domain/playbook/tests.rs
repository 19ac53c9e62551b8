use jiff::civil::{date, time};
use proptest::prelude::*;

use super::*;

fn step(count: u16, unit: Unit, channel: Kind, purpose: &str) -> Step {
    Step { offset: Offset { count, unit }, at: None, channel, purpose: purpose.to_owned(), template: None }
}

#[test]
fn both_languages_say_the_same() {
    let es = "# así se hace\nDespués de la muestra\n\ncuando: Muestra\ntermina: respuesta, pedido, no le interesa\n\
              +5d   llamada   ¿qué le pareció?          plantilla: muestra\n+15d  llamada   decisión\n";
    let en = "  Después de la muestra \nWHEN : samples sent\nends: reply; order; not interested;\n\
              + 5 days call ¿qué le pareció? template: muestra\n+ 15 days phone decisión";
    let first = Step { template: Some("muestra".to_owned()), ..step(5, Unit::Days, Kind::Call, "¿qué le pareció?") };
    let expected = Script {
        name: "Después de la muestra".to_owned(),
        trigger: Some(Trigger::Sample),
        stops: vec![Stop::Answer, Stop::Order, Stop::NotInterested],
        steps: vec![first, step(15, Unit::Days, Kind::Call, "decisión")],
    };
    assert_eq!(read(es), Ok(expected.clone()));
    // What follows the last separator is nothing, and nothing ends it.
    assert_eq!(read(&en.replace("interested;", "interested")), Ok(expected));
}

#[test]
fn lines_are_read_as_they_are_meant() {
    let one = |line: &str| read(&format!("x\n{line}")).map(|mut script| script.steps.remove(0));
    let plain = |count, unit, channel, purpose: &str| Ok(step(count, unit, channel, purpose));
    for (line, expected) in [
        ("+0d call", plain(0, Unit::Days, Kind::Call, "")),
        ("+5b visita llevar catálogo", plain(5, Unit::Working, Kind::Visit, "llevar catálogo")),
        ("+5 días hábiles visita", plain(5, Unit::Working, Kind::Visit, "")),
        ("+5 working days visit it", plain(5, Unit::Working, Kind::Visit, "it")),
        ("+2s wa: saludo", Err(Problem::NoChannel(None))),
        ("+2s wa saludo: ¿todo bien?", plain(2, Unit::Weeks, Kind::Message, "saludo: ¿todo bien?")),
        ("+2w email", plain(2, Unit::Weeks, Kind::Email, "")),
        ("+1 mes REUNIÓN  a   solas", plain(1, Unit::Months, Kind::Meeting, "a solas")),
        ("+3d encuesta", plain(3, Unit::Days, Kind::Survey, "")),
    ] {
        let got = one(line).map_err(|error| error.problem);
        match (line, expected) {
            // A kind may be followed by a colon, as in quick capture it may not.
            ("+2s wa: saludo", _) => assert!(got.is_err(), "{line}"),
            (_, expected) => assert_eq!(got, expected, "{line}"),
        }
    }
    let at = one("+1d 16:30 visita cierre").map(|step| (step.at, step.channel));
    assert_eq!(at, Ok((Some(time(16, 30, 0, 0)), Kind::Visit)));
    let only = one("+1d mensaje plantilla: Saludo de bienvenida").map(|step| (step.purpose, step.template));
    assert_eq!(only, Ok((String::new(), Some("Saludo de bienvenida".to_owned()))));
}

#[test]
fn what_is_not_said_is_the_usual() {
    let usual = read("x\n+1d call").map(|script| (script.trigger, script.stops));
    assert_eq!(usual, Ok((None, Stop::USUAL.to_vec())));
    let never = read("x\ncuando: a mano\ntermina: nunca\n+1d call").map(|script| (script.trigger, script.stops));
    assert_eq!(never, Ok((None, Vec::new())));
}

#[test]
fn steps_are_in_the_order_in_which_they_are_due() {
    let script = read("x\n+2m call third\n+2d call first\n+2w call second\n+10b call still second").unwrap();
    let order: Vec<&str> = script.steps.iter().map(|step| step.purpose.as_str()).collect();
    assert_eq!(order, ["first", "second", "still second", "third"]);
}

#[test]
fn errors_point_at_the_line_and_at_the_word() {
    for (name, text, at, problem) in [
        ("nothing at all", "", (1, 0, 0), Problem::NoName),
        ("a step is no name", "\n+5d call", (2, 0, 8), Problem::NoName),
        ("a heading is no name", "cuando: muestra\n+5d call", (1, 0, 15), Problem::NoName),
        ("no steps", "x\ncuando: muestra", (2, 0, 0), Problem::NoSteps),
        ("a line of its own", "x\n  llamar el viernes", (2, 2, 6), Problem::UnknownLine(None)),
        ("a slip in a heading", "x\ncuadno: muestra", (2, 0, 6), Problem::UnknownLine(Some(Heading::Starts))),
        ("a heading without its colon", "x\ncuando muestra", (2, 0, 6), Problem::UnknownLine(Some(Heading::Starts))),
        ("twice", "x\nwhen: sample\ncuando: muestra", (3, 0, 15), Problem::Twice(Heading::Starts)),
        ("nothing behind the colon", "x\ntermina:  ", (2, 8, 0), Problem::Nothing(Heading::Stops)),
        (
            "a slip in what starts it",
            "x\ncuando:  muetsra",
            (2, 9, 7),
            Problem::UnknownTrigger(Some(Some(Trigger::Sample))),
        ),
        ("nothing like it", "x\ncuando: llueve", (2, 8, 6), Problem::UnknownTrigger(None)),
        (
            "a slip in the second of them",
            "x\nends: order, replly",
            (2, 13, 6),
            Problem::UnknownStop(Some(Some(Stop::Answer))),
        ),
        ("never, and yet", "x\nends: order, never", (2, 13, 5), Problem::UnknownStop(Some(None))),
        ("an empty piece", "x\nends: order,, reply", (2, 12, 0), Problem::UnknownStop(None)),
        ("no number", "x\n+ call", (2, 0, 1), Problem::NoNumber),
        ("no unit", "x\n+5 call", (2, 3, 4), Problem::UnknownUnit(None)),
        ("a slip in the unit", "x\n+5 dias call\n+15dais call", (3, 3, 4), Problem::UnknownUnit(Some(Unit::Days))),
        ("ages away", "x\n+36500d call", (2, 1, 5), Problem::TooFar),
        ("more than any number", "x\n+99999999999999999999d call", (2, 1, 20), Problem::TooFar),
        ("no such hour", "x\n+5d 25:00 call", (2, 4, 5), Problem::NoSuchTime),
        ("half an hour", "x\n+5d 10:3 call", (2, 4, 4), Problem::NoSuchTime),
        ("no channel", "x\n+5d", (2, 3, 0), Problem::NoChannel(None)),
        ("a slip in the channel", "x\n+5d ñ", (2, 4, 1), Problem::NoChannel(None)),
        ("a slip that is near", "x\n+5d lamada ya", (2, 4, 6), Problem::NoChannel(Some(Kind::Call))),
        ("a template without a name", "x\n+5d call hi template: ", (2, 12, 9), Problem::NoTemplate),
    ] {
        let (line, column, length) = at;
        assert_eq!(read(text), Err(TextError { line, column, length, problem }), "{name}");
    }
}

#[test]
fn there_are_bounds() {
    let many = format!("x\n{}", "+1d call\n".repeat(MOST_STEPS));
    assert_eq!(read(&many).map(|script| script.steps.len()), Ok(MOST_STEPS));
    let problem = |text: &str| read(text).map_err(|error| (error.line, error.problem)).unwrap_err();
    assert_eq!(problem(&format!("{many}+1d call")), (MOST_STEPS + 2, Problem::TooManySteps));
    assert_eq!(problem(&"x".repeat(LONGEST + 1)), (1, Problem::TooLong));
    assert_eq!(problem(&format!("x\n+1d call {}", "y".repeat(301))), (2, Problem::LongLine));
}

#[test]
fn offsets_count_days_working_days_weeks_and_months() {
    let calendar = WorkCalendar::new([], [date(2026, 12, 8)], []);
    let from = date(2026, 12, 31);
    let day = |count, unit, from| Offset { count, unit }.day(from, &calendar);
    assert_eq!(day(0, Unit::Days, from), from);
    assert_eq!(day(5, Unit::Days, date(2026, 12, 4)), date(2026, 12, 9));
    assert_eq!(day(2, Unit::Working, date(2026, 12, 4)), date(2026, 12, 9), "a weekend and a holiday lie between");
    assert_eq!(day(2, Unit::Weeks, from), date(2027, 1, 14));
    assert_eq!(day(2, Unit::Months, from), date(2027, 2, 28), "February has no 31st");
}

#[test]
fn steps_fall_on_days_that_are_worked_and_have_room() {
    let script = read("x\n+1d call\n+2w call\n+2m call").unwrap();
    let calendar = WorkCalendar::new([], [date(2026, 11, 23)], []);
    let friday = date(2026, 11, 20);
    let days =
        |room: &mut Room, from| script.lay(from, friday, room).into_iter().map(|laid| laid.on).collect::<Vec<_>>();
    // Saturday, then a Friday, then a Wednesday; Monday the 23rd is a holiday.
    let mut room = Room::new(&calendar, 1, []);
    assert_eq!(days(&mut room, friday), [date(2026, 11, 24), date(2026, 12, 4), date(2027, 1, 20)]);
    // The next one finds the first day full: one day later, and what follows keeps its distance.
    assert_eq!(days(&mut room, friday), [date(2026, 11, 25), date(2026, 12, 7), date(2027, 1, 21)]);
    // What would lie in the past is not planned.
    let late = script.lay(date(2026, 11, 10), friday, &mut Room::new(&calendar, 5, []));
    assert_eq!(late, [Laid { step: 2, on: date(2026, 11, 24) }, Laid { step: 3, on: date(2027, 1, 11) }]);
}

#[test]
fn what_happened_ends_what_it_should() {
    use crate::domain::Direction::{Incoming, Outgoing};
    use crate::domain::{ClientId, Interaction, InteractionId, Outcome};
    let on = date(2026, 11, 20);
    let interaction = |kind, direction, outcome| Interaction {
        id: InteractionId(0),
        client: ClientId(1),
        contact: None,
        at: on.at(10, 0, 0, 0),
        kind,
        outcome,
        direction,
        text: String::new(),
        resolved_on: None,
        amount: None,
        score: None,
        expense: None,
    };
    let run = |stops: &[Stop]| Run {
        id: crate::domain::RunId(1),
        client: ClientId(1),
        playbook: "welcome".to_owned(),
        name: "x".to_owned(),
        steps: 3,
        started_on: on,
        cause: None,
        cause_on: on,
        stops: stops.to_vec(),
        campaign: None,
        opportunity: None,
        state: RunState::Running,
        ended_on: None,
        why: None,
    };
    for (name, kind, direction, outcome, stop, ends) in [
        ("our own call is a step, no answer", Kind::Call, Outgoing, Some(Outcome::Spoke), Stop::Answer, false),
        ("they called", Kind::Call, Incoming, None, Stop::Answer, true),
        ("they answered what we wrote", Kind::Email, Outgoing, Some(Outcome::Spoke), Stop::Answer, true),
        ("we wrote and wait", Kind::Email, Outgoing, Some(Outcome::AwaitingReply), Stop::Answer, false),
        ("our own call is contact", Kind::Call, Outgoing, Some(Outcome::Spoke), Stop::Contact, true),
        ("nobody was there", Kind::Call, Outgoing, Some(Outcome::NoAnswer), Stop::Contact, false),
        ("an order", Kind::Call, Outgoing, Some(Outcome::Order), Stop::Order, true),
        ("an order is no refusal", Kind::Call, Outgoing, Some(Outcome::Order), Stop::NotInterested, false),
        ("a complaint", Kind::Message, Incoming, Some(Outcome::Complaint), Stop::Complaint, true),
        ("a note of our own", Kind::Note, Outgoing, None, Stop::Contact, false),
    ] {
        let happened = Happened::of(&interaction(kind, direction, outcome));
        assert_eq!(run(&[stop]).ended_by(&happened), ends.then(|| Ending::from(stop)), "{name}");
    }
    let bought = Happened::bought(on);
    assert_eq!(run(Stop::USUAL).ended_by(&bought), Some(Ending::Order));
    assert_eq!(run(&[Stop::Contact, Stop::Answer]).ended_by(&bought), None);
    let later = Run { started_on: date(2026, 11, 21), ..run(Stop::USUAL) };
    assert_eq!(later.ended_by(&bought), None, "what was before it began ends nothing");
}

fn scripts() -> impl Strategy<Value = Script> {
    let unit = prop_oneof![Just(Unit::Days), Just(Unit::Working), Just(Unit::Weeks), Just(Unit::Months)];
    let at = proptest::option::of((0_i8..24, 0_i8..60).prop_map(|(hour, minute)| time(hour, minute, 0, 0)));
    let template = proptest::option::of("[a-z]{1,4}( [a-z:]{1,4})?");
    let step = (0..=MOST_DAYS, unit, at, proptest::sample::select(Kind::PLANNABLE), "[¿ñA-Z0-9+#:,]{0,12}", template)
        .prop_map(|(count, unit, at, channel, purpose, template)| Step {
            offset: Offset { count, unit },
            at,
            channel,
            purpose,
            template,
        });
    let trigger = proptest::option::of(proptest::sample::select(Trigger::ALL));
    let stops = proptest::sample::subsequence(Stop::ALL, 0..=Stop::ALL.len());
    ("[A-Z¿][a-zñ]{2,9}( [a-z]{1,5}: x)?", trigger, stops, proptest::collection::vec(step, 1..8)).prop_map(
        |(name, trigger, stops, mut steps)| {
            steps.sort_by_key(|step| step.offset.about());
            Script { name, trigger, stops, steps }
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_reads_as_it_was(script in scripts(), spanish: bool) {
        prop_assert_eq!(read(&script.write(spanish)), Ok(script));
    }

    #[test]
    fn any_text_is_read_or_refused_with_a_place_in_it(text in "([a-z+:# ñ0-9,]{0,14}\n){0,6}\\PC{0,20}") {
        if let Err(error) = read(&text) {
            let line = text.lines().nth(error.line - 1).unwrap_or("");
            prop_assert!(error.column + error.length <= line.chars().count(), "{:?} in {:?}", error, text);
        }
    }

    #[test]
    fn no_day_takes_more_than_it_has_room_for(clients in 1_usize..120, capacity in 1_u16..9, busy in 0_usize..12) {
        let (calendar, from) = (WorkCalendar::default(), date(2026, 11, 20));
        let load: BTreeMap<Date, usize> = (0..200).map(|n| (later(from, n), if n % 3 == 0 { busy } else { 0 })).collect();
        let script = read("x\n+0d call\n+3d call\n+2w call").unwrap();
        let mut room = Room::new(&calendar, capacity, load.clone());
        let mut taken: BTreeMap<Date, usize> = BTreeMap::new();
        for _ in 0..clients {
            let laid = script.lay(from, from, &mut room);
            prop_assert_eq!(laid.len(), 3);
            prop_assert!(laid.is_sorted_by_key(|laid| laid.on));
            for one in laid {
                prop_assert!(calendar.is_working(one.on));
                *taken.entry(one.on).or_default() += 1;
            }
        }
        for (day, taken) in taken {
            let before = load.get(&day).copied().unwrap_or(0);
            prop_assert!(taken + before <= usize::from(capacity).max(before), "{}", day);
        }
    }
}

use std::collections::BTreeMap;
