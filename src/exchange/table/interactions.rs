//! The rows of what happened with clients: calls, visits, messages, as a sheet or another program keeps them.

use jiff::civil::Time;

use super::activities::{CLIENT, CLIENT_NUMBER, CONTACT, EMAIL, KIND, OF_CONTACTS};
use super::clients::WarningReason;
use super::names::{Column, Names, says};
use super::reading::{Cells, Holds, Shape};
use super::words;
use crate::domain::code::codes;
use crate::domain::{Currency, Kind, Money};
use crate::exchange::incoming::{Content, InteractionRow, Reason, Rows};

codes! {
    /// What a column of a file of interactions says.
    InteractionField in "interaction-field" {
        /// Something that no such file has: it is one of contacts.
        Foreign = "foreign",
        /// When it is due: it is no file of what happened.
        Due = "due",
        /// What it is called outside.
        Uid = "uid",
        /// The client's number in the other program.
        ClientNumber = "client_number",
        /// What the client is called outside.
        ClientUid = "client_uid",
        /// The client's name.
        Client = "client",
        /// With which person there.
        Contact = "contact",
        /// An address of the client.
        Email = "email",
        /// A telephone number of the client.
        Phone = "phone",
        /// When.
        At = "at",
        /// At what time.
        Time = "time",
        /// What.
        Kind = "kind",
        /// How it went.
        Outcome = "outcome",
        /// Who began.
        Direction = "direction",
        /// What it was about.
        Subject = "subject",
        /// What was said.
        Text = "text",
        /// The amount that was named.
        Amount = "amount",
        /// Its currency.
        Currency = "currency",
        /// Its number in the other program.
        Number = "number",
    }
}

const NAMES: &Names<InteractionField> = &[
    (InteractionField::Foreign, OF_CONTACTS),
    (
        InteractionField::Due,
        "due at,due on,due,due date,vence,vencimiento,fecha de vencimiento,fecha limite,done,hecho,hecha,invoice,factura",
    ),
    (InteractionField::Uid, "uid"),
    (InteractionField::ClientNumber, CLIENT_NUMBER),
    (InteractionField::ClientUid, "client uid,uid de cliente,uid del cliente"),
    (InteractionField::Client, CLIENT),
    (InteractionField::Contact, CONTACT),
    (InteractionField::Email, EMAIL),
    (InteractionField::Phone, "phone,telefono,celular,movil,mobile,whatsapp,phone number,numero"),
    (
        InteractionField::At,
        "at,on,when,date,fecha,fecha y hora,date time,datetime,cuando,dia,fecha de gestion,fecha gestion,
         fecha de contacto,fecha contacto,fecha de la llamada,activity date,call date,fecha de actividad,created at,
         create date,created date,timestamp,start time,start date,completed date,marked as done time",
    ),
    (InteractionField::Time, "time,hora"),
    (InteractionField::Kind, KIND),
    (
        InteractionField::Outcome,
        "outcome,result,resultado,call outcome,call result,resultado de la llamada,resultado de la gestion,desenlace",
    ),
    (InteractionField::Direction, "direction,direccion de la llamada,call direction,call type,sentido,quien inicio"),
    (InteractionField::Subject, "subject,asunto,title,titulo,tema,activity name,call subject,motivo"),
    (
        InteractionField::Text,
        "note,nota,notes,notas,text,texto,comentario,comentarios,comments,comment,observaciones,observacion,detalle,
         detalles,description,descripcion,body,full comments,resumen,summary,mensaje,message,call notes",
    ),
    (InteractionField::Amount, "amount,monto,importe,valor,value"),
    (InteractionField::Currency, "currency,moneda,divisa"),
    (
        InteractionField::Number,
        "id,number,nro,activity id,record id,id de gestion,interaction id,call id,task id,codigo,code",
    ),
];

/// The rows of what happened.
pub(in crate::exchange) struct Interactions;

impl Shape for Interactions {
    type Field = InteractionField;
    type Row = InteractionRow;

    const CONTENT: Content = Content::Interactions;
    const NAMES: &'static Names<InteractionField> = NAMES;

    /// Whether a header says with whom, when, and what; and nothing that only contacts have.
    fn is_whole(columns: &[Column<InteractionField>]) -> bool {
        use InteractionField as F;
        let says = |field| says(columns, field);
        let clearly = [F::Client, F::ClientNumber, F::ClientUid].into_iter().any(says);
        let who = clearly || [F::Contact, F::Email, F::Phone].into_iter().any(says);
        // A sheet of contacts has a date and a remark too.
        let remarked = clearly && says(F::Text) && !says(F::Email) && !says(F::Phone);
        who && says(F::At) && (says(F::Kind) || says(F::Outcome) || remarked) && !says(F::Foreign) && !says(F::Due)
    }

    fn holds(field: InteractionField) -> Holds {
        match field {
            InteractionField::At => Holds::Date,
            InteractionField::Amount => Holds::Number,
            _ => Holds::Text,
        }
    }

    fn row(cells: &mut Cells<'_, InteractionField>) -> Result<InteractionRow, Reason> {
        use InteractionField as F;
        let contact = cells.text(F::Contact);
        let whose = cells.whose([F::ClientUid, F::ClientNumber, F::Client, F::Email, F::Phone], contact.clone());
        if whose.is_nobody() {
            return Err(Reason::Nobody);
        }
        let (day, time) = cells.moment(F::At)?.ok_or(Reason::NoDate)?;
        let time = time.or_else(|| cells.time(F::Time)).unwrap_or(Time::midnight());
        let said = cells.cell(F::Kind);
        let kind = words::kind(&said);
        if kind.is_none() && !said.is_empty() {
            cells.doubt(F::Kind, WarningReason::UnknownWord);
        }
        let called = cells.cell(F::Outcome);
        let outcome = words::outcome(&called);
        if outcome.is_none() && !called.is_empty() {
            cells.doubt(F::Outcome, WarningReason::UnknownWord);
        }
        let direction = words::direction(&cells.cell(F::Direction)).or(kind.and_then(|(_, direction)| direction));
        let text = [cells.lines(F::Subject), cells.lines(F::Text)];
        let mut text: Vec<String> = text.into_iter().filter(|text| !text.is_empty()).collect();
        text.dedup();
        // What is no known word is still what was said.
        if kind.is_none() && !said.is_empty() {
            text.insert(0, said.clone().into_owned());
        }
        if outcome.is_none() && !called.is_empty() {
            text.push(called.clone().into_owned());
        }
        if kind.is_none() && outcome.is_none() && text.is_empty() {
            return Err(Reason::Nothing);
        }
        Ok(InteractionRow {
            line: cells.line,
            uid: cells.number(F::Uid),
            number: cells.number(F::Number),
            contact: contact.filter(|contact| whose.name.as_ref() != Some(contact)),
            whose,
            at: day.to_datetime(time),
            kind: kind.map_or(Kind::Note, |(kind, _)| kind),
            outcome,
            direction,
            text: text.join("\n"),
            amount: amount(cells),
        })
    }

    fn rows(rows: Vec<InteractionRow>) -> Rows {
        Rows::Interactions(rows)
    }
}

/// The amount that was named, where its currency is said too; what cannot be read is a doubt.
fn amount(cells: &mut Cells<'_, InteractionField>) -> Option<Money> {
    let said: Option<Currency> = cells.currency(InteractionField::Currency).ok().flatten();
    match cells.amount(InteractionField::Amount) {
        Ok(None) => None,
        Ok(Some((number, sign))) => {
            let currency = said.or(sign);
            if currency.is_none() {
                cells.doubt(InteractionField::Amount, WarningReason::BadAmount);
            }
            currency.map(|currency| Money { minor: number.scaled(currency.digits()), currency })
        }
        Err(_) => {
            cells.doubt(InteractionField::Amount, WarningReason::BadAmount);
            None
        }
    }
}
