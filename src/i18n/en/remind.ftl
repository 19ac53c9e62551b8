### Reminders of appointments and of the day.

remind-line = { $when }: { $what }
remind-what =
    { $code ->
        [meeting] { $kind } with { $client }, { $time }
        [survey] { $kind } with { $client }, { $time }
       *[other] { $kind } to { $client }, { $time }
    }
remind-now = now
remind-minutes-ahead = in { $n } min
remind-minutes-ago = { $n } min ago
remind-hours-ahead = in { $n } h
remind-hours-ago = { $n } h ago
remind-more = { $first } · and { $n } more
remind-rest = … and { $n } more
remind-many =
    { $n ->
        [one] { $n } appointment
       *[other] { $n } appointments
    }
remind-day = Today, { $day }
remind-planned =
    { $n ->
        [one] { $n } planned for today
       *[other] { $n } planned for today
    }
remind-test-title = cartera
remind-test-body = This is what reminders look like.

## Why a notice could not be shown

error-desktop-remote = no notices can be shown here: this is a remote session (SSH), and its terminal does not know them. Use “cartera” on the machine with the desktop, or a terminal such as kitty, iTerm2 or WezTerm.
error-desktop-no-session = no notices can be shown here: no desktop session is open (D-Bus). Log in on the desktop, or check DBUS_SESSION_BUS_ADDRESS.
error-desktop-no-program = no notices can be shown here: the program that shows them is missing. On Linux, install notify-send (package libnotify-bin or libnotify).
error-desktop-refused = the notice could not be shown: { $program } says “{ $detail }”. See whether the desktop has notices switched on, and try “cartera remind --test”.
error-desktop-slow = the notice could not be shown: { $program } does not answer. See whether the desktop has notices switched on, and try “cartera remind --test”.
