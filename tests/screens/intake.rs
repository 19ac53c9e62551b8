//! Files on the screens: chosen from a folder, looked over, decided upon, taken in, and undone at once.

use std::fmt::Write;
use std::path::Path;

use cartera::agenda::{Agenda, AgendaError, Clash, Decision, Strangers, Verdict};
use cartera::exchange::incoming::Content;
use cartera::tui::dialog::{Dialog, Part, Picker, Preview, Report, Wish};
use cartera::tui::effect::Effect;
use cartera::tui::intake::Task;
use cartera::tui::jobs::Job;
use cartera::tui::update::{Msg, update};
use ratatui::crossterm::event::KeyCode::{Char, Down, Enter, Left};
use ratatui::crossterm::event::{KeyEvent, KeyModifiers};

use crate::support::{BOTH, Desk, LARGE, Manner, SMALL, named, shop};

const DEALS: &str = "Oportunidad;Cliente;Etapa;Monto;Cierre\nBolsas 2027;Hotel Sol;Propuesta;1.250,50;15/12/2026\n\
                     Cajas;Gimnasio Titán;Ganada;900;10/11/2026\nFilm;;Perdida;300;11/11/2026\nMal;Hotel Sol;;1;\n";

trait Taking {
    fn write(&self, name: &str, text: impl AsRef<[u8]>) -> std::path::PathBuf;
    fn import(&mut self);
    fn look_over(&mut self, path: &Path);
    fn picker(&self) -> &Picker;
    fn preview(&self) -> &Preview;
    fn report(&self) -> &Report;
    fn part(&mut self, part: Part);
}

impl Taking for Desk {
    fn write(&self, name: &str, text: impl AsRef<[u8]>) -> std::path::PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }

    fn import(&mut self) {
        self.keys(": <text:app.import> <Enter>");
    }

    fn look_over(&mut self, path: &Path) {
        self.import();
        self.keys(&format!("<paste:{}> <Enter>", path.display()));
    }

    fn picker(&self) -> &Picker {
        match &self.model.dialog {
            Some(Dialog::Picker(picker)) => picker,
            other => panic!("no files are chosen but {other:?}"),
        }
    }

    fn preview(&self) -> &Preview {
        match &self.model.dialog {
            Some(Dialog::Preview(preview)) => preview,
            other => panic!("nothing is looked over but {other:?}"),
        }
    }

    fn report(&self) -> &Report {
        match &self.model.dialog {
            Some(Dialog::Report(report)) => report,
            other => panic!("nothing was said but {other:?}"),
        }
    }

    fn part(&mut self, part: Part) {
        for _ in Part::ALL {
            if self.preview().part == part {
                return;
            }
            self.keys("<Tab>");
        }
        panic!("there is no {part:?}: {:?}", self.preview().parts());
    }
}

fn shown(picker: &Picker) -> Vec<&str> {
    picker.shown().map(|found| found.name.as_str()).collect()
}

/// A desk beside a folder of files.
fn beside(lang: &'static str) -> Desk {
    let desk = Desk::of(Manner { lang, ..Manner::default() }, shop);
    desk.write("datos/contactos.csv", "Nombre;Ciudad\nAna Paz;Lima\n");
    desk.write("datos/precios 2026.csv", "Código;Nombre;Precio\nBK4;Bolsas kraft;90\n");
    desk.write("datos/foto.png", "no");
    desk.write("datos/.oculto.csv", "Nombre\nNadie\n");
    desk.write("datos/viejos/lista.csv", "Nombre\nRuth Gil\n");
    desk
}

#[test]
fn one_gets_about_among_folders_and_narrows_by_typing() {
    let mut desk = beside("es-PE");
    desk.import();
    desk.keys("<text:dat> <Enter>");
    assert_eq!(desk.picker().folder, desk.path("datos"));
    assert_eq!(shown(desk.picker()), ["viejos", "contactos.csv", "foto.png", "precios 2026.csv"]);
    desk.keys("<Enter>");
    assert_eq!(shown(desk.picker()), ["lista.csv"]);
    desk.keys("<BS>");
    assert_eq!(desk.picker().current().unwrap().name, "viejos", "one comes out where one went in");
    desk.keys("<text:26>");
    assert_eq!(shown(desk.picker()), ["precios 2026.csv"]);
    desk.keys("<BS> <BS> <C-t>");
    assert!(shown(desk.picker()).contains(&".oculto.csv"));
    desk.keys("<C-t> <text:.oc>");
    assert_eq!(shown(desk.picker()), [".oculto.csv"], "who types the dot means the hidden ones");
    desk.keys("<C-u> <text:zzz>");
    assert!(desk.text().contains("Nada aquí se llama así"), "{}", desk.text());
    desk.keys("<Enter>");
    assert!(desk.picker().typed.value() == "zzz", "there is nothing to open");
    desk.keys("<C-u> <text:..> <Enter>");
    assert_eq!(desk.picker().folder, desk.path("").parent().unwrap().join(desk.path("").file_name().unwrap()));
    desk.keys("<Esc>");
    assert!(desk.model.dialog.is_none());
    // The next time one begins where one was.
    desk.import();
    assert!(shown(desk.picker()).contains(&"datos"));
}

#[test]
fn a_path_leads_there_however_it_comes() {
    let folder = |desk: &Desk| desk.path("datos").display().to_string();
    for how in ["text", "paste"] {
        let mut desk = beside("es-PE");
        desk.import();
        let path = folder(&desk);
        desk.keys(&format!("<{how}:{path}/>"));
        assert_eq!(desk.picker().listed.as_deref(), Some(desk.path("datos").as_path()), "{how}");
        desk.keys("<text:precios 20>");
        assert_eq!(shown(desk.picker()), ["precios 2026.csv"], "{how}");
        desk.keys("<Enter>");
        assert_eq!(desk.preview().incoming().unwrap().content(), Content::Products, "{how}");
    }
    let mut desk = beside("es-PE");
    desk.import();
    let path = folder(&desk);
    desk.keys(&format!("<paste:'{path}/precios 2026.csv' '{path}/contactos.csv'> <Enter>"));
    assert_eq!(desk.preview().looked.brought.len(), 2, "several that are dropped at once");
}

#[test]
fn several_files_are_taken_in_as_one_step() {
    let mut desk = beside("es-PE");
    let before = desk.steps();
    desk.import();
    desk.keys("<text:datos> <Enter> <Down> <Space> <Tab> <Space>");
    assert_eq!(desk.picker().marked.len(), 3);
    desk.keys("<Up> <Space> <Enter>");
    assert!(desk.preview().source().is_some());
    let seen = desk.text();
    assert!(seen.contains("1 de 2 [ ]") && seen.contains("Traer contactos.csv"), "{seen}");
    desk.keys("]");
    assert!(desk.text().contains("Traer precios 2026.csv"), "{}", desk.text());
    desk.keys("<Enter>");
    assert!(desk.model.dialog.is_none(), "{:?}", desk.model.dialog);
    assert!(desk.notice().starts_with("2 nuevos"), "{}", desk.notice());
    assert_eq!(desk.id("Ana Paz"), desk.id("ana"));
    assert_eq!(desk.model.agenda.products(false).unwrap().len(), 1);
    for _ in before..desk.steps() {
        desk.keys("u");
    }
    assert!(desk.model.agenda.resolve("Ana Paz").is_err());
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_another_can_be_chosen() {
    let mut desk = beside("es-PE");
    let (empty, picture) = (desk.write("vacío.csv", ""), desk.write("foto.png", [0x89, b'P', b'N', b'G', 0, 1, 0xff]));
    let before = desk.steps();
    for path in [desk.path("no está.csv"), empty, picture.clone()] {
        desk.look_over(&path);
        let problem = desk.picker().problem.clone().unwrap_or_default();
        assert!(!problem.is_empty() && !problem.contains('\n'), "{}: {problem}", path.display());
        assert!(desk.text().contains('✗') || !desk.text().is_empty());
        desk.keys("<Esc>");
        assert!(desk.model.dialog.is_none());
    }
    desk.import();
    desk.keys("<text:/no/hay/nada/>");
    assert!(desk.text().contains("No existe la carpeta /no/hay/nada/"), "{}", desk.text());
    desk.keys("<Enter> <Esc>");
    assert_eq!(desk.steps(), before, "nothing was written");
    // Beside one that can be read it is said, and does not keep the other out.
    desk.import();
    let good = desk.path("datos/contactos.csv");
    desk.keys(&format!("<paste:'{}' '{}'> <Enter>", good.display(), picture.display()));
    assert!(desk.text().contains("foto.png"), "{}", desk.text());
    desk.keys("<Enter>");
    assert_eq!(desk.id("Ana Paz"), desk.id("ana paz"));
}

#[test]
fn contacts_are_taken_in_after_a_look_and_undone_at_once() {
    for lang in ["es-PE", "en-US"] {
        let mut desk = Desk::empty(lang);
        let file = desk.write(
            "mis contactos.csv",
            "Nombre;Ciudad;Teléfono\nAna Paz;Lima;999 111 222\n;Cusco;\nLuis Gil;Puno;999 111 333\n",
        );
        desk.keys("i");
        desk.keys(&format!("<paste:'{}'> <Enter>", file.display()));
        desk.part(Part::Rows);
        assert!(desk.text().contains("Ana Paz"), "{}", desk.text());
        desk.part(Part::Out);
        assert_eq!(desk.steps(), 0, "nothing is written yet");
        desk.keys("<Esc>");
        assert_eq!((desk.steps(), desk.model.dialog.is_none()), (0, true));
        desk.keys("i");
        desk.keys(&format!("<text:{}> <Enter> <Enter>", file.display()));
        assert!(desk.notice().starts_with(if lang == "es-PE" { "2 nuevos" } else { "2 new" }), "{}", desk.notice());
        assert_eq!(desk.names().len(), 2);
        assert!(desk.report().rejects.is_some(), "a row was left out");
        desk.keys("<Esc> u");
        assert!(desk.model.day.empty);
    }
}

#[test]
fn opportunities_are_taken_in_with_what_they_leave_open() {
    for size in BOTH {
        let mut desk = Desk::shop();
        desk.resize(size);
        let before = desk.steps();
        let file = desk.write("ventas.csv", DEALS);
        desk.look_over(&file);
        let seen = desk.text();
        for part in ["Traer ventas.csv", "oportunidades", "1  nuevo", "2  filas no se traen", "1  fila no se puede"] {
            assert!(seen.contains(part), "{part} in\n{seen}");
        }
        assert_eq!(desk.steps(), before, "nothing is written yet");
        let settings = desk.preview().settings();
        let at = settings.iter().position(|it| it.key() == "intake-strangers").unwrap();
        desk.keys("<Home>");
        desk.keys(&"<Down>".repeat(at));
        desk.keys("<Space> <Down> <Right>");
        assert_eq!(desk.preview().options.strangers, Strangers::Add);
        assert!(desk.text().contains("«Sin cliente»"), "{}", desk.text());
        assert_eq!(desk.steps(), before, "nothing is written yet");
        desk.keys("<Enter>");
        assert!(desk.notice().starts_with("3 nuevos"), "{}", desk.notice());
        assert_eq!(desk.id("Gimnasio Titán"), desk.id("titan"));
        desk.keys("<Esc> u");
        assert!(desk.model.agenda.resolve("Sin cliente").is_err());
    }
}

#[test]
fn what_a_column_is_for_can_be_said_kept_and_used_again() {
    let mut desk = Desk::shop();
    let file = desk.write("banco.csv", "Titular;Dato;Signo\nAna Paz;999 111 222;aries\nLuis Gil;999 111 333;leo\n");
    desk.look_over(&file);
    // Nothing says who these are: nothing can be taken in before somebody says it.
    assert_eq!((desk.preview().part, desk.preview().sound), (Part::Columns, false));
    let before = desk.steps();
    desk.keys("<Enter>");
    assert!(desk.steps() == before && desk.text().contains("Así no se puede traer"), "{}", desk.text());
    desk.keys("<Space> <text:nombre> <Enter>");
    assert_eq!(desk.preview().rows().len(), 2);
    desk.part(Part::Columns);
    desk.keys("<Down> <Space>");
    assert!(desk.text().contains("¿Para qué es «Dato»?"), "{}", desk.text());
    desk.keys("<text:movil> <Enter>");
    assert_eq!(desk.preview().incoming().unwrap().columns[1].field, Some("mobile"));
    desk.keys("<Space> <Esc>");
    assert!(desk.preview().fields.is_none(), "Esc leaves the menu alone");
    desk.keys("s <text:mi banco> <Enter>");
    assert!(desk.notice().contains("mi banco"), "{}", desk.notice());
    let kept = desk.model.agenda.columns_named("mi banco").unwrap().unwrap();
    assert!(kept.map.contains(&("Dato".into(), "mobile".into())) && kept.content == Some(Content::Clients));
    desk.keys("<Esc>");
    // Another file of that kind.
    let other = desk.write("banco 2.csv", "Titular;Dato;Signo\nEva Sol;999 111 444;leo\n");
    desk.look_over(&other);
    desk.part(Part::Columns);
    desk.keys("u <Enter>");
    assert_eq!(desk.preview().incoming().unwrap().columns[1].field, Some("mobile"));
    desk.keys("<Enter>");
    let card = desk.card("Eva Sol");
    assert!(format!("{:?}", card.channels).contains("444"), "{:?}", card.channels);
}

#[test]
fn how_a_file_is_read_can_be_changed_and_taken_back() {
    let mut desk = Desk::shop();
    let file = desk.write("c.csv", "Nombre;Ciudad\nJos\u{e9};Lima\nAna;Per\u{fa}\n");
    desk.look_over(&file);
    let delimiter = desk.preview().settings().iter().position(|it| it.key() == "intake-delimiter").unwrap();
    desk.keys(&"<Down>".repeat(delimiter));
    desk.keys("<Space>");
    let source = desk.preview().source().unwrap();
    assert_eq!(source.manner.delimiter, Some(b','));
    let broken = !desk.preview().sound || desk.preview().incoming().unwrap().columns.len() == 1;
    assert!(broken, "it is no file of commas");
    let before = desk.steps();
    if !desk.preview().sound {
        desk.keys("<Enter>");
        assert_eq!(desk.steps(), before, "what cannot be read so is not taken in otherwise");
    }
    desk.keys("<Left>");
    assert!(desk.preview().sound && desk.preview().incoming().unwrap().columns.len() == 2);
    // What was looked over is taken in, whatever became of the file since.
    std::fs::write(&file, "Nombre\nOtro\n").unwrap();
    desk.keys("<Space> <Left>");
    std::fs::remove_file(&file).unwrap();
    desk.keys("<Enter>");
    assert!(desk.model.agenda.resolve("Ana").is_ok() && desk.model.agenda.resolve("Otro").is_err());
}

#[test]
fn what_was_left_out_can_be_kept_in_a_file_beside_it() {
    let mut desk = Desk::shop();
    let file = desk.write("datos/ventas.csv", DEALS);
    for round in 1..=2 {
        desk.look_over(&file);
        desk.keys("<Enter>");
        assert!(desk.text().contains("r las guarda") || desk.text().contains("r la guarda"), "{}", desk.text());
        desk.keys("r");
        assert!(desk.text().contains("Guardadas en"), "{}", desk.text());
        desk.keys("<Esc>");
        assert!(desk.model.dialog.is_none());
        let name = if round == 1 { "datos/ventas sin traer.csv" } else { "datos/ventas sin traer 2.csv" };
        let kept = std::fs::read_to_string(desk.path(name)).unwrap();
        assert!(kept.contains("línea,porqué,fila") && kept.lines().count() == 4, "{kept}");
        assert!(kept.contains("Film;;Perdida;300;11/11/2026"), "as it was: {kept}");
    }
    // Into a folder where nothing can be written it says why.
    desk.look_over(&file);
    desk.keys("<Enter>");
    std::fs::remove_dir_all(desk.path("datos")).unwrap();
    desk.keys("r");
    assert!(desk.text().contains("ventas sin traer.csv"), "{}", desk.text());
    assert!(!desk.text().contains("Guardadas"), "{}", desk.text());
}

/// Presses Enter while the worker is not done before the next key comes: the work that is asked for.
fn ask(desk: &mut Desk) -> (Job, Task) {
    let effects = update(&mut desk.model, Msg::Key(KeyEvent::new(Enter, KeyModifiers::NONE)));
    match effects.into_iter().next() {
        Some(Effect::Intake(job, task)) => (job, *task),
        other => panic!("nothing is asked of the worker but {other:?}"),
    }
}

#[test]
fn what_takes_long_is_called_off_and_nothing_of_it_stays() {
    let mut desk = Desk::shop();
    let rows = (0..600).map(|n| format!("Cliente {n},98{n:07}\n")).collect::<Vec<_>>().concat();
    let file = desk.write("largo.csv", format!("Nombre,Tel\n{rows}"));
    // While it is read, one goes back to choosing.
    desk.import();
    desk.keys(&format!("<paste:{}>", file.display()));
    let (job, _) = ask(&mut desk);
    desk.keys("<Esc>");
    assert!(job.watch.is_stopped() && matches!(desk.model.dialog, Some(Dialog::Picker(_))));
    desk.keys("<Enter>");
    // While it is taken in, one goes back to what was looked over.
    assert_eq!(desk.preview().looked.reports[0].count(Verdict::New), 600);
    let (job, task) = ask(&mut desk);
    desk.send(Msg::Step(job.id, (150, 600)));
    assert!(desk.text().contains("Trayendo"), "{}", desk.text());
    desk.keys("<Enter> <Esc>");
    assert!(job.watch.is_stopped() && desk.text().contains("Dejándolo…"), "{}", desk.text());
    let Task::TakeIn(brought, options) = task else { panic!("{task:?}") };
    let said = desk.model.agenda.take_in(&brought, &options, false, &job.watch);
    assert!(matches!(said, Err(AgendaError::Stopped)), "{said:?}");
    desk.send(Msg::TookIn(job.id, said));
    assert!(desk.text().contains("No se ha traído nada."), "{}", desk.text());
    assert!(desk.model.agenda.resolve("Cliente 599").is_err());
    desk.keys("<Enter>");
    assert!(desk.model.agenda.resolve("Cliente 599").is_ok());
}

#[test]
fn the_answer_to_what_was_given_up_is_not_waited_for() {
    let mut desk = Desk::shop();
    let file = desk.write("c.csv", "Nombre\nAna\n");
    desk.look_over(&file);
    let shown = desk.preview().looked.clone();
    desk.keys("<Esc>");
    desk.send(Msg::Looked(0, Ok(Box::new(shown.clone()))));
    assert!(desk.model.dialog.is_none());
    desk.import();
    desk.send(Msg::Looked(1, Ok(Box::new(shown))));
    desk.send(Msg::Rehearsed(2, Ok(Vec::new())));
    assert!(matches!(desk.model.dialog, Some(Dialog::Picker(_))));
    assert!(!desk.model.jobs.is_running());
}

#[test]
fn names_and_numbers_are_hidden_from_who_looks_over_the_shoulder() {
    let mut desk = Desk::shop();
    let file = desk.write("ventas.csv", DEALS);
    desk.keys("X");
    desk.look_over(&file);
    for _ in Part::ALL {
        let seen = desk.text();
        for secret in ["Hotel Sol", "Gimnasio", "1.250", "1,250"] {
            assert!(!seen.contains(secret), "{secret} in\n{seen}");
        }
        desk.keys("<Tab>");
    }
}

/// Clients of whom a file says otherwise.
fn known(agenda: &mut Agenda) {
    for (name, city, role) in
        [("Ana Paz", "Lima", "Compras"), ("Luis Gil", "Cusco", "Gerente general de operaciones y logística")]
    {
        let mut record = named(name);
        record.client.city = Some(city.into());
        record.client.role = Some(role.into());
        agenda.add_client(record, None).unwrap();
    }
}

/// The clients of a file that says otherwise, with rows that cannot be read and columns that fit nowhere.
const OTHERWISE: &str = "Nombre;Cargo;Ciudad;Correo;Signo zodiacal\n\
    Ana Paz;Jefa de compras;Arequipa;ana@paz.pe;aries\nLuis Gil;Dueño;Cusco;;leo\nEva Sol;;Lima;eva(arroba)sol;virgo\n\
    ;;;;tauro\n";

/// A preview in which the file says otherwise.
fn otherwise(preview: &mut Preview) {
    let mut reports = preview.looked.reports.clone();
    let clash = |field, here: &str, there: &str| Clash { field, here: here.into(), there: there.into() };
    for (row, clashes) in reports[0].rows.iter_mut().zip([
        vec![clash("role", "Compras", "Jefa de compras"), clash("city", "Lima", "Arequipa")],
        vec![clash("role", "Gerente general de operaciones y logística", "Dueño")],
    ]) {
        (row.verdict, row.clashes) = (Verdict::Conflict, clashes);
    }
    preview.report(reports);
}

#[test]
fn what_says_otherwise_is_decided_one_by_one_or_all_at_once() {
    let mut desk = Desk::of(Manner::default(), known);
    let file = desk.write("c.csv", OTHERWISE);
    desk.look_over(&file);
    if let Some(Dialog::Preview(preview)) = &mut desk.model.dialog {
        otherwise(preview);
    }
    desk.part(Part::Conflicts);
    let seen = desk.text();
    for part in ["Dicen otra cosa 2", "Ana Paz · Cargo · línea 2", "● Compras", "dejar lo que hay"] {
        assert!(seen.contains(part), "{part} in\n{seen}");
    }
    let at = |desk: &Desk, line| desk.preview().decision(line);
    let Some(Dialog::Preview(mut preview)) = desk.model.dialog.take() else { panic!("no preview") };
    let key = |code| KeyEvent::new(code, KeyModifiers::NONE);
    let texts = std::rc::Rc::clone(&desk.model.texts);
    let mut press = |code| preview.key(key(code), false, &texts);
    assert_eq!(press(Char(' ')), Wish::Rehearse);
    assert_eq!((press(Down), press(Down), press(Left)), (Wish::Nothing, Wish::Nothing, Wish::Rehearse));
    desk.model.dialog = Some(Dialog::Preview(preview));
    assert_eq!((at(&desk, 2), at(&desk, 3)), (Decision::Take, Decision::Both));
    desk.keys("<Esc>");
}

const LANGS: [&str; 2] = ["es-PE", "en-US"];

fn push(album: &mut String, place: &str, shot: &str, (columns, rows): (u16, u16)) {
    let title = format!(" {place} {columns}×{rows} ");
    write!(album, "\n{title:=^80}\n{shot}\n").unwrap();
}

#[test]
fn what_it_looks_like() {
    for lang in LANGS {
        let mut album = String::new();
        let mut desk = beside(lang);
        known(&mut desk.model.agenda);
        let file = desk.write("datos/clientes del banco.csv", OTHERWISE);
        let folder = desk.path("datos");
        desk.import();
        desk.keys(&format!("<text:{}> <Enter> <Down> <Down> <Space>", folder.display()));
        for size in BOTH {
            push(&mut album, "picker", &desk.shot(size), size);
        }
        desk.keys("<Esc>");
        desk.look_over(&file);
        for part in desk.preview().parts() {
            desk.part(part);
            desk.keys("<Down>");
            for size in BOTH {
                push(&mut album, &format!("{part:?}"), &desk.shot(size), size);
            }
        }
        if let Some(Dialog::Preview(preview)) = &mut desk.model.dialog {
            otherwise(preview);
        }
        desk.part(Part::Conflicts);
        desk.keys("<Down>");
        for size in BOTH {
            push(&mut album, "Conflicts", &desk.shot(size), size);
        }
        desk.part(Part::Columns);
        desk.keys("<Space> <text:te>");
        push(&mut album, "fields", &desk.shot(SMALL), SMALL);
        desk.keys("<Esc> s <text:banco>");
        push(&mut album, "a name for the reading", &desk.shot(SMALL), SMALL);
        desk.keys("<Enter> u");
        push(&mut album, "readings", &desk.shot(SMALL), SMALL);
        desk.keys("<Esc> <Enter>");
        push(&mut album, "taken in", &desk.shot(LARGE), LARGE);
        insta::assert_snapshot!(format!("intake.{}", &lang[..2]), album);
    }
}

/// Names that nobody would choose, 60 columns, a file name of 200 letters, no rows, only rows that cannot be read.
#[test]
fn ugly_files() {
    let mut album = String::new();
    let mut desk = Desk::shop();
    let long = format!("{}.csv", "clientes de la zona norte y alrededores ".repeat(5).trim_end());
    let header: Vec<String> = (1..=60).map(|n| format!("Columna larga de un programa que nadie usa {n}")).collect();
    let wide = format!("Nombre;{}\n{};{}\n", header.join(";"), "متجر السلام للأدوات المنزلية والهدايا", "x;".repeat(59));
    let files = [
        (long.as_str(), wide),
        ("vacía.csv", "Nombre;Ciudad\n".to_owned()),
        ("mal.csv", "Nombre;Ciudad\n;Lima\n;Cusco\n".to_owned()),
        ("渡辺.csv", "Nombre;Ciudad\n渡辺商店株式会社渡辺商店株式会社渡辺商店株式会社;Lima\n".to_owned()),
    ];
    for (name, text) in files {
        let file = desk.write(name, text);
        desk.look_over(&file);
        let name: String = name.chars().take(20).collect();
        if let Some(Dialog::Preview(preview)) = &desk.model.dialog {
            for part in preview.parts() {
                desk.part(part);
                desk.keys("<End>");
                push(&mut album, &format!("{name} {part:?}"), &desk.shot(SMALL), SMALL);
            }
        } else {
            push(&mut album, &name, &desk.shot(SMALL), SMALL);
        }
        for size in [(60, 16), (80, 24), (200, 60)] {
            let _drawn = desk.shot(size);
        }
        desk.keys("<Esc>");
    }
    insta::assert_snapshot!("intake-ugly", album);
}

/// What was exported with a passphrase, several files or an agenda as a whole, is read with it, and with no other.
#[test]
fn what_is_encrypted_is_read_with_its_passphrase() {
    let seal = |text: &[u8]| {
        let mut sealed = Vec::new();
        let written: std::io::Result<()> =
            cartera::exchange::sealed::seal("correct horse", &mut sealed, |to| std::io::Write::write_all(to, text));
        written.unwrap();
        sealed
    };
    let mut desk = Desk::shop();
    let path = desk.write("clientes.csv.age", seal("Nombre;Ciudad\nClínica San Lucas;Lima\n".as_bytes()));
    desk.write("otros.csv", "Nombre;Ciudad\nBotica Nueva;Lima\n");
    desk.look_over(&path);
    assert!(desk.picker().locked.is_some() && desk.text().contains("Contraseña de clientes.csv.age"));
    desk.keys("<text:battery q> <BS> <Enter>");
    assert!(desk.text().contains("esa contraseña no abre"), "{}", desk.text());
    desk.keys("<Esc>");
    assert!(desk.picker().locked.is_none(), "one can go back");
    desk.keys("<Enter> <Enter>");
    assert!(desk.picker().locked.is_some(), "nothing typed opens nothing");
    desk.keys("<text:correct> <Space>");
    assert!(desk.text().contains("> ••••••••") && !desk.text().contains("correct"), "{}", desk.text());
    desk.keys("<paste:horse> <Enter>");
    assert_eq!(desk.preview().looked.sources[0].path, desk.path("clientes.csv"));
    desk.keys("<Esc>");

    // Beside others that need none.
    let both = format!("{} {}", path.display(), desk.path("otros.csv").display());
    desk.import();
    desk.keys(&format!("<paste:{both}> <Enter> <text:correct> <Space> <text:horse> <Enter>"));
    assert_eq!(desk.preview().looked.sources.len(), 2);
    assert!(desk.preview().looked.is_sound());
    desk.keys("<Esc>");

    let mut whole = Vec::new();
    desk.other().export_json(None, &mut whole, &cartera::agenda::Watch::default()).unwrap();
    let whole = desk.write("todo.json.age", seal(&whole));
    desk.look_over(&whole);
    desk.keys("<paste:correct horse> <Enter>");
    assert!(!matches!(desk.model.dialog, Some(Dialog::Picker(_))), "{}", desk.text());
    let damaged = desk.write("mal.csv.age", &seal(b"Nombre\nUno\n")[..150]);
    let mut desk = Desk::shop();
    desk.look_over(&damaged);
    desk.keys("<paste:correct horse> <Enter>");
    assert!(desk.text().contains("dañado o incompleto"), "{}", desk.text());
}
