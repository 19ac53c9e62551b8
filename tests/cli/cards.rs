//! Contacts, a calendar and stories for other programs and for people.

use crate::{Home, str_of};

#[test]
fn clients_and_their_people_go_out_as_contacts() {
    let home = Home::with_clients("es-PE");
    let all = home.done(&["export", "--format", "vcard"]);
    assert_eq!((all.matches("BEGIN:VCARD\r\n").count(), all.matches("VERSION:3.0\r\n").count()), (4, 4), "{all}");
    for line in [
        "FN:Ferretería López",
        "TEL;TYPE=CELL;TYPE=pref:999 111 222",
        "CATEGORIES:vip",
        "ORG:Ferretería López",
        "FN:Rosa Muñoz",
    ] {
        assert!(all.lines().any(|known| known == line), "{line}\n{all}");
    }
    assert_eq!(all.matches("X-CARTERA-CLIENT:").count(), 1);
    assert_eq!(home.done(&["export", "--format", "vcard"]), all, "names hold for ever");
    // By the ending of the file, of those who are meant, and in the newer version.
    let path = home.path("lima.vcf");
    home.done(&["export", "city:cusco", "-o", str_of(&path)]);
    let some = std::fs::read_to_string(&path).unwrap();
    assert!(some.contains("FN:Ferretería Ruiz\r\n") && !some.contains("Hotel"), "{some}");
    assert!(home.done(&["export", "--client", "hotel", "--format", "vcard4"]).contains("VERSION:4.0\r\n"));
    let said = home.run(&["export", "--format", "vcard", "--kind", "purchases"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""), "{}", said.err);
}

#[test]
fn what_is_planned_goes_out_as_a_calendar_in_the_users_zone() {
    let home = Home::with_clients("es-PE");
    let calendar = home.done(&["export", "--format", "ics"]);
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.ends_with("END:VCALENDAR\r\n"), "{calendar}");
    for line in ["BEGIN:VEVENT", "SUMMARY:Hotel Sol: renovar contrato", "DTSTART:20261127T150000Z", "STATUS:CONFIRMED"]
    {
        assert!(calendar.lines().any(|known| known == line), "{line}\n{calendar}");
    }
    assert_eq!(home.done(&["export", "--format", "ics"]), calendar);
    let named = [("CARTERA_NOW", "2026-11-23T10:00-05:00[America/Lima]")];
    let said = home.run_with(&["export", "--format", "ics"], &named, b"");
    assert_eq!((said.out.matches("BEGIN:VTIMEZONE").count(), said.code), (1, 0));
    assert!(said.out.contains("DTSTART;TZID=America/Lima:20261127T100000\r\n"), "{}", said.out);
    let uid = |text: &str| text.lines().find(|line| line.starts_with("UID:")).unwrap().to_owned();
    assert_eq!(uid(&said.out), uid(&calendar));
}

#[test]
fn a_story_is_told_in_the_language_of_the_user() {
    for (lang, headings) in [
        ("es-PE", ["## Personas", "## Pendiente", "## Lo que pasó", "### noviembre de 2026"]),
        ("en-US", ["## People", "## Open", "## What happened", "### November 2026"]),
    ] {
        let home = Home::with_clients(lang);
        home.done(&["edit", "hotel", "--contact", "Ana *Paz*"]);
        home.done(&["log", "hotel: llamé, quiere *dos* cuartos"]);
        let story = home.done(&["export", "--client", "hotel", "--format", "markdown"]);
        assert!(story.starts_with("# Hotel Sol\n"), "{story}");
        for heading in headings {
            assert!(story.lines().any(|line| line == heading), "{heading}\n{story}");
        }
        assert!(story.contains("- **Ana \\*Paz\\***\n") && story.contains("quiere \\*dos\\* cuartos"), "{story}");
        let all = home.done(&["export", "--format", "markdown"]);
        assert_eq!(all.lines().filter(|line| line.starts_with("# ")).count(), 3, "{all}");
    }
}
