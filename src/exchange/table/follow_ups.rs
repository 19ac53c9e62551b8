//! The rows of what is planned with clients: tasks, appointments, the next contacts of a sheet.

use jiff::civil::Time;

use super::activities::{CLIENT, CLIENT_NUMBER, CONTACT, EMAIL, KIND, OF_CONTACTS};
use super::clients::WarningReason;
use super::names::{Column, Names, says};
use super::reading::{Cells, Holds, Shape};
use super::words;
use crate::domain::code::codes;
use crate::domain::text::words as words_of;
use crate::domain::{FollowUpState, Kind};
use crate::exchange::incoming::{Content, FollowUpRow, Reason, Rows};

codes! {
    /// What a column of a file of follow-ups says.
    FollowUpField in "follow-up-field" {
        /// Something that no such file has: it is one of contacts.
        Foreign = "foreign",
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
        /// The day, and perhaps the time.
        Due = "due",
        /// At what time.
        Time = "time",
        /// How.
        Kind = "kind",
        /// What it is called.
        Subject = "subject",
        /// What for.
        Purpose = "purpose",
        /// How much it matters: only tasks say that.
        Priority = "priority",
        /// Whether it is done.
        Done = "done",
        /// When it was.
        Closed = "closed",
        /// When it comes again.
        Rule = "rule",
        /// How many days before it is announced.
        Lead = "lead",
        /// Its number in the other program.
        Number = "number",
    }
}

const NAMES: &Names<FollowUpField> = &[
    (FollowUpField::Foreign, OF_CONTACTS),
    (FollowUpField::Uid, "uid"),
    (FollowUpField::ClientNumber, CLIENT_NUMBER),
    (FollowUpField::ClientUid, "client uid,uid de cliente,uid del cliente"),
    (FollowUpField::Client, CLIENT),
    (FollowUpField::Contact, CONTACT),
    (FollowUpField::Email, EMAIL),
    (FollowUpField::Phone, "phone,telefono,celular,movil,mobile,whatsapp,phone number"),
    (
        FollowUpField::Due,
        "due at,due on,due,due date,date due,vence,vencimiento,fecha de vencimiento,fecha limite,fecha prevista,
         fecha programada,fecha del proximo contacto,planned on,scheduled,scheduled for,scheduled at,follow up date,
         fecha de seguimiento,activity due date,task due date,due date only,activity date,
         date,fecha",
    ),
    (FollowUpField::Time, "time,hora,due time"),
    (FollowUpField::Priority, "priority,prioridad"),
    (FollowUpField::Kind, KIND),
    (FollowUpField::Subject, "subject,asunto,title,titulo,task,tarea,task name,activity name,task title"),
    (
        FollowUpField::Purpose,
        "purpose,motivo,objetivo,para que,note,nota,notes,notas,comments,comentario,comentarios,description,descripcion,
         detalle,full comments,task notes",
    ),
    (
        FollowUpField::Done,
        "done,hecho,hecha,completed,completado,completada,terminado,terminada,status,estado,state,task status,cerrado,
         cerrada",
    ),
    (
        FollowUpField::Closed,
        "closed on,closed,done on,completed on,completed at,completed date,date completed,fecha de cierre,cerrado el,
         marked as done time,completed date time",
    ),
    (FollowUpField::Rule, "rule,rrule,repeats,recurrence,repite,se repite,recurrencia"),
    (FollowUpField::Lead, "lead,lead days,aviso,dias de aviso,reminder days"),
    (FollowUpField::Number, "id,number,nro,activity id,record id,task id,follow up id,codigo,code"),
];

/// The rows of what is planned.
pub(in crate::exchange) struct FollowUps;

impl Shape for FollowUps {
    type Field = FollowUpField;
    type Row = FollowUpRow;

    const CONTENT: Content = Content::FollowUps;
    const NAMES: &'static Names<FollowUpField> = NAMES;

    /// Whether a header says with whom and when, and something of a task; and nothing that only contacts have.
    fn is_whole(columns: &[Column<FollowUpField>]) -> bool {
        use FollowUpField as F;
        let says = |field| says(columns, field);
        let who = [F::Client, F::ClientNumber, F::ClientUid, F::Contact, F::Email, F::Phone].into_iter().any(says);
        let what = [F::Kind, F::Subject, F::Purpose, F::Done].into_iter().any(says);
        // A mere date is that of a task only where the rest is one.
        let mere = |column: &Column<F>| column.field == Some(F::Due) && is_mere(&column.header);
        let task = !columns.iter().any(mere) || says(F::Priority) && says(F::Done);
        who && says(F::Due) && task && what && !says(F::Foreign)
    }

    fn holds(field: FollowUpField) -> Holds {
        if matches!(field, FollowUpField::Due | FollowUpField::Closed) { Holds::Date } else { Holds::Text }
    }

    fn row(cells: &mut Cells<'_, FollowUpField>) -> Result<FollowUpRow, Reason> {
        use FollowUpField as F;
        let contact = cells.text(F::Contact);
        let whose = cells.whose([F::ClientUid, F::ClientNumber, F::Client, F::Email, F::Phone], contact);
        if whose.is_nobody() {
            return Err(Reason::Nobody);
        }
        let (due_on, time) = cells.moment(F::Due)?.ok_or(Reason::NoDate)?;
        // Exports pad days with midnight.
        let due_at = time.filter(|time| *time != Time::midnight()).or_else(|| cells.time(F::Time));
        let said = cells.cell(F::Kind);
        let kind = words::kind(&said).map(|(kind, _)| kind).filter(|kind| Kind::PLANNABLE.contains(kind));
        let mut purpose: Vec<String> = vec![cells.cell(F::Subject).into_owned(), cells.cell(F::Purpose).into_owned()];
        purpose.retain(|text| !text.is_empty());
        purpose.dedup();
        if kind.is_none() && !said.is_empty() {
            cells.doubt(F::Kind, WarningReason::UnknownWord);
            purpose.insert(0, said.clone().into_owned());
        }
        let called = cells.cell(F::Done);
        let state = words::state(&called);
        if state.is_none() && !called.is_empty() {
            cells.doubt(F::Done, WarningReason::UnknownWord);
        }
        let state = state.unwrap_or(FollowUpState::Open);
        let closed_on = cells.date(F::Closed).ok().flatten().filter(|_| state != FollowUpState::Open);
        let repeats = cells.cell(F::Rule);
        let rule = repeats.parse().ok();
        if rule.is_none() && !repeats.is_empty() {
            cells.doubt(F::Rule, WarningReason::UnknownWord);
        }
        Ok(FollowUpRow {
            line: cells.line,
            uid: cells.number(F::Uid),
            number: cells.number(F::Number),
            whose,
            due_on,
            due_at,
            channel: kind.unwrap_or(Kind::Call),
            purpose: purpose.join(": "),
            state,
            closed_on,
            rule,
            lead: cells.cell(F::Lead).parse().unwrap_or(0),
        })
    }

    fn rows(rows: Vec<FollowUpRow>) -> Rows {
        Rows::FollowUps(rows)
    }
}

/// Whether a header says no more than that it is a date.
fn is_mere(header: &str) -> bool {
    matches!(words_of(header).join(" ").as_str(), "date" | "fecha" | "activity date" | "activitydate")
}
