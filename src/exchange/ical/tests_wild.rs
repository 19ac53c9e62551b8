//! Calendars of other programs to be taken in; and ours, read by another reader.

use jiff::civil::{Time, date};
use proptest::prelude::*;

use super::*;
use crate::domain::{FollowUpState, Kind};
use crate::exchange::any::options;
use crate::exchange::incoming::{Content, FollowUpRow, Incoming, ReadError, Reason, Rows};

fn lima() -> TimeZone {
    TimeZone::get("America/Lima").unwrap()
}

fn read_all(items: &str) -> Vec<Incoming> {
    let text = format!("BEGIN:VCALENDAR\nVERSION:2.0\n{items}\nEND:VCALENDAR\n");
    incoming("x.ics", text.as_bytes(), &options(), &lima()).unwrap()
}

fn plans(incoming: &Incoming) -> &[FollowUpRow] {
    match &incoming.rows {
        Rows::FollowUps(rows) => rows,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_planned_and_what_happened_are_told_apart() {
    let files = read_all(
        "BEGIN:VTODO\nUID:t-1\nSUMMARY:Ana Paz: cotizar\nDUE;VALUE=DATE:20261130\nEND:VTODO\n\
         BEGIN:VTODO\nUID:t-2\nSUMMARY:Ana Paz: cobrar\nDUE:20261101T150000Z\nSTATUS:COMPLETED\nCOMPLETED:20261102T150000Z\nEND:VTODO\n\
         BEGIN:VEVENT\nUID:e-1\nSUMMARY:Demo\nATTENDEE:mailto:ana@b.pe\nDTSTART;TZID=America/Lima:20261201T093000\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:e-2\nSUMMARY:Ana Paz: visita\nDTSTART;VALUE=DATE:20250105\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:e-3\nSUMMARY:Ana Paz: ronda\nDTSTART;VALUE=DATE:20250106\nRRULE:FREQ=WEEKLY\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:e-3\nRECURRENCE-ID;VALUE=DATE:20250113\nSUMMARY:Ana Paz: ronda\nDTSTART;VALUE=DATE:20250114\nEND:VEVENT\n\
         BEGIN:VEVENT\nSUMMARY:Feriado\nDTSTART;VALUE=DATE:20261208\nEND:VEVENT\n\
         BEGIN:VEVENT\nSUMMARY:Ana Paz: raro\nDTSTART;VALUE=DATE:20261208\nRRULE:FREQ=DAILY;INTERVAL=70000\nEND:VEVENT\n\
         BEGIN:VTODO\nSUMMARY:Ana Paz: cuándo\nEND:VTODO\n\
         BEGIN:VJOURNAL\nUID:j-1\nSUMMARY:Ana Paz: llamó\nDESCRIPTION:quiere más\nDTSTART:20261120T100000\nEND:VJOURNAL",
    );
    assert_eq!(files.iter().map(Incoming::content).collect::<Vec<_>>(), [Content::Interactions, Content::FollowUps]);
    let Rows::Interactions(past) = &files[0].rows else { panic!() };
    assert_eq!((past[0].kind, past[0].text.as_str()), (Kind::Note, "Ana Paz: llamó\nquiere más"));
    let found: Vec<_> = plans(&files[1])
        .iter()
        .map(|plan| (plan.purpose.as_str(), plan.due_on.to_string(), plan.due_at, plan.channel, plan.state))
        .collect();
    let day = |day: &str| day.to_owned();
    assert_eq!(
        found,
        [
            ("cotizar", day("2026-11-30"), None, Kind::Call, FollowUpState::Open),
            ("cobrar", day("2026-11-01"), Some(Time::constant(10, 0, 0, 0)), Kind::Call, FollowUpState::Done),
            ("Demo", day("2026-12-01"), Some(Time::constant(9, 30, 0, 0)), Kind::Meeting, FollowUpState::Open),
            ("visita", day("2025-01-05"), None, Kind::Meeting, FollowUpState::Done),
            ("ronda", day("2026-11-23"), None, Kind::Meeting, FollowUpState::Open),
        ]
    );
    assert_eq!(plans(&files[1])[1].closed_on, Some(date(2026, 11, 2)));
    assert_eq!(plans(&files[1])[2].whose.email.as_deref(), Some("ana@b.pe"));
    let reasons: Vec<&Reason> = files[1].unread.iter().map(|unread| &unread.reason).collect();
    assert!(matches!(reasons[..], [Reason::Nobody, Reason::Cell(_), Reason::NoDate]), "{reasons:?}");
    assert_eq!(files[1].blank, 1);
    assert!(matches!(incoming("x", b"BEGIN:VCARD\nEND:VCARD", &options(), &lima()), Err(ReadError::Damaged { .. })));
}

proptest! {
    #[test]
    fn any_text_is_read_without_harm(
        lines in "(?s)(BEGIN:VCALENDAR\n|BEGIN:VEVENT\n|END:VEVENT\n|SUMMARY:a: |DTSTART:2026|RRULE:FREQ=|TZID=|;|:|,|\n |\n|.){0,60}",
    ) {
        let _ = incoming("x", lines.as_bytes(), &options(), &lima());
    }
}

/// What is written here is read by somebody else's reader as well.
#[test]
fn another_reader_understands_it() {
    use calcard::{Entry as Theirs, Parser};
    let calendar = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:e\nSUMMARY:Ferretería «Ñandú»\\, S.A.C.: cotizar 🌞\nDTSTART:20261201T093000\n\
        END:VEVENT\nEND:VCALENDAR";
    let zone = lima();
    let card = match read(&Component::parse(calendar).unwrap(), &zone) {
        Ok(Entry::FollowUp(card)) => *card,
        other => panic!("{other:?}"),
    };
    let around = Around { zone: &zone, revised: Timestamp::UNIX_EPOCH, rules: true };
    let text = FollowUpCard { details: "uno\ndos, tres".repeat(9), ..card }.render(None, &around).to_text();
    let Theirs::ICalendar(theirs) = Parser::new(&text).entry() else { panic!("{text}") };
    let again = theirs.to_string();
    for said in ["Ferretería «Ñandú»\\, S.A.C.: cotizar 🌞", "America/Lima:20261201T093000", "TZOFFSETTO:-0500"]
    {
        assert!(again.replace("\r\n ", "").contains(said), "{said}: {again}");
    }
}
