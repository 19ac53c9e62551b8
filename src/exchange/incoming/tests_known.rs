//! Exports of known programs, with the headers that they write.

use super::tests::{first, one};
use super::{Content, Program, Rows};

#[test]
#[expect(clippy::too_many_lines, reason = "it is one table")]
fn known_exports_are_read_for_what_they_are() {
    use Content::{Clients, FollowUps, Interactions, Opportunities, Products, Purchases};
    let cases: &[(&str, &str, Content, Option<Program>, &str)] = &[
        (
            "Google, old",
            "Name,Given Name,Additional Name,Family Name,Birthday,Notes,Language,Photo,Group Membership,E-mail 1 - Type,\
             E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,Organization 1 - Name,\
             Organization 1 - Title\nAna Paz,Ana,,Paz,,,,,* myContacts,* Work,ana@x.pe,Mobile,+51 999 111 222,,Acme,Jefa\n",
            Clients,
            Some(Program::Google),
            "Ana Paz|Acme|Jefa|ana@x.pe|+51 999 111 222",
        ),
        (
            "Google, new",
            "First Name,Middle Name,Last Name,Phonetic First Name,Nickname,File As,Organization Name,Organization Title,\
             Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,\
             Phone 1 - Value\nAna,,Paz,,,,Acme,Jefa,,,,,* myContacts,* Work,ana@x.pe,Mobile,+51 999 111 222\n",
            Clients,
            Some(Program::Google),
            "Ana Paz|Acme|Jefa|ana@x.pe|+51 999 111 222",
        ),
        (
            "Outlook",
            "First Name,Middle Name,Last Name,Title,Suffix,Nickname,E-mail Address,E-mail 2 Address,Home Phone,\
             Business Phone,Mobile Phone,Job Title,Company,Business Street,Business City,Categories\n\
             Ana,,Paz,,,,ana@x.pe,,,014445555,999111222,Jefa,Acme,,Lima,\n",
            Clients,
            Some(Program::Outlook),
            "Ana Paz|Acme|Jefa|ana@x.pe|014445555 999111222",
        ),
        (
            "HubSpot contacts",
            "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Last Activity Date (GMT-5),Lead Status,\
             Create Date (GMT-5),Associated Company\n101,Ana,Paz,ana@x.pe,+51999111222,Luz,2026-01-15 10:00,New,\
             2025-01-15 10:00,Acme\n",
            Clients,
            Some(Program::HubSpot),
            "Ana Paz|Acme||ana@x.pe|+51999111222",
        ),
        (
            "HubSpot companies",
            "Record ID,Company name,Company owner,Create Date,Phone Number,Last Activity Date,City,Country/Region,Industry\n\
             7,Acme,Luz,2025-01-15,014445555,,Lima,Perú,Retail\n",
            Clients,
            Some(Program::HubSpot),
            "Acme||||014445555",
        ),
        (
            "HubSpot deals",
            "Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Associated Company\n\
             9,Balanzas,Contract Sent,2026-12-01,Luz,1250.50,Acme\n",
            Opportunities,
            Some(Program::HubSpot),
            "Acme|Balanzas|Contract Sent|125050|2026-12-01",
        ),
        (
            "Pipedrive people",
            "Person - ID,Person - Name,Person - Label,Person - Organization,Person - Email - Work,Person - Phone - Work,\
             Person - Owner\n5,Ana Paz,,Acme,ana@x.pe,014445555,Luz\n",
            Clients,
            Some(Program::Pipedrive),
            "Ana Paz|Acme||ana@x.pe|014445555",
        ),
        (
            "Pipedrive organizations",
            "Organization - ID,Organization - Name,Organization - Label,Organization - Address,Organization - Owner\n\
             5,Acme,,Av. Sol 1,Luz\n",
            Clients,
            Some(Program::Pipedrive),
            "Acme||||",
        ),
        (
            "Pipedrive deals",
            "Deal - ID,Deal - Title,Deal - Organization,Deal - Contact person,Deal - Value,Deal - Currency of Value,\
             Deal - Stage,Deal - Status,Deal - Won time,Deal - Expected close date\n\
             3,Hornos,Acme,Ana Paz,900,PEN,Negotiations Started,Won,2026-03-15 10:00:00,\n",
            Opportunities,
            Some(Program::Pipedrive),
            "Acme|Hornos|Won|90000|2026-03-15",
        ),
        (
            "Pipedrive activities",
            "Activity - ID,Activity - Type,Activity - Subject,Activity - Due date,Activity - Due time,Activity - Done,\
             Activity - Organization,Activity - Contact person,Activity - Note\n\
             8,Call,Cerrar,2026-12-01,10:30,To do,Acme,Ana Paz,Con muestra\n",
            FollowUps,
            Some(Program::Pipedrive),
            "Acme|2026-12-01 10:30:00|call|open|Cerrar: Con muestra",
        ),
        (
            "Zoho contacts",
            "Record Id,Contact Owner.id,Contact Owner,Lead Source,First Name,Last Name,Account Name.id,Account Name,Title,\
             Email,Phone,Mobile,Created By,Modified By,Created Time,Mailing City\n\
             zcrm_1,zcrm_u,Luz,Web,Ana,Paz,zcrm_a,Acme,Jefa,ana@x.pe,014445555,999111222,Luz,Luz,2025-01-15 10:00:00,Lima\n",
            Clients,
            Some(Program::Zoho),
            "Ana Paz|Acme|Jefa|ana@x.pe|014445555 999111222",
        ),
        (
            "Zoho leads",
            "Record Id,Lead Owner.id,Lead Owner,Company,First Name,Last Name,Title,Email,Phone,Lead Source,Lead Status,\
             Industry\nzcrm_1,zcrm_u,Luz,Acme,Ana,Paz,Jefa,ana@x.pe,014445555,Web,Contacted,Retail\n",
            Clients,
            Some(Program::Zoho),
            "Ana Paz|Acme|Jefa|ana@x.pe|014445555",
        ),
        (
            "Zoho deals",
            "Record Id,Deal Owner.id,Deal Owner,Amount,Deal Name,Closing Date,Account Name.id,Account Name,Stage,Type,\
             Probability (%),Expected Revenue,Contact Name\n\
             zcrm_1,zcrm_u,Luz,1200,Hornos,2026-12-01,zcrm_a,Acme,Negotiation/Review,New,75,900,Ana Paz\n",
            Opportunities,
            Some(Program::Zoho),
            "Acme|Hornos|Negotiation/Review|120000|2026-12-01",
        ),
        (
            "Salesforce contacts, data",
            "\"Id\",\"IsDeleted\",\"AccountId\",\"LastName\",\"FirstName\",\"MailingCity\",\"Phone\",\"MobilePhone\",\
             \"Email\",\"Title\"\n\"003\",\"0\",\"001\",\"Paz\",\"Ana\",\"Lima\",\"014445555\",\"999111222\",\"ana@x.pe\",\
             \"Jefa\"\n",
            Clients,
            Some(Program::Salesforce),
            "Ana Paz||Jefa|ana@x.pe|014445555 999111222",
        ),
        (
            "Salesforce accounts",
            "Account Owner,Account Name,Billing City,Billing State/Province,Phone,Website,Type,Industry\n\
             Luz,Acme,Lima,Lima,014445555,acme.example,Customer,Retail\n",
            Clients,
            Some(Program::Salesforce),
            "Acme||||014445555",
        ),
        (
            "Salesforce opportunities",
            "Opportunity Owner,Account Name,Opportunity Name,Stage,Amount,Probability (%),Close Date,Created Date,\
             Next Step,Lead Source\nLuz,Acme,Hornos,Closed Won,\"1,200.00\",100,15/03/2026,01/02/2026,,Web\n",
            Opportunities,
            Some(Program::Salesforce),
            "Acme|Hornos|Closed Won|120000|2026-03-15",
        ),
        (
            "Salesforce tasks",
            "Assigned,Subject,Date,Priority,Status,Company / Account,Contact,Full Comments\n\
             Luz,Call,15/12/2026,Normal,Not Started,Acme,Ana Paz,Confirmar\n",
            FollowUps,
            Some(Program::Salesforce),
            "Acme|2026-12-15|call|open|Call: Confirmar",
        ),
        (
            "LinkedIn",
            "Notes:\n\"When exporting your connection data, you may notice that some of the e-mail addresses are \
             missing.\"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n\
             Ana,Paz,https://www.linkedin.com/in/ana,ana@x.pe,Acme,Jefa,15 Mar 2024\n",
            Clients,
            Some(Program::LinkedIn),
            "Ana Paz|Acme|Jefa|ana@x.pe|",
        ),
        (
            "clients in Spanish",
            "Listado de clientes;;;\n\nCliente;Contacto;Teléfono;Próximo contacto\nAcme;Ana Paz;999 111 222;15/12/2026\n",
            Clients,
            None,
            "Ana Paz|Acme|||999 111 222",
        ),
        (
            "clients with a remark and a date",
            "Cliente,Teléfono,Fecha,Notas\nAcme,999111222,15/12/2026,Llamar\n",
            Clients,
            None,
            "Acme||||999111222",
        ),
        (
            "interactions of a set",
            "id,client_id,at,kind,note\n1,7,2025-05-02 09:30:07,llamada,\"Hablé con Ana; todo bien.\"\n",
            Interactions,
            None,
            "7|2025-05-02T09:30:07|call||Hablé con Ana; todo bien.",
        ),
        (
            "interactions in Spanish",
            "Gestiones de noviembre\nFecha;Hora;Cliente;Tipo;Resultado;Observaciones\n\
             15/11/2026;10:30;Acme;Visita;No contesta;Cerrado\n",
            Interactions,
            None,
            "Acme|2026-11-15T10:30:00|visit|no_answer|Cerrado",
        ),
        (
            "follow-ups of a set",
            "id,client_id,due_at,kind,note,done\n1,7,2026-12-01 09:30:00,reunión,Cobrar factura,0\n",
            FollowUps,
            None,
            "7|2026-12-01 09:30:00|meeting|open|Cobrar factura",
        ),
        (
            "purchases of a set",
            "id,client_id,on,product,amount,currency,invoice\n1,7,2026-05-02,Balanza digital,1250.50,PEN,F001-000123\n",
            Purchases,
            None,
            "7|2026-05-02|Balanza digital|125050|F001-000123",
        ),
        ("a catalogue", "Código;Nombre;Precio\nB1;Balanza;12,50\n", Products, None, "Balanza|B1"),
    ];
    for (case, text, content, made_by, row) in cases {
        let read = one(text);
        assert_eq!((read.content(), read.made_by), (*content, *made_by), "{case}: {:?}", read.columns);
        assert_eq!(first(&read), *row, "{case}: {:?} {:?}", read.unread, read.doubts);
    }
    let rows = one(cases.iter().find(|(case, ..)| *case == "LinkedIn").unwrap().1).rows;
    let Rows::Clients(rows) = rows else { panic!() };
    assert_eq!(
        (&rows[0].person.socials[..], rows[0].person.webs.len()),
        (&["https://www.linkedin.com/in/ana".to_owned()][..], 0)
    );
}
