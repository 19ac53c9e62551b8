//! Reads a CSV file of possible sales, as other programs export their pipeline: one row each, with its stage.

mod products;
mod stages;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use jiff::civil::Date;

use super::sales::Decimal;
use super::table::{self, BadCell, Columns, Reading};
use super::{CsvError, SaleOptions};
use crate::domain::Currency;
use crate::domain::code::codes;
use crate::exchange::incoming::{Content, Whose};

pub use products::{ProductField, ProductRow, ProductSheet, looks_like_products, read_products};
pub use stages::stage_of;

codes! {
    /// What a column of a file of possible sales says.
    DealField in "deal-field" {
        /// Its number in the other program.
        Number = "number",
        /// To whom.
        Client = "client",
        /// The client's number in the other program.
        ClientNumber = "client_number",
        /// What it is about.
        Title = "title",
        /// Which product.
        Product = "product",
        /// Where it stands.
        Stage = "stage",
        /// When it began.
        Opened = "opened",
        /// When it was closed, or is expected to be.
        Closed = "closed",
        /// When it is expected to be closed.
        Expected = "expected",
        /// What it would bring.
        Amount = "amount",
        /// The currency.
        Currency = "currency",
        /// How likely it is won.
        Probability = "probability",
        /// Against whom.
        Competitor = "competitor",
        /// What else there is to say.
        Note = "note",
    }
}

/// By which names the columns are known, folded.
const NAMES: &table::Names<DealField> = &[
    (
        DealField::Number,
        "opportunity id,deal id,id de oportunidad,id oportunidad,opportunity number,numero de oportunidad,record id,
         id del negocio,id,numero,number,nro,codigo,code",
    ),
    (
        DealField::Client,
        "account,account name,cliente,client,customer,customer name,company,company name,empresa,cuenta,
         nombre de la cuenta,associated company,associated company names,razon social,nombre del cliente,client name,
         organization,organizacion,empresa asociada",
    ),
    (DealField::ClientNumber, "account id,client id,customer id,id cliente,id de cliente,codigo de cliente,company id"),
    (
        DealField::Title,
        "opportunity name,deal name,nombre de la oportunidad,nombre oportunidad,nombre del negocio,oportunidad,
         opportunity,deal,title,titulo,asunto,subject,name,nombre",
    ),
    (
        DealField::Product,
        "product,producto,productos,products,product name,nombre del producto,line item,articulo,servicio,service",
    ),
    (
        DealField::Stage,
        "deal stage,opportunity stage,sales stage,stage,stage name,etapa,etapa de la oportunidad,etapa del negocio,
         etapa de venta,fase,fase de venta,estado,status",
    ),
    (
        DealField::Opened,
        "engage date,open date,opened,opened on,created date,create date,creation date,created,fecha de apertura,
         fecha apertura,fecha de creacion,fecha creacion,fecha de inicio,fecha inicio,inicio,start date,abierta",
    ),
    (
        DealField::Closed,
        "close date,closed date,closed on,closed,closing date,fecha de cierre,fecha cierre,cierre,cerrada",
    ),
    (
        DealField::Expected,
        "expected close date,expected close,expected closing,estimated close date,fecha estimada de cierre,
         fecha estimada cierre,cierre estimado,fecha prevista de cierre,fecha prevista,cierre previsto",
    ),
    (
        DealField::Amount,
        "close value,deal value,deal amount,opportunity amount,amount,value,monto,importe,valor,monto estimado,
         valor estimado,total,expected revenue,ingreso esperado",
    ),
    (DealField::Currency, "currency,moneda,divisa,deal currency,opportunity currency"),
    (DealField::Probability, "probability,probabilidad,deal probability,probability percent,win probability"),
    (DealField::Competitor, "competitor,competidor,main competitor,competencia"),
    (DealField::Note, "note,notes,nota,notas,description,descripcion,comments,comentario,comentarios,observaciones"),
];

/// A file of possible sales as read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DealSheet {
    /// Name of the encoding it was in.
    pub encoding: &'static str,
    /// The delimiter.
    pub delimiter: u8,
    /// The header of each column, and what it says.
    pub columns: Vec<(String, Option<DealField>)>,
    /// The rows that can be read.
    pub rows: Vec<DealRow>,
    /// Those that cannot, by their line.
    pub rejects: Vec<(u64, DealTrouble)>,
}

impl DealSheet {
    /// The rows of a file of any format.
    #[must_use]
    pub fn of(rows: Vec<DealRow>) -> Self {
        Self { rows, ..Self::default() }
    }
}

/// A possible sale as the file says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealRow {
    /// Physical line (from 1) where the record begins.
    pub line: u64,
    /// Its number in the other program.
    pub number: Option<String>,
    /// To whom; nobody when the file does not say.
    pub whose: Arc<Whose>,
    /// What it is about.
    pub title: Option<String>,
    /// Which product.
    pub product: Option<String>,
    /// Where it stands, as written.
    pub stage: String,
    /// When it began.
    pub opened: Option<Date>,
    /// When it was closed; when it is expected to be, for one that is not.
    pub closed: Option<Date>,
    /// When it is expected to be closed.
    pub expected: Option<Date>,
    /// What it would bring.
    pub amount: Option<Decimal>,
    /// In which currency.
    pub currency: Option<Currency>,
    /// How many percent it is expected to be won.
    pub probability: Option<u8>,
    /// Against whom.
    pub competitor: Option<String>,
    /// What else there is to say.
    pub note: String,
}

/// Why a row cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DealTrouble {
    /// It does not say where it stands.
    NoStage,
    /// It does not say what it is about, nor to whom.
    NoTitle,
    /// A value cannot be read.
    Cell(BadCell),
    /// A quotation mark opens and never closes.
    OpenQuote,
}

impl DealField {
    fn is_number(self) -> bool {
        matches!(self, Self::Amount | Self::Probability)
    }
}

/// Whether the columns say where something stands, what or whose it is, and what it would bring or when it is closed.
fn is_whole(columns: &Columns<DealField>) -> bool {
    let says = |field| columns.iter().any(|(_, known)| *known == Some(field));
    says(DealField::Stage)
        && (says(DealField::Client) || says(DealField::Title) || says(DealField::Product))
        && (says(DealField::Amount) || says(DealField::Closed) || says(DealField::Expected))
}

/// Whether a file looks like one of possible sales.
#[must_use]
pub fn looks_like_deals(bytes: &[u8]) -> bool {
    table::has_header(bytes, NAMES, is_whole)
}

/// Reads a file of possible sales.
///
/// # Errors
/// See [`CsvError`]; a single bad row is never an error.
pub fn read_deals(bytes: &[u8], options: &SaleOptions) -> Result<DealSheet, CsvError> {
    let table = table::read(bytes, options, NAMES, is_whole, Content::Opportunities)?;
    let reading = Reading::of(&table, options, DealField::is_number);
    let (mut rows, mut rejects) = (Vec::new(), Vec::new());
    for (line, cells) in &table.rows {
        match row(&reading, *line, cells) {
            Ok(row) => rows.push(row),
            Err(trouble) => rejects.push((*line, trouble)),
        }
    }
    rejects.extend(table.open_quote.map(|line| (line, DealTrouble::OpenQuote)));
    let (encoding, delimiter) = (table.encoding, table.delimiter);
    Ok(DealSheet { encoding, delimiter, columns: table.columns, rows, rejects })
}

fn row(reading: &Reading<DealField>, line: u64, cells: &[String]) -> Result<DealRow, DealTrouble> {
    let text = |field| reading.text(cells, field);
    let date = |field| reading.date(cells, field).map_err(DealTrouble::Cell);
    let amount = reading.amount(cells, DealField::Amount).map_err(DealTrouble::Cell)?;
    let currency = reading.currency(cells, DealField::Currency).map_err(DealTrouble::Cell)?;
    let probability = reading.amount(cells, DealField::Probability).map_err(DealTrouble::Cell)?;
    let stage = text(DealField::Stage).ok_or(DealTrouble::NoStage)?;
    let (title, product) = (text(DealField::Title), text(DealField::Product));
    let whose = Whose { name: text(DealField::Client), number: text(DealField::ClientNumber), ..Whose::default() };
    if title.is_none() && product.is_none() && whose.is_nobody() {
        return Err(DealTrouble::NoTitle);
    }
    Ok(DealRow {
        line,
        number: text(DealField::Number),
        whose: Arc::new(whose),
        title,
        product,
        stage,
        opened: date(DealField::Opened)?,
        closed: date(DealField::Closed)?,
        expected: date(DealField::Expected)?,
        amount: amount.map(|(amount, _)| amount),
        currency: currency.or(amount.and_then(|(_, currency)| currency)),
        probability: probability.and_then(|(share, _)| percent(share)),
        competitor: text(DealField::Competitor),
        note: reading.cell(cells, DealField::Note).to_owned(),
    })
}

/// A share in percent: some programs write `0.25` for a quarter.
fn percent(share: Decimal) -> Option<u8> {
    let hundredths = share.scaled(2);
    let percent = if (1..100).contains(&hundredths) { hundredths } else { share.scaled(0) };
    u8::try_from(percent).ok().filter(|percent| *percent <= 100)
}
