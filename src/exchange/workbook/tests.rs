//! Workbooks as programs write them, and as nobody does.

use std::io::Write;

use jiff::civil::date;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::domain::capture::Coins;
use crate::domain::when::DateOrder;
use crate::exchange::incoming::Limited;
use crate::exchange::incoming::{Content, Incoming, ReadOptions, Rows, read};
use crate::exchange::table::Table;

fn options() -> ReadOptions {
    ReadOptions::usual(DateOrder::DayMonth, Coins { decimal: ',', coins: Vec::new() }, date(2026, 11, 21))
}

/// The rows of each sheet, with their numbers.
fn rows(bytes: &[u8], kind: FileKind) -> Vec<(String, Vec<(u64, String)>)> {
    let sheets = sheets(bytes, kind).unwrap();
    let rows = |grid: &Grid| {
        let mut records = Table::Cells(grid).records();
        let mut record = ::csv::StringRecord::new();
        let mut rows = Vec::new();
        while let Some(span) = records.next(&mut record) {
            rows.push((span.line, record.iter().collect::<Vec<_>>().join("|")));
        }
        rows
    };
    sheets.iter().map(|(name, grid)| (name.clone(), rows(grid))).collect()
}

fn owned(rows: &[(u64, &str)]) -> Vec<(u64, String)> {
    rows.iter().map(|(line, row)| (*line, (*row).to_owned())).collect()
}

/// A packed file of parts.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn ods(table: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\">\
         <office:body><office:spreadsheet><table:table table:name=\"Hoja1\">{table}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest/>"),
        ("content.xml", &content),
    ])
}

#[test]
fn cells_of_xlsx_are_what_people_see() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Ventas").unwrap();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let moment = Format::new().set_num_format("dd/mm/yyyy hh:mm");
    sheet.write(0, 0, "Informe de ventas").unwrap();
    sheet.merge_range(0, 0, 0, 4, "Informe de ventas", &Format::new()).unwrap();
    for (column, header) in (0..).zip(["Cliente", "Fecha", "Total", "Teléfono", "Nota"]) {
        sheet.write(3, column, header).unwrap();
    }
    sheet.merge_range(4, 0, 5, 0, "Ferretería López", &Format::new()).unwrap();
    sheet.write_with_format(4, 1, ExcelDateTime::from_ymd(2026, 11, 5).unwrap(), &day).unwrap();
    sheet.write(4, 2, 1250.5).unwrap().write(4, 3, 51_999_111_222.0).unwrap();
    let at = ExcelDateTime::from_ymd(2026, 11, 6).unwrap().and_hms(10, 30, 0).unwrap();
    sheet.write_with_format(5, 1, at, &moment).unwrap();
    sheet.write(5, 2, 1.234).unwrap();
    sheet.write_formula(5, 4, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let expected = owned(&[
        (1, "Informe de ventas"),
        (4, "Cliente|Fecha|Total|Teléfono|Nota"),
        (5, "Ferretería López|2026-11-05|1250.5|51999111222"),
        (6, "Ferretería López|2026-11-06 10:30|1.2340|#DIV/0!"),
    ]);
    let found = rows(&bytes, FileKind::Xlsx);
    // Whether an error is kept as one is up to the program that wrote it.
    let found: Vec<_> = found[0].1.iter().map(|(line, row)| (*line, row.replace("||", "|"))).collect();
    let plain = |rows: Vec<(u64, String)>| -> Vec<(u64, String)> {
        rows.into_iter().map(|(line, row)| (line, row.trim_end_matches("|#DIV/0!").to_owned())).collect()
    };
    assert_eq!(plain(found), plain(expected));
    let read = read("v.xlsx", &bytes, &options()).unwrap().remove(0);
    assert_eq!((read.content(), read.header_line, read.name.as_str()), (Content::Purchases, Some(4), "v.xlsx"));
    let Rows::Purchases(rows) = &read.rows else { panic!() };
    let totals: Vec<i64> = rows.iter().map(|row| row.total.unwrap().scaled(3)).collect();
    assert_eq!(totals, [1_250_500, 1_234]);
    assert_eq!((rows[1].whose.name.as_deref(), rows[1].on), (Some("Ferretería López"), date(2026, 11, 6)));
}

#[test]
fn each_sheet_with_a_table_is_read_and_the_others_are_said() {
    let mut book = Workbook::new();
    for (name, cells) in [
        ("Clientes", &[["Nombre", "Teléfono"], ["Ana Paz", "999111222"]][..]),
        ("Vacía", &[]),
        ("Catálogo", &[["Producto", "Precio"], ["Balanza", "12,50"]]),
        ("Borrador", &[["x", "y"], ["1", "2"]]),
    ] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, line) in (0..).zip(cells) {
            for (column, cell) in (0..).zip(line) {
                sheet.write(row, column, *cell).unwrap();
            }
        }
    }
    let read = read("todo.xlsx", &book.save_to_buffer().unwrap(), &options()).unwrap();
    let found: Vec<(&str, Content)> = read.iter().map(|read: &Incoming| (read.name.as_str(), read.content())).collect();
    assert_eq!(found, [("todo.xlsx: Clientes", Content::Clients), ("todo.xlsx: Catálogo", Content::Products)]);
    assert_eq!(read[0].left_out, ["Borrador"]);
}

#[test]
fn cells_of_ods_are_what_people_see() {
    let bytes = ods(
        "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>Nombre</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"string\"><text:p>Alta</text:p></table:table-cell>\
         <table:table-cell><text:p>Nota</text:p></table:table-cell></table:table-row>\
         <table:table-row table:number-rows-repeated=\"3\"><table:table-cell table:number-columns-repeated=\"16384\"/>\
         </table:table-row>\
         <table:table-row><table:table-cell><text:p>Ana &amp; Luz<text:s text:c=\"2\"/>Paz</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"date\" office:date-value=\"2026-11-05\"><text:p>05/11/26</text:p>\
         </table:table-cell><table:table-cell><office:annotation><text:p>aparte</text:p></office:annotation>\
         <text:p>uno</text:p><text:p>dos</text:p></table:table-cell></table:table-row>\
         <table:table-row table:number-rows-repeated=\"2\"><table:table-cell office:value-type=\"float\" \
         office:value=\"51999111222\"><text:p>5,2E10</text:p></table:table-cell><table:table-cell><text:p>#N/A</text:p>\
         </table:table-cell></table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell/></table:table-row>",
    );
    let expected = owned(&[
        (1, "Nombre|Alta|Nota"),
        (5, "Ana & Luz  Paz|2026-11-05|uno\ndos"),
        (6, "51999111222"),
        (7, "51999111222"),
    ]);
    assert_eq!(rows(&bytes, FileKind::Ods), [("Hoja1".to_owned(), expected)]);
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    let sheet = |text: &str| {
        packed(&[
            ("[Content_Types].xml", "<Types/>"),
            ("xl/workbook.xml", "<workbook/>"),
            ("xl/worksheets/sheet1.xml", text),
        ])
    };
    let refused = |bytes: &[u8], kind| sheets(bytes, kind).unwrap_err();
    let large = |error: &ReadError| matches!(error, ReadError::TooLarge { what: Limited::Unpacked, .. });
    let error = refused(&sheet(&" ".repeat(40 * 1024 * 1024)), FileKind::Xlsx);
    assert!(large(&error), "a part that shrinks too well: {error:?}");
    let error = refused(&sheet(&format!("<sheetData>{}", "x".repeat(2 * 1024 * 1024))), FileKind::Xlsx);
    assert!(large(&error), "a cell that never ends: {error:?}");
    // A part that says it is smaller than it is.
    let honest = sheet(&"<a/>".repeat(1_000));
    let mut lying = honest.clone();
    let size = 4_000_u32.to_le_bytes();
    let places: Vec<usize> = lying.windows(4).enumerate().filter(|(_, it)| *it == size).map(|(at, _)| at).collect();
    assert!(!places.is_empty());
    for at in places {
        lying[at..at + 4].copy_from_slice(&40_u32.to_le_bytes());
    }
    assert!(matches!(refused(&lying, FileKind::Xlsx), ReadError::Damaged { .. }));
    let repeated = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell \
                    table:number-columns-repeated=\"900\"><text:p>x</text:p></table:table-cell></table:table-row>";
    let found = rows(&ods(repeated), FileKind::Ods);
    assert!(found[0].1.len() <= 5_000, "rows that are repeated: {}", found[0].1.len());
}

#[test]
fn a_workbook_that_breaks_off_is_damaged() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..50 {
        sheet.write(row, 0, "Nombre").unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    for part in 1..20 {
        let cut = &bytes[..bytes.len() * part / 20];
        let error = sheets(cut, FileKind::Xlsx).unwrap_err();
        assert!(matches!(error, ReadError::Damaged { .. }), "{part}: {error:?}");
    }
}
