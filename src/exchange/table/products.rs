//! The rows of a catalogue: what is sold, with its prices.

use super::names::{Column, Names, says};
use super::reading::{Cells, Holds, Shape};
use crate::domain::code::codes;
use crate::exchange::incoming::{Content, ProductRow, Reason, Rows};

codes! {
    /// What a column of a catalogue says.
    ProductField in "product-field" {
        /// What it is called outside.
        Uid = "uid",
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
const NAMES: &Names<ProductField> = &[
    (
        ProductField::Foreign,
        "account,account name,client,cliente,customer,customer name,date,fecha,email,e mail,correo,phone,telefono,celular,
         movil,mobile,company,empresa,quantity,cantidad,qty,total,importe,amount,monto,invoice,factura,stage,etapa,
         contact,contacto,lineitem name",
    ),
    (ProductField::Uid, "uid"),
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

/// The rows of a catalogue.
pub(in crate::exchange) struct Products;

impl Shape for Products {
    type Field = ProductField;
    type Row = ProductRow;

    const CONTENT: Content = Content::Products;
    const NAMES: &'static Names<ProductField> = NAMES;

    /// Whether the columns say what something is called and what it is sold for, and nothing of who buys it.
    fn is_whole(columns: &[Column<ProductField>]) -> bool {
        let says = |field| says(columns, field);
        says(ProductField::Name) && says(ProductField::Price) && !says(ProductField::Foreign)
    }

    fn holds(field: ProductField) -> Holds {
        if matches!(field, ProductField::Price | ProductField::Cost) { Holds::Number } else { Holds::Text }
    }

    fn row(cells: &mut Cells<'_, ProductField>) -> Result<ProductRow, Reason> {
        let name = cells.text(ProductField::Name).ok_or(Reason::Nothing)?;
        let (price, cost) = (cells.amount(ProductField::Price)?, cells.amount(ProductField::Cost)?);
        let currency = cells.currency(ProductField::Currency)?;
        let beside = [price, cost].into_iter().flatten().find_map(|(_, currency)| currency);
        Ok(ProductRow {
            line: cells.line,
            uid: cells.number(ProductField::Uid),
            name,
            code: cells.text(ProductField::Code),
            category: cells.text(ProductField::Category),
            price: price.map(|(price, _)| price),
            cost: cost.map(|(cost, _)| cost),
            currency: currency.or(beside),
        })
    }

    fn rows(rows: Vec<ProductRow>) -> Rows {
        Rows::Products(rows)
    }
}
