//! Calendars: what is written onto any text is read again, and nothing foreign is lost.

use jiff::civil::{Time, date};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::*;
use crate::domain::opportunity::StageMove;
use crate::domain::{
    Attachment, AttachmentId, ClientId, FollowUp, FollowUpId, FollowUpState, Interaction, InteractionId, Kind,
    Opportunity, Product, ProductId, Purchase, PurchaseLine, Qualification, Series, Topic, TopicId,
};
use crate::exchange::any;

fn lima() -> TimeZone {
    TimeZone::get("America/Lima").unwrap()
}

fn around(zone: &TimeZone) -> Around<'_> {
    Around { zone, revised: "2026-11-23T14:15:00Z".parse().unwrap(), rules: false }
}

fn parsed(text: &str) -> Component {
    Component::parse(text).unwrap()
}

fn todo(lines: &str) -> Component {
    parsed(&format!("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VTODO\n{lines}\nEND:VTODO\nEND:VCALENDAR\n"))
}

fn event(lines: &str) -> Component {
    parsed(&format!("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n"))
}

fn plan(calendar: &Component, zone: &TimeZone) -> FollowUpCard {
    match read(calendar, zone) {
        Ok(Entry::FollowUp(card)) => *card,
        other => panic!("{other:?}"),
    }
}

/// The same lines as a server gives them that sorts them by their names.
fn sorted(component: &Component) -> Component {
    let mut sorted = component.clone();
    sorted.props_mut().sort_by_key(|property| property.name.to_uppercase());
    for property in sorted.props_mut() {
        property.name = property.name.to_uppercase();
    }
    for child in sorted.children_mut() {
        *child = self::sorted(child);
    }
    sorted
}

fn rule() -> impl Strategy<Value = crate::domain::Recurrence> {
    prop::sample::select(vec![
        "FREQ=DAILY",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE",
        "FREQ=MONTHLY;BYDAY=1MO;COUNT=7",
        "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1;UNTIL=20301231",
    ])
    .prop_map(|rule| rule.parse().unwrap())
}

prop_compose! {
    fn follow_up()(
        due_on in any::day(), due_at in option::of(any::time()), channel in prop::sample::select(Kind::PLANNABLE),
        purpose in prop_oneof![Just(String::new()), any::line()], state in any::code::<FollowUpState>(), snoozes in 0_u16..9,
        planned_on in any::day(), made_on in option::of(any::day()), series in option::of((rule(), any::day())),
        lead in 0_u16..30, (step, template, unsaid) in (option::of(1_u16..9), any::maybe(), any::<bool>()),
    ) -> FollowUp {
        let series = series.map(|(rule, from)| Series { rule, from });
        FollowUp {
            id: FollowUpId(0), client: ClientId(0), due_on, due_at, channel, purpose, state, snoozes, planned_on, made_on,
            series, lead, opportunity: None, run: None, step, template, unsaid,
        }
    }
}

prop_compose! {
    fn follow_up_card()(
        (uid, client, name) in (any::uid(), any::uid(), any::line()), follow_up in follow_up(), details in any::text(),
        closed_on in option::of(any::day()), closed_by in option::of(any::uid()), opportunity in option::of(any::uid()),
        run in option::of(any::uid()), alarm in option::of(0_i32..600),
    ) -> FollowUpCard {
        let summary = format!("{name}: {}", if follow_up.purpose.is_empty() { "Llamada" } else { &follow_up.purpose });
        // What is open was never closed.
        let closed_on = closed_on.filter(|_| follow_up.state != FollowUpState::Open);
        FollowUpCard { uid, client, summary, details, follow_up, closed_on, closed_by, opportunity, run, alarm }
    }
}

prop_compose! {
    fn topic()(kind in any::code(), text in any::line(), raised_on in any::day(), closed_on in option::of(any::day())) -> Topic {
        Topic { id: TopicId(0), client: ClientId(0), interaction: None, kind, text, raised_on, closed_on }
    }
}

prop_compose! {
    fn interaction_card()(
        (uid, client, contact) in (any::uid(), any::uid(), option::of(any::uid())), summary in any::line(),
        (on, at) in (any::day(), any::time()), (kind, outcome, direction) in (any::code(), option::of(any::code()), any::code()),
        text in any::text(), resolved_on in option::of(any::day()),
        (amount, score, expense) in (option::of(any::money()), option::of(0_u8..=10), option::of(any::money())),
        topics in vec(topic(), 0..3), target in any::maybe(), added_on in any::day(),
    ) -> InteractionCard {
        let interaction = Interaction {
            id: InteractionId(0), client: ClientId(0), contact: None, at: on.to_datetime(at), kind, outcome, direction, text,
            resolved_on, amount, score, expense,
        };
        let attachment = |target| Attachment {
            id: AttachmentId(0), client: ClientId(0), interaction: None, target, label: String::new(), added_on,
        };
        let attachments = target.into_iter().map(attachment).collect();
        InteractionCard { uid, client, contact, summary, interaction, topics, attachments }
    }
}

prop_compose! {
    fn line()(
        product in option::of((any::maybe(), any::line(), any::maybe(), option::of(any::<i64>()), any::currency())),
        description in prop_oneof![Just(String::new()), any::line()], quantity in any::<i64>(), price in any::<i64>(),
        discount in 0_i64..10_000, cost in option::of(any::<i64>()), retired in any::<bool>(), uid in option::of(any::uid()),
    ) -> LineCard {
        let product = product.map(|(code, name, category, price, currency)| Product {
            id: ProductId(0), code, name, category, price, cost, currency, retired,
        });
        LineCard::of(PurchaseLine { product: None, description, quantity, price, discount, cost }, product, uid)
    }
}

prop_compose! {
    fn purchase_card()(
        (uid, client, interaction) in (any::uid(), any::uid(), option::of(any::uid())), returns in option::of(any::uid()),
        summary in any::line(), (made_on, currency, kind) in (any::day(), any::currency(), any::code()),
        discount in any::<i64>(), (method, initiative) in (option::of(any::code()), option::of(any::code())),
        (due_on, paid_on) in (option::of(any::day()), option::of(any::day())), note in any::text(),
        external_id in any::maybe(), lines in vec(line(), 0..4),
    ) -> PurchaseCard {
        let purchase = Purchase {
            kind, discount, method, due_on, paid_on, initiative, note, external_id,
            ..Purchase::new(ClientId(0), made_on, currency)
        };
        PurchaseCard { uid, client, interaction, returns, summary, purchase, lines }
    }
}

prop_compose! {
    fn opportunity_card()(
        (uid, client, purchase) in (any::uid(), any::uid(), option::of(any::uid())), summary in any::line(),
        (title, stage, opened_on, currency) in (any::line(), any::line(), any::day(), any::currency()),
        (stage_since, moved_on) in (any::day(), any::day()), (amount, probability) in (option::of(any::<i64>()), option::of(0_u8..=100)),
        (expect_on, terms, competitor) in (option::of(any::day()), option::of(0_u16..400), any::maybe()),
        (need, timing, consequence, influence) in (any::text(), any::text(), any::text(), any::text()),
        (note, why_note) in (any::text(), any::text()), (closed_on, why) in (option::of(any::day()), option::of(any::code())),
        external_id in any::maybe(), lines in vec(line(), 0..3), moves in vec((any::line(), any::day()), 0..4),
    ) -> OpportunityCard {
        let opportunity = Opportunity {
            stage_since, moved_on, amount, probability, expect_on, terms, competitor,
            qualification: Qualification { need, timing, consequence, influence },
            note, closed_on, why, why_note, external_id,
            ..Opportunity::new(ClientId(0), title, stage, opened_on, currency)
        };
        let moves = moves.into_iter().map(|(stage, entered_on)| StageMove { stage, entered_on }).collect();
        OpportunityCard { uid, client, purchase, summary, opportunity, lines, moves }
    }
}

fn zone() -> impl Strategy<Value = TimeZone> {
    let named = |name: &str| TimeZone::get(name).unwrap();
    prop::sample::select(vec![
        named("America/Lima"),
        TimeZone::fixed(jiff::tz::offset(-5)),
        TimeZone::UTC,
        TimeZone::unknown(),
        named("America/Santiago"),
    ])
}

const FOREIGN: &str = "BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-CALNAME:x\nBEGIN:VTODO\nX-FOREIGN;A=b:c\\,d\nPRIORITY:5\n\
    CATEGORIES:a,b\nDUE:20200101T100000Z\nBEGIN:VALARM\nTRIGGER:-PT1H\nX-MINE:1\nEND:VALARM\nEND:VTODO\nEND:VCALENDAR\n";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_plan_is_read_as_it_was_written(card in follow_up_card(), before in follow_up_card(), zone in zone()) {
        // Where the clocks jump there is an hour that no other clock knows.
        prop_assume!(card.follow_up.due_at.is_none() || zone.iana_name() != Some("America/Santiago"));
        let as_read = FollowUpCard { alarm: None, ..card.clone() };
        let fresh = card.render(None, &around(&zone));
        let again = parsed(&fresh.to_text());
        prop_assert_eq!(plan(&again, &zone), as_read.clone());
        prop_assert_eq!(plan(&sorted(&again), &zone), as_read.clone());
        let later = Around { revised: Timestamp::UNIX_EPOCH, ..around(&zone) };
        prop_assert_eq!(&card.render(Some(&again), &later), &again);
        prop_assert_eq!(&card.render(Some(&sorted(&again)), &later), &sorted(&again));
        let there = before.render(Some(&parsed(FOREIGN)), &around(&zone));
        let onto = card.render(Some(&there), &around(&zone));
        let read = plan(&onto, &zone);
        // What somebody wrote beside it is left alone.
        prop_assert_eq!(FollowUpCard { details: String::new(), ..read }, FollowUpCard { details: String::new(), ..as_read });
        let item = item(&onto).unwrap();
        prop_assert!(item.get("X-FOREIGN").is_some() && item.children()[0].get("X-MINE").is_some());
        prop_assert_eq!(&card.render(Some(&onto), &later), &onto);
    }

    #[test]
    fn what_happened_is_read_as_it_was_written(card in interaction_card(), before in interaction_card(), zone in zone()) {
        prop_assume!(zone.iana_name() != Some("America/Santiago"));
        let fresh = card.render(None, &around(&zone));
        let again = parsed(&fresh.to_text());
        let entry = Ok(Entry::Interaction(Box::new(card.clone())));
        prop_assert_eq!(read(&again, &zone), entry.clone());
        prop_assert_eq!(read(&sorted(&again), &zone), entry.clone());
        let onto = card.render(Some(&before.render(None, &around(&zone))), &around(&zone));
        prop_assert_eq!(read(&onto, &zone), entry);
    }

    #[test]
    fn purchases_are_read_as_they_were_written(card in purchase_card(), before in purchase_card()) {
        let zone = lima();
        let entry = Ok(Entry::Purchase(Box::new(card.clone())));
        let fresh = card.render(None, &around(&zone));
        prop_assert_eq!(read(&sorted(&parsed(&fresh.to_text())), &zone), entry.clone());
        let onto = card.render(Some(&before.render(None, &around(&zone))), &around(&zone));
        prop_assert_eq!(read(&onto, &zone), entry);
    }

    #[test]
    fn opportunities_are_read_as_they_were_written(card in opportunity_card(), before in opportunity_card()) {
        let zone = lima();
        let entry = Ok(Entry::Opportunity(Box::new(card.clone())));
        let fresh = card.render(None, &around(&zone));
        prop_assert_eq!(read(&sorted(&parsed(&fresh.to_text())), &zone), entry.clone());
        let onto = card.render(Some(&before.render(None, &around(&zone))), &around(&zone));
        prop_assert_eq!(read(&onto, &zone), entry);
    }
}

fn call() -> FollowUpCard {
    let follow_up = FollowUp {
        id: FollowUpId(0),
        client: ClientId(0),
        due_on: date(2026, 11, 24),
        due_at: None,
        channel: Kind::Call,
        purpose: "cotizar tubos".into(),
        state: FollowUpState::Open,
        snoozes: 0,
        planned_on: date(2026, 11, 24),
        made_on: None,
        series: None,
        lead: 0,
        opportunity: None,
        run: None,
        step: None,
        template: None,
        unsaid: false,
    };
    FollowUpCard {
        uid: "f-1".into(),
        client: "c-1".into(),
        summary: "Ferretería: López: cotizar tubos".into(),
        details: "+51 999".into(),
        follow_up,
        closed_on: None,
        closed_by: None,
        opportunity: None,
        run: None,
        alarm: None,
    }
}

#[test]
fn a_plan_is_a_task_or_an_appointment() {
    let zone = lima();
    let text = call().render(None, &around(&zone)).to_text().replace("\r\n", "\n");
    assert_eq!(
        text,
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//cartera//cartera//EN\nBEGIN:VTODO\nUID:f-1\nDUE;VALUE=DATE:20261124\n\
         STATUS:NEEDS-ACTION\nSUMMARY:Ferretería: López: cotizar tubos\nX-CARTERA-SHOWN:Ferretería: López: cotizar tubos\n\
         X-CARTERA-PURPOSE:cotizar tubos\nDESCRIPTION:+51 999\nX-CARTERA-DETAILS:+51 999\nX-CARTERA-CLIENT:c-1\n\
         X-CARTERA-KIND:call\nX-CARTERA-PLANNED-ON:2026-11-24\nDTSTAMP:20261123T141500Z\nLAST-MODIFIED:20261123T141500Z\n\
         END:VTODO\nEND:VCALENDAR\n"
    );
    let mut timed = call();
    timed.follow_up.due_at = Some(Time::constant(9, 30, 0, 0));
    timed.alarm = Some(15);
    let calendar = timed.render(None, &around(&zone));
    let text = calendar.to_text().replace("\r\n", "\n");
    let zone_text = "BEGIN:VTIMEZONE\nTZID:America/Lima\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:-0500\n\
        TZOFFSETTO:-0500\nTZNAME:-05\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:f-1\n\
        DTSTART;TZID=America/Lima:20261124T093000\nDURATION:PT30M\nSTATUS:CONFIRMED\n";
    assert!(text.contains(zone_text), "{text}");
    assert!(
        text.contains(
            "BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:Ferretería: López: cotizar tubos\nTRIGGER:-PT15M\nEND:VALARM\n"
        ),
        "{text}"
    );
    // It stays what it is when it loses its hour, and an alarm that somebody took away stays away.
    let mut calendar = calendar;
    calendar.children_mut()[1].children_mut().clear();
    let without = FollowUpCard { alarm: Some(15), ..call() }.render(Some(&calendar), &around(&zone));
    let item = item(&without).unwrap();
    assert!(item.is("VEVENT") && item.children().is_empty() && item.get("DURATION").is_none());
    assert_eq!(plan(&without, &zone).follow_up.due_at, None);
}

#[test]
fn what_is_done_on_a_phone_is_seen() {
    let zone = lima();
    let there = call().render(None, &around(&zone));
    let changed = |alter: &dyn Fn(&mut Component)| {
        let mut there = there.clone();
        alter(&mut there.children_mut()[0]);
        plan(&there, &zone)
    };
    let done = changed(&|item| {
        item.set_text("STATUS", Some("COMPLETED"));
        // Late in the evening, which in Greenwich is already tomorrow.
        item.set_text("COMPLETED", Some("20261126T020000Z"));
    });
    assert_eq!((done.follow_up.state, done.closed_on), (FollowUpState::Done, Some(date(2026, 11, 25))));
    let moved = changed(&|item| item.set("DUE", vec![Property::new("DUE", "20261201T150000Z")]));
    assert_eq!(
        (moved.follow_up.due_on, moved.follow_up.due_at),
        (date(2026, 12, 1), Some(Time::constant(10, 0, 0, 0)))
    );
    assert_eq!(moved.follow_up.planned_on, date(2026, 11, 24));
    for (summary, purpose) in [
        ("Ferretería: López: cotizar tubos", "cotizar tubos"),
        ("Ferretería: López: cobrar", "cobrar"),
        ("Ferretería: visitar", "visitar"),
        ("llevar muestras", "llevar muestras"),
    ] {
        let renamed = changed(&|item| item.set_text("SUMMARY", Some(summary)));
        assert_eq!(renamed.follow_up.purpose, purpose, "{summary}");
        let again = renamed.render(Some(&there), &around(&zone));
        assert_eq!(plan(&again, &zone).follow_up.purpose, purpose, "{summary}");
    }
    // What was written beside it there stays there.
    let mut noted = there.clone();
    noted.children_mut()[0].set_text("DESCRIPTION", Some("mía"));
    let again = FollowUpCard { details: "otra".into(), ..call() }.render(Some(&noted), &around(&zone));
    assert_eq!(item(&again).unwrap().text("DESCRIPTION").as_deref(), Some("mía"));
}

#[test]
fn an_appointment_that_is_moved_keeps_its_length() {
    let zone = lima();
    let there =
        event("UID:f-1\nDTSTART;TZID=America/Lima:20261124T090000\nDTEND;TZID=America/Lima:20261124T101500\nSUMMARY:x");
    let mut card = plan(&there, &zone);
    card.follow_up.due_at = Some(Time::constant(23, 30, 0, 0));
    let text = card.render(Some(&there), &around(&zone)).to_text();
    assert!(
        text.contains("DTSTART;TZID=America/Lima:20261124T233000")
            && text.contains("DTEND;TZID=America/Lima:20261125T004500"),
        "{text}"
    );
}

#[test]
fn a_rule_is_said_only_where_the_calendar_is_read_once() {
    let zone = lima();
    let mut card = call();
    card.follow_up.due_at = Some(Time::constant(9, 0, 0, 0));
    for (rule, expected) in [
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=4", "RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=3\r\n"),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231", "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231T235959Z\r\n"),
    ] {
        card.follow_up.series = Some(Series { rule: rule.parse().unwrap(), from: date(2026, 11, 17) });
        let synced = card.render(None, &around(&zone)).to_text();
        assert!(!synced.contains("\r\nRRULE") && synced.contains("X-CARTERA-RRULE:FREQ=WEEKLY\\;"), "{synced}");
        let exported = card.render(None, &Around { rules: true, ..around(&zone) });
        assert!(exported.to_text().contains(expected), "{}", exported.to_text());
        assert_eq!(plan(&exported, &zone), card);
    }
}

#[test]
fn rules_of_others_are_taken_or_refused_plainly() {
    let rule = |rule: &str| {
        read(&event(&format!("DTSTART;VALUE=DATE:20261124\nSUMMARY:x\nRRULE:{rule}")), &lima()).map(|entry| match entry
        {
            Entry::FollowUp(card) => card.follow_up.series.unwrap().rule.to_string(),
            other => panic!("{other:?}"),
        })
    };
    assert_eq!(rule("FREQ=MONTHLY;BYDAY=1MO;UNTIL=20271231T235959Z").unwrap(), "FREQ=MONTHLY;BYDAY=1MO;UNTIL=20271231");
    for bad in
        ["FREQ=DAILY;INTERVAL=65536", "FREQ=DAILY;INTERVAL=70000", "FREQ=HOURLY", "FREQ=DAILY;BYHOUR=9,17", "x", ""]
    {
        assert_eq!(rule(bad), Err(NoEntry::BadRule(bad.to_owned())), "{bad}");
    }
}

#[test]
fn times_of_all_zones_come_to_the_users_clock() {
    let odd = "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Pacific SA Standard Time\nBEGIN:STANDARD\nDTSTART:16010101T000000\n\
        TZOFFSETFROM:-0300\nTZOFFSETTO:-0400\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=4\nEND:STANDARD\nBEGIN:DAYLIGHT\n\
        DTSTART:16010101T000000\nTZOFFSETFROM:-0400\nTZOFFSETTO:-0300\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=9\n\
        END:DAYLIGHT\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:1\nSUMMARY:x\n{}\nEND:VEVENT\nEND:VCALENDAR\n";
    for (line, expected) in [
        ("DTSTART:20261124T093000", "2026-11-24T09:30:00"),
        ("DTSTART:20261124T093000Z", "2026-11-24T04:30:00"),
        ("DTSTART;TZID=America/Lima:20261124T093015", "2026-11-24T09:30:00"),
        ("DTSTART;TZID=Europe/Madrid:20261124T093000", "2026-11-24T03:30:00"),
        ("DTSTART;TZID=Pacific SA Standard Time:20261124T093000", "2026-11-24T07:30:00"),
        ("DTSTART;TZID=Pacific SA Standard Time:20260624T093000", "2026-06-24T08:30:00"),
        ("DTSTART;TZID=\"Nowhere\":20261124T0930", "2026-11-24T09:30:00"),
        ("DTSTART;VALUE=DATE:20261124", "2026-11-24T00:00:00"),
    ] {
        let card = plan(&parsed(&odd.replace("{}", line)), &lima());
        let at = card.follow_up.due_on.to_datetime(card.follow_up.due_at.unwrap_or(Time::midnight()));
        assert_eq!(at.to_string(), expected, "{line}");
    }
    for bad in ["20261301", "2026112", "20261124T2500", "ñ", "", "20261124Tñ000"] {
        let refused = read(&event(&format!("SUMMARY:x\nDTSTART:{bad}")), &lima());
        assert_eq!(refused, Err(NoEntry::BadDate(bad.to_owned())), "{bad}");
    }
    assert_eq!(read(&todo("SUMMARY:x"), &lima()), Err(NoEntry::NoDate));
    assert_eq!(read(&parsed("BEGIN:VCALENDAR\nEND:VCALENDAR"), &lima()), Err(NoEntry::Foreign));
}

#[test]
fn the_clocks_of_a_zone_are_written_with_their_changes() {
    let text = time_zone(&TimeZone::get("America/Santiago").unwrap(), (2026, 2026)).to_text().replace("\r\n", "\n");
    assert_eq!(
        text,
        "BEGIN:VTIMEZONE\nTZID:America/Santiago\nBEGIN:DAYLIGHT\nDTSTART:19700101T000000\nTZOFFSETFROM:-0300\n\
         TZOFFSETTO:-0300\nTZNAME:-03\nEND:DAYLIGHT\nBEGIN:STANDARD\nDTSTART:20260405T000000\nTZOFFSETFROM:-0300\n\
         TZOFFSETTO:-0400\nTZNAME:-04\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:20260906T000000\nTZOFFSETFROM:-0400\n\
         TZOFFSETTO:-0300\nTZNAME:-03\nEND:DAYLIGHT\nEND:VTIMEZONE\n"
    );
}

#[test]
fn a_calendar_says_whose_it_is() {
    let who = |lines: &str| whose(item(&event(lines)).unwrap());
    assert_eq!(who("X-CARTERA-CLIENT:c-1\nRELATED-TO:z\nSUMMARY:Ana: x").uid.as_deref(), Some("c-1"));
    assert_eq!(who("RELATED-TO:z").uid.as_deref(), Some("z"));
    assert_eq!(who("SUMMARY:Ana Paz: llamar: ya").name.as_deref(), Some("Ana Paz"));
    assert_eq!(who("SUMMARY:llamar").name, None);
    let meeting = "ORGANIZER:mailto:Yo@x.pe\nATTENDEE;CN=Yo:mailto:yo@x.pe\nATTENDEE;CN=\"Paz, Ana\":MAILTO:ana@b.pe";
    assert_eq!(who(meeting).email.as_deref(), Some("ana@b.pe"));
}

#[test]
fn a_broken_line_breaks_its_purchase_and_no_other() {
    let text = "BEGIN:VCALENDAR\nBEGIN:VJOURNAL\nUID:1\nX-CARTERA-ENTITY:purchase\nDTSTART;VALUE=DATE:20261124\n\
        X-CARTERA-CURRENCY:PEN\nX-CARTERA-LINE:{\"quantity\"\nEND:VJOURNAL\nEND:VCALENDAR";
    assert_eq!(read(&parsed(text), &lima()), Err(NoEntry::Broken("X-CARTERA-LINE")));
    let whole = text.replace("X-CARTERA-LINE:{\"quantity\"\n", "");
    assert!(matches!(read(&parsed(&whole), &lima()), Ok(Entry::Purchase(_))));
}
