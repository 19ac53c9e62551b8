//! What is merged, and what is overruled.

use proptest::prelude::*;

use super::*;

fn card(lines: &[&str]) -> Component {
    let lines = lines.join("\r\n") + "\r\n";
    Component::parse(&format!("BEGIN:VCARD\r\nVERSION:3.0\r\n{lines}END:VCARD\r\n")).unwrap()
}

fn todo(lines: &[&str]) -> Component {
    let lines = lines.join("\r\n") + "\r\n";
    let text = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTODO\r\n{lines}END:VTODO\r\nEND:VCALENDAR\r\n");
    Component::parse(&text).unwrap()
}

/// What a text says, a line each, in order.
fn lines(text: &Component) -> Vec<String> {
    let inner = main_of(text).unwrap_or(text);
    let mut lines: Vec<String> = inner
        .props()
        .iter()
        .filter(|line| !line.is("VERSION"))
        .map(|line| format!("{}:{}", line.name, line.value))
        .collect();
    lines.sort();
    lines
}

fn merging(ours: &Component, here: &Component, base: &Component, there: &Component, newer: Side) -> Merged {
    merge(Sides { ours: Some(ours), here, base: Some(base), there, newer })
}

#[test]
fn what_one_side_changed_is_taken_from_it() {
    let ours = card(&["FN:Ana", "N:Ana;;;;", "TEL;TYPE=CELL:+51 999", "NOTE:uno"]);
    let base = card(&["FN:Ana", "N:Ana", "TEL;TYPE=cell,VOICE:51999", "NOTE:uno", "PHOTO:x", "X-ODD:1"]);
    for (name, here, there, expected) in [
        ("nothing changed", ours.clone(), base.clone(), lines(&base)),
        (
            "a note here",
            card(&["FN:Ana", "N:Ana;;;;", "TEL;TYPE=CELL:+51 999", "NOTE:dos"]),
            base.clone(),
            vec![
                "FN:Ana".into(),
                "N:Ana".into(),
                "NOTE:dos".into(),
                "PHOTO:x".into(),
                "TEL:51999".into(),
                "X-ODD:1".into(),
            ],
        ),
        (
            "a note there",
            ours.clone(),
            card(&["FN:Ana", "N:Ana", "TEL;TYPE=cell,VOICE:51999", "NOTE:tres", "PHOTO:y"]),
            vec!["FN:Ana".into(), "N:Ana".into(), "NOTE:tres".into(), "PHOTO:y".into(), "TEL:51999".into()],
        ),
        (
            "a number here and a number there",
            card(&["FN:Ana", "N:Ana;;;;", "TEL;TYPE=CELL:+51 999", "TEL;TYPE=WORK:1", "NOTE:uno"]),
            card(&["FN:Ana", "N:Ana", "TEL:2", "NOTE:uno"]),
            vec!["FN:Ana".into(), "N:Ana".into(), "NOTE:uno".into(), "TEL:1".into(), "TEL:2".into()],
        ),
        (
            "taken away here, changed there",
            card(&["FN:Ana", "N:Ana;;;;", "TEL;TYPE=CELL:+51 999"]),
            card(&["FN:Ana", "N:Ana", "TEL;TYPE=cell,VOICE:51999", "NOTE:tres"]),
            vec!["FN:Ana".into(), "N:Ana".into(), "NOTE:tres".into(), "TEL:51999".into()],
        ),
        (
            "changed here, taken away there",
            card(&["FN:Ana", "N:Ana;;;;", "TEL;TYPE=CELL:+51 999", "NOTE:dos"]),
            card(&["FN:Ana", "N:Ana"]),
            vec!["FN:Ana".into(), "N:Ana".into(), "NOTE:dos".into()],
        ),
        (
            "a number is of another kind now",
            card(&["FN:Ana", "N:Ana;;;;", "TEL;TYPE=WORK:+51 999", "NOTE:uno"]),
            base.clone(),
            vec![
                "FN:Ana".into(),
                "N:Ana".into(),
                "NOTE:uno".into(),
                "PHOTO:x".into(),
                "TEL:+51 999".into(),
                "X-ODD:1".into(),
            ],
        ),
    ] {
        for newer in [Side::Here, Side::There] {
            let merged = merging(&ours, &here, &base, &there, newer);
            assert_eq!((lines(&merged.text), merged.overruled), (expected.clone(), vec![]), "{name}");
        }
    }
}

#[test]
fn where_both_changed_the_same_the_newer_wins_and_the_other_is_said() {
    let ours = card(&["FN:Ana", "N:Ana;;;;"]);
    let here = card(&["FN:Ana María", "N:María;Ana;;;"]);
    let there = card(&["FN:Anita", "N:Anita;;;;"]);
    let merged = merging(&ours, &here, &ours, &there, Side::Here);
    assert_eq!(lines(&merged.text), lines(&here));
    let lost = |said: &str, of| vec![Overruled { name: "FN".into(), said: said.into(), of }];
    assert_eq!(merged.overruled, lost("Anita", Side::There));
    let merged = merging(&ours, &here, &ours, &there, Side::There);
    assert_eq!((lines(&merged.text), merged.overruled), (lines(&there), lost("Ana María", Side::Here)));
    // The same change on both sides is none.
    assert_eq!(merging(&ours, &here, &ours, &here, Side::There).overruled, []);
}

#[test]
fn who_never_agreed_loses_nothing() {
    let here = card(&["FN:Ana", "TEL:1", "NOTE:uno", "CATEGORIES:vip,lima"]);
    let there = card(&["FN:Ana", "TEL:2", "TITLE:jefa", "CATEGORIES:Lima"]);
    let merged = merge(Sides { ours: None, here: &here, base: None, there: &there, newer: Side::Here });
    let all = ["CATEGORIES:Lima,vip", "FN:Ana", "NOTE:uno", "TEL:1", "TEL:2", "TITLE:jefa"];
    assert_eq!((lines(&merged.text), merged.overruled), (all.map(str::to_owned).into(), vec![]));
}

#[test]
fn a_task_is_merged_within_its_calendar_and_alarms_are_a_list() {
    let ours = todo(&["SUMMARY:llamar", "DUE;VALUE=DATE:20261124", "STATUS:NEEDS-ACTION"]);
    let here = todo(&[
        "SUMMARY:llamar ya",
        "DUE;VALUE=DATE:20261124",
        "STATUS:NEEDS-ACTION",
        "BEGIN:VALARM",
        "TRIGGER:-PT5M",
        "END:VALARM",
    ]);
    let there = todo(&[
        "SUMMARY:llamar",
        "DUE;VALUE=DATE:20261124",
        "STATUS:COMPLETED",
        "COMPLETED:20261123T100000Z",
        "X-FOO:1",
        "BEGIN:VALARM",
        "TRIGGER:-PT9M",
        "END:VALARM",
    ]);
    let merged = merging(&ours, &here, &ours, &there, Side::Here);
    let expected = ["COMPLETED:20261123T100000Z", "DUE:20261124", "STATUS:COMPLETED", "SUMMARY:llamar ya", "X-FOO:1"];
    assert_eq!(lines(&merged.text), expected);
    assert_eq!(main_of(&merged.text).unwrap().children().len(), 2);
    assert_eq!(merged.overruled, []);
}

#[test]
fn a_group_keeps_together_and_clashes_with_no_other() {
    let ours = card(&["FN:Ana"]);
    let here = card(&["FN:Ana", "item1.TEL:1", "item1.X-ABLabel:uno"]);
    let there = card(&["FN:Ana", "item1.EMAIL:a@b.c", "item1.X-ABLabel:dos"]);
    let merged = merging(&ours, &here, &ours, &there, Side::There).text;
    let label = |name: &str| merged.label(merged.get(name).unwrap());
    assert_eq!((label("TEL").as_deref(), label("EMAIL").as_deref()), (Some("uno"), Some("dos")));
}

#[test]
fn stamps_and_the_ways_of_writing_make_no_difference() {
    let one = card(&["FN:Ana", "TEL;TYPE=CELL;TYPE=pref:1", "N:Ana;;;;", "REV:20260101T000000Z"]);
    let other = card(&["N:Ana", "tel;type=PREF,cell:1", "FN:Ana", "REV:20270101T000000Z", "PRODID:x"]);
    assert!(same_record(&one, &other));
    assert!(!same_record(&one, &card(&["N:Ana", "TEL;TYPE=PREF:1", "FN:Ana"])));
    assert_eq!(changed_at(&one).as_deref(), Some("20260101000000"));
}

prop_compose! {
    fn any_card()(
        name in "[a-c]", note in "[a-c]{0,1}", tels in proptest::collection::btree_set("[1-4]", 0..4),
        tags in proptest::collection::btree_set("[k-m]", 0..3), odd in "[x-z]{0,1}",
    ) -> Component {
        let mut card = Component::new("VCARD");
        card.props_mut().push(Property::of_text("FN", &name));
        for (name, text) in [("NOTE", note), ("X-ODD", odd)] {
            card.set_text(name, Some(text).filter(|text| !text.is_empty()).as_deref());
        }
        card.props_mut().extend(tels.iter().map(|tel| Property::new("TEL", tel.as_str())));
        put(&mut card, "CATEGORIES", units(Some(&{
            let mut all = Component::new("VCARD");
            all.props_mut().push(Property::of_list("CATEGORIES", tags.iter().map(String::as_str)));
            all
        }), "CATEGORIES"));
        card
    }
}

proptest! {
    #[test]
    fn nothing_that_somebody_added_is_lost_and_nothing_comes_of_itself(
        base in any_card(), here in any_card(), there in any_card(), here_newer in any::<bool>()
    ) {
        let newer = if here_newer { Side::Here } else { Side::There };
        let merged = merging(&base, &here, &base, &there, newer);
        for name in clusters([&base, &here, &there, &merged.text]) {
            let of = |component| units(Some(component), &name);
            let has = |list: &[Unit], unit: &Unit| list.iter().any(|other| other.says == unit.says);
            for unit in of(&merged.text) {
                prop_assert!(has(&of(&here), &unit) || has(&of(&there), &unit), "{} from nowhere", unit.says);
            }
            for (side, other, mine) in [(&here, &there, Side::Here), (&there, &here, Side::There)] {
                for unit in of(side).into_iter().filter(|unit| !has(&of(&base), unit)) {
                    let said = merged.overruled.iter().any(|lost| lost.name == name && lost.of == mine);
                    prop_assert!(has(&of(&merged.text), &unit) || said, "{} of {mine:?} is lost", unit.says);
                }
                let _ = other;
            }
        }
    }

    #[test]
    fn either_side_alone_is_taken_as_it_is_and_merging_again_changes_nothing(
        base in any_card(), one in any_card(), other in any_card()
    ) {
        let there = merging(&base, &base, &base, &one, Side::Here).text;
        prop_assert!(same_record(&there, &one));
        let here = merging(&base, &one, &base, &base, Side::There).text;
        prop_assert!(same_record(&here, &one), "{}\n{}", here.to_text(), one.to_text());
        let merged = merging(&base, &one, &base, &other, Side::Here).text;
        let again = merging(&merged, &merged, &merged, &merged, Side::Here);
        prop_assert!(same_record(&again.text, &merged) && again.overruled.is_empty());
        // Both ends come to the same, whichever of them merges.
        let mirrored = merging(&base, &other, &base, &one, Side::There).text;
        prop_assert!(same_record(&merged, &mirrored), "{}\n{}", merged.to_text(), mirrored.to_text());
    }
}
