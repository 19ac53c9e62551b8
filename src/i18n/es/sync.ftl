# Compartir la agenda con el teléfono y otros equipos
collection-contacts = contactos
collection-calendar = calendario
collection-history = historia
sync-part-fn = el nombre
sync-part-note = las notas
sync-part-org = la empresa
sync-part-title = el cargo
sync-part-dtstart = la fecha
sync-part-status = el estado
sync-part-summary = para qué es
sync-part-description = el texto
sync-part-bday = el cumpleaños
sync-part-x-cartera-sector = el rubro
sync-part-x-cartera-stage = la etapa
sync-part-x-cartera-amount = el monto
sync-part-x-cartera-line = lo comprado
sync-part-x-cartera-outcome = el resultado
sync-part-x-cartera-kind = la clase
sync-part-x-cartera-name = el nombre
sync-part-x-cartera-filter = el filtro
sync-part-x-cartera-body = el texto
sync-part-x-cartera-text = el texto
sync-part-x-cartera-price = el precio
sync-part-x-cartera-target = la meta
sync-part-x-cartera-hue = el color
sync-part-other = otro dato
sync-note-here = Cambió en dos lados a la vez. Aquí decía en { $part }: { $said }
sync-note-there = Cambió en dos lados a la vez. En el otro decía en { $part }: { $said }
sync-even = Sin cambios: todo está al día.
sync-received = Recibido: { $added } nuevos, { $changed } cambiados, { $removed } quitados
sync-sent = Enviado: { $added } nuevos, { $changed } cambiados, { $removed } quitados
sync-would-receive = Se recibirían: { $added } nuevos, { $changed } cambiados, { $removed } quitados
sync-would-send = Se enviarían: { $added } nuevos, { $changed } cambiados, { $removed } quitados
sync-busy-files =
    { $n ->
        [one] { $n } archivo cambió entretanto: queda para la próxima vez.
       *[other] { $n } archivos cambiaron entretanto: quedan para la próxima vez.
    }
sync-conflict = { $client }: { $part } cambió en los dos lados; vale lo más reciente, y lo otro queda en su historia: { $said }
sync-conflict-own = { $client }: { $part } cambió en los dos lados; vale lo más reciente. Lo otro decía: { $said }
sync-strange-no-file = { $file } no es un archivo corriente: se deja como está.
sync-strange-huge = { $file } es demasiado grande: se deja como está.
sync-strange-unreadable = { $file } no se puede leer: se deja como está.
sync-strange-no-record = { $file } no se entiende: se deja como está.
sync-strange-twice = { $file } repite lo que ya está en otro archivo: se deja como está.
sync-strange-foreign = { $file } no es de ningún cliente: se deja como está.
sync-ticked = { $client }: { $what }, hecho el { $day }
sync-unsaid =
    { $n ->
        [one] { $n } contacto hecho en otro equipo: ¿cómo fue?
       *[other] { $n } contactos hechos en otro equipo: ¿cómo fueron?
    }
error-sync-busy = otra ventana está sincronizando: inténtalo en un momento.
error-sync-emptied = en { $folder } faltan { $gone } de { $of } archivos: no se cambia nada. Si es lo que quieres, --accept-deletions lo acepta.
error-sync-folder = { $path } no se puede usar ({ $detail }): no se pierde nada.
error-sync-no-program = falta vdirsyncer, que lleva los archivos al servidor: instálalo, o usa --folders-only.
error-sync-slow = el servidor tarda demasiado: no se pierde nada, inténtalo más tarde.
error-sync-server = el servidor no pudo ({ $detail }): no se pierde nada, inténtalo más tarde.
cli-sync = Sincroniza la agenda con el teléfono y otros equipos
cli-sync-more =
    Cada registro es un archivo de una carpeta que otros programas comparten: contactos, calendario e historia. Lo que
    cambió en un lado pasa al otro; si lo mismo cambió en los dos, vale lo más reciente y lo otro queda en la historia del
    cliente. Con --setup se prepara un servidor (CalDAV y CardDAV), adonde vdirsyncer lleva la carpeta. Nada sale del equipo
    sin esta orden.
    Con --json: received y sent (added, changed, removed), conflicts (client, name, part, said), left_alone (file, why), busy,
    server (none, carried), unsaid.
cli-sync-folders-only = Solo la carpeta, sin ir al servidor
cli-sync-accept-deletions = Acepta que falten casi todos los archivos de una carpeta
cli-sync-dry-run = Solo dice qué pasaría
cli-sync-setup = Prepara un servidor: pregunta lo que no se diga con --url, --user y --password-command
cli-sync-url = La dirección del servidor
cli-sync-user = El usuario
cli-sync-password-command = La orden que escribe la contraseña, como «pass show agenda»
cli-sync-resolve = Hace uno de dos textos que cambiaron en los dos lados; lo usa vdirsyncer
cli-val-url = DIRECCIÓN
cli-val-command = ORDEN
cli-val-user = USUARIO
cli-sync-ask-url = Dirección del servidor (https://…):
cli-sync-ask-user = Usuario:
cli-sync-ask-password = Orden que escribe la contraseña (por ejemplo: pass show agenda):
cli-sync-set-up = listo: { $path }. «cartera sync» lleva la agenda a { $url }.
cli-sync-set-up-without = { $path } está escrito. Falta vdirsyncer: instálalo y di «cartera sync».
cli-sync-folder = Carpeta: { $path }
error-sync-url = { $url } no es una dirección que empiece con https:// (o http:// en este mismo equipo).
error-sync-missing = falta decir { $what }.
error-sync-command = esa orden no se entiende: le falta una comilla, o está vacía.
error-sync-setup = { $path } no se puede escribir ({ $detail }).
error-sync-resolve = esos dos textos no se pueden hacer uno: quedan como están.
