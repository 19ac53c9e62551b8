//! What is taken along: the briefing before a call, and the sheet of a day.

use serde_json::json;

use crate::{Home, fields, str_of};

/// A day with two visits and a call in two zones, and somebody in the north who is late.
fn route(lang: &'static str) -> Home {
    let home = Home::new(lang);
    let add = |name: &str, zone: &str, more: &[&str]| {
        home.done(&[&["add", name, "--zone", zone, "--city", "Lima"], more].concat());
    };
    add("Ferretería López", "Norte", &["--mobile", "999 111 222", "--address", "Av. Túpac 100", "--contact", "Rosa"]);
    add("Bodega Ruiz", "norte", &[]);
    add("Hotel Sol", "Centro", &[]);
    add("Óptica Núñez", "NORTE", &[]);
    home.done(&["edit", "núñez", "--attention", "rojo"]);
    home.done(&["plan", "lopez", "hoy 15:00", "--channel", "visita", "--purpose", "llevar muestras"]);
    home.done(&["plan", "ruiz", "hoy 9:30", "--channel", "llamada", "--purpose", "saldo"]);
    home.done(&["plan", "hotel", "hoy", "--channel", "reunión"]);
    home.done(&["log", "lopez:", "--kind", "llamada", "--at", "2026-11-20 16:00", "pidió el catálogo"]);
    home
}

#[test]
fn the_sheet_goes_zone_by_zone_and_visits_come_first() {
    let said = route("es-PE").done(&["sheet"]);
    let expected = "\
Hoja del lunes 23 de noviembre de 2026
3 contactos previstos · 2 en persona

Centro · Lima
[ ] sin hora  Hotel Sol · reunión

Norte · Lima
[ ] 15:00     Ferretería López · visita · Rosa
              llevar muestras
              dirección: Av. Túpac 100
              móvil: 999 111 222
              Último: 20 nov, llamada: pidió el catálogo
[ ] 09:30     Bodega Ruiz · llamada
              saldo
";
    assert_eq!(said, expected);
}

#[test]
fn who_is_wanted_in_a_zone_is_added_whatever_its_accents() {
    let home = route("es-PE");
    for typed in ["norte", "NORTE", "Nórte"] {
        let said = home.done(&["sheet", "--zone", typed]);
        assert!(
            said.contains("\nSi pasas por NORTE: 1 cliente espera contacto\n[ ] ● rojo    Óptica Núñez\n"),
            "{said}"
        );
    }
    let said = home.done(&["sheet", "--zone", "centro"]);
    assert!(said.ends_with("\nNadie más espera contacto en Centro\n"), "{said}");
    let said = home.run(&["sheet", "--zone", "sur"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert_eq!(said.err, "cartera: no hay ninguna zona «sur». Las que hay: Centro · NORTE\n");
    let said = Home::with_clients("en").run(&["sheet", "--zone", "x"]);
    assert!(said.code == 1 && said.err.contains("no client has a zone"), "{}", said.err);
}

#[test]
fn of_many_in_a_zone_the_first_are_named_and_all_are_counted() {
    let home = Home::new("en-GB");
    for n in 0..15 {
        home.done(&["add", &format!("Shop {n}"), "--zone", "North"]);
        home.done(&["edit", &format!("#{}", n + 1), "--attention", "red"]);
    }
    home.done(&["edit", "#3", "--archive"]);
    let said = home.done(&["sheet", "--zone", "north"]);
    assert!(said.contains("If you pass through North: 14 clients want contact"), "{said}");
    assert_eq!(said.matches("[ ] ● red").count(), 12, "{said}");
    assert!(said.ends_with("\n… and 2 more in that zone\n"), "{said}");
    let sheet = home.json(&["sheet", "--zone", "north"]);
    assert_eq!((&sheet["passing_count"], sheet["passing"].as_array().unwrap().len()), (&json!(14), 12));
}

#[test]
fn an_empty_day_says_so() {
    let home = route("es-PE");
    let said = home.done(&["sheet", "--on", "sábado"]);
    assert_eq!(
        said,
        "Hoja del sábado 28 de noviembre de 2026\n0 contactos previstos · 0 en persona\n\nNo hay nada previsto para este día.\n"
    );
    assert!(
        home.done(&["sheet", "--on", "saturday", "--format", "html", "--lang", "en"]).contains("Nothing is planned")
    );
}

#[test]
fn the_field_names_of_a_sheet_are_stable() {
    let sheet = route("es-PE").json(&["sheet", "--zone", "norte"]);
    assert_eq!(fields(&sheet), ["day", "passing", "passing_count", "stretches", "zone"]);
    let stretch = &sheet["stretches"][1];
    assert_eq!(fields(stretch), ["city", "stops", "zone"]);
    let stop = &stretch["stops"][0];
    assert_eq!(fields(stop), ["addresses", "client", "follow_up", "last", "light", "open", "phones", "with"]);
    assert_eq!(fields(&stop["client"]), ["city", "company", "id", "name", "zone"]);
    assert_eq!(stop["follow_up"]["time"], "15:00");
    let passing = &sheet["passing"][0];
    assert_eq!(fields(passing), ["addresses", "client", "last", "light", "open", "phones", "with"]);
    assert_eq!(passing["light"], "red");
}

/// The page needs no other file, and nothing that a client is called can be more than a text in it.
#[test]
fn the_page_is_one_file_in_which_foreign_text_is_text() {
    for (lang, tag, title) in [("es-PE", "es-PE", "Hoja del lunes"), ("en-US", "en-US", "Sheet for Monday")] {
        let home = route(lang);
        let hostile = "<script>alert(1)</script> \"&' \u{1b}[31m 渡辺商店";
        let long = format!("<b>{}", "ñandú ".repeat(45));
        for name in [hostile, &long] {
            home.done(&["add", name, "--zone", "<i>", "--address", "</dl><img src=x onerror=y>", "--notes", "x"]);
        }
        home.done(&["plan", "#5", "2026-11-23", "--purpose", "</style><script>"]);
        home.done(&["plan", "#6", "2026-11-23"]);
        home.done(&["log", "--client", "#5", "--note", "{{ 7*7 }} <script>x</script>\nsegunda"]);
        let page = home.done(&["sheet", "--format", "html"]);
        assert!(page.starts_with(&format!("<!DOCTYPE html>\n<html lang=\"{tag}\">")), "{page}");
        assert!(page.contains(title), "{page}");
        assert!(page.contains("&lt;script&gt;alert(1)&lt;") && page.contains("渡辺商店"), "{page}");
        assert!(page.contains("{{ 7*7 }}"), "a text is no template");
        let body = page.split_once("<body>").unwrap().1;
        for tag in ["<script", "<img", "<i>", "<b>", "http:", "https:", "<link", "\u{1b}"] {
            assert!(!body.contains(tag), "{tag} in {body}");
        }
        // What is opened is closed, in spite of what is filled in.
        for tag in ["div", "section", "dl", "dt", "dd", "h2", "span"] {
            let (open, close) = (page.matches(&format!("<{tag}")).count(), page.matches(&format!("</{tag}>")).count());
            assert_eq!(open, close, "{tag}");
        }
    }
}

#[test]
fn a_sheet_is_written_into_a_new_file_only() {
    let home = route("es-PE");
    let page = home.path("hoja.html");
    let said = home.done(&["sheet", "--out", str_of(&page)]);
    assert_eq!(said, format!("{}: 3 contactos previstos\n", page.display()));
    let written = std::fs::read_to_string(&page).unwrap();
    assert_eq!(written, home.done(&["sheet", "--format", "html"]), "by the name of the file");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&page).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let again = home.run(&["sheet", "--out", str_of(&page)]);
    assert!(again.code == 1 && again.err.contains("ya existe y no se ha tocado"), "{}", again.err);
    assert_eq!(std::fs::read_to_string(&page).unwrap(), written);
    let text = home.path("hoja");
    home.done(&["sheet", "--out", str_of(&text), "--color", "always"]);
    assert!(!std::fs::read_to_string(&text).unwrap().contains('\u{1b}'), "a file has no colours");
    let nowhere = home.run(&["sheet", "--out", "no/such/folder.html"]);
    assert!(nowhere.code == 1 && nowhere.err.contains("no se pudo escribir no/such/folder.html"), "{}", nowhere.err);
    let wrong = home.run(&["sheet", "--format", "pdf"]);
    assert!(wrong.code == 2 && wrong.err.contains("text, html"), "{}", wrong.err);
}

#[test]
fn a_text_sheet_moves_no_terminal_and_fits_a_page() {
    let home = Home::new("es");
    home.done(&[
        "add",
        &format!("渡辺商店 \u{202e}{}", "largo ".repeat(40)),
        "--zone",
        "Norte\u{7}",
        "--role",
        "dueña",
    ]);
    home.done(&["plan", "#1", "hoy", "--purpose", &"muestra ".repeat(60)]);
    let said = home.done(&["sheet"]);
    assert!(!said.contains(|c: char| c.is_control() && c != '\n') && !said.contains('\u{202e}'), "{said:?}");
    assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
}

#[test]
fn a_briefing_has_all_that_is_needed_to_call() {
    let home = Home::with_clients("es-PE");
    home.done(&["edit", "lopez", "--notes", "Paga a 30 días.\nNo llamar los lunes."]);
    home.done(&["plan", "lopez", "vie 10:00", "--purpose", "renovar contrato"]);
    home.done(&["plan", "lopez", "lunes", "--channel", "visita"]);
    for n in 1..=5 {
        home.done(&["log", "lopez:", "--kind", "nota", "--note", &format!("nota {n}")]);
    }
    let long = format!("primera línea\n\n{}", "palabras que llenan el renglón ".repeat(6));
    home.done(&["log", "lopez:", "--kind", "llamada", "--outcome", "reclamo", "--contact", "rosa", &long]);
    home.done(&["log", "lopez:", "--kind", "correo", "--outcome", "espera respuesta", "cotización 50 uds"]);
    let said = home.done(&["brief", "lopez"]);
    let expected = "\
Ferretería López · #1 · Lima · empresa
#vip

● rojo
  Hay un reclamo sin resolver del lun 23 nov.

Previsto
  vie 27 nov 10:00 · llamada · renovar contrato
  lun 30 nov · visita

Cómo contactar
  ★ móvil 999 111 222
  Rosa Muñoz, compras

Pendiente de resolver
  queja (hoy): primera línea
  lun 23 nov 10:00 · correo · espera respuesta: cotización 50 uds

Últimas gestiones (5 de 7)
  lun 23 nov 10:00 · correo · espera respuesta
    cotización 50 uds
  lun 23 nov 10:00 · llamada · reclamo · Rosa Muñoz
    primera línea

    palabras que llenan el renglón palabras que llenan el renglón palabras que
    llenan el renglón palabras que llenan el renglón palabras que llenan el
    renglón palabras que llenan el renglón
  lun 23 nov 10:00 · nota
    nota 5
  lun 23 nov 10:00 · nota
    nota 4
  lun 23 nov 10:00 · nota
    nota 3

Notas
  Paga a 30 días.
  No llamar los lunes.
";
    assert_eq!(said, expected);
    let brief = home.json(&["brief", "lopez"]);
    assert_eq!(fields(&brief["open"]), ["awaited", "complaints"]);
    assert_eq!(brief["open"]["complaints"][0]["outcome"], "complaint");
    assert_eq!(brief["open"]["awaited"]["text"], "cotización 50 uds");
    assert_eq!(brief["client"], home.json(&["show", "lopez"])["client"]);
    home.done(&["done", "lopez", "--complaint"]);
    home.done(&["log", "lopez:", "--kind", "llamada", "--in", "ya la vieron"]);
    assert!(!home.done(&["brief", "lopez"]).contains("Pendiente"), "nothing is open any more");
}

#[test]
fn a_briefing_on_somebody_unknown_to_the_house_is_short() {
    let home = Home::with_clients("en-GB");
    let said = home.done(&["brief", "ruiz"]);
    let expected = "\
Ferretería Ruiz · #2 · Cusco

○ no next step

Last interactions
  Nothing has been logged yet.
";
    assert_eq!(said, expected);
}
