//! What vdirsyncer is told: which folders it carries to which server. Its configuration is ours to write, and names the
//! folder it is for, so that it is never run for another one.

use std::path::Path;

/// How a server is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Its address.
    pub url: String,
    /// Who asks.
    pub user: String,
    /// The command that prints the password, by its words.
    pub password_command: Vec<String>,
}

/// Which files are meant.
#[derive(Clone, Copy, Debug)]
pub struct Places<'p> {
    /// The shared folder.
    pub folder: &'p Path,
    /// Where vdirsyncer keeps what it knows.
    pub status: &'p Path,
    /// The command that makes two texts one when both ends changed, by its words.
    pub resolve: &'p [String],
}

/// What the file of the configuration is called.
pub const FILE: &str = "vdirsyncer.conf";
/// The beginning of the line that says for which folder a configuration is.
const MARK: &str = "# cartera: ";

/// The configuration.
#[must_use]
pub fn configuration(server: &Server, places: &Places) -> String {
    let text = |text: &str| serde_json::Value::from(text).to_string();
    let path = |path: &Path| text(&path.to_string_lossy());
    let list = |words: &[String]| {
        let words = words.iter().map(|word| text(word));
        std::iter::once(text("command")).chain(words).collect::<Vec<_>>().join(", ")
    };
    let mut out = vec![format!("{MARK}{}\n\n[general]\nstatus_path = {}\n", path(places.folder), path(places.status))];
    // Each pair has its own collections, so that neither kind of server is asked for the other's.
    for (pair, ending, kind, collections) in [
        ("contacts", ".vcf", "carddav", &["contacts"][..]),
        ("calendar", ".ics", "caldav", &["calendar", "history"][..]),
    ] {
        let named: Vec<String> = collections
            .iter()
            .map(|name| format!("[{}, {}, {}]", text(name), text(name), text(&format!("cartera-{name}"))))
            .collect();
        out.push(format!(
            "\n[pair cartera_{pair}]\na = \"cartera_{pair}_here\"\nb = \"cartera_{pair}_there\"\ncollections = [{}]\n\
             conflict_resolution = [{}]\n",
            named.join(", "),
            list(places.resolve),
        ));
        out.push(format!(
            "\n[storage cartera_{pair}_here]\ntype = \"filesystem\"\npath = {}\nfileext = {}\n",
            path(places.folder),
            text(ending),
        ));
        out.push(format!(
            "\n[storage cartera_{pair}_there]\ntype = {}\nurl = {}\nusername = {}\npassword.fetch = [{}]\n",
            text(kind),
            text(&server.url),
            text(&server.user),
            list(&server.password_command),
        ));
    }
    out.concat()
}

/// Whether a configuration is for this folder.
#[must_use]
pub fn is_for(configuration: &str, folder: &Path) -> bool {
    let mark = format!("{MARK}{}", serde_json::Value::from(&*folder.to_string_lossy()));
    configuration.lines().next() == Some(&*mark)
}

/// The words of a command, as a shell parts them: by blanks, as far as these stand in no quotation marks.
#[must_use]
pub fn words(command: &str) -> Option<Vec<String>> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    let mut letters = command.chars();
    while let Some(c) = letters.next() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some('"') | None, '\\') => word.get_or_insert_default().push(letters.next()?),
            (None, '\'' | '"') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, c) if c.is_whitespace() => words.extend(word.take()),
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    (quote.is_none() && !words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_configuration_names_folder_and_server_and_no_password() {
        let server = Server {
            url: "https://dav.example.com/".into(),
            user: "rosa\"q".into(),
            password_command: vec!["pass".into(), "show".into(), "dav".into()],
        };
        let resolve = ["cartera".to_owned(), "sync".to_owned(), "--resolve".to_owned()];
        let places = Places { folder: Path::new("/home/rosa/a b"), status: Path::new("/s"), resolve: &resolve };
        let text = configuration(&server, &places);
        for part in [
            "status_path = \"/s\"",
            "collections = [[\"calendar\", \"calendar\", \"cartera-calendar\"], [\"history\", \"history\", \"cartera-history\"]]",
            "conflict_resolution = [\"command\", \"cartera\", \"sync\", \"--resolve\"]",
            "path = \"/home/rosa/a b\"",
            "username = \"rosa\\\"q\"",
            "password.fetch = [\"command\", \"pass\", \"show\", \"dav\"]",
            "type = \"carddav\"",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
        assert!(is_for(&text, places.folder) && !is_for(&text, Path::new("/home/rosa")));
    }

    #[test]
    fn a_command_has_words() {
        let some = |words: &[&str]| Some(words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        for (typed, expected) in [
            ("pass show dav", some(&["pass", "show", "dav"])),
            ("  a  'b c'\"d \\\"e\" \\  ''", some(&["a", "b cd \"e", " ", ""])),
            ("echo 'a", None),
            ("a\\", None),
            ("  ", None),
        ] {
            assert_eq!(words(typed), expected, "{typed}");
        }
    }
}
