//! The headers that are known, in Spanish and English, folded as `headers::fold` does: no case, accents, spaces,
//! punctuation or articles, and no numbers unless they say something.
//!
//! Sources: Google Contacts (both formats), Outlook in English and Spanish, `HubSpot`, Salesforce, advertising lead forms
//! and the sheets that people make themselves.

use super::Field;
use super::headers::Kind;

/// Known headers of each field. A name must appear once over all the lists.
pub(in crate::exchange) const ALIASES: &[(Field, Kind, &str)] = &[
    (
        Field::Name,
        Kind::Plain,
        "fullname nombrecompleto nombresapellidos nombreapellidos nombreapellido apellidosnombres apellidosnombre \
         apellidonombre displayname nombremostrar",
    ),
    (Field::Name, Kind::MaybeGiven, "name names nombre nombres"),
    (
        Field::Name,
        Kind::Contact,
        "contact contacto contactname contactfullname nombrecontacto personacontacto contactperson primarycontact \
         maincontact contactoprincipal persona person",
    ),
    (
        Field::Name,
        Kind::Client,
        "client cliente clientes customer lead prospect prospecto clientname customername nombrecliente clientenombre \
         leadname nombreprospecto",
    ),
    (Field::GivenName, Kind::Plain, "firstname givenname first forename nombrepila primernombre given"),
    (Field::MiddleName, Kind::Plain, "middlename additionalname segundonombre middle"),
    (
        Field::FamilyName,
        Kind::Plain,
        "lastname familyname surname surnames last apellido apellidos primerapellido apellidopaterno paterno family",
    ),
    (Field::FamilyName, Kind::Rest, "segundoapellido apellidomaterno materno secondlastname secondsurname"),
    (
        Field::Company,
        Kind::Plain,
        "company companyname empresa nombreempresa compania nombrecompania razonsocial nombrefiscal nombrecomercial \
         nombrefantasia organization organizationname organisation organizacion nombreorganizacion account accountname \
         companyaccount associatedcompany business businessname negocio nombrenegocio firma firm institucion entidad \
         employer nombrecuenta",
    ),
    (
        Field::Role,
        Kind::Plain,
        "role jobtitle job position puesto puestotrabajo cargo rol organizationtitle designation ocupacion",
    ),
    (Field::Role, Kind::Weak, "title titulo profesion profession"),
    (
        Field::Sector,
        Kind::Plain,
        "sector sectoreconomico industry industria rubro giro gironegocio ramo actividad actividadeconomica vertical \
         businesstype tiponegocio lineofbusiness",
    ),
    (Field::Sector, Kind::Weak, "segmento segment"),
    (Field::City, Kind::Plain, "city ciudad localidad poblacion municipio town citytown ciudadlocalidad addresscity"),
    (
        Field::Country,
        Kind::Plain,
        "country pais officelocation countryregion paisregion paisoregion nacion addresscountry",
    ),
    (
        Field::Address,
        Kind::Plain,
        "address direccion domicilio street calle streetaddress mailingaddress postaladdress addressformatted formatted \
         addressstreet addressline domiciliofiscal direccionfiscal direccionpostal",
    ),
    (
        Field::Address,
        Kind::Rest,
        "address2 address3 addressline2 addressline3 streetaddress2 street2 street3 businessstreet2 businessstreet3 homestreet2 \
         homestreet3 direccion2 calle2 calle3 calletrabajo2 calletrabajo3 calledomicilio2 calledomicilio3",
    ),
    (
        Field::Zone,
        Kind::Plain,
        "zone zona zonaventas distrito district barrio colonia comuna territory territorio ruta neighborhood neighbourhood",
    ),
    (
        Field::Zone,
        Kind::Weak,
        "state province stateprovince provincia region estadooprovincia estadoprovincia addressregion",
    ),
    (
        Field::Phone,
        Kind::Plain,
        "phone phones phonenumber phoneno telephone telephonenumber tel telf tlf tfno tfn telefono telefonos fono fijo \
         telefonofijo numerotelefono numerotelefonico nrotelefono telno landline contactnumber numerocontacto phonevalue \
         homephone businessphone",
    ),
    (
        Field::Mobile,
        Kind::Plain,
        "mobile mobilephone mobilephonenumber mobilenumber mobileno cell cellphone cellphonenumber cellular cellnumber \
         celular cel movil telefonomovil telefonocelular numerocelular numeromovil nrocelular carphone",
    ),
    (
        Field::WhatsApp,
        Kind::Plain,
        "whatsapp wsp wpp wapp wasap whatsappnumber whatsappphone numerowhatsapp celularwhatsapp telefonowhatsapp \
         movilwhatsapp whatsappcelular whatsapptelefono",
    ),
    (
        Field::Email,
        Kind::Plain,
        "email emails mail correo correos correoelectronico correoe emailaddress mailaddress direccioncorreo \
         direccioncorreoelectronico direccionemail direccionelectronica emailvalue correoemail workemail",
    ),
    (
        Field::Web,
        Kind::Plain,
        "web website websiteurl websitevalue url sitioweb paginaweb homepage webpage personalwebpage domain \
         companydomainname domainname",
    ),
    (
        Field::Tags,
        Kind::Plain,
        "tags tag labels etiquetas etiqueta groupmembership categories categorias category categoria grupos groups",
    ),
    (
        Field::Notes,
        Kind::Plain,
        "notes note notas nota observaciones observacion comentarios comentario comments comment remarks description \
         descripcion",
    ),
    (
        Field::Source,
        Kind::Plain,
        "source leadsource originalsource originalsourcetype originaltrafficsource datasource fuente fuentelead origen \
         origin procedencia canalorigen referredby referidopor comonosconocio",
    ),
    (
        Field::CadenceDays,
        Kind::Plain,
        "cadence cadencedays cadencia cadenciadias frecuencia frecuenciadias frecuenciacontacto frecuenciacontactodias \
         frequency frequencydays contactfrequency periodicidad cadadias",
    ),
    (
        Field::CreatedOn,
        Kind::Plain,
        "created createdon createdat createddate createdate createdtime creationdate datecreated dateadded addedon added \
         fechaalta alta fechacreacion creado creadoel fecharegistro fechaingreso signupdate clientesince customersince \
         clientsince clientedesde timestamp marcatemporal conversiontime",
    ),
    (
        Field::LastContactOn,
        Kind::Plain,
        "lastcontact lastcontacted lastcontacton lastcontactdate datelastcontact lastcontacteddate lastactivity \
         lastactivitydate lastinteraction lastinteractiondate lasttouch lastcall lastcalldate lastvisit lastvisitdate \
         ultimocontacto fechaultimocontacto ultimagestion fechaultimagestion ultimavisita fechaultimavisita \
         ultimallamada fechaultimallamada ultimaactividad ultimainteraccion",
    ),
    (
        Field::NextContactOn,
        Kind::Plain,
        "nextcontact nextcontacton nextcontactdate datenextcontact nextfollowup nextfollowupdate followupdate followupon \
         nextactivity nextactivitydate nextcall nextcalldate nextvisit nextvisitdate proximocontacto \
         fechaproximocontacto proximagestion fechaproximagestion proximavisita fechaproximavisita proximallamada \
         fechaproximallamada proximoseguimiento fechaseguimiento proximaactividad siguientecontacto",
    ),
    (
        Field::ExternalId,
        Kind::Plain,
        "id recordid leadid contactid customerid clientid externalid idexterno idcliente idcontacto codigo codigocliente \
         cod codcliente code clientcode customercode",
    ),
    (
        Field::TaxId,
        Kind::Plain,
        "taxid taxnumber taxidnumber tin ein vat vatid vatnumber vatno ruc nit rfc cuit cuil nif cif nifcif cifnif dninif \
         nifdni rut cnpj rucdni dniruc idfiscal identificacionfiscal numeroidentificacionfiscal rucempresa",
    ),
    (
        Field::Birthday,
        Kind::Plain,
        "birthday birthdate dateofbirth dob cumple cumpleanos fechacumpleanos fechadecumpleanos nacimiento fechanacimiento",
    ),
    (
        Field::Size,
        Kind::Plain,
        "companysize tamano tamanoempresa tamanocliente employees empleados numberofemployees noofemployees \
         numeroempleados trabajadores",
    ),
    (
        Field::Parent,
        Kind::Plain,
        "subsidiaryof subsidiaria subsidiariade parentaccount parentcompany parentaccountname casamatriz empresamatriz \
         matriz pertenecea belongsto",
    ),
    (Field::Uid, Kind::Plain, "uid uuid"),
    (
        Field::Social,
        Kind::Plain,
        "social socials redes redessociales redsocial linkedin facebook instagram twitter linkedinurl facebookurl \
         instagramurl twitterurl linkedinprofile perfillinkedin linkedinbio twitterusername twitterhandle tiktok",
    ),
    (Field::Language, Kind::Plain, "language idioma preferredlanguage idiomapreferido"),
    (Field::Tone, Kind::Plain, "tone tono trato formalidad formality"),
    (
        Field::Interest,
        Kind::Plain,
        "interest interests interes intereses productinterest interesproducto productointeres interesadoen interestedin",
    ),
    (Field::TimeZone, Kind::Plain, "timezone zonahoraria husohorario huso tz"),
    (Field::TaxId, Kind::Weak, "dni cedula documento nrodocumento numerodocumento cpf curp"),
];

/// Headers known to have no field: they are kept as they are, and no typo is read into them or out of them.
pub(in crate::exchange) const OTHERS: &str = "status statuses estado estatus stage etapa owner leadowner contactowner \
    accountowner owneralias manager vendedor asesor ejecutivo responsable date fecha hora time dates fechas type tipo tipocliente priority prioridad gender sexo genero fax businessfax \
    homefax pager zip zipcode postalcode codigopostal cp postcode birth age edad size budget presupuesto \
    amount monto importe price precio total product producto productos products property contract contrato \
    campaign campana keyword device rating countrycode middlecontact firstcontact primercontacto \
    department departamento suffix sufijo prefix tratamiento nickname apodo number numero quantity cantidad currency \
    moneda sitio site extra emailtype tipocorreoelectronico emaildisplayname nombrepantallacorreoelectronico \
    leadstatus lifecyclestage modified modifieddate lastmodified lastmodifieddate updated updatedat photo foto file \
    carro carta case costo cost mode model modelo modulo nombreproducto productname username usuario user campaignname \
    adname formname conversionname filename eventname spouse conyuge children hijos leads ventas sales visita llamada \
    call visit activity actividades reunion meeting deal deals negocios acuerdo";
