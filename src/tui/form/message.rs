//! The form in which a message is looked over before it goes out, and the form of a template.

use super::plan::options;
use super::{Context, Field, Form, Name, Problem, Purpose, Tone};
use crate::agenda::Addressee;
use crate::domain::template::{Gap, Rendered, Route};
use crate::domain::text::clean_text;
use crate::domain::{ClientId, Code, ContactId, FollowUpId, Kind, Language, Medium, Template, Tone as Manners};
use crate::tui::dialog::Writing;

/// What a message is written from.
#[derive(Clone, Debug)]
pub struct Letter {
    /// To whom.
    pub to: Addressee,
    /// The follow-up from which it is written.
    pub about: Option<FollowUpId>,
    /// What its template is called.
    pub name: String,
    /// What was not known when it was filled in.
    pub missing: Vec<Gap>,
}

/// A message that is to go out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// The address that opens it.
    pub link: String,
    /// Its text.
    pub text: String,
    /// To whom, as the user reads it.
    pub whom: String,
    /// To which client.
    pub client: ClientId,
    /// To which person there.
    pub contact: Option<ContactId>,
    /// What is logged of it.
    pub kind: Kind,
    /// What there is to note of it.
    pub note: String,
    /// The follow-up from which it was written.
    pub about: Option<FollowUpId>,
}

/// The form of a message, filled in.
pub(super) fn open(letter: Letter, route: usize, filled: &Rendered, cx: Context) -> Form {
    let routes = letter.to.routes.iter().enumerate();
    let routes: Vec<_> = routes.map(|(n, route)| (n.to_string(), cx.texts.route(route, &letter.to))).collect();
    let mut fields = vec![Field::choice(Name::Route, routes, &route.to_string())];
    if letter.to.routes.iter().any(|route| route.medium == Medium::Email) {
        fields.push(Field::line(Name::Subject, &filled.subject));
    }
    fields.push(Field::area(Name::Body, &filled.body));
    let title = [letter.to.client.name.as_str(), letter.name.as_str()].join(" · ");
    let mut form = Form::new(Purpose::Message(Box::new(letter)), title, fields);
    form.go_to(Name::Body);
    form.review(cx);
    form
}

/// The way that is chosen.
fn route<'l>(form: &Form, letter: &'l Letter) -> Option<&'l Route> {
    letter.to.routes.get(form.chosen(Name::Route)?.parse::<usize>().ok()?)
}

/// What was missing and still stands as a mark in the message.
fn still_missing(form: &Form, letter: &Letter) -> Vec<Gap> {
    let text = [form.value(Name::Subject), form.value(Name::Body)].join("\n");
    // A change of case in the template changes the mark too.
    let text = text.to_lowercase();
    letter.missing.iter().copied().filter(|gap| text.contains(&gap.mark())).collect()
}

/// Says what is missing, and what becomes of the message.
pub(super) fn review(form: &mut Form, cx: Context) {
    let Purpose::Message(letter) = &form.purpose else { return };
    let missing = still_missing(form, letter);
    let medium = route(form, letter).map(|route| route.medium);
    if let Some(field) = form.field_mut(Name::Subject) {
        field.said = None;
        if medium != Some(Medium::Email) {
            field.say(Tone::Advice, cx.texts.get("form-subject-advice"));
        }
    }
    if let Some(field) = form.field_mut(Name::Body) {
        if missing.is_empty() {
            field.say(Tone::Understood, cx.texts.get("form-message-advice"));
        } else {
            field.say(Tone::Wrong, cx.texts.with("message-missing", &[("what", cx.texts.gaps(&missing).into())]));
        }
    }
}

/// The message as the form has it; what is missing keeps it from going out.
pub(super) fn save(form: &Form, letter: &Letter, cx: Context) -> Result<Outgoing, Problem> {
    let missing = still_missing(form, letter);
    if !missing.is_empty() {
        let what = cx.texts.gaps(&missing);
        let text = cx.texts.with("message-still-missing", &[("what", what.into())]);
        return Err(Problem { field: Some(Name::Body), text });
    }
    let problem = |field, text: String| Problem { field: Some(field), text };
    let Some(route) = route(form, letter) else { return Err(problem(Name::Route, String::new())) };
    let text = clean_text(&form.value(Name::Body));
    if text.trim().is_empty() && route.medium != Medium::Phone {
        return Err(problem(Name::Body, cx.texts.get("error-nothing-to-log").to_owned()));
    }
    let subject = if route.medium == Medium::Email { form.value(Name::Subject) } else { String::new() };
    let link = cx.texts.message_link(route, &letter.to.client, &subject, &text);
    Ok(Outgoing {
        link: link.map_err(|why| problem(Name::Route, why))?,
        whom: cx.texts.route(route, &letter.to),
        client: letter.to.client.id,
        contact: route.contact,
        kind: route.medium.kind(),
        note: cx.texts.message_note(&letter.name, &subject, &text),
        about: letter.about,
        text,
    })
}

/// The form of a template, new or known.
pub(super) fn open_template(template: Option<Template>, writing: Option<Box<Writing>>, cx: Context) -> Form {
    let template = template.unwrap_or_else(|| Template::named(""));
    let any = |key: &str| (String::new(), cx.texts.get(key).to_owned());
    let with_any = |mut list: Vec<(String, String)>, key: &str| {
        list.insert(0, any(key));
        list
    };
    let spoken = [Language::Spanish, Language::English];
    let name = cx.texts.template(&template);
    let fields = vec![
        Field::line(Name::ClientName, &name),
        Field::choice(
            Name::Medium,
            with_any(options(Medium::ALL, cx), "form-any-medium"),
            template.medium.map_or("", Code::code),
        ),
        Field::choice(
            Name::Language,
            with_any(options(&spoken, cx), "form-any-language"),
            template.language.map_or("", Code::code),
        ),
        Field::choice(
            Name::Tone,
            with_any(options(Manners::ALL, cx), "form-any-tone"),
            template.tone.map_or("", Code::code),
        ),
        Field::line(Name::Subject, &template.subject),
        Field::area(Name::Body, &template.body),
    ];
    let title = if name.is_empty() { cx.texts.get("form-template-new").to_owned() } else { name };
    let mut form = Form::new(Purpose::Template(Box::new(template), writing), title, fields);
    if !form.value(Name::ClientName).is_empty() {
        form.go_to(Name::Body);
    }
    form.review(cx);
    form
}

/// Says at once what is wrong with what is typed.
pub(super) fn review_template(form: &mut Form, cx: Context) {
    let Purpose::Template(before, _) = &form.purpose else { return };
    let flaw = typed(form, before, cx).check().map_err(|flaw| cx.texts.template_flaw(&flaw));
    if let Some(field) = form.field_mut(Name::Body) {
        match flaw {
            Ok(()) => field.say(Tone::Understood, cx.texts.get("form-template-advice")),
            Err(why) => field.say(Tone::Wrong, why),
        }
    }
}

/// The template as the form has it.
pub(super) fn typed(form: &Form, before: &Template, cx: Context) -> Template {
    let name = form.value(Name::ClientName);
    // The name that it has in the user's language is no name of its own.
    let own = before.code.is_none() || name != cx.texts.template(before);
    Template {
        name: if own { name } else { before.name.clone() },
        medium: form.chosen(Name::Medium).and_then(Medium::from_code),
        language: form.chosen(Name::Language).and_then(Language::from_code),
        tone: form.chosen(Name::Tone).and_then(Manners::from_code),
        subject: form.value(Name::Subject),
        body: form.field(Name::Body).map(Field::value).unwrap_or_default(),
        ..before.clone()
    }
}
