//! What templates become, which one is meant, and what no template can do.

use proptest::prelude::*;

use super::render::{Flaw, FlawKind, Gap, LONGEST, Part};
use super::{Data, Datum, Medium, ReadyMade, Route, Template, Wanted, best, best_of_each, ready_made, routes};
use crate::domain::{Channel, ChannelId, ChannelKind, Code, Language, TemplateId, Tone};

fn body(text: &str) -> Template {
    Template { body: text.to_owned(), ..Template::named("Saludo") }
}

fn data(known: &[(Datum, &str)]) -> Data {
    known.iter().map(|(datum, text)| (*datum, (*text).to_owned())).collect()
}

#[test]
fn texts_are_filled_in() {
    let known = data(&[(Datum::Name, "Rosa"), (Datum::Company, "López & Hijos <SAC>"), (Datum::Product, "")]);
    let cases = [
        ("plain text", "Hola", "Hola"),
        ("the Spanish name", "Hola, {{ nombre }}:", "Hola, Rosa:"),
        ("the English name, and no blanks", "Hi {{name}},", "Hi Rosa,"),
        ("what a web page would escape", "{{ empresa }}", "López & Hijos <SAC>"),
        ("what is known, in a condition", "{% if nombre %}a{% else %}b{% endif %}", "a"),
        ("what is not, in a condition", "{% if deuda %}a{% else %}b{% endif %}", "b"),
        ("not", "{% if not deuda %}a{% endif %}", "a"),
        ("another condition", "{% if deuda %}a{% elif nombre == \"Rosa\" %}b{% endif %}", "b"),
        ("a change of case", "{{ nombre|mayusculas }} {{ nombre|lower }}", "ROSA rosa"),
        ("instead of what is not known", "{{ deuda|si_falta(\"nada\") }} {{ name|default(\"x\") }}", "nada Rosa"),
        ("a remark", "a{# b #}c", "ac"),
        ("lines that conditions leave empty", "a\n\n{% if deuda %}b{% endif %}\n\n\nc\n\n", "a\n\nc"),
        ("an empty text that is known", "{{ producto }}.", "."),
        ("single braces", "{ nombre } { nombre }", "{ nombre } { nombre }"),
    ];
    for (case, text, expected) in cases {
        let rendered = body(text).render(&known).unwrap_or_else(|flaw| panic!("{case}: {flaw:?}"));
        assert_eq!(rendered.body, expected, "{case}");
        assert_eq!(rendered.missing, [], "{case}");
    }
}

#[test]
fn what_is_missing_is_named_once_and_only_where_it_would_stand() {
    let gap = |name: &'static str| Gap { datum: Datum::named(name).unwrap(), name };
    let cases: &[(&str, &str, &[Gap])] = &[
        ("{{ nombre }}", "[nombre]", &[gap("nombre")]),
        ("{{ name }} {{ name }}", "[name] [name]", &[gap("name")]),
        ("{{ nombre|upper }}", "[NOMBRE]", &[gap("nombre")]),
        ("{% if nombre %}{{ nombre }}{% endif %}", "", &[]),
        ("{{ nombre|si_falta(\"amigo\") }}", "amigo", &[]),
        ("{{ nombre }} {{ deuda }}", "[nombre] [deuda]", &[gap("nombre"), gap("deuda")]),
    ];
    for (text, expected, missing) in cases {
        let rendered = body(text).render(&Data::new()).unwrap();
        assert_eq!((rendered.body.as_str(), rendered.missing.as_slice()), (*expected, *missing), "{text}");
    }
    let both = Template { subject: "{{ cliente }}".to_owned(), ..body("{{ cliente }}") };
    assert_eq!(both.render(&Data::new()).unwrap().missing, [gap("cliente")]);
}

#[test]
fn what_cannot_be_filled_in_says_where_and_why() {
    let unknown = |name: &str, near| FlawKind::Unknown(name.to_owned(), near);
    let block = |name: &str| FlawKind::Block(name.to_owned());
    let cases = [
        ("a slip", "a\n{{ nmbre }}", 2, unknown("nmbre", Some("nombre"))),
        ("a name that there is not", "{{ rules }}", 1, unknown("rules", None)),
        ("a slip in a condition", "\n\n{% if emprsa %}{% endif %}", 3, unknown("emprsa", Some("empresa"))),
        ("a word of the text that is also a slip", "clint\n{{ clint }}", 2, unknown("clint", Some("client"))),
        ("a function", "{{ range(9) }}", 1, unknown("range", None)),
        ("a file", "x\n{% include \"/etc/passwd\" %}", 2, block("include")),
        ("an import", "{%import \"a\" as b%}", 1, block("import")),
        ("another template", "{%- extends \"a\" %}", 1, block("extends")),
        ("an endless loop", "{% for a in b recursive %}{{ loop(b) }}{% endfor %}", 1, block("for")),
        ("a definition", "{%+ set a = 1 %}", 1, block("set")),
        ("a text that is not looked at", "{% raw %}{% for %}{% endraw %}", 1, block("raw")),
        ("a macro", "{%\n macro a() %}{% endmacro %}", 1, block("macro")),
        ("a filter", "a\nb {{ nombre | reverse }}", 2, FlawKind::Filter("reverse".to_owned())),
        ("another one's filter", "{{ nombre|replace('R', 'RRRR') }}", 1, FlawKind::Filter("replace".to_owned())),
        ("braces that stay open", "a\n{{ nombre", 2, FlawKind::Syntax),
        ("a condition that stays open", "{% if nombre %}a", 1, FlawKind::Syntax),
        ("no condition", "a {% endif %}", 1, FlawKind::Syntax),
        ("a part of a datum", "{{ nombre.longitud }}", 1, FlawKind::Syntax),
        ("a text times a number", "{{ \"a\" * 100000000000 }}", 1, FlawKind::Syntax),
        ("a long text times a number", "{{ \"a\" * 100000 }}", 1, FlawKind::TooLong),
    ];
    for (case, text, line, kind) in cases {
        let expected = Flaw { part: Part::Body, line, kind };
        assert_eq!(body(text).check(), Err(expected.clone()), "{case}");
    }
    let subject = Template { subject: "{{ nada }}".to_owned(), ..body("") };
    assert_eq!(subject.check().map_err(|flaw| flaw.part), Err(Part::Subject));
}

#[test]
fn what_is_too_much_is_refused() {
    let long = "a".repeat(LONGEST + 1);
    let nested = format!("{}{}", "{% if nombre %}".repeat(41), "{% endif %}".repeat(41));
    let swollen = "{{ cliente }}".repeat(200);
    let known = data(&[(Datum::Client, &"x".repeat(1_000))]);
    for (case, text) in [("long", long), ("deep", nested), ("swollen", swollen)] {
        let flaw = body(&text).render(&known).map_err(|flaw| flaw.kind);
        assert_eq!(flaw, Err(FlawKind::TooLong), "{case}");
    }
}

#[test]
fn every_datum_has_two_names_that_no_other_has() {
    let mut names: Vec<&str> = Datum::ALL.iter().flat_map(|datum| datum.names()).collect();
    names.sort_unstable();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all);
    assert!(names.iter().all(|name| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')));
}

#[test]
fn those_that_come_ready_made_are_whole() {
    let all = ready_made();
    assert_eq!(all.len(), ReadyMade::ALL.len() * 4);
    for template in &all {
        let code = template.code.as_deref().unwrap();
        template.check().unwrap_or_else(|flaw| panic!("{code}: {flaw:?}"));
        assert!(template.ready_made().is_some(), "{code}");
        assert_eq!(template.subject.is_empty(), template.medium == Some(Medium::Phone), "{code}");
        let known = Datum::ALL.iter().map(|datum| (*datum, "·".to_owned())).collect();
        let rendered = template.render(&known).unwrap();
        assert!(rendered.body.contains('·') && !rendered.body.contains('{'), "{code}");
        // What a phone or a mail program shows at a glance.
        assert!(rendered.body.chars().count() < 900, "{code}");
        // Spanish asks by Spanish names, English by English ones.
        let spanish = template.language == Some(Language::Spanish);
        let empty = template.render(&Data::new()).unwrap();
        for gap in empty.missing {
            assert_eq!(gap.name == gap.datum.spanish(), spanish, "{code}: {}", gap.name);
        }
    }
    let greeting = best(&all, "birthday", wanted(Language::Spanish, Tone::Formal, None)).unwrap();
    assert!(greeting.body.contains("Le deseo"));
}

fn wanted(language: Language, tone: Tone, medium: Option<Medium>) -> Wanted {
    Wanted { language, tone, medium }
}

#[test]
fn the_variant_that_suits_best_is_meant() {
    let own = |language, tone, medium, id| Template { id: TemplateId(id), language, tone, medium, ..body("x") };
    let (es, en) = (Some(Language::Spanish), Some(Language::English));
    let (formal, informal) = (Some(Tone::Formal), Some(Tone::Informal));
    let all = [
        own(es, formal, None, 1),
        own(es, informal, None, 2),
        own(en, None, None, 3),
        own(es, formal, Some(Medium::WhatsApp), 4),
        own(None, None, Some(Medium::Phone), 5),
        Template { hidden: true, ..own(en, informal, None, 6) },
    ];
    for (case, wanted, id) in [
        ("all of it", wanted(Language::Spanish, Tone::Informal, None), 2),
        ("language before tone", wanted(Language::English, Tone::Informal, None), 3),
        ("the medium's own", wanted(Language::Spanish, Tone::Formal, Some(Medium::WhatsApp)), 4),
        ("not another medium's", wanted(Language::Spanish, Tone::Formal, Some(Medium::Email)), 1),
        ("for any language rather than another", wanted(Language::French, Tone::Formal, Some(Medium::Phone)), 5),
    ] {
        assert_eq!(best(&all, " SALUDO ", wanted).map(|template| template.id.0), Some(id), "{case}");
    }
    assert!(best(&all, "nada", wanted(Language::Spanish, Tone::Formal, None)).is_none());
    let two = [ready_made(), all.to_vec()].concat();
    let each = best_of_each(&two, wanted(Language::English, Tone::Formal, Some(Medium::Email)));
    // The script of a call is for no e-mail.
    assert_eq!(each.len(), ReadyMade::ALL.len());
    assert!(each.iter().all(|template| template.language == en));
}

#[test]
fn ways_out_begin_with_the_preferred_channel() {
    let channel = |kind, value: &str| Channel {
        id: ChannelId(0),
        contact: None,
        kind,
        value: value.to_owned(),
        preferred: false,
    };
    let channels = [
        channel(ChannelKind::Address, "Calle 1"),
        channel(ChannelKind::Phone, "01 222 3333"),
        channel(ChannelKind::Email, "rosa@lopez.example"),
        channel(ChannelKind::WhatsApp, "999111222"),
        channel(ChannelKind::Mobile, "999111222"),
    ];
    let told = |routes: &[Route]| {
        let told = routes.iter().map(|route| format!("{} {}", route.medium.code(), route.to.as_deref().unwrap_or("?")));
        told.collect::<Vec<_>>()
    };
    assert_eq!(
        told(&routes(channels.iter())),
        [
            "phone 01 222 3333",
            "email rosa@lopez.example",
            "whatsapp 999111222",
            "whatsapp 01 222 3333",
            "phone 999111222",
            "sms 999111222",
        ]
    );
    assert_eq!(told(&routes([].iter())), ["email ?", "whatsapp ?"]);
}

/// A line of dashes is a text; only before a value they are signs.
#[test]
fn signs_are_counted_where_they_are_signs() {
    let line = "-".repeat(200);
    for text in
        [line.clone(), format!("{{{{ nombre }}}}\n{line}"), format!("{{{{ \"{line}\" }}}}"), format!("{{# {line} #}}")]
    {
        assert!(body(&text).render(&Data::new()).is_ok(), "{text}");
    }
    for text in [format!("{{{{ {line}1 }}}}"), format!("a\n{{% if {}1 %}}{{% endif %}}", "not ".repeat(60))] {
        assert_eq!(body(&text).render(&Data::new()).unwrap_err().kind, FlawKind::TooLong, "{text}");
    }
}

proptest! {
    /// Whatever is typed as a template is filled in or refused, and is never longer than it may be.
    #[test]
    fn no_template_upsets_it(text in "(\\{\\{|\\}\\}|\\{%|%\\}|if |else|endif|nombre|\\||\\(|\\)|\"|\\*|[0-9]|\n| |é){0,40}") {
        if let Ok(rendered) = body(&text).render(&data(&[(Datum::Name, "Rosa")])) {
            prop_assert!(rendered.body.chars().count() <= LONGEST);
        }
    }

    /// What a client is called is filled in to the letter: nobody's name is a template.
    #[test]
    fn data_is_data(name in "[^\\p{C}\\s]{0,3}(\\{\\{|%\\}|\\{%)[^\\p{C}\\s]{1,9}") {
        let rendered = body("{{ nombre }}").render(&data(&[(Datum::Name, &name)])).unwrap();
        prop_assert_eq!(rendered.body, name);
        prop_assert_eq!(rendered.missing, vec![]);
    }
}
