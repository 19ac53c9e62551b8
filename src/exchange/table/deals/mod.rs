//! The rows of possible sales, as other programs export their pipeline: one each, with its stage.

mod stages;
#[cfg(test)]
mod tests;

use super::names::{Column, Names, says};
use super::numbers::Decimal;
use super::reading::{Cells, Holds, Shape};
use crate::domain::code::codes;
use crate::domain::stage::Known;
use crate::exchange::incoming::{Content, DealRow, Reason, Rows};

pub use stages::stage_of;

codes! {
    /// What a column of a file of possible sales says.
    DealField in "deal-field" {
        /// What it is called outside.
        Uid = "uid",
        /// Its number in the other program.
        Number = "number",
        /// To whom.
        Client = "client",
        /// The client's number in the other program.
        ClientNumber = "client_number",
        /// What the client is called outside.
        ClientUid = "client_uid",
        /// An address of the client.
        Email = "email",
        /// A telephone number of the client.
        Phone = "phone",
        /// Who at the client.
        Contact = "contact",
        /// What it is about.
        Title = "title",
        /// Which product.
        Product = "product",
        /// Where it stands.
        Stage = "stage",
        /// Whether it is won or lost, where that stands apart from the stage.
        Status = "status",
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
const NAMES: &Names<DealField> = &[
    (DealField::Uid, "uid"),
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
    (
        DealField::ClientNumber,
        "account id,client id,customer id,id cliente,id de cliente,codigo de cliente,company id,organization id,
         associated company ids",
    ),
    (DealField::ClientUid, "client uid,uid de cliente,uid del cliente"),
    (DealField::Email, "email,e mail,correo,correo electronico,contact email"),
    (DealField::Phone, "phone,telefono,celular,movil,mobile,whatsapp"),
    (
        DealField::Contact,
        "contact person,contact name,contact,contacto,persona de contacto,nombre del contacto,associated contact,
         associated contacts,person name,primary contact",
    ),
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
         etapa de venta,fase,fase de venta,deal status,estado,status",
    ),
    (DealField::Status, "deal status,status,estado"),
    (
        DealField::Opened,
        "engage date,open date,opened,opened on,created date,create date,creation date,created,fecha de apertura,
         fecha apertura,fecha de creacion,fecha creacion,fecha de inicio,fecha inicio,inicio,start date,abierta,deal created",
    ),
    (
        DealField::Closed,
        "close date,closed date,closed on,closed,closing date,fecha de cierre,fecha cierre,cierre,cerrada,won time,lost time,deal closed on",
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
    (DealField::Currency, "currency,moneda,divisa,deal currency,opportunity currency,currency of value,currency iso code"),
    (DealField::Probability, "probability,probabilidad,deal probability,probability percent,win probability"),
    (DealField::Competitor, "competitor,competidor,main competitor,competencia"),
    (DealField::Note, "note,notes,nota,notas,description,descripcion,comments,comentario,comentarios,observaciones"),
];

/// The rows of possible sales.
pub(in crate::exchange) struct Deals;

impl Shape for Deals {
    type Field = DealField;
    type Row = DealRow;

    const CONTENT: Content = Content::Opportunities;
    const NAMES: &'static Names<DealField> = NAMES;

    /// Whether the columns say where something stands, what or whose it is, and what it would bring or when it is
    /// closed.
    fn is_whole(columns: &[Column<DealField>]) -> bool {
        let says = |field| says(columns, field);
        says(DealField::Stage)
            && (says(DealField::Client) || says(DealField::Title) || says(DealField::Product))
            && (says(DealField::Amount) || says(DealField::Closed) || says(DealField::Expected))
    }

    fn holds(field: DealField) -> Holds {
        match field {
            DealField::Amount | DealField::Probability => Holds::Number,
            DealField::Opened | DealField::Closed | DealField::Expected => Holds::Date,
            _ => Holds::Text,
        }
    }

    fn row(cells: &mut Cells<'_, DealField>) -> Result<DealRow, Reason> {
        let amount = cells.amount(DealField::Amount)?;
        let currency = cells.currency(DealField::Currency)?;
        let probability = cells.amount(DealField::Probability)?;
        let stage = cells.text(DealField::Stage).ok_or(Reason::NoStage)?;
        // "Negotiation" and "Won" beside it: it is won.
        let ended = cells.text(DealField::Status).filter(|it| matches!(stage_of(it), Some(Known::Won | Known::Lost)));
        let (title, product) = (cells.text(DealField::Title), cells.text(DealField::Product));
        let who =
            [DealField::ClientUid, DealField::ClientNumber, DealField::Client, DealField::Email, DealField::Phone];
        let contact = cells.text(DealField::Contact);
        let whose = cells.whose(who, contact);
        if title.is_none() && product.is_none() && whose.is_nobody() {
            return Err(Reason::Nothing);
        }
        Ok(DealRow {
            line: cells.line,
            uid: cells.number(DealField::Uid),
            number: cells.text(DealField::Number),
            whose,
            title,
            product,
            stage: ended.unwrap_or(stage),
            opened: cells.date(DealField::Opened)?,
            closed: cells.date(DealField::Closed)?,
            expected: cells.date(DealField::Expected)?,
            amount: amount.map(|(amount, _)| amount),
            currency: currency.or(amount.and_then(|(_, currency)| currency)),
            probability: probability.and_then(|(share, _)| percent(share)),
            competitor: cells.text(DealField::Competitor),
            note: cells.text(DealField::Note).unwrap_or_default(),
            whole: None,
        })
    }

    fn rows(rows: Vec<DealRow>) -> Rows {
        Rows::Opportunities(rows)
    }
}

/// A share in percent: some programs write `0.25` for a quarter.
fn percent(share: Decimal) -> Option<u8> {
    let hundredths = share.scaled(2);
    let percent = if (1..100).contains(&hundredths) { hundredths } else { share.scaled(0) };
    u8::try_from(percent).ok().filter(|percent| *percent <= 100)
}
