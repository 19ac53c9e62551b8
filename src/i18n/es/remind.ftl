### Avisos de citas y del día.

remind-line = { $when }: { $what }
remind-what =
    { $code ->
        [meeting] { $kind } con { $client }, { $time }
       *[other] { $kind } a { $client }, { $time }
    }
remind-now = ahora
remind-minutes-ahead = en { $n } min
remind-minutes-ago = hace { $n } min
remind-hours-ahead = en { $n } h
remind-hours-ago = hace { $n } h
remind-more = { $first } · y { $n } más
remind-rest = … y { $n } más
remind-many =
    { $n ->
        [one] { $n } cita
       *[other] { $n } citas
    }
remind-day = Hoy, { $day }
remind-planned =
    { $n ->
        [one] { $n } previsto para hoy
       *[other] { $n } previstos para hoy
    }
remind-test-title = cartera
remind-test-body = Así se verán los avisos.

## Por qué no se pudo mostrar un aviso

error-desktop-remote = aquí no se pueden mostrar avisos: la sesión es remota (SSH) y este terminal no los conoce. Usa «cartera» en el equipo con escritorio, o un terminal como kitty, iTerm2 o WezTerm.
error-desktop-no-session = aquí no se pueden mostrar avisos: no hay ninguna sesión de escritorio abierta (D-Bus). Entra en el escritorio, o revisa DBUS_SESSION_BUS_ADDRESS.
error-desktop-no-program = aquí no se pueden mostrar avisos: falta el programa que los muestra. En Linux instala notify-send (paquete libnotify-bin o libnotify).
error-desktop-refused = no se pudo mostrar el aviso: { $program } dice «{ $detail }». Mira si el escritorio tiene los avisos activados, y prueba con «cartera remind --test».
error-desktop-slow = no se pudo mostrar el aviso: { $program } no responde. Mira si el escritorio tiene los avisos activados, y prueba con «cartera remind --test».
