//! Sharing the agenda from the shell: by a folder, with a server that is set up, and what is refused.

use super::*;

/// A second home that shares the folder of the first one.
fn beside(first: &Home, lang: &'static str) -> Home {
    let home = Home::new(lang);
    let shared = first.path("shared");
    for home in [first, &home] {
        let folder = home.path(".config/cartera");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("config.toml"), format!("[sync]\nfolder = {:?}\n", shared.to_str().unwrap()))
            .unwrap();
    }
    home
}

#[test]
fn two_homes_share_a_folder() {
    for (lang, sent, received, even) in [
        ("es", "Enviado: 5 nuevos", "Recibido: 5 nuevos", "Sin cambios"),
        ("en", "Sent: 5 new", "Received: 5 new", "No changes"),
    ] {
        let one = Home::with_clients(lang);
        let other = beside(&one, lang);
        assert!(one.done(&["sync", "--dry-run"]).contains(": 5 "));
        assert!(!one.path("shared").exists());
        assert!(one.done(&["sync"]).contains(sent));
        assert!(other.done(&["sync"]).contains(received));
        assert!(other.done(&["sync"]).contains(even));
        assert!(other.done(&["show", "Hotel Sol"]).contains("renovar contrato"));
        let answer: Value = serde_json::from_str(&one.done(&["sync", "--json"])).unwrap();
        assert_eq!((&answer["server"], &answer["sent"]["added"]), (&"none".into(), &0.into()));
        std::fs::remove_dir_all(one.path("shared/contacts")).unwrap();
        let refused = one.run(&["sync"]);
        assert_eq!((refused.code, refused.err.lines().count()), (1, 1), "{refused:?}");
        assert!(refused.err.contains("--accept-deletions"));
    }
}

#[test]
fn what_is_ticked_off_elsewhere_is_shown_with_the_day() {
    for (lang, asks) in [("es", "¿cómo fue?"), ("en", "how did it go?")] {
        let home = Home::with_clients(lang);
        home.done(&["plan", "Ferretería Ruiz", "24/11/2026", "--purpose", "precios"]);
        let _other = beside(&home, lang);
        home.done(&["sync"]);
        for entry in std::fs::read_dir(home.path("shared/calendar")).unwrap() {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            std::fs::write(&path, text.replace("STATUS:NEEDS-ACTION", "STATUS:COMPLETED")).unwrap();
        }
        assert!(home.done(&["sync"]).contains(asks));
        let day = home.done(&["today"]);
        assert!(day.contains(asks) && day.contains("Ferretería Ruiz: precios"), "{day}");
        let day: Value = serde_json::from_str(&home.done(&["today", "--json"])).unwrap();
        assert_eq!(day["unsaid"][0]["purpose"], "precios");
        let line =
            if lang == "es" { "Ferretería Ruiz: llamé, todo bien" } else { "Ferretería Ruiz: called, all well" };
        home.done(&["log", line]);
        assert!(!home.done(&["today"]).contains(asks));
    }
}

#[test]
fn a_server_is_set_up_without_its_password() {
    for lang in ["es", "en"] {
        let home = Home::with_clients(lang);
        let set = ["sync", "--setup", "--url", "https://dav.example.com/", "--user", "rosa"];
        let whole = [&set[..], &["--password-command", "pass show 'my dav'"]].concat();
        assert!(home.done(&whole).contains("vdirsyncer"));
        let file = home.path(".config/cartera/vdirsyncer.conf");
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.contains("password.fetch = [\"command\", \"pass\", \"show\", \"my dav\"]"), "{text}");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        }
        // Nothing is run that is not there, and the folder alone still is.
        let missing = home.run(&["sync"]);
        assert_eq!((missing.code, missing.err.contains("--folders-only")), (1, true), "{missing:?}");
        home.done(&["sync", "--folders-only"]);
        for (args, code) in [
            (&set[..], 2),
            (&["sync", "--url", "https://x"][..], 2),
            (&["sync", "--setup", "--url", "http://dav.example.com", "--user", "r", "--password-command", "x"][..], 1),
            (&["sync", "--setup", "--url", "https://x", "--user", "r", "--password-command", "a 'b"][..], 1),
        ] {
            let refused = home.run(args);
            assert_eq!((refused.code, refused.out.as_str()), (code, ""), "{args:?} {refused:?}");
        }
    }
}
