//! Lines that are understood, and how.

use super::*;

#[test]
fn what_happened() {
    check(&[
        (
            "Ferretería López: llamé, quiere 50 uds #cotización >vie 10:00 visita",
            "Ferretería López: call #cotización «quiere 50 uds» >2026-11-27T10:00 visit",
        ),
        (
            "ferr lopez: llamé, pide precio, #cotización, la quiere ya",
            "ferr lopez: call #cotización «pide precio, la quiere ya»",
        ),
        (
            "ferr lopez: llamé, quiere 50 uds #cotización >vie 10 visita",
            "ferr lopez: call #cotización «quiere 50 uds» >2026-11-27T10:00 visit",
        ),
        ("LOPEZ: LLAME, quiere 50", "LOPEZ: call «quiere 50»"),
        ("López: llamada quiere precio", "López: call «quiere precio»"),
        ("López: llamada: quiere precio", "López: call «quiere precio»"),
        ("López: llamada - quiere precio", "López: call «quiere precio»"),
        ("López: visita; todo bien", "López: visit «todo bien»"),
        ("López: visité, todo bien", "López: visit «todo bien»"),
        ("López: visite la planta", "López: visit «la planta»"),
        ("López: correo con la lista", "López: email «con la lista»"),
        ("López: le envié un correo con la lista", "López: email «con la lista»"),
        ("López: email sent the list", "López: email «sent the list»"),
        ("López: e-mail, sent the list", "López: email «sent the list»"),
        ("López: mail lista de precios", "López: email «lista de precios»"),
        ("López: wa mandé catálogo", "López: message «mandé catálogo»"),
        ("López: WhatsApp, mandé catálogo", "López: message «mandé catálogo»"),
        ("López: sms recordatorio", "López: message «recordatorio»"),
        ("López: mensaje: lo espero", "López: message «lo espero»"),
        ("López: le escribí por whatsapp", "López: message"),
        ("López: reunión con gerencia", "López: meeting «con gerencia»"),
        ("López: reunion, gerencia", "López: meeting «gerencia»"),
        ("López: met with the owner", "López: meeting «with the owner»"),
        ("López: meeting. Went well", "López: meeting «Went well»"),
        ("López: muestra de tela azul", "López: sample «de tela azul»"),
        ("López: muestra interés en la compra", "López: «muestra interés en la compra»"),
        ("López: muestras, 3 rollos", "López: sample «3 rollos»"),
        ("López: muestra", "López: sample"),
        ("López: entregué muestras de tela", "López: sample «de tela»"),
        ("López: encuesta anual", "López: survey «anual»"),
        ("López: survey, 9 of 10", "López: survey «9 of 10»"),
        ("López: nota: cambió de dueño", "López: note «cambió de dueño»"),
        ("López: nota que no paga a tiempo", "López: «nota que no paga a tiempo»"),
        ("López: note that they pay late", "López: «note that they pay late»"),
        ("López: note: pays late", "López: note «pays late»"),
        ("López: called, wants 50 units", "López: call «wants 50 units»"),
        ("López: call with Bob about prices", "López: call «with Bob about prices»"),
        ("López: call him on monday", "López: «call him on monday»"),
        ("López: call back on monday", "López: =call_back «call back on monday»"),
        ("López: called back, all fine", "López: call «all fine»"),
        ("López: email him the list", "López: «email him the list»"),
        ("López: telefoneé, dice que sí", "López: call «dice que sí»"),
        ("López: llamada mañana a las 10", "López: «llamada mañana a las 10»"),
        ("López: visita programada", "López: «visita programada»"),
        ("López: me llamó, pide precio", "López: call in «pide precio»"),
        ("López: me llamo, pide precio", "López: call in «pide precio»"),
        ("López: nos llamaron por el reclamo", "López: call in «por el reclamo»"),
        ("López: they called, want a price", "López: call in «want a price»"),
        ("López: called me about the invoice", "López: call in «about the invoice»"),
        ("López: escribió, quiere catálogo", "López: message in «quiere catálogo»"),
        ("López: me escribió, quiere catálogo", "López: message in «quiere catálogo»"),
        ("López: recibí un correo con la orden", "López: email in «con la orden»"),
        ("López: they emailed asking for terms", "López: email in «asking for terms»"),
        ("López: they wrote: fine", "López: message in «fine»"),
        ("López: wrote to them", "López: message «them»"),
    ]);
}

#[test]
fn how_it_went() {
    check(&[
        ("López: llamé, no contesta", "López: call =no_answer"),
        ("López: llamé no contesta", "López: call =no_answer"),
        ("López: llamé y no contesta", "López: call =no_answer"),
        ("López: llamé pero no contestó", "López: call =no_answer"),
        ("López: llamé y no contesta desde ayer", "López: call «y no contesta desde ayer»"),
        ("López: no contesta", "López: =no_answer"),
        ("López: No contesta.", "López: =no_answer"),
        ("López: no contesta desde el lunes", "López: =no_answer «no contesta desde el lunes»"),
        ("López: no contesta mis mensajes bien", "López: «no contesta mis mensajes bien»"),
        ("López: no answer", "López: =no_answer"),
        ("López: called, no answer, try at night", "López: call =no_answer «try at night»"),
        ("López: called, quiere precio, no contesta", "López: call =no_answer «quiere precio»"),
        ("López: dice que no contesta", "López: «dice que no contesta»"),
        ("López: le envié el pedido", "López: «le envié el pedido»"),
        ("López: llamé, le envié el pedido", "López: call «le envié el pedido»"),
        ("López: pedido", "López: =order"),
        ("López: pedido 50 cajas de tornillos", "López: =order «pedido 50 cajas de tornillos»"),
        ("López: pedido: 50 cajas", "López: =order «50 cajas»"),
        ("López: pedido cancelado", "López: «pedido cancelado»"),
        ("López: pedido llegó roto", "López: «pedido llegó roto»"),
        ("López: pedido pendiente de pago", "López: «pedido pendiente de pago»"),
        ("López: pedido de 50 cajas", "López: =order «pedido de 50 cajas»"),
        ("López: pedido de la semana pasada", "López: «pedido de la semana pasada»"),
        ("López: pedido una docena", "López: =order «pedido una docena»"),
        ("López: pedido $12.50", "López: =order 1250 USD"),
        ("López: pedido $12.50 de tornillos", "López: =order 1250 USD «pedido $12.50 de tornillos»"),
        ("López: pedido por $300", "López: =order 30000 USD «pedido por $300»"),
        ("López: compra 50 cajas $1,250.50", "López: =order 125050 USD «compra 50 cajas $1,250.50»"),
        ("López: compra 50 cajas al mes", "López: «compra 50 cajas al mes»"),
        ("López: compra mucho en diciembre", "López: «compra mucho en diciembre»"),
        ("López: compró 20 en otro lado", "López: «compró 20 en otro lado»"),
        ("López: compró 20 rollos", "López: =order «compró 20 rollos»"),
        ("López: ordered 50 boxes", "López: =order «ordered 50 boxes»"),
        ("López: order 50 boxes", "López: =order «order 50 boxes»"),
        ("López: order cancelled", "López: «order cancelled»"),
        ("López: hizo un pedido grande", "López: =order «hizo un pedido grande»"),
        ("López: llamé, quiere 50, hizo pedido", "López: call =order «quiere 50»"),
        ("López: no le interesa", "López: =not_interested"),
        ("López: no le interesa por ahora", "López: =not_interested «no le interesa por ahora»"),
        (
            "López: no le interesa el modelo viejo, quiere el nuevo",
            "López: «no le interesa el modelo viejo, quiere el nuevo»",
        ),
        ("López: not interested", "López: =not_interested"),
        ("López: not interested in blue", "López: «not interested in blue»"),
        ("López: espera respuesta", "López: =awaiting_reply"),
        ("López: espera respuesta de gerencia", "López: =awaiting_reply «espera respuesta de gerencia»"),
        ("López: espera nuestra respuesta", "López: «espera nuestra respuesta»"),
        ("López: lo va a pensar hasta el viernes", "López: =awaiting_reply «lo va a pensar hasta el viernes»"),
        ("López: awaiting reply", "López: =awaiting_reply"),
        ("López: volver a llamar el lunes", "López: =call_back «volver a llamar el lunes»"),
        ("López: llamé, que llame luego", "López: call =call_back"),
        ("López: reclamo por demora", "López: =complaint «reclamo por demora»"),
        ("López: reclamo resuelto", "López: «reclamo resuelto»"),
        ("López: llamé: reclamo, llegó roto", "López: call =complaint «llegó roto»"),
        ("López: se quejó de la demora", "López: =complaint «se quejó de la demora»"),
        ("López: complaint about the delay", "López: =complaint «complaint about the delay»"),
        ("López: hablamos de precios", "López: =spoke «hablamos de precios»"),
        ("López: hablamos mañana", "López: «hablamos mañana»"),
        ("López: hablé con Rosa, quiere 50", "López: =spoke «hablé con Rosa, quiere 50»"),
        ("López: spoke with Rosa", "López: =spoke «spoke with Rosa»"),
    ]);
}

#[test]
fn what_comes_next() {
    check(&[
        ("López: llamé >mañana", "López: call >2026-11-24"),
        ("López: llamé >mañana llamar", "López: call >2026-11-24 call"),
        ("López: llamé >mañana llamar para confirmar", "López: call >2026-11-24 call (para confirmar)"),
        ("López: llamé >vie visita: renovar contrato", "López: call >2026-11-27 visit (renovar contrato)"),
        ("López: llamé >vie visita, quiere 50 uds", "López: call «quiere 50 uds» >2026-11-27 visit"),
        ("López: llamé >vie, quiere 50 uds", "López: call «quiere 50 uds» >2026-11-27"),
        ("López: llamé >vie renovar contrato #vip", "López: call #vip >2026-11-27 (renovar contrato)"),
        ("López: llamé >vie renovar; quiere 50", "López: call «quiere 50» >2026-11-27 (renovar)"),
        ("López: llamé > vie 10 visita", "López: call >2026-11-27T10:00 visit"),
        ("López: llamé, son > 3 días", "López: call «son > 3 días»"),
        ("López: llamé, 5 > 3", "López: call «5 > 3»"),
        ("López: llamé, son >= 3", "López: call «son >= 3»"),
        ("López: llamé -> ok", "López: call «-> ok»"),
        ("López: llamé >viernex", "López: call «>viernex» ?date viernex"),
        ("López: llamé >viernex 10:00 visita", "López: call «>viernex 10:00 visita» ?date viernex"),
        ("López: llamé >31/02 visita", "López: call «>31/02 visita» ?date 31/02"),
        ("López: llamé >ayer", "López: call «>ayer» ?past 2026-11-22"),
        ("López: llamé >50 uds", "López: call «>50 uds» ?date 50"),
        ("López: llamé >+3d", "López: call >2026-11-26"),
        ("López: llamé >+5b correo lista de precios", "López: call >2026-11-30 email (lista de precios)"),
        ("López: llamé >15/12 10:00 reunión", "López: call >2026-12-15T10:00 meeting"),
        ("López: llamé >in 2 weeks visit", "López: call >2026-12-07 visit"),
        ("López: llamé >next tue 10:00", "López: call >2026-11-24T10:00"),
        ("López: llamé >-", "López: call >-"),
        ("López: llamé >nada", "López: call >-"),
        ("López: llamé >none.", "López: call >-"),
        ("López: llamé >auto", "López: call >auto"),
        ("López: llamé >cada 2 semanas", "López: call >2026-12-07 FREQ=WEEKLY;INTERVAL=2"),
        (
            "López: llamé >cada lunes a las 10 visita: pedido",
            "López: call >2026-11-23T10:00 FREQ=WEEKLY;BYDAY=MO visit (pedido)",
        ),
        ("López: llamé >el 15 de cada mes, cobrar", "López: call «cobrar» >2026-12-15 FREQ=MONTHLY;BYMONTHDAY=15"),
        ("López: call >every friday email", "López: call >2026-11-27 FREQ=WEEKLY;BYDAY=FR email"),
        ("López: llamé <cada lunes", "López: call «<cada lunes» ?date cada lunes"),
        ("López: llamé >lun >mar", "López: call «>mar» >2026-11-30 ?twice next"),
        ("López: llamé >2026-12-15T10:30 visita", "López: call >2026-12-15T10:30 visit"),
        ("López: llamé >vie 10 a.m. visita", "López: call >2026-11-27T10:00 visit"),
        ("López: llamé >vie \\10:00 en punto", "López: call >2026-11-27 (10:00 en punto)"),
        ("López: llamé >vie \\visita guiada", "López: call >2026-11-27 (visita guiada)"),
    ]);
}

#[test]
fn when_it_happened() {
    check(&[
        ("López: visita <ayer", "López: visit <2026-11-22"),
        ("López: visita <ayer 17:00 todo bien", "López: visit <2026-11-22T17:00 «todo bien»"),
        ("López: visita <mañana", "López: visit «<mañana» ?future 2026-11-24"),
        ("López: visita <lun todo bien", "López: visit <2026-11-16 «todo bien»"),
        ("López: <3 nuestros precios", "López: «<3 nuestros precios» ?date 3"),
        ("López: visita <hoy 18:00", "López: visit «<hoy 18:00» ?future 2026-11-23T18:00"),
    ]);
}

#[test]
fn tags() {
    check(&[
        ("López: #vip #Vip #mayorista-2 quiere", "López: #vip #mayorista-2 «quiere»"),
        ("López: factura #1234 pagada", "López: «factura #1234 pagada»"),
        ("López: C# y a#b", "López: «C# y a#b»"),
        ("López: quiere (#vip) ya", "López: «quiere (#vip) ya»"),
        ("López: quiere #vip, ya", "López: #vip «quiere, ya»"),
        ("López: quiere #vip. Ya", "López: #vip «quiere. Ya»"),
        ("López: #日本 #ñandú_2", "López: #日本 #ñandú_2"),
        ("López: #a/b", "López: «#a/b»"),
        ("López: # nada", "López: «# nada»"),
    ]);
}

#[test]
fn when_somebody_asked_to_be_called_back() {
    let cases = [
        ("volver a llamar el viernes 10am", Some("2026-11-27T10:00")),
        ("ocupado; volver a llamar mañana, no antes del almuerzo", Some("2026-11-24")),
        ("pide que llame en 2 semanas", Some("2026-12-07")),
        ("asked me to call back on monday at 10", Some("2026-11-23T10:00")),
        ("call back tomorrow", Some("2026-11-24")),
        ("le gustó la muestra\nvolver a llamar el viernes\nmandar la lista", Some("2026-11-27")),
        // Whoever asks for no time, or tells of another one, is called as usual.
        ("volver a llamar", None),
        ("volver a llamar por la factura", None),
        ("mandé la lista el viernes", None),
        ("volver a llamar, se va el viernes", None),
        ("volver a llamar 31/02", None),
        ("no volver a llamar mañana", None),
    ];
    for (note, expected) in cases {
        let asked = with('.', |cx| called_back(note, &cx.dates)).map(when::iso);
        assert_eq!(asked.as_deref(), expected, "{note}");
    }
}

#[test]
fn amounts() {
    check(&[
        ("López: cobró $12", "López: 1200 USD «cobró $12»"),
        ("López: le vendí 3 cajas por S/ 350 #vip", "López: #vip 35000 PEN «le vendí 3 cajas por S/ 350»"),
        ("López: quiere gastar hasta S/ 5000 en total", "López: 500000 PEN «quiere gastar hasta S/ 5000 en total»"),
        ("López: $12 de anticipo", "López: 1200 USD «$12 de anticipo»"),
        ("López: pedido $12, sin factura", "López: =order 1200 USD «sin factura»"),
        ("López: llamé $12 >vie", "López: call 1200 USD >2026-11-27"),
        ("López: cobró $ 12", "López: 1200 USD «cobró $ 12»"),
        ("López: cobró $12.500", "López: «cobró $12.500» ?amount $12.500"),
        ("López: cobró $12,500", "López: 1250000 USD «cobró $12,500»"),
        ("López: cobró S/ 120", "López: 12000 PEN «cobró S/ 120»"),
        ("López: cobró S/120.50, listo", "López: 12050 PEN «cobró S/120.50, listo»"),
        ("López: cobró US$ 30", "López: 3000 USD «cobró US$ 30»"),
        ("López: cobró USD 30", "López: 3000 USD «cobró USD 30»"),
        ("López: cobró 30 USD", "López: 3000 USD «cobró 30 USD»"),
        ("López: cobró 30 €", "López: 3000 EUR «cobró 30 €»"),
        ("López: cobró 30€.", "López: 3000 EUR «cobró 30€.»"),
        ("López: cobró €30", "López: 3000 EUR «cobró €30»"),
        ("López: cobró CLP 12.500", "López: «cobró CLP 12.500» ?amount CLP 12.500"),
        ("López: son 50 L de agua", "López: «son 50 L de agua»"),
        ("López: L 120", "López: 12000 HNL"),
        ("López: cobró $12k", "López: «cobró $12k» ?amount $12"),
        ("López: a $12/caja", "López: «a $12/caja»"),
        ("López: entre $5-10", "López: «entre $5-10»"),
        ("López: cobró $1.2.3", "López: «cobró $1.2.3» ?amount $1.2.3"),
        ("López: cobró $5 y $6", "López: 500 USD «cobró $5 y $6» ?twice amount"),
        ("López: A$AP", "López: «A$AP»"),
        ("López: $", "López: «$»"),
    ]);
}

#[test]
fn lights() {
    check(&[
        ("López: !rojo quiere 50", "López: !red «quiere 50»"),
        ("López: !red", "López: !red"),
        ("López: !AMARILLO", "López: !yellow"),
        ("López: !verde.", "López: !green"),
        ("López: !auto", "López: !auto"),
        ("López: !rjo", "López: «!rjo» ?light rjo red"),
        ("López: !urgente", "López: «!urgente»"),
        ("López: ¡hola! bien!", "López: «¡hola! bien!»"),
        ("López: !rojo !verde", "López: !red «!verde» ?twice attention"),
    ]);
}

#[test]
fn backslashes() {
    check(&[
        ("López: \\#vip y \\$30 y \\>vie", "López: «#vip y $30 y >vie»"),
        ("López: \\llamé así dice", "López: «llamé así dice»"),
        ("López: \\no contesta así dice", "López: «no contesta así dice»"),
        ("López: llamé, \\no contesta", "López: call «no contesta»"),
        ("López: C:\\temp y \\\\srv", "López: «C:\\temp y \\srv»"),
        ("López: \\USD 30 y 30 \\€", "López: «USD 30 y 30 €»"),
    ]);
}

#[test]
fn whom_it_is_about() {
    check(&[
        ("@López llamé, quiere 50", "López: call «quiere 50»"),
        ("@López: llamé, quiere 50", "López: call «quiere 50»"),
        ("@\"Hotel Sol\": visita", "Hotel Sol: visit"),
        ("@“Hotel Sol” visita", "Hotel Sol: visit"),
        ("llamé a su jefe @López", "López: call «a su jefe»"),
        ("correo a ana@lopez.pe enviado", "email «a ana@lopez.pe enviado»"),
        ("@López @Ruiz", "López: «@Ruiz» ?twice client"),
        ("López: hablé con @Ruiz", "López: =spoke «hablé con @Ruiz» ?twice client"),
        ("@#12 llamé", "#12: call"),
        ("#12: llamé", "#12: call"),
        ("@10:00 llamé", "«@10:00 llamé»"),
        ("llamé, quiere 50 uds", "call «quiere 50 uds»"),
        ("llamé y me dijo: no quiero", "call «y me dijo: no quiero»"),
        ("llamada: quiere precio", "call «quiere precio»"),
        ("no contesta: probar luego", "=no_answer «probar luego»"),
        ("pedido: 50 cajas", "=order «50 cajas»"),
        ("visita a las 10:00 bien", "visit «a las 10:00 bien»"),
        ("http://a.b: raro", "http://a.b: «raro»"),
        ("10:00 llamar", "«10:00 llamar»"),
        ("Dr. Pérez: llamé", "Dr. Pérez: call"),
        ("3M: llamé", "3M: call"),
        ("Yahoo! SAC: llamé", "Yahoo! SAC: call"),
        ("Peña & Cía. S.A.: llamé", "Peña & Cía. S.A.: call"),
        ("渡辺商店: 電話, quiere", "渡辺商店: «電話, quiere»"),
        ("متجر السلام: llamé", "متجر السلام: call"),
        ("López:llamé", "«López:llamé»"),
        ("López:", "López:"),
        (": llamé", "«: llamé»"),
        ("López\\: Ruiz: llamé", "López: Ruiz: call"),
        ("", ""),
        ("   ", ""),
        ("quiere   50  uds   azules", "«quiere   50  uds   azules»"),
        ("quiere   #x   50", "#x «quiere 50»"),
        ("dijo   #x", "#x «dijo»"),
        ("llamé...", "call"),
        ("llamé", "call"),
        ("#vip", "#vip"),
        ("nota", "note"),
    ]);
}

#[test]
fn what_is_kept_apart() {
    check(&[
        ("López: llamé, promesa: enviar fotos", "López: call [promise: enviar fotos] «promesa: enviar fotos»"),
        ("promesa: enviar fotos >vie", "[promise: enviar fotos] «promesa: enviar fotos» >2026-11-27"),
        (
            "López: llamé, quiere precio; pregunta: ¿hay en azul? #catálogo",
            "López: call #catálogo [question: ¿hay en azul?] «quiere precio; pregunta: ¿hay en azul?»",
        ),
        ("López: ! llegó roto", "López: [complaint: llegó roto] «! llegó roto»"),
        ("López: llamé, reclamo: llegó roto", "López: call =complaint «llegó roto»"),
        ("López: visita, objeción: caro, gasto $12", "López: visit -1200 USD [objection: caro] «objeción: caro,»"),
        ("López: pedido $120, gasté $12", "López: =order 12000 USD -1200 USD"),
        ("López: visita, su gasto de $45 al mes", "López: visit 4500 USD «su gasto de $45 al mes»"),
        ("López: encuesta, nos pone 8/10", "López: survey 8/10 «nos pone 8/10»"),
        ("López: llamé, satisfacción 9", "López: call 9/10 «satisfacción 9»"),
        ("gasto $5 gasto $6", "600 USD -500 USD «gasto $6» ?twice expense"),
    ]);
}
