//! By which names the columns of a file of purchases are known, in Spanish and English.

use super::SaleField;
use crate::exchange::table::names::Names;

/// The names of each field, folded; a comma stands between them.
pub(in crate::exchange) const NAMES: &Names<SaleField> = &[
    (
        SaleField::Client,
        "cliente,client,customer,nombre del cliente,nombre cliente,cliente nombre,razon social,customer name,client name,
         account,account name,comprador,buyer,bill to,facturar a",
    ),
    (
        SaleField::ClientNumber,
        "codigo de cliente,codigo cliente,cod cliente,id cliente,cliente id,id de cliente,customer id,client id,
         customer number,client number,numero de cliente,nro cliente,customer code,client code",
    ),
    (SaleField::ClientUid, "uid de cliente,uid cliente,client uid,customer uid,uid del cliente"),
    (SaleField::Email, "email,e mail,correo,correo electronico,customer email,client email,email address"),
    (SaleField::Phone, "telefono,phone,celular,movil,mobile,whatsapp,phone number"),
    (
        SaleField::Date,
        "fecha,date,fecha de compra,fecha de venta,fecha compra,fecha venta,fecha factura,fecha de factura,fecha emision,
         fecha de emision,fecha pedido,fecha de pedido,invoice date,order date,purchase date,sale date,dia,on,created at",
    ),
    (
        SaleField::Product,
        "producto,product,articulo,item,descripcion,description,concepto,detalle,servicio,service,product name,
         nombre del producto,nombre producto,item name,lineitem name",
    ),
    (
        SaleField::Code,
        "codigo,code,sku,codigo de producto,codigo producto,cod producto,product code,item code,referencia,ref,
         codigo de articulo,codigo articulo,lineitem sku",
    ),
    (
        SaleField::Quantity,
        "cantidad,cant,quantity,qty,unidades,units,uds,und,unid,lineitem quantity",
    ),
    (
        SaleField::Price,
        "precio,price,precio unitario,unit price,p unitario,p unit,valor unitario,precio unit,pu,importe unitario,
         lineitem price",
    ),
    (
        SaleField::Total,
        "total,importe,amount,monto,importe total,total amount,valor,valor total,monto total,total linea,line total,
         total venta,total factura,subtotal,precio total,total price",
    ),
    (SaleField::Discount, "descuento,discount,dto,dcto,desc,rebaja,discount amount"),
    (SaleField::Currency, "moneda,currency,divisa"),
    (SaleField::Uid, "uid"),
    (
        SaleField::Number,
        "numero,number,factura,invoice,no,nro,num,n,numero de factura,numero factura,nro factura,n factura,no factura,
         invoice number,invoice no,order,order number,order id,pedido,numero de pedido,nro pedido,n pedido,comprobante,
         boleta,documento,nro documento,folio,id",
    ),
    (
        SaleField::Paid,
        "pagado,pagada,paid,fecha de pago,fecha pago,payment date,paid on,paid date,estado,status,estado de pago,
         payment status,cobrado,financial status",
    ),
    (
        SaleField::Due,
        "vence,vencimiento,due,due date,fecha de vencimiento,fecha vencimiento,fecha vto,vto",
    ),
    (SaleField::Cost, "costo,coste,cost,costo unitario,coste unitario,unit cost"),
    (SaleField::Note, "nota,notas,note,notes,observacion,observaciones,comentario,comentarios,comments,remarks"),
];
