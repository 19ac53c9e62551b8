//! Reads a CSV file of what is sold: a catalogue with its prices.

use crate::domain::Currency;
use crate::domain::code::codes;
use crate::exchange::csv::sales::Decimal;
use crate::exchange::csv::table::{self, BadCell, Columns, Reading};
use crate::exchange::csv::{CsvError, SaleOptions};
use crate::exchange::incoming::Content;

codes! {
    /// What a column of a catalogue says.
    ProductField in "product-field" {
        /// What it is called.
        Name = "name",
        /// How the catalogue numbers it.
        Code = "code",
        /// To which group it belongs.
        Category = "category",
        /// What a unit is sold for.
        Price = "price",
        /// What a unit costs us.
        Cost = "cost",
        /// The currency.
        Currency = "currency",
        /// Something that no catalogue has: the file is another one.
        Foreign = "foreign",
    }
}

/// By which names the columns are known, folded.
const NAMES: &table::Names<ProductField> = &[
    (
        ProductField::Foreign,
        "account,account name,client,cliente,customer,customer name,date,fecha,email,e mail,correo,phone,telefono,celular,
         movil,mobile,company,empresa,quantity,cantidad,qty,total,importe,amount,monto,invoice,factura,stage,etapa,
         contact,contacto,lineitem name",
    ),
    (
        ProductField::Name,
        "product,producto,product name,nombre del producto,nombre producto,articulo,item,item name,name,nombre,
         descripcion,description,servicio,service",
    ),
    (
        ProductField::Code,
        "sku,code,codigo,product code,codigo de producto,codigo producto,item code,codigo de articulo,referencia,ref,
         product id,id",
    ),
    (
        ProductField::Category,
        "category,categoria,series,serie,linea,line,linea de producto,product line,family,familia,product family,group,
         grupo,rubro",
    ),
    (
        ProductField::Price,
        "sales price,sale price,price,precio,precio de venta,precio venta,list price,precio de lista,precio lista,pvp,
         unit price,precio unitario,precio unit",
    ),
    (ProductField::Cost, "cost,costo,coste,unit cost,costo unitario,coste unitario,precio de costo,precio costo"),
    (ProductField::Currency, "currency,moneda,divisa"),
];

/// A catalogue as read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProductSheet {
    /// Name of the encoding it was in.
    pub encoding: &'static str,
    /// The delimiter.
    pub delimiter: u8,
    /// The header of each column, and what it says.
    pub columns: Vec<(String, Option<ProductField>)>,
    /// The rows that can be read.
    pub rows: Vec<ProductRow>,
    /// Those that cannot, by their line; `None` for one that names nothing.
    pub rejects: Vec<(u64, Option<BadCell>)>,
}

impl ProductSheet {
    /// The rows of a file of any format.
    #[must_use]
    pub fn of(rows: Vec<ProductRow>) -> Self {
        Self { rows, ..Self::default() }
    }
}

/// Something that is sold, as the file says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductRow {
    /// Physical line (from 1) where the record begins.
    pub line: u64,
    /// What it is called; never empty.
    pub name: String,
    /// How the catalogue numbers it.
    pub code: Option<String>,
    /// To which group it belongs.
    pub category: Option<String>,
    /// What a unit is sold for.
    pub price: Option<Decimal>,
    /// What a unit costs us.
    pub cost: Option<Decimal>,
    /// In which currency.
    pub currency: Option<Currency>,
}

/// Whether the columns say what something is called and what it is sold for, and nothing of who buys it.
fn is_whole(columns: &Columns<ProductField>) -> bool {
    let says = |field| columns.iter().any(|(_, known)| *known == Some(field));
    says(ProductField::Name) && says(ProductField::Price) && !says(ProductField::Foreign)
}

/// Whether a file looks like a catalogue.
#[must_use]
pub fn looks_like_products(bytes: &[u8]) -> bool {
    table::has_header(bytes, NAMES, is_whole)
}

/// Reads a catalogue.
///
/// # Errors
/// See [`CsvError`]; a single bad row is never an error.
pub fn read_products(bytes: &[u8], options: &SaleOptions) -> Result<ProductSheet, CsvError> {
    let table = table::read(bytes, options, NAMES, is_whole, Content::Products)?;
    let reading = Reading::of(&table, options, |field| matches!(field, ProductField::Price | ProductField::Cost));
    let (mut rows, mut rejects) = (Vec::new(), Vec::new());
    for (line, cells) in &table.rows {
        match row(&reading, *line, cells) {
            Ok(Some(row)) => rows.push(row),
            Ok(None) => rejects.push((*line, None)),
            Err(bad) => rejects.push((*line, Some(bad))),
        }
    }
    rejects.extend(table.open_quote.map(|line| (line, None)));
    let (encoding, delimiter) = (table.encoding, table.delimiter);
    Ok(ProductSheet { encoding, delimiter, columns: table.columns, rows, rejects })
}

/// A row; `None` for one that names nothing.
fn row(reading: &Reading<ProductField>, line: u64, cells: &[String]) -> Result<Option<ProductRow>, BadCell> {
    let text = |field| reading.text(cells, field);
    let Some(name) = text(ProductField::Name) else { return Ok(None) };
    let (price, cost) = (reading.amount(cells, ProductField::Price)?, reading.amount(cells, ProductField::Cost)?);
    let currency = reading.currency(cells, ProductField::Currency)?;
    let beside = [price, cost].into_iter().flatten().find_map(|(_, currency)| currency);
    Ok(Some(ProductRow {
        line,
        name,
        code: text(ProductField::Code),
        category: text(ProductField::Category),
        price: price.map(|(price, _)| price),
        cost: cost.map(|(cost, _)| cost),
        currency: currency.or(beside),
    }))
}
