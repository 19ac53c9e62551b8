//! By which names the columns are known that files of what happened and of what is planned share, folded.

/// What a file of contacts has, and one of what happens or is planned with them has not.
pub(super) const OF_CONTACTS: &str = "city,ciudad,localidad,address,direccion,domicilio,street,calle,sector,rubro,
    industry,industria,website,web,sitio web,pagina web,job title,cargo,puesto,first name,last name,given name,
    family name,apellido,apellidos,lead source,ruc,nit,rfc,birthday,cumpleanos,fecha de nacimiento,
    lifecycle stage,cadence days,next contact on,proximo contacto,product,producto,quantity,cantidad,stage,etapa";

/// How the client's number is called.
pub(super) const CLIENT_NUMBER: &str = "client id,client number,id cliente,id de cliente,cliente id,codigo cliente,
    codigo de cliente,numero de cliente,nro cliente,cod cliente,customer id,account id,company id,contact id,
    record id contact,organization id";

/// How the client's name is called.
pub(super) const CLIENT: &str = "cliente,client,customer,nombre del cliente,nombre cliente,client name,customer name,
    account,account name,company account,company name,company,empresa,organization,organizacion,razon social,cuenta,
    associated company,related to";

/// How the person there is called.
pub(super) const CONTACT: &str = "contact,contacto,contact name,nombre del contacto,persona,person,contact person,
    persona de contacto,associated contact,associated contacts,name,nombre";

/// How the kind is called.
pub(super) const KIND: &str = "kind,tipo,type,tipo de gestion,tipo gestion,canal,channel,medio,via,activity type,
    tipo de actividad,actividad,activity,forma de contacto,task type,gestion";

/// How an address of the client is called.
pub(super) const EMAIL: &str = "email,e mail,correo,correo electronico,email address,contact email";
