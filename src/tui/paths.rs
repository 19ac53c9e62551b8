//! Paths as they are typed, pasted, or dropped on the terminal.

use std::path::{Path, PathBuf};

/// A path as it is typed or dropped on the terminal: quotes around it go, `~` is the user's home.
pub(super) fn read(typed: &str) -> PathBuf {
    let typed = typed.trim().trim_matches(['\'', '"']).replace("\\ ", " ");
    let typed = typed.strip_prefix("file://").unwrap_or(&typed);
    match (typed.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with('/')), home()) {
        (Some(rest), Some(home)) => home.join(rest.trim_start_matches('/')),
        _ => PathBuf::from(typed),
    }
}

/// The user's home.
pub(super) fn home() -> Option<PathBuf> {
    directories::BaseDirs::new().map(|dirs| dirs.home_dir().to_owned())
}

/// A path as the user writes it: `~` for the home.
pub(super) fn short(path: &Path) -> String {
    let at_home = home().and_then(|home| path.strip_prefix(home).ok().map(Path::to_owned));
    match at_home {
        Some(rest) if rest.as_os_str().is_empty() => "~".to_owned(),
        Some(rest) => format!("~/{}", rest.display()),
        None => path.display().to_string(),
    }
}

/// Whether what is typed is a path, and no part of a name.
pub(super) fn is_path(typed: &str) -> bool {
    let typed = typed.trim_start().trim_start_matches(['\'', '"']);
    let drive = typed.get(1..3) == Some(":\\") || typed.get(1..3) == Some(":/");
    typed.starts_with('~') || typed.contains('/') || drive || (cfg!(windows) && typed.contains('\\'))
}

/// The paths of a text that was pasted: one, or several with blanks between them, each quoted or with its blanks marked,
/// as terminals write files that are dropped on them.
pub(super) fn several(pasted: &str) -> Vec<PathBuf> {
    let whole = pasted.trim();
    // A single path with blanks that nobody marked.
    if Path::new(whole.trim_matches(['\'', '"'])).is_file() {
        return vec![read(whole)];
    }
    let (mut paths, mut word, mut quote, mut begun) = (Vec::new(), String::new(), None, false);
    let mut chars = whole.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, quote) {
            (c, Some(open)) if c == open => quote = None,
            ('\'' | '"', None) => (quote, begun) = (Some(c), true),
            ('\\', None) if chars.peek().is_some_and(|c| [' ', '\'', '"', '(', ')', '&'].contains(c)) => {
                word.extend(chars.next());
            }
            (c, None) if c.is_whitespace() => {
                if begun || !word.is_empty() {
                    paths.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            (c, _) => word.push(c),
        }
    }
    if !word.is_empty() {
        paths.push(word);
    }
    let absolute = |path: &String| path.starts_with(['/', '~']) || path.starts_with("file://") || is_drive(path);
    // A mark that nothing closes is part of a name.
    if quote.is_some() || paths.is_empty() || !paths.iter().all(absolute) {
        return vec![read(whole)];
    }
    paths.iter().map(|path| read(path)).collect()
}

fn is_drive(path: &str) -> bool {
    path.as_bytes().get(1) == Some(&b':') && path.starts_with(|c: char| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_read_as_terminals_write_them() {
        for (pasted, expected) in [
            ("/a/b.csv", vec!["/a/b.csv"]),
            ("'/a/mis contactos.csv'", vec!["/a/mis contactos.csv"]),
            ("'/a/b c.csv' '/d e.vcf'", vec!["/a/b c.csv", "/d e.vcf"]),
            ("/a/b\\ c.csv /d.vcf ", vec!["/a/b c.csv", "/d.vcf"]),
            ("file:///a/b.csv", vec!["/a/b.csv"]),
            ("/a/b c.csv", vec!["/a/b c.csv"]),
            ("/a/it's.csv", vec!["/a/it's.csv"]),
            ("b c.csv", vec!["b c.csv"]),
        ] {
            let expected: Vec<PathBuf> = expected.into_iter().map(PathBuf::from).collect();
            assert_eq!(several(pasted), expected, "{pasted}");
        }
        let home = home().unwrap();
        assert_eq!((read("~"), read("~/x y")), (home.clone(), home.join("x y")));
        assert_eq!(read("~ana/x"), PathBuf::from("~ana/x"));
        assert_eq!((short(&home), short(&home.join("a.csv"))), ("~".to_owned(), "~/a.csv".to_owned()));
    }

    #[test]
    fn a_path_is_told_from_a_part_of_a_name() {
        for (typed, path) in [("~", true), ("'/a", true), ("a/b", true), ("..", false), ("clientes 2026", false)] {
            assert_eq!(is_path(typed), path, "{typed}");
        }
    }
}
