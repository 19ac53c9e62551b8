//! Components as text: what is read is written again.

use proptest::prelude::*;

use super::*;

fn card(lines: &str) -> Component {
    let text = format!("BEGIN:VCARD\r\n{}\r\nEND:VCARD\r\n", lines.replace('\n', "\r\n"));
    Component::parse(&text).unwrap()
}

#[test]
fn a_line_has_a_group_a_name_parameters_and_a_value() {
    let whole = card("item1.TEL;TYPE=CELL,pref;CELL;X-P=\"a:b;c,d\",e:+51 999; x: y");
    let tel = whole.get("tel").unwrap();
    assert_eq!((tel.group.as_deref(), tel.name.as_str()), (Some("item1"), "TEL"));
    assert_eq!(tel.types(), ["cell", "pref", "cell"]);
    assert_eq!(card("TEL;TYPE=\"voice,Cell\":1").get("tel").unwrap().types(), ["voice", "cell"]);
    assert_eq!(tel.params[2].values(), ["a:b;c,d", "e"]);
    assert_eq!(tel.param("x-p").as_deref(), Some("a:b;c,d"));
    assert_eq!(tel.value, "+51 999; x: y");
}

#[test]
fn texts_lists_and_parts_are_read_as_they_were_written() {
    let nasty = "a\\,b;c\nd\\n\\\\ñ🌞,";
    assert_eq!(Property::of_text("NOTE", nasty).text(), nasty);
    assert_eq!(Property::of_list("CATEGORIES", [nasty, "x", ""]).list(), [nasty, "x", ""]);
    assert_eq!(Property::of_parts("ADR", ["", nasty, ",;"]).parts(), ["", nasty, ",;"]);
    assert_eq!(unescape(r"C:\temp\,\;\:\N\"), "C:\\temp,;:\n\\");
    assert_eq!(Property::new("X", "").with("P", "a^b\"c\n;").param("P").as_deref(), Some("a^b\"c\n;"));
}

#[test]
fn long_lines_are_folded_between_letters_and_unfolded() {
    let note = "ñ🌞 ".repeat(100);
    let mut whole = Component::new("VCARD");
    whole.set_text("NOTE", Some(&note));
    let text = whole.to_text();
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    assert!(text.split("\r\n").any(|line| line.len() > 70));
    assert_eq!(Component::parse(&text).unwrap(), whole);
    // Bare line feeds and tabs are as good.
    assert_eq!(Component::parse(&text.replace("\r\n", "\n").replace("\n ", "\n\t")).unwrap(), whole);
}

#[test]
fn what_is_foreign_is_written_as_it_came() {
    let text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-Odd;A=\"1,2\";b:x\\q,y;z\r\nno property\r\nBEGIN:VTODO\r\n\
        item.X-A:1\r\nx-a:2\r\nBEGIN:VALARM\r\nTRIGGER:-PT1H\r\nEND:VALARM\r\nEND:VTODO\r\nEND:VCALENDAR\r\n";
    assert_eq!(Component::parse(text).unwrap().to_text(), text);
}

#[test]
fn properties_are_set_in_their_place_and_go_with_what_speaks_of_them() {
    let mut whole = card("FN:a\nitem1.TEL:1\nitem1.X-ABLabel:uno\nNOTE:n\nitem2.TEL:2\nitem2.X-ABLabel:dos");
    assert_eq!(whole.label(whole.get("TEL").unwrap()).as_deref(), Some("uno"));
    assert_eq!(whole.free_group(), "item3");
    whole.remove_where(|property| property.is("TEL") && property.value == "1");
    assert_eq!(whole.props().len(), 4);
    assert_eq!(whole.free_group(), "item1");
    whole.set("TEL", vec![Property::new("TEL", "3"), Property::new("TEL", "4")]);
    let names: Vec<&str> = whole.props().iter().map(|property| &*property.value).collect();
    assert_eq!(names, ["a", "n", "3", "4"]);
    whole.set_text("FN", Some("b"));
    whole.set_text("NOTE", None);
    whole.set_text("TITLE", Some("c"));
    let names: Vec<&str> = whole.props().iter().map(|property| &*property.value).collect();
    assert_eq!(names, ["b", "3", "4", "c"]);
}

#[test]
fn the_order_of_lines_makes_no_difference_but_their_values_do() {
    let one = card("FN:a\nTEL;TYPE=CELL;X=1:1\nTEL:2");
    assert!(one.is_like(&card("tel:2\nTEL;x=1;type=CELL:1\nFN:a")));
    assert!(!one.is_like(&card("tel:2\nTEL;x=1;type=CELL:3\nFN:a")));
    assert!(!one.is_like(&card("FN:a\nTEL;TYPE=CELL;X=1:1\nTEL:2\nTEL:2")));
}

#[test]
fn only_whole_components_are_taken_alone() {
    for (name, text, expected) in [
        ("nothing", "", TextError::Nothing),
        ("no component", "FN:a\r\n", TextError::Nothing),
        ("cut off", "BEGIN:VCARD\r\nFN:a\r\n", TextError::Unclosed),
        ("cut off inside", "BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nEND:VTODO\r\n", TextError::Unclosed),
        ("two", "BEGIN:VCARD\nEND:VCARD\nBEGIN:VCARD\nEND:VCARD", TextError::Several),
        ("more", "BEGIN:VCARD\nEND:VCARD\nFN:a", TextError::Several),
    ] {
        assert_eq!(Component::parse(text), Err(expected), "{name}");
    }
    let deep = "BEGIN:A\n".repeat(100_000) + &"END:A\n".repeat(100_000);
    assert_eq!(Component::parse(&deep), Err(TextError::TooDeep));
    let found: Vec<Found> = parse_all("x\nBEGIN:VCARD\nFN:a\nBEGIN:X\nEND:VCARD\n\nBEGIN:VCARD\nFN:b\n").collect();
    assert_eq!(found.iter().map(|found| (found.line, found.cut_off)).collect::<Vec<_>>(), [(2, false), (7, true)]);
}

#[test]
fn what_vcard_2_folds_in_its_own_ways_is_one_line() {
    let whole = card("NOTE;ENCODING=QUOTED-PRINTABLE:uno=0D=0A=\ndos=\n tres\nPHOTO;BASE64:AAAA\nBBBB==\n\nTEL;CELL:1");
    assert_eq!(whole.get("NOTE").unwrap().value, "uno=0D=0Ados tres");
    assert_eq!(whole.get("PHOTO").unwrap().value, "AAAABBBB==");
    assert_eq!(whole.get("TEL").unwrap().types(), ["cell"]);
}

/// What goes on from an empty line goes on from nothing: written again, it must not go on from the line above.
#[test]
fn a_line_that_goes_on_from_nothing_is_a_line_of_its_own() {
    let found: Vec<_> = parse_all("BEGIN:A\n\n \t;\nEND:A\n").collect();
    let again = Component::parse(&found[0].component.to_text());
    assert_eq!(again, Ok(found[0].component.clone()));
}

prop_compose! {
    fn property()(
        group in proptest::option::of("[a-z0-9]{1,6}"), name in "[A-Za-z][A-Za-z0-9-]{0,30}",
        params in proptest::collection::vec(("[A-Z-]{1,9}", "[^\\p{Cc}]{0,20}"), 0..3), text in "(?s).{0,200}",
    ) -> Property {
        let params = params.iter().map(|(name, value)| Param::new(name, value)).collect();
        Property { group, params, ..Property::of_text(&name, &text) }
    }
}

proptest! {
    #[test]
    fn writing_and_reading_gives_the_same(
        properties in proptest::collection::vec(property(), 0..8), more in proptest::collection::vec(property(), 0..3),
    ) {
        let framed = |property: &Property| property.is("BEGIN") || property.is("END");
        prop_assume!(!properties.iter().chain(&more).any(framed));
        // A value that is packed or quoted goes on in lines of its own ways.
        let packed = |it: &Property| it.params.iter().any(|it| ["B", "BASE64"].contains(&&*it.value));
        prop_assume!(!properties.iter().chain(&more).any(packed));
        let inner = Component { name: "VALARM".into(), properties: more, children: Vec::new() };
        let whole = Component { name: "VTODO".into(), properties, children: vec![inner] };
        prop_assert_eq!(Component::parse(&whole.to_text()), Ok(whole));
    }

    #[test]
    fn any_text_is_read_without_harm(text in "(?s)(BEGIN:[AB]\n|END:[AB]\n|A:|;|\"|=|\n |.){0,80}") {
        for found in parse_all(&text) {
            let again = found.component.to_text();
            let whole = Component::parse(&again);
            prop_assert!(whole.is_ok(), "{:?}", again);
        }
    }

    #[test]
    fn a_mark_in_any_place_is_read_as_it_is_written(lines in prop::collection::vec("(BEGIN:A|END:A|A:| ){0,1}\u{feff}{0,2}(END:A|A:b|)", 0..8)) {
        for found in parse_all(&format!("BEGIN:A\n{}\nEND:A\n", lines.join("\n"))) {
            let again = found.component.to_text();
            prop_assert!(Component::parse(&again).is_ok(), "{:?}", again);
        }
    }

    #[test]
    fn escaping_is_undone(text in "(?s)[^\r]{0,60}") {
        prop_assert_eq!(unescape(&escape(&text)), text);
    }
}
