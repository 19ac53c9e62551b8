//! What can be done here: the hint bar and the help, both from the register.

use ratatui::text::{Line, Span};

use super::command::{Command, Entry, Group, Place, REGISTER};
use super::dialog::Dialog;
use super::model::Model;
use crate::domain::cells as text;
use crate::domain::{Code, Light};

/// As many hints as fit, the help always among them.
pub(super) fn hints(model: &Model, place: Place, width: usize) -> Line<'static> {
    let hint = |command: Command| {
        let key = model.keymap.key(command)?;
        let name = model.texts.get(&command.entry().name_key()).to_owned();
        Some((key, name))
    };
    let cells = |(key, name): &(String, String)| text::width(key) + text::width(name) + 3;
    let help = hint(Command::Help).filter(|_| place != Place::FORM);
    let mut room = width.saturating_sub(1 + help.as_ref().map_or(0, cells));
    let mut chosen = Vec::new();
    let useful = |entry: &Entry| match (entry.command, &model.dialog) {
        _ if model.day.empty && (entry.needs_client() || entry.command == Command::Filter) => false,
        _ if model.on_calendar() && !model.calendar.in_day && entry.needs_client() => false,
        // On the welcome screen its key takes contacts in.
        (Command::Capture, _) => !model.day.empty,
        (Command::Editor, Some(Dialog::Form(form))) => form.takes_text(),
        (Command::Copy, Some(Dialog::Form(form))) => form.is_message(),
        (Command::Discard, Some(Dialog::Form(form))) => form.draft_key().is_some(),
        _ => true,
    };
    let commands = REGISTER.iter().filter(|entry| entry.hint && entry.place.meets(place) && useful(entry));
    for hint in commands.filter(|entry| entry.command != Command::Help).filter_map(|entry| hint(entry.command)) {
        // What is too long gives its place to a shorter one.
        if cells(&hint) <= room {
            room -= cells(&hint);
            chosen.push(hint);
        }
    }
    chosen.extend(help);
    let mut spans = vec![Span::raw(" ")];
    for (key, name) in chosen {
        spans.push(Span::styled(key, model.theme.key));
        spans.push(Span::styled(format!(" {name}  "), model.theme.muted));
    }
    Line::from(spans)
}

/// The help: every command that has a key, group by group.
pub(super) fn help(model: &Model) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for group in Group::ALL {
        if !lines.is_empty() {
            lines.push(Line::raw(""));
        }
        lines.push(Line::styled(model.texts.get(group.key()).to_owned(), model.theme.accent));
        for entry in REGISTER.iter().filter(|entry| entry.group == group) {
            let keys = model.keymap.keys(entry.command).join(" ");
            let keys = if keys.is_empty() { format!(":{}", model.texts.get(&entry.name_key())) } else { keys };
            lines.push(Line::from(vec![
                Span::styled(text::fit(&keys, 14), model.theme.key),
                Span::raw(" "),
                Span::raw(model.texts.get(&entry.doc_key()).to_owned()),
            ]));
        }
    }
    lines.push(Line::raw(""));
    lines.push(Line::styled(model.texts.get("help-lights").to_owned(), model.theme.accent));
    for light in Light::ALL {
        lines.push(Line::from(vec![
            Span::styled(
                text::fit(&format!("{} {}", light.glyph(), model.texts.word(*light)), 14),
                model.theme.light(*light),
            ),
            Span::raw(" "),
            Span::raw(model.texts.get(&format!("help-light-{}", light.code())).to_owned()),
        ]));
    }
    lines
}
