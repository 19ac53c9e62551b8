//! The small forms of a client's files and of its relations to others.

use super::{Context, Field, Form, Name, Problem, Saved, Tone};
use crate::domain::relation::is_web;
use crate::domain::{ClientId, Code, RelationKind};
use crate::tui::paths;

/// What stands before the code of a relation that is seen from the other side.
const INVERSE: &str = "inverse:";

pub(super) fn attach_fields() -> Vec<Field> {
    vec![Field::line(Name::Path, ""), Field::line(Name::Label, "")]
}

/// Says whether the file is there.
pub(super) fn review_attach(form: &mut Form, cx: Context) {
    let typed = form.value(Name::Path);
    let target = target(&typed);
    let Some(field) = form.field_mut(Name::Path) else { return };
    field.said = None;
    if typed.is_empty() {
        field.say(Tone::Advice, cx.texts.get("form-attach-advice"));
    } else if !is_web(&target) && !std::path::Path::new(&target).exists() {
        field.say(Tone::Wrong, cx.texts.get("form-attach-missing"));
    }
}

pub(super) fn save_attach(form: &Form, client: ClientId, cx: Context) -> Result<Saved, Problem> {
    let typed = form.value(Name::Path);
    let wrong = form.field(Name::Path).and_then(|field| field.said.as_ref()).filter(|said| said.tone == Tone::Wrong);
    if let Some(said) = wrong {
        return Err(Problem { field: Some(Name::Path), text: said.text.clone() });
    }
    if typed.is_empty() {
        let text = cx.texts.get("form-attach-nothing").to_owned();
        return Err(Problem { field: Some(Name::Path), text });
    }
    Ok(Saved::Attach(client, target(&typed), form.value(Name::Label)))
}

/// An address as it is; a file by its whole path.
fn target(typed: &str) -> String {
    if is_web(typed) {
        return typed.to_owned();
    }
    let path = paths::read(typed);
    std::path::absolute(&path).unwrap_or(path).display().to_string()
}

pub(super) fn relate_fields(cx: Context) -> Vec<Field> {
    let mut kinds: Vec<(String, String)> = Vec::new();
    for kind in RelationKind::ALL {
        kinds.push((kind.code().to_owned(), cx.texts.word(*kind).to_owned()));
        if !kind.is_mutual() {
            kinds.push((format!("{INVERSE}{}", kind.code()), cx.texts.related(*kind, true).to_owned()));
        }
    }
    vec![Field::choice(Name::Relation, kinds, ""), Field::line(Name::Other, "")]
}

/// Says who is meant.
pub(super) fn review_relate(form: &mut Form, cx: Context) {
    let typed = form.value(Name::Other);
    let found = cx.agenda.resolve(&typed).and_then(|id| cx.agenda.client(id));
    let Some(field) = form.field_mut(Name::Other) else { return };
    field.said = None;
    match found {
        _ if typed.is_empty() => field.say(Tone::Advice, cx.texts.get("form-relate-advice")),
        Ok(client) => {
            let place = client.city.map(|city| format!(" · {city}")).unwrap_or_default();
            field.say(Tone::Understood, format!("{}{place}", client.name));
        }
        Err(error) => field.say(Tone::Wrong, cx.texts.failure(&error)),
    }
}

pub(super) fn save_relate(form: &Form, client: ClientId, cx: Context) -> Result<Saved, Problem> {
    let problem = |text: String| Problem { field: Some(Name::Other), text };
    let typed = form.value(Name::Other);
    if typed.is_empty() {
        return Err(problem(cx.texts.get("form-relate-missing").to_owned()));
    }
    let other = cx.agenda.resolve(&typed).map_err(|error| problem(cx.texts.failure(&error)))?;
    let code = form.chosen(Name::Relation).unwrap_or_default();
    let kind = |code: &str| RelationKind::from_code(code).unwrap_or(RelationKind::PartnerOf);
    Ok(match code.strip_prefix(INVERSE) {
        Some(code) => Saved::Relate(other, kind(code), client),
        None => Saved::Relate(client, kind(code), other),
    })
}
