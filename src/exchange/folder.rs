//! What lies in a folder, for choosing a file from it.

use std::cmp::Ordering;
use std::io;
use std::path::{Path, PathBuf};

use super::incoming::Format;

/// The most of a folder that is looked at: nobody looks for a file among more of them by eye.
pub const MOST: usize = 20_000;

/// Something in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// What it is called there.
    pub name: String,
    /// What it is.
    pub what: What,
}

/// What something in a folder is, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A folder.
    Folder,
    /// A file that may be taken in, and how many bytes it has.
    File(Format, u64),
    /// Anything else.
    Other,
}

impl Found {
    /// Whether it is one of those that are not shown unless they are asked for.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        self.name.starts_with('.')
    }
}

/// The format that the ending of a name speaks of.
#[must_use]
pub fn format_of(name: &Path) -> Option<Format> {
    let ending = name.extension()?.to_str()?.to_ascii_lowercase();
    Some(match ending.as_str() {
        "csv" | "tsv" | "tab" | "txt" => Format::Csv,
        "xlsx" | "xlsm" | "xls" | "ods" => Format::Workbook,
        "vcf" | "vcard" => Format::Vcard,
        "ics" | "ical" => Format::Calendar,
        "json" | "jsonl" | "ndjson" => Format::Json,
        _ => return None,
    })
}

/// What lies in a folder: the folders first, then the files, each by name.
pub fn list(folder: &Path) -> io::Result<Vec<Found>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)?.take(MOST) {
        let Ok(entry) = entry else { continue };
        let path = entry.path();
        // Through a link one sees what it leads to; where it leads nowhere, there is nothing to choose.
        let Ok(about) = std::fs::metadata(&path) else { continue };
        let what = match format_of(&path) {
            _ if about.is_dir() => What::Folder,
            Some(format) if about.is_file() => What::File(format, about.len()),
            _ => What::Other,
        };
        found.push(Found { name: entry.file_name().to_string_lossy().into_owned(), path, what });
    }
    found.sort_by(|a, b| order(a).cmp(&order(b)).then_with(|| by_name(&a.name, &b.name)));
    Ok(found)
}

fn order(found: &Found) -> u8 {
    match found.what {
        What::Folder => 0,
        What::File(..) | What::Other => 1,
    }
}

fn by_name(a: &str, b: &str) -> Ordering {
    a.to_lowercase().cmp(&b.to_lowercase()).then_with(|| a.cmp(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_come_first_and_readable_files_are_known_by_their_names() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.CSV", "a.vcf", "zeta", ".oculto.csv", "foto.png", "Árbol.xlsx"] {
            std::fs::write(folder.path().join(name), "abc").unwrap();
        }
        std::fs::create_dir(folder.path().join("viejo.csv")).unwrap();
        let found = list(folder.path()).unwrap();
        let said: Vec<_> = found.iter().map(|found| (found.name.as_str(), found.what)).collect();
        assert_eq!(
            said,
            [
                ("viejo.csv", What::Folder),
                (".oculto.csv", What::File(Format::Csv, 3)),
                ("a.vcf", What::File(Format::Vcard, 3)),
                ("b.CSV", What::File(Format::Csv, 3)),
                ("foto.png", What::Other),
                ("zeta", What::Other),
                ("Árbol.xlsx", What::File(Format::Workbook, 3)),
            ]
        );
        assert!(found[1].is_hidden() && !found[2].is_hidden());
        assert!(list(&folder.path().join("nada")).is_err());
    }
}
