//! Files of possible sales and catalogues, as other programs write them.

use jiff::civil::date;

use super::*;
use crate::domain::stage::Known;
use crate::exchange::any::options;
use crate::exchange::incoming::{self, BadCell, Content, Incoming, ReadOptions, Rows};
use crate::exchange::table::tests::content_of;

fn read_as(content: Content, text: &str) -> Incoming {
    let options = ReadOptions { content: Some(content), ..options() };
    incoming::read("", text.as_bytes(), &options).unwrap().remove(0)
}

fn rejects(read: &Incoming) -> Vec<(u64, Reason)> {
    read.unread.iter().map(|it| (it.line, it.reason.clone())).collect()
}

#[test]
fn files_are_recognised_by_what_their_columns_say() {
    let cases = [
        (
            "a pipeline",
            "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value",
            (true, false),
        ),
        ("another program's", "Record ID,Deal Name,Deal Stage,Close Date,Amount,Associated Company", (true, false)),
        ("in Spanish", "Oportunidad;Cliente;Etapa;Monto;Cierre estimado", (true, false)),
        ("a catalogue", "product,series,sales_price", (false, true)),
        ("a Spanish catalogue", "Código;Nombre;Categoría;Precio de venta;Costo", (false, true)),
        ("purchases", "Fecha;Cliente;Producto;Precio;Total", (false, false)),
        ("contacts", "Name,Company,Email,Phone,Status,Stage", (false, false)),
        ("accounts", "account,sector,year_established,revenue,employees,office_location,subsidiary_of", (false, false)),
        ("a stage alone", "Nombre,Etapa", (false, false)),
        ("nothing", "", (false, false)),
    ];
    for (case, header, expected) in cases {
        let file = format!("{header}\nx,y,z,1,2,3,4,5\n");
        let content = content_of(&file);
        let found = (content == Some(Content::Opportunities), content == Some(Content::Products));
        assert_eq!(found, expected, "{case}");
    }
}

#[test]
fn a_row_is_read_with_what_its_columns_prove() {
    let file = "opportunity_id,product,account,deal_stage,engage_date,close_date,close_value,probability\n\
                A1,GTX Pro,Isdom,Won,10/25/2016,3/11/2017,\"4,514.50\",0.25\n\
                A2,GTX Pro,,Engaging,3/1/2017,,,40 %\n\
                A3,,Isdom,,,,,\n\
                A4,,Isdom,Won,31/31/2017,,,\n\
                A5,,Isdom,Won,,,mucho,\n\
                A6,,,Won,,,,\n\
                A7,,\"Isdom\n";
    let read = read_as(Content::Opportunities, file);
    let Rows::Opportunities(rows) = &read.rows else { panic!("{read:?}") };
    let first = &rows[0];
    assert_eq!(
        (first.number.as_deref(), first.whose.name.as_deref().unwrap(), first.stage.as_str()),
        (Some("A1"), "Isdom", "Won")
    );
    assert_eq!((first.opened, first.closed), (Some(date(2016, 10, 25)), Some(date(2017, 3, 11))));
    assert_eq!((first.amount.map(|amount| amount.scaled(2)), first.probability), (Some(451_450), Some(25)));
    let second = &rows[1];
    assert_eq!(
        (second.whose.name.as_deref().unwrap_or_default(), second.opened, second.closed),
        ("", Some(date(2017, 3, 1)), None)
    );
    assert_eq!((second.amount, second.probability), (None, Some(40)));
    assert_eq!(
        rejects(&read),
        [
            (4, Reason::NoStage),
            (5, Reason::Cell(BadCell::Date("31/31/2017".to_owned()))),
            (6, Reason::Cell(BadCell::Number("mucho".to_owned()))),
            (7, Reason::Nothing),
            (8, Reason::OpenQuote),
        ]
    );
}

#[test]
fn stages_have_many_names() {
    for (written, expected) in [
        ("Won", Some(Known::Won)),
        ("Closed Won", Some(Known::Won)),
        ("Cerrada - perdida", Some(Known::Lost)),
        ("PROSPECTING", Some(Known::Lead)),
        ("Engaging", Some(Known::Qualified)),
        ("Proposal/Price Quote", Some(Known::Proposal)),
        ("Negociación", Some(Known::Agreement)),
        ("Demo hecha", None),
        ("", None),
    ] {
        assert_eq!(stage_of(written), expected, "{written}");
    }
}

#[test]
fn a_catalogue_is_read() {
    let file =
        "Código;Nombre;Categoría;Precio de venta;Costo\nBK4;Bolsas kraft n.º 4;bolsas;90,00;62,5\n;;;1;\nX;Y;;caro;\n";
    let read = read_as(Content::Products, file);
    let Rows::Products(rows) = &read.rows else { panic!("{read:?}") };
    let row = &rows[0];
    assert_eq!((row.name.as_str(), row.code.as_deref()), ("Bolsas kraft n.º 4", Some("BK4")));
    assert_eq!((row.price.map(|it| it.scaled(2)), row.cost.map(|it| it.scaled(2))), (Some(9_000), Some(6_250)));
    assert_eq!(rejects(&read), [(3, Reason::Nothing), (4, Reason::Cell(BadCell::Number("caro".to_owned())))]);
}
