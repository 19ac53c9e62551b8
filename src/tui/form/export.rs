//! The form that writes what there is into a file: of whom, in which format, which kinds, and where.

use std::path::{Path, PathBuf};

use super::open::opened;
use super::{Context, Field, Form, Name, Problem, Purpose, Tone};
use crate::agenda::ExportFormat;
use crate::domain::{ClientId, Code};
use crate::exchange::incoming::Content;
use crate::i18n::Texts;
use crate::tui::paths;

/// All kinds at once, where a format has room for them.
const ALL: &str = "all";

/// Of whom something can be written.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    /// The marked ones.
    pub marked: Vec<ClientId>,
    /// Those of the list.
    pub listed: Vec<ClientId>,
    /// The one at hand, and what it is called.
    pub client: Option<(ClientId, String)>,
    /// The folder in which the file is proposed.
    pub folder: PathBuf,
}

/// What goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Of whom; `None` for everybody.
    pub clients: Option<Vec<ClientId>>,
    /// How it is written.
    pub format: ExportFormat,
    /// Which kinds.
    pub kinds: Vec<Content>,
    /// The file.
    pub path: PathBuf,
}

/// Of whom, as the form says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whom {
    Marked,
    Listed,
    Client,
    Everybody,
}

const WHOM: [(Whom, &str); 4] =
    [(Whom::Marked, "marked"), (Whom::Listed, "listed"), (Whom::Client, "client"), (Whom::Everybody, "everybody")];

/// The form; of the marked ones, of the list, of the client at hand or of everybody, whichever there is first.
pub(super) fn open(reach: Reach, cx: Context) -> Form {
    let texts = cx.texts;
    let mut whom = Vec::new();
    for (one, code) in WHOM {
        let said = match one {
            Whom::Marked if reach.marked.is_empty() => continue,
            Whom::Listed if reach.listed.is_empty() => continue,
            Whom::Marked => texts.with("export-marked", &[("n", reach.marked.len().into())]),
            Whom::Listed => texts.with("export-listed", &[("n", reach.listed.len().into())]),
            Whom::Client => match &reach.client {
                Some((_, name)) => name.clone(),
                None => continue,
            },
            Whom::Everybody => texts.get("export-everybody").to_owned(),
        };
        whom.push((code.to_owned(), said));
    }
    let first = whom.first().map(|(code, _)| code.clone()).unwrap_or_default();
    let formats = ExportFormat::ALL.iter().map(|format| (format.code().to_owned(), texts.word(*format).to_owned()));
    let mut kinds = vec![(ALL.to_owned(), texts.get("export-all-kinds").to_owned())];
    kinds.extend(Content::ALL.iter().map(|kind| (kind.code().to_owned(), texts.word(*kind).to_owned())));
    let fields = vec![
        Field::choice(Name::Whom, whom, &first),
        Field::choice(Name::Format, formats.collect(), ExportFormat::Csv.code()),
        Field::choice(Name::Contents, kinds, Content::Clients.code()),
        Field::line(Name::Path, ""),
    ];
    opened(Purpose::Export(Box::new(reach)), texts.get("export-title").to_owned(), fields, cx)
}

fn whom(form: &Form) -> Whom {
    let chosen = form.chosen(Name::Whom);
    WHOM.into_iter().find(|(_, code)| Some(*code) == chosen).map_or(Whom::Everybody, |(one, _)| one)
}

fn format(form: &Form) -> ExportFormat {
    form.chosen(Name::Format).and_then(ExportFormat::from_code).unwrap_or(ExportFormat::Csv)
}

/// Which kinds go out: all that the format has room for where none is chosen.
fn kinds(form: &Form) -> Vec<Content> {
    let chosen = form.chosen(Name::Contents).and_then(Content::from_code);
    let format = format(form);
    match (format.only(), chosen) {
        (Some(only), _) => vec![only],
        (None, Some(kind)) if format != ExportFormat::Json => vec![kind],
        (None, _) => Content::ALL.to_vec(),
    }
}

/// Proposes a name in step with what is chosen, and says what a format cannot do.
pub(super) fn review(form: &mut Form, reach: &Reach, cx: Context) {
    let texts = cx.texts;
    let (whom, format) = (whom(form), format(form));
    if let Some(field) = form.field_mut(Name::Contents).filter(|field| !field.touched) {
        let usual = match (format.only(), format) {
            (Some(only), _) => only.code(),
            (None, ExportFormat::Csv) => Content::Clients.code(),
            (None, _) => ALL,
        };
        field.set(usual);
    }
    let kinds = kinds(form);
    let what = match (&reach.client, kinds.as_slice()) {
        (Some((_, name)), _) if whom == Whom::Client => name.clone(),
        (_, [kind]) => texts.word(*kind).to_owned(),
        _ => texts.get("export-file").to_owned(),
    };
    let name = format!("{} {}.{}", harmless(&what), cx.agenda.today(), format.ending());
    if let Some(field) = form.field_mut(Name::Path).filter(|field| !field.touched) {
        field.offer(&paths::short(&reach.folder.join(name)));
    }
    let several = kinds.len() > 1;
    if let Some(field) = form.field_mut(Name::Contents) {
        field.said = None;
        match format {
            ExportFormat::Csv if several => field.say(Tone::Wrong, texts.get("export-one-kind")),
            ExportFormat::Json => field.say(Tone::Advice, texts.get("export-whole")),
            _ => {
                if let Some(only) = format.only() {
                    field.say(Tone::Advice, texts.with("export-only", &[("kind", texts.word(only).into())]));
                }
            }
        }
    }
    let path = paths::read(&form.value(Name::Path));
    let said = trouble(&path, texts);
    if let Some(field) = form.field_mut(Name::Path) {
        match said {
            Some(why) => field.say(Tone::Wrong, why),
            None => field.say(Tone::Advice, texts.get("export-path")),
        }
    }
}

/// What keeps a file from being written there.
fn trouble(path: &Path, texts: &Texts) -> Option<String> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if path.symlink_metadata().is_ok() {
        return Some(texts.get(if path.is_dir() { "export-is-folder" } else { "export-exists" }).to_owned());
    }
    folder.filter(|folder| !folder.is_dir()).map(|_| texts.get("export-no-folder").to_owned())
}

pub(super) fn save(form: &Form, reach: &Reach, cx: Context) -> Result<Export, Problem> {
    let problem = |field, key: &str| Problem { field: Some(field), text: cx.texts.get(key).to_owned() };
    let (format, kinds) = (format(form), kinds(form));
    if format == ExportFormat::Csv && kinds.len() > 1 {
        return Err(problem(Name::Contents, "export-one-kind"));
    }
    let typed = form.value(Name::Path);
    if typed.is_empty() {
        return Err(problem(Name::Path, "form-path-missing"));
    }
    let path = paths::read(&typed);
    if let Some(text) = trouble(&path, cx.texts) {
        return Err(Problem { field: Some(Name::Path), text });
    }
    let clients = match whom(form) {
        Whom::Marked => Some(reach.marked.clone()),
        Whom::Listed => Some(reach.listed.clone()),
        Whom::Client => reach.client.as_ref().map(|(id, _)| vec![*id]),
        Whom::Everybody => None,
    };
    Ok(Export { clients, format, kinds, path })
}

/// A name as every system takes it for a file's.
fn harmless(name: &str) -> String {
    let plain = |c: char| if c.is_control() || "/\\:*?\"<>|".contains(c) { ' ' } else { c };
    let name: String = crate::domain::text::clean_line(name).chars().map(plain).take(60).collect();
    name.trim().trim_start_matches('.').to_owned()
}
